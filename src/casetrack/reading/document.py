"""A decoded file in, its first document out: what its lines are, its items and its head.

The minutes of several meetings can stand in one file: where those of another begin is found by the
head that stands below a part of the first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import islice
from typing import NamedTuple

from attrs import evolve

from casetrack.bodies import looks_like_body
from casetrack.lazy import regex
from casetrack.reading.head import Head, before_place, read_head, read_pages
from casetrack.reading.items import choose_items
from casetrack.reading.landmarks import FIELDS
from casetrack.reading.layout import Layout, first_word, fold
from casetrack.reading.markdown import signs_off
from casetrack.reading.marks import Mark, Marks, find_marks
from casetrack.reading.plainlists import mark_minutes
from casetrack.reading.starts import Starts
from casetrack.reading.text import COLUMN, SourceText
from casetrack.reading.titles import LONGEST_TITLE, besides_meeting
from casetrack.records import Diagnostic
from casetrack.wording.decisions import interpret

__all__ = ["Document", "read_document"]

_OF_FOOT = regex(
    r"[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? Kommune\Z|(?:Tlf|Telefon|CVR|EAN|E-?mail|Mail|©)\b"
    r"|[A-ZÆØÅ][\w. -]{2,40} \d{1,3}[A-Z]?(?:, \d{4} [A-ZÆØÅ].{1,30})?\Z"
    r"|\d{4} [A-ZÆØÅ][\w .-]{1,30}\Z"
    r"|\S{2,40}@\S{3,40}\Z|(?:www\.|https?:)\S{3,60}\Z"
    r"|[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? Kommune ?[•|·,–-] ?[^:]{4,60}\d{4} [A-ZÆØÅ]"
    r"|S(?:enest|idst) (?:opdateret|ændret)\b"
)
"""An address and how to reach the authority, as they stand at the foot of a page."""
_REACHED = regex(r"\b\d{4} [A-ZÆØÅ]|(?:Tlf|Telefon|CVR)\b")
"""Reads `4600 Køge` and `Tlf. 56 67 67 67`, not `Køge Kommune`."""
_LONGEST_FOOT = 8
_OF_MENU = ("furniture", "page")
_LONGEST_LINK = 60
_LONGEST_END = 60
_TOWARDS_THE_END = 4
"""`Mødet hævet kl. 20.15` stands so many filled lines above the end, or the foot of a site."""
_KINDS = (
    *("eferat", "EFERAT", "rotokol", "ROTOKOL", "agsorden", "AGSORDEN"),
    *("ødedato", "ØDEDATO", "Dato"),
)
"""One of these stands in a line that says what kind of document it opens, or its day."""
_KIND = regex(rf"(?:{'|'.join(_KINDS)})(?![^\W\d_])")
_DIGIT = regex(r"\d")
"""Reads `3. maj 2021`, not `Referat.docx`."""
_SHORT_HEAD = 12
"""Within so many filled lines a head says which meeting it is."""
_MOST = 300
"""More such lines are the heads of pages, or meant to take time."""
_SHOWN = 20
_TOLD = 3
"""Facts of a head that title lines can tell: kind, body, day."""
_LEFT = 2
"""So many letters of a line are none that say anything."""


class Document(NamedTuple):
    """Everything known of a document while its items are read."""

    source: SourceText
    text: str
    layout: Layout
    marks: Marks
    starts: Starts
    head: Head
    fates: list[str]


def read_document(source: SourceText, layout: Layout) -> Document:
    """The first document of the file."""
    text = "\n".join(source.lines)
    lines = signs_off(source.lines, text)
    if lines is not None:
        source, text = evolve(source, lines=tuple(lines)), "\n".join(lines)
    document = _read_lines(source, text, layout)
    others = other_documents(document.marks, layout)
    if others:
        first = source.lines[: others[0]]
        document = _read_lines(evolve(source, lines=first), "\n".join(first), layout)
        document.head.diagnostics.append(several_documents(others, len(source.lines)))
    _read_end(document)
    return document


def _read_lines(source: SourceText, text: str, layout: Layout) -> Document:
    lines, tabbed = list(source.lines), _lines_with("\t", text)
    for line in tabbed:
        if "..." not in lines[line]:  # of a contents list
            lines[line] = lines[line].replace("\t", COLUMN)
    marks = find_marks(lines, layout, source.pages)
    for line in tabbed:
        marks.stripped[line] = source.lines[line].strip()  # a text keeps its tabs
    marks.levels.update(source.levels)
    mark_minutes(marks)
    starts = choose_items(marks, layout)
    fates = [""] * len(source.lines)
    end = starts.items[0].first if starts.items else len(source.lines)
    head = read_head(marks, range(end), layout, fates, starts.contents)
    read_pages(head, marks, layout)
    return Document(source, text, layout, marks, starts, head, fates)


def _lines_with(letters: str, text: str) -> set[int]:
    """The lines of a text, from 0, on which letters stand."""
    lines: set[int] = set()
    line, at, counted = 0, text.find(letters), 0
    while at >= 0:
        line += text.count("\n", counted, at)
        lines.add(line)
        at, counted = text.find(letters, at + len(letters)), at
    return lines


def _read_end(document: Document) -> None:
    """What stands at the end and is no item's: when the meeting ended, links, a page's foot."""
    _pass_over_foot(document)
    _pass_over_menu(document)
    marks = document.marks
    last = (line for line in reversed(marks.filled) if marks.kind_at(line) != "furniture")
    for line in (*marks.filled[1:2], *islice(last, _TOWARDS_THE_END)):
        text = marks.bare[line]
        if "ødet" not in text or len(text) >= _LONGEST_END:
            continue
        decides = first_word(text) in document.layout.words["verdict"]
        if not decides and document.head.read_end(text):
            marks.at[line] = Mark("furniture", "")


def _pass_over_foot(document: Document) -> None:
    """The authority's address, and what stands with it below a word of the foot (`Kontakt`)."""
    run: list[int] = []
    for line in reversed(document.marks.filled[-_LONGEST_FOOT:]):
        text = document.marks.bare[line]
        if fold(text) in document.layout.words["foot"]:
            for below in (*run, line):
                document.marks.at[below] = Mark("furniture", "")
            run.clear()
        elif _OF_FOOT.match(text):
            run.append(line)  # counts below a word of the foot only, or below whose address it is
        else:
            if text[-1] == ":":
                run.clear()  # `Der gives tilskud til:`
            break
    own = [document.marks.bare[line] for line in run]
    if any(" Kommune" in text for text in own) and any(map(_REACHED.search, own)):
        document.marks.at.update((line, Mark("furniture", "")) for line in run)


