"""How headings of items and decisions stand on web pages and in old protocols."""

from __future__ import annotations

import pytest

from casetrack.reading.parsing import line_fates, parse
from casetrack.records import AgendaItem

HEAD = "Referat\nØkonomiudvalget onsdag den 5. juni 2019 kl. 16.00\nMødested: Rådhuset\n\n"


def _items(text: str, head: str = HEAD) -> tuple[AgendaItem, ...]:
    return parse(head + text).items


def _decided(item: AgendaItem) -> list[tuple[str | None, str, str]]:
    return [(one.body, str(one.date), one.text) for one in item.decisions]


def test_an_outcome_can_follow_its_word_without_a_colon() -> None:
    first, second = _items(
        "1. Dagsorden\n\nBeslutning Godkendt med den ændring, at punkt 4 behandles først.\n\n"
        "2. Bump\n\nSagsfremstilling\nDer er brug for bump.\n\nBeslutning Udsat.\n"
    )
    assert [one.text for one in first.decisions] == [
        "Godkendt med den ændring, at punkt 4 behandles først."
    ]
    assert [one.text for one in second.decisions] == ["Udsat."]


def test_a_title_that_begins_with_beslutning_is_no_decision() -> None:
    items = _items("Beslutning om vejbump\nSagsnr.: 19/100\n\nSagsfremstilling\nBump er dyre.\n")
    assert [one.decisions for one in items] == [()]


