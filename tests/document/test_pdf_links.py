"""Links of a PDF: the words they cover lead where they do."""

from __future__ import annotations

from making import Print, make_pdf

from reader.document.model import Mark
from reader.document.pdf import parse

FULL = "These are the words of a row that is as full as any row on this page can be, or nearly so"


def uri(address: str) -> str:
    return f"/A << /S /URI /URI ({address}) >>"


def place(page: int, y: float) -> str:
    return f"/Dest [PAGE{page} /XYZ 0 {y} 0]"


def link(area: tuple[float, float, float, float], target: str) -> str:
    return f"<< /Subtype /Link /Rect [{' '.join(map(str, area))}] {target} >>"


def linked(pages: list[list[Print]], *links: str) -> list[list[tuple[str, str | int | None]]]:
    """What is linked in each line, and where it leads."""
    lines = parse(make_pdf(pages, laid_over=" ".join(links))).lines
    return [[(line.text[mark.start : mark.end], mark.target) for mark in line.marks] for line in lines]


def test_the_words_that_a_link_covers_lead_to_its_address() -> None:
    page = [Print(72, 700, 11, "See"), Print(92, 700, 11, "the page"), Print(133, 700, 11, "and more.")]
    assert linked([page], link((91, 698, 132, 710), uri("https://example.org/a"))) == [
        [("the page", "https://example.org/a")]
    ]


def test_only_addresses_of_pages_and_of_mail_are_led_to() -> None:
    page = [Print(72, 700, 11, "One"), Print(72, 600, 11, "Two"), Print(72, 500, 11, "Three")]
    targets = [uri("javascript:alert\\(1\\)"), uri("file:///etc/passwd"), uri("mailto:ada@example.org")]
    links = [link((70, y - 2, 90, y + 10), target) for y, target in zip((700, 600, 500), targets, strict=True)]
    assert linked([page], *links) == [[], [], [("Three", "mailto:ada@example.org")]]


def test_a_place_in_the_file_is_the_line_that_begins_there() -> None:
    first = [Print(72, 700, 11, FULL), Print(72, 600, 11, "Two")]
    second = [Print(72, 640 - 100 * nth, 11, f"{nth} is a paragraph.") for nth in range(3)]
    links = link((70, 698, 95, 710), place(1, 552)), link((70, 598, 95, 610), place(1, 900))
    assert linked([first, second], *links)[:2] == [[("These", 3)], [("Two", 2)]]


def test_words_that_come_again_are_linked_where_they_stand() -> None:
    rows = ["See here, and", "see here, or", "see here."]
    page = [Print(72, 700 - 14 * nth, 11, row) for nth, row in enumerate(rows)]
    links = link((90, 684, 112, 696), uri("https://example.org"))
    lines = parse(make_pdf([page], laid_over=links)).lines
    at = lines[0].text.index("here, or")
    assert [line.marks for line in lines] == [(Mark(at, at + len("here,"), "link", "https://example.org"),)]


def test_a_link_over_two_rows_is_one() -> None:
    page = [Print(72, 700, 11, FULL), Print(72, 686, 11, "and its end.")]
    target = uri("https://example.org")
    links = link((70, 698, 595, 710), target), link((70, 684, 86, 696), target)
    assert linked([page], *links) == [[(f"{FULL} and", "https://example.org")]]


def test_entries_of_a_list_of_contents_lead_to_their_parts() -> None:
    rows = ["1. First ........ 2", "2. Second ....... 2"]
    contents = [Print(72, 700 - 14 * nth, 11, row) for nth, row in enumerate(rows)]
    second = [Print(72, 700, 16, "First"), Print(72, 660, 11, FULL), Print(72, 600, 16, "Second")]
    links = [link((70, 698 - 14 * nth, 300, 710 - 14 * nth), place(1, y)) for nth, y in enumerate((720, 620))]
    assert linked([contents, second], *links)[:2] == [[("First", 2)], [("Second", 4)]]
