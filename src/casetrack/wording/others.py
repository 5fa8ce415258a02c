"""A clause → whether it tells of another day or body, or of what somebody else does or says."""

from __future__ import annotations

from datetime import date
from typing import Final

from casetrack.bodies import (
    Rank,
    abbreviates,
    body_key,
    can_mean,
    find_bodies,
    is_short_form,
    rank,
)
from casetrack.lazy import regex
from casetrack.outcomes import PUT_OFF, Outcome
from casetrack.periods import FULL_MONTH
from casetrack.wording.clauses import hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Act, Saying
from casetrack.wording.sentences import Clause, Sentence, Text

__all__ = [
    "MAY_SAY",
    "TELLS",
    "is_another",
    "is_asked_by_others",
    "is_asked_for",
    "is_done_before",
    "is_done_by_others",
    "is_in_a_reply",
    "is_retold",
    "is_to_come",
    "is_told",
    "tells_on",
]

_PAST, _NUMBER, _TIME, _TOLD, _BODY = (
    ROLES["past"], ROLES["number"], ROLES["time"], ROLES["told"], ROLES["body"],
)  # fmt: skip
_DATED = _NUMBER | _TIME | _TOLD
TELLS = _DATED | _BODY
"""One of these roles stands in every clause that tells of another day or body."""
_PREPOSITION, _AND = ROLES["preposition"], ROLES["and"]
_THAT, _NEGATION = ROLES["that"], ROLES["negation"]
_WHEN: Final = regex(
    r"\b(?:(?:den|d\.) \d{1,2}[./ -]"
    rf"|i (?:{FULL_MONTH}|sommer|foråret|efteråret|(?:19|20)\d\d)\b"
    r"|på (?:\w+ )?mødet? (?:den|d\.) "
    r"|i (?:sidste|forrige) (?:uge|måned|kvartal)\b|(?<!som )(?<!end )(?:sidste|forrige) år\b"
    r"|fra (?:\w+ )?mødet? (?:den|d\.|i) "
    r"|(?<!\bsin )(?<!\bsit )(?<!\bsine )tidligere (?!på)"
    r"|tidligere (?=ansøgning|anmodning|klage)|på (?:sidste|forrige|seneste) "
    r"|(?<!de[nt] )(?<!som )oprindeligt "
    r"|(?:(?<=udsat )|(?<=udskudt ))fra (?:(?:sidste|forrige|seneste) |\w+mødet (?:den|d\.|i) ))"
)
"""Reads `den 3. maj`, `i efteråret` and `på forrige `, not `efter den`."""
_PUT_OFF_FROM: Final = regex(r"\buds(?:at|kudt) fra (?:[\w-]+ )?\w*møde(?!.* til )")
"""Reads `udsat fra mødet den 3. maj`, not `udsat fra mødet i dag til mødet den 3. maj`."""
_NEXT_TIME: Final = regex(
    r"\w+es (?:\w+ )?på (?:(?:et |det )?(?:næste|kommende|førstkommende|senere) (?:[\w-]+ )?\w*møde"
    rf"|\w*mødet i {FULL_MONTH})"
)
"""Reads `godkendes på det kommende møde` and `vælges på mødet i juni`, not `vælges på mødet`."""
_PLUPERFECT: Final = regex(r"\bhavde (?:[\w-]+ ){0,3}\w+t\b")
"""Reads `havde tidligere godkendt`, not `har godkendt`."""
_PERFECT: Final = regex(r"\bhar (?:[\w.,/-]+ ){0,9}\w+t\b")
"""Reads `har på et møde besluttet`, not `havde besluttet`."""
_LEADS_AHEAD: Final = regex(
    r"\b(?:til|inden|senest|efter|fra|indtil|før|pr\.?|igen|undtagen|undtagelse af)\b"
)
"""Reads `inden den` and `igen`, not `den`."""
_THERE: Final = regex(
    r"\W*(?:her|dér|ved (?:den|samme) lejlighed|på (?:dette|det|samme) møde|samme dag)"
    r" (?:blev|var)\b"
)
"""Reads `her blev` and `på samme møde var`, not `Her`."""
_WINDOW: Final = 34
_TELLS_ON: Final = 6
_END_AS_PAST: Final = frozenset({"vende", "sende", "oversende", "fremsende", "videresende"})
_PAST_ENDINGS: Final = ("te", "de", "tog", "gav", "trak", "slog", "kom")
_SIGNS: Final = ".,;:!?"
_DECIDE: Final = (Rank.COMMITTEE, Rank.FINANCE, Rank.COUNCIL)
_PROPOSES = ROLES["propose"]
_SAYS, _MOVES = ROLES["ask"] | _PROPOSES, ROLES["wish"] | _PROPOSES
MAY_SAY = _SAYS | _MOVES
"""One of these roles stands in every sentence that says who else speaks or wishes."""
_OPENS = ROLES["and"] | ROLES["but"] | ROLES["that"] | ROLES["which"]
_SO: Final = frozenset(PUT_OFF) | {
    Outcome.WITHDRAWN, Outcome.REFERRED, Outcome.LAPSED, Outcome.SENT_FOR_CONSULTATION,
    Outcome.ESCALATED,
}  # fmt: skip
_SOMEBODY: Final = regex(r"[a-zæøå-]{3,}(?:en|et|ne)")
"""Reads `klubben` and `naboerne`, not `vej`."""
_PARTY_TO_IT: Final = regex(r"[a-zæøå-]*ejer|køber|sælger|ansøger|bygherre|klager")
"""Reads `lodsejer` and `ansøger`, who are named without an article."""
_MAY_DECIDE: Final = regex(r"(?:skab|forsamling|ledelse|gruppe|kreds)(?:et|en|n)$")
"""Reads `formandskabet` and `ledelsen`, not `klubben`."""
_OURS: Final = frozenset(
    {"kommunen", "partierne", "parterne", "grupperne", "deltagerne", "repræsentanterne", "regionen"}
)
_BARE: Final = frozenset(
    {"en", "et", "flere", "mange", "to", "tre", "fire", "fem", "seks", "kommunens"}
)
"""Before a noun without its article: `en klub`, `kommunens advokat`."""
_WISHES: Final = regex(
    r"(?<!\bde[nt] )\b(?:ønske|bede|foreslå|anmode|opfordre|henstille|begære)(?:r|de)\b|\bbad\b"
)
"""Reads `ønskede` and `beder`, not `ønskes` and `den ønskede`."""
_USUALLY: Final = regex(
    r"\b(?:i dag|i øjeblikket|i forvejen|for tiden|p\.?t\.?(?= )|aktuelt|normalt|typisk"
    r"|sædvanligvis|som (?:regel|hovedregel|udgangspunkt|bekendt)|ofte|sjældent|hvert (?:\w+ )?år"
    r"|løbende|jævnligt|allerede|fortsat|hele tiden|mange steder|sandsynligvis|formentlig)\b"
)
"""Reads `for tiden` and `som regel`, not `i maj`."""
_SOUGHT: Final = regex(
    r"\banmod(?:et|ning) om|\banmodning(?:en)? fra|\b(?:for)?søg\w+|\bbedt\b|\bønske\w*"
)
"""Reads `anmodet om`, `anmodningen fra naboen` and `havde forsøgt`, not `besluttede`."""
_REPLIED: Final = regex(
    r"\bi (?:deres|sit|sin|sine) (?:[\w-]+ )?(?:høringssvar|udtalelse|partshøringssvar|indsigelse)"
)
"""Reads `i deres høringssvar`, not `i høringssvarene`."""

