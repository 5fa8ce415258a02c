"""Bad input gives a diagnostic and never an exception; what is readable is read.

That endless lines take no endless time is measured by benchmarks/hostile.py.
"""

from __future__ import annotations

import pytest

from casetrack.linking.cases import link
from casetrack.reading.parsing import line_fates, parse, parse_source
from casetrack.reading.text import decode
from casetrack.records import Meeting
from casetrack.wording.decisions import interpret

HEAD = "REFERAT Byrådet d. 16-01-2023\n\n"
ITEM = "Punkt 1: Ny bro\n\n23/1\n\n"
DECISION = "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n"


def codes(meeting: Meeting) -> list[str]:
    return [one.code for one in meeting.diagnostics]


def told(meeting: Meeting, code: str) -> list[tuple[int, int] | None]:
    return [one.lines for one in meeting.diagnostics if one.code == code]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the document is empty"),
        (b" \n\t\n\xc2\xa0\n", "the document is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "the file is binary, not text"),
        (b"\x00" * 1000, "the file is binary, not text"),
        (
            b"Referat\n" + b"\r\n" * 2_000_001,
            "more than 4 million line ends: no minutes have so many",
        ),
        (b"%PDF-1.7\n1 0 obj\n", "the file is a PDF: let its name end in .pdf"),
        (b"PK\x03\x04\x14\x00", "a zip file: casetrack add reads one whose name ends in .zip"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word file: let its name end in .docx"),
        (
            b"PK\x03\x04\x14\x00xl/workbook.xml",
            "an Excel workbook: save its text as .docx or .txt",
        ),
        (
            b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text: save it as .docx",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file: save it as .docx"),
        (b"Kaere Ida.\n\nTak for sidst!\n", "no head and no item of any known form"),
        (
            "Opskrift\n\n1. Pisk æggene\n2. Bag kagen\n".encode(),
            "no head and no item of any known form",
        ),
        (b"a;b;c\n1;2;3\n", "no head and no item of any known form"),
        (
            b"From: karin@sandbjerg.dk\nSubject: Referat byraadet\n"
            b"Date: Wed, 25 Feb 2026 09:00:00 +0100\n\nHej. Se referatet.\n",
            "no head and no item of any known form",
        ),
        (
            "Referat fra byrådet udsendes i morgen. Mødet var den 24-02-2026.\n".encode(),
            "no head and no item of any known form",
        ),
        (
            "Vedr. referat fra Byrådet den 24-02-2026\n\nKære Ida\n".encode(),
            "no head and no item of any known form",
        ),
    ],
    ids=[
        *("empty", "blank", "png", "nulls", "endless", "pdf", "zip", "docx", "xlsx", "odt"),
        *("doc", "letter", "recipe", "table"),
        *("mail", "letter about minutes", "subject of a letter"),
    ],
)
def test_what_is_no_minutes_gives_one_error_and_no_facts(data: bytes, message: str) -> None:
    meeting = parse_source(decode(data))
    assert [(one.code, one.severity, one.message) for one in meeting.diagnostics] == [
        ("not_minutes", "error", message)
    ]
    assert (meeting.body, meeting.date, meeting.items) == (None, None, ())
    assert (meeting.place, meeting.participants, meeting.remarks) == (None, (), "")


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        "Referat\nByrådet\nMødet mandag den 16-01-2023 er aflyst\n",
        "Referat fra ekstraordinært møde i Byrådet den 16. januar 2023 kl. 18 på rådhuset\n",
        "Sandbjerg Kommune\nReferat af byrådsmøde\nUdvalg: Byrådet\nDato: 16-01-2023\n",
    ],
)
def test_a_head_without_items_is_the_minutes_of_an_empty_meeting(head: str) -> None:
    meeting = parse(head)
    assert (meeting.body, str(meeting.date)) == ("Byrådet", "2023-01-16")
    assert "not_minutes" not in codes(meeting)


def test_a_letter_about_minutes_is_not_the_minutes_that_are_missing() -> None:
    told = HEAD + ITEM + "Beslutning Økonomiudvalget den 09-01-2023\n\nAnbefales.\n\n" + DECISION
    letter = "Referat fra Økonomiudvalget udsendes snart. Mødet var den 09-01-2023.\n"
    missing = link([parse(told), parse(letter)]).missing()
    assert [(one.body, str(one.date)) for one in missing] == [("Økonomiudvalget", "2023-01-09")]


def several(first: str, second: str, number: int = 1) -> Meeting:
    item = "\n\nPunkt {}: Cykelsti\nSagsnr.: 26/7\n\nBeslutning\n"
    return parse(f"{first}{item.format(1)}Udsat.\n\n{second}{item.format(number)}Godkendt.\n")


