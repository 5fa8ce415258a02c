"""`python -m casetrack`."""

from __future__ import annotations

from casetrack.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    raise SystemExit(main())
