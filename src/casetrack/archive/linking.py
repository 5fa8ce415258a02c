"""The documents of one authority -> its cases as they are kept, ready to answer with.

Cases never reach beyond an authority, so authorities are linked one by one, in any process. Only
what has changed since is given back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from casetrack.archive.digest import meeting_of
from casetrack.archive.figures import figures
from casetrack.archive.moves import Move, moves
from casetrack.archive.plain import MATTER_KEYS, Plain, case_of, packed, to_json
from casetrack.archive.rows import to_row
from casetrack.archive.schema import connect
from casetrack.codec import to_dict
from casetrack.linking.cases import Cases, link
from casetrack.linking.citations import Citation
from casetrack.linking.documents import source_ref
from casetrack.linking.identity import number_key, parsed_number
from casetrack.listing import LAST_DAY
from casetrack.records import Case, Lines, Meeting

__all__ = ["Linked", "StoryRow", "link_authority", "open_rows", "write_linked"]


Spot = tuple[int, int]
"""An item: the row of its document, and its place there."""


class StoryRow(NamedTuple):
    """One case as it goes into the tables.

    Attributes:
        story: its row, which it keeps; `None` for a new case.
        names: everything it can be asked for by: the form for comparing, and as printed where that
            is another.
        matters: since, due and the whole of what is open.
        items: the document and place of each of its items.
    """

    story: int | None
    name: str
    sorted: str
    collective: bool
    status: str
    first: str | None
    last: str | None
    data: bytes
    names: tuple[tuple[str, str | None], ...]
    matters: tuple[tuple[str | None, str | None, str], ...]
    items: tuple[Spot, ...]


class Linked(NamedTuple):
    """What linking an authority's documents anew has changed.

    Attributes:
        stamp: of the documents that were linked; another one means that they changed meanwhile.
        missing: the meetings told of and not here, as JSON.
        figures: what `stats` tells of its cases, as JSON.
        rows: cases that are new or changed.
        fresh: how many cases are here for the first time.
        gone: rows of cases that are no more.
        items: the case's row, document and place of items that changed hands, though the case did
            not change; no row for an item that is of no case, as in a version that was replaced.
    """

    authority: int
    stamp: int
    missing: str
    figures: str
    rows: list[StoryRow]
    gone: list[int]
    items: list[tuple[int | None, int, int]]
    moves: list[Move]
    fresh: int


def link_authority(path: str, authority: int) -> Linked | None:
    """Link an authority's documents; `None` where nothing is pending."""
    database = connect(path, write=False)
    try:
        database.execute("BEGIN")  # all that follows is of one moment
        stamp = _stamp(database, authority)
        if stamp is None:
            return None
        documents = _documents(database, authority)
        before = _before(database, authority)
    finally:
        database.close()
    return _changes(authority, stamp, documents, before)


def _stamp(database: sqlite3.Connection, authority: int) -> int | None:
    query = "SELECT max(stamp) FROM pending WHERE authority = ?"
    ((stamp,),) = database.execute(query, (authority,))
    return None if stamp is None else int(stamp)


Story = tuple[int, bytes]
"""The row of a case that is kept, and its data."""


class _Before(NamedTuple):
    """What linking gave before: the row and data of each case by its id, the case of each item."""

    stories: dict[str, Story]
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
    spots: dict[tuple[str, Lines], Spot]


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
        name = source_ref(meeting, (0, 0)).path
        for place, item in enumerate(meeting.items):
            found.spots[name, item.lines] = document, place
    return found


_NEW: tuple[None, None] = (None, None)


def _changes(authority: int, stamp: int, documents: _Documents, before: _Before) -> Linked:
    cases = link(documents.meetings, told=lambda meeting: documents.told[id(meeting.source)])
    missing = to_json([to_dict(one) for one in cases.missing()])
    counted = to_json(figures(cases))
    linked = Linked(authority, stamp, missing, counted, [], [], [], [], 0)
    known, loose, fresh = _known(cases, before.stories), dict(before.items), 0
    kept = dict(before.stories.values())
    for at, case in enumerate(cases):
        data = packed(to_json(to_row(case)))
        story, old = known.get(at, _NEW)
        found = [documents.spots.get((one.path, one.lines)) for one in cases.printed(at)]
        items = tuple([spot for spot in found if spot])
        if data != old:
            linked.rows.append(_story_row(story, case, cases.names(at), data, items))
            was = _was(story, items, before, kept)
            fresh += not was
            if before.stories:
                linked.moves.extend(moves(was, to_dict(case)))
        for item in items:
            if loose.pop(item, None) != story and data == old:
                linked.items.append((story, *item))
    here = {story for story, _ in known.values()}
    linked.gone.extend(story for story, _ in before.stories.values() if story not in here)
    linked.items.extend((None, *item) for item in loose)
    return linked._replace(fresh=fresh)


