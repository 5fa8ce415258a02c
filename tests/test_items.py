"""Where items begin: found from the document, by headings, case lines, or the parts of items."""

from __future__ import annotations

import pytest

from casetrack.reading.closed import says_closed
from casetrack.reading.items import choose_items
from casetrack.reading.layout import pinned_layout, shipped_layout
from casetrack.reading.marks import find_marks
from casetrack.reading.parsing import parse
from casetrack.reading.starts import Starts
from casetrack.reading.text import from_text

CLOSED = shipped_layout().words["closed"]


def choose(text: str, layout: str | None = None) -> Starts:
    pinned = pinned_layout(layout)
    return choose_items(find_marks(from_text(text).lines, pinned), pinned)


def headings(starts: Starts) -> list[tuple[int, str | None, str | None]]:
    """First line (from 1), number and title of each item."""
    return [(one.first + 1, one.number, one.title) for one in starts.items]


def listed(*forms: str) -> str:
    """Two items under headings of a form, with their fields below."""
    first, second = forms
    fields = "\n\nSagsfremstilling\n\nTekst.\n\nBeslutning\n\nGodkendt.\n\n"
    return first + fields + second + fields


@pytest.mark.parametrize(
    ("first", "second", "form"),
    [
        ("Punkt 1: Bro", "Punkt 2: Vej", "punkt-colon"),
        ("PUNKT 1: Bro", "PUNKT 2: Vej", "punkt-colon"),
        ("Punkt 1 Bro", "Punkt 2 Vej", "punkt"),
        ("Pkt. 1 Bro", "Pkt. 2 Vej", "pkt"),
        ("Punkt 1. Bro", "Punkt 2. Vej", "punkt-dot"),
        ("Punkt 1 - Bro", "Punkt 2 - Vej", "punkt"),
        ("Punkt nr. 1: Bro", "Punkt nr. 2: Vej", "punkt-nr"),
        ("Dagsordenspunkt 1: Bro", "Dagsordenspunkt 2: Vej", "dagsordenspunkt"),
        ("DAGSORDENSPUNKT NR. 1\nBro", "DAGSORDENSPUNKT NR. 2\nVej", "dagsordenspunkt"),
        ("Dagsordenens punkt 1: Bro", "Dagsordenens punkt 2: Vej", "dagsordenspunkt"),
        ("Åbent punkt 1: Bro", "Lukket punkt 2: Vej", "open-punkt"),
        ("Sagspunkt 1: Bro", "Sagspunkt 2: Vej", "worded"),
        ("Punkt: 1\nTitel: Bro", "Punkt: 2\nTitel: Vej", "punkt-label"),
        ("Punkt 1/2022: Bro", "Punkt 2/2022: Vej", "punkt-year"),
        ("Ad pkt. 1: Bro", "Ad pkt. 2: Vej", "ad"),
        ("Nr. 1: Bro", "Nr. 2: Vej", "nr"),
        ("Nr. 1 Bro", "Nr. 2 Vej", "nr-plain"),
        ("Sag 1\nBro", "Sag 2\nVej", "sag-plain"),
        ("1) Bro", "2) Vej", "bracket"),
        ("(1) Bro", "(2) Vej", "in-brackets"),
        ("Pkt.nr. 1: Bro", "Pkt.nr. 2: Vej", "pkt-mark"),
        ("Pkt. 1. Bro", "Pkt. 2. Vej", "pkt-mark"),
        ("Pkt 1 Bro", "Pkt 2 Vej", "pkt-plain"),
        ("Pkt. 1 | Bro", "Pkt. 2 | Vej", "pkt"),
        ("Sag 1: Bro", "Sag 2: Vej", "sag"),
        ("Sag nr. 1 - Bro", "Sag nr. 2 - Vej", "sag-nr-title"),
        ("1 - Bro", "2 - Vej", "bare"),
        ("Nr.1 - Bro", "Nr.2 - Vej", "nr"),
        ("1.  1. Bro", "2.  2. Vej", "doubled"),
        ("1. Bro", "2. Vej", "dot"),
        ("1.Bro", "2.Vej", "dot"),
        ("01. Bro", "02. Vej", "dot"),
        ("1 : Bro", "2 : Vej", "colon"),
        ("1 Bro", "2 Vej", "bare"),
        ("1Bro", "2Vej", "glued"),
        ("## Punkt 1: Bro", "**Punkt 2: Vej**", "punkt-colon"),
    ],
)
def test_the_form_of_the_headings_is_found_from_the_document(
    first: str, second: str, form: str
) -> None:
    starts = choose(listed(first, second))
    assert starts.form == form
    assert [(int(one.number or 0), one.title) for one in starts.items] == [(1, "Bro"), (2, "Vej")]
    assert starts.sure


def test_the_form_that_fits_the_document_wins_and_not_the_first_that_matches() -> None:
    text = listed("7. Bro", "8. Vej").replace("Tekst.", "Tekst.\n\nPunkt 3 er taget af.")
    assert choose(text).form == "dot"


def test_a_case_line_that_ends_the_document_has_no_title_below() -> None:
    lines = ("22/21670", "Punkt 1: Ny bro", "22/21670", "Punkt 1: Ny bro", "22/21670")
    assert headings(choose("\n".join(lines)))[-1] == (5, None, None)


def test_a_title_above_its_number() -> None:
    text = (
        "Bro\nSag nr. 130\n\nBeslutning\n\nGodkendt.\n\nVej\nSag nr. 131\n\nBeslutning\n\nUdsat.\n"
    )
    starts = choose(text)
    assert headings(starts) == [(1, "130", "Bro"), (8, "131", "Vej")]


def test_a_number_alone_with_its_title_below() -> None:
    text = "1.\n\nBro\n\nSagsnr.: 22/1\n\nBeslutning\n\nGodkendt.\n\n2.\n\nVej\n\nSagsnr.: 22/2\n"
    assert headings(choose(text)) == [(1, "1", "Bro"), (11, "2", "Vej")]


def test_a_case_number_above_the_heading_belongs_to_it() -> None:
    text = (
        "00.01.00-A00-1-20\n\n131. Bro\n\nBeslutning\n\nGodkendt.\n\n"
        "00.01.00-A00-2-20\n\n132. Vej\n"
    )
    assert headings(choose(text)) == [(1, "131", "Bro"), (9, "132", "Vej")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Punkt 4: e-handel\n\n22/4\n\nBeslutning\n\nGodkendt.\n", ["e-handel"]),
        ("Punkt 4: iPads\n\n22/4\n\nBeslutning\n\nGodkendt.\n", ["iPads"]),
        ("Punkt 4: udgår\n\nBeslutning\n\nGodkendt.\n", []),
    ],
)
def test_a_small_first_letter_is_a_title_only_above_a_case_line(
    text: str, found: list[str]
) -> None:
    before = "Punkt 3: Bro\n\n22/3\n\nBeslutning\n\nGodkendt.\n\n"
    assert [one.title for one in choose(before + text).items[1:]] == found


@pytest.mark.parametrize("word", ["Dagsordenspunkt", "Sag", "Punkt nr.", "Pkt.", "Punkt"])
def test_every_word_with_a_number_and_a_colon_can_head_a_small_title(word: str) -> None:
    titles = ["Bro", "vejplan for byen", "Havn"]
    text = "".join(
        f"{word} {number}: {title}\n\n22/{number}\n\nBeslutning\n\nUdsat.\n\n"
        for number, title in enumerate(titles, 1)
    )
    assert [(one.number, one.title) for one in choose(text).items] == [
        ("1", "Bro"), ("2", "vejplan for byen"), ("3", "Havn")
    ]  # fmt: skip


def test_figures_behind_a_dash_can_begin_a_title_and_be_no_range() -> None:
    text = listed("2 - Bro", "3 - 2024-budgettet") + "4 - 9 km ny sti blev drøftet\n"
    assert [one.title for one in choose(text).items] == ["Bro", "2024-budgettet"]


