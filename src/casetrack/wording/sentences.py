"""The text of a decision → sentences, each a list of clauses with the roles of their words.

Offsets are those of the text, so evidence is cut from it. What stands in quotation marks or
brackets is somebody else's word or an aside: it is passed over.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from casetrack.lazy import regex
from casetrack.wording.lexicon import ROLES, SHAPES, Vocabulary, Word, all_bits, any_of
from casetrack.wording.plaintext import blocks_of, mask_quotes, plain, unwrapped
from casetrack.wording.stops import begins_point, changes, ends_sentence
from casetrack.wording.units import Clause, Sentence, Text

__all__ = ["Clause", "Sentence", "Text", "split_text"]

_STARTS, _JOINS, _VERBS = SHAPES["splits"], SHAPES["joins"], SHAPES["verb"]
_LABELS, _RESUMES, _STOPS = SHAPES["labels"], SHAPES["resumes"], SHAPES["stops"]
_SPLITS = _STARTS | _JOINS | _LABELS
_OPENS, _CLOSES, _BREAKS = SHAPES["opens"], SHAPES["closes"], SHAPES["breaks"]
_ENDS = min(_STOPS, _BREAKS)  # they are the last of all shapes
_AND, _THAT, _COLON, _VERB = ROLES["and"], ROLES["that"], ROLES["colon"], ROLES["verb"]
_NUMBER, _LETTER, _PREPOSITION = ROLES["number"], ROLES["letter"], ROLES["preposition"]
_ORDINAL, _DASH = ROLES["ordinal"], ROLES["dash"]
_COUNTS, _LISTED = _NUMBER | _LETTER, any_of("number letter abbreviation")
_PREDICATE = any_of("verb finite past present shall ought can opinion propose ask vote")
_SPLITS_ANYWHERE = any_of("that reason condition while but result before")
_SPLITS_AFTER_COMMA = _SPLITS_ANYWHERE | any_of("relative there why which so whether")
_ASKED = any_of("whether which why")
_WHY, _ASKS, _RELATIVE = ROLES["why"], ROLES["ask"] | ROLES["whether"], ROLES["relative"]
_OF_PARTY = any_of("opinion wish propose vote")
_MATRIX_VERB = _PREDICATE | ROLES["wish"]
_GOES_ON = _PREDICATE | ROLES["negation"]
_RELATIONS: Final = (
    (_THAT, "content"),
    (ROLES["reason"], "reason"),
    (ROLES["before"], "before"),
    (ROLES["condition"], "condition"),
    (ROLES["while"], "main"),
    (ROLES["but"], "main"),
    (ROLES["result"], "main"),
    (ROLES["relative"] | ROLES["there"], "relative"),
    (ROLES["which"] | ROLES["why"], "main"),
    (ROLES["so"], "so"),
    (ROLES["whether"], "question"),
)
_GOVERNED: Final = frozenset({"content", "colon"})
_NONE_AT_FIRST: Final = frozenset({"main", "relative", "question"})
"""`Som medlemmer vælges`, `Om punkt 3 ...` begin a sentence as any word does."""
_CASE, _BEFORE, _BODY, _ADMIN = (ROLES[name] for name in ("case", "before", "body", "admin"))
_CAN = any_of("can shall ought")
_NOUNS = _CASE | ROLES["proposal"] | ROLES["amendment"] | ROLES["procedure"]
_SUBJECT, _THINKS = any_of("case determiner there body"), any_of("opinion ask")
_TAKES: Final = frozenset({"tog", "tager"})  # `og tog sagen til efterretning`
_NOT_ACTS: Final = frozenset({"er", "bliver", "efter", "under", "over"})
_FINITE_ENDINGS: Final = ("er", "te", "de", "tog", "gav")
_OWN_VERB: Final = regex(r"\S*, |\S+ \S+ [a-zæøå]{3,}(?:e[nt]s?|erne)\Z")
"""`Orientering om, at klagen er afvist`, `om at klagen er ...`: the verb is the at-clause's own."""
_VERDICT: Final = regex(
    r"(?:vedtage|godkende|tiltræde|imødekomme|afvise|forkaste|afslå|følge|anbefale|støtte|udsætte"
    r"|udskyde|henvise|indstille|(?:over|frem|tilbage)?sende)s\W?|bortfalder\W?"
)
"""Reads `imødekommes` and `afvises.`, not `sænkes`."""
_DONE: Final = regex(
    r"(?:vedtaget|godkendt|tiltrådt|imødekommet|afvist|forkastet|anbefalet|udsat|udskudt)\W?"
)
_PASSIVE: Final = regex(r"blev|\w+(?:toges|dtes|ådtes|dedes)")
"""Reads `vedtoges` and `godkendtes`, not `vedtages`."""
_GETS: Final = frozenset({"få", "have", "se", "holde", "blive"})  # `om at få sagen udsat`
_ASKING: Final = regex(
    r"(?:ønske|anmodning|begæring|opfordring|beslutning|forslag|mulighed)\w{0,3},?"
)
"""Reads `ønsket` and `anmodningen`, nouns that share their roles with verbs, not `ønskede`."""
_OF_TOPIC: Final = frozenset({"question", "content"})
_MODAL: Final = frozenset({"lade", "kunne", "skulle", "ville", "måtte", "burde"})
_LETTER_NEXT: Final = regex(r"[a-h],?")
_SUPPOSING: Final = frozenset({"Bliver", "Skulle"})  # `Bliver sagen udsat, aflyses mødet`
_JOINED_TO: Final = {"da": ("inden", "indtil", "siden"), "at": ("intet", "noget")}
_AS_YET: Final = frozenset({"videre", "videre.", "videre,", "nu"})  # `indtil videre`, `indtil nu`
_HAPPENS: Final = frozenset({"er", "har", "foreligger", "kendes", "bliver", "kommer", "træder"})
"""After `til` they show that it stands for `indtil`: `udskydes, til loven er vedtaget`."""
_JOINED_BY_AND: Final = 5
_LONGEST_CLAUSE: Final = 150  # words: some of what is read in a clause looks at all of them
_LONGEST_SENTENCE: Final = 850  # words before its last clause
_LONGEST_READ: Final = 4000  # letters; only a clause with words without end has more


