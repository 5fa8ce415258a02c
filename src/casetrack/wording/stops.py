"""Signs among words → whether a sentence ends or begins there, whether a bracket opens an aside."""

from __future__ import annotations

import re
from typing import Final

from casetrack.lazy import regex
from casetrack.wording.lexicon import LABELS, SHAPES, Word

__all__ = ["begins_point", "changes", "ends_sentence"]

_ORDINAL: Final = regex(r"den$|[a-zæøå]{4,}[ae]ts$|[a-zæøå]{4,}ens$", re.I)
_RANGE: Final = regex(r"[-–] \d")
_INITIAL: Final = regex(r"\(?[A-ZÆØÅ]\.")
_NUMBERED: Final = frozenset({"Punkt", "Pkt.", "Sag", "Dagsordenspunkt"})
"""With a capital they begin a sentence, which their number does not end."""
_LISTS: Final = frozenset({"Liste", "Gruppe", "Parti", "Forslag", "Model"})
_OFFICE: Final = regex(r"(?:Afdeling|Kontor|Division)s?\b")
_BECAME: Final = regex(r"\A[a-zæøå]{4,}[ts]\Z", re.I)
"""Reads `godkendt` and `anbefales`, not `godkendte`."""
_CLOSES = SHAPES["closes"]
_LONGEST_ASIDE: Final = 6  # words up to the verb
_VERBS: Final = ("es", "går")


def ends_sentence(tokens: list[str], place: int) -> bool:
    """Whether the full stop behind this word ends its sentence."""
    number = tokens[place][0].isdigit()
    if number and _is_inside(tokens[place - 1] if place else "", tokens[place + 1 : place + 2]):
        return False
    if tokens[place] == "D." and (not place or tokens[place - 1].endswith(".")):
        return False  # `D. 3. maj`
    following, total = place + 1, len(tokens)
    while following < total and not tokens[following]:
        following += 1
    if following >= total:
        return True
    ahead = tokens[following]
    if number and _RANGE.match(" ".join(tokens[following : following + 2])):
        return False  # `1. - 3. Godkendt`
    if (
        len(tokens[place]) <= 3
        and _INITIAL.fullmatch(tokens[place])
        and _inside_name(tokens, place, following)
    ):
        return False
    return not ahead[0].islower() or ahead[1:] in (")", ":")  # `Godkendt. b) Udsat.`


def _is_inside(before: str, after: list[str]) -> bool:
    """Whether a number belongs to what stands beside it: `Magistratens 4. Afdeling`, `retur til
    3. Afdeling`, `Punkt 28. Lokalplan for Havnegade udsat.`
    """
    office = bool(after) and _OFFICE.match(after[0]) is not None
    return office or before in _NUMBERED or _ORDINAL.match(before) is not None


def _inside_name(tokens: list[str], place: int, following: int) -> bool:
    """Whether the letter is an initial, as in `Dan E. Krog (O)`, and not a party: `Liste E.`."""
    bracket = "".join(tokens[following + 1 : following + 2]).startswith("(")
    if not bracket and ")" not in tokens[following]:
        return False
    before = tokens[place - 1].lstrip("(") if place else ""
    return not place or (before[:1].isupper() and before[-1].isalpha() and before not in _LISTS)


def begins_point(tokens: list[str], first: int, place: int) -> bool:
    """`a) godkendt b) udsat`, `1. Godkendt 2. Udsat`: the label after the one before the sentence;
    `Ikke godkendt Ad 3. Udsat`: that of a point where no full stop stands before it.
    """
    label, ahead = tokens[place], "".join(tokens[place + 1 : place + 2])
    if label not in LABELS and _follows(tokens[first], label):
        return True
    if label != "Ad" and _BECAME.fullmatch(tokens[place - 1]) is None:
        return False
    if label in LABELS:
        return ahead[:1].isdigit()
    return first > 0 and ahead[:1].isupper() and _follows(tokens[first - 1], label)


def _follows(before: str, label: str) -> bool:
    return before[1:] == label[1] and ord(label[0]) == ord(before[0]) + 1


def changes(raw: list[str], words: list[Word], place: int) -> bool:
    """Whether the bracket that opens there is no aside: `Godkendt (beløbet nedsættes)`."""
    for at in range(place, min(place + _LONGEST_ASIDE, len(raw))):
        _, rules, shape, _ = words[at]
        if raw[at].rstrip(".,;)").endswith(_VERBS) and any(rule.mark == "change" for rule in rules):
            return True
        if shape & _CLOSES:
            break
    return False
