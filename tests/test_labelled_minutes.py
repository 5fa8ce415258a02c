"""The labelled minutes in the folder that CASETRACK_MINUTES names are read as they are labelled.

Each `NAME.gold.json` lies beside its `NAME.txt` or `NAME.md`, in the folder or below it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import casetrack

FOLDER = os.environ.get("CASETRACK_MINUTES")
GOLD = sorted(Path(FOLDER).rglob("*.gold.json")) if FOLDER else []

pytestmark = pytest.mark.skipif(
    not GOLD, reason="CASETRACK_MINUTES names no folder with labelled minutes"
)


def document(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.json")
    return next(path for path in gold.parent.glob(f"{stem}.*") if path.suffix in (".txt", ".md"))


def norm(text: object) -> str:
    return re.sub(r"\W+", " ", str(text or "").casefold()).strip()


@pytest.fixture(params=GOLD, ids=lambda path: path.name.removesuffix(".gold.json"), name="pair")
def _pair(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    label = json.loads(request.param.read_text(encoding="utf-8"))
    return casetrack.to_dict(casetrack.read(document(request.param))), label


def test_the_head_is_read_as_labelled(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    meeting, label = pair
    for key in ("body", "date", "starts_at", "place"):
        if label.get(key) is not None:
            assert norm(label[key]) == norm(meeting[key]), key


def test_every_item_has_its_number_title_and_case(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    meeting, label = pair
    assert len(label["items"]) == len(meeting["items"])
    for wanted, item in zip(label["items"], meeting["items"], strict=True):
        if wanted["number"] is not None:
            assert wanted["number"] == item["number"]
        if wanted["title"] is not None:
            assert norm(wanted["title"]) == norm(item["title"])
        numbers = {wanted["case_number"], *wanted.get("alt_case", ())}
        assert item["case_number"] in numbers
        assert bool(wanted["closed"]) == item["closed"]


def test_every_decision_has_its_body_and_day(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    meeting, label = pair
    for wanted, item in zip(label["items"], meeting["items"], strict=True):
        expected = Counter((norm(one["body"]), one["date"]) for one in wanted["decisions"])
        found = Counter((norm(one["body"]), one["date"]) for one in item["decisions"])
        assert expected == found, wanted["number"]
