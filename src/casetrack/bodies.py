"""Names of the bodies that decide (udvalg, råd, direktion): clean, compare, rank, find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from casetrack.bodywords import (
    ADJECTIVE,
    BARE,
    COUNCILS,
    DEFINITE,
    GENERAL,
    HEADS,
    JOINING,
    NO_NAMES,
    WITH_FIELD,
    from_capitals,
    head_of,
    is_definite,
    is_topic,
    word_set,
)
from casetrack.lazy import places_of, regex

__all__ = [
    "ABBREVIATIONS", "Rank", "abbreviates", "body_key", "can_mean", "clean_body", "find_bodies",
    "has_initials", "is_short_form", "learn_abbreviations", "looks_like_body", "rank", "same_body",
]  # fmt: skip

ABBREVIATIONS = {
    "KB": "Kommunalbestyrelsen", "BR": "Borgerrepræsentationen", "BY": "Byrådet",
    "DIR": "Direktionen", **dict.fromkeys(("ØU", "ØK", "ØKE", "ÅU"), "Økonomiudvalget"),
}  # fmt: skip
"""Short forms that mean the same everywhere; `ÅU` is what a wrong code page makes of `ØU`."""


class Rank(IntEnum):
    """How high a body stands; a case is prepared below and settled above."""

    ADMINISTRATION = 0
    COMMITTEE = 1
    FINANCE = 2
    COUNCIL = 3


_TERM = regex(r"\(?\b(?:\d\d)?\d\d ?[-–] ?(?:\d\d)?\d\d\b\)?$")
"""Reads `Byrådet (18-21)` and `Byrådet 2018-2021`, not `Byrådet 18`."""
_IN_WORDS = "|".join(sorted((head for head in HEADS if head != "ledelse"), key=len, reverse=True))
_WORD_FORM = regex(
    rf"(?P<stem>[\w-]*?(?:{_IN_WORDS}))(?P<definite>met|et|en|n)?(?P<genitive>['’´]?s)?"
    r"(?P<meeting>-?(?:møde|behandling|beslutning)(?:t|r|rne|n|en|ne|ts)?)?",
    re.IGNORECASE,
)
"""A word with a head word in it: its stem, definite ending, genitive, and a meeting of it."""


_AROUND = ' .,:;-–*#|•"”'
_LEAD = (
    r"^(?:(?:(?i:tidligere|konstituerende|(?:ekstra)?ordinært) )?(?i:møde) i|(?:til )?mødet i"
    r"|i|fra|for|på|af) |^(?:\d\d|\d{4})-(?:\d\d|\d{4}) "
)


def clean_body(printed: str, *, genitive: bool = False) -> str:
    """The name of a body as it is printed, without what a heading or a sentence adds to it.

    Gone are the term (`(18-21)`, ` 2018-2021`, `14-17 `), a leading `i`, `fra` or `møde i`, blanks
    and punctuation around the name, the genitive, and spelling in capitals only. A genitive is
    taken off where the form leaves no doubt (`Økonomiudvalgets`, `Planlægning's`); with `genitive`
    also any other final s (`Social Bæredygtigheds`) and the word `møde`, for a caller who knows
    that it is one.
    """
    name = re.sub(_LEAD, "", " ".join(printed.split()).strip(_AROUND))
    while match := _TERM.search(name):
        name = name[: match.start()].strip(_AROUND)
    if genitive:
        name = re.sub(r" møde[tr]?$", "", name)
    bare = re.sub(r"(?<=\w)['’´`][sS]?$", "", name)
    if bare == name and name.endswith(("s", "S")) and (genitive or is_definite(name[:-1])):
        bare = name[:-1]
    return from_capitals(bare)


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """A normal form to compare names of bodies by; equal keys are one body of an authority.

    Case, hyphens, commas, `og`/`&`, definite ending, genitive, term and `Aa` for `Å` do not count;
    `Udvalget for Teknik og Miljø`, `Teknik- og Miljøudvalget` and `Teknik og Miljø` are the same,
    as are `ØU` and `Økonomiudvalget`, `Aarhus Byråd` and `Byrådet`. UTF-8 that was read as
    Windows-1252 (`BÃ¸rneudvalget`) is compared by what was meant.
    """
    cleaned = clean_body(_undamaged(name) if _SIGN_OF_DAMAGE in name else name)
    cleaned = ABBREVIATIONS.get(cleaned, cleaned)
    words = [_plain(word) for word in re.findall(r"[^\W_]+|§", cleaned.casefold())]
    if council := _council_in(words):
        return council
    kept = [bare for word in words if word not in _FILLERS and (bare := _topic_of(word))]
    return " ".join(kept or words)


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two names are of the same body."""
    return one is not None and other is not None and body_key(one) == body_key(other)


