"""A decoded file in, its first document out: what its lines are, its items and its head."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from casetrack.lazy import regex
from casetrack.reading.head import Head, read_head
from casetrack.reading.items import choose_items
from casetrack.reading.layout import Layout, fold
from casetrack.reading.markdown import signs_off
from casetrack.reading.marks import Mark, Marks, find_marks
from casetrack.reading.plainlists import mark_minutes
from casetrack.reading.several import other_documents, several_documents
from casetrack.reading.starts import Starts
from casetrack.reading.text import SourceText
from casetrack.wording.decisions import interpret

__all__ = ["Document", "read_document"]

_OF_FOOT = regex(
    r"[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? Kommune\Z|(?:Tlf|Telefon|CVR|EAN|E-?mail|Mail|©)\b"
    r"|[A-ZÆØÅ][\w. -]{2,40} \d{1,3}[A-Z]?(?:, \d{4} [A-ZÆØÅ].{1,30})?\Z"
    r"|\d{4} [A-ZÆØÅ][\w .-]{1,30}\Z"
    r"|\S{2,40}@\S{3,40}\Z|(?:www\.|https?:)\S{3,60}\Z"
    r"|[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? Kommune ?[•|·,–-] ?[^:]{4,60}\d{4} [A-ZÆØÅ]"
    r"|S(?:enest|idst) (?:opdateret|ændret)\b",
)
"""An address and how to reach the authority, as they stand at the foot of a page."""
_REACHED = regex(r"\b\d{4} [A-ZÆØÅ]|(?:Tlf|Telefon|CVR)\b")
"""Reads `4600 Køge` and `Tlf. 56 67 67 67`, not `Køge Kommune`."""
_LONGEST_FOOT = 8
_OF_MENU = ("furniture", "page")
_LONGEST_LINK = 60
_LONGEST_END = 60
_TOWARDS_THE_END = 4
"""`Mødet hævet kl. 20.15` stands within so many filled lines of the end."""


class Document(NamedTuple):
    """Everything known of a document while its items are read."""

    source: SourceText
    text: str
    layout: Layout
    marks: Marks
    starts: Starts
    head: Head
    fates: list[str]


def read_document(source: SourceText, layout: Layout) -> Document:
    """The first document of the file."""
    text = "\n".join(source.lines)
    lines = signs_off(source.lines, text)
    if lines is not None:
        source, text = evolve(source, lines=tuple(lines)), "\n".join(lines)
    document = _read_lines(source, text, layout)
    others = other_documents(document.marks, layout)
    if others:
        first = source.lines[: others[0]]
        document = _read_lines(evolve(source, lines=first), "\n".join(first), layout)
        document.head.diagnostics.append(several_documents(others, len(source.lines)))
    _read_end(document)
    return document


def _read_lines(source: SourceText, text: str, layout: Layout) -> Document:
    marks = find_marks(source.lines, layout)
    marks.levels.update(source.levels)
    mark_minutes(marks)
    starts = choose_items(marks, layout)
    fates = [""] * len(source.lines)
    end = starts.items[0].first if starts.items else len(source.lines)
    head = read_head(marks, range(end), layout, fates, starts.contents)
    return Document(source, text, layout, marks, starts, head, fates)


def _read_end(document: Document) -> None:
    """What stands at the end of a document and is no item's: `Mødet hævet kl. 20.15`, which belongs
    to the head, the links of a site and the foot of a page.
    """
    filled = document.marks.filled[-_TOWARDS_THE_END:]
    for line in (*document.marks.filled[1:2], *filled):
        text = document.marks.bare[line]
        if "ødet" in text and document.head.read_end(text) and len(text) < _LONGEST_END:
            document.marks.at[line] = Mark("furniture", "")
    _pass_over_menu(document)
    _pass_over_foot(document)


def _pass_over_foot(document: Document) -> None:
    """The authority's address, and what stands with it below a word of the foot (`Kontakt`)."""
    run: list[int] = []
    for line in reversed(document.marks.filled[-_LONGEST_FOOT:]):
        text = document.marks.bare[line]
        if fold(text) in document.layout.words["foot"]:
            for below in (*run, line):
                document.marks.at[below] = Mark("furniture", "")
            run.clear()
        elif _OF_FOOT.match(text):
            run.append(line)  # counts below a word of the foot only, or below whose address it is
        else:
            if text[-1] == ":":
                run.clear()  # `Der gives tilskud til:`
            break
    own = [document.marks.bare[line] for line in run]
    if any(" Kommune" in text for text in own) and any(map(_REACHED.search, own)):
        document.marks.at.update((line, Mark("furniture", "")) for line in run)


def _pass_over_menu(document: Document) -> None:
    """The links of a site below the last item, or the signatures, from the first that is known:
    short lines only, with a word of the foot among them, and none that tells of a decision.
    """
    marks, words = document.marks, document.layout.words
    heading = max([start.heading for start in document.starts.items[-1:]], default=-1)
    short: list[int] = []
    for line in reversed(marks.filled):
        text, mark = marks.bare[line], marks.at.get(line)
        marked = mark is not None and mark.kind not in _OF_MENU
        if marked or line <= heading or len(text) > _LONGEST_LINK or text[-1] == ".":
            break
        short.append(line)
    if not short:
        return
    signed = frozenset(word for word in words["trailer"] if word.startswith("underskrift"))
    folded = [fold(marks.bare[line]) for line in reversed(short)]
    if (words["foot"] | signed).isdisjoint(folded):
        return
    known = words["foot"] | words["furniture"] | signed
    first = next(place for place, text in enumerate(folded) if text in known)
    menu = short[::-1][first:]
    if not any(" " in marks.bare[line] and _tells(marks.bare[line]) for line in menu):
        marks.at.update((line, Mark("furniture", "")) for line in menu)


def _tells(line: str) -> bool:
    """`Sagen udsættes`, `Ida Holm stemte imod`: that can stand below a heading `Kontakt`."""
    said = interpret(line)
    return bool(said.findings or said.votes or said.statements)
