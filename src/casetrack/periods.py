"""Danish words for a stretch of the year → its days: a table, `PERIODS`, a row for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from casetrack.lazy import regex

__all__ = [
    "FULL_MONTH", "MONTH", "MONTHS", "MONTH_NAMES", "PARTS", "PERIODS", "POINTED", "TRIGGERS",
    "WEEKDAY", "WEEKDAYS", "Period", "ahead", "lead_before", "limited",
]  # fmt: skip

#: First and last day.
Span = tuple[date, date]

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"

MONTH = (
    "(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    "|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
MONTH_NAMES = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
FULL_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
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


def _narrowed(days: Span, part: str) -> Span:
    """The part of a period that a word of `PARTS` names.

    Primo is the 1st to the 10th, medio the 11th to the 20th, ultimo the 21st to the end of the
    month (docs/contract.md: Commitments). Of more than one month, primo is that of the first,
    ultimo that of the last, and medio the one or two months in the middle.
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
    quarter = found["quarter"] or found["short"]
    first, last = _ordinal(quarter), _ordinal(found["to"] or quarter)
    return _months(year, 3 * first - 2, 3 * last)


def _half_span(found: re.Match[str], year: int) -> Span:
    return _months(year, 1, 6) if found["half"][0] in "1f" else _months(year, 7, 12)


def _week_span(found: re.Match[str], year: int) -> Span:
    """ISO weeks; a week that the year has not is a `ValueError`, as a day is."""
    first = date.fromisocalendar(year, int(found["week"]), 1)
    return first, date.fromisocalendar(year, int(found["to"] or found["week"]), 7)


_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11), "vinter": (12, 2)}


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


#: No order: what stands first in the text counts, not what stands first here.
PERIODS = (
    Period(
        tuple(MONTHS),
        regex(
            rf"(?<!\d\s)(?<!\d\.\s)(?<!\d\.)\b(?P<month>{FULL_MONTH}|{MONTH}(?=\.|\s20))"
            rf"(?:\s?(?:eller|og|/|-|–)\s?(?P<to>{FULL_MONTH})\b|-?mød(?:et|e)\b)?"
            rf"(?:\s(?:måned|md\b\.?))?(?:\.?\s{_YEAR})?(?!\w)"
        ),
        _month_span,
    ),
    Period(
        ("kvartal", "q"),
        regex(
            rf"\b(?:(?P<quarter>{_ORDINAL})(?:\s?(?:-|–|/|og|eller)\s?(?P<to>{_ORDINAL}))?"
            rf"\skvartal(?:et)?|q(?P<short>[1-4]))\b(?:(?:\s(?:i|af))?\s{_YEAR})?"
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
        lambda found, year: _months(year, *_SEASONS[found["season"]]),
    ),
    Period(
        ("ferie", "pause"),
        regex(
            rf"\b(?P<holiday>sommer|efterår|jule|vinter|påske)s?(?:ferie|pause)n?\b(?:\s{_YEAR})?"
        ),
        _holiday_span,
    ),
    Period(
        ("jul", "påske"), regex(rf"\b(?P<holiday>jul|påske)(?:en)?\b(?:\s{_YEAR})?"), _holiday_span
    ),
    Period(
        ("år",),
        regex(r"\b(?:årsskiftet|nytår(?:et)?)\b"),
        lambda _, year: (date(year, 12, 31), date(year, 12, 31)),
    ),
    Period(("år",), regex(r"år\b(?<=\bi\sår)"), _year_span, weak=True),
    Period(
        ("20",),
        regex(r"(?P<year>20(?<![\w./-]20)(?<!\d\s20)\d\d)(?:[-/]\d{2,4})?(?![\d-])"),
        _year_span,
        weak=True,
    ),
)
TRIGGERS = tuple(dict.fromkeys(letters for period in PERIODS for letters in period.triggers))
"""Letters without any of which a text names no period."""


def limited(days: Span, words: frozenset[str]) -> tuple[date | None, date | None]:
    """What the words before a period leave of it: `inden` its time before, `senest` its end."""
    parts = [word for word in PARTS if word in words]
    if parts:
        days = _narrowed(days, parts[0])[0], _narrowed(days, parts[-1])[1]
    elif "halvdel" in words:
        days = _half(days, first="første" in words)
    first, last = days
    if not words.isdisjoint(_AT_ITS_END):
        first = last
    if words & {"inden", "før", "forud"}:  # inden den 1. maj: that day is the one it names
        return None, last if first == last else first - timedelta(1)
    if words & {"senest", "indtil", "frem", "senere"}:
        return None, last
    if "efter" in words or ("over" in words and "hen" not in words):
        return last + timedelta(1), None
    return first, None if words & {"fra", "tidligst"} else last


def _half(days: Span, *, first: bool) -> Span:
    start, end = days
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    if months == 1:
        return (start, start.replace(day=15)) if first else (start.replace(day=16), end)
    middle = _month_end(start.year, start.month + months // 2 - 1)
    return (start, middle) if first else (middle + timedelta(1), end)


_AT_ITS_END = frozenset(("udgangen", "udgang", "slutning", "afslutning"))
POINTED = frozenset(("senest", "inden", "løbet", "senere", "halvdel", *_AT_ITS_END, *PARTS))
"""Words before a period with which it says when, however weak it is by itself."""


# What is counted from the day of the meeting.

_NUMBERS = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "otte": 8, "ti": 10, "et halvt": 0.5, "halvandet": 1.5,
}  # fmt: skip
_SO_MUCH = (
    r"(?:(?:ca\.|cirka|senest|de\snæste|de\skommende)\s){0,2}"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|et\spar|nogle|få)"
    r"\s(?P<unit>dag|uge|måned|kvartal|halvår|år)(?:(?:e|r|er)?s\stid|e|r|er)?\b"
)
_COUNTED = regex(rf"\b(?P<by>senest\som|om|efter|inden\sfor|inden|i\sløbet\saf)\s{_SO_MUCH}")
"""Reads `om to år`, `inden for 3 måneder` and `efter et par uger`, not `for to år siden`."""
_PUT_OFF_BY = regex(
    r"\buds(?:at|æt\w{1,4}|kudt|kyd\w{1,3})\s(?:(?:sagen|punktet|(?:beslutn|behandl)ingen)\s)?"
    rf"(?P<due>(?:i\s|med\s)?{_SO_MUCH})"
)
"""Reads `udsættes i 14 dage` and `udskudt et år`, not `udsættes til efter et år`."""
_THIS_OR_NEXT = regex(
    r"\b(?:(?P<next>(?:(?:det|den)\s(?:nye|kommende)|næste|kommende)\s)|(?:indeværende|denne|dette)\s)?"
    r"(?P<unit>uge|måned|kvartal|halvår|år)(?P<the>e?n|et)?"
    r"(?:s\s(?P<end>udgang|slutning|afslutning))?\b(?!\s\d)"
)
"""Reads `næste kvartal` and `månedens udgang`, not `uge 12`."""
_UNITS = {"måned": 1, "kvartal": 3, "halvår": 6, "år": 12}
_COUNTED_WORDS = ("uge", "dag", "måned", "kvartal", "år")


