"""An item's parts in, the outcomes other bodies had of it out: `Økonomiudvalget den 22.
august 2022: Anbefales.`

They stand on the line of the body, below what was recommended or told, and head nothing: the lines
from there on are parted from these.
"""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date

from casetrack.bodies import body_key, looks_like_body
from casetrack.lazy import regex
from casetrack.reading.openings import Block, ItemBlocks
from casetrack.reading.prints import named_in

__all__ = ["part_inlines"]

_COLON = ": "
_SAID = regex(
    r"(?:Behandle[ts] i |Behandling i )?(?P<body>[A-ZÆØÅ§][^:\d]{2,90}?)(?P<own> beslutning)?,?"
    r"(?i:(?: \(?(?:den |d\. )?(?P<date>\d{1,2}(?:\. ?[a-z]{3,9} |[-./]\d{1,2}[-./])\d{4})\)?)?)"
    r"(?:,? \(?(?:pkt|sag|punkt)\.? (?:nr\.? )?(?P<item>\d{1,4})\)?)?"
    r": (?P<text>(?P<word>[^\W\d_]+).*)"
)
"""Reads `Økonomiudvalget den 22. august 2022: Anbefales.` and `Teknisk Udvalg (pkt. 4): Godkendt`,
not `Økonomi: 3 mio. kr.`.
"""
_KINDS = ("recommendation", "history", "presentation", "summary", "other", "route")
"""The parts in which outcomes stand so; but outside a recommendation only with their day."""
_LONGEST = 160  # characters of a line before its colon
_DAY_AND_COLON = regex(r": (?<=[0-9)]: )")
"""Reads the colon of `den 22. august 2022: ` and `(3. maj 2021): `, not of `Økonomi: `."""


def part_inlines(found: ItemBlocks, verdicts: Set[str], fates: list[str]) -> None:
    """Make decisions of the lines of a part that name a body and begin its outcome;
    `verdicts` are the words outcomes begin with.
    """
    for kind in _KINDS:
        for block in found.parts.get(kind, ()):
            dated = kind != "recommendation" and not _proposes(block)
            if _DAY_AND_COLON.search(block.text) if dated else _COLON in block.text:
                _part(found, block, verdicts, fates, dated=dated)


def _part(
    found: ItemBlocks, block: Block, verdicts: Set[str], fates: list[str], *, dated: bool
) -> None:
    cuts: list[tuple[int, re.Match[str]]] = []
    for place, row in enumerate(block.rows):
        colon = row.find(_COLON, 0, _LONGEST)
        if colon < 1 or (dated and not _DAY_AND_COLON.match(row, colon)):
            continue
        said = _SAID.fullmatch(row)
        if said is None or (dated and not said["date"]):
            continue
        if _is_outcome(said, verdicts) and looks_like_body(said["body"]):
            cuts.append((place, said))
    if cuts:
        headed = {_meeting(one.fields) for one in found.parts.get("decision", ()) if one.fields}
        cuts = [(place, said) for place, said in cuts if _meeting(said.groupdict()) not in headed]
    if not cuts:
        return
    ends = [*(place for place, _ in cuts[1:]), len(block.rows)]
    spans = zip((place for place, _ in cuts), ends, strict=True)
    if block.kind != "recommendation" and any(_goes_on(block.rows[a:b]) for a, b in spans):
        return
    made = [
        _decision(block, place, end, said) for (place, said), end in zip(cuts, ends, strict=True)
    ]
    first = cuts[0][0]
    fates[block.begin + first : block.begin + len(block.rows)] = ["decision"] * (ends[-1] - first)
    del block.rows[first:]
    while block.rows and not block.rows[-1]:
        block.rows.pop()
    block.text = "\n".join(block.rows)
    at = found.blocks.index(block) + 1
    found.blocks[at:at] = made
    found.parts["decision"] = [one for one in found.blocks if one.kind == "decision"]


def _meeting(fields: dict[str, str | None]) -> tuple[str, date | None]:
    body, day = named_in({"body": fields.get("body"), "date": fields.get("date")})
    return body_key(body or ""), day


def _proposes(block: Block) -> bool:
    """Whether what is recommended stands in the summary (Rødovre 2010)."""
    return block.kind == "summary" and " indstiller" in block.text


def _goes_on(rows: list[str]) -> bool:
    """Whether more paragraphs follow an outcome: then what tells of it goes on."""
    blank = rows.index("") if "" in rows else len(rows)
    return any(rows[blank:])


def _is_outcome(said: re.Match[str], verdicts: Set[str]) -> bool:
    """Whether the words after the colon begin an outcome; without day and item the first word must
    say all of it, or all words (`Indstilles godkendt.`): `Kulturudvalget: Overført 2 mio. kr.` can
    be a part of the proposal.
    """
    placed = said["date"] or said["item"]
    if placed is not None:  # `Placering 2 anbefales.` says it too
        words = said["text"][:_LONGEST].partition(". ")[0].casefold().split()
        return any(word.strip(".,") in verdicts for word in words)
    if said["word"].casefold() not in verdicts:
        return False
    rest = said["text"][len(said["word"]) : _LONGEST]
    return rest[:1] in ("", ".", ",") or all(
        word.strip(".,") in verdicts for word in rest.casefold().split()
    )


def _decision(block: Block, place: int, end: int, said: re.Match[str]) -> Block:
    rows = block.rows[place:end]
    while not rows[-1]:
        rows.pop()
    heading, line = rows[0][: said.start("text")].rstrip(": "), block.begin + place
    rows[0] = said["text"]
    named = "bodys" if said["own"] else "body"
    fields = {named: said["body"], "date": said["date"], "item": said["item"]}
    return Block("decision", heading, line, line, rows, fields, text="\n".join(rows))
