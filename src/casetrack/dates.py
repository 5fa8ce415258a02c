"""Danish dates, times of day and due words in text, read strictly and never from today's date.

`find_dates` and `find_time` read what minutes print as a fact; `find_due` reads when a promise is
to be kept. Nothing is filled in from the clock: a date without a year needs a day to count from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from casetrack.english import ANY_MONTH, NUMBERED, is_month_first, of_24_hours
from casetrack.lazy import regex
from casetrack.periods import (
    MONTH,
    PARTS,
    PERIODS,
    TRIGGERS,
    WEEKDAY,
    WEEKDAYS,
    Period,
    Span,
    lead_before,
    narrowed,
)

__all__ = [
    "DateMatch",
    "Due",
    "find_dates",
    "find_due",
    "find_time",
    "find_time_range",
    "is_next_meeting",
    "parse_date",
    "weekday_of",
]


class DateMatch(NamedTuple):
    """A date in a text: its place, its day and its words.

    The place runs from the day to the year, without weekday, `den` and time. `value` is None for
    a date that does not exist, such as 31-02-2023; of a range (`2.-3. november 2023`) it is the
    first day.
    """

    start: int
    end: int
    value: date | None
    text: str


class Due(NamedTuple):
    """When something is to come back, in the words of the text.

    `text` is a literal part of the sentence, from `start` to `end`, with its preposition. `first`
    and `last` are the first and last day it names, equal for a day, None where the words settle
    none (`næste møde`) or only the other (`senest i maj`, `efter sommerferien`).
    """

    text: str
    first: date | None
    last: date | None
    start: int
    end: int


_DIGIT = regex(r"\d")
# A date with a whole year is found by its year, a scan for a literal, and read backwards from it.
_WHOLE_YEARS = (regex(r"20\d\d(?!\d)"), regex(r"19\d\d(?!\d)"))
# Characters before the year that its date may take up, a range included, by the last of them.
_REACH = {"-": 18, ".": 14, "/": 6, "‐": 8, "‑": 8, " ": 30, "\t": 30, "\n": 30, "\xa0": 30}
_BEFORE_YEAR = regex(rf"""(?ix)
    (?<![\d/]) (?<!\d[.-])                                     # not inside a longer number
    (?: (?: (?P<first>\d{{1,2}}) (?:\.\s?[-–]\s?|[-–]) )?      # 2.-3. november
        (?P<day>\d{{1,2}})
        (?: [-‐‑] (?P<dashed>\d{{1,2}}) [-‐‑]                  # 11-10-
          | \.\s? (?P<dotted>\d{{1,2}}) \.\s?                  # 28.05.
          | / (?P<slashed>\d{{1,2}}) (?:\s?[-/.]\s?|\s)        # 21/8 before 2018
          | (?:\.\s{{0,2}}|[\s-]) (?P<named>{ANY_MONTH})\b \.?,?[\s-]{{1,2}} )   # 9. aug, 15-maj-
      | \b(?P<leading>{ANY_MONTH}) \.?\s (?P<after>\d{{1,2}}) ,?\s )             # Oktober 3,
    \Z""")
_INSIDE_NUMBER = regex(r"[\d./-]\Z")
_ISO_REST = regex(r"-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")

# 24.02.14 and 25-03-15 are found by their first separator; 1.9.14 needs a word before it.
_SHORT_YEARS = (
    regex(r"\.(?P<month>\d{1,2})\.(?P<year>\d\d)(?![\w/-])(?![.,]\d)"),
    regex(r"-(?P<month>\d\d)-(?P<year>\d\d)(?![\w/-])(?![.,]\d)"),
)
_DAY_BEFORE = regex(r"(?<![\w./,-])\d{1,2}\Z")
_DATE_WORD_BEFORE = regex(r"(?i)\b(?:d\.|den|af|pr\.)\s?\Z")
_OTHER_WORD_BEFORE = regex(
    r"(?i)\b(?:nr|kle|emne|lokalplan|matr|version|pkt|punkt|afsnit)\.?:?\s?\Z"
)

# Digits and letters come first here, and what must not stand before them after: scans are faster.
_YEARLESS = (
    regex(
        rf"(?P<day>\d{{1,2}})(?:\.\s?|\s)(?i:(?P<named>{MONTH}))\b(?!\.?,?[\s-]{{0,2}}(?:19|20)\d\d)"
    ),
    regex(
        r"[dD](?<!\w[dD])(?:\.|en|EN)\s?(?P<day>\d{1,2})[./](?P<numbered>\d{1,2})\b"
        r"(?!\.?\s?[/-]?\s?(?:19|20)\d\d)(?![./:-]\d)"
    ),
)
_RANGE_BEFORE = regex(r"(?<![\d.,/-])(?P<first>\d{1,2})(?:\.\s?[-–]\s?|[-–])\Z")


class _Mention(NamedTuple):
    start: int
    end: int
    year: int | None
    month: int
    day: int


def find_dates(
    text: str,
    *,
    year: int | None = None,
    near: date | None = None,
    prefer: Literal["past", "future"] = "past",
) -> list[DateMatch]:
    """The dates in a text, in its order, in every form that Danish minutes print.

    A date without a year (`den 17. februar`, `d. 19.03.`) is read only with `year`, or with
    `near`: then it is the last such day on or before that day, with `prefer="future"` the first
    on or after it. A two-digit year from 70 on is 19xx. Numbers that can be read in two ways
    (`3/4`, `12.10`, `8/18`, `2014/15`, `16.30`) are no dates.
    """
    found = []
    for one in _mentions(text, yearless=year is not None or near is not None):
        at = one.year or year
        if at is not None:
            value = _day(at, one.month, one.day)
        else:
            value = _nearest(one, near, prefer) if near else None
        found.append(DateMatch(one.start, one.end, value, text[one.start : one.end]))
    return found


_BEFORE_A_DAY = regex(rf"(?i)\s*(?:{WEEKDAY},?\s*)?(?:(?:den|d\.?)\s*)?")


def parse_date(text: str, *, near: date | None = None) -> date | None:
    """The day that is all there is in a text, weekday, `den` and closing point aside, or None."""
    found = find_dates(text, near=near)
    if len(found) != 1 or text[found[0].end :].strip(" \t\xa0.,:"):
        return None
    before = text[: found[0].start]
    return found[0].value if _BEFORE_A_DAY.fullmatch(before) else None


def _mentions(text: str, *, yearless: bool) -> list[_Mention]:
    if _DIGIT.search(text) is None:
        return []
    found = [*_with_whole_year(text), *_with_short_year(text)]
    if yearless:
        found.extend(_without_year(text))
    return sorted(found)


def _with_whole_year(text: str) -> Iterator[_Mention]:
    for pattern in _WHOLE_YEARS:
        for hit in pattern.finditer(text):
            start, end, year = hit.start(), hit.end(), int(hit[0])
            reach = max(0, start - _REACH.get(text[start - 1 : start], 0))
            before = _BEFORE_YEAR.search(text, reach, start) if reach < start else None
            if before:
                step = -1 if before["slashed"] and is_month_first(text, end) else 1
                yield _Mention(before.start(), end, year, *_month_and_day(before)[::step])
            elif not _INSIDE_NUMBER.search(text, max(0, start - 1), start):
                iso = _ISO_REST.match(text, end)
                if iso:
                    yield _Mention(start, iso.end(), year, int(iso["month"]), int(iso["day"]))


def _with_short_year(text: str) -> Iterator[_Mention]:
    for pattern in _SHORT_YEARS:
        for hit in pattern.finditer(text):
            before = _DAY_BEFORE.search(text, max(0, hit.start() - 2), hit.start())
            if before is None:
                continue
            start, year, month = before.start(), int(hit["year"]), int(hit["month"])
            words = max(0, start - 12)
            sure = _DATE_WORD_BEFORE.search(text, words, start)
            if not sure and (
                len(hit["month"]) < 2 or _OTHER_WORD_BEFORE.search(text, words, start)
            ):
                continue
            year += 1900 if year >= 70 else 2000
            if _day(year, month, int(before[0])):  # 85.02.02 is a subject's number
                yield _Mention(start, hit.end(), year, month, int(before[0]))


def _without_year(text: str) -> Iterator[_Mention]:
    named, numbered = _YEARLESS
    for hit in named.finditer(text):
        start = hit.start()
        month, day = _month_and_day(hit)
        first = _RANGE_BEFORE.search(text, max(0, start - 6), start)
        if first:
            yield _Mention(first.start(), hit.end(), None, month, int(first["first"]))
        elif not _INSIDE_NUMBER.search(text, max(0, start - 1), start):
            yield _Mention(start, hit.end(), None, month, day)
    for hit in numbered.finditer(text):
        month, day = _month_and_day(hit)
        if _day(2000, month, day):
            yield _Mention(hit.start("day"), hit.end(), None, month, day)


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    """Month and first day of a match, whichever of its forms it has."""
    said = {name: value for name, value in found.groupdict().items() if value}
    day = said.pop("first", None) or said.pop("after", None) or said["day"]
    said.pop("day", None)
    month = said.popitem()[1]
    return (int(month) if month.isdigit() else NUMBERED[month[:3].lower()]), int(day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(one: _Mention, near: date, prefer: str) -> date | None:
    step = 1 if prefer == "future" else -1
    for year in range(near.year, near.year + 9 * step, step):  # the 29th of February can be far
        value = _day(year, one.month, one.day)
        if value and (value - near).days * step >= 0:
            return value
    return None


# ── times and weekdays ──────────────────────────────────────────────────────────────────────

_UNTIL = r"(?:\s?(?:-|–|[Tt]il:?)\s?(?:kl\.?\s?)?(?P<h2>\d{1,2})(?:[.:](?P<m2>\d\d))?(?![\d:]))?"
_TIMES = (
    regex(
        rf"(?i)\bkl(?:okken)?\b\.?:?\s{{0,3}}(?P<h1>\d{{1,2}})(?:[.:](?P<m1>\d\d))?(?::\d\d)?(?![.:]?\d){_UNTIL}"
    ),
    regex(rf"(?<![\d.:])(?P<h1>\d{{1,2}}):(?P<m1>\d\d)(?::\d\d)?(?![\d:]){_UNTIL}"),
)


def find_time(text: str) -> str | None:
    """The first time of day in a text as `HH:MM`, or None (see `find_time_range`)."""
    return find_time_range(text)[0]


def find_time_range(text: str) -> tuple[str | None, str | None]:
    """The first time of day in a text and the one it lasts until, as `HH:MM`, each None if absent.

    A time is `kl. 16.30`, `kl. 17` or has a colon (`19:00-21:00`, `08:30:00`); `16.30` alone can
    be a number. Seconds are dropped.
    """
    for pattern in _TIMES:
        for hit in pattern.finditer(text):
            start = _clock(of_24_hours(hit["h1"], text, hit.end()), hit["m1"])
            if start:
                return start, _clock(hit["h2"], hit["m2"])
    return None, None


def _clock(hour: str | None, minute: str | None) -> str | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02}:{int(minute or 0):02}"


_WEEKDAY = regex(rf"(?i)\b({WEEKDAY})(?:en|s)?\b")


def weekday_of(text: str) -> int | None:
    """The first Danish weekday named in a text, 0 for Monday, or None."""
    found = _WEEKDAY.search(text)
    return WEEKDAYS.index(found[1].lower()) if found else None


_MEETING = regex(r"mød(?:e|et)\b")

# Due words without days, each with a literal it cannot do without.
_NEXT = r"(?:først\s?kommende|næst\s?kommende|næste|kommende|følgende|efterfølgende)"
_VAGUE = (
    (
        "e ",
        r"\b(?:(?:til|på|ved|inden|senest)\s){0,2}(?:et\saf\s)?(?:(?:et|en|det|den|de|[\w-]{2,40}s)\s)?"
        rf"{_NEXT}\s(?:(?:ekstra)?ordinær[te]?\s)?(?:[\w-]{{0,40}}mød(?:e|et|er|erne)|gang)\b",
    ),
    ("st", r"\b(?:snarest(?:\smuligt)?|hurtigst\smuligt)\b"),
    ("muligt", r"\bså\s(?:snart|hurtigt)\s(?:som|det\ser)\smuligt\b"),
    (
        "senere",
        r"\b(?:(?:til|på|ved)\s)?(?:(?:et|en)\s)?senere\s(?:møde|behandling|tidspunkt|lejlighed)\b",
    ),
    # The 13th of no month settles nothing.
    (
        "mød",
        rf"\b(?:på\s|til\s)?[\w-]{{0,40}}mødet?\s(?:den|d\.)\s?\d{{1,2}}\.(?!\s?(?:\d|{MONTH}))",
    ),
)
# These give way to any other words.
_WEAK = (
    ("senere", r"\bsenere\b"),
    (
        "behandling",
        r"\b(?:(?:inden|før|efter|frem\stil)\s(?:[\w.-]+\s){0,2}|til\s(?:endelig|fornyet|2\.)\s)"
        r"[\w-]{0,40}behandling(?:en)?\b(?:\si\s[\w-]+)?",
    ),
    (
        "budget",
        r"\b(?:i\sforbindelse\smed|ifm\.?|ved|under)\s(?:[\w.-]+\s){0,3}budget[\w-]*"
        r"(?:\s(?:for\s)?20\d\d(?:-\d{2,4})?)?",
    ),
    ("når ", r"\bnår\s[^.,;:]{3,100}"),
)

_NUMBERS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "otte": 8}
_AHEAD = regex(
    r"\b(?P<by>senest\som|om|inden\sfor|inden)\s(?:(?:ca\.|cirka|de\snæste|de\skommende)\s){0,2}"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|et\shalvt)\s(?P<unit>dag|uge|måned|år)(?:e|r|er)?\b"
)
_FOLLOWING = regex(
    r"\b(?:(?:i|til)\s)?(?:(?:det|den)\s(?:nye|kommende)|næste|kommende)\s(?P<unit>uge|måned|år)\b"
)


class _Candidate(NamedTuple):
    """Due words with their rank: the lowest counts, of equals the first, then the longest."""

    rank: int
    start: int
    minus_end: int
    first: date | None = None
    last: date | None = None


def find_due(text: str, *, on: date | None) -> Due | None:
    """When a sentence says that something comes back, counted from the day of the meeting, or None.

    A day or a month without a year is the first on or after `on`; with `on` None only what has a
    year has days. What lies before `on` is no due. Of several the first counts, but a date after
    `mødet`, or what follows `senest`, before the others, and `når ...`, `senere`, a budget or a
    bare year after them.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a letter that grows would move every place after it
        lower = text
    found = [*_days(lower, on), *_periods(lower, on), *_ahead(lower, on), *_undated(lower)]
    if not found:
        return None
    best = min(found, key=lambda one: one[:3])
    end = -best.minus_end
    return Due(text[best.start : end], best.first, best.last, best.start, end)


