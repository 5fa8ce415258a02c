"""Bytes of a PDF, HTML or Word file in, `SourceText` out; each reader is imported on first use.

What a reader needs beyond the core is an extra of the package and is imported nowhere else. No
reader opens another file, or anything on a network, whatever the document refers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from casetrack.reading.text import NO_TEXT, SourceText, kind_of

__all__ = ["ENDINGS", "Unreadable", "ending_of", "read_bytes"]

_MODULES: Final = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
    ".xhtml": "html",
}

#: The endings of file names that are read here, in lower case.
ENDINGS: Final = tuple(_MODULES)

_KINDS: Final = frozenset({"pdf", "docx", "xlsx", "odt", "ods"})
"""What a file is by its first bytes, whatever its name says."""
# How a page of a site begins, `<!DOCTYPE html>` or `<html lang="da">`.
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,100}>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE
)


class Unreadable(ValueError):
    """A file that gives no text; the message is one line and names the reason, not the file."""


def ending_of(data: bytes, ending: str) -> str | None:
    """The ending a file is read by: its own, `.html` for a page under any name; `None` for text."""
    ending = ending.lower()
    if ending in _MODULES:
        return ending
    return ".html" if _PAGE.match(data) else None


def read_bytes(data: bytes, ending: str, path: str | None = None) -> SourceText:
    """Read the bytes of a file whose name has this ending (`.pdf`, with the dot, in any case).

    The lines are those of the text taken out of the file; `pages` is set for a PDF. Raises
    `Unreadable` for a broken, encrypted or dangerous file, one of another kind than its name says,
    one that has no text (a scanned PDF), and one whose extra is not installed: the message says
    which command installs it. An ending that is not in `ENDINGS` is a `ValueError`.
    """
    name = _MODULES.get(ending.lower())
    if name is None:
        raise ValueError(f"no reader for {ending!r}; there is one for {' '.join(ENDINGS)}")
    kind = kind_of(data)
    if kind in _KINDS and kind != name:
        raise Unreadable(NO_TEXT[kind])
    module = import_module(f"casetrack.readers.{name}")
    read = cast("Callable[[bytes, str | None], SourceText]", module.read_bytes)
    return read(data, path)
