"""Bytes of a PDF, HTML or Word file in, `SourceText` out; each reader is imported on first use.

What a reader needs beyond the core is an extra of the package and is imported nowhere else. No
reader opens another file, or anything on a network, whatever the document refers to.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from casetrack.reading.text import SourceText

__all__ = ["ENDINGS", "Unreadable", "read_bytes"]

_MODULES: Final = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
    ".xhtml": "html",
}

#: The endings of file names that are read here, in lower case.
ENDINGS: Final = tuple(_MODULES)


class Unreadable(ValueError):
    """A file that gives no text; the message is one line and names the reason, not the file."""


def read_bytes(data: bytes, ending: str, path: str | None = None) -> SourceText:
    """Read the bytes of a file whose name has this ending (`.pdf`, with the dot, in any case).

    The lines are those of the text taken out of the file; `pages` is set for a PDF. Raises
    `Unreadable` for a broken, encrypted or dangerous file, one that has no text (a scanned PDF),
    and one whose extra is not installed: the message says which command installs it. An ending
    that is not in `ENDINGS` is a `ValueError`.
    """
    name = _MODULES.get(ending.lower())
    if name is None:
        raise ValueError(f"no reader for {ending!r}; there is one for {' '.join(ENDINGS)}")
    module = import_module(f"casetrack.readers.{name}")
    read = cast("Callable[[bytes, str | None], SourceText]", module.read_bytes)
    return read(data, path)
