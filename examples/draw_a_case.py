"""Draw a case as a Mermaid diagram: python examples/draw_a_case.py [CASE [PATH...]]

The output goes into any Markdown file that a forge or an editor shows, in a block named `mermaid`.
Without a path the sample minutes of the package are read, without a case one of theirs is drawn.
"""

from __future__ import annotations

import os
import sys

import casetrack
from casetrack.views.graphs import to_mermaid


def main(number: str = "23/4127", *paths: str) -> None:
    """Print the graph of a case: its entries, their links, and the promises nothing has met."""
    meetings = casetrack.read_many(paths).meetings if paths else casetrack.samples()
    graph = casetrack.graph(casetrack.link(meetings)[number])
    print(to_mermaid(graph), flush=True)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (casetrack.UnknownCase, casetrack.AmbiguousCase) as error:
        sys.exit(str(error))
    except BrokenPipeError:  # whoever read, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
