"""A line in, whether it names the place of a meeting: a room, a house, an address."""

from __future__ import annotations

import re

from casetrack.lazy import regex

__all__ = ["cut_hour", "ends_in_street", "names_place", "without_lead"]

_ROOMS = regex(
    r"\b(?:\w*(?:lokale[rt]?|sal(?:en)?|rådhus(?:et)?|kantinen?|værelset?|kontor(?:et)?)"
    r"|forhallen|foyeren|teams|online|skype|zoom|webex|virtuelt|administrationsbygning(?:en)?"
    r"|(?:fjern|telefon|video|online|skype|teams)møde)\b",
    re.IGNORECASE,
)
"""Reads `Mødelokale 2`, `Byrådssalen` and `på Teams`, not `Ny bro`."""
_COUNTED = (
    "Møde", "Referat", "Dagsorden", "Protokol", "Punkt", "Sag", "Bilag", "Side", "Blad", "Nr",
    "Uge", "Kapitel", "Afsnit", "Bind", "Del", "Paragraf", "Tillæg", "Version", "Udgave",
    "Tabel", "Figur", "Etape", "Fase", "Trin", "Spor", "Pulje", "Runde", "Delområde", "Område",
    "Distrikt", "Zone", "Budget", "Regnskab", "Bevilling", "Kvartal", "Lokalplan",
    "Kommuneplan", "Kommuneplantillæg", "Spildevandsplan", "Anlæg", "Model", "Scenarie",
    "Scenarium", "Alternativ", "Forslag", "Tema", "Mål", "Indsats", "Indsatsområde", "Rute",
    "Linje", "Afdeling", "Skema", "Ramme", "Aftale",
)  # fmt: skip
"""What has a number that is no street's: `Kapitel 3, Budget` is an address by its shape alone."""
_ADDRESS = regex(
    r"\w(?:vej|gade|allé|stræde|plads(?:en)?|torv(?:et)?|vænget|boulevard)\s\d{1,3}\b"
    r"|,\s[A-ZÆØÅ][\w.]{1,25}(?:\s[\w.]{1,25}){0,3}\s\d{1,3}\s?[A-Z]?(?=,|\Z)"
    r"|,\s\d{4}\s[A-ZÆØÅ]"
    rf"|\A(?!(?:{'|'.join(_COUNTED)})\b)[A-ZÆØÅ][\w.]{{2,25}}(?:\s[\w.]{{1,25}}){{0,2}}"
    r"\s\d{1,3}\s?[A-Z]?,\s[A-ZÆØÅ][a-zæøåé]+(?:\s[A-Z])?\Z"
)
"""Reads `Søndergade 12`, `Hallen, 6600 Vejen` and `Rådhuset, Torvet 3`, not `Sag 3`."""
_STREET = regex(r"(?:vej|gade|allé|stræde|plads|torv|vænge|boulevard)(?:en|et|n)?\Z", re.IGNORECASE)
"""Reads `Søndergade` and `Torvet`, not `Søndergade 12`."""
_HOUSES = regex(
    r"\b(?:\w*(?:hus|gård|hotel|skole|center|centr|stue|bibliotek|kro|hal|kirke|slot)(?:[lt]?e[tn]|n)?"
    r"|[A-ZÆØÅ]\s\d{1,2})\b",
    re.IGNORECASE,
)
"""Reads `Kulturhuset` and `Hotel Havnen`, not `Ny bro`."""
_OF_MATTERS = regex(
    r"\b(?:af|til|om|vedr|vedrørende|for|fra|beslutning|forslag|indhold\w*|udskriv|punkt\w*|sager?)\b",
    re.IGNORECASE,
)
"""Words of titles and of navigation, which a place does without."""
_HOUR = regex(r"\s[-–]\s(?=[^\n]{0,60}\bmøde)[^\n]*\bkl\.?\s?\d")
"""Reads `Rådhuset - møde kl. 16`, not `Rådhuset kl. 16`."""
_LEAD = regex(
    r"(?:(?:ekstra)?ordinært møde\s[-–]"
    r"|(?:(?:mødet )?(?:(?:blev |er )?(?:af)?hold(?:t|tes|es)|(?:fandt|finder) sted) )?(?:i|på))\s",
    re.IGNORECASE,
)
"""Reads `Ordinært møde - `, `Mødet blev holdt i ` and `på `, not `møde `."""
_BETWEEN_CELLS = regex(r"\s[·|•–-](?=\s)")
"""Reads `Rådhuset · Sal 2`, not `Rådhuset-Sal`."""
_SHORTEST, _LONGEST = 3, 120


def names_place(text: str, *, below_title: bool = False) -> bool:
    """Whether a line without a label names where the meeting was held.

    A house (`Havnestuen`) is a place only right below the title, `below_title`: it can be the
    matter of an item as well. A room, a town hall or an address is one anywhere in the head.
    """
    text = cut_hour(text)
    if not _SHORTEST < len(text) < _LONGEST or text[-1] in ".:?" or text[0].isdigit():
        return False
    if text[0] in "-–•" or _OF_MATTERS.search(text):
        return False
    if text[0].islower() and not text.startswith(("i ", "på ")):
        return _ROOMS.match(text) is not None
    named = _ROOMS.search(text) or _ADDRESS.search(text)
    return bool(named) or (below_title and _HOUSES.search(text) is not None)


def ends_in_street(text: str) -> bool:
    """Whether a place breaks off at the name of a street, whose number is on the line below."""
    return _STREET.search(text) is not None


def cut_hour(text: str) -> str:
    """The line without what it adds on the hour: `Salen - det åbne møde begynder kl. 19`."""
    if "kl" not in text or len(text) > 2 * _LONGEST:
        return text
    said = _HOUR.search(text)
    return text[: said.start()] if said else text


def without_lead(text: str) -> str:
    """A place without what leads to it: `Ordinært møde - Lokale 7`, `Vejen Kommune · Lokale 7`."""
    text = text.strip(" ,.|·")
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(text)]
    if "" in cells:
        text = ", ".join(cell for cell in cells if cell and not cell.endswith(" Kommune"))
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text