@pytest.mark.parametrize(
    "title", ["24/7 pleje", "1.-holdet på skolen", "3-i-1 tilbud", "5G-master"]
)
@pytest.mark.parametrize("form", ["{}. {}", "Punkt {} - {}", "Pkt. {} | {}", "{}) {}"])
def test_a_title_can_begin_with_figures(form: str, title: str) -> None:
    starts = choose(listed(form.format(1, "Bro"), form.format(2, title)))
    assert [(one.number, one.title) for one in starts.items] == [("1", "Bro"), ("2", title)]


def test_an_item_whose_heading_says_closed_is() -> None:
    first, second = parse(listed("Åbent punkt 1: Bro", "Lukket punkt 2: Vej")).items
    assert (first.closed, second.closed) == (False, True)


def test_headings_may_close_with_a_point_where_all_do() -> None:
    text = listed("1. Bro.", "2. Vej.") + "3. Eventuelt.\n\nFormanden takkede for kaffen.\n"
    assert [one.number for one in choose(text).items] == ["1", "2", "3"]


def test_a_list_below_dagsorden_whose_first_line_comes_again_is_contents() -> None:
    text = "Dagsorden\n\n1. Bro\n2. Vej\n3. Havn\n\n1. Bro\n\nSagsfremstilling\n\nEn bro.\n"
    assert headings(choose(text)) == [(7, "1", "Bro")]


@pytest.mark.parametrize(
    "line",
    [
        "04-05-2019 Møde i byrådet",
        "3. 12.500,00 kr. til broen",
        "7. 24/7",
        "08.04.2019 blev sagen drøftet",
        "1. april 2020",
        "12.500 kr. afsættes",
        "85.02.02 Beredskab",
        "2650 Hvidovre Stationsvej",
        "12500 Kroner til broen",
        "3. at broen bygges",
    ],
)
def test_days_amounts_and_points_are_no_headings(line: str) -> None:
    text = listed("1. Bro", "2. Vej").replace("Tekst.", f"Tekst.\n\n{line}\n\nMere.")
    assert [one.number for one in choose(text).items] == ["1", "2"]


def test_a_sentence_with_a_number_out_of_the_series_is_no_heading() -> None:
    text = listed("31. Bro", "32. Vej").replace(
        "Tekst.", "Det kræver en ny plan\n204. Beslutning om den træffes af bestyrelsen.", 1
    )
    assert [one.number for one in choose(text + listed("33. Sti", "34. Eng")).items] == [
        *("31", "32", "33", "34"),
    ]


def test_weak_headings_count_where_they_close_a_gap_in_the_series() -> None:
    text = listed("1. Bro", "3. Havn").replace(
        "Godkendt.\n\n3.", "Godkendt.\n\n2. Vej\n\nUden felter\n\n3."
    )
    assert [one.number for one in choose(text).items] == ["1", "2", "3"]


def test_two_items_of_one_number_are_two_items_where_case_lines_tell() -> None:
    text = "".join(
        f"1. {title}\n\nSagsnr.: 22/{serial}\n\nBeslutning\n\nGodkendt.\n\n"
        for title, serial in (("Bro", 1), ("Vej", 2))
    )
    assert [(one.number, one.title) for one in choose(text).items] == [("1", "Bro"), ("1", "Vej")]


def test_an_item_that_lost_its_number_is_found_where_one_is_missing() -> None:
    text = "".join(
        f"{head}\n\n22/{serial}\n\nBeslutning\n\nGodkendt.\n\n"
        for serial, head in enumerate(("Punkt 1: Bro", "Vej", "Punkt 3: Havn"), 1)
    )
    assert headings(choose(text)) == [(1, "1", "Bro"), (9, None, "Vej"), (17, "3", "Havn")]


def test_a_case_number_in_an_item_is_no_item_where_no_number_is_missing() -> None:
    text = (
        "Punkt 1: Bro\n\n22/1\n\nSagsfremstilling\n\nVej\n\n22/9\n\nBeslutning\n\nGodkendt.\n\n"
        "Punkt 2: Havn\n\n22/2\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.number for one in choose(text).items] == ["1", "2"]


def test_a_heading_below_a_numbered_list_can_stand_twice_above_its_case_line() -> None:
    decided = "Sagsnr. 24/1\n\nBeslutning\n\nGodkendt.\n\nBilag\n\n1. Kort\n2. Plan\n\n"
    text = "".join(
        f"{number}. {title}\n{title}\n\n{decided}" for number, title in ((2, "Bro"), (3, "Vej"))
    )
    assert [number for _, number, _ in headings(choose(text))] == ["2", "3"]


def test_items_begin_at_titles_where_only_some_have_a_case_line() -> None:
    decided = "Indstilling\n\nAt der bygges.\n\nBeslutning\n\nGodkendt.\n\n"
    agenda = "Byrådet\n\nGodkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
    text = f"{agenda}Ny hal\n\nSagsnr. 24/112\n\n{decided}Ny bro\n\n{decided}"
    titles = [(3, None, "Godkendelse af dagsorden"), (9, None, "Ny hal"), (21, None, "Ny bro")]
    assert headings(choose(text)) == titles
    undecided = f"{text}Ny vej\n\nSagsnr. 24/113\n\nSagsfremstilling\n\nEn vej."
    assert choose(undecided).form == "case-line"  # it would be a part of the one above


def test_items_begin_at_case_lines_where_nothing_is_numbered() -> None:
    text = "".join(
        f"{title}\nSagsnr.: 22/{serial}\n\nBeslutning\n\nGodkendt.\n\n"
        for title, serial in (("Bro", 1), ("Vej", 2))
    )
    starts = choose(text)
    assert starts.form == "case-line"
    assert headings(starts) == [(1, None, "Bro"), (8, None, "Vej")]


def test_items_begin_at_lines_that_say_whether_they_are_open() -> None:
    text = (
        "Åben\nBro\n\nIndstilling\n\nat\n\nBeslutning\n\nGodkendt.\n\n"
        "Lukket\nVej\n\nBeslutning\n\nUdsat.\n"
    )
    starts = choose(text)
    assert starts.form == "open-line"
    assert [one.title for one in starts.items] == ["Bro", "Vej"]


def test_items_begin_where_the_first_part_comes_again() -> None:
    text = "Indstilling\n\nat broen bygges\n\nBeslutning\n\nGodkendt.\n\n" * 3
    starts = choose(text)
    assert starts.form == "sections"
    assert [one.first + 1 for one in starts.items] == [1, 9, 17]


def test_text_without_landmarks_has_no_items() -> None:
    starts = choose("Kære Ida\n\nTak for sidst.\n")
    assert (starts.form, starts.items) == ("none", ())


def test_a_pinned_form_is_used_although_another_fits_better() -> None:
    text = listed("Punkt 1: Bro", "Punkt 2: Vej").replace("Tekst.", "Tekst.\n\n1. Fase\n\nMere.")
    assert choose(text).form == "punkt-colon"
    assert choose(text, "dot").form in ("dot", "sections")


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("Lukket", True),
        ("LUKKET", True),
        ("Lukket punkt", True),
        ("Lukket punkt: salg af areal", True),
        ("Lukket - Salg af grund", True),
        ("Salg af grund - LUKKET SAG", True),
        ("Salg af grund (FOR LUKKEDE DØRE)", True),
        ("Lukket. Salg af grund", True),
        ("Lukket pkt.", True),
        ("Lukkede institutioner", False),
        ("Skolen er lukket", False),
        ("Skolen er lukket. Ny skole", False),
        ("Lukning af skolen", False),
        (None, False),
    ],
)
def test_a_title_says_whether_an_item_is_closed(title: str | None, closed: bool) -> None:
    assert says_closed(title, CLOSED) is closed


