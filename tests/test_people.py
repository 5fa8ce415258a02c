"""Lists of names give participants; absence lines and sentences give who was not there."""

from __future__ import annotations

import pytest

from casetrack.reading.absences import absent_in, absentees, all_with_party, read_absence
from casetrack.reading.layout import shipped_layout
from casetrack.reading.people import is_name, names_in, participants_in, rejoined

LABELS = shipped_layout().absences


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm, Bo Lind",
        "Ida Holm og Bo Lind",
        "Ida Holm; Bo Lind",
        "Ida Holm\nBo Lind",
        "• Ida Holm\n• Bo Lind",
        "- Ida Holm\n- Bo Lind.",
        "Ida Holm (V), Bo Lind (A)",
        "Ida  Holm,\tBo Lind",
    ],
)
def test_a_list_of_names_is_printed_in_many_ways(text: str) -> None:
    assert names_in(text) == ("Ida Holm", "Bo Lind")


@pytest.mark.parametrize(
    ("text", "attendance"),
    [
        ("Ida Holm", "present"),
        ("Ida Holm (Afbud)", "apologies"),
        ("Ida Holm (afbud fra kl. 10)", "apologies"),
        ("Ida Holm (A, afbud)", "apologies"),
        ("Ida Holm (Fravær)", "absent"),
        ("Ida Holm (Fraværende)", "absent"),
        ("Ida Holm (forfald)", "apologies"),
        ("Ida Holm (orlov)", "absent"),
        ("Ida Holm (stedfortræder)", "substitute"),
        ("Ida Holm (stedfortræder for Bo Lind)", "substitute"),
    ],
)
def test_a_note_after_the_name_says_how_somebody_attended(text: str, attendance: str) -> None:
    (person,) = participants_in(text)
    assert (person.name, person.attendance) == ("Ida Holm", attendance)


@pytest.mark.parametrize(
    ("text", "role", "attendance", "items"),
    [
        ("Ida Holm (A) - Deltog", None, "present", None),
        ("Ida Holm (A, deltog)", None, "present", None),
        ("Ida Holm (A) - Afbud", None, "apologies", None),
        ("Ida Holm (A), 1. næstformand- afbud", "1. næstformand", "apologies", None),
        ("Ida Holm (A) Stedfortræder for Bo Lind (A)", None, "substitute", None),
        ("Ida Holm (A), Suppleant for Bo Lind (A)", None, "substitute", None),
        ("Ida Holm (A) - deltog ikke i behandlingen af punkt: 12", None, "absent", ("12",)),
        ("Ida Holm (A)\nDeltog ikke under punkterne 3-4", None, "absent", ("3", "4")),
        ("Ida Holm (A) (deltog ikke under punkterne 3-4)", None, "absent", ("3", "4")),
        ("Ida Holm (A, deltog ikke i sag 3)", None, "absent", ("3",)),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(
    text: str, role: str | None, attendance: str, items: tuple[str, ...] | None
) -> None:
    (person,) = participants_in(text)
    assert (person.name, person.party, person.role) == ("Ida Holm", "A", role)
    assert (person.attendance, person.items) == (attendance, items)


def test_names_with_their_parties_can_stand_side_by_side() -> None:
    assert names_in("Ida Holm (C) Bo Lind (F)") == ("Ida Holm", "Bo Lind")


def test_a_list_under_a_label_of_absence_is_absent() -> None:
    people = participants_in("Ida Holm, Bo Lind", attendance="apologies")
    assert [person.attendance for person in people] == ["apologies", "apologies"]


@pytest.mark.parametrize(
    "text",
    ["Ida Holm (V)", "Ida Holm V", "Ida Holm\nV", "Ida Holm, V", "Ida Holm (hjhehv) V"],
)
def test_a_party_is_no_part_of_the_name(text: str) -> None:
    (person,) = participants_in(text)
    assert (person.name, person.party) == ("Ida Holm", "V")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Formand Ida Holm", "Formand"),
        ("Borgmester: Ida Holm", "Borgmester"),
        ("Ida Holm (formand)", "formand"),
        ("Ida Holm, formand", "formand"),
        ("Ida Holm, direktør for teknik", "direktør for teknik"),
        ("Ida Holm (formand) (V)", "formand"),
    ],
)
def test_a_role_is_no_part_of_the_name(text: str, role: str) -> None:
    person = participants_in(text)[0]
    assert (person.name, person.role) == ("Ida Holm", role)


