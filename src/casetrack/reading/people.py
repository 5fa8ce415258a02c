"""Lists of names in, participants and absentees out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from casetrack.records import Participant

__all__ = [
    "ABSENCE_OPENINGS",
    "AbsenceLine",
    "absent_in",
    "is_list_of_names",
    "is_name",
    "names_in",
    "only_names",
    "participants_in",
    "read_absence",
    "unbroken",
]

_PARTICLES = frozenset(
    {"af", "von", "van", "de", "der", "den", "la", "el", "al", "da", "bin", "ben", "og", "du"}
)
_NOBODY = frozenset({"ingen", "ingen.", "-", "ingen afbud", "alle var til stede", "ingen fravær"})
_ROLES = (
    "formand", "næstformand", "borgmester", "viceborgmester", "1. viceborgmester", "rådmand",
    "udvalgsformand", "kommunaldirektør", "direktør", "sekretær", "referent", "ordstyrer",
    "byrådsmedlem",
    "regionsrådsformand", "medlem",
)  # fmt: skip
_ROLE = re.compile(rf"(?:{'|'.join(map(re.escape, _ROLES))})\b[:\s]*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*\(([^()]*)\)")
_BETWEEN = re.compile(
    r"[,;\n•](?![^()\n]{0,60}\))"  # a comma, but not inside `(A, afbud)`
    r"|\sog\s(?![^()\n]{0,60}\)|\d)"  # nor the `og` of `sag 3 og 5`
)
_ITEMS = re.compile(
    r"\b(?:sag|sager|punkt|pkt\.?|sagerne|punkterne)\s*(?:nr\.?\s*)?(\d[\d\s,og–-]*)", re.IGNORECASE
)
_ATTENDANCE = {
    "afbud": "apologies",
    "fravær": "absent",
    "fraværende": "absent",
    "orlov": "absent",
    "ikke til stede": "absent",
    "stedfortræder": "substitute",
    "suppleant": "substitute",
}
_ATTENDED = re.compile(rf"(?:{'|'.join(_ATTENDANCE)})\b", re.IGNORECASE)
_LABELS = {
    "fraværende med afbud": "apologies",
    "fraværende uden afbud": "absent",
    "afbud fra": "apologies",
    "afbud": "apologies",
    "fraværende": "absent",
    "fravær": "absent",
    "ikke til stede": "absent",
    "ikke tilstede": "absent",
    "ej til stede": "absent",
    "ej tilstede": "absent",
    "ikke mødt": "absent",
    "deltog ikke": "absent",
    "deltager ikke": "absent",
    "orlov": "absent",
    "stedfortrædere": "substitute",
    "stedfortræder": "substitute",
    "suppleant": "substitute",
}
_OF_A_MEETING = re.compile(r"(?:i|på|ved|under)\s[^!?]{3,80}(?:\d{4}|mødet|punktet|sagen|:)")
_NEXT_SENTENCE = re.compile(r"(?<=[a-zæøå)])\.\s")
_LABEL_WORDS = tuple(_LABELS)
_LONGEST_LABEL = max(map(len, _LABELS))
ABSENCE_OPENINGS = frozenset(label[:3] for label in _LABELS)
"""First three letters, lower case, of an absence line."""
_ABSENT_SENTENCE = re.compile(
    r"([A-ZÆØÅ][^.:;!?\n]{2,200}?) (?:var|er|har været|havde) "
    r"(?:fraværende|lovligt forfald|meldt afbud)(?![^.\n]{0,40}behandling)"
)
_RECUSED_SENTENCE = re.compile(
    r"([A-ZÆØÅ][^.:;!?\n]{2,160}?) (?:deltog ikke i|"
    r"deltog på grund af inhabilitet ikke|forlod (?:mødet|lokalet)|"
    r"erklærede sig inhabil|blev erklæret inhabil|var inhabil|gik uden for døren)"
)

_BROKEN = re.compile(r"(?<=[a-zæøåé])-\n(?=[a-zæøåé])")
_BROKEN_AT_HYPHEN = re.compile(r"(?<=[a-zæøåé]-)\n(?=[A-ZÆØÅ])")


class AbsenceLine(NamedTuple):
    """A line such as `Afbud: A, B`; `names` is empty where they follow on lines of their own."""

    attendance: str
    names: tuple[str, ...]
    open_ended: bool


def unbroken(text: str) -> str:
    """A list with the names that a line's end breaks in one piece: `Holte-` `gaard`, `Bang-` `Bo`.

    >>> unbroken("Lars Holte-\\ngaard, Mette Bang-\\nNielsen")
    'Lars Holtegaard, Mette Bang-Nielsen'
    """
    if "-\n" not in text:
        return text
    return _BROKEN_AT_HYPHEN.sub("", _BROKEN.sub("", text))


@lru_cache(4096)
def is_name(text: str) -> bool:
    """Whether `text` can be a person's name: capital words, initials and particles, nothing
    else.
    """
    words = text.split()
    if not 1 <= len(words) <= 7 or len(text) > 70:
        return False
    for word in words:
        if word in _PARTICLES:
            continue
        if not word[0].isupper() or any(letter.isdigit() for letter in word):
            return False
        if word[-1] in ",:;?!" or (word[-1] == "." and len(word) > 3):
            return False
    return words[0] not in _PARTICLES


def participants_in(text: str, *, attendance: str = "present") -> tuple[Participant, ...]:
    """The people a list names; one a line, or between commas, semicolons and `og`."""
    people: list[Participant] = []
    for piece in _pieces(text):
        if people and _adds(piece):
            more = _said_of(people[-1], piece)
            if more is not None:
                people[-1] = more
                continue
        person = _person(piece, attendance)
        if person is not None:
            people.append(person)
    return tuple(people)


@lru_cache(4096)
def _adds(piece: str) -> bool:
    """Whether a piece can say more of the person before it: most are people themselves."""
    return len(piece) <= 2 or piece[0].isdigit() or bool(_ITEMS.match(piece) or _ROLE.match(piece))


def _said_of(last: Participant, piece: str) -> Participant | None:
    """The person before with what a piece adds to them: a party, numbers of items, a role."""
    if len(piece) <= 2 and piece.isupper() and last.party is None:
        return evolve(last, party=piece)
    numbers = _ITEMS.match(piece)
    if numbers:
        return evolve(last, items=_numbers(numbers[1]))
    if last.items and piece[0].isdigit():
        return evolve(last, items=last.items + _numbers(piece))
    role = _ROLE.match(piece)
    if role and last.role is None and not is_name(piece[role.end() :]):
        return evolve(last, role=piece)
    return None


@lru_cache(4096)
def names_in(text: str) -> tuple[str, ...]:
    """Only the names of `participants_in`."""
    return tuple(person.name for person in participants_in(text))


@lru_cache(4096)  # the same line closes every item of a meeting
def read_absence(line: str) -> AbsenceLine | None:
    """What an absence line says; `None` for any other line, also for prose that begins like one."""
    lower = line[:_LONGEST_LABEL].lower()
    if not lower.startswith(_LABEL_WORDS):
        return None
    label = next(label for label in _LABEL_WORDS if lower.startswith(label))
    rest = line[len(label) :]
    if rest[:1].isalpha():
        return None
    if rest.strip(" \t:") == "-":
        return AbsenceLine(_LABELS[label], (), False)
    rest = rest.lstrip(" \t:-–*").strip()
    if not rest:
        return AbsenceLine(_LABELS[label], (), True)
    if rest.lower() in _NOBODY:
        return AbsenceLine(_LABELS[label], (), False)
    if _OF_A_MEETING.fullmatch(rest):
        return AbsenceLine(_LABELS[label], (), True)
    listed, *more = _NEXT_SENTENCE.split(rest, maxsplit=1)
    if not all(map(_is_listed, _pieces(listed))):
        return None
    names = names_in(listed) + (absent_in(more[0])[0] if more else ())
    return AbsenceLine(_LABELS[label], names, rest.endswith(","))


def absent_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was absent, and who was recused (inhabil), by the sentences of a decision's text."""
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    if "fraværende" in text or "lovligt forfald" in text or "meldt afbud" in text:
        for match in _ABSENT_SENTENCE.finditer(text):
            absent += _named(match[1])
    if (
        "inhabil" in text
        or "deltog ikke i" in text
        or "deltog på grund" in text
        or "forlod mødet" in text
        or "forlod lokalet" in text
        or "for døren" in text
    ):
        for match in _RECUSED_SENTENCE.finditer(text):
            recused += _named(match[1])
    return absent, recused


