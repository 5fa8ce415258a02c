"""Regular expressions compiled when first asked, not on import: most questions ask a few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, cast

__all__ = ["finder", "places_of", "regex"]


def regex(text: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but compiled at first use; a `text` in a file is fetched then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


_METHODS = [name for name in dir(re.Pattern) if not name.startswith("_")]


class _Compiled:
    """A pattern that has been asked; it has the methods of the compiled one as its own."""


class _Pattern(_Compiled):
    """One that has not."""

    def __init__(self, text: str | Callable[[], str], flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        text = self._text if isinstance(self._text, str) else self._text()
        compiled = re.compile(text, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        # Without this hook Python finds attributes faster.
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(compiled, name)


def places_of(letters: str, text: str) -> Iterator[int]:
    """Where letters stand in a text: a walk in C, many times as fast as one for a pattern."""
    at = text.find(letters)
    while at >= 0:
        yield at
        at = text.find(letters, at + len(letters))


_NOT_IN_PARTS: Final = r"\\[1-9]|\(\?[(PaiLmsux]"  # groups by number or name, flags
_BEGINS_WORD: Final = r"\\b((?:\(\?:)*\w.*)"


def finder(alternatives: Sequence[str], also: Sequence[str]) -> Callable[[str], bool]:
    """Whether one of the patterns is found, asked only where one of the letters of `also` is."""
    if not alternatives:
        return lambda clause: True
    parts: list[re.Pattern[str] | None] = []

    def found(clause: str) -> bool:
        if not parts:  # asked for the first time
            parts.extend(_parted(alternatives))
        begins, words, others = parts
        return (
            (begins is not None and begins.match(clause) is not None)
            or (words is not None and words.search(f" {clause}") is not None)
            or (others is not None and others.search(clause) is not None)
        )

    def found_beside(clause: str) -> bool:
        for letters in also:
            if letters in clause:
                return found(clause)
        return False

    return found_beside if also else found


def _parted(parts: Sequence[str]) -> tuple[re.Pattern[str] | None, ...]:
    """The alternatives in three: those that begin the clause are not looked for further on; those
    that begin a word only behind what is none, which a clause with a blank before it has; and the
    others, which are found faster without them.
    """
    if any(re.search(_NOT_IN_PARTS, part) for part in parts):
        return None, None, regex("|".join(parts))
    begins = [part for part in parts if part.startswith("^")]
    words = [found[1] for part in parts if (found := re.fullmatch(_BEGINS_WORD, part))]
    others = [part for part in parts if not re.match(rf"\^|{_BEGINS_WORD}", part)]
    return (
        regex("|".join(begins)) if begins else None,
        regex(rf"\W(?:{'|'.join(words)})") if words else None,
        regex("|".join(others)) if others else None,
    )
