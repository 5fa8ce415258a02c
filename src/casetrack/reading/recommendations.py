"""The text of an Indstilling in, its points out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from casetrack.lazy import regex
from casetrack.periods import FULL_MONTH
from casetrack.records import Recommendation

__all__ = ["split_recommendations"]

_NUMBERED = regex(
    rf"(?:at\s+)?(\d{{1,2}})\s*[.)]\s+(?!{FULL_MONTH}\b)(?=\S)|"
    r"(?:at\s+)?([a-h])(?:\)|\.(?!\s(?-i:[A-ZÆØÅ][a-zæøå])))\s+(?=\S)",
    re.IGNORECASE,
)
"""Reads `1. at broen bygges` and `at b) vejen lukkes`, not `3. maj` nor `B. Lind`."""
_BULLET = regex(r"(?:[-–•·*]\s+)?\?\s+(?=\S)|[-–•·*]\s+(?=\S)")  # `?` is a bullet gone wrong
_AT = regex(r"at\b[\s:]", re.IGNORECASE)
"""Reads `at broen bygges`, not `Atter`."""
_TO = regex(
    r"Til [A-ZÆØÅ][^:.;]{2,60}: +(?:[^.:;]{0,80}? (?:indstille|foreslå|anbefale)[rs],? )?(?=at\s)"
)
"""Reads `Til Byrådet: at broen bygges`, not `Til orientering: broen er bygget`."""
_TOLD = regex(
    r"[IiAaFf](?:ndstille|nbefale|oreslå)[rs]\b[^.:;]{0,120}?(?:\.\s[^.:;A-ZÆØÅ][^.:;]{0,60}?)?"
    r"[\s,](?=at[\s:])(?<!\b(?:om|så|at).)(?<!\b(?:for|ved|med).)(?<!\befter.)(?<!\buden.)"
)
"""Reads `Det indstilles at broen bygges`, not `Det anbefales for at spare tid`."""
_ENDS_FIRST = regex(r"[.;]\Z|\b(?:og|samt)\Z|\b(?!indstill|anbefal|foreslå)\w{2,}es\b[^,]*,\Z")
"""Reads `at broen bygges, og` and `at broen bygges,`, not `at udvalget beslutter,`."""
_WAYS = (
    (_NUMBERED, frozenset("0123456789abcdefghABCDEFGH")),
    (_BULLET, frozenset("-–•·*?")),
    (_AT, frozenset("aA")),
    (_TO, frozenset("T")),
)
"""How points are told apart, each with the letters that a point can begin with."""
_Rows = list[tuple[int, str]]
"""Numbers and texts of the lines that are not blank."""


def split_recommendations(lines: Iterable[tuple[int, str]]) -> tuple[Recommendation, ...]:
    """The points of (line number from 1, text) rows: numbered, else bulleted, else each `at ...`,
    else one a body (`Til Byrådet: at ...`), else the one that a sentence tells (`Det indstilles,
    at ...`).

    What stands before `at` in the sentence that says who recommends is no part of a point. `()`
    where nothing is told apart.
    """
    rows = [(number, text) for number, line in lines if (text := _unbarred(line.strip()))]
    begins = {text[0] for _, text in rows}
    for pattern, letters in _WAYS:
        if not letters.isdisjoint(begins) and (points := _split(rows, pattern, letters)):
            first = _first(rows, points[0].lines[0]) if pattern in (_AT, _TO) else ()
            return (*first, *points)
    return _only(_told(rows))


def _told(rows: _Rows) -> _Rows:
    """The rows from the `at` of the sentence that says what is recommended."""
    text = "\n".join([row for _, row in rows])
    told = _TOLD.search(text)
    if told is None:
        return []
    at = text.count("\n", 0, told.end())
    number, row = rows[at]
    begin = told.end() - text.rfind("\n", 0, told.end()) - 1
    return [(number, row[begin:]), *rows[at + 1 :]]


def _first(rows: _Rows, begin: int) -> tuple[Recommendation, ...]:
    """The point above the first line of another, where it stands behind who says it."""
    told = _told([row for row in rows if row[0] < begin])
    return (_point(told),) if told and _ENDS_FIRST.search(told[-1][1]) else ()


def _only(rows: _Rows) -> tuple[Recommendation, ...]:
    """The one point, to the end of its paragraph; `()` where a list may have lost its marks."""
    if not rows:
        return ()
    listed = rows[0][1] == "at" or rows[0][1][-1] == ":"
    if listed and len(rows) != 2:
        return ()
    end = 1
    for (above, _), (number, _) in pairwise(rows):
        if number > above + 1 and not listed:
            break
        end += 1
    point = _point(rows[:end])
    return (point,) if len(point.text.split()) > 2 else ()


def _point(rows: _Rows, label: str | None = None) -> Recommendation:
    return Recommendation(label, "\n".join([row for _, row in rows]), (rows[0][0], rows[-1][0]))


def _unbarred(text: str) -> str:
    """`at | planen vedtages |` without the bars that a table left behind; rows of tables stay."""
    if text[-1:] != "|" or text[0] == "|":
        return text
    return " ".join(text.replace("|", " ").split())


def _split(
    rows: _Rows, pattern: re.Pattern[str], letters: frozenset[str]
) -> tuple[Recommendation, ...]:
    points: list[tuple[str | None, _Rows]] = []
    for number, text in rows:
        match = pattern.match(text) if text[0] in letters else None
        label = match[1] or match[2] if match and pattern is _NUMBERED else None
        if match and (label is None or not points or _follows(label.lower(), points[-1][0] or "")):
            points.append((label, [(number, text if pattern is _AT else text[match.end() :])]))
        elif points:
            points[-1][1].append((number, text))
    return tuple([_point(said, label) for label, said in points])


def _follows(label: str, before: str) -> bool:
    """A numbered point follows the one before it; `a)` below `3.` is part of that point."""
    if before.isdigit() != label.isdigit():
        return False
    return not label.isdigit() or int(label) > int(before)
