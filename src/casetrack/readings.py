"""Sentences → what is said in them by the deciding body, and what stood beside it.

A clause counts by what governs it: what was decided, approved or recommended is said; what somebody
wished or moved waits for a verdict; what was told, asked, feared or explained is passed over.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from casetrack.clauses import Act, acts_of, hear
from casetrack.history import is_told
from casetrack.lexicon import ROLES
from casetrack.motions import VERDICTS, Motion, Verdict, kind_opened, verdict_on
from casetrack.outcomes import Outcome
from casetrack.points import is_label, points_in
from casetrack.sayings import Saying
from casetrack.sending import directions
from casetrack.sentences import Clause, Sentence, Text
from casetrack.statements import kind_of_statement
from casetrack.votes import VoteFound, is_vote, vote_in

__all__ = ["Said", "read_sentences"]

_O = Outcome
_ASK, _WISH = ROLES["ask"], ROLES["wish"]
_OUGHT, _SHALL, _PAST, _TIME = ROLES["ought"], ROLES["shall"], ROLES["past"], ROLES["time"]
_NEGATION, _OPINION, _PROPOSE, _COLON = (
    ROLES["negation"], ROLES["opinion"], ROLES["propose"], ROLES["colon"],
)  # fmt: skip
_SPEAKS = _ASK | _WISH | _PROPOSE
_FINITE = _OUGHT | _SHALL | _PAST | ROLES["present"] | ROLES["can"]

_AHEAD: Final = frozenset({_O.TO_BE_PRESENTED_AGAIN, _O.REFERRED, _O.SENT_FOR_CONSULTATION, _O.DEFERRED})
_PUT_ASIDE: Final = frozenset(
    {_O.DEFERRED, _O.TO_BE_PRESENTED_AGAIN, _O.TAKEN_OFF_AGENDA, _O.REFERRED, _O.WITHDRAWN, _O.LAPSED,
     _O.NOT_TREATED}
)  # fmt: skip
_PREPARES: Final = frozenset({_O.RECOMMENDED, _O.NOT_RECOMMENDED})
_MOVED: Final = _PUT_ASIDE | {_O.REJECTED, _O.SENT_FOR_CONSULTATION}
_GOVERNS: Final = {
    _O.APPROVED: "approve",
    _O.RECOMMENDED: "recommend",
    _O.DECIDED: "said",
    _O.TO_BE_PRESENTED_AGAIN: "said",
    _O.REJECTED: "reject",
}
_HEARD: Final = {
    "reason": frozenset(
        {_O.TO_BE_PRESENTED_AGAIN, _O.SENT_FOR_CONSULTATION, _O.NOT_RECOMMENDED, _O.REFERRED}
    ),
    "relative": frozenset(
        {_O.TO_BE_PRESENTED_AGAIN, _O.REFERRED, _O.DISCUSSED, _O.NOTED, _O.SENT_FOR_CONSULTATION}
    ),
    "before": frozenset({_O.TO_BE_PRESENTED_AGAIN, _O.NOT_TREATED, _O.REFERRED}),
    "so": frozenset({_O.TO_BE_PRESENTED_AGAIN, _O.ESCALATED, _O.DEFERRED, _O.REFERRED}),
    "approve": _MOVED | {_O.APPOINTED},
    "aim": frozenset({_O.TO_BE_PRESENTED_AGAIN}),
    "recommend": frozenset({_O.REJECTED, _O.NOT_RECOMMENDED, _O.DEFERRED}),
    "forwarded": frozenset(_O) - {_O.DISCUSSED, _O.DECIDED},
    "reject": _MOVED | {_O.RECOMMENDED},
}
"""Outcomes that count in a clause that is not simply said, by how it is governed."""
_SIMPLY_SAID: Final = frozenset({"main", "said", "refused"})
_UNSAID: Final = frozenset({"void", "reported"})
_CHANGES_HEARD: Final = frozenset({"main", "reason", "so"})
_KEEPS_GOVERNOR: Final = frozenset({"reason", "relative", "before", "condition", "question", "so"})
_REMARKED: Final = re.compile(r"med (?:den )?bemærkning")
_PUT_TO_VOTE: Final = re.compile(r"forslag|indstilling")
_TAKES: Final = re.compile(r"\bt(?:og|ager|ages|aget)\b(?!.*efterretning)")
_TAKEN: Final = re.compile(r"til efterretning\W*$")
_REFUSED: Final = re.compile(
    r"\b(?:ikke|ingen) (?:[\w-]+ ){0,3}(?:grundlag|belæg|anledning|mulighed|hjemmel|behov|flertal|opbakning"
    r"|tilslutning)(?: i \w+)? (?:for|til)\W*$|\bikke\W*$"
)
_AIMS: Final = re.compile(r"\bhenblik på\W*$")
_ASIDE: Final = re.compile(r"\b(?:efter|uden|ved|fremfor|udover)\W*$")
_REMARK_GOES_ON: Final = 2


class Said(NamedTuple):
    """All that was read: what counts, what was only told, what stands aside, votes and statements."""

    sayings: list[Saying]
    told: list[Saying]
    aside: list[Saying]
    votes: list[VoteFound]
    statements: list[tuple[str, int]]


def read_sentences(text: Text, body: str | None, on: date | None) -> Said:
    """Read a text's sentences in order."""
    reader = _Reader(text, body, on)
    for number, sentence in enumerate(text.sentences):
        reader.read(number, sentence)
    reader.settle()
    return reader.said


