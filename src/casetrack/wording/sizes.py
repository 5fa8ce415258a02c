"""Members and parties in a sentence → who of them speaks for the body: those who are most."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.wording.clauses import hear, list_before
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sentences import Clause, Text
from casetrack.wording.votes import numeral

__all__ = ["Sizes"]

_MEMBERS = ROLES["members"]
_MOVES_OR_VOTES = ROLES["wish"] | ROLES["propose"] | ROLES["vote"]
_PARTIES = ROLES["letter"] | ROLES["party"]
_IN_BRACKETS: Final = regex(r"\((\d{1,2})(?: medlem\w*)?\)")
"""Reads `(3)` and `(3 medlemmer)`, not `(A)`."""
_LEAST_MAJORITY: Final = 3
_SO_MANY: Final = regex(r"\b(\d{1,2}|[a-z]{2,6}) medlem(?:mer)?\b")
"""Reads `3 medlemmer` and `fem medlemmer`, not `medlemmer`."""


class Sizes:
    """The sizes of the groups seen so far in one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._most: int | None = None
        self._largest: int | None = None

    def see_members(self, clause: Clause) -> None:
        """`Fem medlemmer anbefaler. Fire medlemmer kan ikke anbefale.`: the fewer do not speak for
        the body, and the more do, whatever they say.
        """
        found = _SO_MANY.search(clause.lower)
        if found is None or clause.bits & _MOVES_OR_VOTES:
            return
        size = numeral(found[1])
        if size:
            clause.voice = self._voice_of(size, hear(clause))

    def _voice_of(self, size: int, own: str) -> str:
        if self._most is None:
            self._most = self._most_members()
        if size == self._most:
            return "body"
        return "other" if size < abs(self._most) else own

    def _most_members(self) -> int:
        """The members of the largest of several groups; below 0 where none is larger than all."""
        found = (
            _SO_MANY.search(clause.lower)
            for one in self._text.sentences
            if one.bits & _MEMBERS
            for clause in one.clauses
            if not clause.bits & _MOVES_OR_VOTES
        )
        sizes = [numeral(one[1]) for one in found if one]
        most = max(sizes)
        return most if len(sizes) > sizes.count(most) == 1 else -most

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
