"""Promises in a decision: what comes back, what goes to another body, who is asked to do
something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from casetrack.bodies import Rank, clean_body, find_bodies, looks_like_body, rank, same_body
from casetrack.dues import Due, find_due
from casetrack.lazy import regex
from casetrack.outcomes import PUT_OFF, Outcome
from casetrack.records import Commitment, Lines
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import Saying
from casetrack.wording.sending import asks_itself, says_back
from casetrack.wording.sentences import Clause, Text

__all__ = ["commitments_of", "due_of", "receiver_of", "sent_on"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_DECIDED, _DEFERRED, _ESCALATED = Outcome.DECIDED, Outcome.DEFERRED, Outcome.ESCALATED
_NOT_RECOMMENDED, _RECOMMENDED = Outcome.NOT_RECOMMENDED, Outcome.RECOMMENDED
_REFERRED, _TO_BE_PRESENTED_AGAIN = Outcome.REFERRED, Outcome.TO_BE_PRESENTED_AGAIN

_DATED = ROLES["time"] | ROLES["number"] | ROLES["before"] | ROLES["condition"]
_ADMIN, _PREPOSITION, _PAST = ROLES["admin"], ROLES["preposition"], ROLES["past"]
_COMES_BACK: Final = frozenset(PUT_OFF)
_GOES: Final = frozenset({_REFERRED, _ESCALATED})
_SENT: Final = frozenset({_REFERRED, _TO_BE_PRESENTED_AGAIN})
_PREPARES: Final = frozenset({_RECOMMENDED, _NOT_RECOMMENDED})
_DONE: Final = _PREPARES | {Outcome.APPROVED, Outcome.DISCUSSED, Outcome.NOTED, _ESCALATED}
_PROMISES: Final = _COMES_BACK | _GOES | {_DECIDED}
_NAME: Final = r"[A-ZÆØÅ][a-zæøåé][\w-]*"
_NAMED: Final = regex(
    rf"\btil ((?:[A-ZÆØÅ]\w+(?:sk|ig|al|øn|lt|nt) )?{_NAME}(?:(?:,| og|, og) {_NAME})*"
    r"|(?!EU\b)[A-ZÆØÅ]{1,4}U\b)"
)
"""A committee without the word for one, where a case is sent to it: `til Kultur og Idræt`,
`til Social Bæredygtighed`, or by a short form that nobody explains: `til TMU`.
"""
_IS_SHOWN: Final = regex(r" (?:[\w-]+ ){0,2}(?:forelægges (?!for\b)|præsenteres for\b)")
"""Reads ` forelægges planen` and ` så præsenteres for`, not ` fremlægges`."""
_NEXT: Final = regex(r"\b(?:her|der)efter\b")
_ENUMERATED: Final = frozenset((", ", " og ", ", og ", " samt ", " og til ", " samt til "))
_REMEMBERED: Final = 64  # a clause is asked for its bodies and its time by one rule after another
_UNDATED: Final = regex(
    r" år|høring|budget|(?<!ud)valget|vedtagelsen|så snart|hurtigst|[a-z]/[a-z]"
)
"""What names a time without a word that by itself is one: `i år`, `efter høringen`."""
_AWAITS: Final = ("når ", "så snart ")
_WHERE_IT_GOES: Final = ("til budget", "til fornyet", "til endelig", "til 2.")
_GOES_ON: Final = frozenset({"condition", "before", "so", "relative"})
_EXPECTED: Final = regex(
    r"\W*(?:(?:denne gang|nu|dog) (?=til|tidligst|senest))?"
    r"(?:forvent\w+|formentlig|formodentlig|tidligst|senest|dvs|til)\b"
)
"""Reads `forventeligt` and `nu senest`, not `nu`."""
_LONGEST_NAME: Final = 100  # letters after the clause that begins it
_LOOKS_ON: Final = 3
_TITLED: Final = regex(
    r"\W*(?:[Dd]agsordenens )?(?:[Ss]ag|[Pp]unkt|[Pp]kt|[Dd]agsordenspunkt)\.? (?:nr\.? ?)?\d{1,3}"
    r"[.:,]? (?:om |vedr\. |vedrørende )?[A-ZÆØÅ]"
)
"""Reads `Sag nr. 3: Havnen` and `punkt 4 om Skoven`, not `sag 3 om havnen`."""
_THEY_TREAT: Final = regex(r"\W*(?:der|som) (?:\w+ )?(?:behandle|drøfte|vurdere|genoverveje|se)r? ")
"""Reads `der skal behandle sagen`, not `der behandles i maj`."""


class _Promise(NamedTuple):
    kind: str
    body: str | None
    due: Due | None
    clause: Clause


def commitments_of(
    sayings: Sequence[Saying],
    text: Text,
    body: str | None,
    on: date | None,
    place: Callable[[int, int], Lines],
) -> tuple[Commitment, ...]:
    """The promises among the sayings, in the order of the text, each once.

    What is put off is promised only with a time; what is to be presented again always. A case sent
    back to a lower body is promised to that body, not to this one.
    """
    promises: list[_Promise] = []
    strong: set[Clause] | None = None
    sent: dict[int, set[Clause]] | None = None
    for saying in sayings:
        outcome = saying.outcome
        if outcome not in _PROMISES:
            continue
        if saying.rule.weak and outcome is not _DECIDED:
            if strong is None:
                strong = {one.clause for one in sayings if not one.rule.weak}
            if saying.clause in strong:
                continue
        promise = _promise(saying, text, body, on)
        if promise is None:
            continue
        if promise.body is None or saying.clause.relation == "before":
            if sent is None:
                sent = _sentences_sent(sayings)
            if _is_of_sending(saying, promise, sent.get(saying.sentence, set()), text, body):
                continue
        promises.append(promise)
        if promise.kind == "referral" and promise.body and body:
            others = _also_to(saying, text, promise.body, body)
            promises += [promise._replace(body=other) for other in others]
    if len(promises) > 1:
        promises = _merged(promises)
    return tuple([_commitment(promise, text, place) for promise in promises])


def _also_to(saying: Saying, text: Text, first: str, body: str) -> list[str]:
    """Who else is named beside the first receiver: `til Teknisk Udvalg og Kulturudvalget`.

    Of those a case goes up to (`til Økonomiudvalget og Byrådet`) each has it from the one before.
    """
    start, end = saying.clause.start, text.sentences[saying.sentence].end
    words = text.original[start : min(end, saying.clause.end + _LONGEST_NAME)]
    if " og " not in words and " samt " not in words:
        return []
    found = _bodies_in(words)
    at = next((place for place, one in enumerate(found) if one[2] == first), len(found))
    others = []
    for (_, before, _), (after, _, name) in pairwise(found[at:]):
        if words[before:after] not in _ENUMERATED:
            break
        if rank(name) < rank(body) or rank(name) == rank(first) == Rank.COMMITTEE:
            others.append(name)
    return others


def _sentences_sent(sayings: Sequence[Saying]) -> dict[int, set[Clause]]:
    """The sentences that say that the case goes to a body, and in which clauses."""
    sent: dict[int, set[Clause]] = {}
    for one in sayings:
        if one.outcome is _REFERRED and one.target == "body" and not one.rule.weak:
            sent.setdefault(one.sentence, set()).add(one.clause)
    return sent


def _is_of_sending(
    saying: Saying, promise: _Promise, sent: set[Clause], text: Text, body: str | None
) -> bool:
    """`sendes tilbage til udvalget til fornyet behandling i maj`: it comes again there, not here;
    `oversendes til udvalget, før den behandles i Byrådet`: what comes after that is no promise.
    """
    if not sent:
        return False
    if saying.clause.relation == "before":
        return bool(saying.rule.weak)
    if saying.outcome is not _TO_BE_PRESENTED_AGAIN:
        return False
    if promise.due is None or (
        saying.clause.before in sent and _THEY_TREAT.match(saying.clause.lower)
    ):
        return True
    words = text.original[saying.clause.start : saying.clause.end]
    return saying.clause in sent and not any(
        same_body(name, body) for *_, name in _bodies_in(words)
    )


def _promise(saying: Saying, text: Text, body: str | None, on: date | None) -> _Promise | None:
    clause, outcome = saying.clause, saying.outcome
    if outcome in _GOES:
        due = due_of(saying, text, on)
        if due is not None and due.text.lower().startswith(_WHERE_IT_GOES):
            due = None  # that is where it goes
        return _Promise("referral", receiver_of(saying, text), due, clause)
    if outcome in _COMES_BACK:
        if outcome is _TO_BE_PRESENTED_AGAIN and saying.target == "body":
            return None
        due = due_of(saying, text, on)
        if outcome is not _TO_BE_PRESENTED_AGAIN and (due is None or _is_when(due, clause)):
            return None
        named = receiver_of(saying, text) if outcome is _TO_BE_PRESENTED_AGAIN else None
        if named and clause.relation == "before" and not same_body(named, body):
            return None  # `sendes i høring, før den behandles i Byrådet`
        return _Promise("re_presentation", None if same_body(named, body) else named, due, clause)
    if outcome is _DECIDED:
        asked = _asked(saying, text)
        if asked is not None:
            name, there = asked
            return _Promise("task", name, _due_of_task(saying, there, text, on), clause)
    return None


def _is_when(due: Due, clause: Clause) -> bool:
    """`Inden mødet blev sagen udsat`: that is when it was done."""
    return due.start == clause.start and bool(clause.bits & _PAST)


def sent_on(sayings: list[Saying], text: Text, body: str | None) -> list[Saying]:
    """A case shown to a named other body for the first time goes there; it does not come back here.

    `Sagen forelægges Byrådet i marts` is `referred` where the administration says so, and a case
    handed back to a body that is no lower one is referred to it, and that is all. What the body
    wants sent back to itself is to be presented again here.
    """
    if body is None:
        return _sent_up(sayings, text)
    going: list[Saying] = []
    for saying in sayings:
        own = saying.outcome in _SENT and saying.target == "body"
        if own and same_body(receiver_of(saying, text), body):  # `Sagen bedes tilbagesendt byrådet`
            if saying.outcome is _REFERRED and "2. behandling" not in saying.clause.lower:
                continue
            saying = saying._replace(target="")
        if saying.outcome is _TO_BE_PRESENTED_AGAIN:
            if saying.target == "body" and _is_to_a_peer(saying, text, body):
                continue
            going += _where_it_comes(saying, sayings, text, body)
        else:
            going.append(saying)
    return going


def _sent_up(sayings: list[Saying], text: Text) -> list[Saying]:
    """`Anbefales. Sagen forelægges Byrådet.`, `Drøftet. Sagen forelægges herefter Byrådet.`: who
    recommends, or is done with it, is not the council, even where no body is known.
    """
    said = {saying.outcome for saying in sayings}
    if said.isdisjoint(_DONE):
        return sayings
    prepares = not said.isdisjoint(_PREPARES)
    return [
        saying._replace(outcome=_REFERRED)
        if saying.outcome is _TO_BE_PRESENTED_AGAIN and _shows_on(saying, text, above=prepares)
        else saying
        for saying in sayings
    ]


def _shows_on(saying: Saying, text: Text, *, above: bool) -> bool:
    """Whether it is shown to a named body as the next step; `above`, also to one that is high."""
    named = receiver_of(saying, text) if "shows" in saying.rule.traits else None
    if named is None:
        return False
    return (above and rank(named) >= Rank.FINANCE) or _NEXT.search(saying.clause.lower) is not None


def _where_it_comes(
    saying: Saying, sayings: Sequence[Saying], text: Text, body: str
) -> list[Saying]:
    """What is shown to another body goes there; what a lower one is to treat again is sent back."""
    shows, named = "shows" in saying.rule.traits, receiver_of(saying, text)
    if shows and named is None and _speaks_of_committee(saying, body):
        return [saying._replace(outcome=_REFERRED)]
    if named is None or same_body(named, body):
        return [saying]
    if _puts_before(saying):
        again = (one for one in sayings if one.outcome is _TO_BE_PRESENTED_AGAIN)
        if any(one.clause is saying.clause and not _puts_before(one) for one in again):
            return []  # `forelægges Byrådet igen`: it has been there
        return [saying._replace(outcome=_REFERRED)]
    if rank(named) < rank(body):
        sent = saying._replace(target="body")
        return [sent._replace(outcome=_REFERRED), sent]
    there = (one.clause for one in sayings if one.outcome is _REFERRED and one.target == "body")
    lower = saying.clause.lower
    if (says_back(lower) or " til fornyet " in lower) and saying.clause in there:
        return []  # `sendes tilbage til fornyet behandling i Kulturudvalget`: it is treated there
    return [saying]


def _puts_before(saying: Saying) -> bool:
    """Whether it puts the matter before a body, or on its agenda."""
    return "shows" in saying.rule.traits or "placed" in saying.rule.traits


def _speaks_of_committee(saying: Saying, body: str) -> bool:
    """`Evalueringen forelægges udvalget`, said by the council: that is not the council."""
    return rank(body) is Rank.COUNCIL and "udvalget" in saying.clause.lower


def _is_to_a_peer(saying: Saying, text: Text, body: str) -> bool:
    """`Sendes tilbage til Kulturudvalget`, said by a committee that was asked for its word."""
    named = receiver_of(saying, text)
    return named is not None and rank(named) >= rank(body) and not same_body(named, body)


def due_of(saying: Saying, text: Text, on: date | None) -> Due | None:
    """The time in the saying's clause, or in a clause that goes on with it; offsets of the text.

    A day counts before what is waited for: `når det er på plads, senest i oktober`; and one that is
    expected before words that settle none: `efter høringen, senest i december`.
    """
    clauses = text.sentences[saying.sentence].clauses
    at = clauses.index(saying.clause)
    awaited: Due | None = None
    for clause in clauses[at : at + _LOOKS_ON]:
        expected = _EXPECTED.match(clause.lower) is not None
        if clause is not saying.clause and clause.relation not in _GOES_ON and not expected:
            break
        if not clause.bits & _DATED and _UNDATED.search(clause.lower) is None:
            continue
        due = _due_of_clause(clause, saying, text, on)
        if due is None:
            continue
        if awaited is None:
            awaited = due
        expected = expected or awaited.text.lower().startswith(_AWAITS)
        if due.last is not None and (awaited is due or expected):
            return due
    if awaited is not None:
        return awaited
    told, before = saying.clause, saying.clause.before
    if before is None:
        return None
    # `Når høringen er slut, forelægges sagen på ny`, `på mødet i april, hvor sagen fremlægges`,
    # `anmoder om inden maj at få en plan`
    there = told.relation == "relative" and told.lower.startswith("hvor ")
    asked = told.relation == "content" and " om " in before.lower
    if not there and not asked and not before.lower.startswith(_AWAITS):
        return None
    words = text.original[before.start : before.end]
    due = _due_in(words, on)
    if asked and due and not (words[: due.start].endswith(" om ") and not words[due.end :].strip()):
        return None
    return due and due._replace(start=due.start + before.start, end=due.end + before.start)


def _due_of_clause(clause: Clause, saying: Saying, text: Text, on: date | None) -> Due | None:
    """The time in a clause; behind the verb that puts off rather than in the name of what is put
    off: `Seminaret den 2. maj udsættes til den 9. maj`, `Punkt 5 Fest den 2. maj udsættes`.
    """
    starts = [clause.start]
    if clause is saying.clause:
        verb = text.original.find(clause.raw[saying.place], clause.start, clause.end)
        if _TITLED.match(text.original, clause.start, clause.end):
            starts = [max(verb, clause.start)]
        elif saying.outcome is _DEFERRED and verb > clause.start:
            starts = [verb, clause.start]
    for start in starts:
        if due := _due_in(text.original[start : clause.end], on):
            return due._replace(start=due.start + start, end=due.end + start)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _due_in(words: str, on: date | None) -> Due | None:
    return find_due(words.rstrip(".,;: "), on=on)


@lru_cache(maxsize=_REMEMBERED)
def _bodies_in(words: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(find_bodies(words))


def receiver_of(saying: Saying, text: Text) -> str | None:
    """The body named after the verb, else elsewhere in the clause, else before it in the
    sentence.
    """
    clause, again = saying.clause, saying.rule.outcome is _TO_BE_PRESENTED_AGAIN
    if "asks" in saying.rule.traits:  # `beder Kulturudvalget om at behandle sagen`
        asking = clause.before if clause.before and not asks_itself(clause) else clause
        asked = _bodies_in(text.original[asking.start : asking.end])
        return asked[-1][2] if asked else None
    end = clause.end
    following = text.original[clause.end : clause.end + 4].lstrip()
    if clause.raw[clause.last].endswith(",") or following.startswith("og "):
        # A name may go on: `Kultur, Fritid og Idræt`, `Udvalget for Børn og Skole til behandling`.
        end = min(text.sentences[saying.sentence].end, end + _LONGEST_NAME)
    found = _bodies_in(text.original[clause.start : end])
    if end > clause.end:
        found = tuple(one for one in found if one[0] < clause.end - clause.start)
    if found:
        word = clause.raw[saying.place]
        verb = text.original.find(word, clause.start, clause.end) - clause.start
        after = [
            name
            for start, _, name in found
            if start > verb and not (again and _comes_from(text, clause.start + start))
        ]
        if after or again:
            return after[0] if after else _shown(text, clause, found[0])
        named = _NAMED.search(text.original, clause.start, end) if found[0][0] < verb else None
        if named and looks_like_body(named[1]):
            return clean_body(named[1])
        sends = named is None and found[0][0] == 0 and word.endswith(("te", "er"))
        return None if sends else found[-1][2]  # `Byrådet henviste sagen til udvalget`
    if again:
        return None
    sentence = text.sentences[saying.sentence]
    if saying.target == "body":
        named = _NAMED.search(text.original, clause.start, sentence.end)
        if named is not None:
            return named[1]
    if "dertil" not in clause.lower and "hvortil" not in clause.lower:
        return None
    before = _bodies_in(text.original[sentence.start : clause.start])
    return before[-1][2] if before else None


def _shown(text: Text, clause: Clause, body: tuple[int, int, str]) -> str | None:
    """`Byrådet præsenteres for planen i maj`: whom it is shown to stands before the verb."""
    _, last, name = body
    return name if _IS_SHOWN.match(text.lower, clause.start + last, clause.end) else None


def _comes_from(text: Text, at: int) -> bool:
    """`et nyt oplæg fra Kulturudvalget`, `efter drøftelse med Kulturudvalget`: that body is not who
    gets it.
    """
    return text.original[max(0, at - 5) : at].rstrip().endswith((" fra", " af", " med"))


def _due_of_task(saying: Saying, there: Clause, text: Text, on: date | None) -> Due | None:
    """The time beside the asking, else in what is asked: `bedes om at svare inden den 1. maj`."""
    due = due_of(saying._replace(clause=there), text, on)
    clauses = text.sentences[saying.sentence].clauses
    following = clauses.index(there) + 1
    if due is not None or following == len(clauses) or clauses[following].relation != "content":
        return due
    return due_of(saying._replace(clause=clauses[following]), text, on)


def _asked(saying: Saying, text: Text) -> tuple[str, Clause] | None:
    """Who is asked to do something: the administration, or an officer, as printed; and where."""
    sentence = text.sentences[saying.sentence]
    if not sentence.bits & _ADMIN:
        return None
    for clause in sentence.clauses[sentence.clauses.index(saying.clause) :]:
        if clause.relation not in ("main", "content"):
            break
        second = clause.raw[min(clause.first + 1, clause.last)]
        if clause.relation == "content" and second.endswith("e"):
            continue  # `ønsker at besøge centret`: nobody is asked
        for place, bits, _ in clause.tokens:
            if not bits & _ADMIN:
                continue
            previous = clause.roles_before(place)
            if not previous & _PREPOSITION:
                named = place > clause.first + 1 and not previous
                first = place - 1 if named and clause.raw[place - 1][:1].isupper() else place
                return " ".join(clause.raw[first : place + 1]).strip(".,;:()"), clause
    return None


def _merged(promises: list[_Promise]) -> list[_Promise]:
    """One promise without a time says nothing beside one with a time; equal ones are one."""
    kept: list[_Promise] = []
    for promise in promises:
        same = [
            n
            for n, one in enumerate(kept)
            if one.kind == promise.kind
            and (one.body == promise.body or None in (one.body, promise.body))
            and _same_time(one.due, promise.due)
        ]
        if not same:
            kept.append(promise)
        else:
            old = kept[same[0]]
            better = promise if old.due is None and promise.due is not None else old
            kept[same[0]] = better._replace(body=old.body or promise.body)
    return kept


def _same_time(one: Due | None, other: Due | None) -> bool:
    return one is None or other is None or one.text == other.text


def _commitment(promise: _Promise, text: Text, place: Callable[[int, int], Lines]) -> Commitment:
    due, clause = promise.due, promise.clause
    end = max(clause.end, due.end if due else 0)
    return Commitment(
        kind=promise.kind,
        body=promise.body,
        due_text=text.printed[due.start : due.end] if due else None,
        due_from=due.first if due else None,
        due=due.last if due else None,
        evidence=text.printed[clause.start : end].strip(),
        lines=place(clause.start, end),
    )
