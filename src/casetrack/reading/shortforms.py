"""Short forms of bodies that a document explains (`TMU`), read as the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from casetrack.bodies import ABBREVIATIONS, learn_abbreviations

__all__ = ["as_printed", "explained_in", "spell_out", "used_in"]

# The look back stands behind the first letter: that a search begins with a letter is its speed.
_SHORT = re.compile(r"[A-ZÆØÅ](?<!\w.)[A-ZÆØÅ]{2,4}\b")
"""Two letters are a party's, or of the few forms that everybody knows."""
_SETTING_OFF = (")", "=", ":", " )", " =", " :")
_MANY = 20
"""A document that uses so many forms is looked through without asking for each of them."""
_WORDS = ("evidence", "text")

Record = TypeVar("Record")


def explained_in(text: str, document: str) -> Mapping[str, str]:
    """The short forms in the `text` of a document's decisions that the whole of it explains, with
    their names; `{}` for nearly all.
    """
    used = set(_SHORT.findall(text)) - ABBREVIATIONS.keys()
    if len(used) < _MANY and not any(_is_set_off(form, document) for form in used):
        return {}
    learned = learn_abbreviations(document)
    return {form: learned[form] for form in used if form in learned}


def _is_set_off(form: str, document: str) -> bool:
    """Whether a form once stands in brackets or before `=` or `:`, where it can be explained."""
    return any(after.startswith(_SETTING_OFF) for after in document.split(form)[1:])


def used_in(text: str, names: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the short forms that a text uses, with their names."""
    return {form: names[form] for form in _SHORT.findall(text) if form in names}


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
