"""A layout file in, its tables out, checked key by key, so that a slip of the pen is told and never
read as something else; the template of a form in (`Punkt {number}: {title}`), the pattern of the
lines it reads out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from casetrack.lazy import regex

__all__ = [
    "FIELDS", "FORM_TABLES", "TRAITS", "WORD_TABLES", "InvalidLayout", "compile_form",
    "read_tables",
]  # fmt: skip

FORM_TABLES = ("item", "decision")
"""Tables of forms: each row has an id, a form and examples of lines that it reads."""

WORD_TABLES = ("sections", "head", "words")
"""Tables of words: each key has a list of them."""

TRAITS = {
    "item": {
        "dotted": "lists in running text are numbered so too, and a heading can stand glued to the "
        "end of the line above it"
    },
    "decision": {
        "names_meeting": "says whose decision it is: a bare `Beslutning` above it in the item is "
        "the item's type",
        "certain": "no running text looks like it, whatever name stands in it",
        "doubtful": "running text looks like it, unless its name is plainly that of a body",
        "on_trust": "is a heading only where the line below begins an outcome, and with a point at "
        "its end only in the history",
        "number_below": "the number of the item can stand on the next line (`Punkt 12`)",
        "route": "with nothing below it, it is a line of the case's route and no decision",
        "retells": "what this meeting decided can stand below it once more",
    },
}
"""What can be known of a form besides what it reads, by its table; code asks for these by name."""

_NEEDED = ("id", "form", "examples")
_OPTIONAL = {"item": ("title", "traits"), "decision": ("needs", "only_in", "traits")}
_TEXTS = ("id", "form", "title")

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
    "yy": r"\d\d",
    "letter": r"[A-ZÆØÅ]",
}
_TITLES = ("title", "glued")
_TOKEN = regex(r"\{(\w+)\}|([\[\]<>|])|(\s+)|([^\s\[\]<>|{]+|\{)")
_GROUPS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}


class InvalidLayout(ValueError):
    """A layout file that cannot be used; the message names the file and the key."""


def read_tables(file: str, text: str, shipped: Mapping[str, Any] | None) -> dict[str, Any]:
    """The tables of a layout file, which messages name; with `shipped` checked, and only kinds that
    it has are known.

    Raises `InvalidLayout` for what is no TOML, an unknown or a missing key, and a value of another
    type than it must have.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
        if shipped is not None:
            _check(data, shipped)
    except (tomllib.TOMLDecodeError, InvalidLayout) as error:
        raise InvalidLayout(f"{file}: {error}") from None
    return data


def _check(data: dict[str, Any], shipped: Mapping[str, Any]) -> None:
    _known(data, ("id", *FORM_TABLES, *WORD_TABLES), "")
    _text(data.get("id", "id"), "id")
    for table in FORM_TABLES:
        rows = data.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise InvalidLayout(f"{table}: begin each form with [[{table}]]")
        for place, row in enumerate(rows, 1):
            _check_form(row, table, f"{table} {row.get('id', place)}", shipped["sections"])
        ids = [row["id"] for row in rows]
        twice = {one for one in ids if ids.count(one) > 1}
        if twice:
            raise InvalidLayout(f"{table}: two forms have the id {min(twice)!r}")
    for table in WORD_TABLES:
        kinds = data.get(table, {})
        if not isinstance(kinds, dict):
            raise InvalidLayout(f"{table}: begin its lists with [{table}]")
        _known(kinds, shipped[table], f"{table}: ")
        for kind, words in kinds.items():
            _texts(words, f"{table}: {kind}")


def _check_form(row: dict[str, Any], table: str, where: str, kinds: Iterable[str]) -> None:
    lacks = ", ".join(sorted(set(_NEEDED) - row.keys()))
    if lacks:
        raise InvalidLayout(f"{where}: lacks {lacks}")
    _known(row, (*_NEEDED, *_OPTIONAL[table]), f"{where}: ")
    for key, value in row.items():
        (_text if key in _TEXTS else _texts)(value, f"{where}: {key}")
    _known(row.get("only_in", ()), kinds, f"{where}: only_in: ")
    _known(row.get("traits", ()), TRAITS[table], f"{where}: traits: ")
    _known([row["title"]] if "title" in row else [], ["above"], f"{where}: title: ")


def _known(given: Iterable[str], known: Iterable[str], where: str) -> None:
    for key in given:
        if key not in known:
            raise InvalidLayout(f"{where}unknown: {key!r}; known are {', '.join(known)}")


def _text(value: object, where: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidLayout(f"{where}: {value!r} is no text")


def _texts(value: object, where: str) -> None:
    if not isinstance(value, list) or not value:
        raise InvalidLayout(f"{where}: {value!r} is no list of texts")
    for one in value:
        _text(one, where)


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
