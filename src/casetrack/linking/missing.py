"""The items of all documents -> the meetings they speak of and whose minutes are not here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from casetrack.authorities import authority_key
from casetrack.bodies import body_key
from casetrack.linking.documents import Known, MeetingKey, decided
from casetrack.linking.identity import Appearance, Gathered
from casetrack.records import Decision, MissingMeeting, SourceRef

__all__ = ["missing_meetings"]


def missing_meetings(cases: Iterable[Gathered], known: Known) -> tuple[MissingMeeting, ...]:
    """One row for each such meeting, by authority, day and body.

    Its decisions stand here under a heading of their own, or a text tells of it. A case that comes
    back (`(2. forelæggelse)`) without anything known of before has a row without a day.
    """
    undated: list[MissingMeeting] = []
    told: dict[MeetingKey, dict[_Mention, None]] = {}
    for case in cases:
        undated += _returns(case)
        for one in case.appearances:
            if not one.told and not any(decision.date for decision in one.item.decisions):
                continue  # nothing is said of another meeting, as of most
            for mention in _mentions(one):
                key = authority_key(case.authority), body_key(mention.body), mention.day
                if key not in known.minutes:
                    told.setdefault(key, {})[mention] = None
    rows = [_row(sorted(mentions, key=_order)) for mentions in told.values()]
    return tuple(
        sorted(
            (*rows, *undated),
            key=lambda row: (row.authority or "", row.date or date.min, row.body or ""),
        )
    )


def _returns(case: Gathered) -> Iterator[MissingMeeting]:
    """The case's return from a meeting that nobody names."""
    for one in case.appearances:
        if not one.told:
            continue
        undated = [told for told in one.told if told.resumes and told.date is None]
        day = one.meeting.date
        if not undated or day is None or _is_known_before(case, day):
            continue
        first = undated[0]
        yield MissingMeeting(
            authority=one.meeting.authority,
            body=first.body,
            date=None,
            item=None,
            told_in=(SourceRef(one.source.path, first.lines),),
            evidence=first.evidence,
        )


def _is_known_before(case: Gathered, day: date) -> bool:
    """Whether anything of the case is known or told from before a day."""
    days = [one.meeting.date for one in case.appearances]
    for one in case.appearances:
        days += [decision.date for decision in one.item.decisions]
        days += [told.date for told in one.told]
    return any(known is not None and known < day for known in days)


class _Mention(NamedTuple):
    authority: str | None
    document: int
    body: str
    day: date
    item: str | None
    evidence: str
    source: SourceRef
    printed: bool


def _mentions(one: Appearance) -> Iterator[_Mention]:
    where = one.meeting.authority, one.document
    for decision in one.item.decisions:
        body, day = decision.body, decision.date
        if body and day and not decided(decision, one.meeting)[2]:
            words = _heading(one, decision), SourceRef(one.source.path, decision.lines)
            yield _Mention(*where, body, day, decision.item, *words, printed=True)
    for told in one.told:
        if told.date is not None:
            words = told.evidence, SourceRef(one.source.path, told.lines)
            yield _Mention(*where, told.body, told.date, told.item, *words, printed=False)


def _heading(one: Appearance, decision: Decision) -> str:
    for section in one.item.sections:
        if section.kind == "decision" and section.lines[0] == decision.lines[0]:
            return section.heading
    return decision.text.partition("\n")[0]


def _order(mention: _Mention) -> tuple[object, ...]:
    """What is printed under a heading before what a text tells, then in the order of print."""
    return not mention.printed, mention.document, mention.source.lines, mention.evidence


def _row(mentions: list[_Mention]) -> MissingMeeting:
    first = mentions[0]
    items = dict.fromkeys(one.item for one in mentions if one.item)
    return MissingMeeting(
        authority=first.authority,
        body=first.body,
        date=first.day,
        item=", ".join(items) or None,
        told_in=tuple(dict.fromkeys(one.source for one in mentions)),
        evidence=first.evidence,
    )
