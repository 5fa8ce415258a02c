"""The pattern of a rule → a question that is quickly asked of a clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

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
    begins: _Find | None = None
    search: _Find | None = None

    def found(clause: str) -> bool:
        nonlocal begins, search
        if search is None:
            begins, search = _finds(pattern)
        if begins is not None and begins(clause) is not None:
            return True
        return search(clause) is not None

    def found_beside(clause: str) -> bool:
        for letters in also:
            if letters in clause:
                return found(clause)
        return False

    return found_beside if also else found


def _finds(pattern: str) -> tuple[_Find | None, _Find]:
    """What finds the pattern: alternatives that begin the clause are not looked for further on, and
    the others are found faster without them.
    """
    if re.search(_NOT_IN_PARTS, pattern):
        return None, re.compile(pattern).search
    parts, start, depth = [], 0, 0
    for sign in re.finditer(_SIGNS, pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    parts.append(pattern[start:])
    first = [part for part in parts if part.startswith("^")]
    if not first:
        return None, re.compile(pattern).search
    begins = re.compile("|".join(first)).match
    others = [part for part in parts if not part.startswith("^")]
    return (begins, re.compile("|".join(others)).search) if others else (None, begins)
