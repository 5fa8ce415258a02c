"""Lines in, marks out: every line that looks like a landmark of minutes, whatever it turns out to
be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress

from attrs import define, evolve

from casetrack.casenumber import parse_alone
from casetrack.lazy import regex
from casetrack.reading.landmarks import (
    CONTENTS,
    DECISION_OPENING,
    GLUED_OPENINGS,
    GLUED_WORD,
    LONGEST_LANDMARK,
    OPENINGS,
    PLAIN_WORDS,
    Candidate,
    Mark,
    Marks,
    read_decision,
    read_landmark,
    stands_out,
)
from casetrack.reading.layout import OPENING, Form, Layout, first_word, fold, shipped_layout
from casetrack.reading.pages import mark_indented, mark_pages
from casetrack.reading.text import DECORATION, bare, begins_small, unspaced

__all__ = ["LONGEST", "Candidate", "Mark", "Marks", "bare", "find_marks"]

LONGEST = 300
"""Longer lines are running text, and no item heading."""
_LONGEST_HEADING = 60
"""So short are lines that recur: headings of sections, labels with a name, rows of bullets."""
_REMEMBERED = 4096
"""So many short lines, and as many ways to begin one, are looked at once."""
_NEVER_ITEMS = frozenset({"contents", "section", "case"})
_LONGEST_BARE = 4
"""Digits of an item number that nothing but its place sets off from an amount."""
_FIRST_LISTED, _SECOND_LISTED = "1. ", " 2. "
"""A contents list can stand on one line, however long that is."""
_RULES = ("-", "–", "|", "·", "•")
_PARTS_CELLS = "|·•"
"""Unlike a dash, these make no range of two numbers."""
_FIGURES = regex(r"\d{1,4}(?:-[^\W\d]|/\d{1,2} [^\W\d])")
"""`3 - 2024-budgettet` is no range of two numbers."""
_OPENING = "§\"”'»(«“"
_CONTENTS_OPENING = CONTENTS[:OPENING].lower()
_AFTER_CONTENTS = regex(rf"{CONTENTS}\d")
_DECORATED = frozenset((*DECORATION, "|"))
_BUTTONS = ("Klik her for at folde ud", "Åbn/luk punkt")
_TREATED = ("udvalg", "dato", "punktnummer")
"""Labels of the lines that head what an earlier body decided (Aarhus 2025)."""
_TREATED_LABEL = f"{_TREATED[0].capitalize()}:"
_TREATED_OPENING = _TREATED[0][:OPENING]
_PLAIN_OPENINGS = frozenset(
    way(word[:OPENING]) for word in PLAIN_WORDS for way in (str.upper, str.capitalize)
)
_SPECIAL = frozenset(
    {*GLUED_OPENINGS, *map(str.lower, _PLAIN_OPENINGS), DECISION_OPENING, _TREATED_OPENING}
    | {_FIRST_LISTED}
)
_PARTS = frozenset({"section", "decision"})
_VERBS = frozenset(
    {"var", "er", "blev", "bliver", "har", "havde", "vil", "skal", "kan", "må", "lød"}
)
_VOTED = regex(r"\d{1,3} (?:medlemmer )?stem")
"""Reads `12 medlemmer stemte` and `9 stemmer`, not `medlemmer`."""
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_OPEN_ENDS = (
    *(" den", " d.", " og", " for", " i", ",", "-", " pkt.", " punkt"),
    *(f" {month}" for month in _MONTHS.split("|")),
)
"""A decision heading that ends so goes on in the next line."""
_GOES_ON = ("og ", "den ", "d. ", "pkt. ", *(f"{month} " for month in _MONTHS.split("|")))
"""So begins what a decision heading goes on with: `Beslutning i Udvalget for Teknik⏎og Miljø`."""
_NUMBERED = ("0", "")
"""How forms begin that no word begins, as it does `Punkt 3. 24/7 pleje`."""
_AMOUNT = regex(
    rf"\d\.?\s?(?:{_MONTHS})\b|" r"\d+(?!\d)\.?(?!\.?\s[^\W\d])|\d+ (?:kr|mio|mia|pct|procent)\b"
)
"""Reads `3. maj` and `500 kr`, not `3 veje`."""
_AMOUNT_APART = regex(
    rf"\d{{1,2}}\.?\s?(?:{_MONTHS})\b|(?:\d{{1,2}}[-./]){{1,2}}(?:19|20)\d\d\b|\d{{1,2}}-\d\d-\d\d\b"
    r"|[\d.,/:\s%–-]+(?:(?:kr|mio|mia|pct|procent|stk|m2)\b|\Z)"
)
"""Behind a blank a number is part of the title if words follow: `2. 24/7 pleje`, `3. 1.-holdet`."""
_OF_LAW = regex(
    r"stk\b|(?:[A-ZÆØÅ]?[a-zæøå]{0,30}lov|[A-ZÆØÅ]?[a-zæøå]{0,30}bekendtgørelse)(?:en|ens)?\b"
    r"(?: om\b|(?: [^ \n]{1,40}){0,2}\Z)",
    re.IGNORECASE,
)
"""Reads `Vejloven`, `stk. 2` and `Lov om social service`, not `Planlovens muligheder for byen`."""
_CASE_COLUMNS = frozenset({"sagsnr", "sagsnummer", "sagsid", "sagsnr./id", "journalnr", "j.nr"})
_NUMBERED_CELL = regex(r"(?:Dagsordensp|P)unkt (?:nr\. )?\d{1,4}|(?:Pkt\.|Sag)(?: nr\.)? \d{1,4}")
"""Reads `Punkt nr. 3` and `Sag 12`, not `Ny bro`."""


def find_marks(lines: Sequence[str], layout: Layout) -> Marks:
    """Every landmark of the lines, in one pass; a line has at most one mark, but may be a
    candidate too.
    """
    stripped = list(map(str.strip, lines))
    marks = Marks({}, {}, stripped, stripped.copy(), [], [])
    words, unsettled = _look(marks, layout, frozenset())
    if len(words) > 1:
        # This document prints the words of sections glued to what follows (`BilagKort.pdf`).
        marks = Marks({}, {}, stripped, stripped.copy(), [], [])
        _, unsettled = _look(marks, layout, frozenset(layout.sections))
    _take_run_on_off(marks)
    mark_indented(marks, lines)
    trusted: set[str] = set()
    if marks.filled and fold(marks.bare[marks.filled[0]]) in layout.words["minutes"]:
        marks.at.pop(marks.filled[0], None)  # `BESLUTNINGER` above all else is a title
    for number in unsettled:
        if not (_settle(marks, number, layout, trusted) or _mark_labelled(marks, number, layout)):
            _mark_wrapped(marks.at, number, marks.bare, layout)
    mark_pages(marks, unsettled)
    return marks


_Begins = tuple[str, bool, bool, bool, bool]
"""What the first letters of a line say of it: they themselves, lower case; whether it may have
decoration to take off, or letters set apart by blanks; whether it may head a decision, have a
section's word glued to what follows, or be one of the labels that are looked at together; whether
it can be a landmark, and the heading of an item.
"""


class _Openings(dict[str, _Begins]):
    """The first letters of the lines met so far; what is remembered is bounded."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._landmarks = layout.openings | OPENINGS
        letters = (opening.upper() for opening in layout.by_opening if len(opening) == 1)
        self._items = frozenset((*letters, *layout.by_opening, *"0123456789", _CONTENTS_OPENING))

    def __missing__(self, first: str) -> _Begins:
        opening = first.lower()
        begins = (
            opening,
            first[0] in _DECORATED or first[1:2] == " ",
            opening in _SPECIAL,
            opening in self._landmarks,
            opening in self._items or first[0] in self._items,
        )
        if len(self) >= _REMEMBERED:
            self.clear()
        self[first] = begins
        return begins


