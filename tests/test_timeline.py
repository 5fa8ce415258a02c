"""Where a case stands on a day, what is open in it and how old that is."""

from __future__ import annotations

from datetime import date

import pytest

from building import COMMITTEE, COUNCIL, FINANCE, decided, item, meeting, promise
from casetrack.codec import to_dict
from casetrack.linking.cases import link
from casetrack.linking.timeline import aged, on
from casetrack.records import Case


def case_of(*steps: tuple[str, str, dict[str, object]]) -> Case:
    """The case of a row of decisions: body, day, decision."""
    return link([meeting(body, day, item("4", "24/1", said)) for body, day, said in steps])["24/1"]


def standing(*steps: tuple[str, str, dict[str, object]]) -> tuple[str, str]:
    case = case_of(*steps)
    return case.status.value, str(case.status_since)


# Status.


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        (["referred", "to_be_presented_again"], "referred"),
        (["escalated"], "referred"),
        (["approved_with_changes", "to_be_presented_again"], "awaiting_re_presentation"),
        (["deferred"], "deferred"),
        (["not_treated"], "deferred"),
        (["taken_off_agenda"], "deferred"),
        (["sent_for_consultation", "approved"], "in_consultation"),
        (["recommended_with_changes"], "recommended"),
        (["not_recommended"], "recommended"),
        (["approved", "noted"], "settled"),
        (["rejected"], "settled"),
        (["appointed"], "settled"),
        (["decided", "discussed"], "settled"),
        (["lapsed"], "lapsed"),
        (["withdrawn"], "withdrawn"),
        (["noted", "discussed"], "noted"),
        (["discussed"], "discussed"),
        (["unknown"], "unknown"),
        (["none"], "unknown"),
    ],
)
def test_the_latest_treatment_gives_the_status(outcomes: list[str], status: str) -> None:
    said = decided(outcomes[0], outcomes=outcomes)

    assert standing((COMMITTEE, "2024-03-05", said)) == (
        status,
        "None" if outcomes == ["none"] else "2024-03-05",
    )


@pytest.mark.parametrize("outcome", ["noted", "discussed", "unknown"])
def test_a_promise_weighs_more_than_a_note(outcome: str) -> None:
    said = decided(outcome, commitments=[promise("re_presentation", None, "i maj")])
    case = case_of((COMMITTEE, "2024-03-05", said))

    assert case.status == "awaiting_re_presentation"
    assert case.status_evidence == "re_presentation None i maj"


def test_an_approval_weighs_more_than_a_promise() -> None:
    said = decided("approved", commitments=[promise("re_presentation", None, "i maj")])
    case = case_of((COMMITTEE, "2024-03-05", said))

    assert (case.status, case.open[0].because) == ("settled", "promised")


def test_a_treatment_that_says_nothing_leaves_the_status_before_it() -> None:
    assert standing(
        (COMMITTEE, "2024-03-05", decided("approved")), (COMMITTEE, "2024-04-09", decided("none"))
    ) == ("settled", "2024-03-05")


def test_an_older_matter_that_is_unmet_gives_its_status() -> None:
    assert standing(
        (COMMITTEE, "2024-03-05", decided("deferred")), (COUNCIL, "2024-04-09", decided("approved"))
    ) == ("deferred", "2024-03-05")


def test_a_recommendation_to_the_body_that_waits_leads_there() -> None:
    back = decided("referred", commitments=[promise("re_presentation", "Byrådet", "i maj")])
    steps = [(COUNCIL, "2024-03-20", back), (COMMITTEE, "2024-04-09", decided("recommended"))]

    assert standing(*steps) == ("recommended", "2024-04-09")
    assert standing(*steps[:1], (COMMITTEE, "2024-04-09", decided("noted")))[0] != "noted"


def test_a_case_that_was_only_listed_is_listed() -> None:
    case = link([meeting(COUNCIL, "2024-03-20", item("2", "24/1"))])["24/1"]

    assert (case.status, case.status_since) == ("listed", date(2024, 3, 20))


def test_the_status_rests_on_words() -> None:
    case = case_of((COMMITTEE, "2024-03-05", decided("approved", "Godkendt med glæde.")))

    assert case.status_evidence == "Godkendt med glæde."


# What is open.


