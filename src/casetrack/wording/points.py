"""Which recommendation points a clause speaks of, and what became of each point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import WITH_CHANGES, Outcome, weightiest
from casetrack.periods import FULL_MONTH
from casetrack.records import Finding, PointFate, Recommendation
from casetrack.wording.lexicon import ROLES, any_of
from casetrack.wording.matter import OF_REST, begins_with_label, labels_of
from casetrack.wording.sentences import Clause

__all__ = ["REST", "UP_TO", "fates_of", "is_label", "numbers_in", "points_in"]

REST: Final = "*"
"""Stands for the points not named otherwise (de resterende indstillingspunkter)."""

_POINT, _NUMBER, _ORDINAL = ROLES["point"], ROLES["number"], ROLES["ordinal"]
_LETTER, _DOES = ROLES["letter"], any_of("verb propose wish")
_COUNTS = any_of("verb vote preposition")
UP_TO: Final = r" til (?:og med )?(?:nr\.? |punkt |pkt\. )?"
"""Between the first and the last number of a range that is spelt: `3 til og med nr. 5`."""
_NUMBERED: Final = regex(
    r"(?:\b(?:beslutnings|indstillings|at-|del)?(?:punkt(?:er|erne|et)?|pkt\.?)|\bad\.?|\bat|\bnr\.?|\bdot)"
    r" ?(?:nr\.? ?)?(\d{1,2}(?![\d/]|\.\d)\.?(?:(?:[-–, og&]{1,5}(?:pkt\.? |"
    r"punkt )?|" + UP_TO + r")\d{1,2}(?![\d/]|\. ?[a-z]{3})\.?){0,9})"
)
"""Reads `punkt 1, 2 og 3`, `ad 4` and `at 2`, not `punkt 12/3`."""
_NUMBERS_FIRST: Final = regex(
    r"\b(\d{1,2}\.(?:(?:,| og| ?[-–]| &) ?\d{1,2}\.){0,9}) (?:indstillings)?(?:at\b|punkt|pkt)"
)
"""Reads `1. og 2. at` and `3. punkt`, not `1. maj`."""
_AFTER_NUMBERS: Final = (". at", ". punkt", ". pkt", ". indstillings")
_BARE_NUMBER: Final = regex(
    r"\W{0,3}\(?(\d{1,2}(?: ?[.)]?(?: ?[-–]| og| til|,) ?\d{1,2}){0,5}) ?[.):]+(?: |$)"
    rf"(?!{FULL_MONTH})"
)
"""Reads `1. ` and `1-3: `, not `1. maj`."""
_ONE_LETTER: Final = r"[a-h](?: ?[-–] ?[a-h])?(?![\wæøå-])"
_LETTERED: Final = regex(
    r"(?:\b(?:beslutnings|indstillings|del)?(?:punkt(?:er|erne|et)?|pkt\.?)|\bad|\blitra) "
    rf"({_ONE_LETTER}(?:(?:,| og| samt) {_ONE_LETTER}){{0,7}})(?!\. ?[\dæøåa-z])"
)
"""Reads `punkt a og b` and `litra c`, not `punkt ab`."""
_BARE_LETTER: Final = regex(rf"\W{{0,2}}({_ONE_LETTER}(?:(?:,| og) {_ONE_LETTER}){{0,7}})[):]")
"""Reads `a): b`, not `ab`."""
_LETTERS: Final = regex(r"\b([a-h])\b(?: ?[-–] ?([a-h])\b)?")
"""Reads `a - c`, not `ab`."""
_RANGE: Final = regex(rf"(\d{{1,3}})\.?(?: ?[-–] ?|{UP_TO})(\d{{1,3}})|(\d{{1,3}}[a-h]?)")
"""Reads `1-3`, `4 til 6` and `7a`, not `a`."""
_ORDINALS: Final = {
    "første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6,
}  # fmt: skip
_NUMERALS: Final = {"to": 2, "tre": 3, "fire": 4, "fem": 5}
_ORDINAL_WORD: Final = "(?:første|andet|anden|tredje|fjerde|femte|sjette|sidste|resterende|øvrige)"
_BY_ORDINAL: Final = regex(
    rf"\b({_ORDINAL_WORD}(?:(?:, | og (?:det )?){_ORDINAL_WORD}){{0,4}}) (?:(?:to|tre|fire) )?"
    r"(?:indstillings|beslutnings)?(?:punkt|pkt|at\b|del af indstillingen)"
)
"""Reads `første og andet punkt` and `de sidste to indstillingspunkter`, not `første sag`."""
_FIRST_FEW: Final = regex(r"\b(?:første )?(to|tre|fire|fem) (?:første )?(?:indstillings)?punkt")
"""Reads `de to første punkter` and `første to punkter`."""
_LONGEST_LABEL: Final = 40
_LARGEST_RANGE: Final = 30


def points_in(clause: Clause, *, named: bool = True) -> tuple[str, ...]:
    """The points a clause names, in order; `REST` for those left over; empty for none. `named`
    where the text has named some before it.
    """
    lower = clause.lower
    labelled = clause.bits & _POINT or begins_with_label(clause)
    found = _NUMBERED.search(lower) if labelled else None
    if found is None and clause.bits & _NUMBER and any(map(lower.__contains__, _AFTER_NUMBERS)):
        found = _NUMBERS_FIRST.search(lower)
    if found is None:
        at, bits, _ = clause.tokens[0] if clause.tokens else (0, 0, ())
        found = _BARE_NUMBER.match(lower) if bits & _NUMBER and at <= clause.first + 1 else None
    if found is not None:
        return numbers_in(found[1])
    lettered = _lettered(clause)
    if lettered is not None:
        return _letters(lettered[1])
    if clause.bits & _ORDINAL:
        if OF_REST.match(lower) is not None:
            return (REST,) if named else ()
        few = _FIRST_FEW.search(lower)
        if few is not None and "første" in few[0]:
            return tuple(str(number + 1) for number in range(_NUMERALS[few[1]]))
        found = _BY_ORDINAL.search(lower)
        if found is not None:
            ordinals = found[1].replace(",", " og").replace(" det ", " ").split(" og ")
            return tuple(str(_ORDINALS.get(one, REST)) for one in ordinals)
    if not clause.words[clause.first][0] & (_NUMBER | _LETTER):
        return ()
    printed = ",".join(labels_of(clause))
    return (numbers_in(printed) or _letters(printed)) if printed else ()


def is_label(clause: Clause) -> bool:
    """`Ad 1-2.`: a clause that names points says nothing of them; nor is `Imod: 9.` a label."""
    if clause.before is not None and clause.before.bits & _COUNTS:
        return False
    return not clause.bits & _DOES and clause.end - clause.start <= _LONGEST_LABEL


def _lettered(clause: Clause) -> re.Match[str] | None:
    """`Punkt a og b`, `a) Godkendt.`: points that have letters."""
    if clause.bits & _POINT:
        return _LETTERED.search(clause.lower)
    first = clause.raw[clause.first]
    return _BARE_LETTER.match(clause.lower) if first[-1:] in (")", ":") else None


def _letters(printed: str) -> tuple[str, ...]:
    letters: list[str] = []
    for found in _LETTERS.finditer(printed):
        first, last = ord(found[1]), ord(found[2] or found[1])
        letters += [chr(code) for code in range(first, last + 1)]
    return tuple(dict.fromkeys(letters))


def numbers_in(printed: str) -> tuple[str, ...]:
    """The numbers of a list, each of a range, in order."""
    numbers: list[str] = []
    for found in _RANGE.finditer(printed):
        if found[3]:
            numbers.append(found[3])
        else:
            first, last = int(found[1]), int(found[2])
            numbers += [str(n) for n in range(first, min(last, first + _LARGEST_RANGE) + 1)]
    return tuple(dict.fromkeys(numbers))


_FOLLOWED: Final = frozenset(
    {Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.NOTED, Outcome.APPOINTED, Outcome.DISCUSSED,
     Outcome.SENT_FOR_CONSULTATION}
)  # fmt: skip
_WITHOUT_CHANGES: Final = {changed: plain for plain, changed in WITH_CHANGES.items()}
_SAYS_NOTHING: Final = frozenset(
    {Outcome.DECIDED, Outcome.ESCALATED, Outcome.NONE, Outcome.UNKNOWN}
)
_LONG_WORD: Final = regex(r"[a-zæøåé]{6,}")
_STEM: Final = 6


def fates_of(
    recommendations: Sequence[Recommendation], findings: Sequence[Finding], changes: str
) -> tuple[PointFate, ...]:
    """What became of each numbered recommendation.

    `changes` is the words that tell the changes: where the whole was approved with changes, the
    points that share words with them are `changed` and the others as recommended; all are where
    none does.
    """
    named = [one for one in recommendations if one.point is not None]
    if not named:
        return ()
    own: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.outcome not in _SAYS_NOTHING:
            own.setdefault(finding.point or "", []).append(finding)
    touched = _touched(named, changes)
    fates = []
    for one in named:
        point = one.point or ""
        found = own.get(point) or own.get(REST) or own.get("")
        fates.append(_fate(point, found, not touched or point in touched, point in own))
    return tuple(fates)


def _fate(point: str, found: list[Finding] | None, touched: bool, own: bool) -> PointFate:
    if not found:
        return PointFate(point, "not_stated", None, None, None)
    best = found[0]
    if len(found) > 1:
        weighty = weightiest([finding.outcome for finding in found])
        best = next(finding for finding in found if finding.outcome is weighty)
    outcome, fate = best.outcome, "not_followed"
    if not (touched or own):
        outcome = _WITHOUT_CHANGES.get(outcome, outcome)
    if outcome in _WITHOUT_CHANGES:
        fate = "changed"
    elif outcome in _FOLLOWED:
        fate = "as_recommended"
    return PointFate(point, fate, outcome, best.evidence, best.lines)


def _touched(named: Sequence[Recommendation], changes: str) -> frozenset[str]:
    if not changes:
        return frozenset()
    stems = {word[:_STEM] for word in _LONG_WORD.findall(changes.lower())}
    printed = [found[1] for found in _NUMBERED.finditer(changes.lower())]
    numbered = {point for numbers in printed for point in numbers_in(numbers)}
    return frozenset(
        one.point or ""
        for one in named
        if one.point in numbered
        or stems & {word[:_STEM] for word in _LONG_WORD.findall(one.text.lower())}
    )
