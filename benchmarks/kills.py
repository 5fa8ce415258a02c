"""Kill a process that adds documents at random moments, and look at what it leaves.

    python benchmarks/kills.py FOLDER [--documents 1000] [--kills 20] [--longest 10]

FOLDER gets constructed minutes and an archive. After each kill every document that was reported as
added must be in the archive and the archive whole; at the end it must answer as the files do.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import constructed

import casetrack
from casetrack.archive.archive import Archive
from casetrack.minutes import ReadMinutes
from casetrack.questions import CaseFilter


def main() -> None:
    """Kill, look, and go on, so many times; then let it finish."""
    asked = _options()
    if asked.add:
        _add(asked)
        return
    minutes, path = asked.folder / "minutes", asked.folder / "killed.casetrack"
    for document in constructed.country(asked.documents):
        place = minutes / document.authority
        place.mkdir(parents=True, exist_ok=True)
        (place / document.name).write_text(document.text, encoding="utf-8")
    chance = random.Random(asked.seed)
    for number in range(1, asked.kills + 1):
        _clear(path) if path.exists() and chance.random() < 0.4 else None
        moment, begun = chance.uniform(0.0, asked.longest), chance.random() < 0.7
        told = _killed(asked, moment, begun=begun)
        since = "of reports" if begun else "in all"
        print(f"{number:2}: after {moment:.1f} s {since}, {_left(path, told)}", flush=True)
    _finish(minutes, path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--longest", type=float, default=10.0, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--add", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _add(asked: argparse.Namespace) -> None:
    with Archive(asked.folder / "killed.casetrack") as archive:
        archive.add(
            [asked.folder / "minutes"],
            workers=os.cpu_count() or 1,
            progress=lambda outcome: print(outcome.path, flush=True),
        )


def _clear(path: Path) -> None:
    """Begin anew, so that kills fall on every part of the work."""
    for file in path.parent.glob(path.name + "*"):
        file.unlink()


def _killed(asked: argparse.Namespace, moment: float, *, begun: bool) -> list[str]:
    """The paths that were reported before the process was killed.

    The moment is counted from the first report where it is to have `begun`, else from the start.
    """
    program = [sys.executable, __file__, str(asked.folder), "--add"]
    with (asked.folder / "told.txt").open("w+", encoding="utf-8") as told:
        # The helpers of Python's own pool complain when they are left alone.
        process = subprocess.Popen(program, stdout=told, stderr=subprocess.DEVNULL)
        if begun:
            while process.poll() is None and not (asked.folder / "told.txt").stat().st_size:
                time.sleep(0.01)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        told.seek(0)
        lines = told.readlines()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def _left(path: Path, told: list[str]) -> str:
    if not path.exists() or not path.stat().st_size:
        return f"{len(told)} reported, nothing begun"
    with Archive(path) as archive:
        here = {name for (name,) in archive._rows("SELECT path FROM document")}
        lost, faults, waiting = set(told) - here, archive.verify(), archive.pending()
    if lost or faults:
        raise SystemExit(f"lost: {sorted(lost)[:5]}; faults: {faults[:5]}")
    waits = f"{len(waiting)} authorities to link" if waiting else "all linked"
    return f"{len(told)} reported, {len(here)} kept, whole, {waits}"


def _finish(minutes: Path, path: Path) -> None:
    with Archive(path) as archive:
        archive.add([minutes], workers=os.cpu_count() or 1)
        kept = archive.minutes().cases(CaseFilter(), as_of=None, today=None)
        faults = archive.verify()
    read = ReadMinutes(casetrack.read_many([minutes]).meetings)
    same = kept == read.cases(CaseFilter(), as_of=None, today=None)
    print(f"finished: {len(kept)} cases, faults: {faults}, as from the files: {same}")


if __name__ == "__main__":
    main()
