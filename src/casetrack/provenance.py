"""Which municipality, region or county (kommune, region, amt) a document comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from casetrack.authorities import Authority, Kind, by_code, named
from casetrack.bodywords import word_set
from casetrack.mentions import (
    Mention,
    common_mentions,
    names_any,
    rare_mentions,
    shorthands,
    web_mentions,
)

__all__ = ["Found", "find_authority"]

How = Literal["head_or_foot", "case_number", "folder", "text"]


class Found(NamedTuple):
    """The authority of a document and what says so.

    Attributes:
        how: which of the signs settled it (docs/contract.md: Authority).
        evidence: the words it rests on, as printed.
        at: where they stand in the text; -1 for a folder's name and for words that are not in it.
    """

    name: str
    how: How
    evidence: str
    at: int


def find_authority(
    *,
    head: str,
    foot: str,
    case_numbers: Iterable[str],
    folder: str | None,
    text: str,
    on: date | None,
) -> Found | None:
    """The authority a document comes from, or `None` when nothing settles it.

    The first that settles it: head or foot; the code before the case numbers (`330-2018-3619`);
    the folder's name; the one municipality the text speaks of as its own (docs/contract.md).
    A sign that points to two authorities settles nothing. A name that is in no table counts when
    it is printed in full, `Eksempelby Kommune`. In the text a neighbour is told apart by what is
    said of it, and where two are spoken of with comparable weight the answer is `None`.

    `text` is the document's text. `folder` may be a path: its last part
    that holds letters is read. `on` is the day of the meeting.
    """
    return (
        _from_head(head, text, on)
        or _from_head(foot, text, on)
        or _from_numbers(case_numbers, text, on)
        or _from_folder(folder, on)
        or _from_text(text, on)
    )


# A contents list names other people's matters.
_CONTENTS = word_set("indholdsfortegnelse indhold punkter dagsordenpunkter oversigt sagsoversigt")
_TITLE_WORDS = word_set(
    "referat dagsorden beslutningsprotokol protokol tillægsreferat åbent åben lukket møde mødet"
    " ordinært ekstraordinært i fra af for til"
)
_HEAD_WEIGHT = {"name": 2, "council": 2, "county": 2, "web": 2, "hall": 1}


def _own_head(head: str) -> str:
    lines = []
    for line in head.split("\n"):
        if line.strip(" #*:\t").casefold() in _CONTENTS:
            break
        lines.append("" if "....." in line else line)
    return "\n".join(lines)


def _from_head(head: str, whole: str, on: date | None) -> Found | None:
    if not names_any(head):
        return None
    head = _own_head(head)
    mentions = [*common_mentions(head, on), *rare_mentions(head, on)]
    weighed = [(_head_weight(each, head, whole), each) for each in mentions]
    top = max((weight for weight, _ in weighed), default=0)
    best = {each.name: each for weight, each in reversed(weighed) if weight == top > 0}
    if len(best) != 1:
        return None
    [mention] = best.values()
    printed = head[mention.start : mention.end]
    return Found(mention.name, "head_or_foot", " ".join(printed.split()), whole.find(printed))


def _head_weight(mention: Mention, head: str, whole: str) -> int:
    """3 for a title line, 2 for a name, 1 for the town hall it meets in, 0 for what counts not."""
    before = head[head.rfind("\n", 0, mention.start) + 1 : mention.start].casefold().split()
    if _is_place(before, head[mention.end : mention.end + 60]) or before[-1:] in (["og"], ["samt"]):
        return 0
    if mention.sign == "hall":  # of a place nobody knows, where the text speaks of it as one
        return int(mention.known or mention.name in whole)
    if mention.sign != "web" and all(word.strip(":-–#*") in _TITLE_WORDS | {""} for word in before):
        return 3
    if before and before[-1] in _FOREIGN_BEFORE:
        return 0
    return _HEAD_WEIGHT[mention.sign]


def _is_place(before: list[str], after: str) -> bool:
    """`mødet holdes i Herning Kommune, Torvet 5`: where they meet, not who they are."""
    return before[-1:] == ["i"] and re.match(r",\s+[A-ZÆØÅ][^\d\n,]{2,30} \d", after) is not None


def _from_numbers(numbers: Iterable[str], text: str, on: date | None) -> Found | None:
    found: dict[str, str] = {}
    for number in numbers:
        match = re.fullmatch(r"(\d{3})-((?:19|20)\d\d)-\d+", "".join(number.split()))
        if match is None:
            continue
        # An old number lives on in newer minutes, so its own year is asked when the day fails.
        year = date(int(match[2]), 12, 31)
        authority = by_code(match[1], on or year) or by_code(match[1], year)
        if authority:
            found.setdefault(authority.name, number)
    if len(found) != 1:
        return None
    [(name, number)] = found.items()
    return Found(name, "case_number", " ".join(number.split()), text.find(number))


# Names of municipalities that are words of their own in a folder's longer name.
_ORDINARY = word_set("vejen skive greve them give gram hals ry helle")


def _from_folder(folder: str | None, on: date | None) -> Found | None:
    for part in reversed(re.split(r"[\\/]+", folder or "")):
        if any(char.isalpha() for char in part):
            authority = named(part, on) or _in_label(part, on)
            words = " ".join(part.split())
            return Found(authority.name, "folder", words, -1) if authority else None
    return None


def _in_label(label: str, on: date | None) -> Authority | None:
    """The one authority named among the words of a folder's name, longest names first."""
    words = re.findall(r"[^\W\d_]+", label)
    found: dict[str, Authority] = {}
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[at : at + size])
            authority = named(phrase, on)
            present = authority and (on is not None or authority.until is None)
            if authority and present and phrase.casefold() not in _ORDINARY:
                found[authority.name] = authority
                break
        at += size
    return next(iter(found.values())) if len(found) == 1 else None


