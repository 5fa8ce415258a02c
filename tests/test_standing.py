"""Titles that stand on every agenda, each held to its example and its counter-example."""

from __future__ import annotations

import pytest

from casetrack.linking.standing import Head, gathers_matters, heads
from casetrack.reading.layout import shipped_layout


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.begins)
def test_a_standing_title_is_known_from_one_that_names_its_matter(head: Head) -> None:
    assert gathers_matters(head.example)
    assert not gathers_matters(head.counter)


def test_every_title_begins_as_its_line_says() -> None:
    plain = [
        (head.begins, head.example.casefold().removeprefix("øu - "), head.counter.casefold())
        for head in heads()
    ]
    assert [one for one in plain if not one[1].startswith(one[0])] == []
    assert [one for one in plain if not one[2].startswith(one[0])] == []


def test_a_title_that_begins_an_item_without_a_number_stands_on_every_agenda() -> None:
    titles = sorted(shipped_layout().words["standing"])
    assert [title for title in titles if not gathers_matters(title)] == []
