"""The lines before the first item in, the meeting's facts out: body, day, place, who was there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from attrs import define, evolve, field

from casetrack.bodies import clean_body, looks_like_body
from casetrack.dates import find_time_range, weekday_of
from casetrack.lazy import regex
from casetrack.reading.absences import absent_in, all_with_party, told_in
from casetrack.reading.contents import ContentsEntry, read_contents
from casetrack.reading.labels import (
    LONGEST_LABEL,
    TOLD_OF_ITEM,
    Field,
    cells_of,
    person_of,
    read_labels,
)
from casetrack.reading.landmarks import TELLS
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Marks
from casetrack.reading.people import participants_in, rejoined, says_nobody, unbroken
from casetrack.reading.rooms import cut_hour, names_place, without_lead
from casetrack.reading.titles import (
    CLOCK,
    besides_meeting,
    capital,
    dates_in,
    read_titles,
    says_nothing_else,
    with_hour,
    without_menus,
)
from casetrack.records import Diagnostic, Participant

__all__ = ["Head", "before_place", "read_head", "read_pages"]

_PLACE_AFTER_TIME = regex(
    r"(?:kl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?"
    r"(?:\s?(?:-|–|til)\s?(?:kl\.?\s?)?\d{1,2}[.:]\d\d)?|\d{4})(?:,?\s+(?:i|på)\s+|,\s+(?!kl|s(?:ide|\.)\s?\d))(\S.*)$",
    re.IGNORECASE,
)
"""Reads `kl. 16.30 i byrådssalen` and `3. maj 2021, Rådhuset`, not `kl. 16.30`."""
_HELD_IN = regex(r"\b(?:af)?holdt(?:es)?\s(?:[^\n]{3,90}?\smøde\s)?(?:i|på)\s([^\n,]{3,90})")
"""Reads `Tirsdag den 9. marts 2021 kl. 16.00 afholdt Teknisk Udvalg møde i lokale 3.` (Lyngby)."""
_PLACE_PARTED = regex(
    r"kl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\s(?:[|·•/–-]\s)?([^\W\d][^|]*)$",
    re.IGNORECASE,
)
"""Reads `kl. 16.00-18.00 · Rådhuset` and `kl. 16:00 Byrådssalen`, not `kl. 16.00 - 18.00`."""
_ANY_LABEL = regex(r"^[A-ZÆØÅ][a-zæøå]+: (?=\S)")
"""Reads `Mødested: Rådhuset`, not `Mødested:`."""
_ENDS = regex(
    r"mødet (?:blev )?(?:hævet|(?:af)?slut\w*)(?: kl\.?:?)?\s*:?\s*(\d{1,2})[.:](\d\d)",
    re.IGNORECASE,
)
"""Reads `Mødet hævet kl. 20.15` and `mødet slut 19:30`, not `mødet den 3.5`."""
_STARTED = regex(
    r"\bmødet (?:blev )?(?:startede|begyndte|åbnede|startet|begyndt|åbnet|påbegyndt) kl\.?:?\s*"
    r"(\d{1,2})[.:](\d\d)(?:[^\n]{0,20}\bslutte\w*\s*kl\.?:?\s*(\d{1,2})[.:](\d\d))?",
    re.IGNORECASE,
)
"""Reads `Mødet startede kl. 16.00 og sluttede kl. 18.30`, not `Mødet holdes kl. 16.00`."""
_HOUR_BEHIND = regex(
    r",?\s+kl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\.?\Z", re.IGNORECASE
)
"""Reads `Mødelokale 2, Slangerup kl. 16.00`, not `Mødelokale 2`."""
_AWAY_BEHIND = regex(r"\.\s+(?:Afbud(?: fra)?|Fraværende(?: er| var)?):?\s(?=[A-ZÆØÅ])")
"""Reads `Bo Lind (A). Afbud fra Ida Holm`, not `Ida Holm (afbud)`."""
_OF_ITEM = regex(r"\b(?:pkt|punkt\w*|sag\w*|behandling\w*)\b", re.IGNORECASE)
"""Reads `Ida Holm var fraværende under punkt 3`, not `Ida Holm var fraværende`."""
_PAGES = 4
_PAGE = regex(r"\bSide:?\s*(?:nr\.?\s)?\d[\d\s/af.]*\Z", re.IGNORECASE)
"""Reads `Byrådet Side 3`, not `Byrådet`."""
_SAYS_MORE = regex(
    r"\w:|\b(?!(?:ekstra)?ordinær|(?:kon|om)stituerende|skriftlig|(?:af)?holdt\b|blev\b|er\b"
    r"|aflyst\b|og\b|kommune\b|\w*møde|med\b|åbne\b|lukkede\b|punkter\b|sager\b|beslutninger\b"
    r"|vedtagelser\b)[a-zæøå]{2,}"
)
"""A label of no head, or words that a line does not need to say which meeting it was."""
_FULL = 70
"""A line of so many letters can end where the page does, in the middle of a name."""
_PLAIN = 1.5
"""So much weighs a title line, and no sentence that speaks of agendas and minutes."""
_SHOWN = 60
"""So many letters of what was not read are told."""


Day = date
"""The type, under a name that the attribute `date` does not hide."""


@define
class Head:
    """What the head says; filled line by line."""

    body: str | None = None
    date: Day | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    place: str | None = None
    status: str | None = None
    supplement: bool = False
    issued: Day | None = None
    participants: dict[str, Participant] = field(factory=dict)
    remarks: list[Field] = field(factory=list)
    contents: list[ContentsEntry] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    told_by: list[str] = field(factory=list)

    @property
    def stands_alone(self) -> bool:
        """Whether this heads a meeting without items, and is no letter that names one."""
        told = None not in (self.body, self.date, self.status)
        return told and not any(map(_tells_more, self.told_by))

    def read_end(self, line: str) -> bool:
        """Take the hours of `Mødet hævet kl. 20.15`; whether the line says one."""
        started = _STARTED.search(line)
        if started:
            self.starts_at = self.starts_at or f"{int(started[1]):02d}:{started[2]}"
            if started[3]:
                self.ends_at = f"{int(started[3]):02d}:{started[4]}"
            return True
        ended = _ENDS.search(line)
        if ended is None:
            return False
        self.ends_at = f"{int(ended[1]):02d}:{ended[2]}"
        return True


def read_head(
    marks: Marks, lines: range, layout: Layout, fates: list[str], listed: frozenset[int]
) -> Head:
    """Read the head's lines and give each its fate; what is not understood keeps none."""
    head = Head()
    head.contents, plain = read_contents(marks, lines, fates, listed)
    fields, plain = read_labels(plain, marks, layout, fates)
    for one in fields:
        if read := _FIELD_READERS.get(one.kind):  # others say nothing a record holds
            read(head, one)
    _read_title(head, plain, marks, layout, fates)
    _read_place(head, plain, marks, fates)
    _read_hour(head, plain, marks, fates)
    if not head.participants:
        _read_people(head, plain, marks, fates)
    _read_sentences(head, plain, marks, fates)
    return head


