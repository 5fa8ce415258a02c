"""What is wrong with an archive, a disk or a zip file is said in one line, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import keeping
from casetrack.archive import intake, schema
from casetrack.archive.archive import Archive
from casetrack.archive.errors import ArchiveError, naming
from keeping import item, minutes, write

TEXT = minutes("12-08-2019", item("19/1", "Udsat."))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return keeping.story(tmp_path / "minutes")


def reason(error: pytest.ExceptionInfo[ArchiveError]) -> str:
    assert "\n" not in str(error.value)
    return error.value.reason


# The file.


def test_an_archive_that_is_not_there_cannot_be_asked(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "none.casetrack")
    with pytest.raises(ArchiveError) as caught:
        archive.stats()
    assert reason(caught) == "there is no such archive"
    assert not (tmp_path / "none.casetrack").exists()


@pytest.mark.parametrize("content", [b"Referat\n" * 500, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_of_another_kind_is_no_archive(tmp_path: Path, folder: Path, content: bytes) -> None:
    file = tmp_path / "other.casetrack"
    file.write_bytes(content)
    with pytest.raises(ArchiveError) as caught:
        Archive(file).add([folder])
    assert "no archive" in reason(caught)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_no_archive(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = file.read_bytes()
    for change in (lambda: Archive(file).stats(), lambda: Archive(file).add([folder])):
        with pytest.raises(ArchiveError) as caught:
            change()
        assert reason(caught) == "this is no archive of casetrack"
    assert file.read_bytes() == before


def test_an_archive_of_a_newer_casetrack_is_left_alone(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    Archive(file).add([folder])
    newer = sqlite3.connect(file)
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    with pytest.raises(ArchiveError) as caught:
        Archive(file)
    assert reason(caught).startswith("made by a newer casetrack")


def test_a_damaged_archive_says_so(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([folder])
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    file.write_bytes(bytes(content))
    with pytest.raises(ArchiveError) as caught:
        Archive(file).stats()
    assert "damaged" in reason(caught)


DAMAGE = {
    "the index": "UPDATE passage_config SET v = 99 WHERE k = 'version'",
    "the documents": "UPDATE content SET head = x'78', whole = x'78'",
    "the cases": "UPDATE story SET data = x'5b22'",
    "what is open": "UPDATE matter SET data = '['",
    "the tables": None,
}


@pytest.mark.parametrize(
    ("where", "ask"),
    [
        ("the index", lambda archive, _: archive.search("stien")),
        ("the documents", lambda archive, _: archive.search("stien")),
        ("the documents", lambda archive, folder: archive.remove([folder])),
        ("the documents", lambda archive, folder: archive.add([folder.parent / "large.txt"])),
        ("the documents", lambda archive, _: archive.rebuild(everything=True)),
        ("the cases", lambda archive, _: archive["19/300"]),
        ("the cases", lambda archive, _: list(archive)),
        ("what is open", lambda archive, _: archive.open()),
        ("the tables", lambda archive, folder: archive.add([folder.parent / "large.txt"])),
        ("the tables", lambda archive, _: archive.rebuild(everything=True)),
    ],
)
def test_whatever_comes_upon_damage_names_the_archive(
    tmp_path: Path, folder: Path, where: str, ask: Callable[[Archive, Path], object]
) -> None:
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([folder])
    write(tmp_path / "large.txt", minutes("01-11-2019", item("19/1", "Godkendt.")))
    damage = DAMAGE[where]
    if damage:
        with sqlite3.connect(file) as broken:
            broken.execute(damage)
        broken.close()
    else:  # all but the list of tables
        content = bytearray(file.read_bytes())
        content[8192:] = b"\xff" * (len(content) - 8192)
        file.write_bytes(bytes(content))
    with pytest.raises(ArchiveError) as caught:
        ask(Archive(file), folder)
    assert "damaged" in reason(caught)
    assert caught.value.path == str(file)


def test_damage_in_one_place_is_found_by_verify(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([folder])
        assert archive.verify() == []
    broken = sqlite3.connect(file)
    broken.execute("UPDATE content SET whole = substr(whole, 1, 20) WHERE document = 1")
    broken.execute("DELETE FROM item WHERE id = 2")
    broken.execute("DELETE FROM matter")
    broken.execute("DELETE FROM story WHERE id = 1")
    broken.commit()
    broken.close()
    whats = {fault["what"].partition(" (")[0] for fault in Archive(file).verify()}
    assert whats == {
        "a document that lacks some of its items",
        "words of an item that is not here",
        "a document whose records cannot be read",
        "a case out of step with what it leaves open",
        "an authority whose figures are of other cases",
    }


def test_an_empty_file_is_filled(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    file.touch()
    archive = Archive(file)
    with pytest.raises(ArchiveError, match="there is no such archive"):
        archive.stats()
    archive.add([folder])
    assert archive.stats()["documents"] == 3


def test_a_folder_is_no_archive(tmp_path: Path, folder: Path) -> None:
    for ask in (lambda: Archive(tmp_path).add([folder]), lambda: Archive(tmp_path).stats()):
        with pytest.raises(ArchiveError, match="this is a folder, not an archive"):
            ask()


def test_an_archive_that_another_process_writes_to_is_waited_for_in_vain(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_BUSY_SECONDS", 0.05)
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([folder / "aug.txt"])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError) as caught:
        Archive(file).add([folder])
    assert reason(caught).startswith("another process is writing")
    assert Archive(file).stats()["documents"] == 1
    other.execute("ROLLBACK")
    other.close()
    assert len(Archive(file).add([folder]).outcomes) == 3


def test_a_full_disk_keeps_what_was_added(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    archive = Archive(file)
    archive.add([folder])
    database = archive._database(write=True)
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")
    filler = " ".join(f"ord{number}" for number in range(20_000))
    large = write(
        tmp_path / "large.txt", minutes("01-11-2019", item("19/9", "Udsat.", text=filler))
    )
    with pytest.raises(ArchiveError) as caught:
        archive.add([large])
    assert reason(caught) == "the disk is full; what was reported as added is kept"
    archive.close()
    assert Archive(file).stats()["documents"] == 3
    assert Archive(file).verify() == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("attempt to write a readonly database", "cannot be written to"),
        ("unable to open database file", "cannot be opened"),
        ("disk I/O error", "the disk failed"),
        ("vtable constructor failed: passage", "damaged"),
        ("something new", "the database says: something new"),
    ],
)
def test_what_the_database_says_is_told_in_one_line(said: str, told: str) -> None:
    with pytest.raises(ArchiveError) as caught, naming("a.casetrack"):
        raise sqlite3.OperationalError(said)
    assert str(caught.value).startswith("a.casetrack: ")
    assert told in reason(caught)


def test_a_copy_in_a_folder_that_cannot_be_written_to_is_read(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    with Archive(file) as archive:
        archive.add([folder])
    shut = tmp_path / "shut"
    shut.mkdir()
    shutil.copy(file, shut / "a.casetrack")
    shut.chmod(0o555)
    try:
        assert Archive(shut / "a.casetrack").stats()["documents"] == 3
    finally:
        shut.chmod(0o755)


def test_several_read_while_one_adds(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.casetrack"
    with Archive(file) as writer:
        writer.add([folder / "aug.txt"])
        readers = [Archive(file) for _ in range(3)]
        seen: list[int] = []
        writer.add(
            [folder],
            progress=lambda _: seen.extend(reader.stats()["documents"] for reader in readers),
        )
        assert set(seen) == {3}


# Documents that are too much.


def add_zip(tmp_path: Path, *members: tuple[str, str]) -> list[tuple[str, str | None]]:
    file = tmp_path / "referater.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in members:
            out.writestr(name, text)
    report = Archive(tmp_path / "a.casetrack").add([file])
    return [(one.path.removeprefix(f"{file}/"), one.reason or one.what) for one in report.outcomes]


def test_minutes_in_a_zip_file_are_added(tmp_path: Path) -> None:
    told = add_zip(
        tmp_path, ("2019/a.txt", TEXT), ("2019/", ""), ("kort.png", ""), ("__MACOSX/._a.txt", "x")
    )
    assert told == [("2019/a.txt", "added")]


def test_a_zip_file_in_a_folder_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as out:
        out.writestr("a.txt", TEXT)
    (outcome,) = Archive(tmp_path / "a.casetrack").add([folder]).outcomes
    assert (outcome.what, outcome.path) == ("added", f"{folder / 'a.zip'}/a.txt")


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "C:/a.txt", "a/..\\..\\b.txt", "x/../../a.txt"]
)
def test_a_path_that_leads_out_of_a_zip_file_is_refused(tmp_path: Path, name: str) -> None:
    told = add_zip(tmp_path, (name, TEXT), ("b.txt", TEXT))
    assert sorted(reason or "" for _, reason in told) == [
        "added",
        "its path leads out of the zip file",
    ]


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    ((_, told),) = add_zip(tmp_path, ("a.txt", "a" * 60_000_000))
    assert told == "unpacks to 60 MB, far more than it is: not opened"


def test_a_file_in_a_zip_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGEST", 500)
    told = add_zip(tmp_path, ("a.txt", TEXT * 9), ("b.txt", TEXT))
    assert [reason for _, reason in told] == ["larger than 100 MB", "added"]


def test_a_zip_file_without_minutes_is_said_to_have_none(tmp_path: Path) -> None:
    assert add_zip(tmp_path, ("kort.png", "x"), ("tom/", "")) == [
        (str(tmp_path / "referater.zip"), "no minutes in this zip file")
    ]
    write(tmp_path / "a.txt", TEXT)
    report = Archive(tmp_path / "b.casetrack").add([tmp_path])
    assert [outcome.what for outcome in report.outcomes] == ["added"]
    assert report.passed_endings == (".casetrack", ".png")


def test_what_is_no_zip_file_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.zip", TEXT)
    (outcome,) = Archive(tmp_path / "a.casetrack").add([file]).outcomes
    assert outcome.reason == "no zip file that can be read (File is not a zip file)"


def test_a_damaged_zip_file_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.txt", TEXT)
        out.writestr("b.txt", TEXT.replace("19/1", "19/2"))
    content = file.read_bytes()
    file.write_bytes(content[:60] + b"\xff" * 20 + content[80:])
    whats = [one.what for one in Archive(tmp_path / "a.casetrack").add([file]).outcomes]
    assert whats == ["failed", "added"]


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGEST", 50)
    (outcome,) = Archive(tmp_path / "a.casetrack").add([write(tmp_path / "a.txt", TEXT)]).outcomes
    assert outcome.reason == "larger than 100 MB"


def test_a_document_that_we_stumble_over_stops_nothing(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casetrack.archive import digest

    read = digest.read_source

    def stumble(source, wishes):  # type: ignore[no-untyped-def]
        if source.path.endswith("okt.txt"):
            raise RecursionError("too deep")
        return read(source, wishes)

    monkeypatch.setattr(digest, "read_source", stumble)
    outcomes = Archive(tmp_path / "a.casetrack").add([folder]).outcomes
    assert [outcome.what for outcome in outcomes] == ["added", "failed", "added"]
    assert outcomes[1].reason == "a mistake of casetrack: RecursionError: too deep"
