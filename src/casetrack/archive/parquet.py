"""Meetings and cases as Parquet tables, for pandas, DuckDB, Dask and Spark; needs pyarrow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
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
    """One Parquet file: its columns, and how rows come from a meeting or a case.

    Attributes:
        told: the columns, with `:` before the type of those that are no text, as pyarrow names it.
        rows: what they have besides the columns is left out.
    """

    told: str
    rows: Callable[[Plain], Iterable[Plain]]

    @property
    def columns(self) -> dict[str, str]:
        """The type of each column."""
        parts = (word.partition(":") for word in self.told.split())
        return {name: kind or "string" for name, _, kind in parts}


def _document_rows(meeting: Plain) -> Iterator[Plain]:
    yield meeting | _own(meeting)


def _own(meeting: Plain) -> Plain:
    return {key: meeting["source"][key] for key in ("sha256", "path")}


def _item_rows(meeting: Plain) -> Iterator[Plain]:
    told = _own(meeting) | {"authority": meeting["authority"]}
    told |= {"meeting_body": meeting["body"], "meeting_date": meeting["date"]}
    for place, item in enumerate(meeting["items"]):
        text = "\n\n".join(part["text"] for part in item["sections"])
        yield item | told | {"place": place, "text": text}


def _decision_rows(meeting: Plain) -> Iterator[Plain]:
    told = _own(meeting) | {"authority": meeting["authority"]}
    for place, item in enumerate(meeting["items"]):
        for decision in item["decisions"]:
            yield decision | told | {"place": place, "case_number": item["case_number"]}


def _case_rows(case: Plain) -> Iterator[Plain]:
    yield case | {"case": case["id"]}


def _parts_of(part: str) -> Callable[[Plain], Iterator[Plain]]:
    def rows(case: Plain) -> Iterator[Plain]:
        for one in case[part]:
            yield one | {"authority": case["authority"], "case": case["id"]}

    return rows


_MEETING_TABLES = {
    "documents": _Table(
        "authority sha256 path body date:date32 status supplement:bool_ issued:date32 place",
        _document_rows,
    ),
    "items": _Table(
        "authority sha256 path meeting_body meeting_date:date32 place:int32 number title"
        " case_number closed:bool_ text",
        _item_rows,
    ),
    "decisions": _Table(
        "authority sha256 path place:int32 case_number body date:date32 outcome outcomes:strings"
        " text",
        _decision_rows,
    ),
}
_CASE_TABLES = {
    "cases": _Table(
        "authority case case_number title collective:bool_ status status_since:date32", _case_rows
    ),
    "entries": _Table(
        "authority case id kind date:date32 body item title thread closed:bool_ outcome"
        " outcomes:strings text",
        _parts_of("entries"),
    ),
    "links": _Table("authority case kind from to evidence", _parts_of("links")),
    "open": _Table(
        "authority case id because kind body since:date32 first_since:date32 times:int32 due_text"
        " due:date32 entry evidence",
        _parts_of("open"),
    ),
}


# Writing.


def _write(folder: str, tables: dict[str, _Table], records: Iterable[Plain]) -> Plain:
    """All tables in one pass over the records, each in batches."""
    arrow, parquet = _pyarrow()
    with ExitStack() as stack:
        writers = {}
        for name, table in tables.items():
            columns = [(key, _type(arrow, kind)) for key, kind in table.columns.items()]
            file = os.path.join(folder, f"{name}.parquet")
            schema = arrow.schema(columns)
            opened = stack.enter_context(parquet.ParquetWriter(file, schema, compression="zstd"))
            writers[name] = _Writer(arrow, opened, schema, table)
        for record in records:
            for writer in writers.values():
                writer.add(record)
        return {name: writer.finish() for name, writer in writers.items()}


class _Writer:
    """Gathers the rows of one table and writes them a batch at a time."""

    def __init__(self, arrow: Any, opened: Any, schema: Any, table: _Table) -> None:
        self._arrow, self._opened, self._schema = arrow, opened, schema
        self._columns, self._rows_of = table.columns.items(), table.rows
        self._rows: list[Plain] = []
        self._written = 0

    def add(self, record: Plain) -> None:
        self._rows += [
            {key: _day(row[key]) if kind == "date32" else row[key] for key, kind in self._columns}
            for row in self._rows_of(record)
        ]
        if len(self._rows) >= _BATCH:
            self._flush()

    def finish(self) -> int:
        self._flush()
        return self._written

    def _flush(self) -> None:
        rows = self._arrow.Table.from_pylist(self._rows, schema=self._schema)
        self._opened.write_table(rows)
        self._written += len(self._rows)
        self._rows = []


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("parquet") from None


def _type(arrow: Any, kind: str) -> Any:
    return arrow.list_(arrow.string()) if kind == "strings" else getattr(arrow, kind)()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None
