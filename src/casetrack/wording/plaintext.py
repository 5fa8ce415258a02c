"""The text of a decision as printed → the same to be read: wrapped lines together, cut words whole,
quotations and breaks blanked out, letter for letter.
"""

from __future__ import annotations

import re
from typing import Final

from casetrack.lazy import regex

__all__ = ["blocks_of", "mask_quotes", "plain", "unwrapped", "with_whole_words"]

_STARTS_ITEM: Final = regex(
    r"\s*(?:[-–—•·*\u2022\uf0b7]\s|\(?\d{1,2}\s?[.):]|\(?[a-h]\)|(?:ad|pkt\.?|punkt|indstillingspunkt)\s?\d)",
    re.I,
)
"""Reads `1. at`, `- at` and `punkt 3`, not `at`."""
_PARTY: Final = regex(r"\([A-ZÆØÅ]{1,3}\)")
"""Reads `(A) stemte imod`, not `(a) at`: it stands behind the name above."""
_WRAPS_FROM: Final = 55
_TOO_LONG: Final = 64
"""A line with one word more would not be so long, if the next did not go on with it."""
_CLOSING: Final = ".:!?"
_ENDS_OPEN: Final = regex(
    r"(?:^|[\s(])(?:(?P<number>nr\.?|pkt\.|punkt|uge|§)|(?P<day>d\.|den|fra|til|i?mod|stemte)"
    r"|(?P<list>at|eller|for|og|om|samt|som)|af|blandt|de|det|efter|en|et|hos|i|inden|med|mellem"
    r"|over|pr\.|på|under|ved)$|\w-$|[(/]$",
    re.I,
)
"""The end of a line whose last word asks for another, a number, or a day: `Sagen sendes til`."""
_LONGEST_OPEN: Final = 8
_LONGEST_CUT: Final = 12
_STARTS_LABEL: Final = regex(r"[^\s:]+(?: [^\s:]+)?:")
"""Reads `Afbud: Ida Holm` and `Til stede: Bo`, not `Ida Holm`."""
_DAY_OF_MONTH: Final = regex(r"\b(?:den|d\.|til|fra|i|af|inden) \d{1,2}\.$")
"""Reads `senest den 3.` and `i 3.`, not `punkt 3.`."""
_NO_POINT: Final = regex(r"\d{1,2}\. (?:kvartal|halvår)|(?:indstillings)?(?:pkt|punkt)\.? ?\d")
"""Begins a line as the point of a list does, and can go on with the one above: `2. kvartal`."""
_SHORTENED: Final = regex(
    r"(?:^|[\s(])(?:evt|inkl|ekskl|bl\.a|f\.eks|ca|jfr?|pga|mht|ift|vedr|hhv|mio|mia|kr|maks|dvs|ml|stk|pct)\.$",
    re.I,
)
"""Reads the end of `der drøftes inkl.`, not of `på 3 km.`: no point of a sentence."""
_CUT_WORD: Final = regex(r"(?<=[a-zæøåé]{2})-\n[ \t]*(?!(?:og|eller|samt)\b)([a-zæøåé]\S*)[ \t]*")
"""Reads `udval-⏎get`, not `Teknik-⏎og Miljø`."""

_QUOTES: Final = (('"', '"'), ("“", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ("„", "“"))
_BLANKS: Final = "\n\r\t\xa0\x0b\x0c\u2028"
_LOWERED: Final = bytes(range(256)).decode("latin-1").lower().encode("latin-1")


def with_whole_words(text: str) -> str:
    """Words cut at the end of a line put together; the break goes behind, so lines stay counted."""
    return _CUT_WORD.sub(r"\1\n", text) if "-\n" in text else text


def blocks_of(text: str) -> list[tuple[int, int]]:
    """Stretches without a break: a wrapped line goes on, a list item or a short line does not."""
    if "\n" not in text:
        return [(0, len(text))]
    blocks: list[tuple[int, int]] = []
    offset, begin, before = 0, -1, ""
    for line in text.split("\n"):
        bare = line.strip()
        goes_on = begin >= 0 and bool(bare) and _goes_on(before, bare, line)
        if begin >= 0 and not goes_on:
            blocks.append((begin, offset - 1))
            begin = -1
        if bare and begin < 0:
            begin = offset
        before = bare
        offset += len(line) + 1
    if begin >= 0:
        blocks.append((begin, len(text)))
    return blocks


def _goes_on(before: str, bare: str, line: str) -> bool:
    if "(" in before and before.rfind("(") > before.rfind(")"):
        return True
    if bare[0] == "(" and before[-1].isalpha() and _PARTY.match(bare):
        return True
    starts_item = _STARTS_ITEM.match(line) is not None
    asks = _ENDS_OPEN.search(before, max(0, len(before) - _LONGEST_OPEN))
    if starts_item and before[-1] not in _CLOSING and _NO_POINT.match(bare):
        return asks["list"] is None if asks is not None else len(before) >= _WRAPS_FROM
    if asks is not None and (asks["day"] or not starts_item or asks["number"]):
        named = not asks["number"] or bare[0].isdigit()
        return named and _STARTS_LABEL.match(bare) is None
    if starts_item or before[-1] in _CLOSING:
        end = max(0, len(before) - _LONGEST_CUT)
        return bare[0].islower() and bool(
            _DAY_OF_MONTH.search(before, end) or _SHORTENED.search(before, end)
        )
    if bare[0].islower() or bare[0] == "(" or before[-1] in ",-–" or len(before) >= _WRAPS_FROM:
        return True
    return len(before) + len(bare.split(None, 1)[0]) >= _TOO_LONG


def unwrapped(text: str, blocks: list[tuple[int, int]]) -> str:
    """The same letters, with blanks for the line breaks within a block."""
    if "\n" not in text:
        return text
    pieces, done = [], 0
    for start, end in blocks:
        pieces += [text[done:start], text[start:end].replace("\n", " ")]
        done = end
    return "".join([*pieces, text[done:]])


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
    """Underscores for what is quoted, but for a full stop that ends it; a mark without its mate is
    left alone.
    """
    for opening, closing in _QUOTES:
        if opening not in text:
            continue
        pieces, done = [], 0
        begin = text.find(opening)
        while begin >= 0:
            end = text.find(closing, begin + 1)
            if end < 0:
                break
            last = end - (text[end - 1] == ".")
            pieces += [text[done : begin + 1], "_" * (last - begin - 1), text[last : end + 1]]
            done = end + 1
            begin = text.find(opening, done)
        text = "".join(pieces) + text[done:]
    return text
