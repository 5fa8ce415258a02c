"""The words of the answers in Danish and English, from data/labels.tsv."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from casetrack.outcomes import PREPARATORY, PUT_OFF, STATUS_AFTER, Status

__all__ = ["LANGUAGES", "Labels", "value_of"]

#: The languages of the answers, the default first.
LANGUAGES = ("en", "da")

# A comma and a full stop in numbers, where a language has them the other way round.
_SIGNS = {"da": str.maketrans(",.", ".,")}
_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "labels.tsv")


class Labels:
    """The texts of one language.

    >>> Labels("da")("since", day="2023-01-23")
    'siden 2023-01-23'
    >>> Labels("en").value("outcome", "not_treated")
    'not treated'
    """

    def __init__(self, language: str = LANGUAGES[0]) -> None:
        column = LANGUAGES.index(language)
        self.language = language
        self._texts = {key: texts[column] for key, texts in _rows().items()}

    def __call__(self, key: str, /, **parts: object) -> str:
        """The text under a key, with its parts put in; `KeyError` where there is none.

        Notes show in quotation marks what cannot be seen without: an empty name.
        """
        if key.startswith("note."):
            parts = {
                name: part if f"{part}".strip() else f"'{part}'" for name, part in parts.items()
            }
        return self._texts[key].format_map(parts) if parts else self._texts[key]

    def value(self, kind: str, value: str) -> str:
        """The word for a value of the records; a value that has none is shown as it is."""
        return self._texts.get(f"{kind}.{value}", value.replace("_", " "))

    def step(self, entry: Mapping[str, Any]) -> str:
        """What an entry of a case is, in one line."""
        return "; ".join(self.steps(entry))

    def steps(self, entry: Mapping[str, Any]) -> list[str]:
        """What an entry of a case is: the outcome of a decision, else what is no decision.

        Where the outcome tells neither what the status of the case rests on nor that a part is put
        off or to come back, that is told too.
        """
        outcome = entry["outcome"]
        if not outcome:
            return [self.value("entry", entry["kind"])]
        put_off = [one for one in PUT_OFF if one in entry["outcomes"]]
        told = [outcome] if outcome in PUT_OFF else [outcome, *put_off[:1]]
        decisive = _decisive(entry["outcomes"])
        if outcome not in decisive and len(told) == 1:
            told += [one for one in decisive[:1] if one not in PUT_OFF]
        return [self.value("outcome", one) for one in told]

    def status(self, case: Mapping[str, Any]) -> str:
        """Where a case stands; what a body prepared is told as the one answer it gave."""
        if case["status"] == Status.RECOMMENDED:
            entry = _status_entry(case)
            answers = [one for one in entry["outcomes"] if one in PREPARATORY] if entry else []
            if len(answers) == 1:
                return self.value("outcome", answers[0])
        return self.value("status", case["status"])

    def standing(self, case: Mapping[str, Any]) -> str:
        """Where a case stands, and since when, if that is known.

        A status that an older matter leaves is told with its body and the latest treatment.
        """
        status, since = self.status(case), case["status_since"]
        said = f"{status} {self('since', day=since)}" if since else status
        latest = self.latest(case)
        if not latest:
            return said
        body = (_status_entry(case) or {}).get("body")
        return f"{said} ({body}) · {latest}" if body else f"{said} · {latest}"

    def latest(self, case: Mapping[str, Any]) -> str:
        """The latest treatment of a case whose status an older matter leaves, else nothing."""
        entry = _treated_since(case)
        if entry is None:
            return ""
        told = f"{self.step(entry)} {entry['date'] or ''}".rstrip()
        return self("latest", treatment=", ".join(filter(None, (told, entry["body"]))))

    def rule(self, reason: Mapping[str, Any]) -> str:
        """What a conclusion about a case follows from in words; a rule of the lexicon by its
        name.
        """
        if reason["about"] == "link":
            return self.value("linked", reason["rule"])
        if reason["about"] == "open":
            because, _, kind = reason["rule"].partition(":")
            return f"{self.value('open', because)}: {self.value('commitment', kind)}"
        told = self._texts.get(f"ruled.{reason['rule']}") or self.told(reason["rule"])
        if reason["about"] == "status":
            return told.replace("_", " ")
        for turned in ("negated", "prepares"):
            told = self(f"rule_{turned}", rule=told) if reason.get(turned) else told
        return told

    def count(self, key: str, number: int, **parts: object) -> str:
        """A number with its noun, in the singular for one, and other parts put in."""
        form = f"{key}.one" if number == 1 else f"{key}.many"
        return self(form, number=self.number(number), **parts)

    def number(self, number: float) -> str:
        """A number as the language writes it.

        >>> Labels("da").number(12345), Labels("da").number(2.5), Labels("en").number(12345)
        ('12.345', '2,5', '12,345')
        """
        return f"{number:,}".translate(_SIGNS.get(self.language, {}))

    def share(self, share: float) -> str:
        """A share of one in per cent.

        >>> Labels("da").share(0.0625)
        '6,2 %'
        """
        return self("per_cent", number=self.number(round(100 * share, 1)))

    def told(self, message: str) -> str:
        """What the library says of a document, in this language."""
        if self.language == LANGUAGES[0]:
            return message
        from casetrack.views.messages import in_danish

        return in_danish(message, self.value)

    def keys(self) -> list[str]:
        """Every key there is a text for, in the order of the file."""
        return list(self._texts)


def _decisive(outcomes: Sequence[str]) -> list[str]:
    """The outcomes that say where the case stands after them."""
    rows = ([one for one in outcomes if one in row] for row, _ in STATUS_AFTER)
    return next(filter(None, rows), [])


def _status_entry(case: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The entry that leaves the status; an archive that is due for a rebuild does not tell."""
    left_by = case.get("status_entry")
    return next((entry for entry in case["entries"] if entry["id"] == left_by), None)


def _treated_since(case: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The latest treatment that says something, later than the entry that leaves the status."""
    left_by = _status_entry(case)
    latest = None
    for entry in reversed(case["entries"]):
        if entry is left_by:
            return latest
        if latest is None and entry["kind"] == "decision" and entry["outcomes"] != ["none"]:
            latest = entry
    return None


def value_of(word: str, kinds: Sequence[str], values: Iterable[str]) -> str:
    """The value that a word of any language stands for; a word that stands for none stays.

    >>> value_of("Udsat", ["open"], ["deferred", "promised"])
    'deferred'
    """
    wanted = word.casefold()
    languages = [Labels(language) for language in LANGUAGES]
    for value in values:
        if wanted in {labels.value(kind, value) for labels in languages for kind in kinds}:
            return value
    return word


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    """The lines of the file: key, English, Danish; a line that begins with `#` is a comment."""
    rows: dict[str, tuple[str, ...]] = {}
    with open(_FILE, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if not line.strip() or line.startswith("#"):
                continue
            if len(cells) != 1 + len(LANGUAGES) or cells[0] in rows:
                raise ValueError(
                    f"labels.tsv, line {number}: wants a new key and {len(LANGUAGES)} texts"
                )
            rows[cells[0]] = tuple(cells[1:])
    return rows
