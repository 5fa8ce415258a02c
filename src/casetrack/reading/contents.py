"""A contents list in, the items' pages out, and where lists begin that follow the items."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from casetrack.lazy import regex
from casetrack.reading.head import Head
from casetrack.reading.layout import Layout, fold
from casetrack.reading.listed import ContentsEntry
from casetrack.reading.marks import Marks
from casetrack.reading.starts import ItemStart
from casetrack.reading.text import SourceText

__all__ = ["closed_in", "end_of_items", "pages_of"]

_NUMERALS = "0123456789. "
_LONG_ENOUGH = 8
_WITH_PAGE = regex(r"(.+) (\d{1,4})\Z")
"""Reads `Ny sti 12`, not `Ny sti 12a`."""


def end_of_items(
    head: Head, starts: Sequence[ItemStart], marks: Marks, layout: Layout, fates: list[str]
) -> int:
    """Where lists begin below the last item that the contents name; they are taken out of these."""
    contents = head.contents
    tails = layout.words["trailer"].intersection([fold(entry.title) for entry in contents])
    tails -= {fold(start.title or "") for start in starts if tails}
    if tails:
        contents[:] = [entry for entry in contents if fold(entry.title) not in tails]
    for line in marks.filled if tails and starts else ():
        if line > starts[-1].heading and fold(marks.bare[line]) in tails:
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
    listed = [pages.get(_plain(title or "")) or _begun(title or "", pages) for title in titles]
    return [of[0] if len(of) == 1 else None for of in listed]


def _begun(title: str, pages: dict[str, list[int]]) -> list[int]:
    """The pages of the titles that one goes on to whose line ends in the middle of a word."""
    start = _plain(title)[:-1]
    if not title.endswith("-") or len(start) < _LONG_ENOUGH:
        return []
    return [page for name, of in pages.items() if name.startswith(start) for page in of]


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
        into = closed if "lukke" in above else open_
        into.add(fold(entry.title).lstrip(_NUMERALS))
    return frozenset(closed - open_)
