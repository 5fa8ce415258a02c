"""The traps of reading Danish minutes: the smallest piece of minutes that shows each of them."""

from __future__ import annotations

from datetime import date

import pytest

from casetrack.reading.parsing import parse
from casetrack.records import Meeting

HEAD = "REFERAT Byrådet d. 16-01-2023\n\n"
OWN = ("Byrådet", date(2023, 1, 16))


def read(text: str, *, head: str = HEAD) -> Meeting:
    return parse(head + text)


def titles(meeting: Meeting) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in meeting.items]


def cases(meeting: Meeting) -> list[str | None]:
    return [item.case_number for item in meeting.items]


def decided(meeting: Meeting, item: int = 0) -> list[tuple[str | None, date | None, str]]:
    return [(one.body, one.date, one.text) for one in meeting.items[item].decisions]


def sections(meeting: Meeting, item: int = 0) -> list[str]:
    return [section.kind for section in meeting.items[item].sections]


def codes(meeting: Meeting) -> set[str]:
    return {one.code for one in meeting.diagnostics}


# Finding items


SHORT = ("Meddelelser", "Lokalplan 16")
TWO = """1. Ny bro

Sagsnr.: 23/1

Beslutning

Godkendt.

2. Ny vej

Sagsnr.: 23/2

Beslutning

Udsat.
"""


@pytest.mark.parametrize(
    "contents",
    [
        "Indholdsfortegnelse\n\nNy bro.....3\nNy vej ......4\n\n",
        "Indholdsfortegnelse\n\n1. Ny bro.....3\n2. Ny vej . . . . 4\n\n",
        "Indholdsfortegnelse\n\n1. Ny\nbro.....3\n2. Ny vej ......4\n\n",
        "Indholdsfortegnelse\n\n1. Ny bro\n2. Ny vej\n\n",
        "Indholdsfortegnelse 1. Ny bro 2. Ny vej 3. Eventuelt\n\n",
        "Indholdsfortegnelse\n\n1. Ny bro.....Fejl! Bogmærke er ikke defineret.\n"
        "2. Ny vej.....4\n\n",
        "Åbne dagsordenspunkter\n1. Ny bro\nLukkede dagsordenspunkter\n2. Ny vej\n\n",
        "Indholdsfortegnelse\n\n| Ny bro | 3 |\n| --- | --- |\n| Ny vej | 4 |\n\n",
    ],
    ids=["dots", "numbered", "wrapped", "undotted", "one line", "word's error", "groups", "table"],
)
def test_01_the_contents_list_repeats_every_title(contents: str) -> None:
    """Contents lists print every title once more: dotted, wrapped, on one line, with an error."""
    meeting = read(contents + TWO)
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]
    assert cases(meeting) == ["23/1", "23/2"]


def test_01_the_contents_list_glued_to_the_first_heading() -> None:
    """The last contents line and the first heading stand on one line, without a blank between."""
    meeting = read("PUNKTER\n\n1. Ny bro\n2. Ny vej 20161. Ny bro\n\n" + TWO.partition("\n\n")[2])
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]


def test_01_the_word_contents_glued_to_the_first_contents_line() -> None:
    """`Indholdsfortegnelse1. Ny bro`."""
    meeting = read("Indholdsfortegnelse1. Ny bro\n2. Ny vej\n\n" + TWO)
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]


def test_01_every_heading_glued_to_the_line_before() -> None:
    """Holbæk 2015: the last contents line, and the end of each item, run into the next heading."""
    meeting = read(
        "PUNKTER\n\n1. Ny bro\n2. Ny vej\n3. Klage - Lukket punkt\n4. Eventuelt1. Ny bro\n\n"
        "Beslutning\nGodkendt.\n\nSagsfremstilling2. Ny vej\n\nBeslutning\nUdsat.\n\n"
        "Bilag3. Klage - Lukket punkt4. Eventuelt\n\nBeslutning\nIntet.\n"
    )
    assert titles(meeting) == [
        ("1", "Ny bro"), ("2", "Ny vej"), ("3", "Klage - Lukket punkt"), ("4", "Eventuelt"),
    ]  # fmt: skip
    assert [item.closed for item in meeting.items] == [False, False, True, False]
    assert [len(item.decisions) for item in meeting.items] == [1, 1, 0, 1]


def test_02_the_contents_list_spells_a_title_otherwise() -> None:
    """A letter or two of a contents title differ from the heading's; both say `Lukket`."""
    meeting = read(
        "Indholdsfortegnelse\n\nPlan for cykelstierne.....3\nLukket.....5\n\n"
        "Punkt 1: Plan for cykelsterne\n\n23/1\n\nBeslutning\n\nGodkendt.\n\nPunkt 2: Lukket\n\n"
        "23/2\n"
    )
    assert [(item.title, item.page, item.closed) for item in meeting.items] == [
        ("Plan for cykelsterne", 3, False),
        ("Lukket", 5, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ny bro (B)\n\nNy bro (B)\n\nSagsnr.: 23/1\n\nBeslutning\n\nGodkendt.\n",
        "1. Ny bro (B)\n\n1.    Ny bro (B)\n\nSagsnr.: 23/1\n\nBeslutning\n\nGodkendt.\n",
        "1. Ny bro (B)\n\nSagsnr.: 23/1\n\nNy bro (B)\n\nBeslutning\n\nGodkendt.\n",
    ],
)
def test_03_the_title_stands_twice(text: str) -> None:
    """The title is repeated straight below the heading, and is no new item."""
    meeting = read(text + "\n2. Ny vej (B)\n\nSagsnr.: 23/2\n\nBeslutning\n\nUdsat.\n")
    assert titles(meeting) == [("1", "Ny bro (B)"), ("2", "Ny vej (B)")]
    assert sections(meeting) == ["decision"]


def test_03_a_title_that_begins_with_a_number_stands_twice() -> None:
    """`5.2. Budgetopfølgning`: the title repeated below is neither an item nor a list."""
    meeting = read(
        "4.17 nye boliger (B)\n\nSagsnr.: 23/1\n\n17 nye boliger (B)\n\nBeslutning\n\nGodkendt.\n\n"
        "5.2. Budgetopfølgning (B)\n\nSagsnr.: 23/2\n\n2. Budgetopfølgning (B)\n\nBeslutning\n\n"
        "Udsat.\n\n6.Ny vej (B)\n\nSagsnr.: 23/3\n\nNy vej (B)\n\nBeslutning\n\nGodkendt.\n"
    )
    assert titles(meeting) == [
        ("4", "17 nye boliger (B)"), ("5", "2. Budgetopfølgning (B)"), ("6", "Ny vej (B)"),
    ]  # fmt: skip
    assert cases(meeting) == ["23/1", "23/2", "23/3"]


def test_04_heading_levels_say_nothing() -> None:
    """Levels and bold change within one file; a section can stand higher than an item."""
    meeting = read(
        "## Punkt 1: Ny bro\n\n23/1\n\n# Sagsfremstilling\n\nTekst.\n\n### **Beslutning**\n\n"
        "Godkendt.\n\n"
        "# **Punkt 2: Ny vej**\n\n23/2\n\n**Beslutning**\n\nUdsat.\n\nPunkt 3: Lukket\n\n23/3\n"
    )
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej"), ("3", "Lukket")]
    assert sections(meeting) == ["presentation", "decision"]


