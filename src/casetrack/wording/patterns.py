"""The pattern of a rule → a question that is quickly asked of a clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from casetrack.lazy import regex

__all__ = ["finder"]

_SIGNS: Final = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]"
_NOT_IN_PARTS: Final = r"\\[1-9]|\(\?[(PaiLmsux]"  # groups by number or name, flags


def finder(pattern: str | None, also: tuple[str, ...]) -> Callable[[str], bool]:
    """A search that compiles its pattern when it is first asked, and only where some of the letters
    of `also` are there; without a pattern it always finds.
    """
    if pattern is None:
        return lambda clause: True
    begins: re.Pattern[str] | None = None
    others: re.Pattern[str] | None = None

    def found(clause: str) -> bool:
        nonlocal begins, others
        if begins is others:  # both None: asked for the first time
            begins, others = _parted(pattern)
        if begins is not None and begins.match(clause) is not None:
            return True
        return others is not None and others.search(clause) is not None

    def found_beside(clause: str) -> bool:
        for letters in also:
            if letters in clause:
                return found(clause)
        return False

    return found_beside if also else found


def _parted(pattern: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The pattern in two: alternatives that begin the clause are not looked for further on, and
    the others are found faster without them.
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
    others = [part for part in parts if not part.startswith("^")]
    return (
        regex("|".join(begins)) if begins else None,
        regex("|".join(others)) if others else None,
    )
