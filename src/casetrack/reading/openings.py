"""An item and its parts, as its lines are read; and what stands above the first part."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date

from attrs import define, field

from casetrack.casenumber import AROUND_STROKE, CaseNumber, parse_alone
from casetrack.lazy import regex
from casetrack.reading.absences import all_with_party
from casetrack.reading.caselines import CaseLine, is_field, read_case_line
from casetrack.reading.landmarks import PARTS
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Mark, Marks
from casetrack.reading.people import is_name, names_in
from casetrack.reading.starts import FILES, ITEM_GROUPS, ItemStart
from casetrack.reading.text import COLUMN
from casetrack.reading.titles import is_cut, part_case, same_title, with_rest
from casetrack.records import Lines

__all__ = [
    "Block", "ItemBlocks", "ItemLines", "below_heading", "read_opening", "span_of", "take_case",
]  # fmt: skip

_ABOVE_PARTS = ("group", "furniture", "page", "below_title", "contents_head", "type", "wrapped")
"""Kinds of marks that stand above the first part."""
_BETWEEN_ITEMS = ("group", "page", "furniture", "contents_head")
_LONG_ENOUGH = 20
"""A shorter end of a title can be a line of its own."""
_LONGEST_TITLE = 160
_LINES_OF_TITLE = 4
_FULL = 40
"""A shorter line of a heading does not wrap."""
_NO_REST = regex(
    r"(?:Pkt\.|Punkt|Sag)(?: nr\.)? \d|(?:Åben|Åbent|Lukket) (?:sag|punkt)\b", re.IGNORECASE
)
"""The number once more, or whether the item is open: a title does not go on so."""
_CODED_CLOSED = regex(r"[A-ZÆØÅ]{1,4}-\d{1,5}/\d\d-L\s")
"""Reads `ØU-59/07-L Køb af jord`, not `ØU-59/07-O Køb af jord`."""
_SAYS_OLD = regex(r"\((?:tidligere|genoptag|genfrem|udsat|udskudt|fornyet|\d\. )", re.IGNORECASE)
"""Reads `(tidligere sag 12/34)` and `(udsat fra 3. maj)`, not `(Åben sag)`."""
_LABELLED = 25
"""A colon within so many letters closes a label, known or not."""


@define
class Block:
    """One part of an item (lines from 0).

    Attributes:
        kind: a section kind; the text before any heading is `other`.
        heading: its words, empty where the text has none.
        first: the line of the heading, or of the first text.
        begin: the line of `rows[0]`.
        rows: its text, a line each, without the blanks around it; what is taken out of it (pages,
            absence lines) is an empty row, so that each line keeps its place.
        fields: body, date and item of a decision heading; `None` for a bare `Beslutning`.
        traits: those of the form of a decision heading (`layoutfile.TRAITS`).
        absent: names its absence lines give.
        text: `rows` as one text, once the item is read.
    """

    kind: str
    heading: str
    first: int
    begin: int
    rows: list[str]
    fields: dict[str, str | None] | None = None
    traits: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()
    text: str = ""


@define
class ItemBlocks:
    """What `split_items` gives: an item's own facts and its blocks in order of print.

    Attributes:
        parts: the blocks by their kind, once the item is read.
        last: the item's last line that is not blank.
        passed_over: other case numbers above its first part, each with its line.
    """

    case: CaseLine | None = None
    closed: bool = False
    title_rest: str = ""
    blocks: list[Block] = field(factory=list)
    parts: dict[str, list[Block]] = field(factory=dict)
    absence_lines: list[int] = field(factory=list)
    absent: tuple[str, ...] = ()
    next_group: str | None = None
    last: int = 0
    passed_over: list[tuple[CaseNumber, int]] = field(factory=list)


@define
class ItemLines:
    """One item as a walk over its lines sees it.

    Attributes:
        printed: the document's lines; those of nothing but decoration are blank.
        people: whom the head names.
        day: of the meeting.
        listed: the titles of the contents list.
        stop: the line after its last.
        landmarks: its lines with a mark.
        set_apart: the document sets a blank line above its section words.
        found: what is found of it so far.
    """

    marks: Marks
    printed: list[str]
    fates: list[str]
    layout: Layout
    people: Container[str]
    day: date | None
    listed: tuple[str, ...]
    start: ItemStart
    stop: int
    landmarks: Sequence[int]
    set_apart: bool
    found: ItemBlocks = field(factory=ItemBlocks)
    at: dict[int, Mark] = field(init=False)
    bare: list[str] = field(init=False)
    lines: list[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.at, self.bare, self.lines = self.marks.at, self.marks.bare, self.marks.stripped

    def text_below(self, number: int) -> str:
        """The next of its lines that is not blank, empty where there is none."""
        return next(filter(None, self.bare[number + 1 : self.stop]), "")

    @property
    def end(self) -> int:
        """Its last line, without the headings of the next group of items below it."""
        for line in range(self.stop - 1, self.start.first, -1):
            if self.bare[line] and self.marks.kind_at(line) not in _BETWEEN_ITEMS:
                return line
        return self.start.first

    @property
    def proposes(self) -> bool:
        """Whether a part of it is headed Indstilling."""
        marks = map(self.at.__getitem__, self.landmarks)
        return any(mark.kind == "section" and mark.value == "recommendation" for mark in marks)

    @property
    def names_meeting(self) -> bool:
        """Whether the heading of a decision in it names its meeting."""
        marks = map(self.at.__getitem__, self.landmarks)
        decisions = [self.layout.forms[mark.value] for mark in marks if mark.kind == "decision"]
        return any("names_meeting" in form.traits for form in decisions)


def span_of(block: Block) -> Lines:
    """First and last line of the block, from 1, its heading included."""
    rows, first = block.rows, block.first + 1
    return first, block.begin + len(rows) if rows else first


def below_heading(block: Block) -> list[tuple[int, str]]:
    """The filled lines of the block's text, but for what stands on the heading's own line."""
    own = block.first if block.heading else -1
    return [(line, row) for line, row in enumerate(block.rows, block.begin) if row and line != own]


def read_opening(item: ItemLines) -> int:
    """The heading, the case line and the other fields above the first part; gives the next line."""
    bare, stop, number = item.bare, item.stop, item.start.first
    while number < stop and (not bare[number] or _opens(number, item)):
        number += 1
    return number


def _opens(number: int, item: ItemLines) -> bool:
    """Whether a line belongs to the opening; then it gets its fate."""
    mark = item.at.get(number) or _listed_case(item.bare[number])
    kind = mark.kind if mark else ""
    start, found = item.start, item.found
    if kind != "case" and (number in (start.heading, start.title_line) or number in start.below):
        item.fates[number] = "item"
        found.closed = found.closed or (kind == "group" and "lukke" in (mark.value if mark else ""))
        found.closed = found.closed or (number == start.heading and _heads_closed(number, item))
        return kind not in PARTS
    if kind == "case" and _goes_on_in_brackets(number, item):
        found.title_rest = item.bare[number]
        item.fates[number] = "item"
        return True
    if mark is None or kind == "local":
        item.fates[number] = _field_fate(number, item.bare[number], item)
        return item.fates[number] != ""
    if kind == "case" and mark.case:
        take_case(found, mark.case)
        case = mark.case.number
        if case is not None and found.case and found.case.number not in (None, case):
            found.passed_over.append((case, number))
        item.fates[number] = "" if mark.case.unread else "field"
        return True
    if kind not in _ABOVE_PARTS:
        return False
    text = item.bare[number]
    if kind == "group" and fold(text) in ITEM_GROUPS:
        found.closed = found.closed or "lukket" in text.lower()
    elif kind == "group":
        found.next_group = mark.value
    item.fates[number] = "field" if kind == "group" else "furniture"
    return True


def _listed_case(text: str) -> Mark | None:
    """The case of an item in a list of its fields: `- Sagsnr. 23/11`."""
    case = read_case_line(text[2:]) if text[:2] == "- " else None
    return Mark("case", case.label, case=case) if case and case.label and case.number else None


def _heads_closed(number: int, item: ItemLines) -> bool:
    """Whether what is around the number says so: `Lukket punkt 7: Jord`, `ØU-59/07-L Jord`."""
    if item.start.number is None:
        return False
    text = item.bare[number]
    return text[:7].lower() == "lukket " or _CODED_CLOSED.match(text) is not None


def _goes_on_in_brackets(number: int, item: ItemLines) -> bool:
    """Whether a number in brackets ends a title: `udsat sag fra 24.10.2002`, `(KFU 393/2002)`."""
    if number - 1 != item.start.title_line or item.bare[number][0] != "(":
        return False
    return item.start.case is not None or _case_follows(number, item)


def take_case(found: ItemBlocks, case: CaseLine) -> None:
    """Note what a case line says, if the item's number is not known yet."""
    if found.case is None or (found.case.number is None and case.number is not None):
        found.case = case
    found.closed = found.closed or case.closed is True


