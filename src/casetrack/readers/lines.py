"""Blocks of a document in, lines out: a blank line between paragraphs, none inside a list."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Cell", "Lines", "add_row"]


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


def add_row(out: Lines, cells: Sequence[Cell]) -> None:
    """Write one row of a table: `Dato:` and its value on one line, other short cells with ` | `.

    A row with a cell of several lines was set for its looks: the cells follow one another, and only
    a label keeps its value's first line beside it.
    """
    filled = [cell for cell in cells if cell.lines]
    if not filled:
        return
    first = filled[0].lines[0]
    if len(filled) > 1 and filled[0].heads and not any(cell.heads for cell in filled[1:]):
        first = first if first.endswith(":") else f"{first}:"
    if all(len(cell.lines) == 1 for cell in filled):
        out.write(_joined([first, *(cell.lines[0] for cell in filled[1:])]))
        return
    if len(filled) == 2 and len(filled[0].lines) == 1 and first.endswith(":"):
        listed = filled[1].lines[0].startswith("- ")
        beside = [first, filled[1].lines[0]] if listed else [f"{first} {filled[1].lines[0]}"]
        _write_all(out, [*beside, *filled[1].lines[1:]])
        return
    for cell in filled:
        out.gap()
        _write_all(out, cell.lines)
    out.gap()


def _joined(texts: Sequence[str]) -> str:
    row = texts[0]
    for before, text in itertools.pairwise(texts):
        together = before.endswith(":") or before.rstrip(".)").isdigit()
        row += f" {text}" if together else f" | {text}"
    return row


def _write_all(out: Lines, lines: Sequence[str]) -> None:
    for line in lines:
        if line:
            out.write(line)
        else:
            out.gap()
