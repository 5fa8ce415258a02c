"""Text of minutes made fit for one line, a terminal, a width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from os.path import basename
from typing import Any

from casetrack.excerpts import as_line, sentence_ends
from casetrack.lazy import regex

__all__ = [
    "carried",
    "clean",
    "cut",
    "described",
    "excerpt",
    "first_sentence",
    "one_line",
    "place",
    "span",
    "wrapped",
]

# Line breaks and tabs are kept by `clean`; everything else that is no printed character goes. The
# bidirectional controls can make a line show other than it is written.
_KEPT = "\n\t"
_CONTROLS = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in _KEPT
}
# What stands for a letter or sign that a terminal cannot carry.
_FALLBACK = {
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa",
    "é": "e", "è": "e", "ü": "u", "ö": "o", "ä": "a", "É": "E", "§": "par.",
    "–": "-", "—": "-", "‑": "-", "·": "-", "•": "-", "…": "...", "↳": "->", "→": "->", "●": "*",
    "“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "\u00a0": " ", "½": "1/2",
}  # fmt: skip


def clean(text: str) -> str:
    """Without control characters, escapes and direction marks; line breaks and tabs stay."""
    # Lone surrogates are in no well-formed text, and no encoder takes them.
    return text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Clean, and every run of blanks and line breaks one blank."""
    return clean(" ".join(text.split()))


def first_sentence(text: str) -> str:
    """The first sentence or paragraph, on one line; what is left out shows as ` …`.

    >>> first_sentence("Udsat til ca. den 1. maj 2024. Sagen forelægges igen.")
    'Udsat til ca. den 1. maj 2024. …'
    """
    paragraph = text.strip().split("\n\n", 1)[0]
    line = clean(as_line(paragraph))
    more = len(paragraph) < len(text.strip())
    end = next(sentence_ends(line), len(line))
    return one_line(f"{line[:end]} …" if more or end < len(line) else line)


def excerpt(words: str) -> str:
    """Words, with `…` where they begin in the middle of a sentence, and where it goes on.

    >>> excerpt("og bad om en ny status,")
    '… og bad om en ny status, …'
    """
    before = "… " if _GOES_ON.match(words) else ""
    return f"{before}{words}{' …' if words.endswith(',') else ''}"


_GOES_ON = regex(
    r"(?:at|da|der|dog|fordi|for|før|hvis|hvor\w*|idet|inden|men|når|og|samt|som|så)\s"
)


def cut(text: str, width: int, mark: str = "…") -> str:
    """At most `width` characters, the last of them `mark` where some are left out."""
    if len(text) <= width:
        return text
    kept = text[: max(0, width - len(mark))].rstrip().removesuffix(mark).rstrip()
    return (kept + mark)[: max(0, width)]


def wrapped(
    text: str, width: int, *, hanging: str = "", first: str = "", least: int = 20
) -> list[str]:
    """Text as lines of a width, no word broken but one that is longer than a line."""
    if len(first) + len(text) <= width:
        return [first + text]
    from textwrap import wrap

    room = max(least, width)
    return wrap(text, room, initial_indent=first, subsequent_indent=hanging, break_on_hyphens=False)


def place(source: Mapping[str, Any]) -> str:
    """A source as `path:12-14`, so that editors jump there; a single line as `path:12`."""
    return f"{source['path']}:{span(source['lines'])}"


def span(lines: Sequence[int] | None) -> str:
    """Lines as `12-14`, one line as `12`, none as nothing."""
    if not lines:
        return ""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def carried(text: str, encoding: str | None) -> str:
    """The text with what `encoding` cannot carry written otherwise: `ae`, `oe`, `aa`, else `?`.

    `None` stands for an encoding that carries everything.
    """
    if encoding is None or text.isascii():
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_written(character, encoding) for character in text)
    return text


@cache
def _written(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return _FALLBACK.get(character, "?")
    return character


def described(error: Exception) -> str:
    """What went wrong and in which line of which module, for a report."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = ""
    if at is not None:
        where = f" ({basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno})"
    return f"{type(error).__name__}: {error}{where}"