def _field_fate(number: int, text: str, item: ItemLines) -> str:
    """What a plain line of the opening is: title, field, the absent; empty for text."""
    found, labels = item.found, item.layout.words["type"]
    folded, title = fold(text), fold(with_rest(item.start.title or "", found.title_rest))
    if title and _is_title(number, folded, title, item):
        return "item"
    if folded in item.layout.words["closed"]:
        found.closed = True
        return "field"
    if found.case is None or found.case.number is None:
        # Below a heading or a label even `24/17` is a case, elsewhere it could be a page.
        beside, cell = _cell_of_case(text)
        alone = parse_alone(cell, labelled=True)
        known = found.case is not None or cell != text  # below its label, or in a table
        if alone is not None and (known or alone.shape in AROUND_STROKE):
            wraps = beside != "" and _wraps_title(number, beside, title, item)
            found.title_rest = with_rest(found.title_rest, beside) if wraps else found.title_rest
            label = found.case.label if found.case else ""
            found.case = CaseLine(number=alone, label=label, closed=None, rest="")
            return "item" if wraps else "field"
    previous = next((fold(item.bare[above]) for above in item.marks.above(number)), "")
    if folded in labels or previous in labels or is_field(folded.removeprefix("- ")):
        return "field"
    if is_field(previous) and len(text) < 12:
        return "field"
    if _wraps_title(number, text, title, item):
        found.title_rest = with_rest(found.title_rest, text)
        return "item"
    if len(text) < _LONGEST_TITLE and _case_follows(number, item):
        return "field"
    if _are_absent(number, text, item):
        found.absent += names_in(text)
        found.absence_lines.append(number)
        return "absence"
    return ""


