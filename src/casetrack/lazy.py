"""Regular expressions that are compiled when they are first asked, not when a module is imported:
most questions ask a few of the some two hundred.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["regex"]


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but for the time; a mistake in `text` is raised at first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Takes over the methods of its compiled pattern one by one, as each is first asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Python asks here only for what is not in `__dict__` yet; `re` remembers what it compiled.
        method = getattr(re.compile(self._text, self._flags), name)
        self.__dict__[name] = method
        return method
