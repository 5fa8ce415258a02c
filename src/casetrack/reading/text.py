"""Bytes or text in, `SourceText` out: cleaned within each line, no line joined or dropped."""

from __future__ import annotations

import hashlib
from unicodedata import normalize

from attrs import frozen

from casetrack.excerpts import spaced_once
from casetrack.lazy import regex

__all__ = [
    "COLUMN", "DECORATION", "NO_TEXT", "SourceText", "bare", "begins_small", "decode", "from_text",
    "kind_of", "unspaced",
]  # fmt: skip

COLUMN = "   "
"""So far apart stand the columns of a line."""
DECORATION = frozenset("#*•·")
"""Signs of a heading or a list before the words of a line."""

# Looks like a blank, a hyphen or nothing; replaced within the line: line numbers stay true.
_FORM_FEED = "\x0c"
_RING = "\u030a"
"""Stands apart behind the `a` of each `å` in text from some Macs and PDFs."""
_CLEANED = {
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u2028\u2029\x0b\x85" + _FORM_FEED, " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00ad\u200b\ufeff", ""),
}
_SMALL_WORD = regex(r"[a-zæøå]-[A-ZÆØÅa-zæøå]|[a-zæøå]{1,2}[A-ZÆØÅ][a-zæøå]")
"""Reads `e-handel`, `e-Boks` and `iPads`, not `handel`."""
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1b"})
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins."""
_BINARY, _ENDLESS = "binary", "endless"
_NO_TEXT = {b"%PDF-": "pdf", b"PK\x03\x04": "zip", b"\xd0\xcf\x11\xe0": "ole"}
"""How files begin that hold text, though not as it stands; OLE is what Word wrote until 2007."""
_ZIPPED = {
    b"word/document": "docx",
    b"xl/workbook": "xlsx",
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "ods",
}
"""What stands in the zip file that a document of an office program is."""
NO_TEXT = {
    _BINARY: "the file is binary, not text",
    _ENDLESS: "more than 4 million line ends: no minutes have so many",
    "pdf": "the file is a PDF: let its name end in .pdf",
    "zip": "a zip file: casetrack add reads one whose name ends in .zip",
    "ole": "an old Word or Excel file: save it as .docx",
    "docx": "a Word file: let its name end in .docx",
    "xlsx": "an Excel workbook: save its text as .docx or .txt",
    "odt": "an OpenDocument text: save it as .docx",
    "ods": "an OpenDocument spreadsheet: save its text as .docx or .txt",
}
"""What to do with a file that is no text as it stands, by `SourceText.encoding`."""
_MOST_ENDS = 4_000_000  # 40 bytes of memory each, however little a line says
_BINARY_SHARE = 0.02
"""More of these and it is no text: compressed data has 10 %, damaged text one here and there."""


@frozen
class SourceText:
    """The text of one document.

    Attributes:
        lines: the lines as given, cleaned within each; `lines[0]` is line 1.
        sha256: of the bytes as given.
        encoding: what the bytes were read as; a key of `NO_TEXT` where they are no text, and
            `lines` is empty.
        damaged: places the decoder could not read.
        pages: first line of each page, where the file has pages.
        levels: lines (from 0) that the file marks as headings, each with its level from 1.
    """

    path: str | None
    lines: tuple[str, ...]
    sha256: str
    encoding: str = "utf-8"
    damaged: int = 0
    pages: tuple[int, ...] = ()
    levels: tuple[tuple[int, int], ...] = ()

    @property
    def binary(self) -> bool:
        """Whether the bytes are no text."""
        return self.encoding in NO_TEXT and not self.lines


def from_text(text: str, *, path: str | None = None) -> SourceText:
    """The source text of a string; half a surrogate pair, which a PDF can give, is damage."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    if _is_endless(data):
        return SourceText(path, (), digest, encoding=_ENDLESS)
    lines, pages = _lines(text, data)
    return SourceText(path, lines, digest, pages=pages)


def decode(data: bytes, *, path: str | None = None, sha256: str | None = None) -> SourceText:
    """Read bytes as UTF-8 or UTF-16 by their mark, else UTF-8, else Windows-1252.

    A file that is UTF-8 but for a few bytes is read as UTF-8, and `damaged` counts them. Never
    raises. `sha256` is that of the bytes, for who knows it.
    """
    digest = sha256 or hashlib.sha256(data).hexdigest()
    kind = kind_of(data)
    if kind is not None:
        return SourceText(path, (), digest, encoding=kind)
    text, encoding = _decoded(data)
    damaged = text.count("\ufffd") if encoding == "utf-8" else 0
    lines, pages = _lines(text, data)
    return SourceText(path, lines, digest, encoding=encoding, damaged=damaged, pages=pages)


def kind_of(data: bytes) -> str | None:
    """What a file is that is no text as it stands, a key of `NO_TEXT`; `None` for text."""
    kind = next((kind for mark, kind in _NO_TEXT.items() if data.startswith(mark)), None)
    if kind == "zip":
        return next((office for mark, office in _ZIPPED.items() if mark in data), kind)
    if kind is None and _is_binary(data):
        return _BINARY
    return kind or (_ENDLESS if _is_endless(data) else None)


def _is_endless(data: bytes) -> bool:
    return len(data) > _MOST_ENDS and data.count(b"\n") + data.count(b"\r") > _MOST_ENDS


def _is_binary(data: bytes) -> bool:
    if data.startswith(_WIDE):
        return False
    head = data[:65536]
    odd = len(head) - len(head.translate(None, _CONTROLS))
    return odd > len(head) * _BINARY_SHARE


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_WIDE):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    # Danish letters in UTF-8 are two bytes that begin with 0xC3; in Windows-1252 none is.
    if data.count(b"\xc3") > text.count("\ufffd"):
        return text, "utf-8"
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def _lines(text: str, data: bytes) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines, and the first of each page: a form feed stands where one begins."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if b"\x00" in data:  # in wide text half of the bytes are, and a scan for the letter is slow
        text = text.replace("\x00", "\ufffd")
    fed = text.split("\n") if _FORM_FEED in text else ()
    pages = {n + (line[0] != _FORM_FEED) for n, line in enumerate(fed, 1) if _FORM_FEED in line}
    for odd, plain in _CLEANED.items():
        if odd in text:
            text = text.replace(odd, plain)
    if _RING in text:
        text = normalize("NFC", text)
    text = spaced_once(text)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    begin = tuple(sorted({1, *pages} - {len(lines) + 1})) if pages else ()
    return tuple(lines), begin


def bare(line: str) -> str:
    """A line without blanks and heading or list decoration (`##`, `**`, `•`)."""
    line = line.strip()
    if line and (line[0] in DECORATION or line[-1] == "*"):
        if line[0] in "#*" or line[-1] == "*":
            if line[0] == line[-1] == "#":  # `## Bilag ##`
                line = line.rstrip("#")
            line = line.lstrip("#").strip().strip("*").strip()
            if "**" in line:
                line = line.replace("**", "")  # `**Sag:** 22/1001`
        line = line.lstrip("•·").strip()
    return unspaced(line) if line[1:2] == " " == line[3:4] else line


def begins_small(text: str) -> bool:
    """Whether a text begins with a word that has no capital at first: `e-handel`, `iPads`."""
    return _SMALL_WORD.match(text) is not None


def unspaced(text: str) -> str:
    """`B u d g e t  2 0 0 3` as `Budget 2003`: scanned letters set apart, words by two blanks."""
    words = [word.split(" ") for word in text.split("  ")]
    if any(len(letter) > 1 for word in words for letter in word):
        return text
    return " ".join(map("".join, words))
