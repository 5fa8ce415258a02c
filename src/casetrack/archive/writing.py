"""What changes an archive: adding, removing, reading again, and the linking that follows each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import partial
from typing import NamedTuple

from casetrack.archive.digest import Digest, Given, read_again
from casetrack.archive.errors import ArchiveError
from casetrack.archive.ingest import DocumentOutcome, ingest
from casetrack.archive.intake import location_of
from casetrack.archive.linking import Linked, link_authority, write_linked
from casetrack.archive.moves import Move, became_overdue
from casetrack.archive.plain import MATTER_KEYS, storable
from casetrack.archive.rules import rules_version
from casetrack.archive.store import delete_document, insert_document, transaction
from casetrack.chunks import done, in_chunks
from casetrack.records import Failure

__all__ = ["NOT_HERE", "Report", "add", "link_pending", "newly_overdue", "rebuild", "remove"]

_TRIES = 20  # to link an authority that other processes keep adding to
_AT_ONCE = 3  # authorities being linked, each perhaps thousands of documents; or chunks read
_ROWS_AT_ONCE = 2_000  # cases written in one transaction
_WRITTEN_AT_ONCE = 32  # authorities written in one transaction
_REREAD = 64  # documents read again in one transaction

Progress = Callable[[DocumentOutcome], None]


class Report(NamedTuple):
    """What adding, removing or rebuilding did.

    Attributes:
        outcomes: of each document, in order.
        moves: which cases moved and how, as plain data; those of an authority that was not here
            before are only counted.
        new_cases: how many cases are here for the first time.
        passed_over: files of folders and zip files whose ending is not known.
        passed_endings: those endings, each once.
    """

    outcomes: tuple[DocumentOutcome, ...]
    moves: tuple[Move, ...] = ()
    new_cases: int = 0
    passed_over: int = 0
    passed_endings: tuple[str, ...] = ()


def add(
    database: sqlite3.Connection,
    path: str,
    documents: Iterable[Given | Failure],
    *,
    executor: Executor | None = None,
    linker: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Add documents, then link what they touch; `progress` hears of each once it is safely kept.

    `executor` reads, wherever it runs; `linker` links, and must see the archive's file.
    """
    outcomes: list[DocumentOutcome] = []
    for batch in ingest(database, path, documents, rules=rules_version(), executor=executor):
        outcomes += batch
        _tell(batch, progress)
    return link_pending(database, path, linker)._replace(outcomes=tuple(outcomes))


def _tell(batch: Iterable[DocumentOutcome], progress: Progress | None) -> None:
    if progress is not None:
        for outcome in batch:
            progress(outcome)


# Taking out.


def remove(
    database: sqlite3.Connection, path: str, wanted: Sequence[str], *, base: str | None = None
) -> Report:
    """Take documents out: by path, by folder or zip file, or by checksum (its first digits do)."""
    outcomes: list[DocumentOutcome] = []
    with transaction(database, path):
        for one in wanted:
            rows = _named(database, one, base) if one.strip() else []
            if not rows:
                outcomes.append(DocumentOutcome(one, "failed", NOT_HERE))
            for document, name, *told in rows:
                delete_document(database, document)
                outcomes.append(DocumentOutcome(name, "removed", None, *told))
    return link_pending(database, path, None)._replace(outcomes=tuple(outcomes))


NOT_HERE = "no such document in the archive"
_SHORTEST = 8  # digits of a checksum
_HEXADECIMAL = frozenset("0123456789abcdef")


def _named(
    database: sqlite3.Connection, wanted: str, base: str | None
) -> list[tuple[int, str, str | None, str | None, str | None]]:
    """The documents that a path, a folder or a checksum names: row, path, authority, body, day."""
    conditions, values = [], list[str | int]()
    for column, place in (("path", wanted), ("location", location_of(wanted, base))):
        place = storable(place)
        conditions.append(f"{column} = ?")
        values.append(place)
        for separator in "/\\":
            # By length and not by LIKE, to whose signs a path may come near.
            inside = place.rstrip("/\\") + separator
            conditions.append(f"substr({column}, 1, ?) = ?")
            values += [len(inside), inside]
    digits = wanted.lower()
    if len(digits) >= _SHORTEST and _HEXADECIMAL.issuperset(digits):
        conditions.append("lower(hex(sha256)) LIKE ?")
        values.append(f"{digits}%")
    query = (
        "SELECT document.id, path, authority.name, body, day FROM document"
        " JOIN authority ON authority.id = document.authority"
        f" WHERE {' OR '.join(conditions)} ORDER BY document.id"
    )
    return database.execute(query, values).fetchall()


