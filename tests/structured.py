"""The made-up decisions of decisions/structured.json, each with what it says.

`"*"` is not asserted, and neither is a key left out; a due text is met by words that
hold it or that it holds.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casetrack import to_dict
from casetrack.records import Interpretation, Recommendation
from casetrack.wording.decisions import About, interpret_about

FILE = Path(__file__).parent / "decisions" / "structured.json"
LABELS: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))


def labelled(key: str, *, without: tuple[str, ...] = ()) -> pytest.MarkDecorator:
    """One test for each text that has this label, but for those that start with `without`."""
    rows = [
        row
        for row in LABELS
        if key in row and not any(row["text"].startswith(words) for words in without)
    ]
    return pytest.mark.parametrize("label", rows, ids=[row["text"][:50] for row in rows])


def interpret_in_item(text: str, *, date: date | None = None, **known: Any) -> Interpretation:
    """What a decision says, with what its document would tell of it."""
    return interpret_about(text, About(on=date, **known))


@cache
def _said(text: str, body: str, day: str, points: tuple[str, ...]) -> dict[str, Any]:
    recommended = tuple(Recommendation(point, "", (1, 1)) for point in points)
    on = date.fromisoformat(day)
    said: dict[str, Any] = to_dict(
        interpret_about(text, About(body, on, recommendations=recommended))
    )
    return said


def said(label: dict[str, Any], *, points: bool = False) -> dict[str, Any]:
    """What is read; with `points`, the points of the label are those recommended."""
    named = tuple(one["point"] for one in label["points"]) if points else ()
    return _said(label["text"], label["body"], label["date"], named)


def meets(wanted: Any, found: Any) -> bool:
    """Whether a label's value is met; a list of outcomes means any of them."""
    return wanted in ("*", found)


def meets_due(wanted: dict[str, Any], found: dict[str, Any], text: str) -> bool:
    """Whether the time of a promise is the labelled one, in words of the text."""
    words, printed = wanted["due_text"], found["due_text"]
    if words is None or printed is None:
        same = words in (None, "*") if printed is None else words == "*"
    else:
        same = printed in text and (words == "*" or words in printed or printed in words)
    return same and all(meets(wanted[key], found[key]) for key in ("due_from", "due"))
