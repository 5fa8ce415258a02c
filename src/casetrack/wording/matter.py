"""A clause → whether it speaks of the matter itself; the labels of points it begins with."""

from __future__ import annotations

import re
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.periods import FULL_MONTH
from casetrack.wording.lexicon import ROLES, any_of
from casetrack.wording.sentences import Clause

__all__ = ["OF_REST", "about_case", "begins_with_label", "labels_of"]

_PREPOSITION, _AND, _NEGATION = ROLES["preposition"], ROLES["and"], ROLES["negation"]
_BODY, _LETTER, _LABEL = ROLES["body"], ROLES["letter"], ROLES["label"]
_CASE, _THING, _DETERMINER = ROLES["case"], ROLES["thing"], ROLES["determiner"]
_POINT, _ITEM, _NUMBER, _TIME = ROLES["point"], ROLES["item"], ROLES["number"], ROLES["time"]
_ORDINAL, _PRONOUN = ROLES["ordinal"], ROLES["pronoun"]
_OF_ANY_WORD = any_of("wakes verb comma colon full_stop closes")
_VERB, _ADVERB, _THAT = ROLES["verb"], ROLES["adverb"], ROLES["that"]
_AUXILIARY = ROLES["past"] | ROLES["present"]
_FINITE = _AUXILIARY | ROLES["shall"] | ROLES["ought"] | ROLES["can"]
_FUNCTION = (
    _AUXILIARY | _NEGATION | _AND | _ADVERB | _THAT | _NUMBER | _POINT | _ITEM | ROLES["shall"]
    | ROLES["can"] | ROLES["ought"] | ROLES["there"] | ROLES["dash"] | ROLES["ordinal"]
    | ROLES["but"] | ROLES["so"] | ROLES["relative"] | ROLES["result"] | ROLES["which"]
    | ROLES["reason"] | ROLES["why"] | ROLES["while"]
)  # fmt: skip
_AFTER_LABEL = _VERB | _FINITE | _AND | _NUMBER | _NEGATION | _ADVERB
_NO_TITLE = _AUXILIARY | _NEGATION | ROLES["shall"] | ROLES["ought"] | ROLES["wish"]
_NEAR: Final = 20  # words back
_LETTERS: Final = frozenset("abcdefgh")
_LABELS: Final = frozenset({"nr.", "nr", "litra"})
_BARE_LABEL: Final = regex(r"[A-H](?:[-–][A-H])?[.:,)]?|\d{1,2}(?:[-–]\d{1,2})?[:,)]?")
"""Reads `A-C` and `3:`, not `Ø`."""
_BECOMES: Final = regex(r"\w{3,}[ts][.,;:!]*")
_DEFINITE: Final = regex(r"[a-zæøå-]{4,}(?:en|et|ne)\W*")
"""Reads `havnen` and `planerne`, not `vej`."""
_PUT_OFF: Final = regex(r"(uds(?:at|kudt))\W*|uds(?:ætte|kyde)s\W*")
"""Reads `udsat.` and `udskydes`, not `udsætte`."""
_TO_MEETING: Final = regex(
    r"til (?:[\w.-]+ ){0,3}?(\w*mød(?:et?|er))\b|til (?:den |d\. )?\d{1,2}[./]"
    rf"|til {FULL_MONTH}"
)
"""Reads `til byrådets møde` and `til den 3. maj`, not `til 2027`."""
_PAPER: Final = regex(
    r"[\w-]*(?:rapport|plan|standard|takst|regnskab|politik|strategi|vedtægt|regulativ|tillæg"
    r"|aftale|redegørelse|evaluering|program|ansøgning|opfølgning|orientering|salg|køb|mageskifte)"
    r"(?:er|en|et|ne|erne)?"
)
"""Reads `lokalplan`, `salget` and `takster`, not `hallen`."""
_EVENT: Final = regex(
    r"[\w-]*(?:møde|fest|frokost|dag|besøg|kursus|kampagne|konference|(?:studie|ud|bus)tur)"
    r"(?:r|er|en|et|ne)?"
)
"""Reads `borgermøde`, not `skole`: put off itself."""
_ACTION: Final = regex(r"[\w-]*(?:ing|arbejde|frist|start|byggeri|udbud|valg)(?:r|er|en|et|ne)?")
"""Reads `udbetaling`, not `takst`: put off itself where nothing stands behind it."""


