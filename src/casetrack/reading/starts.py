"""Marks in, item starts out, where no heading is numbered: by case lines or the parts of items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from casetrack.bodies import find_bodies, looks_like_body
from casetrack.lazy import regex
from casetrack.reading.caselines import is_field
from casetrack.reading.landmarks import PARTS
from casetrack.reading.layout import fold
from casetrack.reading.marks import Mark, Marks
from casetrack.reading.rooms import names_place
from casetrack.reading.text import begins_small
from casetrack.reading.titles import unlabelled

__all__ = [
    "ABBREVIATED", "FILES", "IF_CLOSED", "ITEM_GROUPS", "REACH", "ItemStart", "Starts", "Told",
    "case_lines", "decides", "part_below", "starts_by_case", "starts_by_level", "starts_by_part",
    "starts_by_title", "title_like", "titles_above", "told_by",
]  # fmt: skip

_LABEL = 25
"""A colon within so many letters closes a label."""
REACH = 3
"""A heading's fields begin within this many filled lines."""
ITEM_GROUPS = frozenset(
    {"åben", "åbent", "lukket", "åbent punkt", "åben sag", "lukket sag", "lukket punkt"}
)
"""Words that say of one item whether it is open, not of a group of items."""
_BESIDE_TITLE = ("case", "furniture")
_SAY = frozenset({"section", "decision", "indicates", "type", "local"})
"""Marks whose text follows on the next line."""
_HOUR = regex(r"\bkl\.?\s?\d|\d[.:]\d\d\Z", re.IGNORECASE)
"""Reads `kl. 16` and `Rådhuset 16.30`, not `16 veje`."""
FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".jpg", ".png")

ABBREVIATED = (" m.m.", " m.v.", " mv.", " mm.", " m.fl.")
"""A point that closes no sentence."""
_NO_TITLES = frozenset(
    {"godkendt", "tiltrådt", "drøftet", "udsat", "intet", "ingen", "anbefales", "bemærkninger"}
    | {"taget til efterretning", "til efterretning", "ingen bemærkninger", "indstillingen godkendt"}
)
"""Outcomes and labels that stand on a line of their own, as titles do."""
_HIDDEN = frozenset(word for word in ITEM_GROUPS if word.startswith("lukket"))
IF_CLOSED = "hvis punktet er lukket"
_OPEN_CASES = frozenset({"question", "summary", "background", "presentation"})
"""Kinds of section that an item prints before its decision, once."""
_OPEN_PARTS = _OPEN_CASES | {"recommendation"}
_AGENDA = "agsorden"
_MOST = 0.6
"""So many of the lines must have a title beside them, as a share, for any to have one."""
_LONGEST_SMALL = 120
_DENSE = 0.95
"""Where so many of the lines are filled, as a share, blank lines set nothing apart."""


class ItemStart(NamedTuple):
    """Where an item begins (lines from 0).

    Attributes:
        first: its first line; `heading` the one with the number or the title.
        title_line: where the title stands, `None` when none is printed.
        below: the lines on which it goes on.
    """

    first: int
    heading: int
    number: str | None
    title: str | None
    title_line: int | None
    case: str | None = None
    below: range = range(0)


class Starts(NamedTuple):
    """The items' starts, the form they were found by, and why that form (for the diagnostics).

    Attributes:
        contents: lines of a contents list that print headings as the items do.
        sure: at least half of the headings have their fields just below.
    """

    form: str
    items: tuple[ItemStart, ...]
    reason: str
    contents: frozenset[int] = frozenset()
    sure: bool = True


class Told(NamedTuple):
    """The lines, in order, of the marks that items are told apart by.

    Attributes:
        decided: headings of decisions.
        parts: these, and other parts of items but for attachments, which can stand anywhere.
        contents: the dotted lines of a contents list.
    """

    cases: list[int]
    decided: list[int]
    parts: list[int]
    contents: list[int]


