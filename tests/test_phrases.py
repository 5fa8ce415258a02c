"""Each phrase of data/citations.toml is found in its examples, and not in what only looks so."""

from __future__ import annotations

import re

import pytest

from casetrack.linking import citations
from casetrack.linking.phrases import PHRASE, phrases

TEXTS = [
    (name, text, wanted)
    for name, row in phrases().items()
    for kind, wanted in (("examples", True), ("counter", False))
    for text in row[kind]
]


@pytest.mark.parametrize(("name", "text", "wanted"), TEXTS)
def test_a_phrase_is_found_in_its_examples_alone(name: str, text: str, wanted: bool) -> None:
    assert bool(getattr(PHRASE, name).search(text)) is wanted


def test_every_phrase_says_what_it_means_and_is_asked_for() -> None:
    with open(citations.__file__, encoding="utf-8") as source:
        asked = re.findall(r"PHRASE\.(\w+)", source.read())
    assert sorted(set(asked)) == sorted(phrases())
    for row in phrases().values():
        assert row.keys() == {"says", "pattern", "examples", "counter"}
        assert row["examples"]
        assert row["counter"]


def test_an_unknown_phrase_is_an_error_when_it_is_asked() -> None:
    with pytest.raises(KeyError):
        PHRASE.unheard_of.search("På mødet")
