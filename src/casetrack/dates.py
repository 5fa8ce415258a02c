"""Danish dates and times of day in text, read strictly and never from today's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from casetrack.lazy import regex
from casetrack.periods import MONTH, MONTHS, WEEKDAY, WEEKDAYS

__all__ = [
    "MONTH_NUMBERS", "DateMatch", "DateMention", "date_mentions", "day_of", "find_dates",
    "find_time_range", "has_yearless_date", "parse_date", "weekday_of",
]  # fmt: skip

Prefer = Literal["past", "future"]


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


# Some Danish sites print English months (`26. January 2022`), or American days and hours.
_ANY_MONTH = rf"(?:{MONTH}|january|february|march|may|june|july|oct(?:ober)?)"
MONTH_NUMBERS = MONTHS | {"may": 5, "oct": 10}
"""The number of a month in either language, by its first three letters."""
_AMERICAN_HOUR = regex(r"\s\d{1,2}:\d\d(?::\d\d)?\s[AP]M\b")
"""Reads `at 4:30 PM` and `at 4:30:00 PM`, not `at 16:30`: the month stands before the day."""
_HALF = regex(r"\s([AP])M\b")
"""Reads `4:30 PM`, not `16:30`."""
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
          | (?:\.\s{{0,2}}|[\s-]) (?P<named>{_ANY_MONTH})\b \.?,?[\s-]{{1,2}} )  # 9. aug, 15-maj-
      | \b(?P<leading>{_ANY_MONTH}) \.?\s (?P<after>\d{{1,2}}) ,?\s )            # Oktober 3,
    \Z""")
