"""How far through a text a page is, in words that are alike in the first row, the contents and the list of bookmarks.

It is as much as has been passed above the page. That alone would never be all of it: on the last pages it is so much
more that it is all when the end is in view.
"""

from __future__ import annotations

LAST = 2
"""Pages below the one in view from which on more is told than has been passed."""


def share_told(start: float, end: float) -> float:
    """What is told of a page that begins where `start` of the text has been passed, and ends where `end` has."""
    shown = end - start
    if shown <= 0 or shown >= 1:
        return max(start, shown)
    return start + shown * max(0.0, 1 - (1 - end) / _last(shown))


def start_told(share: float, shown: float) -> float:
    """How much has been passed before the page of which a share is told, where so much of the text is in view."""
    plain = 1 - shown - _last(shown)
    return share if share <= plain else plain + (share - plain) * _last(shown) / (1 - plain)


def _last(shown: float) -> float:
    """How much of the text the last pages have, of which more is told."""
    return max(0.0, min(LAST * shown, 1 - shown))
