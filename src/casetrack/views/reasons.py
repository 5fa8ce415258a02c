"""An explained case as plain data in, its reasons for a terminal out."""

from __future__ import annotations

from collections.abc import Iterator

from casetrack.listing import Plain
from casetrack.views.tables import BOLD, DIM, Style
from casetrack.views.text import excerpt, one_line, place, wrapped

__all__ = ["reasons_table"]

_INDENT = "  "


def reasons_table(explained: Plain, style: Style, *, case: Plain) -> str:
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