_SIGN_OF_DAMAGE = "Ã"


def _undamaged(name: str) -> str:
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


_COUNCIL_NAMES = frozenset({"byråd", "kommunalbestyrelse", "borgerrepræsentation"})
_FINANCE_TOPIC = "økonomi"


def can_mean(named: str, body: str) -> bool:
    """Whether a name can stand for a body of the same authority that is called otherwise.

    A municipality has one council and one finance committee: `Byrådet` can mean the
    Kommunalbestyrelse, and `Økonomiudvalget` the Økonomi- og Erhvervsudvalg; but `Regionsrådet`
    means neither, nor does `Økonomiudvalget` mean the Magistrat.
    """
    keys = body_key(named), body_key(body)
    if keys[0] == keys[1] or _COUNCIL_NAMES.issuperset(keys):
        return True
    finance = all(_FINANCE_TOPIC in key.split() for key in keys)
    return finance and rank(named) is rank(body) is Rank.FINANCE


_FILLERS = JOINING | {"for", "udvalg", "vedr", "vedrørende"}


def _council_in(words: list[str]) -> str | None:
    """The council a name ends in or, before `i`, begins with; councils of the young are none."""
    if not words or words[0].startswith(("ung", "børn", "elev", "junior")):
        return None
    named = words[0] if words[1:2] == ["i"] else words[-1]
    return named if named in COUNCILS else None


def _plain(word: str) -> str:
    """A word of a name with `å` for `aa` and without its definite ending."""
    word = word.replace("aa", "å")
    for head, ending in HEADS.items() if word.endswith(DEFINITE) else ():
        if ending and word.endswith(head + ending):
            return word.removesuffix(ending)
    return word


def _topic_of(word: str) -> str:
    bare = word.removesuffix("udvalg")
    bare = bare.removesuffix("s") if len(bare) > 3 else bare
    return "børn" if bare == "børne" else bare


# Staff and management; of those called udvalg only the first ones.
_JOINT = ("hovedudvalg", "hovedmed")
_ADMINISTRATION = (
    *("direktion", "direktør", "chefforum", "chefgruppe", "ledergruppe", "lederforum"),
    *("koncernledelse", "forvaltning", "administration", "sekretariat", *_JOINT),
)


@lru_cache(maxsize=4096)
def rank(name: str | None) -> Rank:
    """How high a body stands, by the words of its name.

    A name that says nothing, and `None`, is a committee's (`Social og Sundhed`). The Magistrat
    and a region's Forretningsudvalg prepare for the council and stand where the finance committee
    (Økonomiudvalg) does; `Udvalget for Grøn Økonomi` is a committee.
    """
    cleaned = clean_body(name or "")
    cleaned = ABBREVIATIONS.get(cleaned, cleaned)
    words = [_plain(word) for word in re.findall(r"[^\W_]+", cleaned.casefold())]
    if _council_in(words):
        return Rank.COUNCIL
    committee = any(word.endswith("udvalg") for word in words)
    staff = _JOINT if committee else _ADMINISTRATION
    managed = not committee and bool(words) and words[-1].endswith("ledelse")
    managed = managed or words[:1] == ["med"] or "hu" in words
    if managed or any(word.startswith(staff) for word in words):
        return Rank.ADMINISTRATION
    for before, word in zip(["", *words], words, strict=False):
        if word.startswith(("magistrat", "forretningsudvalg")):
            return Rank.FINANCE
        if word.startswith("økonomi") and not before.startswith(("grøn", "cirkulær", "social")):
            return Rank.FINANCE
    return Rank.COMMITTEE


def looks_like_body(text: str) -> bool:
    """Whether a phrase is plausibly the name of a body and nothing more.

    A known abbreviation, a council, `X-udvalget`, `Udvalget for X`, a råd, nævn, forum, direktion
    or kommission with its name, `§ 17, stk. 4-udvalg`, or two and more fields of work that are
    joined and written with capitals (`Plan, Miljø og Teknik`). A bare `Udvalget` is no name.
    """
    return _looks_so(text) if len(text) <= 100 else _looks_so.__wrapped__(text)