# Reading again.


def rebuild(
    database: sqlite3.Connection,
    path: str,
    *,
    executor: Executor | None = None,
    linker: Executor | None = None,
    everything: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Read the documents of older rules again from their texts, and link anew.

    `everything` takes those of today's rules too. A document that can no longer be read stays as it
    was and is told as failed.
    """
    rules = rules_version()
    query = "SELECT id FROM document WHERE rules != ? OR ? ORDER BY id"
    due = [document for (document,) in database.execute(query, (rules, everything))]
    outcomes: list[DocumentOutcome] = []
    for again in _reread(database, due, executor):
        with transaction(database, path):
            batch = [_put_anew(database, document, one, rules) for document, one in again]
        outcomes += batch
        _tell(batch, progress)
    return link_pending(database, path, linker)._replace(outcomes=tuple(outcomes))


Again = list[tuple[int, Digest | Failure]]


def _reread(
    database: sqlite3.Connection, due: Sequence[int], executor: Executor | None
) -> Iterator[Again]:
    chunks = (
        [_kept(database, document) for document in due[first : first + _REREAD]]
        for first in range(0, len(due), _REREAD)
    )
    for kept, again in done(_read_all, chunks, executor, at_once=_AT_ONCE):
        yield [(document, one) for (document, *_), one in zip(kept, again, strict=True)]


Kept = tuple[int, str, str, bytes, str, bytes]


def _kept(database: sqlite3.Connection, document: int) -> Kept:
    row: Kept = database.execute(
        "SELECT id, path, location, sha256, source, whole FROM document"
        " JOIN content ON document = id WHERE id = ?",
        (document,),
    ).fetchone()
    return row


def _read_all(kept: Iterable[Kept]) -> list[Digest | Failure]:
    return [read_again(*one[1:]) for one in kept]


def _put_anew(
    database: sqlite3.Connection, document: int, one: Digest | Failure, rules: str
) -> DocumentOutcome:
    if isinstance(one, Failure):
        return DocumentOutcome(one.path, "failed", one.reason)
    delete_document(database, document)
    insert_document(database, one, rules)
    return DocumentOutcome(one.path, "rebuilt", None, one.authority, one.body, one.day)


# Linking.


def link_pending(
    database: sqlite3.Connection, path: str, executor: Executor | None = None
) -> Report:
    """Link the authorities whose documents have changed since they were linked."""
    moves: list[Move] = []
    fresh = 0
    for _ in range(_TRIES):
        query = "SELECT authority FROM pending ORDER BY authority"
        waiting = [authority for (authority,) in database.execute(query)]
        if not waiting:
            return Report((), tuple(moves), fresh)
        linking = _linked(path, waiting, executor)
        # Written together: each transaction waits for the disk, however little it has.
        for together in in_chunks(linking, _rows, heaviest=_ROWS_AT_ONCE, most=_WRITTEN_AT_ONCE):
            with transaction(database, path):
                written = [linked for linked in together if write_linked(database, linked)]
            moves += [move for linked in written for move in linked.moves]
            fresh += sum(linked.fresh for linked in written)
    raise ArchiveError(path, "other processes keep adding to it; its cases are not all linked yet")


def _rows(linked: Linked) -> int:
    return len(linked.rows)


def _linked(path: str, waiting: Sequence[int], executor: Executor | None) -> Iterator[Linked]:
    work = partial(link_authority, path)
    for _, linked in done(work, waiting, executor, at_once=_AT_ONCE):
        if linked is not None:
            yield linked


# Time.


def newly_overdue(database: sqlite3.Connection, path: str, today: date) -> list[Move]:
    """The open matters whose day has passed since this was last asked."""
    day = today.isoformat()
    with transaction(database, path):
        row = database.execute("SELECT value FROM fact WHERE name = 'overdue_until'").fetchone()
        since = row[0] if row else day
        rows = database.execute(
            "SELECT data FROM matter WHERE due >= ? AND due < ? ORDER BY due", (since, day)
        ).fetchall()
        database.execute(
            "INSERT OR REPLACE INTO fact (name, value) VALUES ('overdue_until', ?)",
            (max(day, since),),
        )
    matters = (dict(zip(MATTER_KEYS, json.loads(data), strict=True)) for (data,) in rows)
    return [became_overdue(matter) for matter in matters]
