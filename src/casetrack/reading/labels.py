"""Labels of the head in (`Mødedato`, `Til stede`), their values out: on their line or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from casetrack.bodies import looks_like_body
from casetrack.dates import find_time_range
from casetrack.lazy import regex
from casetrack.reading.layout import Layout, fold
from casetrack.reading.marks import Marks
from casetrack.reading.people import (
    adds_to_name,
    breaks_between,
    can_be_people,
    is_list_of_names,
    participants_in,
    rejoined,
    says_nobody,
)
from casetrack.reading.rooms import ends_in_street, names_place
from casetrack.reading.text import COLUMN
from casetrack.reading.titles import dates_in, is_title

__all__ = ["LONGEST_LABEL", "TOLD_OF_ITEM", "Field", "cells_of", "person_of", "read_labels"]

_PEOPLE = frozenset({"present", "apologies", "absent", "substitute"})
_LISTS = _PEOPLE | {"remarks"}
_BARE_LABEL = 7
"""A label of fewer letters, but for names, needs its colon: `Tid` is a word of running text too."""
_COLUMN = ("\t", COLUMN)
"""Between a label without a colon and its value, where these stand in columns."""
_CELL = regex(r"\t|\s{2,}")
"""Between the cells of a row."""
_ABOUT_PEOPLE = regex(r"(?:\s+(?:navn|parti|rolle|funktion|status|fremmøde))+", re.IGNORECASE)
"""The heads of columns beside that of names: `Medlemmer      Parti   Fremmøde`."""
_LONGEST_FIELDS = 4000
"""A longer line holds no labels; the longest heads on one line have some 1,500 letters."""
LONGEST_LABEL = 60
TOLD_OF_ITEM = regex(
    r"(?:(?<=\.)\s+|\n)(?=(?:Sag|Punkt|Pkt)(?:erne)?\b[^\n]{0,20}?\d[^\n]{0,60}?"
    r"\b(?:udg|udsæt|udsat|udskyd|udskudt|tage|trækkes|trukket|flytte))"
)
"""Between who was away and what is said of items: `Afbud: Bo Lind. Sag nr. 8 udgik.`"""
_PEOPLE_BEHIND = regex(r"\s(?:Medlemmer|Mødedeltagere|Deltagere)\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])")
"""A list of people behind other fields: `Mødested: Rådhuset Medlemmer Ida Holm (ih) V`."""
_OF_MEETING = regex(
    r"(?:referat|dagsorden|(?:beslutnings)?protokol|indkaldelse)\b"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag\s(?:den|d\.)\s\d",
    re.IGNORECASE,
)
"""Reads `REFERAT FRA Kulturudvalget` and `Torsdag den 3. maj`, not `Ida Holm`."""
_LONGEST_PLACE = 40
_AUTHORITY = regex(r"\A[^\d,]+ (?:Kommune|kommune|Regionskommune)\Z")
"""Reads `Vesterby Kommune`, not `Nørregade 4, Vesterby Kommune`."""
_LABELLED = 25
"""A colon within so many letters closes a label, known or not."""
_SENDER = frozenset({"Fra", "From", "Afsender"})
_SENDERS = tuple(f"{label}:" for label in _SENDER)
_SENT = frozenset({"Sendt", "Sent", "Emne", "Subject"})
"""Beside the sender, these make a mail: a head can say `Fra: 16.00` and `Til: 18.00`."""
_SUBJECT = frozenset({"Emne", "Subject"})
"""What it names can be the meeting."""
_LABELS = _SENDER | _SENT | {
    "Til", "To", "Modtager", "Cc", "CC", "Bcc", "Dato", "Date", "Svar til", "Prioritet",
    "Vedhæftet", "Vedhæftede filer", "Vedhæftninger", "Attachments",
}  # fmt: skip
_WRAPS = (",", ";")


class Field(NamedTuple):
    """A label and its value, which begins on `line` or else has its label there."""

    kind: str
    value: str
    line: int
    label: str


def read_labels(
    plain: list[int], marks: Marks, layout: Layout, fates: list[str]
) -> tuple[list[Field], list[int]]:
    """Values by their labels: on the same line, glued, on the lines below, or labels first."""
    fields = _Fields()
    titles = layout.words["minutes"] | layout.words["agenda"]
    plain = without_mail(plain, marks, fates)
    left: list[int] = []
    last = -2
    for above, number in zip([0, *plain], plain, strict=False):
        text = marks.bare[number]
        labels = _labels_in(text, layout)
        if ":" not in text and labels[:1] and labels[0][0] == "secretary" and fields.lists_people:
            labels = []  # `Formand Ida Holm (A)`, the first below `Medlemmer`
        titled = len(text) <= LONGEST_LABEL and fold(text) in titles
        if titled or "contents" in fates[above:number]:
            fields.cut()  # what follows is the list of items
        if labels:
            fields.take_labels(labels, number)
        elif not fields.take_value(text, number, adjacent=number == last + 1):
            left.append(number)
            continue
        fates[number] = "head"
        last = number
    return fields.close(), left


class _Fields:
    """Labels and their values, line by line."""

    def __init__(self) -> None:
        self._read: list[Field] = []
        self._waiting: list[Field] = []
        self._open: Field | None = None
        self._below: list[str] = []

    @property
    def lists_people(self) -> bool:
        """Whether a list of people begins below or goes on."""
        waits = bool(self._waiting) and self._waiting[0].kind in _PEOPLE
        return waits or (self._open is not None and self._open.kind in _PEOPLE)

    def take_labels(self, labels: list[tuple[str, str, str]], number: int) -> None:
        """The labels of one line; the last one's value may go on, or follow, on the lines below."""
        self._end()
        for kind, label, value in labels[:-1]:
            self._read.append(Field(kind, value, number, label))
        kind, label, value = labels[-1]
        if value:
            self._open = Field(kind, value, number, label)
            self._waiting.clear()
        else:
            self._waiting.append(Field(kind, "", number, label))

    def take_value(self, text: str, number: int, *, adjacent: bool) -> bool:
        """Whether a line without a label is a value, or more of one."""
        if "|" in text:
            if not (adjacent or self._waiting):
                self.cut()  # a table of its own
            text = self._of_table(text)
        people = self._open is not None and self._open.kind in _PEOPLE
        if self._waiting and people and adjacent and breaks_between(self._last(), text):
            self._below.append(text)
            return True
        if self._waiting and self._waiting[0].kind in ("body", "place", "kind") and dates_in(text):
            self._skip_to(("date", "time"))  # `Udvalg:` without a value, then `Dato:` and the day
        if [one.kind for one in self._waiting] == ["absent", "apologies"]:
            self._skip_to(("apologies",))  # `Fraværende:` without a value, then `Afbud:`
        if self._waiting and self._waiting[0].kind in _PEOPLE:
            if fold(text).startswith("navn ("):
                return True  # the head of a table
            if not can_be_people(text):
                self._skip_to(("remarks",))
            if not self._waiting:
                self.cut()
                return False
        if self._waiting:
            self._end()
            self._open = self._waiting.pop(0)._replace(value=text, line=number)
            return True
        placed = self._open is not None and self._open.kind == "place"
        listed = self._last()[-1:] == "," and (people or placed)
        if self._open is None or not _goes_on(self._open, text, adjacent=adjacent or listed):
            return False
        self._below.append(text)
        return True

    def _last(self) -> str:
        return self._below[-1] if self._below else self._open.value if self._open else ""

    def _of_table(self, row: str) -> str:
        """The row of a table as a line; in a list of people a name with its notes in brackets."""
        one = self._waiting[0] if self._waiting else self._open
        people = one is not None and one.kind in _PEOPLE
        return person_of(row) if people else " ".join(cells_of(row))

    def cut(self) -> None:
        """Let no value begin or go on below this line."""
        self._end()
        self._read += self._waiting
        self._waiting.clear()

    def _skip_to(self, kinds: tuple[str, ...]) -> None:
        while self._waiting and self._waiting[0].kind not in kinds:
            self._read.append(self._waiting.pop(0))

    def close(self) -> list[Field]:
        """All fields; labels that no value follows have an empty one."""
        self._end()
        return self._read + self._waiting

    def _end(self) -> None:
        if self._open is not None:
            value = "\n".join([self._open.value, *self._below])
            self._read.append(self._open._replace(value=value))
        self._open, self._below = None, []


