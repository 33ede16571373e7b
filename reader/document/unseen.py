"""What a format cannot show, said in words."""

from __future__ import annotations

from collections.abc import Mapping

IN_PLACE = frozenset({
    "image", "video", "sound", "embedded page", "embedded object", "drawing", "form field", "missing chapter",
    "foreign chapter",
})  # fmt: skip
"""What words in brackets stand for in the text."""


def together(*said: str) -> str:
    """All that there is to say, in one row; what is empty says nothing."""
    return "; ".join(filter(None, said))


def count_in_words(unseen: Mapping[str, int]) -> str:
    """`2 images and 1 video are not shown`, and how to find them; nothing where there is nothing to say."""
    counted = [f"{number:,} {what}{'s' if number > 1 else ''}" for what, number in sorted(unseen.items()) if number]
    if not counted:
        return ""
    listed = " and ".join(filter(None, [", ".join(counted[:-1]), counted[-1]]))
    where = "; words in [brackets] stand in their places" if any(map(unseen.get, IN_PLACE)) else ""
    return f"{listed} {'is' if sum(unseen.values()) == 1 else 'are'} not shown{where}"
