"""The text of an Indstilling in, its points out."""

from __future__ import annotations

import re

from casetrack.records import Recommendation

__all__ = ["split_recommendations"]

_NUMBERED = re.compile(
    r"(?:at\s+)?(\d{1,2})\s*[.)]\s+(?=\S)|(?:at\s+)?([a-h])\)\s+(?=\S)", re.IGNORECASE
)
_BULLET = re.compile(r"[-–•·*]\s+(?=\S)")
_AT = re.compile(r"at\b[\s:]", re.IGNORECASE)


def split_recommendations(lines: list[tuple[int, str]]) -> tuple[Recommendation, ...]:
    """The points of (line number from 1, text) rows: numbered, else bulleted, else each `at ...`.

    The sentence that says who recommends is no point. `()` where nothing is told apart.
    """
    for pattern in (_NUMBERED, _BULLET, _AT):
        points = _split(lines, pattern)
        if points:
            return points
    return ()


def _split(lines: list[tuple[int, str]], pattern: re.Pattern[str]) -> tuple[Recommendation, ...]:
    points: list[tuple[str | None, list[str], int, int]] = []
    for number, line in lines:
        text = line.strip()
        if not text:
            continue
        match = pattern.match(text)
        if match and _begins(match, points):
            label = match[1] or match[2] if pattern is _NUMBERED else None
            start = 0 if pattern is _AT else match.end()
            points.append((label, [text[start:]], number, number))
        elif points:
            label, texts, first, _ = points[-1]
            points[-1] = (label, [*texts, text], first, number)
    return tuple(
        Recommendation(label, "\n".join(texts), (first, last))
        for label, texts, first, last in points
    )


def _begins(match: re.Match[str], points: list[tuple[str | None, list[str], int, int]]) -> bool:
    """A numbered point follows the one before it; `a)` below `3.` is part of that point."""
    if match.re is not _NUMBERED or not points:
        return True
    before, label = points[-1][0] or "", (match[1] or match[2]).lower()
    if before.isdigit() != label.isdigit():
        return False
    return not label.isdigit() or int(label) > int(before)
