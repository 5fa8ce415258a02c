"""The pages that are made from data are up to date."""

from __future__ import annotations

import runpy
from pathlib import Path

TASKS = Path(__file__).parents[1] / "tasks"


def test_the_page_of_layouts_is_made_from_the_forms() -> None:
    task = runpy.run_path(str(TASKS / "layouts_doc.py"))
    page = TASKS.parent / "docs" / "layouts.md"
    assert page.read_text(encoding="utf-8") == task["page"]()


def test_the_page_of_quality_names_every_labelled_file() -> None:
    page = (TASKS.parent / "docs" / "quality.md").read_text(encoding="utf-8")
    files = sorted((TASKS.parent / "tests" / "decisions").glob("*.tsv"))
    assert files
    for file in files:
        assert f"| {file.name} |" in page
