"""A case as plain data in, its story for a terminal out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from casetrack.excerpts import sentence_round
from casetrack.listing import Plain
from casetrack.outcomes import EFFECTS, Effect
from casetrack.views.labels import Labels
from casetrack.views.tables import BOLD, DIM, GREEN, RED, YELLOW, Style, first_of
from casetrack.views.text import excerpt, first_sentence, one_line, place, wrapped

__all__ = ["age", "timeline_table", "when_due"]

_COLOURS = {
    None: DIM,
    Effect.CLOSES: GREEN,
    Effect.DEFERS: YELLOW,
    Effect.REFERS: YELLOW,
    Effect.CONTINUES: "0",
}
"""By what an entry does to its case; `None` for one that decides nothing."""
_NARROWEST_TEXT = 40
_GAP = "  "


def timeline_table(case: Plain, style: Style) -> str:
    """The title, where the case stands, a row for each entry with its links, and what is open."""
    lines = [*_head(case, style), "", *_entries(case, style), "", *_open(case, style)]
    lines += _doubts(case, style)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def age(since: str, days: int, labels: Labels) -> str:
    """How long from a day on, as a person says it: days up to two months, then whole months, then
    years and months.
    """
    if days < 61:
        return labels.count("days", days)
    first = date.fromisoformat(since)
    last = first + timedelta(days)
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    years, months = divmod(months, 12)
    parts = [labels.count("years", years)] if years else []
    if months:
        parts.append(labels.count("months", months))
    return labels("and").join(parts)


def _head(case: Plain, style: Style) -> Iterator[str]:
    labels, text = style.labels, style.text
    title = text(case["title"] or labels("untitled"))
    for line in wrapped(f"{text(case['id'])}{_GAP}{title}", style.width, hanging=_GAP):
        yield style.paint(line, BOLD)
    facts = [case["authority"] or labels("no_authority"), labels.standing(case)]
    if case["as_of"]:
        facts.append(labels("as_of", day=case["as_of"]))
    if case["other_numbers"]:
        facts.append(labels("formerly", numbers=", ".join(case["other_numbers"])))
    yield from wrapped(text(" · ".join(facts)), style.width)
    for remark in ("collective", "sample"):
        if case.get(remark):
            yield style.paint(text(labels(f"remark.{remark}")), DIM)


def _entries(case: Plain, style: Style) -> Iterator[str]:
    """A table of four columns; under each row its place and where the case went from there. On a
    narrow terminal the words stand under the row too.
    """
    labels = style.labels
    heads = tuple(
        style.text(labels(f"column.{key}")) for key in ("date", "body", "outcome", "text")
    )
    rows = [(_cells(entry, case, style), entry) for entry in case["entries"]]
    widths = [
        max(len(head), *(len(row[at]) for row, _ in rows), 0) for at, head in enumerate(heads[:3])
    ]
    # What stands below the outcome of an entry: that a part is put off, or nothing.
    besides = [style.text("; ".join(labels.steps(entry)[1:])) for _, entry in rows]
    widths[2] = max(widths[2], *map(len, besides), 0)
    room = style.width - sum(widths) - 3 * len(_GAP)
    beside = room >= _NARROWEST_TEXT
    above = [*map(str.ljust, heads[:3], widths), *heads[3:][:beside]]
    yield style.paint(_GAP.join(above), BOLD)
    ways = _ways(case, style)
    indent = " " * (widths[0] + len(_GAP))
    spots = [_where(entry["sources"], style) for _, entry in rows]
    # Under the text, or as far to the right as the longest lets them stand; they are never cut.
    deep = min(sum(widths) + 3 * len(_GAP), max(0, style.width - max(map(len, spots), default=0)))
    for ((day, body, outcome, said), entry), spot, also in zip(rows, spots, besides, strict=True):
        shown = style.paint(outcome.ljust(widths[2]), _COLOURS[EFFECTS.get(entry["outcome"])])
        row = [day.ljust(widths[0]), body.ljust(widths[1]), shown]
        yield _GAP.join([*row, style.cut(said, room)] if beside else row)
        if not beside:
            yield from _narrow(also, said, sum(widths[:2]) + 2 * len(_GAP), indent, style)
            also = ""
        yield from _below(also, spot, (sum(widths[:2]) + 2 * len(_GAP), deep), style)
        for way in ways.get(entry["id"], ()):
            yield indent + way


def _cells(entry: Plain, case: Plain, style: Style) -> tuple[str, str, str, str]:
    labels, text = style.labels, style.text
    said = _said(entry)
    matter = _matter(entry, case) if case["collective"] else _title_apart(entry, case)
    said = ": ".join(filter(None, (matter, said)))
    if not said and entry["closed"]:
        said = labels("closed")
    outcome, *also = labels.steps(entry)
    outcome = text(f"{outcome};" if also else outcome)
    return text(entry["date"] or "?"), text(entry["body"] or "?"), outcome, text(said)


def _said(entry: Plain) -> str:
    """The sentence that says what the outcome is; the first where no words are given for it."""
    first = excerpt(first_sentence(entry["text"]))
    for finding in entry["findings"]:
        if finding["outcome"] == entry["outcome"]:
            sentence = sentence_round(finding["evidence"], entry["text"]).sentence
            return first if one_line(entry["text"]).startswith(sentence) else f"… {sentence}"
    return first


def _narrow(also: str, said: str, start: int, indent: str, style: Style) -> Iterator[str]:
    """The rest of the outcome, and the words, each on a line of its own."""
    if also:
        yield " " * start + style.paint(also, YELLOW)
    if said:
        yield indent + style.cut(said, style.width - len(indent))


def _below(also: str, spot: str, columns: tuple[int, int], style: Style) -> Iterator[str]:
    """The rest of the outcome and the place, each in its column, on one line if they fit."""
    start, deep = columns
    place = style.paint(spot, DIM)
    told = " " * start + style.paint(also, YELLOW)
    room = deep - start - len(also)
    if also and room < len(_GAP):
        yield told
    yield (told + " " * room if also and room >= len(_GAP) else " " * deep) + place


def _matter(entry: Plain, case: Plain) -> str:
    """What tells an entry of a collective number apart; a title that stands on every agenda is not
    repeated below itself.
    """
    thread = str(entry["thread"] or entry["title"] or "")
    matter = thread.removesuffix(f" {entry['date']}")
    return "" if matter == case["title"] and matter != thread else matter


def _title_apart(entry: Plain, case: Plain) -> str:
    """The title of an item where its meeting had several of the case."""
    beside = {
        one["title"]
        for one in case["entries"]
        if (one["date"], one["body"]) == (entry["date"], entry["body"])
    }
    return str(entry["title"] or "") if len(beside) > 1 else ""


def _ways(case: Plain, style: Style) -> dict[str, list[str]]:
    """By entry: where its links lead."""
    by_id = {entry["id"]: entry for entry in case["entries"]}
    ways: dict[str, list[str]] = {}
    joined = {(link["from"], link["to"]) for link in case["links"] if link["kind"] != "citation"}
    for link in case["links"]:
        if link["kind"] == "citation" and (link["from"], link["to"]) in joined:
            continue
        goal = by_id[link["to"]]
        down = link["kind"] == "return" and not _had_it(goal["body"], link["from"], case)
        way = "way.down" if down else f"way.{link['kind']}"
        said = style.labels(way, body=goal["body"] or "?", day=goal["date"] or "?")
        ways.setdefault(link["from"], []).append(style.text(f"↳ {said}"))
    return ways


def _had_it(body: str | None, before: str, case: Plain) -> bool:
    """Whether a body treated the case before an entry: only then it comes back to it."""
    for entry in case["entries"]:
        if entry["id"] == before:
            return False
        if entry["body"] == body:
            return True
    return False


def _where(sources: list[Plain], style: Style) -> str:
    """The first place that prints it, and how many more do."""
    return style.text(first_of(list(map(place, sources)), style.labels))


def _open(case: Plain, style: Style) -> Iterator[str]:
    labels = style.labels
    if not case["open"]:
        told = _met_by_unknown(case, labels) or labels("nothing_open")
        yield from wrapped(style.text(told), style.width)
        return
    yield style.paint(style.text(labels("head.open")), BOLD)
    for matter in case["open"]:
        colour = RED if matter["overdue"] else YELLOW
        for line in wrapped(style.text(f"● {_awaited(matter, labels)}"), style.width, hanging=_GAP):
            yield style.paint(line, colour)
        since = style.text(_since(matter, labels))
        yield from wrapped(since, style.width, hanging=_GAP, first=_GAP) if since else ()
        text = next((one["text"] for one in case["entries"] if one["id"] == matter["entry"]), "")
        said = sentence_round(matter["evidence"], text)
        quote = style.text(f"“{said.sentence}”")
        yield _GAP + style.cut(quote, style.width - len(_GAP))
        yield _GAP + style.paint(_where([*map(said.source, matter["sources"])], style), DIM)


def _met_by_unknown(case: Plain, labels: Labels) -> str:
    """That what was awaited was treated, and no rule knows what came of it; else nothing."""
    led_to = {link["to"] for link in case["links"] if link["kind"] in _MEETING}
    latest = next((one for one in reversed(case["entries"]) if one["kind"] == "decision"), None)
    if latest is None or latest["outcome"] != "unknown" or latest["id"] not in led_to:
        return ""
    return labels("met_by_unknown", day=latest["date"] or "?", body=latest["body"] or "?")


_MEETING = ("re_presentation", "return", "referral")
"""Links to a treatment of what was open."""


def _doubts(case: Plain, style: Style) -> Iterator[str]:
    """What to look at before the story is told on: documents that contradict each other."""
    told = [one["message"] for one in case["diagnostics"] if one["severity"] == "warning"]
    if told:
        yield ""
        yield style.paint(style.text(style.labels("head.doubts")), BOLD)
    for message in told:
        line = style.text(f"! {style.labels.told(message)}")
        for part in wrapped(line, style.width, hanging=_GAP):
            yield style.paint(part, YELLOW)


def _awaited(matter: Plain, labels: Labels) -> str:
    """What is awaited, where, and by when."""
    parts = [f"{labels.value('open', matter['because'])} {matter['since'] or '?'}"]
    if matter["body"]:
        parts.append(labels("awaited_in", body=matter["body"]))
    if matter["due_text"]:
        parts[-1] += f" “{matter['due_text']}”"
    return ", ".join([*parts, *_due(matter, labels)])


def _due(matter: Mapping[str, Any], labels: Labels) -> list[str]:
    if not matter["due"]:
        return []
    return [labels("overdue" if matter["overdue"] else "due", day=matter["due"])]


def when_due(matter: Mapping[str, Any], labels: Labels) -> str:
    """By when an open matter is awaited, and how often it was put off before, in one line."""
    parts = [f"“{matter['due_text']}”"] if matter["due_text"] else []
    return ", ".join([*parts, *_due(matter, labels), *_again(matter, labels)])


def _since(matter: Plain, labels: Labels) -> str:
    """For how long, and how often before."""
    parts = []
    if matter["days_open"] is not None:
        parts.append(labels("open_for", age=age(matter["since"], matter["days_open"], labels)))
    return ", ".join([*parts, *_again(matter, labels)])


def _again(matter: Mapping[str, Any], labels: Labels) -> list[str]:
    if matter["times"] < 2:
        return []
    return [labels("put_off", number=matter["times"], day=matter["first_since"] or "?")]
