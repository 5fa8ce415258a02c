"""Whether an archive is whole: every document complete, every table in step with the others."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator

from casetrack.archive.plain import Plain, case_of, joined
from casetrack.codec import from_dict
from casetrack.records import Case, Meeting

__all__ = ["verify"]

_STEPS: tuple[tuple[str, str], ...] = (
    (
        "a document without its text or records",
        "SELECT path FROM document LEFT JOIN content ON document = id WHERE document IS NULL",
    ),
    (
        "a text that belongs to no document",
        "SELECT document FROM content WHERE document NOT IN (SELECT id FROM document)",
    ),
    (
        "a document that lacks some of its items",
        "SELECT path FROM document WHERE items !="
        " (SELECT count(*) FROM item WHERE item.document = document.id)",
    ),
    (
        "an item that belongs to no document",
        "SELECT id FROM item WHERE document NOT IN (SELECT id FROM document)",
    ),
    (
        "an item that full-text search does not know",
        "SELECT id FROM item WHERE id NOT IN (SELECT id FROM passage_docsize)",
    ),
    (
        "words of an item that is not here",
        "SELECT id FROM passage_docsize WHERE id NOT IN (SELECT id FROM item)",
    ),
    (
        "a case whose authority has no documents",
        "SELECT name FROM story WHERE authority NOT IN (SELECT authority FROM document)"
        " AND authority NOT IN (SELECT authority FROM pending)",
    ),
    (
        "an authority whose cases were never linked",
        "SELECT name FROM authority WHERE id IN (SELECT authority FROM document)"
        " AND id NOT IN (SELECT authority FROM linked)"
        " AND id NOT IN (SELECT authority FROM pending)",
    ),
)
_COUNTED = (
    "SELECT name, figures, (SELECT count(*) FROM story WHERE story.authority = linked.authority)"
    " FROM linked JOIN authority ON authority.id = linked.authority"
)
_UNREADABLE = (zlib.error, ValueError, LookupError, TypeError)
_SHOWN = 20  # of each kind of fault


def verify(database: sqlite3.Connection) -> list[Plain]:
    """What is wrong with an archive, as rows of `what` and `where`; nothing when it is whole.

    Documents added and not yet linked are no fault: the next `add` links them.
    """
    faults = list(_file(database))
    if not faults:  # else the other questions may fail or lie
        for look in (_tables, _documents, _stories, _figures):
            faults += look(database)
    return [{"what": what, "where": str(where)} for what, where in faults]


def _file(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    for (said,) in database.execute(f"PRAGMA integrity_check({_SHOWN})"):
        if said != "ok":
            yield "a damaged database file", said


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    for what, query in _STEPS:
        for (where,) in database.execute(f"{query} LIMIT {_SHOWN}"):
            yield what, where


def _documents(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    query = "SELECT path, items, head, whole FROM document JOIN content ON document = id"
    for path, items, head, whole in database.execute(query):
        try:
            meeting = from_dict(Meeting, joined(head, whole))
        except _UNREADABLE as error:
            yield f"a document whose records cannot be read ({error})", path
            continue
        if len(meeting.items) != items:
            yield "a document that lacks some of its items", path


def _figures(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    for name, figures, cases in database.execute(_COUNTED):
        try:
            counted = json.loads(figures)["cases"]
        except (ValueError, KeyError, TypeError):
            counted = None
        if counted != cases:
            yield "an authority whose figures are of other cases", name


def _stories(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    query = (
        "SELECT name, data, (SELECT count(*) FROM matter WHERE matter.authority = story.authority"
        " AND matter.story = story.id) FROM story"
    )
    for name, data, matters in database.execute(query):
        try:
            case = from_dict(Case, case_of(data))
        except _UNREADABLE as error:
            yield f"a case that cannot be read ({error})", name
            continue
        if len(case.open) != matters:
            yield "a case out of step with what it leaves open", name
