"""Formulas of Office documents as a row of text, by way of the tags that web pages have for the same."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from reader.document.docx.styles import value
from reader.document.markup_foreign import Formula

_AS = {
    "f": "mfrac", "sSub": "msub", "sSup": "msup", "sSubSup": "msubsup", "m": "mtable", "mr": "mtr", "eqArr": "mtable",
    "limLow": "munder", "limUpp": "mover",
}  # fmt: skip
"""What is written alike in web pages; all else is one part after the other."""


def formula_in_words(element: Element) -> str:
    """A formula as a row of text."""
    formula = Formula("")
    _give(formula, element)
    return formula.text


def _give(formula: Formula, element: Element) -> None:
    def sign(name: str, otherwise: str) -> Element:
        made, said = Element("t"), value(element, f"{element.tag}Pr/{name}")
        made.text = otherwise if said is None else said
        return made

    def part(name: str) -> Element:
        found = element.find(name)
        return Element("e") if found is None else found

    match element.tag:
        case "t":
            formula.data(element.text or "")
        case "rad":
            has_index = any(part("deg").itertext())
            _whole(formula, "mroot" if has_index else "msqrt", [part("e"), part("deg")][: 1 + has_index])
        case "nary":
            _whole(formula, "munderover", [sign("chr", "∫"), part("sub"), part("sup")])
            _give(formula, part("e"))
        case "d":
            for nth, each in enumerate(element.findall("e")):
                _give(formula, sign("sepChr", "|") if nth else sign("begChr", "("))
                _give(formula, each)
            _give(formula, sign("endChr", ")"))
        case "acc":
            _whole(formula, "mrow", [part("e"), sign("chr", "\u0302")])
        case tag if not tag.endswith("Pr"):
            _whole(formula, _AS.get(tag, "mrow"), (each for each in element if not each.tag.endswith("Pr")))


def _whole(formula: Formula, tag: str, parts: Iterable[Element]) -> None:
    formula.start(tag, {})
    for part in parts:
        formula.start("mrow", {})
        _give(formula, part)
        formula.end()
    formula.end()
