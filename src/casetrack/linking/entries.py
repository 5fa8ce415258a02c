"""The appearances of one case -> its entries, each with all its sources.

What is decided comes from `printings`; here what was only listed or told of is put to it, and all
of it in order (docs/contract.md: Entries).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from attrs import evolve

from casetrack.authorities import authority_key
from casetrack.bodies import body_key, rank
from casetrack.dues import is_next_meeting
from casetrack.linking.citations import Citation
from casetrack.linking.documents import Known
from casetrack.linking.fates import Fate
from casetrack.linking.identity import Appearance, Gathered, number_key
from casetrack.linking.printings import (
    Printing,
    Spot,
    merged,
    of_decision,
    of_fate,
    of_mention,
    own_spot,
    print_order,
    spot_of,
    united,
)
from casetrack.linking.standing import is_standing
from casetrack.outcomes import each_once, weightiest
from casetrack.records import Commitment, Diagnostic, Entry, SourceRef

__all__ = ["Story", "Telling", "own_name", "tell"]


class Telling(NamedTuple):
    """A later entry's text that tells of an earlier one; both as places among the entries.

    Attributes:
        told: `None` where the text says that the case is resumed and not from when.
    """

    told: int | None
    by: int
    resumes: bool
    evidence: str
    source: SourceRef


class Story(NamedTuple):
    """A case's entries in order, and what the documents say of how they hang together.

    Attributes:
        together: of each printed item, the places of the decisions it prints, in order.
    """

    entries: tuple[Entry, ...]
    together: tuple[tuple[int, ...], ...]
    tellings: tuple[Telling, ...]
    diagnostics: tuple[Diagnostic, ...]


def tell(case: Gathered, fates: Sequence[Fate], known: Known) -> Story:
    """One case's story from everything that is printed of it.

    Args:
        fates: what other items decide about the case's items.
        known: which meetings there were, for "næste møde" and for what is told and not here.
    """
    printings = [
        of_decision(decision, one, place, case)
        for place, one in enumerate(case.appearances)
        for decision in one.item.decisions
    ]
    if not fates and _is_all_there_is(case, printings):
        return Story(_with_ids(case, [_promising(printings[0], case, known)]), (), (), ())
    printings += [of_fate(fate, case) for fate in fates]
    drafts, diagnostics = merged(printings)
    drafts += _listed(case, drafts)
    drafts += _cited(case, drafts, known)
    if len(drafts) > 1:
        drafts.sort(key=_order)
    drafts = [_promising(draft, case, known) for draft in drafts]
    entries = _with_ids(case, drafts)
    return Story(entries, _together(drafts), tuple(_tellings(case, drafts)), tuple(diagnostics))


def _is_all_there_is(case: Gathered, printings: Sequence[Printing]) -> bool:
    """Whether one item with its own meeting's decision is all, as it is of most cases."""
    if len(printings) != 1 or len(case.appearances) != 1 or case.appearances[0].told:
        return False
    return printings[0].own


# What was only listed, and what is only told of.


def _listed(case: Gathered, drafts: list[Printing]) -> list[Printing]:
    decided = {draft.spot for draft in drafts}
    listed: dict[Spot, list[Printing]] = defaultdict(list)
    for place, one in enumerate(case.appearances):
        spot = own_spot(case, one)
        if one.meeting.date is None and one.item.decisions:
            continue  # one of these decisions may well be this meeting's
        if spot not in decided:
            listed[spot].append(of_mention("listed", spot, one, place, case, one.source))
    return [united(sorted(same, key=print_order)) for same in listed.values()]


def _cited(case: Gathered, drafts: list[Printing], known: Known) -> list[Printing]:
    if not any(one.told for one in case.appearances):
        return []
    printed = {draft.spot for draft in drafts}
    cited: dict[Spot, list[Printing]] = defaultdict(list)
    for place, one in enumerate(case.appearances):
        for told in _told(case, one):
            spot = spot_of(case, one, told.body, told.date)
            if told.date is None or spot in printed:
                continue
            meeting = authority_key(case.authority), body_key(told.body), told.date
            if meeting in known.minutes and not told.same_case:
                continue  # the minutes are here and this case is not in them: another matter
            source = SourceRef(one.source.path, told.lines)
            mention = of_mention("cited", spot, one, place, case, source)
            item, text = told.item, told.evidence
            cited[spot].append(mention._replace(body=told.body, item=item, text=text, own=False))
    return [united(sorted(same, key=print_order)) for same in cited.values()]


