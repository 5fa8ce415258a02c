"""The text of one document in, its `Meeting` and what was odd about it out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from casetrack.asked import as_path, as_text, as_texts
from casetrack.authorities import full_name
from casetrack.bodies import Rank, find_bodies, rank, same_body
from casetrack.casenumber import parse_alone
from casetrack.lazy import regex
from casetrack.provenance import find_authority
from casetrack.reading.absences import absent_in
from casetrack.reading.attachments import attachments_in
from casetrack.reading.blocks import split_items
from casetrack.reading.checks import check_document, second_numbers
from casetrack.reading.closed import says_closed, told_closed
from casetrack.reading.contents import closed_in, end_of_items, pages_of
from casetrack.reading.document import Document, read_document
from casetrack.reading.head import Head
from casetrack.reading.layout import fold, pinned_layout, shipped_layout
from casetrack.reading.openings import Block, ItemBlocks, span_of
from casetrack.reading.prints import LONGEST, Print, find_prints, is_of_agenda
from casetrack.reading.recommendations import split_recommendations
from casetrack.reading.settling import settle_head
from casetrack.reading.shortforms import as_printed, explained_in, spell_out, used_in
from casetrack.reading.starts import ITEM_GROUPS, ItemStart
from casetrack.reading.text import SourceText, from_text
from casetrack.reading.titles import with_rest
from casetrack.reading.unheaded import part_outcomes
from casetrack.records import (
    Affect,
    AgendaItem,
    Commitment,
    Decision,
    Meeting,
    Participant,
    Recommendation,
    Section,
    Source,
)
from casetrack.wording.decisions import About, interpret_about

__all__ = ["line_fates", "parse", "parse_source"]

_PAGE_OF_ITEM = regex(r"\bpunkt-?(\d{1,3})\b")
"""Reads `moede/punkt-12` and `punkt3`, not `punkter`."""
_DIVIDED = regex(
    r"\b(?:for så vidt angår|vedr(?:ørende|\.)?) (?:indstillings?)?(?:pkt\.?|punkt) \d"
)
"""Reads `Byrådet for så vidt angår pkt. 2` and `Byrådet vedr. punkt 2`, not `Byrådet`."""
_STATE = regex(r"\((?:åben|åbent|lukket)\)\s{2,}(?=\S)", re.IGNORECASE)
"""A column between the number and the title: `Pkt. 2 (Åben)     Ny havn`."""
_LABEL = r"(?i:J\. ?nr|Sags(?:nr|id|nummer)|Journalnr|Sag nr|(?-i:Sag))\.?:?\s+"
_CASE_BEHIND = regex(
    rf"[,;]?\s+(?:(?<![./]\d{{4}} )\((?:sag |{_LABEL})?(?P<aside>(?:[A-ZÆØÅ]{{2,4}} )?[^\s()]+)\)"
    rf"|(?:[–-] )?(?:{_LABEL})?(?P<last>[^\s()]+))\Z"
)
"""Reads `Ny bro (Sagsnr. 09/39368)` and `Ny bro, 09/39368`, not `Ny bro (KFU 55/2003))`."""
_TOWARDS_THE_BEGINNING = 8
"""The name of the authority stands alone within so many filled lines of the beginning."""


def parse(
    text: str,
    *,
    authority: str | None = None,
    layout: str | None = None,
    path: str | os.PathLike[str] | None = None,
) -> Meeting:
    """Read the text of one set of minutes (referat) or one agenda (dagsorden).

    `authority` settles whose minutes they are, named short (`Vejen`) or in full; `layout` pins the
    forms of headings by their ids (`dot+beslutning-date`), or names a layout file; `path` is told
    as the source, and can tell the authority (its folder) and an item's number. Lines are counted
    from 1.

    Never raises for what the text says: no head and no item gives a `Meeting` with null body and
    date, no items, and the error diagnostic `not_minutes`. Raises `InvalidLayout` for a layout that
    cannot be used, `TypeError` for an argument of the wrong type.
    """
    place = None if path is None else as_path("path", path)
    source = from_text(as_text("text", text), path=place)
    return parse_source(source, authority=authority, layout=layout)


def parse_source(
    source: SourceText, *, authority: str | None = None, layout: str | None = None
) -> Meeting:
    """Read a decoded document; see `parse`."""
    (authority,) = as_texts(authority=authority)
    document = read_document(source, pinned_layout(layout))
    items = _read_items(document)
    return _meeting(document, items, authority)


def line_fates(text: str) -> tuple[str, ...]:
    """The one fate of every line, also `blank`, `unread`, and `furniture` for mere decoration."""
    source = from_text(text)
    document = read_document(source, shipped_layout())
    _meeting(document, _read_items(document), None)
    of_others = [line.strip() for line in source.lines[len(document.fates) :]]
    rows = zip(
        [*document.fates, *[""] * len(of_others)], [*document.marks.bare, *of_others], source.lines,
        strict=True,
    )  # fmt: skip
    return tuple(
        (fate or "unread") if bare else "furniture" if line.strip() else "blank"
        for fate, bare, line in rows
    )


def _forms(document: Document) -> str:
    """The forms the document was read by, as `--layout` takes them."""
    used = {mark.value for mark in document.marks.at.values() if mark.kind == "decision"}
    return "+".join([document.starts.form, *sorted(used)])


def _read_items(document: Document) -> tuple[AgendaItem, ...]:
    head, parts = document.head, _parts_of_items(document)
    settle_head(head, parts)
    head.diagnostics += chain.from_iterable(map(second_numbers, parts))
    prints = [find_prints(found.parts, head) for found in parts]
    names = explained_in("\n".join(map(_text, chain(*prints))), document.text)
    starts = [
        start._replace(title=with_rest(start.title or "", found.title_rest))
        if found.title_rest
        else start
        for start, found in zip(_starts(document), parts, strict=True)
    ]
    pages = pages_of(head.contents, starts, document.source)
    rows = zip(starts, parts, prints, pages, strict=True)
    return tuple([_item(document, *row, names) for row in rows])


def _parts_of_items(document: Document) -> list[ItemBlocks]:
    """The blocks of each item, closed where something outside it says so, its outcomes parted."""
    starts, marks, fates = document.starts.items, document.marks, document.fates
    layout = document.layout
    end = end_of_items(document.head.contents, starts, marks, layout, fates)
    parts = split_items(starts, end, marks, layout, fates, document.head)
    _close_below_headings(parts, _first_group(document))
    _close_as_listed(parts, document)
    part_outcomes(parts, document)
    return parts


def _close_below_headings(parts: Sequence[ItemBlocks], group: str) -> None:
    """Close the items from `Lukkede sager` on to the next group, the one below `Lukket punkt`."""
    for found in parts:
        found.closed = found.closed or "lukke" in group
        group = found.next_group or (group if group not in ITEM_GROUPS else "")


def _close_as_listed(parts: Sequence[ItemBlocks], document: Document) -> None:
    """Close the items that the contents list has among the closed ones."""
    closed = closed_in(document.head.contents, document.marks)
    if closed:
        for start, found in zip(document.starts.items, parts, strict=True):
            found.closed = found.closed or fold(start.title or "") in closed


def _starts(document: Document) -> tuple[ItemStart, ...]:
    """Where the items begin; one alone on its page has the number of the address (København)."""
    starts = document.starts.items
    if len(starts) != 1 or starts[0].number is not None:
        return starts
    found = _PAGE_OF_ITEM.search(document.source.path or "")
    return (starts[0]._replace(number=found[1] if found else None),)


def _text(one: Print) -> str:
    return f"{one.body} {one.text}"


def _first_group(document: Document) -> str:
    """The group heading (`Lukkede sager`) right above the first item, not of a contents list."""
    starts, marks = document.starts, document.marks
    for above in marks.above(starts.items[0].first) if starts.items else ():
        if marks.kind_at(above) == "group" and starts.contents.isdisjoint(marks.above(above)):
            return marks.at[above].value
    return ""


def _item(
    document: Document,
    start: ItemStart,
    found: ItemBlocks,
    prints: list[Print],
    page: int | None,
    names: Mapping[str, str],
) -> AgendaItem:
    closed, parts = document.layout.words["closed"], found.parts
    title, titled_case = _title(start, found)
    sections = _sections(found, document.marks.stripped)
    recommendations = _recommendations(parts.get("recommendation", ()))
    if names:
        names = used_in("\n".join(map(_text, prints)), names)
    agenda = is_of_agenda(title or "")
    matter = _Matter(start.number, recommendations, names, agenda, document.head.participants)
    decisions = _decisions(found, prints, matter)
    case = found.case.number if found.case else None
    return AgendaItem(
        number=start.number,
        title=_STATE.sub("", title) if title and title[0] == "(" else title,
        case_number=case.text if case else titled_case,
        closed=found.closed or told_closed(found, closed) or says_closed(title, closed),
        page=page,
        lines=(start.first + 1, max(start.first, found.last) + 1),
        sections=sections,
        recommendations=recommendations,
        decisions=decisions,
        commitments=_follow_up(document.head, found) if "follow_up" in parts else (),
        attachments=attachments_in(parts.get("attachments", ())),
        absent=_absent(decisions, found),
    )


def _absent(decisions: tuple[Decision, ...], found: ItemBlocks) -> tuple[str, ...]:
    """Who was absent by a decision, by the item's own lines or by a part (Mødedeltagelse)."""
    names: list[str] = []
    for one in decisions:
        names += one.absent
    for block in found.parts.get("decision", ()):
        names += block.absent
    names += found.absent
    for block in found.parts.get("absence", ()):
        names += absent_in(block.text)[0]
    return tuple(dict.fromkeys(names)) if names else ()


