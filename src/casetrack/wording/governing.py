"""What a clause hangs on: the word before it that governs it."""

from __future__ import annotations

from typing import Final

from attrs import define

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.clauses import WITH_REMARK, hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Act
from casetrack.wording.sentences import Clause, Sentence

__all__ = ["GOVERNS_NOTHING", "Acted", "Governing", "level_of", "resumed_by"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DECIDED, _NONE, _NOTED = Outcome.APPROVED, Outcome.DECIDED, Outcome.NONE, Outcome.NOTED
_NOT_RECOMMENDED, _RECOMMENDED = Outcome.NOT_RECOMMENDED, Outcome.RECOMMENDED
_REJECTED, _TO_BE_PRESENTED_AGAIN = Outcome.REJECTED, Outcome.TO_BE_PRESENTED_AGAIN

_ASK, _OPINION, _NEGATION = ROLES["ask"], ROLES["opinion"], ROLES["negation"]
_THAT, _PREPOSITION = ROLES["that"], ROLES["preposition"]
_PROPOSED = ROLES["case"] | ROLES["proposal"]
_NUMBERS = ROLES["number"] | ROLES["point"] | ROLES["letter"]
_VERB, _BUT = ROLES["verb"], ROLES["but"]
_WISH = ROLES["wish"]
_KEEPS: Final = frozenset({"reason", "relative", "before", "condition", "question", "so"})
_SPEAKS = _ASK | _WISH | ROLES["propose"]
_FINITE = ROLES["ought"] | ROLES["shall"] | ROLES["past"] | ROLES["present"] | ROLES["can"]
_GOVERNS: Final = {
    _APPROVED: "approve",
    _RECOMMENDED: "recommend",
    _DECIDED: "said",
    _TO_BE_PRESENTED_AGAIN: "said",
    _REJECTED: "reject",
    _NOTED: "noted",
}
_MAIN_ORDER: Final = regex(
    r"og (?:[\w-]+ ){1,4}?\w{3,}(?:es|er|ede|te) (?:derfor|dermed|herefter|derefter|således)\b"
)
"""Reads `og ansøgningen imødekommes derfor ikke`, not `og ansøgningen derfor ikke imødekommes`."""
_NOT_SAID: Final = frozenset({None, "void", "reported"})
_REFUSED: Final = regex(
    r"\b(?:ikke|ingen) (?:[\w-]+ ){0,3}(?:grundlag|grund|anledning|mulighed|hjemmel|behov|"
    r"økonomi|råd|plads|midler|penge|dækning|belæg|baggrund|"
    r"flertal|opbakning|i stand"
    r"|tilslutning)(?: i \w+)? (?:for|til)\W*$|\bikke\W*$"
)
"""Reads `der er ikke grundlag for` and `ingen opbakning til`, not `grundlag for`."""
_REFRAINS: Final = frozenset({"undlade", "undlader", "undlod"})
_JOINING: Final = frozenset({"og", "samt"})
_AIMS: Final = ("henblik på", "henblik på,", "sørger for,", "sikrer,", "sikre,")
_POINTS_OUT: Final = ("opmærksom på", "opmærksom på,")
_HOPES: Final = ("ser frem til", "ser frem til,", "glæder sig til", "glæder sig til,")
_EXPECTS: Final = ("forventer", "imødeser", "regner med", "ser gerne", "ser gerne,")
_ENDS_REASON: Final = regex(r",$|bemærkninger$|indsigelser$|høringssvar$")
"""Reads `haster,` and `ikke indkommet bemærkninger`, not `ikke grundlag for`."""
_OWN: Final = frozenset({"", "body"})
_RATHER: Final = ("stedet for", "frem for")
_BEFORE_AT: Final = frozenset({"efter", "uden", "ved", "fremfor", "udover"})

_LISTING: Final = frozenset({"recommend", "wish", "reported", "said"})
"""Under these words a point is an at-clause; under all others each is a decision of its own."""

_MARKS = ROLES["number"] | ROLES["letter"] | ROLES["dash"]
_MAY_LIST = _THAT | _MARKS
"""A point has one of these roles."""
_ENDS: Final = (".", "!", "?")
_AT: Final = frozenset({"at", "at:", "at,"})


def level_of(clause: Clause, governor: str) -> str:
    """How a clause is governed that hangs on the word before it: `main` where nothing governs."""
    if clause.lower.startswith("og ") and _MAIN_ORDER.match(clause.lower) is not None:
        return "main"
    if governor == "refused" and _but(clause.before):
        return "said"
    if governor:
        return governor
    return "void" if clause.relation == "content" and clause.before is not None else "main"


def resumed_by(clause: Clause) -> Clause | None:
    """The clause this one goes on with, where another is put in between."""
    return clause.heads if clause.heads is not clause.before else None


def _but(clause: Clause | None) -> bool:
    """`vedtog ikke at udsætte sagen, men at godkende den`: the second they did."""
    return clause is not None and clause.first == clause.last and bool(clause.opener & _BUT)


@define(eq=False, weakref_slot=False)
class Acted:
    """What is done in a clause: the kind of motion it opens, all acts, and those that count."""

    clause: Clause | None
    opened: str
    acts: list[Act]
    heard: list[Act]


_DID_NOTHING: Final = Acted(None, "", [], [])
GOVERNS_NOTHING: Final = Acted(None, "vote", [], [])


class Governing:
    """What governs the clauses that are read.

    Attributes:
        word: the word for it, as `_governor_of` gives it; empty for nothing.
        by: what is done in the clause that governs.
        acted: what is done in each clause of the sentence, as far as something may hang on it.
    """

    def __init__(self) -> None:
        self.word, self.by = "", _DID_NOTHING
        self.acted: dict[int, Acted] = {}
        self._done = 0  # the clauses before this place were asked
        self._above: tuple[str, Acted, bool] | None = None  # what governs the list that is read

    def begin(self, sentence: Sentence, before: Sentence | None) -> None:
        """Nothing governs a sentence that begins, unless what stands before it ends in a colon, or
        it is a point of a list.
        """
        goes_on = before is not None and before.colon
        if before is not None and sentence.paragraph and sentence.bits & _MAY_LIST:
            goes_on = self._is_listed(sentence, before) or goes_on
        if not goes_on:
            self.word = ""
        self._done = 0
        self.acted = {}

    def _is_listed(self, sentence: Sentence, before: Sentence) -> bool:
        """Whether it is a point of a list, on whose governor it hangs then."""
        above, self._above = self._above, None
        if above is not None and _is_point(sentence, bare=above[2]):
            self.word, self.by, _ = self._above = above
        elif _opens_list(before, sentence) and self.at(len(before.clauses), before) in _LISTING:
            self._above = self.word, self.by, _is_open(before)
        if self._above is not None:
            _hang(sentence)
        return self._above is not None

    def at(self, place: int, sentence: Sentence) -> str:
        """What the clause at `place` hangs on: the last word before it that governs; only here are
        the clauses asked for it, each once. A reason put in between is passed over.
        """
        asked = sentence.clauses[place] if place < len(sentence.clauses) else None
        if asked is not None and asked.before is not None and _is_topic(asked.before):
            return "void"  # `besluttede, at indstillingen om at hæve taksten godkendes`
        resumed = resumed_by(asked) if asked is not None else None
        for at in range(place - 1 - (resumed is not None), self._done - 1, -1):
            if sentence.clauses[at] is resumed and resumed.relation in ("content", "colon"):
                continue  # `at forslaget om at lukke vejen vedtages`
            acted = self.acted.get(at, _DID_NOTHING)
            if acted is GOVERNS_NOTHING:
                continue
            word = _governor_of(sentence.clauses[at], acted, asked)
            if word is not None:
                self.word, self.by = word, acted
                break
        self._done = place
        return self.word


# Points printed as a list below what governs them: `indstiller til byrådet,` and below it
# `1. at planen vedtages`.


def _opens_list(sentence: Sentence, following: Sentence) -> bool:
    """Whether the next sentence, of another paragraph, is the first point of a list that hangs on
    this one.
    """
    last = sentence.clauses[-1]
    if last.raw[last.last].endswith(_ENDS):
        return False
    return _is_point(following, bare=_is_open(sentence))


def _is_open(sentence: Sentence) -> bool:
    """`indstiller, at`: the points below it begin without the word."""
    last = sentence.clauses[-1]
    return last.raw[last.last] in _AT


def _is_point(sentence: Sentence, *, bare: bool) -> bool:
    """Whether a sentence begins as a point does: `1. at`, `- at`, `at`; `bare`, also without."""
    first = sentence.clauses[0]
    place = first.first
    while place < first.last and not first.raw[place]:
        place += 1
    if first.words[place][0] & _THAT:
        return True
    if not first.words[place][0] & _MARKS:
        return False
    while place + 2 < first.last and first.raw[place + 1] == "og":  # `1. og 2. at`
        if not first.words[place + 2][0] & _MARKS:
            break
        place += 2
    return bare or any(word[0] & _THAT for word in first.words[place + 1 : place + 2])


def _hang(sentence: Sentence) -> None:
    """Make a point say what those words say that govern it; a dash before it is no clause."""
    first, *others = sentence.clauses
    for clause in (first, *others[: first.first == first.last]):
        clause.relation = "content"


# The word that governs.


def _governor_of(clause: Clause, acted: Acted, asked: Clause | None) -> str | None:
    """The word for it: `said`, `approve`, `recommend`, `dissuade`, `reject`, `refused`, `wish`,
    `change`, `aim`, `forwarded`, `noted`, `reported` or `void`; `None` where an earlier one still
    holds for the clause `asked`.
    """
    acts, heard = acted.acts, acted.heard
    if clause.raw[clause.last] in _REFRAINS and hear(clause) != "other":
        return "refused"  # `undlader at rejse krav`
    if asked is not None and _hands_over(acts) and _stands_beside(asked):
        return None
    governor = _by_words(clause, acted.opened, acts, heard)
    if governor is None and clause.bits & _NEGATION:
        governor = "void"  # `der findes ikke anledning til at ændre`
    if governor in _NOT_SAID and asked is not None and _tells_why(clause, asked):
        return governor or "void"  # `da der ikke er grundlag for at godkende planen`
    if governor is None or _goes_on_with_another(clause) or _is_of_point(clause):
        return None
    if governor == "void" and clause.relation in _KEEPS and not acts and not clause.bits & _SPEAKS:
        return None
    for act in heard:
        if act.outcome is _NOT_RECOMMENDED:
            return "dissuade"  # `det anbefales ikke at imødekomme`
    if clause.bits & _NEGATION and hear(clause) != "other" and _REFUSED.search(clause.lower):
        return "refused"  # `besluttede ikke at godkende`
    return governor


def _tells_why(clause: Clause, asked: Clause) -> bool:
    """`da det er op til ejeren at give tilladelse`: the at-clause belongs to the reason, and not to
    what stands before that, as in `besluttede, da det haster, at give tilladelse`.
    """
    if asked.before is not clause or clause.relation not in _KEEPS or clause.bits & _WISH:
        return False
    told = clause.before
    waits = told is not None and told.relation == "main" and not told.bits & _PROPOSED
    return not waits or _ENDS_REASON.search(clause.raw[clause.last]) is None


def _is_topic(clause: Clause) -> bool:
    """`at indstillingen om`: what follows is what it is about."""
    if clause.relation != "content" or clause.bits & _VERB or clause.last == clause.first:
        return False
    words = clause.words[clause.last - 1 : clause.last + 1]
    return bool(words[1][0] & _PREPOSITION and words[0][0] & _PROPOSED)


def _hands_over(acts: list[Act]) -> bool:
    return any("hands_over" in act.rule.traits for act in acts)


def _stands_beside(clause: Clause) -> bool:
    """`bemyndiges til at forhandle, og at sagen udsættes`: no more of what is handed over, as it
    would be with an infinitive.
    """
    if clause.raw[clause.first - 1] != "og" or clause.first == clause.last:
        return False
    return not clause.raw[clause.first + 1].endswith(("e", "å"))


def _goes_on_with_another(clause: Clause) -> bool:
    """`indstiller, at punkt 1 tiltrædes, og at punkt 2 afvises`: the second hangs on what the first
    hangs on.
    """
    if clause.relation != "content" or not clause.opener & _THAT:
        return False
    if clause.governs:
        return clause.raw[clause.last] in _JOINING
    return not clause.words[clause.last][0] & _PREPOSITION  # `at vente med at afgøre sagen`


def _is_of_point(clause: Clause) -> bool:
    """`1: godkendt, 2: udsat`: what is said of the first point does not govern the second."""
    label = clause.before
    if label is None or clause.relation != "colon" or clause.governs:
        return False
    if label.bits & _VERB or not label.bits & _NUMBERS:
        return False
    return label.raw[label.last].endswith(":") and not clause.raw[clause.last].endswith(":")


def _weight(act: Act) -> tuple[bool, int]:
    """The last act governs; `dog` only where nothing else does."""
    return "governs_last" not in act.rule.traits or act.place == 0, act.place


def _by_words(clause: Clause, opened: str, acts: list[Act], heard: list[Act]) -> str | None:
    if opened:
        return "wish"
    for act in acts:
        if act.rule.mark == "send" and WITH_REMARK.search(clause.lower):
            return "forwarded"
    if _hands_over(acts) or clause.raw[clause.last] in _BEFORE_AT or clause.lower.endswith(_RATHER):
        return "void"  # `bemyndiges til at afslå` refuses nothing
    if clause.lower.endswith(_AIMS):
        return "aim"
    if clause.lower.endswith(_POINTS_OUT):
        return "reported"
    if clause.lower.endswith(_HOPES):  # it promises no more than that the case comes again
        return "reported" if hear(clause) == "other" else "aim"
    if clause.lower.endswith(_EXPECTS) and hear(clause) in _OWN:
        return "aim"  # `forventer at se en plan i maj`
    if heard:
        last = max(heard, key=_weight) if len(heard) > 1 else heard[0]
        if last.rule.mark == "change":
            return "change"
        return _GOVERNS.get(last.outcome or _NONE, "void")
    if clause.bits & _WISH and clause.relation == "reason" and hear(clause) in _OWN:
        return "aim"  # `idet udvalget ønsker at se et forslag i maj`
    if clause.bits & (_ASK | _OPINION) or hear(clause) == "other":
        return "reported"
    if acts or clause.bits & _SPEAKS:
        return "void"
    if clause.relation in ("content", "colon") or not clause.bits & _FINITE:
        return None
    return "void"
