"""Full-text search over the items of an archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, Self

from casetrack.archive.asking import KeptMinutes, case_key
from casetrack.archive.plain import Plain, item_of
from casetrack.archive.schema import all_of, among
from casetrack.asked import as_body, as_choice, as_iso_days, as_kind, as_text, as_whole
from casetrack.lazy import regex
from casetrack.outcomes import Outcome

__all__ = ["InvalidSearch", "SearchFilter", "search"]

_RANKED = 2000  # so many found items are ranked by relevance in some milliseconds
_BEFORE, _AFTER = 30, 90  # characters shown around the words found
_MOST = 1 << 62  # what the database can count
_WEIGHTS = "10.0, 4.0, 1.0"  # of a title, a decision, any other text


class InvalidSearch(ValueError):
    """Nothing to search for: no word is left, or nothing may be found."""


class _SearchFilter(NamedTuple):
    body: str | None
    outcome: str | None
    since: str | None
    until: str | None


class SearchFilter(_SearchFilter):
    """Which items `Archive.search` gives; `None` asks nothing. Days are dates or ISO. Raises
    `InvalidFilter`, a `ValueError`, for a day or an outcome that is none.
    """

    __slots__ = ()

    def __new__(
        cls,
        body: str | None = None,
        outcome: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Self:
        """A filter of what is asked."""
        known = as_choice("outcome", outcome, tuple(map(str, Outcome)))
        first, last = as_iso_days(since=since, until=until)
        return super().__new__(cls, as_body(body), known, first, last)


class _Words(NamedTuple):
    """What was asked, for the index and for showing."""

    query: str
    shown: re.Pattern[str]


def search(
    minutes: KeptMinutes, words: str, *, wanted: SearchFilter | None = None, limit: int = 20
) -> list[Plain]:
    """The items that hold all the words, the most telling first and of equals the latest; where the
    words are the number of a case, in any spelling, its own items, the latest first, and then those
    that speak of it.

    A word with `*` at its end stands for all that begin so; words between quotation marks must
    follow each other. Case does not count, and æ, ø and å are letters of their own. Items of a
    version that a later one replaced are left out; `case` is `None` for documents not linked yet.
    Where more than 2,000 items are found, they come as they were added, the latest first. Raises
    `InvalidSearch` where no word is left, or `limit` is below 1.
    """
    words = as_text("words", words)
    if as_whole("limit", limit) < 1:
        raise InvalidSearch(f"a limit of {limit} is none: 1 or more")
    sought = _words(words)
    only = SearchFilter() if wanted is None else as_kind("wanted", wanted, SearchFilter)
    narrowed = _Narrowed(minutes, *_conditions(only, minutes), min(limit, _MOST))
    rows = dict.fromkeys([*_of_case(words, narrowed), *_found(sought.query, narrowed)])
    return [_hit(minutes, row, sought.shown) for row in islice(rows, narrowed.limit)]


class _Narrowed(NamedTuple):
    """Which of the items found are wanted, as a condition with its values, and how many."""

    minutes: KeptMinutes
    condition: str
    values: Sequence[object]
    limit: int

    def rows(
        self, where: str, values: Sequence[object], order: str, items: str = "item"
    ) -> list[_Row]:
        """The items for which a condition holds too."""
        query = (
            f"SELECT {_COLUMNS} FROM {items} {_JOINED} WHERE {where}{self.condition}"
            f" ORDER BY {order} LIMIT ?"
        )
        return [_Row(*row) for row in self.minutes.ask(query, (*values, *self.values, self.limit))]


def _of_case(words: str, narrowed: _Narrowed) -> list[_Row]:
    """The items of the cases of that number; no number is without a digit."""
    if _DIGIT.search(words) is None:
        return []
    key = case_key(narrowed.minutes, words.strip())
    here = "item.story IN (SELECT story FROM name WHERE key = ?)"
    return narrowed.rows(here, (key,), _LATEST)


def _found(query: str, narrowed: _Narrowed) -> list[_Row]:
    latest = narrowed.minutes.ask(
        "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, _RANKED + 1),
    )
    order = f"bm25(passage, {_WEIGHTS}), {_LATEST}"
    if len(latest) > _RANKED:
        # Looking up common words is most of the work, and the latest are often enough.
        of_these = among("item.id", [row for (row,) in latest])
        rows = narrowed.rows(f"{of_these} AND {_COUNTS}", (), "item.id DESC")
        if len(rows) == narrowed.limit:
            return rows
        order = "passage.rowid DESC"
    return narrowed.rows(f"passage MATCH ? AND {_COUNTS}", (query,), order, _PASSAGES)


_LATEST = "document.day DESC, document.path, item.place"
_COLUMNS = (
    "item.document, item.place, document.path, document.body, document.day, item.outcomes,"
    " authority.name, story.name"
)
_JOINED = (
    "JOIN document ON document.id = item.document"
    " JOIN authority ON authority.id = document.authority"
    " LEFT JOIN story ON story.id = item.story"
)
_PASSAGES = "passage JOIN item ON item.id = passage.rowid"
# What linking has given no case is of a version that was replaced, unless it is not linked yet.
_COUNTS = "(item.story IS NOT NULL OR document.authority IN (SELECT authority FROM pending))"


class _Row(NamedTuple):
    document: int
    place: int
    path: str
    body: str | None
    day: str | None
    outcomes: str
    authority: str | None
    case: str | None


# What was asked.

_PART = regex(r'"([^"]*)"|(\S+)')
"""Reads `"ny skole"`."""
_WORD = regex(r"\w+")
_DIGIT = regex(r"\d")


def _words(words: str) -> _Words:
    """Every part quoted, so that nothing in it is an operator of the index."""
    query, shown = [], []
    for phrase, word in _PART.findall(words):
        tokens = _WORD.findall(phrase or word)
        if not tokens:
            continue
        prefix = word.endswith("*")
        query.append(f'"{" ".join(tokens)}"' + ("*" if prefix else ""))
        # Words of a phrase follow each other with anything between that is no word.
        shown.append(r"\W+".join(map(re.escape, tokens)) + (r"\w*" if prefix else r"\b"))
    if not query:
        raise InvalidSearch(f"no word to search for in {words!r}")
    pattern = rf"\b(?:{'|'.join(shown)})"
    return _Words(" ".join(query), re.compile(pattern, re.IGNORECASE))


def _conditions(wanted: SearchFilter, minutes: KeptMinutes) -> tuple[str, list[object]]:
    body = None
    if wanted.body is not None:
        from casetrack.bodies import body_key

        body = body_key(wanted.body)
    conditions, values = all_of(
        (
            ("document.meeting = ? || ' ' || document.day", body),
            ("instr(' ' || item.outcomes || ' ', ' ' || ? || ' ')", wanted.outcome),
            ("document.day >= ?", wanted.since),
            ("document.day <= ?", wanted.until),
        )
    )
    return f" AND {minutes.only('document.authority')}{conditions}", values


# What is shown.


def _hit(minutes: KeptMinutes, row: _Row, shown: re.Pattern[str]) -> Plain:
    query = "SELECT head, whole FROM content WHERE document = ?"
    ((head, whole),) = minutes.ask(query, (row.document,))
    item = item_of(head, whole, row.place)
    texts = [item["title"] or "", *(decision["text"] for decision in item["decisions"])]
    texts += [part["text"] for part in item["sections"] if part["kind"] != "decision"]
    return {
        "case": row.case,
        "authority": row.authority,
        "body": row.body,
        "date": row.day,
        "item": item["number"],
        "title": item["title"],
        "outcomes": row.outcomes.split(),
        "snippet": _snippet(texts, shown),
        "sources": [{"path": row.path, "lines": item["lines"]}],
    }


def _snippet(texts: Sequence[str], shown: re.Pattern[str]) -> str:
    """The words found with some around them, from the first text below the title that has any; of
    an item that has none, how its texts begin.
    """
    for text in (*texts[1:], texts[0]):
        found = shown.search(text)
        if found is not None:
            return _cut(text, found.start(), found.end())
    return _cut(next(filter(None, texts[1:]), ""), 0, 0)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    before = text[first:start].partition(" ")[2] if first else text[:start]
    after = text[end:last].rpartition(" ")[0] if last < len(text) else text[end:]
    shown = " ".join(f"{before}{text[start:end]}{after}".split())
    return ("… " if first else "") + shown + (" …" if last < len(text) else "")
