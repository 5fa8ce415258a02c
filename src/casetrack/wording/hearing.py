"""Whether an act counts as said: who speaks, in what kind of clause, in which tense and mood."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from casetrack.bodies import Rank, rank
from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.clauses import comes_after, hear
from casetrack.wording.lexicon import AGENDA, ROLES
from casetrack.wording.others import (
    MAY_SAY,
    TELLS,
    is_asked_for,
    is_done_before,
    is_done_by_others,
    is_in_a_reply,
    is_retold,
    is_to_come,
    is_told,
)
from casetrack.wording.sayings import AHEAD, MOVED, PUT_ASIDE, Act
from casetrack.wording.sentences import Clause, Sentence, Text
from casetrack.wording.votes import VOTED_ON

__all__ = ["is_done_now", "weigh"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPOINTED, _DECIDED, _DEFERRED = Outcome.APPOINTED, Outcome.DECIDED, Outcome.DEFERRED
_DISCUSSED, _ESCALATED, _LAPSED = Outcome.DISCUSSED, Outcome.ESCALATED, Outcome.LAPSED
_NOTED, _NOT_RECOMMENDED, _NOT_TREATED = Outcome.NOTED, Outcome.NOT_RECOMMENDED, Outcome.NOT_TREATED
_RECOMMENDED, _REFERRED, _REJECTED = Outcome.RECOMMENDED, Outcome.REFERRED, Outcome.REJECTED
_SENT_FOR_CONSULTATION, _TAKEN_OFF_AGENDA = Outcome.SENT_FOR_CONSULTATION, Outcome.TAKEN_OFF_AGENDA
_TO_BE_PRESENTED_AGAIN, _WITHDRAWN = Outcome.TO_BE_PRESENTED_AGAIN, Outcome.WITHDRAWN

_OUGHT, _SHALL, _PAST, _TIME = ROLES["ought"], ROLES["shall"], ROLES["past"], ROLES["time"]
_WANTED = _OUGHT | _SHALL
_REASON, _ASK, _BUT = ROLES["reason"], ROLES["ask"], ROLES["but"]
_TOLD, _CASE, _NUMBER = ROLES["told"], ROLES["case"], ROLES["number"]
_ITEM, _BODY, _OUTSIDE = ROLES["item"], ROLES["body"], ROLES["outside"]
_CAN, _NEGATION, _POINT = ROLES["can"], ROLES["negation"], ROLES["point"]
_MOVES = ROLES["wish"] | ROLES["propose"]
_DECIDES = _MOVES | ROLES["wakes"]
_FINITE = _PAST | _SHALL | _CAN | ROLES["present"]
_NOT_ITS_OWN = ROLES["wish"] | ROLES["propose"] | ROLES["opinion"]

_ITS_OWN: Final = frozenset({"", "body"})
"""Whose words are the body's: nobody's named, or its own."""
_OF_POINTS: Final = frozenset({_REJECTED, _TAKEN_OFF_AGENDA})
_ENDS: Final = frozenset({_LAPSED, _TAKEN_OFF_AGENDA})
_APPLIED_FOR: Final = frozenset({"grants", "refuses"})
_SIMPLY_SAID: Final = frozenset({"main", "said", "refused"})
_UNSAID: Final = frozenset({"void", "dissuade", "reported", "noted"})
_CHANGES_HEARD: Final = frozenset({"main", "said", "reason", "so"})
_HEARD: Final = {
    "reason": frozenset(
        {_TO_BE_PRESENTED_AGAIN, _SENT_FOR_CONSULTATION, _NOT_RECOMMENDED, _REFERRED}
    ),
    "relative": frozenset(
        {_TO_BE_PRESENTED_AGAIN, _REFERRED, _DISCUSSED, _NOTED, _SENT_FOR_CONSULTATION, _DEFERRED}
    ),
    "before": frozenset({_TO_BE_PRESENTED_AGAIN, _NOT_TREATED}),
    "so": frozenset(
        {_TO_BE_PRESENTED_AGAIN, _ESCALATED, _DEFERRED, _REFERRED, _SENT_FOR_CONSULTATION}
    ),
    "approve": MOVED | {_APPOINTED, _RECOMMENDED},
    "change": frozenset({_TO_BE_PRESENTED_AGAIN, _REFERRED}),
    "aim": frozenset({_TO_BE_PRESENTED_AGAIN}),
    "recommend": frozenset({_REJECTED, _NOT_RECOMMENDED, _DEFERRED}),
    "dissuade": frozenset({_REJECTED}),
    "forwarded": frozenset(Outcome) - {_DISCUSSED, _DECIDED},
    "reject": MOVED | {_RECOMMENDED},
}
"""Outcomes that count in a clause that is not simply said, by how it is governed."""
_PUT_UP: Final = regex(
    rf"{VOTED_ON.pattern}|\b(?:2\.|anden) ?behandling,$"
    r"|\bover til (?:\w+ )?\w*(?:indstilling|forslag)\w*,$"
)
"""Reads `stemt om` and `gik man over til indstillingen,`, not `til behandling`."""
_PUT_FORWARD: Final = regex(r"^(?!\W*at\b)[^,\d]*\b(?:foreslog|indstillede|pegede på) [^,\d]+,$")
"""Reads `Venstre foreslog Ida Holm,`, not `foreslået af Ida Holm,`."""
_NOTHING: Final[frozenset[Outcome]] = frozenset()
_PREPARES: Final = frozenset({_RECOMMENDED, _NOT_RECOMMENDED})
_THEN: Final = regex(r"\b(?:herefter|derefter|efterfølgende|dermed|hermed|derfor|således)\b")
"""Reads `herefter` and `således`, not `efter`."""
_OWN: Final = regex(r"\W*som (?:udvalget|direktionen) (?:kan |ikke |derfor )*anbefale")
"""Reads `som udvalget ikke kan anbefale`, not `som udvalget`."""
_TAKES: Final = regex(r"\bt(?:og|ager|ages|aget)\b(?!.*efterretning)")
_OPEN: Final = regex(
    rf"\bt(?:aget|ages|og)\b.*\baf {AGENDA}"
    r"|\b(?:ikke|ingen) (?:[\w-]+ ){0,2}(?:beslutning|stilling|afgørelse)\b|\bbortfald(?:er|t)\b"
    r"|\bikke (?:sat|bragt) (?:til|under) afstemning\b"
)
"""What is said of a matter that is put off: `Ingen beslutning, da sagen udsættes`."""
_ELSEWHERE: Final = regex(rf"(?:byråd|udvalg|bestyrelse|direktion)\w*s {AGENDA}\b")
"""Reads `byrådets dagsorden`, not `dagsordenen`."""
_IN_BODY: Final = regex(r"\b(?:i|af) (?!udvalget\b)(?:[\w,-]+ ){0,4}?\w*udvalg(?:et)?\b")
"""Reads `i fagudvalget` and `af teknisk udvalg`, not `af udvalget`."""
_PART: Final = regex(
    r"\W*idet (?:beslutning|stillingtagen|afgørelse|spørgsmål|takst)\w*"
    r"(?! om (?:dagsordens)?(?:punkt|pkt|sag)\b)"
    r"|\W*(?:idet|(?:og )?at) (?:indstillings|beslutnings)?(?:punkt(?:et|er|erne)?|pkt\.?)"
    r" (?:nr\.? ?)?(?:\d|[a-h]\b)"
)
"""Reads `idet beslutning om taksten` and `at punkt 2 `, not `idet etape 2`: a part of the matter
that comes again."""
_COUNCIL: Final = "(?:byrådet|kommunalbestyrelsen|borgerrepræsentationen)"
_TO_BODY: Final = regex(
    r"\b(?:anbefal|indstil)\w*(?: (?:[\w-]+ )?(?:til|over ?for) (?:[\w-]+ )?\w*udvalget\b"
    rf"| (?:[\w-]+ ){{0,4}}{_COUNCIL}\b)|\b{_COUNCIL} (?:\w+ )?(?:anbefales|indstilles)"
)
"""Reads `indstiller til økonomiudvalget,` and `anbefaler byrådet,`, not `anbefaler udvalget,`."""
_COUNCIL_DOES: Final = regex(rf"\W*{_COUNCIL} skal ")
"""Reads `byrådet skal `, not `skal byrådet`."""
_BY_COUNCIL: Final = regex(rf"^\W*(?:og )?at {_COUNCIL} ")
_IS_OFF: Final = regex(r"\bvar (?:\w+ )?(?:taget|trukket|fjernet|udgået)\b")
"""Reads `var taget` and `var nu udgået`, not `er taget`."""
_FINDS: Final = regex(r"\b(?:finder|fandt|vurderede|vurderer)\W*$")
"""Reads `udvalget finder,`, not `finder sted`."""
_WOULD_HAVE: Final = regex(
    r"\bhavde (?:[\w-]+ )?(?:gerne|helst|hellere) (?:set|haft)\b|\bhave (?:set|haft|foretrukket)\b"
    r"|\b(?:skulle|kunne|burde|ville) (?:[\w-]+ )?have været\b"
)
"""Reads `havde gerne set` and `skulle have været`, not `så gerne`."""
_WAS: Final = frozenset({"var", "havde"})
_COMES: Final = AHEAD - {_DEFERRED}
_ANSWERS: Final = frozenset({Outcome.APPROVED, Outcome.REJECTED})
_IF: Final = (["hvis"], ["såfremt"])
_SETTLES: Final = _ANSWERS | {_APPOINTED}
_MAYBE: Final = frozenset({_TO_BE_PRESENTED_AGAIN, _LAPSED})
_ELECTS: Final = regex(r"\bvalggruppe")
_UNTREATED: Final = regex(r"\bikke behandlet\b|\bbehandles ikke\b")
"""Reads `ikke behandlet`, not `behandlet`."""
_THEN_DONE: Final = regex(r"\bdrøft\w* .*?\b(?:blev|var|bliver|er)\b")
"""Reads `at sagen var drøftet blev den udsat`, not `at sagen var drøftet`."""
_OWN_REASON: Final = regex(
    r"\W*\w+ (?:et )?(?:enigt )?(?:udvalgets )?"
    r"(?:(?:\w+ )?udvalg|[\w-]*udvalget|magistraten|rådet|bestyrelsen|direktionen"
    r"|flertal(?:let)?|det|de|man|vi)\b"
)
"""Reads `idet udvalget anbefaler`, not `idet Ældrerådet anbefaler`."""
_SENDS_UP: Final = regex(r"^(?!.*\b(?:tilbage|høring)\b).*\b(?:over|frem|videre)?sende?[srt]\b")
"""Reads `fremsendes` and `sender sagen`, not `sendes tilbage` or `udsendes`."""
_DROPPED: Final = regex(rf"\budg(?:år|ik|ået)\b|\bt(?:aget|ages|og)\b.*\baf {AGENDA}")
"""Reads `udgik` and `taget af dagsordenen`, not `udsat`."""
_MEETING_ENDED: Final = regex(
    r"\bmødet (?:[\w.-]+ ){0,4}(?:hæve|afbr[uø]d|slut|suspender|afsluttet|stoppe)"
    r"|\b(?:hævede|afbrød|sluttede|suspenderede|stoppede) (?:\w+ )?mødet"
)
"""Reads `mødet blev hævet` and `sluttede kl mødet`, not `mødet blev holdt`."""
_TELLS_OF: Final = regex(
    r"\b(?:orientering|redegørelse|meddelelse|oplysning|information|besked|underretning)\w*"
    r" (?:fra [\w-]+ )?om\W*$|\b(?:overvej\w+|forbehold\w+ sig)\W*$"
    r"|\b(?:mulighed|risiko|konsekvens|fordele|tanke)\w* (?:for|ved|af|om)\W*$"
)
_JUDGES: Final = regex(
    r"\W*at (?:[\w-]++ ){1,6}(?:har (?:gjort|ydet|leveret) |"
    r"(?:er|var|bliver|har været) (?:[\w-]+ ){0,2}(?:vanskelig|"
    r"uheldig|svær|stor|vigtig|væsentlig|nødvendig|afgørende|positiv|god|flot|glædelig|beklagelig|problematisk|"
    r"(?:u?til)?fredsstillende|interessant|spændende|alvorlig|kompleks|bekymrende|uklar|mangelfuld|rigtig|"
    r"forkert|behov for|brug for|"
    r"for (?:bred|smal|høj|lav|dyr|stor|lille|lang|kort|tidlig|sen|få|mange|svag|dårlig|"
    r"snæver|usikker|ambitiøs|omfattende|vidtgående|detaljeret))(?:e|t|te)?\b)"
)
"""Reads `at opgaven er vanskelig` and `at det er meget vigtigt`, not `at fristen er 1. maj`."""
_RATHER: Final = regex(r"\bhelst\b|\b(?:havde|så|ville) (?:meget )?gerne\b")
"""Reads `formanden ville helst` and `havde gerne set`, not `vil gerne`."""
_WILL_COMMEND: Final = regex(
    r"\bvil (?!(?:først|senere|på|efter|inden|til|når|i) )(?:[\w-]+ ){0,4}(?:anbefale|indstille)\b"
)
"""Reads `vil over for Byrådet anbefale`, not `vil godkende`."""
_ABOVE: Final = regex(
    r"\b(?:byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd|økonomiudvalg)|\w*budget"
)
"""Reads `byrådets` and `budgettet`, not `udvalget`."""
_SUPPOSED: Final = frozenset({"hvis", "såfremt", "bliver", "skulle"})
_PROPOSES: Final = regex(
    r"^\W*(?:[\w&,-]+ ){0,6}(?:\w*udvalg\w*|byråd\w*|direktionen|magistraten) foreslår,?$"
)
"""Reads `miljøudvalget foreslår,`, not `udvalget anbefaler,`."""
_TOPIC_TAKEN: Final = regex(
    r"\b(?:\w{2,}(?:er|es|ede|te)|er|har|var|skal|kan|vil|får|fik) .*"
    r"(?<!har )\b(?:tages|taget) til (?:\w+ )?efterretning\W*$"
)
"""Reads `klagen er afvist tages til efterretning`, not `klagen tages til efterretning`."""
_TAKEN: Final = regex(r"til efterretning\W*$")
"""Reads `taget til efterretning.`, not `til efterretning og drøftet`."""


def weigh(
    act: Act,
    clause: Clause,
    level: str,
    sentence: Sentence,
    text: Text,
    body: str | None,
    on: date | None,
) -> str:
    """`said` where the act counts; `told` of another day or body; `aside` under other words; or ``.

    `level` is how the clause is governed.
    """
    rule, bits = act.rule, clause.bits
    if _is_not_its_own(act, clause, level, sentence, text, body):
        return ""
    if rule.mark == "change":
        if "after_that" in rule.traits and not comes_after(clause):
            return ""
        heard = level in _CHANGES_HEARD or not rule.weak or _goes_on_from_reason(clause)
        return "said" if heard else ""
    if clause.before is not None and (_supposes(clause.before) or _was_before(clause)):
        return ""
    if level == "said" and act.outcome in _ANSWERS and _asks_another(clause):
        return ""
    if act.outcome in _SETTLES and is_to_come(act, clause):
        return ""
    maybe = act.outcome in _MAYBE and not bits & _TIME
    if maybe and clause.raw[clause.last + 1 : clause.last + 2] in _IF:
        return ""  # `forelægges igen, hvis der kommer indsigelser`
    if "ends_meeting" in rule.traits:
        return "said" if _meeting_ended(clause, sentence) else ""
    if level not in _SIMPLY_SAID and not _is_heard(act, clause, level, sentence, body):
        told = bits & TELLS and act.outcome in PUT_ASIDE and is_told(act, clause, text, body, on)
        return "" if told else "aside"
    if bits & _WANTED and rule.by != "anyone" and level != "refused":
        ahead = act.outcome in AHEAD or bits & _TIME or is_done_now(act, clause, level)
        ahead = ahead and not (act.outcome in _ANSWERS and _is_for_council(clause, body))
        if bits & _OUGHT or not ahead:
            return ""
    if bits & TELLS and level != "forwarded" and is_told(act, clause, text, body, on):
        return "told" if level == "main" else ""
    return "said"


def _is_for_council(clause: Clause, body: str | None) -> bool:
    """`Byrådet skal vedtage budgettet inden oktober`, where the council is not who speaks."""
    return not _is_council(body) and _COUNCIL_DOES.match(clause.lower) is not None


def _is_council(body: str | None) -> bool:
    return body is not None and rank(body) is Rank.COUNCIL


def _is_not_its_own(
    act: Act, clause: Clause, level: str, sentence: Sentence, text: Text, body: str | None
) -> bool:
    """Whether somebody else speaks or acts, or no more is said than what somebody thinks."""
    rule = act.rule
    if rule.by != "anyone" and level != "forwarded":
        voice = hear(clause)
        own = voice in _ITS_OWN or _may_speak(voice, act, clause) or _is_its(clause, body)
        if not own:
            return True
    if (rule.traits or sentence.bits & MAY_SAY) and is_done_by_others(act, clause, sentence):
        return True
    if "svar" in clause.lower and is_in_a_reply(clause):
        return True
    if " hav" in clause.lower and _WOULD_HAVE.search(clause.lower) is not None:
        return True
    if "ventes" in clause.lower and act.outcome not in _COMES and _is_expected(act, clause):
        return True
    if act.outcome is _DECIDED:
        if "settles_motion" in rule.traits and _JUDGES.match(text.lower, clause.end):
            return True  # `enige om, at opgaven er vanskelig`: that is what they think
        if body is not None and is_retold(clause, body):
            return True
    # `der var ikke enighed` refuses a motion, but not the matter
    return act.negated and "agrees" in rule.traits


def _is_expected(act: Act, clause: Clause) -> bool:
    """`forventes i maj godkendt`: the word stands before the one it rests on."""
    words = clause.raw[clause.first : act.place]
    return "forventes" in clause.lower or "ventes" in words


def _asks_another(clause: Clause) -> bool:
    """`Ældrerådet ønsker, at Byrådet godkender standarden`: the council has not done so."""
    before = clause.before
    if before is None or not clause.bits & _BODY or not before.bits & _BODY:
        return False
    return bool(before.bits & _MOVES) and hear(clause) == "body"


def _meeting_ended(clause: Clause, sentence: Sentence) -> bool:
    """`Mødet blev hævet, inden ...`, `Inden ..., blev mødet hævet`."""
    beside = clause.before or sentence.clauses[-1]
    return _MEETING_ENDED.search(beside.lower) is not None


def is_done_now(act: Act, clause: Clause, level: str) -> bool:
    """`Udvalget vil ikke godkende`, `besluttede, at der skal gives tilladelse`: that is
    said now, not of what is to come.
    """
    if level == "said" and not act.rule.traits.isdisjoint(_APPLIED_FOR):
        return True
    if act.outcome is _RECOMMENDED:
        return _WILL_COMMEND.search(clause.lower) is not None
    return act.negated and " vil ikke " in clause.lower


def _goes_on_from_reason(clause: Clause) -> bool:
    """`idet udvalget foreslår, at prisen nedsættes`, but not what somebody only told there."""
    before = clause.before
    if clause.relation != "content" or before is None:
        return False
    if before.opener & _BUT and before.first == before.last:
        return True  # `anbefaler planen, men at prisen nedsættes`
    if not before.opener & _REASON or before.bits & (_ASK | _NEGATION):
        return False
    return before.raw[before.last][-1:] == "," or bool(before.words[before.last][0] & _DECIDES)


def _may_speak(voice: str, act: Act, clause: Clause) -> bool:
    """Whether the words are the body's own where the administration or somebody else speaks."""
    if voice == "other" and "comes_back" in act.rule.traits:
        return False  # `V vender tilbage i Byrådet`: they do, not the case
    if act.rule.by == "body":
        return False
    if voice == "admin":
        if act.outcome in _ANSWERS and clause.bits & _MOVES:
            return False  # `Formanden ønskede den godkendt`
        return _RATHER.search(clause.lower) is None
    if clause.bits & _OUTSIDE and not _is_asked(act, clause):
        return False  # `Ministeriet har godkendt vedtægten`
    bits = clause.bits
    if clause.heads is not None and not bits & _FINITE:
        bits |= clause.heads.bits & _MOVES  # `ønskede sagen godkendt, subsidiært sendt i høring`
    return not bits & _NOT_ITS_OWN


