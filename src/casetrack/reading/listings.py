"""Candidates for headings in; those of contents lists, and those glued to other lines, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from casetrack.lazy import regex
from casetrack.reading.headings import LONGEST
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Candidate, Marks
from casetrack.reading.people import only_names
from casetrack.reading.series import is_sentence
from casetrack.reading.starts import REACH, ItemStart
from casetrack.reading.text import COLUMN

__all__ = [
    "beginning_of", "contents_lines", "contents_titles", "is_glued", "listed_titles",
    "parted_lines", "titles_listed", "without_people",
]  # fmt: skip

_SHARED = 12
"""So many letters of a title are the same in the contents list and in the heading."""
_DIGITS = frozenset("0123456789")
_PAGE = regex(r"(.+) \d{1,3}\Z")
"""Reads `Ny sti 12`, not `Budget 2026`."""
_BEFORE_TITLE = regex(
    r"\A(?:(?:åbent?|lukket|sag|punkt|pkt\.?|nr\.?|-) +)*(?:\d{1,4}[.:]? +)?", re.IGNORECASE
)
"""What stands before a title: `åbent 2 Ny sti`, `Sag nr. 252 Ny sti`, `- Ny sti`."""
_GLUED = regex(r"(?:(?<=[^\W\d_])|(?<=[^\d\s.][.)]))(\d{1,3})\. ?(?=[A-ZÆØÅ])")
"""A heading that goes on where the line before ended: `Eventuelt1. Godkendelse`, `(V).2. Bro`."""
_OPENING = 5
"""A point within so many letters is that of the line's own number."""
_POINT = regex(r"\d\. ?[A-ZÆØÅ]")
"""Reads `Eventuelt1. Godkendelse`, not `3.4 mio.`."""


def contents_lines(candidates: Sequence[Candidate], parts: Sequence[int], marks: Marks) -> set[int]:
    """Lines of contents lists: runs of headings above all `parts`, most of which come again."""
    if len(candidates) < 2:
        return set()
    headings = set(map(_heading, candidates))
    below = (one for same in marks.candidates.values() for one in same)
    later = {_heading(one) for one in below if one.line > candidates[-1].line}
    bare = {
        one.line: (one.number, beginning_of(paged[1]))
        for one in candidates
        if one.folded[-1:] in _DIGITS and (paged := _PAGE.match(one.folded))
    }
    once = len(headings) == len(candidates) and headings.isdisjoint(bare.values())
    once = once and all(title for _, title in headings)
    if once and headings.isdisjoint(later):
        return set()
    headed = _below_contents_head(candidates[0], marks) or _are_one_block(candidates, marks)
    if not headed:
        if once:
            return set()
        later.clear()
    runs: list[list[Candidate]] = []
    for one in candidates:
        run = runs[-1] if runs else [one]
        begins = int(one.number) <= int(run[0].number) or one.number in {of.number for of in run}
        if not begins and _adjoins(run[-1], one, marks):
            run.append(one)
        else:
            runs.append([one])
    lines: set[int] = set()
    begun = parts[0] if parts else len(marks.bare)
    for run in reversed(runs):
        again = sum(
            _heading(one) in later or (one.number, "") in later or bare.get(one.line) in later
            for one in run
        )
        most = again * 2 > len(run) or (again > 0 and headed and run is runs[0])
        if len(run) > 1 and most and run[0].line < begun:
            lines |= {one.line for one in run}
        later |= set(map(_heading, run))
    return lines


def _below_contents_head(one: Candidate, marks: Marks) -> bool:
    """Whether `Dagsorden` stands right above, or the nearest landmark heads a contents list."""
    if any(fold(marks.bare[line]) == "dagsorden" for line in marks.above(one.line)):
        return True
    above = reversed(marks.between(-1, one.line))
    kinds = (kind for line in above if (kind := marks.kind_at(line)) != "group")
    return next(filter(None, kinds), "") == "contents_head"


def _are_one_block(candidates: Sequence[Candidate], marks: Marks) -> bool:
    """Whether each stands right below the last: no items, of which nothing is told."""
    lines = marks.between(candidates[0].line, candidates[-1].line)
    return len(lines) == len(candidates) - 2


def _heading(one: Candidate) -> tuple[str, str]:
    """What a contents line and its heading share: a letter or two of the title can differ."""
    return one.number, beginning_of(one.folded)


