"""How the time to read what never ends grows with its length: about 1 is linear growth.

    python benchmarks/hostile.py [--letters 50000] [--times 4]

Each piece is repeated to so many letters and to some times as many: in every part of a document, on
lines of its own and between two words, as the text of a decision, and marks in a page of HTML. The
row of the fastest growth comes last.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import casetrack
from casetrack.readers import read_bytes

ROUNDS = 3
DOCUMENT = (
    "REFERAT Byrådet d. 16-01-2023\n\n{0}\n\nDeltagere: Ida Holm{0}Bo\n\nSted: Sal{0}3\n\n"
    "Punkt 1: Ny{0}bro\n\n23/1\n\n{0}\n\nBeslutning\n\n{0}\n\nAfbud: Ida Holm{0}Bo\n"
)
PIECES = (
    "a", " ", ".", ". ", "1. x ", "Ida Holm, ", "Dato: ", "\"”»", "- ", "22/1 ", "Byrådet, ", "[(",
    "…", "Afbud: ", "Godkendt. ", "med en ", "idet ", "A (3) og ", "uden ", "punkt 3 til ",
    "\nden ", "æn-\n", "til og med nr. 5 ", "og bringes ", "der blev ", "sagx",
    "Økonomiudvalget, 24. juni 2013, pkt. 12. ", "Udsat til næste møde, ",
    "behandles af udvalget, ",
)  # fmt: skip
MARKS = (
    "<div>", "<ul><li>x", "<table><tr><td>x", "<!--", "<!x ", "<?x ", "<a b ", '<a b=">" ', "</a ",
    "<![CDATA[", "<dt>x</dt>", "<p hidden>x", "<nav>", "<a>x", "<br>", "<pre>\n", "&#x", "<title>x",
)  # fmt: skip


def best(run: Callable[[str], object], text: str) -> float:
    """Seconds of processor time of the fastest of some rounds."""
    took = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        run(text)
        took.append(time.process_time() - begun)
    return min(took)


def as_page(text: str) -> object:
    return read_bytes(f"<p>Godkendt.</p>{text}".encode(), ".html")


def main() -> None:
    """Print a row for each piece and way to read it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--letters", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=4)
    asked = parser.parse_args()
    ways: list[tuple[str, Callable[[str], object], str]] = []
    for piece in PIECES:
        ways.append(("document", lambda text: casetrack.parse(DOCUMENT.format(text)), piece))
        ways.append(("decision", casetrack.interpret, piece))
    ways += [("page", as_page, mark) for mark in MARKS]
    rows = []
    for name, run, piece in ways:
        count = asked.letters // len(piece)
        few, many = best(run, piece * count), best(run, piece * (count * asked.times))
        rows.append((many / few / asked.times, name, piece, few, many))
    print("| read as | piece | seconds | longer | growth |\n|---|---|---|---|---|")
    for growth, name, piece, few, many in sorted(rows):
        print(f"| {name} | {piece!r} | {few:.3f} | {many:.3f} | {growth:.2f} |")


if __name__ == "__main__":
    main()
