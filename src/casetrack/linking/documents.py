"""Meetings as they were read -> the documents that count, in an order of their own.

The order of reading must not matter, so documents are sorted by what they print. A copy counts
once. Of two versions of one meeting's minutes the later one counts, if both print when they were
made; otherwise both stay and a diagnostic says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from attrs import evolve, frozen

from casetrack.authorities import authority_key
from casetrack.bodies import body_key, find_bodies, same_body
from casetrack.linking.shortnames import document_name, with_full_names
from casetrack.linking.standing import words
from casetrack.records import Decision, Diagnostic, Lines, Meeting, SourceRef

__all__ = [
    "Known",
    "MeetingKey",
    "Settled",
    "decided",
    "document_name",
    "item_key",
    "known_meetings",
    "meeting_key",
    "settle",
    "source_ref",
]

MeetingKey = tuple[str, str, date]
"""Authority, body and day, folded for comparing."""


@frozen
class Known:
    """The meetings that are known of.

    Attributes:
        days: of each authority and body the days on which it met, in order; of no known authority
            by the name as printed, which two of them may spell in two ways.
        minutes: the meetings whose minutes are here.
    """

    days: dict[tuple[str, str], list[date]]
    minutes: frozenset[MeetingKey]

    def next_meeting(self, authority: str, body: str, day: date) -> date | None:
        """The body's first known meeting after a day; `None` where none is known."""
        days = self.days.get((authority, _named(authority, body)), [])
        place = bisect_right(days, day)
        return days[place] if place < len(days) else None


@frozen
class Settled:
    """The documents that count, in their own order, and what was odd about the others."""

    meetings: tuple[Meeting, ...]
    diagnostics: tuple[Diagnostic, ...]


def meeting_key(meeting: Meeting) -> MeetingKey | None:
    """What two documents of one meeting share; `None` where body or day is not known."""
    if meeting.body is None or meeting.date is None:
        return None
    return authority_key(meeting.authority), body_key(meeting.body), meeting.date


@lru_cache(maxsize=1 << 12)
def item_key(number: str | None) -> str:
    """An item's number for comparing: without points, blanks and leading zeros."""
    return (number or "").strip(" .:#").lstrip("0").casefold()


def decided(decision: Decision, meeting: Meeting) -> tuple[str | None, date | None, bool]:
    """Who decided, when, and whether at the meeting whose minutes print it.

    What a decision does not say of itself is its meeting's. Another body's decision without a day
    has none.
    """
    body, day, host = decision.body, decision.date, meeting.body
    if body is None or body == host or same_body(body, host):
        own = day is None or day == meeting.date
        return body or host, day or meeting.date, own
    return body, day, False


def source_ref(meeting: Meeting, lines: Lines) -> SourceRef:
    """Lines of a document; one that was not read from a file is named by its checksum."""
    source = meeting.source
    return SourceRef(source.path or f"sha256:{source.sha256[:12]}", lines)


def _named(authority: str, body: str) -> str:
    return body_key(body) if authority else body.casefold()


def known_meetings(meetings: Iterable[Meeting]) -> Known:
    """When each body met: the days of its documents and of its decisions in other bodies'."""
    days: dict[tuple[str, str], set[date]] = defaultdict(set)
    minutes: set[MeetingKey] = set()
    for meeting in meetings:
        authority = authority_key(meeting.authority)
        for body in _who_met(meeting.body or ""):
            if body and meeting.date:
                named = body if authority else _named(authority, meeting.body or "")
                days[authority, named].add(meeting.date)
                if meeting.status == "minutes":
                    minutes.add((authority, body, meeting.date))
        for item in meeting.items:
            for decision in item.decisions:
                if decision.body and decision.date:
                    days[authority, _named(authority, decision.body)].add(decision.date)
    return Known({body: sorted(each) for body, each in days.items()}, frozenset(minutes))


@lru_cache(maxsize=1 << 12)
def _who_met(body: str) -> tuple[str, ...]:
    """The body, and each of those that met together as `Havneudvalget og Skoleudvalget`."""
    parts = [body_key(name) for *_, name in find_bodies(body)]
    return (body_key(body), *parts) if len(parts) > 1 else (body_key(body),)


def settle(meetings: Iterable[Meeting]) -> Settled:
    """The documents that count: without copies and without versions that a later one replaced."""
    spelled_out, diagnostics = with_full_names(list(meetings))
    named = _with_body_of_page(spelled_out)
    ordered = _without_same_content(_without_copies(sorted(named, key=_order)))
    counted: list[Meeting] = []
    for key, same in groupby(ordered, key=meeting_key):
        documents = list(same)
        if key is not None and len(documents) > 1:
            documents = _latest_versions(documents, diagnostics)
        counted += documents
    diagnostics += _far_ahead(counted)
    return Settled(tuple(counted), tuple(diagnostics))


_A_YEAR = timedelta(days=366)
_ENOUGH = 3  # documents of an authority that tell how far apart its meetings are