def test_a_row_says_why_since_when_and_how_often() -> None:
    (matter,) = case_of(
        (COMMITTEE, "2024-03-05", decided("not_treated")),
        (COMMITTEE, "2024-04-09", decided("deferred", "Udsat til juni.")),
    ).open

    assert (matter.because, matter.kind, matter.body) == ("deferred", "re_presentation", COMMITTEE)
    assert (matter.since, matter.first_since, matter.times) == (
        date(2024, 4, 9),
        date(2024, 3, 5),
        2,
    )
    assert (matter.evidence, matter.sources[0].lines) == ("Udsat til juni.", (3, 3))
    assert (matter.days_open, matter.overdue) == (None, None)


def test_two_promises_to_one_body_are_one_matter_with_the_day_that_is_known() -> None:
    said = decided(
        "deferred",
        commitments=[promise("re_presentation"), promise("re_presentation", COMMITTEE, "i maj")],
    )
    case = case_of((COMMITTEE, "2024-03-05", said))

    assert [(one.body, one.due_text) for one in case.open] == [(COMMITTEE, "i maj")]


def test_a_task_opens_nothing() -> None:
    said = decided("approved", commitments=[promise("task", "Staben", "i maj")])

    assert case_of((COMMITTEE, "2024-03-05", said)).open == ()


def test_a_promise_outside_any_decision_is_open_too() -> None:
    asked = item("4", "24/1", commitments=[promise("re_presentation", None, "i maj")])
    case = link([meeting(COMMITTEE, "2024-03-05", asked)])["24/1"]

    assert [(one.because, one.body, one.due_text) for one in case.open] == [
        ("promised", COMMITTEE, "i maj")
    ]
    assert (case.status, case.status_since) == ("awaiting_re_presentation", date(2024, 3, 5))


def test_a_promise_outside_any_decision_meets_an_older_one() -> None:
    put_off = item("2", "24/1", decided("not_treated"))
    asked = item("4", "24/1", commitments=[promise("re_presentation", None, "i maj")])
    case = link([
        meeting(COMMITTEE, "2024-02-06", put_off), meeting(COMMITTEE, "2024-03-05", asked)
    ])["24/1"]  # fmt: skip

    assert [(one.kind, one.rule) for one in case.links] == [("re_presentation", "comes_again")]
    assert [(one.since.isoformat(), one.due_text) for one in case.open if one.since] == [
        ("2024-03-05", "i maj")
    ]
    assert case.status == "awaiting_re_presentation"


def test_no_other_body_meets_what_was_put_off_whatever_term_or_field_of_work() -> None:
    case = case_of(
        ("Teknik- og Miljøudvalget", "2021-11-22", decided("deferred")),
        ("Klima- og Miljøudvalget", "2022-02-07", decided("approved")),
    )

    assert (case.links, case.status) == ((), "deferred")
    assert [one.body for one in case.open] == ["Teknik- og Miljøudvalget"]


def test_a_referral_is_met_by_the_body_it_names() -> None:
    sent = decided("referred", commitments=[promise("referral", FINANCE)])

    assert case_of((COMMITTEE, "2024-03-05", sent)).open[0].because == "referred"
    assert case_of((COUNCIL, "2024-03-05", sent)).open[0].because == "returned"
    assert (
        case_of((COMMITTEE, "2024-03-05", sent), (FINANCE, "2024-03-12", decided("noted"))).open
        == ()
    )
    other = ("Kulturudvalget", "2024-03-12", decided("noted"))
    assert case_of((COMMITTEE, "2024-03-05", sent), other).open != ()


def test_what_was_sent_up_has_passed_a_body_when_one_above_it_treats_it() -> None:
    sent = decided("referred", commitments=[promise("referral", FINANCE)])
    council = case_of((COMMITTEE, "2024-03-05", sent), (COUNCIL, "2024-03-19", decided("approved")))
    assert (council.open, council.status) == ((), "settled")

    back = decided("referred", commitments=[promise("referral", COMMITTEE)])
    above = case_of((FINANCE, "2024-03-05", back), (COUNCIL, "2024-03-19", decided("approved")))
    assert [one.because for one in above.open] == ["returned"]


def test_what_was_sent_away_has_come_back_when_the_sender_treats_it_again() -> None:
    sent = decided("referred", commitments=[promise("referral", COMMITTEE)])
    case = case_of((COUNCIL, "2024-03-05", sent), (COUNCIL, "2024-05-07", decided("approved")))

    assert (case.open, case.status) == ((), "settled")


def test_a_promise_of_the_same_day_is_not_met_by_that_day() -> None:
    said = meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred")))
    other = meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("noted")), path="b.txt")

    assert len(link([said, other])["24/1"].open) == 1


