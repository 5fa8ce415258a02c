"""Whole minutes: items with their facts, decisions with body, day and words, and the source."""

from __future__ import annotations

from datetime import date

import pytest

from casetrack.reading.layout import InvalidLayout
from casetrack.reading.parsing import parse, parse_source
from casetrack.reading.text import decode
from casetrack.records import AgendaItem, Meeting

MINUTES = """REFERAT Direktionen d. 16-01-2023

Mødedato Mandag d. 16. januar 2023 kl. 09:30

Mødested Mødelokale B105

Mødedeltagere Ida Holm, Bo Lind (Afbud)

Indholdsfortegnelse

Ny bro.....3
Øvrige sager.....7

Punkt 1: Ny bro

22/21670

Indstilling

Det indstilles, at

1. broen bygges
2. vejen lukkes

Beslutning Direktionen den 09-01-2023

Udsat.

Beslutning Direktionen den 16-01-2023

Punkt 1 godkendt, punkt 2 udsat til næste møde.

Beslutning Direktionen den 23-01-2023

Godkendt.

Sagsfremstilling

Broen er gammel.

Bilag

Kort.pdf

Afbud Bo Lind

Punkt 2: Øvrige sager

22/23184
"""

HEAD = "REFERAT Byrådet d. 16-01-2023\n\n"
OPENING = HEAD + "Punkt 1: Ny bro\n\n23/1\n\n"


def item(text: str, *, head: str = OPENING) -> AgendaItem:
    return parse(head + text).items[0]


def test_the_facts_of_a_meeting() -> None:
    meeting = parse(MINUTES, authority="Vejen Kommune", path="minutes/a.txt")
    assert meeting.authority == "Vejen Kommune"
    assert (meeting.body, meeting.date, meeting.starts_at) == (
        "Direktionen", date(2023, 1, 16), "09:30",
    )  # fmt: skip
    assert (meeting.place, meeting.status, meeting.supplement) == (
        "Mødelokale B105",
        "minutes",
        False,
    )
    assert [(one.name, one.attendance) for one in meeting.participants] == [
        ("Ida Holm", "present"),
        ("Bo Lind", "apologies"),
    ]
    assert [one.code for one in meeting.diagnostics] == ["layout"]


def test_the_facts_of_an_item() -> None:
    first, second = parse(MINUTES).items
    assert (first.number, first.title, first.case_number, first.page, first.closed) == (
        "1", "Ny bro", "22/21670", 3, False,
    )  # fmt: skip
    assert first.lines == (14, 45)
    assert [(one.point, one.text, one.lines) for one in first.recommendations] == [
        ("1", "broen bygges", (22, 22)),
        ("2", "vejen lukkes", (23, 23)),
    ]
    assert first.attachments == ("Kort.pdf",)
    assert first.absent == ("Bo Lind",)
    assert (second.number, second.case_number, second.page, second.lines) == (
        "2", "22/23184", 7, (47, 49),
    )  # fmt: skip
    assert (second.sections, second.decisions) == ((), ())


def test_an_item_has_decisions_before_on_and_after_its_meeting() -> None:
    decisions = parse(MINUTES).items[0].decisions
    assert [(one.body, one.date, one.text, one.lines) for one in decisions] == [
        ("Direktionen", date(2023, 1, 9), "Udsat.", (25, 27)),
        (
            "Direktionen",
            date(2023, 1, 16),
            "Punkt 1 godkendt, punkt 2 udsat til næste møde.",
            (29, 31),
        ),
        ("Direktionen", date(2023, 1, 23), "Godkendt.", (33, 35)),
    ]


def test_the_source_says_where_it_was_read_from_and_by_which_forms() -> None:
    source = parse(MINUTES, path="minutes/a.txt").source
    assert (source.path, source.layout, source.sample) == (
        "minutes/a.txt", "punkt-colon+beslutning-body-date", False,
    )  # fmt: skip
    assert source.sha256 == parse_source(decode(MINUTES.encode())).source.sha256


def test_a_bare_decision_is_of_this_body_and_day() -> None:
    (decision,) = item("Beslutning\n\nGodkendt.\n").decisions
    assert (decision.body, decision.date, decision.item) == ("Byrådet", date(2023, 1, 16), None)