def told_by(marks: Marks) -> Told:
    """The lines of the marks by what they tell, in one pass."""
    told = Told([], [], [], [])
    for line in sorted(marks.at):
        mark = marks.at[line]
        kind = mark.kind
        if kind == "decision" or (kind == "section" and mark.value != "attachments"):
            told.parts.append(line)
            if kind == "decision" or mark.value == "decision":
                told.decided.append(line)
        elif kind == "case":
            told.cases.append(line)
        elif kind == "contents":
            told.contents.append(line)
    return told


def title_like(marks: Marks, line: int) -> bool:
    """Whether a line could be a title: short words that no point closes, and no landmark."""
    return line not in marks.at and _reads_as_title(marks.bare[line])


def _reads_as_title(text: str) -> bool:
    if not 2 < len(text) <= 200:
        return False
    if text[-1] in ".:,;" and not text.endswith(ABBREVIATED):
        return False
    if text.lower().endswith(FILES) or text.lower() in _NO_TITLES or text.isdigit():
        return False
    opens = text[0].isupper() or text[0].isdigit() or text[0] in '"”»§'
    return opens or begins_small(text) or text.lower().startswith("(lukket")


def titles_above(marks: Marks, line: int) -> bool:
    """A title, or `Lukket sag` for one, where the item's number or case stands below it."""
    hidden = marks.kind_at(line) == "group" and fold(marks.bare[line]) in _HIDDEN
    return hidden or title_like(marks, line) or _is_small_title(marks, line)


def _is_small_title(marks: Marks, line: int) -> bool:
    """Whether a line in small letters stands apart, close to what is below: `cykelsti ved åen`."""
    text = marks.bare[line]
    apart = line > 0 and not marks.bare[line - 1] and marks.bare[line + 1 : line + 2] != [""]
    plain = line not in marks.at and text[0].islower() and text[-1] not in ".:,;"
    return apart and plain and 2 < len(text) <= _LONGEST_SMALL


def case_lines(cases: list[int], marks: Marks) -> list[int]:
    """The first case line of each cluster: label and value may stand on lines of their own."""
    lines: list[int] = []
    last, numbered, label = -10, False, ""
    for line in cases:
        case = marks.at[line].case
        has_number = case is not None and case.number is not None
        again = case is not None and case.label == label  # `Sagsid.:` without a number, then with
        place = bisect_left(marks.filled, line)
        if place - last > REACH or (numbered and has_number) or (again and label):
            lines.append(line)
            numbered, label = False, case.label if case else ""
        last, numbered = place, numbered or has_number
    return lines


def starts_by_case(cases: list[int], marks: Marks, labels: Container[str]) -> Starts:
    """An item a case line; what begins with one of the head's `labels` is no title of the first."""
    head = [marks.bare[line] for line in marks.above(cases[0], 2)]
    of_head = all(_is_labelled(line, labels) for line in head) or any(
        fold(line.partition(":")[0]) in labels or _names_meeting(line, cases[0], marks)
        for line in head[-1:]
    )
    of_head = of_head or _is_place(cases[0], marks)
    first_has_title = not of_head and _title_above(cases[0], marks) is not None
    title_of: _TitleOf | None = None
    above, below = (_share_titled(cases, marks, way) for way in (_title_above, _title_below))
    if below >= max(_MOST, above):
        title_of = _hidden_below
    elif above >= _MOST and first_has_title:
        title_of = _hidden_above
    items = [_start(line, title_of and title_of(line, marks), marks) for line in cases]
    items = sorted([*items, *_decided_again(marks)])
    return Starts("case-line", tuple(items), f"no heading is numbered; case lines: {len(cases)}")


def _names_meeting(text: str, case: int, marks: Marks) -> bool:
    """Whether what stands above the first case is the body that meets: no other is named above, as
    over the title `Handicaprådet` is.
    """
    over = marks.between(-1, case)[:-1]
    return looks_like_body(text) and not any(find_bodies(marks.bare[line]) for line in over)


def _is_labelled(line: str, labels: Container[str]) -> bool:
    """Whether a line begins with a label of the head, without a colon (`Fraværende Ingen`)."""
    words = line.split(None, 1)
    return len(words) > 1 and words[0].lower() in labels and words[1][0].isupper()


