"""Cases of the made-up minutes in tests/linked: read from their text, linked, and as labelled.

A label is as in tests/labelled/cases.json: of a list of outcomes or of status any will do, what
`open_free` names may be open too, cited entries and citations are not asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import casetrack
from casetrack.linking.timeline import on
from casetrack.records import Case, Meeting, SourceRef

FOLDER = Path(__file__).parent / "linked"
LABELS: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))


@cache
def minutes(name: str) -> Meeting:
    return casetrack.read(FOLDER / name)


def case_of(label: dict[str, Any]) -> Case:
    case = casetrack.link(map(minutes, label["from"])).get(label["case"], label.get("authority"))
    assert case is not None
    return on(case, date.fromisoformat(label["as_of"])) if "as_of" in label else case


def any_of(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def folded(name: str | None) -> str:
    return (name or "").casefold()


@pytest.mark.parametrize(
    "label", LABELS, ids=[f"{one['case']} {one.get('as_of', '')}".strip() for one in LABELS]
)
def test_cases_come_out_as_labelled(label: dict[str, Any]) -> None:
    case = case_of(label)
    told = [entry for entry in case.entries if entry.kind != "cited"]
    spots = {entry.id: (str(entry.date), entry.body) for entry in case.entries}
    found = [(one.kind, spots[one.from_], spots[one.to]) for one in case.links]

    assert Counter((str(one.date), one.body) for one in told) == Counter(
        (day, body) for day, body, _ in label["entries"]
    )
    for day, body, outcome in label["entries"]:
        shown = [one.outcome for one in told if (str(one.date), one.body) == (day, body)]
        assert outcome is None or set(shown) & set(any_of(outcome)), (day, body, shown)
    assert Counter(one for one in found if one[0] != "citation") == Counter(
        (kind, tuple(start), tuple(end)) for kind, start, end in label["links"]
    )
    assert "status" not in label or case.status in any_of(label["status"])
    assert case.collective == label.get("collective", case.collective)


@pytest.mark.parametrize(
    "label",
    [one for one in LABELS if "open" in one],
    ids=[f"{one['case']} {one.get('as_of', '')}".strip() for one in LABELS if "open" in one],
)
def test_open_matters_and_sources_are_as_labelled(label: dict[str, Any]) -> None:
    case = case_of(label)
    free = {(kind, folded(body)) for kind, body in label.get("open_free", [])}
    found = {(one.kind, folded(one.body)): one.due_text for one in case.open}
    wanted = {(kind, folded(body)): due for kind, body, due in label["open"]}

    assert set(found) - free == set(wanted) - free
    for which, due in wanted.items():
        printed = found[which] or ""
        assert due is None or due in printed or (printed and printed in due)
    sources = {f"{one.date} {one.body}": len(one.sources) for one in case.entries}
    assert all(sources[spot] == count for spot, count in label.get("sources", {}).items())


def test_what_is_concluded_stands_in_the_lines_it_names() -> None:
    names = {name for label in LABELS for name in label["from"]}
    lines = {name: (FOLDER / name).read_text(encoding="utf-8").splitlines() for name in names}
    told: list[tuple[str, SourceRef]] = []
    for case in casetrack.link(map(minutes, names)):
        told += [(link.evidence, link.sources[0]) for link in case.links]
        told += [(matter.evidence, matter.sources[0]) for matter in case.open]
        told += [(case.status_evidence, source) for source in case.status_sources[:1]]
    assert len(told) > 200
    for evidence, source in told:
        first, last = source.lines
        part = " ".join(lines[Path(source.path).name][first - 1 : last])
        assert "".join(evidence.split()) in "".join(part.split()), (evidence, source)