@pytest.mark.parametrize(
    ("text", "role", "party"),
    [
        ("Ida Holm, formand (A)", "formand", "A"),
        ("Ida Holm (V), formand (A)", "formand (A)", "V"),
        ("Ida Holm, direktør (teknik)", "direktør (teknik)", None),
    ],
)
def test_a_party_is_no_part_of_the_role(text: str, role: str, party: str | None) -> None:
    (person,) = participants_in(text)
    assert (person.role, person.party) == (role, party)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Ida Holm (A), sag 129-131", ("129", "130", "131")),
        ("Ida Holm, punkt 3 og 5", ("3", "5")),
        ("Ida Holm, sag 3, 7", ("3", "7")),
        ("Ida Holm, pkt. 4", ("4",)),
    ],
)
def test_absence_can_hold_for_some_items_only(text: str, items: tuple[str, ...]) -> None:
    (person,) = participants_in(text, attendance="absent")
    assert (person.name, person.attendance, person.items) == ("Ida Holm", "absent", items)


@pytest.mark.parametrize("text", ["", "Ingen", "ingen.", "-", "Alle var til stede", "Ingen afbud"])
def test_nobody_is_nobody(text: str) -> None:
    assert participants_in(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ida Holm", True),
        ("A. B. Hansen", True),
        ("H.P. Hansen", True),
        ("Hans-Jørgen von Beck", True),
        ("Åse Ø. Æble", True),
        ("Ibrahim al-Sayed", True),
        ("Maria d’Angelo", True),
        ("Lea d'Ambra Bo", True),
        ("Niels “Nisse” Holm", True),
        ('Kurt "Kalle" Bo', True),
        ("Niels ’Nisse’ Holm", True),
        ("Bo »Lille Bo« Lind", True),
        ("al-Sayed", False),
        ("Ny e-Boks", False),
        ("“Nisse” Holm", False),
        ("Lokalplan “Nord”", False),
        ("Niels “nisse” Holm", False),
        ("godkendt", False),
        ("Godkendt uden bemærkninger", False),
        ("Ida Holm 2", False),
        ("Ida Holm?", False),
        ("", False),
        ("Teknik Miljø Plan Vej Park Natur Klima Energi", False),
    ],
)
def test_a_name_is_capital_words_initials_and_particles(text: str, named: bool) -> None:
    assert is_name(text) is named


@pytest.mark.parametrize(
    ("line", "attendance", "names"),
    [
        ("Afbud: Ida Holm", "apologies", ("Ida Holm",)),
        ("Afbud Ida Holm", "apologies", ("Ida Holm",)),
        ("Afbud Ida Holm, Bo Lind", "apologies", ("Ida Holm", "Bo Lind")),
        ("Afbud fra Ida Holm", "apologies", ("Ida Holm",)),
        ("Fraværende med afbud: Ida Holm og Bo Lind", "apologies", ("Ida Holm", "Bo Lind")),
        ("Fraværende uden afbud: Ida Holm (O)", "absent", ("Ida Holm",)),
        ("Fraværende:  Ida Holm (A), Bo Lind (V)", "absent", ("Ida Holm", "Bo Lind")),
        ("Fraværende Ida Holm", "absent", ("Ida Holm",)),
        ("Fraværende- Ida Holm ()", "absent", ("Ida Holm",)),
        ("Afbud/fraværende: Ida Holm", "apologies", ("Ida Holm",)),
        ("Meldt afbud: Ida Holm", "apologies", ("Ida Holm",)),
        ("Suppleanter: Bo Lind", "substitute", ("Bo Lind",)),
        ("Ej til stede: Ida Holm og Bo Lind", "absent", ("Ida Holm", "Bo Lind")),
        ("Ikke til stede: Ida Holm (N)", "absent", ("Ida Holm",)),
        ("Stedfortræder: Bo Lind", "substitute", ("Bo Lind",)),
        ("Stedfortrædere: Bo Lind for Ida Holm", "substitute", ("Bo Lind",)),
        ("Fraværende: Ida Holm. Bo Lind var fraværende", "absent", ("Ida Holm", "Bo Lind")),
        ("Fraværende: Ingen", "absent", ()),
        ("Fraværende: -", "absent", ()),
    ],
)
def test_an_absence_line_names_who_was_absent(
    line: str, attendance: str, names: tuple[str, ...]
) -> None:
    said = read_absence(line, LABELS)
    assert said is not None
    assert (said.attendance, said.names, said.open_ended) == (attendance, names, False)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Fraværende:", ()),
        ("Afbud", ()),
        ("Afbud i Økonomiudvalget den 3. maj 2021:", ()),
        ("Fraværende: Ida Holm,", ("Ida Holm",)),
    ],
)
def test_an_absence_line_can_leave_its_names_to_the_lines_below(
    line: str, names: tuple[str, ...]
) -> None:
    said = read_absence(line, LABELS)
    assert said is not None
    assert (said.names, said.open_ended) == (names, True)


