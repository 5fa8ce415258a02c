"""A clause → whether somebody other than the body does or says what stands in it."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import PUT_OFF, Outcome
from casetrack.wording.clauses import hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Act
from casetrack.wording.sentences import Clause, Sentence

__all__ = ["MAY_SAY", "is_done_by_others", "is_in_a_reply"]

_BODY, _PROPOSES = ROLES["body"], ROLES["propose"]
_SAYS, _MOVES = ROLES["ask"] | _PROPOSES, ROLES["wish"] | _PROPOSES
MAY_SAY = _SAYS | _MOVES
"""One of these roles stands in every sentence that says who else speaks or wishes."""
_OPENS = ROLES["and"] | ROLES["but"] | ROLES["that"]
_SO: Final = frozenset(PUT_OFF) | {
    Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.LAPSED, Outcome.SENT_FOR_CONSULTATION,
    Outcome.ESCALATED,
}  # fmt: skip
_SOMEBODY: Final = regex(r"[a-zæøå-]{3,}(?:en|et|ne)")
"""Reads `klubben` and `naboerne`, not `vej`."""
_MAY_DECIDE: Final = regex(r"(?:skab|forsamling|ledelse|gruppe|kreds)(?:et|en|n)$")
"""Reads `formandskabet` and `ledelsen`, not `klubben`."""
_OURS: Final = frozenset(
    {"kommunen", "partierne", "parterne", "grupperne", "deltagerne", "repræsentanterne", "regionen"}
)
_COUNTED: Final = frozenset({"en", "et", "flere", "mange", "to", "tre", "fire", "fem", "seks"})
_WISHES: Final = regex(
    r"\b(?:ønske|bede|foreslå|anmode|opfordre|henstille|begære)(?:r|de)\b|\bbad\b"
)
"""Reads `ønskede` and `beder`, not `ønskes`."""
_USUALLY: Final = regex(
    r"\b(?:i dag|i øjeblikket|i forvejen|for tiden|p\.?t\.?(?= )|aktuelt|normalt|typisk"
    r"|sædvanligvis|som (?:regel|hovedregel|udgangspunkt|bekendt)|ofte|sjældent|hvert år"
    r"|løbende|jævnligt|allerede|fortsat|hele tiden|mange steder|sandsynligvis|formentlig)\b"
)
"""Reads `for tiden` and `som regel`, not `i maj`."""
_REPLIED: Final = regex(
    r"\bi (?:deres|sit|sin|sine) (?:[\w-]+ )?(?:høringssvar|udtalelse|partshøringssvar|indsigelse)"
)
"""Reads `i deres høringssvar`, not `i høringssvarene`."""


def is_done_by_others(act: Act, clause: Clause, sentence: Sentence) -> bool:
    """Whether the words are not the body's own act, but somebody else's, or what is usual."""
    traits = act.rule.traits
    return (
        ("once" in traits and _USUALLY.search(clause.lower) is not None)
        or ("does" in traits and _somebody_does(clause))
        or (act.rule.by != "anyone" and clause.bits & _MOVES != 0 and _somebody_wishes(clause))
        or (sentence.bits & _SAYS != 0 and _is_quoted(sentence, act.outcome))
    )


def is_in_a_reply(clause: Clause) -> bool:
    """`Naboerne har i deres høringssvar afvist planen`: that is their answer."""
    return _REPLIED.search(clause.lower) is not None


def _somebody_does(clause: Clause) -> bool:
    """`Klubben venter med sagen`, `Borgerne ønsker at ...`: a noun that is no body stands first."""
    asking = clause.before
    if clause.relation == "content" and asking is not None and _begins_with_somebody(asking):
        return True
    return _begins_with_somebody(clause)


def _somebody_wishes(clause: Clause) -> bool:
    """`Naboerne ønskede den afvist`, but not `Udvidelsen ønskes udsat`."""
    return _begins_with_somebody(clause) and _WISHES.search(clause.lower) is not None


def _begins_with_somebody(clause: Clause) -> bool:
    if clause.bits & _BODY:
        return False
    place, last = clause.first, clause.last
    while place < last and clause.words[place][0] & _OPENS:
        place += 1
    word = clause.raw[place].lower()
    if word in _COUNTED and place < last:
        return not clause.words[place + 1][0]
    if clause.words[place][0] or word in _OURS or place == last:
        return False
    return _SOMEBODY.fullmatch(word) is not None and _MAY_DECIDE.search(word) is None


def _is_quoted(sentence: Sentence, outcome: Outcome | None) -> bool:
    """`Vejen bliver bredere, oplyste formanden.`: the end says whose words they are. That a case is
    off or comes again is so whoever tells it; not where it is only proposed.
    """
    said = sentence.clauses[-1]
    if said.before is None or said.relation != "main":
        return False
    first = said.words[said.first][0]
    if not first & _SAYS or hear(said) not in ("admin", "other"):
        return False
    return bool(first & _PROPOSES) or outcome not in _SO
