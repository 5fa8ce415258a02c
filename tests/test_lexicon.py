"""The lexicon: every rule reads its own examples, and a wrong file of rules says what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casetrack import interpret
from casetrack.lazy import finder
from casetrack.periods import FULL_MONTH
from casetrack.wording import lexicon as lexicon_module
from casetrack.wording.lexicon import (
    ROLES,
    TRAITS,
    InvalidLexicon,
    Lexicon,
    parse_lexicon,
    shipped,
)
from casetrack.wording.ownwords import load_lexicon
from needed import alternatives_in, leaves_out

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src" / "casetrack" / "data" / "lexicon" / "da"
CODE = sorted((ROOT / "src" / "casetrack" / "wording").glob("*.py"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


RULES = _read("rules.toml")
EXAMPLES = _read("examples.toml")["examples"]

SLEEPS = """
[rules.laid-to-rest]
outcome = "deferred"
words = "hvilelægges hvilelagt"

[examples.laid-to-rest]
examples = ["Sagen hvilelægges.", "Punktet blev hvilelagt."]
counter = ["Sagen hvilelægges ikke."]
"""


def test_the_page_names_every_key_role_and_trait() -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    names = {key for rule in RULES["rules"].values() for key in rule} | set(RULES["roles"])
    assert [name for name in sorted(names | TRAITS) if f"`{name}`" not in page] == []
    assert set(RULES["roles"]) <= set(ROLES)


def test_every_trait_is_some_rules_and_some_code_asks_for_it() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CODE)
    used = {trait for rule in RULES["rules"].values() for trait in rule.get("traits", "").split()}
    assert used == TRAITS
    assert [trait for trait in sorted(TRAITS) if f'"{trait}" ' not in code] == []


def test_the_code_knows_no_rule_by_its_id() -> None:
    """What a rule is besides its wording is a trait, which a rule of one's own can have too."""
    ids = "|".join(map(re.escape, RULES["rules"]))
    named = {
        (path.name, found)
        for path in CODE
        for found in re.findall(rf'"({ids})"', path.read_text(encoding="utf-8"))
        if "-" in found
    }
    assert named == set()


def _texts(kind: str) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in EXAMPLES.items() for text in texts[kind]]


def _rules_in(text: str, lexicon: Lexicon | None = None) -> set[str]:
    findings = interpret(text, lexicon=lexicon).findings
    return {key for finding in findings for key in finding.rule.split("+")}


@pytest.mark.parametrize(("rule", "text"), _texts("examples"))
def test_a_rule_fires_in_its_examples(rule: str, text: str) -> None:
    assert rule in _rules_in(text)


@pytest.mark.parametrize(("rule", "text"), _texts("counter"))
def test_a_rule_does_not_fire_in_its_counter_examples(rule: str, text: str) -> None:
    assert rule not in _rules_in(text)


def test_every_rule_has_examples_and_every_example_a_rule() -> None:
    assert sorted(EXAMPLES) == sorted(RULES["rules"])


@pytest.mark.parametrize("rule", sorted(EXAMPLES))
def test_a_rule_has_two_examples_and_a_counter_example_each_told_once(rule: str) -> None:
    texts = EXAMPLES[rule]
    assert sorted(texts) == ["counter", "examples"]
    assert len(texts["examples"]) >= 2
    assert len(texts["counter"]) >= 1
    assert _twice([*texts["examples"], *texts["counter"]]) == []


@pytest.mark.parametrize("rule", sorted(RULES["rules"]))
def test_no_word_stands_in_a_rule_twice(rule: str) -> None:
    assert _twice(RULES["rules"][rule]["words"].split()) == []


@pytest.mark.parametrize("role", sorted(RULES["roles"]))
def test_no_word_stands_in_a_role_twice(role: str) -> None:
    assert _twice(RULES["roles"][role].split()) == []


@pytest.mark.parametrize(
    "pattern",
    [
        (r"^ja",),
        (r"ja$", r"^\W*nej"),
        (r"^(?:ja|nej)", r"tak"),
        (r"[|^(]ja", r"^nej"),
        (r"\|nej", r"^ja"),
        (r"^(j)a", r"(n)ej\2"),
        ("^x", ""),
    ],
)
@pytest.mark.parametrize("clause", ["ja", "ja tak", "nej", "- nej", "så ja", "|nej", "(ja", ""])
def test_alternatives_that_begin_a_clause_are_found_where_the_whole_pattern_is(
    pattern: tuple[str, ...], clause: str
) -> None:
    assert finder(pattern, ())(clause) is (re.search("|".join(pattern), clause) is not None)


def test_a_pattern_is_not_asked_where_its_letters_are_missing() -> None:
    found = finder(["nej"], ["ne"])
    assert found("nej tak")
    assert not found("ja tak")


