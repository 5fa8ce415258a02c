"""Short forms of bodies that a document explains (`TMU`), read as the names they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from casetrack.bodies import ABBREVIATIONS, learn_abbreviations
from casetrack.lazy import regex

__all__ = ["as_printed", "explained_in", "spell_out", "used_in"]

# The look back stands behind the first letter: that a search begins with a letter is its speed.
_SHORT = regex(r"[A-ZÆØÅ](?<!\w.)[A-ZÆØÅ]{2,4}\b")
"""Two letters are a party's, or of the few forms that everybody knows."""
_SETTING_OFF = ")=:"
_CAPITALS = bytes(65 if chr(code) in "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ" else 32 for code in range(256))
"""Turns the capitals of a text in Latin-1 into `A`, all else into blanks."""
_MANY = 20
"""A document that uses so many forms is looked through without asking for each of them."""
_WORDS = ("evidence", "text")

Record = TypeVar("Record")


def explained_in(text: str, document: str) -> Mapping[str, str]:
    """The short forms in the decisions' `text` that a document explains; `{}` for nearly all."""
    used = _forms_in(text) - ABBREVIATIONS.keys()
    if not used or (len(used) < _MANY and not _are_set_off(used, document)):
        return {}
    learned = learn_abbreviations(document)
    return {form: learned[form] for form in used if form in learned}


def _forms_in(text: str) -> set[str]:
    """What `_SHORT` finds, tried only where three capitals stand together: ten times as fast."""
    found: set[str] = set()
    capitals = text.encode("latin-1", "replace").translate(_CAPITALS)
    place = capitals.find(b"AAA")
    while place >= 0:
        form = _SHORT.match(text, place)
        if form:
            found.add(form[0])
        place = capitals.find(b"AAA", place + 1)
    return found


def _are_set_off(forms: set[str], document: str) -> bool:
    """Whether one of the forms stands in brackets or before `=` or `:`, and can be explained."""
    before = tuple([form + blank for form in forms for blank in ("", " ")])
    last = {form[-1] for form in before}
    for mark in _SETTING_OFF:
        place = document.find(mark)
        while place >= 0:
            if document[place - 1] in last and document.endswith(before, 0, place):
                return True
            place = document.find(mark, place + 1)
    return False


def used_in(text: str, names: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the short forms that a text uses, with their names."""
    return {form: names[form] for form in _forms_in(text) if form in names}


def spell_out(text: str, names: Mapping[str, str]) -> str:
    """A text with the name of each short form; as it is where it prints one of the names too."""
    if not names or any(name in text for name in names.values()):
        return text
    return _SHORT.sub(lambda form: names.get(form[0], form[0]), text)


def as_printed(record: Record, names: Mapping[str, str]) -> Record:
    """What was read in a spelled-out text, its evidence in the words of the document."""
    changed: dict[str, object] = {}
    for field in attrs.fields(cast(Any, type(record))):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            changed[field.name] = tuple(
                as_printed(one, names) if attrs.has(type(one)) else one for one in value
            )
        elif isinstance(value, str) and field.name in _WORDS:
            for form, name in names.items():
                value = value.replace(name, form)
            changed[field.name] = value
    return cast(Record, attrs.evolve(cast(Any, record), **changed))
