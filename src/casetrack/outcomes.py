"""What a body can make of a case: outcomes, their weight, and what each does to the case."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

__all__ = [
    "EFFECTS", "PREPARATORY", "PREPARED", "PUT_OFF", "STATUS_AFTER", "WITH_CHANGES", "Effect",
    "Outcome", "Status", "each_once", "puts_off", "weightiest",
]  # fmt: skip


class Outcome(StrEnum):
    """What a decision (beslutning) says; the order of the members is that of weight."""

    APPROVED_WITH_CHANGES = "approved_with_changes"
    APPROVED = "approved"
    APPOINTED = "appointed"
    RECOMMENDED_WITH_CHANGES = "recommended_with_changes"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    TAKEN_OFF_AGENDA = "taken_off_agenda"
    DEFERRED = "deferred"
    NOT_TREATED = "not_treated"
    TO_BE_PRESENTED_AGAIN = "to_be_presented_again"
    REJECTED = "rejected"
    SENT_FOR_CONSULTATION = "sent_for_consultation"
    ESCALATED = "escalated"
    DECIDED = "decided"
    LAPSED = "lapsed"
    NOTED = "noted"
    DISCUSSED = "discussed"
    NONE = "none"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # that of Enum is Python code, and outcomes are looked up everywhere


class Effect(StrEnum):
    """What an outcome does to the case: ends it, puts it off, hands it on, leaves it as it was."""

    CLOSES = "closes"
    DEFERS = "defers"
    REFERS = "refers"
    CONTINUES = "continues"


class Status(StrEnum):
    """Where a case stands. The last two are what is left where no decision says it."""

    REFERRED = "referred"
    AWAITING_RE_PRESENTATION = "awaiting_re_presentation"
    DEFERRED = "deferred"
    IN_CONSULTATION = "in_consultation"
    RECOMMENDED = "recommended"
    SETTLED = "settled"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"
    DISCUSSED = "discussed"
    LISTED = "listed"
    UNKNOWN = "unknown"


_O = Outcome

EFFECTS: dict[Outcome, Effect] = {
    _O.APPROVED_WITH_CHANGES: Effect.CLOSES,
    _O.APPROVED: Effect.CLOSES,
    _O.APPOINTED: Effect.CLOSES,
    _O.RECOMMENDED_WITH_CHANGES: Effect.REFERS,
    _O.RECOMMENDED: Effect.REFERS,
    _O.NOT_RECOMMENDED: Effect.REFERS,
    _O.REFERRED: Effect.REFERS,
    _O.WITHDRAWN: Effect.CLOSES,
    _O.TAKEN_OFF_AGENDA: Effect.DEFERS,
    _O.DEFERRED: Effect.DEFERS,
    _O.NOT_TREATED: Effect.DEFERS,
    _O.TO_BE_PRESENTED_AGAIN: Effect.DEFERS,
    _O.REJECTED: Effect.CLOSES,
    _O.SENT_FOR_CONSULTATION: Effect.CONTINUES,
    _O.ESCALATED: Effect.REFERS,
    _O.DECIDED: Effect.CLOSES,
    _O.LAPSED: Effect.CLOSES,
    _O.NOTED: Effect.CONTINUES,
    _O.DISCUSSED: Effect.CONTINUES,
    _O.NONE: Effect.CONTINUES,
    _O.UNKNOWN: Effect.CONTINUES,
}
"""What each outcome does to its case."""

PUT_OFF = tuple(one for one in Outcome if EFFECTS[one] is Effect.DEFERS)
"""Outcomes after which the same body is to treat the case again, the heaviest first."""

PREPARATORY = frozenset({_O.RECOMMENDED, _O.RECOMMENDED_WITH_CHANGES, _O.NOT_RECOMMENDED})
"""Outcomes of a body that prepares what another decides."""

WITH_CHANGES = {_O.APPROVED: _O.APPROVED_WITH_CHANGES, _O.RECOMMENDED: _O.RECOMMENDED_WITH_CHANGES}
"""A plain yes, and what it becomes by a change."""

PREPARED = {
    _O.APPROVED: _O.RECOMMENDED,
    _O.APPROVED_WITH_CHANGES: _O.RECOMMENDED_WITH_CHANGES,
    _O.REJECTED: _O.NOT_RECOMMENDED,
}
"""What a yes or a no is of a body that prepares what another decides."""

STATUS_AFTER: tuple[tuple[frozenset[Outcome], Status], ...] = (
    (frozenset({_O.REFERRED, _O.ESCALATED}), Status.REFERRED),
    (frozenset({_O.TO_BE_PRESENTED_AGAIN}), Status.AWAITING_RE_PRESENTATION),
    (frozenset({_O.DEFERRED, _O.NOT_TREATED, _O.TAKEN_OFF_AGENDA}), Status.DEFERRED),
    (frozenset({_O.SENT_FOR_CONSULTATION}), Status.IN_CONSULTATION),
    (PREPARATORY, Status.RECOMMENDED),
    (
        frozenset({_O.APPROVED, _O.APPROVED_WITH_CHANGES, _O.REJECTED, _O.DECIDED, _O.APPOINTED}),
        Status.SETTLED,
    ),
    (frozenset({_O.LAPSED}), Status.LAPSED),
    (frozenset({_O.WITHDRAWN}), Status.WITHDRAWN),
    (frozenset({_O.NOTED}), Status.NOTED),
    (frozenset({_O.DISCUSSED}), Status.DISCUSSED),
)
"""Where a case stands after its latest treatment: the first row that shares an outcome with it
(docs/contract.md: Status).
"""

_PUT_OFF = frozenset(PUT_OFF)


def puts_off(outcomes: Iterable[str]) -> bool:
    """Whether a decision of these outcomes puts its case, or a part of it, off."""
    return not _PUT_OFF.isdisjoint(outcomes)


_UNKNOWN = Outcome.UNKNOWN  # a member of an enum is slow to fetch
_WEIGHT = {outcome: place for place, outcome in enumerate(Outcome)}


def each_once(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes in the order given, each where it comes first."""
    return tuple(dict.fromkeys(outcomes))


def weightiest(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome shown first; `Outcome.UNKNOWN` where there is none."""
    return min(outcomes, key=_WEIGHT.__getitem__, default=_UNKNOWN)
