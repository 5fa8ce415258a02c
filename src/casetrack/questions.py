"""What can be asked of minutes, wherever they are kept, and which of the answer is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import networkx

__all__ = ["CaseFilter", "Minutes", "OpenFilter", "UnknownBody", "check_body", "explain"]

Plain = dict[str, Any]


class CaseFilter(NamedTuple):
    """Which cases are wanted; `None` asks nothing. Days are ISO and hold for one of the entries."""

    body: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    collective: bool | None = None

    def takes(self, case: Plain) -> bool:
        """Whether a case is wanted: one entry must have both the body and the days."""
        if self.status not in (None, case["status"]):
            return False
        if self.collective not in (None, case["collective"]):
            return False
        return any(map(self._takes_entry, case["entries"]))

    def _takes_entry(self, entry: Plain) -> bool:
        day = entry["date"] or ""
        return (
            _is_body(self.body, entry["body"])
            and (self.since is None or day >= self.since)
            and (self.until is None or "" < day <= self.until)
        )


class OpenFilter(NamedTuple):
    """Which open matters are wanted; `None` asks nothing.

    Attributes:
        due_by: those that are due by that day.
        undated: those without a due day; with `due_by` those too, unless they are not to come back
            before a later day (`efter sommerferien`).
    """

    body: str | None = None
    because: str | None = None
    overdue: bool | None = None
    due_by: str | None = None
    undated: bool = False

    def takes(self, matter: Plain) -> bool:
        """Whether an open matter is wanted."""
        return (
            _is_body(self.body, matter["body"])
            and self.because in (None, matter["because"])
            and self.overdue in (None, bool(matter["overdue"]))
            and self._takes_due(matter["due"], matter["due_from"])
        )

    def _takes_due(self, due: str | None, due_from: str | None) -> bool:
        if due is not None:
            return not self.undated if self.due_by is None else due <= self.due_by
        return self.due_by is None or (self.undated and (due_from or "") <= self.due_by)


class UnknownBody(LookupError):
    """No body of that name meets or is awaited here.

    Attributes:
        name: what was asked for.
        near: the names that come closest, the closest first.
    """

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.near = tuple(near)


class Minutes(Protocol):
    """Minutes that can be asked, whether read just now or kept in an archive.

    An answer with `as_of` knows only the entries up to that day, and counts ages to it. Without it
    every entry counts, and ages are counted to `today`, if that is given.
    """

    def case(self, wanted: str, *, as_of: date | None, today: date | None) -> Plain:
        """One case; `UnknownCase` names what is near or when the case begins, `AmbiguousCase` the
        authorities.
        """

    def cases(self, wanted: CaseFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """The cases that the filter takes, by authority and number."""

    def open(self, wanted: OpenFilter, *, as_of: date | None, today: date | None) -> list[Plain]:
        """What was put off or promised and has not come back, oldest first."""

    def missing(self) -> list[Plain]:
        """The meetings that are told of and are not here."""

    def graph(self, wanted: str | None, *, as_of: date | None) -> networkx.MultiDiGraph[str]:
        """The graph of one case, or of all."""

    def bodies(self) -> list[str]:
        """The names of the bodies that meet or are awaited, by the alphabet."""


def check_body(minutes: Minutes, name: str) -> None:
    """Raise `UnknownBody` for a body that neither meets nor is awaited, so that an answer without
    rows never only says that a name is misspelt.
    """
    known = minutes.bodies()
    if not any(_is_body(name, body) for body in known):
        from casetrack.listing import near_ids

        raise UnknownBody(name, near_ids(name, known))


def explain(case: Plain) -> Plain:
    """Why a case is told as it is: each conclusion with the words, lines and rule it rests on.

    The `reasons` are those of the status, then of each entry's outcomes, of the links and of what
    is open; `about` says which.
    """
    head = ("id", "case_number", "authority", "title", "status", "status_since", "as_of")
    reasons = [_status_reason(case), *_outcome_reasons(case), *_link_reasons(case)]
    return {key: case[key] for key in head} | {"reasons": [*reasons, *_open_reasons(case)]}


def _reason(about: str, value: str, entry: Plain, **rest: Any) -> Plain:
    return {
        "about": about,
        "value": value,
        "date": entry["date"],
        "body": entry["body"],
        "entry": entry["id"],
    } | rest


_NO_ENTRY: Plain = {"id": None, "date": None, "body": None}


def _status_reason(case: Plain) -> Plain:
    # An archive that is due for a rebuild does not hold the last three.
    left_by = case.get("status_entry")
    return _reason(
        "status",
        case["status"],
        next((entry for entry in case["entries"] if entry["id"] == left_by), _NO_ENTRY),
        evidence=case["status_evidence"],
        rule=case.get("status_rule", ""),
        sources=case.get("status_sources", []),
    )


def _at(entry: Plain, finding: Plain) -> Plain:
    """Where a finding stands: its lines are those of the entry's first source."""
    return {"path": entry["sources"][0]["path"], "lines": finding["lines"]}


def _outcome_reasons(case: Plain) -> Iterator[Plain]:
    for entry in case["entries"]:
        for finding in entry["findings"]:
            yield _reason(
                "outcome",
                finding["outcome"],
                entry,
                evidence=finding["evidence"],
                rule=finding["rule"],
                point=finding["point"],
                sources=[_at(entry, finding)],
            )
        if not entry["findings"] and entry["outcome"]:
            yield _reason(
                "outcome",
                entry["outcome"],
                entry,
                evidence=entry["text"],
                rule=_UNFOUND.get(entry["outcome"], ""),
                point=None,
                sources=entry["sources"],
            )


_UNFOUND = {"none": "the words say that nothing is decided", "unknown": "no rule knows the words"}
"""The rule of an outcome that no words stand for."""


def _link_reasons(case: Plain) -> Iterator[Plain]:
    by_id = {entry["id"]: entry for entry in case["entries"]}
    for link in case["links"]:
        kept = {key: link[key] for key in ("evidence", "rule", "sources")}
        yield _reason(
            "link", link["kind"], by_id[link["to"]], **kept, since=by_id[link["from"]]["date"]
        )


def _open_reasons(case: Plain) -> Iterator[Plain]:
    by_id = {entry["id"]: entry for entry in case["entries"]}
    for matter in case["open"]:
        yield _reason(
            "open",
            matter["because"],
            by_id.get(matter["entry"], _NO_ENTRY),
            evidence=matter["evidence"],
            rule=f"{matter['because']}:{matter['kind']}",
            due_text=matter["due_text"],
            due=matter["due"],
            sources=matter["sources"],
        )


def _is_body(wanted: str | None, body: str | None) -> bool:
    if wanted is None:
        return True
    from casetrack.bodies import body_key  # not needed for most questions, and slow to load

    return body_key(wanted) == body_key(body or "")
