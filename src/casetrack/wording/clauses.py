"""One clause → who speaks in it, and what the rules of the lexicon find there."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.wording.lexicon import ROLES, Rule
from casetrack.wording.sayings import Act
from casetrack.wording.sentences import Clause, Text

__all__ = [
    "WITH_REMARK",
    "acts_of",
    "begins_with_label",
    "flipped_of",
    "hear",
    "labels_of",
    "list_before",
]

_PREPOSITION, _AND, _COMMA = ROLES["preposition"], ROLES["and"], ROLES["comma"]
_BODY, _ADMIN, _LETTER, _NAMED = ROLES["body"], ROLES["admin"], ROLES["letter"], ROLES["named"]
_MEMBERS, _MINORITY, _PARTY = ROLES["members"], ROLES["minority"], ROLES["party"]
_OUTSIDE = ROLES["outside"]
_MAJORITY, _LABEL, _NEGATION = ROLES["majority"], ROLES["label"], ROLES["negation"]
_WISH, _PROPOSE, _OPINION = ROLES["wish"], ROLES["propose"], ROLES["opinion"]
_CASE, _THING, _DETERMINER = ROLES["case"], ROLES["thing"], ROLES["determiner"]
_POINT, _ITEM, _NUMBER, _TIME = ROLES["point"], ROLES["item"], ROLES["number"], ROLES["time"]
_ORDINAL, _VOTE = ROLES["ordinal"], ROLES["vote"]
_VERB, _ADVERB, _THAT, _SOME = ROLES["verb"], ROLES["adverb"], ROLES["that"], ROLES["some"]
_THINKS = _WISH | _PROPOSE | _OPINION
_MOVES = _WISH | _PROPOSE
_MAY_THINK = _THINKS | _VERB
_AUXILIARY = ROLES["past"] | ROLES["present"]
_FINITE = _AUXILIARY | ROLES["shall"] | ROLES["ought"] | ROLES["can"]
_BEFORE_LETTER = (
    _AND | _VERB | _WISH | _PROPOSE | _OPINION | _AUXILIARY | _PARTY
    | ROLES["reason"] | ROLES["while"] | ROLES["but"]
)  # fmt: skip
_VOICES = _BODY | _ADMIN | _LETTER | _NAMED | _MEMBERS | _MINORITY | _PARTY | _MAJORITY | _OUTSIDE
_FUNCTION = (
    _AUXILIARY | _NEGATION | _AND | _ADVERB | _THAT | _NUMBER | _POINT | _ITEM | ROLES["shall"]
    | ROLES["can"] | ROLES["ought"] | ROLES["there"] | ROLES["dash"] | ROLES["ordinal"]
    | ROLES["but"] | ROLES["so"] | ROLES["relative"] | ROLES["result"] | ROLES["which"]
    | ROLES["reason"] | ROLES["why"] | ROLES["while"]
)  # fmt: skip
_SPEAKS = _VERB | _FINITE
_AFTER_LABEL = _SPEAKS | _AND | _NUMBER | _NEGATION | _ADVERB
_PRONOUN, _COLON, _CONDITION = ROLES["pronoun"], ROLES["colon"], ROLES["condition"]
_ANY = -1
_WANTED: Final = {
    "time": _TIME, "no": _NEGATION, "body": _BODY, "person": _ANY, "object": _ANY, "content": _ANY,
    "when": _ANY,
}  # fmt: skip
"""Roles without one of which in its clause a rule that needs this says nothing."""
_HANGS_ON: Final = frozenset({"object", "content"})
_NAMES: Final = regex(
    r"\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ]\.?)?[ -][A-ZÆØÅ][a-zæøåé]+|\([A-ZÆØÅ]{1,2}\)"
)
"""Reads `Ida Holm` and `(V)`, not `Byrådet`."""
_OFFICE: Final = regex(
    r"\bsom (?:\d\. )?(?:[\w-]+ ){0,2}\w*(?:medlem|formand|formænd|suppleant|stedfortræder|"
    r"dirigent|ordstyrer|referent|repræsentant|borgmester|stillingtager|tilforordnet|vælger)"
    r"|\b(?:udpege|vælge|valgt)\w* (?:\w+ )?(?:vice)?(?:borgmesteren|(?:næst)?formanden)\b"
    r"|\bblev:|\bfølgende|\btil (?:dirigent|ordstyrer|referent)\b"
)
"""Reads `som næstformand` and `valgt til dirigent`, not `som forslag`."""
_COMMENDS: Final = regex(r"\b(?:anbefal|indstill)(?:er|ede) (?:[\w-]+ ){1,5}(?:som|til) ")
"""Reads `indstiller Ida Holm som `, not `indstiller planen`."""
_SAID: Final = regex(r"[a-zæøå]{3,}(?:ede|te|ger|ser),?")
"""Reads `fremhævede` and `pegede`, not `medlemmer`."""
_LIST: Final = 80
_MOST: Final = 3
_LONGEST_LIST: Final = 12
_LONGEST_NAME: Final = 4
_LETTERS: Final = frozenset("abcdefgh")
_LABELS: Final = frozenset({"nr.", "nr", "litra"})
WITH_REMARK: Final = regex(r"med (?:den )?bemærkning")
"""`Tilbagesendes med bemærkning, at byrådet har vedtaget ...`: what was decided is sent along."""
_BARE_LABEL: Final = regex(r"[A-H](?:[-–][A-H])?[.:,)]?|\d{1,2}(?:[-–]\d{1,2})?[:,)]?")
"""Reads `A-C` and `3:`, not `Ø`."""
_BECOMES: Final = regex(r"\w{3,}[ts][.,;:!]*")
_ONLY: Final = frozenset({"Kun", "kun", "Alene"})
_BEHIND_VERB = _PREPOSITION | ROLES["that"] | _DETERMINER | _ADVERB | _NEGATION | _CASE
_LIBERAL: Final = frozenset({"I", "I,"})
_BEHIND: Final = 3  # words: the negation, what is negated, `og`
_SELDOM_NEGATES: Final = regex(r"ikke (?:kun|alene|blot|bare|længere end)\b")
"""Reads `ikke kun`, not `ikke godkendt`."""
_DEFINITE: Final = regex(r"[a-zæøå-]{4,}(?:en|et|ne)\W*")
"""Reads `havnen` and `planerne`, not `vej`."""
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
        if (around & _PREPOSITION and not bits & _NAMED) or (
            around & _AND and (skipped == place - 2 or _half_is_object(clause, place - 2))
        ):
            skipped = place
            continue
        if bits & (_PARTY | _ADMIN) and _names_owner(clause, place):
            skipped = place
            continue
        if bits & _LETTER and not bits & _NAMED and not _letter_speaks(clause, place, around):
            skipped = place
            continue
        if bits & _NAMED and _name_is_object(clause, place):
            continue
        return _voice_of(bits, clause)
    return ""


def _half_is_object(clause: Clause, half: int) -> bool:
    """`til Plan- og Teknikudvalget`: the preposition stands before the first half of the name."""
    if half <= clause.first or clause.raw[half][-1:] != "-":
        return False
    return bool(clause.words[half - 1][0] & _PREPOSITION)


def _names_owner(clause: Clause, place: int) -> bool:
    """`forslaget fra det Konservative Folkepartis byrådsgruppe`: the preposition stands before the
    first word of the name.
    """
    while place > clause.first and clause.raw[place - 1][:1].isupper():
        place -= 1
    while place > clause.first and clause.raw[place - 1] in ("det", "den"):
        place -= 1
    return place > clause.first and bool(clause.words[place - 1][0] & _PREPOSITION)


def _goes_on_with_verb(clause: Clause) -> bool:
    if clause.heads is None or clause.last == clause.first:
        return False
    return bool(clause.words[clause.first + 1][0] & _VERB)


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
        after = clause.words[first + 2][0] or after
    return bool(after & (_OPINION | _WISH | _MEMBERS))


def _is_verb_here(clause: Clause, place: int) -> bool:
    """`flere pegede på`, `nogle frygtede, at`, but not `flere udsatte unge`."""
    return place == clause.last or bool(clause.words[place + 1][0] & _BEHIND_VERB)


def _they_speak(clause: Clause) -> bool:
    """`De 4 ønskede sagen henvist`: those told of before; but not `De to ønskes belyst`."""
    first, raw = clause.first, clause.raw
    if raw[first] not in ("De", "de"):
        return False
    words = range(first + 1, min(first + _LONGEST_NAME, clause.last + 1))
    verb = next((raw[at] for at in words if clause.words[at][0] & _MOVES), "")
    return verb.endswith(("r", "e"))


def _person_speaks(clause: Clause) -> bool:
    """`Lotte Bang Krog ønskede ...`: the words of a name, and what they think of the matter."""
    first, words, raw = clause.first, clause.words, clause.raw
    if words[first][0] or not raw[first][:1].isupper() or clause.last < first + 2:
        return False
    for place in range(first + 1, min(first + _LONGEST_NAME, clause.last) + 1):
        bits = words[place][0]
        if bits & _MAY_THINK and place >= first + 2:
            return bool(clause.bits & _THINKS) or _COMMENDS.search(clause.lower) is not None
        if (bits and bits != _LETTER) or not raw[place][:1].isupper():
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
        return "other" if others else "body"
    return "admin" if bits & _ADMIN else "body"


def _are_most(clause: Clause) -> bool:
    """`A, C og V anbefaler`: so many that say yes speak for the body."""
    if clause.bits & (_NEGATION | _WISH | _PROPOSE | _VOTE):
        return False
    return sum(_parties(part) for part in list_before(clause)) >= _MOST


def _parties(clause: Clause) -> int:
    """How many are named; a name of two words is one, and `I` is a party's letter in a list."""
    found, last = 0, -9
    for place, bits, _ in clause.tokens:
        if bits & (_LETTER | _PARTY):
            found += bool(bits & _LETTER) or place != last + 1
            last = -9 if bits & _COMMA else place
    first = clause.first + (clause.before is None)  # `I maj ...` begins with no party
    return found + (not _LIBERAL.isdisjoint(clause.raw[first : clause.last + 1]))


