"""The sample minutes as an archive: made when the package is built, asked where it is there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casetrack.archive.archive import Archive

__all__ = ["build_samples", "samples_archive"]

_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "samples.casetrack")


def samples_archive(path: str = _FILE) -> Archive | None:
    """The archive of the sample minutes, if it is there, whole, and made by today's rules.

    It answers as the samples themselves do, so that whoever gets `None` reads those.
    """
    if not os.path.exists(path):
        return None
    from casetrack.archive.archive import Archive
    from casetrack.archive.errors import ArchiveError

    try:
        archive = Archive(path, fixed=True)
        return None if archive.outdated() else archive
    except ArchiveError:
        return None


def build_samples(path: str) -> None:
    """Make the archive of the sample minutes in a new file, ready for a folder without writers.

    Raises `ArchiveError` where a sample cannot be added.
    """
    from casetrack.archive.archive import Archive
    from casetrack.archive.errors import ArchiveError, naming
    from casetrack.sources import sample_paths

    with Archive(path) as archive:
        for outcome in archive.add(sample_paths()).outcomes:
            if outcome.what != "added":
                raise ArchiveError(path, f"{outcome.path} {outcome.what}: {outcome.reason}")
    with naming(path), closing(sqlite3.connect(path, isolation_level=None)) as database:
        # A log for writers would be looked for beside the file, and made there.
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("VACUUM")
