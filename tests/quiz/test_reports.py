from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document.clean import clean_line
from reader.errors import ReaderError
from reader.files import shipped_library
from reader.quiz import reports
from reader.quiz.reports import ENDING, MOST_BYTES, Report, append, bytes_name, reports_on

REPORT = Report("when", clean_line("Why not 1844?"), ("1844",), "2026-01-31T12:00:00+00:00", "d" * 16, "b" * 16, "text")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "course" / "quizzes" / "Notes 1.quiz.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("quiz: 1\n", encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def kept(bank: Path, data: Path) -> list[Report | None]:
    return [report for _, _, report in reports_on(bank, data)]


def test_a_report_goes_beside_the_bank_as_a_line_of_json(bank: Path, data: Path) -> None:
    path = append(REPORT, bank, data)
    assert path == bank.with_name("notes-1.reports.jsonl")
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "item": "when", "remark": "Why not 1844?", "response": ["1844"], "at": "2026-01-31T12:00:00+00:00",
        "digest": "d" * 16, "bank": "b" * 16, "text": "text",
    }  # fmt: skip
    assert not data.exists()


def test_reports_come_back_in_the_order_given_with_their_file_and_line(bank: Path, data: Path) -> None:
    path = append(REPORT, bank, data)
    other = replace(REPORT, item="which", response=(), remark=clean_line(""))
    append(other, bank, data)
    assert list(reports_on(bank, data)) == [(path, 1, REPORT), (path, 2, other)]


def test_a_bank_that_was_never_reported_has_no_reports(bank: Path, data: Path) -> None:
    assert kept(bank, data) == []


def test_a_report_on_a_shipped_bank_goes_into_the_data_folder(data: Path) -> None:
    shipped = shipped_library() / "quizzes" / "tour.yaml"
    assert append(REPORT, shipped, data) == data / "reports" / f"tour{ENDING}"
    assert kept(shipped, data) == [REPORT]


@pytest.fixture
def no_writing_beside(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written beside any bank, as in a folder of somebody else's."""
    add = reports._add

    def refused(line: bytes, path: Path) -> Path:
        if path.parent.name == "quizzes":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return add(line, path)

    monkeypatch.setattr(reports, "_add", refused)


@pytest.mark.usefixtures("no_writing_beside")
def test_where_nothing_can_be_written_beside_the_bank_it_goes_into_the_data_folder(bank: Path, data: Path) -> None:
    path = append(REPORT, bank, data)
    assert path.parent == data / "reports" and path.name.startswith("notes-1")
    assert kept(bank, data) == [REPORT]


@pytest.mark.usefixtures("no_writing_beside")
def test_two_banks_of_one_name_have_files_of_their_own_in_the_data_folder(
    bank: Path, data: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "quizzes" / bank.name
    append(REPORT, bank, data)
    append(replace(REPORT, item="which"), other, data)
    assert [report and report.item for report in kept(bank, data)] == ["when"]
    assert [report and report.item for report in kept(other, data)] == ["which"]


def test_a_bank_that_is_called_like_a_shipped_one_has_reports_of_its_own(data: Path, tmp_path: Path) -> None:
    shipped, own = shipped_library() / "quizzes" / "tour.yaml", tmp_path / "tour.yaml"
    append(REPORT, shipped, data)
    assert kept(own, data) == []


def test_where_nothing_can_be_written_at_all_is_an_error_with_the_file(bank: Path, tmp_path: Path) -> None:
    bank.with_name(f"notes-1{ENDING}").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="cannot be written") as error:
        append(REPORT, bank, tmp_path / "file")
    assert error.value.code == "unwritable" and error.value.path and tmp_path / "file" in error.value.path.parents


# Lines that are no reports

DAMAGED = [
    b"",
    b"not json",
    b"[]",
    b"null",
    b"7",
    b'"when"',
    b"{}",
    b'{"item": "when"}',
    json.dumps({**REPORT.__dict__, "at": "yesterday"}).encode(),
    json.dumps({**REPORT.__dict__, "response": 7}).encode(),
    json.dumps({**REPORT.__dict__, "response": None}).encode(),
    json.dumps(REPORT.__dict__).encode()[:-20],
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"item": ' + b"9" * 5000 + b"}",
]


@pytest.mark.parametrize("line", DAMAGED[1:], ids=range(1, len(DAMAGED)))
def test_a_damaged_line_is_said_by_its_number_and_hides_no_other(bank: Path, data: Path, line: bytes) -> None:
    path = append(REPORT, bank, data)
    with path.open("ab") as file:
        file.write(line + b"\n\n")
    append(REPORT, bank, data)
    assert list(reports_on(bank, data)) == [(path, 1, REPORT), (path, 2, None), (path, 4, REPORT)]


def test_a_line_cut_short_by_a_crash_spoils_only_itself(bank: Path, data: Path) -> None:
    path = append(REPORT, bank, data)
    path.write_bytes(path.read_bytes()[:-30])
    append(REPORT, bank, data)
    assert kept(bank, data) == [None, REPORT]


def test_a_file_that_is_too_large_to_read_is_an_error(bank: Path, data: Path) -> None:
    with append(REPORT, bank, data).open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ReaderError, match="larger than") as error:
        kept(bank, data)
    assert error.value.code == "too-large"


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(remark=st.text(max_size=40), response=st.lists(st.text(max_size=20), max_size=3), item=st.text(max_size=10))
def test_whatever_is_said_comes_back_as_it_may_be_shown(
    bank: Path, data: Path, remark: str, response: list[str], item: str
) -> None:
    report = replace(REPORT, remark=clean_line(remark), response=tuple(map(clean_line, response)), item=item)
    append(report, bank, data)
    *_, last = kept(bank, data)
    assert last and (last.remark, last.response) == (report.remark, report.response)


def test_what_a_terminal_would_obey_is_made_visible_when_a_report_is_read(bank: Path, data: Path) -> None:
    path = append(REPORT, bank, data)
    path.write_text(path.read_text().replace("Why not 1844?", "\\u001b[2J"), encoding="utf-8")
    (report,) = kept(bank, data)
    assert report and report.remark == "^[[2J"


def test_the_bytes_of_a_bank_have_a_name_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "bank"
    path.write_bytes(b"one")
    one = bytes_name(path)
    path.write_bytes(b"two")
    assert one and bytes_name(path) not in ("", one)
    assert bytes_name(tmp_path / "nowhere") == bytes_name(tmp_path) == ""
