"""A line in, the heading of an item that it reads as out."""

from __future__ import annotations

from casetrack.lazy import regex
from casetrack.periods import FULL_MONTH
from casetrack.reading.landmarks import CONTENTS
from casetrack.reading.layout import LONGEST_BEGINNING, OPENING, Form, Layout, fold
from casetrack.reading.text import begins_small, unspaced

__all__ = ["LONGEST", "LONGEST_BARE", "NEAR", "Heading", "read_heading"]

LONGEST = 300
"""Longer lines are running text, and no item heading."""
NEAR = 12
"""A number with a stroke stands within so many letters."""
LONGEST_BARE = 4
"""Digits of an item number that nothing but its place sets off from an amount."""
_CENTURIES = ("18", "19", "20")
_RULES = ("-", "–", "|", "·", "•")
_PARTS_CELLS = "|·•"
"""Unlike a dash, these make no range of two numbers."""
_FIGURES = regex(r"\d{1,4}(?:-[^\W\d]|/\d{1,2} [^\W\d])")
"""`3 - 2024-budgettet` is no range of two numbers."""
_OPENING = "§\"”'»(«“"
_BUTTONS = ("Klik her for at folde ud", "Åbn/luk punkt")
_AMOUNT = regex(
    rf"\d\.?\s?{FULL_MONTH}\b|"
    r"\d+(?!\d)\.?(?!\.?\s[^\W\d])|\d+ (?:kr|mio|mia|pct|procent)\b"
    r"|\d{1,2}(?:\.\d{1,2})*\s[A-ZÆØÅ][a-zæøå]"
)
"""Reads `3. maj`, `500 kr` and the end of `3.1 Kort`, not `3 veje`."""
_AMOUNT_APART = regex(
    rf"\d{{1,2}}\.?\s?{FULL_MONTH}\b|(?:\d{{1,2}}[-./]){{1,2}}(?:19|20)\d\d\b|\d{{1,2}}-\d\d-\d\d\b"
    r"|[\d.,/:\s%–-]+(?:(?:kr|mio|mia|pct|procent|stk|m2)\b|\Z)"
)
"""Behind a blank a number is part of the title if words follow: `2. 24/7 pleje`, `3. 1.-holdet`."""

Heading = tuple[str, str, str, str, str | None]
"""The form of item heading that reads a line, and its number, title, folded title and case."""


def read_heading(line: str, forms: tuple[Form, ...], layout: Layout) -> Heading | None:
    """The line as the heading of an item, by the first of the forms that reads it."""
    if line.startswith(CONTENTS) and line[len(CONTENTS) :][:1].isdigit():
        line = line[len(CONTENTS) :]  # Brønderslev glues the word to the first heading
        forms = layout.headings(line[:OPENING])
    if "/" in line[:NEAR]:
        forms += layout.unopened
    lower = line[:LONGEST_BEGINNING].lower()
    for form in forms:
        if not lower.startswith(form.begins):
            continue
        fields = form.read(line)
        number = (fields or {}).get("number") or ""
        if fields is None or (form.bare and len(number) > LONGEST_BARE):
            continue
        if _is_year(number, form):
            return None
        title = _title(fields.get("title") or fields.get("glued") or "", form)
        if title and not _can_head(title, line, form):
            continue
        return form.id, number, title, fold(title), fields.get("case")
    return None


def _is_year(number: str, form: Form) -> bool:
    """Whether it is a year, and no item's number: none but a word says of one that it is that."""
    year = len(number) == LONGEST_BARE and number.startswith(_CENTURIES)
    return year and form.numbered


def _title(printed: str, form: Form) -> str:
    """A title without the rule before it, the blanks between its letters, and a page's buttons."""
    title = printed.strip("* \t")
    if title[:1] in _RULES:
        rest = title[1:].lstrip()
        begins = rest[:1].isupper() or rest.startswith(tuple(_OPENING))
        parts = not form.numbered or title[:1] in _PARTS_CELLS
        if begins or (rest[:1].isdigit() and (parts or _FIGURES.match(rest))):
            title = rest  # `214 - Budget`, `Punkt 3 | 24/7 pleje`
    if title[1:2] == " " == title[3:4]:
        title = unspaced(title)
    for button in _BUTTONS:
        if button in title:
            title = title.partition(button)[0].rstrip() or title
    return title


def _can_head(title: str, line: str, form: Form) -> bool:
    """Whether a title begins as one does: no date, amount, KLE number, or small letter."""
    if title[0].isdigit():
        apart = line[-len(title) - 1 : -len(title)].isspace()
        amount = _AMOUNT_APART if apart else _AMOUNT
        return not form.numbered or amount.match(title) is None
    begins = title[0].isupper() or title[0] in _OPENING or begins_small(title)
    return begins or (form.worded and ":" in line.partition(title)[0])