def _pass_over_menu(document: Document) -> None:
    """The short links of a site below the last item, with a word of the foot among them."""
    marks, words = document.marks, document.layout.words
    heading = max([start.heading for start in document.starts.items[-1:]], default=-1)
    short: list[int] = []
    for line in reversed(marks.filled):
        text, mark = marks.bare[line], marks.at.get(line)
        if mark is not None and mark.kind in _OF_MENU:
            continue
        if mark or line <= heading or len(text) > _LONGEST_LINK or text[-1] == ".":
            break
        short.append(line)
    if not short:
        return
    signed = frozenset(word for word in words["trailer"] if word.startswith("underskrift"))
    folded = [fold(marks.bare[line]) for line in reversed(short)]
    if (words["foot"] | signed).isdisjoint(folded):
        return
    known = words["foot"] | words["furniture"] | signed
    first = next(place for place, text in enumerate(folded) if text in known)
    menu = short[::-1][first:]
    if not any(" " in marks.bare[line] and _tells(marks.bare[line]) for line in menu):
        marks.at.update((line, Mark("furniture", "")) for line in menu)


def _tells(line: str) -> bool:
    """`Sagen udsættes`, `Ida Holm stemte imod`: that can stand below a heading `Kontakt`."""
    said = interpret(line)
    return bool(said.findings or said.votes or said.statements)


def other_documents(marks: Marks, layout: Layout) -> list[int]:
    """The lines, from 0, on which another meeting's head begins, below a part of the first one.

    A head has kind, body and day on lines that say nothing else, or labels for body and day; items
    or their contents list begin right below, or a title tells the hour, the place or who was there
    too. The name of an attached file can say all three: so one has a label, or none stands on its
    line with the others, or the item right below has the number 1. Where the numbers of the items
    begin again, a body and a day above are enough.
    """
    parts = marks.of_kinds(FIELDS)
    first = parts[0] if parts else len(marks.bare)
    of_kinds, again = _lines_of_kinds(first, marks), _begun_again(parts, marks, layout)
    if not (of_kinds or again):
        return []
    headings = marks.headings()
    found = [line for line in of_kinds if line not in headings]
    scratch = [""] * len(marks.bare)
    heads: dict[int, Head] = {}
    for lines in again:
        head = read_head(marks, lines, layout, scratch, frozenset())
        begin = next((line for line in lines if scratch[line] == "head"), lines.start)
        if head.body is not None and head.date is not None:
            heads.setdefault(begin, head)
        scratch[lines.start : lines.stop] = [""] * len(lines)
    for line in found[:_MOST]:
        begin = _with_name(line, marks, layout)
        lines = range(begin, _end(begin, marks, headings))
        if not _DIGIT.search("".join(marks.bare[begin : lines.stop])):
            continue  # no day
        head = read_head(marks, lines, layout, scratch, frozenset())
        scratch[begin : lines.stop] = [""] * len(lines)
        told = head.told_by and (head.starts_at or head.place or head.participants)
        number = _opens_items(lines, marks)
        if (told or number is not None) and _is_of_meeting(head, opens=number == "1"):
            heads.setdefault(begin, head)
    if not heads:
        return []
    own = read_head(marks, range(first), layout, [""] * first, frozenset())
    read_pages(own, marks, layout)
    return sorted(line for line, head in heads.items() if head.date != own.date)


