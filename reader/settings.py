"""What a person can set, and what holds when nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from reader.files import config_folder
from reader.folders import SETTINGS
from reader.look import MEASURE

THEMES = ("dark", "light", "sepia", "contrast", "terminal")
MODES = ("check", "recall", "test", "skim")
NARROWEST, WIDEST = 40, 100
MOST_MARGIN = 20
MOST_SPACING = 3
FOCUS = ("off", "paragraph", "sentence")

_CHOICES: dict[str, Sequence[object]] = {
    "theme": THEMES,
    "measure": range(NARROWEST, WIDEST + 1),
    "margin": range(MOST_MARGIN + 1),
    "spacing": range(1, MOST_SPACING + 1),
    "hyphens": (False, True),
    "focus": FOCUS,
    "panes": (False, True),
    "mode": MODES,
    "certainty": (False, True),
    "nlp": (False, True),
}
_MOST_SIMPLE = 4096
"""Bytes that a simple file has at most."""


@dataclass(frozen=True)
class Settings:
    """The settings in force, and what was wrong with the file."""

    theme: str = "dark"
    measure: int = MEASURE
    margin: int = 0
    spacing: int = 1
    hyphens: bool = False
    focus: str = "off"
    panes: bool = True
    mode: str = "check"
    certainty: bool = False
    nlp: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    problems: tuple[ReaderError, ...] = ()


def settings_path() -> Path:
    """Where the settings are."""
    return config_folder() / SETTINGS


def simple_settings(path: Path) -> Settings | None:
    """The settings in a file of nothing but `name: value` lines, as the program writes them; None where it is another.

    Most files are like this, and loading the YAML parser for them would delay the whole screen by a tenth.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_SIMPLE)
    except OSError:
        return None
    values: dict[str, object] = {}
    for line in data.decode(errors="replace").split("\n"):
        if not line or line.startswith("#"):
            continue
        name, _, said = line.partition(": ")
        choices = {str(choice).lower(): choice for choice in _CHOICES.get(name, ())}
        if name in values or said not in choices:
            return None
        values[name] = choices[said]
    return Settings(**values) if len(data) < _MOST_SIMPLE else None  # type: ignore[arg-type]
