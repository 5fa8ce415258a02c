"""What is decided about other items ("Sag 92 udsættes", "Punkt 9 udgår") -> whose case that is.

What the title of an item says of it (`Cykelruter - udgår`) is taken as said elsewhere too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from casetrack.authorities import authority_key
from casetrack.bodies import body_key
from casetrack.lazy import regex
from casetrack.linking.documents import (
    MeetingKey,
    decided,
    document_name,
    item_key,
    meeting_key,
    source_ref,
)
from casetrack.linking.identity import Appearance, Gathered, number_key
from casetrack.linking.standing import plain_title
from casetrack.outcomes import Outcome, puts_off
from casetrack.records import Affect, AgendaItem, Diagnostic, Meeting, SourceRef

__all__ = ["Fate", "assign_fates"]


@frozen
class Fate:
    """What was decided about an item elsewhere than in the item.

    Attributes:
        appearance: the item's place among its case's appearances.
        source: where it stands.
        document: the place of that document.
    """

    affect: Affect
    body: str
    day: date
    appearance: int
    source: SourceRef
    document: int


def assign_fates(
    cases: Sequence[Gathered], meetings: Iterable[Meeting]
) -> tuple[dict[int, list[Fate]], list[Diagnostic]]:
    """For each case, by its place, what other items decide about its items.

    An affected item that is not printed, or whose number two items of the meeting bear, gives a
    diagnostic instead.
    """
    fates: dict[int, list[Fate]] = defaultdict(list)
    diagnostics: list[Diagnostic] = []
    decided = [
        (affect, (authority_key(meeting.authority), body_key(body), day), body, document, meeting)
        for document, meeting in enumerate(meetings)
        for affect, body, day in _affects(meeting)
    ]
    owners = _owners(cases, _number) if decided else {}  # most decide about no other item
    by_name = any(not affect.item.isdigit() for affect, *_ in decided)
    named = _owners(cases, _names) if by_name else {}
    for affect, key, body, document, meeting in decided:
        found = owners.get((key, item_key(affect.item)), [])
        for name in () if found else (number_key(affect.item), plain_title(affect.item)):
            found = found or named.get((key, name), [])
        if len({case for case, _ in found}) != 1:
            diagnostics.append(_unassigned(affect, meeting, bool(found)))
            continue
        case, appearance = found[0]
        source = source_ref(meeting, affect.lines)
        fates[case].append(Fate(affect, body, key[2], appearance, source, document))
    return fates, diagnostics


def _owners(
    cases: Sequence[Gathered], names: Callable[[Appearance], Iterable[str]]
) -> dict[tuple[MeetingKey, str], list[tuple[int, int]]]:
    """Who prints an item that is called so in that meeting: case and appearance."""
    owners: dict[tuple[MeetingKey, str], list[tuple[int, int]]] = defaultdict(list)
    for place, case in enumerate(cases):
        for at, one in enumerate(case.appearances):
            if (key := meeting_key(one.meeting)) is not None:
                for name in names(one):
                    owners[key, name].append((place, at))
    return owners


def _number(one: Appearance) -> Iterator[str]:
    if number := one.item.number or _counted(one):
        yield item_key(number)


def _names(one: Appearance) -> Iterator[str]:
    if one.item.case_number:
        yield number_key(one.item.case_number)
    if one.item.title:
        yield plain_title(one.item.title)


def _counted(one: Appearance) -> str | None:
    """An item's place in minutes that number none and begin with the approval of the agenda.

    What was decided in the item must go with its being put off, as it does where the items of the
    text are those of the agenda.
    """
    items, of = one.meeting.items, one.meeting
    if any(item.number for item in items) or not _AGENDA.match(items[0].title or ""):
        return None
    own = [decision for decision in one.item.decisions if decided(decision, of)[2]]
    if not all(puts_off(decision.outcomes) for decision in own):
        return None
    places = [place for place, item in enumerate(items, 1) if item.lines == one.item.lines]
    return str(places[0]) if len(places) == 1 else None


def _affects(meeting: Meeting) -> Iterator[tuple[Affect, str, date]]:
    """What a document decides about items, with the meeting whose items they are."""
    if meeting.body and meeting.date:
        for affect in meeting.affects:
            yield affect, meeting.body, meeting.date
    for item in meeting.items:
        if not item.decisions and meeting.body and meeting.date:
            yield from ((one, meeting.body, meeting.date) for one in _by_title(item, meeting))
        for decision in item.decisions:
            if not decision.affects:
                continue
            body, day, here = decided(decision, meeting)
            if body is None or day is None:
                continue
            # The number an item has in the meeting that decided: an earlier body's is another.
            number = item.number if here else decision.item
            for affect in decision.affects:
                if item_key(affect.item) != item_key(number):
                    yield affect, body, day


_AGENDA = regex(r"(?i)godkendelse af (?:\w+ )?dagsorden")
"""Reads `Godkendelse af dagsorden`, not `Godkendelse af referat`."""
_TAKEN_OFF = regex(
    r"(?i)(?: [-–] ?|\()(?:(?:er |sagen |punktet )?udg(?:år|ået|ik)"
    r"|taget af(?: dagsorden\w*)?)\)?\Z"
)
"""Reads `Ny sti - udgår` and `Ny sti (taget af)`, not `Medlemmer, der udgår`."""
_PUT_OFF = regex(
    r"(?i)(?: [-–] ?|\(|\. )(?:(?:sagen|punktet) (?:er |blev )?)?(?:udsat|udskudt)\)?\Z"
)
"""Reads `Vejnavne (udsat)` and `Budget. Sagen blev udsat`, not `Sti (udsat sag)`."""
_HEADING = 2  # so many lines below the first can have a title: a number and a case line are above
_TITLE_SAYS = ((Outcome.TAKEN_OFF_AGENDA, _TAKEN_OFF), (Outcome.DEFERRED, _PUT_OFF))


def _by_title(item: AgendaItem, meeting: Meeting) -> Iterator[Affect]:
    """What minutes say at the end of a title of an item that they print no decision of."""
    title = item.title or ""
    if meeting.status != "minutes":
        return
    for outcome, pattern in _TITLE_SAYS:
        if pattern.search(title.rstrip(" .")):
            name = item.number or title
            first, last = item.lines
            lines = first, min(last, first + _HEADING)
            yield Affect(name, outcome, None, None, None, None, title, lines)


def _unassigned(affect: Affect, meeting: Meeting, several: bool) -> Diagnostic:
    what = "is the number of several items" if several else "is not among the items here"
    message = f"{document_name(meeting)}: item {affect.item}, {affect.outcome.value}, {what}"
    return Diagnostic("affected_item_unclear", "warning", message, affect.lines)
