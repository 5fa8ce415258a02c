"""Marks in, item starts out: which form of item heading a document uses, found from it.

Every form's candidates are judged by what follows them (a case line, a section word) and by their
numbers (one rising series); lists in running text, which begin at 1 inside a section, are left out.
Where no form fits, items begin at case lines, at `Åben` lines, or where the first section word
comes again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen

from casetrack.casenumber import AROUND_STROKE, parse_alone
from casetrack.dates import parse_date
from casetrack.lazy import regex
from casetrack.reading.caselines import is_field
from casetrack.reading.closed import says_closed
from casetrack.reading.headings import LONGEST
from casetrack.reading.landmarks import LONGEST_LANDMARK, PARTS
from casetrack.reading.layout import Layout, first_word, fold
from casetrack.reading.listings import (
    beginning_of,
    contents_lines,
    contents_titles,
    is_glued,
    listed_titles,
    parted_lines,
    titles_listed,
    without_people,
)
from casetrack.reading.marks import Candidate, Marks
from casetrack.reading.people import unbroken
from casetrack.reading.plainlists import starts_of_ones
from casetrack.reading.series import NEAR, STRONG, Judged, accepted
from casetrack.reading.starts import (
    ABBREVIATED,
    FILES,
    REACH,
    ItemStart,
    Starts,
    Told,
    case_lines,
    decides,
    part_below,
    starts_by_case,
    starts_by_level,
    starts_by_part,
    starts_by_title,
    title_like,
    titles_above,
    told_by,
)
from casetrack.reading.text import begins_small
from casetrack.reading.titles import part_case, same_title, unlabelled, with_rest
from casetrack.reading.unnumbered import lost_between, without_number

__all__ = ["choose_items"]

_SUPPORT = {
    **dict.fromkeys(("case", "section", "decision"), 3.0),
    "indicates": 2.0,
    "absence": 1.5,
    "group": 1.5,
}
_MOST = max(_SUPPORT.values())
_PASSED_OVER = ("furniture", "page", "local")
_LINES_OF_CAPITALS = 4
_BROKEN_CAPITALS = regex(r"(?<=[A-ZÆØÅ]{2})-\n(?=(?!(?:OG|ELLER|SAMT)\b)[A-ZÆØÅ]{2})")
_SURE = 0.5
_WRAPS = 3
"""So many lines at most of a title stand below its first."""
_LINES_OF_TITLE = 2
"""A title that ends in a point has no more lines; with more it is a paragraph."""
_OPEN = regex(r"Åbent?(?: {2,}| [-–] )\s*(?=\S)")
"""Reads `Åbent - Ny bro` and `Åben   Ny bro`, not `Åben dør`."""
_OPEN_OR_CLOSED = ("åb", "lukke", "for ")
_REST_OF_DAY = regex(r"[a-z]{3,9},? (?:19|20)\d\d\b")
"""What follows the number in a day that begins as a heading does: `26. January 2022 -`."""


def choose_items(marks: Marks, layout: Layout) -> Starts:
    """The item starts that fit the document best; none where nothing in it looks like an item."""
    if ones := starts_of_ones(marks, layout.words["verdict"]):
        return ones
    told = told_by(marks)
    dotted = {form for form in marks.candidates if "dotted" in layout.forms[form].traits}
    lists = frozenset(one.line for form in dotted for one in marks.candidates[form])
    seen = _Seen(marks, layout, told, contents_titles(told.contents, marks), lists)
    parted = {
        form: parted_lines(found, told.cases, marks) if form in dotted else found
        for form, every in marks.candidates.items()
        if (found := _without_counts(without_people(every, marks, layout), marks))
        and found[0].number
    }
    contents = set[int]().union(
        *(contents_lines(found, told.parts, marks) for found in parted.values())
    )
    form, judged = _best(parted, contents, dotted, seen)
    cases = case_lines(told.cases, marks)
    strong = sum(one.support >= STRONG for one in judged)
    late = bool(judged and told.decided) and judged[0].candidate.line > told.decided[0]
    listed = late and (not strong or len(judged) == 1)  # the name of an attachment: `Punkt 3 Kort`
    if judged and strong * 2 >= len(cases) and not listed:
        judged = _with_glued(judged, marks.candidates[form], contents, marks)
        starts = _numbered(form, judged, marks, layout)
    else:
        starts = (
            starts_by_level(cases, marks)
            or starts_by_title(cases, marks)
            or (cases and starts_by_case(cases, marks, layout.head))
            or starts_by_part(marks, layout.head)
        )
    every = tuple(map(_with_case, without_number(starts.items, marks, layout)))
    return starts._replace(
        items=every, contents=frozenset({*contents, *titles_listed(every, marks)})
    )


def _with_case(start: ItemStart) -> ItemStart:
    """The number of its case apart from its title, where it stands in a column behind it."""
    title, case = part_case(start.title or "")
    return start._replace(title=title, case=case) if case else start


def _best(
    parted: dict[str, list[Candidate]], contents: set[int], dotted: set[str], seen: _Seen
) -> tuple[str, list[Judged]]:
    """The form whose candidates are the likeliest headings, and those of them that are."""
    marks = seen.marks
    best: tuple[float, str, list[Judged]] = (0.0, "", [])
    titles = seen.contents | listed_titles(contents, marks)
    for form, found in parted.items():
        candidates = [
            one
            for one in found
            if (one.line not in contents or (form in dotted and is_glued(one, found, marks)))
            and not _is_day(one)
        ]
        if len(candidates) * (_MOST + STRONG if titles else _MOST) <= best[0]:
            continue  # not even if each were a heading
        judged = accepted(_judged(candidates, seen, titles))
        if (score := _score(judged, seen.told, marks)) > best[0]:
            best = (score, form, judged)
    return best[1:]


def _without_counts(found: list[Candidate], marks: Marks) -> list[Candidate]:
    """Without numbers that are all of their line with no title below, as those of pages."""
    if not found or found[0].title:
        return found
    headed = marks.headings()
    kept = []
    for one in found:
        below = marks.below(one.line)
        titled = any(title_like(marks, line) and line not in headed for line in below)
        if titled or not marks.bare[one.line].isdigit():
            kept.append(one)
    return kept


@frozen
class _Seen:
    """What a candidate is judged by.

    Attributes:
        contents: how the titles of a dotted contents list begin.
        lists: the lines that look like headings and like points of a list.
    """

    marks: Marks
    layout: Layout
    told: Told
    contents: frozenset[str]
    lists: frozenset[int]


def _cases_come_first(candidates: Sequence[Candidate], seen: _Seen) -> bool:
    """Whether the first case line stands right above a heading, or above the first part and that
    above all headings: a case below a line is then of the next item.
    """
    cases, parts = seen.told.cases, seen.told.parts
    if not (cases and parts and candidates):
        return False
    near = seen.marks.below(cases[0])
    headed = any(one.line in near for one in candidates)
    return headed or cases[0] < parts[0] < candidates[0].line


def _judged(candidates: Sequence[Candidate], seen: _Seen, titles: frozenset[str]) -> list[Judged]:
    marks, words = seen.marks, seen.layout.words
    lists: dict[int, dict[int, int]] = {}
    points: set[int] = set()
    judged: list[Judged] = []
    of_next, above = _cases_come_first(candidates, seen), ""
    for one in candidates:
        if marks.bare[one.line] == above:
            continue  # `102.2. Budgetopfølgning`, and its title once more below
        below, above = _kind_below(one, marks), one.title
        if below == "case" and of_next:
            below = ""
        small = one.title[:1].islower() and not begins_small(one.title)
        if below == "contents" or (below != "case" and small):
            continue
        stretch = bisect_left(seen.told.parts, one.line)
        number, listed = int(one.number), lists.setdefault(stretch, {})
        begins = number == 1 and stretch > 0 and below != "case"
        if begins:
            listed.clear()
        verdict = one.folded in words["verdict"] and below != "case"
        if _names_file(one, below, judged, marks) and not (begins or number - 1 in listed):
            continue
        if verdict or one.folded.endswith(FILES):
            listed[number] = one.line  # `2. Anbefales.`
            continue
        if _goes_on_with_points(one, below, judged, points, seen):
            points.add(one.line)
            continue
        if beginning_of(one.folded) in titles:
            support = _support(one, marks, seen.lists) + STRONG
            judged.append(Judged(one, support, below == "case"))
            continue
        alone = _needs_no_field(one, seen.layout)
        if begins or (not alone and _goes_on_with_list(one, judged, below, seen, listed)):
            listed[number] = one.line
            continue
        support = max(_support(one, marks, seen.lists), STRONG if alone else 0.0)
        judged.append(Judged(one, support, below == "case"))
    return judged


def _names_file(one: Candidate, below: str, judged: list[Judged], marks: Marks) -> bool:
    """Whether a line lists an attachment by the number of its item: `Pkt. 153 - Kort`."""
    same = [each for each in judged if each.candidate.number == one.number]
    if not same or below == "case" or _part_above(one, marks) != "attachments":
        return False
    return any(_part_above(each.candidate, marks) != "recommendation" for each in same)


def _part_above(one: Candidate, marks: Marks) -> str:
    """The kind of section that a line stands in, empty above the first."""
    near = (marks.at.get(line) for line in reversed(marks.above(one.line, LONGEST)))
    return next((mark.value for mark in near if mark and mark.kind in PARTS), "")


def _needs_no_field(one: Candidate, layout: Layout) -> bool:
    """Whether a heading is one by itself: with its case, of a closed item, of the sheet to sign."""
    trailer = one.folded.partition(" (")[0] in layout.words["trailer"]
    return one.case is not None or trailer or says_closed(one.title, layout.words["closed"])


def _goes_on_with_points(
    one: Candidate, below: str, judged: list[Judged], points: set[int], seen: _Seen
) -> bool:
    """Whether the line above is the point before this one: `1. opfølgningen godkendes`."""
    number, bare = int(one.number), seen.marks.bare
    if number == 1 or not bare[one.line][0].isdigit():
        return False
    follows = below == "case" or not judged or int(judged[-1].candidate.number) == number - 1
    near = one.line - 1 if follows else max(seen.marks.above(one.line), default=-1)
    if near < 0:
        return False
    found, _, title = bare[near].partition(".")
    return found == str(number - 1) and (near in points or title.lstrip()[:1].islower())


def _goes_on_with_list(
    one: Candidate, judged: list[Judged], below: str, seen: _Seen, listed: dict[int, int]
) -> bool:
    """Whether a heading is the next point of a list, of which these lines are the points so far."""
    number = int(one.number)
    last = None if number in listed else listed.get(number - 1)
    if last is None:
        return False
    if below == "case":
        return False
    return last == one.line - 1 or not _ends_list(one, judged, below, seen, listed)


def _ends_list(
    one: Candidate, judged: list[Judged], below: str, seen: _Seen, listed: dict[int, int]
) -> bool:
    """Whether a heading only seems to go on with a list: it is set as one, or apart from that."""
    marks, number = seen.marks, int(one.number)
    if one.line in marks.levels:
        return True
    near = below in PARTS or _support(one, marks, seen.lists) >= NEAR
    if not near or not judged or int(judged[-1].candidate.number) != number - 1:
        return False
    last, before = listed[number - 1], listed.get(number - 2)
    above = one.line - 1 - (marks.kind_at(one.line - 1) == "case")
    if marks.bare[above] and (before != last - 1 or above == last):
        return False
    line_by_line = before is not None and all(marks.bare[before:last])
    over = (marks.at.get(line) for line in reversed(marks.above(one.line, LONGEST)))
    mark = next((mark for mark in over if mark and mark.kind not in _PASSED_OVER), None)
    if mark is None or not (decides(mark) or mark.kind == "absence"):
        return line_by_line or (mark is not None and mark.value == "attachments")
    if first_word(one.title) in seen.layout.words["verdict"]:
        return False
    return mark.kind == "absence" or before is None or line_by_line


def _kind_below(one: Candidate, marks: Marks) -> str:
    """What stands below a heading and its title once more; there even `24/17` is a case."""
    line, title, bare = one.line, one.folded, marks.bare
    for more in bare[line + 1 : line + 1 + _WRAPS]:
        if line + 1 in marks.at or not more[:1].islower():
            break
        line, title = line + 1, fold(with_rest(title, more))
    wraps = line > one.line
    below = marks.below(line)
    if below and _is_title_again(bare[below[0]].removeprefix(f"{one.number}. ").lstrip(), title):
        line = below[0]
    kind, below = marks.kind_below(line), marks.below(line, 2)
    if not kind and below and is_field(bare[below[0]]):
        kind, below = marks.kind_below(below[0]), below[1:]
    if not kind and below:
        number = parse_alone(bare[below[0]], labelled=True)
        if number is not None and number.shape in AROUND_STROKE:
            return "case"
    return kind if not wraps or kind in ("case", "contents") else ""


def _is_title_again(text: str, title: str) -> bool:
    """Whether a line is the title above it once more, but for its type: `Ny bro (B)`, `Ny bro`."""
    if text[:1].lower() != title[:1]:
        return False
    text = fold(text)
    return same_title(text, title) or title.rpartition(" (")[0] == text


def _with_glued(
    judged: list[Judged], candidates: list[Candidate], contents: set[int], marks: Marks
) -> list[Judged]:
    """With the first heading, where it is glued to a last contents line that ends in a digit."""
    first = judged[0].candidate
    wanted = str(int(first.number) - 1)
    for listed in candidates:
        if listed.line in contents and listed.number == wanted:
            end = f"{wanted}. {listed.title}"
            for line in marks.filled:
                if listed.line < line < first.line and marks.bare[line].endswith(end):
                    found = Candidate(line, wanted, listed.title, listed.folded, None)
                    return [Judged(found, STRONG), *judged]
    return judged


def _is_day(one: Candidate) -> bool:
    """Whether a line begins with a day: `26. January 2022`."""
    rest = _REST_OF_DAY.match(one.folded)
    return rest is not None and parse_date(f"{one.number}. {rest[0]}") is not None


def _support(one: Candidate, marks: Marks, lists: frozenset[int]) -> float:
    """How much the lines below a heading make it one: from 0 to 3 for a field just below."""
    lost = found = 0.0
    if (own := marks.at.get(one.line)) and own.glued:
        return STRONG
    for line in marks.below(one.line, REACH):
        mark = marks.at.get(line)
        if mark is not None and mark.kind == "absence" and one.line == marks.filled[0]:
            return STRONG  # a page of one item, which begins with its heading (Valby)
        if mark is not None and mark.kind in _SUPPORT:
            found = max(_SUPPORT[mark.kind] - lost, 0.5, found)
            if mark.kind != "group":  # `Åben sag` stands above the case line (Tårnby)
                return found
            continue
        text = marks.bare[line]
        if fold(text).endswith(one.folded):
            continue
        if len(text) > 160:
            break
        lost += 0.7
        if line in lists:
            lost += 1.0
    return found if part_below(one.line, marks) is None else max(found, STRONG)


def _score(judged: list[Judged], told: Told, marks: Marks) -> float:
    if not judged:
        return 0.0
    first = judged[0].candidate.line
    above = told.decided[: bisect_left(told.decided, first)]
    lost = bisect_left(told.cases, first)
    lost += sum(marks.at[line].kind == "decision" for line in above)
    return sum(one.support or 0.2 for one in judged) - 1.5 * lost


def _numbered(form: str, judged: list[Judged], marks: Marks, layout: Layout) -> Starts:
    cases_above = _cases_stand_above(judged, marks)
    title_above = layout.forms[form].title_above and not _titles_stand_below(judged, marks)
    items = []
    for one in judged:
        candidate = one.candidate
        first, title, title_line = candidate.line, candidate.title or None, candidate.line
        if title and (said := _OPEN.match(title)):
            title = title[said.end() :]  # `1  Åbent      Ny bro`, `208 Åbent - Ny bro`
        below = range(0)
        for above in marks.above(candidate.line):  # nothing stands above the first line
            if title_above:
                _free_title(above, marks)
            if title_above and titles_above(marks, above):
                first = title_line = above
                title = marks.bare[first]
            elif cases_above and marks.kind_at(above) == "case":
                first = above
        if title is None and not title_above:
            lines = _title_below(candidate.line, marks)
            title = _told_title(lines, marks)
            title_line, below = lines.start, lines[1:]
        at, number, case = (title_line if title else None), candidate.number, candidate.case
        items.append(ItemStart(first, candidate.line, number, title, at, case, below))
    strong = sum(one.support >= STRONG for one in judged)
    lost = lost_between(items, marks)
    lost += _unnumbered(form, marks, layout)
    items = sorted([*items, *{start.first: start for start in lost}.values()])
    return Starts(
        form,
        tuple(items),
        f"fields stand just below {strong} of {len(items)}",
        sure=strong >= _SURE * len(judged),
    )


def _free_title(line: int, marks: Marks) -> None:
    """Let the word of a section or a group right above `Sag nr. 84` be its title: `Tidsplan`."""
    mark = marks.at.get(line)
    if mark is None or mark.rest or mark.kind not in ("section", "group"):
        return
    if not mark.value.startswith(_OPEN_OR_CLOSED):
        del marks.at[line]


def _unnumbered(form: str, marks: Marks, layout: Layout) -> list[ItemStart]:
    """Headings of the form that lack the number (`Punkt: Lokalplan`), their fields just below."""
    chosen = layout.forms[form]
    lacking = [
        other
        for other in map(layout.forms.__getitem__, marks.candidates)
        if "{number}" not in other.form and any(one in chosen.opens for one in other.opens)
    ]
    found = (one for other in lacking for one in marks.candidates[other.id])
    strong = (one for one in found if _support(one, marks, frozenset()) >= STRONG)
    return [ItemStart(one.line, one.line, None, one.title, one.line) for one in strong]


def _titles_stand_below(judged: list[Judged], marks: Marks) -> bool:
    """Whether `Sag nr. 84` stands above its title: nothing above most of them is one."""
    own = [one.candidate.line for one in judged[1:] or judged]
    return 2 * sum(title_like(marks, line) for one in own for line in marks.above(one)) < len(own)


def _told_title(lines: range, marks: Marks) -> str | None:
    """The title on these lines, without its label and closing point; `None` where there is none."""
    told = "\n".join([marks.bare[line] for line in lines])
    told = _BROKEN_CAPITALS.sub("", told) if told.isupper() else unbroken(told)
    title = unlabelled(told.replace("\n", " "))
    return (title if title.lower().endswith(ABBREVIATED) else title.rstrip(".")) or None


def _title_below(number: int, marks: Marks) -> range:
    """The lines of the title below a number that stands alone, past its case line."""
    for line in marks.below(number, 2):
        if title_like(marks, line) and marks.bare[line][-1] != "-":
            return range(line, line + 1)
        if marks.kind_at(line) == "case":
            continue
        end = line
        while end < len(marks.bare) and marks.bare[end] and end not in marks.at:
            end += 1
        small = marks.bare[line][:1].islower() and end - line == 1 and end in marks.at
        if small and len(marks.bare[line]) <= LONGEST_LANDMARK:
            return range(line, end)
        if 0 < end - line <= _LINES_OF_CAPITALS and all(
            marks.bare[one].isupper() for one in range(line, end)
        ):
            return range(line, end)
        text = marks.bare[end - 1] if end > line else ""
        short = 0 < end - line <= _LINES_OF_TITLE and marks.bare[line][0].isupper()
        return range(line, end) if short and text[-1:] == "." else range(0)
    return range(0)


def _cases_stand_above(judged: list[Judged], marks: Marks) -> bool:
    lines = [one.candidate.line for one in judged]
    above = [line for line in lines if [*map(marks.kind_at, marks.above(line))] == ["case"]]
    if not above:
        return False
    below = 0
    for line in lines:
        near = [marks.kind_at(one) for one in marks.below(line, 2)]
        below += near[:1] == ["case"] or near == ["", "case"]  # the name of a group between
    return len(above) > below and (above[0] == lines[0] or len(above) * 2 > len(lines))