@pytest.mark.parametrize(
    "line",
    [
        "Fraværende elever skal fremover tilmeldes igen.",
        "Fravær under 5 procent er målet",
        "Fravær på skolerne er steget med to procent",
        "Afbuddet kom for sent",
        "Afbud skal meldes til sekretariatet inden mødet begynder.",
        "Orlovsordningen forlænges",
    ],
)
def test_prose_that_begins_like_an_absence_line_is_none(line: str) -> None:
    assert read_absence(line, LABELS) is None


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Ida Holm var fraværende. Godkendt.", ("Ida Holm",)),
        (
            "Godkendt.\nIda Holm, Bo Lind og Ea Ravn var fraværende.",
            ("Ida Holm", "Bo Lind", "Ea Ravn"),
        ),
        ("Ida Holm (V) havde lovligt forfald.", ("Ida Holm",)),
        ("Ida Holm (V) var ikke til stede.", ("Ida Holm",)),
        ("Ansøger Per Dam var ikke til stede ved besigtigelsen.", ()),
        ("Ingen var fraværende.", ()),
        ("Godkendt.", ()),
    ],
)
def test_a_sentence_can_say_who_was_absent(text: str, absent: tuple[str, ...]) -> None:
    assert absent_in(text) == (absent, ())


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm deltog ikke i behandlingen af punktet.",
        "Ida Holm (A) forlod mødet under punktet.",
        "Ida Holm erklærede sig inhabil.",
        "Ida Holm blev erklæret inhabil og gik uden for døren.",
        "Ida Holm erklæredes inhabil og forlod mødet under punktet.",
        "Ida Holm blev kendt inhabil.",
        "Ida Holm meldte sig inhabil og forlod lokalet.",
        "Fraværende: Ida Holm deltog ikke i behandlingen.",
    ],
)
def test_who_leaves_the_room_for_an_item_is_recused_and_not_absent(text: str) -> None:
    assert absent_in(text) == ((), ("Ida Holm",))


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm og Bo Lind deltog ikke på mødet.",
        "Ida Holm og Bo Lind deltog ikke.",
        "Godkendt.\n\nIda Holm og Bo Lind fraværende.",
        "Ida Holm og Bo Lind udeblev uden afbud.",
        "Rådmand Ida Holm og Bo Lind var forhindret i at deltage i sagens behandling.",
    ],
)
def test_a_sentence_says_who_was_not_there(text: str) -> None:
    assert absent_in(text) == (("Ida Holm", "Bo Lind"), ())


@pytest.mark.parametrize(
    "text",
    [
        "Administrationen deltog ikke.",
        "Grundejerforeningen Solbakken deltog ikke.",
        "Kyststyrelsen fraværende.",
        "Nordre Skole deltog ikke.",
        "Bo Lind var fraværende ved sidste møde.",
    ],
)
def test_an_institution_or_somebody_at_another_meeting_is_nobody_absent(text: str) -> None:
    assert absent_in(text) == ((), ())


@pytest.mark.parametrize(
    ("text", "recused"),
    [
        ("Ida Holm forlod mødet kl. 17.00 efter behandlingen af punkt 2.", ()),
        ("Ida Holm forlod mødet kl. 17.12 under behandlingen af pkt. 5.", ()),
        ("Ida Holm forlod mødet kl. 12:03 og kom tilbage kl. 12:45.", ()),
        ("Ida Holm forlod lokalet under behandlingen af punktet og kom tilbage.", ("Ida Holm",)),
        ("Ida Holm forlod mødet under punkt 5 på grund af inhabilitet.", ("Ida Holm",)),
        ("Ida Holm deltog ikke i sagens behandling.", ("Ida Holm",)),
    ],
)
def test_who_left_for_another_reason_is_not_recused(text: str, recused: tuple[str, ...]) -> None:
    assert absent_in(text) == ((), recused)


