"""Votes: how many and who stood for, against or aside, on what, and whether it was carried."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from casetrack.lexicon import ROLES
from casetrack.records import VoteSide
from casetrack.sentences import Sentence, Text

__all__ = ["VoteFound", "vote_in"]


class VoteFound(NamedTuple):
    """A vote, and the first and last of the sentences that tell it."""

    on: str
    carried: bool | None
    for_: VoteSide
    against: VoteSide
    abstained: VoteSide
    first: int
    last: int


def vote_in(sentence: Sentence, text: Text, number: int, votes: list[VoteFound]) -> VoteFound | None:
    return None
