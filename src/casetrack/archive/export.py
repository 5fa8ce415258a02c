"""All that an archive holds, out again: texts and records as files, or tables as Parquet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress

from casetrack.archive.asking import KeptMinutes
from casetrack.archive.errors import ArchiveError
from casetrack.archive.plain import Plain, joined, text_of, to_json
from casetrack.asked import as_choice, as_text
from casetrack.lazy import regex

__all__ = ["FORMATS", "export"]


def export(minutes: KeptMinutes, folder: str, *, form: str = "json") -> Plain:
    """Write all that is in an archive into a folder; tells how many rows each file has.

    `json`: each document's text in `texts/`, a folder an authority; `documents.jsonl`, a meeting a
    line as `parse` gives it, with the name of its text file in `text`; `cases.jsonl`, a case a line
    as `timeline` gives it. `parquet`: `documents`, `items`, `decisions`, `cases`, `entries`,
    `links` and `open` as tables, whose `authority` and `case` columns join them. Needs pyarrow.

    Files of that name in the folder are written over. Texts that an earlier export left there, and
    that are not of this one, are taken away, and `old_texts` tells how many. Raises `InvalidFilter`
    for another form, and `ArchiveError` where it cannot be written, and for texts into a folder
    that holds other things and no earlier export: among minutes they would be read as minutes once
    more.
    """
    as_choice("form", as_text("form", form), FORMATS)
    try:
        os.makedirs(folder, exist_ok=True)
        return FORMATS[form](minutes, folder)
    except FileExistsError:
        raise ArchiveError(folder, "this is a file, not a folder") from None
    except OSError as error:
        raise ArchiveError(folder, error.strerror or "cannot be written to") from None


def _documents(minutes: KeptMinutes) -> Iterator[tuple[Plain, str, str]]:
    """Each meeting whole, its text, and its checksum."""
    rows = minutes.each(
        "SELECT head, whole, lower(hex(sha256)) FROM document"
        " JOIN content ON document = document.id"
        " JOIN authority ON authority.id = document.authority"
        f" WHERE {minutes.only('authority.id')}"
        " ORDER BY authority.key, document.day, document.id"
    )
    for head, whole, sha256 in rows:
        yield joined(head, whole), text_of(whole), sha256


# Files.


_LISTS = frozenset(("documents.jsonl", "documents.jsonl.new", "documents.parquet"))


def _to_files(minutes: KeptMinutes, folder: str) -> Plain:
    there = [name for name in os.listdir(folder) if not name.startswith(".")]
    if there and _LISTS.isdisjoint(there):
        raise ArchiveError(folder, "the folder holds other things and no earlier export")
    listed = os.path.join(folder, "documents.jsonl")
    old = _texts_of(listed)
    documents = cases = 0
    # What an earlier export left is known from its list, which stands until this one is whole.
    with open(f"{listed}.new", "w", encoding="utf-8") as out:
        for meeting, text, sha256 in _documents(minutes):
            name = f"texts/{_text_name(meeting, sha256)}"
            _write_text(os.path.join(folder, name), text)
            out.write(to_json(meeting | {"text": name}) + "\n")
            old.discard(name)
            documents += 1
    taken = sum(_take_away(folder, name) for name in sorted(old))
    os.replace(f"{listed}.new", listed)
    with open(os.path.join(folder, "cases.jsonl"), "w", encoding="utf-8") as out:
        for case in minutes.every():
            out.write(to_json(case) + "\n")
            cases += 1
    return {"documents": documents, "cases": cases} | ({"old_texts": taken} if taken else {})


def _texts_of(listed: str) -> set[str]:
    """The texts that an earlier export wrote, by its list; what is not listed is not ours."""
    if not os.path.isfile(listed):
        return set()
    with open(listed, encoding="utf-8", errors="replace") as lines:
        return set(filter(None, map(_text_of_line, lines)))


def _text_of_line(line: str) -> str | None:
    """The text that a line names at its end, if it is named as `_text_name` does."""
    name = line.rpartition(',"text":"')[2].removesuffix('"}\n')
    folder, _, file = name.removeprefix("texts/").partition("/")
    digits = file.removesuffix(".txt")[-_DIGITS:]
    ours = name == f"texts/{folder}/{file}" and file.endswith(f"{digits}.txt")
    if not ours or not folder.strip(" .") or _NO_NAME.search(folder + file):
        return None
    return name if f'"sha256":"{digits}' in line else None


def _take_away(folder: str, name: str) -> bool:
    """Remove a text, and its folder if it is empty then; nothing beyond the folder of texts."""
    place = os.path.join(folder, name)
    inside, real = os.path.dirname(place), os.path.realpath(folder)
    if os.path.realpath(inside) != os.path.join(real, *name.split("/")[:-1]):
        return False
    try:
        os.remove(place)
    except FileNotFoundError:
        return False
    with suppress(OSError):
        os.rmdir(inside)
    return True


_DIGITS = 12  # of a checksum
_NO_NAME = regex(r"[^\w .,()-]+")


def _text_name(meeting: Plain, sha256: str) -> str:
    """`Vejen Kommune/2019-08-12 Byrådet 0a1b2c3d.txt`: readable, and never two of one name."""
    authority = _named(meeting["authority"] or "unknown")
    parts = (meeting["date"] or "undated", _named(meeting["body"] or ""), sha256[:_DIGITS])
    return f"{authority}/{' '.join(filter(None, parts))}.txt"


def _named(text: str) -> str:
    return _NO_NAME.sub("_", text).strip(" .")[:80] or "_"


def _write_text(place: str, text: str) -> None:
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "w", encoding="utf-8", newline="\n") as out:
        out.write(text + "\n")


def _to_tables(minutes: KeptMinutes, folder: str) -> Plain:
    from casetrack.archive.parquet import CASE_TABLES, MEETING_TABLES, write_tables

    meetings = (meeting for meeting, _, _ in _documents(minutes))
    written = write_tables(folder, MEETING_TABLES, meetings)
    return written | write_tables(folder, CASE_TABLES, minutes.every())


FORMATS: dict[str, Callable[[KeptMinutes, str], Plain]] = {"json": _to_files, "parquet": _to_tables}
"""What an archive can be exported as."""
