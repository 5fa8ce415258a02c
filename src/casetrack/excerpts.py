"""A text → its sentences as a reader would end them, and the one that given words stand in."""

from __future__ import annotations

from collections.abc import Iterator

from casetrack.lazy import regex

__all__ = ["sentence_ends", "sentence_round"]

_FULL_STOP = regex(r"[.!?](?= [A-ZÆØÅ\d\"”»-]|$)")
"""Ends a sentence where a capital, a digit, a quote or the text's end follows."""

_SHORTENED = regex(
    r"(?:\b(?:ca|d|dvs|f|fx|inkl|jf|jvf|kl|kr|mio|mia|nr|pkt|s|stk|vedr|[A-ZÆØÅ])|(?<!\d)\d{1,2})$"
)
"""Before a full stop that ends none: an abbreviation, the number of a point or a day; a year does
end a sentence ("1. Godkender", but "i 2023. Sagen").
"""


def sentence_ends(line: str) -> Iterator[int]:
    """Where each sentence of a line ends, behind its full stop."""
    for end in _FULL_STOP.finditer(line):
        if not _SHORTENED.search(line, max(0, end.start() - 6), end.start()):
            yield end.end()


def sentence_round(words: str, text: str) -> str:
    """The sentence of a text that words stand in, on one line; the words where they do not stand.

    >>> sentence_round("Sagen udsættes,", "Drøftet. Sagen udsættes, da bilag mangler. Pause.")
    'Sagen udsættes, da bilag mangler.'
    """
    wanted = " ".join(words.split())
    for paragraph in (*text.split("\n\n"), text) if wanted else ():
        line = " ".join(paragraph.split())
        at = line.find(wanted)
        if at >= 0:
            ends = [0, *sentence_ends(line), len(line)]
            first = max(end for end in ends if end <= at)
            last = min(end for end in ends if end >= at + len(wanted))
            return line[first:last].strip()
    return wanted
