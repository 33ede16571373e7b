"""What pieces of a row look like, by name, in the colours of the theme that is on.

Rows are drawn by the Line API, which wants ready styles. They are made from the theme's variables in one table for
each theme, since a component class for each name would have the style sheet applied to it in every widget before the
first frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color
from rich.style import Style
from textual.color import Color as TextualColor
from textual.dom import DOMNode

from reader.entities.kinds import Kind

INKS = ("dim", "line", "accent", "right", "wrong", "partly", *(f"kind-{kind}" for kind in Kind))
GROUNDS = ("mention", "current", "evidence", "noted", "cursor")
ATTRIBUTES = {
    "strong": "bold",
    "emphasis": "italic",
    "struck": "strike",
    "link": "underline",
    "labelled": "underline",
    "flash": "reverse",
}


def named_style(node: DOMNode, name: str) -> Style:
    """The style with this name in the theme of the app that a widget is in; the empty name changes nothing."""
    theme = node.app.current_theme
    if theme.name not in _tables:
        _tables[theme.name] = styles_from(theme.variables)
    return _tables[theme.name][name]


_tables: dict[str, dict[str, Style]] = {}


def styles_from(variables: Mapping[str, str]) -> dict[str, Style]:
    """Every named style, from the variables of a theme."""
    styles = {name: Style.parse(attribute) for name, attribute in ATTRIBUTES.items()}
    for name in INKS:
        styles[name] = Style(color=_colour(variables[name]))
    for name in GROUNDS:
        marked = Style(color=_colour(variables["ink"]), bgcolor=_colour(variables[name]))
        styles[name] = marked + Style.parse(variables[f"{name}-style"])
    bold = Style(bold=True)
    return styles | {
        "title": styles["accent"] + bold,
        "group": styles["dim"] + bold,
        "key": styles["accent"],
        "found": styles["right"] + bold,
        "code": styles["accent"],
        "quote": styles["dim"],
        "keyword": styles["accent"],
        "name": bold,
        "string": styles["right"],
        "number": styles["partly"],
        "comment": styles["dim"],
        "": Style.null(),
    }


def _colour(value: str) -> Color:
    return TextualColor.parse(value).rich_color
