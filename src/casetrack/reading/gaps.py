"""Numbered items in, those between them out whose heading lost its number or its capital."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casetrack.lazy import regex
from casetrack.reading.landmarks import LONGEST_LANDMARK
from casetrack.reading.marks import Marks
from casetrack.reading.starts import ItemStart, title_like

__all__ = ["PARTS", "lost_between"]

PARTS = ("section", "decision", "indicates")
"""Kinds of marks that head the parts of an item."""
_BELOW = ("case", *PARTS)
_SMALL = regex(
    r"(?:(?:Punkt|Pkt\.|Nr\.|Sag|Sag nr\.) )?(?P<number>\d{1,4})[.:]? ?"
    r"(?P<title>[a-zæøå](?!t )[^\n]*[^\n.:,;])"
)
"""A heading whose title has no capital; the points of a recommendation begin with `at`."""
_ALONE = regex(r"(?P<number>\d{1,4})[.:]")
"""Reads `12.` and `3:`, not `12`."""
_FIGURES = regex(r"(?:\d{2,6}(?: |-)[a-zæøå]|\d{1,4}\.\d{1,2}(?:/\d{1,2})? [^\W\d])[^\n]*[^\n.:,;]")
"""Reads `9930 km/t på Byvej` and `5.24/7 pleje`: the number of an item, glued to one of its title.
"""


def lost_between(items: Sequence[ItemStart], marks: Marks) -> list[ItemStart]:
    """The items that the numbers skip, where each missing one is found between its neighbours."""
    lines: list[int] = []
    found: list[ItemStart] = []
    for before, after in pairwise(items):
        first, last = int(before.number or 0) + 1, int(after.number or 0)
        if first >= last:
            continue
        lines = lines or sorted(line for line, mark in marks.at.items() if mark.kind in _BELOW)
        inside = lines[bisect_left(lines, before.heading) : bisect_left(lines, after.first)]
        lost = _without_number(inside, marks)
        if len(lost) == last - first:
            found += lost
        else:
            found += _plain(before, after, marks)
    return found


def _without_number(inside: Sequence[int], marks: Marks) -> list[ItemStart]:
    """Titles with a case line below."""
    lost = [
        above
        for part, line in pairwise(inside)
        if marks.kind_at(line) == "case"
        and marks.kind_at(part) in PARTS
        and marks.kind_below(line) in PARTS
        for above in marks.above(line)
        if title_like(marks, above)
    ]
    return [ItemStart(line, line, None, marks.bare[line], line) for line in lost]


def _plain(before: ItemStart, after: ItemStart, marks: Marks) -> Iterator[ItemStart]:
    """Headings such as `3. ny cykelsti`, or `3.` without a title, set apart, their case line or
    first part just below.
    """
    wanted = int(before.number or 0) + 1
    for line in marks.filled[marks.place[before.heading] + 1 : marks.place[after.first]]:
        text = marks.bare[line]
        if marks.bare[line - 1] or line in marks.at or len(text) > LONGEST_LANDMARK:
            continue
        heading = _SMALL.fullmatch(text) or _ALONE.fullmatch(text)
        if heading is not None and int(heading["number"]) == wanted:
            title = heading.groupdict().get("title")
        elif _FIGURES.fullmatch(text) and text.startswith(str(wanted)):
            title = text[len(str(wanted)) :].lstrip(".")
        else:
            continue
        if marks.kind_below(line) in _BELOW:
            at = line if title else None
            first = marks.above(line)[0] if _case_above(after, marks) else line
            yield ItemStart(first, line, str(wanted), title, at)
            wanted += 1
            if wanted == int(after.number or 0):
                return


def _case_above(item: ItemStart, marks: Marks) -> bool:
    """Whether the case line of an item stands above its heading."""
    return item.first < item.heading and marks.kind_at(item.first) == "case"
