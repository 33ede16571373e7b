"""Folding: one form for texts that differ only in white space, capitals, and the width of their letters."""

from __future__ import annotations

import unicodedata


def spaces(text: str) -> str:
    """A text with one space wherever it has white space, and none at its ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """A text in small letters and usual widths: `ＡＤＡ ３` as `ada 3`.

    Superscripts and signs such as ½ stay, for x² is not x2, and 2½ not 21/2.
    """
    if text.isascii():
        return spaces(text).casefold()
    usual = "".join(
        unicodedata.normalize("NFKC", letter) if unicodedata.east_asian_width(letter) in "FH" else letter
        for letter in text
    )
    return unicodedata.normalize("NFC", spaces(usual)).casefold()
