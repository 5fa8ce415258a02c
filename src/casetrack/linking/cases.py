"""Meetings -> cases: what happened to each matter, over all its meetings.

>>> from casetrack.codec import from_dict
>>> from casetrack.records import Meeting
>>> def minutes(day, words, outcome):
...     decision = {"text": words, "lines": [9, 9], "outcome": outcome, "outcomes": [outcome]}
...     item = {"number": "1", "title": "Cykelsti", "case_number": "19/21554", "closed": False}
...     source = {"path": f"{day}.txt", "sha256": ""}
...     head = {"body": "Byrådet", "date": day, "status": "minutes", "supplement": False}
...     items = [{**item, "lines": [1, 9], "decisions": [decision]}]
...     return from_dict(Meeting, {**head, "items": items, "source": source, "remarks": ""})
>>> found = link([minutes("2019-09-09", "Godkendt.", "approved"),
...               minutes("2019-08-12", "Udsat.", "deferred")])
>>> [(link.kind, link.from_) for link in found["19/21554"].links]
[('re_presentation', '19/21554 2019-08-12 Byrådet')]
>>> found["19/21554"].status.value
'settled'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import field, fields, frozen

from casetrack.asked import as_date, as_each, as_function, as_text
from casetrack.authorities import authority_key, keys_of
from casetrack.linking.documents import known_meetings, settle
from casetrack.linking.entries import Story, tell
from casetrack.linking.fates import assign_fates
from casetrack.linking.identity import (
    Appearance,
    Gathered,
    Told,
    asked_key,
    gather,
    number_key,
    parsed_number,
)
from casetrack.linking.links import link_entries
from casetrack.linking.missing import missing_meetings
from casetrack.linking.standing import gathers_matters, is_standing, plain_title, says_it_is_resumed
from casetrack.linking.timeline import conclusion, on
from casetrack.listing import near_ids, oldest_first
from casetrack.records import (
    Case,
    Diagnostic,
    Meeting,
    MissingMeeting,
    OpenMatter,
    OpenRow,
    Reading,
    SourceRef,
)

__all__ = ["AmbiguousCase", "Cases", "UnknownCase", "link"]


class UnknownCase(KeyError):
    """No case of that number or id is here.

    Attributes:
        number: what was asked for.
        near: the ids that come closest, the closest first.
        begins: the day of its first entry, where it is after the day that was asked about.
    """

    def __init__(self, number: str, near: Sequence[str] = (), begins: date | None = None) -> None:
        super().__init__(number)
        self.number = number
        self.near = tuple(near)
        self.begins = begins

    def __str__(self) -> str:
        if self.begins is not None:
            return f"case {self.number} begins on {self.begins}"
        close = f"; close to it: {', '.join(self.near)}" if self.near else ""
        return f"no case {self.number}{close}"


class AmbiguousCase(KeyError):
    """Several authorities use the number.

    Attributes:
        number: what was asked for.
        authorities: theirs, in order; `None` stands for documents that name none.
    """

    def __init__(self, number: str, authorities: Sequence[str | None]) -> None:
        super().__init__(number)
        self.number = number
        self.authorities = tuple(authorities)

    def __str__(self) -> str:
        names = ", ".join(name or "no authority" for name in self.authorities)
        return f"case {self.number} is used by several authorities: {names}"


def link(meetings: Iterable[Meeting], *, told: Told | None = None) -> Cases:
    """Link the items of many meetings into cases; the order of the meetings does not matter.

    Nothing is guessed: what has several candidates is not linked, and a diagnostic says so. Ages
    are not counted, see `Cases.as_of`. `told` gives, for a meeting, the earlier decisions that each
    of its items tells of, where they are known already; without it they are found in the texts.
    """
    settled = settle(_meetings(meetings))
    known = known_meetings(settled.meetings)
    gathering = gather(settled.meetings, as_function("told", told))
    fates, unclear = assign_fates(gathering.cases, settled.meetings)
    told_of = [
        (_case(gathered, tell(gathered, fates.get(place, []), known)), gathered)
        for place, gathered in enumerate(gathering.cases)
    ]
    told_of.sort(key=_order)
    own = [found for case, _ in told_of for found in case.diagnostics]
    return Cases(
        tuple([case for case, _ in told_of]),
        missing_meetings(gathering.cases, known),
        (*settled.diagnostics, *gathering.diagnostics, *unclear, *own),
        tuple([gathered.names for _, gathered in told_of]),
        tuple([tuple([at.source for at in gathered.appearances]) for _, gathered in told_of]),
    )


def _meetings(given: Iterable[Meeting]) -> list[Meeting]:
    """The meetings; raises `TypeError`, which says what is wanted, for what is none."""
    wanted = "link: meetings are wanted"
    if isinstance(given, Reading):
        raise TypeError(f"{wanted}, not Reading: link(reading.meetings)")
    return list(as_each(wanted, given, Meeting))


def _case(gathered: Gathered, story: Story) -> Case:
    links, unlinked = link_entries(story)
    printed, collects = _titles(gathered), gathered.collective
    speaking = printed
    if len(printed) > 1:
        speaking = [
            title
            for title in printed
            if (gathers_matters(title) if collects else not is_standing(title))
        ] or printed
    return Case(
        id=gathered.names[0],
        case_number=gathered.number,
        other_numbers=gathered.other_numbers,
        authority=gathered.authority,
        title=_title(speaking),
        titles=tuple(dict.fromkeys(printed)),
        collective=gathered.collective,
        as_of=None,
        entries=story.entries,
        links=links,
        **conclusion(story.entries, links),
        sample=all(one.meeting.source.sample for one in gathered.appearances),
        diagnostics=(*story.diagnostics, *unlinked),
    )


def _title(titles: Sequence[str]) -> str | None:
    """The latest title; without what only says that it is up again, where it is printed so too."""
    latest = titles[-1] if titles else None
    if latest is None or len(titles) == 1 or not says_it_is_resumed(latest):
        return latest
    same = [one for one in titles if plain_title(one) == plain_title(latest)]
    return next((one for one in reversed(same) if not says_it_is_resumed(one)), latest)


def _titles(gathered: Gathered) -> list[str]:
    """The titles as often as they are printed, in the order of the meetings."""
    ordered: Sequence[Appearance] = gathered.appearances
    if len(ordered) > 1:
        ordered = sorted(ordered, key=lambda one: (one.meeting.date or date.min, one.document))
    return [one.item.title for one in ordered if one.item.title]


def _order(one: tuple[Case, Gathered]) -> tuple[object, ...]:
    """By authority and number; cases without a number come last, by id."""
    case = one[0]
    authority = authority_key(case.authority)
    number = parsed_number(case.case_number or "")
    if number is None:
        return authority, True, 0, 0, case.id
    return authority, False, number.year or 0, number.serial, number.key


@frozen(repr=False)
class Cases:
    """Cases by their number (or id), in order of authority and number.

    `cases["22/21670"]` is one `Case` or raises `UnknownCase`; `cases.get` gives `None` instead.
    `in` asks for a number; a loop goes over the cases themselves. No meetings make no cases, which
    is no error.

    Attributes:
        cases: every case, in that order.
        diagnostics: what was not linked for having several candidates, what contradicts itself.
    """

    cases: tuple[Case, ...]
    _missing: tuple[MissingMeeting, ...] = field(default=())
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    _names: tuple[tuple[str, ...], ...] = field(default=())
    _printed: tuple[tuple[SourceRef, ...], ...] = field(default=())
    _places: dict[str, list[int]] = field(init=False, factory=dict, eq=False)

    def __getitem__(self, number: str) -> Case:
        """The case of a number in any spelling, an old number, or an id.

        Raises:
            UnknownCase: there is none; it names what is near.
            AmbiguousCase: several authorities use it.
        """
        case = self.get(number)
        if case is None:
            raise UnknownCase(number, near_ids(number, [case.id for case in self.cases]))
        return case

    def __repr__(self) -> str:
        return f"<Cases: {len(self.cases)} cases>"

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases)

    def __len__(self) -> int:
        return len(self.cases)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and bool(self.find(number))

    def get(self, number: str, authority: str | None = None) -> Case | None:
        """The case of a number, of that authority if one is named; `None` where there is none.

        It may be named short or in an older spelling; the empty string stands for documents that
        name none. Raises `AmbiguousCase` where several authorities use the number and none is
        named.
        """
        found = self.find(number)
        if authority is not None:
            wanted = keys_of(as_text("authority", authority))
            found = tuple(case for case in found if authority_key(case.authority) in wanted)
        if len(found) > 1:
            raise AmbiguousCase(number, [case.authority for case in found])
        return found[0] if found else None

    def find(self, number: str) -> tuple[Case, ...]:
        """Every authority's case of that number or id, in order; empty where there is none."""
        key = asked_key(as_text("number", number))
        if not self._places:  # an archive links without asking
            self._places.update(self._named())
        return tuple(self.cases[place] for place in self._places.get(key, ()))

    def _named(self) -> dict[str, list[int]]:
        """The places of the cases by each of their names."""
        places: dict[str, list[int]] = defaultdict(list)
        for place in range(len(self.cases)):
            for key in dict.fromkeys(map(number_key, self.names(place))):
                places[key].append(place)
        return places

    def names(self, place: int) -> tuple[str, ...]:
        """Every name the case at a place of `cases` can be asked for by, its id first."""
        case = self.cases[place]
        return self._names[place] if self._names else (case.id, *case.other_numbers)

    def printed(self, place: int) -> tuple[SourceRef, ...]:
        """Where each item of the case at a place of `cases` stands; empty where that is not
        known.
        """
        return self._printed[place] if self._printed else ()

    def open(self, as_of: date | None = None) -> tuple[OpenRow, ...]:
        """What was put off or promised and has not come back, oldest first.

        Ages are counted only with `as_of`, and then only what was known on that day counts: without
        it, `days_open` and `overdue` are `None`. Each row has the day it is `due`, to choose by.
        """
        cases = self.cases if as_of is None else self.as_of(as_of).cases
        rows = [row for case in cases for row in _open_rows(case)]
        return tuple(sorted(rows, key=_oldest_first))

    def missing(self) -> tuple[MissingMeeting, ...]:
        """The meetings that the minutes speak of and whose own minutes are not here."""
        return self._missing

    def as_of(self, day: date) -> Cases:
        """The cases as they stood on a day; those that had no entry yet are left out."""
        day = as_date("as_of", day)
        kept = [(on(case, day), place) for place, case in enumerate(self.cases)]
        kept = [(case, place) for case, place in kept if case.entries]
        missing = (row for row in self._missing if row.date and row.date <= day)
        return Cases(
            tuple(case for case, _ in kept),
            tuple(missing),
            self.diagnostics,
            tuple(self.names(place) for _, place in kept),
            tuple(self.printed(place) for _, place in kept),
        )


def _open_rows(case: Case) -> Iterator[OpenRow]:
    closed = {entry.id: entry.closed for entry in case.entries}
    titles = {entry.id: entry.title for entry in case.entries}
    for matter in case.open:
        title = titles[matter.entry] if case.collective else case.title
        told = {one.name: getattr(matter, one.name) for one in fields(OpenMatter)}
        yield OpenRow(
            **told, case=case.id, authority=case.authority, title=title, closed=closed[matter.entry]
        )


def _oldest_first(row: OpenRow) -> tuple[str, ...]:
    since = row.since.isoformat() if row.since else None
    return oldest_first(since, row.authority, row.case, row.id)
