"""What the library says of documents has Danish words, whatever stands in the parts."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from casetrack import link, parse, views
from casetrack.archive import errors, verify
from casetrack.archive_commands import ARCHIVE_COMMANDS
from casetrack.commands import COMMANDS
from casetrack.readers import docx, html, pdf
from casetrack.sources import ABSENT
from casetrack.views.labels import Labels
from said import PART, messages, words

TABLE = Path(views.__file__).parents[1] / "data" / "messages.tsv"
OURS, PYTHONS = TABLE.read_text(encoding="utf-8").split("# What Python and the system say\n")
PAGE = (Path(__file__).parent.parent / "docs" / "diagnostics.md").read_text(encoding="utf-8")
in_danish = Labels("da").told
EXAMPLES = [part.strip("\n") for part in PAGE.split("```")[1::2]]


PUT_TOGETHER = {
    f"item headings read as {PART}: {PART}",
    f"the document does not say {PART}",
}
"""Of these a part is a text from another function: the examples of the page show each."""


def test_every_message_of_the_code_is_told_in_danish() -> None:
    said = messages()
    assert len(said) > 40
    assert {message for message in said if in_danish(message) == message} == PUT_TOGETHER


def test_every_message_of_the_table_stands_in_the_code() -> None:
    known = words()
    code = "\n".join(known)
    for english, _ in rows(OURS):
        for text in fixed(english):
            assert text in code or is_put_together(text, known), english


def test_every_message_of_the_table_is_known_by_its_own_line() -> None:
    for english, danish in (*rows(OURS), *rows(PYTHONS)):
        names = {name for _, name, _, _ in Formatter().parse(english) if name}
        parts = {name: f"<{name}>" for name in names}
        assert in_danish(english.format_map(parts)) == danish.format_map(parts)


def rows(lines: str) -> list[list[str]]:
    """English and Danish of each line."""
    return [line.split("\t") for line in lines.splitlines() if line and line[0] != "#"]


def fixed(message: str) -> list[str]:
    """The words between the parts of a message."""
    return [words for words, _, _, _ in Formatter().parse(message)]


def is_put_together(text: str, known: set[str]) -> bool:
    """Whether a text is one of the code, or several of them one behind the other."""
    ends = range(1, len(text))
    return text in known or any(
        text[:end] in known and is_put_together(text[end:], known) for end in ends
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_diagnostic_of_the_page_is_told_in_danish(example: str) -> None:
    told = [one.message for one in parse(example).diagnostics]
    assert told
    assert [in_danish(message) for message in told if in_danish(message) == message] == []


@pytest.mark.parametrize("reader", [docx, html, pdf])
def test_every_reason_of_a_reader_is_told_in_danish(reader: Any) -> None:
    said = [
        value
        for name, value in vars(reader).items()
        if name.startswith("_")
        and isinstance(value, str)
        and " " in value.strip()
        and name.isupper()
    ]
    assert said
    for reason in (*said, *ABSENT):
        assert in_danish(reason.format(7)) != reason.format(7), reason


def test_every_reason_of_an_archive_is_told_in_danish() -> None:
    reasons = [*(reason for _, reason in errors._REASONS), *(what for what, _ in verify._STEPS)]
    reasons += [kind("a").reason for kind in (errors.NoArchive, errors.OldArchive)]
    assert [reason for reason in reasons if in_danish(reason) == reason] == []


@pytest.mark.parametrize("name", [*COMMANDS, *ARCHIVE_COMMANDS])
def test_the_help_of_every_command_is_told_in_danish(name: str) -> None:
    command = (COMMANDS | ARCHIVE_COMMANDS)[name]
    said = [command.asks, *(one.settings["help"] for one in command.options)]
    values = [text for text in said if "deferred" in text]
    assert [text for text in said if in_danish(text) == text] == values


@pytest.mark.parametrize(
    ("english", "danish"),
    [
        ("the document is empty", "dokumentet er tomt"),
        ("there is no such archive", "arkivet findes ikke"),
        (
            "the layout it was added with cannot be used: ot.toml: x",
            "layoutet, det blev tilføjet med, kan ikke bruges: ot.toml: x",
        ),
        (
            "no layout 'x'; the forms are a, b, or name a .toml file",
            "der er ikke noget layout 'x'; formerne er a, b, eller nævn en .toml-fil",
        ),
        ("x.toml: No such file or directory", "x.toml: filen findes ikke"),
        ("larger than 100 MB", "større end 100 MB"),
        (
            "made by a newer casetrack (tables 9, known 2)",
            "lavet af et nyere casetrack (tabeller 9, kendt 2)",
        ),
        ("no such day: 31-02-2023", "datoen findes ikke: 31-02-2023"),
        ("latest treatment: to_be_presented_again", "seneste behandling: forelægges igen"),
        ("unmet: promised", "ikke indfriet: lovet"),
        ("older matter unmet: promised", "ældre forhold ikke indfriet: lovet"),
        ("latest entry: listed", "seneste trin: på dagsordenen"),
        (
            "2024-03-12 is not the weekday printed: Mandag d. 12. marts 2024",
            "2024-03-12 er ikke den ugedag, der står: Mandag d. 12. marts 2024",
        ),
        (
            "a.txt: item 9, taken_off_agenda, is not among the items here",
            "a.txt: punkt 9, taget af dagsordenen, er ikke blandt punkterne her",
        ),
        (
            "b.txt resumes what Byrådet put off on 2024-01-02, but the decision printed of that "
            "day is noted, discussed",
            "b.txt genoptager, hvad Byrådet udsatte den 2024-01-02, men den beslutning, der står "
            "fra den dag, er taget til efterretning, drøftet",
        ),
        ("a decision of an unnamed body without a day", "en beslutning uden organ og dag"),
        ("something new", "something new"),
        ("no such day", "no such day"),
    ],
)
def test_a_message_keeps_its_parts(english: str, danish: str) -> None:
    assert in_danish(english) == danish


def test_english_messages_stay() -> None:
    assert Labels("en").told("the document is empty") == "the document is empty"
    assert Labels("da").told("the document is empty") == "dokumentet er tomt"


def test_a_contradiction_is_told_in_danish() -> None:
    text = "REFERAT Byrådet d. 02-04-2024\n\nPunkt 1: Støj\n\n24/1\n\nBeslutning\n\n{}\n"
    minutes = [parse(text.format(said), path=f"{said}.txt") for said in ("Godkendt.", "Afvist.")]
    (one,) = (each for each in link(minutes).diagnostics if each.code == "contradicting_decisions")
    assert in_danish(one.message) == (
        "Byrådet 2024-04-02: der står 2 forskellige beslutninger (Godkendt..txt:7, Afvist..txt:7)"
    )
