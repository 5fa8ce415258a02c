"""Archives of every released version of the tables are read, or brought up to date, whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import keeping
from casetrack.archive import schema
from casetrack.archive.archive import Archive
from casetrack.archive.errors import ArchiveError
from keeping import item, minutes, write

ARCHIVES = sorted((Path(__file__).parent / "archives").glob("v*.sql"))


def made(text: Path, tmp_path: Path) -> Path:
    """The archive that a dump describes."""
    file = tmp_path / "old.casetrack"
    database = sqlite3.connect(file)
    database.executescript(text.read_text(encoding="utf-8"))
    database.close()
    return file


def test_every_version_of_the_tables_has_its_archive() -> None:
    assert [path.stem for path in ARCHIVES] == [f"v{n}" for n in range(1, schema.VERSION + 1)]
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.VERSION))


@pytest.mark.parametrize("text", ARCHIVES, ids=lambda path: path.stem)
def test_an_old_archive_goes_on(text: Path, tmp_path: Path) -> None:
    with Archive(made(text, tmp_path)) as archive:
        archive.add([])
        (matter,) = archive.open()
        assert (matter.case, str(matter.since)) == ("19/400", "2019-09-09")
        later = minutes("05-11-2019", item("19/400", "Godkendt.", "Gadelys i Holsted"))
        archive.add([write(tmp_path / "nov.txt", later)])
        assert archive.verify() == []
        assert archive.stats()["documents"] == 4
        assert [hit["case"] for hit in archive.search("mosebrynet")] == ["19/21554"]
        case = archive.minutes().case("19/400", as_of=None, today=None)
        assert [entry["outcome"] for entry in case["entries"]] == ["deferred", "approved"]
        assert archive.outdated()
        archive.rebuild()
        assert not archive.outdated()
        assert archive.verify() == []


def test_a_document_of_the_first_version_can_be_taken_out(tmp_path: Path) -> None:
    with Archive(made(ARCHIVES[0], tmp_path)) as archive:
        archive.remove(["minutes/aug.txt"])
        assert archive.search("mosebrynet") == []
        assert archive.verify() == []


# How tables are brought up to date.


@pytest.fixture(name="old")
def _old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of today, seen by a casetrack whose tables are one version on."""
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([keeping.story(tmp_path / "minutes")])
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    return file


def test_adding_brings_the_tables_up_to_date(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate(database: sqlite3.Connection) -> None:
        database.execute("ALTER TABLE document ADD COLUMN note TEXT")

    monkeypatch.setitem(schema.MIGRATIONS, schema.VERSION - 1, migrate)
    archive = Archive(old)
    with pytest.raises(ArchiveError, match="older casetrack"):
        archive.stats()
    archive.add([write(tmp_path / "nov.txt", minutes("05-11-2019", item("19/9", "Udsat.")))])
    assert archive._rows("SELECT count(note), count(*) FROM document") == [(0, 4)]
    assert archive.verify() == []


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def migrate(database: sqlite3.Connection) -> None:
        database.execute("DELETE FROM document")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setitem(schema.MIGRATIONS, schema.VERSION - 1, migrate)
    with pytest.raises(ArchiveError, match="disk is full"):
        schema.connect(str(old), write=True)
    monkeypatch.undo()
    assert Archive(old).stats()["documents"] == 3
