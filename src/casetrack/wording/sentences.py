"""The text of a decision → sentences, each a list of clauses with the roles of their words.

Offsets are those of the text, so evidence is cut from it. What stands in quotation marks or
brackets is somebody else's word or an aside: it is passed over.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from casetrack.wording.lexicon import ROLES, SHAPES, Rule, Vocabulary, Word, any_of
from casetrack.wording.wraps import blocks_of, unwrapped

__all__ = ["Clause", "Sentence", "Text", "split_text"]

_STARTS, _JOINS, _VERBS = SHAPES["splits"], SHAPES["joins"], SHAPES["verb"]
_SPLITS = _STARTS | _JOINS
_TURNS = _SPLITS | _VERBS
_SAYS, _RESUMES, _STOPS = SHAPES["says"], SHAPES["resumes"], SHAPES["stops"]
_OPENS, _CLOSES, _BREAKS = SHAPES["opens"], SHAPES["closes"], SHAPES["breaks"]
_ENDS = _STOPS | _BREAKS
_AND, _THAT, _COLON, _DASH = ROLES["and"], ROLES["that"], ROLES["colon"], ROLES["dash"]
_NUMBER, _LETTER, _PREPOSITION = ROLES["number"], ROLES["letter"], ROLES["preposition"]
_PREDICATE = any_of("verb finite past present shall ought can opinion propose ask vote")
_SPLITS_ANYWHERE = any_of("that reason condition while but result")
_SPLITS_AFTER_COMMA = _SPLITS_ANYWHERE | any_of("before relative there why which so whether")
_MATRIX_VERB = _PREDICATE | ROLES["wish"]
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
_SUBORDINATE: Final = frozenset(
    {"reason", "before", "condition", "relative", "question", "content", "so"}
)
_QUOTES: Final = (('"', '"'), ("“", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ("„", "“"))
_BLANKS: Final = "\n\r\t\xa0\x0b\x0c\u2028"
_REMARK = ROLES["remark"]
_NOUNS = ROLES["case"] | ROLES["proposal"] | ROLES["amendment"] | ROLES["procedure"]
_SUBJECT = any_of("case determiner there")
_FINITE_ENDINGS: Final = ("er", "te", "de", "tog", "gav")
_ORDINAL: Final = re.compile(r"den$|[a-zæøå]{4,}[ae]ts$|[a-zæøå]{4,}ens$", re.I)
_INSIDE_OF: Final = frozenset({"inden", "indtil", "siden"})
_JOINED_BY_AND: Final = 5
_LONGEST_CLAUSE: Final = 150  # words
_LONGEST_SENTENCE: Final = 1000


class Clause:
    """One clause: its place, its words' roles, and how it hangs on the clause before.

    Attributes:
        tokens: (place, roles, rules) of each word that says something.
        bits: all roles together.
        relation: main, content (at), reason, before, condition, relative, question or so.
        opener: roles of the word that opened it, 0 for none.
        first, last: places of its words in the sentence's list.
        words, raw: what each word of the block says, and the word itself.
        lower: its text in lower case, quotations blanked out.
        governs: an at-clause follows it straight.
        heads: the clause whose subject this one goes on with.
        before: the clause before it in its sentence.
        voice: who speaks in it, once `clauses` has heard it.
    """

    # Set on few clauses, so they stand here and not in every one: clauses are made by the million.
    before: Clause | None = None
    end = 0
    governs = False
    heads: Clause | None = None
    lower = ""
    start = 0
    voice: str | None = None

    def __init__(
        self, first: int, relation: str, opener: int, words: list[Word | None], raw: list[str]
    ) -> None:
        self.first = self.last = first
        self.relation = relation
        self.opener = opener
        self.words = words
        self.raw = raw
        self.tokens: list[tuple[int, int, tuple[Rule, ...]]] = []
        self.bits = 0


class Sentence:
    """Clauses in order, with the sentence's offsets and the paragraph it stands in.

    Attributes:
        governed: the place of the last clause that hangs on a word before it, 0 for none.
    """

    __slots__ = ("clauses", "colon", "end", "governed", "paragraph", "remark", "start")

    def __init__(self, paragraph: int) -> None:
        self.clauses: list[Clause] = []
        self.paragraph = paragraph
        self.start = self.end = self.governed = 0
        self.colon = False
        self.remark = False


class Text:
    """A decision's text cut up, in three forms of one length.

    Attributes:
        printed: as it stands, for evidence.
        original: wrapped lines put together, for what is looked for with its capitals.
        lower: in lower case, on one line, quotations blanked out.
    """

    __slots__ = ("lower", "original", "printed", "sentences")

    def __init__(self, printed: str, original: str, lower: str, sentences: list[Sentence]) -> None:
        self.printed = printed
        self.original = original
        self.lower = lower
        self.sentences = sentences


def split_text(text: str, vocabulary: Vocabulary) -> Text:
    """Cut a text into sentences and clauses; one without words has no sentence."""
    masked = _mask_quotes(text)
    cased = masked
    if not masked.isprintable():
        for blank in _BLANKS:
            cased = cased.replace(blank, " ")
    lower = cased.lower()
    if len(lower) != len(cased):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in cased)
    sentences: list[Sentence] = []
    blocks = blocks_of(masked)
    for number, (start, end) in enumerate(blocks):
        _read_block(cased[start:end], lower, start, number, vocabulary, sentences)
    return Text(text, unwrapped(text, blocks), lower, sentences)


def _mask_quotes(text: str) -> str:
    """Underscores for what is quoted; a mark without its mate is left alone."""
    for opening, closing in _QUOTES:
        if opening not in text:
            continue
        pieces, done = [], 0
        begin = text.find(opening)
        while begin >= 0:
            end = text.find(closing, begin + 1)
            if end < 0:
                break
            pieces += [text[done : begin + 1], "_" * (end - begin - 1), closing]
            done = end + 1
            begin = text.find(opening, done)
        text = "".join(pieces) + text[done:]
    return text


def _read_block(
    block: str,
    lower: str,
    offset: int,
    number: int,
    vocabulary: Vocabulary,
    sentences: list[Sentence],
) -> None:
    tokens = block.split(" ")
    ends = list(accumulate(map(len, tokens)))
    cut = _Builder(list(map(vocabulary.__getitem__, tokens)), tokens, number).sentences
    if len(tokens) > _LONGEST_CLAUSE:
        cut = _bounded(cut)
    for sentence in cut:
        _locate(sentence, tokens, ends, offset, lower)
    sentences += cut


def _bounded(sentences: list[Sentence]) -> list[Sentence]:
    """No clause and no sentence without end: some of what is read in one looks at all its words."""
    bounded: list[Sentence] = []
    for sentence in sentences:
        parts = [part for clause in sentence.clauses for part in _parts(clause)]
        held = parts[0].first
        if parts[-1].last - held < _LONGEST_SENTENCE:
            sentence.clauses = parts
            bounded.append(sentence)
            continue
        for part in parts:
            if part is parts[0] or part.last - held >= _LONGEST_SENTENCE:
                held = part.first
                bounded.append(Sentence(sentence.paragraph))
            bounded[-1].clauses.append(part)
            bounded[-1].remark |= bool(part.bits & _REMARK)
        bounded[-1].colon = sentence.colon
    for sentence in bounded:
        sentence.governed = _last_governed(sentence.clauses)
    return bounded


def _last_governed(clauses: list[Clause]) -> int:
    return max((n for n, one in enumerate(clauses) if one.relation in _GOVERNED), default=0)


def _parts(clause: Clause) -> list[Clause]:
    """The clause, or where it is very long pieces that go on with it."""
    if clause.last - clause.first < _LONGEST_CLAUSE:
        return [clause]
    parts: list[Clause] = []
    for first in range(clause.first, clause.last + 1, _LONGEST_CLAUSE):
        part = Clause(first, clause.relation, clause.opener, clause.words, clause.raw)
        part.last = min(first + _LONGEST_CLAUSE - 1, clause.last)
        part.before = part.heads = parts[-1] if parts else None
        part.bits = _all_bits(clause.words[first : part.last + 1])
        parts.append(part)
    parts[0].before, parts[0].heads = clause.before, clause.heads
    parts[-1].governs = clause.governs
    for token in clause.tokens:
        parts[(token[0] - clause.first) // _LONGEST_CLAUSE].tokens.append(token)
    return parts


def _ends_sentence(tokens: list[str], place: int) -> bool:
    if place and tokens[place][0].isdigit() and _ORDINAL.match(tokens[place - 1]):
        return False  # `Magistratens 4. Afdeling`
    following, total = place + 1, len(tokens)
    while following < total and not tokens[following]:
        following += 1
    if following >= total:
        return True
    ahead = tokens[following]
    return not ahead[0].islower() or ahead[1:] == ")"  # `Godkendt. b) Udsat.`


def _locate(
    sentence: Sentence, tokens: list[str], ends: list[int], offset: int, lower: str
) -> None:
    """Places of words become offsets in the text."""
    for clause in sentence.clauses:
        first = clause.first
        clause.start = offset + ends[first] - len(tokens[first]) + first
        clause.end = offset + ends[clause.last] + clause.last
        clause.lower = lower[clause.start : clause.end]
    sentence.start, sentence.end = sentence.clauses[0].start, sentence.clauses[-1].end


class _Builder:
    """Puts the words of a block into clauses, and the clauses into sentences."""

    def __init__(self, words: list[Word | None], raw: list[str], paragraph: int) -> None:
        self.words = words
        self.raw = raw
        self.sentences: list[Sentence] = []
        self.sentence = Sentence(paragraph)
        self.paragraph = paragraph
        self.clause: Clause | None = None
        self.first = 0
        self.last_and = -9
        self._read()

    def _read(self) -> None:
        clause, aside = self.clause, False
        for place, word in enumerate(self.words):
            if word is None:
                continue
            shape = word[2]
            if aside:
                aside = not shape & _CLOSES
            elif shape & _OPENS and place > self.first:
                aside = True
            elif clause is None or (
                shape & _TURNS and (shape & _SPLITS or self._may_split(place, shape, clause))
            ):
                clause = self._turn(place, word)
            else:
                clause.bits |= word[0]
                if shape & _SAYS:
                    clause.tokens.append((place, word[0], word[1]))
            if shape & _ENDS:
                if shape & _STOPS and _ends_sentence(self.raw, place):
                    self._finish(place)
                    aside = False
                elif shape & _BREAKS and not aside:
                    self._break(place, word[0])
                clause = self.clause
        if self.first < len(self.words):
            self._finish(len(self.words) - 1)

    def _may_split(self, place: int, shape: int, clause: Clause) -> bool:
        """Whether a verb comes soon after "og", or after a clause that stood as a noun."""
        near = place - self.last_and <= _JOINED_BY_AND
        return near or bool(shape & _RESUMES and clause.relation == "content")

    def _turn(self, place: int, word: Word) -> Clause:
        """A word that may begin a clause."""
        bits, rules, shape = word
        clause = self.clause
        if clause is None:
            opener = self.words[self.first] if place > self.first else word
            relation, opening = _relation_of(opener[0] if opener else 0, True)
            if relation in ("relative", "question"):  # `Som medlemmer vælges`, `Om punkt 3 ...`
                relation, opening = "main", 0
            clause = self._open(self.first, relation or "main", opening)
        elif shape & _STARTS and place > clause.first and not self._opens_none(place, bits):
            clause = self._open(place, *_relation_of(bits, False))
        elif shape & _VERBS and clause.tokens:
            clause = self._predicate(place, bits, clause)
        if shape & _JOINS and not (place and self.raw[place - 1].endswith("-")):
            self.last_and = place
        clause.tokens.append((place, bits, rules))
        clause.bits |= bits
        return clause

    def _opens_none(self, place: int, bits: int) -> bool:
        """`1. og 2. at blev godkendt`: the points are named by their first word; and `inden da`."""
        if self.raw[place] == "da":
            return self.raw[place - 1].lower() in _INSIDE_OF
        previous = self.words[place - 1]
        numbered = previous is not None and previous[0] & _NUMBER
        return bool(bits & _THAT and numbered) and self.raw[place - 1].endswith(".")

    def _break(self, place: int, bits: int) -> None:
        """A comma, semicolon, colon or dash: what follows is a clause, unless a list only goes
        on.
        """
        if place + 1 >= len(self.words) or self.raw[place].endswith("-,"):
            return  # `Teknik-, Plan- og Miljøudvalget` is one name
        if self.raw[place + 1] == "stk.":
            return  # so is `§ 17, stk. 4-udvalget`
        following = self.words[place + 1]
        ahead = following[0] if following else 0
        if ahead & bits & (_NUMBER | _LETTER):
            return
        if self.clause is None:
            if bits & _DASH:
                self.first = place + 1
                return
            self._open(self.first, "main", 0)
        clause = self.clause
        assert clause is not None
        relation, opener = _relation_of(ahead, True)
        if relation is None:
            relation = "colon" if bits & _COLON else self._goes_on_as(ahead, clause)
            if relation == "content" and ahead & _AND and self._starts_anew(place + 2, clause):
                relation = "main"
        elif opener & ROLES["why"] and clause.bits & (ROLES["ask"] | ROLES["whether"]):
            relation = "question"
        opened = self._open(place + 1, relation, opener)
        if not opener:
            opened.heads = clause

    def _finish(self, place: int) -> None:
        """The sentence ends with this word."""
        if self.clause is None and self.first <= place:
            self._open(self.first, "main", 0)
        if self.clause is not None:
            self.clause.last = max(place, self.clause.first)
            word = self.words[place]
            self.sentence.colon = word is not None and bool(word[0] & _COLON)
            for clause in self.sentence.clauses:
                if clause.bits & _REMARK:
                    self.sentence.remark = True
            self.sentences.append(self.sentence)
            self.sentence = Sentence(self.paragraph)
        self.clause, self.first, self.last_and = None, place + 1, -9

    def _open(self, place: int, relation: str | None, opener: int) -> Clause:
        if self.clause is not None:
            self.clause.last = max(place - 1, self.clause.first)
            straight = self.words[place - 1]
            if opener & _THAT and not (straight is not None and straight[0] & _PREPOSITION):
                self.clause.governs = True
        clause = Clause(place, relation or "main", opener, self.words, self.raw)
        if self.clause is not None:
            clause.before = self.clause
        self.clause = clause
        sentence = self.sentence
        if relation in _GOVERNED:
            sentence.governed = len(sentence.clauses)
        sentence.clauses.append(clause)
        self.last_and = -9
        return clause

    def _goes_on_as(self, ahead: int, clause: Clause) -> str:
        """What a clause without conjunction is after a comma."""
        if clause.relation not in _SUBORDINATE:
            return "main" if clause.relation != "colon" else "colon"
        if clause.relation != "question" and ahead & (_PREDICATE | _AND):
            return "content" if clause.relation == "content" and ahead & _AND else "main"
        first = self.sentence.clauses[0]
        if first is clause and clause.relation not in ("content", "question"):
            return "main"
        return clause.relation

    def _starts_anew(self, place: int, clause: Clause) -> bool:
        """`nok til at træffe beslutning, og sagen blev udsat`: no more of the infinitive."""
        second = self.raw[clause.first + 1].lower()
        if place + 1 >= len(self.words) or not second.endswith(("e", "å")):
            return False
        subject, verb = self.words[place], self.words[place + 1]
        return (
            subject is not None
            and bool(subject[0] & _SUBJECT)
            and verb is not None
            and bool(verb[0] & _PREDICATE)
        )

    def _predicate(self, place: int, bits: int, clause: Clause) -> Clause:
        """Split before "og" where a second predicate follows, and after a clause that stood as a
        noun.
        """
        near = place - self.last_and <= _JOINED_BY_AND and self.last_and > clause.first
        if near and not self._joins_numbers():
            if self._ends_infinitive(place, clause):
                return self._split_at(self.last_and, clause, "main", self._before(clause))
            if any(b & _PREDICATE for p, b, _ in clause.tokens if p < self.last_and):
                return self._split_at(self.last_and, clause, clause.relation, clause)
        if bits & ROLES["finite"] and clause.relation == "content":
            before = self._before(clause)
            if before is not None and before.bits & _NOUNS and not before.bits & _MATRIX_VERB:
                opened = self._open(place, "main", 0)
                opened.heads = before
                return opened
        return clause

    def _joins_numbers(self) -> bool:
        """`pkt. 2 og 4 indarbejdes`: one subject, and no second predicate."""
        before, after = self.words[self.last_and - 1], self.words[self.last_and + 1]
        if before is None or after is None:
            return False
        return bool(before[0] & after[0] & _NUMBER)

    def _before(self, clause: Clause) -> Clause | None:
        clauses = self.sentence.clauses
        return clauses[-2] if len(clauses) > 1 and clauses[-1] is clause else None

    def _ends_infinitive(self, place: int, clause: Clause) -> bool:
        """`besluttede at vente og udsatte sagen`: the finite verb goes back to the first clause."""
        if clause.relation != "content" or not clause.opener & _THAT or place <= clause.first + 1:
            return False
        infinitive = self.raw[clause.first + 1].lower().endswith("e")
        word = self.raw[place].lower().rstrip(".,;:")
        return infinitive and word.endswith(_FINITE_ENDINGS) and not word.endswith("tte")

    def _split_at(self, place: int, clause: Clause, relation: str, heads: Clause | None) -> Clause:
        moved = [token for token in clause.tokens if token[0] >= place]
        clause.tokens = [token for token in clause.tokens if token[0] < place]
        clause.bits = _all_bits(self.words[clause.first : place])
        opened = self._open(place, relation, _AND)
        opened.heads = heads
        opened.tokens = moved
        opened.bits = _all_bits(self.words[place : moved[-1][0] + 1])
        return opened


def _all_bits(words: list[Word | None]) -> int:
    bits = 0
    for word in words:
        if word is not None:
            bits |= word[0]
    return bits


def _relation_of(bits: int, after_comma: bool) -> tuple[str | None, int]:
    splits = _SPLITS_AFTER_COMMA if after_comma else _SPLITS_ANYWHERE
    if bits & splits:
        for opener, relation in _RELATIONS:
            if bits & opener & splits:
                return relation, bits
    return None, 0
