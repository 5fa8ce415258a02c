"""The tables of the outcomes hold each of them."""

from __future__ import annotations

from casetrack.outcomes import EFFECTS, STATUS_AFTER, Effect, Outcome, Status, weightiest


def test_every_outcome_has_an_effect_on_its_case() -> None:
    assert set(EFFECTS) == set(Outcome)


def test_every_outcome_that_says_something_leaves_one_status() -> None:
    rows = [outcome for outcomes, _ in STATUS_AFTER for outcome in outcomes]
    assert sorted(rows) == sorted(set(Outcome) - {Outcome.NONE, Outcome.UNKNOWN})


def test_what_puts_off_or_hands_on_leaves_no_case_settled() -> None:
    settled = {one for row, status in STATUS_AFTER if status is Status.SETTLED for one in row}
    assert {EFFECTS[one] for one in settled} == {Effect.CLOSES}


def test_the_weightiest_of_none_is_unknown() -> None:
    assert weightiest([]) is Outcome.UNKNOWN
    assert weightiest([Outcome.DISCUSSED, Outcome.DEFERRED]) is Outcome.DEFERRED
