"""The article in a web page: found by what the page says (`article`, `main`), else by where its paragraphs are.

The latter is what the reader modes of browsers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, takewhile
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

LANDMARKS = "article, main, [role=main], [itemprop=articleBody]"
AROUND = (
    "nav, body > footer, body > :not(article) > footer, form[role=search], [role=navigation], [role=banner],"
    " [role=contentinfo], [role=complementary], [role=search], [role=dialog], dialog,"
    " .mw-editsection, .mw-cite-backlink, .navbox, .catlinks, .noprint, #toc, .toc"
)
"""What is never part of an article."""

_MENU_WORDS = frozenset({
    "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing", "social",
    "comments", "related", "recommended", "promo", "advert", "advertisement", "ads", "sponsored", "cookie",
    "cookies", "consent", "newsletter", "subscribe", "pagination", "popup", "modal", "skip", "masthead",
    "ad", "adsbygoogle", "adslot", "adverts", "advertising", "sponsor", "sharedaddy", "addtoany", "disqus",
})  # fmt: skip
_COMMENTS = "#comments, .comments, .comments-area, .comment-list, [id^=disqus]"
_TAGS = frozenset({"tag", "tags", "categories"})
"""What lists are called that say what an article is about."""
_WORDS = re.compile(r"[a-z]+")
_MENU_SHARE = 0.2
_MOST_OF = 0.8
_ENOUGH = 0.4
_MORE_THAN_HALF = 0.6
_SMALL = 500
"""Letters below which a page is read whole, for there is too little to tell an article by."""
_CLOSE_ANCESTORS = 3
_DEPTH = 100
_BLOCKS = "div, section, aside, ul, ol, p, header"
_MENU_BLOCKS = frozenset({"td", "th", "ul", "ol", "dl", "div", "center", "p", "table"})
_MENU_LINKS = 4
_MOSTLY_LINKS = 0.75

_HALF = 0.5
_WAYS = frozenset({"next", "prev", "previous", "up"})
"""What links are for that lead from a page of a manual to those beside it."""
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_PROSE = frozenset({"p", "pre", "blockquote", "ul", "ol", "dl", "-text"})
_SENTENCE = 25
"""Letters from which on there may be a sentence."""
_LONGEST_HEAD = 300


def find_article(page: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The node that holds the article; the whole body where nothing stands out."""
    letters = len(body.text())
    remove(node for node in page.css(AROUND) if len(node.text()) <= _MOST_OF * letters)
    remove(node for node in page.css("aside") if len(node.text()) <= _MOST_OF * letters and not _is_in_article(node))
    weights = _weights(body)
    everything = weights[body.mem_id]
    blocks = page.css(_BLOCKS)
    remove(
        node
        for node in blocks
        if (_called_menu(node) or _lists_tags(node)) and weights[node.mem_id] < _MENU_SHARE * everything
    )
    marked = page.css(LANDMARKS)
    if marked and everything:
        most = max(weights[node.mem_id] for node in marked)
        inner = [node for node in marked if weights[node.mem_id] >= _MOST_OF * most]
        if most >= _ENOUGH * everything:
            return inner[-1]
    found = _by_paragraphs(body) if everything >= _SMALL else None
    return _with_neighbours(found, body) if found else _without_menus(body)


def _is_in_article(aside: LexborNode) -> bool:
    """Whether an aside is of the text, and not of the page: more than links, in what the page says is its article."""
    is_text = 2 * _unlinked(aside) > len(aside.text())
    return is_text and any(above.css_matches(LANDMARKS) for above in _ancestors(aside, _DEPTH))


def _by_paragraphs(body: LexborNode) -> LexborNode | None:
    """The node whose own paragraphs, and those a level or two below, weigh most; None if too much is outside it."""
    scores: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    for paragraph in body.css("p, pre, blockquote"):
        weight = _weight(paragraph)
        for distance, node in enumerate(_ancestors(paragraph, _CLOSE_ANCESTORS), 1):
            nodes[node.mem_id] = node
            scores[node.mem_id] += weight // distance
    best = nodes[max(scores, key=scores.__getitem__)]
    holds_most = _weights(best)[best.mem_id] >= _MOST_OF * _weights(body)[body.mem_id]
    return best if holds_most and _unlinked(best) >= _MORE_THAN_HALF * _unlinked(body) else None


def _with_neighbours(found: LexborNode, body: LexborNode) -> LexborNode:
    """What holds a node with the headings and paragraphs beside it, as far as there are no menus between."""
    article = branch = found
    while branch.mem_id != body.mem_id and branch.parent is not None:
        kept = {each.mem_id for each in (*_prose_beside(branch, "prev"), branch, *_prose_beside(branch, "next"))}
        branch = branch.parent
        if len(kept) > 1:
            article = branch
            remove(each for each in branch.iter(include_text=True) if each.mem_id not in kept)
    return article


