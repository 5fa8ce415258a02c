"""One clause → who speaks in it, and what the rules of the lexicon find there."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.names import PARTICLES
from casetrack.outcomes import Outcome
from casetrack.wording.lexicon import ROLES, Rule
from casetrack.wording.matter import about_case, labels_of
from casetrack.wording.sayings import Act
from casetrack.wording.sentences import Clause, Text

__all__ = ["TITLES", "WITH_REMARK", "acts_of", "comes_after", "flipped_of", "hear", "list_before"]

_PREPOSITION, _AND, _COMMA = ROLES["preposition"], ROLES["and"], ROLES["comma"]
_BODY, _ADMIN, _LETTER, _NAMED = ROLES["body"], ROLES["admin"], ROLES["letter"], ROLES["named"]
_MEMBERS, _MINORITY, _PARTY = ROLES["members"], ROLES["minority"], ROLES["party"]
_OUTSIDE = ROLES["outside"]
_MAJORITY, _LABEL, _NEGATION = ROLES["majority"], ROLES["label"], ROLES["negation"]
_WISH, _PROPOSE, _OPINION = ROLES["wish"], ROLES["propose"], ROLES["opinion"]
_CASE, _DETERMINER, _VOTE = ROLES["case"], ROLES["determiner"], ROLES["vote"]
_POINT, _TIME = ROLES["point"], ROLES["time"]
_VERB, _ADVERB, _SOME = ROLES["verb"], ROLES["adverb"], ROLES["some"]
_THINKS = _WISH | _PROPOSE | _OPINION | ROLES["reserve"]
_MOVES = _WISH | _PROPOSE
_MAY_THINK = _THINKS | _VERB
_AUXILIARY = ROLES["past"] | ROLES["present"]
_SAYS_OR_IS = _MAY_THINK | _AUXILIARY
_FINITE = _AUXILIARY | ROLES["shall"] | ROLES["ought"] | ROLES["can"]
_BEFORE_LETTER = (
    _AND | _VERB | _WISH | _PROPOSE | _OPINION | _AUXILIARY | _PARTY
    | ROLES["reason"] | ROLES["while"] | ROLES["but"]
)  # fmt: skip
_OF_ITS_OWN = _FINITE | _POINT
_VOICES = _BODY | _ADMIN | _LETTER | _NAMED | _MEMBERS | _MINORITY | _PARTY | _MAJORITY | _OUTSIDE
_SPEAKS = _VERB | _FINITE
_COLON, _CONDITION = ROLES["colon"], ROLES["condition"]
_ANY = -1
_WANTED: Final = {
    "time": _TIME, "no": _NEGATION, "body": _BODY, "person": _ANY, "object": _ANY, "content": _ANY,
    "when": _ANY,
}  # fmt: skip
"""Roles without one of which in its clause a rule that needs this says nothing."""
_BETWEEN: Final = frozenset({"efter", "på", "uden"})  # `vedtog uden afstemning at sælge grunden`
_HANGS_ON: Final = frozenset({"object", "content"})
_NAMES: Final = regex(
    r"\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ]\.?)?[ -][A-ZÆØÅ][a-zæøåé]+|\([A-ZÆØÅ]{1,2}\)"
)
"""Reads `Ida Holm` and `(V)`, not `Byrådet`."""
_OFFICE: Final = regex(
    r"\bsom (?:\d\. )?(?:[\w-]+ ){0,2}\w*(?:medlem|formand|formænd|suppleant|stedfortræder|"
    r"dirigent|ordstyrer|referent|repræsentant|borgmester|stillingtager|tilforordnet|vælger)"
    r"|\b(?:udpege|vælge|valgt)\w* (?:\w+ )?(?:vice)?(?:borgmesteren|(?:næst)?formanden)\b"
    r"|\bblev:|\bfølgende|\btil (?:dirigent|ordstyrer|referent)\b|\bkandidat(?:en|er|erne)?\b"
    r"|\b(?:alle|samtlige) (?:medlemmer|repræsentanter|suppleanter) (?:blev|er|valgt|udpeg)"
    r"|\b(?:de|begge)(?: to| tre| fire| \d+)? (?:indstillede|foreslåede|opstillede)"
    r"(?=\W*$| (?:medlemmer |personer |repræsentanter )?(?:er|blev|bliver|vælges|valgt|udpeg))"
)
"""Reads `som næstformand`, `kandidaten` and `de to indstillede`, not `som forslag`."""
_COMMENDS: Final = regex(r"\b(?:anbefal|indstill)(?:er|ede) (?:[\w-]+ ){1,5}(?:som|til) ")
"""Reads `indstiller Ida Holm som `, not `indstiller planen`."""
_SAID: Final = regex(r"[a-zæøå]{3,}(?:ede|te|ger|ser),?")
"""Reads `fremhævede` and `pegede`, not `medlemmer`."""
_OF_NAME: Final = regex(r"[A-ZÆØÅ].*|[a-zæøå]+(?:sk|el)e")
"""Reads `Teknisk` and `tekniske`, not `eget`."""
_AGAINST: Final = regex(r"\b(?:i?mod stemte|stemte (?:i?mod|hverken)|undlod at stemme)\b")
"""Reads `imod stemte` and `stemte hverken`, not `stemte for`."""
_SAYS_YES: Final = regex(r"\b(?:anbefal|indstill|godkend|tiltr)\w+")
"""Reads `anbefaler` and `tiltræder`, not `afviser`."""
TITLES: Final = frozenset({"Formand", "Næstformand"})
"""Before a person's name they are no verdict: `Formand Ida Holm`."""
_LIST: Final = 80
_MOST: Final = 3
_LONGEST_LIST: Final = 12
_LONGEST_NAME: Final = 4
_LONGEST_NAMES: Final = 9
WITH_REMARK: Final = regex(r"med (?:den )?bemærkning")
"""`Tilbagesendes med bemærkning, at byrådet har vedtaget ...`: what was decided is sent along."""
_SINCE: Final = frozenset({"idet", "da", "fordi"})
_ONLY: Final = frozenset({"Kun", "kun", "Alene"})
_BEHIND_VERB = _PREPOSITION | ROLES["that"] | _DETERMINER | _ADVERB | _NEGATION | _CASE
_LIBERAL: Final = frozenset({"I", "I,"})
_BEHIND: Final = 3  # words: the negation, what is negated, `og`
_SELDOM_NEGATES: Final = regex(r"ikke (?:kun|alene|blot|bare|længere end)\b")
"""Reads `ikke kun`, not `ikke godkendt`."""
_NOT_YET_OR_ALL: Final = regex(r"\b(?:endnu ikke|ikke (?:\w+ )?endnu|ikke alle)\b")
"""Reads `endnu ikke` and `ikke alle`, not `endnu en gang` and `alle ikke`."""
_DO_NOTHING: Final = regex(r"\W*at (?:foretage sig|gøre) (?:yderligere|mere|noget)\b")
"""Reads ` at gøre mere`, not ` at gøre det`."""
_ANSWERS: Final = frozenset({Outcome.REJECTED, Outcome.NOT_RECOMMENDED})
_ADJECTIVE: Final = regex(r"\w+(?:te|ede|ne)\W*")
"""Reads `vedtagne` and `foreslåede`, not `ny`."""


