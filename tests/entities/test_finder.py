"""The rule-based finder: what it finds, what it leaves alone, what it puts together."""

from __future__ import annotations

import gc
import re
import time
from itertools import pairwise

import pytest

from reader.document.clean import CleanText
from reader.document.model import Line, LineKind, Mark, Metadata, TextDocument, text_of
from reader.entities.finder import Finder, RuleFinder
from reader.entities.kinds import Kind
from reader.entities.model import Entity


def document(*lines: str | Line, language: str = "en") -> TextDocument:
    made = (line if isinstance(line, Line) else Line(CleanText(line)) for line in lines)
    return TextDocument("d", Metadata(CleanText("D"), language=language), tuple(made))


def find(*lines: str | Line) -> list[Entity]:
    finder: Finder = RuleFinder()
    return finder.find(document(*lines))


def line(text: str, kind: LineKind, marks: tuple[Mark, ...] = ()) -> Line:
    return Line(CleanText(text), kind, marks)


def mentions(*lines: str | Line) -> dict[str, list[str]]:
    """The words of every mention, by kind, of what is certain."""
    text = document(*lines)
    found: dict[str, list[str]] = {}
    for entity in RuleFinder().find(text):
        if entity.certain:
            found.setdefault(entity.kind.value, []).extend(text_of(text, m.span) for m in entity.mentions)
    return found


def entity(name: str, *lines: str | Line) -> Entity:
    return next(each for each in find(*lines) if each.name == name)


