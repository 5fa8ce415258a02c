"""Case lines: number, label and openness of the line under an item heading."""

from __future__ import annotations

import pytest

from casetrack.casenumber import CaseNumber
from casetrack.reading.caselines import CaseLine, read_case_line


@pytest.mark.parametrize(
    ("line", "number", "label", "closed", "rest"),
    [
        ("Sagsnr.: 20/22504", "20/22504", "Sagsnr", None, ""),
        (
            "Sagsid.: 17/3668, Sagsinitialer: GES",
            "17/3668",
            "Sagsid",
            None,
            "Sagsinitialer: GES",
        ),
        ("Sagsnummer: 18/31615", "18/31615", "Sagsnummer", None, ""),
        ("**Sagsnr.:** 22/21670", "22/21670", "Sagsnr", None, ""),
        ("| Sagsnr. | 22/21670 |", "22/21670", "Sagsnr", None, ""),
        (
            "Dok.nr.: 2005 Sagsid.: 14/19290 Initialer: anba Åben sag",
            "14/19290",
            "Sagsid",
            False,
            "Initialer: anba Åben sag",
        ),
        ("Brevid: 5512 Sagsnr.: 14/331", "14/331", "Sagsnr", None, ""),
        ("EjendomsID/sagsID: 2007-01744", "2007-01744", "sagsID", None, ""),
        ("Sagsbehandler: Ida Holm   Sagsnr.: 14/331", "14/331", "Sagsnr", None, ""),
        ("SagsID/Sagsnummer: 14/331", "14/331", "SagsID/Sagsnummer", None, ""),
        (
            "Sagsnr.: 14/123 Sagen afgøres i: Byrådet",
            "14/123",
            "Sagsnr",
            None,
            "Sagen afgøres i: Byrådet",
        ),
        ("Åbent - 27.00.00-A00-1188-16", "27.00.00-A00-1188-16", "", False, ""),
        ("Lukket - 2009/049528", "2009/049528", "", True, ""),
        (
            "Sagsnr. 299836 Plan- og Teknikudvalget Åbent punkt",
            "299836",
            "Sagsnr",
            False,
            "Plan- og Teknikudvalget Åbent punkt",
        ),
        (
            "Sagsnr.: 330-2018-3619    Dok.nr.: 330-2018-500301    Åbent",
            "330-2018-3619",
            "Sagsnr",
            False,
            "Dok.nr.: 330-2018-500301    Åbent",
        ),
        ("Sag 306-2009-600", "306-2009-600", "Sag", None, ""),
        (
            "J.nr.: 00.01.00.S00. Sagsnr.: 11/496 Sagen afgøres i:",
            "11/496",
            "Sagsnr",
            None,
            "Sagen afgøres i:",
        ),
        ("TMU  86/2006  J.nr. 2171.0003/04", "TMU 86/2006", "", None, "J.nr. 2171.0003/04"),
        ("J.nr. 2171.0003/04", "2171.0003/04", "J.nr", None, ""),
        ("(KFU  37/2007)", "KFU 37/2007", "", None, ""),
        ("Sagsnr.: BE 3/2011", "BE 3/2011", "Sagsnr", None, ""),
        ("Sagsnr.: 2017-004392", "2017-004392", "Sagsnr", None, ""),
        ("Sagsnr.: 201002858", "201002858", "Sagsnr", None, ""),
        ("Sagsnr. 7/2026", "7/2026", "Sagsnr", None, ""),
        ("(2019-0302914)", "2019-0302914", "", None, ""),
        (
            "Sagsnr 08/1234 Dok.nr 123456 Sagsbeh. XX ÅBENT",
            "08/1234",
            "Sagsnr",
            False,
            "Dok.nr 123456 Sagsbeh. XX ÅBENT",
        ),
        ("SAG-2024-12345", "SAG-2024-12345", "", None, ""),
    ],
)
def test_a_case_line_gives_number_label_and_openness(
    line: str, number: str, label: str, closed: bool | None, rest: str
) -> None:
    assert read_case_line(line) == CaseLine(CaseNumber.parse(number), label, closed, rest)


@pytest.mark.parametrize(
    ("line", "label"),
    [("Sagsid.:", "Sagsid"), ("Sagsnr:", "Sagsnr"), ("Sagsnr.", "Sagsnr"), ("J.nr.:", "J.nr")],
)
def test_a_label_alone_is_a_case_line_without_a_number(line: str, label: str) -> None:
    assert read_case_line(line) == CaseLine(None, label, None, "")


@pytest.mark.parametrize(
    "line",
    [
        *("", "Sag nr. 130", "Sag nr. 103 (ØU 137/07)", "Sag 3 udgår.", "Sag 299836", "Sagen blev"),
        *("Sagsfremstilling", "Sagsnummer og titel følger", "Sagsbehandler: A", "Åbent punkt"),
        *("Lukket - Salg af areal", "Dok. 306-2019-263412", "8/18", "2014/15", "1. at godkende"),
        *("Dokumenter i sag 22/21670", "7/2026", "Sag 7/2026: Ny bro"),
        "Sagsnummer 19/8811 vedrører vejen.",
    ],
)
def test_other_lines_are_no_case_lines(line: str) -> None:
    assert read_case_line(line) is None


def test_a_number_of_no_known_shape_behind_a_label_is_kept_for_what_it_is() -> None:
    line = read_case_line("J.nr. 7-A/44.19-x")
    assert line is not None
    assert (line.number, line.unread) == (None, True)
    assert read_case_line("Sagsnr. 22/517.13-2") == CaseLine(None, "Sagsnr", None, "22/517.13-2")


@pytest.mark.parametrize("part", ["22/", "-2", "KFU ", "9", "sagsnr ", ".nr", "Sag-", "1.1-"])
def test_hostile_line_is_read_in_linear_time(part: str) -> None:
    assert read_case_line(part * 20_000) is None


def test_a_case_without_a_label_can_stand_beside_its_document() -> None:
    line = read_case_line("773-2017-4410    Dok.nr. 773-2017-89911")
    assert line is not None
    assert line.number is not None
    assert line.number.text == "773-2017-4410"


def test_the_word_for_a_case_can_have_a_colon() -> None:
    line = read_case_line("Sag: 00.22.00-A00-7-11/anja")
    assert line is not None
    assert line.number is not None
    assert line.number.text == "00.22.00-A00-7-11"
    assert read_case_line("Sag: 1234") is None
