"""An HTML page's bytes in, `SourceText` out, by the standard library's `html.parser`.

Works in one pass and keeps no tree, so that a page may be 50 MB or nested 100,000 deep. Nothing the
page refers to is fetched, no script is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from typing import Final

import attrs

from casetrack.bodies import looks_like_body
from casetrack.readers import Unreadable
from casetrack.readers.charset import decoded
from casetrack.readers.lines import Cell, Lines, Table
from casetrack.reading.layout import fold, shipped_layout
from casetrack.reading.text import SourceText, from_text

__all__ = ["read_bytes"]

_Attributes = Sequence[tuple[str, str | None]]

_NO_TEXT: Final = "the HTML page has no text"

_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_END_LEFT_OUT: Final = frozenset({
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "colgroup",
})  # fmt: skip
_SKIPPED: Final = frozenset({
    "script", "style", "nav", "template", "noscript", "svg", "math", "select", "datalist",
    "textarea", "iframe", "object", "audio", "video", "canvas",
})  # fmt: skip
# What is set apart from the text around it, and what only begins a new line.
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART: Final = _HEADINGS | frozenset({
    "p", "blockquote", "pre", "dl", "table", "article", "section", "main", "header", "hgroup",
    "figure", "form", "fieldset", "address", "details", "hr", "ul", "ol",
})  # fmt: skip
_LINE: Final = frozenset({
    "body", "div", "li", "dt", "dd", "tr", "td", "th", "caption", "button", "figcaption",
    "summary", "legend", "center", "footer", "aside", "option", "tbody", "thead", "tfoot",
})  # fmt: skip
_HIDDEN_STYLE: Final = ("display:none", "visibility:hidden")
_OWNED: Final = ("footer", "nav", "svg")
"""What is left out, but may say whose site it is."""
_LONGEST_TAG: Final = 1 << 16
_DEEPEST_TABLE: Final = 8
_DEEPEST_LIST: Final = 6
_OF_ITEMS: Final = -1
"""The next number of a list of which each entry is an item."""
_BADGES: Final = frozenset({"PDF", "DOC", "DOCX", "XLS", "XLSX"})
"""The kind of a file, which some sites print before the link to it."""
_OWNER: Final = re.compile(
    r"\s*(?:Logo (?:for )?|Gå til )?([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?) Kommune"
    r"(?:s (?:logo|forside))?\s*(?:[,|·–-]|\Z)",
    re.IGNORECASE,
)
_PARTED: Final = re.compile(r"\s[|·»–-]\s")
_PATH: Final = re.compile(r"(?:\A|\s)(?:\w{1,2}-)?breadcrumb")
"""The class of where a page stands on its site: `o-breadcrumb`, not `has-breadcrumb`."""
_OWN_MARK: Final = re.compile(r"(?:[-–•*]|\d{1,3}[.)]|[a-zæøå]\))\s", re.IGNORECASE)
_HEADS_ITEM: Final = re.compile(r"- (?:(?:dagsordens)?punkt|pkt|sag|nr)\b\D{0,6}\d", re.IGNORECASE)
"""Reads `- Punkt 3: Ny bro`, not `- Ny bro`."""
# Around the text of each link, until its line is written.
_LINK, _UNLINK = "\x01", "\x02"
_LINKS: Final = re.compile(f"{_LINK}([^{_LINK}{_UNLINK}]*){_UNLINK}")
_CONTROL: Final = ("\x00", _LINK, _UNLINK)


def read_bytes(data: bytes, path: str | None) -> SourceText:
    """Read the text of an HTML page, one line a paragraph, heading, list item or table row.

    The character set is the one a `<meta>` of the first 1,024 bytes names, else UTF-8, else
    Windows-1252. Navigation, scripts and hidden parts are left out; the page's title comes first
    where it names a municipality, a region, a body or a day, and its text does not begin so; where
    nothing names a municipality or, at its top, a region, the one of the logo, a menu or the foot
    of the site. Raises `Unreadable`.
    """
    source = decoded(data, path)
    page = _harmless("\n".join(source.lines))
    source = attrs.evolve(source, lines=())  # a page of 50 MB is held once
    lines, levels = _lines(page)
    del page
    if not any(lines):
        raise Unreadable(_NO_TEXT)
    return attrs.evolve(source, lines=from_text("\n".join(lines)).lines, levels=levels)


def _lines(page: str) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.finish()


def _harmless(page: str) -> str:
    """Without what `html.parser` refuses (`<![foo[`) or what stands for something else here."""
    page = page.replace("<![", "<!")
    for control in _CONTROL:
        page = page.replace(control, "")
    return page


class _Reader(HTMLParser):
    """Writes lines while the page goes by; what is open is counted, never kept as a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out = Lines()
        self._pieces: list[str] = []
        self._prefix = ""  # the mark of a list item, or the label of a value
        self._lists: list[int | None] = []
        self._tables: list[_Table] = []
        self._flat_tables = 0
        self._pre = 0
        self._main = 0
        self._skip = _Skip()
        self._controlled: set[str] = set()
        self._title: list[str] | None = None
        self._titles: list[str] = []
        self._owners: dict[str, str] = {}
        self._entry: tuple[int, int] | None = None  # its first line, in so many lists
        self._heading = 0
        self._levels: dict[int, int] = {}

    # What html.parser calls.

    def handle_starttag(self, tag: str, attributes: _Attributes) -> None:
        if self._skip.start(tag):
            return
        if tag in _SKIPPED or (tag == "footer" and not self._main):
            self._flush()
            self._skip.begin(tag)
            return
        if attributes and self._is_hidden(tag, dict(attributes)):
            self._skip.begin(tag)
            return
        if tag in _APART:
            self._flush(heads=True)
            if tag not in ("ul", "ol") or not self._lists:
                self._out.gap()
        elif tag in _LINE:
            self._flush(heads=tag != "li")
        start = _STARTS.get(tag)
        if start is not None:
            start(self, tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._skip.end(tag):
            return
        if tag in _APART or tag in _LINE:
            self._flush()
        end = _ENDS.get(tag)
        if end is not None:
            end(self, tag)
        if tag in _APART and not self._lists:
            self._out.gap()

    def handle_data(self, data: str) -> None:
        if self._skip.tag:
            if self._skip.tag in _OWNED:
                self._see_owner(data)
            return
        if self._title is not None:
            self._title.append(data)
        elif self._pre:
            for place, row in enumerate(data.split("\n")):
                if place:
                    self._flush()
                self._pieces.append(row)
        else:
            self._pieces.append(data)

    # A construct without an end would be looked for again at each of its beginnings, in a time that
    # grows with the square of the page: the first one takes the rest of the page, as in a browser.

    def parse_starttag(self, i: int) -> int:
        if self.rawdata.find(">", i, i + _LONGEST_TAG) < 0:
            # A picture that stands in its own tag; or millions of attributes, each a record.
            return self._taken(self.rawdata.find(">", i) + 1 or -1)
        return self._taken(super().parse_starttag(i))

    def parse_endtag(self, i: int) -> int:
        return self._taken(super().parse_endtag(i))

    def parse_comment(self, i: int, report: bool = True) -> int:
        return self._taken(super().parse_comment(i, report))

    def parse_html_declaration(self, i: int) -> int:
        return self._taken(super().parse_html_declaration(i))

    def parse_pi(self, i: int) -> int:
        return self._taken(super().parse_pi(i))

    def _taken(self, end: int) -> int:
        return end if end >= 0 else len(self.rawdata)

    # Parts of the page that are not shown.

    def _is_hidden(self, tag: str, attributes: dict[str, str | None]) -> bool:
        for name in ("aria-controls", "data-target", "data-bs-target"):
            self._controlled.update((attributes.get(name) or "").replace("#", " ").split())
        href = attributes.get("href") or ""
        if href.startswith("#"):
            self._controlled.add(href[1:])
        if tag in _VOID:
            return False
        path = _PATH.search(attributes.get("class") or "")
        if path or attributes.get("role") == "navigation":
            return True
        hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
        style = (attributes.get("style") or "").replace(" ", "").lower()
        if not hidden and not any(one in style for one in _HIDDEN_STYLE):
            return False
        # What a button on the page opens is only folded: items are often printed so.
        return attributes.get("id") not in self._controlled

    # Lines.

    def _flush(self, *, heads: bool = False) -> None:
        """End the line being written; one that `heads` a block in its list item gets no mark."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        text = text.rstrip() if self._pre else " ".join(text.split())
        for row in _apart_links(text) if _LINK in text else [text]:
            if row.strip():
                part = fold(row) in shipped_layout().sections
                marked = _OWN_MARK.match(row) or (heads and part)
                mark = "" if marked and self._prefix.strip() == "-" else self._prefix
                if not mark and self._entry is not None:
                    self._unmark(*self._entry, heads=part or self._heading > 0)
                self._out.write(mark + row)
                if mark == "- ":
                    self._entry = len(self._out.written) - 1, len(self._lists)
                if self._heading and not self._tables:
                    self._levels[len(self._out.written) - 1] = self._heading
                self._prefix = ""

    def finish(self) -> tuple[list[str], tuple[tuple[int, int], ...]]:
        """All lines, below the page's title if it tells more, and the levels of headings."""
        self._flush()
        while self._tables:
            self._end_table("table")
        lines = self._out.written
        top = " ".join(lines[:8]).casefold()
        heads = [one for one in self._titles if _tells(one) and one.casefold() not in top]
        told = "region" in top or any("ommune" in one for one in (*heads, *lines))
        if len(self._owners) == 1 and not told:
            heads[:0] = self._owners.values()
        above = [*heads, ""] if heads else []
        levels = tuple((len(above) + line, level) for line, level in self._levels.items())
        return [*above, *lines], levels

    # Single elements, by the tables below.

    def _start_break(self, tag: str, attributes: _Attributes) -> None:
        if not "".join(self._pieces).strip():
            self._out.gap()
        self._flush()

    def _start_title(self, tag: str, attributes: _Attributes) -> None:
        self._title = []

    def _end_title(self, tag: str) -> None:
        self._add_title("".join(self._title or ()))
        self._title = None

    def _add_title(self, text: str) -> None:
        text = " ".join(text.split())
        if text and not any(text in title for title in self._titles):
            self._titles.append(text)

    def _start_meta(self, tag: str, attributes: _Attributes) -> None:
        named = dict(attributes)
        if named.get("property") == "og:site_name":
            self._add_title(named.get("content") or "")

    def _start_img(self, tag: str, attributes: _Attributes) -> None:
        shown = dict(attributes).get("alt") or ""
        if not self._main or "ogo" in shown:  # no picture of the text
            self._see_owner(shown)

    def _see_owner(self, text: str) -> None:
        """Keep the municipality that a logo, a menu or the foot names; two are no owner."""
        if "ommune" in text and (named := _OWNER.match(text)):
            self._owners.setdefault(named[1].casefold(), f"{named[1]} Kommune")

    def _start_link(self, tag: str, attributes: _Attributes) -> None:
        self._see_owner(dict(attributes).get("aria-label") or "")
        if len(self._pieces) == 1 and self._pieces[0].strip() in _BADGES:
            self._pieces.clear()
        self._pieces.append(_LINK)

    def _end_link(self, tag: str) -> None:
        self._pieces.append(_UNLINK)

    def _start_heading(self, tag: str, attributes: _Attributes) -> None:
        self._heading = int(tag[1:])
        if self._prefix.strip() == "-":
            self._prefix = ""  # items of an agenda set as a list of headings

    def _end_heading(self, tag: str) -> None:
        self._heading = 0

    def _start_pre(self, tag: str, attributes: _Attributes) -> None:
        self._pre += 1

    def _end_pre(self, tag: str) -> None:
        self._pre = max(0, self._pre - 1)

    def _start_main(self, tag: str, attributes: _Attributes) -> None:
        self._main += 1

    def _end_main(self, tag: str) -> None:
        self._main = max(0, self._main - 1)

    def _start_list(self, tag: str, attributes: _Attributes) -> None:
        if self._prefix.endswith(": "):
            self._end_value(tag)  # `Deltagere:`, whose names are a list
        first = (dict(attributes).get("start") or "1").strip()
        start = int(first) if first.isdecimal() and len(first) < 6 else 1
        self._lists.append(start if tag == "ol" else None)

    def _end_list(self, tag: str) -> None:
        del self._lists[-1:]

    def _start_item(self, tag: str, attributes: _Attributes) -> None:
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_LIST)
        number = self._lists[-1] if self._lists else None
        value = (dict(attributes).get("value") or "").strip()
        if number in (None, _OF_ITEMS):
            self._prefix = "" if number else f"{indent}- "
        else:
            number = int(value) if value.isdecimal() and len(value) < 6 else number
            self._prefix = f"{indent}{number}. "
            self._lists[-1] = number + 1

    def _end_item(self, tag: str) -> None:
        self._prefix = ""
        if self._entry is not None and self._entry[1] >= len(self._lists):
            self._entry = None

    def _unmark(self, line: int, depth: int, *, heads: bool) -> None:
        """Take the mark of a list off an entry that is an item: it has the number of one, or what
        stands below `heads` a part.
        """
        if heads or _HEADS_ITEM.match(self._out.written[line]):
            self._out.written[line] = self._out.written[line].removeprefix("- ")
            self._lists[depth - 1 : depth], self._entry = [_OF_ITEMS], None

    def _end_term(self, tag: str) -> None:
        """The term of a description list waits for its value: `Dato: 16-01-2023`."""
        term = self._out.take()
        if term:
            self._prefix = term + (" " if term.endswith(":") else ": ")

    def _start_term(self, tag: str, attributes: _Attributes) -> None:
        self._end_value(tag)

    def _end_value(self, tag: str) -> None:
        if self._prefix:
            self._out.write(self._prefix.strip())
            self._prefix = ""

    def _start_table(self, tag: str, attributes: _Attributes) -> None:
        if len(self._tables) >= _DEEPEST_TABLE:
            self._flat_tables += 1
        else:
            self._tables.append(_Table(self._out))

    def _end_table(self, tag: str) -> None:
        if self._flat_tables:
            self._flat_tables -= 1
        elif self._tables:
            self._end_row(tag)
            self._out = self._tables.pop().out

    def _start_row(self, tag: str, attributes: _Attributes) -> None:
        self._end_row(tag)

    def _end_row(self, tag: str) -> None:
        if self._tables and not self._flat_tables:
            self._end_cell(tag)
            self._out = self._tables[-1].out
            self._tables[-1].end_row()

    def _start_cell(self, tag: str, attributes: _Attributes) -> None:
        if self._tables and not self._flat_tables:
            self._end_cell(tag)
            self._out = self._tables[-1].cell = Lines()
            self._tables[-1].heads = tag == "th"

    def _end_cell(self, tag: str) -> None:
        table = self._tables[-1] if self._tables and not self._flat_tables else None
        if table is not None and table.cell is not None:
            self._flush()
            table.cells.append(Cell(table.cell.written, table.heads))
            table.cell = None
            self._out = table.out


