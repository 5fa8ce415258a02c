"""The text of a decision → sentences, each a list of clauses with the roles of their words.

Offsets are those of the text, so evidence is cut from it. What stands in quotation marks or
brackets is somebody else's word or an aside: it is passed over.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Final

from casetrack.wording.lexicon import ROLES, SHAPES, Rule, Vocabulary, Word, any_of
from casetrack.wording.wraps import blocks_of, unwrapped

__all__ = ["Clause", "Sentence", "Text", "split_text"]

_STARTS, _JOINS, _VERBS = SHAPES["splits"], SHAPES["joins"], SHAPES["verb"]
_SPLITS = _STARTS | _JOINS
_RESUMES, _STOPS = SHAPES["resumes"], SHAPES["stops"]
_OPENS, _CLOSES, _BREAKS = SHAPES["opens"], SHAPES["closes"], SHAPES["breaks"]
_ENDS = min(_STOPS, _BREAKS)  # they are the last of all shapes
_AND, _THAT, _COLON, _DASH = ROLES["and"], ROLES["that"], ROLES["colon"], ROLES["dash"]
_NUMBER, _LETTER, _PREPOSITION = ROLES["number"], ROLES["letter"], ROLES["preposition"]
_PREDICATE = any_of("verb finite past present shall ought can opinion propose ask vote")
_SPLITS_ANYWHERE = any_of("that reason condition while but result")
_SPLITS_AFTER_COMMA = _SPLITS_ANYWHERE | any_of("before relative there why which so whether")
_WHY, _ASKS = ROLES["why"], ROLES["ask"] | ROLES["whether"]
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
_NONE_AT_FIRST: Final = frozenset({"main", "relative", "question"})
"""`Som medlemmer vælges`, `Om punkt 3 ...` begin a sentence as any word does."""
_QUOTES: Final = (('"', '"'), ("“", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ("„", "“"))
_BLANKS: Final = "\n\r\t\xa0\x0b\x0c\u2028"
_LATIN: Final = bytes(range(256)).decode("latin-1")
_BLANKED: Final = bytes(32 if char in _BLANKS else ord(char) for char in _LATIN)
_LOWERED: Final = _LATIN.lower().encode("latin-1")
_NOUNS = ROLES["case"] | ROLES["proposal"] | ROLES["amendment"] | ROLES["procedure"]
_SUBJECT = any_of("case determiner there")
_FINITE_ENDINGS: Final = ("er", "te", "de", "tog", "gav")
_ORDINAL: Final = re.compile(r"den$|[a-zæøå]{4,}[ae]ts$|[a-zæøå]{4,}ens$", re.I)
_INITIAL: Final = re.compile(r"\(?[A-ZÆØÅ]\.")
_LISTS: Final = frozenset({"Liste", "Gruppe", "Parti", "Forslag", "Model"})
_INSIDE_OF: Final = frozenset({"inden", "indtil", "siden"})
_JOINED_BY_AND: Final = 5
_LONGEST_CLAUSE: Final = 150  # words
_LONGEST_SENTENCE: Final = 1000
_LONGEST_READ: Final = 4000  # letters; only a clause with words without end has more


class Clause:
    """One clause: its place, its words' roles, and how it hangs on the clause before.

    Attributes:
        tokens: (place, roles, rules) of each word that says something.
        bits: all roles together.
        relation: main, content (at), reason, before, condition, relative, question or so.
        opener: roles of the word that opened it, 0 for none.
        first, last: places of its words in the sentence's list.
        words, raw: what each word of the block says, and the word itself.
        lower: its text in lower case, quotations blanked out; of endless words only the beginning.
        governs: an at-clause follows it straight.
        heads: the clause whose subject this one goes on with.
        before: the clause before it in its sentence.
        voice: who speaks in it, once `clauses` has heard it.
    """

    # Set on few clauses, or when all are there, so they stand here and not in every one.
    end = 0
    governs = False
    lower = ""
    start = 0
    voice: str | None = None

    def __init__(
        self,
        first: int,
        relation: str,
        opener: int,
        before: Clause | None,
        heads: Clause | None,
        words: list[Word],
        raw: list[str],
    ) -> None:
        self.first = self.last = first
        self.relation = relation
        self.opener = opener
        self.before = before
        self.heads = heads
        self.words = words
        self.raw = raw
        self.tokens: list[tuple[int, int, tuple[Rule, ...]]] = []
        self.bits = 0


class Sentence:
    """Clauses in order, with the sentence's offsets and the paragraph it stands in.

    Attributes:
        bits: the roles of all its clauses together.
        governed: the place of the last clause that hangs on a word before it, 0 for none.
    """

    __slots__ = ("bits", "clauses", "colon", "end", "governed", "paragraph", "start")

    def __init__(self, paragraph: int) -> None:
        self.clauses: list[Clause] = []
        self.paragraph = paragraph
        self.start = self.end = self.governed = self.bits = 0
        self.colon = False


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
    cased, lower = _plain(masked)
    sentences: list[Sentence] = []
    blocks = blocks_of(masked)
    for number, (start, end) in enumerate(blocks):
        _read_block(cased[start:end], lower, start, number, vocabulary, sentences)
    return Text(text, unwrapped(text, blocks), lower, sentences)


def _plain(text: str) -> tuple[str, str]:
    """The text with a blank for each break, and the same in lower case, both of its length."""
    try:
        letters = text.encode("latin-1")  # a table of bytes is several times as fast
    except UnicodeEncodeError:
        for blank in _BLANKS:
            text = text.replace(blank, " ")
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return text, lower
    cased = letters.translate(_BLANKED)
    return cased.decode("latin-1"), cased.translate(_LOWERED).decode("latin-1")


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
    words = list(map(vocabulary.__getitem__, tokens))
    cut = _Builder(words, tokens, number).sentences
    if len(tokens) > _LONGEST_CLAUSE:
        cut = _bounded(cut)
    before = list(accumulate(map(len, tokens), initial=offset))
    for sentence in cut:
        _locate(sentence, before, lower)
    sentences += cut


def _locate(sentence: Sentence, before: list[int], lower: str) -> None:
    """Places of words become offsets in the text; `before` is the letters before each word."""
    bits, clauses = 0, sentence.clauses
    for clause in clauses:
        first, last = clause.first, clause.last
        clause.start = start = before[first] + first
        clause.end = end = before[last + 1] + last
        clause.lower = lower[start : min(end, start + _LONGEST_READ)]
        bits |= clause.bits
    sentence.bits = bits
    sentence.start, sentence.end = clauses[0].start, end


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
    before, heads, words = clause.before, clause.heads, clause.words
    for first in range(clause.first, clause.last + 1, _LONGEST_CLAUSE):
        part = Clause(first, clause.relation, clause.opener, before, heads, words, clause.raw)
        part.last = min(first + _LONGEST_CLAUSE - 1, clause.last)
        part.bits = _all_bits(words[first : part.last + 1])
        before = heads = part
        parts.append(part)
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
    if _INITIAL.fullmatch(tokens[place]) and _inside_name(tokens, place, following):
        return False
    return not ahead[0].islower() or ahead[1:] == ")"  # `Godkendt. b) Udsat.`


def _inside_name(tokens: list[str], place: int, following: int) -> bool:
    """Whether the letter is an initial, as in `Dan E. Krog (O)`, and not a party: `Liste E.`."""
    bracket = "".join(tokens[following + 1 : following + 2]).startswith("(")
    if not bracket and ")" not in tokens[following]:
        return False
    before = tokens[place - 1].lstrip("(") if place else ""
    return not place or (before[:1].isupper() and before[-1].isalpha() and before not in _LISTS)


class _Builder:
    """Puts the words of a block into clauses, and the clauses into sentences."""

    def __init__(self, words: list[Word], raw: list[str], paragraph: int) -> None:
        self.words = words
        self.raw = raw
        self.paragraph = paragraph
        self.sentences: list[Sentence] = []
        self.clause = self._begin(0)
        self._read()

    def _read(self) -> None:
        clause, aside, last = self.clause, False, len(self.words) - 1
        bits, tokens = 0, clause.tokens
        for place, (roles, rules, shape, says) in enumerate(self.words):
            if shape or aside:
                if aside or (shape & _OPENS and place > self.first):
                    aside, roles, says = not shape & _CLOSES, 0, False
                elif shape & _SPLITS or (shape & _VERBS and self._may_split(place, shape)):
                    clause.bits = bits
                    clause = self._turn(place, shape, clause)
                    bits, tokens = clause.bits, clause.tokens
            bits |= roles
            if says:
                tokens.append((place, roles, rules))
            if shape < _ENDS or place == last:
                continue
            clause.bits = bits
            if shape & _STOPS and _ends_sentence(self.raw, place):
                self._finish(place, clause)
                clause, aside = self._begin(place + 1), False
            elif shape & _BREAKS and not aside:
                clause = self._break(place, clause)
            bits, tokens = clause.bits, clause.tokens
        clause.bits = bits
        self._finish(last, clause)

    def _may_split(self, place: int, shape: int) -> bool:
        """Whether a verb comes soon after "og", or after a clause that stood as a noun."""
        near = place - self.last_and <= _JOINED_BY_AND
        return near or bool(shape & _RESUMES and self.clause.relation == "content")

    def _turn(self, place: int, shape: int, clause: Clause) -> Clause:
        """A word that may begin a clause."""
        if shape & _STARTS and self._starts(place, clause):
            bits = self.words[place][0]
            clause = self._open(place, _relation_of(bits & _SPLITS_ANYWHERE), bits, None)
        elif shape & _VERBS and clause.tokens:
            clause = self._predicate(place, shape, clause)
        if shape & _JOINS and not (place and self.raw[place - 1].endswith("-")):
            self.last_and = place
        return clause

    def _starts(self, place: int, clause: Clause) -> bool:
        """Whether a conjunction begins a clause: not as the first word known in a sentence, nor in
        `inden da`, nor in `1. og 2. at blev godkendt`, where points are named by their first word.
        """
        if place == clause.first or not (clause.bits or clause.before):
            return False
        if self.raw[place] == "da":
            return self.raw[place - 1].lower() not in _INSIDE_OF
        numbered = self.words[place][0] & _THAT and self.words[place - 1][0] & _NUMBER
        return not (numbered and self.raw[place - 1].endswith("."))

    def _break(self, place: int, clause: Clause) -> Clause:
        """A comma, semicolon, colon or dash: what follows is a clause, unless a list only goes
        on.
        """
        if self.raw[place].endswith("-,") or self.raw[place + 1] == "stk.":
            return clause  # one name: `Teknik-, Plan- og Miljøudvalget`, `§ 17, stk. 4-udvalget`
        bits, ahead = self.words[place][0], self.words[place + 1][0]
        if ahead & bits & (_NUMBER | _LETTER):
            return clause
        opening = ahead & _SPLITS_AFTER_COMMA
        if not opening:
            relation = "colon" if bits & _COLON else self._goes_on_as(ahead, clause)
            if relation == "content" and ahead & _AND and self._starts_anew(place + 2, clause):
                relation = "main"
            return self._open(place + 1, relation, 0, clause)
        relation = _relation_of(opening)
        if ahead & _WHY and clause.bits & _ASKS:
            relation = "question"
        return self._open(place + 1, relation, ahead, None)

    def _begin(self, place: int) -> Clause:
        """A sentence begins with this word."""
        self.first, self.last_and = place, -9
        opener = self.words[place][0]
        relation = _relation_of(opener & _SPLITS_AFTER_COMMA)
        if relation in _NONE_AT_FIRST:
            relation, opener = "main", 0
        self.clause = clause = Clause(place, relation, opener, None, None, self.words, self.raw)
        self.sentence = Sentence(self.paragraph)
        self.sentence.clauses.append(clause)
        return clause

    def _finish(self, place: int, clause: Clause) -> None:
        """The sentence ends with this word."""
        clause.last = place
        self.sentence.colon = bool(self.words[place][0] & _COLON)
        self.sentences.append(self.sentence)

    def _open(self, place: int, relation: str, opener: int, heads: Clause | None) -> Clause:
        """A clause ends before this word, and the next begins with it."""
        before, clauses = self.clause, self.sentence.clauses
        before.last = place - 1
        if opener & _THAT and not self.words[place - 1][0] & _PREPOSITION:
            before.governs = True
        if relation in _GOVERNED:
            self.sentence.governed = len(clauses)
        self.clause = clause = Clause(place, relation, opener, before, heads, self.words, self.raw)
        clauses.append(clause)
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
        subject, verb = self.words[place][0], self.words[place + 1][0]
        return bool(subject & _SUBJECT) and bool(verb & _PREDICATE)

    def _predicate(self, place: int, shape: int, clause: Clause) -> Clause:
        """Split before "og" where a second predicate follows, and after a clause that stood as a
        noun.
        """
        joined, before = self.last_and, clause.before
        near = place - joined <= _JOINED_BY_AND and joined > clause.first
        if near and not self._joins_numbers():
            if self._ends_infinitive(place, clause):
                return self._split_at(joined, clause, "main", before)
            if any(bits & _PREDICATE for at, bits, _ in clause.tokens if at < joined):
                return self._split_at(joined, clause, clause.relation, clause)
        if (
            shape & _RESUMES
            and clause.relation == "content"
            and before is not None
            and before.bits & _NOUNS
            and not before.bits & _MATRIX_VERB
        ):
            return self._open(place, "main", 0, before)
        return clause

    def _split_at(self, place: int, clause: Clause, relation: str, heads: Clause | None) -> Clause:
        """The words from "og" on, already read, become a clause of their own."""
        read = clause.tokens
        opened = self._open(place, relation, _AND, heads)
        opened.tokens = [token for token in read if token[0] >= place]
        opened.bits = _all_bits(self.words[place : opened.tokens[-1][0] + 1])
        clause.tokens = [token for token in read if token[0] < place]
        clause.bits = _all_bits(self.words[clause.first : place])
        return opened

    def _joins_numbers(self) -> bool:
        """`pkt. 2 og 4 indarbejdes`: one subject, and no second predicate."""
        before, after = self.words[self.last_and - 1], self.words[self.last_and + 1]
        return bool(before[0] & after[0] & _NUMBER)

    def _ends_infinitive(self, place: int, clause: Clause) -> bool:
        """`besluttede at vente og udsatte sagen`: the finite verb goes back to the first clause."""
        if clause.relation != "content" or not clause.opener & _THAT or place <= clause.first + 1:
            return False
        infinitive = self.raw[clause.first + 1].lower().endswith("e")
        word = self.raw[place].lower().rstrip(".,;:")
        if word.endswith("es"):  # `nåede ikke at blive behandlet og sættes på næste dagsorden`
            return self.raw[clause.first + 1].lower() == "blive"
        return infinitive and word.endswith(_FINITE_ENDINGS) and not word.endswith("tte")


def _all_bits(words: list[Word]) -> int:
    bits = 0
    for word in words:
        bits |= word[0]
    return bits


@cache
def _relation_of(opening: int) -> str:
    """How the clause hangs that a word with these of its roles opens."""
    return next((relation for opener, relation in _RELATIONS if opening & opener), "main")