def split_text(text: str, vocabulary: Vocabulary) -> Text:
    """Cut a text into sentences and clauses; one without words has no sentence."""
    masked = mask_quotes(text)
    cased, lower = plain(masked)
    sentences: list[Sentence] = []
    blocks = blocks_of(masked)
    for number, (start, end) in enumerate(blocks):
        sentences += _Block(cased[start:end], lower, start, number, vocabulary).sentences
    return Text(text, unwrapped(text, blocks), lower, sentences)


class _Block:
    """Puts the words of a block into clauses, and the clauses into sentences.

    Attributes:
        heard: `words`, but for asides, which say nothing.
        offset: that of the clause that is being read, in the text.
        first: the place where the sentence that is being read began.
        joined: up to this place a verb joins with the last "og".
    """

    def __init__(
        self, block: str, lower: str, start: int, paragraph: int, vocabulary: Vocabulary
    ) -> None:
        self.raw = block.split(" ")
        self.words = list(map(vocabulary.__getitem__, self.raw))
        if "I" in self.raw:
            self._see_liberals(vocabulary["Ø"])
        self.heard = self.words.copy()
        self.offset = start
        self.lower = lower
        self.paragraph = paragraph
        self.sentences: list[Sentence] = []
        self._read()

    def _see_liberals(self, party: Word) -> None:
        """`I stemmer imod`: before a verb it is a party, and no preposition."""
        for place, word in enumerate(self.raw[:-1]):
            following = self.words[place + 1][0] & _OF_PARTY
            if word == "I" and following and self.raw[place + 1] != "går":
                self.words[place] = party

    def _read(self) -> None:
        """Go from word to word that may begin or end a clause; all others only stand in one."""
        heard, last = self.heard, len(self.raw) - 1
        self._begin(0)
        for place, (_, _, shape, _) in enumerate(heard):
            if not shape:
                continue
            if shape & _OPENS and place > self.first:
                if changes(self.raw, self.words, place):
                    shape |= _STARTS
                else:
                    self._pass_over(place)
                    shape = heard[place][2]
            if shape & _SPLITS or (
                shape & _VERBS and (place <= self.joined or self.clause.relation == "content")
            ):
                self._turn(place, shape, self.clause)
            if shape < _ENDS or place == last:
                continue
            if shape & _STOPS and ends_sentence(self.raw, place):
                self._finish(place)
                self._begin(place + 1)
            elif shape & _BREAKS:
                self._break(place, self.clause)
        self._finish(last)

    def _pass_over(self, place: int) -> None:
        """What stands in brackets says nothing; an aside never closed ends with its sentence."""
        heard = self.heard
        for at in range(place, len(heard)):
            shape = heard[at][2]
            ends = shape & _STOPS and ends_sentence(self.raw, at)
            heard[at] = (0, (), shape & (_STOPS | _BREAKS if shape & _CLOSES else _STOPS), False)
            if ends or shape & _CLOSES:
                return

    def _turn(self, place: int, shape: int, clause: Clause) -> None:
        """A word that may begin a clause, or join a second predicate; or a point's label."""
        label = shape & _LABELS and self._so_far(place) & _VERB
        if label and begins_point(self.raw, self.first, place):
            self._finish(place - 1)
            self._begin(place)
            return
        if shape & _STARTS and self._starts(place, clause):
            bits = self.words[place][0]
            self._open(place, _relation_of(bits & _SPLITS_ANYWHERE), bits, None)
        elif shape & _VERBS:
            self._predicate(place, shape, clause)
        if shape & _JOINS and (not place or self.raw[place - 1][-1:] != "-"):
            self.joined = place + _JOINED_BY_AND

    def _starts(self, place: int, clause: Clause) -> bool:
        """Whether a conjunction begins a clause: not as the first word known in a sentence, nor in
        `inden da`, `intet at`, nor in `1. og 2. at blev godkendt`, points by their first word.
        """
        if place == clause.first or not (clause.before or self._so_far(place)):
            return False
        word, before, bits = self.raw[place], self.raw[place - 1], self.words[place - 1][0]
        if before.lower() in _JOINED_TO.get(word, ()):
            return False
        after = "".join(self.raw[place + 1 : place + 2])
        if word == "når" and bits & _BODY and after == "ikke":
            return False  # `Udvalget når ikke at behandle sagen`
        if word == "indtil" and after in _AS_YET:
            return False
        if place == clause.first + 1 and clause.heads not in (None, clause.before):
            return False  # `bad dem undersøge, om ..., og at vende tilbage`
        if self.words[place][0] & _BEFORE:  # `forlod mødet før sagen blev drøftet`
            return self._is_told_of(place + 1)
        told = not after.endswith(("e", "å")) and self._says(place + 1)
        label = bits & _ORDINAL and (told or word == "at:")
        at = self.words[place][0] & _THAT
        return not (at and (label or (bits & _NUMBER and before.endswith("."))))

    def _break(self, place: int, clause: Clause) -> None:
        """A comma, semicolon, colon or dash: what follows is a clause, unless a list only goes
        on. It is opened by its first word, by the first two, or goes on with what stood before.
        """
        colon, following, before = self.words[place][0] & _COLON, place + 1, clause.before
        ahead = self.words[following][0]
        opening = ahead & _SPLITS_AFTER_COMMA
        if opening and not (colon and ahead & _RELATIVE):  # `..., da`; `Beslutning: Som indstillet`
            asks = ahead & _WHY and self._so_far(following) & _ASKS
            self._open(following, "question" if asks else _relation_of(opening), ahead, None)
        elif self._lists(place):  # `pkt. 1, 2 og 3`
            return
        elif relation := self._opened_by_two(following):  # `..., selv om`
            self._open(following, relation, 0, None)
        elif colon:  # `Beslutning: Godkendt`
            self._open(following, "colon", 0, clause)
        elif ahead & _AND and self._goes_back(following + 1, clause):
            self._open(following, "main", 0, before)  # `fandt, at prisen er høj, og udsatte sagen`
        elif before and ahead & _GOES_ON and _interrupts(clause, before):
            self._open(following, before.relation, 0, before)  # `Udvalget, idet ..., anbefaler`
        else:  # `Sagen blev drøftet, derefter udsat`
            self._open(following, self._goes_on_as(following, ahead, clause), 0, clause)

    def _lists(self, place: int) -> bool:
        """Whether a name or a list of numbers goes on behind this word, and no clause begins."""
        bits, ahead, word = self.words[place][0], self.words[place + 1][0], self.raw[place + 1]
        if ahead & _LISTED and (ahead & bits & _COUNTS or word == "stk."):
            return True  # `pkt. 1, 2`, `A, B`, `§ 17, stk. 4-udvalget`
        if bits & _DASH and self.words[place - 1][0] & ahead & _NUMBER:
            return True  # `1. - 3.`
        if len(self.raw[place]) == 2 and _LETTER_NEXT.fullmatch(word) is not None:
            return True  # `punkt a, b og d`
        if bits & _NUMBER and ahead & _PREDICATE and self.raw[place - 1] == "stk.":
            return True  # `§ 4, stk. 2, udgår`: its subject
        # `en årlig status, første gang i maj`: that is when
        return word == "første" and self.raw[place + 2 : place + 3] == ["gang"]

    def _opened_by_two(self, place: int) -> str:
        """How a clause hangs that its first two words open, or `til` for `indtil`; else ``."""
        word, second = self.raw[place], self.raw[place + 1 : place + 2]
        bits = all_bits(self.words[place + 1 : place + 2])
        if (word in ("selv", "uanset") and second == ["om"]) or (
            word == "til" and not _HAPPENS.isdisjoint(self.raw[place + 2 : place + 6])
        ):
            return "condition"
        if self.words[place][0] & _AND and bits & _BEFORE:
            return "before"  # `, og inden den afgøres`
        return "question" if word == "herunder" and bits & _ASKED else ""

    def _goes_back(self, place: int, clause: Clause) -> bool:
        """`Udvalget fandt, at prisen er høj, og udsatte sagen`: it goes on with what it did."""
        thinks, asks = clause.before, clause.relation in ("content", "question")
        if thinks is None or not asks or place >= len(self.words):
            return False
        if clause.relation == "question" and _is_charged(thinks):
            place += self.raw[place : place + 2][:-1] == ["at"]
            if self.words[place][0] & _VERB:  # `bad dem undersøge, om ..., og (at) vende tilbage`
                return self.raw[place].endswith("e")
        bits, word = self.words[place][0], self.raw[place].lower()
        if thinks.relation != "main":
            return False
        speaks = self.words[thinks.first][0]
        if clause.relation == "question" and speaks & _ADMIN:
            return word.endswith("er") and not bits & _THINKS  # `undersøger, om ..., og vender`
        if not (speaks & _BODY and thinks.bits & _THINKS):
            return False  # what a party or the administration goes on to do settles nothing
        acts = not bits & _THINKS or word in _TAKES
        return acts and word.endswith(_FINITE_ENDINGS) and word not in _NOT_ACTS

    def _goes_on_as(self, place: int, ahead: int, clause: Clause) -> str:
        """What a clause without conjunction is after a comma in one that is not the main clause."""
        relation = clause.relation
        if relation == "colon":
            return relation
        if relation != "question" and ahead & (_PREDICATE | _AND):
            goes_on = relation == "content" and ahead & _AND
            return "content" if goes_on and not self._starts_anew(place + 1, clause) else "main"
        if clause.before is None and relation not in ("content", "question"):
            return "main"
        return relation

    def _starts_anew(self, place: int, clause: Clause) -> bool:
        """`nok til at træffe beslutning, og sagen blev udsat`: no more of the infinitive."""
        return self.raw[clause.first + 1].endswith(("e", "å")) and self._is_told_of(place)

    def _is_told_of(self, place: int) -> bool:
        """`sagen blev`, but not `sagens behandling`: a subject at this place, then its verb."""
        subject = all_bits(self.words[place : place + 1]) & _SUBJECT
        return bool(subject) and self.raw[place][-1:] != "s" and self._says(place + 1)

    def _says(self, place: int) -> bool:
        return bool(all_bits(self.words[place : place + 1]) & _PREDICATE)

    def _predicate(self, place: int, shape: int, clause: Clause) -> None:
        """Split before the "og" of a second predicate, and after a clause that stood as a noun."""
        joined, before = self.joined - _JOINED_BY_AND, clause.before
        if place <= self.joined and joined > clause.first and not self._joins_nouns(joined, place):
            if self._ends_infinitive(place, clause):
                self._open(joined, "main", _AND, before)
                return
            if self._so_far(joined) & _PREDICATE:
                self._open(joined, clause.relation, _AND, clause)
                return
        if clause.relation != "content" or before is None or place < clause.first + 2:
            return
        if self._inverts(place, clause, before):
            self._open(place, "main", 0, None)
            return
        if self._judges(place, clause, before):  # `at ønsket om at ... ikke imødekommes`
            place -= bool(self.words[place - 1][0] & ROLES["negation"])
            self._open(place, before.relation, 0, before)
            return
        if not shape & _RESUMES:
            return
        infinitive = self.raw[clause.first + 1].endswith(("e", "å"))
        if not _is_topic(before) or not (infinitive or before.bits & _NOUNS):
            return
        begins = " ".join(self.raw[clause.first - 1 : clause.first + 2])
        if self._so_far(place) & _PREDICATE or not _OWN_VERB.match(begins):
            self._open(place, "main", 0, _outermost(before))

    def _judges(self, place: int, clause: Clause, before: Clause) -> bool:
        """`Ønsket om at sænke taksten imødekommes`, `kan ikke imødekommes`: a verdict is no part of
        the infinitive.
        """
        can, infinitive = self.words[place][0] & _CAN, self.raw[clause.first + 1]
        done = infinitive not in _GETS and _DONE.fullmatch(self.raw[place])
        if not (done or any(map(_VERDICT.fullmatch, self.raw[place : place + (3 if can else 1)]))):
            return False
        if place <= clause.first + 2 or infinitive in _MODAL or not infinitive.endswith(("e", "å")):
            return False
        return not self._so_far(place) & _CAN and _is_topic(before)

    def _inverts(self, place: int, clause: Clause, before: Clause) -> bool:
        """`I stedet for at udsætte sagen valgte udvalget ...`: the main verb, then who does it;
        `Efter afstemning om at udsætte sagen vedtoges planen`.
        """
        if len(self.sentence.clauses) > 1 or not before.words[before.last][0] & _PREPOSITION:
            return False
        after = self.raw[before.first] == "Efter" and _PASSIVE.fullmatch(self.raw[place])
        if after and self.raw[clause.first + 1].endswith(("e", "å")):
            return True
        if before.bits & _MATRIX_VERB:
            return False
        verb, subject = self.raw[place].lower(), self.words[place + 1 : place + 2]
        return verb.endswith(("te", "de", "er")) and bool(all_bits(subject) & _BODY)

    def _so_far(self, place: int) -> int:
        """The roles of the clause's words before this place."""
        return all_bits(self.heard[max(self.clause.first, place - _LONGEST_CLAUSE) : place])

    def _joins_nouns(self, joined: int, place: int) -> bool:
        """`pkt. 2 og 4 indarbejdes`, `til Plan og Miljø til behandling`: no second predicate."""
        before, after = self.words[joined - 1], self.words[joined + 1]
        return bool(before[0] & after[0] & _NUMBER or self.words[place - 1][0] & _PREPOSITION)

    def _ends_infinitive(self, place: int, clause: Clause) -> bool:
        """`besluttede at vente og udsatte sagen`: the finite verb goes back to the first clause."""
        if clause.relation != "content" or not clause.opener & _THAT or place <= clause.first + 1:
            return False
        infinitive = self.raw[clause.first + 1].lower().endswith("e")
        word = self.raw[place].lower().rstrip(".,;:")
        if word.endswith("es"):  # `nåede ikke at blive behandlet og sættes på næste dagsorden`
            return self.raw[clause.first + 1].lower() == "blive"
        if word.endswith("satte"):  # `udsatte`, not `udsætte`
            return infinitive
        return infinitive and word.endswith(_FINITE_ENDINGS) and not word.endswith("tte")

    def _begin(self, place: int) -> None:
        """A sentence begins with this word."""
        self._begin_sentence(place)
        self.joined = -1
        relation, opener = "main", 0
        opening = self.words[place][0] & _SPLITS_AFTER_COMMA
        if opening and _relation_of(opening) not in _NONE_AT_FIRST:
            relation, opener = _relation_of(opening), self.words[place][0]
        elif self.raw[place] in _SUPPOSING and all_bits(self.words[place + 1 : place + 2]) & _CASE:
            relation = "condition"
        self.clause = Clause(place, relation, opener, None, None, self.words, self.raw)

    def _begin_sentence(self, place: int) -> None:
        self.first = place
        self.sentence = Sentence(self.paragraph, self.offset)
        self.sentences.append(self.sentence)

    def _open(self, place: int, relation: str, opener: int, heads: Clause | None) -> None:
        """A clause ends before this word, and the next begins with it."""
        self._close(place)
        before = self.clause
        if opener & _THAT and not self.words[place - 1][0] & _PREPOSITION:
            before.governs = True
        self.joined = -1
        self.clause = Clause(place, relation, opener, before, heads, self.words, self.raw)
        if place - self.first > _LONGEST_SENTENCE:
            self._begin_sentence(place)

    def _finish(self, last: int) -> None:
        """The sentence ends with this word; one that asks (`Er sagen udsat?`) says nothing."""
        self._close(last + 1)
        if self.raw[last][-1:] == "?":
            for asked in self.sentence.clauses:
                asked.relation = "question" if asked.relation == "main" else asked.relation
        self.sentence.colon = bool(self.words[last][0] & _COLON)

    def _close(self, end: int) -> None:
        """The clause ends before this place: all of it is known. One without end is several."""
        while end - self.clause.first > _LONGEST_CLAUSE:
            clause = self.clause
            self._open(clause.first + _LONGEST_CLAUSE, clause.relation, 0, clause)
        clause, sentence, first = self.clause, self.sentence, self.clause.first
        bits, tokens = 0, clause.tokens
        for place, (roles, rules, _, says) in enumerate(self.heard[first:end], first):
            bits |= roles
            if says:
                tokens.append((place, roles, rules))
        start = self.offset
        clause.last, clause.bits = end - 1, bits
        clause.start, clause.end = start, start + len(" ".join(self.raw[first:end]))
        clause.lower = self.lower[start : clause.end][:_LONGEST_READ]
        self.offset = clause.end + 1
        if clause.relation == "before" and clause.before is None:
            ends = self.raw[end - 1][-1:] == "," and self._says(end)
            told = ends or self._is_told_of(first + 1)
            clause.relation = "before" if told else "main"  # `Før mødet blev sagen udsat`
        if clause.relation in _GOVERNED:
            sentence.governed = len(sentence.clauses)
        sentence.clauses.append(clause)
        sentence.bits |= bits
        sentence.end = clause.end


