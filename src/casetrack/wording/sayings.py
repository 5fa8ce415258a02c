"""What one clause says of the matter: the unit that readings gather and outcomes are made of."""

from __future__ import annotations

from typing import NamedTuple

from casetrack.outcomes import Outcome
from casetrack.wording.sentences import Clause

__all__ = ["Saying"]


class Saying(NamedTuple):
    """Something said of the matter.

    Attributes:
        mark: `change` where a change is said, `amended` where a motion was carried, else empty.
        weak: of its rule: 0, or gives way to others.
        sentence: its place among the sentences.
        points: the points it is said of, empty for the whole.
        level: how the clause is governed; `main` for a plain statement.
        place: of the word it rests on, in the clause.
        target: where it is sent: a body's name, `admin`, or empty.
    """

    outcome: Outcome | None
    mark: str
    rule: str
    weak: int
    clause: Clause
    sentence: int
    points: tuple[str, ...]
    level: str
    place: int
    target: str = ""