def _title(start: ItemStart, found: ItemBlocks) -> tuple[str | None, str | None]:
    """The title, and the case number that some print at its end (`1. Title 09/39368`)."""
    title = start.title or ""
    behind = _CASE_BEHIND.search(title) if title and title[-1] in "0123456789)" else None
    if behind is not None:
        last = behind["aside"] or behind["last"]
        number = parse_alone(last, labelled=behind["aside"] is not None)
        day = last[-2:-1] == "/"  # `udsat fra mødet den 21/2`, `Vagt 24/7`
        known = found.case.number if found.case else None
        if number is not None and not day and known in (None, number):
            return title[: behind.start()], number.text
    return title.removesuffix("( )").rstrip() or None, start.case


def _sections(found: ItemBlocks, lines: list[str]) -> tuple[Section, ...]:
    sections = [
        Section(block.kind, block.heading, block.text, span_of(block))
        for block in found.blocks
        if block.heading or block.rows
    ]
    for at in _runs(found.absence_lines, lines):
        text = "\n".join([lines[line] for line in at])
        sections.append(Section("absence", "", text, (at[0] + 1, at[-1] + 1)))
    sections.sort(key=lambda section: section.lines[0])
    return tuple(sections)


def _runs(numbers: Sequence[int], lines: list[str]) -> Iterator[list[int]]:
    """Numbers of lines, apart where another line with text stands between them."""
    run: list[int] = []
    for number in numbers:
        if run and any(lines[run[-1] + 1 : number]):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _recommendations(blocks: Sequence[Block]) -> tuple[Recommendation, ...]:
    rows = (enumerate(block.rows, block.begin + 1) for block in blocks)
    return tuple(chain.from_iterable(map(split_recommendations, rows)))


