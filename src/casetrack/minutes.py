"""Minutes that were read just now, in; answers as plain data, out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from casetrack.asked import as_kind
from casetrack.authorities import authority_key, keys_of
from casetrack.codec import to_dict
from casetrack.linking.cases import Cases, UnknownCase, link
from casetrack.linking.timeline import aged
from casetrack.listing import Plain
from casetrack.questions import CaseFilter, OpenFilter
from casetrack.records import Case, Meeting

if TYPE_CHECKING:
    import networkx

__all__ = ["ReadMinutes", "of_authority"]


class ReadMinutes:
    """Minutes that were read just now; `casetrack.questions.Minutes` tells what they answer."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self.meetings = tuple(meetings)

    def case(self, wanted: str, *, as_of: date | None, today: date | None) -> Plain:
        """One case; `UnknownCase` names what is near, `AmbiguousCase` the authorities."""
        found = self._case_on(wanted, as_of)
        return to_dict(found if as_of or today is None else aged(found, today))

    def cases(self, wanted: CaseFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """The cases that the filter takes, by authority and number."""
        as_kind("wanted", wanted, CaseFilter)
        every = map(to_dict, self._aged(as_of, today))
        return [case for case in every if wanted.takes(case)]

    def open(self, wanted: OpenFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """What was put off or promised and has not come back, oldest first."""
        as_kind("wanted", wanted, OpenFilter)
        rows = map(to_dict, self._aged(as_of, today).open())
        return [row for row in rows if wanted.takes(row)]

    def missing(self) -> list[Plain]:
        """The meetings that are told of and are not here."""
        return [to_dict(meeting) for meeting in self._cases.missing()]

    def graph(self, wanted: str | None, *, as_of: date | None) -> networkx.MultiDiGraph[str]:
        """The graph of one case, or of all."""
        from casetrack.casegraph import graph

        return graph(self._cases_on(as_of) if wanted is None else self._case_on(wanted, as_of))

    def bodies(self) -> list[str]:
        """The names of the bodies that meet or are awaited, by the alphabet."""
        met = {entry.body for case in self._cases for entry in case.entries}
        awaited = {matter.body for case in self._cases for matter in case.open}
        return sorted(filter(None, met | awaited))

    def plain_meetings(self) -> list[Plain]:
        """The meetings themselves."""
        return [to_dict(meeting) for meeting in self.meetings]

    def diagnostics(self) -> list[Plain]:
        """What was odd in each document, then what shows only where they are put together."""
        told = [
            {"path": meeting.source.path or "", **to_dict(diagnostic)}
            for meeting in self.meetings
            for diagnostic in meeting.diagnostics
        ]
        return told + [{"path": "", **to_dict(one)} for one in self._cases.diagnostics]

    @cached_property
    def _cases(self) -> Cases:
        return link(self.meetings)

    def _cases_on(self, as_of: date | None) -> Cases:
        return self._cases if as_of is None else self._cases.as_of(as_of)

    def _case_on(self, wanted: str, as_of: date | None) -> Case:
        try:
            return self._cases_on(as_of)[wanted]
        except UnknownCase as error:
            if as_of is None:
                raise
            days = [entry.date for entry in self._cases[wanted].entries if entry.date]
            raise UnknownCase(wanted, error.near, min(days, default=None)) from None

    def _aged(self, as_of: date | None, today: date | None) -> Cases:
        """The cases on a day; without one, all that is known, with ages counted to today."""
        cases = self._cases_on(as_of)
        if as_of is not None or today is None:
            return cases
        return evolve(cases, cases=tuple(aged(case, today) for case in cases))


def of_authority(meetings: Iterable[Meeting], name: str) -> list[Meeting]:
    """The meetings of one authority, which may be named short or in an older spelling."""
    wanted = keys_of(name)
    return [meeting for meeting in meetings if authority_key(meeting.authority) in wanted]
