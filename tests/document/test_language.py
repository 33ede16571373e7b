"""What language a text is in, where its file does not say."""

from __future__ import annotations

from typing import ClassVar

import pytest

from reader.document.clean import clean
from reader.document.language import LINES, SMALL_WORDS, UNKNOWN, is_english, language_of
from reader.document.model import Line, Metadata, TextDocument

TEXTS = {
    "en": "The keeper of the lock had not slept, and she went down to the river with a lamp in her hand.",
    "de": "Der Wärter hatte nicht geschlafen und ging mit einer Lampe in der Hand zum Fluss, um das Boot zu sehen.",
    "fr": "Le gardien n'avait pas dormi, et il est descendu vers la rivière avec une lampe dans la main.",
    "es": "El guarda no había dormido y bajó al río con una lámpara en la mano, para ver el barco.",
    "it": "Il guardiano non aveva dormito e scese al fiume con una lampada in mano, per vedere la barca.",
    "pt": "O guarda não dormiu e desceu até o rio com uma lanterna na mão, para ver o barco que chegava.",
    "nl": "De wachter had niet geslapen en liep met een lamp in de hand naar de rivier om het schip te zien.",
    "sv": "Vakten hade inte sovit och gick ned till floden med en lampa i handen för att se båten.",
    "da": "Vagten havde ikke sovet og gik ned til floden med en lampe i hånden for at se båden efter stormen.",
    "pl": "Strażnik nie spał i zszedł nad rzekę z lampą w ręku, ale łodzi już tam nie było, jak się okazało.",
    UNKNOWN: "Сторож не спал и спустился к реке с фонарём в руке, чтобы увидеть лодку.",
}


def document(*texts: str, language: str = "") -> TextDocument:
    return TextDocument("d", Metadata(clean("D"), language=language), tuple(Line(clean(text)) for text in texts))


def test_there_is_a_text_in_every_language_that_is_known() -> None:
    assert set(TEXTS) == {*SMALL_WORDS, UNKNOWN}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_known_by_its_small_words(language: str) -> None:
    assert language_of(document("TITLE", TEXTS[language])) == language
    assert is_english(document(TEXTS[language])) == (language == "en")


@pytest.mark.parametrize("code", ["en", "en-GB", "EN"])
def test_what_the_file_says_is_taken_at_its_word(code: str) -> None:
    assert is_english(document(TEXTS["de"], language=code))
    assert not is_english(document(TEXTS["en"], language="de"))


@pytest.mark.parametrize(
    "text", ["", "1843", "Karl von Frisch", "El Paso, Las Vegas", "https://t.co/vlNer7z5w6", "Iru and Oz, 12 Kč"]
)
def test_what_says_too_little_is_english(text: str) -> None:
    assert language_of(document(text)) == "en"


def test_a_text_is_in_the_language_of_most_of_it() -> None:
    assert language_of(document(*[TEXTS["en"]] * 3, *[TEXTS["de"]] * 20)) == "de"
    assert language_of(document(*[TEXTS["en"]] * 20, *[TEXTS["de"]] * 3)) == "en"


class Counted(TextDocument):
    """A document that counts the lines it is asked for."""

    asked: ClassVar[list[int]] = []

    def line(self, number: int) -> Line:
        self.asked.append(number)
        return super().line(number)


def test_only_a_sample_from_all_of_the_text_is_looked_at() -> None:
    Counted.asked.clear()
    language_of(Counted("d", Metadata(clean("D")), tuple(document(*["the word"] * 50 * LINES).lines)))
    assert len(Counted.asked) <= LINES
    assert Counted.asked[0] == 0
    parts = {number * 4 // (50 * LINES) for number in Counted.asked}
    assert parts == {0, 1, 2, 3}
