"""The quiz line by line, without panes: for screen readers, pipes and scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from reader.document.anchor import Anchors
from reader.document.clean import clean_line, gate
from reader.document.model import Document, text_of
from reader.progress.desk import Desk
from reader.quiz.model import Item, Mark, NotAnAnswer
from reader.quiz.session import Answer, Session, points_text

Say = Callable[[str], None]


def take_plain(desk: Desk, document: Document, source: TextIO, out: TextIO) -> Desk:
    """Ask what is left of a session, mark each line of `source`, and sum up at the end.

    At the end of input it stops; what was answered is kept, and the next run goes on there. Raises ReaderError when
    an answer cannot be kept.
    """
    anchors = Anchors(document)

    def say(text: str = "") -> None:
        out.write("\n".join(gate(row) for row in text.split("\n")) + "\n")
        out.flush()

    resumed = desk.session is not None and not desk.session.finished and bool(desk.session.answers)
    desk = desk.go_on()
    session = desk.session
    if session is None or not session.items:
        say("This bank has no items to take.")
        return desk
    say(f"{desk.bank.title}. {_items(len(session.items))} on “{document.title}”.")
    if resumed:
        say(f"You go on where you stopped: {len(session.answers)} answered.")
    say("Type an answer and press Enter. To stop, press Ctrl+D; your answers are kept.")
    while desk.session and desk.session.next_item:
        item = desk.bank.item(desk.session.next_item)
        if item is None:
            break
        say()
        say("\n".join(_question(item, desk.session)))
        response = _ask(item, desk.session.seed, source, out, say)
        if response is None:
            break
        desk, answer, mark = desk.submit(item, response)
        say("\n".join(_feedback(item, answer, mark, anchors)))
    say()
    if desk.session:
        say("\n".join(_summary(desk.session, desk)))
    return desk


def _items(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _question(item: Item, session: Session) -> Iterator[str]:
    number = session.items.index(item.id) + 1
    yield f"Question {number} of {len(session.items)}. {item.instruction}."
    yield item.stem
    for digit, option in enumerate(item.options(session.seed), 1):
        yield f"  {digit}. {option.text}"


def _ask(item: Item, seed: str, source: TextIO, out: TextIO, say: Say) -> tuple[str, ...] | None:
    """A response from the next line that is one, or None at the end of input."""
    while True:
        out.write(f"Your answer ({item.takes}): ")
        out.flush()
        line = source.readline()
        if not line:
            say("")
            return None
        if not source.isatty():
            say(clean_line(line))
        try:
            return item.parse(line, seed)
        except NotAnAnswer as reason:
            say(f"Not an answer: {reason}.")


def _feedback(item: Item, answer: Answer, mark: Mark, anchors: Anchors) -> Iterator[str]:
    if 0 < mark.score < 1:
        yield f"{mark.verdict}: {points_text(answer.score * answer.points)} of {points_text(answer.points)}."
    else:
        yield f"{mark.verdict}."
    if mark.score < 1:
        yield f"The answer: {'; '.join(item.key)}"
    yield from mark.why
    for placed in item.evidence:
        found = anchors.find(placed.quote)
        if found:
            words = text_of(anchors.document, found.span).replace("\n", " ")
            yield f"In the text: “{words}”"


def _summary(session: Session, desk: Desk) -> Iterator[str]:
    done = len(session.answers)
    if not session.finished:
        left = len(session.items) - done
        yield f"Stopped with {done} answered and {left} left. The same command goes on from here."
    if not done:
        return
    yield f"Score: {points_text(session.score)} of {points_text(session.possible)}, {session.per_cent}."
    missed = [item for item in map(desk.bank.item, session.missed) if item]
    if missed:
        yield "Missed:"
        yield from (f"  {session.items.index(item.id) + 1}. {item.stem}" for item in missed)
    elif session.finished:
        yield "Nothing missed."


def standard_input() -> TextIO:
    """Standard input, bytes that are no text replaced instead of ending the quiz."""
    stream = sys.stdin
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return stream
