"""Opening: a text that is found and read by a thread, so that whoever waits for it can be told so, and can give up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import TYPE_CHECKING

from reader.document import apart

if TYPE_CHECKING:
    from reader.document.model import Document
    from reader.library import Article

Text = tuple["Article", "Document"]
"""An article, and what is in it."""

SOON = 0.3
"""Seconds after which whoever waits for a text is told so."""


def begin_opening(find: Callable[[], Article]) -> Future[Text]:
    """A text that a thread finds and opens. This comes back when it is there or there is time for other things.

    That is so once a parser works on it in a process of its own: before, both would only be in each other's way.
    Raises ReaderError where the text is not to be had.
    """
    text: Future[Text] = Future()
    has_time = Event()
    apart.begun = has_time.set

    def work() -> None:
        try:
            article = find()
            text.set_result((article, article.open()))
        except BaseException as error:  # whoever asks for the text is told
            text.set_exception(error)
        has_time.set()

    Thread(target=work, name="opening", daemon=True).start()
    has_time.wait(SOON)
    if text.done():
        text.result()
    return text


def end_opening(text: Future[Text]) -> None:
    """Open a text no further: its parser is stopped, and its thread has a moment to see that."""
    apart.stop_parsers()
    wait([text], SOON)
