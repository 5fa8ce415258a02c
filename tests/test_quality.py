"""The figures of docs/quality.md, and the comparison of two versions of the lexicon."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from casetrack.outcomes import Outcome

ROOT = Path(__file__).parents[1]
TASKS = ROOT / "tasks"
RULES = ROOT / "src" / "casetrack" / "data" / "lexicon" / "da" / "rules.toml"
MINUTES = """REFERAT Byrådet d. 16-01-2023

1. Ny bro

Sagsnr.: 23/1

Beslutning

Godkendt.

2. Ny vej

Sagsnr.: 23/2

Beslutning

Sagen klappes af med hurraråb.
"""


@pytest.fixture(name="page", scope="module")
def _page() -> str:
    text: str = runpy.run_path(str(TASKS / "quality.py"))["page"]()
    return text


def test_the_page_names_every_outcome(page: str) -> None:
    for outcome in set(Outcome) - {Outcome.UNKNOWN}:
        assert f"\n| {outcome.value} |" in page


def test_the_page_has_its_tables(page: str) -> None:
    for heading in ("By file", "By outcome", "Cases", "Parts of a decision"):
        assert f"\n## {heading}\n" in page
    parts = "promises in a decision", "votes", "effects on other items"
    for row in ("links", "open matters", "promises", "items that affect others", *parts):
        assert f"\n| {row} |" in page


def test_the_page_counts_the_rules_that_fire_on_one_text(page: str) -> None:
    assert "\n## Rules that fire on one labelled text only\n" in page


def test_the_page_says_which_files_the_rules_were_developed_on(page: str) -> None:
    assert "The rules were developed on every one of these files" in page


def test_the_kept_page_has_the_same_headings(page: str) -> None:
    kept = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert [line for line in kept.splitlines() if line.startswith("#")] == [
        line for line in page.splitlines() if line.startswith("#")
    ]


def _compared(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(TASKS / "compare.py"), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, encoding="utf-8", check=False)


def _with_a_rule(folder: Path) -> Path:
    rule = '\n[rules.approved-cheered]\noutcome = "approved"\nwords = "klappes"\n'
    path = folder / "rules.toml"
    path.write_text(RULES.read_text(encoding="utf-8") + rule, encoding="utf-8")
    return path


@pytest.fixture(name="minutes")
def _minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "byraadet.txt").write_text(MINUTES, encoding="utf-8")
    return folder


def test_a_new_rule_shows_as_a_changed_decision(tmp_path: Path, minutes: Path) -> None:
    done = _compared(RULES, _with_a_rule(tmp_path), minutes)
    row, total = done.stdout.splitlines()
    place, *cells = row.split("\t")
    assert place.endswith("byraadet.txt:15")
    assert cells == [
        "2023-01-16", "Byrådet", "unknown", "approved", "Sagen klappes af med hurraråb.",
    ]  # fmt: skip
    assert total == "2 decisions: 1 gained, 0 lost, 0 changed"


def test_a_rule_taken_away_is_a_decision_lost(tmp_path: Path, minutes: Path) -> None:
    done = _compared(_with_a_rule(tmp_path), RULES, minutes)
    assert done.stdout.splitlines()[-1] == "2 decisions: 0 gained, 1 lost, 0 changed"


def test_the_same_version_twice_changes_nothing(minutes: Path) -> None:
    done = _compared(RULES, RULES, minutes)
    assert done.stdout == "2 decisions: 0 gained, 0 lost, 0 changed\n"


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not in a git checkout")
def test_a_revision_that_does_not_exist_is_wrong_usage(minutes: Path) -> None:
    done = _compared("no-such-revision", RULES, minutes)
    assert done.returncode == 2
    assert "no-such-revision" in done.stderr
