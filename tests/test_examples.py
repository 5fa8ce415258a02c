"""Every example runs, and shows what it promises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def run(script: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, script, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_there_are_three_scripts_and_a_notebook() -> None:
    assert [path.name for path in SCRIPTS] == [
        "draw_a_case.py",
        "follow_a_case.py",
        "whats_open.py",
    ]
    assert [path.name for path in NOTEBOOKS] == ["notebook.ipynb"]


def test_following_a_case_tells_its_steps_in_order() -> None:
    told = run(EXAMPLES / "follow_a_case.py", "22/21670")
    first, *steps = told.splitlines()
    assert first.endswith("awaiting_re_presentation since 2023-01-23")
    assert [line for line in steps if line.startswith("2023")] == [
        "2023-01-16 Direktionen: not_treated",
        "2023-01-23 Direktionen: approved_with_changes",
    ]


def test_what_is_open_comes_oldest_first() -> None:
    days = [line[:10] for line in run(EXAMPLES / "whats_open.py").splitlines()]
    assert days == sorted(days)
    assert "2023-01-23" in days


def test_a_case_is_drawn_as_mermaid() -> None:
    assert run(EXAMPLES / "draw_a_case.py", "23/4127").startswith(("graph", "flowchart"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_notebook_runs_from_top_to_bottom(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    shown = []
    for cell in cells:
        assert not cell.get("outputs"), "outputs are not kept in the repository"
        if cell["cell_type"] == "code":
            shown.append(show_last("".join(cell["source"]), names))
    assert any("<table>" in str(value) for value in shown)


def show_last(source: str, names: dict[str, Any]) -> str | None:
    """Run a cell and give what a notebook would show of its last line."""
    import ast

    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if last is None:
        return None
    assert isinstance(last, ast.Expr)
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    as_html = getattr(value, "_repr_html_", None)
    return as_html() if as_html else repr(value)
