"""One case on a day: what is still open in it, how old that is, and where the case stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from attrs import evolve

from casetrack.bodies import Rank, rank, same_body
from casetrack.linking.treatments import Awaited, Threads, awaited, evidence_of, matter_id, rank_of
from casetrack.outcomes import PREPARATORY, STATUS_AFTER, Outcome, Status
from casetrack.records import Case, Entry, Link, OpenMatter, SourceRef

__all__ = ["Standing", "aged", "conclusion", "on"]


class Standing(NamedTuple):
    """Where a case stands, since when, and what says so; named as the attributes of `Case` are."""

    status: Status
    status_since: date | None
    status_evidence: str
    status_rule: str
    status_entry: str | None
    status_sources: tuple[SourceRef, ...]


def on(case: Case, day: date) -> Case:
    """A case as it stood on a day: only entries up to then, with ages counted to that day.

    What has no day is left out. A case that began later has no entries and the status `unknown`.
    """
    entries = tuple(entry for entry in case.entries if entry.date and entry.date <= day)
    known = {entry.id for entry in entries}
    links = tuple(link for link in case.links if link.from_ in known and link.to in known)
    kept = evolve(case, entries=entries, links=links, as_of=day, **conclusion(entries, links))
    return aged(kept, day)


def aged(case: Case, day: date) -> Case:
    """A case with the ages of its open matters counted to a day; nothing else changes. What is of a
    later day has no age.
    """
    matters = tuple(
        evolve(
            one,
            days_open=(day - one.since).days if one.since and one.since <= day else None,
            overdue=one.due < day if one.due else None,
        )
        for one in case.open
    )
    return evolve(case, open=matters) if matters else case


def conclusion(entries: Sequence[Entry], links: Sequence[Link]) -> dict[str, Any]:
    """What follows from entries and links, by attributes of `Case`: open matters, status."""
    matters = _open_matters(entries, links)
    return {"open": matters, **_status(entries, matters)._asdict()}


# Open matters.


def _open_matters(entries: Sequence[Entry], links: Sequence[Link]) -> tuple[OpenMatter, ...]:
    """What the entries leave open and no later treatment has met, in the order of the entries."""
    opening = list(map(awaited, entries))
    if not any(opening):
        return ()
    threads = Threads(entries)
    again = {link.to: link.from_ for link in links if link.kind == "re_presentation"}
    by_id = {entry.id: entry for entry in entries}
    found = []
    for place, (entry, left) in enumerate(zip(entries, opening, strict=True)):
        if entry.kind == "cited":
            continue
        for one in left:
            if not _is_met(one, place, entry, threads):
                found.append(_matter(one, entry, _put_off_before(entry, one, again, by_id)))
    return tuple(found)


def _is_met(one: Awaited, place: int, entry: Entry, threads: Threads) -> bool:
    """Whether the awaited body has treated the case since.

    What was sent elsewhere has also come back when the sender treats it again, and what was sent
    to nobody named when anybody does; what was sent to some committee, when one does. What was sent
    up has passed that body when one above it decides.
    """
    if one.committee and Rank.COMMITTEE in threads.ranks_later(place):
        return True
    if one.body is None and not one.committee:
        return threads.any_later(place)
    if one.body and threads.next_of(place, one.body):
        return True
    height = rank(one.body)
    up = one.because == "referred" and height > rank_of(entry)
    if up and threads.passed(place, height):
        return True
    return bool(one.kind == "referral" and entry.body and threads.next_of(place, entry.body))


def _put_off_before(
    entry: Entry, one: Awaited, again: dict[str, str], by_id: dict[str, Entry]
) -> list[Entry]:
    """The entries that put the same off before, the latest first; a promise puts nothing off."""
    earlier: list[Entry] = []
    at = entry
    while one.kind == "re_presentation" and at.id in again:
        at = by_id[again[at.id]]
        same = (other for other in awaited(at) if other.kind == one.kind)
        before = [other.because for other in same if same_body(one.body, other.body)]
        if not before:
            break
        if "promised" not in before:
            earlier.append(at)
    return earlier


def _matter(one: Awaited, entry: Entry, earlier: list[Entry]) -> OpenMatter:
    first = earlier[-1] if earlier else entry
    return OpenMatter(
        id=matter_id(entry, one),
        because=one.because,
        kind=one.kind,
        body=one.body,
        since=entry.date,
        first_since=first.date,
        times=1 + len(earlier),
        due_text=one.due_text,
        due_from=one.due_from,
        due=one.due,
        days_open=None,
        overdue=None,
        entry=entry.id,
        evidence=one.evidence,
        sources=(SourceRef(entry.sources[0].path, one.lines),),
    )


# Status.

_STATUS_OF = {
    "deferred": Status.DEFERRED,
    "not_treated": Status.DEFERRED,
    "taken_off_agenda": Status.DEFERRED,
    "promised": Status.AWAITING_RE_PRESENTATION,
    "referred": Status.REFERRED,
    "returned": Status.REFERRED,
}


def _status(entries: Sequence[Entry], matters: Sequence[OpenMatter]) -> Standing:
    latest = _latest(entries)
    if latest is None:
        return _unmet(matters[-1], "unmet") if matters else _untreated(entries)
    own = [matter for matter in matters if matter.entry == latest.id] if matters else []
    if matters and not own and not _leads_to(latest, matters):
        return _unmet(matters[-1], "older matter unmet")
    promised = next((one for one in own if one.kind == "re_presentation"), None) if own else None
    said = [_ROW_OF[outcome] for outcome in latest.outcomes if outcome in _ROW_OF]
    row = min(said, default=len(STATUS_AFTER))
    if promised is not None and row >= _NOTED:
        return _unmet(promised, "unmet")._replace(status=Status.AWAITING_RE_PRESENTATION)
    outcomes, status = STATUS_AFTER[row] if said else ((latest.outcome,), Status.UNKNOWN)
    governing = [one for one in latest.outcomes if one in outcomes]
    evidence, lines = evidence_of(latest, governing)
    rule = f"latest treatment: {governing[0] if governing else Outcome.UNKNOWN}"
    sources = (SourceRef(latest.sources[0].path, lines),)
    return Standing(status, latest.date, evidence, rule, latest.id, sources)


def _leads_to(latest: Entry, matters: Sequence[OpenMatter]) -> bool:
    """Whether the latest treatment recommends to the higher body that waits for the case."""
    waits = min(rank(matter.body) for matter in matters)
    return latest.outcome in PREPARATORY and rank_of(latest) < waits


def _unmet(matter: OpenMatter, how: str) -> Standing:
    status, rule = _STATUS_OF[matter.because], f"{how}: {matter.because}"
    return Standing(status, matter.since, matter.evidence, rule, matter.entry, matter.sources)


# The first row that an outcome decides, and the one that gives way to a promise.
_ROW_OF = {
    outcome: row
    for row, (outcomes, _) in reversed([*enumerate(STATUS_AFTER)])
    for outcome in outcomes
}
_NOTED = next(row for row, (_, status) in enumerate(STATUS_AFTER) if status is Status.NOTED)


def _latest(entries: Sequence[Entry]) -> Entry | None:
    """The latest treatment that says something: one that says `none` leaves what was before."""
    for entry in reversed(entries):
        if entry.kind == "decision" and entry.outcomes != _SAYS_NOTHING:
            return entry
    return None


_SAYS_NOTHING = (Outcome.NONE,)


def _untreated(entries: Sequence[Entry]) -> Standing:
    listed = [entry for entry in entries if entry.kind == "listed"]
    if listed and not any(entry.kind == "decision" for entry in entries):
        last = listed[-1]
        return Standing(Status.LISTED, last.date, "", "only listed", last.id, last.sources)
    return Standing(Status.UNKNOWN, None, "", "no treatment that says anything", None, ())
