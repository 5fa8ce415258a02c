"""What the reader of Word files makes of them: changes, lists, tables, spacing, bad files."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile

import pytest

from casetrack.readers import Unreadable, read_bytes
from casetrack.reading.parsing import parse_source
from casetrack.reading.text import SourceText
from setting import HEADINGS, docx_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def source(data: bytes) -> SourceText:
    return read_bytes(data, ".docx", "a.docx")


def lines(body: str, **parts: str) -> list[str]:
    return list(source(docx_of(body, **{"extra": parts} if parts else {})).lines)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def listed(text: str, list_id: int, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, numbering)


TIGHT = '<w:spacing w:before="0" w:after="0"/>'


# Text.


def test_tracked_insertions_are_kept_and_deletions_are_not() -> None:
    body = (
        f"<w:p>{run('Sagen ')}<w:del>{run('godkendes')}"
        "<w:r><w:delText>nej</w:delText></w:r></w:del>"
        f"<w:ins>{run('udsættes')}</w:ins>{run('.')}<w:moveFrom>{run(' Væk.')}</w:moveFrom>"
        f"<w:moveTo>{run(' Her.')}</w:moveTo></w:p>"
    )
    assert lines(body) == ["Sagen udsættes. Her."]


def test_runs_links_and_fields_are_one_text() -> None:
    body = (
        f"<w:p>{run('Se ')}<w:hyperlink>{run('bilag 1')}</w:hyperlink>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        f"<w:sdt><w:sdtContent>{run(', side 3')}</w:sdtContent></w:sdt></w:p>"
    )
    assert lines(body) == ["Se bilag 1, side 3"]


def test_tabs_breaks_and_hyphens_are_read() -> None:
    body = (
        "<w:p><w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t>chef</w:t><w:tab/><w:t>kom</w:t>"
        "<w:softHyphen/><w:t>mune\u00adn</w:t><w:br/><w:t>ny linje</w:t>"
        '<w:br w:type="page"/></w:r></w:p>'
    )
    assert lines(body) == ["IT-chef\tkommunen", "ny linje"]


def test_hidden_text_is_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>nej</w:t></w:r>"
    assert lines(f"<w:p>{hidden}{run('ja')}</w:p>") == ["ja"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('I en boks')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='mc'><mc:Choice>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        f"{run('Uden om')}</w:p>"
    )
    assert lines(body) == ["I en boks", "", "Uden om"]


# Lines.


def test_paragraphs_are_apart_where_their_style_sets_room() -> None:
    assert lines(paragraph("En") + paragraph("To")) == ["En", "", "To"]
    assert lines(paragraph("En", TIGHT) + paragraph("To", TIGHT)) == ["En", "To"]
    assert lines(paragraph("En", TIGHT) + "<w:p/>" + paragraph("To", TIGHT)) == ["En", "", "To"]


def test_room_comes_from_the_style_a_style_is_based_on() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="A"><w:pPr>'
        '<w:spacing w:after="200"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="C"/></w:style></w:styles>'
    )
    two = paragraph("En", '<w:pStyle w:val="B"/>') + paragraph("To", '<w:pStyle w:val="B"/>')
    assert lines(two, **{"word/styles.xml": styles}) == ["En", "", "To"]
    assert lines(two.replace('"B"', '"C"'), **{"word/styles.xml": styles}) == ["En", "To"]


def test_the_levels_of_headings_are_known_and_part_items() -> None:
    styles = f"<w:styles {_W}>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/><w:pPr>'
        f'<w:spacing w:before="200"/><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    heads = [
        paragraph("Referat Byrådet d. 16-01-2023", '<w:pStyle w:val="H1"/>'),
        paragraph("1. Ny bro", '<w:pStyle w:val="H2"/>'),
        paragraph("Beslutning", '<w:pStyle w:val="H3"/>') + paragraph("Godkendt."),
        paragraph("Orientering om havnen", '<w:pStyle w:val="H2"/>'),
        paragraph("Beslutning", '<w:pStyle w:val="H3"/>') + paragraph("Udsat."),
        paragraph("Tak for i dag.", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>'),
    ]
    extra = {"word/styles.xml": styles + "</w:styles>"}
    read = source(docx_of("".join(heads), extra=extra))
    assert tuple((read.lines[line], level) for line, level in read.levels) == HEADINGS
    items = parse_source(read).items
    assert [(one.title, one.decisions[0].outcome) for one in items] == [
        ("Ny bro", "approved"), ("Orientering om havnen", "deferred"),
    ]  # fmt: skip


def test_list_items_get_their_marks_and_stand_together() -> None:
    body = listed("at en", 1) + listed("under", 1, 1) + listed("at to", 1) + listed("punkt", 1000)
    assert source(docx_of(body, lists=1)).lines == (
        "1. at en", "  a. under", "2. at to", "", "- punkt",
    )  # fmt: skip


def test_a_new_list_begins_at_one() -> None:
    body = listed("at en", 1) + paragraph("Tekst.") + listed("at en", 2) + listed("at to", 2)
    assert source(docx_of(body, lists=2)).lines == (
        "1. at en", "", "Tekst.", "", "1. at en", "2. at to",
    )  # fmt: skip


def test_headings_numbered_by_word_carry_their_number() -> None:
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Punkt %1:"/></w:lvl>'
        '<w:lvl w:ilvl="1">'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = listed("Budget", 5) + listed("Anlæg", 5, 1) + listed("Plan", 5)
    assert lines(body, **{"word/numbering.xml": numbering}) == [
        "Punkt 7: Budget", "  7.I Anlæg", "Punkt 8: Plan",
    ]  # fmt: skip


def test_a_heading_has_no_bullet_and_a_list_without_numbers_no_mark() -> None:
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/>'
        '<w:lvlText w:val="%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listing = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="1"/>'
    body = paragraph("Ny bro", listing) + listed("Kort", 5) + listed("Plan", 5, 1)
    assert lines(body, **{"word/numbering.xml": numbering}) == ["Ny bro", "- Kort", "Plan"]


def test_a_contents_list_has_dots_before_its_pages() -> None:
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    body = f"<w:p><w:pPr>{tabs}</w:pPr>{run('Budget')}<w:r><w:tab/></w:r>{run('3')}</w:p>"
    assert lines(body) == ["Budget.....\t3"]


def test_table_rows_are_lines_with_labels_beside_their_values() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    def table(*rows: str) -> str:
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    body = table(
        row(paragraph("Dato:"), paragraph("16-01-2023")),
        row(paragraph("Anlæg"), paragraph("6,4")),
        row(paragraph("Medlemmer:"), paragraph("Ole Holm", TIGHT) + paragraph("Mia Dam", TIGHT)),
        row(table(row(paragraph("Sted:"), paragraph("Sal 1")))),
    )
    assert lines(paragraph("Referat") + body + paragraph("Slut")) == [
        "Referat", "", "Dato: 16-01-2023", "Anlæg | 6,4", "Medlemmer: Ole Holm", "Mia Dam",
        "Sted: Sal 1", "", "Slut",
    ]  # fmt: skip


def test_a_page_header_tells_once_which_municipality_it_is() -> None:
    header = f"<w:hdr {_W}>{paragraph('Faxe Kommune')}{paragraph('Side 1')}</w:hdr>"
    parts = {"word/header1.xml": header, "word/header2.xml": header}
    assert lines(paragraph("Godkendt."), **parts) == ["Faxe Kommune", "", "Godkendt."]


def test_the_package_says_which_part_holds_the_text() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
        'officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = f'<document xmlns="{strict}"><body><p><r><t>Her</t></r></p></body></document>'
    parts = {"_rels/.rels": relations, "word/document2.xml": text}
    assert lines(paragraph("Ikke her"), **parts) == ["Her"]


# Files that are none, or not to be read.


def test_the_hash_is_that_of_the_bytes_as_given() -> None:
    data = docx_of(paragraph("Godkendt."))
    assert source(data).sha256 == hashlib.sha256(data).hexdigest()


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        source(data)
    message = str(error.value)
    assert "\n" not in message
    return message


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize("data", [b"", b"<html></html>", zipped({"readme.txt": b"x"})])
def test_what_is_no_word_file_is_named_as_such(data: bytes) -> None:
    assert refused(data) == "the file is no Word file (DOCX)"


def test_a_workbook_under_the_name_of_a_word_file_is_named() -> None:
    data = zipped({"xl/workbook.xml": b"x"})
    assert refused(data) == "an Excel workbook: save its text as .docx or .txt"


@pytest.mark.parametrize(
    "data",
    [
        docx_of(paragraph("Godkendt."))[:-200],
        docx_of("<w:p>"),
        docx_of(paragraph("Godkendt.")).replace(b"PK\x01\x02", b"PK\x01\x00"),
    ],
)
def test_a_broken_word_file_is_named_as_such(data: bytes) -> None:
    assert refused(data) == "the Word file is broken"


def test_a_word_file_without_text_is_named_as_such() -> None:
    assert refused(docx_of("<w:p/>")) == "the Word file has no text"


def test_encrypted_and_old_word_files_are_named_as_such() -> None:
    assert "encrypted" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    data = bytearray(docx_of(paragraph("Godkendt.")))
    place = data.find(b"PK\x01\x02")
    while place != -1:  # the flag for an encrypted part
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    assert "encrypted" in refused(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">'],
)
def test_a_word_file_with_entities_is_refused(entity: str, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [{entity}]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = zipped({"word/document.xml": text.encode(encoding)})
    assert refused(data) == "the Word file declares a document type or entities: refused"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    begins = f"<w:document {_W}><w:body><w:p><w:r><w:t>".encode()
    data = zipped({"word/document.xml": begins + b" " * 50_000_000})
    assert len(data) < 100_000
    assert refused(data) == "the Word file unpacks to far more than a document: refused"


def test_a_bomb_is_not_excused_by_what_lies_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetrack.readers.docx._SMALL", 1_000)
    bomb = f"<w:document {_W}><w:body>" + "<w:p/>" * 100_000 + "</w:body></w:document>"
    picture = random.Random(1).randbytes(100_000)
    data = zipped({"word/media/a.png": picture, "word/document.xml": bomb.encode()})
    assert refused(data) == "the Word file unpacks to far more than a document: refused"


@pytest.mark.parametrize("name", ["../../etc/x.xml", "/etc/x.xml", "word\\..\\..\\x.xml"])
def test_a_part_whose_path_climbs_out_is_refused(name: str) -> None:
    data = zipped({"word/document.xml": b"<d/>", name: b"x"})
    assert refused(data) == "the Word file has a part whose path climbs out of it: refused"


def test_a_word_file_nested_100_000_deep_is_read() -> None:
    depth = 100_000
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("Godkendt.")
    body += "</w:tc></w:tr></w:tbl>" * depth
    parts = docx_of(paragraph("Godkendt.") + "<w:sdt>" * depth + "</w:sdt>" * depth)
    assert source(parts).lines == ("Godkendt.",)
    assert source(docx_of(body)).lines == ("Godkendt.",)
