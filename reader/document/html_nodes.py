"""The nodes of a web page: what is above them, how many letters are in them, and how they are taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

DEPTH = 100


def ancestors(node: LexborNode, most: int = DEPTH) -> Iterator[LexborNode]:
    """The nodes above one, up to so many."""
    above = node.parent
    while above is not None and most > 0 and above.tag not in ("html", "-document", "-undef"):
        yield above
        above, most = above.parent, most - 1


def itself_and_above(node: LexborNode) -> Iterator[int]:
    """The `mem_id` of a node and of those above it."""
    yield node.mem_id
    yield from (above.mem_id for above in ancestors(node))


def outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Those of the nodes that are in none of the others."""
    named = {node.mem_id: node for node in nodes}
    return [node for node in named.values() if not any(above.mem_id in named for above in ancestors(node))]


def remove(nodes: Iterable[LexborNode]) -> None:
    """Take nodes out of the page; a node inside another one goes with that, and must not be touched again."""
    for node in outermost(nodes):
        node.decompose()


def letters(node: LexborNode) -> int:
    """The letters and figures of a node."""
    return sum(map(str.isalnum, node.text()))


def own_letters(node: LexborNode) -> int:
    """The letters and figures of a node that are in no link."""
    return letters(node) - sum(map(letters, node.css("a")))


def unlinked(node: LexborNode) -> int:
    """The characters of a node that are in no link."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def weight(paragraph: LexborNode) -> int:
    """How much a paragraph says for what it stands in being the article: its characters less those in links."""
    return max(0, 2 * unlinked(paragraph) - len(paragraph.text()))


def weights_in(top: LexborNode) -> Counter[int]:
    """For each node, by its `mem_id`, what the paragraphs in it weigh."""
    weights: Counter[int] = Counter({top.mem_id: 0})
    for paragraph in top.css("p, pre"):
        own = weight(paragraph)
        for node in ancestors(paragraph):
            weights[node.mem_id] += own
    return weights
