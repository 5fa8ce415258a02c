"""How the time to read a document grows with its length, beside splitting it into lines.

    python benchmarks/reading.py [FOLDER] [--items 250 1000 4000]

Without a folder one document of so many items is made of the sample minutes. The last column is how
much longer a letter of it takes than of the shortest: about 1 is linear growth. With a folder of
minutes (.txt, .md) its documents are read as they are, and set beside the search for one loose
alternation of landmarks over the same text: so many times faster would nothing but looking be.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import casetrack

SAMPLE = Path(casetrack.__file__).parent / "data" / "samples" / "direktionen-2023-01-16.txt"
LOOSE = re.compile(
    r"^[#*\s]*(?:(REFERAT\b.*)|(Punkt \d+:.*)|(\d{2}/\d+)\W*$|(Beslutning .* den \d\d-\d\d-\d{4})"
    r"|((?:Baggrund|Indstilling|Sagsfremstilling|Økonomi|Bilag|Resumé|Forslag|Opfølgning)\b.*)"
    r"|((?:Afbud|Fraværende)\b.*)|(.*\.{5}\s*\d+))\s*$",
    re.M | re.I,
)
ROUNDS = 7


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run()
        took.append(time.perf_counter() - begun)
    return min(took)


def read(text: str) -> object:
    return casetrack.to_dict(casetrack.parse(text))


def made(items: int) -> str:
    """A document of so many items: those of one of the sample minutes, over and over."""
    sample = SAMPLE.read_text(encoding="utf-8")
    head, *found = re.split(r"(?m)^Punkt \d+: ", sample)
    head = head[: head.index("Indholdsfortegnelse")]
    bodies = (found[place % len(found)] for place in range(items))
    return head + "".join(f"Punkt {place}: {body}" for place, body in enumerate(bodies, 1))


def main() -> None:
    """Print a row for each length, or what reading a folder's minutes costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--items", type=int, nargs="+", default=[250, 1000, 4000])
    asked = parser.parse_args()
    if asked.folder:
        files = sorted([*asked.folder.glob("*.txt"), *asked.folder.glob("*.md")])
        texts = [path.read_text(encoding="utf-8") for path in files]
        looking = best(lambda: [sum(1 for _ in LOOSE.finditer(text)) for text in texts])
        reading = best(lambda: [read(text) for text in texts])
        size = sum(len(text.encode()) for text in texts) / 1e6
        print(f"{size / reading:.1f} MB a second, looking alone {size / looking:.1f}")
        return
    first = 0.0
    print("| items | MB | seconds | a letter, against the shortest |\n|---|---|---|---|")
    for items in asked.items:
        text = made(items)
        took = best(partial(read, text))
        first = first or took / len(text)
        growth = took / len(text) / first
        print(f"| {items:,} | {len(text) / 1e6:.2f} | {took:.2f} | {growth:.2f} |")


if __name__ == "__main__":
    main()
