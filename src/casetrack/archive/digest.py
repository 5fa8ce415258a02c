"""One document's bytes -> all that the archive keeps of it, as plain values that travel cheaply.

This is what the reading processes do; nothing here touches the database. A meeting is kept in two
parts: its `head`, with all that linking needs and the citations found in the texts; and the
`whole`, which is the document's text and with it the rest of the records: sections and what else
only a reader of the minutes wants. Text and sections say the same twice and shrink together to
little more than one of them. `joined` puts a meeting together again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from casetrack.archive.plain import Plain, packed, text_of, to_json, unpacked
from casetrack.codec import from_dict, to_dict
from casetrack.linking.citations import Citation, find_citations
from casetrack.linking.documents import meeting_key
from casetrack.reading.text import SourceText
from casetrack.records import Failure, Meeting
from casetrack.sources import Wishes, is_minutes, read_source, to_source

__all__ = [
    "Digest",
    "Given",
    "digest",
    "digest_many",
    "meeting_of",
    "passages",
    "read_again",
]


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


class Passage(NamedTuple):
    """One item as full-text search finds it."""

    title: str
    decided: str
    text: str
    outcomes: str


class Digest(NamedTuple):
    """A document, read, as it goes into the tables."""

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


def digest_many(documents: Iterable[Given]) -> list[Digest | Failure]:
    """Each document read, or why it could not be."""
    return [digest(document) for document in documents]


def digest(document: Given) -> Digest | Failure:
    """A document read, or why it could not be.

    A document that our own code stumbles over is a failure too: one of a hundred thousand must not
    keep out the others.
    """
    path = document.path
    try:
        source = to_source(document.data, path)
        meeting = read_source(source, document.wishes)
        if not is_minutes(meeting):
            return Failure(path, _why_not(meeting))
        return _digest(document, source, meeting)
    except (ValueError, OSError) as error:
        return Failure(path, str(error) or type(error).__name__)
    except Exception as error:
        return Failure(path, f"a mistake of casetrack: {type(error).__name__}: {error}")


def _why_not(meeting: Meeting) -> str:
    return next(one.message for one in meeting.diagnostics if one.code == "not_minutes")


def _digest(document: Given, source: SourceText, meeting: Meeting) -> Digest:
    told = [[to_dict(one) for one in find_citations(item, meeting)] for item in meeting.items]
    plain = to_dict(meeting)
    found = passages(plain)
    head, rest = _parted(plain)
    head["told"] = told
    return Digest(
        path=document.path,
        location=document.location,
        sha256=document.sha256,
        authority=meeting.authority,
        body=meeting.body,
        day=plain["date"],
        meeting=_meeting_name(meeting),
        source=_kept_source(source, document.wishes),
        head=packed(to_json(head)),
        whole=packed(to_json(["\n".join(source.lines), rest])),
        passages=found,
    )


def _meeting_name(meeting: Meeting) -> str | None:
    """What two documents of one meeting of one authority share; `None` for unknown body or day."""
    key = meeting_key(meeting)
    return f"{key[1]} {key[2]}" if key else None


# The text, kept so that it can be read again under newer rules.


def _kept_source(source: SourceText, wishes: Wishes) -> str:
    kept = {
        "encoding": source.encoding,
        "damaged": source.damaged,
        "pages": source.pages,
        "wishes": [*wishes],
    }
    return to_json(kept)


def read_again(
    path: str, location: str, sha256: bytes, source: str, whole: bytes
) -> Digest | Failure:
    """A kept document read once more from its text, by the rules of today."""
    kept = json.loads(source)
    wishes = Wishes(*kept["wishes"])
    lines = text_of(whole).split("\n")
    if lines == [""]:
        lines = []
    again = SourceText(
        path,
        tuple(lines),
        sha256.hex(),
        encoding=kept["encoding"],
        damaged=kept["damaged"],
        pages=tuple(kept["pages"]),
    )
    given = Given(path, location, b"", sha256, wishes)
    try:
        return _digest(given, again, read_source(again, wishes))
    except Exception as error:
        return Failure(path, f"a mistake of casetrack: {type(error).__name__}: {error}")


# The records, in two parts.

_REST_OF_MEETING = ("participants", "diagnostics")
_REST_OF_ITEM = ("sections", "recommendations", "attachments")


def _parted(plain: Plain) -> tuple[Plain, Plain]:
    """Lists that go into the rest are left empty in the head, so that each part is read fast."""
    head = plain | dict.fromkeys(_REST_OF_MEETING, ())
    head["items"] = [
        item | dict.fromkeys(_REST_OF_ITEM, ()) | _headings(item) for item in plain["items"]
    ]
    rest = {key: plain[key] for key in _REST_OF_MEETING}
    rest["items"] = [{key: item[key] for key in _REST_OF_ITEM} for item in plain["items"]]
    return head, rest


def _headings(item: Plain) -> Plain:
    """Linking quotes the headings of decisions, and reads nothing else of the sections."""
    kept = [part | {"text": ""} for part in item["sections"] if part["kind"] == "decision"]
    return {"sections": kept}


def meeting_of(head: bytes, path: str) -> tuple[Meeting, tuple[tuple[Citation, ...], ...]]:
    """The meeting without the texts of its sections, and what its items tell of earlier ones."""
    plain = json.loads(unpacked(head))
    told = tuple(tuple(from_dict(Citation, one) for one in item) for item in plain.pop("told"))
    plain["source"]["path"] = path
    return from_dict(Meeting, plain), told


def passages(plain: Plain) -> tuple[Passage, ...]:
    """The items of a meeting (plain data) as full-text search finds them.

    What it gives must not change while an index made with it is in use: words are taken out of the
    index by giving them once more.
    """
    return tuple(_passage(item) for item in plain["items"])


def _passage(item: Plain) -> Passage:
    decided = "\n".join(decision["text"] for decision in item["decisions"])
    outcomes = {outcome for decision in item["decisions"] for outcome in decision["outcomes"]}
    texts = [part["text"] for part in item["sections"] if part["kind"] != "decision"]
    return Passage(item["title"] or "", decided, "\n".join(texts), " ".join(sorted(outcomes)))