NAMED = [
    ("We saw Marie Curie there.", "person", "Marie Curie"),
    ("He thanked Prime Minister Jacinda Ardern.", "person", "Jacinda Ardern"),
    ("It was then-President Obama's idea.", "person", "Obama"),
    ("The rates will hold, Federal Reserve Chair Jerome Powell said.", "person", "Jerome Powell"),
    ("It was Deputy Chair Lael Brainard who left.", "person", "Lael Brainard"),
    ("It was Minority Whip Dick Durbin who left.", "person", "Dick Durbin"),
    ("The mathematician Wzela Porrick agreed.", "person", "Wzela Porrick"),
    ("They called on Okko Brant, the U.S. envoy, to leave.", "person", "Okko Brant"),
    ("Later Ludwig van Beethoven moved.", "person", "Ludwig van Beethoven"),
    ("She read John F. Kennedy aloud.", "person", "John F. Kennedy"),
    ("He flew to Burkina Faso.", "place", "Burkina Faso"),
    ("A ship left the U.K. at noon.", "place", "U.K."),
    ("A ship left the US at noon.", "place", "US"),
    ("They rowed down the Wend River.", "place", "Wend River"),
    ("Snow fell on the Kamchatka Peninsula.", "place", "Kamchatka Peninsula"),
    ("Snow fell on the Korean peninsula.", "place", "Korean peninsula"),
    ("It stands in Dulwen, Virginia.", "place", "Dulwen"),
    ("Two Spaniards met him.", "group", "Spaniards"),
    ("The Buddhist monk left.", "group", "Buddhist"),
    ("He studied at the University of Leiden.", "organisation", "University of Leiden"),
    ("The Ministry of Health and Welfare agreed.", "organisation", "Ministry of Health and Welfare"),
    ("They sold Quibble Inc. last week.", "organisation", "Quibble Inc"),
    ("The U.N. General Assembly met.", "organisation", "U.N. General Assembly"),
    ("They joined NATO.", "organisation", "NATO"),
    ("He fought in World War II.", "event", "World War II"),
    ("The Battle of Hastings was short.", "event", "Battle of Hastings"),
    ("They spoke at the Reykjavik Summit.", "event", "Reykjavik Summit"),
    ("He wrote “The Old Man and the Sea” there.", "work", "The Old Man and the Sea"),
    ("It was Soros Fund Management that sold.", "organisation", "Soros Fund Management"),
    ("He joined RBC Capital Markets in a hurry.", "organisation", "RBC Capital Markets"),
    ("The broad S&P 500 fell.", "organisation", "S&P 500"),
    ("They sang in Merrily We Roll Along for a year.", "work", "Merrily We Roll Along"),
    ("The pact, the Treaty of Ghent, held.", "work", "Treaty of Ghent"),
    ("He met U.S. Secretary of State Orla Whitcombe there.", "person", "Orla Whitcombe"),
    ("He met Foreign Affairs Minister Okko Brant there.", "person", "Okko Brant"),
    ("Many thanked Theresa May for it.", "person", "Theresa May"),
    ("Many thanked Mrs May for it.", "person", "May"),
    ("Bin Talal took the crown.", "person", "Bin Talal"),
    ("It was read to Ibn Zorb, who wept.", "person", "Ibn Zorb"),
    ("She lives at 4 Mill Lane, London E17 with Tom Akindele.", "place", "London"),
    ("The list had London E17 Osman Adam Khatib, a baker.", "person", "Osman Adam Khatib"),
    ("The storm struck Zorbu in eastern Turkey.", "place", "Zorbu"),
    ("Zeskom, the state power utility, owes much.", "organisation", "Zeskom"),
    (
        "It was the Disaster and Emergency Management Authority that came.",
        "organisation",
        "Disaster and Emergency Management Authority",
    ),
    ("The Securities and Exchange Commission agreed.", "organisation", "Securities and Exchange Commission"),
    ("The Economic Community of West African States met.", "organisation", "Economic Community of West African States"),
    ("The Zorb People's Liberation Front fired back.", "organisation", "Zorb People's Liberation Front"),
    ("The Workers' Party lost.", "organisation", "Workers' Party"),
    ("He studied at Imperial College London in the war.", "organisation", "Imperial College London"),
    ("The Labour Party of Tom Jones lost.", "organisation", "Labour Party"),
    ("The first South Asian American won.", "group", "South Asian American"),
    ("The USS Orla Whitcombe docked.", "term", "USS Orla Whitcombe"),
    ("It sold 800 copies of “Windfall” there.", "work", "Windfall"),
    ("He was born in Dulwen, N.C., and stayed.", "place", "N.C."),
    ("They live in Dulwen, TX 77002 now.", "place", "TX"),
    ("The Council on Zorb Relations met.", "organisation", "Council on Zorb Relations"),
    ("Soccer-Liverpool win again.", "place", "Liverpool"),
    ("UPDATE 2-Germany agrees.", "place", "Germany"),
    ("The Oscar-nominated Larry Page slept.", "person", "Larry Page"),
    ("He joined the Zorb League for Montreal.", "organisation", "Zorb League"),
    ("It was the Eighth Air Force that left.", "organisation", "Eighth Air Force"),
    ("Shares of Quibble Inc rose.", "organisation", "Quibble Inc"),
    ("They feared Zorbib Hezbollah.", "organisation", "Zorbib Hezbollah"),
    ("They praised Roman Polanski a lot.", "person", "Roman Polanski"),
    ("Shares in Boothby & Johnson fell.", "organisation", "Boothby & Johnson"),
    ("We saw Tom Dunn & Mary Bell there.", "person", "Mary Bell"),
    ("Nadir Shah took the city.", "person", "Nadir Shah"),
    ("They fought Enver Pasha for years.", "person", "Enver Pasha"),
    ("It was the Great Storm that broke it.", "event", "Great Storm"),
    ("They kept her Golden Jubilee in the park.", "event", "Golden Jubilee"),
    ("He wrote of the Great Plague at length.", "event", "Great Plague"),
    ("He wrote of the Great Fire of London at length.", "event", "Great Fire of London"),
    ('She read "Bleak Moor," a novel.', "work", "Bleak Moor"),
    ("The play “Bleak Moor” was called dull, and was added too.", "work", "Bleak Moor"),
    ("It changed after 9/11, and for good.", "date", "9/11"),
    ("They came in '43 and stayed.", "date", "'43"),
    ("They sang it in the ’60s too.", "date", "’60s"),
    ("It was -40 degrees there.", "quantity", "-40 degrees"),
    ("He ran it in 2h 5m at last.", "quantity", "2h 5m"),
]


@pytest.mark.parametrize(("text", "kind", "name"), NAMED)
def test_names_are_found_with_their_kind(text: str, kind: str, name: str) -> None:
    assert name in mentions(text).get(kind, [])


