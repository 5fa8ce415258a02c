"""The template of a form in (`Punkt {number}: {title}`), the pattern of the lines it reads out."""

from __future__ import annotations

import re
from functools import cache

from casetrack.lazy import regex
from casetrack.reading.layoutfile import InvalidLayout

__all__ = ["FIELDS", "compile_form"]

_DATE = (
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?,?\s(?:den\s|d\.\s)?|d\.)?"
    r"(?:\d{1,2}[-./ ]{1,2}\d{1,2}[-./ ]{1,2}(?:\d{4}|\d\d(?!\d))|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:\.?-\d{1,2})?[.-]?\s?[a-z]{3,9}\.?,?[\s-]\d{4}"
    r"|\d{1,2}\.?\s(?:jan|febr|mart|apr|maj|jun|jul|aug|sept|okt|nov|dec)[a-z]{0,5}"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?[a-z]{3,9}\.?\s\d{1,2},?\s\d{4})"
)
"""The days of a heading; one without a year is the last such day up to the meeting's."""
FIELDS = {
    "number": r"\d{1,5}",
    "again": r"(?P=number)",
    "item": r"\d{1,4}",
    "title": r"\S[^\n]*?",
    "glued": r"(?:[^\W\d_]|[§\"”'»(«“]|\d\.\s?[^\W\d_])[^\n]*?",
    "body": r"[^\W\d_§][^\n:]{1,110}?|§\s*17[^\n:]{1,60}?",
    "bodys": r"[^\W\d_][^\n:]{1,90}?s['’]?s?",
    "date": _DATE,
    "case": r"[A-ZÆØÅ]{2,4}\s*\d{1,5}/\d{2,4}",
    "ref": r"[A-ZÆØÅ]{2,4}\s*\d{1,5}/\d{2,4}[^\n()]{0,60}",
    "meeting": r"\w+mødet",
    "year": r"(?:19|20)\d\d",
    "hour": r"\d{1,2}(?:[.:]\d\d)?",
    "prefix": r"[A-ZÆØÅ]{1,4}",
    "order": r"\d{1,2}",
    "open": r"\[",
    "close": r"\]",
    "yy": r"\d\d",
    "letter": r"[A-ZÆØÅ]",
}
_TITLES = ("title", "glued")
_TOKEN = regex(r"\{(\w+)\}|([\[\]<>|])|(\s+)|([^\s\[\]<>|{]+|\{)")
_GROUPS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}


@cache
def compile_form(form: str, *, where: str = "form") -> re.Pattern[str]:
    """The pattern of a template such as `Punkt {number}:[ ]{title}`; the grammar tops the data
    file.

    Raises `InvalidLayout`, naming `where`, for an unknown field or a bracket left open.
    """
    parts = []
    seen: set[str] = set()
    last = form.rstrip("]").rpartition("{")[2]
    for field, bracket, blank, literal in _TOKEN.findall(form):
        if field:
            if field not in FIELDS:
                known = ", ".join(sorted(FIELDS))
                raise InvalidLayout(f"{where}: unknown field {{{field}}}; known are {known}")
            to_end = field in _TITLES and last == f"{field}}}"
            pattern = FIELDS[field].removesuffix("?") if to_end else FIELDS[field]
            parts.append(pattern if field in seen else f"(?P<{field}>{pattern})")
            seen.add(field)
        elif bracket:
            parts.append(_GROUPS[bracket])
        else:
            parts.append(r"\s+" if blank else re.escape(literal))
    try:
        return re.compile("".join(parts) + r"\s*\Z", re.IGNORECASE)
    except re.error as error:
        raise InvalidLayout(f"{where}: {form!r} cannot be read: {error}") from None
