"""Which municipality, region or county (kommune, region, amt) a document comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

__all__ = ["Authority", "Found", "all_authorities", "by_code", "find_authority", "named"]

Kind = Literal["municipality", "region", "county"]
How = Literal["head_or_foot", "case_number", "folder", "text"]


class Authority(NamedTuple):
    """A municipality, region or county as it was in one span of years.

    Attributes:
        name: as it calls itself, `Slagelse Kommune`.
        code: the official number (kommunekode), three digits, four for a region, if known;
            some were given anew in 2007.
        since: first day, `None` for always.
        until: last day, `None` while it exists.
    """

    name: str
    kind: Kind
    code: str | None
    since: date | None
    until: date | None


class Found(NamedTuple):
    """The authority of a document and what says so.

    Attributes:
        how: which of the contract's signs settled it.
        evidence: the words it rests on, as printed.
        line: the line they stand on, from 1; `None` for a folder's name and for words that are
            not in the text.
    """

    name: str
    how: How
    evidence: str
    line: int | None


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _rows() -> tuple[tuple[Authority, tuple[str, ...]], ...]:
    path = Path(__file__).parent / "data" / "authorities.tsv"
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, kind, code, since, until, spellings = line.split("\t")
        first, last = (date.fromisoformat(day) if day else None for day in (since, until))
        authority = Authority(name, cast(Kind, kind), code or None, first, last)
        rows.append((authority, tuple(filter(None, spellings.split("|")))))
    return tuple(rows)


def all_authorities() -> tuple[Authority, ...]:
    """Every authority known, those of today and those that were merged away."""
    return tuple(authority for authority, _ in _rows())


@cache
def _index() -> dict[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for authority, spellings in _rows():
        printed = [authority.name, *spellings]
        if authority.kind == "municipality":
            short = re.sub(r" (?:Regions)?[Kk]ommune$", "", authority.name)
            printed += [short, *(f"{each} Kommune" for each in spellings)]
        for key in dict.fromkeys(map(_key, printed)):
            found[key] = (*found.get(key, ()), authority)
    return found


# One letter form for print, folders and web addresses: Århus, Aarhus and aarhus are one.
_LETTERS = {"å": "aa", "ø": "oe", "æ": "ae", "ö": "oe", "ä": "ae", "é": "e", "ü": "u"}
_FOLD = str.maketrans(_LETTERS | dict.fromkeys(" \t\n\xa0-‐–.,:;'’\"()*_&/", ""))


def _key(text: str) -> str:
    return text.casefold().translate(_FOLD)


def _pick(rows: tuple[Authority, ...], on: date | None) -> Authority | None:
    if on is None:
        return max(rows, key=lambda row: row.until or date.max, default=None)
    for row in rows:
        if (row.since is None or row.since <= on) and (row.until is None or on <= row.until):
            return row
    return None


def by_code(code: str, on: date | None = None) -> Authority | None:
    """The authority with an official number, on a day.

    `None` when nobody bore the number that day. Without a day: the one that bears it now, else
    the last that did.
    """
    return _pick(tuple(row for row in all_authorities() if row.code == code.strip()), on)


def _entries(text: str) -> tuple[Authority, ...]:
    key = _key(text)
    bare = key.removesuffix("s")
    short = bare.removesuffix("kommune")
    for each in (key, bare, short, short.removesuffix("s")):
        if rows := _index().get(each):
            return rows
    return ()


def named(text: str, on: date | None = None) -> Authority | None:
    """The authority that a name stands for: exact, short, older spelling, genitive, web address.

    `Slagelse`, `Slagelse Kommunes`, `Århus Kommune`, `hoeje-taastrup`, `HTK`, `Region H`. `None`
    when the name is no authority's on that day; without a day the newest one is given.
    """
    return _pick(_entries(text), on)


def find_authority(
    *,
    head: str,
    foot: str,
    case_numbers: Iterable[str],
    folder: str | None,
    text: str | Sequence[str],
    on: date | None,
) -> Found | None:
    """The authority a document comes from, or `None` when nothing settles it.

    The first that settles it: head or foot; the code before the case numbers (`330-2018-3619`);
    the folder's name; the one municipality the text speaks of as its own (contract: Authority).
    A sign that points to two authorities settles nothing. A name that is in no table counts when
    it is printed in full, `Eksempelby Kommune`. In the text a neighbour is told apart by what is
    said of it, and where two are spoken of with comparable weight the answer is `None`.

    `text` is the document's text or its lines; line numbers count in it. `folder` may be a path:
    its last part that holds letters is read. `on` is the day of the meeting.
    """
    whole = text if isinstance(text, str) else "\n".join(text)
    return (
        _from_head(head, whole, on)
        or _from_head(foot, whole, on)
        or _from_numbers(case_numbers, whole, on)
        or _from_folder(folder, on)
        or _from_text(whole, on)
    )


def _line_of(evidence: str, whole: str) -> int | None:
    at = whole.find(evidence)
    return whole.count("\n", 0, at) + 1 if at >= 0 else None


class _Mention(NamedTuple):
    name: str
    kind: Kind
    known: bool
    sign: str
    start: int
    end: int


# A piece of a word that the name stands before, the letters that may come before it, and what it
# shows. Nearly every hit ("kommunen") is passed over by the letter that follows. Each costs a walk
# through the text: asked for are the first, and the rest where it and web addresses are silent.
_Landmark = tuple[str, str, str]
_COMMON: tuple[_Landmark, ...] = (("ommune", "kK", "name"),)
_RARE: tuple[_Landmark, ...] = (
    ("ådhus", "rR", "hall"),
    ("OMMUNE", "K", "name"),
    ("ÅDHUS", "R", "hall"),
    ("yråd", "bB", "council"),
    ("YRÅD", "B", "council"),
    ("ommunalbestyrelse", "kK", "council"),
    (" Amt", "", "county"),
    (" AMT", "", "county"),
)
_OPENING = "([\"'»*_#-–•"
# Words that stand before "Kommune" in names of projects and in headings and are no places.
_NO_PLACES = _word_set(
    "den din jeres deres vores hver hvilken grøn grønne sund åben smart digital bæredygtig ny nye"
    " en enhver samme egen sammen denne vor hele anden øvrige første fælles gamle det"
)


def _common_mentions(text: str, on: date | None) -> list[_Mention]:
    return [*_named_before(text, _COMMON, on), *_webs(text, on)]


def _rare_mentions(text: str, on: date | None) -> list[_Mention]:
    # Only Copenhagen's council bears this name.
    copenhagen = [
        _Mention("Københavns Kommune", "municipality", True, "council", at - 1, at + 19)
        for literal in ("orgerrepræsentation", "ORGERREPRÆSENTATION")
        for at in _finds(text, literal)
    ]
    return [*_named_before(text, _RARE, on), *_regions(text, on), *copenhagen]


def _named_before(text: str, landmarks: tuple[_Landmark, ...], on: date | None) -> list[_Mention]:
    return [
        mention
        for literal, initials, sign in landmarks
        for first, end in (_words(text, literal, initials) if literal in text else ())
        if (mention := _name_before(text, first, end, sign, on))
    ]


def _finds(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


def _words(text: str, literal: str, initials: str) -> Iterator[tuple[int, int]]:
    """Where the landmark is a whole word or its genitive, after a blank: start and end."""
    for at in _finds(text, literal):
        end = at + len(literal)
        following = text[end : end + 1]
        if following and following in "sS":
            end += 1
            following = text[end : end + 1]
        if following.isalnum():
            continue
        first = at - 1 if initials else at + 1
        if text[at - 8 : at].casefold() == "regionsk":
            first = at - 8
        if first > 1 and text[first - 1].isspace() and (not initials or text[at - 1] in initials):
            yield first, end


def _name_before(text: str, first: int, end: int, sign: str, on: date | None) -> _Mention | None:
    low = max(0, first - 48)
    words = text[low:first].rpartition("\n\n")[2].split()[-3:]
    last = words[-1].lstrip(_OPENING) if words else ""
    if not last[:1].isupper() or not last[-1].isalnum():
        return None
    for at, word in enumerate(words):
        if not word.lstrip(_OPENING)[:1].isupper():
            continue
        known, authority = _fitting(" ".join(words[at:]).lstrip(_OPENING), sign, on)
        if authority:
            start = text.rfind(word.lstrip(_OPENING), low, first)
            return _Mention(authority.name, authority.kind, True, sign, start, end)
        if known:
            return None
    return _unknown(last, sign, text.rfind(last, low, first), text[first:end], end)


@lru_cache(maxsize=4096)
def _fitting(phrase: str, sign: str, on: date | None) -> tuple[bool, Authority | None]:
    kind = "county" if sign == "county" else "municipality"
    named_so = _entries(f"{phrase} Amt" if sign == "county" else phrase)
    rows = tuple(row for row in named_so if row.kind == kind)
    authority = _pick(rows, on)
    # A town hall of a municipality merged away houses its heir: it names nobody.
    heir = sign == "hall" and on is None and authority is not None and authority.until is not None
    return bool(rows), None if heir else authority


def _unknown(place: str, sign: str, start: int, word: str, end: int) -> _Mention | None:
    shouted = word.isupper()
    fits = place.isupper() if shouted else not place.isupper() and word[0].isupper()
    if sign not in ("name", "hall") or not fits or place.casefold() in _NO_PLACES:
        return None
    if len(place) < 3 or not place.replace("-", "").isalpha():
        return None
    name = f"{place.title() if shouted else place} Kommune"
    return _Mention(name, "municipality", False, sign, start, end)


def _regions(text: str, on: date | None) -> Iterator[_Mention]:
    for at in (*_finds(text, "egion "), *_finds(text, "EGION ")):
        words = text[at + 6 : at + 30].split(None, 1)
        place = words[0].rstrip(".,;:)'’\"*-") if words else ""
        if text[at - 1 : at] in ("r", "R") and place[:1].isupper():
            authority = named(f"Region {place}", on)
            if authority and authority.kind == "region":
                end = at + 6 + len(place)
                yield _Mention(authority.name, "region", True, "name", at - 1, end)


def _webs(text: str, on: date | None) -> Iterator[_Mention]:
    for at in _finds(text, ".dk"):
        match = re.search(r"(?:@|www\.|//)(?:[\w-]+\.)*([\w-]+)$", text[max(0, at - 50) : at])
        if match is None or text[at + 3 : at + 4].isalnum():
            continue
        authority = named(match[1] + "dk", on) or named(match[1], on)
        if authority:
            yield _Mention(authority.name, authority.kind, True, "web", at - len(match[0]), at + 3)


# A contents list names other people's matters.
_CONTENTS = _word_set("indholdsfortegnelse indhold punkter dagsordenpunkter oversigt sagsoversigt")
_TITLE_WORDS = _word_set(
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
    if not head:
        return None
    head = _own_head(head)
    mentions = [*_common_mentions(head, on), *_rare_mentions(head, on)]
    weighed = [(_head_weight(each, head, whole), each) for each in mentions]
    top = max((weight for weight, _ in weighed), default=0)
    best = {each.name: each for weight, each in reversed(weighed) if weight == top > 0}
    if len(best) != 1:
        return None
    [mention] = best.values()
    printed = head[mention.start : mention.end]
    return Found(mention.name, "head_or_foot", " ".join(printed.split()), _line_of(printed, whole))


def _head_weight(mention: _Mention, head: str, whole: str) -> int:
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


def _from_numbers(numbers: Iterable[str], whole: str, on: date | None) -> Found | None:
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
    return Found(name, "case_number", number, _line_of(number, whole))


# Names of municipalities that are words of their own in a folder's longer name.
_ORDINARY = _word_set("vejen skive greve them give gram hals ry helle")


def _from_folder(folder: str | None, on: date | None) -> Found | None:
    for part in reversed(re.split(r"[\\/]+", folder or "")):
        if any(char.isalpha() for char in part):
            authority = named(part, on) or _in_label(part, on)
            return Found(authority.name, "folder", part, None) if authority else None
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
_FOREIGN_BEFORE = _word_set("fra med til hos overfor nabokommunen nabokommunerne som mod end")
_FOREIGN_VERBS = (
    *("oplyse", "anmode", "ansøg", "søgt", "meddel", "meldt", "tilbyd", "tilbudt", "svaret"),
    *("fremsendt", "indsendt", "rettet", "bedt", "henvend", "skrevet", "spurgt", "invitere"),
)
_OWN_VERBS = _word_set("vil skal ønsker bør arbejder udleverer følger")
_OWN_DEEDS = _word_set("besluttet vedtaget afsat længe i nu derfor vedtog godkendt")
_OWN_NOUNS = tuple(
    _word_set(
        "administration borgere budget byråd direktion egen eget egne forretningsorden forvaltning"
        " hjemmeside infrastruktur it kasse- kommunalbestyrelse kommuneplan medarbejdere målsætning"
        " organisation planstrategi politik regnskab regulativ rådhus serviceniveau strategi"
        " styrelsesvedtægt udviklingsstrategi vision økonomi årsregnskab"
    )
)
_OWN_PEOPLE = _word_set("hele borgere borgerne børn virksomheder skoler arbejdspladserne")
# What makes a name the document's own, in weights; a lone word where a short text names no other.
_ENOUGH, _ENOUGH_ALONE = 4, 2
_LONG = 4000  # the own name stands throughout a longer text, a neighbour's in one item of it


def _from_text(text: str, on: date | None) -> Found | None:
    regional = text.count("egionsråd")  # a municipality writes of its region too
    if regional and regional > text.count("yråd") + text.count("ommunalbestyrelse"):
        return _own([*_rare_mentions(text, on), *_webs(text, on)], "region", text)
    mentions = _common_mentions(text, on)
    if not any(mention.kind == "municipality" for mention in mentions):
        mentions = _rare_mentions(text, on)
    return _own([*mentions, *_shorthands(text, mentions)], "municipality", text)


def _own(mentions: list[_Mention], kind: Kind, text: str) -> Found | None:
    weighed: dict[str, list[tuple[int, _Mention]]] = {}
    for each in mentions:
        if each.kind == kind:
            weighed.setdefault(each.name, []).append((_weight(each, text), each))
    totals = {name: sum(weight for weight, _ in rows) for name, rows in weighed.items()}
    first, *others = sorted(totals, key=lambda name: -totals[name]) or [""]
    alone = not others and len(text) <= _LONG
    if totals.get(first, 0) < (_ENOUGH_ALONE if alone else _ENOUGH):
        return None
    if others and totals[others[0]] * 2 > totals[first]:
        return None
    starts = [each.start for weight, each in weighed[first] if weight]
    if len(text) > _LONG and (max(starts) - min(starts)) * 3 < len(text):
        return None
    rows = ((weight, each.sign == "name", -each.start, each) for weight, each in weighed[first])
    best, _, _, mention = max(rows)
    if best < 2:
        return None
    evidence = " ".join(text[mention.start : mention.end].split())
    return Found(first, "text", evidence, text.count("\n", 0, mention.start) + 1)


@cache
def _letters() -> dict[str, str]:
    return {short: row.name for row, all_ in _rows() for short in all_ if short.isupper()}


def _shorthands(text: str, mentions: list[_Mention]) -> Iterator[_Mention]:
    """Letters (`HTK`) that stand for a name spoken of; where none is, letters that recur."""
    names = {mention.name for mention in mentions}
    for short, name in _letters().items():
        if names and name not in names:
            continue
        ends = ((at, at + len(short)) for at in _finds(text, short))
        rows = [
            _Mention(name, "municipality", True, "short", at, end)
            for at, end in ends
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        ]
        yield from rows if names or len(rows) > 2 else ()


def _weight(mention: _Mention, text: str) -> int:
    """2 for what an authority says of itself, 0 for what is said of another, else 1."""
    if mention.sign != "name":
        return 2 if mention.known else 0
    before = text[max(0, mention.start - 30) : mention.start].split()[-2:]
    after = text[mention.end : mention.end + 40].casefold().split()[:2]
    last = before[-1].casefold() if before else ""
    place = _is_place([last], text[mention.end : mention.end + 60])
    if place or last in _FOREIGN_BEFORE or _one_opens(after, _FOREIGN_VERBS):
        return 0
    if text[mention.end - 1] in "sS":
        return 2 if _one_opens(after, _OWN_NOUNS) else 1
    if after and (after[0] in _OWN_VERBS or (after[0] == "har" and after[-1] in _OWN_DEEDS)):
        return 2
    if last == "i" and (before[-1] == "I" or before[0].casefold() in _OWN_PEOPLE):
        return 2
    return 1


def _one_opens(two: list[str], words: tuple[str, ...]) -> bool:
    return bool(two) and (two[0].startswith(words) or two[-1].startswith(words))
