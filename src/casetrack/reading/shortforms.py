"""Short forms of bodies that a document explains (`TMU`), read as the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

import attrs

from casetrack.bodies import ABBREVIATIONS, learn_abbreviations

__all__ = ["as_printed", "explained_in", "set_off_in", "spell_out"]

# The look back stands behind the first letter: that a search begins with a letter is its speed.
_SHORT = re.compile(r"[A-ZÆØÅ](?<!\w.)[A-ZÆØÅ]{2,4}\b")
"""Two letters are a party's, or of the few forms that everybody knows."""
_SETTING_OFF = ")=:"
_LONGEST_SET_OFF = 7
"""The longest form with a blank behind it, and one letter before."""
_WORDS = ("evidence", "text")

Record = TypeVar("Record")


def set_off_in(document: str) -> frozenset[str]:
    """The short forms that stand in brackets or before `=` or `:`, where a document can explain
    them; most documents have none.
    """
    found: set[str] = set()
    for mark in _SETTING_OFF:
        at = document.find(mark)
        while at >= 0:
            if document[max(at - 2, 0) : at].rstrip(" ")[-1:].isupper():
                found.update(_SHORT.findall(document, max(at - _LONGEST_SET_OFF, 0), at + 1))
            at = document.find(mark, at + 1)
    return frozenset(found - ABBREVIATIONS.keys())


def explained_in(text: str, forms: frozenset[str], document: str) -> Mapping[str, str]:
    """The short forms in the text of decisions that the whole document explains, with their names.

    `forms` are those of `set_off_in`. Empty where the text has none of them: then the document is
    not looked through.
    """
    used = forms.intersection(_SHORT.findall(text)) if forms else forms
    if not used:
        return {}
    learned = _learned(document)
    return {form: learned[form] for form in used if form in learned}


@lru_cache(maxsize=2)
def _learned(document: str) -> Mapping[str, str]:
    return learn_abbreviations(document)


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
