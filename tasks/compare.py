"""Print which decisions changed their outcome between two versions of the lexicon.

    python tasks/compare.py OLD NEW FOLDER

OLD and NEW are each a git revision, whose whole package reads, or a file of rules (.toml), with
which the package as it stands here reads. FOLDER holds minutes. A row is a decision: where it
stands, its day and body, the outcome then and now, and its first words; `-` where one version finds
no such decision. Last comes how many were gained (unknown or not found before), lost (the other way
round) and changed.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
RULES = Path("casetrack", "data", "lexicon", "da", "rules.toml")
FIRST_WORDS = 60
NOTHING = ("-", "unknown")

READ = """
import json, sys
from pathlib import Path
import casetrack
folder = Path(sys.argv[1])
rows = []
for meeting in map(casetrack.to_dict, casetrack.read_many([folder]).meetings):
    path = meeting["source"]["path"]
    for item in meeting["items"]:
        for one in item["decisions"]:
            place = path, (one["lines"] or [0])[0], one["date"], one["body"], one["text"]
            rows.append([*place, one["outcome"]])
json.dump(rows, sys.stdout)
"""


class Place(NamedTuple):
    """A decision: where it stands, whose it is and what it says."""

    path: str
    line: int
    date: str | None
    body: str | None
    text: str


def package(version: str, into: Path) -> Path:
    """The package of a version in a folder of its own, for PYTHONPATH."""
    if version.endswith(".toml"):
        shutil.copytree(ROOT / "src", into, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        shutil.copyfile(version, into / RULES)
        return into
    program = ["git", "-C", str(ROOT), "archive", version, "src"]
    packed = subprocess.run(program, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    return into / "src"


def outcomes(source: Path, folder: Path) -> dict[Place, str]:
    """What a version reads in the minutes of a folder, in their order."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder.resolve())],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1"},
    )
    return {Place(*place): outcome for *place, outcome in json.loads(done.stdout)}


def changes(old: dict[Place, str], new: dict[Place, str]) -> Iterator[tuple[Place, str, str]]:
    """The decisions whose outcome is another, in order of their place."""
    for place in sorted({*old, *new}, key=lambda one: (one.path, one.line, one.text)):
        before, after = old.get(place, "-"), new.get(place, "-")
        if before != after:
            yield place, before, after


def compare(old: str, new: str, folder: Path) -> list[str]:
    """The lines to print."""
    with TemporaryDirectory() as made:
        read = [
            outcomes(package(version, Path(made, name)), folder)
            for version, name in ((old, "old"), (new, "new"))
        ]
    lines, counts = [], {"gained": 0, "lost": 0, "changed": 0}
    for place, before, after in changes(*read):
        counts[_kind(before, after)] += 1
        words = " ".join(place.text.split())[:FIRST_WORDS]
        where = f"{place.path}:{place.line}"
        row = (where, place.date or "-", place.body or "-", before, after, words)
        lines.append("\t".join(row))
    total = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return [*lines, f"{len({*read[0], *read[1]})} decisions: {total}"]


def _kind(before: str, after: str) -> str:
    if before in NOTHING:
        return "gained"
    return "lost" if after in NOTHING else "changed"


def main(arguments: list[str]) -> int:
    """Print the comparison; 2 where not three arguments are given or a version is unknown."""
    if len(arguments) != 3 or not Path(arguments[2]).is_dir():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        lines = compare(arguments[0], arguments[1], Path(arguments[2]))
        sys.stdout.write("\n".join([*lines, ""]))
    except subprocess.CalledProcessError as error:
        last = (error.stderr or b"")[-300:]
        sys.stderr.write(last if isinstance(last, str) else last.decode("utf-8", "replace"))
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
