"""A line in, the landmark of minutes out that it is by itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection

from attrs import Factory, define, evolve, field, frozen

from casetrack.bodies import looks_like_body
from casetrack.casenumber import parse_alone
from casetrack.lazy import regex
from casetrack.reading.absences import read_absence
from casetrack.reading.caselines import CASE_OPENINGS, CaseLine, read_case_line
from casetrack.reading.layout import DAY_AND_COLON, INLINE_KINDS, OPENING, Layout, first_word, fold

__all__ = [
    "CONTENTS", "DECISION_OPENING", "FIELDS", "GLUED_OPENINGS", "GLUED_WORD", "LONGEST_LANDMARK",
    "OF_ITEM", "OPENINGS", "PARTS", "TELLS", "Candidate", "Mark", "Marks", "lists_titles",
    "read_decision", "read_landmark", "stands_out",
]  # fmt: skip

LONGEST_LANDMARK = 160
"""Longer lines are no landmark, but for some of contents lists and headings of decisions."""
PARTS = frozenset({"section", "decision", "indicates"})
"""Kinds of marks that head the parts of an item."""
FIELDS = PARTS | {"case"}
CONTENTS = "Indholdsfortegnelse"

# How a line begins or ends that can be a landmark; most lines of running text do neither, and are
# looked at no further. Openings are the first three letters, lower case.
DECISION_OPENING = "bes"
_BUTTON = "Udskriv"
_BUTTON_OPENING = _BUTTON[:OPENING].lower()
_PAGE_OPENINGS = frozenset({"sid", "bla"})
_PROPOSERS = frozenset({"adm", "for", "dir"})
_DECISION_ENDS = frozenset("gG)")
_NAMED_OPENINGS = frozenset({"sag", "dag"})
_WORD_OPENINGS = CASE_OPENINGS | {DECISION_OPENING, "dag"}
OPENINGS = _WORD_OPENINGS | _PAGE_OPENINGS | _PROPOSERS | {_BUTTON_OPENING}
_GLUED_WORDS = ("Beslutning", "Sagsfremstilling", "Indstilling", "Bilag", "Resum[eé]", "Økonomi")
GLUED_WORD = regex(rf"({'|'.join(_GLUED_WORDS)})[A-ZÆØÅ]")
"""The words of sections that some documents glue to what follows."""
GLUED_OPENINGS = frozenset(word[:OPENING].lower() for word in _GLUED_WORDS)
_GLUED_AFTER = regex(r"(?:\d[\d.,)]{0,9} \w|[A-ZÆØÅ])[^\n]")
"""Reads `Godkendt`, `1. Godkendt` and `12 borgere`, not `godkendt` nor `1.pdf`."""
_GLUED_BUTTON = (f"{_BUTTON}Sag", f"{_BUTTON}SAG")
_AROUND_CASE = frozenset("*_#|•>")
_NUMERALS = frozenset("0123456789")
_CASE_STARTS = _NUMERALS | {"("}
_CASE_ENDS = _NUMERALS | {")"} | _AROUND_CASE
_FIRST_SIGNS = _NUMERALS | _AROUND_CASE
_LAST_SIGNS = _CASE_ENDS | set(",:-")
_GLUED_TAIL = "Beslutning"
_OWNED_TAIL = " beslutning"
_PROPOSAL_TAILS = (" at", "råd", "rådet", "udvalget", " indstiller")
_PROPOSAL_ENDS = (
    *(",", ":"),
    *(way(tail) for tail in _PROPOSAL_TAILS for way in (str.lower, str.upper, str.capitalize)),
)
_PROPOSAL_SIGNS = frozenset(end[-1] for end in _PROPOSAL_ENDS)
_PROPOSED_TO = (*_PROPOSAL_ENDS, " udvalg", "bestyrelsen", " direktionen", " anbefale")
"""How a line ends that says to whom it is proposed, where its first word says who proposes."""
_TAILS = (
    *(_GLUED_TAIL, _OWNED_TAIL, _OWNED_TAIL.upper()),
    *_PROPOSAL_ENDS,
    *(f"{sign}." for sign in "0123456789:. *"),
)
"""How lines end whose last letter says too little: those that propose, or end in a number."""
_TAIL_SIGNS = frozenset(tail[-1] for tail in _TAILS)

_WIDE = 30
"""A landmark's blanks are wide within so many letters, or not at all (`Åbent  punkt`)."""
_LONGEST_LABEL = 61
_LONGEST_NUMBER = len("1234. ")
_LONGEST_BODY = 90
_LONGEST_PROPOSAL = 140
_INDICATES = regex(
    r"(?:[\w\s,&-]{3,80}\s)?(?:indstiller|foreslår|anbefaler)\b(?:\s\(\d[^)]{5,40}\))?[^.]{0,120}?(?:,|:|\bat|at:|råd(?:et)?|udvalg(?:et)?|(?<=indstiller)"
    r"|udvalget\sfor\s[^.:]{3,60}|bestyrelsen|direktionen|\sanbefale)",
    re.IGNORECASE,
)
"""Reads `Direktionen indstiller (3. maj 2011, pkt. 4), at`, not `Udvalget drøftede, at`."""
_NUMBERED_PART = regex(
    r"\d\. {1,6}"
    r"(Resum[eé]|Sagsresum[eé]|Sagsfremstilling|Indstilling|Beslutning(?:spunkter)?)\Z"
)
"""Reads `1. Resume`, not `2. Orientering`."""
_MATTERS_FOR = regex(
    r"(?:[A-H][.:)] )?Sager til (?:afgørelse|beslutning|behandling|drøftelse|efterretning)"
    r" (?:i|af|for) [^.:;]{3,60}",
    re.IGNORECASE,
)
"""Reads `B. Sager til afgørelse i By- og Kulturudvalget`, not `Sager til byrådet`."""
_MATTERS = "ager til "
_OPENING_OF_GROUP = 14
_PAGE = regex(
    r"(?:blad|side ?nr\.?)(?: nr\.?)? \d+|side:?(?:\s*\d+(?:\s*(?:af|/)\s*\d+)?\.?)?|-\s*\d+\s*-"
    r"|side \d+ (?:af|/) \d+(?: [-–|·] |   +).{3,80}",
    re.IGNORECASE,
)
"""Reads `Side 3 af 12`, `Side 3 af 12 - Skovby Kommune`, `- 4 -` and `Blad nr. 7`."""
_BESIDE_PAGE = regex(
    r"(?:[^\W\d]|\d\d?[-./]\d).{0,80}?(?:\s\s|\d,?)\s*Side:?\s*(?:nr\.?\s)?\d+(?:\s*(?:af|/)\s*\d+)?\.?"
    r"|[^\W\d].{2,80}(?: [-–|·]| Kommune) Side \d+ ?(?:af|/) ?\d+"
    r"|[^\W\d][^:.]{3,50} Dato Side [^:]{3,80}\s\d{1,4}"
)
"""The meeting and the page on one line: `Byrådet, den 5. april 2011      Side 2`, `Skovby Kommune -
Side 2 af 9`, or with labels first: `Skovby Kommune Dato Side Byrådet 5. april 2011 2`.
"""
_DAY_AT_END = regex(r"\d\.?\s[a-z]{3,9}:\Z", re.IGNORECASE)
"""Reads `den 3. maj:`, not `maj:`."""
_LONGEST_DAY = 13
_LABEL = regex(r"(Beslutning|BESLUTNING) +([A-ZÆØÅ][A-ZÆØÅa-zæøå]+\b)")
"""`Beslutning Godkendt` on one line, without a colon."""
_GLUED_DAY = regex(r"(?i:Beslutning(?:er)?) [^\n]{8,110}?\d\d(?=\s?[A-ZÆØÅ][a-zæøå])")
"""Reads the heading in `Beslutning i Byrådet den 3. maj 2022Godkendt.`, not `Beslutning 2022`."""
_NAMED = regex(
    r"(?P<history>Sagens forløb)\s+(?P<told>\d{1,2}[-.].{4,60})$"
    r"|Dagsordenspunkt\s\d{1,3}:.{1,250}?(?:\((?P<case>[\d-]{6,14})\))?(?<![.:;])$"
)
"""`Sagens forløb 25-03-2019 Magistraten`; the item named once more above its decisions."""
OF_ITEM = regex(
    r"([^\W\d][^:.\d]{3,40}) (?:for|til|vedr\.) (?:punkt|pkt\.|sag) (?:nr\. )?(\d{1,4})"
    r"(?::\s*(.*))?$",
    re.IGNORECASE,
)
"""Reads `Bilag til punkt nr. 2` and `Beslutning for Punkt 3: Ny bro`, not `Bilag 3`."""
_FOR_OR_TO = (" for ", " til ")
_SHORT_BODIES = regex(r" ?[A-ZÆØÅ]{2,4}(?:\s?[/,–-]\s?[A-ZÆØÅ]{2,4})*")
"""Reads `ØK/BY` and `TMU-ØU-KB`, not `Udsat`: where the case goes, and not where it has been."""
_PROPOSING = (" indstiller", " foreslår", " anbefaler")
"""`Økonomiudvalget indstiller den 18. september 2017, pkt. 166:` opens a recommendation."""
_MOTION = regex(r"(?:BESLUTNINGS|MEDLEMS|ÆNDRINGS)?FORSLAG FRA .{1,80}|INDSTILLING FRA .{4,80}")
"""Reads `BESLUTNINGSFORSLAG FRA LISTE Ø`, not `Forslag fra Liste Ø`."""
_MOTIONS = frozenset(
    word[:OPENING] for word in ("beslutning", "medlem", "ændring", "forslag", "indst")
)
"""A motion (`BESLUTNINGSFORSLAG FRA V`) is printed whole, with what it wants decided."""
_HEADED = regex(r"(?:Beslutning(?:er)?|Vedtagelse|Afgørelse|Behandlet)\b", re.IGNORECASE)
"""Reads `Beslutning: Udsat` and `Vedtagelse`, not `Besluttet`."""
_HEADING = len("Beslutninger:")
"""A colon within so many letters sets the word of a heading off from what follows it."""
TELLS = regex(r"[a-zæøå] (?:blev|er|var|har|havde|skal|vil|kan|bliver)\s")
"""No name of a body says what was or will be: `Behovet blev drøftet på udvalgets møde 3. maj`."""
_MEETING = regex(
    r"(?:ordinært |ekstraordinært )?møde|(?:godkendelse af )?(?:referat|protokol|dagsorden)"
    r"|(?:om|der|det|se|jf\.?|frist|behandles|genbehandles|drøftes|forelægges|fremlægges)\b",
    re.IGNORECASE,
)
"""`Beslutninger fra mødet torsdag 8.06.2006` is a title, and names no body; `Referat fra
Magistratens møde den 18. marts 2019` is the title of an item, `Beslutning om salg den 3. maj` and
`Der er møde den 3. maj, pkt. 4` are text.
"""