# "fra Ishøj Kommune": somebody else is spoken of.
_FOREIGN_BEFORE = word_set("fra med til hos overfor nabokommunen nabokommunerne som mod end")
_FOREIGN_VERBS = (
    *("oplyse", "anmode", "ansøg", "søgt", "meddel", "meldt", "tilbyd", "tilbudt", "svaret"),
    *("fremsendt", "indsendt", "rettet", "bedt", "henvend", "skrevet", "spurgt", "invitere"),
)
_OWN_VERBS = word_set("vil skal ønsker bør arbejder udleverer følger")
_OWN_DEEDS = word_set("besluttet vedtaget afsat længe i nu derfor vedtog godkendt")
_OWN_NOUNS = tuple(
    word_set(
        "administration borgere budget byråd direktion egen eget egne forretningsorden forvaltning"
        " hjemmeside infrastruktur it kasse- kommunalbestyrelse kommuneplan medarbejdere målsætning"
        " organisation planstrategi politik regnskab regulativ rådhus serviceniveau strategi"
        " styrelsesvedtægt udviklingsstrategi vision økonomi årsregnskab"
    )
)
_OWN_PEOPLE = word_set("hele borgere borgerne børn virksomheder skoler arbejdspladserne")
# What makes a name the document's own, in weights; a lone word where a short text names no other.
_ENOUGH, _FEW = 4, 2
_WITHIN = 3
"""Who writes so often of what is found in a municipality (`lederne i Vejen Kommune`) is of it."""
_LONG = 4000  # the own name stands throughout a longer text, a neighbour's in one item of it


def _from_text(text: str, on: date | None) -> Found | None:
    regional = text.count("egionsråd")  # a municipality writes of its region too
    if regional and regional > text.count("yråd") + text.count("ommunalbestyrelse"):
        return _own([*rare_mentions(text, on), *web_mentions(text, on)], "region", text)
    mentions = common_mentions(text, on)
    if not any(mention.kind == "municipality" for mention in mentions):
        mentions = rare_mentions(text, on)
    one = len({mention.name for mention in mentions}) == 1  # its letters only add to its weight
    return (_own(mentions, "municipality", text) if one else None) or _own(
        [*mentions, *shorthands(text, mentions)], "municipality", text
    )


def _own(mentions: list[Mention], kind: Kind, text: str) -> Found | None:
    weighed: dict[str, list[tuple[int, Mention]]] = {}
    for each in mentions:
        if each.kind == kind:
            weighed.setdefault(each.name, []).append((_weight(each, text), each))
    totals = {name: sum(weight for weight, _ in rows) for name, rows in weighed.items()}
    first, *others = sorted(totals, key=lambda name: -totals[name]) or [""]
    within = sum(_stands_in(each, text) for _, each in weighed.get(first, ()))
    few = within >= _WITHIN or (not others and len(text) <= _LONG)
    if totals.get(first, 0) < (_FEW if few else _ENOUGH):
        return None
    if others and totals[others[0]] * 2 > totals[first]:
        return None
    rows = ((weight, each.sign == "name", -each.start, each) for weight, each in weighed[first])
    best, _, _, mention = max(rows)
    if best < 2 and within < _WITHIN:
        return None
    starts = [each.start for weight, each in weighed[first] if weight]
    throughout = (max(starts) - min(starts)) * 3 >= len(text)
    if not throughout and (best < 2 or len(text) > _LONG):
        return None
    printed = text[mention.start : mention.end]
    return Found(first, "text", " ".join(printed.split()), mention.start)


def _weight(mention: Mention, text: str) -> int:
    """2 for what an authority says of itself, 0 for what is said of another, else 1."""
    if mention.sign != "name":
        return 2 if mention.known else 0
    start, end = mention.start, mention.end
    before = text[max(0, start - 30) : start].rsplit(None, 2)[-2:]
    last = before[-1].casefold() if before else ""
    if last in _FOREIGN_BEFORE or (last == "i" and _is_place([last], text[end : end + 60])):
        return 0
    after = text[end : end + 40].casefold().split(None, 2)[:2]
    if _one_opens(after, _FOREIGN_VERBS):
        return 0
    if text[end - 1] in "sS":
        return 2 if _one_opens(after, _OWN_NOUNS) else 1
    if after and (after[0] in _OWN_VERBS or (after[0] == "har" and after[-1] in _OWN_DEEDS)):
        return 2
    if last == "i" and (before[-1] == "I" or before[0].casefold() in _OWN_PEOPLE):
        return 2
    return 1


def _stands_in(mention: Mention, text: str) -> bool:
    """Whether what is spoken of is found in an authority: `eleverne i Vejen Kommune`."""
    return text[max(0, mention.start - 4) : mention.start].split()[-1:] == ["i"]


def _one_opens(two: list[str], words: tuple[str, ...]) -> bool:
    return bool(two) and (two[0].startswith(words) or two[-1].startswith(words))
