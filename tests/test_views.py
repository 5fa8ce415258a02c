"""Plain data becomes tables, CSV, Markdown and JSON that harm nobody."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from casetrack.excerpts import sentence_round
from casetrack.outcomes import Outcome, Status
from casetrack.questions import explain
from casetrack.views import answers, html, keeping
from casetrack.views.labels import LANGUAGES, Labels
from casetrack.views.tables import FORMATS, PLACE, WORDS, Answer, Column, Style
from casetrack.views.text import carried, clean, cut, first_sentence, one_line
from casetrack.views.timeline import age, timeline_table

ENTRY: dict[str, Any] = {
    "id": "e1",
    "kind": "decision",
    "date": "2024-02-06",
    "body": "Miljøudvalget",
    "item": "2",
    "title": "Ny plads",
    "thread": None,
    "closed": False,
    "outcome": "deferred",
    "outcomes": ["deferred"],
    "text": "Sagen udsættes til næste møde. Parkeringen belyses.",
    "sources": [{"path": "a.txt", "lines": [12, 14]}, {"path": "b.txt", "lines": [3, 3]}],
    "findings": [],
}
LATER = ENTRY | {
    "id": "e2",
    "date": "2024-03-05",
    "outcome": "recommended",
    "outcomes": ["recommended"],
    "text": "Anbefales.",
    "sources": [{"path": "b.txt", "lines": [20, 20]}],
}
LINK = {
    "kind": "re_presentation",
    "from": "e1",
    "to": "e2",
    "evidence": "udsættes til næste møde",
    "sources": [],
    "rule": "same_body",
}
MATTER: dict[str, Any] = {
    "id": "o1",
    "because": "referred",
    "kind": "referral",
    "body": "Byrådet",
    "since": "2024-03-05",
    "first_since": "2024-03-05",
    "times": 1,
    "due_text": "i juni",
    "due_from": "2024-06-01",
    "due": "2024-06-30",
    "days_open": 12,
    "overdue": False,
    "entry": "e2",
    "evidence": "Anbefales.",
    "sources": [{"path": "b.txt", "lines": [20, 20]}],
}
CASE: dict[str, Any] = {
    "id": "23/4127",
    "case_number": "23/4127",
    "other_numbers": [],
    "authority": "Eksempelby Kommune",
    "title": "Ny plads ved Tømmerhavnen",
    "titles": ["Ny plads ved Tømmerhavnen"],
    "collective": False,
    "status": "recommended",
    "status_since": "2024-03-05",
    "as_of": None,
    "entries": [ENTRY, LATER],
    "links": [LINK],
    "open": [MATTER],
    "status_evidence": "Anbefales.",
    "status_entry": "e2",
    "sample": False,
    "diagnostics": [],
}
PLAIN = Style(Labels())


def shown(case: dict[str, Any], style: Style = PLAIN) -> list[str]:
    return timeline_table(case, style).splitlines()


# The story of a case.


def test_a_story_tells_title_status_entries_links_and_what_is_open() -> None:
    assert shown(CASE) == [
        "23/4127  Ny plads ved Tømmerhavnen",
        "Eksempelby Kommune · recommended since 2024-03-05",
        "",
        "Date        Body           Outcome      What was decided",
        "2024-02-06  Miljøudvalget  put off      Sagen udsættes til næste møde. …",
        "                                        a.txt:12-14 (+1)",
        "            ↳ presented again 2024-03-05",
        "2024-03-05  Miljøudvalget  recommended  Anbefales.",
        "                                        b.txt:20",
        "",
        "Open",
        "● referred 2024-03-05, awaited in Byrådet “i juni”, due 2024-06-30",
        "  open for 12 days",
        "  “Anbefales.”",
        "  b.txt:20",
    ]


def test_a_status_that_an_older_matter_leaves_is_told_with_the_latest_treatment() -> None:
    approved = LATER | {"body": "Byrådet", "outcome": "approved", "outcomes": ["approved"]}
    case = CASE | {"entries": [ENTRY, approved], "status": "deferred", "status_entry": "e1"}
    case |= {"status_since": "2024-02-06"}
    assert shown(case)[1] == (
        "Eksempelby Kommune · put off since 2024-02-06 (Miljøudvalget)"
        " · latest: approved 2024-03-05, Byrådet"
    )
    assert shown(case | {"status_entry": None})[1].endswith("put off since 2024-02-06")


def test_what_a_body_prepared_is_told_as_the_answer_it_gave() -> None:
    refused = LATER | {"outcome": "not_recommended", "outcomes": ["not_recommended", "noted"]}
    case = CASE | {"entries": [ENTRY, refused], "status_entry": "e2"}
    assert shown(case)[1] == "Eksempelby Kommune · not recommended since 2024-03-05"
    assert "  not recommended  2024-03-05  " in FORMATS["table"](answers.case_list([case]), PLAIN)
    both = refused | {"outcomes": ["recommended", "not_recommended"]}
    case |= {"entries": [ENTRY, both]}
    assert shown(case)[1] == "Eksempelby Kommune · before a higher body since 2024-03-05"


def test_the_sentence_shown_is_that_of_the_outcome() -> None:
    finding = {"outcome": "deferred", "evidence": "at udsætte sagen,"}
    text = "Drøftet.\n\nUdvalget vedtog at udsætte sagen, da bilag mangler. V takkede."
    entry = ENTRY | {"text": text, "findings": [finding]}
    matter = MATTER | {"entry": "e1", "evidence": finding["evidence"]}
    lines = shown(CASE | {"entries": [entry, LATER], "open": [matter]})
    assert lines[4].endswith("  … Udvalget vedtog at udsætte sagen, da bilag mangler.")
    assert lines[-2] == "  “Udvalget vedtog at udsætte sagen, da bilag mangler.”"
    assert shown(CASE | {"entries": [entry | {"findings": []}, LATER]})[4].endswith("  Drøftet. …")


def test_reasons_tell_where_a_case_stands_as_its_story_does() -> None:
    refused = LATER | {"outcome": "not_recommended", "outcomes": ["not_recommended"]}
    case = CASE | {"entries": [ENTRY, refused], "status_entry": "e2"}
    told = FORMATS["table"](answers.reasons(explain(case), case), PLAIN)
    assert "status: not recommended · 2024-03-05" in told


def test_what_another_item_decides_is_quoted_as_a_part_and_says_where() -> None:
    words = "og sag 4 udsættes."
    finding = {"outcome": "deferred", "evidence": words, "rule": "affects", "lines": [9, 9]}
    moved = ENTRY | {"text": words, "findings": [finding | {"point": None, "negated": False}]}
    case = CASE | {"entries": [moved, LATER]}
    told = FORMATS["table"](answers.reasons(explain(case), case), PLAIN)
    assert "  “… og sag 4 udsættes.”\n" in told
    assert "  rule: decided under another item\n" in told
    assert shown(case)[4].endswith("  … og sag 4 udsættes.")


def test_a_case_comes_back_only_to_who_had_it() -> None:
    link = LINK | {"kind": "return"}
    sent = CASE | {"entries": [ENTRY | {"body": "Byrådet"}, LATER], "links": [link]}
    assert shown(sent)[6] == "            ↳ to Miljøudvalget 2024-03-05"
    had = sent | {"entries": [LATER | {"id": "e0"}, *sent["entries"]]}
    assert "            ↳ back to Miljøudvalget 2024-03-05" in shown(had)


PARTLY = ENTRY | {"outcome": "approved", "outcomes": ["approved", "deferred"]}


def test_an_outcome_that_puts_a_part_off_says_so() -> None:
    lines = shown(CASE | {"entries": [PARTLY, LATER]})
    assert lines[4:6] == [
        "2024-02-06  Miljøudvalget  approved;    Sagen udsættes til næste møde. …",
        "                           put off      a.txt:12-14 (+1)",
    ]
    narrow = shown(CASE | {"entries": [PARTLY, LATER]}, Style(Labels(), width=45))
    assert [line.strip() for line in narrow[5:9]] == [
        "2024-02-06  Miljøudvalget  approved;",
        "put off",
        "Sagen udsættes til næste møde. …",
        "a.txt:12-14 (+1)",
    ]
    assert max(map(len, narrow)) <= 45
    assert Labels().step(PARTLY) == "approved; put off"
    assert Labels().step(ENTRY | {"outcomes": ["deferred", "to_be_presented_again"]}) == "put off"


def test_a_story_names_what_contradicts_itself_at_its_end() -> None:
    doubt = {
        "code": "contradicting_decisions",
        "severity": "warning",
        "message": "Byrådet 2024-04-02: 2 different decisions are printed (a.txt:9, b.txt:9)",
        "lines": [9, 9],
    }
    known = doubt | {"severity": "info", "message": "nothing to look at"}
    lines = shown(CASE | {"diagnostics": [doubt, known]}, Style(Labels(), width=60))
    assert lines[-4:] == [
        "",
        "Look here",
        "! Byrådet 2024-04-02: 2 different decisions are printed",
        "  (a.txt:9, b.txt:9)",
    ]


def test_a_story_is_told_in_danish() -> None:
    lines = shown(CASE, Style(Labels("da")))
    assert lines[1] == "Eksempelby Kommune · anbefalet siden 2024-03-05"
    assert lines[3] == "Dato        Organ          Udfald     Beslutning"
    assert lines[6] == "            ↳ forelagt igen 2024-03-05"
    assert lines[10] == "Åbent"


def test_a_terminal_that_carries_no_danish_letters_gets_ae_oe_aa() -> None:
    lines = shown(CASE, Style(Labels("da"), encoding="ascii"))
    assert "".join(lines).isascii()
    assert lines[4].startswith("2024-02-06  Miljoeudvalget  udsat")
    assert lines[10] == "Aabent"


def test_every_line_fits_the_terminal() -> None:
    long = CASE | {"entries": [ENTRY | {"text": "Udvalget drøftede sagen " * 30}, LATER]}
    assert max(map(len, shown(long, Style(Labels(), width=90)))) <= 90


def test_colours_come_only_when_wanted() -> None:
    assert "\x1b" not in "".join(shown(CASE))
    assert "\x1b[33mput off    \x1b[0m" in "".join(shown(CASE, Style(Labels(), colour=True)))


def test_escapes_in_minutes_never_reach_the_terminal() -> None:
    evil = ENTRY | {"text": "\x1b[2J\x1b]0;x\x07Udsat\x9b31m.", "body": "By\x1brådet\r"}
    out = timeline_table(CASE | {"entries": [evil, LATER], "title": "a\x1b[1mb"}, PLAIN)
    assert not {chr(code) for code in (*range(32), *range(127, 160))} - {"\n"} & set(out)
    assert "Byrådet" in out


def test_a_matter_past_its_day_is_said_to_be_overdue() -> None:
    late = MATTER | {"overdue": True, "days_open": 400, "times": 2, "first_since": "2024-02-06"}
    assert shown(CASE | {"open": [late]})[11:13] == [
        "● referred 2024-03-05, awaited in Byrådet “i juni”, overdue since 2024-06-30",
        "  open for 1 year and 1 month, put off 2 times, first 2024-02-06",
    ]


def test_a_closed_item_without_text_is_said_to_be_closed() -> None:
    closed = LATER | {"kind": "listed", "outcome": None, "outcomes": [], "text": "", "closed": True}
    lines = shown(CASE | {"entries": [ENTRY, closed], "open": []})
    assert lines[7] == "2024-03-05  Miljøudvalget  on the agenda  (closed item)"
    assert lines[-1] == "Nothing is open."


def test_a_collective_number_tells_its_matters_apart() -> None:
    case = CASE | {"collective": True, "entries": [ENTRY | {"thread": "Meddelelser"}, LATER]}
    lines = shown(case)
    assert lines[2] == "A collective number: a collector of unrelated matters, not one case."
    assert lines[5].endswith("Meddelelser: Sagen udsættes til næste møde. …")


def test_a_collective_number_repeats_neither_its_own_title_nor_the_day() -> None:
    entry = ENTRY | {"thread": "Øvrige sager 2024-02-06", "text": "Intet."}
    other = LATER | {"thread": "Meddelelser 2024-03-05", "text": "Intet."}
    case = CASE | {"collective": True, "title": "Øvrige sager", "entries": [entry, other]}
    lines = shown(case | {"open": [], "links": []})
    assert lines[5].endswith("  Intet.")
    assert lines[7].endswith("  Meddelelser: Intet.")


def test_two_items_of_one_case_in_a_meeting_are_told_apart_by_their_titles() -> None:
    other = LATER | {"title": "Kommuneplantillæg"}
    lines = shown(CASE | {"entries": [ENTRY, LATER, other], "links": [], "open": []})
    said = [line.rpartition("  ")[2] for line in lines if line.startswith("2024")]
    assert said == [
        "Sagen udsættes til næste møde. …",
        f"{LATER['title']}: Anbefales.",
        "Kommuneplantillæg: Anbefales.",
    ]


def test_a_matter_of_a_collective_number_is_named_though_the_number_is_called_so_too() -> None:
    entry = ENTRY | {"thread": "Skolegade 4"}
    case = CASE | {"collective": True, "title": "Skolegade 4", "entries": [entry, LATER]}
    assert shown(case)[5].endswith("  Skolegade 4: Sagen udsættes til næste møde. …")


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2025-03-03", "0 days"),
        ("2025-03-04", "1 day"),
        ("2025-05-02", "60 days"),
        ("2025-05-03", "2 months"),
        ("2025-09-20", "6 months"),
        ("2026-03-02", "11 months"),
        ("2026-03-03", "1 year"),
        ("2028-01-31", "2 years and 10 months"),
    ],
)
def test_an_age_is_said_in_whole_months(until: str, said: str) -> None:
    since = "2025-03-03"
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days
    assert age(since, days, Labels()) == said


def test_what_no_body_is_known_to_await_is_told_without_one() -> None:
    matter = MATTER | {"body": None, "due_text": None, "due": None}
    assert shown(CASE | {"open": [matter]})[11] == "● referred 2024-03-05"


# Formats.

COLUMNS = (Column("date"), Column("outcome", "outcome"), Column("text", width=10))


def rendered(fmt: str, *rows: dict[str, Any], style: Style = PLAIN) -> str:
    return FORMATS[fmt](Answer(list(rows), COLUMNS, rows), style)


def test_a_table_has_the_words_of_the_language() -> None:
    row = {"date": "2024-02-06", "outcome": "not_treated", "text": "Ikke nået."}
    assert rendered("table", row).splitlines() == [
        "Date        Outcome      What was decided",
        "----------  -----------  ----------------",
        "2024-02-06  not treated  Ikke nået.",
    ]
    assert "ikke behandlet" in rendered("table", row, style=Style(Labels("da")))


def test_numbers_in_a_table_stay_as_printed() -> None:
    assert "00123" in rendered("table", {"text": "00123"})
    assert "1e5" in rendered("table", {"text": "1e5"})


def test_a_table_without_rows_says_so() -> None:
    assert rendered("table") == "Nothing found.\n"


def test_the_widest_column_gives_way_first() -> None:
    row = {"date": "2024-02-06", "outcome": "deferred", "text": "x" * 200}
    assert max(map(len, rendered("table", row, style=Style(Labels(), 60)).splitlines())) == 60


def test_a_place_is_cut_at_its_start_so_that_its_line_stays() -> None:
    columns = (Column("source", width=8, keeps="end"), Column("text"))
    row = {"source": "minutes/2024/referat.txt:120-124", "text": "x" * 30}
    table = FORMATS["table"](Answer([], columns, [row]), Style(Labels(), 50))
    assert table.splitlines()[2].startswith("…ferat.txt:120-124  xxx")


CHECKED = (*COLUMNS[:1], Column("evidence", under=WORDS), Column("sources", under=PLACE))
TOLD_ROW = {"date": "2024-02-06", "evidence": "Sagen udsættes.", "sources": ["a.txt:9", "b.txt:4"]}


def checked(width: int, row: dict[str, Any] = TOLD_ROW) -> list[str]:
    return FORMATS["table"](Answer([], CHECKED, [row]), Style(Labels(), width)).splitlines()


def test_what_was_said_and_where_stands_under_the_row() -> None:
    assert checked(60) == [
        "Date",
        "----------",
        "2024-02-06",
        "    a.txt:9 (+1)  “Sagen udsættes.”",
    ]


def test_without_room_beside_it_the_place_gets_a_line_of_its_own_and_is_never_cut() -> None:
    row = TOLD_ROW | {"sources": ["a/long/way/to/minutes.txt:120-124"], "evidence": "ord " * 20}
    assert checked(30, row)[3:] == [
        "    “ord ord ord ord ord ord…”",
        "    a/long/way/to/minutes.txt:120-124",
    ]


def test_what_stands_under_a_row_is_a_column_of_markdown() -> None:
    markdown = FORMATS["markdown"](Answer([], CHECKED, [TOLD_ROW]), PLAIN)
    assert markdown.splitlines()[2] == "| 2024-02-06 | Sagen udsættes. | a.txt:9; b.txt:4 |"


def test_a_column_that_says_the_same_everywhere_goes_first() -> None:
    columns = (Column("authority", rank=1), Column("body", rank=2), Column("text"))
    rows = [
        {"authority": "Vejen Kommune", "body": body, "text": "x" * 30} for body in ("Ø", "Byrådet")
    ]
    head = FORMATS["table"](Answer([], columns, rows), Style(Labels(), 45)).splitlines()[0]
    assert head.split() == ["Body", "What", "was", "decided"]


def test_a_case_s_name_that_is_cut_stands_whole_below_its_row() -> None:
    name = "Teknik- og Miljøudvalget 2024-05-07 #31"
    rows = [{"case": name, "text": "x" * 9}, {"case": "27.00.00-A00-1188-16", "text": "y" * 80}]
    columns = (Column("case", width=12, whole=True), Column("text", width=9))
    assert FORMATS["table"](Answer([], columns, rows), Style(Labels(), 40)).splitlines() == [
        "Case                  What was decided",
        "--------------------  ------------------",
        "Teknik- og Miljøudv…  xxxxxxxxx",
        f"    {name}",
        "27.00.00-A00-1188-16  yyyyyyyyyyyyyyyyy…",
    ]


NUMBER = "27.00.00-A00-1188-16"


def test_an_open_matter_tells_its_due_day_and_number_at_any_width() -> None:
    late = MATTER | {"overdue": True, "times": 2, "first_since": "2024-02-06", "closed": False}
    rows = [late | {"case": NUMBER, "title": "Ny plads ved havnen", "authority": None}]
    assert FORMATS["table"](answers.open_list(rows), Style(Labels(), 60)).splitlines() == [
        "Since       Case                  Title    Because   Body",
        "----------  --------------------  -------  --------  -------",
        f"2024-03-05  {NUMBER}  Ny pla…  referred  Byrådet",
        "    “i juni”, overdue since 2024-06-30, put off 2 times,",
        "    first 2024-02-06",
        "    b.txt:20  “Anbefales.”",
    ]
    markdown = FORMATS["markdown"](answers.open_list(rows), PLAIN)
    assert "| 2 | i juni | 2024-06-30 | yes |" in markdown


def test_a_list_of_cases_tells_the_latest_treatment_and_the_number_at_any_width() -> None:
    approved = LATER | {"body": "Byrådet", "outcome": "approved", "outcomes": ["approved"]}
    case = CASE | {"entries": [ENTRY, approved], "status": "deferred", "status_entry": "e1"}
    lines = FORMATS["table"](answers.case_list([case | {"id": NUMBER}]), Style(Labels(), 60))
    assert NUMBER in lines.splitlines()[4]
    assert lines.splitlines()[5] == "    latest: approved 2024-03-05, Byrådet"


def cases_table(width: int, *more: dict[str, Any]) -> list[str]:
    title = "Ny plads ved havnen og stien langs den"
    cases = [CASE | {"title": title, "status": "awaiting_re_presentation"} | one for one in more]
    return FORMATS["table"](answers.case_list(cases), Style(Labels(), width)).splitlines()


def test_a_list_of_cases_says_the_one_authority_above_and_has_no_empty_column() -> None:
    shown = cases_table(100, {}, {"id": "24/1"})
    assert shown[:2] == ["Authority: Eksempelby Kommune", ""]
    assert shown[2].split() == ["Case", "Title", "Status", "Since", "Entries", "Open"]
    assert "Ny plads ved havnen og stien langs den" in shown[4]
    assert "Collective" in cases_table(200, {}, {"collective": True})[2]
    assert "Authority" in cases_table(100, {}, {"authority": "Vejen Kommune"})[0]
    assert "Authority" not in "".join(cases_table(100, {"authority": None}))


def test_the_other_formats_have_every_column_of_a_list_of_cases() -> None:
    for fmt in ("csv", "markdown"):
        head = FORMATS[fmt](answers.case_list([CASE]), PLAIN).splitlines()[0].lower()
        assert "authority" in head
        assert "collective" in head


def test_on_a_narrow_terminal_a_title_is_still_known_again_and_a_status_wraps() -> None:
    shown = cases_table(60, {"id": "23/4127"})
    assert shown[4:] == [
        "23/4127  Ny plads ved havnen og stie…  awaiting         1",
        "                                       re-presentation",
    ]


def test_the_reason_of_an_open_matter_is_never_cut() -> None:
    row = MATTER | {"because": "taken_off_agenda", "closed": False, "authority": None}
    row |= {"case": NUMBER, "title": "Ny plads ved havnen", "body": "Teknik- og Miljøudvalget"}
    shown = FORMATS["table"](answers.open_list([row]), Style(Labels("da"), 60)).splitlines()
    assert shown[2:5] == [
        "2024-03-05  27.00.00-A00-11…  Ny pla…  taget af     Teknik-…",
        "                                       dagsordenen",
        f"    {NUMBER}",
    ]


def test_a_hit_tells_its_number_and_place_at_any_width() -> None:
    hit = {"date": "2024-02-06", "body": "Byrådet", "case": NUMBER, "title": "Ny plads ved havnen"}
    hit |= {"snippet": "… pladsen …", "sources": ENTRY["sources"]}
    assert FORMATS["table"](keeping.hits([hit]), Style(Labels(), 51)).splitlines()[2:] == [
        f"2024-02-06  Byrådet  {NUMBER}  Ny plad…",
        "    a.txt:12-14  “… pladsen …”",
    ]


def test_why_a_document_was_not_simply_added_is_told_in_full() -> None:
    reason = "a.txt and b.txt are different versions of the same minutes, and not both print when "
    reason += "they were made: both are kept"
    answer = keeping.kept(
        [{"path": "b.txt", "what": "added", "reason": reason}], [], 0, passed_over=0
    )
    assert FORMATS["table"](answer, Style(Labels(), 80)).splitlines()[4:] == [
        "added  b.txt",
        "    a.txt and b.txt are different versions of the same minutes, and not both",
        "    print when they were made: both are kept",
    ]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_table_fits_the_terminal(width: int) -> None:
    meeting = {"source": {"path": "a.txt"}, "authority": "Eksempelby Kommune", "date": "2024-02-06"}
    item = {"number": "2", "title": "Ny plads ved havnen " * 9, "case_number": "23/4127"}
    item |= {"closed": False, "lines": [3, 9], "decisions": [ENTRY | {"lines": [4, 9]}]}
    matter = MATTER | {"case": "23/4127", "title": item["title"], "authority": None}
    gone = {"date": "2024-02-06", "body": "Børne- og Undervisningsudvalget", "item": "12"}
    gone |= {"authority": "Eksempelby Kommune", "told_in": ENTRY["sources"], "evidence": "x" * 99}
    for answer in (
        answers.decisions([meeting | {"body": "Miljøudvalget", "items": [item]}]),
        answers.open_list([matter | {"closed": False}]),
        answers.missing_meetings([gone]),
        answers.case_list([CASE | {"title": item["title"], "status": "awaiting_re_presentation"}]),
    ):
        lines = FORMATS["table"](answer, Style(Labels(), width)).splitlines()
        assert max(map(len, lines)) <= width, lines[0]


def test_csv_is_headed_by_the_names_of_the_json() -> None:
    row = {"date": None, "outcome": "deferred", "text": "Udsat, igen\nog igen"}
    assert list(csv.reader(io.StringIO(rendered("csv", row)))) == [
        ["date", "outcome", "text"],
        ["", "deferred", "Udsat, igen\nog igen"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_csv_cells_are_no_formulas(start: str) -> None:
    cell = list(csv.reader(io.StringIO(rendered("csv", {"text": f"{start}1+1"}))))[1][2]
    assert not cell.startswith(start)


@pytest.mark.parametrize("text", ["12/5", "26/1", "1-2", "007", "3.1", "12e5", "3. maj", "1/2020"])
def test_excel_keeps_a_text_that_it_would_take_for_a_day_or_a_number(text: str) -> None:
    assert rendered("excel", {"text": text}).splitlines()[1] == f';;"=""{text}"""'
    assert rendered("csv", {"text": text}).splitlines()[1] == f",,{text}"


