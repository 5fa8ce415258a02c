"""The styles and lists of a Word file in; how a paragraph is set, and its mark, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from attrs import define, evolve, field, fields

from casetrack.lazy import regex

__all__ = ["TEXT", "Numbers", "Part", "Properties", "Styles"]

_Attributes = Mapping[str, str]

_AUTO: Final = 280
"""What Word sets for spacing it is to find itself, in twips (1/20 point)."""
_OFF: Final = ("0", "false", "off")
_DEEPEST: Final = 9
TEXT: Final = 9
"""The outline level of what is no heading."""
_PLACE: Final = regex(r"%([1-9])")
"""Reads `%1.%2`, not `% 1`."""
_ROMAN: Final = {
    100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip
_LONGEST_CHAIN: Final = 20
Otherwise = TypeVar("Otherwise", bound=int | None)


@define
class Properties:
    """How a paragraph is set; `None` where its style, or what that is based on, says it.

    Attributes:
        style: the id of its style.
        before, after: spacing in twips (1/20 point).
        contextual: no spacing between paragraphs of one style.
        list_id: the list whose mark it gets, `"0"` for none; `level` from 0.
        leader: its tabs are filled with dots, as in a contents list.
        outline: its level among the headings, from 0; 9 is text.
    """

    style: str | None = None
    before: int | None = None
    after: int | None = None
    contextual: bool | None = None
    list_id: str | None = None
    level: int | None = None
    leader: bool | None = None
    outline: int | None = None

    def note(self, tag: str, given: _Attributes) -> None:
        """Take one element of a paragraph's properties."""
        value = given.get("val", "")
        if tag == "pStyle":
            self.style = value
        elif tag == "spacing":
            self.before = _spacing(given, "before", self.before)
            self.after = _spacing(given, "after", self.after)
        elif tag == "contextualSpacing":
            self.contextual = value not in _OFF
        elif tag == "numId":
            self.list_id = value
        elif tag == "ilvl":
            self.level = _number(value, 0, digits=1)
        elif tag == "outlineLvl":
            self.outline = _number(value, TEXT, digits=1)
        elif tag == "tab" and given.get("leader") == "dot":
            self.leader = True

    def over(self, below: Properties) -> Properties:
        """These properties, and those of `below` where these say nothing."""
        names = [one.name for one in fields(Properties)]
        unsaid = {name: getattr(below, name) for name in names if getattr(self, name) is None}
        return evolve(self, **unsaid)


def _spacing(given: _Attributes, side: str, known: int | None) -> int | None:
    auto = given.get(f"{side}Autospacing", "0") not in _OFF
    return _AUTO if auto else _number(given.get(side, ""), known)


class Part:
    """What reads a part of the file: elements by their local names, mostly their starts only."""

    def start(self, tag: str, given: _Attributes) -> None:
        """An element with its attributes."""

    def end(self, tag: str) -> None:
        """The end of an element."""

    def data(self, text: str) -> None:
        """Text, or a piece of it."""


class Styles(Part):
    """The part `styles.xml`: the document's defaults and its paragraph styles."""

    def __init__(self) -> None:
        self._defaults = Properties()
        self._styles: dict[str, Properties] = {}
        self._based: dict[str, str] = {}
        self._normal = ""
        self._known: dict[str, Properties] = {}
        self._now = Properties()
        self._id = ""

    def start(self, tag: str, given: _Attributes) -> None:
        if tag == "pPrDefault":
            self._now = self._defaults
        elif tag == "style":
            self._id, self._now = given.get("styleId", ""), Properties()
            if given.get("type", "paragraph") == "paragraph":
                self._styles[self._id] = self._now
                if given.get("default", "0") not in _OFF:
                    self._normal = self._id
        elif tag == "basedOn":
            self._based[self._id] = given.get("val", "")
        elif tag == "name":
            # Word gives the styles of a contents list the same names in every language.
            self._now.leader = given.get("val", "").lower().startswith("toc ") or None
        elif tag != "pStyle":
            self._now.note(tag, given)

    def resolved(self, own: Properties) -> Properties:
        """The properties of a paragraph with those of its style and the document's defaults."""
        style = own.style or self._normal
        if style not in self._known:
            chain, found = style, evolve(self._styles.get(style, Properties()), style=style)
            for _ in range(_LONGEST_CHAIN):
                chain = self._based.get(chain, "")
                if not chain:
                    break
                found = found.over(self._styles.get(chain, Properties()))
            self._known[style] = found.over(self._defaults)
        return own.over(self._known[style])


@define
class _Level:
    """One level of a list: how it counts, and the text around the number (`%1.`)."""

    counts: str = "decimal"
    text: str = ""
    start: int = 1


@define
class _List:
    """A list: the pattern it follows, and where it starts anew by level."""

    pattern: str = ""
    starts: dict[int, int] = field(factory=dict)


class Numbers(Part):
    """The part `numbering.xml`: the lists of a document and how far each has counted."""

    def __init__(self) -> None:
        self._patterns: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._levels: dict[int, _Level] = {}
        self._level = _Level()
        self._place = 0
        self._list: _List | None = None

    def start(self, tag: str, given: _Attributes) -> None:
        value = given.get("val", "")
        if tag == "abstractNum":
            self._levels = self._patterns.setdefault(given.get("abstractNumId", ""), {})
            self._list = None
        elif tag == "num":
            self._list = self._lists.setdefault(given.get("numId", ""), _List())
        elif tag in ("lvl", "lvlOverride"):
            self._place = _number(given.get("ilvl", ""), 0)
            self._level = _Level()
            if self._list is None:
                self._levels[self._place] = self._level
        elif tag == "numFmt":
            self._level.counts = value
        elif tag == "lvlText":
            self._level.text = value
        elif tag == "start":
            self._level.start = _number(value, 1)
        elif tag == "abstractNumId" and self._list is not None:
            self._list.pattern = value
        elif tag == "startOverride" and self._list is not None:
            self._list.starts[self._place] = _number(value, 1)

    def mark(self, list_id: str, level: int) -> str:
        """The next mark of a list at this level (`- `, `2. `, `b) `); empty where it has none."""
        found = self._lists.get(list_id)
        if found is None:
            return ""
        levels = self._patterns.get(found.pattern, {})
        here = levels.get(level, _Level(counts="bullet"))
        if here.counts == "bullet":
            return "- "
        counted = self._count(found, list_id, level, here)

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            one = levels.get(place, _Level())
            return _printed(counted.get(place, one.start), one.counts)

        text = _PLACE.sub(number, here.text)
        return f"{text} " if text else ""

    def _count(self, found: _List, list_id: str, level: int, here: _Level) -> dict[int, int]:
        counted = self._counted.setdefault(found.pattern, {})
        if level in found.starts and (list_id, level) not in self._begun:
            counted[level] = found.starts[level]
        else:
            counted[level] = counted.get(level, here.start - 1) + 1
        self._begun.add((list_id, level))
        for deeper in range(level + 1, _DEEPEST):
            counted.pop(deeper, None)
        return counted


def _number(text: str, otherwise: Otherwise, *, digits: int = 5) -> int | Otherwise:
    return int(text) if text.isdecimal() and len(text) <= digits else otherwise


def _printed(number: int, counts: str) -> str:
    if counts == "none":
        return ""
    if counts in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 50 + 1)
        return letters.upper() if counts == "upperLetter" else letters
    if counts in ("lowerRoman", "upperRoman"):
        roman = _roman(number % 1000)
        return roman.upper() if counts == "upperRoman" else roman
    return f"{number:02d}" if counts == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN.items():
        text += letters * (number // value)
        number %= value
    return text