def _decided_again(marks: Marks) -> list[ItemStart]:
    """Items of which only text is printed (Halsnæs), between the absent and a second decision."""
    found: list[ItemStart] = []
    decided, absent = None, -1
    for line in sorted(marks.at):
        mark = marks.at[line]
        if mark.kind == "absence":
            absent = line
        elif mark.kind == "decision":
            if decided and decided.fields == mark.fields and absent >= 0:
                (below,) = marks.below(absent)
                if below < line:
                    found.append(ItemStart(below, -1, None, None, None))
            decided, absent = mark, -1
        elif mark.kind in ("section", "case"):
            decided, absent = None, -1
    return found


_TitleOf = Callable[[int, Marks], "int | None"]
"""Gives the line of the title that stands beside a line, if one does."""


def _title_above(line: int, marks: Marks) -> int | None:
    """The title above a line and its fields, or above the case line or button that stands there."""
    past = [one for one in marks.above(line, REACH) if marks.kind_at(one) not in _BESIDE_TITLE]
    return _title_in(past[::-1], marks)


def _title_below(line: int, marks: Marks) -> int | None:
    return _title_in(marks.below(line, REACH), marks)


def _title_in(lines: Sequence[int], marks: Marks) -> int | None:
    """The first of the lines that is no field of an item, or where it begins, if it is like a
    title.
    """
    last = next((line for line in lines if not _is_field(marks, line)), None)
    if last is None or last in marks.at:
        return None
    first = last
    while _goes_on(marks.bare[first]) and marks.bare[first - 1] and first - 1 not in marks.at:
        first -= 1
    over = [marks.at[line] for line in marks.above(first) if line in marks.at]
    if first < last and any(map(decides, over)):
        return None  # the words of a decision
    return first if _reads_as_title(" ".join(marks.bare[first : last + 1])) else None


def _goes_on(text: str) -> bool:
    return text[:1].islower() and not begins_small(text)


def _is_field(marks: Marks, line: int) -> bool:
    """Whether a line is a field beside a case line: `Åben sag`, `Sagsbehandler: Ida Holm`."""
    mark, text = marks.at.get(line), marks.bare[line]
    if mark is None:
        return ":" in text[:_LABEL] and is_field(text)
    value = mark.case is not None and not mark.case.label
    return value or mark.kind == "wrapped" or (mark.kind == "group" and mark.value in ITEM_GROUPS)


def _hidden_above(line: int, marks: Marks) -> int | None:
    title = _title_above(line, marks)
    for above in marks.above(line):
        hidden = marks.kind_at(above) == "group" and titles_above(marks, above)
        if hidden or (title is None and _is_small_title(marks, above)):
            return above
    return title


def _hidden_below(line: int, marks: Marks) -> int | None:
    below, title = marks.below(line), _title_below(line, marks)
    hidden = below and marks.kind_at(below[0]) == "group" and titles_above(marks, below[0])
    return below[0] if hidden and title is None else title


def _share_titled(lines: Sequence[int], marks: Marks, title_of: _TitleOf) -> float:
    return sum(title_of(line, marks) is not None for line in lines) / len(lines)


def _start(line: int, title_line: int | None, marks: Marks) -> ItemStart:
    """The item with this line, which has no number, and its title beside it."""
    if title_line is None:
        return ItemStart(line, line, None, None, None)
    end = title_line + 1
    while end < line and end not in marks.at and _goes_on(marks.bare[end]):
        end += 1
    title = unlabelled(" ".join(marks.bare[title_line:end]))
    below = range(title_line + 1, end)
    return ItemStart(min(line, title_line), line, None, title, title_line, None, below)


def _is_place(line: int, marks: Marks) -> bool:
    """Whether above the first item's line stands the place of the meeting, right below its hour."""
    hour, place = ["", "", *(marks.bare[one] for one in marks.above(line, 2))][-2:]
    return _HOUR.search(hour) is not None and names_place(place)


def part_below(line: int, marks: Marks) -> int | None:
    """The next heading below one, both set as such, where it is set lower and of a part."""
    if line not in marks.levels:
        return None
    after = marks.between(line, len(marks.bare))
    below = next((one for one in after if one in marks.levels), line)
    lower = marks.levels[below] > marks.levels[line]
    return below if lower and marks.kind_at(below) in PARTS else None


