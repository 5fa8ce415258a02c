"""A head that is not printed: its body and day as the items tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from casetrack.bodies import ABBREVIATIONS, body_key, clean_body, find_bodies, looks_like_body
from casetrack.dates import find_dates
from casetrack.lazy import regex
from casetrack.reading.head import Head
from casetrack.reading.openings import ItemBlocks, below_heading
from casetrack.reading.prints import named_in
from casetrack.reading.titles import capital
from casetrack.records import Diagnostic

__all__ = ["settle_head"]

_LONGEST_ROUTE = 100
_AGENDA_OF = regex(
    r"\bdagsorden(?:en)? (?:for|til) (?P<body>[^.:;\d]{2,80}?)(?P<owner>s? møde)?"
    r",? (?:den|d\.) (?=\d)",
    re.IGNORECASE,
)
"""`Godkendelse af dagsorden for KB den 22. januar 2020`: whose meeting it is, and its day."""


def settle_head(head: Head, parts: Sequence[ItemBlocks]) -> None:
    """A dump without a head still names its body and day, when all its last decisions agree."""
    if head.body is not None and head.date is not None:
        return
    if parts:
        _read_approved_agenda(head, parts[0])
    if head.date is not None and head.body is None:
        head.body = _body_on(head.date, parts)
    last: set[tuple[str | None, date | None]] = set()
    for found in parts:
        fields = [block.fields for block in found.blocks if block.fields]
        dated = [one for one in fields if one.get("date")]
        decided = [one for one in found.parts.get("decision", ()) if below_heading(one)]
        if dated and any(one.fields is None for one in decided):
            return  # its own decision stands beside those of bodies that prepared it
        if dated:
            named = max(map(named_in, dated), key=lambda named: named[1] or date.min)
            last.add(named)
    if len(last) == 1:
        body, day = last.pop()
        same = head.body is None or body_key(head.body) == body_key(body or "")
        if same and head.date in (None, day):
            head.body, head.date = head.body or body, day
            message = "body and day taken from the decision headings"
            head.diagnostics.append(Diagnostic("head_from_decisions", "info", message))


def _body_on(day: date, parts: Sequence[ItemBlocks]) -> str | None:
    """The one body that the items' route lines name with the meeting's own day (Thisted)."""
    named: set[str] = set()
    for found in parts:
        for block in found.blocks:
            for row in block.rows if block.kind in ("route", "consultation", "history") else ():
                dates = find_dates(row) if len(row) < _LONGEST_ROUTE else []
                if dates and dates[0].value == day:
                    named.update(name for _, _, name in find_bodies(row))
    return named.pop() if len(named) == 1 else None


def _read_approved_agenda(head: Head, first: ItemBlocks) -> None:
    """The first item approves the agenda, and says of which meeting it is (Stevns)."""
    for block in first.blocks:
        for row in block.rows:
            said = _AGENDA_OF.search(row) if len(row) < _LONGEST_ROUTE else None
            days = find_dates(row[said.end() :]) if said else []
            if said is None or not days or head.date not in (None, days[0].value):
                continue
            name = clean_body(said["body"], genitive=said["owner"] is not None)
            name = ABBREVIATIONS.get(name, name)
            if looks_like_body(name):
                head.body, head.date = head.body or capital(name), days[0].value
                return
