"""Records to rows and back; `casetrack.archive.shapes` says what a row is.

As in `casetrack.codec`, a class's functions are built as source once: an archive writes and reads
some thousand records a document.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from keyword import iskeyword
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from attrs import has

from casetrack.archive.shapes import Row, shape, told
from casetrack.codec import from_dict, without_none, written

__all__ = ["from_row", "to_row"]

Record = TypeVar("Record")


def to_row(record: object) -> Row:
    """A record as a row: dates ISO, tuples lists, outcomes strings."""
    cls: Any = type(record)
    row: Row = _writer(cls)(record)
    return row


def from_row(cls: type[Record], row: Row, *, to_link: bool = False) -> Record:
    """A record from a row that was written by this package.

    Values are taken as they are. A row that an older version kept, shorter or of other values, is
    read with care, and what is no such record raises `casetrack.codec.InvalidRecordError`.
    `to_link` leaves empty what linking never looks at.
    """
    known: Any = cls
    record: Record = _reader(known, to_link)(row)
    return record


# Writing.


@cache
def _writer(cls: Any) -> Callable[[Any], Row]:
    hints = get_type_hints(cls)
    scope: dict[str, Any] = {}
    names = map(_attribute, shape(cls.__name__).names)
    values = [written(hints[name], f"r.{name}", scope, _writer) for name in names]
    exec(f"def write(r): return [{', '.join(values)}]", scope)
    write: Callable[[Any], Row] = scope["write"]
    return write


def _attribute(name: str) -> str:
    """`for` and `from` are words of Python; as attributes they bear an underscore."""
    return f"{name}_" if iskeyword(name) else name


# Reading.

_WRONG = (KeyError, TypeError, ValueError, AttributeError)


# Of a meeting's values two fifths are of these.
_NEVER_LINKED = frozenset(("Decision points", "Decision votes", "Decision statements"))


@cache
def _reader(cls: Any, to_link: bool) -> Callable[[Row], Any]:
    hints = get_type_hints(cls)
    names = shape(cls.__name__).names
    scope: dict[str, Any] = {"cls": cls, "day": _day, "wrong": _WRONG}
    scope["careful"] = lambda row: from_dict(cls, told(cls.__name__, row))
    # By their places, which are those of the attributes: by their names they take twice as long.
    values = [
        "()"
        if to_link and f"{cls.__name__} {attribute}" in _NEVER_LINKED
        else _read(hints[attribute], f"v{place}", scope, to_link)
        for place, attribute in enumerate(map(_attribute, names))
    ]
    each = ", ".join(f"v{place}" for place in range(len(names)))
    source = f"""def read(r):
 try:
  {each}, = r
  return cls({", ".join(values)})
 except wrong: return careful(r)"""
    exec(source, scope)
    read: Callable[[Row], Any] = scope["read"]
    return read


def _read(hint: Any, value: str, scope: dict[str, Any], to_link: bool) -> str:
    """The expression that turns `value`, out of JSON, into what the record has."""
    inner, optional = without_none(hint)
    if get_origin(inner) is tuple:
        each = _read(get_args(inner)[0], "x", scope, to_link)
        plain = f"tuple({value})" if each == "x" else f"tuple([{each} for x in {value}])"
        plain = f"{plain} if {value} else ()" if not optional else plain
    elif has(inner):
        scope[f"read_{inner.__name__}"] = _reader(inner, to_link)
        plain = f"read_{inner.__name__}({value})"
    elif issubclass(inner, date):
        plain = f"day({value})"
    elif issubclass(inner, StrEnum):
        scope[f"of_{inner.__name__}"] = {member.value: member for member in inner}
        plain = f"of_{inner.__name__}[{value}]"
    else:
        plain = value
    return f"None if {value} is None else {plain}" if optional and plain != value else plain


_day = lru_cache(maxsize=1 << 14)(date.fromisoformat)
