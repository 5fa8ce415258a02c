"""A pattern that is compiled at first use behaves as a compiled one."""

from __future__ import annotations

import re

import pytest

from casetrack.lazy import regex


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    numbered = regex(r"sag (?P<number>\d+)", re.IGNORECASE)
    assert [hit["number"] for hit in numbered.finditer("Sag 92 og sag 93")] == ["92", "93"]
    assert numbered.sub("punkt", "Sag 92") == "punkt"
    assert numbered.fullmatch("Sag 92.") is None


def test_nothing_is_compiled_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def compiles(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_now(text, flags)

    monkeypatch.setattr(re, "compile", compiles)
    asked, never = regex("udsat"), regex("godkendt")
    assert asked.search("Sagen er udsat.")
    assert asked.search("Sagen er udsat.")
    assert never
    assert compiled == ["udsat"]


def test_a_mistake_in_a_pattern_is_told_when_it_is_asked() -> None:
    broken = regex("(udsat")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("udsat")
