from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.files import shipped_library
from reader.quiz.bank import Bank, bank_slug, document_named_in, read_bank
from reader.quiz.items import ITEM_TYPES, STEMS
from reader.quiz.items.base import ANSWERING, COMMON
from reader.quiz.items.choice import Choice
from reader.quiz.items.claim import Claim
from reader.quiz.items.passage import PassageItem
from reader.quiz.items.several import Several
from reader.quiz.items.typed import Typed
from reader.quiz.process import Process

HEAD = "quiz: 1\ndocument: ada\nitems:\n"
SOUND = """\
  - id: author
    ask: Who wrote the Notes?
    answer: Ada Lovelace
    wrong: [Charles Babbage, Luigi Menabrea]
"""
BANKS = sorted((shipped_library() / "quizzes").glob("*.yaml"))

ReadBank = Callable[[str], Bank]


def codes(bank: Bank) -> list[str]:
    return [problem.code for problem in bank.problems]


def refused(bank_from: ReadBank, source: str) -> ReaderError:
    with pytest.raises(ReaderError) as error:
        bank_from(source)
    return error.value


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("ask: Who?\n    answer: Ada\n    wrong: [Charles]", Choice),
        ("ask: Who?\n    answer: {text: Ada, why: She signed.}\n    wrong: Charles", Choice),
        ("ask: Which?\n    answer: [weaving, music]\n    wrong: [chess]", Several),
        ("ask: Which?\n    answer: [weaving]\n    wrong: [chess]", Several),
        ("ask: When?\n    answer: 1843", Typed),
        ("ask: When?\n    answer: [1843, in 1843]\n    accept: the year 1843", Typed),
        ("claim: Babbage wrote them.\n    answer: false", Claim),
    ],
)
def test_the_stem_and_the_answer_tell_the_type(bank_from: ReadBank, source: str, kind: type) -> None:
    bank = bank_from(f"{HEAD}  - id: q1\n    {source}\n")
    assert [type(item) for item in bank.items] == [kind]
    assert bank.problems == ()


@pytest.mark.parametrize("written", ["No", "12:30", "010", "2017", "1e3", "null", "0x1F", "2024-01-05", "3.10"])
def test_unquoted_answers_stay_what_was_written(bank_from: ReadBank, written: str) -> None:
    bank = bank_from(f"{HEAD}  - id: q1\n    ask: What?\n    answer: {written}\n")
    assert bank.items[0].key == (written,)


def test_an_item_takes_the_banks_defaults_unless_it_says_otherwise(bank_from: ReadBank) -> None:
    own = "  - {id: own, ask: When?, answer: 1843, process: evaluate, points: 3}\n"
    head = HEAD.replace("items:", "defaults: {process: infer, points: 2, shuffle: false}\nitems:")
    first, second = bank_from(f"{head}{SOUND}{own}").items
    assert (first.process, first.points, first.shuffle) == (Process.INFER, 2, False)  # type: ignore[attr-defined]
    assert (second.process, second.points) == (Process.EVALUATE, 3)


def test_a_document_may_be_an_id_or_an_id_with_its_fingerprint(bank_from: ReadBank) -> None:
    mark = "text-v1:sha256:" + "0" * 64
    pinned = bank_from(HEAD.replace("ada", f'{{id: ada, fingerprint: "{mark}"}}') + SOUND)
    assert (pinned.document, pinned.fingerprint) == ("ada", mark)
    assert bank_from(HEAD + SOUND).fingerprint is None


def test_drafts_are_read_but_not_asked(bank_from: ReadBank) -> None:
    bank = bank_from(HEAD + SOUND + "    status: draft\n")
    assert bank.item("author") is not None
    assert bank.ready == ()


def test_evidence_keeps_the_place_where_it_was_written(bank_from: ReadBank) -> None:
    bank = bank_from(HEAD + SOUND + "    evidence:\n      - signed\n      - {quote: by her, prefix: signed}\n")
    first, second = bank.items[0].evidence
    assert (first.quote.exact, first.line, first.column) == ("signed", 9, 9)
    assert (second.quote.exact, second.quote.prefix, second.line) == ("by her", "signed", 10)


def test_controls_written_as_escapes_are_made_visible(bank_from: ReadBank) -> None:
    bank = bank_from(f'{HEAD}  - id: q1\n    ask: "\\e]2;owned\\a"\n    answer: "\\x9b"\n')
    assert bank.items[0].stem == "^[]2;owned^G"
    assert bank.items[0].key == ("<U+009B>",)


