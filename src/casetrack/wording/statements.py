"""What a minority wished, a reservation, a remark for the record: seen, and cut out of a text."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.names import ORGANISATIONS, PARTICLES
from casetrack.wording.clauses import TITLES, hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sentences import Sentence, Text

__all__ = [
    "STATES",
    "begins_with_name",
    "commends_else",
    "kind_of_statement",
    "parties_in",
    "who_speak",
]

_REMARK, _RESERVE, _VOTE = ROLES["remark"], ROLES["reserve"], ROLES["vote"]
_WISH, _OPINION, _NEGATION = ROLES["wish"], ROLES["opinion"], ROLES["negation"]
_COMMA = ROLES["comma"]
_MINORITY, _LETTER, _PARTY, _NAMED = (
    ROLES["minority"], ROLES["letter"], ROLES["party"], ROLES["named"],
)  # fmt: skip
_NAMED_ONES = _MINORITY | _LETTER | _PARTY | _NAMED
_SPEAKERS = _NAMED_ONES | ROLES["members"]
STATES = _REMARK | _SPEAKERS
"""One of these roles stands in every statement that does not begin with a name."""
_WAITS: Final = regex(
    r"\b(?:afvent\w+|vente?r? med|venter) (?:\w+ ){0,3}(?:still\w*|behandling)"
    r"|\bafventer (?:ind)?til\b"
)
"""Reads `afventer med stillingtagen` and `venter med sin behandling`, not `venter på svar`."""
_AGAINST: Final = regex(r"\bimod\b|\bkan ikke|\bkunne ikke|\bhavde gerne|\bundl\w+ at stemme")
"""Reads `stemmer imod` and `undlod at stemme`, not `stemte for`."""
_REFUSES: Final = regex(
    r"\b(?:kan|kunne|vil|ville) ikke (?:\w+ ){0,2}(?:anbefal|bakk|godkend|gå ind|følg|imødek|indst"
    r"|medvirk|stemme for|støtt|tilslut|tiltræd|vedtag)\w*(?<!es)\b|\b(?:er|var) (?:\w+ )?uenige?\b"
    r"|\b(?:anbefal|støtt|tiltråd|tiltræd)\w+ ikke\b|\bstemm?(?:er|te) (?:i?mod|nej)\b"
)
"""Reads `kan ikke støtte`, `var uenig` and `stemmer imod`, not `kan ikke støttes`."""
_COMMENDS: Final = regex(r"\b(?:anbefal|indstill|støtte|foresl|godkend|tiltr[åæ]d)\w*")
"""Reads `anbefaler` and `støtter`, not `bemærkede`."""
_SPEAK: Final = regex(
    r"\A(.{3,200}?) (?:kan|kunne|vil|ville|er|var|har|havde|tog|tager|stem\w+|støtt\w+|anbefal\w+"
    r"|ønske\w*|forb\w+|foresl\w+|begær\w+|afvent\w+"
    r"|bemærk\w+|mente|mener|udtal\w+)\b"
)
"""Reads the words before the verb of `Ida Holm tog forbehold`."""
_LETTERS: Final = regex(
    r"(?<![\w§])(?:(?:Liste|Gruppe) )?([A-HJ-ZÆØÅ]|(?<=[(,:] )I|(?<=\()I|(?<=og )I|I(?=[,)]|"
    r" og | \(\d| stemte | stemmer | undl| t[ao]g| kan | kunne | ønske| vil |\.?\Z))"
    r"(?![\w-])(?!\.\S|\. \S)"
    r"(?<!(?:odel|inje|tape|ilag|kema|type|fase|iant|ghed|råde|felt) .)(?<!øsning .)(?<!enarie .)"
)
"""Reads `Liste Ø`, `A og I` and `I (2)`, not `§A`, `I maj` or `linje C`."""
_NAMES: Final = regex(
    r"\b(?:Det )?(Socialdemokrat\w*|Venstre|SF|LA|DF|DD|Radikale(?: Venstre)?|"
    r"Konservative(?: Folkeparti|s(?! stemmer\b))?|"
    r"[A-ZÆØÅ][a-zæøå]+ Folkeparti|[A-ZÆØÅ][a-zæøå]+partiet|Liberal Alliance|"
    r"Alternativet|Nye Borgerlige|Moderaterne|"
    r"(?:Danmarks|Kristen|Centrum-)[Dd]emokraterne|[A-ZÆØÅ][a-zæøå]+listen)"
    r"(?:s(?= og | stemmer\b))?\b"
)
"""Reads `Socialistisk Folkeparti`, `LA` and `Borgerlisten`, not `Liste Ø`."""
_WORD: Final = r"[A-ZÆØÅ][\wæøåé.-]+"
_INSIDE: Final = rf"(?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}"
_NO_NAME: Final = (
    r"(?!(?:Liste|Gruppe|Løsgænger|(?:Viceb|B)orgmester|Rådmand|(?:Næstf|F)ormand|\w*[Mm]edlem) )"
    r"(?!(?:ET )?(?i:mindre|fler)tal)"
)
"""A name does not begin with these: `Borgmester Ida Holm`, `Mindretallet (V)`."""
_BARE_NAMES: Final = regex(
    rf"(?<![\w.]){_NO_NAME}({_WORD}(?: {_INSIDE}{_WORD}){{1,3}}?)"
    r"(?=[,)\n]| og | i?mod\b|\.?$|\.? \()"
)
_PERSON: Final = regex(
    rf"(?<![\w-]){_NO_NAME}({_WORD} (?:{_INSIDE}{_WORD} ){{0,3}})\(([A-ZÆØÅ]{{1,2}})\)"
)
"""Reads `Ida Holm (V)`, not `Ida Holm`."""
_KINDS: Final = (_PERSON, _LETTERS, _NAMES, _BARE_NAMES)
"""What names a party or a person; a later one finds nothing in the words of an earlier one."""


def begins_with_name(sentence: Sentence) -> bool:
    """`Ida Holm`: two words with capitals that nothing is known of."""
    clause = sentence.clauses[0]
    words, raw = clause.words, clause.raw
    first = clause.first + (raw[clause.first] in TITLES)
    if first >= clause.last or words[first][0] or words[first + 1][0] & ~_COMMA:
        return False
    last = raw[first + 1]
    return raw[first][:1].isupper() and last[:1].isupper() and last.lower() not in ORGANISATIONS


def commends_else(sentence: Sentence) -> bool:
    """`A og S anbefaler, at`, behind what the others recommended: that is the minority's."""
    return any(
        clause.bits & _SPEAKERS and hear(clause) == "other" and _COMMENDS.search(clause.lower)
        for clause in sentence.clauses
    )


