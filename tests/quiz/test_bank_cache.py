from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document.yaml import MOST_BYTES
from reader.errors import ReaderError
from reader.files import shipped_library
from reader.quiz import bank_cache
from reader.quiz.bank import Bank, read_bank
from reader.quiz.bank_cache import MOST_KEPT, SMALLEST, BankCache
from reader.quiz.items import ITEM_TYPES

BANKS = sorted((shipped_library() / "quizzes").glob("*.yaml"))
WRONG = """\
quiz: 1
document: ada
itmes: none
items:
  - {id: sound, ask: When?, answer: 1843}
  - {id: sound, ask: When again?, answer: 1843}
  - {id: comma, ask: When?, answer: [In 1842, at Turin]}
  - {id: stemless, answer: 1843}
"""
LINE = "  # a remark that makes it long\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_cache, "SMALLEST", 0)


@pytest.fixture
def bank_path(tmp_path: Path) -> Path:
    """A bank that is large enough to be kept, with errors and warnings in it."""
    path = tmp_path / "large.yaml"
    path.write_text(WRONG + LINE * (SMALLEST // len(LINE) + 1), encoding="utf-8")
    return path


def files(folder: Path) -> list[Path]:
    return sorted((folder / "banks").glob("*"))


def read_and_keep(path: Path, folder: Path) -> Bank:
    cache = BankCache(folder)
    bank = cache.read(path)
    cache.write()
    return bank


def kept(path: Path, folder: Path) -> Bank | None:
    """A bank as it was kept; None where it has to be read anew."""

    def bank_from(data: bytes, path: Path) -> Bank:
        raise LookupError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank_cache, "bank_from", bank_from)
        try:
            return BankCache(folder).read(path)
        except LookupError:
            return None


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_a_bank_comes_back_as_it_was_read(all_are_large: None, path: Path, folder: Path) -> None:
    bank = read_and_keep(path, folder)
    again = kept(path, folder)
    assert again is not None
    assert again == bank == read_bank(path)
    assert repr(again) == repr(bank)
    assert [item.digest for item in again.items] == [item.digest for item in bank.items]


def test_the_banks_that_come_back_have_items_of_every_type() -> None:
    assert {item.type_name for path in BANKS for item in read_bank(path).items} == {kind.name for kind in ITEM_TYPES}


def test_what_is_wrong_with_a_bank_comes_back_too(bank_path: Path, folder: Path) -> None:
    problems = read_and_keep(bank_path, folder).problems
    assert [problem.code for problem in problems] == ["unknown-field", "duplicate-id", "flow-comma", "no-stem"]
    again = kept(bank_path, folder)
    assert again is not None
    assert again.problems == problems
    assert list(map(str, again.problems)) == list(map(str, problems))


def test_nothing_is_kept_before_it_is_asked_for(bank_path: Path, folder: Path) -> None:
    cache = BankCache(folder)
    cache.read(bank_path)
    assert not folder.exists()
    cache.write()
    assert len(files(folder)) == 1


def test_a_small_bank_is_not_kept(folder: Path) -> None:
    assert BANKS[0].stat().st_size < SMALLEST
    assert read_and_keep(BANKS[0], folder) == read_bank(BANKS[0])
    assert not folder.exists()


def test_a_bank_that_is_too_large_or_not_there_is_refused_as_ever(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "bank.yaml"
    for _ in range(2):
        with pytest.raises(ReaderError) as expected:
            read_bank(path)
        with pytest.raises(ReaderError) as refused:
            read_and_keep(path, folder)
        assert refused.value == expected.value
        path.write_bytes(b"#" * (MOST_BYTES + 1))


def test_a_bank_that_was_kept_is_not_written_again(bank_path: Path, folder: Path) -> None:
    read_and_keep(bank_path, folder)
    (file,) = files(folder)
    file.touch()
    before = file.stat().st_mtime_ns
    read_and_keep(bank_path, folder)
    assert [each.stat().st_mtime_ns for each in files(folder)] == [before]


def test_an_edited_bank_is_read_anew(bank_path: Path, folder: Path) -> None:
    read_and_keep(bank_path, folder)
    bank_path.write_text(bank_path.read_text(encoding="utf-8").replace("1843", "1844"), encoding="utf-8")
    assert kept(bank_path, folder) is None
    assert BankCache(folder).read(bank_path).items[0].key == ("1844",)


def test_a_copy_under_another_name_is_another_bank(bank_path: Path, folder: Path) -> None:
    read_and_keep(bank_path, folder)
    copy = bank_path.rename(bank_path.with_name("copy.yaml"))
    assert kept(copy, folder) is None
    assert BankCache(folder).read(copy).title == "copy"


def test_another_version_of_the_program_reads_anew(
    bank_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_and_keep(bank_path, folder)
    monkeypatch.setattr(bank_cache, "__version__", "0.0.0")
    assert kept(bank_path, folder) is None


def test_items_of_another_shape_are_read_anew(bank_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_and_keep(bank_path, folder)
    monkeypatch.setattr(bank_cache, "_names", lambda kind: ("id", "stem"))
    assert kept(bank_path, folder) is None


def test_a_kept_file_under_another_name_is_as_good_as_none(bank_path: Path, folder: Path) -> None:
    read_and_keep(bank_path, folder)
    (other,) = files(folder)
    bank_path.write_text(bank_path.read_text(encoding="utf-8").replace("1843", "1844"), encoding="utf-8")
    read_and_keep(bank_path, folder)
    (mine,) = set(files(folder)) - {other}
    other.replace(mine)
    assert kept(bank_path, folder) is None


def test_only_the_latest_are_kept(bank_path: Path, folder: Path) -> None:
    source = bank_path.read_text(encoding="utf-8")
    for number in range(MOST_KEPT + 2):
        bank_path.write_text(f"{source}# {number}\n", encoding="utf-8")
        read_and_keep(bank_path, folder)
    assert len(files(folder)) == MOST_KEPT
    assert kept(bank_path, folder) is not None


def test_where_nothing_can_be_kept_banks_are_read_all_the_same(bank_path: Path, folder: Path) -> None:
    folder.write_text("in the way", encoding="utf-8")
    assert read_and_keep(bank_path, folder) == read_bank(bank_path)
    assert folder.read_text(encoding="utf-8") == "in the way"


def sealed(file: Path, body: bytes) -> bytes:
    """A file that says of itself that it is whole."""
    return bank_cache._seal(file, body).encode() + b"\n" + body


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """The bytes of a file cut off, or with some of them changed, taken out or put in."""
    places = st.integers(0, len(whole) - 1)
    cut = places.map(lambda at: whole[:at])
    swapped = st.tuples(places, st.integers(0, 8), st.binary(max_size=8)).map(
        lambda change: whole[: change[0]] + change[2] + whole[change[0] + change[1] :]
    )
    return st.one_of(st.binary(), cut, swapped).filter(lambda data: data != whole)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["choice", "find", "q1"]),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(), inner, max_size=3),
)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_as_good_as_none(all_are_large: None, tmp_path: Path, data: st.DataObject) -> None:
    bank = read_and_keep(BANKS[0], tmp_path)
    (file,) = files(tmp_path)
    file.write_bytes(data.draw(damaged(file.read_bytes())))
    assert kept(BANKS[0], tmp_path) is None
    assert read_and_keep(BANKS[0], tmp_path) == bank == kept(BANKS[0], tmp_path)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(), JSON.map(json.dumps).map(str.encode), st.just(b"[" * 100_000)))
def test_files_that_are_whole_but_no_bank_are_as_good_as_none(all_are_large: None, tmp_path: Path, body: bytes) -> None:
    bank = read_and_keep(BANKS[0], tmp_path)
    (file,) = files(tmp_path)
    file.write_bytes(sealed(file, body))
    assert BankCache(tmp_path).read(BANKS[0]) == bank


@pytest.mark.parametrize("seal", [sealed, lambda file, body: body], ids=["sealed", "bare"])
def test_no_code_in_a_kept_file_is_run(
    bank_path: Path, folder: Path, tmp_path: Path, seal: Callable[[Path, bytes], bytes]
) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "ran",)

    bank = read_and_keep(bank_path, folder)
    (file,) = files(folder)
    file.write_bytes(seal(file, pickle.dumps(Hostile())))
    assert BankCache(folder).read(bank_path) == bank
    assert not (tmp_path / "ran").exists()
