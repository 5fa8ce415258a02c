"""A place in a text -> the sentence round it, or the line of a list."""

from __future__ import annotations

from casetrack.excerpts import NO_ITEM
from casetrack.lazy import regex

__all__ = ["sentence_at"]

_LONGEST = 400  # characters of a sentence looked at on each side of the date
_LONGEST_LINE = 4000  # a line of a list of meetings; else each date of it would have all of it
# That all begin with one of a few signs lets the search skip the other letters in C.
_STOP = regex(
    r"[.!?:;\n](?:(?<=[.!?:;])\s*\n|(?<=[.!?])\s+(?=[A-ZÆØÅ])|(?<=\n)\s*(?:\n|(?=[-•*?]\s)))"
)
"""Reads `planen. Byrådet` and `planen:⏎`, not `pkt. 3`."""
_ABBREVIATED = regex(
    r"(?i)(?:\b(?:d|den|pkt|nr|sagsnr|sagsid|jf|kl|stk|ca|bl|a|mv|vedr|evt|inkl|ift|afd|s)"
    rf"|{NO_ITEM}(?<!\d)\d{{1,2}})\Z"
)
"""Reads `mødet d` and `den 3`, not `planen` and `punkt 3`."""


def sentence_at(text: str, start: int, end: int, *, listed: bool) -> tuple[int, int]:
    """The sentence round a place; in a list of meetings the line, if it is as short as one."""
    if listed:
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
        if last - first <= _LONGEST_LINE:
            return first, last
    left, right = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = left
    for stop in reversed(list(_STOP.finditer(text, left, start))):
        if not _ABBREVIATED.search(text, max(0, stop.start() - 9), stop.start()):
            first = stop.end()
            break
    for stop in _STOP.finditer(text, end, right):
        if not _ABBREVIATED.search(text, max(0, stop.start() - 9), stop.start()):
            return first, stop.start() + 1
    return first, right
