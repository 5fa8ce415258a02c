"""Lines in, marks out: every line that looks like a landmark of minutes, whatever it turns out to
be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence, Set
from itertools import compress, pairwise
from typing import NamedTuple

from attrs import evolve

from casetrack.bodies import looks_like_body
from casetrack.casenumber import parse_alone
from casetrack.dates import parse_date
from casetrack.lazy import regex
from casetrack.periods import MONTH_NAMES
from casetrack.reading.headings import read_heading
from casetrack.reading.landmarks import (
    LONGEST_LANDMARK,
    OF_ITEM,
    PARTS,
    Candidate,
    Mark,
    Marks,
    read_decision,
)
from casetrack.reading.layout import Layout, first_word, fold, says_one_of
from casetrack.reading.looks import NEVER_ITEMS, OPEN_ENDS, TREATED, Looked, look_at
from casetrack.reading.text import COLUMN

__all__ = ["Candidate", "Mark", "Marks", "find_marks"]

_PARTS = frozenset({"section", "decision"})
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
_POINT = regex(
    r"(?:(?:ad|litra|(?:indstillings)?punkt(?:erne)?|pkt\.) )?"
    r"(?:\d{1,2}(?:-\d{1,2})?|[a-h])\b[.):]? ",
    re.IGNORECASE,
)
"""Reads `Litra a ` and `1. `, not `Planen`."""
_VOTED = regex(r"\d{1,3} (?:medlemmer )?stem")
"""Reads `12 medlemmer stemte` and `9 stemmer`, not `medlemmer`."""
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
"""Reads `Side 2 af 14 - Skovby Kommune`, `Skovby Kommune | 3`, `Byrådet 3. maj 2022 4` and `Referat
2/14`, not `Se planen side 12` nor `Sag nr. 2019-12`.
"""
_COUNTED = ("referat ", "dagsorden ", "protokol ", "beslutningsprotokol ")
_LONGEST_ALONE = len("1027 / 1031")
_BEHIND_YEAR = regex(r"[09]\d\d[ |·–-]+\d{1,4}\Z")
"""Reads `2023 - 4`, not `16-01-2023`."""
_LONGEST_BEHIND_YEAR = 16
_ENDS_OF_PAGE = frozenset("0123456789eE")
"""How a line ends that ends in the number of a page, or in `Kommune`."""
_OF_NO_ITEM = frozenset({"", "local", "page"})
_APART = 4
"""So many lines at least are on a page."""
_FIELDS = PARTS | {"case"}
_INDENT = " " * 20
_NUMERALS = str.maketrans("", "", "0123456789")


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
    _take_unnumbered_off(marks)
    _mark_indented(marks, lines)
    trust = _Trust(set(), [])
    if marks.filled and fold(marks.bare[marks.filled[0]]) in layout.words["minutes"]:
        marks.at.pop(marks.filled[0], None)  # `BESLUTNINGER` above all else is a title
    for number in unsettled:
        if not (_settle(marks, number, layout, trust) or _mark_labelled(marks, number, layout)):
            _mark_wrapped(marks, number, number + 1, layout)
    _drop_doubted(marks, trust)
    breaks = [page - 1.5 for page in pages[1:]]
    _mark_pages(marks, unsettled, breaks, layout)
    for number in unsettled:
        _mark_across_page(marks, number, layout)
    return marks


def _note(
    rows: Iterable[tuple[int, Looked]], marks: Marks, layout: Layout
) -> tuple[set[str], list[int]]:
    """Note what each line is; gives the words that some of the lines have glued to what follows,
    and the lines that the one below settles.
    """
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
            if kind in NEVER_ITEMS:
                continue
        if heading is not None:
            found = Candidate(number, *heading[1:])
            marks.candidates.setdefault(heading[0], []).append(found)
    marks.filled.extend(compress(range(len(plain)), plain))
    return words, unsettled


def _take_unnumbered_off(marks: Marks) -> None:
    """Take off the marks of sections that name an item no heading has the number of."""
    named = {
        line: found[2]
        for line, mark in marks.at.items()
        if mark.kind == "section" and mark.value != "attachments"
        if " " in marks.bare[line] and (found := OF_ITEM.match(marks.bare[line]))
    }
    numbers = {one.number for same in marks.candidates.values() for one in same} if named else ()
    for line in [line for line, number in named.items() if number not in numbers]:
        del marks.at[line]


def _is_point(line: int, stripped: list[str]) -> bool:
    """Whether a numbered word of a section is a point of a list: `1. Indstilling⏎2. Beslutning`."""
    number = stripped[line].partition(".")[0]
    if not number.isdigit():
        return False
    above, below = stripped[max(line - 1, 0)], "".join(stripped[line + 1 : line + 2])
    return above.startswith(f"{int(number) - 1}. ") or below.startswith(f"{int(number) + 1}. ")


def _runs_on(number: int, stripped: list[str]) -> bool:
    """Whether the sentence of a section's word goes on in the next line: `Udvalgets konclusion⏎var,
    at ...`.
    """
    below = "".join(stripped[number + 1 : number + 2])
    return below >= "a" and first_word(below) in _VERBS


def _is_set_apart(number: int, stripped: list[str]) -> bool:
    """Whether a number stands in a bullet of its own (Dragør), or between blank lines (Aarhus)."""
    alone = number > 0 and not stripped[number - 1] and stripped[number + 1 : number + 2] == [""]
    return alone or stripped[number][0] in "•·"


class _Trust(NamedTuple):
    """Lines with a body and a day that an outcome below makes headings, and those without one."""

    trusted: set[str]
    doubted: list[int]


def _settle(marks: Marks, number: int, layout: Layout, trust: _Trust) -> bool:
    """Look at the line below a mark: the number of a label that stands alone (`Journalnummer`), the
    outcome that makes a heading of a body and a day.
    """
    at, plain, filled = marks.at, marks.bare, marks.filled
    mark, place = at.get(number), bisect_left(filled, number)
    for below in _following(marks, place) if mark else ():
        if mark and mark.value in layout.on_trust:
            above = at.get(filled[place - 1])
            first = first_word(plain[below])
            verdict = first in layout.words["verdict"] or (
                below not in at
                and (
                    first in layout.words["speaker"]
                    or (mark.fields and plain[below].startswith(f"{mark.fields['body']} "))
                    or _VOTED.match(plain[below]) is not None
                    or _is_of_point(plain[below], layout.words["verdict"])
                )
            )
            if verdict:
                trust.trusted.add(plain[number])
            elif above is None or above.value != "decision":
                trust.doubted.append(number)
        elif mark and mark.case and below not in at:
            cell, *others = plain[below].strip("| ").split("|")
            value = parse_alone(cell, labelled=True)
            if value is not None:
                closed = True if "lukket" in "|".join(others).lower() else mark.case.closed
                case = mark.case._replace(number=value, closed=closed)
                at[number] = evolve(mark, case=case)
                at[below] = Mark("wrapped", "field")
    return mark is not None and (mark.case is not None or mark.value in layout.on_trust)


def _drop_doubted(marks: Marks, trust: _Trust) -> None:
    """Leave of the doubted headings those that are trusted elsewhere, and those that give the day
    as a trusted one does (`Byrådet, den 21-06-2023`) above a new sentence.
    """
    if not trust.doubted:
        return
    shapes = set(map(_shape, trust.trusted))
    for line in trust.doubted:
        text, below = marks.bare[line], marks.bare[line + 1 : line + 2]
        shape = _shape(text)
        alike = shape and shape in shapes and below and below[0][:1].isupper()
        if text not in trust.trusted and not alike:
            del marks.at[line]


def _shape(heading: str) -> tuple[str | None, ...]:
    """How a heading gives its day: the words before it and the sign in it."""
    day = _DAY_BEHIND.search(heading)
    return day.groups() if day else ()


def _following(marks: Marks, place: int) -> list[int]:
    """The filled line after the one at `place`, if any, past the foot of a page and the absent."""
    near = marks.filled[place + 1 : place + 4]
    return [line for line in near if marks.kind_at(line) not in ("page", "absence")][:1]


def _is_of_point(below: str, verdicts: Set[str]) -> bool:
    """Whether the line below a heading begins with the outcome of a point: `Litra a indstilles
    godkendt.`, `1. Anbefales.`
    """
    point = _POINT.match(below)
    return point is not None and says_one_of(below[point.end() :], verdicts)


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
    """Mark a decision heading that goes on in the line after it (`Beslutning i Børne- og`)."""
    plain = marks.bare
    above, below = plain[number], plain[after] if after < len(plain) else ""
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
    place = bisect_right(marks.filled, number)
    after = marks.filled[place] if place < len(marks.filled) else number
    cut = any(marks.kind_at(line) == "page" for line in range(number + 1, after))
    if cut and any(map(str.isdigit, marks.bare[after])):  # the rest of the day
        _mark_wrapped(marks, number, after, layout)


# The heads and feet of pages.


def _mark_indented(marks: Marks, lines: Sequence[str]) -> None:
    """Mark the numbers that stand alone in the middle or at the right of their line: pages, but
    where each has a title and its field below.
    """
    for same in [*marks.candidates.values()]:
        pages = {
            one.line
            for one in same
            if not one.title and marks.bare[one.line].isdigit()
            if lines[one.line].startswith(_INDENT)
        }
        if not (pages and _heads_items(pages, marks)):
            _take_for_pages(marks, pages)


def _take_for_pages(marks: Marks, lines: Collection[int]) -> None:
    """Mark the lines of pages, which head no item."""
    marks.at.update((line, Mark("page", marks.bare[line])) for line in lines)
    for form, same in [*marks.candidates.items()] if lines else ():
        same[:] = [one for one in same if one.line not in lines]
        if not same:
            del marks.candidates[form]


def _heads_items(numbers: Collection[int], marks: Marks) -> bool:
    """Whether the numbers are those of items: the first stands above all that is decided, and most
    head something.
    """
    fields = (line for line, mark in marks.at.items() if mark.kind in _FIELDS)
    heads = sum(_heads(line, marks) for line in numbers)
    return min(numbers) < min(fields, default=0) and 2 * heads >= len(numbers)


def _heads(line: int, marks: Marks) -> bool:
    """Whether a title stands below a number, and right below that a field of an item."""
    title, field = [*marks.below(line, 2), line, line][:2]
    plain = title not in marks.at and title not in marks.headings()
    return plain and marks.kind_at(field) in _FIELDS


def _mark_pages(
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
    again = _told_again(unsettled, marks)
    marks.at.update((line, Mark("page", marks.bare[line])) for line in again)
    if pages or breaks or again:
        _pass_over_pages(marks)


def _told_again(unsettled: Sequence[int], marks: Marks) -> list[int]:
    """Where the same body and day (`Byrådet 16-01-2023`) stand alone among the items, once a page;
    the rows of a route stand below one another, or below the word for it.
    """
    alike: dict[str, list[int]] = {}
    for line in unsettled:
        text = marks.bare[line]
        if text[-1].isdigit() and marks.kind_at(line) in ("", "local"):
            alike.setdefault(text, []).append(line)
    if len(alike) == sum(map(len, alike.values())):
        return []  # each stands once
    first = min((line for line, mark in marks.at.items() if mark.kind in _FIELDS), default=0)
    rows = {line for same in alike.values() for line in same}
    found: list[int] = []
    for same in alike.values():
        feet = [line for line in same if line > first and _is_foot(line, rows, marks)]
        found += feet if len(feet) > 1 else []
    return found


def _is_foot(line: int, rows: Set[int], marks: Marks) -> bool:
    """Whether a body and a day are no row of a route and head no outcome."""
    place = bisect_left(marks.filled, line)
    above, below = marks.filled[place - 1], [*marks.filled[place + 1 : place + 2], line][0]
    if above in rows or (below in rows and below != line) or marks.kind_at(above) in _FIELDS:
        return False
    return line not in marks.at or below in marks.at or below in marks.headings()


def _mark_counted(marks: Marks) -> None:
    """Mark the lines that are alike but for one number, which rises from page to page."""
    alike: dict[str, list[tuple[int, int]]] = {}
    bare = marks.bare
    for line in [line for line in marks.filled if bare[line][-1] in _ENDS_OF_PAGE]:
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
    """Whether lines count pages by their numbers, which rise; where nothing but how many there are
    stands beside them by one, and neither above titles nor below the day in a table.
    """
    lines = [line for line, _ in same]
    rise = all(b - a >= _APART and n > m for (a, m), (b, n) in pairwise(same))
    if not rise or len(same) < 2:
        return False
    if beside.strip(" /af0123456789"):
        return not all(_is_above_field(line, marks) for line in lines)
    by_one = same[-1][1] - same[0][1] == len(same) - 1
    if not by_one or len(same) < (2 if beside else _PAGES) or _heads_items(lines, marks):
        return False
    return not any(parse_date(marks.bare[line - 1]) for line in lines if line)


def _is_above_field(line: int, marks: Marks) -> bool:
    """Whether a field of an item stands right below a line: `Budgetopfølgning 2022 - 1`."""
    return marks.kind_below(line) in _FIELDS


def _may_number_page(text: str) -> bool:
    """Whether `_NUMBER_OF_PAGE` can read a line: asked first, since it costs a tenth."""
    lower = text.lower()
    if text[0].isdigit() and len(text) <= _LONGEST_ALONE:
        return True
    if "side" in lower or "kommune" in lower or lower.startswith(_COUNTED):
        return True
    return _BEHIND_YEAR.search(text, max(len(text) - _LONGEST_BEHIND_YEAR, 0)) is not None


def _begins_part(line: int, marks: Marks) -> bool:
    """Whether a line is the first below the heading of a part."""
    place = bisect_left(marks.filled, line)
    return place > 0 and marks.kind_at(marks.filled[place - 1]) in PARTS


def _mark_repeated(
    marks: Marks, pages: Sequence[int], breaks: Sequence[float], layout: Layout
) -> None:
    """Mark the lines beside page numbers, or where pages end, that are the same on the pages: body,
    day, town, and the number itself; never the outcome that ends an item a page.
    """
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
    """Whether a line could be of the head or the foot of a page: short, no sentence, no outcome and
    no part; a body and a day could.
    """
    text, mark = marks.bare[line], marks.at.get(line)
    if text[-1] == "." or len(text) > _LONGEST_OF_PAGE:
        return False
    if mark is not None and mark.kind != "local" and mark.value not in layout.on_trust:
        return False
    verdicts = layout.words["verdict"]
    outcome = first_word(text) in verdicts or _is_of_point(text, verdicts)
    return not outcome and not _begins_part(line, marks)


def _pass_over_pages(marks: Marks) -> None:
    """Leave the heads and feet of pages out of the filled lines: what is around one adjoins."""
    pages = {line for line, mark in marks.at.items() if mark.kind == "page"}
    pages -= marks.headings().keys()
    marks.filled[:] = [line for line in marks.filled if line not in pages]
