"""The pages that are made from data are up to date."""

from __future__ import annotations

import re
import runpy
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

import casetrack
from casetrack.archive.shapes import SHAPES
from casetrack.outcomes import Outcome, Status
from casetrack.questions import explain
from casetrack.reading.layout import shipped_layout
from casetrack.reading.layoutfile import FIELDS

TASKS = Path(__file__).parents[1] / "tasks"
CONTRACT = (TASKS.parent / "docs" / "contract.md").read_text(encoding="utf-8")


def test_the_page_of_layouts_is_made_from_the_forms() -> None:
    task = runpy.run_path(str(TASKS / "layouts_doc.py"))
    page = TASKS.parent / "docs" / "layouts.md"
    assert page.read_text(encoding="utf-8") == task["page"]()


def test_the_python_of_the_page_of_archives_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (TASKS.parent / "docs" / "archive.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    shutil.copytree(Path(casetrack.__file__).parent / "data" / "samples", tmp_path / "minutes")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "block.py").write_text(block, encoding="utf-8")
    made = runpy.run_path("block.py")
    assert made["case"].id == "22/21670"
    assert {matter["overdue"] for matter in made["late"]} <= {True}
    for name in re.findall(r"`casetrack\.(\w+)`", page):
        assert name in casetrack.__all__


@pytest.mark.parametrize("record", sorted(set(SHAPES) - {"Citation"}))
def test_the_contract_names_every_key_of_a_record(record: str) -> None:
    names = [name.partition(":")[0] for name in SHAPES[record].split()]
    assert [name for name in names if f"`{name}`" not in CONTRACT] == []


def test_the_contract_names_every_key_of_a_reason_and_of_a_graph() -> None:
    cases = casetrack.link(casetrack.samples())
    drawn = casetrack.graph(cases)
    rows = [about for *_, about in (*drawn.nodes(data=True), *drawn.edges(data=True))]
    rows += [reason for case in cases for reason in explain(casetrack.to_dict(case))["reasons"]]
    keys = {key for row in rows for key in row}
    assert [key for key in sorted(keys) if f"`{key}`" not in CONTRACT] == []


@pytest.mark.parametrize("words", [Outcome, Status, sorted(shipped_layout().sections.values())])
def test_the_contract_names_every_outcome_status_and_kind_of_section(words: Iterable[str]) -> None:
    assert [str(word) for word in words if f"`{word}`" not in CONTRACT] == []


def test_the_page_of_layouts_of_one_s_own_names_every_field_and_key() -> None:
    page = (TASKS.parent / "docs" / "add-a-layout.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in page] == []
    assert [key for key in ("needs = ", "only_in = ", "title = ") if key not in page] == []


def test_every_page_that_the_sources_name_is_there() -> None:
    sources = (TASKS.parent / "src").rglob("*.py")
    named = {
        page
        for source in sources
        for page in re.findall(r"docs/[\w-]+\.md", source.read_text(encoding="utf-8"))
    }
    assert "docs/contract.md" in named
    assert [page for page in sorted(named) if not (TASKS.parent / page).is_file()] == []


def test_the_page_of_quality_names_every_labelled_file() -> None:
    page = (TASKS.parent / "docs" / "quality.md").read_text(encoding="utf-8")
    files = sorted((TASKS.parent / "tests" / "decisions").glob("*.tsv"))
    assert files
    for file in files:
        assert f"| {file.name} |" in page