def test_the_heading_of_a_group_is_no_item_where_the_head_of_a_list_stands_below() -> None:
    text = (
        listed("1 Bro", "2 Vej").removesuffix("\n") + "\n\nLUKKEDE SAGER\n\nPunkt Titel\n\n3 Jord\n"
    )
    items = parse(f"Byrådet\nReferat den 3. maj 2007\n\n{text}").items
    assert [(one.number, one.closed) for one in items] == [("1", False), ("2", False), ("3", True)]


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        ("Ny bro ved Møllen\nÅparken", "Ny bro ved Møllen Åparken"),
        ("Ny bro ved Møllen", "Ny bro ved Møllen"),
        ("Ny bro ved Møllen Åparkens venner", "Ny bro ved Møllen"),
    ],
)
def test_the_contents_list_tells_where_a_title_ends(listed: str, title: str) -> None:
    decided = "Beslutning\nGodkendt.\n"
    (item, _) = parse(
        f"Økonomiudvalget\nReferat den 3. maj 2007\nIndholdsfortegnelse\n1. {listed} ....... 2\n"
        f"2. Ny sti ....... 3\n1. Ny bro ved Møllen\nÅparken\nSagsnr.: 22/7\n{decided}2. Ny sti\n"
        f"{decided}"
    ).items
    assert item.title == title


def test_a_letter_behind_the_number_closes_an_item() -> None:
    decided = "\n\nBeslutning: Godkendt.\n\n"
    text = f"ØU-7/07-O Ny bro{decided}ØU-8/07-L Salg\n\nØU-9/07-O Ny sti{decided}"
    items = parse(f"Økonomiudvalget\nReferat den 3. maj 2007\n\n{text}").items
    assert [(one.number, one.closed) for one in items] == [
        ("7", False),
        ("8", True),
        ("9", False),
    ]


def test_closed_items_keep_number_and_case() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Bro\n\n22/1\n\nBeslutning\n\nGodkendt.\n\n"
        "Punkt 2: Lukket\n\n22/2\n\nPunkt 3: Lukket\n"
    )
    assert [(one.number, one.case_number, one.closed) for one in meeting.items] == [
        ("1", "22/1", False),
        ("2", "22/2", True),
        ("3", None, True),
    ]


def test_the_word_for_a_closed_item_above_its_number_is_its_title() -> None:
    fields = "\n\nBeslutning\n\nGodkendt.\n\n"
    first = f"Bro\nSag nr. 1{fields}Vej\nSag nr. 2{fields}"
    text = f"{first}Lukket sag\nSag nr. 3\n\nSti\nSag nr. 4{fields}"
    titles = [(one.title, one.closed) for one in parse(text).items]
    assert titles == [("Bro", False), ("Vej", False), ("Lukket sag", True), ("Sti", False)]


def test_a_case_number_below_the_name_of_a_group_stays_with_its_heading() -> None:
    case = "B. Sager til udvalget\n\nÅbent - 01.00.00-A00-1-20\n\n"
    text = f"1. Bro\n\n{case}Beslutning\n\nGodkendt.\n\n2. Lukket sag\n\n{case}3. Vej\n\n{case}"
    assert headings(choose(text)) == [(1, "1", "Bro"), (11, "2", "Lukket sag"), (17, "3", "Vej")]


def test_items_that_the_contents_have_below_the_closed_ones_are_closed() -> None:
    fields = "\nSagsnr.: 22/1\n\nBeslutning:\nGodkendt.\n\n"
    meeting = parse(
        "Referat Byrådet 16-01-2023\n\nIndholdsfortegnelse\n1. Bro ..... 3\nLUKKET DAGSORDEN:\n"
        f"2. Grund ..... 4\n\n1. Bro{fields}2. Grund{fields}"
    )
    assert [(one.title, one.closed) for one in meeting.items] == [("Bro", False), ("Grund", True)]


def test_an_item_without_a_title_that_hides_its_matter_is_closed_and_undecided() -> None:
    meeting = parse(
        "Udvalg: Byrådet\n\nSagsnr.: 22/1\n\nBeslutning\n\nNy bro\n\n"
        "Beslutning på byrådsmødet den 28. september 2022\n\nGodkendt.\n\n"
        "Sagsnr.: 22/2\n\nBeslutning\n\nLukket punkt\n\nPunktet er lukket, da sagen er privat.\n"
    )
    assert [(one.closed, len(one.decisions)) for one in meeting.items] == [(False, 1), (True, 0)]


def test_items_below_the_heading_of_closed_ones_are_closed() -> None:
    fields = "\n\nSagsnr.: 22/1\n\nBeslutning\n\nGodkendt.\n\n"
    meeting = parse(
        "Referat Byrådet 16-01-2023\n\nÅbne sager\n\n1. Bro"
        + fields
        + "Lukkede sager\n\n2. Grund"
        + fields
    )
    assert [(one.title, one.closed) for one in meeting.items] == [("Bro", False), ("Grund", True)]
    assert meeting.items[0].decisions[0].text == "Godkendt."


@pytest.mark.parametrize("numbers", [(1, 1), (2, 1), (1, 2, 1), (1, 2, 2)])
@pytest.mark.parametrize("serial", [1, 24, 2400])
def test_numbers_that_repeat_or_fall_lose_no_item(numbers: tuple[int, ...], serial: int) -> None:
    titles = ("Ny bro", "Ny vej", "Nyt hus")[: len(numbers)]
    text = "REFERAT Byrådet d. 16-01-2023\n\n" + "".join(
        f"Punkt {number}: {title}\n\n23/{serial + place}\n\nBeslutning\n\nGodkendt.\n\n"
        for place, (number, title) in enumerate(zip(numbers, titles, strict=True))
    )
    items = parse(text).items
    assert [(item.number, item.title) for item in items] == list(
        zip(map(str, numbers), titles, strict=True)
    )


def test_a_part_told_before_the_decision_begins_the_next_item_below_it() -> None:
    text = (
        "Referat\nTeknisk Udvalg onsdag den 4. maj 2022 kl. 15.00\n\nMødelokale 2 E\n\n"
        "Resume\n\nGæster kommer.\n\nSagsfremstilling\n\nHavnen viser planer.\n\nIndstilling\n\n"
        "at de drøftes.\n\nBeslutning\n\nDrøftet.\n\nBilag\n\nSagsfremstilling\n\nNy aftale.\n\n"
        "Indstilling\n\nat den godkendes.\n\nBeslutning\n\nGodkendt.\n"
    )
    meeting = parse(text)
    assert [[one.text for one in item.decisions] for item in meeting.items] == [
        ["Drøftet."],
        ["Godkendt."],
    ]
    assert [item.title for item in meeting.items] == [None, None]
    assert meeting.place == "Mødelokale 2 E"


def test_a_part_told_again_for_another_meeting_stays_in_the_item() -> None:
    text = (
        "Byrådet den 25. maj 2022\n\nResume\n\nEn sti.\n\nSagsfremstilling\n\nDen er kort.\n\n"
        "Beslutning i Økonomiudvalget den 18-05-2022\n\nAnbefales.\n\n"
        "Sagsfremstilling\n\nStien blev dyrere.\n\n"
        "Beslutning i Byrådet den 25-05-2022\n\nGodkendt.\n"
    )
    assert [len(item.decisions) for item in parse(text).items] == [2]


def test_the_decision_on_the_agenda_is_an_item_where_the_others_close_theirs() -> None:
    text = (
        "Byrådet\nReferat • 4. maj 2022 kl. 15.00\n"
        "Beslutning i Byrådet den 04-05-2022\nDagsorden godkendt.\n"
        "Beslutningstema\nNy bro.\nIndstilling\nat broen bygges.\n"
        "Beslutning i Byrådet den 04-05-2022\nUdsat.\n"
    )
    items = parse(text).items
    assert [[one.text for one in item.decisions] for item in items] == [
        ["Dagsorden godkendt."],
        ["Udsat."],
    ]
    assert [len(item.recommendations) for item in items] == [0, 1]


def test_a_label_of_the_head_without_its_colon_is_no_title() -> None:
    text = (
        "Referat\n\ntorsdag den 5. maj 2022 kl. 16:00\n\nMødested Lille sal\n"
        "Udvalg Teknisk Udvalg\n"
        "Fraværende Ingen\nBemærkninger Bo Lind deltog ikke i behandlingen af sag nr. 5\n\n"
        "Sagsid.: 14/73202\nSagsfremstilling\nNy sti.\n\n"
        "Beslutning i Teknisk Udvalg den 05-05-2022\nGodkendt.\n"
    )
    meeting = parse(text)
    assert [item.title for item in meeting.items] == [None]
    assert meeting.remarks == "Bo Lind deltog ikke i behandlingen af sag nr. 5"


