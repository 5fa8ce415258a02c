"""What can be asked of minutes, wherever they are kept, and which of the answer is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from casetrack.asked import as_body, as_choice, as_flag, as_iso_days
from casetrack.excerpts import sentence_round
from casetrack.listing import Plain
from casetrack.outcomes import PREPARED, Status

if TYPE_CHECKING:
    import networkx

__all__ = ["BECAUSE", "CaseFilter", "Minutes", "OpenFilter", "UnknownBody", "check_body", "explain"]


BECAUSE = ("deferred", "not_treated", "taken_off_agenda", "promised", "referred", "returned")
"""Why a matter can be open."""


class _CaseFilter(NamedTuple):
    body: str | None
    status: str | None
    since: str | None
    until: str | None
    collective: bool | None


class CaseFilter(_CaseFilter):
    """Which cases `Archive.minutes().cases` gives; `None` asks nothing. Days are dates or ISO and
    hold for one of the entries. Raises `InvalidFilter`, a `ValueError`, for a day or a status that
    is none.
    """

    __slots__ = ()

    def __new__(
        cls,
        body: str | None = None,
        status: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        collective: bool | None = None,
    ) -> Self:
        """A filter of what is asked."""
        known = as_choice("status", status, tuple(map(str, Status)))
        first, last = as_iso_days(since=since, until=until)
        only = as_flag("collective", collective)
        return super().__new__(cls, as_body(body), known, first, last, only)

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


class _OpenFilter(NamedTuple):
    body: str | None
    because: str | None
    overdue: bool | None
    due_by: str | None
    undated: bool


class OpenFilter(_OpenFilter):
    """Which open matters `Archive.minutes().open` gives; `None` asks nothing. Raises
    `InvalidFilter`, a `ValueError`, for a day or a reason that is none.

    Attributes:
        because: one of the reasons of `OpenMatter`.
        overdue: `True` those past their due day, `False` those that are not or have none.
        due_by: those that are due by that day, a date or ISO.
        undated: those without a due day; with `due_by` those too, unless they are not to come back
            before a later day (`efter sommerferien`).
    """

    __slots__ = ()

    def __new__(
        cls,
        body: str | None = None,
        because: str | None = None,
        overdue: bool | None = None,
        due_by: date | str | None = None,
        undated: bool = False,
    ) -> Self:
        """A filter of what is asked."""
        (day,) = as_iso_days(due_by=due_by)
        reason = as_choice("because", because, BECAUSE)
        late, loose = as_flag("overdue", overdue), bool(as_flag("undated", undated))
        return super().__new__(cls, as_body(body), reason, late, day, loose)

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
        near: the names that come closest, the closest first, or that hold it.
        there: all names, by the alphabet.
    """

    def __init__(self, name: str, near: Sequence[str] = (), there: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.near = tuple(near)
        self.there = tuple(there)


class Minutes(Protocol):
    """Minutes that can be asked, whether read just now or kept in an archive.

    An answer with `as_of` knows only the entries up to that day, and counts ages to it. Without it
    every entry counts, and ages are counted to `today`, if that is given.
    """

    def case(self, wanted: str, *, as_of: date | None, today: date | None) -> Plain:
        """One case; `UnknownCase` names what is near, `AmbiguousCase` the authorities."""

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
    """Raise `UnknownBody` for a body that neither meets nor is awaited: it may be misspelt."""
    known = minutes.bodies()
    if not any(_is_body(name, body) for body in known):
        from casetrack.bodies import has_initials
        from casetrack.listing import near_ids

        low = name.strip().casefold()
        meant = [body for body in known if has_initials(name, body)]
        close = [*meant, *near_ids(name, known)]
        holding = [body for body in known if low and low in body.casefold()]
        raise UnknownBody(name, (close or holding)[:5], known)


def explain(case: Plain) -> Plain:
    """Why a case is told as it is: each conclusion with the words, lines and rule it rests on.

    The `reasons` are those of the status, then of each entry's outcomes, of the links and of what
    is open; `about` says which. The `sentence` is the whole of that which the words stand in.
    """
    head = ("id", "case_number", "authority", "title", "status", "status_since", "as_of")
    reasons = [_status_reason(case), *_outcome_reasons(case), *_link_reasons(case)]
    return {key: case[key] for key in head} | {"reasons": [*reasons, *_open_reasons(case)]}


def _reason(
    about: str,
    value: str,
    entry: Plain,
    evidence: str,
    *,
    sources: list[Plain],
    said_by: Plain | None = None,
    **rest: Any,
) -> Plain:
    excerpt = sentence_round(evidence, (said_by or entry)["text"])
    return {
        "about": about,
        "value": value,
        "date": entry["date"],
        "body": entry["body"],
        "entry": entry["id"],
        "evidence": evidence,
        "sentence": excerpt.sentence,
        "sources": [*map(excerpt.source, sources[:1]), *sources[1:]],
    } | rest


_NO_ENTRY: Plain = {"id": None, "date": None, "body": None, "text": ""}


def _status_reason(case: Plain) -> Plain:
    # An archive that is due for a rebuild does not hold the last three.
    left_by = case.get("status_entry")
    return _reason(
        "status",
        case["status"],
        next((entry for entry in case["entries"] if entry["id"] == left_by), _NO_ENTRY),
        case["status_evidence"],
        rule=case.get("status_rule", ""),
        sources=case.get("status_sources", []),
    )


def _turned(finding: Plain) -> Plain:
    """Whether an outcome is its rule's negation (`Ikke godkendt`), or a body's that prepares."""
    from casetrack.wording.lexicon import shipped  # only for these, and slow to load

    rule, said = shipped().rules.get(finding["rule"]), finding["outcome"]
    if rule is None or rule.outcome is None or rule.outcome == said:
        return {"negated": False, "prepares": False}
    yes, no = PREPARED.get(rule.outcome), rule.negated and PREPARED.get(rule.negated)
    return {"negated": said in (rule.negated, no), "prepares": said in (yes, no)}


def _outcome_reasons(case: Plain) -> Iterator[Plain]:
    for entry in case["entries"]:
        for finding in entry["findings"]:
            yield _reason(
                "outcome",
                finding["outcome"],
                entry,
                finding["evidence"],
                rule=finding["rule"],
                point=finding["point"],
                **_turned(finding),
                sources=[entry["sources"][0] | {"lines": finding["lines"]}],
            )
        found = [finding["outcome"] for finding in entry["findings"]]
        if entry["outcome"] and entry["outcome"] not in found:
            yield _reason(
                "outcome",
                entry["outcome"],
                entry,
                entry["text"],
                rule=_UNFOUND.get(entry["outcome"], ""),
                point=None,
                sources=entry["sources"],
            )


_UNFOUND = {
    "approved_with_changes": "some points are approved, others are not",
    "none": "the words say that nothing is decided",
    "unknown": "no rule knows the words",
}
"""The rule of an outcome that no words stand for by themselves."""


def _link_reasons(case: Plain) -> Iterator[Plain]:
    by_id = {entry["id"]: entry for entry in case["entries"]}
    for link in case["links"]:
        start, end = by_id[link["from"]], by_id[link["to"]]
        yield _reason(
            "link",
            link["kind"],
            end,
            link["evidence"],
            said_by=start,
            rule=link["rule"],
            sources=link["sources"],
            since=start["date"],
        )


def _open_reasons(case: Plain) -> Iterator[Plain]:
    by_id = {entry["id"]: entry for entry in case["entries"]}
    for matter in case["open"]:
        yield _reason(
            "open",
            matter["because"],
            by_id.get(matter["entry"], _NO_ENTRY),
            matter["evidence"],
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