def test_speech_is_no_work() -> None:
    text = '"Hello, Tom," she said. "Good Morning," cried the boy. “Come Here”, Tom said. Then he said, "Good Night."'
    assert "work" not in mentions(text)


def test_what_ends_the_name_of_a_firm_is_no_person() -> None:
    assert "person" not in mentions("Then Acme [/] Corp. paid.")


DATES = (
    "31 January 2022|January 31, 2022|January 2022|2017|1990s|Sunday|last year|this month|yesterday|March 2020|"
    "two days ago|19th century|Monday morning|2022-01-30|2022/01/30|4/5/2020|13/5/20|4.5.2020|Christmas Day|"
    "1200 GMT|17-18 July|July 3–5, 2020|1939–45|1939-1945"
)


@pytest.mark.parametrize("date", DATES.split("|"))
def test_dates_are_found_whole(date: str) -> None:
    assert mentions(f"It was finished in {date}, they wrote.")["date"] == [date]


QUANTITIES = (
    "five years|20,000 km|80 per cent|80%|$5 million|€3.5bn|twenty-one miles|2.2 percent|300 kilometres per second|"
    "a million|one microsecond|450 billion rand|75 basis points"
)


@pytest.mark.parametrize("quantity", QUANTITIES.split("|"))
def test_a_quantity_is_the_number_and_its_unit(quantity: str) -> None:
    assert mentions(f"They measured {quantity}, no more.")["quantity"] == [quantity]


COUNTS = [
    ("There were 62 local authorities.", "62", "local authorities"),
    ("There were six people.", "six", "people"),
    ("It was the country's seventh such weapons test.", "seventh", "weapons test"),
    ("It was his first summit with them.", "first", "summit"),
]


@pytest.mark.parametrize(("text", "number", "noun"), COUNTS)
def test_the_plain_noun_a_number_counts_is_kept(text: str, number: str, noun: str) -> None:
    assert entity(number, text).counts == noun


JUNK = [
    "The end. He left. But she stayed. However, it rained. Experts say so.",
    "Appointments can wait. Nobody came. Addressing the crowd, they sang.",
    "At first he may march, and second thoughts came.",
    "“Captain!” she said. “Behind the ears!” Well. I'm here.",
    "The satellites use A-4 and B2-x codes at v1.2.3.",
    "They spoke to the North, and then the North was gone.",
]


@pytest.mark.parametrize("text", JUNK)
def test_words_that_only_look_like_names_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_months_and_days_are_never_people() -> None:
    found = find("January left it. On Sunday April met May. In March they met.")
    assert {each.kind for each in found} == {Kind.DATE}


def test_a_year_is_no_count_of_things_and_a_count_is_no_year() -> None:
    assert "date" not in mentions("They shipped 1999 boxes.")
    assert mentions("In 1999 boxes were dear.")["date"] == ["1999"]


def test_a_name_seen_once_with_nothing_to_tell_its_kind_is_not_certain() -> None:
    assert not any(each.certain for each in find("They admired Frobnia there."))


def test_titles_and_possessives_lie_outside_the_span() -> None:
    assert mentions("We read Dr. Jane Roe's notes and Mrs Roe’s diary.")["person"] == ["Jane Roe", "Roe"]


def test_a_family_name_belongs_to_the_full_name() -> None:
    roe = entity("Jane Roe", "Jane Roe came.", "Then Roe left, and they saw Jane again.")
    assert len(roe.mentions) == 3
    assert set(roe.aka) == {"Roe", "Jane"}


@pytest.mark.parametrize("lines", [(0, 1), (1, 0)])
def test_a_family_name_with_particles_opens_a_sentence_too(lines: tuple[int, int]) -> None:
    texts = ("We saw Ursula von der Leyen there.", "Von der Leyen spoke of it. Leyen left.")
    people = [each for each in find(*(texts[n] for n in lines)) if each.kind is Kind.PERSON]
    assert [(each.name, len(each.mentions)) for each in people] == [("Ursula von der Leyen", 3)]


