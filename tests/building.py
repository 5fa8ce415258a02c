"""The smallest minutes that show a fact, for the tests of linking."""

from __future__ import annotations

from typing import Any

from casetrack.codec import from_dict
from casetrack.records import Meeting

Plain = dict[str, Any]

COMMITTEE = "Teknik- og Miljøudvalget"
FINANCE = "Økonomiudvalget"
COUNCIL = "Byrådet"


def decided(outcome: str, text: str | None = None, **more: Any) -> Plain:
    """A decision; further outcomes go into `outcomes`, its promises into `commitments`."""
    outcomes = more.pop("outcomes", [outcome])
    words = outcome if text is None else text
    finding = {"outcome": outcome, "evidence": words, "lines": [3, 3], "rule": "made up"}
    return {
        "text": words,
        "lines": [2, 3],
        "outcome": outcome,
        "outcomes": outcomes,
        "findings": [finding],
        **more,
    }


def promise(kind: str, body: str | None = None, due_text: str | None = None) -> Plain:
    """A commitment."""
    words = f"{kind} {body} {due_text}"
    return {"kind": kind, "body": body, "due_text": due_text, "evidence": words, "lines": [3, 3]}


def affect(item: str, outcome: str, **more: Any) -> Plain:
    """What a decision does to another item."""
    evidence = f"punkt {item} {outcome}"
    return {"item": item, "outcome": outcome, "evidence": evidence, "lines": [3, 3], **more}


def item(
    number: str | None,
    case: str | None,
    *decisions: Plain,
    title: str | None = "Cykelsti",
    **more: Any,
) -> Plain:
    """One item of a meeting; `text` becomes its presentation."""
    text = more.pop("text", None)
    sections = more.pop("sections", [])
    if text is not None:
        last = 4 + text.count("\n") + 1
        section = {"kind": "presentation", "heading": "Sagsfremstilling", "text": text}
        sections = [*sections, {**section, "lines": [4, last]}]
    return {
        "number": number,
        "title": title,
        "case_number": case,
        "closed": False,
        "lines": [1, 9],
        "sections": sections,
        "decisions": list(decisions),
        **more,
    }


def meeting(body: str | None, date: str | None, *items: Plain, **more: Any) -> Meeting:
    """The minutes of one meeting, read from `<date> <body>.txt`."""
    path = more.pop("path", f"{date} {body}.txt")
    head: Plain = {
        "authority": "Vejen Kommune",
        "body": body,
        "date": date,
        "status": "minutes",
        "supplement": False,
        "remarks": "",
        "items": list(items),
        "source": {"path": path, "sha256": ""},
    }
    return from_dict(Meeting, {**head, **more})
