"""Questions to an archive, answered from what linking left ready.

Nothing here loads the records or the reading rules unless an answer must be concluded anew: for a
day before the latest entry, or for a graph.
"""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from casetrack.archive.errors import naming
from casetrack.archive.plain import MATTER_KEYS, Plain, case_of, storable
from casetrack.archive.schema import all_of, among
from casetrack.asked import as_days, as_kind, as_text
from casetrack.listing import ENDS, MANY, near_ids, oldest_first
from casetrack.questions import CaseFilter, OpenFilter

if TYPE_CHECKING:
    import networkx

    from casetrack.records import Case

__all__ = ["KeptMinutes", "as_record", "case_key"]

_IN_ORDER = "ORDER BY authority.key, story.sorted, story.name"


class KeptMinutes:
    """The minutes of an archive; `casetrack.questions.Minutes` tells what they answer.

    Args:
        authorities: rows of the only authorities to ask about; `None` for all.
        keeper: what closes the database when nobody uses it any more.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        path: str,
        authorities: Sequence[int] | None = None,
        keeper: object = None,
    ) -> None:
        self._keeper = keeper
        self._open: tuple[tuple[int, int], list[list[Any]]] | None = None
        self._database = database
        self._path = path
        self._authorities = authorities
        self._only = f" AND {self.only('authority.id')}"

    # Rows, for what asks otherwise: search, figures, export.

    def ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query of the database gives."""
        return list(self.each(query, values))

    def each(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The same one at a time."""
        with naming(self._path):
            # Not `yield from`, which would close what the keeper may have closed.
            for row in self._database.execute(query, values):  # noqa: UP028
                yield row

    def only(self, column: str) -> str:
        """The condition that a column names an authority that is asked about."""
        return among(column, self._authorities)

    # Answers.

    def case(self, wanted: str, *, as_of: date | None, today: date | None) -> Plain:
        """One case; `UnknownCase` names what is near, `AmbiguousCase` the authorities."""
        as_of, today = as_days(as_of=as_of, today=today)
        found = list(self._on(self._named(as_text("number", wanted)), as_of))
        if len(found) == 1:
            return _aged_case(found[0], as_of or today)
        from casetrack.linking.cases import AmbiguousCase, UnknownCase

        if found:
            raise AmbiguousCase(wanted, [case["authority"] for case in found])
        days = [story.first for story in self._named(wanted) if as_of and story.first]
        begins = date.fromisoformat(min(days)) if days else None
        raise UnknownCase(wanted, self.near(wanted, as_of), begins)

    def has(self, wanted: str) -> bool:
        """Whether any authority has a case of that number or id."""
        return bool(self._named(wanted))

    def every(self) -> Iterator[Plain]:
        """All cases, by authority and number, one at a time."""
        return self._on(self._stories("", ()), None)

    def cases(self, wanted: CaseFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """The cases that the filter takes, by authority and number."""
        as_of, today = as_days(as_of=as_of, today=today)
        as_kind("wanted", wanted, CaseFilter)
        found = self._on(self._stories(*_conditions(wanted, as_of)), as_of)
        return [_aged_case(case, as_of or today) for case in found if wanted.takes(case)]

    def open(self, wanted: OpenFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """What was put off or promised and has not come back, oldest first."""
        as_of, today = as_days(as_of=as_of, today=today)
        as_kind("wanted", wanted, OpenFilter)
        day = as_of or today
        with _uncollected():
            matters = self._matters() if as_of is None else self._matters_on(as_of)
            if day is not None:
                _age(matters, day)
            if wanted == OpenFilter():
                return matters
            return [matter for matter in matters if wanted.takes(matter)]

    def missing(self) -> list[Plain]:
        """The meetings that are told of and are not here."""
        rows = self.ask(
            "SELECT missing FROM linked JOIN authority ON authority.id = linked.authority"
            f" WHERE true{self._only} ORDER BY coalesce(authority.name, '')"
        )
        return [row for (text,) in rows for row in json.loads(text)]

    def graph(self, wanted: str | None, *, as_of: date | None) -> networkx.MultiDiGraph[str]:
        """The graph of one case, or of all."""
        from casetrack.casegraph import graph

        (as_of,) = as_days(as_of=as_of)
        if wanted is not None:
            return graph(as_record(self.case(wanted, as_of=as_of, today=None)))
        return graph(map(as_record, self._on(self._stories("", ()), as_of)))

    def bodies(self) -> list[str]:
        """The names of the bodies that meet or are awaited, by the alphabet."""
        met = self.ask(
            "SELECT DISTINCT body FROM document JOIN authority ON authority.id = document.authority"
            f" WHERE true{self._only}"
        )
        told = self.ask(
            "SELECT figures FROM linked JOIN authority ON authority.id = linked.authority"
            f" WHERE true{self._only}"
        )
        names = {body for (body,) in met} | {matter["body"] for matter in self._matters()}
        names |= {row[0] for (figures,) in told for row in json.loads(figures)["bodies"]}
        return sorted(filter(None, names))

    def near(self, wanted: str, day: date | None = None) -> list[str]:
        """As `casetrack.listing.near_ids`; on a day, only cases that had begun."""
        tables = "FROM story JOIN authority ON authority.id = story.authority WHERE true"
        begun, values = "", list[str]()
        if day is not None:
            begun, values = " AND story.first <= ?", [day.isoformat()]
        ((many,),) = self.ask(f"SELECT count(*) {tables}{begun}{self._only}", values)
        alike = ""
        if many > MANY:
            alike = f" AND (substr(story.name, 1, {ENDS}) = ? OR substr(story.name, -{ENDS}) = ?)"
            values += map(storable, (wanted[:ENDS], wanted[-ENDS:]))
        rows = self.ask(
            f"SELECT story.name {tables}{begun}{alike}{self._only} {_IN_ORDER} LIMIT {MANY}", values
        )
        return near_ids(wanted, [name for (name,) in rows])

    # Cases.

    def _named(self, wanted: str) -> list[_Story]:
        """The cases of a number in any spelling."""
        return list(self._stories(_OF_KEY, (case_key(self, wanted),)))

    def _stories(self, condition: str, values: Sequence[object]) -> Iterator[_Story]:
        rows = self.each(
            "SELECT story.first, story.last, story.data FROM story"
            " JOIN authority ON authority.id = story.authority"
            f" WHERE true{condition}{self._only} {_IN_ORDER}",
            values,
        )
        return (_Story(*row) for row in rows)

    def _on(self, stories: Iterable[_Story], day: date | None) -> Iterator[Plain]:
        """These cases as they stood on a day, without those that had not begun."""
        with naming(self._path):
            for story in stories:
                yield from _on(story, day)

    def _matters(self) -> list[Plain]:
        """What is open now, in new records; its values are kept until the archive changes."""
        ((state,),) = self.ask("PRAGMA data_version")
        mark = (state, self._database.total_changes)
        if self._open is None or self._open[0] != mark:
            self._open = mark, self._open_values()
        return _matters_of()(self._open[1])

    def _open_values(self) -> list[list[Any]]:
        # One long text is read in half the time of many short ones.
        query = f"SELECT group_concat(data) FROM matter WHERE {self.only('authority')}"
        ((text,),) = self.ask(query)
        with naming(self._path):
            values: list[list[Any]] = json.loads(f"[{text or ''}]")
        try:
            values.sort(key=itemgetter(*_ORDER))
        except TypeError:  # of some no day or no authority is known
            values.sort(key=lambda one: oldest_first(*[one[at] for at in _ORDER]))
        return values

    def _matters_on(self, day: date) -> list[Plain]:
        from casetrack.archive.linking import open_rows

        stories = self._stories(" AND story.first <= ?", (day.isoformat(),))
        cases = map(as_record, self._on(stories, day))
        matters = [matter for case in cases for matter in open_rows(case)]
        return sorted(matters, key=lambda one: oldest_first(*[one[key] for key in _ORDERING]))


def case_key(minutes: KeptMinutes, wanted: str) -> str:
    """What a number or id in any spelling is compared by.

    Most are asked for in a spelling that is known, and then no number need be understood.
    """
    wanted = storable(wanted)
    for query in _KNOWN:
        for (key,) in minutes.ask(query, (wanted,)):
            return str(key)
    from casetrack.linking.identity import asked_key

    return asked_key(wanted)


class _Story(NamedTuple):
    first: str | None
    last: str | None
    data: bytes


_KNOWN = (
    "SELECT key FROM name WHERE printed = ? LIMIT 1",
    "SELECT key FROM name WHERE key = ? LIMIT 1",
)
_OF_KEY = " AND story.id IN (SELECT story FROM name WHERE key = ?)"


def _conditions(wanted: CaseFilter, as_of: date | None) -> tuple[str, list[object]]:
    """What the tables can tell of a filter before a case is looked at."""
    return all_of(
        (
            ("story.collective = ?", wanted.collective),
            ("story.status = ?", wanted.status if as_of is None else None),
            ("story.last >= ?", wanted.since),
            ("story.first <= ?", wanted.until),
        )
    )


@cache
def _matters_of() -> Callable[[list[list[Any]]], list[Plain]]:
    """What makes new records of lists of values; to name each key is faster than to pair them."""
    pairs = ", ".join([f"{key!r}: {key}" for key in MATTER_KEYS])
    scope: dict[str, Any] = {}
    exec(f"def made(rows): return [{{{pairs}}} for {', '.join(MATTER_KEYS)} in rows]", scope)
    made: Callable[[list[list[Any]]], list[Plain]] = scope["made"]
    return made


# A case on a day.


def _on(story: _Story, day: date | None) -> Iterator[Plain]:
    """A case as it stood on a day; nothing where it had not begun."""
    told: Plain = case_of(story.data)
    if day is None:
        yield told
        return
    entries = [entry["date"] for entry in told["entries"]]
    if all(date and date <= day.isoformat() for date in entries):
        yield told | {"as_of": day.isoformat()}
    elif any(date and date <= day.isoformat() for date in entries):
        from casetrack.codec import to_dict
        from casetrack.linking.timeline import on

        yield to_dict(on(as_record(told), day))


def as_record(told: Plain) -> Case:
    """A case out of plain data."""
    from casetrack.codec import from_dict
    from casetrack.records import Case

    return from_dict(Case, told)


def _aged_case(told: Plain, day: date | None) -> Plain:
    if day is not None:
        _age(told["open"], day)
    return told


def _age(matters: Iterable[Plain], day: date) -> None:
    """As `casetrack.linking.timeline.aged`, on plain data."""
    printed, number = day.isoformat(), day.toordinal()
    ages: dict[str, int | None] = {}
    for matter in matters:
        since, due = matter["since"], matter["due"]
        if since is not None:
            if since not in ages:
                days = number - date.fromisoformat(since).toordinal()
                ages[since] = days if days >= 0 else None
            matter["days_open"] = ages[since]
        matter["overdue"] = due < printed if due is not None else None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: among ten thousand new records there is none, and it takes as
    long as making them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


_ORDERING = ("since", "authority", "case", "id")
_ORDER = [*map(MATTER_KEYS.index, _ORDERING)]
