"""Records to plain data and back: dicts, lists, strings and numbers as docs/contract.md tells.

How a class is written is worked out once, from its annotations; after that it is one loop over its
attributes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, partial
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, has

from casetrack.asked import not_wanted

__all__ = ["InvalidRecordError", "from_dict", "to_dict", "without_none", "written"]

Record = TypeVar("Record")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]


class InvalidRecordError(ValueError):
    """Plain data that is no such record.

    Attributes:
        key: where, as `items[2].decisions[0].date`.
        reason: what was found and what was expected.
    """

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}" if key else reason)
        self.key = key
        self.reason = reason


def to_dict(record: object) -> dict[str, Any]:
    """A record as plain data, keys as in the JSON: dates ISO, tuples lists, outcomes strings."""
    cls: Any = type(record)
    if not has(cls):
        raise not_wanted("record", "a record of casetrack", record)
    return cast("dict[str, Any]", _writer(cls)(record))


def from_dict(cls: type[Record], data: dict[str, Any]) -> Record:
    """A record from plain data; the inverse of `to_dict`.

    Unknown keys are passed over. An absent key takes the attribute's default, else `None` or `()`
    where the attribute may have it. Anything else raises `InvalidRecordError`, which names the key.
    """
    known: Any = cls
    if not isinstance(known, type) or not has(known):
        raise not_wanted("cls", "a class of records", cls)
    return cast("Record", _reader(known)(data))


_ABSENT = object()
_REQUIRED = object()


def _joined(name: str, key: str) -> str:
    if not key:
        return name
    return name + key if key.startswith("[") else f"{name}.{key}"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


# Writing. Like attrs, we build a class's function as source once: a dict display of attributes is
# twice as fast as any loop over a table, and an archive writes some thousand records a document.


@cache
def _writer(cls: Any) -> Encoder:
    hints = get_type_hints(cls)
    scope: dict[str, Any] = {}
    parts = []
    for field in fields(cls):
        if not field.init:  # worked out of the others
            continue
        value = written(hints[field.name], f"r.{field.name}", scope, _writer)
        parts.append(f"{_json_name(field.name)!r}: {value}")
    exec(f"def write(r): return {{{', '.join(parts)}}}", scope)
    return cast("Encoder", scope["write"])


def _json_name(attribute: str) -> str:
    """`for_`, `from_` and `_missing` are named so for Python; the JSON has no underscore there."""
    return attribute.strip("_")


def written(hint: Any, value: str, scope: dict[str, Any], writer: Callable[[Any], Any]) -> str:
    """The expression that writes `value`; `writer` gives, into `scope`, what writes a class."""
    inner, optional = without_none(hint)
    if get_origin(inner) is tuple:
        each = written(get_args(inner)[0], "x", scope, writer)
        many = f"[{each} for x in {value}] if {value} else []"  # most are empty
        plain = f"[*{value}]" if each == "x" else f"({many})"
    elif has(inner):
        scope[f"write_{inner.__name__}"] = writer(inner)
        plain = f"write_{inner.__name__}({value})"
    elif issubclass(inner, date):
        plain = f"{value}.isoformat()"
    else:
        plain = f"{value}._value_" if issubclass(inner, StrEnum) else value
    return f"None if {value} is None else {plain}" if optional and plain != value else plain


def without_none(hint: Any) -> tuple[Any, bool]:
    """A type without `None`, and whether it had it."""
    if get_origin(hint) is UnionType:
        left = [part for part in get_args(hint) if part is not NoneType]
        return left[0], len(left) < len(get_args(hint))
    return hint, False


# Reading: a function built as source for data as we write it, and a careful one for anything else,
# which finds what is absent or wrong and where.


@cache
def _reader(cls: Any) -> Decoder:
    table = _decoders(cls)
    scope: dict[str, Any] = {"cls": cls, "careful": partial(_read_record, cls, table)}
    scope["Wrong"] = (KeyError, TypeError, InvalidRecordError)
    lines = ["def read(d):", " try:"]
    for place, row in enumerate(table):
        scope[f"read{place}"] = row.decode
        value = f"v{place}"
        lines.append(f"  {value} = d[{row.key!r}]")
        if row.plain is None:
            many = f"() if {value} == [] else " if row.absent == () else ""
            lines.append(f"  {value} = {many}read{place}({value})")
        else:
            unless = f"{value} is not None and " if row.optional else ""
            wrong = f"{unless}type({value}) is not {row.plain.__name__}"
            lines.append(f"  if {wrong}: read{place}({value})")
    lines.append(" except Wrong: return careful(d)")
    lines.append(f" return cls({', '.join(f'v{place}' for place in range(len(table)))})")
    exec("\n".join(lines), scope)
    return cast("Decoder", scope["read"])


class _Row(NamedTuple):
    """How one attribute is read; `plain` is the type that needs no decoding."""

    key: str
    plain: type | None
    optional: bool
    decode: Decoder
    absent: Any


@cache
def _decoders(cls: Any) -> tuple[_Row, ...]:
    hints = get_type_hints(cls)
    return tuple(
        _Row(
            _json_name(field.name),
            _plain_type(hints[field.name]),
            without_none(hints[field.name])[1],
            _decoder(hints[field.name]),
            _absent(hints[field.name], field.default),
        )
        for field in fields(cls)
        if field.init
    )


def _read_record(cls: type[Record], table: tuple[_Row, ...], data: Any) -> Record:
    values: list[Any] = []
    name = ""
    try:
        for name, plain, _, decode, absent in table:
            value = data.get(name, _ABSENT)
            if type(value) is plain:
                values.append(value)
            elif value is not _ABSENT:
                values.append(decode(value))
            elif absent is not _REQUIRED:
                values.append(absent)
            else:
                raise InvalidRecordError("", f"{cls.__name__} lacks this key")
    except AttributeError:
        reason = f"expected an object for {cls.__name__}, found {_shown(data)}"
        raise InvalidRecordError("", reason) from None
    except InvalidRecordError as error:
        raise InvalidRecordError(_joined(name, error.key), error.reason) from None
    return cls(*values)


def _plain_type(hint: Any) -> type | None:
    inner, _ = without_none(hint)
    return inner if inner in _PLAIN else None


def _absent(hint: Any, default: Any) -> Any:
    """What stands for a key that is not there."""
    if default is not NOTHING:
        return default
    inner, optional = without_none(hint)
    if optional:
        return None
    return () if get_origin(inner) is tuple and get_args(inner)[-1] is Ellipsis else _REQUIRED


def _decoder(hint: Any) -> Decoder:
    inner, optional = without_none(hint)
    decode = _tuple_decoder(inner) if get_origin(inner) is tuple else _scalar_decoder(inner)
    return (lambda value: None if value is None else decode(value)) if optional else decode


def _scalar_decoder(inner: type) -> Decoder:
    if has(inner):
        return _reader(inner)
    if issubclass(inner, date):
        return _read_date
    if issubclass(inner, StrEnum):
        return _enum_decoder(inner)
    return _PLAIN[inner]


def _as_it_is(kind: type, name: str) -> Decoder:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise InvalidRecordError("", f"expected {name}, found {_shown(value)}")
        return value

    return read


_PLAIN: dict[type, Decoder] = {
    kind: _as_it_is(kind, name)
    for kind, name in ((str, "a string"), (int, "a whole number"), (bool, "true or false"))
}


def _read_date(value: Any) -> date:
    try:
        return _iso_date(value)
    except (TypeError, ValueError):
        raise InvalidRecordError("", f"expected a date YYYY-MM-DD, found {_shown(value)}") from None


@lru_cache(maxsize=1 << 14)
def _iso_date(text: str) -> date:
    # `fromisoformat` alone also takes week dates and dates without hyphens.
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(text)
    return date.fromisoformat(text)


def _enum_decoder(cls: type[StrEnum]) -> Decoder:
    members: dict[Any, StrEnum] = {member.value: member for member in cls}

    def decode(value: Any) -> StrEnum:
        try:
            return members[value]
        except (KeyError, TypeError):
            allowed = ", ".join(members)
            reason = f"found {_shown(value)}, expected one of {allowed}"
            raise InvalidRecordError("", reason) from None

    return decode


def _tuple_decoder(hint: Any) -> Decoder:
    arguments = get_args(hint)
    decode = _decoder(arguments[0])
    plain = _plain_type(arguments[0])
    if arguments == (int, int):
        return _read_pair
    if arguments[-1] is not Ellipsis:
        raise TypeError(f"no way to read {hint}")

    def read(values: Any) -> tuple[Any, ...]:
        if type(values) is not list and type(values) is not tuple:
            raise InvalidRecordError("", f"expected a list, found {_shown(values)}")
        if not values:
            return ()
        try:
            return tuple([v if type(v) is plain else decode(v) for v in values])
        except InvalidRecordError:
            raise _placed(values, decode) from None

    return read


def _read_pair(values: Any) -> tuple[int, int]:
    if type(values) is list or type(values) is tuple:
        first, last = values if len(values) == 2 else (None, None)
        if type(first) is int and type(last) is int:
            return first, last
    raise InvalidRecordError("", f"expected two whole numbers, found {_shown(values)}")


def _placed(values: Any, decode: Decoder) -> InvalidRecordError:
    """The same error once more, with the place in the list: only a wrong list pays for counting."""
    for place, value in enumerate(values):
        try:
            decode(value)
        except InvalidRecordError as error:
            return InvalidRecordError(_joined(f"[{place}]", error.key), error.reason)
    return InvalidRecordError("", "unreadable list")
