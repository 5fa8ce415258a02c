"""The archive's file: its tables, how it is opened, and how older files are brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from casetrack.archive.errors import ArchiveError, NoArchive, OldArchive, naming
from casetrack.asked import is_name_of_file

__all__ = ["APPLICATION_ID", "MIGRATIONS", "VERSION", "all_of", "among", "connect", "transaction"]

APPLICATION_ID = 0x43537472
"""Marks a database file as an archive of casetrack ("CStr")."""

VERSION = 2
"""Of the tables; each release that changes them counts one on and adds a row to `MIGRATIONS`."""

_BUSY_SECONDS = 20.0

TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE authority (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 BLOB NOT NULL UNIQUE,
    path TEXT NOT NULL,
    location TEXT NOT NULL,
    authority INTEGER NOT NULL REFERENCES authority,
    body TEXT,
    day TEXT,
    meeting TEXT,
    rules TEXT NOT NULL,
    source TEXT NOT NULL,
    items INTEGER NOT NULL
);
CREATE INDEX document_location ON document (location);
CREATE INDEX document_rules ON document (rules);
CREATE INDEX document_meeting ON document (authority, meeting);
CREATE TABLE content (
    document INTEGER PRIMARY KEY REFERENCES document,
    head BLOB NOT NULL,
    whole BLOB NOT NULL
);
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document,
    place INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    story INTEGER REFERENCES story,
    UNIQUE (document, place)
);
CREATE INDEX item_story ON item (story);
CREATE VIRTUAL TABLE passage USING fts5 (
    title, decided, text, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority,
    name TEXT NOT NULL,
    sorted TEXT NOT NULL,
    collective INTEGER NOT NULL,
    status TEXT NOT NULL,
    first TEXT,
    last TEXT,
    data BLOB NOT NULL,
    UNIQUE (authority, name)
);
CREATE TABLE name (
    key TEXT NOT NULL,
    story INTEGER NOT NULL REFERENCES story,
    printed TEXT
);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_story ON name (story);
CREATE INDEX name_printed ON name (printed) WHERE printed IS NOT NULL;
CREATE TABLE matter (
    since TEXT NOT NULL,
    authority INTEGER NOT NULL REFERENCES authority,
    story INTEGER NOT NULL REFERENCES story,
    place INTEGER NOT NULL,
    due TEXT,
    data TEXT NOT NULL,
    PRIMARY KEY (since, authority, story, place)
) WITHOUT ROWID;
CREATE INDEX matter_story ON matter (authority, story);
CREATE TABLE linked (
    authority INTEGER PRIMARY KEY REFERENCES authority,
    missing TEXT NOT NULL,
    figures TEXT NOT NULL
);
CREATE TABLE pending (authority INTEGER PRIMARY KEY REFERENCES authority, stamp INTEGER NOT NULL);
"""


def _objects_to_rows(database: sqlite3.Connection) -> None:
    from casetrack.archive.migrations import objects_to_rows

    objects_to_rows(database)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _objects_to_rows}
"""What turns the tables of a version into those of the next, by the version it begins with."""


def connect(path: str, *, write: bool, fixed: bool = False) -> sqlite3.Connection:
    """Open an archive; to write, it is made where there is none, and brought up to date.

    Reading needs no right to write. A `fixed` file, that nobody writes to, is read as it stands:
    nothing is locked and nothing put beside it. Raises `ArchiveError` for what is no archive, is
    newer than this package, or cannot be opened.
    """
    if not is_name_of_file(path):
        raise ArchiveError(repr(path), "this is no name of a file")
    if not write and not os.path.exists(path):
        raise NoArchive(path)
    if os.path.isdir(path):
        raise ArchiveError(path, "this is a folder, not an archive")
    with naming(path):
        database = _for_writing(path) if write else _for_reading(path, fixed)
    try:
        with naming(path):
            _check(database, path, write=write)
    except ArchiveError:
        database.close()
        raise
    return database


def among(column: str, rows: Iterable[int] | None) -> str:
    """The condition that a column names one of these rows; one that always holds for `None`."""
    return "true" if rows is None else f"{column} IN ({', '.join(map(str, rows))})"


def all_of(conditions: Iterable[tuple[str, object]]) -> tuple[str, list[object]]:
    """The conditions whose value is not `None`, joined, and their values."""
    here = [(words, value) for words, value in conditions if value is not None]
    return "".join(f" AND {words}" for words, _ in here), [value for _, value in here]


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; other processes read on meanwhile, and wait with their writing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _for_writing(path: str) -> sqlite3.Connection:
    folder = os.path.dirname(path)
    if folder:
        try:
            os.makedirs(folder, exist_ok=True)
        except FileExistsError:
            raise ArchiveError(path, "its folder cannot be made") from None
        except OSError as error:
            raise ArchiveError(path, error.strerror or "its folder cannot be made") from None
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)


def _for_reading(path: str, fixed: bool) -> sqlite3.Connection:
    """A connection that writes nothing.

    A reader shares the log file with a writer and so must be able to make it; where the folder is
    read-only there is no writer, and the file can be taken as it is.
    """
    name = "file:" + _quoted(path)
    modes = ("?mode=ro", "?mode=ro&immutable=1")
    for mode in modes[1:] if fixed else modes:
        database = sqlite3.connect(
            name + mode, uri=True, timeout=_BUSY_SECONDS, isolation_level=None
        )
        try:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            database.close()
            last = error
            if "unable to open" not in str(error) and "readonly" not in str(error):
                raise
            if os.path.exists(f"{path}-wal") and os.path.getsize(f"{path}-wal"):
                raise  # the log holds what the file does not, and cannot be read here
        except sqlite3.Error:
            database.close()
            raise
        else:
            return database
    raise last


def _quoted(path: str) -> str:
    """A path as an address has it; to import what does this would cost more than to ask."""
    path = path.replace("\\", "/") if os.sep == "\\" else path
    for sign in "%?#":
        path = path.replace(sign, f"%{ord(sign):02X}")
    return f"/{path}" if path[1:2] == ":" else path


def _check(database: sqlite3.Connection, path: str, *, write: bool) -> None:
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    empty = not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if mark != APPLICATION_ID and not (empty and mark == version == 0):
        raise ArchiveError(path, "this is no archive of casetrack")
    if version > VERSION:
        raise ArchiveError(path, f"made by a newer casetrack (tables {version}, known {VERSION})")
    if not write:
        if version < VERSION:
            raise NoArchive(path) if empty else OldArchive(path)
        return
    database.execute("PRAGMA foreign_keys = OFF")  # the order of our deletions sees to it
    if version < VERSION:
        _bring_up_to_date(database)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    """Make or migrate the tables in one transaction; a second process that waited finds it done."""
    with transaction(database):
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in TABLES.split(";\n"):
                database.execute(statement)
            version = VERSION
        while version < VERSION:
            MIGRATIONS[version](database)
            version += 1
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {VERSION}")
