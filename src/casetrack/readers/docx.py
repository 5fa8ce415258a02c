"""A Word file's bytes in, `SourceText` out, by the standard library's `zipfile` and `expat`.

A DOCX is a zip file of XML parts. They are read as a stream, no tree is kept, and no entity is ever
expanded: a document type declaration is refused. python-docx takes two to three times as long and
silently drops what was inserted under tracked changes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import ParseError, XMLParser

import attrs

from casetrack.readers import Unreadable
from casetrack.readers.lines import Cell, Lines, Table
from casetrack.readers.wordstyles import TEXT, Numbers, Part, Properties, Styles
from casetrack.reading.text import SourceText, from_text

__all__ = ["read_bytes"]

_NONE: Final = "the file is no Word file (DOCX)"
_LOCKED: Final = "the Word file is encrypted, or of Word 97-2003 (DOC): save it as DOCX"
_BROKEN: Final = "the Word file is broken"
_NO_TEXT: Final = "the Word file has no text"
_DECLARES: Final = "the Word file declares a document type or entities: refused"
_CLIMBS: Final = "the Word file has a part whose path climbs out of it: refused"
_BOMB: Final = "the Word file unpacks to far more than a document: refused"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES: Final = 100_000_000
_MOST_RATIO: Final = 100
"""XML of Word packs 10 to 40 times; deflate can pack 1,000 times."""
_SMALL: Final = 16_000_000
"""What unpacks to no more may be packed as well as it likes."""
_CHUNK: Final = 1 << 16

_MOST_TABLES: Final = 8
_ROOM: Final = 40
"""Spacing of two points, in twips, is room between paragraphs."""
_DROPPED: Final = frozenset({
    "del", "moveFrom", "Fallback", "instrText", "sectPr", "pPrChange", "rPrChange", "tblPr",
    "numberingChange",
})  # fmt: skip
_BREAKS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_bytes(data: bytes, path: str | None) -> SourceText:
    """Read the text of a Word file: tracked insertions kept, tracked deletions left out.

    A line is a paragraph, a heading, a list item with its mark, or a table row. Nothing outside the
    file is opened. Raises `Unreadable`.
    """
    if data.startswith(_OLE):
        raise Unreadable(_LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            lines, levels = _lines(_Package(packed))
    except ParseError:
        raise Unreadable(_BROKEN) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise Unreadable(_BROKEN if data.startswith(b"PK") else _NONE) from None
    except RuntimeError:  # zipfile's word for an encrypted part
        raise Unreadable(_LOCKED) from None
    if not any(lines):
        raise Unreadable(_NO_TEXT)
    source = from_text("\n".join(lines), path=path)
    digest = hashlib.sha256(data).hexdigest()
    return attrs.evolve(source, sha256=digest, encoding="docx", levels=levels)


def _lines(package: _Package) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """All lines, and the levels of those that are headings."""
    styles, numbers = Styles(), Numbers()
    main = package.main()
    folder = main.rpartition("/")[0]
    package.read(f"{folder}/styles.xml", styles)
    package.read(f"{folder}/numbering.xml", numbers)
    body = _Body(styles, numbers)
    package.read(main, body)
    above = _authority(package, folder, styles, body.lines)
    levels = tuple((len(above) + line, level) for line, level in body.levels.items())
    return [*above, *body.lines], levels


def _authority(package: _Package, folder: str, styles: Styles, lines: list[str]) -> list[str]:
    """Of page headers and footers, the lines that name a municipality or region, once."""
    told: list[str] = []
    for name in package.names(f"{folder}/header", f"{folder}/footer"):
        part = _Body(styles, Numbers())
        package.read(name, part)
        told += [line for line in part.lines if "ommune" in line or "Region " in line]
    told = [line for line in dict.fromkeys(told) if line not in lines[:20]]
    return [*told, ""] if told else []


class _Package:
    """The parts of the zip file, each read once as a stream; all together are bounded."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._left = _MOST_BYTES
        self._names = set(packed.namelist())
        for name in self._names:
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
                raise Unreadable(_CLIMBS)

    def main(self) -> str:
        """The name of the part with the text, by the package's own word."""
        relations = _Relations()
        self.read("_rels/.rels", relations)
        main = relations.main.lstrip("/")
        if main not in self._names:
            raise Unreadable(_NONE)
        return main

    def names(self, *beginnings: str) -> list[str]:
        return sorted(name for name in self._names if name.startswith(beginnings))

    def read(self, name: str, target: Part) -> None:
        """Read a part to its end; nothing where the package has none of this name."""
        if name not in self._names:
            return
        part = self._packed.getinfo(name)
        self._left = min(self._left, max(_SMALL, part.compress_size * _MOST_RATIO))
        if part.file_size > self._left:
            raise Unreadable(_BOMB)
        parser = XMLParser(target=_Listener(target))
        for chunk in self._chunks(part):
            parser.feed(chunk)
        parser.close()

    def _chunks(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """What a part unpacks to; counted as it comes, for its own word may be false."""
        with self._packed.open(part) as unpacked:
            while chunk := unpacked.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise Unreadable(_BOMB)
                yield chunk


class _Listener:
    """Hands elements on by their local names; Word's two namespaces name them alike."""

    def __init__(self, target: Part) -> None:
        self._target = target

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._target.start(tag.rpartition("}")[2], local)

    def end(self, tag: str) -> None:
        self._target.end(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        self._target.data(text)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise Unreadable(_DECLARES)

    def close(self) -> None:
        """Nothing is left open: what was read is in the target."""


class _Relations(Part):
    """The part `_rels/.rels`: which part holds the text."""

    def __init__(self) -> None:
        self.main = "word/document.xml"

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if given.get("Type", "").endswith("/officeDocument"):
            self.main = given.get("Target", "")


class _Flow:
    """Where paragraphs are written one below the other: the body or a cell of a table."""

    def __init__(self) -> None:
        self.out = Lines()
        self.last: Properties | None = None


class _Body(Part):
    """The part with the text; what is open is kept on stacks, never as a tree."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles, self._numbers = styles, numbers
        self._flow = _Flow()
        self._tables: list[tuple[_Flow, Table]] = []
        self._flat_tables = 0
        self._paragraphs: list[tuple[Properties, list[str]]] = []
        self._dropped = 0
        self._runs = 0
        self._boxes: list[int] = []
        self._hidden = self._in_text = False
        self.levels: dict[int, int] = {}

    @property
    def lines(self) -> list[str]:
        return self._flow.out.written

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
            return
        start = _STARTS.get(tag)
        if start is not None:
            start(self, given)
        elif not self._paragraphs:
            return
        elif not self._runs:
            self._paragraphs[-1][0].note(tag, given)
        elif tag in _BREAKS and given.get("type") not in ("page", "column"):
            self._paragraphs[-1][1].append(_BREAKS[tag])
        elif tag == "vanish":
            self._hidden = given.get("val", "1") not in ("0", "false", "off")

    def end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        end = _ENDS.get(tag)
        if end is not None:
            end(self)

    def data(self, text: str) -> None:
        if self._in_text and not self._dropped and not self._hidden and self._paragraphs:
            self._paragraphs[-1][1].append(text)

    # Single elements, by the tables below.

    def _start_paragraph(self, given: Mapping[str, str]) -> None:
        self._paragraphs.append((Properties(), []))

    def _end_paragraph(self) -> None:
        own, pieces = self._paragraphs.pop()
        text = "".join(pieces).strip()
        if not text:
            self._flow.out.gap()
            self._flow.last = None
            return
        setting = self._styles.resolved(own)
        listed = bool(setting.list_id) and setting.list_id != "0"
        if _is_apart(self._flow.last, setting, listed=listed):
            self._flow.out.gap()
        self._flow.last = setting
        if setting.leader and text.rpartition("\t")[2].isdigit():
            text = ".....\t".join(text.rsplit("\t", 1))
        outline = TEXT if setting.outline is None or self._tables else setting.outline
        if listed:
            level = setting.level or 0
            mark = self._numbers.mark(setting.list_id or "", level)
            if outline == TEXT or mark != "- ":  # a heading has no bullet
                text = ("  " * level if mark else "") + mark + text
        for line in text.split("\n"):
            self._flow.out.write(line.rstrip())
            if outline != TEXT and line.strip():
                self.levels[len(self.lines) - 1] = outline + 1

    def _start_run(self, given: Mapping[str, str]) -> None:
        self._runs += 1
        self._hidden = False

    def _end_run(self) -> None:
        self._runs -= 1
        self._hidden = False

    def _start_text(self, given: Mapping[str, str]) -> None:
        self._in_text = True

    def _end_text(self) -> None:
        self._in_text = False

    def _start_box(self, given: Mapping[str, str]) -> None:
        """A text box stands inside a run, and has paragraphs of its own."""
        self._boxes.append(self._runs)
        self._runs = 0

    def _end_box(self) -> None:
        self._runs = self._boxes.pop()

    def _start_table(self, given: Mapping[str, str]) -> None:
        if len(self._tables) >= _MOST_TABLES:
            self._flat_tables += 1
            return
        self._flow.out.gap()
        self._tables.append((self._flow, Table(self._flow.out)))

    def _end_table(self) -> None:
        if self._flat_tables:
            self._flat_tables -= 1
            return
        self._flow, _ = self._tables.pop()
        self._flow.out.gap()
        self._flow.last = None

    def _start_cell(self, given: Mapping[str, str]) -> None:
        if not self._flat_tables:
            self._flow = _Flow()

    def _end_cell(self) -> None:
        if not self._flat_tables and self._tables:
            self._tables[-1][1].cells.append(Cell(self._flow.out.written))

    def _end_row(self) -> None:
        if not self._flat_tables and self._tables:
            self._flow, table = self._tables[-1]
            table.end_row()


def _is_apart(above: Properties | None, below: Properties, *, listed: bool) -> bool:
    """Whether there is room between two paragraphs; a list is kept together."""
    if above is None:
        return False
    if listed and above.list_id == below.list_id:
        return False
    if above.contextual and below.contextual and above.style == below.style:
        return False
    return max(above.after or 0, below.before or 0) >= _ROOM


_STARTS: Final = {
    "p": _Body._start_paragraph,
    "r": _Body._start_run,
    "t": _Body._start_text,
    "tbl": _Body._start_table,
    "tc": _Body._start_cell,
    "txbxContent": _Body._start_box,
}
_ENDS: Final = {
    "p": _Body._end_paragraph,
    "r": _Body._end_run,
    "t": _Body._end_text,
    "tbl": _Body._end_table,
    "tc": _Body._end_cell,
    "tr": _Body._end_row,
    "txbxContent": _Body._end_box,
}
