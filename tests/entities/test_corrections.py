"""Corrections of entities: what they say in the file, what they leave alone, and what they make of the text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.clean import clean
from reader.document.model import Line, Metadata, Position, Span, TextDocument, text_of
from reader.document.yaml import load_yaml
from reader.entities.corrections import (
    Add,
    Annotate,
    Correction,
    Delete,
    Merge,
    Rename,
    Retype,
    SplitMention,
    SplitName,
    corrected,
)
from reader.entities.curated import Curated, curated
from reader.entities.finder import RuleFinder
from reader.entities.kinds import Kind
from reader.entities.model import Entity, Mention, names_by_id
from reader.errors import ReaderError

DOCUMENT = TextDocument(
    "talks",
    Metadata(clean("Talks")),
    (
        Line(clean("Talks with North Korea"), "heading", level=1),
        Line(clean("Kim Jong Un watched. Kim's sister, Kim Yo Jong, spoke to the North.")),
        Line(clean("The leader smiled, which the leader seldom does in North Korea. Kim sat.")),
        Line(clean("In Seoul the UN met. “Seoul” is a city, and Kim went there.")),
    ),
)
SOURCE = """\
# By hand.
entities:
  # People
  - id: kim
    kind: person
    name: Kim Jong Un   # in full
    aka: [Kim]
    note: leader of North Korea
    mentions:
      - {quote: the leader, prefix: "which ", suffix: " seldom"}
  - {id: sister, kind: person, name: Kim Yo Jong}  # the sister
  # Places
  - id: korea
    kind: place
    name: North Korea
    aka:
      - North   # for short
      - the North
ignore:
  - Talks
