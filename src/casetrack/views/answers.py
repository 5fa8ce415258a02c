"""The plain data of each question as an `Answer`: which rows and columns it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from casetrack.listing import Plain
from casetrack.views.tables import (
    BOLD,
    DIM,
    NOTED,
    PLACE,
    RULE,
    STATUS,
    STEP,
    TOLD,
    WORDS,
    Answer,
    Column,
    Style,
)
from casetrack.views.text import excerpt, one_line, place, span, wrapped
from casetrack.views.timeline import timeline_table, when_due

__all__ = [
    "case_list",
    "decisions",
    "diagnostics",
    "missing_meetings",
    "open_list",
    "reasons",
    "story",
]


_INDENT = "  "
_A_TITLE = 32  # characters of a title by which a reader knows it again


def _places(sources: Sequence[Plain]) -> list[str]:
    return [place(source) for source in sources]


def _rows_of(case: Plain, parts: Sequence[Plain]) -> list[Plain]:
    """What belongs to a case, each with the case and where it stands."""
    return [part | {"case": case["id"], "sources": _places(part["sources"])} for part in parts]


# What minutes say.

_DECISION_COLUMNS = (
    Column("authority", shown=False),
    Column("meeting_body", shown=False),
    Column("meeting_date", shown=False),
    Column("date"),
    Column("body", width=12, rank=2),
    Column("item", rank=1),
    Column("case_number"),
    Column("title", width=16),
    Column("closed", shown=False),
    Column("outcome", STEP, width=13),
    Column("outcomes", "outcome", shown=False),
    Column("text", under=WORDS),
    Column("source", under=PLACE),
)


def decisions(meetings: Sequence[Plain]) -> Answer:
    """One row a decision; an item without one is one row too, with the meeting's body and day."""
    bare = [meeting["diagnostics"] for meeting in meetings if not meeting["items"]]
    bare = [told for told in bare if all(one["code"] != "not_minutes" for one in told)]
    left_out = ("note.no_items", len(bare)) if bare else None
    return Answer(meetings, _DECISION_COLUMNS, list(_decision_rows(meetings)), left_out=left_out)


_OF_DECISION = ("date", "body", "outcome", "outcomes", "text")


def _decision_rows(meetings: Sequence[Plain]) -> Iterator[Plain]:
    for meeting in meetings:
        path = meeting["source"]["path"] or ""
        for item in meeting["items"]:
            common = {
                "authority": meeting["authority"],
                "meeting_body": meeting["body"],
                "meeting_date": meeting["date"],
                "item": item["number"],
                "case_number": item["case_number"],
                "title": item["title"],
                "closed": item["closed"],
            }
            held = {"date": meeting["date"], "body": meeting["body"], "lines": item["lines"]}
            for said in item["decisions"] or [held]:
                told = {key: said.get(key) for key in _OF_DECISION}
                yield common | told | {"source": place({"path": path, "lines": said["lines"]})}


_DIAGNOSTIC_COLUMNS = (
    Column("source"),
    Column("severity", "severity"),
    Column("code"),
    Column("message", TOLD),
)


def diagnostics(rows: Sequence[Plain]) -> Answer:
    """One row a diagnostic, which names its file."""
    shown = [row | {"source": _spot(row)} for row in rows]
    return Answer(rows, _DIAGNOSTIC_COLUMNS, shown, _diagnostic_table)


def _spot(row: Plain) -> str:
    """Where a diagnostic is: path and lines, or as much of them as there is."""
    # What concerns several documents names its places itself.
    return ":".join(filter(None, (row["path"], span(row["lines"])))) if row["path"] else ""


def _diagnostic_table(rows: Sequence[Plain], style: Style) -> str:
    """A line for each, as compilers write them and editors read them; nothing is cut."""
    if not rows:
        return style.text(style.labels("nothing_odd")) + "\n"
    lines = []
    for row in rows:
        severity = style.labels.value("severity", row["severity"])
        message = style.labels.told(row["message"])
        said = (_spot(row), severity, f"{message} ({row['code']})")
        lines.append(style.text(": ".join(filter(None, said))))
    return "\n".join(lines) + "\n"


# What happened to cases.

_ENTRY_COLUMNS = (
    Column("case", shown=False),
    Column("id", shown=False),
    Column("kind", "entry", shown=False),
    Column("date"),
    Column("body"),
    Column("item"),
    Column("title", shown=False),
    Column("thread", shown=False),
    Column("closed", shown=False),
    Column("outcome", STEP),
    Column("outcomes", "outcome", shown=False),
    Column("text"),
    Column("sources"),
)


def story(case: Plain) -> Answer:
    """One case, one row an entry."""
    return Answer(case, _ENTRY_COLUMNS, _rows_of(case, case["entries"]), timeline_table)


