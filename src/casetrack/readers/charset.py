"""The bytes of an HTML page in, its letters out, in the character set that it names."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import Final

import attrs

from casetrack.readers import Unreadable
from casetrack.reading.text import SourceText, decode, from_text

__all__ = ["decoded"]

_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_NONE: Final = "the file is no HTML page"


def decoded(data: bytes, path: str | None) -> SourceText:
    """A page in the character set its `<meta>` names, else UTF-8, else Windows-1252."""
    named = _CHARSET.search(data[:1024])
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            codec = codecs.lookup(named[1].decode("ascii")).name
        except LookupError:
            codec = "utf-8"
        # Pages that name Latin-1 or ASCII are written, and shown, as Windows-1252.
        codec = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codec, codec)
        if codec != "utf-8" and not codec.startswith("utf-16") and not _is_utf8(data):
            return _in_codec(data, codec, path)
    source = decode(data, path=path)
    if source.binary:
        raise Unreadable(_NONE)
    return source


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are letters in UTF-8, whatever the page says: no other text is by chance."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _in_codec(data: bytes, codec: str, path: str | None) -> SourceText:
    try:
        text = data.decode(codec, "replace")
    except (LookupError, ValueError):  # a codec that is none for text (`hex`)
        return decode(data, path=path)
    source = from_text(text, path=path)
    digest = hashlib.sha256(data).hexdigest()
    return attrs.evolve(source, sha256=digest, encoding=codec, damaged=text.count("\ufffd"))
