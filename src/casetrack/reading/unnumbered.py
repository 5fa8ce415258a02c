"""Items in, with those out whose heading has no number: lost, of the same level, or standing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casetrack.lazy import regex
from casetrack.reading.landmarks import FIELDS, LONGEST_LANDMARK, PARTS
from casetrack.reading.layout import Layout, fold
from casetrack.reading.looks import spellings
from casetrack.reading.marks import Marks
from casetrack.reading.starts import ItemStart, decides, title_like

__all__ = ["lost_between", "without_number"]

_SMALL = regex(
    r"(?:(?:Punkt|Pkt\.|Nr\.|Sag|Sag nr\.) )?(?P<number>\d{1,4})[.:]? ?"
    r"(?P<title>[a-zæøå](?!t )[^\n]*[^\n.:,;])"
)
"""A heading whose title has no capital; the points of a recommendation begin with `at`."""
_ALONE = regex(r"(?P<number>\d{1,4})[.:]")
"""Reads `12.` and `3:`, not `12`."""
_FIGURES = regex(
    r"(?:\d{2,6}(?:\.? |-)[a-zæøå]|\d{1,4}\.\d{1,2}(?:/\d{1,2})? [^\W\d])[^\n]*[^\n.:,;]"
)
"""Reads `9930 km/t på Byvej`, `1882. behandling` and `5.24/7 pleje`: the number of an item, glued
to one of its title.
"""
_OF_ITEM = FIELDS | {"motion"}
_INSIDE = _OF_ITEM | {"absence", "local"}
"""Kinds of marks that stand inside an item and begin none."""
_TITLES = ("group", "local")
"""Kinds of marks that a standing title can have: `Lukkede punkter`, `Næste møde:`."""
_OVER_GROUP = frozenset({"contents_head", "furniture", "page"})
"""Kinds of marks that can stand between the heading of a group and its first item."""
_LAST = frozenset({"eventuelt", "evt"})
"""Standing titles that name nothing else, so that text may stand right below them."""
_HEADING = "#"


def lost_between(items: Sequence[ItemStart], marks: Marks) -> list[ItemStart]:
    """The items that the numbers skip, where each missing one is found between its neighbours."""
    lines: list[int] = []
    found: list[ItemStart] = []
    for before, after in pairwise(items):
        first, last = int(before.number or 0) + 1, int(after.number or 0)
        if first >= last:
            continue
        lines = lines or marks.of_kinds(FIELDS)
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


def _behind(number: str, text: str) -> str:
    """What stands between the number that begins a line and its title: `. `; empty for none."""
    rest = text.removeprefix(number)
    return rest[: len(rest) - len(rest.lstrip(" .:)-–"))] if rest != text else ""


def _plain(before: ItemStart, after: ItemStart, marks: Marks) -> Iterator[ItemStart]:
    """Headings such as `3. ny cykelsti` or `3.` alone, set apart, their fields just below."""
    wanted = int(before.number or 0) + 1
    sign = _behind(before.number or "", marks.bare[before.heading])
    for line in marks.between(before.heading, after.first):
        text = marks.bare[line]
        if marks.bare[line - 1] or line in marks.at or len(text) > LONGEST_LANDMARK:
            continue
        small = _SMALL.fullmatch(text) if _behind(str(wanted), text) == sign else None
        heading = small or _ALONE.fullmatch(text)
        if heading is not None and int(heading["number"]) == wanted:
            title = heading.groupdict().get("title")
        elif _FIGURES.fullmatch(text) and text.startswith(str(wanted)):
            title = text[len(str(wanted)) :].lstrip(".")
        else:
            continue
        if marks.kind_below(line) in FIELDS:
            at = line if title else None
            cased = after.first < after.heading and marks.kind_at(after.first) == "case"
            first = marks.above(line)[0] if cased else line
            yield ItemStart(first, line, str(wanted), title, at)
            wanted += 1
            if wanted == int(after.number or 0):
                return


def without_number(items: Sequence[ItemStart], marks: Marks, layout: Layout) -> list[ItemStart]:
    """The items, in order, and between and below them those without a number."""
    if not items:
        return []
    found = [*_at_level(items, marks, layout), *_standing(items, marks, layout)]
    found += _below_all(items[-1], marks)
    levels = marks.levels
    lowest = max(levels.get(item.heading, 0) for item in items)
    found = [line for line in found if not lowest or levels.get(line, 0) <= lowest]
    titles = {line: marks.bare[line].rstrip(" :") for line in found}
    more = {line: ItemStart(line, line, None, title, line) for line, title in titles.items()}
    for start in items:
        more.pop(start.first, None)
    return sorted([*items, *more.values()]) if more else [*items]


def _level(line: int, marks: Marks) -> int:
    """The level of a heading, 0 for another line."""
    text = marks.stripped[line]
    return marks.levels.get(line) or len(text) - len(text.lstrip(_HEADING))


def _at_level(items: Sequence[ItemStart], marks: Marks, layout: Layout) -> Iterator[int]:
    """The headings of the level of the items' own, where no part of an item has that level."""
    at = marks.at
    titles = [item.heading if item.title_line is None else item.title_line for item in items]
    level = _level(titles[0], marks)
    if not level or any(_level(title, marks) != level for title in titles):
        return
    filled = marks.filled[bisect_right(marks.filled, titles[0]) :]
    headings = [
        line for line in filled if line in marks.levels or marks.stripped[line][0] == _HEADING
    ]
    below = [line for line in headings if _level(line, marks) == level]
    inside = [at[line] for line in below if line in at and at[line].kind in _INSIDE]
    if any(mark.value != "attachments" for mark in inside):
        return
    passed = layout.words["trailer"] | layout.words["foot"] | layout.head.keys()
    known = {line for item in items for line in (item.first, item.heading, *item.below)}
    known.update(titles)
    parts = marks.of_kinds({*PARTS, "motion"})
    decided = [line for line in parts if decides(at[line])]
    begun = titles[0]
    for line in below:
        if line in known:
            begun = line
        elif marks.bare[line - 1] or not title_like(marks, line):
            continue
        elif fold(marks.bare[line]) not in passed and _is_over(begun, line, parts, decided):
            begun = line
            yield line


