"""Rows: what the archive keeps of a record is all of it, and older rows stay readable."""

from __future__ import annotations

import json

import attrs
import pytest

import casetrack
from casetrack import records
from casetrack.archive.plain import item_of, joined, packed, parted, to_json, unpacked
from casetrack.archive.rows import from_row, to_row
from casetrack.archive.shapes import SHAPES, shape, told
from casetrack.codec import InvalidRecordError, to_dict
from casetrack.linking.citations import Citation
from casetrack.records import Case, Finding, Meeting, SourceRef, Vote, VoteSide

KEPT = sorted(SHAPES)


@pytest.mark.parametrize("name", KEPT)
def test_a_shape_names_every_value_of_its_record(name: str) -> None:
    record = Citation if name == "Citation" else getattr(records, name)
    names = [field.name.rstrip("_") for field in attrs.fields(record)]
    assert list(shape(name).names) == names


def test_a_row_is_the_values_in_order() -> None:
    row = to_row(Finding(casetrack.Outcome.DEFERRED, None, "Udsat.", (3, 4), "deferred"))
    assert json.loads(to_json(row)) == ["deferred", None, "Udsat.", [3, 4], "deferred"]


def test_a_row_with_words_of_python_is_read_back() -> None:
    sides = VoteSide(3, ("A",)), VoteSide(None, ()), VoteSide(0, ())
    vote = Vote("recommendation", True, *sides, "3 stemmer", (1, 1))
    assert from_row(Vote, json.loads(to_json(to_row(vote)))) == vote


def test_a_meeting_goes_in_and_comes_out() -> None:
    for meeting in casetrack.samples():
        row = json.loads(to_json(to_row(meeting)))
        assert from_row(Meeting, row) == meeting
        assert told("Meeting", row) == to_dict(meeting)


def test_a_case_goes_in_and_comes_out() -> None:
    for case in casetrack.link(casetrack.samples()):
        row = json.loads(to_json(to_row(case)))
        assert from_row(Case, row) == case
        assert told("Case", row) == to_dict(case)


def test_what_linking_never_looks_at_changes_no_case() -> None:
    meetings = casetrack.samples()
    rows = [json.loads(to_json(to_row(meeting))) for meeting in meetings]
    read = [from_row(Meeting, row, to_link=True) for row in rows]
    assert any(one.points for meeting in meetings for i in meeting.items for one in i.decisions)
    assert not any(one.points for meeting in read for i in meeting.items for one in i.decisions)
    assert casetrack.link(read) == casetrack.link(meetings)


def test_texts_that_stand_in_the_document_are_kept_once() -> None:
    text = "Punkt 1\n\nBaggrund\n\nStien går forbi\nmosebrynet."
    meeting = casetrack.from_dict(
        Meeting,
        {
            "status": "minutes",
            "supplement": False,
            "remarks": "",
            "source": {"path": "a.txt", "sha256": ""},
            "items": [
                {
                    "closed": False,
                    "lines": [1, 6],
                    "sections": [
                        {
                            "kind": "background",
                            "heading": "Baggrund",
                            "text": "Stien går forbi\nmosebrynet.",
                            "lines": [3, 6],
                        },
                        {"kind": "other", "heading": "", "text": "Andre ord.", "lines": [4, 4]},
                    ],
                }
            ],
        },
    )
    row, whole = parted(to_row(meeting), text.split("\n"))
    kept = '["background","Baggrund",[19,46],[3,6]],["other","","Andre ord.",[4,4]]'
    assert whole == f"[[],[],[[[{kept}],[],[]]]]\n{text}"
    stored = packed(to_json([row, [[]]])), packed(whole)
    assert joined(*stored) == to_dict(meeting)
    assert item_of(*stored, 0) == to_dict(meeting)["items"][0]


@pytest.mark.parametrize("text", ["[]", '["æøå"]', f"[{'1,' * 900}1]", "kort"])
def test_what_was_packed_is_unpacked(text: str) -> None:
    assert unpacked(packed(text)) == text


def test_a_row_that_lacks_a_later_value_takes_its_default() -> None:
    assert from_row(Finding, ["approved", None, "Godkendt.", [1, 1], "r"]).rule == "r"
    assert from_row(VoteSide, [3]) == VoteSide(3, ())


def test_a_row_that_is_none_says_what_it_lacks() -> None:
    with pytest.raises(InvalidRecordError, match="SourceRef lacks this key"):
        from_row(SourceRef, ["a.txt"])