def hear(clause: Clause) -> str:
    """Who speaks: `body`, `admin`, `other` (a party, a person, a minority) or nobody, ``."""
    voice = clause.voice
    if voice is None:
        voice = _own_voice(clause)
        if not voice:
            lender = clause.heads or clause.before
            if lender is not None and lender.voice is None:
                _hear_lenders(lender)
            voice = _borrowed_voice(clause, clause.before)
        clause.voice = voice
    return voice


def _hear_lenders(lender: Clause | None) -> None:
    """The clauses whose voice another may go on with, the oldest first, so that a sentence of a
    thousand clauses is no thousand calls deep.
    """
    unheard: list[Clause] = []
    while lender is not None and lender.voice is None:
        unheard.append(lender)
        lender = lender.heads or lender.before
    for one in reversed(unheard):
        hear(one)


def _own_voice(clause: Clause) -> str:
    bits = clause.bits
    if (bits & _SOME and _some_speak(clause)) or (bits & _MOVES and _they_speak(clause)):
        return "other"
    if bits & _LETTER and labels_of(clause):
        return ""  # `A godkendt`: a point
    if not bits & _VOICES:
        return "other" if bits & _MAY_THINK and _person_speaks(clause) else ""
    if bits & _ADMIN and clause.opener & _AND and _goes_on_with_verb(clause):
        return ""  # `og pålagde rådmanden`: who is asked, not who speaks
    skipped = -9
    for place, bits, _ in clause.tokens:
        if not bits & _VOICES:
            continue
        around = clause.words[place - 1][0] if place > clause.first else 0
        if bits & _OUTSIDE and clause.raw[place - 1] == "af":
            return "other"  # `afvist af Planklagenævnet`
        if around & _PREPOSITION or (
            around & _AND and (skipped == place - 2 or _half_is_object(clause, place - 2))
        ):
            skipped = place
            continue
        owned = _PARTY | _ADMIN | (_BODY if clause.bits & _MOVES else 0)
        if bits & owned and _names_owner(clause, place):
            skipped = place
            continue
        if bits & _LETTER and not bits & _NAMED and not _letter_speaks(clause, place, around):
            skipped = place
            continue
        if bits & _NAMED and _name_is_object(clause, place):
            continue
        if bits & _MEMBERS and around & _SOME and clause.words[place - 2][0] & _PREPOSITION:
            continue  # `ikke behandlet på grund af inhabilitet hos flere medlemmer`
        return _voice_of(bits, clause)
    return ""