@define
class Mark:
    """A landmark; none is changed once it is made, so lines that are the same can share it.

    Attributes:
        kind: `section`, `motion`, `decision`, `local` (a decision heading in some sections only),
        `case`, `wrapped` (where a decision heading or a case line goes on), `absence`, `contents`,
        `group`, `furniture`, `page` or `contents_head`.
        value: section kind, form id, title of a contents line ...
        rest: what stands on the line after the landmark's own words.
    """

    kind: str
    value: str
    rest: str = ""
    fields: dict[str, str | None] | None = None
    case: CaseLine | None = None

    @property
    def glued(self) -> str:
        """What a section's word is glued to: `Ny bro` in `Ny broBeslutning`."""
        return (self.fields or {}).get("glued") or ""


@define
class Candidate:
    """A line that a form of item heading reads; `folded` is its title as `fold` gives it."""

    line: int
    number: str
    title: str
    folded: str
    case: str | None


@frozen
class Marks:
    """What `marks.find_marks` gives: marks by line, and candidates by form.

    Attributes:
        stripped: the lines without the blanks around them.
        bare: without heading and list decoration too.
        filled: which of these are not empty; not the heads and feet of pages.
        plain_labels: those that one of `PLAIN_WORDS` heads, by the word.
        standing: those that are titles of every agenda.
        levels: of the lines that the file marks as headings.
    """

    stripped: list[str]
    bare: list[str] = field(default=Factory(lambda self: self.stripped.copy(), takes_self=True))
    at: dict[int, Mark] = field(factory=dict)
    candidates: dict[str, list[Candidate]] = field(factory=dict)
    filled: list[int] = field(factory=list)
    plain_labels: dict[str, list[int]] = field(factory=dict)
    standing: list[int] = field(factory=list)
    levels: dict[int, int] = field(factory=dict)

    def headings(self) -> dict[int, Candidate]:
        """What a form of item heading reads, by its line."""
        return {one.line: one for same in self.candidates.values() for one in same}

    def kind_at(self, line: int) -> str:
        """The kind of a line's mark, empty where it has none."""
        mark = self.at.get(line)
        return mark.kind if mark else ""

    def of_kinds(self, kinds: Collection[str]) -> list[int]:
        """The lines, in order, that have a mark of these kinds."""
        return sorted(line for line, mark in self.at.items() if mark.kind in kinds)

    def above(self, line: int, count: int = 1) -> list[int]:
        """The filled lines right above one, the nearest last; fewer at the beginning."""
        place = bisect_left(self.filled, line)
        return self.filled[max(place - count, 0) : place]

    def below(self, line: int, count: int = 1) -> list[int]:
        """The filled lines right below one; fewer at the end."""
        after = bisect_right(self.filled, line)
        return self.filled[after : after + count]

    def between(self, above: int, below: int) -> list[int]:
        """The filled lines between two lines."""
        first = bisect_right(self.filled, above)
        return self.filled[first : bisect_left(self.filled, below, first)]

    def kind_below(self, line: int) -> str:
        """The kind of mark that the filled line right below has."""
        below = self.below(line)
        return self.kind_at(below[0]) if below else ""