_CASE_COLUMNS = (
    Column("case", width=12, whole=True),
    Column("authority", width=14, rank=1, once=True),
    Column("title", width=8, wants=_A_TITLE),
    Column("collective", rank=4),
    Column("status", STATUS, width=12, wraps=True),
    Column("status_since", rank=2),
    Column("first", shown=False),
    Column("last", shown=False),
    Column("entries", rank=3),
    Column("open"),
)


def case_list(cases: Sequence[Plain]) -> Answer:
    """One row a case, with the number of its entries and open matters."""
    rows = [_case_row(case) for case in cases]
    return Answer(cases, _CASE_COLUMNS, rows, note=lambda row, labels: labels.latest(row["record"]))


def _case_row(case: Plain) -> Plain:
    days = sorted(entry["date"] for entry in case["entries"] if entry["date"])
    return case | {
        "record": case,
        "case": case["id"],
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "entries": len(case["entries"]),
        "open": len(case["open"]),
    }


_OPEN_COLUMNS = (
    Column("since"),
    Column("days_open", rank=2),
    Column("case", width=12, whole=True),
    Column("authority", width=14, rank=1, once=True),
    Column("title", width=7, wants=_A_TITLE),
    Column("because", "open", width=8, wraps=True),
    Column("kind", "commitment", shown=False),
    Column("body", width=8, wants=11),
    Column("first_since", shown=False),
    Column("times", under=NOTED),
    Column("due_text", under=NOTED),
    Column("due_from", shown=False),
    Column("due", under=NOTED),
    Column("overdue", under=NOTED),
    Column("closed", shown=False),
    Column("evidence", under=WORDS),
    Column("sources", under=PLACE),
)


def open_list(matters: Sequence[Plain], *, undated: int = 0) -> Answer:
    """One row an open matter; `undated` counts those that were left out for having no due day."""
    rows = [matter | {"sources": _places(matter["sources"])} for matter in matters]
    left_out = ("note.undated", undated) if undated else None
    return Answer(matters, _OPEN_COLUMNS, rows, left_out=left_out, note=when_due)


_MISSING_COLUMNS = (
    Column("date"),
    Column("body", width=14),
    Column("item", width=8),
    Column("authority", width=14, rank=1, once=True),
    Column("told_in", under=PLACE),
    Column("evidence", under=WORDS),
)


def missing_meetings(meetings: Sequence[Plain]) -> Answer:
    """One row a meeting that is told of and not here."""
    rows = [meeting | {"told_in": _places(meeting["told_in"])} for meeting in meetings]
    return Answer(meetings, _MISSING_COLUMNS, rows)


_REASON_COLUMNS = (
    Column("case", shown=False),
    Column("about", "about"),
    Column("value", "@about"),
    Column("date"),
    Column("body"),
    Column("evidence"),
    Column("rule", RULE),
    Column("sources"),
)


def reasons(explained: Plain, case: Plain) -> Answer:
    """One row a conclusion about a case, with the words and the rule it rests on."""
    rows = _rows_of(explained, explained["reasons"])
    return Answer(explained, _REASON_COLUMNS, rows, partial(_reasons_table, case=case))


def _reasons_table(explained: Plain, style: Style, *, case: Plain) -> str:
    """Each conclusion as a paragraph: what it says, the words, and below them place and rule; where
    the case stands in the words of its timeline.
    """
    text = style.text
    title = text(explained["title"] or style.labels("untitled"))
    lines = [f"{style.paint(text(explained['id']), BOLD)}{_INDENT}{style.paint(title, BOLD)}"]
    for reason in explained["reasons"]:
        lines += ["", *_paragraph(reason, case, style)]
    return "\n".join(lines) + "\n"


def _paragraph(reason: Plain, case: Plain, style: Style) -> Iterator[str]:
    labels, text = style.labels, style.text
    about, value = labels.value("about", reason["about"]), labels.status(case)
    if reason["about"] != "status":
        value = labels.value(reason["about"], reason["value"])
    if reason.get("point"):
        value = f"{value} ({labels('of_point', point=reason['point'])})"
    day = reason["date"]
    if reason.get("since") and day:
        day = f"{reason['since']} → {day}"
    where = " ".join(filter(None, (day, reason["body"])))
    heading = style.paint(text(f"{about}: {value}"), BOLD)
    yield f"{heading} {text(f'· {where}')}" if where else heading
    if reason["sentence"]:
        # The whole of it, for this is what the reader came for.
        quote = text(f"“{excerpt(one_line(reason['sentence']))}”")
        yield from wrapped(quote, style.width, hanging=_INDENT, first=_INDENT)
    places = [place(source) for source in reason["sources"]]
    rule = labels("rule", rule=labels.rule(reason)) if reason["rule"] else ""
    due = ""
    if reason.get("due"):
        due = labels("due_by_words", day=reason["due"], words=reason["due_text"] or "")
    for line in filter(None, (*places, rule, due)):
        yield _INDENT + style.paint(text(line), DIM)