_IS_DONE: Final = regex(
    r"\W*(?:som|der) (?:allerede |tidligere )?er (?:sendt|udsat|oversendt|forelagt)\b"
)
"""Reads `der er sendt`, not `der sendes` or `som hermed er sendt`."""
_GOES_THERE: Final = regex(r"hvortil (?:(?:den|sagen) blev|(?:\w+ ){1,2}blev (?:\w+ )?henvist)\b")
"""Reads `hvortil sagen blev sendt` and `hvortil det blev henvist`, not `hvortil det blev sendt`."""
_OTHERS_ASK: Final = regex(
    r"^\W*(?!byråd|regionsråd|kommunalbestyrelse|(?:rådet|bestyrelsen)\b)[\w-]*(?:råd|bestyrelse|forening)[a-z]*\b"
)
"""Reads `ældrerådet` and `skolebestyrelserne`, not `byrådet`."""


# Of another day or body.


def is_told(act: Act, clause: Clause, text: Text, body: str | None, on: date | None) -> bool:
    """Whether the words tell of another day or another body.

    Told is what stands in the past with a day, month or `tidligere` of its own, unless a word
    before that time leads ahead (`udsat til den 3. maj`) or the day is that of the meeting; and
    what a body other than `body` did.
    """
    bits, lower = clause.bits, clause.lower
    past = bits & _PAST or _ends_as_past(clause, act.place) or " er tidligere " in lower
    if not past and not ("uds" in lower and _PUT_OFF_FROM.search(lower)):
        return False
    if "havde " in lower and _PLUPERFECT.search(lower) is not None:
        word = clause.raw[act.place].lower().rstrip(_SIGNS)
        if word.endswith("t"):
            return True
    if bits & _BODY and body is not None and hear(clause) == "body" and is_another(clause, body):
        return act.outcome is not Outcome.ESCALATED  # `begæret forelagt Byrådet` names who shall
    if not bits & _DATED or (act.outcome is Outcome.WITHDRAWN and " har " in lower):
        return False  # `har den 3. maj trukket sagen`: so it stands now
    for when in _WHEN.finditer(lower):
        if not _LEADS_AHEAD.search(lower[max(0, when.start() - _WINDOW) : when.start()]):
            return on is None or not _is_day(text, clause.start + when.start(), on)
    return False


