"""Decoding: bytes as text, in the encoding that they are most likely in, and what is not sure about that."""

from __future__ import annotations

import re
from typing import NamedTuple

SAMPLE = 1 << 16
"""Bytes by which an encoding is told that is none of Unicode."""
ENOUGH = 1 << 13
"""Bytes of them by which another western or a Cyrillic one is told."""
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\([JI]|\$\(D)")
"""How ISO-2022-JP, which is all of seven bits, changes to other letters."""
_ODD = (
    r"[^\x00-\x7f]{3,}|\ufffd"
    r"|(?<=[a-zß-öø-ÿ])(?:[À-ÖØ-ÞŒŠŽŸΩπı‚„ˆˇ˘˙˚˛˜˝]|(?:[ª²³¹º¼½¾]|[^\x00-\x7f\w\s·’–—…\xad])(?=[a-z]))"
)
"""What hardly any text has that is in the western encoding it is read in: three signs beyond ASCII in a row, bytes that
are none, capitals and marks behind small letters, signs in words."""
_MOST_ODD, _LIKELY_ODD = 0.2, 0.1
"""Which share of the signs beyond ASCII may be odd in a western text, and in one in another western encoding."""
_OTHER_WESTERN = ("mac_roman", "cp850", "cp437")
_NOT_IN_LATIN9 = rb"[\xa4\xa6\xa8\xb8\xbc\xbd]"
"""Bytes that are signs in the western encoding: ¤ ¦ ¨ ¸ ¼ ½. In ISO-8859-15 they are € Š š ž Œ œ."""
_SMALL = rb"[a-z\xdf-\xf6\xf8-\xff]"
_LATIN9 = rb"\xa4|(?<!\d)[\xa6\xa8\xb8\xbc\xbd](?=%b)|(?<=%b)[\xa8\xb8\xbd]" % (_SMALL, _SMALL)
"""Such bytes where only the latter are likely: the first of them, and those that a small letter stands beside."""
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "koi8_u", "mac_cyrillic")
_CYRILLIC_WORD = r"(?<![^\W_])[А-ЯЁЄІЇҐ]?[а-яёєіїґ]+(?![^\W_])"
_FREQUENT = "(?i)[оеаинтсрвлкм]"
"""Three letters of four in Russian, and most of those in its neighbours."""
_LEAST_FREQUENT = 0.6
_FRAMES = "(?<!\\w)[\u2500-\u259f]+(?!\\w)"
_GUESSED = [
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp932", "euc_jp", "gb18030", "big5", "cp949",
    "cp1250", "iso8859_2", "cp852", "cp1253", "cp1255", "cp1256", "cp874", "cp437", "cp850",
]  # fmt: skip
"""The encodings that texts are in which say nothing of it, and are not in one of Unicode or the western one."""


class Encoding(NamedTuple):
    """An encoding by the name that Python has for it, whether it is sure, and the mark that stands before the text."""

    name: str
    sure: bool = True
    mark: bytes = b""

    def __str__(self) -> str:
        if self.name.startswith("mac"):
            return self.name.replace("_", " ").title()
        name = self.name.upper().replace("_", "-")
        return name.replace("ISO8859", "ISO-8859").replace("ISO2022", "ISO-2022").replace("CP125", "Windows-125")


_MARKED = (
    Encoding("utf-8", mark=b"\xef\xbb\xbf"),
    Encoding("utf-32-le", mark=b"\xff\xfe\0\0"),
    Encoding("utf-32-be", mark=b"\0\0\xfe\xff"),
    Encoding("utf-16-le", mark=b"\xff\xfe"),
    Encoding("utf-16-be", mark=b"\xfe\xff"),
)
"""Those with a byte order mark, the longer of two that begin alike first."""
UTF8, WESTERN, LATIN9 = Encoding("utf-8"), Encoding("cp1252"), Encoding("iso8859_15", sure=False)


def decode(data: bytes) -> str:
    """Bytes as text: a byte order mark decides, then what can be told, and else it is Windows-1252."""
    return _decoded(data)[0]


def decode_as(data: bytes, encoding: Encoding) -> str:
    """Bytes as text in an encoding, with signs in the places where they are none."""
    return data.removeprefix(encoding.mark).decode(encoding.name, errors="replace")


def encoding_of(data: bytes) -> Encoding:
    """The encoding that bytes are most likely in."""
    return _decoded(data)[1]


def doubt_in(data: bytes) -> str:
    """What is not sure about bytes as text, in words: that some are none, or that their encoding is not known."""
    text, encoding = _decoded(data)
    return doubt_about(encoding) or broken_in_words(broken_in(data, text, encoding), encoding)


