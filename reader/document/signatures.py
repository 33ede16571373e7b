"""What a file is by its first bytes, so that a message can say so."""

from __future__ import annotations

import re

KINDS: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG", "a PNG picture"),
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"RIFF.{4}WEBP", "a WebP picture"),
    (rb"BM.{4}\0{4}", "a bitmap picture"),
    (rb"II\*\0|MM\0\*", "a TIFF picture"),
    (rb"\0\0\0.ftyp", "a film or a picture in an MP4 file"),
    (rb"\x1aE\xdf\xa3", "a film"),
    (rb"OggS|fLaC|ID3|RIFF.{4}WAVE", "a sound"),
    (rb"%PDF-", "a PDF"),
    (rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", "an EPUB"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file"),
    (rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/)", "an office document"),
    (rb"PK\x03\x04|PK\x05\x06", "a ZIP archive"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (rb"\{\\rtf1", "an RTF document"),
    (rb"\x1f\x8b", "packed with gzip"),
    (rb"BZh[1-9]1AY", "packed with bzip2"),
    (rb"\xfd7zXZ\0", "packed with xz"),
    (rb"\x28\xb5\x2f\xfd", "packed with zstd"),
    (rb"7z\xbc\xaf\x27\x1c|Rar!", "an archive"),
    (rb"\x7fELF|MZ.{58}|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe", "a program"),
    (rb"SQLite format 3\0", "a database"),
    (rb".{60}BOOKMOBI", "a Kindle book"),
    (rb".{257}ustar", "a TAR archive"),
    (rb"bplist00", "a property list"),
)
"""How files that are no text begin, and what they are."""

_AS_PAGE = "save it as a web page in a word processor, or write `{}`"
_PANDOC = _AS_PAGE.format("pandoc FILE -so FILE.html")
_UNPACK = "unpack it, and open what is in it"
_PACKERS = ("gzip", "bzip2", "xz", "zstd")
_WAYS = {
    "an OpenDocument file": _PANDOC,
    "an office document": _PANDOC,
    "an RTF document": _PANDOC,
    "an old office document": _AS_PAGE.format("soffice --convert-to html FILE"),
    "a Kindle book": "turn it into an EPUB, with Calibre for example: `ebook-convert FILE FILE.epub`",
    **dict.fromkeys(
        ("a ZIP archive", "a TAR archive", "an archive", *(f"packed with {each}" for each in _PACKERS)), _UNPACK
    ),
}
"""What can be done about some of them."""

PAGE = rb"(?i)\s*(?:<\?xml.{,200}>\s*)?<(?:!doctype )?html"
"""How a web page begins."""
_AS_TEXT = "this is a web page, and is shown as the text of its file; let its name end in .html"

_HEAD = 65_536
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = re.compile("[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.1
_WRITTEN_AS_TEXT = (b"%PDF-", rb"{\rtf1")
"""How files begin that are none, but may have nothing that a text has not."""


def kind_of(data: bytes) -> str | None:
    """What a file is by its first bytes; None if it may be text, which can begin like nearly any of them."""
    if not _NOT_TEXT.search(data[:_HEAD]) and not data.startswith(_WRITTEN_AS_TEXT):
        return None
    return next((kind for begins, kind in KINDS if re.match(begins, data, re.S)), None)


def way_to_read(kind: str) -> str:
    """What can be done to read such a file here; nothing where it holds no text."""
    return _WAYS.get(kind, "")


def said_of_page(data: bytes) -> str:
    """What to do about a text that is a web page, in words; nothing for any other."""
    return _AS_TEXT if re.match(PAGE, data[:_HEAD], re.S) else ""


def looks_binary(text: str) -> bool:
    """Whether more than a tenth of what was decoded is nothing that a text is written with."""
    head = text[:_HEAD]
    return len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head)
