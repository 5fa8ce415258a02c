"""A case's story -> the links between its entries.

Each rises strictly in the order of the entries and is made only where exactly one candidate fits;
what was not linked for having several is said in a diagnostic (docs/contract.md: Links).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casetrack.bodies import find_bodies, rank, same_body
from casetrack.linking.entries import Story, Telling
from casetrack.linking.standing import is_standing
from casetrack.linking.treatments import (
    Threads,
    awaited,
    comes_again,
    evidence_of,
    rank_of,
    thread_of,
)
from casetrack.outcomes import PREPARATORY, PUT_OFF, Outcome, puts_off
from casetrack.records import Diagnostic, Entry, Lines, Link, SourceRef

__all__ = ["link_entries"]

Words = tuple[str, SourceRef]
"""What says so, and where it stands."""


def link_entries(story: Story) -> tuple[tuple[Link, ...], tuple[Diagnostic, ...]]:
    """The links of one case, in the order of the entries they start from."""
    if len(story.entries) < 2 or (not story.tellings and all(map(_stands, story.entries))):
        return (), ()
    linker = _Linker(story)
    linker.note_resumptions()
    for place in linker.promising():
        linker.link_promises(place)
    for place in linker.linked:
        linker.link_upwards(place)
    linker.link_printed_together()
    linker.link_repeats()
    linker.link_citations()
    return linker.links(), tuple(dict.fromkeys(linker.diagnostics))


def _stands(entry: Entry) -> bool:
    """Whether it is on every agenda, and leads to no other by itself."""
    return entry.thread is not None and is_standing(entry.title)


class _Linker:
    """Links as they are found: pairs of places, and for each the kind that was found first."""

    def __init__(self, story: Story) -> None:
        self.entries = story.entries
        self.story = story
        self.threads = Threads(story.entries)
        self.diagnostics: list[Diagnostic] = []
        self.resumed: dict[int, Telling] = {}
        self.linked = [place for place in self.threads.treatments() if not self._stands(place)]
        self._made: dict[tuple[int, int, bool], Link] = {}
        self._reached: set[int] = set()

    def links(self) -> tuple[Link, ...]:
        return tuple(link for _, link in sorted(self._made.items(), key=lambda one: one[0]))

    def promising(self) -> Iterator[int]:
        """The treatments, and what was only listed and promised something."""
        for place, entry in enumerate(self.entries):
            if entry.kind != "cited" and entry.date is not None and not self._stands(place):
                yield place

    def _stands(self, place: int) -> bool:
        return _stands(self.entries[place])

    # One kind of link each.

    def note_resumptions(self) -> None:
        """A treatment that says what it resumes is linked to exactly that."""
        for telling in sorted(self.story.tellings, key=_by_teller):
            by = self.entries[telling.by]
            if not telling.resumes or by.kind != "decision" or self._stands(telling.by):
                continue
            told = self._told(telling)
            if told is None:
                continue
            entry = self.entries[told]
            if entry.kind == "decision" and same_body(entry.body, by.body):
                if comes_again(entry):
                    self.resumed.setdefault(told, telling)
                elif not self._was_sent_back(told, telling.by):
                    self.diagnostics.append(_not_put_off(entry, telling))

    def _was_sent_back(self, told: int, by: int) -> bool:
        """Whether a body between sent the case back to this one, which resumes it therefore."""
        body = self.entries[by].body
        return any(
            one.because == "returned" and same_body(one.body, body)
            for entry in self.entries[told + 1 : by]
            for one in awaited(entry)
        )

    def _told(self, telling: Telling) -> int | None:
        if telling.told is not None:
            return telling.told if telling.told < telling.by else None
        earlier = self.threads.last_of_same(telling.by)
        return earlier[0] if len(earlier) == 1 else None

    def link_promises(self, place: int) -> None:
        """re_presentation, return, and referral to a named body."""
        entry = self.entries[place]
        if place in self.resumed:
            telling = self.resumed[place]
            words = telling.evidence, telling.source
            self._make("re_presentation", place, telling.by, words, "resumed")
        elif puts_off(entry.outcomes) and entry.body:
            again = self.threads.next_of(place, entry.body)
            if again:
                words = _words(entry, evidence_of(entry, PUT_OFF))
                self._choose("re_presentation", place, again, words, "comes_again")
        for one in awaited(entry):
            if one.committee:
                candidates = self.threads.next_committee(place)
            elif one.body and not (place in self.resumed and same_body(one.body, entry.body)):
                candidates = self.threads.next_of(place, one.body)
            else:
                continue
            if candidates:
                kind = _KINDS.get(one.because, "re_presentation")
                words = _words(entry, (one.evidence, one.lines))
                self._choose(kind, place, candidates, words, "promised")

    def link_upwards(self, place: int) -> None:
        """referral without a named body: to the next treatment by a body of higher rank; and `til
        Økonomiudvalget og Byrådet`, where the first of them has no minutes here.
        """
        entry = self.entries[place]
        referred = [one for one in awaited(entry) if one.kind == "referral"]
        named = [one.body for one in referred if one.body or one.committee]
        outcomes = [one for one in entry.outcomes if one in PREPARATORY]
        upwards = [body for body in named if rank(body) > rank_of(entry)]
        if upwards:
            outcomes = []
        elif any(one.because == "returned" for one in referred):
            # `kan ikke anbefales og sendes tilbage`: that no goes no further
            outcomes = [one for one in outcomes if one is not Outcome.NOT_RECOMMENDED]
        reached = any(self.threads.next_of(place, body) for body in upwards if body)
        if Outcome.REFERRED in entry.outcomes and (not named or (upwards and not reached)):
            outcomes.append(Outcome.REFERRED)
        above = self.threads.next_above(place) if outcomes else []
        if above:
            words = _words(entry, evidence_of(entry, outcomes))
            if not self._passes_by(entry, words[0], above):
                self._choose("referral", place, above, words, "next_above")

    def _passes_by(self, entry: Entry, words: str, above: Sequence[int]) -> bool:
        """`Oversendes til Økonomiudvalget med anbefaling`, and only the council's minutes are here:
        what was sent to a body between does not lead there.
        """
        own, highest = rank_of(entry), max(rank_of(self.entries[to]) for to in above)
        if highest - own < 2:
            return False  # there is nothing between
        named = [height for *_, name in find_bodies(words) if (height := rank(name)) > own]
        return bool(named) and highest > max(named)

    def link_printed_together(self) -> None:
        """From one decision to the next of a higher body printed in the same item.

        An item can leave out what that body decided in between, and the next was then not this.
        """
        for places in self.story.together:
            for one, other in pairwise(places):
                first, second = self.entries[one], self.entries[other]
                if self._stands(one) or thread_of(first) != thread_of(second):
                    continue
                if rank_of(first) >= rank_of(second) or not second.body:
                    continue
                if other in self.threads.next_of(one, second.body):
                    words = _words(first, evidence_of(first, first.outcomes))
                    self._make("referral", one, other, words, "printed_together")

    def link_repeats(self) -> None:
        """The same body again, where no other link says how the case came to it."""
        for place in self.linked:
            if place not in self._reached:
                entry = self.entries[place]
                earlier = self.threads.last_of_same(place)
                if len(earlier) == 1:
                    words = _words(entry, evidence_of(entry, entry.outcomes))
                    self._make("repeat", earlier[0], place, words, "same_body_again")

    def link_citations(self) -> None:
        """From what is told of to the first entry whose text tells of it."""
        tellings: dict[int, list[Telling]] = {}
        for telling in self.story.tellings:
            if telling.told is not None and telling.told < telling.by:
                tellings.setdefault(telling.told, []).append(telling)
        for told, found in tellings.items():
            first = min(found, key=_by_teller)
            sources = [one.source for one in found if one.by == first.by and one is not first]
            words = first.evidence, first.source
            self._make("citation", told, first.by, words, "told", tuple(sources))

    # Making a link.

    def _choose(
        self, kind: str, place: int, candidates: Sequence[int], words: Words, rule: str
    ) -> None:
        if len(candidates) == 1:
            self._make(kind, place, candidates[0], words, rule)
        else:
            start, candidate = self.entries[place], self.entries[candidates[0]]
            self.diagnostics.append(_several(kind, start, candidate))

    def _make(
        self,
        kind: str,
        place: int,
        to: int,
        words: Words,
        rule: str,
        more: tuple[SourceRef, ...] = (),
    ) -> None:
        """A pair is linked once; a citation may stand beside another link."""
        key = place, to, kind == "citation"
        if key in self._made or place >= to:
            return
        evidence, source = words
        start, end = self.entries[place].id, self.entries[to].id
        sources = tuple(dict.fromkeys((source, *more))) if more else (source,)
        self._made[key] = Link(kind, start, end, evidence, sources, rule)
        if kind != "citation":
            self._reached.add(to)


_KINDS = {"referred": "referral", "returned": "return"}


def _by_teller(telling: Telling) -> tuple[object, ...]:
    return telling.by, telling.source.path, telling.source.lines


def _words(entry: Entry, found: tuple[str, Lines]) -> Words:
    evidence, lines = found
    return evidence, SourceRef(entry.sources[0].path, lines)


def _not_put_off(entry: Entry, telling: Telling) -> Diagnostic:
    said = ", ".join(outcome.value for outcome in entry.outcomes)
    message = (
        f"{telling.source.path} resumes what {entry.body} put off on {entry.date}, "
        f"but the decision printed of that day is {said}"
    )
    return Diagnostic("return_without_deferral", "info", message, telling.source.lines)


def _several(kind: str, entry: Entry, candidate: Entry) -> Diagnostic:
    message = (
        f"no {kind} link from {entry.body} {entry.date}: several decisions of "
        f"{candidate.body} {candidate.date} fit"
    )
    return Diagnostic("ambiguous_link", "warning", message, entry.sources[0].lines)
