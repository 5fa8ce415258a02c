"""Adds a folder to an archive and tells of each document as soon as it is safe: to be killed.

python tests/adding.py ARCHIVE FOLDER WORKERS
"""

from __future__ import annotations

import sys

from casetrack.archive import archive, writing


def main() -> None:
    """Small batches, so that a kill falls between them and into them."""
    writing._BATCH_FILES, writing._CHUNK_FILES, archive._WORTH_A_POOL = 8, 4, 10_000
    file, folder, workers = sys.argv[1:]
    with archive.Archive(file) as kept:
        kept.add([folder], workers=int(workers), progress=lambda one: print(one.path, flush=True))
    print("done", flush=True)


if __name__ == "__main__":
    main()