def is_to_come(act: Act, clause: Clause) -> bool:
    """`Referatet godkendes på næste møde`: it is not done now."""
    words = clause.raw[act.place : clause.last + 1]
    return words[0].endswith("es") and _NEXT_TIME.match(" ".join(words).lower()) is not None


def is_retold(clause: Clause, body: str) -> bool:
    """`Byrådet har besluttet ...`, said in another body's minutes, and what the sentence adds."""
    told: Clause | None = clause
    goes_on = clause.bits & _PAST or clause.relation == "content"
    for _ in range(_TELLS_ON if goes_on else 1):
        if told is None:
            return False
        if (
            told.bits & _BODY
            and " har " in told.lower
            and _PERFECT.search(told.lower) is not None
            and hear(told) == "body"
            and is_another(told, body)
        ):
            return True
        told = told.before
    return False


def tells_on(sentences: list[Sentence], number: int, told: list[Saying]) -> bool:
    """`Økonomiudvalget behandlede sagen den 3. maj. Her blev den udsat.`: the same meeting, told
    of in a sentence more. What the first told is taken out of `told` too.
    """
    first = sentences[number].clauses[0]
    if not first.bits & _PAST or _THERE.match(first.lower) is None:
        return False
    before = sentences[number - 1].clauses
    if not any(one.bits & _DATED and _WHEN.search(one.lower) is not None for one in before):
        return False
    told[:] = [saying for saying in told if saying.sentence != number - 1]
    return True


def _ends_as_past(clause: Clause, place: int) -> bool:
    """Whether the word has the ending of the past, and is no infinitive."""
    word = clause.raw[place].lower().strip(_SIGNS)
    if not word.endswith(_PAST_ENDINGS) or word in _END_AS_PAST:
        return False
    return place == clause.first or not clause.words[place - 1][0] & (_THAT | _NEGATION)


def _is_day(text: Text, start: int, on: date) -> bool:
    from casetrack.dates import find_dates

    found = find_dates(text.original[start : start + _WINDOW], near=on)
    return bool(found) and found[0].value == on


def is_another(clause: Clause, body: str) -> bool:
    """Whether the body that acts is named, and is not the one that decides."""
    named = next((place for place, bits, _ in clause.tokens if bits & _BODY), None)
    if named is None or clause.raw[named].lower() == body.lower():
        return False  # most name their own; a search for names takes longer
    words = " ".join(clause.raw[clause.first : clause.last + 1])
    for start, _, name in find_bodies(words):
        place = clause.first + words.count(" ", 0, start)
        if rank(name) in _DECIDE and not clause.roles_before(place) & (_PREPOSITION | _AND):
            said, own = set(body_key(name).split()), set(body_key(body).split())
            short = is_short_form(body) and abbreviates(body, name)
            return not (short or can_mean(name, body) or said <= own or own <= said)
    return False


