"""Addresses in the words of a text."""

import time

import pytest

from reader.document.addresses import addresses_in
from reader.document.clean import CleanText, clean
from reader.document.markdown import parse_markdown
from reader.document.model import Line
from reader.document.plain import parse_plain


def found(text: str) -> list[tuple[str, str | int | None]]:
    return [(text[mark.start : mark.end], mark.target) for mark in addresses_in(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://one.example/a and so on", "https://one.example/a"),
        ("HTTP://Two.example. Then words.", "HTTP://Two.example"),
        ("(see https://en.wikipedia.org/wiki/Bee_(insect))", "https://en.wikipedia.org/wiki/Bee_(insect)"),
        ("[https://one.example/a?b=c&d=e]: f", "https://one.example/a?b=c&d=e"),
        ("<http://one.example/~me/>", "http://one.example/~me/"),
        ("“https://one.example/a,” he said", "https://one.example/a"),
        ("'https://one.example/a'!?", "https://one.example/a"),
        ("http://localhost:8000/x_", "http://localhost:8000/x"),
        ("見https://one.example/魚。魚", "https://one.example/魚"),
        ("mailto:me@one.example.", "mailto:me@one.example"),
    ],
)
def test_an_address_ends_before_the_marks_around_it(text: str, address: str) -> None:
    assert found(text) == [(address, address)]


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("at www.bare.org/a, they say", "www.bare.org/a", "http://www.bare.org/a"),
        ("www.a.b:80/c", "www.a.b:80/c", "http://www.a.b:80/c"),
        ("write to me.too+x@example.org.", "me.too+x@example.org", "mailto:me.too+x@example.org"),
        ("Mail: me@a-b.example-", "me@a-b.example", "mailto:me@a-b.example"),
    ],
)
def test_www_and_the_addresses_of_mail_need_no_more(text: str, words: str, target: str) -> None:
    assert found(text) == [(words, target)]


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "http://_",
        "xhttps://one.example",
        "www.",
        "www.bare",
        "a@b",
        "@me@there",
        "ftp://one.example",
        "naïve@",
        "no://one",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["http://a" + ")" * 200_000, "a." * 100_000 + "@", "a@" + "b." * 100_000, "www." * 50_000]
)
def test_a_long_line_is_looked_through_in_no_time(text: str) -> None:
    start = time.perf_counter()
    addresses_in(text)
    assert time.perf_counter() - start < 1


def linked(line: Line) -> list[tuple[str, str | int | None]]:
    return [(line.text[mark.start : mark.end], mark.target) for mark in line.marks if mark.target is not None]


def test_addresses_in_plain_text_are_links() -> None:
    (line,) = parse_plain(clean("See https://one.example/a and http://two.example. Then words.")).lines
    assert [target for _, target in linked(line)] == ["https://one.example/a", "http://two.example"]


def test_addresses_in_markdown_are_links_but_for_those_in_code_and_in_links() -> None:
    text = "A [www.a.org](https://b.org), `https://c.org`, **www.d.org** and me@e.org.\n\n    https://f.org\n"
    first, second = parse_markdown(CleanText(text)).lines
    assert sorted(linked(first)) == [
        ("me@e.org", "mailto:me@e.org"),
        ("www.a.org", "https://b.org"),
        ("www.d.org", "http://www.d.org"),
    ]
    assert linked(second) == []