def test_a_file_name_given_as_the_title_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]2;owned\x07.yaml"
    path.write_text(HEAD + SOUND, encoding="utf-8")
    assert read_bank(path).title == "a^[]2;owned^G"


@pytest.mark.parametrize(
    ("broken", "code", "line"),
    [
        ("ask: Who?\n    wrong: [Ada]", "missing-field", 4),
        ("ask: Who?\n    claim: Ada did.\n    answer: true", "two-stems", 6),
        ("asks: Who?\n    answer: Ada", "no-stem", 4),
        ("ask: Who?\n    answer: Ada\n    wrnog: [Charles]", "unknown-field", 7),
        ("ask: Who?\n    answer: Ada\n    wrong: [ADA]", "duplicate-option", 4),
        ("ask: Who?\n    answer: Ada\n    wrong: [b, c, d, e, f, g, h, i, j]", "too-many-options", 4),
        ("ask: Who?\n    answer: Ada\n    wrong: []", "empty", 7),
        ('ask: ""\n    answer: Ada', "empty", 5),
        ("claim: Ada did.\n    answer: perhaps", "bad-value", 6),
        ("ask: Who?\n    answer: Ada\n    points: many", "bad-value", 7),
        ("ask: Who?\n    answer: Ada\n    process: guess", "bad-value", 7),
        ('cloze: "In 1843."', "bad-gap", 5),
        ("ask: Who?\n    answer: Ada\n    wrong: [Charles]\n    prove: true", "no-proof", 4),
        ("ask: Who?\n    answer: Ada\n    tries: 5", "bad-value", 7),
        ("order: When?\n    answer: [first]", "too-few", 4),
    ],
)
def test_a_broken_item_is_left_out_and_said_with_its_place(
    bank_from: ReadBank, broken: str, code: str, line: int
) -> None:
    bank = bank_from(f"{HEAD}  - id: q1\n    {broken}\n{SOUND}")
    assert [item.id for item in bank.items] == ["author"]
    assert (bank.problems[0].code, bank.problems[0].line) == (code, line)


def test_an_item_without_an_id_is_left_out(bank_from: ReadBank) -> None:
    bank = bank_from(f"{HEAD}  - ask: Who?\n    answer: Ada\n{SOUND}")
    assert [item.id for item in bank.items] == ["author"]
    assert codes(bank) == ["missing-field"]


def test_of_two_items_with_one_id_the_first_counts(bank_from: ReadBank) -> None:
    bank = bank_from(HEAD + SOUND + "  - {id: author, ask: When?, answer: 1843}\n")
    assert [item.stem for item in bank.items] == ["Who wrote the Notes?"]
    assert codes(bank) == ["duplicate-id"]


def test_of_two_items_with_one_id_on_one_line_the_first_counts(bank_from: ReadBank) -> None:
    item = "{id: a, ask: When?, answer: 1843}"
    bank = bank_from(f"quiz: 1\ndocument: ada\nitems: [{item}, {item}]\n")
    assert len(bank.items) == 1
    assert codes(bank) == ["duplicate-id"]


def test_a_misspelt_field_is_answered_with_the_right_one(bank_from: ReadBank) -> None:
    bank = bank_from(f"{HEAD}  - id: q1\n    ask: Who?\n    answer: Ada\n    wrnog: [Charles]\n")
    assert "did you mean `wrong`?" in bank.problems[0].message


