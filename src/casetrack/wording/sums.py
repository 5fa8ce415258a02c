"""Sums of money in a clause, and which of two grants is the less."""

from __future__ import annotations

import re
from typing import Final

from casetrack.lazy import regex
from casetrack.wording.sayings import Conclusion, Saying

__all__ = ["is_less", "largest_sum"]

_SUM: Final = regex(r"(?:kr\. ?)?(\d[\d.]*)(?:,(\d+))? ?(mio|t)?\.? ?(?:kr\b)?")
_EACH: Final = regex(r"\b(?:hver|hvert|(?:år|måned)ligt?|om (?:året|måneden)|pr\.|per)\b|/år")
"""Reads `til hver af klubberne` and `månedligt`, not `til klubben`."""
_UNITS: Final = {"mio": 1_000_000, "t": 1000, "": 1}


def is_less(granted: Conclusion, applied: Saying) -> bool:
    """`bevilger 5.000 kr. Der var søgt om 8.000 kr.`: only a part of it."""
    words = granted.said.clause.lower
    sums = [largest_sum(words), largest_sum(applied.clause.lower)]
    return 0 < sums[0] < sums[1] and _EACH.search(words) is None


def largest_sum(words: str) -> float:
    """Of what stands with its kroner, as a number; 0 for none."""
    return max((_as_number(found) for found in _SUM.finditer(words) if "kr" in found[0]), default=0)


def _as_number(found: re.Match[str]) -> float:
    whole = int(found[1].replace(".", ""))
    return (whole + float(f"0.{found[2] or 0}")) * _UNITS[found[3] or ""]