def test_a_family_name_goes_to_the_person_named_last_before_it() -> None:
    text = "Ann Lowe met Kim Jong Un. They liked Kim. Later Sung Kim came, and they liked Kim."
    assert len(entity("Kim Jong Un", text).mentions) == 2
    assert len(entity("Sung Kim", text).mentions) == 2


def test_a_place_is_told_from_the_person_with_that_given_name() -> None:
    text = "Paris Hilton met Paris mayor Anne Hidalgo. It was cold, and Paris was wet."
    assert len(entity("Paris Hilton", text).mentions) == 1
    assert [(each.kind, len(each.mentions)) for each in find(text) if each.name == "Paris"] == [(Kind.PLACE, 2)]


def test_a_given_name_stays_a_person_who_is_named_more_often_than_the_place() -> None:
    text = "We saw Charlotte Brontë. Charlotte said no. He told Charlotte. Ann lived in Charlotte."
    assert len(entity("Charlotte Brontë", text).mentions) == 3


@pytest.mark.parametrize("seat", [", D-Mass., spoke", ", R-N.Y., spoke", " (D-Ohio) spoke", ", D-CA, spoke"])
def test_the_party_and_state_after_a_name_are_no_name(seat: str) -> None:
    assert [each.name for each in find(f"Then Sen. Elizabeth Warren{seat}.")] == ["Elizabeth Warren"]


def test_a_person_is_told_from_the_firm_of_that_name() -> None:
    found = find("Michael Bloomberg spoke.", "They heard Bloomberg.")
    assert [(each.name, each.kind, len(each.mentions)) for each in found] == [("Michael Bloomberg", Kind.PERSON, 2)]


def test_the_names_of_a_country_are_one_entity() -> None:
    states = entity("United States", "The U.S. and the US and the United States and the U.S ambassador.")
    assert len(states.mentions) == 4
    assert set(states.aka) == {"U.S.", "US", "U.S"}


def test_singular_and_plural_of_a_people_are_one_entity() -> None:
    assert len(entity("American", "The American left. Two Americans came.").mentions) == 2


def test_letters_in_brackets_name_the_long_form() -> None:
    body = entity("Vanadium Research Institute", "The Vanadium Research Institute (VRI) closed.", "So VRI went.")
    assert (body.kind, body.aka, len(body.mentions)) == (Kind.ORGANISATION, ("VRI",), 3)


NAMES = [
    ("In 1739 they sacked Delhi, and Delhi burnt.", "place", "Delhi", ()),
    ("The Germans left, and then came back.", "group", "Germans", ()),
    ("The UN agreed, but later the U.N. did not.", "organisation", "U.N.", ("UN",)),
    ("In her time Queen Victoria ruled, and Victoria slept.", "person", "Queen Victoria", ("Victoria",)),
    ("Then Sultan Mehmed II came.", "person", "Sultan Mehmed II", ("Mehmed II",)),
    ("They met Prince Faisal bin Nasser there.", "person", "Faisal bin Nasser", ()),
]


def test_a_ruler_is_meant_again_without_the_title() -> None:
    found = mentions("In her time Queen Victoria ruled.", "Victoria slept there. They live near Victoria now.")
    assert (found["person"], found["place"]) == (["Victoria", "Victoria"], ["Victoria"])


@pytest.mark.parametrize(("text", "kind", "name", "aka"), NAMES)
def test_an_entity_is_called_by_words_of_the_text(text: str, kind: str, name: str, aka: tuple[str, ...]) -> None:
    assert (kind, name, aka) in [(each.kind, each.name, each.aka) for each in find(text)]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Department for Transport", "DfT"),
        ("Ministry of Defence", "MoD"),
        ("Bank of Portland", "BoP"),
        ("Department for the Environment", "DfE"),
    ],
)
def test_letters_in_brackets_may_count_small_words(name: str, short: str) -> None:
    body = entity(name, f"The {name} ({short}) was late. Soon the {short} paid, and {short} staff left.")
    assert (body.kind, body.aka, len(body.mentions)) == (Kind.ORGANISATION, (short,), 4)


