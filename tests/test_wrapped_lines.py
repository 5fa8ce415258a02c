"""Decisions as they stand in print: lines wrapped, words cut at the end of a line."""

from __future__ import annotations

from datetime import date

import pytest

from casetrack import Interpretation, interpret

MET = date(2022, 10, 24)


def read(text: str) -> Interpretation:
    return interpret(text, body="Teknisk Udvalg", date=MET)


def outcomes(text: str) -> list[str]:
    return [one.value for one in read(text).outcomes]


def promises(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.body, one.due_text) for one in read(text).commitments]


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("Udsat til næste\nmøde.", ("re_presentation", None, "til næste\nmøde")),
        (
            "Udsat til mødet den\n3. november 2022.",
            ("re_presentation", None, "til mødet den\n3. november 2022"),
        ),
        (
            "Udsat til den 3.\nnovember 2022.",
            ("re_presentation", None, "til den 3.\nnovember 2022"),
        ),
        (
            "Planen forelægges udvalget igen i 3.\nkvartal.",
            ("re_presentation", None, "i 3.\nkvartal"),
        ),
        (
            "Planen forelægges udvalget igen i\n3. kvartal.",
            ("re_presentation", None, "i\n3. kvartal"),
        ),
        (
            "Planen forelægges udvalget igen i uge\n20.",
            ("re_presentation", None, "i uge\n20"),
        ),
        ("Henvist til\nKulturudvalget.", ("referral", "Kulturudvalget", None)),
        (
            "Sendes til Teknik- og\nMiljøudvalget.",
            ("referral", "Teknik- og Miljøudvalget", None),
        ),
        ("Sendes til Børne-\nog Ungeudvalget.", ("referral", "Børne- og Ungeudvalget", None)),
        ("Sendes til Økonomi-\nudvalget.", ("referral", "Økonomiudvalget", None)),
    ],
)
def test_a_promise_goes_on_in_the_next_line(
    text: str, promise: tuple[str, str | None, str | None]
) -> None:
    assert promises(text) == [promise]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forslaget faldt med 11 stemmer mod\n14. Derefter blev sagen udsat.",
            ["rejected", "deferred"],
        ),
        (
            "Godkendt. Et mindretal på to medlemmer af udvalget ønskede\npunkt 3 udsat.",
            ["approved"],
        ),
        ("Anbefales, idet beløbet i\npunkt 2 nedsættes.", ["recommended_with_changes"]),
        ("Godkendt. Forslaget om at afsætte 2 mio. kr.\nblev ikke vedtaget.", ["approved"]),
        (
            "Et flertal (A, C og V) stemte for indstillingen. Et mindretal (F og\nB) var imod.",
            ["approved"],
        ),
        ("Godkendt. Ida Holm\n(B) var imod.", ["approved"]),
        (
            "Det blev aftalt, at listen inkl.\nplanen drøftes på næste møde.",
            ["to_be_presented_again"],
        ),
    ],
)
def test_a_sentence_goes_on_in_the_next_line(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sagen ud-\nsættes.", ["deferred"]),
        ("Taget til efter-\nretning.", ["noted"]),
        ("Kan ikke anbe-\nfales.", ["not_recommended"]),
        ("Godkendt med den æn-\ndring, at stien flyttes.", ["approved_with_changes"]),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_one_word(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_a_number_on_the_next_line_belongs_to_its_point() -> None:
    said = read("Godkendt, idet punkt\n2 udgår.")
    assert [one.item for one in said.affects] == ["2"]
    assert said.outcome.value == "approved_with_changes"


def test_a_list_goes_on_with_a_new_point() -> None:
    said = read("1. Godkendt, og\n2. Udsat.")
    assert [(one.outcome.value, one.point) for one in said.findings] == [
        ("approved", "1"),
        ("deferred", "2"),
    ]


def test_evidence_is_as_printed_and_its_lines_are_counted() -> None:
    (found,) = read("Punktet blev drøftet.\n\nSagen ud-\nsættes til\nnæste møde.").commitments
    assert found.due_text == "til\nnæste møde"
    assert found.evidence == "Sagen udsættes\ntil\nnæste møde."
    assert found.lines == (3, 5)
