"""Minutes that were read just now, in; answers as plain data, out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from casetrack.authorities import named
from casetrack.cases import Cases, link
from casetrack.codec import to_dict
from casetrack.documents import authority_key
from casetrack.questions import CaseFilter, OpenFilter, aged
from casetrack.records import Case, Meeting

if TYPE_CHECKING:
    import networkx

__all__ = ["ReadMinutes", "of_authority"]

Plain = dict[str, Any]


class ReadMinutes:
    """Minutes that were read just now; `casetrack.questions.Minutes` tells what they answer."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self.meetings = tuple(meetings)

    def case(self, wanted: str, *, as_of: date | None, today: date | None) -> Plain:
        """One case; `UnknownCase` names what is near, `AmbiguousCase` the authorities."""
        return _plain(self._cases_on(as_of)[wanted], today)

    def cases(self, wanted: CaseFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """The cases that the filter takes, in the order of their first entry."""
        every = (_plain(case, today) for case in self._cases_on(as_of))
        return [case for case in every if wanted.takes(case)]

    def open(self, wanted: OpenFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """What was put off or promised and has not come back, oldest first."""
        matters = [
            {**named, **matter}
            for case in self.cases(CaseFilter(), as_of=as_of, today=today)
            for named in [_name(case)]
            for matter in case["open"]
        ]
        taken = (matter for matter in matters if wanted.takes(matter))
        return sorted(taken, key=lambda matter: (matter["since"] or "9999", matter["case"]))

    def missing(self) -> list[Plain]:
        """The meetings that are told of and are not here."""
        return [to_dict(meeting) for meeting in self._cases.missing()]

    def graph(self, wanted: str | None, *, as_of: date | None) -> networkx.MultiDiGraph[str]:
        """The graph of one case, or of all."""
        from casetrack.casegraph import graph

        cases = self._cases_on(as_of)
        return graph(cases if wanted is None else cases[wanted])

    def plain_meetings(self) -> list[Plain]:
        """The meetings themselves."""
        return [to_dict(meeting) for meeting in self.meetings]

    def diagnostics(self) -> list[Plain]:
        """What was odd in each document, and what shows only where they are put together."""
        return [
            {"path": meeting.source.path or "", **to_dict(diagnostic)}
            for meeting in self.meetings
            for diagnostic in meeting.diagnostics
        ]

    @cached_property
    def _cases(self) -> Cases:
        return link(self.meetings)

    def _cases_on(self, as_of: date | None) -> Cases:
        return self._cases if as_of is None else self._cases.as_of(as_of)


def of_authority(meetings: Iterable[Meeting], name: str) -> list[Meeting]:
    """The meetings of one authority, which may be named short or in an older spelling."""
    known = named(name)
    wanted = {authority_key(name), authority_key(known.name if known else name)}
    return [meeting for meeting in meetings if authority_key(meeting.authority) in wanted]


def _plain(case: Case, today: date | None) -> Plain:
    """A case as plain data, with the ages of its open matters on the day that it is told for."""
    told: Plain = to_dict(case)
    day = case.as_of or today
    if day is not None:
        told["open"] = [aged(matter, day) for matter in told["open"]]
    return told


def _name(case: Plain) -> Plain:
    """What an open matter says of its case."""
    closed = any(entry["closed"] for entry in case["entries"])
    head = {key: case[key] for key in ("authority", "title")}
    return {"case": case["id"], **head, "closed": closed}
