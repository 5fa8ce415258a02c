"""The appearances of one case -> its entries, each with all its sources.

Contract: "Entries". What several documents print of one body and day is one entry if the words are
equal or one text contains the other; different words are two entries and a diagnostic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from casetrack.bodies import body_key, rank
from casetrack.dates import is_next_meeting
from casetrack.linking.citations import Citation
from casetrack.linking.documents import (
    Known,
    authority_key,
    decided_at,
    document_name,
    is_own_decision,
    source_ref,
)
from casetrack.linking.fates import Fate
from casetrack.linking.identity import Appearance, Gathered, number_key
from casetrack.linking.standing import is_standing, plain_title, words
from casetrack.outcomes import EFFECTS, Effect, Outcome, by_weight, weightiest
from casetrack.records import Commitment, Decision, Diagnostic, Entry, Finding, SourceRef

__all__ = ["Story", "Telling", "tell"]


@frozen
class Telling:
    """A later entry's text that tells of an earlier one; both as places among the entries.

    Attributes:
        told: `None` where the text says that the case is resumed and not from when.
    """

    told: int | None
    by: int
    resumes: bool
    evidence: str
    source: SourceRef


@frozen
class Story:
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
    printings = list(_decided(case))
    printings += [_of_fate(fate, case) for fate in fates]
    if _is_all_there_is(case, printings):
        return Story(_with_ids(case, [_promising(printings[0], case, known)]), (), (), ())
    drafts, diagnostics = _merged(printings)
    drafts += _listed(case, drafts)
    drafts += _cited(case, drafts, known)
    drafts.sort(key=_order)
    drafts = [_promising(draft, case, known) for draft in drafts]
    entries = _with_ids(case, drafts)
    return Story(entries, _together(drafts), tuple(_tellings(case, drafts)), tuple(diagnostics))


def _is_all_there_is(case: Gathered, printings: Sequence[_Printing]) -> bool:
    """Whether one item with its own meeting's decision is all, as it is of most cases."""
    if len(printings) != 1 or len(case.appearances) != 1 or case.appearances[0].told:
        return False
    own = _own_spot(case, case.appearances[0])
    return printings[0].kind == "decision" and printings[0].spot == own


# What is printed.

Spot = tuple[str, str, date | None]
"""Thread, body and day: where entries can be the same. Unknown bodies and days are never equal."""


@frozen
class _Printing:
    """One printing of an entry; merged ones are again one, with all sources.

    Attributes:
        own: printed in the minutes of the meeting that decided.
        about: the words that name one of several cases decided in one block.
        printed_in: the places of the appearances that print it.
    """

    kind: str
    spot: Spot
    body: str | None
    item: str | None
    title: str | None
    thread: str | None
    about: str | None
    closed: bool
    outcomes: tuple[Outcome, ...]
    outcome: Outcome | None
    text: str
    findings: tuple[Finding, ...]
    commitments: tuple[Commitment, ...]
    sources: tuple[SourceRef, ...]
    own: bool
    document: int
    printed_in: tuple[int, ...]

    @property
    def day(self) -> date | None:
        return self.spot[2]


def _decided(case: Gathered) -> Iterator[_Printing]:
    for place, one in enumerate(case.appearances):
        for decision in one.item.decisions:
            yield _of_decision(decision, one, place, case)


def _of_decision(decision: Decision, one: Appearance, place: int, case: Gathered) -> _Printing:
    meeting = one.meeting
    body, day = decided_at(decision, meeting)
    spot = _spot(case, one, body, day)
    own = is_own_decision(decision, meeting)
    return _Printing(
        kind="decision",
        spot=spot,
        body=body,
        item=one.item.number if own else decision.item,
        title=one.item.title,
        thread=_thread(case, one) or decision.about,
        about=decision.about,
        closed=one.item.closed,
        outcomes=decision.outcomes or (decision.outcome,),
        outcome=decision.outcome,
        text=decision.text,
        findings=decision.findings,
        commitments=decision.commitments,
        sources=(source_ref(meeting, decision.lines),),
        own=own,
        document=one.document,
        printed_in=(place,),
    )


