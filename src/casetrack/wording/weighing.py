"""Conclusions → what is left of them: the weak gives way to the strong, points weigh together."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Final

from casetrack.lazy import regex
from casetrack.outcomes import PREPARED, WITH_CHANGES, Outcome
from casetrack.wording.lexicon import ROLES, any_of
from casetrack.wording.others import is_asked_by_others
from casetrack.wording.sayings import Conclusion, Saying
from casetrack.wording.sentences import Clause
from casetrack.wording.sums import largest_sum

__all__ = ["come_again", "given_way"]

# A member of an enum is slow to fetch, and these are asked for in every text.
_APPROVED, _APPROVED_WITH_CHANGES = Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES
_DECIDED, _DEFERRED, _DISCUSSED = Outcome.DECIDED, Outcome.DEFERRED, Outcome.DISCUSSED
_ESCALATED, _LAPSED, _NONE, _NOTED = Outcome.ESCALATED, Outcome.LAPSED, Outcome.NONE, Outcome.NOTED
_NOT_RECOMMENDED, _NOT_TREATED = Outcome.NOT_RECOMMENDED, Outcome.NOT_TREATED
_RECOMMENDED, _RECOMMENDED_WITH_CHANGES = Outcome.RECOMMENDED, Outcome.RECOMMENDED_WITH_CHANGES
_REFERRED, _REJECTED = Outcome.REFERRED, Outcome.REJECTED
_SENT_FOR_CONSULTATION, _TAKEN_OFF_AGENDA = Outcome.SENT_FOR_CONSULTATION, Outcome.TAKEN_OFF_AGENDA
_TO_BE_PRESENTED_AGAIN, _WITHDRAWN = Outcome.TO_BE_PRESENTED_AGAIN, Outcome.WITHDRAWN

_OWN_YES: Final = frozenset({_APPROVED, _APPROVED_WITH_CHANGES})
_UPWARD: Final = frozenset({_RECOMMENDED, _RECOMMENDED_WITH_CHANGES})
_YES_OR_CHOICE: Final = _OWN_YES | _UPWARD | {_DECIDED}
_AGAINST: Final = frozenset({_REJECTED, _LAPSED, _WITHDRAWN, _TAKEN_OFF_AGENDA})
_TALK: Final = frozenset({_DISCUSSED, _NOTED, _NONE})
_GIVES_WAY_TO_ALL: Final = 3
_BODY, _BUT, _CONTRASTS = ROLES["body"], ROLES["but"], any_of("but while")
_APPLICATION: Final = regex(
    r"\b(?:ansøgning|indstilling)(?:en|er|erne)?(?: nr\.?)?"
    r" (?:\d[\d, og-]*|(?:fra|om|til|vedrørende) [\w-]+ ?[\w-]*)|\bkr\. til [\w-]+"
    r"|\b(?:forslag|projekt|ønske|tiltag|initiativ|etape|del\w+)(?:et|ene|n|er|erne)?(?: nr\.?)?"
    r" (?:\d[\d, og-]*|[a-h]\b)"
    r"|\b(?:dispensation|tilladelse|tilskud|støtte|bevilling)(?:en)? til [\w-]+ ?[\w-]*"
    r"|^\W*(?:[\w-]+ ){0,2}[\w-]+:$"
)
_ALTERNATIVE: Final = regex(
    r"\b(?:model|linje|løsning|scenari\w+|variant|alternativ|mulighed)(?:len|en|sen)? (\d+|[a-h])\b"
)
"""Reads `model 2` and `linje c`, not `etape 2`: of these one is chosen."""
_OTHERS: Final = regex(r"\W*(?:rest(?:en|beløbet)|(?:de )?(?:øvrige|resterende|andre)(?! punkt))\b")
"""Reads `resten` and `de øvrige ansøgninger`, not `de øvrige punkter`."""
_APPLIED: Final = regex(r"\b(?:ansøg|anmodning|det søgte|beløb|indstilling)")
_TO_COUNCIL: Final = regex(
    r"\btil (?:byrådet|kommunalbestyrelsen|borgerrepræsentationen)"
    r"(?!s? (?:til )?(?:orient|efterret))"
)
_OBJECTION: Final = regex(r"\b(?:indsigelse|klage|protest)\w*\b")
_ANOTHER: Final = regex(
    rf"{_OBJECTION.pattern}|\b(?:forslag|ønske|id[eé]|tanke)\w* (?:fra [\w-]+ )?om\b"
    r"|^\W*e[nt] .* der (?:\w+ )?ikke\b"
    r"|\bikke (?:\w+ )?(?:stemning|flertal|opbakning|tilslutning) (?:for|til) e[nt] "
)
"""Reads `indsigelsen`, `tanken om` and `ikke stemning for en `, not `forslaget`."""
_OF_MEETING: Final = regex(r"\b(?:habilitet|inhabil|fravær|afbud|dagsord|stemme om)")
"""Reads `habiliteten` and `dagsordenen`: a yes to how they meet is none to the matter."""
_ENDED: Final = regex(rf"{_OBJECTION.pattern}|\bkrav(?:et)?\b|afslut")
_GIVEN: Final = regex(r"\b(?:meddele|give)[rs]\b")
_NOT_FINAL: Final = regex(
    r"\b(?:før|inden) (?:[\w-]+ ){0,5}(?:tage|træffe)[rs]? (?:\w+ )?endelig\w* (?:still|beslut|afg)"
    r"|\b(?:før|inden) (?:sagen|planen|den|det) kan (?:gå|behandles|forelægges|\w*sendes)\b"
)
"""Reads `før der tages endelig stilling`, not `før der tages stilling`."""
_NEWS: Final = regex(
    r"\W*sagen (?:om|vedr\.|vedrørende) (?:[\w-]+ ){1,6}er (?:\w+ )?uds(?:at|kudt)\b"
)
"""Reads `sagen om bussen er udskudt`, not `sagen udskydes`."""


def given_way(found: list[Conclusion]) -> list[Conclusion]:
    """What is left when all is weighed together."""
    have = {one.outcome for one in found}
    if not _AGAINST.isdisjoint(have):
        found = _weighed(found)
        have = {one.outcome for one in found}
    if len(have) > 1:
        for weaker, stronger, drop in _GIVES_WAY:
            if not (weaker.isdisjoint(have) or stronger.isdisjoint(have)):
                found = drop(found)
    return _drop_weak(found) if any(one.weak for one in found) else found


def _weighed(found: list[Conclusion]) -> list[Conclusion]:
    """Some points approved and others refused or dropped: approved with changes."""
    against = [one for one in found if one.points and one.outcome in _AGAINST]
    if not against:
        return _some_granted(found)
    if not any(one.outcome in _OWN_YES for one in found):
        return found
    weighed = []
    for one in found:
        if one.outcome is _APPROVED:
            one = one._replace(outcome=_APPROVED_WITH_CHANGES, own=_APPROVED)
        elif one.outcome is _TAKEN_OFF_AGENDA and one.points:
            one = one._replace(shown=False)  # it is the change
        weighed.append(one)
    return weighed


def _some_granted(found: list[Conclusion]) -> list[Conclusion]:
    """`Ansøgning 1 imødekommes. Ansøgning 2 får afslag.`: each has an answer of its own."""
    if not {_APPROVED, _REJECTED} <= {one.outcome for one in found}:
        return found
    yes = [one.said for one in found if one.outcome is _APPROVED]
    no = [one.said for one in found if one.outcome is _REJECTED]
    if not (_are_contrasted(yes, no) or _are_applications(yes, no)):
        return found
    # `kan ikke tiltræde indstillingen, men giver i stedet 5.000 kr.`: that is another thing
    own = None if any("indstillingen" in one.clause.lower for one in no) else _APPROVED
    return [
        one._replace(outcome=_APPROVED_WITH_CHANGES, own=own) if one.outcome is _APPROVED else one
        for one in found
    ]


def _are_contrasted(yes: list[Saying], no: list[Saying]) -> bool:
    """`tilladelse til carporten, men afslag til terrassen`, `afslag til 1, mens 2 godkendes`."""
    return any(_OTHERS.match(saying.clause.lower) for saying in no) or any(
        one.sentence == other.sentence and (one.clause.opener | other.clause.opener) & _CONTRASTS
        for one in yes
        for other in no
    )


def _are_applications(yes: list[Saying], no: list[Saying]) -> bool:
    granted, refused = (
        {found[0] for one in sayings if (found := _APPLICATION.search(_headed(one.clause)))}
        for sayings in (yes, no)
    )
    return bool(granted and refused) and granted.isdisjoint(refused)


def _headed(clause: Clause) -> str:
    """`Spejderne:`, for a verdict that stands behind its colon."""
    return clause.before.lower if clause.relation == "colon" and clause.before else clause.lower


# What gives way where something else stands beside it.

_Weigh = Callable[[list[Conclusion]], list[Conclusion]]
_Which = Callable[[Conclusion], object]
_GIVES_WAY: Final[list[tuple[Set[Outcome], Set[Outcome], _Weigh]]] = []


def _gives_way(weaker: Set[Outcome], to: Set[Outcome]) -> Callable[[_Weigh], _Weigh]:
    """What is left, asked where one of both is there; all are, in the order they stand in."""

    def add(weigh: _Weigh) -> _Weigh:
        _GIVES_WAY.append((weaker, to, weigh))
        return weigh

    return add


def _goes(weaker: Set[Outcome], to: Set[Outcome]) -> Callable[[Callable[..., _Which]], _Weigh]:
    """The same of a function that gives the question which of the `weaker` go."""

    def add(which: Callable[[list[Conclusion]], _Which]) -> _Weigh:
        def without(found: list[Conclusion]) -> list[Conclusion]:
            goes = which(found)
            return [one for one in found if one.outcome not in weaker or not goes(one)]

        return _gives_way(weaker, to)(without)

    return add


@_gives_way({_REJECTED}, to=_OWN_YES)
def _drop_partly_refused(found: list[Conclusion]) -> list[Conclusion]:
    """`Kan ikke imødekomme ansøgningen om 50.000 kr. Der bevilges 10.000 kr.`: an amount that is
    granted below a no to what was applied for, or recommended, is a part of it.
    """
    no = next((one.said for one in found if one.outcome is _REJECTED and not one.points), None)
    if no is None or _APPLIED.search(no.clause.lower) is None:
        return found
    for place, one in enumerate(found):
        yes = one.said.clause
        if one.outcome in _OWN_YES and yes.start > no.clause.start and largest_sum(yes.lower):
            rest = found.copy()
            rest[place] = one._replace(outcome=_APPROVED_WITH_CHANGES, own=None)
            return [one for one in rest if one.outcome is not _REJECTED or one.points]
    return found


@_goes({_REJECTED, _NOT_RECOMMENDED}, to=_YES_OR_CHOICE)
def _of_something_else(found: list[Conclusion]) -> _Which:
    """`Godkendt. Udvalget ønskede ikke at genoptage den. Naboens indsigelse tages ikke til følge.
    En bro var der ikke stemning for. Ældrerådet fraråder planen.`: no no to the matter.
    """
    yes = [one.said for one in found if one.outcome in _YES_OR_CHOICE]
    first = min(
        (one.sentence for one in yes if not _OF_MEETING.search(one.clause.lower)), default=None
    )
    return lambda one: (
        "takes_up" in one.said.rule.traits
        or (
            (first is not None and one.said.sentence > first and not one.points)
            and (_ANOTHER.search(one.said.clause.lower) or is_asked_by_others(one.said.clause))
        )
    )


@_goes({_REJECTED, _NOT_RECOMMENDED}, to=_YES_OR_CHOICE)
def _not_chosen(found: list[Conclusion]) -> _Which:
    """`Model 1 godkendt. Model 2 blev stemt ned.`: no is said to what was not chosen."""
    said = [one for one in found if one.outcome not in _AGAINST | {_NOT_RECOMMENDED}]
    chosen = {label for one in said if (label := _alternative(one))}
    return lambda one: chosen and _alternative(one) not in chosen | {""}


def _alternative(one: Conclusion) -> str:
    found = _ALTERNATIVE.search(one.said.clause.lower)
    return found[1] if found else ""


@_gives_way({_RECOMMENDED, _APPROVED}, to={_NOT_RECOMMENDED, _REJECTED})
def _drop_overruled(found: list[Conclusion]) -> list[Conclusion]:
    """Of a yes and a no to the same thing the last counts: first they voted, then it was
    concluded. What is granted below a no only tells what became of the application.
    """
    for yes, no in ((_RECOMMENDED, _NOT_RECOMMENDED), (_APPROVED, _REJECTED)):
        whole = [one for one in found if one.outcome in (yes, no) and not (one.points or one.weak)]
        said = [[one.said for one in whole if one.outcome is answer] for answer in (yes, no)]
        both = all(said) and not _are_applications(*said)
        if both and whole[0].said.sentence < whole[-1].said.sentence:
            last = whole[-1].said
            if "proposes" in last.rule.traits and last.clause.governs:
                continue  # `Indstillingen anbefales ikke. Udvalget foreslår Byrådet, at ...`
            gone = yes if whole[-1].outcome is no or "grants" in last.rule.traits else no
            found = [one for one in found if one.outcome is not gone or one.points]
    return found


@_goes({_APPROVED, _REJECTED, _NOT_RECOMMENDED}, to=_UPWARD | {_NOT_RECOMMENDED})
def _own_answer(found: list[Conclusion]) -> _Which:
    """`tiltrådte indstillingen og anbefaler den`, `Tiltrådt. Indstilles til Byrådet.` are
    recommendations; so with a no.
    """
    whole = [one for one in found if not one.points]
    up = [one.said for one in whole if one.outcome in _UPWARD]
    upward = {saying.sentence - back for saying in up for back in (0, _only_goes_on(saying))}
    no = _REJECTED if any(one.outcome is _NOT_RECOMMENDED for one in whole) else None
    if no and any(_is_own_refusal(one) for one in whole):
        no = _NOT_RECOMMENDED
    return lambda one: (
        not one.points
        and (one.outcome is no or (one.outcome is _APPROVED and one.said.sentence in upward))
    )


def _is_own_refusal(one: Conclusion) -> bool:
    """`kan ikke anbefale en dispensation og meddeler afslag`: there is nobody above."""
    saying = one.said
    refuses = "refuses" in saying.rule.traits and saying.level == "main"
    return refuses and _GIVEN.search(saying.clause.lower) is not None


@_gives_way({_REFERRED}, to=_OWN_YES)
def _as_prepared(found: list[Conclusion]) -> list[Conclusion]:
    """`Tiltrædes og sendes videre til Byrådet`: a yes that goes on to the council prepares one."""
    going = [
        one.said
        for one in found
        if one.outcome is _REFERRED and _TO_COUNCIL.search(one.said.clause.lower) is not None
    ]
    sent = {
        saying.sentence - back: saying.sentence
        for saying in going
        for back in (0, _only_goes_on(saying))
    }
    yes = [
        one
        for one in found
        if one.outcome in _OWN_YES and not one.points and one.said.sentence in sent
    ]
    goes = {sent[one.said.sentence] for one in yes}
    return [
        one._replace(outcome=PREPARED[one.outcome]) if one in yes else one
        for one in found
        if one.outcome is not _REFERRED or one.said.sentence not in goes
    ]


def _only_goes_on(saying: Saying) -> bool:
    """`Indstilles til Byrådet.`: it begins with its verb, so it is about what stands before it."""
    clause = saying.clause
    return saying.place == clause.first and clause.before is None and not clause.governs


@_goes({_APPROVED}, to={_DEFERRED})
def _yes_to_put_off(found: list[Conclusion]) -> _Which:
    """`Udvalget anbefaler, at sagen udsættes. Godkendt.`: the yes is to that."""
    asked = _sentences(found, _DEFERRED, "recommend")
    return lambda one: (
        one.said.sentence - 1 in asked and one.said.clause.first == one.said.clause.last
    )


@_goes({_APPROVED}, to={_TO_BE_PRESENTED_AGAIN, _DEFERRED})
def _backing(found: list[Conclusion]) -> _Which:
    """`Opbakning til retningen, men økonomien afklares, før der tages endelig stilling. Sagen
    forelægges igen.`, `Opbakning, men sagen udsættes`: what they back is not decided yet.
    """
    but = _behind_but(found, {_DEFERRED})
    return lambda one: (
        "votes_for" in one.said.rule.traits
        and (
            but.get(one.said.sentence) == one.points
            or _NOT_FINAL.search(" ".join(one.said.clause.raw).lower())
        )
    )


@_goes({_REJECTED}, to={_DEFERRED, _SENT_FOR_CONSULTATION, _REFERRED})
def _not_yet(found: list[Conclusion]) -> _Which:
    """`Planen blev ikke vedtaget, men udsat`: what they did instead stands behind the `men`."""
    but = _behind_but(found, {_DEFERRED, _SENT_FOR_CONSULTATION, _REFERRED})
    # but `Forslag 1 blev afvist, men forslag 2 udsat`
    return lambda one: one.said.sentence in but and one.said.rule.outcome is not _REJECTED


def _behind_but(found: list[Conclusion], outcomes: Set[Outcome]) -> dict[int, tuple[str, ...]]:
    """The sentences where one of these stands behind a `men`, or a clause that it opens, and of
    which points: `men sagen udsættes`, `men besluttede at udsætte den`.
    """
    return {
        one.said.sentence: one.points
        for one in found
        if one.outcome in outcomes and _opener_here_or_before(one.said.clause) & _BUT
    }


def _opener_here_or_before(clause: Clause) -> int:
    return clause.opener | (clause.before.opener if clause.before is not None else 0)


@_goes({_DEFERRED}, to={_NOTED} | _OWN_YES)
def _reported(found: list[Conclusion]) -> _Which:
    """`Sagen om bussen er udsat. Orienteringen blev taget til efterretning.`: that is news; so is
    what others asked for, `Godkendt. Skolebestyrelsen bad om at få sagen udsat.`
    """
    noted = max((one.said.sentence for one in found if one.outcome is _NOTED), default=-1)
    yes = any(one.outcome in _OWN_YES and not one.points for one in found)
    return lambda one: (
        (one.said.sentence < noted and _NEWS.match(one.said.clause.lower))
        or (yes and is_asked_by_others(one.said.clause))
    )


@_goes({_LAPSED, _WITHDRAWN}, to=_OWN_YES | _UPWARD | {_NOTED, _REJECTED})
def _ended(_: list[Conclusion]) -> _Which:
    """`Godkendt. Sagen er afsluttet. Naboen har trukket sin klage.`: it ended with the yes."""
    return lambda one: _ENDED.search(one.said.clause.lower) is not None


@_goes({_LAPSED, _REJECTED}, to=frozenset(WITH_CHANGES.values()))
def _supplanted(_: list[Conclusion]) -> _Which:
    """`Ændringsforslaget blev vedtaget. Indstillingen bortfaldt derved.`: that is the change."""
    return lambda one: one.said.rule.outcome is _LAPSED and not one.points


@_goes({_TO_BE_PRESENTED_AGAIN}, to=_OWN_YES | {_REJECTED})
def _taken_up(found: list[Conclusion]) -> _Which:
    """`Byrådet besluttede at genoptage sagen og godkendte den`: it has come again."""
    settled = _settled(found)
    return lambda one: _is_taken_up(one.said, settled)


def come_again(sayings: list[Saying], found: list[Conclusion]) -> list[Saying]:
    """Without what came again and was settled at once: nothing of it is promised."""
    if not any("takes_up" in one.rule.traits for one in sayings):
        return sayings
    settled = _settled(found)
    return [one for one in sayings if not _is_taken_up(one, settled)]


def _settled(found: list[Conclusion]) -> dict[int, int]:
    """The sentences that settle the matter, and where."""
    said = [one.said for one in found if one.outcome in _OWN_YES | {_REJECTED}]
    return {one.sentence: one.clause.start for one in said}


def _is_taken_up(saying: Saying, settled: dict[int, int]) -> bool:
    return (
        "takes_up" in saying.rule.traits and settled.get(saying.sentence, -1) >= saying.clause.start
    )


@_gives_way(WITH_CHANGES.keys(), to=frozenset(WITH_CHANGES.values()))
def _drop_replaced(found: list[Conclusion]) -> list[Conclusion]:
    """A yes with changes stands for the plain yes beside it."""
    have = {one.outcome for one in found}
    gone = {plain for plain, changed in WITH_CHANGES.items() if changed in have}
    return [
        one._replace(shown=False) if one.outcome in gone else one
        for one in found
        if one.outcome not in gone or one.points
    ]


@_goes({_NOT_TREATED}, to={_TAKEN_OFF_AGENDA})
def _untreated(found: list[Conclusion]) -> _Which:
    """`behandles ikke, da sagen er taget af dagsordenen`: the reason is what happened."""
    off = _sentences(found, _TAKEN_OFF_AGENDA, "reason")
    return lambda one: one.said.sentence in off


def _sentences(found: list[Conclusion], outcome: Outcome, level: str) -> set[int]:
    """Where an outcome is said in a clause that is governed so."""
    return {one.said.sentence for one in found if (one.outcome, one.said.level) == (outcome, level)}


@_goes({_TO_BE_PRESENTED_AGAIN, _DEFERRED}, to={_NOT_TREATED, _DEFERRED, _TAKEN_OFF_AGENDA})
def _resumed(found: list[Conclusion]) -> _Which:
    """Put off or passed over and put on again is one thing, unless something new is ordered."""
    again = _TO_BE_PRESENTED_AGAIN
    if any(one.outcome is _NOT_TREATED for one in found):
        return lambda one: one.outcome is again or "moves_on" in one.said.rule.traits
    off = (one.weak for one in found if one.outcome in (_DEFERRED, _TAKEN_OFF_AGENDA))
    weak = min(off, default=0)
    most = weak == _GIVES_WAY_TO_ALL
    if weak and any(one.outcome is again and one.weak <= most for one in found):
        return lambda one: False  # `vil ikke tage stilling`, and a new paper is ordered
    return lambda one: one.outcome is again and not one.said.rule.stays


@_goes(
    {_REFERRED, _TO_BE_PRESENTED_AGAIN, _LAPSED, _TAKEN_OFF_AGENDA, _NOT_TREATED},
    to=_UPWARD | {_ESCALATED, _WITHDRAWN, _REJECTED},
)
def _sent_on(found: list[Conclusion]) -> _Which:
    """What is recommended or escalated goes on by itself; saying so is no second outcome.

    Nor is it that what was withdrawn lapses or leaves the agenda.
    """
    have = {one.outcome for one in found}
    whole = {one.outcome for one in found if not one.points}
    gone = {_REFERRED} if whole & (_UPWARD | {_ESCALATED}) else set()
    if _WITHDRAWN in have or whole >= {_REJECTED, _LAPSED}:
        gone.add(_LAPSED)
    if _WITHDRAWN in whole:
        gone |= {_TAKEN_OFF_AGENDA, _NOT_TREATED}
    if _ESCALATED in have:
        gone |= {_TO_BE_PRESENTED_AGAIN, _REFERRED}
    return lambda one: one.outcome in gone and not (one.points and one.outcome is _REFERRED)


def _drop_weak(found: list[Conclusion]) -> list[Conclusion]:
    """The weak gives way to the strong, and of what is weak alone the weaker to the stronger; what
    was decided first stays where some members then took the case further.
    """
    found = _drop_governing(found)
    strong = {one.outcome for one in found if not one.weak}
    settled = strong - _TALK
    if settled == {_ESCALATED}:
        told = {one.said.sentence for one in found if one.outcome is _ESCALATED}
        return [one for one in found if not one.weak or one.said.sentence not in told]
    limit = 4
    if settled:
        limit = 1
    elif _NOTED in strong:
        limit = 2
    elif any(one.weak < _GIVES_WAY_TO_ALL for one in found):
        limit = 3
    chosen = settled <= {_TO_BE_PRESENTED_AGAIN}
    named = {point for one in found if one.weak < limit for point in one.points}
    return [
        one
        for one in found
        if one.weak < limit
        or (
            # `Udvalget valgte B. Forvaltningen vender tilbage med en tidsplan.`: both are so
            (one.outcome is _DECIDED and one.said.rule.stays)
            and (chosen or (one.points and named and named.isdisjoint(one.points)))
        )
    ]


def _drop_governing(found: list[Conclusion]) -> list[Conclusion]:
    """`besluttede at tage orienteringen til efterretning` says what follows, and no more; `Udvalget
    fik en status. Opgaven udbydes i maj.` may be news, where no body does it.
    """
    told = {one.said.sentence for one in found if one.weak == 1 and one.outcome is not _DECIDED}
    said = told | _sentences(found, _NOTED, "said")
    return [
        one
        for one in found
        if one.outcome is not _DECIDED
        or one.said.rule.stays
        or not (
            one.said.sentence in said
            or (told and one.weak > 1 and not one.said.clause.bits & _BODY)
        )
    ]