def test_a_decision_of_another_meeting_keeps_its_number_there() -> None:
    earlier, own = item(
        "Beslutning fra Økonomiudvalget, 9. januar 2023, pkt. 40:\n\nAnbefales.\n\n"
        "Beslutning fra Byrådet, 16. januar 2023, pkt. 1:\n\nGodkendt.\n"
    ).decisions
    assert (earlier.body, earlier.date, earlier.item) == ("Økonomiudvalget", date(2023, 1, 9), "40")
    assert (own.body, own.date, own.item) == ("Byrådet", date(2023, 1, 16), None)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (
            "Beslutning Økonomiudvalget den 09-01-2023\n\nTiltrådt.\n\n"
            "Beslutning Byrådet den 16-01-2023\n\nTiltrådt.\n",
            ["recommended", "approved"],
        ),
        ("Beslutningskompetence\n\nByrådet\n\nBeslutning\n\nTiltrådt.\n", ["approved"]),
    ],
)
def test_a_lower_bodys_yes_is_a_recommendation(text: str, outcomes: list[str]) -> None:
    assert [one.outcome.value for one in item(text).decisions] == outcomes


def test_a_committee_recommends_where_the_council_decides() -> None:
    head = OPENING.replace("Byrådet", "Økonomiudvalget")
    text = "Beslutningskompetence\n\nByrådet\n\nBeslutning\n\nTiltrådt.\n"
    assert item(text, head=head).decisions[0].outcome.value == "recommended"


def test_a_committee_decides_what_is_its_own_of_a_case_that_goes_on() -> None:
    head = OPENING.replace("Byrådet", "Skoleudvalget")
    whose = "Skoleudvalget for så vidt angår pkt. 1. Byrådet for så vidt angår pkt. 2."
    said = "Ad 1. Godkendt.\nAd 2. Anbefales over for Byrådet."
    text = f"Beslutningskompetence\n\n{whose}\n\nBeslutning\n\n{said}\n"
    outcomes = item(text, head=head).decisions[0].outcomes
    assert [one.value for one in outcomes] == ["approved", "recommended"]


def test_points_that_are_told_by_no_number_divide_no_competence() -> None:
    head = OPENING.replace("Byrådet", "Skoleudvalget")
    whose = "Byrådet vedr. punkter af større betydning"
    text = f"Beslutningskompetence\n\n{whose}\n\nBeslutning\n\nGodkendt.\n"
    (decision,) = item(text, head=head).decisions
    assert decision.outcome.value == "recommended"


def test_a_heading_with_nothing_below_it_decides_nothing() -> None:
    assert item("Beslutning\n\nSagsfremstilling\n\nTekst.\n").decisions == ()


def test_one_block_that_decides_several_named_cases_gives_one_decision_each() -> None:
    decisions = item("Beslutning\n\nSalg af grund: Godkendt.\n\nKøb af bro: Udsat.\n").decisions
    assert [(one.about, one.outcome.value, one.lines) for one in decisions] == [
        ("Salg af grund", "approved", (9, 9)),
        ("Køb af bro", "deferred", (11, 11)),
    ]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Sag nr. 4 Salg af grund: Godkendt.", "Sag nr. 4 Salg af grund"),
        ("Punkt 4: Godkendt.", None),
        ("Salget: Godkendt.", None),
    ],
)
def test_a_block_can_decide_one_named_case(text: str, about: str | None) -> None:
    (decision,) = item(f"Beslutning\n\n{text}\n").decisions
    assert decision.about == about


def test_points_named_by_their_order_are_no_cases() -> None:
    (decision,) = item("Beslutning\n\nFørste at: Godkendt.\nAndet at: Udsat.\n").decisions
    assert [one.value for one in decision.outcomes] == ["approved", "deferred"]


def test_votes_in_lines_are_one_decision() -> None:
    (decision,) = item("Beslutning\n\nFor stemte: A og V.\nImod stemte: Ø.\nGodkendt.\n").decisions
    assert decision.about is None


