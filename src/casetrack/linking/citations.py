"""An item's texts -> the earlier meetings they tell of.

Only a date that belongs to a meeting counts: words for a meeting or a decision stand next to it, or
a body is said to have decided something on that day. Deadlines, letters, plans and workshops have
dates too. A date is looked at only if a body or a meeting stands in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from attrs import frozen

from casetrack.bodies import find_bodies
from casetrack.casenumber import find_case_numbers
from casetrack.dates import DateMatch, find_dates, has_yearless_date
from casetrack.excerpts import sentence_at
from casetrack.lazy import regex
from casetrack.linking.neighbours import neighbours
from casetrack.linking.oldnumbers import (
    HAD_NUMBER,
    named_so,
    number_behind,
    only_number,
    speaks_of_numbers,
)
from casetrack.linking.phrases import PHRASE
from casetrack.records import AgendaItem, Lines, Meeting, Section

__all__ = ["Citation", "find_citations"]


@frozen
class Citation:
    """An earlier meeting (or decision) that an item's text tells of.

    Attributes:
        date: its day, before that of the meeting that prints it; `None` where a text says that the
            case is resumed and not from when, or no more than that it had another number.
        item: the item number it had there.
        case_number: the number the sentence gives, where it gives one.
        resumes: it says that this item takes up again what was left then.
        same_case: the sentence speaks of this case and not of another matter.
    """

    body: str
    date: date | None
    item: str | None
    case_number: str | None
    evidence: str
    lines: Lines
    resumes: bool = False
    same_case: bool = False


def find_citations(item: AgendaItem, meeting: Meeting) -> tuple[Citation, ...]:
    """The earlier meetings that an item's title and texts tell of, each place in print order.

    Decision texts are left out: what they name lies ahead. Without a day of the meeting itself
    nothing can be told to be earlier, and nothing is found.
    """
    if meeting.body is None or meeting.date is None:
        return ()
    of = _Own(meeting.body, meeting.date, meeting.authority)
    found: list[Citation] = []
    if item.title and _may_tell(item.title, "title"):
        found += _in_text(_heading(item, item.title, of))
    decided = {decision.lines[0] for decision in item.decisions}
    for section in item.sections:
        if section.kind not in _UNREAD:
            if _may_tell(section.text, section.kind):
                found += _in_text(_section(section, of))
        elif section.kind == "decision" and section.lines[0] not in decided:
            # A heading that nothing stands under: "12.08.2019 Udvalget for teknik og miljø."
            heading = section.heading, section.lines[0]
            found += _in_text(_Place(*heading, of, "history", []))
    return tuple(found)


_UNREAD = frozenset({"decision", "attachments", "absence"})
_LISTS = frozenset({"history", "route"})  # each line of these is a meeting of its own
_TALLEST_HEADING = 4  # lines


class _Own(NamedTuple):
    """The meeting whose minutes are read."""

    body: str
    day: date
    authority: str | None


class _Place(NamedTuple):
    """A text, the line it begins on, and the meeting whose minutes print it.

    Attributes:
        breaks: where its lines end, found when the first citation is.
        last: where a title is: the last line of the heading, which can have it on any.
    """

    text: str
    first: int
    of: _Own
    kind: str
    breaks: list[int]
    last: int | None = None


class _Hit(NamedTuple):
    """A date in its sentence, and the bodies named there."""

    sentence: str
    start: int
    end: int
    bodies: list[tuple[int, int, str]]
    place: _Place


def _heading(item: AgendaItem, title: str, of: _Own) -> _Place:
    """The title of an item, in the lines above its first part: below the number or the case line in
    some layouts, and wrapped in any.
    """
    first, last = item.lines
    below = min([section.lines[0] for section in item.sections], default=last + 1)
    end = max(first, min(below - 1, last, first + _TALLEST_HEADING - 1))
    return _Place(title, first, of, "title", [], end)


def _section(section: Section, of: _Own) -> _Place:
    """A section's lines run from its heading, which can share a line with the text, to its end."""
    first = section.lines[1] - section.text.count("\n")
    return _Place(section.text, first, of, section.kind, [])


def _may_tell(text: str, kind: str) -> bool:
    """Whether it is worth a closer look: most texts have no date and resume nothing."""
    if kind in _TELLING and _speaks_of_return(text):
        return True
    if kind in _NUMBERING and speaks_of_numbers(text):
        return True
    for pattern in _SHORT_DATES:
        if pattern.search(text):
            return True
    for century, pattern in _YEARS:
        if century in text:
            for year in pattern.finditer(text):
                at = year.start()
                if _DAY_BEFORE.search(text, max(0, at - _FROM_DAY_TO_YEAR), at):
                    return True
    return _speaks_of_meetings(text) and has_yearless_date(text)


