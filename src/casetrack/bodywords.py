"""The words that names of bodies are made of: head words, fields of work, capitals."""

from __future__ import annotations

__all__ = [
    "ADJECTIVE", "BARE", "COUNCILS", "DEFINITE", "GENERAL", "HEADS", "JOINING", "NO_NAMES",
    "WITH_FIELD", "from_capitals", "head_of", "is_definite", "is_topic", "word_set",
]  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


# A body's head word (the last part of its name) and its definite ending.
HEADS = {
    **dict.fromkeys(("udvalg", "råd", "raad", "nævn"), "et"),
    **dict.fromkeys(("kommission", "direktion", "magistrat", "borgerrepræsentation"), "en"),
    **dict.fromkeys(("bestyrelse", "chefgruppe", "direktørgruppe", "ledelse"), "n"),
    "forligskreds": "en", "forum": "met", "hovedmed": "",
}  # fmt: skip
DEFINITE = tuple(head + ending for head, ending in HEADS.items() if ending)
_FORMS = (*HEADS, *DEFINITE)
# Words that end like a head word and name no body: "området" hides "rådet".
_NO_HEADS = ("områd", "forråd", "tråd", "kompetenceudvalg", "bedriftsledelse", "projektledelse")
WITH_FIELD = ("udvalg", "råd", "nævn")
# Heads that need a word before them to be a name.
GENERAL = word_set("udvalg råd raad nævn forum kommission bestyrelse ledelse")
COUNCILS = word_set("byråd byraad kommunalbestyrelse borgerrepræsentation regionsråd amtsråd")
# Said without an ending in small letters: "over for byråd", "i chefforum".
BARE = COUNCILS | {"økonomiudvalg", "chefforum", "hovedudvalg", "hovedmed"}

# What committees are about, by the beginnings of the words.
_TOPICS = tuple(
    word_set(
        "arbejdsmarked beredskab beskæftigelse bolig borger by bygning bæredygtig børn dagtilbud"
        " demokrati digital ejendom energi erhverv event familie folkeoplysning folkesundhed"
        " forebyggelse forretning forsyning fritid frivillig fælles grøn handicap havn idræt"
        " infrastruktur innovation integration job kirke klima koordin kultur kunst kyst land"
        " lighed lokal læring miljø mobilitet natur nærhed omsorg omstilling opvækst plan politisk"
        " psykiatri senior skole social strategi sundhed teknik teknisk tilgængelighed trafik"
        " trivsel turisme uddannelse udsatte udvikling ung vand vej velfærd vækst ældre økonomi"
    )
)
JOINING = frozenset(("og", "&", "samt"))
ADJECTIVE = ("sk", "ig", "al", "øn", "lt", "nt")
# Words that no name holds: with one of them a phrase is a sentence or a heading.
NO_NAMES = word_set(
    "vælg vis søg find"
    " at der som ikke har er var blev bliver skal kan vil beslutning beslutninger beslutningen møde"
    " mødet godkendte godkender besluttede beslutter anbefaler anbefalede indstiller indstillede"
    " indstilling drøftede behandlede tog tager sendte udsatte tiltrådte til fra om et en denne"
    " dette alle eller men sag sagen punkt referat dagsorden protokol sted dato efter i på af med"
    " ad hos over under den det når hvor hvis ja nej kommende næste"
)


def is_definite(name: str) -> bool:
    """Whether the name's last word is a head word with its definite ending."""
    return name.casefold().endswith(DEFINITE)


def head_of(word: str) -> str | None:
    """The head word that a word ends in, `None` for a word that names no body."""
    folded = word.casefold()
    if not folded.endswith(_FORMS):
        return None
    for head, ending in HEADS.items():
        if folded.endswith((head, head + ending)):
            stem = folded.removesuffix(ending) if not folded.endswith(head) else folded
            return None if stem.endswith(_NO_HEADS) else head
    return None


def from_capitals(name: str) -> str:
    """`PLAN- OG MILJØUDVALGET` as `Plan- og Miljøudvalget`; an abbreviation stays."""
    if not name.isupper() or (len(name) < 7 and not head_of(name)):
        return name
    words = name.split(" ")
    return " ".join(_capital_word(word, first=at == 0) for at, word in enumerate(words))


def _capital_word(word: str, *, first: bool) -> str:
    low = word.lower()
    if word in ("IT", "EU", "HOVEDMED") or word.startswith("MED-"):
        return word.replace("HOVED", "Hoved").replace("UDVALG", "udvalg").replace("ET", "et")
    if not first and (low in JOINING or low in NO_NAMES or low in ("for", "stk.")):
        return low
    return word[0] + low[1:]


def is_topic(word: str) -> bool:
    """Whether a word names a field of work, and no body."""
    return word.casefold().startswith(_TOPICS) and head_of(word) is None
