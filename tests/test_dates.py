"""Dates, times and due words: what each printed form means, and what is no date at all."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetrack.dates import (
    DateMatch,
    Due,
    find_dates,
    find_due,
    find_time,
    find_time_range,
    is_next_meeting,
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
    assert find_time(text) == start


@pytest.mark.parametrize(
    ("text", "number"),
    [("Mandag d. 2.", 0), ("søndagen", 6), ("ONSDAG", 2), ("den 2. maj", None)],
)
def test_a_weekday_counts_from_monday(text: str, number: int | None) -> None:
    assert weekday_of(text) == number


# ── due words ───────────────────────────────────────────────────────────────────────────────

MEETING = date(2023, 3, 15)  # a Wednesday

DUE = [
    # sentence, due words, first day, last day
    ("Punktet sættes på igen i maj.", "i maj", date(2023, 5, 1), date(2023, 5, 31)),
    ("Genoptages i marts.", "i marts", date(2023, 3, 1), date(2023, 3, 31)),
    ("Genoptages i februar.", "i februar", date(2024, 2, 1), date(2024, 2, 29)),
    ("Forelægges senest i december.", "senest i december", None, date(2023, 12, 31)),
    ("Forelægges på septembermødet.", "på septembermødet", date(2023, 9, 1), date(2023, 9, 30)),
    ("Byrådet marts 2024, når", "marts 2024", date(2024, 3, 1), date(2024, 3, 31)),
    ("i marts eller april", "i marts eller april", date(2023, 3, 1), date(2023, 4, 30)),
    ("Udsat til den 13. nov.", "til den 13. nov.", date(2023, 11, 13), date(2023, 11, 13)),
    ("På mødet den 17. august", "På mødet den 17. august", date(2023, 8, 17), date(2023, 8, 17)),
    (
        "tages op på udvalgets møde i maj",
        "på udvalgets møde i maj",
        date(2023, 5, 1),
        date(2023, 5, 31),
    ),
    ("senest den 1. maj", "senest den 1. maj", None, date(2023, 5, 1)),
    ("inden den 1. juni 2023", "inden den 1. juni 2023", None, date(2023, 6, 1)),
    ("onsdag d. 14/6", "onsdag d. 14/6", date(2023, 6, 14), date(2023, 6, 14)),
    ("primo maj", "primo maj", date(2023, 5, 1), date(2023, 5, 10)),
    ("medio juni", "medio juni", date(2023, 6, 11), date(2023, 6, 20)),
    ("ultimo januar 2024", "ultimo januar 2024", date(2024, 1, 21), date(2024, 1, 31)),
    ("ultimo 2023", "ultimo 2023", date(2023, 12, 21), date(2023, 12, 31)),
    ("primo til medio 2024", "primo til medio 2024", date(2024, 1, 1), date(2024, 7, 31)),
    ("i slutningen af maj", "i slutningen af maj", date(2023, 5, 21), date(2023, 5, 31)),
    ("i 3. kvartal", "i 3. kvartal", date(2023, 7, 1), date(2023, 9, 30)),
    ("2. halvår 2023", "2. halvår 2023", date(2023, 7, 1), date(2023, 12, 31)),
    ("i uge 34", "i uge 34", date(2023, 8, 21), date(2023, 8, 27)),
    ("i uge 53", "i uge 53", date(2026, 12, 28), date(2027, 1, 3)),
    ("i foråret", "i foråret", date(2023, 3, 1), date(2023, 5, 31)),
    ("i vinteren 2023", "i vinteren 2023", date(2023, 12, 1), date(2024, 2, 29)),
    ("inden sommerferien", "inden sommerferien", None, date(2023, 6, 30)),
    ("til efter sommerferien", "til efter sommerferien", date(2023, 8, 1), None),
    ("efter sommeren 2023", "efter sommeren 2023", date(2023, 9, 1), None),
    ("inden efterårsferien", "inden efterårsferien", None, date(2023, 10, 15)),
    ("inden jul", "inden jul", None, date(2023, 12, 23)),
    ("efter påske", "efter påske", date(2023, 4, 11), None),
    ("inden udgangen af året", "inden udgangen af året", None, date(2023, 12, 31)),
    ("inden udgangen af 1. kvartal", "inden udgangen af 1. kvartal", None, date(2023, 3, 31)),
    ("senere på året", "senere på året", None, date(2023, 12, 31)),
    ("i 2025", "i 2025", date(2025, 1, 1), date(2025, 12, 31)),
    ("til næste år", "til næste år", date(2024, 1, 1), date(2024, 12, 31)),
    ("i det nye år", "i det nye år", date(2024, 1, 1), date(2024, 12, 31)),
    ("i næste uge", "i næste uge", date(2023, 3, 20), date(2023, 3, 26)),
    ("om tre måneder", "om tre måneder", date(2023, 6, 15), date(2023, 6, 15)),
    ("om et halvt år", "om et halvt år", date(2023, 9, 15), date(2023, 9, 15)),
    ("inden for 14 dage", "inden for 14 dage", None, date(2023, 3, 29)),
    ("Udsættes til næste møde.", "til næste møde", None, None),
    ("på førstkommende møde", "på førstkommende møde", None, None),
    ("på det kommende byrådsmøde", "på det kommende byrådsmøde", None, None),
    ("på et senere møde", "på et senere møde", None, None),
    ("udgår til senere behandling", "til senere behandling", None, None),
    ("snarest muligt, hvor", "snarest muligt", None, None),
    ("hurtigst muligt", "hurtigst muligt", None, None),
    ("mødet den 13. er", "mødet den 13.", None, None),
    ("inden endelig behandling", "inden endelig behandling", None, None),
    ("frem til behandlingen i KB", "frem til behandlingen i KB", None, None),
    ("når høringen er afsluttet.", "når høringen er afsluttet", None, None),
    ("i forbindelse med budget 2025", "i forbindelse med budget 2025", None, None),
]


@pytest.mark.parametrize(("sentence", "text", "first", "last"), DUE)
def test_due_words_name_first_and_last_day(
    sentence: str, text: str, first: date | None, last: date | None
) -> None:
    due = find_due(sentence, on=MEETING)
    assert due is not None
    assert (due.text, due.first, due.last) == (text, first, last)
    assert sentence[due.start : due.end] == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Udsættes til næste møde den 17. april.", "til næste møde den 17. april"),
        ("Til næste møde, dvs. på mødet den 17. april.", "på mødet den 17. april"),
        ("Sagen om budget i 2024 udsættes til næste møde.", "til næste møde"),
        ("Når høringen er slut, forelægges sagen i maj.", "i maj"),
        ("Sagen fra mødet den 17. februar udsættes til maj.", "til maj"),
        ("Sagen, der blev udsat den 10. februar 2023, genoptages i april.", "i april"),
        ("snarest og senest i april", "senest i april"),
        ("på næste møde, når tallene er rettet", "på næste møde"),
    ],
)
def test_of_several_due_words_the_most_telling_counts(sentence: str, text: str) -> None:
    due = find_due(sentence, on=MEETING)
    assert due is not None
    assert due.text == text


@pytest.mark.parametrize(
    "sentence",
    [
        *("", "Godkendt.", "inden for rammerne", "oversendes til behandling", "i maj 2022"),
        *("Sagen sendes til Jan", "den 1. maj 2022", "maj har været kold"),
        "Fremsendes til TU i henhold til beslutning i byrådets møde den 27. august 2025.",
        "Sagen udsættes, jf. udvalgets beslutning den 4. maj 2026.",
    ],
)
def test_a_sentence_can_name_no_due(sentence: str) -> None:
    assert find_due(sentence, on=MEETING) is None


def test_without_the_day_of_the_meeting_only_a_printed_year_settles_days() -> None:
    assert find_due("i maj", on=None) == Due("i maj", None, None, 0, 5)
    assert find_due("den 1. maj", on=None) == Due("den 1. maj", None, None, 0, 10)
    assert find_due("om to uger", on=None) == Due("om to uger", None, None, 0, 10)
    assert find_due("i maj 2023", on=None) == Due(
        "i maj 2023", date(2023, 5, 1), date(2023, 5, 31), 0, 10
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("til næste møde", True),
        ("kommende direktionensmøde", True),
        ("på førstkommende møde", True),
        ("på udvalgets næste ordinære møde", True),
        ("på et kommende møde", False),
        ("et af de kommende møder", False),
        ("på et senere møde", False),
        ("i maj", False),
    ],
)
def test_the_next_meeting_is_known_by_its_words(text: str, named: bool) -> None:
    assert is_next_meeting(text) is named


@given(
    st.text(alphabet="idenjulmajtrspå0123. ÅÆİ", max_size=40), st.dates(max_value=date(9000, 1, 1))
)
def test_due_words_are_a_literal_part_of_the_text(text: str, on: date) -> None:
    due = find_due(text, on=on)
    if due is not None:
        assert text[due.start : due.end] == due.text
        assert due.first is None or due.last is None or due.first <= due.last


@pytest.mark.parametrize("part", ["1.", "20", "11-10-", "maj ", "i maj ", "mødet ", "når ", "den "])
def test_hostile_text_is_read_in_linear_time(part: str) -> None:
    assert len(find_dates(part * 5_000, near=MEETING)) <= 5_000
    find_due(part * 2_000, on=MEETING)


def test_importing_loads_no_dateutil() -> None:
    code = "import sys; import casetrack.dates; print('dateutil' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_month_comes_first_where_the_hour_says_am_or_pm() -> None:
    assert [one.value for one in find_dates("8/29/2019 4:00:00 PM")] == [date(2019, 8, 29)]
    assert [one.value for one in find_dates("8/9/2019 4:00:00")] == [date(2019, 9, 8)]