@lru_cache(maxsize=4096)  # the same bodies meet again and again
def _looks_so(text: str) -> bool:
    name = clean_body(text)
    if name in ABBREVIATIONS or re.match(r"§ ?17,? stk\. ?4[- ]?udvalg", name):
        return True
    words = name.replace(",", " ").split()
    if not 0 < len(words) <= 12 or len(name) > 100 or re.search(r"[.;:!?()\d]", name):
        return False
    if head_of(words[0]) in WITH_FIELD and words[1:2] in (["for"], ["vedrørende"]):
        tail = {word.casefold() for word in words[2:]} - {"i", "på", "af", "med", "det", "den"}
        return bool(tail) and not tail & NO_NAMES and not any(map(head_of, words[2:]))
    if any(word.casefold() in NO_NAMES for word in words[1:]):
        return False
    if words[0].casefold() == "udvalget" and not any(map(head_of, words[1:])):
        return len(words) > 3 and _are_fields(words[1:], listed=False)
    *before, head = map(head_of, words)
    if any(before):
        return False
    if head is None:
        return _are_fields(words, listed="," in name)
    if len(words) == 1:
        return head not in GENERAL or words[0].casefold() not in (head, head + HEADS[head])
    if is_definite(words[-1]):
        return all(word in JOINING or word.endswith("-") or is_topic(word) for word in words[:-1])
    return words[0].casefold() not in NO_NAMES - {"det", "den"}


def _are_fields(words: list[str], *, listed: bool) -> bool:
    """`Social og Sundhed`, `Social Bæredygtighed`: fields of work, joined, all with capitals."""
    fields = [word for word in words if word not in JOINING]
    joined = listed or len(fields) < len(words) or words[0].endswith(ADJECTIVE)
    return joined and len(fields) > 1 and all(is_topic(one) and one[0].isupper() for one in fields)


# Pieces of the head words that stand in a word whether or not it begins with a capital. Looking
# for each is a walk in C; a sentence without any costs next to nothing.
_PIECES = (
    *("dvalg", "råd", "Råd", "aad", "ævn", "orum", "ommission", "irektion", "agistrat", "ovedMED"),
    *("estyrelse", "epræsentation", "orligskreds", "hefgruppe", "irektørgruppe"),
)


def find_bodies(sentence: str) -> list[tuple[int, int, str]]:
    """The bodies a text speaks of, in order: start, end and name.

    Finds full names, any case and ending (`byrådets`, `teknik- og miljøudvalget`, `Udvalget for
    Klima og Miljø`), a body inside the word for its meeting (`økonomiudvalgsmødet`) and short
    forms that everybody knows. The name has a capital first letter and no genitive. `udvalget`,
    `rådet` and the like alone name nobody and are not given; neither is the administration
    (forvaltningen).
    """
    searched = sentence.lower() if sentence.isupper() else sentence
    found: list[tuple[int, int, str]] = []
    for at in sorted(at for one in _PIECES if one in searched for at in places_of(one, searched)):
        if found and at < found[-1][1]:
            continue
        if body := _body_at(sentence, at, found[-1][1] if found else 0):
            found.append(body)
    return sorted([*found, *_short_forms(sentence)])


def _short_forms(sentence: str) -> Iterator[tuple[int, int, str]]:
    if len(sentence) > 6 and sentence.isupper():
        return
    for match in _known_short().finditer(sentence):
        before = sentence[match.start() - 1 : match.start()]
        if not (before.isalnum() or before == "-"):
            yield match.start(), match.end(), ABBREVIATIONS[match[1]]


@cache
def _known_short() -> re.Pattern[str]:
    # Before a number the letters are a case's or a building code's: "ØU-55/07", "BR 18".
    either = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
    return re.compile(rf"({either})(?!\w)(?!-\d)(?! \d+/\d)(?! 18\b)")


class _Word(NamedTuple):
    stem: str
    head: str
    ending: str
    meeting: bool


@lru_cache(maxsize=4096)
def _taken_apart(word: str) -> _Word | None:
    match = _WORD_FORM.fullmatch(word) if len(word) < 80 else None
    head = head_of(match["stem"]) if match else None
    ending = (match["definite"] or "") if match else ""
    if match is None or head is None or ending.casefold() not in ("", HEADS[head]):
        return None
    return _Word(match["stem"], head, ending, bool(match["meeting"]))