def test_05_numbered_points_look_like_headings() -> None:
    """`1. Planen godkendes` in a list is no item where items are printed `1. Title`."""
    meeting = read(
        "7. Ny bro\n\nSagsnr.: 23/1\n\nIndstilling\n\n1. At broen bygges\n2. At vejen lukkes\n\n"
        "Beslutning\n\n1. Godkendt\n2. Godkendt\n\nSagsfremstilling\n\n1. Første fase\n"
        "2. Anden fase\n\n"
        "8. Ny vej\n\nSagsnr.: 23/2\n\nBeslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [("7", "Ny bro"), ("8", "Ny vej")]
    assert [point.point for point in meeting.items[0].recommendations] == ["1", "2"]


def test_05_points_with_words_of_a_heading_below_them_are_no_items() -> None:
    """`2. Svar fra naboen` with `Indstilling: ...` below it, between item 202 and item 203."""
    meeting = read(
        "201. Ny bro\n\nSagsnr.: 23/1\n\nBeslutning\n\nGodkendt.\n\n"
        "202. Ny vej\n\nSagsnr.: 23/2\n\nSagsfremstilling\n\n1. Svar fra ejeren\n\nTekst.\n\n"
        "2. Svar fra naboen\n\nIndstilling: Vejen bør være smal.\n\nBeslutning\n\nUdsat.\n\n"
        "203. Ny havn\n\nSagsnr.: 23/3\n\nBeslutning\n\nGodkendt.\n"
    )
    assert titles(meeting) == [("201", "Ny bro"), ("202", "Ny vej"), ("203", "Ny havn")]


def test_05_outcomes_of_points_are_no_contents_list() -> None:
    """`1. Anbefales.` under one decision and another: neither items nor a list of them."""
    outcomes = (
        "Beslutning\n\n1. Anbefales.\n2. Anbefales.\n3. Anbefales.\n\nFravær: Ida Holm (V)\n\n"
    )
    meeting = read(
        f"91. Ny bro\n\n23/1\n\n{outcomes}92. Ny vej\n\n23/2\n\n{outcomes}"
        f"93. Ny havn\n\n23/3\n\n{outcomes}"
    )
    assert titles(meeting) == [("91", "Ny bro"), ("92", "Ny vej"), ("93", "Ny havn")]


@pytest.mark.parametrize("line", ["2019 blev der afsat 3 mio. kr.", "40 børn cykler", "2024 4.500"])
def test_05_a_line_that_begins_with_a_year_is_no_glued_heading(line: str) -> None:
    """Where numbers are glued to titles, a year is not a number and the rest of it a title."""
    meeting = read(
        f"31Ny bro\n\nSagsfremstilling\n\n{line}\n\nBeslutning\n\nGodkendt.\n\n"
        "322. behandling af planen\n\nBeslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [("31", "Ny bro"), ("32", "2. behandling af planen")]


def _numbered(*numbers: int) -> str:
    return "".join(
        f"{number}. Sag om {name}\n\nSagsnr.: 23/{number}\n\nBeslutning\n\nGodkendt.\n\n"
        for number, name in zip(numbers, ("bro", "vej", "skole", "havn"), strict=False)
    )


@pytest.mark.parametrize(
    "numbers",
    [(143, 144, 145), (1, 2, 3), (18, 1, 2, 19), (66, 67, 65), (1, 2, 101, 102)],
    ids=["over the year", "each meeting", "added in groups", "added before", "closed from 101"],
)
def test_06_numbers_rise_over_the_year_or_come_out_of_order(numbers: tuple[int, ...]) -> None:
    """Numbers start anew each meeting or not; added and closed items stand out of the series."""
    assert [item.number for item in read(_numbered(*numbers)).items] == list(map(str, numbers))


def test_07_no_titles_at_all() -> None:
    """Some sites print no heading: only the case line separates the items."""
    meeting = read(
        "Sagsid.: 23/1\n\nIndstilling\n\nat broen bygges\n\nBeslutning\n\nGodkendt.\n\n"
        "Sagsid.: 23/2\n\nIndstilling\n\nat vejen lukkes\n\nBeslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [(None, None), (None, None)]
    assert cases(meeting) == ["23/1", "23/2"]
    assert [decided(meeting, item)[0][2] for item in (0, 1)] == ["Godkendt.", "Udsat."]


def test_07_titles_alone_where_items_begin_with_different_parts() -> None:
    """No numbers, no case lines: the title above each decision's parts tells items apart."""
    meeting = read(
        "Godkendelse af dagsorden\n\nIndstilling\n\nat dagsordenen godkendes\n\nBeslutning\n\n"
        "Godkendt.\n\nBeslutningskompetence\n\nByrådet\n\nNy bro over åen\n\nSagsfremstilling\n\n"
        "Tekst.\n\nBeslutning\n\nUdsat.\n\nBilag\n\nKort over åen\n\nMeddelelser\n\nBeslutning\n\n"
        "Til efterretning.\n"
    )
    assert titles(meeting) == [
        (None, "Godkendelse af dagsorden"), (None, "Ny bro over åen"), (None, "Meddelelser"),
    ]  # fmt: skip
    assert [len(item.decisions) for item in meeting.items] == [1, 1, 1]


def test_07_a_label_of_the_head_is_no_title() -> None:
    """The line above the first case line belongs to the head."""
    meeting = read("Sagsid.: 23/1\n\nBeslutning\n\nGodkendt.\n", head=HEAD + "Udvalg: Byrådet\n\n")
    assert [(item.title, item.case_number) for item in meeting.items] == [(None, "23/1")]


@pytest.mark.parametrize(
    "text",
    [
        "85.02.02-G01-5-17\n\n131. Ny bro\n\nBeslutning\n\nGodkendt.\n\n"
        "85.02.02-G01-6-17\n\n132. Ny vej\n\nBeslutning\n\nUdsat.\n",
        "Sagsnr.: 85.02.02-G01-5-17 Sagsbehandler: Ida Holm\n\nNy bro\n\nSagsresume\n\nTekst.\n\n"
        "Beslutning\n\nGodkendt.\n\nSagsnr.: 85.02.02-G01-6-17 Sagsbehandler: Bo Lind\n\nNy vej\n\n"
        "Sagsresume\n\nTekst.\n\nBeslutning\n\nUdsat.\n",
    ],
    ids=["numbered", "titled"],
)
def test_08_the_case_line_stands_above_the_title(text: str) -> None:
    """The case number comes before the heading that it belongs to."""
    meeting = read(text)
    assert [item.title for item in meeting.items] == ["Ny bro", "Ny vej"]
    assert cases(meeting) == ["85.02.02-G01-5-17", "85.02.02-G01-6-17"]


def test_09_an_item_that_is_nothing_but_a_heading_and_a_number() -> None:
    """Items can have no decision, no text, and closed ones nothing but the case number."""
    meeting = read(
        "Punkt 1: Øvrige sager\n\n23/9\n\nPunkt 2: Lukket\n\n23/8\n\nPunkt 3: Ny vej\n\n23/2\n\n"
        "Beslutning\n\nUdsat.\n\nPunkt 4: Underskriftsark\n"
    )
    assert titles(meeting) == [
        ("1", "Øvrige sager"), ("2", "Lukket"), ("3", "Ny vej"), ("4", "Underskriftsark"),
    ]  # fmt: skip
    assert cases(meeting) == ["23/9", "23/8", "23/2", None]
    assert [len(item.decisions) for item in meeting.items] == [0, 0, 1, 0]


# Headings that are not decisions, decisions that have no heading


@pytest.mark.parametrize(
    "text",
    [
        "1. Ny bro\n\nPunkttype\n\nBeslutning.\n\nTema\n\nBroen.\n\nBeslutning\n\nGodkendt.\n",
        "1. Ny bro\n\nSagsgang og sagstype\n\nByrådet\nBeslutningssag\n\nBeslutning\n\nGodkendt.\n",
        "1. Beslutning om ny bro\n\nResume\n\nBroen.\n\nBeslutning\n\nGodkendt.\n",
    ],
    ids=["type", "route and type", "title"],
)
def test_10_beslutning_as_a_type_or_in_a_title(text: str) -> None:
    """The word names the type of an item, or begins its title, and heads no decision."""
    meeting = read(text + "\n2. Beslutning om vej\n\nResume\n\nVej.\n\nBeslutning\n\nUdsat.\n")
    assert decided(meeting) == [(*OWN, "Godkendt.")]
    assert meeting.items[1].title == "Beslutning om vej"


@pytest.mark.parametrize(
    "route",
    [
        "Høring og sagsgang\n\nKommunalbestyrelsen den 30. januar 2023",
        "Tidligere behandling\n\n19.11.2022 Udvalget for teknik og miljø.",
        "Sagen behandles i\n\nØkonomiudvalget den 09-01-2023\nByrådet den 16-01-2023",
        "Sagsforløb: ØK/BY",
        "Forventet sagsgang\n\nTM, ØK, BY",
        "Behandling\n\nØkonomiudvalget\n09-01-2023\n4\nByrådet\n16-01-2023\n1",
        "Indstilling\n\nDirektøren indstiller til KB via PMT og ØU, at broen bygges",
    ],
    ids=["thisted", "vejen", "kolding", "brønderslev", "mariagerfjord", "bornholm", "stevns"],
)
def test_11_a_route_line_is_no_decision(route: str) -> None:
    """Where a case goes is printed with bodies and days, and decides nothing."""
    meeting = read(f"Punkt 1: Ny bro\n\n23/1\n\n{route}\n\nBeslutning\n\nGodkendt.\n")
    assert decided(meeting) == [(*OWN, "Godkendt.")]
    assert [one.kind for one in meeting.items[0].sections].count("decision") == 1


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        (
            "Plan- og Teknikudvalget, 03-01-2023, pkt. 153\n\nAnbefales.",
            ("Plan- og Teknikudvalget", date(2023, 1, 3), "Anbefales."),
        ),
        (
            "Indstilling\n\nat broen bygges\n\nØkonomiudvalget, 9. januar 2023:\n\nAnbefales.",
            ("Økonomiudvalget", date(2023, 1, 9), "Anbefales."),
        ),
        (
            "Indstilling\n\nat broen bygges\n\nØkonomiudvalget:\n\nAnbefales.",
            ("Økonomiudvalget", None, "Anbefales."),
        ),
    ],
    ids=["no word", "in the recommendation", "body alone"],
)
def test_12_a_decision_without_the_word(text: str, earlier: tuple[str, date | None, str]) -> None:
    """Some decisions are headed by body and day alone, also inside the recommendation."""
    meeting = read(f"Punkt 1: Ny bro\n\n23/1\n\n{text}\n\nBeslutning\n\nGodkendt.\n")
    assert decided(meeting) == [earlier, (*OWN, "Godkendt.")]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Beslutning Økonomiudvalget den 09-01-2023", "Økonomiudvalget"),
        ("Beslutning i Økonomiudvalget den 09-01-2023", "Økonomiudvalget"),
        ("Beslutning i Byrådet (18-21) den 09-01-2023", "Byrådet"),
        (
            "Beslutning Teknik, Erhverv, Plan og Miljøudvalget 2018-2021 den 09-01-2023",
            "Teknik, Erhverv, Plan og Miljøudvalget",
        ),
        ("Beslutning Miljø Teknik og Plan den 09-01-2023", "Miljø Teknik og Plan"),
        ("Beslutning Udvikling, By og Land den 09-01-2023", "Udvikling, By og Land"),
        ("Beslutning Social Bæredygtighed den 09-01-2023", "Social Bæredygtighed"),
        ("BESLUTNING DIREKTIONEN DEN 09-01-2023", "Direktionen"),
        ("Økonomiudvalgets beslutning i mødet den 9. januar 2023", "Økonomiudvalget"),
        ("Beslutning på byrådsmødet den 9. januar 2023", "Byrådet"),
        ("Teknik- og Miljøudvalgets beslutning den 9. januar 2023", "Teknik- og Miljøudvalget"),
        ("Beslutning Byrådet, 09.01.2023", "Byrådet"),
    ],
)
def test_13_names_of_bodies_in_headings(heading: str, body: str) -> None:
    """Names come with `i`, terms of office, commas, genitives, capitals, or without `udvalg`."""
    meeting = read(f"Punkt 1: Ny bro\n\n23/1\n\n{heading}\n\nGodkendt.\n")
    assert decided(meeting) == [(body, date(2023, 1, 9), "Godkendt.")]


