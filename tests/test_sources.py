"""Files and folders become meetings; what cannot be read is named and stops nothing."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import casetrack
from casetrack.sources import ENDINGS, error_in, near_paths

MINUTES = """REFERAT Byrådet d. 02-04-2024

Punkt 1: Støjplan

24/1700

Beslutning Byrådet den 02-04-2024

Godkendt.
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(MINUTES, encoding="utf-8")
    below = tmp_path / "2024"
    below.mkdir()
    (below / "b.md").write_text(MINUTES.replace("02-04", "03-05"), encoding="utf-8")
    (below / "c.TXT").write_text(MINUTES.replace("02-04", "04-06"), encoding="utf-8")
    (below / "map.png").write_bytes(b"\x89PNG")
    return tmp_path


def days(reading: casetrack.Reading) -> list[str]:
    return [str(meeting.date) for meeting in reading.meetings]


def test_a_file_is_read() -> None:
    meeting = casetrack.read("sample:direktionen-2023-01-16")
    assert (meeting.body, str(meeting.date)) == ("Direktionen", "2023-01-16")


def test_a_file_that_is_not_there_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        casetrack.read(tmp_path / "none.txt")


def test_a_folder_is_read_with_all_below_it(folder: Path) -> None:
    reading = casetrack.read_many([folder])
    assert repr(reading) == "<Reading: 3 meetings, 0 failures>"
    assert days(reading) == ["2024-04-02", "2024-05-03", "2024-06-04"]
    assert reading.passed_over == 1
    assert reading.failures == ()


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    again = os.path.join(folder, "2024", "..", "a.txt")
    assert days(casetrack.read_many([folder / "a.txt", again, folder]))[0] == "2024-04-02"
    assert len(casetrack.read_many([folder / "a.txt", again, folder]).meetings) == 3


@pytest.mark.parametrize(
    "begins", ["<!DOCTYPE html>\n<html>", "\n<HTML lang=da>", '<?xml version="1.0"?>\n<html>']
)
def test_a_page_of_a_site_is_read_whatever_its_name(begins: str, tmp_path: Path) -> None:
    page = tmp_path / "visreferat.aspx"
    page.write_text(
        f"{begins}<h1>Referat Byrådet 16-01-2023</h1><h2>1. Bro</h2><h3>Beslutning</h3>Udsat.",
        "utf-8",
    )
    assert [item.title for item in casetrack.read(page).items] == ["Bro"]


def test_a_file_named_outright_is_read_whatever_its_ending(folder: Path) -> None:
    (folder / "referat.doc1").write_text(MINUTES, encoding="utf-8")
    assert days(casetrack.read_many([folder / "referat.doc1"])) == ["2024-04-02"]


def test_what_is_not_there_is_named_and_the_rest_is_read(folder: Path) -> None:
    reading = casetrack.read_many([folder / "none.txt", folder / "a.txt"])
    assert len(reading.meetings) == 1
    (failure,) = reading.failures
    assert failure.path.endswith("none.txt")
    assert failure.reason == "no such file or folder"


def test_one_path_alone_is_one(folder: Path) -> None:
    for path in (folder / "a.txt", str(folder / "a.txt")):
        assert len(casetrack.read_many(path).meetings) == 1
        with casetrack.Archive(folder / "a.casetrack") as archive:
            assert [one.what for one in archive.add(path).outcomes] == ["added"]
            assert [one.what for one in archive.remove(path).outcomes] == ["removed"]


def test_a_path_with_a_null_byte_is_not_there() -> None:
    (failure,) = casetrack.read_many(["a\0b.txt"]).failures
    assert failure == type(failure)("a\0b.txt", "no such file or folder")


def test_an_authority_that_is_told_short_is_the_one_that_documents_name(tmp_path: Path) -> None:
    nameless = tmp_path / "a.txt"
    head = "REFERAT Byrådet d. 12-08-2019\n\nMødested lokale 2\n\n"
    nameless.write_text(head + "Punkt 1: Sti\n\n19/1\n\nBeslutning\n\nUdsat.\n", encoding="utf-8")
    assert casetrack.read(nameless, authority="Vejen").authority == "Vejen Kommune"
    for told, name in (("vejens", "Vejen Kommune"), ("Eksempelby", "Eksempelby")):
        (meeting,) = casetrack.read_many([nameless], assume_authority=told).meetings
        assert meeting.authority == name


def test_a_folder_without_minutes_is_named(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"")
    reading = casetrack.read_many([tmp_path])
    assert [failure.reason for failure in reading.failures] == ["no minutes in this folder"]
    assert reading.passed_over == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_and_locks_of_word_in_a_folder_are_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")  # nobody writes to it: reading would wait for ever
    (folder / "~$ferat.docx").write_bytes(b"\x05Ida")
    reading = casetrack.read_many([folder])
    assert reading.failures == ()
    assert reading.passed_over == 3
    assert {"pipe.txt", "~$ferat.docx"} < set(reading.passed_endings)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"Indkob: smor, ost"])
def test_what_is_no_minutes_is_a_meeting_that_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    (meeting,) = casetrack.read_many([tmp_path / "x.txt"]).meetings
    assert error_in(meeting) is not None
    assert (meeting.body, meeting.date, meeting.items) == (None, None, ())


def test_an_assumed_authority_is_given_to_documents_that_name_none(folder: Path) -> None:
    assumed = "Eksempelby Kommune"
    named = "sample:direktionen-2023-01-16"
    reading = casetrack.read_many([folder / "a.txt", named], assume_authority=assumed)
    assert [meeting.authority for meeting in reading.meetings] == [assumed, "Høje-Taastrup Kommune"]


def test_the_callers_authority_settles_it() -> None:
    meeting = casetrack.read("sample:direktionen-2023-01-16", authority="Eksempelby Kommune")
    assert meeting.authority == "Eksempelby Kommune"


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_reads_the_same_in_the_same_order(folder: Path, pool: type[Executor]) -> None:
    for number in range(250):
        day = f"{number % 28 + 1:02}-{number // 28 + 1:02}"
        text = MINUTES.replace("02-04", day)
        (folder / f"many-{number:03}.txt").write_text(text, encoding="utf-8")
    here = casetrack.read_many([folder])
    with pool(2) as executor:  # type: ignore[call-arg]
        assert casetrack.read_many([folder], executor=executor) == here
    assert len(here.meetings) == 253


def test_samples_say_that_they_are_samples() -> None:
    meetings = casetrack.samples()
    assert len(meetings) == 11
    assert all(meeting.source.sample for meeting in meetings)
    assert all((meeting.source.path or "").startswith("sample:") for meeting in meetings)
    assert not any(map(error_in, meetings))


def test_a_file_of_ones_own_is_no_sample(folder: Path) -> None:
    assert not casetrack.read(folder / "a.txt").source.sample


def test_names_that_are_close_are_offered(folder: Path) -> None:
    assert near_paths(str(folder / "aa.txt")) == (str(folder / "a.txt"),)
    assert near_paths("sample:direktionen-2023-01-17")[0] == "sample:direktionen-2023-01-16"
    assert near_paths(str(folder / "nowhere" / "aa.txt")) == ()


def test_every_ending_is_in_lower_case_with_its_dot() -> None:
    assert all(ending.startswith(".") and ending == ending.lower() for ending in ENDINGS)