@cache
def _shipped_openings() -> _Openings:
    return _Openings(shipped_layout())


def _openings(layout: Layout) -> _Openings:
    return _shipped_openings() if layout is shipped_layout() else _Openings(layout)


@define
class _Looked:
    """What a line is by itself.

    Attributes:
        bare: the line without decoration.
        mark: the landmark it is.
        heads: it can be the heading of an item.
        special: one of the next three holds.
        unsettled: it heads a decision only with the lines below.
        glued: the word of a section that it has glued to what follows.
        labels: it begins as one of `PLAIN_WORDS` does.
        doubtful: the line below settles what the landmark is, and whether it is one.
    """

    bare: str
    mark: Mark | None = None
    heads: bool = False
    special: bool = False
    unsettled: bool = False
    glued: str = ""
    labels: bool = False
    doubtful: bool = False


def _look(marks: Marks, layout: Layout, glued: frozenset[str]) -> tuple[set[str], list[int]]:
    """Note what each line is; gives the words that some of the lines have glued to what follows,
    and the lines that the one below settles.
    """
    at, stripped, plain = marks.at, marks.stripped, marks.bare
    remembers = layout is shipped_layout() and not glued
    openings = _openings(layout)
    words, open_ = set[str](), list[int]()
    for number in compress(range(len(stripped)), stripped):
        line = stripped[number]
        if remembers and len(line) <= _LONGEST_HEADING:
            looked = _remembered(line)
        else:
            looked = _looked(line, layout, openings, glued)
        if looked is None:
            continue
        line = plain[number] = looked.bare
        if looked.special:
            if looked.glued:
                words.add(looked.glued)
            if looked.unsettled:
                open_.append(number)
            if looked.labels:
                marks.plain_labels.append(number)
        mark = looked.mark
        if mark is not None and not (line[0].isdigit() and _is_point(mark, number, stripped)):
            at[number] = mark
            if looked.doubtful:
                open_.append(number)
            if mark.kind in _NEVER_ITEMS:
                continue
        if looked.heads:
            if len(line) <= OPENING and line.isdigit() and _is_set_apart(number, stripped):
                line += "."
            _read_item(number, line, layout, marks.candidates)
    marks.filled.extend(compress(range(len(plain)), plain))
    return words, open_