@pytest.mark.parametrize(
    "absence",
    ["Fraværende: Ida Holm (A)", "Fraværende:  Ida Holm", "Ikke til stede: Ida Holm (N)",
     "Ida Holm var fraværende."],
)  # fmt: skip
def test_14_absentees_stand_between_heading_and_outcome(absence: str) -> None:
    """Who was absent is printed before the outcome, and is no part of it."""
    meeting = read(f"Punkt 1: Ny bro\n\n23/1\n\nBeslutning\n\n{absence}\n\nGodkendt.\n")
    (decision,) = meeting.items[0].decisions
    assert decision.absent == ("Ida Holm",)
    assert decision.outcome.value == "approved"


def test_14_absentees_without_a_label_stand_below_the_case_number() -> None:
    """Names on a line of their own below the case line are the absentees."""
    meeting = read("Nr.143 - Ny bro\nSagsnr.: 23/1\nIda Holm, Bo Lind\n\nBeslutning\n\nGodkendt.\n")
    assert meeting.items[0].absent == ("Ida Holm", "Bo Lind")
    assert sections(meeting) == ["absence", "decision"]


def test_lines_of_absence_stand_among_the_parts_each_at_its_place() -> None:
    decided = "Beslutning {} den {}-01-2023\n\nAnbefales.\n\nAfbud: Ida Holm\n\n"
    two = decided.format("Økonomiudvalget", "09") + decided.format("Byrådet", "16")
    item = read(f"1. Ny bro\n\nSagsnr.: 23/1\n\n{two}").items[0]
    assert [(part.kind, part.lines) for part in item.sections] == [
        ("decision", (7, 9)),
        ("absence", (11, 11)),
        ("decision", (13, 15)),
        ("absence", (17, 17)),
    ]


def test_14_an_absence_line_closes_every_item() -> None:
    """The tail line is no part of the last section."""
    meeting = read(
        "Punkt 1: Ny bro\n\n23/1\n\nBeslutning\n\nGodkendt.\n\nSagsfremstilling\n\nTekst.\n\n"
        "Afbud Ida Holm, Bo Lind\n"
    )
    item = meeting.items[0]
    assert item.absent == ("Ida Holm", "Bo Lind")
    assert [(section.kind, section.text) for section in item.sections] == [
        ("decision", "Godkendt."),
        ("presentation", "Tekst."),
        ("absence", "Afbud Ida Holm, Bo Lind"),
    ]  # fmt: skip


def test_15_labels_glued_to_their_values() -> None:
    """`BeslutningGodkendt.`, `MødestedRådssalen`: no blank between a label and its value."""
    meeting = read(
        "1 : Ny bro\n\nSagsfremstillingUdvalget har bedt om en bro.\n\nBilagIngen bilag.\n\n"
        "BeslutningGodkendt.\n\n2 : Ny vej\n\nSagsfremstillingVejen er smal.\n\nBeslutningUdsat.\n",
        head="Byrådet\n16-01-2023\nMødestedRådssalen\n\n",
    )
    assert meeting.place == "Rådssalen"
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]
    assert [decided(meeting, item)[0][2] for item in (0, 1)] == ["Godkendt.", "Udsat."]
    assert meeting.items[0].attachments == ()


def test_15_a_number_glued_to_its_title() -> None:
    """`110Beslutning om vejbump`."""
    meeting = read(
        "109Ny bro\n\nResume\n\nTekst.\n\nBeslutning\n\nGodkendt.\n\n"
        "110Beslutning om vejbump\n\nResume\n\nTekst.\n\nBeslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [("109", "Ny bro"), ("110", "Beslutning om vejbump")]


# Which meeting does a decision belong to


def test_16_an_earlier_meetings_decision_is_repeated() -> None:
    """The decision of an earlier meeting stands in the later one's minutes, under its own day."""
    meeting = read(
        "Punkt 1: Ny bro\n\n23/1\n\nBeslutning Byrådet den 09-01-2023\n\nUdsat.\n\n"
        "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n"
    )
    assert decided(meeting) == [("Byrådet", date(2023, 1, 9), "Udsat."), (*OWN, "Godkendt.")]


def test_17_a_later_meetings_decision_stands_in_earlier_minutes() -> None:
    """The day of the document is no upper bound of the days of its decisions."""
    meeting = read(
        "Punkt 1: Ny bro\n\n23/1\n\nBeslutning Byrådet den 16-01-2023\n\nIkke behandlet.\n\n"
        "Beslutning Byrådet den 23-01-2023\n\nGodkendt.\n"
    )
    assert meeting.date == date(2023, 1, 16)
    assert [one.date for one in meeting.items[0].decisions] == [
        date(2023, 1, 16),
        date(2023, 1, 23),
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Beslutning Økonomiudvalget den 09-01-2023\n\nAnbefales.\n\n"
            "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n",
            ["Økonomiudvalget", "Byrådet"],
        ),
        (
            "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n\n"
            "Beslutning Økonomiudvalget den 09-01-2023\n\nAnbefales.\n",
            ["Byrådet", "Økonomiudvalget"],
        ),
    ],
    ids=["oldest first", "newest first"],
)
def test_18_the_newest_decision_stands_first_or_last(text: str, bodies: list[str]) -> None:
    """Order of print is kept, whichever way it runs; the lower body's yes is a recommendation."""
    found = read("Punkt 1: Ny bro\n\n23/1\n\n" + text).items[0].decisions
    assert [one.body for one in found] == bodies
    assert {one.body: one.outcome.value for one in found} == {
        "Økonomiudvalget": "recommended",
        "Byrådet": "approved",
    }


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Dagsordenen blev godkendt. Punkt 15 udgår.", "taken_off_agenda"),
        ("Punkt 15 udsættes.", "deferred"),
    ],
)
def test_19_an_item_is_decided_under_another(words: str, outcome: str) -> None:
    """Approving the agenda takes other items off or puts them off, by their numbers."""
    meeting = read(f"Punkt 1: Godkendelse af dagsorden\n\n23/1\n\nBeslutning\n\n{words}\n")
    (affect,) = meeting.items[0].decisions[0].affects
    assert (affect.item, affect.outcome.value) == ("15", outcome)


def test_20_one_item_decides_several_closed_cases() -> None:
    """Each line of one decision names a case and what became of it."""
    meeting = read(
        "Punkt 1: Sager behandlet for lukkede døre\n\n23/1\n\nBeslutning\n\n"
        "Salg af grund: Godkendt.\nKøb af bro: Udsat.\n"
    )
    assert [(one.about, one.text, one.lines) for one in meeting.items[0].decisions] == [
        ("Salg af grund", "Godkendt.", (9, 9)),
        ("Køb af bro", "Udsat.", (10, 10)),
    ]


