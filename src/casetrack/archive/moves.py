"""Two states of a case -> what moved between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casetrack.archive.plain import Plain
from casetrack.codec import from_dict
from casetrack.linking.entries import own_name
from casetrack.linking.treatments import awaited, matter_id
from casetrack.outcomes import Outcome, puts_off
from casetrack.records import Entry

__all__ = ["Move", "became_overdue", "moves"]

Move = dict[str, Any]
"""Plain data: `moved` (what happened), `case`, `authority`, `title`, `date`, `body`, `text`; of
what was met also `how` and `met`, the day of the treatment that met it.
"""


def moves(before: Sequence[Plain], after: Plain) -> list[Move]:
    """How a case (plain data) moved: `new_case`, `new_entry`, `changed_entry`, `new_deferral`,
    `promise_kept`.

    What has left the documents is no move, nor what better rules read in the same words.

    Args:
        before: the cases it was, none if it is new, several where something joined them.
    """
    if not before:
        return [_move("new_case", after, after["entries"][0] if after["entries"] else {})]
    then, now = _state(before), _state((after,))
    known = _printed(before)
    entries = (*_new_entries(then, now, known), *_changed(then, now))
    return [*entries, *_deferrals(then, now), *_kept(then, now)]


class _State(NamedTuple):
    """Entries and open matters of a case by their ids without what names the case in them.

    Of the spellings of its number the earliest printed does, and that may be one that came late.

    Attributes:
        left: of each open matter the entry that left it open.
    """

    case: Plain
    entries: dict[str, Plain]
    open: dict[str, Plain]
    left: dict[str, str]

    def awaits(self, entry: str, matter: str) -> bool:
        """Whether an entry of that name leaves the matter to a later treatment, met or not."""
        if entry not in self.entries:
            return False
        plain = self.entries[entry]
        record = from_dict(Entry, plain)
        whose = plain["id"].removesuffix(entry)
        left = (matter_id(record, one).removeprefix(whose) for one in awaited(record))
        return matter in left


def _state(cases: Sequence[Plain]) -> _State:
    found = _State(cases[0], {}, {}, {})
    for case in cases:
        whose = own_name(case["authority"], case["id"])
        for one in case["entries"]:
            found.entries.setdefault(one["id"].removeprefix(whose), one)
        for one in case["open"]:
            name = one["id"].removeprefix(whose)
            found.open.setdefault(name, one)
            found.left.setdefault(name, one["entry"].removeprefix(whose))
    return found


Place = tuple[str, int, int]


def _printed(cases: Sequence[Plain]) -> dict[Place, int]:
    """Where entries stand, and how far they had come: joined cases may name theirs anew."""
    found: dict[Place, int] = {}
    for case in cases if len(cases) > 1 else ():
        for entry in case["entries"]:
            for place in _places(entry):
                found[place] = max(_STEPS[entry["kind"]], found.get(place, 0))
    return found


def _places(entry: Plain) -> Iterator[Place]:
    for source in entry["sources"]:
        yield source["path"], *source["lines"]


_STEPS = {"cited": 0, "listed": 1, "decision": 2}


def _new_entries(then: _State, now: _State, known: dict[Place, int]) -> Iterator[Move]:
    """What was not here, or only told of, or only on an agenda; what is told of now is not here."""
    for name, entry in now.entries.items():
        earlier = then.entries.get(name)
        steps = [known.get(place, 0) for place in _places(entry)] if known else []
        if earlier:
            steps.append(_STEPS[earlier["kind"]])
        if _STEPS[entry["kind"]] > max(steps, default=0):
            yield _move("new_entry", now.case, entry)


def _changed(then: _State, now: _State) -> Iterator[Move]:
    """A decision that words not here before tell now, and that went otherwise by them.

    Where a document has left, the words of another may stand under the name that its own had.
    """
    told = {_told(one) for one in then.entries.values()}
    for name, entry in now.entries.items():
        earlier = then.entries.get(name)
        if not earlier or not earlier["kind"] == entry["kind"] == "decision":
            continue
        if _told(entry) in told or len(entry["sources"]) < len(earlier["sources"]):
            continue
        if entry["outcomes"] != earlier["outcomes"]:
            yield _move("changed_entry", now.case, entry)


def _told(entry: Plain) -> tuple[str | None, ...]:
    return entry["date"], entry["body"], entry["text"]


def _deferrals(then: _State, now: _State) -> Iterator[Move]:
    """What is open for having been put off, and was not put off before."""
    for name, matter in now.open.items():
        if name in then.open or matter["kind"] != "re_presentation":
            continue
        entry = now.left[name]
        if puts_off(now.entries[entry]["outcomes"]) and not then.awaits(entry, name):
            yield _move("new_deferral", now.case, _of_matter(matter))


def _kept(then: _State, now: _State) -> Iterator[Move]:
    """What was open, is still told to be awaited and is open no more: a treatment has met it."""
    for name, matter in then.open.items():
        if name not in now.open and now.awaits(then.left[name], name):
            to = _treatment(now, then.left[name], matter)
            met = {"how": _how(matter, to), "met": to["date"] if to else None}
            yield _move("promise_kept", now.case, _of_matter(matter) | met)


_WAYS = {"re_presentation": ("re_presentation",), "referral": ("referral", "return")}


def _treatment(now: _State, left: str, matter: Plain) -> Plain | None:
    """The treatment that met a matter, where a link leads to it."""
    start = now.entries[left]["id"]
    goals = [
        link["to"]
        for link in now.case["links"]
        if link["from"] == start and link["kind"] in _WAYS[matter["kind"]]
    ]
    by_id = {entry["id"]: entry for entry in now.case["entries"]}
    found = [by_id[goal] for goal in goals]
    same = [entry for entry in found if entry["body"] == matter["body"]]
    return next(iter(same or found), None)


def _how(matter: Plain, to: Plain | None) -> str:
    """What became of a matter, such as `kept` or `put_off_again` (docs/archive.md)."""
    if to is None:
        return "met"
    if matter["kind"] == "referral":
        return "arrived"
    if to["outcome"] in _OFF and matter["because"] in _OFF:
        return "put_off_again"
    if puts_off(to["outcomes"]) or to["outcome"] in (Outcome.NONE, Outcome.UNKNOWN):
        return "came_up"
    return "kept_late" if matter["due"] and to["date"] > matter["due"] else "kept"


_OFF = frozenset((Outcome.DEFERRED, Outcome.NOT_TREATED, Outcome.TAKEN_OFF_AGENDA))


def became_overdue(matter: Plain) -> Move:
    """The row for an open matter (as `open` tells it) whose day has passed."""
    case = {"id": matter["case"], "authority": matter["authority"], "title": matter["title"]}
    return _move("newly_overdue", case, _of_matter(matter) | {"date": matter["due"]})


def _of_matter(matter: Plain) -> Plain:
    return {"date": matter["since"], "body": matter["body"], "text": matter["evidence"]}


def _move(moved: str, case: Plain, at: Plain) -> Move:
    whose = {"case": case["id"], "authority": case["authority"], "title": case["title"]}
    told = {key: at.get(key) for key in ("date", "body", "text", "how", "met")}
    return {"moved": moved, **whose, **told, "text": told["text"] or ""}
