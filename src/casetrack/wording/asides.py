"""Words in brackets → whether they change what stands before them."""

from __future__ import annotations

from typing import Final

from casetrack.wording.lexicon import SHAPES, Word

__all__ = ["changes"]

_CLOSES = SHAPES["closes"]
_LONGEST: Final = 6  # words up to the verb
_VERBS: Final = ("es", "går")


def changes(raw: list[str], words: list[Word], place: int) -> bool:
    """Whether the bracket that opens there is no aside: `Godkendt (beløbet nedsættes)`."""
    for at in range(place, min(place + _LONGEST, len(raw))):
        _, rules, shape, _ = words[at]
        if rules and raw[at].rstrip(".,;)").endswith(_VERBS):
            for rule in rules:
                if rule.mark == "change":
                    return True
        if shape & _CLOSES:
            break
    return False
