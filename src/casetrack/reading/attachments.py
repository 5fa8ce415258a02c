"""An item's blocks of attachments (Bilag) → the names of the files they list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casetrack.lazy import regex
from casetrack.reading.layout import fold
from casetrack.reading.openings import Block

__all__ = ["attachments_in"]

_NO_ATTACHMENT = frozenset({"ingen", "ingen bilag", "-", "intet", "ingen vedhæftede bilag"})
_LONG_NAME = 60
"""A name of a file this long may go on in the next line."""
_OF_LINK = regex(
    r"(?:\A|\s|(?=[(\[]))(?:[–-] )?[(\[]?(?:(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)[ ,·(–-]{1,3})?"
    r"\d{1,5}(?:[.,]\d{1,2})? ?[KMG]B[)\]]?\Z"
    r"|\(åbner i .{3,15}\)\Z",
    re.IGNORECASE,
)
"""Reads ` (pdf, 230 kB)` and ` (åbner i nyt vindue)`, not ` (pdf)` nor `Nørregade 12 B`."""
_ENDS = (")", "]", "b", "B")
"""One of these ends what `_OF_LINK` reads: asked first."""


def attachments_in(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names of the files in these blocks, in their order; `()` where they say there is none."""
    names: list[str] = []
    for block in blocks:
        names += _names_of_files(block.rows)
    names = [_OF_LINK.sub("", name).rstrip() if name[-1:] in _ENDS else name for name in names]
    named = [name for name in names if len(name) > 1 and not name.isdigit()]  # no page, no `Å`
    return tuple([name for name in named if fold(name) not in _NO_ATTACHMENT])


def _names_of_files(rows: list[str]) -> list[str]:
    """One name a row; a row goes on with the one above where bullets or a full line say so."""
    names: list[str] = []
    above = ""
    for row in rows:
        plain = row.lstrip("-•*· ").strip()
        named = plain.removeprefix(f"{sum(map(bool, names)) + 1}. ")
        plain = plain if named[:1].islower() else named  # `1. behandling af budgettet`
        goes_on = row[:1].islower() and len(above) > _LONG_NAME
        if plain and above and plain == row and (above[0] in "-•*·" or goes_on):
            names[-1] = f"{names[-1]} {plain}"
        else:
            names.append(plain)
            above = row
        above = above if row else ""
    return names
