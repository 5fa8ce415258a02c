"""Rows of printed pages in, in reading order; label and value columns side by side again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Row", "in_reading_order"]

_LONGEST_LABEL = 40


class Row(NamedTuple):
    """One printed line, or one cell of one.

    Attributes:
        page: from 0.
        left, right: its ends, in points (1/72 inch) from the left of the page.
        y: its baseline, in points from the foot of the page.
        size: of its type, in the document's own unit.
        word: the width of its first word, in points; 0 where nobody asked.
        hyphen: it ends in a hyphen that the typesetter may have put there; not in `text`.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    word: float
    hyphen: bool


def in_reading_order(rows: list[Row]) -> list[Row]:
    """The rows of one page, where a column of labels (`Dato:`) was printed before its values.

    Without such columns the order is the file's own, which is nearly always that of reading. Cells
    of one printed line become one row.
    """
    stretch = _label_columns(rows)
    if stretch is not None:
        first, last = stretch
        inside = sorted(rows[first : last + 1], key=lambda row: (-round(row.y), row.left))
        rows = [*rows[:first], *inside, *rows[last + 1 :]]
    return _side_by_side(rows)


def _label_columns(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The first and last row of a stretch that prints its labels first and their values after."""
    labels = [(place, row) for place, row in enumerate(rows) if _is_label(row)]
    if len(labels) < 2:
        return None
    places: dict[int, list[int]] = {}
    first, last, matched, edge = len(rows), -1, 0, 0.0
    for place, row in enumerate(rows):
        places.setdefault(round(row.y), []).append(place)
    for label, row in labels:
        beside = [at for at in places[round(row.y)] if at > label and rows[at].left > row.right]
        if beside:
            first, last, matched = min(first, label), max(last, *beside), matched + 1
            edge = max(edge, row.right)
    if matched < 2 or last - first < matched * 2 - 1:
        return None
    left_column = [row for row in rows[first : last + 1] if row.right <= edge]
    return (first, last) if sum(map(_is_label, left_column)) * 2 >= len(left_column) else None


def _is_label(row: Row) -> bool:
    return row.text[-1] == ":" and len(row.text) <= _LONGEST_LABEL


def _side_by_side(rows: list[Row]) -> list[Row]:
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and abs(before.y - row.y) < 0.6 and row.left >= before.right:
            text = f"{before.text} {row.text}"
            joined[-1] = before._replace(text=text, right=row.right, hyphen=row.hyphen)
        else:
            joined.append(row)
    return joined
