"""What a decision does to other items of its meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casetrack.reading.parsing import parse
from casetrack.records import Affect
from structured import interpret_in_item as interpret
from structured import labelled, meets, meets_due, said


def affects(text: str, item: str = "1") -> tuple[Affect, ...]:
    on = date(2024, 5, 22)
    return interpret(text, body="Byrådet", date=on, item=item).affects


def by_number(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda one: str(one["item"]))


@labelled("affects")
def test_other_items_are_read_as_labelled(label: dict[str, Any]) -> None:
    found, wanted = by_number(said(label)["affects"]), by_number(label["affects"])
    assert [one["item"] for one in found] == [one["item"] for one in wanted]
    for one, asked in zip(found, wanted, strict=True):
        assert one["outcome"] == asked["outcome"]
        assert meets(asked["body"], one["body"])
        assert meets_due(asked, one, label["text"])


def test_an_item_put_off_to_a_day_has_that_day() -> None:
    (found,) = affects("Dagsordenen godkendt. Sag 92 udsættes til mødet den 12. juni.")
    assert (found.item, found.outcome.value) == ("92", "deferred")
    assert (found.due_from, found.due) == (date(2024, 6, 12), date(2024, 6, 12))


@pytest.mark.parametrize(
    "text",
    [
        "Dagsordenen godkendt. Sag nr. 7 - Ny skole - udsættes.",
        "Dagsordenen godkendt med bemærkning om at punkt 7 - Takster for 2014 - udsættes.",
    ],
)
def test_an_item_is_named_with_its_title_between_dashes(text: str) -> None:
    (found,) = affects(text)
    assert (found.item, found.outcome.value) == ("7", "deferred")


def test_an_item_that_the_body_decides_to_take_off_changes_the_agenda() -> None:
    read = interpret("Udvalget besluttede, at punkt 7 udgår.", item="1", agenda=True)
    assert [one.value for one in read.outcomes] == ["approved_with_changes"]


def test_an_item_may_have_the_number_of_a_famous_section() -> None:
    text = "Dagsordenen godkendt, idet punkt nr. 23 og punkt nr. 26 udskydes til maj."
    assert [one.item for one in affects(text)] == ["23", "26"]


@pytest.mark.parametrize(
    "text",
    [
        "Sag 38 - Genbehandling af sag 19 - tages af dagsordenen. Dagsordenen godkendt.",
        "Forslag om, at punkt 38 - Klage over sag 7 - udsættes, blev vedtaget. Dagsorden godkendt.",
        "Punkt 38 - Fornyet behandling af punkt 12 - udsættes. Dagsordenen godkendt.",
    ],
)
def test_a_number_in_the_title_of_an_item_names_no_other(text: str) -> None:
    read = interpret(text, body="Byrådet", item="1", agenda=True)
    assert [one.item for one in read.affects] == ["38"]
    assert read.outcome.value == "approved_with_changes"


@pytest.mark.parametrize(
    "text",
    [
        "Følgende punkter udgår: 3 og 5.",
        "Dagsordenen godkendt, idet følgende punkter udgår: 3 og 5.",
        "Udgår: Punkt 3 og punkt 5.",
        "Følgende punkter udgår:\n- Punkt 3\n- Punkt 5\nDagsordenen i øvrigt godkendt.",
        "Følgende sager udgår:\n\n3. Ny hal\n\n5. Lys på stien",
    ],
)
def test_items_are_listed_below_what_is_said_of_them(text: str) -> None:
    read = interpret(text, body="Byrådet", item="1", agenda=True)
    assert [(one.item, one.outcome.value) for one in read.affects] == [
        ("3", "taken_off_agenda"),
        ("5", "taken_off_agenda"),
    ]
    assert "5" in read.affects[0].evidence


@pytest.mark.parametrize(
    "text",
    [
        "Følgende punkter godkendes: 3 og 5.",
        "Følgende bilag udgår: 3 og 5.",
        "Følgende punkter udgår: Dem om havnen.",
    ],
)
def test_what_is_no_list_of_items_is_none(text: str) -> None:
    assert not interpret(text, body="Byrådet", item="1", agenda=True).affects


def test_the_words_that_take_an_item_off_name_it() -> None:
    (found,) = affects('Punkt 51, "Ny bro ved havnen", tages af dagsordenen. Godkendt.')
    assert found.evidence == 'Punkt 51, "Ny bro ved havnen", tages af dagsordenen.'


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lind havde bedt om at få punkt 9 af dagsordenen, hvilket der dog ikke var enighed om.",
        "Der var modtaget anmodning om at tage punkt 9 af dagsorden. Det var der ikke enighed om.",
    ],
)
def test_an_item_that_somebody_asked_to_have_taken_off_stays(text: str) -> None:
    read = interpret(f"{text} Dagsordenen godkendt.", body="Byrådet", agenda=True)
    assert (read.affects, read.outcome.value) == ((), "approved")


def test_an_item_taken_off_changes_the_agenda_that_is_approved() -> None:
    read = interpret("Dagsordenen godkendt, idet punkt 5 tages af dagsordenen.")
    assert [(one.item, one.outcome.value) for one in read.affects] == [("5", "taken_off_agenda")]
    assert [one.value for one in read.outcomes] == ["approved_with_changes"]


def test_several_items_are_each_taken_off() -> None:
    found = affects("Dagsordenen godkendt, dog udgår punkt 7 og 9.")
    assert [one.item for one in found] == ["7", "9"]


def test_an_item_that_speaks_of_its_own_number_affects_no_other() -> None:
    assert affects("Punkt 4 udsættes.", item="4") == ()


def test_a_printed_item_that_speaks_of_its_own_number_affects_no_other() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\n5. Ny bro\n\nSagsnr.: 23/1\n\nBeslutning\n\n"
        "Punkt 5 udsættes.\n"
    )
    (decision,) = meeting.items[0].decisions
    assert (decision.outcome.value, decision.affects) == ("deferred", ())


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Drøftet. Punkt 7 udsættes.", "discussed"),
        ("Oversendes til Økonomiudvalget. Punkt 7 udsættes.", "referred"),
    ],
)
def test_what_another_item_suffers_does_not_befall_this_one(text: str, outcome: str) -> None:
    read = interpret(text, body="Byrådet", date=date(2024, 5, 22))
    assert [one.value for one in read.outcomes] == [outcome]
    assert [(one.item, one.outcome.value) for one in read.affects] == [("7", "deferred")]


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Godkendt, idet punkt 2 udsættes til næste møde.", "deferred"),
        ("Godkendt, dog således at punkt 2 udsættes.", "deferred"),
        ("Godkendt, dog udsættes punkt 2.", "deferred"),
        ("Godkendt, idet punkt 2 blev udsat på sidste møde.", "approved"),
        ("Godkendt, idet etape 2 udsættes.", "approved"),
    ],
)
def test_a_point_of_the_recommendation_can_be_put_off(text: str, fate: str) -> None:
    printed = (
        "Teknisk Udvalg\n\nden 03-02-2020\n\n2. Stier\n\n3. Gebyr\n\nIndstilling\n"
        "Forvaltningen indstiller,\n1. at gebyret fastsættes\n2. at stien anlægges\n\n"
    )
    (said,) = parse(f"{printed}Beslutning\n{text}\n").items[1].decisions
    assert [one.outcome and one.outcome.value for one in said.points] == ["approved", fate]
    assert said.affects == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Godkendt, idet punkt 2 udsættes til næste møde.", []),
        ("Godkendt, dog således at punkt 2 udsættes.", []),
        ("Godkendt med undtagelse af punkt 2, som udsættes.", []),
        ("Godkendt, idet sag 2 udsættes.", ["2"]),
        ("Dagsordenen godkendt, idet punkt 2 udsættes.", ["2"]),
    ],
)
def test_a_point_put_off_in_an_item_of_its_own_is_no_item(text: str, items: list[str]) -> None:
    assert [one.item for one in affects(text)] == items
    assert [one.item for one in interpret(text, agenda=True).affects] == ["2"]


def test_points_of_the_recommendation_are_no_items() -> None:
    assert affects("Indstillingspunkt 1 godkendt. Indstillingspunkt 2 udsættes.") == ()


def test_points_that_are_not_numbered_are_counted() -> None:
    printed = (
        "Teknisk Udvalg\n\nden 03-02-2020\n\n2. Stier\n\n3. Gebyr\n\nIndstilling\n"
        "Forvaltningen indstiller, at gebyret fastsættes.\n\nBeslutning\n"
        "Punkt 1 godkendt. {} udsættes.\n"
    )
    (point,) = parse(printed.format("Punkt 2")).items[1].decisions
    (item,) = parse(printed.format("Sag 2")).items[1].decisions
    assert (point.affects, [one.item for one in item.affects]) == ((), ["2"])


def test_what_the_head_remarks_about_an_item_is_kept_with_the_meeting() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\nBemærkninger: Punkt 2 blev taget af dagsordenen.\n\n"
        "1. Ny bro\n\nSagsnr.: 23/1\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Ny vej\n\nSagsnr.: 23/2\n\n"
    )
    assert [(one.item, one.outcome.value) for one in meeting.affects] == [("2", "taken_off_agenda")]


def test_what_the_next_remark_says_of_the_item_is_its_time() -> None:
    meeting = parse(
        "REFERAT Direktionen d. 16-01-2023\n\n"
        "Bemærkninger: Punkt 2 blev ikke behandlet. Punktet sættes på mødet den 6. februar.\n\n"
        "1. Ny bro\n\nSagsnr.: 23/1\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Ny vej\n\nSagsnr.: 23/2\n\n"
    )
    assert [(one.item, one.due) for one in meeting.affects] == [("2", date(2023, 2, 6))]


def test_other_items_stand_in_the_order_of_the_text() -> None:
    found = affects("Dagsordenen blev godkendt, idet punkt 9 udsættes, og punkt 11 udgår.")
    assert [one.item for one in found] == ["9", "11"]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Punkt 2 udgår. Punkt 3 udgår.", [("2", "taken_off_agenda"), ("3", "taken_off_agenda")]),
        (
            "Punkt 2 udgår. Punkt 3 oversendes til Økonomiudvalget.",
            [("2", "taken_off_agenda"), ("3", "referred")],
        ),
        (
            "Godkendt. Punkt 5 udgår, og punkt 7 udsættes.",
            [("5", "taken_off_agenda"), ("7", "deferred")],
        ),
        ("Punkt 1 godkendt. Punkt 2 udsættes.", []),
        ("Punkt 1 og 2 godkendt. Punkt 3 udgår.", []),
        ("Punkt 1 udsat, punkt 2 afvist.", []),
    ],
)
def test_several_items_are_each_moved_where_no_point_is_decided(
    text: str, done: list[tuple[str, str]]
) -> None:
    assert [(one.item, one.outcome.value) for one in affects(text)] == done


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Godkendt. Sag nr. 4 til og med nr. 7 udgår.", ["4", "5", "6", "7"]),
        ("Dagsordenen godkendt. Punkt 3 til 5 udsættes.", ["3", "4", "5"]),
        ("Dagsordenen godkendt. Punkt 5 udsættes til 12. maj.", ["5"]),
    ],
)
def test_a_range_can_be_spelt(text: str, items: list[str]) -> None:
    assert [one.item for one in interpret(text).affects] == items


def test_an_item_lapses_where_the_agenda_is_approved_and_nowhere_else() -> None:
    lapsed = interpret("Godkendt, idet punkt 5 bortfalder.", agenda=True).affects
    assert [(one.item, one.outcome.value) for one in lapsed] == [("5", "lapsed")]
    assert affects("Forslaget bortfalder som følge af vedtagelsen under punkt 4.") == ()


@pytest.mark.parametrize(
    "text",
    ["Punkt 5 udsættes. Godkendt.", "Pkt. 5 blev udsat.\nGodkendt.", "Godkendt. Pkt. 5 udgår."],
)
def test_the_points_of_an_agenda_are_the_items(text: str) -> None:
    said = interpret(text, agenda=True)
    assert [one.value for one in said.outcomes] == ["approved_with_changes"]
    assert [one.item for one in said.affects] == ["5"]


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt, idet punkt 2 udsættes, og punkt 4 udgår og sendes tilbage til Kulturudvalget.",
        "Godkendt. Punkt 2 udsættes. Punkt 4 udgår. Sagen sendes tilbage til Kulturudvalget.",
    ],
)
def test_what_goes_on_about_an_item_is_said_of_the_last_one_named(text: str) -> None:
    said = interpret(text, body="Byrådet", agenda=True)
    assert [(one.item, one.outcome.value, one.body) for one in said.affects] == [
        ("2", "deferred", None),
        ("4", "taken_off_agenda", "Kulturudvalget"),
    ]
    assert [one.value for one in said.outcomes] == ["approved_with_changes"]


def test_another_matter_that_is_named_is_not_the_item() -> None:
    said = interpret("Godkendt. Punkt 4 udgår. Sagen om dagpleje sættes på i maj.", agenda=True)
    assert [(one.item, one.due_text) for one in said.affects] == [("4", None)]


def test_the_item_that_approves_the_agenda_moves_items() -> None:
    meeting = parse(
        "REFERAT Teknisk Udvalg d. 06-03-2023\n\nPunkt 1: Godkendelse af dagsorden\n\n"
        "Beslutning Teknisk Udvalg den 06-03-2023\nPkt. 2 udsættes. Godkendt.\n\n"
        "Punkt 2: Ny sti\n\nBeslutning Teknisk Udvalg den 06-03-2023\nUdsat.\n"
    )
    (decision,) = meeting.items[0].decisions
    assert [(one.item, one.outcome.value) for one in decision.affects] == [("2", "deferred")]


def test_an_item_can_be_named_as_its_heading_prints_it() -> None:
    head = "Byrådet\nReferat\nTirsdag den 3. maj 2011 kl. 17:00\n\n21. Godkendelse af dagsorden\n"
    said = (
        "Punkt 28. Lokalplan for Havnegade udsat.\n"
        "Punkt 23. Takster, at sagen sendes tilbage til Økonomiudvalget.\n"
        "Dagsordenen i øvrigt godkendt.\n"
    )
    (item,) = parse(f"{head}Beslutning\n{said}").items
    found = [(one.item, one.outcome.value) for one in item.decisions[0].affects]
    assert found == [("28", "deferred"), ("23", "referred")]


def test_an_item_that_opens_the_meeting_and_approves_the_agenda_decides_about_items() -> None:
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\n1. Åbning og godkendelse af dagsorden\n\nBeslutning\n\n"
        "Godkendt, idet punkt 2 udsættes.\n\n2. Ny bro\n\nSagsnr.: 23/1\n\n"
    )
    (decision,) = meeting.items[0].decisions
    assert decision.outcome.value == "approved_with_changes"
    assert [(one.item, one.outcome.value) for one in decision.affects] == [("2", "deferred")]


@pytest.mark.parametrize(
    "text",
    [
        "Dagsordenen godkendt. Punkt 5 udgår, da sagen sendes tilbage til Teknisk Udvalg.",
        "Godkendt, idet sag 5 udgår, idet den oversendes til Teknisk Udvalg.",
    ],
)
def test_an_item_off_the_agenda_goes_where_the_reason_says(text: str) -> None:
    (found,) = interpret(text, agenda=True).affects
    said = (found.item, found.outcome.value, found.body)
    assert said == ("5", "taken_off_agenda", "Teknisk Udvalg")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Punkt 5 og punkt 8 udsættes til næste møde.", ["5", "8"]),
        (
            "Godkendt, idet punkt 4 (Takster) samt pkt. 6 (Nyt tag) udsættes til næste møde.",
            ["4", "6"],
        ),
        ("Dog udsættes punkt 2 Ny hal, punkt 3 Ny vej og punkt 4 til næste møde.", ["2", "3", "4"]),
        ("Punkt 2 Ny hal, punkt 3 Ny vej og punkt 4 udsættes til næste møde.", ["2", "3", "4"]),
        ("Punkt 5 udsættes til næste møde sammen med punkt 8 og punkt 9.", ["5"]),
        ("Punkt 3 drøftes først, punkt 5 udsættes til næste møde.", ["5"]),
    ],
)
def test_every_item_of_a_list_is_moved(text: str, items: list[str]) -> None:
    found = interpret(text, body="Byrådet", item="1", agenda=True).affects
    assert [(one.item, one.due_text) for one in found] == [(one, "til næste møde") for one in items]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Godkendt med undtagelse af punkt 6, som udsættes.", [("6", "deferred")]),
        ("Godkendt bortset fra pkt. 8, der tages af dagsordenen.", [("8", "taken_off_agenda")]),
        ("Godkendt. Der blev spurgt til punkt 6, som omtaler, at møder udsættes.", []),
    ],
)
def test_an_excepted_item_is_moved_by_what_follows_it(
    text: str, done: list[tuple[str, str]]
) -> None:
    found = interpret(text, body="Byrådet", item="1", agenda=True).affects
    assert [(one.item, one.outcome.value) for one in found] == done


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Godkendt, idet sag 24/300 udsættes.", ["24/300"]),
        ("Godkendt. Sag 330-2019-101 Ny vej udsættes.", ["330-2019-101"]),
        ("Godkendt. Sagsid. 24/300 og sagsnr. 24/301 udsættes.", ["24/300", "24/301"]),
        ("Godkendt, idet punktet om ny vej udsættes.", ["ny vej"]),
        ("Godkendt. Sagen vedr. ny vej blev udsat.", ["ny vej"]),
        ("Godkendt, idet sagen om ny vej er udsat fra sidste møde.", []),
        ("Godkendt. Formanden oplyste, at sagen om ny vej er udsat i Økonomiudvalget.", []),
        ("Godkendt. Det blev oplyst, at sagen om ny vej er sendt til Økonomiudvalget.", []),
        ("Godkendt. Venstre spurgte, hvorfor sagen om ny vej er udsat.", []),
        ("Godkendt. Venstre spurgte, hvornår sag 24/300 blev udsat.", []),
        ('Godkendt, idet punktet "Ny vej" udsættes.', ["Ny vej"]),
        ('Godkendt, idet punkt 3 "Ny vej" udsættes.', ["3"]),
        ('Godkendt. Bo Lind spurgte til sagen "Ny vej", som blev udsat på sidste møde.', []),
    ],
)
def test_the_agenda_can_name_an_item_by_case_number_or_title(text: str, items: list[str]) -> None:
    said = interpret(text, body="Byrådet", agenda=True)
    assert [one.item for one in said.affects] == items
    assert all(one.outcome.value == "deferred" for one in said.affects)
    assert said.outcome.value == ("approved_with_changes" if items else "approved")


def test_a_matter_that_names_its_own_case_number_is_the_one_put_off() -> None:
    said = interpret("Sag 24/300 udsættes.", body="Byrådet")
    assert (said.outcome.value, said.affects) == ("deferred", ())


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Forvaltningen har trukket punkt 8.", [("8", "withdrawn")]),
        ("Dagsordenen godkendt med udsættelse af sag 6.", [("6", "deferred")]),
        ("Pkt. 2a og 3 udsættes.", [("2a", "deferred"), ("3", "deferred")]),
        ("Formanden har trukket linjerne op i punkt 8.", []),
    ],
)
def test_an_item_is_moved_by_its_number_alone(text: str, done: list[tuple[str, str]]) -> None:
    found = interpret(text, body="Byrådet", item="1", agenda=True).affects
    assert [(one.item, one.outcome.value) for one in found] == done


def test_an_item_named_before_what_is_moved_about_it_is_the_one_that_comes_again() -> None:
    text = (
        "Dagsordenen godkendt. For så vidt angår sag 12 foreslog borgmesteren, at sagen genoptages "
        "til marts. Der blev stemt om forslaget: For: 20 (A, V, C) Imod: 6 (B, F, Ø)."
    )
    read = interpret(text, body="Byrådet", item="1", agenda=True)
    assert [(one.item, one.outcome.value) for one in read.affects] == [
        ("12", "to_be_presented_again")
    ]
    assert read.outcome.value == "approved_with_changes"
