"""Decoding: bytes as text, in the encoding that they are most likely in, and what is not sure about that."""

from __future__ import annotations

import re
from codecs import lookup
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

SAMPLE = 1 << 16
"""Bytes by which an encoding is told that is none of Unicode, from the first row on that is not all ASCII."""
ENOUGH = 1 << 13
"""Bytes of such rows by which another one of Latin letters or a Cyrillic one is told."""
_SEVEN_BITS = (("iso2022_jp", rb"\x1b(?:\$[@B]|\([JI]|\$\(D)"), ("iso2022_kr", rb"\x1b\$\)C"))
"""Encodings that are all of seven bits, and how they change to other letters."""
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
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "koi8_u", "mac_cyrillic", "cp855")
_CYRILLIC_WORD = r"(?<![^\W_])[А-ЯЁЄІЇҐ]?[а-яёєіїґ]+(?![^\W_])"
_FREQUENT = "(?i)[оеаинтсрвлкмі]"
"""Three letters of four in Russian and its neighbours; the last is in Ukrainian and Belarusian alone."""
_LEAST_FREQUENT = 0.6
_LETTERS = r"[^\x00-\x7f\xa0–—…‘’“”„‚«»§°€¡¿·•©®×±£\u0307]"
"""Signs beyond ASCII: letters, if the encoding is right. The dot of İ is none, nor what all languages have."""
_FRACTIONS = rb"(?<![a-zA-Z\x80-\xff])[\xb2\xb3\xb9\xbc-\xbe](?![a-zA-Z\x80-\xff])"
"""Bytes that are ² ³ ¹ ¼ ½ ¾ by themselves, and letters only in words."""
_WESTERN_ALPHABETS = (
    "àâæçèéêëîïôœùûüÿ", "äöüß", "áéíñóúüºª", "àáâãçéêíóôõúºª", "àèéìíîòóùú", "äåéöšž", "æøåéèêòóôâäöü", "áéíóúýðþæöø",
    "äöõüšž", "àáäçèéêëíïóöúü", "áèéêëîïôöúû", "àçèéíïòóúü", "çë",
)  # fmt: skip
"""French, German, Spanish, Portuguese, Italian, Swedish and Finnish, Danish and Norwegian, Icelandic and Faroese,
Estonian, Dutch, Afrikaans, Catalan, Albanian."""
_CENTRAL_ALPHABETS = (
    "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"
)  # fmt: skip
"""Czech, Slovak, Polish, Hungarian, Croatian and Slovene, Romanian."""
_OTHER_LATIN = (
    ("cp1250", _CENTRAL_ALPHABETS), ("iso8859_2", _CENTRAL_ALPHABETS), ("cp852", _CENTRAL_ALPHABETS),
    ("cp1254", ("çğıöşüâîû",)), ("cp1257", ("ąčęėįšųūž", "āčēģīķļņšūž")),
)  # fmt: skip
"""Other encodings of Latin letters, and the alphabets that they are for; Turkish, Lithuanian and Latvian the last."""
_LEAST_LATIN, _LEAST_WESTERN = 0.95, 0.7
"""Which share of letters beyond ASCII is in the alphabet of a text at least, and in a western one without doubt."""
_IN_DOUBT, _DIFFERENT = 1, 3
"""How many letters more than western ones only give rise to doubt, and how many different ones are enough."""
_EAST_ASIAN = "[\\s!-~\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef…—‘’“”]"
_NEARLY_ALL = 0.95
_XML = rb"""<\?xml\b[^>]{,100}?\bencoding\s*=\s*["']([\w.:-]+)"""
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip
"""Encodings that are named where one is meant that has more letters."""
_HEBREW = rb"[\xe0-\xfa]"
_FINAL = rb"[\xea\xed\xef\xf3\xf5]"
"""Letters that no word of Hebrew goes on after, and any word of another script."""
_MOST_AMID, _LEAST_HEBREW = 0.05, 0.9
"""Which share of these may stand amid a word, and which share of the signs beyond ASCII is Hebrew at least."""
_JAPANESE = ("cp932", "euc_jp")
_KANA = "[\u3041-\u30fc]"
_LEAST_KANA, _WEIGHS = 0.25, 3
"""Which share of a Japanese text is kana at least, and how many of them one place is worth that is no text."""
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


