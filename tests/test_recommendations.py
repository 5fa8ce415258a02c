"""The points of a recommendation (indstilling), with their numbers and lines."""

from __future__ import annotations

import pytest

from casetrack.reading.recommendations import split_recommendations


def points(*lines: str) -> list[tuple[str | None, str, tuple[int, int]]]:
    """Points of lines that begin at line 5."""
    found = split_recommendations(list(enumerate(lines, 5)))
    return [(one.point, one.text, one.lines) for one in found]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "at {}) ", "At {}. "])
def test_numbered_points_keep_their_numbers(mark: str) -> None:
    assert points(
        "Direktøren indstiller,",
        mark.format(1) + "planen godkendes",
        mark.format(2) + "vejen lukkes",
    ) == [("1", "planen godkendes", (6, 6)), ("2", "vejen lukkes", (7, 7))]


def test_lettered_points_keep_their_letters() -> None:
    assert points("a) planen godkendes", "b) vejen lukkes") == [
        ("a", "planen godkendes", (5, 5)),
        ("b", "vejen lukkes", (6, 6)),
    ]


def test_letters_below_a_number_are_part_of_its_point() -> None:
    assert points("1. broen bygges", "a) i nord", "b) i syd", "2. vejen lukkes") == [
        ("1", "broen bygges\na) i nord\nb) i syd", (5, 7)),
        ("2", "vejen lukkes", (8, 8)),
    ]


@pytest.mark.parametrize("bullet", ["-", "•", "·", "*", "–"])
def test_bulleted_points_have_no_number(bullet: str) -> None:
    assert points("Det indstilles, at", f"{bullet} planen godkendes", f"{bullet} vejen lukkes") == [
        (None, "planen godkendes", (6, 6)),
        (None, "vejen lukkes", (7, 7)),
    ]


def test_each_line_that_begins_with_at_is_a_point() -> None:
    assert points("Administrationen indstiller,", "at planen godkendes,", "at vejen lukkes.") == [
        (None, "at planen godkendes,", (6, 6)),
        (None, "at vejen lukkes.", (7, 7)),
    ]


def test_a_point_goes_on_to_the_next_one_over_blank_lines() -> None:
    assert points("1. planen godkendes", "", "med ændringer", "2. vejen lukkes") == [
        ("1", "planen godkendes\nmed ændringer", (5, 7)),
        ("2", "vejen lukkes", (8, 8)),
    ]


def test_a_number_that_does_not_rise_is_no_new_point() -> None:
    assert points("1. planen godkendes", "2. vejen lukkes", "1. og 2. kvartal") == [
        ("1", "planen godkendes", (5, 5)),
        ("2", "vejen lukkes\n1. og 2. kvartal", (6, 7)),
    ]


@pytest.mark.parametrize(
    "lines", [(), ("",), ("Planen godkendes.",), ("Atter en gang tages sagen op.",)]
)
def test_where_nothing_is_told_apart_there_are_no_points(lines: tuple[str, ...]) -> None:
    assert points(*lines) == []


@pytest.mark.parametrize("bullet", ["?", "- ?"])
def test_a_bullet_gone_wrong_is_one(bullet: str) -> None:
    assert points("Det indstilles,", f"{bullet} at broen bygges", f"{bullet} at vejen spærres") == [
        (None, "at broen bygges", (6, 6)),
        (None, "at vejen spærres", (7, 7)),
    ]


def test_the_bars_of_a_table_are_no_part_of_a_point() -> None:
    assert points("Forvaltningen indstiller", "at | planen godkendes |") == [
        (None, "at planen godkendes", (6, 6))
    ]
