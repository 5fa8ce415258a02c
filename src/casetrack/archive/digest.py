"""One document's bytes -> all that the archive keeps of it, as plain values that travel cheaply.

This is what the reading processes do; nothing here touches the database. A meeting is kept in two
parts: its `head`, with all that linking needs and the citations found in the texts; and the
`whole`, which is the document's text and with it the rest of the records: sections and what else
only a reader of the minutes wants. Text and sections say the same twice and shrink together to
little more than one of them. `joined` puts a meeting together again.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from casetrack.archive.plain import packed, parted, text_of, to_json, unpacked
from casetrack.archive.rows import from_row, to_row
from casetrack.archive.shapes import place_of
from casetrack.linking.citations import Citation, find_citations
from casetrack.linking.documents import meeting_key
from casetrack.reading.layout import InvalidLayout
from casetrack.reading.text import SourceText
from casetrack.records import AgendaItem, Failure, Meeting
from casetrack.sources import Wishes, error_in, read_source, to_source

__all__ = ["Digest", "Given", "digest", "meeting_of", "passages", "read_again"]


class Given(NamedTuple):
    """A document as it was handed in.

    Attributes:
        path: as the caller named it; what answers show.
        location: the same from the root of the file system, to know it again.
    """

    path: str
    location: str
    data: bytes
    sha256: bytes
    wishes: Wishes


Passage = tuple[str, str, str, str]
"""One item as full-text search finds it: its title, decisions, other texts, and its outcomes.

A plain tuple: it takes a third of the time of a named one to hand on.
"""


class Digest(NamedTuple):
    """A document, read, as it goes into the tables.

    Attributes:
        meeting: what the documents of one meeting of an authority share; `None` where its body or
            day is unknown.
    """

    path: str
    location: str
    sha256: bytes
    authority: str | None
    body: str | None
    day: str | None
    meeting: str | None
    source: str
    head: bytes
    whole: bytes
    passages: tuple[Passage, ...]


def digest(document: Given) -> Digest | Failure:
    """A document read, or why it could not be.

    A document that our own code stumbles over is a failure too: one of a hundred thousand must not
    keep out the others.
    """
    path = document.path
    try:
        source = to_source(document.data, path, sha256=document.sha256.hex())
        meeting = read_source(source, document.wishes)
        if (error := error_in(meeting)) is not None:
            return Failure(path, error.message)
        return _digest(document, source, meeting)
    except (ValueError, OSError) as error:
        return Failure(path, str(error) or type(error).__name__)
    except Exception as error:
        return Failure(path, f"a mistake of casetrack: {type(error).__name__}: {error}")


def _digest(document: Given, source: SourceText, meeting: Meeting) -> Digest:
    told = [list(map(to_row, find_citations(item, meeting))) for item in meeting.items]
    key = meeting_key(meeting)
    head, whole = parted(to_row(meeting), source.lines)
    return Digest(
        path=document.path,
        location=document.location,
        sha256=document.sha256,
        authority=meeting.authority,
        body=meeting.body,
        day=meeting.date.isoformat() if meeting.date else None,
        meeting=f"{key[1]} {key[2]}" if key else None,
        source=_kept_source(source, document.wishes),
        head=packed(to_json([head, told])),
        whole=packed(whole),
        passages=passages(meeting),
    )


# The text, kept so that it can be read again under newer rules.


def _kept_source(source: SourceText, wishes: Wishes) -> str:
    names = ("encoding", "damaged", "pages", "levels")
    return to_json({name: getattr(source, name) for name in names} | {"wishes": [*wishes]})


def read_again(
    path: str, location: str, sha256: bytes, source: str, whole: bytes
) -> Digest | Failure:
    """A kept document read once more from its text, by the rules of today."""
    kept = json.loads(source)
    wishes = Wishes(*kept["wishes"])
    text = text_of(whole)
    again = SourceText(
        path,
        tuple(text.split("\n")) if text else (),
        sha256.hex(),
        encoding=kept["encoding"],
        damaged=kept["damaged"],
        pages=tuple(kept["pages"]),
        levels=tuple((line, level) for line, level in kept.get("levels", ())),
    )
    given = Given(path, location, b"", sha256, wishes)
    try:
        return _digest(given, again, read_source(again, wishes))
    except InvalidLayout as error:
        return Failure(path, f"the layout it was added with cannot be used: {error}")
    except Exception as error:
        return Failure(path, f"a mistake of casetrack: {type(error).__name__}: {error}")


# The records.


def meeting_of(head: bytes, path: str) -> tuple[Meeting, tuple[tuple[Citation, ...], ...]]:
    """The meeting as linking needs it, and what its items tell of earlier ones."""
    row, told = json.loads(unpacked(head))
    row[_SOURCE][_PATH] = path
    citations = tuple(tuple(from_row(Citation, one) for one in item) for item in told)
    return from_row(Meeting, row, to_link=True), citations


_SOURCE, _PATH = place_of("Meeting", "source"), place_of("Source", "path")


def passages(meeting: Meeting) -> tuple[Passage, ...]:
    """The items of a meeting as full-text search finds them.

    What it gives must not change while an index made with it is in use: words are taken out of the
    index by giving them once more.
    """
    return tuple(map(_passage, meeting.items))


def _passage(item: AgendaItem) -> Passage:
    decided = "\n".join([decision.text for decision in item.decisions])
    outcomes = {one._value_ for decision in item.decisions for one in decision.outcomes}
    texts = [part.text for part in item.sections if part.kind != "decision"]
    return item.title or "", decided, "\n".join(texts), " ".join(sorted(outcomes))