def _is_its(clause: Clause, body: str | None) -> bool:
    """`Regionen godkendte planen`, where a body of the region decides."""
    return body is not None and "region" in body.lower() and "regionen" in clause.lower


def _supposes(clause: Clause) -> bool:
    """`Hvis planen falder, sendes sagen tilbage`: neither has happened."""
    begins = clause.before is None and clause.relation == "condition"
    return begins and clause.raw[clause.first].lower() in _SUPPOSED


def _was_before(clause: Clause) -> bool:
    """`efter at et forslag om udsættelse var forkastet`: it goes on with what was before."""
    heads = clause.heads
    return heads is not None and comes_after(heads) and clause.raw[clause.first] in _WAS


def _is_asked(act: Act, clause: Clause) -> bool:
    """`Ministeriet anmodes om svar`: those outside are asked; by whom it was done stands behind."""
    word = clause.raw[act.place].rstrip(".,;:")
    return word.endswith(("es", "edt")) and clause.words[clause.first][0] & _OUTSIDE != 0


def _is_heard(act: Act, clause: Clause, level: str, sentence: Sentence, body: str | None) -> bool:
    """Whether an act counts that is not simply said: by the words around it, else by what such a
    level lets through, else because it is so whoever reports it.
    """
    heard = _by_words(act, clause, level, body)
    if heard is not None:
        return heard
    if act.outcome in _HEARD.get(level, _NOTHING):
        return _is_ahead(act, clause, level)
    return _stands_out(act, clause, level, sentence.clauses[0])


