"""How an archive grows and answers, on constructed minutes: the tables of docs/performance.md.

    python benchmarks/archive.py FOLDER [--sizes 1000 10000] [--workers 2] [--anew]

FOLDER gets the constructed minutes (made once), the archives, and `figures.json`. Every figure is
taken in a process of its own and kept there at once: what was interrupted goes on with the first
figure that is not there, `--anew` takes all of them again, and the table shows what there is. While
it runs, lines on standard output say how far it is. Parsing alone is `read` on each file, one after
the other and in `--workers` processes that keep nothing of what they read.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import constructed
from usage import Use

import casetrack
from casetrack.archive.archive import Archive
from casetrack.archive.search import SearchFilter
from casetrack.questions import OpenFilter

TODAY = date(2025, 1, 1)
WORDS = ("lokalplan", "støj*", "hjemmepleje* vej*", "borgerforening", '"kan udvides"')
PARSED = 2000  # files that parsing alone is timed on: the same on every size


def main() -> None:
    """Take every figure that is not there yet, each size in turn, and show the table."""
    asked = _options()
    if asked.take:
        print(json.dumps(TAKES[asked.take](asked)))
        return
    kept = _Kept(asked)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for size in asked.sizes:
            _write(asked.folder / f"minutes-{size}", size)
            for name in TAKES:
                if not kept.has(size, name):
                    kept.put(size, name, _taken(name, asked, size))
    finally:
        kept.show()


class _Kept:
    """The figures that were taken, by size and number of workers, on disk as soon as they are."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._file: Path = asked.folder / "figures.json"
        self._asked = asked
        self._figures: dict[str, dict[str, Any]] = {}
        if self._file.exists() and not asked.anew:
            self._figures = json.loads(self._file.read_text(encoding="utf-8"))

    def _key(self, size: int, name: str) -> str:
        return f"{size} {self._asked.workers} {name}"

    def has(self, size: int, name: str) -> bool:
        return self._key(size, name) in self._figures

    def put(self, size: int, name: str, figures: dict[str, Any]) -> None:
        self._figures[self._key(size, name)] = figures
        self._file.write_text(json.dumps(self._figures, indent=1), encoding="utf-8")

    def show(self) -> None:
        """A row a figure, a column a size; a dash for what was not taken."""
        columns = []
        for size in self._asked.sizes:
            column: dict[str, Any] = {"documents": size}
            for name in TAKES:
                column |= self._figures.get(self._key(size, name), {})
            columns.append(column)
        for key in dict.fromkeys(key for column in columns for key in column):
            print(f"| {key} | {' | '.join(_shown(column.get(key)) for column in columns)} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--anew", action="store_true", help="take again what was taken")
    parser.add_argument("--take", help=argparse.SUPPRESS)
    return parser.parse_args()


def _taken(name: str, asked: argparse.Namespace, size: int) -> dict[str, Any]:
    """The figures of one process: its last line. Those before say how far it is."""
    program = [sys.executable, __file__, str(asked.folder), "--sizes", str(size)]
    program += ["--workers", str(asked.workers), "--take", name]
    begun, line = time.perf_counter(), ""
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            for line in process.stdout or ():
                if not line.startswith("{"):
                    print(f"{size} {name}: {line}", end="", flush=True)
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            raise
    if process.returncode:
        raise SystemExit(f"{size} {name}: exit status {process.returncode}")
    print(f"{size} {name}: {time.perf_counter() - begun:.0f} s", flush=True)
    figures: dict[str, Any] = json.loads(line)
    return figures


def _write(folder: Path, size: int) -> None:
    """The constructed minutes; a folder of that name has all of them."""
    if folder.exists():
        return
    begun = time.perf_counter()
    part = folder.with_suffix(".part")
    for document in constructed.country(size):
        place = part / document.authority
        place.mkdir(parents=True, exist_ok=True)
        (place / document.name).write_text(document.text, encoding="utf-8")
    part.rename(folder)
    print(f"{size} minutes made: {time.perf_counter() - begun:.0f} s", flush=True)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.txt")))


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in _files(folder)) / 1e6


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,.3g}" if isinstance(value, float) and value < 100 else f"{value:,.0f}"


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _median(
    run: Callable[[], object], times: int = 7, clock: Callable[[], float] = time.process_time
) -> float:
    """The median in milliseconds of processor time, which other work on the machine disturbs least;
    a question waits for nothing else.
    """
    took = []
    for _ in range(times):
        begun = clock()
        run()
        took.append(clock() - begun)
    return statistics.median(took) * 1000


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# What is taken.


def _parsing(asked: argparse.Namespace) -> dict[str, Any]:
    every = [str(path) for path in _files(_minutes(asked))]
    files = random.Random(1).sample(every, min(PARSED, len(every)))
    casetrack.read(files[0])
    parts = [files[at::32] for at in range(32)]
    # Before this process reads them: its processes would remember the lines of the same files.
    with ProcessPoolExecutor(asked.workers) as pool:
        list(pool.map(_read_all, [files[:1]] * asked.workers))
        many = _seconds(lambda: list(pool.map(_read_all, parts)))
    begun = time.process_time()
    one = _seconds(lambda: _read_all(files))
    processor = time.process_time() - begun
    return {
        "parsing alone, processor time (ms a document)": processor / len(files) * 1000,
        "parsing alone, one process (documents/s)": len(files) / one,
        f"parsing alone, {asked.workers} processes (documents/s)": len(files) / many,
    }


def _read_all(files: list[str]) -> int:
    return sum(len(casetrack.read(file).items) for file in files)


