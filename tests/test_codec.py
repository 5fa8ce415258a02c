"""Records become plain data and come back the same."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetrack.codec import InvalidRecordError, from_dict, to_dict
from casetrack.linking.cases import Cases, link
from casetrack.outcomes import Outcome
from casetrack.records import (
    AgendaItem,
    Case,
    Commitment,
    Decision,
    Link,
    Meeting,
    Section,
    Vote,
    VoteSide,
)
from casetrack.sources import samples

MEETING: dict[str, Any] = {
    "authority": "Høje-Taastrup Kommune",
    "body": "Direktionen",
    "date": "2023-01-16",
    "starts_at": "09:30",
    "status": "minutes",
    "supplement": False,
    "remarks": "",
    "source": {"path": "a.txt", "sha256": "00", "layout": None},
    "items": [
        {
            "number": "3",
            "title": "Rekrutteringspulje",
            "closed": False,
            "lines": [132, 202],
            "decisions": [
                {
                    "body": "Direktionen",
                    "date": "2023-01-23",
                    "text": "Godkendt.",
                    "lines": [154, 164],
                    "outcome": "approved",
                    "outcomes": ["approved"],
                }
            ],
        }
    ],
}


def test_a_record_becomes_the_contract_s_plain_data() -> None:
    promise = Commitment(
        "re_presentation", None, "i maj", date(2024, 5, 1), date(2024, 5, 31), "igen i maj", (3, 4)
    )

    assert to_dict(promise) == {
        "kind": "re_presentation",
        "body": None,
        "due_text": "i maj",
        "due_from": "2024-05-01",
        "due": "2024-05-31",
        "evidence": "igen i maj",
        "lines": [3, 4],
    }


def test_outcomes_become_plain_strings() -> None:
    decision = Decision("Byrådet", None, None, "", (1, 1), outcomes=(Outcome.NOTED,))

    plain = to_dict(decision)

    assert type(plain["outcome"]) is str
    assert type(plain["outcomes"][0]) is str
    assert json.dumps(plain["outcomes"]) == '["noted"]'


def test_words_of_python_bear_no_underscore() -> None:
    told = Link("repeat", "a", "b", "", ())
    vote = Vote("recommendation", None, VoteSide(17, ("A",)), VoteSide(), VoteSide(), "", (1, 1))

    assert (to_dict(told)["from"], to_dict(told)["to"]) == ("a", "b")
    assert to_dict(vote)["for"] == {"count": 17, "who": ["A"]}
    assert from_dict(Link, to_dict(told)) == told
    assert from_dict(Vote, to_dict(vote)) == vote


def test_cases_come_back_the_same() -> None:
    cases = link(samples())
    back = from_dict(Cases, json.loads(json.dumps(to_dict(cases))))
    assert back == cases
    assert back.missing() == cases.missing() != ()
    assert back["22/21670"] == cases["22/21670"]


def test_absent_keys_are_missing_values() -> None:
    meeting = from_dict(Meeting, MEETING)

    assert meeting.place is None
    assert meeting.participants == ()
    assert meeting.items[0].case_number is None
    assert meeting.items[0].decisions[0].date == date(2023, 1, 23)
    assert meeting.items[0].decisions[0].outcome is Outcome.APPROVED
    assert meeting.items[0].lines == (132, 202)


def test_unknown_keys_are_passed_over() -> None:
    assert from_dict(Meeting, {**MEETING, "weather": "rain"}) == from_dict(Meeting, MEETING)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"date": "2023-13-01"}, "date"),
        ({"date": "20230116"}, "date"),
        ({"date": 5}, "date"),
        ({"supplement": "no"}, "supplement"),
        ({"remarks": None}, "remarks"),
        ({"items": None}, "items"),
        ({"items": [{"number": 3}]}, "items[0].number"),
        ({"items": [{"lines": [1, 2]}]}, "items[0].closed"),
        ({"items": [MEETING["items"][0], "x"]}, "items[1]"),
        ({"items": [{**MEETING["items"][0], "lines": [1]}]}, "items[0].lines"),
        ({"items": [{**MEETING["items"][0], "lines": []}]}, "items[0].lines"),
        (
            {"items": [{**MEETING["items"][0], "decisions": [{"text": "", "outcome": "yes"}]}]},
            "items[0].decisions[0].lines",
        ),
        (
            {
                "items": [
                    {
                        **MEETING["items"][0],
                        "decisions": [{"text": "", "lines": [1, 1], "outcomes": ["noted", "yes"]}],
                    }
                ]
            },
            "items[0].decisions[0].outcomes[1]",
        ),
        ({"source": {"sha256": "00", "sample": 1}}, "source.sample"),
        ({"source": []}, "source"),
    ],
)
def test_wrong_data_names_its_key(change: dict[str, Any], key: str) -> None:
    with pytest.raises(InvalidRecordError) as error:
        from_dict(Meeting, {**MEETING, **change})

    assert error.value.key == key
    assert isinstance(error.value, ValueError)
    assert str(error.value).startswith(key + ": ")


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_what_is_no_object_is_no_record(data: Any) -> None:
    with pytest.raises(InvalidRecordError, match="expected an object for Section"):
        from_dict(Section, data)


@settings(max_examples=25, deadline=None)
@given(st.from_type(AgendaItem))
def test_an_item_comes_back_the_same(item: AgendaItem) -> None:
    assert from_dict(AgendaItem, json.loads(json.dumps(to_dict(item)))) == item


@settings(max_examples=25, deadline=None)
@given(st.from_type(Case))
def test_a_case_comes_back_the_same(case: Case) -> None:
    assert from_dict(Case, json.loads(json.dumps(to_dict(case)))) == case


def test_every_attribute_is_written() -> None:
    meeting = from_dict(Meeting, MEETING)

    assert list(to_dict(meeting)) == [field.name for field in attrs.fields(Meeting)]