def _body_at(text: str, at: int, low: int) -> tuple[int, int, str] | None:
    first, end = _word_around(text, at)
    word = _taken_apart(text[first:end])
    if word is None or first < low:
        return None
    folded = word.stem.casefold()
    bare = folded == word.head
    core = word.stem + word.ending
    if word.meeting and not word.ending and word.head != "forum":
        core += HEADS[word.head]
    if bare and word.head in WITH_FIELD and (field := _field_after(text, end)):
        return first, field[0], _titled(core + field[1])
    if word.head == "udvalg" and word.ending and (fields := _fields_after(text, end, bare=bare)):
        core, end, bare = core + fields, end + len(fields), False
    start = _start_of(text, first, low, folded, indefinite=not word.ending)
    definite = word.ending or word.meeting
    if bare and word.head in GENERAL and (definite or start == first):
        return None
    named = definite or folded in BARE or word.stem[0].isupper() or start < first
    return (start, end, _titled(text[start:first] + core)) if named else None


def _titled(printed: str) -> str:
    name = from_capitals(" ".join(printed.split()))
    return name[:1].upper() + name[1:]


def _word_around(text: str, at: int) -> tuple[int, int]:
    first = end = at
    low, high = max(0, at - 60), min(len(text), at + 60)
    while first > low and (text[first - 1].isalnum() or text[first - 1] == "-"):
        if _is_seam(text, first):
            break
        first -= 1
    while end < high and (text[end].isalnum() or text[end] == "-") and not _is_seam(text, end):
        end += 1
    return first, end + 2 * (text[end : end + 2] in ("'s", "’s", "´s"))


def _is_seam(text: str, at: int) -> bool:
    """Where a label is glued to its text: `BeslutningUdvalget`, but not `HovedMED`."""
    return text[at].isupper() and text[at - 1 : at].islower() and text[at : at + 3] != "MED"


# Names of councils and boards that the name of a place stands before.
_OF_PLACES = word_set("byråd byraad kommunalbestyrelse lokaludvalg lokalråd")


def _start_of(text: str, first: int, low: int, stem: str, *, indefinite: bool) -> int:
    """Where the words before a head word that belong to the name begin, else `first`."""
    before_it = text[max(0, first - 6) : first].casefold()
    joined = stem not in COUNCILS and before_it.endswith((" og ", " & ", " samt "))
    titled = indefinite and text[first].isupper() and (stem in HEADS or stem in _OF_PLACES)
    if not (joined or titled or stem.startswith("4-")):
        return first
    low = max(text.rfind("\n", 0, first) + 1, first - 100, low)
    if stem.startswith("4-") and (match := re.search(r"§ ?17,? ?stk\. ?$", text[low:first])):
        return low + match.start()
    words = re.finditer(r"[^\s(\[\"'»*]\S*", text[low:first])
    before = [(low + each.start(), each[0]) for each in words]
    at = len(before)
    if joined and at > 1 and _joins(before[-2][1]):
        at -= 2
        while at and before[at - 1][1].endswith(",") and _joins(before[at - 1][1][:-1]):
            at -= 1
    elif titled and text[first - 1 : first] == " ":
        place = stem in _OF_PLACES
        while at and len(before) - at < 3 and _is_proper(before[at - 1][1], place=place):
            at -= 1
    return before[at][0] if at < len(before) else first


def _joins(word: str) -> bool:
    """`Teknik-`, or a field of work with a capital: what `og Miljøudvalget` goes on from."""
    return word.endswith("-") or (word[:1].isupper() and is_topic(word))


def _is_proper(word: str, *, place: bool = True) -> bool:
    """A word with a capital that can be part of a name: any word, or `Teknisk`, `Grønt`."""
    fits = word.replace("-", "").isalpha() and word[0].isupper()
    fits = fits and word.casefold() not in NO_NAMES
    return fits and (place or is_topic(word) or word.endswith(ADJECTIVE))


_BELONGINGS = ("møde", "beslutning", "indstilling", "anbefaling", "behandling", "område", "formand")


