"""Minutes as plain text in, the same minutes set as PDF, HTML and DOCX out, for the tests."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

_NUMBERED = re.compile(r"(\d+)\. (?=\S)")

HEADINGS = (
    ("Referat Byrådet d. 16-01-2023", 1),
    ("1. Ny bro", 2),
    ("Beslutning", 3),
    ("Orientering om havnen", 2),
    ("Beslutning", 3),
)
"""The headings of a small document, each with its level: the second of level 2 has no number."""


class Line(NamedTuple):
    """One line to set: a title, heading, text, bullet or number; `last` of its paragraph."""

    kind: str
    mark: str
    text: str
    level: int
    last: bool


def lines_of(text: str) -> list[Line]:
    """The lines of plain or Markdown minutes; wrapped ones joined, decoration taken off."""
    found: list[Line] = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        rows = _unwrapped(block.split("\n"))
        for place, row in enumerate(rows):
            found.append(_line(row, last=place == len(rows) - 1))
    return found


def _unwrapped(rows: list[str]) -> list[str]:
    """Only the sample heads wrap: a label's value goes on below it."""
    if len(rows) > 1 and "øde" in rows[0][:6]:
        return [" ".join(row.strip() for row in rows)]
    return rows


def _line(row: str, *, last: bool) -> Line:
    text = row.strip().lstrip("#").strip().replace("**", "")
    level = (len(row) - len(row.lstrip()) + 1) // 2
    number = _NUMBERED.match(text)
    if text.startswith("- "):
        return Line("bullet", "- ", text[2:], level, last)
    if number:
        return Line("number", number[0], text[number.end() :], level, last)
    if text.startswith(("REFERAT", "Punkt ")):
        return Line("title", "", text, 0, last)
    heading = len(text) < 60 and not text.endswith((".", ",", ":", ")")) and not text[0].isdigit()
    headed = heading and text.split()[0] in _HEADING_WORDS
    return Line("heading" if headed else "text", "", text, 0, last)


def plain(text: str) -> str:
    """The minutes as plain text: what the set ones are to be read as."""
    rows = (
        "  " * one.level + one.mark + one.text + "\n" * (1 + one.last) for one in lines_of(text)
    )
    return "".join(rows)


_HEADING_WORDS = frozenset({
    "Indholdsfortegnelse", "Baggrund", "Indstilling", "Beslutning", "Sagsfremstilling",
    "Økonomi", "Bilag", "Resumé", "Forslag", "Videre", "Organisatoriske", "Sagen",
})  # fmt: skip


# PDF by reportlab.


def pdf(
    text: str,
    *,
    size: float = 10.5,
    furniture: Callable[[Canvas, int], None] | None = None,
    bullet: str = "•",
    justify: bool = False,
) -> bytes:
    """The minutes set by reportlab on A4; `furniture` draws on each page, given its number."""
    story = [_paragraph(line, size, bullet, justify) for line in lines_of(text)]
    return build(story, furniture)


def build(story: Iterable[object], furniture: Callable[[Canvas, int], None] | None = None) -> bytes:
    file = io.BytesIO()
    template = SimpleDocTemplate(file, pagesize=A4, topMargin=72, bottomMargin=72, title="Referat")

    def on_page(canvas: Canvas, _: object) -> None:
        if furniture is not None:
            furniture(canvas, canvas.getPageNumber())

    template.build(list(story), onFirstPage=on_page, onLaterPages=on_page)
    return file.getvalue()


def _paragraph(line: Line, size: float, bullet: str, justify: bool) -> Paragraph:
    heading = line.kind in ("title", "heading")
    listed = line.kind in ("bullet", "number")
    points = size + (4 if line.kind == "title" else 1 if heading else 0)
    style = ParagraphStyle(
        "minutes",
        fontName="Helvetica-Bold" if heading else "Helvetica",
        fontSize=points,
        leading=points * 1.25,
        spaceBefore=6 if heading else 0,
        spaceAfter=7 if line.last else 0,
        leftIndent=(line.level + 1) * 18 if listed else 0,
        bulletIndent=line.level * 18 + 4 if listed else 0,
        alignment=4 if justify else 0,
    )
    mark = bullet if line.kind == "bullet" else line.mark.strip() or None
    return Paragraph(escape(line.text), style, bulletText=mark)


# DOCX by hand, and PDF of it by LibreOffice.

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(text: str) -> bytes:
    """The minutes as a Word file: headings and lists by style and numbering."""
    body, counted, lists = [], 0, 0
    for line in lines_of(text):
        follows = line.mark in ("1. ", f"{counted + 1}. ")
        if line.kind == "number" and not line.level and follows:
            lists += line.mark == "1. "
            counted = int(line.mark[:-2])
            body.append(_word_paragraph(line, lists))
            continue
        counted = counted if line.level else 0
        typed = line._replace(kind="text", text=line.mark + line.text)
        body.append(_word_paragraph(typed if line.kind == "number" else line, lists))
    return docx_of("".join(body), lists=lists)


def docx_of(body: str, *, lists: int = 0, extra: dict[str, str] | None = None) -> bytes:
    """A Word file around the XML of its body; `extra` adds or replaces parts by name."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _numbering(lists),
        **(extra or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + part)
    return file.getvalue()


def _word_paragraph(line: Line, lists: int) -> str:
    style = {"title": "Heading1", "heading": "Heading2"}.get(line.kind, "")
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if line.kind in ("bullet", "number"):
        list_id = lists if line.kind == "number" else 1000
        properties += (
            f'<w:numPr><w:ilvl w:val="{line.level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    if not line.last:
        properties += '<w:spacing w:after="0"/>'
    parts = map(escape, line.text.split("\t"))
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in parts
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _numbering(lists: int) -> str:
    def levels(formats: tuple[tuple[str, str], ...]) -> str:
        return "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{name}"/>'
            f'<w:lvlText w:val="{text}"/><w:pPr>'
            f'<w:ind w:left="{360 * (place + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for place, (name, text) in enumerate(formats)
        )

    numbers = "".join(
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for one in range(1, lists + 1)
    )
    return (
        f"<w:numbering {_W}>"
        f'<w:abstractNum w:abstractNumId="0">{levels((("bullet", "•"), ("bullet", "–")))}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        f"{levels((('decimal', '%1.'), ('lowerLetter', '%2.')))}</w:abstractNum>"
        f'{numbers}<w:num w:numId="1000"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )


_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
_STYLES = (
    f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="21"/>'
    '<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="260" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="23"/></w:rPr></w:style></w:styles>'
)


def by_libreoffice(files: dict[str, bytes], folder: Path, *, to: str = "pdf") -> dict[str, bytes]:
    """Convert Word files, by name, in one run of LibreOffice."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
         "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: (folder / f"{name}.{to}").read_bytes() for name in files}
