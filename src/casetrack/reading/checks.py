"""A parsed document in, its diagnostics out: a check is a function and a row of `CHECKS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from casetrack.casenumber import MARKS, parse_alone
from casetrack.dates import find_dates
from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.reading.document import Document
from casetrack.reading.openings import ItemBlocks
from casetrack.reading.people import is_row_of_names
from casetrack.reading.prints import LONGEST
from casetrack.reading.text import NO_TEXT
from casetrack.records import Affect, AgendaItem, Diagnostic, Lines

__all__ = ["CHECKS", "check_document", "second_numbers"]


_SHOWN = 60
"""Letters of the document that a message shows."""

_LEAP_YEAR = 2024
"""A day that this year has not is in none; one with a year has its own."""


class _Checked(NamedTuple):
    """What a check sees: a document, and what was read of it.

    Attributes:
        affects: what the head decides about items.
    """

    document: Document
    items: tuple[AgendaItem, ...]
    affects: tuple[Affect, ...]
    authority: str | None

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the document."""
        return self.document.source.lines

    @property
    def unread(self) -> Sequence[int]:
        """The lines that were not understood."""
        fates, filled = self.document.fates, self.document.marks.filled
        if all(map(fates.__getitem__, filled)):  # most documents are understood
            return ()
        return [line for line in filled if not fates[line]]


def check_document(
    document: Document,
    items: tuple[AgendaItem, ...],
    affects: tuple[Affect, ...],
    authority: str | None,
) -> tuple[Diagnostic, ...]:
    """Every diagnostic in the order of `CHECKS`; `affects` is what the head decides about items."""
    seen = _Checked(document, items, affects, authority)
    if not items and (document.head.body is None or document.head.date is None):
        return (_not_minutes(seen), *_run_together(seen))
    return tuple(one for check in CHECKS for one in check(seen))


def _not_minutes(seen: _Checked) -> Diagnostic:
    if seen.document.source.binary:
        message = NO_TEXT[seen.document.source.encoding]
    elif not any(line.strip() for line in seen.lines):
        message = "the document is empty"
    else:
        message = "no head and no item of any known form"
    return Diagnostic("not_minutes", "error", message)


def second_numbers(found: ItemBlocks) -> Iterable[Diagnostic]:
    """An item has one case number; each other one above its first part is told of."""
    for number, line in found.passed_over:
        message = f"a second case number of an item, passed over: {number.text}"
        yield Diagnostic("second_case_number", "warning", message, (line + 1, line + 1))


_HEADINGS = (
    "Beslutning", "Indstilling", "Sagsfremstilling", "Resum", "Indholdsfortegnelse", "Åben sag",
    "Sagsnr", "J.nr", "Sagen afgøres",
)  # fmt: skip
"""The first two stand in nearly every item."""
_OPENING_WORDS = (
    *_HEADINGS, "Mødedato", "Mødested", "Mødetid", "Dagsorden", "Fraværende", "Afbud", "Medlemmer",
    "Referat", "REFERAT", "Til stede", "DAGSORDEN",
)  # fmt: skip
_LONG_LINE, _MANY, _FEW = 400, 3, 2
"""A line of so many letters that holds so many words of headings has these within it; where
nothing was read, fewer say it, and the labels of a head too.
"""


def _run_together(seen: _Checked) -> Iterable[Diagnostic]:
    run = [line for line in seen.lines if len(line) > _LONG_LINE]
    if seen.items:  # most long lines are a paragraph, which two looks tell
        first, second, *_ = _HEADINGS
        run = [line for line in run if first in line or second in line]
        run = [line for line in run if _count(line, _HEADINGS) >= _MANY]
    else:
        run = [line for line in run if _count(line, _OPENING_WORDS) >= _FEW]
    if run:
        lines = [number for number, line in enumerate(seen.lines, 1) if line in run]
        message = "lines run together: headings stand within them, not on lines of their own"
        yield Diagnostic("lines_run_together", "warning", message, (lines[0], lines[-1]))


def _count(line: str, words: Iterable[str]) -> int:
    return sum(word in line for word in words)


def _head_complete(seen: _Checked) -> Iterable[Diagnostic]:
    for code, value, what in (
        ("no_body", seen.document.head.body, "which body met"),
        ("no_date", seen.document.head.date, "the day of the meeting"),
        ("no_authority", seen.authority, "which municipality or region it is"),
    ):
        if value is None:
            yield Diagnostic(code, "warning", f"the document does not say {what}")


def _layout_chosen(seen: _Checked) -> Iterable[Diagnostic]:
    if seen.items:
        starts = seen.document.starts
        message = f"item headings read as {starts.form}: {starts.reason}"
        yield Diagnostic("layout", "info" if starts.sure else "warning", message)
    elif seen.unread:
        yield Diagnostic("layout", "warning", "no items were recognised")