def test_a_heading_of_a_decision_can_go_on_in_the_next_line() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\nEn hal.\n\n"
        "Beslutning i Kultur-, Fritids- og\nLanddistriktsudvalget den 03-06-2019\n\nAnbefales.\n\n"
        "Beslutning fra Teknisk Udvalg, 4. juni 2019, pkt.\n12:\n\nUdsat.\n\n"
        "Beslutning fra Skoleudvalget, 4.\njuni 2019, pkt. 9:\n\nUdsat.\n\n"
        "Beslutning i Økonomiudvalget den\n05-06-2019\n\nGodkendt.\n"
    )
    assert _decided(item) == [
        ("Kultur-, Fritids- og Landdistriktsudvalget", "2019-06-03", "Anbefales."),
        ("Teknisk Udvalg", "2019-06-04", "Udsat."),
        ("Skoleudvalget", "2019-06-04", "Udsat."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]


def test_a_genitive_heading_without_a_day_is_of_this_meeting() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\nEn hal.\n\n"
        "Børneudvalgets beslutning, den 3. juni 2019:\n\nAnbefales.\n\n"
        "Økonomiudvalgets beslutning:\n\nGodkendt.\n"
    )
    assert _decided(item) == [
        ("Børneudvalget", "2019-06-03", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]
    (item,) = _items("2. Ny hal\n\nSagsfremstilling\nEn hal.\n\nUdvalgets beslutning:\nGodkendt.\n")
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_a_sentence_that_ends_in_another_meeting_is_no_heading() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\n"
        "Sagen har tidligere været behandlet i Byrådet den 24. juni 2013, punkt 377.\n\n"
        "Der henvises til Byrådet, 24. juni 2013, pkt. 12.\n\n"
        "Jf. Byrådets beslutning den 24. juni 2013, pkt. 12.\n\nHallen bygges.\n\n"
        "Beslutning\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


@pytest.mark.parametrize("outcome", ["Godkendt", "Godkendt."])
def test_an_outcome_and_its_heading_at_the_foot_of_every_page_are_none_of_the_page(
    outcome: str,
) -> None:
    pages = (
        f"Punkt {number}: Bro {number}\n\nIndstilling\n\nat broen bygges\n\n"
        f"Byrådet, den 16. januar 2023\n{outcome}\n\nSide {number}\n\n"
        for number in range(1, 5)
    )
    items = parse("REFERAT Byrådet d. 16-01-2023\n\n" + "".join(pages)).items
    assert [[one.text for one in item.decisions] for item in items] == [[outcome]] * 4


def test_the_body_and_the_day_at_the_head_of_every_page_head_no_decision() -> None:
    pages = (
        f"Side {number}\n\nByrådet, den 16. januar 2023\n\n{number}. Forslag til bro {number}\n\n"
        "Beslutning\n\nGodkendt.\n\n"
        for number in range(1, 5)
    )
    items = parse("Byrådet - referat\n\n" + "".join(pages)).items
    assert [[one.kind for one in item.sections] for item in items] == [["decision"]] * 4


@pytest.mark.parametrize("page", ["{}", "{} / 9", "{} af 9", "Referat af Byrådet 16-01-2023\n{}"])
def test_numbers_that_rise_by_one_stand_at_the_foot_of_pages(page: str) -> None:
    outcomes = ["Intet", "Udsat", "Ingen bemærkninger", "Til orientering"]
    pages = (
        f"Punkt {number}: Bro {number}\n\nBeslutning\n\n{said}\n\n{page.format(number + 1)}\n\n"
        for number, said in enumerate(outcomes, 1)
    )
    items = parse("REFERAT Byrådet d. 16-01-2023\n\n" + "".join(pages)).items
    assert [one.text for item in items for one in item.decisions] == outcomes


def test_numbers_below_days_are_those_of_a_table() -> None:
    items = _items(
        "".join(
            f"{number}. Bro\n\nBehandling\nTeknisk Udvalg\n09-01-2023\n{number}\n\n"
            "Beslutning\nUdsat.\n\n"
            for number in range(1, 4)
        )
    )
    assert [item.sections[0].text for item in items] == [
        f"Teknisk Udvalg\n09-01-2023\n{number}" for number in range(1, 4)
    ]


def test_numbers_that_stand_above_titles_are_those_of_items() -> None:
    text = "".join(
        f"{number}\n\nBro {number}\n\n23/{number}\n\nBeslutning\n\nUdsat.\n\n"
        for number in range(1, 4)
    )
    items = parse(f"REFERAT Byrådet d. 16-01-2023\n\n{text}4\n\nEventuelt\n\nIntet.\n").items
    assert [item.title for item in items] == ["Bro 1", "Bro 2", "Bro 3", "Eventuelt"]


def test_an_item_of_one_line_can_say_that_there_was_nothing() -> None:
    items = _items("1. Spørgetid\n\nIngen spørgsmål.\n\n2. Bro\n\nBeslutning\nUdsat.\n")
    assert [[one.text for one in item.decisions] for item in items] == [
        ["Ingen spørgsmål."],
        ["Udsat."],
    ]


@pytest.mark.parametrize("mark", ["", ":"])
def test_a_heading_can_name_the_body_alone(mark: str) -> None:
    (item,) = _items(
        "4. Salg af jord\n\nSagsfremstilling\nJorden sælges.\n\n"
        f"Beslutning i Teknisk Udvalg{mark}\nAnbefales.\n\n"
        f"Beslutning i Økonomiudvalget{mark}\nGodkendt.\n"
    )
    assert [(one.body, one.text) for one in item.decisions] == [
        ("Teknisk Udvalg", "Anbefales."),
        ("Økonomiudvalget", "Godkendt."),
    ]


def test_the_absent_can_stand_between_a_body_with_its_day_and_the_outcome() -> None:
    (item,) = _items(
        "4. Salg af jord\n\nSagsfremstilling\nJorden sælges.\n\nBilag\nKort.pdf\n\n"
        "Økonomiudvalget, den 5. juni 2019\nFraværende: Ida Holm\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]
    assert item.decisions[0].absent == ("Ida Holm",)
    assert item.attachments == ("Kort.pdf",)


def test_items_without_a_number_have_titles_above_their_first_part() -> None:
    items = _items(
        "".join(
            f"{title}\n\nSagsfremstilling\n\nSagen er ny.\n\n"
            "Beslutning i Teknisk Udvalg den 06-05-2019\n\nAnbefales.\n\n"
            "Beslutning i Økonomiudvalget den 05-06-2019\n\nGodkendt.\n\nBilag\n\nKort.pdf\n\n"
            for title in ("Ny bro over åen", "Ny sti langs åen")
        )
    )
    assert [(one.title, len(one.decisions)) for one in items] == [
        ("Ny bro over åen", 2),
        ("Ny sti langs åen", 2),
    ]


@pytest.mark.parametrize("fields", ["Åben sag\n", "Sagsbehandler: Ida Holm\nForvaltning: Teknik\n"])
def test_fields_can_stand_between_a_title_and_the_case_line(fields: str) -> None:
    below = "Sagsfremstilling\n\nSagen er ny.\n\nBeslutning\n\nGodkendt.\n\n"
    above = (f"Ny {what} ved åen\n{fields}Sagsnr.: 19/{what}\n{below}" for what in ("11", "12"))
    assert [one.title for one in _items("".join(above))] == ["Ny 11 ved åen", "Ny 12 ved åen"]
    under = (f"Sagsnr.: 19/{what}\n{fields}Ny {what} ved åen\n\n{below}" for what in ("11", "12"))
    assert [one.title for one in _items("".join(under))] == ["Ny 11 ved åen", "Ny 12 ved åen"]


def test_attachments_that_are_counted_by_the_item_head_none() -> None:
    items = _items(
        "3. Ny bro\n\nBilag\n3.1 Kort over broen\n3.2 Notat\n\nBeslutning\nUdsat.\n\n"
        "4. Ny sti\n\nBeslutning\nUdsat.\n"
    )
    assert [(one.number, one.title) for one in items] == [("3", "Ny bro"), ("4", "Ny sti")]
    assert items[0].attachments == ("3.1 Kort over broen", "3.2 Notat")


def test_a_list_of_earlier_meetings_decides_nothing() -> None:
    (item,) = _items(
        "4. Salg af jord\n\nTidligere behandling\n\nByrådet den 29. april 2019 Punkt 4\n\n"
        "Indhold\n\nSammendrag\n\nJorden sælges.\n"
    )
    assert item.decisions == ()
    assert [(one.kind, one.text) for one in item.sections if one.text] == [
        ("history", "Byrådet den 29. april 2019 Punkt 4"),
        ("summary", "Jorden sælges."),
    ]


PROTOCOL = """SØBY KOMMUNE

BYRÅDETS MØDE
Tirsdag den 12. maj 1998 kl. 19.00

                                    Blad nr. 11

Sag nr. 84
Godkendelse af dagsorden.

Byrådets beslutning:
Godkendt.

Sag nr. 85
J.nr. 01.02.05P16/27
Lokalplan nr. 4 for et område ved Kirke-
gade.

Forvaltningen fremsender forslag til lokalplan.

Teknisk Udvalgs indstilling, 21/4-1998:
Anbefales.

                                    Blad nr. 12

Byrådets beslutning:
Vedtaget.

LUKKET DØR

Sag nr. 86
Ejendomshandel.
"""


def test_an_old_protocol_prints_the_title_below_the_number() -> None:
    items = _items(PROTOCOL, head="")
    assert [(one.number, one.title, one.case_number, one.closed) for one in items] == [
        ("84", "Godkendelse af dagsorden", None, False),
        ("85", "Lokalplan nr. 4 for et område ved Kirkegade", "01.02.05P16/27", False),
        ("86", "Ejendomshandel", None, True),
    ]
    assert _decided(items[1]) == [
        ("Teknisk Udvalg", "1998-04-21", "Anbefales."),
        ("Byrådet", "1998-05-12", "Vedtaget."),
    ]


def test_a_title_cut_at_a_word_that_another_must_follow_goes_on() -> None:
    first, second = _items(
        "2. Salg af grund i\nKjersing\n\nUdvalget skal tage stilling.\n\nBeslutning\nGodkendt.\n\n"
        "3. Ny daginstitution i\nSædding\n\nDok.nr.: 5533\nSagsid.: 14/18830\n\n"
        "Beslutning\nGodkendt.\n"
    )
    assert first.title == "Salg af grund i Kjersing"
    assert second.title == "Ny daginstitution i Sædding"


def test_a_case_number_can_stand_below_its_heading_at_the_end_of_the_item() -> None:
    (item,) = _items(
        "1. Ny bus\n\nINDSTILLING\n\nAt bussen købes.\n\nBeslutning\n\nGodkendt.\n\n"
        "JOURNALNUMMER\n\n22027734\n\nBILAG\n\nNotat\n"
    )
    assert item.case_number == "22027734"
    assert item.attachments == ("Notat",)
    assert [one.text for one in item.decisions] == ["Godkendt."]


def test_a_day_of_a_list_is_no_item_and_no_point() -> None:
    (item,) = _items(
        "Mødeplan\n\nBeslutning\nGodkendt.\n\nIndstilling\nDet indstilles, at møderne ligger\n"
        "22. januar\n5. februar\n26. februar\n"
    )
    assert [(one.point, one.lines) for one in item.recommendations] == [(None, (11, 14))]
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_a_button_glued_to_a_case_line_or_a_title_is_left_out() -> None:
    first, second = _items(
        "-\nUdskrivSagsid.: 17/3668, Sagsinitialer: ABC\nSagsfremstilling\nEt budget.\n"
        "Beslutning Økonomiudvalget den 05-06-2019\nGodkendt.\n"
        "-\nUdskrivSagsid.: 17/4001, Sagsinitialer: ABC\nSagsfremstilling\nEn vej.\n"
    )
    assert (first.case_number, second.case_number) == ("17/3668", "17/4001")
    first, second = _items(
        "1. DagsordenKlik her for at folde ud og læse mere om Dagsorden\nBeslutning\nGodkendt.\n"
        "2. Ny vejKlik her for at folde ud og læse mere om Ny vej\nBeslutning\nGodkendt.\n"
    )
    assert (first.title, second.title) == ("Dagsorden", "Ny vej")


def test_what_a_meeting_said_before_is_not_said_twice() -> None:
    (item,) = _items(
        "Dialogmøde med vandværket\n\nBeslutning\nDrøftet.\n\n"
        "Sagens forløb 05-06-2019 Økonomiudvalget\nDrøftet.\n\nBilag\nKort\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Drøftet.")]
    assert [one.kind for one in item.sections] == ["decision", "history", "attachments"]


def test_a_title_that_names_a_meeting_is_no_attachment() -> None:
    items = _items(
        "Dialogmøde med vandværket\n\nBeslutning\nDrøftet.\n\nBilag\n\n\n"
        "Referat fra Økonomiudvalgets møde den 18. marts 2019\n\nBeslutning\nIntet.\n"
    )
    assert [one.title for one in items] == [
        "Dialogmøde med vandværket",
        "Referat fra Økonomiudvalgets møde den 18. marts 2019",
    ]
    assert items[0].attachments == ()


def test_a_number_can_stand_in_a_bullet_of_its_own() -> None:
    items = _items(
        " • 1\n  Ny skole\n  Sagsid.: 15/2420\n\n  ANBEFALING:\n\n  At skolen bygges.\n\n"
        "  BESLUTNING: Økonomiudvalget den 05-06-2019\n\n  Godkendt\n\n"
        " • 2\n  Ny vej\n  Sagsid.: 15/1788\n\n  ANBEFALING:\n\n  At vejen bygges.\n"
    )
    assert [(one.number, one.title) for one in items] == [("1", "Ny skole"), ("2", "Ny vej")]
    assert _decided(items[0]) == [("Økonomiudvalget", "2019-06-05", "Godkendt")]
    assert [one.kind for one in items[1].sections] == ["recommendation"]


def test_an_item_follows_a_numbered_list_of_attachments() -> None:
    items = _items(
        "1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Meddelelser\n\nBeslutning\n\nDrøftet.\n\n"
        "Bilag\n\n  1. Brev\n  2. Svar\n\n3. Ny vej\n\nBeslutningstema\n\nEn vej.\n"
    )
    assert [one.number for one in items] == ["1", "2", "3"]
    assert items[1].attachments == ("Brev", "Svar")


def test_a_numbered_list_in_the_only_decision_of_a_page_is_no_series_of_items() -> None:
    (item,) = _items(
        "Dagsorden\n\nSe alle bilag\n\nIndstilling\n\nAt dagsordenen godkendes.\n\nBeslutning\n\n"
        "Godkendt med nye punkter:\n\n    12. Bænke\n\n    13. Stole\n"
    )
    assert item.title == "Dagsorden"
    assert _decided(item) == [
        ("Økonomiudvalget", "2019-06-05", "Godkendt med nye punkter:\n\n12. Bænke\n\n13. Stole")
    ]


def test_a_closed_item_can_print_an_outcome_for_the_public() -> None:
    items = _items(
        "Offentlig beslutning der skal udfyldes, hvis punktet er lukket\nTiltrådt.\n"
        "Beslutning\nIngen spørgsmål.\nResume\nEn plan.\nSagsfremstilling\nMøder.\n"
        "Beslutning\nGodkendt.\n"
    )
    assert [(one.closed, [said.text for said in one.decisions]) for one in items] == [
        (True, ["Tiltrådt."]),
        (False, ["Ingen spørgsmål."]),
        (False, ["Godkendt."]),
    ]


def test_the_items_of_an_agenda_without_headings_begin_with_the_same_word() -> None:
    items = parse(
        "Dagsorden\nØkonomiudvalget onsdag den 5. juni 2019 kl. 16.00\n\n"
        "Sagsfremstilling\nEn vej.\nSagsfremstilling\nEn skole.\n"
    ).items
    assert [one.sections[0].text for one in items] == ["En vej.", "En skole."]


def test_the_item_named_above_its_decisions_decides_nothing() -> None:
    (item,) = _items(
        "Plan for stien\n\nSe alle bilag\n\nIndstilling\n\nAt planen godkendes.\n\nBeslutning\n\n"
        "Dagsordenspunkt 9: Plan for stien (2019-0188340)\n\n"
        "Økonomiudvalgets beslutning i mødet den 5. juni 2019\n\nGodkendt.\n"
    )
    assert item.case_number == "2019-0188340"
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_an_old_protocol_of_one_item_is_read_by_its_heading() -> None:
    (item,) = _items("Nr. 36 BR 7/02. Mødeplan 2019\n\nAt planen tiltrædes.\n")
    assert (item.number, item.title, item.case_number) == ("36", "Mødeplan 2019", "BR 7/02")


@pytest.mark.parametrize(
    "body", ["udvalget for Kultur og Havn", "Teknisk Udvalg", "Kommunalbestyrelsen", "Direktionen"]
)
def test_a_recommendation_can_be_to_a_body_that_its_heading_names(body: str) -> None:
    (item,) = _items(
        f"1. Ny vej\n\nAdministrationen indstiller til {body}\n\n"
        "1. at vejen bygges\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.text for one in item.recommendations] == ["at vejen bygges"]


def test_who_proposes_can_end_in_the_middle_of_the_sentence() -> None:
    (item,) = _items(
        "1. Ny vej\n\nAdministrationen indstiller til Økonomiudvalget at anbefale\nByrådet\n"
        " 1. at vejen bygges\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.kind for one in item.sections] == ["recommendation", "decision"]


def test_a_body_and_a_day_head_what_they_decided() -> None:
    first, second = _items(
        "1. Ny sti\n\nSagsfremstilling\nEn sti.\n\nBeslutning\n\n"
        "Børneudvalget, 27.05.2019\n\nAnbefales.\n\nØkonomiudvalget, 05.06.2019\n\nUdsat.\n\n"
        "2. Ny vej\n\nIndstilling\n\nAt vejen bygges.\n\nBørneudvalget 27-05-2019\n\n"
        "Anbefales.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert _decided(first) == [
        ("Børneudvalget", "2019-05-27", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Udsat."),
    ]
    assert _decided(second) == [
        ("Børneudvalget", "2019-05-27", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]


def test_a_sentence_cut_before_a_body_and_a_day_is_no_heading() -> None:
    (item,) = _items(
        "1. Ny sti\n\nIndstilling\n\nAt stien bygges, når sagen har været i\n"
        "Økonomiudvalget den 5. juni 2019\nog der er penge til den.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_an_outcome_is_no_title() -> None:
    items = _items(
        "Dagsorden\n\n\nBeslutning\n\nGodkendt\n\nResume\n\nEn plan.\n\n\n"
        "Ny vej\n\n\nBeslutning\n\nUdsat\n\nResume\n\nEn vej.\n"
    )
    assert "Godkendt" not in [one.title for one in items]


def test_the_button_of_a_title_is_left_out() -> None:
    (item,) = _items("1. DagsordenÅbn/luk punkt\n\nDagsorden\n\nBeslutning\n\nGodkendt.\n")
    assert item.title == "Dagsorden"


def test_lukket_sag_before_the_title_closes_the_item() -> None:
    items = _items(
        "1. Dagsorden\n\nBeslutning\nGodkendt.\n\n2. LUKKET SAG Salg af jord\n\nLukket sag\n"
    )
    assert [one.closed for one in items] == [False, True]


def test_minutes_that_head_no_decision_print_it_below_the_recommendation() -> None:
    (item,) = _items(
        "Nr. 20   BR 366/07. Medlem af en forening\n\n"
        "Det foreslås,\n\n1. at kommunen melder sig ind.\n\n"
        "(Stillet af A og B)\n\nMedlemsforslaget blev tiltrådt med 34 stemmer imod 15.\n\n"
        "For stemte: A og B.\n"
    )
    assert _decided(item) == [
        (
            "Økonomiudvalget",
            "2019-06-05",
            "Medlemsforslaget blev tiltrådt med 34 stemmer imod 15.\n\nFor stemte: A og B.",
        )
    ]
    assert [one.text for one in item.recommendations] == [
        "at kommunen melder sig ind.\n(Stillet af A og B)"
    ]


def test_minutes_that_tell_in_prose_decide_where_they_say_what_came_of_it() -> None:
    visit, sti, hal = _items(
        "Ad 1. Besøg\n\nLederen viste rundt, og udvalget drøftede huset.\n\n"
        "Ad 2. Sti\n\nPunktet blev udsat til næste møde, da tallene manglede.\n\n"
        "Ad 3. Hal\n\nByrådet udsatte på mødet den 3. maj 2019 sagen om hallen.\n"
    )
    assert (visit.decisions, hal.decisions) == ((), ())
    assert [one.outcome for one in sti.decisions] == ["deferred"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Hal", "Forslaget om en hal er afvist af kommunens jurister."),
        ("Tilskud", "Ansøgningen blev afslået af fonden."),
        ("Plan", "Planen er godkendt af Kulturudvalget."),
        ("Presse", "Formanden har afvist en henvendelse."),
        ("Orientering fra forvaltningen", "Byggeriet er udsat. Ansøgningen blev imødekommet."),
    ],
)
def test_what_others_did_is_told_in_prose_too(title: str, told: str) -> None:
    _, item = _items(f"1. Besøg\n\nLederen viste rundt.\n\n2. {title}\n\n{told}\n")
    assert item.decisions == ()


@pytest.mark.parametrize("who", ["et flertal", "udvalget", "Økonomiudvalget"])
def test_prose_says_that_the_body_did_it_itself(who: str) -> None:
    _, item = _items(
        f"1. Besøg\n\nLederen viste rundt.\n\n2. Hal\n\nForslaget om en hal blev afvist af {who}.\n"
    )
    assert [one.outcome for one in item.decisions] == ["rejected"]


def test_a_paragraph_that_tells_of_another_decision_is_none() -> None:
    (item,) = _items(
        "1. Ny bro\n\nIndstilling\n\nForvaltningen indstiller, at broen bygges.\n\n"
        "Byrådet godkendte broen i 2017.\n"
    )
    assert item.decisions == ()
    first, second = _items(
        "1. Ny bro\n\nIndstilling\n\nForvaltningen indstiller, at broen bygges.\n\nGodkendt.\n\n"
        "2. Ny vej\n\nIndstilling\n\nAt vejen bygges.\n\nBeslutning\n\nUdsat.\n"
    )
    assert first.decisions == ()
    assert [one.text for one in second.decisions] == ["Udsat."]


def test_items_of_which_only_text_is_printed_are_told_apart_by_their_decisions() -> None:
    first, second = _items(
        "Sagsnr.: 00.00.00-G01-216-21\nBeslutning\nEt hus rives ned.\n"
        "Punktet er lukket af hensyn til indhentning af tilbud.\n"
        "Beslutning på økonomiudvalgsmødet den 5. juni 2019\nGodkendt\n"
        "Fraværende med afbud: Ida Holm (A)\n"
        "Sagen handler om et salg, og behandles derfor som lukket punkt.\n"
        "Beslutning på økonomiudvalgsmødet den 5. juni 2019\nUdsat\n"
        "Fraværende med afbud: Ida Holm (A)\n"
    )
    assert [first.closed, second.closed] == [True, True]
    assert _decided(first) == [("Økonomiudvalget", "2019-06-05", "Godkendt")]
    assert _decided(second) == [("Økonomiudvalget", "2019-06-05", "Udsat")]


def test_a_point_of_a_list_above_the_next_item_is_no_item() -> None:
    items = _items(
        "4. Liste\n\nBeslutning\n\n1. Dagsordenen er godkendt.\n\n2. Disse sager er godkendt:\n\n"
        "12. Bænke\n\n13. Stole\n\n5. Sidste\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.number for one in items] == ["4", "5"]


def test_the_same_outcome_printed_twice_is_one_decision() -> None:
    (item,) = _items(
        "1. Meddelelser\n\nIndstilling\n\nAt de tages til efterretning.\n\n"
        "Beslutning\n\nTaget til efterretning\n\nBeslutning\n\nTaget til efterretning\n"
    )
    assert len(item.decisions) == 1


def test_a_history_does_not_print_the_outcome_of_this_meeting_a_second_time() -> None:
    (item,) = _items(
        "1. Ny hal\n\nBeslutning\n\nUdsat til maj.\n\nV tog forbehold.\n\nSagens forløb\n\n"
        "03-06-2019 Kulturudvalget\n\nAnbefales.\n\n"
        "05-06-2019 Økonomiudvalget\n\nUdsat til maj.\n"
    )
    assert _decided(item) == [
        ("Økonomiudvalget", "2019-06-05", "Udsat til maj.\n\nV tog forbehold."),
        ("Kulturudvalget", "2019-06-03", "Anbefales."),
    ]


def test_an_earlier_outcome_can_stand_on_the_line_of_its_body() -> None:
    (item,) = _items(
        "1. Ny hal\n\nIndstilling\n\nChefen indstiller, at hallen bygges.\n\n"
        "Kultur- og Fritidsudvalget den 3. juni 2019: Anbefales.\nV stemte imod.\n"
        "Teknisk Udvalg, 4. juni 2019, pkt. 7: Udsat.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(one.body, str(one.date), one.item, one.text) for one in item.decisions] == [
        ("Kultur- og Fritidsudvalget", "2019-06-03", None, "Anbefales.\nV stemte imod."),
        ("Teknisk Udvalg", "2019-06-04", "7", "Udsat."),
        ("Økonomiudvalget", "2019-06-05", None, "Godkendt."),
    ]
    assert item.sections[0].text == "Chefen indstiller, at hallen bygges."
    (item,) = _items("1. Hal\n\nIndstilling\n\nat hallen bygges.\nNote: Godkendt af staten.\n")
    assert item.decisions == ()
    (item,) = _items("1. Pulje\n\nIndstilling\n\nat\nKulturudvalget: Overført 2 mio. kr.\n")
    assert item.decisions == ()


def test_an_item_below_the_word_lukket_is_closed() -> None:
    items = _items(
        "Åben\nNy hal\n\nBeslutning\n\nGodkendt.\n\nÅben\nNy bro\n\nBeslutning\n\nUdsat.\n\n"
        "Lukket\nKøb af jord\n"
    )
    assert [(one.title, one.closed) for one in items] == [
        ("Ny hal", False), ("Ny bro", False), ("Køb af jord", True),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Byudvalget, 3. juni 2019, sag 8", "Byudvalget 03-06-2019"])
@pytest.mark.parametrize(
    "said", ["Litra a indstilles godkendt.", "Punkt 1 udsat.", "1. Anbefales."]
)
def test_an_earlier_outcome_can_be_of_a_point(heading: str, said: str) -> None:
    (item,) = _items(
        f"1. Hal\n\nIndstilling\n\nat\na. hallen bygges\nb. den males\n\n{heading}\n{said}\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert [(one.point, one.text) for one in item.recommendations] == [
        ("a", "hallen bygges"), ("b", "den males"),
    ]  # fmt: skip
    assert _decided(item) == [
        ("Byudvalget", "2019-06-03", said), ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]  # fmt: skip


def test_a_body_and_a_day_as_another_gives_it_head_a_decision_without_an_outcome_first() -> None:
    (item,) = _items(
        "1. Hal\n\nBeslutning\nTeknisk Udvalg, den 3-06-2019\nAnbefales.\n"
        "Økonomiudvalget, den 5-06-2019\nForslag fra F om udsættelse faldt. Godkendt.\n"
    )
    assert [(body, day) for body, day, _ in _decided(item)] == [
        ("Teknisk Udvalg", "2019-06-03"), ("Økonomiudvalget", "2019-06-05"),
    ]  # fmt: skip


def test_the_approval_of_the_agenda_names_other_items_in_its_text() -> None:
    (item,) = _items(
        "1. Godkendelse af dagsorden\nBeslutning\nBeslutning for punkt 5: Udsat\n"
        "Dagsordenen godkendt i øvrigt.\n"
    )
    assert [one.text for one in item.decisions] == [
        "Beslutning for punkt 5: Udsat\nDagsordenen godkendt i øvrigt."
    ]


@pytest.mark.parametrize("line", ["Høring for sag 12", "Høring for punkt 1"])
def test_a_line_on_the_part_of_another_item_begins_none(line: str) -> None:
    _, item = _items(
        "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
        f"2. Hal\n\nBeslutning\n\n{line}\nUdsat.\n"
    )
    assert [one.text for one in item.decisions] == [f"{line}\nUdsat."]


def test_letters_before_a_day_whose_words_begin_otherwise_are_no_body() -> None:
    (item,) = _items(
        "93. Klubber\n\nIndstilling\n\nAt model 2 vælges.\n"
        "ABC den 7. maj 2019: Tilbuddet er afvist.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_what_a_body_is_to_do_on_a_later_day_is_no_outcome() -> None:
    (item,) = _items(
        "1. Plan\n\nSagsfremstilling\n\nPlanen behandles således:\n"
        "Byrådet den 12. december 2019: Byrådet vedtager planen endeligt.\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]
    assert [one.value for one in item.decisions[0].outcomes] == ["approved"]


def test_letters_for_a_body_stand_before_the_day_of_its_outcome() -> None:
    (item,) = _items(
        "93. Klubber\n\nIndstilling: At model 2 vælges.\nBUU den 7. maj 2019: Udsat.\n"
        "BUU den 4. juni 2019: Udvalget kan ikke anbefale model 2.\n"
    )
    assert _decided(item) == [
        ("BUU", "2019-05-07", "Udsat."),
        ("BUU", "2019-06-04", "Udvalget kan ikke anbefale model 2."),
    ]


def test_a_decision_about_the_agenda_that_moves_an_item_changes_it() -> None:
    first, _ = _items(
        "1. Dagsorden\n\nBeslutning\n\nPunkt 2 udgår, og sagen går tilbage til Teknisk Udvalg.\n\n"
        "2. Ny bro\n\nSagsfremstilling\n\nBroen er dyr.\n"
    )
    (decision,) = first.decisions
    assert [one.value for one in decision.outcomes] == ["approved_with_changes"]
    assert [(one.item, one.outcome.value) for one in decision.affects] == [
        ("2", "taken_off_agenda")
    ]
    assert decision.commitments == ()


def test_a_heading_begins_with_ad() -> None:
    items = _items(
        "Ad 1. Godkendelse af dagsorden\nGodkendt.\n\nAd 2. Bump på Møllevej\nJ.nr. 19/20\n\n"
        "Beslutning:\nUdsat.\n\nAd 3. Eventuelt\nIntet.\n"
    )
    assert [(one.number, one.title) for one in items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Bump på Møllevej"),
        ("3", "Eventuelt"),
    ]
    assert [[one.outcome for one in item.decisions] for item in items] == [
        ["approved"],
        ["deferred"],
        ["none"],
    ]


def test_points_of_a_decision_begin_with_ad_too() -> None:
    items = _items(
        "1. Bump\n\nIndstilling\nDet indstilles\n1. at der laves bump\n2. at der skiltes\n\n"
        "Beslutning\nAd 1. Godkendt.\nAd 2. Afvist.\n\n2. Hal\n\nBeslutning\nUdsat.\n"
    )
    assert [one.title for one in items] == ["Bump", "Hal"]


def test_a_heading_is_glued_to_the_text_above_its_case() -> None:
    first, second = _items(
        "7. Dagsorden\nSagsnr: 19/1\n\nBeslutning\nGodkendt.\n\nBo Lind kom sent (V).8. Ny hal\n\n"
        "Sagsnr: 19/2\n\nBeslutning\nUdsat.\n"
    )
    assert (first.number, first.case_number) == ("7", "19/1")
    assert (second.number, second.title, second.case_number) == ("8", "Ny hal", "19/2")


def test_the_history_heads_a_decision_with_a_point() -> None:
    (item,) = _items(
        "1. Lån\n\nBeslutning\nVedtaget.\n\nHistorik\n\nHavne- og Byudvalget, 3. juni 2019.\n\n"
        "Havne- og Byudvalget tiltrådte indstillingen.\n"
    )
    assert _decided(item) == [
        ("Økonomiudvalget", "2019-06-05", "Vedtaget."),
        ("Havne- og Byudvalget", "2019-06-03", "Havne- og Byudvalget tiltrådte indstillingen."),
    ]


def test_a_row_of_the_history_decides_nothing() -> None:
    rows = "03-06-2019 Temamøde\n04-06-2019 Teknisk Udvalg\n05-06-2019 Byrådet"
    (item,) = _items(
        f"1. Lån\n\nHistorik\n\nForløb:\n{rows}\n\nVejen er smal.\n\nBeslutning\nVedtaget.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Vedtaget.")]
    assert item.sections[0].text == f"Forløb:\n{rows}\n\nVejen er smal."


def test_the_words_of_parts_are_glued_to_numbers_and_to_what_leads_to_a_list() -> None:
    parts = (
        "SagsfremstillingVejen er smal.\n\nIndstillingHer foreslås:\n\nØkonomi12 kr. årligt.\n\n"
        "Beslutning1. Godkendt\n2. Udsat\n\n"
    )
    (one, two) = _items(f"1. Lån\n\n{parts}2. Vej\n\n{parts}")
    assert _decided(one) == [("Økonomiudvalget", "2019-06-05", "1. Godkendt\n2. Udsat")]
    assert [part.kind for part in two.sections] == [
        "presentation",
        "recommendation",
        "finances",
        "decision",
    ]


def test_the_word_glued_to_who_proposes_is_the_heading() -> None:
    parts = "IndstillingForvaltningen indstiller,\n- at vejen lukkes.\nBeslutningGodkendt.\n\n"
    (one, _) = _items(f"1. Lån\n\n{parts}2. Vej\n\n{parts}")
    assert [part.heading for part in one.sections] == ["Indstilling", "Beslutning"]
    assert one.sections[0].text == "Forvaltningen indstiller,\n- at vejen lukkes."
    assert [point.text for point in one.recommendations] == ["at vejen lukkes."]


def test_a_decision_over_two_days_is_of_the_last() -> None:
    (item,) = _items(
        "1. Budget\n\nIndstilling\nBudgettet vedtages.\n\n"
        "Beslutning Byrådet den 03-06-2019 og den 05-06-2019\n\nVedtaget.\n"
    )
    assert _decided(item) == [("Byrådet", "2019-06-05", "Vedtaget.")]


def test_the_item_named_once_more_above_its_decision_decides_nothing() -> None:
    (item,) = _items(
        "1. Dagsorden\n\nBeslutning\n\nDagsordenspunkt 1: Dagsorden\n\n"
        "Økonomiudvalgets beslutning i mødet den 5. juni 2019\n\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_a_part_that_says_no_more_than_closed_closes_the_item() -> None:
    first, second = _items(
        "1. Grund\n\nResumé\n\nLukket sag.\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket dagsorden: Salg\n\nBeslutning\nUdsat.\n"
    )
    assert first.closed
    assert second.closed


def test_tables_without_labels_hold_people_and_case_numbers() -> None:
    meeting = parse(
        "# Referat af møde i Byrådet\n\n| Tirsdag den 3. maj 2022 | kl. 16.00 |\n|---|---|\n"
        "| Ida Holm (A) | formand |\n| Bo Lind (V) | afbud |\n\n## 1. Havnen\n\n"
        "| 27.00.00-G01-3-22 | Åben |\n|---|---|\n\n**Beslutning**\n\nGodkendt.\n\n"
        "## 2. Hallen\n\n**Sag:** 22/17\n\n**Beslutning**\n\nUdsat.\n"
    )
    assert [(one.name, one.role, str(one.attendance)) for one in meeting.participants] == [
        ("Ida Holm", "formand", "present"),
        ("Bo Lind", None, "apologies"),
    ]
    assert [one.case_number for one in meeting.items] == ["27.00.00-G01-3-22", "22/17"]


def test_a_meeting_lasts_from_an_hour_to_another() -> None:
    head = "Referat\n\nÆldrerådet\nDato: 4. oktober 2021\nFra: 15:00\nTil: 17:30\nSted: Sal 3\n\n"
    meeting = parse(f"{head}1. Velkomst\n\nBeslutning\nGodkendt.\n")
    assert (meeting.starts_at, meeting.ends_at) == ("15:00", "17:30")


def test_the_row_of_a_matrix_is_no_decision() -> None:
    (item,) = _items(
        "1. Kalender\n\nSagsgang\n\nBY\n\nØK\n\nIndstilling\n\nBeslutning\n\nx\n\nx\n\n"
        "Beskrivelse af sagen\n\nEn kalender.\n\nBeslutning i Byrådet den 05-06-2019\n\nGodkendt.\n"
    )
    assert _decided(item) == [("Byrådet", "2019-06-05", "Godkendt.")]


def test_approved_minutes_are_of_their_body() -> None:
    meeting = parse(
        "Byrådet\nGodkendt referat\nmandag den 7. maj 2007 kl. 17:00\n\n1. Lån\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert meeting.body == "Byrådet"
    assert [one.body for one in meeting.items[0].decisions] == ["Byrådet"]


def test_a_case_number_stands_in_the_column_behind_its_subject() -> None:
    first, second = _items(
        "1. Lån\n\n00.01.00.A00                  16/19742\n\nÅben sag\n\nBeslutning\nGodkendt.\n\n"
        "2. Hal\n\n82.06.00.S55                  12/88\n\nÅben sag\n\nBeslutning\nUdsat.\n"
    )
    assert (first.case_number, second.case_number) == ("16/19742", "12/88")


def test_body_and_day_in_columns_head_a_page() -> None:
    header = "Kommunalbestyrelsen                    13-12-2016\n\n"
    meeting = parse(
        "Kommunalbestyrelsen\n\nReferat\n\nDato: 13. december 2016\nFraværende: Bo Lind (A)\n\n"
        f"Vesterby Kommune\n\n{header}1. Lån\n\nBeslutning\nGodkendt.\n\n"
        f"{header}2. Hal\n\nBeslutning\nUdsat.\n"
    )
    assert [one.decisions[0].text for one in meeting.items] == ["Godkendt.", "Udsat."]
    assert [one.name for one in meeting.participants] == ["Bo Lind"]


def test_a_list_in_the_text_takes_no_number_from_an_item() -> None:
    items = _items(
        "1. Referat\nReferatet blev godkendt.\n\n2. Ny standard\nDer er tre nye regler:\n"
        "1. Timerne regnes om.\n2. Alt bliver digitalt.\n3. Fristen bliver kort.\n"
        "Beslutning: Anbefales.\n\n3. Elevatoren\nDen er i stykker.\nBeslutning: Udsat.\n\n"
        "4. Eventuelt\nIntet.\n"
    )
    assert [one.title for one in items] == ["Referat", "Ny standard", "Elevatoren", "Eventuelt"]
    assert [[str(one.outcome) for one in item.decisions] for item in items] == [
        ["approved"],
        ["recommended"],
        ["deferred"],
        ["none"],
    ]


def test_a_column_between_number_and_title_says_whether_the_item_is_open() -> None:
    first, second = _items(
        "Pkt. 1 (Åben)     Havnen\n    Sagsnr. 2011-0440\n\nBeslutning\nGodkendt.\n\n"
        "Pkt. 2 (Lukket)   Grunden\n    Sagsnr. 2011-0451\n"
    )
    assert (first.title, first.closed, first.case_number) == ("Havnen", False, "2011-0440")
    assert (second.title, second.closed, second.case_number) == ("Grunden", True, "2011-0451")


def test_the_body_stands_before_its_municipality() -> None:
    meeting = parse(
        "Handicaprådet i Vesterby Kommune\n\nReferat\n\nonsdag den 9. november 2022 kl. 15.30\n\n"
        "Til stede var: Ida Holm, Bo Lind\n\n1. Lån\n\nBeslutning\nUdsat.\n"
    )
    assert meeting.body == "Handicaprådet"
    assert [one.name for one in meeting.participants] == ["Ida Holm", "Bo Lind"]


def test_a_title_below_its_number_can_end_in_an_abbreviation() -> None:
    (item,) = _items(
        "  • 1\n    Ny kiosk ved havnen m.m.\n    Sagsid.: 19/295\n\n    INDSTILLING:\n\n"
        "    Det indstilles, at kiosken godkendes.\n\n"
        "    BESLUTNING: Økonomiudvalget den 05-06-2019\n\n    Godkendt.\n"
    )
    assert (item.number, item.title) == ("1", "Ny kiosk ved havnen m.m.")


@pytest.mark.parametrize(
    ("heading", "body", "day"),
    [
        ("Beslutning den 5. juni 2019", "Økonomiudvalget", "2019-06-05"),
        ("Beslutning på mødet den 22. maj 2019", "Økonomiudvalget", "2019-05-22"),
        ("Udvalgets beslutning den 5. juni 2019:", "Økonomiudvalget", "2019-06-05"),
        ("Rådets beslutning den 22. maj 2019:", None, "2019-05-22"),
        ("Udvalget vedtog:", "Økonomiudvalget", "2019-06-05"),
        ("Beslutning i Teknisk Udvalg (21-05-2019)", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning (Teknisk Udvalg den 21. maj 2019)", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning fra Teknisk Udvalg 21. maj 2019 (punkt 7)", "Teknisk Udvalg", "2019-05-21"),
        ("Teknisk Udvalg 21. maj 2019 (punkt 7)", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning fra mødet i Teknisk Udvalg den 21. maj 2019", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning truffet i Teknisk Udvalg den 21. maj 2019", "Teknisk Udvalg", "2019-05-21"),
        ("Tidligere beslutning i Teknisk Udvalg den 21. maj 2019", "Teknisk Udvalg", "2019-05-21"),
        ("Behandling i Teknisk Udvalg 21.05.2019:", "Teknisk Udvalg", "2019-05-21"),
        ("Teknisk Udvalg besluttede den 21. maj 2019:", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning, Teknisk Udvalg den 21. maj 2019", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning - 21. maj 2019 - Teknisk Udvalg", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning i Teknisk Udvalg den 21. maj 2019 kl. 8.30", "Teknisk Udvalg", "2019-05-21"),
        ("Beslutning - Teknisk Udvalg, May 21, 2019", "Teknisk Udvalg", "2019-05-21"),
        ("Indstilling fra Teknisk Udvalg, 21. maj 2019, pkt. 7:", "Teknisk Udvalg", "2019-05-21"),
    ],
)
def test_a_decision_can_be_headed_in_many_ways(heading: str, body: str | None, day: str) -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\n\nEn hal.\n\nIndstilling\n\nDet indstilles, at den bygges."
        f"\n\n{heading}\n\nAnbefales.\n"
    )
    assert _decided(item) == [(body, day, "Anbefales.")]


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        ("Beslutning i Byrådet den 05-06-2019: Anbefales.", "Byrådet", "2019-06-05"),
        (
            "Økonomiudvalgets beslutning den 5. juni 2019: Anbefales.",
            "Økonomiudvalget",
            "2019-06-05",
        ),
        ("TEKNISK UDVALG DEN 21. MAJ 2019: Anbefales.", "Teknisk Udvalg", "2019-05-21"),
        ("Teknisk Udvalg (21-05-2019): Model 2 anbefales.", "Teknisk Udvalg", "2019-05-21"),
        ("Behandlet i Teknisk Udvalg 21-05-2019: Anbefales.", "Teknisk Udvalg", "2019-05-21"),
    ],
)
def test_an_outcome_can_stand_on_the_line_of_its_heading(line: str, body: str, day: str) -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\n\nEn hal.\n\nIndstilling\n\nDet indstilles, at den bygges."
        f"\n\n{line}\n"
    )
    ((found, when, text),) = _decided(item)
    assert ((found or "").casefold(), when) == (body.casefold(), day)
    assert text.endswith("nbefales.")


@pytest.mark.parametrize(
    "lines",
    [
        "Sagens behandling\nPlan og Miljø, 8. maj 2019: Anbefales.\nByrådet, 9. maj 2019: Udsat.",
        "Tidligere beslutning: Teknisk Udvalg den 8. maj 2019: Udsat.",
    ],
)
def test_earlier_outcomes_stand_on_a_line_each_below_the_way_of_the_case(lines: str) -> None:
    (item,) = _items(f"2. Ny hal\n\nResumé\nEn hal.\n\n{lines}\n\nBeslutning\nGodkendt.\n")
    assert [one.text for one in item.decisions][-2:] == ["Udsat.", "Godkendt."]
    assert str(item.decisions[0].date) == "2019-05-08"


def test_a_table_can_print_an_item() -> None:
    first, second = _items(
        "| Punkt 7 | Ny hal |\n|---|---|\n| Sagsnr. | 19/402 |\n| Beslutning | Godkendt. |\n\n"
        "| Punkt 8 | 24/7 pleje |\n|---|---|\n| Sagsnr. | 19/403 |\n"
        "| Beslutning i Teknisk Udvalg 21.05.2019 | Anbefales. |\n| Beslutning | Udsat. |\n"
    )
    assert (first.number, first.title, first.case_number) == ("7", "Ny hal", "19/402")
    assert [one.text for one in first.decisions] == ["Godkendt."]
    assert (second.number, second.title, second.case_number) == ("8", "24/7 pleje", "19/403")
    assert _decided(second)[0] == ("Teknisk Udvalg", "2019-05-21", "Anbefales.")
    assert [one.text for one in second.decisions] == ["Anbefales.", "Udsat."]


def test_the_number_of_a_case_can_stand_in_the_row_below_its_label() -> None:
    first, second = _items(
        "Pkt. 4 | Ny hal\n\n| Sagsnr. | Ansvarlig | Adgang |\n| --- | --- | --- |\n"
        "| 19/000121 | Stab | Åben |\n\nBeslutning\n\nGodkendt.\n\n"
        "Pkt. 5 | Ny sti\n\n| Sagsnr. | Ansvarlig | Adgang |\n| --- | --- | --- |\n"
        "| 19/000122 | Stab | Lukket |\n"
    )
    assert (first.case_number, first.closed) == ("19/000121", False)
    assert (second.case_number, second.closed) == ("19/000122", True)


@pytest.mark.parametrize("word", ["Konklusion:", "Opsamling", "REFERAT:"])
def test_other_words_head_what_was_decided_where_nothing_else_does(word: str) -> None:
    items = _items(f"1. Høring\n\n{word}\nUdsat.\n\n2. Eventuelt\n\n{word}\nIntet.\n")
    assert [[one.text for one in item.decisions] for item in items] == [["Udsat."], ["Intet."]]


@pytest.mark.parametrize(
    "foot",
    [
        "Kontakt\nVesterby Kommune\nGaden 4, 9990 Eksby",
        "Vesterby Kommune\nGaden 4\n9990 Eksby\nTlf. 99 90 99 90\nCVR 99909990",
        "Til toppen\n\nAndre møder\nByrådet 12-03-2024\n\nNyttig?\nNej\n\nPrivatlivspolitik",
        "Senest opdateret 26-09-2019\n\nVesterby Kommune • Gaden 4 • 9990 Eksby • Tlf.: 9990 9990",
    ],
)
def test_how_to_reach_the_authority_at_the_foot_is_none_of_the_last_decision(foot: str) -> None:
    (item,) = _items(f"1. Eventuelt\n\nBeslutning\n\nIntet.\n\n{foot}\n")
    assert [one.text for one in item.decisions] == ["Intet."]


def test_an_address_that_a_decision_names_is_no_foot() -> None:
    address = "Tilskud gives til:\nSkovby Kommune, Torvet 2, 4640 Skovby\nTlf. 12 34 56 78"
    (item,) = _items(f"1. Tilskud\n\nBeslutning\n\n{address}\n")
    assert item.decisions[0].text == address


def test_who_is_named_last_in_a_decision_is_no_foot() -> None:
    (item,) = _items(
        "1. Puljen\n\nBeslutning\n\nStøtte gives til:\nVesterby Hallen 2\nEksby Kommune\n"
    )
    assert item.decisions[0].text.endswith("Hallen 2\nEksby Kommune")


def test_a_line_with_a_label_is_no_more_of_the_title() -> None:
    (item,) = _items(
        "Punkt 7: Forslag fra to medlemmer om en ny cykelsti langs åen\nAnsvarlig: Teknik\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert item.title == "Forslag fra to medlemmer om en ny cykelsti langs åen"
    assert [one.kind for one in item.sections] == ["other", "decision"]


def test_a_case_number_in_brackets_behind_the_title_keeps_no_label_there() -> None:
    (item,) = _items("1. Ny hal (J.nr. 04.04.00-P20-1-19)\n\nBeslutning\n\nUdsat.\n")
    assert (item.title, item.case_number) == ("Ny hal", "04.04.00-P20-1-19")


def test_a_case_number_of_no_known_shape_is_reported() -> None:
    meeting = parse(HEAD + "1. Ny hal\nJ.nr. 7-A/44.19-x\n\nBeslutning\n\nUdsat.\n")
    assert [(one.case_number, len(one.decisions)) for one in meeting.items] == [(None, 1)]
    told = [one for one in meeting.diagnostics if one.code == "not_understood"]
    assert [one.lines for one in told] == [(6, 6)]


@pytest.mark.parametrize(
    "printed",
    [
        "| {} | ", "{}/2019 ", "{}/2019 - ", "{}/1. ", "{}.) ", "{}. punkt: ",
        "Punkt 2019/{}: ", "Sag: {}. ", "Ad dagsordenens punkt {}: ", "ØU-{}/19 ", "{}.\t",
    ],
)  # fmt: skip
def test_the_number_of_an_item_can_stand_in_many_ways(printed: str) -> None:
    titles = ["Dagsorden", "Ny sti", "24/7 vagt på Elmely", "Eventuelt"]
    ends = " |" if printed.startswith("|") else ""
    part = "Sagsfremstilling\n\nDer er to veje:\n\n1. Nord\n2. Syd\n\nBeslutning\n\nGodkendt.\n\n"
    items = _items(
        "".join(
            f"{printed.format(number)}{title}{ends}\n\n{part}"
            for number, title in enumerate(titles, 7)
        )
    )
    assert [(one.number, one.title) for one in items] == list(
        zip(["7", "8", "9", "10"], titles, strict=True)
    )
    assert [[told.text for told in one.decisions] for one in items] == [["Godkendt."]] * 4


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning på mødet", "Endelig beslutning", "Politisk beslutning", "4. Beslutning",
        "Økonomiudvalgets beslutning", "Beslutning (5. juni 2019)", "Beslutning af 5. juni 2019",
        "Beslutning -", "Resultat:", "Protokol", "Det blev besluttet:",
        "Behandling i Økonomiudvalget onsdag den 5. juni 2019, pkt. 2",
        "Behandling i Økonomiudvalget den 5. juni 2019",
    ],
)  # fmt: skip
def test_the_heading_of_a_decision_can_be_worded_in_many_ways(heading: str) -> None:
    items = _items(
        f"Punkt 1: Ny sti\n\n1. Resume\n\nEn sti.\n\n{heading}\nUdsat.\n\n"
        f"Punkt 2: Ny bro\n\nSagsfremstilling\n\nEn bro.\n\n{heading}\nAnbefales.\n"
    )
    assert [_decided(one) for one in items] == [
        [("Økonomiudvalget", "2019-06-05", "Udsat.")],
        [("Økonomiudvalget", "2019-06-05", "Anbefales.")],
    ]


def test_a_body_and_a_day_that_headed_an_outcome_head_the_same_line_below() -> None:
    items = _items(
        "".join(
            f"{number}. {title}\n\nIndstilling\n\nDet indstilles at drøfte sagen.\n\n"
            f"Økonomiudvalget, 5. juni 2019\n{outcome}\n\n"
            for number, title, outcome in (
                (1, "Ny sti", "Udsat."),
                (2, "Ny bro", "Intet at bemærke."),
            )
        )
    )
    assert [[one.text for one in item.decisions] for item in items] == [
        ["Udsat."],
        ["Intet at bemærke."],
    ]


def test_a_contents_list_on_one_line_is_no_item_however_long_it_is() -> None:
    titles = [f"Lokalplan {number} for et boligområde ved Elmevej" for number in range(1, 5)]
    listed = " ".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
    items = _items(
        f"{listed}\n\nAfbud:\nIda Holm, A\n\n"
        + "".join(
            f"{number}.  {number}. {title}\n\nBeslutning\n\nUdsat.\n\nAfbud:\n1. Ida Holm, A\n\n"
            for number, title in enumerate(titles, 1)
        )
    )
    assert [one.title for one in items] == titles


def test_a_heading_above_its_case_number_goes_on_with_no_list() -> None:
    items = _items(
        "1. Ny sti\nSagsnr.: 19/1\n\nBeslutning\n\nUdsat.\n\nVedhæftet\n\n1. Kort\n2. Notat\n\n"
        "2. Ny bro\nSagsnr.: 19/2\n\nBeslutning\n\nUdsat.\n\nVedhæftet\n\n1. Kort\n2. Notat\n\n"
        "3. Ny vej\nSagsnr.: 19/3\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.title for one in items] == ["Ny sti", "Ny bro", "Ny vej"]


def test_minutes_without_any_decision_are_told_where_something_is_recommended() -> None:
    text = "1. Ny sti\n\nIndstilling\n\nDet indstilles at bygge.\n\nBehandling\n\nGodkendt.\n"
    assert "no_decision" in [one.code for one in parse(HEAD + text).diagnostics]
    agenda = HEAD.replace("Referat", "Dagsorden")
    assert "no_decision" not in [one.code for one in parse(agenda + text).diagnostics]


def test_titles_below_the_list_of_all_attachments_are_no_items() -> None:
    listed = "1. Ny sti          2\n2. Ny bro          3\nBilagsoversigt      4\n\n"
    items = _items(
        listed
        + "1. Ny sti\nÅben sag\nSagsnr.: 19/1\n\nBeslutning\n\nUdsat.\n\n"
        + "2. Ny bro\nÅben sag\nSagsnr.: 19/2\n\nBeslutning\n\nGodkendt.\n\n"
        + "Bilagsoversigt\n\n1. Ny sti\n1. Kort (231/13)\n\n2. Ny bro\n1. Notat (232/13)\n"
    )
    assert [(one.title, one.case_number, one.page) for one in items] == [
        ("Ny sti", "19/1", 2),
        ("Ny bro", "19/2", 3),
    ]
    assert [len(one.decisions) for one in items] == [1, 1]


def test_an_outcome_glued_to_its_word_can_end_in_a_day() -> None:
    (item,) = _items(
        "1 : Ny sti\nSagsfremstillingEn sti.\nBilagKort\n"
        "BeslutningUdvalget drøftede stien. Et udkast forelægges på mødet den 3. juli 2019.\n"
    )
    assert [one.text for one in item.decisions] == [
        "Udvalget drøftede stien. Et udkast forelægges på mødet den 3. juli 2019."
    ]


def test_the_page_stands_beside_the_meeting_as_a_number() -> None:
    (item,) = _items(
        "1. Ny sti\n\nBeslutning\n\nUdsat.\n\nGrønt Råd den 5. juni 2019          Side nr. 4\n"
    )
    assert [one.text for one in item.decisions] == ["Udsat."]


_PAGES = [
    "Side {} af 9 - Sorø Kommune", "Sorø Kommune | Side {} af 9", "Sorø Kommune Side {}",
    "Sorø Kommune, Økonomiudvalget, 5. juni 2019, side {}", "Sorø Kommune - {}",
    "{} | Sorø Kommune", "Sorø Kommune\nSide {}", "SORØ KOMMUNE - SIDE {} AF 9",
    "Sorø Kommune Dato Side\nØkonomiudvalget 05-06-2019 {}",
]  # fmt: skip


@pytest.mark.parametrize("page", _PAGES)
def test_lines_alike_but_for_a_number_that_rises_are_of_the_pages(page: str) -> None:
    text = "".join(
        f"{n}. Sti {n}\n\nSagsfremstilling\n\nEn sti.\n\nBeslutning\n\nUdsat.\n\n"
        f"{page.format(n)}\n\n"
        for n in (1, 2, 3)
    )
    meeting = parse(HEAD + text)
    told = [(one.number, [said.text for said in one.decisions]) for one in meeting.items]
    assert told == [("1", ["Udsat."]), ("2", ["Udsat."]), ("3", ["Udsat."])]
    assert meeting.authority == "Sorø Kommune"


def test_lines_with_numbers_that_follow_each_other_are_no_pages() -> None:
    (item,) = _items(
        "1. Sti\n\nBilag\n\nNotat side 1\n\nNotat side 2\n\nSvar fra Sorø Kommune - 1\n"
        "Svar fra Sorø Kommune - 2\n"
    )
    assert len(item.attachments) == 4


@pytest.mark.parametrize(
    "heading", ["Sag nr. 2019-{}", "Budgetopfølgning 2019 - {}\nSagsnr.: 19/{}"]
)
def test_headings_with_numbers_that_rise_are_no_pages(heading: str) -> None:
    items = _items(
        "".join(
            f"{heading.format(n, n)}\nSagsfremstilling\nEn sti.\nBeslutning\nUdsat.\n\n"
            for n in (12, 13, 14)
        )
    )
    assert [one.number or one.title for one in items] == (
        ["12", "13", "14"]
        if heading.startswith("Sag")
        else [f"Budgetopfølgning 2019 - {n}" for n in (12, 13, 14)]
    )


def test_a_line_that_points_to_a_page_is_none() -> None:
    text = "Se planen side 12\n\nEn sti.\nEn bro.\nEn vej.\n\nSe planen side 14"
    (item,) = _items(f"1. Sti\n\nSagsfremstilling\n\n{text}\n\nBeslutning\n\nUdsat.\n")
    assert [one.text for one in item.sections][:1] == [text]


def test_a_form_feed_begins_a_page_with_its_number_above() -> None:
    items = _items(
        "1. Sti\n\nBeslutning\n\nUdsat.\n\n2\n\n\f2. Bro\n\nBeslutning\n\nGodkendt\n\n3\n"
        "\fmed ét vilkår.\n"
    )
    assert [(one.page, [told.text for told in one.decisions]) for one in items] == [
        (1, ["Udsat."]),
        (2, ["Godkendt\n\n\nmed ét vilkår."]),
    ]


def test_an_earlier_outcome_can_stand_on_a_line_below_what_the_summary_proposes() -> None:
    (item,) = _items(
        "Ny sti\nSag nr. 7\n\nSagens kerne\n\nTeknisk Forvaltning indstiller, at stien bygges.\n\n"
        "Teknisk Udvalg: Anbefales.\n\nKulturudvalget: Indstilles godkendt.\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert [one.body for one in item.decisions] == [
        "Teknisk Udvalg",
        "Kulturudvalget",
        "Økonomiudvalget",
    ]


def test_body_and_day_above_the_numbers_of_pages_head_no_decision() -> None:
    head = "Skovby Kommune Økonomiudvalget 5. juni 2019\nSide"
    items = _items(
        f"1. Ny sti\nBeslutning\nGodkendt.\n{head} 1 af 4\n2. Ny bro\nBeslutning\nUdsat.\n"
        f"{head} 2 af 4\n3. Lukket sag. Salg\nSagsnr.: 19/7\n{head} 3 af 4\n"
    )
    assert [[told.text for told in one.decisions] for one in items] == [
        ["Godkendt."],
        ["Udsat."],
        [],
    ]
    assert items[2].sections == ()


def test_a_number_far_to_the_right_is_the_page() -> None:
    items = _items(
        "1. Ny sti\nÅben sag\n\nBeslutning\n\nUdsat.\n\n"
        f"{'3':>60}\n\n2. Ny bro\n\n{'4':>60}\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(one.number, one.title) for one in items] == [("1", "Ny sti"), ("2", "Ny bro")]
    assert [[told.text for told in one.decisions] for one in items] == [["Udsat."], ["Godkendt."]]


@pytest.mark.parametrize(
    "below",
    [
        "Pkt. 7", "Åben sag Sagen afgøres i: Økonomiudvalget", "application/pdf kort.pdf",
        "B. Sager til afgørelse i By- og Kulturudvalget",
    ],
)  # fmt: skip
def test_what_stands_close_below_a_title_is_no_more_of_it(below: str) -> None:
    title = "Tilskud til Dalum Teaterforening, udsat fra mødet den 21/2"
    items = _items(f"Pkt. 7 {title}\n{below}\nResume\nEn sti.\nBeslutning\nUdsat.\n")
    assert [one.title for one in items] == [title]


def test_a_day_at_the_end_of_a_title_is_no_case_number() -> None:
    titles = ["Ny sti, udsat fra mødet den 21/2", "Vagt på Elmely 24/7"]
    items = _items(
        "".join(
            f"{number}. {title}\n\nBeslutning\n\nUdsat.\n\n"
            for number, title in enumerate(titles, 1)
        )
    )
    assert [(one.title, one.case_number) for one in items] == [(title, None) for title in titles]


def test_a_title_that_cannot_end_so_goes_on_below_a_blank_line() -> None:
    (item,) = _items(
        "Punkt 7: Lokalplan for et område mellem\n\nElmevej og Åvej\n\n\nBeslutning\n\nUdsat.\n"
    )
    assert item.title == "Lokalplan for et område mellem Elmevej og Åvej"


def test_no_body_is_what_a_sentence_says() -> None:
    (item,) = _items(
        "7. Ny sti\n\nSagsfremstilling\n\nEn sti.\nBehovet blev drøftet på udvalgets møde\n"
        "den 3. juni 2019.\nBehovet blev drøftet på udvalgets møde den 3. juni 2019\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert [one.body for one in item.decisions] == ["Økonomiudvalget"]


def test_a_year_that_a_line_begins_with_is_no_number_of_an_item() -> None:
    items = _items(
        "Ny sti\nSagsnr.: 19/1\n\nSagsfremstilling\n\nDer bygges i\n2021. Stien er lang.\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert [(one.number, one.title) for one in items] == [(None, "Ny sti")]
    items = _items(
        "1. Ny sti\n\nBeslutning\n\nSagen sendes til Byrådets møde i august\n2021.\n\n"
        "Sagsfremstilling\n\nStien bygges i\n2022 Den er lang.\n\nBilag\n\nKort\n"
    )
    assert [one.number for one in items] == ["1"]


def test_a_title_above_the_number_can_be_the_word_of_a_section_or_count_itself() -> None:
    titles = ["Dagsorden", "1. behandling af budget 2020", "Tidsplan", "Eventuelt"]
    items = _items(
        "".join(
            f"{title}\nSag nr. {number}\n\nSagens kerne\n\nEn sag.\n\nBeslutning\n\nUdsat.\n\n"
            for number, title in enumerate(titles, 1)
        )
    )
    assert [one.title for one in items] == titles


def test_the_head_of_a_page_is_no_title_above_a_number() -> None:
    items = _items(
        "".join(
            f"Byrådet         26. november 2009         Side: {number}\n\nSag nr. {number:02}\n\n"
            f"{title}\n\nJ.nr.: 05.01.00P20          Sag: 09/10{number}\n\nÅben sag\n\n"
            "Beslutning:\nUdsat.\n\n"
            for number, title in enumerate(["Ny sti", "Ny bro", "Eventuelt"], 1)
        )
    )
    assert [(one.number, one.title, one.case_number) for one in items] == [
        ("01", "Ny sti", "09/101"),
        ("02", "Ny bro", "09/102"),
        ("03", "Eventuelt", "09/103"),
    ]


def test_titles_in_capitals_stand_below_their_number_over_several_lines() -> None:
    items = _items(
        "SAG NR. 1\n\nMØDEPLAN FOR UDVALGET OG BYRÅ-\nDET, PROGRAM SAMT OFFENTLIGGØRELSE AF\n"
        "MØDER MV.\n\nADMINISTRATIONENS INDSTILLING\n\nAt planen godkendes.\n\n"
        "ØKONOMIUDVALGETS BESLUTNING\n\nGodkendt.\n\nSAG NR. 2\n\nMEDDELELSER\n\n"
        "ØKONOMIUDVALGETS BESLUTNING\n\nUdsat.\n",
        head="BESLUTNINGER\n\nØKONOMIUDVALGET\n\nOnsdag den 5. juni 2019\n\n",
    )
    assert [one.title for one in items] == [
        "MØDEPLAN FOR UDVALGET OG BYRÅDET, PROGRAM SAMT OFFENTLIGGØRELSE AF MØDER MV.",
        "MEDDELELSER",
    ]
    assert [_decided(one) for one in items] == [
        [("Økonomiudvalget", "2019-06-05", "Godkendt.")],
        [("Økonomiudvalget", "2019-06-05", "Udsat.")],
    ]


def test_a_closed_item_can_stand_below_the_attachments_of_the_last_decided_one() -> None:
    items = _items(
        "Indholdsfortegnelse\n1. Ny sti\n2. Ny bro\n3. Lukket punkt\n\n"
        "1. Ny sti\n\nBeslutning\n\nUdsat.\n\n2. Ny bro\n\nBeslutning\n\nGodkendt.\n\n"
        "Bilagsliste\n\nKort.pdf\n\n3. Lukket punkt\n"
    )
    assert [one.title for one in items] == ["Ny sti", "Ny bro", "Lukket punkt"]


def test_what_the_text_tells_of_a_decision_with_a_heading_of_its_own_is_none_more() -> None:
    (item,) = _items(
        "1. Ny vej\n\nSagsfremstilling\n\nTeknisk Udvalg den 3. februar 2014, punkt 6: Udsat.\n\n"
        "Beslutning Teknisk Udvalg den 03-02-2014\n\nUdsat.\n"
    )
    assert len(item.decisions) == 1
    assert item.sections[0].text == "Teknisk Udvalg den 3. februar 2014, punkt 6: Udsat."


def test_the_case_of_a_closed_item_stands_below_its_number_and_title_once_more() -> None:
    (item,) = _items(
        "• Pkt. 105 Lukket punkt\n\nPkt. 105\n\nLukket punkt\n\n"
        "Sagsnr. 310555 Teknisk Udvalg Lukket punkt\n"
    )
    assert (item.title, item.case_number, item.closed) == ("Lukket punkt", "310555", True)
    assert item.sections == ()


@pytest.mark.parametrize(
    "said",
    [
        "Udvalget indstiller til byrådet,\nat planen vedtages.",
        "Udvalget for Plan & Havn anbefaler Byrådet at\nvedtage planen.",
        "Godkendt.\nTeknisk Udvalg indstiller til Byrådet, at\n1. planen vedtages.",
    ],
)
def test_what_a_body_recommends_below_its_decision_is_decided(said: str) -> None:
    (item,) = _items(
        "1. Plan\n\nSagsfremstilling\n\nEn plan.\n\nForvaltningen indstiller,\nat den vedtages.\n\n"
        f"Beslutning\n{said}\n"
    )
    assert [one.text for one in item.decisions] == [said]


def test_what_the_administration_recommends_below_a_decision_is_a_recommendation() -> None:
    (item,) = _items(
        "1. Plan\n\nBeslutning\n\nGodkendt.\n\nForvaltningen indstiller,\n\nat planen vedtages.\n"
    )
    assert [one.kind for one in item.sections] == ["decision", "recommendation"]


def test_a_recommendation_can_stand_below_the_label_of_the_type() -> None:
    (item,) = _items(
        "1. Plan\n\nBeslutning\n\nTeknisk Udvalg indstiller, at\nplanen vedtages.\n\n"
        "Beslutning på byrådsmødet den 5. juni 2019\n\nGodkendt.\n"
    )
    assert [one.text for one in item.decisions] == ["Godkendt."]


def test_an_outcome_can_be_glued_to_the_heading_that_names_body_and_day() -> None:
    (item,) = _items(
        "2 : Ny hal\nSagsnr: 19-100\nSagsfremstillingEn hal.\nIndstillingAt hallen bygges.\n"
        "Beslutning i Skoleudvalget 3. juni 2019Anbefales.\nBeslutningGodkendt.\n"
    )
    assert _decided(item) == [
        ("Skoleudvalget", "2019-06-03", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]


def test_an_item_that_decides_nothing_can_stand_between_others_that_have_a_title() -> None:
    decided = "\n\nBeslutning\n\nGodkendt.\n\nIndstilling\n\nDet foreslås at bygge.\n\n"
    items = _items(
        f"Ny hal{decided}Ny bro\n\nIndstilling\n\nDet foreslås at bygge.\n\nSti{decided}"
    )
    assert [(one.title, len(one.decisions)) for one in items] == [
        ("Ny hal", 1),
        ("Ny bro", 0),
        ("Sti", 1),
    ]
    again = "Supplerende indstilling\n\nDet foreslås at male den."
    first, _ = _items(f"Ny hal{decided}{again}\n\nSti{decided}")
    assert first.title == "Ny hal"


def test_earlier_bodies_can_stand_with_day_and_number_in_brackets() -> None:
    (item,) = _items(
        "7. Ny hal\n\nSagsfremstilling\n\nEn hal.\n\n"
        "Direktionen indstiller (13. maj 2019, pkt. 4),\n\nat hallen bygges\n\n"
        "Skoleudvalget (3. juni 2019, pkt. 22):\n\nAnbefales.\n\n"
        "Økonomiudvalget (5. juni 2019):\n\nGodkendt.\n"
    )
    assert [one.kind for one in item.sections][:2] == ["presentation", "recommendation"]
    assert _decided(item) == [
        ("Skoleudvalget", "2019-06-03", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]


def test_a_case_number_behind_the_title_can_stand_above_the_decisions_again() -> None:
    (item,) = _items(
        "2. Ny hal (2019-0302914)\n\nIndstilling\n\nat hallen bygges\n\nBeslutning\n\n"
        "Dagsordenspunkt 2: Ny hal (2019-0302914)\n\n"
        "Økonomiudvalgets beslutning i mødet den 5. juni 2019\n\nGodkendt.\n"
    )
    assert (item.title, item.case_number) == ("Ny hal", "2019-0302914")


def test_a_heading_that_says_decision_is_one_whatever_body_stands_in_its_name() -> None:
    heading = "Beslutning i Styregruppen for Byrådets bro den 3. maj 2019, pkt. 4"
    (item,) = _items(f"1. Ny bro\n\nSagsfremstilling\nBroen er gammel.\n\n{heading}\n\nUdsat.\n")
    assert _decided(item) == [("Styregruppen for Byrådets bro", "2019-05-03", "Udsat.")]


@pytest.mark.parametrize(("kind", "status"), [("Referat", "minutes"), ("Dagsorden", "agenda")])
def test_a_label_of_the_head_can_say_what_kind_of_document_it_is(kind: str, status: str) -> None:
    text = f"Type: {kind}\nUdvalg: Teknisk Udvalg\nDato: 3. maj 2022\n\n1. Ny bro\nSagsnr. 22/100\n"
    assert parse(text).status == status


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning Børn, Unge og Kulturudvalget 2018-2021\nden 04-06-2019",
        "Beslutning fra Børn, Unge og Kulturudvalget, 4. juni 2019 (punkt\n21)",
    ],
)
def test_the_day_or_the_item_of_a_decision_can_begin_a_line(heading: str) -> None:
    (item,) = _items(f"2. Ny hal\n\nSagsfremstilling\nEn hal.\n\n{heading}\n\nAnbefales.\n")
    assert _decided(item) == [("Børn, Unge og Kulturudvalget", "2019-06-04", "Anbefales.")]


def test_a_title_can_go_on_over_several_lines() -> None:
    (item,) = _items(
        "2. Status på fraværet i skoler, daginstitutioner og på\nplejecentre samt forslag til en\n"
        "handleplan\n\n19/100\n\n"
        "Status på fraværet i skoler, daginstitutioner og på\nplejecentre samt forslag til en\n"
        "handleplan\n\nBeslutning\nUdsat.\n"
    )
    assert item.title == (
        "Status på fraværet i skoler, daginstitutioner og på plejecentre samt forslag til en"
        " handleplan"
    )
    assert [one.kind for one in item.sections] == ["decision"]


def test_a_sentence_on_who_left_can_go_on_in_the_next_line() -> None:
    (item,) = _items(
        "2. Ny hal\n\nBeslutning\n\n"
        "Ikke til stede: Ida Holm (V). Jens Peter Aagaard (A) deltog\n"
        "ikke i behandlingen på grund af inhabilitet.\n\nUdsat.\n"
    )
    assert ([one.text for one in item.decisions], item.absent) == (["Udsat."], ("Ida Holm",))


@pytest.mark.parametrize(
    "contents",
    [
        "åbent 1 Ny sti\nåbent 2 Bro\nlukket 101 Jord\n",
        "- Ny sti\n- Bro\n- Jord\n",
        "1. Ny sti\n2. Bro\n101. Jord\n",
        "Indholdsfortegnelse\n1. Ny sti\n2. Bro\n101. Jord\n",
    ],
)
def test_titles_above_the_items_are_the_contents_list(contents: str) -> None:
    items = "".join(
        f"{n}. {title}\n\nBeslutning\n\nUdsat.\n\n"
        for n, title in ((1, "Ny sti"), (2, "Bro"), (101, "Jord"))
    )
    fates = line_fates(f"{HEAD}{contents}\n{items}")
    assert "unread" not in fates
    assert fates.count("contents") == contents.count("\n")


def test_a_line_of_the_contents_list_can_go_on_below() -> None:
    first, second = "Ny sti langs åen mellem stationen, skolen og de to", "Status på arbejdet med"
    items = (
        f"1. {first} søer ved byen\n\nBeslutning\n\nUdsat.\n\n2. {second} stien\n\nBeslutning\n\n"
    )
    fates = line_fates(f"{HEAD}1. {first}\nsøer ved byen\n2. {second}\nstien\n\n{items}Udsat.\n")
    assert fates[4:8] == ("contents",) * 4


def test_words_that_only_open_a_title_are_read() -> None:
    head = "Referat\ntil\nOrdinært møde\nØkonomiudvalget\nden 5. juni 2019\n\n"
    fates = line_fates(f"{head}1. Sti\n\nBeslutning\n\nUdsat.\n")
    assert fates[:5] == ("head",) * 5


def test_the_number_of_a_room_is_no_hour() -> None:
    head = "Referat\ntil\nmødet i Byrådet\nden 3. maj 2021 kl. 15:00\ni Rådhuset, lokale 2.11\n\n"
    meeting = parse(f"{head}1. Sti\n\nBeslutning\n\nUdsat.\n")
    assert (meeting.starts_at, meeting.place) == ("15:00", "Rådhuset, lokale 2.11")


def test_a_number_can_stand_behind_its_year_and_before_a_letter() -> None:
    items = _items(
        "2019-6 T Ny sti\n\nBeslutning\n\nUdsat.\n\n2019-7 T Bro\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(one.number, one.title) for one in items] == [("6", "Ny sti"), ("7", "Bro")]


def test_titles_without_numbers_or_blank_lines_part_the_items() -> None:
    items = _items(
        "Ny sti\nSagsfremstilling\nStien har to spor\n1. Til gående\n2. Til cykler\nIndstilling\n"
        "at stien anlægges\nBeslutning\nUdsat.\nMeddelelser\nBeslutning\nIntet.\n"
        "Ny bro\nSagsfremstilling\nEn bro.\nIndstilling\nat broen bygges\nBeslutning\nGodkendt.\n",
        HEAD.strip() + "\n",
    )
    assert [(one.title, [told.text for told in one.decisions]) for one in items] == [
        ("Ny sti", ["Udsat."]),
        ("Meddelelser", ["Intet."]),
        ("Ny bro", ["Godkendt."]),
    ]


def test_the_last_title_printed_again_is_no_item() -> None:
    items = _items(
        "7. Sti\n\nBeslutning\n\nUdsat.\n\n8. Eventuelt\n\n19/7\n\nEventuelt\n\nIntet.\n"
    )
    assert [(one.number, one.title) for one in items] == [("7", "Sti"), ("8", "Eventuelt")]


def test_a_letter_can_stand_before_the_heading_of_a_group() -> None:
    items = _items(
        "D. Åbne punkter\n\n1. Sti\n\nBeslutning\n\nUdsat.\n\nE. Lukkede punkter\n\n2. Salg\n"
    )
    assert [(one.title, one.closed) for one in items] == [("Sti", False), ("Salg", True)]


def test_a_title_over_two_lines_has_the_page_of_its_line_in_the_contents() -> None:
    first, rest = "Budget 2020 - status fra Økonomicenteret samt input", "til direktionens møde"
    items = _items(
        f"Indholdsfortegnelse\nSti.....2\n{first}\n{rest}.....6\nBro.....8\nJord.....9\n\n"
        f"Punkt 1: Sti\n19/1\n\nPunkt 2: {first}\n{rest}\n\n19/2\n\nPunkt 3: Bro\n19/3\n"
    )
    assert [one.page for one in items] == [2, 6, 8]


def test_tabs_set_columns_apart_as_blanks_do() -> None:
    page = "Økonomiudvalget\t5. juni 2019\tSide"
    items = _items(
        f"1. Sti\t\t19/310\n\nBeslutning\nUdsat.\n\n{page} 2\n\n"
        "2. Bro\t19/320\n\nBeslutning\nGodkendt.\n"
    )
    assert [(one.title, one.case_number) for one in items] == [("Sti", "19/310"), ("Bro", "19/320")]
    assert [[told.text for told in one.decisions] for one in items] == [["Udsat."], ["Godkendt."]]


def test_the_end_of_the_meeting_can_stand_above_the_foot_of_the_site() -> None:
    meeting = parse(
        f"{HEAD}1. Sti\n\nBeslutning\n\nUdsat.\n\nMødet sluttede kl. 17.05\n\n"
        "Kontakt\nSkovby Kommune\nTorvet 1\n4999 Skovby\nTlf. 55 55 55 55\nCookies\n"
    )
    assert meeting.ends_at == "17:05"
    assert [told.text for one in meeting.items for told in one.decisions] == ["Udsat."]


def test_an_outcome_can_stand_behind_the_day_of_its_heading() -> None:
    items = _items(
        "1. Sti\n\nBeslutning i Økonomiudvalget den 05-06-2019 Dagsordenen godkendt.\n\n"
        "2. Bro\n\nBESLUTNING ØKONOMIUDVALGET DEN 05-06-2019 Udvalget anbefaler broen.\n\n"
        "3. Hal\n\nSagsfremstilling\n\n"
        "Beslutning i Byrådet den 4. juni 2018 Nye oplysninger gør, at sagen tages op igen.\n"
    )
    assert [[told.text for told in one.decisions] for one in items] == [
        ["Dagsordenen godkendt."],
        ["Udvalget anbefaler broen."],
        [],
    ]