def stands_out(line: str) -> bool:
    """Whether a line begins or ends as no running text does."""
    last = line[-1]
    return (
        last in _LAST_SIGNS
        or line[0] in _FIRST_SIGNS
        or (last in _TAIL_SIGNS and line.endswith(_TAILS))
    )


def read_landmark(line: str, opening: str, layout: Layout, glued: frozenset[str]) -> Mark | None:
    """The landmark a line is, if any: by all that it says, by its beginning or end, by a label."""
    word = line.rstrip(":. *")
    counted = word[-1:].isdigit()
    mark = _whole(line, word, opening, layout)
    if mark is None and counted and " Side" in line and _BESIDE_PAGE.fullmatch(line):
        mark = Mark("page", line)
    if mark is not None or line[0] == "-" or line[0].islower():
        return mark
    mark = _headed(line, opening, layout, glued)
    return mark or _labelled(line, opening, counted, layout)


def _whole(line: str, word: str, opening: str, layout: Layout) -> Mark | None:
    """A word of the layout alone (`word`: nothing behind it), a contents list, a page's number."""
    first, last = line[0], line[-1]
    if opening in layout.openings and (known := _known(line, word, layout)):
        kind, value = known
        inside = kind == "section" and (first == "-" or first.islower())
        if not (inside or (last == "." and kind in ("section", "group"))):
            return Mark(kind, value)
    elif opening in layout.openings and (of_item := _of_item(line, layout)):
        return of_item
    if first in _NUMERALS:
        if lists_titles(line):
            return Mark("contents", line)
        if line[1:2] == "." and (part := _NUMBERED_PART.match(word)):
            return Mark("section", layout.sections[fold(part[1])])
    if (opening in _PAGE_OPENINGS or last == "-") and _PAGE.fullmatch(line):
        return Mark("page", line)
    return None