def _told(case: Gathered, one: Appearance) -> Iterator[Citation]:
    """The citations that can be of this case: not those that give the number of another."""
    if not one.told or (case.collective and is_standing(one.item.title)):
        return
    own = {number_key(number) for number in (case.number, *case.other_numbers) if number}
    for told in one.told:
        if told.case_number is None or number_key(told.case_number) in own:
            yield told


# Order, promises, ids.


def _order(draft: Printing) -> tuple[object, ...]:
    """By date, then rank, then print. What has no day comes first."""
    standing = rank(draft.body) if draft.body else -1
    return draft.day or date.min, standing, *print_order(draft), draft.text


def _promising(draft: Printing, case: Gathered, known: Known) -> Printing:
    """An entry with what its item promises outside decisions, and with the day of "næste møde"."""
    promised = draft.commitments
    for place in draft.printed_in:
        one = case.appearances[place]
        if not one.item.commitments or draft.kind == "cited":
            continue
        if one.source.path == draft.sources[0].path and own_spot(case, one) == draft.spot:
            promised += one.item.commitments
    if not promised:
        return draft
    dated = tuple(dict.fromkeys(_dated(one, draft, case, known) for one in promised))
    return draft._replace(commitments=dated)


def _dated(promise: Commitment, draft: Printing, case: Gathered, known: Known) -> Commitment:
    body = promise.body or draft.body
    if promise.due or promise.due_from or not promise.due_text or not draft.day or not body:
        return promise
    if not is_next_meeting(promise.due_text):
        return promise
    day = known.next_meeting(authority_key(case.authority), body, draft.day)
    return evolve(promise, due_from=day, due=day)


def own_name(authority: str | None, case: str) -> str:
    """What the ids of a case's entries begin with."""
    return " ".join([part for part in (authority, case) if part])


def _with_ids(case: Gathered, drafts: list[Printing]) -> tuple[Entry, ...]:
    used: dict[str, int] = {}
    entries = []
    whose = own_name(case.authority, case.names[0])
    for draft in drafts:
        name = " ".join([str(part) for part in (whose, draft.day, draft.body) if part])
        if draft.thread and draft.item:
            name += f" #{draft.item}"
        used[name] = used.get(name, 0) + 1
        if used[name] > 1:
            name += f" ({used[name]})"
        entries.append(_entry(draft, name))
    return tuple(entries)


def _entry(draft: Printing, name: str) -> Entry:
    cited = draft.kind == "cited"
    return Entry(
        id=name,
        kind=draft.kind,
        date=draft.day,
        body=draft.body,
        item=draft.item,
        title=draft.title,
        thread=draft.thread,
        closed=draft.closed,
        outcome=None if draft.kind != "decision" else draft.outcome or weightiest(draft.outcomes),
        outcomes=() if cited else each_once(draft.outcomes),
        text=draft.text,
        sources=draft.sources,
        findings=draft.findings,
        commitments=draft.commitments,
    )


# How the entries hang together.


def _together(drafts: list[Printing]) -> tuple[tuple[int, ...], ...]:
    printed: dict[int, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.kind == "decision":
            for appearance in dict.fromkeys(draft.printed_in):
                printed[appearance].append(place)
    return tuple(tuple(places) for _, places in sorted(printed.items()) if len(places) > 1)


def _tellings(case: Gathered, drafts: list[Printing]) -> Iterator[Telling]:
    """Only where one entry tells and one is told of; which of several it is cannot be known."""
    if not any(one.told for one in case.appearances):
        return
    places: dict[Spot, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        places[draft.spot].append(place)
    for one in case.appearances:
        if not one.told:
            continue
        tellers = places.get(own_spot(case, one), [])
        for told in _told(case, one):
            found = places.get(spot_of(case, one, told.body, told.date), [])
            if len(tellers) != 1 or (told.date is not None and len(found) != 1):
                continue
            target = found[0] if told.date is not None else None
            source = SourceRef(one.source.path, told.lines)
            yield Telling(target, tellers[0], told.resumes, told.evidence, source)