def _encoding(seen: _Checked) -> Iterable[Diagnostic]:
    if seen.document.source.damaged:
        message = f"bytes that could not be read as UTF-8: {seen.document.source.damaged}"
        yield Diagnostic("damaged_text", "warning", message)
    odd = sorted(_damaged_lines(f"\n{seen.document.text}\n"))
    if odd:
        shown = ", ".join(map(str, odd[:20])) + (", ..." if len(odd) > 20 else "")
        message = f"text that looks damaged, kept as printed: line {shown}"
        yield Diagnostic("damaged_text", "warning", message, (odd[0], odd[-1]))


_DAMAGE = (
    ("Å", ((0, "ÅU"), (1, "\nÅ\n"))),
    ("<", ((0, "<p>"), (0, "<u>"))),
    ("?", ((1, "\n? "), (3, "\n- ? "))),
    ("\ufffd", ((0, "\ufffd"),)),
    ("Ã", ((0, "Ã"),)),
)
"""Signs of text gone wrong: letters, left-over tags, a lone Å that was a no-break space, `?` for a
bullet. They stand after a letter of theirs that is seldom, each with the place of that letter in
it: a scan for one letter is twenty times as fast as one for more.
"""


def _damaged_lines(text: str) -> set[int]:
    """Numbers of the lines with a sign of damage; `text` begins with a line break of its own."""
    lines = set()
    for letter, signs in _DAMAGE:
        line = counted = 0
        at = text.find(letter)
        while at != -1:
            for place, sign in signs:
                if text.startswith(sign, at - place):
                    line += text.count("\n", counted, at)
                    counted = at
                    lines.add(line)
            at = text.find(letter, at + 1)
    whole = "æ" in text and "ø" in text and "å" in text
    if any(letter in text for letter in (_MISREAD_LETTERS if whole else _MISREAD_THROUGHOUT)):
        lines |= {
            text.count("\n", 0, hit.start()) for hit in islice(_MISREAD.finditer(text), _MOST)
        }
    return lines


# `r¾kke`, `M¿det` of an old Mac and `r†dhus`, `p†` of DOS, read as Windows text; or as what it has
# no letters for. `¾ time`, `Navn†` and `‹her›` are none of these.
_MISREAD = regex(
    r"[¾†›](?=[a-zæøå])|[¿Œ](?=[a-zæøå])|(?<=[^\W\d_])[¿Œ]|(?<=\bp)†|[\x80-\x84\x86-\x9f]"
)
_MISREAD_LETTERS = "¾¿\x86\x8c\x91\x9b"
_MISREAD_THROUGHOUT = f"†›Œ{_MISREAD_LETTERS}"
"""Each text in these has one of them: the small letters æ, ø and å. To look for the first three is
slow where a text has dashes or curly quotes, and needless where it has æ, ø and å themselves.
"""
_MOST = 1000  # signs of damage that are looked at: counting their lines is quadratic


def _unread_numbers(seen: _Checked) -> Iterable[Diagnostic]:
    """A number that a slip of the finger made none, under the heading of an item without one."""
    for item in seen.items:
        if item.case_number is not None:
            continue
        first, last = item.lines
        opening = seen.lines[first : min(first + _OPENING_LINES, last)]
        for at, line in enumerate(opening, first + 1):
            if line[:1] not in _BEFORE_A_NUMBER:
                continue
            printed = _MISTYPED.fullmatch(line.strip(MARKS))
            number = printed and _mended(printed)
            if printed and number:
                message = f"no case number of a known shape: {printed['number']}; near it: {number}"
                yield Diagnostic("unread_case_number", "warning", message, (at, at))


def _mended(printed: re.Match[str]) -> str | None:
    """What was meant: `23/4511` for `23/451l`, and behind a label for `23-4511`."""
    number, labelled = printed["number"], bool(printed["label"])
    if parse_alone(number, labelled=True) or not (labelled or "/" in number):
        return None
    text = re.sub(r"[-.\\]", "/", number.translate(_LOOK_ALIKE), count=1)
    found = parse_alone(text, labelled=True)
    return found.text if found else None


_LOOK_ALIKE = str.maketrans("lIoO", "1100")
_BEFORE_A_NUMBER = frozenset("sSjJ0123456789*#|")
_OPENING_LINES = 6  # below a heading, in which its case number stands
_MISTYPED = regex(
    r"(?P<label>(?:(?i:sags?(?:nummer|nr|id)?|j\. ?nr)\b[.:]*\s*)?)"
    r"(?P<number>(?:19|20)?\d\d[-/.\\][\dlIoO]{3,7})"
)
"""Reads `Sagsnr. 23-4511` and `23/451l`, not `Sagsnr. 23/a`."""