def _interrupts(clause: Clause, subject: Clause) -> bool:
    """`Udvalget, idet V tog forbehold, anbefaler ...`: a reason between a body and its verb."""
    if clause.relation == "relative" and subject.words[subject.last][0] & ROLES["negation"]:
        return True  # `blev ikke, som foreslået af V, udsat`
    if clause.relation in _OF_TOPIC and _is_topic(subject):
        return True  # `Spørgsmålet om, hvornår ..., blev drøftet`
    if clause.relation != "reason" or not subject.bits & _BODY:
        return False
    return not subject.bits & _MATRIX_VERB


def _is_topic(clause: Clause) -> bool:
    """`Forslaget om`, `Ønsket fra V om`: without a verb, which comes behind what it is about; so
    `at undersøge muligheden for` below one.
    """
    before = clause.before if clause.relation == "content" else None
    return _is_about(clause, clause.first + 2 * (before is not None and _is_about(before)))


def _is_about(clause: Clause, first: int | None = None) -> bool:
    bits = 0
    for place in range(clause.first if first is None else first, clause.last + 1):
        if _ASKING.fullmatch(clause.raw[place].lower()) is None:
            bits |= clause.words[place][0]
    about = bits & _NOUNS or clause.lower.endswith((" om", " om,", "muligheden for"))
    return bool(about) and not bits & _MATRIX_VERB


def _outermost(topic: Clause) -> Clause:
    """`Forslaget om at bede forvaltningen om at undersøge prisen blev afvist`: what was refused."""
    while topic.relation == "content" and topic.before is not None and _is_topic(topic.before):
        topic = topic.before
    return topic


def _is_charged(clause: Clause) -> bool:
    """`forvaltningen bedes undersøge, om ...`: the administration is to do it, an infinitive."""
    verb = clause.raw[clause.last]
    told = clause.bits | (clause.before.bits if clause.before is not None else 0)
    return bool(told & _ADMIN) and verb.endswith("e,") and not verb.endswith("te,")


@cache
def _relation_of(opening: int) -> str:
    """How the clause hangs that a word with these of its roles opens."""
    return next((relation for opener, relation in _RELATIONS if opening & opener), "main")