def test_a_page_that_begins_with_its_heading_has_it_above_the_absent() -> None:
    text = (
        "2. Godkendelse af dagsorden\n\nMødet sluttede kl.21.33\n\nFraværende uden afbud:\n"
        "Hans Bech\n\nBeslutning\n\nDagsorden blev godkendt.\n"
    )
    item = parse(text).items[0]
    assert (item.number, item.title) == ("2", "Godkendelse af dagsorden")


def test_a_day_of_the_head_is_no_heading_of_an_item() -> None:
    text = (
        "Udvalg\nKommunalbestyrelsen\nDato\n26. January 2022 -\n\n"
        "Meddelelser\n\nSagsfremstilling\n\nTekst.\n\nBeslutning\n\nTaget til efterretning.\n"
    )
    meeting = parse(text)
    assert str(meeting.date) == "2022-01-26"
    assert [(item.number, item.title) for item in meeting.items] == [(None, "Meddelelser")]


def test_the_word_referat_heads_the_decisions_of_a_list_that_has_no_other() -> None:
    text = (
        "Referat fra Ældrerådets møde den 4. maj 2022 i Lille sal\n\n"
        " 1. Godkendelse af referat\n\nReferat: Godkendt\n\n"
        " 1. Høringssvar.\n\nReferat:\n\nRådet drøftede sagen.\n\n"
        " 1. Årsberetning.\n\nUdkast er sendt ud.\n\nReferat:\n\nGodkendt.\n"
    )
    meeting = parse(text)
    assert [(item.number, item.title) for item in meeting.items] == [
        ("1", "Godkendelse af referat"),
        ("1", "Høringssvar"),
        ("1", "Årsberetning"),
    ]
    assert [[(one.body, one.text) for one in item.decisions] for item in meeting.items] == [
        [("Ældrerådet", "Godkendt")],
        [("Ældrerådet", "Rådet drøftede sagen.")],
        [("Ældrerådet", "Godkendt.")],
    ]
    assert [one.severity for one in meeting.diagnostics if one.code == "layout"] == ["warning"]


def test_the_word_referat_heads_the_decision_of_a_page_with_one_item() -> None:
    (item,) = parse("Regionsrådet\n22-12-2020 13:00\n\n4. Ny sti\n\nReferat\n\nGodkendt.\n").items
    assert (item.number, [one.text for one in item.decisions]) == ("4", ["Godkendt."])


