"""A pattern → its alternatives, and whether all that it finds holds some of the given letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_SIGNS = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]"
_ANYTHING = "\0"
"""Stands for what a pattern leaves open."""
_WAYS = 20_000


def leaves_out(pattern: str, letters: Iterable[str]) -> list[str]:
    """The ways to read `pattern` without any of `letters`; none where the letters are needed."""
    wanted = tuple(letters)
    parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    return sorted(set(_without(wanted, _ways(list(parsed), wanted))))


def _without(wanted: tuple[str, ...], ways: Iterable[str]) -> list[str]:
    return [way for way in ways if not any(letters in way for letters in wanted)]


def _ways(parts: list[Any], wanted: tuple[str, ...]) -> set[str]:
    """The texts that the parts together can be, as far as they hold none of the letters yet."""
    ways = {""}
    for sign, value in parts:
        ways = {way + more for way in ways for more in _of_part(str(sign), value, wanted)}
        ways = set(_without(wanted, ways))
        assert len(ways) < _WAYS
    return ways


def _of_part(sign: str, value: Any, wanted: tuple[str, ...]) -> set[str]:
    if sign == "LITERAL":
        return {chr(value)}
    if sign in ("AT", "ASSERT_NOT"):
        return {""}
    if sign == "ASSERT":
        return {way + _ANYTHING for way in _ways(list(value[1]), wanted)}
    if sign == "SUBPATTERN":
        return _ways(list(value[3]), wanted)
    if sign == "BRANCH":
        return set[str]().union(*(_ways(list(way), wanted) for way in value[1]))
    if sign == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return {chr(letter) for _, letter in value}
    if sign in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inside = value
        once = _ways(list(inside), wanted)
        many = {way + _ANYTHING for way in once} if value[1] != 1 else once
        return many if least else many | {""}
    return {_ANYTHING}


def alternatives_in(pattern: str) -> list[str]:
    """The pattern parted at each `|` that stands in no brackets."""
    parts, start, depth = [], 0, 0
    for sign in re.finditer(_SIGNS, pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    return [*parts, pattern[start:]]
