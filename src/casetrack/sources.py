"""Paths in, meetings out: files of every supported type, folders, and the sample minutes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

import attrs

from casetrack import readers
from casetrack.asked import as_path, is_name_of_file, not_wanted
from casetrack.chunks import done, in_chunks
from casetrack.reading.layout import layout_text
from casetrack.reading.parsing import parse_source
from casetrack.reading.text import SourceText, decode
from casetrack.records import Diagnostic, Failure, Meeting, Reading

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = [
    "ABSENT", "ENDINGS", "LOCK", "NO_MINUTES_IN_ZIP", "SAMPLE", "STDIN", "Found", "Paths", "Wishes",
    "as_paths", "error_in", "file_of", "find_files", "known_by", "near_paths", "read", "read_given",
    "read_many", "read_source", "sample_paths", "samples", "to_source", "why",
]  # fmt: skip

Paths = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]
"""Paths of files and folders; one path alone is one of them."""

#: Endings of files with text as it stands; one given by name with an unknown ending is text too.
_TEXT_ENDINGS = frozenset({".markdown", ".md", ".text", ".txt"})
#: The endings that are read in folders.
ENDINGS = _TEXT_ENDINGS | frozenset(readers.ENDINGS)

#: What a path of a sample document begins with: `sample:direktionen-2023-01-16`.
SAMPLE = "sample:"
#: The path that means standard input to the command line.
STDIN = "-"
#: How the names begin of the files that Word keeps beside those that are open in it.
LOCK = "~$"
_NOT_THERE = "no such file or folder"
_NO_MINUTES = "no minutes in this folder"
NO_MINUTES_IN_ZIP = "no minutes in this zip file"
#: The reasons of failures that say nothing is there, rather than that it could not be read.
ABSENT = frozenset({_NOT_THERE, _NO_MINUTES, NO_MINUTES_IN_ZIP})
_SAMPLES = os.path.join(os.path.dirname(__file__), "data", "samples")

# A trip to another process or machine costs about a millisecond, a document of 30 kB about as much.
_CHUNK_BYTES = 2_000_000
_CHUNK_FILES = 200
_IN_FLIGHT = 64


def read(
    path: str | os.PathLike[str], *, authority: str | None = None, layout: str | None = None
) -> Meeting:
    """Read the minutes in one file of any supported type.

    `sample:NAME` names one of the sample documents of the package. `authority` and `layout` settle
    what the document would otherwise have to tell. Raises `OSError` where the file cannot be
    opened and `casetrack.Unreadable` where a PDF, HTML or Word file gives no text; what is odd in
    the text is a diagnostic of the meeting.
    """
    return _read_file(as_path("path", path), Wishes(authority=authority, layout=layout))


def read_many(
    paths: Paths,
    *,
    executor: Executor | None = None,
    authority: str | None = None,
    assume_authority: str | None = None,
    layout: str | None = None,
) -> Reading:
    """Read files and folders, or one of them, folders with all that is below them.

    The meetings come in the order of the paths, inside a folder by name. In a folder, files whose
    ending is not in `ENDINGS` are passed over and counted; a file reached twice is read once. What
    cannot be read is a `Failure` and stops nothing. `authority` and `layout` are those of `read`;
    `assume_authority` is given to documents that name none.

    `executor` is any `concurrent.futures.Executor`. It gets chunks of files, at most 64 of them at
    a time, so the paths must mean the same where it runs.
    """
    found = find_files(paths)
    wishes = Wishes(authority, assume_authority, layout and layout_text(layout))
    chunks: Iterable[list[str]] = [found.files]
    if executor is not None:
        chunks = in_chunks(found.files, _size, heaviest=_CHUNK_BYTES, most=_CHUNK_FILES)
    back = done(partial(_read_chunk, wishes), chunks, executor, at_once=_IN_FLIGHT)
    outcomes = [outcome for _, chunk in back for outcome in chunk]
    meetings = tuple(one for one in outcomes if isinstance(one, Meeting))
    failures = (*found.failures, *(one for one in outcomes if isinstance(one, Failure)))
    return Reading(meetings, failures, found.passed_over, tuple(found.passed_endings))


def read_given(paths: Sequence[str], wishes: Wishes, stdin: IO[bytes]) -> Reading:
    """Read what a command line names; standard input, if it is asked for, comes last."""
    reading = read_many([path for path in paths if path != STDIN], **wishes._asdict())
    if STDIN not in paths:
        return reading
    given = read_source(to_source(stdin.read(), "stdin"), wishes)
    return attrs.evolve(reading, meetings=(*reading.meetings, given))


def samples() -> tuple[Meeting, ...]:
    """The sample minutes that come with the package: paraphrases, not the councils' words.

    Each has `source.sample` true and a path like `sample:direktionen-2023-01-16`.
    """
    return tuple(map(read, sample_paths()))


def sample_paths() -> tuple[str, ...]:
    """The paths of the sample minutes, as `read` and `read_many` take them."""
    names = sorted(os.listdir(_SAMPLES))
    return tuple(SAMPLE + os.path.splitext(name)[0] for name in names)


def error_in(meeting: Meeting) -> Diagnostic | None:
    """Why the document, or a part of the file, gave nothing; `None` where all of it was read."""
    return next((one for one in meeting.diagnostics if one.severity == "error"), None)


def near_paths(path: str) -> tuple[str, ...]:
    """At most three files or samples whose names are like that of a path where nothing is."""
    from difflib import get_close_matches

    if path.startswith(SAMPLE):
        return tuple(get_close_matches(path, sample_paths()))
    if os.path.lexists(path):  # a link that leads nowhere is there itself
        return ()
    folder, name = os.path.split(path)
    try:
        there = os.listdir(folder or os.curdir)
    except (OSError, ValueError):
        return ()
    return tuple(os.path.join(folder, near) for near in get_close_matches(name, there))


class Wishes(NamedTuple):
    """What the caller says of every document."""

    authority: str | None = None
    assume_authority: str | None = None
    layout: str | None = None


# Finding the files.


class Found(NamedTuple):
    """The files to read, what cannot be, how many were passed over, and the endings of those."""

    files: list[str]
    failures: list[Failure]
    passed_over: int
    passed_endings: Sequence[str] = ()


def as_paths(paths: Paths) -> list[str]:
    """The paths as strings; one alone is one path, and not its letters."""
    several: object = [paths] if isinstance(paths, str | os.PathLike) else paths
    if isinstance(several, bytes) or not isinstance(several, Iterable):
        raise not_wanted("paths", "a path or several", paths)
    return [as_path("paths", path) for path in several]


def find_files(paths: Paths, *, also: Sequence[str] = ()) -> Found:
    """The files of paths in the order of `read_many`; `also` are endings that count as known."""
    endings = {*ENDINGS, *also}
    files: list[str] = []
    failures: list[Failure] = []
    passed_over = 0
    passed: dict[str, None] = {}
    seen: set[tuple[int, int] | str] = set()
    for path in as_paths(paths):
        if not os.path.isdir(path):
            files.extend(_unseen([path], seen))
            continue
        readable = []
        for file in _walk(path, failures):
            known = _ending(file) in endings
            if known and _may_be_read(file):
                readable.append(file)
            else:
                passed_over += 1
                passed[os.path.basename(file) if known else known_by(file)] = None
        if not readable:
            failures.append(Failure(path, _NO_MINUTES))
        files.extend(_unseen(readable, seen))
    return Found(files, failures, passed_over, tuple(passed))


def _walk(folder: str, failures: list[Failure]) -> Iterator[str]:
    """The files below a folder by name; a folder that cannot be opened is a failure."""

    def refused(error: OSError) -> None:
        failures.append(Failure(error.filename or folder, why(error)))

    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(names))


def _may_be_read(file: str) -> bool:
    """Whether a file can hold minutes: no lock of Word (`~$ferat.docx`), no pipe or device."""
    if os.path.basename(file).startswith(LOCK):
        return False
    return os.path.isfile(file) or not os.path.exists(file)  # a link that leads nowhere is told


def _unseen(files: Iterable[str], seen: set[tuple[int, int] | str]) -> Iterator[str]:
    for file in files:
        key = _identity(file)
        if key not in seen:
            seen.add(key)
            yield file


def _identity(file: str) -> tuple[int, int] | str:
    """The file itself, whatever path leads to it; the path where there is no such file."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return file
    return (status.st_dev, status.st_ino)


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def known_by(path: str) -> str:
    """The ending of a file, or its name where it has none."""
    return _ending(path) or os.path.basename(path)


