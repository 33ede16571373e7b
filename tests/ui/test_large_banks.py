"""Large banks in the panes: kept for the next time, after the first question is up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from quizzing import said
from seeing import until

from reader.progress.store import Store
from reader.quiz import bank_cache
from reader.quiz.bank_cache import BankCache
from reader.ui import quiz_room
from reader.ui.app import ReaderApp

Build = Callable[..., ReaderApp]


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_cache, "SMALLEST", 0)
    monkeypatch.setattr(quiz_room, "KEEP_BANKS_AFTER", 0.001)


def kept(store: Store) -> list[Path]:
    return list((store.path.parent / "banks").glob("*.json"))


async def test_a_large_bank_is_kept_when_its_first_question_is_up(
    build: Build, store: Store, all_are_large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    phases: list[str] = []
    write = BankCache.write

    async with build("bees", at_quiz=True).run_test() as pilot:

        def write_and_tell(cache: BankCache) -> None:
            phases.append(pilot.app.screen.quiz.phase)  # type: ignore[attr-defined]
            write(cache)

        monkeypatch.setattr(BankCache, "write", write_and_tell)
        await said(pilot, "What tells the way to fly?")
        await until(pilot, lambda: kept(store), "the bank kept")
        assert phases == ["question"]


async def test_a_quiz_goes_on_from_what_was_kept(
    build: Build, store: Store, all_are_large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with build("bees", at_quiz=True).run_test() as pilot:
        await said(pilot, "What tells the way to fly?")
        await until(pilot, lambda: kept(store), "the bank kept")
    monkeypatch.delattr(bank_cache, "bank_from")
    async with build("bees", at_quiz=True).run_test() as pilot:
        await said(pilot, "What tells the way to fly?")
        await pilot.press("1", "enter")
        await said(pilot, "Enter Next")