def _speaks_of_meetings(text: str) -> bool:
    return "øde" in text or "unkt" in text or "pkt" in text or "Pkt" in text or "dsat" in text


def _speaks_of_return(text: str) -> bool:
    return (
        "enoptag" in text
        or "ornyet" in text
        or "enfrem" in text
        or "enbehand" in text
        or "forelæggelse" in text
        or "dsat " in text
        or "dskudt " in text
    )


def _in_text(place: _Place) -> Iterator[Citation]:
    text = place.text
    resumed: set[str | None] = set()  # the numbers of what is resumed
    # A date without a year is looked for only where a meeting or an item is spoken of.
    near = place.of.day if _speaks_of_meetings(text) else None
    for found in find_dates(text, near=near, prefer="past"):
        if found.value is not None and found.value < place.of.day:
            citation = _at_date(place, found, found.value)
            if citation is not None:
                if citation.resumes:
                    resumed.add(citation.case_number)
                yield citation
    if not resumed and place.kind in _TELLING and _speaks_of_return(text):
        pattern = PHRASE.resumed_title if place.kind == "title" else PHRASE.resumed_now
        hit = pattern.search(text)
        if hit is not None:
            citation = _resumed(place, hit)
            resumed.add(citation.case_number)
            yield citation
    if place.kind in _NUMBERING and speaks_of_numbers(text):
        for hit in HAD_NUMBER.finditer(text):
            yield from (one for one in _renumbered(place, hit) if one.case_number not in resumed)


def _at_date(place: _Place, found: DateMatch, day: date) -> Citation | None:
    start, end = _around(place, found.start, found.end)
    sentence = place.text[start:end]
    if not PHRASE.nearby.search(sentence) or PHRASE.called_off.search(sentence):
        return None
    at, to = found.start - start, found.end - start
    plain = sentence.replace("\n", " ")
    hit = _Hit(plain, at, to, _bodies_in(plain, place.of.body), place)
    body = next(filter(None, (rule(hit) for rule in _RULES)), None)
    if body is None or body in neighbours(hit.bodies, plain, place.of.authority):
        return None
    after = number_behind(plain, to)
    left = after if after and PHRASE.left_then.search(plain) else named_so(plain)
    number = only_number(plain) or (after if place.kind == "title" else left)
    resumes = (
        place.kind == "title"
        or left is not None
        or (_speaks_of(_TAKEN_UP, plain) and PHRASE.takes_up.search(plain) is not None)
    )
    return Citation(
        body,
        day,
        _item_number(hit),
        number,
        sentence.strip(),
        _lines(place, start, end),
        resumes,
        resumes or place.kind in _LISTS or _is_of_this_case(plain),
    )


def _bodies_in(sentence: str, own: str) -> list[tuple[int, int, str]]:
    """The bodies a sentence names, and the own one by a name that has no word for a body."""
    found = find_bodies(sentence)
    if own not in sentence or find_bodies(own):
        return found
    named = re.finditer(rf"\b{re.escape(own)}(?=s?\b)", sentence)
    return sorted([*found, *((one.start(), one.end(), own) for one in named)])


def _is_of_this_case(sentence: str) -> bool:
    """Whether a sentence that names the case tells of it, and not of what it builds on."""
    if PHRASE.this_case.search(sentence) is None:
        return False
    return PHRASE.other_case.search(sentence) is None or PHRASE.again.search(sentence) is not None


def _speaks_of(words: tuple[str, ...], sentence: str) -> bool:
    """Whether a pattern is worth trying that cannot do without one of these words."""
    lower = sentence.lower()
    return any(word in lower for word in words)


def _resumed(place: _Place, hit: re.Match[str]) -> Citation:
    start, end = _around(place, hit.start(), hit.end())
    sentence = place.text[start:end]
    lines = _lines(place, start, end)
    number = only_number(sentence)
    return Citation(place.of.body, None, None, number, sentence.strip(), lines, True, True)


def _renumbered(place: _Place, hit: re.Match[str]) -> Iterator[Citation]:
    """The old number, and the new one where the sentence gives it too."""
    start, end = _around(place, hit.start(), hit.end())
    words, lines = place.text[start:end].strip(), _lines(place, start, end)
    for _, _, number in find_case_numbers(place.text[hit.start() : end]):
        yield Citation(place.of.body, None, None, number.text, words, lines, False, True)


def _around(place: _Place, start: int, end: int) -> tuple[int, int]:
    return sentence_at(place.text, start, end, listed=place.kind in _LISTS)


