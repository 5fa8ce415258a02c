"""What changes an archive: documents are added, taken out and read again, and then linked.

They are read in chunks, on any executor, and written in batches, each of them whole or not at all.
Then the authorities that they touch are linked, each on its own, and what that changed is written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

from casetrack.archive.digest import Digest, Given, digest, meeting_of, read_again
from casetrack.archive.errors import ArchiveError
from casetrack.archive.intake import location_of
from casetrack.archive.linking import link_authority, write_linked
from casetrack.archive.moves import Move, became_overdue
from casetrack.archive.plain import MATTER_KEYS, storable
from casetrack.archive.rules import rules_version
from casetrack.archive.schema import transaction
from casetrack.archive.store import Stored, delete_document, gather_words, insert_document
from casetrack.archive.versions import compare
from casetrack.chunks import done, in_chunks
from casetrack.records import Failure, Meeting

__all__ = [
    "NOT_HERE",
    "DocumentOutcome",
    "Report",
    "add",
    "finished",
    "link_pending",
    "newly_overdue",
    "rebuild",
    "remove",
]

_CHUNK_BYTES = 500_000  # some 0.2 s of reading: worth the trip, soon enough back
_CHUNK_FILES = 64
_BATCH_FILES = 256
_BATCH_BYTES = 8_000_000
_IN_FLIGHT = 8  # chunks handed out and not yet back: enough for the cores, little to keep in memory

_TRIES = 20  # to link an authority that other processes keep adding to
_AT_ONCE = 3  # authorities being linked, each perhaps thousands of documents; or chunks read again
_ROWS_AT_ONCE = 2_000  # cases written in one transaction
_WRITTEN_AT_ONCE = 32  # authorities written in one transaction


class DocumentOutcome(NamedTuple):
    """What became of one document.

    Attributes:
        what: `added`, `unchanged`, `replaced` or `failed`; `removed` or `rebuilt` where that was
            asked.
        reason: why it failed; what differs from the version before; `None` where all is said.
    """

    path: str
    what: str
    reason: str | None = None
    authority: str | None = None
    body: str | None = None
    date: str | None = None


Batches = Iterator[list[DocumentOutcome]]
"""The outcomes of documents in their order, as soon as they are safely kept."""


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


def finished(
    database: sqlite3.Connection,
    path: str,
    batches: Batches,
    *,
    linker: Executor | None = None,
    progress: Callable[[DocumentOutcome], None] | None = None,
) -> Report:
    """Carry out a change of documents, then link what it touches; `progress` hears of each.

    `linker` links, and must see the archive's file.
    """
    outcomes: list[DocumentOutcome] = []
    for batch in batches:
        outcomes += batch
        if progress is not None:
            for outcome in batch:
                progress(outcome)
    return link_pending(database, path, linker)._replace(outcomes=tuple(outcomes))


# Adding.

Read = Digest | Failure | DocumentOutcome


def add(
    database: sqlite3.Connection,
    documents: Iterable[Given | Failure],
    *,
    executor: Executor | None = None,
) -> Batches:
    """Add documents, of which those are not read whose content is here already."""
    new = (_unless_known(database, one) for one in documents)
    chunks = in_chunks(new, _bytes_to_read, heaviest=_CHUNK_BYTES, most=_CHUNK_FILES)
    back = done(_read_new, chunks, executor, at_once=_IN_FLIGHT)
    read = chain.from_iterable(chunk for _, chunk in back)
    rules = rules_version()
    for batch in in_chunks(read, _bytes_to_keep, heaviest=_BATCH_BYTES, most=_BATCH_FILES):
        with transaction(database):
            if any(isinstance(one, Digest) for one in batch):  # else nothing here is to change
                gather_words(database)
            outcomes = [_keep(database, one, rules) for one in batch]
        yield outcomes


def _read_new(chunk: Iterable[Given | Failure | DocumentOutcome]) -> list[Read]:
    """The documents of a chunk read, or why they could not be; what is none stays in its place."""
    return [digest(one) if isinstance(one, Given) else one for one in chunk]


def _unless_known(
    database: sqlite3.Connection, one: Given | Failure
) -> Given | Failure | DocumentOutcome:
    if isinstance(one, Given) and _is_known(database, one.sha256):
        return DocumentOutcome(one.path, "unchanged")
    return one


def _is_known(database: sqlite3.Connection, sha256: bytes) -> bool:
    query = "SELECT 1 FROM document WHERE sha256 = ?"
    return database.execute(query, (sha256,)).fetchone() is not None


def _bytes_to_read(one: Given | Failure | DocumentOutcome) -> int:
    return len(one.data) if isinstance(one, Given) else 0


def _bytes_to_keep(one: Read) -> int:
    return len(one.whole) if isinstance(one, Digest) else 0


def _keep(database: sqlite3.Connection, one: Read, rules: str) -> DocumentOutcome:
    if isinstance(one, Failure):
        return DocumentOutcome(one.path, "failed", one.reason)
    if isinstance(one, DocumentOutcome):
        return one
    if _is_known(database, one.sha256):  # of a copy, or another process has been quicker
        return DocumentOutcome(one.path, "unchanged")
    told = (one.authority, one.body, one.day)
    others = _of_same_meeting(database, insert_document(database, one, rules))
    if not others:
        return DocumentOutcome(one.path, "added", None, *told)
    new, _ = meeting_of(one.head, one.path)
    # What the file held before: its newer text takes the place, for the old one is gone there too.
    held = [(document, old) for document, location, old in others if location == one.location]
    what, reason = compare(new, [old for *_, old in others], held[0][1] if held else None)
    for document, _ in held:
        delete_document(database, document)
    return DocumentOutcome(one.path, what, reason, *told)


def _of_same_meeting(
    database: sqlite3.Connection, stored: Stored
) -> list[tuple[int, str, Meeting]]:
    """The other documents of a document's meeting, with the places of their files."""
    rows = database.execute(
        "SELECT id, location, path, head FROM document JOIN content ON document = id"
        " WHERE authority = ? AND meeting = ? AND id != ? ORDER BY id",
        (stored.authority, stored.meeting, stored.id),
    )
    return [(document, place, meeting_of(head, path)[0]) for document, place, path, head in rows]


