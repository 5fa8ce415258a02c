"""Conclusions → what was granted of several applications, or of what was applied for."""

from __future__ import annotations

import re
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Conclusion, Saying

__all__ = ["drop_partly_refused", "is_less", "some_granted"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED = Outcome.APPROVED
_APPROVED_WITH_CHANGES = Outcome.APPROVED_WITH_CHANGES
_REJECTED = Outcome.REJECTED

_OWN_YES: Final = frozenset({_APPROVED, _APPROVED_WITH_CHANGES})
_BUT = ROLES["but"] | ROLES["while"]
_APPLICATION: Final = regex(
    r"\b(?:ansøgning|indstilling)(?:en|er|erne)?(?: nr\.?)?"
    r" (?:\d[\d, og-]*|(?:fra|om|til|vedrørende) [\w-]+ ?[\w-]*)|\bkr\. til [\w-]+"
    r"|\b(?:forslag|projekt|ønske)(?:et|ene|er|erne)?(?: nr\.?)? (?:\d[\d, og-]*|[a-h]\b)"
    r"|\b(?:dispensation|tilladelse|tilskud|støtte|bevilling)(?:en)? til [\w-]+ ?[\w-]*"
)
_OTHERS: Final = regex(r"\W*(?:rest(?:en|beløbet)|(?:de )?(?:øvrige|resterende|andre)(?! punkt))\b")
"""Reads `resten` and `de øvrige ansøgninger`, not `de øvrige punkter`."""
_APPLIED: Final = regex(r"\b(?:ansøg|anmodning|det søgte|beløb|indstilling)")
_AMOUNT: Final = regex(r"\d (?:mio\. |t)?kr\b")
_SUM: Final = regex(r"(?:kr\. ?)?(\d[\d.]*)(?:,(\d+))? ?(mio|t)?\.? ?(?:kr\b)?")
_UNITS: Final = {"mio": 1_000_000, "t": 1000, "": 1}


def some_granted(found: list[Conclusion]) -> list[Conclusion]:
    """`Ansøgning 1 imødekommes. Ansøgning 2 får afslag.`: each has an answer of its own."""
    if not {_APPROVED, _REJECTED} <= {one.outcome for one in found}:
        return found
    yes = [one.sayings[0] for one in found if one.outcome is _APPROVED]
    no = [one.sayings[0] for one in found if one.outcome is _REJECTED]
    if not (_are_contrasted(yes, no) or _are_applications(yes, no)):
        return found
    return [
        one._replace(outcome=_APPROVED_WITH_CHANGES, own=_APPROVED)
        if one.outcome is _APPROVED
        else one
        for one in found
    ]


def _are_contrasted(yes: list[Saying], no: list[Saying]) -> bool:
    """`tilladelse til carporten, men afslag til terrassen`, `afslag til 1, mens 2 godkendes`."""
    return any(_OTHERS.match(saying.clause.lower) for saying in no) or any(
        one.sentence == other.sentence and (one.clause.opener | other.clause.opener) & _BUT
        for one in yes
        for other in no
    )


def _are_applications(yes: list[Saying], no: list[Saying]) -> bool:
    granted, refused = (
        {found[0] for one in sayings if (found := _APPLICATION.search(one.clause.lower))}
        for sayings in (yes, no)
    )
    return bool(granted and refused) and granted.isdisjoint(refused)


def is_less(granted: Conclusion, applied: Saying) -> bool:
    """`bevilger 5.000 kr. Der var søgt om 8.000 kr.`: only a part of it."""
    sums = [_largest_sum(one.clause.lower) for one in (granted.sayings[0], applied)]
    return 0 < sums[0] < sums[1]


def _largest_sum(words: str) -> float:
    """Of what stands with its kroner, as a number; 0 for none."""
    return max((_as_number(found) for found in _SUM.finditer(words) if "kr" in found[0]), default=0)


def _as_number(found: re.Match[str]) -> float:
    whole = int(found[1].replace(".", ""))
    return (whole + float(f"0.{found[2] or 0}")) * _UNITS[found[3] or ""]


def drop_partly_refused(found: list[Conclusion]) -> list[Conclusion]:
    """`Kan ikke imødekomme ansøgningen om 50.000 kr. Der bevilges 10.000 kr.`: an amount that is
    granted below a no to what was applied for, or recommended, is a part of it.
    """
    no = next(
        (one.sayings[0] for one in found if one.outcome is _REJECTED and not one.points), None
    )
    if no is None or _APPLIED.search(no.clause.lower) is None:
        return found
    for place, one in enumerate(found):
        yes = one.sayings[0].clause
        if one.outcome in _OWN_YES and yes.start > no.clause.start and _AMOUNT.search(yes.lower):
            rest = found.copy()
            rest[place] = one._replace(outcome=_APPROVED_WITH_CHANGES)
            return [one for one in rest if one.outcome is not _REJECTED or one.points]
    return found
