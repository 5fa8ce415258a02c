"""Due words: which days they name, and which words name none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetrack.dues import Due, find_due, is_next_meeting

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
    ("til næste forår", "til næste forår", date(2024, 3, 1), date(2024, 5, 31)),
    ("til næste efterår", "til næste efterår", date(2023, 9, 1), date(2023, 11, 30)),
    ("Udsættes én måned", "én måned", date(2023, 4, 15), date(2023, 4, 15)),
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
    ("Udsat til ekstraordinært møde.", "til ekstraordinært møde", None, None),
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
    ("om et halvt års tid", "om et halvt års tid", date(2023, 9, 15), date(2023, 9, 15)),
    ("om halvandet år", "om halvandet år", date(2024, 9, 15), date(2024, 9, 15)),
    ("efter et år", "efter et år", date(2024, 3, 15), None),
    ("efter tre måneder", "efter tre måneder", date(2023, 6, 15), None),
    ("om et kvartal", "om et kvartal", date(2023, 6, 15), date(2023, 6, 15)),
    ("om et par uger", "om et par uger", None, None),
    ("inden for 14 dage", "inden for 14 dage", None, date(2023, 3, 29)),
    ("i løbet af de næste to måneder", "i løbet af de næste to måneder", None, date(2023, 5, 15)),
    ("til månedens udgang", "til månedens udgang", date(2023, 3, 31), date(2023, 3, 31)),
    ("inden årets udgang", "inden årets udgang", None, date(2023, 12, 31)),
    ("inden udgangen af måneden", "inden udgangen af måneden", None, date(2023, 3, 31)),
    ("sidst på året", "sidst på året", date(2023, 12, 21), date(2023, 12, 31)),
    ("i slutningen af ugen", "i slutningen af ugen", date(2023, 3, 13), date(2023, 3, 19)),
    ("primo næste måned", "primo næste måned", date(2023, 4, 1), date(2023, 4, 10)),
    ("i næste kvartal", "i næste kvartal", date(2023, 4, 1), date(2023, 6, 30)),
    ("i indeværende halvår", "i indeværende halvår", date(2023, 1, 1), date(2023, 6, 30)),
    ("i Q3", "i Q3", date(2023, 7, 1), date(2023, 9, 30)),
    ("i første halvdel af maj", "i første halvdel af maj", date(2023, 5, 1), date(2023, 5, 15)),
    ("i anden halvdel af 2024", "i anden halvdel af 2024", date(2024, 7, 1), date(2024, 12, 31)),
    ("over sommerferien", "over sommerferien", date(2023, 8, 1), None),
    (
        "på næste møde efter sommerferien",
        "på næste møde efter sommerferien",
        date(2023, 8, 1),
        None,
    ),
    ("Udsættes til næste møde.", "til næste møde", None, None),
    ("på førstkommende møde", "på førstkommende møde", None, None),
    ("på det kommende byrådsmøde", "på det kommende byrådsmøde", None, None),
    ("på et senere møde", "på et senere møde", None, None),
    ("udgår til senere behandling", "til senere behandling", None, None),
    ("snarest muligt, hvor", "snarest muligt", None, None),
    ("hurtigst muligt", "hurtigst muligt", None, None),
    ("mødet den 13. er", "mødet den 13.", None, None),
    ("på mødet den 13", "på mødet den 13", None, None),
    ("inden endelig behandling", "inden endelig behandling", None, None),
    ("frem til behandlingen i KB", "frem til behandlingen i KB", None, None),
    ("når høringen er afsluttet.", "når høringen er afsluttet", None, None),
    ("til budgetforhandlingerne for 2025", "til budgetforhandlingerne for 2025", None, None),
    ("i forbindelse med budget 2025", "i forbindelse med budget 2025", None, None),
    ("udsættes til budgetseminaret", "til budgetseminaret", None, None),
    ("drøftes på seminaret i maj", "i maj", date(2023, 5, 1), date(2023, 5, 31)),
    ("genoptages til budget 2025", "til budget 2025", None, None),
    ("efter høringsfristens udløb", "efter høringsfristens udløb", None, None),
    ("efter endt høring", "efter endt høring", None, None),
    ("på årets sidste møde", "på årets sidste møde", None, None),
    ("ved førstkommende lejlighed", "ved førstkommende lejlighed", None, None),
    ("den 8/4-24", "den 8/4-24", date(2024, 4, 8), date(2024, 4, 8)),
    ("på udvalgets junimøde", "på udvalgets junimøde", date(2023, 6, 1), date(2023, 6, 30)),
    ("på maj-mødet", "på maj-mødet", date(2023, 5, 1), date(2023, 5, 31)),
    ("i maj måned", "i maj måned", date(2023, 5, 1), date(2023, 5, 31)),
    ("på 1. møde i maj", "på 1. møde i maj", date(2023, 5, 1), date(2023, 5, 31)),
    (
        "på det første møde i 2024",
        "på det første møde i 2024",
        date(2024, 1, 1),
        date(2024, 12, 31),
    ),
    ("efter sommerpausen", "efter sommerpausen", date(2023, 8, 1), None),
    ("hen over sommeren", "hen over sommeren", date(2023, 6, 1), date(2023, 8, 31)),
    ("senest med udgangen af 2023", "senest med udgangen af 2023", None, date(2023, 12, 31)),
    ("i perioden maj-juni 2023", "i perioden maj-juni 2023", date(2023, 5, 1), date(2023, 6, 30)),
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
        ("evalueres efter et år og forelægges i maj 2024", "i maj 2024"),
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
        *("efter to års drift", "to gange om året", "i ugen", "hvert andet år"),
        *("Sagen sendes til Jan", "den 1. maj 2022", "maj har været kold"),
        "Fremsendes til TU i henhold til beslutning i byrådets møde den 27. august 2025.",
        "Sagen udsættes, jf. udvalgets beslutning den 4. maj 2026.",
        "Punkt 7 er udsat efter ønske fra Kulturudvalget",
        "Sagen udsættes efter drøftelse i udvalget",
        "Sagen udsættes efter høring af Ældrerådet",
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
    find_due(part * 2_000, on=MEETING)


def test_importing_loads_no_dateutil() -> None:
    code = "import sys; import casetrack.dues; print('dateutil' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
