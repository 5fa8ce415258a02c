"""The lexicon: Danish wording (data) → the roles and rules of a word.

Data name the words; what a role or an outcome does to a sentence is code (`clauses`, `readings`).
A file holds `[roles]`, lists of words by what they do in a sentence, and `[rules.ID]`, what words
say when they stand in a clause; docs/lexicon.md tells the keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from attrs import field, frozen

from casetrack.bodywords import word_set
from casetrack.lazy import finder, regex
from casetrack.outcomes import Outcome
from casetrack.periods import FULL_MONTH

__all__ = [
    "AGENDA",
    "LABELS",
    "MARKS",
    "ROLES",
    "SHAPES",
    "TABLES",
    "TRAITS",
    "InvalidLexicon",
    "Lexicon",
    "Rule",
    "Vocabulary",
    "Word",
    "all_bits",
    "any_of",
    "compiled",
    "merge",
    "parse_lexicon",
    "shipped",
    "table_in",
]

_ROLE_NAMES: Final = (
    "negation that reason before condition while but and relative result why which so whether"
    " preposition past present ought shall can determiner adverb body admin majority minority"
    " members party outside label case thing point item ordinal proposal amendment procedure"
    " pronoun propose wish opinion ask vote told remark reserve finite original some time"
    " number letter named there comma colon full_stop opens closes abbreviation dash verb wakes"
)
ROLES: Final = {name: 1 << place for place, name in enumerate(_ROLE_NAMES.split())}
"""Every role a word can have, as one bit. Those from `number` on are seen from the token itself."""

MARKS: Final = frozenset({"change", "send"})
"""What a rule may say besides an outcome: a change to what is approved, a sending to somebody."""

_KEYS: Final = word_set(
    "outcome no words pattern also by about needs weak negatable noun typos stays traits"
)
TRAITS: Final = word_set(
    "shows asks sends_to sends_up comes_back moves_on ends_meeting proposes grants refuses"
    " majority votes_for agrees settles_motion hands_over governs_last orders_items after_yes"
    " alone after_that does once of_rest takes_up applied placed lets_go"
)
"""What the code asks of a rule besides what it says; docs/lexicon.md tells each."""
_CHOICES: Final = {
    "by": frozenset({"body", "anyone"}),
    "about": frozenset({"case"}),
    "needs": word_set("time person body no object content when"),
}
_FLAGS: Final = ("negatable", "noun", "typos", "stays")
_AS_WRITTEN: Final = ("weak", *_CHOICES, *_FLAGS)
TABLES: Final = ("roles", "rules", "examples")
_SEEN_IN_TOKEN: Final = frozenset(name for name, bit in ROLES.items() if bit >= ROLES["number"])
AGENDA: Final = "dags?ordn?en"
"""The agenda as it is spelt: `dagsorden`, `dagsordnen`, `dagorden`, and the same with an ending."""
_NAMED: Final = {
    "{month}": FULL_MONTH,
    "{agenda}": AGENDA,
    "{choice}": "(?:forslag|model|løsning|skitse|scenari|placering|mulighed|variant|alternativ)",
}
"""What patterns of the lexicon name, so that it is told once."""
_NAMES_A_RULE: Final = regex(r"[a-z][a-z0-9-]*")
_ABBREVIATIONS: Final = word_set(
    "ad afd bl bl.a ca d dvs ekskl evt f.eks fx hhv inkl jf jfr kl max maks mht mio mia min nr pkt"
    " pr stk tlf vedr vejl ift i.f.t kgl st sml skt gl hr s bilagsnr sagsnr sagsid t.o.m t.h p.t pt"
)
_CHANGING: Final = word_set("dog bortset undtagen ekskl eksklusive fraregnet med uden men")
"""In a bracket they begin no aside, but a change: `Godkendt (dog uden hegn)`."""
LABELS: Final = frozenset({"Ad", "Pkt.", "Punkt"})
"""With a capital and a number they begin a point, after whatever stands before them."""
_DAY: Final = regex(
    r"(?<!\d)[0-3]?\d(?:/[01]?\d(?:[-/ ](?:\d\d){1,2})?|[-.][01]?\d[-.](?:\d\d){1,2})"
)
"""Reads `18/9`, `3/10-2012` and `18-09-2014`, not `2009/14` or `3.4`."""
_LEADING: Final = "\"'“”»«([{-–—•·*_…"
_TRAILING: Final = "\"'“”»«)]}.,;:!?*_…"
_MISTYPED: Final = 7
_REMEMBERED: Final = 40_000
_LONGEST: Final = 48
_UP_TO: Final = regex(r"\{\.\.(\d)\}")
_WORDS: Final = r"(?:[\\w-]+ ){0,\1}"


class InvalidLexicon(ValueError):
    """A lexicon file that cannot be used; the message names the file, the rule and the fault."""


@frozen(eq=False)
class Rule:
    """What certain words say when they stand in a clause.

    Attributes:
        outcome: what is said; `None` when only the negation says something.
        mark: `change` or `send`, instead of an outcome.
        negated: what the negation says; `None` when it says nothing.
        words: the forms that wake the rule, with a star for any letters.
        pattern: alternatives, one of which must be found in the clause too; none asks for none.
        also: letters, some of which must stand in what the pattern finds: looked for first, which
            is cheap.
        by: `body` when it says nothing in anybody else's mouth, `anyone` when any mouth will do.
        about: `case` when the clause must speak of the matter itself.
        needs: what else the clause must hold: `time`, `person`, `body`, `no` (a negation),
            `content` (an at-clause straight after), `object` (none) or `when` (a condition).
        weak: 0, or gives way: 1 to what settles or moves the case, 2 to a noting too, 3 to all.
        negatable: whether a negation in the clause counts.
        noun: its words are nouns, so that they begin no new clause after "og".
        found: whether the pattern is met in a clause's lower-case text; yes where there is none.
        typos: its longer words are also known with one letter wrong, missing, doubled or swapped.
        stays: what it says does not give way to what would say the same: a choice beside a promise,
            something new ordered beside what is put off.
        traits: some of `TRAITS`.
    """

    id: str
    words: tuple[str, ...]
    outcome: Outcome | None = None
    mark: str | None = None
    negated: Outcome | None = None
    pattern: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    by: str | None = None
    about: str | None = None
    needs: str | None = None
    weak: int = 0
    negatable: bool = True
    noun: bool = False
    typos: bool = False
    stays: bool = False
    traits: frozenset[str] = frozenset()
    found: Callable[[str], bool] = field(default=finder((), ()), repr=False)


SHAPES: Final[dict[str, int]] = {
    name: 1 << place
    for place, name in enumerate(
        ("splits", "joins", "labels", "verb", "resumes", "opens", "closes", "stops", "breaks")
    )
}
"""What a word does where sentences and clauses are put together, seen from its roles; most words
have none: each is one word more in its clause."""

Word = tuple[int, tuple[Rule, ...], int, bool]
"""The roles of a word, as bits, the rules it wakes, its shapes, as bits too, and whether it says
something: an article or a comma alone does not."""

_NO_WORD: Final[Word] = (0, (), 0, False)


def any_of(roles: str) -> int:
    """The bits of all the roles named."""
    bits = 0
    for role in roles.split():
        bits |= ROLES[role]
    return bits


def all_bits(words: Iterable[Word]) -> int:
    """The roles of all the words together."""
    bits = 0
    for word in words:
        bits |= word[0]
    return bits


_SILENT: Final = any_of(
    "preposition determiner adverb time label pronoun original told reserve remark comma colon dash"
    " full_stop closes abbreviation"
)
_SHAPED: Final = (
    (any_of("that reason condition while but result before"), SHAPES["splits"]),
    (ROLES["and"], SHAPES["joins"]),
    (any_of("verb finite past present shall ought can opinion propose ask vote"), SHAPES["verb"]),
    (ROLES["finite"], SHAPES["resumes"]),
    (ROLES["opens"], SHAPES["opens"]),
    (ROLES["closes"], SHAPES["closes"]),
    (ROLES["full_stop"], SHAPES["stops"]),
    (any_of("comma colon dash"), SHAPES["breaks"]),
)


def _shape_of(bits: int) -> int:
    shape = 0
    for roles, one in _SHAPED:
        if bits & roles:
            shape |= one
    return shape & ~SHAPES["stops"] if bits & ROLES["abbreviation"] else shape


class Vocabulary(dict[str, Word]):
    """Every token met so far with its roles and rules.

    Looking a token up once costs some microseconds, after that as much as a dictionary. What is
    remembered is bounded.
    """

    def __init__(self, roles: Mapping[str, str], rules: Iterable[Rule]) -> None:
        super().__init__()
        self.whole: dict[str, Word] = {}
        self.starts: dict[str, Word] = {}
        self.ends: dict[str, Word] = {}
        for role, words in roles.items():
            for word in words.split():
                self._add(word, ROLES[role], ())
        rules = tuple(rules)
        for rule in rules:
            for word in rule.words:
                self._add(word, 0, (rule,))
        self.near: dict[str, str] = {}
        for rule in rules:
            for word in rule.words if rule.typos else ():
                if len(word) >= _MISTYPED and "*" not in word:
                    self.near.update(dict.fromkeys((word, *_shortened(word)), word))
        self._lengths = {len(part) for part in (*self.starts, *self.ends)}

    def _add(self, word: str, bits: int, rules: tuple[Rule, ...]) -> None:
        table, key = self.whole, word
        if word.endswith("*"):
            table, key = self.starts, word[:-1]
        elif word.startswith("*"):
            table, key = self.ends, word[1:]
        old_bits, old_rules, *_ = table.get(key, _NO_WORD)
        table[key] = (old_bits | bits, old_rules + rules, 0, False)

    def __missing__(self, token: str) -> Word:
        word = self._read(token)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(token) <= _LONGEST:
            self[token] = word
        return word

    def _read(self, token: str) -> Word:
        core = token[:_LONGEST]
        if len(token) <= _LONGEST:
            core = token.strip(_LEADING).rstrip(_TRAILING)
        bits = _marks_of(token, core)
        lower = core.lower()
        found, rules = self._look_up(lower)
        bits |= found
        if not core:
            bits |= ROLES["dash"] if token and token[0] in "-–—•·*" else 0
        elif core[0].isdigit() or lower in ("§", "§§"):
            bits |= ROLES["number"] | (ROLES["time"] if _DAY.fullmatch(core) else 0)
        elif len(core) == 1 and core.isupper():
            bits = (bits & ~ROLES["preposition"]) | ROLES["letter"] if core != "I" else bits
        elif len(core) == 3 and core[1] in "-–" and core[0].isupper() and core[2].isupper():
            bits |= ROLES["letter"]  # `A-C godkendt`
        elif token[1:] in (")", ":") and lower in "abcdefgh":
            bits |= ROLES["number"]
        elif lower == "der":
            bits |= ROLES["there"]
        if rules:
            bits |= ROLES["wakes"]
        if not bits & ROLES["case"] and any(not rule.noun for rule in rules):
            bits |= ROLES["verb"]
        shape = _shape_of(bits)
        if token in LABELS or (bits & ROLES["number"] and len(token) == 2 and token[1] in ").:"):
            shape |= SHAPES["labels"]  # `1.`, `b)`
        if token.endswith("-,"):  # one name: `Teknik-, Plan- og Miljøudvalget`
            shape &= ~SHAPES["breaks"]
        return (bits, rules, shape, bits & ~_SILENT != 0) if bits else _NO_WORD

    def _look_up(self, lower: str) -> tuple[int, tuple[Rule, ...]]:
        bits, rules, *_ = self.whole.get(lower, _NO_WORD)
        for length in self._lengths:
            found = [self.starts.get(lower[:length])] if length <= len(lower) else []
            found += [self.ends.get(lower[-length:])] if length < len(lower) else []
            for word in found:
                if word is not None:
                    bits |= word[0]
                    rules += tuple(rule for rule in word[1] if rule not in rules)
        if not (bits or rules) and len(lower) >= _MISTYPED:
            for form in (lower, *_shortened(lower)):
                meant = self.near.get(form, "")
                if meant and meant[0] == lower[0]:  # `medtages` is no slip for `vedtages`
                    return self.whole.get(meant, _NO_WORD)[:2]
        return bits, rules


@frozen(eq=False)
class Lexicon:
    """Rules by id, and the vocabulary that finds them."""

    rules: Mapping[str, Rule]
    roles: Mapping[str, str]
    vocabulary: Vocabulary = field(repr=False)


def parse_lexicon(data: Mapping[str, Any], source: str) -> Lexicon:
    """The lexicon of a file already read; `InvalidLexicon` names `source` and the rule at fault."""
    roles = table_in(data, "roles", source)
    for role, words in roles.items():
        if role not in ROLES or role in _SEEN_IN_TOKEN or not isinstance(words, str):
            raise InvalidLexicon(f"{source}: no such role, or its words are not one text: {role!r}")
    specs = table_in(data, "rules", source)
    rules = {key: _rule(key, table_in(specs, key, source), source) for key in specs}
    return Lexicon(rules, roles, Vocabulary(roles, rules.values()))


def merge(first: Lexicon, second: Lexicon) -> Lexicon:
    """Both lexicons in one; a rule of `second` replaces one of the same id."""
    rules = {**first.rules, **second.rules}
    roles = {
        role: f"{first.roles.get(role, '')} {second.roles.get(role, '')}"
        for role in ROLES
        if role in first.roles or role in second.roles
    }
    return Lexicon(rules, roles, Vocabulary(roles, rules.values()))


@cache
def shipped() -> Lexicon:
    """The lexicon of the package, read on first use."""
    import tomllib
    from pathlib import Path

    path = Path(__file__).parents[1] / "data" / "lexicon" / "da" / "rules.toml"
    return parse_lexicon(tomllib.loads(path.read_text(encoding="utf-8")), "da/rules.toml")


def _rule(key: str, spec: Mapping[str, Any], source: str) -> Rule:
    where = f"{source}: rule {key!r}"
    if not _NAMES_A_RULE.fullmatch(key):
        raise InvalidLexicon(f"{where}: an id is lower-case letters, digits and hyphens")
    _check_keys(spec, where)
    outcome = spec.get("outcome")
    pattern, also = _pattern(spec.get("pattern", ())), tuple(spec.get("also", "").split())
    return Rule(
        id=key,
        words=tuple(spec["words"].split()),
        outcome=None if outcome in MARKS else _outcome(outcome, where),
        mark=outcome if outcome in MARKS else None,
        negated=_outcome(spec.get("no"), where),
        pattern=pattern,
        also=also,
        traits=frozenset(spec.get("traits", "").split()),
        found=finder(pattern, also),
        **{name: spec[name] for name in _AS_WRITTEN if name in spec},
    )


def _pattern(spec: str | Sequence[str | Sequence[str]]) -> tuple[str, ...]:
    """The alternatives of a pattern: each a text, or pieces to put together. In them `{..3}` is up
    to three words, `{month}` and the other keys of `_NAMED` what stands there.
    """
    texts = ["".join(pieces) for pieces in ((spec,) if isinstance(spec, str) else spec)]
    for name, words in _NAMED.items():
        texts = [text.replace(name, words) for text in texts]
    return tuple([_UP_TO.sub(_WORDS, text) for text in texts])


def _outcome(name: object, where: str) -> Outcome | None:
    if name is None:
        return None
    try:
        return Outcome(str(name))
    except ValueError:
        raise InvalidLexicon(f"{where}: no such outcome: {name!r}") from None


def _check_keys(spec: Mapping[str, Any], where: str) -> None:
    """Patterns are not compiled here: for those of the package that is most of the cost, and its
    tests do it.
    """
    if unknown := sorted(set(spec) - _KEYS):
        raise InvalidLexicon(f"{where}: unknown key {unknown[0]!r}")
    for name, allowed in _CHOICES.items():
        if name in spec and str(spec[name]) not in allowed:
            raise InvalidLexicon(f"{where}: {name} is one of {', '.join(sorted(allowed))}")
    for name in _FLAGS:
        if not isinstance(spec.get(name, True), bool):
            raise InvalidLexicon(f"{where}: {name} is true or false")
    if spec.get("weak", 0) not in (0, 1, 2, 3):
        raise InvalidLexicon(f"{where}: weak is 0, 1, 2 or 3")
    words = spec.get("words", "")
    if not isinstance(words, str) or not words.split():
        raise InvalidLexicon(f"{where}: words are missing")
    if not ("outcome" in spec or "no" in spec):
        raise InvalidLexicon(f"{where}: neither outcome nor no")
    for name in ("also", "traits"):
        if not isinstance(spec.get(name, ""), str):
            raise InvalidLexicon(f"{where}: {name} is not a text")
    if not _is_texts(spec.get("pattern", ""), depth=2):
        raise InvalidLexicon(f"{where}: pattern is not a text or a list of texts")
    if strange := sorted(set(spec.get("traits", "").split()) - TRAITS):
        raise InvalidLexicon(f"{where}: no such trait: {strange[0]!r}")


def _is_texts(value: object, depth: int) -> bool:
    """Whether it is a text, or a list of such, as deep as that."""
    if isinstance(value, list) and depth:
        return all(_is_texts(one, depth - 1) for one in value)
    return isinstance(value, str)


def table_in(data: Mapping[str, Any], key: str, source: str) -> Mapping[str, Any]:
    """The table of that name, empty where there is none; raises `InvalidLexicon` for a value."""
    table = data.get(key, {})
    if not isinstance(table, Mapping):
        raise InvalidLexicon(f"{source}: {key} is not a table")
    return table


def compiled(pattern: Iterable[str], where: str) -> None:
    """Raises `InvalidLexicon` where one of the alternatives does not compile."""
    try:
        for alternative in pattern:
            re.compile(alternative)
    except re.error as error:
        raise InvalidLexicon(f"{where}: pattern does not compile: {error}") from None


def _shortened(word: str) -> list[str]:
    """The word with each letter left out in turn: two words one slip apart share one of these."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _marks_of(token: str, core: str) -> int:
    bits = 0
    last = token[-1:]
    if last in (",", ";"):
        bits |= ROLES["comma"]
    elif last == ":":
        bits |= ROLES["colon"]
    elif last in (".", "!", "?") or token[-2:] in ('."', ".”", ".)", ".»", ".«"):
        bits |= ROLES["full_stop"]
        if token.endswith(core + ".") and core != "D" and core.lower() in _ABBREVIATIONS:
            bits |= ROLES["abbreviation"]  # `D. Enhedslisten`: the party before it
    if "(" in token and token.find(")", token.find("(")) < 0:
        bits |= ROLES["but" if core.lower() in _CHANGING else "opens"]
    elif ")" in token and token.rfind("(") < 0:
        bits |= ROLES["closes"]
    elif token[:1] == "(" and len(core) <= 3 and core.isupper():
        bits |= ROLES["named"]
    return bits