def _unread_lines(seen: _Checked) -> Iterable[Diagnostic]:
    """One diagnostic for all that stand together."""
    unread = set(seen.unread)
    run: list[int] = []
    for line in (*seen.document.marks.filled, None) if unread else ():
        if line in unread:
            run.append(line + 1)
        elif run:
            first = seen.lines[run[0] - 1].strip()[:_SHOWN]
            message = f"lines not understood: {len(run)}, beginning {first!r}"
            yield Diagnostic("not_understood", "info", message, (run[0], run[-1]))
            run = []


def _numbers(seen: _Checked) -> Iterable[Diagnostic]:
    met: set[str] = set()
    numbered = any(item.number for item in seen.items)
    for item in seen.items:
        if item.number is not None and item.number in met:
            message = f"item number {item.number} stands twice"
            yield Diagnostic("repeated_item_number", "warning", message, item.lines)
        if item.number is None and numbered:
            message = "an item without a number"
            yield Diagnostic("item_without_number", "warning", message, item.lines)
        met.add(item.number or "")
    for before, item in pairwise(seen.items):
        between = range(int(before.number or 0) + 1, int(item.number or 0))
        if before.number and any(str(number) not in met for number in between):
            message = f"between item {before.number} and item {item.number} no item was read"
            yield Diagnostic("item_numbers_skip", "info", message, item.lines)


def _contents(seen: _Checked) -> Iterable[Diagnostic]:
    lines = [entry.line + 1 for entry in seen.document.head.contents]
    if lines and len(lines) != len(seen.items):
        message = (
            f"lines of the contents list: {len(lines)}, items of the document: {len(seen.items)}"
        )
        yield Diagnostic("contents_differ", "info", message, (lines[0], lines[-1]))


def _decisions(seen: _Checked) -> Iterable[Diagnostic]:
    for item in seen.items:
        for decision in item.decisions:
            if decision.outcome is Outcome.UNKNOWN:
                words = " ".join(decision.text[:500].split())[:_SHOWN]
                message = f"no outcome recognised: {words!r}"
                yield Diagnostic("unknown_outcome", "info", message, decision.lines)
            if len(decision.text) > LONGEST:
                message = (
                    f"only the first {LONGEST} letters of a decision were searched for outcomes"
                )
                yield Diagnostic("long_decision", "warning", message, decision.lines)
            for promise in decision.commitments:
                yield from _no_such_day(promise.due_text or "", promise.lines)
            if decision.date is None:
                heading = seen.lines[decision.lines[0] - 1]
                message = f"a decision of {decision.body or 'an unnamed body'} without a day"
                without = Diagnostic("decision_without_date", "warning", message, decision.lines)
                yield from [*_no_such_day(heading, decision.lines)] or (without,)


def _no_such_day(words: str, lines: Lines) -> Iterable[Diagnostic]:
    days = find_dates(words, year=_LEAP_YEAR)
    if days and all(day.value is None for day in days):
        yield Diagnostic("impossible_date", "warning", f"no such day: {days[0].text}", lines)


def _no_decision(seen: _Checked) -> Iterable[Diagnostic]:
    if not any(item.decisions for item in seen.items):
        if seen.document.head.status != "minutes":
            return  # an agenda
        if not seen.affects and not all(item.closed for item in seen.items):
            message = "the head says that these are minutes, and no decision was recognised"
            yield Diagnostic("no_decision", "info", message)
    within = (one for item in seen.items for said in item.decisions for one in said.affects)
    elsewhere = {one.item for one in (*seen.affects, *within)}  # `punkt 5 udgår`, in item 1
    for item in seen.items:
        if item.decisions or item.number in elsewhere:
            continue
        if any(one.kind == "recommendation" for one in item.sections):
            message = "a recommendation, and no decision that was recognised"
            yield Diagnostic("no_decision", "info", message, item.lines)


def _unheaded(seen: _Checked) -> Iterable[Diagnostic]:
    for item in seen.items:
        for section in item.sections:
            if section.kind == "decision" and not section.heading:
                message = "nothing heads what was read as the decision"
                yield Diagnostic("unheaded_decision", "info", message, section.lines)


def _absences(seen: _Checked) -> Iterable[Diagnostic]:
    """Rows of absent people that neither commas nor the people of the head part."""
    for item in seen.items:
        for section in item.sections:
            if section.kind != "absence":
                continue
            label, _, rest = section.text.partition(":")
            words = " ".join(rest.split())
            if is_row_of_names(words) and not any(name in words for name in item.absent):
                message = f"no name was read below {label!r}: {words[:_SHOWN]!r}"
                yield Diagnostic("people_not_read", "info", message, section.lines)


CHECKS: tuple[Callable[[_Checked], Iterable[Diagnostic]], ...] = (
    _head_complete,
    _layout_chosen,
    _encoding,
    _run_together,
    _unread_lines,
    _numbers,
    _unread_numbers,
    _contents,
    _decisions,
    _no_decision,
    _unheaded,
    _absences,
)
"""The checks, in the order of their diagnostics."""
