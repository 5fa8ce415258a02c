"""The text of a decision → what it says: outcomes, points, promises, votes, statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from casetrack.asked import as_days, as_flag, as_kind, as_text, as_texts
from casetrack.bodies import Rank, rank
from casetrack.excerpts import spaced_once
from casetrack.lazy import places_of, regex
from casetrack.outcomes import Outcome, each_once, weightiest
from casetrack.records import (
    Affect,
    Commitment,
    Finding,
    Interpretation,
    Lines,
    Recommendation,
    Statement,
    Vote,
)
from casetrack.wording.affects import Moved, affects_of
from casetrack.wording.combine import conclude
from casetrack.wording.commitments import commitments_of, sent_on
from casetrack.wording.governing import resumed_by
from casetrack.wording.lexicon import ROLES, Lexicon, all_bits, any_of, shipped
from casetrack.wording.others import is_another
from casetrack.wording.plaintext import with_whole_words
from casetrack.wording.points import REST, fates_of
from casetrack.wording.readings import Said, read_sentences
from casetrack.wording.sayings import PUT_ASIDE, Conclusion, Saying
from casetrack.wording.sentences import Text, split_text
from casetrack.wording.statements import parties_in, who_speak
from casetrack.wording.weighing import come_again

__all__ = ["About", "interpret", "interpret_about"]

# A member of an enum is slow to fetch, and these are asked for in every clause.
_APPROVED, _DECIDED, _NONE = Outcome.APPROVED, Outcome.DECIDED, Outcome.NONE
_PREPARES: Final = frozenset({Outcome.RECOMMENDED, Outcome.NOT_RECOMMENDED})

_ALONE: Final = regex(r"Å[ \t]*$", re.M)  # on its line it is a no-break space gone wrong
_DATED: Final = any_of("time number told before condition")
_ASK, _TOLD, _NEGATION, _THAT = ROLES["ask"], ROLES["told"], ROLES["negation"], ROLES["that"]
_PROPOSED: Final = regex(
    r"\b(?:anbefal|foresl|indstill)\w+\W*$"
    r"|\b(?:forvaltningens|administrationens|ansøgers|ejerens)"
    r" (?:opfattelse|vurdering|holdning)\W*$|^\W*(?:orientering|meddelelse)\w* om\W*$"
    r"|\b(?:er|bliver|blev) (?:\w+ ){0,2}(?:oplyst|meddelt|nævnt|fortalt|påpeget|bemærket)\W*$"
    r"|\blægge[rs] (?:[\w-]+ ){0,5}op til\W*$|\b(?:uden|fremfor|udover)\W*$"
    r"|\b(?:er|var) (?:\w+ )?(?:planen|hensigten|meningen|tanken|håbet|vigtigt|muligt)\W*$"
    r"|\b(?:bekymr\w+|frygt\w*|risiko\w*|fare\w*|håb\w*) (?:for|om|over)\W*$"
    r"|\b(?:forventes|ventes|formodes|håbes)\W*$|\bopmærksom\w* (?:på|om)\W*$"
    r"|\b(?:fremgår|fremgik|står|stod) (?:[\w-]+ ){0,6}[\w-]+\W*$"
    r"|^\W*(?:i (?:forlængelse|lyset) af|i henhold til|på baggrund af|som følge af) .*\bom\W*$"
)
"""Reads `blev oplyst,`, `lægges der op til,` and `uden`, not `lagt til grund`."""
_OF_CASE: Final = ROLES["case"]
_PUT: Final = regex(r"\b\w*(?:indstilling|anbefaling)\w* om\W*$")
"""Reads `udvalgets indstilling om,`, not `orientering om,`."""
_CONCLUDES: Final = regex(
    r"\b(?:konstater|konklu|meddel|fastsl)\w+|\bslog fast\b|\bbeslutning om\W*$"
    r"|\b(?:udvalgets|direktionens) \w+(?: er)?\W*$"
)
"""Reads `konstaterede,` and `udvalgets holdning,`, not `beklagede,`."""
_SINCE: Final = regex(r"\b(?:har|er) (?:herefter|derefter|siden|efterfølgende|senere) ")
"""Reads `har herefter udarbejdet`, not `blev herefter godkendt`."""
_YEAR: Final = regex(r"\W*i (?:19|20)\d\d\b")
"""Reads `i 2019`, not `i maj 2019`."""
_NAMES: Final = any_of("number point item ordinal")
_SHORT: Final = 80
_WHOLE: Final = (None,)  # no point named: the matter as a whole
_THEY: Final = ("De ", "Partiet ", "Partierne ", "Mindretallet ", "Hun ", "Han ")
_ATTENDED: Final = regex(
    r"\b(?:fraværende|afbud|forfald|forlod|deltog|til ?stede|mødtes?|inhabile?|habilitet)\b", re.I
)
"""Reads `Ida Holm deltog ikke` and `inhabil`, not `Godkendt`."""
_SAYS_NOTHING: Final = regex(
    r"""\W*+(?:(?:(?:eventuelt|evt|meddelelser|spørgetid)[.]?:[ ])?
    (?:der[ ](?:var|er)[ ])?(?:intet|ingen|ingenting|ikke[ ]noget)
    (?:[ ](?:nyt|nye|at|bemærke|berette|bemærkninger|til|punkt|referat
    |referere|tilføje|punkter|punktet|kommentarer|beslutning
    |beslutninger|sager|øvrige|meddelelser|emner|orientering|orienteringer
    |eventuelt|evt|under|dette|spørgsmål|spørgetid|spørgetiden|indlæg|behandling|mødet|dagsordenen|punkterne|hertil|sagen
    |siden|sidst|drøfte|behandle|meddele|rapportere|notere|anføre|referatet|protokollen|notatet|orienteringen)){0,4}
    |nej)?\W*""",
    re.I | re.X,
)
"""Reads `Der var intet at bemærke.` and `Eventuelt: Intet.`."""


_NAMED: Final = regex(r"[\"”“»„]|\d[/-]\d|(?:agen|unktet) (?:om|ved|ang)")
"""What the agenda can name an item by besides its number: a title, a case number."""


class About(NamedTuple):
    """What is known of a decision besides its words.

    Attributes:
        on: the day it was made.
        recommendations: the points whose fates are asked for.
        item: the number of the item it stands in: what it says of that number is about the matter
            itself.
        agenda: the matter is the agenda (godkendelse af dagsorden): the points named are items.
    """

    body: str | None = None
    on: date | None = None
    prepares: bool = False
    recommendations: tuple[Recommendation, ...] = ()
    item: str | None = None
    agenda: bool = False


def interpret(
    text: str,
    *,
    body: str | None = None,
    date: date | None = None,
    prepares: bool | None = None,
    lexicon: Lexicon | None = None,
) -> Interpretation:
    """Read what the text of one decision (beslutning) says.

    `body` and `date` are the deciding body and its day; with them, what another body or another day
    decided is told apart, and due words get their days. `prepares=True` turns a plain yes into
    `recommended` and a plain no into `not_recommended`. `lexicon` holds rules of your own
    (`casetrack.wording.ownwords.load_lexicon`).

    Lines are counted from 1, the first of the text. Each finding names the rules it rests on
    (docs/lexicon.md). Where nothing is recognised the outcome is `unknown`, and `none` where the
    text is empty or says that there was nothing. Raises `TypeError` for an argument of the wrong
    type.
    """
    (on,), (decider,) = as_days(date=date), as_texts(body=body)
    about = About(decider, on, bool(as_flag("prepares", prepares)))
    own = None if lexicon is None else as_kind("lexicon", lexicon, Lexicon)
    return interpret_about(as_text("text", text), about, lexicon=own)


def interpret_about(
    text: str, about: About, *, first_line: int = 1, lexicon: Lexicon | None = None
) -> Interpretation:
    """As `interpret`, with all that a document tells of the decision; `first_line` is the line of
    the text's first.
    """
    if _ALONE.search(text) is not None:
        text = re.sub(r"(?m)^([ \t]*)Å(?=[ \t]*$)", r"\1 ", text)
    text = with_whole_words(text)
    text = spaced_once(text)
    if lexicon is not None or len(text) > _SHORT:
        return _interpret(text, about, lexicon or shipped(), first_line).said
    roles = all_bits(map(shipped().vocabulary.__getitem__, text.split()))
    body, on, prepares, recommendations, item, agenda = about
    if on is not None and not (roles & _DATED or " år" in text or "/" in text):
        on = None
    if roles & _NAMES:
        about = About(body, on, prepares, recommendations, item, agenda)
    else:  # then neither says anything, and the text is remembered for all of them
        named = agenda and _NAMED.search(text) is not None
        about = About(body, on, prepares, agenda=named)
    read, changes = _remembered(text, about)
    if not recommendations and first_line == 1:
        return read
    return _placed(read, recommendations, changes, first_line - 1)


class _Read(NamedTuple):
    """What a text says, and its words of change, which the fates of points need."""

    said: Interpretation
    changes: str


@lru_cache(maxsize=4096)
def _remembered(text: str, about: About) -> _Read:
    """Most decisions of a meeting are the same few words, so they are read once."""
    return _interpret(text, about, shipped())


def _interpret(text: str, about: About, lexicon: Lexicon, first_line: int = 1) -> _Read:
    body, on, prepares, recommendations, item, agenda = about
    cut = split_text(text, lexicon.vocabulary)
    said = read_sentences(cut, body, on)
    place = _Lines(text, first_line)
    sayings = _as_put(said.sayings, said.aside) if said.aside else said.sayings
    sayings = sayings or _beside(said, cut)
    sayings = _own_word(sent_on(sayings, cut, body), body)
    moved = affects_of(said, cut, sayings, recommendations, item, on, place, agenda=agenda)
    if moved.affects:
        sayings = _of_matter(sayings, moved)
    found = conclude(sayings, prepares=prepares, moved=moved.sayings)
    findings = _findings(found, cut, place, recommendations)
    outcomes = each_once([one.outcome for one in found if one.shown])
    if not outcomes and _says_nothing(cut):
        outcomes = (_NONE,)
    changes = _words_of_change(found, cut)
    votes, statements = said.votes, said.statements
    read = Interpretation(
        outcome=weightiest(outcomes),
        outcomes=outcomes,
        findings=findings,
        points=fates_of(recommendations, findings, changes),
        commitments=commitments_of(come_again(sayings, found), cut, body, on, place),
        affects=moved.affects,
        votes=_votes(said, cut, place) if votes else (),
        statements=_statements(said, cut, place) if statements else (),
    )
    return _Read(read, changes)


def _as_put(sayings: list[Saying], aside: list[Saying]) -> list[Saying]:
    """`Indstillingen om at udsætte sagen blev godkendt`: what was put to them is done."""
    done: list[Saying] = []
    for one in sayings:
        put = one.clause.before if one.outcome is _APPROVED and one.clause.heads else None
        asked = put.before if put is not None and put.relation == "content" else None
        of_case = put is not None and put.bits & _OF_CASE
        if of_case and asked is not None and _PUT.search(asked.lower) is not None:
            moved = [it for it in aside if it.clause is put and it.outcome in PUT_ASIDE]
            done += moved or [one]
        else:
            done.append(one)
    return done


def _beside(said: Said, cut: Text) -> list[Saying]:
    """What is read where nothing counts: what is told of another day, if the text tells no more.

    `Byrådet udsatte sagen i marts. Formanden spurgte til status.` decides nothing.
    """
    if not said.told:
        return [one for one in said.aside if one.level == "void" and _is_concluded(one)]
    told = [one for one in said.told if not one.clause.bits & _TOLD]
    told = [one for one in told if not _YEAR.match(one.clause.lower)]  # a year is no meeting's day
    of_it = {saying.sentence for saying in told}
    talk = _SINCE.search(cut.lower) is not None or any(
        sentence.bits & _ASK and place not in of_it for place, sentence in enumerate(cut.sentences)
    )
    return [] if talk else _with_governed(told, said.aside)


def _with_governed(told: list[Saying], aside: list[Saying]) -> list[Saying]:
    """`Økonomiudvalget besluttede den 4. maj at udsætte sagen`: what follows was decided."""
    places = {id(one.clause): n for n, one in enumerate(told) if one.outcome is _DECIDED}
    governed = [one for one in aside if id(one.clause.before) in places and one.level == "void"]
    gone = {places[id(one.clause.before)] for one in governed}
    return [one for n, one in enumerate(told) if n not in gone] + governed


def _own_word(sayings: list[Saying], body: str | None) -> list[Saying]:
    """`Økonomiudvalget anbefaler planen. Godkendt.`, of a council: what it decides counts."""
    if len(sayings) == 1 or body is None or rank(body) is not Rank.COUNCIL:
        return sayings
    own = [
        one for one in sayings if one.outcome not in _PREPARES or not is_another(one.clause, body)
    ]
    return own if any(one.outcome is not None for one in own) else sayings


def _is_concluded(saying: Saying) -> bool:
    """`Formanden konstaterede, at sagen er udsat`, `er indstillet på at give støtte`: that settles
    it; not `anbefaler, at sagen udsættes`, `er ked af, at`, `er ikke klar til at godkende sagen`.
    """
    clause = resumed_by(saying.clause) or saying.clause
    before = clause.before
    if before is None or clause.relation != "content" or not clause.opener & _THAT:
        return True
    if _PROPOSED.search(before.lower) is not None:
        return False
    if clause.raw[min(clause.first + 1, clause.last)].endswith(("e", "å")):
        return not before.bits & _NEGATION
    while before.relation == "content" and before.before is not None:
        before = before.before
    by_label = before.bits & _NAMES and before.first == before.last  # `Første at godkendt`
    return bool(by_label) or _CONCLUDES.search(before.lower) is not None


def _says_nothing(cut: Text) -> bool:
    """Whether the text says that there was nothing, besides who was there."""
    if _SAYS_NOTHING.fullmatch(cut.original):
        return True
    said = [cut.original[one.start : one.end] for one in cut.sentences]
    rest = [words for words in said if not _ATTENDED.search(words)]
    attended = bool(rest) and len(rest) < len(said)
    return attended and _SAYS_NOTHING.fullmatch(" ".join(rest)) is not None


def _placed(
    read: Interpretation, recommendations: tuple[Recommendation, ...], changes: str, by: int
) -> Interpretation:
    """The same with the fates of the points, and every line counted on by so many."""
    findings = _lowered(read.findings, by)
    return Interpretation(
        outcome=read.outcome,
        outcomes=read.outcomes,
        findings=findings,
        points=fates_of(recommendations, findings, changes),
        commitments=_lowered(read.commitments, by),
        affects=_lowered(read.affects, by),
        votes=_lowered(read.votes, by),
        statements=_lowered(read.statements, by),
    )


_Moving = TypeVar("_Moving", Finding, Commitment, Affect, Vote, Statement)


def _lowered(records: tuple[_Moving, ...], by: int) -> tuple[_Moving, ...]:
    lower = []
    for one in records:
        # `attrs.evolve` asks for the names anew each time
        values = {name: getattr(one, name) for name in one.__match_args__}
        values["lines"] = one.lines[0] + by, one.lines[1] + by
        lower.append(type(one)(**values))
    return tuple(lower)


def _of_matter(sayings: list[Saying], moved: Moved) -> list[Saying]:
    """Without what is said of other items; numbers of items are no points of this one."""
    items, others = {affect.item for affect in moved.affects}, frozenset(moved.sayings)
    return [
        saying._replace(points=()) if items & set(saying.points) else saying
        for saying in sayings
        if saying not in others
    ]


class _Lines:
    """Offsets → lines of the text, the first of which has the number `first`."""

    def __init__(self, text: str, first: int) -> None:
        self._breaks = list(places_of("\n", text)) if "\n" in text else []
        self._first = first

    def __call__(self, start: int, end: int) -> Lines:
        above = self._first
        first = bisect_right(self._breaks, start - 1)
        last = bisect_right(self._breaks, end - 1, first) if end > start else first
        return above + first, above + last


def _grounds(sayings: tuple[Saying, ...]) -> tuple[int, int, str]:
    """From the first to the last clause of the sayings that stand in one sentence, and the rules of
    them all.
    """
    first = sayings[0]
    if len(sayings) == 1:
        return first.clause.start, first.clause.end, first.rule.id
    together = [saying.clause for saying in sayings if saying.sentence == first.sentence]
    return (
        min([clause.start for clause in together]),
        max([clause.end for clause in together]),
        "+".join([saying.rule.id for saying in sayings]),
    )


def _findings(
    found: list[Conclusion], cut: Text, place: _Lines, recommendations: tuple[Recommendation, ...]
) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    seen: set[tuple[Outcome, str | None]] = set()
    for one in found:
        outcome = one.own or one.outcome
        about: tuple[str | None, ...] = one.points or _WHOLE
        if REST in about:
            about = _rest(found, recommendations) or _WHOLE
        evidence = None
        for point in about:
            if (outcome, point) in seen:
                continue
            if evidence is None:
                start, end, rule = _grounds(one.sayings)
                evidence, lines = cut.printed[start:end].strip(), place(start, end)
            seen.add((outcome, point))
            findings.append(Finding(outcome, point, evidence, lines, rule))
    return tuple(findings)


def _rest(
    found: list[Conclusion], recommendations: tuple[Recommendation, ...]
) -> tuple[str | None, ...]:
    named = {point for one in found for point in one.points}
    return tuple(one.point for one in recommendations if one.point and one.point not in named)


def _words_of_change(found: list[Conclusion], cut: Text) -> str:
    """The words from a change on to the end of its sentence."""
    changes = [saying for one in found for saying in one.sayings[1:]]
    ends = [(one.clause.start, cut.sentences[one.sentence].end) for one in changes]
    return " ".join([cut.original[start:end] for start, end in ends])


def _votes(said: Said, cut: Text, place: _Lines) -> tuple[Vote, ...]:
    votes = []
    for vote in said.votes:
        start, end = cut.sentences[vote.first].start, cut.sentences[vote.last].end
        evidence = cut.printed[start:end].strip()
        votes.append(
            Vote(
                vote.on, vote.carried, vote.side("for"), vote.side("against"),
                vote.side("abstained"), evidence, place(start, end),
            )
        )  # fmt: skip
    return tuple(votes)


def _losers(said: Said) -> dict[int, tuple[str, ...]]:
    """Who lost a vote, by the sentences that tell it and name a side."""
    losers: dict[int, tuple[str, ...]] = {}
    for vote in said.votes:
        sides = vote.side("for").who, vote.side("against").who
        together = vote.carried is not None or vote.first == vote.last
        if vote.carried is False or (all(sides) and together):
            lost = () if vote.carried is None else sides[vote.carried]
            losers |= dict.fromkeys(range(vote.first, vote.last + 1), lost)
    return losers


def _statements(said: Said, cut: Text, place: _Lines) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    losers, last = _losers(said), -9
    for kind, number in said.statements:
        sentence = cut.sentences[number]
        words = cut.printed[sentence.start : sentence.end].strip()
        by = parties_in(words.partition(":")[0]) if kind == "remark" else ()
        by = by or parties_in(words)
        if kind == "minority" and number in losers:
            by = by or parties_in(words, people=True)
            by = tuple(name for name in by if name in losers[number])
            if not by:
                continue  # those who outvoted the others
        if not by:
            goes_on = last == number - 1 and words.startswith(_THEY)
            by = (statements[-1].by if goes_on else ()) or who_speak(words)
        statements.append(Statement(kind, by, words, place(sentence.start, sentence.end)))
        last = number
    return tuple(statements)