def _named(text: str) -> tuple[str, ...]:
    pieces = _pieces(text)
    return names_in(text) if all(map(_is_listed, pieces)) else ()


def _is_listed(piece: str) -> bool:
    plain = _AFTER_NAME.sub("", piece).strip().rstrip(".")
    if _ITEMS.match(plain) or (len(plain) <= 2 and plain.isupper()):
        return True
    return is_name(_ROLE.sub("", plain, count=1))


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(" \t-*.") for piece in _BETWEEN.split(text))
    return [piece for piece in pieces if piece]


@lru_cache(4096)  # the same people meet again and again
def _person(piece: str, attendance: str) -> Participant | None:
    party = title = None
    for note in _AFTER_NAME.findall(piece):
        for word in map(str.strip, note.split(",")):
            said = _ATTENDED.match(word)
            if said:
                attendance = _ATTENDANCE[said[0].casefold()]
            elif _ROLE.fullmatch(word):
                title = word
            elif 0 < len(word) <= 3:
                party = word
    name = _AFTER_NAME.sub("", piece).strip(" .:")
    words = name.split()
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper():
        name, party = " ".join(words[:-1]), party or words[-1]
    role = _ROLE.match(name)
    if role and role.end() < len(name):
        name, title = name[role.end() :], role[0].strip(" :")
    if not name or name.casefold() in _NOBODY or not is_name(name):
        return None
    return Participant(" ".join(name.split()), title, party, attendance, None)


def _numbers(text: str) -> tuple[str, ...]:
    numbers: list[str] = []
    for part in re.split(r",|\bog\b", text):
        ends = [int(end) for end in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 < ends[1] - ends[0] < 100:
            numbers += map(str, range(ends[0], ends[1] + 1))
        else:
            numbers += map(str, ends)
    return tuple(numbers)


def is_list_of_names(text: str) -> bool:
    """The end of a list of names, whose first may have begun on the line above."""
    pieces = [piece.strip(" .") for piece in text.replace(" og ", ",").split(",")]
    return (len(pieces) > 1 and all(map(is_name, filter(None, pieces)))) or only_names(text)


def only_names(text: str) -> bool:
    """Whether a line is nothing but names, after one a party letter or two."""
    plain = text.lstrip("-•*0123456789.) ").split("(")[0].strip(" ,")
    pieces = [piece.strip() for piece in plain.replace(" og ", ",").split(",") if piece.strip()]
    return bool(pieces) and all(
        is_name(piece) and (len(piece.split()) > 1 or (place and len(piece) <= 2))
        for place, piece in enumerate(pieces)
    )
