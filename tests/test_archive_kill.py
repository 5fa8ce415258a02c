"""Killed while it adds, an archive holds whole documents, and every one that was reported."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import casetrack
from casetrack.archive.archive import Archive
from casetrack.minutes import ReadMinutes
from casetrack.questions import CaseFilter
from keeping import item, minutes, write

ADDING = Path(__file__).with_name("adding.py")
DOCUMENTS = 80


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("minutes")
    for number in range(DOCUMENTS):
        day = f"{number % 28 + 1:02}-{number // 28 + 1:02}-2019"
        items = [item(f"19/{(number * 3 + at) % 50}", "Udsat.", f"Vej {at}") for at in range(4)]
        write(folder / f"{number:02}.txt", minutes(day, *items))
    return folder


def killed(archive: Path, folder: Path, workers: int, moment: float) -> list[str]:
    """What was reported until the process was killed, so long after its first report."""
    arguments = [sys.executable, str(ADDING), str(archive), str(folder), str(workers)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline()]
    time.sleep(moment)
    process.kill()
    told += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return [line.rstrip("\n") for line in told if line.endswith("\n")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_kill_loses_nothing_that_was_reported(tmp_path: Path, folder: Path, workers: int) -> None:
    chance = random.Random(workers)
    archive = tmp_path / "a.casetrack"
    for _ in range(4):
        told = killed(archive, folder, workers, chance.uniform(0.0, 0.3))
        with Archive(archive) as kept:
            rows = kept._rows("SELECT path FROM document")
            assert set(told) - {"done", ""} <= {path for (path,) in rows}
            assert kept.verify() == []
    with Archive(archive) as kept:
        kept.add([folder])
        assert kept.pending() == []
        assert kept.stats()["documents"] == DOCUMENTS
        read = ReadMinutes(casetrack.read_many([folder]).meetings)
        cases = kept.minutes().cases(CaseFilter(), as_of=None, today=None)
        assert cases == read.cases(CaseFilter(), as_of=None, today=None)
