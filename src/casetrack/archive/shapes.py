"""Rows: records as lists of their values, without the keys, as the archive keeps them.

A row is a third as long as the object with its keys, and is written and read three times as fast.
What stands where is told here, so that answering needs neither the records nor their classes. The
order is part of the format of the file: what a record gains is put at the end of its names, and
rows that were kept before are the shorter ones.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

__all__ = ["SHAPES", "Row", "Shape", "place_of", "shape", "told"]

Row = list[Any]

SHAPES = {
    "Diagnostic": "code severity message lines",
    "Participant": "name role party attendance items",
    "Section": "kind heading text lines",
    "Recommendation": "point text lines",
    "Finding": "outcome point evidence lines rule",
    "PointFate": "point fate outcome evidence lines",
    "Commitment": "kind body due_text due_from due evidence lines",
    "Affect": "item outcome body due_text due_from due evidence lines",
    "VoteSide": "count who",
    "Vote": "on carried for:VoteSide against:VoteSide abstained:VoteSide evidence lines",
    "Statement": "kind by text lines",
    "Decision": (
        "body date item text lines about outcome outcomes findings:Finding points:PointFate"
        " commitments:Commitment affects:Affect votes:Vote statements:Statement absent recused"
    ),
    "AgendaItem": (
        "number title case_number closed page lines sections:Section"
        " recommendations:Recommendation decisions:Decision commitments:Commitment attachments"
        " absent"
    ),
    "Source": "path sha256 layout sample",
    "Meeting": (
        "authority body date starts_at ends_at place status supplement issued"
        " participants:Participant remarks affects:Affect items:AgendaItem source:Source"
        " diagnostics:Diagnostic"
    ),
    "Citation": "body date item case_number evidence lines resumes same_case",
    "SourceRef": "path lines",
    "Entry": (
        "id kind date body item title thread closed outcome outcomes text sources:SourceRef"
        " findings:Finding commitments:Commitment"
    ),
    "Link": "kind from to evidence sources:SourceRef rule",
    "OpenMatter": (
        "id because kind body since first_since times due_text due_from due days_open overdue"
        " entry evidence sources:SourceRef"
    ),
    "Case": (
        "id case_number other_numbers authority title titles collective status status_since as_of"
        " entries:Entry links:Link open:OpenMatter status_evidence sample diagnostics:Diagnostic"
        " status_rule status_entry status_sources:SourceRef"
    ),
}
"""The names of a record's values in their order, and after `:` what record or records each is."""

_SINGLE = frozenset(("VoteSide", "Source"))  # one of these stands where others have a list


class Shape(NamedTuple):
    """The names of a record's values, and the places of those that are records themselves."""

    names: tuple[str, ...]
    parts: tuple[tuple[int, str, bool], ...]


@cache
def shape(record: str) -> Shape:
    """What a row of that record is; the parts with whether they are lists of records."""
    names, parts = [], []
    for place, word in enumerate(SHAPES[record].split()):
        name, _, inner = word.partition(":")
        names.append(name)
        if inner:
            parts.append((place, inner, inner not in _SINGLE))
    return Shape(tuple(names), tuple(parts))


@cache
def place_of(record: str, name: str) -> int:
    """Where a value stands in the rows of a record."""
    return shape(record).names.index(name)


def told(record: str, row: Row) -> dict[str, Any]:
    """A row as the plain data of `casetrack.to_dict`."""
    names, parts = shape(record)
    plain = dict(zip(names, row, strict=False))
    for place, inner, many in parts:
        if place < len(row) and row[place]:
            value = row[place]
            plain[names[place]] = [told(inner, x) for x in value] if many else told(inner, value)
    return plain
