"""Marks in, the heads and feet of pages marked: what is printed once a page is no text.

A line is of a page by its number, which rises from page to page; by standing beside such numbers,
or where a file's pages end, and hardly elsewhere; or by naming body and day again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence, Set
from itertools import pairwise

from casetrack.bodies import looks_like_body
from casetrack.dates import parse_date
from casetrack.lazy import regex
from casetrack.reading.landmarks import FIELDS, PARTS, Mark, Marks
from casetrack.reading.layout import Layout, begins_with_outcome
from casetrack.reading.text import COLUMN

__all__ = ["mark_indented", "mark_pages"]

_PAGES = 3
"""On so many pages, and most of them, a line stands that is the head or the foot of each; on two
if it names a body, a town or a day.
"""
_OF_PAGE = regex(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}$|\bkommune\b", re.IGNORECASE)
"""Reads `Byrådet 16-01-2023` and `Vejen Kommune`, not `Byrådet`."""
_LONGEST_OF_PAGE = 80
_NUMBER_OF_PAGE = regex(
    r"\A(?!(?:sag|punkt|pkt|nr|bilag)\b)"
    r"(?:(\d{1,4})(?:\s?(?:/|af)\s?\d{1,4})?\Z"
    r"|(?:.*\b(?-i:S)ide|.*(?:\bkommune|\b\d{4})\b.*\bside)(?: ?nr\.?)?:? ?(\d{1,4})\b"
    r"|.*(?:\bkommune\b|\b(?:19|20)\d\d)[ |·–-]+(\d{1,4})\Z|(\d{1,4})[ |·–-]+.*\bkommune\Z"
    r"|(?:referat|dagsorden|protokol|beslutningsprotokol) (\d{1,4}) ?(?:/|af) ?\d{1,4}\Z)",
    re.IGNORECASE,
)
"""Reads `Side 2 af 14`, `Skovby Kommune | 3` and `Referat 2/14`, not `Se planen side 12`."""
_COUNTED = ("referat ", "dagsorden ", "protokol ", "beslutningsprotokol ")
_LONGEST_ALONE = len("1027 / 1031")
_BEHIND_YEAR = regex(r"[09]\d\d[ |·–-]+\d{1,4}\Z")
"""Reads `2023 - 4`, not `16-01-2023`."""
_LONGEST_BEHIND_YEAR = 16
_FIRST_POINT = regex(r"\A\D*(?:1\b|\Z)")
"""Reads `Ad 1. Godkendt` and `Godkendt`, not `2. Godkendelse af dagsorden`."""
_ENDS_OF_PAGE = frozenset("0123456789eE")
"""How a line ends that ends in the number of a page, or in `Kommune`."""
_ENDS_WITH_POINT = frozenset(f"{number}." for number in range(10))
"""How one ends that closes with a point: `Side 3.`."""
_OF_NO_ITEM = frozenset({"", "local", "page"})
_APART = 4
"""So many lines at least are on a page."""
_INDENT = " " * 20
_NUMERALS = str.maketrans("", "", "0123456789")


def mark_indented(marks: Marks, lines: Sequence[str]) -> None:
    """Mark the numbers alone in the middle or at the right of their line that head no items."""
    for same in [*marks.candidates.values()]:
        pages = {
            one.line
            for one in same
            if not one.title and marks.bare[one.line].isdigit()
            if lines[one.line].startswith(_INDENT)
        }
        if not (pages and _heads_items(pages, marks)):
            _take_for_pages(marks, pages)


def mark_pages(
    marks: Marks, unsettled: Sequence[int], breaks: Sequence[float], layout: Layout
) -> None:
    """Mark the heads and feet of pages, and take them out of the filled lines.

    `unsettled` are the lines that could have been headings of decisions. A body and a day that
    stand in columns are the head of a page, and nothing else. `breaks` stand between two lines.
    """
    headers = [line for line in unsettled if line not in marks.at and COLUMN in marks.bare[line]]
    for line in headers if len(headers) > 1 else ():
        marks.at[line] = Mark("page", marks.bare[line])
    _mark_counted(marks)
    pages = [line for line, mark in marks.at.items() if mark.kind == "page"]
    if len(pages) + len(breaks) > 1:
        _mark_repeated(marks, pages, breaks, layout)
    again = _told_again(unsettled, marks, layout)
    marks.at.update((line, Mark("page", marks.bare[line])) for line in again)
    if pages or breaks or again:
        _pass_over_pages(marks)


def _take_for_pages(marks: Marks, lines: Collection[int]) -> None:
    """Mark the lines of pages, which head no item."""
    marks.at.update((line, Mark("page", marks.bare[line])) for line in lines)
    for form, same in [*marks.candidates.items()] if lines else ():
        same[:] = [one for one in same if one.line not in lines]
        if not same:
            del marks.candidates[form]


def _heads_items(numbers: Collection[int], marks: Marks) -> bool:
    """Whether numbers are those of items: the first is above all fields, most head something."""
    heads = sum(_heads(line, marks) for line in numbers)
    return min(numbers) < min(marks.of_kinds(FIELDS), default=0) and 2 * heads >= len(numbers)


def _heads(line: int, marks: Marks) -> bool:
    """Whether a title stands below a number, and right below that a field of an item."""
    title, field = [*marks.below(line, 2), line, line][:2]
    plain = title not in marks.at and title not in marks.headings()
    return plain and marks.kind_at(field) in FIELDS


def _told_again(unsettled: Sequence[int], marks: Marks, layout: Layout) -> list[int]:
    """Where the same body and day (`Byrådet 16-01-2023`) stand alone once a page."""
    alike: dict[str, list[int]] = {}
    for line in unsettled:
        text = marks.bare[line]
        if text[-1].isdigit() and marks.kind_at(line) in ("", "local"):
            alike.setdefault(text, []).append(line)
    if len(alike) == sum(map(len, alike.values())):
        return []  # each stands once
    first = min(marks.of_kinds(FIELDS), default=0)
    rows = {line for same in alike.values() for line in same}
    found: list[int] = []
    for same in alike.values():
        feet = [line for line in same if line > first and _is_foot(line, rows, marks, layout)]
        found += feet if len(feet) > 1 else []
    return found


def _is_foot(line: int, rows: Set[int], marks: Marks, layout: Layout) -> bool:
    """Whether a body and a day are no row of a route and head no outcome."""
    place = bisect_left(marks.filled, line)
    above, near = marks.filled[place - 1], marks.filled[place + 1 : place + 4]
    below = next((one for one in near if marks.kind_at(one) != "absence"), line)
    if above in rows or (below in rows and below != line) or marks.kind_at(above) in FIELDS:
        return False
    told = marks.bare[below]
    outcome = _FIRST_POINT.match(told) and begins_with_outcome(told, layout.words["verdict"])
    known = below in marks.at or below in marks.headings()
    return line not in marks.at or (known and not outcome)


def _mark_counted(marks: Marks) -> None:
    """Mark the lines that are alike but for one number, which rises from page to page."""
    alike: dict[str, list[tuple[int, int]]] = {}
    bare = marks.bare
    for line in [
        line
        for line in marks.filled
        if bare[line][-1] in _ENDS_OF_PAGE or bare[line][-2:] in _ENDS_WITH_POINT
    ]:
        text = bare[line]
        asked = len(text) <= _LONGEST_OF_PAGE and marks.kind_at(line) in _OF_NO_ITEM
        match = _NUMBER_OF_PAGE.match(text) if asked and _may_number_page(text) else None
        if match:
            number = match[match.lastindex or 0]
            start = match.start(match.lastindex or 0)
            key = text[:start] + text[start + len(number) :]
            alike.setdefault(key, []).append((line, int(number)))
    for beside, same in alike.items():
        if _count_pages(beside, same, marks):
            _take_for_pages(marks, {line for line, _ in same})


def _count_pages(beside: str, same: Sequence[tuple[int, int]], marks: Marks) -> bool:
    """Whether the numbers of lines rise as those of pages, and head no items or fields."""
    lines = [line for line, _ in same]
    rise = all(b - a >= _APART and n > m for (a, m), (b, n) in pairwise(same))
    if not rise or len(same) < 2:
        return False
    if beside.strip(" /af0123456789"):
        return not all(marks.kind_below(line) in FIELDS for line in lines)  # `Budget 2022 - 1`
    by_one = same[-1][1] - same[0][1] == len(same) - 1
    if not by_one or len(same) < (2 if beside else _PAGES) or _heads_items(lines, marks):
        return False
    return not any(parse_date(marks.bare[line - 1]) for line in lines if line)


def _may_number_page(text: str) -> bool:
    """Whether `_NUMBER_OF_PAGE` can read a line: asked first, since it costs a tenth."""
    lower = text.lower()
    if text[0].isdigit() and len(text) <= _LONGEST_ALONE:
        return True
    if "side" in lower or "kommune" in lower or lower.startswith(_COUNTED):
        return True
    return _BEHIND_YEAR.search(text, max(len(text) - _LONGEST_BEHIND_YEAR, 0)) is not None


def _mark_repeated(
    marks: Marks, pages: Sequence[int], breaks: Sequence[float], layout: Layout
) -> None:
    """Mark what is the same beside the numbers or the ends of pages: body, day, town."""
    at, plain, filled = marks.at, marks.bare, marks.filled
    beside: dict[str, list[int]] = {}
    for page in (*pages, *breaks):
        place, after = bisect_left(filled, page), bisect_right(filled, page)
        for near in (filled[max(place - 2, 0) : place][::-1], filled[after : after + 3]):
            last = page
            for line in near:
                if abs(line - last) > 2 or not _may_repeat(line, marks, layout):
                    break
                last = line
                beside.setdefault(plain[line].translate(_NUMERALS), []).append(line)
    numbered = sum(any(map(str.isdigit, plain[page])) for page in pages)
    most = max(numbered, len(breaks)) - 1
    for alike, lines in beside.items():
        first = plain[lines[0]]
        named = not alike or _OF_PAGE.search(first) or looks_like_body(first)
        elsewhere = plain.count(first) - len(lines) if lines[0] in at else 0
        told = not named and len({plain[line] for line in lines}) > 1  # `TMU 88/2006`
        if elsewhere > 1 or told or len(lines) < max(2 if named else _PAGES, 0.8 * most):
            continue
        at.update((line, Mark("page", plain[line])) for line in lines)
        _take_for_pages(marks, lines if not alike else ())


def _may_repeat(line: int, marks: Marks, layout: Layout) -> bool:
    """Whether a line could be the head or foot of a page: short, no sentence, outcome or part."""
    text, mark = marks.bare[line], marks.at.get(line)
    if text[-1] == "." or len(text) > _LONGEST_OF_PAGE:
        return False
    if mark is not None and mark.kind != "local" and mark.value not in layout.on_trust:
        return False
    begins = any(marks.kind_at(above) in PARTS for above in marks.above(line))
    decides = begins and not text.lower().endswith(" kommune")
    return not decides and not begins_with_outcome(text, layout.words["verdict"])


def _pass_over_pages(marks: Marks) -> None:
    """Leave the heads and feet of pages out of the filled lines: what is around one adjoins."""
    pages = {line for line, mark in marks.at.items() if mark.kind == "page"}
    pages -= marks.headings().keys()
    marks.filled[:] = [line for line in marks.filled if line not in pages]
