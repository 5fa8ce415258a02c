"""How minutes are printed: data/layouts/forms.toml in, compiled forms and word lists out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve, field, frozen

from casetrack.asked import as_text
from casetrack.lazy import regex
from casetrack.reading.layoutfile import (
    FORM_TABLES,
    WORD_TABLES,
    InvalidLayout,
    compile_form,
    read_tables,
)

__all__ = [
    "PLAIN_WORDS", "AbsenceLabels", "Form", "Forms", "InvalidLayout", "Layout",
    "begins_with_outcome", "begins_with_point", "first_word", "fold", "layout_text",
    "pinned_layout", "says_one_of", "shipped_layout",
]  # fmt: skip

_BARE = ("{number} ", "{number}{")
_BODY = ("{body}", "{bodys}")
_BROKEN_NUMBER = "{number}/"
"""Few lines begin so: the forms that do are found by the stroke."""
INLINE_KINDS = frozenset(
    {"decision", "competence", "route", "recommendation", "legal_basis", "attachments", "question"}
    | {"summary", "presentation", "history"}
)
"""Kinds of section whose text may follow on the line of their word, after a colon."""
DAY_AND_COLON = "day:"
"""How a line ends with a colon behind a day that has no year."""
_AWAY = ("apologies", "absent", "substitute")
"""Kinds of label of the head that stand in an item too."""
_COUNTED = regex(r"\{(?:date|item)\}\]?(?:\[[.:]\])*:?\Z")
"""Reads `{body} den {date}[:]` and `pkt. {item}`, not `{date} {body}`."""
_LITERAL = regex(r"([^{}\[\]<>|\s]*)(?:<([^{}<>]*)>)?")
_POINT = regex(
    r"(?:(?:ad|litra|(?:indstillings)?punkt(?:erne)?|pkt\.) )?"
    r"(?:\d{1,2}(?:-\d{1,2})?|[a-h])\b[.):]? ",
    re.IGNORECASE,
)
"""Reads `Litra a ` and `1. `, not `Planen`."""
_LAYOUT_FILE = ".toml"
"""The ending of a name that means a file of one's own."""
OPENING = 3
"""Letters of a line by which its forms are found."""
LONGEST_BEGINNING = 20
"""So many letters tell which of the forms that are found by these can read it."""
_NUMERALS = tuple("0123456789")
_LETTERS_OF_GROUPS = [letter + sign for letter in "abcdef" for sign in ".:"]
"""`A. Sager til afgørelse i byrådet` heads the items of a group, and so does `A: Sager ...`."""

UNNUMBERED = ("case-line", "open-line", "title", "sections", "none")
"""Names of the ways to tell items apart where no heading is numbered."""
PLAIN_WORDS = (
    "referat", "konklusion", "opsamling", "mødebehandling", "beslutningsreferat", "udfald",
    "resultat", "protokol", "protokollat", "protokoltekst", "det blev besluttet",
    "blev besluttet", "mødereferat", "sagens udfald", "sagens resultat",
)  # fmt: skip
"""Words that head what was decided in minutes that are a plain list; the first does in most."""


@frozen
class Form:
    """One way to print a heading; compiled when a line first gets that far.

    Attributes:
        begins: one of these, lower case, opens every line it can read; the empty string if none
            does.
        opens: the first three letters of these.
        needs: words, lower case, one of which stands in every line it can read; empty for none.
        counted: every line it reads ends in a number, but for `.` and `:`.
        ends: what the line must end with; empty for anything.
        only_in: kinds of section it may stand in; empty for all.
        title_above: the title stands on the line before.
        bare: nothing but its place sets the number off from the title.
        numbered: it begins with a number, or with one of several words.
        worded: it begins with a word, which with a colon says that it is a heading, even if the
            title is in lower case and its case line follows (`Punkt 4: e-handel`).
        traits: what else is known of the lines it reads (`layoutfile.TRAITS`).
    """

    id: str
    form: str
    begins: tuple[str, ...]
    opens: tuple[str, ...]
    needs: tuple[str, ...]
    counted: bool
    ends: str
    only_in: frozenset[str]
    title_above: bool
    bare: bool
    numbered: bool
    worded: bool
    traits: frozenset[str]

    def can_read(self, first: str, counted: bool, end: str) -> bool:
        """As `Layout.decision_headings` asks; a digit begins no body."""
        if "" in self.begins:
            begins = not (first.isdigit() and self.form.startswith(_BODY))
        else:
            begins = any(one[0] == first for one in self.opens)
        ends = counted or not self.counted or bool(self.ends and end == DAY_AND_COLON)
        return begins and ends and (end != "" or not self.form.endswith(":"))

    def read(self, line: str) -> dict[str, str | None] | None:
        """The fields of `line`, `None` when it is not of this form."""
        match = compile_form(self.form).match(line)
        return match.groupdict() if match else None