_NEXT_MEETING = regex(
    rf"(?i)(?<!\bet\s)(?<!\ben\s)\b{_NEXT}\s[\w\s-]{{0,60}}?(?:mød(?:e|et)|gang)\b"
)


def is_next_meeting(due_text: str) -> bool:
    """Whether due words name the body's next meeting (`næste møde`), whose day is yet unknown.

    `et kommende møde` and `et af de kommende møder` leave open which.
    """
    return _NEXT_MEETING.search(due_text) is not None


def _days(text: str, on: date | None) -> Iterator[_Candidate]:
    for one in _mentions(text, yearless=True):
        start, words = lead_before(text, one.start)
        meeting = _MEETING.search(text, start, one.start) is not None
        if meeting and "fra" in words:  # it is put off from there
            continue
        if one.year:
            value = _day(one.year, one.month, one.day)
        else:
            value = _nearest(one, on, "future") if on else None
        if on and value and value < on:
            continue
        # A meeting without a year and nearly a year ahead is one of the past.
        far = meeting and not one.year and on and value and (value - on).days > 270
        rank = 2 if far or start == one.start else 0 if meeting or "senest" in words else 1
        end = one.end + (
            text[one.end : one.end + 1] == "."
            and text[one.end - 3 : one.end] != "maj"
            and text[one.end - 3 : one.end] in NUMBERED
        )
        first, last = _limited((value, value), words) if value else (None, None)
        yield _Candidate(rank, start, -end, first, last)