def test_years_before_the_number_behind_the_title_belong_to_the_title() -> None:
    one = item("Beslutning\n\nGodkendt.\n", head=HEAD + "1. Plan 2021-2025 (2020-0812345)\n\n")
    assert (one.title, one.case_number) == ("Plan 2021-2025", "2020-0812345")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("(2019-0302914)", "2019-0302914"),
        ("(KFU 55/2003)", "KFU 55/2003"),
        ("(sag 19/5512)", "19/5512"),
        ("(J.NR.  00.30.14-S00-2-03)", "00.30.14-S00-2-03"),
    ],
)
def test_a_number_in_brackets_behind_the_title_is_the_case(printed: str, number: str) -> None:
    one = item("Beslutning\n\nGodkendt.\n", head=HEAD + f"1. Ny bro {printed}\n\n")
    assert (one.title, one.case_number) == ("Ny bro", number)


@pytest.mark.parametrize(
    "printed",
    [
        "09/39368",
        "- 09/39368",
        ", 09/39368",
        "J. nr. 09/39368",
        "Sag 09/39368",
        "(sag 09/39368)",
        "(sagsnr. 09/39368)",
    ],
)
def test_a_number_behind_the_title_is_the_case(printed: str) -> None:
    head = f"{HEAD}1. Ny bro {printed}\n\n".replace(" ,", ",")
    one = item("Beslutning\n\nGodkendt.\n", head=head)
    assert (one.title, one.case_number) == ("Ny bro", "09/39368")


def test_empty_brackets_behind_the_title_are_dropped_and_type_letters_kept() -> None:
    assert item("Beslutning\n\nGodkendt.\n", head=HEAD + "1. Ny bro ( )\n\n").title == "Ny bro"
    assert item("Beslutning\n\nGodkendt.\n", head=HEAD + "1. Ny bro (B)\n\n").title == "Ny bro (B)"


@pytest.mark.parametrize("printed", ["22/21670", "22 / 21670", "22/ 21670", "22\u00a0/\u00a021670"])
def test_blanks_around_the_separator_are_no_part_of_a_case_number(printed: str) -> None:
    one = item("Beslutning\n\nGodkendt.\n", head=HEAD + f"Punkt 1: Ny bro\n\n{printed}\n\n")
    assert one.case_number == "22/21670"


def test_a_text_keeps_its_tabs() -> None:
    one = item("Baggrund\n\nBro\tsti\n\nBeslutning\n\nGodkendt\tmed frist\n")
    assert [section.text for section in one.sections] == ["Bro\tsti", "Godkendt\tmed frist"]
    assert one.decisions[0].text == "Godkendt\tmed frist"


def test_the_caller_settles_whose_minutes_they_are() -> None:
    assert parse(MINUTES, authority="Kolding Kommune").authority == "Kolding Kommune"
    assert parse(MINUTES).authority is None


def test_the_head_names_the_authority() -> None:
    assert parse("Vejen Kommune\n" + MINUTES).authority == "Vejen Kommune"


def test_the_folder_names_the_authority() -> None:
    assert parse(MINUTES, path="minutes/kolding/a.txt").authority == "Kolding Kommune"


def test_a_pinned_form_is_named_in_the_source() -> None:
    assert parse(MINUTES, layout="punkt-colon").source.layout == "punkt-colon+beslutning-body-date"


def test_an_unknown_layout_is_an_error_of_the_caller() -> None:
    with pytest.raises(InvalidLayout, match="no layout 'emne'"):
        parse(MINUTES, layout="emne")
    with pytest.raises(InvalidLayout, match=r"nowhere\.toml"):
        parse(MINUTES, layout="nowhere.toml")


@pytest.mark.parametrize(
    "damaged",
    [
        MINUTES.replace("\n", "\r\n").encode(),
        MINUTES.encode("cp1252"),
        MINUTES.encode("latin-1"),
        MINUTES.encode("utf-16"),
        MINUTES.encode("utf-8-sig"),
        MINUTES.replace(" ", "\u00a0").encode(),
        MINUTES.replace("Beslutning", "Be\u00adslut\u00adning").encode(),
        MINUTES.replace("Punkt 1:", "# **Punkt 1:**").replace("Bilag", "### **Bilag:**").encode(),
    ],
    ids=["crlf", "cp1252", "latin-1", "utf-16", "mark", "no-break", "soft hyphens", "markdown"],
)
def test_damage_that_shows_nothing_changes_nothing(damaged: bytes) -> None:
    assert _said(parse_source(decode(damaged))) == _said(parse(MINUTES))