def _adding(asked: argparse.Namespace) -> dict[str, Any]:
    path = _archive(asked)
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    use, steps = Use(), _Steps(asked.sizes[0])
    with Archive(path) as archive:
        begun = time.perf_counter()
        archive.add([_minutes(asked)], workers=asked.workers, progress=steps.count)
        took, writing = time.perf_counter() - begun, time.process_time()
        items = archive.stats()["items"]
    return {
        "text (MB)": _megabytes(_minutes(asked)),
        "adding (documents/s)": asked.sizes[0] / took,
        "adding (s)": took,
        "of which linking (s)": took - steps.seconds,
        "items": items,
        "archive (MB)": path.stat().st_size / 1e6,
        "adding, processor time (ms a document)": use.processor() / asked.sizes[0] * 1000,
        "of which the writing process": writing / asked.sizes[0] * 1000,
        "memory, writing process (MB)": use.own_memory(),
        "memory, all processes together (MB)": use.memory(),
    }


class _Steps:
    """Counts documents as they are added, and tells of each twentieth of them."""

    def __init__(self, size: int) -> None:
        self._each = max(1, size // 20)
        self._begun = time.perf_counter()
        self._done = 0
        self.seconds = 0.0

    def count(self, _: object) -> None:
        self._done += 1
        self.seconds = time.perf_counter() - self._begun
        if self._done % self._each == 0:
            speed = self._done / self.seconds
            print(f"{self._done} added, {self.seconds:.0f} s, {speed:.0f} a second", flush=True)


def _asking(asked: argparse.Namespace) -> dict[str, Any]:
    path = _archive(asked)
    with Archive(path) as archive:
        kept, aarhus = archive.minutes(), archive.minutes("Aarhus Kommune")
        every = OpenFilter()
        matters = kept.open(every, as_of=None, today=TODAY)
        figures = {
            "timeline (ms)": _timelines(archive),
            "open matters": len(matters),
            "open, all of them, the first time (ms)": _median(
                lambda: archive.minutes().open(every, as_of=None, today=TODAY)
            ),
            "open, all of them, again (ms)": _median(
                lambda: kept.open(every, as_of=None, today=TODAY)
            ),
            "open, one authority (ms)": _median(
                lambda: aarhus.open(every, as_of=None, today=TODAY)
            ),
            "stats (ms)": _median(archive.stats, 3),
        }
        for words in WORDS:
            figures[f"search {words} (ms)"] = _median(lambda words=words: archive.search(words))
        narrow = SearchFilter(body="Byrådet", since="2008-01-01", until="2008-12-31")
        figures["search lokalplan of one body and year (ms)"] = _median(
            lambda: archive.search("lokalplan", wanted=narrow)
        )
    return figures


def _timelines(archive: Archive) -> float:
    """The median over cases drawn from all authorities."""
    minutes = {name: archive.minutes(name) for name in archive.authorities()}
    rows = archive._rows(
        "SELECT story.name, authority.name FROM story JOIN authority ON authority.id = authority"
        " WHERE NOT collective"
    )
    drawn = random.Random(1).sample(rows, 400)
    asked = (partial(minutes[whose].case, case, as_of=None, today=TODAY) for case, whose in drawn)
    return statistics.median(_median(one, 1) for one in asked)


def _opening(asked: argparse.Namespace) -> dict[str, Any]:
    empty = asked.folder / "empty.casetrack"
    with Archive(empty) as archive:
        archive.add([])
    path = _archive(asked)
    return {
        "opening (ms)": _median(lambda: Archive(path).close(), 30),
        "opening an empty one (ms)": _median(lambda: Archive(empty).close(), 30),
    }


def _cold(asked: argparse.Namespace) -> dict[str, Any]:
    """A new process for each question, against `python -c pass`."""
    with Archive(_archive(asked)) as archive:
        ((case, whose),) = archive._rows(
            "SELECT story.name, authority.name FROM story"
            " JOIN authority ON authority.id = authority WHERE story.id = 100"
        )
    environ = os.environ | {"CASETRACK_ARCHIVE": str(_archive(asked))}

    def run(*arguments: str) -> float:
        program = [sys.executable, *arguments]
        return _median(
            lambda: subprocess.run(program, env=environ, capture_output=True), 15, _of_children
        )

    nothing = run("-c", "pass")
    ask = ("-m", "casetrack")
    return {
        "python -c pass (ms)": nothing,
        "casetrack timeline (times that)": run(*ask, "timeline", case, "--authority", whose)
        / nothing,
        "casetrack open --authority (times that)": run(*ask, "open", "--authority", whose)
        / nothing,
        "casetrack search (times that)": run(*ask, "search", "lokalplan") / nothing,
    }


def _again(asked: argparse.Namespace) -> dict[str, Any]:
    """The same folder once more, and one new meeting of one authority."""
    new = asked.folder / "new.txt"
    whose = sorted(_minutes(asked).iterdir())[0]
    text = next(_files(whose)).read_text(encoding="utf-8")
    new.write_text(text.replace("2008", "2031"), encoding="utf-8")
    with Archive(_archive(asked)) as archive:
        same = _seconds(lambda: archive.add([_minutes(asked)]))
        one = _seconds(lambda: archive.add([new]))
        archive.remove([new])
    return {"adding the same folder again (s)": same, "adding one new document (s)": one}


def _minutes(asked: argparse.Namespace) -> Path:
    folder: Path = asked.folder / f"minutes-{asked.sizes[0]}"
    return folder


def _archive(asked: argparse.Namespace) -> Path:
    path: Path = asked.folder / f"{asked.sizes[0]}.casetrack"
    return path


TAKES: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "parsing": _parsing,
    "adding": _adding,
    "asking": _asking,
    "opening": _opening,
    "cold": _cold,
    "again": _again,
}

if __name__ == "__main__":
    main()