def test_20_two_readings_with_a_recommendation_and_a_decision_each() -> None:
    """An item read twice prints two pairs, and both decisions count."""
    meeting = read(
        "Punkt 1: Ny bro\n\n23/1\n\nIndstilling\n\nat broen bygges\n\n"
        "Beslutning Byrådet den 09-01-2023\n\nUdsat.\n\nIndstilling\n\nat den mindre bro bygges\n\n"
        "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n"
    )
    assert sections(meeting) == ["recommendation", "decision", "recommendation", "decision"]
    assert [one.date for one in meeting.items[0].decisions] == [date(2023, 1, 9), date(2023, 1, 16)]


def test_21_one_meeting_is_held_over_two_days() -> None:
    """The first day counts, and the second one is told."""
    meeting = read(
        "1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n2. Ny vej\n\nBeslutning\n\n"
        "Mødet blev genoptaget. Udsat.\n",
        head="Byrådet\nBeslutninger fra mødet torsdag 8.06.2006 kl. 8.15 og tirsdag 13.06.2006\n\n",
    )
    assert (meeting.body, meeting.date) == ("Byrådet", date(2006, 6, 8))
    assert [one.decisions[0].date for one in meeting.items] == [date(2006, 6, 8)] * 2


@pytest.mark.parametrize(
    ("competence", "outcome"),
    [("Socialudvalget", "approved"), ("Byrådet", "recommended")],
)
def test_a_body_in_its_own_competence_decides(competence: str, outcome: str) -> None:
    meeting = read(
        f"Punkt 1: Takster\n\n23/11\n\nKompetence: {competence}\n\nBeslutning Socialudvalget den "
        "09-01-2023\n\nGodkendt.\n\nBeslutning Byrådet den 16-01-2023\n\nTil efterretning.\n"
    )
    assert [one.outcome.value for one in meeting.items[0].decisions] == [outcome, "noted"]


# Case numbers


def test_22_a_collectors_number_stands_on_many_items() -> None:
    """Standing items share a number, also a closed one: each stays an item of its own."""
    meeting = read(
        "Punkt 1: Øvrige sager\n\n22/9\n\nPunkt 2: Meddelelser\n\n22/9\n\nBeslutning\n\n"
        "Drøftet.\n\n"
        "Punkt 3: Lukket\n\n22/9\n"
    )
    assert titles(meeting) == [("1", "Øvrige sager"), ("2", "Meddelelser"), ("3", "Lukket")]
    assert cases(meeting) == ["22/9", "22/9", "22/9"]


