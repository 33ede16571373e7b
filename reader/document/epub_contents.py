"""The contents of a book: its navigation read, and its headings set as deep as they stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reader.document.clean import CleanText
from reader.document.model import Line

_NEAR = 3
"""How many lines after the place that the contents name a heading still belongs to it."""

_NUMBER = re.compile(r"(?:(?:chapter|part|book)\s+)?(?:\d+|[ivxlc]+)\b\W+")
"""What stands before the title of a chapter in the contents, in small letters."""


class Entry(NamedTuple):
    """A line of the book's contents: how deep it stands, what it says, and where it leads."""

    depth: int
    label: CleanText
    place: str


def from_navigation(root: Element) -> Iterator[tuple[int, str, str]]:
    """(depth, label, address) of each entry in the `nav` that is the contents.

    An entry that leads nowhere, as the name of a part may, stands where the one below it does.
    """
    for nav in root.iter("nav"):
        if "toc" in (nav.get("type") or "").split() or nav.get("role") == "doc-toc":
            stack = [(nav, 0)]
            waiting: list[tuple[int, str]] = []
            while stack:
                node, depth = stack.pop()
                if node.tag == "a" or (node.tag == "span" and depth):
                    waiting.append((depth, "".join(node.itertext())))
                    address = node.get("href")
                    if address:
                        yield from ((*entry, address) for entry in waiting)
                        waiting = []
                    continue
                stack += [(each, depth + (node.tag == "ol")) for each in reversed(node)]
            return


def from_ncx(root: Element) -> Iterator[tuple[int, str, str]]:
    """(depth, label, address) of each entry of an NCX."""
    for top in root.iter("navMap"):
        stack = [(each, 1) for each in reversed(top)]
        while stack:
            node, depth = stack.pop()
            if node.tag != "navPoint":
                continue
            label, content = node.find("navLabel"), node.find("content")
            if label is not None and content is not None:
                yield depth, "".join(label.itertext()), content.get("src") or ""
            stack += [(each, depth + 1) for each in reversed(node)]


def with_contents(
    lines: list[Line], anchors: Mapping[str, int], entries: list[Entry], asides: Container[int] = ()
) -> tuple[list[Line], dict[str, int]]:
    """Lines with a heading for each entry of the contents, as deep as it stands there, and the anchors moved along.

    A heading that the chapter has at that place takes the depth and, as its label, the other name that it has there;
    where the chapter has none the entry becomes one. Headings that the contents do not list stay below the one before
    that they do; those of a file that they do not list at all stand to those of the listed file before it as their own
    levels do. From a line in `asides` on they are as they are.
    """
    listed: dict[int, list[Entry]] = {}
    for entry in entries:
        place = anchors.get(entry.place, anchors.get(entry.place.partition("#")[0]))
        if place is not None and place < len(lines):
            listed.setdefault(place, []).append(entry)
    files = _files(lines, anchors, listed) if entries else {}
    owned, added = _matched(lines, listed, files)
    made: list[Line] = []
    moved: list[int] = []
    depth = shift = 0
    chapter, level = 1, 0
    for number, line in enumerate(lines):
        moved.append(len(made))
        if number in asides:
            depth = shift = level = 0
        elif number in files:
            first, listed_at = files[number]
            if listed_at:
                chapter, level = listed_at, first or level
            else:
                own = max(1, chapter + first - (level or first))
                depth, shift = own - 1, own - first
        for entry in added.get(number, ()):
            made.append(Line(entry.label, "heading", level=entry.depth))
            depth, shift = entry.depth, 0
        if number in owned:
            depth, called, _ = owned[number]
            shift = depth - line.level if line.kind == "heading" else 0
            label = called if called.casefold() != line.text.casefold() else ""
            made.append(line._replace(kind="heading", level=depth, label=label, close=False))
        elif line.kind == "heading" and line.close and made and made[-1].kind == "heading":
            made.append(line._replace(level=made[-1].level))
        elif line.kind == "heading":
            made.append(line._replace(level=max(line.level + shift, depth + 1 if depth else 1)))
        else:
            made.append(line)
    moved.append(len(made))
    return made, {name: moved[min(number, len(lines))] for name, number in anchors.items()}


def _matched(
    lines: list[Line], listed: Mapping[int, list[Entry]], files: Iterable[int]
) -> tuple[dict[int, Entry], dict[int, list[Entry]]]:
    """The entry of each line that is the heading of one, and the entries without one by the line they precede.

    A heading in another file, by the lines at which such begin, is that of an entry only if it says the same.
    """
    owned: dict[int, Entry] = {}
    added: dict[int, list[Entry]] = {}
    starts = sorted(files)
    for place, following in pairwise([*sorted(listed), len(lines)]):
        *before, last = listed[place]
        end = next(iter(starts[bisect_right(starts, place) :]), len(lines))
        near = range(place, min(following, place + _NEAR))
        label = last.label.casefold()
        names = (label, label[number.end() :] if (number := _NUMBER.match(label)) else label)
        headings = (n for n in near if lines[n].text.casefold() in names or (lines[n].kind == "heading" and n < end))
        own = next(headings, None)
        if own is not None:
            owned[own] = last
        added[place] = before if own is not None else [*before, last]
    return owned, added


def _files(
    lines: list[Line], anchors: Mapping[str, int], listed: Mapping[int, list[Entry]]
) -> dict[int, tuple[int, int]]:
    """The level of the first heading of each file, and how deep the contents list it, by its first line; 0 for none."""
    starts = sorted({number for name, number in anchors.items() if "#" not in name and number < len(lines)})
    files = {}
    for start, end in pairwise([*starts, len(lines)]):
        first = next((line.level for line in lines[start:end] if line.kind == "heading"), 0)
        files[start] = first, min((entry.depth for at in range(start, end) for entry in listed.get(at, ())), default=0)
    return files