@pytest.mark.parametrize(
    "line",
    [
        "Der var afbud fra Ida Holm (V).",
        "DER ER MELDT AFBUD FRA Ida Holm",
        "Fravær med afbud: Ida Holm",
        "Fravær uden afbud: Ida Holm",
    ],
)
def test_a_line_of_absence_has_many_openings(line: str) -> None:
    said = read_absence(line, LABELS)
    assert said is not None
    assert said.names == ("Ida Holm",)


@pytest.mark.parametrize(
    "line", ["Der var afbud fra Ida Holm (V). Godkendt.", "Afbud: Ida Holm. Godkendt."]
)
def test_a_line_that_also_decides_is_no_absence_line(line: str) -> None:
    assert read_absence(line, LABELS) is None
    assert absent_in(line) == (("Ida Holm",), ())


def test_guests_who_stay_away_are_no_absentees() -> None:
    line = "Der var afbud fra tre af de indbudte gæster."
    assert read_absence(line, LABELS) is None
    assert absent_in(line) == ((), ())


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("• Ida Holm – Bo Lind deltager som suppleant", ("Ida Holm",)),
        ("Ida Holm - Bo Lind deltog som suppleant", ("Ida Holm",)),
        ("Ida Holm - suppleanten, Bo Lind, er indkaldt.", ("Ida Holm",)),
        ("Ida Holm (V) havde lovligt forfald.", ("Ida Holm",)),
        ("Ida Holm (V) var ikke til stede.", ("Ida Holm",)),
        (
            "Ida Holm (V) havde lovligt forfald. Bo Lind (V) var indkaldt som stedfortræder.",
            ("Ida Holm",),
        ),
        ("Bo Lind deltog som suppleant for Ida Holm.", ()),
        ("Sagen blev udsat.", None),
    ],
)
def test_a_line_below_a_label_of_absence_names_the_absent_beside_who_came_instead(
    line: str, absent: tuple[str, ...] | None
) -> None:
    assert absentees(line) == absent


def test_people_with_their_parties_are_told_from_other_lines() -> None:
    assert all_with_party("Ida Holm (V), Bo von Lind (A)") == ("Ida Holm", "Bo von Lind")
    assert all_with_party("Ida Holm, Bo Lind") == ()
    assert all_with_party("Ny lov om støj (L)") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Der var afbud fra Dan E. Krog (O). Godkendt.",
        "Dan E. Krog (O) var fraværende. Godkendt.",
        "Godkendt. Dan E. Krog deltog ikke.",
    ],
)
def test_an_initial_ends_no_sentence_of_absence(text: str) -> None:
    assert absent_in(text) == (("Dan E. Krog",), ())


def test_the_letter_of_a_party_ends_the_sentence_before_one_of_absence() -> None:
    assert absent_in("Imod stemte A og V. Ida Holm (B) var fraværende.") == (("Ida Holm",), ())


def test_who_stands_in_behind_a_list_of_the_absent_keeps_a_name_of_their_own() -> None:
    listed = rejoined("Ida Holm, Bo Lind – Tine Krog stedfortræder")
    assert [(one.name, one.attendance) for one in participants_in(listed)] == [
        ("Ida Holm", "present"),
        ("Bo Lind", "present"),
        ("Tine Krog", "substitute"),
    ]


def test_a_role_can_stand_behind_a_dash() -> None:
    (one,) = participants_in("Ida Holm - formand (A)")
    assert (one.name, one.role, one.party) == ("Ida Holm", "formand", "A")


def test_the_day_that_somebody_missed_is_no_part_of_the_name() -> None:
    (one,) = participants_in("Bo Lind (A) den 18.09.2008", attendance="apologies")
    assert (one.name, one.attendance) == ("Bo Lind", "apologies")


@pytest.mark.parametrize(
    "text", ["Bo Lind (F), fraværende med afbud", "Bo Lind (F) (afbud, suppleant Ea Ravn)"]
)
def test_how_somebody_was_absent_can_stand_behind_a_comma(text: str) -> None:
    (one,) = participants_in(text)
    assert (one.name, one.party, one.attendance) == ("Bo Lind", "F", "apologies")


def test_initials_in_brackets_stand_before_the_party() -> None:
    people = participants_in("Ida Bro Holm (IBH) V, Bo Lind (bl) A, Eva Kjær (SF)")
    assert [one.party for one in people] == ["V", "A", "SF"]


def test_a_party_in_brackets_is_none_of_the_initials_of_who_has_a_letter_for_a_name() -> None:
    people = participants_in("Søren B (SF), Karen V (KF), Ida Holm (IH) A")
    assert [one.party for one in people] == ["SF", "KF", "A"]