def _far_ahead(ordered: Iterable[Meeting]) -> Iterator[Diagnostic]:
    """The document of an authority that is more than a year after all others: 2032 for 2023."""
    for _, same in groupby(ordered, key=lambda one: authority_key(one.authority)):
        dated = [(one.date, one) for one in same if one.date]
        if len(dated) < _ENOUGH:
            continue
        (before, _), (day, last) = dated[-2:]
        if day - before > _A_YEAR:
            name = document_name(last)
            message = f"{name}: its day {day} is more than a year after those of all others"
            yield Diagnostic("day_far_ahead", "info", message)


def _with_body_of_page(meetings: list[Meeting]) -> list[Meeting]:
    """With the body of a page that has only an item nobody decided, from the other pages.

    Where each item is a page (København), only a decision names the body. Pages of one meeting
    share authority, day, time and place, and one body at most can be theirs.
    """
    if all(meeting.body for meeting in meetings):
        return meetings
    bodies: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for meeting in meetings:
        if meeting.body and meeting.starts_at:
            bodies[_occasion(meeting)].add(meeting.body)
    return [
        evolve(meeting, body=min(bodies[_occasion(meeting)]))
        if meeting.body is None and len(bodies.get(_occasion(meeting), ())) == 1
        else meeting
        for meeting in meetings
    ]


def _occasion(meeting: Meeting) -> tuple[object, ...]:
    place = " ".join((meeting.place or "").casefold().split())
    return authority_key(meeting.authority), meeting.date, meeting.starts_at, place


def _order(meeting: Meeting) -> tuple[object, ...]:
    return (
        authority_key(meeting.authority),
        meeting.date or date.min,
        body_key(meeting.body) if meeting.body else "",
        meeting.status != "minutes",
        meeting.supplement,
        meeting.issued or date.min,
        meeting.source.path or "",
        meeting.source.sha256,
    )


def _without_copies(ordered: list[Meeting]) -> list[Meeting]:
    kept: list[Meeting] = []
    for _, same in groupby(ordered, key=_order):
        different = _distinct(same)
        # Nothing in the head tells these apart, so all that they print decides their order.
        kept += different if len(different) == 1 else sorted(different, key=repr)
    return kept


def _distinct(meetings: Iterable[Meeting]) -> list[Meeting]:
    different: list[Meeting] = []
    for meeting in meetings:
        if meeting not in different:
            different.append(meeting)
    return different


def _without_same_content(ordered: Iterable[Meeting]) -> list[Meeting]:
    """One document a content, the first by order; a content that is not known counts as
    different.
    """
    met: set[str] = set()
    kept = []
    for meeting in ordered:
        content = meeting.source.sha256
        if not content or content not in met:
            kept.append(meeting)
        met.add(content)
    return kept


def _latest_versions(documents: list[Meeting], diagnostics: list[Diagnostic]) -> list[Meeting]:
    minutes = [one for one in documents if one.status == "minutes" and not one.supplement]
    dropped: set[int] = set()
    # Documents that share none of these are parts of one meeting's minutes, not versions.
    items = [{(item_key(one.number), words(one.title or "")) for one in of.items} for of in minutes]
    for place, later in enumerate(minutes):
        for earlier, marks in zip(minutes[:place], items[:place], strict=True):
            if id(earlier) in dropped or marks.isdisjoint(items[place]):
                continue
            if _are_two_meetings(earlier, later):
                continue
            old = _older(earlier, later)
            if old is not None:
                dropped.add(id(old))
                diagnostics.append(_replaced(old, later if old is earlier else earlier))
            elif _print(earlier) != _print(later):
                diagnostics.append(_unmarked(earlier, later))
    return [one for one in documents if id(one) not in dropped]


def _are_two_meetings(one: Meeting, other: Meeting) -> bool:
    """A body can meet twice on one day."""
    return bool(one.starts_at and other.starts_at and one.starts_at != other.starts_at)


def _older(one: Meeting, other: Meeting) -> Meeting | None:
    if one.issued is None or other.issued is None or one.issued == other.issued:
        return None
    return one if one.issued < other.issued else other


def _print(meeting: Meeting) -> list[tuple[str, tuple[str, ...]]]:
    """What must be equal in two printings: every item and the words of its decisions."""
    return [
        (item_key(item.number), tuple(words(decision.text) for decision in item.decisions))
        for item in meeting.items
    ]


def _replaced(old: Meeting, new: Meeting) -> Diagnostic:
    message = (
        f"{document_name(old)} of {old.issued} is replaced by {document_name(new)} of {new.issued}"
    )
    return Diagnostic("replaced_version", "info", message)


def _unmarked(one: Meeting, other: Meeting) -> Diagnostic:
    message = (
        f"{document_name(one)} and {document_name(other)} are different versions of the same "
        "minutes, and not both print when they were made: both are kept"
    )
    return Diagnostic("versions_without_date", "warning", message)