def cells_of(row: str) -> list[str]:
    """What the cells of a table's row hold."""
    return [cell.strip() for cell in row.strip("| ").split("|")]


def person_of(row: str) -> str:
    """The row of a table of people: a name with what the other cells say in brackets."""
    name, *notes = filter(None, cells_of(row))
    return f"{name} ({', '.join(notes)})" if notes else name


def _goes_on(one: Field, text: str, *, adjacent: bool) -> bool:
    """Whether a line without a label still belongs to the label above it."""
    if one.kind in ("date", "time"):
        return adjacent and _completes(one.value, text)
    if one.kind in _PEOPLE:
        if says_nobody(one.value) or _OF_MEETING.match(text):
            return False
        unfinished = one.value[-1:] in "-," or ("undtagen" in one.value and one.value[-1:] != ".")
        if adjacent and (
            unfinished or text[0] == "(" or participants_in(rejoined(text)) or adds_to_name(text)
        ):
            return True
        if adjacent and text[:2] in ("Sa", "Pu", "Pk") and TOLD_OF_ITEM.match(f"\n{text}"):
            return True
        return len(text) < LONGEST_LABEL and can_be_people(text) and bool(participants_in(text))
    if one.kind in ("place", "body") and text[0].isupper() and 0 < text.find(": ") < _LABELLED:
        return False
    sentence = text[-1] == "." and len(text) > _LONGEST_PLACE
    if one.kind == "place" and (sentence or _AUTHORITY.match(text)):
        return False
    paged = text.strip(".").isdigit() and not ends_in_street(one.value)
    return adjacent and one.kind in (*_LISTS, "place", "body") and not paged


