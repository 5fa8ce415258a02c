"""Documents -> which of their items are one case.

Items with one number of one authority are; an item without a number is a case of its own, unless
it prints body, day and item number of another such item; and a number that changed on the way takes
its old case with it (docs/contract.md: Which items are one case).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve, frozen

from casetrack.authorities import authority_key
from casetrack.bodies import body_key
from casetrack.casenumber import CaseNumber, InvalidCaseNumber, find_case_numbers
from casetrack.lazy import regex
from casetrack.linking.citations import Citation, find_citations
from casetrack.linking.documents import document_name, item_key, source_ref
from casetrack.linking.standing import gathers_matters, is_standing, plain_title
from casetrack.outcomes import puts_off
from casetrack.records import AgendaItem, Decision, Diagnostic, Meeting, SourceRef

__all__ = [
    "Appearance",
    "Gathered",
    "Gathering",
    "asked_key",
    "gather",
    "is_name_of_case",
    "number_key",
    "parsed_number",
]

_MANY_TITLES = 3  # so many different titles under one number in one meeting make it a collector

Told = Callable[[Meeting], Sequence[tuple[Citation, ...]]]
"""For a meeting, what each of its items tells of earlier ones."""
Node = tuple[str, ...]


class Appearance(NamedTuple):
    """One item as one document prints it.

    A tuple, as `Gathered` is, because every item makes one.

    Attributes:
        source: the lines of the document that print it.
        document: the document's place in the order of `documents.settle`.
        item_id: what an item without a number would be called if it alone were a case.
        node: the case it belongs to as long as nothing joins two.
        told: the earlier meetings its texts tell of.
    """

    meeting: Meeting
    item: AgendaItem
    source: SourceRef
    document: int
    item_id: str
    node: Node
    told: tuple[Citation, ...]


class Gathered(NamedTuple):
    """All appearances of one case, in the order of the documents.

    Attributes:
        number: the number as printed, the latest where it changed.
        names: every name the case can be asked for by, its id first.
    """

    authority: str | None
    number: str | None
    other_numbers: tuple[str, ...]
    names: tuple[str, ...]
    collective: bool
    appearances: tuple[Appearance, ...]


@frozen
class Gathering:
    """The cases, and what could not be told."""

    cases: tuple[Gathered, ...]
    diagnostics: tuple[Diagnostic, ...]


def gather(meetings: Iterable[Meeting], told: Told | None = None) -> Gathering:
    """The items of all documents, case by case; `told` gives citations that are known already."""
    find = told or (lambda meeting: [find_citations(item, meeting) for item in meeting.items])
    appearances = [
        one for place, each in enumerate(meetings) for one in _appearances(each, place, find(each))
    ]
    collectors = _collectors(appearances)
    renamed, diagnostics = _renamed(appearances, collectors)
    renamed += _taken_up(appearances, collectors)
    groups = _Groups()
    for old, new in renamed:
        groups.join(old, new)
    for one, other in _printed_links(appearances):
        groups.join(one, other)
    members: dict[Node, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        members[groups.find(appearance.node)].append(appearance)
    old_nodes = {old for old, _ in renamed}
    cases = tuple(_gathered(group, collectors, old_nodes) for group in members.values())
    return Gathering(cases, tuple(diagnostics))


@lru_cache(maxsize=1 << 16)
def number_key(text: str) -> str:
    """A case number for comparing; a text of no known shape is compared as it stands."""
    number = parsed_number(text)
    return number.key if number else "".join(text.casefold().split())


@lru_cache(maxsize=1 << 14)
def parsed_number(text: str) -> CaseNumber | None:
    """A printed case number, understood; `None` for a text of no known shape."""
    try:
        return CaseNumber.parse(text)
    except InvalidCaseNumber:
        return None


def is_name_of_case(text: str) -> bool:
    """Whether a text can be what a case is called: a number, or `Byrådet 2024-04-23 #47`."""
    return " #" in text or parsed_number(text) is not None


def asked_key(wanted: str) -> str:
    """What a case is asked for by: a number or id in any spelling, the number also with the label
    and the marks that stand round it on a page.
    """
    return number_key(wanted if is_name_of_case(wanted) else _ROUND_NUMBER.sub("", wanted))


_ROUND_NUMBER = regex(r"(?i)\A\W*(?:(?:sag|journal)\w*\W*|j\W*)?(?:nr\W*)?|\W+\Z")
"""Reads `Sagsnr.: ` and `(sag nr. ` at the beginning and `).` at the end."""


# One item of one document.


def _appearances(
    meeting: Meeting, document: int, cited: Sequence[tuple[Citation, ...]]
) -> Iterator[Appearance]:
    items = _dealt_out(meeting.items)
    times = Counter([item_key(item.number) for item in items if item.case_number is None])
    authority, body = authority_key(meeting.authority), body_key(meeting.body or "")
    day = meeting.date.isoformat() if meeting.date else ""
    whose = f"{meeting.body or '?'} {day or '?'} #"
    for place, item in enumerate(items, start=1):
        # What is dealt out comes after the printed items, and tells of nothing itself.
        told = cited[place - 1] if place <= len(cited) else ()
        number = item.case_number or _number_of_resumed(told)
        source = source_ref(meeting, item.lines)
        if number is not None:
            node: Node = ("number", authority, number_key(number))
            yield Appearance(meeting, item, source, document, "", node, told)
            continue
        key = item_key(item.number)
        printed = item.number or item.title or str(place)
        mark = key or plain_title(item.title) or str(place)
        if item.number and item.title and times[key] > 1:
            # Groups of an agenda can each begin at 1 again.
            printed, mark = f"{printed} {item.title}", f"{mark} {plain_title(item.title)}"
        item_id = whose + printed
        if meeting.body is not None and day:
            node = "item", authority, body, day, mark
        else:
            node = "document", authority, str(document), mark
            item_id += f" ({document_name(meeting)})"
        yield Appearance(meeting, item, source, document, item_id, node, told)


def _number_of_resumed(told: tuple[Citation, ...]) -> str | None:
    """The number an item without one prints where it says what it resumes."""
    if not told:
        return None
    numbers = {one.case_number for one in told if one.resumes and one.case_number}
    return numbers.pop() if len(numbers) == 1 else None


# An item that gives the decisions of several closed cases.

_ITEM_OF_MEETING = regex(r"(?i)\b(?:sag|punkt|pkt)\b\.?\s?(?:nr\b\.?\s?)?(\d{1,4})\b(?!/)")
"""Reads `sag nr. 12` and `pkt. 4`, not `sag 12/345`."""


def _dealt_out(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """Each decision that names the number of a case, or an item here, stands under that one."""
    if not any(decision.about for item in items for decision in item.decisions):
        return items
    by_number = {item_key(item.number): place for place, item in enumerate(items)}
    given: dict[int, list[Decision]] = defaultdict(list)
    extra: list[AgendaItem] = []
    kept: dict[int, tuple[Decision, ...]] = {}
    for place, item in enumerate(items):
        stay = []
        for decision in item.decisions:
            about = decision.about or ""
            numbers = {number.text for _, _, number in find_case_numbers(about)}
            named = {by_number.get(item_key(hit)) for hit in _ITEM_OF_MEETING.findall(about)}
            if len(numbers) == 1:
                extra.append(_only(item, decision, numbers.pop()))
            elif len(named) == 1 and (target := named.pop()) not in (None, place):
                given[target or 0].append(decision)
            else:
                stay.append(decision)
        kept[place] = tuple(stay)
    changed = [
        evolve(item, decisions=(*kept[place], *given[place])) for place, item in enumerate(items)
    ]
    return (*changed, *extra)


def _only(item: AgendaItem, decision: Decision, number: str) -> AgendaItem:
    return evolve(
        item,
        number=None,
        title=decision.about,
        case_number=number,
        lines=decision.lines,
        sections=(),
        recommendations=(),
        decisions=(decision,),
        commitments=(),
        attachments=(),
    )


# Which numbers are collectors.


def _collectors(appearances: list[Appearance]) -> set[Node]:
    found = {one.node for one in appearances if gathers_matters(one.item.title)}
    times = Counter([one.node for one in appearances])
    titles: dict[tuple[Node, object, object], set[str]] = defaultdict(set)
    for one in appearances:
        if times[one.node] >= _MANY_TITLES and one.node[0] == "number" and one.item.title:
            meeting = one.node, one.meeting.body, one.meeting.date or one.document
            titles[meeting].add(plain_title(one.item.title))
    return found | {key[0] for key, different in titles.items() if len(different) >= _MANY_TITLES}


# What joins two.


def _renamed(
    appearances: list[Appearance], collectors: set[Node]
) -> tuple[list[tuple[Node, Node]], list[Diagnostic]]:
    """Pairs of an old number and the one that took its place."""
    pairs: dict[tuple[Node, Node], None] = {}
    diagnostics = []
    for one in appearances:
        if not one.told or one.node[0] != "number" or one.node in collectors:
            continue
        old = {number_key(told.case_number) for told in one.told if _renames(told)}
        old.discard(one.node[2])
        nodes = [(*one.node[:2], key) for key in sorted(old)]
        if len(nodes) > 1:
            diagnostics.append(_several_old_numbers(one, sorted(old)))
        elif nodes and nodes[0] not in collectors:
            pairs[nodes[0], one.node] = None
    return list(pairs), diagnostics


def _taken_up(appearances: list[Appearance], collectors: set[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of an old number and a new one that the text does not name together: an item says that
    its case was before a meeting, and there the one item with its title was put off.
    """
    numbered = [
        one for one in appearances if one.node[0] == "number" and one.node not in collectors
    ]
    taken = [
        (one, told)
        for one in numbered
        for told in one.told
        if told.date and told.same_case and told.case_number is None and one.item.title
    ]
    if not taken:
        return
    here: dict[tuple[str, str, date | None], list[Appearance]] = defaultdict(list)
    for one in numbered:
        here[one.node[1], body_key(one.meeting.body or ""), one.meeting.date].append(one)
    for one, told in taken:
        there = here[one.node[1], body_key(told.body), told.date]
        alike = [
            other for other in there if plain_title(other.item.title) == plain_title(one.item.title)
        ]
        nodes = {other.node for other in alike}
        put_off = any(puts_off(by.outcomes) for other in alike for by in other.item.decisions)
        if len(nodes) == 1 and put_off and all(other.node != one.node for other in there):
            yield nodes.pop(), one.node