class _Matter(NamedTuple):
    """What is known of an item when its decisions are read.

    Attributes:
        names: the bodies behind the short forms that its decisions use.
        agenda: whether it approves the agenda.
        people: whom the head names.
    """

    number: str | None
    recommendations: tuple[Recommendation, ...]
    names: Mapping[str, str]
    agenda: bool
    people: Mapping[str, Participant]


def _decisions(found: ItemBlocks, prints: list[Print], matter: _Matter) -> tuple[Decision, ...]:
    for one in prints if matter.names else ():
        one.body = matter.names.get(one.body or "", one.body)
    ranks = [rank(one.body) for one in prints if one.body]
    named: dict[str, list[str]] = {"route": [], "competence": []}
    for kind, bodies in named.items():
        for block in found.parts.get(kind, ()):
            if kind == "route" or not _DIVIDED.search(block.text):
                bodies += [name for _, _, name in find_bodies(block.text)]
    ranks += map(rank, chain(*named.values()))
    highest = max(ranks, default=Rank.ADMINISTRATION)
    competent = named["competence"][0] if len(named["competence"]) == 1 else None
    begins = [one.lines[0] for one in prints]
    return tuple(
        [
            _decision(
                one,
                matter._replace(recommendations=_decided(one, begins, matter.recommendations)),
                prepares=_prepares(one.body, highest, competent),
            )
            for one in prints
        ]
    )


def _decided(
    one: Print, begins: Sequence[int], points: tuple[Recommendation, ...]
) -> tuple[Recommendation, ...]:
    """The points a decision is about: of several lists with the same labels the last above it,
    as far up as another decision.
    """
    above = [point for point in points if point.lines[0] < one.lines[0]]
    if not above or len({point.point for point in points}) == len(points):
        return points
    since = max((line for line in begins if line < above[-1].lines[0]), default=0)
    return tuple([point for point in above if point.lines[0] > since])


def _prepares(body: str | None, highest: Rank, competent: str | None) -> bool:
    """Whether a body prepares: a higher one treats the case, and it is not said to decide."""
    return bool(body) and rank(body) < highest and not same_body(body, competent)