def _of_fate(fate: Fate, case: Gathered) -> _Printing:
    """What another item decides about this one, as an entry of this one."""
    affect, one = fate.affect, case.appearances[fate.appearance]
    return _Printing(
        kind="fate",
        spot=_spot(case, one, fate.body, fate.day),
        body=fate.body,
        item=one.item.number,
        title=one.item.title,
        thread=_thread(case, one),
        about=None,
        closed=one.item.closed,
        outcomes=(affect.outcome,),
        outcome=affect.outcome,
        text=affect.evidence,
        findings=(Finding(affect.outcome, None, affect.evidence, affect.lines, "affects"),),
        commitments=_commitments_of(fate),
        sources=(fate.source,),
        own=True,
        document=fate.document,
        printed_in=(),
    )


def _commitments_of(fate: Fate) -> tuple[Commitment, ...]:
    affect = fate.affect
    referred = affect.outcome is Outcome.REFERRED
    if not (referred or affect.due_text or affect.body):
        return ()
    kind = "referral" if referred else "re_presentation"
    due = affect.due_text, affect.due_from, affect.due
    return (Commitment(kind, affect.body, *due, affect.evidence, affect.lines),)


def _spot(case: Gathered, one: Appearance, body: str | None, day: date | None) -> Spot:
    thread = _thread_key(case, one)
    if body and day:
        return thread, body_key(body), day
    return thread, (body_key(body) if body else "?") + f"?{one.document}", day


def _own_spot(case: Gathered, one: Appearance) -> Spot:
    return _spot(case, one, one.meeting.body, one.meeting.date)


def _thread(case: Gathered, one: Appearance) -> str | None:
    """The matter an item treats under a collective number: its title, if need be with the day."""
    return _matter(one) if case.collective else None


def _matter(one: Appearance) -> str:
    title = one.item.title or f"#{one.item.number}"
    if one.item.title and not is_standing(one.item.title):
        return title
    return f"{title} {one.meeting.date or document_name(one.meeting)}"


def _thread_key(case: Gathered, one: Appearance) -> str:
    return plain_title(_matter(one)) if case.collective else ""


# What is the same.


def _merged(printings: Iterable[_Printing]) -> tuple[list[_Printing], list[Diagnostic]]:
    spots: dict[tuple[Spot, str], list[_Printing]] = defaultdict(list)
    for printing in printings:
        spots[printing.spot, words(printing.about or "")].append(printing)
    merged: list[_Printing] = []
    diagnostics: list[Diagnostic] = []
    for same in spots.values():
        fates = [one for one in same if one.kind == "fate"]
        found = _by_words([one for one in same if one.kind == "decision"])
        if fates:
            found = _with_fate(found, _one_fate(fates))
        if len(found) > 1:
            diagnostics.append(_contradicting(found))
        merged += found
    return merged, diagnostics


def _by_words(printings: list[_Printing]) -> list[_Printing]:
    """One for each wording that no other contains, the longest first."""
    if len(printings) <= 1:
        return printings
    groups: list[tuple[str, list[_Printing]]] = []
    for printing in sorted(printings, key=_by_length):
        said = words(printing.text)
        for wording, same in groups:
            if not said or f" {said} " in f" {wording} ":
                same.append(printing)
                break
        else:
            groups.append((said, [printing]))
    return [_united(same) for _, same in groups]


def _by_length(printing: _Printing) -> tuple[object, ...]:
    return (-len(words(printing.text)), not printing.own, *_place(printing))


def _place(printing: _Printing) -> tuple[object, ...]:
    return printing.document, printing.sources[0].lines, printing.sources[0].path


def _united(same: list[_Printing]) -> _Printing:
    """The first printing, which stands for all, with the sources of the others after its own."""
    first, others = same[0], sorted(same[1:], key=_place)
    sources = [source for one in (first, *others) for source in one.sources]
    return evolve(
        first,
        item=next((one.item for one in (first, *others) if one.item), None),
        closed=any(one.closed for one in same),
        sources=tuple(dict.fromkeys(sources)),
        printed_in=tuple(place for one in same for place in one.printed_in),
    )


