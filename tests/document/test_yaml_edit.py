"""YAML edited in place: what is meant is said, and all else stays as it was written."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.yaml import load_yaml
from reader.document.yaml_edit import Draft, flow, plain, scalar
from reader.errors import ReaderError

SOURCE = """\
# By hand.
entities:  # who and what
  # People
  - id: kim      # of the North
    kind: person
    name: "Kim"  # for short
    aka:
      - Kim Jong Un   # in full
      # and this
      - the leader
    note: >
      He who
      leads.
  # Places
  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"]}   # both
  -
    id: seoul
    kind: place
    name: Seoul
# No names.
ignore: [Experts]  # not one
# The end.
"""


def edited(source: str, *steps: tuple[object, ...]) -> str:
    draft = Draft(source)
    for do, *arguments in steps:
        getattr(draft, str(do))(*arguments)
    return draft.finish()


def changes(source: str, *steps: tuple[object, ...]) -> tuple[list[str], list[str]]:
    """The rows that are gone, and the rows that are new."""
    before, after = Counter(source.splitlines()), Counter(edited(source, *steps).splitlines())
    return list((before - after).elements()), list((after - before).elements())


KIM, KOREA, SEOUL = (("entities", number) for number in range(3))


@pytest.mark.parametrize(
    ("step", "gone", "new"),
    [
        (("set", (*KIM, "name"), "Kim Un"), ['    name: "Kim"  # for short'], ["    name: Kim Un  # for short"]),
        (("set", (*KIM, "kind"), "group"), ["    kind: person"], ["    kind: group"]),
        (("set", (*KIM, "note"), "He: leads"), ["    note: >", "      He who", "      leads."],
         ['    note: "He: leads"']),
        (("set", (*SEOUL, "note"), "a city, large"), [], ["    note: a city, large"]),
        (("set", (*KOREA, "note"), "a, b"),
         ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"]}   # both'],
         ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"], note: "a, b"}   # both']),
        (("append", (*KIM, "aka"), "him"), [], ["      - him"]),
        (("append", (*SEOUL, "aka"), "the city"), [], ["    aka: [the city]"]),
        (("append", (*KOREA, "aka"), "it"),
         ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"]}   # both'],
         ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North", it]}   # both']),
        (("append", (*SEOUL, "mentions"), {"quote": "there", "prefix": "on "}), [],
         ["    mentions:", '      - {quote: there, prefix: "on "}']),
        (("append", ("ignore",), "No"), ["ignore: [Experts]  # not one"], ['ignore: [Experts, "No"]  # not one']),
        (("append", ("entities",), {"id": "un", "kind": "term", "name": "UN", "aka": ["U.N."]}), [],
         ["  - id: un", "    kind: term", "    name: UN", "    aka: [U.N.]"]),
        (("remove", (*KIM, "aka", 0)), ["      - Kim Jong Un   # in full"], []),
        (("remove", (*KIM, "note")), ["    note: >", "      He who", "      leads."], []),
        (("remove", (*KIM, "id")), ["  - id: kim      # of the North"], ["  -       # of the North"]),
        (("remove", (*KOREA, "aka", 1)),
         ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"]}   # both'],
         ["  - {id: korea, kind: place, name: Korea, aka: [North]}   # both"]),
        (("remove", KOREA), ['  - {id: korea, kind: place, name: Korea, aka: [North, "the, North"]}   # both'], []),
        (("remove", SEOUL), ["  -", "    id: seoul", "    kind: place", "    name: Seoul"], []),
        (("remove", ("ignore", 0)), ["ignore: [Experts]  # not one"], ["ignore: []  # not one"]),
    ],
)  # fmt: skip
def test_only_the_rows_change_that_must(step: tuple[object, ...], gone: list[str], new: list[str]) -> None:
    assert changes(SOURCE, step) == (gone, new)


@pytest.mark.parametrize("source", ["", "# Only this.\n", "ignore: [x]\n", "entities:\n", "entities: []  # none\n",
                                    "entities:  # none\n# yet\nignore: [x]", "{ignore: [x]}\n",
                                    "ignore: [x]\r\nentities:\r\n"])  # fmt: skip
def test_an_entry_is_added_where_there_was_none(source: str) -> None:
    written = edited(source, ("append", ("entities",), {"id": "a", "kind": "term", "name": "B, c"}))
    root = plain(load_yaml(written))
    assert root["entities"] == [{"id": "a", "kind": "term", "name": "B, c"}]
    for comment in ("# Only this.", "# none", "# yet"):
        assert (comment in written) == (comment in source)
    assert written.count("\n") == written.count("\r\n") or "\r\n" not in source


def test_the_last_entry_taken_out_leaves_the_comments_and_room_for_another() -> None:
    source = "entities:  # all\n  # People\n  - id: a\n    kind: term\n    name: A\nignore: [x]\n"
    assert edited(source, ("remove", ("entities", 0))) == "entities:  # all\n  # People\nignore: [x]\n"
    again = edited(source, ("remove", ("entities", 0)), ("append", ("entities",), {"id": "b"}))
    assert again == "entities:  # all\n  - id: b\n  # People\nignore: [x]\n"


def test_one_value_alone_becomes_a_list() -> None:
    assert edited("a: b, c # d\n", ("append", ("a",), "e")) == 'a: ["b, c", e] # d\n'


@pytest.mark.parametrize("source", ["a: [b", "- &x a\n"])
def test_what_is_no_yaml_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(ReaderError) as refused:
        Draft(source)
    assert refused.value.line


def test_a_way_of_writing_that_cannot_be_followed_is_refused() -> None:
    draft = Draft("a: |+\n  b\n\n")
    draft.set(("e",), "f")
    with pytest.raises(ReaderError, match="cannot be changed safely"):
        draft.finish()


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_text_is_read_again_as_it_was_written(text: str) -> None:
    from reader.document.clean import clean

    text = clean(text)
    written = f"a: {scalar(text)}\nb: {flow([text, {'c': text}])}\n"
    assert plain(load_yaml(written)) == {"a": text, "b": [text, {"c": text}]}