def _read_title(
    head: Head, plain: list[int], marks: Marks, layout: Layout, fates: list[str]
) -> None:
    """Body, day and kind of document from the title lines; the plainest of them counts."""
    rows = []
    for number in plain:
        line, mark = marks.bare[number], marks.at.get(number)
        if head.read_end(line):
            fates[number] = "head"
        elif mark is None or mark.kind != "absence":
            rows.append((number, line))
            fates[number] = "head" if says_nothing_else(line) else ""
    titles = without_menus(read_titles(rows, layout), [number for number, _ in rows])
    for title in titles:
        if title.status and (head.status is None or title.status == "minutes"):
            head.status = title.status
            head.told_by.append(title.text)
            titled = title.weight > _PLAIN  # a note of the site speaks of supplements too
            head.supplement = head.supplement or (titled and "tillæg" in title.text.lower())
        if title.status or title.weight > 0:
            for number in title.lines:
                fates[number] = "head"
    if head.body is None and (bodies := [one for one in titles if one.body and one.weight > 0]):
        best = max(bodies, key=lambda one: one.weight)
        head.body = best.body
        head.told_by.append(best.text)
        fates[best.lines[0]] = "head"
    days = [one for one in titles if one.day and one.weight > 0]
    if days:
        day = max(days, key=lambda one: one.weight)
        if head.date is None:
            head.told_by.append(day.text)
        _take_date(head, day.text, day.lines[0])
    for same in days if head.starts_at is None else ():
        if dates_in(same.text)[0].value == head.date:
            _take_time(head, same.text)


