"""Danish words for a stretch of the year: which days a month, a quarter, a week or a holiday has.

A table, `PERIODS`: each row has its form and a function that gives first and last day in a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from casetrack.lazy import regex

__all__ = [
    "FULL_MONTH",
    "MONTH",
    "MONTHS",
    "PARTS",
    "PERIODS",
    "TRIGGERS",
    "WEEKDAY",
    "WEEKDAYS",
    "Period",
    "Span",
    "lead_before",
    "narrowed",
]

#: First and last day.
Span = tuple[date, date]

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), 1
    )
}
MONTH = (
    "(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    "|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
FULL_MONTH = (
    "(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
)
_YEAR = r"(?P<year>20\d\d)(?:[-/]\d{2,4})?(?![\d-])"
_ORDINALS = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}
_ORDINAL = r"(?:[1-4]\.?|første|andet|tredje|fjerde)"


class Period(NamedTuple):
    """A kind of period: words of which it needs one, its form, and its days in a given year.

    The days are `ValueError` where the year has none, as week 53. A `bare` period says when by
    itself, others need a preposition or a year. A `weak` one gives way to any other words, for a
    year is often that of a budget.
    """

    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], int], Span]
    bare: bool = False
    weak: bool = False


PARTS = {
    **dict.fromkeys(("primo", "begyndelsen", "starten"), "first"),
    **dict.fromkeys(("medio", "midten", "midt"), "middle"),
    **dict.fromkeys(("ultimo", "slutningen", "sidst"), "last"),
}


def narrowed(days: Span, part: str) -> Span:
    """The part of a period that a word of `PARTS` names.

    Primo is the 1st to the 10th, medio the 11th to the 20th, ultimo the 21st to the end of the
    month (contract: commitments). Of more than one month, primo is that of the first, ultimo
    that of the last, and medio the one or two months in the middle.
    """
    first, last = days
    months = 12 * (last.year - first.year) + last.month - first.month
    if PARTS[part] == "first":
        return first, first + timedelta(9)
    if PARTS[part] == "last":
        return last.replace(day=21), last
    if not months:
        return first.replace(day=11), first.replace(day=20)
    low, high = first.month + months // 2, first.month + (months + 1) // 2
    year = first.year
    return date(year + (low - 1) // 12, (low - 1) % 12 + 1, 1), _month_end(
        year + (high - 1) // 12, (high - 1) % 12 + 1
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _months(year: int, first: int, last: int) -> Span:
    """From the first of a month to the end of another, over the end of the year if need be."""
    end = year if last >= first else year + 1
    return date(year, first, 1), _month_end(end, last)


def _month_span(found: re.Match[str], year: int) -> Span:
    first = MONTHS[found["month"][:3]]
    return _months(year, first, MONTHS[(found["to"] or found["month"])[:3]])


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word) or int(word.rstrip("."))


def _quarter_span(found: re.Match[str], year: int) -> Span:
    first, last = _ordinal(found["quarter"]), _ordinal(found["to"] or found["quarter"])
    return _months(year, 3 * first - 2, 3 * last)


def _half_span(found: re.Match[str], year: int) -> Span:
    return _months(year, 1, 6) if found["half"][0] in "1f" else _months(year, 7, 12)


def _week_span(found: re.Match[str], year: int) -> Span:
    """ISO weeks; a week that the year has not is a `ValueError`, as a day is."""
    first = date.fromisocalendar(year, int(found["week"]), 1)
    return first, date.fromisocalendar(year, int(found["to"] or found["week"]), 7)


_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11), "vinter": (12, 2)}


def _season_span(found: re.Match[str], year: int) -> Span:
    return _months(year, *_SEASONS[found["season"]])


def _holiday_span(found: re.Match[str], year: int) -> Span:
    """Holidays by custom: schools close in July and in weeks 7 and 42, Easter is Thursday on."""
    name = found["holiday"]
    if name.startswith("påske"):
        from dateutil.easter import easter

        return easter(year) - timedelta(3), easter(year) + timedelta(1)
    if name in ("vinter", "efterår"):
        week = 7 if name == "vinter" else 42
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    spans = {"sommer": ((7, 1), (7, 31)), "jul": ((12, 24), (12, 26))}
    first, last = spans.get(name, ((12, 24), (12, 31)))
    return date(year, *first), date(year, *last)


def _year_span(found: re.Match[str], year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _year_end_span(found: re.Match[str], year: int) -> Span:
    return date(year, 12, 31), date(year, 12, 31)


#: No order: what stands first in the text counts, not what stands first here.
PERIODS = (
    Period(
        tuple(MONTHS),
        regex(
            rf"(?<!\d\s)(?<!\d\.\s)(?<!\d\.)\b(?P<month>{FULL_MONTH}|{MONTH}(?=\.|\s20))"
            rf"(?:\s?(?:eller|og|/|-|–)\s?(?P<to>{FULL_MONTH})\b|mød(?:et|e)\b)?"
            rf"(?:\.?\s(?:måned\s)?{_YEAR})?(?!\w)"
        ),
        _month_span,
    ),
    Period(
        ("kvartal",),
        regex(
            rf"\b(?P<quarter>{_ORDINAL})(?:\s?(?:-|–|/|og|eller)\s?(?P<to>{_ORDINAL}))?"
            rf"\skvartal(?:et)?\b(?:(?:\s(?:i|af))?\s{_YEAR})?"
        ),
        _quarter_span,
        True,
    ),
    Period(
        ("halvår",),
        regex(
            rf"\b(?P<half>[12]\.?|første|andet|sidste)\shalvår(?:et)?\b(?:(?:\s(?:i|af))?\s{_YEAR})?"
        ),
        _half_span,
        True,
    ),
    Period(
        ("uge",),
        regex(
            rf"\buge(?:rne)?\s(?P<week>\d{{1,2}})(?!\d)"
            rf"(?:\s?(?:-|–|/|og|eller)\s?(?P<to>\d{{1,2}})(?!\d))?(?:(?:,|\si)?\s{_YEAR})?"
        ),
        _week_span,
        True,
    ),
    Period(
        tuple(_SEASONS),
        regex(
            r"\b(?:(?:det|den)\s)?(?:(?:kommende|næste|tidlige|sene)\s)?"
            rf"(?P<season>forår|sommer|efterår|vinter)(?:en|et)?\b(?:\s{_YEAR})?"
        ),
        _season_span,
    ),
    Period(
        ("ferie",),
        regex(rf"\b(?P<holiday>sommer|efterår|jule|vinter|påske)s?ferien?\b(?:\s{_YEAR})?"),
        _holiday_span,
    ),
    Period(
        ("jul", "påske"), regex(rf"\b(?P<holiday>jul|påske)(?:en)?\b(?:\s{_YEAR})?"), _holiday_span
    ),
    Period(("år",), regex(r"\b(?:årets\sudgang|årsskiftet|nytår(?:et)?)\b"), _year_end_span),
    Period(
        ("år",),
        regex(r"år(?:et\b(?:(?<=\baf\såret)|(?<=\bsenere\spå\såret))|\b(?<=\bi\sår))"),
        _year_span,
        weak=True,
    ),
    Period(
        ("20",),
        regex(r"(?P<year>20(?<![\w./-]20)(?<!\d\s20)\d\d)(?:[-/]\d{2,4})?(?![\d-])"),
        _year_span,
        weak=True,
    ),
)
TRIGGERS = tuple(dict.fromkeys(letters for period in PERIODS for letters in period.triggers))
"""Letters without any of which a text names no period."""


# What stands before a day or a period and belongs to it, read backwards from there.
_LEAD = regex(rf"""(?x)
    (?: \b(?:senest|tidligst|inden|før|efter|fra|til|indtil|frem|på|i|ved|pr\.|omkring|ca\.|engang
        |allerede|her|senere|midt|sidst|først|og\ med|forud\ for
        |(?:løbet|begyndelsen|starten|midten|slutningen|udgangen)\ af)\s+ ){{0,4}}
    (?: (?: \b(?:et|det|den|næste|kommende|(?:først|næst)kommende|(?:ekstra)?ordinær[te]?
            |[\w-]{{2,40}}s)\s+ ){{0,3}}
        \b[\w-]{{0,40}}mød(?:e|et|er|erne)\s+ (?: i\s+(?!{FULL_MONTH})[\w-]{{2,40}}\s+ )?
        (?: (?:i|til)\s+ )? )?
    (?: (?:primo|medio|ultimo)\s* (?: (?:til|/|-|og|eller)\s*(?:primo|medio|ultimo) )? \s+ )?
    (?: {WEEKDAY},?\s+ )? (?: (?:den|d\.)\s? )?
    \Z""")
_LEAD_WORD = regex(r"[\w.]+")
_LEAD_REACH = 80
_ENDS_LEAD = (
    "senest", "tidligst", "inden", "før", "efter", "fra", "til", "frem", "på", "i", "ved", "pr.",
    "omkring", "ca.", "engang", "allerede", "her", "senere", "midt", "sidst", "først", "med", "for",
    "af", "den", "d.", "primo", "medio", "ultimo", *WEEKDAYS,
)  # fmt: skip
"""How the last word ends of what belongs to a day or a period, but for `mødet i Kulturudvalget`."""


def lead_before(text: str, start: int) -> tuple[int, frozenset[str]]:
    """Where the words begin that belong to the day or period at `start`, and these words."""
    reach = max(0, start - _LEAD_REACH)
    before = text[reach:start]
    if not before.rstrip(" ,\n\t\xa0").endswith(_ENDS_LEAD) and "mød" not in before:
        return start, frozenset()
    found = _LEAD.search(text, reach, start)
    begin = found.start() if found else start
    return begin, frozenset(_LEAD_WORD.findall(text, begin, start))
