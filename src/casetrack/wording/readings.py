"""Sentences → what is said in them by the deciding body, and what stood beside it.

A clause counts by what governs it: what was decided, approved or recommended is said; what somebody
wished or moved waits for a verdict; what was told, asked, feared or explained is passed over.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from casetrack.outcomes import Outcome
from casetrack.wording.clauses import acts_of, flipped_of, hear
from casetrack.wording.governing import GOVERNS_NOTHING, Acted, Governing, level_of
from casetrack.wording.hearing import is_done_now, weigh
from casetrack.wording.lexicon import ROLES, Rule, any_of
from casetrack.wording.motions import (
    VERDICTS,
    Motion,
    Verdict,
    is_judged,
    is_of_thought,
    kind_opened,
    verdict_on,
    voted_on,
)
from casetrack.wording.others import tells_on
from casetrack.wording.points import is_label, points_in
from casetrack.wording.sayings import AHEAD, MOVED, PUT_ASIDE, Act, Saying, excepted
from casetrack.wording.sending import together
from casetrack.wording.sentences import Clause, Sentence, Text
from casetrack.wording.sizes import Sizes
from casetrack.wording.statements import (
    STATES,
    begins_with_name,
    commends_else,
    kind_of_statement,
    parties_in,
)
from casetrack.wording.votes import (
    VOTES,
    VoteFound,
    come_to,
    fell_by_vote,
    is_main,
    is_vote,
    put_to_vote,
    vote_in,
)

__all__ = ["Said", "read_sentences"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DECIDED, _DISCUSSED = Outcome.APPROVED, Outcome.DECIDED, Outcome.DISCUSSED
_ESCALATED, _LAPSED, _NOT_RECOMMENDED = Outcome.ESCALATED, Outcome.LAPSED, Outcome.NOT_RECOMMENDED
_NOT_TREATED, _RECOMMENDED, _REJECTED = Outcome.NOT_TREATED, Outcome.RECOMMENDED, Outcome.REJECTED
_TO_BE_PRESENTED_AGAIN, _WITHDRAWN = Outcome.TO_BE_PRESENTED_AGAIN, Outcome.WITHDRAWN

_SHALL, _PAST, _COLON = ROLES["shall"], ROLES["past"], ROLES["colon"]
_MOVES, _MOTIONS = any_of("wish propose"), any_of("proposal amendment procedure")
_OPENS_MOTION, _BUT_NOT, _BUT = _MOVES | _MOTIONS, any_of("but negation"), ROLES["but"]
_NAMES_POINT = any_of("point number ordinal")
_MEMBERS = ROLES["members"]
_REMARK, _OF_MATTER = ROLES["remark"], any_of("majority case")
_LETTER, _NUMBER, _WAKES = ROLES["letter"], ROLES["number"], ROLES["wakes"]
_ORDINAL = ROLES["ordinal"]
_MATTERS = _WAKES | _OPENS_MOTION | _NAMES_POINT | _LETTER
_ODD = STATES | VOTES | _MEMBERS
"""Without one of these roles a sentence has no statement, no vote, no colon and no groups."""
_GOVERNED: Final = frozenset({"content", "colon"})
_SETTLES_NOTHING: Final = frozenset({None, _DISCUSSED, _ESCALATED})
_SAYS_YES: Final[dict[Outcome | None, bool]] = {
    _APPROVED: True, _RECOMMENDED: True, _REJECTED: False, _NOT_RECOMMENDED: False
}  # fmt: skip
_PARTIES = _LETTER | ROLES["party"]
_REMARK_GOES_ON: Final = 2
_DROPS: Final = frozenset({Outcome.TAKEN_OFF_AGENDA, _LAPSED})
_NONE_RESOLVED: Final = ("recommendation", -9)
_RECENT: Final = 50  # sayings back: one clause says no more
_BY_VOTE: Final = Rule("vote-result", words=())
"""What a vote comes to whose result no word tells."""


class Said(NamedTuple):
    """All that was read: what counts, what was only told, what stands aside, votes and
    statements.
    """

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
    """Goes through the sentences and keeps what is still open.

    Attributes:
        number: that of the sentence that is read.
        governing: what its clauses hang on.
        points: those that it speaks of; `label`: those of the last label, `Ad 2.`, which hold for
            the sentences below it.
        motion: the one on the table; `fallen`: what fell with earlier ones.
        resolved: the kind of the last motion that was decided on, and the sentence that tells it.
        judged: the clause that did so.
        remark_until: the paragraph where what somebody wants in the record ends.
    """

    # What every text begins with.
    number = 0
    label: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    motion: Motion | None = None
    resolved = _NONE_RESOLVED
    judged: Clause | None = None
    remark_until = -1

    def __init__(self, text: Text, body: str | None, on: date | None) -> None:
        self.text = text
        self.body = body
        self.on = on
        self.said = Said([], [], [], [], [])
        self.fallen: list[Saying] = []
        self.governing = Governing()
        self.sizes = Sizes(text)

    def read(self, number: int, sentence: Sentence) -> None:
        self.number = number
        if sentence.paragraph < self.remark_until:
            return
        bits = sentence.bits
        if number and bits & _PAST and tells_on(self.text.sentences, number, self.said.told):
            return
        self.governing.begin(sentence, self.text.sentences[number - 1] if number else None)
        self.points = self.label
        if bits & _ODD and self._is_remark(sentence):
            return
        if bits & _MATTERS:
            for place, clause in enumerate(sentence.clauses):
                if clause.bits & _MATTERS:
                    self._clause(clause, place, sentence)
                if clause.bits & _REMARK and self._heads_remark(clause):
                    break
        states = bool(bits & STATES) or begins_with_name(sentence)
        if states or bits & _ODD:
            self._beside(sentence, states=states)

    def _is_remark(self, sentence: Sentence) -> bool:
        """Whether it is a remark for the record; else who speaks is seen by how many they are."""
        bits, first = sentence.bits, sentence.clauses[0]
        if bits & _REMARK and (
            hear(first) == "other" or (self._heads_remark(first) and not acts_of(first, self.text))
        ):
            self._state(sentence, _REMARK | (_COLON if sentence.colon else 0))
            return True
        if bits & _MEMBERS or (bits & _PARTIES and bits & _NUMBER):
            self._see_sizes(sentence)
        return False

    def _heads_remark(self, clause: Clause) -> bool:
        """`Protokolbemærkning fra Venstre: ...`: what stands below is theirs."""
        heads = clause.bits & _REMARK and clause.bits & _COLON
        return bool(heads and parties_in(self.text.original[clause.start : clause.end]))

    def _beside(self, sentence: Sentence, *, states: bool) -> None:
        """What a sentence tells besides what is done: it introduces the next, it can be a
        statement, it is a vote.
        """
        bits = sentence.bits
        if sentence.colon:
            self.governing.at(len(sentence.clauses), sentence)
        if states:
            self._state(sentence, bits)
        if bits & VOTES and is_vote(bits):
            self._vote(sentence)

    def settle(self) -> None:
        """A vote whose result nobody wrote down decides by its numbers."""
        said = self.said
        if self.motion is not None and self.motion.carried:
            said.sayings.extend(self.motion.contents)
        main = [vote for vote in said.votes if vote.on == "recommendation"]
        if main and main[-1].carried is not None and not self._settled():
            vote = main[-1]
            sentence = self.text.sentences[vote.first]
            clause = sentence.clauses[0]
            outcome = come_to(vote, self.text.lower[sentence.start : sentence.end])
            said.sayings.append(Saying(outcome, "", _BY_VOTE, clause, vote.first, (), "main", 0))
        if main and main[-1].carried is None:
            place = said.votes.index(main[-1])
            said.votes[place] = main[-1]._replace(carried=self._outcome_beside(main[-1]))
        if self.fallen and not self._settled():  # a motion that fell, and nothing else decided
            said.sayings.extend(self.fallen)

    def _outcome_beside(self, vote: VoteFound) -> bool | None:
        """`Vedtaget. Imod stemte V.`: what the sentence says that stands beside the vote."""
        found = {
            _SAYS_YES[saying.outcome]
            for saying in self.said.sayings
            if saying.outcome in _SAYS_YES and vote.first - 1 <= saying.sentence <= vote.last + 1
        }
        return found.pop() if len(found) == 1 else None

    def _settled(self) -> bool:
        sayings = self.said.sayings
        return any(one.outcome not in _SETTLES_NOTHING and one.rule.weak <= 2 for one in sayings)

    def _state(self, sentence: Sentence, bits: int) -> None:
        kind = kind_of_statement(sentence, self.text, bits)
        votes = self.said.votes
        if not kind and votes and votes[-1].rest and votes[-1].last == self.number - 1:
            kind = "minority" if commends_else(sentence) else ""
        if not kind:
            return
        self.said.statements.append((kind, self.number))
        if kind == "remark" and bits & _COLON:
            self.remark_until = sentence.paragraph + (_REMARK_GOES_ON if sentence.colon else 1)

    def _vote(self, sentence: Sentence) -> None:
        votes, motion = self.said.votes, voted_on(self.motion, sentence, self.number)
        on_motion = bool(votes) and votes[-1].on != "recommendation"
        apart = on_motion and self._judged_since(votes[-1].last + 1) is not None
        vote = vote_in(sentence, self.text, self.number, [] if apart else votes)
        if vote is None:
            return
        judged = self._judged_since(self.number)
        if vote.on == "recommendation" and not is_main(self.text.sentences[vote.first]):
            open_still = motion is not None and motion.carried is None
            if judged is not None and judged.clause.bits & _OF_MATTER:
                open_still = False  # `Et flertal godkendte sagen.`: so they voted on that
            if motion is not None and open_still:
                vote = vote._replace(on="amendment" if motion.kind == "other" else motion.kind)
            elif self.resolved[1] >= self.number - 1 and judged is None:
                vote = vote._replace(on=self.resolved[0])
        if vote.on == self.resolved[0]:
            self.resolved = _NONE_RESOLVED  # `Forslaget faldt med 4 mod 9. 12 stemte for, 1 imod.`
        votes.append(vote)
        if motion is not None and vote.on != "recommendation" and motion.carried is None:
            motion.carried = vote.carried

    def _judged_since(self, number: int) -> Saying | None:
        """Where one of the sentences from that on says yes or no to the matter itself."""
        for saying in reversed(self.said.sayings):
            if saying.sentence < number:
                return None
            if saying.outcome in VERDICTS and not saying.mark:
                return saying
        return None

    def _clause(self, clause: Clause, place: int, sentence: Sentence) -> None:
        """Put each act of the clause where it belongs, and keep which of them count."""
        bits, said = clause.bits, self.said
        if bits & _NAMES_POINT or (bits & _LETTER and clause.words[clause.first][0] & _LETTER):
            self._see_points(clause)
        acts = self._acts_of(clause) if bits & _WAKES else []
        opens = bits & _OPENS_MOTION
        if not (acts or opens):
            if clause.opener & _BUT_NOT and bits & _BUT_NOT == _BUT_NOT:
                said.sayings.extend(excepted(said.sayings, clause, self.number, self.points))
            return
        if acts and put_to_vote(clause, acts, self.text, self.number):
            self._vote_on(acts, clause, place)
            return
        level = clause.relation
        if level in _GOVERNED:
            level = level_of(clause, self.governing.at(place, sentence))
            acts = self._refused(acts, clause) if level == "refused" else acts
        opened = kind_opened(clause, acts) if opens else ""
        if opened and clause.relation == "main":
            self.motion = Motion(opened, self.number)
        moved = self.motion is not None or sentence.bits & _MOTIONS
        plain = level == "main" and not bits & _SHALL
        heard: list[Act] = []
        for act in acts:
            if moved and self._meets_motion(act, clause, place, sentence, level, opened):
                continue
            if act.negated and clause.opener & _BUT and is_of_thought(act, clause, self.text):
                continue
            weight = weigh(act, clause, level, sentence, self.text, self.body, self.on)
            if weight == "said":
                heard.append(act)
                if plain and act.outcome is not _LAPSED:
                    self._put(said.sayings, act, clause, level)
                else:
                    self._take(act, clause, level)
            elif weight:
                self._put(said.told if weight == "told" else said.aside, act, clause, level)
        last = sentence.clauses[-1]
        if place < sentence.governed or last.raw[last.last][-1:] != ".":  # something may hang on it
            self.governing.acted[place] = Acted(clause, opened, acts, heard)

    def _acts_of(self, clause: Clause) -> list[Act]:
        acts = acts_of(clause, self.text)
        put_together = acts and (len(acts) > 1 or acts[0].rule.mark is not None)
        return together(acts, clause) if put_together else acts

    def _vote_on(self, acts: list[Act], clause: Clause, place: int) -> None:
        """`Der blev stemt om at udsætte`: what is put to the vote is what a motion asks for; not
        what was done then: `Efter afstemning om udsættelse vedtoges planen`.
        """
        self.governing.acted[place] = GOVERNS_NOTHING
        self.motion = Motion("procedure", self.number)
        done = clause.raw[clause.first] == "Efter" and not clause.bits & ROLES["pronoun"]
        for act in acts:
            if act.outcome in PUT_ASIDE:
                self._move(act, clause)
            elif done and act.outcome in VERDICTS:
                self._put(self.said.sayings, act, clause, "main")

    def _meets_motion(
        self, act: Act, clause: Clause, place: int, sentence: Sentence, level: str, opened: str
    ) -> bool:
        """Whether the act is the verdict on a motion, or what a motion asks for."""
        wished = level == "wish" and clause.relation == "content"  # no verdict, but what is wished
        if act.outcome in VERDICTS and not wished and is_judged(clause, level):
            following = sentence.clauses[place + 1 : place + 2]
            verdict = verdict_on(act, clause, following, self.motion, self.number, self.judged)
            if verdict is not None:
                self._resolve(verdict, act, clause)
                self.judged = clause
            if self.judged is clause:
                return True
        if self.motion is None:
            return False
        if wished and act.negated and "majority" in act.rule.traits:
            self._resolve(Verdict(self.motion.kind, False), act, clause)
            return True  # `forslaget om at ... fik ikke flertal`
        if act.outcome in MOVED and (
            level == "wish" or (opened and (act.rule.noun or clause.bits & _MOVES))
        ):
            self._move(act, clause)
            return True
        return False

    def _see_sizes(self, sentence: Sentence) -> None:
        """Who of those that speak here speaks for the body, by how many they are."""
        sizes = self.sizes
        governing = len(sentence.clauses) if sentence.colon else sentence.governed
        for place, clause in enumerate(sentence.clauses):
            bits = clause.bits
            if bits & _MEMBERS and (place < governing or bits & _MATTERS):
                sizes.see_members(clause)
            if bits & _PARTIES and bits & _NUMBER:
                sizes.see_parties(clause)

    def _see_points(self, clause: Clause) -> None:
        others = self.said.sayings if clause.bits & _ORDINAL else ()
        points = points_in(clause, named=any(saying.points for saying in others[-_RECENT:]))
        if points:
            self.points = points
            if is_label(clause):
                self.label = points

    def _refused(self, acts: list[Act], clause: Clause) -> list[Act]:
        """`besluttede ikke at godkende`: each act under the governor's negation.

        Not to put off, not to send on, not to refuse is no refusal of the matter.
        """
        if any(act.outcome in MOVED or act.rule.negated is not None for act in acts):
            self._withdraw()
        flipped = [
            act
            if "lets_go" in act.rule.traits and hear(clause) != "body"
            else act._replace(outcome=_REJECTED)
            if "takes_up" in act.rule.traits
            else flipped_of(act)
            for act in acts
        ]
        return [act for act in flipped if act.outcome is not None and not act.rule.mark]

    def _take(self, act: Act, clause: Clause, level: str) -> None:
        """Put what counts though it is not simply said: governed, ordered, a change, a lapse."""
        sayings, outcome = self.said.sayings, act.outcome
        if act.rule.mark == "change":
            self._put(sayings, act, clause, level)
            return
        if level == "reject":
            if outcome is not _TO_BE_PRESENTED_AGAIN and not (outcome is _REJECTED and act.negated):
                self._withdraw()  # `forkastede forslaget om at udsætte sagen`
            if outcome is _RECOMMENDED:  # `stemte imod at anbefale sagen`
                self._put(sayings, act._replace(outcome=_NOT_RECOMMENDED), clause, level)
            return
        if (
            clause.bits & _SHALL
            and level != "refused"
            and not (outcome in AHEAD or is_done_now(act, clause, level))
            and act.rule.by != "anyone"
            and not (outcome is _DECIDED and act.rule.weak > 1)  # `mødet skal afholdes i maj`
        ):
            outcome = _TO_BE_PRESENTED_AGAIN  # `skal godkendes på næste møde`
        if outcome is _LAPSED and fell_by_vote(clause, self.text, self.number, self.said.votes):
            outcome = _REJECTED
        if level == "dissuade" and not act.negated:
            self._withdraw()
            outcome = _RECOMMENDED  # `kan ikke anbefale at afslå ansøgningen`
        elif level == "recommend":
            if not self._is_said_beside(clause):
                self._withdraw()
            outcome = _NOT_RECOMMENDED if outcome is _REJECTED else outcome
        elif level == "forwarded" or (level == "approve" and self._overrides(outcome, clause)):
            self._withdraw()
        if outcome is not act.outcome:
            act = act._replace(outcome=outcome)
        self._put(sayings, act, clause, level)

    def _overrides(self, outcome: Outcome | None, clause: Clause) -> bool:
        """Whether what is approved is what is done (`stemte for at give afslag`)."""
        besides = clause.raw[clause.first - 1] == "og"  # `godkendte planen, og at den forelægges`
        voted = any("votes_for" in act.rule.traits for act in self.governing.by.heard)
        return not besides and (outcome in PUT_ASIDE or (voted and outcome is _REJECTED))

    def _is_said_beside(self, clause: Clause) -> bool:
        """`indstiller, at punkt 1 tiltrædes, og at punkt 2 afvises`: the yes stands for the
        first.
        """
        governing = self.governing.by.clause
        since = governing.start if governing else 0
        for saying in reversed(self.said.aside[-_RECENT:]):
            if saying.clause.start < since:
                return False
            if saying.clause is not clause and saying.outcome is _APPROVED:
                return True
        return False

    def _withdraw(self) -> None:
        """What the governing word said gives way to what it governs; it stands among the last."""
        clause, sayings = self.governing.by.clause, self.said.sayings
        sayings[-_RECENT:] = [
            one
            for one in sayings[-_RECENT:]
            if one.clause is not clause or one.outcome is _NOT_TREATED
        ]

    def _put(self, where: list[Saying], act: Act, clause: Clause, level: str) -> None:
        mark = "change" if act.rule.mark == "change" else ""
        said = self.number, self.points, level, act.place, act.target
        where.append(Saying(act.outcome, mark, act.rule, clause, *said))

    def _move(self, act: Act, clause: Clause) -> None:
        """The act is what a motion asks for; what an amendment drops is a part of the matter."""
        if self.motion is not None and not (
            self.motion.kind == "amendment" and act.outcome in _DROPS
        ):
            if self.motion.kind == "other":
                self.motion.kind = "procedure"
            self._put(self.motion.contents, act, clause, "motion")

    def _resolve(self, verdict: Verdict, act: Act, clause: Clause) -> None:
        motion, self.motion = self.motion, None
        kind, votes = "amendment" if verdict.kind == "other" else verdict.kind, self.said.votes
        self.resolved = (kind, self.number)
        if votes and votes[-1].on == kind and votes[-1].last >= self.number - 1:  # told before it
            if votes[-1].carried is None:
                votes[-1] = votes[-1]._replace(carried=verdict.carried)
            self.resolved = _NONE_RESOLVED
        if not verdict.carried:
            asked = motion.contents[-1:] if motion is not None else []
            if verdict.kind == "other" or (asked and "takes_up" in asked[0].rule.traits):
                fell = act if act.outcome is _WITHDRAWN else act._replace(outcome=_REJECTED)
                self._put(self.fallen, fell, clause, "main")  # `SF trak sit forslag om busser`
        elif motion is not None and motion.contents:
            self.said.sayings.extend(motion.contents)
        elif verdict.kind != "procedure":
            outcome = None if verdict.kind == "amendment" else _APPROVED
            sayings = self.said.sayings
            self._put(sayings, act._replace(outcome=outcome), clause, "main")
            sayings[-1] = sayings[-1]._replace(mark="amended")
