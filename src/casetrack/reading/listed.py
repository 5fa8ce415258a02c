"""The lines of the head in, its contents list (indholdsfortegnelse) and the other lines out."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from casetrack.lazy import regex
from casetrack.reading.marks import Marks
from casetrack.reading.titles import with_rest

__all__ = ["ContentsEntry", "read_contents"]

_PAGE_COLUMN = regex(r"(?<=\S) ?(?:(?:\t|   |\|)\s*+|(?:\.{2,3}|…) ?)(\d{1,4})(?: ?\|)?\Z")
"""Reads `Ny sti    3`, `Ny sti ... 3` and `| Ny sti | 3 |`, not `Ny sti 3`."""
_PAGE_BEHIND = regex(r"\w \d{1,3}\Z")
"""Reads `parkering 5`, not `5`."""


class ContentsEntry(NamedTuple):
    """One line of the contents list (indholdsfortegnelse)."""

    title: str
    page: int | None
    line: int


def read_contents(
    marks: Marks, lines: range, fates: list[str], listed: frozenset[int]
) -> tuple[list[ContentsEntry], list[int]]:
    """The contents list of the head, and the filled lines that are left of that.

    `listed` are the lines of the list that look like item headings.
    """
    entries: list[ContentsEntry] = []
    left: list[int] = []
    inside = False
    wrapped = ""
    filled = marks.filled
    for number in filled[bisect_left(filled, lines.start) : bisect_left(filled, lines.stop)]:
        mark = marks.at.get(number)
        kind = mark.kind if mark else ""
        if not any(map(str.isalnum, marks.bare[number])):
            kind = "furniture"  # a rule, or the line below the head of a table
        elif kind == "contents" and mark:
            title = f"{wrapped} {mark.value}".strip()
            entries.append(ContentsEntry(title, int(mark.rest) if mark.rest else None, number))
            wrapped = ""
        elif kind in ("contents_head", "group", "page", "furniture"):
            inside = inside or kind == "contents_head"
        elif number in listed and not (inside and _dotted_follows(marks, number, lines.stop)):
            entries.append(_listed(marks.bare[number], number))
        elif inside and (entry := _listed(marks.bare[number], number)).page is not None:
            _take_entry(entries, entry, wrapped)
            wrapped = ""
        elif inside and _ends_entry(entries, number, marks.bare[number]):
            last = entries[-1]
            entries[-1] = last._replace(title=with_rest(last.title, marks.bare[number]))
        elif inside and _dotted_follows(marks, number, lines.stop):
            wrapped = f"{wrapped} {marks.bare[number]}".strip()
        else:
            left.append(number)
            continue
        fates[number] = "furniture" if kind in ("page", "furniture") else "contents"
    for number in lines:
        if (mark := marks.at.get(number)) and mark.kind == "page":
            fates[number] = "furniture"
    return entries, left


def _listed(text: str, number: int) -> ContentsEntry:
    """A contents line; its page stands in a column of its own, where it has one."""
    paged = _PAGE_COLUMN.search(text)
    title = text[: paged.start()] if paged else text
    if paged is None or "..." in title:  # a list on one line
        return ContentsEntry(text, None, number)
    return ContentsEntry(title.lstrip("| "), int(paged[1]), number)


def _take_entry(entries: list[ContentsEntry], entry: ContentsEntry, wrapped: str) -> None:
    """Note a contents line with its page; below one without it goes on with that."""
    last = entries[-1] if entries else None
    if last and last.page is None and last.line == entry.line - 1:
        entries[-1] = last._replace(title=with_rest(last.title, entry.title), page=entry.page)
    else:
        entries.append(entry._replace(title=f"{wrapped} {entry.title}".strip()))


def _ends_entry(entries: list[ContentsEntry], number: int, text: str) -> bool:
    """Whether a line ends the title on the one above it, which has no page, with that behind it."""
    last = entries[-1] if entries else None
    if last is None or last.page is not None or last.line != number - 1:
        return False
    return _PAGE_BEHIND.search(text) is not None and not last.title[-1].isdigit()


def _dotted_follows(marks: Marks, number: int, stop: int) -> bool:
    following = (line for line in range(number + 1, min(stop, number + 4)) if marks.bare[line])
    mark = marks.at.get(next(following, -1))
    if mark is None or mark.kind != "contents":
        return False
    count, dot, _ = mark.value.partition(".")
    return not (dot and count.isdigit())