@pytest.mark.parametrize("text", ["2024-02-06", "47", "0", "12 ja, 5 nej", "26/1 og 27/1", "m/a:3"])
def test_excel_gets_days_numbers_and_other_texts_as_they_are(text: str) -> None:
    assert rendered("excel", {"text": text}).splitlines()[1] == f";;{text}"


def test_excel_gets_no_formula_from_minutes() -> None:
    assert rendered("excel", {"text": '="12/5"'}).splitlines()[1] == ';;"\'=""12/5"""'


def test_markdown_takes_nothing_for_markup() -> None:
    row = {"text": "a|b *c* <b>d</b> [e](f) `g` _h_\nny linje \\|"}
    assert rendered("markdown", row).splitlines()[2] == (
        "|  |  | a\\|b \\*c\\* &lt;b&gt;d&lt;/b&gt; \\[e\\](f) \\`g\\` \\_h\\_ ny linje \\\\\\| |"
    )


def test_json_keeps_letters_and_escapes_controls() -> None:
    text = "Ærø \x1b[31m \x9b \x7f \u202e \udc80"
    out = rendered("json", {"text": text})
    assert "Ærø" in out
    assert not set("\x1b\x9b\x7f\u202e") & set(out)
    assert json.loads(out.encode()) == [{"text": text}]