def ahead(text: str, on: date | None) -> Iterator[tuple[int, int, int, date | None, date | None]]:
    """`om tre måneder`, `i næste uge`: rank (1, 2 if weak), start, minus end, first, last day."""
    if not any(map(text.__contains__, _COUNTED_WORDS)):
        return
    for found in _COUNTED.finditer(text):
        day, by = _counted_from(on, found), found["by"]
        first, last = day if by in ("om", "efter") else None, day if by != "efter" else None
        yield 1 + (by == "efter"), found.start(), -found.end(), first, last
    for found in _PUT_OFF_BY.finditer(text) if "uds" in text else ():
        day = _counted_from(on, found)
        yield 1, found.start("due"), -found.end(), day, day
    for found in _THIS_OR_NEXT.finditer(text):
        start, words = lead_before(text, found.start())
        if found["end"]:
            words |= {found["end"]}
        weak = found["the"] or found["end"]
        if found[0] == found["unit"] or (weak and words.isdisjoint(POINTED)):
            continue  # `uge 12`, `to år`, `to gange om året`
        if found["unit"] == "uge":
            words -= PARTS.keys()
        days = _unit_span(on, found["unit"], int(bool(found["next"]))) if on else None
        first, last = limited(days, words) if days else (None, None)
        yield 1 if words else 2, start, -found.end(), first, last


def _counted_from(on: date | None, found: re.Match[str]) -> date | None:
    """The day that many weeks or years after another; `et par` and `nogle` settle none."""
    said = found["count"]
    number = _NUMBERS.get(said) or (int(said) if said.isdigit() else None)
    return _after(on, number, found["unit"]) if on and number else None


def _unit_span(on: date, unit: str, ahead: int) -> Span:
    """The week, month, quarter, half or year of a day, or the one after it."""
    if unit == "uge":
        monday = on + timedelta(7 * ahead - on.weekday())
        return monday, monday + timedelta(6)
    size = _UNITS[unit]
    month = (on.month - 1) // size * size + size * ahead
    year, month = on.year + month // 12, month % 12 + 1
    return date(year, month, 1), _month_end(year, month + size - 1)


def _after(day: date, count: float, unit: str) -> date:
    if unit in ("dag", "uge"):
        return day + timedelta(count * (7 if unit == "uge" else 1))
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=int(count * _UNITS[unit]))


# What stands before a day or a period and belongs to it, read backwards from there.
_LEAD = regex(rf"""(?x)
    (?: \b(?:senest|tidligst|inden|før|efter|over|fra|til|indtil|frem|på|i|ved|pr\.|omkring|hen
        |ca\.|engang|allerede|her|senere|midt|sidst|først|og\ med|forud\ for
        |perioden|(?:med\ )?(?:(?:første|anden)\ halvdel|løbet|begyndelsen|starten|midten
            |slutningen|udgangen)\ af
        )\s+ ){{0,4}}
    (?: \b\w{{0,30}}(?:udvalgets|rådets|direktionens|bestyrelsens)\s+ )?
    (?: (?: \b(?:et|det|den|første|andet|sidste|[12]\.|næste|kommende|(?:først|næst)kommende
            |(?:ekstra)?ordinær[te]?|[\w-]{{2,40}}s)\s+ ){{0,3}}
        \b[\w-]{{0,40}}mød(?:e|et|er|erne)\s+ (?: i\s+(?!{FULL_MONTH})[\w-]{{2,40}}\s+ )?
        (?: (?:i|til|inden|før|efter|over)\s+ )? )?
    (?: (?:primo|medio|ultimo)\s* (?: (?:til|/|-|og|eller)\s*(?:primo|medio|ultimo) )? \s+ )?
    (?: {WEEKDAY},?\s+ )? (?: \b(?:den|d\.)\s? )?
    \Z""")
_LEAD_WORD = regex(r"[\w.]+")
_LEAD_REACH = 80
_ENDS_LEAD = (
    "senest", "tidligst", "inden", "før", "efter", "over", "fra", "til", "frem", "på", "i", "ved",
    "pr.", "omkring", "ca.", "engang", "allerede", "her", "senere", "midt", "sidst", "først", "med",
    "for", "af", "den", "d.", "primo", "medio", "ultimo", "udvalgets", "rådets", "direktionens",
    "bestyrelsens", *WEEKDAYS,
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
