"""Votes: how many and who stood for, against or aside, on what, and whether it was carried."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from casetrack.lazy import regex
from casetrack.outcomes import Outcome
from casetrack.records import VoteSide
from casetrack.wording.lexicon import ROLES, any_of
from casetrack.wording.sayings import PUT_ASIDE, Act
from casetrack.wording.sentences import Clause, Sentence, Text
from casetrack.wording.statements import parties_in

__all__ = [
    "VOTED_ON",
    "VOTES",
    "VoteFound",
    "come_to",
    "fell_by_vote",
    "is_main",
    "is_vote",
    "numeral",
    "put_to_vote",
    "vote_in",
]

_AMENDMENT, _PROCEDURE = ROLES["amendment"], ROLES["procedure"]
_LETTER, _NUMBER = ROLES["letter"], ROLES["number"]
_TRIGGERS = ROLES["vote"] | ROLES["majority"] | ROLES["minority"] | ROLES["members"]
_SIDE = ROLES["colon"] | ROLES["preposition"]
_SAYS = _TRIGGERS | any_of("verb finite past present shall can colon case")
VOTES = _TRIGGERS | ROLES["colon"]
"""One of these roles stands in every sentence that tells of a vote."""
VOTED_ON: Final = regex(
    r"\b(?:stemt|stemte|stemtes|stemmes|(?<!uden )afstemning(?:en)?) (?:[\w-]+ )?om\b"
    r"|^\W*(?:for|i?mod)(?: udsættelse\b|\W*$)"
    r"|^\W*\d+ (?:stemmer |(?:medlemmer )?stemte |var )for (?:at )?(?:uds|hjemvis|tilbagesend)"
    r"|\bspørgsmålet om (?:[\w-]+ ){1,6}(?:under|til) afstemning"
    r"|\b(?:under|til) afstemning,$"
)
"""Reads `stemte om`, `til afstemning,`, `for udsættelse` and `9 stemte for udsættelse`,
not `stemte for planen`.
"""
_OPEN_QUESTION: Final = regex(r"\A\W*hv[a-zæøå]+ | eller ")
"""Reads `hvorfor er sagen udsat?` and `udsættes eller godkendes?`, not `skal sagen udsættes?`."""
_NUMERALS: Final = {
    "ingen": 0, "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_OF: Final = (
    r"(?: (?:forslaget|indstillingen|\w*forslaget|dette|det|sagen|\w+ indstilling|udsættelse"
    r"|anbefaling|godkendelse|vedtagelse|afslag"
    r"|at (?:[\w-]+ ){0,7}[\w-]+))?"
)
_ON: Final = r"(?: (?:\w*forslaget|\w*indstillingen|\w+ indstilling))"
"""Behind `for` and `imod` before a colon, where no word stands before them."""
_MANY: Final = "|".join(rf"(?<=\b{word} )" for word, size in _NUMERALS.items() if size != 1)
"""Behind a number that is spelt: `fem imod`."""
_MARKERS: Final = regex(
    rf"\b(?:(?P<before_for>for(?:{_OF} (?:stemte|stemmer)\b:?| ?:)|ja ?:"
    rf"|(?<![a-zæøå] )for{_ON} ?:"
    r"|for (?=\d{1,3}(?: stemmer?)?(?: \([^()]{0,80}\))?,? (?:og )?i?mod ))"
    rf"|(?P<before_against>i?mod(?:{_OF} (?:stemte|stemmer)\b:?| ?:)|nej ?:|i?mod (?=\d)"
    rf"|(?<![a-zæøå] )i?mod{_ON} ?:"
    r"|i?mod (?=stemmerne fra\b)"
    rf"|i?mod (?=(?:(?:{'|'.join(_NUMERALS)})|(?:[\w-]+ ){{0,4}}[\w-]+(?:['’]?s)) stemmer?\b)"
    r"|\bmed (?=(?!\d|stemme)(?:(?!er |var |der |som )[\w-]+,? ){1,4}i?mod(?:\W*$|[.,])))"
    r"|(?P<before_abstained>(?<!\d )(?<!var )hverken for eller imod:?"
    r"|(?:undlod|undlader)(?: at stemme)? (?=\d))"
    r"|(?P<after_for>stemte (?:ja|for)|(?<=\d )for\b|(?<=stemmer )for\b"
    r"|(?<=\d )stemmer(?=,? (?:men|mens|medens|og|i?mod) \d))"
    rf"|(?P<after_against>stemte (?:i?mod|nej)|(?=i?mod\b)(?:(?<=\d )|{_MANY})i?mod\b"
    r"|(?<=\d stemmer )i?mod\b)"
    r"|(?P<after_abstained>undlod|undlader|afst(?:od|år) fra at stemme|stemte (?:blankt|hverken)"
    r"|(?:(?<=\d )|var )hverken\b|(?<=\d )blanke?\b))"
)
"""Reads `for: 9`, `12 stemmer imod` and `undlod`, not `stemmerne`."""
_MAY_TELL: Final = regex(
    r"stem|mod|nej|tal|medlem|undl|hverken|blank|for(?: \w+)? ?:|ja ?:|for(?<=\d for)|med(?= \d)"
)
"""What markers, counts and groups cannot do without: most lists with numbers have none of it."""
_BRACKET: Final = r"(?: \(([^()]{0,160})\))?"
_COUNTED: Final = regex(
    rf"\bmed (?:stemmerne |stemmetallene )?(\d+)(?: stemmer?)?(?: for)?{_BRACKET}(?: for)?"
    rf"(?:,? og|,|,? i?mod|-| -) ?(\d+)(?: stemmer?)?(?: i?mod)?{_BRACKET}(?: i?mod)?"
)
"""Reads `med 12 stemmer for og 9 imod` and `med stemmerne 12-9`, not `med 12 stemmer`."""
_ONE_SIDE: Final = regex(
    r"\b(?:godkend|vedt[oa]g|tiltr|anbefal|forkast|afvis|nedstem)\w* (?:[\w-]+ ){0,4}med"
    rf" (\d+|{'|'.join(_NUMERALS)}) stemmer?{_BRACKET}"
    r"(?=\W*$|[,.]? (?!for\b|og |i?mod\b(?! stemte)|-))"
)
"""Reads `godkendt med 11 stemmer.`, not `med 11 stemmer mod 4` or `valgt med 11 stemmer`."""
_GROUP: Final = regex(
    rf"\b(?:(?P<size>fler|mindre)tal(?:let)?\b|(?<!af )(?=(?:\d+|{'|'.join(_NUMERALS)}) medlemmer "
    r"(?:\([^()]{0,80}\) )?(?:(?:kan|kunne) (?:ikke )?)?(?:anbefal|godkend|støtte|tiltr)))"
    r"(?P<who>[^.;]{0,160}?)(?= (?:stemte|stemmer|anbefal|"
    r"godkend|kan\b|kunne"
    r"|tiltr|vedt|undl|indstil|(?:var|er) (?:i?mod|for)|støtte|besl)|"
    r", (?:(?:idet|mens|men) (?:[\w-]+,? ){1,6}stem|i?mod\b)|\.|$)"
    r"(?P<rest>[^.;,]{0,40})"
)
"""Reads `Et flertal (A, C) stemte`, `et flertal, imod stemte O` and `5 medlemmer anbefaler`,
not `et tal` or `5 medlemmer kan deltage`.
"""
_AGAINST: Final = regex(r"\bi?mod\b|\bikke\b|\bnej\b|\bville (?:afvise|forkaste|afslå)\b")
"""Reads `imod` and `nej`, not `for`."""
_FOR_NOTHING: Final = regex(r", at (?:[\w-]+ ){1,4}(?:afvis|forkast|afslå|ikke )")
"""Reads `, at sagen afvises`, not `, at planen vedtages`."""
_LOST: Final = regex(
    r"forkast|faldt\b|nedstemt|ikke (?:vedtaget|godkendt|tiltrådt|anbefal|imødekom)|afvist|"
    r"\b(?:kun|alene) (?:[\w-]+ ){1,3}stemte for\b|\bfor (?:[\w-]+ )?stemte (?:kun|alene)\b|"
    r"bortfald|ikke flertal|\bhverken [^.]*flertal|"
    r"\bstemt ned\b|flertal\w{0,5}(?: [\w-]+){0,9} stemte (?:[\w-]+ )?ned\b"
)
"""Reads `faldt` and `ikke vedtaget`, not `vedtaget`."""
_CANNOT: Final = regex(r"\bmindretal[^.;]{0,160}\b(?:kan|kunne) ikke\b")
"""Reads `mindretallet kan ikke anbefale`, not `flertallet kan ikke anbefale`."""
_FOR_A_NO: Final = regex(r"\bfor (?:et )?afslag|\bfor at (?:afslå|afvise|give afslag|forkaste)")
_FOR_A_WORD_ABOVE: Final = regex(
    r"\bfor (?:at anbefale|anbefaling)\b|\b(?:kan|kunne) (?:ikke )?anbefale\b"
)
_NO_VOTE: Final = regex(
    r"ønske|kræve|begær|forlang|standse|ankede|foresl[oå]|\bstille[rd]|fremsat|\bbad\b|anmod|opfordr"
    r"|hæld(?:er|te)|drøft|spurgte"
)
"""Reads `ønsker` and `begærede`, not `stemte`."""
_FIGURE: Final = regex(r"(?<![\d.§/])(\d{1,3})(?![\d/]|\.\d)")
"""Reads `9` and `(12)`, not `§9`."""
_NUMBERED: Final = regex(
    r"\b(?:punkt|pkt\.?|sag|forslag|\w+forslag) (?:nr\. ?)?\d{1,3}(?:(?:[-–]|, | og )\d{1,3})*\b"
    r"|\baf (?:de |i alt )*\d{1,3} (?=(?:afgivne|gyldige|fremmødte|tilstedeværende)\b)"
)
"""Reads `punkt 1-3` and `af 25 afgivne`, which are no numbers of votes on a side."""
_PARTY_SIZE: Final = regex(r"\b[A-ZÆØÅ]\w{0,20} \((\d{1,2})\)")
"""Reads `Venstre (4)`, not `(4)`."""
_WORD_NUMBER: Final = regex(
    rf"\b({'|'.join(_NUMERALS)})\b(?=\W*$| (?:medlemmer|medlem|stemte|stemmer|undlod|\W))"
)
"""Reads `fem medlemmer`, not `fem sager`."""
_NAMED_BEHIND: Final = regex(
    r"(?: at stemme| for eller imod| (?:\w*forslaget|\w*indstillingen))? ?"
    r"(?:\(([^()]{0,200})\)|: ?(.{1,200}))"
)
"""Reads `: V og C` and ` at stemme (Ø)`, not ` forslaget`."""
_REST: Final = regex(r"\b(?:de )?(?:øvrige|resten)\b")
"""Reads `de øvrige` and `resten`, not `øvrigt`."""
_OF_MAIN: Final = regex(r"\W*(?:[\w-]+ ){0,2}(?:\w*indstilling(?:en)?|hovedforslaget)\b")
"""Reads `indstillingen:` and `for udvalgets indstilling`, not `forslaget`."""
_OTHER: Final = {"for": "against", "against": "for"}
_NEAR: Final = 1
_LONGEST_SIDE: Final = 40  # lines
_REMEMBERED: Final = 20  # votes back that a statement may give the reasons for


_EMPTY: Final = VoteSide()

_MAY_FALL: Final = regex(r"forslag|indstilling")
_VOTED: Final = regex(
    r"stemmelighed|afstemning|\bstemte\b|stemmerne stod|flertal|stemmer (?:i?mod|for)\b"
)


class VoteFound(NamedTuple):
    """A vote, and the first and last of the sentences that tell it.

    Attributes:
        sides: of `for`, `against` and `abstained` those that are told.
        rest: the side all others took (`de øvrige`); empty for none.
    """

    on: str
    carried: bool | None
    sides: dict[str, VoteSide]
    first: int
    last: int
    rest: str = ""

    def side(self, name: str) -> VoteSide:
        """Who stood there, empty where nothing is told of it."""
        return self.sides.get(name, _EMPTY)


def is_vote(bits: int) -> bool:
    """Whether a sentence with these roles may tell of a vote."""
    return bool(bits & _TRIGGERS) or bits & _SIDE == _SIDE


def come_to(vote: VoteFound, lower: str) -> Outcome:
    """What a vote comes to whose result nobody wrote down: `stemte for at anbefale`, `for afslag`
    tell what was voted on.
    """
    yes, no = Outcome.APPROVED, Outcome.REJECTED
    if _FOR_A_WORD_ABOVE.search(lower):
        yes, no = Outcome.RECOMMENDED, Outcome.NOT_RECOMMENDED
    if _FOR_A_NO.search(lower):
        yes, no = no, yes
    return yes if vote.carried else no


def numeral(word: str) -> int:
    """How many a figure or a spelt number up to twelve means; 0 for another word."""
    return int(word) if word.isdigit() else _NUMERALS.get(word, 0)


def is_main(sentence: Sentence) -> bool:
    """`Indstillingen: For stemte 21`: what was voted on is the recommendation, and no motion."""
    return _OF_MAIN.match(sentence.clauses[0].lower) is not None


def vote_in(
    sentence: Sentence, text: Text, number: int, votes: list[VoteFound]
) -> VoteFound | None:
    """The vote a sentence tells, or the last of `votes`, taken off it, with the sides this one
    adds.
    """
    lower = text.lower[sentence.start : sentence.end]
    if _MAY_TELL.search(lower) is None:
        return None
    if not sentence.bits & (_TRIGGERS | _NUMBER) and not lower.startswith("for"):
        return None  # `Ansvarlig for: A`
    last = _last_of(text, number)
    end = text.sentences[last].end
    sides, rest = _sides_of(text.lower[sentence.start : end], text.original[sentence.start : end])
    if not sides or (lower.endswith(":") and last == number):
        return None
    on = "recommendation"
    if sentence.bits & _AMENDMENT:
        on = "amendment"
    elif sentence.bits & _PROCEDURE or ("udsæt" in lower and " ville " not in lower):
        on = "procedure"
    told = {side: one for side, one in sides.items() if one != _EMPTY}
    vote = VoteFound(on, None, told, number, last, rest)
    if any(_repeats(vote, earlier) for earlier in votes[-_REMEMBERED:]):
        return None
    if votes and (named := _with_names(votes[-1], vote)) is not None:
        votes[-1] = named
        return None
    if votes and _continues(votes[-1], vote):
        vote = _joined(votes.pop(), vote)
    return vote._replace(carried=_carried(vote, lower))


def _last_of(text: Text, number: int) -> int:
    """The last of the lines that only name people below a sentence with a colon: `Imod stemte:`."""
    last, sentences = number, text.sentences
    while last - number < _LONGEST_SIDE and sentences[number].colon and last + 1 < len(sentences):
        below = sentences[last + 1]
        if below.bits & _SAYS or below.colon:
            break
        last += 1
    return last


def _sides_of(lower: str, original: str) -> tuple[dict[str, VoteSide], str]:
    rest = ""
    counted = _COUNTED.search(lower)
    if counted is None:
        sides = _one_side(lower, original)
    else:
        first, second = (
            VoteSide(
                int(counted[place]),
                parties_in(original[slice(*counted.span(place + 1))], people=True),
            )
            for place in (1, 3)
        )
        if _LOST.search(lower) and int(counted[1]) > int(counted[3]):
            first, second = second, first
        sides = {"for": first, "against": second}
        end = counted.end()
        for side, words in _stretches(lower[end:], original[end:]):
            told, named = sides.get(side), _side(words)
            if told and not told.who and named.count in (None, told.count):
                sides[side] = VoteSide(told.count, named.who)  # `6 mod 3, idet V stemte imod`
    for side, words in _stretches(lower, original):
        if side in sides:
            continue
        sides[side] = _side(words)
        if _REST.search(words.lower()):
            rest = side
    for group in _GROUP.finditer(lower):
        if _NO_VOTE.search(group["who"]):
            continue  # what they wish or demand is no vote
        most = group["size"] == "fler"
        said = group["who"] + group["rest"]
        against = _AGAINST.search(said) is not None or not group["rest"].strip(". ")
        against = against or _FOR_NOTHING.match(lower, group.end()) is not None
        side = "against" if against and not (most and not group["rest"].strip(". ")) else "for"
        if side not in sides:
            sides[side] = _side(original[group.start("who") : group.end("who")])
        if group["size"]:
            rest = rest or (side if most else _OTHER[side])
    return sides, rest


def _one_side(lower: str, original: str) -> dict[str, VoteSide]:
    """The votes that carried or lost the matter, where those against them are not told."""
    alone = _ONE_SIDE.search(lower)
    if alone is None:
        return {}
    who = parties_in(original[slice(*alone.span(2))], people=True)
    return {"against" if _LOST.search(lower) else "for": VoteSide(numeral(alone[1]), who)}


def _stretches(lower: str, original: str) -> list[tuple[str, str]]:
    """Each side with the words that tell its number and names: after the marker, or before it."""
    found: list[tuple[str, str]] = []
    markers = list(_MARKERS.finditer(lower))
    done = 0
    for place, marker in enumerate(markers):
        kind = marker.lastgroup or ""
        side = kind.partition("_")[2]
        following = markers[place + 1].start() if place + 1 < len(markers) else len(lower)
        if kind.startswith("before"):
            done = following
            if any((one.lastgroup or "").startswith("after") for one in markers[place + 1 :][:1]):
                # `for stemte 4, og 3 stemte imod`
                done = _from(lower, marker.end(), following)
                done = following if done == marker.end() else done
            words = original[marker.end() : done]
        else:
            words = original[_from(lower, done, marker.start()) : marker.start()]
            done = marker.end()
            names = _NAMED_BEHIND.match(original[done:following])
            if names is not None:  # `6 stemte imod: V og C`
                words, done = f"{words} {names[1] or names[2]}", done + names.end()
        found.append((side, words))
    return found


def _from(lower: str, start: int, end: int) -> int:
    """Where the side begins that the words before a marker name."""
    return max([start, *(lower.rfind(word, start, end) for word in (" mens ", " men ", ", og "))])


def _side(words: str) -> VoteSide:
    lower = _NUMBERED.sub("", words.lower())
    number = _FIGURE.search(lower)
    count = int(number[1]) if number else None
    sizes = _PARTY_SIZE.findall(words)
    if len(sizes) > 1:
        count = sum(map(int, sizes))  # `A (7), F (2) og B (1)`
    if count is None and (spelt := _WORD_NUMBER.search(lower)):
        count = _NUMERALS[spelt[1]]
    return VoteSide(count, parties_in(words.strip(), people=True))


def _repeats(vote: VoteFound, earlier: VoteFound) -> bool:
    """`V og C stemte imod, idet ...` after their vote has been told gives their reasons."""
    return bool(vote.sides) and all(
        one.count is None and one.who and set(one.who) <= set(earlier.side(side).who)
        for side, one in vote.sides.items()
    )


def _with_names(last: VoteFound, vote: VoteFound) -> VoteFound | None:
    """`med 14 stemmer mod 11. A og F stemte imod`: who the sides were that had only a number."""
    if vote.first - last.last > _NEAR or vote.on not in ("recommendation", last.on):
        return None
    named = [(last.side(side), new) for side, new in vote.sides.items()]
    if not any(told.count is not None for told, _ in named) or not all(
        (told == _EMPTY or (told.count is not None and not told.who))
        and new.who
        and new.count in (None, told.count)
        for told, new in named
    ):
        return None
    new = {side: VoteSide(last.side(side).count, one.who) for side, one in vote.sides.items()}
    return last._replace(sides=last.sides | new, last=vote.last)


def _continues(last: VoteFound, vote: VoteFound) -> bool:
    """Whether the sides of a vote are told in one sentence after the other."""
    return vote.first - last.last <= _NEAR and last.sides.keys().isdisjoint(vote.sides)


def _joined(last: VoteFound, vote: VoteFound) -> VoteFound:
    return last._replace(
        on=last.on if last.on != "recommendation" else vote.on,
        sides=last.sides | vote.sides,
        last=vote.last,
        rest=last.rest or vote.rest,
    )


def _carried(vote: VoteFound, lower: str) -> bool | None:
    """By the numbers; else by who makes up the rest; else by the words beside it."""
    for_, against = _size(vote.side("for")), _size(vote.side("against"))
    if for_ is not None and against is not None and for_ != against:
        return for_ > against
    cannot = vote.rest == "for" and _CANNOT.search(lower) is not None
    if not cannot and _LOST.search(_FOR_NOTHING.sub("", lower)):
        return False
    if vote.rest:
        return vote.rest == "for"
    return vote.carried if vote.carried is not None else _by_word(lower)


def _size(side: VoteSide) -> int | None:
    """How many; of a list of persons their number."""
    if side.count is None and side.who and all(" " in name for name in side.who):
        return len(side.who)
    return side.count


def _by_word(lower: str) -> bool | None:
    said = re.search(r"\b(?<!have )(?:vedtaget|vedtoges|godkendt|tiltrådt|enstemmigt)\b", lower)
    return None if said is None else True


def fell_by_vote(clause: Clause, text: Text, number: int, votes: list[VoteFound]) -> bool:
    """`Kun F stemte for. Forslaget er dermed bortfaldet.`, `bortfaldt ved stemmelighed`."""
    if votes and _MAY_FALL.search(clause.lower):
        return True
    if clause.bits & ROLES["original"]:
        return False  # `hvorefter det oprindelige forslag bortfaldt`
    sentence = text.sentences[number]
    words = text.lower[sentence.start : sentence.end]
    return _VOTED.search(words) is not None and _MAY_FALL.search(words) is not None


def put_to_vote(clause: Clause, acts: list[Act], text: Text, number: int) -> bool:
    """Whether the words of a sentence are put to the vote: `stemt om at udsætte`, `for udsættelse
    stemte`, `Skal sagen udsættes? For stemte 9`.
    """
    asked, sentence = clause, text.sentences[number]
    if clause.relation == "question" and clause.before is None:
        below = text.sentences[number + 1 : number + 2]
        if not below or not is_vote(below[0].bits):
            return False
        if _OPEN_QUESTION.search(text.lower[sentence.start : sentence.end]) is not None:
            return False
        return all(act.outcome in PUT_ASIDE for act in acts)
    if not sentence.bits & ROLES["vote"]:
        return False
    if clause.relation in ("content", "question") and clause.before is not None:
        asked = clause.before
    if not (asked.bits | clause.bits) & ROLES["vote"] or VOTED_ON.search(asked.lower) is None:
        return False
    return any(act.outcome in PUT_ASIDE for act in acts)
