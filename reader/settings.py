"""What a person can set, and what holds when nothing is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from reader.files import config_folder
from reader.look import MEASURE

FILE_NAME = "settings.yaml"
THEMES = ("dark", "light", "sepia", "contrast", "terminal")
MODES = ("check", "recall", "test", "skim")
NARROWEST, WIDEST = 40, 100
MOST_MARGIN = 20
MOST_SPACING = 3
FOCUS = ("off", "paragraph", "sentence")


@dataclass(frozen=True)
class Settings:
    """The settings in force, and what was wrong with the file."""

    theme: str = "dark"
    measure: int = MEASURE
    margin: int = 0
    spacing: int = 1
    hyphens: bool = False
    focus: str = "off"
    mode: str = "check"
    certainty: bool = False
    nlp: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    problems: tuple[ReaderError, ...] = ()


def settings_path() -> Path:
    """Where the settings are."""
    return config_folder() / FILE_NAME
