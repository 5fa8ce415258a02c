"""Which authority a document comes from."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from casetrack.authorities import (
    Authority,
    all_authorities,
    authority_key,
    by_code,
    keys_of,
    named,
)
from casetrack.provenance import Found, find_authority

IN_2018 = date(2018, 5, 1)
IN_2005 = date(2005, 5, 1)


def found(text: str = "", **given: object) -> Found | None:
    fields = {"head": "", "foot": "", "case_numbers": (), "folder": None, "on": IN_2018}
    return find_authority(text=text, **(fields | given))  # type: ignore[arg-type]


def name_of(text: str = "", **given: object) -> str | None:
    answer = found(text, **given)
    return answer.name if answer else None


# The table.


def test_there_are_98_municipalities_and_5_regions_in_2018() -> None:
    alive = Counter(
        row.kind
        for row in all_authorities()
        if (row.since or date.min) <= IN_2018 <= (row.until or date.max)
    )
    assert alive == {"municipality": 98, "region": 5}


def test_there_were_270_municipalities_and_13_counties_in_2006() -> None:
    alive = Counter(
        row.kind
        for row in all_authorities()
        if (row.since or date.min) <= date(2006, 6, 1) <= (row.until or date.max)
    )
    assert alive == {"municipality": 270, "county": 13}


def test_a_code_belongs_to_one_authority_a_day() -> None:
    rows = [row for row in all_authorities() if row.code]
    for row in rows:
        for other in rows:
            if row is not other and row.code == other.code:
                assert row.until is not None or other.until is not None
                assert (row.until or date.max) < (other.since or date.min) or (
                    other.until or date.max
                ) < (row.since or date.min)


def test_a_row_says_what_when_and_with_which_number() -> None:
    assert Authority("Slagelse Kommune", "municipality", "330", date(2007, 1, 1), None) in (
        all_authorities()
    )
    assert Authority(
        "Slagelse Kommune", "municipality", "333", date(1970, 4, 1), date(2006, 12, 31)
    ) in (all_authorities())


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("330", None, "Slagelse Kommune"),
        ("450", IN_2018, "Nyborg Kommune"),
        ("306", IN_2018, "Odsherred Kommune"),
        ("707", IN_2018, "Norddjurs Kommune"),
        ("707", IN_2005, "Grenaa Kommune"),
        ("707", None, "Norddjurs Kommune"),
        ("333", IN_2005, "Slagelse Kommune"),
        ("1083", IN_2018, "Region Syddanmark"),
    ],
)
def test_a_code_names_its_authority_on_a_day(code: str, on: date | None, name: str) -> None:
    authority = by_code(code, on)
    assert authority is not None
    assert authority.name == name


def test_a_code_nobody_bears_that_day_is_none() -> None:
    assert by_code("333", IN_2018) is None
    assert by_code("330", IN_2005) is None
    assert by_code("999") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Slagelse", "Slagelse Kommune"),
        ("Slagelse Kommunes", "Slagelse Kommune"),
        ("SLAGELSE KOMMUNE", "Slagelse Kommune"),
        ("Århus Kommune", "Aarhus Kommune"),
        ("Åbenrå", "Aabenraa Kommune"),
        ("Ålborg Kommune", "Aalborg Kommune"),
        ("Høje- Taastrup kommune", "Høje-Taastrup Kommune"),
        ("Høje-Taastrups Kommunes", "Høje-Taastrup Kommune"),
        ("hoeje-taastrup", "Høje-Taastrup Kommune"),
        ("HTK", "Høje-Taastrup Kommune"),
        ("København", "Københavns Kommune"),
        ("Københavns Kommunes", "Københavns Kommune"),
        ("Bornholm", "Bornholms Regionskommune"),
        ("Bornholms Regionskommune", "Bornholms Regionskommune"),
        ("Region Syddanmarks", "Region Syddanmark"),
        ("Region H", "Region Hovedstaden"),
        ("Assens", "Assens Kommune"),
        ("Vesthimmerland", "Vesthimmerlands Kommune"),
    ],
)
def test_a_name_is_known_in_every_spelling(text: str, name: str) -> None:
    authority = named(text, IN_2018)
    assert authority is not None
    assert authority.name == name


def test_a_name_is_known_only_while_it_exists() -> None:
    assert named("Korsør Kommune", IN_2018) is None
    korsor = named("Korsør Kommune", IN_2005)
    assert korsor is not None
    assert korsor.code == "325"
    assert named("Region Østdanmark", IN_2018) is None
    assert named("Region Sjælland", date(2027, 1, 1)) is None
    assert named("Ingensteds") is None
    assert named("") is None


# Head and foot.


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Vordingborg Kommune Dato Side Erhvervsudvalget", "Vordingborg Kommune"),
        ("REBILD KOMMUNE\nREFERAT\nByrådet", "Rebild Kommune"),
        ("REFERAT fra møde i THISTED BYRÅD", "Thisted Kommune"),
        ("Referat Aarhus Byråd 11-09-2019", "Aarhus Kommune"),
        ("Udvalg: Social\nMødested: M 5 - Vejen Rådhus", "Vejen Kommune"),
        ("Hjælp: https://www.slagelse.dk/moeder", "Slagelse Kommune"),
        ("Borgerrepræsentationen\n4. november 2021", "Københavns Kommune"),
        ("Regionsrådet\nRegion Syddanmark", "Region Syddanmark"),
        ("Møde i Herning Kommune, Torvet 5\nRegion Midtjylland", "Region Midtjylland"),
        ("Referat fra Eksempelby Kommune", "Eksempelby Kommune"),
        ("Bornholms Regionskommune\nTeknik", "Bornholms Regionskommune"),
    ],
)
def test_the_head_names_the_authority(head: str, name: str) -> None:
    answer = found(head, head=head)
    assert answer is not None
    assert (answer.name, answer.how) == (name, "head_or_foot")


def test_the_evidence_says_where_it_stands() -> None:
    text = "Udvalg: Social\n\nMødested: M 5 - Vejen Rådhus\n\n1. Titel"
    assert found(text, head="Mødested: M 5 - Vejen Rådhus") == Found(
        "Vejen Kommune", "head_or_foot", "Vejen Rådhus", text.index("Vejen")
    )


def test_a_name_outweighs_the_town_hall_the_body_meets_in() -> None:
    assert name_of(head="Slagelse Kommune\nMødested: Sorø Rådhus") == "Slagelse Kommune"


def test_two_names_in_a_head_settle_nothing() -> None:
    assert found(head="Mødet med Sorø Kommune.\nSted: Sorø Rådhus, Næstved Rådhus") is None


def test_a_town_hall_of_a_municipality_merged_away_names_nobody() -> None:
    assert found(head="Mødested: Arden Rådhus") is None
    assert found(head="Mødested: Arden Rådhus", on=None) is None


def test_a_town_hall_of_an_unknown_place_counts_if_the_text_knows_the_municipality() -> None:
    head = "Mødested: Eksempelby Rådhus"
    assert found(head, head=head) is None
    assert name_of(f"{head}\n\nFor Eksempelby Kommune:", head=head) == "Eksempelby Kommune"


def test_the_contents_list_is_no_head() -> None:
    assert found(head="Byrådet\nIndholdsfortegnelse\nHøring i Sorø Kommune.....3") is None
    assert found(head="Byrådet\nHøring i Sorø Kommune.....3") is None


def test_the_foot_counts_when_the_head_is_silent() -> None:
    assert name_of(head="Byrådet", foot="Sorø Kommune  Side 2 af 38") == "Sorø Kommune"


# Case numbers and folders.


def test_the_code_before_the_case_numbers_names_the_authority() -> None:
    text = "1. Titel\nSagsnr.: 330-2018-3619"
    assert found(text, case_numbers=["330-2018-3619"]) == Found(
        "Slagelse Kommune", "case_number", "330-2018-3619", text.index("330")
    )


def test_an_old_number_names_the_authority_of_its_own_year() -> None:
    assert name_of(case_numbers=["333-2005-17"]) == "Slagelse Kommune"
    assert name_of(case_numbers=["707-2005-17"], on=None) == "Grenaa Kommune"


@pytest.mark.parametrize(
    "numbers",
    [
        ["330-2018-3619", "450-2018-1"],
        ["2018-330-3619"],
        ["22/21670"],
        ["00.22.00-3584-18"],
        ["999-2018-1"],
        ["330-2018"],
    ],
)
def test_other_numbers_settle_nothing(numbers: list[str]) -> None:
    assert found(case_numbers=numbers) is None


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Kolding Kommune", "Kolding Kommune"),
        ("referater/kolding/2024", "Kolding Kommune"),
        ("hoeje-taastrup-direktionen", "Høje-Taastrup Kommune"),
        ("referater_ikast-brande_2019", "Ikast-Brande Kommune"),
        ("vejen", "Vejen Kommune"),
        ("C:\\minutes\\Region Syddanmark", "Region Syddanmark"),
    ],
)
def test_the_folder_names_the_authority(folder: str, name: str) -> None:
    answer = found(folder=folder)
    assert answer is not None
    assert (answer.name, answer.how, answer.at) == (name, "folder", -1)


@pytest.mark.parametrize(
    "folder", ["minutes", "op ad vejen", "kolding og vejle", "kolding/referater", "2024", ""]
)
def test_other_folders_settle_nothing(folder: str) -> None:
    assert found(folder=folder) is None


# The text.

FILL = "Der er lagt en plan for arbejdet, og den følges måned for måned af forvaltningen.\n" * 40


def test_the_municipality_the_text_speaks_of_as_its_own_is_found() -> None:
    text = (
        "Punkt 1: Strategi\nI Næstved Kommune er der mange stier.\n"
        f"{FILL}Næstved Kommune vil have flere stier.\n{FILL}Næstved Kommunes budget rummer dem."
    )
    at = text.index("Næstved")
    assert found(text) == Found("Næstved Kommune", "text", "Næstved Kommune", at)


def test_text_may_be_one_string() -> None:
    answer = find_authority(
        head="",
        foot="",
        case_numbers=[],
        folder=None,
        text="Uden navn.\nNæstved Kommune vil det. Skriv til byen@naestved.dk",
        on=None,
    )
    assert answer == Found("Næstved Kommune", "text", "Næstved Kommune", 11)


def test_a_neighbour_mentioned_often_is_not_the_authority() -> None:
    text = (
        "Kommunen har fået brev fra Ishøj Kommune. Samarbejdet med Ishøj Kommune er gammelt.\n"
        "Ishøj Kommune har oplyst, at prisen stiger. Ishøj Kommune har meddelt, at de går med.\n"
        "Aftalen hos Ishøj Kommune og kontrakten med Ishøj Kommune vedlægges."
    )
    assert found(text) is None


def test_a_neighbour_fills_one_item_of_a_long_text() -> None:
    item = "Ishøj Kommune vil bygge. Ishøj Kommune ønsker svar. Ishøj Kommunes budget er stort.\n"
    assert found(FILL + item + FILL) is None


IN_SORØ = "Eleverne i Sorø Kommune måles.\n"


def test_what_is_found_in_a_municipality_throughout_a_text_is_its_own() -> None:
    neighbour = "Faxe Kommune lagde to skoler sammen.\n"
    assert name_of(FILL.join([IN_SORØ, IN_SORØ, neighbour, IN_SORØ])) == "Sorø Kommune"


@pytest.mark.parametrize("text", [FILL + IN_SORØ * 3 + FILL, FILL.join([IN_SORØ, IN_SORØ])])
def test_what_is_found_there_in_one_item_or_twice_is_not(text: str) -> None:
    assert name_of(text) is None


def test_two_municipalities_with_comparable_weight_settle_nothing() -> None:
    text = "Sorø Kommune vil det ene. Sorø Kommune skal det andet.\n" * 2
    assert found(text + text.replace("Sorø", "Faxe")) is None


def test_a_lone_mention_that_says_nothing_of_its_own_settles_nothing() -> None:
    assert found("En borger i Hjørring kommune har klaget.") is None
    assert found("Vejen kommune kan gå er lang. Kommunen har en plan.") is None


def test_letters_stand_for_a_name_that_is_spoken_of() -> None:
    text = "Driften i HTK følges.\nHTK's enheder.\nHøje-Taastrup Kommune har enheder."
    assert name_of(text) == "Høje-Taastrup Kommune"
    assert found("HTK spiller tennis.") is None


def test_a_region_is_found_where_the_regional_council_speaks() -> None:
    text = (
        "Regionsrådet drøftede sagen. Region Syddanmark vil have flere læger.\n"
        "Region Syddanmark skal spare. regionsrådet godkendte. Kolding Kommune vil også."
    )
    assert name_of(text) == "Region Syddanmark"
    assert found("Byrådet beder Region Syddanmark om svar. Region Syddanmark vil det.") is None


@pytest.mark.parametrize(
    "words",
    [
        "Byrådet ser frem til besøg af venskabsbyen og Aalborg Kommune.",
        "Udvalget mødes i Herning Kommune, Torvet 5.",
    ],
)
def test_a_guest_or_a_meeting_place_is_no_authority(words: str) -> None:
    assert found(words) is None
    assert found(words, head=words) is None


def test_a_name_broken_over_two_lines_is_one_name() -> None:
    text = "Det sker i hele Høje-Taastrup\nKommune.\nHøje-\nTaastrup Kommune vil det."
    assert name_of(text) == "Høje-Taastrup Kommune"


def test_projects_called_kommune_are_no_places() -> None:
    assert found("Grøn Kommune vil det. Din Kommune skal det. Vores Kommune ønsker det.") is None


def test_hostile_text_is_read_in_one_walk() -> None:
    assert found(("a" * 50 + "@" + "a." * 200 + "dk ") * 500) is None
    assert found("Kommune " * 20000) is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("skovby", ["Skovby Kommune", "Region Skovby", "Skovby"]),
        ("SKOVBY  kommune", ["Skovby Kommune", "Skovby"]),
        ("region skovby", ["Region Skovby", "Skovby"]),
        ("Skov", []),
        ("kommune", []),
        ("", []),
    ],
)
def test_an_authority_is_asked_for_without_its_kind_too(wanted: str, found: list[str]) -> None:
    there = ["Skovby Kommune", "Region Skovby", "Skovby"]
    assert [name for name in there if authority_key(name) in keys_of(wanted)] == found
