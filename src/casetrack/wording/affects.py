"""What a decision does to other items: `Sag 92 udsættes`, `idet punkt 5 udgår`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import Final, NamedTuple

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.records import Affect, Lines, Recommendation
from casetrack.wording.commitments import due_of, receiver_of
from casetrack.wording.lexicon import AGENDA, ROLES, any_of
from casetrack.wording.others import is_asked_for
from casetrack.wording.points import UP_TO, numbers_in
from casetrack.wording.readings import Said
from casetrack.wording.sayings import Saying
from casetrack.wording.sentences import Clause, Text

__all__ = ["Moved", "affects_of"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DEFERRED, _LAPSED = Outcome.APPROVED, Outcome.DEFERRED, Outcome.LAPSED
_NONE, _NOT_TREATED, _REFERRED = Outcome.NONE, Outcome.NOT_TREATED, Outcome.REFERRED
_TAKEN_OFF_AGENDA, _TO_BE_PRESENTED_AGAIN = Outcome.TAKEN_OFF_AGENDA, Outcome.TO_BE_PRESENTED_AGAIN
_WITHDRAWN = Outcome.WITHDRAWN

_MOVES: Final = (
    _TAKEN_OFF_AGENDA, _WITHDRAWN, _DEFERRED, _NOT_TREATED, _REFERRED, _TO_BE_PRESENTED_AGAIN,
    _LAPSED,
)  # fmt: skip
_SAYS = any_of("verb finite past present shall ought can")
_NUMBER, _NAMED = ROLES["number"], ROLES["item"] | ROLES["point"]
_OTHERS = ROLES["point"] | ROLES["ordinal"]
_ITEM_NUMBERS: Final = (
    r"\.? ?(?:nr\.? ?|nummer )?(?P<numbers>\d{1,3}[a-h]?\b(?!/|\.\d|-\d{4}-)"
    r"(?:(?:(?:,| og|-| samt) ?|" + UP_TO + r")\d{1,3}[a-h]?\b(?!/|\. ?[a-z])){0,9})"
)
_NAMES_ITEM: Final = regex(
    r"\b(?P<word>sag|sagen|sager|sagerne|punkt|punkter|punkterne|pkt|dagsordenspunkt|"
    rf"dagsordenspunkter|dagsordenens punkt){_ITEM_NUMBERS}"
)
_LISTED: Final = regex(
    rf"(?:\A\W*(?:sag|punkt|pkt)?|\bog (?:sag|punkt|pkt|(?=\d+\.\Z))){_ITEM_NUMBERS}"
)
"""Reads `3 og 5`, `- punkt 3` and `3. ny hal`, not `ny hal 3`."""
_CASE_NUMBER: Final = (
    r"(?:\d\d/\d{1,6}|\d{3}-\d{4}-\d{1,7}|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d{1,6}-\d\d)(?![\w/-])"
)
_CASE_LABEL: Final = r"(?:(?:sag|punkt)(?:en|et|er|erne)?(?: nr\.?)?|sags(?:id|nr|nummer)\.?:?)"
_TITLED: Final = r"(?:sagen|punktet) (?:om|vedr\.|vedrørende|angående)"
_NAMED_OTHERWISE: Final = regex(
    rf"(?i)\b(?:{_CASE_LABEL} (?:"
    rf"(?P<numbers>{_CASE_NUMBER}(?:(?:,| og| samt) (?:{_CASE_LABEL} )?{_CASE_NUMBER}){{0,9}})"
    r"|[\"”“»„](?P<quoted>[^\"”“»«„\n]{4,150})[\"”“«])"
    rf"|{_TITLED} (?P<title>[^,;:\"]{{3,100}}?)(?= (?:blev|bliver|er|tages|sendes|ud[gs]\w+)\b)"
    rf"|ud[gs]\w+ {_TITLED} (?P<last>[^,;:\"]{{3,100}}?)(?=[.,;]?\Z))"
)
_EACH_NUMBER: Final = regex(rf"(?i){_CASE_NUMBER}")
_MORE: Final = regex(r"(?:,|\bog|\bsamt)\s+(?=(?:dagsordens)?(?:punkt|pkt|sag)\b)")
"""What leads on to another item: `punkt 5 og punkt 8`, `punkt 2 Ny hal, punkt 3 Ny vej`."""
_ENDS_IN_ITEM: Final = regex(
    r"(?:undtagelse af|bortset fra|på nær|undtaget|undtagen|udgår|udsættes|udskydes|udgik)"
    r" (?=[^,]{3,40},\Z)"
)
"""Reads `godkendt med undtagelse af punktet om havnen,`, not `med undtagelse af havnen`."""
_OF_IT: Final = regex(r"\W*(?:og )?(?:sagen|sagerne|punktet|punkterne)\b(?! (?:om|vedr))")
"""Reads `og sagen` and `punktet`, not `sagen om havnen`."""
_OF_MATTER: Final = regex(r"\W*(?:og|samt) (?:at )?[a-zæøå]+e sagen\b")
"""Reads `og forelægge sagen`, not `og sagen`."""
_AGENDA: Final = regex(rf"(?<!\baf )(?<!\bfra )\b{AGENDA}")
"""Reads `dagsordenen`, not `taget af dagsordenen`."""
_LEAD: Final = regex(
    r"\W*(?:(?:for så vidt angår|med hensyn til|vedr\.|vedrørende|angående|om|i) )?"
)
"""Reads `For så vidt angår ` before the number of an item."""
_SUBJECT_BACK: Final = 3
_DASHES: Final = ("-", "–")


class Moved(NamedTuple):
    """What is done to other items, and which sayings were about them and not about the matter."""

    affects: tuple[Affect, ...]
    sayings: tuple[Saying, ...]


class _Whole(NamedTuple):
    """What all of the text tells, asked once for all that may be about another item.

    Attributes:
        agenda: the matter is the agenda, or the words speak of it.
        about_agenda: the matter is the agenda.
        in_item: the text stands in an item with a number.
        takes_off: something with a number is taken off, so that the numbers are those of items.
        recommended: the points of the recommendation, counted where none is printed.
        named: the points that one saying or another speaks of, but for what could be done to items.
    """

    agenda: bool
    about_agenda: bool
    in_item: bool
    approved: bool
    takes_off: bool
    recommended: frozenset[str]
    named: frozenset[frozenset[str]]


def affects_of(
    said: Said,
    text: Text,
    sayings: Sequence[Saying],
    recommendations: Sequence[Recommendation],
    item: str | None,
    on: date | None,
    place: Callable[[int, int], Lines],
    *,
    agenda: bool,
) -> Moved:
    """Other items that are taken off, put off or sent on, in the order of the text.

    A number is an item's after `sag`; after `punkt` only where it cannot be a recommendation point:
    the matter is the agenda, or the words speak of it, or no such point is recommended and no other
    is spoken of, or the item is taken off beside a yes. The agenda can name an item by its case
    number or its title too, and only there one lapses: elsewhere that is the proposal of the item.
    """
    if not agenda and not any(one.bits & _NUMBER for one in text.sentences):
        return Moved((), ())
    moving = [
        saying
        for saying in (*sayings, *said.aside)
        if (agenda or saying.outcome is not _LAPSED)
        and (_may_move_item(saying) or (agenda and _named_otherwise(saying, text)))
    ]
    if not moving:
        return Moved((), ())
    whole = _whole(text, sayings, moving, recommendations, agenda=agenda, in_item=item is not None)
    found: dict[str, list[tuple[Saying, tuple[str, ...]]]] = {}
    for saying in moving:
        numbers = _items_of(saying, text, whole)
        if numbers and item not in numbers:
            key = f"{saying.sentence}:{','.join(numbers)}"
            found.setdefault(key, []).append((saying, numbers))
    if not found:
        return Moved((), ())
    if agenda:
        _add_told_of_it(found, sayings)
    affects: list[Affect] = []
    for group in sorted(found.values(), key=lambda group: group[0][0].clause.start):
        one = min((saying for saying, _ in group), key=lambda s: _MOVES.index(s.outcome or _NONE))
        about = [saying for saying, _ in group] + _sent_from(one, said, sayings)
        affects += _affects(one, about, group[0][1], text, on, place)
    moved = _told_of([saying for group in found.values() for saying, _ in group], sayings)
    apart = item is not None or agenda or whole.approved or _says_more(sayings, moved)
    return Moved(tuple(affects), tuple(moved) if apart else ())


def _told_of(moved: list[Saying], sayings: Sequence[Saying]) -> list[Saying]:
    """What is said of the items, and the reasons given beside it."""
    told = {saying.sentence for saying in moved}
    return moved + [one for one in sayings if one.level == "reason" and one.sentence in told]


def _says_more(sayings: Sequence[Saying], moved: Sequence[Saying]) -> bool:
    """Whether the text says more than what becomes of the other items."""
    more = (one for one in sayings if one.outcome is not _TO_BE_PRESENTED_AGAIN)
    return any(one not in moved for one in more) or any(one.level != "main" for one in moved)


def _add_told_of_it(
    found: dict[str, list[tuple[Saying, tuple[str, ...]]]], sayings: Sequence[Saying]
) -> None:
    """`Punkt 5 udgår. Sagen genoptages på næste møde`: that is said of the item, not the agenda."""
    known = {id(saying) for group in found.values() for saying, _ in group}
    for saying in sayings:
        if saying.outcome not in _MOVES or id(saying) in known or saying.level != "main":
            continue
        if _OF_IT.match(saying.clause.lower) is None:
            continue
        before = [one for one in found.values() if one[0][0].clause.start < saying.clause.start]
        if before:
            group = max(before, key=lambda one: one[0][0].clause.start)
            group.append((saying, group[0][1]))


def _whole(
    text: Text,
    sayings: Sequence[Saying],
    moving: Sequence[Saying],
    recommendations: Sequence[Recommendation],
    *,
    agenda: bool,
    in_item: bool,
) -> _Whole:
    named = agenda or _AGENDA.search(text.lower) is not None
    return _Whole(
        agenda=named,
        about_agenda=agenda,
        in_item=in_item,
        approved=any(one.outcome is _APPROVED and (named or not one.points) for one in sayings),
        takes_off=any(one.outcome is _TAKEN_OFF_AGENDA for one in moving),
        recommended=frozenset(
            one.point or str(place) for place, one in enumerate(recommendations, start=1)
        ),
        named=frozenset(
            frozenset(one.points) for one in sayings if one.points and one.outcome not in _MOVES
        ),
    )


def _may_move_item(saying: Saying) -> bool:
    """Whether the outcome is one that other items can meet, and an item's number stands by it."""
    if saying.outcome not in _MOVES or is_asked_for(saying.clause):
        return False
    return any(one.bits & _NUMBER and one.bits & _NAMED for one in _subjects(saying.clause))


