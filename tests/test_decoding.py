"""Decoding: which encoding bytes are in, and what is said where that is not sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.decoding import decode, doubt_in, encoding_of

RUSSIAN = "Первый снег выпал ночью, и утром весь двор был белым. Дети выбежали на улицу и стали лепить снежную бабу."
JAPANESE = "昨日の夜、初めての雪が降りました。朝になると、庭はすっかり白くなっていました。"
CHINESE = "昨天晚上下了第一场雪，早上整个院子都白了。孩子们跑到外面去堆雪人，门口的老人看着他们微笑。"
KOREAN = "어젯밤에 첫눈이 내렸습니다. 아침이 되자 마당은 온통 하얗게 변해 있었습니다."
GREEK = "Χθες το βράδυ έπεσε το πρώτο χιόνι και το πρωί όλη η αυλή ήταν άσπρη."
POLISH = "Wczoraj w nocy spadł śnieg i rano całe podwórko było białe. Starzec przy bramie się uśmiechał."
UKRAINIAN = "Перший сніг випав уночі, і вранці все подвір'я було білим. Діти вибігли надвір."
FRENCH = "La première neige est tombée cette nuit, et le matin la cour était toute blanche, du côté où ça brûle."
GERMAN = "Über Nacht fiel der erste Schnee, und die Mädchen hörten früh, wie draußen größere Kinder Bälle warfen."
SPANISH = "Anoche cayó la primera nieve; por la mañana el patio era todo blanco y los niños jugaban allá. ¿Qué más?"
ENGLISH = "“I don’t know,” she said. “It’s not what we’d have hoped for, but that’s how the snow fell.”"
CZECH = "V noci napadl první sníh a ráno byl celý dvůr bílý. Děti vyběhly ven, křičely a stavěly sněhuláka."
SLOVENE = "Ponoči je zapadel prvi sneg in zjutraj je bilo vse dvorišče belo. Otroci so že čakali na žogo."
CROATIAN = "Noću je pao prvi snijeg i ujutro je cijelo dvorište bilo bijelo. Đaci su počeli praviti snješka, žureći."
HUNGARIAN = "Az éjjel leesett az első hó, és reggelre fehér lett az udvar. A gyerekek örültek. Hűvös idő volt."
ROMANIAN = "Azi-noapte a căzut prima zăpadă, iar dimineaţa toată curtea era albă. Copiii au ieşit în fugă şi râdeau."
TURKISH = "Dün gece ilk kar yağdı ve sabah bütün avlu bembeyazdı. Çocuklar dışarı koşup kardan adam yaptılar. İyi!"
LATVIAN = "Naktī uzsniga pirmais sniegs, un viss pagalms bija ļoti balts. Bērni izskrēja ārā, un šķūrēja."
HEBREW = "אתמול בלילה ירד השלג הראשון, ובבוקר כל החצר היתה לבנה. הילדים רצו החוצה ובנו איש שלג עם אבא."
GUESSED = [("koi8-r", RUSSIAN), ("cp1251", RUSSIAN), ("shift_jis", JAPANESE), ("gb18030", CHINESE), ("euc-kr", KOREAN),
           ("cp1253", GREEK), ("cp1250", POLISH), ("cp866", RUSSIAN), ("mac_cyrillic", RUSSIAN), ("koi8-u", UKRAINIAN),
           *((encoding, text) for encoding in ("mac_roman", "cp850") for text in (FRENCH, GERMAN, SPANISH)),
           *((encoding, text) for encoding in ("cp1250", "iso8859-2")
             for text in (CZECH, SLOVENE, CROATIAN, HUNGARIAN, ROMANIAN, POLISH)),
           ("cp852", CZECH), ("cp1254", TURKISH), ("iso8859-9", TURKISH), ("cp1257", LATVIAN), ("cp1255", HEBREW),
           ("cp855", RUSSIAN), ("euc-jp", JAPANESE), ("mac_roman", ENGLISH)]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_told_apart(encoding: str) -> None:
    assert decode("“Zoë”".encode(encoding)) == "“Zoë”"


def test_bytes_that_are_no_text_and_encodings_that_are_not_known_are_told() -> None:
    text = "Они танцуют, – Zoë �"
    assert [doubt_in(text.encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "utf-16")] == ["", "", ""]
    assert doubt_in(text.encode() + b" \xff \xff") == "2 places hold no text in UTF-8: � stands there"
    assert doubt_in(b"plain") == ""


@pytest.mark.parametrize(
    "text", ["Le cœur coûte 50 € à Šibenik, où l'été fut beau.", "Käse kostet 20 €, größer 30 €.", "Œuvre, sœur, bœuf"]
)
def test_latin_9_is_told_by_its_euro_and_its_letters(text: str) -> None:
    assert decode(text.encode("iso8859-15")) == text
    assert "ISO-8859-15" in doubt_in(text.encode("iso8859-15"))
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", ["Zoë paid 2½lb and 1 ½.", "Ein Café ¦ ´naïve´ ¤", "§ 5 ¨ é"])
def test_signs_that_latin_9_has_not_stay_signs(text: str) -> None:
    assert decode(text.replace("¤", "").encode("cp1252")) == text.replace("¤", "")


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_some_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0")))
def test_utf_8_comes_back_as_it_was_also_with_a_zero_byte_here_and_there(text: str) -> None:
    assert decode(text.encode()) == text
    padded = f"A row of words before it.\0{text}And a row of words behind it."
    assert decode(padded.encode()) == padded


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=("Cc", "Cs")), min_size=1))
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_in_latin_letters_needs_no_mark(encoding: str, text: str) -> None:
    assert decode(f"In short: {text}".encode(encoding)) == f"In short: {text}"


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, KOREAN, RUSSIAN, ENGLISH], ids=["zh", "ja", "ko", "ru", "en"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_in_other_letters_needs_no_mark_either(encoding: str, text: str) -> None:
    data = f"{text}\n\n{text}\n".encode(encoding)
    assert (decode(data), doubt_in(data)) == (f"{text}\n\n{text}\n", "")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1251", "shift_jis", "gb18030"])
@pytest.mark.parametrize("text", [CHINESE, JAPANESE, RUSSIAN, ENGLISH, FRENCH])
def test_a_zero_byte_makes_no_wide_text_of_another(encoding: str, text: str) -> None:
    data = f"{text}\0\n{text}\n".encode(encoding, errors="ignore")
    assert "UTF-16" not in str(encoding_of(data)) and "UTF-32" not in str(encoding_of(data + b" " * (len(data) % 2)))


@pytest.mark.parametrize(("encoding", "text"), GUESSED, ids=[f"{encoding}-{text[:7]}" for encoding, text in GUESSED])
def test_other_encodings_are_guessed_and_that_is_said(encoding: str, text: str) -> None:
    data = f"{text}\n".encode(encoding) * 3
    assert decode(data) == f"{text}\n" * 3
    assert doubt_in(data).startswith("the encoding is not said and is taken for ")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text", ["Привет, мир", "Name: Иван Петров", "────\n│ Меню │\n────"], ids=["short", "mixed", "frame"]
)
def test_few_words_are_enough(encoding: str, text: str) -> None:
    written = text if encoding != "cp1251" else text.translate(dict.fromkeys(map(ord, "─│"), "-"))
    assert decode(written.encode(encoding)) == written


@pytest.mark.parametrize(
    ("encoding", "text"), [("koi8-r", RUSSIAN), ("shift_jis", JAPANESE), ("gb18030", CHINESE), ("cp1250", CZECH)]
)
def test_a_text_that_begins_in_ascii_is_judged_by_what_is_not(encoding: str, text: str) -> None:
    whole = "This is the first row, and the others are like it.\n" * 300 + f"{text}\n" * 3
    assert decode(whole.encode(encoding)) == whole
    assert "is taken for" in doubt_in(whole.encode(encoding))


def test_few_letters_leave_a_text_western_and_in_doubt() -> None:
    assert decode("Ten kilometres, said Łuk".encode("cp1250")) == "Ten kilometres, said £uk"
    text = "Fünfundzwanzig m³, ¾ Liter, µm."
    assert (decode(text.encode("cp1252")), doubt_in("¾ cup, 2½ cups, ¼ cup".encode("cp1252"))) == (text, "")
    assert "Windows-1252" in doubt_in("spadł śnieg".encode("cp1250"))


@pytest.mark.parametrize(("encoding", "said"), [("koi8-r", "KOI8-R"), ("cp1251", "windows-1251"), ("utf-8", "koi8-r")])
def test_xml_is_in_the_encoding_that_it_says_unless_it_is_utf_8(encoding: str, said: str) -> None:
    text = f'<?xml version="1.0" encoding="{said}"?>\n<a>{"x" * 10_000} ЁЖ</a>\n'
    assert (decode(text.encode(encoding)), doubt_in(text.encode(encoding))) == (text, "")


@pytest.mark.parametrize("said", ["hex", "none", "utf-16", "unicode_escape"])
def test_what_xml_says_that_cannot_be_does_not_count(said: str) -> None:
    text = f'<?xml version="1.0" encoding="{said}"?>\n<a>{FRENCH}</a>\n'
    assert decode(text.encode("cp1252")) == text


def test_japanese_mail_is_told_by_its_escapes() -> None:
    data = f"To: all\n{JAPANESE}\n".encode("iso2022_jp")
    assert (decode(data), doubt_in(data)) == (f"To: all\n{JAPANESE}\n", "")
    assert decode(b"\x1b[1mbold\x1b[0m") == "\x1b[1mbold\x1b[0m"


@pytest.mark.parametrize(
    "text",
    [
        "naïve",
        "»Größe«, sagte Jörg – „über allem“ … §3, 5 µm",
        "« Où ? » L’œuvre coûte 10 €… 20 °C — n° 3, ça.",
        "¿Dónde? ¡Aquí! La niña comió un pingüino el 1º día.",
        "Í gærkvöldi féll fyrsti snjórinn og garðurinn var hvítur.",
        "A avó não está à espera; são três maçãs e um avião.",
        "Perché? La città è più bella così, e ciò che Dalí dipinse a Bogotá ne è parte.",
        "Zoë, Björn, Renée and São Paulo: a café in Malmö.",
    ],
)
def test_of_a_western_text_nothing_is_said(text: str) -> None:
    assert (decode(text.encode("cp1252")), doubt_in(text.encode("cp1252"))) == (text, "")


def test_bytes_that_windows_1252_does_not_have_are_said() -> None:
    text = "Zoë? Jörg? Renée, Chloë and Noël".encode("cp1252")
    assert doubt_in(text + b" \x81 x") == "1 place holds no text in Windows-1252: � stands there"