def _lines(place: _Place, start: int, end: int) -> Lines:
    if place.last is not None:
        return place.first, place.last
    part = place.text[start:end]
    start += len(part) - len(part.lstrip())
    if not place.breaks:  # counting anew for each of many citations would be quadratic
        place.breaks.extend(
            [*(one.start() for one in _BREAK.finditer(place.text)), len(place.text)]
        )
    first = place.first + bisect_left(place.breaks, start)
    return first, first + part.strip().count("\n")


# Which body met on that day: rules from the surest on, each gives a body or `None`.


def _after_resumption(hit: _Hit) -> str | None:
    """`udsat sag fra 24.10.2002`, `genoptaget fra mødet den`."""
    if not _speaks_of(_PUT_OFF, hit.sentence):
        return None
    before = hit.sentence[: hit.start]
    on_the_day = hit.place.kind == "title" and PHRASE.put_off_on.search(before)  # of its own case
    if not on_the_day and not PHRASE.resumed_from.search(before):
        return None
    return _nearest(hit) or hit.place.of.body


def _as_list_line(hit: _Hit) -> str | None:
    """`12.08.2019 Udvalget for teknik og miljø.`, `Byrådet, 3. maj 2020, pkt. 40:`."""
    if len(hit.bodies) != 1:
        return None
    first, last, name = hit.bodies[0]
    marked = hit.sentence[:first] + "\0" + hit.sentence[last:]
    shift = 1 - (last - first) if first < hit.start else 0
    rest = marked[: hit.start + shift] + " " + marked[hit.end + shift :]
    if not _LIST_WORDS.issuperset(_LETTERS.findall(rest.lower())):
        return None
    return name if hit.place.kind in _LISTS or _item_number(hit) else None


def _after_meeting(hit: _Hit) -> str | None:
    """`på direktionens møde d.`, `byrådsmødet den`, `på mødet den`, `Byrådets beslutning af`."""
    found = PHRASE.meeting_before.search(hit.sentence[max(0, hit.start - 80) : hit.start])
    if found is None:
        return None
    at = max(0, hit.start - 80) + found.start()
    owner, is_meeting = found["owner"].lower(), found["word"].lower().startswith("møde")
    if owner:  # byrådsmødet is the council's, temamødet nobody's
        inside = [name for start, _, name in hit.bodies if start <= at + len(owner) and start >= at]
        own = hit.place.of.body if owner == "udvalgs" else None
        return inside[0] if inside else own
    before = hit.sentence[:at].rstrip()
    owners = [name for _, end, name in hit.bodies if 0 <= len(before) - end <= 2]
    if owners:
        return owners[0]
    if before.lower().endswith("udvalgets"):
        return _own_committee(hit)
    if PHRASE.somebodys.search(before):
        return None  # somebody else's meeting, or one with somebody
    if PHRASE.on_agenda.search(hit.sentence[: hit.start]):  # `sagen var på dagsordenen den`
        is_meeting = True
    return _nearest(hit) or (_own_committee(hit) or hit.place.of.body if is_meeting else None)


def _in_body(hit: _Hit) -> str | None:
    """`på møde i Økonomiudvalget den`."""
    for start, end, name in hit.bodies:
        between = hit.sentence[end : hit.start] if end <= hit.start else "?"
        if PHRASE.then_day.match(between):
            held = PHRASE.meeting_in.search(hit.sentence[:start])
            return name if held else None
    return None


def _in_brackets(hit: _Hit) -> str | None:
    """`behandlet i Planudvalget (3. maj 2022) og Økonomiudvalget (10. maj 2022)`."""
    if hit.sentence[hit.start - 1 : hit.start] != "(":
        return None
    for start, end, name in hit.bodies:
        if end == hit.start - 2:
            return name if PHRASE.chain_before.search(hit.sentence[:start]) else None
    return None


def _as_decided(hit: _Hit) -> str | None:
    """`Byrådet godkendte den`, `førstebehandlet på direktionen den`, `D. 1.9.2014 besluttede`."""
    if PHRASE.no_meeting_before.search(hit.sentence, max(0, hit.start - _BOUND), hit.start):
        return None
    first, last = _clause(hit)
    clause = hit.sentence[first:last]
    if PHRASE.other_event.search(clause) or not PHRASE.decided.search(clause):
        return None
    inside = [
        one
        for one in hit.bodies
        if first <= one[0] and one[1] <= last and not hit.sentence[: one[0]].endswith("til ")
    ]
    return _nearest(hit._replace(bodies=inside)) or _own_committee(hit._replace(sentence=clause))


