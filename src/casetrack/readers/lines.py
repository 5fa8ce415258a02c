"""Blocks of a document in, lines out: a blank line between paragraphs, none inside a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from casetrack.reading.layout import PLAIN_WORDS, first_word, fold, shipped_layout

__all__ = ["Cell", "Lines", "Table"]

_NUMBERS: Final = re.compile(
    r"(?:dagsordens)?p(?:un)?kt\.?|sags?(?:nr\.?)?|nr\.|emne", re.IGNORECASE
)
"""The head of a column of items."""
_TITLES: Final = ("sag", "emne", "dagsordenspunkt")


class Lines:
    """Lines as they are written, each blank or with text; never two blank ones in a row."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._apart = False

    def gap(self) -> None:
        """A blank line before what is written next, and none at the top."""
        self._apart = True

    def write(self, text: str) -> None:
        if self._apart and self.written:
            self.written.append("")
        self._apart = False
        self.written.append(text)

    def take(self) -> str:
        """The last line, taken back; empty where there is none, or a blank line is due after it."""
        if self._apart or not self.written:
            return ""
        text = self.written.pop()
        if self.written and not self.written[-1]:
            self.written.pop()
            self._apart = True
        return text


class Cell(NamedTuple):
    """One cell of a table row: its lines without blank ones around them."""

    lines: Sequence[str]
    heads: bool = False


class Table:
    """A table while it is read: where its rows go, and the cells of the row so far."""

    def __init__(self, out: Lines) -> None:
        self.out = out
        self.cells: list[Cell] = []
        self._heads: list[str] = []

    def end_row(self) -> None:
        """Write the row; under the head of a section, a cell has that head above it."""
        cells, self.cells = self.cells, []
        heads = _heads_of(cells)
        if any(heads):
            self._heads = heads
        elif cells and len(cells) == len(self._heads):
            _add_headed(self.out, cells, self._heads)
            return
        _add_row(self.out, cells)


def _heads_of(cells: Sequence[Cell]) -> list[str]:
    """The words of a row that head sections (`Pkt.`, `Sag`, `Beslutning`), if it heads items."""
    words = [" ".join(cell.lines) for cell in cells]
    first = next(filter(None, words), "")
    if not _NUMBERS.fullmatch(first):
        return []
    kinds = [_kind(fold(word)) for word in words]
    titled = fold(first) in _TITLES or not any(kinds[:2])
    if "decision" not in kinds or not titled:
        return []
    return [word if kind else "" for word, kind in zip(words, kinds, strict=True)]


def _kind(word: str) -> str | None:
    """The kind of section that a word heads; in a table `Referat` is one."""
    return "decision" if word in PLAIN_WORDS else shipped_layout().sections.get(word)


def _add_headed(out: Lines, cells: Sequence[Cell], heads: Sequence[str]) -> None:
    plain = [cell for cell, head in zip(cells, heads, strict=True) if not head]
    _add_row(out, plain[:2])
    for cell in plain[2:]:
        out.gap()
        _write_all(out, cell.lines)
    for cell, head in zip(cells, heads, strict=True):
        if head and cell.lines:
            _write_all(out, [head, *cell.lines])
    out.gap()


def _add_row(out: Lines, cells: Sequence[Cell]) -> None:
    """Write one row of a table: `Dato:` and its value on one line, other short cells with ` | `.

    A row with a cell of several lines was set for its looks: the cells follow one another, and only
    a label or a number keeps the first line of the next cell beside it.
    """
    filled = [cell for cell in cells if cell.lines]
    if not filled:
        return
    first = filled[0].lines[0]
    if len(filled) > 1 and filled[0].heads and not any(cell.heads for cell in filled[1:]):
        first = first if first.endswith(":") else f"{first}:"
    if len(filled) == 2 and _says(first, filled[1].lines[0]):
        _write_all(out, [first, *filled[1].lines])
        return
    if all(len(cell.lines) == 1 for cell in filled):
        out.write(_joined([first, *(cell.lines[0] for cell in filled[1:])]))
        return
    if len(filled) > 1 and len(filled[0].lines) == 1 and _leads(first):
        value = filled[1].lines
        beside = [first, value[0]] if value[0].startswith("- ") else [f"{first} {value[0]}"]
        filled[:2] = [Cell([*beside, *value[1:]])]
        if len(filled) == 1 and first.endswith(":"):
            _write_all(out, filled[0].lines)
            return
    for cell in filled:
        out.gap()
        _write_all(out, cell.lines)
    out.gap()


def _says(word: str, text: str) -> bool:
    """Whether a row is a part of an item: its word, and a sentence or an outcome beside it."""
    layout = shipped_layout()
    said = text[0].isupper() and (text[-1] == "." or first_word(text) in layout.words["verdict"])
    return said and fold(word) in layout.sections


def _leads(text: str) -> bool:
    """Whether a cell belongs beside the next: `Dato:`, `12.`."""
    return text.endswith(":") or text.rstrip(".)").isdigit()


def _joined(texts: Sequence[str]) -> str:
    row = texts[0]
    for before, text in itertools.pairwise(texts):
        row += f" {text}" if _leads(before) else f" | {text}"
    return row


def _write_all(out: Lines, lines: Sequence[str]) -> None:
    for line in lines:
        if line:
            out.write(line)
        else:
            out.gap()
