"""Two states of a case -> what moved between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Move", "became_overdue", "moves"]

Move = dict[str, Any]
"""Plain data: `moved` (what happened), `case`, `authority`, `title`, `date`, `body`, `text`."""

_PUT_OFF = frozenset(("deferred", "not_treated", "taken_off_agenda"))


def moves(before: Move | None, after: Move) -> list[Move]:
    """How a case (plain data) moved: `new_case`, `new_entry`, `new_deferral`, `promise_kept`."""
    if before is None:
        return [_move("new_case", after, after["entries"][0] if after["entries"] else {})]
    return [*_new_entries(before, after), *_deferrals(before, after), *_kept(before, after)]


def _new_entries(before: Move, after: Move) -> Iterator[Move]:
    there = {entry["id"] for entry in before["entries"]}
    for entry in after["entries"]:
        if entry["id"] not in there and entry["kind"] != "cited":
            yield _move("new_entry", after, entry)


def _deferrals(before: Move, after: Move) -> Iterator[Move]:
    there = {matter["id"] for matter in before["open"]}
    for matter in after["open"]:
        if matter["id"] not in there and matter["because"] in _PUT_OFF:
            yield _move("new_deferral", after, _of_matter(matter))


def _kept(before: Move, after: Move) -> Iterator[Move]:
    """What was awaited and is so no more: a treatment since has met it."""
    still = {matter["id"] for matter in after["open"]}
    for matter in before["open"]:
        if matter["id"] not in still:
            yield _move("promise_kept", after, _of_matter(matter))


def became_overdue(matter: Move) -> Move:
    """The row for an open matter (as `open` tells it) whose day has passed."""
    case = {"id": matter["case"], "authority": matter["authority"], "title": matter["title"]}
    return _move("newly_overdue", case, _of_matter(matter) | {"date": matter["due"]})


def _of_matter(matter: Move) -> Move:
    return {"date": matter["since"], "body": matter["body"], "text": matter["evidence"]}


def _move(moved: str, case: Move, at: Move) -> Move:
    return {
        "moved": moved,
        "case": case["id"],
        "authority": case["authority"],
        "title": case["title"],
        "date": at.get("date"),
        "body": at.get("body"),
        "text": at.get("text") or "",
    }
