"""Sent on or back, and to whom: what `sendes`, `oversendes`, `henvises` make of a case."""

from __future__ import annotations

from typing import Final

from casetrack.lazy import finder, regex
from casetrack.outcomes import Outcome
from casetrack.wording.clauses import WITH_REMARK
from casetrack.wording.lexicon import AGENDA, ROLES
from casetrack.wording.sayings import Act
from casetrack.wording.sentences import Clause

__all__ = ["asks_itself", "says_back", "together"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DEFERRED, _DISCUSSED = Outcome.APPROVED, Outcome.DEFERRED, Outcome.DISCUSSED
_NOT_RECOMMENDED, _RECOMMENDED = Outcome.NOT_RECOMMENDED, Outcome.RECOMMENDED
_REFERRED, _REJECTED = Outcome.REFERRED, Outcome.REJECTED
_TO_BE_PRESENTED_AGAIN = Outcome.TO_BE_PRESENTED_AGAIN

_BODY, _ADMIN, _PREPOSITION = ROLES["body"], ROLES["admin"], ROLES["preposition"]
_BACK: Final = regex(
    r"\b(?:tilbage|retur|tilbagesend\w*|returner\w*|hjemvis\w*|hjemsend\w*|tilbage(?:vis|før)\w*"
    r"|g(?:år|ik|å) om(?= til))\b"
)
"""Reads `sendes tilbage` and `hjemvises`, not `sendes`."""
_ONWARD: Final = regex(
    r"\b(?:dertil|hertil|hvortil)\b"
    r"|\b(?:til|i|med|under|ved|på|over|indgår) (?:[\w-]+ ){0,4}[\w-]*(?:budget|prioritering)"
    r"|\bsom (?:[\w-]+ )?budget"
    r"|\btil (?:[\w-]+ ){0,2}(?:behandling|stillingtagen|"
    r"afgørelse|beslutning|godkendelse)\b"
)
"""Reads `til budgettet` and `til endelig godkendelse`, not `til orientering`."""
_NOT_A_CASE: Final = finder(
    [
        r"\b(?:i|til) (?:[\w-]+ ){0,4}\w*høring\b",
        r"^(?!.*\budvalget for ).*(?<!udvalget )(?<!udvalg )"
        r"til (?:udtalelse|bemærkninger|kommentering)\b"
        r"(?! (?:i|hos) (?:[\w-]+ ){0,2}\w*udvalg)",
        rf"\btil (?:behandling (?:på|for) )?lukke\w+ (?:behandling|{AGENDA}|dør|punkt|møde)",
        r"\btil (?:[\w-]+ )?(?:administrativ|administrationens|forvaltningens)"
        r" (?:\w+ )?(?:sags)?behandling",
        r"med (?:en |sin |udvalgets )?(?!negativ)(?:\w+ )?anbefaling\b",
        r"med indstilling om",
        r"\b(?:afgiv|(?:frem|over|ind)?send)\w* (?:(?:følgende|nedenstående|vedlagte|sit|sin|en|"
        r"et|sine|dette|fælles|samlet|[a-zæøå]{3,20}[st]) ){0,3}(?:\w*svar|udtalelse|bemærkninger|"
        r"kommentarer|tilbagemelding|brev|invitation|indkaldelse|støtteerklæring)\b",
        r"\bhøringssvar\w* (?:[\w-]+ ){0,3}(?:afgiv|(?:frem|over|ind)?send)",
        r"\blægge[rs] (?:\w+ )?op til\b",
        r"^\W*(?:idet |da )?der henvises (?:[\w-]+ ){0,2}til\b",
        r"\b(?:medarbejder|personale|ansatte|elev|børn|borger|patient|beboer)\w*"
        r" (?:[\w-]+ ){0,3}hjemsend",
        r"^\W*(?:som|der) (?:ud|frem)?sendes til (?:udvalget|direktionen)\b(?! til)",
        r"^\W*(?:kopi|genpart|afskrift|referatet|brevet|svaret|materialet) (?:[\w-]+ ){0,4}\w*send"
        r"(?!.*\btil (?:[\w-]+ )?(?:behandling|stillingtagen|beslutning|godkendelse|drøftelse)\b)",
        r"^\W*(?:input|rettelser|ønsker|emner) (?:[\w-]+ ){0,3}\w*send",
        r"\b(?:pr\.?|per|på|via) (?:e-?)?mail\b",
        r"\bhenvis(?:er|te) (?:\w+ )?til (?!\w*(?:udvalg|råd|bestyrelse|direktion)[a-z]* )"
        r"(?:de[nt]? (?:[\w-]+ ){1,3}|[\w-]+(?:en|et|ne) )(?:i|fra|hos|på|af|med) ",
    ],
    (
        "høring", "udtalelse", "lukke", "administrati", "forvaltningens", "svar",
        "bemærkninger", "kommentarer", "tilbagemelding", "brev", "invitation", "indkaldelse",
        "støtteerklæring", "kommentering", "kopi", "genpart", "afskrift", "referatet",
        "materialet", "op til",
        "som ", "der ", "anbefaling", "indstilling om", "hjemsend", "input", "rettelser",
        "ønsker", "emner", "mail", "henviser", "henviste",
    ),
)  # fmt: skip
_UNTIL: Final = regex(r"\b(?:ind)?til (?:[\w-]+ ){1,3}(?:er|bliver|har) ")
"""Reads `til planen er `, not `til mødet`."""
_MOTION: Final = regex(r"\W*(?:indstilling|forslag)\w* om (?:\w+ )?(?:uds|hjemvis)")
"""Reads `indstillingen om udsættelse`, not `indstillingen om salg`."""
_ANEW: Final = regex(r"til (?:fornyet|ny) \w+ (?:i|for) (?:udvalget|direktionen|chefforum)\b")
"""Reads `til fornyet behandling i udvalget`, not `til behandling i udvalget`."""
_TO_PREPARE: Final = regex(
    r"\budarbejd\w+ (?:af )?(?:[\w-]+ ){0,3}\w*(?:indstilling|sag|oplæg|forslag|grundlag)\b"
)
"""`Oversendes til forvaltningen med henblik på udarbejdelse af en indstilling`: it comes back."""
_NEXT_TIME: Final = regex(
    r"\bpå (?:et |det |udvalgets |direktionens )?(?:næste |kommende |førstkommende |senere )?"
    r"(?!byråd|økonomi|kommunal|borgerr)\w*møde"
)
"""Reads `på næste møde` and `på udvalgets kommende møde`, not `på byrådsmødet`."""
_TO_DO: Final = regex(
    r"\b(?:til|på) (?:[\w-]+ )?(?:effektuering|udførelse|iværksættelse|gennemførelse|ekspedition"
    r"|foranstaltning)\b(?! af\b)"
)
"""`Vedtaget, hvorfor sagen går retur til afdelingen til udførelse`: nothing comes back."""
_ASKS = ROLES["wish"] | ROLES["propose"]
_ASKING: Final = frozenset({"anmoder", "opfordrer"})
_ASKED: Final = frozenset({"bedes", "anmodes", "opfordres"})
_SHORT: Final = regex(r"(?!EU\b)[A-ZÆØÅ]{1,4}U\b")  # `TMU`, `BUU`
_COMMITTEE_WORK: Final = regex(r"\b(?:til|i) (?:\w+ )?(?:fag)?udvalgsbehandling\b")
_NOT_TO: Final = frozenset({"fra", "af", "efter"})
_PREPARES: Final = frozenset({_RECOMMENDED, _NOT_RECOMMENDED})


def together(found: list[Act], clause: Clause) -> list[Act]:
    """What acts of one clause come to: a sending goes somewhere, a yes that prepares is one."""
    acts: list[Act] = []
    prepares, is_put_off = False, found[-1].outcome is _DEFERRED
    for act in found:
        if is_put_off and act.place == clause.first and act.outcome is _DISCUSSED and act.rule.noun:
            continue  # `Drøftelse af planen udskydes`: it is what is put off
        if act.outcome is _APPROVED and acts and _is_moved(acts[0], clause):
            continue  # `Udsættelse vedtaget.`: that is what is adopted
        if act.outcome is _APPROVED and acts and _is_awaited(acts[-1], clause):
            continue  # `udsat til planen er vedtaget`: that is when
        if act.outcome is _DEFERRED and act.rule.noun and acts and acts[-1].outcome is _REJECTED:
            continue  # `forkastede forslaget om udsættelse`: that is what is refused
        if act.rule.mark == "send":
            acts += _directions(act, clause)
        elif not (prepares and act.rule.outcome is _APPROVED):
            acts.append(act)  # `indstilles godkendt` is one yes, a preparatory one
        prepares = prepares or act.outcome in _PREPARES
    if prepares and any(act.outcome is _NOT_RECOMMENDED for act in acts):
        return [act for act in acts if act.outcome not in (_RECOMMENDED, _REJECTED)]
    return acts


def _is_moved(act: Act, clause: Clause) -> bool:
    moved = act.place == clause.first or _MOTION.match(clause.lower) is not None
    away = act.outcome is _DEFERRED or act.rule.mark == "send"
    return away and act.rule.noun and moved


def _is_awaited(act: Act, clause: Clause) -> bool:
    return act.outcome is _DEFERRED and _UNTIL.search(clause.lower) is not None


def _directions(act: Act, clause: Clause) -> list[Act]:
    """The acts a sending stands for: referred, to be presented again, both or none.

    Back to a lower body is both, back to the administration or to nobody named only the second; on
    to a body, or to the budget, only the first. A sending into consultation or with a
    recommendation is read by those words.
    """
    lower = clause.lower
    if "asks" in act.rule.traits:
        asked = act._replace(outcome=_REFERRED, target="body")
        return [asked] if _asks_body(act, clause) else []
    if _NOT_A_CASE(lower):
        return []
    target = _receiver(act, clause)
    outcomes = _outcomes(lower, target)
    return [Act(act.rule, outcome, act.place, act.negated, target) for outcome in outcomes]


def says_back(words: str) -> bool:
    """Whether words that send something say that it goes back."""
    return _BACK.search(words.lower()) is not None


def _outcomes(lower: str, target: str) -> tuple[Outcome, ...]:
    """What a sending to this receiver comes to, by the words beside it."""
    if says_back(lower):
        if WITH_REMARK.search(lower):
            return (_REFERRED,)
        there = (_REFERRED,) if target == "body" else ()
        return there if _TO_DO.search(lower) else (*there, _TO_BE_PRESENTED_AGAIN)
    if _ANEW.search(lower) or (not target and "fornyet behandling" in lower):
        return (_TO_BE_PRESENTED_AGAIN,)
    if not target and _NEXT_TIME.search(lower):
        return (_TO_BE_PRESENTED_AGAIN,)  # `sendes til godkendelse på næste møde`: here
    if target == "body" or (target != "admin" and _ONWARD.search(lower)):
        return (_REFERRED,)
    if target == "admin" and _TO_PREPARE.search(lower):
        return (_TO_BE_PRESENTED_AGAIN,)
    return ()


def _receiver(act: Act, clause: Clause) -> str:
    """`body`, `admin` or nobody: whom the first words after the verb name, else those before it."""
    for after in (True, False):
        for place, bits, _ in clause.tokens:
            if (place > act.place) is not after or not bits & (_BODY | _ADMIN):
                continue
            if clause.raw[place - 1].lower() in _NOT_TO and "sends_to" in act.rule.traits:
                continue
            if not after and not clause.roles_before(place) & _PREPOSITION:
                continue
            return "body" if bits & _BODY else "admin"
    named = _is_named(act, clause) or _COMMITTEE_WORK.search(clause.lower)
    return "body" if named else ""


def asks_itself(clause: Clause) -> bool:
    """Whether who is asked stands in the clause itself: `at bede Kulturudvalget genoverveje salget`
    and `at Kulturudvalget behandler sagen`, not `beder Kulturudvalget om at behandle sagen`.
    """
    second = min(clause.first + 1, clause.last)
    word = clause.raw[second]
    named = word[:1].isupper() and clause.words[second][0] & _BODY
    return clause.relation != "content" or word == "bede" or bool(named)


def _asks_body(act: Act, clause: Clause) -> bool:
    """`beder Kulturudvalget om at behandle sagen`: another body stands by the asking word."""
    asking, last, named = clause, act.place, False
    asked = clause.relation == "content"
    if not asks_itself(clause):
        if clause.before is None:
            return False
        asking, last, asked = clause.before, clause.first, False
    for place, bits, _ in asking.tokens:
        if place >= last:
            break
        if bits & _BODY and not asking.roles_before(place) & _PREPOSITION:
            if asked:
                return True
            named = True
        if asking.raw[place].lower() in _ASKED:
            return named
        asked = asked or bool(bits & _ASKS) or asking.raw[place].lower() in _ASKING
    return False


def _is_named(act: Act, clause: Clause) -> bool:
    """`sendes tilbage til Kultur og Idræt`: a committee without the word for one."""
    raw = clause.raw
    for place in range(act.place + 1, clause.last):
        if raw[place].lower() == "til":
            name = raw[place + 1]
            return (name[:1].isupper() and name[1:2].islower()) or bool(_SHORT.match(name))
    return False