def _half_is_object(clause: Clause, half: int) -> bool:
    """`til Plan- og Teknikudvalget`: the preposition stands before the first half of the name."""
    if half <= clause.first or clause.raw[half][-1:] != "-":
        return False
    return bool(clause.words[half - 1][0] & _PREPOSITION)


def _names_owner(clause: Clause, place: int) -> bool:
    """`forslaget fra det Konservative Folkepartis byrådsgruppe`, `til det tekniske udvalg`: the
    preposition stands before the first word of the name.
    """
    while place > clause.first and _OF_NAME.fullmatch(clause.raw[place - 1]) is not None:
        place -= 1
    while place > clause.first and clause.raw[place - 1] in ("det", "den"):
        place -= 1
    return bool(clause.roles_before(place) & _PREPOSITION)


def _goes_on_with_verb(clause: Clause) -> bool:
    goes_on = clause.heads is not None and clause.first < clause.last
    return goes_on and bool(clause.words[clause.first + 1][0] & _VERB)


def _some_speak(clause: Clause) -> bool:
    """`andre så helst sagen udskudt`: some, at the head of the clause and before its verb."""
    first = clause.first + bool(clause.words[clause.first][0] & _AND and clause.first < clause.last)
    if not clause.words[first][0] & _SOME or first == clause.last:
        return False
    after = clause.words[first + 1][0]
    if _SAID.fullmatch(clause.raw[first + 1]) is not None and _is_verb_here(clause, first + 1):
        return True
    if not after:
        return clause.raw[first + 1] in ("sagde", "siger")
    if after & _PREPOSITION and clause.last > first + 1:  # `flere af medlemmerne`
        after = clause.words[first + 2][0]
    return bool(after & (_OPINION | _WISH | _MEMBERS))


def _is_verb_here(clause: Clause, place: int) -> bool:
    """`flere pegede på`, `nogle frygtede, at`, but not `flere udsatte unge`."""
    return place == clause.last or bool(clause.words[place + 1][0] & _BEHIND_VERB)


