"""What an archive tells, as an `Answer`: what adding did, what was found, what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from casetrack.listing import Plain
from casetrack.views.tables import (
    BOLD,
    NOTED,
    PLACE,
    TOLD,
    WORDS,
    Answer,
    Column,
    Row,
    Style,
    to_table,
)
from casetrack.views.text import place

__all__ = ["faults", "figures", "hits", "kept"]

_DOCUMENT_COLUMNS = (
    Column("what", "what"),
    Column("path", width=24, keeps="end"),
    Column("reason", TOLD, under=NOTED),
    Column("authority", shown=False),
    Column("body", shown=False),
    Column("date", shown=False),
)
_MOVE_COLUMNS = (
    Column("moved", "moved"),
    Column("date"),
    Column("case", width=12, whole=True),
    Column("authority", width=14, rank=1, once=True),
    Column("title", width=8),
    Column("body", width=8, rank=1),
    Column("text", under=WORDS),
    Column("how", shown=False),
    Column("met", shown=False),
)
_TOLD = frozenset(("replaced", "removed"))


def kept(
    documents: Sequence[Plain], moves: Sequence[Plain], new_cases: int, *, passed_over: int
) -> Answer:
    """What became of each document and which cases moved; one row a document, then one a move."""
    counts = Counter(document["what"] for document in documents)
    data = {
        "documents": documents,
        "moved": moves,
        "counts": dict(counts),
        "new_cases": new_cases,
        "passed_over": passed_over,
    }
    return Answer(data, _DOCUMENT_COLUMNS, documents, _kept_table, also=(_moved(moves),))


def _moved(moves: Sequence[Plain]) -> Answer:
    return Answer(moves, _MOVE_COLUMNS, moves, read_as=_as_it_was_met)


def _kept_table(data: Plain, style: Style) -> str:
    """The counts, then the documents there is something to say of, then what moved."""
    counts = [
        f"{style.labels.number(number)} {style.labels.value('what', what)}"
        for what, number in data["counts"].items()
    ]
    if data["new_cases"]:
        counts.append(style.labels.count("archive.new_cases", data["new_cases"]))
    shown = [style.text(", ".join(counts) or style.labels("archive.nothing")) + "\n"]
    documents = [row for row in data["documents"] if _is_told(row)]
    for answer in (
        Answer(
            documents,
            _DOCUMENT_COLUMNS,
            documents,
            note=lambda row, labels: labels.told(row["reason"] or ""),
        ),
        _moved(data["moved"]),
    ):
        if answer.rows:
            shown.append(to_table(answer, style))
    return "\n".join(shown)


def _as_it_was_met(move: Row) -> Row:
    """A move as people read it: how what was open was met, and when."""
    if not move["how"]:
        return move
    return {**move, "moved": move["how"], "date": move["met"] or move["date"]}


def _is_told(document: Plain) -> bool:
    """What failed is told on standard error, whatever the format."""
    if document["what"] == "failed":
        return False
    return document["what"] in _TOLD or document["reason"] is not None


_HIT_COLUMNS = (
    Column("date"),
    Column("body", width=8, rank=1),
    Column("case", width=12, whole=True),
    Column("authority", width=14, rank=1, once=True),
    Column("item", shown=False),
    Column("title", width=8),
    Column("outcomes", "outcome", shown=False),
    Column("snippet", under=WORDS),
    Column("source", under=PLACE),
)


def hits(rows: Sequence[Plain]) -> Answer:
    """One row an item that was found."""
    shown = [row | {"source": place(row["sources"][0])} for row in rows]
    return Answer(rows, _HIT_COLUMNS, shown)


_FAULT_COLUMNS = (Column("what", TOLD, width=30), Column("where", width=30))


def faults(rows: Sequence[Plain]) -> Answer:
    """One row a fault of the archive."""
    return Answer(rows, _FAULT_COLUMNS, rows, None if rows else _whole)


def _whole(_: Any, style: Style) -> str:
    return style.text(style.labels("archive.whole")) + "\n"


_FIGURE_COLUMNS: tuple[Column, ...] = (
    Column("authority", width=14, rank=1, once=True),
    Column("body", width=14),
    Column("year"),
    Column("decisions"),
    Column("deferrals"),
    Column("unknown", rank=2),
    Column("first_treated", rank=3),
    Column("decided"),
    Column("not_decided"),
    Column("median_days"),
)
_HANDOVER_COLUMNS: tuple[Column, ...] = (
    Column("authority", width=14, rank=1, once=True),
    Column("year"),
    Column("from", width=14),
    Column("to", width=14),
    Column("cases"),
)
_TOTALS = ("documents", "meetings", "items", "cases", "decisions", "open", "unknown")


def figures(data: Plain) -> Answer:
    """The figures of an archive; one row a body and year."""
    passed = Answer(data["handovers"], _HANDOVER_COLUMNS, data["handovers"])
    return Answer(data, _FIGURE_COLUMNS, data["bodies"], _figures_table, also=(passed,))


def _figures_table(data: Plain, style: Style) -> str:
    labels = style.labels
    totals = "".join(
        f"{style.text(labels(f'total.{key}'))}: {style.paint(labels.number(data[key]), BOLD)}"
        f"{_besides(key, data, style)}\n"
        for key in _TOTALS
    )
    shown = [totals]
    whose = {row["authority"] for row in data["bodies"]}
    handovers = _HANDOVER_COLUMNS
    if len(whose) == 1:  # the table above has said it
        handovers = tuple(column for column in handovers if column.key != "authority")
    for columns, rows in ((_FIGURE_COLUMNS, data["bodies"]), (handovers, data["handovers"])):
        if rows:
            shown.append(to_table(Answer(rows, columns, rows), style))
    return "\n".join(shown)


def _besides(key: str, data: Plain, style: Style) -> str:
    """What is said of a total in brackets, after a blank."""
    share = data["unknown_share"]
    if key == "unknown" and share is not None:
        return f" ({style.labels.share(share)})"
    if key == "cases" and data["collective"]:
        return f" ({style.text(style.labels.count('total.collective', data['collective']))})"
    return ""