def _said(meeting: Meeting) -> list[object]:
    return [
        (
            one.number,
            one.title,
            one.case_number,
            one.page,
            one.lines,
            one.decisions,
            one.attachments,
        )
        for one in meeting.items
    ] + [meeting.body, meeting.date, meeting.starts_at, meeting.place, meeting.participants]


def test_letters_for_a_body_that_the_document_explains_name_it() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\nForkortelser: TMU = Teknik- og Miljøudvalget\n\n"
        "Punkt 1: Ny bro\n\n23/1\n\nBeslutning i TMU den 10-01-2023\n\nUdsat.\n\n"
        "Beslutning\n\nOversendes til TMU.\n"
    )
    first, second = meeting.items[0].decisions
    assert first.body == "Teknik- og Miljøudvalget"
    assert [(one.kind, one.body, one.evidence) for one in second.commitments] == [
        ("referral", "Teknik- og Miljøudvalget", "Oversendes til TMU.")
    ]
    assert second.text == "Oversendes til TMU."


def test_a_name_beside_its_letters_is_evidence_as_it_is_printed() -> None:
    printed = "Sagen sendes tilbage til Teknik- og Miljøudvalget (TMU)."
    meeting = parse(
        f"REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\n23/1\n\nBeslutning\n\n{printed}\n"
    )
    (said,) = meeting.items[0].decisions
    assert {one.evidence for one in (*said.findings, *said.commitments)} == {printed}


def test_a_serial_and_its_year_alone_below_the_heading_are_the_case() -> None:
    below = "2/2026\n\nBeslutning\nGodkendt, jf. møde 3/2026.\n"
    text = f"REFERAT Byrådet d. 10-03-2026\n\nPunkt 1: Ny bro\n{below}"
    assert [one.case_number for one in parse(text).items] == ["2/2026"]
    assert (
        parse(text.replace("Punkt 1: Ny bro\n2/2026\n", "Punkt 1: Ny bro\n")).items[0].case_number
        is None
    )


@pytest.mark.parametrize(
    "tail",
    [
        "Bo Lind Ea Krogh Ravn",
        "Bo Lind, Ea Krogh Ravn",
        "Bo Lind\nEa Krogh Ravn",
        "Bo Lind, Ea\nKrogh Ravn",
        "Bo Lind, Ea Krogh\nRavn",
        "Bo Lind Ea Krogh\nRavn",
    ],
)
def test_the_absent_are_told_apart_by_the_people_of_the_head(tail: str) -> None:
    text = MINUTES.replace("(Afbud)", "(Afbud), Ea Krogh Ravn (Afbud)")
    first = parse(text.replace("Afbud Bo Lind", f"Afbud {tail}")).items[0]
    assert first.absent == ("Bo Lind", "Ea Krogh Ravn")
    assert first.attachments == ("Kort.pdf",)


def test_a_name_that_holds_no_two_known_people_stays_whole() -> None:
    text = MINUTES.replace("Afbud Bo Lind", "Afbud Bo Lind Holm Krogh")
    assert parse(text).items[0].absent == ("Bo Lind Holm Krogh",)


def test_many_absent_in_a_row_are_told_apart_or_left_out() -> None:
    row = "Bo Lind Holm Krogh Ea Krogh Ravn"
    unknown = parse(MINUTES.replace("Afbud Bo Lind", f"Afbud {row}")).items[0]
    assert (unknown.absent, unknown.attachments) == ((), ("Kort.pdf",))
    assert unknown.sections[-1].text == f"Afbud {row}"
    head = "Ida Holm, Bo Lind Holm Krogh (Afbud), Ea Krogh Ravn (Afbud)"
    text = MINUTES.replace("Ida Holm, Bo Lind (Afbud)", head)
    known = parse(text.replace("Afbud Bo Lind", f"Afbud {row}")).items[0]
    assert known.absent == ("Bo Lind Holm Krogh", "Ea Krogh Ravn")
