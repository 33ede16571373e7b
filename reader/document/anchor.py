"""Quotes, found again in a text.

A quote with what stands before and after it is the W3C Web Annotation model's TextQuoteSelector. It is looked for
exactly, then by its surroundings, then by likeness, so that evidence survives an edited article. White space and the
shape of quotation marks never matter.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from reader.document.clean import CleanText
from reader.document.model import Document, Position, Span, lines_of, text_of
from reader.document.sentences import sentences

NOTHING = CleanText("")
AROUND = (16, 32, 64, 128, 256)
"""Characters on either side by which a passage is told from others with the same words, as few as will do."""
NEAREST = 32
"""Characters on either side of a quote that say more than those further away."""
MARGIN = 16
"""Characters more that stand around one place as they stood around a quote, and so tell it from another place."""
LINES = 3
"""Lines before a passage and after it that may be quoted with it."""
PART = 12
"""Characters of a sentence by which a part of a passage is known."""
GROWN = 4
"""How many times longer a passage may have become that is known by the words around it."""
LIKENESS = 0.75
"""How alike a passage must be to a quote that is no longer there word for word (0 to 1)."""

_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": None, "‐": "-", "‑": "-"})


class Quote(NamedTuple):
    """A passage by its words, and by what stands around it where the words alone come up more than once."""

    exact: CleanText
    prefix: CleanText = NOTHING
    suffix: CleanText = NOTHING


class Found(NamedTuple):
    """Where a quote is, and how it was found. `places` counts the exact places when surroundings do not decide."""

    span: Span
    how: Literal["exact", "alike"]
    places: int = 1


def normalise(text: str) -> str:
    """Text with everything that two copies of the same words may differ in taken away."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SHAPES).split())


def fingerprint(document: Document) -> str:
    """A name for exactly these words, whatever their line breaks: `text-v1:sha256:` and 64 hexadecimal digits."""
    import hashlib  # noqa: PLC0415  (finding a quote needs none)

    text = " ".join(line.text for line in lines_of(document))
    words = " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())
    return "text-v1:sha256:" + hashlib.sha256(words.encode()).hexdigest()


class Anchors:
    """A document in which quotes are found, by one normalised string, which is made for the first of them."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        """The lines that have any words, normalised, with their numbers."""
        lines = ((number, normalise(line.text)) for number, line in enumerate(lines_of(self.document)))
        return [line for line in lines if line[1]]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each of the lines begins in the whole."""
        return [0, *accumulate(len(text) + 1 for _, text in self._lines)]

    @cached_property
    def _text(self) -> str:
        return " ".join(text for _, text in self._lines)

    def find(self, quote: Quote, near: Position | None = None) -> Found | None:
        """The place of a quote, or None. Of several, the one whose surroundings fit, else the first, or the nearest."""
        return self._exactly(quote, near) or self._alike(normalise(quote.exact))

    def _exactly(self, quote: Quote, near: Position | None = None) -> Found | None:
        exact = normalise(quote.exact)
        places = list(_occurrences(exact, self._text)) if exact else []
        if not places:
            return None
        prefix, suffix = normalise(quote.prefix), normalise(quote.suffix)
        scores = {at: self._surroundings(at, at + len(exact), prefix, suffix) for at in places}
        hint = self._offset(near) if near else 0
        best = max(places, key=lambda at: (scores[at], -abs(at - hint)))
        most = _common_to(prefix, suffix, prefix, suffix)
        rivals = sum(not _tells_apart(scores[best], score, most) for at, score in scores.items() if at != best)
        return Found(self._span(best, best + len(exact)), "exact", 1 + rivals)

    def between(self, quote: Quote) -> Found | None:
        """What stands now between the words beside a quote in its lines, where these are there as they were; None else.

        So a passage that was changed is found where it was, though its old words stand somewhere else as well.
        """
        prefix = normalise(quote.prefix.rpartition("\n")[2][-NEAREST:])
        suffix = normalise(quote.suffix.partition("\n")[0][:NEAREST])
        if not prefix or not suffix:
            return None
        room = GROWN * len(normalise(quote.exact)) + len(suffix)
        places = []
        for at in _occurrences(prefix, self._text):
            start = at + len(prefix) + 1
            end = self._text.find(suffix, start, start + room)
            if self._text[start:end].strip() and end > 0:
                places.append((start, len(self._text[:end].rstrip())))
        return Found(self._span(*places[0]), "alike") if len(places) == 1 else None

    def parts(self, quote: Quote) -> Found | None:
        """From the first sentence of a quote that is there to the last one that is, and not too far from the first."""
        text, at = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
        found: list[Span] = []
        for line in quote.exact.split("\n"):
            found += filter(None, (self._part(text, at + start, at + end) for start, end in sentences(line)))
            at += len(line) + 1
        if not found:
            return None
        first, furthest = found[0], self._offset(found[0].start) + GROWN * len(quote.exact)
        ends = (part.end for part in found if part > first and self._offset(part.end) <= furthest)
        return Found(Span(first.start, max(ends, default=first.end)), "alike")

    def _part(self, text: str, start: int, end: int) -> Span | None:
        """Where a stretch of another text is here, if it is there once and long enough to be known by its words."""
        around = text[max(0, start - AROUND[-1]) : start], text[end : end + AROUND[-1]]
        found = self._exactly(Quote(*map(CleanText, (text[start:end], *around)))) if end - start >= PART else None
        return found.span if found and found.places == 1 else None

    def quote(self, span: Span) -> Quote:
        """A quote by which a passage is found again, with as little around it as tells it from its like."""
        exact = normalise(text_of(self.document, span))
        before = normalise(text_of(self.document, Span(Position(max(0, span.start.line - LINES), 0), span.start)))
        end = min(len(self.document) - 1, span.end.line + LINES)
        after = normalise(text_of(self.document, Span(span.end, Position(end, len(self.document.line(end).text)))))
        for most in AROUND:
            quote = Quote(*map(CleanText, (exact, _tail(before, most), _tail(after[::-1], most)[::-1])))
            found = self.find(quote)
            if found and found.span == span and found.places == 1:
                break
        return quote

    def _surroundings(self, start: int, end: int, prefix: str, suffix: str) -> tuple[int, int]:
        """How many of the characters given as surroundings stand next to the place: of the nearest, and of all."""
        before = self._text[max(0, start - len(prefix) - 1) : start].rstrip()
        after = self._text[end : end + len(suffix) + 1].lstrip()
        return _common_to(before, after, prefix, suffix)

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self._text))

    def _alike(self, exact: str) -> Found | None:
        """The sentence, or two in a row, or stretch of one, most like a quote, if it is like enough."""
        from difflib import SequenceMatcher  # noqa: PLC0415  (only for a quote that is gone)

        if not exact:
            return None
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(exact)
        spans = [*self._sentences, *((first[0], second[1]) for first, second in pairwise(self._sentences))]
        best: tuple[float, int, int] = (0.0, 0, 0)
        for start, end in spans:
            matcher.set_seq1(self._text[start:end])
            blocks = [block for block in matcher.get_matching_blocks() if block.size > 2]
            matched = sum(block.size for block in blocks)
            if not blocks or matched < LIKENESS * len(exact) * 0.9:
                continue
            begin, stop = self._whole_words(start + blocks[0].a, start + blocks[-1].a + blocks[-1].size)
            score = 2 * matched / (len(exact) + stop - begin)
            best = max(best, (score, begin, stop))
        score, begin, stop = best
        return Found(self._span(begin, stop), "alike") if score >= LIKENESS else None

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        while start > 0 and self._text[start - 1].isalnum():
            start -= 1
        while end < len(self._text) and self._text[end].isalnum():
            end += 1
        return start, end

    def _span(self, start: int, end: int) -> Span:
        return Span(self._position(start), self._position(end - 1, after=True))

    def _offset(self, position: Position) -> int:
        """About where a position is in the whole."""
        nth = bisect_left(self._lines, position.line, key=itemgetter(0))
        return self._starts[nth] + position.column

    def _position(self, at: int, after: bool = False) -> Position:
        nth = min(bisect_right(self._starts, at), len(self._lines)) - 1
        number = self._lines[nth][0]
        text = self.document.line(number).text
        columns = _columns(text)
        column = columns[min(at - self._starts[nth], len(columns) - 1)]
        return Position(number, _next_character(text, column) if after else column)


