"""What the library says in English -> the same in Danish, from data/messages.tsv.

Messages are made where the minutes are read, with names, days and words of the minutes in them, and
are kept as they are in archives and JSON; for a person they are recognised by their fixed words.
The tests hold the table to the code: each message made there has a line, and each line a message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from string import Formatter
from typing import NamedTuple

__all__ = ["in_danish"]

_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "messages.tsv")
# Parts with values of the records, which have words.
_VALUES = frozenset({"outcome", "link", "open", "entry"})


def in_danish(message: str, word: Callable[[str, str], str]) -> str:
    """A message in Danish; one that is not known stays as it is.

    `word` gives the Danish word for a value of the records, as `Labels.value` does.

    >>> in_danish("item number 7 stands twice", lambda kind, value: value)
    'punktnummer 7 står to gange'
    """
    for wording in _wordings():
        parts = _parts(message, wording)
        if parts is not None:
            told = {
                name: ", ".join(word(name, value) for value in part.split(", "))
                if name in _VALUES
                else part
                for name, part in parts.items()
            }
            return wording.danish.format_map(told)
    return message


class _Wording(NamedTuple):
    """One line of the file: the words between the parts, and the parts' names."""

    fixed: Sequence[str]
    names: Sequence[str]
    danish: str


def _parts(message: str, wording: _Wording) -> dict[str, str] | None:
    """The parts of a message of this wording, each as short as can be; `None` for another one."""
    first, *between = wording.fixed
    if not between:
        return {} if message == first else None
    last = between.pop()
    at, end = len(first), len(message) - len(last)
    if at > end or not message.startswith(first) or not message.endswith(last):
        return None
    parts = []
    for words in between:
        found = message.find(words, at, end)
        if found < 0:
            return None
        parts.append(message[at:found])
        at = found + len(words)
    parts.append(message[at:end])
    return dict(zip(wording.names, parts, strict=True))


@cache
def _wordings() -> Sequence[_Wording]:
    wordings = []
    with open(_FILE, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            english, danish = line.rstrip("\n").split("\t")
            fixed, names = [], []
            for words, name, _, _ in Formatter().parse(english):
                fixed.append(words)
                if name is not None:
                    names.append(name)
            if len(names) == len(fixed):
                fixed.append("")
            wordings.append(_Wording(tuple(fixed), tuple(names), danish))
    return wordings