def test_a_pattern_is_a_text_or_a_list_of_alternatives_in_pieces() -> None:
    rule = {"outcome": "approved", "words": "ja", "pattern": ["ja", [r"jo {..2}", "i {month}"]]}
    [found] = parse_lexicon({"rules": {"yes": rule}}, "own.toml").rules.values()
    assert found.pattern == ("ja", rf"jo (?:[\w-]+ ){{0,2}}i {FULL_MONTH}")


@pytest.mark.parametrize("rule", [key for key, spec in RULES["rules"].items() if "also" in spec])
def test_a_pattern_finds_nothing_without_the_letters_asked_for_first(rule: str) -> None:
    found = shipped().rules[rule]
    assert leaves_out("|".join(found.pattern), found.also) == []


def test_each_alternative_of_a_pattern_finds_what_no_other_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In an example or a labelled text: what no text needs is not known to be right."""
    asked: dict[tuple[str, ...], set[str]] = {}

    def noting(pattern: tuple[str, ...], also: tuple[str, ...]) -> Callable[[str], bool]:
        found, clauses = finder(pattern, also), asked.setdefault(pattern, set())
        return lambda clause: clauses.add(clause) or found(clause)

    monkeypatch.setattr(lexicon_module, "finder", noting)
    lexicon = parse_lexicon(RULES, "rules.toml")
    for text in _known_texts():
        interpret(text, body="Teknisk Udvalg", lexicon=lexicon)
    unneeded = {
        key: alternatives
        for key, rule in lexicon.rules.items()
        if (alternatives := _unneeded(rule.pattern, asked[rule.pattern]))
    }
    assert unneeded == {}


def _known_texts() -> Iterator[str]:
    """All examples and counter-examples of the rules, and the labelled texts of decisions."""
    for texts in EXAMPLES.values():
        yield from (*texts["examples"], *texts["counter"])
    for path in sorted((ROOT / "tests" / "decisions").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")[2]


def _unneeded(pattern: tuple[str, ...], clauses: Iterable[str]) -> list[str]:
    """The alternatives of a pattern without which it finds as much."""
    compiled = [re.compile(one) for one in pattern]
    needed = set()
    for clause in clauses:
        finds = [place for place, one in enumerate(compiled) if one.search(clause)]
        if len(finds) == 1:
            needed.add(finds[0])
    return [one for place, one in enumerate(pattern) if place not in needed]


def test_a_way_to_read_a_pattern_without_the_letters_is_named() -> None:
    assert leaves_out(r"(?:ja|nej)+ tak\b|jo", ("ja", "nej")) == ["jo"]
    assert leaves_out(r"ja(?: tak)?", (" tak",)) == ["ja"]
    assert leaves_out(r"^(?=.*nej)\w+ ta[lk]", ("nej",)) == []
    assert leaves_out(r"\bte?u\b", ("teu",)) == ["tu"]


@pytest.mark.parametrize("rule", sorted(RULES["rules"]))
def test_a_pattern_compiles_and_asks_for_lower_case(rule: str) -> None:
    for pattern in shipped().rules[rule].pattern:
        re.compile(pattern)
        assert not re.search(r"(?<!\\)[A-ZÆØÅ]", pattern)
        assert alternatives_in(pattern) == [pattern]


def test_the_shipped_lexicon_holds_the_rules_of_its_file() -> None:
    assert list(shipped().rules) == list(RULES["rules"])


def test_a_file_of_ones_own_adds_its_rules_to_the_shipped_ones(tmp_path: Path) -> None:
    lexicon = load_lexicon(_write(tmp_path, SLEEPS))
    assert interpret("Sagen hvilelægges.").outcome == "unknown"
    assert interpret("Sagen hvilelægges.", lexicon=lexicon).outcome == "deferred"
    assert interpret("Godkendt.", lexicon=lexicon).outcome == "approved"
    assert "laid-to-rest" not in shipped().rules


def test_a_rule_of_a_shipped_id_replaces_it(tmp_path: Path) -> None:
    file = _write(
        tmp_path,
        """
        [rules.taken-off-drops]
        outcome = "lapsed"
        words = "udgår"

        [examples.taken-off-drops]
        examples = ["Punktet udgår."]
        """,
    )
    lexicon = load_lexicon(str(file))
    assert interpret("Punktet udgår.").outcome == "taken_off_agenda"
    assert interpret("Punktet udgår.", lexicon=lexicon).outcome == "lapsed"


@pytest.mark.parametrize(
    ("stays", "outcomes"),
    [
        ("", ["to_be_presented_again"]),
        ("stays = true\n", ["decided", "to_be_presented_again"]),
    ],
)
def test_a_choice_that_stays_stands_beside_a_promise(
    tmp_path: Path, stays: str, outcomes: list[str]
) -> None:
    rule = f'[rules.decided-crown]\noutcome = "decided"\nweak = 2\nwords = "kårede"\n{stays}'
    rule += '[examples.decided-crown]\nexamples = ["Udvalget kårede forslag B."]\n'
    lexicon = load_lexicon(_write(tmp_path, rule))
    text = "Udvalget kårede forslag B. Sagen genoptages på næste møde."
    assert list(interpret(text, lexicon=lexicon).outcomes) == outcomes


def test_a_file_of_ones_own_adds_words_to_a_role(tmp_path: Path) -> None:
    lexicon = load_lexicon(_write(tmp_path, '[roles]\nparty = "kystfolk"\n'))
    text = "Kystfolk afviser planen."
    assert interpret(text).outcome == "rejected"
    assert interpret(text, lexicon=lexicon).outcome == "unknown"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"deferred"', '"asleep"', "rule 'laid-to-rest': no such outcome: 'asleep'"),
        ('"deferred"', "7", "rule 'laid-to-rest': no such outcome: 7"),
        ('words = "hv', 'pattern = "hv("\nwords = "hv', "pattern does not compile"),
        ('words = "hv', 'pattern = 7\nwords = "hv', "pattern is not a text or a list of texts"),
        ('words = "hv', 'by = "party"\nwords = "hv', "by is one of anyone, body"),
        ('words = "hv', 'traits = "asks shy"\nwords = "hv', "no such trait: 'shy'"),
        ('words = "hv', 'noun = "yes"\nwords = "hv', "noun is true or false"),
        ('words = "hv', 'weak = 4\nwords = "hv', "weak is 0, 1, 2 or 3"),
        ('words = "hv', 'note = ""\nwords = "hv', "rule 'laid-to-rest': unknown key 'note'"),
        ('words = "hvilelægges hvilelagt"', "", "rule 'laid-to-rest': words are missing"),
        ('outcome = "deferred"', "", "rule 'laid-to-rest': neither outcome nor no"),
        ("[rules.laid-to-rest]", "[rules.Rest]", "rule 'Rest': an id is"),
        (SLEEPS, "[rules]\nlaid-to-rest = 1", "laid-to-rest is not a table"),
        (SLEEPS, "roles = 1", "roles is not a table"),
        ("[rules.laid-to-rest]", "[rule.laid-to-rest]", "unknown key 'rule'"),
        ("[rules.laid-to-rest]", "[rules.laid-to-rest", "rules.toml: "),
        ("[rules.laid", '[roles]\nclock = "kl"\n[rules.laid', "no such role"),
        ("[rules.laid", '[roles]\nnumber = "et"\n[rules.laid', "no such role"),
        ("[examples.laid-to-rest]", "[examples.rest]", "examples of no rule: 'rest'"),
        ("examples = [", "counts = [", "unknown key 'counts' in its examples"),
        ('"Sagen hvilelægges.", "Punktet blev hvilelagt."', "", "examples are missing"),
        ('["Sagen hvilelægges.", "Punktet blev hvilelagt."]', '"Ja"', "is not a list of texts"),
        ("Sagen hvilelægges.", "Udsat.", "fire in 'Udsat.', read by deferred-verb"),
        ("Sagen hvilelægges.", "Solen skinner.", "fire in 'Solen skinner.', read by no rule"),
        ("hvilelægges ikke", "blev hvilelagt", "fires in 'Sagen blev hvilelagt.'"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in SLEEPS
    with pytest.raises(InvalidLexicon, match=re.escape(fault)) as caught:
        load_lexicon(_write(tmp_path, SLEEPS.replace(old, new, 1)))
    assert str(caught.value).startswith("rules.toml: ")


def test_a_rule_without_examples_is_not_loaded(tmp_path: Path) -> None:
    rule, _, _ = SLEEPS.partition("[examples")
    with pytest.raises(InvalidLexicon, match="rule 'laid-to-rest': examples are missing"):
        load_lexicon(_write(tmp_path, rule))


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon(tmp_path / "none.toml")


def test_the_file_in_the_docs_loads_and_reads_as_the_page_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    (file,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    lexicon = load_lexicon(_write(tmp_path, file))
    said = re.findall(r'"([^"\n]+)", +# (\w+), was (\w+)$', page, re.M)
    assert len(said) == 3
    for text, outcome, before in said:
        assert interpret(text).outcome == before
        assert interpret(text, lexicon=lexicon).outcome == outcome


def test_every_role_and_key_is_named_in_the_docs() -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    keys = {key for rule in RULES["rules"].values() for key in rule}
    assert [name for name in (*RULES["roles"], *sorted(keys)) if f"`{name}`" not in page] == []


def _write(folder: Path, text: str) -> Path:
    file = folder / "rules.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _twice(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
