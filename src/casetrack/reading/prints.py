"""One item's blocks in, its decisions as printed out: whose, of which day, and their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from attrs import define, evolve

from casetrack.bodies import body_key, clean_body, looks_like_body, same_body
from casetrack.dates import parse_date
from casetrack.lazy import regex
from casetrack.reading.head import Head
from casetrack.reading.openings import Block, below_heading, span_of
from casetrack.reading.titles import capital
from casetrack.records import Lines

__all__ = ["LONGEST", "Print", "below_proposal", "find_prints", "is_of_agenda", "named_in"]

LONGEST = 50_000
"""Letters of a text that are searched for outcomes; the longest decisions have some 20,000."""

_NAMED_CASE = regex(
    r"(?!(?:for|imod|mod|undlod|ad|at|punkt|pkt|litra|dot|indstilling\w*|første|andet|anden|tredje|"
    r"fjerde|femte|sidste|\w*ændringsforslag\w*|flertal\w*|mindretal\w*|et (?:fler|minder)tal|"
    r"fraværende|afbud|valgt|udpeget|\d{1,2}\.\s?(?:pind|prik|dot|at|led|del|punkt|afsnit))\b)"
    r"(?P<about>[A-ZÆØÅ0-9][^:\n]{5,120}):\s+(?P<text>\S[^:\n]*)",
    re.IGNORECASE,
)
"""Reads `Salg af grund: Godkendt.` and `3. Havnen: Udsat`."""
_ONE_CASE = regex(r"(?i)sag (?:nr\.? ?)?\d{1,4} [^:\n]{4,}: ")
"""Reads `Sag nr. 4 Salg af grund: Godkendt.`, where one case was decided behind closed doors."""
_FIRST_DAY = regex(r",? (?:(?:den|d\.) )?\d[^\n]{4,25} (?:og|samt)(?: den| d\.?)?\Z")
"""The first of two days, which a heading prints between the body and the last of them."""
_DAY_BEHIND = regex(r",?\s(?:(?:den|d\.)\s)?(?P<day>\d[^\n:]{4,25})\Z")
"""Reads the day in `Teknisk Udvalg, den 3. maj 2022`, not in `Lokalplan 12`."""
_BOTH = "og beslutning"
_PROPOSES = regex(
    r"\b(?:indstille[rs]|foreslå[rs]|anbefaler at)\b|^\s*(?:at\b|[-•]|\d+[.)]|[a-zæøå]\))",
    re.IGNORECASE,
)
"""A line that recommends, or a point of what is recommended."""
_APPROVAL_OF = r"(?:godkendelse|fastsættelse|vedtagelse) af (?:\w+ )?"
_OF_AGENDA = regex(
    rf"\A(?:{_APPROVAL_OF}|bemærkninger.{{0,20}} til )?(?:mødets )?dagsorden"
    rf"|\b(?:og|samt) {_APPROVAL_OF}dagsorden",
    re.IGNORECASE,
)
"""Reads `Meddelelser og godkendelse af dagsorden`, not `Ny bro på dagsordenen`."""
_NAMELESS = {
    "Udvalget": "udvalg", "Rådet": "råd", "Bestyrelsen": "bestyrelse", "Nævnet": "nævn",
    "Mødet": "",
}  # fmt: skip
"""What a heading calls a body without its name, and what is in the name of one of that kind."""


@define
class Print:
    """One decision as printed, before its text is interpreted.

    Attributes:
        block: where it stands.
        item: the number that another meeting gave it.
        first_text: the first line of `text`, from 1.
        about: the words that name its case, where one block decides several.
    """

    block: Block
    body: str | None
    day: date | None
    item: str | None
    text: str
    lines: Lines
    first_text: int
    about: str | None = None


def find_prints(parts: Mapping[str, Sequence[Block]], head: Head) -> list[Print]:
    """The decisions of an item; a heading with nothing below it is a type label or a route line."""
    decisions = parts.get("decision", ())
    if not decisions:
        return [
            _unheaded(block, head)
            for block in parts.get("recommendation", ())
            if block.heading.casefold().endswith(_BOTH) and below_proposal(block)
        ]
    found: list[Print] = []
    before: Block | None = None
    for block in decisions:
        one = None if before and _is_repeated(before, block) else _print(block, head)
        if one is not None and not ("retells" in block.traits and _is_told(one, found)):
            found += _by_case(one) if ":" in one.text else (one,)
        before = block
    numbers = _numbers_in(parts.get("route", ()))
    for one in found if numbers else ():
        if one.day != head.date:
            one.item = one.item or numbers.get((body_key(one.body or ""), one.day))
    return found


def _numbers_in(route: Sequence[Block]) -> dict[tuple[str, date | None], str]:
    """The items' numbers by body and day, as a table of the route has them line by line."""
    rows = [row.strip() for block in route for row in block.rows if row.strip()]
    return {
        (body_key(body), day): number
        for body, printed, number in zip(rows, rows[1:], rows[2:], strict=False)
        if number.isdigit() and (day := parse_date(printed))
    }


