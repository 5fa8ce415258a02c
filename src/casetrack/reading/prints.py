"""One item's blocks in, its decisions as printed out: whose, of which day, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from casetrack.bodies import body_key, clean_body
from casetrack.dates import parse_date
from casetrack.reading.blocks import Block, ItemBlocks, span_of, text_of
from casetrack.reading.head import Head
from casetrack.records import Lines

__all__ = ["LONGEST", "Print", "find_prints", "head_verdict", "named_in"]

LONGEST = 50_000
"""Letters of a text that are searched for outcomes; the longest decisions have some 20,000."""

_NAMED_CASE = re.compile(
    r"(?!(?:for|imod|mod|undlod|ad|punkt|pkt|indstillingspunkt|fraværende|afbud|valgt|udpeget)\b)"
    r"(?P<about>[A-ZÆØÅ0-9][^:\n]{5,120}):\s+(?P<text>\S[^:\n]*)",
    re.IGNORECASE,
)
_BOTH = "og beslutning"
_PROPOSES = re.compile(
    r"\b(?:indstille[rs]|foreslå[rs]|anbefaler at)\b|^\s*(?:at\b|[-•]|\d+[.)]|[a-zæøå]\))",
    re.IGNORECASE,
)
"""A line that recommends, or a point of what is recommended."""
_MATTER = (
    r"indstilling(?:en|erne)|forslaget|medlemsforslaget|sagen|punktet|dagsordenen|orienteringen"
)
_VERDICT = re.compile(
    rf"(?:(?:{_MATTER})\s(?:blev|er)\s(?:herefter\s|enstemmigt\s)?)?"
    r"(?:godkendt|tiltrådt|vedtaget|forkastet|udsat|afvist|taget til efterretning|bevilget)"
    r"(?:\s(?:enstemmigt|uden afstemning|med \d+ stemmer (?:i?mod|for og) \d+.{0,20}))?(?:\.|$)",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"ændringsforslag(?:et|ene) blev ", re.IGNORECASE)
_ROUTE_FORMS = frozenset(
    {"date-body", "body-date", "body-colon", "body-date-pkt", "body-date-colon", "body-meeting"}
)
"""Headings of these forms with nothing below them are lines of a route, not decisions."""


class Print(NamedTuple):
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


def find_prints(found: ItemBlocks, head: Head, lines: list[str]) -> list[Print]:
    """The item's decisions; a heading with nothing below it is a type label or a route line."""
    blocks = [block for block in found.blocks if block.kind == "decision"]
    if not blocks:
        return [_unheaded(block, head, lines) for block in found.blocks if _decides(block, lines)]
    blocks = [
        block
        for before, block in zip([None, *blocks], blocks, strict=False)
        if before is None or not _is_repeated(before, block, lines)
    ]
    return [
        part for block in blocks for one in _print(block, head, lines) for part in _by_case(one)
    ]


def _is_repeated(before: Block, block: Block, lines: list[str]) -> bool:
    """Whether a bare `Beslutning` only prints once more what the one above it says."""
    bare = before.fields is None and block.fields is None and block.kind == before.kind
    return bare and text_of(block, lines).strip() == text_of(before, lines).strip()


def head_verdict(found: ItemBlocks, lines: list[str]) -> None:
    """Part the outcome from the recommendation above it, in minutes that head no decision.

    Old protocols print it as a paragraph of its own (`Indstillingen blev tiltrådt.`); whatever is
    not as plain as that stays where it is.
    """
    own = [block for block in found.blocks if block.kind not in ("attachments", "absence")]
    if not own or own[-1].kind not in ("recommendation", "other") or not own[-1].lines:
        return
    block = own[-1]
    proposes = block.kind == "recommendation" or lines[block.lines[0]].startswith("Indstilling")
    below = _below_proposal(block, lines) if proposes else []
    said = [line for line in below if line > block.lines[0] and not lines[line - 1]]
    if not any(_VERDICT.match(lines[line]) for line in said):
        return
    first = next(line for line in said if _VERDICT.match(lines[line]) or _AMENDS.match(lines[line]))
    verdict = Block("decision", "", first, [line for line in block.lines if line >= first])
    block.lines = [line for line in block.lines if line < first]
    found.blocks.insert(found.blocks.index(block) + 1, verdict)