def titles_listed(items: Sequence[ItemStart], marks: Marks) -> list[int]:
    """The lines above the items that are an item's title, with its page or what precedes it."""
    above = marks.between(-1, items[0].first) if items else ()
    plain = {line: marks.bare[line] for line in above if line not in marks.at}
    titles = {fold(start.title) for start in items if start.title} if plain else set()
    ends = [line for line, text in plain.items() if text[-1] in _DIGITS]
    paged = {line: found[1] for line in ends if (found := _PAGE.match(plain[line]))}
    named = {line: fold(_BEFORE_TITLE.sub("", text)) for line, text in plain.items()}
    several = len(titles.intersection(named.values())) > 1
    return [
        line
        for line in plain
        if (several and named[line] in titles) or fold(paged.get(line, "")) in titles
    ]


def _adjoins(before: Candidate, after: Candidate, marks: Marks) -> bool:
    between = marks.between(before.line, after.line)
    return len(between) <= REACH and all(
        marks.kind_at(line) in ("", "group", "page", "contents_head", "contents")
        for line in between
    )


def contents_titles(dotted: list[int], marks: Marks) -> frozenset[str]:
    """How the titles begin that the dotted lines of a contents list hold."""
    return _beginnings(fold(marks.at[line].value.lstrip("0123456789. ")) for line in dotted)


def listed_titles(listed: set[int], marks: Marks) -> frozenset[str]:
    """How the titles begin of the candidates at these lines, which stand in a contents list."""
    return _beginnings(
        one.folded
        for same in (marks.candidates.values() if listed else ())
        for one in same
        if one.line in listed
    )


def _beginnings(titles: Iterable[str]) -> frozenset[str]:
    """How titles begin; the shortest say nothing."""
    return frozenset(beginning_of(title) for title in titles if len(title) > 3)


def beginning_of(title: str) -> str:
    """How a title begins, without the page in a column of its own."""
    return title.partition(COLUMN)[0][:_SHARED]


def parted_lines(found: list[Candidate], cases: list[int], marks: Marks) -> list[Candidate]:
    """With the headings glued to the end of a line, if the contents list has one (Holbæk) or the
    line above a case line; most have none.
    """
    pointed = [one.title for one in found if "." in one.title]
    listed = any(_POINT.search(title) and _GLUED.search(title) for title in pointed)
    if not listed and not _is_glued_above_case(found, cases, marks):
        return found
    parted = []
    whole = {one.line: one for one in found}
    for line in marks.filled:
        text = marks.bare[line]
        glued = list(_GLUED.finditer(text)) if len(text) <= LONGEST else []
        if line in whole and not (glued and glued[0][1] == whole[line].number):
            title = whole[line].title
            end = len(title) - len(text) + glued[0].start() if glued else len(title)
            parted.append(evolve(whole[line], title=title[:end], folded=fold(title[:end])))
        for heading, after in zip(glued, [*glued[1:], None], strict=False):
            title = text[heading.end() : after.start() if after else len(text)]
            if not is_sentence(title):
                parted.append(Candidate(line, heading[1], title, fold(title), None))
    return parted


def _is_glued_above_case(found: list[Candidate], cases: list[int], marks: Marks) -> bool:
    """Whether the next heading of a series stands at the end of the text above its case line."""
    for above in (marks.bare[line] for case in cases for line in marks.above(case)):
        glued = _GLUED.search(above) if "." in above[_OPENING:-1] else None
        numbers = {one.number for one in found} if glued else set()
        if glued and glued[1] not in numbers and str(int(glued[1]) - 1) in numbers:
            return True
    return False


def is_glued(one: Candidate, found: Sequence[Candidate], marks: Marks) -> bool:
    """Whether a heading stands at the end of its line, behind other text, and not again below."""
    if marks.bare[one.line].lstrip("0").partition(".")[0] == one.number.lstrip("0"):
        return False
    return not any(other.line > one.line and _heading(other) == _heading(one) for other in found)


def without_people(found: list[Candidate], marks: Marks, layout: Layout) -> list[Candidate]:
    """Without the numbered lists of people below a label of theirs: `Afbud:⏎1. Ida Holm`."""
    people: set[int] = set()
    for one in found:
        if one.number != "1" and not people:
            continue
        above = marks.above(one.line)
        labelled = one.number == "1" and above and fold(marks.bare[above[0]]) in layout.head
        if (labelled or people.intersection(above)) and only_names(one.title):
            people.add(one.line)
    return [one for one in found if one.line not in people] if people else found