class Fit(NamedTuple):
    """Which share of the signs beyond ASCII is in an alphabet, how many different letters, and of how many signs."""

    share: float
    letters: int
    signs: int


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
    return decoded(data)[0]


def decode_as(data: bytes, encoding: Encoding) -> str:
    """Bytes as text in an encoding, with signs in the places where they are none."""
    return data.removeprefix(encoding.mark).decode(encoding.name, errors="replace")


def encoding_of(data: bytes) -> Encoding:
    """The encoding that bytes are most likely in."""
    return decoded(data)[1]


def doubt_in(data: bytes) -> str:
    """What is not sure about bytes as text, in words: that some are none, or that their encoding is not known."""
    text, encoding = decoded(data)
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


def decoded(data: bytes) -> tuple[str, Encoding]:
    """Bytes as text, and the encoding that they are most likely in."""
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
    """UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes are, else by its East Asian signs."""
    if b"\0" not in data:
        return None
    low, high = data[0::2].count(0), data[1::2].count(0)
    is_plain = max(low, high) * 20 >= len(data) and min(low, high) * 4 <= max(low, high)
    if is_plain and _strictly(data, name := "utf-16-le" if high > low else "utf-16-be"):
        return Encoding(name)
    if any(_strictly(data, name := each) for each in ("utf-32-le", "utf-32-be")):
        return Encoding(name)
    if any(_is_east_asian(_strictly(data, name := each)) for each in ("utf-16-le", "utf-16-be")):
        return Encoding(name)
    return None


