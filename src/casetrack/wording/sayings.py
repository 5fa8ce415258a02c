"""What one clause says of the matter: the unit that readings gather and outcomes are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final, Self

from attrs import define

from casetrack.outcomes import Outcome
from casetrack.wording.lexicon import Rule
from casetrack.wording.sentences import Clause

__all__ = ["AHEAD", "MOVED", "PUT_ASIDE", "Act", "Conclusion", "Saying", "excepted"]

_OPPOSITE: Final = {
    Outcome.APPROVED: Outcome.REJECTED,
    Outcome.RECOMMENDED: Outcome.NOT_RECOMMENDED,
}

AHEAD: Final = frozenset(
    {Outcome.TO_BE_PRESENTED_AGAIN, Outcome.REFERRED, Outcome.SENT_FOR_CONSULTATION}
    | {Outcome.DEFERRED}
)
"""What `skal` orders; of all else it says that it is still to be done."""

PUT_ASIDE: Final = frozenset(
    {Outcome.DEFERRED, Outcome.TO_BE_PRESENTED_AGAIN, Outcome.TAKEN_OFF_AGENDA, Outcome.REFERRED}
    | {Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.NOT_TREATED}
)
"""What ends the treatment without deciding the matter: approving it is doing it."""

MOVED: Final = PUT_ASIDE | {Outcome.REJECTED, Outcome.SENT_FOR_CONSULTATION}
"""What a motion can ask for besides a change of the words."""


class _Part:
    """What is made of a text by the dozen, and asked over and over: quicker so than as a named
    tuple. Its fields stay as they are.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def _replace(self, **changes: Any) -> Self:
        """Another with some fields changed, as of a named tuple."""
        kept = {name: getattr(self, name) for name in self.__match_args__}
        return type(self)(**(kept | changes))


@define(eq=False, weakref_slot=False)
class Act(_Part):
    """A rule that fires in a clause, and what it says there.

    Attributes:
        outcome: with the negation seen to; `None` for a mark.
        place: of the word that woke it.
        target: of a sending: `body`, `admin` or empty.
    """

    rule: Rule
    outcome: Outcome | None
    place: int
    negated: bool
    target: str = ""


@define(eq=False, weakref_slot=False)
class Saying(_Part):
    """Something said of the matter.

    Attributes:
        outcome: that of its rule, but where the negation or what governs the clause makes another.
        mark: `change` where a change is said, `amended` where a motion was carried, else empty.
        sentence: its place among the sentences.
        points: the points it is said of, empty for the whole.
        level: how the clause is governed; `main` for a plain statement.
        place: of the word it rests on, in the clause.
        target: where it is sent: a body's name, `admin`, or empty.
    """

    outcome: Outcome | None
    mark: str
    rule: Rule
    clause: Clause
    sentence: int
    points: tuple[str, ...]
    level: str
    place: int
    target: str = ""


@define(eq=False, weakref_slot=False)
class Conclusion(_Part):
    """One outcome and the sayings it rests on, the first of them the one that names it.

    Attributes:
        own: what its own points came to, where all points together make it something else.
        shown: whether the outcome counts for the whole.
    """

    outcome: Outcome
    points: tuple[str, ...]
    sayings: tuple[Saying, ...]
    weak: int
    own: Outcome | None = None
    shown: bool = True

    @property
    def said(self) -> Saying:
        """The saying that names the outcome."""
        return self.sayings[0]


def excepted(
    sayings: Sequence[Saying], clause: Clause, sentence: int, points: tuple[str, ...]
) -> list[Saying]:
    """`Punkt 1 anbefales, men ikke punkt 2.`: of the points that such a clause names, the opposite
    of what was said last in the sentence; empty where that was no yes to other points.
    """
    last = sayings[-1] if sayings else None
    if last is None or last.sentence != sentence or not points or last.points == points:
        return []
    other = _OPPOSITE.get(last.outcome) if last.outcome else None
    return [last._replace(outcome=other, clause=clause, points=points)] if other else []
