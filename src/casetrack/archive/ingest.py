"""Adding documents: read on any executor, written in batches, each batch whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from itertools import chain
from typing import NamedTuple

from casetrack.archive.digest import Digest, Given, digest_many, meeting_of
from casetrack.archive.store import (
    Stored,
    delete_document,
    gather_words,
    insert_document,
    transaction,
)
from casetrack.archive.versions import Version, compare
from casetrack.chunks import done, in_chunks
from casetrack.records import Failure

__all__ = ["DocumentOutcome", "ingest"]

_CHUNK_BYTES = 500_000  # some 0.2 s of reading: worth the trip, soon enough back
_CHUNK_FILES = 64
_BATCH_FILES = 256
_BATCH_BYTES = 8_000_000
_IN_FLIGHT = 8  # chunks handed out and not yet back: enough for the cores, little to keep in memory


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


class _Copy(NamedTuple):
    """A document whose content came by before in this run: what is told of that is told of it."""

    path: str
    sha256: bytes


Chunk = list[Given | Failure | DocumentOutcome | _Copy]
Read = list[Digest | Failure | DocumentOutcome]


def ingest(
    database: sqlite3.Connection,
    path: str,
    documents: Iterable[Given | Failure],
    *,
    rules: str,
    executor: Executor | None = None,
) -> Iterator[list[DocumentOutcome]]:
    """Add documents and tell of each batch once it is safely kept.

    Documents whose content is here already are not read. The order of the outcomes is that of the
    documents, whatever the executor does.
    """
    read = chain.from_iterable(_read(_chunks(documents, _known(database)), executor))
    for batch in in_chunks(read, _weight_kept, heaviest=_BATCH_BYTES, most=_BATCH_FILES):
        yield _write(database, path, batch, rules)


def _weight_kept(one: Digest | Failure | DocumentOutcome) -> int:
    return len(one.whole) if isinstance(one, Digest) else 0


# Reading.


def _known(database: sqlite3.Connection) -> Callable[[bytes], bool]:
    """Whether a content is in the archive."""

    def known(sha256: bytes) -> bool:
        return database.execute(_KNOWN, (sha256,)).fetchone() is not None

    return known


_KNOWN = "SELECT 1 FROM document WHERE sha256 = ?"


def _chunks(
    documents: Iterable[Given | Failure], known: Callable[[bytes], bool]
) -> Iterator[Chunk]:
    return in_chunks(
        _to_tell_of(documents, known), _weight_read, heaviest=_CHUNK_BYTES, most=_CHUNK_FILES
    )


def _weight_read(one: Given | Failure | DocumentOutcome | _Copy) -> int:
    return len(one.data) if isinstance(one, Given) else 0


def _to_tell_of(
    documents: Iterable[Given | Failure], known: Callable[[bytes], bool]
) -> Iterator[Given | Failure | DocumentOutcome | _Copy]:
    """The documents, of which those are still to be read whose content is new."""
    seen: set[bytes] = set()
    for one in documents:
        if not isinstance(one, Given):
            yield one
        elif one.sha256 in seen:
            yield _Copy(one.path, one.sha256)
        elif known(one.sha256):
            yield DocumentOutcome(one.path, "unchanged")
        else:
            seen.add(one.sha256)
            yield one


def _read(chunks: Iterator[Chunk], executor: Executor | None) -> Iterator[Read]:
    failed: dict[bytes, str] = {}
    for chunk, read in done(digest_many, chunks, executor, at_once=_IN_FLIGHT):
        yield _put_back(chunk, read, failed)


def _put_back(chunk: Chunk, read: list[Digest | Failure], failed: dict[bytes, str]) -> Read:
    """What was read in the places of what was to be read; `failed` learns why some were not."""
    results = iter(read)
    back: Read = []
    for one in chunk:
        if isinstance(one, Given):
            found = next(results)
            if isinstance(found, Failure):
                failed[one.sha256] = found.reason
            back.append(found)
        elif isinstance(one, _Copy):
            reason = failed.get(one.sha256)
            back.append(DocumentOutcome(one.path, "failed" if reason else "unchanged", reason))
        else:
            back.append(one)
    return back


# Writing.


def _write(
    database: sqlite3.Connection, path: str, batch: Read, rules: str
) -> list[DocumentOutcome]:
    with transaction(database, path):
        if any(isinstance(one, Digest) for one in batch):  # else nothing here is to change
            gather_words(database)
        return [_keep(database, one, rules) for one in batch]


def _keep(
    database: sqlite3.Connection, one: Digest | Failure | DocumentOutcome, rules: str
) -> DocumentOutcome:
    if isinstance(one, Failure):
        return DocumentOutcome(one.path, "failed", one.reason)
    if isinstance(one, DocumentOutcome):
        return one
    # Another process may have been quicker.
    if database.execute(_KNOWN, (one.sha256,)).fetchone():
        return DocumentOutcome(one.path, "unchanged")
    told = (one.authority, one.body, one.day)
    stored = insert_document(database, one, rules)
    others = list(_same_meeting(database, stored))
    if not others:
        return DocumentOutcome(one.path, "added", None, *told)
    new = Version(one.location, meeting_of(one.head, one.path)[0])
    found = compare(new, [version for _, version in others])
    for document, version in others:
        if version.location == one.location:
            # The file holds a newer text of the meeting: what it held before is gone there too.
            delete_document(database, document)
    return DocumentOutcome(one.path, found.what, found.reason, *told)


def _same_meeting(database: sqlite3.Connection, stored: Stored) -> Iterator[tuple[int, Version]]:
    if stored.meeting is None:
        return
    rows = database.execute(
        "SELECT id, path, location, head FROM document JOIN content ON document = id"
        " WHERE authority = ? AND meeting = ? AND id != ? ORDER BY id",
        (stored.authority, stored.meeting, stored.id),
    )
    for document, path, location, head in rows.fetchall():
        yield document, Version(location, meeting_of(head, path)[0])
