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

from casetrack.readers.rows import Row

__all__ = ["Paragraphs", "to_lines"]

_LISTED: Final = re.compile(r"(?:\d{1,3}[.)]|[a-zæøå][.)]|[-–•])\s", re.IGNORECASE)
_LABEL: Final = re.compile(r"[^\W\d][\w.-]{1,25}:(?:\s|$)")
_DOTTED: Final = re.compile(r"(?:\.{4}|…{2}|(?:\. ){4})[.… ]*(?P<page>\d{1,4})?$")
_DOTTED_ENDS: Final = frozenset("0123456789.…")
_NUMBER_FOLLOWS: Final = ("d.", "den", "kl.", "nr.", "pkt.", "punkt", "stk.", "ca.", "§", "s.")
_OPEN_AFTER: Final = ("og", "eller", "samt", "og/eller")
"""After `børne- og` the hyphen stands for the rest of a word."""
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


def to_lines(pages: Sequence[Sequence[Row]], widths: Sequence[float]) -> Paragraphs:
    """The text of the rows of each page, one line a paragraph, heading, list item or table row."""
    rows = [row for page in pages for row in page]
    habits = _habits(rows, widths)
    lines: list[str] = []
    starts: list[int] = []
    words = _Words(pages)
    before: Row | None = None
    for row in rows:
        margin = habits.margins[round(widths[row.page])]
        if before is not None and _goes_on(lines[-1], before, row, habits.wrapped, margin):
            lines[-1] = words.joined(lines[-1], row.text, hyphen=before.hyphen)
        else:
            if before is not None:
                lines[-1] += "-" * before.hyphen
                if _is_apart(before, row, habits.wrapped):
                    lines.append("")
            starts += [len(lines) + 1] * (row.page + 1 - len(starts))
            lines.append(f"- {row.text[2:]}" if row.text.startswith("– ") else row.text)
        before = row
    if before is not None:
        lines[-1] += "-" * before.hyphen
    starts += [max(len(lines), 1)] * (len(pages) - len(starts))
    return Paragraphs(_dashed(lines), tuple(starts))


def _dashed(lines: list[str]) -> list[str]:
    """The lines with `- ` for the bullets of a list; a lone bullet is no list, and stays."""
    filled = [place for place, line in enumerate(lines) if line]
    bulleted = {place for place in filled if lines[place].startswith("• ")}
    for above, place, below in zip([-1, *filled], filled, [*filled[1:], -1], strict=False):
        if place not in bulleted:
            continue
        listed = above in bulleted or below in bulleted
        if listed or (above >= 0 and lines[above].endswith((":", ","))):
            lines[place] = f"- {lines[place][2:]}"
    return lines


# The document's habits.


def _habits(rows: Sequence[Row], widths: Sequence[float]) -> _Habits:
    pairs = [(a, b, _pitch(a, b)) for a, b in pairwise(rows) if a.page == b.page]
    like = [pair for pair in pairs if 0 < pair[2] < 3 and _same_size(pair[0], pair[1])]
    sure = [pair for pair in like if _surely_wraps(pair[0], pair[1])]
    wide = [pair for pair in sure if pair[0].right > _WIDE * widths[pair[0].page]]
    if len(sure) < _MANY or len(wide) * 2 >= len(sure):
        sure = wide
    pitches = sorted(pitch for _, _, pitch in like)
    if sure:
        base = median(pitch for _, _, pitch in sure)
    else:
        base = min([_LOOSEST, *(pitch for pitch in pitches if pitch >= 1)])
    margins = {
        width: _margin(
            [row for row in rows if round(widths[row.page]) == width],
            [(a, b) for a, b, _ in sure if round(widths[a.page]) == width],
            width,
        )
        for width in {round(width) for width in widths}
    }
    return _Habits(_valley(pitches, base), margins)


