"""The documents of one authority -> its cases as they are kept, ready to answer with.

Cases never reach beyond an authority, so authorities are linked one by one, in any process. Only
what has changed since is given back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casetrack.archive.digest import meeting_of
from casetrack.archive.moves import Move, moves
from casetrack.archive.plain import LAST_DAY, MATTER_KEYS, Plain, case_of, packed, to_json
from casetrack.archive.rows import to_row
from casetrack.archive.schema import connect
from casetrack.archive.store import body_id
from casetrack.codec import to_dict
from casetrack.linking.cases import Cases, link
from casetrack.linking.citations import Citation
from casetrack.linking.documents import source_ref
from casetrack.linking.identity import number_key, parsed_number
from casetrack.outcomes import EFFECTS, Effect, Outcome
from casetrack.records import Case, Entry, Meeting, SourceRef

__all__ = ["Linked", "StoryRow", "link_authority", "open_rows", "write_linked"]


Spot = tuple[int, int]
"""An item: the row of its document, and its place there."""


class StoryRow(NamedTuple):
    """One case as it goes into the tables.

    Attributes:
        story: its row, which it keeps; `None` for a new case.
        names: everything it can be asked for by: the form for comparing, and as printed where that
            is another.
        decided: day of the first decision that closes it.
        entries: day, body, kind and outcome of each.
        matters: since, due and the whole of what is open.
        handovers: day, giver and taker.
        items: the document and place of each of its items.
    """

    story: int | None
    name: str
    sorted: str
    collective: bool
    status: str
    first: str | None
    last: str | None
    decided: str | None
    data: bytes
    names: tuple[tuple[str, str | None], ...]
    entries: tuple[tuple[str | None, str | None, str, str | None], ...]
    matters: tuple[tuple[str | None, str | None, str], ...]
    handovers: tuple[tuple[str | None, str | None, str | None], ...]
    items: tuple[Spot, ...]


class Linked(NamedTuple):
    """What linking an authority's documents anew has changed.

    Attributes:
        stamp: of the documents that were linked; another one means that they changed meanwhile.
        missing: the meetings told of and not here, as JSON.
        rows: cases that are new or changed.
        gone: rows of cases that are no more.
        items: the case's row, document and place of items that changed hands, though the case did
            not change; no row for an item that is of no case, as in a version that was replaced.
    """

    authority: int
    stamp: int
    missing: str
    rows: list[StoryRow]
    gone: list[int]
    items: list[tuple[int | None, int, int]]
    moves: list[Move]

    @property
    def fresh(self) -> int:
        """How many cases are here for the first time."""
        return sum(row.story is None for row in self.rows)


def link_authority(path: str, authority: int) -> Linked | None:
    """Link an authority's documents; `None` where nothing is pending."""
    database = connect(path, write=False)
    try:
        database.execute("BEGIN")  # all that follows is of one moment
        row = database.execute(
            "SELECT stamp FROM pending WHERE authority = ?", (authority,)
        ).fetchone()
        if row is None:
            return None
        documents = _documents(database, authority)
        before = _before(database, authority)
    finally:
        database.close()
    return _changes(authority, row[0], documents, before)


class _Before(NamedTuple):
    """What linking gave before: the row and data of each case by its id, the case of each item."""

    stories: dict[str, tuple[int, bytes]]
    items: dict[Spot, int]


def _before(database: sqlite3.Connection, authority: int) -> _Before:
    stories = database.execute("SELECT name, id, data FROM story WHERE authority = ?", (authority,))
    items = database.execute(
        "SELECT document, place, story FROM item JOIN document ON document.id = document"
        " WHERE authority = ? AND story IS NOT NULL",
        (authority,),
    )
    return _Before(
        {name: (story, data) for name, story, data in stories},
        {(document, place): story for document, place, story in items},
    )


class _Documents(NamedTuple):
    """The meetings of an authority, what they tell of earlier ones, and where each item is kept."""

    meetings: list[Meeting]
    told: dict[int, Sequence[tuple[Citation, ...]]]
    spots: dict[SourceRef, Spot]


def _documents(database: sqlite3.Connection, authority: int) -> _Documents:
    rows = database.execute(
        "SELECT id, path, head FROM document JOIN content ON document = id"
        " WHERE authority = ? ORDER BY id",
        (authority,),
    )
    found = _Documents([], {}, {})
    for document, path, head in rows:
        meeting, told = meeting_of(head, path)
        found.meetings.append(meeting)
        # By identity: comparing whole meetings would cost more than linking them. The source of a
        # meeting stays the same where linking gives it the body of its other pages.
        found.told[id(meeting.source)] = told
        for place, item in enumerate(meeting.items):
            found.spots[source_ref(meeting, item.lines)] = document, place
    return found


def _changes(authority: int, stamp: int, documents: _Documents, before: _Before) -> Linked:
    cases = link(documents.meetings, told=lambda meeting: documents.told[id(meeting.source)])
    missing = to_json([to_dict(one) for one in cases.missing()])
    linked = Linked(authority, stamp, missing, [], [], [], [])
    gone, loose = dict(before.stories), dict(before.items)
    for at, case in enumerate(cases):
        data = packed(to_json(to_row(case)))
        story, old = gone.pop(case.id, (None, None))
        items = tuple(spot for one in cases.printed(at) if (spot := documents.spots.get(one)))
        same = data == old
        if not same:
            linked.rows.append(_story_row(story, case, cases.names(at), data, items))
        if not same and before.stories:
            linked.moves.extend(moves(case_of(old) if old else None, to_dict(case)))
        for item in items:
            if loose.pop(item, None) != story and same:
                linked.items.append((story, *item))
    linked.gone.extend(story for story, _ in gone.values())
    linked.items.extend((None, *item) for item in loose)
    return linked