_POINTED = frozenset(("senest", "inden", "udgangen", "løbet", "senere", *PARTS))


def _periods(text: str, on: date | None) -> Iterator[_Candidate]:
    if not any(map(text.__contains__, TRIGGERS)):
        return
    for period in PERIODS:
        if not any(map(text.__contains__, period.triggers)):
            continue
        for found in period.pattern.finditer(text):
            start, words = lead_before(text, found.start())
            year = found.groupdict().get("year")
            if not (words or period.bare or (year and not period.weak) or "mød" in found[0]):
                continue
            days = _in_year(period, found, words, on)
            if days is None:
                continue
            rank = 0 if "senest" in words else 2 if period.weak and not words & _POINTED else 1
            yield _Candidate(rank, start, -found.end(), *days)


def _in_year(
    period: Period, found: re.Match[str], words: frozenset[str], on: date | None
) -> tuple[date | None, date | None] | None:
    """First and last day in the year printed or else the first that is not over; None if over."""
    printed = found.groupdict().get("year")
    if on is None:
        if not printed:
            return None, None
        on = date.min
    for year in [int(printed)] if printed else range(on.year - 1, on.year + 7):
        try:
            first, last = _limited(period.days(found, year), words)
        except ValueError:  # week 53
            continue
        open_end = bool(printed) and "efter" in words
        if open_end or (last or first or on) >= on:
            return first, last
    return None