def test_23_the_number_changed_and_the_old_one_stands_in_the_title() -> None:
    """`udsat sag fra 24.10.2002 (KFU 393/2002)`: the title's number is not the case's."""
    meeting = read(
        "1. Ny bro, udsat sag fra 24.10.2002 (KFU 393/2002)\n\nKFU 405/2002  J.nr. 2171.0003/04\n\n"
        "Beslutning\n\nGodkendt.\n\n2. Ny vej\n\nKFU 406/2002  J.nr. 2171.0004/04\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert cases(meeting) == ["KFU 405/2002", "KFU 406/2002"]
    assert meeting.items[0].title == "Ny bro, udsat sag fra 24.10.2002 (KFU 393/2002)"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Sagsnr.: 330-2018-3619    Dok.nr.: 330-2018-500301    Åbent", "330-2018-3619"),
        ("Dok.nr.: 2005 Sagsid.: 14/19290 Initialer: anba Åben sag", "14/19290"),
        ("J.nr.: 00.01.00.S00. Sagsnr.: 11/496 Sagen afgøres i: Byrådet", "11/496"),
        ("Sag 306-2009-600\nDok. 306-2019-263412\nInitialer: PIM\nÅbent", "306-2009-600"),
        ("Sagsnr.\n450-2018-4075\nInitialer\nNIB\nÅbent", "450-2018-4075"),
    ],
)
def test_24_two_numbers_stand_side_by_side(line: str, number: str) -> None:
    """The document's number has the same shape as the case's, and is not the case's."""
    meeting = read(
        f"1. Ny bro\n\n{line}\n\nSagsfremstilling\n\nTekst.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert cases(meeting) == [number]
    assert sections(meeting) == ["presentation", "decision"]


@pytest.mark.parametrize(
    "words",
    ["3/4", "21/8 2018", "skoleåret 2014/15", "lov nr. 12/2019", "ØU 137/07", "lokalplan 12.B12.7",
     "matrikel 0831-33", "Åben 85.02.02"],
)  # fmt: skip
def test_25_what_looks_like_a_case_number_in_running_text(words: str) -> None:
    """Fractions, days, school years, laws, plans and item references are no case numbers."""
    meeting = read(
        f"Punkt 1: Ny bro\n\nSagsfremstilling\n\nDer henvises til {words}\nsom før.\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert titles(meeting) == [("1", "Ny bro")]
    assert cases(meeting) == [None]


@pytest.mark.parametrize("label", ["Sagsid.:", "Sagsnr:", "( )"])
def test_26_empty_labels(label: str) -> None:
    """A label of a case number with nothing behind it gives none."""
    meeting = read(
        f"1. Ny bro\n{label}\n\nResume\n\nTekst.\n\nBeslutning\n\nGodkendt.\n\n"
        f"2. Ny vej\n{label}\n\nResume\n\nTekst.\n\nBeslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]
    assert cases(meeting) == [None, None]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("22/21670", "22/21670"),
        ("22 / 21670", "22/21670"),
        ("00.22.04-G01-1-18", "00.22.04-G01-1-18"),
        ("00.22.00-3584-18", "00.22.00-3584-18"),
        ("00.32S00 - 2013/01873", "00.32S00-2013/01873"),
        ("201002858", "201002858"),
        ("2017-004392", "2017-004392"),
        ("85.02.02G00-0011", "85.02.02G00-0011"),
        ("2009/049528", "2009/049528"),
        ("SAG-2024-12345", "SAG-2024-12345"),
        ("306-2009-600", "306-2009-600"),
    ],
)
def test_27_shapes_of_numbers_change(printed: str, number: str) -> None:
    """One authority prints its numbers in several shapes over the years."""
    meeting = read(f"1. Ny bro\n\nSagsnr.: {printed}\n\nBeslutning\n\nGodkendt.\n")
    assert cases(meeting) == [number]


def test_a_point_with_a_capital_below_one_without_is_no_item() -> None:
    meeting = read(
        "22/1\n\n1. Ny havn\n\nIndstilling\n\n1. jorden købes\n2. Udgiften betales\n\n"
        "Beslutning\n\nGodkendt.\n\n22/2\n\n2. Ny sti\n\nIndstilling\n\nGodkendes.\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert titles(meeting) == [("1", "Ny havn"), ("2", "Ny sti")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_two_lines_of_contents_without_points_are_not_the_items(between: str) -> None:
    """Mariagerfjord: the list has no points, the headings have, and their cases stand above."""
    meeting = read(
        f"Åbne dagsordenspunkter\n\n146 Godkendelse af dagsorden{between}147 Stibro ved åen\n\n"
        "85.02.02-G01-5-17\n\n146. Godkendelse af dagsorden\n\nIndstilling\n\nGodkendes.\n\n"
        "05.04.06-P20-3-20\n\n147. Stibro ved åen\n\nForventet sagsgang\n\nTM\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert titles(meeting) == [("146", "Godkendelse af dagsorden"), ("147", "Stibro ved åen")]
    assert cases(meeting) == ["85.02.02-G01-5-17", "05.04.06-P20-3-20"]


def test_a_closed_item_at_the_end_of_the_contents_does_not_close_the_first() -> None:
    case = "Sagsnr.: 05.01.02-P20-{}-14 Sagsbehandler: Ida Holm\n\n"
    parts = "\n\nSagsresume\n\nKort.\n\nBeslutning\n\nTiltrådt.\n\n"
    meeting = read(
        f"Ny bro\nNy sti\nLukket punkt\n\n{case.format(1)}Ny bro{parts}"
        f"{case.format(2)}Ny sti{parts}{case.format(3)}Lukket punkt\n"
    )
    assert [(item.title, item.closed) for item in meeting.items] == [
        ("Ny bro", False),
        ("Ny sti", False),
        ("Lukket punkt", True),
    ]


@pytest.mark.parametrize(
    "files", ["Pkt. 153 - Tegning\nPkt. 153 - Overslag", "Pkt. 153 Kort", "1. Kort\n2. Notat"]
)
def test_an_attachment_listed_by_the_number_of_its_item_is_no_item(files: str) -> None:
    meeting = read(
        "Pkt. 152\n\nDagsorden\n\nSagsnr. 295846\n\nBeslutning\n\nGodkendt.\n\n"
        "Pkt. 153\n\nStibro\n\nSagsnr. 299836\n\nResume\n\nKort.\n\n"
        f"Bilag\n{files}\n\nByrådet, 16-01-2023, pkt. 153\nAnbefales.\n"
    )
    assert titles(meeting) == [("152", "Dagsorden"), ("153", "Stibro")]
    assert len(meeting.items[1].attachments) == files.count("\n") + 1


def test_contents_glued_on_one_line_are_not_the_items() -> None:
    """Brønderslev, where a law with points is quoted too."""
    meeting = read(
        "Indholdsfortegnelse1. Fraværende2. Bemærkninger3. Ny mast\n\n"
        "1. Fraværende\nBeslutning\nIda Holm (V).\n\n2. Bemærkninger\nBeslutning\nIngen.\n\n"
        '3. Ny mast\nResume\nKort.\n\nLoven lyder:\n"1. Planen kan vedtages.\n2. Den kan ændres."'
        "\n\nØkonomi\nIngen.\n\nBeslutning\nGodkendt.\n"
    )
    assert titles(meeting) == [("1", "Fraværende"), ("2", "Bemærkninger"), ("3", "Ny mast")]


def test_a_first_title_that_looks_like_a_body_is_a_title() -> None:
    part = "{}\n\nSagsnr.: 23/{}\n\nBeslutning\n\nGodkendt.\n\n"
    meeting = read(part.format("Handicaprådet", 1) + part.format("Ny sti", 2))
    assert titles(meeting) == [(None, "Handicaprådet"), (None, "Ny sti")]


def test_a_title_over_two_lines_stands_above_its_parts() -> None:
    parts = "\n\nSagsfremstilling\n\nKort.\n\nBeslutning\n\nTiltrådt.\n\n"
    meeting = read(f"Ny kontrakt 2025-2030,\nudbudsform{parts}Ny sti{parts}")
    assert titles(meeting) == [(None, "Ny kontrakt 2025-2030, udbudsform"), (None, "Ny sti")]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("1. PENGE TIL HAVNENS\nØSTRE MOLE", "PENGE TIL HAVNENS ØSTRE MOLE"),
        ("1. PENGE TIL\nØSTRE MOLE", "PENGE TIL ØSTRE MOLE"),
        ("1. Ny hal i Vojens\nKultur og Fritid", "Ny hal i Vojens"),
    ],
)
def test_a_title_goes_on_behind_a_genitive(printed: str, title: str) -> None:
    meeting = read(f"{printed}\n\nSagsnr 779-2010-8841\n\nBESLUTNING\nGodkendt.\n")
    assert titles(meeting) == [("1", title)]


def test_the_end_of_a_title_in_brackets_is_not_the_items_number() -> None:
    meeting = read(
        "5.   Tilskud til et folkebad - udsat sag fra 24.10.2022\n(KFU 393/2022)\n\n"
        "KFU 405/2022  J.nr. 420.0001/22\n\nBeslutning\n\nGodkendt.\n"
    )
    assert titles(meeting) == [
        ("5", "Tilskud til et folkebad - udsat sag fra 24.10.2022 (KFU 393/2022)")
    ]
    assert cases(meeting) == ["KFU 405/2022"]


# Text quality


def test_two_blanks_between_words_hide_no_decision() -> None:
    meeting = read(
        "Punkt 1: Ny skole\n\n23/11\n\nBeslutning  Teknik-  og Byudvalget  den 09-01-2023\n\n"
        "Indstilles  godkendt.\n\nBeslutning Byrådet den  16-01-2023\n\nGodkendt.\n"
    )
    body, day = "Teknik- og Byudvalget", date(2023, 1, 9)
    assert decided(meeting) == [(body, day, "Indstilles godkendt."), (*OWN, "Godkendt.")]


@pytest.mark.parametrize(
    "damage", ["Å", "? et punkt", "<p>Celle</p>", "ÅU har drøftet sagen.", "KÃ¸b af bro"]
)
def test_28_damage_is_kept_as_printed_and_told_once(damage: str) -> None:
    """Letters gone wrong, `?` for bullets and left-over tags: one diagnostic, no word rewritten."""
    meeting = read(
        f"Punkt 1: Ny bro\n\n23/1\n\nSagsfremstilling\n\nTekst.\n{damage}\nMere tekst.\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    told = [one.lines for one in meeting.diagnostics if one.code == "damaged_text"]
    assert told == [(10, 10)]
    assert meeting.items[0].sections[0].text == f"Tekst.\n{damage}\nMere tekst."


def test_28_merge_fields_and_kept_hyphens_do_no_harm() -> None:
    """`«MDAT»` in the title, and words that keep the hyphen of a line break."""
    meeting = read(
        "1. Beret-ningen for 2022\n\nBeslutning\n\nGodkendt.\n",
        head="BESLUTNINGSPROTOKOL «MDAT»\nfra ordinært møde i Byrådet onsdag den 22. februar "
        "2006\n\n",
    )
    assert (meeting.body, meeting.date) == ("Byrådet", date(2006, 2, 22))
    assert meeting.items[0].title == "Beret-ningen for 2022"


def test_28_letters_set_apart() -> None:
    """Scanned titles print a blank after every letter, and two between words."""
    meeting = read(
        "Saq nr. 4 N y  b r o\n\nBeslutning\n\nGodkendt.\n\n"
        "Sag nr. 5 B u d g e t  2 0 0 3\n\nB e s l u t n i n g\n\nUdsat.\n"
    )
    assert titles(meeting) == [("4", "Ny bro"), ("5", "Budget 2003")]
    assert [decided(meeting, item)[0][2] for item in (0, 1)] == ["Godkendt.", "Udsat."]


@pytest.mark.parametrize("page", ["Side 2 af 38", "Side 1027", "- 4 -", "side 3/9"])
def test_29_page_headers_and_footers_stand_inside_items(page: str) -> None:
    """The foot of a page is no part of the text around it."""
    meeting = read(
        f"Punkt 1: Ny bro\n\n23/1\n\nSagsfremstilling\n\nTekst\n\n{page}\n\nog mere.\n\n"
        f"Beslutning\n\n{page}\n\nGodkendt.\n"
    )
    assert [section.text.split() for section in meeting.items[0].sections] == [
        ["Tekst", "og", "mere."],
        ["Godkendt."],
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Vejle Kommune\n\nSide {}",
        "Plan- og Miljøudvalget, den 5. april 2011        Side {}.",
        "Plan- og Miljøudvalget\n05-04-2011\nSide {}",
        "05-04-2011                   Side {} af 9",
    ],
)
def test_29_what_heads_every_page_is_no_text(head: str) -> None:
    """The body, the town or the day beside the number of each page."""
    pages = [f"\n\n{head.format(number)}\n\n" for number in (1, 2, 3)]
    meeting = read(
        f"{pages[0]}Punkt 1: Ny bro\n\n23/1\n\nSagsfremstilling\n\nTekst{pages[1]}og mere.\n\n"
        f"Beslutning\n\nGodkendt.{pages[2]}Punkt 2: Ny vej\n\n23/2\n\nBeslutning\n\nUdsat.\n"
    )
    assert [section.text.split() for section in meeting.items[0].sections] == [
        ["Tekst", "og", "mere."], ["Godkendt."],
    ]  # fmt: skip


def test_30_names_and_places_wrap_and_labels_part_from_values() -> None:
    """The head breaks anywhere, and columns of labels and values come apart."""
    meeting = read(
        "1. Ny bro\n\nBeslutning\n\nGodkendt.\n",
        head="Referat til Byrådet\nMødedato:\nMødetidspunkt:\nMødested:\nDeltagere:\n"
        "Mandag den 16. januar 2023\n17:00\nSalen\n"
        "Ida Holm (A), Bo Lind (hjhehv) V, Ea Ravn (Afbud)\n\n",
    )
    assert (meeting.date, meeting.starts_at, meeting.place) == (date(2023, 1, 16), "17:00", "Salen")
    assert [(one.name, one.party, one.attendance) for one in meeting.participants] == [
        ("Ida Holm", "A", "present"), ("Bo Lind", "V", "present"), ("Ea Ravn", None, "apologies"),
    ]  # fmt: skip


def test_31_navigation_stands_around_the_minutes() -> None:
    """Menus and notes of the site may name other days and bodies, and are not the meeting's."""
    meeting = read(
        "1. Ny bro\n\nUdskriv\n\nBeslutning\n\nGodkendt.\n\nTil toppen\n\n2. Ny vej\n\n"
        "Kopier link til punktet - Print\n\nBeslutning\n\nUdsat.\n\nTil toppen\n",
        head="Hvis der er to dagsordener fra Økonomiudvalget den 3. maj 2022, gælder den "
        "sidste.\n\n" + HEAD,
    )
    assert (meeting.body, meeting.date) == OWN
    assert [decided(meeting, item)[0][2] for item in (0, 1)] == ["Godkendt.", "Udsat."]


def test_32_typing_errors_in_the_words_one_matches_on() -> None:
    """`Dagordenen`, `udskyldes`, `direktionensmøde`: the decision is still understood."""
    meeting = read("Punkt 1: Ny bro\n\n23/1\n\nBeslutning\n\nSagen udskyldes til næste møde.\n")
    assert meeting.items[0].decisions[0].outcome.value == "deferred"


def test_33_an_agenda_looks_like_minutes() -> None:
    """A `Dagsorden` has no decisions yet and is read as an agenda."""
    meeting = read(
        "1. Ny bro\n\nSagsnr.: 23/1\n\nIndstilling\n\nat broen bygges\n\n2. Ny vej\n\n"
        "Sagsnr.: 23/2\n\n"
        "Indstilling\n\nat vejen lukkes\n",
        head="Dagsorden Byrådet d. 16-01-2023\n\n",
    )
    assert meeting.status == "agenda"
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]
    assert [item.decisions for item in meeting.items] == [(), ()]


