"""An item's parts in, the decisions out that no heading sets off.

What other bodies decided stands on the line of the body, below what was recommended or told
(`Økonomiudvalget den 22. august 2022: Anbefales.`); an outcome of the meeting's own is a paragraph
below the recommendation, or all that an item says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date

from casetrack.bodies import body_key, find_bodies, is_short_form, looks_like_body
from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.reading.document import Document
from casetrack.reading.head import Head
from casetrack.reading.layout import says_one_of
from casetrack.reading.openings import Block, ItemBlocks, below_heading
from casetrack.reading.prints import below_proposal, is_of_agenda, named_in
from casetrack.reading.titles import dates_in
from casetrack.wording.decisions import interpret

__all__ = ["part_outcomes"]

_COLON = ": "
_SAID = regex(
    r"(?:Behandle[ts] i |Behandling i )?(?P<body>[A-ZÆØÅ§][^:\d]{2,90}?)(?P<own> beslutning)?,?"
    r"(?i:(?: \(?(?:den |d\. )?(?P<date>\d{1,2}(?:\. ?[a-z]{3,9} |[-./]\d{1,2}[-./])\d{4})\)?)?)"
    r"(?:,? \(?(?:pkt|sag|punkt)\.? (?:nr\.? )?(?P<item>\d{1,4})\)?)?"
    r": (?P<text>(?P<word>[^\W\d_]+).*)"
)
"""Reads `Teknisk Udvalg den 2. maj 2022 (pkt. 4): Anbefales.`, not `Økonomi: 3 mio. kr.`."""
_KINDS = ("recommendation", "history", "presentation", "summary", "other", "route")
"""The parts in which outcomes stand so; but outside a recommendation only with their day."""
_LONGEST = 160  # characters of a line before its colon
_PROPOSAL = "Indstilling"
_MATTER = (
    r"indstilling(?:en|erne)|forslaget|medlemsforslaget|sagen|punktet|dagsordenen|orienteringen"
    r"|referatet"
)
_VERDICT = regex(
    rf"(?:(?:{_MATTER})\s(?:blev|er)\s(?:herefter\s|enstemmigt\s)?)?"
    r"(?:godkendt|tiltrådt|vedtaget|forkastet|udsat|afvist|taget til efterretning|bevilget)"
    r"(?:\s(?:enstemmigt|uden afstemning|med \d+ stemmer (?:i?mod|for og) \d+.{0,20}))?(?:\.|$)",
    re.IGNORECASE,
)
"""Reads `Indstillingen blev godkendt.` and `Udsat`, not `Godkendt med en ændring`."""
_AMENDS = regex(r"ændringsforslag(?:et|ene) blev ", re.IGNORECASE)
"""Reads `Ændringsforslaget blev forkastet`, not `Et ændringsforslag`."""
_APPROVED = regex(r"\bgodkendt(?:e|es)?\b", re.IGNORECASE)
"""Reads `Dagsordenen godkendt` and `godkendtes`, not `godkendelse`."""
_NO_RESULT = frozenset(
    {Outcome.DISCUSSED, Outcome.NOTED, Outcome.DECIDED, Outcome.NONE, Outcome.UNKNOWN}
)
_LONGEST_ACCOUNT = 3000
_BRIEFING = regex(r"(?:gensidig )?orientering\b|meddelelser\b|nyt\b|siden sidst\b", re.IGNORECASE)
"""So begins the title of an item that tells of what was decided elsewhere."""
_BY = regex(
    r"\b(?:godkendt|vedtaget|tiltrådt|bevilget|udsat|afvist|afslået|forkastet|imødekommet) af"
    r" ([^\W\d_]+)"
)
"""Reads who did it in `afvist af forvaltningen`, not in `afvist af 12 medlemmer`."""
_OURSELVES = frozenset({"alle", "samtlige", "et", "en", "flertallet", "medlemmerne", "de"})
_PREPARES = regex(
    r"(?:formanden|borgmesteren|forvaltningen|administrationen|kommunen|ministeren|direktøren) har",
    re.IGNORECASE,
)
"""Reads `Formanden har afvist en henvendelse`, not `Formanden blev valgt`."""
_SHORT = 400
"""Within so many letters an item that approves the agenda says so."""
_DAY_AND_COLON = regex(r": (?<=[0-9)]: )")
"""Reads the colon of `den 22. august 2022: ` and `(3. maj 2021): `, not of `Økonomi: `."""


def part_outcomes(parts: Sequence[ItemBlocks], document: Document) -> None:
    """Make decisions of the outcomes that no heading sets off from the text above them."""
    status = document.head.status
    for found in parts:
        _part_inlines(found, document)
    decided = any("decision" in found.parts for found in parts)
    if status == "minutes" and not decided:
        for found in parts:
            _part_verdict(found, document.marks.stripped)
    if status != "agenda" or decided:
        for start, found in zip(document.starts.items, parts, strict=True):
            _take_approval(found, start.title or "")
    if status == "minutes" and not decided:
        for start, found in zip(document.starts.items, parts, strict=True):
            if not _BRIEFING.match(start.title or ""):
                _take_account(found, document)


def _part_inlines(found: ItemBlocks, document: Document) -> None:
    """Make decisions of the lines of a part that name a body and begin its outcome."""
    for kind in _KINDS:
        for block in found.parts.get(kind, ()):
            proposes = block.kind == "summary" and " indstiller" in block.text  # Rødovre 2010
            dated = kind != "recommendation" and not proposes
            if _DAY_AND_COLON.search(block.text) if dated else _COLON in block.text:
                said = _outcomes_in(block, document, dated=dated)
                _part(found, block, _not_headed(said, found), document.fates)


_Outcomes = list[tuple[int, re.Match[str]]]
"""Which rows of a block begin an outcome, each as `_SAID` reads it."""


def _outcomes_in(block: Block, document: Document, *, dated: bool) -> _Outcomes:
    outcomes: _Outcomes = []
    for place, row in enumerate(block.rows):
        colon = row.find(_COLON, 0, _LONGEST)
        if colon < 1 or (dated and not _DAY_AND_COLON.match(row, colon)):
            continue
        said = _SAID.fullmatch(row)
        if said is None or (dated and not said["date"]):
            continue
        if _is_outcome(said, document) and (
            looks_like_body(said["body"]) or _is_short_form(said, document.layout.words)
        ):
            outcomes.append((place, said))
    return outcomes


def _is_short_form(said: re.Match[str], words: Mapping[str, Set[str]]) -> bool:
    """`BFU den 8. november 2011: Udsat.`, not `NCC den 8. november 2011: Tilbud.`"""
    short = bool(said["date"]) and is_short_form(said["body"])
    return short and said["word"].casefold() in words["verdict"] | words["speaker"]


def _is_past(day: str, head: Head) -> bool:
    """Whether a day is no later than the meeting; for an agenda it must be before it."""
    told, last = [one.value for one in dates_in(day) if one.value], head.date
    return last is not None and any(
        one < last or (one == last and head.status != "agenda") for one in told
    )


def _not_headed(outcomes: _Outcomes, found: ItemBlocks) -> _Outcomes:
    """Those of meetings whose decision has no heading of its own in the item."""
    headed = {_meeting(one.fields) for one in found.parts.get("decision", ()) if one.fields}
    return [(place, said) for place, said in outcomes if _meeting(said.groupdict()) not in headed]


def _part(found: ItemBlocks, block: Block, outcomes: _Outcomes, fates: list[str]) -> None:
    ends = [*(place for place, _ in outcomes[1:]), len(block.rows)]
    rows = [block.rows[place:end] for (place, _), end in zip(outcomes, ends, strict=False)]
    if not rows or (block.kind != "recommendation" and any(map(_goes_on, rows))):
        return
    first = block.begin + outcomes[0][0]
    after = block.begin + len(block.rows)
    fates[first:after] = ["decision"] * (after - first)
    made = [
        _decision(block.begin + place, said, own)
        for (place, said), own in zip(outcomes, rows, strict=True)
    ]
    _cut_off(found, block, first, made)


def _meeting(fields: dict[str, str | None]) -> tuple[str, date | None]:
    body, day = named_in({"body": fields.get("body"), "date": fields.get("date")})
    return body_key(body or ""), day


def _goes_on(rows: list[str]) -> bool:
    """Whether more paragraphs follow an outcome: then what tells of it goes on."""
    blank = rows.index("") if "" in rows else len(rows)
    return any(rows[blank:])


def _is_outcome(said: re.Match[str], document: Document) -> bool:
    """Whether the words after the colon are an outcome; without a day every word must say so."""
    verdicts, first = document.layout.words["verdict"], said["word"].casefold()
    if said["date"] and first in document.layout.words["speaker"]:
        return _is_past(said["date"], document.head)  # `Udvalget kan ikke anbefale planen.`
    if said["date"] or said["item"]:  # `Placering 2 anbefales.` says it too
        return says_one_of(said["text"][:_LONGEST], verdicts)
    if first not in verdicts:
        return False
    rest = said["text"][len(said["word"]) : _LONGEST]
    return rest[:1] in ("", ".", ",") or all(
        word.strip(".,") in verdicts for word in rest.casefold().split()
    )


def _decision(line: int, said: re.Match[str], printed: list[str]) -> Block:
    heading = printed[0][: said.start("text")].rstrip(": ")
    rows = _to_last([said["text"], *printed[1:]])
    named = "bodys" if said["own"] else "body"
    fields = {named: said["body"], "date": said["date"], "item": said["item"]}
    return Block("decision", heading, line, line, rows, fields, text="\n".join(rows))


def _part_verdict(found: ItemBlocks, lines: list[str]) -> None:
    """Part the outcome, a paragraph of its own, from the recommendation (old protocols)."""
    own = [block for block in found.blocks if block.kind not in ("attachments", "absence")]
    if not own or own[-1].kind not in ("recommendation", "other"):
        return
    block = own[-1]
    printed = below_heading(block)
    if not printed or not (block.kind == "recommendation" or printed[0][1].startswith(_PROPOSAL)):
        return
    begin = printed[0][0]
    said = [line for line in below_proposal(block) if line > begin and not lines[line - 1]]
    if any(_VERDICT.match(lines[line]) for line in said):
        ends = (line for line in said if _VERDICT.match(lines[line]) or _AMENDS.match(lines[line]))
        first = next(ends)
        rows = block.rows[first - block.begin :]
        verdict = Block("decision", "", first, first, rows, text="\n".join(rows))
        _cut_off(found, block, first, [verdict])


def _take_approval(found: ItemBlocks, title: str) -> None:
    """Take for the decision all that an item says, if it is an outcome or approves the agenda."""
    block = _bare_text(found)
    if block is None:
        return
    text = block.text[:_SHORT]
    alone = len(block.rows) == 1 and (
        _VERDICT.match(text) or interpret(text).outcome is Outcome.NONE
    )
    if alone or (is_of_agenda(title) and _APPROVED.search(text)):
        _take(found, block)


def _take_account(found: ItemBlocks, document: Document) -> None:
    """Take for the decision what minutes without headings tell, if they say what came of it."""
    block, head = _bare_text(found), document.head
    if block is not None and len(block.text) <= _LONGEST_ACCOUNT:
        said = interpret(block.text, body=head.body, date=head.date)
        firm = [one.evidence for one in said.findings if one.outcome not in _NO_RESULT]
        if any(not _is_of_another(evidence, document) for evidence in firm):
            _take(found, block)


def _is_of_another(evidence: str, document: Document) -> bool:
    """Whether the words are of an earlier day or another body, or say that others did it."""
    head, by = document.head, _BY.search(evidence)
    if _PREPARES.match(evidence):
        return True
    if head.date and any(one.value and one.value < head.date for one in dates_in(evidence)):
        return True
    own = body_key(head.body or "")
    agents = [name for start, _, name in find_bodies(evidence) if start in (0, by and by.start(1))]
    if not agents and by:
        return by[1].casefold() not in document.layout.words["speaker"] | _OURSELVES
    return any(body_key(name) != own for name in agents)


def _bare_text(found: ItemBlocks) -> Block | None:
    """The text below no heading, where it is all of an item."""
    block = found.blocks[0] if len(found.blocks) == 1 else None
    return block if block and block.kind == "other" and not block.heading else None


def _take(found: ItemBlocks, block: Block) -> None:
    block.kind = "decision"
    found.parts = {"decision": [block]}


def _cut_off(found: ItemBlocks, block: Block, first: int, made: Sequence[Block]) -> None:
    """Let decisions stand from a line of a block on, which keeps what is above."""
    block.rows = _to_last(block.rows[: first - block.begin])
    block.text = "\n".join(block.rows)
    after = found.blocks.index(block) + 1
    found.blocks[after:after] = made
    found.parts["decision"] = [one for one in found.blocks if one.kind == "decision"]


def _to_last(rows: list[str]) -> list[str]:
    """The rows up to the last that is not blank."""
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return rows[:end]
