"""A library of one article and one bank of any size, always the same for the same numbers."""

from __future__ import annotations

import random
from itertools import cycle, islice
from pathlib import Path
from string import Template

NAMES = ("Ada", "Bela", "Cora", "Dora", "Edda", "Fritz", "Greta", "Hugo", "Irma", "Jonas")
THINGS = ("lantern", "ledger", "compass", "harbour", "orchard", "bridge", "archive", "violin", "engine", "garden")
PLACES = ("Turin", "London", "Seoul", "Geneva", "Lisbon", "Quito", "Oslo", "Cairo", "Lima", "Perth")
PROCESSES = ("retrieve", "infer", "interpret", "evaluate")
SENTENCES = 300

ITEM = Template("""\
  - id: q$number
$asked
    evidence: $said
    process: $process
    about: [$entity]
    tags: [$thing]
    why: The text says so of $place, and of no other place.
""")
ASKED = {
    "choice": """\
    ask: $question, who kept it?
    answer: $name
    wrong:
      - $other
      - text: $another
        why: That is someone else.
      - $third""",
    "several": """\
    ask: $question, which two are named?
    answer: [$name, $place]
    wrong: [$other, $another]""",
    "typed": """\
    ask: $question, until which year?
    answer: $year
    accept: [the year $year, in $year]""",
    "claim": """\
    claim: $question, $name kept it.
    answer: true""",
    "cloze": """\
    cloze: '$question: {{$name}} kept it until {{$year|the year $year}}.'""",
    "number": """\
    number: $question, until which year?
    answer: $year
    tolerance: 5""",
    "match": """\
    match: $question, what belongs together?
    answer:
      $name: the keeper
      $place: the place
      The $thing: the thing
    extra: [the owner]""",
    "order": """\
    order: $question, in which order are they named?
    answer:
      - $name
      - the $thing
      - $place""",
    "sort": """\
    sort: $question, what is what?
    answer:
      people: [$name, $other]
      places: [$place]""",
    "find": """\
    find: $question, mark the sentence.
    answer: $said""",
    "prove": """\
    ask: $question, who kept it, and where is it said?
    answer: $name
    wrong: [$other, $another]
    prove: true""",
    "recall": """\
    recall: $question, say what you know.
    rubric: [names $name, gives the year]
    model: $said.""",
}
"""An item of each type, as an author would write it."""

MIXED = ("choice",) * 4 + tuple(ASKED)
"""The types by turns, as in a bank that is mostly choice and begins with one."""


def library(folder: Path, items: int, kinds: tuple[str, ...] = MIXED) -> Path:
    """Make a library of an article and a bank with so many items; the bank."""
    (folder / "content").mkdir(parents=True)
    (folder / "quizzes").mkdir()
    paragraphs = [" ".join(f"{sentence(n)}." for n in range(at, at + 6)) for at in range(0, SENTENCES, 6)]
    article = "\n\n".join(["# The keepers", *paragraphs, ""])
    (folder / "content" / "keepers.md").write_text(article, encoding="utf-8")
    bank = folder / "quizzes" / "keepers.yaml"
    made = "".join(item(number, kind) for number, kind in enumerate(islice(cycle(kinds), items)))
    bank.write_text(f"quiz: 1\ndocument: keepers\ntitle: The keepers\nitems:\n{made}", encoding="utf-8")
    return bank


def facts(number: int) -> dict[str, str]:
    """What a sentence of the article says."""
    chance = random.Random(number)
    name, *others = chance.sample(NAMES, 4)
    return {
        "name": name,
        **dict(zip(("other", "another", "third"), others, strict=True)),
        "thing": chance.choice(THINGS),
        "place": chance.choice(PLACES),
        "year": str(1700 + number),
        "process": chance.choice(PROCESSES),
    }


def sentence(number: int) -> str:
    return Template("$name kept the $thing number $number of $place until the year $year").substitute(
        facts(number), number=number
    )


def item(number: int, kind: str) -> str:
    """An item about a sentence of the article, in YAML."""
    about = facts(number % SENTENCES)
    more = {
        "number": str(number),
        "said": sentence(number % SENTENCES),
        "question": f"Question {number}, of the {about['thing']} of {about['place']}",
        "entity": about["name"].lower(),
    }
    asked = Template(ASKED[kind]).substitute(about | more)
    return ITEM.substitute(about | more, asked=asked)