def _with_item(hit: _Hit) -> str | None:
    """`(10. marts 2011, pkt. 46)` in a sentence that names one body, or the own committee."""
    if _item_number(hit) is None:
        return None
    bound = PHRASE.no_meeting_before.search(hit.sentence, max(0, hit.start - _BOUND), hit.start)
    return _nearest(hit) or (None if bound else _own_committee(hit))


def _of_own_case(hit: _Hit) -> str | None:
    """`Sagen blev udsat den`, `Punktet blev den 9. oktober, punkt 2, flyttet`: by nobody named."""
    before, behind = hit.sentence[: hit.start], hit.sentence[hit.end :]
    told = PHRASE.case_moved.search(before) is not None
    if not told and (moved := PHRASE.moved.match(behind)):
        told, behind = PHRASE.case_was.search(before) is not None, behind[moved.end() :]
    elsewhere = hit.bodies or behind.startswith(_BY_OTHERS)
    return hit.place.of.body if told and not elsewhere else None


_RULES = (
    *(_after_resumption, _as_list_line, _after_meeting, _in_body, _in_brackets, _as_decided),
    *(_with_item, _of_own_case),
)


def _nearest(hit: _Hit) -> str | None:
    """The body named last before the date, else the first after it."""
    before = [name for _, end, name in hit.bodies if end <= hit.start]
    after = [name for start, _, name in hit.bodies if start >= hit.end]
    return before[-1] if before else after[0] if after else None


def _own_committee(hit: _Hit) -> str | None:
    """`Udvalget` without a name is the committee whose minutes these are."""
    own = hit.place.of.body
    named = "udvalg" in own.lower() and PHRASE.the_committee.search(hit.sentence)
    return own if named else None


def _clause(hit: _Hit) -> tuple[int, int]:
    first, last = 0, len(hit.sentence)
    for bound in _CLAUSE.finditer(hit.sentence):
        if bound.end() <= hit.start:
            first = bound.end()
        elif bound.start() >= hit.end:
            last = bound.start()
            break
    return first, last


# What else the sentence says.


def _item_number(hit: _Hit) -> str | None:
    after = PHRASE.item_after.match(hit.sentence[hit.end : hit.end + 60])
    if after is not None:
        return after[1]
    named = [
        start
        for start, end, _ in hit.bodies
        if end <= hit.start and PHRASE.up_to_day.match(hit.sentence[end : hit.start])
    ]
    at = named[-1] if named else hit.start
    before = PHRASE.item_before.search(hit.sentence[max(0, at - 40) : at])
    if before is not None:
        return before[1]
    aside = PHRASE.item_aside.findall(hit.sentence)
    alone = len(aside) == 1 and len(list(find_dates(hit.sentence))) == 1
    return aside[0] if alone else None


# Words.

_TELLING = frozenset({"title", "summary", "background", "presentation", "history", "question"})
"""Where a text says of its own case that it is resumed; elsewhere it speaks of what may come."""
_NUMBERING = _TELLING | {"other"}
"""Where a text says which number its case had, as below the number itself."""

# In every date with a year: 1.9.14, 25-03-15, 2018-05-03, 25/3-15; 3. september 2018, 21/8 2018.
# Each is looked for by a letter it begins with, a walk in C, and by what stands before that.
_SHORT_DATES = tuple(regex(rf"{sign}(?<=\d{sign})\d\d?[.-]\d\d") for sign in (r"\.", "-", "/"))
_YEARS = (("20", regex(r"20\d\d")), ("19", regex(r"19\d\d")))
_DAY_BEFORE = regex(r"(?<!\d\d)\d\D{1,18}\Z")
"""Reads `3. september `, not `september ` nor the `2013-` of `2013-2014`."""
_FROM_DAY_TO_YEAR = 19


_PUT_OFF = ("udsat", "udskudt", "genoptag")
"""One of them stands in what takes up what was left on a day."""
_TAKEN_UP = (*_PUT_OFF, "genfrem", "genforelæg", "fornyet")
_BY_OTHERS = (" af ", " fra ", " hos ", " i ", " med ", " på ", " under ", " ved ")
"""`Sagen blev udsat den 3. maj af retten`: who it was stands behind the day."""
_BOUND = 60  # characters, more than what makes a day a bound and leads to it takes up
_CLAUSE = regex(
    r",? (?:at|der|som|hvor\w*|så|idet|fordi|da|når|hvis|men) |, og |[;:()]|,\s(?=\w+ har )"
)
"""`Byrådet vedtog den 3. maj en plan, der gælder fra den 1. juni`: two clauses."""
_LIST_WORDS = frozenset(("den", "d", "pkt", "punkt", "sag", "nr", "kl", "i", "på", "mødet", "møde"))
_BREAK = regex(r"\n")
_LETTERS = regex(r"[^\W\d]+")
