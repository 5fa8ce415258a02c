"""Marks in, the heads and feet of pages marked and passed over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from casetrack.bodies import looks_like_body
from casetrack.lazy import regex
from casetrack.reading.landmarks import PARTS, Mark, Marks
from casetrack.reading.text import COLUMN

__all__ = ["mark_indented", "mark_pages"]

_PAGES = 3
"""On so many pages, and most of them, a line stands that is the head or the foot of each; on two
if it names a body, a town or a day.
"""
_OF_PAGE = regex(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}$|\bkommune\b", re.IGNORECASE)
"""Reads `Byrådet 16-01-2023` and `Vejen Kommune`, not `Byrådet`."""
_LONGEST_OF_PAGE = 80
_FIELDS = PARTS | {"case"}
_INDENT = " " * 20
_NUMERALS = str.maketrans("", "", "0123456789")


def mark_indented(marks: Marks, lines: Sequence[str]) -> None:
    """Mark the numbers that stand alone in the middle or at the right of their line: pages, but
    where each has a title and its field below.
    """
    for form, same in [*marks.candidates.items()]:
        pages = {
            one.line: Mark("page", one.number)
            for one in same
            if not one.title and marks.bare[one.line].isdigit()
            if lines[one.line].startswith(_INDENT)
        }
        if pages and _heads_items(pages, marks):
            continue
        marks.at.update(pages)
        same[:] = [one for one in same if one.line not in pages]
        if not same:
            del marks.candidates[form]


def _heads_items(numbers: Collection[int], marks: Marks) -> bool:
    """Whether the numbers are those of items: the first stands above all that is decided."""
    fields = (line for line, mark in marks.at.items() if mark.kind in _FIELDS)
    return min(numbers) < min(fields, default=0) and all(_heads(line, marks) for line in numbers)


def _heads(line: int, marks: Marks) -> bool:
    """Whether a title stands below a number, and right below that a field of an item."""
    place = bisect_left(marks.filled, line)
    title, field = [*marks.filled[place + 1 : place + 3], line, line][:2]
    plain = title not in marks.at and title not in marks.headings()
    return plain and marks.kind_at(field) in _FIELDS


def mark_pages(marks: Marks, unsettled: Sequence[int]) -> None:
    """Mark the heads and feet of pages, and take them out of the filled lines.

    `unsettled` are the lines that could have been headings of decisions. A body and a day that
    stand in columns are the head of a page, and nothing else.
    """
    headers = [line for line in unsettled if line not in marks.at and COLUMN in marks.bare[line]]
    for line in headers if len(headers) > 1 else ():
        marks.at[line] = Mark("page", marks.bare[line])
    pages = [line for line, mark in marks.at.items() if mark.kind == "page"]
    if len(pages) > 1:
        _mark_repeated(marks.at, pages, marks.bare, marks.filled)
    if pages:
        _pass_over_pages(marks)


def _mark_repeated(
    at: dict[int, Mark], pages: list[int], plain: list[str], filled: list[int]
) -> None:
    """Mark the lines beside page numbers that are the same on the pages: body, day, town."""
    beside: dict[str, list[int]] = {}
    for page in pages:
        place = bisect_left(filled, page)
        for near in (filled[max(place - 2, 0) : place][::-1], filled[place + 1 : place + 4]):
            last = page
            for line in near:
                text = plain[line]
                if (
                    abs(line - last) > 2
                    or line in at
                    or text[-1] == "."
                    or len(text) > _LONGEST_OF_PAGE
                ):
                    break
                last = line
                beside.setdefault(text.translate(_NUMERALS), []).append(line)
    counted = sum(any(map(str.isdigit, plain[page])) for page in pages)
    for lines in beside.values():
        first = plain[lines[0]]
        named = _OF_PAGE.search(first) or looks_like_body(first)
        if len(lines) >= max(2 if named else _PAGES, 0.8 * (counted - 1)):
            for line in lines:
                at[line] = Mark("page", plain[line])


def _pass_over_pages(marks: Marks) -> None:
    """Leave the heads and feet of pages out of the filled lines: what stands above and below one
    of them adjoins.
    """
    pages = {line for line, mark in marks.at.items() if mark.kind == "page"}
    pages -= marks.headings().keys()
    marks.filled[:] = [line for line in marks.filled if line not in pages]