def lists_titles(line: str) -> bool:
    """Whether a contents list stands on one line: `7. Ny bro 8. Ny vej 9. Eventuelt`."""
    number, point, _ = line[:_LONGEST_NUMBER].partition(". ")
    if not point or not number.isdigit():
        return False
    second = line.partition(f" {int(number) + 1}. ")[2].lstrip()
    third = second.partition(f" {int(number) + 2}. ")[2].lstrip()
    return bool(third) and not (second[0].islower() or third[0].islower())  # `8. maj og 9. juni`


def _known(line: str, word: str, layout: Layout) -> tuple[str, str] | None:
    """Kind and value of a word of the layout, however wide its blanks, or of a group's heading."""
    known = layout.landmarks.get(word.casefold()) if len(word) <= layout.longest else None
    if known is None and ("  " in line[:_WIDE] or "\t" in line[:_WIDE]):
        known = layout.landmarks.get(" ".join(line.split()).casefold())
    if known is None and _MATTERS in line[:_OPENING_OF_GROUP] and _MATTERS_FOR.fullmatch(word):
        return "group", word.casefold()
    return known


def _headed(line: str, opening: str, layout: Layout, glued: frozenset[str]) -> Mark | None:
    """A landmark by its beginning or its end: a glued word, a motion, a proposal."""
    last = line[-1]
    if last == "g" and line[0].isalnum() and line[-11:-10].islower() and line.endswith(_GLUED_TAIL):
        return Mark("section", "decision", fields={"glued": line[:-10]})
    if glued and (mark := _glued_section(line, layout, glued)):
        return mark
    if opening in _MOTIONS and line.isupper() and _MOTION.fullmatch(line):
        return Mark("motion", "other")
    proposes = opening in _PROPOSERS or (last in _PROPOSAL_SIGNS and line.endswith(_PROPOSAL_ENDS))
    if proposes and len(line) < _LONGEST_PROPOSAL and _proposes(line):
        return Mark("indicates", "recommendation")
    return None