def _field_after(text: str, end: int) -> tuple[int, str] | None:
    """What `Udvalget` at `end` is for: where the words end, and the words."""
    line = text[end : end + 160].split("\n", 1)[0]
    match = re.match(r" (?:for|vedrørende|vedr\.) ", line)
    if match is None:
        return None
    reach, loose, before = 0, 0, "og"
    for each in re.finditer(r"\S+", line[match.end() :]):
        word = re.sub(r"['’´]s$", "", each[0].rstrip(".,;:!?)\"'”*"))
        if word in JOINING or (word in ("det", "den", "de") and not reach):
            # "det nære sundhedsvæsen": two words in small letters.
            loose, before = (0 if word in JOINING else 2), word
            continue
        if not word or head_of(word) or not _goes_on(word, before, loose):
            break
        loose -= 1
        reach = match.end() + each.start() + len(word)
        if each[0] not in (word, word + ","):
            break
        before = each[0]
    field = line[:reach]
    if field.endswith("s") and line[reach:].lstrip().startswith(_BELONGINGS):
        field = field[:-1]
    return (end + reach, field) if reach else None


_FIELDS = re.compile(
    r"(?P<for> for)? (?P<fields>(?:[A-ZÆØÅ][a-zæøå]+, )*[A-ZÆØÅ][a-zæøå]+ og [A-ZÆØÅ][a-zæøå]+\b)"
)


def _fields_after(text: str, end: int, *, bare: bool) -> str:
    """The fields of a committee with a name: `Vækstudvalget for Land og By`; `bare`: no `for`."""
    found = _FIELDS.match(text, end)
    if found is None or (found["for"] is None) != bare:
        return ""
    words = found["fields"].replace(",", "").split()
    if not all(word == "og" or is_topic(word) for word in words):
        return ""
    owns = text[found.end() :].lstrip().startswith(_BELONGINGS)
    return found[0].removesuffix("s") if owns else found[0]


def _goes_on(word: str, before: str, loose: int) -> bool:
    joined = before.endswith((*JOINING, *ADJECTIVE))
    if is_topic(word):  # `Udvalget for Teknik og Miljø udsatte sagen`
        return joined or loose > 0 or before.endswith(",") or word[0].isupper()
    return loose > 0 or (_is_proper(word) and joined)


def learn_abbreviations(text: str) -> dict[str, str]:
    """The short forms a document explains, with the names they stand for.

    Read are `Teknik- og Miljøudvalget (TMU)`, `TMU = Teknik- og Miljøudvalget` and, at the start
    of a line, `TMU: Teknik- og Miljøudvalget`, where the letters stand in the name in that order.
    The first explanation of a form counts.
    """
    learned: dict[str, str] = {}
    for form, name in (*_in_brackets(text), *_in_legends(text)):
        if abbreviates(form, name):
            learned.setdefault(form, name)
    return learned


def _in_brackets(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\(([A-ZÆØÅ]{2,5})\)", text):
        begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 100)
        before = text[begin : match.start()].rstrip()
        yield from ((match[1], name) for _, end, name in find_bodies(before) if end == len(before))


def _in_legends(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[=:]", text):
        before = text[max(0, match.start() - 8) : match.start()]
        form = re.search(r"(?:^|[\s(,;•*-])([A-ZÆØÅ]{2,5}) ?$", before)
        alone = form and not before[: form.start(1)].rpartition("\n")[2].strip(" *•-\t")
        if form is None or not (match[0] == "=" or alone):
            continue
        value = text[match.end() : match.end() + 110].lstrip(" \t").split("\n", 1)[0]
        field = re.split(r"[.;:()]|, (?=[A-ZÆØÅ]{2,5} ?=)", value, maxsplit=1)[0].strip()
        named = [name for start, _, name in find_bodies(value) if start == 0]
        if named or looks_like_body(field):
            yield form[1], named[0] if named else field


def is_short_form(name: str) -> bool:
    """Whether a name is only letters for one (`TMU`)."""
    return name.isupper() and len(name) <= 5


def abbreviates(form: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in that order, the first at a word."""
    letters, folded = iter(name.casefold()), form.casefold()
    initials = {word[0] for word in re.findall(r"\w+", name.casefold())}
    return folded[0] in initials and all(letter in letters for letter in folded)


def has_initials(form: str, name: str) -> bool:
    """Whether a form is the initials of a name: `BKU` or `BK` of `Børne- og Kulturudvalget`."""
    words = [word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in _FILLERS]
    heads = [(word, head_of(word)) for word in words]
    fields = "".join([word[0] for word, head in heads if head is None or not word.startswith(head)])
    head = next((head[0] for _, head in reversed(heads) if head), "u")
    return bool(fields) and form.casefold() in (fields, fields + head)
