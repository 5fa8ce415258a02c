"""A text in, the authorities it speaks of out: where, and by what sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from casetrack.authorities import Kind, fitting, letters, named
from casetrack.lazy import places_of, regex

__all__ = ["Mention", "common_mentions", "names_any", "rare_mentions", "shorthands", "web_mentions"]


class Mention(NamedTuple):
    """An authority spoken of, from `start` to `end`.

    Attributes:
        known: it is in the table; else its name is only printed in full.
        sign: what shows it: `name`, `hall`, `council`, `county`, `web` or `short`.
    """

    name: str
    kind: Kind
    known: bool
    sign: str
    start: int
    end: int


# A piece of a word that the name stands before, the letters that may come before it, and what it
# shows. Nearly every hit ("kommunen") is passed over by the letter that follows. Each costs a walk
# through the text: asked for are the first, and the rest where it and web addresses are silent.
_Landmark = tuple[str, str, str]
_COMMON: tuple[_Landmark, ...] = (("ommune", "kK", "name"),)
_RARE: tuple[_Landmark, ...] = (
    ("ådhus", "rR", "hall"),
    ("OMMUNE", "K", "name"),
    ("ÅDHUS", "R", "hall"),
    ("yråd", "bB", "council"),
    ("YRÅD", "B", "council"),
    ("ommunalbestyrelse", "kK", "council"),
    (" Amt", "", "county"),
    (" AMT", "", "county"),
)
_OPENING = "([\"'»*_#-–•"
_WEB = regex(r"\.(?=dk)")
"""Reads `.dk`, not `.de`; a scan for a point is three times as fast as one for all three."""
# Words that stand before "Kommune" in names of projects and in headings and are no places.
_NO_PLACES = (
    " den din jeres deres vores hver hvilken grøn grønne sund åben smart digital bæredygtig ny nye"
    " en enhver samme egen sammen denne vor hele anden øvrige første fælles gamle det "
)


_SIGNS = (
    *[literal for literal, _, _ in (*_COMMON, *_RARE)],
    *("orgerrepræsentation", "ORGERREPRÆSENTATION", "egion ", "EGION ", ".dk"),
)


def names_any(text: str) -> bool:
    """Whether one of the signs stands in a text at all: for short ones a quick question."""
    return any(map(text.__contains__, _SIGNS))


def common_mentions(text: str, on: date | None) -> list[Mention]:
    """The municipalities that a text names with the word Kommune, or by a web address."""
    return [*_named_before(text, _COMMON, on), *web_mentions(text, on)]


def rare_mentions(text: str, on: date | None) -> list[Mention]:
    """Those it names with another word (Rådhus, Byråd, Amt), and the regions."""
    # Only Copenhagen's council bears this name.
    copenhagen = [
        Mention("Københavns Kommune", "municipality", True, "council", at - 1, at + 19)
        for literal in ("orgerrepræsentation", "ORGERREPRÆSENTATION")
        for at in places_of(literal, text)
    ]
    return [*_named_before(text, _RARE, on), *_regions(text, on), *copenhagen]


def _named_before(text: str, landmarks: Iterable[_Landmark], on: date | None) -> list[Mention]:
    """The names before landmarks that are whole words or their genitives, after a blank."""
    found = []
    for literal, initials, sign in landmarks:
        for at in places_of(literal, text):
            end = at + len(literal)
            if text[end : end + 1] in ("s", "S"):
                end += 1
            if not text[end : end + 1].isalnum():
                first = _start_of_word(text, at, initials)
                mention = _name_before(text, first, end, sign, on) if first else None
                if mention:
                    found.append(mention)
    return found


def _start_of_word(text: str, at: int, initials: str) -> int:
    """Where the word begins of which a landmark is the rest, 0 where it is no word of its own."""
    first = at - 1 if initials else at + 1
    if text[at - 8 : at].casefold() == "regionsk":
        first = at - 8
    fits = first > 1 and text[first - 1].isspace() and (not initials or text[at - 1] in initials)
    return first if fits else 0


def _name_before(text: str, first: int, end: int, sign: str, on: date | None) -> Mention | None:
    low = max(0, first - 48)
    words = text[low:first].rpartition("\n\n")[2].rsplit(None, 3)[-3:]
    last = words[-1].lstrip(_OPENING) if words else ""
    if not last[:1].isupper() or not last[-1].isalnum():
        return None
    kind: Kind = "county" if sign == "county" else "municipality"
    for place, printed in enumerate(words):
        word = printed.lstrip(_OPENING)
        if not word[:1].isupper():
            continue
        known, authority = fitting(" ".join((word, *words[place + 1 :])), kind, on)
        if authority and not (sign == "hall" and on is None and authority.until is not None):
            start = text.rfind(word, low, first)
            return Mention(authority.name, authority.kind, True, sign, start, end)
        if known:
            return None
    return _unknown(last, sign, text.rfind(last, low, first), text[first:end], end)


def _unknown(place: str, sign: str, start: int, word: str, end: int) -> Mention | None:
    shouted = word.isupper()
    fits = place.isupper() if shouted else not place.isupper() and word[0].isupper()
    if sign not in ("name", "hall") or not fits or f" {place.casefold()} " in _NO_PLACES:
        return None
    if len(place) < 3 or not place.replace("-", "").isalpha():
        return None
    name = f"{place.title() if shouted else place} Kommune"
    return Mention(name, "municipality", False, sign, start, end)


def _regions(text: str, on: date | None) -> Iterator[Mention]:
    for at in (*places_of("egion ", text), *places_of("EGION ", text)):
        words = text[at + 6 : at + 30].split(None, 1)
        place = words[0].rstrip(".,;:)'’\"*-") if words else ""
        if text[at - 1 : at] in ("r", "R") and place[:1].isupper():
            authority = named(f"Region {place}", on)
            if authority and authority.kind == "region":
                end = at + 6 + len(place)
                yield Mention(authority.name, "region", True, "name", at - 1, end)


def web_mentions(text: str, on: date | None) -> Iterator[Mention]:
    """The authorities whose web or mail addresses a text prints."""
    for hit in _WEB.finditer(text):
        at = hit.start()
        match = re.search(r"(?:@|www\.|//)(?:[\w-]+\.)*([\w-]+)$", text[max(0, at - 50) : at])
        if match is None or text[at + 3 : at + 4].isalnum():
            continue
        authority = named(match[1] + "dk", on) or named(match[1], on)
        if authority:
            yield Mention(authority.name, authority.kind, True, "web", at - len(match[0]), at + 3)


def shorthands(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Letters (`HTK`) that stand for a name spoken of; where none is, letters that recur."""
    names = {mention.name for mention in mentions}
    for short, name in letters().items():
        if names and name not in names:
            continue
        ends = ((at, at + len(short)) for at in places_of(short, text))
        rows = [
            Mention(name, "municipality", True, "short", at, end)
            for at, end in ends
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        ]
        yield from rows if names or len(rows) > 2 else ()
