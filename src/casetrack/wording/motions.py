"""Motions in a text: what opens one, and which words are the verdict on it."""

from __future__ import annotations

from typing import Final, NamedTuple

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.wording.clauses import acts_of, comes_after, hear
from casetrack.wording.lexicon import ROLES
from casetrack.wording.sayings import MOVED, Act, Saying
from casetrack.wording.sentences import Clause, Sentence, Text

__all__ = [
    "VERDICTS",
    "Motion",
    "Verdict",
    "is_judged",
    "is_of_thought",
    "kind_opened",
    "verdict_on",
    "voted_on",
]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DECIDED, _LAPSED = Outcome.APPROVED, Outcome.DECIDED, Outcome.LAPSED
_REJECTED, _WITHDRAWN = Outcome.REJECTED, Outcome.WITHDRAWN

_WISH, _PROPOSE, _OM = ROLES["wish"], ROLES["propose"], ROLES["whether"]
_PROPOSAL, _AMENDMENT, _PROCEDURE = ROLES["proposal"], ROLES["amendment"], ROLES["procedure"]
_PRONOUN, _ORIGINAL, _WHICH = ROLES["pronoun"], ROLES["original"], ROLES["which"]
_THEIRS = ROLES["party"] | ROLES["letter"] | ROLES["named"]
_CASE, _MINORITY, _VOTE = ROLES["case"], ROLES["minority"], ROLES["vote"]
_VOTES = _VOTE | _MINORITY | ROLES["majority"]
VERDICTS: Final[dict[Outcome | None, bool]] = {
    _APPROVED: True, _REJECTED: False, _DECIDED: True, _LAPSED: False, _WITHDRAWN: False
}  # fmt: skip
_OTHER_SUBJECT: Final = regex(r"\b(?:indstilling|sagen\b|punktet\b)")
_NEITHER: Final = regex(
    r"\bhverken (?:[\w-]+ )?(?:indstilling|hovedforslag|forslaget\b)"
    r"|forslag\w* og (?:[\w-]+ )?(?:indstilling|hovedforslag)\w*"
    r" (?:[\w-]+ ){0,4}(?:forkast|afvis|ned)|\bvedtagelsen af (?:[\w-]+ )?ændringsforslag"
)
"""`Hverken indstillingen eller ændringsforslaget fik flertal`, `bortfaldt efter
vedtagelsen af ændringsforslaget`: the matter too was refused, or is gone.
"""
_BACKED: Final = frozenset({"majority", "votes_for"})
_MAIN_VOTE: Final = regex(r"afstemning om (?:[\w-]+ ){0,3}(?:\w*indstilling|hovedforslag)")
"""Reads `afstemning om administrationens indstilling`, not `afstemning om ændringsforslaget`."""
_CHANGE: Final = regex(
    r"\b(?:foreslog|foreslår|stille(?:r|de)) (?:en|den|følgende) (?:ændring|tilføjelse|rettelse)\b"
)
"""Reads `foreslog en tilføjelse`, not `foreslog ændringer i skolen`."""
_THE_CHANGE: Final = regex(r"^\W*(?:ændringen|tilføjelsen|rettelsen)\b")
_CARRIED: Final = regex(r"\W*vedtaget\W*")
"""Reads `vedtaget.`, not `godkendt.`, which is of the matter."""
_RESTS: Final = regex(
    r"\bstillet (?:[\w-]+ )?i bero\b|\bi bero stillet\b|\bde (?:stillede|fremsatte) \w"
)
"""Reads `stillet i bero` and `de fremsatte forslag`, not `stillet forslag`."""
_TAKES_BACK: Final = regex(
    r"\bat (?:trække|tage) (?:sit|sin|deres) (?:[\w-]+ )?\w*(?:forslag|ansøgning|anmodning)\b"
    r"|\bat (?:opretholde|fastholde) (?:(?:sit|sin|deres) )?\w*(?:forslag|ansøgning|anmodning)"
)
"""Reads `at trække sit forslag`, not `at trække forslaget`."""
_PUTS_OFF: Final = regex(r"forslag(?:et)? om (?:\w+ )?uds(?:ætt|kyd)else")
"""Reads `forslaget om udsættelse`, not `forslaget om at udsætte`."""
_BY_VOTES: Final = regex(r"\W*\w+ med \d+ (?:stemmer )?(?:for )?(?:og \d+ )?(?:i?mod\b.*)?")
"""Reads `vedtaget med 9 stemmer mod 4.`, not `vedtaget med en ændring`."""
_JUDGED: Final = frozenset({"main", "wish", "approve"})
_LIVES: Final = 4
_HEADS: Final = 2


class Motion:
    """A motion on the table.

    Attributes:
        kind: procedure, amendment or other.
        contents: what it would say if carried.
        carried: how the vote on it went, if numbers tell.
    """

    __slots__ = ("carried", "contents", "kind", "sentence")

    def __init__(self, kind: str, sentence: int) -> None:
        self.kind = kind
        self.sentence = sentence
        self.contents: list[Saying] = []
        self.carried: bool | None = None


class Verdict(NamedTuple):
    """A motion's end: what kind it was, and whether it was carried."""

    kind: str
    carried: bool