@pytest.mark.parametrize("title", ["24/7 pleje", "1.000 boliger", "2025-budget"])
def test_a_title_behind_a_word_and_a_number_can_begin_with_a_figure(title: str) -> None:
    text = (
        "Referat Byrådet d. 05-11-2018\n\nPunkt 1. Ny bro\n\n18/1\n\nBeslutning\n\nUdsat.\n\n"
        f"Punkt 2. {title}\n\n18/2\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(one.number, one.title) for one in parse(text).items] == [("1", "Ny bro"), ("2", title)]


def test_the_number_of_a_page_is_no_heading_of_the_item_below_it() -> None:
    text = (
        "Byrådet den 5. oktober 2017\n\n4\n\nPunkt 1 Ny sti\n\nSagsnr. 17/1\n\nBeslutning\n\nUdsat."
        "\n\n5\n\nPunkt 2 Ny bro\n\nSagsnr. 17/2\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(one.number, one.title) for one in parse(text).items] == [
        ("1", "Ny sti"),
        ("2", "Ny bro"),
    ]


@pytest.mark.parametrize(
    "outcome", ["Vedtaget, idet O stemte imod.", "15 stemte for, 12 imod. Stien blev vedtaget."]
)
def test_a_body_and_a_day_head_the_outcome_below_them(outcome: str) -> None:
    text = (
        "Regionsrådet den 25. november 2019\n\n1. Ny sti\n\nSagsnr. 19/1111\n\nIndstilling\n\n"
        f"at stien bygges.\n\nRegionsrådet, den 25-11-2019\n\n{outcome}\n"
    )
    (item,) = parse(text).items
    assert [(one.body, one.outcome.value) for one in item.decisions] == [
        ("Regionsrådet", "approved")
    ]


def test_an_empty_label_below_a_decision_is_none_of_its_text() -> None:
    text = (
        "Teknisk Udvalg den 4. maj 2022\n\n1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\nReferat\n\n"
        "2. Ny sti\n\nBeslutning\n\nUdsat.\n\nReferat\n"
    )
    assert [item.decisions[0].text for item in parse(text).items] == ["Godkendt.", "Udsat."]


def test_a_title_between_the_head_and_the_lead_of_a_page_is_kept() -> None:
    text = (
        "Mødedato: 14.11.2013, kl. 18:30\nMødested: Medborgerhuset\n\nPuljer, november\n\n"
        "Lokaludvalget skal tage stilling til puljerne.\n\nIndstilling og beslutning\n\n"
        "Formanden indstiller,\n1. at udvalget giver tilsagn.\n"
    )
    meeting = parse(text)
    assert [item.title for item in meeting.items] == ["Puljer, november"]
    assert meeting.place == "Medborgerhuset"


def test_indstilling_om_opens_the_recommendation() -> None:
    text = (
        "BESLUTNINGSPROTOKOL\n\nByrådet den 10. maj 2007\n\n"
        "Nr. 8  BR 198/07. Ny cykelsti\n\nIndstilling om,\n\n1.   at stien anlægges,\n\n"
        "2.   at der gives 2 mio. kr.\n\nIndstillingen blev godkendt uden afstemning.\n"
    )
    item = parse(text).items[0]
    assert [(one.point, one.text) for one in item.recommendations] == [
        ("1", "at stien anlægges,"),
        ("2", "at der gives 2 mio. kr."),
    ]


def test_the_word_open_between_number_and_title_is_none_of_the_title() -> None:
    text = "Byrådet den 4. maj 2022\n\n1  Åbent         Ny bro\n\nBeslutning\n\nGodkendt.\n"
    assert [item.title for item in parse(text).items] == ["Ny bro"]


# Lists of points and of contents


def test_an_item_can_follow_a_list_of_outcomes_that_ends_before_its_number() -> None:
    starts = choose(
        "1. Bro\n\nBeslutning\n\nGodkendt.\n\n2. Vej\n\nIndstilling\n\n1. at vejen bygges\n"
        "2. at den males\n\nBeslutning\n\n1. Godkendt\n2. Godkendt med rødt\n\n"
        "3. Sti\n\nAnledning\n\nStien er smal.\n\nBeslutning\n\nUdsat.\n"
    )
    assert [one.title for one in starts.items] == ["Bro", "Vej", "Sti"]


def test_a_point_below_one_in_lower_case_is_no_item() -> None:
    starts = choose(
        "1. Bro\n\nBeslutning\n\nGodkendt.\n\n2. Budget\n\nResume\n\nUdvalget indstiller, at\n\n"
        "1. opfølgningen godkendes\n2. Brandvæsnet får en ny bil\n3. Resten spares\n\n"
        "Sagsfremstilling\n\nTal.\n\nBeslutning\n\nUdsat.\n\n"
        "3. Sti\n\nResume\n\nStien.\n\nBeslutning\n\nUdsat.\n"
    )
    assert [one.title for one in starts.items] == ["Bro", "Budget", "Sti"]


def test_an_outcome_of_one_word_with_a_number_is_no_item() -> None:
    starts = choose(
        "301. Bro\n\nBeslutning\n\nGodkendt.\n\n302. Plan\n\nResume\n\nPlanen.\n\n"
        "Social og Sundhed, 6. januar 2020, pkt. 12:\n\n2. Anbefales.\n\n"
        "Plan og Miljø, 7. januar 2020, pkt. 13:\n\nAnbefales.\n"
    )
    assert [one.number for one in starts.items] == ["301", "302"]


def test_an_item_can_have_an_empty_case_label() -> None:
    items = parse(
        "Referat\n\nMødested: Salen\nUdvalg: Byrådet\n • Sagsid.:\n\n  Beslutning Byrådet den "
        "26-08-2020\n\n  Dagsordenen godkendt.\n\n • Sagsid.: 17/212\n\n  Indstilling\n\n"
        "  at broen bygges.\n"
    ).items
    assert [(one.case_number, len(one.decisions)) for one in items] == [(None, 1), ("17/212", 0)]


def test_a_contents_list_can_print_its_numbers_in_another_way_than_the_headings() -> None:
    starts = choose(
        "Indholdsfortegnelse:\n\n57 Ny bro\n58 Ny vej\n59 Lukket sag\n\nMødet\n\n"
        "57. Ny bro\n15/100\n\nSagsfremstilling\n\nBroen.\n"
    )
    assert [(one.number, one.title) for one in starts.items] == [("57", "Ny bro")]


def test_a_confidential_item_is_closed() -> None:
    assert says_closed("FORTROLIG - Leje af lokaler", CLOSED)
    assert not says_closed("Fortrolighed i sundhedsvæsnet", CLOSED)


def test_a_point_below_one_in_lower_case_can_be_set_apart() -> None:
    starts = choose(
        "1. Bro\n\nBeslutning\n\nGodkendt.\n\n2. Støj\n\nIndstilling\n\nDet indstilles,\n\n"
        " 1. at kravene skærpes\n\n 2. Naboer orienteres\n\nBaggrund\n\nKlager.\n\n"
        "Beslutning\n\nUdsat.\n\n3. Sti\n\nBeslutning\n\nUdsat.\n"
    )
    assert [one.title for one in starts.items] == ["Bro", "Støj", "Sti"]


def test_the_first_heading_can_be_glued_to_a_last_contents_line_of_two_figures() -> None:
    listed = "\n".join(f"{number}. Sag nummer {number}" for number in range(2, 10))
    starts = choose(
        f"PUNKTER\n\n1. Besøg på havnen\n{listed}\n10. Eventuelt1. Besøg på havnen\n\n"
        "Sagsgang og sagstype\n\nIndstilling\n\nat havnen ses.\n\nBeslutning\n\nHavnen blev set.\n"
    )
    assert [(one.number, one.title) for one in starts.items] == [("1", "Besøg på havnen")]


def test_a_title_in_small_letters_stands_above_its_number_or_case() -> None:
    text = """Kommunalbestyrelsen

23-04-2024

Spørgetid
{0} 45

Beslutning

Godkendt.

cykelsti ved åen
{0} 46

Beslutning

Godkendt.

Budget
{0} 47

Beslutning

Udsat.
"""
    items = parse(text.format("Sag nr.")).items
    assert [one.title for one in items] == ["Spørgetid", "cykelsti ved åen", "Budget"]
    assert [one.decisions[0].text for one in items] == ["Godkendt.", "Godkendt.", "Udsat."]
    items = parse(text.format("Sagsnr.: 24/10")).items
    assert [one.title for one in items] == ["Spørgetid", "cykelsti ved åen", "Budget"]


def test_a_heading_without_a_capital_is_an_item_where_the_numbers_skip_one() -> None:
    text = """Teknisk Udvalg
Referat den 6. november 2017

1. Vejbump
Indstilling
1. at vejen lukkes
2. at naboerne spørges
Beslutning
Udsat.

2. cykelsti ved åen
Beslutning
Godkendt.

3. Kunst
Beslutning
Godkendt.
"""
    items = parse(text).items
    assert [(one.number, one.title) for one in items] == [
        ("1", "Vejbump"),
        ("2", "cykelsti ved åen"),
        ("3", "Kunst"),
    ]


def test_a_word_that_never_has_a_capital_begins_a_title() -> None:
    starts = choose(listed("1. e-handel i bymidten", "2. iPads til alle"))
    assert [one.title for one in starts.items] == ["e-handel i bymidten", "iPads til alle"]


def test_a_number_alone_can_have_a_title_in_small_letters() -> None:
    starts = choose("1.\nBro\nBeslutning\nGodkendt.\n\n2.\nsti ved åen\nBeslutning\nUdsat.\n")
    assert [one.title for one in starts.items] == ["Bro", "sti ved åen"]


def test_a_word_that_a_heading_breaks_at_its_hyphen_becomes_whole() -> None:
    text = (
        "Byrådet\nReferat den 6. november 2017\n\n1. {}\nSagsnr. 07/31118\nBeslutning\nGodkendt.\n"
    )
    broken = text.format("Ændring af kasse- og regnskabs-\nregulativet")
    assert parse(broken).items[0].title == "Ændring af kasse- og regnskabsregulativet"
    joined = text.format("Ændring af regler for kasse-\nog regnskab")
    assert parse(joined).items[0].title == "Ændring af regler for kasse- og regnskab"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Beslutning: Udsat til mødet den 10-12-2008.", "Udsat til mødet den 10-12-2008."),
        ("Beslutning Udsat til 10. december 2008", "Udsat til 10. december 2008"),
        ("Beslutning: Ansøgeren får svar den 3. maj 2009.", "Ansøgeren får svar den 3. maj 2009."),
    ],
)
def test_an_outcome_that_ends_in_a_day_is_no_heading_of_another_decision(
    line: str, text: str
) -> None:
    head = "Referat Byrådet d. 05-11-2008\n\n"
    (item,) = parse(f"{head}Punkt 1: Bro\n\n08/22\n\n{line}\n").items
    assert [(one.body, one.text) for one in item.decisions] == [("Byrådet", text)]


def decided(text: str) -> list[tuple[str | None, str]]:
    head = "Referat Byrådet d. 05-11-2018\n\nPunkt 1: {}\n\n18/22\n\n"
    (item,) = parse(head.format("Bro") + text).items
    return [(one.body, one.text) for one in item.decisions]


@pytest.mark.parametrize("part", ["Tidligere behandling", "Sagsfremstilling"])
def test_what_another_body_decided_stands_on_its_line_in_what_is_told(part: str) -> None:
    told = "Økonomiudvalget den 21. august 2018: Anbefales ikke.\nBeslutning: Vedtaget.\n"
    wanted = [("Økonomiudvalget", "Anbefales ikke."), ("Byrådet", "Vedtaget.")]
    assert decided(f"{part}\nBroen er gammel.\n{told}") == wanted
    assert decided(f"{part}: Broen er gammel.\n{told}") == wanted


def test_what_is_told_goes_on_below_the_outcome_it_tells_of() -> None:
    told = "Økonomiudvalget den 21. august 2018: Udsat.\n\nDer er nu et nyt overslag.\n"
    assert decided(f"Sagsfremstilling\n{told}\nBeslutning\nVedtaget.\n") == [
        ("Byrådet", "Vedtaget.")
    ]


def test_a_body_that_recommends_on_a_day_has_not_decided() -> None:
    text = "Økonomiudvalget indstiller den 18. oktober 2018, pkt. 166:\nat broen bygges.\n"
    assert decided(f"{text}\nBYRÅDET, den 5. november 2018:\nGodkendt.\n") == [
        ("Byrådet", "Godkendt.")
    ]


def test_a_body_and_its_day_head_what_it_said_in_its_own_words() -> None:
    text = "Indstilling\n\nDet indstilles, at broen bygges.\n\nKulturudvalget den 08-10-2018\n"
    assert decided(f"{text}Udvalget anbefaler broen.\n\nVedtagelse\nGodkendt.\n") == [
        ("Kulturudvalget", "Udvalget anbefaler broen."),
        ("Byrådet", "Godkendt."),
    ]


