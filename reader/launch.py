"""The command, from its very first moment: the first page, then the program."""

import sys

from reader import first_page, terminal


def main() -> None:
    """Show the first page of a text where that can be done, and start the program."""
    first_page.show(sys.argv[1:])
    from reader.cli import main as start

    try:
        start()
    finally:
        terminal.give_back()
