"""Paths -> documents as bytes: files, folders, zip files and standard input, one at a time.

What comes out is bounded: no file is taken that is larger than `LARGEST`, nothing from a zip file
is written anywhere, and one that unpacks to far more than it is (a bomb) is refused.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import IO

from casetrack.archive.digest import Given
from casetrack.archive.plain import storable
from casetrack.asked import not_wanted
from casetrack.records import Failure
from casetrack.sources import (
    ENDINGS,
    LOCK,
    NO_MINUTES_IN_ZIP,
    SAMPLE,
    STDIN,
    Wishes,
    file_of,
    find_files,
    known_by,
    why,
)

__all__ = ["LARGEST", "Intake", "location_of"]

LARGEST = 100_000_000
"""Bytes of the largest file that is read."""

_ZIP = ".zip"
_FULL_RATIO = 100  # minutes shrink to a fifth or a tenth, a bomb to a thousandth
_SMALL = 50_000_000  # a zip file that unpacks to no more is read whatever its ratio
_MANY = 200_000
_ENCRYPTED = 0x1

_TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB"


class Intake:
    """The documents of some paths, in their order.

    Attributes:
        passed_over: how many files of folders and zip files had no known ending, so far.
        passed_endings: theirs, each once.
    """

    def __init__(
        self,
        paths: Iterable[str],
        *,
        base: str | None = None,
        stdin: IO[bytes] | None = None,
        wishes: Wishes | None = None,
    ) -> None:
        self._paths = list(paths)
        self._base = base
        self._stdin = stdin
        self._wishes = wishes or Wishes()
        self.passed_over = 0
        self.passed_endings: dict[str, None] = {}

    def __iter__(self) -> Iterator[Given | Failure]:
        for path in self._paths:
            if path == STDIN and self._stdin is not None:
                yield self._from_stdin(self._stdin)
                continue
            found = find_files([path], also=(_ZIP,))
            self.passed_over += found.passed_over
            self.passed_endings |= dict.fromkeys(found.passed_endings)
            yield from found.failures
            for file in found.files:
                if file.lower().endswith(_ZIP):
                    yield from self._from_zip(file, named=file == path)
                else:
                    yield self._from_file(file)

    def _from_stdin(self, stdin: IO[bytes]) -> Given | Failure:
        data = stdin.read(LARGEST + 1) if hasattr(stdin, "read") else None
        if not isinstance(data, bytes):
            raise not_wanted("stdin", "a binary file", stdin)
        if len(data) > LARGEST:
            return Failure(STDIN, _TOO_LARGE)
        name = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
        return self._given(name, name, data)

    def _from_file(self, path: str) -> Given | Failure:
        try:
            with open(file_of(path), "rb") as opened:
                data = _read(opened)
        except OSError as error:
            return Failure(path, why(error))
        if len(data) > LARGEST:
            return Failure(path, _TOO_LARGE)
        return self._given(path, location_of(path, self._base), data)

    def _given(self, path: str, location: str, data: bytes) -> Given:
        sha256 = hashlib.sha256(data).digest()
        return Given(storable(path), storable(location), data, sha256, self._wishes)

    # Zip files.

    def _from_zip(self, path: str, *, named: bool) -> Iterator[Given | Failure]:
        try:
            with zipfile.ZipFile(path) as opened:
                fault = _fault_of(opened, path)
                if fault:
                    yield Failure(path, fault)
                    return
                found = False
                for member in sorted(opened.infolist(), key=lambda one: one.filename):
                    for one in self._member(opened, member, path):
                        found = True
                        yield one
                if named and not found:  # one of a folder is passed over with all that it holds
                    yield Failure(path, NO_MINUTES_IN_ZIP)
        except OSError as error:
            yield Failure(path, why(error))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            yield Failure(path, f"no zip file that can be read ({error})")

    def _member(
        self, opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: str
    ) -> Iterator[Given | Failure]:
        name = member.filename
        inside = f"{path}/{name}"
        if member.is_dir():
            return
        if _climbs(name):
            yield Failure(inside, "its path leads out of the zip file")
        elif os.path.splitext(name)[1].lower() not in ENDINGS or _is_hidden(name):
            self.passed_over += 1
            self.passed_endings[known_by(name)] = None
        elif member.flag_bits & _ENCRYPTED:
            yield Failure(inside, "encrypted")
        elif member.file_size > LARGEST:
            yield Failure(inside, _TOO_LARGE)
        else:
            yield self._unpacked(opened, member, inside)

    def _unpacked(
        self, opened: zipfile.ZipFile, member: zipfile.ZipInfo, inside: str
    ) -> Given | Failure:
        try:
            with opened.open(member) as packed:
                data = packed.read(LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            return Failure(inside, f"damaged in the zip file ({error})")
        if len(data) > LARGEST:
            return Failure(inside, _TOO_LARGE)
        return self._given(inside, location_of(inside, self._base), data)


def _read(opened: BufferedReader) -> bytes:
    """All of a file, or enough to show that it is too large.

    Room for the largest is made only for what does not tell its size: it takes longer than to read.
    """
    size = min(os.fstat(opened.fileno()).st_size, LARGEST)
    data = opened.read(size + 1)
    return data if len(data) <= size else data + opened.read(LARGEST - size)


def location_of(path: str, base: str | None) -> str:
    """A path from the root of the file system, if it is told what relative ones are relative to.

    That of a sample says it all.
    """
    if path.startswith(SAMPLE):
        return path
    return os.path.normpath(os.path.join(base or "", path))


def _fault_of(opened: zipfile.ZipFile, path: str) -> str | None:
    members = opened.infolist()
    if len(members) > _MANY:
        return f"more than {_MANY} files in one zip file"
    full = sum(member.file_size for member in members)
    if full > _SMALL and full > _FULL_RATIO * os.path.getsize(path):
        return f"unpacks to {full // 1_000_000} MB, far more than it is: not opened"
    return None


def _climbs(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0]


def _is_hidden(name: str) -> bool:
    """Such as `__MACOSX/._referat.txt`, which a Mac puts beside each file, or Word's lock files."""
    return any(part.startswith((".", "__MACOSX", LOCK)) for part in name.split("/"))
