"""Lists of names in, participants and absentees out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from casetrack.lazy import regex
from casetrack.names import PARTICLES
from casetrack.reading.standins import CALLED, CAME_INSTEAD, apart, joined, without_substitute
from casetrack.records import Participant
from casetrack.wording.decisions import interpret

__all__ = [
    "ABSENCE_OPENINGS",
    "AbsenceLine",
    "absent_in",
    "absentees",
    "adds_to_name",
    "all_with_party",
    "breaks_off",
    "can_be_people",
    "ends_name",
    "is_list_of_names",
    "is_name",
    "names_in",
    "participants_in",
    "read_absence",
    "rejoined",
    "says_nobody",
    "told_in",
    "unbroken",
]

_PARTICLES = PARTICLES | {"og"}
_NOBODY = frozenset({"ingen", "ingen.", "-", "ingen afbud", "alle var til stede", "ingen fravær"})
_ROLES = (
    "formand", "næstformand", "borgmester", "viceborgmester", "1. viceborgmester", "rådmand",
    "udvalgsformand", "kommunaldirektør", "direktør", "sekretær", "referent", "ordstyrer",
    "byrådsmedlem",
    "regionsrådsformand", "medlem",
)  # fmt: skip
_ROLE = regex(rf"(?:\d\. ?)?(?:{'|'.join(map(re.escape, _ROLES))})\b[:\s]*", re.IGNORECASE)
_AFTER_NAME = regex(r"\s*\(([^()]*)\)")
_BETWEEN = regex(
    r"[,;\n•](?![^()\n]{0,60}\))"  # a comma, but not inside `(A, afbud)`
    r"|\sog\s(?![^()\n]{0,60}\)|\d)"  # nor the `og` of `sag 3 og 5`
    r"|(?<=\))\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])"  # `Ida Holm (C) Bo Lind (F)`
)
_ITEMS = regex(
    r"\b(?:sag|sager|punkt|pkt\.?|sagerne|punkterne):?\s*(?:nr\.?\s*)?(\d[\d\s,og–-]*)",
    re.IGNORECASE,
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
_AFTER_DASH = regex(
    r"\s?[-–]\s(?P<how>deltog\Z|til ?stede\Z|afbud|fravær(?:ende)?|orlov)\b[^\n]*\Z", re.IGNORECASE
)
"""`Ida Holm (A) - Deltog`, and `1. næstformand- afbud`."""
_BEHIND_NAME = regex(r"(?<=[\w)])\s(?P<how>deltog(?P<no> ikke)?|afbud|fraværende)\Z")
"""`Ida Holm deltog`, as a table's columns run together."""
_STANDS_IN = regex(r"(?:\A|[\s,]\s*)(?:stedfortræder|suppleant) for\b[^\n]*\Z", re.IGNORECASE)
_SURNAME = regex(r"[A-ZÆØÅ][\w-]+\s?(?:\([^()\n]{0,20}\)|,)")
_LEFT_OUT = regex(
    r"[\s–-]*deltog ikke (?:under|i behandlingen af) (?=pkt|punkt|sag)", re.IGNORECASE
)
_ATTENDED = regex(rf"(?:{'|'.join(_ATTENDANCE)})\b", re.IGNORECASE)
_LABELS = {
    "fraværende med afbud": "apologies",
    "fraværende uden afbud": "absent",
    "fravær med afbud": "apologies",
    "fravær uden afbud": "absent",
    "der er afbud fra": "apologies",
    "der var afbud fra": "apologies",
    "der er meldt afbud fra": "apologies",
    "der var meldt afbud fra": "apologies",
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
_OF_A_MEETING = regex(r"(?:i|på|ved|under)\s[^!?]{3,80}(?:\d{4}|mødet|punktet|sagen|:)")
_REASON = regex(r"\s(?:pga\.?|på grund af|grundet)\s[^\n]*\Z")
_NEXT_SENTENCE = regex(r"(?<=[a-zæøå)])\.\s")
_LABEL_WORDS = tuple(_LABELS)
_LONGEST_LABEL = max(map(len, _LABELS))
_ALL = ("samtlige medlemmer", "til stede", "tilstede", "alle medlemmer")
"""So begins a sentence that names only who is excepted."""
ABSENCE_OPENINGS = frozenset(label[:3] for label in (*_LABELS, *_ALL))
"""First three letters, lower case, of an absence line."""
_LETTERS = r"(?:[^.:;!?\n]|(?<=\b[A-ZÆØÅ])\.(?= [A-ZÆØÅ][\w-]{1,30} \())"  # `Dan E. Krog (O)`
_ABSENT_SENTENCE = regex(
    rf"([A-ZÆØÅ]{_LETTERS}{{2,200}}?) (?:"
    r"(?:var|er|har været|havde) (?:fraværende|lovligt forfald|meldt afbud)"
    r"(?![^.\n]{0,40}behandling)"
    r"|deltog ikke (?:på|i) mødet|udeblev\b|var forhindret i at deltage\b)"
)
_IN_PLACE_OF = regex(r" (?:i stedet )?for [A-ZÆØÅ][^,.;\n]{2,60}")
_ABSENT_WORDS = (
    "fraværende", "lovligt forfald", "meldt afbud", "deltog ikke", "udeblev", "forhindret i",
)  # fmt: skip
"""One of them stands in every sentence of that form."""
_RECUSED_SENTENCE = regex(
    rf"([A-ZÆØÅ]{_LETTERS}{{2,160}}?) (?:deltog ikke i(?! mødet)|"
    r"deltog på grund af inhabilitet ikke|forlod (?:mødet|lokalet)|"
    r"erklærede sig inhabil|blev erklæret inhabil|var inhabil|gik uden for døren)"
)

_RECUSED_WORDS = (
    "deltog ikke i", "deltog på grund", "forlod mødet", "forlod lokalet", "inhabil", "for døren",
)  # fmt: skip
"""One of them stands in every sentence of the last form."""

_OTHER_ITEM = regex(
    r"\befter\b[^\n]{0,40}(?:behandling|punkt|sag)|(?:punkt|pkt\.?|\bsag)\w{0,4}(?:\snr\.?)?\s?\d"
)
_APOLOGIES = regex(
    r"(?:\b[Dd]er (?:er|var) (?:meldt )?afbud fra|\bAfbud(?: fra|:)) "
    rf"({_LETTERS}{{3,200}})"
)
_TOLD = (
    (regex(r"\b[Dd]er (?:er|var) (?:meldt )?afbud fra ([^.:;]{3,200})"), "apologies"),
    (
        regex(r"\bundtagen ([^.:;]{3,200}?),? (?:der|som) (?:havde|har) (?:meldt )?afbud"),
        "apologies",
    ),
    (regex(r"\bundtagen ([^.:;]{3,200}?),? (?:der|som) var fraværende"), "absent"),
    (
        regex(r"\b[Ss]om (?:stedfortræder|suppleant)(?:er)? deltog ([^.:;]{3,200})"),
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

_BROKEN = regex(r"(?<=[a-zæøåé])-\n(?=[a-zæøåé])")
_BROKEN_AT_HYPHEN = regex(r"(?<=[a-zæøåé]-)\n(?=[A-ZÆØÅ])")


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
        if "/" in word or word[-1] in ",:;?!" or (word[-1] == "." and len(word) > 3):
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


_ADDED = (_ITEMS, _ROLE, _STANDS_IN, _LEFT_OUT)


@lru_cache(4096)
def _adds(piece: str) -> bool:
    """Whether a piece can say more of the person before it: most are people themselves."""
    return len(piece) <= 2 or piece[0].isdigit() or any(one.match(piece) for one in _ADDED)


def _said_of(last: Participant, piece: str) -> Participant | None:
    """The person before with what a piece adds to them: a party, numbers of items, a role."""
    if len(piece) <= 2 and piece.isupper() and last.party is None:
        return evolve(last, party=piece)
    if _STANDS_IN.match(piece):
        return evolve(last, attendance="substitute")
    left_out = _LEFT_OUT.match(piece)
    numbers = _ITEMS.match(piece, left_out.end() if left_out else 0)
    if numbers:
        how = "absent" if left_out else last.attendance
        return evolve(last, items=_numbers(numbers[1]), attendance=how)
    if last.items and piece[0].isdigit():
        return evolve(last, items=last.items + _numbers(piece))
    piece, attendance = _status_cut(piece, last.attendance)
    role = _ROLE.match(piece)
    if role and last.role is None and not is_name(piece[role.end() :]):
        return evolve(last, role=piece, attendance=attendance)
    return None


def rejoined(text: str) -> str:
    """A list that wraps is one line; a list with a name a line keeps its lines, and names those
    who came instead on lines of their own.
    """
    text = apart(unbroken(text))
    if "\n" not in text:
        return text
    rows = text.split("\n")
    full = sum(len(participants_in(row)) > 1 for row in rows)
    return joined(rows) if full and full * 2 >= len(rows) - 1 else text


def adds_to_name(text: str) -> bool:
    """Whether a line of a list only adds to the name above it: `Deltog ikke under punkt 3`."""
    return _LEFT_OUT.match(text) is not None


def breaks_off(row: str) -> bool:
    """Whether a row of names ends with a comma or with the first part of a name."""
    *others, last = (piece.strip() for piece in row.split(","))
    return not last or (bool(others) and " " not in last and not last.isupper())


def ends_name(names: tuple[str, ...], below: str) -> bool:
    """Whether the line below ends the last of the names: `Ea` above, `Ravn (A)` below."""
    return " " not in names[-1] and _SURNAME.match(below) is not None


def can_be_people(text: str) -> bool:
    """Whether a line can be a list of people: a lone word is a heading or an item's title."""
    word = text.strip(" \t#*•:.").casefold()
    return " " in word or word in ("ingen", "-")


def told_in(text: str) -> tuple[Participant, ...]:
    """Those a sentence sets apart from all members, and who came instead; `()` for a list.

    `Der er afbud fra Ida Holm` is such a sentence too.

    >>> told_in("Alle, undtagen Bo Lind, der havde meldt afbud.")[0].attendance
    'apologies'
    """
    if "undtagen" not in text and "afbud fra" not in text:
        return ()
    text = " ".join(text.split())
    return tuple(
        person
        for pattern, attendance in _TOLD
        for match in pattern.finditer(text)
        for person in participants_in(match[1], attendance=attendance)
    )


@lru_cache(4096)
def names_in(text: str) -> tuple[str, ...]:
    """Only the names of `participants_in`."""
    return tuple(person.name for person in participants_in(text))


@lru_cache(4096)  # the same line closes every item of a meeting
def read_absence(line: str) -> AbsenceLine | None:
    """What an absence line says; `None` for any other line, also for prose that begins like one."""
    lower = line[:_LONGEST_LABEL].lower()
    if not lower.startswith(_LABEL_WORDS):
        told = told_in(line) if lower.startswith(_ALL) else ()
        absent = tuple(one.name for one in told if one.attendance != "substitute")
        return AbsenceLine(told[0].attendance, absent, False) if absent else None
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
    if _LABELS[label] == "substitute":
        rest = _IN_PLACE_OF.sub("", rest)
    if _OF_A_MEETING.fullmatch(rest):
        return AbsenceLine(_LABELS[label], (), True)
    names: tuple[str, ...] = ()
    for place, sentence in enumerate(_NEXT_SENTENCE.split(rest)):
        listed = without_substitute(sentence)
        said = read_absence(sentence) if place else None
        if said:
            names += said.names
        elif place and listed:
            more = _full_names(listed) or absent_in(sentence)[0]
            if not more and listed == sentence and interpret(sentence).outcomes:
                return None  # `Afbud: Ida Holm. Godkendt.`
            names += more
        elif listed and all(map(_is_listed, _pieces(listed))):
            names += names_in(listed)
        elif not place:
            return None
    return AbsenceLine(_LABELS[label], names, rest.endswith(","))


def absentees(line: str) -> tuple[str, ...] | None:
    """Who a line below a label of absence names, if it is nothing else but for the reason and the
    substitute: `Borgmester Ida Holm pga. arbejde.`; `()` where it only says who came instead.

    `None` for any other line.
    """
    plain = without_substitute(_REASON.sub("", line)).lstrip("0123456789.)•*- ")
    plain = plain.rstrip(" .)") if "(" not in plain else plain
    if plain and _only_names(plain) and (names := names_in(plain)):
        return names
    return () if CAME_INSTEAD.search(line) else _told_absent(line)


_WITH_PARTY = regex(r"([A-ZÆØÅ][^(),;:!?\d]{2,60}) \([A-ZÆØÅ]{1,3}\)(?:, | og |\.?\Z)")


def all_with_party(line: str) -> tuple[str, ...]:
    """The names of a line that is nothing but people with their parties; `()` for another line."""
    if ")" not in line[-2:]:
        return ()
    names = _WITH_PARTY.findall(line)
    plain = _WITH_PARTY.sub("", line)
    return tuple(names) if not plain and all(map(is_name, names)) else ()


def says_nobody(line: str) -> bool:
    """Whether a line below a label of absence says that nobody was: `Ingen.`."""
    return line.strip(" .").lower() in _NOBODY


def _told_absent(line: str) -> tuple[str, ...] | None:
    """Who a line names that says of nobody but the absent, and who came instead of them."""
    told = [absent_in(one)[0] for one in _NEXT_SENTENCE.split(line) if not CALLED.search(one)]
    return tuple(name for names in told for name in names) if told and all(told) else None


def _full_names(text: str) -> tuple[str, ...]:
    """The names of a sentence that is a list of them, each of more than one word."""
    names = _named(text)
    return names if all(" " in name for name in names) else ()


def absent_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was absent, and who was recused (inhabil), by the sentences of a decision's text."""
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    if any(map(text.__contains__, _ABSENT_WORDS)):
        for match in _ABSENT_SENTENCE.finditer(text):
            absent += _named(match[1])
    if "fbud" in text:
        for match in _APOLOGIES.finditer(text):
            absent += _named(match[1])
    if any(map(text.__contains__, _RECUSED_WORDS)):
        for match in _RECUSED_SENTENCE.finditer(text):
            end = text.find("\n", match.end())
            if not _left_later(match[0], text[match.end() : end if end >= 0 else None]):
                recused += _named(match[1])
    return absent, recused


def _left_later(said: str, rest: str) -> bool:
    """Whether `forlod mødet` tells of another item or of a pause, not of this item."""
    if "forlod" not in said or "habil" in rest:
        return False
    if _OTHER_ITEM.search(rest):
        return True
    return "tilbage" in rest and "behandling" not in rest and "punktet" not in rest


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


def _status_cut(piece: str, attendance: str) -> tuple[str, str]:
    """A piece without what stands behind its dash or `stedfortræder for`, and what that says."""
    stands_in = _STANDS_IN.search(piece) if " for " in piece else None
    if stands_in and "(" not in piece[: stands_in.start()].rpartition(")")[2]:
        return piece[: stands_in.start()], "substitute"
    status = _AFTER_DASH.search(piece) if "- " in piece or "– " in piece else None
    if status is None:
        behind = _BEHIND_NAME.search(piece) if piece[-1:] in "gde" else None
        if behind is None or " " not in piece[: behind.start()]:
            return piece, attendance
        how = "fraværende" if behind["no"] else behind["how"]
        return piece[: behind.start()], _ATTENDANCE.get(how, attendance)
    return piece[: status.start()], _ATTENDANCE.get(status["how"].casefold(), attendance)


@lru_cache(4096)  # the same people meet again and again
def _person(piece: str, attendance: str) -> Participant | None:
    party = title = items = None
    piece, attendance = _status_cut(piece, attendance)
    left_out = _LEFT_OUT.search(piece) if "deltog ikke" in piece else None
    if left_out and (numbers := _ITEMS.match(piece, left_out.end())):
        piece, attendance, items = piece[: left_out.start()], "absent", _numbers(numbers[1])
    for note in _AFTER_NAME.findall(piece):
        for word in map(str.strip, note.split(",")):
            said = _ATTENDED.match(word)
            if said:
                attendance = _ATTENDANCE[said[0].casefold()]
            elif _ROLE.fullmatch(word):
                title = word
            elif 0 < len(word) <= 3:
                party = word
    name = _AFTER_NAME.sub("", piece).strip(" .:)")
    words = name.split()
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper():
        name, party = " ".join(words[:-1]), party or words[-1]
    role = _ROLE.match(name)
    if role and role.end() < len(name):
        name, title = name[role.end() :], role[0].strip(" :")
    if not name or name.casefold() in _NOBODY or not is_name(name):
        return None
    return Participant(" ".join(name.split()), title, party, attendance, items)


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
    return (len(pieces) > 1 and all(map(is_name, filter(None, pieces)))) or _only_names(text)


def _only_names(text: str) -> bool:
    """Whether a line is nothing but names, after one a party letter or two."""
    plain = text.lstrip("-•*0123456789.) ").split("(")[0].strip(" ,)")
    pieces = [piece.strip() for piece in plain.replace(" og ", ",").split(",") if piece.strip()]
    return bool(pieces) and all(
        is_name(piece) and (len(piece.split()) > 1 or (place and len(piece) <= 2))
        for place, piece in enumerate(pieces)
    )
