"""What the archive keeps, as bytes: rows in compact JSON, compressed where they are long.

A meeting is kept in two parts, its head and its whole; `casetrack.archive.digest` says which.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from itertools import accumulate

from casetrack.archive.shapes import Row, place_of, shape, told
from casetrack.listing import Plain

__all__ = [
    "MATTER_KEYS",
    "Plain",
    "case_of",
    "item_of",
    "joined",
    "packed",
    "parted",
    "storable",
    "text_of",
    "to_json",
    "unpacked",
]

MATTER_KEYS = ("case", "authority", "title", "closed", *shape("OpenMatter").names)
"""What an open matter has, in this order: kept as a list of values, it is read in half the time."""


def storable(text: str) -> str:
    """A text that the database takes: names of files, and what is typed, need not be text."""
    return text.encode("utf-8", "backslashreplace").decode()


# Of zlib: two thirds of the time of level 6 for an eighth more space, on minutes. A window and
# tables of the usual size would take four times as long to make ready as a case takes to pack.
_PACKING = {"level": 2, "wbits": 14, "memLevel": 7}
_WORTH_PACKING = 600  # bytes; from 1,000 on the archive would be a sixth larger
_ROW = b"["  # what rows begin with, and nothing that zlib makes

# What most rows hold, so that it need not stand in each. It is part of the format of the file;
# another text would need another version of the tables.
_COMMON = (
    '["decision","2019-0","2018-1","2020-02-0",null,"Byrådet","Kommunalbestyrelsen","udvalget",'
    '"Økonomiudvalget",null,null,false,null," Kommune",null,[],"settled","deferred","unknown",'
    '"recommended",["recommended"],[["recommended",null,"Anbefales.",[1,2],"recommended-passive"]],'
    '["approved"],[["approved",null,"Godkendt.",[1,2],"approved-passive"]],[],[],[],[],[],[],[]]],'
    '["history","Sagens forløb",["presentation","Sagsfremstilling",["recommendation","Indstilling",'
    '["attachments","Bilag",["decision","Beslutning",["finances","Økonomi",'
).encode()


def packed(text: str) -> bytes:
    """A text, compressed where it is long."""
    data = text.encode()
    if len(data) < _WORTH_PACKING and data.startswith(_ROW):
        return data
    press = zlib.compressobj(**_PACKING, zdict=_COMMON)
    return press.compress(data) + press.flush()


def unpacked(data: bytes) -> str:
    """The text that was packed; `zlib.error` for bytes that are none."""
    if not data.startswith(_ROW):
        press = zlib.decompressobj(zdict=_COMMON)
        data = press.decompress(data) + press.flush()
        if not press.eof:
            raise zlib.error("incomplete")
    return data.decode()


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def to_json(value: object) -> str:
    """Compact JSON with its letters as they are."""
    return _ENCODE(value)


# A document. Its `whole` is one line of JSON with the parts of the records that the head leaves
# empty, and after it the text. Texts of the records that stand in the document are kept as the
# places of their first letter and the one after their last.

_ITEMS, _SECTIONS = place_of("Meeting", "items"), place_of("AgendaItem", "sections")
_PLACES_OF_MEETING = [place_of("Meeting", name) for name in ("participants", "diagnostics")]
_PLACES_OF_ITEM = [
    place_of("AgendaItem", name) for name in ("sections", "recommendations", "attachments")
]
_TEXT_OF_SECTION = place_of("Section", "text")
_TEXT_OF_RECOMMENDATION = place_of("Recommendation", "text")


def parted(meeting: Row, lines: Sequence[str]) -> tuple[Row, str]:
    """The head of a meeting's row, which is changed, and the text of its whole."""
    items = meeting[_ITEMS]
    rest = _taken(meeting, _PLACES_OF_MEETING)
    rest.append([_taken(item, _PLACES_OF_ITEM) for item in items])
    text, ends = "\n".join(lines), [0, *accumulate(map(len, lines))]
    for item, (sections, recommendations, _) in zip(items, rest[-1], strict=True):
        item[_SECTIONS] = [
            [kind, head, "", where] for kind, head, _, where in sections if kind == "decision"
        ]  # linking quotes the headings of decisions, and reads nothing else of the sections
        _put_spots(sections, _TEXT_OF_SECTION, text, ends)
        _put_spots(recommendations, _TEXT_OF_RECOMMENDATION, text, ends)
    return meeting, f"{to_json(rest)}\n{text}"


def _taken(row: Row, places: Sequence[int]) -> Row:
    """Some values of a row, which has them empty from now on."""
    taken = [row[place] for place in places]
    for place in places:
        row[place] = ()
    return taken


def _put_spots(rows: Sequence[Row], place: int, text: str, ends: Sequence[int]) -> None:
    """The places of rows' texts in the document instead of the texts, where they are found there.

    `ends` counts the letters before the end of each line, without the breaks between lines.
    """
    for row in rows:
        words, (first, last) = row[place], row[-1]
        if words and 1 <= first <= last < len(ends):
            begin, end = ends[first - 1] + first - 1, ends[last] + last - 1
            # Most texts end as their lines do: to look there costs less than to search.
            at = end - len(words)
            if at < begin or not text.startswith(words, at):
                at = text.find(words, begin, end)
            if at >= 0:
                row[place] = at, at + len(words)


def text_of(whole: bytes) -> str:
    """A document's text, line by line as its records count them."""
    return unpacked(whole).partition("\n")[2]


def joined(head: bytes, whole: bytes) -> Plain:
    """The whole meeting as plain data."""
    meeting, (*rest, parts), text = _opened(head, whole)
    for place, value in zip(_PLACES_OF_MEETING, rest, strict=True):
        meeting[place] = value
    for item, kept in zip(meeting[_ITEMS], parts, strict=True):
        _put_back(item, kept, text)
    return told("Meeting", meeting)


def item_of(head: bytes, whole: bytes, place: int) -> Plain:
    """One item of a meeting as plain data, as it is in `joined`."""
    meeting, (*_, parts), text = _opened(head, whole)
    item: Row = meeting[_ITEMS][place]
    _put_back(item, parts[place], text)
    return told("AgendaItem", item)


def _opened(head: bytes, whole: bytes) -> tuple[Row, Row, str]:
    """The head of a meeting's row, the rest of it, and the text of the document."""
    rest, _, text = unpacked(whole).partition("\n")
    return json.loads(unpacked(head))[0], json.loads(rest), text


def _put_back(item: Row, kept: Row, text: str) -> None:
    """What the head left empty of an item, its texts taken from the document's."""
    for at, rows in zip((_TEXT_OF_SECTION, _TEXT_OF_RECOMMENDATION), kept, strict=False):
        for row in rows:
            if isinstance(row[at], list):
                row[at] = text[slice(*row[at])]
    for place, value in zip(_PLACES_OF_ITEM, kept, strict=True):
        item[place] = value


def case_of(data: bytes) -> Plain:
    """A case as plain data."""
    return told("Case", json.loads(unpacked(data)))