def _renames(told: Citation) -> bool:
    """Whether the number is an earlier one of the same case; a day alone tells of any case."""
    return told.case_number is not None and (told.resumes or told.date is None)


def _several_old_numbers(one: Appearance, numbers: list[str]) -> Diagnostic:
    message = (
        f"{document_name(one.meeting)}: item {one.item.number} resumes cases of several numbers "
        f"({', '.join(numbers)}): none is joined"
    )
    return Diagnostic("several_old_numbers", "warning", message, one.item.lines)


def _printed_links(appearances: list[Appearance]) -> Iterator[tuple[Node, Node]]:
    """Items without a number, one of which prints the other's body, day and item number.

    Where a meeting numbers no items, an equal title stands for the item number. A text that prints
    them and does not say that this is the same case may tell of another: the titles must be equal.
    """
    here: dict[Node, set[Node]] = defaultdict(set)
    titles: dict[Node, set[str]] = defaultdict(set)
    standing = {one.node for one in appearances if gathers_matters(one.item.title)}
    for one in appearances:
        if one.node[0] == "item":
            title = plain_title(one.item.title)
            here[(*one.node[:4], item_key(one.item.number) or title)].add(one.node)
            titles[one.node].add(title)
    for one in appearances:
        if one.node[0] != "item":
            continue
        own = "" if is_standing(one.item.title) else plain_title(one.item.title)
        for body, day, number, same in _printed_items(one):
            found = here.get(("item", one.node[1], body, day, number), set())
            if len(found) != 1 or (min(found) in standing) != (one.node in standing):
                continue  # where the agenda was approved something is decided about the case, too
            if same or (own and titles[min(found)] == {own}):
                yield one.node, min(found)


