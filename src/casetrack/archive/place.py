"""Which archive is asked where none is named: a user's own, or that of the sample minutes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ntpath import join as join_windows
from posixpath import join
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casetrack.archive.archive import Archive

__all__ = ["build_samples", "default_place", "samples_archive"]

_NAME = ("casetrack", "archive.casetrack")


def default_place(environ: Mapping[str, str], platform: str) -> str:
    """The archive below the user's data folder, as each system wants it.

    `environ` and `platform` are those of `os.environ` and `sys.platform`.

    >>> default_place({"HOME": "/home/ida"}, "linux")
    '/home/ida/.local/share/casetrack/archive.casetrack'
    """
    if platform == "win32":
        home = environ.get("USERPROFILE", "")
        folder = environ.get("LOCALAPPDATA") or join_windows(home, "AppData", "Local")
        return join_windows(folder, *_NAME)
    home = environ.get("HOME", "")
    if platform == "darwin":
        return join(home, "Library", "Application Support", *_NAME)
    folder = environ.get("XDG_DATA_HOME", "")
    # The standard wants relative paths there to be passed over.
    if not folder.startswith("/"):
        folder = join(home, ".local", "share")
    return join(folder, *_NAME)


# The sample minutes as an archive, made when the package is built.

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
    import sqlite3
    from contextlib import closing

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
