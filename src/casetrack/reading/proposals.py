"""A sentence that says who recommends what (`Forvaltningen indstiller, at`) → whether it heads the
recommendation of its item, or is what a body decided.
"""

from __future__ import annotations

import re

from casetrack.bodies import looks_like_body
from casetrack.lazy import regex
from casetrack.reading.layout import first_word
from casetrack.reading.openings import ItemLines
from casetrack.reading.starts import decides

__all__ = ["heads_recommendation"]

_PROPOSES = regex(r"\s(?:indstiller|foreslår|anbefaler)\b", re.IGNORECASE)
"""Reads what stands behind who speaks in `Udvalget indstiller til byrådet,`."""


def heads_recommendation(number: int, item: ItemLines) -> bool:
    """Whether the line begins the recommendation: no word over a part does, and none is open."""
    if item.proposes is None:
        marks = map(item.at.__getitem__, item.landmarks)
        item.proposes = any(
            mark.kind == "section" and mark.value == "recommendation" for mark in marks
        )
    last = item.found.blocks[-1] if item.found.blocks else None
    if item.proposes or last is None:
        return not item.proposes
    if last.kind == "decision":
        decided = any(last.rows) or _is_decided(number, item)
        return not (decided and _is_of_body(number, item))
    return last.kind != "recommendation"


def _is_of_body(number: int, item: ItemLines) -> bool:
    """Whether a body speaks, as it does in what it decided: `Udvalget anbefaler byrådet, at`."""
    speaker = _PROPOSES.split(item.bare[number], maxsplit=1)[0]
    return first_word(speaker) in item.layout.words["speaker"] or looks_like_body(speaker)


def _is_decided(number: int, item: ItemLines) -> bool:
    """Whether the line right below the heading of a decision is its text: the heading names its
    meeting, or no other comes; else it can be the label of the item's type (Halsnæs).
    """
    if item.found.blocks[-1].fields is not None:
        return True
    return not any(decides(item.at[line]) for line in item.landmarks if line > number)
