"""Documents into the tables and out of them again; each function is one step of a transaction."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from casetrack.archive.digest import Digest, passages
from casetrack.archive.plain import joined
from casetrack.authorities import authority_key
from casetrack.codec import from_dict
from casetrack.records import Meeting

__all__ = [
    "Stored",
    "authority_id",
    "delete_document",
    "gather_words",
    "insert_document",
    "mark_pending",
]


class Stored(NamedTuple):
    """The row of a document that tells it from others."""

    id: int
    path: str
    authority: int
    meeting: str | None


def authority_id(database: sqlite3.Connection, name: str | None) -> int:
    """The row of an authority, made where there is none."""
    key = authority_key(name)
    row = database.execute("SELECT id FROM authority WHERE key = ?", (key,)).fetchone()
    if row is None:
        found = database.execute("INSERT INTO authority (key, name) VALUES (?, ?)", (key, name))
        row = (found.lastrowid,)
    return int(row[0])


def mark_pending(database: sqlite3.Connection, authority: int) -> None:
    """Say that an authority's documents changed and its cases are to be linked again."""
    database.execute(
        "INSERT INTO pending (authority, stamp) VALUES (?, 1)"
        " ON CONFLICT (authority) DO UPDATE SET stamp = stamp + 1",
        (authority,),
    )


def insert_document(database: sqlite3.Connection, one: Digest, rules: str) -> Stored:
    """A document with all that was read from it; its authority is to be linked again."""
    authority = authority_id(database, one.authority)
    row = (one.sha256, one.path, one.location, authority, one.body, one.day, one.meeting)
    found = database.execute(
        "INSERT INTO document"
        " (sha256, path, location, authority, body, day, meeting, rules, source, items)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, rules, one.source, len(one.passages)),
    )
    document = int(found.lastrowid or 0)
    database.execute(
        "INSERT INTO content (document, head, whole) VALUES (?, ?, ?)",
        (document, one.head, one.whole),
    )
    ((last,),) = database.execute(_LAST_ITEM)
    first = last + 1
    # Row by row: before a statement of several rows the full-text index would put in order what it
    # has gathered, to be able to take the statement back.
    database.executemany(
        "INSERT INTO item (id, document, place, outcomes) VALUES (?, ?, ?, ?)",
        [(first + at, document, at, outcomes) for at, (*_, outcomes) in enumerate(one.passages)],
    )
    database.executemany(
        "INSERT INTO passage (rowid, title, decided, text) VALUES (?, ?, ?, ?)",
        [(first + at, *each[:3]) for at, each in enumerate(one.passages)],
    )
    mark_pending(database, authority)
    return Stored(document, one.path, authority, one.meeting)


_LAST_ITEM = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'item'"


def gather_words(database: sqlite3.Connection) -> None:
    """Let the full-text index put many documents in order at once, and join its parts seldom.

    Of a transaction that adds many. What is found is the same; an index that joins its parts after
    every megabyte of words, as it does unless told, takes a third longer to fill.
    """
    database.executemany(
        "INSERT INTO passage (passage, rank) VALUES (?, ?)",
        (("hashsize", _WORDS_AT_ONCE), ("automerge", _PARTS_JOINED)),
    )


_WORDS_AT_ONCE = 8_000_000  # bytes
_PARTS_JOINED = 8


def delete_document(database: sqlite3.Connection, document: int) -> None:
    """Take a document and all that was read from it out; its authority is to be linked again."""
    content = database.execute(
        "SELECT head, whole FROM content WHERE document = ?", (document,)
    ).fetchone()
    items = database.execute("SELECT id, place FROM item WHERE document = ?", (document,))
    found = passages(from_dict(Meeting, joined(*content)))
    for item, place in items.fetchall():
        database.execute(
            "INSERT INTO passage (passage, rowid, title, decided, text)"
            " VALUES ('delete', ?, ?, ?, ?)",
            (item, *found[place][:3]),
        )
    (authority,) = database.execute(
        "SELECT authority FROM document WHERE id = ?", (document,)
    ).fetchone()
    for table, column in (("item", "document"), ("content", "document"), ("document", "id")):
        database.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))
    mark_pending(database, authority)
