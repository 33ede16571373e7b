"""Write the tables of the documentation that the code already knows: keys, commands, settings, fields and more.

Each stands between two comments, `<!-- table: NAME -->` and `<!-- end -->`; what is between them is replaced.
"""

from __future__ import annotations

import argparse
import ast
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

import yaml

from reader import cli, plain, settings_file
from reader.document.fields import QUOTE, Field
from reader.document.formats import FORMATS
from reader.document.model import Span
from reader.entities import curated
from reader.entities.curated import read_curated
from reader.entities.export import as_yaml
from reader.entities.finder import RuleFinder
from reader.files import shipped_library
from reader.library import Article, Library, entities_path
from reader.options import ARGUMENTS, shared_options
from reader.progress import export
from reader.quiz import bank
from reader.quiz.items import ITEM_TYPES
from reader.quiz.items.base import COMMON
from reader.quiz.items.options import OPTION
from reader.settings import Settings
from reader.ui.keys import key_groups

TOP = Path(__file__).parent.parent
DOCS = TOP / "docs"
MARKED = re.compile(r"(<!-- table: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.S)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Cells as a Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def keys() -> str:
    """Every key: where it works, what it does, and the name to change it by."""
    rows = [
        (place, ", ".join(f"`{key}`" for key in line.keys.split(", ")), line.does, f"`{line.id}`")
        for place, lines in key_groups()
        for line in lines
    ]
    return table(("Where", "Keys", "What it does", "Id"), rows)


def commands() -> str:
    """Every command with what it takes."""
    return table(("Command", "What it does"), _commands())


def _commands() -> Iterator[tuple[str, str]]:
    for name, function in cli.COMMANDS.items():
        parser = argparse.ArgumentParser(add_help=False)
        ARGUMENTS[name](parser)
        usage = " ".join(parser.format_usage().split()[2:])
        yield f"`{f'reader {name} {usage}'.strip()}`", (function.__doc__ or "").splitlines()[0]


def options() -> str:
    """Every option, of the program and of its commands."""
    rows = []
    parsers = [("any", shared_options())]
    for name, add_arguments in ARGUMENTS.items():
        parser = argparse.ArgumentParser(add_help=False)
        add_arguments(parser)
        parsers.append((f"`{name}`", parser))
    for place, parser in parsers:
        for action in parser._actions:
            if action.option_strings:
                usage = f"{action.option_strings[-1]} {action.metavar or ''}".strip()
                rows.append((f"`{usage}`", place, action.help or ""))
    return table(("Option", "Command", "What it does"), rows)


def settings() -> str:
    """Every setting, with what holds when it is not set."""
    usual = Settings()
    rows = [
        (f"`{each.name}`", f"`{getattr(usual, each.name)}`" if getattr(usual, each.name) else "none", each.doc)
        for each in settings_file.FIELDS
    ]
    return table(("Setting", "Unless set", "What it is"), rows)


def formats() -> str:
    """Every format with the endings of its files."""
    rows = [(each.name, ", ".join(f"`{suffix}`" for suffix in each.suffixes), each.doc) for each in FORMATS]
    return table(("Format", "Files", "What is read"), rows)


def fields(listed: Iterable[Field]) -> str:
    """Fields of a mapping, and whether they may be left out."""
    rows = [(f"`{each.name}`", "yes" if each.required else "", each.doc) for each in listed]
    return table(("Field", "Needed", "What it holds"), rows)


def types() -> str:
    """Every item type, with the fields that announce it."""
    return table(("Type", "How it is written"), ((f"[`{kind.name}`](#{kind.name})", kind.doc) for kind in ITEM_TYPES))


def slash_commands() -> str:
    """What can be typed in the plain quiz instead of an answer."""
    return table(("Command", "What it does"), ((f"`{name}`", does) for name, does in plain.COMMANDS.items()))


def columns() -> str:
    """Every column of the export."""
    return table(("Column", "What it holds"), ((f"`{each.name}`", each.doc) for each in export.COLUMNS))


def corrected() -> str:
    """For each shipped article what became of what the finder writes as a file to be corrected."""
    library = Library(shipped_library())
    rows = [[article.title, *map(str, _corrected(article))] for article in library.articles]
    return table(("Article", "Written by the finder", "Kept", "Changed", "Added", "Taken out", "Settled"), rows)


def _corrected(article: Article) -> tuple[int, ...]:
    """How many entities were written, kept, changed, added, taken out, and are settled now.

    One that is settled was kept if one of its name and kind was written, and changed if another stood in its places.
    """
    document, path = article.open(), entities_path(article)
    settled = read_curated(path, document).entities if path else ()
    found = RuleFinder().find(document)
    ids = {record["id"] for record in yaml.safe_load(as_yaml(document, found))["entities"]}
    written = [entity for entity in found if entity.id in ids]
    names = {(entity.kind, entity.name) for entity in written}
    before = [{mention.span for mention in entity.mentions} for entity in written]
    now = [{mention.span for mention in entity.mentions} for entity in settled]
    kept = [(entity.kind, entity.name) in names for entity in settled]
    met = [any(_meet(spans, others) for others in before) for spans in now]
    changed = sum(each and not same for each, same in zip(met, kept, strict=True))
    gone = sum(not any(_meet(spans, others) for others in now) for spans in before)
    return len(written), sum(kept), changed, len(settled) - sum(kept) - changed, gone, len(settled)


def _meet(some: Iterable[Span], others: Collection[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for span in some for other in others)


def modules() -> str:
    """Every module with the first sentence of what it says of itself."""
    rows = []
    for path in sorted((TOP / "reader").rglob("*.py"), key=lambda each: (len(each.parts) > 1, each.parts)):
        says = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if path.name != "__init__.py" or path.parent.name == "reader":
            first = re.split(r"(?<=\.)\s", " ".join(says.split("\n\n")[0].split()))[0]
            rows.append((f"`{path.relative_to(TOP / 'reader').as_posix()}`", first))
    return table(("Module", "What it is"), rows)


def layers() -> str:
    """The layers that import-linter guards, each free to import those below it."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return "\n".join(["```text", *contract["layers"], "```"])


TABLES: dict[str, Callable[[], str]] = {
    "keys": keys,
    "commands": commands,
    "options": options,
    "settings": settings,
    "formats": formats,
    "modules": modules,
    "layers": layers,
    "bank": partial(fields, bank.TOP),
    "document": partial(fields, bank.DocumentShape.fields),
    "defaults": partial(fields, bank.DEFAULTS.fields),
    "types": types,
    "slash-commands": slash_commands,
    "columns": columns,
    "item": partial(fields, COMMON),
    "option": partial(fields, OPTION.fields),
    "evidence": partial(fields, QUOTE.fields),
    "corrected": corrected,
    "entity": partial(fields, curated.FIELDS),
    **{f"item-{kind.name}": partial(fields, kind.fields) for kind in ITEM_TYPES},
}


def rewritten(text: str) -> str:
    """A page with its tables as the code has them now."""
    return MARKED.sub(lambda match: f"{match[1]}{TABLES[match['name']]()}\n{match[3]}", text)


def main() -> None:
    """Rewrite every page that has a table."""
    for path in sorted(DOCS.glob("*.md")):
        before = path.read_text(encoding="utf-8")
        after = rewritten(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"{path.relative_to(TOP)}: tables written anew")


if __name__ == "__main__":
    main()