def _printed_items(one: Appearance) -> Iterator[tuple[str, str, str, bool]]:
    """Body, day and number of the items that one prints, and whether they are of its own case."""
    title = plain_title(one.item.title) if not one.item.number else ""
    for decision in one.item.decisions:
        mark = item_key(decision.item) or title
        if decision.body and decision.date and mark:
            yield body_key(decision.body), decision.date.isoformat(), mark, True
    for told in one.told:
        mark = item_key(told.item) or (title if told.same_case else "")
        if told.date and mark:
            yield body_key(told.body), told.date.isoformat(), mark, told.same_case


class _Groups:
    """Which nodes belong together (union by parent, with shortened paths)."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        while (parent := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(parent, parent)
            node = parent
        return node

    def join(self, one: Node, other: Node) -> None:
        self._parent[self.find(one)] = self.find(other)


# One case.


def _gathered(group: list[Appearance], collectors: set[Node], old_nodes: set[Node]) -> Gathered:
    authority = min([one.meeting.authority or "" for one in group], default="") or None
    numbers = _numbers(group, old_nodes)
    main, others = numbers[-1] if numbers else None, tuple(numbers[:-1])
    ids = () if main else dict.fromkeys([one.item_id for one in sorted(group, key=_by_day)])
    names = (main, *others) if main else tuple(ids)
    collective = not collectors.isdisjoint([one.node for one in group])
    return Gathered(authority, main, others, names, collective, tuple(group))


def _by_day(one: Appearance) -> tuple[str, int]:
    return str(one.meeting.date or "9999"), one.document


def _numbers(group: list[Appearance], old_nodes: set[Node]) -> list[str]:
    """Every number of a case as first printed, old ones first, the one it has now last."""
    printed: dict[str, tuple[bool, int, str]] = {}
    for place, one in enumerate(sorted(group, key=_by_day) if len(group) > 1 else group):
        number = one.item.case_number or _number_of_resumed(one.told)
        if number is not None:
            key = number_key(number)
            text = printed[key][2] if key in printed else number
            printed[key] = (one.node not in old_nodes, place, text)
        for told in one.told:
            if not _renames(told):
                continue
            key = number_key(told.case_number or "")
            if (*one.node[:2], key) in old_nodes:
                printed.setdefault(key, (False, place, told.case_number or ""))
    return [text for _, _, text in sorted(printed.values())]
