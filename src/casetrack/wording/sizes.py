"""Members and parties in a sentence → who of them speaks for the body: those who are most."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.wording.clauses import hear, list_before
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sentences import Clause, Text
from casetrack.wording.votes import numeral

__all__ = ["Sizes"]

_MOVES_OR_VOTES = ROLES["wish"] | ROLES["propose"] | ROLES["vote"]
_PARTIES = ROLES["letter"] | ROLES["party"]
_IN_BRACKETS: Final = regex(r"\((\d{1,2})(?: medlem\w*)?\)")
_LEAST_MAJORITY: Final = 3
_SO_MANY: Final = regex(r"\b(\d{1,2}|[a-z]{2,6}) medlem(?:mer)?\b")


class Sizes:
    """The sizes of the groups seen so far in one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._members = 0
        self._largest: int | None = None

    def see_members(self, clause: Clause) -> None:
        """`Fem medlemmer anbefaler. Fire indstiller ...`: the fewer do not speak for the body."""
        found = _SO_MANY.search(clause.lower)
        if found is None or hear(clause) != "body":
            return
        size = numeral(found[1])
        if size < self._members:
            clause.voice = "other"
        self._members = max(size, self._members)

    def see_parties(self, clause: Clause) -> None:
        """`A (3) og V (2) anbefaler. O (1) ...`: those who are most speak for the body."""
        if clause.bits & _MOVES_OR_VOTES or hear(clause) != "other":
            return
        if self._largest is None:
            self._largest = self._size_of_largest()
        if _size_of(clause) >= max(self._largest, _LEAST_MAJORITY):
            clause.voice = "body"

    def _size_of_largest(self) -> int:
        """Of the largest group in the text; of two as large neither is most."""
        clauses = [clause for one in self._text.sentences for clause in one.clauses]
        sizes = [_size_of(clause) for clause in clauses if clause.bits & _PARTIES]
        largest = max(sizes)
        return largest + (sizes.count(largest) > 1)


def _size_of(clause: Clause) -> int:
    """The members in brackets after the parties of a clause, and of the list it ends."""
    sizes = (_IN_BRACKETS.findall(part.lower) for part in list_before(clause))
    return sum(int(size) for part in sizes for size in part)
