"""Merging: what a language model finds, put beside what the rules found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reader.entities.find import Find
from reader.entities.kinds import Kind
from reader.entities.lexicon import ANY_NAME, FAMILY, GIVEN, PLACE, STOP, TOWN, Lexicon
from reader.entities.shapes import is_title, personal

SURE = 0.6
"""How sure a name is that only the model has found: enough to be listed."""
DOUBTED, DOUBTFUL = 0.7, 0.4
"""A name that is less sure than the first by the rules, and that the model sees nowhere, becomes a guess."""
OPEN = 0.6
"""Of a name that is less sure than this by the rules, the model may say that it is of another kind."""
LONG = 4
"""Words from which on a name of the rules may be two names side by side."""

_NO_NAME = re.compile(r"[\d@/_:|*=<>#]|\.\w{2,}$")
_JOINS = re.compile(r" (?:in|and|of|at|for) ")
_WORD = re.compile(r"\S+")


def merged(rules: Iterable[Find], model: Iterable[Find], lexicon: Lexicon) -> list[Find]:
    """The finds of both, none over another.

    The rules are right more often than a small model, so what they are sure of stands. The model adds names where they
    found none or only guesses, takes the whole of a name of which they found a part, and parts people from what stands
    beside them. Where the two disagree on the kind and the rules are not sure, the word lists decide, or nobody does.
    """
    told = [name for find in model if (name := _trimmed(find, lexicon)) and not _NO_NAME.search(name.text)]
    heard = _by_line(told)
    kept = [part for find in rules for part in _parted(find, heard[find.line], lexicon)]
    _doubt(kept, heard)
    by_line = _by_line(kept)
    gone: set[int] = set()
    added = []
    for find in told:
        met = [other for other in by_line[find.line] if _meet(find, other)]
        certain = [other for other in met if other.sure >= 0.5]
        if not met and _is_plain(find.text, lexicon):
            find.sure = DOUBTFUL
        only = certain[0] if len(certain) == 1 else None
        disputed = only is not None and _disputes(find, only)
        if not certain or (only and _holds(find, only)) or (disputed and _is_backed(find, lexicon)):
            added.append(find)
            gone.update(map(id, met))
        elif only and disputed and not _is_backed(only, lexicon):
            only.sure = DOUBTFUL
    return [find for find in kept if id(find) not in gone] + added


def _trimmed(find: Find, lexicon: Lexicon) -> Find | None:
    """A name of the model without the titles before it and the small words around it; None where nothing is left."""
    words = [*_WORD.finditer(find.text)]
    while words and _is_small(words[-1][0], lexicon):
        del words[-1]
    while words and _leads(words[0][0], len(words) == 1, lexicon):
        del words[0]
    return _cut(find, words[0].start(), words[-1].end()) if words else None


def _leads(word: str, alone: bool, lexicon: Lexicon) -> bool:
    return _is_small(word, lexicon) or (not alone and is_title(word.rstrip("."), lexicon))


def _is_small(word: str, lexicon: Lexicon) -> bool:
    return not any(map(str.isalnum, word)) or bool(lexicon.words.get(word.lower(), 0) & STOP)


def _cut(find: Find, start: int, end: int) -> Find:
    """A find from one place in its text to another."""
    part = find.copy()
    part.start, part.end, part.text = find.start + start, find.start + end, find.text[start:end]
    return part


def _parted(find: Find, heard: list[Find], lexicon: Lexicon) -> Iterator[Find]:
    """A find of the rules; where it is long and the model sees a full name of a person in it, only what is left of it.

    Two people side by side must both be seen, for many a name has four words.
    """
    text, start, end = find.text, find.start, find.end
    if find.kind in (Kind.WORK, Kind.DATE, Kind.QUANTITY) or text.count(" ") < LONG - 1 or _JOINS.search(text):
        yield find
        return
    parts = [other for other in heard if start <= other.start and other.end <= end and other.text != text]
    person = next((part for part in parts if " " in part.text and _is_person(part, lexicon)), None)
    opens = any(part.start == start for part in parts)
    if person is None or (find.kind is Kind.PERSON and not (opens and len(parts) > 1)):
        yield find
    elif find.kind is not Kind.PERSON and person.start == start and not any(part.start > person.end for part in parts):
        yield _cut(find, len(text) - len(text[person.end - start :].lstrip()), len(text))


def _doubt(rules: Iterable[Find], model: dict[int, list[Find]]) -> None:
    """Make guesses of the names that the rules are not too sure of and the model sees nowhere."""
    by_text: dict[str, list[Find]] = defaultdict(list)
    for find in rules:
        if find.kind not in (Kind.DATE, Kind.QUANTITY, Kind.TERM):
            by_text[find.text].append(find)
    for finds in by_text.values():
        unsure = max(find.sure for find in finds) < DOUBTED
        if unsure and not any(_meet(find, other) for find in finds for other in model[find.line]):
            for find in finds:
                find.sure = min(find.sure, DOUBTFUL)


def _disputes(find: Find, other: Find) -> bool:
    """Whether the model says another kind of a name than the rules, which are not sure of theirs."""
    return (find.start, find.end) == (other.start, other.end) and find.kind is not other.kind and other.sure < OPEN


def _is_backed(find: Find, lexicon: Lexicon) -> bool:
    """Whether the word lists know a name as one of its kind."""
    if find.kind is Kind.PLACE:
        return bool(lexicon.words.get(find.text, 0) & (TOWN | PLACE))
    return find.kind is Kind.PERSON and _is_person(find, lexicon)


def _is_person(find: Find, lexicon: Lexicon) -> bool:
    words = find.text.split()
    return personal(words, lexicon) >= 1 if len(words) > 1 else bool(_bits(words[0], lexicon) & (GIVEN | FAMILY))


def _is_plain(text: str, lexicon: Lexicon) -> bool:
    """Whether all words are plain ones of English that name nothing."""
    return all(
        lexicon.is_common(word.lower()) and not _bits(word, lexicon) & (GIVEN | FAMILY | TOWN | ANY_NAME)
        for word in text.split()
    )


def _bits(word: str, lexicon: Lexicon) -> int:
    return lexicon.words.get(word, 0) | lexicon.words.get(word.capitalize(), 0)


def _by_line(finds: Iterable[Find]) -> dict[int, list[Find]]:
    found: dict[int, list[Find]] = defaultdict(list)
    for find in finds:
        found[find.line].append(find)
    return found


def _meet(one: Find, other: Find) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(whole: Find, part: Find) -> bool:
    """Whether a name of the model has all of another and more, and no word in it that rather joins two names."""
    longer = whole.start <= part.start and part.end <= whole.end and whole.text != part.text
    return longer and not (_JOINS.search(whole.text) or re.search("[,&]", whole.text))