def test_every_format_takes_every_answer() -> None:
    for fmt, write in FORMATS.items():
        for answer in (answers.story(CASE), answers.case_list([CASE]), answers.open_list([])):
            assert write(answer, PLAIN), fmt


# Rows.


def test_a_decision_is_a_row_and_so_is_an_item_without_one() -> None:
    decision = {"body": "Byrådet", "date": "2024-04-09", "outcome": "approved"}
    decision |= {"outcomes": ["approved"], "text": "Godkendt.", "lines": [9, 9]}
    head = {"title": "Støj", "case_number": "24/1", "closed": False, "lines": [3, 10]}
    meeting = {
        "authority": None,
        "body": "Byrådet",
        "date": "2024-04-02",
        "source": {"path": "a.txt"},
        "items": [
            head | {"number": "1", "decisions": [decision, decision]},
            head | {"number": "2", "decisions": []},
        ],
    }
    rows = answers.decisions([meeting]).rows
    assert [(row["item"], row["date"], row.get("outcome"), row["source"]) for row in rows] == [
        ("1", "2024-04-09", "approved", "a.txt:9"),
        ("1", "2024-04-09", "approved", "a.txt:9"),
        ("2", "2024-04-02", None, "a.txt:3-10"),
    ]


def test_a_diagnostic_of_a_whole_document_has_a_place_without_lines() -> None:
    row = {"path": "a.txt", "code": "x", "severity": "error", "message": "m", "lines": None}
    assert answers.diagnostics([row]).rows[0]["source"] == "a.txt"


