"""What is asked wrongly is refused by the name of its argument, and not answered wrongly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import casetrack
from casetrack import CaseFilter, OpenFilter, Reading, SearchFilter
from casetrack.archive.errors import ArchiveError
from casetrack.asked import InvalidFilter
from casetrack.wording.ownwords import load_lexicon

CASES = casetrack.link(casetrack.samples())
FILE = next(Path(casetrack.__file__).parent.glob("data/samples/direktionen-2023-01-16.txt"))


@pytest.mark.parametrize("day", [date(2023, 1, 16), datetime(2023, 1, 16, 9, 30), "2023-01-16"])
def test_a_day_is_a_date_or_iso(day: Any) -> None:
    assert OpenFilter(due_by=day).due_by == "2023-01-16"
    assert CaseFilter(since=day, until=day)[2:4] == ("2023-01-16", "2023-01-16")
    assert SearchFilter(since=day) == (None, None, "2023-01-16", None)


def test_a_choice_may_be_a_member() -> None:
    assert CaseFilter(status=casetrack.Status.DEFERRED) == CaseFilter(status="deferred")
    assert SearchFilter(outcome=casetrack.Outcome.NOTED) == SearchFilter(outcome="noted")


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        (OpenFilter, {"because": "udsat"}, "because: 'udsat' is none of deferred, not_treated,"),
        (OpenFilter, {"due_by": "31-12-2026"}, "due_by: '31-12-2026' is no day; a date, or as"),
        (OpenFilter, {"due_by": 2026}, "due_by: 2026 is no day"),
        (OpenFilter, {"body": 3}, "body: 3 is no name of a body"),
        (CaseFilter, {"body": " "}, "body: ' ' is no name of a body"),
        (CaseFilter, {"status": "udsat"}, "status: 'udsat' is none of referred,"),
        (CaseFilter, {"since": "20260101"}, "since: '20260101' is no day"),
        (
            CaseFilter,
            {"since": "2026-05-01", "until": "2026-01-01"},
            "the days are the wrong way round",
        ),
        (SearchFilter, {"outcome": ["approved"]}, "outcome: ['approved'] is none of"),
        (SearchFilter, {"until": "i maj"}, "until: 'i maj' is no day"),
    ],
)
def test_a_filter_that_could_find_nothing_is_refused(
    kind: Callable[..., object], asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidFilter) as raised:
        kind(**asked)
    assert str(raised.value).startswith(said)


def test_an_archive_names_what_is_of_the_wrong_type(tmp_path: Path) -> None:
    archive = casetrack.Archive(tmp_path / "a.ct")
    archive.add(str(FILE))
    kept, day = archive.minutes(), "a datetime.date is wanted, not str"
    flag = "True or False is wanted, not str"
    asked: list[tuple[Callable[[Any], object], Any, str]] = [
        (archive.open, "2026-01-01", f"as_of: {day}"),
        (archive.newly_overdue, "2026-01-01", f"today: {day}"),
        (lambda one: kept.open(OpenFilter(), as_of=None, today=one), "2026-11-23", f"today: {day}"),
        (lambda one: kept.cases(CaseFilter(), as_of=one, today=None), "2026", f"as_of: {day}"),
        (lambda one: kept.case("22/21670", as_of=None, today=one), "2026", f"today: {day}"),
        (lambda one: kept.graph(None, as_of=one), "2026", f"as_of: {day}"),
        (archive.__getitem__, 3, "number: a str is wanted, not int"),
        (archive.get, 3, "number: a str is wanted, not int"),
        (archive.minutes, 5, "authority: a str is wanted, not int"),
        (archive.search, None, "words: a str is wanted, not NoneType"),
        (archive.add, 5, "paths: a path or several is wanted, not int"),
        (lambda one: archive.add(FILE, authority=one), 5, "authority: a str is wanted, not int"),
        (lambda one: archive.add(FILE, workers=one), "2", "workers: an int is wanted, not str"),
        (lambda one: archive.add(FILE, base=one), 5, "base: a path is wanted, not int"),
        (lambda one: archive.add(FILE, progress=one), 5, "progress: a function is wanted, not int"),
        (lambda one: archive.add("-", stdin=one), "-", "stdin: a binary file is wanted, not str"),
        (lambda one: archive.rebuild(everything=one), "no", f"everything: {flag}"),
        (archive.remove, [5], "paths: a path is wanted, not int"),
        (archive.export, None, "folder: a path is wanted, not NoneType"),
        (lambda one: archive.export(tmp_path, form=one), 5, "form: a str is wanted, not int"),
        (lambda one: archive.search("vej", limit=one), "5", "limit: an int is wanted, not str"),
        (
            lambda one: archive.search("vej", wanted=one),
            OpenFilter(),
            "wanted: a SearchFilter is wanted, not OpenFilter",
        ),
        (
            lambda one: kept.open(one, as_of=None, today=None),
            CaseFilter(),
            "wanted: an OpenFilter is wanted, not CaseFilter",
        ),
    ]
    for function, argument, said in asked:
        with pytest.raises(TypeError) as raised:
            function(argument)
        assert str(raised.value) == said


WRONG: list[tuple[Callable[[Any], object], Any, str]] = [
    (casetrack.parse, b"Referat", "text: a str is wanted, not bytes"),
    (casetrack.parse, None, "text: a str is wanted, not NoneType"),
    (CASES.__getitem__, 3, "number: a str is wanted, not int"),
    (CASES.open, "2026-01-01", "as_of: a datetime.date is wanted, not str"),
    (lambda one: casetrack.parse("", authority=one), 5, "authority: a str is wanted, not int"),
    (lambda one: casetrack.parse("", layout=one), 5, "layout: a str is wanted, not int"),
    (casetrack.interpret, None, "text: a str is wanted, not NoneType"),
    (
        lambda one: casetrack.interpret("Udsat til næste møde.", date=one),
        "2026-01-01",
        "date: a datetime.date is wanted, not str",
    ),
    (lambda one: casetrack.interpret("Udsat.", body=one), 5, "body: a str is wanted, not int"),
    (casetrack.read_many, None, "paths: a path or several is wanted, not NoneType"),
    (
        lambda one: casetrack.read_many(FILE, executor=one),
        5,
        "executor: a concurrent.futures.Executor is wanted, not int",
    ),
    (casetrack.CaseNumber.parse, 5, "text: a str is wanted, not int"),
    (casetrack.to_dict, 3, "record: a record of casetrack is wanted, not int"),
    (lambda one: casetrack.from_dict(one, {}), 5, "cls: a class of records is wanted, not int"),
    (lambda one: casetrack.parse("", path=one), 5, "path: a path is wanted, not int"),
    (casetrack.read, 5, "path: a path is wanted, not int"),
    (casetrack.read, b"a.txt", "path: a path is wanted, not bytes"),
    (casetrack.read_many, b"a.txt", "paths: a path or several is wanted, not bytes"),
    (casetrack.read_many, ["a.txt", 5], "paths: a path is wanted, not int"),
    (
        lambda one: casetrack.interpret("Udsat.", lexicon=one),
        5,
        "lexicon: a Lexicon is wanted, not int",
    ),
    (
        lambda one: casetrack.interpret("Tiltrådt.", prepares=one),
        "nej",
        "prepares: True or False is wanted, not str",
    ),
    (lambda one: CASES.get("22/21670", one), 5, "authority: a str is wanted, not int"),
    (lambda one: casetrack.link((), told=one), 5, "told: a function is wanted, not int"),
    (casetrack.Archive, 5, "path: a path is wanted, not int"),
    (lambda one: OpenFilter(overdue=one), "no", "overdue: True or False is wanted, not str"),
    (lambda one: CaseFilter(collective=one), 1, "collective: True or False is wanted, not int"),
    (load_lexicon, 5, "path: a path is wanted, not int"),
]


@pytest.mark.parametrize(("function", "argument", "said"), WRONG)
def test_what_is_of_the_wrong_type_is_named(
    function: Callable[[Any], object], argument: Any, said: str
) -> None:
    with pytest.raises(TypeError) as raised:
        function(argument)
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        (casetrack.link, Reading(()), "link: meetings are wanted, not Reading: "),
        (casetrack.link, "a.txt", "link: meetings are wanted, not str"),
        (casetrack.link, casetrack.samples()[0], "link: meetings are wanted, not Meeting"),
        (casetrack.link, ["a.txt"], "link: meetings are wanted, not list of str"),
        (casetrack.graph, "23/4511", "graph: a Case or Cases is wanted, not str: link(...)['23/"),
        (casetrack.graph, None, "graph: a Case or Cases is wanted, not NoneType"),
        (casetrack.graph, casetrack.samples()[:1], "graph: a Case or Cases is wanted, not tuple"),
    ],
)
def test_what_is_neither_meetings_nor_cases_is_said(
    asked: Callable[[Any], object], given: Any, said: str
) -> None:
    with pytest.raises(TypeError) as raised:
        asked(given)
    assert str(raised.value).startswith(said)


def test_an_export_is_of_a_form_that_there_is(tmp_path: Path) -> None:
    archive = casetrack.Archive(tmp_path / "a.ct")
    archive.add(str(FILE))
    with pytest.raises(InvalidFilter, match="form: 'csv' is none of json, parquet"):
        archive.export(tmp_path / "out", form="csv")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["", "a\0b", "\ud800"])
def test_what_can_be_no_name_of_a_file_is_said(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        casetrack.read(name)
    assert [one.reason for one in casetrack.read_many([name]).failures] == [
        "no such file or folder"
    ]
    with pytest.raises(ArchiveError) as raised:
        casetrack.Archive(name).add([FILE])
    assert str(raised.value) == f"{name!r}: this is no name of a file"
