"""One item's lines in, its blocks out: every line gets exactly one fate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from attrs import define, field

from casetrack.casenumber import CaseLine, parse_alone
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Mark, Marks
from casetrack.reading.people import (
    AbsenceLine,
    absentees,
    ends_name,
    is_list_of_names,
    is_name,
    names_in,
    read_absence,
    unbroken,
)
from casetrack.reading.starts import ITEM_GROUPS, ItemStart, last_line
from casetrack.reading.titles import is_cut, is_running, same_title
from casetrack.records import Lines

__all__ = ["Block", "ItemBlocks", "headings_stand_alone", "span_of", "split_item", "text_of"]

_FIELD_WORDS = (
    "initialer", "dok.", "dok ", "doknr", "dokument", "sagsbehandler", "sagsbeh", "sagsinitialer",
    "område",
    "sag afgøres", "journalnr", "j.nr", "kl-emne", "kle",
)  # fmt: skip
_NO_TEXT = ("item", "field", "furniture")
"""Fates of lines that a heading can follow as if they were blank."""
_LONG_ENOUGH = 20
"""A shorter end of a title can be a line of its own."""
_ITEM_OF_MEETING = re.compile(r"(?:Punkt|Pkt\.|Sag)\s(\d{1,4}):?", re.IGNORECASE)
"""Ballerup 2006 prints the number on a line of its own below `Økonomiudvalgets møde 22. august
2006`.
"""
_LONGEST_TITLE = 160
_WORDED = ("beslutning-", "body-beslutning")
"""Forms of decision headings that hold the word and the day."""
_DOUBTFUL = ("date-body", "body-date", "body-colon", "beslutning-body", "body-beslutning")


@define
class Block:
    """One part of an item (lines from 0).

    Attributes:
        kind: a section kind; the text before any heading is `other`.
        heading: its words, empty where the text has none.
        first: the line of the heading, or of the first text.
        lines: the lines of its text, absence lines left out.
        inline: text on the heading's own line.
        fields: body, date and item of a decision heading; `None` for a bare `Beslutning`.
        form: the form of a decision heading.
        absent: names its absence lines give.
        text: what `text_of` gives, once it was asked for.
    """

    kind: str
    heading: str
    first: int
    lines: list[int] = field(factory=list)
    inline: str = ""
    fields: dict[str, str | None] | None = None
    form: str = ""
    absent: list[str] = field(factory=list)
    text: str | None = None


@define
class ItemBlocks:
    """What `split_item` gives: the item's own facts and its blocks in order of print."""

    case: CaseLine | None = None
    closed: bool = False
    title_rest: str = ""
    blocks: list[Block] = field(factory=list)
    absence_lines: list[int] = field(factory=list)
    absent: list[str] = field(factory=list)
    next_group: str | None = None


class _Page(NamedTuple):
    """What a walk over an item's lines needs to see.

    Attributes:
        alone: the document sets its section words off by blank lines.
        landmarks: its lines with a mark.
        last: the item's last line, without the headings of the next group below it.
        title: the item's, as `fold` gives it.
    """

    marks: Marks
    layout: Layout
    lines: Sequence[str]
    fates: list[str]
    alone: bool
    has_recommendation: bool
    landmarks: Sequence[int]
    last: int
    title: str


def text_of(block: Block, lines: list[str]) -> str:
    """The block's text; lines taken out as absence are blank, so that each line keeps its place.

    `lines` are those of the document, without the blanks around them.
    """
    if block.text is None:
        block.text = _text_of(block, lines) if block.lines else block.inline
    return block.text


def _text_of(block: Block, lines: list[str]) -> str:
    first, last = block.first + 1 if block.inline else block.lines[0], block.lines[-1]
    rows = lines[first : last + 1]
    if len(rows) - rows.count("") > len(block.lines):
        kept = set(block.lines)
        rows = [row if line in kept else "" for line, row in enumerate(rows, first)]
    return "\n".join([block.inline, *rows] if block.inline else rows)


def span_of(block: Block) -> Lines:
    """First and last line of the block, from 1, its heading included."""
    return block.first + 1, (block.lines[-1] if block.lines else block.first) + 1


def headings_stand_alone(marks: Marks) -> bool:
    """Whether the document sets a blank line above its section words; then a word inside a list is
    none.
    """
    headings = [line for line, mark in marks.at.items() if mark.kind == "section" and line]
    if not headings:
        return False
    blank = [line for line in headings if not marks.stripped[line - 1]]
    return len(blank) >= 0.8 * len(headings)