def list_before(clause: Clause) -> list[Clause]:
    """The clause and those before it that are only the beginning of its list of names."""
    parts = [clause]
    while (before := parts[-1].before) is not None and not before.bits & _SPEAKS:
        parts.append(before)
        if len(parts) > _LONGEST_LIST:
            break
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
    if clause.relation in ("content", "reason", "before", "condition", "question", "so"):
        return hear(before)
    if clause.relation == "relative":
        return "other" if hear(before) == "other" else ""
    if clause.opener & ROLES["but"]:
        return hear(before) if before.relation == "main" else ""
    return ""


def _has_subject(clause: Clause) -> bool:
    """Whether the matter is named before the first verb."""
    for _, bits, _ in clause.tokens:
        if bits & (_CASE | _POINT):
            return True
        if bits & (_VERB | _FINITE):
            return False
    return False


def acts_of(clause: Clause, text: Text) -> list[Act]:
    """Every rule that fires in the clause, in the order of its words, each once."""
    acts: list[Act] = []
    seen: set[Rule] = set()
    bits, lower, words = clause.bits, clause.lower, clause.words
    negation = bool(bits & _NEGATION) and not _SELDOM_NEGATES.search(lower)
    for place, _, rules in clause.tokens:
        for rule in rules:  # most say nothing, and what is cheap is asked first
            needs = rule.needs
            if rule in seen or (needs is not None and not bits & _WANTED[needs]):
                continue
            if not rule.found(lower):
                seen.add(rule)  # nor will it be found for the next word
                continue
            negated = negation and rule.negatable and _is_negated(clause, place)
            outcome = rule.negated if negated else rule.outcome
            if outcome is None and (negated or rule.mark is None):
                continue
            if words[place - 1][0] & _DETERMINER and _is_adjective(clause, place, rule):
                continue
            if needs is not None and not _has(needs, clause, place, negated, text):
                continue
            if rule.about is not None and not _about_case(clause, place):
                continue
            seen.add(rule)
            acts.append(Act(rule, outcome, place, negated))
    return acts


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


