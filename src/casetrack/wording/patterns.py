"""The pattern of a rule → a question that is quickly asked of a clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

__all__ = ["finder"]

_SIGNS: Final = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]"
_NOT_IN_PARTS: Final = r"\\[1-9]|\(\?[(PaiLmsux]"  # groups by number or name, flags


def finder(pattern: str | None, also: tuple[str, ...]) -> Callable[[str], bool]:
    """A search that compiles its pattern when it is first asked, and only where some of the letters
    of `also` are there; without a pattern it always finds.
    """
    if pattern is None:
        return lambda clause: True
    finds: list[Callable[[str], re.Match[str] | None]] = []

    def found(clause: str) -> bool:
        if not finds:
            finds.extend(_finds(pattern))
        for find in finds:  # noqa: SIM110 (`any` takes longer than most searches)
            if find(clause) is not None:
                return True
        return False

    def found_beside(clause: str) -> bool:
        for letters in also:
            if letters in clause:
                return found(clause)
        return False

    return found_beside if also else found


def _finds(pattern: str) -> list[Callable[[str], re.Match[str] | None]]:
    """What finds the pattern: alternatives that begin the clause are not looked for further on, and
    the others are found faster without them.
    """
    if re.search(_NOT_IN_PARTS, pattern):
        return [re.compile(pattern).search]
    parts, start, depth = [], 0, 0
    for sign in re.finditer(_SIGNS, pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    parts.append(pattern[start:])
    first = [part for part in parts if part.startswith("^")]
    if not first:
        return [re.compile(pattern).search]
    others = [part for part in parts if not part.startswith("^")]
    finds: list[Callable[[str], re.Match[str] | None]] = [re.compile("|".join(first)).match]
    if others:
        finds.append(re.compile("|".join(others)).search)
    return finds
