"""The messages that the code makes for people, found in its source with a 7 for each part."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "casetrack"
TAKES = {
    "Diagnostic": 2,
    "Unreadable": 0,
    "ArchiveError": 1,
    "InvalidSearch": 0,
    "InvalidFilter": 0,
    "InvalidLayout": 0,
}
"""What is told to a person -> which of its arguments is the message."""
PART = "7"


def messages() -> set[str]:
    """Every message as it would read; a part that is itself a choice of texts, with each."""
    return {
        text
        for module in _modules()
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in TAKES and len(call.args) > TAKES[call.func.id]
        for text in _texts(call.args[TAKES[call.func.id]], _assigned(function))
        if text.strip(f"{PART}: ")
    }


def words() -> set[str]:
    """Every text that stands in the code, pieces of longer ones by themselves."""
    return {
        node.value
        for module in _modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _modules() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """What each name of a function is set to."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _texts(node: ast.expr, assigned: dict[str, list[ast.expr]]) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        parts = [_texts(part, assigned) for part in node.values]
        return ["".join(one) for one in product(*parts)]
    if isinstance(node, ast.FormattedValue):
        return _texts(node.value, assigned)
    if isinstance(node, ast.IfExp):
        return _texts(node.body, assigned) + _texts(node.orelse, assigned)
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in _texts(value, assigned)]
    if isinstance(node, ast.Name) and node.id in assigned:
        return [text for value in assigned.pop(node.id) for text in _texts(value, assigned)]
    return [PART]