def _subjects(clause: Clause) -> Iterator[Clause]:
    """The clause and those it goes on with: `Sag 7 - Ny skole - udsættes` are three; and the item
    that it says something of: `Punkt 28. Ny skole, at sagen udsættes`.
    """
    found: Clause | None = clause
    for _ in range(_SUBJECT_BACK):
        if found is not None:
            yield found
            found = None if _names_others(found) else found.heads or _headed(found)


def _names_others(clause: Clause) -> bool:
    """`Punkt 1 godkendt, øvrige punkter udsat`, `uddybe punkt 2 og forelægge sagen igen`: it says
    something of its own subject, or of the matter.
    """
    if _OF_MATTER.match(clause.lower) is not None:
        return True
    return clause.bits & _OTHERS == _OTHERS and not clause.bits & _NUMBER


def _headed(clause: Clause) -> Clause | None:
    """What stands before an at-clause, if it begins with the number of an item; and before a
    relative one, if it ends in an item that is excepted: `med undtagelse af punkt 6, som udsættes`.
    """
    before = clause.before
    if before is None:
        return None
    if clause.relation == "relative":
        return before if _ENDS_IN_ITEM.search(before.lower) else None
    lead = _LEAD.match(before.lower)
    begins = clause.relation == "content" and lead and _NAMES_ITEM.match(before.lower, lead.end())
    return before if begins else None


