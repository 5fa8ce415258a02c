"""An item → whether its title or its text says that it was treated behind closed doors (lukket)."""

from __future__ import annotations

from functools import lru_cache

from casetrack.lazy import regex
from casetrack.reading.layout import fold
from casetrack.reading.openings import ItemBlocks
from casetrack.reading.starts import IF_CLOSED

__all__ = ["TOLD", "says_closed", "told_closed"]

_MATTERS = (" punkt", " sag", " møde")
"""How closed words end that can begin a title: `Lukket sag Salg af jord`."""
_PARTS_OF_TITLE = regex(r"\s[-–]\s?|[-–.]\s|[():]|(?<=\S)\s\s\s+")
"""Reads `Salg - lukket`, `Lukket. Salg` and `Salg (lukket)`, not `Salg`."""
_LONGEST_REASON = 400
_LONGEST_WORD = 30
TOLD = ("summary", "presentation")
"""The parts that tell what the case is; `Lukket sag` for all that they say is told of the item."""
_IS_CLOSED = regex(
    r"\b(?:Punktet er lukket\b(?! for (?!offentlig))|behandles derfor som lukket punkt"
    r"|Sagen er lukket(?:\.?\Z|,? (?:af hensyn|da|efter|for offentlig|i henhold|jf|på grund)))"
)
"""But not `Sagen er lukket for nye forslag`, or that it is settled."""


def says_closed(title: str | None, words: frozenset[str]) -> bool:
    """Whether a part of the title is a closed word: `Lukket - Salg`, `Jord (FOR LUKKEDE DØRE)`."""
    lower = (title or "").lower()
    if not any(map(lower.__contains__, _shortest(words))):
        return False
    parts = [part.strip(" .") for part in _PARTS_OF_TITLE.split(lower)]
    return any(part in words for part in parts) or _begins_closed(parts[0], words)


@lru_cache(8)
def _shortest(words: frozenset[str]) -> tuple[str, ...]:
    """Those that hold no other: where one of the words stands, one of these does."""
    return tuple([word for word in words if not any(one in word for one in words - {word})])


def _begins_closed(part: str, words: frozenset[str]) -> bool:
    """Whether the first part begins with a word that names the item: `Lukket punkt, Udbud`."""
    leads = (word for word in words if word.endswith(_MATTERS) and part.startswith(word))
    return any(not part[len(word) : len(word) + 1].isalpha() for word in leads)


def told_closed(found: ItemBlocks, closed: frozenset[str]) -> bool:
    """Whether an item prints why it is closed (Halsnæs), its public outcome (Ishøj), or no more."""
    for block in found.parts.get("decision", ()):
        if block.text and block.heading.endswith(IF_CLOSED):
            return True
    plain = [block.text for block in found.parts.get("other", ())]
    if any(map(_IS_CLOSED.search, plain)):
        return True
    for kind in TOLD:
        for block in found.parts.get(kind, ()):
            if 0 < len(block.text) < _LONGEST_WORD and fold(block.text) in closed:
                return True
    alone = bool(plain) and len(found.parts) == 1 and not found.absence_lines
    return alone and all("lukkede døre" in text and len(text) < _LONGEST_REASON for text in plain)