def test_initials_are_the_same_with_spaces_and_without() -> None:
    text = "They met J. R. Pembroke. Later J.R. Pembroke left, then JR Pembroke. J. Pembroke slept. So did Pembroke."
    assert [(each.name, len(each.mentions)) for each in find(text)] == [("J. R. Pembroke", 5)]


def test_known_letters_mean_the_body_in_full() -> None:
    assert len(entity("United Nations", "The UN, or U.N., is the United Nations.").mentions) == 3


def test_abbreviated_and_full_names_of_an_organ_meet() -> None:
    council = entity(
        "United Nations Security Council",
        "The U.N. Security Council met.",
        "The United Nations Security Council rose. The Security Council sat.",
    )
    assert len(council.mentions) == 3


def test_two_bodies_joined_by_of_are_two() -> None:
    found = mentions("They addressed the General Assembly of the United Nations.")
    assert found["organisation"] == ["General Assembly", "United Nations"]


def test_a_people_a_title_and_a_name_are_told_apart() -> None:
    found = mentions("They met South Korean President Moon Jae-in.")
    assert found == {"group": ["South Korean"], "person": ["Moon Jae-in"]}


def test_a_list_of_countries_is_no_single_name() -> None:
    assert mentions("They toured England and Wales.")["place"] == ["England", "Wales"]


def test_the_name_of_a_country_may_hold_and() -> None:
    assert mentions("They toured Trinidad and Tobago.")["place"] == ["Trinidad and Tobago"]


def test_emphasised_titles_are_works_and_emphasised_speech_is_not() -> None:
    text = "She read Bleak Moor aloud. I really mean it."
    marks = (Mark(9, 19, "emphasis"), Mark(27, 43, "emphasis"))
    assert mentions(line(text, "paragraph", marks))["work"] == ["Bleak Moor"]


def test_a_heading_in_title_case_names_only_what_the_text_names() -> None:
    heading = line("Why Marie Curie Left Her Quiet Village Behind", "heading")
    found = find(heading, "Then Marie Curie left.")
    assert [(each.name, len(each.mentions)) for each in found] == [("Marie Curie", 2)]


def test_lines_in_capitals_make_no_names() -> None:
    assert find("BREAKING NEWS FROM ALL OF US TODAY") == []


def test_code_is_skipped() -> None:
    assert find(line("from Paris import London", "code")) == []


def test_other_languages_are_left_alone() -> None:
    assert RuleFinder().find(document("Angela Merkel kam am Sonntag nach Paris.", language="de")) == []


def test_what_stands_before_a_title_is_found_too() -> None:
    text = (
        "A list of everything is an old wish. In Zurich, Konrad Gessner published “The Old Library” for Latin readers."
    )
    assert {each.name for each in RuleFinder().find(document(text))} == {
        "Zurich", "Konrad Gessner", "The Old Library", "Latin",
    }  # fmt: skip


def test_a_given_name_that_ends_names_of_other_things_is_a_name_after_a_title() -> None:
    (clinton,) = RuleFinder().find(document("They waited until President Bill Clinton had it switched off."))
    assert (clinton.name, clinton.kind) == ("Bill Clinton", Kind.PERSON)


def test_british_english_is_english() -> None:
    assert RuleFinder().find(document("He went to Paris.", language="en-GB"))


MIXED = (
    "Dr. Jane Roe of the University of Leiden (UL) met 20 Spaniards in Paris on 3 May 2019, and Roe paid $5 million.",
    "The U.S. and NATO said on Sunday that Kim Jong Un's first test, two years ago, broke World War II rules.",
    "José Núñez read “The Old Man” in São Paulo. Núñez, 41, left in the 1990s. Two of 3 came at 10:30.",
)


def test_ids_are_unique_slugs_and_everything_was_found() -> None:
    found = find(*MIXED, "Two cats, two dogs.")
    assert len({each.id for each in found}) == len(found)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", each.id) for each in found)
    assert {each.origin for each in found} == {"list", "rule"}
    assert all(0 < each.sure <= 1 for each in found)


def test_ids_are_of_plain_letters() -> None:
    found = find("Then Karl Müßig met Søren Ødegård, and Łukasz Ægir met José Núñez.")
    assert [each.id for each in found] == ["karl-mussig", "soren-odegard", "lukasz-aegir", "jose-nunez"]


