"""Minutes that are a plain list: `Referat:` heads what was decided, every number may be 1."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from itertools import pairwise

from casetrack.lazy import regex
from casetrack.reading.headings import LONGEST
from casetrack.reading.layout import PLAIN_WORDS
from casetrack.reading.marks import Mark, Marks
from casetrack.reading.starts import ItemStart, Starts, decides

__all__ = ["mark_minutes", "starts_of_ones"]

_WORD = PLAIN_WORDS[0]
"""The others count only where each stands in several items, and nothing else heads decisions."""
_GLUED = regex(r"\A[^\W\d_]{4,20}\d{1,3}\. ?[A-ZÆØÅ]")
"""An empty label to which the next heading is glued: `Sagsfremstilling2. Ny sti`."""
_LEAST = 2
"""A word on fewer lines, with no heading above it, is the document's title."""


def mark_minutes(marks: Marks) -> None:
    """Mark lines `Referat:` as decisions where nothing else heads these, once in each item."""
    found = _labels(marks)
    labels = found.pop(_WORD, [])
    if not labels:
        _mark_others(found, marks)
        return
    headings = marks.headings().keys() - labels
    if len(labels) < _LEAST and min(headings, default=labels[0]) >= labels[0]:
        _mark_others(found, marks)  # the word is the document's title
        return
    if any(map(decides, marks.at.values())):
        after = dict(pairwise(marks.filled))
        for line in labels:
            below = after.get(line, -1)
            if below in headings or below < 0 or _GLUED.search(marks.bare[below][:LONGEST]):
                marks.at[line] = Mark("furniture", _WORD)
        return
    _mark_decisions(labels, sorted(headings), marks)


def _mark_others(found: dict[str, list[int]], marks: Marks) -> None:
    for labels in found.values():
        if len(labels) >= _LEAST and not any(map(decides, marks.at.values())):
            _mark_decisions(labels, sorted(marks.headings().keys() - labels), marks)


def _mark_decisions(labels: list[int], ordered: list[int], marks: Marks) -> None:
    """Mark the labels with a heading of an item between each and the one before."""
    for before, line in pairwise([-1, *labels]):
        if bisect_left(ordered, before) < bisect_left(ordered, line):
            rest = marks.bare[line].partition(":")[2].strip()
            marks.at[line] = Mark("section", "decision", rest)


def _labels(marks: Marks) -> dict[str, list[int]]:
    """The lines that one of the words heads, alone or with a colon, by the word."""
    found = {
        word: [line for line in lines if marks.kind_at(line) in ("", "local")]
        for word, lines in marks.plain_labels.items()
    }
    return {word: lines for word, lines in found.items() if lines}


def starts_of_ones(marks: Marks, verdicts: Set[str]) -> Starts | None:
    """The items of a document whose headings all print 1, each with its decision, if so it is."""
    for form, same in marks.candidates.items():
        if len(same) < _LEAST or any(one.number != "1" or one.folded in verdicts for one in same):
            continue
        lines = [one.line for one in same]
        if any(other[0].line < lines[0] for other in marks.candidates.values()):
            continue
        stops = [-1, *lines, len(marks.bare)]
        if all(_closed_by_decision(line, stop, marks) for line, stop in pairwise(stops)):
            items = [
                ItemStart(one.line, one.line, one.number, one.title.rstrip("."), one.line)
                for one in same
            ]
            reason = f"every heading prints the number 1; headings: {len(items)}"
            return Starts(form, tuple(items), reason, sure=False)
    return None


def _closed_by_decision(line: int, stop: int, marks: Marks) -> bool:
    """Whether the last part between two headings is the decision; above the first (-1) is none."""
    parts = [
        mark
        for at in range(line + 1, stop)
        if (mark := marks.at.get(at)) and mark.kind in ("section", "decision")
    ]
    own = [mark for mark in parts if mark.value != "attachments"]
    return decides(own[-1]) if line >= 0 and own else line < 0 and not own
