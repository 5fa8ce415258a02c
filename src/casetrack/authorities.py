"""Municipalities, regions and counties (kommune, region, amt), and what they are called."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

__all__ = [
    "Authority", "Kind", "all_authorities", "authority_key", "by_code", "fitting", "full_name",
    "keys_of", "letters", "named",
]  # fmt: skip

Kind = Literal["municipality", "region", "county"]


class Authority(NamedTuple):
    """A municipality, region or county as it was in one span of years.

    Attributes:
        name: as it calls itself, `Slagelse Kommune`.
        code: the official number (kommunekode), three digits, four for a region, if known;
            some were given anew in 2007.
        since: first day, `None` for always.
        until: last day, `None` while it exists.
    """

    name: str
    kind: Kind
    code: str | None
    since: date | None
    until: date | None


@cache
def _rows() -> tuple[tuple[Authority, tuple[str, ...]], ...]:
    path = Path(__file__).parent / "data" / "authorities.tsv"
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, kind, code, since, until, spellings = line.split("\t")
        first, last = (date.fromisoformat(day) if day else None for day in (since, until))
        authority = Authority(name, cast(Kind, kind), code or None, first, last)
        rows.append((authority, tuple(filter(None, spellings.split("|")))))
    return tuple(rows)


def all_authorities() -> tuple[Authority, ...]:
    """Every authority known, those of today and those that were merged away."""
    return tuple(authority for authority, _ in _rows())


@cache
def _index() -> dict[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for authority, spellings in _rows():
        printed = [authority.name, *spellings]
        if authority.kind == "municipality":
            short = re.sub(r" (?:Regions)?[Kk]ommune$", "", authority.name)
            printed += [short, *(f"{each} Kommune" for each in spellings)]
        for key in dict.fromkeys(map(_key, printed)):
            found[key] = (*found.get(key, ()), authority)
    return found


# One letter form for print, folders and web addresses: Århus, Aarhus and aarhus are one.
_LETTERS = {"å": "aa", "ø": "oe", "æ": "ae", "ö": "oe", "ä": "ae", "é": "e", "ü": "u"}
_FOLD = str.maketrans(_LETTERS | dict.fromkeys(" \t\n\xa0-‐–.,:;'’\"()*_&/", ""))


def _key(text: str) -> str:
    return text.casefold().translate(_FOLD)


def _pick(rows: tuple[Authority, ...], on: date | None) -> Authority | None:
    if on is None:
        return max(rows, key=lambda row: row.until or date.max, default=None)
    for row in rows:
        if (row.since is None or row.since <= on) and (row.until is None or on <= row.until):
            return row
    return None


def by_code(code: str, on: date | None = None) -> Authority | None:
    """The authority with an official number on a day; without a day the one that bore it last."""
    return _pick(tuple(row for row in all_authorities() if row.code == code.strip()), on)


def _entries(text: str) -> tuple[Authority, ...]:
    key = _key(text)
    bare = key.removesuffix("s")
    short = bare.removesuffix("kommune")
    for each in (key, bare, short, short.removesuffix("s")):
        if rows := _index().get(each):
            return rows
    return ()


def named(text: str, on: date | None = None) -> Authority | None:
    """The authority that a name stands for: exact, short, older spelling, genitive, web address.

    `Slagelse`, `Slagelse Kommunes`, `Århus Kommune`, `hoeje-taastrup`, `HTK`, `Region H`. `None`
    when the name is no authority's on that day; without a day the newest one is given.
    """
    return _pick(_entries(text), on)


def full_name(text: str, on: date | None = None) -> str:
    """The name of the authority that a name stands for, as `named`; one of none stays as it is."""
    known = named(text, on) or named(text)
    return known.name if known else text


@lru_cache(maxsize=4096)  # asked of every item
def authority_key(name: str | None) -> str:
    """An authority's name for comparing; the empty string where none is known."""
    return " ".join((name or "").casefold().split())


def keys_of(wanted: str) -> frozenset[str]:
    """What a document's authority is compared with where one is asked for, by any of its names.

    Of a name that no list has, `Kommune` or `Region` may be left out. The empty string asks for
    documents that name none.
    """
    key = authority_key(wanted)
    keys = {key, authority_key(full_name(wanted))}
    bare = key.removesuffix(" kommune").removeprefix("region ")
    if bare != key:
        keys.add(bare)
    elif key and not named(wanted):
        keys |= {f"{key} kommune", f"region {key}"}
    return frozenset(keys)


def fitting(phrase: str, kind: Kind, on: date | None) -> tuple[bool, Authority | None]:
    """Whether words before `Kommune` name one at any time, and which it is on the day."""
    rows = _of_kind(phrase, kind)
    return bool(rows), _pick(rows, on)


@lru_cache(maxsize=4096)
def _of_kind(phrase: str, kind: Kind) -> tuple[Authority, ...]:
    entries = _entries(f"{phrase} Amt" if kind == "county" else phrase)
    return tuple(row for row in entries if row.kind == kind)


@cache
def letters() -> dict[str, str]:
    """The letters (`HTK`) that stand for some authorities, with their names."""
    return {short: row.name for row, all_ in _rows() for short in all_ if short.isupper()}
