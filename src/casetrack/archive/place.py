"""Where a user's archive is, if none is named."""

from __future__ import annotations

from collections.abc import Mapping
from ntpath import join as join_windows
from posixpath import join

__all__ = ["default_place"]

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
