"""The rows of a document's pages in, the same rows without repeated page headers and footers out.

Repetition alone proves nothing: `Fraværende A, B` closes every item, often at the foot of a page.
A header or footer also stands at one height near the edge, where other pages have no text. Its page
number is the page's own, counted on from page to page; digits are never masked, for a footer `8/18`
has the shape of a case number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from casetrack.bodies import looks_like_body
from casetrack.lazy import regex
from casetrack.readers.rows import Row
from casetrack.reading.layout import begins_with_outcome, shipped_layout

__all__ = ["without_furniture"]

_EDGE: Final = 0.16
"""Headers and footers stand within this share of the page's height."""
_NEAR: Final = 4
"""Rows whose heights (in steps of two points) differ by less stand on one line, or nearly."""
_MOST_ROWS: Final = 4
"""A header or footer has no more rows than this."""
_SHARE: Final = 0.4
"""Even and odd pages may have their own, and a first page none."""
_MOST_NUMBERS: Final = 4
_NUMBER: Final = regex(r"(?<!\d)\d{1,4}(?!\d)")
_FEW: Final = 4
"""So many pages have a header on two or more of them."""
_DAY: Final = regex(r"[,;:|\s–-]*(?:\bden |\bd\. )?\d[\d. /-]*(?:[a-zæøå]+ \d{4})?\Z")
"""Reads `, 16-01-2023` and ` den 16. januar 2023`."""
_PAGE_WORDS: Final = regex(r"(?:side|sidenr\.?|s\.|page|af|of|[/|–\s\d-])*", re.IGNORECASE)
"""Reads `Side 3 af 12` and `- 3 -`."""
# What stands around a page's own number: `Side 8`, `8 af 18`, `8/18`, or nothing more on the row.
_BEFORE_OWN: Final = regex(r"(?:\bside|\bsidenr\.?|\bs\.|\bpage|[|–-]|^)\s*", re.IGNORECASE)
_AFTER_OWN: Final = regex(r"\s*(?:/|af\b|of\b|[|–-]\s*$|$)", re.IGNORECASE)
"""Reads ` af 12` and `/12`."""
_NUMBERED_THINGS: Final = ("punkt", "pkt.", "pkt", "sag", "nr.", "bilag", "den")
_ABSENCE: Final = ("afbud", "fravær", "ikke til stede", "ej til stede")


class _Print(NamedTuple):
    """What one row would be as furniture: where it stands and what it says, page number aside."""

    at_top: bool
    height: int
    text: str
    counted: bool


class _Edge(NamedTuple):
    """The highest or the lowest row of a page: (page, place), and what it would be as furniture."""

    where: tuple[int, int]
    at_top: bool
    height: int
    prints: frozenset[_Print]


def without_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """The rows of each page but for headers and footers; what one says is kept once, at the top.

    A header stays where the first page prints it. A footer, or a header the first page lacks, is
    kept only where it names a municipality or a region, above the first row; a bare page number
    never is.
    """
    if len(pages) < 2:
        return [list(rows) for rows in pages]
    found = _furniture(pages, heights)
    kept: list[list[Row]] = []
    told: list[Row] = []
    for page, rows in enumerate(pages):
        body = []
        for place, row in enumerate(rows):
            if (page, place) not in found:
                body.append(row)
            elif _says_something(row, first_header=page == 0 and row.y > heights[0] / 2):
                told.append(row)
        kept.append(body)
    kept[0] = [*_once(told), *kept[0]]
    return kept


def _says_something(row: Row, *, first_header: bool) -> bool:
    if _PAGE_WORDS.fullmatch(row.text):
        return False
    return first_header or "ommune" in row.text or "Region " in row.text


def _once(told: Iterable[Row]) -> list[Row]:
    seen: dict[str, Row] = {}
    for row in told:
        seen.setdefault(_NUMBER.sub("", row.text), row)
    return [row._replace(page=0, word=0.0, hyphen=False) for row in seen.values()]