def read_pages(head: Head, marks: Marks, layout: Layout) -> None:
    """Body and day from the heads of a document's pages, where no line of its title gives them."""
    if head.body is not None and head.date is not None:
        return
    pages = [line for line, mark in marks.at.items() if mark.kind == "page"][:_PAGES]
    for title in read_titles([(line, _PAGE.sub("", marks.bare[line])) for line in pages], layout):
        if head.body is None and title.body and title.weight > 0:
            head.body = title.body
        if head.date is None and title.day and title.weight > 0:
            _take_date(head, title.text, title.lines[0])


def _tells_more(title: str) -> bool:
    if title.lower().startswith("vedr"):
        return True  # the subject of a letter
    return _SAYS_MORE.search(besides_meeting(before_place(title))) is not None


def before_place(title: str) -> str:
    """A title line without the place behind the hour."""
    place = _PLACE_AFTER_TIME.search(title)
    return title[: place.start(1)] if place else title


def _take_date(head: Head, text: str, number: int) -> None:
    dates = dates_in(text)
    if not dates:
        return
    lines = (number + 1, number + 1)
    day = dates[0].value
    if day is None:
        message = f"no such day: {dates[0].text}"
        head.diagnostics.append(Diagnostic("impossible_date", "warning", message, lines))
    elif head.date is None:
        head.date = day
    elif head.date != day:
        message = f"the head gives two days: {head.date} and {day}"
        head.diagnostics.append(Diagnostic("two_dates", "warning", message, lines))
    weekday = weekday_of(text)
    if day is not None and weekday is not None and weekday != day.weekday():
        message = f"{day} is not the weekday printed: {text.strip()}"
        head.diagnostics.append(Diagnostic("weekday_mismatch", "warning", message, lines))
    rest = text[: dates[0].start] + " " + text[dates[0].end :]
    _take_time(head, with_hour(rest.strip(" ,-–")))


def _take_time(head: Head, text: str) -> None:
    starts, ends = find_time_range(text)
    head.starts_at = head.starts_at or starts
    head.ends_at = head.ends_at or ends


def _read_place(head: Head, plain: list[int], marks: Marks, fates: list[str]) -> None:
    """Where no label gives the place: what follows the time, or a line that names a room."""
    if head.place:
        return
    titles = dict.fromkeys(number for number in plain if fates[number] == "head")
    for number in titles:
        line = marks.bare[number]
        if line.endswith(" kl.") and number + 1 < len(marks.bare):
            line = f"{line} {marks.bare[number + 1]}"
        after = _PLACE_AFTER_TIME.search(line)
        parted = None if after else _PLACE_PARTED.search(line)
        if parted is not None and names_place(parted[1]):
            after = parted
        after = after or (_HELD_IN.search(line) if "holdt" in line else None)
        if after:
            place = f"{after[1]} {_rest_of_place(number, marks, fates)}"
            head.place = CLOCK.sub("", place).strip(" .,")
            return
    rows = [(number, marks.bare[number]) for number in plain]
    timed = {number for number, text in rows if CLOCK.search(text)}
    below = {
        number: above in titles and (above == number - 1 or above in timed)
        for above, number in pairwise([-1, *plain])
    }
    for number, text in sorted(rows, key=lambda row: row[0] not in timed):
        said = _ANY_LABEL.sub("", text)
        if not fates[number] and (_is_hour(text) or names_place(said, below_title=below[number])):
            text = cut_hour(said)
            _take_time(head, text)
            fates[number] = "head"
            if place := without_lead(CLOCK.sub("", text)):
                head.place = place
                return


