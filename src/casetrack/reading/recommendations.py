"""The text of an Indstilling in, its points out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casetrack.lazy import regex
from casetrack.records import Recommendation

__all__ = ["split_recommendations"]

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_NUMBERED = regex(
    rf"(?:at\s+)?(\d{{1,2}})\s*[.)]\s+(?!(?:{_MONTHS})\b)(?=\S)|"
    r"(?:at\s+)?([a-h])\)\s+(?=\S)",
    re.IGNORECASE,
)
"""Reads `1. at broen bygges` and `at b) vejen lukkes`, not `3. maj`."""
_BULLET = regex(r"(?:[-–•·*]\s+)?\?\s+(?=\S)|[-–•·*]\s+(?=\S)")  # `?` is a bullet gone wrong
_AT = regex(r"at\b[\s:]", re.IGNORECASE)
"""Reads `at broen bygges`, not `Atter`."""
_WAYS = (
    (_NUMBERED, frozenset("0123456789abcdefghABCDEFGH")),
    (_BULLET, frozenset("-–•·*?")),
    (_AT, frozenset("aA")),
)
"""How points are told apart, each with the letters that a point can begin with."""


def split_recommendations(lines: Iterable[tuple[int, str]]) -> tuple[Recommendation, ...]:
    """The points of (line number from 1, text) rows: numbered, else bulleted, else each `at ...`.

    The sentence that says who recommends is no point. `()` where nothing is told apart.
    """
    rows = [(number, text) for number, line in lines if (text := _unbarred(line.strip()))]
    begins = {text[0] for _, text in rows}
    for pattern, letters in _WAYS:
        if not letters.isdisjoint(begins) and (points := _split(rows, pattern, letters)):
            return points
    return ()


def _unbarred(text: str) -> str:
    """`at | planen vedtages |` without the bars that a table left behind; rows of tables stay."""
    if text[-1:] != "|" or text[0] == "|":
        return text
    return " ".join(text.replace("|", " ").split())


_Point = tuple[str | None, list[str], list[int]]
"""A label, the point's lines, and their numbers."""


def _split(
    rows: list[tuple[int, str]], pattern: re.Pattern[str], letters: frozenset[str]
) -> tuple[Recommendation, ...]:
    points: list[_Point] = []
    for number, text in rows:
        match = pattern.match(text) if text[0] in letters else None
        label = match[1] or match[2] if match and pattern is _NUMBERED else None
        if match and (label is None or _follows(label.lower(), points)):
            start = 0 if pattern is _AT else match.end()
            points.append((label, [text[start:]], [number]))
        elif points:
            points[-1][1].append(text)
            points[-1][2].append(number)
    return tuple(
        [
            Recommendation(label, "\n".join(texts), (numbers[0], numbers[-1]))
            for label, texts, numbers in points
        ]
    )


def _follows(label: str, points: list[_Point]) -> bool:
    """A numbered point follows the one before it; `a)` below `3.` is part of that point."""
    if not points:
        return True
    before = points[-1][0] or ""
    if before.isdigit() != label.isdigit():
        return False
    return not label.isdigit() or int(label) > int(before)
