"""What some Danish sites print in English: months, and days and hours of American software."""

from __future__ import annotations

from casetrack.lazy import regex
from casetrack.periods import MONTH, MONTHS

__all__ = ["ANY_MONTH", "NUMBERED", "is_month_first", "of_24_hours"]

#: A month in either language, and its number by its first three letters.
ANY_MONTH = rf"(?:{MONTH}|january|february|march|may|june|july|oct(?:ober)?)"
NUMBERED = MONTHS | {"may": 5, "oct": 10}


_THEN_AN_HOUR = regex(r"\s\d{1,2}:\d\d(?::\d\d)?\s[AP]M\b")
"""Reads `at 4:30 PM` and `at 4:30:00 PM`, not `at 16:30`."""
_HALF = regex(r"\s([AP])M\b")
"""Reads `4:30 PM`, not `16:30`."""


def is_month_first(text: str, end: int) -> bool:
    """Whether a day with slashes that ends there is American: an hour with `AM` or `PM` follows."""
    return _THEN_AN_HOUR.match(text, end) is not None


def of_24_hours(hour: str, text: str, end: int) -> str:
    """The hour of a time that ends there: 16 where `PM` follows `4:00`."""
    half = _HALF.match(text, end)
    return str(int(hour) % 12 + 12 * (half[1] == "P")) if half else hour