def _rest_of_place(number: int, marks: Marks, fates: list[str]) -> str:
    """What a full title line goes on with where its place is cut: `Rådhus, mødelokale 4`."""
    below = marks.bare[number + 1] if number + 1 < len(marks.bare) else ""
    full = len(marks.bare[number]) > _FULL
    if not (full and below) or fates[number + 1] or TELLS.search(below) or not names_place(below):
        return ""
    fates[number + 1] = "head"
    return below


def _is_hour(line: str) -> bool:
    line = line.removeprefix("Fra: ")
    rest = CLOCK.sub("", line).strip(" ,.")
    alone = not rest or (CLOCK.match(line) is not None and names_place(rest))
    return alone and 4 < len(line) < LONGEST_LABEL


def _read_hour(head: Head, plain: list[int], marks: Marks, fates: list[str]) -> None:
    """Where a label gives the place, the hour can still stand alone on a line (`Kl. 16.00`)."""
    if head.starts_at is not None:
        return
    for number in plain:
        if not fates[number] and _is_hour(marks.bare[number]):
            _take_time(head, marks.bare[number])
            fates[number] = "head"
            return


def _read_people(head: Head, plain: list[int], marks: Marks, fates: list[str]) -> None:
    """Where no label heads them: lines, or rows of a table, of people with their parties."""
    rows = [line for line in plain if not fates[line] and _names_people(marks.bare[line])]
    for line in rows if len(rows) > 1 else ():
        text = marks.bare[line]
        for person in participants_in(person_of(text) if "|" in text else text):
            head.participants.setdefault(person.name, person)
        fates[line] = "head"


def _read_sentences(head: Head, plain: list[int], marks: Marks, fates: list[str]) -> None:
    """Sentences on who was away (`Alle var mødt, bortset fra Ida Holm, der havde meldt afbud.`)
    and on items (`Dagsordenen blev godkendt. Pkt. 4 udgår.`).
    """
    for line in plain:
        text = marks.bare[line]
        if fates[line] or text[-1] != ".":
            continue
        absent = [Participant(name, attendance="absent") for name in absent_in(text)[0]]
        for person in (*absent, *told_in(text)):
            head.participants[person.name] = person
            fates[line] = "head"
        if TOLD_OF_ITEM.search(f"\n{text}"):
            head.remarks.append(Field("remarks", text, line, ""))
            fates[line] = "head"


def _names_people(line: str) -> bool:
    if "|" not in line:
        return bool(all_with_party(line))
    name, *notes = cells_of(line)
    return bool(all_with_party(name) or (notes and all_with_party(f"{name} ({notes[0]})")))


def _date_field(head: Head, one: Field) -> None:
    value = " ".join(one.value.split())
    head.read_end(value)
    _take_date(head, value, one.line)


def _time_field(head: Head, one: Field) -> None:
    value = with_hour(one.value)
    if head.date is None and dates_in(value):
        _take_date(head, value, one.line)
    _take_time(head, value)


def _ends_field(head: Head, one: Field) -> None:
    head.ends_at = find_time_range(with_hour(one.value))[0] or head.ends_at


def _place_field(head: Head, one: Field) -> None:
    value = " ".join(one.value.split())
    if hour := _HOUR_BEHIND.search(value):
        _take_time(head, hour[0])
        value = value[: hour.start()]
    head.place = head.place or value or None


