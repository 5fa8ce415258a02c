"""Everything put off or promised that has not come back, oldest first:
python examples/whats_open.py [PATH...]

Without a path the sample minutes of the package are read.
"""

from __future__ import annotations

import sys
from datetime import date

import casetrack


def main(*paths: str) -> None:
    """Print a line for each open matter, with its age at the end of 2024."""
    meetings = casetrack.read_many(paths).meetings if paths else casetrack.samples()
    for row in casetrack.link(meetings).open(as_of=date(2024, 12, 31)):
        print(f"{row.since}  {row.days_open:>4} days  {row.case:<9} {row.evidence}")


if __name__ == "__main__":
    main(*sys.argv[1:])
