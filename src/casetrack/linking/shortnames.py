"""Meetings -> the same with the name for each short form of a body (`TMU`), and what was unclear.

The names are those of the authority's own documents, and only one of them may have the letters.
Documents that name no authority are taken for those of one, as where cases are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import evolve

from casetrack.authorities import authority_key
from casetrack.bodies import ABBREVIATIONS, abbreviates, body_key, has_initials, is_short_form
from casetrack.records import Affect, AgendaItem, Commitment, Diagnostic, Meeting

__all__ = ["document_name", "with_full_names"]

Names = Mapping[str, str]
Bodies = Callable[[Meeting], Iterator[str]]


def with_full_names(meetings: list[Meeting]) -> tuple[list[Meeting], list[Diagnostic]]:
    """With the name for each short form that heads a document or a decision, or that a case is sent
    to. What a case is sent to must have the initials of one name; letters over a decision may
    stand in one name in any place, where none has them as initials.
    """
    heads = _forms(meetings, _heading)
    goals = _forms(meetings, _awaited)
    if not heads and not goals:
        return meetings, []
    names: dict[str, dict[str, str]] = defaultdict(dict)
    diagnostics: list[Diagnostic] = []
    full = _full_names(meetings, heads.keys() | goals.keys())
    shown = {authority_key(one.authority): one.authority or "no authority" for one in meetings}
    for whose in sorted(full):
        for form in sorted(heads[whose] | goals[whose]):
            found = [name for name in full[whose] if has_initials(form, name)]
            if not found and form in heads[whose]:
                found = [name for name in full[whose] if abbreviates(form, name)]
            if len(found) == 1:
                names[whose][form] = found[0]
            elif form not in heads[whose]:
                diagnostics.append(_unclear(form, found, shown[whose]))
    if not any(names.values()):
        return meetings, diagnostics
    return [_renamed(one, names[authority_key(one.authority)]) for one in meetings], diagnostics


def document_name(meeting: Meeting) -> str:
    """How a diagnostic names a document."""
    return meeting.source.path or f"{meeting.body or '?'} {meeting.date or '?'}"


def _forms(meetings: Iterable[Meeting], bodies: Bodies) -> defaultdict[str, set[str]]:
    """The short forms among the bodies of documents, by whose they are."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        forms = {body for body in bodies(meeting) if is_short_form(body)}
        if forms := forms - ABBREVIATIONS.keys():
            found[authority_key(meeting.authority)] |= forms
    return found


def _full_names(meetings: Iterable[Meeting], asked: Iterable[str]) -> dict[str, list[str]]:
    """The bodies that meet or decide in documents, each in one spelling, by whose they are."""
    full: dict[str, dict[str, str]] = {whose: {} for whose in asked}
    for meeting in meetings:
        whose = authority_key(meeting.authority)
        for body in sorted(set(_heading(meeting))) if whose in full else ():
            if not is_short_form(body):
                full[whose].setdefault(body_key(body), body)
    return {whose: [*names.values()] for whose, names in full.items()}


def _unclear(form: str, names: list[str], who: str) -> Diagnostic:
    if names:
        fitting = ", ".join(sorted(names))
        message = f"{who}: {form} can be {fitting}; what was sent there is not linked"
    else:
        message = f"{who}: no body here has the initials {form}; what was sent there is not linked"
    return Diagnostic("unclear_short_form", "info", message)


# The bodies of a document.


def _heading(meeting: Meeting) -> Iterator[str]:
    """Whose minutes they are, and who decided in them."""
    if meeting.body:
        yield meeting.body
    for item in meeting.items:
        for decision in item.decisions:
            if decision.body:
                yield decision.body


def _awaited(meeting: Meeting) -> Iterator[str]:
    """Where a case is sent."""
    sent = [meeting.affects]
    for item in meeting.items:
        sent += [decision.affects for decision in item.decisions]
        promised = [item.commitments, *(decision.commitments for decision in item.decisions)]
        yield from (one.body for each in promised for one in each if one.body)
    yield from (one.body for each in sent for one in each if one.body)


def _renamed(meeting: Meeting, names: Names) -> Meeting:
    if names.keys().isdisjoint((*_heading(meeting), *_awaited(meeting))):
        return meeting
    return evolve(
        meeting,
        body=names.get(meeting.body or "", meeting.body),
        affects=_with_names(meeting.affects, names),
        items=tuple([_renamed_item(item, names) for item in meeting.items]),
    )


def _renamed_item(item: AgendaItem, names: Names) -> AgendaItem:
    decisions = [
        evolve(
            one,
            body=names.get(one.body or "", one.body),
            commitments=_with_names(one.commitments, names),
            affects=_with_names(one.affects, names),
        )
        for one in item.decisions
    ]
    promised = _with_names(item.commitments, names)
    return evolve(item, decisions=tuple(decisions), commitments=promised)


Named = TypeVar("Named", Commitment, Affect)


def _with_names(records: tuple[Named, ...], names: Names) -> tuple[Named, ...]:
    return tuple([
        evolve(one, body=names[one.body]) if one.body and one.body in names else one
        for one in records
    ])  # fmt: skip