def _strictly(data: bytes, encoding: str) -> str:
    """Bytes as text in an encoding; nothing where they are none, or hold zeros."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else text


def _is_east_asian(text: str) -> bool:
    """Whether nearly all of a text is Chinese, Japanese or Korean: no two letters of ASCII look so for long."""
    return len(re.findall(_EAST_ASIAN, text)) > _NEARLY_ALL * len(text)


def _seven_bits(data: bytes) -> Encoding | None:
    if b"\x1b" not in data or not data.isascii():
        return None
    return next((Encoding(name) for name, escapes in _SEVEN_BITS if re.search(escapes, data)), None)


def _of_one_byte(data: bytes) -> Encoding:
    """The encoding of a text that is in none of Unicode: the western one, unless that would be a text of odd words.

    What a file of XML says of itself counts first.
    """
    declared = _declared(data)
    if declared:
        return declared
    sample = _beyond_ascii(data)
    few = sample[:ENOUGH]
    latin = _latin_in(few)
    if latin.name != WESTERN.name:
        return latin
    if _is_latin9(sample):
        return LATIN9
    if _odd_in(sample, WESTERN.name) <= _MOST_ODD:
        return latin
    odd = {name: _odd_in(few, name) for name in _OTHER_WESTERN}
    western = min(odd, key=odd.__getitem__)
    if odd[western] <= _LIKELY_ODD:
        return Encoding(western, sure=False)
    if _is_hebrew(few):
        return Encoding("cp1255", sure=False)
    frequent = {name: _frequent_in(few, name) for name in _CYRILLIC}
    cyrillic = max(frequent, key=frequent.__getitem__)
    if frequent[cyrillic] >= _LEAST_FREQUENT:
        return Encoding(cyrillic, sure=False)
    kana = {name: _kana_in(few, name) for name in _JAPANESE}
    japanese = max(kana, key=kana.__getitem__)
    if kana[japanese] >= _LEAST_KANA:
        return Encoding(japanese, sure=False)
    from charset_normalizer import from_bytes  # noqa: PLC0415  (few texts are like this)

    guess = from_bytes(sample, cp_isolation=_GUESSED).best()
    return Encoding(guess.encoding if guess else WESTERN.name, sure=False)


def _declared(data: bytes) -> Encoding | None:
    """The encoding that a file of XML says it is in, if there is such a one; it is none of Unicode."""
    said = re.match(_XML, data)
    try:
        name = lookup(said[1].decode()).name if said else "utf-8"
        known = None if name.startswith("utf") else Encoding(_WIDER.get(name, name))
        return known if known and decode_as(data[:ENOUGH], known) else None
    except (LookupError, ValueError):
        return None


def _beyond_ascii(data: bytes) -> bytes:
    """The first rows with anything beyond ASCII, as many as are needed."""
    first = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, first.start() if first else 0) + 1
    part = data[start : start + SAMPLE]
    rows = (len(part) == SAMPLE and part[: part.rfind(b"\n") + 1]) or part
    return b"".join(row for row in rows.splitlines(keepends=True) if not row.isascii())


def _latin_in(data: bytes) -> Encoding:
    """The encoding of rows in Latin letters, by their alphabet: the western one, unless another fits better."""
    data = re.sub(_FRACTIONS, b"", data)
    western = _fit(data, WESTERN.name, _WESTERN_ALPHABETS)
    if western.share == 1:
        return WESTERN
    others = {name: _fit(data, name, alphabets) for name, alphabets in _OTHER_LATIN}
    name = max(others, key=others.__getitem__)
    other = others[name]
    likely = [each for each in _OTHER_WESTERN if _odd_in(data, each) <= _LIKELY_ODD]
    best = max([western, *(_fit(data, each, _WESTERN_ALPHABETS) for each in likely)])
    more = round((other.share - best.share) * other.signs)
    if other.share >= _LEAST_LATIN and more >= _IN_DOUBT:
        is_told = more > _IN_DOUBT and other.letters >= _DIFFERENT
        return Encoding(name if is_told else WESTERN.name, sure=False)
    return WESTERN._replace(sure=western.share >= _LEAST_WESTERN)


def _fit(data: bytes, encoding: str, alphabets: Sequence[str]) -> Fit:
    """How the alphabet fits that fits best."""
    found = Counter(re.findall(_LETTERS, data.decode(encoding, errors="replace").lower()))
    signs = found.total()
    fits = ((sum(map(found.__getitem__, each)), len(found.keys() & set(each))) for each in alphabets)
    return max(Fit(fitting / signs if signs else 1, letters, signs) for fitting, letters in fits)


def _is_latin9(data: bytes) -> bool:
    """Whether a western text has the euro or letters of words in place of what is a sign in the other encoding."""
    signs = len(re.findall(_NOT_IN_LATIN9, data))
    likely = 2 * len(re.findall(_LATIN9, data)) > signs and not re.search(rb"[\x80-\x9f]", data)
    return likely and _odd_in(data, LATIN9.name) <= _LIKELY_ODD


def _odd_in(data: bytes, western: str) -> float:
    """Which share of the signs beyond ASCII would be odd if bytes were in a western encoding."""
    beyond = sum(byte > 0x7F for byte in data)
    return sum(map(len, re.findall(_ODD, data.decode(western, errors="replace")))) / max(1, beyond)


def _is_hebrew(data: bytes) -> bool:
    """Whether a text in Windows-1255 ends words as Hebrew does, whose last letters have forms of their own."""
    finals, amid = len(re.findall(_FINAL, data)), len(re.findall(_FINAL + b"(?=%b)" % _HEBREW, data))
    share = len(re.findall(_HEBREW, data)) / max(1, sum(byte > 0x7F for byte in data))
    return finals > 1 and amid <= _MOST_AMID * finals and share >= _LEAST_HEBREW


def _kana_in(data: bytes, japanese: str) -> float:
    """Which share of the signs beyond ASCII would be kana if bytes were in a Japanese encoding."""
    text = data.decode(japanese, errors="replace")
    return (len(re.findall(_KANA, text)) - _WEIGHS * text.count("\ufffd")) / max(1, sum(sign > "\x7f" for sign in text))


def _frequent_in(data: bytes, cyrillic: str) -> float:
    """Which share of the signs beyond ASCII would be frequent letters in words if bytes were in a Cyrillic encoding."""
    text = re.sub(_FRAMES, "", data.decode(cyrillic, errors="replace"))
    beyond = sum(sign > "\x7f" for sign in text)
    return len(re.findall(_FREQUENT, "".join(re.findall(_CYRILLIC_WORD, text)))) / max(1, beyond)
