"""A document beside others of the same meeting: does it replace one, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casetrack.linking.documents import document_name, item_key, settle
from casetrack.linking.standing import words
from casetrack.records import AgendaItem, Meeting

__all__ = ["Comparison", "Version", "compare"]

_SHOWN = 8  # items named before "and more"


class Version(NamedTuple):
    """One document of a meeting and where its file is."""

    location: str
    meeting: Meeting


class Comparison(NamedTuple):
    """What a document is beside those of its meeting that are here: `added` or `replaced`."""

    what: str
    reason: str | None


def compare(new: Version, others: Sequence[Version]) -> Comparison:
    """What a new document does to those of its meeting.

    It replaces one whose file it now is, and one that the rule for versions drops for it. Two that
    hold different items of one meeting are parts of it, and nothing is said.
    """
    for old in others:
        if old.location == new.location:
            return Comparison("replaced", _difference(old.meeting, new.meeting))
    for old in others:
        kept = settle([old.meeting, new.meeting])
        if new.meeting not in kept.meetings:
            name = document_name(old.meeting)
            return Comparison("added", f"{name} of {old.meeting.issued} is later and counts")
        if old.meeting not in kept.meetings:
            return Comparison("replaced", _difference(old.meeting, new.meeting))
        if kept.diagnostics:
            return Comparison("added", kept.diagnostics[0].message)
    return Comparison("added", None)


def _difference(old: Meeting, new: Meeting) -> str:
    """Which items are new, gone, or decided in other words."""
    before, after = _items(old), _items(new)
    parts = (
        ("new", [mark for mark in after if mark not in before]),
        ("gone", [mark for mark in before if mark not in after]),
        ("changed", [mark for mark in after if before.get(mark, after[mark]) != after[mark]]),
    )
    found = [f"{what}: {_names(marks)}" for what, marks in parts if marks]
    return f"{document_name(old)}: " + ("; ".join(found) or "the same items and decisions")


def _items(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    return {_mark(item): _decided(item) for item in meeting.items}


def _mark(item: AgendaItem) -> str:
    return item_key(item.number) or words(item.title or "")


def _decided(item: AgendaItem) -> tuple[str, ...]:
    return (words(item.title or ""), *(words(decision.text) for decision in item.decisions))


def _names(marks: Sequence[str]) -> str:
    more = f" and {len(marks) - _SHOWN} more" if len(marks) > _SHOWN else ""
    return "item " + ", ".join(marks[:_SHOWN]) + more