# One case.


def _story_row(
    story: int | None, case: Case, names: Iterable[str], data: bytes, items: tuple[Spot, ...]
) -> StoryRow:
    days = [entry.date for entry in case.entries if entry.date]
    return StoryRow(
        story=story,
        name=case.id,
        sorted=_sorting(case),
        collective=case.collective,
        status=case.status.value,
        first=_iso(min(days, default=None)),
        last=_iso(max(days, default=None)),
        decided=_iso(_decided(case.entries)),
        data=data,
        names=tuple(dict.fromkeys(map(_name, names))),
        entries=tuple(
            (_iso(entry.date), entry.body, entry.kind, entry.outcome and entry.outcome.value)
            for entry in case.entries
        ),
        matters=tuple(
            (matter["since"], matter["due"], to_json([matter[key] for key in MATTER_KEYS]))
            for matter in open_rows(case)
        ),
        handovers=tuple(_handovers(case)),
        items=items,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _name(printed: str) -> tuple[str, str | None]:
    key = number_key(printed)
    return key, None if printed == key else printed


def _sorting(case: Case) -> str:
    """The order of `Cases` as a text: by year and serial number, those without a number last."""
    number = parsed_number(case.case_number or "")
    if number is None:
        return f"2{case.id}"
    return f"1{number.year or 0:04}{number.serial:012}{number.key}"


_CLOSING = frozenset(one for one in Outcome if EFFECTS[one] is Effect.CLOSES)


def _decided(entries: Sequence[Entry]) -> date | None:
    days = (entry.date for entry in entries if entry.outcome in _CLOSING and entry.date)
    return min(days, default=None)


def open_rows(case: Case) -> Iterator[Plain]:
    """What is open in one case, as plain data; most have nothing."""
    if not case.open:
        return
    for row in map(to_dict, Cases((case,)).open()):
        yield row | row.pop("matter")


_HANDING = frozenset(("referral", "return"))


def _handovers(case: Case) -> Iterator[tuple[str | None, str | None, str | None]]:
    by_id = {entry.id: entry for entry in case.entries} if case.links else {}
    for one in case.links:
        if one.kind in _HANDING:
            giver, taker = by_id[one.from_], by_id[one.to]
            yield _iso(taker.date), giver.body, taker.body


# Into the tables.


def write_linked(database: sqlite3.Connection, linked: Linked) -> bool:
    """Put what linking gave into the tables, unless the documents changed meanwhile.

    One step of a transaction; `False` where they did, and the authority is still pending, or
    another process has linked it.
    """
    now = database.execute(
        "SELECT stamp FROM pending WHERE authority = ?", (linked.authority,)
    ).fetchone()
    if now is None or now[0] != linked.stamp:
        return False
    for story in linked.gone:
        _clear(database, linked.authority, story)
        database.execute("UPDATE item SET story = NULL WHERE story = ?", (story,))
        database.execute("DELETE FROM story WHERE id = ?", (story,))
    for row in linked.rows:
        _put_story(database, linked.authority, row)
    database.executemany(_OF_ITEM, linked.items)
    database.execute(
        "INSERT OR REPLACE INTO linked (authority, missing) VALUES (?, ?)",
        (linked.authority, linked.missing),
    )
    database.execute("DELETE FROM pending WHERE authority = ?", (linked.authority,))
    return True


_OF_ITEM = "UPDATE item SET story = ? WHERE document = ? AND place = ?"
_OF_STORY = ("name", "entry", "handover")


def _clear(database: sqlite3.Connection, authority: int, story: int) -> None:
    """Take out all that was told of a case but its own row."""
    for table in _OF_STORY:
        database.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
    database.execute("DELETE FROM matter WHERE authority = ? AND story = ?", (authority, story))


def _put_story(database: sqlite3.Connection, authority: int, row: StoryRow) -> None:
    if row.story is not None:
        _clear(database, authority, row.story)
    found = database.execute(
        "INSERT OR REPLACE INTO story"
        " (id, name, sorted, collective, status, first, last, decided, data, authority)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row[:9], authority),
    )
    story = found.lastrowid
    database.executemany(
        "INSERT INTO name (key, printed, story) VALUES (?, ?, ?)",
        [(*name, story) for name in row.names],
    )
    database.executemany(
        "INSERT INTO entry (story, place, day, body, kind, outcome) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (story, place, day, body_id(database, body), kind, outcome)
            for place, (day, body, kind, outcome) in enumerate(row.entries)
        ],
    )
    database.executemany(
        "INSERT INTO matter (authority, story, place, since, due, data) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (authority, story, place, since or LAST_DAY, due, data)
            for place, (since, due, data) in enumerate(row.matters)
        ],
    )
    database.executemany(
        "INSERT INTO handover (story, place, day, giver, taker) VALUES (?, ?, ?, ?, ?)",
        [
            (story, place, day, body_id(database, giver), body_id(database, taker))
            for place, (day, giver, taker) in enumerate(row.handovers)
        ],
    )
    database.executemany(
        _OF_ITEM,
        [(story, *item) for item in row.items],
    )