@lru_cache(maxsize=_REMEMBERED)
def _remembered(line: str) -> _Looked | None:
    """What a short line is by the shipped layout: the headings of one document are those of all."""
    layout = shipped_layout()
    return _looked(line, layout, _openings(layout), frozenset())


def _looked(
    line: str, layout: Layout, openings: _Openings, glued: frozenset[str]
) -> _Looked | None:
    """What a line is by itself; `None` for running text."""
    opening, decorated, special, can_mark, heads = openings[line[:OPENING]]
    looked = None
    if decorated or line[-1] == "*":
        line = _row_of_table(line, layout) if line[0] == "|" else bare(line)
        looked = _Looked(line)
        if not line:
            return looked
        opening, _, special, can_mark, heads = openings[line[:OPENING]]
    length = len(line)
    if length <= LONGEST and (heads or "/" in line[:12]):
        looked = looked or _Looked(line)
        looked.heads = True
    if special:
        looked = looked or _Looked(line)
        if opening in GLUED_OPENINGS and (match := GLUED_WORD.match(line)):
            looked.glued = match[1]
        looked.unsettled = _goes_on(line, opening)
        looked.labels = line[:OPENING] in _PLAIN_OPENINGS and (
            length <= _LONGEST_HEADING or ":" in line[:_LONGEST_HEADING]
        )
        looked.special = looked.unsettled or looked.labels or bool(looked.glued)
        special = _can_be_long(line, opening)
    short = length <= LONGEST_LANDMARK and (can_mark or stands_out(line))
    if short or special or glued or "...." in line:
        mark = read_landmark(line, opening, layout, glued)
        if mark is not None:
            looked = looked or _Looked(line)
            looked.mark = mark
            looked.doubtful = mark.value in layout.on_trust or (
                mark.case is not None and mark.case.number is None
            )
    return looked


def _is_point(mark: Mark, line: int, stripped: list[str]) -> bool:
    """Whether a numbered word of a section is a point of a list: `1. Indstilling⏎2. Beslutning`."""
    number = stripped[line].partition(".")[0]
    if mark.kind != "section" or not number.isdigit():
        return False
    above, below = stripped[max(line - 1, 0)], "".join(stripped[line + 1 : line + 2])
    return above.startswith(f"{int(number) - 1}. ") or below.startswith(f"{int(number) + 1}. ")


