"""Lines in, marks out: every line that looks like a landmark, whatever it turns out to be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress

from attrs import evolve

from casetrack.casenumber import parse_alone
from casetrack.lazy import regex
from casetrack.periods import MONTH_NAMES
from casetrack.reading.headings import read_heading
from casetrack.reading.landmarks import LONGEST_LANDMARK, Candidate, Mark, Marks, read_decision
from casetrack.reading.layout import Layout, begins_with_point, first_word, fold
from casetrack.reading.looks import NEVER_ITEMS, OPEN_ENDS, TREATED, Looked, look_at
from casetrack.reading.pages import mark_indented, mark_pages

__all__ = ["Candidate", "Mark", "Marks", "find_marks"]

_PARTS = frozenset({"section", "decision"})
_BETWEEN = ("page", "absence")
"""Kinds of marks that can stand between a heading and what settles it."""
_VERBS = frozenset(
    {"var", "er", "blev", "bliver", "har", "havde", "vil", "skal", "kan", "må", "lød"}
)
_GOES_ON = (
    *("og ", "den ", "d. ", "i mødet den ", "på mødet den ", "pkt. "),
    *(f"{month} " for month in MONTH_NAMES),
)
"""So begins what a decision heading goes on with: `Beslutning i Udvalget for Teknik⏎og Miljø`."""
_DAY_BEHIND = regex(r"(,?(?: den| d\.)?) \d{1,2}([-./]| ?\.? [a-z])[^,]*\Z", re.IGNORECASE)
"""Reads `Byrådet, den 21-06-2023`, not `Byrådet`."""
_VOTED = regex(r"\d{1,3} (?:medlemmer )?stem")
"""Reads `12 medlemmer stemte` and `9 stemmer`, not `medlemmer`."""


def find_marks(lines: Sequence[str], layout: Layout, pages: Sequence[int] = ()) -> Marks:
    """Every landmark of the lines, in one pass; a line has at most one mark, but may be a
    candidate too. `pages` are the first line of each page, from 1, where the file tells them.
    """
    stripped = list(map(str.strip, lines))
    marks = Marks(stripped)
    words, unsettled = _note(look_at(stripped, layout, frozenset()), marks, layout)
    if len(words) > 1:
        # This document prints the words of sections glued to what follows (`BilagKort.pdf`).
        marks = Marks(stripped)
        rows = look_at(stripped, layout, frozenset(layout.sections))
        _, unsettled = _note(rows, marks, layout)
    mark_indented(marks, lines)
    trusted, doubted = set[str](), list[int]()  # lines with a body and a day
    if marks.filled and fold(marks.bare[marks.filled[0]]) in layout.words["minutes"]:
        marks.at.pop(marks.filled[0], None)  # `BESLUTNINGER` above all else is a title
    for number in unsettled:
        settled = _settle(marks, number, layout, trusted, doubted)
        if not (settled or _mark_labelled(marks, number, layout)):
            _mark_wrapped(marks, number, number + 1, layout)
    _drop_doubted(marks, trusted, doubted)
    breaks = [page - 1.5 for page in pages[1:]]
    mark_pages(marks, unsettled, breaks, layout)
    for number in unsettled:
        _mark_across_page(marks, number, layout)
    return marks


def _note(
    rows: Iterable[tuple[int, Looked]], marks: Marks, layout: Layout
) -> tuple[set[str], list[int]]:
    """Note what each line is; gives the words glued in it, and the lines that others settle."""
    at, stripped, plain = marks.at, marks.stripped, marks.bare
    words, unsettled = set[str](), list[int]()
    for number, (line, mark, heading, special) in rows:
        plain[number] = line
        if special is not None:
            if special.label:
                marks.plain_labels.setdefault(special.label, []).append(number)
            if special.standing:
                marks.standing.append(number)
            if special.glued:
                words.add(special.glued)
            if special.unsettled:
                unsettled.append(number)
            if special.point and _is_point(number, stripped):
                mark = None
            if special.numbered and _is_set_apart(number, stripped):
                heading = read_heading(f"{line}.", layout.headings(line), layout)
        if mark is not None:
            kind = mark.kind
            if kind not in _PARTS or not _runs_on(number, stripped):
                at[number] = mark
            if kind in NEVER_ITEMS and not mark.glued:
                continue
        if heading is not None:
            found = Candidate(number, *heading[1:])
            marks.candidates.setdefault(heading[0], []).append(found)
    marks.filled.extend(compress(range(len(plain)), plain))
    return words, unsettled


def _is_point(line: int, stripped: list[str]) -> bool:
    """Whether a numbered word of a section is a point of a list: `1. Indstilling⏎2. Beslutning`."""
    number = stripped[line].partition(".")[0]
    if not number.isdigit():
        return False
    above, below = stripped[max(line - 1, 0)], "".join(stripped[line + 1 : line + 2])
    return above.startswith(f"{int(number) - 1}. ") or below.startswith(f"{int(number) + 1}. ")


def _runs_on(number: int, stripped: list[str]) -> bool:
    """Whether a section's word begins a sentence: `Udvalgets konclusion⏎var, at ...`."""
    below = "".join(stripped[number + 1 : number + 2])
    return below >= "a" and first_word(below) in _VERBS