def test_lines_of_no_document_named_are_no_place() -> None:
    row = {"path": "", "code": "x", "severity": "error", "message": "m", "lines": [3, 4]}
    assert answers.diagnostics([row]).rows[0]["source"] == ""


# Notebooks.


def test_a_notebook_shows_a_case_escaped() -> None:
    evil = CASE | {"title": "<script>alert(1)</script>", "entries": [LATER | {"body": "A & B"}]}
    out = html.case_page(evil | {"links": []})
    assert "<script>" not in out
    assert "&lt;script&gt;" in out
    assert "A &amp; B" in out
    assert "approved; put off" in html.case_page(CASE | {"entries": [PARTLY, LATER]})
    assert "recommended since 2024-03-05" in out
    assert "i juni" in out


def test_a_notebook_shows_by_when_a_matter_is_awaited_and_where_that_stands() -> None:
    out = html.case_page(CASE | {"open": [MATTER | {"overdue": True}]})
    assert "<td>“i juni”, overdue since 2024-06-30</td><td>Anbefales.</td><td>b.txt:20</td>" in out


def test_a_notebook_shows_the_words_and_lines_of_a_decision_and_every_diagnostic() -> None:
    said = {"code": "x", "severity": "warning", "message": "no such day: <31>", "lines": [4, 4]}
    decision = ENTRY | {"text": "Udsat. Tages op den 5. juni 2026.", "lines": [12, 14]}
    item = {"number": "2", "title": "Ny plads", "case_number": None, "decisions": [decision]}
    meeting = {"authority": None, "body": "Byrådet", "date": "2026-04-30", "status": "minutes"}
    meeting |= {"source": {"path": "a.txt"}, "items": [item], "diagnostics": [said]}
    out = html.meeting_page(meeting)
    assert "<td>put off</td><td>Udsat. Tages op den 5. juni 2026.</td><td>12-14</td>" in out
    assert "<li>4: warning: no such day: &lt;31&gt; (x)</li>" in out