def _prose_beside(branch: LexborNode, step: Literal["prev", "next"]) -> list[LexborNode]:
    """The nodes beside one, on one side of it, up to the last heading or paragraph before a menu."""
    passed: list[LexborNode] = []
    prose = 0
    node = getattr(branch, step)
    while node is not None and not _is_menu(node):
        passed.append(node)
        is_head = step == "prev" and _letters(node) <= _LONGEST_HEAD and bool(node.css(_HEADINGS))
        if is_head or (node.tag in _PROSE and _letters(node) >= _SENTENCE):
            prose = len(passed)
        node = getattr(node, step)
    return passed[:prose]


def rules_at_ends(article: LexborNode) -> list[LexborNode]:
    """The rules before all that is in the article, and those behind it: they part it from menus."""

    def is_empty(node: LexborNode) -> bool:
        return not node.text().strip() and node.css_first("img, svg, math") is None

    nodes = [*article.iter()]
    at_ends = chain(takewhile(is_empty, nodes), takewhile(is_empty, reversed(nodes)))
    return [node for node in at_ends if node.tag == "hr"]


def _without_menus(body: LexborNode) -> LexborNode:
    """A page without its blocks of nothing but links to other pages, unless it is a page of links."""
    links: Counter[int] = Counter()
    blocks: dict[int, LexborNode] = {}
    for found in filter(_leads_elsewhere, body.css("a[href]")):
        for node in _ancestors(found, _DEPTH):
            if node.tag in _MENU_BLOCKS:
                blocks[node.mem_id] = node
                links[node.mem_id] += _MENU_LINKS if _leads_on(found) else 1
    of_links = (node for name, node in blocks.items() if links[name] >= _MENU_LINKS)
    menus = {node.mem_id: node for node in of_links if _is_menu(node)}
    outermost = [node for node in menus.values() if not any(n.mem_id in menus for n in _ancestors(node, _DEPTH))]
    if 2 * sum(map(_letters, outermost)) < _letters(body):
        remove(outermost)
    return body


def _is_menu(node: LexborNode) -> bool:
    """Whether a node holds little more than links to other pages."""
    links = [*filter(_leads_elsewhere, node.css("a[href]"))]
    leads_on = any(map(_leads_on, links))
    share = _HALF if leads_on else _MOSTLY_LINKS
    return (leads_on or len(links) >= _MENU_LINKS) and sum(map(_letters, links)) >= share * _letters(node)


def _leads_elsewhere(link: LexborNode) -> bool:
    return not (link.attributes["href"] or "").startswith("#")


def _leads_on(link: LexborNode) -> bool:
    return link.attributes.get("rel") in _WAYS


def _letters(node: LexborNode) -> int:
    return sum(map(str.isalnum, node.text()))


def _weights(top: LexborNode) -> Counter[int]:
    """For each node, the letters in paragraphs of it that are not in links."""
    weights: Counter[int] = Counter({top.mem_id: 0})
    for paragraph in top.css("p, pre"):
        weight = _weight(paragraph)
        for node in _ancestors(paragraph, _DEPTH):
            weights[node.mem_id] += weight
    return weights


def _weight(paragraph: LexborNode) -> int:
    return max(0, 2 * _unlinked(paragraph) - len(paragraph.text()))


def _unlinked(node: LexborNode) -> int:
    """The letters of a node that are in no link."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def _ancestors(node: LexborNode, most: int) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None and most > 0 and above.tag not in ("html", "-document", "-undef"):
        yield above
        above, most = above.parent, most - 1


def comments_in(top: LexborNode) -> list[LexborNode]:
    """What readers have said of the article."""
    named = {node.mem_id: node for node in top.css(_COMMENTS)}
    return [node for node in named.values() if not any(above.mem_id in named for above in _ancestors(node, _DEPTH))]


def _classes(node: LexborNode) -> list[str]:
    """The words in the names of the classes of a node."""
    return _WORDS.findall((node.attributes.get("class") or "").casefold())


def _lists_tags(node: LexborNode) -> bool:
    is_called = not _TAGS.isdisjoint(_classes(node))
    return is_called and sum(map(_letters, node.css("a"))) >= _HALF * _letters(node)


def _called_menu(node: LexborNode) -> bool:
    if not _MENU_WORDS.isdisjoint(_classes(node)):
        return True
    name = _WORDS.findall((node.id or "").casefold())
    return not _MENU_WORDS.isdisjoint(name) and not _is_named_by_heading(node, name)


def _is_named_by_heading(node: LexborNode, name: list[str]) -> bool:
    """Whether the name of a part is that of its heading, as in manuals: then it says nothing of what the part is for.

    A part with a single word for its name must be in what the page says is its article.
    """
    heading = node.css_first(_HEADINGS)
    if heading is None or name != _WORDS.findall(heading.text().casefold()):
        return False
    return len(name) > 1 or any(above.css_matches(LANDMARKS) for above in _ancestors(node, _DEPTH))


def remove(nodes: Iterable[LexborNode]) -> None:
    """Take nodes out of the page; a node inside another one goes with that, and must not be touched again."""
    doomed = {node.mem_id: node for node in nodes}
    outermost = [n for n in doomed.values() if not any(above.mem_id in doomed for above in _ancestors(n, _DEPTH))]
    for node in outermost:
        node.decompose()
