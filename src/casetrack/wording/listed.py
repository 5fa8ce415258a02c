"""Points printed as a list under the words that govern them: `indstiller til byrådet,` and below
it `1. at planen vedtages`.
"""

from __future__ import annotations

from typing import Final

from casetrack.wording.lexicon import ROLES
from casetrack.wording.sentences import Sentence

__all__ = ["GOVERNS_LISTS", "MAY_LIST", "hang", "is_open", "is_point", "opens_list"]

GOVERNS_LISTS: Final = frozenset({"recommend", "wish", "reported", "said"})
"""Under these words a point is an at-clause; under all others each is a decision of its own."""

_THAT = ROLES["that"]
_MARKS = ROLES["number"] | ROLES["letter"] | ROLES["dash"]
MAY_LIST = _THAT | _MARKS
"""A point has one of these roles."""
_ENDS: Final = (".", "!", "?")
_AT: Final = frozenset({"at", "at:", "at,"})


def opens_list(sentence: Sentence, following: Sentence) -> bool:
    """Whether the next sentence, of another paragraph, is the first point of a list that hangs on
    this one.
    """
    last = sentence.clauses[-1]
    if last.raw[last.last].endswith(_ENDS):
        return False
    return is_point(following, bare=is_open(sentence))


def is_open(sentence: Sentence) -> bool:
    """`indstiller, at`: the points below it begin without the word."""
    last = sentence.clauses[-1]
    return last.raw[last.last] in _AT


def is_point(sentence: Sentence, *, bare: bool) -> bool:
    """Whether a sentence begins as a point does: `1. at`, `- at`, `at`; `bare`, also without."""
    first = sentence.clauses[0]
    place = first.first
    while place < first.last and not first.raw[place]:
        place += 1
    if first.words[place][0] & _THAT:
        return True
    if not first.words[place][0] & _MARKS:
        return False
    while place + 2 < first.last and first.raw[place + 1] == "og":  # `1. og 2. at`
        if not first.words[place + 2][0] & _MARKS:
            break
        place += 2
    return bare or any(word[0] & _THAT for word in first.words[place + 1 : place + 2])


def hang(sentence: Sentence) -> None:
    """Make a point say what those words say that govern it; a dash before it is no clause."""
    first, *others = sentence.clauses
    for clause in (first, *others[: first.first == first.last]):
        clause.relation = "content"