def _items_of(saying: Saying, text: Text, whole: _Whole) -> tuple[str, ...]:
    """The items the saying is about; empty where it is about this matter or its points."""
    found = _named_by(saying.clause)
    if found is None:
        return _named_otherwise(saying, text) if whole.about_agenda else ()
    named = found[1]
    numbers = _numbers_listed(named, saying, text)
    if named["word"].startswith(("sag", "dagsorden")):
        return numbers
    if whole.recommended:
        points = whole.recommended & set(numbers).union(*whole.named)
        return () if points and not whole.agenda else numbers
    if whole.agenda or saying.level != "main":
        # `Godkendt, idet punkt 2 udsættes`, in an item of its own: of what it recommends
        part = whole.in_item and not whole.agenda and saying.outcome is _DEFERRED
        return () if part else numbers
    if any(points.isdisjoint(numbers) for points in whole.named):
        return ()
    return numbers if whole.takes_off or not whole.approved else ()


def _named_otherwise(saying: Saying, text: Text) -> tuple[str, ...]:
    """`idet sag 22/1234 udgår`, `idet punktet "Ny hal" udsættes`, `punktet om ny hal udgår`: where
    no item has a number.
    """
    if saying.outcome not in _MOVES or saying.level == "question":
        return ()
    found = _NAMED_OTHERWISE.search(text.printed, saying.clause.start, saying.clause.end)
    if found is None:
        below = [one.lower for one in _listed_below(saying.clause, text)]
        listed = [found["numbers"] for one in below for found in _LISTED.finditer(one)]
        return numbers_in(", ".join(listed))
    if found["numbers"]:
        return tuple(_EACH_NUMBER.findall(found["numbers"]))
    title = found["title"] or found["last"]
    told = saying.level == "reported" or (saying.level == "void" and saying.outcome is _REFERRED)
    if title and (told or saying.outcome is _TO_BE_PRESENTED_AGAIN):
        return ()
    return (title or found["quoted"].strip(),)