def test_the_approval_of_the_agenda_needs_no_heading() -> None:
    text = "1. Godkendelse af dagsorden\n\nDagsordenen blev godkendt.\n\n2. Bro\n\nDen er bygget.\n"
    one, other = parse(f"Byrådet\nReferat den 5. november 2018\n\n{text}").items
    assert [decision.text for decision in one.decisions] == ["Dagsordenen blev godkendt."]
    assert other.decisions == ()


@pytest.mark.parametrize(
    "group", ["SAGER TIL EFTERRETNING", "B. Sager til afgørelse i udvalget", "D. Orientering"]
)
def test_a_heading_of_a_group_is_no_part_of_the_decision_above_it(group: str) -> None:
    text = f"{group}\n\nPunkt 2: Meddelelser\n\nBeslutning\n\nIngen.\n"
    head = "Referat Byrådet d. 05-11-2018\n\nPunkt 1: Bro\n\nBeslutning\n\nGodkendt.\n\n"
    assert [one.decisions[0].text for one in parse(head + text).items] == ["Godkendt.", "Ingen."]


def test_a_closed_item_can_say_so_in_brackets_before_its_title() -> None:
    text = "Sag nr. {}\n{}\nSagsnr. 2015/000077\n\nBeslutning:\nGodkendt.\n\n"
    titles = ["Bro", "Vej", "(Lukket) Grundkøb"]
    items = parse("".join(text.format(*one) for one in enumerate(titles, 1))).items
    assert [one.title for one in items] == titles
    assert [one.closed for one in items] == [False, False, True]


def test_the_points_of_a_decision_are_no_cases_of_their_own() -> None:
    said = "1. pind: Anbefales.\n2. pind: Anbefales ikke."
    assert decided(f"Beslutning\n{said}\n") == [("Byrådet", said)]


def test_a_sentence_of_a_body_that_ends_in_its_item_heads_nothing() -> None:
    told = "Økonomiudvalget godkendte forslaget den 5. oktober 2018, pkt. 3."
    assert decided(f"Baggrund\n\n{told}\n\nBeslutning\nVedtaget.\n") == [("Byrådet", "Vedtaget.")]


def test_a_case_line_can_close_its_item() -> None:
    text = "{0}. {1}\n\nBeslutning\nGodkendt.\n\nSagsresume\nTekst.\n\nSagsnummer: 340-2021-{0}\n\n"
    head = "Referat Byrådet d. 05-11-2021\n\n1. Godkendelse af dagsorden\nGodkendt.\n\n"
    agenda, bro, vej = parse(head + text.format(2, "Bro") + text.format(3, "Vej")).items
    assert [agenda.case_number, bro.case_number, vej.case_number] == [
        None,
        "340-2021-2",
        "340-2021-3",
    ]


def _decided(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    items = parse(f"# REFERAT Byrådet d. 16-01-2023\n\n{text}").items
    return [(one.number, one.title, [said.text for said in one.decisions]) for one in items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "## 1. Ny bro\n\nSagsnr.: 23/1\n\n### Beslutning\n\nGodkendt.\n\n"
            "## Orientering om havnen\n\n### Beslutning\n\nUdsat.\n\n"
            "## 2. Ny sti\n\n### Beslutning\n\nAfvist.\n\n## Kontakt\n",
            [
                ("1", "Ny bro", ["Godkendt."]),
                (None, "Orientering om havnen", ["Udsat."]),
                ("2", "Ny sti", ["Afvist."]),
            ],
        ),
        (
            "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\nEventuelt\n\nSagen om havnen udsættes.\n",
            [("1", "Ny bro", ["Godkendt."]), (None, "Eventuelt", [])],
        ),
        (
            "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\nEventuelt\nIntet.\n",
            [("1", "Ny bro", ["Godkendt."]), (None, "Eventuelt", ["Intet."])],
        ),
        (
            "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\nPunkt 2: Jord\n\nEventuelt\nIntet.\n",
            [("1", "Ny bro", ["Godkendt."]), ("2", "Jord", []), (None, "Eventuelt", ["Intet."])],
        ),
        (
            "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\nBilag\nKort\n\nNæste møde:\n\n3. maj\n\n"
            "Punkt 2: Ny sti\n\nBeslutning\nAfvist.\n\nLukkede punkter\n\nHavnen sælges.\n",
            [
                ("1", "Ny bro", ["Godkendt."]),
                (None, "Næste møde", []),
                ("2", "Ny sti", ["Afvist."]),
                (None, "Lukkede punkter", []),
            ],
        ),
    ],
)
def test_an_item_without_a_number_ends_the_one_above_it(
    text: str, items: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert _decided(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "## 1. Ny bro\n\n## Fakta\n\nBroen er ny.\n\n## Beslutning\n\nGodkendt.\n",
        "## 1. Ny bro\n\n**Resumé**\n\nEn bro.\n\n## Fakta\n\nNy.\n\n**Beslutning**\n\nGodkendt.\n",
        "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\nEventuelt\nbygges en sti.\n",
        "Punkt 1: Ny bro\n\nBeslutning\nGodkendt:\n\n- Eventuelt\n\n- Bro\n",
        "Punkt 1: Ny bro\n\nSagsfremstilling\nBroen er ny.\n\nOrientering\n\nBroen.\n",
        "Punkt 1: Ny bro\n\nBeslutning\n\nOrientering\n\nBroen er ny.\n",
        "Punkt 1: Meddelelser\n\nBeslutning\nBroen er ny.\n\nNæste møde\n\n3. maj\n",
        "Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\nOrientering\n\nPunkt 2: Ny sti\n\n"
        "Beslutning\nAfvist.\n",
    ],
)
def test_what_only_looks_like_an_item_without_a_number_is_text(text: str) -> None:
    assert all(number for number, _, _ in _decided(text))


@pytest.mark.parametrize("above", ["Godkendt", "Kort.pdf"])
def test_an_outcome_or_a_file_above_a_case_line_is_no_title(above: str) -> None:
    text = "".join(
        f"{title}Sagsnr. 22/{number}\nSagsfremstilling\nKort sagt.\nBeslutning\n{said}\n"
        for title, number, said in (
            ("\nNy bro\n", 100, "Udsat."), ("\nNy vej\n", 101, above), ("", 102, "Udsat."),
            ("\nNy sti\n", 103, "Udsat."),
        )
    )  # fmt: skip
    assert [one.title for one in choose(text).items] == ["Ny bro", "Ny vej", None, "Ny sti"]


LIST = "Der er set på:\n1. Adgang fra nord\n2. Adgang fra syd\n"


def test_a_heading_can_repeat_its_title_below_a_list_that_ends_before_its_number() -> None:
    text = (
        f"1. Bro\nBro\nSagsnr.: 24/101\nSagsfremstilling\n{LIST}Bilag\nKort\n\n"
        "3. Vej\nVej\nSagsnr.: 24/102\nBeslutning\nGodkendt.\n"
    )
    for number in "23":
        numbered = text.replace("3. Vej", f"{number}. Vej")
        assert [one[1:] for one in headings(choose(numbered))] == [("1", "Bro"), (number, "Vej")]


def test_the_last_point_of_a_list_above_the_case_of_the_next_item_is_none() -> None:
    text = (
        f"01.05.08-P19-1-24\n1. Bro\nSagsfremstilling\n{LIST}\n"
        "01.05.08-P19-2-24\n2. Vej\nBeslutning\nGodkendt.\n"
    )
    assert headings(choose(text)) == [(1, "1", "Bro"), (8, "2", "Vej")]


def test_a_heading_apart_from_a_list_that_ends_before_its_number_is_an_item() -> None:
    text = (
        f"1. Bro\nSagsfremstilling\n{LIST}Derefter ses på taget.\n\n"
        "3. Vej\nSagsfremstilling\nTekst.\nBeslutning\nGodkendt.\n"
    )
    text = text.replace("1. Bro", "2. Bro")
    assert [one[1:] for one in headings(choose(text))] == [("2", "Bro"), ("3", "Vej")]