"""


def settled(source: str) -> Curated:
    return curated(load_yaml(source), DOCUMENT)


def shown(source: str) -> dict[str, Entity]:
    return {entity.id: entity for entity in settled(source).entities}


def words(entity: Entity) -> list[str]:
    return [text_of(DOCUMENT, mention.span) for mention in entity.mentions]


def span(line: int, text: str) -> Span:
    start = DOCUMENT.lines[line].text.index(text)
    return Span(Position(line, start), Position(line, start + len(text)))


def correct(correction: Correction, source: str = SOURCE, over: bool = False) -> str:
    return corrected(source, correction, DOCUMENT, settled(source).entities, over=over)


KIM, SISTER, KOREA = (shown(SOURCE)[name] for name in ("kim", "sister", "korea"))


def test_a_new_name_keeps_the_id_and_all_mentions() -> None:
    written = correct(Rename(KIM, clean("Kim Jong-un, Chairman")))
    assert written == SOURCE.replace("name: Kim Jong Un ", "name: Kim Jong-un, Chairman ").replace(
        "aka: [Kim]", "aka: [Kim, Kim Jong Un]"
    )
    assert words(shown(written)["kim"]) == words(KIM)


def test_a_name_the_text_never_uses_goes_with_its_correction() -> None:
    written = correct(Rename(shown(correct(Rename(SISTER, clean("Yo Jong"))))["sister"], clean("Kim Yo-jong")),
                      correct(Rename(SISTER, clean("Yo Jong"))))  # fmt: skip
    assert "{id: sister, kind: person, name: Kim Yo-jong, aka: [Kim Yo Jong]}  # the sister" in written


def test_one_of_the_other_names_can_become_the_name() -> None:
    written = correct(Rename(KOREA, clean("North")))
    assert "    name: North\n    aka:\n      - the North\n      - North Korea\n" in written


@pytest.mark.parametrize("name", ["Kim Yo Jong", "North"])
def test_a_name_that_another_entity_has_is_refused(name: str) -> None:
    with pytest.raises(ReaderError, match=f"“{name}” already names"):
        correct(Rename(KIM, clean(name)))


def test_another_kind_and_another_note_change_one_row_each() -> None:
    assert correct(Retype(KOREA, Kind.GROUP)) == SOURCE.replace("kind: place", "kind: group")
    assert correct(Annotate(KIM, clean("he: leads"))) == SOURCE.replace("leader of North Korea", '"he: leads"')
    assert correct(Annotate(KIM, clean(""))) == SOURCE.replace("    note: leader of North Korea\n", "")
    assert correct(Annotate(SISTER, clean(""))) == SOURCE
    assert correct(Annotate(SISTER, clean("His sister"))) == SOURCE.replace("Jong}", "Jong, note: His sister}")


def test_merged_entities_are_one_with_every_name_and_place() -> None:
    written = correct(Merge(KIM, SISTER))
    (sister, korea) = shown(written).values()
    assert (sister.id, sister.name, sister.note) == ("sister", "Kim Yo Jong", "leader of North Korea")
    assert names_by_id((sister, korea))["kim"] == "Kim Yo Jong"
    again = shown(correct(Merge(sister, korea), written))["korea"]
    assert again.was == ("sister", "kim")
    assert sorted(words(sister)) == sorted(words(KIM) + words(SISTER))
    assert korea == KOREA
    assert "# People" in written


def test_a_name_is_split_off_with_all_its_places() -> None:
    entities = shown(correct(SplitName(KIM, clean("Kim"))))
    assert words(entities["kim"]) == ["Kim Jong Un", "the leader"]
    assert (entities["kim-2"].name, entities["kim-2"].kind) == ("Kim", Kind.PERSON)
    assert words(entities["kim-2"]) == ["Kim", "Kim", "Kim"]


def test_a_mention_is_split_off_and_the_others_stay() -> None:
    second = KIM.mentions[3]
    assert text_of(DOCUMENT, second.span) == "Kim"
    entities = shown(correct(SplitMention(KIM, second, clean("a Kim of Seoul"))))
    assert entities["a-kim-of-seoul"].mentions == (second._replace(quoted=True),)
    assert second not in entities["kim"].mentions
    assert len(entities["kim"].mentions) == len(KIM.mentions) - 1


def test_a_quoted_mention_is_split_off_with_its_quote() -> None:
    quoted = next(mention for mention in KIM.mentions if mention.quoted)
    written = correct(SplitMention(KIM, quoted, clean("nobody")))
    assert words(shown(written)["nobody"]) == ["the leader"]
    assert "the leader" not in words(shown(written)["kim"])
    assert SOURCE.count("mentions:") == written.count("mentions:")


def test_a_deleted_entity_is_ignored_by_all_its_names() -> None:
    written = correct(Delete(KIM))
    assert "kim" not in shown(written)
    assert settled(written).ignore == ("Talks", "Kim Jong Un", "Kim")
    everything = RuleFinder().find(DOCUMENT)
    assert {"Kim Jong Un", "Kim"} & {entity.name for entity in everything}
    assert not {"Kim Jong Un", "Kim"} & {entity.name for entity in settled(written).over(everything)}


def test_a_passage_becomes_an_entity_wherever_its_words_stand() -> None:
    written = correct(Add(span(3, "Seoul"), Kind.PLACE))
    assert written == SOURCE.replace("ignore:", "  - id: seoul\n    kind: place\n    name: Seoul\nignore:")
    assert words(shown(written)["seoul"]) == ["Seoul", "Seoul"]
    with pytest.raises(ReaderError, match="“Kim” already names Kim Jong Un"):
        correct(Add(span(3, "Kim"), Kind.PERSON))


def test_a_passage_inside_a_longer_name_is_quoted() -> None:
    written = correct(Add(span(1, "Jong"), Kind.TERM))
    assert shown(written)["jong"].mentions[0] == Mention(span(1, "Jong"), quoted=True)


def test_what_was_taken_out_of_a_whole_file_by_hand_is_not_written_again() -> None:
    with pytest.raises(ReaderError, match="`kim` is no longer in this file"):
        corrected(SOURCE.replace("id: kim", "id: jong"), Retype(KIM, Kind.TERM), DOCUMENT, (KIM,), over=False)


def test_a_file_with_mistakes_of_its_own_can_be_corrected_and_gets_no_new_ones() -> None:
    source = SOURCE.replace("- the North", "- Kim")
    assert len(settled(source).problems) == 1
    assert "kind: group" in correct(Retype(KIM, Kind.GROUP), source)
    with pytest.raises(ReaderError, match="already belongs to"):
        corrected(SOURCE, Rename(KIM, clean("Kim Yo Jong")), DOCUMENT, (KIM,))


# Over what was found


FOUND = tuple(RuleFinder().find(DOCUMENT))


def found(name: str) -> Entity:
    return next(entity for entity in FOUND if name in (entity.name, *entity.aka))


def laid_over(written: str) -> dict[str, Entity]:
    result = settled(written)
    assert result.problems == ()
    return {entity.name: entity for entity in result.over(FOUND)}


def test_the_first_correction_holds_one_entity_and_the_others_are_found_as_before() -> None:
    written = corrected("finder: true\n", Annotate(found("Kim Yo Jong"), clean("the sister")), DOCUMENT, FOUND)
    entities = laid_over(written)
    sister = found("Kim Yo Jong")
    assert [entity.id for entity in settled(written).entities] == [sister.id]
    assert words(entities.pop(sister.name)) == words(sister) == ["Kim Yo Jong", "Kim", "Kim"]
    assert {entity for entity in FOUND if entity.id != sister.id} == set(entities.values())


def test_a_found_entity_keeps_the_mentions_that_its_names_alone_would_not_give() -> None:
    kim = Entity("kim", Kind.PERSON, clean("Kim Jong Un"), (Mention(span(1, "Kim Jong Un")), Mention(span(2, "Kim"))))
    other = Entity("sister", Kind.PERSON, clean("Kim Yo Jong"), (Mention(span(1, "Kim Yo Jong")),
                                                                 Mention(span(3, "Kim"))))  # fmt: skip
    written = corrected("", Annotate(kim, clean("he")), DOCUMENT, (kim, other))
    result = settled(written).over((kim, other))
    assert [[mention.span for mention in entity.mentions] for entity in result] == [
        [mention.span for mention in entity.mentions] for entity in (kim, other)
    ]


def test_a_found_entity_that_was_renamed_and_deleted_does_not_come_back() -> None:
    korea = found("North Korea")
    renamed = corrected("", Rename(korea, clean("Pyongyang")), DOCUMENT, FOUND)
    entities = settled(renamed).over(FOUND)
    deleted = corrected(renamed, Delete(next(each for each in entities if each.id == korea.id)), DOCUMENT, entities)
    assert not {"North Korea", "Pyongyang"} & set(laid_over(deleted))


def test_what_is_added_has_an_id_of_plain_letters() -> None:
    text = TextDocument("d", Metadata(clean("D")), (Line(clean("Herr Müßig came.")),))
    written = corrected("", Add(Span(Position(0, 5), Position(0, 10)), Kind.PERSON), text, ())
    assert "id: mussig" in written


def test_found_entities_can_be_merged() -> None:
    written = corrected("", Merge(found("Seoul"), found("UN")), DOCUMENT, FOUND)
    entities = laid_over(written)
    assert "Seoul" not in entities
    assert words(entities["UN"]) == ["Seoul", "UN", "Seoul"]


def test_what_lies_over_leaves_the_longer_names_and_the_quotes_of_others_alone() -> None:
    kim = settled("entities:\n  - {id: k, kind: person, name: Kim}\n")
    rest = {entity.id: entity for entity in kim.over((SISTER, KIM))}
    assert rest["sister"] == SISTER
    assert words(rest["k"]) == ["Kim"] * 3
    assert words(rest["kim"]) == ["Kim Jong Un", "the leader"]
    leader = settled("entities:\n  - {id: l, kind: person, name: the leader}\n").over((KIM,))
    assert [entity.id for entity in leader] == ["kim"]


# Any sequence


NAMES = {
    "kim": ["Kim Jong Un", "Kim"],
    "sister": ["Kim Yo Jong"],
    "korea": ["North Korea", "the North", "North"],
    "city": ["Seoul"],
    "un": ["UN"],
    "leader": ["The leader", "the leader"],
}


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Files as people write them: in any style, with comments everywhere."""
    rows = ["# first", "entities:  # all of them"]
    for number, identity in enumerate(draw(st.permutations(sorted(NAMES)))):
        name, *others = NAMES[identity]
        tail = f"   # beside {number}" if draw(st.booleans()) else ""
        if draw(st.booleans()):
            rows.append(f"  # above {number}")
        if draw(st.booleans()):
            aka = f", aka: [{', '.join(others)}]" if others else ""
            rows.append(f"  - {{id: {identity}, kind: term, name: {name}{aka}}}{tail}")
            continue
        fields = [f'name: "{name}"{tail}', f"id: {identity}", "kind: 'term'"]
        if others and draw(st.booleans()):
            fields.append(f"aka:\n{chr(10).join(f'      - {other}  # as {other}' for other in others)}")
        elif others:
            fields.append(f"aka: [{', '.join(others)}]")
        if draw(st.booleans()):
            fields.append(f"note: >-\n      folded\n      over rows {number}")
        fields = draw(st.permutations(fields))
        rows += ["  - " + fields[0], *("    " + field for field in fields[1:])]
    if draw(st.booleans()):
        rows.append("ignore: [Talks]  # not one")
    source = "\n".join(rows) + draw(st.sampled_from(["", "\n", "\n# last\n"]))
    return source.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def a_correction(data: st.DataObject, entities: tuple[Entity, ...], number: int) -> Correction:
    """Something that can be corrected."""
    entity = data.draw(st.sampled_from(entities))
    new = clean(f"{data.draw(st.sampled_from(['New', '- x: ', '# {', 'né,']))} {number}")
    possible: list[Correction] = [
        Rename(entity, new),
        Retype(entity, data.draw(st.sampled_from(Kind))),
        Annotate(entity, data.draw(st.sampled_from([new, clean("")]))),
        Delete(entity),
        SplitMention(entity, data.draw(st.sampled_from(entity.mentions)), new),
        *(SplitName(entity, name) for name in entity.aka),
        *(Merge(entity, other) for other in entities if other is not entity),
    ]
    return data.draw(st.sampled_from(possible))


