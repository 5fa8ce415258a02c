"""The contents list (indholdsfortegnelse) in; its entries, pages and where the items end out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from casetrack.lazy import regex
from casetrack.reading.layout import Layout, fold
from casetrack.reading.looks import spellings
from casetrack.reading.marks import Marks
from casetrack.reading.starts import ItemStart
from casetrack.reading.text import SourceText
from casetrack.reading.titles import is_cut, with_rest

__all__ = ["ContentsEntry", "closed_in", "end_of_items", "pages_of", "read_contents"]

_NUMERALS = "0123456789. "
_FULL = 55
"""A line of so many letters can have no room for the whole title."""
_WITH_PAGE = regex(r"(.+) (\d{1,4})\Z")
"""Reads `Ny sti 12`, not `Ny sti 12a`."""
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
    """The contents list of the head, and the lines left; `listed` look like item headings."""
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
            page = int(mark.rest) if mark.rest else None
            _take_entry(entries, ContentsEntry(mark.value, page, number), wrapped)
            wrapped = ""
        elif kind in ("contents_head", "group", "page", "furniture"):
            inside = inside or kind == "contents_head"
        elif number in listed and not (inside and _dotted_follows(marks, number, lines.stop)):
            entries.append(_listed(marks.bare[number], number))
        elif inside and (entry := _listed(marks.bare[number], number)).page is not None:
            _take_entry(entries, entry, wrapped)
            wrapped = ""
        elif _ends_entry(entries, number, marks.bare[number], inside, number + 1 in listed):
            last = entries[-1]
            title = with_rest(last.title, marks.bare[number])
            entries[-1] = last._replace(title=title, line=number)
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
    last = entries[-1] if entries and not wrapped and not _is_numbered(entry.title) else None
    if last and last.page is None and last.line == entry.line - 1:
        entries[-1] = last._replace(title=with_rest(last.title, entry.title), page=entry.page)
    else:
        entries.append(entry._replace(title=f"{wrapped} {entry.title}".strip()))


def _ends_entry(
    entries: list[ContentsEntry], number: int, text: str, inside: bool, between: bool
) -> bool:
    """Whether a line ends the title above it: with its page, or with words that go on."""
    last = entries[-1] if entries else None
    if last is None or last.page is not None or last.line != number - 1 or last.title[-1].isdigit():
        return False
    goes_on = is_cut(last.title) or text[0].islower() or (between and len(last.title) > _FULL)
    return goes_on or (inside and _PAGE_BEHIND.search(text) is not None)


def _dotted_follows(marks: Marks, number: int, stop: int) -> bool:
    below = (line for line in range(number + 1, min(stop, number + 4)) if marks.bare[line])
    others = (line for line in below if line in marks.at or not marks.bare[line][0].islower())
    mark = marks.at.get(next(others, -1))
    return mark is not None and mark.kind == "contents" and not _is_numbered(mark.value)


def _is_numbered(title: str) -> bool:
    count, dot, _ = title.partition(".")
    return bool(dot) and count.isdigit()


def end_of_items(
    contents: list[ContentsEntry],
    starts: Sequence[ItemStart],
    marks: Marks,
    layout: Layout,
    fates: list[str],
) -> int:
    """Where lists begin below the last item, or name items again; they are taken off `contents`."""
    words = layout.words["trailer"]
    tails = words.intersection([fold(entry.title) for entry in contents])
    tails -= {fold(start.title or "") for start in starts if tails}
    if tails:
        contents[:] = [entry for entry in contents if fold(entry.title) not in tails]
    headings, listed = {marks.bare[start.heading] for start in starts}, spellings(words)
    last = starts[-1].heading if starts else len(marks.bare)
    for line in marks.filled[bisect_right(marks.filled, last) :]:
        text = marks.bare[line]
        again = text in listed and any(marks.bare[below] in headings for below in marks.below(line))
        if again or (tails and fold(text) in tails):
            for below in range(line, len(marks.bare)):
                fates[below] = "furniture" if marks.bare[below] else ""
            return line
    return len(marks.bare)


def pages_of(
    contents: list[ContentsEntry], starts: Sequence[ItemStart], source: SourceText
) -> list[int | None]:
    """Each item's page: as the contents list says, else that of the file on which it begins."""
    pages = _listed_pages(contents, [start.title for start in starts])
    if not source.pages:
        return pages
    begins = [bisect_right(source.pages, start.first + 1) for start in starts]
    return [page or begin or None for page, begin in zip(pages, begins, strict=True)]


def _listed_pages(contents: list[ContentsEntry], titles: list[str | None]) -> list[int | None]:
    """In order where the counts agree, else by the title."""
    if len(contents) == len(titles) and any(entry.page for entry in contents):
        return [entry.page for entry in contents]
    by_title: dict[str, list[int | None]] = {}
    for entry in contents:
        by_title.setdefault(_plain(entry.title), []).append(entry.page)
    pages: list[int | None] = []
    for title in titles:
        rest = by_title.get(_plain(title or ""))
        pages.append(rest.pop(0) if rest else None)
    return pages if any(pages) else _behind_titles(contents, titles)


def _behind_titles(contents: list[ContentsEntry], titles: list[str | None]) -> list[int | None]:
    """The pages that stand behind the titles of the contents with nothing between them."""
    pages: dict[str, list[int]] = {}
    for entry in contents:
        if found := _WITH_PAGE.match(_plain(entry.title)):
            pages.setdefault(found[1], []).append(int(found[2]))
    listed = [pages.get(_plain(title or ""), []) for title in titles]
    return [of[0] if len(of) == 1 else None for of in listed]


def _plain(title: str) -> str:
    return fold(title).lstrip(_NUMERALS)


def closed_in(contents: list[ContentsEntry], marks: Marks) -> frozenset[str]:
    """The titles that the contents list has only below the heading of closed items; folded."""
    if not contents:
        return frozenset()
    lines = range(contents[0].line, contents[-1].line)
    groups = [
        (line, mark.value)
        for line in lines
        if (mark := marks.at.get(line)) and mark.kind == "group"
    ]
    if not any("lukke" in name for _, name in groups):
        return frozenset()
    open_: set[str] = set()
    closed: set[str] = set()
    for entry in contents:
        above = next((name for line, name in reversed(groups) if line < entry.line), "")
        (closed if "lukke" in above else open_).add(_plain(entry.title))
    return frozenset(closed - open_)
