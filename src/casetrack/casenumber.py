"""Case numbers: what a Danish authority prints on a case, read, compared and put in order.

The shapes are a table, `SHAPES`, each with an example that it alone matches.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from casetrack.asked import as_text
from casetrack.lazy import regex

__all__ = [
    "AROUND_STROKE", "MARKS", "SHAPES", "CaseNumber", "InvalidCaseNumber", "Shape",
    "find_case_numbers", "parse_alone", "read_number",
]  # fmt: skip


class Shape(NamedTuple):
    """One printed form of a case number.

    `pattern` matches the whole number in capitals, with `-` for every dash and no blank round a
    separator. `key` is the normal form, filled from the pattern's groups; the group `year` has two
    or four digits, `serial` is written without leading zeros. A shape with `needs_label` is only
    digits, or looks like something else, and is a case number only after a label.
    """

    name: str
    pattern: str
    key: str
    example: str
    needs_label: bool = False


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TOPIC = r"(?P<topic>\d\d\.\d\d\.\d\d)"  # KLE, the municipalities' common subject list
_FACET = r"(?P<facet>[A-ZÆØÅ]\d\d)"

#: Every shape, the commonest first. No text matches two, so the order decides nothing.
SHAPES: tuple[Shape, ...] = (
    Shape("year-serial", r"(?P<year>\d\d)/(?P<serial>\d{1,6})", "{year}/{serial}", "22/21670"),
    Shape("authority-year-serial", rf"(?P<code>\d{{3}})-{_YEAR}-(?P<serial>\d{{1,7}})",
          "{code}-{year}-{serial}", "330-2018-3619"),
    # Ringkøbing-Skjern; without a label it could be anything.
    Shape("short-year-dash-serial", r"(?P<year>\d\d)-(?P<serial>\d{6})", "{year}-{serial}",
          "25-019330", needs_label=True),
    # Bornholm leaves out the dash before the facet.
    Shape("kle", rf"{_TOPIC}-?{_FACET}-(?P<serial>\d{{1,5}})-(?P<year>\d\d)",
          "{topic}-{facet}-{serial}-{year}", "13.03.00-Ø60-11-23"),
    Shape("kle-undated", rf"{_TOPIC}-?{_FACET}-(?P<serial>\d{{1,6}})", "{topic}-{facet}-{serial}",
          "85.02.02G00-0011"),
    # Region Midtjylland, with older groups below.
    Shape("region", r"(?P<group>\d-\d\d-\d\d)-(?P<serial>[1-9]\d{0,4})-(?P<year>\d\d)",
          "{group}-{serial}-{year}", "1-31-72-114-21"),
    # Protocols of the nineties print the running number behind a stroke.
    Shape("kle-stroke", rf"(?P<topic>\d\d\.\d\d(?:\.\d\d)?)-?{_FACET}/(?P<serial>\d{{1,5}})",
          "{topic}-{facet}/{serial}", "01.02.05P16/27"),
    Shape("kle-without-facet", rf"{_TOPIC}-(?P<serial>\d{{1,5}})-(?P<year>\d\d)",
          "{topic}-{serial}-{year}", "00.22.00-3584-18"),
    Shape("kle-long-year",
          rf"(?P<topic>\d\d\.\d\d(?:\.\d\d)?)-?{_FACET}-{_YEAR}/(?P<serial>\d{{1,6}})",
          "{topic}-{facet}-{year}/{serial}", "00.32S00-2013/01873"),
    # Five digits at least: 2018-2021 is a term of office.
    Shape("long-year-dash", rf"{_YEAR}-(?P<serial>\d{{5,7}})", "{year}-{serial}", "2019-0302914"),
    # Fewer could be years of a plan; four behind a label may be no year again.
    Shape("long-year-dash-short", rf"{_YEAR}-(?P<serial>(?!(?:19|20)\d\d$)\d{{3,4}})",
          "{year}-{serial}", "2016-0311", needs_label=True),
    Shape("serial-long-year", rf"(?P<serial>\d{{6}})-{_YEAR}", "{serial}-{year}", "004812-2016"),
    # Not 2014/15, a school year, nor 2014/2015.
    Shape("long-year-slash", rf"{_YEAR}/(?P<serial>(?!(?:19|20)\d\d$)\d{{4,7}})",
          "{short_year}/{serial}", "2009/049528"),
    # Three digits behind the year could be anything without a label; two are a school year.
    Shape("long-year-slash-short", rf"{_YEAR}/(?P<serial>\d{{3}})", "{short_year}/{serial}",
          "2010/118", needs_label=True),
    Shape("prefix-year-serial", rf"(?P<prefix>[A-ZÆØÅ]{{2,5}})-{_YEAR}-(?P<serial>\d{{1,7}})",
          "{prefix}-{year}-{serial}", "SAG-2024-12345"),
    Shape("body-serial-year",
          r"(?P<body>[A-ZÆØÅ]{2,4}) (?P<serial>\d{1,4})/(?P<year>(?:19|20)\d\d|\d\d)",
          "{body} {serial}/{long_year}", "KFU 405/2002"),
    # Two digits before a year are read as a year themselves; 2014/2015 is a school year.
    Shape("serial-year", rf"(?P<serial>\d|(?!(?:19|20)\d\d/)[1-9]\d{{2,5}})/{_YEAR}",
          "{serial}/{year}", "7/2026", needs_label=True),
    Shape("journal", r"(?P<group>\d{3,4})\.(?P<serial>\d{3,4})/(?P<year>\d\d)",
          "{group}.{serial}/{year}", "2171.0003/04"),
    # A range of telephone extensions or a score has as many dashes.
    Shape("region-short",
          r"(?P<group>\d-(?:\d{1,2}|\d-\d{1,2}|\d\d-\d))-(?P<serial>\d{1,5})-(?P<year>\d\d)",
          "{group}-{serial}-{year}", "1-31-114-21", needs_label=True),
    Shape("glued", rf"{_YEAR}(?P<serial>\d{{5}})", "{year}{serial:05}", "201002858", True),
    Shape("digits", r"(?P<serial>\d{5,8})", "{serial}", "299836", True),
)  # fmt: skip


AROUND_STROKE = frozenset({"year-serial", "serial-year"})
"""Shapes that are a case number right below a heading, where no label says so."""


class InvalidCaseNumber(ValueError):
    """A text that was to be a case number has none of the known shapes."""

    def __init__(self, text: str) -> None:
        examples = ", ".join(shape.example for shape in SHAPES)
        super().__init__(f"{text!r} is no case number; known shapes: {examples}")
        self.text = text


@functools.total_ordering
@attrs.frozen
class CaseNumber:
    """A case number (sagsnummer), equal to every other spelling of the same number.

    `text` is what is printed, without blanks round the separators; `key` is the normal form that
    equality and hash rest on: capitals, one kind of dash, no leading zeros in the serial.
    Numbers are in order by year, serial and key; those without a year come first.

    >>> CaseNumber.parse(" 22 / 21670 ") == CaseNumber.parse("2022/21670")
    True

    Attributes:
        year: four digits, a two-digit year from 70 on is 19xx; None where the shape has no year.
        shape: the name of its row in `SHAPES`.
    """

    text: str = attrs.field(eq=False)
    key: str
    year: int | None = attrs.field(eq=False)
    serial: int = attrs.field(eq=False)
    shape: str = attrs.field(eq=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> CaseNumber:
        """Read a case number of any shape; raises `InvalidCaseNumber` where it has none."""
        number = read_number(as_text("text", text), labelled=True)
        if number is None:
            raise InvalidCaseNumber(text)
        return number

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, CaseNumber):
            return NotImplemented
        return self._rank() < other._rank()

    def _rank(self) -> tuple[int, int, str]:
        return self.year or 0, self.serial, self.key


# ── one number ──────────────────────────────────────────────────────────────────────────────

_WHOLE = [(shape, regex(shape.pattern)) for shape in SHAPES]
_ROUND_SEPARATOR = regex(r" ?([-/‐‑–−]) ?")
"""Reads `22 - 21670` and `22 / 21670`."""
_DASHES = str.maketrans("‐‑–−", "----")
_LETTERS_TO_ASCII = str.maketrans("ÆØÅ", "AOA")


def read_number(text: str, *, labelled: bool) -> CaseNumber | None:
    """The number that is all of a text; `labelled`: also what is a number only after a label."""
    words = text.split()
    printed = words[0] if len(words) == 1 else _ROUND_SEPARATOR.sub(r"\1", " ".join(words))
    normal = printed.upper()
    if not printed.isascii():
        normal = printed.translate(_DASHES).upper()
        if not normal.translate(_LETTERS_TO_ASCII).isascii():
            return None  # other scripts have digits too
    for shape, whole in _WHOLE:
        if labelled or not shape.needs_label:
            found = whole.fullmatch(normal)
            if found:
                return _number(shape, found, printed)
    return None


def _number(shape: Shape, found: re.Match[str], printed: str) -> CaseNumber:
    parts: dict[str, str | int] = found.groupdict()
    parts["serial"] = serial = int(parts["serial"])
    year = None
    if "year" in parts:
        parts["long_year"] = year = _long_year(found["year"])
        if "{short_year}" in shape.key:
            parts["short_year"] = _short_year(year)
    return CaseNumber(printed, shape.key.format_map(parts), year, serial, shape.name)


def _long_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def _short_year(year: int) -> str:
    """The two digits that stand for a year, if they do."""
    digits = f"{year % 100:02}"
    return digits if _long_year(digits) == year else str(year)


# ── a number alone on its line ──────────────────────────────────────────────────────────────

_LONGEST = 40  # characters a line may have and still be a number alone, with its marks
MARKS = " \t\r\n\xa0*_#|•>"
"""Blanks and marks that may stand round what is printed on a line."""


def parse_alone(text: str, *, labelled: bool = False) -> CaseNumber | None:
    """The case number that is all there is on a line, or None.

    Markdown marks and one pair of brackets round it do not matter. `14/15` can be a school year
    and `12/38` a page of so many, so a serial of two digits needs `labelled`: the caller knows
    from the place that a case number is meant. So do numbers of digits only.
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(MARKS)
    if bare[:1] == "(" and bare[-1:] == ")":
        bare = bare[1:-1].rstrip()
    if not bare[-1:].isdigit() or not (bare[0].isdigit() or bare.isupper()):
        return None
    number = read_number(bare, labelled=labelled)
    if number is None or labelled:
        return number
    return None if number.shape == "year-serial" and 10 <= number.serial <= 99 else number