def blocks(source: str) -> dict[str, str]:
    """The text of each entry, by its id."""
    parts = re.split(r"(?m)^(?=  - )", source)[1:]
    entries = [re.split(r"(?m)^(?=\S|  #)", part)[0] for part in parts]
    return {match[1]: entry.rstrip() for entry in entries if (match := re.search(r"\bid: ([\w.-]+)", entry))}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_corrections_leave_comments_and_other_entries_as_they_were(data: st.DataObject) -> None:
    source = data.draw(sources())
    for number in range(data.draw(st.integers(1, 4))):
        entities = settled(source).entities
        if len(entities) < 2:
            break
        correction = a_correction(data, entities, number)
        written = corrected(source, correction, DOCUMENT, entities, over=False)
        assert [problem for problem in settled(written).problems if not problem.warning] == []
        touched = {each.id for each in vars(correction).values() if isinstance(each, Entity)}
        kept = blocks(written)
        for identity, entry in blocks(source).items():
            assert identity in touched or kept[identity] == entry
        for comment in re.findall(r"(?m)^ {0,2}# .*$|# (?:all of them|not one)", source):
            assert comment in written
        before = {entity.id: entity for entity in entities}
        for entity in settled(written).entities:
            if entity.id in before and entity.id not in touched:
                assert replace(entity, mentions=()) == replace(before[entity.id], mentions=())
        source = written


def test_what_a_date_is_guessed_to_mean_stays_a_guess() -> None:
    text = TextDocument(
        "talks", Metadata(clean("Talks"), date="2022-02-01"), (Line(clean("They met on Sunday, and again in 2017.")),)
    )
    found = RuleFinder().find(text)
    for entity in found:
        source = corrected("finder: true\nentities: []\n", Annotate(entity, clean("long awaited")), text, found)
        (kept,) = curated(load_yaml(source), text).entities
        assert kept.when == entity.when
    assert [entity.when for entity in found] == ["~2022-01-30", "2017"]
