"""Lines in, marks out: every line that looks like a landmark of minutes, whatever it turns out to
be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from casetrack.bodies import looks_like_body
from casetrack.casenumber import CaseLine, read_case_line
from casetrack.layout import Form, Layout, fold
from casetrack.people import read_absence

__all__ = ["LONGEST", "Candidate", "Mark", "Marks", "bare", "find_marks"]

LONGEST = 300
"""Longer lines are running text, and no item heading."""
_LONGEST_LANDMARK = 160
"""Longer lines are no other landmark either."""

_DOTTED = re.compile(
    r"(?P<title>[^.…]*(?:[.…](?![.… ]{3})[^.…]*)*)[ .…\t]{4,}(?P<page>\d{1,4})?\s*(?P<rest>\S.*)?$"
)
_NEVER_ITEMS = frozenset({"contents", "section", "case"})
_LONGEST_PROPOSAL = 140
_LONGEST_BODY = 90
_PROPOSAL_ENDS = (",", ":", " at", "råd", "rådet", "udvalget")
_WIDE = 20
"""A landmark's blanks are wide within so many letters, or not at all (`Åbent  punkt`)."""
_LONGEST_BARE = 4
"""Digits of an item number that nothing but its place sets off from an amount."""
_BARE = ("{number} ", "{number}{")
_WORDED = ("Punkt {number}[ ]:",)
"""`Punkt 4: e-handel` is a heading if its case line follows."""
_OPENING = "§\"”'»(«“"
_CONTENTS = "Indholdsfortegnelse"
_PAGE = re.compile(r"side(?:\s*\d+(?:\s*(?:af|/)\s*\d+)?\.?)?|-\s*\d+\s*-", re.IGNORECASE)
_BESIDE_PAGE = re.compile(
    r"(?:[^\W\d]|\d\d?[-./]\d).{0,80}?(?:\s\s|\d,?)\s*Side\s*\d+(?:\s*(?:af|/)\s*\d+)?\.?"
)
"""The meeting and the page on one line: `Byrådet, den 5. april 2011      Side 2`."""
_PAGES = 3
"""On so many pages, and most of them, a line stands that is the head or the foot of each; on two
if it names a body, a town or a day.
"""
_OF_PAGE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}$|\bkommune\b", re.IGNORECASE)
_LONGEST_OF_PAGE = 80
_NUMERALS = str.maketrans("", "", "0123456789")
_CONTENTS_ON_ONE_LINE = re.compile(r"\W*1\.\s.{2,400}?\s2\.\s.{2,400}?\s3\.\s")
_MEETING = re.compile(r"(?:ordinært |ekstraordinært )?møde", re.IGNORECASE)
"""`Beslutninger fra mødet torsdag 8.06.2006` is a title, and names no body."""
_AMOUNT = re.compile(r"\d+(?!\d)\.?(?!\.?\s[^\W\d])|\d+ (?:kr|mio|mia|pct|procent)\b")
_GLUED = re.compile(r"(Beslutning|Sagsfremstilling|Indstilling|Bilag|Resumé?|Økonomi)[A-ZÆØÅ]")
_GLUED_AFTER = re.compile(r"[A-ZÆØÅ][^\n]")
_INLINE_KINDS = frozenset(
    {"decision", "competence", "route", "recommendation", "legal_basis", "attachments", "question"}
)
_LONGEST_LABEL = 61
_ABSENT = {"apologies": "Afbud", "absent": "Fraværende"}
"""Labels of the head that can stand in an item too, by the one that is known there."""
_INDICATES = re.compile(
    r"(?:[\w\s,&-]{3,80}\s)?(?:indstiller|foreslår|anbefaler)\b[^.]{0,120}?(?:,|:|\bat|at:|råd(?:et)?|udvalget)",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A line that a form of item heading reads."""

    line: int
    number: str
    title: str
    case: str | None


class Mark(NamedTuple):
    """A landmark at a line (from 0).

    Attributes:
        kind: `section`, `decision`, `local` (a decision heading in some sections only), `case`,
        `absence`, `contents`, `group`, `furniture`, `page` or `contents_head`.
        value: section kind, form id, title of a contents line ...
        rest: what stands on the line after the landmark's own words.
    """

    line: int
    kind: str
    value: str
    rest: str = ""
    fields: dict[str, str | None] | None = None
    case: CaseLine | None = None


class Marks(NamedTuple):
    """What `find_marks` gives: marks by line, candidates by form, and the lines stripped of
    decoration.
    """

    at: dict[int, Mark]
    candidates: dict[str, list[Candidate]]
    bare: list[str]
    filled: list[int]


def bare(line: str) -> str:
    """A line without blanks and heading or list decoration (`##`, `**`, `•`)."""
    line = line.strip()
    if line and (line[0] in "#*•·" or line[-1] == "*"):
        line = line.lstrip("#").strip().strip("*").strip().lstrip("•·").strip()
    return _unspaced(line) if line[1:2] == " " == line[3:4] else line


def _unspaced(text: str) -> str:
    """`B u d g e t  2 0 0 3` as `Budget 2003`: scanned letters set apart, words by two blanks."""
    words = [word.split(" ") for word in text.split("  ")]
    if any(len(letter) > 1 for word in words for letter in word):
        return text
    return " ".join(map("".join, words))


def find_marks(lines: Sequence[str], layout: Layout) -> Marks:
    """Every landmark of the lines, in one pass; a line has at most one mark, but may be a
    candidate too.
    """
    plain = list(map(bare, lines))
    filled = [number for number, line in enumerate(plain) if line]
    by_letter = _by_letter(layout.items)
    candidates: dict[str, list[Candidate]] = {}
    at: dict[int, Mark] = {}
    glued = _glued_words(plain, filled, layout)
    for number in filled:
        line = plain[number]
        length = len(line)
        if length <= _LONGEST_LANDMARK or glued or "...." in line:
            mark = _mark(number, line, lines[number], layout, glued)
            if mark is not None:
                at[number] = mark
                if mark.kind in _NEVER_ITEMS:
                    continue
        first = line[0].lower()
        if length <= LONGEST and (first in by_letter or first.isdigit() or "/" in line[:12]):
            _read_item(number, line, by_letter, candidates)
    _mark_repeated(at, plain, filled)
    return Marks(at, candidates, plain, filled)


def _mark_repeated(at: dict[int, Mark], plain: list[str], filled: list[int]) -> None:
    """Mark the lines beside page numbers that are the same on the pages: body, day, town."""
    pages = [line for line, mark in at.items() if mark.kind == "page"]
    if len(pages) < 2:
        return
    beside: dict[str, list[int]] = {}
    for page in pages:
        place = bisect_left(filled, page)
        for near in (filled[max(place - 2, 0) : place][::-1], filled[place + 1 : place + 4]):
            last = page
            for line in near:
                text = plain[line]
                if (
                    abs(line - last) > 2
                    or line in at
                    or text[-1] == "."
                    or len(text) > _LONGEST_OF_PAGE
                ):
                    break
                last = line
                beside.setdefault(text.translate(_NUMERALS), []).append(line)
    for lines in beside.values():
        first = plain[lines[0]]
        named = _OF_PAGE.search(first) or looks_like_body(first)
        if len(lines) >= max(2 if named else _PAGES, 0.8 * len(pages)):
            for line in lines:
                at[line] = Mark(line, "page", plain[line])


def _by_letter(forms: Sequence[Form]) -> dict[str, list[Form]]:
    table: dict[str, list[Form]] = {}
    for form in forms:
        table.setdefault(form.starts, []).append(form)
    table.setdefault(_CONTENTS[0].lower(), [])
    return table


def _read_item(
    number: int,
    line: str,
    by_letter: dict[str, list[Form]],
    candidates: dict[str, list[Candidate]],
) -> None:
    """Note the line as a candidate of the first form of item heading that reads it."""
    if line.startswith(_CONTENTS) and line[len(_CONTENTS) :][:1].isdigit():
        line = line[len(_CONTENTS) :]  # Brønderslev glues the word to the first heading
    first = line[0]
    forms = by_letter.get("0" if first.isdigit() else first.lower(), ())
    if not forms and "/" not in line[:12]:
        return
    if "-" in line[:6] and "/" in line[:12]:
        forms = [*forms, *by_letter.get("", ())]
    for form in forms:
        fields = form.read(line)
        if fields is None:
            continue
        if form.form.startswith(_BARE) and len(fields.get("number") or "") > _LONGEST_BARE:
            continue
        title = (fields.get("title") or fields.get("glued") or "").strip().strip("*").strip()
        title = _unspaced(title) if title[1:2] == " " == title[3:4] else title
        if title and not (_opens_title(title[0]) or form.form.startswith(_WORDED)):
            continue
        if title[:1].isdigit() and _AMOUNT.match(title):
            continue  # a date (08.04.2019), an amount (12.500) or a KLE number (85.02.02)
        found = Candidate(number, fields.get("number") or "", title, fields.get("case"))
        candidates.setdefault(form.id, []).append(found)
        return


def _opens_title(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in _OPENING


def _mark(number: int, line: str, raw: str, layout: Layout, glued: frozenset[str]) -> Mark | None:
    if "...." in line or "……" in line or ". . . " in line:
        return _contents(number, line)
    if line.startswith("1.") and _CONTENTS_ON_ONE_LINE.match(line):
        return Mark(number, "contents", line)
    word = layout.landmarks.get(line.rstrip(":. *").casefold())
    if word is None and "  " in line[:_WIDE]:
        word = layout.landmarks.get(" ".join(line.split()).casefold())
    if word is not None:
        kind, value = word
        if kind != "section":
            return None if kind == "group" and line[-1] == "." else Mark(number, kind, value)
        if not (line.endswith(".") or raw.lstrip()[:1] == "-" or line[0].islower()):
            return Mark(number, "section", value)
    if (line[0] in "-sS" and _PAGE.fullmatch(line)) or (
        " Side " in line and _BESIDE_PAGE.fullmatch(line)
    ):
        return Mark(number, "page", line)
    if line[0].islower() or line[0] == "-":
        return None
    if line.endswith("Beslutning") and line[-11:-10].islower():
        return Mark(number, "section", "decision", fields={"glued": line[:-10]})
    return _worded_mark(number, line, line.lower(), layout, glued)


def _worded_mark(
    number: int, line: str, lower: str, layout: Layout, glued: frozenset[str]
) -> Mark | None:
    """A landmark by a word of the line: who recommends, a label, an absence, a decision."""
    proposes = lower.endswith(_PROPOSAL_ENDS) and len(line) < _LONGEST_PROPOSAL
    if proposes and _INDICATES.fullmatch(line):
        return Mark(number, "indicates", "recommendation")
    labelled = read_case_line(line)
    if labelled is not None:
        return Mark(number, "case", labelled.label, labelled.rest, case=labelled)
    if read_absence(line) is not None:
        return Mark(number, "absence", "")
    decision = _decision(number, line, lower, layout)
    if decision is not None:
        return decision
    found = _labelled(number, line, layout) if ":" in line[:_LONGEST_LABEL] else None
    if found is not None:
        return found
    return _glued_section(number, line, layout, glued) if glued else None


def _labelled(number: int, line: str, layout: Layout) -> Mark | None:
    """A landmark by a label that the layout names: a part, a case number, who was absent."""
    label, _, rest = line.partition(":")
    folded = fold(label)
    if folded in layout.words["case"]:
        case = read_case_line(f"Sagsnr.: {rest}")
        if case is not None:
            return Mark(number, "case", label, case.rest, case=case._replace(label=label))
    if layout.head.get(folded) in _ABSENT:
        said = f"{_ABSENT[layout.head[folded]]}: {rest}"
        if read_absence(said) is not None:
            return Mark(number, "absence", "", said)
    return _inline_section(number, label, rest, layout)


def _contents(number: int, line: str) -> Mark:
    match = _DOTTED.match(line)
    title = match["title"].strip(" .\t") if match else line
    page = (match["page"] if match else None) or ""
    return Mark(number, "contents", title, page, {"glued": match["rest"] if match else None})


def _decision(number: int, line: str, lower: str, layout: Layout) -> Mark | None:
    last = lower[-1]
    counted = last.isdigit() or (last in ".: " and lower.rstrip(".: ")[-1:].isdigit())
    first = "0" if lower[0].isdigit() else lower[0]
    dated = first == "0" and lower[:2].rstrip("-. /").isdigit()
    if not (counted or dated or last == ":" or lower.startswith("beslutning")):
        return None
    by_first = layout.by_first
    for form in by_first.get(first, by_first[""]):
        if form.counted and not counted:
            continue
        if form.ends and (last != form.ends or len(line) > _LONGEST_BODY):
            continue
        if form.needs and not any(word in lower for word in form.needs):
            continue
        fields = form.read(line)
        if fields is not None and _MEETING.match(fields.get("body") or ""):
            return None
        if fields is not None:
            return Mark(number, "local" if form.only_in else "decision", form.id, fields=fields)
    return None


def _inline_section(number: int, label: str, rest: str, layout: Layout) -> Mark | None:
    kind = layout.sections.get(fold(label))
    if kind in _INLINE_KINDS and rest.strip():
        return Mark(number, "section", kind or "", rest.strip())
    return None


def _glued_words(plain: list[str], filled: list[int], layout: Layout) -> frozenset[str]:
    """The section words, if this document prints them glued to their text
    (`BeslutningGodkendt.`).
    """
    found = {match[1] for number in filled if (match := _GLUED.match(plain[number]))}
    return frozenset(layout.sections) if len(found) >= 2 else frozenset()


def _glued_section(number: int, line: str, layout: Layout, words: frozenset[str]) -> Mark | None:
    lower = line[:60].casefold()
    best = max((word for word in words if lower.startswith(word)), key=len, default="")
    if best and _GLUED_AFTER.match(line, len(best)):
        return Mark(number, "section", layout.sections[best], line[len(best) :])
    return None