def _by_words(act: Act, clause: Clause, level: str, body: str | None) -> bool | None:
    """Whether the words tell that an act counts, or does not; `None` where they tell neither."""
    outcome, traits = act.outcome, act.rule.traits
    match level:
        case "recommend" if act.rule.mark == "send":  # `anbefaler, at sagen sendes tilbage`
            return bool(clause.bits & _CASE) and not _is_for_those_above(clause, _ABOVE)
        case "recommend" if outcome is _DEFERRED and _is_for_those_above(clause, _BY_COUNCIL):
            return _is_council(body)  # recommended to it, which decides
        case "reported" if outcome in _PREPARES:
            return bool(clause.bits & _OUGHT) and _is_found(clause)
        case "void" if outcome is _RECOMMENDED and clause.before is not None:
            # `Miljøudvalget foreslår, at Økonomiudvalget indstiller til byrådet, at`: all prepare
            return _PROPOSES.search(clause.before.lower) is not None
        case "void" if outcome is _DISCUSSED and comes_after(clause):
            # `Efter at have drøftet sagen godkendte udvalget den`
            return _THEN_DONE.search(clause.lower) is None
        case "relative" if "sends_up" in traits or _tells_on(act, clause):
            return True
        case "relative" if "moves_on" in traits and not _is_of_case(clause):
            return False  # `pointerne, som tages med til næste møde`
        case "relative" if outcome in _ENDS and _is_of_case(clause):
            return True  # `ikke grundlag for sagen, som bortfalder`
        case "before" if outcome is _REFERRED:  # `inden den sendes til Byrådet`
            return act.rule.weak != 0
        case "reason" if outcome in _OF_POINTS and clause.bits & _POINT:
            return clause.raw[clause.first] == "idet"  # `idet punkt 3 dog ikke godkendes`
        case "reason" | "change" if outcome is _DEFERRED and _PART.match(clause.lower):
            return not clause.bits & _PAST
        case "approve" if outcome is _REJECTED and clause.bits & _PAST:
            if hear(clause) == "admin" or " har " in clause.lower:
                return False  # `godkendte, at forvaltningen har afvist tilbuddene`
    return None


