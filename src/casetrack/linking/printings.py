"""The appearances of one case -> what they print of it, equal wordings made one.

What several documents print of one body and day is one entry if the words are equal or one text
contains the other; different words are two entries and a diagnostic (docs/contract.md: Entries).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casetrack.bodies import body_key, rank
from casetrack.linking.documents import decided, document_name
from casetrack.linking.fates import Fate
from casetrack.linking.identity import Appearance, Gathered
from casetrack.linking.standing import is_standing, plain_title, words
from casetrack.outcomes import Outcome, each_once, puts_off, weightiest
from casetrack.records import Commitment, Decision, Diagnostic, Finding, SourceRef
from casetrack.wording.sending import says_back

__all__ = [
    "Printing",
    "Spot",
    "merged",
    "of_decision",
    "of_fate",
    "of_mention",
    "own_spot",
    "print_order",
    "spot_of",
    "united",
]


Spot = tuple[str, str, date | None]
"""Thread, body and day: where entries can be the same. Unknown bodies and days are never equal."""


class Printing(NamedTuple):
    """One printing of an entry; merged ones are again one, with all sources.

    A tuple because there are several of each item, made and thrown away again.

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
    closed: bool
    sources: tuple[SourceRef, ...]
    document: int
    printed_in: tuple[int, ...]
    own: bool = True
    about: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    outcome: Outcome | None = None
    text: str = ""
    findings: tuple[Finding, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def day(self) -> date | None:
        return self.spot[2]


# What is printed.


def of_decision(decision: Decision, one: Appearance, place: int, case: Gathered) -> Printing:
    """What one decision of an item prints, `place` being the item's among its case's."""
    item = one.item
    body, day, own = decided(decision, one.meeting)
    among_others = decision.about if len(item.decisions) > 1 else None
    speaks = among_others and among_others.istitle()  # `Bo Lind` below `Eventuelt`
    own_matter = among_others if is_standing(item.title) and not speaks else None
    return Printing(
        kind="decision",
        spot=spot_of(case, one, body, day),
        body=body,
        item=item.number if own else decision.item,
        title=own_matter or item.title,
        thread=own_matter or _thread(case, one) or among_others,
        about=decision.about,
        closed=item.closed,
        outcomes=decision.outcomes or (decision.outcome,),
        outcome=decision.outcome,
        text=decision.text,
        findings=decision.findings,
        commitments=decision.commitments,
        sources=(SourceRef(one.source.path, decision.lines),),
        own=own,
        document=one.document,
        printed_in=(place,),
    )


def of_fate(fate: Fate, case: Gathered) -> Printing:
    """What another item decides about this one, as an entry of this one."""
    affect, one = fate.affect, case.appearances[fate.appearance]
    rule = "title" if affect.evidence == one.item.title else "affects"
    spot, outcomes = spot_of(case, one, fate.body, fate.day), _outcomes_of(fate)
    return of_mention("fate", spot, one, fate.appearance, case, fate.source)._replace(
        body=fate.body,
        outcomes=outcomes,
        outcome=affect.outcome,
        text=affect.evidence,
        findings=tuple(
            [Finding(each, None, affect.evidence, affect.lines, rule) for each in outcomes]
        ),
        commitments=_commitments_of(fate),
        document=fate.document,
        printed_in=(),
    )


def of_mention(
    kind: str, spot: Spot, one: Appearance, place: int, case: Gathered, source: SourceRef
) -> Printing:
    """An item that was listed or is told of: nothing that was decided."""
    return Printing(
        kind=kind,
        spot=spot,
        body=one.meeting.body,
        item=one.item.number,
        title=one.item.title,
        thread=_thread(case, one),
        closed=one.item.closed,
        sources=(source,),
        document=one.document,
        printed_in=(place,),
    )


def _outcomes_of(fate: Fate) -> tuple[Outcome, ...]:
    """What becomes of the item: sent back to a lower body it also comes again."""
    affect = fate.affect
    below = affect.body is not None and rank(affect.body) < rank(fate.body)
    if affect.outcome is Outcome.REFERRED and below and says_back(affect.evidence):
        return affect.outcome, Outcome.TO_BE_PRESENTED_AGAIN
    return (affect.outcome,)


def _commitments_of(fate: Fate) -> tuple[Commitment, ...]:
    """What is promised of the item: that it comes again, or that it goes to another body.

    What is put off comes again where it was put off, wherever else it is sent.
    """
    affect, elsewhere = fate.affect, None
    if affect.body and body_key(affect.body) != body_key(fate.body):
        elsewhere = affect.body
    words = affect.evidence, affect.lines
    due = affect.due_text, affect.due_from, affect.due
    if affect.outcome is Outcome.REFERRED:
        return (Commitment("referral", affect.body, *due, *words),)
    sent = (Commitment("referral", elsewhere, None, None, None, *words),) if elsewhere else ()
    if affect.due_text or (affect.body and not elsewhere):
        return Commitment("re_presentation", None, *due, *words), *sent
    return sent


def spot_of(case: Gathered, one: Appearance, body: str | None, day: date | None) -> Spot:
    """Where an entry of that body and day stands in its case."""
    thread = plain_title(_matter(one)) if case.collective else ""
    if body and day:
        return thread, body_key(body), day
    return thread, (body_key(body) if body else "?") + f"?{one.document}", day


def own_spot(case: Gathered, one: Appearance) -> Spot:
    """Where the meeting that prints an item stands in its case."""
    return spot_of(case, one, one.meeting.body, one.meeting.date)


def _thread(case: Gathered, one: Appearance) -> str | None:
    """The matter an item treats under a collective number: its title, if need be with the day."""
    return _matter(one) if case.collective else None


def _matter(one: Appearance) -> str:
    title = one.item.title or f"#{one.item.number}"
    if one.item.title and not is_standing(one.item.title):
        return title
    return f"{title} {one.meeting.date or document_name(one.meeting)}"


# What is the same.


def merged(printings: Iterable[Printing]) -> tuple[list[Printing], list[Diagnostic]]:
    """The printings of one case with equal wordings made one, and where two contradict."""
    spots: dict[tuple[Spot, str], list[Printing]] = {}
    for printing in printings:
        about = words(printing.about) if printing.about else ""
        spots.setdefault((printing.spot, about), []).append(printing)
    told: list[Printing] = []
    diagnostics: list[Diagnostic] = []
    for same in spots.values():
        if len(same) == 1 and same[0].kind == "decision":
            told += same
            continue
        fates = [one for one in same if one.kind == "fate"]
        found = _by_words([one for one in same if one.kind == "decision"])
        if fates:
            found = _with_fate(found, _one_fate(fates))
        if len(found) > 1:
            diagnostics.append(_contradicting(found))
        told += found
    return told, diagnostics


def _by_words(printings: list[Printing]) -> list[Printing]:
    """One for each wording that no other contains, the longest first."""
    if len(printings) <= 1:
        return printings
    groups: list[tuple[str, list[Printing]]] = []
    # Most documents print the same words: they are folded once.
    said_in = {text: words(text) for text in {printing.text for printing in printings}}
    folded = [(said_in[printing.text], printing) for printing in printings]
    for said, printing in sorted(folded, key=_by_length):
        for wording, same in groups:
            if said == wording or not said or f" {said} " in f" {wording} ":
                same.append(printing)
                break
        else:
            groups.append((said, [printing]))
    return [united(same) for _, same in groups]


def _by_length(folded: tuple[str, Printing]) -> tuple[object, ...]:
    said, printing = folded
    return (-len(said), not printing.own, *print_order(printing))


def print_order(printing: Printing) -> tuple[object, ...]:
    """What puts printings in the order of the documents and their lines."""
    return printing.document, printing.sources[0].lines, printing.sources[0].path


def united(same: list[Printing]) -> Printing:
    """The first printing, which stands for all, with the sources of the others after its own."""
    if len(same) == 1:
        return same[0]
    every = [same[0], *sorted(same[1:], key=print_order)]
    return same[0]._replace(
        item=next((one.item for one in every if one.item), None),
        closed=any(one.closed for one in same),
        sources=tuple(dict.fromkeys(source for one in every for source in one.sources)),
        printed_in=tuple(place for one in same for place in one.printed_in),
    )


def _one_fate(fates: list[Printing]) -> Printing:
    """What several places say of one item is one fate with all their outcomes."""
    ordered = sorted(fates, key=print_order)
    outcomes = each_once(outcome for one in ordered for outcome in one.outcomes)
    # Only the first source's lines can be given as those of findings and promises.
    path = ordered[0].sources[0].path
    here = [one for one in ordered if one.sources[0].path == path]
    return united(ordered)._replace(
        outcomes=outcomes,
        outcome=weightiest(outcomes),
        text="\n".join(dict.fromkeys(one.text for one in ordered)),
        findings=tuple(dict.fromkeys(found for one in here for found in one.findings)),
        commitments=tuple(dict.fromkeys(given for one in here for given in one.commitments)),
    )


_NOTHING_SAID = frozenset({Outcome.NONE, Outcome.UNKNOWN})


def _with_fate(found: list[Printing], fate: Printing) -> list[Printing]:
    """The fate joins the decision that says the same, and stands for both where it alone promises
    something; to one that says nothing it gives its own.
    """
    for place, decision in enumerate(found):
        if _NOTHING_SAID.issuperset(decision.outcomes):
            said = decision.text if words(decision.text) else fate.text
            found[place] = united([fate, decision])._replace(text=said)
            break
        if _agree(decision, fate):
            promises = fate.commitments and not decision.commitments
            fuller = promises and set(decision.outcomes) <= set(fate.outcomes)
            found[place] = united([fate, decision] if fuller else [decision, fate])
            break
    else:
        found = [*found, fate]
    return [one._replace(kind="decision") for one in found]


def _agree(decision: Printing, fate: Printing) -> bool:
    if not set(decision.outcomes).isdisjoint(fate.outcomes):
        return True
    said, other = words(decision.text), words(fate.text)
    return f" {other} " in f" {said} " or (puts_off(decision.outcomes) and puts_off(fate.outcomes))


def _contradicting(found: list[Printing]) -> Diagnostic:
    sources = ", ".join(f"{one.sources[0].path}:{one.sources[0].lines[0]}" for one in found)
    message = (
        f"{found[0].body} {found[0].day}: {len(found)} different decisions are printed ({sources})"
    )
    return Diagnostic("contradicting_decisions", "warning", message, found[0].sources[0].lines)