def _is_repeated(before: Block, block: Block) -> bool:
    """Whether a bare `Beslutning` only prints once more what the one above it says."""
    bare = before.fields is None and block.fields is None
    return bare and block.text.strip() == before.text.strip()


def _is_told(one: Print, found: Sequence[Print]) -> bool:
    """Whether the history of a case prints once more what this meeting decided (Aarhus)."""
    return any(
        (one.body, one.day) == (other.body, other.day) and one.text in other.text for other in found
    )


def is_of_agenda(title: str) -> bool:
    """Whether an item of this title is about the agenda itself: `Godkendelse af dagsorden`."""
    return "agsorden" in title.lower() and _OF_AGENDA.search(title) is not None


def below_proposal(block: Block) -> list[int]:
    """The lines of the part's last paragraphs, from the first that recommends nothing."""
    paragraphs: list[list[int]] = []
    proposed = 0
    for line, row in below_heading(block):
        if not paragraphs or line > paragraphs[-1][-1] + 1:
            paragraphs.append([])
        paragraphs[-1].append(line)
        if _PROPOSES.search(row):
            proposed = len(paragraphs)
    return [line for paragraph in paragraphs[proposed:] for line in paragraph]


def _unheaded(block: Block, head: Head) -> Print:
    said = below_proposal(block)
    first, after = said[0], said[-1] + 1
    text = "\n".join(block.rows[first - block.begin : after - block.begin])
    return Print(block, head.body, head.date, None, text, (first + 1, after), first + 1)


def _print(block: Block, head: Head) -> Print | None:
    fields, text, item = block.fields, block.text, None
    if not text and (fields is None or "route" in block.traits):
        return None
    body, day = head.body, head.date
    if fields is not None:
        body, day = _own_or_named(fields, head)
        same = same_body(body, head.body)
        if same and not fields.get("date"):
            day = head.date  # a heading without a day is that of the meeting, if the body is
        if not (same and day and day == head.date):
            item = fields.get("item")
    return Print(block, body, day, item, text, span_of(block), block.begin + 1)


def _own_or_named(fields: dict[str, str | None], head: Head) -> tuple[str | None, date | None]:
    """Body and day by a heading's fields; the meeting's own where it names none, or `Udvalget`."""
    body, day = named_in(fields, near=head.date)
    if body is None:
        return head.body, day
    kind = _NAMELESS.get(body)
    if kind is None:
        return body, day
    own = day in (None, head.date) or kind in (head.body or "").lower()
    return (head.body if own else None), day or head.date


def named_in(
    fields: dict[str, str | None], *, near: date | None = None
) -> tuple[str | None, date | None]:
    """Body and day by a heading's fields; a day without a year is the last one up to `near`."""
    day = fields.get("date") or ""
    without_year = near if day[-1:].isalpha() else None
    meeting = fields.get("meeting") or ""
    return _named(meeting, fields.get("body"), fields.get("bodys"), day, without_year)


@lru_cache(4096)  # the same heading stands in every item of a meeting
def _named(
    meeting: str, body: str | None, bodys: str | None, day: str, near: date | None
) -> tuple[str | None, date | None]:
    name = _body_of_meeting(meeting) if meeting else _body(body or bodys or "", bodys is not None)
    return name or None, parse_date(day, near=near)


@lru_cache(4096)
def _body(printed: str, genitive: bool) -> str:
    return capital(clean_body(_FIRST_DAY.sub("", printed.strip(" .,")), genitive=genitive))


def _body_of_meeting(word: str) -> str:
    """`byrådsmødet` is Byrådet's, `økonomiudvalgsmødet` Økonomiudvalget's."""
    stem = word.lower().removesuffix("mødet").removesuffix("s")
    return (stem + ("n" if stem.endswith("e") else "et")).capitalize()


def _by_case(one: Print) -> list[Print]:
    """One print a case or a meeting, where each line of the block names one (`Salg: Godkendt.`)."""
    rows = [
        (place, row)
        for place, row in enumerate(one.text.split("\n"))
        if row.strip() and not row.startswith(("Fraværende", "Afbud"))
    ]
    if not all(":" in row for _, row in rows) or (len(rows) < 2 and not _ONE_CASE.match(one.text)):
        return [one]
    named = [(said, place) for place, row in rows if (said := _NAMED_CASE.fullmatch(row))]
    if len(named) < len(rows):
        return [one]
    return [_line_of(one, said, one.first_text + place) for said, place in named]


def _line_of(one: Print, match: re.Match[str], line: int) -> Print:
    """What a line decides: of the case it names, or in the meeting (`Byrådet, 3. maj: ...`)."""
    about = match["about"]
    row = evolve(one, about=about, text=match["text"], first_text=line, lines=(line, line))
    said = _DAY_BEHIND.search(about)
    name, printed = (about[: said.start()], said["day"]) if said else (about, "")
    day = parse_date(printed) if printed else None
    if not looks_like_body(name) or (printed and day is None):
        return row
    body = _body(name, genitive=False)
    if body_key(body) == body_key(one.body or ""):
        body, day = one.body or body, day or one.day
    return evolve(row, about=None, body=body, day=day)
