"""The line of an item with its case number in; number, label and openness out."""

from __future__ import annotations

import re
from typing import NamedTuple

from casetrack.casenumber import MARKS, CaseNumber, parse_alone, read_number
from casetrack.lazy import regex

__all__ = ["CASE_OPENINGS", "CaseLine", "is_field", "read_case_line"]

_FIELD = regex(
    r"(?i)(?:initialer|sags(?:beh(?!andling)|initialer|ansvarlig)|dok(?:\.| |nr|ument(?:n|\b))"
    r"|område\b|sag afgøres|journalnr|j\.nr|kl-emne|kle\b|brevid|(?:forvaltning|afdeling):)"
)
"""So begin the fields of an item beside its case line: `Område: Vest`, not `Området ved havnen`."""


class CaseLine(NamedTuple):
    """The line of an item that holds its case number.

    `number` is None where the label stands alone: with `rest` empty the value may be on the next
    line. `label` is as printed without its point and colon, empty where there is none. `closed`
    is what the line says (`Åben sag`, `Lukket`), None where it says nothing. `rest` is what
    follows the number.
    """

    number: CaseNumber | None
    label: str
    closed: bool | None
    rest: str

    @property
    def unread(self) -> bool:
        """Whether what follows the label is a number of no known shape."""
        return self.number is None and _UNKNOWN.fullmatch(self.rest) is not None


# Looked up before any pattern is tried: most lines of minutes are no case lines.
_FIRST_FOUR = frozenset(
    ("sag ", "sag:", "sag-", "sagn", "j.nr", "jour", "åben", "lukk", "dok.", "dok ", "dokn")
)
_FIRST_FIVE = frozenset(("sagsn", "sagsi", "sags-", "sags ", "sagsb", "j. nr", "brevi", "ejend"))
_OPENING = regex(
    r"(?i)sag(?:s(?:[- ]?id|[- ]?nr|nummer)|nr)\b|sag(?: ?nr)?[\s.:-]*\w[\w.]*\s?[-/]\s?\w|dok"
    r"|j\. ?nr|journal|(?:åbent?|lukket)\b[^-–:]{0,12}[-–:]\s*\d"
    r"|(?:sagsbeh\w*|brev-?id)\b[^\n]{2,40}?\bsags|ejendomsid\s?/\s?sags"
)
"""Reads `Sagsnr. 23/1`, `Åben sag: 23` and `Brevid: 12 Sagsnr. 23/1`, not `Sagen genoptages`."""
CASE_OPENINGS = frozenset(word[:3] for word in _FIRST_FOUR | _FIRST_FIVE)
"""First three letters, lower case, of a line that opens with a label for its case number."""
_NUMBER_STARTS = frozenset("0123456789(")
_NUMBER_ENDS = frozenset("0123456789)")

# Labels, the most to be trusted first: the first that stands on the line with a number is read.
# The label "Sag" must open the line, and so must a word on openness that a dash follows (Odense).
_LABEL_END = r"(?P<end>[\s.:*_|]*)"
_LABELS = (
    regex(
        rf"(?i)\b(?P<label>(?:sags-?id\s?/\s?)?(?:sags[- ]?(?:nummer|nr|id)|sagnr))\b{_LABEL_END}"
    ),
    regex(rf"(?i)\b(?P<label>j\. ?nr|journal[ -]?(?:nummer|nr))\b{_LABEL_END}"),
    regex(rf"(?i)(?:^|(?<=\s\s))(?P<label>sag(?: ?nr)?)\b{_LABEL_END}"),
    regex(r"(?i)^(?P<label>)(?:åbent?|lukket)(?: sag| punkt)?\s{0,3}(?P<end>[-–:]\s*)"),
)
_TRUSTED = 2  # labels that make a case line even without a number

