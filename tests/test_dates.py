"""Dates and times: what each printed form means, and what is no date at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetrack.dates import (
    DateMatch,
    find_dates,
    find_time_range,
    parse_date,
    weekday_of,
)

# ── dates ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11-10-2023", date(2023, 10, 11)),
        ("28.05.2013", date(2013, 5, 28)),
        ("8.06.2006", date(2006, 6, 8)),
        ("d. 11. oktober 2023", date(2023, 10, 11)),
        ("den 5. april 2016", date(2016, 4, 5)),
        ("Onsdag d. 1 december 2021", date(2021, 12, 1)),
        ("Torsdag, Oktober 3, 2019", date(2019, 10, 3)),
        ("26. January 2022", date(2022, 1, 26)),
        ("March 3, 2020", date(2020, 3, 3)),
        ("5. May 2021", date(2021, 5, 5)),
        ("Tirsdag, 27 august, 2019", date(2019, 8, 27)),
        ("Mandag 9. aug 2021", date(2021, 8, 9)),
        ("DEN 30. AUG. 2022", date(2022, 8, 30)),
        ("2023-01-16", date(2023, 1, 16)),
        ("15-maj-2002", date(2002, 5, 15)),
        ("21/8 2018", date(2018, 8, 21)),
        ("26/1-2011", date(2011, 1, 26)),
        ("24.02.14", date(2014, 2, 24)),
        ("25-03-15", date(2015, 3, 25)),
        ("24.02.98", date(1998, 2, 24)),
        ("2.-3. november 2023", date(2023, 11, 2)),
        ("12.-13.11.2023", date(2023, 11, 12)),
        ("1. oktober 2018:", date(2018, 10, 1)),
    ],
)
def test_a_date_is_read_in_every_printed_form(text: str, value: date) -> None:
    assert [found.value for found in find_dates(text)] == [value]
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("3/4", "12.10", "8/18", "2014/15", "2014-2015", "kl. 16.30", "2018-2021", "14/123"),
        *("85.02.02-G01-5-17", "27.00.00-A00-1188-16", "330-2018-3619", "2019-0302914", "1.9.14"),
        *(
            "00.32S00 - 2013/01873",
            "lokalplan 12.10.11",
            "1.200.200 kr.",
            "den 19. maj",
            "maj 2023",
        ),
        *("85.02.02", "0831-33", "uge 34 2023", "nr. 01.02.03"),
    ],
)
def test_a_number_that_can_be_something_else_is_no_date(text: str) -> None:
    assert find_dates(text) == []
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["Sagen udsættes til udvalgsmødet 1.9.14.", "Ny sti (udsat fra 1/9-14)"]
)
def test_words_before_it_make_a_short_date_one(text: str) -> None:
    assert [one.value for one in find_dates(text)] == [date(2014, 9, 1)]


def test_a_date_comes_with_its_place_and_words() -> None:
    text = "Torsdag, Oktober 3, 2019 - 07:30, jf. mødet den 2. maj 2019"
    assert find_dates(text) == [
        DateMatch(9, 24, date(2019, 10, 3), "Oktober 3, 2019"),
        DateMatch(48, 59, date(2019, 5, 2), "2. maj 2019"),
    ]


def test_a_date_that_does_not_exist_has_no_day() -> None:
    assert find_dates("Den 31-02-2023") == [DateMatch(4, 14, None, "31-02-2023")]
    assert parse_date("31-02-2023") is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("den 17. februar punkt 74", date(2022, 2, 17), date(2023, 2, 17)),
        ("d. 19.03.", date(2022, 3, 19), date(2023, 3, 19)),
        ("d. 3/4", date(2022, 4, 3), date(2023, 4, 3)),
        ("byrådsmødet 3/4", date(2022, 4, 3), date(2023, 4, 3)),
        ("27 oktober", date(2022, 10, 27), date(2023, 10, 27)),
        ("den 16. januar", date(2023, 1, 16), date(2023, 1, 16)),
        ("29. februar", date(2020, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_without_a_year_is_the_nearest_such_day(text: str, past: date, future: date) -> None:
    near = date(2023, 1, 16)
    assert [found.value for found in find_dates(text, near=near)] == [past]
    assert [found.value for found in find_dates(text, near=near, prefer="future")] == [future]


def test_the_caller_can_give_the_year() -> None:
    assert find_dates("den 17. februar", year=2011)[0].value == date(2011, 2, 17)
    assert find_dates("den 17. februar") == []


@pytest.mark.parametrize("text", ["", "mødet den 5. april 2016", "5. april 2016 kl. 8", "2016"])
def test_a_text_with_more_than_a_date_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_can_be_read_back(day: date) -> None:
    for pattern in ("%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "den %d/%m %Y"):
        assert parse_date(day.strftime(pattern)) == day


@given(st.text(alphabet="0123456789.-/ dmaj", max_size=40))
def test_a_place_found_holds_the_date(text: str) -> None:
    for found in find_dates(text, near=date(2023, 1, 16)):
        assert found.text == text[found.start : found.end]


# ── times and weekdays ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl. 16.30", "16:30", None),
        ("onsdag den 30. november 2022 kl. 16:30", "16:30", None),
        ("Kl. 17", "17:00", None),
        ("Mødet hævet kl.: 9:41", "09:41", None),
        ("19:00-21:00", "19:00", "21:00"),
        ("kl. 16.30 - 18.00", "16:30", "18:00"),
        ("fra kl. 14 til kl. 16", "14:00", "16:00"),
        ("25-08-2020 08:30:00", "08:30", None),
        ("Torsdag, Oktober 3, 2019 - 07:30", "07:30", None),
        ("8/29/2019 4:00:00 PM", "16:00", None),
        ("8/29/2019 12:05 AM", "00:05", None),
        ("16.30", None, None),
        ("kl. 25", None, None),
        ("2. kl. 2.000 kr.", None, None),
    ],
)
def test_a_time_needs_a_colon_or_the_word(text: str, start: str | None, end: str | None) -> None:
    assert find_time_range(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "number"),
    [("Mandag d. 2.", 0), ("søndagen", 6), ("ONSDAG", 2), ("den 2. maj", None)],
)
def test_a_weekday_counts_from_monday(text: str, number: int | None) -> None:
    assert weekday_of(text) == number


@pytest.mark.parametrize("part", ["1.", "20", "11-10-", "maj ", "i maj ", "mødet ", "når ", "den "])
def test_hostile_text_is_read_in_linear_time(part: str) -> None:
    assert len(find_dates(part * 5_000, near=date(2023, 3, 15))) <= 5_000


def test_the_month_comes_first_where_the_hour_says_am_or_pm() -> None:
    assert [one.value for one in find_dates("8/29/2019 4:00:00 PM")] == [date(2019, 8, 29)]
    assert [one.value for one in find_dates("8/9/2019 4:00:00")] == [date(2019, 9, 8)]
