"""The pages that are made from data are up to date."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest

import casetrack

TASKS = Path(__file__).parents[1] / "tasks"


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


def test_the_page_of_quality_names_every_labelled_file() -> None:
    page = (TASKS.parent / "docs" / "quality.md").read_text(encoding="utf-8")
    files = sorted((TASKS.parent / "tests" / "decisions").glob("*.tsv"))
    assert files
    for file in files:
        assert f"| {file.name} |" in page
