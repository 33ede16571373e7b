"""Tokens: the words of a line with their places, cut once and looked at by everything that finds."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.entities import lists
from reader.entities.lists import entries

_JOINED = (
    "based|led|born|backed|operated|owned|style|area|bound|trained|educated|wide|like|controlled|funded|made|era|sponsored|"
    "related|held|occupied|speaking|inspired|brokered|listed|headquartered|ruled|only|type|nominated|"
    "winning|linked|allied|aligned|affiliated|native|registered|flagged|designed|supplied|imposed|proposed|mediated|"
    "friendly|produced|appointed|written|directed"
)
"""What follows a name and a hyphen and is no part of the name."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_]\.[^\W\d_](?!\w)|\d+(?:[.,]\d+)+|(?!(?<=\w['’])s\b)\w+(?:(?:-(?!(?:"
    + _JOINED
    + r")\b)|&|['’](?!s\b))\w+)*"
)
_ADDRESS = re.compile(
    r"\w+://\S+|\bwww\.\S+|\S+@\S+\.\w+|(?<!\S)[@#]\w+|(?<!\S)(?!\d{1,4}/\d\d?/\d{2,4}\b)/?(?:[\w.-]+/){2,}\S*"
)
_DESK = re.compile(
    r"(?:UPDATE \d+|WRAPUP \d+|Soccer|Football|Tennis|Cricket|Golf|Rugby|Basketball|Baseball|Boxing|Cycling|Athletics|"
    r"Swimming|Skiing|Hockey|Olympics|Exclusive|Analysis|Explainer|Factbox|Timeline|Insight|Interview|Obituary)-(?=[A-Z])"
)
"""What a news agency writes before a headline: Soccer-Liverpool win."""
_ADDRESS_SIGNS = re.compile(r"://|www\.|[@#]|\w/\w")
_ABBREVIATIONS = frozenset(entries("Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Adm|Maj|Mt|Hon|Ft|Jr|Sr"))
_FULL_STOPS = frozenset(".!?:…•;|*>")
_QUOTES = frozenset("\"“‘'")
_STOP = frozenset(entries(lists.STOP))


class Tokens(NamedTuple):
    """The words of a text, and where each starts and ends."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, number: int) -> str:
        """What stands between a word and the one before it, several spaces as one."""
        gap = self.text[self.ends[number - 1] : self.starts[number]]
        return " " if len(gap) > 1 and gap.isspace() else gap

    def opens(self, number: int) -> bool:
        """Whether a sentence or quotation begins with this word, so that its capital says nothing."""
        if number == 0:
            return True
        gap = self.gap(number)
        if gap == " ":
            return False
        if gap == ". " and self.shortened(number - 1):
            return False
        return gap[-1:] in _QUOTES or not _FULL_STOPS.isdisjoint(gap)

    def shortened(self, number: int) -> bool:
        """Whether a word is an abbreviation before a name, or an initial, so that its full stop ends nothing."""
        word = self.words[number]
        if word in _ABBREVIATIONS:
            return True
        following = self.words[number + 1] if number + 1 < len(self.words) else ""
        return len(word) == 1 and word.isupper() and following.lower() not in _STOP and word != "I"


def tokens(text: str) -> Tokens:
    """The words of a text: initials with their full stops, hyphens inside, possessives outside, addresses left out."""
    if desk := _DESK.match(text):
        text = f"{text[: desk.end() - 1]}:{text[desk.end() :]}"
    plain = _ADDRESS.sub(lambda match: "\0" * len(match[0]), text) if _ADDRESS_SIGNS.search(text) else text
    spans = [match.span() for match in _TOKEN.finditer(plain)]
    words = [plain[start:end] for start, end in spans]
    return Tokens(plain, words, [start for start, _ in spans], [end for _, end in spans])