class _Table(Table):
    """A table with the cell that is being read, and whether that is one of the head."""

    cell: Lines | None = None
    heads = False


class _Skip:
    """The part of a page that is being left out, until its end or that of what it stands in."""

    def __init__(self) -> None:
        self.tag = ""
        self._open: dict[str, int] = {}

    def begin(self, tag: str) -> None:
        self.tag, self._open = tag, {tag: 1}

    def start(self, tag: str) -> bool:
        """Whether a start tag is inside."""
        if not self.tag:
            return False
        if tag == self.tag == "p":
            self.tag = ""
            return False
        self._open[tag] = self._open.get(tag, 0) + 1
        return True

    def end(self, tag: str) -> bool:
        """Whether an end tag is inside, or ends it."""
        if not self.tag:
            return False
        left = self._open.get(tag, 0) - 1
        if left < 0 and tag not in _VOID and tag not in _END_LEFT_OUT:
            self.tag = ""
            return False
        self._open[tag] = max(0, left)
        if tag == self.tag and not left:
            self.tag = ""
        return True


def _tells(title: str) -> bool:
    """Whether the title of a page may say whose minutes these are, or of which day."""
    named = "ommune" in title or "Region " in title or any(map(str.isdigit, title))
    return named or any(map(looks_like_body, _PARTED.split(title)))


def _apart_links(text: str) -> list[str]:
    """The attachments of an item are links side by side: each a line of its own."""
    links = [link.strip() for link in _LINKS.findall(text)]
    between = _LINKS.sub("", text)
    if len(links) > 1 and not any(letter.isalnum() for letter in between):
        return [link for link in links if link]
    return [" ".join(text.replace(_LINK, "").replace(_UNLINK, "").split())]


_ELEMENTS: Final = {
    **{name: name for name in ("img", "main", "meta", "pre", "table", "title")},
    "a": "link", "article": "main", "br": "break", "dd": "value", "dt": "term", "li": "item",
    "ol": "list", "td": "cell", "th": "cell", "tr": "row", "ul": "list",
    **dict.fromkeys(_HEADINGS, "heading"),
}  # fmt: skip
"""What `_start_…` and `_end_…` of the reader are of each element."""


def _of_elements(kind: str) -> dict[str, Callable[..., None]]:
    found = {tag: getattr(_Reader, f"_{kind}_{name}", None) for tag, name in _ELEMENTS.items()}
    return {tag: method for tag, method in found.items() if method is not None}


_STARTS: Final = _of_elements("start")
_ENDS: Final = _of_elements("end")
