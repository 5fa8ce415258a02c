"""The head of the minutes: body, day, times, place and people, however they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from casetrack.reading.parsing import parse
from casetrack.records import Meeting

ITEM = """

Punkt 1: Vejplan

22/1

Beslutning

Godkendt.
"""


def head(text: str) -> Meeting:
    return parse(text + ITEM)


def facts(meeting: Meeting) -> tuple[str | None, date | None, str | None, str | None]:
    return meeting.body, meeting.date, meeting.starts_at, meeting.place


def attendance(meeting: Meeting) -> dict[str, str]:
    return {person.name: person.attendance for person in meeting.participants}


def codes(meeting: Meeting) -> list[tuple[str, tuple[int, int] | None]]:
    usual = {"layout", "no_authority"}
    return [(one.code, one.lines) for one in meeting.diagnostics if one.code not in usual]


REFERAT = """REFERAT Direktionen d. 16-01-2023

Mødedato Mandag d. 16. januar 2023 kl. 09:30

Mødested Mødelokale B105

Mødedeltagere Ida Holm, Bo Lind (Afbud), Ea Ravn"""


@pytest.mark.parametrize(
    "text",
    [
        REFERAT,
        REFERAT.replace("REFERAT", "# REFERAT")
        .replace("Møded", "**Møded**")
        .replace("**ato", "ato"),
        REFERAT.replace("\n", "\r\n"),
        "\ufeff" + REFERAT.replace(" ", "\u00a0"),
        # each fact cut over two lines
        "REFERAT Direktionen d.\n16-01-2023\n\nMødedato Mandag d. 16. januar\n2023 kl. 09:30\n\n"
        "Mødested Mødelokale\nB105\n\nMødedeltagere Ida Holm, Bo Lind\n(Afbud), Ea\nRavn",
        "REFERAT Direktionen d. 16-01-2023\n\nMødedato Mandag d. 16. januar 2023\nkl. 09:30\n\n"
        "Mødested Mødelokale B105\n\nMødedeltagere Ida\nHolm, Bo Lind (Afbud),\nEa Ravn",
    ],
    ids=["plain", "markdown", "crlf", "no-break spaces", "wrapped", "wrapped elsewhere"],
)
def test_the_head_is_read_wherever_its_lines_break(text: str) -> None:
    meeting = head(text)
    assert facts(meeting) == ("Direktionen", date(2023, 1, 16), "09:30", "Mødelokale B105")
    assert attendance(meeting) == {
        "Ida Holm": "present",
        "Bo Lind": "apologies",
        "Ea Ravn": "present",
    }
    assert codes(meeting) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("REFERAT Udvalget for Klima og\nMiljø d. 16-01-2023", "Udvalget for Klima og Miljø"),
        ("REFERAT Udvalget for Klima\nog Miljø d. 16-01-2023", "Udvalget for Klima og Miljø"),
        ("REFERAT Social\nBæredygtighed d. 16-01-2023", "Social Bæredygtighed"),
        (
            "REFERAT Fællesmøde mellem Planudvalget og Social- og Sundhedsudvalget d. 16-01-2023",
            "Planudvalget og Social- og Sundhedsudvalget",
        ),
        (
            "REFERAT Klima-, Natur- og\nMiljøudvalget d. 16-01-2023",
            "Klima-, Natur- og Miljøudvalget",
        ),
    ],
)
def test_the_name_of_the_body_can_be_cut_over_two_lines(text: str, body: str) -> None:
    meeting = head(text)
    assert (meeting.body, meeting.date) == (body, date(2023, 1, 16))


def test_minutes_without_a_line_of_participants_have_none() -> None:
    meeting = head(
        "REFERAT Direktionen d. 14-04-2015\n\nMødedato Tirsdag d. 14. april 2015 kl. 09:30\n\n"
        "Mødested B105"
    )
    assert facts(meeting) == ("Direktionen", date(2015, 4, 14), "09:30", "B105")
    assert meeting.participants == ()
    assert codes(meeting) == []


def test_a_note_of_absence_on_the_next_line_belongs_to_the_name_above_it() -> None:
    meeting = head(
        "REFERAT Byrådet d. 7-10-2024\n\nMødedeltagere Ida Holm, Bo Lind\n(Fravær), Ea Ravn"
    )
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "absent", "Ea Ravn": "present"}


@pytest.mark.parametrize(
    "people",
    [
        "Lars Holte-\ngaard, Mette Bang-\nNielsen, Bo Friis",
        "Bo Friis, Mette Bang-\nNielsen, Lars Holte-\ngaard",
    ],
)
def test_a_name_that_is_cut_at_the_end_of_a_line_is_one_name(people: str) -> None:
    read = head(f"REFERAT Byrådet d. 02-04-2024\n\nMødested Salen\n\nMødedeltagere {people}\n")
    assert attendance(read) == dict.fromkeys(
        ("Lars Holtegaard", "Mette Bang-Nielsen", "Bo Friis"), "present"
    )


def test_a_weekday_that_does_not_fit_its_day_is_told() -> None:
    meeting = head(REFERAT.replace("Mandag", "Tirsdag"))
    assert meeting.date == date(2023, 1, 16)
    assert codes(meeting) == [("weekday_mismatch", (3, 3))]


def test_a_day_that_does_not_exist_is_null_and_told() -> None:
    meeting = head("REFERAT Direktionen d. 31-02-2023")
    assert (meeting.body, meeting.date) == ("Direktionen", None)
    assert ("impossible_date", (1, 1)) in codes(meeting)
    assert ("no_date", None) in codes(meeting)


def test_two_days_in_one_head_are_told() -> None:
    meeting = head("REFERAT Direktionen d. 16-01-2023\n\nMødedato Tirsdag d. 17. januar 2023")
    assert ("two_dates", (1, 1)) in codes(meeting)


@pytest.mark.parametrize(
    ("text", "body", "day", "starts", "place"),
    [
        (
            "UDVALG\nUdvalget for Klima\n\nMØDE\nReferat\n\nSTED\nLokale 1\n\n"
            "STARTTIDSPUNKT\n14-10-2016 08:30:00",
            "Udvalget for Klima", date(2016, 10, 14), "08:30", "Lokale 1",
        ),
        (
            "Dato: | 25-08-2020 08:45:00 |\n|---|---|\nUdvalg: | Byrådet |\nSted: | Salen |",
            "Byrådet", date(2020, 8, 25), "08:45", "Salen",
        ),
        (
            "MødestedRådssalen\nUdvalgKommunalbestyrelsen\nMødetidspunktkl. 18.00\n"
            "MødedatoOnsdag d. 1 december 2021",
            "Kommunalbestyrelsen", date(2021, 12, 1), "18:00", "Rådssalen",
        ),
        (
            "Dato:\nTirsdag, 27 august, 2019 - 16:00\nUdvalg:\nPlanudvalget\nDagsordenstype:\n"
            "Referat",
            "Planudvalget", date(2019, 8, 27), "16:00", None,
        ),
        (
            "Åbent referat til Byrådet\nMødedato:\nMødetidspunkt:\nMødested:\n"
            "Mandag den 6. oktober 2014\n9:30-11:00\nLokale 3",
            "Byrådet", date(2014, 10, 6), "09:30", "Lokale 3",
        ),
        (
            "Plan- og Boligudvalget - 18-02-2014\nDato: Tirsdag den 18. februar 2014 Tid: 17:00",
            "Plan- og Boligudvalget", date(2014, 2, 18), "17:00", None,
        ),
        (
            "Dato: Torsdag, Oktober 3, 2019 - 07:30\nUdvalg: Planudvalget\nSted: Rådhuset",
            "Planudvalget", date(2019, 10, 3), "07:30", "Rådhuset",
        ),
        (
            "Økonomiudvalgets møde den 21. januar 2026\nMødelokale SL 1, Bakkeby kl. 16.00",
            "Økonomiudvalget", date(2026, 1, 21), "16:00", "Mødelokale SL 1, Bakkeby",
        ),
        (
            "Referat af møde i Klima- og Planudvalget\nDen 09.01.2020 kl. 13:00 i mødelokale 2",
            "Klima- og Planudvalget", date(2020, 1, 9), "13:00", "mødelokale 2",
        ),
        (
            "Teknisk Udvalg\nMøde nr. 14 tirsdag den 9. marts 1999 kl. 14.00 i mødelokale 2.",
            "Teknisk Udvalg", date(1999, 3, 9), "14:00", "mødelokale 2",
        ),
        (
            "Teknisk Udvalg | 9. marts 1999 | kl. 14.00 | Mødelokale 2\nReferat",
            "Teknisk Udvalg", date(1999, 3, 9), "14:00", "Mødelokale 2",
        ),
        (
            "Indkaldelse til møde i Teknisk Udvalg\nDagsorden\n9. marts 1999 kl. 14.00",
            "Teknisk Udvalg", date(1999, 3, 9), "14:00", None,
        ),
        (
            "Møde: Teknisk Udvalg\nMødets dato: 9. marts 1999\nMødets start: 14.00\n"
            "Mødets sted: Salen",
            "Teknisk Udvalg", date(1999, 3, 9), "14:00", "Salen",
        ),
        (
            "Committee: Teknisk Udvalg\nDate: March 9, 2021\nTime: 2:00 PM\nLocation: Salen",
            "Teknisk Udvalg", date(2021, 3, 9), "14:00", "Salen",
        ),
        (
            "Referat fra Teknisk Udvalg d. 9. marts 2021\nFra: 14:00\nTil: 16:00\nSted: Salen",
            "Teknisk Udvalg", date(2021, 3, 9), "14:00", "Salen",
        ),
        (
            "Byrådet\nReferat fra mødet den 24. september 2007 kl. 17.00 i Mødelokale 2, Rådhuset",
            "Byrådet", date(2007, 9, 24), "17:00", "Mødelokale 2, Rådhuset",
        ),
        (
            "Byrådet Beslutningsprotokol. 24. september 2007 - kl. 17:00",
            "Byrådet", date(2007, 9, 24), "17:00", None,
        ),
        (
            "Referat\nonsdag den 30. november 2022 kl. 17:00\nMødested: Salen\n"
            "Udvalg: Byrådet (2018-2021)",
            "Byrådet", date(2022, 11, 30), "17:00", "Salen",
        ),
    ],
    ids=lambda value: value.split("\n")[0][:30] if isinstance(value, str) else None,
)  # fmt: skip
def test_labels_and_values_stand_in_many_ways(
    text: str, body: str, day: date, starts: str | None, place: str | None
) -> None:
    meeting = head(text)
    assert facts(meeting) == (body, day, starts, place)


def test_a_meeting_that_is_called_off_gives_no_day() -> None:
    meeting = head("Teknisk Udvalg\nReferat\nMødet den 4. maj 2005 kl. 16.00 er aflyst.")
    assert (meeting.date, meeting.starts_at) == (None, None)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Adresse: Mødelokale 2, Rådhuset", "Mødelokale 2, Rådhuset"),
        ("Sal: ukendt", None),
    ],
)
def test_a_label_of_no_known_kind_is_no_part_of_the_place(line: str, place: str | None) -> None:
    meeting = head(f"Referat\nByrådet\ntirsdag den 6. august 2024 kl. 16.00\n{line}")
    assert meeting.place == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("byrådssalen, Kirkevej 12, 9990 Eksby", "byrådssalen, Kirkevej 12, 9990 Eksby"),
        ("Salen - det åbne møde begynder kl. 19.00", "Salen"),
        ("Fælleshuset, Gaden 6", "Fælleshuset, Gaden 6"),
        ("Ravnsvangen 3B, Eksby", "Ravnsvangen 3B, Eksby"),
        ("Møde 12, Byrådet", None),
        ("Havnestuen", "Havnestuen"),
        ("Sted Byrådssalen", "Byrådssalen"),
        ("Sted Kulturgården", "Kulturgården"),
        ("Sted og tid aftales", None),
        ("Til indholdsfortegnelse", None),
        ("Se hvilke udvalg der er aktive", None),
        ("Sager 129 - 138", None),
        ("Punkter på dagsordenen", None),
        ("17 Forslag til lokalplan for Kirkevej 12", None),
        ("- Ombygning på rådhuset", None),
        ("Renovering af rådhuset", None),
    ],
)
def test_a_line_without_a_label_is_the_place_only_if_it_names_one(
    line: str, place: str | None
) -> None:
    meeting = head(f"Referat\nByrådet\ntirsdag den 6. august 2024 kl. 16.00\n{line}")
    assert facts(meeting) == ("Byrådet", date(2024, 8, 6), "16:00", place)


@pytest.mark.parametrize(
    "people",
    [
        "Deltagere\n• Ida Holm (A) - Deltog\n• Bo Lind (V) - Afbud",
        "Deltagere\n• Ida Holm (A) - Deltog\nAFBUD/FRAVÆRENDE\n• Bo Lind (V)",
        "| Navn | Status |\n|---|---|\n| Ida Holm | Deltog |\n| Bo Lind | Afbud |",
        "Ida Holm\nFraværende:\nAfbud:\nBo Lind, V",
        "Ida Holm\nAfbud\nBo Lind\n\nDagsorden",
        "- Ida Holm\nReferat\n- Virksomhedsbesøg\nAfbud: Bo Lind",
        "Ida Holm\nAfbud: Bo Lind\n\nINDHOLDSLISTE\nMeddelelser",
        "Ida Holm |\nAfbud:\nBo Lind |",
    ],
)
def test_lists_of_people_end_where_the_items_begin(people: str) -> None:
    meeting = head(f"Referat Byrådet 6-10-2014\nMedlemmer\n{people.removeprefix('Deltagere')}")
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "apologies"}


def test_a_table_below_a_list_of_people_is_none_of_it() -> None:
    text = (
        "Referat Byrådet 6-10-2014\nAfbud: Bo Lind\n\n| Punkt | Sag |\n|---|---|\n| 1 | Ny bro |\n"
    )
    assert attendance(head(text)) == {"Bo Lind": "apologies"}


@pytest.mark.parametrize("nobody", ["Intet", "Alle mødt", "Ingen fraværende", "Nej", "–"])
def test_that_nobody_was_absent_is_no_name(nobody: str) -> None:
    meeting = head(f"Referat Byrådet 6-10-2014\nTil stede: Ida Holm\nFraværende: {nobody}\n")
    assert attendance(meeting) == {"Ida Holm": "present"}
    (item,) = parse(f"{ITEM}\nFraværende: {nobody}\n").items
    assert (item.absent, item.decisions[0].text) == ((), "Godkendt.")


@pytest.mark.parametrize("title", ["Referat · Kolding Kommune · ", "Referat fra Region Sjælland "])
def test_whose_minutes_they_are_is_no_body(title: str) -> None:
    assert head(f"{title}14. maj 2024\nByrådet\n").body == "Byrådet"


def test_who_came_instead_is_a_substitute() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nTil stede: Samtlige medlemmer, undtagen Bo Lind, der havde "
        "meldt\nafbud. Som stedfortræder deltog Ea Ravn."
    )
    assert attendance(meeting) == {"Bo Lind": "apologies", "Ea Ravn": "substitute"}


@pytest.mark.parametrize(
    ("text", "body", "starts", "ends", "place"),
    [
        (
            "Udvalg:\nDato:\nTorsdag, 14 marts, 2019 - 18:30\nHent som fil:",
            "Byrådet", "18:30", None, None,
        ),
        (
            "Starttidspunkt for møde: 14. marts 2019 kl. 09:00\n"
            "Sluttidspunkt for møde: 14. marts 2019 kl. 14:00\nMødelokale: Lokale 5",
            "Byrådet", "09:00", "14:00", "Lokale 5",
        ),
        ("Tid: 15.30\nLokation: Salen", "Byrådet", "15:30", None, "Salen"),
        ("Sted: Lokale 2, Bygaden\n4", "Byrådet", None, None, "Lokale 2, Bygaden 4"),
        (
            "Mødefakta\n\nDato:\nTorsdag den 14. marts 2019\n\nMødetidspunkt:\n17:00\n\n"
            "Mødested:\nSalen",
            "Byrådet", "17:00", None, "Salen",
        ),
        ("Tidspunkt: 15.30 - 17.00", "Byrådet", "15:30", "17:00", None),
        ("Start kl.: 15.30\nSlut kl.: 17.00", "Byrådet", "15:30", "17:00", None),
        ("Torsdag den 14-03-2019 kl. 09:00", "Byrådet", "09:00", None, None),
        ("Udvalg: 14-17 Byrådet", "Byrådet", None, None, None),
        ("Udvalg: | Ekstraordinært møde i Byrådet |", "Byrådet", None, None, None),
        ("Sted: |\nSalen |\nUdvalg: |\nByrådet |", "Byrådet", None, None, "Salen"),
    ],
)  # fmt: skip
def test_labels_of_time_and_place_below_a_title(
    text: str, body: str, starts: str | None, ends: str | None, place: str | None
) -> None:
    meeting = head(f"Byrådet - 14-03-2019\n\nReferat\n{text}")
    assert facts(meeting) == (body, date(2019, 3, 14), starts, place)
    assert meeting.ends_at == ends


def test_a_note_of_the_site_makes_no_supplement() -> None:
    note = "Er der to referater på samme dato, så er det ene en tillægsdagsorden/-referat.\n\n"
    assert not head(f"{note}Byrådet\n\nMandag den 30-04-2018 kl. 16:30").supplement
    assert head(f"{note}Tillægsreferat Byrådet den 30-04-2018").supplement


def test_links_of_the_site_are_no_remarks() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nBemærkninger:\nUdskriv hele dagsordenen")
    assert meeting.remarks == ""


def test_the_head_and_the_decisions_can_name_the_body_with_and_without_its_ending() -> None:
    meeting = parse(
        "Forretningsudvalg - mødesager\n\n1. Vejplan\n\n"
        "Forretningsudvalgets beslutning den 8. november 2022:\n\nGodkendt.\n"
    )
    assert (meeting.body, meeting.date) == ("Forretningsudvalg", date(2022, 11, 8))


def test_a_house_below_a_title_without_an_hour_can_be_the_first_matter() -> None:
    meeting = head("Referat Byrådet 06-08-2024\n\nNy hal")
    assert meeting.place is None


def test_the_place_right_above_the_first_part_is_no_title() -> None:
    meeting = parse(
        "Dagsorden\nByrådet tirsdag den 6. august 2024 kl. 16.00\nLokale 2, Rådhuset\n"
        "Sagsfremstilling\nVejen mangler.\nBeslutning\nGodkendt.\n"
    )
    assert meeting.place == "Lokale 2, Rådhuset"
    assert [item.title for item in meeting.items] == [None]


def test_labels_of_a_list_are_labels_and_nobody_is_no_name() -> None:
    facts = "- Mødetidspunkt: 9.30\n- Mødested: Lille sal\n\nFraværende:\n- Ingen\n"
    meeting = head(f"Referat Byrådet 6-10-2014\n\n{facts}")
    assert (meeting.starts_at, meeting.place) == ("09:30", "Lille sal")
    assert (meeting.participants, codes(meeting)) == ((), [])
    menu = head("- Forside\n- Udvalg\n\nFaxe Kommune\n\nReferat Byrådet 6-10-2014")
    assert menu.body == "Byrådet"


@pytest.mark.parametrize("label", ["Afbud", "Fravær", "Fraværende", "Afbud:"])
def test_who_was_away_stands_behind_the_label_without_a_colon(label: str) -> None:
    people = head(
        f"Byrådet 6-10-2014\n\nMedlemmer: Ida Holm, Bo Lind\n{label} Bo Lind"
    ).participants
    assert [one.name for one in people if one.attendance == "present"] == ["Ida Holm"]


def test_a_body_stands_beside_the_name_of_the_site() -> None:
    assert head("Havneudvalget | Møder\n\nReferat: 6. oktober 2014").body == "Havneudvalget"


@pytest.mark.parametrize(
    "hours",
    [
        "Mødetidspunkt: 9:30-11:00",
        "Mødetidspunkt: 9:30\nMødet hævet: 11:00",
        "Mødetidspunkt: 9:30\nMødet afsluttet: kl. 11:00",
        "Mødetid: 9.30 til 11",
        "Tidspunkt: 9.30 - 11",
        "Dato og tid: 6. oktober 2014, 9.30 - 11.00",
        "Mødedato: 6-10-2014 fra kl. 9.30 til kl. 11.00",
        "Kl. 9.30 til kl. 11.00",
        "fra kl. 9:30 til 11:00",
    ],
)
def test_start_and_end_can_stand_in_one_range_or_apart(hours: str) -> None:
    meeting = head(f"Referat Byrådet 6-10-2014\n{hours}")
    assert (meeting.starts_at, meeting.ends_at) == ("09:30", "11:00")


def test_the_end_can_stand_at_the_foot_of_the_document() -> None:
    meeting = parse("Referat Byrådet 6-10-2014" + ITEM + "\nMødet hævet kl. 20.15\n")
    assert meeting.ends_at == "20:15"
    assert meeting.items[0].decisions[0].text == "Godkendt."


def test_an_outcome_that_names_the_end_of_the_meeting_is_one() -> None:
    said = "Udsat, indtil mødet slutter kl. 20.00"
    meeting = parse(f"Referat Byrådet 6-10-2014\n\n1. Bro\n\nBeslutning\n{said}\n")
    assert [one.text for one in meeting.items[0].decisions] == [said]


def test_members_on_lines_of_their_own_and_who_was_absent_for_some_items() -> None:
    meeting = head(
        "BYRÅDET\nREFERAT\n24-09-2019\nMedlemmer\nIda Holm (A)\nBo Lind (V)\nFraværende\n"
        "Ea Ravn (A), sag 129-131"
    )
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "present", "Ea Ravn": "absent"}
    assert meeting.participants[0].party == "A"
    assert meeting.participants[2].items == ("129", "130", "131")


def test_a_member_who_sent_apologies_is_named_once() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nMedlemmer: Ida Holm, Bo Lind\nAfbud: Bo Lind")
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "apologies"}


def test_remarks_of_the_head_are_kept_with_what_they_decide_about_items() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nBemærkninger: Sag nr. 80 udgik af dagsordenen")
    assert meeting.remarks == "Sag nr. 80 udgik af dagsordenen"
    assert [(one.item, one.outcome.value, one.lines) for one in meeting.affects] == [
        ("80", "taken_off_agenda", (2, 2))
    ]


def test_a_sentence_of_the_head_that_takes_an_item_off_needs_no_label() -> None:
    head = "Teknisk Udvalg\n3. april 2023\n\nGodkendelse af dagsorden\n\n"
    meeting = parse(
        f"{head}Dagsordenen blev godkendt. Pkt. 2 udgår.\n\n1. Ny bro\n\nBeslutning\nJa.\n"
    )
    assert meeting.remarks == "Dagsordenen blev godkendt. Pkt. 2 udgår."
    assert [one.item for one in meeting.affects] == ["2"]
    ordinary = parse(f"{head}Dagsordenen blev godkendt.\n\n1. Ny bro\n\nBeslutning\nJa.\n")
    assert ordinary.remarks == ""


def test_the_chair_is_the_first_of_a_list_of_members() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nMedlemmer\n\nFormand Ida Holm (A)\nBo Lind (V)")
    assert [(one.name, one.role) for one in meeting.participants] == [
        ("Ida Holm", "Formand"),
        ("Bo Lind", None),
    ]


def test_who_came_instead_is_told_behind_who_sent_apologies() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nAfbud fra Bo Lind. I stedet mødte Ida Holm.\n"
        "Afbud fra Ea Ravn. Stedfortræder ikke indkaldt pga. sent afbud."
    )
    assert attendance(meeting) == {
        "Bo Lind": "apologies",
        "Ida Holm": "substitute",
        "Ea Ravn": "apologies",
    }


def test_who_came_can_be_named_before_the_one_who_was_away() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nAfbud: Bo Lind (A)\nStedfortrædere: Ida Holm for Bo Lind"
    )
    assert attendance(meeting) == {"Bo Lind": "apologies", "Ida Holm": "substitute"}


def test_each_remark_of_the_head_has_its_own_lines() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nBemærkninger:\nSag nr. 80 udgik af dagsordenen.\n"
        "GODKENDELSE AF FORSLAG TIL DAGSORDENEN:\nGodkendtes, idet sag nr. 4 og 8 blev udsat."
    )
    assert [(one.item, one.lines) for one in meeting.affects] == [
        ("80", (3, 3)),
        ("4", (5, 5)),
        ("8", (5, 5)),
    ]


@pytest.mark.parametrize(
    ("text", "supplement", "issued"),
    [
        ("Tillægsreferat\nByrådet\n19. august 2025", True, None),
        (
            "Referat\nByrådet\n19. august 2025\nRevideret den 21. august 2025",
            False,
            date(2025, 8, 21),
        ),
        ("Referat Byrådet 19-08-2025\nDannet den: 22-08-2025", False, date(2025, 8, 22)),
    ],
)
def test_a_version_can_name_itself(text: str, supplement: bool, issued: date | None) -> None:
    meeting = head(text)
    assert (meeting.date, meeting.supplement, meeting.issued) == (
        date(2025, 8, 19), supplement, issued,
    )  # fmt: skip


def test_an_agenda_is_one_until_something_is_decided_in_it() -> None:
    agenda = "Dagsorden\nByrådet\ntirsdag den 19. august 2025 kl. 15.30"
    undecided = parse(
        agenda + ITEM.replace("Beslutning\n\nGodkendt.", "Indstilling\n\nat den vedtages")
    )
    assert undecided.status == "agenda"
    assert head(agenda).status == "minutes"


def test_what_stands_above_the_title_is_not_the_meetings() -> None:
    meeting = head("Menu\nVi bruger cookies siden den 3. maj 2022.\nREFERAT Byrådet d. 16-01-2023")
    assert (meeting.body, meeting.date) == ("Byrådet", date(2023, 1, 16))
    assert codes(meeting) == [("not_understood", (1, 2))]


def test_body_and_day_come_from_the_decisions_where_no_head_is_printed() -> None:
    meeting = parse("Sagsnr.: 17/1\nVejplan\n\nBeslutning Byrådet den 27-02-2018\n\nGodkendt.\n")
    assert (meeting.body, meeting.date) == ("Byrådet", date(2018, 2, 27))
    assert ("head_from_decisions", None) in codes(meeting)


CONTENTS = """REFERAT Direktionen d. 16-01-2023