# ── numbers in running text ─────────────────────────────────────────────────────────────────

_REACH = 40  # characters looked back over for a number's beginning and for the words before it

# A number is looked for where one of these stands. Each begins with a literal, which a scan finds
# ten times faster than a digit.
_SEPARATORS = (regex(r"/\d"), regex(r"-\d"))
_LABELS_IN_TEXT = (regex(r"ags(?:nr|nummer|id|ID)\b[\s.:]{0,4}"), regex(r"\.nr\b[\s.:]{0,4}"))
_OPENING_MARKS = "([{\"'»«”„“’,;:*_"
_SERIAL_YEAR = r"\d{1,4}/(?:(?:19|20)\d\d|\d\d)"
_ONLY_SERIAL_YEAR = regex(_SERIAL_YEAR)
_BODY_BEFORE = regex(r"\b[A-ZÆØÅ]{2,4} {1,2}\Z")
"""Reads `se sag TMU `, not `se sag `."""
_TOKEN_REST = regex(r"[\w./-]{1,30}")

_LABEL_BEFORE = regex(
    r"(?:\b[Ss]ag(?: nr|s(?:nr|nummer|id|ID))?|\b[Jj]\. ?nr|\b[Jj]ournal(?:nr|nummer))[\s.:]*\Z"
)
"""Reads `jf. sagsnr. `, `sag nr. `, `Journalnummer: ` and `J.nr. `, not `referat `."""
# After these stands the number of a document, a law, a plan, a page, or a share of a budget.
_OTHER_BEFORE = regex(
    r"(?i)(?:§|\b(?:dok(?:ument)?|(?:lov|direktiv|lokalplan)\w*|bekendtgørelse|cirkulære|vejledning"
    r"|forordning|matr\w*|kommuneplan\w*|tillæg|budget(?:tet|år)?|regnskab|skoleår(?:et)?|sæson(?:en)?"
    r"|sider?|s|stk)\b\.?) ?(?:nr|id|nummer)?[\s.:]*\Z"
)
_YEAR_AFTER = regex(r"\s?-?(?:19|20)\d\d\b")
"""Reads `-2019` and `2007`, not `4711`."""


