"""Marks in, where the minutes of another meeting begin in the same file out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from casetrack.bodies import looks_like_body
from casetrack.lazy import regex
from casetrack.reading.head import Head, before_place, read_head
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Marks
from casetrack.reading.titles import LONGEST_TITLE, besides_meeting
from casetrack.records import Diagnostic

__all__ = ["other_documents", "several_documents"]

_KINDS = ("eferat", "EFERAT", "rotokol", "ROTOKOL", "agsorden", "AGSORDEN", "ødedato", "ØDEDATO")
"""One of these stands in a line that says what kind of document it opens, or its day."""
_KIND = regex(rf"(?:{'|'.join(_KINDS)})(?![^\W\d_])")
_DIGIT = regex(r"\d")
"""Reads `3. maj 2021`, not `Referat.docx`."""
_ENDS = frozenset({"section", "decision", "case", "indicates"})
_SHORT_HEAD = 12
"""Within so many filled lines a head says which meeting it is."""
_MOST = 300
"""More such lines are the heads of pages, or meant to take time."""
_SHOWN = 20
_TOLD = 3
"""Facts of a head that title lines can tell: kind, body, day."""
_LEFT = 2
"""So many letters of a line are none that say anything."""


def other_documents(marks: Marks, layout: Layout) -> list[int]:
    """The lines, from 0, on which another meeting's head begins, below a part of the first one.

    A head has kind, body and day on lines that say nothing else, or labels for body and day. The
    name of an attached file can say all three: so one has a label, or none stands on its line
    with the others, or the item right below has the number 1.
    """
    parts = [line for line, mark in marks.at.items() if mark.kind in _ENDS]
    first = min(parts, default=len(marks.bare))
    of_kinds = _lines_of_kinds(first, marks)
    if not of_kinds:
        return []
    headings = {one.line: one.number for same in marks.candidates.values() for one in same}
    found = [line for line in of_kinds if line not in headings]
    scratch = [""] * len(marks.bare)
    heads: dict[int, Head] = {}
    for line in found[:_MOST]:
        begin = _with_name(line, marks, layout)
        lines = range(begin, _end(begin, marks, headings))
        if not _DIGIT.search("".join(marks.bare[begin : lines.stop])):
            continue  # no day
        head = read_head(marks, lines, layout, scratch, frozenset())
        scratch[begin : lines.stop] = [""] * len(lines)
        opens = headings.get(lines.stop) == "1"
        if _is_of_meeting(head, opens=opens):
            heads.setdefault(begin, head)
    if not heads:
        return []
    day = read_head(marks, range(first), layout, [""] * first, frozenset()).date
    return [line for line, head in heads.items() if head.date != day]


def _is_of_meeting(head: Head, *, opens: bool) -> bool:
    """Whether it is the head of a meeting; `opens` if the first item of an agenda follows."""
    if not head.told_by:
        return head.body is not None and head.date is not None  # both have labels
    if len(head.told_by) < _TOLD or opens:
        return head.stands_alone
    parted = len(set(head.told_by)) >= _TOLD - 1 and head.stands_alone
    return parted and not any(map(_says_else, head.told_by))


def _says_else(title: str) -> bool:
    return sum(map(str.isalnum, besides_meeting(before_place(title)))) > _LEFT


def several_documents(begins: Sequence[int], end: int) -> Diagnostic:
    """What is said of a file of which only the lines before the first of `begins` were read."""
    lines = ", ".join(str(line + 1) for line in begins[:_SHOWN])
    message = f"the minutes of another meeting begin on line {lines}: part the file there"
    return Diagnostic("several_documents", "error", message, (begins[0] + 1, end))


def _lines_of_kinds(first: int, marks: Marks) -> list[int]:
    """The short lines below `first` of which a word is one of `_KINDS`, and that are no sentence
    (`Dagsordenen blev godkendt.`).
    """
    bare, below = marks.bare, marks.filled[bisect_right(marks.filled, first) :]
    short = [line for line in below if bare[line][-1] != "." and len(bare[line]) <= LONGEST_TITLE]
    text = "\n".join([bare[line] for line in short])
    found: set[int] = set()
    for kind in _KINDS:
        place, at, counted = 0, text.find(kind), 0
        while at >= 0:
            place += text.count("\n", counted, at)
            found.add(short[place])
            at, counted = text.find(kind, at + len(kind)), at
    return [line for line in sorted(found) if _KIND.search(bare[line])]


def _end(begin: int, marks: Marks, headings: Container[int]) -> int:
    """The line, a heading or a part, that ends the head beginning here."""
    place = bisect_left(marks.filled, begin)
    line = begin
    for line in marks.filled[place : place + _SHORT_HEAD]:
        mark = marks.at.get(line)
        if line in headings or (mark and mark.kind in _ENDS):
            return line
    return line + 1


def _with_name(line: int, marks: Marks, layout: Layout) -> int:
    """The first line of the head: the authority and the body can stand above."""
    place = bisect_left(marks.filled, line)
    for above in reversed(marks.filled[max(place - 2, 0) : place]):
        text = marks.bare[above]
        labelled = fold(text.partition(":")[0]) in layout.head
        if not (labelled or text.lower().endswith(" kommune") or looks_like_body(text)):
            break
        line = above
    return line