class Forms(NamedTuple):
    """Forms that a line can have; with `needs`, only if it holds one of these words."""

    forms: tuple[Form, ...]
    needs: tuple[str, ...]


class AbsenceLabels:
    """How lines begin that say who was away.

    Attributes:
        kinds: label -> `apologies`, `absent` or `substitute`; the longest come first.
        everybody: the beginnings of sentences that name only who is excepted.
        openings: the first three letters of all these.
    """

    def __init__(self, head: dict[str, str], everybody: Iterable[str]) -> None:
        away = (label for label, kind in head.items() if kind in _AWAY)
        self.kinds = {label: head[label] for label in sorted(away, key=len, reverse=True)}
        self.labels = tuple(self.kinds)
        self.everybody = tuple(everybody)
        beginnings = (*self.labels, *self.everybody)
        self.longest = max(map(len, beginnings))
        self.openings = frozenset(one[:OPENING] for one in beginnings)


@frozen
class Layout:
    """The forms and word lists a document is read with. Words are folded (see `fold`).

    Attributes:
        forms: both kinds of form by their ids; one of a file's own before a shipped one.
        on_trust: the ids of those with that trait.
        unopened: the forms of item heading that no letters open; few lines have their stroke.
        sections: heading word -> section kind.
        label_openings: the first three letters of the labels a mark can have: the words of
            `INLINE_KINDS`, those of a case number and of who was absent.
        landmarks: every word that alone on a line is a landmark -> kind of mark and its value.
        longest: letters of the longest landmark.
        openings: the first three letters of landmarks, however wide the blanks in these are, and
            of the labels a mark can have.
        head: label -> what its value is.
        head_labels: these labels by their first letter.
        words: list name -> its words.
        absences: the labels of the head for who was away, which items have too.
    """

    id: str
    items: tuple[Form, ...]
    decisions: tuple[Form, ...]
    forms: dict[str, Form]
    on_trust: frozenset[str]
    unopened: tuple[Form, ...]
    sections: dict[str, str]
    label_openings: frozenset[str]
    landmarks: dict[str, tuple[str, str]]
    longest: int
    openings: frozenset[str]
    head: dict[str, str]
    head_labels: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    absences: AbsenceLabels
    _known: dict[tuple[str, bool, str], Forms] = field(factory=dict, init=False, eq=False)

    def headings(self, opening: str) -> tuple[Form, ...]:
        """The forms of item heading that can read a line which begins with these letters."""
        return tuple([form for form in self.items if opening.startswith(form.opens)])

    def decision_headings(self, first: str, counted: bool, end: str) -> Forms:
        """The forms for lines with this first letter, that end in a number, or a colon, or not."""
        found = self._known.get((first, counted, end))
        if found is None:
            forms = [form for form in self.decisions if form.can_read(first, counted, end)]
            needs = {word for form in forms for word in form.needs}
            every = all(form.needs for form in forms)
            found = Forms(tuple(forms), tuple(sorted(needs)) if every else ())
            self._known[first, counted, end] = found
        return found