def _about_case(clause: Clause, place: int) -> bool:
    """Whether the matter itself is spoken of: by name, by a pronoun beside the verb, or by
    nothing.
    """
    bits = clause.bits
    named = False
    if place < clause.last and clause.words[place + 1][0] & (_THING | _CASE) == _THING:
        return False  # `at udsætte fristen for lokalplanen`
    for at, roles, _ in clause.tokens:
        if roles & _THING and at < place and not _after_preposition(clause, at):
            return False
        if roles & _CASE or (roles & (_POINT | _ITEM) and bits & (_NUMBER | _ORDINAL)):
            named = True
    named = named or begins_with_label(clause)
    if named or clause.opener & ROLES["while"]:
        return True
    for at in (place - 1, place + 1, place - 2):
        inside = clause.first <= at <= clause.last
        if inside and clause.words[at][0] & (_DETERMINER | _PRONOUN):
            return at < place or not _belongs_to_noun(clause, at)
    return _nothing_named(clause, place)


def begins_with_label(clause: Clause) -> bool:
    """`Nr. 3 udsat`, `Litra b udsat`, `At 2 udsat`: a point that its number or letter names."""
    first = clause.first
    word = clause.raw[first].lower()
    if word == "at":
        return first < clause.last and _is_number_alone(clause, first + 1)
    if clause.words[first][0] & _POINT and first < clause.last:
        return clause.raw[first + 1].strip(".:)") in _LETTERS or word in _LABELS  # `Pkt. b`
    if clause.words[first][0] & (_LETTER | _NUMBER):
        return bool(labels_of(clause))  # `B udsættes`
    return word in _LABELS


