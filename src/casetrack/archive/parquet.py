"""Meetings and cases as Parquet tables, for pandas, DuckDB, Dask and Spark; needs pyarrow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from casetrack.archive.errors import MissingExtra
from casetrack.chunks import in_chunks
from casetrack.listing import Plain

__all__ = ["CASE_TABLES", "MEETING_TABLES", "write_tables"]

_BATCH = 5000  # rows of a table in memory at a time


class Table(NamedTuple):
    """One Parquet file: its columns, and how rows come from a meeting or a case.

    Attributes:
        told: the columns, with `:` before the type of those that are no text, as pyarrow names it.
        rows: what they have besides the columns is left out.
    """

    told: str
    rows: Callable[[Plain], Iterable[Plain]]

    def columns(self) -> list[tuple[str, str]]:
        """Each column with its type."""
        parts = (word.partition(":") for word in self.told.split())
        return [(name, kind or "string") for name, _, kind in parts]


def _item_rows(meeting: Plain) -> Iterator[Plain]:
    told = {"meeting_body": meeting["body"], "meeting_date": meeting["date"]}
    for place, item in enumerate(meeting["items"]):
        text = "\n\n".join(part["text"] for part in item["sections"])
        yield meeting["source"] | meeting | item | told | {"place": place, "text": text}


def _decision_rows(meeting: Plain) -> Iterator[Plain]:
    told = meeting["source"] | {"authority": meeting["authority"]}
    for place, item in enumerate(meeting["items"]):
        for decision in item["decisions"]:
            yield item | decision | told | {"place": place}


def _parts_of(part: str) -> Callable[[Plain], Iterator[Plain]]:
    def rows(case: Plain) -> Iterator[Plain]:
        for one in case[part]:
            yield one | {"authority": case["authority"], "case": case["id"]}

    return rows


MEETING_TABLES = {
    "documents": Table(
        "authority sha256 path body date:date32 status supplement:bool_ issued:date32 place",
        lambda meeting: [meeting | meeting["source"]],
    ),
    "items": Table(
        "authority sha256 path meeting_body meeting_date:date32 place:int32 number title"
        " case_number closed:bool_ text",
        _item_rows,
    ),
    "decisions": Table(
        "authority sha256 path place:int32 case_number body date:date32 outcome outcomes:strings"
        " text",
        _decision_rows,
    ),
}
CASE_TABLES = {
    "cases": Table(
        "authority case case_number title collective:bool_ status status_since:date32",
        lambda case: [case | {"case": case["id"]}],
    ),
    "entries": Table(
        "authority case id kind date:date32 body item title thread closed:bool_ outcome"
        " outcomes:strings text",
        _parts_of("entries"),
    ),
    "links": Table("authority case kind from to evidence", _parts_of("links")),
    "open": Table(
        "authority case id because kind body since:date32 first_since:date32 times:int32 due_text"
        " due:date32 entry evidence",
        _parts_of("open"),
    ),
}


# Writing.


def write_tables(folder: str, tables: dict[str, Table], records: Iterable[Plain]) -> Plain:
    """Write the tables in one pass over meetings or cases; tells how many rows each has."""
    arrow, parquet = _pyarrow()
    written = dict.fromkeys(tables, 0)
    with ExitStack() as stack:
        writers = {}
        for name, table in tables.items():
            file = os.path.join(folder, f"{name}.parquet")
            schema = arrow.schema([(key, _type(arrow, kind)) for key, kind in table.columns()])
            writers[name] = parquet.ParquetWriter(file, schema, compression="zstd")
            stack.enter_context(writers[name])
        for batch in in_chunks(records, _rows, heaviest=_BATCH, most=_BATCH):
            for name, table in tables.items():
                rows = [row for record in batch for row in _typed(table, record)]
                schema = writers[name].schema
                writers[name].write_table(arrow.Table.from_pylist(rows, schema=schema))
                written[name] += len(rows)
    return written


def _rows(record: Plain) -> int:
    return len(record["items"] if "items" in record else record["entries"])


def _typed(table: Table, record: Plain) -> Iterator[Plain]:
    columns = table.columns()
    for row in table.rows(record):
        yield {key: _day(row[key]) if kind == "date32" else row[key] for key, kind in columns}


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("parquet") from None


def _type(arrow: Any, kind: str) -> Any:
    return arrow.list_(arrow.string()) if kind == "strings" else getattr(arrow, kind)()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None