def test_a_notebook_shows_whose_the_cases_are() -> None:
    assert "<td>23/4127</td><td>Eksempelby Kommune</td>" in html.cases_page([CASE])


def test_a_notebook_shows_at_most_fifty_cases() -> None:
    out = html.cases_page([CASE] * 120)
    assert out.count("<tr>") == 51
    assert "and 70 more" in out


# Labels.


def test_every_language_has_every_text_with_the_same_parts() -> None:
    def parts(text: str) -> list[str]:
        return sorted(piece.split("}")[0] for piece in text.split("{")[1:])

    english, danish = (Labels(language) for language in LANGUAGES)
    for key in english.keys():  # noqa: SIM118 - no mapping
        assert parts(english(key)) == parts(danish(key)), key
        assert english(key).strip(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_and_status_has_a_word(language: str) -> None:
    keys = Labels(language).keys()
    assert {f"outcome.{outcome}" for outcome in Outcome} <= set(keys)
    assert {f"status.{status}" for status in Status} <= set(keys)


def test_every_shown_column_has_a_heading() -> None:
    keys = Labels().keys()
    for columns in vars(answers).values():
        if isinstance(columns, tuple) and columns and isinstance(columns[0], Column):
            for column in columns:
                assert not column.shown or f"column.{column.key}" in keys, column


# Text.


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Godkendt.", "Godkendt."),
        ("Taget til efterretning. Udvalget takker.", "Taget til efterretning. …"),
        ("Der gives 2 mio. kr. til Byrådet.", "Der gives 2 mio. kr. til Byrådet."),
        ("Udsat til den 1. maj", "Udsat til den 1. maj"),
        ("Godkendt med følgende:\n\n- a\n- b", "Godkendt med følgende: …"),
        ("Taksten er 800 kr. Ad 3. Godkendt.", "Taksten er 800 kr. …"),
        ("Der gives 5 mio. DKK til en hal.", "Der gives 5 mio. DKK til en hal."),
        ("Prisen er 5 mio. kr.\nSagen udsættes.", "Prisen er 5 mio. kr. …"),
        ("Forkastet med 15 stemmer mod 8.\nGodkendt.", "Forkastet med 15 stemmer mod 8. …"),
        ("Forkastet med 15 stemmer mod 8. Godkendt.", "Forkastet med 15 stemmer mod 8. …"),
        ("1.\nGodkendt.", "1. Godkendt."),
        ("Der gives ca.\n2 mio. kr.", "Der gives ca. 2 mio. kr."),
        ("", ""),
        ("-", "-"),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_cleaning_keeps_lines_and_drops_what_a_terminal_obeys() -> None:
    assert clean("a\nb\x1b[1m\u202ec\ud800") == "a\nb[1mc?"
    assert one_line(" a \n\t b\x00 ") == "a b"


def test_cutting_marks_what_is_left_out() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcdef", 4, "...") == "a..."
    assert cut("abcdef", 0) == ""


def test_only_what_cannot_be_carried_is_written_otherwise() -> None:
    assert carried("Ærø ↳ Århus", "latin-1") == "Ærø -> Århus"
    assert carried("Ærø ↳ 漢", "ascii") == "Aeroe -> ?"
    assert carried("Ærø", None) == "Ærø"


def test_words_that_have_little_room_beside_the_row_stand_below_it() -> None:
    said = ENTRY | {"text": "Sagen blev udsat til mødet i maj, da et bilag manglede."}
    for width, below in ((100, False), (70, True)):
        lines = shown(CASE | {"entries": [said], "links": []}, Style(Labels("da"), width=width))
        assert any(line.startswith("            Sagen") for line in lines) is below


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        (["approved", "sent_for_consultation"], "approved; sent for consultation"),
        (["approved_with_changes", "referred"], "approved with changes; referred"),
        (["approved", "noted"], "approved"),
        (["approved", "deferred", "sent_for_consultation"], "approved; put off"),
        (["unknown"], "unknown"),
    ],
)
def test_a_row_tells_the_outcome_that_the_status_rests_on(outcomes: list[str], told: str) -> None:
    assert Labels().step({"kind": "decision", "outcome": outcomes[0], "outcomes": outcomes}) == told


def test_what_was_open_and_met_by_an_unknown_outcome_is_said_to_be() -> None:
    again = LATER | {"id": "later", "outcome": "unknown", "outcomes": ["unknown"], "findings": []}
    way = {"kind": "re_presentation", "from": ENTRY["id"], "to": "later"}
    lines = shown(CASE | {"entries": [ENTRY, again], "links": [way], "open": []})
    assert any("no rule knows what came of it" in line for line in lines)
    plain = shown(CASE | {"entries": [ENTRY, again], "links": [], "open": []})
    assert "Nothing is open." in plain


def test_the_lines_of_a_sentence_are_those_it_stands_in() -> None:
    text = "Projektet koster 5 mio. kr.\nByrådet besluttede,\nat sagen udsættes\ntil maj. Pause."
    excerpt = sentence_round("at sagen udsættes", text)
    assert excerpt.sentence == "Byrådet besluttede, at sagen udsættes til maj."
    source = {"path": "a.txt", "lines": [12, 12]}
    assert excerpt.source(source) == {"path": "a.txt", "lines": [11, 13]}
    assert source["lines"] == [12, 12]