Indholdsfortegnelse

Øvrige sager.....3
Digitaliserings-
strategi 2023 ....4
Sygefravær . . . . . 7

Punkt 1: Øvrige sager

22/1

Beslutning

Drøftet.

Punkt 2: Digitaliserings-strategi 2023

22/2

Beslutning

Godkendt.

Punkt 3: Sygefravar

22/3

Beslutning

Godkendt.
"""


def test_the_contents_list_gives_each_item_its_page_and_no_title() -> None:
    meeting = parse(CONTENTS)
    assert [(item.number, item.title, item.page) for item in meeting.items] == [
        ("1", "Øvrige sager", 3),
        ("2", "Digitaliserings-strategi 2023", 4),
        ("3", "Sygefravar", 7),
    ]
    assert codes(meeting) == []


@pytest.mark.parametrize(
    "contents",
    [
        "Indholdsfortegnelse\n\n1. Ny bro ... 3\n2. Forslag om regnskabs-\nregulativet ... 12\n",
        "Indholdsfortegnelse\n\n1. Ny bro … 3\n2. Forslag om regnskabs-\nregulativet … 12\n",
        "Pkt.\tTekst\tSide\n1\tNy bro\t3\n2\tForslag om regnskabs-\nregulativet\t12\n",
        "Indholdsfortegnelse Side\n1. Ny bro 3\n2. Forslag om regnskabs-\nregulativet 12\n",
    ],
    ids=["dots", "ellipsis", "columns", "blank"],
)
@pytest.mark.parametrize("title", ["regnskabsregulativet", "regnskabs-\nregulativet"])
def test_pages_stand_behind_few_dots_in_a_column_or_a_blank(contents: str, title: str) -> None:
    items = ("1. Ny bro", f"2. Forslag om {title}")
    body = "".join(f"\n{item}\n\nSagsnr.: 22/1\n\nBeslutning\n\nGodkendt.\n" for item in items)
    meeting = parse(f"REFERAT Byrådet d. 16-01-2023\n\n{contents}{body}")
    assert [item.page for item in meeting.items] == [3, 12]


def test_a_contents_list_can_be_a_table() -> None:
    rows = "| Øvrige sager | 3 |\n| --- | --- |\n| Sygefravar | 7 |\n\n"
    items = "".join(f"Punkt {n}: {title}\n\n22/{n}\n\nBeslutning\n\nGodkendt.\n\n"
                    for n, title in enumerate(("Øvrige sager", "Sygefravar"), 1))  # fmt: skip
    meeting = parse(f"REFERAT Byrådet d. 16-01-2023\n\nIndholdsfortegnelse\n\n{rows}{items}")
    assert [(item.title, item.page) for item in meeting.items] == [
        ("Øvrige sager", 3),
        ("Sygefravar", 7),
    ]


def test_a_contents_list_of_another_length_is_told_and_gives_pages_by_title() -> None:
    meeting = parse(CONTENTS.replace("Digitaliserings-\nstrategi 2023 ....4\n", ""))
    assert [item.page for item in meeting.items] == [3, None, None]
    assert ("contents_differ", (5, 6)) in codes(meeting)


def test_a_contents_line_can_wrap_twice_above_its_page() -> None:
    first = "1. Samarbejde om en ny skole\nog en hal i den sydlige by, herunder\nøkonomi"
    listed = f"Indholdsfortegnelse\n\n{first}......3\n2. Vej......12\n"
    parts = (first.replace("\n", " "), "2. Vej")
    text = "".join(f"\n{part}\n\nBeslutning\n\nGodkendt.\n" for part in parts)
    meeting = parse(f"REFERAT Byrådet d. 16-01-2023\n\n{listed}{text}")
    assert [item.page for item in meeting.items] == [3, 12]
    assert codes(meeting) == []


def test_a_list_of_files_that_names_the_items_once_more_is_of_no_item() -> None:
    (one, two) = parse(
        "REFERAT Byrådet d. 16-01-2023\n\n1. Ny bro\n\nSagsnr.: 22/1\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Lukket - Salg\n\nSagsnr.: 22/2\n\nBilagsliste\n\n1. Ny bro\n\n1. Kort (12/23)\n"
    ).items
    assert (one.attachments, two.attachments, two.sections) == ((), (), ())


def test_lists_below_the_items_that_the_contents_list_names_are_no_items() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\nIndholdsfortegnelse\n\n"
        "1. Budget for skolen og for\n   hallen ..... 2\n2. Sygefravær ..... 3\n"
        "   Bilagsliste ..... 4\n   Underskriftsblad ..... 5\n\n"
        "1. Budget for skolen og for hallen\n\nSagsnr.: 22/1\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Sygefravær\n\nSagsnr.: 22/2\n\nBeslutning\n\nDrøftet.\n\nBilag\n\nNotat.pdf\n\n"
        "Bilagsliste\n\n1. Kort (1/23)\n\nUnderskriftsblad\n\nIda Holm\n"
    )
    assert [(item.number, item.page, item.attachments) for item in meeting.items] == [
        ("1", 2, ()),
        ("2", 3, ("Notat.pdf",)),
    ]
    assert meeting.items[1].decisions[0].text == "Drøftet."
    assert codes(meeting) == []


@pytest.mark.parametrize(
    "foot",
    [
        "Kontakt\n\nCookies\n",
        "Forrige punkt\nNæste punkt\nAndre møder\n- Byrådet, 2. december 2014\n",
        "Kommende møder\n2-12-2014\nFaxe Kommune · Torvet 9 · 4690 Haslev · Tlf. 56 20 30 00\n",
    ],
)
def test_the_foot_of_a_site_is_no_attachment(foot: str) -> None:
    meeting = head("Referat Byrådet 6-10-2014")
    footed = parse("Referat Byrådet 6-10-2014" + ITEM + "\nBilag\n\nKort.pdf\n\n" + foot)
    assert footed.items[0].attachments == ("Kort.pdf",)
    assert footed.items[0].decisions[0].text == meeting.items[0].decisions[0].text


@pytest.mark.parametrize("line", ["Sagen udsættes", "For stemte 9, imod stemte 4"])
def test_a_heading_of_a_decision_is_no_link_of_a_site(line: str) -> None:
    text = "Referat Byrådet 6-10-2014\n\n1. Ny bro\n\nBeslutning\n\nGodkendt\n\nKontakt\n{}\n"
    menu, decided = (parse(text.format(last)).items[0].decisions[0] for last in ("Cookies", line))
    assert menu.text == "Godkendt"
    assert decided.text == f"Godkendt\n\nKontakt\n{line}"


def test_a_list_of_people_can_be_cut_between_a_name_and_its_end() -> None:
    meeting = head(
        "Referat fra\nByrådet\n\nMødedato:\nDeltagere:\nAfbud:\n\nMandag den 3. november 2014\n"
        "Ida Holm (V),\nBo Lind (A), Ea\nRavn (O)\n\nLars Dam (V)"
    )
    assert attendance(meeting) == {
        "Ida Holm": "present",
        "Bo Lind": "present",
        "Ea Ravn": "present",
        "Lars Dam": "apologies",
    }


def test_a_decision_of_a_body_that_prepared_the_matter_does_not_name_the_meeting() -> None:
    meeting = parse(
        "1. Vejplan\n\nBeslutning fra Teknisk Udvalg, 2. marts 2021, pkt. 40:\n\nAnbefales.\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert (meeting.body, meeting.date) == (None, None)


def test_a_table_of_members_has_a_head_of_its_own() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nMedlemmer          Fremmøde\n"
        "Ida Holm (A)       Til stede\nBo Lind (V)        Afbud\nEa Krog (C)        Til stede\n"
    )
    assert attendance(meeting) == {
        "Ida Holm": "present",
        "Bo Lind": "apologies",
        "Ea Krog": "present",
    }


def test_numbered_people_are_no_items() -> None:
    meeting = parse(
        "Referat Byrådet 6-10-2014\n\nDeltagere:\n1. Ida Holm\n2. Ea Krog\n\nAfbud:\n1. Bo Lind\n\n"
        "1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n"
    )
    assert attendance(meeting) == {
        "Ida Holm": "present",
        "Ea Krog": "present",
        "Bo Lind": "apologies",
    }
    assert [item.title for item in meeting.items] == ["Ny bro", "Ny sti"]


def test_remarks_stand_below_a_label_for_the_absent_that_has_no_value() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nFraværende:\n\nBemærkninger:\nPkt. 4 behandles før pkt. 2."
    )
    assert (meeting.participants, meeting.remarks) == ((), "Pkt. 4 behandles før pkt. 2.")


def test_a_short_label_without_a_colon_has_names_behind_it() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nDeltagere Ida Holm, Bo Lind\nAfbud Bo Lind")
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "apologies"}


def test_the_items_that_somebody_missed_can_stand_right_behind_the_party() -> None:
    meeting = head("Referat Byrådet 6-10-2014\nFraværende: Ida Holm (V), Bo Lind (A) punkt 3-5")
    assert [(one.name, one.attendance, one.items) for one in meeting.participants] == [
        ("Ida Holm", "absent", None),
        ("Bo Lind", "absent", ("3", "4", "5")),
    ]


def test_remarks_can_say_who_sent_apologies() -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nMedlemmer: Ida Holm, Bo Lind\n"
        "Bemærkninger: Der var afbud fra Bo Lind. Sag nr. 80 udgår."
    )
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "apologies"}
    assert meeting.remarks == "Der var afbud fra Bo Lind. Sag nr. 80 udgår."


@pytest.mark.parametrize("between", [" ", "\n"])
def test_who_was_away_ends_where_an_item_is_spoken_of(between: str) -> None:
    meeting = head(
        "Referat Byrådet 6-10-2014\nMedlemmer: Ida Holm, Bo Lind\n"
        f"Bemærkninger: Afbud: Bo Lind.{between}Sag nr. 80 udgik af dagsordenen."
    )
    assert attendance(meeting) == {"Ida Holm": "present", "Bo Lind": "apologies"}
    assert [(one.item, one.lines) for one in meeting.affects] == [
        ("80", (3, 3) if between == " " else (4, 4))
    ]


def test_a_room_below_the_label_of_one_is_the_place_without_the_label() -> None:
    head = "Referat\nByrådet mandag den 2. maj 2022\nMødelokale Udvalgsværelse D\n"
    assert parse(head + "\n1. Bro\n\nBeslutning\n\nGodkendt.\n").place == "Udvalgsværelse D"


@pytest.mark.parametrize(
    ("text", "place", "starts_at", "ends_at"),
    [
        (
            "Byrådets møde den 4. maj 2022\n\nEkstraordinært møde - Mødelokale F7 kl. 12.00\n",
            "Mødelokale F7", "12:00", None,
        ),
        (
            "Byrådet 4. maj 2022\n**Vesterby Kommune** · kl. 18.00 · Rådssalen\n",
            "Rådssalen", "18:00", None,
        ),
        (
            "Ældrerådets møde den 4. maj 2022 i Lille sal, Rådhuset kl. 10.00 – 12.00\n",
            "Lille sal, Rådhuset", "10:00", "12:00",
        ),
        (
            "Byrådet 4. maj 2022 kl. 15\nSted: Lille sal\nBemærkning: Mødet sluttede kl. 17.00\n",
            "Lille sal", "15:00", "17:00",
        ),
        (
            "Onsdag d. 5. maj 2021\nKl. 16.00\n\nMødested: Lille sal\nUdvalg: Byrådet\n",
            "Lille sal", "16:00", None,
        ),
        (
            "Byrådet\nReferat den 4. maj 2022, kl. 16.00-17.00\npå Søndergade 2, lokale 3\n",
            "Søndergade 2, lokale 3", "16:00", "17:00",
        ),
        (
            "Byrådet 4. maj 2022 kl. 16\nSted          Salen\nNB.           Først kaffe kl. 15\n",
            "Salen", "16:00", None,
        ),
        (
            "Byrådets møde den 4. maj 2022 kl. 16.00 i mødelokale D 2.02\n",
            "mødelokale D 2.02", "16:00", None,
        ),
        (
            "Kommunalbestyrelsen, Vesterby Kommune\n4. maj 2022 kl. 16.00 i Salen\n",
            "Salen", "16:00", None,
        ),
        (
            "Byrådet 4. maj 2022\n\nMødet fandt sted i Lille sal, rådhuset\nkl. 16.00 til 18.00\n",
            "Lille sal, rådhuset", "16:00", "18:00",
        ),
        (
            "Byrådet 4. maj 2022 kl. 16\nSted: Lille sal\nMødedokumenter\nReferat.pdf\n",
            "Lille sal", "16:00", None,
        ),
    ],
)  # fmt: skip
def test_the_hours_stand_beside_the_place(
    text: str, place: str, starts_at: str, ends_at: str | None
) -> None:
    meeting = head(text)
    assert (meeting.place, meeting.starts_at, meeting.ends_at) == (place, starts_at, ends_at)


def test_who_came_instead_can_stand_behind_the_absent() -> None:
    meeting = head(
        "Regionsrådet - Referat - 25. november 2019\n\nDeltagere\n\n • Ida Holm, V\n"
        " • Bo Lind, F\n\n • Afbud\n\n • Bo Lind, F - Tine Krog stedfortræder\n"
        " • Ole Dam, V - Liv Bak stedfortræder\n"
    )
    assert [(one.name, one.party, one.attendance) for one in meeting.participants] == [
        ("Ida Holm", "V", "present"),
        ("Bo Lind", "F", "apologies"),
        ("Tine Krog", None, "substitute"),
        ("Ole Dam", "V", "apologies"),
        ("Liv Bak", None, "substitute"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Afbud: Bo Lind (F) - stedfortræder Tine Krog (F)",
        "Afbud: Bo Lind (F), stedfortræder: Tine Krog (F)",
        "Afbud: Bo Lind (F). Som stedfortræder deltog Tine Krog (F).",
        "Afbud: Bo Lind (F) (stedfortræder Tine Krog (F))",
        "Fraværende med afbud: Bo Lind (F) – suppleant: Tine Krog (F)",
    ],
)
def test_who_came_instead_can_stand_behind_the_word_for_it(line: str) -> None:
    meeting = head(f"REFERAT Byrådet d. 16-01-2023\nTil stede: Ida Holm (V)\n{line}\n")
    assert [(one.name, one.party, one.attendance) for one in meeting.participants] == [
        ("Ida Holm", "V", "present"),
        ("Bo Lind", "F", "apologies"),
        ("Tine Krog", "F", "substitute"),
    ]


def test_who_stands_in_for_somebody_is_no_substitute_of_the_one_before() -> None:
    meeting = head(
        "REFERAT Byrådet d. 16-01-2023\nTil stede: Ida Holm (V), stedfortræder for Bo Lind (F)\n"
    )
    assert attendance(meeting) == {"Ida Holm": "substitute"}


def test_a_remark_can_say_who_was_called_instead() -> None:
    meeting = head(
        "Beslutningsprotokol\n\nonsdag den 6. december 2017 kl. 17:00\n\nUdvalg: Byrådet\n"
        "Medlemmer: Ida Holm, Bo Lind\n"
        "Bemærkninger: Der var afbud fra Bo Lind. Tine Krog var indkaldt som stedfortræder.\n"
    )
    assert attendance(meeting) == {
        "Ida Holm": "present", "Bo Lind": "apologies", "Tine Krog": "substitute",
    }  # fmt: skip


def test_members_can_be_listed_with_whether_they_took_part() -> None:
    meeting = head(
        "Byplanudvalget\n\nProtokol\n\n19-08-2015 kl. 08:15\n\nMedlemmer\nIda Holm deltog\n"
        "Bo Lind deltog ikke\nOle Dam afbud\n"
    )
    assert attendance(meeting) == {
        "Ida Holm": "present", "Bo Lind": "absent", "Ole Dam": "apologies",
    }  # fmt: skip


def test_a_name_that_ends_in_quotation_marks_keeps_them() -> None:
    meeting = head('UDVALG\n\nUdvalget "Trivsel og Læring"\n\nMØDE\n\nReferat\n')
    assert meeting.body == 'Udvalget "Trivsel og Læring"'


def test_the_item_that_approves_the_agenda_can_say_whose_meeting_it_is() -> None:
    meeting = parse(
        "Referat\n\n • 301. Åben dagsorden\n\n  Resume\n\n"
        "  Godkendelse af dagsorden for KB den 22. januar 2020.\n\n  Beslutning\n\n  Udsat.\n\n"
        " • 302. Plan\n\n  Resume\n\n  Bo.\n\n  Social og Sundhed, 6. januar 2020, pkt. 12:\n\n"
        "  Anbefales.\n"
    )
    assert facts(meeting)[:2] == ("Kommunalbestyrelsen", date(2020, 1, 22))
    assert meeting.items[0].decisions[0].body == "Kommunalbestyrelsen"


def test_an_agenda_that_points_to_the_minutes_is_still_an_agenda() -> None:
    text = "Byplanudvalget\n\nDagsorden\n\n14. august 2019 kl. 07:30\n\nPunkt 1 Mål\n\nBeslutning\n"
    assert parse(text + "Jf. protokol.\n").status == "agenda"
    assert parse(text + "Godkendt.\n").status == "minutes"


@pytest.mark.parametrize(
    "rows",
    [
        "Medlemmer\nIda Holm (A)          Bo Lind (V)\nEa Ravn (O)    Per Dam Krog (F)",
        "Medlemmer: Ida Holm          Bo Lind\nEa Ravn    Per Dam Krog",
        "Medlemmer\nIda Holm\t\tBo Lind\nEa Ravn\t\tPer Dam Krog",
    ],
)
def test_members_can_stand_in_two_columns(rows: str) -> None:
    meeting = head(f"Byrådet\nReferat den 3. maj 2011\n\n{rows}\n")
    assert list(attendance(meeting)) == ["Ida Holm", "Bo Lind", "Ea Ravn", "Per Dam Krog"]


def test_labels_without_a_colon_can_have_their_values_in_a_column() -> None:
    meeting = head(
        "Referat\nByrådet\nDato      3. maj 2011\nTid       15:30\nSted      Det blå værelse"
    )
    assert facts(meeting) == ("Byrådet", date(2011, 5, 3), "15:30", "Det blå værelse")


@pytest.mark.parametrize(
    "matter", ["Kapitel 3, Budget", "Etape 2, Nordhavn", "Lokalplan 12, Hornum"]
)
def test_what_has_a_number_of_its_own_is_no_address(matter: str) -> None:
    assert head(f"Byrådet\nReferat den 3. maj 2011\n\n{matter}\n").place is None


def test_a_sentence_can_say_where_the_meeting_was_held() -> None:
    meeting = head("Byrådet\nReferat den 3. maj 2011\n\nMødet blev holdt i Byrådssalen, Søvej 1\n")
    assert meeting.place == "Byrådssalen, Søvej 1"


def test_those_called_to_the_meeting_are_its_members() -> None:
    meeting = head(
        "Referat\nByrådet\nden 3. maj 2011\n\n"
        "Indkaldelse\n\nIda Holm\nBo Lind\nPkt. Tekst\n1 Vejplan\n"
    )
    assert list(attendance(meeting)) == ["Ida Holm", "Bo Lind"]


def test_a_heading_in_capitals_below_nobody_absent_names_nobody() -> None:
    meeting = head(
        "Byrådet\nReferat den 3. maj 2011\n\nFraværende: Ingen.\n\nSAGER TIL UDVALGETS AFGØRELSE\n"
    )
    assert meeting.participants == ()


def test_an_open_book_of_decisions_names_no_body() -> None:
    meeting = head("Økonomiudvalget\nÅben beslutningsprotokol\n25. juni 2007 kl. 10:00\n")
    assert facts(meeting)[:3] == ("Økonomiudvalget", date(2007, 6, 25), "10:00")


def test_a_sentence_can_say_when_the_meeting_began_and_ended() -> None:
    meeting = head(
        "Byrådet\nReferat den 3. maj 2011\nMødet startede kl. 08:30 og sluttede kl. 11:45\n"
    )
    assert (meeting.starts_at, meeting.ends_at) == ("08:30", "11:45")
    labelled = head(
        "Byrådet\nMødedato: 3. maj 2011\nMødet startede kl.: 08.30, sluttede kl.: 11.45\n"
    )
    assert (labelled.starts_at, labelled.ends_at) == ("08:30", "11:45")


def test_the_number_of_the_meeting_is_no_part_of_the_body() -> None:
    meeting = head(
        "Kommunalbestyrelsens møde nr. 8/2018\nTirsdag den 28. august 2018 klokken 19.00"
    )
    assert facts(meeting)[:3] == ("Kommunalbestyrelsen", date(2018, 8, 28), "19:00")
    meeting = head("KULTURUDVALGET\n\nREFERAT FRA MØDE NR. 24\nTORSDAG DEN 30. OKTOBER 2008\n")
    assert facts(meeting)[:2] == ("Kulturudvalget", date(2008, 10, 30))


def test_a_label_that_is_not_known_ends_the_place_above_it() -> None:
    meeting = head("Byrådet\nReferat den 3. maj 2011\nSted: Kødgryden\nLeder: Ida Holm\n")
    assert meeting.place == "Kødgryden"


def test_the_authority_below_the_place_is_no_part_of_it() -> None:
    opening = "Byrådet\nReferat den 3. maj 2011\nSted: Kødgryden"
    assert head(f"{opening}\nSkovby Kommune\n").place == "Kødgryden"
    address = head(f"{opening},\nÅgade 4, Skovby Kommune\n")
    assert address.place == "Kødgryden, Ågade 4, Skovby Kommune"


def test_a_place_can_follow_a_range_of_hours() -> None:
    meeting = head("Byrådet - referat\nTirsdag 3. maj 2011 kl. 14.30 til 16.05, lokale 230")
    assert (meeting.starts_at, meeting.place) == ("14:30", "lokale 230")


def test_names_that_run_together_are_told_and_not_guessed() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nMedlemmer: Ida Holm Bo Lind Per Ravn Ea Krog\n")
    assert attendance(told) == {}
    assert codes(told) == [("people_not_read", (3, 3))]


def test_the_place_follows_an_hour_that_begins_its_line() -> None:
    meeting = head("Byrådet\nReferat onsdag den 3. maj 2006\nkl. 15.00, Rådhuset, værelse 51\n")
    assert (meeting.starts_at, meeting.place) == ("15:00", "Rådhuset, værelse 51")


def test_prose_can_tell_who_was_there_who_was_not_and_who_came_instead() -> None:
    told = head(
        "Referat\nByrådet den 3. maj 2022\nTil stede var udvalgsmedlemmerne Ida Holm og Bo Lind. "
        "Ea Krog havde meldt afbud, i stedet deltog Per W. Ravn. Desuden deltog en direktør.\n"
    )
    assert attendance(told) == {
        "Ida Holm": "present", "Bo Lind": "present", "Ea Krog": "apologies",
        "Per W. Ravn": "substitute",
    }  # fmt: skip


def test_a_note_on_a_name_can_stand_on_the_next_line() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nMødedeltagere Ida Holm, Bo Lind\n(Afbud)\n")
    assert attendance(told) == {"Ida Holm": "present", "Bo Lind": "apologies"}


def test_a_meeting_taken_up_again_is_not_its_place() -> None:
    told = head(
        "Beslutninger fra Byrådets møde torsdag 8.06.2006 kl. 8.15\nMødested: Salen\n"
        "Mødet genoptaget tirsdag 13.06.2006 kl. 7.30\n"
    )
    assert (told.date, told.starts_at, told.place) == (date(2006, 6, 8), "08:15", "Salen")


def test_what_names_nobody_in_a_list_of_people_is_told() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nMedlemmer: Ida Holm, 2 pressefolk, Bo Lind\n")
    assert list(attendance(told)) == ["Ida Holm", "Bo Lind"]
    assert codes(told) == [("people_not_read", (3, 3))]
    assert "'2 pressefolk'" in told.diagnostics[0].message
    row = "Medlemmer: Ida Holm Bo Lind Per Ravn, Ea Krog\n"
    told = head(f"Referat\nByrådet den 3. maj 2022\n{row}")
    assert list(attendance(told)) == ["Ea Krog"]  # six names are of no one person


def test_a_role_and_a_party_follow_a_name_in_any_order() -> None:
    rows = "Ida Holm (V) formand\nBo Lind, (A)\nEa Krog - næstformand (C)\n"
    told = head(f"Referat\nByrådet den 3. maj 2022\nMedlemmer:\n{rows}")
    assert [(one.name, one.role, one.party) for one in told.participants] == [
        ("Ida Holm", "formand", "V"),
        ("Bo Lind", None, "A"),
        ("Ea Krog", "næstformand", "C"),
    ]


def test_a_given_name_can_be_cut_short() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nDeltagere: Johs. Holm (formand), Chr. Ravn\n")
    assert list(attendance(told)) == ["Johs. Holm", "Chr. Ravn"]


def test_a_list_below_its_labels_can_break_inside_a_name() -> None:
    told = head(
        "Referat\nByrådet den 3. maj 2022\nDeltagere:\nFraværende:\nReferent:\n\n"
        "Bo Lind, Per Ravn, Connie Høj\nTerkel, Ida Holm, Ea Krog\nEa Krog\nUlla Lund\n"
    )
    assert attendance(told) == {
        "Bo Lind": "present", "Per Ravn": "present", "Connie Høj Terkel": "present",
        "Ida Holm": "present", "Ea Krog": "absent",
    }  # fmt: skip


def test_the_page_behind_the_year_is_no_place() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nByrådssalen\n\nByrådet den 03-05-2022, s. 3\n")
    assert told.place == "Byrådssalen"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ida Holm - Socialdemokratiet\nBo Lind - Venstre", ["Ida Holm", "Bo Lind"]),
        ("Ida Holm, Socialdemokratiet\nBo Lind, Dansk Folkeparti", ["Ida Holm", "Bo Lind"]),
        ("A: Ida Holm\nV: Bo Lind", ["Ida Holm", "Bo Lind"]),
        ("Ida Holm / Bo Lind / Per Ravn", ["Ida Holm", "Bo Lind", "Per Ravn"]),
        ("Ida Holm, Ældre Sagen\nSekretariatschef Bo Lind", ["Ida Holm", "Bo Lind"]),
    ],
)
def test_a_list_of_people_has_parties_and_titles_that_are_no_names(
    printed: str, names: list[str]
) -> None:
    told = head(f"Referat\nByrådet den 3. maj 2022\nUdvalgsmedlemmer:\n{printed}\n")
    assert list(attendance(told)) == names


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Tirsdag den 3. maj 2022 kl. 16.00 afholdt Byrådet møde i lokale 3.", "lokale 3"),
        ("Byrådet\n3. maj 2022 kl. 16.00-18.30 i Havnestuen", "Havnestuen"),
        ("Byrådet den 3. maj 2022\nMødelokale Salen, Torvet 2 kl. 16.00", "Salen, Torvet 2"),
        ("Byrådet den 3. maj 2022 kl. 16.00\nFjernmøde", "Fjernmøde"),
    ],
)  # fmt: skip
def test_place_and_hour_can_stand_on_one_line(printed: str, place: str) -> None:
    told = head(f"Referat\n{printed}\n")
    assert facts(told) == ("Byrådet", date(2022, 5, 3), "16:00", place)


def test_a_body_can_be_named_with_its_town_and_year() -> None:
    told = head("Referat\nGRO - Grønt Råd Ekby 2022\n\nDato: 3. maj 2022\n")
    assert facts(told)[:2] == ("Grønt Råd", date(2022, 5, 3))


def test_lists_and_places_that_end_in_a_comma_go_on_below_a_blank_line() -> None:
    told = head(
        "Referat\n\nByrådet den 3. maj 2022\n\nSted: Salen, Rådhuset,\n\nTorvet 2\n\n"
        "Deltagere: Ida Holm, Bo Lind,\n\nPer Ravn, Ea Krog\n"
    )
    assert told.place == "Salen, Rådhuset, Torvet 2"
    assert list(attendance(told)) == ["Ida Holm", "Bo Lind", "Per Ravn", "Ea Krog"]


def test_a_title_line_can_break_before_its_hour() -> None:
    told = head("Referat til mødet i Byrådet den 3. maj 2022 kl.\n16.00 i Mødelokale 4, Torvet 2\n")
    assert facts(told) == ("Byrådet", date(2022, 5, 3), "16:00", "Mødelokale 4, Torvet 2")


def test_a_sentence_below_the_place_is_no_more_of_it() -> None:
    told = head(
        "Referat\nByrådet den 3. maj 2022\nSted: Salen, Torvet 2\n"
        "Hvis der er to dagsordner, er den ene en tillægsdagsorden.\n"
    )
    assert told.place == "Salen, Torvet 2"


def test_whether_somebody_came_can_stand_behind_a_colon() -> None:
    told = head(
        "Referat\nByrådet den 3. maj 2022\nMedlemmer\n\n • Ida Holm: Deltog\n"
        " • Bo Lind: Afbud (Stedfortræder Ea Krog)\n • Per Ravn: Fraværende\n"
    )
    assert attendance(told) == {
        "Ida Holm": "present", "Bo Lind": "apologies",
        "Ea Krog": "substitute", "Per Ravn": "absent",
    }  # fmt: skip


def test_who_was_away_for_one_item_is_named_with_its_number() -> None:
    told = head("Referat\nByrådet den 3. maj 2022\nFraværende:\nIda Holm ved sag nr. 3\n")
    assert [(one.name, one.items) for one in told.participants] == [("Ida Holm", ("3",))]


def test_the_heads_of_pages_name_the_meeting_where_no_title_does() -> None:
    told = parse(
        "Åbne punkter\n\nByrådet den 3. maj 2022          Side 1\n\n1. Vejplan\n\nSagsnr.: 22/1\n\n"
        "Beslutning\n\nGodkendt.\n\nByrådet den 3. maj 2022          Side 2\n"
    )
    assert facts(told)[:2] == ("Byrådet", date(2022, 5, 3))


def test_remarks_on_items_and_who_came_can_stand_beside_who_was_away() -> None:
    day = "Referat Byrådet 6-10-2014\n"
    remarks = (
        f"{day}Medlemmer: Ida Holm, Bo Lind\nBemærkninger: Afbud fra Bo Lind. Sag nr. 8 udgik."
    )
    people = f"{day}Deltagere: Ida Holm (V). Afbud fra Bo\nLind (A)."
    for text in (remarks, people):
        assert attendance(head(text)) == {"Ida Holm": "present", "Bo Lind": "apologies"}


def test_a_full_line_can_cut_the_place_at_its_end() -> None:
    title = "Referat til mødet i Udvalget for Børn og Familie den 7. juni 2021 kl. 15:30 i Skovby"
    assert head(f"{title}\nRådhus, mødelokale 4\n").place == "Skovby Rådhus, mødelokale 4"
    assert head(f"{title}\nSalen blev lukket kl. 18\n").place == "Skovby"


def test_members_can_stand_behind_the_other_facts_on_one_line() -> None:
    people = "Medlemmer Ida Holm (ih) A Bo Lind (bl) V"
    meeting = head(f"Referat Byrådet Dato: 6-10-2014 Mødested: Rådhuset {people}")
    assert meeting.place == "Rådhuset"
    assert [(one.name, one.party) for one in meeting.participants] == [
        ("Ida Holm", "A"),
        ("Bo Lind", "V"),
    ]


def test_a_list_of_people_ends_above_the_title_and_the_day() -> None:
    title = "REFERAT FRA Kultur- og Fritidsudvalget\nTorsdag den 10. november 2011\n"
    meeting = head(f"Byrådet\nDato: 10-11-2011\nAfbud: Ida Holm\n{title}")
    assert [one.name for one in meeting.participants] == ["Ida Holm"]


def test_an_office_below_a_list_of_people_is_no_part_of_a_name() -> None:
    meeting = head("Byrådet\nDato: 10-11-2011\nMedlemmer: Ida Holm, Bo Lind\nSekretariatet\n")
    assert [one.name for one in meeting.participants] == ["Ida Holm", "Bo Lind"]


def test_remarks_on_members_list_none() -> None:
    remark = "Bemærkninger: Medlemmer Ida Holm og Bo Lind kom senere."
    assert head(f"Byrådet\nDato: 6-10-2014 Mødested: Rådhuset {remark}").participants == ()


@pytest.mark.parametrize("between", ["\t", " "])
def test_a_column_beside_a_name_tells_its_role_party_and_attendance(between: str) -> None:
    rows = "Ida Holm\tFormand (A)\nBo Lind\tMedlem (V)\tAfbud".replace("\t", between)
    people = head(f"Referat Byrådet 6-10-2014\n\nMedlemmer\n{rows}\n").participants
    assert [(one.name, one.role, one.party, one.attendance) for one in people] == [
        ("Ida Holm", "Formand", "A", "present"),
        ("Bo Lind", "Medlem", "V", "apologies"),
    ]


def test_the_remarks_tell_who_was_away() -> None:
    text = (
        "Referat\nByrådet den 3. maj 2022\nMedlemmer\n\nIda Holm, A\nBo Lind, V\n\nBemærkninger\n\n"
    )
    assert attendance(head(text + "Bo Lind var fraværende.\n"))["Bo Lind"] == "absent"
    assert (
        attendance(head(text + "Bo Lind var fraværende under punkt 3.\n"))["Bo Lind"] == "present"
    )


@pytest.mark.parametrize(
    "people",
    [
        "Medlemmer:\nBo Lind, formand (V)\nIda Holm (A)\n\nAfbud:\nBo Lind",
        "Afbud: Bo Lind\nTil stede: Ida Holm (A), Bo Lind, formand (V)",
        "Til stede: Bo Lind (V), Ida Holm (A)\nAfbud: Bo Lind, formand",
    ],
)
def test_who_is_absent_keeps_the_party_and_role_of_the_list_of_all(people: str) -> None:
    meeting = head(f"Teknisk Udvalg\n\nReferat\n\nDato: 2. april 2024\n{people}\n")
    assert {(one.name, one.role, one.party, one.attendance) for one in meeting.participants} == {
        ("Ida Holm", None, "A", "present"),
        ("Bo Lind", "formand", "V", "apologies"),
    }


@pytest.mark.parametrize(
    "name",
    ["Ibrahim al-Sayed", "Maria d’Angelo", "Niels “Nisse” Holm", 'Kurt "Kalle" Bo'],
)
def test_small_letters_and_quotes_lose_nobody(name: str) -> None:
    meeting = head(f"Teknisk Udvalg\n\nReferat\n\nTil stede: Bodil Ærø, {name} (C), Ea Madsen\n")
    assert [one.name for one in meeting.participants] == ["Bodil Ærø", name, "Ea Madsen"]


@pytest.mark.parametrize(
    "mail",
    [
        "Fra: Jens Dam\nDato: 25. juni 2026\nEmne: Referat\n",
        "Fra: Jens Dam\nSendt: 25. juni 2026 10:12\nTil: Ida Holm;\nBo Lind\nEmne: Referat\n",
        "**Fra:** Jens Dam\n\n**Dato:** 25. juni 2026\n\n**Emne:** Referat\n",
    ],
)
def test_the_day_of_a_mail_is_not_that_of_the_meeting(mail: str) -> None:
    own = head(f"{mail}\nHej Ida\n\nREFERAT Byrådet d. 23-06-2026\n")
    assert (own.body, str(own.date)) == ("Byrådet", "2026-06-23")
    assert "two_dates" not in {one.code for one in own.diagnostics}
    assert head(f"{mail}\nHej Ida\n\nREFERAT Byrådet\n").date is None


def test_the_subject_of_a_mail_can_name_the_meeting() -> None:
    told = head("Fra: Jens Dam\nDato: 25. juni 2026\nEmne: Referat Byrådet 23-06-2026\n\nHej\n")
    assert (told.body, str(told.date)) == ("Byrådet", "2026-06-23")


def test_hours_from_and_to_make_no_mail() -> None:
    told = head(
        "REFERAT\nUdvalg: Byrådet\nEmne: Budget\nDato: 23-06-2026\nFra: 16.00\nTil: 18.00\n"
    )
    assert str(told.date) == "2026-06-23"


def test_a_list_names_who_came_instead_and_who_left_out_items() -> None:
    people = "Deltagere:\n • Ida Holm (V), deltog ikke i punkterne 3-4\n • Bo Lind (afbud)\n"
    text = f"{people} • Eva Krog - suppleant for Bo Lind\n\n1. Ny bro\n\nBeslutning\n\nGodkendt.\n"
    came = parse(f"Referat Byrådet den 3. maj 2022\n\n{text}").participants
    assert {one.name: (one.attendance, one.items) for one in came} == {
        "Ida Holm": ("absent", ("3", "4")),
        "Bo Lind": ("apologies", None),
        "Eva Krog": ("substitute", None),
    }


@pytest.mark.parametrize("blank", [" ", "\t", "    "])
def test_the_meeting_can_be_a_row_below_the_head_of_a_table(blank: str) -> None:
    rows = ("Udvalg Dato Type Hent", "Byrådet 03-05-2022 16:00 Referat")
    head = "\n".join(row.replace(" ", blank) for row in rows)
    one = parse(f"{head}\n\n1. Ny bro\n\nBeslutning\n\nGodkendt.\n")
    assert (one.body, one.date, one.starts_at) == ("Byrådet", date(2022, 5, 3), "16:00")


def test_hour_and_place_can_stand_below_the_day() -> None:
    head = (
        "BESLUTNINGSPROTOKOL\n\nfra ordinært møde onsdag den 8. marts 2006\nkl. 14.00 i Gården 37"
    )
    one = parse(f"Teknisk Udvalg\n\n{head}\n\n1. Ny bro\n\nBeslutning\n\nGodkendt.\n")
    assert (one.starts_at, one.place) == ("14:00", "Gården 37")


def test_prose_can_begin_with_the_body_whose_members_came() -> None:
    own = head(
        "Referat Byrådet den 3. maj 2022\nDeltagere\nFra udvalget deltog Ida Holm og Bo Lind."
    )
    assert [one.name for one in own.participants] == ["Ida Holm", "Bo Lind"]


def test_a_sentence_about_another_meeting_names_no_body() -> None:
    note = "Bemærk: Byrådets møde den 24-06-2019 er flyttet til kl. 16:00.\n\n"
    assert facts(head(note + "Onsdag den 05-06-2019 kl. 08:30"))[0] is None
    named = head(note + "Teknik og Vækst\n\nOnsdag den 05-06-2019 kl. 08:30")
    assert facts(named)[:2] == ("Teknik og Vækst", date(2019, 6, 5))


def test_the_place_can_stand_right_behind_the_hour() -> None:
    title = "Referat Teknisk Udvalgs møde Torsdag den 11-02-2010 Kl. 15:30"
    assert facts(head(f"{title} Udvalgsværelse 2"))[2:] == ("15:30", "Udvalgsværelse 2")
    assert facts(head(f"{title} med afbud"))[2:] == ("15:30", None)


def test_the_title_can_break_off_in_the_day() -> None:
    title = "Referat til mødet i Udvalget for Kultur og Fritid den 1.\nfebruar 2021 kl. 16:00"
    assert facts(head(title)) == (
        "Udvalget for Kultur og Fritid", date(2021, 2, 1), "16:00", None,
    )  # fmt: skip


MENU = (
    "Vælg udvalg\nByrådet\nØkonomiudvalget\nTeknisk Udvalg\n\n"
    "Vælg møde\n12-03-2024\n09-04-2024\n14-05-2024\n\n"
    "Kalender\nByrådet - den 5. maj 2026 kl. 17\nTeknisk Udvalg - den 6. maj 2026 kl. 15\n\n"
)


def test_a_menu_of_bodies_and_days_says_nothing_of_the_meeting() -> None:
    own = "Skoleudvalget\n\n07-05-2019 kl. 16.30\n\nLokale 2"
    found = ("Skoleudvalget", date(2019, 5, 7), "16:30", "Lokale 2")
    assert facts(head(MENU + own)) == found
    assert facts(head(own + "\n\n" + MENU))[:2] == found[:2]


def test_a_list_of_minutes_to_choose_from_is_not_of_the_meeting() -> None:
    listed = "Referat Teknisk Udvalg 12-03-2024\nReferat Teknisk Udvalg 09-04-2024\n\n"
    own = "Byrådet - Referat - 5. november 2018"
    assert facts(head(listed + own))[:2] == ("Byrådet", date(2018, 11, 5))


def test_a_meeting_that_was_moved_is_another() -> None:
    note = "OBS! Byrådets møde den 12. marts 2024 er aflyst\n\n"
    assert facts(head(note + "Skoleudvalget\n07-05-2019"))[:2] == (
        "Skoleudvalget",
        date(2019, 5, 7),
    )


@pytest.mark.parametrize(
    ("second", "day"),
    [("4. maj 2022", date(2022, 5, 3)), ("10. maj 2022", None), ("2. maj 2022", None)],
)
def test_a_meeting_can_be_held_on_two_days_in_a_row(second: str, day: date | None) -> None:
    assert head(f"Referat\nTeknisk Udvalg\n3. maj 2022\n{second}").date == day


def test_what_only_a_menu_says_is_not_known() -> None:
    assert facts(head(MENU))[:2] == (None, None)


@pytest.mark.parametrize(
    "line",
    ["Byrådet, ekstraordinært møde", "Byrådet (ekstraordinært møde)", "Byrådet ordinært møde"],
)
def test_the_kind_of_meeting_stands_behind_the_body(line: str) -> None:
    assert head(f"Referat\n{line}\nMandag den 22. januar 2024\n").body == "Byrådet"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Ekstraordinært byrådsmøde", "Byrådet"),
        ("Fællesmøde mellem Havneudvalget og Skoleudvalget", "Havneudvalget og Skoleudvalget"),
    ],
)
def test_the_kind_of_meeting_opens_the_line_of_the_body(line: str, body: str) -> None:
    assert head(f"Referat\n{line}\nMandag den 22. januar 2024\n").body == body


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Havneudvalget, Skovby Kommune", "Havneudvalget"),
        ("Skovby Kommune, Havneudvalget", "Havneudvalget"),
        (
            "Udvalget for Børn, Unge og Familie, Skovby Kommune",
            "Udvalget for Børn, Unge og Familie",
        ),
        ("Teknik og Miljø, Skovby Kommune", None),
        ("Skovby Kommune, Teknik og Miljø", None),
    ],
)
def test_a_body_stands_beside_its_authority_with_a_comma(line: str, body: str | None) -> None:
    told = head(f"Referat\n{line}\nMandag den 22. januar 2024\n")
    assert (told.body, told.authority) == (body, "Skovby Kommune")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Alle var mødt, bortset fra Ida Holm, der havde meldt afbud.", ["Ida Holm apologies"]),
        ("Ida Holm havde meldt afbud.", ["Ida Holm apologies"]),
        (
            "Ida Holm (V) var fraværende. I stedet deltog Bo Lind (V).",
            ["Ida Holm absent", "Bo Lind substitute"],
        ),
        ("Samtlige medlemmer var mødt.", []),
    ],
)
def test_a_sentence_of_the_head_tells_who_was_away(said: str, told: list[str]) -> None:
    meeting = parse(f"Referat\nByrådet den 3. maj 2022\n\n{said}\n\n1. Sti\n\nBeslutning\nUdsat.\n")
    assert [f"{one.name} {one.attendance}" for one in meeting.participants] == told


def test_the_address_above_the_title_is_no_place_where_the_hour_has_one() -> None:
    meeting = parse(
        "Skovby Kommune\nMøllevej 4\n4999 Skovby\n\nReferat\nByrådet\nmandag den 7. marts 2016\n\n"
        "kl. 16:00 i Mødelokale 2, Skovby\n\n1. Sti\n\nBeslutning\n\nUdsat.\n"
    )
    assert (meeting.place, meeting.starts_at) == ("Mødelokale 2, Skovby", "16:00")
