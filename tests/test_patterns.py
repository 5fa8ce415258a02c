"""The examples that stand beside the patterns of the code: each pattern is found in what its words
``Reads `a` and `b`, not `c`.`` name first, and not in the rest.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import casetrack

PACKAGE = Path(casetrack.__file__).parent
_SHOWN = re.compile(r"`([^`]+)`")


def _examples() -> Iterator[tuple[str, str, str, bool]]:
    """Module, name of the pattern, text (`⏎` for the end of a line), whether it is found there."""
    for path in sorted(PACKAGE.rglob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for named, below in pairwise(body):
            says = below.value if isinstance(below, ast.Expr) else None
            if not isinstance(says, ast.Constant) or not str(says.value).startswith("Reads `"):
                continue
            target = named.targets[0] if isinstance(named, ast.Assign) else named.target  # type: ignore[attr-defined]
            module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            found, _, other = " ".join(str(says.value).split("\n")).partition("`, not `")
            for texts, wanted in ((f"{found}`", True), (f"`{other}", False)):
                for text in _SHOWN.findall(texts):
                    yield module, target.id, text.replace("⏎", "\n"), wanted


EXAMPLES = list(_examples())


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 400


@pytest.mark.parametrize(("module", "name", "text", "wanted"), EXAMPLES)
def test_a_pattern_reads_the_examples_beside_it(
    module: str, name: str, text: str, wanted: bool
) -> None:
    pattern = getattr(importlib.import_module(module), name)
    assert bool(pattern.search(text)) is wanted