def test_somebody_without_a_name_ends_no_list_of_the_absent() -> None:
    item = read(
        TWO.replace("Godkendt.", "Godkendt.\n\nAfbud: Ida Holm, en medarbejder, Bo Lind")
    ).items[0]
    assert item.absent == ("Ida Holm", "Bo Lind")
    assert item.decisions[0].text == "Godkendt."


def test_a_number_glued_to_a_number_of_the_title_is_told_by_its_neighbours() -> None:
    parts = "\n\nBeslutning\n\nGodkendt.\n\n"
    headings = "98Ny bro", "9930 km/t på Byvej", "100Eventuelt"
    assert titles(read("".join(one + parts for one in headings))) == [
        ("98", "Ny bro"), ("99", "30 km/t på Byvej"), ("100", "Eventuelt"),
    ]  # fmt: skip
    headings = "4. Ny bro", "5.24/7 pleje", "6. Eventuelt"
    assert titles(read("".join(one + parts for one in headings)))[1] == ("5", "24/7 pleje")


def test_numbers_in_the_middle_of_their_line_are_items_where_titles_and_fields_follow() -> None:
    number = " " * 40 + "{}\n\n{}\nBeslutning\n{}\n\n"
    rows = (1, "Ny bro", "Godkendt."), (2, "Ny vej", "Udsat.")
    assert titles(read("".join(number.format(*row) for row in rows))) == [
        ("1", "Ny bro"), ("2", "Ny vej"),
    ]  # fmt: skip


def test_numbers_in_the_middle_of_their_line_are_pages_where_they_stand_below_an_item() -> None:
    page = "Ny {}\n\nBeslutning\n\nGodkendt.\n\n" + " " * 40 + "{}\n\n"
    meeting = read(page.format("bro", 1) + page.format("vej", 2))
    assert [item.number for item in meeting.items] == [None, None]


def test_a_word_of_a_part_whose_sentence_goes_on_below_heads_nothing() -> None:
    told = "Udsat.\n\nSagsfremstilling\n\nUdvalgets konclusion\nvar, at vejen skal vente.\n"
    meeting = read(TWO.replace("Udsat.\n", told))
    assert decided(meeting, 1) == [(*OWN, "Udsat.")]


FOOT = "\n" + " " * 30 + "Side 2 af 3\n\n\n"


def test_the_foot_of_a_page_parts_no_title_from_its_case_number() -> None:
    item = "Pkt. {0} Ny {1}\n\nPkt. {0}\n\nNy {1}\n{2}\nSagsnr. 23/{0}\n\nBeslutning\n\nUdsat.\n\n"
    assert cases(read(item.format(1, "bro", FOOT) + item.format(2, "vej", ""))) == ["23/1", "23/2"]


def test_the_foot_of_a_page_parts_no_label_from_the_absent_below_it() -> None:
    item = read(TWO.replace("Godkendt.", f"Godkendt.\n\nAfbud:\n{FOOT}Ida Holm (V)")).items[0]
    assert (item.absent, item.decisions[0].text) == (("Ida Holm",), "Godkendt.")


def test_the_foot_of_a_page_parts_no_earlier_meeting_from_what_it_decided() -> None:
    earlier = f"Historik\n\nTeknisk Udvalg, 10. januar 2023\n{FOOT}Anbefales.\n\nBeslutning"
    meeting = read(TWO.replace("Beslutning", earlier, 1))
    assert decided(meeting)[0] == ("Teknisk Udvalg", date(2023, 1, 10), "Anbefales.")


def test_the_head_of_a_page_can_have_its_labels_first() -> None:
    head = "Skovby Kommune Dato Side Byrådet 16. januar 2023 2"
    assert decided(read(TWO.replace("Godkendt.", f"Godkendt.\n\n{head}"))) == [(*OWN, "Godkendt.")]


def test_who_prepared_a_case_is_not_absent_where_the_case_line_breaks() -> None:
    meeting = read(TWO.replace("Sagsnr.: 23/1", "Sagsnr.: 23/1 Område: Vej Sagsbeh:\nIda Holm"))
    assert meeting.items[0].absent == ()


def test_lukket_punkt_above_a_heading_closes_that_item_alone() -> None:
    third = "\n3. Ny sti\n\nSagsnr.: 23/3\n\nBeslutning\n\nGodkendt.\n"
    meeting = read(TWO.replace("2. Ny vej", "Lukket punkt\n\n2. Ny vej") + third)
    assert [item.closed for item in meeting.items] == [False, True, False]
    assert decided(meeting) == [(*OWN, "Godkendt.")]


def test_the_absent_can_stand_on_the_line_of_the_outcome() -> None:
    item = read(TWO.replace("Godkendt.", "Godkendt. Ej til stede: Ida Holm")).items[0]
    assert item.absent == ("Ida Holm",)


def test_lines_of_a_decision_can_each_name_the_meeting_that_decided() -> None:
    rows = "Teknisk Udvalg, den 9. januar 2023: Indstilles godkendt.\nByrådet: Godkendt."
    assert decided(read(TWO.replace("Godkendt.", rows))) == [
        ("Teknisk Udvalg", date(2023, 1, 9), "Indstilles godkendt."),
        (*OWN, "Godkendt."),
    ]


def test_a_contents_list_can_stand_on_one_line_from_any_number_on() -> None:
    part = "\n\n{}\n\nBeslutning\n\nGodkendt.\n"
    listed = ("41. Ny bro over åen", "42. Ny vej", "43. Møder 44. uge og 45. uge")
    text = "Punkter\n\n" + " ".join(listed) + "".join(map(part.format, listed))
    assert titles(read(text)) == [tuple(one.split(". ", 1)) for one in listed]


def test_a_contents_line_can_have_wide_blanks_behind_its_number() -> None:
    contents = "Indhold\n1.    Ny bro ................. 3\n2.    Ny vej kl. 7.30 ....... 4\n\n"
    assert [
        item.page for item in read(contents + TWO.replace("Ny vej", "Ny vej kl. 7.30")).items
    ] == [3, 4]


def test_the_name_of_an_attachment_is_no_item_where_items_have_no_numbers() -> None:
    text = (
        "Ny bro\n\nBeslutning\n\nGodkendt.\n\nBilag\n\n{}\n\nNy vej\n\nBeslutning\n\nUdsat.\n\n"
        "Bilag\n\nKort\n"
    )
    for name in ("Punkt 3 Budget.docx", "Punkt 3 Budget"):
        assert [item.number for item in read(text.format(name)).items] == [None, None]


@pytest.mark.parametrize("between", ["", "Til toppen\n\n"])
def test_a_list_in_a_decision_takes_the_number_of_no_item_below_it(between: str) -> None:
    listed = f"Godkendt.\n\nDer arbejdes videre med:\n1. Trafik\n2. Støj\n\n{between}"
    text = (
        TWO.replace("Godkendt.\n", listed)
        .replace("Sagsnr.: 23/1\n\n", "")
        .replace("Sagsnr.: 23/2\n\n", "")
    )
    assert titles(read(text)) == [("1", "Ny bro"), ("2", "Ny vej")]


@pytest.mark.parametrize(
    "opening",
    [
        "\n3. Nyt tag\nDok.nr.: 2006\nSagsnr.: 23/3\nÅben sag\n",
        "\n\n3. Nyt tag\n\n3.   Nyt tag\n\nSagsnr.: 23/3\n",
        "\n\n3. Nyt tag\n\nDet skal afgøres, om taget lægges om.\n",
    ],
)
def test_an_item_goes_on_with_no_list_of_outcomes_above_it(opening: str) -> None:
    text = TWO.replace("Udsat.", f"1. Godkendt\n2. Udsat{opening}\nBeslutning\n\nDrøftet.")
    assert titles(read(text))[2:] == [("3", "Nyt tag")]
    assert decided(read(text), 1) == [(*OWN, "1. Godkendt\n2. Udsat")]


