"""A layout file of a user's own → its tables, checked key by key, so that a slip of the pen is told
and never read as something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["FORM_TABLES", "TRAITS", "WORD_TABLES", "InvalidLayout", "read_tables"]

FORM_TABLES = ("item", "decision")
"""Tables of forms: each row has an id, a form and examples of lines that it reads."""

WORD_TABLES = ("sections", "head", "words", "types")
"""Tables of words: each key has a list of them."""

TRAITS = {
    "item": {
        "dotted": "lists in running text are numbered so too, and a heading can stand glued to the "
        "end of the line above it",
    },
    "decision": {
        "names_meeting": "says whose decision it is: a bare `Beslutning` above it in the item is "
        "the item's type",
        "certain": "no running text looks like it, whatever name stands in it",
        "doubtful": "running text looks like it, unless its name is plainly that of a body",
        "on_trust": "is a heading only where the line below begins an outcome",
        "number_below": "the number of the item can stand on the next line (`Punkt 12`)",
        "route": "with nothing below it, it is a line of the case's route and no decision",
        "retells": "what this meeting decided can stand below it once more",
    },
}
"""What can be known of a form besides what it reads, by its table; code asks for these by name."""

_NEEDED = ("id", "form", "examples")
_OPTIONAL = ("needs", "only_in", "title", "traits")
_TEXTS = ("id", "form", "title")


class InvalidLayout(ValueError):
    """A layout file that cannot be used; the message names the file and the key."""


def read_tables(file: str, text: str, shipped: Mapping[str, Any] | None) -> dict[str, Any]:
    """The tables of a layout file, which messages name; with `shipped` checked, and only kinds that
    it has are known.

    Raises `InvalidLayout` for what is no TOML, an unknown or a missing key, and a value of another
    type than it must have.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
        if shipped is not None:
            _check(data, shipped)
    except (tomllib.TOMLDecodeError, InvalidLayout) as error:
        raise InvalidLayout(f"{file}: {error}") from None
    return data


def _check(data: dict[str, Any], shipped: Mapping[str, Any]) -> None:
    _known(data, ("id", *FORM_TABLES, *WORD_TABLES), "")
    _text(data.get("id", "id"), "id")
    for table in FORM_TABLES:
        rows = data.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise InvalidLayout(f"{table}: begin each form with [[{table}]]")
        for place, row in enumerate(rows, 1):
            where = f"{table} {row.get('id', place)}"
            _check_form(row, where, shipped["sections"], TRAITS[table])
        ids = [row["id"] for row in rows]
        twice = {one for one in ids if ids.count(one) > 1}
        if twice:
            raise InvalidLayout(f"{table}: two forms have the id {min(twice)!r}")
    for table in WORD_TABLES:
        kinds = data.get(table, {})
        if not isinstance(kinds, dict):
            raise InvalidLayout(f"{table}: begin its lists with [{table}]")
        _known(kinds, shipped[table], f"{table}: ")
        for kind, words in kinds.items():
            _texts(words, f"{table}: {kind}")


def _check_form(
    row: dict[str, Any], where: str, kinds: Iterable[str], traits: Iterable[str]
) -> None:
    lacks = ", ".join(sorted(set(_NEEDED) - row.keys()))
    if lacks:
        raise InvalidLayout(f"{where}: lacks {lacks}")
    _known(row, (*_NEEDED, *_OPTIONAL), f"{where}: ")
    for key, value in row.items():
        (_text if key in _TEXTS else _texts)(value, f"{where}: {key}")
    _known(row.get("only_in", ()), kinds, f"{where}: only_in: ")
    _known(row.get("traits", ()), traits, f"{where}: traits: ")
    _known([row["title"]] if "title" in row else [], ["above"], f"{where}: title: ")


def _known(given: Iterable[str], known: Iterable[str], where: str) -> None:
    for key in given:
        if key not in known:
            raise InvalidLayout(f"{where}unknown: {key!r}; known are {', '.join(known)}")


def _text(value: object, where: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidLayout(f"{where}: {value!r} is no text")


def _texts(value: object, where: str) -> None:
    if not isinstance(value, list) or not value:
        raise InvalidLayout(f"{where}: {value!r} is no list of texts")
    for one in value:
        _text(one, where)
