"""What a question costs in a fresh process, beside a Python that does nothing.

    python benchmarks/cold_start.py [--archive FILE] [--case NUMBER] [--times 15]

The first line asks the sample minutes, the second their files with `--from`, which are parsed, the
third the archive, without `--archive` one that is made of the sample minutes. Figures are CPU time,
user and system, and medians. Measure an installed wheel: in a source tree the sample minutes are
parsed anew for each question.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import casetrack

TARGET = 12
NOTHING = ("-c", "pass")
SAMPLES = Path(casetrack.__file__).parent / "data" / "samples"
MAKE = "import sys; from casetrack.archive.place import build_samples; build_samples(sys.argv[1])"


def main() -> None:
    """Take every figure; run in turns, so that a busy moment falls on all alike."""
    asked = _options()
    with tempfile.TemporaryDirectory() as folder:
        asks = ("-m", "casetrack", "timeline", asked.case)
        archive = asked.archive or _make(Path(folder, "a.casetrack"))
        programs = {
            "python -c pass": NOTHING,
            "samples": asks,
            "files": (*asks, "--from", str(SAMPLES)),
            "archive": (*asks, "--archive", str(archive)),
        }
        for program in programs.values():
            _cpu(program, folder)  # compiles the modules, and fills the caches of the system
        times = {name: list[float]() for name in programs}
        for _ in range(asked.times):
            for name, program in programs.items():
                times[name].append(_cpu(program, folder))
    base = statistics.median(times["python -c pass"])
    for name in programs:
        taken = statistics.median(times[name])
        print(f"{name:15} {taken * 1000:6.1f} ms  {taken / base:5.1f} times")
    print(f"{'':15} at most    {TARGET:5.1f} times")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--case", default="22/21670", help="a case of the samples and the archive")
    parser.add_argument("--times", type=int, default=15)
    return parser.parse_args()


def _make(path: Path) -> Path:
    subprocess.run([sys.executable, "-c", MAKE, str(path)], check=True)
    return path


def _cpu(program: Sequence[str], home: str) -> float:
    """Seconds of CPU that one run takes, where the user has no archive and modules are compiled."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *program],
        env=kept | {"HOME": home, "LOCALAPPDATA": home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_UNSET = {"CASETRACK_ARCHIVE", "PYTHONDONTWRITEBYTECODE", "XDG_DATA_HOME"}


if __name__ == "__main__":
    main()