def test_a_point_of_the_last_decision_that_is_a_sentence_is_no_item() -> None:
    text = TWO.replace("1. Ny", "Punkt 41: Ny").replace("2. Ny", "Punkt 42: Ny")
    text = text.replace(
        "Udsat.", "Punkt 1 og 2: Godkendt.\nPunkt 3: Sagen udsættes.\n\nBilag\n\nKort"
    )
    assert titles(read(text)) == [("41", "Ny bro"), ("42", "Ny vej")]


def test_a_heading_over_two_lines_is_an_item_below_a_list_in_a_decision() -> None:
    listed = "Godkendt.\n\nDer arbejdes videre med:\n1. Trafik\n2. Støj\n"
    text = TWO.replace("Godkendt.\n", listed).replace("Ny vej", "Ny vej fra havnen til\nbroen")
    assert titles(read(text)) == [("1", "Ny bro"), ("2", "Ny vej fra havnen til broen")]


@pytest.mark.parametrize(
    "outcome",
    [
        "Udsat til mødet den 7. juni 2023, pkt. 4.",
        "Sagen udsat til den 7. juni 2023.",
        "Behandles igen den 7. juni 2023, pkt. 4",
        "Beslutning om salg den 7. juni 2023",
    ],
)
def test_an_outcome_that_ends_in_a_meeting_heads_no_decision(outcome: str) -> None:
    assert decided(read(TWO.replace("Godkendt.", outcome))) == [(*OWN, outcome)]


@pytest.mark.parametrize(
    ("part", "day", "below", "decides"),
    [
        ("Sagsfremstilling", "16. januar 2023", "", True),
        ("Sagsfremstilling", "9. januar 2023", "", False),
        ("Tidsplan", "16. januar 2023", "", False),
        ("Sagsfremstilling", "16. januar 2023", "Beslutning\n\n", False),
    ],
)
def test_body_day_and_colon_of_this_meeting_head_all_that_it_decided(
    part: str, day: str, below: str, decides: bool
) -> None:
    told = f"{part}\n\nBroen er smal.\n\nByrådet, {day}:\n\n{below}Udsat.\n\n2."
    text = TWO.replace("Beslutning\n\nGodkendt.\n\n2.", told, 1)
    headed = [one.heading[:8] for one in read(text).items[0].sections if one.kind == "decision"]
    assert ("Byrådet," in headed) is decides


def test_a_line_of_the_recommendation_that_ends_in_a_meeting_and_a_point_heads_no_decision() -> (
    None
):
    proposed = (
        "at sagen sendes til behandling i\nØkonomiudvalget den 17. maj 2023.\nUdvalget anbefaler"
    )
    text = TWO.replace("Beslutning", f"Indstilling\n\n{proposed} broen.\n\nBeslutning", 1)
    assert decided(read(text)) == [(*OWN, "Godkendt.")]


def test_a_sentence_that_ends_in_a_meeting_heads_no_decision() -> None:
    told = "Resumé\n\nUdvalget sendte et udkast i høring den 5. maj 2023, punkt 4.\n\nBeslutning"
    kinds = [one.kind for one in read(TWO.replace("Beslutning", told, 1)).items[0].sections]
    assert kinds == ["summary", "decision"]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Administrationens forslag\n\nAt stien anlægges.", "recommendation"),
        ("Dialog/høring\n\nDer har været borgermøde.", "consultation"),
        ("Økonomiske og administrative konsekvenser:\nIngen.", "finances"),
        ("Økonomiske, administrative og personalemæssige konsekvenser\n\nIngen.", "finances"),
        ("Lovgrundlag og økonomi\n\nPlanloven.", "legal_basis"),
        ("Bilag til punkt nr. 1\n\nKort.pdf", "attachments"),
        ("Sagsforløb: TM/ØK-BY", "route"),
        ("Sagsforløb: Sagen har ligget siden 2019.", "history"),
    ],
)
def test_parts_have_rarer_headings(printed: str, kind: str) -> None:
    assert kind in sections(read(f"1. Ny sti\n\n{printed}\n\nBeslutning\n\nGodkendt.\n"))


def test_a_decision_can_stand_below_the_route_and_a_line_of_the_route_is_none() -> None:
    route = "1. Ny sti\n\nBehandling\n\nByrådet den 16. januar 2023:\n\n"
    assert decided(read(route + "Udsat.\n")) == [(*OWN, "Udsat.")]
    assert not read(route + "Bilag\n\nKort.pdf\n").items[0].decisions


@pytest.mark.parametrize("how", ["for Bo Lind: Ida Holm", "for Bo Lind mødte Ida Holm"])
def test_who_came_instead_follows_the_one_who_was_away(how: str) -> None:
    text = f"Deltagere: Eva Krog, Bo Lind (afbud)\nStedfortræder {how}\n\n{TWO}"
    came = {one.name: one.attendance for one in read(text).participants}
    assert came == {"Eva Krog": "present", "Bo Lind": "apologies", "Ida Holm": "substitute"}
    below = read(TWO.replace("Godkendt.", f"Godkendt.\n\nAfbud: Bo Lind\nStedfortræder {how}"))
    assert below.items[0].absent == ("Bo Lind",)
    assert below.items[0].decisions[0].text == "Godkendt."


def test_a_file_can_be_named_as_a_part_is() -> None:
    read_as = read(f"{TWO}\nBilag\n\nKort\n\nTidsplan\n\nAfbud: Bo Lind\n").items[1]
    assert (read_as.attachments, read_as.absent) == (("Kort", "Tidsplan"), ("Bo Lind",))
    assert read(f"{TWO}\nBilag\n\nHøringssvar\n").items[1].attachments == ("Høringssvar",)
    assert sections(read(f"{TWO}\nBilag\n\nKort\n\nTidsplan\n\nTil maj.\n"), 1)[-1] == (
        "further_process"
    )
    assert sections(read(f"{TWO}\nBilag\n\nBeslutning\n"), 1)[-1] == "decision"


@pytest.mark.parametrize(
    ("listed", "files", "parts"),
    [
        ("Kort\nPartshøring\n", ("Kort", "Partshøring"), ["attachments", "decision"]),
        ("Økonomi\n\n", ("Økonomi",), ["attachments", "decision"]),
        ("Kort\n\nPartshøring\n", ("Kort",), ["attachments", "consultation", "decision"]),
        ("Kort\nØkonomi\nIngen.\n", ("Kort",), ["attachments", "finances", "decision"]),
    ],
)
def test_a_file_right_above_the_decision_can_be_named_as_a_part_is(
    listed: str, files: tuple[str, ...], parts: list[str]
) -> None:
    item = read(f"1. Ny sti\nSagsnr.: 23/1\nBilag\n{listed}Beslutning\nGodkendt.\n").items[0]
    assert (item.attachments, [one.kind for one in item.sections]) == (files, parts)


def test_who_came_instead_is_not_absent_and_changes_nothing() -> None:
    for said in (
        "Afbud: Bo Lind (V), hvor Ida Holm (V) deltog som stedfortræder.",
        "Fraværende: Bo Lind (V). Stedfortræder: Ida Holm (V)",
    ):
        below = read(TWO.replace("Godkendt.", f"Godkendt.\n\n{said}")).items[0]
        assert (below.absent, below.decisions[0].text) == (("Bo Lind",), "Godkendt.")
    instead = read(TWO.replace("Godkendt.", "Godkendt. Ida Holm mødte i stedet for Bo Lind."))
    assert instead.items[0].decisions[0].outcomes == ("approved",)


def test_who_was_not_at_the_meeting_is_absent_and_not_recused() -> None:
    said = "Bo Lind deltog ikke i sagens behandling."
    text = TWO.replace("Godkendt.", f"Godkendt. {said}")
    one = read(f"Afbud: Bo Lind\n\n{text}").items[0]
    assert (one.absent, one.decisions[0].recused) == (("Bo Lind",), ())
    one = read(f"Deltagere: Bo Lind, Ida Holm\n\n{text}").items[0]
    assert (one.absent, one.decisions[0].recused) == ((), ("Bo Lind",))


def test_an_item_without_a_title_can_say_no_more_than_that_it_is_closed() -> None:
    parts = "Sagsnr.: 23/{}\n\nResumé\n\n{}\n\n"
    text = "".join(parts.format(*one) for one in ((1, "En bro."), (2, "Lukket punkt"), (3, "Vej.")))
    assert [item.closed for item in read(text).items] == [False, True, False]


