"""A case's entries -> what each leaves open, and which treatment comes next.

docs/contract.md: Links, Commitments, Open. A treatment is a
decision, or an item without one that promises something (Opfølgning); what was only listed or told
of is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from casetrack.bodies import Rank, body_key, can_mean, rank, same_body
from casetrack.lazy import regex
from casetrack.linking.standing import is_standing, plain_title
from casetrack.outcomes import PUT_OFF, Outcome, puts_off
from casetrack.records import Commitment, Entry, Lines

__all__ = [
    "Awaited",
    "Threads",
    "awaited",
    "comes_again",
    "evidence_of",
    "matter_id",
    "rank_of",
    "thread_of",
]

_REASONS = tuple(one for one in PUT_OFF if one is not Outcome.TO_BE_PRESENTED_AGAIN)
"""Each is a reason of its own for an open matter; to be presented again is a promise."""


@frozen
class Awaited:
    """Something that one entry leaves open.

    Attributes:
        because: the word for it, as in `OpenMatter`.
        kind: `re_presentation` or `referral`.
        body: where it is awaited; `None` where the words name nobody.
        committee: of a committee the words say no more than that it is one (`fagudvalget`).
    """

    because: str
    kind: str
    body: str | None
    due_text: str | None
    due_from: date | None
    due: date | None
    evidence: str
    lines: Lines
    committee: bool = False


def matter_id(entry: Entry, one: Awaited) -> str:
    """What an open matter is called: by the entry that leaves it, what is awaited and where."""
    return " ".join([part for part in (entry.id, one.kind, one.body) if part])


def rank_of(entry: Entry) -> int:
    """Where the body of an entry stands: administration, committee, finance committee, council."""
    return int(rank(entry.body)) if entry.body else -1


def thread_of(entry: Entry) -> str:
    """What entries must share to be linked; the empty string outside collective numbers."""
    return plain_title(entry.thread) if entry.thread else ""


def comes_again(entry: Entry) -> bool:
    """Whether an entry says of itself that the case comes back to the same body."""
    if puts_off(entry.outcomes):
        return True
    promises = (one for one in entry.commitments if one.kind == "re_presentation")
    return any(one.body is None or same_body(one.body, entry.body) for one in promises)


_UNDECIDED = frozenset((Outcome.TAKEN_OFF_AGENDA, Outcome.NOT_TREATED))
"""After these nobody has decided."""
_OPENS = frozenset((*PUT_OFF, Outcome.REFERRED))


def evidence_of(entry: Entry, outcomes: Sequence[Outcome]) -> tuple[str, Lines]:
    """The words that the first of these outcomes rests on; else the whole text."""
    for outcome in outcomes:
        for finding in entry.findings:
            if finding.outcome is outcome:
                return finding.evidence, finding.lines
    return entry.text, entry.sources[0].lines


# What an entry leaves open.


def awaited(entry: Entry) -> tuple[Awaited, ...]:
    """What an entry leaves open, each kind and body once; a task opens nothing.

    What a standing item puts off stands on the next agenda as a matter of course: there only
    what is promised counts.
    """
    if not entry.commitments and _OPENS.isdisjoint(entry.outcomes):
        return ()
    found: dict[tuple[str, str], Awaited] = {}
    for one in (*_re_presentations(entry), *_referrals(entry)):
        key = one.kind, body_key(one.body) if one.body else ""
        if key not in found or (one.due_text and not found[key].due_text):
            found[key] = one
    return tuple(found.values())


def _re_presentations(entry: Entry) -> Iterator[Awaited]:
    promises = [one for one in entry.commitments if one.kind == "re_presentation"]
    put_off = next((outcome for outcome in _REASONS if outcome in entry.outcomes), None)
    because = put_off.value if put_off else "promised"
    for promise in promises:
        yield _promised(promise, because, promise.body or entry.body)
    if promises or (entry.thread and is_standing(entry.title)):
        return
    returned = any(one.because == "returned" for one in _referrals(entry))
    if put_off or (Outcome.TO_BE_PRESENTED_AGAIN in entry.outcomes and not returned):
        words = evidence_of(entry, (put_off or Outcome.TO_BE_PRESENTED_AGAIN,))
        yield Awaited(because, "re_presentation", entry.body, None, None, None, *words)


def _referrals(entry: Entry) -> Iterator[Awaited]:
    promises = [one for one in entry.commitments if one.kind == "referral"]
    for promise in promises:
        unnamed = rank_of(entry) != Rank.COMMITTEE and _is_some_committee(promise)
        known = unnamed or promise.body is not None
        below = known and rank(promise.body) < rank_of(entry)
        one = _promised(promise, "returned" if below else "referred", promise.body)
        yield evolve(one, committee=unnamed)
    if Outcome.REFERRED in entry.outcomes and not promises:
        words = evidence_of(entry, (Outcome.REFERRED,))
        yield Awaited("referred", "referral", None, None, None, None, *words)


# "tilbage til udvalget", "til udvalgsbehandling", "i det relevante fagudvalg"; never who sends it.
_SOME_COMMITTEE = regex(
    r"(?i)\b(?:til|i) (?:\w{1,20} ){0,3}(?:fag)?udvalg(?:et|ene|sbehandling)?\b"
)
_A_COMMITTEE = "Fagudvalget"


def _is_some_committee(promise: Commitment) -> bool:
    if promise.body is None:
        return _SOME_COMMITTEE.search(promise.evidence) is not None
    return same_body(promise.body, _A_COMMITTEE)


def _promised(promise: Commitment, because: str, body: str | None) -> Awaited:
    due = promise.due_text, promise.due_from, promise.due
    return Awaited(because, promise.kind, body, *due, promise.evidence, promise.lines)


# Which treatment comes next.

When = tuple[date, int]


class _Series:
    """Treatments in order; several can be of one day and rank."""

    def __init__(self) -> None:
        self.times: list[When] = []
        self.places: list[int] = []

    def add(self, when: When, place: int) -> None:
        self.times.append(when)
        self.places.append(place)

    def first_after(self, when: When | None) -> list[int]:
        at = bisect_right(self.times, when) if when else 0
        return self.at(self.times[at]) if at < len(self.times) else []

    def after(self, when: When | None) -> list[int]:
        return self.places[bisect_right(self.times, when) if when else 0 :]

    def last_before(self, when: When) -> list[int]:
        to = bisect_left(self.times, when)
        return self.places[bisect_left(self.times, self.times[to - 1]) : to] if to else []

    def before(self, when: When) -> list[int]:
        return self.places[: bisect_left(self.times, when)]

    def at(self, when: When) -> list[int]:
        return self.places[bisect_left(self.times, when) : bisect_right(self.times, when)]


class _Thread:
    """All treatments of one thread, and those of each body and rank."""

    def __init__(self) -> None:
        self.all = _Series()
        self.of_body: dict[str, _Series] = defaultdict(_Series)
        self.of_rank: dict[int, _Series] = defaultdict(_Series)

    def add(self, when: When, place: int, body: str) -> None:
        for series in (self.all, self.of_body[body], self.of_rank[when[1]]):
            series.add(when, place)


class Threads:
    """A case's dated treatments, thread by thread; places are those among the entries given.

    Every question is answered with the places that fit equally well: none, one, or several where
    nothing tells which is meant.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._threads: dict[str, _Thread] = defaultdict(_Thread)
        for place, entry in enumerate(entries):
            when = self._when(place)
            if when is not None and (entry.kind == "decision" or awaited(entry)):
                self._threads[thread_of(entry)].add(when, place, body_key(entry.body or ""))

    def treatments(self) -> Iterator[int]:
        """The places of all dated treatments, thread by thread, each in order."""
        for thread in self._threads.values():
            yield from thread.all.places

    def next_of(self, place: int, body: str) -> list[int]:
        """The next treatment by a body, or else by the one that its name can mean, after that
        entry in day and rank.
        """
        of_body = self._thread(place).of_body
        series = of_body.get(body_key(body))
        if series is None:
            meant = [one for name, one in of_body.items() if can_mean(body, name)]
            series = meant[0] if len(meant) == 1 else None
        return series.first_after(self._when(place)) if series else []

    def next_above(self, place: int) -> list[int]:
        """The next treatment by a body of higher rank."""
        own, when = rank_of(self._entries[place]), self._when(place)
        ranks = self._thread(place).of_rank.items()
        found = [series.first_after(when) for height, series in ranks if height > own]
        return min((places for places in found if places), default=[])

    def ranks_later(self, place: int) -> set[int]:
        """The ranks of the bodies that treated it later."""
        ranks, when = self._thread(place).of_rank.items(), self._when(place)
        return {height for height, series in ranks if series.first_after(when)}

    def passed(self, place: int, height: int) -> bool:
        """Whether a body above that rank decided later; what was taken off or not reached, none."""
        when = self._when(place)
        above = (one for of, one in self._thread(place).of_rank.items() if of > height)
        later = (at for series in above for at in series.after(when))
        return any(not _UNDECIDED.issuperset(self._entries[at].outcomes) for at in later)

    def last_of_same(self, place: int) -> list[int]:
        """The same body's last treatment on an earlier day, if this is its only one that day."""
        when = self._when(place)
        series = self._thread(place).of_body.get(body_key(self._entries[place].body or ""))
        if when is None or series is None or series.at(when) != [place]:
            return []
        return series.last_before(when)

    def next_committee(self, place: int) -> list[int]:
        """The next treatment by the committee that had the case before, or by any if none had."""
        thread, when = self._thread(place), self._when(place)
        series = thread.of_rank.get(Rank.COMMITTEE)
        if series is None or when is None:
            return []
        had = {body_key(self._entries[at].body or "") for at in series.before(when)}
        if len(had) > 1:
            return []
        return (thread.of_body[had.pop()] if had else series).first_after(when)

    def any_later(self, place: int) -> bool:
        """Whether anything was decided on a later day."""
        entry, times = self._entries[place], self._thread(place).all.times
        return bool(times) and (entry.date is None or times[-1][0] > entry.date)

    def _thread(self, place: int) -> _Thread:
        return self._threads[thread_of(self._entries[place])]

    def _when(self, place: int) -> When | None:
        entry = self._entries[place]
        return (entry.date, rank_of(entry)) if entry.date else None