def _surely_wraps(above: Row, below: Row) -> bool:
    """Whether a sentence goes on in the next row; a point of a list may begin with `at`."""
    if not below.word or not below.text[0].islower():
        return False
    return not below.text.startswith("at ") and not _LISTED.match(below.text)


def _margin(rows: Sequence[Row], sure: Sequence[tuple[Row, Row]], width: float) -> _Margin:
    """How far right text reaches on pages of one width.

    As far as all but a few odd rows do; if most rows that surely wrap end well before that, those
    few are tables. A document of short rows shows no margin: then it is about as wide as the left.
    """
    if not rows:
        return _Margin(width, width)
    least = _most([row.right for row in rows])
    if sum(_is_full(above, below, least) for above, below in sure) * 2 < len(sure):
        least = _most([above.right for above, _ in sure])
    if len(sure) < _ENOUGH:
        return _Margin(max(least, width - 1.4 * min(row.left for row in rows)), width)
    beyond = sorted(_together(above, below) for above, below in sure)
    return _Margin(least, max(least, beyond[int(len(beyond) * 0.02)]))


def _most(rights: Sequence[float]) -> float:
    return sorted(rights)[min(len(rights) - 1, int(len(rights) * 0.98))]


def _is_full(above: Row, below: Row, margin: float) -> bool:
    """Whether the first word of `below` would not have fitted beside `above`."""
    return _together(above, below) > margin - 1.0


def _together(above: Row, below: Row) -> float:
    """How far `above` would reach with the first word of `below`."""
    return above.right + _SPACE * _points(above) + below.word


def _pitch(above: Row, below: Row) -> float:
    """From baseline to baseline, in sizes of the type."""
    return (above.y - below.y) / (max(above.size, below.size) or 1.0)


def _same_size(above: Row, below: Row) -> bool:
    return abs(above.size - below.size) <= _SAME_SIZE * max(above.size, below.size)


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


def _goes_on(line: str, above: Row, below: Row, wrapped: float, margin: _Margin) -> bool:
    if not _same_size(above, below):
        return False
    dotted = _dotted(above)
    if dotted:
        return dotted["page"] is None and below.text.isdigit()
    if not above.hyphen and not _is_full(above, below, margin.least):
        return False
    if below.text[0].isupper() and (above.text[-1] == ":" or _LABEL.match(below.text)):
        return False
    if _is_listed(above, below) or _is_next_point(line, above, below):
        return False
    if above.page != below.page:
        return _runs_over(above, below, margin)
    return 0 < _pitch(above, below) <= wrapped


def _dotted(row: Row) -> re.Match[str] | None:
    """A row of a contents list; only one that ends like it is searched."""
    return _DOTTED.search(row.text) if row.text[-1] in _DOTTED_ENDS else None


def _points(row: Row) -> float:
    """The size of the type in points, near enough: the width of two and a bit letters."""
    return 2.1 * (row.right - row.left) / max(len(row.text), 1)


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


def _runs_over(above: Row, below: Row, margin: _Margin) -> bool:
    """Whether a paragraph goes on at the top of the next page.

    After the end of a sentence only where the next word would surely not have fitted, and where
    what follows is no heading, for those are short.
    """
    if below.text[0].islower():
        return True
    if abs(above.left - below.left) > 2 * _points(above):
        return False
    if not above.text.endswith(_ENDED):
        return True
    return below.right > _WIDE * margin.most and _is_full(above, below, margin.most)


def _is_apart(above: Row, below: Row, wrapped: float) -> bool:
    if above.page != below.page:
        both = _LISTED.match(above.text) and _LISTED.match(below.text)
        return not (both or (_dotted(above) and _dotted(below)))
    return not 0 <= _pitch(above, below) <= wrapped


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
        word = f"{_last_word(line)}-{rest.split(None, 1)[0].strip('.,;:!?)')}".lower()
        return word in self._text


def _last_word(line: str) -> str:
    return line.rsplit(None, 1)[-1].lstrip("(\"'»”")