# What others do or say.


def is_done_by_others(act: Act, clause: Clause, sentence: Sentence) -> bool:
    """Whether the words are not the body's own act, but somebody else's, or what is usual."""
    traits = act.rule.traits
    return (
        ("once" in traits and _USUALLY.search(clause.lower) is not None)
        or ("does" in traits and _somebody_does(clause))
        or (act.rule.by != "anyone" and sentence.bits & _MOVES != 0 and _somebody_wishes(clause))
        or (sentence.bits & _SAYS != 0 and _is_quoted(sentence, act.outcome))
    )


def is_asked_for(clause: Clause) -> bool:
    """`havde anmodet om`, `forsøgte at få punkt 12 af dagsordenen`: that it was, is not said."""
    asked = clause.before if clause.relation == "content" else None
    if asked is not None and asked.first == asked.last:
        asked = asked.before or asked  # `anmodning fra Ida Holm, om at`: a clause of one word
    return asked is not None and _SOUGHT.search(asked.lower) is not None


def is_done_before(clause: Clause) -> bool:
    """`der allerede er sendt i høring`; not where the case went: `hvortil den blev henvist`."""
    past = clause.bits & _PAST and _GOES_THERE.match(clause.lower) is None
    return bool(past) or _IS_DONE.match(clause.lower) is not None


def is_asked_by_others(clause: Clause) -> bool:
    """`Ældrerådet ønskede sagen udsat`, `Skolebestyrelsen bad om, at sagen udsættes`."""
    asking = clause.before if clause.relation == "content" and clause.before else clause
    asked = asking.bits & _MOVES or "anbefal" in asking.lower or "fraråd" in asking.lower
    return bool(asked) and _OTHERS_ASK.match(asking.lower) is not None


def is_in_a_reply(clause: Clause) -> bool:
    """`Naboerne har i deres høringssvar afvist planen`: that is their answer."""
    return _REPLIED.search(clause.lower) is not None


def _somebody_does(clause: Clause) -> bool:
    """`Klubben venter med sagen`, `Borgerne ønsker at ...`: a noun that is no body stands first."""
    asking = clause.before
    if clause.relation == "content" and asking is not None and _begins_with_somebody(asking):
        return True
    return _begins_with_somebody(clause)


def _somebody_wishes(clause: Clause) -> bool:
    """`Naboerne ønskede den afvist`, `ønsker, at den afvises`; not `Udvidelsen ønskes udsat`."""
    if clause.relation == "content" and clause.before is not None:
        clause = clause.before
    wishes = clause.bits & _MOVES and _begins_with_somebody(clause)
    return bool(wishes) and _WISHES.search(clause.lower) is not None


def _begins_with_somebody(clause: Clause) -> bool:
    if clause.bits & _BODY:
        return False
    place, last = clause.first, clause.last
    while place < last and clause.words[place][0] & _OPENS:
        place += 1
    word = clause.raw[place].lower()
    if word in _BARE and place < last:
        return not clause.words[place + 1][0]
    if _PARTY_TO_IT.fullmatch(word) is not None:
        return True
    if clause.words[place][0] or word in _OURS or place == last:
        return False
    return _SOMEBODY.fullmatch(word) is not None and _MAY_DECIDE.search(word) is None


def _is_quoted(sentence: Sentence, outcome: Outcome | None) -> bool:
    """`Vejen bliver bredere, oplyste formanden.`: the end says whose words they are. That a case is
    off or comes again is so whoever tells it; not where it is only proposed.
    """
    said = sentence.clauses[-1]
    if said.before is None or said.relation != "main":
        return False
    first = said.words[said.first][0]
    if not first & _SAYS or hear(said) not in ("admin", "other"):
        return False
    return bool(first & _PROPOSES) or outcome not in _SO
