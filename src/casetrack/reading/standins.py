"""Who came instead of the absent, where a list or a sentence of the absent names them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from casetrack.lazy import regex

__all__ = ["CALLED", "CAME_INSTEAD", "apart", "joined", "who_came", "without_substitute"]

_AS_SUBSTITUTE = " (stedfortræder)"
_STOOD_IN = regex(
    r" [-–] (?P<name>[A-ZÆØÅ][^,()\n–]{2,60}?) (?:mødte |deltog )?(?:som )?"
    r"(?:stedfortræder|suppleant)\.?$",
    re.MULTILINE,
)
"""`F - Tine Krog stedfortræder`: who came instead, on the line of the absent."""
_BEHIND = regex(
    r"(?:\s[-–]\s?|[,;.]\s|\s(?P<open>\())(?:[Ss]om )?(?:[Ss]tedfortræder|[Ss]uppleant)(?:en)?:?\s"
    r"(?:(?:var|er|deltog|mødte) )?(?P<name>[A-ZÆØÅ][^\n,.;:()–]{2,60}(?:(?<= )\([^()\n]{1,12}\))?)"
    r"(?(open)\))(?=\s*(?:[,.;\n]|\Z))"
)
"""`Bo Lind (A) - stedfortræder Tine Krog (A)`, `Bo Lind. Som stedfortræder deltog Tine Krog`."""
_INSTEAD = regex(
    r"[\s,.–-]*\b(?:som )?(?:stedfortræder|suppleant)(?:en)?\b"
    r"|[\s.]*\bI stedet (?:deltog|mødte)\b"
    r"|(?:\s[–-]|,? hvor)\s(?=[^\n]{3,60} som (?:stedfortræder|suppleant))",
    re.IGNORECASE,
)
"""Where it begins who came instead: `Ida Holm – som stedfortræder deltog Bo Lind`."""
_FOR_WHOM = regex(r"\s*for [A-ZÆØÅ][^,;:\n]{2,60}?(?::| (?:er|var|mødte|deltog)) ")
"""Reads `for Ida Holm: Bo Lind`, not `for tiden Bo Lind`."""
_IN_PLACE_OF = regex(r" (?:i stedet )?for [A-ZÆØÅ][^,.;\n]{2,60}")
"""Reads `Bo Lind i stedet for Ida Holm`, not `Bo Lind for tiden`."""
CALLED = regex(
    r"\b(?:var|er) indkaldt (?:i stedet|som (?:stedfortræder|suppleant))"
    r"|\A(?:Som )?(?:stedfortræder|suppleant)(?:en)? (?:var|er) indkaldt\b",
    re.IGNORECASE,
)
"""Reads `Bo Lind var indkaldt som suppleant`, not `Bo Lind deltog`."""
CAME_INSTEAD = regex(
    r"\bdeltog (?:i mødet )?(?:i stedet for|som (?:stedfortræder|suppleant)(?:er)?)\b"
)
"""Reads `Bo Lind deltog i stedet for Ida Holm`, not `Bo Lind deltog`."""


def apart(text: str) -> str:
    """A list of the absent with those who came instead on lines of their own.

    >>> apart("Bo Lind, F - Tine Krog stedfortræder")
    'Bo Lind, F\\nTine Krog (stedfortræder)'
    """
    if "tedfortræder" not in text and "uppleant" not in text:
        return text
    for said in (_STOOD_IN, _BEHIND):
        text = said.sub(rf"\n\g<name>{_AS_SUBSTITUTE}", text)
    return text


def who_came(text: str) -> str:
    """What stands behind the label `Stedfortræder` without the one who was away.

    >>> who_came("for Ida Holm: Bo Lind"), who_came("Bo Lind for Ida Holm")
    ('Bo Lind', 'Bo Lind')
    """
    away = _FOR_WHOM.match(text)
    return _IN_PLACE_OF.sub("", text[away.end() :] if away else text)


def joined(rows: Sequence[str]) -> str:
    """The rows of a list that wraps as one line, but for those that `apart` made."""
    parts = [rows[0]]
    for above, row in pairwise(rows):
        alone = above.endswith(_AS_SUBSTITUTE) or row.endswith(_AS_SUBSTITUTE)
        parts += "\n" if alone else " ", row
    return "".join(parts)


def without_substitute(text: str) -> str:
    """What is left of a sentence without who came instead of the absent."""
    if "sted" not in text and "suppleant" not in text:
        return text
    said = _INSTEAD.search(text)
    if said is None or "(" in text[: said.start()].rpartition(")")[2]:
        return text
    return text[: said.start()]