_INSIDE_NUMBER = regex(r"[\d./-]\Z")
_ISO_REST = regex(r"-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
"""Reads `-03-15`, not `-03-15-`."""

# 24.02.14 and 25-03-15 are found by their first separator; 1.9.14 and 8/4-24 need a word before.
_SHORT_YEARS = (
    regex(r"/(?P<month>\d{1,2})-(?P<year>\d\d)(?![\w/-])(?![.,]\d)"),
    regex(r"\.(?P<month>\d{1,2})\.(?P<year>\d\d)(?![\w/-])(?![.,]\d)"),
    regex(r"-(?P<month>\d\d)-(?P<year>\d\d)(?![\w/-])(?![.,]\d)"),
)
_DAY_BEFORE = regex(r"(?<![\w./,-])\d{1,2}\Z")
"""Reads `den 3`, not `3.12`."""
_DATE_WORD_BEFORE = regex(r"(?i)(?:\b(?:d\.|den|af|fra|til|pr\.)|mødet?)\s?\Z")
"""Reads `af ` and `udvalgsmødet `, not `kl. `."""
_OTHER_WORD_BEFORE = regex(
    r"(?i)\b(?:nr|kle|emne|lokalplan|matr|version|pkt|punkt|afsnit)\.?:?\s?\Z"
)
"""Reads `lokalplan ` and `pkt. `, not `den `."""

# Digits and letters come first here, and what must not stand before them after: scans are faster.
_YEARLESS = (
    regex(
        r"(?P<day>\d\d?)(?:\.\s?|\s)(?=[adfjmnosADFJMNOS])"  # a letter that months begin with
        rf"(?i:(?P<named>{MONTH}))\b(?!\.?,?[\s-]{{0,2}}(?:19|20)\d\d)"
    ),
    regex(
        r"(?:[dD](?<!\w[dD])(?:\.|en|EN)\s?|t(?<=mødet)\s(?=\d\d?/))(?P<day>\d{1,2})[./](?P<numbered>\d{1,2})\b"
        r"(?!\.?\s?[/-]?\s?(?:19|20)\d\d)(?![./:-]\d)"
    ),
)
# In every date of two numbers, each found by its sign, a walk in C.
_NUMBERED = (regex(r"/(?<=\d/)\d"), regex(r"\.(?<=\d\.)\d"))
_RANGE_BEFORE = regex(r"(?<![\d.,/-])(?P<first>\d{1,2})(?:\.\s?[-–]\s?|[-–])\Z")
"""Reads `den 3.-` and `3. – `, not `2.3.-`."""


class DateMention(NamedTuple):
    """A date as printed: its place and numbers, whether there is such a day or not."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


def find_dates(
    text: str, *, year: int | None = None, near: date | None = None, prefer: Prefer = "past"
) -> list[DateMatch]:
    """The dates in a text, in its order, in every form that Danish minutes print.

    A date without a year (`den 17. februar`, `d. 19.03.`, `mødet 3/4`) is read only with `year`,
    or with `near`: then it is the last such day on or before that day, with `prefer="future"` the
    first on or after it. A two-digit year from 70 on is 19xx. Numbers that can be read in two ways
    (`3/4`, `12.10`, `8/18`, `2014/15`, `16.30`) are no dates.
    """
    found = []
    for one in date_mentions(text, yearless=year is not None or near is not None):
        value = day_of(one, year=year, near=near, prefer=prefer)
        found.append(DateMatch(one.start, one.end, value, text[one.start : one.end]))
    return found


def has_yearless_date(text: str) -> bool:
    """Whether it is worth a closer look for a date without a year; many texts have none."""
    named, numbered = _YEARLESS
    if named.search(text):
        return True
    return _has_numbered(text) and numbered.search(text) is not None


def _has_numbered(text: str) -> bool:
    slashed, dotted = _NUMBERED
    return slashed.search(text) is not None or dotted.search(text) is not None


_BEFORE_A_DAY = regex(rf"(?i)\s*(?:{WEEKDAY},?\s*)?(?:(?:den|d\.?)\s*)?")


def parse_date(text: str, *, near: date | None = None) -> date | None:
    """The day that is all there is in a text, weekday, `den` and closing point aside, or None."""
    found = find_dates(text, near=near)
    if len(found) != 1 or text[found[0].end :].strip(" \t\xa0.,:"):
        return None
    before = text[: found[0].start]
    return found[0].value if _BEFORE_A_DAY.fullmatch(before) else None


def date_mentions(text: str, *, yearless: bool) -> list[DateMention]:
    """The dates in a text, in its order; with `yearless` those without a year too."""
    if _DIGIT.search(text) is None:
        return []
    found = [*_with_whole_year(text), *_with_short_year(text)]
    if yearless:
        found.extend(_without_year(text))
    return sorted(found)


def _with_whole_year(text: str) -> Iterator[DateMention]:
    for pattern in _WHOLE_YEARS:
        for hit in pattern.finditer(text):
            start, end, year = hit.start(), hit.end(), int(hit[0])
            reach = max(0, start - _REACH.get(text[start - 1 : start], 0))
            near = reach < start and _DIGIT.search(text, reach, start)  # of most years it is not
            before = _BEFORE_YEAR.search(text, reach, start) if near else None
            if before:
                step = -1 if before["slashed"] and _AMERICAN_HOUR.match(text, end) else 1
                yield DateMention(before.start(), end, year, *_month_and_day(before)[::step])
            elif not _INSIDE_NUMBER.search(text, max(0, start - 1), start):
                iso = _ISO_REST.match(text, end)
                if iso:
                    yield DateMention(start, iso.end(), year, int(iso["month"]), int(iso["day"]))


def _with_short_year(text: str) -> Iterator[DateMention]:
    for pattern in _SHORT_YEARS:
        for hit in pattern.finditer(text):
            before = _DAY_BEFORE.search(text, max(0, hit.start() - 2), hit.start())
            if before is None:
                continue
            start, year, month = before.start(), int(hit["year"]), int(hit["month"])
            words = max(0, start - 12)
            sure = _DATE_WORD_BEFORE.search(text, words, start)
            if not sure and (
                len(hit["month"]) < 2
                or hit[0][0] == "/"
                or _OTHER_WORD_BEFORE.search(text, words, start)
            ):
                continue
            year += 1900 if year >= 70 else 2000
            if _day(year, month, int(before[0])):  # 85.02.02 is a subject's number
                yield DateMention(start, hit.end(), year, month, int(before[0]))


def _without_year(text: str) -> Iterator[DateMention]:
    named, numbered = _YEARLESS
    for hit in named.finditer(text):
        start = hit.start()
        month, day = _month_and_day(hit)
        first = _RANGE_BEFORE.search(text, max(0, start - 6), start)
        if first:
            yield DateMention(first.start(), hit.end(), None, month, int(first["first"]))
        elif not _INSIDE_NUMBER.search(text, max(0, start - 1), start):
            yield DateMention(start, hit.end(), None, month, day)
    for hit in numbered.finditer(text) if _has_numbered(text) else ():
        month, day = _month_and_day(hit)
        if _day(2000, month, day):
            yield DateMention(hit.start("day"), hit.end(), None, month, day)


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    """Month and first day of a match, whichever of its forms it has."""
    said = {name: value for name, value in found.groupdict().items() if value}
    day = said.pop("first", None) or said.pop("after", None) or said["day"]
    said.pop("day", None)
    month = said.popitem()[1]
    return (int(month) if month.isdigit() else MONTH_NUMBERS[month[:3].lower()]), int(day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(
    one: DateMention, *, near: date | None, prefer: Prefer, year: int | None = None
) -> date | None:
    """The day of a date in its own year, the one given, or the nearest to `near`; else None."""
    at = one.year or year
    if at is not None:
        return _day(at, one.month, one.day)
    return _nearest(one, near, prefer) if near else None


def _nearest(one: DateMention, near: date, prefer: Prefer) -> date | None:
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


def find_time_range(text: str) -> tuple[str | None, str | None]:
    """The first time of day in a text and the one it lasts until, as `HH:MM`, each None if absent.

    A time is `kl. 16.30`, `kl. 17` or has a colon (`19:00-21:00`, `08:30:00`); `16.30` alone can
    be a number. Seconds are dropped.
    """
    for pattern in _TIMES:
        for hit in pattern.finditer(text):
            start = _clock(_of_24_hours(hit["h1"], text, hit.end()), hit["m1"])
            if start:
                return start, _clock(hit["h2"], hit["m2"])
    return None, None


def _of_24_hours(hour: str, text: str, end: int) -> str:
    """The hour of a time that ends there: 16 where `PM` follows `4:00`."""
    half = _HALF.match(text, end)
    return str(int(hour) % 12 + 12 * (half[1] == "P")) if half else hour


def _clock(hour: str | None, minute: str | None) -> str | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02}:{int(minute or 0):02}"


_WEEKDAY = regex(rf"(?i)\b({WEEKDAY})(?:en|s)?\b")


def weekday_of(text: str) -> int | None:
    """The first Danish weekday named in a text, 0 for Monday, or None."""
    found = _WEEKDAY.search(text)
    return WEEKDAYS.index(found[1].lower()) if found else None
