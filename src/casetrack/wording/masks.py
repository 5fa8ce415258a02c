"""The text of a decision → the same without quotations and breaks, letter for letter."""

from __future__ import annotations

from typing import Final

__all__ = ["mask_quotes", "plain"]

_QUOTES: Final = (('"', '"'), ("“", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ("„", "“"))
_BLANKS: Final = "\n\r\t\xa0\x0b\x0c\u2028"
_LOWERED: Final = bytes(range(256)).decode("latin-1").lower().encode("latin-1")


def plain(text: str) -> tuple[str, str]:
    """The text with a blank for each break, and the same in lower case, both of its length."""
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    try:  # a table of bytes is several times as fast
        return text, text.encode("latin-1").translate(_LOWERED).decode("latin-1")
    except UnicodeEncodeError:
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return text, lower


def mask_quotes(text: str) -> str:
    """Underscores for what is quoted; a mark without its mate is left alone."""
    for opening, closing in _QUOTES:
        if opening not in text:
            continue
        pieces, done = [], 0
        begin = text.find(opening)
        while begin >= 0:
            end = text.find(closing, begin + 1)
            if end < 0:
                break
            pieces += [text[done : begin + 1], "_" * (end - begin - 1), closing]
            done = end + 1
            begin = text.find(opening, done)
        text = "".join(pieces) + text[done:]
    return text
