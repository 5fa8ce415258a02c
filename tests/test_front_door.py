"""The front door is light, and every module imports only from modules above it."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import casetrack
import casetrack.sources
from casetrack.faults import FAULTS

PACKAGE = Path(casetrack.__file__).parent
ARCHITECTURE = Path(__file__).parent.parent / "docs" / "architecture.md"
MODULES = sorted(
    module.name.removeprefix("casetrack.")
    for module in pkgutil.walk_packages([str(PACKAGE)], "casetrack.")
)


def order() -> list[str]:
    """The modules in the order of the table in docs/architecture.md."""
    rows = re.findall(r"^\| `([\w./]+)` \|", ARCHITECTURE.read_text(encoding="utf-8"), re.M)
    return [row.strip("/").replace("/", ".") for row in rows]


def place(module: str) -> int:
    """A module's row; a package's modules share their package's, where they have none."""
    rows = order()
    while module not in rows and "." in module:
        module = module.rpartition(".")[0]
    assert module in rows, f"docs/architecture.md does not say where {module} stands"
    return rows.index(module)


def file_of(module: str) -> Path:
    path = PACKAGE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imports(module: str) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("casetrack"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("casetrack"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                known = whole.removeprefix("casetrack.") in [*MODULES, "__version__"]
                yield whole if known else str(node.module)


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_a_module_imports_only_from_above(module: str) -> None:
    for imported in imports(module):
        if imported == "casetrack.__version__":
            continue
        name = imported.removeprefix("casetrack.")
        one_row = (
            place(name) == place(module) and name.partition(".")[0] == module.partition(".")[0]
        )
        assert place(name) < place(module) or one_row, f"{module} imports {name}"


def test_modules_of_one_package_do_not_import_in_circles() -> None:
    done: set[str] = set()

    def reach(module: str, seen: frozenset[str]) -> None:
        assert module not in seen, f"{module} imports itself by way of {sorted(seen)}"
        if module in done:
            return
        done.add(module)
        for imported in {name.removeprefix("casetrack.") for name in imports(module)}:
            if imported in MODULES and imported.startswith(module.partition(".")[0] + "."):
                reach(imported, seen | {module})

    for module in MODULES:
        if "." in module:
            reach(module, frozenset())


def test_every_error_that_is_told_is_a_class() -> None:
    for name in FAULTS:
        module, _, kind = name.rpartition(".")
        assert getattr(importlib.import_module(module), kind).__module__ == module, name


def test_every_row_of_the_architecture_is_a_module() -> None:
    assert set(order()) <= set(MODULES)
    assert len(order()) == len(set(order()))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_gives_and_has_it(module: str) -> None:
    loaded = importlib.import_module(f"casetrack.{module}")
    assert loaded.__doc__
    assert isinstance(loaded.__all__, list)
    for name in loaded.__all__:
        assert hasattr(loaded, name), name


@pytest.mark.parametrize("module", ["", *MODULES])
def test_the_examples_in_docstrings_run(module: str) -> None:
    loaded = importlib.import_module(f"casetrack.{module}".rstrip("."))
    told = doctest.testmod(loaded)
    assert told.failed == 0


def test_every_public_name_is_there() -> None:
    assert "__version__" in casetrack.__all__
    for name in casetrack.__all__:
        assert getattr(casetrack, name) is not None
    assert dir(casetrack) == sorted(casetrack.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Minuts'"):
        casetrack.Minuts  # noqa: B018


def test_no_public_name_is_that_of_a_submodule() -> None:
    assert not set(casetrack.__all__) & {name.partition(".")[0] for name in MODULES}


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_importing_casetrack_loads_nothing_heavy() -> None:
    heavy = {"attr", "attrs", "dateutil", "networkx", "tabulate", "argparse", "re", "json"}
    assert not heavy & (loaded_by("import casetrack") - loaded_by("pass"))


def test_a_timeline_loads_neither_networkx_nor_tabulate() -> None:
    samples = "', '".join(casetrack.sources.sample_paths())
    asked = f"'timeline', '22/21670', '--format', 'csv', '--from', '{samples}'"
    loaded = loaded_by(f"from casetrack.cli import main; main([{asked}])")
    assert "casetrack.linking.cases" in loaded
    assert not {"networkx", "tabulate", "json", "importlib.metadata", "logging"} & loaded


LOOKS = re.compile(
    r"(?:print|input)\(|os\.(?:environ|getenv|getcwd)|Path\.cwd|\w+\.(?:today|now)\(\)|time\.time\(|"
    r"sys\.std(?:in|out|err)$|(?:import|from) logging"
)


@pytest.mark.parametrize("module", [name for name in MODULES if name != "cli"])
def test_only_the_command_line_prints_or_looks_at_its_surroundings(module: str) -> None:
    tree = ast.parse(file_of(module).read_text(encoding="utf-8"))
    kinds = (ast.Call, ast.Attribute, ast.Import, ast.ImportFrom)
    told = (ast.unparse(node) for node in ast.walk(tree) if isinstance(node, kinds))
    assert not [code for code in told if LOOKS.match(code)]


def test_records_show_themselves_in_a_notebook() -> None:
    (meeting, *_) = meetings = casetrack.samples()
    cases = casetrack.link(meetings)
    assert "<table>" in meeting._repr_html_()  # type: ignore[attr-defined]
    assert "<table>" in cases["22/21670"]._repr_html_()  # type: ignore[attr-defined]
    assert "22/21670" in cases._repr_html_()  # type: ignore[attr-defined]
