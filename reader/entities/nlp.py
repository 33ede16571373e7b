"""A language model beside the rules: spaCy with an English model, where both are installed and asked for.

The one module that knows spaCy. It is imported when a model is asked for, and imports spaCy only to read a text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from reader.document.language import is_english
from reader.document.model import Document, Line
from reader.entities.find import Find
from reader.entities.finder import RuleFinder
from reader.entities.kinds import Kind
from reader.entities.merging import SURE
from reader.entities.model import Entity
from reader.errors import ReaderError

if TYPE_CHECKING:
    from spacy.language import Language

PREFIX = "en_core_web_"
SIZES = ("sm", "md", "lg", "trf")
LONGEST = 100_000
"""Characters of one line that the model is given: its memory grows with them."""
HINT = (
    "no English model of spaCy is installed, so names are found by rules alone; "
    "`pip install 'closeread[nlp]'` and `python -m spacy download en_core_web_sm` bring one"
)
KINDS = {
    "PERSON": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "ORG": Kind.ORGANISATION,
    "NORP": Kind.GROUP,
    "EVENT": Kind.EVENT,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.WORK,
    "PRODUCT": Kind.WORK,
}
"""The model's labels for names; dates and quantities are left to the rules, which say what they mean."""

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


class Model(NamedTuple):
    """An English model that is installed, by which finds can be kept."""

    name: str
    version: str


def installed() -> Model | None:
    """The largest English model of spaCy that is installed, looked up without importing anything; None without one."""
    if find_spec("spacy") is None:
        return None
    models = [point for point in entry_points(group="spacy_models") if point.name.startswith(PREFIX)]
    largest = max(models, key=lambda point: _size(point.name), default=None)
    return Model(largest.name, largest.dist.version if largest.dist else "") if largest else None


def _size(name: str) -> int:
    size = name.removeprefix(PREFIX).split("_")[0]
    return SIZES.index(size) if size in SIZES else -1


def load(model: Model) -> Language:
    """A model with nothing but what finds names. Raises ReaderError where this spaCy cannot load it."""
    import spacy  # noqa: PLC0415  (a second and a hundred megabytes)

    others = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    try:
        return spacy.load(model.name, exclude=others)
    except (OSError, ValueError, ImportError) as error:
        raise ReaderError(f"the model {model.name} cannot be loaded: {error}", code="no-model") from None


class SpacyWitness:
    """What a model of spaCy has to say of a line."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def finds(self, number: int, line: Line) -> list[Find]:
        """The names in the line with this number, without the articles and possessives around them."""
        found = []
        for entity in self._language(line.text[:LONGEST]).ents:
            kind = KINDS.get(entity.label_)
            article = _ARTICLE.match(entity.text)
            words = entity.text[article.end() :] if article else entity.text
            start = entity.end_char - len(words)
            words = _POSSESSIVE.sub("", words)
            if kind and words:
                found.append(Find(number, start, start + len(words), words, kind, SURE, "model"))
        return found


class ModelFinder:
    """Finds by rules at once, and then, which takes longer, by rules and a model together."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @cached_property
    def _both(self) -> RuleFinder:
        return RuleFinder(SpacyWitness(load(self._model)))

    def find(self, document: Document) -> list[Entity]:
        """The entities of a text. Raises ReaderError where the model cannot be loaded."""
        *_, whole = self.snapshots(document)
        return whole

    def snapshots(self, document: Document, stop: Callable[[], bool] = lambda: False) -> Iterator[list[Entity]]:
        """What the rules have found so far, again and again, and at last what they and the model have found.

        Raises ReaderError where the model cannot be loaded.
        """
        yield from RuleFinder().snapshots(document, stop)
        if not stop() and is_english(document):
            yield from deque(self._both.snapshots(document, stop), maxlen=1)
