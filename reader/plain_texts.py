"""What the plain quiz says: the greeting, the questions, what became of an answer, and the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from reader.document.model import text_of
from reader.document.passages import Passages
from reader.progress.desk import Desk
from reader.quiz.bank import Bank
from reader.quiz.certainty import calibration
from reader.quiz.helps import help_after
from reader.quiz.items.prove import REASONED, reasoned
from reader.quiz.model import Item, Mark, Part, listed
from reader.quiz.plan import Mode
from reader.quiz.results import CHANGED, Tally, answers_of, by_entity, by_process, changed, reasons
from reader.quiz.session import Answer, Fate, Session, points_text


def greeting(desk: Desk, title: str, others: Sequence[Bank] = ()) -> Iterator[str]:
    """What is taken and how, how to stop, and which other banks there are."""
    session = desk.taken
    yield f"{desk.bank.title}. {_count(len(session.items), 'question')} on “{title}”."
    if session.chosen:
        yield f"Chosen: {session.chosen}."
    if session.answered:
        yield f"You go on where you stopped: {session.answered} answered."
    if session.plan.mode is Mode.TEST:
        left = seconds_to(session.deadline, desk.clock())
        more = "" if left == round(60 * (session.plan.minutes or 0)) else " left"
        limit = f" You have {time_of(left)}{more}." if left > 0 else ""
        each = f" Each question has {_count(session.plan.seconds, 'second')}." if session.plan.seconds else ""
        yield f"This is a test: the marks come when you hand it in, and till then answers can change.{limit}{each}"
    if others:
        yield "The text has other quizzes. To take one, give its file to the command instead of the text:"
        yield from (f"  “{bank.title}”: {bank.path}" for bank in others)
    yield "Type an answer and press Enter. To stop, press Ctrl+D; your answers are kept. /help says what else."


def seconds_to(end: datetime | None, now: datetime) -> int:
    """How many seconds are left; none where there is no end."""
    return round((end - now).total_seconds()) if end else 0


def time_of(seconds: int) -> str:
    """A length of time in words."""
    parts = zip(divmod(seconds, 60), ("minute", "second"), strict=True)
    return " ".join(_count(number, word) for number, word in parts if number)


def question(item: Item, session: Session) -> Iterator[str]:
    """Which question of how many it is, its kind, and what it asks."""
    tries = f" {item.tries} tries." if item.tries > 1 and session.plan.tells_marks else ""
    yield f"{numbered(item, session)} of {len(session.items)}. {item.instruction}.{tries}"
    yield item.stem


def helped(item: Item, session: Session, passages: Passages) -> Iterator[str]:
    """Which try it is of an item that was tried before, and the help that was given."""
    made = len(session.tries(item.id))
    if made:
        yield ""
        yield f"You tried question {session.items.index(item.id) + 1} before. This is try {made + 1} of {item.tries}."
        yield from _help(item, made, passages)


def _help(item: Item, made: int, passages: Passages) -> Iterator[str]:
    help_ = help_after(item, made, passages)
    if help_:
        yield f"{help_.name}: {help_.words}"


def numbered(item: Item, session: Session) -> str:
    """A question by its number."""
    return f"Question {session.items.index(item.id) + 1}"


def feedback(item: Item, answer: Answer, mark: Mark, passages: Passages) -> Iterator[str]:
    """What an answer earned, by which rule and why; after a try with others to come, the help for the next."""
    if answer.fate is Fate.TRY:
        yield f"{'Not all of it' if mark.score else 'Not yet'}. Try {answer.attempt + 1} of {item.tries}."
        if item.overrulable:
            yield f"By the rule: {mark.rule}."
        yield from _help(item, answer.attempt, passages)
        return
    part = answer.score not in (0, 1) or answer.score != mark.score
    tries = f", at try {answer.attempt}" if answer.attempt > 1 else ""
    points = f"{points_text(answer.score * answer.points)} of {_count(answer.points, 'point')}{tries}"
    yield f"{mark.verdict}: {points}." if part else f"{mark.verdict}."
    if mark.proof is not None:
        yield f"That is {REASONED[reasoned(mark.score, mark.proof)]}."
    if item.overrulable or part or mark.proof is not None:
        yield f"By the rule: {mark.rule}."
    yield from (f"  {_told(part)}" for part in item.parts(answer.response))
    if mark.score < 1:
        yield f"The answer: {listed(item.solution)}"
    yield from mark.why
    yield from quoted(item, passages)


def _told(part: Part) -> str:
    """What became of a part of an answer."""
    if not part.key:
        return f"{part.given[:1].upper()}{part.given[1:]}: {_closed(part.asked)}"
    given = f"{part.asked}, {'right' if part.right else 'wrong'}: {_closed(part.given or 'nothing')}"
    return given if part.right else f"{given} The answer: {_closed(part.key)}"


def _closed(text: str) -> str:
    """A text as a sentence: with a full stop, where it does not end with a sign of its own."""
    return text if text.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{text}."


def quoted(item: Item, passages: Passages) -> Iterator[str]:
    """The passages that justify the answer."""
    for span in passages.quoted(placed.quote for placed in item.evidence):
        words = text_of(passages.document, span).replace("\n", " ")
        yield f"In the text: “{words}”"


def reviewed(items: Sequence[Item], session: Session) -> Iterator[str]:
    """Every question of a test before it is handed in, with what was answered."""
    for number, item in enumerate(items, 1):
        answer = session.answer_to(item.id)
        shown = listed(item.shown(answer.response)) if answer else ""
        flag = "flagged, " if item.id in session.flagged else ""
        yield f"{number}. {flag}{_closed(f'answered: {shown}' if shown else 'not answered')} {item.stem}"


def marked(desk: Desk, passages: Passages) -> Iterator[str]:
    """Every question of a test that was handed in, with what was answered and what became of it."""
    for item, answer in answers_of(desk.bank, desk.taken):
        yield ""
        yield f"{numbered(item, desk.taken)}. {item.stem}"
        if changed(item, answer):
            yield CHANGED
        yield f"Your answer: {listed(item.shown(answer.response)) or 'none'}"
        yield from feedback(item, answer, item.mark(answer.response), passages)


def summary(desk: Desk, names: Callable[[], Mapping[str, str]] = dict) -> Iterator[str]:
    """How many are left, the score, what it is made of, and what was missed with its passages.

    `names` gives those of the entities, by their ids.
    """
    session, bank = desk.taken, desk.bank
    done = session.answered
    if not session.finished:
        left = len(session.items) - done
        yield f"Stopped with {done} answered and {left} left. The same command goes on from here."
    if not done or (not session.finished and not session.plan.tells_marks):
        return
    yield f"Score: {points_text(session.score)} of {points_text(session.possible)}, {session.per_cent}."
    if session.chosen:
        yield f"Chosen: {session.chosen}."
    yield from _tallies("By what was asked", by_process(bank, session))
    about = by_entity(bank, session)
    called = names() if len(about) > 1 else {}
    yield from _tallies("By entity", tuple(each._replace(name=called.get(each.name, each.name)) for each in about))
    yield from _sure(session)
    found = reasons(bank, session)
    if found:
        yield "Answer and passage:"
        for name, count in zip(REASONED.values(), found, strict=True):
            yield f"  {name[:1].upper()}{name[1:]}: {_count(count, 'answer')}."
    missed = [(item, answer) for item, answer in answers_of(bank, session) if answer.score < 1]
    if missed:
        yield "Missed:"
        for item, answer in missed:
            yield f"  {session.items.index(item.id) + 1}. {item.stem}"
            yield from [f"     {CHANGED}"] if changed(item, answer) else []
            yield from (f"     {row}" for row in (quoted(item, desk.passages) if desk.passages else ()))
        yield "The same command with --missed asks these again."
    elif session.finished:
        yield "Nothing missed."


def _tallies(head: str, tallies: tuple[Tally, ...]) -> Iterator[str]:
    if len(tallies) > 1:
        yield f"{head}:"
        yield from (f"  {each.name}: {points_text(each.score)} of {points_text(each.possible)}" for each in tallies)


def _sure(session: Session) -> Iterator[str]:
    rows = calibration(session.final.values())
    if rows:
        yield "How sure you were:"
        for row in rows:
            yield f"  {row.certainty}: {row.answers} answered, {row.right:.0%} right, {_signed(row.points)}"


def _signed(points: float) -> str:
    return f"{'−' if points < 0 else '+'}{_count(abs(points), 'point')}"


def _count(number: float, word: str) -> str:
    return f"{points_text(number)} {word}{'' if number == 1 else 's'}"