def _furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """(page, place) of every row that is furniture, from the edges inwards."""
    found: set[tuple[int, int]] = set()
    filled = sum(map(bool, pages))
    for _ in range(_MOST_ROWS):
        outermost = list(_outermost(pages, heights, found))
        counts = Counter(one for edge in outermost for one in edge.prints)
        repeated = {one for one, count in counts.items() if count >= _enough(one, filled)}
        text = [edge for edge in outermost if not edge.prints & repeated]
        proper = {one for one in repeated if not _is_among(one, text, counts[one], filled)}
        more = {edge.where for edge in outermost if edge.prints & proper}
        if not more:
            break
        found |= more
    return found


def _is_among(one: _Print, text: Sequence[_Edge], count: int, pages: int) -> bool:
    """Whether text stands as far out as this row on more pages than it does itself."""
    beside = [edge for edge in text if edge.at_top == one.at_top]
    out = 1 if one.at_top else -1
    intruders = sum(out * (edge.height - one.height) >= -_NEAR for edge in beside)
    return intruders > (max(1, 0.1 * pages) if count > 1 else 0)


def _enough(one: _Print, pages: int) -> float:
    """On how many pages a row has to stand; fewer for page numbers and names of owners."""
    if one.at_top and pages < _FEW and _names_owner(one.text):
        return pages - 1
    return max(2 if one.counted else min(3, pages), _SHARE * pages)


def _names_owner(text: str) -> bool:
    """Whether a row says nothing but whose minutes these are, and perhaps of which day."""
    name = _DAY.sub("", text)
    return "ommune" in name or looks_like_body(name)


def _outermost(
    pages: Sequence[Sequence[Row]], heights: Sequence[float], found: set[tuple[int, int]]
) -> Iterator[_Edge]:
    """The highest and the lowest row left on each page, with what each would be as furniture."""
    for page, rows in enumerate(pages):
        left = sorted(
            (row.y, place) for place, row in enumerate(rows) if (page, place) not in found
        )
        if not left:
            continue
        edge = heights[page] * _EDGE
        few = len(pages) < _FEW
        for (y, place), at_top in ((left[-1], True), (left[0], False)):
            near = y > heights[page] - edge if at_top else y < edge
            heads = few and at_top and _heads_outcome([rows[one] for _, one in left[:-4:-1]])
            can_be = near and not heads and not _is_of_item(rows[place].text)
            prints = frozenset(_prints(rows[place], at_top=at_top)) if can_be else frozenset()
            yield _Edge((page, place), at_top, _height(rows[place]), prints)


def _heads_outcome(highest: Sequence[Row]) -> bool:
    """Whether the first row of a page stands as near to an outcome as that to what follows it."""
    if len(highest) < 3 or not _is_of_item(highest[1].text):
        return False
    first, second, third = (row.y for row in highest)
    return first - second < 1.2 * (second - third)


def _is_of_item(text: str) -> bool:
    """Whether a row ends an item: with its outcome, or with who was absent."""
    verdicts = shipped_layout().words["verdict"]
    return text.lower().startswith(_ABSENCE) or begins_with_outcome(text, verdicts)


def _prints(row: Row, *, at_top: bool) -> Iterator[_Print]:
    """The row as printed, and with each number that can be the page's own counted from it."""
    height = _height(row)
    numbers = list(_NUMBER.finditer(row.text))
    yield _Print(at_top, height, row.text, counted=False)
    for number in numbers[:_MOST_NUMBERS]:
        before, after = row.text[: number.start()], row.text[number.end() :]
        if _is_own(before, after):
            text = f"{before}\0{int(number[0]) - row.page}\0{after}"
            yield _Print(at_top, height, text, counted=True)


def _height(row: Row) -> int:
    return round(row.y / 2)


def _is_own(before: str, after: str) -> bool:
    """Whether a number between these words can be the page's own."""
    if before.rstrip().lower().endswith(_NUMBERED_THINGS):
        return False
    if _AFTER_OWN.match(after):
        return True
    last = before[-12:]
    return any(match.end() == len(last) for match in _BEFORE_OWN.finditer(last) if match[0].strip())
