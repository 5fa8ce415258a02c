"""The checks of a document that was read, and the page that explains every diagnostic."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from casetrack.reading.checks import CHECKS
from casetrack.reading.parsing import parse
from casetrack.records import Meeting

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
PARTS = re.findall(r"^### `(\w+)` \((\w+)\)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
EXAMPLES = [
    (code, severity, example)
    for code, severity, text in PARTS
    for example in re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
]
A_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+|layout")

MINUTES = """REFERAT Byrådet d. 16-01-2023

Punkt 1: Ny bro

23/1

Beslutning

Godkendt.
"""


def codes_in_the_sources() -> dict[str, set[str]]:
    """Every code that a module makes a diagnostic of, and its severities."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "src").rglob("*.py"):
        for scope in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(scope, ast.FunctionDef):
                for call in ast.walk(scope):
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "Diagnostic":
                        _note(found, scope, call)
    return found


def _note(found: dict[str, set[str]], scope: ast.FunctionDef, call: ast.Call) -> None:
    code, severity = call.args[:2]
    if isinstance(code, ast.Constant):
        codes = {str(code.value)}
    else:  # from a table in the same function
        words = {node.value for node in ast.walk(scope) if isinstance(node, ast.Constant)}
        codes = {word for word in words if isinstance(word, str) and A_CODE.fullmatch(word)}
    told = {node.value for node in ast.walk(severity) if isinstance(node, ast.Constant)}
    for name in codes:
        found.setdefault(name, set()).update(map(str, told))


def test_every_code_in_the_sources_is_explained_and_no_other() -> None:
    found = codes_in_the_sources()
    assert {"not_minutes", "no_body", "ambiguous_link"} <= set(found)
    assert {code for code, *_ in PARTS} == set(found)


def test_the_page_tells_the_severity_of_each_code() -> None:
    found = codes_in_the_sources()
    for code, severity, _ in PARTS:
        assert severity in found[code], code


def test_every_explanation_says_what_to_do() -> None:
    for code, _, text in PARTS:
        assert "*What to do.*" in text, code


@pytest.mark.parametrize(
    ("code", "severity", "example"), EXAMPLES, ids=[one[0] for one in EXAMPLES]
)
def test_the_example_of_a_code_shows_it(code: str, severity: str, example: str) -> None:
    assert (code, severity) in [(one.code, one.severity) for one in parse(example).diagnostics]


def test_most_codes_of_reading_have_an_example() -> None:
    reading = PAGE.partition("## Where documents are put together")[0]
    without = set(re.findall(r"^### `(\w+)`", reading, re.MULTILINE)) - {one[0] for one in EXAMPLES}
    assert without == {"long_decision"}


def told(meeting: Meeting, code: str) -> list[tuple[str, tuple[int, int] | None]]:
    return [(one.severity, one.lines) for one in meeting.diagnostics if one.code == code]


def test_clean_minutes_have_nothing_to_tell_but_their_layout() -> None:
    meeting = parse(MINUTES, authority="Vejen Kommune")
    assert [(one.code, one.severity) for one in meeting.diagnostics] == [("layout", "info")]


def test_a_check_is_a_row_of_the_table() -> None:
    assert len(CHECKS) == len(set(CHECKS)) > 5


def test_the_layout_names_the_form_and_the_reason() -> None:
    (one,) = (one for one in parse(MINUTES).diagnostics if one.code == "layout")
    assert one.message == ("item headings read as punkt-colon: fields stand just below 1 of 1")


def test_a_guessed_layout_is_a_warning() -> None:
    meeting = parse("Referat Byrådet 16-01-2023\n\n1. Bro\n2. Vej\n3. Havn\n")
    assert told(meeting, "layout") == [("warning", None)]


def test_lines_not_understood_are_told_in_runs() -> None:
    meeting = parse(
        "Menu\nForside\n\nREFERAT Byrådet d. 16-01-2023\n\nnoget uklart\n\n" + MINUTES[31:]
    )
    assert told(meeting, "not_understood") == [("info", (1, 2)), ("info", (6, 6))]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("Sagsnr. 23/451l", "23/4511"), ("Sagsnr.: 23-4511", "23/4511"), ("Sag 23.4511", "23/4511"),
        ("23/45O1", "23/4501"), ("J.nr. 2023\\4511", "2023/4511"),
        ("Sagsnr. 23/4511", None), ("Sagsnr. 2017-004392", None), ("23-4511", None),
        ("12.10.2023", None), ("23/a", None),
    ],
)  # fmt: skip
def test_a_mistyped_number_is_told_with_what_it_comes_near(line: str, near: str | None) -> None:
    meeting = parse(MINUTES.replace("23/1", line, 1))
    found = [one for one in meeting.diagnostics if one.code == "unread_case_number"]
    assert [one.message.rpartition("; near it: ")[2] for one in found] == ([near] if near else [])
    assert [one.lines for one in found] == ([(5, 5)] if near else [])


def test_damage_is_told_once_with_its_first_and_last_line() -> None:
    meeting = parse(MINUTES.replace("Beslutning", "Baggrund\n\nÅ\n\n<p>a</p>\n\nBeslutning"))
    assert told(meeting, "damaged_text") == [("warning", (9, 11))]
    (one,) = (one for one in meeting.diagnostics if one.code == "damaged_text")
    assert one.message == "text that looks damaged, kept as printed: line 9, 11"