def _decision(one: Print, matter: _Matter, *, prepares: bool) -> Decision:
    printed = one.text[:LONGEST]
    text = spell_out(printed, matter.names)
    item = one.item or matter.number
    about = About(one.body, one.day, prepares, matter.recommendations, item, matter.agenda)
    said = interpret_about(text, about, first_line=one.first_text)
    if text != printed:
        said = as_printed(said, matter.names)
    absent, recused = absent_in(one.text)
    away = tuple([name for name in recused if _was_away(matter.people.get(name))])
    return Decision(
        body=one.body,
        date=one.day,
        item=one.item,
        text=one.text.strip("\n"),
        lines=one.lines,
        about=one.about,
        outcome=said.outcome,
        outcomes=said.outcomes,
        findings=said.findings,
        points=said.points,
        commitments=said.commitments,
        affects=said.affects,
        votes=said.votes,
        statements=said.statements,
        absent=tuple(dict.fromkeys(one.block.absent + absent + away)),
        recused=tuple([name for name in recused if name not in away]),
    )


def _was_away(person: Participant | None) -> bool:
    """Whether who took no part in an item was at no other of the meeting either."""
    return person is not None and person.attendance in ("apologies", "absent") and not person.items


def _follow_up(head: Head, found: ItemBlocks) -> tuple[Commitment, ...]:
    """What an Opfølgning promises; one that stands above a decision only proposes."""
    promised: tuple[Commitment, ...] = ()
    decided = max((one.begin for one in found.parts.get("decision", ())), default=-1)
    for block in found.parts["follow_up"]:
        if block.rows and block.begin > decided:
            text, about = block.text[:LONGEST], About(head.body, head.date)
            promised += interpret_about(text, about, first_line=block.begin + 1).commitments
    return promised


def _remarks_affect(head: Head) -> tuple[Affect, ...]:
    """What the remarks of the head decide about items, each with its own lines."""
    affects: list[Affect] = []
    about = About(head.body, head.date, agenda=True)
    for one in head.remarks:
        affects += interpret_about(one.value[:LONGEST], about, first_line=one.line + 1).affects
    return tuple(affects)


def _meeting(document: Document, items: tuple[AgendaItem, ...], authority: str | None) -> Meeting:
    head, source = document.head, document.source
    if head.body is None and head.date is None and not any(map(_has_fields, items)):
        items = ()
    if not items and not head.stands_alone:
        document = document._replace(head=Head(status="minutes"))
        head = document.head
    name = full_name(authority, head.date) if authority else _authority(document, items)
    if name is not None:
        _take_name(document, name)
    return Meeting(
        authority=name,
        body=head.body,
        date=head.date,
        starts_at=head.starts_at,
        ends_at=head.ends_at,
        place=head.place,
        status=_status(head, items),
        supplement=head.supplement,
        issued=head.issued,
        participants=tuple(head.participants.values()),
        remarks="\n".join([one.value for one in head.remarks]),
        affects=(affects := _remarks_affect(head)),
        items=items,
        source=Source(source.path, source.sha256, _forms(document), False),
        diagnostics=(*head.diagnostics, *check_document(document, items, affects, name)),
    )


def _take_name(document: Document, name: str) -> None:
    """A line of the head that has the authority's name and nothing else is understood."""
    for number in document.marks.filled[:_TOWARDS_THE_BEGINNING]:
        line = document.marks.bare[number]
        if not document.fates[number] and full_name(line, document.head.date) == name:
            document.fates[number] = "head"


def _has_fields(item: AgendaItem) -> bool:
    """Whether an item has what items have; a list that is numbered has only its text."""
    known = any(section.kind != "other" for section in item.sections)
    return known or item.case_number is not None or item.closed


def _status(head: Head, items: tuple[AgendaItem, ...]) -> str:
    if head.status == "agenda" and any(
        one.date == head.date and one.outcomes for item in items for one in item.decisions
    ):
        return "minutes"
    return head.status or "minutes"


def _authority(document: Document, items: tuple[AgendaItem, ...]) -> str | None:
    lines, marks = document.source.lines, document.marks.at
    first = document.starts.items[0].first if document.starts.items else 0
    path = document.source.path
    pages = [lines[line] for line, mark in marks.items() if mark.kind == "page"]
    found = find_authority(
        head="\n".join(lines[: min(first, 60)]),
        foot="\n".join([*dict.fromkeys(pages), *lines[-3:]]),
        case_numbers=[item.case_number for item in items if item.case_number],
        folder=Path(path).parent.name if path else None,
        text=document.text,
        on=document.head.date,
    )
    return found.name if found else None
