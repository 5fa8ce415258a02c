"""The lines before the first item in, the meeting's facts out: body, day, place, who was there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from attrs import define, field

from casetrack.bodies import clean_body, find_bodies, looks_like_body
from casetrack.dates import find_dates, find_time_range, weekday_of
from casetrack.layout import Layout, fold
from casetrack.marks import Marks
from casetrack.people import participants_in
from casetrack.records import Diagnostic, Participant

__all__ = ["ContentsEntry", "Head", "read_head"]

_LISTS = frozenset({"present", "apologies", "absent", "substitute", "remarks"})
_BARE_LABEL = 7
"""A label of fewer letters needs its colon: `Tid` and `Sted` are words of running text too."""
_TITLE_WORDS = re.compile(
    r"\b(?:åbent?|lukket|tillægs?|ordinært|ekstraordinært|beslutnings)?-?(?:referat|dagsorden|protokol|"
    r"beslutningsprotokol|beslutningsreferat|beslutninger|mødereferat)\b"
    r"|\b(?:mødet|møde|fra|til|for|af|i|den|d|kl|på|vedr)\b(?!-)\.?",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?::\d\d)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?|\bkl\.?\s*\d{1,2}\b",
    re.IGNORECASE,
)
_GENITIVE_MEETING = re.compile(r"(?:s|s['’]|['’]s)\s+møde\b", re.IGNORECASE)
_PLACE_WORDS = re.compile(
    r"\b(?:\w*lokale\w*|\w*sal(?:en)?|\w*rådhus\w*|kantine\w*|\w*værelse\w*|\w*kontor\w*|teams|online|skype)\b",
    re.IGNORECASE,
)
_PLACE_AFTER_TIME = re.compile(
    r"(?:kl\.?\s*\d{1,2}(?:[.:]\d\d)?|\d{4})(?:,?\s+(?:i|på)\s+|,\s+(?!kl))(\S.*)$", re.IGNORECASE
)
_ENDS = re.compile(
    r"mødet (?:blev )?(?:hævet|slut\w*)(?: kl\.?:?)?\s*:?\s*(\d{1,2})[.:](\d\d)", re.IGNORECASE
)
_MERGE_FIELD = re.compile(r"«\w*»")
_PARTS = re.compile(r"\s[-–·•/]\s|\s[-–]|[-–]\s*$|\t|\s\s+")
_EDGES = " \t-–·•,.:;/|"
_LONGEST_TITLE = 200
_LONGEST_FIELDS = 4000
"""A longer line holds no labels; the longest heads on one line have some 1,500 letters."""
_LONGEST_LABEL = 60


class ContentsEntry(NamedTuple):
    """One line of the contents list (indholdsfortegnelse)."""

    title: str
    page: int | None
    line: int


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
    remarks: list[str] = field(factory=list)
    remarks_line: int | None = None
    contents: list[ContentsEntry] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def read_end(self, line: str) -> bool:
        """Take the time from `Mødet hævet kl. 20.15`; whether the line says one."""
        ended = _ENDS.search(line)
        if ended is None:
            return False
        self.ends_at = f"{int(ended[1]):02d}:{ended[2]}"
        return True


class _Field(NamedTuple):
    kind: str
    value: str
    line: int
    label: str


class _Title(NamedTuple):
    line: int
    text: str
    status: str | None
    day: bool
    body: str | None
    weight: float


def read_head(
    marks: Marks, lines: range, layout: Layout, fates: list[str], listed: frozenset[int]
) -> Head:
    """Read the head's lines (from 0) and give each its fate; what is not understood keeps none.

    `listed` are the lines of a contents list that look like item headings.
    """
    head = Head()
    plain = _read_contents(head, marks, lines, fates, listed)
    fields, plain = _read_labels(plain, marks, layout, fates)
    for one in fields:
        _FIELD_READERS.get(one.kind, _ignore)(head, one)
    _read_title(head, plain, marks, layout, fates)
    _read_place(head, plain, marks, fates)
    return head


def _read_contents(
    head: Head, marks: Marks, lines: range, fates: list[str], listed: frozenset[int]
) -> list[int]:
    """Take the contents list out; give back the filled lines that are left."""
    left: list[int] = []
    inside = False
    wrapped = ""
    for number in lines:
        if not marks.bare[number]:
            continue
        mark = marks.at.get(number)
        kind = mark.kind if mark else ""
        if kind == "contents" and mark:
            title = f"{wrapped} {mark.value}".strip()
            head.contents.append(
                ContentsEntry(title, int(mark.rest) if mark.rest else None, number)
            )
            wrapped = ""
        elif kind in ("contents_head", "group", "page", "furniture"):
            inside = inside or kind == "contents_head"
        elif number in listed:
            head.contents.append(ContentsEntry(marks.bare[number], None, number))
        elif inside and _dotted_follows(marks, number, lines.stop):
            wrapped = f"{wrapped} {marks.bare[number]}".strip()
        else:
            left.append(number)
            continue
        fates[number] = "furniture" if kind in ("page", "furniture") else "contents"
    return left


def _dotted_follows(marks: Marks, number: int, stop: int) -> bool:
    following = (line for line in range(number + 1, min(stop, number + 4)) if marks.bare[line])
    mark = marks.at.get(next(following, -1))
    return mark is not None and mark.kind == "contents"


def _read_labels(
    plain: list[int], marks: Marks, layout: Layout, fates: list[str]
) -> tuple[list[_Field], list[int]]:
    """Values by their labels: on the same line, glued, on the lines below, or labels first."""
    fields: list[_Field] = []
    waiting: list[tuple[str, str, int]] = []
    open_list: list[str] | None = None
    open_at: tuple[str, str, int] | None = None
    left: list[int] = []
    last = -2
    for number in plain:
        found = _labels_in(marks.bare[number], layout)
        if found:
            if open_at and open_list is not None:
                fields.append(_Field(open_at[0], "\n".join(open_list), open_at[2], open_at[1]))
            open_at, open_list = None, None
            fates[number] = "head"
            for kind, label, value in found[:-1]:
                fields.append(_Field(kind, value, number, label))
            kind, label, value = found[-1]
            if value:
                open_at, open_list = (kind, label, number), [value]
                waiting.clear()
            else:
                waiting.append((kind, label, number))
        elif waiting:
            open_at, open_list = waiting.pop(0), [marks.bare[number]]
            fates[number] = "head"
            if waiting:
                fields.append(_Field(open_at[0], open_list[0], open_at[2], open_at[1]))
                open_at, open_list = None, None
        elif open_list is not None and open_at and _goes_on(open_at[0], marks, number, last):
            open_list.append(marks.bare[number])
            fates[number] = "head"
        else:
            left.append(number)
        last = number
    if open_at and open_list is not None:
        fields.append(_Field(open_at[0], "\n".join(open_list), open_at[2], open_at[1]))
    fields += [_Field(kind, "", number, label) for kind, label, number in waiting]
    return fields, left


def _goes_on(kind: str, marks: Marks, number: int, last: int) -> bool:
    """Whether a line without a label still belongs to the label above it."""
    text = marks.bare[number]
    adjacent = number == last + 1
    if kind in ("present", "apologies", "absent", "substitute"):
        return bool(participants_in(text)) and (adjacent or len(text) < 60)
    return adjacent and kind in (*_LISTS, "place", "body")


def _labels_in(line: str, layout: Layout) -> list[tuple[str, str, str]]:
    """(what, label, value) for each label on the line, in order; the value may be empty."""
    if len(line) > _LONGEST_FIELDS:
        return []
    line = line.replace("|", " ").replace("---", " ").strip().replace("**", "")
    folded = fold(line)
    if folded in layout.head:
        return [(layout.head[folded], line.rstrip(": "), "")]
    found = _colon_labels(line, layout) if ":" in line else []
    if found:
        return found
    for label, kind in layout.head.items():
        if folded.startswith(label):
            rest = line[len(label) :]
            glued = rest[:1].isupper() and line[len(label) - 1].islower()
            counted = kind in ("date", "time") and rest.strip()[:1].isdigit()
            if glued or (rest[:1].isspace() and (counted or len(label) >= _BARE_LABEL)):
                return [(kind, line[: len(label)], rest.strip())]
    return []


def _colon_labels(line: str, layout: Layout) -> list[tuple[str, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    position = line.find(":")
    while position != -1:
        words = line[max(0, position - _LONGEST_LABEL) : position].split(" ")
        for count in (3, 2, 1):
            label = " ".join(words[-count:])
            if len(words) >= count and fold(label) in layout.head:
                start = position - len(label)
                found.append((start, position + 1, layout.head[fold(label)], label))
                break
        position = line.find(":", position + 1)
    if not found or (found[0][0] > 0 and not _is_title(line[: found[0][0]], layout)):
        return []
    ends = [start for start, *_ in found[1:]] + [len(line)]
    return [
        (kind, label, line[after:end].strip())
        for (_, after, kind, label), end in zip(found, ends, strict=True)
    ]


def _is_title(text: str, layout: Layout) -> bool:
    return bool(_TITLE_WORDS.search(text)) or looks_like_body(text.strip())


def _read_title(
    head: Head, plain: list[int], marks: Marks, layout: Layout, fates: list[str]
) -> None:
    """Body, day and kind of document from the title lines; the one that says it most plainly
    counts.
    """
    titles: list[_Title] = []
    for number in plain:
        line = _MERGE_FIELD.sub("", marks.bare[number])
        mark = marks.at.get(number)
        if len(line) > _LONGEST_TITLE or (mark is not None and mark.kind == "absence"):
            continue
        if head.read_end(line):
            fates[number] = "head"
            continue
        title = _title(number, line, layout)
        if title.status and (head.status is None or title.status == "minutes"):
            head.status = title.status
            head.supplement = head.supplement or "tillæg" in line.lower()
        if title.status or title.day or title.body:
            fates[number] = "head"
            titles.append(title)
    bodies = [one for one in titles if one.body]
    if bodies and head.body is None:
        head.body = max(bodies, key=lambda one: one.weight).body
    days = [one for one in titles if one.day and one.weight > 0]
    if days:
        day = max(days, key=lambda one: one.weight)
        _take_date(head, day.text, day.line)


def _title(number: int, line: str, layout: Layout) -> _Title:
    """What a title line says, and how plainly: a line that says nothing else weighs most."""
    status = _status(line.lower(), layout)
    dates = find_dates(line)
    titled = bool(status or dates)
    spans = [(one.start, one.end) for one in dates]
    body, rest = _body_in(line, spans, titled=titled, named=bool(status))
    left = sum(map(str.isalnum, _TITLE_WORDS.sub("", rest)))
    weight = 2.0 * bool(status) + bool(dates) + (0.5 if body else 0.0)
    weight += 3.0 if left <= 2 else -left / 100
    if line.endswith((".", "!")):
        weight -= 3.0
    return _Title(number, line, status, bool(dates), body, weight)


def _status(lower: str, layout: Layout) -> str | None:
    for status in ("minutes", "agenda"):
        for word in layout.words[status]:
            position = lower.find(word)
            if (
                position != -1
                and not lower[position + len(word) : position + len(word) + 1].isalpha()
            ):
                return status
    return None


def _body_in(
    line: str, spans: list[tuple[int, int]], *, titled: bool, named: bool
) -> tuple[str | None, str]:
    """The body a title line names, and what is left of the line besides it, its dates and times.

    In a line that also says `Referat` and a day, any name counts (`REFERAT Social Bæredygtighed d.
    ...`).
    """
    rest = line
    for start, end in reversed(spans):
        rest = f"{rest[:start]} - {rest[end:]}"
    genitive = bool(_GENITIVE_MEETING.search(rest))
    rest = _WEEKDAYS.sub(" - ", _CLOCK.sub(" - ", rest))
    parts = [_trimmed(part) for part in _PARTS.split(_trimmed(rest))]
    for part in parts:
        if part and looks_like_body(part):
            body = _capital(clean_body(part, genitive=genitive))
            return body, rest.replace(part, " ", 1)
    bodies = find_bodies(rest) if titled and len(line) < 140 else []
    if bodies:
        start, end, name = bodies[0]
        return _capital(name), rest[:start] + rest[end:]
    first = parts[0] if parts else ""
    if spans and named and 2 < len(first) < 60 and first[0].isupper():
        return clean_body(first, genitive=genitive), rest.replace(first, " ", 1)
    return None, rest


def _trimmed(text: str) -> str:
    """Without the words that open and close a title (`Referat fra mødet i ... den`)."""
    text = text.strip(_EDGES)
    while True:
        match = _TITLE_WORDS.match(text)
        if not match or not match.end():
            break
        text = text[match.end() :].strip(_EDGES)
    while True:
        words = text.rsplit(None, 1)
        if len(words) == 2 and _TITLE_WORDS.fullmatch(words[1].strip(_EDGES)):
            text = words[0].strip(_EDGES)
        else:
            return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _take_date(head: Head, text: str, number: int) -> None:
    dates = find_dates(text)
    if not dates:
        return
    lines = (number + 1, number + 1)
    day = dates[0].value
    if day is None:
        head.diagnostics.append(
            Diagnostic("impossible_date", "warning", f"no such day: {dates[0].text}", lines)
        )
    elif head.date is None:
        head.date = day
    elif head.date != day:
        message = f"the head gives two days: {head.date} and {day}"
        head.diagnostics.append(Diagnostic("two_dates", "warning", message, lines))
    weekday = weekday_of(text)
    if day is not None and weekday is not None and weekday != day.weekday():
        message = f"{day} is not the weekday printed: {text.strip()}"
        head.diagnostics.append(Diagnostic("weekday_mismatch", "warning", message, lines))
    _take_time(head, text[: dates[0].start] + " " + text[dates[0].end :])


def _take_time(head: Head, text: str) -> None:
    starts, ends = find_time_range(text)
    head.starts_at = head.starts_at or starts
    head.ends_at = head.ends_at or ends


def _read_place(head: Head, plain: list[int], marks: Marks, fates: list[str]) -> None:
    """Where no label gives the place: what follows the time, or a line that names a room."""
    if head.place:
        return
    titles = [number for number in plain if fates[number] == "head"]
    for number in titles:
        after = _PLACE_AFTER_TIME.search(marks.bare[number])
        if after:
            head.place = after[1].strip(" .")
            return
    for number in plain:
        text = marks.bare[number]
        below = bool(titles) and number > titles[0]
        if not fates[number] and _can_be_place(text) and (below or _PLACE_WORDS.search(text)):
            _take_time(head, text)
            head.place = _CLOCK.sub("", text).strip(" ,.")
            if head.place.startswith(("i ", "I ")):
                head.place = head.place[2:]
            fates[number] = "head"
            return


def _can_be_place(text: str) -> bool:
    return 4 < len(text) < 120 and text[-1] not in ".:" and "møde" not in text.lower().split()


def _date_field(head: Head, one: _Field) -> None:
    _take_date(head, one.value, one.line)


def _time_field(head: Head, one: _Field) -> None:
    if head.date is None and find_dates(one.value):
        _take_date(head, one.value, one.line)
    _take_time(head, one.value)


def _ends_field(head: Head, one: _Field) -> None:
    head.ends_at = find_time_range(one.value)[0] or head.ends_at


def _place_field(head: Head, one: _Field) -> None:
    head.place = head.place or " ".join(one.value.split()) or None


def _body_field(head: Head, one: _Field) -> None:
    value = " ".join(one.value.split())
    if value:
        head.body = _capital(clean_body(value))


def _people_field(head: Head, one: _Field) -> None:
    attendance = "apologies" if "med afbud" in one.label.casefold() else one.kind
    people = participants_in(_rejoined(one.value), attendance=attendance)
    for person in people:
        if one.kind != "present":
            head.participants.pop(person.name, None)
        head.participants.setdefault(person.name, person)


def _rejoined(value: str) -> str:
    """A list that wraps is one line; a list with a name a line keeps its lines."""
    rows = value.split("\n")
    if len(rows) > 1 and "," in rows[0]:
        return " ".join(rows)
    return value


def _remarks_field(head: Head, one: _Field) -> None:
    if fold(one.value) not in ("", "ingen"):
        head.remarks.append(one.value)
        head.remarks_line = one.line if head.remarks_line is None else head.remarks_line


def _kind_field(head: Head, one: _Field) -> None:
    lower = one.value.lower()
    if "referat" in lower:
        head.status = "minutes"
    elif "dagsorden" in lower:
        head.status = head.status or "agenda"


def _issued_field(head: Head, one: _Field) -> None:
    dates = find_dates(one.value)
    head.issued = dates[0].value if dates else head.issued


def _ignore(head: Head, one: _Field) -> None:
    """Labels that say nothing a record holds."""


_FIELD_READERS: dict[str, Callable[[Head, _Field], None]] = {
    "date": _date_field,
    "time": _time_field,
    "ends": _ends_field,
    "place": _place_field,
    "body": _body_field,
    "present": _people_field,
    "apologies": _people_field,
    "absent": _people_field,
    "substitute": _people_field,
    "remarks": _remarks_field,
    "kind": _kind_field,
    "issued": _issued_field,
}