def split_item(
    start: ItemStart,
    stop: int,
    *,
    marks: Marks,
    layout: Layout,
    ordered: Sequence[int],
    fates: list[str],
    alone: bool,
) -> ItemBlocks:
    """Cut the lines of one item, from its start to before `stop`, into blocks.

    `ordered` are the lines with a mark, in the order of the document.
    """
    found = ItemBlocks()
    filled = marks.filled
    landmarks = ordered[bisect_left(ordered, start.first) : bisect_left(ordered, stop)]
    recommended = any(
        mark.kind == "section" and mark.value == "recommendation"
        for mark in map(marks.at.__getitem__, landmarks)
    )
    last = last_line(start.first, stop, marks)
    title = fold(start.title or "")
    page = _Page(marks, layout, marks.stripped, fates, alone, recommended, landmarks, last, title)
    number = _read_opening(found, start, stop, page)
    for landmark in landmarks:
        if landmark >= number:
            _read_text(
                found, filled[bisect_left(filled, number) : bisect_left(filled, landmark)], page
            )
            number = _read_landmark(found, marks.at[landmark], stop, page)
    _read_text(found, filled[bisect_left(filled, number) : bisect_left(filled, stop)], page)
    return found


def _read_opening(found: ItemBlocks, start: ItemStart, stop: int, page: _Page) -> int:
    """The heading, the case line and the other fields above the first part; gives the next line."""
    number = start.first
    while number < stop:
        text = page.marks.bare[number]
        if not text:
            number += 1
            continue
        if not _opens(found, number, text, start, stop, page):
            break
        number += 1
    return number


def _opens(
    found: ItemBlocks, number: int, text: str, start: ItemStart, stop: int, page: _Page
) -> bool:
    mark = page.marks.at.get(number)
    kind = mark.kind if mark else ""
    if (number in (start.heading, start.title_line) or number in start.below) and kind != "case":
        page.fates[number] = "item"
        return kind not in ("section", "decision", "indicates")
    if kind == "case" and mark and mark.case:
        _take_case(found, mark.case)
        page.fates[number] = "field"
        return True
    if kind in ("group", "furniture", "page", "below_title", "contents_head", "type", "wrapped"):
        if kind == "group" and fold(text) in ITEM_GROUPS:
            found.closed = found.closed or "lukket" in text.lower()
        elif kind == "group" and mark:
            found.next_group = mark.value
        page.fates[number] = "field" if kind == "group" else "furniture"
        return True
    if mark is not None and mark.kind != "local":
        return False
    return _is_field(found, number, text, start, stop, page)


def _take_case(found: ItemBlocks, case: CaseLine) -> None:
    if found.case is None or (found.case.number is None and case.number is not None):
        found.case = case
    found.closed = found.closed or case.closed is True


def _is_own_case(found: ItemBlocks, case: CaseLine) -> bool:
    """Whether a case line below the first part is the item's: it is all there is, and labelled."""
    known = found.case is not None and found.case.number is not None
    return not known and case.number is not None and bool(case.label) and not case.rest


def _is_field(
    found: ItemBlocks, number: int, text: str, start: ItemStart, stop: int, page: _Page
) -> bool:
    """A plain line of the opening: the title again, its wrapped end, a value, the absent."""
    folded, title = fold(text), fold(start.title or "")
    previous = _previous(number, start.first, page)
    ends_title = len(folded) > _LONG_ENOUGH and title.endswith(folded)
    begins_title = len(folded) > _LONG_ENOUGH and title.startswith(folded)
    if title and (
        same_title(folded, title) or begins_title or ends_title or folded.endswith(title)
    ):
        page.fates[number] = "item"
        return True
    if found.case is None or found.case.number is None:
        # Below a heading or a label even `24/17` is a case, elsewhere it could be a page.
        alone = parse_alone(text, labelled=True)
        if alone is not None and (found.case is not None or alone.shape == "year-serial"):
            label = found.case.label if found.case else ""
            found.case = CaseLine(number=alone, label=label, closed=None, rest="")
            page.fates[number] = "field"
            return True
    if folded in page.layout.types["labels"] or previous in page.layout.types["labels"]:
        page.fates[number] = "field"
        return True
    if folded.startswith(_FIELD_WORDS) or (previous.startswith(_FIELD_WORDS) and len(text) < 12):
        page.fates[number] = "field"
        return True
    if _wraps_title(number, text, start, stop, page):
        found.title_rest = f"{found.title_rest} {text}".strip()
        page.fates[number] = "item"
        return True
    if len(text) < _LONGEST_TITLE and _case_follows(number, stop, page):
        page.fates[number] = "field"
        return True
    if found.case is not None and not found.blocks and ("," in text or len(text.split()) > 1):
        pieces = [piece.split("(")[0].strip() for piece in text.split(",")]
        if all(len(piece.split()) > 1 and is_name(piece) for piece in pieces if piece):
            found.absent += names_in(text)
            found.absence_lines.append(number)
            page.fates[number] = "absence"
            return True
    return False