@pytest.mark.parametrize(
    ("line", "damaged"),
    [
        ("ÅU har sagen.", True), ("Århus Å er lang.", False), ("Å", True), ("Å 2", False),
        ("? Broen males.", True), ("- ? Broen males.", True), ("Males broen?", False),
        ("Hvad ? Broen males.", False), ("<u>Bro", True), ("5 < 7", False), ("Ã¸l", True),
        ("Bro \ufffd", True), ("M¿det om r¾kken", True), ("pŒ torvet", True), ("p† torvet", True),
        ("M›det", True), ("m\x9bdet p\x86", True), ("Kl. ¾ time, ‹her›", False), ("Hansen†", False),
        ("¿Qué?", False),
    ],
)  # fmt: skip
def test_signs_of_damage_count_where_they_are_damage(line: str, damaged: bool) -> None:
    meeting = parse(MINUTES.replace("Beslutning", f"Baggrund\n\nNy bro\n{line}\n\nBeslutning"))
    assert told(meeting, "damaged_text") == ([("warning", (10, 10))] if damaged else [])


def test_the_message_of_an_unknown_outcome_shows_the_words() -> None:
    meeting = parse(MINUTES.replace("Godkendt.", "Broen er lang.\nVejen er smal."))
    (one,) = (one for one in meeting.diagnostics if one.code == "unknown_outcome")
    assert (one.message, one.lines) == (
        "no outcome recognised: 'Broen er lang. Vejen er smal.'",
        (7, 10),
    )


def test_a_head_with_text_of_which_nothing_is_an_item_is_told() -> None:
    text = "Referat fra Ældrerådets møde den 4. maj 2022\n\nA. Bro\n\nBeslutningen: Godkendt.\n"
    told = [one for one in parse(text).diagnostics if one.code == "layout"]
    assert [(one.severity, one.message) for one in told] == [
        ("warning", "no items were recognised")
    ]


def test_a_long_paragraph_that_speaks_of_a_decision_is_no_line_run_together() -> None:
    long = "Byrådets Beslutning om Indstillingen fra udvalget er fulgt. " * 12
    assert told(parse(f"{MINUTES}\n{long}\n"), "lines_run_together") == []


def test_a_promise_for_a_day_that_does_not_exist_is_told() -> None:
    meeting = parse(MINUTES.replace("Godkendt.", "Udsat til mødet den 31. februar 2024."))
    (promise,) = meeting.items[0].decisions[0].commitments
    told = [(one.message, one.lines) for one in meeting.diagnostics if "date" in one.code]
    assert promise.due is None
    assert told == [("no such day: 31. februar 2024", (9, 9))]


def test_a_line_with_the_name_of_the_authority_is_understood() -> None:
    meeting = parse(f"Vejen Kommune\n\n{MINUTES}")
    assert meeting.authority == "Vejen Kommune"
    assert "not_understood" not in {one.code for one in meeting.diagnostics}


@pytest.mark.parametrize("says", ["Godkendt, idet punkt 2 udsættes.", "Godkendt."])
def test_an_item_that_another_put_off_lacks_no_decision(says: str) -> None:
    meeting = parse(
        f"REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Dagsorden\n\n23/1\n\nBeslutning\n\n{says}\n\n"
        "Punkt 2: Ny vej\n\n23/2\n\nIndstilling\n\nForvaltningen indstiller, at vejen anlægges.\n"
    )
    assert bool(told(meeting, "no_decision")) == ("punkt 2" not in says)


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ("Beslutning\n\nGodkendt.", "Kendelse\n\nUdvalget så på broen.", True),
        ("Beslutning", "Beslutning", False),
        ("REFERAT", "DAGSORDEN", False),
        ("Beslutning\n\nGodkendt.", "Lukket punkt", False),
    ],
)
def test_minutes_that_decide_nothing_anywhere_are_told(old: str, new: str, lacking: bool) -> None:
    text = MINUTES.replace(old, new)
    if new == "DAGSORDEN":
        text = text.replace("Beslutning\n\nGodkendt.\n", "")
    assert told(parse(text), "no_decision") == [("info", None)] * lacking


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ("Bo Hans Lind Mette Aagaard Dam", [("info", (9, 9))]),
        ("Bo Lind, Mette Aagaard Dam", []),
        ("Ingen", []),
    ],
)
def test_absent_people_in_a_row_that_nothing_parts_are_told(
    absent: str, expected: list[tuple[str, tuple[int, int]]]
) -> None:
    head = "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\n23/1\n\n"
    meeting = parse(f"{head}Beslutning\nGodkendt.\nFraværende: {absent}\n")
    assert told(meeting, "people_not_read") == expected


def test_numbers_out_of_their_order_skip_none() -> None:
    rows = "\n\n".join(f"{number}. Sag\n\nBeslutning\n\nGodkendt." for number in (6, 8, 7, 10))
    skips = [
        one.message
        for one in parse(f"Byrådet den 3. maj 2022\n\n{rows}\n").diagnostics
        if one.code == "item_numbers_skip"
    ]
    assert skips == ["between item 7 and item 10 no item was read"]
