"""Lines in, marks out: every line that looks like a landmark of minutes, whatever it turns out to
be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from casetrack.bodies import looks_like_body
from casetrack.casenumber import CASE_OPENINGS, CaseLine, parse_alone, read_case_line
from casetrack.reading.layout import (
    ABSENT_KINDS,
    DAY_AND_COLON,
    INLINE_KINDS,
    OPENING,
    Layout,
    fold,
)
from casetrack.reading.people import ABSENCE_OPENINGS, read_absence
from casetrack.reading.text import DECORATION, bare, unspaced

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
_PROPOSERS = frozenset({"adm", "for", "dir"})
_PROPOSAL_LETTERS = frozenset(",:tdTD")
# Looked at before any pattern is tried: most lines neither begin nor end as a landmark does.
_DECISION_OPENING = "bes"
_PAGE_OPENINGS = frozenset({"sid", "bla"})
_BUTTON_OPENING = "uds"
_WORD_OPENINGS = CASE_OPENINGS | ABSENCE_OPENINGS | {_DECISION_OPENING, "dag"}
_OPENINGS = _WORD_OPENINGS | _PAGE_OPENINGS | _PROPOSERS | {_BUTTON_OPENING}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ-")
_QUIET_ENDS = _LETTERS - frozenset("-gtdTD")
"""How running text begins, and how it ends but for the full stop."""
_AROUND_CASE = frozenset("*_#|•>")
_CASE_STARTS = frozenset("0123456789(")
_CASE_ENDS = _AROUND_CASE | set("0123456789)")
_WIDE = 20
"""A landmark's blanks are wide within so many letters, or not at all (`Åbent  punkt`)."""
_LONGEST_LABEL = 61
_LONGEST_BARE = 4
"""Digits of an item number that nothing but its place sets off from an amount."""
_OPENING = "§\"”'»(«“"
_CONTENTS = "Indholdsfortegnelse"
_CONTENTS_OPENING = _CONTENTS[:OPENING].lower()
_AFTER_CONTENTS = re.compile(rf"{_CONTENTS}\d")
_PAGE = re.compile(
    r"blad(?: nr\.?)? \d+|side(?:\s*\d+(?:\s*(?:af|/)\s*\d+)?\.?)?|-\s*\d+\s*-", re.IGNORECASE
)
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
_ON_TRUST = "body-date"
"""The form of decision heading that only what is around it makes one."""
_DAY_AT_END = re.compile(r"\d\.?\s[a-z]{3,9}:\Z", re.IGNORECASE)
_LONGEST_DAY = 13
_LABEL = re.compile(r"(Beslutning|BESLUTNING) +([A-ZÆØÅ][A-ZÆØÅa-zæøå]+\b)")
"""`Beslutning Godkendt` on one line, without a colon."""
_NAMED = re.compile(
    r"(?P<history>Sagens forløb)\s+(?P<told>\d{1,2}[-.].{4,60})$"
    r"|Dagsordenspunkt\s\d{1,3}:.{1,250}\((?P<case>[\d-]{6,14})\)$"
)
"""`Sagens forløb 25-03-2019 Magistraten`; the item named once more above its decisions."""
_NAMED_OPENINGS = frozenset({"sag", "dag"})
_GLUED_BUTTON = ("UdskrivSag", "UdskrivSAG")
_BUTTONS = ("Klik her for at folde ud", "Åbn/luk punkt")
_OPEN_ENDS = (" den", " d.", " og", " for", " i", ",", "-")
"""A decision heading that ends so goes on in the next line."""
_MEETING = re.compile(
    r"(?:ordinært |ekstraordinært )?møde|(?:godkendelse af )?(?:referat|protokol|dagsorden)",
    re.IGNORECASE,
)
"""`Beslutninger fra mødet torsdag 8.06.2006` is a title, and names no body; `Referat fra
Magistratens møde den 18. marts 2019` is the title of an item.
"""
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_AMOUNT = re.compile(
    rf"\d\.?\s?(?:{_MONTHS})\b|" r"\d+(?!\d)\.?(?!\.?\s[^\W\d])|\d+ (?:kr|mio|mia|pct|procent)\b"
)
_GLUED_WORDS = ("Beslutning", "Sagsfremstilling", "Indstilling", "Bilag", "Resumé?", "Økonomi")
_GLUED = re.compile(rf"({'|'.join(_GLUED_WORDS)})[A-ZÆØÅ]")
_GLUED_OPENINGS = frozenset(word[:OPENING].lower() for word in _GLUED_WORDS)
_GLUED_AFTER = re.compile(r"[A-ZÆØÅ][^\n]")
_INDICATES = re.compile(
    r"(?:[\w\s,&-]{3,80}\s)?(?:indstiller|foreslår|anbefaler)\b[^.]{0,120}?(?:,|:|\bat|at:|råd(?:et)?|udvalget|udvalget\sfor\s[^.:]{3,60})",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A line that a form of item heading reads; `folded` is its title as `fold` gives it."""

    line: int
    number: str
    title: str
    folded: str
    case: str | None


class Mark(NamedTuple):
    """A landmark at a line (from 0).

    Attributes:
        kind: `section`, `decision`, `local` (a decision heading in some sections only), `case`,
        `wrapped` (where a decision heading or a case line goes on), `absence`, `contents`, `group`,
        `furniture`, `page` or `contents_head`.
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
    """What `find_marks` gives: marks by line, and candidates by form.

    Attributes:
        stripped: the lines without the blanks around them.
        bare: without heading and list decoration too.
        filled: which of these are not empty.
    """

    at: dict[int, Mark]
    candidates: dict[str, list[Candidate]]
    stripped: list[str]
    bare: list[str]
    filled: list[int]


def find_marks(lines: Sequence[str], layout: Layout) -> Marks:
    """Every landmark of the lines, in one pass; a line has at most one mark, but may be a
    candidate too.
    """
    stripped = list(map(str.strip, lines))
    marks = Marks({}, {}, stripped, stripped.copy(), [])
    words, unsettled = _look(marks, layout, frozenset())
    if len(words) > 1:
        # This document prints the words of sections glued to what follows (`BilagKort.pdf`).
        marks = Marks({}, {}, stripped, stripped.copy(), [])
        _, unsettled = _look(marks, layout, frozenset(layout.sections))
    for number in unsettled:
        if not _settle(marks.at, number, marks.bare, marks.filled, layout):
            _mark_wrapped(marks.at, number, marks.bare, layout)
    pages = [line for line, mark in marks.at.items() if mark.kind == "page"]
    if len(pages) > 1:
        _mark_repeated(marks.at, pages, marks.bare, marks.filled)
    return marks


def _look(marks: Marks, layout: Layout, glued: frozenset[str]) -> tuple[set[str], list[int]]:
    """Note what each line is; gives the words that some of the lines have glued to what follows,
    and the lines that the one below settles.
    """
    at, candidates, stripped, plain, filled = marks
    openings, begins = layout.openings | _OPENINGS, _begin_items(layout)
    known: dict[str, Mark | None] = {}
    words, open_ = set[str](), list[int]()
    for number, line in enumerate(stripped):
        if not line:
            continue
        opening = line[:OPENING].lower()
        if line[0] in DECORATION or line[-1] == "*" or (" " in opening and line[1] == " "):
            line = plain[number] = bare(line)
            if not line:
                continue
            opening = line[:OPENING].lower()
        filled.append(number)
        length = len(line)
        if opening in _GLUED_OPENINGS and (match := _GLUED.match(line)):
            words.add(match[1])
        decides = opening == _DECISION_OPENING
        if decides and line.endswith(_OPEN_ENDS) and length <= _LONGEST_LANDMARK:
            open_.append(number)
        short = length <= _LONGEST_LANDMARK and (opening in openings or _stands_out(line))
        if short or decides or glued or "...." in line:
            if line in known:
                mark = _again(known[line], number)
            else:
                mark = known[line] = _mark(number, line, opening, layout, glued)
            if mark is not None:
                at[number] = mark
                if mark.value == _ON_TRUST or (mark.case and mark.case.number is None):
                    open_.append(number)
                if mark.kind in _NEVER_ITEMS:
                    continue
        if length <= LONGEST and (opening in begins or line[0] in begins or "/" in line[:12]):
            if length <= OPENING and line.isdigit() and stripped[number][0] in "•·":
                line += "."  # the number in a bullet of its own (Dragør)
            _read_item(number, line, opening, layout, candidates)
    return words, open_


def _stands_out(line: str) -> bool:
    """Whether a line begins or ends as no running text does, or is of a contents list."""
    last = line[-1]
    return (
        line[0] not in _LETTERS
        or (last not in _QUIET_ENDS and (last != "." or not line[-2:-1].isalpha()))
        or "……" in line
        or ". . . " in line
    )


def _begin_items(layout: Layout) -> frozenset[str]:
    """First letters, one or three, of the lines that can be headings of items."""
    letters = (opening.upper() for opening in layout.by_opening if len(opening) == 1)
    return frozenset((*letters, *layout.by_opening, *"0123456789", _CONTENTS_OPENING))


def _mark_repeated(
    at: dict[int, Mark], pages: list[int], plain: list[str], filled: list[int]
) -> None:
    """Mark the lines beside page numbers that are the same on the pages: body, day, town."""
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


def _settle(
    at: dict[int, Mark], number: int, plain: list[str], filled: list[int], layout: Layout
) -> bool:
    """Look at the line below a mark: the number of a label that stands alone (`Journalnummer`), the
    outcome that makes a heading of a body and a day.
    """
    mark, place = at.get(number), bisect_left(filled, number)
    for below in filled[place + 1 : place + 2] if mark else ():
        if mark and mark.value == _ON_TRUST:
            above = at.get(filled[place - 1])
            verdict = fold(plain[below].split()[0]) in layout.words["verdict"]
            if not verdict and (above is None or above.value != "decision"):
                del at[number]
        elif mark and mark.case and below not in at:
            value = parse_alone(plain[below], labelled=True)
            if value is not None:
                at[number] = mark._replace(case=mark.case._replace(number=value))
                at[below] = Mark(below, "wrapped", "field")
    return mark is not None and (mark.case is not None or mark.value == _ON_TRUST)


def _mark_wrapped(at: dict[int, Mark], number: int, plain: list[str], layout: Layout) -> None:
    """Mark a decision heading that goes on in the next line (`Beslutning i Børne- og`)."""
    below = plain[number + 1] if number + 1 < len(plain) else ""
    line = f"{plain[number]} {below}"
    if not below or len(line) > _LONGEST_LANDMARK:
        return
    mark = _decision(number, line, line[0].lower(), line[-1].isdigit(), line[-1] == ":", layout)
    if mark is not None and mark.kind == "decision":
        at[number] = mark
        at[number + 1] = Mark(number + 1, "wrapped", "decision")


def _again(mark: Mark | None, number: int) -> Mark | None:
    """The same landmark at another line: the headings of an item are those of the next."""
    if mark is None:
        return None
    _, kind, value, rest, fields, case = mark
    return Mark(number, kind, value, rest, fields and fields.copy(), case)


def _read_item(
    number: int,
    line: str,
    opening: str,
    layout: Layout,
    candidates: dict[str, list[Candidate]],
) -> None:
    """Note the line as a candidate of the first form of item heading that reads it."""
    if opening == _CONTENTS_OPENING and _AFTER_CONTENTS.match(line):
        line = line[len(_CONTENTS) :]  # Brønderslev glues the word to the first heading
        opening = line[:OPENING]
    first = opening[0]
    by_opening = layout.by_opening
    forms = by_opening.get(opening) or by_opening.get("0" if first.isdigit() else first, ())
    if "/" in line[:12] and "-" in line[:6]:
        forms += by_opening[""]
    for form in forms:
        fields = form.read(line)
        if fields is None:
            continue
        if form.bare and len(fields.get("number") or "") > _LONGEST_BARE:
            continue
        title = (fields.get("title") or fields.get("glued") or "").strip().strip("*").strip()
        title = unspaced(title) if title[1:2] == " " == title[3:4] else title
        for button in _BUTTONS:
            title = title.partition(button)[0].rstrip() or title
        if title and not (_opens_title(title[0]) or form.worded):
            continue
        if title[:1].isdigit() and _AMOUNT.match(title):
            continue  # a date (08.04.2019), an amount (12.500) or a KLE number (85.02.02)
        found = Candidate(
            number, fields.get("number") or "", title, fold(title), fields.get("case")
        )
        candidates.setdefault(form.id, []).append(found)
        return


def _opens_title(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in _OPENING


def _mark(
    number: int, line: str, opening: str, layout: Layout, glued: frozenset[str]
) -> Mark | None:
    """The landmark a line is, if any; its first and last letters are looked at before its words."""
    if "...." in line or "……" in line or ". . . " in line:
        return _contents(number, line)
    first, last = line[0], line[-1]
    if first == "1" and "2." in line and _CONTENTS_ON_ONE_LINE.match(line):
        return Mark(number, "contents", line)
    word = line.rstrip(":. *")
    if opening in layout.openings:
        landmark = layout.landmarks.get(word.casefold()) if len(word) <= layout.longest else None
        if landmark is None and "  " in line[:_WIDE]:
            landmark = layout.landmarks.get(" ".join(line.split()).casefold())
        if landmark is not None:
            kind, value = landmark
            if kind != "section":
                return None if kind == "group" and last == "." else Mark(number, kind, value)
            if not (last == "." or first == "-" or first.islower()):
                return Mark(number, "section", value)
    counted = word[-1:].isdigit()
    if (opening in _PAGE_OPENINGS or first == "-") and _PAGE.fullmatch(line):
        return Mark(number, "page", line)
    if counted and " Side " in line and _BESIDE_PAGE.fullmatch(line):
        return Mark(number, "page", line)
    if first.islower() or first == "-":
        return None
    if last == "g" and first.isalpha() and line[-11:-10].islower() and line.endswith("Beslutning"):
        return Mark(number, "section", "decision", fields={"glued": line[:-10]})
    proposes = last in _PROPOSAL_LETTERS and line[-8:].lower().endswith(_PROPOSAL_ENDS)
    proposes = proposes or (opening in _PROPOSERS and " til udvalget for " in line.lower())
    if proposes and len(line) < _LONGEST_PROPOSAL and _proposes(line):
        return Mark(number, "indicates", "recommendation")
    if counted or ":" in line or glued or _may_be_worded(opening, first, last):
        return _worded_mark(number, line, opening, counted, layout, glued)
    return None


def _may_be_worded(opening: str, first: str, last: str) -> bool:
    """Whether a line without a number at its end and without a colon can be a worded landmark."""
    return (
        opening in _WORD_OPENINGS or first in _AROUND_CASE or last in _CASE_ENDS or first.isdigit()
    )


def _proposes(line: str) -> bool:
    lower = line.lower()
    said = "indstiller" in lower or "foreslår" in lower or "anbefaler" in lower
    return said and _INDICATES.fullmatch(line) is not None


def _worded_mark(
    number: int, line: str, opening: str, counted: bool, layout: Layout, glued: frozenset[str]
) -> Mark | None:
    """A landmark by a word of the line: a label, an absence, a decision.

    `counted` says that the line ends in a number, but for its closing points.
    """
    first, last = line[0], line[-1]
    ends = last in _CASE_ENDS and (first in _CASE_STARTS or line[1:2].isupper())
    if opening == _BUTTON_OPENING and line.startswith(_GLUED_BUTTON):
        line = line[len("Udskriv") :]
        opening = line[:OPENING].lower()
    if ends or opening in CASE_OPENINGS or first in _AROUND_CASE:
        labelled = read_case_line(line)
        if labelled is not None:
            return Mark(number, "case", labelled.label, labelled.rest, case=labelled)
    if opening in ABSENCE_OPENINGS and read_absence(line) is not None:
        return Mark(number, "absence", "")
    colon = last == ":"
    if counted or colon or opening == _DECISION_OPENING or first.isdigit():
        decision = _decision(number, line, opening[0], counted, colon, layout)
        if decision is not None:
            return decision
    verdict = _LABEL.match(line) if opening == _DECISION_OPENING else None
    if verdict and fold(verdict[2]) in layout.words["verdict"]:
        return Mark(number, "section", "decision", line[verdict.end(1) :].strip())
    named = _NAMED.match(line) if opening in _NAMED_OPENINGS else None
    if named is not None and named["history"]:
        return Mark(number, "section", "history", named["told"])
    value = parse_alone(named["case"], labelled=True) if named is not None else None
    if value is not None:
        return Mark(number, "wrapped", "field", case=CaseLine(value, "Dagsordenspunkt", None, ""))
    labels = opening in layout.label_openings or first in _AROUND_CASE
    found = _labelled(number, line, layout) if labels and ":" in line[:_LONGEST_LABEL] else None
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
    absent = ABSENT_KINDS.get(layout.head.get(folded, ""))
    if absent and read_absence(f"{absent}: {rest}") is not None:
        return Mark(number, "absence", "", f"{absent}: {rest}")
    kind = layout.sections.get(folded)
    if kind in INLINE_KINDS and rest.strip():
        return Mark(number, "section", kind or "", rest.strip())
    return None


def _contents(number: int, line: str) -> Mark:
    match = _DOTTED.match(line)
    title = match["title"].strip(" .\t") if match else line
    page = (match["page"] if match else None) or ""
    return Mark(number, "contents", title, page, {"glued": match["rest"] if match else None})


def _decision(
    number: int, line: str, first: str, counted: bool, colon: bool, layout: Layout
) -> Mark | None:
    lower = line.lower()
    end = ":" if colon else ""
    if colon and not counted and _DAY_AT_END.search(line, len(line) - _LONGEST_DAY):
        end = DAY_AND_COLON
    forms, needs = layout.by_first.get(
        ("0" if first.isdigit() else first, counted, end), layout.by_first["", counted, end]
    )
    if needs and not _holds(lower, needs):
        return None
    for form in forms:
        if form.ends and len(line) > _LONGEST_BODY:
            continue
        if form.needs and not _holds(lower, form.needs):
            continue
        fields = form.read(line)
        if fields is not None and _MEETING.match(fields.get("body") or fields.get("bodys") or ""):
            return None
        if fields is not None:
            return Mark(number, "local" if form.only_in else "decision", form.id, fields=fields)
    return None


def _holds(text: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 (a third of the time of `any`, and asked of every heading)
        if word in text:
            return True
    return False


def _glued_section(number: int, line: str, layout: Layout, words: frozenset[str]) -> Mark | None:
    lower = line[:60].casefold()
    best = max((word for word in words if lower.startswith(word)), key=len, default="")
    if best and _GLUED_AFTER.match(line, len(best)):
        return Mark(number, "section", layout.sections[best], line[len(best) :])
    return None
