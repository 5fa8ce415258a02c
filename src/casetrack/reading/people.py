"""Lists of names in, the people they name out."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from attrs import evolve

from casetrack.lazy import regex
from casetrack.names import (
    BEFORE_CAPITAL,
    INSTITUTIONS,
    ORGANISATIONS,
    PARTICLES,
    PARTIES,
    QUOTES,
    SHORTENED,
)
from casetrack.reading.standins import apart, joined, who_came
from casetrack.reading.text import COLUMN
from casetrack.records import Participant

__all__ = [
    "adds_to_name", "all_listed", "breaks_between", "can_be_people", "ends_name",
    "is_list_of_names", "is_name", "is_row_of_names", "names_in", "names_more", "only_names",
    "participants_in", "rejoined", "says_nobody", "told_apart", "unbroken",
]  # fmt: skip

_PARTICLES = PARTICLES | {"og"}
_NOBODY = regex(
    r"\A(?:ingen|intet|ikke nogen|nej|alle|samtlige|0|/|-|–)(?: (?:medlemmer|meldt|afbud"
    r"|fravær(?:ende)?|forfald|var|er|havde|mødt|fremmødt|til|stede))*\Z", re.IGNORECASE
)  # fmt: skip
"""Reads `Ingen`, `Alle mødt` and `Ingen var fraværende`, not `Ingen Holm`."""
_NO_NAMES = frozenset({"til", "om", "for", "sager", "sag", "punkter", "indhold", "side"})
"""Words of a heading in capitals, which is no name for all that."""
_AUTHORITIES = ("Kommune", "KOMMUNE")
_TWO_NAMES = 4
"""Two people have so many names together."""
_MOST_IN_ROW, _MOST_NAMES = 20, 5
"""More given names and surnames than that are of several people, with nothing between them."""
_ROLES = (
    "formand", "næstformand", "borgmester", "viceborgmester", "1. viceborgmester", "rådmand",
    "udvalgsformand", "kommunaldirektør", "direktør", "sekretær", "referent", "ordstyrer",
    "byrådsmedlem", "udvalgsmedlem", "kommunalbestyrelsesmedlem", "regionsrådsmedlem",
    "regionsrådsformand", "medlem",
)  # fmt: skip
_TITLES = r"[^\W\d_]{3,30}(?:chef|direktør|leder|konsulent|sekretær)"
"""Titles of those who attend from the administration, by how they end."""
_ANY_ROLE = "|".join(map(re.escape, _ROLES))
_ROLE = regex(rf"(?:\d\. ?)?(?:{_ANY_ROLE}|{_TITLES})\b[:\s]*", re.IGNORECASE)
"""Reads `Formand: Ida Holm` and `1. viceborgmester Bo Lind`, not `Ida Holm`."""
_PARTY_AHEAD = regex(r"([A-ZÆØÅ]{1,2}): ?(?=[A-ZÆØÅ])")
"""Reads `A: Ida Holm`, not `Ida Holm`."""
_COUNT = regex(r"\A\d{1,2}\.\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])")
"""Reads `1. Ida Holm`, not `1. viceborgmester`."""
_PARTY_BEHIND = regex(r"\s[-–]\s([A-ZÆØÅ][^\n,()]{1,40})\Z")
"""Reads `Ida Holm - Socialdemokratiet`, not `Ida Holm-Krog`."""
_AFTER_NAME = regex(r"(?<!\s)\s*+\(([^()]*)\)")
"""Reads `Ida Holm (A)`, not `Ida Holm`."""
_PARTY_NOTED = regex(r" \(([A-ZÆØÅ]{1,3})\)\Z")
"""Reads `formand (A)`, not `formand (afbud)`."""
_BETWEEN = regex(
    r"[,;•|\s](?:"  # that a search begins with a letter is its speed
    r"(?<=[,;\n•|])(?![^()\n]{0,60}\))|(?<=\s)(?:"  # a comma, but not inside `(A, afbud)`
    r"/\s(?=[A-ZÆØÅ])|"
    r"(?<=[^\s:,;]\s)\d{1,2}\.\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])|"  # `1. Ida Holm 2. Bo Lind`
    r"og\s(?![^()\n]{0,60}\)|\d)"  # nor the `og` of `sag 3 og 5`
    r"|(?:(?<=\)\s)|(?<=\)\s[A-ZÆØÅ]\s))(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])"  # `Ida Holm (C) Bo Lind (F)`
    r"|(?<=[^\s:]\s)(?:(?<=\t)|\s)[ \t]+(?=[A-ZÆØÅ][\w-]+[ ][A-ZÆØÅ])"  # two columns of names
    r"))"
)
_COLUMNS = regex(r"(?<=[^\s:])(?:\t|   )[ \t]*+(?=[A-ZÆØÅ][\w-]+[ ][A-ZÆØÅ])")
"""Between two names of a row, where a list is printed in columns."""
_INSIDE = regex(rf"(?:{BEFORE_CAPITAL}|[{QUOTES}])[A-ZÆØÅ]")
"""Words without a capital that stand inside a name: `al-Sayed`, `“Nisse”`, not `e-Boks`."""
_ITEMS = regex(
    r"\b(?:sag|sager|punkt|pkt\.?|sagerne|punkterne):?\s*(?:nr\.?\s*)?(\d[\d\s,og–-]*)",
    re.IGNORECASE,
)
"""Reads `deltog ikke i punkt 3 og 4` and `sag nr. 5-7`, not `punktet`."""
_ATTENDANCE = {
    **dict.fromkeys(("fraværende med afbud", "fravær med afbud", "afbud", "forfald"), "apologies"),
    **dict.fromkeys(("fraværende", "fravær", "orlov", "ikke til stede"), "absent"),
    **dict.fromkeys(("stedfortræder", "suppleant"), "substitute"),
}
_AFTER_DASH = regex(
    r"\s?[-–]\s(?P<how>deltog\Z|til ?stede\Z|afbud|fravær(?:ende)?|orlov)\b[^\n]*\Z", re.IGNORECASE
)
"""`Ida Holm (A) - Deltog`, and `1. næstformand- afbud`."""
_AFTER_COLON = regex(
    r"(?<=\w):\s(?P<how>deltog|til ?stede|afbud|fraværende|fravær)\b[^\n]*\Z", re.IGNORECASE
)
"""`Ida Holm: Deltog` (Region Hovedstaden)."""
_BEHIND_NAME = regex(r"(?<=[\w)])\s(?P<how>deltog(?P<no> ikke)?|[Aa]fbud|[Ff]raværende)\Z")
"""`Ida Holm deltog`, as a table's columns run together."""
_ROLE_BEHIND = regex(rf"\s[-–]\s(?P<role>(?:\d\. ?)?(?:{_ANY_ROLE}))\Z", re.IGNORECASE)
"""`Ida Holm - formand`."""
_ROLE_ADDED = regex(rf"\s(?P<role>(?:\d\. ?)?(?:{_ANY_ROLE}))\Z", re.IGNORECASE)
"""What is left of `Ida Holm (V) formand` when its party is cut out."""
_SOMEBODY = regex(r"(?:en|to|tre|fire|fem|\d{1,2}) [a-zæøå]{4,30}(?: fra [\w -]{3,40})?")
"""Reads `en medarbejder fra sekretariatet` and `2 pressefolk`, not `en`."""
_MEMBERS = regex(
    r"\b(?:var )?[a-zæøå]{0,20}medlemmerne:? "
    r"|\AFra (?:udvalget|rådet|byrådet|kommunalbestyrelsen|nævnet) (?:deltog|mødte):? ",
    re.IGNORECASE,
)
"""Reads `udvalgsmedlemmerne Ida Holm` and `Fra udvalget deltog Ida Holm`, not `medlem Ida Holm`."""
_ON_DAY = regex(r"\s(?:den|d\.)\s\d[^\n]{3,30}\Z")
"""The day of the meeting that somebody missed, where it was held on two."""
_STANDS_IN = regex(
    r"(?:\A|(?<![\s,–-])[\s,–-]++)(?:stedfortræder|suppleant) for\b[^\n]*\Z", re.IGNORECASE
)
"""Reads `Bo Lind - suppleant for Ida Holm`, not `stedfortræder`."""
_SURNAME = regex(r"[A-ZÆØÅ][\w-]+\s?(?:\([^()\n]{0,20}\)|,)")
"""Reads `Holm,` and `Holm (A)`, not `Holm`."""
_LAST_SURNAME = regex(r"[A-ZÆØÅ][a-zæøåé-]+\Z")
"""Reads `Holm`, not `Holm,`."""
_LEFT_OUT = regex(
    r"[\s–-]*(?:deltog ikke (?:under|i|i behandlingen af)|ved|under) (?=pkt|punkt|sag)",
    re.IGNORECASE,
)
"""Reads `Ida Holm deltog ikke under pkt. 3`, not `Ida Holm deltog ikke`."""
_ATTENDED = regex(rf"(?:{'|'.join(_ATTENDANCE)}|deltog\Z|til ?stede\Z)\b", re.IGNORECASE)
"""Reads `orlov` and `fravær med afbud`, not `formand`."""

