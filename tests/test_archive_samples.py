"""The sample minutes, asked as the archive that a wheel has, answer as when they are read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import networkx
import pytest

import casetrack
from casetrack import cli
from casetrack.archive import place
from casetrack.archive.place import build_samples, samples_archive
from casetrack.linking.cases import UnknownCase
from casetrack.minutes import ReadMinutes
from casetrack.questions import CaseFilter, Minutes, OpenFilter, explain

TODAY = date(2026, 1, 1)
DAYS = (None, date(2023, 1, 20), date(2024, 3, 31), date(2030, 1, 1))
RULES = "UPDATE document SET rules = '0.0.1+00000000'"


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "samples.casetrack"
    build_samples(str(path))
    return path


@pytest.fixture(name="kept", scope="module")
def _kept(built: Path) -> Minutes:
    archive = samples_archive(str(built))
    assert archive is not None
    return archive.minutes()


@pytest.fixture(name="read", scope="module")
def _read() -> ReadMinutes:
    return ReadMinutes(casetrack.samples())


# The same answers.


@pytest.mark.parametrize("day", DAYS)
def test_cases_are_the_same(kept: Minutes, read: ReadMinutes, day: date | None) -> None:
    every = CaseFilter()
    assert kept.cases(every, as_of=day, today=TODAY) == read.cases(every, as_of=day, today=TODAY)


@pytest.mark.parametrize("day", DAYS)
def test_what_is_open_is_the_same(kept: Minutes, read: ReadMinutes, day: date | None) -> None:
    every = OpenFilter()
    assert kept.open(every, as_of=day, today=TODAY) == read.open(every, as_of=day, today=TODAY)


def test_what_is_missing_is_the_same(kept: Minutes, read: ReadMinutes) -> None:
    assert kept.missing() == read.missing()


@pytest.mark.parametrize("day", DAYS)
def test_timelines_and_reasons_are_the_same(
    kept: Minutes, read: ReadMinutes, day: date | None
) -> None:
    for case in read.cases(CaseFilter(), as_of=day, today=None):
        told = read.case(case["id"], as_of=day, today=TODAY)
        again = kept.case(case["id"], as_of=day, today=TODAY)
        assert again == told
        assert explain(again) == explain(told)


def test_graphs_are_the_same(kept: Minutes, read: ReadMinutes) -> None:
    for wanted in (None, "22/21670"):
        told, again = read.graph(wanted, as_of=None), kept.graph(wanted, as_of=None)
        assert networkx.node_link_data(again) == networkx.node_link_data(told)


def test_a_number_that_is_not_there_has_the_same_neighbours(
    kept: Minutes, read: ReadMinutes
) -> None:
    near = []
    for minutes in (kept, read):
        with pytest.raises(UnknownCase) as unknown:
            minutes.case("22/21671", as_of=None, today=None)
        near.append(unknown.value.near)
    assert near[0] == near[1]


def test_they_say_that_they_are_samples(kept: Minutes) -> None:
    case = kept.case("22/21670", as_of=None, today=None)
    assert case["sample"] is True
    assert case["entries"][0]["sources"] == [
        {"path": "sample:direktionen-2023-01-16", "lines": [81, 83]}
    ]


# Its file.


def test_two_builds_hold_the_same(built: Path, tmp_path: Path) -> None:
    build_samples(str(tmp_path / "again"))
    assert (tmp_path / "again").read_bytes() == built.read_bytes()


def test_it_is_whole(built: Path) -> None:
    archive = samples_archive(str(built))
    assert archive is not None
    assert archive.verify() == []


def test_asking_leaves_nothing_beside_it(built: Path, tmp_path: Path) -> None:
    path = str(shutil.copy(built, tmp_path))
    os.chmod(path, 0o444)
    os.chmod(tmp_path, 0o555)
    try:
        archive = samples_archive(path)
        assert archive is not None
        assert archive.minutes().case("22/21670", as_of=None, today=None)["id"] == "22/21670"
        assert os.listdir(tmp_path) == ["samples.casetrack"]
    finally:
        os.chmod(tmp_path, 0o755)


def test_one_of_other_rules_is_not_asked(built: Path, tmp_path: Path) -> None:
    path = str(shutil.copy(built, tmp_path))
    database = sqlite3.connect(path)
    database.execute(RULES)
    database.commit()
    database.close()
    assert samples_archive(path) is None


@pytest.mark.parametrize("holds", [None, b"", b"no database at all" * 100])
def test_what_cannot_be_asked_is_passed_over(tmp_path: Path, holds: bytes | None) -> None:
    path = tmp_path / "samples.casetrack"
    if holds is not None:
        path.write_bytes(holds)
    assert samples_archive(str(path)) is None


# From the command line.

ASKED = (
    ["timeline", "22/21670"],
    ["timeline", "22/21670", "--format", "json"],
    ["timeline", "22/21671"],
    ["cases", "--authority", "Kolding"],
    ["cases", "--authority", "Nirgendwo"],
    ["open", "--format", "csv"],
    ["missing"],
    ["graph"],
    ["explain", "22/21670"],
)


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_a_wheel_and_a_source_tree_print_the_same(
    arguments: list[str],
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr(cli, "default_place", lambda *_: str(tmp_path / "none"))
    printed = []
    for path in (str(built), str(tmp_path / "none")):
        monkeypatch.setattr(place, "samples_archive", partial(samples_archive, path))
        status = cli.main(arguments)
        printed.append((status, *capfdbinary.readouterr()))
    assert printed[0] == printed[1]
    assert printed[0][2].startswith(b"These are the sample minutes")


def test_an_installed_package_reads_no_sample_to_answer() -> None:
    data = Path(casetrack.__file__).parent / "data"
    if not (data / "samples.casetrack").exists():
        assert "site-packages" not in casetrack.__file__
        return
    program = (
        "import sys; from casetrack.cli import main; main(['timeline', '22/21670', '--lang', 'da'])"
        "; sys.exit(int('casetrack.reading.parsing' in sys.modules))"
    )
    clean = {**os.environ, "XDG_DATA_HOME": "/nowhere", "CASETRACK_ARCHIVE": ""}
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], env=clean, capture_output=True, check=False
    )
    assert done.returncode == 0