_VALUE = regex(
    r"(?:[A-ZÆØÅ]{2,4}\s{1,3}\d|(?:[A-ZÆØÅ]{2,4}\s{1,3})?[\dA-ZÆØÅ.]{2,12})"
    r"(?:\s?[-/‐‑–]\s?[\dA-ZÆØÅ]{1,8}){0,4}(?!\w|[./-]\d)"
)
"""Reads `23/4711`, `ØU 12/07` and `00.22.00-A00-1-19`, not `Ny bro`."""
_UNKNOWN = regex(r"(?=\D{0,8}\d)[\w.]{1,12}(?:[/-][\w.]{1,12}){1,4}|\d\d\.\d\d\.\d\d-?[A-ZÆØÅ]\d\d")
"""Reads `a12/3-x` and the subject `17.01.04P20`, not `Ny bro`."""
_WORD = regex(r"[^\s,;|*)]+")
_OPEN_OR_CLOSED = regex(r"(?i)\b(?:(åbent?|åbne)|lukkede|lukket)\b")
"""Reads `Åben sag` and `Lukket punkt`, not `Sagsnr.`."""
# `773-2017-4410   Dok.nr. 773-2017-89911`: the case without a label beside its document.
_BESIDE_DOCUMENT = regex(r"(?P<number>[\w./-]{5,24})\s{1,20}Dok\.? ?nr\b", re.IGNORECASE)
# København 2006 prints the body's own number before the journal number.
_BODY_NUMBER = regex(r"(?P<number>[A-ZÆØÅ]{2,4}\s{1,4}\d{1,4}/\d{2,4})(?=\s+J\. ?nr)")


def is_field(line: str) -> bool:
    """Whether a line is a field of an item that stands beside its case line."""
    return _FIELD.match(line) is not None


def read_case_line(line: str) -> CaseLine | None:
    """Read the line under (or over) an item heading that gives the case number; None for others.

    A label for the case (`Sagsnr.`, `Sagsid`) wins over a journal number (`J.nr.`) on the same
    line, and a document's number (`Dok.nr.`) is never taken. `Sag nr. 130` is an item's number.
    A line that is a number and nothing else (see `parse_alone`) is a case line without a label.
    """
    bare = line.strip(MARKS)
    first = bare[:5].lower()
    if (first in _FIRST_FIVE or first[:4] in _FIRST_FOUR) and _OPENING.match(bare):
        return _labelled_line(bare)
    if bare[-1:] in _NUMBER_ENDS and (bare[:1] in _NUMBER_STARTS or bare[1:2].isupper()):
        return _unlabelled_line(bare)
    return None


def _labelled_line(bare: str) -> CaseLine | None:
    alone: CaseLine | None = None
    for rank, pattern in enumerate(_LABELS):
        label = pattern.search(bare)
        if label is None:
            continue
        number, end = _value_at(bare, label.end())
        if number is None:
            if alone is None and rank < _TRUSTED and _stands_alone(bare, label):
                rest = bare[end:].strip(MARKS + ",;)")
                alone = CaseLine(None, label["label"], _closed(bare), rest)
            continue
        if rank >= _TRUSTED and (number.text.isdigit() or number.shape == "serial-year"):
            continue  # `Sag 12345`, `Sag 7/2026`: an item's number
        rest = bare[end:].strip(MARKS + ",;)")
        if rest and bare[-1] == "." and rest[0].islower():
            return None  # `Sagsnummer 19/8811 vedrører vejen.`
        return CaseLine(number, label["label"], _closed(bare), rest)
    return alone or _unlabelled_line(bare)


def _stands_alone(bare: str, label: re.Match[str]) -> bool:
    """Whether a label without a number is one: it has a colon, or is all but all of the line."""
    alone = ":" in label["end"] or label.end() == len(bare)
    return label.start() == 0 and (alone or _UNKNOWN.fullmatch(bare, label.end()) is not None)


def _value_at(text: str, start: int) -> tuple[CaseNumber | None, int]:
    """The number at `start` and its end, read with blanks in it and, failing that, without."""
    for pattern in (_VALUE, _WORD):
        found = pattern.match(text, start)
        if found:
            word = found[0].rstrip(".:")
            number = read_number(word, labelled=True)
            if number:
                return number, start + len(word)
    return None, start


def _closed(bare: str) -> bool | None:
    said = _OPEN_OR_CLOSED.search(bare)
    return None if said is None else said[1] is None


def _unlabelled_line(bare: str) -> CaseLine | None:
    number = parse_alone(bare)
    if number:
        return CaseLine(number, "", None, "")
    found = _BODY_NUMBER.match(bare) or _BESIDE_DOCUMENT.match(bare)
    number = read_number(found["number"], labelled=False) if found else None
    if found is None or number is None:
        return None
    return CaseLine(number, "", _closed(bare), bare[found.end() :].strip())
