"""Web archives: the page in one, whichever part it is."""

from __future__ import annotations

import pytest
from making import make_mhtml

from reader.document.mhtml import parse
from reader.errors import ReaderError

ADDRESS = "https://example.org/page"


def texts(parts: dict[str, tuple[str, bytes]]) -> list[str]:
    return [line.text for line in parse(make_mhtml(parts, ADDRESS)).lines]


def test_the_page_is_found_among_the_pages_that_are_embedded_in_it() -> None:
    parts = {
        "https://example.org/ad": ("text/html", b"<p>Buy wheels.</p>"),
        ADDRESS: ("text/html; charset=iso-8859-1", b"<p>Zo\xeb.</p>"),
    }
    assert texts(parts) == ["Zoë."]
    del parts[ADDRESS]
    assert texts(parts) == ["Buy wheels."]


def test_an_encoding_that_is_not_known_or_not_kept_to_is_guessed() -> None:
    for charset in ("of-our-own", "utf-8", "base64"):
        assert texts({ADDRESS: (f"text/html; charset={charset}", b"<p>Zo\xeb went out.</p>")}) == ["Zoë went out."]


def test_links_into_the_page_lead_to_its_lines() -> None:
    source = f"<p><a href='x'>out</a> <a href=\"{ADDRESS}#end\">on</a></p><p id=end>End.</p>".encode()
    (first, _) = parse(make_mhtml({ADDRESS: ("text/html", source)}, ADDRESS)).lines
    assert [mark.target for mark in first.marks] == ["beside:x", 1]


@pytest.mark.parametrize("data", [b"", b"No archive.", make_mhtml({ADDRESS: ("image/gif", b"GIF89a")}, ADDRESS)])
def test_an_archive_without_a_page_is_an_error(data: bytes) -> None:
    with pytest.raises(ReaderError, match="no page in it"):
        parse(data)