def _is_over(first: int, line: int, parts: list[int], decided: list[int]) -> bool:
    """Whether the item from `first` on can end above a line: it has decided, or has no parts."""
    said, done = (bisect_left(one, line) - bisect_left(one, first) for one in (parts, decided))
    return done > 0 or not said


def _standing(items: Sequence[ItemStart], marks: Marks, layout: Layout) -> Iterator[int]:
    """The titles of every agenda alone between blank lines below what an item decides."""
    if not marks.standing:
        return
    bare, at = marks.bare, marks.at
    words = layout.words["standing"]
    firsts = [item.first for item in items]
    parts = marks.of_kinds(_OF_ITEM)
    decided = False
    for part, below in pairwise([*parts, len(bare)]):
        if at[part].value != "attachments":
            decided = decides(at[part])
        number = bisect_right(firsts, part) if decided else 0
        if not number:
            continue
        stop = min(below, firsts[number] if number < len(firsts) else below)
        if fold(items[number - 1].title or "").startswith(tuple(words)):
            continue  # the parts of `Meddelelser`
        if not any(part + 1 < line < stop for line in marks.standing):
            continue
        inside = marks.between(part, stop)
        first = 0 if at[part].rest else 1
        if stop < len(bare):  # right above an item it heads a group
            while inside and inside[-1] in at and at[inside[-1]].kind in _OVER_GROUP:
                inside.pop()
            inside = inside[:-1]
        yield from (line for line in inside[first:] if _stands_alone(line, marks, words))


def _below_all(last: ItemStart, marks: Marks) -> Iterator[int]:
    """`Eventuelt` below an item of which nothing but the title is printed, as of closed ones."""
    below = marks.filled[bisect_right(marks.filled, max(last.heading, last.title_line or 0)) :]
    for line in below if fold(last.title or "") not in _LAST else ():
        if line in marks.at and marks.at[line].kind not in ("case", "page", "furniture"):
            return
        if _stands_alone(line, marks, _LAST):
            yield line
            return
        if line not in marks.at and line not in last.below:
            return


def _stands_alone(line: int, marks: Marks, words: frozenset[str]) -> bool:
    bare = marks.bare
    if bare[line] not in spellings(words) or bare[line - 1]:
        return False
    if any(bare[line + 1 : line + 2]) and fold(bare[line]) not in _LAST:
        return False
    return line not in marks.at or marks.at[line].kind in _TITLES
