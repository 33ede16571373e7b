"""What is written for a terminal or a printer: letters struck over one another, and colours, as plain letters.

So are manuals that were saved as they are shown, and the logs of programs.
"""

from __future__ import annotations

import re

NOT_SHOWN = "colours and bold print for terminals are not shown"
STRUCK, ESCAPE = "\b", "\x1b"
_LETTER = r"[^\n\r\v\f\x08\x1c-\x1e\x85\u2028\u2029]"
_UNDERLINED = rf"({_LETTER})\x08_"
_STRUCK = rf"{_LETTER}\x08"
_COLOURS = r"\x1b\[[0-9;:]*[mK]|\x1b\(B"


def plain_letters(text: str) -> str:
    """A text without the signs that others were struck over, and without the codes of colours; others stay."""
    if STRUCK in text:
        text = re.sub(_STRUCK, "", re.sub(_UNDERLINED, r"\1", text))
    return re.sub(_COLOURS, "", text) if ESCAPE in text else text
