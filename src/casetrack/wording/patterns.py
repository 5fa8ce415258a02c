"""The pattern of a rule → a question that is quickly asked of a clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from casetrack.lazy import regex

__all__ = ["finder"]

_SIGNS: Final = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]"
_NOT_IN_PARTS: Final = r"\\[1-9]|\(\?[(PaiLmsux]"  # groups by number or name, flags


_Find = Callable[[str], re.Match[str] | None]


def finder(pattern: str | None, also: tuple[str, ...]) -> Callable[[str], bool]:
    """A search that compiles its pattern when it is first asked, and only where some of the letters
    of `also` are there; without a pattern it always finds.
    """
    if pattern is None:
        return lambda clause: True
    others: re.Pattern[str] | None = None
    match: _Find | None = None
    search: _Find | None = None

    def found(clause: str) -> bool:
        nonlocal others, match, search
        if match is None and others is None:  # asked for the first time
            begins, others = _parted(pattern)
            match = begins.match if begins else None
        if match is not None and match(clause) is not None:
            return True
        if search is None:
            if others is None:
                return False
            search = others.search  # compiled only now
        return search(clause) is not None

    def found_beside(clause: str) -> bool:
        for letters in also:
            if letters in clause:
                return found(clause)
        return False

    return found_beside if also else found


def _parted(pattern: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The pattern in two: alternatives that begin the clause are not looked for further on, and
    the others are found faster without them; of these, those that begin a word share the look
    whether one begins.
    """
    if re.search(_NOT_IN_PARTS, pattern):
        return None, regex(pattern)
    parts, start, depth = [], 0, 0
    for sign in re.finditer(_SIGNS, pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    parts.append(pattern[start:])
    begins = [part for part in parts if part.startswith("^")]
    words = [part.removeprefix(r"\b") for part in parts if part.startswith(r"\b")]
    others = [part for part in parts if not part.startswith(("^", r"\b"))]
    if words:
        others.append(rf"\b(?:{'|'.join(words)})")
    return (
        regex("|".join(begins)) if begins else None,
        regex("|".join(others)) if others else None,
    )
