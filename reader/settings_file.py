"""The file of settings: read with every mistake said, and written without touching what a person wrote."""

from __future__ import annotations

import re
from pathlib import Path

from reader.decoding import decode
from reader.document.fields import WORDS, Count, Field, Flag, OneOf, Problems, read_record
from reader.document.yaml import MOST_BYTES, Mapping, Node, Text, load_yaml, read_yaml
from reader.errors import ReaderError
from reader.files import read_bytes, write_atomic
from reader.settings import FOCUS, MODES, MOST_MARGIN, MOST_SPACING, NARROWEST, THEMES, WIDEST, Settings


class KeysShape:
    """Keys by the names of what they do."""

    def read(self, node: Node, problems: Problems) -> dict[str, str] | None:
        """Keys for each name, several parted by commas."""
        if not isinstance(node, Mapping):
            problems.add(node, "wrong-kind", "`name: key` lines are expected here")
            return None
        keys = {key.value: WORDS.read(value, problems) for key, value in node.entries}
        return {name: value for name, value in keys.items() if value}

    def schema(self) -> dict[str, object]:
        """A mapping of texts."""
        return {"type": "object", "additionalProperties": {"type": "string"}}


FIELDS = (
    Field("theme", OneOf(THEMES), "the colours: dark, light, sepia, contrast or terminal"),
    Field(
        "measure",
        Count(WIDEST, NARROWEST),
        f"the widest the column of text gets, in characters ({NARROWEST} to {WIDEST})",
    ),
    Field("margin", Count(MOST_MARGIN, 0), f"blank cells that are left at each side of it (0 to {MOST_MARGIN})"),
    Field("spacing", Count(MOST_SPACING, 1), "the distance of the rows: 1, 2 or 3"),
    Field("hyphens", Flag(), "true: words are broken at the end of a row; needs `pip install 'closeread[hyphens]'`"),
    Field("focus", OneOf(FOCUS), "what stands out while you read, the rest being dim: off, paragraph or sentence"),
    Field("panes", Flag(), "false: no panes stand beside the article; each is seen while you are in it"),
    Field("mode", OneOf(MODES), "how quizzes are taken: check, recall, test or skim"),
    Field("certainty", Flag(), "true: after each answer you are asked how sure you are"),
    Field("nlp", Flag(), "true: a language model helps to find entities, where one is installed"),
    Field(
        "keys",
        KeysShape(),
        "other keys: the name of a binding, as the end of the help lists it, and the key or keys for it",
    ),
)


def read_settings(path: Path) -> Settings:
    """The settings in a file; what is missing or wrong has its usual value. Never raises."""
    if not path.is_file():
        return Settings()
    try:
        node = read_yaml(path)
    except ReaderError as error:
        return Settings(problems=(error,))
    problems = Problems(path)
    if isinstance(node, Text) and not node.value:
        return Settings()
    values = read_record(node, FIELDS, problems) or {}
    return Settings(**values, problems=tuple(problems.found))


def keep_setting(path: Path, name: str, value: object) -> None:
    """Write one setting into the file and leave all else in it as it is. Raises ReaderError."""
    said = str(value).lower() if isinstance(value, bool) else str(value)
    source = decode(read_bytes(path, MOST_BYTES)) if path.is_file() else ""
    line = rf"^({name}:)[^\r\n]*?([ \t]+#[^\r\n]*)?(?=\r?$)"
    written, count = re.subn(line, rf"\1 {said}\2", source, count=1, flags=re.M)
    if count == 0:
        written = f"{source}{'' if not source or source.endswith(chr(10)) else chr(10)}{name}: {said}\n"
    load_yaml(written, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"cannot be made: {error.strerror}", path.parent, code="unwritable") from None
    write_atomic(path, written)
