"""The bodies a sentence names -> those of other authorities and boards of appeal."""

from __future__ import annotations

from casetrack.authorities import authority_key, named
from casetrack.lazy import regex

__all__ = ["neighbours"]

Bodies = list[tuple[int, int, str]]

_ABOVE = regex(r"(?i)(?:klage|anke|frednings)nævn")
"""Reads `Planklagenævnet` and `Fredningsnævnet`, not `Huslejenævnet`."""
_REGIONAL = regex(r"(?i)\bregionsråd")
"""Reads `Regionsrådet`, not `Ældrerådet`."""
_AT_HOME = regex(
    r"\A'?s? i (?:nabo\w+|(?:de )?(?:andre|øvrige) |Folketinget"
    r"|(?P<place>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?))"
)
"""Reads ` i Solrød Kommune`, ` i Solrød` and ` i nabokommunen`, not ` i maj`."""
_TOLD_OF = regex(
    r"\b(?P<place>[A-ZÆØÅ][\w-]+) Kommune(?:, hv(?:or|is)"
    r"|(?: har)? (?:oplys|meddel|svare|skriv|orientere)\w+,? at) (?:\w+ ){0,2}\Z"
)
"""Reads `Solrød Kommune, hvor ` and `Solrød Kommune har oplyst, at `, not `med Solrød Kommune `."""
_OF_PLACE = regex(r"\A(?P<place>.+) (?i:byråd|byraad|kommunalbestyrelse|borgerrepræsentation)\Z")
"""Reads `Solrød Byråd`, not `Byrådet`."""


def neighbours(bodies: Bodies, sentence: str, authority: str | None) -> frozenset[str]:
    """The names of those that cannot be of the authority whose minutes the sentence stands in.

    Where that is not known, they are boards of appeal only.
    """
    return frozenset([one[2] for one in bodies if _is_elsewhere(one, sentence, authority)])


def _is_elsewhere(body: tuple[int, int, str], sentence: str, authority: str | None) -> bool:
    start, end, name = body
    if _ABOVE.search(name):
        return True
    if authority is None:
        return False
    if _REGIONAL.search(name) and not authority.startswith("Region"):
        return True
    behind = _AT_HOME.match(sentence[end : end + 60])
    if behind and behind["place"] is None:
        return True
    at_home = behind or _OF_PLACE.match(name) or _TOLD_OF.search(sentence[:start])
    place = named(at_home["place"]) or named(at_home["place"].split()[0]) if at_home else None
    return place is not None and authority_key(place.name) != authority_key(authority)
