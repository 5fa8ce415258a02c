"""Conclusions → the same without what was only told, or led to what stands beside it."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Conclusion, Saying

__all__ = [
    "come_again",
    "drop_not_yet",
    "drop_reported",
    "drop_taken_up",
    "drop_untreated",
    "drop_yes_to_put_off",
]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED = Outcome.APPROVED
_DEFERRED = Outcome.DEFERRED
_NOTED = Outcome.NOTED
_NOT_TREATED = Outcome.NOT_TREATED
_REJECTED = Outcome.REJECTED
_TAKEN_OFF_AGENDA = Outcome.TAKEN_OFF_AGENDA

_INSTEAD: Final = frozenset({_DEFERRED, Outcome.SENT_FOR_CONSULTATION})
_BUT = ROLES["but"]
_SETTLED: Final = frozenset({_APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.REJECTED})
_NEWS: Final = regex(
    r"\W*sagen (?:om|vedr\.|vedrørende) (?:[\w-]+ ){1,6}er (?:\w+ )?uds(?:at|kudt)\b"
)
"""Reads `sagen om bussen er udskudt`, not `sagen udskydes`."""


def drop_yes_to_put_off(found: list[Conclusion]) -> list[Conclusion]:
    """`Udvalget anbefaler, at sagen udsættes. Godkendt.`: the yes is to that."""
    asked = _sentences(found, _DEFERRED, "recommend")
    return [
        one
        for one in found
        if one.outcome is not _APPROVED
        or one.sayings[0].sentence - 1 not in asked
        or one.sayings[0].clause.first < one.sayings[0].clause.last
    ]


def drop_reported(found: list[Conclusion]) -> list[Conclusion]:
    """`Sagen om bussen er udsat. Orienteringen blev taget til efterretning.`: that is news."""
    noted = max(one.sayings[0].sentence for one in found if one.outcome is _NOTED)
    return [
        one
        for one in found
        if one.outcome is not _DEFERRED
        or one.sayings[0].sentence >= noted
        or _NEWS.match(one.sayings[0].clause.lower) is None
    ]


def drop_not_yet(found: list[Conclusion]) -> list[Conclusion]:
    """`Planen blev ikke vedtaget, men udsat`: what they did instead stands behind the `men`."""
    but = {
        one.sayings[0].sentence
        for one in found
        if one.outcome in _INSTEAD and one.sayings[0].clause.opener & _BUT
    }
    return [
        one for one in found if one.outcome is not _REJECTED or one.sayings[0].sentence not in but
    ]


def drop_taken_up(found: list[Conclusion]) -> list[Conclusion]:
    """`Byrådet besluttede at genoptage sagen og godkendte den`: it has come again."""
    settled = _settled(found)
    return [one for one in found if not _is_taken_up(one.sayings[0], settled)]


def come_again(sayings: list[Saying], found: list[Conclusion]) -> list[Saying]:
    """Without what came again and was settled at once: nothing of it is promised."""
    if not any("takes_up" in one.traits for one in sayings):
        return sayings
    settled = _settled(found)
    return [one for one in sayings if not _is_taken_up(one, settled)]


def _settled(found: list[Conclusion]) -> dict[int, int]:
    """The sentences that settle the matter, and where."""
    said = [one.sayings[0] for one in found if one.outcome in _SETTLED]
    return {one.sentence: one.clause.start for one in said}


def _is_taken_up(saying: Saying, settled: dict[int, int]) -> bool:
    return "takes_up" in saying.traits and settled.get(saying.sentence, -1) >= saying.clause.start


def drop_untreated(found: list[Conclusion]) -> list[Conclusion]:
    """`behandles ikke, da sagen er taget af dagsordenen`: the reason is what happened."""
    off = _sentences(found, _TAKEN_OFF_AGENDA, "reason")
    return [
        one
        for one in found
        if one.outcome is not _NOT_TREATED or one.sayings[0].sentence not in off
    ]


def _sentences(found: list[Conclusion], outcome: Outcome, level: str) -> set[int]:
    """Where an outcome is said in a clause that is governed so."""
    said = [one.sayings[0] for one in found if one.outcome is outcome]
    return {one.sentence for one in said if one.level == level}