def labels_of(clause: Clause) -> tuple[str, ...]:
    """`A og C godkendt`, `B: Udsat`, `2 afvist`: the letters or numbers that stand for points; for
    a party approves, but is not approved.
    """
    first, last, raw = clause.first, clause.last, clause.raw
    if _BARE_LABEL.fullmatch(raw[first]) is None:
        return ()
    found: list[str] = []
    for place in range(first, min(last + 3, len(raw))):
        word = raw[place]
        label = _BARE_LABEL.fullmatch(word)
        if label is not None:
            found.append(word.rstrip(".:,)").lower())
        elif not found or place > last + 1:
            break
        elif word.lower() not in ("og", "+", "ikke"):
            if place > last and not (clause.before is None or raw[last].endswith((":", ")"))):
                break  # `For: A. Imod: C. Vedtaget.`
            became = clause.words[place][0] & _VERB and _BECOMES.fullmatch(word)
            return tuple(found) if became else ()
    return ()


def _is_number_alone(clause: Clause, place: int) -> bool:
    """`At 2 udsat`, but not `At 2 børn optages`."""
    if not clause.raw[place][:1].isdigit():
        return False
    return place == clause.last or bool(clause.words[place + 1][0] & _AFTER_LABEL)


def _belongs_to_noun(clause: Clause, at: int) -> bool:
    """`udgår det sidste afsnit`: the word is no pronoun, but the article of what follows."""
    if at == clause.last:
        return False
    following = clause.words[at + 1][0]
    if not following:
        return bool(clause.raw[at + 1])
    if following & _ORDINAL and at + 2 <= clause.last:
        return not clause.words[at + 2][0] & _PREPOSITION  # `udsatte den femte til næste møde`
    return bool(following & (_ORDINAL | _THING | _LABEL | _TIME))  # `udskudt en uge`


def _after_preposition(clause: Clause, at: int) -> bool:
    return at > clause.first and bool(clause.words[at - 1][0] & _PREPOSITION)


def _nothing_named(clause: Clause, place: int) -> bool:
    """`Udsat til maj.`, `Blev herefter udsat.`: only function words before, and no subject
    after.
    """
    speaks = _FUNCTION | _BODY | _VERB
    for at in range(clause.first, place):
        if not clause.words[at][0] & speaks and clause.raw[at]:
            return False
    if place >= clause.last:
        return True
    following = clause.words[place + 1][0]
    if following & _THING:
        return False
    if following and not following & _TIME:
        return True
    return not _DEFINITE.fullmatch(clause.raw[place + 1].lower())  # `rykkes budgetseminaret`


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
        return (clause.governs and place >= clause.last - 1) is (needed == "content")
    return True


def _names_person(clause: Clause, text: Text) -> bool:
    end = clause.end + _LIST
    if not clause.bits & _COLON:
        for mark in (". ", ".\n"):
            stop = text.original.find(mark, clause.end - 1, end)
            end = stop if stop >= 0 else end
    heads = clause.heads if clause.opener & _AND else None
    start = heads.start if heads is not None else clause.start  # `Bo Lund blev foreslået og valgt`
    return (
        _NAMES.search(text.original, start, end) is not None
        or _OFFICE.search(clause.lower) is not None
    )
