"""What a caller asks by -> the same, checked: a day, a choice, a text."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

__all__ = [
    "InvalidFilter", "as_body", "as_choice", "as_date", "as_days", "as_each", "as_flag",
    "as_function", "as_iso_days", "as_kind", "as_path", "as_text", "as_texts", "as_whole",
    "is_name_of_file", "not_wanted",
]  # fmt: skip

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object] | None)


class InvalidFilter(ValueError):
    """A filter that could find nothing for how it is written; the message names the argument."""


def as_iso_days(**days: date | str | None) -> tuple[str | None, ...]:
    """Days, each a date or as `2023-01-16`, as the JSON has them; `None` stays.

    >>> as_iso_days(since=date(2023, 1, 16), until="2023-02-01")
    ('2023-01-16', '2023-02-01')
    >>> as_iso_days(since="16-01-2023")
    Traceback (most recent call last):
    casetrack.asked.InvalidFilter: since: '16-01-2023' is no day; a date, or as '2023-01-16'
    """
    found = tuple(None if day is None else _iso(name, day) for name, day in days.items())
    since, until = days.get("since"), days.get("until")
    if since is not None and until is not None and found[0] > found[1]:  # type: ignore[operator]
        days_told = f"since {found[0]}, until {found[1]}"
        raise InvalidFilter(f"the days are the wrong way round: {days_told}")
    return found


def _iso(name: str, day: object) -> str:
    if isinstance(day, datetime):
        return day.date().isoformat()
    if isinstance(day, date):
        return day.isoformat()
    try:
        # Python reads 20230116 and 2023-W03-1 too, which do not compare as text.
        if isinstance(day, str) and date.fromisoformat(day).isoformat() == day:
            return day
    except ValueError:
        pass
    raise InvalidFilter(f"{name}: {day!r} is no day; a date, or as '2023-01-16'")


def as_choice(name: str, value: object, known: Collection[str]) -> str | None:
    """One of the values that there are, as a plain string; `None` stays."""
    if value is None:
        return None
    if not isinstance(value, str) or value not in known:
        raise InvalidFilter(f"{name}: {value!r} is none of {', '.join(known)}")
    return str(value)


def as_body(name: object) -> str | None:
    """The name of a body as it is; `None` stays."""
    if name is None:
        return None
    if not isinstance(name, str) or not name.strip():
        raise InvalidFilter(f"body: {name!r} is no name of a body")
    return name


def as_text(name: str, value: str) -> str:
    """A text as it is; raises `TypeError`, which names the argument, for what is none."""
    if not isinstance(value, str):
        raise not_wanted(name, "a str", value)
    return value


def as_texts(**texts: str | None) -> tuple[str | None, ...]:
    """Texts as `as_text` takes them; `None` stays."""
    return tuple(None if text is None else as_text(name, text) for name, text in texts.items())


def as_path(name: str, value: str | os.PathLike[str]) -> str:
    """A path as a text; raises `TypeError`, which names the argument, for what is none."""
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    if not isinstance(path, str):
        raise not_wanted(name, "a path", value)
    return path


def is_name_of_file(path: str) -> bool:
    """Whether a file can be called so, whether it is there or not."""
    try:
        return path != "" and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def as_whole(name: str, value: int) -> int:
    """A whole number as it is; raises `TypeError`, which names the argument, for what is none."""
    if isinstance(value, bool):
        raise not_wanted(name, "an int", value)
    return as_kind(name, value, int)


def as_flag(name: str, value: bool | None) -> bool | None:
    """Yes, no or `None` as it is; raises `TypeError` for what is none and would count as a yes."""
    if value is not None and not isinstance(value, bool):
        raise not_wanted(name, "True or False", value)
    return value


def as_kind(name: str, value: T, kind: type[T]) -> T:
    """What is of that class as it is; raises `TypeError`, which names the argument, for others."""
    if not isinstance(value, kind):
        article = "an" if kind.__name__[0] in "AEIOUi" else "a"
        raise not_wanted(name, f"{article} {kind.__name__}", value)
    return value


def as_function(name: str, value: F) -> F:
    """What can be called as it is, `None` too; raises `TypeError`, which names the argument."""
    if value is not None and not callable(value):
        raise not_wanted(name, "a function", value)
    return value


def as_date(name: str, value: date) -> date:
    """A day as it is; raises `TypeError`, which names the argument, for what is none."""
    if not isinstance(value, date):
        raise not_wanted(name, "a datetime.date", value)
    return value.date() if isinstance(value, datetime) else value


def as_days(**days: date | None) -> tuple[date | None, ...]:
    """Days as `as_date` takes them; `None` stays."""
    return tuple(None if day is None else as_date(name, day) for name, day in days.items())


def not_wanted(name: str, wanted: str, value: object) -> TypeError:
    """What to raise where an argument is of the wrong type."""
    return TypeError(f"{name}: {wanted} is wanted, not {type(value).__name__}")


def as_each(wanted: str, given: object, kind: type[T]) -> Iterator[T]:
    """Each of many records of a kind; raises `TypeError`, which says what is wanted, for others.

    >>> list(as_each("link: meetings are wanted", [3], str))
    Traceback (most recent call last):
    TypeError: link: meetings are wanted, not list of int
    """
    if isinstance(given, str | kind) or not isinstance(given, Iterable):
        raise TypeError(f"{wanted}, not {type(given).__name__}")
    for one in given:
        if not isinstance(one, kind):
            raise TypeError(f"{wanted}, not {type(given).__name__} of {type(one).__name__}")
        yield one