@pytest.mark.parametrize(
    "head",
    [
        "Sandbjerg Kommune\nReferat Byrådet\nMødedato: {}",
        "REFERAT Byrådet d. {}",
        "Referat\n\nByrådet\n\n{} kl. 18:00",
        "Udvalg: Byrådet\nMødedato: {}",
        "Dato: {}\nUdvalg: Byrådet",
        "Byrådet\n\n{} kl. 18:00\n\nRådhuset",
    ],
)
def test_the_minutes_of_a_second_meeting_in_one_file_are_told_and_not_mixed(head: str) -> None:
    first = head.format("11-05-2026")
    meeting = several(first, head.format("08-06-2026"))
    assert (str(meeting.date), len(meeting.items)) == ("2026-05-11", 1)
    assert [one.text for one in meeting.items[0].decisions] == ["Udsat."]
    begin = first.count("\n") + 9
    end = begin + first.count("\n") + 6
    assert told(meeting, "several_documents") == [(begin, end)]


@pytest.mark.parametrize(
    "second",
    [
        "Sandbjerg Kommune\nReferat Byrådet\nMødedato: 11-05-2026",  # the head of each page
        "Bilag\n\nReferat Økonomiudvalget 04-05-2026\nHøringssvar 02-05-2026",
        "Referatet fra Byrådets møde den 08-06-2026 foreligger\nDato: 09-06-2026",
        "Sagen var på udvalgets dagsorden den 14. april 2026, og de to steder er\n\n1. Havnen\n",
        "Referat fra Handicaprådet 3. maj 2026\n\n1. Adgang fra nord\n2. Adgang fra syd",
        "Bilag\n\nReferat\nHandicaprådet\n3. maj 2026",
        "Udvalg: Handicaprådet\nMødedato: 3. maj 2026\n\nRådet bakker op om stien.",
    ],
    ids=["page", "attachments", "sentence", "list", "points", "next item", "labels"],
)
def test_what_names_a_meeting_is_not_always_the_head_of_a_second(second: str) -> None:
    meeting = several("Sandbjerg Kommune\nReferat Byrådet\nMødedato: 11-05-2026", second, 2)
    assert len(meeting.items) == 2
    assert told(meeting, "several_documents") == []


def test_the_head_of_a_page_names_the_body_of_no_attached_minutes() -> None:
    page = "\n\nByrådet 11. maj 2026  Side {}\n\n"
    first = "Referat Byrådet 11. maj 2026" + page.format(1)
    meeting = several(first, page.format(2) + "Bilag\n\nReferat af borgermøde 3. maj 2026", 2)
    assert len(meeting.items) == 2
    assert told(meeting, "several_documents") == []


def test_a_day_that_does_not_exist_is_null_wherever_it_stands() -> None:
    text = "REFERAT Byrådet d. 31-02-2023\n\n" + ITEM + DECISION.replace("16-01", "30-02")
    meeting = parse(text)
    assert meeting.date is None
    assert meeting.items[0].decisions[0].date is None
    assert told(meeting, "impossible_date") == [(1, 1), (7, 9)]
    assert told(meeting, "decision_without_date") == []


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ("Sagsnr.: 05.01.35-P20-2-26", [(6, 6)]),
        ("Sagsnr.: EMN-2026-00412", []),  # the same again
        ("Emneord: 05.01.35", []),  # a subject, no case
    ],
)
def test_a_second_case_number_is_told(second: str, lines: list[tuple[int, int]]) -> None:
    meeting = parse(f"{HEAD}Punkt 1: Ny bro\n\nSags ID: EMN-2026-00412\n{second}\n\n{DECISION}")
    assert meeting.items[0].case_number == "EMN-2026-00412"
    assert told(meeting, "second_case_number") == lines


@pytest.mark.parametrize(
    "heading", ["Punkt: Ny vej", "Punkt : Ny vej", "Ny vej"], ids=["punkt", "blank", "title alone"]
)
def test_an_item_without_a_number_is_read_and_told(heading: str) -> None:
    last = "Punkt 3: Ny havn\n\n23/3\n\n" + DECISION
    meeting = parse(HEAD + ITEM + DECISION + f"\n{heading}\n\n23/2\n\n" + DECISION + "\n" + last)
    assert [(item.number, item.title, item.case_number) for item in meeting.items] == [
        ("1", "Ny bro", "23/1"),
        (None, "Ny vej", "23/2"),
        ("3", "Ny havn", "23/3"),
    ]
    assert told(meeting, "item_without_number") == [(11, 17)]


