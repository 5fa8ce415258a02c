"""Titles: which of them stand on every agenda, and when two of them are the same.

A standing title names the kind of item and who speaks (Meddelelser, Orientering fra formanden),
never the matter: "Orientering om støj" is a case, "Orientering" is not.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from casetrack.lazy import regex

__all__ = ["gathers_matters", "heads", "is_standing", "plain_title", "says_it_is_resumed", "words"]

_FILE = Path(__file__).parents[1] / "data" / "standing.tsv"


class Head(NamedTuple):
    """How a standing title begins, folded; with `more`, other words may follow that name no matter.

    `example` is such a title, `counter` one that begins so and names its matter.
    """

    begins: str
    more: bool
    example: str
    counter: str


@cache
def heads() -> tuple[Head, ...]:
    """The lines of data/standing.tsv; one that begins with `#` is a comment."""
    rows = (
        line.split("\t")
        for line in _FILE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    return tuple([Head(begins, more == "more", *rest) for begins, more, *rest in rows])


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple([head.begins for head in heads()])


_DEFINITE = ("", "en", "er", "erne", "ne")
# After one of these a title names its matter, whatever it began with.
_MATTER = regex(r"\b(?:om|vedr|vedrørende|angående|ang)\b")
_CLOSED = regex(r"lukket(?: (?:sag|punkt|dagsordenspunkt))?")
"""Reads `lukket punkt`, not `åbent punkt`."""


@lru_cache(maxsize=1 << 14)
def gathers_matters(title: str | None) -> bool:
    """Whether a number under this title is a collector of matters (samlesag), no case.

    `Lukket` alone tells nothing: one closed case bears it as well as a collector.
    """
    plain = _folded(title or "")
    return plain.startswith(_beginnings()) and any(_is_of(plain, head) for head in heads())


@lru_cache(maxsize=1 << 14)
def is_standing(title: str | None) -> bool:
    """Whether two items with this title need have nothing to do with each other."""
    return gathers_matters(title) or _CLOSED.fullmatch(_folded(title or "")) is not None


def _is_of(plain: str, head: Head) -> bool:
    if not plain.startswith(head.begins):
        return False
    rest = plain[len(head.begins) :]
    return _MATTER.search(rest) is None if head.more else rest in _DEFINITE


@lru_cache(maxsize=1 << 14)
def plain_title(title: str | None) -> str:
    """A title for comparing: folded, without type letters and without what says it is resumed."""
    return words(_RESUMED.sub(" ", _folded(title or "")))


def says_it_is_resumed(title: str) -> bool:
    """Whether a title tells of this meeting that the case is up again: `Ny sti (genoptaget)`."""
    return _RESUMED.search(title.casefold()) is not None


# "- udsat sag fra 24.10.2002 (KFU 393/2002)", "(2. forelæggelse)", "Fornyet drøftelse af".
_RESUMED = regex(
    r"\bud(?:sat|skudt) (?:(?:sag|punkt|pkt\.?) )?(?:fra|på møde\w*|den)\b.*|\budsat sag\b"
    r"|\bgenoptaget fra\b.*|\btidligere sag(?:snr|sid|snummer|en)?\b\.? .*\d.*"
    r"|\bgen(?:optaget|optagelse|fremlæggelse|fremsættelse|forelæggelse|behandling)\b(?: af)?"
    r"|\bfornyet (?:behandling|drøftelse|(?:fore|frem)læggelse)\b(?: af)?"
    r"|\b\d\. ?(?:forelæggelse|behandling)\b"
)
# "MBU/BSU/ØU/KB - Title", "TM - Title": bodies in capitals before a dash.
_ROUTE = regex(r"(?:Lukket - )?(?:[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5}){0,6} ?[-–:] )")
_LAST_BRACKETS = regex(r"\s*\([^()]{0,12}\)\s*$")
"""Reads `Meddelelser (B)`, not `(B) Meddelelser`."""


def _folded(title: str) -> str:
    route = _ROUTE.match(title)
    bare = title[route.end() :] if route else title
    bare = _LAST_BRACKETS.sub("", bare)
    return " ".join(bare.casefold().split()).strip(" .:-–")


_WORD = regex(r"\w+")


def words(text: str) -> str:
    """The words of a text, folded and one blank apart: what two printings of it share."""
    return " ".join(_WORD.findall(text.casefold()))