def who_speak(words: str) -> tuple[str, ...]:
    """The people named before the verb of a statement."""
    found = _SPEAK.match(words)
    return parties_in(found[1], people=True) if found is not None else ()


def kind_of_statement(sentence: Sentence, text: Text, bits: int) -> str:
    """`remark`, `reservation`, `minority` or nothing; `bits` are all roles in the sentence."""
    if bits & _REMARK:
        return "remark"
    others = [clause for clause in sentence.clauses if hear(clause) == "other"]
    words = text.original[sentence.start : sentence.end]
    speak = bits & STATES
    if speak and not bits & _NAMED_ONES and not parties_in(words):
        return ""  # `to medlemmer stemte imod`: nobody knows who
    waits = others and _WAITS.search(text.lower, sentence.start, sentence.end)
    if waits or (bits & _RESERVE and (others or speak)):
        return "reservation"
    for clause in others:
        wishes = speak and clause.bits & (_WISH | _MINORITY)
        if wishes and not clause.lower.startswith("forslagsstiller"):
            return "minority"
        says = not speak or clause.bits & (_OPINION | _VOTE | _NEGATION)
        if says and (_AGAINST if speak else _REFUSES).search(clause.lower) is not None:
            return "minority"
    return ""


def parties_in(text: str, *, people: bool = False) -> tuple[str, ...]:
    """Party letters and names in a text, in its order, each once; a person with a party by name.

    With `people`, names without a party count too, as in a list of those who voted.
    """
    found: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    for pattern in _KINDS if people else _KINDS[:-1]:
        fresh = [
            match
            for match in pattern.finditer(text)
            if not any(start <= match.start() < end for start, end in taken)
        ]
        taken += [match.span() for match in fresh]
        for match in fresh:
            found.setdefault(match[1].strip().rstrip("."), match.start())
    return tuple(sorted(found, key=found.__getitem__))
