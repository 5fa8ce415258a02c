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


def test_what_is_open_is_told_as_it_stood_on_a_day(tmp_path: Path) -> None:
    text = "REFERAT {} d. {}\n\nPunkt 1: Cykelsti\n\n26/7\n\nBeslutning {} den {}\n\n{}\n"
    for day, said in (("03-03-2026", "Udsat."), ("13-03-2026", "Drøftet, og udsat.")):
        path = tmp_path / f"{day}.txt"
        path.write_text(text.format("Byrådet", day, "Byrådet", day, said), encoding="utf-8")
    latest = run(EXAMPLES / "whats_open.py", str(tmp_path))
    assert latest.startswith("2026-03-13     0 days  26/7 ")
    before = run(EXAMPLES / "whats_open.py", "--as-of", "2026-03-08", str(tmp_path))
    assert before.startswith("2026-03-03     5 days  26/7 ")


@pytest.mark.parametrize("name", ["draw_a_case.py", "follow_a_case.py"])
def test_a_case_that_is_not_there_is_told_in_one_line(name: str) -> None:
    command = [sys.executable, EXAMPLES / name, "22/2167"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("no case 22/2167; close to it: 22/21670, ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_example_says_how_it_is_used(script: Path) -> None:
    assert run(script, "--help").startswith(f"usage: {script.name} [-h] ")


@pytest.mark.parametrize(("name", "before"), [("draw_a_case.py", ["26/7"]), ("whats_open.py", [])])
def test_a_path_where_nothing_is_is_told(name: str, before: list[str]) -> None:
    command = [sys.executable, EXAMPLES / name, *before, "nope"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nope: no such file or folder\n")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_reader_that_has_had_enough_is_no_error(script: Path) -> None:
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


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
