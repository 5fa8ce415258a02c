"""Meetings and cases as Parquet tables, for pandas, DuckDB, Dask and Spark; needs pyarrow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from casetrack.archive.errors import MissingExtra
from casetrack.archive.plain import Plain

__all__ = ["write_cases", "write_meetings"]

_BATCH = 5000  # rows of a table in memory at a time


def write_meetings(folder: str, meetings: Iterable[Plain]) -> Plain:
    """Write `documents`, `items` and `decisions`; tells how many rows each has."""
    return _write(folder, _MEETING_TABLES, meetings)


def write_cases(folder: str, cases: Iterable[Plain]) -> Plain:
    """Write `cases`, `entries`, `links` and `open`; tells how many rows each has."""
    return _write(folder, _CASE_TABLES, cases)


class _Table(NamedTuple):
    """One Parquet file: its columns with their types, and how rows come from a meeting or case."""

    columns: dict[str, str]
    rows: Callable[[Plain], Iterable[Plain]]


def _document_rows(meeting: Plain) -> Iterator[Plain]:
    yield _own(meeting) | {
        key: meeting[key] for key in ("body", "date", "status", "supplement", "issued", "place")
    }


def _own(meeting: Plain) -> Plain:
    return {
        "authority": meeting["authority"],
        "sha256": meeting["source"]["sha256"],
        "path": meeting["source"]["path"],
    }


def _item_rows(meeting: Plain) -> Iterator[Plain]:
    for place, item in enumerate(meeting["items"]):
        yield _own(meeting) | {
            "meeting_body": meeting["body"],
            "meeting_date": meeting["date"],
            "place": place,
            "number": item["number"],
            "title": item["title"],
            "case_number": item["case_number"],
            "closed": item["closed"],
            "text": "\n\n".join(part["text"] for part in item["sections"]),
        }


def _decision_rows(meeting: Plain) -> Iterator[Plain]:
    for place, item in enumerate(meeting["items"]):
        for decision in item["decisions"]:
            kept = ("body", "date", "outcome", "outcomes", "text")
            yield (
                _own(meeting)
                | {"place": place, "case_number": item["case_number"]}
                | {key: decision[key] for key in kept}
            )


def _case_rows(case: Plain) -> Iterator[Plain]:
    kept = ("authority", "case_number", "title", "collective", "status", "status_since")
    yield {"case": case["id"]} | {key: case[key] for key in kept}


def _parts_of(part: str, keys: Sequence[str]) -> Callable[[Plain], Iterator[Plain]]:
    def rows(case: Plain) -> Iterator[Plain]:
        for one in case[part]:
            yield {"authority": case["authority"], "case": case["id"]} | {
                key: one[key] for key in keys
            }

    return rows


_TEXTS = {"authority": "string", "case": "string"}
_DOCUMENT = {"authority": "string", "sha256": "string", "path": "string"}
_MEETING_TABLES = {
    "documents": _Table(
        _DOCUMENT
        | {"body": "string", "date": "day", "status": "string", "supplement": "bool"}
        | {"issued": "day", "place": "string"},
        _document_rows,
    ),
    "items": _Table(
        _DOCUMENT
        | {"meeting_body": "string", "meeting_date": "day", "place": "int", "number": "string"}
        | {"title": "string", "case_number": "string", "closed": "bool", "text": "string"},
        _item_rows,
    ),
    "decisions": _Table(
        _DOCUMENT
        | {"place": "int", "case_number": "string", "body": "string", "date": "day"}
        | {"outcome": "string", "outcomes": "strings", "text": "string"},
        _decision_rows,
    ),
}
_ENTRY = {"id": "string", "kind": "string", "date": "day", "body": "string", "item": "string"} | {
    "title": "string",
    "thread": "string",
    "closed": "bool",
    "outcome": "string",
    "outcomes": "strings",
    "text": "string",
}
_LINK = {"kind": "string", "from": "string", "to": "string", "evidence": "string"}
_OPEN = {"id": "string", "because": "string", "kind": "string", "body": "string"} | {
    "since": "day",
    "first_since": "day",
    "times": "int",
    "due_text": "string",
    "due": "day",
    "entry": "string",
    "evidence": "string",
}
_CASE_TABLES = {
    "cases": _Table(
        _TEXTS
        | {"case_number": "string", "title": "string", "collective": "bool"}
        | {"status": "string", "status_since": "day"},
        _case_rows,
    ),
    "entries": _Table(_TEXTS | _ENTRY, _parts_of("entries", tuple(_ENTRY))),
    "links": _Table(_TEXTS | _LINK, _parts_of("links", tuple(_LINK))),
    "open": _Table(_TEXTS | _OPEN, _parts_of("open", tuple(_OPEN))),
}


# Writing.


def _write(folder: str, tables: dict[str, _Table], records: Iterable[Plain]) -> Plain:
    """All tables in one pass over the records, each in batches."""
    arrow, parquet = _pyarrow()
    with ExitStack() as stack:
        writers = {}
        for name, table in tables.items():
            schema = arrow.schema(
                [(key, _type(arrow, kind)) for key, kind in table.columns.items()]
            )
            file = os.path.join(folder, f"{name}.parquet")
            opened = stack.enter_context(parquet.ParquetWriter(file, schema, compression="zstd"))
            writers[name] = _Writer(arrow, opened, schema, table)
        for record in records:
            for writer in writers.values():
                writer.add(record)
        return {name: writer.finish() for name, writer in writers.items()}


class _Writer:
    """Gathers the rows of one table and writes them a batch at a time."""

    def __init__(self, arrow: Any, opened: Any, schema: Any, table: _Table) -> None:
        self._arrow, self._opened, self._schema, self._table = arrow, opened, schema, table
        self._rows: list[Plain] = []
        self._written = 0

    def add(self, record: Plain) -> None:
        self._rows += self._table.rows(record)
        if len(self._rows) >= _BATCH:
            self._flush()

    def finish(self) -> int:
        self._flush()
        return self._written

    def _flush(self) -> None:
        columns = {
            key: [_day(row[key]) if kind == "day" else row[key] for row in self._rows]
            for key, kind in self._table.columns.items()
        }
        self._opened.write_table(self._arrow.table(columns, schema=self._schema))
        self._written += len(self._rows)
        self._rows = []


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("parquet") from None


def _type(arrow: Any, kind: str) -> Any:
    types = {
        "string": arrow.string(),
        "strings": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "int": arrow.int32(),
        "bool": arrow.bool_(),
    }
    return types[kind]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None