def _occurrences(words: str, text: str) -> Iterator[int]:
    """Where words begin in a text, also where they overlap, but not without the marks on their last letter."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _joins(text[end : end + 1]):
            yield at
        at = text.find(words, at + 1)


def _tail(text: str, most: int) -> str:
    """The last whole words of a text, about so many characters."""
    return text if len(text) <= most else text[text.find(" ", len(text) - most) + 1 :]


def _common_to(before: str, after: str, prefix: str, suffix: str) -> tuple[int, int]:
    """How many characters the words around two places have in common: of the nearest, and of all."""
    sides = _common(before[::-1], prefix[::-1]), _common(after, suffix)
    return sum(min(side, NEAREST) for side in sides), sum(sides)


def _tells_apart(best: tuple[int, int], other: tuple[int, int], most: tuple[int, int]) -> bool:
    """Whether what stands around the best place leaves no doubt that it is not the other one."""
    counts = zip(best, other, most, strict=True)
    return any(one == whole > another or one - another >= MARGIN for one, another, whole in counts)


def _common(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


@lru_cache(maxsize=64)
def _columns(text: str) -> Sequence[int]:
    """For each character of the normalised line, the column of the character it came from, and the line's end.

    Most lines have nothing that normalising takes away or joins, so that the columns stay what they are.
    """
    shaped = text.translate(_SHAPES)
    if shaped.isascii() and len(shaped) == len(text) and " ".join(shaped.split()) == shaped:
        return range(len(text) + 1)
    columns: list[int] = []
    blank = True
    at = 0
    while at < len(text):
        end = _next_character(text, at)
        piece = normalise(text[at:end])
        if text[at].isspace() or not piece:
            if text[at].isspace() and not blank:
                columns.append(at)
                blank = True
        else:
            columns.extend([at] * len(piece))
            blank = False
        at = end
    columns.append(len(text))
    return columns


def _next_character(text: str, at: int) -> int:
    """The column after a character and what normalising may join to it: marks, and the rest of a Korean syllable."""
    if text[at].isspace():
        return at + 1
    at += 1
    while at < len(text) and _joins(text[at]):
        at += 1
    return at


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it; not so the end of the text, given as nothing."""
    return character != "" and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")
