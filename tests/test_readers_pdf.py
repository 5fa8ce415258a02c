"""What the PDF reader makes of printed pages: lines, hyphens, page furniture, bad files."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Sequence
from importlib import import_module

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

import setting
from casetrack.readers import Unreadable, read_bytes
from casetrack.reading.text import SourceText

_LEADING = 14
# Rows of the width of a page, so that a document shows how it sets its paragraphs.
_PARAGRAPH = (
    "Kommunen har siden foråret arbejdet med en plan for de gamle boliger ved havnen og den nye "
    "vej langs fjorden, som skal være færdig, før den nye skole åbner efter ferien om to år, og "
    "som udvalget har set på ved flere møder med beboerne og de lokale foreninger i området, uden "
    "at der er fundet en løsning, som alle kan støtte fuldt ud og leve med i længere tid end til "
    "næste valg og det næste budget."
)


def wrapped(text: str) -> list[str]:
    return list(simpleSplit(text, "Helvetica", 11, 450))


_WIDE = wrapped(_PARAGRAPH)


def printed(
    pages: Sequence[Sequence[str]], *, head: str = "", foot: str = "", left: float = 72
) -> bytes:
    """Rows as they are, from the top of each page; an empty one is a blank line. The first page has
    no head.
    """
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number, rows in enumerate(pages, 1):
        canvas.setFont("Helvetica", 11)
        for place, row in enumerate(rows):
            canvas.drawString(left, 770 - place * _LEADING, row)
        if head and number > 1:
            canvas.drawString(left, 805, head)
        if foot:
            canvas.drawString(left, 40, foot.format(number))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def source(data: bytes) -> SourceText:
    return read_bytes(data, ".pdf", "a.pdf")


def lines(*rows: str) -> list[str]:
    return list(source(printed([rows])).lines)


def test_a_paragraph_is_one_line_and_a_gap_a_blank_one() -> None:
    found = lines("Beslutning", "", *_WIDE, "", *_WIDE)
    assert found == ["Beslutning", "", _PARAGRAPH, "", _PARAGRAPH]


def test_a_row_that_is_only_a_word_over_a_part_begins_a_line() -> None:
    full = _WIDE[0].rstrip(" ,") + "."
    assert lines("Resumé", full, "Indstilling", *_WIDE)[1:] == [full, "Indstilling", _PARAGRAPH]


def test_the_heading_of_a_decision_is_a_line_of_its_own() -> None:
    full = _WIDE[0].rstrip(" ,") + "."
    head = "Beslutninger Udvalget for Børn, Unge og Uddannelse 2014-2017 den 3. oktober 2016"
    assert lines("Resumé", full, head, *_WIDE)[1:] == [full, head, _PARAGRAPH]


def test_a_word_over_a_part_can_be_the_end_of_a_sentence() -> None:
    row = "Udvalget sender sag om de gamle boliger ved havnen videre til Direktionen for Kultur og"
    assert lines(*_WIDE, "", row, "Økonomi")[-1] == f"{row} Økonomi"


def test_rows_that_end_early_are_lines_of_their_own() -> None:
    assert lines(*_WIDE, "", "Fraværende:", "Ole Holm", "Mia Dam")[-3:] == [
        "Fraværende:", "Ole Holm", "Mia Dam",
    ]  # fmt: skip


def test_a_hyphen_at_the_end_of_a_row_goes_and_a_words_own_one_stays() -> None:
    rows = (
        "Udvalget drøftede planen for de gamle boliger ved havnen og for IT-løsninger i digitali-",
        "sering og bad om et svar, før Høje-Taastrup Kommune køber noget, og sagen om IT-",
        "strategien kommer igen sammen med et notat om en ny rute for K29-linjen og for børne-",
        "og ungeområdet i år.",
    )
    text = lines(*_WIDE, "", *rows)[-1]
    assert "digitalisering" in text
    assert "IT-strategien" in text
    assert "børne- og ungeområdet" in text


def test_a_hyphen_stays_where_the_document_writes_the_word_so() -> None:
    rows = (
        "En e-mail er sendt til dem, og de har alle fået en uge til at svare på den; den næste e-",
        "mail sendes i maj.",
    )
    assert lines(*_WIDE, "", *rows)[-1].endswith("den næste e-mail sendes i maj.")


def test_a_hyphen_at_the_end_of_a_paragraph_joins_nothing() -> None:
    assert lines(*_WIDE, "", "Punkt om års-", "", "Beretning")[-3:] == [
        "Punkt om års-", "", "Beretning",
    ]  # fmt: skip


def test_bullets_of_a_list_are_dashes_and_a_lone_one_stays() -> None:
    rows = ("• Resumé", "", "Godkendt.", "", "• at en", "\u00b7 at to", "", "- at tre")
    assert lines(*_WIDE, "", *rows)[2:] == [*rows[:4], "- at en", "- at to", "", "- at tre"]


def test_a_wrapped_date_is_no_point_of_a_list() -> None:
    text = "Udvalget mødes om planen med beboerne og de lokale foreninger i den nye hal lørdag den "
    rows = wrapped(text + "2. november og tager sagen op igen.")
    assert rows[1].startswith("2. november")
    assert lines(*_WIDE, "", *rows, "2. Budget")[2:] == [" ".join(rows), "2. Budget"]


def test_points_that_begin_with_at_stay_apart_however_wide() -> None:
    rows = (
        "at planen for de gamle boliger ved havnen sendes i høring blandt beboere og ejere, og",
        "at udvalget får et svar.",
    )
    assert len(wrapped(" ".join(rows))) == 2
    assert lines(*_WIDE, "", *rows)[2:] == list(rows)


def test_a_contents_list_keeps_its_rows() -> None:
    dots = "." * 130
    rows = (f"Budget{dots}3", f"Plan{dots}4")
    assert lines(*_WIDE, "", *rows)[2:] == list(rows)


def test_labels_printed_before_their_values_stand_beside_them_again() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    rows = [("Udvalg:", "Byrådet"), ("Dato:", "16-01-2023"), ("Sted:", "Byrådssalen")]
    for left, column in ((72, 0), (200, 1)):
        for place, row in enumerate(rows):
            canvas.drawString(left, 770 - place * 30, row[column])
    canvas.showPage()
    canvas.save()
    assert [line for line in source(file.getvalue()).lines if line] == [
        "Udvalg: Byrådet", "Dato: 16-01-2023", "Sted: Byrådssalen",
    ]  # fmt: skip


# Pages.


def filled(page: int) -> list[str]:
    return [f"Dette er side nummer {page * 100 + row} i bogen." for row in range(50)]


def test_a_paragraph_runs_over_to_the_next_page() -> None:
    data = printed([[*_WIDE, "", *_WIDE[:2]], [*_WIDE[2:], "", "Godkendt."]])
    found = source(data)
    assert found.lines == (_PARAGRAPH, "", _PARAGRAPH, "", "Godkendt.")
    assert found.pages == (1, 5)


def test_pages_say_on_which_line_each_begins() -> None:
    found = source(printed([["En"], [], ["To", "", "Tre"]]))
    assert found.lines == ("En", "", "To", "", "Tre")
    assert found.pages == (1, 3, 3)


@pytest.mark.parametrize("foot", ["{}", "Side {}", "Side {} af 18", "{}/18", "Referat - side {}"])
def test_a_page_number_is_left_out(foot: str) -> None:
    found = source(printed([filled(page) for page in range(3)], foot=foot))
    assert found.lines == source(printed([filled(page) for page in range(3)])).lines


def test_a_case_number_at_the_foot_is_no_page_number() -> None:
    pages = [[*filled(page), "", f"{number}"] for page, number in enumerate(("8/18", "8/20"))]
    assert [line for line in source(printed(pages)).lines if "/" in line] == ["8/18", "8/20"]


def test_headings_that_count_on_from_page_to_page_are_no_page_number() -> None:
    pages = [[f"Punkt {page}: Lukket", *filled(page)] for page in (1, 2, 3)]
    headings = [line for line in source(printed(pages)).lines if line.startswith("Punkt")]
    assert headings == ["Punkt 1: Lukket", "Punkt 2: Lukket", "Punkt 3: Lukket"]


def test_who_is_absent_stays_at_the_foot_of_every_page() -> None:
    found = source(printed([filled(page) for page in range(4)], foot="Fraværende Ole, Mia"))
    assert found.lines.count("Fraværende Ole, Mia") == 4


def test_a_heading_that_opens_many_pages_stays() -> None:
    pages = [["Beslutning", *filled(page)] for page in range(4)] + [filled(5), filled(6)]
    assert source(printed(pages)).lines.count("Beslutning") == 4


def test_a_footer_that_names_the_municipality_is_kept_once_at_the_top() -> None:
    found = source(printed([filled(page) for page in range(3)], foot="Faxe Kommune - side {}"))
    assert found.lines[:2] == ("Faxe Kommune - side 1", "")
    assert sum("Faxe" in line for line in found.lines) == 1


# Files that are none, or not to be read.


def test_the_hash_is_that_of_the_bytes_as_given() -> None:
    data = printed([["Godkendt."]])
    assert source(data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("data", [b"", b"<html>Not found</html>", b"%PDF-1.7\nrubbish"])
def test_a_broken_pdf_is_named_as_such(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^the PDF is broken, or is none$"):
        source(data)


def test_a_pdf_cut_short_is_named_as_broken() -> None:
    data = printed([filled(1), filled(2)])
    with pytest.raises(Unreadable, match="broken"):
        source(data[: len(data) // 2])


@pytest.mark.parametrize("pages", [2, 3, 5])
@pytest.mark.parametrize("head", ["Byrådet", "Byrådet, 16-01-2023", "Skovby Kommune"])
def test_the_head_that_the_first_page_lacks_is_no_text_of_the_others(head: str, pages: int) -> None:
    rows = ["Referat", "Byrådet", "", "1. Bro", "Bilag", "Kort", "Tegning"]
    found = source(printed([rows, *[["Notat", "Tal"]] * (pages - 1)], head=head))
    assert head not in found.lines[found.pages[1] - 2 :]


def test_a_row_at_the_top_of_a_second_page_stays_where_the_first_begins_as_high() -> None:
    found = source(printed([["Referat", "1. Bro", "Sagsgang"], ["Byrådet", "2. Vej"]]))
    assert "Byrådet" in found.lines


def test_a_body_and_its_day_at_the_top_of_a_page_head_the_outcome_right_below() -> None:
    rows = ["Byrådet 16-01-2023", "", "Godkendt.", "", "2. Vej"]
    found = source(printed([["", "", "Referat", "1. Bro", "Indstilling", "At bygge."], rows]))
    assert "Byrådet 16-01-2023" in found.lines


@pytest.mark.parametrize("outcome", ["Godkendt.", "2. Godkendt", "Ad 2: Godkendt"])
def test_an_outcome_at_the_foot_of_each_page_is_text(outcome: str) -> None:
    rows = ["1. Bro", *["Tekst om broen."] * 44, "Beslutning", "", outcome]
    found = source(printed([rows, rows, rows]))
    assert found.lines.count(outcome) == 3


def test_a_bullet_with_a_number_is_the_heading_of_an_item() -> None:
    assert lines("Bilag", "", "• Kort", "• Notat", "", "• 2 Ny vej")[-1] == "• 2 Ny vej"


def test_a_scanned_pdf_with_page_numbers_is_named_as_such() -> None:
    with pytest.raises(Unreadable, match="scanned"):
        source(printed([[], [], []], foot="Side {}"))


def test_a_scanned_pdf_is_named_as_such() -> None:
    with pytest.raises(Unreadable, match=r"has no text: a scanned PDF; run OCR first$"):
        source(printed([[], []]))


def test_a_pdf_with_a_password_is_named_as_such() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("hemmelig"))
    canvas.drawString(72, 700, "Godkendt.")
    canvas.save()
    with pytest.raises(Unreadable, match=r"^the PDF is encrypted: it opens with a password only$"):
        source(file.getvalue())


def test_a_pdf_of_2000_pages_is_read_page_by_page() -> None:
    found = source(printed([[f"Sag {page} er behandlet."] for page in range(2000)]))
    assert len(found.pages) == 2000
    assert found.lines[found.pages[1234] - 1] == "Sag 1234 er behandlet."


def test_the_message_for_the_missing_extra_says_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import_module("casetrack.readers.pdf")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(Unreadable, match=r"pip install 'casetrack\[pdf\]'$"):
        source(setting.pdf("Godkendt."))


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_a_file_of_another_kind_than_its_name_says_is_named(ending: str) -> None:
    with pytest.raises(Unreadable, match=r"a Word file: let its name end in \.docx"):
        read_bytes(setting.docx_of(""), ending)


def test_an_ending_without_a_reader_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"no reader for '\.odt'"):
        read_bytes(b"", ".odt")


def test_the_heading_of_a_decision_that_ends_in_its_item_begins_a_line() -> None:
    file = "Referat af mødet med naboerne om den nye sti ved åen (Teknik- og Miljøforvaltningen)"
    found = lines("Bilag", file, "Økonomiudvalget, 3. maj 2022, pkt. 7:", "Anbefales.")
    assert found == ["Bilag", file, "Økonomiudvalget, 3. maj 2022, pkt. 7:", "Anbefales."]


@pytest.mark.parametrize(
    "below", ["Sagsid/Sagsnummer: 19/4711", "SAGSNR 03.01.02-P19-7-19 ÅBENT", "Underskriftsside"]
)
def test_a_case_and_the_names_that_sign_begin_a_line(below: str) -> None:
    title = "6. Orientering om rådets arbejde i det forløbne år på plejehjem og i botilbud (Ø)"
    assert lines(title, below, "Bo Lind")[:2] == [title, below]
