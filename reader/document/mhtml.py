"""Web pages that a browser saved in one file (MHTML): the page in it, read as any other."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from reader.document.html import parse as parse_page
from reader.document.model import Parsed
from reader.errors import ReaderError

_MARK = b"\xef\xbb\xbf"


def parse(data: bytes) -> Parsed:
    """The article of the page. Raises ReaderError when there is none."""
    message = message_from_bytes(data, policy=policy.default)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise ReaderError("is not a sound web archive: there is no page in it; save the page anew", code="damaged")
    address = str(message.get("Snapshot-Content-Location") or pages[0].get("Content-Location") or "")
    page = next((each for each in pages if each.get("Content-Location") == address), pages[0])
    return parse_page(_source(page), address)


def _source(part: Message) -> bytes:
    """The bytes of a page, in UTF-8 where the archive says which encoding they are in.

    Its links into itself, which browsers write out in full, are such again.
    """
    source = part.get_payload(decode=True)
    data = source if isinstance(source, bytes) else b""
    if address := str(part.get("Content-Location") or "").partition("#")[0].encode(errors="ignore"):
        data = data.replace(b'="%b#' % address, b'="#')
    try:
        return _MARK + data.decode(part.get_content_charset("")).encode()
    except (LookupError, ValueError):
        return data
