"""A file of your own rules → the shipped lexicon with them, checked on its examples."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from casetrack.asked import as_path
from casetrack.wording.decisions import interpret
from casetrack.wording.lexicon import (
    TABLES,
    InvalidLexicon,
    Lexicon,
    compiled,
    merge,
    parse_lexicon,
    shipped,
    table_in,
)

__all__ = ["load_lexicon"]


def load_lexicon(path: str | os.PathLike[str]) -> Lexicon:
    """The shipped lexicon with the rules and role words of a file of your own added.

    The file holds `[rules.ID]` and `[roles]` as the shipped one does, and for each rule
    `[examples.ID]`: `examples` are decision texts in which it fires, `counter` those in which it
    does not. All are tried. A rule of a shipped id replaces that one. Raises `InvalidLexicon`
    naming the file and the rule, `OSError` where the file cannot be opened.
    """
    import tomllib

    path = as_path("path", path)
    with open(path, "rb") as file:
        source = os.path.basename(path)
        try:
            data = tomllib.load(file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InvalidLexicon(f"{source}: {error}") from None
    if unknown := sorted(set(data) - set(TABLES)):
        raise InvalidLexicon(f"{source}: unknown key {unknown[0]!r}")
    own = parse_lexicon(data, source)
    for key, rule in own.rules.items():
        compiled(rule.pattern, f"{source}: rule {key!r}")
    lexicon = merge(shipped(), own)
    _check_examples(table_in(data, "examples", source), own, lexicon, source)
    return lexicon


def _check_examples(
    examples: Mapping[str, Any], own: Lexicon, lexicon: Lexicon, source: str
) -> None:
    """Each rule of `own` fires in its examples, in none of its counter-examples, and has some."""
    if unknown := sorted(set(examples) - set(own.rules)):
        raise InvalidLexicon(f"{source}: examples of no rule: {unknown[0]!r}")
    for key in own.rules:
        where = f"{source}: rule {key!r}"
        texts = table_in(examples, key, source)
        if unknown := sorted(set(texts) - {"examples", "counter"}):
            raise InvalidLexicon(f"{where}: unknown key {unknown[0]!r} in its examples")
        if not texts.get("examples"):
            raise InvalidLexicon(f"{where}: examples are missing")
        for name, wanted in (("examples", True), ("counter", False)):
            for text in _texts(texts, name, where):
                fired = _fired(text, lexicon)
                if (key in fired) is not wanted:
                    fault = "does not fire" if wanted else "fires"
                    read_by = ", ".join(fired) or "no rule"
                    raise InvalidLexicon(f"{where}: {fault} in {text!r}, read by {read_by}")


def _texts(texts: Mapping[str, Any], name: str, where: str) -> list[str]:
    found = texts.get(name, [])
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise InvalidLexicon(f"{where}: {name} is not a list of texts")
    return found


def _fired(text: str, lexicon: Lexicon) -> list[str]:
    """The ids of the rules that the findings in `text` rest on."""
    findings = interpret(text, lexicon=lexicon).findings
    return [key for finding in findings for key in finding.rule.split("+")]