def _one_fate(fates: list[_Printing]) -> _Printing:
    """What several places say of one item is one fate with all their outcomes."""
    ordered = sorted(fates, key=_place)
    outcomes = by_weight(outcome for one in ordered for outcome in one.outcomes)
    # Only the first source's lines can be given as those of findings and promises.
    path = ordered[0].sources[0].path
    here = [one for one in ordered if one.sources[0].path == path]
    return evolve(
        _united(ordered),
        outcomes=outcomes,
        outcome=outcomes[0],
        text="\n".join(dict.fromkeys(one.text for one in ordered)),
        findings=tuple(dict.fromkeys(found for one in here for found in one.findings)),
        commitments=tuple(dict.fromkeys(given for one in here for given in one.commitments)),
    )


_NOTHING_SAID = frozenset({Outcome.NONE, Outcome.UNKNOWN})


def _with_fate(found: list[_Printing], fate: _Printing) -> list[_Printing]:
    """The fate joins the decision that says the same; to one that says nothing it gives its own."""
    for place, decision in enumerate(found):
        if _NOTHING_SAID.issuperset(decision.outcomes):
            said = decision.text if words(decision.text) else fate.text
            found[place] = evolve(_united([fate, decision]), text=said)
            break
        if _agree(decision, fate):
            found[place] = _united([decision, fate])
            break
    else:
        found = [*found, fate]
    return [evolve(one, kind="decision") for one in found]


def _agree(decision: _Printing, fate: _Printing) -> bool:
    if not set(decision.outcomes).isdisjoint(fate.outcomes):
        return True
    said, other = words(decision.text), words(fate.text)
    return f" {other} " in f" {said} " or (_puts_off(decision) and _puts_off(fate))


def _puts_off(printing: _Printing) -> bool:
    return any(EFFECTS[outcome] is Effect.DEFERS for outcome in printing.outcomes)


def _contradicting(found: list[_Printing]) -> Diagnostic:
    sources = ", ".join(f"{one.sources[0].path}:{one.sources[0].lines[0]}" for one in found)
    message = (
        f"{found[0].body} {found[0].day}: {len(found)} different decisions are printed ({sources})"
    )
    return Diagnostic("contradicting_decisions", "warning", message, found[0].sources[0].lines)


# What was only listed, and what is only told of.


def _listed(case: Gathered, drafts: list[_Printing]) -> list[_Printing]:
    decided = {draft.spot for draft in drafts}
    listed: dict[Spot, list[_Printing]] = defaultdict(list)
    for place, one in enumerate(case.appearances):
        spot = _own_spot(case, one)
        if one.meeting.date is None and one.item.decisions:
            continue  # one of these decisions may well be this meeting's
        if spot not in decided:
            source = source_ref(one.meeting, one.item.lines)
            listed[spot].append(_mention("listed", spot, one, place, case, source))
    return [_united(sorted(same, key=_place)) for same in listed.values()]


def _mention(
    kind: str, spot: Spot, one: Appearance, place: int, case: Gathered, source: SourceRef
) -> _Printing:
    return _Printing(
        kind=kind,
        spot=spot,
        body=one.meeting.body,
        item=one.item.number,
        title=one.item.title,
        thread=_thread(case, one),
        about=None,
        closed=one.item.closed,
        outcomes=(),
        outcome=None,
        text="",
        findings=(),
        commitments=(),
        sources=(source,),
        own=True,
        document=one.document,
        printed_in=(place,),
    )


