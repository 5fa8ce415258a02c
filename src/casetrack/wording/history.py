"""Whether a clause tells of what was decided before, or elsewhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from casetrack.wording.clauses import Act, hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sentences import Clause, Text

__all__ = ["TELLS", "is_retold", "is_told"]

_PAST, _NUMBER, _TIME, _TOLD, _BODY = (
    ROLES["past"], ROLES["number"], ROLES["time"], ROLES["told"], ROLES["body"],
)  # fmt: skip
_DATED = _NUMBER | _TIME | _TOLD
TELLS = _DATED | _BODY
"""One of these roles stands in every clause that tells of another day or body."""
_PREPOSITION, _AND = ROLES["preposition"], ROLES["and"]
_THAT, _NEGATION = ROLES["that"], ROLES["negation"]
_WHEN: Final = re.compile(
    r"\b(?:(?:den|d\.) \d{1,2}[./ -]|i (?:januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober"
    r"|november|december|sommer|foråret|efteråret|(?:19|20)\d\d)\b|på (?:\w+ )?mødet? (?:den|"
    r"d\.) "
    r"|fra (?:\w+ )?mødet? (?:den|d\.|i) |tidligere (?!på)|på (?:sidste|forrige|seneste) )"
)
_PLUPERFECT: Final = re.compile(r"\bhavde (?:[\w-]+ ){0,3}\w+t\b")
_PERFECT: Final = re.compile(r"\bhar (?:[\w.,/-]+ ){0,9}\w+t\b")
_LEADS_AHEAD: Final = re.compile(r"\b(?:til|inden|senest|efter|fra|indtil|før|pr\.?|igen)\b")
_WINDOW: Final = 34
_TELLS_ON: Final = 6
_END_AS_PAST: Final = frozenset({"vende", "sende", "oversende", "fremsende", "videresende"})
_PAST_ENDINGS: Final = ("te", "de", "tog", "gav", "trak", "slog", "kom")
_COUNCILS: Final = frozenset(
    {"byrådet", "kommunalbestyrelsen", "borgerrepræsentationen", "byråd", "kb"}
)


def is_told(act: Act, clause: Clause, text: Text, body: str | None, on: date | None) -> bool:
    """Whether the words tell of another day or another body.

    Told is what stands in the past with a day, month or `tidligere` of its own, unless a word
    before that time leads ahead (`udsat til den 3. maj`) or the day is that of the meeting; and
    what a body other than `body` did.
    """
    if not clause.bits & TELLS:
        return False
    word = clause.raw[act.place].lower().strip(".,;:!?")
    if not (
        clause.bits & _PAST or (word.endswith(_PAST_ENDINGS) and not _is_infinitive(clause, act))
    ):
        return False
    if word.endswith("t") and "havde " in clause.lower and _PLUPERFECT.search(clause.lower):
        return True
    if body is not None and hear(clause) == "body" and _is_another(clause, body):
        return True
    if not clause.bits & _DATED:
        return False
    for when in _WHEN.finditer(clause.lower):
        before = clause.lower[max(0, when.start() - _WINDOW) : when.start()]
        if not _LEADS_AHEAD.search(before):
            return on is None or not _is_day(text, clause.start + when.start(), on)
    return False


def is_retold(clause: Clause, body: str) -> bool:
    """`Byrådet har besluttet ...`, said in another body's minutes, and what the sentence adds."""
    told: Clause | None = clause
    goes_on = clause.bits & _PAST or clause.relation == "content"
    for _ in range(_TELLS_ON):
        if told is None or not (told is clause or goes_on):
            return False
        perfect = told.bits & _BODY and _PERFECT.search(told.lower)
        if perfect and hear(told) == "body" and _is_another(told, body):
            return True
        told = told.before
    return False


def _is_infinitive(clause: Clause, act: Act) -> bool:
    place = act.place
    if clause.raw[place].lower() in _END_AS_PAST:
        return True
    return place > clause.first and bool(clause.words[place - 1][0] & (_THAT | _NEGATION))


def _is_day(text: Text, start: int, on: date) -> bool:
    from casetrack.dates import find_dates

    found = find_dates(text.original[start : start + _WINDOW], near=on)
    return bool(found) and found[0].value == on


def _is_another(clause: Clause, body: str) -> bool:
    """Whether the body that acts is named, and is not the one that decides."""
    for place, bits, _ in clause.tokens:
        if not bits & _BODY or (
            place > clause.first and clause.words[place - 1][0] & (_PREPOSITION | _AND)
        ):
            continue
        name, own = clause.raw[place].lower().strip(".,;:"), body.lower()
        if name in _COUNCILS:
            return not any(council in own for council in _COUNCILS)
        return name.endswith("udvalget") and name != "udvalget" and name[:-2] not in own
    return False
