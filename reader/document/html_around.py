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
    " table.nav, table.navigation, .navheader, .navfooter, .mw-editsection, .mw-cite-backlink, .navbox, .catlinks,"
    " #catlinks, #siteNotice, #siteSub, #jump-to-nav, .mw-jump-link, .noprint, .printfooter, .cat-links, .tags-links,"
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
_WELL_KNOWN = re.compile(
    r"(?:(?:post|article|story|entry|page|site|user|reader|fb)-)?"
    r"(?:comments|comment(?=-(?:list|area|section|thread|form))|commentlist|disqus|related|recommended|recommendations"
    r"|most-(?:read|popular|viewed|shared|commented)|newsletter|onetrust|gdpr|consent|cookie-?consent"
    r"|cookies?(?=-(?:banner|bar|notice|law|popup|message|overlay|wall|dialog|prompt))"
    r"|privacy(?=-(?:banner|notice|popup|prompt)))"
    r"(?:-(?:area|articles|banner|bar|block|box|consent|container|content|dialog|form|info|inner|law|links|list|message|news"
    r"|notice|overlay|popup|posts|prompt|sdk|section|signup|stories|thread|wall|widget|window|wrap|wrapper|\d+))*"
)
"""The names of what is around an article however little that has to say itself."""
_WELL_KNOWN_OUTSIDE = re.compile(
    r"(?:(?:site|page|main|blog)-)?(?:sidebar|footer)(?:-(?:area|container|inner|wrap|wrapper|\d+))*|widget-area|colophon"
)
"""Names that say it only outside of what the page says is its article."""
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
_WORDS = re.compile(r"[a-z]+")
_MENU_SHARE = 0.2
_MOST_OF = 0.8
_HALF = 0.5
ENOUGH = 160
"""Letters that there must be to read without what is around them, or that may be what the page is for."""


def remove_around(page: LexborHTMLParser, body: LexborNode) -> None:
    """Take out of a page what it calls by a name that an article never has."""
    characters = len(body.text())
    remove(node for node in page.css(_ROLES) if len(node.text()) <= _MOST_OF * characters)
    remove(node for node in page.css("aside") if len(node.text()) <= _MOST_OF * characters and not _is_in_article(node))
    remove(_well_known(page, body))
    remove(_contents(page, body))
    weights = weights_in(body)
    remove(node for node in page.css(_STEPS) if _is_mostly_links(node))
    remove(node for node in page.css(_BLOCKS) if _is_menu(node, weights, body))
    remove(_teasers(page, body, weights))


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
    names = (node.attributes.get("class") or "").casefold().replace("_", "-").split()
    if (name := (node.id or "").casefold().replace("_", "-")) and not _is_named_by_heading(node, _WORDS.findall(name)):
        names.append(name)
    if any(map(_WELL_KNOWN.fullmatch, names)):
        return True
    return any(map(_WELL_KNOWN_OUTSIDE.fullmatch, names)) and not (_is_in_landmark(node) or _is_box(node))


def _is_box(node: LexborNode) -> bool:
    """Whether a node is a box in a text, which some manuals call a sidebar."""
    return node.css_first("p.sidebar-title") is not None


def _contents(page: LexborHTMLParser, body: LexborNode) -> list[LexborNode]:
    """The lists of contents, unless the page is for them."""
    found = outermost(page.css("#toc, .toc"))
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
    """The words in the names of the classes of a node."""
    return _WORDS.findall((node.attributes.get("class") or "").casefold())


def _lists_tags(node: LexborNode) -> bool:
    return not _TAGS.isdisjoint(_classes(node)) and _is_mostly_links(node)


def _is_mostly_links(node: LexborNode) -> bool:
    return own_letters(node) <= _HALF * letters(node)


def _called_menu(node: LexborNode) -> bool:
    if not _MENU_WORDS.isdisjoint(_classes(node)):
        return True
    name = _WORDS.findall((node.id or "").casefold())
    return not _MENU_WORDS.isdisjoint(name) and not _is_named_by_heading(node, name)


def _is_named_by_heading(node: LexborNode, name: list[str]) -> bool:
    """Whether the name of a part is that of its heading, as in manuals: then it says nothing of what the part is for.

    A part with a single word for its name must be in what the page says is its article.
    """
    heading = node.css_first(HEADINGS)
    if heading is None or name != _WORDS.findall(heading.text().casefold()):
        return False
    return len(name) > 1 or _is_in_landmark(node)