def _of_item(line: str, layout: Layout) -> Mark | None:
    """`Beslutning for Punkt 3: Ny bro`: a section with its item's title, or with its outcome."""
    named = OF_ITEM.match(line) if _holds(line[:_WIDE], _FOR_OR_TO) else None
    kind = layout.sections.get(fold(named[1])) if named else None
    if named is None or kind is None:
        return None
    rest = named[3] or ""
    return Mark("section", kind, rest if first_word(rest) in layout.words["verdict"] else "")


def _proposes(line: str) -> bool:
    lower = line.lower()
    if not lower.endswith(_PROPOSED_TO) and " til udvalget for " not in lower:
        return False
    said = "indstiller" in lower or "foreslår" in lower or "anbefaler" in lower
    begins = line[0].isupper() or lower[-1] != "r"  # `og Miljøforvaltningen indstiller` goes on
    return said and begins and _INDICATES.fullmatch(line) is not None


def _labelled(line: str, opening: str, counted: bool, layout: Layout) -> Mark | None:
    """A landmark by a word of the line: a case number, an absence, a decision, a part."""
    if line.startswith(_GLUED_BUTTON):
        line = line[len(_BUTTON) :]
        opening = line[:OPENING].lower()
    heads = opening == DECISION_OPENING
    mark = _glued_decision(line, layout) if heads else None
    if mark is not None:
        return mark
    first, last, marked = line[0], line[-1], line[0] in _AROUND_CASE
    ends = last in _CASE_ENDS and (first in _CASE_STARTS or line[1:2].isupper())
    if (ends or marked or opening in CASE_OPENINGS) and (case := read_case_line(line)):
        return Mark("case", case.label, case.rest, case=case)
    away = layout.absences
    if opening in away.openings and read_absence(line, away) is not None:
        return Mark("absence", "")
    decides = counted or heads or first in _NUMERALS or last == ":"
    if decides or (last in _DECISION_ENDS and _ends_as_decision(line)):
        mark = read_decision(line, opening[0], counted, layout)
    if mark is None and heads and ": " in line[_HEADING:LONGEST_LANDMARK]:
        mark = _with_outcome(line, layout)
    if mark is None and (heads or opening in _NAMED_OPENINGS):
        mark = _by_name(line, layout)
    if mark is None and (marked or opening in layout.label_openings):
        mark = _by_label(line, layout)
    return mark


def _ends_as_decision(line: str) -> bool:
    """Whether a line ends in a number in brackets, or as `Byrådets beslutning` does."""
    return line[-2:-1] in _NUMERALS or line[-len(_OWNED_TAIL) :].lower() == _OWNED_TAIL