def starts_by_level(cases: list[int], marks: Marks) -> Starts | None:
    """An item a heading over parts, where these have one level and no part stands apart."""
    over = {line: part_below(line, marks) for line in marks.levels if title_like(marks, line)}
    titles = {line: part for line, part in over.items() if part is not None}
    levels = {marks.levels[line] for line in titles}
    if len(titles) < 2 or len(levels) > 1:
        return None
    parts = told_by(marks).parts
    if min(parts) < min(titles) or not levels.isdisjoint(map(marks.levels.get, parts)):
        return None
    if cases != [case for line, part in titles.items() for case in cases if line < case < part]:
        return None
    items = [ItemStart(line, line, None, marks.bare[line], line) for line in titles]
    return Starts("title", tuple(items), f"headings over parts of items: {len(items)}")


def starts_by_title(cases: list[int], marks: Marks) -> Starts | None:
    """Items that each have a title and one bare decision, where some have a case line below it."""
    sections = marks.of_kinds(PARTS)
    starts = _below_titles(sections, marks)
    if not cases or len(starts) <= len(cases):
        return None
    found = _titled(starts, "sections", marks, _title_above)
    own = [line for one in found.items for line in cases if one.first < line < one.heading]
    return found if own == cases else None


def starts_by_part(marks: Marks, labels: Container[str]) -> Starts:
    """An item where its first part stands; the head's `labels` tell which lines are the head's."""
    ordered = sorted(marks.at.items())
    kinds = [line for line, mark in ordered if mark.kind == "below_title"]
    titled = [line for line in kinds if _title_above(line, marks) is not None]
    if titled:
        return _titled(titled, "title", marks, _title_above)
    groups = [line for line, mark in ordered if mark.kind == "group" and mark.value in ITEM_GROUPS]
    sections = [line for line, mark in ordered if mark.kind in PARTS]
    if groups and sections and groups[0] < sections[-1]:
        return _titled(groups, "open-line", marks, _title_below)
    if not sections:
        return Starts("none", (), "nothing looks like an item")
    starts = _below_titles(sections, marks) or _cycles(sections, marks)
    starts = _with_undecided(starts, sections, marks)
    if any(IF_CLOSED in marks.bare[line] for line in sections):
        starts = _ends_in_decision(sections, marks)
    found = _titled(starts, "sections", marks, _title_above)
    first = found.items[0]
    above = marks.above(first.heading, 3)
    if len(starts) == 1 and first.title is None and _is_led(above, marks, labels):
        found = found._replace(items=(_start(first.heading, above[1], marks),))
    return found


def _titled(lines: Sequence[int], form: str, marks: Marks, title_of: _TitleOf) -> Starts:
    """An item a line, with the titles beside them if most have one."""
    titles: list[int | None] = [None] * len(lines)
    if _share_titled(lines, marks, title_of) >= _MOST:
        titles = [title_of(line, marks) for line in lines]
        if title_of is _title_above and _is_place(lines[0], marks):
            titles[0] = None
    items = [_start(line, title, marks) for line, title in zip(lines, titles, strict=True)]
    return Starts(form, tuple(items), f"no heading is numbered; first parts of items: {len(items)}")


def _is_led(above: Sequence[int], marks: Marks, labels: Container[str]) -> bool:
    """Whether three lines are the last of the head, a title, and what leads to the first part."""
    if len(above) < 3 or above[2] in marks.at or not title_like(marks, above[1]):
        return False
    label, colon, _ = marks.bare[above[0]].partition(":")
    apart = not marks.bare[above[1] - 1] and not marks.bare[above[1] + 1]
    return bool(colon) and fold(label) in labels and apart and marks.bare[above[2]][-1] == "."