OF_REST: Final = regex(r"\W*(?:men )?(?:i øvrigt|ellers|resten(?! af)) ")
"""Reads `i øvrigt udsat` and `resten udsat`, not `resten af festen`: the points not named before
it, or what is left of the matter.
"""


def about_case(clause: Clause, place: int) -> bool:
    """Whether the matter itself is spoken of: by name, by a pronoun beside the verb, or by
    nothing.
    """
    bits = clause.bits
    named = False
    if place < clause.last and clause.words[place + 1][0] & (_THING | _CASE) == _THING:
        return False  # `at udsætte fristen for lokalplanen`
    for at, roles, _ in clause.tokens:
        if roles & _THING and at < place and not clause.roles_before(at) & _PREPOSITION:
            return False
        if roles & _CASE or (roles & (_POINT | _ITEM) and bits & (_NUMBER | _ORDINAL)):
            named = True
    named = named or begins_with_label(clause) or _is_titled(clause, place)
    if named or clause.opener & ROLES["while"]:
        return True
    for at in (place - 1, place + 1, place - 2):
        inside = clause.first <= at <= clause.last
        if inside and clause.words[at][0] & (_DETERMINER | _PRONOUN):
            return at < place or not _belongs_to_noun(clause, at)
    ends = place == clause.last or clause.words[place + 1][0] & _PREPOSITION
    if ends and OF_REST.match(clause.lower) is not None:
        return True
    return _nothing_named(clause, place) or _is_like_one_before(clause, place)


def _is_like_one_before(clause: Clause, place: int) -> bool:
    """`Regnskabet for bro 1 godkendt. Regnskabet for bro 2 udsat.`: a part of it, as the first;
    but not `Hallen godkendt. Hallen udskydes til 2027`, which is when it is built.
    """
    first, raw = clause.first, clause.raw
    if place < first + 2 or (place != clause.last and _to_meeting(clause, place) is None):
        return False
    like = (
        at
        for at in range(max(0, first - _NEAR), first)
        if raw[at] == raw[first] and (at == 0 or raw[at - 1].endswith("."))
    )
    begun = next(like, first) if clause.before is None else first
    said = (rule for word in clause.words[begun:first] for rule in word[1])
    return any(rule.outcome is Outcome.APPROVED for rule in said)


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


def _is_titled(clause: Clause, place: int) -> bool:
    """`Takster for mad udsættes.`, `Havneplanen udsat`, `Ny skole udskydes til næste møde`: the
    text begins with the title of what is put off; but not `Hallen udskydes til 2027`, as it is
    built then.
    """
    put_off = _PUT_OFF.fullmatch(clause.raw[place].lower())
    if put_off is None or place == 0 or clause.first or clause.bits & _NO_TITLE:
        return False
    first = clause.raw[0].lower()
    paper = _PAPER.fullmatch(first)
    if _EVENT.fullmatch(first) or (place == 1 and not paper and _ACTION.fullmatch(first)):
        return False
    if place < clause.last:
        to_meeting = _to_meeting(clause, place)
        return to_meeting is not None and bool(put_off[1] or to_meeting[1] or paper)
    return bool(put_off[1] or paper) or _DEFINITE.fullmatch(first) is None


def _to_meeting(clause: Clause, place: int) -> re.Match[str] | None:
    """`til næste møde`, behind the word at that place."""
    return _TO_MEETING.match(" ".join(clause.raw[place + 1 : clause.last + 1]).lower())


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
    if following & ~_OF_ANY_WORD and not following & _TIME:
        return True
    return not _DEFINITE.fullmatch(clause.raw[place + 1].lower())  # `rykkes budgetseminaret`
