"""Rows of printed pages in, lines of text out: wrapped rows joined, blank lines put back.

A PDF says neither where a paragraph ends nor where a blank line was. Both follow from the
document's own habits: how far apart the rows of one paragraph stand, and how far to the right they
reach. A row goes on below where its next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from casetrack.lazy import regex
from casetrack.readers.rows import Row
from casetrack.reading.layout import fold, shipped_layout

__all__ = ["Paragraphs", "to_lines"]

_LISTED: Final = regex(r"(?:\d{1,3}[.)]|[a-zæøå][.)]|[-–•])\s", re.IGNORECASE)
"""Reads `1) `, `a. ` and `• `, not `12-14 `."""
_NUMBERED: Final = regex(r"• \d{1,3}[.:]? (?:[A-ZÆØÅ]|\d\d?\. )")
"""The heading of an item: `• 3 Ny bro`, not `• 3 lærere`."""
_LABEL: Final = regex(r"[^\W\d][\w./-]{1,25}:(?:\s|$)|(?i:Sagsnr)\.? \d")
"""Reads `Sagsnr.: 23/1`, `Sagsnr 23/1` and `Sagsid/nr.: `, not `12: `."""
_DOTTED: Final = regex(r"(?:\.{4}|…{2}|(?:\. ){4})[.… ]*(?P<page>\d{1,4})?$")
"""Reads `Ny bro ........ 3`, not `Ny bro ...`."""
_DOTS: Final = ("....", "……", ". . . . ")
_DOTTED_ENDS: Final = frozenset("0123456789.…")
_NUMBER_FOLLOWS: Final = ("d.", "den", "kl.", "nr.", "pkt.", "punkt", "stk.", "ca.", "§", "s.")
_OPEN_AFTER: Final = ("og", "eller", "samt", "og/eller")
"""After `børne- og` the hyphen stands for the rest of a word."""
_LEADS_ON: Final = (
    *(" og", " eller", " samt", " for", " om", " til", " af", " i", " på", " med", " under", " se"),
    *(" jf.", " den", " det", " en", " et", " vedr.", " vedrørende", ",", "-", "/", "&"),
)
"""What ends so goes on in the next row."""
_DECISION: Final = ("Beslutning", "BESLUTNING")
_ITEM_AT_END: Final = regex(r"\d, pkt\. \d{1,4}:?\Z")
"""Reads `Byrådet, 3. maj 2022, pkt. 7`, not `se pkt. 7`."""
_YEAR_AT_END: Final = regex(r"\d{4}:?\Z")
"""Reads `den 3. maj 2022:`, not `den 3. maj`."""
_ENDED: Final = (".", ":", ";", "!", "?")
_LOOSEST: Final = 1.5
"""Rows further apart, in sizes of the type, are paragraphs where nothing shows otherwise."""
_ENOUGH: Final = 4
"""So many wrapped rows show where the margin is."""
_MANY: Final = 20
"""So many show it wherever they end."""
_WIDE: Final = 0.6
"""A row of full width ends beyond this share of the page."""
_STEP: Final = 0.08
"""A stretch this wide without any row distance, in sizes of the type, parts the two kinds."""
_SAME_SIZE: Final = 0.08
_SPACE: Final = 0.25
"""A blank between words, in sizes of the type."""


class Paragraphs(NamedTuple):
    """What `to_lines` gives: the lines, and the first line (from 1) that begins on each page."""

    lines: list[str]
    pages: tuple[int, ...]


class _Margin(NamedTuple):
    """Between which points from the left of the page the right margin is."""

    least: float
    most: float


class _Habits(NamedTuple):
    """How a document sets its paragraphs.

    Attributes:
        wrapped: the furthest apart two rows of one paragraph stand, in sizes of the type.
        margins: how far right its rows reach, by the width of the page in points.
    """

    wrapped: float
    margins: dict[int, _Margin]


class _Pair(NamedTuple):
    """Two rows, one after the other, and what is asked of them more than once.

    Attributes:
        pitch: from baseline to baseline, in sizes of the type.
        alike: their type is of one size.
        together: how far `above` would reach with the first word of `below`.
    """

    above: Row
    below: Row
    pitch: float
    alike: bool
    together: float


def to_lines(pages: Sequence[Sequence[Row]], widths: Sequence[float]) -> Paragraphs:
    """The text of the rows of each page, one line a paragraph, heading, list item or table row."""
    rows = [row for page in pages for row in page]
    pairs = _pairs(rows)
    habits = _habits(rows, pairs, widths)
    lines: list[str] = []
    starts: list[int] = []
    words = _Words(pages)
    margins = [habits.margins[round(width)] for width in widths]
    for pair in [None, *pairs] if rows else []:
        row = rows[0] if pair is None else pair.below
        if pair is not None and _goes_on(lines[-1], pair, habits.wrapped, margins[row.page]):
            lines[-1] = words.joined(lines[-1], row.text, hyphen=pair.above.hyphen)
            continue
        if pair is not None:
            if pair.above.hyphen:
                lines[-1] += "-"
            if _is_apart(pair, habits.wrapped):
                lines.append("")
        if row.page >= len(starts):
            starts += [len(lines) + 1] * (row.page + 1 - len(starts))
        lines.append(f"- {row.text[2:]}" if row.text.startswith("– ") else row.text)
    if rows:
        lines[-1] += "-" * rows[-1].hyphen
    starts += [max(len(lines), 1)] * (len(pages) - len(starts))
    return Paragraphs(_dashed(lines), tuple(starts))


def _dashed(lines: list[str]) -> list[str]:
    """The lines with `- ` for the bullets of a list; a lone bullet is no list, and stays."""
    filled = [place for place, line in enumerate(lines) if line]
    bulleted = {
        place
        for place in filled
        if lines[place].startswith("• ") and not _NUMBERED.match(lines[place])
    }
    for above, place, below in zip([-1, *filled], filled, [*filled[1:], -1], strict=False):
        if place not in bulleted:
            continue
        listed = above in bulleted or below in bulleted
        if listed or (above >= 0 and lines[above].endswith((":", ","))):
            lines[place] = f"- {lines[place][2:]}"
    return lines


# The document's habits.


def _pairs(rows: Sequence[Row]) -> list[_Pair]:
    pairs = []
    for above, below in pairwise(rows):
        size = above.size if above.size > below.size else below.size
        alike = abs(above.size - below.size) <= _SAME_SIZE * size
        together = above.right + _SPACE * _points(above) + below.word
        pairs.append(_Pair(above, below, (above.y - below.y) / (size or 1.0), alike, together))
    return pairs


def _habits(rows: Sequence[Row], pairs: Sequence[_Pair], widths: Sequence[float]) -> _Habits:
    like = [
        pair
        for pair in pairs
        if pair.alike and 0 < pair.pitch < 3 and pair.above.page == pair.below.page
    ]
    sure = [pair for pair in like if _surely_wraps(pair.below)]
    wide = [pair for pair in sure if pair.above.right > _WIDE * widths[pair.above.page]]
    if len(sure) < _MANY or len(wide) * 2 >= len(sure):
        sure = wide
    pitches = sorted([pair.pitch for pair in like])
    if sure:
        base = median([pair.pitch for pair in sure])
    else:
        base = min([_LOOSEST, *(pitch for pitch in pitches if pitch >= 1)])
    rounded = [round(width) for width in widths]
    margins = {
        width: _margin(
            [row for row in rows if rounded[row.page] == width],
            [pair for pair in sure if rounded[pair.above.page] == width],
            width,
        )
        for width in set(rounded)
    }
    return _Habits(_valley(pitches, base), margins)


def _surely_wraps(below: Row) -> bool:
    """Whether a sentence goes on in this row; a point of a list may begin with `at`."""
    if not below.word or not below.text[0].islower():
        return False
    return not below.text.startswith("at ") and not _LISTED.match(below.text)


def _margin(rows: Sequence[Row], sure: Sequence[_Pair], width: float) -> _Margin:
    """How far right text reaches on pages of one width.

    As far as all but a few odd rows do; if most rows that surely wrap end well before that, those
    few are tables. A document of short rows shows no margin: then it is about as wide as the left.
    """
    if not rows:
        return _Margin(width, width)
    least = _most([row.right for row in rows])
    if sum([_is_full(pair, least) for pair in sure]) * 2 < len(sure):
        least = _most([pair.above.right for pair in sure])
    if len(sure) < _ENOUGH:
        return _Margin(max(least, width - 1.4 * min(row.left for row in rows)), width)
    beyond = sorted([pair.together for pair in sure])
    return _Margin(least, max(least, beyond[int(len(beyond) * 0.02)]))


def _most(rights: Sequence[float]) -> float:
    return sorted(rights)[min(len(rights) - 1, int(len(rights) * 0.98))]


def _is_full(pair: _Pair, margin: float) -> bool:
    """Whether the first word below would not have fitted beside the row above."""
    return pair.together > margin - 1.0


def _valley(pitches: Iterable[float], base: float) -> float:
    """Where the distances inside a paragraph end, by the document's own histogram of them."""
    last = base * 1.02
    for pitch in pitches:
        if pitch <= last:
            continue
        if pitch - last > _STEP:
            return last + _STEP / 2
        last = pitch
        if last > base * 1.4:
            return base * 1.2
    return last + _STEP / 2


