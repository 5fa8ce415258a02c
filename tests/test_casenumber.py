"""Case numbers: shapes, spellings of one number, order, and where a number is none."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetrack.casenumber import (
    SHAPES,
    CaseNumber,
    InvalidCaseNumber,
    Shape,
    find_case_numbers,
    parse_alone,
)

PRINTED = [
    # text, year, serial, shape
    ("22/21670", 2022, 21670, "year-serial"),
    ("98/12", 1998, 12, "year-serial"),
    ("330-2018-3619", 2018, 3619, "authority-year-serial"),
    ("306-2009-600", 2009, 600, "authority-year-serial"),
    ("01.02.05-P16-1-19", 2019, 1, "kle"),
    ("13.03.00-Ø60-11-23", 2023, 11, "kle"),
    ("00.00.00-P19-1391-07", 2007, 1391, "kle"),
    ("85.02.02G00-0011", None, 11, "kle-undated"),
    ("00.22.00-3584-18", 2018, 3584, "kle-without-facet"),
    ("00.32S00 - 2013/01873", 2013, 1873, "kle-long-year"),
    ("2019-0302914", 2019, 302914, "long-year-dash"),
    ("2017-004392", 2017, 4392, "long-year-dash"),
    ("2009/049528", 2009, 49528, "long-year-slash"),
    ("201002858", 2010, 2858, "glued"),
    ("SAG-2024-12345", 2024, 12345, "prefix-year-serial"),
    ("299836", None, 299836, "digits"),
    ("KFU 405/2002", 2002, 405, "body-serial-year"),
    ("TMU  86/2006", 2006, 86, "body-serial-year"),
    ("BR 366/07", 2007, 366, "body-serial-year"),
    ("ØU 137/07", 2007, 137, "body-serial-year"),
    ("2171.0003/04", 2004, 3, "journal"),
    ("2/2026", 2026, 2, "serial-year"),
    ("1405/2026", 2026, 1405, "serial-year"),
]


@pytest.mark.parametrize(("text", "year", "serial", "shape"), PRINTED)
def test_a_number_tells_its_year_and_serial(
    text: str, year: int | None, serial: int, shape: str
) -> None:
    number = CaseNumber.parse(text)
    assert (number.year, number.serial, number.shape) == (year, serial, shape)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_an_example_belongs_to_its_shape_alone(shape: Shape) -> None:
    assert [each for each in SHAPES if re.fullmatch(each.pattern, shape.example)] == [shape]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" 22 / 21670 ", "22/21670"),
        ("22/00517", "22/517"),
        ("85.02.02G00-0011", "85.02.02-G00-0011"),
        ("85.02.02-g00-0011", "85.02.02-G00-0011"),
        ("00.32S00 - 2013/01873", "00.32-S00-2013/1873"),
        ("330–2018–3619", "330-2018-3619"),
        ("sag-2024-12345", "SAG-2024-12345"),
        ("BR 366/07", "BR  366/2007"),
        ("2019-0302914", "2019-302914"),
        ("2023/4511", "23/4511"),
        ("2009/049528", "09/49528"),
        ("1998/123", "98/123"),
    ],
)
def test_spellings_of_one_number_are_equal(one: str, other: str) -> None:
    assert CaseNumber.parse(one) == CaseNumber.parse(other)
    assert len({CaseNumber.parse(one), CaseNumber.parse(other)}) == 1


@pytest.mark.parametrize(("one", "other"), [("1923/4511", "23/4511"), ("2023-04511", "23/4511")])
def test_numbers_of_two_years_or_systems_are_two(one: str, other: str) -> None:
    assert CaseNumber.parse(one) != CaseNumber.parse(other)


def test_the_text_is_what_is_printed_without_blanks_round_separators() -> None:
    assert str(CaseNumber.parse(" 22 / 00517 ")) == "22/00517"
    assert str(CaseNumber.parse("00.32S00 - 2013/01873")) == "00.32S00-2013/01873"
    assert str(CaseNumber.parse("TMU  86/2006")) == "TMU 86/2006"


def test_numbers_are_in_order_of_year_then_serial() -> None:
    printed = ["3/2026", "104/2025", "22/21670", "299836", "98/12", "22/517", "330-2018-3619"]
    numbers = sorted(CaseNumber.parse(text) for text in printed)
    assert [str(number) for number in numbers] == [
        "299836",
        "98/12",
        "330-2018-3619",
        "22/517",
        "22/21670",
        "104/2025",
        "3/2026",
    ]


def test_a_number_compares_with_numbers_only() -> None:
    text: Any = "22/518"
    assert CaseNumber.parse("22/518") != text
    with pytest.raises(TypeError):
        assert CaseNumber.parse("22/517") < text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8/18",
        "22/",
        "2018-2021",
        "2014/15",
        "2014/2015",
        "11-10-2023",
        "Sag 3",
        "٢٢/٥١٧",
        "0831-33",
    ],
)
def test_what_is_no_number_is_refused_with_the_shapes(text: str) -> None:
    with pytest.raises(InvalidCaseNumber) as refusal:
        CaseNumber.parse(text)
    assert repr(text) in str(refusal.value)
    assert "330-2018-3619" in str(refusal.value)


numbers = st.one_of(
    [st.from_regex(re.compile(shape.pattern, re.ASCII), fullmatch=True) for shape in SHAPES]
).map(CaseNumber.parse)


@given(numbers)
def test_a_number_can_be_read_back_from_its_text(number: CaseNumber) -> None:
    again = CaseNumber.parse(str(number))
    assert (again, again.text, again.year, again.serial) == (
        number,
        number.text,
        number.year,
        number.serial,
    )


@given(numbers, numbers)
def test_two_numbers_are_equal_or_in_one_order(one: CaseNumber, other: CaseNumber) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other) == (other >= one)


# ── alone on a line ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("22/21670", "22/21670"),
        ("  **23/910**  ", "23/910"),
        ("22/5", "22/5"),
        ("85.02.02-G01-5-17", "85.02.02-G01-5-17"),
        ("00.32S00 - 2013/01873", "00.32S00-2013/01873"),
        ("(2019-0302914)", "2019-0302914"),
        ("(KFU  37/2007)", "KFU 37/2007"),
    ],
)
def test_a_line_can_be_a_number_alone(line: str, text: str) -> None:
    assert str(parse_alone(line)) == text


@pytest.mark.parametrize(
    "line",
    [
        *("", "()", "8/18", "18/38", "14/15", "2014/15", "2014/2015", "3/4", "21/8 2018"),
        *("299836", "201002858", "24.02.14", "11-10-2023", "2018-2021", "12.B12.7", "0831-33"),
        "22/21670 og noget mere om sagen end der kan stå på linjen",
        "Lov nr. 12/345",
    ],
)
def test_a_line_that_can_be_something_else_is_no_number(line: str) -> None:
    assert parse_alone(line) is None


def test_where_a_number_must_stand_doubtful_ones_are_read() -> None:
    assert str(parse_alone("14/15", labelled=True)) == "14/15"
    assert str(parse_alone("299836", labelled=True)) == "299836"


# ── running text ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sagen er omtalt i 22/21670, 22/517 og (330-2018-3619).", 3),
        ("Taget fra 85.02.02-G01-5-17.", 1),
        ("- udsat sag fra 24.10.2002 (KFU 393/2002)", 1),
        ("behandles i skoleåret 14/15 og 2014/15", 0),
        ("mødet den 21/8 2018 og den 11-10-2023, side 8/18", 0),
        ("jf. budget 22/2023", 0),
        ("lov nr. 12/3456, lokalplan 22/123, matr.nr. 14/123 og § 22/123", 0),
        ("Dok.nr.: 330-2018-500301", 0),
        ("ØU 21/11 og 3/4 af 10/12", 0),
        ("se sag 22/5, sagsnr. 299836 og J.nr. 2171.0003/04", 3),
        ("se sag nr. 22/60, og ikke sag nr. 7 eller 12/60", 1),
        ("nummeret 299836 står alene", 0),
        ("afholdes af konto 5-22-07-001-12", 0),
    ],
)
def test_running_text_gives_numbers_that_can_be_nothing_else(text: str, found: int) -> None:
    assert len(find_case_numbers(text)) == found


def test_numbers_come_with_their_place_and_in_order() -> None:
    text = "Jf. (KFU 393/2002), 22/21670 og sagsnr. 299836."
    places = [(text[start:end], str(number)) for start, end, number in find_case_numbers(text)]
    assert places == [
        ("KFU 393/2002", "KFU 393/2002"),
        ("22/21670", "22/21670"),
        ("299836", "299836"),
    ]


@given(st.text(alphabet="0123456789/-. KFUsagnrG:", max_size=60))
def test_a_place_found_holds_the_number(text: str) -> None:
    for start, end, number in find_case_numbers(text):
        assert CaseNumber.parse(text[start:end]) == number


@pytest.mark.parametrize("part", ["22/", "-2", "KFU ", "9", "sagsnr ", ".nr", "Sag-", "1.1-"])
def test_hostile_text_is_read_in_linear_time(part: str) -> None:
    assert find_case_numbers(part * 20_000) == []
