"""What a text is cut into: clauses, and the sentences they stand in."""

from __future__ import annotations

from casetrack.wording.lexicon import Rule, Word

__all__ = ["Clause", "Sentence", "Text"]


class Clause:
    """One clause: its place, its words' roles, and how it hangs on the clause before.

    Attributes:
        tokens: (place, roles, rules) of each word that says something.
        bits: all roles together.
        relation: main, content (at), reason, before, condition, relative, question or so.
        opener: roles of the word that opened it, 0 for none.
        first, last: places of its words in the block's list.
        start, end: its offsets in the text.
        words, raw: what each word of the block says, and the word itself.
        lower: its text in lower case, quotations blanked out; of endless words only the beginning.
        governs: an at-clause follows it straight.
        heads: the clause whose subject this one goes on with.
        before: the clause before it in its sentence.
        voice: who speaks in it, once `clauses` has heard it.
    """

    __slots__ = (
        "before", "bits", "end", "first", "governs", "heads", "last", "lower", "opener", "raw",
        "relation", "start", "tokens", "voice", "words",
    )  # fmt: skip

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
        """A clause begins; the fields not set here are known when it ends."""
        self.first = first
        self.relation = relation
        self.opener = opener
        self.before = before
        self.heads = heads
        self.words = words
        self.raw = raw
        self.tokens: list[tuple[int, int, tuple[Rule, ...]]] = []
        self.bits = 0
        self.governs = False
        self.voice: str | None = None
        self.last: int
        self.start: int
        self.end: int
        self.lower: str

    def roles_before(self, place: int) -> int:
        """The roles of the word before a place; none of the first word of the clause."""
        return self.words[place - 1][0] if place > self.first else 0


class Sentence:
    """Clauses in order, with the sentence's offsets and the paragraph it stands in.

    Attributes:
        bits: the roles of all its clauses together.
        governed: the place of the last clause that hangs on a word before it, 0 for none.
    """

    __slots__ = ("bits", "clauses", "colon", "end", "governed", "paragraph", "start")

    def __init__(self, paragraph: int, start: int) -> None:
        self.clauses: list[Clause] = []
        self.paragraph = paragraph
        self.start = self.end = start
        self.governed = self.bits = 0
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
