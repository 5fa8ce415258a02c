"""Reading and adding on processes and on Dask: the table of docs/scale.md.

    python benchmarks/scale.py [--documents 800] [--rounds 3]

Each way is timed in turn, so often, in a session of its own; the table has the quietest round of
each. Processor time is that of all processes together, and what other work on the machine disturbs
least. Needs the extra `dask`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import constructed
from distributed import Client, LocalCluster
from usage import Use

import casetrack
from casetrack.archive.archive import Archive


def main() -> None:
    """Write minutes, take each way in turn, and show the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--take", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.take:
        way, folder = asked.take
        print(json.dumps(_taken(WAYS[way], Path(folder))))
        return
    with tempfile.TemporaryDirectory() as folder:
        for document in constructed.country(asked.documents):
            place = Path(folder, document.authority)
            place.mkdir(exist_ok=True)
            (place / document.name).write_text(document.text, encoding="utf-8")
        rounds = [{way: _in_session(way, folder) for way in WAYS} for _ in range(asked.rounds)]
    for way in WAYS:
        seconds, processor = (min(one[way][at] for one in rounds) for at in (0, 1))
        speed, each = asked.documents / seconds, processor / asked.documents * 1000
        print(f"| {way} | {speed:.0f} | {each:.1f} ms |")


def _in_session(way: str, folder: str) -> list[float]:
    program = [sys.executable, __file__, "--take", way, folder]
    done = subprocess.run(program, stdout=subprocess.PIPE, check=True, start_new_session=True)
    seconds: list[float] = json.loads(done.stdout)
    return seconds


def _taken(way: Callable[[Path], object], folder: Path) -> tuple[float, float]:
    """Seconds that passed, and seconds of processor time."""
    use, begun = Use(), time.perf_counter()
    way(folder)
    return time.perf_counter() - begun, use.processor()


def _alone(folder: Path) -> None:
    casetrack.read_many([folder])


def _pool(folder: Path) -> None:
    with ProcessPoolExecutor(2) as executor:
        casetrack.read_many([folder], executor=executor)


def _dask(folder: Path) -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1) as cluster, Client(cluster) as client:
        casetrack.read_many([folder], executor=client.get_executor())


def _adding(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place, Archive(f"{place}/a.casetrack") as archive:
        archive.add([folder], workers=2)


def _adding_on_dask(folder: Path) -> None:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1) as cluster,
        Client(cluster) as client,
        tempfile.TemporaryDirectory() as place,
        Archive(f"{place}/a.casetrack") as archive,
    ):
        archive.add([folder], executor=client.get_executor())


WAYS: dict[str, Callable[[Path], None]] = {
    "`read_many`, one process": _alone,
    "`read_many`, `ProcessPoolExecutor(2)`": _pool,
    "`read_many`, Dask, two workers": _dask,
    "`Archive.add`, two processes": _adding,
    "`Archive.add`, Dask, two workers": _adding_on_dask,
}

if __name__ == "__main__":
    main()
