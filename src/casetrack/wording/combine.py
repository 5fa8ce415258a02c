"""Sayings → outcomes: changes join what they change, the weak gives way, points weigh together."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.granted import drop_partly_refused, is_less, some_granted
from casetrack.wording.lexicon import ROLES
from casetrack.wording.overtaken import (
    drop_not_yet,
    drop_reported,
    drop_taken_up,
    drop_untreated,
    drop_yes_to_put_off,
)
from casetrack.wording.points import REST
from casetrack.wording.sayings import Conclusion, Saying

__all__ = ["conclude"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED = Outcome.APPROVED
_APPROVED_WITH_CHANGES = Outcome.APPROVED_WITH_CHANGES
_DECIDED = Outcome.DECIDED
_DEFERRED = Outcome.DEFERRED
_DISCUSSED = Outcome.DISCUSSED
_ESCALATED = Outcome.ESCALATED
_LAPSED = Outcome.LAPSED
_NONE = Outcome.NONE
_NOTED = Outcome.NOTED
_NOT_RECOMMENDED = Outcome.NOT_RECOMMENDED
_NOT_TREATED = Outcome.NOT_TREATED
_RECOMMENDED = Outcome.RECOMMENDED
_RECOMMENDED_WITH_CHANGES = Outcome.RECOMMENDED_WITH_CHANGES
_REFERRED = Outcome.REFERRED
_REJECTED = Outcome.REJECTED
_SENT_FOR_CONSULTATION = Outcome.SENT_FOR_CONSULTATION
_TAKEN_OFF_AGENDA = Outcome.TAKEN_OFF_AGENDA
_TO_BE_PRESENTED_AGAIN = Outcome.TO_BE_PRESENTED_AGAIN
_WITHDRAWN = Outcome.WITHDRAWN

_YES: Final = {
    _APPROVED: _APPROVED_WITH_CHANGES,
    _RECOMMENDED: _RECOMMENDED_WITH_CHANGES,
}
_CHANGED: Final = frozenset(_YES.values())
_OWN_YES: Final = frozenset({_APPROVED, _APPROVED_WITH_CHANGES})
_PREPARED: Final = {
    _APPROVED: _RECOMMENDED,
    _APPROVED_WITH_CHANGES: _RECOMMENDED_WITH_CHANGES,
    _REJECTED: _NOT_RECOMMENDED,
}
_AGAINST: Final = frozenset({_REJECTED, _LAPSED, _WITHDRAWN, _TAKEN_OFF_AGENDA})
_TALK: Final = frozenset({_DISCUSSED, _NOTED, _NONE})
_GIVES_WAY_TO_ALL: Final = 3
_TO_COUNCIL: Final = regex(
    r"\btil (?:byrådet|kommunalbestyrelsen|borgerrepræsentationen)"
    r"(?!s? (?:til )?(?:orient|efterret))"
)
_OBJECTION: Final = regex(r"\b(?:indsigelse|klage|protest)\w*\b")
_GIVEN: Final = regex(r"\b(?:meddele|give)[rs]\b")
_NUMBER = ROLES["number"]
_EXCEPTS: Final = regex(r"\b(?:på nær|und(?:tagen|tagelse)|bortset fra|fraregnet|uden|ekskl)\b")


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
            found.append(Conclusion(one.outcome, one.points, (one,), one.weak))
    if changes or moved:
        found = _with_changes(found, changes, moved)
    if len(found) > 1:
        found = _given_way(found)
    if prepares:
        found = [
            one._replace(
                outcome=_PREPARED.get(one.outcome, one.outcome),
                own=_PREPARED.get(one.own, one.own) if one.own else None,
            )
            if one.outcome in _PREPARED or one.own
            else one
            for one in found
        ]
    return found


def _place_of(change: Saying, changes: list[Saying]) -> int:
    """`Forslag om stier vedtaget med en ændring`: what is adopted comes before its changes."""
    place = len(changes)
    if change.mark == "amended" and change.outcome is not None:
        while place and changes[place - 1].clause is change.clause:
            place -= 1
    return place


def _given_way(found: list[Conclusion]) -> list[Conclusion]:
    """What is left when all is weighed together."""
    have = {one.outcome for one in found}
    if not _AGAINST.isdisjoint(have):
        found = _weighed(found)
        have = {one.outcome for one in found}
    if not _PREVAILS.isdisjoint(have):
        for weaker, stronger, drop in _GIVE_WAY:
            if not (stronger.isdisjoint(have) or weaker.isdisjoint(have)):
                found = drop(found)
    for one in found:
        if one.weak:
            return _drop_weak(found)
    return found


def _with_changes(
    found: list[Conclusion], changes: list[Saying], moved: tuple[Saying, ...]
) -> list[Conclusion]:
    """With each change joined to its yes, and what other items suffer to that of the agenda."""
    yes = sorted((one.sayings[0].sentence, n) for n, one in enumerate(found) if _is_yes(one))
    for change in changes:
        if "of_rest" in change.traits and REST in change.points and _have_their_own(found):
            continue  # `Punkt 2 udsættes, i øvrigt godkendt`
        at = _changed_by(change, found, yes)
        if "applied" in change.traits and (at is None or not is_less(found[at], change)):
            continue
        if at is not None and _is_of_other_points(change, found, found[at]):
            continue
        if at is None:
            alone = _alone(change, found, pointed=any(found[n].points for _, n in yes))
            found += [alone] if alone else []
            if alone and _is_yes(alone):
                insort(yes, (change.sentence, len(found) - 1))
        elif found[at].outcome in _YES:
            old = found[at]
            points = () if _excepts(change, old.sayings[0]) else old.points
            found[at] = old._replace(
                outcome=_YES[old.outcome], points=points, sayings=(*old.sayings, change)
            )
    if moved:
        if not found:
            found.append(Conclusion(_APPROVED_WITH_CHANGES, (), moved, 0))
        found = [one._replace(outcome=_YES.get(one.outcome, one.outcome)) for one in found]
    return found


def _have_their_own(found: list[Conclusion]) -> bool:
    """Whether points met something else than a yes."""
    return any(one.points and REST not in one.points and not _is_yes(one) for one in found)


def _is_of_other_points(change: Saying, found: list[Conclusion], yes: Conclusion) -> bool:
    """`Punkt 1 godkendt, men udvalget ønsker punkt 2 forelagt igen`: it leaves point 1 as it is."""
    return bool(yes.points and change.points) and any(
        one.sayings[0].clause is change.clause and set(one.points).isdisjoint(yes.points)
        for one in found
        if one.points and not (one.weak or _is_yes(one))
    )


def _excepts(change: Saying, yes: Saying) -> bool:
    """`Godkendt på nær punkt 3`: the point named behind the exception is not what the yes is of."""
    clause = change.clause
    if clause is not yes.clause or not change.points or _EXCEPTS.search(clause.lower) is None:
        return False
    named = next((at for at, bits, _ in clause.tokens if bits & _NUMBER), clause.first)
    return named > change.place


def _is_yes(one: Conclusion) -> bool:
    return one.outcome in _YES or one.outcome in _CHANGED


def _changed_by(change: Saying, found: list[Conclusion], yes: list[tuple[int, int]]) -> int | None:
    """The yes that a change belongs to: in its own sentence, else the last before it, else any.

    `yes` holds the sentence and place of each yes found, in order.
    """
    first = bisect_left(yes, (change.sentence, 0))
    same = [n for _, n in yes[first : bisect_left(yes, (change.sentence + 1, 0))]]
    if same:
        before = [n for n in same if found[n].sayings[0].clause.start <= change.clause.start]
        if "after_yes" in change.traits:
            return before[-1] if before else None
        return (before or same)[-1]
    if change.weak and change.mark == "change":
        return None
    if first:
        return yes[first - 1][1]
    ahead = change.mark == "amended" or (
        "orders_items" in change.traits and "sammen" not in change.clause.lower
    )
    return yes[0][1] if yes and ahead else None


def _alone(change: Saying, found: list[Conclusion], *, pointed: bool) -> Conclusion | None:
    """What a change says that joins no yes; `pointed` where some points have a yes."""
    clause = change.clause
    if "orders_items" in change.traits and not found and "sammen" not in clause.lower:
        if clause.bits & _NUMBER:  # `Punkt 4 flyttes til efter punkt 2.`
            return Conclusion(_APPROVED_WITH_CHANGES, (), (change,), 0)
        return None
    if change.mark == "amended":
        outcome = change.outcome or _APPROVED_WITH_CHANGES
        return Conclusion(outcome, change.points, (change,), 0)
    if "alone" in change.traits or (pointed and change.points):
        return Conclusion(_APPROVED_WITH_CHANGES, change.points, (change,), 0)
    return None


def _weighed(found: list[Conclusion]) -> list[Conclusion]:
    """Some points approved and others refused or dropped: approved with changes."""
    against = [one for one in found if one.points and one.outcome in _AGAINST]
    if not against:
        return some_granted(found)
    if not any(one.outcome in (_APPROVED, _APPROVED_WITH_CHANGES) for one in found):
        return found
    weighed = []
    for one in found:
        if one.outcome is _APPROVED:
            one = one._replace(outcome=_APPROVED_WITH_CHANGES, own=_APPROVED)
        elif one.outcome is _TAKEN_OFF_AGENDA and one.points:
            one = one._replace(shown=False)  # it is the change
        weighed.append(one)
    return weighed


def _drop_replaced(found: list[Conclusion]) -> list[Conclusion]:
    """A yes with changes stands for the plain yes beside it."""
    have = {one.outcome for one in found}
    gone = {plain for plain, changed in _YES.items() if changed in have}
    return [
        one._replace(shown=False) if one.outcome in gone else one
        for one in found
        if one.outcome not in gone or one.points
    ]


def _drop_governing(found: list[Conclusion]) -> list[Conclusion]:
    """`besluttede at tage orienteringen til efterretning` says what follows, and no more."""
    said = {
        one.sayings[0].sentence
        for one in found
        if one.outcome is _NOTED and one.weak == 0 and one.sayings[0].level == "said"
    }
    if not said:
        return found
    return [
        one
        for one in found
        if not (
            one.outcome is _DECIDED
            and one.sayings[0].sentence in said
            and one.sayings[0].clause.governs
        )
    ]


def _drop_weak(found: list[Conclusion]) -> list[Conclusion]:
    """The weak gives way to the strong, and of what is weak alone the weaker to the stronger; what
    was decided first stays where some members then took the case further.
    """
    found = _drop_governing(found)
    strong = {one.outcome for one in found if not one.weak}
    settled = strong - _TALK
    if any(one.weak == 1 and one.outcome is not _DECIDED for one in found):
        found = [one for one in found if one.outcome is not _DECIDED or one.sayings[0].stays]
    if settled == {_ESCALATED}:
        told = {one.sayings[0].sentence for one in found if one.outcome is _ESCALATED}
        return [one for one in found if not one.weak or one.sayings[0].sentence not in told]
    limit = 4
    if settled:
        limit = 1
    elif _NOTED in strong:
        limit = 2
    elif strong or any(one.weak < _GIVES_WAY_TO_ALL for one in found):
        limit = 3
    chosen = settled <= {_TO_BE_PRESENTED_AGAIN}
    named = {point for one in found if one.weak < limit for point in one.points}
    return [
        one
        for one in found
        if one.weak < limit
        or (_is_choice(one) and (chosen or (one.points and named and named.isdisjoint(one.points))))
    ]


def _is_choice(one: Conclusion) -> bool:
    """`Udvalget valgte B. Forvaltningen vender tilbage med en tidsplan.`: both are so."""
    return one.outcome is _DECIDED and one.sayings[0].stays


def _drop_resumed(found: list[Conclusion]) -> list[Conclusion]:
    """Put off or passed over and put on again is one thing, unless something new is ordered."""
    have = {one.outcome for one in found}
    again = _TO_BE_PRESENTED_AGAIN
    if _NOT_TREATED in have:
        kept = [one for one in found if "moves_on" not in one.sayings[0].traits]
        return [one for one in kept if one.outcome is not again]
    if not have & {_DEFERRED, _TAKEN_OFF_AGENDA}:
        return found
    weak = min(one.weak for one in found if one.outcome in (_DEFERRED, _TAKEN_OFF_AGENDA))
    most = weak == _GIVES_WAY_TO_ALL
    if weak and any(one.outcome is again and one.weak <= most for one in found):
        return found  # `vil ikke tage stilling`, and a new paper is ordered
    return [one for one in found if one.outcome is not again or one.sayings[0].stays]


def _drop_own_yes(found: list[Conclusion]) -> list[Conclusion]:
    """`tiltrådte indstillingen og anbefaler den`, `Tiltrådt. Indstilles til Byrådet.` are
    recommendations; so with a no.
    """
    up = [
        one.sayings[0]
        for one in found
        if one.outcome in (_RECOMMENDED, _RECOMMENDED_WITH_CHANGES) and not one.points
    ]
    upward = {saying.sentence for saying in up} | {
        saying.sentence - 1 for saying in up if _only_goes_on(saying)
    }
    whole = [one for one in found if not one.points]
    no = _REJECTED if any(one.outcome is _NOT_RECOMMENDED for one in whole) else None
    if no and any(_is_own_refusal(one) for one in whole):
        no = _NOT_RECOMMENDED
    return [
        one
        for one in found
        if one.points
        or (
            not (one.outcome is _APPROVED and one.sayings[0].sentence in upward)
            and one.outcome is not no
        )
    ]


def _is_own_refusal(one: Conclusion) -> bool:
    """`kan ikke anbefale en dispensation og meddeler afslag`: there is nobody above."""
    saying = one.sayings[0]
    refuses = one.outcome is _REJECTED and "refuses" in saying.traits
    return refuses and saying.level == "main" and _GIVEN.search(saying.clause.lower) is not None


def _drop_overruled(found: list[Conclusion]) -> list[Conclusion]:
    """Of a yes and a no to the same thing the last counts: first they voted, then it was
    concluded. What is granted below a no only tells what became of the application.
    """
    for yes, no in ((_RECOMMENDED, _NOT_RECOMMENDED), (_APPROVED, _REJECTED)):
        whole = [one for one in found if one.outcome in (yes, no) and not (one.points or one.weak)]
        if len({one.outcome for one in whole}) == 2 and (
            whole[0].sayings[0].sentence < whole[-1].sayings[0].sentence
        ):
            last = whole[-1].sayings[0]
            if "proposes" in last.traits and last.clause.governs:
                continue  # `Indstillingen anbefales ikke. Udvalget foreslår Byrådet, at ...`
            gone = {one.outcome for one in whole} - {whole[-1].outcome}
            if "grants" in last.traits:
                gone = {yes}
            elif whole[-1].outcome is no and _OBJECTION.search(last.clause.lower):
                gone = {no}  # `Godkendt. Naboens indsigelse tages ikke til følge.`
            found = [one for one in found if one.outcome not in gone or one.points]
    return found


def _only_goes_on(saying: Saying) -> bool:
    """`Indstilles til Byrådet.`: it begins with its verb, so it is about what stands before it."""
    clause = saying.clause
    return saying.place == clause.first and clause.before is None and not clause.governs


def _as_prepared(found: list[Conclusion]) -> list[Conclusion]:
    """`Tiltrædes og sendes videre til Byrådet`: a yes that goes on to the council prepares one."""
    going = [
        one.sayings[0]
        for one in found
        if one.outcome is _REFERRED and _TO_COUNCIL.search(one.sayings[0].clause.lower) is not None
    ]
    sent = {
        said: saying.sentence
        for saying in going
        for said in (saying.sentence, saying.sentence - _only_goes_on(saying))
    }
    yes = [
        one
        for one in found
        if one.outcome in _OWN_YES and not one.points and one.sayings[0].sentence in sent
    ]
    goes = {sent[one.sayings[0].sentence] for one in yes}
    return [
        one._replace(outcome=_PREPARED[one.outcome]) if one in yes else one
        for one in found
        if one.outcome is not _REFERRED or one.sayings[0].sentence not in goes
    ]


def _drop_sent_on(found: list[Conclusion]) -> list[Conclusion]:
    """What is recommended or escalated goes on by itself; saying so is no second outcome.

    Nor is it that what was withdrawn lapses or leaves the agenda.
    """
    have = {one.outcome for one in found}
    yes = {one.outcome for one in found if not one.points} & {
        _RECOMMENDED, _RECOMMENDED_WITH_CHANGES, _ESCALATED,
    }  # fmt: skip
    gone = {_REFERRED} if yes else set()
    whole = {one.outcome for one in found if not one.points}
    if _WITHDRAWN in have or whole >= {_REJECTED, _LAPSED}:
        gone.add(_LAPSED)
    if _WITHDRAWN in whole:
        gone |= {_TAKEN_OFF_AGENDA, _NOT_TREATED}
    if _ESCALATED in have:
        gone |= {_TO_BE_PRESENTED_AGAIN, _REFERRED}
    return [
        one for one in found if one.outcome not in gone or (one.points and one.outcome is _REFERRED)
    ]


_GIVE_WAY: Final[
    tuple[
        tuple[
            frozenset[Outcome], frozenset[Outcome], Callable[[list[Conclusion]], list[Conclusion]]
        ],
        ...,
    ]
] = (
    (frozenset({_REJECTED}), _OWN_YES, drop_partly_refused),
    (
        frozenset({_RECOMMENDED, _APPROVED}),
        frozenset({_NOT_RECOMMENDED, _REJECTED}),
        _drop_overruled,
    ),
    (
        frozenset({_APPROVED, _REJECTED}),
        frozenset({_RECOMMENDED, _RECOMMENDED_WITH_CHANGES, _NOT_RECOMMENDED}),
        _drop_own_yes,
    ),
    (frozenset({_REFERRED}), _OWN_YES, _as_prepared),
    (frozenset({_APPROVED}), frozenset({_DEFERRED}), drop_yes_to_put_off),
    (frozenset({_REJECTED}), frozenset({_DEFERRED, _SENT_FOR_CONSULTATION}), drop_not_yet),
    (frozenset({_DEFERRED}), frozenset({_NOTED}), drop_reported),
    (frozenset({_TO_BE_PRESENTED_AGAIN}), _OWN_YES | {_REJECTED}, drop_taken_up),
    (frozenset(_YES), _CHANGED, _drop_replaced),
    (frozenset({_NOT_TREATED}), frozenset({_TAKEN_OFF_AGENDA}), drop_untreated),
    (
        frozenset({_TO_BE_PRESENTED_AGAIN, _DEFERRED}),
        frozenset({_NOT_TREATED, _DEFERRED, _TAKEN_OFF_AGENDA}),
        _drop_resumed,
    ),
    (
        frozenset({_REFERRED, _TO_BE_PRESENTED_AGAIN, _LAPSED, _TAKEN_OFF_AGENDA, _NOT_TREATED}),
        frozenset({_RECOMMENDED, _RECOMMENDED_WITH_CHANGES, _ESCALATED, _WITHDRAWN, _REJECTED}),
        _drop_sent_on,
    ),
)
"""What gives way, to what, and how, in this order, each where one of both sides is there."""
_PREVAILS: Final = frozenset[Outcome]().union(*[prevails for _, prevails, _ in _GIVE_WAY])