def test_a_text_cut_at_a_comma_in_brackets_is_a_warning(bank_from: ReadBank) -> None:
    bank = bank_from(f"{HEAD}  - id: q1\n    ask: Where?\n    answer: London\n    wrong: [In 1842, at Turin]\n")
    assert [(problem.code, problem.warning) for problem in bank.problems] == [("flow-comma", True)]
    assert len(bank.items) == 1


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("hint: Look.", "hint", "Look."),
        ("tries: 2", "tries", 2),
        ("variant_of: other", "variant_of", "other"),
        ("tags: [a, b]", "tags", ("a", "b")),
        ("about: ada", "about", ("ada",)),
        ("points: 2.5", "points", 2.5),
        ("status: draft", "draft", True),
    ],
)
def test_every_item_can_have_the_fields_common_to_all(
    bank_from: ReadBank, written: str, name: str, value: object
) -> None:
    bank = bank_from(f"{HEAD}{SOUND}    {written}\n")
    assert bank.problems == ()
    assert getattr(bank.items[0], name) == value


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "wrong-kind"),
        ("- quiz", "wrong-kind"),
        ("quiz: 1\nitems: []", "missing-field"),
        ("quiz: 2\ndocument: ada\nitems: []", "bad-value"),
        ("quiz: 1\ndocument: Ada Lovelace\nitems: []", "bad-value"),
        ("quiz: 1\ndocument: ada\nquiz: 1", "duplicate-key"),
        ("quiz: &a 1\ndocument: *a", "yaml"),
        ("quiz: !!int 1\ndocument: ada", "yaml"),
        ("quiz: 1\n---\nquiz: 1", "yaml"),
        ("quiz: [1", "yaml"),
        ("[" * 30_000, "yaml"),
    ],
)
def test_a_file_that_is_no_bank_is_refused_with_its_place(bank_from: ReadBank, source: str, code: str) -> None:
    error = refused(bank_from, source)
    assert error.code == code
    assert error.line and error.column


def test_a_bank_without_items_says_so(bank_from: ReadBank) -> None:
    assert codes(bank_from("quiz: 1\ndocument: ada\nitems: []\n")) == ["no-items"]
    assert codes(bank_from("quiz: 1\ndocument: ada\n")) == ["no-items"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot read"):
        read_bank(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("name", "slug"), [("notes.yaml", "notes"), ("notes.quiz.yml", "notes"), ("My Notes.YAML", "my-notes")]
)
def test_a_bank_is_known_by_its_files_name(name: str, slug: str) -> None:
    assert bank_slug(Path(name)) == slug


@pytest.mark.parametrize(
    "written",
    [
        "ada",
        '"ada"',
        "{id: ada}",
        "{fingerprint: x, id: ada}",
        "\n  id: ada",
        "\n  fingerprint: x\n  id: 'ada'",
        "ada  # note",
    ],
)
def test_the_document_is_found_in_the_first_lines_of_a_bank(tmp_path: Path, written: str) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text(f"quiz: 1\ndocument: {written}\ntitle: x\n", encoding="utf-8")
    assert document_named_in(path) == "ada"


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_the_first_lines_of_a_bank_name_the_document_that_reading_it_does(path: Path) -> None:
    assert document_named_in(path) == read_bank(path).document


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("banks") / "any.yaml"


def read_or_refuse(path: Path, source: str) -> Bank | None:
    """What the loader makes of any source: a bank, or None after an error; either way every problem has its place."""
    path.write_bytes(source.encode("utf-8", "surrogatepass"))
    try:
        bank = read_bank(path)
    except ReaderError as error:
        assert error.path == path and error.line and error.column and error.line >= 1 and error.column >= 1
        return None
    last = source.count("\n") + 1
    assert all(problem.path == path and 1 <= (problem.line or 0) <= last for problem in bank.problems)
    assert len({item.id for item in bank.items}) == len(bank.items)
    for item in bank.items:
        unbound = isinstance(item, PassageItem)
        assert item.mark(item.key).score == (0 if unbound else 1)
    return bank


OTHER_NAMES = ["quiz", "document", "title", "items", "defaults", "cloze", "hint", "quote", "prefix", "text", "zzz"]
NAMES = st.sampled_from([*(each.name for kind in ITEM_TYPES for each in (*kind.fields, *COMMON)), *OTHER_NAMES])
SCALARS = st.one_of(
    st.sampled_from(["", "true", "not-given", "1", "ada", "infer", "draft", "-1", "nan", "inf"]),
    st.text(max_size=12),
    st.integers(-2, 3),
    st.booleans(),
    st.none(),
    st.floats(),
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=12
)
ITEMS = st.dictionaries(NAMES, TREES, max_size=6) | st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c", 1]), "ask": SCALARS, "answer": TREES},
    optional={"wrong": TREES, "why": TREES},
)
ROOTS = TREES | st.fixed_dictionaries(
    {"quiz": st.just(1), "document": st.sampled_from(["ada", {"id": "ada"}]), "items": st.lists(ITEMS, max_size=4)},
    optional={"title": TREES, "defaults": TREES},
)


@settings(deadline=None, max_examples=150)
@given(root=ROOTS, flow=st.booleans())
def test_any_structure_is_a_bank_or_an_error_with_its_place(scratch: Path, root: Any, flow: bool) -> None:
    read_or_refuse(scratch, yaml.safe_dump(root, default_flow_style=flow, sort_keys=False, allow_unicode=True))


