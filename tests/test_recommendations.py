"""The points of a recommendation (indstilling), with their numbers and lines."""

from __future__ import annotations

import pytest

from casetrack.reading.parsing import parse
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


def test_the_letter_of_a_name_is_no_point() -> None:
    assert points("Det indstilles, at vælge", "A. Holm til formand", "B. Lind til næstformand") == [
        (None, "at vælge\nA. Holm til formand\nB. Lind til næstformand", (5, 7))
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
    "lines",
    [
        (),
        ("",),
        ("Planen godkendes.",),
        ("Atter en gang tages sagen op.",),
        ("Det anbefales for at spare tid, og planen godkendes.",),
        ("Forvaltningen indstiller følgende: Vi ved, at planen godkendes.",),
        ("Forvaltningen indstiller en plan. Det er vigtigt, at den godkendes.",),
        ("Det indstilles, at:", "planen godkendes", "vejen lukkes"),  # a list without its marks
        ("Det indstilles, at udvalget", "", "Godkender planen", "", "Lukker vejen"),
    ],
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


@pytest.mark.parametrize(
    ("lines", "text", "last"),
    [
        (("Forvaltningen indstiller, at planen godkendes.",), "at planen godkendes.", 5),
        (("Det indstilles at planen godkendes",), "at planen godkendes", 5),
        (("Chefen indstiller til udvalget, at planen", "godkendes."), "at planen\ngodkendes.", 6),
        (("Der er råd. Vi foreslår, at planen godkendes.",), "at planen godkendes.", 5),
        (("Det indstilles, at planen godkendes, og at vejen lukkes.",), None, 5),
        (("Det indstilles, at", "", "planen godkendes."), "at\nplanen godkendes.", 7),
        (("Vi anbefaler, at planen godkendes.", "", "Den er ny."), "at planen godkendes.", 5),
    ],
)
def test_one_sentence_is_one_point(lines: tuple[str, ...], text: str | None, last: int) -> None:
    text = text or "at planen godkendes, og at vejen lukkes."
    assert points(*lines) == [(None, text, (5, last))]


def test_the_point_of_a_sentence_can_wrap_in_front_of_its_at() -> None:
    assert points("Administrationen indstiller til", "udvalget, at planen", "godkendes.") == [
        (None, "at planen\ngodkendes.", (6, 7))
    ]


@pytest.mark.parametrize("end", [", og", ",", ";", "."])
def test_the_first_point_can_stand_behind_who_recommends_it(end: str) -> None:
    assert points(f"Chefen indstiller, at planen godkendes{end}", "at vejen lukkes.") == [
        (None, f"at planen godkendes{end}", (5, 5)),
        (None, "at vejen lukkes.", (6, 6)),
    ]


@pytest.mark.parametrize("said", ["udvalget anbefaler Byrådet,", "det anbefales,", "udvalget"])
def test_what_goes_on_in_the_points_is_none(said: str) -> None:
    assert points(f"Chefen indstiller, at {said}", "at planen godkendes.") == [
        (None, "at planen godkendes.", (6, 6))
    ]


def test_two_readings_have_a_list_each() -> None:
    """Bornholm: a list of points and its decision, then once more; no list goes on in the next."""
    first = "Indstilling\n\nUdvalget indstiller,\na) at broen bygges\nb) at stien lukkes\n\n"
    second = "Indstilling\n\nDirektionen indstiller,\na) at broen males\nb) at stien flyttes\n\n"
    heading = "Beslutning Byrådet den {}\n\na) tiltrådt\nb) ikke tiltrådt\n\n"
    text = first + heading.format("27-11-2025") + second + heading.format("11-12-2025")
    item = parse(f"Byrådet\n11-12-2025\n\n1. Ny bro\n\n{text}").items[0]
    assert [one.text for one in item.recommendations] == [
        *("at broen bygges", "at stien lukkes", "at broen males", "at stien flyttes")
    ]
    assert [[one.point for one in decision.points] for decision in item.decisions] == [
        ["a", "b"]
    ] * 2


def test_what_each_body_is_recommended_is_a_point() -> None:
    """Assens: a paragraph a committee, the last of which does not say again who recommends."""
    assert points(
        "Til Miljø, Teknik og Plan: Direktør Ida Holm indstiller, at udvalget anbefaler forslaget.",
        "",
        "Til Byrådet: at forslaget godkendes, og at torvet får et navn.",
    ) == [
        (None, "at udvalget anbefaler forslaget.", (5, 5)),
        (None, "at forslaget godkendes, og at torvet får et navn.", (7, 7)),
    ]


def test_a_point_for_one_body_leaves_the_sentence_above_it_a_point() -> None:
    assert points(
        "Forvaltningen indstiller, at broen bygges.",
        "Til Byrådet: at der gives en bevilling.",
    ) == [(None, "at broen bygges.", (5, 5)), (None, "at der gives en bevilling.", (6, 6))]
