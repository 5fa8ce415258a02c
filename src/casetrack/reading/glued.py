"""Headings that stand at the end of the line above them: `Eventuelt1. Godkendelse`."""

from __future__ import annotations

from attrs import evolve

from casetrack.lazy import regex
from casetrack.reading.headings import LONGEST
from casetrack.reading.layout import fold
from casetrack.reading.marks import Candidate, Marks
from casetrack.reading.series import is_sentence

__all__ = ["is_glued", "parted_lines"]

_GLUED = regex(r"(?:(?<=[^\W\d_])|(?<=[^\d\s.][.)]))(\d{1,3})\. ?(?=[A-ZÆØÅ])")
"""A heading that goes on where the line before ended: `Eventuelt1. Godkendelse`, `(V).2. Bro`."""
_OPENING = 5
"""A point within so many letters is that of the line's own number."""
_POINT = regex(r"\d\. ?[A-ZÆØÅ]")
"""Reads `Eventuelt1. Godkendelse`, not `3.4 mio.`."""


def parted_lines(found: list[Candidate], cases: list[int], marks: Marks) -> list[Candidate]:
    """With the headings glued to the end of a line, where the contents list's last line has one
    (Holbæk) or the line above a case line; all others have nothing glued, and are not looked
    through.
    """
    pointed = [one.title for one in found if "." in one.title]
    listed = any(_POINT.search(title) and _GLUED.search(title) for title in pointed)
    if not listed and not _is_glued_above_case(found, cases, marks):
        return found
    parted = []
    whole = {one.line: one for one in found}
    for line in marks.filled:
        text = marks.bare[line]
        glued = list(_GLUED.finditer(text)) if len(text) <= LONGEST else []
        if line in whole:
            title = whole[line].title
            end = len(title) - len(text) + glued[0].start() if glued else len(title)
            parted.append(evolve(whole[line], title=title[:end], folded=fold(title[:end])))
        for heading, after in zip(glued, [*glued[1:], None], strict=False):
            title = text[heading.end() : after.start() if after else len(text)]
            if not is_sentence(title):
                parted.append(Candidate(line, heading[1], title, fold(title), None))
    return parted


def _is_glued_above_case(found: list[Candidate], cases: list[int], marks: Marks) -> bool:
    """Whether the next heading of a series stands at the end of the text above its case line."""
    for above in (marks.bare[line] for case in cases for line in marks.above(case)):
        glued = _GLUED.search(above) if "." in above[_OPENING:-1] else None
        numbers = {one.number for one in found} if glued else set()
        if glued and glued[1] not in numbers and str(int(glued[1]) - 1) in numbers:
            return True
    return False


def is_glued(one: Candidate, marks: Marks) -> bool:
    """Whether a heading stands at the end of its line, behind other text."""
    return marks.bare[one.line].lstrip("0").partition(".")[0] != one.number.lstrip("0")