_BROKEN = regex(r"(?<=[a-zæøåé])-\n(?=[a-zæøåé])")
_BROKEN_AT_HYPHEN = regex(r"(?<=[a-zæøåé]-)\n(?=[A-ZÆØÅ])")


def unbroken(text: str) -> str:
    """A list with the names that a line's end breaks in one piece: `Holte-` `gaard`, `Bang-` `Bo`.

    >>> unbroken("Lars Holte-\\ngaard, Mette Bang-\\nNielsen")
    'Lars Holtegaard, Mette Bang-Nielsen'
    """
    if "-\n" not in text:
        return text
    return _BROKEN_AT_HYPHEN.sub("", _BROKEN.sub("", text))


@lru_cache(4096)
def says_nobody(text: str) -> bool:
    """Whether a list of people, or a line of one, says that nobody was: `Ingen.`"""
    return _NOBODY.match(text.strip(" .:*").removeprefix("- ")) is not None


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: capital words, initials, particles, a nickname."""
    words = text.split()
    if not 1 <= len(words) <= 7 or len(text) > 70:
        return False
    particles = 0
    for word in words:
        if word in _PARTICLES:
            particles += 1
            continue
        if not word[0].isupper() and not _INSIDE.match(word):
            return False
        if any(map(str.isdigit, word)):
            return False
        if word.casefold().endswith(INSTITUTIONS) or (
            word.isupper() and word.casefold() in _NO_NAMES
        ):
            return False
        if (
            "/" in word
            or word[-1] in ",:;?!"
            or (word[-1] == "." and len(word) > 3 and word[1] != "." and word not in SHORTENED)
        ):
            return False
    if len(words) - particles > _MOST_NAMES:
        return False
    if words[-1].casefold() in ORGANISATIONS or text.casefold() in PARTIES:
        return False
    if not words[0][0].isupper() or words[-1][-1] in QUOTES:
        return False
    return words[-1] not in _AUTHORITIES


def participants_in(
    text: str, *, attendance: str = "present", unread: list[str] | None = None
) -> tuple[Participant, ...]:
    """The people a list names; what stands among them and names nobody goes to `unread`."""
    people: list[Participant] = []
    if "emmerne " in text or text.startswith("Fra "):
        text = _MEMBERS.sub("", text)
    if attendance == "substitute":
        text = who_came(text)
    for piece in _pieces(text):
        if people and _adds(piece):
            more = _said_of(people[-1], piece)
            if more is not None:
                people[-1] = more
                continue
        person = _person(piece, attendance)
        if person is not None:
            people.append(person)
        elif unread is not None and not says_nobody(piece) and piece.strip("( )"):
            unread.append(piece)
    return tuple(people)


_ADDED = (_ITEMS, _ROLE, _STANDS_IN, _LEFT_OUT, _ATTENDED)


@lru_cache(4096)
def _adds(piece: str) -> bool:
    """Whether a piece can say more of the person before it: most are people themselves."""
    said = len(piece) <= 2 or piece[0] in "(0123456789" or piece.casefold() in PARTIES
    return said or any(one.match(piece) for one in _ADDED)


def _said_of(last: Participant, piece: str) -> Participant | None:
    """The person before with what a piece adds to them: a party, numbers of items, a role."""
    plain = piece.strip("()")
    if last.party is None and (
        (len(plain) <= 2 and plain.isupper()) or plain.casefold() in PARTIES
    ):
        return evolve(last, party=plain)
    if _STANDS_IN.match(piece):
        return evolve(last, attendance="substitute")
    if said := _ATTENDED.fullmatch(plain):
        return evolve(last, attendance=_ATTENDANCE.get(said[0].casefold(), last.attendance))
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
        party = last.party
        if (noted := _PARTY_NOTED.search(piece)) and party is None:
            piece, party = piece[: noted.start()], noted[1]
        return evolve(last, role=piece, party=party, attendance=attendance)
    return None


def rejoined(text: str) -> str:
    """A list that wraps as one line; one with a name a line, and those who came instead, stay."""
    text = apart(unbroken(text))
    if "\t" in text or COLUMN in text:
        rows = text.replace("\t", COLUMN).split("\n")
        text = _COLUMNS.sub("\n", "\n".join(map(_row_of_person, rows)))
    if "\n" not in text:
        return text
    rows = text.split("\n")
    full = sum(len(participants_in(row)) > 1 for row in rows)
    return joined(rows) if full and full * 2 >= len(rows) - 1 else text


def _row_of_person(row: str) -> str:
    """A name with what the other columns say of that person in brackets.

    >>> _row_of_person("Ida Holm   Formand (A)   Afbud")
    'Ida Holm (Formand, A, Afbud)'
    """
    name, *others = filter(None, map(str.strip, row.replace(" (", COLUMN).split(COLUMN)))
    said = [part.strip(" )") for one in others for part in one.split("(") if part.strip()]
    told = said and all(map(_adds, said)) and not any(" " in one for one in said if is_name(one))
    return f"{name} ({', '.join(said)})" if told and is_name(name) else row


def adds_to_name(text: str) -> bool:
    """Whether a line of a list only adds to the name above it: `Deltog ikke under punkt 3`."""
    return _LEFT_OUT.match(text) is not None


def breaks_between(row: str, below: str) -> bool:
    """Whether a list breaks off at a comma or inside a name, and goes on in the row below."""
    *others, last = (piece.strip() for piece in row.split(","))
    if not last or (others and " " not in last and not last.isupper()):
        return True
    first, *more = (piece.strip() for piece in below.split(","))
    return bool(others) and " " not in first and any(" " in piece for piece in more)


def ends_name(names: tuple[str, ...], below: str) -> bool:
    """Whether the line below ends the last of the names: `Ea` above, `Ravn (A)` below."""
    *others, last = names
    if " " in last:
        return False
    named = bool(others) and all(" " in name for name in others)
    return _SURNAME.match(below) is not None or (named and bool(_LAST_SURNAME.match(below)))


def can_be_people(text: str) -> bool:
    """Whether a line can be a list of people, and no lone word or `Punkt 3 udgår`."""
    word = text.strip(" \t#*•:.").casefold()
    return (" " in word and not _ITEMS.match(word)) or word in ("ingen", "-")


@lru_cache(4096)
def names_in(text: str) -> tuple[str, ...]:
    """Only the names of `participants_in`."""
    return tuple(person.name for person in participants_in(text))


def all_listed(text: str) -> bool:
    """Whether every piece of a text is a name, a party or the numbers of items."""
    return all(map(_is_listed, _pieces(text)))


def _is_listed(piece: str) -> bool:
    plain = _AFTER_NAME.sub("", piece).strip().rstrip(".")
    if _ITEMS.match(plain) or (len(plain) <= 2 and plain.isupper()) or _SOMEBODY.fullmatch(plain):
        return True
    return is_name(_ROLE.sub("", plain, count=1))


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(" \t-–*.") for piece in _BETWEEN.split(text))
    return [piece for piece in pieces if piece]


def _status_cut(piece: str, attendance: str) -> tuple[str, str]:
    """A piece without what stands behind its dash or `stedfortræder for`, and what that says."""
    stands_in = _STANDS_IN.search(piece) if " for " in piece else None
    if stands_in and "(" not in piece[: stands_in.start()].rpartition(")")[2]:
        return piece[: stands_in.start()], "substitute"
    status = _AFTER_DASH.search(piece) if "- " in piece or "– " in piece else None
    status = status or (_AFTER_COLON.search(piece) if ": " in piece else None)
    if status is None:
        behind = _BEHIND_NAME.search(piece) if piece[-1:] in "gde" else None
        if behind is None or " " not in piece[: behind.start()]:
            return piece, attendance
        how = "fraværende" if behind["no"] else behind["how"].casefold()
        return piece[: behind.start()], _ATTENDANCE.get(how, attendance)
    return piece[: status.start()], _ATTENDANCE.get(status["how"].casefold(), attendance)


@lru_cache(4096)  # the same people meet again and again
def _person(piece: str, attendance: str) -> Participant | None:
    party = title = items = None
    piece, attendance = _status_cut(piece, attendance)
    of_items = piece[-1].isdigit() or "deltog ikke" in piece
    left_out = _LEFT_OUT.search(piece) if of_items else None
    numbers = _ITEMS.search(piece, left_out.end() if left_out else 0) if of_items else None
    if numbers:
        attendance, items = "absent" if left_out else attendance, _numbers(numbers[1])
        piece = piece[: (left_out or numbers).start()].rstrip(" ,(")
        piece += ")" * (piece.count("(") - piece.count(")"))  # `Ida Holm (A, deltog ikke i sag 3)`
    said: re.Match[str] | None = None
    for note in _AFTER_NAME.findall(piece):
        for word in map(str.strip, note.split(",")):
            told, said = said, _ATTENDED.match(word)
            if told and said:
                continue  # `(afbud, suppleant Bo Lind)`
            if said:
                attendance = _ATTENDANCE.get(said[0].casefold(), attendance)
            elif _ROLE.fullmatch(word):
                title = word
            elif 0 < len(word) <= 3 or word.casefold() in PARTIES:
                party = word
    name = _AFTER_NAME.sub("", piece).strip(" .:)")
    if " d" in name and (day := _ON_DAY.search(name)):
        name = name[: day.start()]
    name, party = _party_cut(name, party)
    behind = _ROLE_BEHIND.search(name) if " - " in name or " – " in name else None
    if behind := behind or (_ROLE_ADDED.search(name) if party else None):
        name, title = name[: behind.start()], behind["role"]
    role = _ROLE.match(name)
    if role and role.end() < len(name):
        name, title = name[role.end() :], role[0].strip(" :")
    if not name or says_nobody(name) or not is_name(name):
        return None
    return Participant(" ".join(name.split()), title, party, attendance, items)


def _party_cut(name: str, party: str | None) -> tuple[str, str | None]:
    """A name without the party beside it, and that: `A: Ida Holm`, `Ida Holm - Venstre`."""
    name = _COUNT.sub("", name)
    ahead = _PARTY_AHEAD.match(name) if ":" in name[1:3] else None
    if ahead:
        return name[ahead.end() :], ahead[1]
    behind = _PARTY_BEHIND.search(name) if " - " in name or " – " in name else None
    if behind and behind[1].casefold() in PARTIES:
        return name[: behind.start()], behind[1]
    words = name.split()
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper():
        own = party and party[0] == name[0] and words[-2][0] in party[1:]  # `Ida Holm (IH) A`
        initials = party is None or party.islower() or own
        return " ".join(words[:-1]), words[-1] if initials else party
    return name, party


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


@lru_cache(4096)
def is_row_of_names(text: str) -> bool:
    """Whether a text is people with nothing between them: `Ida Holm Krog Bo Lind Ravn`."""
    words = text.split()
    few = not _MOST_NAMES < sum(word not in _PARTICLES for word in words) <= _MOST_IN_ROW
    return not few and all(
        word in _PARTICLES or (" " not in word and is_name(word)) for word in words
    )


def names_more(last: str, below: str, people: Container[str]) -> bool:
    """Whether the line below a list names more of the known people, or ends the last name."""
    first, *others = names_in(below) or ("",)
    ended = told_apart((f"{last} {first}",), people)
    return (first in people or all(one in people for one in ended)) and all(
        one in people for one in others
    )


def told_apart(names: tuple[str, ...], people: Container[str]) -> tuple[str, ...]:
    """The names, those that stand in a row with nothing between parted into the known people.

    >>> told_apart(("Ida Holm Bo Lind",), {"Ida Holm", "Bo Lind"})
    ('Ida Holm', 'Bo Lind')
    """
    return tuple([one for name in names for one in _parted(name, people)])


def _parted(name: str, people: Container[str]) -> list[str]:
    words = name.split()
    if len(words) < _TWO_NAMES or name in people:
        return [name]
    found: list[str] = []
    begin = 0
    while begin < len(words):
        ends = range(len(words), begin + 1, -1)
        end = next((end for end in ends if " ".join(words[begin:end]) in people), 0)
        if not end:
            return [name]
        found.append(" ".join(words[begin:end]))
        begin = end
    return found


def only_names(text: str) -> bool:
    """Whether a line is nothing but names, after one a party letter or two."""
    plain = text.lstrip("-•*0123456789.) ").split("(")[0].strip(" ,)")
    pieces = [piece.strip() for piece in plain.replace(" og ", ",").split(",") if piece.strip()]
    return bool(pieces) and all(
        is_name(piece) and (len(piece.split()) > 1 or (place and len(piece) <= 2))
        for place, piece in enumerate(pieces)
    )
