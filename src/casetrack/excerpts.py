"""A text → its sentences as a reader would end them; the one that words, or a place, stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from casetrack.lazy import regex

__all__ = ["Excerpt", "as_line", "sentence_at", "sentence_ends", "sentence_round", "spaced_once"]

_FULL_STOP = regex(r"[.!?](?=[ \n][A-ZÆØÅ\d\"”»-]|$)")
"""Ends a sentence where a capital, a digit, a quote or the text's end follows."""

_ABBREVIATIONS = "ca|d|dvs|f|fx|inkl|jf|jvf|kl|nr|pkt|s|stk|vedr"

_NO_ITEM = "".join(rf"(?<!\b{word} )" for word in ("punkt", "pkt", r"pkt\.", "sag", "nr", r"nr\."))
"""Before a number: it is not said to be that of an item, behind which a sentence can end."""

_SHORTENED = regex(rf"(?:\b(?:{_ABBREVIATIONS}|[A-ZÆØÅ])|(?<!\bmod ){_NO_ITEM}(?<!\d)\d{{1,2}})$")
"""Before a full stop that ends none: an abbreviation, the number of a point or a day; a year does
end a sentence ("1. Godkender", but "i 2023. Sagen"), and so do votes ("15 stemmer mod 8. Sagen")
and items ("jf. punkt 7. Sagen").
"""

_WANTS_MORE = regex(rf"(?:\b(?:{_ABBREVIATIONS})|(?:^|\n)\d{{1,2}})$")
"""Before a full stop at the end of a line that ends no sentence: the number of a point stands at
the beginning of its line.
"""

_UNIT = regex(r"\b(?:kr|mio|mia)\.$")
_NEXT_SENTENCE = regex(r"[ \n][A-ZÆØÅ][a-zæøå]|[ \n]?$")
"""Behind an amount: reads ` Sagen`, not ` DKK` or ` 800`."""
_TWO_BLANKS = regex(
    r"  (?<=\S  )(?=\S)"
    r"(?!(?<=[ \n]\S  )\S )"  # `B u d g e t  2 0 0 3`
    r"(?![A-ZÆØÅ][\w-]+ [A-ZÆØÅ])"  # two columns of names
)
"""Reads the blanks of `Teknik-  og Miljøudvalget`, which are no gap between columns."""


class Excerpt(NamedTuple):
    """The sentence that words stand in, on one line.

    Attributes:
        above: how many lines before those of the words it begins.
        below: how many lines behind them it ends.
    """

    sentence: str
    above: int = 0
    below: int = 0

    def source(self, words: dict[str, Any]) -> dict[str, Any]:
        """The place of the words, made that of the sentence."""
        first, last = words["lines"]
        return words | {"lines": [first - self.above, last + self.below]}


def spaced_once(text: str) -> str:
    """The text with one blank where two stand between words; columns keep theirs."""
    return _TWO_BLANKS.sub(" ", text) if "  " in text else text


def as_line(text: str) -> str:
    """A text with single blanks; its breaks stay where there is one at least."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def sentence_ends(line: str) -> Iterator[int]:
    """Where each sentence of a text with single blanks ends, behind its full stop."""
    for end in _FULL_STOP.finditer(line):
        begin = max(0, end.start() - 9)
        shortened = _WANTS_MORE if line[end.end() : end.end() + 1] == "\n" else _SHORTENED
        if shortened.search(line, begin, end.start()):
            continue
        amount = _UNIT.search(line, begin, end.end())
        if not amount or _NEXT_SENTENCE.match(line, end.end()):
            yield end.end()


def sentence_round(words: str, text: str) -> Excerpt:
    """The sentence of a text that words stand in; the words where they do not stand.

    >>> sentence_round("Sagen udsættes,", "Drøftet.\\nSagen udsættes,\\nda bilag mangler. Pause.")
    Excerpt(sentence='Sagen udsættes, da bilag mangler.', above=0, below=1)
    """
    wanted = " ".join(words.split())
    for paragraph in (*text.split("\n\n"), text) if wanted else ():
        line = as_line(paragraph)
        at = line.replace("\n", " ").find(wanted)
        if at >= 0:
            ends = [0, *sentence_ends(line), len(line)]
            first = max(end for end in ends if end <= at)
            last = min(end for end in ends if end >= at + len(wanted))
            above = line[first:at].lstrip().count("\n")
            below = line[at + len(wanted) : last].rstrip().count("\n")
            return Excerpt(line[first:last].replace("\n", " ").strip(), above, below)
    return Excerpt(wanted)


_LONGEST = 400  # characters of a sentence looked at on each side of the date
_LONGEST_LINE = 4000  # a line of a list of meetings; else each date of it would have all of it
# That all begin with one of a few signs lets the search skip the other letters in C.
_STOP = regex(
    r"[.!?:;\n](?:(?<=[.!?:;])\s*\n|(?<=[.!?])\s+(?=[A-ZÆØÅ])|(?<=\n)\s*(?:\n|(?=[-•*?]\s)))"
)
"""Reads `planen. Byrådet` and `planen:⏎`, not `pkt. 3`."""
_ABBREVIATED = regex(
    r"(?i)(?:\b(?:d|den|pkt|nr|sagsnr|sagsid|jf|kl|stk|ca|bl|a|mv|vedr|evt|inkl|ift|afd|s)"
    rf"|{_NO_ITEM}(?<!\d)\d{{1,2}})\Z"
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
    stops = reversed(list(_STOP.finditer(text, left, start)))
    first = next((stop.end() for stop in stops if _ends(stop)), left)
    stops = _STOP.finditer(text, end, right)
    return first, next((stop.start() + 1 for stop in stops if _ends(stop)), right)


def _ends(stop: re.Match[str]) -> bool:
    at = stop.start()
    return _ABBREVIATED.search(stop.string, max(0, at - 9), at) is None
