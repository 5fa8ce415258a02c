"""Regular expressions that are compiled when they are first asked, not when a module is imported:
most questions ask a few of the some two hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

__all__ = ["regex"]


def regex(text: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but for the time; a mistake in `text` is raised at first use.

    A `text` that stands in a file is fetched then too.
    """
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
