"""Sayings → outcomes: changes join what they change, and the weak gives way."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import PREPARED, WITH_CHANGES, Outcome
from casetrack.wording.lexicon import ROLES
from casetrack.wording.points import REST
from casetrack.wording.sayings import Conclusion, Saying
from casetrack.wording.sums import is_less
from casetrack.wording.weighing import given_way

__all__ = ["conclude"]

_BUT = ROLES["but"]
_YES: Final = frozenset(WITH_CHANGES) | frozenset(WITH_CHANGES.values())
_NUMBER = ROLES["number"]
_EXCEPTS: Final = regex(
    r"\b(?:på nær|und(?:tagen|tagelse)|bortset fra|fraregnet|uden|ekskl)\b"
    r"|\b(?:tilføjelse|ændring|rettelse|justering|præcisering)\w* (?:til|af|i|vedr\w*)"
    r" (?:\w+ )?p(?:un)?kt"
)


def conclude(
    sayings: Sequence[Saying], *, prepares: bool, moved: tuple[Saying, ...]
) -> list[Conclusion]:
    """What the sayings come to, in the order of the text.

    `moved` is what takes other items off or puts them off, which changes the agenda that is
    approved. `prepares` makes a yes a recommendation.
    """
    found: list[Conclusion] = []
    changes: list[Saying] = []
    for one in sayings:
        if one.mark:
            changes.insert(_place_of(one, changes), one)
        if one.outcome is not None and one.mark != "amended":
            found.append(Conclusion(one.outcome, one.points, (one,), one.rule.weak))
    if changes or moved:
        found = _with_changes(found, changes, moved)
    if len(found) > 1:
        found = given_way(found)
    if prepares:
        for place, it in enumerate(found):
            if it.outcome in PREPARED:
                own = PREPARED.get(it.own, it.own) if it.own else None
                found[place] = it._replace(outcome=PREPARED[it.outcome], own=own)
    return found


def _place_of(change: Saying, changes: list[Saying]) -> int:
    """`Forslag om stier vedtaget med en ændring`: what is adopted comes before its changes."""
    place = len(changes)
    if change.mark == "amended":
        while place and changes[place - 1].clause is change.clause:
            place -= 1
    return place


def _with_changes(
    found: list[Conclusion], changes: list[Saying], moved: tuple[Saying, ...]
) -> list[Conclusion]:
    """With each change joined to its yes, and what other items suffer to that of the agenda."""
    yes = sorted((one.said.sentence, n) for n, one in enumerate(found) if _is_yes(one))
    for change in changes:
        if "of_rest" in change.rule.traits and REST in change.points and _have_their_own(found):
            continue  # `Punkt 2 udsættes, i øvrigt godkendt`
        at = _changed_by(change, found, yes)
        if "applied" in change.rule.traits and (at is None or not is_less(found[at], change)):
            continue
        if at is not None and _is_of_other_points(change, found, found[at]):
            continue
        if at is not None and _stands_apart(change, found[at]):
            at = None
        if at is None:
            alone = _alone(change, found, pointed=any(found[n].points for _, n in yes))
            found += [alone] if alone else []
            if alone:
                insort(yes, (change.sentence, len(found) - 1))
        elif found[at].outcome in WITH_CHANGES:
            old = found[at]
            points = () if _excepts(change, old.said) else old.points
            found[at] = old._replace(
                outcome=WITH_CHANGES[old.outcome], points=points, sayings=(*old.sayings, change)
            )
    if moved:
        said = {one.sentence for one in moved}  # `Udvalget besluttede, at punkt 3 udgår`: just that
        found = [
            one
            for one in found
            if one.outcome is not Outcome.DECIDED or one.said.sentence not in said
        ]
        if not found:
            found.append(Conclusion(Outcome.APPROVED_WITH_CHANGES, (), moved, 0))
        found = [one._replace(outcome=WITH_CHANGES.get(one.outcome, one.outcome)) for one in found]
    return found


def _have_their_own(found: list[Conclusion]) -> bool:
    """Whether points met something else than a yes."""
    return any(one.points and REST not in one.points and not _is_yes(one) for one in found)


def _is_of_other_points(change: Saying, found: list[Conclusion], yes: Conclusion) -> bool:
    """`Punkt 1 godkendt, men udvalget ønsker punkt 2 forelagt igen`: it leaves point 1 as it is."""
    return bool(yes.points and change.points) and any(
        one.said.clause is change.clause and set(one.points).isdisjoint(yes.points)
        for one in found
        if one.points and not (one.weak or _is_yes(one))
    )


def _stands_apart(change: Saying, yes: Conclusion) -> bool:
    """`Punkt 1 godkendt. Punkt 2 ændres til maj.`: a change of a point of its own sentence."""
    apart = yes.points and change.points and change.sentence != yes.said.sentence
    return bool(apart) and set(change.points).isdisjoint(yes.points)


def _excepts(change: Saying, yes: Saying) -> bool:
    """`Godkendt på nær punkt 3`, `med en tilføjelse til punkt 3`: the point named behind the
    exception, or the change, is not what the yes is of.
    """
    clause = change.clause
    if clause is not yes.clause or not change.points or _EXCEPTS.search(clause.lower) is None:
        return False
    named = next((at for at, bits, _ in clause.tokens if bits & _NUMBER), clause.first)
    return named > change.place


def _is_yes(one: Conclusion) -> bool:
    return one.outcome in _YES


def _changed_by(change: Saying, found: list[Conclusion], yes: list[tuple[int, int]]) -> int | None:
    """The yes that a change belongs to: in its own sentence, else the last before it, else any.

    `yes` holds the sentence and place of each yes found, in order.
    """
    first = bisect_left(yes, (change.sentence, 0))
    same = [n for _, n in yes[first : bisect_left(yes, (change.sentence + 1, 0))]]
    if same:
        before = [n for n in same if found[n].said.clause.start <= change.clause.start]
        if "after_yes" in change.rule.traits:
            own = [n for n in same if change.points and found[n].points == change.points]
            return max(before or own, default=None)
        return (before or same)[-1]
    if change.rule.weak and change.mark == "change":
        return None
    if "after_yes" in change.rule.traits and change.clause.before and change.clause.opener & _BUT:
        return None  # `Godkendt. Næstformanden deltog, men ikke formanden.`
    if first:
        return yes[first - 1][1]
    ahead = change.mark == "amended" or (
        "orders_items" in change.rule.traits and "sammen" not in change.clause.lower
    )
    return yes[0][1] if yes and ahead else None


def _alone(change: Saying, found: list[Conclusion], *, pointed: bool) -> Conclusion | None:
    """What a change says that joins no yes; `pointed` where some points have a yes."""
    clause = change.clause
    if "orders_items" in change.rule.traits and not found and "sammen" not in clause.lower:
        if clause.bits & _NUMBER:  # `Punkt 4 flyttes til efter punkt 2.`
            return Conclusion(Outcome.APPROVED_WITH_CHANGES, (), (change,), 0)
        return None
    if change.mark == "amended":
        outcome = change.outcome or Outcome.APPROVED_WITH_CHANGES
        return Conclusion(outcome, change.points, (change,), 0)
    if "alone" in change.rule.traits or (pointed and change.points):
        return Conclusion(Outcome.APPROVED_WITH_CHANGES, change.points, (change,), 0)
    return None