def test_ten_thousand_items_are_read() -> None:
    text = HEAD + "".join(
        f"Punkt {number}: Sag {number}\n\n23/{number}\n\n{DECISION}\n"
        for number in range(1, 10_001)
    )
    meeting = parse(text)
    assert len(meeting.items) == 10_000
    assert (meeting.items[-1].number, meeting.items[-1].case_number) == ("10000", "23/10000")


def stands_beside(place: str, line: str) -> None:
    text = {
        "alone": line,
        "head": HEAD + line + "\n\n" + ITEM + DECISION,
        "text": HEAD + ITEM + "Baggrund\n\n" + line + "\n\n" + DECISION,
        "decision": HEAD + ITEM + "Beslutning\n\n" + line + "\n\nGodkendt.\n",
    }[place]
    meeting = parse(text)
    if place == "alone":
        assert codes(meeting) == ["not_minutes"]
    else:
        assert (meeting.body, len(meeting.items)) == ("Byrådet", 1)
        assert meeting.items[0].case_number == "23/1"


@pytest.mark.parametrize("place", ["alone", "head", "text", "decision"])
def test_a_line_of_ten_megabytes_is_read(place: str) -> None:
    stands_beside(place, "Byrådet, " * 1_200_000)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", ".", ". ", "1. x ", "Ida Holm, ", "Dato: ", "\"”»", "- ", "22/1 ", "Byrådet, ", "[(",
     "…", "Afbud: ", "Godkendt. "],
)  # fmt: skip
@pytest.mark.parametrize("place", ["alone", "head", "text", "decision"])
def test_a_long_line_of_anything_is_read(piece: str, place: str) -> None:
    stands_beside(place, piece * (400_000 // len(piece)))


@pytest.mark.parametrize("word", ["sagx", "ønske", "indkald", "rådæævi"])
def test_a_word_without_end_is_passed_over(word: str) -> None:
    found = interpret("Punktet behandles " + word * 25_000 + ". Sagen udsættes.")
    assert found.outcome.value == "deferred"


def test_a_decision_too_long_to_search_is_told() -> None:
    meeting = parse(HEAD + ITEM + "Beslutning\n\nGodkendt. " + "x " * 30_000 + "\n")
    assert told(meeting, "long_decision") == [(7, 9)]
    assert meeting.items[0].decisions[0].outcome.value == "approved"


@pytest.mark.parametrize(
    "quotes",
    [
        '"' * 2000,
        "»" * 2000 + "«" * 2000,
        "“„”" * 3000,
        "(" * 2000,
        "[" * 2000 + "]" * 2000,
        "«»" * 3000,
    ],
)
def test_nested_quotes_do_no_harm(quotes: str) -> None:
    meeting = parse(HEAD + ITEM + f"Beslutning\n\n{quotes}\n\nGodkendt: {quotes} »Planen«.\n")
    (decision,) = meeting.items[0].decisions
    assert decision.text.endswith("»Planen«.")


def test_null_characters_are_damage_and_the_rest_is_read() -> None:
    meeting = parse(HEAD + "\x00\n" + ITEM + "Beslut\x00ning\n\n" + DECISION + "\x00")
    assert [item.case_number for item in meeting.items] == ["23/1"]
    assert [one.text.split()[0] for one in meeting.items[0].decisions] == ["Godkendt."]
    assert told(meeting, "damaged_text") == [(3, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "Punkt 1:",
        "Punkt 99999999999999999999: x",
        "1.\n2.\n3.",
        "Beslutning den",
        "Beslutning Byrådet den 99-99-9999\n\nGodkendt.",
        "Fraværende:",
        "Mødedato\nMødested\nMødedeltagere",
        "Indholdsfortegnelse\n.....\n.....3",
        "#\n##\n**\n****\n•\n|---|",
        "Sagsnr.:\nSagsnr.:\nSagsnr.:",
        "Punkt ²: x\n\n٣. y\n\n１. z",
        "uge 99, ultimo 13-13-13, kl. 25:99",
        "\ud800 løs halvdel",
    ],
)
def test_scraps_of_minutes_are_read_without_an_exception(text: str) -> None:
    for whole in (text, HEAD + text, HEAD + ITEM + text + "\n\n" + DECISION):
        assert isinstance(parse(whole), Meeting)
        assert "" not in line_fates(whole)


def test_two_files_glued_together_keep_all_their_items() -> None:
    one = HEAD + ITEM + DECISION
    meeting = parse(one + "\n" + one.replace("Punkt 1", "Punkt 2").replace("23/1", "23/2"))
    assert [item.case_number for item in meeting.items] == ["23/1", "23/2"]
