"""Titles: which of them stand on every agenda, and when two of them are the same.

A standing title names the kind of item and who speaks (Meddelelser, Orientering fra formanden),
never the matter: "Orientering om støj" is a case, "Orientering" is not.
"""

from __future__ import annotations

from functools import lru_cache

from casetrack.lazy import regex

__all__ = ["EXAMPLES", "gathers_matters", "is_standing", "plain_title", "words"]

_HEADS: tuple[tuple[str, bool], ...] = (
    ("godkendelse af dagsorden", True),
    ("godkendelse af referat", True),
    ("godkendelse af protokol", True),
    ("godkendelse af beslutningsprotokol", True),
    ("dagsordenens godkendelse", False),
    ("dagsorden", False),
    ("bemærkninger til dagsorden", False),
    ("fastsættelse af dagsorden", True),
    ("øvrige sager", True),
    ("øvrige", False),
    ("øvrigt", False),
    ("andet", False),
    ("diverse", False),
    ("meddelelse", True),
    ("orientering fra", True),
    ("orientering ved", True),
    ("orientering v", True),
    ("orienteringer", True),
    ("orientering", False),
    ("orienteringssager", False),
    ("orienteringspunkter", False),
    ("gensidig orientering", True),
    ("gensidige orienteringer", True),
    ("til orientering", False),
    ("til efterretning", False),
    ("efterretningssager", False),
    ("nyt fra", True),
    ("siden sidst", True),
    ("nyt siden sidst", True),
    ("eventuelt", True),
    ("evt", False),
    ("spørgetid", True),
    ("åben spørgetid", True),
    ("borgernes spørgetid", True),
    ("underskrift", True),
    ("elektronisk underskrift", True),
    ("underskrivelse af", True),
    ("fraværende", False),
    ("fravær", False),
    ("afbud", False),
    ("bordet rundt", False),
    ("presse", False),
    ("pressemeddelelser", False),
    ("lukkede sager", True),
    ("sager behandlet på lukket møde", True),
)
"""How standing titles begin, folded; `True` where more words may follow than who speaks to whom."""

_ALL_HEADS = tuple(head for head, _ in _HEADS)

EXAMPLES: tuple[str, ...] = (
    "Godkendelse af dagsorden",
    "Godkendelse af dagsordenen",
    "Øvrige sager",
    "Meddelelser",
    "Meddelelser fra borgmesteren (O)",
    "Orientering fra formanden",
    "Orientering fra direktørerne",
    "ØU - Orientering fra formanden",
    "Underskriftsark - godkendelse af beslutningsprotokollen",
    "Eventuelt",
    "Spørgetid",
    "Siden sidst",
)
"""Titles the table must know; the tests hold it to them."""

# After one of these a title names its matter, whatever it began with.
_MATTER = regex(r"\b(?:om|vedr|vedrørende|angående|ang)\b")
_CLOSED = regex(r"lukket(?: (?:sag|punkt|dagsordenspunkt))?")


@lru_cache(maxsize=1 << 14)
def gathers_matters(title: str | None) -> bool:
    """Whether a number under this title is a collector of matters (samlesag), no case.

    `Lukket` alone tells nothing: one closed case bears it as well as a collector.
    """
    plain = _folded(title or "")
    if not plain.startswith(_ALL_HEADS):
        return False
    return any(_begins(plain, head, more) for head, more in _HEADS)


def is_standing(title: str | None) -> bool:
    """Whether two items with this title need have nothing to do with each other."""
    return gathers_matters(title) or _CLOSED.fullmatch(_folded(title or "")) is not None


def _begins(plain: str, head: str, more: bool) -> bool:
    if not plain.startswith(head):
        return False
    rest = plain[len(head) :]
    if not more:
        return rest in ("", "en", "er", "erne", "ne")
    return _MATTER.search(rest) is None


@lru_cache(maxsize=1 << 14)
def plain_title(title: str | None) -> str:
    """A title for comparing: folded, without type letters and without what says it is resumed."""
    return words(_RESUMED.sub(" ", _folded(title or "")))


# "- udsat sag fra 24.10.2002 (KFU 393/2002)", "(2. forelæggelse)", "Fornyet drøftelse af".
_RESUMED = regex(
    r"\budsat (?:sag )?fra\b.*|\bgenoptag(?:et|else)\b(?: af)?|\bgenfremlæggelse\b(?: af)?"
    r"|\bfornyet (?:behandling|drøftelse|forelæggelse)\b(?: af)?"
    r"|\b\d\. ?(?:forelæggelse|behandling)\b"
)
# "MBU/BSU/ØU/KB - Title", "TM - Title": bodies in capitals before a dash.
_ROUTE = regex(r"(?:Lukket - )?(?:[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5}){0,6} ?[-–:] )")
_LAST_BRACKETS = regex(r"\s*\([^()]{0,12}\)\s*$")


def _folded(title: str) -> str:
    route = _ROUTE.match(title)
    bare = title[route.end() :] if route else title
    bare = _LAST_BRACKETS.sub("", bare)
    return " ".join(bare.casefold().split()).strip(" .:-–")


_WORD = regex(r"\w+")


def words(text: str) -> str:
    """The words of a text, folded and one blank apart: what two printings of it share."""
    return " ".join(_WORD.findall(text.casefold()))
