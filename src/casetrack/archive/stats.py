"""Figures of an archive: how much is in it, and how bodies work through their cases."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from casetrack.archive.errors import naming
from casetrack.archive.plain import Plain

__all__ = ["stats"]

_PUT_OFF = ("deferred", "not_treated", "taken_off_agenda", "to_be_presented_again")


def stats(
    database: sqlite3.Connection, path: str, authorities: Sequence[int] | None = None
) -> Plain:
    """How much is in the archive, and for each body and year what it did.

    `bodies` has a row for each authority, body and year: `decisions`, `deferrals`, `unknown`;
    `first_treated`, how many cases the body was the first to treat that year, and of these
    `decided` and `still_open`; `median_days` from first treatment to decision, `null` where fewer
    than half are decided. A case still open counts as open for as long as the archive has followed
    its authority (Kaplan-Meier), so a year's median does not look short because its slow cases are
    missing. `handovers` counts which body passed cases to which in a year. `cases` counts what the
    list of cases has, and of these `collective` are collective numbers, which no body is said to
    have been the first to treat.
    """
    only = _Only(authorities)
    with naming(path):
        totals = _totals(database, only)
        bodies = _rows(database, _work(database, only), _spans(database, only))
        handovers = database.execute(_HANDOVERS.format(only.of("story"))).fetchall()
    decisions, unknown = (sum(row[key] for row in bodies) for key in ("decisions", "unknown"))
    shares = {
        "decisions": decisions,
        "unknown": unknown,
        "unknown_share": round(unknown / decisions, 4) if decisions else None,
    }
    given = [dict(zip(_HANDOVER, row, strict=True)) for row in handovers]
    return totals | shares | {"bodies": bodies, "handovers": given}


_HANDOVERS = (
    "SELECT authority.name, substr(day, 1, 4), giver.name, taker.name, count(*) FROM handover"
    " JOIN story ON story.id = handover.story JOIN authority ON authority.id = story.authority"
    " LEFT JOIN body AS giver ON giver.id = giver LEFT JOIN body AS taker ON taker.id = taker"
    " WHERE {} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 5 DESC, 3, 4"
)
_HANDOVER = ("authority", "year", "from", "to", "cases")


class _Only(NamedTuple):
    """A filter by authority, as a condition."""

    authorities: Sequence[int] | None

    def of(self, table: str) -> str:
        if self.authorities is None:
            return "true"
        return f"{table}.authority IN ({', '.join(map(str, self.authorities))})"


def _totals(database: sqlite3.Connection, only: _Only) -> Plain:
    def one(query: str) -> Any:
        return database.execute(query).fetchone()

    documents, items = one(
        f"SELECT count(*), coalesce(sum(items), 0) FROM document WHERE {only.of('document')}"
    )
    (meetings,) = one(
        "SELECT count(*) FROM (SELECT DISTINCT authority, meeting FROM document"
        f" WHERE meeting IS NOT NULL AND {only.of('document')})"
    )
    cases, collective = one(
        f"SELECT count(*), coalesce(sum(collective), 0) FROM story WHERE {only.of('story')}"
    )
    (matters,) = one(f"SELECT count(*) FROM matter WHERE {only.of('matter')}")
    return {
        "documents": documents,
        "meetings": meetings,
        "items": items,
        "cases": cases,
        "collective": collective,
        "open": matters,
    }


Group = tuple[int, int | None, str | None]
"""The rows of an authority and a body, and the year; `None` where it is not known."""


def _work(database: sqlite3.Connection, only: _Only) -> dict[Group, Plain]:
    put_off = ", ".join(f"'{outcome}'" for outcome in _PUT_OFF)
    rows = database.execute(
        "SELECT story.authority, entry.body, substr(day, 1, 4), count(*),"
        f" sum(outcome IN ({put_off})), sum(outcome = 'unknown')"
        " FROM entry JOIN story ON story.id = entry.story"
        f" WHERE kind = 'decision' AND {only.of('story')} GROUP BY 1, 2, 3"
    )
    return {
        (authority, body, year): dict(zip(_WORK, counts, strict=True))
        for authority, body, year, *counts in rows
    }


_WORK = ("decisions", "deferrals", "unknown")


class _Span(NamedTuple):
    """How long a case took, or has taken so far."""

    days: int
    decided: bool


def _spans(database: sqlite3.Connection, only: _Only) -> dict[Group, list[_Span]]:
    """Of each case the days from its first treatment to its decision, or to the last known day."""
    followed_to = dict(database.execute("SELECT authority, max(last) FROM story GROUP BY 1"))
    rows = database.execute(
        # SQLite takes the other columns from the row that has the least day.
        "SELECT story.authority, entry.body, min(entry.day), story.decided"
        " FROM entry JOIN story ON story.id = entry.story"
        f" WHERE kind = 'decision' AND day IS NOT NULL AND NOT collective AND {only.of('story')}"
        " GROUP BY entry.story"
    )
    spans: dict[Group, list[_Span]] = defaultdict(list)
    for authority, body, first, decided in rows:
        days = _number(decided or followed_to[authority]) - _number(first)
        spans[authority, body, first[:4]].append(_Span(days, decided is not None))
    return spans


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    """A day as a number; a country met on some thousand days."""
    return date.fromisoformat(day).toordinal()


def _rows(
    database: sqlite3.Connection, work: dict[Group, Plain], spans: dict[Group, list[_Span]]
) -> list[Plain]:
    authorities = dict(database.execute("SELECT id, name FROM authority"))
    bodies = dict(database.execute("SELECT id, name FROM body"))
    rows = [
        {
            "authority": authorities[group[0]],
            "body": bodies.get(group[1]),
            "year": group[2],
            **work.get(group, dict.fromkeys(_WORK, 0)),
            "first_treated": len(spans.get(group, ())),
            "decided": sum(span.decided for span in spans.get(group, ())),
            "still_open": sum(not span.decided for span in spans.get(group, ())),
            "median_days": _median(spans.get(group, ())),
        }
        for group in {**work, **spans}
    ]
    return sorted(rows, key=lambda row: [row[key] or "" for key in ("authority", "body", "year")])


def _median(spans: Iterable[_Span]) -> int | None:
    """The day by which half of the cases were decided, by Kaplan and Meier (1958).

    At each day on which some were decided, the share still open shrinks by their share of those
    that were still followed then.
    """
    spans = list(spans)
    decided = Counter(span.days for span in spans if span.decided)
    left = Counter(span.days for span in spans)
    followed = len(spans)
    share = 1.0
    for days in sorted(left):
        if decided[days]:
            share *= 1 - decided[days] / followed
            if share <= 0.5:
                return days
        followed -= left[days]
    return None
