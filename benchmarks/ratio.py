"""What adding costs beside parsing alone, in processor time of one process, authority by authority.

    python benchmarks/ratio.py FOLDER [--authorities 14]

FOLDER has a folder for each authority, such as the `minutes-10000` that archive.py makes. The two
take turns, so that other work on the machine disturbs both alike; the first two authorities are
left out, as then patterns are compiled and caches filled.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import casetrack
from casetrack.archive.archive import Archive

WARMING = 2


def main() -> None:
    """Parse and add each authority, and tell how the times compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--authorities", type=int, default=14)
    asked = parser.parse_args()
    folders = sorted(asked.folder.iterdir())[: asked.authorities]
    parsing, adding, documents = [], [], 0
    with tempfile.TemporaryDirectory() as place, Archive(f"{place}/a.casetrack") as archive:
        for turn, folder in enumerate(folders):
            files = sorted(folder.rglob("*.txt"))
            runs: list[Callable[[], object]] = [
                lambda files=files: [casetrack.read(file) for file in files],
                lambda folder=folder: archive.add([folder]),
            ]
            first, last = turn % 2, 1 - turn % 2
            times = {at: _seconds(runs[at]) for at in (first, last)}
            if turn >= WARMING:
                parsing.append(times[0])
                adding.append(times[1])
                documents += len(files)
    each = statistics.median(add / parse for add, parse in zip(adding, parsing, strict=True))
    print(f"{documents} documents, in processor time:")
    print(f"parsing alone {sum(parsing) / documents * 1000:.2f} ms a document")
    print(f"adding {sum(adding) / documents * 1000:.2f} ms a document")
    print(f"times parsing {sum(adding) / sum(parsing):.2f}, in the median authority {each:.2f}")


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
