"""Lines in, what each of them is by itself out; most are running text, which takes no time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from casetrack.lazy import regex
from casetrack.periods import MONTH_NAMES
from casetrack.reading.headings import LONGEST, LONGEST_BARE, NEAR, Heading, read_heading
from casetrack.reading.landmarks import (
    CONTENTS,
    DECISION_OPENING,
    GLUED_OPENINGS,
    GLUED_WORD,
    LONGEST_LANDMARK,
    OPENINGS,
    Mark,
    lists_titles,
    read_landmark,
    stands_out,
)
from casetrack.reading.layout import OPENING, PLAIN_WORDS, Form, Layout, fold, shipped_layout
from casetrack.reading.text import DECORATION, bare

__all__ = ["NEVER_ITEMS", "OPEN_ENDS", "TREATED", "Looked", "look_at", "spellings"]

_BEGINNING = OPENING + 1
"""The fourth letter tells letters set apart by blanks from a word of one letter."""
_LONGEST_HEADING = 60
"""So short are lines that recur: headings of sections, labels with a name, rows of bullets."""
_REMEMBERED = 4096
"""So many short lines, and as many ways to begin one or to end, are looked at once."""
NEVER_ITEMS = frozenset({"contents", "section", "case"})
"""Marks of lines that head no item."""
_CONTENTS_OPENING = CONTENTS[:OPENING].lower()
_DECORATED = frozenset((*DECORATION, "|"))
TREATED = ("udvalg", "dato", "punktnummer")
"""Labels of the lines that head what an earlier body decided (Aarhus 2025)."""
_TREATED_LABEL = f"{TREATED[0].capitalize()}:"
_TREATED_OPENING = TREATED[0][:OPENING]
_PLAIN_OPENINGS = frozenset(
    way(word[:OPENING]) for word in PLAIN_WORDS for way in (str.upper, str.capitalize)
)
_SPECIAL = frozenset(
    {*GLUED_OPENINGS, *map(str.lower, _PLAIN_OPENINGS), DECISION_OPENING, _TREATED_OPENING}
)
OPEN_ENDS = (
    *(" den", " d.", " og", " for", " i", ",", "-", " pkt.", "(pkt.", " punkt", "(punkt"),
    *(f" {month}" for month in MONTH_NAMES),
)
"""A decision heading that ends so goes on in the next line."""
_OWNED = "s beslutning"
"""`Byrådets beslutning i mødet den` can have its day in the next line."""
_CASE_COLUMNS = frozenset({"sagsnr", "sagsnummer", "sagsid", "sagsnr./id", "journalnr", "j.nr"})
_DOTTED = regex(
    r"(?P<title>[^.…]*(?:[.…](?! *[.…])[^.…]*)*)(?:[ .…\t]{4,}|……)"
    r"(?P<page>\d{1,4})?\s*(?P<rest>\S.*)?$"
)
"""Reads `Ny bro ........ 3` and `Eventuelt....7`, not `Ny bro`."""
_NUMBERED_CELL = regex(r"(?:Dagsordensp|P)unkt (?:nr\. )?\d{1,4}|(?:Pkt\.|Sag)(?: nr\.)? \d{1,4}")
"""Reads `Punkt nr. 3` and `Sag 12`, not `Ny bro`."""


class Special(NamedTuple):
    """What only the lines around it, or others of the document, make a landmark.

    Attributes:
        unsettled: the lines below settle what it is, and whether it is one.
        point: it is the word of a section with a number, as the point of a list can be.
        numbered: it is nothing but the number of an item.
        label: the one of `PLAIN_WORDS` that heads it, alone or with a colon.
        standing: it is a title of every agenda.
        glued: the word of a section that it has glued to what follows.
    """

    unsettled: bool
    point: bool
    numbered: bool
    label: str
    standing: bool
    glued: str


class Looked(NamedTuple):
    """What a line is by itself.

    Attributes:
        bare: the line without decoration.
        mark: the landmark it is.
    """

    bare: str
    mark: Mark | None = None
    heading: Heading | None = None
    special: Special | None = None


def look_at(
    lines: Sequence[str], layout: Layout, glued: frozenset[str]
) -> Iterator[tuple[int, Looked]]:
    """The lines that are more than running text; `glued` words of sections stand before others."""
    openings = _openings(layout)
    longest = _LONGEST_HEADING if layout is shipped_layout() and not glued else 0
    for number, line in compress(enumerate(lines), lines):
        if len(line) <= longest:
            looked = _remembered(line)
        else:
            looked = _looked(line, layout, openings, glued)
        if looked is not None:
            yield number, looked


class _Begins(NamedTuple):
    """What the first letters of a line say of it.

    Attributes:
        far: the line can be more than running text even if it is longer than a landmark.
        opening: the first three of them, lower case.
        decorated: there may be decoration to take off, or letters set apart by blanks.
        special: it may head a decision, have a section's word glued to what follows, or be one of
            the labels that are looked at together.
        can_mark: it can be a landmark, whatever it ends in.
        can_head: it can be the heading of an item, by one of `forms`.
    """

    far: bool
    opening: str
    decorated: bool
    special: bool
    can_mark: bool
    can_head: bool
    forms: tuple[Form, ...]


class _Openings(dict[str, _Begins]):
    """The first letters of the lines met so far; what is remembered is bounded."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._landmarks = layout.openings | OPENINGS
        self._layout = layout

    def __missing__(self, first: str) -> _Begins:
        opening = first[:OPENING].lower()
        decorated = first[0] in _DECORATED or first[1:2] == " " == first[3:4]
        forms = self._layout.headings(opening)
        special, can_mark = opening in _SPECIAL, opening in self._landmarks
        can_head = bool(forms) or opening == _CONTENTS_OPENING
        far = decorated or special or can_head
        if len(self) >= _REMEMBERED:
            self.clear()
        self[first] = begins = _Begins(far, opening, decorated, special, can_mark, can_head, forms)
        return begins