def test_the_next_meeting_is_the_next_one_that_is_known() -> None:
    said = decided("deferred", commitments=[promise("re_presentation", None, "til næste møde")])
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", said)),
            meeting(COUNCIL, "2024-03-20", item("1", "24/2")),
            meeting(COMMITTEE, "2024-05-07", item("1", "24/2")),
            meeting(COMMITTEE, "2024-04-09", item("1", "24/2")),
        ]
    )
    (matter,) = found["24/1"].open

    assert (matter.due_from, matter.due) == (date(2024, 4, 9), date(2024, 4, 9))
    assert (
        link([meeting(COMMITTEE, "2024-03-05", item("4", "24/1", said))])["24/1"].open[0].due
        is None
    )


@pytest.mark.parametrize(("authority", "due"), [(None, None), ("Vejen Kommune", date(2024, 4, 9))])
def test_without_an_authority_a_body_of_another_spelling_may_be_anothers(
    authority: str | None, due: date | None
) -> None:
    said = decided("deferred", commitments=[promise("re_presentation", None, "til næste møde")])
    first, other = "Teknik- og Miljøudvalget", "Udvalget for Teknik og Miljø"
    found = link(
        [
            meeting(first, "2024-03-05", item("4", "24/1", said), authority=authority),
            meeting(other, "2024-04-09", item("1", "24/2"), authority=authority),
        ]
    )
    assert [matter.due for case in found if case.id == "24/1" for matter in case.open] == [due]


# On a day.


DEFERRED = decided(
    "deferred",
    commitments=[promise("re_presentation", None, "i april") | {"due": "2024-04-30"}],
)
STEPS = (
    (COMMITTEE, "2024-03-05", DEFERRED),
    (COMMITTEE, "2024-05-07", decided("approved")),
)


def test_on_a_day_only_the_entries_up_to_it_count() -> None:
    case = on(case_of(*STEPS), date(2024, 5, 6))

    assert [str(entry.date) for entry in case.entries] == ["2024-03-05"]
    assert (case.links, case.status, case.as_of) == ((), "deferred", date(2024, 5, 6))
    assert (case.open[0].days_open, case.open[0].overdue) == (62, True)
    assert on(case_of(*STEPS), date(2024, 4, 30)).open[0].overdue is False
    assert on(case_of(*STEPS), date(2024, 5, 7)).open == ()


def test_before_its_first_entry_a_case_is_unknown() -> None:
    case = on(case_of(*STEPS), date(2024, 1, 1))

    assert (case.entries, case.status, case.status_since) == ((), "unknown", None)


def test_ages_can_be_counted_without_hiding_anything() -> None:
    case = aged(case_of(*STEPS[:1]), date(2024, 3, 6))

    assert (case.as_of, case.open[0].days_open) == (None, 1)


def test_cases_on_a_day_leave_out_what_had_not_begun() -> None:
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", DEFERRED)),
            meeting(COMMITTEE, "2024-05-07", item("4", "24/2", decided("approved"))),
        ]
    )

    assert [case.id for case in found.as_of(date(2024, 4, 1))] == ["24/1"]
    assert found.as_of(date(2024, 4, 1))["24/1"].status == "deferred"


def test_open_rows_are_oldest_first_and_name_their_case() -> None:
    closed = item("4", "24/2", DEFERRED, closed=True, title="Grund")
    found = link(
        [
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("deferred"))),
            meeting(COMMITTEE, "2024-03-05", closed),
        ]
    )
    rows = found.open(date(2024, 4, 10))

    assert [(row.case, row.authority, row.title, row.closed) for row in rows] == [
        ("24/2", "Vejen Kommune", "Grund", True),
        ("24/1", "Vejen Kommune", "Cykelsti", False),
    ]
    assert [row.days_open for row in rows] == [36, 1]
    assert [row.days_open for row in found.open()] == [None, None]
    told = to_dict(rows[1])
    assert list(told)[:6] == ["case", "authority", "title", "closed", "id", "because"]
    assert (told["because"], told["since"], told["times"]) == ("deferred", "2024-04-09", 1)


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        ("taken_off_agenda", [FINANCE, COUNCIL]),
        ("not_treated", [FINANCE, COUNCIL]),
        ("deferred", [COUNCIL]),
        ("approved", []),
    ],
)
def test_a_referral_waits_until_a_body_above_has_decided(outcome: str, left: list[str]) -> None:
    sent = decided("referred", commitments=[promise("referral", body=FINANCE)])
    case = case_of((COMMITTEE, "2024-03-05", sent), (COUNCIL, "2024-03-20", decided(outcome)))
    assert [matter.body for matter in case.open] == left