def _they_speak(clause: Clause) -> bool:
    """`De 4 ønskede sagen henvist`: those told of before; but not `De to ønskes belyst`."""
    first, raw = clause.first, clause.raw
    if raw[first] in _SINCE:
        first += 1  # `idet de ønskede sagen udsat`, not `idet de ønskede ændringer foretages`
        behind = clause.words[min(first + 2, clause.last)][0]
        if not behind & (_CASE | _DETERMINER | ROLES["that"]):
            return False
    if raw[first] not in ("De", "de"):
        return False
    words = range(first + 1, min(first + _LONGEST_NAME, clause.last + 1))
    verb = next((raw[at] for at in words if clause.words[at][0] & _MOVES), "")
    return verb.endswith(("r", "e"))


def _person_speaks(clause: Clause) -> bool:
    """`Lotte Bang Krog og Ida Holm ønskede ...`: words of names, and what they think."""
    words, raw = clause.words, clause.raw
    first = clause.first + (raw[clause.first] in TITLES)
    if clause.last < first + 2 or words[first][0] or not raw[first][:1].isupper():
        return False
    for place in range(first + 1, min(first + _LONGEST_NAMES, clause.last) + 1):
        bits = words[place][0]
        if raw[place] in PARTICLES:
            continue
        if bits & _SAYS_OR_IS and place >= first + 2:
            return bool(clause.bits & _THINKS) or _COMMENDS.search(clause.lower) is not None
        if not bits & _AND and ((bits and bits != _LETTER) or not raw[place][:1].isupper()):
            return False
    return False


def _letter_speaks(clause: Clause, place: int, around: int) -> bool:
    """A party's letter, and not that of a model or an annex."""
    if place == clause.first or (place == clause.first + 1 and clause.raw[place - 1] in _ONLY):
        return True
    return not around & (_LABEL | _PREPOSITION) and bool(around & _BEFORE_LETTER)


def _name_is_object(clause: Clause, place: int) -> bool:
    """Whether a preposition or a verb's subject stands before a name with its party in brackets."""
    for back in range(place - 1, max(place - 5, clause.first - 1), -1):
        bits = clause.words[back][0]
        if bits & _PREPOSITION:
            return True
        if bits & (_OPINION | _AUXILIARY | _VERB):
            return False
    return False


def _voice_of(bits: int, clause: Clause) -> str:
    if bits & (_LETTER | _PARTY) and _are_most(clause):
        return "body"
    if bits & (_LETTER | _NAMED | _MINORITY | _OUTSIDE) or (
        bits & _PARTY and not bits & (_BODY | _ADMIN)
    ):
        return "other"  # `styregruppen` ends as a party's group does, but is none
    if bits & _MEMBERS:
        others = clause.bits & (_NEGATION | _WISH | _PROPOSE) or " ville " in clause.lower
        others = others or _AGAINST.search(clause.lower) is not None
        return "other" if others else "body"
    return "admin" if bits & _ADMIN else "body"


def _are_most(clause: Clause) -> bool:
    """`A, C og V anbefaler`: so many that say yes speak for the body; and so do two with whose yes
    the text begins, where fewer others are named: `A og V anbefaler. F kan ikke anbefale.`
    """
    if clause.bits & (_NEGATION | _WISH | _PROPOSE | _VOTE):
        return False
    parts = list_before(clause)
    named = sum(map(_parties, parts))
    if not 1 < named < _MOST:
        return named >= _MOST
    if parts[-1].first or _SAYS_YES.search(clause.lower) is None:
        return False
    together = sum(bool(word[0] & (_LETTER | _PARTY)) for word in clause.words)
    return named < together < 2 * named


