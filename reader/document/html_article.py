"""The article in a web page: found by what the page says (`article`, `main`), else by where its paragraphs are.

The latter is what the reader modes of browsers do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain, takewhile
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.document.html_around import ENOUGH, HEADINGS, LANDMARKS, remove_around
from reader.document.html_nodes import (
    ancestors,
    itself_and_above,
    letters,
    own_letters,
    remove,
    unlinked,
    weight,
    weights_in,
)

_MOST_OF = 0.8
_ENOUGH = 0.4
_MORE_THAN_HALF = 0.6
_RIVAL = 0.25
"""How much of the longest article another one has for neither being the article of the page."""
_SMALL = 500
"""Letters below which a page is read whole, for there is too little to tell an article by."""
_CLOSE_ANCESTORS = 3
_MENU_BLOCKS = frozenset({"td", "th", "ul", "ol", "dl", "div", "center", "p", "table"})
_MENU_LINKS = 4
_MOSTLY_LINKS = 0.75

_HALF = 0.5
_WAYS = frozenset({"next", "prev", "previous", "up"})
"""What links are for that lead from a page of a manual to those beside it."""
_PROSE = frozenset({"p", "pre", "blockquote", "ul", "ol", "dl", "-text"})
_SENTENCE = 25
"""Letters from which on there may be a sentence."""
_LONGEST_HEAD = 300


def find_article(page: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The node that holds the article; the whole body where nothing stands out."""
    weights = remove_around(page, body)
    menus = _menu_cells(body)
    remove(menus)
    everything = weights[body.mem_id]
    marked = page.css(LANDMARKS)
    if marked and everything:
        most = max(weights[node.mem_id] for node in marked)
        inner = [node for node in marked if weights[node.mem_id] >= _MOST_OF * most]
        first, *others = [inner[-1], *_rivals(inner[-1], marked, weights)]
        held = _holder(first, others)
        if others and weights[held.mem_id] >= _ENOUGH * everything:
            return _without_menus(held)
        if most >= _ENOUGH * everything:
            return first
    found = _by_paragraphs(body) if everything >= _SMALL else None
    if found:
        return _with_neighbours(found, body)
    return body if menus else _without_menus(body)


def _rivals(article: LexborNode, marked: Iterable[LexborNode], weights: Counter[int]) -> list[LexborNode]:
    """The articles beside one, that are not much less than it."""
    return [
        node
        for node in marked
        if article.tag == node.tag == "article"
        and weights[node.mem_id] >= _RIVAL * weights[article.mem_id]
        and article.mem_id not in itself_and_above(node)
        and node.mem_id not in itself_and_above(article)
    ]


def _holder(node: LexborNode, others: Iterable[LexborNode]) -> LexborNode:
    """The innermost node that holds a node and others."""
    shared = set(itself_and_above(node)).intersection(*map(itself_and_above, others))
    return next(each for each in (node, *ancestors(node)) if each.mem_id in shared)


def _by_paragraphs(body: LexborNode) -> LexborNode | None:
    """The node whose own paragraphs, and those a level or two below, weigh most; None if too much is outside it."""
    scores: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    for paragraph in body.css("p, pre, blockquote"):
        own = weight(paragraph)
        for distance, node in enumerate(ancestors(paragraph, _CLOSE_ANCESTORS), 1):
            nodes[node.mem_id] = node
            scores[node.mem_id] += own // distance
    best = nodes[max(scores, key=scores.__getitem__)]
    holds_most = weights_in(best)[best.mem_id] >= _MOST_OF * weights_in(body)[body.mem_id]
    return best if holds_most and unlinked(best) >= _MORE_THAN_HALF * unlinked(body) else None


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
        is_head = step == "prev" and letters(node) <= _LONGEST_HEAD and bool(node.css(HEADINGS))
        if is_head or (node.tag in _PROSE and letters(node) >= _SENTENCE):
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
        for node in ancestors(found):
            if node.tag in _MENU_BLOCKS:
                blocks[node.mem_id] = node
                links[node.mem_id] += _MENU_LINKS if _leads_on(found) else 1
    of_links = (node for name, node in blocks.items() if links[name] >= _MENU_LINKS)
    menus = {node.mem_id: node for node in of_links if _is_menu(node)}
    outermost = [node for node in menus.values() if not any(n.mem_id in menus for n in ancestors(node))]
    if 2 * sum(map(letters, outermost)) < letters(body):
        remove(outermost)
    return body


def _menu_cells(body: LexborNode) -> list[LexborNode]:
    """The menus in the tables by which a page is laid out: those around a cell that says most of what it says."""
    cells = body.css("td")
    least = max(ENOUGH, _HALF * own_letters(body)) if cells else 0
    main = next((cell for cell in reversed(cells) if len(cell.text()) >= least <= own_letters(cell)), None)
    if main is None:
        return []
    around = {*itself_and_above(main)}
    page = [above for above in ancestors(main) if above.tag == "table"][-1]
    beside = (
        cell for cell in page.css("td") if cell.mem_id not in around and main.mem_id not in itself_and_above(cell)
    )
    return [*filter(_is_menu, beside)]


def _is_menu(node: LexborNode) -> bool:
    """Whether a node holds little more than links to other pages."""
    links = [*filter(_leads_elsewhere, node.css("a[href]"))]
    leads_on = any(map(_leads_on, links))
    share = _HALF if leads_on else _MOSTLY_LINKS
    return (leads_on or len(links) >= _MENU_LINKS) and sum(map(letters, links)) >= share * letters(node)


def _leads_elsewhere(link: LexborNode) -> bool:
    return not (link.attributes["href"] or "").startswith("#")


def _leads_on(link: LexborNode) -> bool:
    return link.attributes.get("rel") in _WAYS
