"""What answers are made of, how they put in order what is open, and which ids come near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["ENDS", "LAST_DAY", "MANY", "Plain", "near_ids", "oldest_first"]

Plain = dict[str, Any]
"""A record as plain data, as `to_dict` gives it and an archive keeps it."""

LAST_DAY = "9999-12-31"
"""Stands for a day that is not known where days are put in order."""

MANY = 5000
"""More ids than these are not all compared: that would take seconds."""

_SHOWN = 5

ENDS = 4
"""Letters at the beginning or the end of an id that are the same in one that is near."""


def oldest_first(
    since: str | None, authority: str | None, case: str, matter: str
) -> tuple[str, str, str, str]:
    """By what open matters are put in order: the ISO day since when, then whose and which."""
    return since or LAST_DAY, authority or "", case, matter


def near_ids(wanted: str, ids: Sequence[str]) -> list[str]:
    """At most five ids like the one asked for, the nearest first; before them those of that item
    number (`61` or `sag 61` for `Byrådet 2024-04-23 #61`).

    Among very many only those are compared that begin or end like it.
    """
    from difflib import get_close_matches

    item = f" #{wanted.rpartition(' ')[2].lstrip('#')}"
    numbered = [one for one in ids if one.endswith(item)]
    if len(ids) > MANY:
        begin, end = wanted[:ENDS], wanted[-ENDS:]
        ids = [one for one in ids if one[:ENDS] == begin or one[-ENDS:] == end][:MANY]
    close = get_close_matches(wanted, dict.fromkeys(ids), n=_SHOWN)
    return list(dict.fromkeys([*numbered, *close]))[:_SHOWN]