def _parties(clause: Clause) -> int:
    """How many are named; a name of two words is one, and `I` is a party's letter in a list. In
    `A og F afviser kritikken fra V` they are two.
    """
    found, last = 0, -9
    for place, bits, _ in clause.tokens:
        if found and bits & _SPEAKS:
            break
        if bits & (_LETTER | _PARTY):
            found += bool(bits & _LETTER) or place != last + 1
            last = -9 if bits & _COMMA else place
    first = clause.first + (clause.before is None)  # `I maj ...` begins with no party
    return found + (not _LIBERAL.isdisjoint(clause.raw[first : clause.last + 1]))


def list_before(clause: Clause) -> list[Clause]:
    """The clause and those before it that are only the beginning of its list of names."""
    parts, before = [clause], clause.before
    while before is not None and not before.bits & _SPEAKS and len(parts) <= _LONGEST_LIST:
        parts.append(before)
        before = before.before
    return parts


def _borrowed_voice(clause: Clause, before: Clause | None) -> str:
    if clause.opener & ROLES["while"] and not clause.bits & (_CASE | _POINT):
        return "other"  # `mens to venter`: those others are not the body
    if clause.heads is not None:
        heads = clause.heads
        apart = not clause.opener & _AND or clause.bits & _AUXILIARY
        if apart and clause.relation == "main" and _has_subject(clause):
            return ""  # `Formanden hævede mødet, og punkt 7 blev ikke behandlet`
        if heads.before is not None and clause.lower.rstrip(".").endswith("til efterretning"):
            return hear(heads.before)  # `tog orienteringen om, at V har svaret, til efterretning`
        return hear(heads)
    if before is None:
        return ""
    if clause.bits & _MOVES and _votes_against(before):
        return "other"
    if clause.relation in ("content", "reason", "before", "condition", "question", "so"):
        return hear(before)
    if clause.relation == "relative":
        return "other" if hear(before) == "other" else ""
    if clause.opener & ROLES["but"]:
        return hear(before) if before.relation == "main" else ""
    return ""


def _votes_against(clause: Clause) -> bool:
    """`Imod stemte 4, som ønskede sagen udsat`, but not where the body itself votes so."""
    if clause.bits & (_BODY | _MAJORITY):
        return False
    return bool(clause.bits & _VOTE) and _AGAINST.search(clause.lower) is not None


def _has_subject(clause: Clause) -> bool:
    """Whether the matter is named before the first verb."""
    for _, bits, _ in clause.tokens:
        if bits & (_CASE | _POINT):
            return True
        if bits & (_VERB | _FINITE):
            return False
    return False


def comes_after(clause: Clause) -> bool:
    """`efter at § 5 var strøget`, `efter at Venstre havde trukket sit forslag`: what was before."""
    before = clause.before
    return before is not None and before.raw[before.last].lower() == "efter"


def acts_of(clause: Clause, text: Text) -> list[Act]:
    """Every rule that fires in the clause, in the order of its words, each once."""
    acts: list[Act] = []
    seen: set[Rule] = set()
    bits, lower, words = clause.bits, clause.lower, clause.words
    negation = bool(bits & _NEGATION) and not _SELDOM_NEGATES.search(lower)
    cut = clause.heads is not None and not bits & _OF_ITS_OWN and _ends_negated(clause.heads)
    for place, _, rules in clause.tokens:
        for rule in rules:  # most say nothing, and what is cheap is asked first
            needs = rule.needs
            if rule in seen or (needs is not None and not bits & _WANTED[needs]):
                continue
            if not rule.found(lower):
                seen.add(rule)  # nor will it be found for the next word
                continue
            negated = rule.negatable and (cut or (negation and _is_negated(clause, place)))
            negated = negated or ("lets_go" in rule.traits and _hangs_on_no(clause))
            outcome = rule.negated if negated else rule.outcome
            if negated and outcome in _ANSWERS and _refuses_nothing(clause, text):
                outcome = None
            if outcome is None and (negated or rule.mark is None):
                continue
            if words[place - 1][0] & _DETERMINER and _is_adjective(clause, place, rule):
                continue
            if needs is not None and not _has(needs, clause, place, negated, text):
                continue
            if rule.about is not None and not about_case(clause, place):
                continue
            seen.add(rule)
            acts.append(Act(rule, outcome, place, negated))
    return acts


