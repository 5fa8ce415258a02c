"""Draw a case as a Mermaid diagram: python examples/draw_a_case.py [CASE [PATH...]]

The output goes into any Markdown file that a forge or an editor shows, in a block named `mermaid`.
Without a path the sample minutes of the package are read, without a case one of theirs is drawn.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import casetrack
from casetrack.views.graphs import to_mermaid


def main(number: str, paths: Sequence[str]) -> None:
    """Print the graph of a case: its entries, their links, and the promises nothing has met."""
    meetings = _read(paths) if paths else casetrack.samples()
    graph = casetrack.graph(casetrack.link(meetings)[number])
    print(to_mermaid(graph), flush=True)


def _read(paths: Sequence[str]) -> Sequence[casetrack.Meeting]:
    """The meetings of files and folders; what could not be read is told."""
    reading = casetrack.read_many(paths)
    for failure in reading.failures:
        print(f"{failure.path}: {failure.reason}", file=sys.stderr)
    return reading.meetings


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How do the steps of a case hang together?")
    parser.add_argument("case", nargs="?", default="23/4127", metavar="CASE")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    options = parser.parse_args()
    try:
        main(options.case, options.paths)
    except (casetrack.UnknownCase, casetrack.AmbiguousCase) as error:
        sys.exit(str(error))
    except BrokenPipeError:  # whoever read, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
