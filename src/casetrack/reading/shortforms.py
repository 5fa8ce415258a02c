"""Short forms of bodies that a document explains (`TMU`), read as the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

import attrs

from casetrack.bodies import ABBREVIATIONS, learn_abbreviations

__all__ = ["as_printed", "explained_in", "spell_out"]

# The look back stands behind the first letter: that a search begins with a letter is its speed.
_SHORT = re.compile(r"[A-ZÆØÅ](?<!\w.)[A-ZÆØÅ]{2,4}\b")
"""Two letters are a party's, or of the few forms that everybody knows."""
_SETTING_OFF = frozenset("=:)")
_WORDS = ("evidence", "text")

Record = TypeVar("Record")


def explained_in(texts: Iterable[str], document: str) -> Mapping[str, str]:
    """The short forms in decisions' `texts` that the whole text explains, with their names.

    Empty where no text has such letters: then the document is not looked through.
    """
    used = {form for text in texts for form in _SHORT.findall(text) if form not in ABBREVIATIONS}
    if not any(_is_set_off(form, document) for form in used):
        return {}
    learned = _learned(document)
    return {form: learned[form] for form in used if form in learned}


@lru_cache(maxsize=16)  # the decisions of a document use the same forms
def _is_set_off(form: str, document: str) -> bool:
    """Whether a form once stands in brackets or before `=` or `:`, where it can be explained."""
    place = document.find(form)
    while place >= 0:
        end = place + len(form)
        if document[end : end + 2].lstrip(" ")[:1] in _SETTING_OFF:
            return True
        place = document.find(form, end)
    return False


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
