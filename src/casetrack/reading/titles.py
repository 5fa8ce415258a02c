"""Title lines in (`REFERAT Direktionen d. 16-01-2023`), what each says of the meeting out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from casetrack.bodies import clean_body, find_bodies, looks_like_body
from casetrack.casenumber import parse_alone
from casetrack.dates import DateMatch, find_dates
from casetrack.lazy import regex
from casetrack.reading.landmarks import TELLS
from casetrack.reading.layout import Layout
from casetrack.reading.rooms import names_place
from casetrack.reading.text import COLUMN

__all__ = [
    "CLOCK", "LONGEST_TITLE", "Title", "besides_meeting", "capital", "dates_in", "is_cut",
    "is_running", "is_title", "part_case", "read_titles", "same_title", "says_nothing_else",
    "unlabelled", "with_hour", "with_rest", "without_menus",
]  # fmt: skip

_TITLE_WORDS = regex(
    r"\b(?:åbent?|lukket|tillægs?|ordinært|ekstraordinært|beslutnings)?-?(?:referat|dagsorden|protokol|"
    r"beslutningsprotokol|beslutningsreferat|beslutninger|mødereferat|indkaldelse)\b"
    r"|\b(?:åbent?|lukket|(?:ekstra)?ordinært(?= møde)|mødet|møde|fra|til|for|af|i|den|d|kl|på"
    r"|vedr)\b(?!-)\.?"
    r"|\bnr\.?\s?\d{1,4}(?:/\d{2,4})?\b"
    r"|\b(?:godkendt|endeligt?|foreløbigt?|udkast)\b(?=\s(?:til\s)?\w*(?:referat|protokol|dagsorden))",
    re.IGNORECASE,
)
"""Reads `Beslutningsprotokol`, `Referat fra mødet` and `nr. 4/2019`, not `Byrådet`."""
_OF_AUTHORITY = regex(r"\s(?:i|for)\s[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]*)?\sKommune\Z", re.IGNORECASE)
"""Where the body is at home: `Handicaprådet i Vesterby Kommune`."""
_BOARD = (
    r"(?:.{0,60}(?:udvalg|råd|direktion|bestyrelse)(?:et|en|n)?"
    r"|(?:.{0,30}\s)?Udvalget\s(?:for|om)\s.{3,60})"
)
_IS_AUTHORITY = regex(r"(?:[\w-]+\s){1,3}Kommune|Region\s\w+", re.IGNORECASE)
"""Reads `Vesterby Kommune` and `Region Sjælland`, not `Kommunens Ældreråd`."""
_BESIDE_AUTHORITY = regex(
    rf"({_BOARD}),\s(?:\w[\w-]+\s){{1,2}}Kommune\Z|(?:\w[\w-]+\s){{1,2}}Kommune,\s({_BOARD})\Z",
    re.IGNORECASE,
)
"""Reads `Byrådet, Vesterby Kommune` and `Vesterby Kommune, Byrådet`, not `Teknik og Miljø, Vesterby
Kommune`, which sends a letter.
"""
_AT_HOME = regex(r"(?=\s)(?:\s(?:i\s)?[A-ZÆØÅ][\w-]+){0,2}(?:\s(?:19|20)\d\d)?\Z")
"""Reads what stands behind the name of a body in `Grønt Råd Odsherred 2013`."""
_EXTRAORDINARY = regex(r"(?<=\w),? \(?(?:ekstra)?ordinært?(?: møde)?\)?(?=\s|\Z)", re.IGNORECASE)
"""What stands behind the name of a body in `Byrådet, ekstraordinært møde`."""
_KIND_OF_MEETING = regex(r"(?:fællesmøde|(?:ekstra)?ordinært \w+møde)\b", re.IGNORECASE)
"""Opens a line of its own: `Fællesmøde mellem Kulturudvalget og Skoleudvalget`."""
_LONGEST_NAME = 60
_WEEKDAYS = regex(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?\b", re.IGNORECASE)
"""Reads `Mandag` and `onsdagen`, not `månedag`."""
CLOCK = regex(
    r"\b(?:(?:fra )?kl\.?\s*\d{1,2}\b(?:[.:]\d\d)?"
    r"|(?=\d)(?<!lokale )(?<!rum )(?<!værelse )(?-i:(?<!\b[A-Z] ))\d{1,2}[.:]\d\d)(?::\d\d)?"
    r"(?:\s*[-–]\s*\d{1,2}[.:]\d\d|\s*til:?\s*(?:kl\.?\s*)?\d{1,2}\b(?:[.:]\d\d)?)?",
    re.IGNORECASE,
)
"""A time of day: reads `16.30` and `fra kl. 16 til kl. 18`, not `lokale 2.11`."""
_TELLS = regex(r"\s(?!(?:i|for|og|af|på|den|d)\b)[a-zæøå]{2,}")
"""What goes on so behind the name of a body is a sentence: `Byplanudvalget godkendte forslaget`."""
_NAMELESS_TELLS = regex(
    r"(?:Udvalget|Rådet|Bestyrelsen|Nævnet|Forvaltningen|Administrationen|Sagen)\s"
    r"(?!(?:i|for|og|af|på|den|d|vedrørende)\b)[a-zæøå]{2,}"
)
"""Reads `Udvalget sendte et udkast i høring`, not `Udvalget for Teknik`."""
_COUNTED = regex(r"\bnr\.?\s?\d{1,4}(?:/\d{2,4})?\b", re.IGNORECASE)
"""Which meeting of the year it is: `Byrådets møde nr. 8/2018`."""
_BARE_HOUR = regex(r"\d{1,2}(?:[.:]\d\d)?(?:\s?(?:[-–]|til)\s?\d{1,2}(?:[.:]\d\d)?)?\s?\Z")
"""Reads `16.30` and `16-18`, not `16.30 i`."""
_GENITIVE_MEETING = regex(r"(?:s|s['’]|['’]s)\s+møde\b", re.IGNORECASE)
"""Reads `Byrådets møde`, not `Byrådet møde`."""
_MERGE_FIELD = regex(r"«\w*»")
"""Reads `«Udvalg»`, not `Udvalg`."""
_PARTS = regex(r"\s[-–·•/|]\s|\s[-–]|[-–]\s*$|\t|\s\s+")
"""Reads `Byrådet - Referat` and `Byrådet | Referat`, not `Plan-udvalget`."""
_HELD = regex(
    r"(?:\w+ )?mødet?\b(?: nr\.? ?\d{1,4},?)?(?: (?:blev )?(?:af)?holdt)?(?: \w{3,4}dag,?)?"
    r"(?: (?:den|d\.))? \d[\w. -]{5,20}\d,? kl\.? ?\d[\d.: –-]{0,14}(?:,? (?:i|på) \S|\Z)"
    r"|(?:\w{3,4}dag,? )?(?:den |d\. )?\d[\w. -]{5,20}\d,? kl\.? ?\d[\d.: –-]{0,14} (?:af)?holdt ",
    re.IGNORECASE,
)
"""`Mødet blev holdt tirsdag den 9. marts 1999 kl. 14.00 i lokale 2.` is a title."""
_CHANGED = regex(r"\w{3}s møde\b.{3,60}\b(?:er|bliver|blev) (?:aflyst|flyttet|rykket|ændret)\b")
"""Reads `Byrådets møde den 3. maj er aflyst`, not `Mødet den 3. maj er aflyst`."""
_EDGES = " \t-–·•,.:;/|"
LONGEST_TITLE = 200
_CUT_WORD = regex(r"[a-zæøåé]{2}-\Z")
"""Reads `Teknik- og miljøud-`, not `Teknik`."""
_REST_OF_WORD = regex(r"(?!(?:og|eller|samt)\b)[a-zæøåé]")
"""Reads `valget`."""
_UNFINISHED = (" og", " for", ",", "-")
"""A name that ends so goes on in the next line."""
_HOUR_FOLLOWS = (" kl.", " kl", " den", " d.")
"""A title that ends so has its hour or its day in the next line."""
_DAY_CUT = regex(r" (?:den|d\.) \d{1,2}\.(?: [a-z]{3,9})?\Z")
"""Reads the end of `Referat fra mødet i Byrådet den 3.`, not of `den 3. maj 2022`."""

_OPEN_ENDS = (
    *(" i", " og", " af", " for", " til", " ved", " på", " om", " med", " den", " fra", " -", " –"),
    *(" efter", " samt", " mellem", " under", " mod", " hos", " eller"),
    ",",
)
_WHOSE = regex(r" [a-zæøå]{3,}(?:[ei]n|et|er|ne)s\Z")
"""Reads `bro over havnens`, not `hal i Vojens`."""
_LABELLED = regex(
    r"(?:Emne|Titel|Overskrift|Sagens? titel|Sagstitel|Vedr\.?|Vedrørende|Angående):\s+(?=\S)"
)
"""Reads `Emne: Ny bro` and `Sagens titel: Ny bro`, not `Emner: Ny bro`."""


class Title(NamedTuple):
    """What one title line says.

    Attributes:
        lines: the lines it stands on, from 0; two where the name of the body is cut.
        status: `minutes`, `agenda` or `None`.
        day: whether it holds a date.
        weight: how plainly it speaks of the meeting; below 0 for running text.
    """

    lines: tuple[int, ...]
    text: str
    status: str | None
    day: bool
    body: str | None
    weight: float


def read_titles(rows: Iterable[tuple[int, str]], layout: Layout) -> list[Title]:
    """The titles among (line from 0, text) rows; what says nothing of a meeting is left out."""
    titles: list[Title] = []
    for number, line in rows:
        if len(line) > LONGEST_TITLE:
            continue
        line = _MERGE_FIELD.sub("", line)
        title = _title((number,), line, layout)
        before = titles[-1] if titles else None
        if before and before.lines == (number - 1,) and _is_cut(before, title):
            titles[-1] = _title((number - 1, number), f"{before.text} {line}", layout)
        elif title.status or title.day or title.body:
            titles.append(title)
    return titles


def without_menus(titles: Sequence[Title], rows: Sequence[int]) -> list[Title]:
    """The titles but for those of a menu: bodies, days or meetings in `rows`, equally far apart."""
    if len(titles) < min(_MENU.values()):
        return [*titles]
    place = {line: number for number, line in enumerate(rows)}
    runs: list[list[Title]] = []
    apart = 0
    for one in titles:
        before = runs[-1][-1] if runs else None
        gap = one.lines[0] - before.lines[-1] if before else 0
        if (
            before is not None
            and _listed_as(one) == _listed_as(before)
            and place[one.lines[0]] == place[before.lines[-1]] + 1
            and (len(runs[-1]) == 1 or gap == apart)
            and (not one.day or _days(one) != _days(before))
        ):
            runs[-1].append(one)
        else:
            runs.append([one])
        apart = gap
    kept = [run for run in runs if len(run) < _MENU.get(_listed_as(run[0]), 99) or _in_a_row(run)]
    return [one for run in kept for one in run]


def _in_a_row(run: Sequence[Title]) -> bool:
    """Whether two lines are the days of one meeting: `3. maj 2022`, `4. maj 2022`."""
    days = [day for one in run for day in _days(one) if day is not None]
    if len(run) != 2 or len(days) != 2 or _listed_as(run[0]) != "day":
        return False
    return 0 < (days[1] - days[0]).days <= _LONGEST_MEETING


def _days(title: Title) -> list[date | None]:
    return [found.value for found in dates_in(title.text)]


def _listed_as(title: Title) -> str:
    """`body`, `day`, `meeting` or `minutes` where a line is no more than that, as in a menu."""
    if title.weight < _ALONE or (title.status and not title.day):
        return ""
    if title.status:
        return "minutes"
    return "meeting" if title.body and title.day else "body" if title.body else "day"


_LONGEST_MEETING = 2
"""A meeting goes on for so many days more."""
_MENU = {"body": 3, "day": 2, "meeting": 2, "minutes": 2}
"""So many lines with no more than the name of a body, a day, or both, are a menu."""
_ALONE = 3.0
"""So much weighs a line that says nothing else."""


def is_title(text: str) -> bool:
    """Whether the words can open a title line: `Referat`, `møde`, or the name of a body."""
    return bool(_TITLE_WORDS.search(text)) or looks_like_body(text.strip())


def says_nothing_else(text: str) -> bool:
    """Whether a line has only words that open and close titles: `Ordinært møde`, `til`."""
    return len(text) <= _SHORT and not any(map(str.isalnum, _TITLE_WORDS.sub("", text)))


def besides_meeting(title: str) -> str:
    """What a title line says besides kind, body, day and hour of a meeting."""
    spans = [(one.start, one.end) for one in dates_in(title)]
    return _TITLE_WORDS.sub("", _body_in(title, spans, titled=True, named=True)[1])


def is_cut(title: str) -> bool:
    """Whether the title of an item ends in a word that another must follow."""
    words = title.lower() if title.isupper() else title
    return words.endswith(_OPEN_ENDS) or _WHOSE.search(words) is not None


@lru_cache(4096)  # the same heading stands in every item of a meeting
def is_running(body: str | None, owner: str | None, *, doubtful: bool) -> bool:
    """Whether what reads as the heading of a decision, of a body that can stand in the genitive
    (`owner`), is running text.

    That can end in a day too, but seldom with its year and never with a body alone (`doubtful`);
    what leads to the body gives it away (`Der henvises til Økonomiudvalget, 3. maj 2022, pkt. 4`).
    """
    body = clean_body(owner, genitive=True) if owner else (body or "").strip(" .")
    if doubtful or looks_like_body(body):
        return not looks_like_body(body)
    if _NAMELESS_TELLS.match(body):
        return True
    found = find_bodies(body)
    return bool(found) and (found[0][0] > 0 or _TELLS.match(body, found[0][1]) is not None)


def dates_in(text: str) -> tuple[DateMatch, ...]:
    """The dates of `find_dates`; those of a title or a label are asked for more than once."""
    return _remembered(text) if len(text) <= LONGEST_TITLE else tuple(find_dates(text))


@lru_cache(1024)
def _remembered(text: str) -> tuple[DateMatch, ...]:
    return tuple(find_dates(text))


def with_hour(value: str) -> str:
    """The value of a label of time, on one line: there `15.30` is no number but `kl. 15.30`."""
    value = " ".join(value.split())
    return f"kl. {value}" if _BARE_HOUR.match(value) else value


def with_rest(title: str, rest: str) -> str:
    """A title with what its heading wraps over; a word that the line's end breaks becomes whole.

    >>> with_rest("Ændring af regnskabs-", "regulativet")
    'Ændring af regnskabsregulativet'
    >>> with_rest("Ny VVM-", "redegørelse")
    'Ny VVM-redegørelse'
    """
    if rest and title[-1:] == "-" and _REST_OF_WORD.match(rest):
        if _CUT_WORD.search(title):
            return title[:-1] + rest
        if title[-2:-1].isupper():
            return title + rest
    return f"{title} {rest}".strip()


def part_case(title: str) -> tuple[str, str | None]:
    """A title and the case number in the column behind it.

    >>> part_case("Ny bro          09/39368")
    ('Ny bro', '09/39368')
    """
    words, column, last = title.rpartition(COLUMN)
    number = parse_alone(last.lstrip()) if column and last[-2:-1] != "/" else None
    return (words.rstrip(), number.text) if number else (title, None)


def unlabelled(title: str) -> str:
    """A title without its label: `Emne: Ny bro`."""
    return _LABELLED.sub("", title, count=1)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def _is_cut(before: Title, title: Title) -> bool:
    """Whether the name of the body in `REFERAT <Body> d. <day>` is cut over two lines."""
    if before.text.endswith(_HOUR_FOLLOWS) and (before.status or before.day):
        return True
    if before.status and not before.day and _DAY_CUT.search(before.text):
        return True
    if before.day and title.text[:3] == "kl." and not CLOCK.search(before.text):
        return True
    if not before.status or before.day or not title.day or title.status:
        return False
    name = _trimmed(before.text)
    unfinished = before.text.rstrip().endswith(_UNFINISHED) or title.text[:3] == "og "
    return bool(name) and (before.body is None or unfinished)


def _title(lines: tuple[int, ...], line: str, layout: Layout) -> Title:
    """What a title line says, and how plainly: a line that says nothing else weighs most."""
    status = _status(line.lower(), layout)
    dates = dates_in(line)
    titled = bool(status or dates or _KIND_OF_MEETING.match(line))
    spans = [(one.start, one.end) for one in dates]
    body, rest = _body_in(line, spans, titled=titled, named=bool(status))
    left = sum(map(str.isalnum, _TITLE_WORDS.sub("", rest)))
    weight = 2.0 * bool(status) + bool(dates) + (0.5 if body else 0.0)
    weight += 3.0 if left <= 2 else -left / 100
    ends = line.endswith((".", "!")) or ("s møde" in line and _CHANGED.search(line))
    if ends and not (dates and _HELD.match(line)):
        weight -= 3.0
    return Title(lines, line, status, bool(dates), body, weight)


def _status(lower: str, layout: Layout) -> str | None:
    for status in ("minutes", "agenda"):
        for word in layout.words[status]:
            end = lower.find(word) + len(word)
            if word in lower and not lower[end : end + 1].isalpha():
                return status
    return None


def _body_in(
    line: str, spans: list[tuple[int, int]], *, titled: bool, named: bool
) -> tuple[str | None, str]:
    """The body a title line names, and what is left of the line besides that, dates and times."""
    rest = line
    for start, end in reversed(spans):
        rest = f"{rest[:start]} - {rest[end:]}"
    lower = rest.lower()
    if " kommune" in lower:
        beside = _BESIDE_AUTHORITY.match(rest)
        rest = (beside[1] or beside[2]) if beside else _OF_AUTHORITY.sub("", rest)
    genitive = "møde" in lower and bool(_GENITIVE_MEETING.search(rest))
    if "kl" in lower or "." in rest or ":" in rest:
        rest = CLOCK.sub(" - ", rest)
    if "nr" in lower:
        rest = _COUNTED.sub(" - ", rest)
    if "dag" in lower:
        rest = _WEEKDAYS.sub(" - ", rest)
    if "ordinær" in lower:
        rest = _EXTRAORDINARY.sub(" - ", rest)
    parts = [_trimmed(part) for part in _PARTS.split(_trimmed(rest))]
    for part in parts:
        if part and looks_like_body(part):
            body = capital(clean_body(part, genitive=genitive))
            return body, rest.replace(part, " ", 1)
    for part in parts:
        bodies = find_bodies(part) if part[:1].isupper() and len(part) < _LONGEST_NAME else []
        if bodies and bodies[0][0] == 0 and _AT_HOME.match(part, bodies[0][1]):
            return capital(bodies[0][2]), rest.replace(bodies[0][2], " ", 1)
    bodies = find_bodies(rest) if titled and len(line) < 140 else []
    if bodies:
        start, end, name = _together(rest, bodies)
        return capital(name), rest[:start] + rest[end:]
    first = parts[0]
    named = named and bool(spans) and 2 < len(first) < 60 and first[0].isupper()
    other = TELLS.search(first) or _IS_AUTHORITY.fullmatch(first) or names_place(first)
    if named and not other:
        return clean_body(first, genitive=genitive), rest.replace(first, " ", 1)
    return None, rest


def _together(text: str, bodies: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    """The first body of a title; two that met together (`Fællesmøde mellem A og B`) are one."""
    start, end, name = bodies[0]
    if len(bodies) == 2 and text[end : bodies[1][0]] == " og ":
        return start, bodies[1][1], f"{name} og {bodies[1][2]}"
    return bodies[0]


def _trimmed(text: str) -> str:
    """Without the words that open and close a title (`Referat fra mødet i ... den`)."""
    text = text.strip(_EDGES)
    while match := _TITLE_WORDS.match(text):
        text = text[match.end() :].strip(_EDGES)
    while " " in text and _TITLE_WORDS.fullmatch(text.rsplit(None, 1)[1].strip(_EDGES)):
        text = text.rsplit(None, 1)[0].strip(_EDGES)
    return text


_MISREAD = 3
"""So many letters of a title can be misread, if it is not a short one."""
_SHORT = 20


def same_title(text: str, title: str) -> bool:
    """Whether a line is the title but for a letter or two, as in scans; no number may differ."""
    if text == title:
        return True
    if abs(len(text) - len(title)) > _MISREAD or len(title) < _SHORT:
        return False
    shared = _shared(text, title) + _shared(text[::-1], title[::-1])
    if shared < max(len(text), len(title)) - _MISREAD:
        return False
    return _numbers(text) == _numbers(title)


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if word.isdigit()]


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