def test_mentions_are_in_reading_order_and_never_overlap() -> None:
    found = find(*MIXED)
    for each in found:
        assert list(each.mentions) == sorted(each.mentions, key=lambda mention: mention.span)
    spans = sorted(mention.span for each in found for mention in each.mentions)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    firsts = [each.mentions[0].span for each in found]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("text", ["", " ", ".", "A", "I", "Mr", "of", "“”", "Bank of", "1", "U.S.", "É", "’s", "&"])
def test_scraps_do_no_harm(text: str) -> None:
    find(text, line(text, "heading"), line(text, "paragraph", (Mark(0, len(text), "emphasis"),)))


HOSTILE = ["Abc ", "A of the ", "Bank of ", "two million ", "Mr ", '"A', "1,111", "a-", "A.", "Kim Lee said, a the "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def cost(times: int) -> float:
        before = time.process_time()
        find(piece * times)
        return time.process_time() - before

    cost(100)
    assert cost(16_000) < 0.2 + 16 * cost(4_000)


def test_names_in_lower_case_are_found_where_the_writer_uses_no_capitals() -> None:
    assert mentions("is there a good pizza in chicago or in argentina on friday")["place"] == ["chicago", "argentina"]
    assert find("he ate turkey from his best china") == []
    assert "place" not in mentions("We saw Marie Curie in chicago.")


def test_a_line_in_capitals_names_what_the_text_names() -> None:
    found = mentions("FRANCE MEETS MARIE CURIE", "Marie Curie was born in Poland and lived in France.")
    assert found["person"] == ["MARIE CURIE", "Marie Curie"]
    assert found["place"] == ["FRANCE", "France", "Poland"]


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert mentions("LISBON (Reuters) - The talks began.")["place"] == ["LISBON"]


def test_a_name_with_a_common_word_in_it_is_told_from_the_word() -> None:
    found = mentions("We met Rose Carter. Later Carter left, and a rose lay there.")
    assert found["person"] == ["Rose Carter", "Carter"]


def test_a_team_and_a_firm_may_be_called_by_a_part_of_their_names() -> None:
    assert len(entity("Boston Celtics", "They saw the Boston Celtics. Later the Celtics lost.").mentions) == 2
    assert len(entity("Quorvex Holdings Inc", "They sold Quorvex Holdings Inc. Later Quorvex closed.").mentions) == 2


def test_a_country_and_its_people_stay_apart() -> None:
    found = find("The Germans left Germany. German law is strict.")
    assert {(each.name, each.kind, len(each.mentions)) for each in found} == {
        ("German", Kind.GROUP, 2),
        ("Germany", Kind.PLACE, 1),
    }


def test_dates_are_resolved_against_the_date_of_the_text() -> None:
    text = TextDocument("d", Metadata(CleanText("D"), date="2022-01-31"), (Line(CleanText("He left on Sunday.")),))
    assert [each.when for each in RuleFinder().find(text)] == ["~2022-01-30"]


LONG = document(*("Marie Curie met a quiet man in Paris, and he told her all that he knew." for _ in range(3_000)))


LOOKS = [
    ("They promised to answer by mid-April.", "~2022-04"),
    ("It is shut until the end of May.", "~2022-05"),
    ("The shop will open again in June.", "~2022-06"),
    ("It is due to open on Friday.", "~2022-02-04"),
    ("They won’t be back before July.", "~2022-07"),
    ("By November the enemy had left.", "~2021-11"),
    ("The enemy had left by November.", "~2021-11"),
    ("It will last. They left in November.", "~2021-11"),
]


@pytest.mark.parametrize(("text", "when"), LOOKS)
def test_the_words_beside_a_date_tell_whether_it_is_still_to_come(text: str, when: str) -> None:
    dated = TextDocument("d", Metadata(CleanText("D"), language="en", date="2022-01-31"), (Line(CleanText(text)),))
    assert [each.when for each in RuleFinder().find(dated)] == [when]


DATELINES = [
    ("WASHINGTON, March 19, 2025 — They left in April.", "~2024-04"),
    ("NEW YORK (Quill) 19 March 2025 – They left in April.", "~2024-04"),
    ("March 19, 2025 // They left in April.", "~2024-04"),
    ("The Weir // By Jane Roe // Oslo, 2025-03-19: They left in April.", "~2024-04"),
    ("On March 19, 2025 they came. // They left in April.", None),
    ("Oslo, March 2025 — They left in April.", None),
    ("Oslo, March 42, 2025 — They left in April.", None),
]


@pytest.mark.parametrize(("text", "when"), DATELINES)
def test_a_dateline_says_when_a_text_without_a_date_was_written(text: str, when: str | None) -> None:
    assert entity("April", *text.split(" // ")).when == when


def test_the_date_that_a_text_is_given_goes_before_its_dateline() -> None:
    lines = (Line(CleanText("OSLO, March 19, 2025 — They left in April.")),)
    dated = TextDocument("d", Metadata(CleanText("D"), language="en", date="2022-06-01"), lines)
    assert [each.when for each in RuleFinder().find(dated) if each.name == "April"] == ["~2022-04"]


def test_snapshots_grow_until_everything_is_found() -> None:
    found = list(RuleFinder().snapshots(LONG))
    counts = [len(each[0].mentions) for each in found]
    assert len(found) >= 3
    assert counts == sorted(set(counts))
    assert found[-1] == RuleFinder().find(LONG)
    assert counts[-1] == 3_000


def test_a_search_that_is_stopped_ends_without_what_it_had_not_shown() -> None:
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1_000

    assert len(list(RuleFinder().snapshots(LONG, stop))) < 3
    assert asked < 1_100


def test_whom_a_title_names_is_found_again_without_it_though_it_is_a_plain_word() -> None:
    assert mentions("They met President Brisk. Many praised Brisk for it.")["person"] == ["Brisk", "Brisk"]


def test_a_plain_word_that_is_a_family_name_is_a_person_where_its_capital_says_so() -> None:
    assert mentions("Many praised Trump and then left.")["person"] == ["Trump"]
    assert mentions("It was sung by Rice, and they saw Rice there.")["person"] == ["Rice", "Rice"]


def test_letters_in_brackets_stand_for_a_body_also_if_they_are_not_its_initials() -> None:
    zorb = entity("Zorb Rescue Agency", "The Zorb Rescue Agency (ZEPU) came. Soon ZEPU left.")
    assert len(zorb.mentions) == 3


def test_full_stops_in_letters_make_no_other_body() -> None:
    assert len(entity("I.M.F.", "The I.M.F. agreed, but later the IMF did not.").mentions) == 2


def test_a_party_is_called_by_the_first_word_of_its_name() -> None:
    assert len(entity("Labour Party", "The Labour Party lost. They say Labour slept.").mentions) == 2


def test_people_are_called_by_the_last_two_of_their_names() -> None:
    text = "They met Andrés Manuel López Obrador. Later López Obrador slept."
    assert len(entity("Andrés Manuel López Obrador", text).mentions) == 2


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Carrie Johnson met Boris Johnson. Later Mrs Johnson sat, and Mr Johnson stood, and Mr Johnson slept.",
            [2, 3],
        ),
        ("Boris Johnson came. Later Mr Johnson sat and Mrs Johnson stood.", [2, 1]),
        ("They saw Mr Dunn. Later Mrs Dunn sat, and Mr Dunn stood.", [2, 1]),
        ("Andrea Bocelli sang. Later Mr Bocelli sat.", [2]),
    ],
)
def test_mr_and_mrs_of_one_name_are_two_people(text: str, counts: list[int]) -> None:
    assert [len(each.mentions) for each in find(text)] == counts


def test_garbage_waits_only_while_the_finder_is_at_work() -> None:
    usual = gc.get_threshold()
    shots = [RuleFinder().snapshots(document("Marie Curie came.")) for _ in range(2)]
    for shot in shots:
        next(shot)
    assert gc.get_threshold()[0] == 0
    for shot in shots:
        assert list(shot) == []
    assert gc.get_threshold() == usual