class _Reader:
    """Goes through the sentences and keeps what is still open: a governor, a motion, a label."""

    def __init__(self, text: Text, body: str | None, on: date | None) -> None:
        self.text = text
        self.body = body
        self.on = on
        self.said = Said([], [], [], [], [])
        self.number = 0
        self.governor = ""
        self.governing: list[Saying] = []
        self.motion: Motion | None = None
        self.resolved = ("recommendation", -9)
        self.fallen: list[Saying] = []
        self.label: tuple[str, ...] = ()
        self.points: tuple[str, ...] = ()
        self.remark_until = -1

    def read(self, number: int, sentence: Sentence) -> None:
        self.number = number
        if sentence.paragraph < self.remark_until:
            return
        if not (number and self.text.sentences[number - 1].colon):
            self.governor = ""
        self.points = self.label
        clauses = sentence.clauses
        for place, clause in enumerate(clauses):
            following = clauses[place + 1] if place + 1 < len(clauses) else None
            self._clause(clause, clauses[place - 1] if place else None, following)
        self._state(sentence)
        if any(is_vote(clause.bits) for clause in clauses):
            self._vote(sentence)

    def settle(self) -> None:
        """A vote whose result nobody wrote down decides by its numbers."""
        if self.motion is not None and self.motion.carried:
            self.said.sayings.extend(self.motion.contents)
        main = [vote for vote in self.said.votes if vote.on == "recommendation"]
        if main and main[-1].carried is not None and not self._settled():
            vote = main[-1]
            clause = self.text.sentences[vote.first].clauses[0]
            outcome = _O.APPROVED if vote.carried else _O.REJECTED
            saying = Saying(outcome, "", "vote-result", 0, clause, vote.first, (), "main", 0)
            self.said.sayings.append(saying)
        if not self._settled():  # a motion that fell, and nothing else decided
            self.said.sayings.extend(self.fallen)

    def _settled(self) -> bool:
        silent = (None, _O.DISCUSSED, _O.NOTED, _O.ESCALATED)
        return any(saying.outcome not in silent and not saying.weak for saying in self.said.sayings)

    def _state(self, sentence: Sentence) -> None:
        kind = kind_of_statement(sentence, self.text)
        if not kind:
            return
        self.said.statements.append((kind, self.number))
        if kind == "remark" and any(clause.bits & _COLON for clause in sentence.clauses):
            self.remark_until = sentence.paragraph + (_REMARK_GOES_ON if sentence.colon else 1)

    def _vote(self, sentence: Sentence) -> None:
        votes, motion = self.said.votes, self.motion
        vote = vote_in(sentence, self.text, self.number, votes)
        if vote is None:
            return
        if vote.on == "recommendation":
            if motion is not None:
                vote = vote._replace(on="amendment" if motion.kind == "other" else motion.kind)
            elif self.resolved[1] >= self.number - 1:
                vote = vote._replace(on=self.resolved[0])
        votes.append(vote)
        if motion is not None and vote.on != "recommendation":
            motion.carried = vote.carried

    def _clause(self, clause: Clause, before: Clause | None, following: Clause | None) -> None:
        voice = hear(clause, before)
        self._see_points(clause)
        acts = self._acts(clause)
        level = self._level(clause, before)
        if level == "refused":
            self._refuse(acts)
            acts = [flipped for act in acts if (flipped := _flipped(act)).outcome or act.rule.mark]
        opened = kind_opened(clause, voice, acts)
        if opened and clause.relation == "main":
            self.motion = Motion(opened, self.number)
        heard: list[Act] = []
        judged = False
        for act in acts:
            if judged and act.outcome in VERDICTS:
                continue
            verdict = verdict_on(act, clause, following, self.motion, self.number)
            if verdict is not None and level in ("main", "wish", "approve"):
                self._resolve(verdict, act, clause)
                judged = True
            elif self._is_moved(act, clause, voice, level, opened):
                self._move(act, clause)
            elif self._counts(act, clause, voice, level):
                heard.append(act)
                self._take(act, clause, level)
        self._govern(clause, level, opened, acts, heard)

    def _is_moved(self, act: Act, clause: Clause, voice: str, level: str, opened: str) -> bool:
        """Whether the act is what a motion asks for, and not what is said of the motion."""
        if self.motion is None or act.outcome not in _MOVED:
            return False
        if level == "wish":
            return True
        return bool(opened) and (act.rule.noun or bool(clause.bits & (_WISH | _PROPOSE)))

    def _see_points(self, clause: Clause) -> None:
        points = points_in(clause, self.text)
        if points:
            self.points = points
            if is_label(clause, points):
                self.label = points

    def _acts(self, clause: Clause) -> list[Act]:
        acts: list[Act] = []
        for act in acts_of(clause, self.text):
            if act.rule.mark == "send":
                acts += directions(act, clause)
            elif act.rule.outcome is not _O.APPROVED or not any(
                one.outcome in _PREPARES for one in acts
            ):
                acts.append(act)  # `indstilles godkendt` is one yes, a preparatory one
        if any(act.outcome is _O.NOT_RECOMMENDED for act in acts):  # `indstiller afslag`
            acts = [act for act in acts if act.outcome not in (_O.RECOMMENDED, _O.REJECTED)]
        return acts

    def _level(self, clause: Clause, before: Clause | None) -> str:
        """How the clause is governed: `main`, by the word before it, or by its own conjunction."""
        relation = clause.relation
        if relation == "main" or (relation == "content" and before is None and not self.governor):
            return "main"
        if relation == "colon":
            return self.governor or "main"
        if relation == "content":
            return self.governor or "void"
        return relation

    def _counts(self, act: Act, clause: Clause, voice: str, level: str) -> bool:
        if level != "forwarded" and not _may_say(act, clause, voice):
            return False
        if act.negated and act.rule.id == "decided-agreed":
            return False  # `der var ikke enighed` refuses a motion, but not the matter
        if act.rule.mark == "change":
            return level in _CHANGES_HEARD or not act.rule.weak
        if level not in _SIMPLY_SAID and not self._stands_out(act, clause, level):
            heard = _HEARD.get(level)
            sent = level == "relative" and act.rule.id == "recommended-sent"
            if not sent and (
                heard is None or act.outcome not in heard or not _is_ahead(clause, level, act)
            ):
                self._put(self.said.aside, act, clause, level)
                return False
        if act.rule.by == "anyone" or level == "refused":
            pass
        elif clause.bits & _OUGHT or (clause.bits & _SHALL and not self._is_ordered(act, clause)):
            return False
        if level != "forwarded" and is_told(act, clause, self.text, self.body, self.on):
            if level == "main":
                self._put(self.said.told, act, clause, level)
            return False
        return True

    def _stands_out(self, act: Act, clause: Clause, level: str) -> bool:
        """A sentence's last words can belong to its first: `tog svaret om at ... til efterretning`."""
        if act.outcome in (_O.ESCALATED, _O.WITHDRAWN):
            return level in _UNSAID or (level == "wish" and act.outcome is _O.ESCALATED)
        if act.outcome is _O.TAKEN_OFF_AGENDA:  # `Formanden meddelte, at punktet udgår.`
            return level in _UNSAID and not clause.bits & _PAST
        if act.outcome is not _O.NOTED or level == "forwarded":
            return False
        main = self.text.sentences[self.number].clauses[0]
        return (
            main is not clause
            and _TAKES.search(main.lower) is not None
            and _TAKEN.search(clause.lower) is not None
        )

    def _is_ordered(self, act: Act, clause: Clause) -> bool:
        """`skal forelægges igen` is an order, `skal godkendes` none, `skal godkendes på næste møde` one."""
        return act.outcome in _AHEAD or bool(clause.bits & _TIME) or act.rule.by == "anyone"

    def _take(self, act: Act, clause: Clause, level: str) -> None:
        sayings, outcome = self.said.sayings, act.outcome
        if level == "reject":
            if outcome is not _O.REJECTED:  # `forkastede forslaget om at udsætte sagen`
                self._withdraw()
            if outcome is _O.RECOMMENDED:  # `stemte imod at anbefale sagen`
                self._put(sayings, act._replace(outcome=_O.NOT_RECOMMENDED), clause, level)
            return
        if clause.bits & _SHALL and level != "refused" and outcome not in _AHEAD and act.rule.mark is None:
            outcome = _O.TO_BE_PRESENTED_AGAIN
        if outcome is _O.LAPSED and self.said.votes and _PUT_TO_VOTE.search(clause.lower):
            outcome = _O.REJECTED  # `Kun F stemte for. Forslaget er dermed bortfaldet.`
        if level == "recommend":
            self._withdraw()
            outcome = _O.NOT_RECOMMENDED if outcome is _O.REJECTED else outcome
        elif level == "forwarded" or (level == "approve" and outcome in _PUT_ASIDE):
            self._withdraw()
        self._put(sayings, act._replace(outcome=outcome), clause, level)

    def _refuse(self, acts: list[Act]) -> None:
        """Not to put off, not to send on: no refusal of the matter. What is refused names itself."""
        if any(act.outcome in _PUT_ASIDE or act.rule.negated is not None for act in acts):
            self._withdraw()

    def _withdraw(self) -> None:
        """What the governing word said gives way to what it governs."""
        for saying in self.governing:
            if saying.outcome is not _O.NOT_TREATED and saying in self.said.sayings:
                self.said.sayings.remove(saying)
        self.governing = []

    def _put(self, where: list[Saying], act: Act, clause: Clause, level: str) -> None:
        where.append(
            Saying(
                act.outcome,
                act.rule.mark if act.rule.mark == "change" else "",
                act.rule.id,
                act.rule.weak,
                clause,
                self.number,
                self.points,
                level,
                act.place,
                act.target,
            )
        )

    def _move(self, act: Act, clause: Clause) -> None:
        """The act is what a motion asks for."""
        if self.motion is not None:
            self.motion.kind = "procedure"
            self._put(self.motion.contents, act, clause, "motion")

    def _resolve(self, verdict: Verdict, act: Act, clause: Clause) -> None:
        motion, self.motion = self.motion, None
        self.resolved = ("amendment" if verdict.kind == "other" else verdict.kind, self.number)
        if not verdict.carried:
            if verdict.kind == "other":
                self._put(self.fallen, act._replace(outcome=_O.REJECTED), clause, "main")
            return
        contents = motion.contents if motion is not None else []
        if contents:
            self.said.sayings.extend(contents)
        elif verdict.kind == "amendment":
            self._put(self.said.sayings, act._replace(outcome=None), clause, "main")
            self.said.sayings[-1] = self.said.sayings[-1]._replace(mark="amended")
        elif verdict.kind == "other":
            self._put(self.said.sayings, act._replace(outcome=_O.APPROVED), clause, "main")
            self.said.sayings[-1] = self.said.sayings[-1]._replace(mark="amended")

    def _govern(
        self, clause: Clause, level: str, opened: str, acts: list[Act], heard: list[Act]
    ) -> None:
        """What a following at-clause hangs on."""
        governor = self._governor_of(clause, opened, acts, heard)
        lasting = level in _KEEPS_GOVERNOR and not acts and not clause.bits & _SPEAKS
        if governor is None or (lasting and governor == "void"):
            return
        refused = bool(clause.bits & _NEGATION) and _REFUSED.search(clause.lower) is not None
        if refused and clause.voice != "other":
            governor = "refused"  # `besluttede ikke at godkende`
        self.governor = governor
        placed = {act.place for act in heard}
        self.governing = [
            saying
            for saying in self.said.sayings
            if saying.clause is clause and saying.place in placed
        ]

    def _governor_of(
        self, clause: Clause, opened: str, acts: list[Act], heard: list[Act]
    ) -> str | None:
        if opened:
            return "wish"
        if any(act.rule.mark == "send" for act in acts) and _REMARKED.search(clause.lower):
            return "forwarded"
        if _AIMS.search(clause.lower):
            return "aim"
        if _ASIDE.search(clause.lower):
            return "void"
        if heard:
            last = max(heard, key=lambda act: act.place)
            return "change" if last.rule.mark else _GOVERNS.get(last.outcome or _O.NONE, "void")
        if clause.bits & (_ASK | _OPINION):
            return "reported"
        if acts or clause.bits & _SPEAKS:
            return "void"
        if clause.relation in ("content", "colon") or not clause.bits & _FINITE:
            return None
        return "void"


def _may_say(act: Act, clause: Clause, voice: str) -> bool:
    """Whether this speaker's words are the body's own."""
    by = act.rule.by
    if by == "anyone" or voice in ("", "body"):
        return True
    if by == "body":
        return False
    return voice == "admin" or not clause.bits & (_WISH | _PROPOSE | _OPINION)


def _is_ahead(clause: Clause, level: str, act: Act) -> bool:
    """An explanation counts only for what it says will be done."""
    if level not in ("reason", "relative") or act.outcome in (_O.DISCUSSED, _O.NOTED):
        return True
    if clause.bits & _PAST or (level == "reason" and clause.raw[clause.first].lower() != "idet"):
        return False
    return True


def _flipped(act: Act) -> Act:
    """`besluttede ikke at godkende`."""
    if act.rule.mark:
        return act
    return act._replace(outcome=act.rule.negated if not act.negated else act.rule.outcome)