def _take_run_on_off(marks: Marks) -> None:
    """Take off the marks of words whose sentence goes on in the next line: `Udvalgets
    konclusion⏎var, at ...`.
    """
    at, stripped = marks.at, marks.stripped
    last = len(stripped) - 1
    small = [line for line in at if line < last and stripped[line + 1] >= "a"]
    for line in small:
        if at[line].kind in _PARTS and first_word(stripped[line + 1]) in _VERBS:
            del at[line]


def _can_be_long(line: str, opening: str) -> bool:
    """Whether a line can be a landmark however long it is: a decision, a contents list."""
    return opening == DECISION_OPENING or (opening == _FIRST_LISTED and _SECOND_LISTED in line)


def _goes_on(line: str, opening: str) -> bool:
    """Whether the line heads a decision only with those below it."""
    if opening == DECISION_OPENING:
        named = " " in line and ":" not in line and not line[-1].isdigit()
        return (named or line.endswith(_OPEN_ENDS)) and len(line) <= LONGEST_LANDMARK
    return opening == _TREATED_OPENING and line.startswith(_TREATED_LABEL)


def _row_of_table(line: str, layout: Layout) -> str:
    """`| Beslutning | Godkendt. |` as `Beslutning: Godkendt.`, where a table prints an item; a rule
    between rows is empty.
    """
    if "--" in line and not line.strip("|-: "):
        return ""
    label, *values = (cell.strip(" *") for cell in line.strip("| ").split("|"))
    joined = " ".join((label, *values))
    if fold(joined) in layout.landmarks:
        return joined  # the head of a contents list
    if len(values) > 1 and fold(label) in _CASE_COLUMNS and not any(map(str.isdigit, line)):
        return f"{label}:"  # the head of columns; the number is in the row below
    if len(values) != 1 or not values[0] or not label:
        return line
    known = fold(label) in layout.sections or _NUMBERED_CELL.fullmatch(label) is not None
    known = known or (label.isdigit() and len(label) < _LONGEST_BARE and _heads(values[0]))
    known = known or label[:OPENING].lower() == DECISION_OPENING
    return f"{label}: {values[0]}" if known else line


def _heads(cell: str) -> bool:
    """Whether the cell beside a number is a title, and no other number."""
    return cell[0].isupper() or (" " in cell and any(map(str.islower, cell)))


def _is_set_apart(number: int, stripped: list[str]) -> bool:
    """Whether a number stands in a bullet of its own (Dragør), or between blank lines (Aarhus)."""
    alone = number > 0 and not stripped[number - 1] and stripped[number + 1 : number + 2] == [""]
    return alone or stripped[number][0] in "•·"


def _begins_title(text: str) -> bool:
    return text[0].isupper() or text[0] in _OPENING or begins_small(text)


