"""A line or a sentence in, who it says was absent, or left the room, out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from casetrack.lazy import regex
from casetrack.reading.layout import AbsenceLabels
from casetrack.reading.people import (
    all_listed,
    is_name,
    is_row_of_names,
    names_in,
    only_names,
    participants_in,
    says_nobody,
)
from casetrack.reading.standins import CALLED, CAME_INSTEAD, who_came, without_substitute
from casetrack.records import Participant
from casetrack.wording.decisions import interpret

__all__ = ["AbsenceLine", "absent_in", "absentees", "all_with_party", "read_absence", "told_in"]

_OF_A_MEETING = regex(r"(?:i|på|ved|under)\s[^!?]{3,80}(?:\d{4}|mødet|punktet|sagen|:)")
"""Reads `i Økonomiudvalget den 3. maj 2021` and `på byrådsmødet`, not `pga. sygdom`."""
_REASON = regex(r"\s(?:pga\.?|på grund af|grundet)\s[^\n]*\Z")
"""Reads `Ida Holm pga. arbejde`, not `Ida Holm`."""
_NEXT_SENTENCE = regex(r"(?<=[a-zæøå)])\.\s")
"""Reads `Ida Holm. Bo Lind`, not `Dan E. Krog`."""
_LETTERS = r"(?:[^.:;!?\n]|(?<=\b[A-ZÆØÅ])\.(?= [A-ZÆØÅ][\w-]{1,30}(?:,| [(a-zæøå])))"
"""What stands in a sentence; the point of `Dan E. Krog` does."""
_ABSENT_SENTENCE = regex(
    rf"([A-ZÆØÅ]{_LETTERS}{{2,200}}?) (?:"
    r"(?:var|er|har været|havde) "
    r"(?:fraværende|ikke til ?stede|lovligt forfald|(?:meldt|sendt) afbud)"
    r"(?![^.\n]{0,40}(?:behandling|besigtigelse|(?:sidste|seneste|forrige) møde))"
    r"|deltog ikke (?:på|i) mødet|(?:deltog ikke|fraværende)(?=\.?\s*(?:\n|\Z)|\.\s)"
    r"|udeblev\b|var forhindret i at deltage\b)"
)
"""Reads `Ida Holm (V) havde lovligt forfald`, not `Bo Lind var fraværende under behandlingen`."""
_ABSENT_WORDS = (
    "fraværende", "ikke til", "lovligt forfald", "dt afbud", "deltog ikke", "udeblev",
    "forhindret i",
)  # fmt: skip
"""One of them stands in every sentence of that form."""
_RECUSED_SENTENCE = regex(
    rf"([A-ZÆØÅ]{_LETTERS}{{2,160}}?) (?:deltog ikke i(?! mødet)|"
    r"deltog på grund af inhabilitet ikke|forlod (?:mødet|lokalet)|"
    r"(?:(?:erklærede|meldte) sig|(?:blev|er) erklæret|blev kendt|erklæredes|kendtes|var) inhabil|"
    r"gik uden for døren)"
)
"""Reads `Bo Lind deltog ikke i behandlingen`, not `Bo Lind deltog ikke i mødet`."""

_RECUSED_WORDS = (
    "deltog ikke i", "deltog på grund", "forlod mødet", "forlod lokalet", "inhabil", "for døren",
)  # fmt: skip
"""One of them stands in every sentence of the last form."""

_HINTS = (
    "raværende", "forfald", "fbud", "deltog ", "udeblev", "forhindret i", "stede:", "forlod ",
    "inhabil", "for døren", " ikke til",
)  # fmt: skip
"""One of them stands in each of the words above and of `_AWAY`; most decisions hold none."""

_OTHER_ITEM = regex(
    r"\befter\b[^\n]{0,40}(?:behandling|punkt|sag)|(?:punkt|pkt\.?|\bsag)\w{0,4}(?:\snr\.?)?\s?\d"
)
"""Reads `efter behandlingen af punkt 2` and `under pkt. 5`, not `under punktet`."""
_APOLOGIES = regex(
    r"(?:\b[Dd]er (?:er|var) (?:meldt )?afbud fra|\bAfbud(?: fra|:)"
    r"|\b(?:Fraværende|(?:Ej|Ikke) til stede):) "
    rf"({_LETTERS}{{3,200}})"
)
"""Reads `Der var afbud fra Ida Holm` and `Ej til stede: Ida Holm`, not `Afbud`."""
_AWAY = ("fbud", "Fraværende:", "til stede:")
"""One of them stands in every sentence of that form."""
_WORDS = r"(?:[^.:;]|(?<=\b[A-ZÆØÅ])\.)"  # `Dan E. Krog`
_BUT = r"\b(?:undtagen|bortset fra)"
_TOLD = (
    (
        regex(rf"(?:\A|\. )([A-ZÆØÅ]{_WORDS}{{2,100}}?) havde meldt (?:afbud|forfald)\b"),
        "apologies",
    ),
    (regex(r"\b[Dd]er (?:er|var) (?:meldt )?afbud fra ([^.:;]{3,200})"), "apologies"),
    (
        regex(rf"{_BUT} ([^.:;]{{3,200}}?),? (?:der|som) (?:havde|har) (?:meldt )?afbud"),
        "apologies",
    ),
    (regex(rf"{_BUT} ([^.:;()]{{3,200}}?) \(afbud\)"), "apologies"),
    (regex(rf"{_BUT} ([^.:;]{{3,200}}?),? (?:der|som) var fraværende"), "absent"),
    (
        regex(rf"\b[Ss]om (?:stedfortræder|suppleant)(?:er)? deltog ({_WORDS}{{3,200}})"),
        "substitute",
    ),
    (
        regex(rf"\b[Ii] ?stedet(?: for {_WORDS}{{3,60}}?)? (?:mødte|deltog) ({_WORDS}{{3,100}})"),
        "substitute",
    ),
    (
        regex(
            r"(?:\A|\. )([A-ZÆØÅ][^.:;]{2,100}?) (?:var|er|blev) indkaldt som "
            r"(?:stedfortræder|suppleant)"
        ),
        "substitute",
    ),
)
_SET_APART = ("undtagen", "bortset fra", "afbud fra", "stedet", "havde meldt")
"""One of them stands in every sentence of those forms."""


class AbsenceLine(NamedTuple):
    """A line such as `Afbud: A, B`; `names` is empty where they follow on lines of their own."""

    attendance: str
    names: tuple[str, ...]
    open_ended: bool


def told_in(text: str) -> tuple[Participant, ...]:
    """Those a sentence sets apart from all members, and who came instead; `()` for a list.

    `Der er afbud fra Ida Holm` is such a sentence too.

    >>> told_in("Alle, undtagen Bo Lind, der havde meldt afbud.")[0].attendance
    'apologies'
    """
    if not any(map(text.__contains__, _SET_APART)):
        return ()
    text = " ".join(text.split())
    return tuple(
        person
        for pattern, attendance in _TOLD
        for match in pattern.finditer(text)
        for person in participants_in(match[1], attendance=attendance)
    )


@lru_cache(4096)  # the same line closes every item of a meeting
def read_absence(line: str, labels: AbsenceLabels) -> AbsenceLine | None:
    """What an absence line says; `None` for any other line, also for prose that begins like one."""
    lower = line[: labels.longest].lower()
    if not lower.startswith(labels.labels):
        told = told_in(line) if lower.startswith(labels.everybody) else ()
        absent = tuple(one.name for one in told if one.attendance != "substitute")
        return AbsenceLine(told[0].attendance, absent, False) if absent else None
    label = next(label for label in labels.labels if lower.startswith(label))
    attendance, rest = labels.kinds[label], line[len(label) :]
    if rest[:1].isalpha():
        return None
    if rest.strip(" \t:") == "-":
        return AbsenceLine(attendance, (), False)
    rest = rest.lstrip(" \t:-–*").strip()
    if not rest:
        return AbsenceLine(attendance, (), True)
    if says_nobody(rest):
        return AbsenceLine(attendance, (), False)
    if attendance == "substitute":
        rest = who_came(rest)
    if _OF_A_MEETING.fullmatch(rest):
        return AbsenceLine(attendance, (), True)
    names: tuple[str, ...] = ()
    for place, sentence in enumerate(_NEXT_SENTENCE.split(rest)):
        listed = without_substitute(sentence)
        said = read_absence(sentence, labels) if place else None
        if said:
            names += said.names if said.attendance != "substitute" else ()
        elif place and listed:
            more = _full_names(listed) or absent_in(sentence)[0]
            if not more and listed == sentence and interpret(sentence).outcomes:
                return None  # `Afbud: Ida Holm. Godkendt.`
            names += more
        elif listed and all_listed(listed):
            names += names_in(listed)
        elif listed and is_row_of_names(listed):
            names += (listed,)  # to be told apart by the people of the head
        elif not place:
            return None
    return AbsenceLine(attendance, names, rest.endswith(","))


def absentees(line: str) -> tuple[str, ...] | None:
    """Who a line below a label of absence names, if it is nothing else but for the reason and the
    substitute: `Borgmester Ida Holm pga. arbejde.`; `()` where it only says who came instead.

    `None` for any other line.
    """
    plain = without_substitute(_REASON.sub("", line)).lstrip("0123456789.)•*- ")
    plain = plain.rstrip(" .)") if "(" not in plain else plain
    if plain and only_names(plain) and (names := names_in(plain)):
        return names
    return () if CAME_INSTEAD.search(line) else _told_absent(line)


_WITH_PARTY = regex(
    r"([A-ZÆØÅ][^(),;:!?\d]{2,60})(?:, (?i:(?:\d\. ?)?(?:næst|vice)?(?:formand|borgmester)))?"
    r" \([A-ZÆØÅ]{1,3}\)(?:, | og |\.?\Z)"
)
"""Reads `Ida Holm (V), Bo Lind (A)`, not `Ida Holm (formand)`."""


def all_with_party(line: str) -> tuple[str, ...]:
    """The names of a line that is nothing but people with their parties; `()` for another line."""
    if ")" not in line[-2:]:
        return ()
    names = _WITH_PARTY.findall(line)
    plain = _WITH_PARTY.sub("", line)
    return tuple(names) if not plain and all(map(is_name, names)) else ()


def _told_absent(line: str) -> tuple[str, ...] | None:
    """Who a line names that says of nobody but the absent, and who came instead of them."""
    told = [absent_in(one)[0] for one in _NEXT_SENTENCE.split(line) if not CALLED.search(one)]
    return tuple(name for names in told for name in names) if told and all(told) else None


def _full_names(text: str) -> tuple[str, ...]:
    """The names of a sentence that is a list of them, each of more than one word."""
    names = _named(text)
    return names if all(" " in name for name in names) else ()


_REST = 600  # letters of the same line that can tell why somebody left


def absent_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was absent, and who was recused (inhabil), by the sentences of a decision's text."""
    if not any(map(text.__contains__, _HINTS)):
        return (), ()
    absent: list[str] = []
    recused: list[str] = []
    if any(map(text.__contains__, _ABSENT_WORDS)):
        for match in _ABSENT_SENTENCE.finditer(text):
            absent += _named(match[1])
    if any(map(text.__contains__, _AWAY)):
        for match in _APOLOGIES.finditer(text):
            absent += _named(match[1])
    if any(map(text.__contains__, _RECUSED_WORDS)):
        for match in _RECUSED_SENTENCE.finditer(text):
            rest = text[match.end() : match.end() + _REST].partition("\n")[0]
            if not _left_later(match[0], rest):
                recused += _named(match[1])
    return tuple(absent), tuple(recused)


def _left_later(said: str, rest: str) -> bool:
    """Whether `forlod mødet` tells of another item or of a pause, not of this item."""
    if "forlod" not in said or "habil" in rest:
        return False
    if _OTHER_ITEM.search(rest):
        return True
    return "tilbage" in rest and "behandling" not in rest and "punktet" not in rest


def _named(text: str) -> tuple[str, ...]:
    return names_in(text) if all_listed(text) else ()
