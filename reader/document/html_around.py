"""What stands around the article of a web page, told by what pages call it: menus, banners, comments and the like."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.document.html_nodes import (
    ancestors,
    itself_and_above,
    letters,
    outermost,
    own_letters,
    remove,
    unlinked,
    weights_in,
)

LANDMARKS = "article, main, [role=main], [itemprop=articleBody]"
HEADINGS = "h1, h2, h3, h4, h5, h6"

_ROLES = (
    "nav, body > footer, body > :not(article) > footer, form[role=search], [role=navigation], [role=banner],"
    " [role=contentinfo], [role=complementary], [role=search],"
    " table.nav, table.navigation, .navheader, .navfooter,"
    " div.header:has(> p > a:is([rel=next], [rel=prev], [rel=up])),"
    " .mw-editsection, .mw-cite-backlink, .navbox, .catlinks,"
    " #catlinks, #siteNotice, #siteSub, #jump-to-nav, .mw-jump-link, .mw-portlet,"
    " .mw-indicators, .noprint, .printfooter, .cat-links, .tags-links,"
    " time.published ~ time.updated, #ez-toc-container, #toc_container, #jp-relatedposts,"
    " .postmetadata, .entry-footer, .post-body ~ .post-footer,"
    " .entry-content ~ .postmeta, .entry-content ~ .post-meta, .entry-content ~ .entry-meta"
)
"""What is never part of an article."""
_DIALOGS = (
    "dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [id^=sp_message], [class*=qc-cmp], #cmpbox,"
    " #CybotCookiebotDialog, #usercentrics-root, [id^=didomi], [id^=truste], .fc-consent-root, .cc-window"
)
"""What is laid over a page, among it what asks for consent."""
_COMMENTS = (
    "#comments, .comments, .comments-area, .comments-section, .comment-section, .comment-list, .commentlist,"
    " .post-comments, .article-comments, [id^=disqus]"
)
_BLOCKS = "div, section, aside, ul, ol, p, header"
_PARTS = (
    r"(?:-(?:area|articles|banner|bar|block|box|consent|container|content|dialog|form|info|inner|law|links|list|message"
    r"|news|notice|overlay|popup|posts|prompt|sdk|section|signup|stories|thread|wall|widget|window|wrap|wrapper|\d+))*"
)
_WHOSE = r"(?:(?:post|article|story|entry|page|site|main|blog|user|reader|fb)-)?"
_CALLED_COMMENTS = re.compile(
    rf"{_WHOSE}(?:comments|comment(?=-(?:list|area|section|thread|form))|commentlist|disqus){_PARTS}"
)
_CALLED_RELATED = re.compile(
    rf"{_WHOSE}(?:related|recommended|recommendations|most-(?:read|popular|viewed|shared|commented)){_PARTS}"
)
_CALLED_AROUND = re.compile(
    rf"{_WHOSE}(?:sidebar|newsletter|onetrust|gdpr|consent|cookie-?consent"
    r"|cookies?(?=-(?:banner|bar|notice|law|popup|message|overlay|wall|dialog|prompt))"
    rf"|privacy(?=-(?:banner|notice|popup|prompt))){_PARTS}|(?:site|page|main|blog)-footer{_PARTS}|widget-area"
)
_CALLED_FOOTER = re.compile("footer")
_CALLED = (_CALLED_COMMENTS, _CALLED_RELATED, _CALLED_AROUND, _CALLED_FOOTER)
_HIGHEST = 2
"""How many nodes are above what is the footer of the page by no more than this name."""
_MENU_WORDS = frozenset({
    "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing", "social",
    "comments", "related", "recommended", "promo", "advert", "advertisement", "ads", "sponsored", "cookie",
    "cookies", "consent", "newsletter", "subscribe", "pagination", "popup", "modal", "skip", "masthead",
    "ad", "adsbygoogle", "adslot", "adverts", "advertising", "sponsor", "sharedaddy", "addtoany", "disqus",
})  # fmt: skip
_STEPS = ".prev-next, .prevnext, .prev-next-area, .next-prev, .nextprev"
"""What leads to the pages beside one."""
_TAGS = frozenset({"tag", "tags", "categories"})
"""What lists are called that say what an article is about."""
_ABOUT = ("category-", "tag-")
_WORDS = re.compile(r"[a-z]+")
_MENU_SHARE = 0.2
_MOST_OF = 0.8
_HALF = 0.5
ENOUGH = 160
"""Letters that there must be to read without what is around them, or that may be what the page is for."""


def remove_around(page: LexborHTMLParser, body: LexborNode) -> Counter[int]:
    """Take out of a page what it calls by a name that an article never has; the weights of the nodes of the page."""
    characters = len(body.text())
    remove(node for node in page.css(_ROLES) if len(node.text()) <= _MOST_OF * characters)
    remove(node for node in page.css("aside") if len(node.text()) <= _MOST_OF * characters and not _is_in_article(node))
    remove(_well_known(page, body))
    remove(_contents(page, body))
    weights = weights_in(body)
    remove(node for node in page.css(_STEPS) if _is_mostly_links(node))
    remove(node for node in page.css(_BLOCKS) if _is_menu(node, weights, body))
    remove(_teasers(page, body, weights))
    return weights


def comments_in(top: LexborNode) -> list[LexborNode]:
    """What readers have said of the article."""
    return outermost(top.css(_COMMENTS))


def _is_in_article(aside: LexborNode) -> bool:
    """Whether an aside is of the text, and not of the page: more than links, in what the page says is its article."""
    return 2 * unlinked(aside) > len(aside.text()) and _is_in_landmark(aside)


def _is_in_landmark(node: LexborNode) -> bool:
    return any(
        above.tag in ("article", "main")
        or above.attributes.get("role") == "main"
        or above.attributes.get("itemprop") == "articleBody"
        for above in ancestors(node)
    )


def _well_known(page: LexborHTMLParser, body: LexborNode) -> list[LexborNode]:
    """The blocks of well-known names; none where there would be nothing left to read."""
    named = [*page.css(_DIALOGS), *filter(_is_well_known, page.css(_BLOCKS))]
    found = outermost(node for node in named if node.css_first("h1, main, [role=main], [itemprop=articleBody]") is None)
    within = {node.mem_id for node in found}
    landmarks = (mark for mark in page.css(LANDMARKS) if within.isdisjoint(itself_and_above(mark)))
    is_left = bool(found) and (
        any(map(own_letters, landmarks)) or own_letters(body) - sum(map(own_letters, found)) >= ENOUGH
    )
    return found if is_left else []


def _is_well_known(node: LexborNode) -> bool:
    """Whether a node has a name of what is around an article however little that has to say itself.

    In an article the id of a part is more likely that of what it speaks of.
    """
    names = [_hyphened(name) for name in (node.attributes.get("class") or "").split()]
    if any(_CALLED_COMMENTS.fullmatch(name) or _CALLED_RELATED.fullmatch(name) for name in names):
        return True
    name = _hyphened(node.id or "")
    if any(called.fullmatch(name) for called in _CALLED) and not _is_named_by_heading(node):
        names.append(name)
    if any(map(_CALLED_COMMENTS.fullmatch, names)):
        return True
    is_around = any(_CALLED_AROUND.fullmatch(name) or _CALLED_RELATED.fullmatch(name) for name in names)
    is_footer = any(map(_CALLED_FOOTER.fullmatch, names)) and len([*ancestors(node)]) <= _HIGHEST
    return (is_around or is_footer) and not (_is_in_landmark(node) or _is_box(node))


def _hyphened(name: str) -> str:
    return name.casefold().replace("_", "-")


def _is_box(node: LexborNode) -> bool:
    """Whether a node is a box in a text, which some manuals call a sidebar."""
    return node.css_first("p.sidebar-title") is not None


def _contents(page: LexborHTMLParser, body: LexborNode) -> list[LexborNode]:
    """The lists of contents, unless the page is for them."""
    found = outermost(page.css("#toc, .toc"))
    if not found:
        return []
    is_text_left = own_letters(body) - sum(map(own_letters, found)) >= ENOUGH
    return found if is_text_left and 2 * sum(map(letters, found)) < letters(body) else []


def _is_menu(node: LexborNode, weights: Counter[int], body: LexborNode) -> bool:
    """Whether a node is called something that is around an article, and says but little."""
    is_named = (_called_menu(node) and not _is_box(node)) or _lists_tags(node)
    return is_named and weights[node.mem_id] < _MENU_SHARE * weights[body.mem_id]


def _teasers(page: LexborHTMLParser, body: LexborNode, weights: Counter[int]) -> list[LexborNode]:
    """What leads to other articles, unless the page is for that."""
    found = outermost(page.css("article[class^=teaser]"))
    return found if sum(weights[node.mem_id] for node in found) < _HALF * weights[body.mem_id] else []


def _classes(node: LexborNode) -> list[str]:
    """The words in the names of the classes of a node, but for those that say what a post is about."""
    classes = (node.attributes.get("class") or "").casefold().split()
    return _WORDS.findall(" ".join(name for name in classes if not name.startswith(_ABOUT)))


def _lists_tags(node: LexborNode) -> bool:
    return not _TAGS.isdisjoint(_classes(node)) and _is_mostly_links(node)


def _is_mostly_links(node: LexborNode) -> bool:
    return own_letters(node) <= _HALF * letters(node)


def _called_menu(node: LexborNode) -> bool:
    if not _MENU_WORDS.isdisjoint(_classes(node)):
        return True
    return not _MENU_WORDS.isdisjoint(_words(node.id or "")) and not _is_named_by_heading(node)


def _is_named_by_heading(node: LexborNode) -> bool:
    """Whether the id of a part is the words of its heading, as in manuals: then it does not say what the part is for.

    A part with a single word for its id must be in what the page says is its article, or beside others of such ids.
    """
    if not _has_words_of_heading(node):
        return False
    beside = node.parent.iter() if node.parent else ()
    return (
        len(_words(node.id or "")) > 1
        or _is_in_landmark(node)
        or any(_has_words_of_heading(each) for each in beside if each.mem_id != node.mem_id)
    )


def _has_words_of_heading(node: LexborNode) -> bool:
    heading = node.css_first(HEADINGS) if node.id else None
    return heading is not None and _words(node.id or "") == _words(heading.text())


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