def _case_follows(number: int, stop: int, page: _Page) -> bool:
    """Whether a case line is near, with no heading before it: then this line is one of its
    fields.
    """
    left = 3
    for line in range(number + 1, stop):
        if not page.marks.bare[line]:
            continue
        mark = page.marks.at.get(line)
        if mark is not None or not left:
            return mark is not None and mark.kind == "case"
        left -= 1
    return False


def _previous(number: int, first: int, page: _Page) -> str:
    for line in range(number - 1, first - 1, -1):
        if page.marks.bare[line]:
            return fold(page.marks.bare[line])
    return ""


def _wraps_title(number: int, text: str, start: ItemStart, stop: int, page: _Page) -> bool:
    """The rest of a heading that did not fit its line: right below it, its fields after that."""
    if start.title_line is None or number != start.title_line + 1 or len(text) > _LONGEST_TITLE:
        return False
    above = page.marks.bare[start.title_line]
    goes_on = text[0].islower() or is_cut(above)
    if (len(above) < 50 and not goes_on) or text.endswith((".", ":")):
        return False
    following = next((line for line in range(number + 1, stop) if page.marks.bare[line]), number)
    below, near = fold(page.marks.bare[following]), following > number + 1
    if following == number:
        return False
    field = following in page.marks.at or page.title in below or below.startswith(_FIELD_WORDS)
    return field or (goes_on and (near or _case_follows(number, stop, page)))


def _read_landmark(found: ItemBlocks, mark: Mark, stop: int, page: _Page) -> int:
    """Give a line with a mark its fate and its block; gives the line to go on with."""
    number, kind = mark.line, mark.kind
    if mark.case is not None and _is_own_case(found, mark.case):
        _take_case(found, mark.case)
        kind, mark = "wrapped", mark._replace(value="field")
    if kind in ("page", "furniture", "below_title", "wrapped"):
        page.fates[number] = mark.value if kind == "wrapped" else "furniture"
        return number + 1
    if kind in ("group", "contents_head") and number > page.last:
        found.next_group = mark.value if kind == "group" else found.next_group
        page.fates[number] = "furniture"
        return number + 1
    if kind == "absence":
        return _read_absence_lines(found, number, stop, page)
    block = _heading_block(found, mark, page)
    if mark.value == "indhold" and found.blocks and found.blocks[-1].kind == "decision":
        block = Block("other", page.marks.bare[number], number)  # below a list of earlier meetings
    if block is not None:
        if kind == "section" and mark.fields and found.blocks:
            found.blocks[-1].lines.append(number)  # Stevns glues the word to the text above
        found.blocks.append(block)
        page.fates[number] = "decision" if block.kind == "decision" else "section"
    elif kind == "type" or (mark.value == "decision" and _is_type(mark, found, page)):
        page.fates[number] = "field"
    else:
        _read_text(found, [number], page)
    return number + 1


def _read_text(found: ItemBlocks, numbers: list[int], page: _Page) -> None:
    """Give lines that open nothing to the block above them."""
    if not numbers:
        return
    if not found.blocks:
        found.blocks.append(Block("other", "", numbers[0]))
    block = found.blocks[-1]
    if block.form == "body-meeting" or (block.kind == "attachments" and len(found.blocks) == 1):
        numbers = _without_heading(block, numbers, page)
    fate = "decision" if block.kind == "decision" else "text"
    for number in numbers:
        page.fates[number] = fate
    block.lines += numbers


def _without_heading(block: Block, numbers: list[int], page: _Page) -> list[int]:
    """The lines of the text, without those below a heading that still belong to it."""
    left: list[int] = []
    for number in numbers:
        begun = bool(block.lines or left)
        item = _ITEM_OF_MEETING.fullmatch(page.marks.bare[number])
        if block.form == "body-meeting" and not begun and item and block.fields is not None:
            block.fields["item"] = item[1]
            page.fates[number] = "decision"
        elif block.form != "body-meeting" and begun and _repeats_title(number, page):
            page.fates[number] = "item"
        else:
            left.append(number)
    return left


def _repeats_title(number: int, page: _Page) -> bool:
    """The title on a line of its own below the list of attachments that opens some items."""
    if not page.title or page.lines[number - 1]:
        return False
    return same_title(fold(page.marks.bare[number]), page.title)


