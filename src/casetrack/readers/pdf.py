"""A PDF's bytes in, `SourceText` out, by pypdfium2 (the extra `pdf`).

One page is open at a time. What is taken from pdfium is the text of each row and where its ends
stand; what makes lines of it (`rows`, `furniture`, `paragraphs`) does not know about PDF.
"""

from __future__ import annotations

import ctypes
import hashlib
import threading
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, NamedTuple

import attrs

from casetrack.readers import Unreadable
from casetrack.readers.furniture import without_furniture
from casetrack.readers.paragraphs import to_lines
from casetrack.readers.rows import Row, in_reading_order
from casetrack.reading.text import SourceText, from_text

__all__ = ["read_bytes"]

_MISSING: Final = "PDF files need an extra: pip install 'casetrack[pdf]'"
_SCANNED: Final = "the PDF has no text: a scanned PDF; run OCR first"
_ENCRYPTED: Final = "the PDF is encrypted: it opens with a password only"
_BROKEN: Final = "the PDF is broken, or is none"
_TOO_LONG: Final = "the PDF has more than {} characters"
_MOST_CHARACTERS: Final = 100_000_000
_NEEDS_PASSWORD: Final = 4
"""PDFium's error code for a document that a password opens."""

_HYPHEN: Final = "\ufffe"
_NO_LETTERS: Final = " \r\t\xa0" + _HYPHEN
# Bullets lose their character in some fonts, or get one of the private area.
_BULLETS: Final = frozenset("•◦▪▫■□●○‣⁃∙·*\x7f\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02d\u2212")
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_NOTHING: Final = dict.fromkeys([*range(9), *range(14, 32)])

# PDFium must not be entered by two threads at a time, whatever the documents.
_ONE_AT_A_TIME: Final = threading.Lock()


def read_bytes(data: bytes, path: str | None) -> SourceText:
    """Read the text of a PDF; `pages` gives the first line that begins on each page.

    Wrapped rows are one line, blank lines stand where the print has a gap, repeated page headers
    and footers are left out. A page that cannot be opened counts in `damaged`. Raises `Unreadable`.
    """
    with _ONE_AT_A_TIME:
        pages = _pages(data)
    rows = without_furniture([page.rows for page in pages], [page.height for page in pages])
    if not any(rows):
        raise Unreadable(_SCANNED)
    text = to_lines(rows, [page.width for page in pages])
    source = from_text("\n".join(text.lines), path=path)
    return attrs.evolve(
        source,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="pdf",
        damaged=sum(page.damaged for page in pages),
        pages=text.pages,
    )


class _Page(NamedTuple):
    rows: list[Row]
    width: float
    height: float
    damaged: bool = False


def _pages(data: bytes) -> list[_Page]:
    try:
        pdfium = import_module("pypdfium2")
    except ModuleNotFoundError:
        raise Unreadable(_MISSING) from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _NEEDS_PASSWORD or "assword" in str(error)
        raise Unreadable(_ENCRYPTED if locked else _BROKEN) from None
    try:
        pages, characters = [], 0
        for number in range(len(document)):
            page = _page(pdfium, document, number)
            characters += sum(len(row.text) for row in page.rows)
            if characters > _MOST_CHARACTERS:
                raise Unreadable(_TOO_LONG.format(_MOST_CHARACTERS))
            pages.append(page)
    finally:
        document.close()
    if not pages or all(page.damaged for page in pages):
        raise Unreadable(_BROKEN)
    return pages


def _page(pdfium: Any, document: Any, number: int) -> _Page:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return _Page([], 0.0, 0.0, damaged=True)
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            rows = list(_rows(pdfium.raw, text, number))
        finally:
            text.close()
    except pdfium.PdfiumError:
        return _Page([], 0.0, 0.0, damaged=True)
    finally:
        page.close()
    return _Page(in_reading_order(rows), width, height)


def _rows(raw: Any, text: Any, number: int) -> Iterator[Row]:
    """The rows of a page in the order of the file; those pdfium joined at a hyphen are parted."""
    whole = text.get_text_range().replace("\x02", _HYPHEN)
    look = _Look(raw, text, shifted=len(whole) != text.count_chars())
    plain = _is_plain(whole)
    start, right = 0, float("inf")
    for printed in whole.replace(_HYPHEN, _HYPHEN + "\n").split("\n"):
        end = start + len(printed)
        bare = printed.rstrip(_NO_LETTERS)
        words = bare.strip() if plain else _clean(bare)
        if words and words[0] in _BULLETS:
            words = _with_bullet(words)
        if words:
            stripped = bare.lstrip()
            last = start + len(bare) - 1
            first = last + 1 - len(stripped)
            left, y = look.origin(first)
            word = 0.0
            if right > left + 120:
                blank = stripped.find(" ")
                word = look.right(last if blank < 0 else first + blank - 1) - left
            right = look.right(last)
            hyphen = printed[-1] == _HYPHEN
            yield Row(words, number, left, right, y, look.size(last), word, hyphen)
        start = end if printed[-1:] == _HYPHEN else end + 1


def _is_plain(page: str) -> bool:
    """Whether a page has nothing that `_clean` would change; nearly every page."""
    if page.isascii() or not any(ligature in page for ligature in _LIGATURES):
        printable = page.replace("\r\n", "").replace(_HYPHEN, "").isprintable()
        return printable and unicodedata.is_normalized("NFC", page)
    return False


def _clean(text: str) -> str:
    """One row's text without ligatures, control characters, and letters of two characters."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return unicodedata.normalize("NFC", text.translate(_NOTHING)).strip()


def _with_bullet(text: str) -> str:
    rest = text[1:].lstrip()
    return f"• {rest}" if rest else ""


class _Look:
    """Where a character of a page stands; two calls into PDFium for most rows, four at most."""

    def __init__(self, raw: Any, text: Any, *, shifted: bool) -> None:
        self._raw, self._text, self._shifted = raw, text.raw, shifted
        self._origin, self._box = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
        self._size = raw.FPDFText_GetFontSize
        # Made once: what a call is given by value it would wrap anew each time.
        self._x, self._y, self._edges = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._to_edges = ctypes.byref(self._edges)

    def origin(self, index: int) -> tuple[float, float]:
        """Left end and baseline."""
        self._origin(self._text, self._at(index), self._to_x, self._to_y)
        return self._x.value, self._y.value

    def right(self, index: int) -> float:
        self._box(self._text, self._at(index), self._to_edges)
        right: float = self._edges.right
        return right

    def size(self, index: int) -> float:
        size: float = self._size(self._text, self._at(index))
        return size

    def _at(self, index: int) -> int:
        if not self._shifted:
            return index
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._text, index))