def _decides(block: Block, lines: list[str]) -> bool:
    """Whether a part headed `Indstilling og beslutning` says more than what is recommended."""
    both = block.kind == "recommendation" and block.heading.casefold().endswith(_BOTH)
    return both and bool(_below_proposal(block, lines))


def _below_proposal(block: Block, lines: list[str]) -> list[int]:
    """The lines of the part's last paragraphs, from the first that recommends nothing."""
    paragraphs: list[list[int]] = []
    for line in block.lines:
        if not paragraphs or line > paragraphs[-1][-1] + 1:
            paragraphs.append([])
        paragraphs[-1].append(line)
    proposed = [any(_PROPOSES.search(lines[line]) for line in one) for one in paragraphs]
    first = len(proposed) - proposed[::-1].index(True) if True in proposed else 0
    return [line for paragraph in paragraphs[first:] for line in paragraph]


def _unheaded(block: Block, head: Head, lines: list[str]) -> Print:
    said = _below_proposal(block, lines)
    text = "\n".join(lines[said[0] : said[-1] + 1])
    span = (said[0] + 1, said[-1] + 1)
    return Print(block, head.body, head.date, None, text, span, said[0] + 1)


def _print(block: Block, head: Head, lines: list[str]) -> Iterator[Print]:
    text = text_of(block, lines)
    own = block.fields is None
    if not text.strip() and (own or block.form in _ROUTE_FORMS):
        return
    body, day = (head.body, head.date) if own else named_in(block, near=head.date)
    same = bool(body and head.body) and body_key(body or "") == body_key(head.body or "")
    if block.form in ("body-colon", "beslutning-body", "body-beslutning") and same:
        day = head.date
    item = (block.fields or {}).get("item")
    if same and day and day == head.date:
        item = None
    first = block.first if block.inline or not block.lines else block.lines[0]
    yield Print(block, body, day, item, text, span_of(block), first + 1)


def named_in(block: Block, *, near: date | None = None) -> tuple[str | None, date | None]:
    """Body and day of a decision heading; a day without a year is the last one up to `near`."""
    fields = (block.fields or {}).get
    day = fields("date") or ""
    without_year = near if day[-1:].isalpha() else None
    return _named(fields("meeting") or "", fields("body"), fields("bodys"), day, without_year)


@lru_cache(4096)  # the same heading stands in every item of a meeting
def _named(
    meeting: str, body: str | None, bodys: str | None, day: str, near: date | None
) -> tuple[str | None, date | None]:
    if meeting:
        return _body_of_meeting(meeting), parse_date(day, near=near)
    name = clean_body((body or bodys or "").strip(" .,"), genitive=bodys is not None)
    return (name[:1].upper() + name[1:]) or None, parse_date(day, near=near)


def _body_of_meeting(word: str) -> str:
    """`byrådsmødet` is Byrådet's, `økonomiudvalgsmødet` Økonomiudvalget's."""
    stem = word.lower().removesuffix("mødet").removesuffix("s")
    return (stem + ("n" if stem.endswith("e") else "et")).capitalize()


def _by_case(one: Print) -> list[Print]:
    """One print a case, where each line of the block decides one it names (`Salg: Godkendt.`)."""
    if ":" not in one.text:
        return [one]
    rows = [
        (place, row)
        for place, row in enumerate(one.text.split("\n"))
        if row.strip() and not row.startswith(("Fraværende", "Afbud"))
    ]
    if len(rows) < 2 or not all(":" in row for _, row in rows):
        return [one]
    named = [_NAMED_CASE.fullmatch(row) for _, row in rows]
    if not all(named):
        return [one]
    return [
        one._replace(
            about=match["about"],
            text=match["text"],
            first_text=one.first_text + place,
            lines=(one.first_text + place, one.first_text + place),
        )
        for (place, _), match in zip(rows, named, strict=True)
        if match
    ]