def _named_by(clause: Clause) -> tuple[Clause, re.Match[str]] | None:
    """The items that a clause names, or else the nearest of its subjects, and which of them does.

    Of names between dashes the first counts: `punkt 38 - Genbehandling af sag 19 - udsættes`.
    """
    named: tuple[Clause, re.Match[str]] | None = None
    for one in _subjects(clause):
        found = _NAMES_ITEM.search(one.lower)
        if found and (named is None or one.lower.endswith(_DASHES)):
            named = one, found
        if named and one is clause and not one.lower.endswith(_DASHES):
            break
    return named


def _numbers_listed(named: re.Match[str], saying: Saying, text: Text) -> tuple[str, ...]:
    """The numbers of a whole list of items, in its order."""
    parts = [(saying.clause.start, named)]
    for part in _list_parts(saying, text):
        found = _NAMES_ITEM.search(part.lower)
        if found:
            parts.append((part.start, found))
    numbers: dict[str, None] = {}
    for _, one in sorted(parts, key=lambda part: part[0]):
        numbers |= dict.fromkeys((*numbers_in(one["numbers"]), *_named_on(one, saying)))
    return tuple(numbers)


def _list_parts(saying: Saying, text: Text) -> list[Clause]:
    """What a list of items was cut into: `punkt 2 Ny hal, punkt 3 og punkt 4 udsættes`, `dog
    udsættes punkt 2 Ny hal, punkt 3 Ny vej`. They say nothing of their own.
    """
    clauses = text.sentences[saying.sentence].clauses
    first = last = clauses.index(saying.clause)
    while (
        first
        and _NAMES_ITEM.match(clauses[first].lower.lstrip())
        and clauses[first - 1].lower.endswith(",")
        and not clauses[first - 1].bits & _SAYS
    ):
        first -= 1
    while (
        clauses[last].lower.endswith(",")
        and last + 1 < len(clauses)
        and not clauses[last + 1].bits & _SAYS
        and _NAMES_ITEM.match(clauses[last + 1].lower.lstrip())
    ):
        last += 1
    return [one for one in clauses[first : last + 1] if one is not saying.clause]


def _listed_below(clause: Clause, text: Text) -> list[Clause]:
    """`Følgende punkter udgår: 3 og 5`, or a line for each: up to what says something again."""
    if not clause.lower.endswith(":"):
        return []
    after = (one for it in text.sentences for one in it.clauses if one.start > clause.start)
    below = [*takewhile(lambda one: not one.bits & _SAYS, after)]
    return below if any(one.bits & _NAMED for one in (*_subjects(clause), *below)) else []


def _named_on(named: re.Match[str], saying: Saying) -> tuple[str, ...]:
    """The items that the clause goes on to name: `punkt 5 (Ny hal) og punkt 8 (Ny vej) udsættes`.

    They stand on the same side of the word that says what becomes of them as the first.
    """
    clause, said = named.string, saying.clause
    end = len(clause)
    if clause == said.lower:
        verb = clause.find(said.raw[saying.place].lower())
        end = verb if named.start() < verb else end
    more: tuple[str, ...] = ()
    for lead in _MORE.finditer(clause, named.end(), end):
        other = _NAMES_ITEM.match(clause, lead.end(), end)
        if other:
            more += numbers_in(other["numbers"])
    return more


def _sent_from(one: Saying, said: Said, sayings: Sequence[Saying]) -> list[Saying]:
    """`Punkt 5 udgår, da sagen sendes tilbage til Kulturudvalget`: where it goes is the reason."""
    return [
        saying
        for saying in (*sayings, *said.aside)
        if saying.level == "reason"
        and saying.outcome is _REFERRED
        and saying.clause.before is one.clause
    ]


def _affects(
    one: Saying,
    group: list[Saying],
    numbers: tuple[str, ...],
    text: Text,
    on: date | None,
    place: Callable[[int, int], Lines],
) -> list[Affect]:
    parts = _list_parts(one, text)
    told = group + [one._replace(clause=part) for part in parts]
    due = next((found for saying in told if (found := due_of(saying, text, on))), None)
    sent = [saying for saying in group if saying.outcome in (_REFERRED, _TO_BE_PRESENTED_AGAIN)]
    body = next((name for saying in sent if (name := receiver_of(saying, text))), None)
    clauses = [saying.clause for saying in group] + parts + _listed_below(one.clause, text)
    if named := _named_by(one.clause):
        clauses.append(named[0])
    start, end = min(part.start for part in clauses), max(part.end for part in clauses)
    outcome = one.outcome or _TAKEN_OFF_AGENDA
    return [
        Affect(
            item=number,
            outcome=outcome,
            body=body,
            due_text=text.printed[due.start : due.end] if due else None,
            due_from=due.first if due else None,
            due=due.last if due else None,
            evidence=text.printed[start:end].strip(),
            lines=place(start, end),
        )
        for number in numbers
    ]