def _is_title(number: int, folded: str, title: str, item: ItemLines) -> bool:
    """Whether a line is the title once more, or a line of that, alone or with the one above."""
    if same_title(folded, title) or folded.endswith(fold(item.start.title or "")):
        return True
    if len(folded) > _LONG_ENOUGH and (title.endswith(folded) or title.startswith(folded)):
        return True
    above = item.bare[number - 1]
    return item.fates[number - 1] == "item" and fold(with_rest(above, folded)) in title


def _are_absent(number: int, text: str, item: ItemLines) -> bool:
    """Whether a line of names without a label tells who was absent (Fredensborg)."""
    if item.found.case is None:
        return item.marks.kind_below(number) == "decision" and bool(all_with_party(text))
    labelled = item.bare[number - 1].endswith(":")  # `Sagen afgøres i: Byrådet Sagsbehandler:`
    names = [piece.split("(")[0].strip() for piece in text.strip(" ,").split(",")]
    return not labelled and all(" " in name and is_name(name) for name in names)


def _cell_of_case(text: str) -> tuple[str, str]:
    """The first cell of a table's row, or the last column of a line (`00.01.00.A00     16/194`),
    behind what stands before that.
    """
    if "|" in text:
        return "", text.strip("| ").partition("|")[0].strip()
    beside, column, cell = text.rpartition(COLUMN)
    return (beside.rstrip(), cell.lstrip()) if column else ("", text)


def _case_follows(number: int, item: ItemLines) -> bool:
    """Whether a case line is near, with no heading before it: this is then one of its fields."""
    left = 3
    for line in range(number + 1, item.stop):
        if not item.bare[line]:
            continue
        mark = item.at.get(line)
        if mark is not None and (mark.kind == "page" or fold(item.bare[line]) in ITEM_GROUPS):
            continue
        if mark is not None or not left:
            return mark is not None and mark.kind == "case"
        if part_case(item.bare[line])[1]:
            return True
        left -= 1
    return False


def _is_listed(title: str, item: ItemLines) -> bool:
    """Whether the contents list has a title, with more or less behind it."""
    long = [listed for listed in item.listed if len(listed) >= len(title)]
    return any(f" {title} " in f" {fold(listed)} " for listed in long)


def _wraps_title(number: int, text: str, title: str, item: ItemLines) -> bool:
    """A line of a heading that did not fit one: right below the others, its fields after that."""
    at, bare = item.start.title_line, item.bare
    while at is not None and item.found.title_rest and item.fates[at + 1] == "item":
        at += 1  # the heading's last line so far
    if at is None or not at < number <= at + 2 or len(text) > _LONGEST_TITLE:
        return False
    above = part_case(bare[at])[0]
    goes_on = text[0].islower() or is_cut(above) or _SAYS_OLD.match(text) is not None
    if number == at + 2 and (bare[at + 1] or not is_cut(above)):
        return False  # only a title that cannot end so goes on below a blank line
    if _NO_REST.match(text) or text.lower().endswith(FILES):
        return False
    if title and number == at + 1 and _is_listed(fold(with_rest(title, text)), item):
        return True
    beside_case = text != bare[number]  # as a name or a subject can stand
    labelled = ":" in text[:_LABELLED] or beside_case
    if ((len(above) < 50 or labelled) and not goes_on) or text.endswith((".", ":")):
        return False
    following = next((line for line in range(number + 1, item.stop) if bare[line]), None)
    if following is None:
        return is_cut(above)
    below = fold(bare[following])
    if beside_case or following in item.at or title in below or is_field(below):
        return True
    return goes_on and (_ends_soon(at, number, item) or _case_follows(number, item))


def _ends_soon(heading: int, number: int, item: ItemLines) -> bool:
    """Whether the paragraph ends on a line, or on others as full as a heading that wraps."""
    bare, end = item.bare, number
    while end + 1 < item.stop and bare[end + 1]:
        end += 1
    if end == number:
        return True
    full = all(len(bare[line]) >= _FULL for line in range(heading, end))
    return full and end - heading < _LINES_OF_TITLE and not bare[end].endswith((".", ":"))
