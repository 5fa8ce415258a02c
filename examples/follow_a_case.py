"""Follow one case: python examples/follow_a_case.py [CASE [PATH...]]

Without a path the sample minutes of the package are read, without a case one of theirs is followed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import casetrack


def main(number: str, paths: Sequence[str]) -> None:
    """Print where a case stands and every step on its way there."""
    meetings = _read(paths) if paths else casetrack.samples()
    case = casetrack.link(meetings)[number]
    print(f"{case.id} {case.title}: {case.status} since {case.status_since}")
    for entry in case.entries:
        print(f"{entry.date} {entry.body}: {entry.outcome}")
        for source in entry.sources:
            print(f"    {source.path}:{source.lines[0]}")
    for matter in case.open:
        print(f"Open since {matter.since}, {matter.because}: {matter.evidence}")
    sys.stdout.flush()


def _read(paths: Sequence[str]) -> Sequence[casetrack.Meeting]:
    """The meetings of files and folders; what could not be read is told."""
    reading = casetrack.read_many(paths)
    for failure in reading.failures:
        print(f"{failure.path}: {failure.reason}", file=sys.stderr)
    return reading.meetings


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Where does a case stand, and how did it get there?"
    )
    parser.add_argument("case", nargs="?", default="22/21670", metavar="CASE")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    options = parser.parse_args()
    try:
        main(options.case, options.paths)
    except (casetrack.UnknownCase, casetrack.AmbiguousCase) as error:
        sys.exit(str(error))
    except BrokenPipeError:  # whoever read, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
