"""Figures of an archive: how much is in it, and how bodies work through their cases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, starmap

from casetrack.archive.asking import KeptMinutes
from casetrack.listing import Plain

__all__ = ["stats"]


def stats(minutes: KeptMinutes) -> Plain:
    """How much is in the archive, and for each body and year what it did.

    `bodies` has a row for each authority, body and year: `decisions`, `deferrals`, `unknown`;
    `first_treated`, how many cases the body was the first to treat that year, and of these
    `decided` and `not_decided`; `median_days` from first treatment to decision, `null` where fewer
    than half are decided. A decided case can have left something open, which `open` counts. A case
    not decided counts as such for as long as the archive has followed its authority (Kaplan-Meier),
    so a year's median does not look short because its slow cases are missing. `handovers` counts
    which body passed cases to which in a year. `cases` counts what the list of cases has, and of
    these `collective` are collective numbers, which no body is said to have been the first to
    treat.
    """
    figures = _figures(minutes)
    bodies = sorted(
        chain.from_iterable(starmap(_rows, figures)),
        key=lambda row: [row[key] or "" for key in ("authority", "body", "year")],
    )
    handovers = chain.from_iterable(starmap(_handovers, figures))
    decisions, unknown = (sum(row[key] for row in bodies) for key in ("decisions", "unknown"))
    return {
        **_documents(minutes),
        **{key: sum(each[key] for _, each in figures) for key in ("cases", "collective", "open")},
        "decisions": decisions,
        "unknown": unknown,
        "unknown_share": round(unknown / decisions, 4) if decisions else None,
        "bodies": bodies,
        "handovers": sorted(handovers, key=_most_first),
    }


def _documents(minutes: KeptMinutes) -> Plain:
    only = minutes.only("authority")
    ((documents, items),) = minutes.ask(
        f"SELECT count(*), coalesce(sum(items), 0) FROM document WHERE {only}"
    )
    ((meetings,),) = minutes.ask(
        "SELECT count(*) FROM (SELECT DISTINCT authority, meeting FROM document"
        f" WHERE meeting IS NOT NULL AND {only})"
    )
    return {"documents": documents, "meetings": meetings, "items": items}


Figures = tuple[str | None, Plain]
"""An authority's name, and what `casetrack.archive.figures` counted of its cases."""


def _figures(minutes: KeptMinutes) -> list[Figures]:
    rows = minutes.ask(
        "SELECT name, figures FROM linked JOIN authority ON authority.id = linked.authority"
        f" WHERE {minutes.only('linked.authority')}"
    )
    return [(name, json.loads(figures)) for name, figures in rows]


_COUNTED = ("body", "year", "decisions", "deferrals", "unknown")


def _rows(authority: str | None, figures: Plain) -> Iterator[Plain]:
    for *told, decided, undecided in figures["bodies"]:
        yield {
            "authority": authority,
            **dict(zip(_COUNTED, told, strict=True)),
            "first_treated": len(decided) + len(undecided),
            "decided": len(decided),
            "not_decided": len(undecided),
            "median_days": _median(decided, undecided),
        }


def _handovers(authority: str | None, figures: Plain) -> Iterator[Plain]:
    for year, giver, taker, cases in figures["handovers"]:
        yield {"authority": authority, "year": year, "from": giver, "to": taker, "cases": cases}


def _most_first(row: Plain) -> tuple[object, ...]:
    names = (row[key] or "" for key in ("from", "to"))
    return row["authority"] or "", row["year"] or "", -row["cases"], *names


def _median(decided: Sequence[int], undecided: Sequence[int]) -> int | None:
    """The day by which half of the cases were decided, by Kaplan and Meier (1958).

    At each day on which some were decided, the share of the others shrinks by their share of those
    that were still followed then.
    """
    closed = Counter(decided)
    left = closed + Counter(undecided)
    followed = len(decided) + len(undecided)
    share = 1.0
    for days in sorted(left):
        if closed[days]:
            share *= 1 - closed[days] / followed
            if share <= 0.5:
                return days
        followed -= left[days]
    return None
