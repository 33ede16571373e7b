"""What language a text is in: what its file says, else a guess from its small words."""

from __future__ import annotations

import re
from collections import Counter

from reader.document.blocks import share_looked_through
from reader.document.model import Document

ENGLISH = "en"
UNKNOWN = "und"
"""The code for a language that cannot be told."""

LINES, CHARACTERS, STRETCHES = 100, 200, 4
"""How many lines are looked at, how much of each, and in how many parts of the text: enough to tell, in about 5 ms."""
LEAST = 3
"""Different small words of a language that must be there before a text is taken to be in it."""

SMALL_WORDS = {
    "en": "the of and to a in is that was for it with as on be at by this had not are but from have which you were"
    " her his an they she he we or their there been one who will would what when if i my me no so do said",
    "de": "der die das und ist nicht ein eine einen einem einer den dem des zu mit auf für von im sich sie er es"
    " ich auch als an nach wie bei wird aus noch nur hat oder aber vor zur bis mehr durch man sein war werden"
    " wurde dass",
    "fr": "le la les un une des du de et est que qui dans pour pas sur ce il elle au avec ne se par plus sont mais"
    " nous vous ses son sa comme ou cette été aux leur ont était fut",
    "es": "el la los las de del y en que un una es por con no se su para como más al lo pero sus le ha me sin sobre"
    " este ya entre cuando todo esta fue era muy había",
    "it": "il la lo gli le di del della che e un una è per non con si da in sono al come anche ma nel alla dei"
    " delle più questo ha ho suo sua era dal nella fu",
    "pt": "o a os as de do da que e um uma é em para com não por se no na dos das mais como mas ao foi ele ela seu"
    " sua ou quando muito nos já também só pelo pela",
    "nl": "de het een en van is dat niet in op te zijn met voor aan er hij ze die maar om ook als dan nog bij uit"
    " naar werd was had door over ik je wordt deze",
    "sv": "och att det som en på är av för med den till i inte om ett han hon var jag de så men har från vid sig"
    " under eller när efter",
    "da": "og at det som en på er af for med den til i ikke om et han hun var jeg de så men har fra ved sig under"
    " eller når efter blev",
    "pl": "na się nie że jest jak po ale za od przez był tak być była dla są tym jego jej już oraz tylko może",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")


def language_of(document: Document) -> str:
    """The code of a text's language, as its file says, else guessed; English where nothing speaks against it."""
    return document.metadata.language or _guess(document)


def is_english(document: Document) -> bool:
    """Whether a text is in English."""
    return language_of(document).casefold().startswith(ENGLISH)


def _guess(document: Document) -> str:
    """The language whose small words come up most often, `und` where most letters are not Latin."""
    sample = " ".join(document.line(number).text[:CHARACTERS] for number in sorted(_sampled(document)))
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    foreign = sum(len(word) * count for word, count in words.items() if word[0] > "\u024f")
    if foreign * 2 > sum(len(word) * count for word, count in words.items()):
        return UNKNOWN
    best, most = ENGLISH, 0
    for language, small in SMALL_WORDS.items():
        seen = [words[word] for word in small.split() if word in words]
        if len(seen) >= LEAST and sum(seen) > most:
            best, most = language, sum(seen)
    return best


def _sampled(document: Document) -> set[int]:
    """Numbers of lines from a few parts of a text: so a book is known that begins with words in another language."""
    numbers: set[int] = set()
    for nth in range(STRETCHES):
        at = document.position_at(share_looked_through(document) * nth / STRETCHES).line
        for _ in range(LINES // STRETCHES):
            number = document.nearest(at, 1)
            if number is None:
                break
            numbers.add(number)
            at = number + 1
    return numbers
