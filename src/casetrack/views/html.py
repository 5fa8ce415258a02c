"""Plain data in, small HTML tables for notebooks out; everything from the minutes is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from casetrack.listing import Plain
from casetrack.views.labels import Labels
from casetrack.views.text import clean, cut, one_line, place, span
from casetrack.views.timeline import when_due

__all__ = ["case_page", "cases_page", "meeting_page"]

_LABELS = Labels()
_MOST_ROWS = 50  # of many cases: a notebook cell is no place for a thousand
_MOST_LETTERS = 300  # of a decision, for the same reason


def meeting_page(meeting: Plain) -> str:
    """A meeting: its head, a row for each decision, and its diagnostics, folded up."""
    head = [meeting["authority"], meeting["status"], meeting["source"]["path"]]
    title = f"{meeting['body'] or '?'} {meeting['date'] or '?'}"
    rows = [row for item in meeting["items"] for row in _item_rows(item)]
    columns = ("item", "case_number", "title", "outcome", "text", "lines")
    return _page(title, head, _table(columns, rows) + _odd(meeting["diagnostics"]))


def case_page(case: Plain) -> str:
    """A case: where it stands, a row for each entry, and what is open."""
    head = [case["authority"], _LABELS.standing(case)]
    if case.get("sample"):
        head.append(_LABELS("remark.sample"))
    rows = [
        (
            entry["date"],
            entry["body"],
            _LABELS.step(entry),
            _words(entry["text"]),
            "; ".join(map(place, entry["sources"])),
        )
        for entry in case["entries"]
    ]
    table = _table(("date", "body", "outcome", "text", "sources"), rows)
    title = f"{case['id']} {case['title'] or ''}"
    return _page(title, head, table + _open(case["open"]))


def cases_page(cases: Sequence[Plain]) -> str:
    """Many cases: a row for each with its status and the number of its open matters."""
    rows = [
        (
            one["id"],
            one["authority"],
            one["title"],
            _LABELS.standing(one),
            len(one["entries"]),
            len(one["open"]),
        )
        for one in cases[:_MOST_ROWS]
    ]
    more = len(cases) - len(rows)
    foot = _paragraph(_LABELS("more_cases", number=f"{more:,}")) if more else ""
    table = _table(("case", "authority", "title", "status", "entries", "open"), rows)
    return _page(_LABELS.count("cases", len(cases)), [], table + foot)


def _item_rows(item: Plain) -> Iterable[tuple[object, ...]]:
    head = (item["number"], item["case_number"], item["title"])
    if not item["decisions"]:
        closed = _LABELS("closed") if item["closed"] else None
        yield (*head, None, closed, span(item["lines"]))
    for decision in item["decisions"]:
        yield (*head, _LABELS.step(decision), _words(decision["text"]), span(decision["lines"]))


def _words(text: str) -> str:
    """The words of a decision, all of them unless there are very many."""
    return cut(one_line(text), _MOST_LETTERS)


def _odd(diagnostics: Sequence[Plain]) -> str:
    """How many diagnostics there are, to be unfolded to what each says and of which lines."""
    if not diagnostics:
        return ""
    told = (
        f"{_LABELS.value('severity', one['severity'])}: {one['message']} ({one['code']})"
        for one in diagnostics
    )
    lines = (
        f"<li>{_safe(': '.join(filter(None, (span(one['lines']), said))))}</li>"
        for one, said in zip(diagnostics, told, strict=True)
    )
    count = _safe(_LABELS.count("diagnostics", len(diagnostics)))
    return f"<details><summary>{count}</summary><ul>{''.join(lines)}</ul></details>"


def _open(matters: Sequence[Plain]) -> str:
    if not matters:
        return _paragraph(_LABELS("nothing_open"))
    rows = [
        (
            matter["since"],
            _LABELS.value("open", matter["because"]),
            matter["body"],
            when_due(matter, _LABELS),
            matter["evidence"],
            "; ".join(map(place, matter["sources"])),
        )
        for matter in matters
    ]
    columns = ("since", "because", "body", "due_text", "evidence", "sources")
    return _paragraph(_LABELS("head.open")) + _table(columns, rows)


def _page(title: str, head: Iterable[str | None], rest: str) -> str:
    facts = " · ".join(_safe(fact) for fact in head if fact)
    return f"<div><strong>{_safe(title)}</strong><br>{facts}{rest}</div>"


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    heads = "".join(f"<th>{_safe(_LABELS(f'column.{key}'))}</th>" for key in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _paragraph(text: str) -> str:
    return f"<p>{_safe(text)}</p>"


def _safe(value: object) -> str:
    return "" if value is None else escape(clean(str(value)))
