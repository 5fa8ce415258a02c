"""What can be wrong with an archive, in one line each."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

__all__ = ["ArchiveError", "MissingExtra", "NoArchive", "OldArchive", "UnknownAuthority", "naming"]


class ArchiveError(ValueError):
    """An archive that cannot be used as asked; the message is one line that names it.

    Attributes:
        path: the archive's file.
        reason: what is wrong with it.
    """

    usual = ""

    def __init__(self, path: str, reason: str = "") -> None:
        self.path = path
        self.reason = reason or self.usual
        super().__init__(path, self.reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class NoArchive(ArchiveError):
    """There is no file of that name."""

    usual = "there is no such archive"


class OldArchive(ArchiveError):
    """Its tables are of an older version; whatever writes to it brings them up to date."""

    usual = "of an older casetrack; any `casetrack add` brings it up to date"


_NAMED = 5  # authorities, in a message; `Archive.authorities` gives all of them


class UnknownAuthority(LookupError):
    """No documents of that authority are here.

    Attributes:
        name: what was asked for.
        there: the authorities that are here.
    """

    def __init__(self, name: str, there: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.there = tuple(there)

    def __str__(self) -> str:
        if not self.name:
            return "every document here names an authority"
        known = ", ".join(self.there[:_NAMED]) + (", ..." if len(self.there) > _NAMED else "")
        return f"no documents of {self.name!r} are here, but of {known or 'no authority'}"


class MissingExtra(ValueError):
    """Something needs a library that an extra of the package brings; the message says how."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"needs an extra library: pip install 'casetrack[{extra}]'")
        self.extra = extra


_DAMAGED = "the archive is damaged; restore it from a copy, or add the documents to a new one"

# The sqlite3 module tells its errors apart by their words only; the first that is found counts.
_REASONS: tuple[tuple[str, str], ...] = (
    ("not a database", "this is no archive of casetrack"),
    ("encrypted", "this is no archive of casetrack"),
    ("malformed", _DAMAGED),
    ("vtable constructor failed", _DAMAGED),  # of the index
    ("invalid fts5 file format", _DAMAGED),
    ("locked", "another process is writing to the archive; try again when it is done"),
    ("busy", "another process is writing to the archive; try again when it is done"),
    ("readonly", "the archive cannot be written to (read-only file or folder)"),
    ("full", "the disk is full; what was reported as added is kept"),
    ("unable to open", "the archive cannot be opened (no permission, or a read-only disk)"),
    ("disk i/o", "the disk failed while the archive was read or written"),
    ("no such table", "this is no archive of casetrack, or a damaged one"),
    ("no such column", "this is no archive of casetrack, or a damaged one"),
)


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Turn errors of the database, and of what is kept in it, into `ArchiveError`s that name the
    archive.
    """
    try:
        yield
    except (zlib.error, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ArchiveError(path, _DAMAGED) from error
    except sqlite3.Error as error:
        said = str(error)
        low = said.casefold()
        reason = next((reason for words, reason in _REASONS if words in low), None)
        if reason is None and not isinstance(error, sqlite3.DatabaseError):
            raise
        raise ArchiveError(path, reason or f"the database says: {said}") from error