# Taking out.


def remove(
    database: sqlite3.Connection, wanted: Sequence[str], *, base: str | None = None
) -> Batches:
    """Take documents out: by path, by folder or zip file, or by checksum (its first digits do)."""
    outcomes: list[DocumentOutcome] = []
    with transaction(database):
        for one in wanted:
            rows = _named(database, one, base) if one.strip() else []
            if not rows:
                outcomes.append(DocumentOutcome(one, "failed", NOT_HERE))
            for document, name, *told in rows:
                delete_document(database, document)
                outcomes.append(DocumentOutcome(name, "removed", None, *told))
    yield outcomes


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
    database: sqlite3.Connection, *, executor: Executor | None = None, everything: bool = False
) -> Batches:
    """Read the documents of older rules again from their texts; with `everything` those of today's
    too.

    A document that can no longer be read stays as it was and is told as failed.
    """
    rules = rules_version()
    query = "SELECT id FROM document WHERE rules != ? OR ? ORDER BY id"
    due = database.execute(query, (rules, everything)).fetchall()
    texts = (_kept(database, document) for (document,) in due)
    chunks = in_chunks(texts, lambda one: len(one[-1]), heaviest=_CHUNK_BYTES, most=_CHUNK_FILES)
    for chunk, again in done(_read_all, chunks, executor, at_once=_AT_ONCE):
        with transaction(database):
            pairs = zip(chunk, again, strict=True)
            outcomes = [_put_anew(database, one[0], read, rules) for one, read in pairs]
        yield outcomes


Kept = tuple[int, str, str, bytes, str, bytes]
"""A document's row and what `read_again` takes."""


def _kept(database: sqlite3.Connection, document: int) -> Kept:
    query = (
        "SELECT id, path, location, sha256, source, whole FROM document"
        " JOIN content ON document = id WHERE id = ?"
    )
    row: Kept = database.execute(query, (document,)).fetchone()
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
        linking = done(partial(link_authority, path), waiting, executor, at_once=_AT_ONCE)
        found = (linked for _, linked in linking if linked is not None)
        # Written together: each transaction waits for the disk, however little it has.
        for together in in_chunks(
            found, lambda linked: len(linked.rows), heaviest=_ROWS_AT_ONCE, most=_WRITTEN_AT_ONCE
        ):
            with transaction(database):
                written = [linked for linked in together if write_linked(database, linked)]
            moves += [move for linked in written for move in linked.moves]
            fresh += sum(linked.fresh for linked in written)
    raise ArchiveError(path, "other processes keep adding to it; its cases are not all linked yet")


# Time.


def newly_overdue(database: sqlite3.Connection, today: date) -> list[Move]:
    """The open matters whose day has passed since this was last asked."""
    day = today.isoformat()
    with transaction(database):
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