def test_a_group_right_above_the_number_of_an_item_is_its_title() -> None:
    text = "{}\nSag nr. 7\nBeslutning\nGodkendt.\n\nNy bro\nSag nr. 8\nBeslutning\nGodkendt.\n"
    assert headings(choose(text.format("Sager til orientering")))[0][2] == "Sager til orientering"
    assert headings(choose(text.format("Lukkede sager")))[0][2] is None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Forslag til lokalplan ved\nGrønnevej i Tved      09/39368", "ved Grønnevej i Tved"),
        ("Forslag til lokalplan ved Grønnevej\ni Tved      09/39368", "ved Grønnevej i Tved"),
        ("Forslag til lokalplan\nved Grønnevej i\nTved      09/39368", "ved Grønnevej i Tved"),
        ("Forslag til lokalplan      09/39368\nved Grønnevej", "ved Grønnevej"),
        ("Forslag til lokalplan\nIda Holm      09/39368", ""),
        ("Forslag til lokalplan\n01.02.05.P16      09/39368", ""),
    ],
)
def test_a_title_wraps_beside_the_column_of_the_case(heading: str, title: str) -> None:
    (item,) = parse(f"Byrådet den 3. maj 2010\n\n1. {heading}\n\nBeslutning\n\nGodkendt.\n").items
    assert item.title == f"Forslag til lokalplan {title}".rstrip()
    assert (item.case_number, len(item.sections)) == ("09/39368", 1)


def test_a_heading_wraps_over_three_lines_where_no_case_follows() -> None:
    text = listed(
        "Pkt. 1 Opfølgning på planen for det sociale område og for de\n"
        "ældre i kommunens plejehjem, herunder status på økonomi og\nantal pladser",
        "Pkt. 2 Vej",
    )
    assert parse(text).items[0].title == (
        "Opfølgning på planen for det sociale område og for de ældre i kommunens plejehjem, "
        "herunder status på økonomi og antal pladser"
    )
    text = listed("Pkt. 1 Bro\nog en vej over den", "Pkt. 2 Vej")
    assert parse(text).items[0].title == "Bro og en vej over den"


def test_a_body_and_its_day_again_and_again_among_the_items_is_the_foot_of_a_page() -> None:
    bilag = "Beslutning\n\nGodkendt.\n\nBilag\n\nKort\n\n{}\n\n"
    text = "Byrådet 03-05-2022\n\nPunkt 1: Bro\n\n" + bilag + "Punkt 2: Vej\n\n" + bilag
    meeting = parse(text.format("Byrådet 03-05-2022", "Byrådet 03-05-2022"))
    assert (meeting.body, meeting.date and meeting.date.isoformat()) == ("Byrådet", "2022-05-03")
    assert [item.attachments for item in meeting.items] == [("Kort",), ("Kort",)]


def test_the_number_of_a_page_can_close_with_a_point() -> None:
    page = "Beslutning\n\nGodkendt.\n\nSkovby Byråd Side {}.\n\n"
    text = f"Byrådet 03-05-2022\n\n1. Bro\n\n{page.format(1)}2. Vej\n\n{page.format(2)}"
    assert [item.decisions[0].text for item in parse(text).items] == ["Godkendt."] * 2


def test_the_rows_of_a_route_are_no_feet_of_pages() -> None:
    route = "Sagsgang\n\nByrådet 03-05-2022\n\nBeslutning\n\nGodkendt.\n\n"
    meeting = parse(f"Byrådet 03-05-2022\n\nPunkt 1: Bro\n\n{route}Punkt 2: Vej\n\n{route}")
    assert [item.sections[0].text for item in meeting.items] == ["Byrådet 03-05-2022"] * 2


def test_a_list_of_files_goes_on_above_the_decision() -> None:
    text = (
        "1. Bro\nSagsnr.: 24/101\nBeslutning\nGodkendt.\n\n2. Vej\nSagsnr.: 24/102\n"
        "Bilag\n1. Kort.pdf\n2. Notat om støj\nBeslutning\nGodkendt.\n"
    )
    assert [one[1:] for one in headings(choose(text))] == [("1", "Bro"), ("2", "Vej")]


@pytest.mark.parametrize("title", ["Underskriftsark", "Underskriftsark (B)", "Lukket punkt - Salg"])
def test_what_needs_no_field_is_no_point_of_the_list_above_it(title: str) -> None:
    text = f"1. Bro\nBeslutning\nGodkendt.\n2. Vej\nBeslutning\n{LIST}\n3. {title}\n"
    assert [one[1:] for one in headings(choose(text))][2:] == [("3", title)]


def test_of_two_headings_of_a_number_the_one_with_a_case_is_the_item() -> None:
    text = (
        "Indholdsfortegnelse\n1. Bro.....1\n2. Vej.....2\n\n"
        "1. Bro\n24/101\nBeslutning\nGodkendt.\n\n"
        "2. Vej\n24/102\nBilag\n1. Kort\n2. Vej\nBeslutning\nGodkendt.\n"
    )
    assert headings(choose(text))[1][:2] == (10, "2")


def test_the_case_below_a_heading_over_three_lines_is_its_own() -> None:
    lines = "Ny plan for det sociale område og for\nældre i plejehjem samt\nunge i lejre"
    text = f"1. Bro\n24/101\nSagsfremstilling\n{LIST}\n3. {lines}\n24/102\nBeslutning\nGodkendt.\n"
    assert [one[1:] for one in headings(choose(text))][1][0] == "3"


def test_the_last_title_of_a_document_can_wrap_with_nothing_below() -> None:
    text = listed("Punkt 1: Bro", "Punkt 2: Vej") + "Punkt 3: Lukket punkt - Salg til\nVandværket\n"
    assert parse(text).items[2].title == "Lukket punkt - Salg til Vandværket"
    text = listed("Punkt 1: Ny lokalplan nr. 7 og VVM-\nredegørelse", "Punkt 2: Vej")
    assert parse(text).items[0].title == "Ny lokalplan nr. 7 og VVM-redegørelse"


@pytest.mark.parametrize("outcome", ["Godkendt", "Ingen bemærkninger", "1. Godkendt\n2. Udsat"])
def test_the_outcome_that_ends_an_item_a_page_is_no_foot_of_it(outcome: str) -> None:
    text = "".join(
        f"{number}. Vej til {town}\n\nBeslutning\n\n{outcome}\n\nSkovby Kommune\nSide {number}\n\n"
        for number, town in enumerate(["Aby", "Bedby", "Celund", "Damsø"], 1)
    )
    meeting = parse("Referat Byrådet 03-05-2022\n\n" + text)
    assert [[one.text for one in item.decisions] for item in meeting.items] == [[outcome]] * 4


PAGED = "".join(
    f"{{head}}1{number}. Vej til {town}\n\nBeslutning\n\n{{foot}}{number}\n\n{{head}}Godkendt.\n\n"
    for number, town in enumerate(["Aby", "Bedby", "Celund", "Damsø"], 1)
)


@pytest.mark.parametrize("foot", ["Side ", "", "Skovby Kommune  Side ", "Side 1"])
@pytest.mark.parametrize("head", ["Byrådet    03-05-2022\n\n", "Byrådet, 03-05-2022\n"])
def test_a_body_and_its_day_at_the_head_of_each_page_decide_nothing(head: str, foot: str) -> None:
    meeting = parse("Referat Byrådet 03-05-2022\n\n" + PAGED.format(head=head, foot=foot))
    decisions = [[one.text for one in item.decisions] for item in meeting.items]
    assert decisions == [["Godkendt."]] * 4


def test_the_name_below_the_bare_number_of_each_page_is_no_title() -> None:
    text = "".join(
        f"{number}. Vej til {town}\n\nBeslutning\n\nGodkendt.\n\n{number}\n\nSkovby Kommune\n\n"
        for number, town in enumerate(["Aby", "Bedby", "Celund", "Damsø"], 1)
    )
    meeting = parse("Referat Byrådet 03-05-2022\n\n" + text)
    assert [item.title for item in meeting.items] == [
        f"Vej til {town}" for town in ("Aby", "Bedby", "Celund", "Damsø")
    ]


