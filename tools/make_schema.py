"""Write the bank format as JSON Schema, for editors: `python tools/make_schema.py [docs/bank.schema.json]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reader.quiz.bank import bank_schema


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(bank_schema(), ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> None:
    """Write the schema into the file named, or print it."""
    if arguments:
        Path(arguments[0]).write_text(schema_text(), encoding="utf-8")
    else:
        sys.stdout.write(schema_text())


if __name__ == "__main__":
    main(sys.argv[1:])
