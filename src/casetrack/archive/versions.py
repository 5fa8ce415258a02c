"""A document beside others of the same meeting: does it replace one, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from casetrack.linking.documents import document_name, item_key, settle
from casetrack.linking.standing import words
from casetrack.records import Meeting

__all__ = ["compare"]

_SHOWN = 8  # items named before "and more"


def compare(
    new: Meeting, others: Sequence[Meeting], before: Meeting | None
) -> tuple[str, str | None]:
    """What a new document does to those of its meeting, `added` or `replaced`, and the reason.

    It replaces what its file held `before`, and one that the rule for versions drops for it. Two
    that hold different items of one meeting are parts of it, and nothing is said.
    """
    if before is not None:
        return "replaced", _difference(before, new)
    for old in others:
        kept = settle([old, new])
        if new not in kept.meetings:
            return "added", f"{document_name(old)} of {old.issued} is later and counts"
        if old not in kept.meetings:
            return "replaced", _difference(old, new)
        if kept.diagnostics:
            return "added", kept.diagnostics[0].message
    return "added", None


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
    """The title and decisions of each item, by its number or else its title."""
    told: dict[str, tuple[str, ...]] = {}
    for item in meeting.items:
        title = words(item.title or "")
        decided = (words(decision.text) for decision in item.decisions)
        told[item_key(item.number) or title] = (title, *decided)
    return told


def _names(marks: Sequence[str]) -> str:
    more = f" and {len(marks) - _SHOWN} more" if len(marks) > _SHOWN else ""
    return "item " + ", ".join(marks[:_SHOWN]) + more