@cache
def _shipped_openings() -> _Openings:
    return _Openings(shipped_layout())


def _openings(layout: Layout) -> _Openings:
    return _shipped_openings() if layout is shipped_layout() else _Openings(layout)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(line: str) -> Looked | None:
    """What a short line is by the shipped layout: the headings of one document are those of all."""
    layout = shipped_layout()
    return _looked(line, layout, _openings(layout), frozenset())


def _looked(
    printed: str, layout: Layout, openings: _Openings, glued: frozenset[str]
) -> Looked | None:
    """What a line is by itself; `None` for running text."""
    line, near = printed, len(printed) <= LONGEST_LANDMARK
    far, opening, decorated, special, can_mark, can_head, forms = openings[line[:_BEGINNING]]
    plain = not (near or far or glued or "/" in line or line[-1] == "*")
    if plain and (line[-1] == "." or "...." not in line):  # to look for dots takes long
        return None
    if decorated or line[-1] == "*":
        line = _row_of_table(line, layout) if line[0] == "|" else bare(line)
        if not line:
            return Looked("")
        near = len(line) <= LONGEST_LANDMARK
        _, opening, _, special, can_mark, can_head, forms = openings[line[:_BEGINNING]]
    anyhow = bool(glued) or opening == DECISION_OPENING or (not near and lists_titles(line))
    mark = heading = said = None
    if "...." in line or ((near or anyhow) and ("……" in line or ". . . " in line)):
        mark = _dotted_mark(line)
    elif anyhow or (near and (can_mark or stands_out(line))):
        mark = read_landmark(line, opening, layout, glued)
    if (can_head or "/" in line[:NEAR]) and len(line) <= LONGEST and _can_head(line, mark):
        heading = read_heading((mark and mark.glued) or line, forms, layout)
    if special or mark is not None or len(line) <= _LONGEST_HEADING or (near and _OWNED in line):
        said = _special(line, opening, mark, layout)
    if line == printed and mark is None and heading is None and said is None:
        return None
    return Looked(line, mark, heading, said)


