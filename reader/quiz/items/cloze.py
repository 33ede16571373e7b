"""Cloze: a sentence with gaps to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from reader.document.clean import CleanText, clean_line
from reader.document.fields import WORDS, Field, JsonSchema, Problems
from reader.document.yaml import Node
from reader.quiz.answers import matching_rule, refusal
from reader.quiz.items.base import ItemType
from reader.quiz.model import Item, Mark, NotAnAnswer, Part, Prompt, Response

BLANK = "____"
MOST_GAPS = 9
_SIGN = re.compile(r"(\\[{}|\\]|\{\{|\}\}|\|)")
_ESCAPED = ("\\{", "\\}", "\\|", "\\\\")


@dataclass(frozen=True)
class Sentence:
    """A sentence in pieces: the text before each gap and after the last, and what each gap accepts, the key first."""

    texts: tuple[str, ...]
    gaps: tuple[tuple[CleanText, ...], ...]

    def filled(self, words: tuple[str, ...]) -> CleanText:
        """The sentence with words in its gaps."""
        pieces = [piece for pair in zip(self.texts, words, strict=False) for piece in pair]
        return CleanText("".join([*pieces, self.texts[-1]]))


class SentenceShape:
    """A sentence with gaps: `{{word}}`, variants parted by `|`; a backslash before `{{` or `|` makes them text."""

    def read(self, node: Node, problems: Problems) -> Sentence | None:
        """The sentence in pieces."""
        if not hasattr(node, "value"):
            message = "a text with gaps is expected here; one that begins with `{{` needs quotes round it"
            problems.add(node, "wrong-kind", message)
            return None
        text = WORDS.read(node, problems)
        if text is None:
            return None
        pieces = _pieces(text)
        texts = tuple(piece[0] for piece in pieces[::2])
        gaps = tuple(tuple(map(clean_line, variants)) for variants in pieces[1::2])
        wrong = _wrong(texts, gaps)
        if wrong:
            problems.add(node, "bad-gap", wrong)
            return None
        return Sentence(texts, gaps)

    def schema(self) -> JsonSchema:
        """A text with two braces in it."""
        return {"type": "string", "pattern": r"\{\{.+\}\}"}


def _pieces(text: str) -> list[list[str]]:
    """The text outside the gaps and the variants in each gap by turns; nothing where braces do not pair."""
    pieces = [[""]]
    for sign in _SIGN.split(text):
        inside = len(pieces) % 2 == 0
        if sign in ("{{", "}}"):
            if inside == (sign == "{{"):
                return []
            pieces.append([""])
        elif sign == "|" and inside:
            pieces[-1].append("")
        else:
            pieces[-1][-1] += sign[1:] if sign in _ESCAPED else sign
    return pieces if len(pieces) % 2 else []


def _wrong(texts: tuple[str, ...], gaps: tuple[tuple[CleanText, ...], ...]) -> str:
    """What is wrong with the gaps of a sentence, if anything is."""
    if not texts:
        return "a gap is not closed or not opened; write `{{word}}`, or a backslash before `{{` that is text"
    if not gaps:
        return "there is no gap; put `{{` and `}}` round the words to be filled in"
    if any(not variant for gap in gaps for variant in gap):
        return "a gap or a variant is empty; write the word between `{{` and `}}`, variants parted by `|`"
    return f"has {len(gaps)} gaps; {MOST_GAPS} are enough, make two items of it" if len(gaps) > MOST_GAPS else ""


@dataclass(frozen=True, kw_only=True)
class Cloze(Item):
    """A sentence with gaps. A response is the words for each gap in turn, "" for one left empty."""

    type_name = "cloze"
    instruction = "Fill the gaps"
    overrulable = True
    sentence: Sentence

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(gap[0] for gap in self.sentence.gaps)

    @property
    def takes(self) -> str:
        return "the missing words"

    def mark(self, response: Response) -> Mark:
        """Each gap earns an equal share, by the rules for typed answers: Moodle's for embedded answers."""
        if not any(response):
            return Mark(0.0, "left unanswered", self._because())
        right = sum(part.right for part in self.parts(response))
        said = [self.rule(nth, response) for nth in range(len(self.sentence.gaps))]
        loose = [f"gap {nth}: {rule}" for nth, rule in enumerate(said, 1) if rule and rule != "word for word"]
        return Mark(
            right / len(said), "; ".join([f"{right} of {len(said)} gaps filled rightly", *loose]), self._because()
        )

    def rule(self, nth: int, response: Response) -> str:
        """By which rule the words for a gap are taken or refused."""
        given = response[nth] if nth < len(response) else ""
        return matching_rule(given, self.sentence.gaps[nth]) or refusal(given, self.sentence.gaps[nth])

    def parts(self, response: Response) -> tuple[Part, ...]:
        given = (*response, *[""] * len(self.sentence.gaps))
        return tuple(
            Part(f"Gap {nth}", words, matching_rule(words, gap) is not None, gap[0])
            for nth, (gap, words) in enumerate(zip(self.sentence.gaps, given, strict=False), 1)
        )

    def shown(self, response: Response) -> tuple[str, ...]:
        filled = tuple(words or BLANK for words in response)
        return (
            (self.sentence.filled((*filled, *[BLANK] * (len(self.sentence.gaps) - len(filled)))),) if response else ()
        )

    def prompt(self, seed: str, given: Response = ()) -> Prompt | None:
        count, nth = len(self.sentence.gaps), len(given) + 1
        if nth > count:
            return None
        return Prompt(f"the words for gap {nth} of {count}, or - to leave it empty")

    def parse(self, line: str, seed: str, given: Response = ()) -> Response:
        words = clean_line(line)
        if not words:
            nth = len(given) + 1
            raise NotAnAnswer(f"type the words for gap {nth} of {len(self.sentence.gaps)}, or - to leave it empty")
        return (*given, "" if words == "-" else words)


def _build(values: dict[str, Any], common: dict[str, Any], node: Node, problems: Problems) -> Item | None:
    sentence: Sentence = values["cloze"]
    blanks = tuple(f"{BLANK} ({nth})" if len(sentence.gaps) > 1 else BLANK for nth in range(1, len(sentence.gaps) + 1))
    return replace(Cloze(**common, sentence=sentence), stem=sentence.filled(blanks))


CLOZE = ItemType(
    "cloze",
    "cloze",
    "`cloze`: a sentence with gaps to fill in. A share for each gap.",
    (Field("cloze", SentenceShape(), "the sentence, with `{{word}}` or `{{word|variant}}` as gaps", required=True),),
    lambda node: True,
    _build,
)
