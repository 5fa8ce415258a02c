"""Every command and code block of the README does what it shows.

Installing is left to .ci/run, which does it in a fresh environment; here it is held that the extras
exist and that the test command is the one .ci/run gives.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import casetrack
from casetrack.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLES = Path(casetrack.__file__).parent / "data" / "samples"


def consoles() -> list[tuple[str, str]]:
    """Each shell command of the README with the output shown below it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def steps() -> list[tuple[str, str]]:
    """The commands between `&&`, the output with the last of them."""
    found = []
    for line, output in consoles():
        *before, last = line.split(" && ")
        found += [(command, "") for command in before] + [(last, output)]
    return found


RUN = [(command, output) for command, output in steps() if "casetrack" in command]


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the README's `minutes/`, which hold the samples."""
    shutil.copytree(SAMPLES, tmp_path / "minutes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ageless(text: str) -> str:
    """Without the ages, which grow from day to day."""
    return re.sub(r"open for [^,\n]+", "open for AGE", text)


@pytest.mark.parametrize(("command", "output"), RUN, ids=[command for command, _ in RUN])
def test_a_command_of_the_readme_prints_what_it_shows(
    here: Path, command: str, output: str
) -> None:
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "casetrack"]
    kept = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, *words[1:]], capture_output=True, encoding="utf-8", env=kept, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    if output:
        assert ageless(done.stdout) == ageless(output)


def test_every_other_command_installs_or_tests() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    others = [command for command, _ in steps() if "casetrack" not in command]
    assert others == ["pip install .", "pip install '.[test]'", "python -m pytest"]
    assert "test" in extras
    assert "\npython -m pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_first_command_shows_its_real_output() -> None:
    assert RUN[0][0] == "python -m casetrack timeline 22/21670"
    assert RUN[0][1].startswith("22/21670")


@pytest.mark.usefixtures("here")
def test_the_python_of_the_readme_does_what_it_shows() -> None:
    parser = doctest.DocTestParser()
    test = parser.get_doctest(README, {}, "README.md", "README.md", 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(test, out=told.append)
    assert result.attempted > 5
    assert result.failed == 0, "".join(told)


def test_every_command_is_named() -> None:
    named = re.findall(r"^\| `(\w+)[^`]*` \| (.*) \|$", README, re.M)
    assert named == [(name, command.asks) for name, command in COMMANDS.items()]
