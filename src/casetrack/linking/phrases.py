"""The phrases of data/citations.toml, each by its name → its pattern."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from casetrack.lazy import regex

__all__ = ["PHRASE", "phrases"]

_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)? )?"
_PARTS = {
    "{den}": rf"(?:(?:den|d\.) ?)?{_WEEKDAY}(?:(?:den|d\.) ?)?\Z",
    "{item}": r"(?:dagsordens)?(?:pkt|punkt|sag)\b\.? ?(?:nr\b\.? ?)?(\d{1,4})\b(?![./-]\d)",
}


class _Phrases:
    """Each phrase by its name, read and compiled when it is first asked; a name that the file does
    not have is a `KeyError` then.
    """

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name.startswith("_"):
            raise AttributeError(name)
        self.__dict__[name] = found = regex(partial(_text, name))
        return found


PHRASE = _Phrases()


@cache
def phrases() -> dict[str, dict[str, Any]]:
    """The tables of the file: `says`, `pattern`, `examples` and `counter` by name."""
    import tomllib

    path = Path(__file__).parents[1] / "data" / "citations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _text(name: str) -> str:
    text = "".join(phrases()[name]["pattern"])
    for part, pattern in _PARTS.items():
        text = text.replace(part, pattern)
    return text
