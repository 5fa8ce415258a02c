"""When a promise is to be kept: due words in text → the first and last day they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casetrack.dates import MONTH_NUMBERS, date_mentions, day_of
from casetrack.lazy import regex
from casetrack.periods import MONTH, PERIODS, POINTED, TRIGGERS, Period, ahead, lead_before, limited

__all__ = ["Due", "find_due", "is_next_meeting"]


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


_MEETING = regex(r"mød(?:e|et)\b")
_AS_DECIDED = regex(
    r"\b(?:i\shenhold\stil|jf\.?|jævnfør|ifølge)\s(?:[\w-]+\s){0,3}(?:beslutning|vedtagelse)(?:en)?\s"
    r"(?:[\w-]+\s){0,3}\Z"
)
"""Reads `jf. Byrådets beslutning fra `, not `efter mødet `."""

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
    ("ekstraordinær", r"\b(?:på|til|ved)\s(?:et\s)?ekstraordinært\s[\w-]{0,40}møde\b"),
    # The 13th of no month settles nothing.
    ("lejlighed", r"\b(?:ved|på)\s(?:først\s?(?:kommende|givne)|næste)\slejlighed\b"),
    (
        "møde",
        r"\b(?:til|på|inden)\s(?:[a-zæøå]{2,20}s\s)?(?:(?:års|måned|periode|sæson)\w{1,4}s|årets)\s"
        r"(?:første|sidste)\s(?:ordinære\s)?[\w-]{0,20}møde\b",
    ),
    (
        "mød",
        rf"\b(?:på\s|til\s)?[\w-]{{0,40}}mødet?\s(?:den|d\.)\s?\d{{1,2}}(?:\.(?!\s?(?:\d|{MONTH}))|\Z)",
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
        r"\b(?:(?:i\sforbindelse\smed|ifm\.?|ved|under)\s(?:[\w.-]+\s){0,3}budget[\w-]*"
        r"|til\s(?:[\w-]+\s){0,2}budget(?:forhandling|lægning|behandling|drøftelse)\w*"
        r"|til\sbudget(?:tet)?(?=\s(?:for\s)?20\d\d))"
        r"(?:\s(?:for\s)?20\d\d(?:-\d{2,4})?(?:\s(?:er|bliver)\s(?:vedtaget|godkendt|lagt)\b)?)?",
    ),
    ("seminaret", r"\b(?:til|på|ved|under|efter)\s(?:[\w-]+\s){0,2}[\w-]{0,20}seminaret\b"),
    *(
        (event, rf"\b(?:til\s|indtil\s)?(?:inden|før|efter)\s(?:[\w.-]+\s){{0,2}}{words}\b")
        for event, words in (
            ("valget", r"[\w-]{0,40}(?<!ud)valget"),
            ("budgetvedtagelsen", r"[\w-]{0,40}budgetvedtagelsen"),
            ("høring", r"[\w-]{0,20}høring(?:en|s?perioden|s?fristen)(?:s\s(?:udløb|afslutning))?"),
            ("endt høring", r"høring(?:en)?"),
        )
    ),
    ("når ", r"\bnår\s[^.,;:]{3,100}"),
    ("så snart ", r"\bså\ssnart\s(?!som\b)[^.,;:]{3,100}"),
)
_UNDATED = tuple(
    (rank, literal, regex(pattern))
    for rank, rows in ((1, _VAGUE), (2, _WEAK))
    for literal, pattern in rows
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
    found = [*_days(lower, on), *_periods(lower, on), *_undated(lower)]
    found += [_Candidate(*one) for one in ahead(lower, on)]
    if not found:
        return None
    best = min(found, key=lambda one: one[:3])
    end = -best.minus_end
    return Due(text[best.start : end], best.first, best.last, best.start, end)


_NEXT_MEETING = regex(
    rf"(?i)(?<!\bet\s)(?<!\ben\s)\b{_NEXT}\s[\w\s-]{{0,60}}?(?:mød(?:e|et)|gang)\b"
)
"""Reads `på næste ordinære møde` and `næste gang`, not `et næste møde`."""


def is_next_meeting(due_text: str) -> bool:
    """Whether due words name the body's next meeting (`næste møde`, not `et kommende møde`)."""
    return _NEXT_MEETING.search(due_text) is not None


def _days(text: str, on: date | None) -> Iterator[_Candidate]:
    for one in date_mentions(text, yearless=True):
        start, words = lead_before(text, one.start)
        meeting = _MEETING.search(text, start, one.start) is not None
        if (meeting and "fra" in words) or _AS_DECIDED.search(text, max(0, start - 120), start):
            continue  # it is put off from there, or that day's decision says so
        value = day_of(one, near=on, prefer="future")
        if on and value and value < on:
            continue
        # A meeting without a year and nearly a year ahead is one of the past.
        far = meeting and not one.year and on and value and (value - on).days > 270
        rank = 2 if far or start == one.start else 0 if meeting or "senest" in words else 1
        end = one.end + (
            text[one.end : one.end + 1] == "."
            and text[one.end - 3 : one.end] != "maj"
            and text[one.end - 3 : one.end] in MONTH_NUMBERS
        )
        first, last = limited((value, value), words) if value else (None, None)
        yield _Candidate(rank, start, -end, first, last)


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
            rank = 0 if "senest" in words else 2 if period.weak and not words & POINTED else 1
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
            first, last = limited(period.days(found, year), words)
        except ValueError:  # week 53
            continue
        if first and first <= on and "næste " in found[0]:
            continue  # in March that is the spring after this one
        open_end = bool(printed) and "efter" in words
        if open_end or (last or first or on) >= on:
            return first, last
    return None


def _undated(text: str) -> Iterator[_Candidate]:
    for rank, literal, pattern in _UNDATED:
        if literal in text:
            for found in pattern.finditer(text):
                yield _Candidate(rank, found.start(), -found.end())
