"""What holds of reading whatever the text: tried on minutes of every layout, and on scraps."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetrack.codec import from_dict, to_dict
from casetrack.reading.parsing import line_fates, parse, parse_source
from casetrack.reading.text import decode, from_text
from casetrack.records import AgendaItem, Meeting

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
FATES = frozenset(
    [
        "head",
        "contents",
        "item",
        "field",
        "section",
        "text",
        "decision",
        "absence",
        "furniture",
        "blank",
        "unread",
    ]
)
SCRAPS = """
Punkt 1: Ny bro|Punkt 2: Lukket|Punkt : Vej|1. Ny bro|2. Ny vej|Nr. 7 - Havn|Sag nr. 130
22/21670|Sagsnr.: 330-2018-3619 Dok.nr.: 330-2018-500301|Sagsid.:|( )|Indholdsfortegnelse
Ny bro.....3|....|Indstilling|1. at broen bygges|at vejen lukkes|Beslutning|Historik|Opfølgning
BESLUTNING DIREKTIONEN DEN 14-04-2015|Beslutning Byrådet den 16-01-2023|Økonomiudvalget:
Økonomiudvalget, 9. januar 2023, pkt. 4:|Godkendt.|Udsat til næste møde.|Punkt 2 udgår.
BeslutningGodkendt.|BilagIngen bilag.|Bilag|Kort.pdf|Salg af grund: Godkendt.|Punkttype
Fraværende:|Ida Holm|Ida Holm, Bo Lind (Afbud)|Afbud Ida Holm|Til toppen|Side 2 af 3|Åben
Lukkede sager|Beslutning.|Sagen genfremlægges i uge 99.|For stemte: A, V. Imod stemte: Ø.
REFERAT Byrådet d. 16-01-2023|Mødedato Mandag d. 31. februar 2023 kl. 25:99|Mødested|Udvalg:
Deltagere:|Mødet hævet kl. 20.15|##|**|•|-|\t|\u00a0|\ufeff|\x00|"|»|<p>|99.99.9999|²|Å|? x
""".replace("\n", "|").split("|")

pieces = st.lists(st.sampled_from(SCRAPS), max_size=25)
texts = st.builds(
    lambda parts, breaks: breaks.join(parts), pieces, st.sampled_from(["\n", "\n\n", "\r\n"])
)


def made_up() -> list[Any]:
    return [pytest.param(path.read_text(encoding="utf-8"), id=path.stem) for path in LAYOUTS]


# Any bytes


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=2000), st.text(max_size=1000).map(lambda text: text.encode("utf-8"))
    )
)
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    assert isinstance(parse_source(decode(data)), Meeting)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_heap_of_scraps_is_read_without_an_exception(text: str) -> None:
    meeting = parse(text)
    assert from_dict(Meeting, to_dict(meeting)) == meeting


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LAYOUTS), st.integers(0, 4000), st.binary(min_size=1, max_size=40))
def test_minutes_with_some_bytes_overwritten_are_read(path: Path, place: int, data: bytes) -> None:
    whole = path.read_bytes()
    assert isinstance(
        parse_source(decode(whole[:place] + data + whole[place + len(data) :])), Meeting
    )


# Every line has one fate


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_line_has_one_fate_and_unread_ones_a_diagnostic(text: str) -> None:
    fates = line_fates(text)
    assert len(fates) == len(from_text(text).lines)
    assert set(fates) <= FATES
    check_unread(text, fates)


@pytest.mark.parametrize("text", made_up())
def test_every_line_of_a_layout_has_one_fate(text: str) -> None:
    fates = line_fates(text)
    lines = text.removesuffix("\n").split("\n")
    assert [fate == "blank" for fate in fates] == [not line.strip() for line in lines]
    check_unread(text, fates)


TELL_UNREAD = ("not_understood", "several_documents")


def check_unread(text: str, fates: tuple[str, ...]) -> None:
    meeting = parse(text)
    if any(one.code == "not_minutes" for one in meeting.diagnostics):
        return
    told = [one.lines for one in meeting.diagnostics if one.code in TELL_UNREAD and one.lines]
    for number, fate in enumerate(fates, 1):
        if fate == "unread":
            assert any(first <= number <= last for first, last in told), number


# The same text reads the same


@pytest.mark.parametrize("text", made_up())
def test_reading_twice_gives_the_same_and_plain_data_loses_nothing(text: str) -> None:
    meeting = parse(text, path="a/b.txt")
    assert parse(text, path="a/b.txt") == meeting
    assert from_dict(Meeting, to_dict(meeting)) == meeting
    assert hash(from_dict(Meeting, to_dict(meeting))) == hash(meeting)


@pytest.mark.parametrize("text", made_up())
def test_line_endings_and_byte_order_marks_change_nothing(text: str) -> None:
    wanted = without_digest(parse(text))
    assert without_digest(parse(text.replace("\n", "\r\n"))) == wanted
    assert without_digest(parse("\ufeff" + text)) == wanted
    assert without_digest(parse_source(decode(text.encode("utf-16")))) == wanted


@pytest.mark.parametrize("text", made_up())
def test_other_signs_for_the_same_letters_change_nothing(text: str) -> None:
    """Blanks and hyphens that do not break, `å` as two signs, and two blanks between words."""
    text = re.sub(r"(?<=\S)  (?=\S)", " ", text)
    wanted = without_digest(parse(text))
    assert without_digest(parse(text.replace(" ", "\u00a0"))) == wanted
    assert without_digest(parse(text.replace("-", "\u2011"))) == wanted
    assert without_digest(parse(text.replace("å", "a\u030a"))) == wanted
    apart = re.compile(r"(?<=\w\w) (?=[a-zæøå]{2})")  # not of letters or names set apart
    assert without_digest(parse(apart.sub("  ", text))) == wanted


def without_digest(meeting: Meeting) -> dict[str, Any]:
    plain = to_dict(meeting)
    del plain["source"]["sha256"]
    return plain


@pytest.mark.parametrize("text", made_up())
def test_a_blank_line_more_moves_lines_by_one_and_changes_nothing_else(text: str) -> None:
    """Before the document, and at some of the blank lines that part its paragraphs."""
    lines = text.split("\n")
    blank = [place for place, line in enumerate(lines) if not line.strip()]
    plain = without_digest(parse(text))
    for place in (0, *random.Random(len(lines)).sample(blank, min(6, len(blank)))):
        longer = "\n".join([*lines[:place], "", *lines[place:]])
        assert moved(without_digest(parse(longer)), 10**9) == moved(plain, place + 1), place + 1


def moved(plain: Any, first: int, key: str = "") -> Any:
    """The data with the lines from `first` on one further, and each run of blank lines as one."""
    if isinstance(plain, dict):
        return {name: moved(value, first, name) for name, value in plain.items()}
    if isinstance(plain, list):
        if key == "lines":
            return [line + (line >= first) for line in plain]
        return [moved(value, first) for value in plain]
    if isinstance(plain, str):
        if "text that looks damaged" in plain:
            return ""  # names its lines in words
        return re.sub(r"\n\s*\n", "\n\n", plain)
    return plain


# Everything rests on words of the source


@pytest.mark.parametrize("text", made_up())
def test_evidence_is_a_literal_part_of_the_source_at_its_lines(text: str) -> None:
    check_evidence(text)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_evidence_in_scraps_is_a_literal_part_of_the_source(text: str) -> None:
    check_evidence(text)


def check_evidence(text: str) -> None:
    lines = from_text(text).lines
    for item in parse(text).items:
        assert 1 <= item.lines[0] <= item.lines[1] <= len(lines)
        for words, (first, last) in evidence(item):
            assert item.lines[0] <= first <= last <= item.lines[1]
            stands, at = "\n".join(lines[first - 1 : last]), 0
            for row in words.split("\n"):
                found = stands.find(row.strip(), at)
                assert found >= 0, (row, stands)
                at = found


def evidence(item: AgendaItem) -> list[tuple[str, tuple[int, int]]]:
    """All words of an item that come with lines."""
    found = [(one.evidence, one.lines) for one in item.commitments]
    found += [(one.text, one.lines) for one in item.recommendations]
    found += [(one.text, one.lines) for one in item.sections if one.kind != "absence"]
    for decision in item.decisions:
        found.append((decision.text, decision.lines))
        for one in (*decision.findings, *decision.commitments, *decision.affects, *decision.votes):
            found.append((one.evidence, one.lines))
        found += [(one.text, one.lines) for one in decision.statements]
    return found
