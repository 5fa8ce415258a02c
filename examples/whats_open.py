"""Everything put off or promised that has not come back, oldest first:
python examples/whats_open.py [--as-of DATE] [PATH...]

As it stood on a day (2024-12-31), without one on that of the latest meeting. Without a path the
sample minutes of the package are read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date

import casetrack


def main(paths: list[str], as_of: date | None = None) -> None:
    """Print a line for each open matter, with its age on the day."""
    meetings = _read(paths) if paths else casetrack.samples()
    if not meetings:
        sys.exit(1)
    latest = max((meeting.date for meeting in meetings if meeting.date), default=date.today())
    for row in casetrack.link(meetings).open(as_of=as_of or latest):
        due = f"due {row.due}" if row.due else ""
        print(f"{row.since}  {row.days_open:>4} days  {row.case:<9} {due:<14} {row.evidence}")
    sys.stdout.flush()


def _read(paths: Sequence[str]) -> Sequence[casetrack.Meeting]:
    """The meetings of files and folders; what could not be read is told."""
    reading = casetrack.read_many(paths)
    for failure in reading.failures:
        print(f"{failure.path}: {failure.reason}", file=sys.stderr)
    return reading.meetings


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What was put off or promised and is not back?")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    options = parser.parse_args()
    try:
        main(options.paths, options.as_of)
    except BrokenPipeError:  # whoever read, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