def _completes(value: str, text: str) -> bool:
    """Whether a day or a time is only read when the next line is read with it."""
    whole = f"{value} {text}"
    if dates_in(text) or len(whole) > LONGEST_LABEL * 2:
        return False
    more = len(dates_in(whole)) > len(dates_in(value))
    return more or find_time_range(whole)[0] != find_time_range(value)[0] is None


def _labels_in(line: str, layout: Layout) -> list[tuple[str, str, str]]:
    """(what, label, value) for each label on the line, in order; the value may be empty."""
    if len(line) > _LONGEST_FIELDS:
        return []
    line = line.replace("|", " ").replace("---", " ").strip().replace("**", "")
    if ":" in line:  # the entry `- Udvalg` of a menu is no label
        line = line.removeprefix("- ")
    folded = fold(line[:LONGEST_LABEL])
    if folded in layout.head and len(line) <= LONGEST_LABEL:
        return [(layout.head[folded], line.rstrip(": "), "")]
    found = _colon_labels(line, layout) if ":" in line else []
    if found:
        return found
    labels = layout.head_labels.get(folded[:1], ())
    for label in filter(folded.startswith, labels) if folded.startswith(labels) else ():
        kind, rest = layout.head[label], line[len(label) :]
        rest = rest[1:] if rest.startswith(f".{COLUMN}") else rest  # `NB.   Først`
        value = rest.strip()
        counted = kind in ("date", "time") and value[:1].isdigit()
        counted = counted or (kind == "time" and value[:2].lower() == "kl")
        glued = line[len(label) - 1].islower() and (
            rest[:1].isupper() or (counted and not rest[0].isspace())
        )
        long = len(label) >= _BARE_LABEL or (kind in _PEOPLE and rest.strip()[:1].isupper())
        if kind == "place" and rest[:1].isspace():  # `Mødelokale 2` is the place itself
            long = long or rest.strip()[0].isupper()
            long = names_place(rest.split()[0].strip(",")) or (long and not names_place(label))
        elif kind in _PEOPLE:
            long = long or is_list_of_names(rest)
        elif kind == "body" and rest[1:2].isupper():
            long = looks_like_body(rest.strip())
        long = long and not rest.startswith(" til ")  # `Indkaldelse til møde i Byrådet`
        column = rest.startswith(_COLUMN)
        if column and fold(_CELL.split(rest.strip(), 1)[0]) in layout.head:
            return []  # the head of a table: `Udvalg   Dato   Type`
        if column and kind in _PEOPLE and _ABOUT_PEOPLE.fullmatch(rest):
            return [(kind, line[: len(label)], "")]
        if glued or (rest[:1].isspace() and (counted or long or column)):
            return [(kind, line[: len(label)], rest.strip())]
    return []


def _colon_labels(line: str, layout: Layout) -> list[tuple[str, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    position = line.find(":")
    while position != -1:
        words = line[max(0, position - LONGEST_LABEL) : position].split(" ")
        for count in (3, 2, 1):
            label = " ".join(words[-count:])
            if len(words) >= count and fold(label) in layout.head:
                start = position - len(label)
                found.append((start, position + 1, layout.head[fold(label)], label))
                break
        position = line.find(":", position + 1)
    if not found or (found[0][0] > 0 and not is_title(line[: found[0][0]])):
        return []
    parted = len(found) > 1 and found[-1][2] not in _LISTS
    if parted and (people := _PEOPLE_BEHIND.search(line, found[-1][1])):
        found.append((people.start(), people.end(), "present", people[0].strip()))
    ends = [start for start, *_ in found[1:]] + [len(line)]
    return [
        (kind, label, line[after:end].strip())
        for (_, after, kind, label), end in zip(found, ends, strict=True)
    ]


def without_mail(plain: Sequence[int], marks: Marks, fates: list[str]) -> list[int]:
    """The lines without those that head a mail; these are none of the minutes' own."""
    left = [*plain]
    if not any(marks.bare[line].startswith(_SENDERS) for line in plain):
        return left
    for run in _runs(plain, marks):
        labels = {_label(marks.bare[line]) for line in run}
        if labels & _SENDER and labels & _SENT:
            for line in run:
                if _label(marks.bare[line]) not in _SUBJECT:
                    fates[line] = "furniture"
                    left.remove(line)
    return left


def _runs(plain: Sequence[int], marks: Marks) -> Iterator[list[int]]:
    """Lines with the labels of a mail, one below the other, and those that they wrap over."""
    run: list[int] = []
    for line in plain:
        text = marks.bare[line]
        wraps = bool(run) and run[-1] == line - 1 and marks.bare[line - 1].endswith(_WRAPS)
        if wraps or (_label(text) in _LABELS and not _is_hour(text)):
            run.append(line)
        elif run:
            yield run
            run = []
    yield run


def _label(text: str) -> str:
    label, colon, _ = text.partition(":")
    return label.strip("* ") if colon else ""


def _is_hour(text: str) -> bool:
    value = text.partition(":")[2].lstrip("* ")
    return _label(text) in _SENDER and (value[:1].isdigit() or value[:2].lower() == "kl")
