"""Reading a line: its words once from left to right, and what each stretch of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.document.model import Line
from reader.entities import lists, numbers
from reader.entities.cues import cues
from reader.entities.find import Find
from reader.entities.kinds import Kind
from reader.entities.lexicon import MAN, SMALL, TIME, WOMAN, Lexicon, kind_of
from reader.entities.lists import entries
from reader.entities.runs import is_capital, run_end
from reader.entities.segments import Segment, segments
from reader.entities.tokens import Tokens, tokens
from reader.entities.works import works

_SEXES = dict.fromkeys(("Mr", "Sir", "Lord"), MAN) | dict.fromkeys(("Mrs", "Ms", "Miss", "Lady", "Dame"), WOMAN)
_REIGNS = frozenset(entries("King|Queen|Prince|Princess|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Caliph|Emir|Pope"))
"""Titles that go with a given name, without which few would know who is meant."""
_RULER = re.compile(r"\S+(?: [IVX]+)?$")
_SHORT = re.compile(r" \(([A-Z][A-Za-z.&]{1,7})\)")
_LETTERS = re.compile(r"[A-Z]{3,}$")
"""What after a body in brackets is its abbreviation, also if it stands for a name in another language."""
_ADDED = re.compile(r" (?:(peninsula|strait)|(administration))\b")
_SEAT = re.compile(r", D\.C\.?")
_FIRM = re.compile(r", (?:Inc|Ltd|LLC|L\.L\.C|Corp|Co|PLC|LLP|S\.A)\b")
_NUMBERED = re.compile(r"(?:\d+(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) $")
_INDICES = frozenset(entries("S&P|FTSE|CAC|Nikkei|DAX|Stoxx|STOXX|Russell|Fortune|Nasdaq|NASDAQ|ASX|CSI|KOSPI|TSX"))
"""What makes a name together with a number: FTSE 100."""
_DISTRICT = re.compile(r"[DRI]-(?:(?:[A-Z]\.){2}|W\. ?Va\b|[A-Z][A-Za-z]+)(?=\.?[,;)])")
"""The party and state of somebody in Congress: D-Mass., R-N.Y."""
_STATES = frozenset(entries(lists.STATES))
_AFTER_STATE = re.compile(r"\.?(?:[,;:)]|$| \d{5}\b)|\.? [—–-]|\. ")
"""What follows a shortened state: it closes what is told of the town."""
_HOW_MANY = re.compile(r" \d{2,4}\b(?![.,:]\d|%)")
_UNITS = frozenset(entries("Division|Regiment|Infantry|Brigade|Battalion|Squadron|Wing|Army|Force|Corps|Fleet|Cavalry"))


class Reading:
    """One line being read."""

    def __init__(self, number: int, line: Line, lexicon: Lexicon) -> None:
        self.number, self.line, self.lexicon = number, line, lexicon
        self.tokens: Tokens = tokens(line.text)

    def finds(self) -> list[Find]:
        """What the line names, in order, no two overlapping."""
        line, lexicon = self.tokens, self.lexicon
        found = [self._find(start, end, Kind.WORK, 0.7) for start, end in works(self.line, lexicon)]
        titles = [(find.start, find.end) for find in found]
        done = end = 0
        for place in self._beginnings():
            start, word = line.starts[place], line.words[place]
            if place < done or start < end or any(first <= start < last for first, last in titles):
                continue
            if (number := numbers.amount_at(line, place, lexicon)) is not None:
                find, done = number
                find.line = self.number
                found.append(find)
            elif district := self._district(place):
                end = district.end()
            elif self._is_state(place):
                found.append(self._find(start, line.ends[place], Kind.PLACE, 0.9))
            elif word.islower() and lexicon.words.get(word, 0) & SMALL:
                found.append(self._small(place))
            elif is_capital(word) and word not in numbers.CALENDAR:
                done = run_end(line, place, lexicon)
                names = [*self._names(place, done)]
                found += names
                end = names[-1].end if names else end
        return found

    def _district(self, place: int) -> re.Match[str] | None:
        """The party and state that stand in commas or brackets after a name."""
        line = self.tokens
        after = place and line.gap(place) in (", ", " (")
        return _DISTRICT.match(line.text, line.starts[place]) if after else None

    def _is_state(self, place: int) -> bool:
        """Whether a word is a shortened state after the name of a town."""
        line = self.tokens
        if line.words[place] not in _STATES or not place or line.gap(place) != ", ":
            return False
        return is_capital(line.words[place - 1]) and bool(_AFTER_STATE.match(line.text, line.ends[place]))

    def _beginnings(self) -> list[int]:
        """The numbers of the words with which a find may begin: with capitals, figures, or in a list of such words."""
        words, bits = self.tokens.words, self.lexicon.words.get
        wanted = TIME | SMALL if self._is_casual() else TIME
        return [
            place
            for place, word in enumerate(words)
            if not word.islower()
            or bits(word, 0) & wanted
            or word[0] < "a"
            or ("-" in word and bits(word.partition("-")[0], 0) & TIME)
        ]

    def _is_casual(self) -> bool:
        """Whether the line is written without capitals, so that names are to be looked for without them."""
        opens = self.tokens.opens
        return not any(word[0].isupper() and word != "I" and not opens(n) for n, word in enumerate(self.tokens.words))

    def _small(self, place: int) -> Find:
        """A name of the lists that is written in lower case."""
        start, end, word = self.tokens.starts[place], self.tokens.ends[place], self.tokens.words[place]
        find = self._find(start, end, kind_of(self.lexicon.words.get(word.capitalize(), 0)), 0.6)
        find.origin = "list"
        return find

    def _find(self, start: int, end: int, kind: Kind | None, sure: float = 1.0) -> Find:
        return Find(self.number, start, end, self.line.text[start:end], kind, sure)

    def _names(self, first: int, end: int) -> Iterator[Find]:
        """What the words from `first` up to `end`, which all belong together by their capitals, name."""
        line = self.tokens
        for segment in segments(tuple(line.words[first:end]), line.opens(first)):
            yield self._named(first + segment.first, first + segment.end, segment)

    def _named(self, first: int, end: int, segment: Segment) -> Find:
        line, kind, sure, listed = self.tokens, segment.kind, segment.sure, segment.listed
        start, stop = line.starts[first], line.ends[end - 1]
        if kind is Kind.PERSON and "&" in line.text[start:stop]:
            kind = Kind.ORGANISATION
        find = self._find(start, stop, kind, sure)
        find.origin = "list" if listed else "rule"
        find.opens = line.opens(first)
        if first and kind is Kind.PERSON:
            title = line.words[first - 1]
            find.sex = _SEXES.get(title, 0)
            find.reign = title if title in _REIGNS and _RULER.match(find.text) else ""
        rest = line.text[stop : stop + 24]
        if (added := _ADDED.match(rest)) and kind in (None, Kind.PERSON, Kind.GROUP, Kind.PLACE):
            find = self._find(start, stop + added.end(), Kind.ORGANISATION if added[2] else Kind.PLACE)
        elif find.text in _INDICES and (number := _HOW_MANY.match(rest)):
            find = self._find(start, stop + number.end(), Kind.ORGANISATION, 0.9)
        elif kind is Kind.PLACE and (seat := _SEAT.match(rest)):
            find = self._find(start, stop + seat.end(), kind)
        elif kind in (None, Kind.ORGANISATION) and (firm := _FIRM.match(rest)):
            find = self._find(start, stop + firm.end(), Kind.ORGANISATION)
        elif kind is Kind.ORGANISATION and line.words[end - 1] in _UNITS:
            number = _NUMBERED.search(line.text, max(0, start - 8), start)
            find = self._find(number.start() if number else start, stop, kind, sure)
        elif kind is None or (end - first == 1 and (listed or kind is Kind.PERSON)):
            find.weights = cues(line, first, end - 1, self.lexicon)
        if end - first > 1 and (short := _SHORT.match(rest)):
            find.short = abbreviation(line.words[first:end], short[1])
            if kind is Kind.ORGANISATION and _LETTERS.match(short[1]) and short[1] not in self.lexicon.words:
                find.short = short[1]
        return find


def abbreviation(words: list[str], short: str) -> str:
    """The letters in brackets, if they are the initials of the words before them, small words or not; else nothing."""
    letters = re.sub(r"\W", "", short)
    initials = "".join(re.escape(word[0]) + ("" if word[0].isupper() else "?") for word in words)
    capitals = sum(letter.isupper() for letter in letters)
    return short if capitals > 1 and re.fullmatch(initials, letters, re.I) else ""
