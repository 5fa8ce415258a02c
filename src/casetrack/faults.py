"""What went wrong -> the exit status of the command line, and one line that says it.

Errors are known by the name of their class, so that none is loaded to tell of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from casetrack.views.labels import Labels

__all__ = [
    "DONE", "INTERRUPTED", "NOT_FOUND", "OUR_MISTAKE", "UNREADABLE", "USAGE", "fault_of", "near",
    "no_minutes_of",
]  # fmt: skip

DONE, NOT_FOUND, USAGE, UNREADABLE = 0, 1, 2, 3
OUR_MISTAKE, INTERRUPTED = 70, 130  # as in sysexits.h, and 128 + SIGINT
_NAMED = 10  # bodies, where none comes near the one asked for


def fault_of(error: Exception, labels: Labels) -> tuple[int, str] | None:
    """The exit status and line for what the caller can mend; `None` for a mistake of our own."""
    for kind in type(error).__mro__:
        tell = FAULTS.get(f"{kind.__module__}.{kind.__name__}")
        if tell is not None:
            return tell(error, labels)
    return None


def near(names: Sequence[str], labels: Labels) -> str:
    """The names that come near, to be put at the end of a line; nothing where none does."""
    return labels("note.near", names=", ".join(names)) if names else ""


def no_minutes_of(authority: str, there: Sequence[str], labels: Labels) -> str:
    """The line where an authority has no minutes; no name stands for those that name none."""
    if not authority:
        return labels("note.all_named")
    return labels("note.unknown_authority", authority=authority) + near(there, labels)


def _ambiguous_case(error: Any, labels: Labels) -> tuple[int, str]:
    names = ", ".join(name or labels("no_authority") for name in error.authorities)
    line = labels("note.ambiguous_case", case=error.number, authorities=names)
    return NOT_FOUND, line + (labels("note.without_authority") if None in error.authorities else "")


def _unknown_case(error: Any, labels: Labels) -> tuple[int, str]:
    if error.begins is not None:
        return NOT_FOUND, labels("note.not_begun", case=error.number, day=error.begins)
    line = labels("note.unknown_case", case=error.number)
    return NOT_FOUND, line + (near(error.near, labels) or labels("note.all_cases"))


def _unknown_body(error: Any, labels: Labels) -> tuple[int, str]:
    line = labels("note.unknown_body", body=error.name)
    if error.near or not error.there:
        return NOT_FOUND, line + near(error.near, labels)
    names = ", ".join(error.there[:_NAMED]) + (" …" if len(error.there) > _NAMED else "")
    return NOT_FOUND, line + labels("note.all_bodies", names=names)


def _unknown_authority(error: Any, labels: Labels) -> tuple[int, str]:
    return NOT_FOUND, no_minutes_of(error.name, error.there, labels)


def _archive(status: int, note: str, error: Any, labels: Labels) -> tuple[int, str]:
    return status, labels(note, path=error.path, reason=labels.told(error.reason))


def _as_it_says(status: int, error: Any, labels: Labels) -> tuple[int, str]:
    return status, f"casetrack: {labels.told(str(error))}"


_wrong_usage = partial(_as_it_says, USAGE)


FAULTS: dict[str, Callable[[Any, Labels], tuple[int, str]]] = {
    "casetrack.linking.cases.AmbiguousCase": _ambiguous_case,
    "casetrack.linking.cases.UnknownCase": _unknown_case,
    "casetrack.questions.UnknownBody": _unknown_body,
    "casetrack.archive.errors.UnknownAuthority": _unknown_authority,
    "casetrack.archive.errors.NoArchive": partial(_archive, NOT_FOUND, "note.no_archive"),
    "casetrack.archive.errors.ArchiveError": partial(_archive, UNREADABLE, "note.failure"),
    "casetrack.archive.errors.MissingExtra": partial(_as_it_says, UNREADABLE),
    "casetrack.reading.layoutfile.InvalidLayout": _wrong_usage,
    "casetrack.archive.search.InvalidSearch": _wrong_usage,
    "casetrack.asked.InvalidFilter": _wrong_usage,
}
"""Every error that is told to the caller, by its class; one of a subclass is told as that."""
