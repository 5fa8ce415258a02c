"""What people's names are made of beside words with a capital."""

from __future__ import annotations

__all__ = [
    "BEFORE_CAPITAL", "INSTITUTIONS", "ORGANISATIONS", "PARTICLES", "PARTIES", "QUOTES",
    "SHORTENED",
]  # fmt: skip

PARTICLES = frozenset(
    {"af", "von", "van", "de", "der", "den", "la", "el", "al", "da", "bin", "ben", "du"}
)
"""Small words that stand inside a name: `Ida von Holm`."""

BEFORE_CAPITAL = r"(?:a[dlnrstz]|ash|el|ul)-|(?:d|l|dell)[’'‘´`]"
"""Small beginnings of a word inside a name: `Ibrahim al-Sayed`, `Maria d’Angelo`."""

QUOTES = "\"“”„»«'’‘"
"""Marks about the name that somebody goes by: `Niels “Nisse” Holm`."""

SHORTENED = frozenset({"Johs.", "Joh.", "Chr.", "Chrs.", "Fred.", "Vilh.", "Alex.", "Rasm."})
"""Given names cut short, as they are printed: `Johs. Holm`."""

PARTIES = frozenset(
    {
        "socialdemokratiet", "socialdemokraterne", "socialdemokrat", "venstre", "konservative",
        "de konservative", "det konservative folkeparti", "konservativ", "radikale venstre",
        "det radikale venstre", "radikale", "de radikale", "socialistisk folkeparti",
        "enhedslisten", "dansk folkeparti", "liberal alliance", "nye borgerlige", "alternativet",
        "moderaterne", "danmarksdemokraterne", "kristendemokraterne", "slesvigsk parti",
        "schleswigsche partei", "borgerlisten", "lokallisten", "løsgænger", "uden for parti",
        "udenfor parti",
    }
)  # fmt: skip
"""Parties by their names, which are no people's."""
ORGANISATIONS = frozenset(
    {"sagen", "forbund", "forbundet", "forening", "foreningen", "samvirke", "region", "skole"}
    | {"råd", "rådet", "udvalg", "udvalget", "parti", "folkeparti"}
)
"""Words that end the name of an organisation (`Ældre Sagen`)."""
INSTITUTIONS = (
    "administrationen", "afdelingen", "bestyrelsen", "direktionen", "fonden", "foreningen",
    "forvaltningen", "klubben", "kommunen", "laget", "lauget", "ministeriet", "nævnet", "rådet",
    "sekretariatet", "selskabet", "skolen", "styrelsen", "udvalget",
)  # fmt: skip
"""So end words that are part of no person's name (`Grundejerforeningen Solbakken`)."""
