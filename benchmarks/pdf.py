"""What casetrack adds to the extraction when it reads a PDF, as a ratio taken in one run.

    python benchmarks/pdf.py [FILE.pdf ...] [--rounds 9]

Without files it makes some: constructed minutes, set by reportlab in a typeface it embeds, as the
municipalities' own do. The extraction is PDFium's: open the document, load each page, take its
text. What casetrack adds is the text's lines (where rows stand, what is one paragraph, what is page
furniture), and the records, which cost the same for plain text. Processor time; of several rounds
the fastest counts. PDFs of word processors and browsers place every letter: theirs take PDFium two
to three times as long as reportlab's.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from constructed import country
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from casetrack.readers import read_bytes
from casetrack.reading.parsing import parse_source

__all__ = ["main"]

MADE = 8
TYPEFACE = "Vera"  # comes with reportlab


class Share(NamedTuple):
    """Milliseconds a page."""

    name: str
    pages: int
    extraction: float
    lines: float
    records: float

    def row(self) -> str:
        added = self.lines + self.records
        return (
            f"{self.name:40} {self.pages:5} {self.extraction:10.2f} {self.lines:8.2f} "
            f"{self.records:8.2f} {added / self.extraction:10.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    print(f"{'':40} pages extraction    lines  records  own/extr.")
    shares = []
    for name, data in _documents(given.files):
        shares.append(share(name, data, given.rounds))
        print(shares[-1].row(), flush=True)
    extraction = sum(one.extraction * one.pages for one in shares)
    own = sum((one.lines + one.records) * one.pages for one in shares)
    lines = sum(one.lines * one.pages for one in shares)
    print(f"lines / extraction: {lines / extraction:.2f} (to be under 1)")
    print(f"lines and records / extraction: {own / extraction:.2f}")


def _documents(files: list[Path]) -> Iterator[tuple[str, bytes]]:
    if files:
        yield from ((file.name, file.read_bytes()) for file in files)
        return
    pdfmetrics.registerFont(TTFont(TYPEFACE, "Vera.ttf"))
    for place, document in enumerate(country(98)):
        if place % (98 // MADE) == 0:
            yield document.name, _printed(document.text)


def _printed(text: str) -> bytes:
    style = ParagraphStyle("text", fontName=TYPEFACE, fontSize=10, leading=13)
    apart = ParagraphStyle("apart", parent=style, spaceBefore=8)
    story, gap = [], True
    for line in text.split("\n"):
        if line.strip():
            story.append(Paragraph(escape(line), apart if gap else style))
        gap = not line.strip()
    file = io.BytesIO()
    SimpleDocTemplate(file).build(story)
    return file.getvalue()


def share(name: str, data: bytes, rounds: int) -> Share:
    """The parts of reading one PDF; each round takes all of them, one after the other."""
    pages = _extract(data)
    source = read_bytes(data, ".pdf")
    times = [
        (
            _cost(lambda: _extract(data)),
            _cost(lambda: read_bytes(data, ".pdf")),
            _cost(lambda: parse_source(source)),
        )
        for _ in range(rounds)
    ]
    extraction, reading, records = (
        min(column) * 1000 / pages for column in zip(*times, strict=True)
    )
    return Share(name, pages, extraction, reading - extraction, records)


def _extract(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    for number in range(pages):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return pages


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
