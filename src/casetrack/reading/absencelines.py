"""An item's lines of absence → who was absent, told apart by whom the head names."""

from __future__ import annotations

from typing import NamedTuple

from casetrack.reading.absences import AbsenceLine, absentees, read_absence
from casetrack.reading.openings import ItemLines
from casetrack.reading.people import (
    ends_name,
    is_list_of_names,
    is_row_of_names,
    names_more,
    says_nobody,
    told_apart,
    unbroken,
)

__all__ = ["absence_at"]

_WRAPS = 55
"""A list of names that goes on below itself fills its line about so far."""


class _Absence(NamedTuple):
    """Who was absent by these lines; those in a row that nothing tells apart are left out."""

    attendance: str
    names: tuple[str, ...]
    lines: list[int]


def absence_at(number: int, item: ItemLines) -> _Absence:
    """What an absence line says, with those it wraps over, and with the names below it."""
    said = read_absence(item.bare[number], item.layout.absences)
    assert said is not None
    after = number + 1
    if said.names and after < item.stop and item.bare[after] and after not in item.at:
        said, after = _wrapped(said, number, item)
    names, lines = told_apart(said.names, item.people), [*range(number, after)]
    if names is not said.names:  # not all of them are known
        names = tuple([name for name in names if not is_row_of_names(name)])
    if said.open_ended:
        below, more = _names_below(after, item)
        names, lines = names + below, lines + more
    return _Absence(said.attendance, names, lines)


def _names_below(line: int, item: ItemLines) -> tuple[tuple[str, ...], list[int]]:
    """The names on the lines from `line` on, while these are nothing else; and the lines."""
    names: tuple[str, ...] = ()
    taken: list[int] = []
    while line < item.stop:
        text, mark = item.bare[line], item.at.get(line)
        if mark is not None and mark.kind == "page":
            item.fates[line] = "furniture"
        elif text:
            if not names and says_nobody(text):
                return names, [*taken, line]
            if mark is not None or (below := absentees(text)) is None:
                break
            names += below
            taken.append(line)
        line += 1
    return names, taken


def _wrapped(said: AbsenceLine, number: int, item: ItemLines) -> tuple[AbsenceLine, int]:
    """What an absence line says with the lines it wraps over, and the line after those."""
    text, line, bare = item.bare[number], number + 1, item.bare
    while said.names and line < item.stop and line not in item.at:
        below, above = bare[line], bare[line - 1]
        broken = above.endswith("-") and below[:1].islower()
        runs_on = len(above) >= _WRAPS and above[-1] != "." and below[:1].islower()
        full = len(above) >= _WRAPS and is_list_of_names(below)
        goes_on = broken or runs_on or full or ends_name(said.names, below)
        if not below or not (goes_on or names_more(said.names[-1], below, item.people)):
            break
        text = unbroken(f"{text}\n{below}").replace("\n", " ")
        more = read_absence(text, item.layout.absences)
        if more is None or (len(more.names) < len(said.names) and not runs_on):
            break
        said, line = more, line + 1
    return said, line
