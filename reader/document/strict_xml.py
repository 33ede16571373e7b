"""XML, read strictly: no entities of its own, nothing from outside, no guessing at what is not well formed.

The standard library's expat does this with few lines around it, and an error in a book's own files is worth more than
a guess that a hostile file can steer.
"""

from __future__ import annotations

from html.entities import html5
from typing import Any, Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat


class NotStrictError(Exception):
    """Text that is not well-formed XML, or that declares entities, and where: line and column from 1 in `place`."""

    def __init__(self, message: str, place: str = "1:1") -> None:
        super().__init__(message)
        self.place = place


class Target(Protocol):
    """What takes the events."""

    def start(self, tag: str, attributes: dict[str, str | None], /) -> Any:
        """A tag begins."""

    def data(self, text: str, /) -> Any:
        """Text."""

    def end(self, tag: str, /) -> Any:
        """A tag ends."""


def check_xml(data: bytes) -> None:
    """Raises NotStrictError for what is not well formed or declares entities."""
    _parse(data, None)


def feed_xml(data: bytes, target: Target) -> None:
    """Give a target the tags and text of XML, names without their namespaces. Raises NotStrictError."""
    _parse(data, target)


def read_xml(data: bytes) -> Element:
    """XML as a tree, names without their namespaces. Raises NotStrictError."""
    builder = TreeBuilder()
    feed_xml(data, builder)
    return builder.close()


def _parse(data: bytes, target: Target | None) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entity
    if target is not None:
        _connect(parser, target)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotStrictError(expat.ErrorString(error.code), f"{error.lineno}:{error.offset + 1}") from None
    except (LookupError, ValueError) as error:
        raise NotStrictError(str(error)) from None


def _connect(parser: expat.XMLParserType, target: Target) -> None:
    def start(name: str, attributes: dict[str, str]) -> None:
        given: dict[str, str | None] = {}
        for key, value in attributes.items():
            given.setdefault(_local(key), value)
        target.start(_local(name), given | {key: value for key, value in attributes.items() if "}" not in key})

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            target.data(html5.get(f"{name};", f"&{name};"))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: target.end(_local(name))
    parser.CharacterDataHandler = target.data
    parser.SkippedEntityHandler = skipped


def _refuse_entity(name: str, *_: object) -> None:
    raise NotStrictError(f"it declares the entity {name}")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
