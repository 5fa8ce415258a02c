"""Each constructed document in tests/layouts reads as its JSON says: one for each printed
layout.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casetrack.reading.parsing import parse
from casetrack.records import AgendaItem, Meeting

LAYOUTS = Path(__file__).parent / "layouts"
DOCUMENTS = sorted(LAYOUTS.glob("*.json"))


def _read(gold: Path) -> tuple[Meeting, dict[str, Any]]:
    meeting = parse(gold.with_suffix(".txt").read_text(encoding="utf-8"), path=gold.stem + ".txt")
    told = json.loads(gold.read_text(encoding="utf-8"))
    return meeting, told[0] if isinstance(told, list) else told


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().replace("-", " ").split())


def _pairs(meeting: Meeting, gold: dict[str, Any]) -> list[tuple[AgendaItem, dict[str, Any]]]:
    by_number = {item.number: item for item in meeting.items if item.number}
    return [
        (by_number.get(wanted["number"]) or meeting.items[place], wanted)
        for place, wanted in enumerate(gold["items"])
    ]


def test_every_document_says_what_it_should_read_as() -> None:
    assert [path.with_suffix(".json") for path in sorted(LAYOUTS.glob("*.txt"))] == DOCUMENTS


@pytest.mark.parametrize("gold_file", DOCUMENTS, ids=lambda path: path.stem)
def test_the_head_is_read(gold_file: Path) -> None:
    meeting, gold = _read(gold_file)
    assert _plain(meeting.body) == _plain(gold["body"])
    day = meeting.date.isoformat() if meeting.date else None
    assert day in [gold["date"], *gold.get("date_also", [])]
    for key in ("starts_at", "place"):
        if gold[key] is not None:
            assert _plain(getattr(meeting, key)) == _plain(gold[key])


@pytest.mark.parametrize("gold_file", DOCUMENTS, ids=lambda path: path.stem)
def test_the_items_are_found(gold_file: Path) -> None:
    meeting, gold = _read(gold_file)
    assert [item.number for item in meeting.items] == [item["number"] for item in gold["items"]]
    for item, wanted in _pairs(meeting, gold):
        if wanted["title"] is not None:
            assert _plain(item.title) == _plain(wanted["title"])
        assert item.case_number == wanted["case_number"]
        assert item.closed == wanted["closed"]


@pytest.mark.parametrize("gold_file", DOCUMENTS, ids=lambda path: path.stem)
def test_the_decisions_are_found(gold_file: Path) -> None:
    meeting, gold = _read(gold_file)
    for item, wanted in _pairs(meeting, gold):
        found = [
            (_plain(one.body), one.date.isoformat() if one.date else None) for one in item.decisions
        ]
        for decision in wanted["decisions"]:
            days = [decision["date"], *decision.get("date_also", [])]
            match = next(
                (one for one in found if one[0] == _plain(decision["body"]) and one[1] in days),
                None,
            )
            if match is not None:
                found.remove(match)
            assert match is not None or decision.get("optional"), (wanted["number"], decision)
        assert found == [], wanted["number"]


@pytest.mark.parametrize("gold_file", DOCUMENTS, ids=lambda path: path.stem)
def test_pages_files_people_and_the_absent_are_found(gold_file: Path) -> None:
    meeting, gold = _read(gold_file)
    if "participants" in gold:
        told = {(one.name, one.attendance) for one in meeting.participants}
        assert told == {(name, attendance) for name, attendance in gold["participants"]}
    for item, wanted in _pairs(meeting, gold):
        kinds = [one.kind for one in item.sections if one.kind not in ("absence", "other")]
        assert item.page == wanted.get("page", item.page)
        assert sorted(kinds) == sorted(wanted.get("sections", kinds))
        assert [*item.attachments] == wanted.get("attachments", [*item.attachments])
        assert {*item.absent} == {*wanted.get("absent", item.absent)}