def _with_outcome(line: str, layout: Layout) -> Mark | None:
    """`Beslutning i Byrådet den 3. maj 2022: Godkendt.`: a heading and its outcome on one line."""
    end = line.index(": ", _HEADING) + 1
    mark = read_decision(line[:end], line[0].lower(), line[end - 2].isdigit(), layout)
    rest = line[end:].lstrip()
    if mark is None or mark.kind != "decision" or not rest[:1].isupper():
        return None
    return evolve(mark, rest=rest)


def _by_name(line: str, layout: Layout) -> Mark | None:
    """`Beslutning Godkendt`, and the lines of `_NAMED`."""
    verdict = _LABEL.match(line)
    if verdict and fold(verdict[2]) in layout.words["verdict"]:
        return Mark("section", "decision", line[verdict.end(1) :].strip())
    named = _NAMED.match(line)
    if named is not None and named["history"]:
        return Mark("section", "history", named["told"])
    if named is None:
        return None
    value = parse_alone(named["case"], labelled=True) if named["case"] else None
    case = CaseLine(value, "Dagsordenspunkt", None, "") if value is not None else None
    return Mark("wrapped", "field", case=case)


def _by_label(line: str, layout: Layout) -> Mark | None:
    """A landmark by a label that the layout names: a part, a case number, who was absent."""
    label, colon, rest = line.partition(":")
    if not colon or len(label) >= _LONGEST_LABEL:
        return None
    folded = fold(label)
    if folded in layout.words["case"]:
        case = read_case_line(f"Sagsnr.: {rest}")
        if case is not None:
            return Mark("case", label, case.rest, case=case._replace(label=label))
    kind = layout.sections.get(folded)
    if kind == "history" and _SHORT_BODIES.fullmatch(rest):
        kind = "route"
    if kind in INLINE_KINDS and rest.strip():
        return Mark("section", kind or "", rest.strip())
    return None


def read_decision(line: str, first: str, counted: bool, layout: Layout) -> Mark | None:
    """The heading of a decision, by the first form that reads it.

    `first` is its first letter, lower case; `counted` says that it ends in a number, but for its
    closing points.
    """
    end = ":" if line[-1] == ":" else ""
    if end and not counted and _DAY_AT_END.search(line, len(line) - _LONGEST_DAY):
        end = DAY_AND_COLON
    forms, needs = layout.decision_headings(first, counted, end)
    lower = line.lower()
    if needs and not _holds(lower, needs):
        return None
    for form in forms:
        if not lower.startswith(form.begins) or (form.ends and len(line) > _LONGEST_BODY):
            continue
        if form.needs and not _holds(lower, form.needs):
            continue
        fields = form.read(line)
        if fields is None:
            continue
        named = fields.get("body") or fields.get("bodys") or ""
        if named.lower().endswith(_PROPOSING):
            return Mark("indicates", "recommendation")
        if _MEETING.match(named) or TELLS.search(named) or _is_outcome(line, named, layout):
            return None
        return Mark("local" if form.only_in else "decision", form.id, fields=fields)
    return None


def _is_outcome(line: str, named: str, layout: Layout) -> bool:
    """Whether where a body would be named stands an outcome: `Beslutning: Udsat til den 3. maj`."""
    if first_word(named) in layout.words["verdict"]:
        return True
    headed = ":" in line[:_HEADING] and _HEADED.match(line) is not None
    return headed and not looks_like_body(named)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 (a third of the time of `any`, and asked of every heading)
        if word in text:
            return True
    return False


def _glued_decision(line: str, layout: Layout) -> Mark | None:
    """`Beslutning i Byrådet den 3. maj 2022Godkendt.`; behind a blank only words of an outcome."""
    day = _GLUED_DAY.match(line)
    rest = line[day.end() :] if day else ""
    first, words = first_word(rest), layout.words
    told = rest[:1] != " " or first in words["verdict"] or first in words["speaker"]
    mark = read_decision(day[0], line[0].lower(), True, layout) if day and told else None
    return evolve(mark, rest=rest.lstrip()) if mark else None


def _glued_section(line: str, layout: Layout, words: frozenset[str]) -> Mark | None:
    lower = line[:60].casefold()
    best = max(filter(lower.startswith, words), key=len, default="")
    if best and _GLUED_AFTER.match(line, len(best)):
        return Mark("section", layout.sections[best], line[len(best) :])
    return None