# Two rows, one below the other.


def _goes_on(line: str, pair: _Pair, wrapped: float, margin: _Margin) -> bool:
    if not pair.alike:
        return False
    above, below = pair.above, pair.below
    dotted = _dotted(above)
    if dotted:
        return dotted["page"] is None and below.text.isdigit()
    if not above.hyphen and not _is_full(pair, margin.least):
        return False
    if below.text[0].isupper() and (above.text[-1] == ":" or _LABEL.match(below.text)):
        return False
    if _is_heading(above, below) or _is_listed(above, below) or _is_next_point(line, above, below):
        return False
    if _decides(line):
        return False
    if above.page != below.page:
        return _runs_over(pair, margin)
    return 0 < pair.pitch <= wrapped


def _dotted(row: Row) -> re.Match[str] | None:
    """A row of a contents list; only one that ends like it, and has such dots, is searched."""
    text = row.text
    if text[-1] in _DOTTED_ENDS and any(dots in text for dots in _DOTS):
        return _DOTTED.search(text)
    return None


def _points(row: Row) -> float:
    """The size of the type in points, near enough: the width of two and a bit letters."""
    return 2.1 * (row.right - row.left) / max(len(row.text), 1)


def _is_heading(above: Row, below: Row) -> bool:
    """Whether `below` is a word that heads a part of an item or the names that sign, alone; not
    `Kultur og / Økonomi`; or the heading of a decision.
    """
    text, layout = below.text, shipped_layout()
    known = fold(text) in layout.sections or fold(text) in layout.words["trailer"]
    heads = known and text[0].isupper() and text[-1] != "."
    if not heads and not _decides(text):
        return False
    return not above.hyphen and not above.text.endswith(_LEADS_ON)