def doubt_about(encoding: Encoding) -> str:
    """That an encoding is only guessed, in words; nothing where it is sure."""
    return "" if encoding.sure else f"the encoding is not said and is taken for {encoding}, so letters may be wrong"


def broken_in(data: bytes, text: str, encoding: Encoding) -> int:
    """In how many places of a text the bytes that it was decoded from are none."""
    written = "\ufffd".encode(encoding.name, errors="ignore")
    return text.count("\ufffd") - (data.count(written) if written else 0)


def broken_in_words(places: int, encoding: Encoding) -> str:
    """That there are places in a text where its bytes are none; nothing where there are no such places."""
    if places < 1:
        return ""
    return f"{places:,} {'place holds' if places == 1 else 'places hold'} no text in {encoding}: � stands there"


def _decoded(data: bytes) -> tuple[str, Encoding]:
    encoding = _marked(data) or _wide(data) or _seven_bits(data)
    if encoding:
        return decode_as(data, encoding), encoding
    try:
        return data.decode(), UTF8
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    if sum(1 for character in text if character > "\x7f") - broken > broken:
        return text, UTF8
    encoding = _of_one_byte(data)
    return decode_as(data, encoding), encoding


def _marked(data: bytes) -> Encoding | None:
    return next((encoding for encoding in _MARKED if data.startswith(encoding.mark)), None)


def _wide(data: bytes) -> Encoding | None:
    """UTF-16 without a byte order mark, told by where its zero bytes are."""
    if b"\0" not in data:
        return None
    low, high = data[0::2].count(0), data[1::2].count(0)
    encoding = Encoding("utf-16-le" if high > low else "utf-16-be")
    try:
        text = data.decode(encoding.name)
    except UnicodeDecodeError:
        return None
    few = max(low, high) * 20 < len(data) or min(low, high) * 4 > max(low, high)
    return None if few or "\0" in text else encoding


def _seven_bits(data: bytes) -> Encoding | None:
    return Encoding("iso2022_jp") if b"\x1b" in data and data.isascii() and _ESCAPES.search(data) else None


def _of_one_byte(data: bytes) -> Encoding:
    """The encoding of a text that is in none of Unicode: the western one, unless that would be a text of odd words."""
    sample = data[: data.rfind(b"\n", 0, SAMPLE) + 1 or SAMPLE]
    if _is_latin9(sample):
        return LATIN9
    if _odd_in(sample, WESTERN.name) <= _MOST_ODD:
        return WESTERN
    few = sample[:ENOUGH]
    odd = {name: _odd_in(few, name) for name in _OTHER_WESTERN}
    western = min(odd, key=odd.__getitem__)
    if odd[western] <= _LIKELY_ODD:
        return Encoding(western, sure=False)
    frequent = {name: _frequent_in(few, name) for name in _CYRILLIC}
    cyrillic = max(frequent, key=frequent.__getitem__)
    if frequent[cyrillic] >= _LEAST_FREQUENT:
        return Encoding(cyrillic, sure=False)
    from charset_normalizer import from_bytes  # noqa: PLC0415  (few texts are like this)

    guess = from_bytes(sample, cp_isolation=_GUESSED).best()
    return Encoding(guess.encoding if guess else WESTERN.name, sure=False)


def _is_latin9(data: bytes) -> bool:
    """Whether a western text has the euro or letters of words in place of what is a sign in the other encoding."""
    signs = len(re.findall(_NOT_IN_LATIN9, data))
    likely = 2 * len(re.findall(_LATIN9, data)) > signs and not re.search(rb"[\x80-\x9f]", data)
    return likely and _odd_in(data, LATIN9.name) <= _LIKELY_ODD


def _odd_in(data: bytes, western: str) -> float:
    """Which share of the signs beyond ASCII would be odd if bytes were in a western encoding."""
    beyond = sum(byte > 0x7F for byte in data)
    return sum(map(len, re.findall(_ODD, data.decode(western, errors="replace")))) / max(1, beyond)


def _frequent_in(data: bytes, cyrillic: str) -> float:
    """Which share of the signs beyond ASCII would be frequent letters in words if bytes were in a Cyrillic encoding."""
    text = re.sub(_FRAMES, "", data.decode(cyrillic, errors="replace"))
    beyond = sum(sign > "\x7f" for sign in text)
    return len(re.findall(_FREQUENT, "".join(re.findall(_CYRILLIC_WORD, text)))) / max(1, beyond)