def _refuses_nothing(clause: Clause, text: Text) -> bool:
    """`endnu ikke godkendt`, `ikke alle er enige`, `besluttede ikke at foretage sig mere`."""
    return (
        _NOT_YET_OR_ALL.search(clause.lower) is not None
        or _DO_NOTHING.match(text.lower, clause.end) is not None
    )


def _ends_negated(heads: Clause) -> bool:
    """`Sagen blev ikke, som foreslået af V, udsat`: the negation stands before what is put in."""
    return bool(heads.words[heads.last][0] & _NEGATION) and heads.raw[heads.last][-1:] == ","


def _hangs_on_no(clause: Clause) -> bool:
    """`ønskede ikke at opretholde forslaget`: what is not wished is let go."""
    before = clause.before
    return before is not None and bool(before.words[before.last][0] & _NEGATION)


def flipped_of(act: Act) -> Act:
    """The act as it says the opposite of what stands there: `afviste at godkende`."""
    return act._replace(outcome=act.rule.outcome if act.negated else act.rule.negated)


def _is_adjective(clause: Clause, place: int, rule: Rule) -> bool:
    """`det godkendte budget` approves nothing; a determiner stands before the word."""
    if rule.noun or rule.mark == "change" or place == clause.first:
        return False
    if not _ADJECTIVE.fullmatch(clause.raw[place].lower()):
        return False
    return place < clause.last and not clause.words[place + 1][0] & (_BODY | _AUXILIARY)


def _is_negated(clause: Clause, place: int) -> bool:
    negations = [at for at, bits, _ in clause.tokens if bits & _NEGATION and at - place <= 3]
    return bool(negations) and not _stands_anew(clause, place, negations[-1])


def _stands_anew(clause: Clause, place: int, negation: int) -> bool:
    """`opfylder ikke kravene og afslås`: the word goes on behind what was negated."""
    if place - negation < _BEHIND:
        return False
    if not clause.words[place - 1][0] & _AND:  # `... og får derfor afslag`
        between = range(negation + 1, place - 1)
        return any(
            clause.words[at][0] & _AND and clause.words[at + 1][0] & _AUXILIARY for at in between
        )
    return not any(bits & _VERB for at, bits, _ in clause.tokens if negation < at < place)


def _has(needed: str, clause: Clause, place: int, negated: bool, text: Text) -> bool:
    """Whether the clause holds what the rule needs, a role it wants being there."""
    if needed == "no":
        return negated
    if needed == "person":  # `Borgerlisten valgte at trække forslaget`
        chose = clause.governs and clause.raw[place].lower() in ("valgte", "vælger")
        return not chose and _names_person(clause, text)
    if needed == "when":  # `Udvalget tager stilling når tallene foreligger.`
        return any(bits & _CONDITION for bits, *_ in clause.words[clause.last + 1 :][:1])
    if needed in _HANGS_ON:
        behind = place >= clause.last - 1 or clause.raw[place + 1] in _BETWEEN
        return (clause.governs and behind) is (needed == "content")
    return True


def _names_person(clause: Clause, text: Text) -> bool:
    end = clause.end + _LIST
    if not clause.bits & _COLON:
        for mark in (". ", ".\n"):
            stop = text.original.find(mark, clause.end - 1, end)
            end = stop if stop >= 0 else end
    goes_on = clause.opener & _AND or clause.relation == "relative"
    heads = clause.heads or clause.before if goes_on else None
    start = heads.start if heads is not None else clause.start  # `Bo Lund blev foreslået og valgt`
    return (
        _NAMES.search(text.original, start, end) is not None
        or _OFFICE.search(clause.lower) is not None
    )