def _decides(text: str) -> bool:
    """Whether a text is the heading of a decision, up to its year or the number of its item."""
    dated = text.startswith(_DECISION) and _YEAR_AT_END.search(text)
    if not dated and not _ITEM_AT_END.search(text):
        return False
    forms = shipped_layout().decision_headings(text[0].lower(), True, "").forms
    return any(form.read(text.rstrip(":")) for form in forms)


def _is_listed(above: Row, below: Row) -> bool:
    """Whether `below` begins a point of a list; a wrapped `den / 2. november` does not."""
    if not _LISTED.match(below.text):
        return False
    if above.text.endswith(_NUMBER_FOLLOWS) and below.text[0].isdigit():
        return False
    if above.text.endswith((*_ENDED, ",")):
        return True
    return abs(below.left - above.left) > 1 or bool(_LISTED.match(above.text))


def _is_next_point(line: str, above: Row, below: Row) -> bool:
    """Whether `below` is the next of several points that each begin with `at`."""
    both = line.startswith("at ") and below.text.startswith("at ")
    return both and above.text.endswith((*_ENDED, ",", " og"))


def _runs_over(pair: _Pair, margin: _Margin) -> bool:
    """Whether a paragraph goes on at the top of the next page.

    After the end of a sentence only where the next word would surely not have fitted, and where
    what follows is no heading, for those are short.
    """
    above, below = pair.above, pair.below
    if below.text[0].islower():
        return True
    if abs(above.left - below.left) > 2 * _points(above):
        return False
    if not above.text.endswith(_ENDED):
        return True
    return below.right > _WIDE * margin.most and _is_full(pair, margin.most)


def _is_apart(pair: _Pair, wrapped: float) -> bool:
    above, below = pair.above, pair.below
    if above.page != below.page:
        both = _LISTED.match(above.text) and _LISTED.match(below.text)
        return not (both or (_dotted(above) and _dotted(below)))
    return not 0 <= pair.pitch <= wrapped


class _Words:
    """Joins rows into lines; what to do with a hyphen, other places of the document may tell."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        self._pages = pages
        self._text: str | None = None

    def joined(self, line: str, rest: str, *, hyphen: bool) -> str:
        if not hyphen and line.endswith("-") and line[-2:-1].isalnum():
            line, hyphen = line[:-1], True
        if not hyphen:
            return f"{line} {rest}"
        if rest.split(None, 1)[0] in _OPEN_AFTER:
            return f"{line}- {rest}"
        return f"{line}{'-' * self._keeps_hyphen(line, rest)}{rest}"

    def _keeps_hyphen(self, line: str, rest: str) -> bool:
        """After capitals or digits, or before a capital, it is the word's own (`IT-`, `K29-`)."""
        if not line[-1:].islower() or not rest[:1].islower():
            return True
        if self._text is None:
            self._text = "\n".join(row.text for page in self._pages for row in page).lower()
        before = line.rsplit(None, 1)[-1].lstrip("(\"'»”")
        return f"{before}-{rest.split(None, 1)[0].strip('.,;:!?)')}".lower() in self._text