def test_the_kind_of_document_can_count_the_pages() -> None:
    text = "".join(
        f"{number}. Vej til {town}\n\nBilag\n\nKort\n\nReferat {number}/4\n\n"
        for number, town in enumerate(["Aby", "Bedby", "Celund", "Damsø"], 1)
    )
    meeting = parse("Referat Byrådet 03-05-2022\n\n" + text)
    assert [item.attachments for item in meeting.items] == [("Kort",)] * 4


def test_a_heading_right_below_a_list_is_told_by_the_case_below_it() -> None:
    text = (
        f"1. Bro\nSagsnr.: 24/101\nBeslutning\nGodkendt.\n2. Vej\nSagsnr.: 24/102\n"
        f"Sagsfremstilling\n{LIST}3. Sti\nSagsnr.: 24/103\nBeslutning\nGodkendt.\n"
    )
    assert [one[1:] for one in headings(choose(text))][2:] == [("3", "Sti")]


def test_the_heading_of_a_decision_goes_on_below_the_head_of_a_page() -> None:
    item = (
        "{}. Vej\n\nBeslutning i Udvalget for Kultur og Fritid den 3. maj{}2022:\n\nGodkendt.\n\n"
    )
    page = "\n\nSide {}\n\nSkovby Kommune\n\n"
    text = page.format(1) + item.format(1, "\n") + page.format(2) + item.format(2, page.format(3))
    meeting = parse("Referat Udvalget for Kultur og Fritid 03-05-2022\n\n" + text)
    decided = [(one.body, one.text) for item in meeting.items for one in item.decisions]
    assert decided == [("Udvalget for Kultur og Fritid", "Godkendt.")] * 2


def test_a_heading_is_set_apart_from_a_list_by_what_stands_between() -> None:
    text = (
        f"2. Bro\nSagsfremstilling\n{LIST}Bilag\n- Kort\n3. Vej\nSagsfremstilling\nEn vej.\n"
        "Beslutning\nGodkendt.\n"
    )
    assert [one[1:] for one in headings(choose(text))] == [("2", "Bro"), ("3", "Vej")]


def test_where_the_numbers_skip_one_a_figure_of_a_table_is_no_heading() -> None:
    text = listed("Pkt. 2 Bro", "Pkt. 4 Vej").replace("Tekst.", "Lærere\n\n3 lærere i alt", 1)
    assert [one[1] for one in headings(choose(text))] == ["2", "4"]


@pytest.mark.parametrize(
    "outcome", ["1. Godkendt.\n2. Udsat.", "Ad 1. Godkendt.", "Fraværende: Bo Lind\nGodkendt."]
)
def test_a_body_and_its_day_that_head_an_outcome_in_each_item_are_no_feet(outcome: str) -> None:
    item = (
        "{}. Vej\n\nIndstilling\n\nAt vejen bygges.\n\nØkonomiudvalget 10-01-2023\nAnbefales.\n\n"
    )
    item += f"Byrådet 16-01-2023\n{outcome}\n\n"
    meeting = parse("Referat Byrådet 16-01-2023\n\n" + item.format(1) + item.format(2))
    told = [[(one.body, one.outcome.value) for one in item.decisions] for item in meeting.items]
    assert told == [[("Økonomiudvalget", "recommended"), ("Byrådet", "approved")]] * 2


def test_the_town_heads_a_page_that_begins_below_the_heading_of_a_decision() -> None:
    text = "".join(
        f"{number}. Vej\n\nBeslutning\n\nSkovby Kommune\nSide {number}\n\nGodkendt.\n\n"
        for number in (1, 2, 3)
    )
    meeting = parse("Referat Byrådet 16-01-2023\n\n" + text)
    assert [[one.text for one in item.decisions] for item in meeting.items] == [["Godkendt."]] * 3


def test_a_title_or_a_sentence_that_begins_as_the_label_of_a_field_is_none() -> None:
    text = (
        "Referat Byrådet 16-01-2023\n\nOmrådefornyelse: Vest\nSagsnr.: 23/1\n\n"
        "Beslutning\nUdsat.\n\nNy sti\nSagsbehandler: Ida Holm\nSagsnr.: 23/2\n\n"
        "Beslutning\nGodkendt.\n"
    )
    assert [item.title for item in parse(text).items] == ["Områdefornyelse: Vest", "Ny sti"]
    (item,) = parse("Referat\n\nPunkt 1: Sti\n\nOmrådet støjer.\n\nBeslutning\nUdsat.\n").items
    assert item.sections[0].text == "Området støjer."


def test_the_case_stands_below_a_title_that_wraps_and_its_title_once_more() -> None:
    def item(number: int, title: str, again: str) -> str:
        case = f"Sagsnr.\n\n23/{number}\n\nInitialer\n\nABC\n\nÅbent\n\nBeslutning\n\nUdsat.\n\n"
        return f"Punkt {number}: {title}\n\n{again}\n\n{case}"

    text = item(1, "Bro", "Bro") + item(3, "Sti", "Sti") + item(2, "Vej\ntil havn", "Vej til havn")
    numbers = [one.number for one in parse("Referat\n\n" + text + item(4, "By", "By")).items]
    assert numbers == ["1", "3", "2", "4"]


def test_a_title_stands_above_the_button_over_its_case() -> None:
    part = "{}\n\nUdskriv\n\nSagsid.: 17/{}\n\nBeslutning\n\nUdsat\n\nBilag\n\nKort\n\n"
    items = parse("Byrådet 03-05-2022\n\n" + part.format("Bro", 1) + part.format("Vej", 2)).items
    assert [(item.title, item.attachments) for item in items] == [
        ("Bro", ("Kort",)),
        ("Vej", ("Kort",)),
    ]


def test_the_body_above_the_first_case_is_no_title() -> None:
    part = "Sagsnr.: 17/{}\n\nBeslutning\n\nUdsat\n\nBilag\n\nKort\n\n"
    meeting = parse("Mandag 3. maj 2022\n\nByrådet\n\n" + part.format(1) + part.format(2))
    assert meeting.body == "Byrådet"
    assert [(item.title, item.attachments) for item in meeting.items] == [(None, ("Kort",))] * 2


def test_numbered_files_above_the_case_of_the_next_item_are_no_items() -> None:
    part = "Sagsnr.: 17/{}\n\nBeslutning\n\nUdsat.\n\nBilag\n\n1. Kort\n2. Notat\n\n"
    items = parse("Byrådet 03-05-2022\n\n" + "".join(map(part.format, (1, 2, 3)))).items
    assert [item.case_number for item in items] == ["17/1", "17/2", "17/3"]
    listed = (
        "17/{0}\n\n{0}. Bro\n\nBeslutning\n\nDrøftet:\n\n1. Ferie\n\n2. Fravær\n\n3. Kurser\n\n"
    )
    items = parse("Byrådet 03-05-2022\n\n" + "".join(map(listed.format, (1, 2)))).items
    assert [(item.number, item.case_number) for item in items] == [("1", "17/1"), ("2", "17/2")]


def test_a_number_with_a_nought_before_it_is_the_same_number() -> None:
    part = "{}\n\nSagsnr.: 17/{}\n\nBeslutning\n\nUdsat.\n\nBilag\n\n1. Kort\n2. {}\n\n"
    titles = ("01. Ny bro", "02. Ny vej", "03. Referat af møde med rådet")
    listed = "\n".join(f"{title}...{page}" for page, title in enumerate(titles, 3))
    text = part.format(titles[0], 1, "Referat af møde om hallen")
    text += part.format(titles[1], 2, "Notat") + part.format(titles[2], 3, "Notat")
    items = parse(f"Byrådet 03-05-2022\n\nSagsoversigt\n\n{listed}\n\n{text}").items
    assert [item.number for item in items] == ["01", "02", "03"]


def test_a_column_of_figures_is_no_item() -> None:
    text = "Byrådet 03-05-2022\n\nNy bro\n\nResumé\n\nElever\n\n2019\n\n412\n\n2020\n\n398\n\n"
    (item,) = parse(text + "Beslutning\n\nGodkendt.\n").items
    assert item.number is None
