"""The cases of one authority -> what `stats` tells of them, counted when they are linked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import define, field

from casetrack.archive.plain import Plain
from casetrack.outcomes import EFFECTS, Effect, Outcome, puts_off
from casetrack.records import Case, Entry

__all__ = ["figures"]

_CLOSING = frozenset(one for one in Outcome if EFFECTS[one] is Effect.CLOSES)
_HANDING = frozenset(("referral", "return"))


@define
class _Group:
    """What one body did in one year.

    Attributes:
        spans: of each case it was the first to treat that day, and the day it was decided.
    """

    decisions: int = 0
    deferrals: int = 0
    unknown: int = 0
    spans: list[tuple[date, date | None]] = field(factory=list)


def figures(cases: Iterable[Case]) -> Plain:
    """Plain data: `cases`, `collective`, `open`; `bodies` and `handovers` as rows.

    A row of `bodies` is body, year, decisions, deferrals, unknown, and of the cases that the body
    was the first to treat that year the days it took to decide them, and the days that those not
    decided have been followed. One of `handovers` is year, giver, taker and how many cases.
    """
    groups: dict[tuple[str | None, str | None], _Group] = defaultdict(_Group)
    handovers: Counter[tuple[str | None, str | None, str | None]] = Counter()
    many = collective = matters = 0
    last = date.min
    for case in cases:
        many += 1
        collective += case.collective
        matters += len(case.open)
        for entry in case.entries:
            if entry.date and entry.date > last:
                last = entry.date
        _count(case, groups)
        if case.links:
            handovers.update(_handovers(case))
    return {
        "cases": many,
        "collective": collective,
        "open": matters,
        "bodies": [[*key, *_row(group, last)] for key, group in groups.items()],
        "handovers": [[*key, count] for key, count in handovers.items()],
    }


def _year(entry: Entry) -> str | None:
    return entry.date.isoformat()[:4] if entry.date else None


def _count(case: Case, groups: dict[tuple[str | None, str | None], _Group]) -> None:
    first: tuple[date, Entry] | None = None
    decided: date | None = None
    for entry in case.entries:
        if entry.kind != "decision":
            continue
        group = groups[entry.body, _year(entry)]
        group.decisions += 1
        group.deferrals += puts_off(entry.outcomes)
        group.unknown += entry.outcome is Outcome.UNKNOWN
        if entry.date:  # the entries stand in the order of their days
            first = first or (entry.date, entry)
            if decided is None and entry.outcome in _CLOSING:
                decided = entry.date
    if first is not None and not case.collective:
        day, entry = first
        groups[entry.body, _year(entry)].spans.append((day, decided))


def _row(group: _Group, last: date) -> Iterator[object]:
    yield from (group.decisions, group.deferrals, group.unknown)
    yield sorted((decided - first).days for first, decided in group.spans if decided)
    yield sorted((last - first).days for first, decided in group.spans if not decided)


def _handovers(case: Case) -> Iterator[tuple[str | None, str | None, str | None]]:
    by_id = {entry.id: entry for entry in case.entries}
    for one in case.links:
        if one.kind in _HANDING:
            giver, taker = by_id[one.from_], by_id[one.to]
            yield _year(taker), giver.body, taker.body
