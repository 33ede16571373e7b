"""Works: titles of books, films and songs, as emphasis and quotation marks show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.document.model import Line
from reader.entities import lists
from reader.entities.lexicon import STOP, Lexicon
from reader.entities.lists import entries

_QUOTED = re.compile(r"[\"“]([A-Z0-9][^\"“”.!?;:]{2,60}?[!?]?)[,.]?[\"”]")
_QUOTES = re.compile(r"[\"“]")
_SAYING = "said|says|asked|replied|answered|cried|shouted|whispered|added|told|exclaimed|murmured|muttered"
_SPEAKER = r"(?:the|an?|his|her|my|their) \w+|he|she|they|it|we|you|[A-Z]\w*(?: [A-Z]\w+)?"
_ADDRESSED = re.compile(rf",? (?:(?:{_SPEAKER}) )?(?:{_SAYING})\b")
_ANNOUNCED = re.compile(rf"\b(?:{_SAYING})[,:] $")
"""What stands after speech in quotation marks, and before it."""
_NOUNS = "|".join(entries(lists.WORK_NOUNS))
_BEFORE = re.compile(rf"\b(?:{_NOUNS}|titled|called|entitled|hit|copies of)s?,? $")
_SMALL = frozenset(
    entries("of|the|and|in|to|for|on|a|an|at|with|by|from|or|as|is|de|la|du|von|und|les|le|y|el|del|into")
)
_SPEECH = frozenset(entries("i|it|you|we|he|she|they|that|this|there|yes|no|dear|so|but|well|oh|mr|mrs|miss|ms|dr|don"))
"""Words that begin what somebody says or writes more often than a title."""
_MOST_WORDS = 10


def works(line: Line, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where a line has titles of works: in emphasis or in quotation marks, and written like a title."""
    text = line.text
    for mark in line.marks:
        words = text[mark.start : mark.end].split() if mark.style == "emphasis" else []
        short = 2 <= len(words) <= 3 and words[0][0].isupper() and not lexicon.words.get(words[0].lower(), 0) & STOP
        if words and words[-1][-1].isalnum() and not _is_speech(words) and (short or _in_title_case(words)):
            yield mark.start, mark.end
    if not _QUOTES.search(text):
        return
    for match in _QUOTED.finditer(text):
        words = match[1].split()
        said = _BEFORE.search(text, max(0, match.start() - 16), match.start())
        if (said and len(words) <= _MOST_WORDS) or (_in_title_case(words) and not _is_spoken(text, match)):
            yield match.span(1)


def _is_spoken(text: str, quoted: re.Match[str]) -> bool:
    """Whether somebody says what is quoted, as the words beside it tell."""
    start, end = quoted.span()
    return bool(_ADDRESSED.match(text, end) or _ANNOUNCED.search(text, max(0, start - 16), start))


def _is_speech(words: list[str]) -> bool:
    """Whether words are more likely said than a title: a question, or begun with a pronoun."""
    return words[-1].endswith("?") or words[0].lower().replace("’", "'").partition("'")[0] in _SPEECH


def _in_title_case(words: list[str]) -> bool:
    capitals = all(word[0].isupper() or (word in _SMALL and place) for place, word in enumerate(words))
    return 2 <= len(words) <= _MOST_WORDS and capitals and words[-1][0].isupper() and not _is_speech(words)