def _below_titles(sections: list[int], marks: Marks) -> list[int]:
    """The first parts of items that each have a title and one decision; empty where some do not."""
    parts = [marks.at[line] for line in sections]
    named = Counter(str(mark.fields) for mark in parts if mark.kind == "decision")
    own = [place for place, mark in enumerate(parts) if mark.value == "decision"]
    if own and any(mark.kind == "decision" for mark in parts[: own[0]]):
        return []
    if not own and named:
        most = named.most_common(1)[0][0]
        own = [place for place, mark in enumerate(parts) if str(mark.fields) == most]
    if len(own) < 2:
        return []
    gaps = [
        [line for line in sections[before + 1 : at + 1] if _has_title(line, marks)]
        for before, at in pairwise([-1, *own])
    ]
    if not all(gaps):
        return []
    sure = Counter(marks.at[gap[0]].value for gap in gaps if len(gap) == 1)
    return [max(reversed(gap), key=lambda line: sure[marks.at[line].value]) for gap in gaps]


def _has_title(line: int, marks: Marks) -> bool:
    """Whether the line above stands alone like a title, and is not all that a part says."""
    title = _title_above(line, marks)
    if title is None:
        return False
    above = marks.above(title)
    if not above or title in marks.levels or marks.stripped[title][0] == "#":
        return True
    mark = marks.at.get(above[0])
    says = mark is not None and mark.kind in _SAY and mark.value != "attachments"
    dense = len(marks.filled) > _DENSE * len(marks.bare)
    return (dense or above[0] < title - 1) and not says


def _ends_in_decision(sections: list[int], marks: Marks) -> list[int]:
    """Lines below a decision: the site that prints an outcome of closed items prints it last."""
    at = marks.at
    return [sections[0]] + [
        line
        for above, line in pairwise(sections)
        if decides(at[above]) and at[line].value != "attachments"
    ]


def _cycles(sections: list[int], marks: Marks) -> list[int]:
    """Lines where the first section word comes again after a decision or another section."""
    parts = [marks.at[line] for line in sections]
    first, starts = parts[0], [sections[0]]
    if not any(map(decides, parts)):
        word = marks.bare[sections[0]]
        return [line for line in sections if marks.bare[line] == word]
    if _approves_agenda(sections, marks):
        return [sections[0], *_cycles(sections[1:], marks)]
    seen_decision = False
    told = {first.value}
    for place, (before, mark) in enumerate(pairwise(parts), 1):
        seen_decision = seen_decision or decides(before)
        again = (mark.kind, mark.value) == (first.kind, first.value)
        again = again and (decides(first) or (seen_decision and sections[place - 1] != starts[-1]))
        if again or (seen_decision and _begins_again(place, parts, told)):
            starts.append(sections[place])
            seen_decision, told = False, {mark.value}
        elif not seen_decision:
            told.add(mark.value)
    return starts


def _with_undecided(starts: list[int], sections: list[int], marks: Marks) -> list[int]:
    """With the items that decide nothing: a part told already stands below a title of its own."""
    if len(starts) < 2 or not all(_has_title(line, marks) for line in starts[1:]):
        return starts
    found: list[int] = []
    told: set[str] = set()
    for line in sections:
        mark = marks.at[line]
        again = mark.value in _OPEN_PARTS and mark.value in told
        if line in starts or (again and _has_title(line, marks)):
            found.append(line)
            told.clear()
        told.add(mark.value)
    return found


def _approves_agenda(sections: list[int], marks: Marks) -> bool:
    """Whether the document begins with a decision on the agenda, and others close their items."""
    own = [line for line in sections if marks.at[line].value != "attachments"]
    parts = [marks.at[line] for line in own]
    if len(own) < 2 or not decides(parts[0]) or parts[1].value not in _OPEN_CASES:
        return False
    if sum(map(decides, parts)) > 1 and not decides(parts[-1]):
        return False
    return any(_AGENDA in marks.bare[line] for line in range(own[0] + 1, own[1]))


def _begins_again(place: int, parts: list[Mark], told: Container[str]) -> bool:
    """Whether a part below a decision was told before it, and no other meeting goes on there."""
    mark = parts[place]
    if mark.value not in _OPEN_CASES or mark.value not in told:
        return False
    above = next((one for one in parts[place - 1 :: -1] if one.value != "attachments"), mark)
    below = next(filter(decides, parts[place:]), above)
    return decides(above) and above.fields == below.fields


def decides(mark: Mark) -> bool:
    """Whether a mark is the heading of a decision."""
    return mark.kind == "decision" or (mark.kind == "section" and mark.value == "decision")