def _body_field(head: Head, one: Field) -> None:
    value = " ".join(one.value.split())
    if value and not dates_in(value):
        name = capital(clean_body(value))
        head.body = f'{name}"' if value.endswith('"') and name.count('"') == 1 else name


def _people_field(head: Head, one: Field) -> None:
    attendance = "apologies" if "med afbud" in one.label.casefold() else one.kind
    value = one.value
    if one.kind != "remarks" and (told := TOLD_OF_ITEM.search(value)):
        below = one.line + value.count("\n", 0, told.end())
        head.remarks.append(one._replace(value=value[told.end() :], line=below))
        value = value[: told.start()]
    if one.kind == "present" and (away := _AWAY_BEHIND.search(value)):
        how = "apologies" if "Afbud" in away[0] else "absent"
        names = " ".join(value[away.end() :].split())
        for person in participants_in(names, attendance=how):
            _take_person(head, person)
        value = value[: away.start() + 1]
    set_apart, value = told_in(unbroken(value)), rejoined(value)
    unread: list[str] = []
    people = set_apart or participants_in(value, attendance=attendance, unread=unread)
    if not people or ("stedet" in value and all(who.attendance != "present" for who in people)):
        # `Afbud fra Bo Lind. I stedet mødte Ida Holm.`
        people = (*participants_in(value.partition(". ")[0], attendance=attendance), *people)
    words = " ".join((", ".join(unread) if people else value).split())
    if (unread or not people) and not says_nobody(value) and any(map(str.isalpha, words)):
        lines = (one.line + 1, one.line + 1 + one.value.count("\n"))
        what = "not read as a name below" if people else "no name was read below"
        message = f"{what} {one.label!r}: {words[:_SHOWN]!r}"
        head.diagnostics.append(Diagnostic("people_not_read", "info", message, lines))
    for person in people:
        _take_person(head, person)


def _take_person(head: Head, person: Participant) -> None:
    """Lists that name the same person add up: who is absent in one keeps the party of the other."""
    known = head.participants.get(person.name)
    if known is None:
        head.participants[person.name] = person
        return
    kept, other = (known, person) if person.attendance == "present" else (person, known)
    if kept is person:
        del head.participants[person.name]  # the absent stand behind those who came
    head.participants[person.name] = evolve(
        kept, party=kept.party or other.party, role=kept.role or other.role
    )


def _remarks_field(head: Head, one: Field) -> None:
    head.read_end(one.value)
    if fold(one.value) not in ("", "ingen"):
        head.remarks.append(one)
        if told_in(one.value):
            _people_field(head, one)
            return
        people = TOLD_OF_ITEM.split(one.value)[0]
        if not _OF_ITEM.search(people):
            how = "apologies" if "afbud" in people.lower() else "absent"
            for name in absent_in(people)[0]:
                known = head.participants.get(name, Participant(name))
                head.participants[name] = evolve(known, attendance=how)


def _kind_field(head: Head, one: Field) -> None:
    lower = one.value.lower()
    if "referat" in lower:
        head.status = "minutes"
    elif "dagsorden" in lower:
        head.status = head.status or "agenda"
    elif head.body is None and looks_like_body(one.value):  # `Møde: Teknisk Udvalg`
        _body_field(head, one)


def _issued_field(head: Head, one: Field) -> None:
    dates = dates_in(one.value)
    head.issued = dates[0].value if dates else head.issued


_FIELD_READERS: dict[str, Callable[[Head, Field], None]] = {
    "date": _date_field,
    "time": _time_field,
    "ends": _ends_field,
    "place": _place_field,
    "body": _body_field,
    **dict.fromkeys(("present", "apologies", "absent", "substitute"), _people_field),
    "remarks": _remarks_field,
    "kind": _kind_field,
    "issued": _issued_field,
}