def kind_opened(clause: Clause, acts: list[Act]) -> str:
    """The kind of motion a clause brings up; empty for none."""
    bits, voice = clause.bits, hear(clause)
    if bits & _MINORITY and not bits & _PROPOSE:
        return ""  # what a minority wishes has fallen
    if bits & _WISH and _TAKES_BACK.match(" ".join(clause.raw[clause.last + 1 :][:5]).lower()):
        return ""  # `Liste B ønsker at trække sit forslag`: it is theirs
    moved = bits & _PROPOSE and voice != "body" and not _rests(clause)
    wished = bits & _WISH and voice == "other"
    judged = any(act.outcome in VERDICTS for act in acts)
    theirs = voice != "body" and bits & _THEIRS
    named = (_is_named(clause) and (theirs or not any(act.rule.by == "body" for act in acts))) or (
        bits & (_AMENDMENT | _PROCEDURE) and not judged
    )
    if not (moved or wished or named) or (bits & _VOTE and _MAIN_VOTE.search(clause.lower)):
        return ""
    if bits & _AMENDMENT or _CHANGE.search(clause.lower) is not None:
        return "amendment"
    return "procedure" if bits & _PROCEDURE else "other"


def _rests(clause: Clause) -> bool:
    """`stillet i bero`, `de stillede spørgsmål`: the only word of proposing proposes nothing."""
    if _RESTS.search(clause.lower) is None:
        return False
    return sum(bool(bits & _PROPOSE) for _, bits, _ in clause.tokens) == 1


def _is_named(clause: Clause) -> bool:
    """`forslaget om ...`: the words after "om" are what is moved."""
    moved = False
    for _, bits, _ in clause.tokens:
        moved = moved or bool(bits & (_PROPOSAL | _AMENDMENT | _PROCEDURE))
        if moved and bits & _OM:
            return True
    return False


def is_judged(clause: Clause, level: str) -> bool:
    """Whether a verdict counts in a clause so governed; on an amendment it does in an explanation
    too: `Godkendt, efter at ændringsforslaget var vedtaget`.
    """
    explains = (level == "reason" and clause.before is not None) or comes_after(clause)
    return level in _JUDGED or bool(explains and clause.bits & _AMENDMENT)


def is_of_thought(act: Act, clause: Clause, text: Text) -> bool:
    """`drøftede, om sagen burde udsættes, men der var ikke flertal for det`: that was thought of,
    and no more.
    """
    thought = clause.before
    if thought is None or act.rule.traits.isdisjoint(_BACKED) or thought.relation == "main":
        return False
    return any(one.outcome in MOVED for one in acts_of(thought, text))


def verdict_on(
    act: Act,
    clause: Clause,
    following: list[Clause],
    motion: Motion | None,
    sentence: int,
    judged: Clause | None,
) -> Verdict | None:
    """The verdict that one of `VERDICTS` speaks on a motion; `None` where it is about the matter.

    The clause that it goes on with names the motion, but where the verdict was spoken there
    (`judged`): `forkastede ændringsforslaget og vedtog planen`.
    """
    if act.outcome is _DECIDED and "settles_motion" not in act.rule.traits:
        return None
    if hear(clause) == "other" and clause.bits & (_WISH | _PROPOSE):
        return None
    heads, bits = clause.heads, clause.bits
    for _ in range(_HEADS):  # `forslaget om udsættelse fik 13 stemmer og er dermed vedtaget`
        if heads is None or heads is judged or heads.relation == "content":
            break
        bits |= 0 if bits & _CASE else heads.bits
        heads = heads.heads
    carried = VERDICTS[act.outcome]
    if bits & _AMENDMENT and _NEITHER.search(clause.lower) is not None:
        return None
    if bits & _AMENDMENT and not bits & _ORIGINAL:
        return Verdict("amendment", carried)
    if bits & _PROCEDURE or (bits & _PROPOSAL and _PUTS_OFF.search(clause.lower) is not None):
        return Verdict("procedure", carried)
    if motion is None or sentence - motion.sentence > _LIVES or bits & _ORIGINAL:
        return None
    if motion.kind == "procedure" and motion.carried is (not carried):
        return None  # `9 stemte for udsættelse, 16 imod. Forslaget blev vedtaget.`: the matter
    expletive = bool(following) and following[0].relation == "content"
    pronoun = bits & _PRONOUN and not expletive and _OTHER_SUBJECT.search(clause.lower) is None
    named = bits & (_PROPOSAL | _WHICH) or pronoun or _THE_CHANGE.match(clause.lower) is not None
    if named or _is_verdict_alone(act, clause, motion, sentence, carried):
        return Verdict(motion.kind, carried)
    return None


def _is_verdict_alone(
    act: Act, clause: Clause, motion: Motion, sentence: int, carried: bool
) -> bool:
    """Whether the act is the verdict on the motion on the table without a word for it."""
    traits = act.rule.traits
    if "votes_for" in traits and clause.lower.endswith((" for", " for.")):
        return True
    here = motion.sentence == sentence and not clause.bits & _CASE
    if here and act.negated and not traits.isdisjoint(_BACKED):
        return True  # `V ønskede ..., men fik ikke medhold`
    if motion.kind == "other" or act.place != clause.first:
        return False
    if clause.first == clause.last:
        told = _CARRIED.fullmatch(clause.lower) and sentence == motion.sentence + 1
        if motion.carried is None and told:
            return True  # `V foreslog udsættelse. Vedtaget.`
        return motion.carried is carried  # `For stemte 9, imod stemte 4. Vedtaget.`
    return _BY_VOTES.fullmatch(clause.lower) is not None and motion.carried in (None, carried)


def voted_on(motion: Motion | None, sentence: Sentence, number: int) -> Motion | None:
    """The motion that a vote in the sentence can be on: not what those who voted wish in the same
    breath (`V stemte imod og ønskede sagen sendt i høring`), nor what a minority does.
    """
    if motion is None or motion.sentence != number:
        return motion
    voted = False
    for clause in sentence.clauses:
        if clause.bits & (_WISH | _PROPOSE):
            return None if voted else motion
        voted = voted or bool(clause.bits & _VOTES)
    return motion