@settings(deadline=None, max_examples=150)
@given(source=st.text(st.sampled_from(list("ab1:-[]{}#&*!|>'\"%@`,? \t\n\r\x00\x85\ufeff")), max_size=60))
def test_any_text_is_a_bank_or_an_error_with_its_place(scratch: Path, source: str) -> None:
    read_or_refuse(scratch, source)


def mutated(source: str, chance: random.Random) -> str:
    """A source with one thing done to it that a slip of the hand or of a merge might do."""
    rows = source.splitlines(keepends=True)
    at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    slips: list[Callable[[], str]] = [
        lambda: "".join(rows[:at] + rows[at + 1 :]),
        lambda: "".join([*rows[:at], rows[at], *rows[at:]]),
        lambda: "".join([*rows[:at], rows[other], *rows[at:]]),
        lambda: "".join([*rows[:at], " " * chance.randint(1, 4) + rows[at], *rows[at + 1 :]]),
        lambda: "".join([*rows[:at], rows[at].lstrip(), *rows[at + 1 :]]),
        lambda: source[: chance.randrange(len(source))],
    ]
    place = chance.randrange(len(source))
    slips += [
        lambda: source[:place] + chance.choice("[]{}:#&*!|>'\"%@`,?\t\n\x00\x1b\u202e") + source[place:],
        lambda: source[:place] + source[place + chance.randint(1, 20) :],
    ]
    return chance.choice(slips)()


@settings(deadline=None, max_examples=120)
@given(path=st.sampled_from(BANKS), chance=st.randoms(use_true_random=False), slips=st.integers(1, 3))
def test_a_shipped_bank_with_slips_is_a_bank_or_an_error_with_its_place(
    scratch: Path, path: Path, chance: random.Random, slips: int
) -> None:
    source = path.read_text(encoding="utf-8")
    for _ in range(slips):
        source = mutated(source, chance) or " "
    read_or_refuse(scratch, source)


def stem_of(item: dict[str, Any]) -> str:
    return next(stem for stem in STEMS if stem in item)


def key_of(item: dict[str, Any]) -> str:
    return next(name for name in ("answer", "rubric", "cloze") if name in item)


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no id": lambda item: item.pop("id"),
    "no answer": lambda item: item.pop(key_of(item)),
    "no stem": lambda item: item.pop(stem_of(item)),
    "two stems": lambda item: item.update(ask="What?", claim="That."),
    "an unknown field": lambda item: item.update(zzz="x"),
    "an empty reason": lambda item: item.update(why=""),
    "a list as the stem": lambda item: item.update({stem_of(item): ["What?"]}),
    "a quote without words": lambda item: item.update(evidence={"prefix": "x"}),
    "no worth": lambda item: item.update(points=0),
}


@settings(deadline=None, max_examples=60)
@given(path=st.sampled_from(BANKS), how=st.sampled_from(sorted(BREAKS)), data=st.data())
def test_a_bank_with_one_broken_item_keeps_the_others(scratch: Path, path: Path, how: str, data: st.DataObject) -> None:
    root = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    broken = data.draw(st.integers(0, len(root["items"]) - 1))
    whole = [item["id"] for item in root["items"]]
    BREAKS[how](root["items"][broken])
    bank = read_or_refuse(scratch, yaml.safe_dump(root, sort_keys=False))
    assert bank is not None
    assert [item.id for item in bank.items] == whole[:broken] + whole[broken + 1 :]
    assert any(not problem.warning for problem in bank.problems)


def test_every_item_type_reads_nothing_but_its_own_fields() -> None:
    for kind in ITEM_TYPES:
        own = {each.name for each in kind.fields}
        assert kind.stem in own
        assert own - {kind.stem} <= set(ANSWERING)


def test_a_broken_item_does_not_hide_that_its_id_is_used_again(bank_from: Callable[[str], Bank]) -> None:
    bank = bank_from(
        "quiz: 1\ndocument: ada\nitems:\n"
        "  - {id: a, ask: Who?, answer: me, wrong: [me]}\n  - {id: a, ask: What?, answer: this}\n"
    )
    assert [problem.code for problem in bank.problems] == ["duplicate-option", "duplicate-id"]


def test_the_document_is_found_however_late_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    path.write_text("quiz: 1\n" + "# a long remark\n" * 500 + "document: ada\n", encoding="utf-8")
    assert document_named_in(path) == "ada"