def _settle(marks: Marks, number: int, layout: Layout, trusted: set[str]) -> bool:
    """Look at the line below a mark: the number of a label that stands alone (`Journalnummer`), the
    outcome that makes a heading of a body and a day, and of the same line further down
    (`trusted`).
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
                    or _speaks(mark, plain[below])
                    or _VOTED.match(plain[below]) is not None
                )
            )
            if verdict:
                trusted.add(plain[number])
            elif plain[number] not in trusted and (above is None or above.value != "decision"):
                del at[number]
        elif mark and mark.case and below not in at:
            cell, *others = plain[below].strip("| ").split("|")
            value = parse_alone(cell, labelled=True)
            if value is not None:
                closed = True if "lukket" in "|".join(others).lower() else mark.case.closed
                case = mark.case._replace(number=value, closed=closed)
                at[number] = evolve(mark, case=case)
                at[below] = Mark("wrapped", "field")
    return mark is not None and (mark.case is not None or mark.value in layout.on_trust)


def _following(marks: Marks, place: int) -> list[int]:
    """The filled line after the one at `place`, if any, past the foot of a page."""
    for line in marks.filled[place + 1 : place + 3]:
        mark = marks.at.get(line)
        if mark is None or mark.kind != "page":
            return [line]
    return []


def _speaks(mark: Mark, below: str) -> bool:
    """Whether the line below a heading begins with its body: `Skoleudvalget tiltrådte ...`."""
    body = mark.fields["body"] if mark.fields else None
    return bool(body) and below.startswith(f"{body} ")


def _mark_labelled(marks: Marks, number: int, layout: Layout) -> bool:
    """Mark a decision heading that has a label and a line for each of its parts (`Udvalg: ...`)."""
    place = bisect_left(marks.filled, number)
    lines = marks.filled[place : place + len(_TREATED)]
    parts = [marks.bare[line].partition(":") for line in lines]
    if tuple(label.lower() for label, _, _ in parts) != _TREATED:
        return False
    line = "{}, {}, pkt. {}".format(*(value.strip() for _, _, value in parts))
    mark = read_decision(line, line[0].lower(), True, layout)
    if mark is None:
        return False
    marks.at[number] = mark
    marks.at.update((below, Mark("wrapped", "decision")) for below in lines[1:])
    return True


def _mark_wrapped(at: dict[int, Mark], number: int, plain: list[str], layout: Layout) -> None:
    """Mark a decision heading that goes on in the next line (`Beslutning i Børne- og`)."""
    below = plain[number + 1] if number + 1 < len(plain) else ""
    line = f"{plain[number]} {below}"
    if not below or len(line) > LONGEST_LANDMARK:
        return
    if not (plain[number].endswith(_OPEN_ENDS) or below.startswith(_GOES_ON)):
        return
    mark = read_decision(line, line[0].lower(), line.rstrip(":.")[-1].isdigit(), layout)
    if mark is not None and mark.kind == "decision":
        at[number] = mark
        at[number + 1] = Mark("wrapped", "decision")


def _read_item(
    number: int, line: str, layout: Layout, candidates: dict[str, list[Candidate]]
) -> None:
    """Note the line as a candidate of the first form of item heading that reads it."""
    opening = line[:OPENING].lower()
    if opening == _CONTENTS_OPENING and _AFTER_CONTENTS.match(line):
        line = line[len(CONTENTS) :]  # Brønderslev glues the word to the first heading
        opening = line[:OPENING]
    first = opening[0]
    by_opening = layout.by_opening
    forms = by_opening.get(opening) or by_opening.get("0" if first.isdigit() else first, ())
    if "/" in line[:12]:
        forms += by_opening[""]
    for form in forms:
        fields = form.read(line)
        if fields is None or (form.bare and len(fields["number"] or "") > _LONGEST_BARE):
            continue
        title = _title(fields.get("title") or fields.get("glued") or "", form)
        if title and not _can_head(title, line, form):
            continue
        found = Candidate(
            number, fields.get("number") or "", title, fold(title), fields.get("case")
        )
        candidates.setdefault(form.id, []).append(found)
        return


def _title(printed: str, form: Form) -> str:
    """A title without the rule before it, the blanks between its letters, and a page's buttons."""
    title = printed.strip("* \t")
    if title[:1] in _RULES:
        rest = title[1:].lstrip()
        begins = rest[:1].isupper() or rest.startswith(tuple(_OPENING))
        parts = form.starts not in _NUMBERED or title[:1] in _PARTS_CELLS
        if begins or (rest[:1].isdigit() and (parts or _FIGURES.match(rest))):
            title = rest  # `214 - Budget`, `Punkt 3 | 24/7 pleje`
    if title[1:2] == " " == title[3:4]:
        title = unspaced(title)
    for button in _BUTTONS:
        if button in title:
            title = title.partition(button)[0].rstrip() or title
    return title


def _can_head(title: str, line: str, form: Form) -> bool:
    """Whether a title begins as one does: no date (08.04.2019), amount (12.500) or KLE number
    (85.02.02), no law (§ 8 vejloven), and in small letters only behind a word and a colon.
    """
    if form.starts == "§" and _OF_LAW.match(title):
        return False
    if title[0].isdigit():
        apart = line[-len(title) - 1 : -len(title)].isspace()
        amount = _AMOUNT_APART if apart else _AMOUNT
        return form.starts not in _NUMBERED or amount.match(title) is None
    return _begins_title(title) or (form.worded and ":" in line.partition(title)[0])