def _limited(days: Span, words: frozenset[str]) -> tuple[date | None, date | None]:
    """What the words before a period leave of it: `inden` its time before, `senest` its end."""
    parts = [word for word in PARTS if word in words]
    if parts:
        days = narrowed(days, parts[0])[0], narrowed(days, parts[-1])[1]
    first, last = days
    if "udgangen" in words:
        first = last
    if words & {"inden", "før", "forud"}:  # inden den 1. maj: that day is the one it names
        return None, last if first == last else first - timedelta(1)
    if words & {"senest", "indtil", "frem", "senere"}:
        return None, last
    if "efter" in words:
        return last + timedelta(1), None
    return first, None if words & {"fra", "tidligst"} else last


def _ahead(text: str, on: date | None) -> Iterator[_Candidate]:
    """`om tre måneder`, `inden for 14 dage`, `næste uge`, `i det nye år`."""
    if not ("uge" in text or "dag" in text or "måned" in text or "år" in text):
        return
    for found in _AHEAD.finditer(text):
        count = found["count"]
        half = count == "et halvt"
        number = 6 if half else _NUMBERS.get(count) or int(count)
        last = _after(on, number, "måned" if half else found["unit"]) if on else None
        first = last if found["by"] == "om" else None
        yield _Candidate(1, found.start(), -found.end(), first, last)
    for found in _FOLLOWING.finditer(text):
        days: tuple[date | None, date | None] = (None, None)
        if on:
            start = {"uge": on - timedelta(on.weekday()), "måned": on.replace(day=1)}.get(
                found["unit"], date(on.year, 1, 1)
            )
            first, after = (_after(start, n, found["unit"]) for n in (1, 2))
            days = first, after - timedelta(1)
        yield _Candidate(1, found.start(), -found.end(), *days)


def _after(day: date, count: int, unit: str) -> date:
    if unit in ("dag", "uge"):
        return day + timedelta(count * (7 if unit == "uge" else 1))
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=count * (12 if unit == "år" else 1))


def _undated(text: str) -> Iterator[_Candidate]:
    for rank, rows in ((1, _VAGUE), (2, _WEAK)):
        for literal, pattern in rows:
            if literal in text:
                for found in regex(pattern).finditer(text):
                    yield _Candidate(rank, found.start(), -found.end())
