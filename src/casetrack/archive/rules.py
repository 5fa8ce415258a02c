"""Which rules made what is concluded of a document: a mark that changes when they do."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from functools import cache

from casetrack import __version__

__all__ = ["rules_version"]

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_RULES = ("layouts", "lexicon", "authorities.tsv", "citations.toml")


@cache
def rules_version() -> str:
    """The version of the package and a checksum of its rules that are data."""
    checksum = 0
    for file in _files():
        checksum = zlib.crc32(os.path.relpath(file, _DATA).replace(os.sep, "/").encode(), checksum)
        with open(file, "rb") as opened:
            checksum = zlib.crc32(opened.read(), checksum)
    return f"{__version__}+{checksum:08x}"


def _files() -> Iterator[str]:
    for name in _RULES:
        place = os.path.join(_DATA, name)
        if os.path.isfile(place):
            yield place
        for folder, folders, names in os.walk(place):
            folders.sort()
            yield from (os.path.join(folder, each) for each in sorted(names))