def _is_set_apart(number: int, stripped: list[str]) -> bool:
    """Whether a number stands in a bullet of its own (Dragør), or between blank lines (Aarhus)."""
    alone = number > 0 and not stripped[number - 1] and stripped[number + 1 : number + 2] == [""]
    return alone or stripped[number][0] in "•·"


def _settle(
    marks: Marks, number: int, layout: Layout, trusted: set[str], doubted: list[int]
) -> bool:
    """Look below a label alone for its number, below a body and a day for an outcome."""
    at, plain, filled = marks.at, marks.bare, marks.filled
    mark, place = at.get(number), bisect_left(filled, number)
    near = [line for line in filled[place + 1 : place + 4] if marks.kind_at(line) not in _BETWEEN]
    for below in near[:1] if mark else ():
        if mark and mark.value in layout.on_trust:
            above = at.get(filled[place - 1])
            first = first_word(plain[below])
            verdict = first in layout.words["verdict"] or (
                below not in at
                and (
                    first in layout.words["speaker"]
                    or (mark.fields and plain[below].startswith(f"{mark.fields['body']} "))
                    or _VOTED.match(plain[below]) is not None
                    or begins_with_point(plain[below], layout.words["verdict"])
                )
            )
            if verdict:
                trusted.add(plain[number])
            elif above is None or above.value != "decision":
                doubted.append(number)
        elif mark and mark.case and below not in at:
            cell, *others = plain[below].strip("| ").split("|")
            value = parse_alone(cell, labelled=True)
            if value is not None:
                closed = True if "lukket" in "|".join(others).lower() else mark.case.closed
                case = mark.case._replace(number=value, closed=closed)
                at[number] = evolve(mark, case=case)
                at[below] = Mark("wrapped", "field")
    return mark is not None and (mark.case is not None or mark.value in layout.on_trust)


def _drop_doubted(marks: Marks, trusted: set[str], doubted: list[int]) -> None:
    """Leave of the doubted headings those that are trusted elsewhere, or have the same shape."""
    shapes = set(map(_shape, trusted)) if doubted else ()
    for line in doubted:
        text, below = marks.bare[line], marks.bare[line + 1 : line + 2]
        shape = _shape(text)
        alike = shape and shape in shapes and below and below[0][:1].isupper()
        if text not in trusted and not alike:
            del marks.at[line]


def _shape(heading: str) -> tuple[str | None, ...]:
    """How a heading gives its day: the words before it and the sign in it."""
    day = _DAY_BEHIND.search(heading)
    return day.groups() if day else ()


def _mark_labelled(marks: Marks, number: int, layout: Layout) -> bool:
    """Mark a decision heading that has a label and a line for each of its parts (`Udvalg: ...`)."""
    place = bisect_left(marks.filled, number)
    lines = marks.filled[place : place + len(TREATED)]
    parts = [marks.bare[line].partition(":") for line in lines]
    if tuple(label.lower() for label, _, _ in parts) != TREATED:
        return False
    line = "{}, {}, pkt. {}".format(*(value.strip() for _, _, value in parts))
    mark = read_decision(line, line[0].lower(), True, layout)
    if mark is None:
        return False
    marks.at[number] = mark
    marks.at.update((below, Mark("wrapped", "decision")) for below in lines[1:])
    return True


def _mark_wrapped(marks: Marks, number: int, after: int, layout: Layout) -> None:
    """Mark a decision heading that goes on in a line after it (`Beslutning i Børne- og`)."""
    above, below = marks.bare[number], "".join(marks.bare[after : after + 1])
    cut = above[-1] == "-" and below[:1].isdigit()  # `den 14-⏎04-2015`
    line = f"{above}{below}" if cut else f"{above} {below}"
    if not below or len(line) > LONGEST_LANDMARK:
        return
    if above.isupper():
        above, below = above.lower(), below.lower()
    if not (above.endswith(OPEN_ENDS) or below.startswith(_GOES_ON)):
        return
    mark = read_decision(line, line[0].lower(), line.rstrip(":.")[-1].isdigit(), layout)
    if mark is not None and mark.kind == "decision":
        marks.at[number] = mark
        marks.at[after] = Mark("wrapped", "decision")


def _mark_across_page(marks: Marks, number: int, layout: Layout) -> None:
    """Mark a decision heading that goes on below the foot and the head of a page."""
    mark = marks.at.get(number)
    if mark is not None and (not mark.fields or "date" in mark.fields):
        return
    after = next(iter(marks.below(number)), number)
    cut = any(marks.kind_at(line) == "page" for line in range(number + 1, after))
    if cut and any(map(str.isdigit, marks.bare[after])):  # the rest of the day
        _mark_wrapped(marks, number, after, layout)