def _was(
    story: int | None, items: Iterable[Spot], before: _Before, data: dict[int, bytes]
) -> list[Plain]:
    """The cases that a case was before, its own row first: several where they were joined."""
    held = {before.items[item] for item in items if item in before.items} - {story}
    own = [] if story is None else [story]
    return [case_of(data[row]) for row in (*own, *sorted(held))]


def _known(cases: Cases, stories: dict[str, Story]) -> dict[int, Story]:
    """The cases that were here before, by their place: by their ids, else by any of their names.

    The id is the number as the earliest document prints it, and that one may be new.
    """
    gone = dict(stories)
    known = {at: gone.pop(case.id) for at, case in enumerate(cases) if case.id in gone}
    if not gone or len(known) == len(cases):
        return known
    named: dict[str, str] = {}
    for known_as, (_, data) in gone.items():
        keys = map(number_key, (known_as, *case_of(data)["other_numbers"]))
        named |= dict.fromkeys(keys, known_as)
    for at in range(len(cases)):
        if at not in known:
            names = [named.get(key) for key in map(number_key, cases.names(at))]
            name = next((name for name in names if name in gone), None)
            if name is not None:
                known[at] = gone.pop(name)
    return known


# One case.


def _story_row(
    story: int | None, case: Case, names: Iterable[str], data: bytes, items: tuple[Spot, ...]
) -> StoryRow:
    days = [entry.date for entry in case.entries if entry.date]
    first, last = (min(days).isoformat(), max(days).isoformat()) if days else (None, None)
    return StoryRow(
        story=story,
        name=case.id,
        sorted=_sorting(case),
        collective=case.collective,
        status=case.status._value_,
        first=first,
        last=last,
        data=data,
        names=tuple(dict.fromkeys(map(_name, names))),
        matters=tuple(
            (matter["since"], matter["due"], to_json([matter[key] for key in MATTER_KEYS]))
            for matter in open_rows(case)
        ),
        items=items,
    )


def _name(printed: str) -> tuple[str, str | None]:
    key = number_key(printed)
    return key, None if printed == key else printed


def _sorting(case: Case) -> str:
    """The order of `Cases` as a text: by year and serial number, those without a number last."""
    number = parsed_number(case.case_number or "")
    if number is None:
        return f"2{case.id}"
    return f"1{number.year or 0:04}{number.serial:012}{number.key}"


def open_rows(case: Case) -> Iterator[Plain]:
    """What is open in one case, as plain data; most have nothing."""
    if case.open:
        yield from map(to_dict, Cases((case,)).open())


# Into the tables.


def write_linked(database: sqlite3.Connection, linked: Linked) -> bool:
    """Put what linking gave into the tables, unless the documents changed meanwhile.

    One step of a transaction; `False` where they did, and the authority is still pending, or
    another process has linked it.
    """
    if _stamp(database, linked.authority) != linked.stamp:
        return False
    changed = [row.story for row in linked.rows if row.story is not None]
    _clear(database, linked.authority, [*linked.gone, *changed])
    gone = [(story,) for story in linked.gone]
    database.executemany("UPDATE item SET story = NULL WHERE story = ?", gone)
    database.executemany("DELETE FROM story WHERE id = ?", gone)
    _put_stories(database, linked.authority, linked.rows)
    database.executemany(_OF_ITEM, linked.items)
    database.execute(
        "INSERT OR REPLACE INTO linked (authority, missing, figures) VALUES (?, ?, ?)",
        (linked.authority, linked.missing, linked.figures),
    )
    database.execute("DELETE FROM pending WHERE authority = ?", (linked.authority,))
    return True


_OF_ITEM = "UPDATE item SET story = ? WHERE document = ? AND place = ?"


def _clear(database: sqlite3.Connection, authority: int, stories: Sequence[int]) -> None:
    """Take out all that was told of cases but their own rows."""
    database.executemany("DELETE FROM name WHERE story = ?", [(story,) for story in stories])
    database.executemany(
        "DELETE FROM matter WHERE authority = ? AND story = ?",
        [(authority, story) for story in stories],
    )


def _put_stories(database: sqlite3.Connection, authority: int, rows: Sequence[StoryRow]) -> None:
    """Cases that are new or changed, table by table: one statement for many rows is the fastest."""
    ((last,),) = database.execute("SELECT coalesce(max(id), 0) FROM story")
    fresh = count(last + 1)
    put = [(next(fresh) if row.story is None else row.story, row) for row in rows]
    database.executemany(
        "INSERT OR REPLACE INTO story"
        " (id, name, sorted, collective, status, first, last, data, authority)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((story, *row[1:8], authority) for story, row in put),
    )
    database.executemany(
        "INSERT INTO name (key, printed, story) VALUES (?, ?, ?)",
        ((*name, story) for story, row in put for name in row.names),
    )
    database.executemany(
        "INSERT INTO matter (authority, story, place, since, due, data) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (authority, story, place, since or LAST_DAY, due, data)
            for story, row in put
            for place, (since, due, data) in enumerate(row.matters)
        ),
    )
    database.executemany(_OF_ITEM, ((story, *item) for story, row in put for item in row.items))
