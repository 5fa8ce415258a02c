"""How the time to read a decision grows with its length.

    python benchmarks/interpret.py [--repetitions 12500 50000]

Each phrase is repeated so many times and read; the last column is how much longer the longest took
for each unit of text than the shortest. About 1 is linear growth, 4 in four times the text is
quadratic.
"""

from __future__ import annotations

import argparse
import time
from datetime import date

from casetrack import interpret

PHRASES = (
    "Godkendt. ",
    "sagen blev ",
    "udsættes til næste møde ",
    "at udvalget godkender, ",
    "idet punkt 3 udgår, ",
    "med den ændring, at beløbet er 1 kr. ",
    "Godkendt med den ændring, at beløbet er 1 kr. ",
    "Udvalget godkendte, at sagen udsættes. ",
    "Udsat til den 3. maj. ",
    "Forvaltningen skal undersøge sagen. ",
    "Pkt. 1 godkendt. Pkt. 2 udsættes. ",
    "For stemte 3 (A, B). Imod stemte 2 (C). ",
    "et flertal ",
    "Et mindretal (A) ønsker sagen udsat. ",
    "A foreslog, at sagen udsættes. ",
    "Ændringsforslaget faldt. ",
    "sendes tilbage til Teknik- og Miljøudvalget ",
    "forelægges Byrådet i marts ",
    "Byrådet godkendte den 4. april 2022 at ",
    '"godkendt » ',
    "(godkendt [",
    "((((",
    "ikke ",
    "1,2,3,",
    "xxxxxxxxxx",
    "Godkendt\n\n",
)


def seconds(text: str) -> float:
    """How long one reading takes."""
    begun = time.perf_counter()
    interpret(text, body="Byrådet", date=date(2024, 3, 1))
    return time.perf_counter() - begun


def main() -> None:
    """Print a row for each phrase."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--repetitions", type=int, nargs="+", default=[12_500, 50_000])
    counts = parser.parse_args().repetitions
    interpret("Godkendt.")
    heads = " | ".join(f"{count:,}" for count in counts)
    print(f"| phrase | {heads} | growth |\n{'|---' * (len(counts) + 2)}|")
    for phrase in PHRASES:
        took = [seconds(phrase * count) for count in counts]
        growth = (took[-1] / counts[-1]) / (took[0] / counts[0])
        cells = " | ".join(f"{one:.2f} s" for one in took)
        print(f"| `{phrase.strip()}` | {cells} | {growth:.1f} |", flush=True)


if __name__ == "__main__":
    main()