def _unopened(items: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(form for form in items if "" in form.begins)


def fold(text: str) -> str:
    """A line as its word is looked up: lower case, no blanks, heading marks or closing points."""
    return text.strip(" \t#*•_").rstrip(":. \t*").casefold()


def first_word(text: str) -> str:
    """The first word of a line as it is looked up; the empty string where there is none."""
    return fold(text.lstrip().partition(" ")[0].rstrip(".,;"))


def says_one_of(text: str, words: Set[str]) -> bool:
    """Whether one of the words, folded, stands in the first sentence of a text."""
    sentence = text.partition(". ")[0].casefold()
    return any(word.strip(".,") in words for word in sentence.split())


def begins_with_point(below: str, verdicts: Set[str]) -> bool:
    """Whether a line begins with the outcome of a point: `Litra a indstilles godkendt.`"""
    point = _POINT.match(below)
    return point is not None and says_one_of(below[point.end() :], verdicts)


def begins_with_outcome(below: str, verdicts: Set[str]) -> bool:
    """Whether the line below a heading begins with an outcome, or with that of a point."""
    return first_word(below) in verdicts or begins_with_point(below, verdicts)


@cache
def shipped_layout() -> Layout:
    """The layout that ships with the package: every form, none pinned."""
    return _layout(_shipped_data(), "forms")


def pinned_layout(name: str | None) -> Layout:
    """The shipped layout; the forms of it that are named, joined by `+`; or the layout of a file,
    by its path or as `layout_text` gives it.

    What is not named stays free: `dot` pins the form of item heading, `dot+body-date-pkt` that of
    decision headings too, but for the forms that only some kinds of section hold. Raises
    `InvalidLayout` for a name that is neither.
    """
    if name is None:
        return shipped_layout()
    file, below, text = layout_text(name).partition("\n")
    return _own_layout(file, text) if below else _named_layout(file)


def layout_text(name: str) -> str:
    """A layout file as its name and, below it, its text, which stay when the file changes.

    What names no file stays as it is. Raises `InvalidLayout` for a file that cannot be read.
    """
    if "\n" in as_text("layout", name) or not name.endswith(_LAYOUT_FILE):
        return name
    try:
        return f"{Path(name).name}\n{Path(name).read_text(encoding='utf-8')}"
    except OSError as error:
        raise InvalidLayout(f"{name}: {error.strerror}") from None
    except ValueError as error:  # no UTF-8, or no path
        raise InvalidLayout(f"{name}: {error}") from None


@lru_cache(maxsize=8)
def _own_layout(file: str, text: str) -> Layout:
    """The layout of a file, which adds to the shipped one.

    Its item headings are the only ones; its decision headings are tried before the shipped ones;
    its words go beside the shipped words, and a word it gives another meaning has only that. Each
    form must read its own examples. Raises `InvalidLayout` naming file and key.
    """
    data = read_tables(file, text, _shipped_data())
    _check_examples(data, file)
    return _layout(_beside_shipped(data), file.removesuffix(_LAYOUT_FILE))


@cache
def _named_layout(name: str) -> Layout:
    shipped = shipped_layout()
    wanted = set(name.split("+"))
    items = tuple(form for form in shipped.items if form.id in wanted)
    decisions = tuple(form for form in shipped.decisions if form.id in wanted)
    unknown = wanted - {form.id for form in (*items, *decisions)} - set(UNNUMBERED)
    if unknown:
        known = ", ".join(form.id for form in (*shipped.items, *shipped.decisions))
        raise InvalidLayout(f"no layout {name!r}; the forms are {known}, or name a .toml file")
    if wanted & set(UNNUMBERED):
        items = ()
    elif not items:
        items = shipped.items
    if any(not form.only_in for form in decisions):
        decisions = tuple(form for form in shipped.decisions if form in decisions or form.only_in)
    else:
        decisions = shipped.decisions
    unopened = _unopened(items)
    return evolve(shipped, id=name, items=items, decisions=decisions, unopened=unopened)


def _layout(data: dict[str, Any], name: str) -> Layout:
    items = tuple(map(_form, data["item"]))
    decisions = tuple(map(_form, data["decision"]))
    sections, head = _inverted(data["sections"]), _inverted(data["head"])
    landmarks, words = _landmarks(data), _folded(data["words"])
    absences = AbsenceLabels(head, words["everybody"])
    inline = {word for word, kind in sections.items() if kind in INLINE_KINDS}
    labels = absences.openings | {label[:OPENING] for label in words["case"] | inline}
    return Layout(
        id=data.get("id", name),
        items=items,
        decisions=decisions,
        forms={form.id: form for form in reversed((*items, *decisions))},
        on_trust=frozenset(form.id for form in decisions if "on_trust" in form.traits),
        unopened=_unopened(items),
        sections=sections,
        label_openings=labels,
        landmarks=landmarks,
        longest=max(map(len, landmarks)),
        openings=labels | _openings_of(landmarks),
        head=head,
        head_labels={
            letter: tuple(label for label in head if label.startswith(letter))
            for letter in {label[:1] for label in head}
        },
        words=words,
        absences=absences,
    )


def _openings_of(landmarks: Iterable[str]) -> frozenset[str]:
    """How the lines begin that are landmarks; a short word may have points or a `*` behind it."""
    behind = ("", *(one + other for one in ":. *" for other in ":. *"))
    return frozenset(
        (begin.replace(" ", blanks) + more)[:OPENING]
        for begin in {word[:OPENING] for word in landmarks}
        for blanks in (" ", "  ", "\t")
        for more in (behind if len(begin) < OPENING else ("",))
    )


def _beside_shipped(own: dict[str, Any]) -> dict[str, Any]:
    """A file's own tables with what the shipped ones have besides."""
    shipped = _shipped_data()
    data = {**shipped, **own}
    data["decision"] = [*own.get("decision", ()), *shipped["decision"]]
    for table in WORD_TABLES:
        given = own.get(table, {})
        moved = {fold(word) for words in given.values() for word in words}
        once = table in ("sections", "head")  # a word is in one list of these
        data[table] = {
            kind: [
                *(one for one in shipped[table].get(kind, ()) if not (once and fold(one) in moved)),
                *given.get(kind, ()),
            ]
            for kind in {**shipped[table], **given}
        }
    return data


@cache
def _shipped_data() -> dict[str, Any]:
    path = Path(__file__).parents[1] / "data" / "layouts" / "forms.toml"
    return read_tables(path.name, path.read_text(encoding="utf-8"), None)


def _form(row: dict[str, Any]) -> Form:
    form = row["form"]
    begins = _beginnings(form)
    return Form(
        id=row["id"],
        form=form,
        begins=begins,
        opens=tuple(dict.fromkeys(one[:OPENING] for one in begins if one)),
        needs=tuple(row.get("needs", ())),
        counted=bool(_COUNTED.search(form)),
        ends=":" if form.endswith("}:") else "",
        only_in=frozenset(row.get("only_in", ())),
        title_above=row.get("title") == "above",
        bare=form.startswith(_BARE),
        numbered=not form[0].isalpha() and form[0] != "(",
        worded=form.lstrip("<")[0].isalpha(),
        traits=frozenset(row.get("traits", ())),
    )


def _check_examples(data: dict[str, Any], file: str) -> None:
    for table in FORM_TABLES:
        for row in data.get(table, ()):
            pattern = compile_form(row["form"], where=f"{file}: {row['id']}")
            for example in row["examples"]:
                if not pattern.match(example):
                    form = f"{file}: {row['id']}: {row['form']!r}"
                    raise InvalidLayout(f"{form} does not read {example!r}")


def _words_of(form: str) -> list[str]:
    """The literal words with which a form begins; `Sa<g|q>` has two, `<Åben|Lukket> sag` too."""
    literal = _LITERAL.match(form)
    word, ways = (literal[1], literal[2] or "") if literal else ("", "")
    blank = " " if literal and form[literal.end() :].startswith(" ") else ""
    wholes = [f"{word}{way}{blank}".lower() for way in ways.split("|")]
    return [whole.partition("[")[0] for whole in wholes]


def _beginnings(form: str) -> tuple[str, ...]:
    """How the lines begin that a form can read, up to the first blank, which can be any."""
    if form.startswith(("{number}", "{date}", "{year}")) and not form.startswith(_BROKEN_NUMBER):
        return _NUMERALS
    words = (word.partition(" ")[0][:LONGEST_BEGINNING] for word in _words_of(form))
    return tuple(dict.fromkeys(words))


def _landmarks(data: dict[str, Any]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for kind, words in (
        ("furniture", data["words"]["furniture"]),
        ("below_title", data["words"]["below_title"]),
        ("contents_head", data["words"]["contents"]),
        ("group", data["words"]["group"]),
        ("type", data["words"]["type"]),
    ):
        found |= {fold(word): (kind, fold(word)) for word in words}
    groups = [(word, mark) for word, mark in found.items() if mark[0] == "group"]
    found |= {f"{letter} {word}": mark for word, mark in groups for letter in _LETTERS_OF_GROUPS}
    return found | {word: ("section", kind) for word, kind in _inverted(data["sections"]).items()}


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): kind for kind, words in table.items() for word in words}


def _folded(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(map(fold, words)) for name, words in table.items()}