def _is_for_those_above(clause: Clause, named: re.Pattern[str]) -> bool:
    """`indstiller til Byrådet, at sagen udsættes`: that is recommended to them, and not done."""
    asks = clause.before
    if asks is None or _TO_BODY.search(asks.lower) is not None:
        return True
    return named.search(clause.lower) is not None


def _is_of_case(clause: Clause) -> bool:
    """Whether a relative clause speaks of the case, which is the last word before it, and now."""
    before = clause.before
    if before is None or clause.bits & _PAST:
        return False
    last = before.last
    if before.words[last][0] & _NUMBER:  # of a point or an item; `etape 3` is part of the matter
        last = max(last - 1, before.first)
    return bool(before.words[last][0] & (_CASE | _POINT | _ITEM | _NUMBER))


def _tells_on(act: Act, clause: Clause) -> bool:
    """A relative clause that goes on with the story: `som herefter blev godkendt`."""
    if _THEN.search(clause.lower):
        return True
    voted = clause.before
    if act.outcome in _ANSWERS and voted is not None and _PUT_UP.search(voted.lower) is not None:
        return True  # `blev der stemt om indstillingen, som blev vedtaget`
    if act.outcome is _APPOINTED and voted is not None and clause.bits & _PAST:
        return _PUT_FORWARD.search(voted.lower) is not None
    return act.outcome in _PREPARES and _OWN.match(clause.lower) is not None


