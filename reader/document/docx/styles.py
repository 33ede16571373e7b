"""The styles and lists of a Word document: what a paragraph is by its style, and the number that stands before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reader.document.clean import clean_line
from reader.document.markup_lists import numeral

_HEADING = re.compile(r"heading ?([1-9])")
_TITLE = re.compile("title")
_CODE = re.compile(r"(?:source )?code(?: block)?|html ?preformatted|preformatted ?text|macro ?text")
_QUOTE = re.compile(r"(?:intense ?)?quot(?:e|ations?)|block ?text")
_INLINE_CODE = re.compile(r"(?:source |inline )?code(?: char)?|html ?(?:code|sample|keyboard|typewriter)|verbatim char")
_LOOKS = {"b": "strong", "i": "em", "strike": "del", "dstrike": "del"}
_SHIFTED = {"superscript": "sup", "subscript": "sub"}
"""How words look, and the tags of web pages that say the same."""
_TAGS = ("strong", "em", "del", "code", "sup", "sub")
_DEEPEST = 6
_BODY_TEXT = 9
"""The level in the outline that is none."""
_MOST_BASES = 20
"""Styles that one may be based on, one after the other; those that are based on themselves end there."""
_NUMERALS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LONGEST_LABEL = 40


def value(element: Element | None, path: str) -> str | None:
    """The value of what stands at a path in an element, empty where it has none; None where nothing stands there."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get("val", "")


def is_on(told: str | None) -> bool:
    """Whether the value of a property says that it is there and not switched off."""
    return told not in (None, "0", "false", "off", "none")


def heading_of(outline: str | None) -> str | None:
    """The tag for a level in the outline, counted from 0; empty for the one of body text, None where none is said."""
    if not (outline and re.fullmatch("[0-9]", outline)):
        return None
    return "" if int(outline) >= _BODY_TEXT else f"h{min(_DEEPEST, int(outline) + 1)}"


class Style(NamedTuple):
    """What a style says: the tags of web pages for its paragraphs and for its words, its list, its tables' head."""

    heading: str
    tag: str
    looks: set[str]
    number: str | None
    level: str | None
    has_head: bool


class Styles:
    """The styles of a document by their names in the file; what one does not say, the one it is based on may."""

    def __init__(self, root: Element) -> None:
        self._elements = {each.get("styleId", ""): each for each in reversed(root.findall("style"))}
        self._read: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        if name not in self._read:
            self._read[name] = self._style(name)
        return self._read[name]

    def looks(self, run: Element) -> tuple[str, ...]:
        """The tags of web pages for how words look, by themselves or by their style."""
        properties = run.find("rPr")
        if properties is None:
            return ()
        said = {each.tag: each.get("val", "") for each in properties}
        looks = {tag for look, tag in _LOOKS.items() if is_on(said.get(look))}
        looks |= self[said.get("rStyle", "")].looks | {_SHIFTED.get(said.get("vertAlign", ""), "")}
        return tuple(tag for tag in _TAGS if tag in looks)

    def _style(self, name: str) -> Style:
        bases = [*self._bases(name)]
        names = [(value(each, "name") or "").casefold() for each in bases] or [name.casefold()]

        def said(path: str) -> str | None:
            return next((told for each in bases if (told := value(each, path)) is not None), None)

        def called(pattern: re.Pattern[str]) -> re.Match[str] | None:
            return next(filter(None, map(pattern.fullmatch, names)), None)

        heading = heading_of(said("pPr/outlineLvl"))
        if heading is None:
            found = called(_HEADING)
            heading = f"h{min(_DEEPEST, int(found[1]))}" if found else "h1" if called(_TITLE) else ""
        is_code = called(_INLINE_CODE) is not None
        return Style(
            heading,
            "pre" if called(_CODE) else "blockquote" if called(_QUOTE) else "p",
            {tag for look, tag in _LOOKS.items() if is_on(said(f"rPr/{look}"))} | ({"code"} if is_code else set()),
            said("pPr/numPr/numId"),
            said("pPr/numPr/ilvl"),
            is_on(said("tblStylePr[@type='firstRow']/rPr/b")),
        )

    def _bases(self, name: str | None) -> Iterator[Element]:
        """A style and what it is based on, the nearest first."""
        for _ in range(_MOST_BASES):
            style = self._elements.get(name or "")
            if style is None:
                return
            yield style
            name = value(style, "basedOn")


class _List(NamedTuple):
    """A list: what it counts together with others, its levels, and where it begins anew."""

    kind: str
    levels: dict[int, Element]
    anew: dict[int, int]


class Lists:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        kinds = {each.get("abstractNumId", ""): each for each in root.findall("abstractNum")}
        numbered = {each.get("numId", ""): each for each in root.findall("num")}
        self._lists: dict[str, _List] = {}
        for number, each in numbered.items():
            kind = value(each, "abstractNumId") or ""
            if linked := value(kinds.get(kind), "numStyleLink"):
                kind = value(numbered.get(styles[linked].number or ""), "abstractNumId") or kind
            levels = [*kinds.get(kind, root).findall("lvl"), *each.findall("lvlOverride/lvl")]
            begins = ((_at(other), value(other, "startOverride")) for other in each.findall("lvlOverride"))
            anew = {at: _whole(start) for at, start in begins if start is not None}
            self._lists[number] = _List(kind, {_at(level): level for level in levels}, anew)

    def place(self, paragraph: Element) -> tuple[int, str]:
        """How deep in lists the next paragraph stands, from 1, and what stands before it; 0 for what is in none."""
        name = value(paragraph, "pPr/pStyle") or ""
        style = self._styles[name]
        list_ = self._lists.get(value(paragraph, "pPr/numPr/numId") or style.number or "")
        if list_ is None:
            return 0, ""
        at = value(paragraph, "pPr/numPr/ilvl") or style.level
        by_style = (each for each, level in list_.levels.items() if name and value(level, "pStyle") == name)
        depth = next(by_style, 0) if at is None else _whole(at)
        if depth not in list_.levels:
            return 0, ""
        self._count(list_, depth)
        return (depth + 1, label) if (label := self._label(list_, list_.levels[depth])) else (0, "")

    def _count(self, list_: _List, depth: int) -> None:
        counts = self._counts[list_.kind]
        counts[depth] = list_.anew.pop(depth, counts.get(depth, _start(list_.levels[depth]) - 1) + 1)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

    def _label(self, list_: _List, level: Element) -> str:
        if value(level, "numFmt") == "bullet":
            return "•"
        counts = self._counts[list_.kind]

        def counted(sign: re.Match[str]) -> str:
            depth = int(sign[1]) - 1
            of = list_.levels.get(depth, level)
            return numeral(counts.get(depth, _start(of)), _NUMERALS.get(value(of, "numFmt") or "", "1"))

        return clean_line(re.sub(r"%([1-9])", counted, value(level, "lvlText") or ""))[:_LONGEST_LABEL]


def _at(element: Element) -> int:
    return _whole(element.get("ilvl"))


def _start(level: Element) -> int:
    return _whole(value(level, "start"), 1)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else otherwise