def find_case_numbers(text: str) -> list[tuple[int, int, CaseNumber]]:
    """Case numbers in running text, as (start, end, number), in the order of the text.

    Only what can be read in one way: dates, fractions, school years and the numbers of documents,
    laws and plans are left out, and `22/517` needs three digits after the stroke unless a label
    (`sag`, `sagsnr.`, `J.nr.`) stands before it.
    """
    found: dict[tuple[int, int], CaseNumber] = {}
    for start, end in sorted(set(_tokens(text))):
        before = max(0, start - _REACH)
        labelled = _LABEL_BEFORE.search(text, before, start) is not None
        number = read_number(text[start:end], labelled=labelled)
        if number and (labelled or _is_plain(number, text, start, end)):
            found[start, end] = number
    return [(start, end, number) for (start, end), number in found.items()]


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that have the shape of a number, without the punctuation round them."""
    shaped = _any_shape()
    for pattern in _SEPARATORS:
        for hit in pattern.finditer(text):
            start = _token_start(text, hit.start())
            end = _token_end(text, hit.start())
            if shaped.fullmatch(text, start, end):
                yield _with_body(text, start, end), end
    for pattern in _LABELS_IN_TEXT:
        for hit in pattern.finditer(text):
            yield hit.end(), _token_end(text, hit.end())


@functools.cache
def _any_shape() -> re.Pattern[str]:
    """All shapes in one pattern without groups, to drop dates and ranges at one look."""
    patterns = (shape.pattern.replace("$", r"\b") for shape in SHAPES)
    alternatives = "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern in patterns)
    return re.compile(rf"(?i:{alternatives}|{_SERIAL_YEAR})")


def _token_start(text: str, separator: int) -> int:
    words = text[max(0, separator - _REACH) : separator].rsplit(None, 1)
    return separator - len(words[-1].lstrip(_OPENING_MARKS)) if words else separator


def _token_end(text: str, separator: int) -> int:
    rest = _TOKEN_REST.match(text, separator)
    return separator + len(rest[0].rstrip("./-")) if rest else separator


def _with_body(text: str, start: int, end: int) -> int:
    """The start of the body's letters where they belong to the number (`KFU 393/2002`)."""
    if not _ONLY_SERIAL_YEAR.fullmatch(text, start, end):
        return start
    body = _BODY_BEFORE.search(text, max(0, start - 7), start)
    return body.start() if body else start


def _is_plain(number: CaseNumber, text: str, start: int, end: int) -> bool:
    """Whether an unlabelled number can be nothing else."""
    if _YEAR_AFTER.match(text, end):
        return False
    if _OTHER_BEFORE.search(text, max(0, start - _REACH), start):
        return False
    if number.shape == "year-serial":
        return number.serial > 99
    if number.shape == "body-serial-year":  # ØU 21/11 can be the 21st of November
        return number.serial > 31 or number.text[-5] == "/" or number.text[-2:] > "12"
    return True