def _dotted_mark(line: str) -> Mark:
    """The mark of a line of a contents list, dotted up to its page."""
    match = _DOTTED.match(line)
    title = match["title"].strip(" .\t") if match else line
    page = (match["page"] if match else None) or ""
    return Mark("contents", title, page, {"glued": match["rest"] if match else None})


def _can_head(line: str, mark: Mark | None) -> bool:
    """Whether a line can head an item; the word of a section can if it is a point of a list, or
    glued to the title: `3. Ny broBeslutning`.
    """
    if mark is None or mark.kind not in NEVER_ITEMS:
        return True
    return mark.kind == "section" and (line[0].isdigit() or mark.glued != "")


def _special(line: str, opening: str, mark: Mark | None, layout: Layout) -> Special | None:
    digits, short = line[0].isdigit(), len(line) <= _LONGEST_HEADING
    doubtful = mark and (mark.value in layout.on_trust or (mark.case and not mark.case.number))
    unsettled = _goes_on(line, opening) or bool(doubtful)
    point = digits and mark is not None and mark.kind == "section" and not mark.glued
    numbered = digits and len(line) <= OPENING and line.isdigit()
    label = _plain_word(line) if line[:OPENING] in _PLAIN_OPENINGS else ""
    standing = short and line in spellings(layout.words["standing"])
    word = GLUED_WORD.match(line) if opening in GLUED_OPENINGS else None
    if unsettled or point or numbered or label or standing or word:
        return Special(unsettled, point, numbered, label, standing, word[1] if word else "")
    return None


def _plain_word(line: str) -> str:
    """The one of `PLAIN_WORDS` that heads a line, alone or with a colon, if one does."""
    word, colon, _ = line[:_LONGEST_HEADING].partition(":")
    folded = fold(word)
    alone = colon or len(line) == len(folded)
    return folded if alone and folded in PLAIN_WORDS else ""


@lru_cache(8)
def spellings(words: frozenset[str]) -> frozenset[str]:
    """How titles of these words are printed, alone on their line."""
    ways = (str.capitalize, str.upper)
    return frozenset(
        f"{way(word)}{end}" for word in words for way in ways for end in ("", ":", ".")
    )


def _goes_on(line: str, opening: str) -> bool:
    """Whether the line heads a decision only with those below it."""
    if opening == DECISION_OPENING:
        term = line[-8:-5].isdigit()  # `Byrådet 2018-2021`
        named = " " in line and ":" not in line and (term or not line[-1].isdigit())
        return (named or line.endswith(OPEN_ENDS)) and len(line) <= LONGEST_LANDMARK
    treated = opening == _TREATED_OPENING and line.startswith(_TREATED_LABEL)
    return treated or (_OWNED in line and len(line) <= LONGEST_LANDMARK)


def _row_of_table(line: str, layout: Layout) -> str:
    """`| Beslutning | Godkendt. |` as `Beslutning: Godkendt.`; a rule between rows is empty."""
    if "--" in line and not line.strip("|-: "):
        return ""
    label, *values = (cell.strip(" *") for cell in line.strip("| ").split("|"))
    joined = " ".join((label, *values))
    if fold(joined) in layout.landmarks:
        return joined  # the head of a contents list
    if len(values) > 1 and fold(label) in _CASE_COLUMNS and not any(map(str.isdigit, line)):
        return f"{label}:"  # the head of columns; the number is in the row below
    if len(values) != 1 or not values[0]:
        return line
    known = fold(label) in layout.sections or _NUMBERED_CELL.fullmatch(label) is not None
    known = known or (label.isdigit() and len(label) < LONGEST_BARE and _heads(values[0]))
    known = known or label[:OPENING].lower() == DECISION_OPENING
    return f"{label}: {values[0]}" if known else line


def _heads(cell: str) -> bool:
    """Whether the cell beside a number is a title, and no other number."""
    return cell[0].isupper() or (" " in cell and any(map(str.islower, cell)))