def _cited(case: Gathered, drafts: list[_Printing], known: Known) -> list[_Printing]:
    if not any(one.told for one in case.appearances):
        return []
    printed = {draft.spot for draft in drafts}
    cited: dict[Spot, list[_Printing]] = defaultdict(list)
    for place, one in enumerate(case.appearances):
        for told in _told(case, one):
            spot = _spot(case, one, told.body, told.date)
            if told.date is None or spot in printed:
                continue
            meeting = authority_key(case.authority), body_key(told.body), told.date
            if meeting in known.minutes and not told.same_case:
                continue  # the minutes are here and this case is not in them: another matter
            source = source_ref(one.meeting, told.lines)
            mention = _mention("cited", spot, one, place, case, source)
            item, text = told.item, told.evidence
            cited[spot].append(evolve(mention, body=told.body, item=item, text=text, own=False))
    return [_united(sorted(same, key=_place)) for same in cited.values()]


def _told(case: Gathered, one: Appearance) -> Iterator[Citation]:
    """The citations that can be of this case: not those that give the number of another."""
    if case.collective and is_standing(one.item.title):
        return
    own = {number_key(number) for number in (case.number, *case.other_numbers) if number}
    for told in one.told:
        if told.case_number is None or number_key(told.case_number) in own:
            yield told


# Order, promises, ids.


def _order(draft: _Printing) -> tuple[object, ...]:
    """Contract: date, then rank, then print. What has no day comes first and decides nothing."""
    standing = rank(draft.body) if draft.body else -1
    return draft.day or date.min, standing, *_place(draft), draft.text


def _promising(draft: _Printing, case: Gathered, known: Known) -> _Printing:
    """An entry with what its item promises outside decisions, and with the day of "næste møde"."""
    promised = list(draft.commitments)
    for place in draft.printed_in:
        one = case.appearances[place]
        same_document = source_ref(one.meeting, (0, 0)).path == draft.sources[0].path
        if draft.kind != "cited" and same_document and _own_spot(case, one) == draft.spot:
            promised += one.item.commitments
    if not promised:
        return draft
    dated = tuple(dict.fromkeys(_dated(one, draft, case, known) for one in promised))
    return evolve(draft, commitments=dated)


def _dated(promise: Commitment, draft: _Printing, case: Gathered, known: Known) -> Commitment:
    body = promise.body or draft.body
    if promise.due or promise.due_from or not promise.due_text or not draft.day or not body:
        return promise
    if not is_next_meeting(promise.due_text):
        return promise
    day = known.next_meeting(authority_key(case.authority), body_key(body), draft.day)
    return evolve(promise, due_from=day, due=day)


def _with_ids(case: Gathered, drafts: list[_Printing]) -> tuple[Entry, ...]:
    used: dict[str, int] = {}
    entries = []
    for draft in drafts:
        parts = (case.authority, case.names[0], draft.day, draft.body)
        name = " ".join(str(part) for part in parts if part)
        if draft.thread and draft.item:
            name += f" #{draft.item}"
        used[name] = used.get(name, 0) + 1
        if used[name] > 1:
            name += f" ({used[name]})"
        entries.append(_entry(draft, name))
    return tuple(entries)


def _entry(draft: _Printing, name: str) -> Entry:
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
        outcomes=() if cited else by_weight(draft.outcomes),
        text=draft.text,
        sources=draft.sources,
        findings=draft.findings,
        commitments=draft.commitments,
    )


# How the entries hang together.


def _together(drafts: list[_Printing]) -> tuple[tuple[int, ...], ...]:
    printed: dict[int, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.kind == "decision":
            for appearance in dict.fromkeys(draft.printed_in):
                printed[appearance].append(place)
    return tuple(tuple(places) for _, places in sorted(printed.items()) if len(places) > 1)


def _tellings(case: Gathered, drafts: list[_Printing]) -> Iterator[Telling]:
    """Only where one entry tells and one is told of; which of several it is cannot be known."""
    if not any(one.told for one in case.appearances):
        return
    places: dict[Spot, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        places[draft.spot].append(place)
    for one in case.appearances:
        tellers = places.get(_own_spot(case, one), [])
        for told in _told(case, one):
            found = places.get(_spot(case, one, told.body, told.date), [])
            if len(tellers) != 1 or (told.date is not None and len(found) != 1):
                continue
            target = found[0] if told.date is not None else None
            source = source_ref(one.meeting, told.lines)
            yield Telling(target, tellers[0], told.resumes, told.evidence, source)