# Reading them.


def _read_file(path: str, wishes: Wishes) -> Meeting:
    with open(file_of(path), "rb") as opened:
        data = opened.read()
    return read_source(to_source(data, path), wishes)


def to_source(data: bytes, path: str, *, sha256: str | None = None) -> SourceText:
    """The text of a file's bytes, by the ending of its path, and what a page of a site begins with;
    `sha256` as for `decode`.

    Raises `readers.Unreadable` for a PDF, HTML or Word file that cannot be read.
    """
    ending = readers.ending_of(data, _ending(path))
    if ending is not None:
        return readers.read_bytes(data, ending, path)
    return decode(data, path=path, sha256=sha256)


def read_source(source: SourceText, wishes: Wishes) -> Meeting:
    """The meeting in a text; `assume_authority` counts only where nothing else tells."""
    meeting = parse_source(source, authority=wishes.authority, layout=wishes.layout)
    if meeting.authority is None and wishes.assume_authority is not None:
        meeting = parse_source(source, authority=wishes.assume_authority, layout=wishes.layout)
    if source.path and source.path.startswith(SAMPLE):
        meeting = attrs.evolve(meeting, source=attrs.evolve(meeting.source, sample=True))
    return meeting


def file_of(path: str) -> str:
    """The file a path names, or where the sample is; raises `FileNotFoundError` for neither."""
    if not path.startswith(SAMPLE) and is_name_of_file(path):
        return path
    wanted = path.removeprefix(SAMPLE)
    for name in os.listdir(_SAMPLES):
        if wanted in (name, os.path.splitext(name)[0]):
            return os.path.join(_SAMPLES, name)
    raise FileNotFoundError(2, _NOT_THERE, path)


def _try_read(path: str, wishes: Wishes) -> Meeting | Failure:
    try:
        return _read_file(path, wishes)
    except OSError as error:
        return Failure(path, why(error))
    except readers.Unreadable as error:
        return Failure(path, str(error))


def why(error: OSError) -> str:
    """The reason of a failure, as `Failure` gives it."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return _NOT_THERE
    return error.strerror or type(error).__name__


def _read_chunk(wishes: Wishes, files: Sequence[str]) -> list[Meeting | Failure]:
    return [_try_read(file, wishes) for file in files]


def _size(file: str) -> int:
    try:
        return os.path.getsize(file)
    except (OSError, ValueError):
        return 0