def test_a_member_of_the_committee_is_named_without_being_one() -> None:
    text = TWO.replace("Godkendt.", "Godkendt. Udvalgsmedlem Bo Lind deltog ikke i mødet.")
    assert read(text).items[0].absent == ("Bo Lind",)


def test_pages_can_stand_behind_the_titles_with_one_blank() -> None:
    text = TWO.replace("Ny bro", "Ny bro over åen").replace("Ny vej", "Ny vej i 2024")
    listed = "Pkt. Tekst Side\n1. Ny bro over åen 2\n2. Ny vej i 2024 14\n\n"
    assert [item.page for item in read(listed + text).items] == [2, 14]
    assert [item.page for item in read(listed.replace("14\n", "\n") + text).items] == [2, None]


@pytest.mark.parametrize("number", ["1. {}|2. {}", "{}|{}"])
def test_short_titles_and_their_pages_are_contents_with_one_blank(number: str) -> None:
    first, second = (
        form.format(title) for form, title in zip(number.split("|"), SHORT, strict=True)
    )
    text = TWO.replace("Ny bro", SHORT[0]).replace("Ny vej", SHORT[1])
    items = read(f"Indholdsfortegnelse\n{first} 3\n{second} 12\n\n{text}").items
    assert [(one.title, one.page) for one in items] == [("Meddelelser", 3), ("Lokalplan 16", 12)]


def test_headings_of_markdown_are_titles_without_blank_lines() -> None:
    text = "## Ny bro\n**Beslutning**\nGodkendt.\n## Ny vej ##\n### Beslutning ###\nUdsat.\n"
    assert [item.title for item in read(text).items] == ["Ny bro", "Ny vej"]


@pytest.mark.parametrize("leader", [" \t", "……", "....."])
def test_pages_stand_behind_a_tab_or_dots(leader: str) -> None:
    listed = f"Indholdsfortegnelse\nNy bro{leader}3\nNy vej{leader}12\n\n"
    assert [item.page for item in read(listed + TWO).items] == [3, 12]


def test_a_title_in_small_letters_does_not_go_on_from_the_decision_above() -> None:
    part = "Sagsnr.: 17/{}\nBeslutning\nGodkendt\n"
    text = "Byrådet 03-05-2022\n\nNy bro\n" + part.format(1) + "iPads til skoler\n" + part.format(2)
    assert [item.title for item in parse(text).items] == ["Ny bro", "iPads til skoler"]


def test_a_decision_over_two_lines_is_no_title_of_the_case_below() -> None:
    part = "Sagsnr.: 17/{}\nBeslutning\nByrådet godkendte sagen som\nden er indstillet\n\n"
    meeting = parse("Byrådet 03-05-2022\n\n" + part.format(1) + part.format(2) + part.format(3))
    assert [item.title for item in meeting.items] == [None] * 3
    assert all(item.decisions[0].text for item in meeting.items)


def test_a_title_of_the_contents_without_an_item_is_none_where_the_numbers_fall() -> None:
    """Items put on late are listed between others; one that is dropped is never printed."""
    contents = "Indholdsfortegnelse\n1. Ny bro\n3. Ny vej\n2. Ny sti\nLukkede\n4. Klagesag\n"
    late = "5. Salg af jord\n\n"
    items = TWO.replace("2. Ny vej", "3. Ny vej") + f"\n{late}Sagsnr.: 23/5\n"
    meeting = read(f"{contents}Orienteringssager\n{late}{items}")
    assert [number for number, _ in titles(meeting)] == ["1", "3", "5"]


@pytest.mark.parametrize("form", ["{}. {}", "Punkt {}: {}"])
def test_15_the_word_of_the_decision_glued_to_the_title(form: str) -> None:
    """Stevns: `424. Skolernes budgetprocesBeslutning` is a title and heads its decision."""
    first, second = form.format(1, "Ny bro"), form.format(2, "Ny vej")
    meeting = read(f"{first}\n\nBeslutning\n\nGodkendt.\n\n{second}Beslutning\n\nUdsat.\n")
    assert titles(meeting) == [("1", "Ny bro"), ("2", "Ny vej")]
    assert decided(meeting, 1) == [(*OWN, "Udsat.")]


def test_15_the_word_of_the_decision_glued_to_a_point() -> None:
    points = "Indstilling\n\n1. at broen bygges\n2. at vejen lukkesBeslutning\n\nUdsat.\n"
    meeting = read(f"1. Ny bro\n\n{points}")
    assert titles(meeting) == [("1", "Ny bro")]
    assert decided(meeting) == [(*OWN, "Udsat.")]


def test_a_part_begins_right_below_a_sentence_also_where_others_are_set_apart() -> None:
    apart = (
        "1. Ny bro\n\nResume\n\nKort.\n\nIndstilling\n\nAt broen bygges.\n\nØkonomi\n\nIngen.\n\n"
    )
    meeting = read(f"{apart}Beslutning\n\nGodkendt, og sagen sluttes.\nBilag\nKort over broen\n")
    assert decided(meeting) == [(*OWN, "Godkendt, og sagen sluttes.")]
    assert meeting.items[0].attachments == ("Kort over broen",)


def test_who_recommends_can_stand_alone_above_what_is_recommended() -> None:
    """Brønderslev: no word heads the part, and no comma ends the line."""
    text = "1. Ny bro\n\nØkonomi\n\nIngen.\n\n{}\n\nat broen bygges.\n\nBeslutning\n\nGodkendt.\n"
    meeting = read(text.format("Teknik- og Miljøforvaltningen indstiller"))
    assert [one.text for one in meeting.items[0].recommendations] == ["at broen bygges."]
    assert read(text.format("og at Miljøforvaltningen indstiller")).items[0].recommendations == ()


def test_the_route_gives_the_numbers_that_other_meetings_gave_the_item() -> None:
    """Bornholm: body, day and number of the item stand on a line each, below `Behandling`."""
    route = "Behandling\n\nTeknisk Udvalg\n09-01-2023\n7\nByrådet\n16-01-2023\n1\n\n"
    said = "Teknisk Udvalg, den 9. januar 2023:\nAnbefales.\n\nByrådet, den 16. januar 2023:\nJa.\n"
    meeting = read(f"1. Ny bro\n\n{route}Resume\n\nKort.\n\nBeslutning\n\n{said}")
    numbers = [(one.body, one.item) for one in meeting.items[0].decisions]
    assert numbers == [("Teknisk Udvalg", "7"), ("Byrådet", None)]


def test_attachments_numbered_from_one_are_no_items_where_the_numbers_fall() -> None:
    title = "133. Retningslinjer for leje"
    items = f"132. Ny bro\n134. Ny sti\nBeslutning\n{title}\n"
    files = "1. Retningslinjer\n2. Priser\n"
    meeting = parse(f"132. Ny bro\n{title}\n{items}{files}6. Lukket punkt\n")
    assert [item.number for item in meeting.items] == ["132", "134", "133", "6"]


def test_subjects_listed_right_below_a_sentence_begin_no_part_where_others_are_set_apart() -> None:
    apart = (
        "1. Ny bro\n\nResume\n\nKort.\n\nSagsfremstilling\n\n{}\nIndstilling\n\nAt den bygges.\n\n"
    )
    listed = apart.format("Tabellen viser udgifterne i kroner.\nØkonomi\n12\nKultur\n3\n")
    parts = [part.kind for part in read(f"{listed}Beslutning\n\nGodkendt.\n").items[0].sections]
    assert parts == ["summary", "presentation", "recommendation", "decision"]


def test_a_part_that_other_items_have_too_is_no_file_right_above_the_decision() -> None:
    one = "{}. Ny sti\nSagsnr.: 23/{}\nBilag\nKort\nØkonomi\n{}Beslutning\nGodkendt.\n\n"
    meeting = read(one.format(1, 1, "") + one.format(2, 2, "Der er penge.\n"))
    assert [item.attachments for item in meeting.items] == [("Kort",), ("Kort",)]
    assert sections(meeting) == ["attachments", "finances", "decision"]


def test_who_recommends_on_a_line_of_a_sentence_that_goes_on_heads_nothing() -> None:
    said = "Både Skoleafdelingen og\nMiljøforvaltningen indstiller\nat broen bygges."
    meeting = read(f"1. Ny bro\n\nSagsfremstilling\n\n{said}\n\nBeslutning\n\nGodkendt.\n")
    assert sections(meeting) == ["presentation", "decision"]


def test_a_title_can_begin_with_a_word_in_small_letters_where_its_case_stands_below() -> None:
    for title in ("e-Boks til alle", "e-handel i byen", "iPads til skolerne"):
        text = f"Ny bro\n23/9\nBeslutning\nGodkendt.\n\n{title}\n23/1\nBeslutning\nUdsat.\n"
        meeting = read(text)
        assert [item.title for item in meeting.items] == ["Ny bro", title]
        assert decided(meeting) == [(*OWN, "Godkendt.")]