def _heading_block(found: ItemBlocks, mark: Mark, page: _Page) -> Block | None:
    """The block a mark opens; `None` where its words stand in a list or in running text."""
    text = page.marks.bare[mark.line]
    kind = found.blocks[-1].kind if found.blocks else ""
    if mark.kind == "section":
        if mark.value == "decision" and _is_type(mark, found, page):
            return None
        if not _stands_alone(mark, page):
            return None
        heading = text if not mark.rest else text[: len(text) - len(mark.rest)].rstrip(": ")
        return Block(mark.value, heading.rstrip(":"), mark.line, inline=mark.rest)
    if mark.kind == "indicates" and not page.has_recommendation and kind != "recommendation":
        return Block("recommendation", text, mark.line)
    if mark.kind in ("decision", "local") and mark.fields is not None:
        if mark.kind == "local" and found.blocks and not _stands_in_place(found, mark, page):
            return None
        day = mark.fields.get("date") or "0"
        doubtful = mark.value in _DOUBTFUL or not day[-1].isdigit()
        sure = mark.value.startswith("beslutning-") and not doubtful
        if not sure and is_running(mark.fields, doubtful=doubtful):
            return None
        return Block("decision", text.rstrip(":"), mark.line, fields=mark.fields, form=mark.value)
    return None


def _stands_in_place(found: ItemBlocks, mark: Mark, page: _Page) -> bool:
    """Whether a heading that only some sections hold stands in one of them."""
    kinds = next(form.only_in for form in page.layout.decisions if form.id == mark.value)
    return found.blocks[-1].kind in kinds or _after_history(found, kinds)


def _after_history(found: ItemBlocks, kinds: frozenset[str]) -> bool:
    """Whether the block before is itself a decision of such a section."""
    for block in reversed(found.blocks):
        if block.kind != "decision":
            return block.kind in kinds
        if block.form not in ("date-body", "body-date", "body-colon", "body-date-pkt"):
            return False
    return False


def _is_type(mark: Mark, found: ItemBlocks, page: _Page) -> bool:
    """Whether a bare `Beslutning` says what type the item is: below a label that asks for it, or as
    the first word, or below the route, of an item whose decision names its meeting (Halsnæs).
    """
    if mark.rest or mark.fields:
        return False
    first = not found.blocks or found.blocks[-1].kind == "route"
    return (first and _has_worded(page)) or _is_type_label(mark.line, page)


def _has_worded(page: _Page) -> bool:
    marks = map(page.marks.at.__getitem__, page.landmarks)
    return any(mark.kind == "decision" and mark.value.startswith(_WORDED) for mark in marks)


def _is_type_label(number: int, page: _Page) -> bool:
    for line in range(number - 1, -1, -1):
        if page.marks.bare[line]:
            return fold(page.marks.bare[line]) in page.layout.types["labels"]
    return False


def _stands_alone(mark: Mark, page: _Page) -> bool:
    bullet = page.lines[mark.line][0]
    if bullet in "•·":
        around = [line for line in (mark.line - 1, mark.line + 1) if 0 <= line < len(page.lines)]
        if any(page.lines[line][:1] == bullet for line in around):
            return False
    if not page.alone or mark.rest or mark.line == 0 or mark.value == "decision":
        return True
    return not page.lines[mark.line - 1] or page.fates[mark.line - 1] in _NO_TEXT


def _read_absence_lines(found: ItemBlocks, number: int, stop: int, page: _Page) -> int:
    """An absence line and the names below it, if it leaves them open."""
    said, line = _wrapped_absence(number, stop, page)
    names = list(said.names)
    taken = list(range(number, line))
    while said.open_ended and line < stop:
        text = page.marks.bare[line]
        if text:
            if line in page.marks.at or (below := absentees(text)) is None:
                break
            names += below
            taken.append(line)
        line += 1
    for one in taken:
        page.fates[one] = "absence"
    found.absence_lines += taken
    if said.attendance != "substitute":
        in_decision = bool(found.blocks) and found.blocks[-1].kind == "decision"
        target = found.blocks[-1].absent if in_decision else found.absent
        target += [name for name in names if name not in target]
    return taken[-1] + 1


_WRAPS = 55
"""A list of names that goes on below itself fills its line about so far."""


def _wrapped_absence(number: int, stop: int, page: _Page) -> tuple[AbsenceLine, int]:
    """What an absence line says with the lines it wraps over, and the line after those."""
    mark, line = page.marks.at.get(number), number + 1
    text = (mark.rest if mark else "") or page.marks.bare[number]
    said = read_absence(text)
    assert said is not None
    while said.names and line < stop and line not in page.marks.at:
        below, above = page.marks.bare[line], page.marks.bare[line - 1]
        broken = above.endswith("-") and below[:1].islower()
        full = len(above) >= _WRAPS and is_list_of_names(below)
        if not below or not (broken or full or ends_name(said.names, below)):
            break
        text = unbroken(f"{text}\n{below}").replace("\n", " ")
        more = read_absence(text)
        if more is None or len(more.names) < len(said.names):
            break
        said, line = more, line + 1
    return said, line
