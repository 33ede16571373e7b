"""Where Linux keeps a program's files, and what they are called, without anything that takes time to import."""

from __future__ import annotations

import os
import sys

APP_NAME = "closeread"
DATA = ("XDG_DATA_HOME", "~/.local/share")
CONFIG = ("XDG_CONFIG_HOME", "~/.config")
CACHE = ("XDG_CACHE_HOME", "~/.cache")
STORE, SETTINGS = "progress.sqlite3", "settings.yaml"


def linux_folder(variable: str, usual: str) -> str | None:
    """The program's folder in the one that a variable of the environment names, or in the usual one; None elsewhere."""
    if sys.platform != "linux":
        return None
    return os.path.join(os.environ.get(variable, "").strip() or os.path.expanduser(usual), APP_NAME)


def shipped_folder() -> str:
    """The library that comes with the program: inside the wheel, or the top of a source checkout."""
    here = os.path.dirname(__file__)
    shipped = os.path.join(here, "shipped")
    return shipped if os.path.isdir(shipped) else os.path.dirname(here)