def _is_ahead(act: Act, clause: Clause, level: str) -> bool:
    """An explanation counts only for what it says will be done."""
    if level not in ("reason", "relative") or act.outcome in (_DISCUSSED, _NOTED):
        return True
    return not is_done_before(clause) and (
        level == "relative" or clause.raw[clause.first].lower() == "idet"
    )


def _is_topic(clause: Clause) -> bool:
    """`Orienteringen om, at ansøgeren har trukket sagen, blev taget til efterretning.`"""
    before = clause.before if clause.relation == "content" else None
    return before is not None and _TELLS_OF.search(before.lower) is not None


def _stands_out(act: Act, clause: Clause, level: str, first: Clause) -> bool:
    """What is so even where it is only reported, but not where it is the topic of something else;
    and a sentence's end that belongs to its beginning.
    """
    if level in _UNSAID and act.outcome is not _NOTED and _is_topic(clause):
        return False
    if act.outcome is _ESCALATED:
        return level in _UNSAID or level in ("wish", "relative")
    if act.outcome is _DEFERRED:  # `taget af dagsordenen, da sagen blev udsat`
        return level == "reason" and _OPEN.search(first.lower) is not None
    if act.outcome is _NOT_TREATED:  # `udgik, da det ikke blev nået`
        elsewhere = _IN_BODY.search(clause.lower) is not None
        return level == "reason" and not elsewhere and _DROPPED.search(first.lower) is not None
    if act.outcome is _RECOMMENDED:  # `Oversendes til Byrådet, idet udvalget anbefaler planen`
        sent = first is clause.before and _SENDS_UP.search(first.lower) is not None
        return sent and level == "reason" and _OWN_REASON.match(clause.lower) is not None
    if act.outcome is _APPOINTED:  # `Valggruppe 1 oplyste, at Bo Lind udpeges.`
        return level in _UNSAID and _ELECTS.search(first.lower) is not None
    if act.outcome is _WITHDRAWN:  # but not where it is only noted that it was, or may be
        may_be = clause.before is not None and clause.before.relation in ("reason", "condition")
        told = level in ("void", "reported") and not may_be
        return (told or level == "reason") and not comes_after(clause)
    if act.outcome is _TAKEN_OFF_AGENDA:  # `Formanden meddelte, at punktet udgår.`
        if level == "reason":  # `behandles ikke, da den er taget af dagsordenen`
            return _UNTREATED.search(first.lower) is not None
        if clause.bits & _TOLD:
            return False  # `at punktet udgik på sidste møde`
        past = clause.bits & _PAST and _IS_OFF.search(clause.lower) is None
        if level == "noted":  # of an item of its own meeting it tells, of another body it does not
            past = past or _ELSEWHERE.search(clause.lower) is not None
        return level in _UNSAID and not (past or is_asked_for(clause))
    if level == "reported" and act.outcome in _ANSWERS:
        return bool(clause.bits & _CAN) and _is_found(clause)
    if act.outcome is not _NOTED or first is clause:
        return False
    if _is_topic(clause):
        return _TOPIC_TAKEN.search(clause.lower) is not None
    return _TAKES.search(first.lower) is not None and _TAKEN.search(clause.lower) is not None


def _is_found(clause: Clause) -> bool:
    """`Udvalget fandt, at tilskuddet kan ydes`: what the body finds can be done is its answer."""
    finds = clause.before
    if finds is None or finds.bits & _NEGATION or hear(finds) != "body":
        return False
    return _FINDS.search(finds.lower) is not None