def _begun_again(parts: Sequence[int], marks: Marks, layout: Layout) -> list[range]:
    """The lines above each item whose number one before it has, up to the part above them."""
    verdicts = layout.words["verdict"]
    found = []
    for same in marks.candidates.values():
        if len({one.number for one in same}) == len(same):
            continue
        seen: set[str] = set()
        last = -1
        for one in same:
            place = bisect_left(parts, one.line)
            apart, last = place > last, place
            if apart and any(marks.kind_at(line) in FIELDS for line in marks.below(one.line, 2)):
                if one.number in seen and first_word(one.title) not in verdicts:
                    found.append(range(parts[place - 1] + 1, one.line))
                seen.add(one.number)
    return found


def _opens_items(head: range, marks: Marks) -> str | None:
    """The number of the item right below, empty for a contents list; `None` where there is none."""
    if marks.kind_at(head.stop) == "case":
        return ""
    if any(marks.kind_at(line) == "contents_head" for line in head):
        return ""
    for same in marks.candidates.values():
        below = next((one for one in same if one.line == head.stop), None)
        if below is not None and any(
            marks.kind_at(line) in FIELDS for line in marks.below(below.line, 2)
        ):
            before = [one.number for one in same if one.line < head.start]
            return None if str(int(below.number or 0) - 1) in before else below.number
    return None


def _is_of_meeting(head: Head, *, opens: bool) -> bool:
    """Whether it is the head of a meeting; `opens` if the first item of an agenda follows."""
    if not head.told_by:
        return head.body is not None and head.date is not None  # both have labels
    if len(head.told_by) < _TOLD or opens:
        return head.stands_alone
    parted = len(set(head.told_by)) >= _TOLD - 1 and head.stands_alone
    left = (besides_meeting(before_place(title)) for title in head.told_by)
    return parted and all(sum(map(str.isalnum, words)) <= _LEFT for words in left)


def several_documents(begins: Sequence[int], end: int) -> Diagnostic:
    """What is said of a file of which only the lines before the first of `begins` were read."""
    lines = ", ".join(str(line + 1) for line in begins[:_SHOWN])
    message = f"the minutes of another meeting begin on line {lines}: part the file there"
    return Diagnostic("several_documents", "error", message, (begins[0] + 1, end))


def _lines_of_kinds(first: int, marks: Marks) -> list[int]:
    """The short lines below `first` with one of `_KINDS` that are no sentence."""
    bare, below = marks.bare, marks.filled[bisect_right(marks.filled, first) :]
    short = [line for line in below if bare[line][-1] != "." and len(bare[line]) <= LONGEST_TITLE]
    text = "\n".join([bare[line] for line in short])
    found = set().union(*[_lines_with(kind, text) for kind in _KINDS])
    return [short[place] for place in sorted(found) if _KIND.search(bare[short[place]])]


def _end(begin: int, marks: Marks, headings: Container[int]) -> int:
    """The line, a heading or a part, that ends the head beginning here."""
    place = bisect_left(marks.filled, begin)
    line = begin
    for line in marks.filled[place : place + _SHORT_HEAD]:
        mark = marks.at.get(line)
        if line in headings or (mark and mark.kind in FIELDS):
            return line
    return line + 1


def _with_name(line: int, marks: Marks, layout: Layout) -> int:
    """The first line of the head: the authority and the body can stand above."""
    for above in reversed(marks.above(line, 2)):
        text = marks.bare[above]
        labelled = fold(text.partition(":")[0]) in layout.head
        if not (labelled or text.lower().endswith(" kommune") or looks_like_body(text)):
            break
        line = above
    return line
