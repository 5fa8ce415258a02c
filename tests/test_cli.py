"""The command line answers on standard output, tells what is odd on standard error, and stands."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import keeping
from asking import Asked
from casetrack import cli
from casetrack.commands import COMMANDS
from casetrack.views.labels import Labels

HEAD = "REFERAT {body} d. {day}\n\nMødedato d. {day} kl. 10:00\n\n"
ITEM = "Punkt {number}: {title}\n\n{case}\n\nBeslutning {body} den {day}\n\n{text}\n\n"


def write(path: Path, day: str, *items: dict[str, str], body: str = "Byrådet") -> Path:
    """Minutes of one meeting, with an item for each of `items`."""
    text = HEAD.format(body=body, day=day)
    for number, item in enumerate(items, 1):
        text += ITEM.format(**{"number": number, "body": body, "day": day} | item)
    path.write_text(text, encoding="utf-8")
    return path


# What is asked.


def test_a_danish_excel_gets_semicolons_and_a_mark(ask: Asked) -> None:
    rows = ask("timeline", "22/21670", "--format", "csv").splitlines()
    excel = ask("timeline", "22/21670", "--format", "excel")
    assert excel.startswith("\ufeff" + rows[0].replace(",", ";") + "\r\n")
    assert excel.count("\r\n") == 3  # the heading and two entries


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("timline 22/21670", "timeline"),
        ("cases --statsu deferred", "--status"),
        ("cases --statsu=deferred", "--status"),
        ("cases --status defered", "deferred"),
        ("cases --format jsn", "json"),
    ],
)
def test_what_comes_near_a_mistyped_word_is_named(ask: Asked, asked: str, near: str) -> None:
    ask(*asked.split())
    assert ask.status == 2
    assert f"; near it: {near} (" in ask.err
    ask(*asked.split(), "--lang", "da")
    assert f"; tæt på: {near} (" in ask.err


def test_a_path_behind_the_case_is_told_with_the_option_it_needs(ask: Asked) -> None:
    ask("timeline", "22/21670", str(Path(__file__).parent))
    assert f"; near it: --from {Path(__file__).parent} (" in ask.err
    ask("timeline", "22/21670", "23/4127")
    assert "near it" not in ask.err


def test_a_word_like_none_is_told_as_before(ask: Asked) -> None:
    ask("cases", "--zzz")
    assert ask.err == "casetrack cases: unrecognized arguments: --zzz (casetrack cases --help)\n"


# What is answered.


def test_the_first_command_tells_the_story_of_the_sample_case(ask: Asked) -> None:
    out = ask("timeline", "22/21670")
    assert ask.status == 0
    for told in ("not treated", "approved with changes", "awaiting re-presentation", "2023-01-23"):
        assert told in out
    assert re.search(r"sample:direktionen-2023-01-16:\d+", out)
    assert ask.err.count("\n") == 1
    assert "sample minutes" in ask.err


def test_a_timeline_in_json_is_one_case(ask: Asked) -> None:
    case = ask.json("timeline", "22/21670")
    assert case["id"] == "22/21670"
    assert case["sample"] is True
    assert case["as_of"] is None
    assert [(entry["date"], entry["outcome"]) for entry in case["entries"]] == [
        ("2023-01-16", "not_treated"),
        ("2023-01-23", "approved_with_changes"),
    ]
    assert [link["kind"] for link in case["links"]] == ["re_presentation"]
    assert [matter["due_text"] for matter in case["open"]] == ["snarest muligt"]


def test_what_is_of_a_day_after_today_has_no_age(ask: Asked, tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.txt",
        "12-08-2099",
        {"title": "Sti", "case": "19/1", "text": "Udsat."},
    )
    (matter,) = ask.json("open", "--from", file)
    assert (matter["days_open"], matter["since"]) == (None, "2099-08-12")
    assert "1 open matter is of a day after today" in ask.err
    ask("timeline", "19/1", "--from", file, "--lang", "da")
    assert "1 åbent punkt er fra en dag efter i dag" in ask.err


def test_the_command_line_counts_ages_to_today(ask: Asked) -> None:
    (matter,) = ask.json("timeline", "22/21670")["open"]
    assert matter["days_open"] > 1000


def test_on_a_day_ages_are_counted_to_it_and_later_entries_are_unknown(ask: Asked) -> None:
    case = ask.json("timeline", "22/21670", "--as-of", "2023-01-20")
    assert case["as_of"] == "2023-01-20"
    assert [entry["date"] for entry in case["entries"]] == ["2023-01-16"]
    assert case["status"] == "deferred"
    assert [matter["days_open"] for matter in case["open"]] == [4]


def test_parse_prints_an_array_of_meetings(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Godkendt."}
    path = write(tmp_path / "a.txt", "02-04-2024", item)
    (meeting,) = ask.json("parse", path)
    assert ask.status == 0
    assert (meeting["body"], meeting["date"]) == ("Byrådet", "2024-04-02")
    assert meeting["items"][0]["case_number"] == "24/1700"
    assert meeting["source"]["sample"] is False
    assert ask.err == ""


def test_cases_are_filtered(ask: Asked) -> None:
    def ids(*options: str) -> list[str]:
        return [case["id"] for case in ask.json("cases", *options)]

    assert {"22/21670", "23/4127", "22/2552"} <= set(ids())
    assert "22/2552" not in ids("--no-collective")
    assert "22/21670" not in ids("--collective")
    assert "24/1150" in ids("--body", "byrådet", "--since", "2024-04-01", "--until", "2024-04-30")
    assert "22/21670" not in ids("--body", "Byrådet")
    assert "22/21670" in ids("--status", "awaiting_re_presentation")
    assert "23/4127" in ids("--status", "settled")


def test_open_matters_come_oldest_first_and_are_filtered(ask: Asked) -> None:
    rows = ask.json("open")
    assert [row["since"] for row in rows] == sorted(row["since"] for row in rows)
    assert {"case", "authority", "title", "closed"} <= set(rows[0])
    assert {row["body"] for row in ask.json("open", "--body", "direktionen")} == {"Direktionen"}
    deferred = ask.json("open", "--because", "deferred")
    assert {row["because"] for row in deferred} == {"deferred"}
    due = ask.json("open", "--due-by", "2023-12-31")
    assert due
    assert all(row["due"] <= "2023-12-31" for row in due)
    assert all(row["overdue"] for row in ask.json("open", "--overdue"))


@pytest.mark.parametrize("day", ["31-12-2023", "31.12.23", "31/12-2023", "den 31. december 2023"])
def test_a_day_can_be_written_as_minutes_print_it(ask: Asked, day: str) -> None:
    wanted = ask.json("open", "--due-by", "2023-12-31")
    assert ask.json("open", "--due-by", day) == wanted


def test_what_has_no_due_day_is_counted_and_listed_on_demand(ask: Asked, tmp_path: Path) -> None:
    decided = {
        "1": "Udsat.",
        "2": "Udsat til mødet den 7. oktober 2019.",
        "3": "Sagen genoptages efter sommerferien.",
    }
    day = "12-08-2019"
    items = [keeping.item(f"19/{number}", words) for number, words in decided.items()]
    keeping.write(tmp_path / "aug.txt", keeping.minutes(day, *items))
    place = ("--from", str(tmp_path / "aug.txt"))
    rows = ask.json("open", *place)
    assert [(row["case"], row["due_from"], row["due"]) for row in rows] == [
        ("19/1", None, None),
        ("19/2", "2019-10-07", "2019-10-07"),
        ("19/3", "2020-08-01", None),
    ]

    def cases(*options: str) -> list[str]:
        return [row["case"] for row in ask.json("open", *options, *place)]

    assert cases("--due-by", "2019-10-07") == ["19/2"]
    assert ask.err == "1 more is open and has no due day; --undated lists it too.\n"
    assert cases("--due-by", "2019-10-06") == []
    assert cases("--due-by", "2019-10-07", "--undated") == ["19/1", "19/2"]
    assert ask.err == ""
    assert cases("--due-by", "2020-09-01") == ["19/2"]
    assert ask.err == "2 more are open and have no due day; --undated lists them too.\n"
    assert cases("--undated") == ["19/1", "19/3"]
    assert ask.err == ""


def test_missing_names_meetings_that_are_told_of(ask: Asked) -> None:
    days = {(row["body"], row["date"]) for row in ask.json("missing")}
    assert ("Direktionen", "2023-01-23") in days
    assert ("Direktionen", "2023-01-16") not in days


@pytest.mark.parametrize(
    ("fmt", "begins"),
    [("dot", "digraph"), ("mermaid", ("graph", "flowchart")), ("graphml", "<"), ("json", "{")],
)
def test_a_graph_is_written_in_every_format(ask: Asked, fmt: str, begins: str) -> None:
    assert ask("graph", "23/4127", "--format", fmt).startswith(begins)
    assert ask("graph", "--format", fmt).startswith(begins)


def test_explain_gives_the_words_lines_and_rule_of_every_conclusion(ask: Asked) -> None:
    explained = ask.json("explain", "22/21670")
    about = [reason["about"] for reason in explained["reasons"]]
    assert about[0] == "status"
    assert {"status", "outcome", "link", "open"} == set(about)
    for reason in explained["reasons"]:
        assert reason["evidence"], reason
        assert reason["rule"], reason
        assert reason["sources"], reason
    assert "rule:" in ask("explain", "22/21670")


def test_explain_shows_what_points_apart_come_to(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Punkt 1 godkendt. Punkt 2 afvist."}
    path = write(tmp_path / "a.txt", "31-01-2023", item)
    told = ask.json("explain", "24/1700", "--from", path)["reasons"]
    assert [(one["value"], one["evidence"]) for one in told if one["about"] == "outcome"] == [
        ("approved", "Punkt 1 godkendt."),
        ("rejected", "Punkt 2 afvist."),
        ("approved_with_changes", "Punkt 1 godkendt. Punkt 2 afvist."),
    ]


def test_explain_has_a_rule_for_what_was_not_recognised(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Bordet fanger."}
    path = write(tmp_path / "a.txt", "31-01-2023", item)
    explained = ask.json("explain", "24/1700", "--from", path)
    (told,) = [reason for reason in explained["reasons"] if reason["about"] == "outcome"]
    assert (told["value"], told["point"], told["rule"]) == (
        "unknown",
        None,
        "no rule knows the words",
    )


def test_explain_tells_that_a_rule_is_negated_in_every_format(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Ikke godkendt."}
    path = write(tmp_path / "a.txt", "31-01-2023", item)
    asked = ("explain", "24/1700", "--from", path, "--lang", "da")
    (told,) = [one for one in ask.json(*asked)["reasons"] if one["about"] == "outcome"]
    assert (told["value"], told["rule"], told["negated"]) == ("rejected", "approved-passive", True)
    for fmt in ("table", "markdown"):
        shown = ask(*asked, "--format", fmt)
        assert "approved-passive, nægtet" in shown
        assert "seneste behandling: ikke godkendt" in shown


def test_explain_tells_why_a_yes_is_a_recommendation(ask: Asked, tmp_path: Path) -> None:
    text = "Godkendt.\n\nBeslutning Direktionen den 31-01-2023\n\nTiltrådt."
    item = {"title": "Støj", "case": "24/1700", "text": text}
    path = write(tmp_path / "a.txt", "31-01-2023", item)
    asked = ("explain", "24/1700", "--from", path)
    told = [one for one in ask.json(*asked)["reasons"] if one["about"] == "outcome"]
    assert [(one["value"], one["prepares"]) for one in told] == [
        ("recommended", True),
        ("approved", False),
    ]
    assert "of a body that prepares what another decides" in ask(*asked)


def test_what_is_open_says_whose_it_is_where_there_are_several(ask: Asked, tmp_path: Path) -> None:
    for name in ("Vejen", "Solrød"):
        (tmp_path / name).mkdir()
        item = {"title": f"Støj i {name}", "case": "24/1", "text": "Udsat."}
        write(tmp_path / name / "a.txt", "31-01-2023", item)
    both, one = ask("open", "--from", tmp_path), ask("open", "--from", tmp_path / "Vejen")
    assert [row.split()[3] for row in both.splitlines() if "24/1" in row] == ["Solrød", "Vejen"]
    assert one.startswith("Authority: Vejen Kommune\n")


@pytest.mark.parametrize("command", ["timeline", "explain", "graph"])
def test_a_case_can_be_named_behind_the_paths(ask: Asked, tmp_path: Path, command: str) -> None:
    numbered = {"title": "Støj", "case": "24/1700", "text": "Udsat."}
    path = write(tmp_path / "a.txt", "31-01-2023", numbered)
    wanted = ask(command, "24/1700", "--from", path)
    assert ask(command, "--from", path, "24/1700") == wanted
    assert ask(command, "--from", path, tmp_path, "24/1700", "--no-color") == wanted
    assert ask.status == 0
    ask(command, "--from", path, "24/1701")
    assert (ask.status, "24/1701" in ask.err) == (1, True)


def test_a_case_that_is_not_named_is_asked_for(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Udsat."}
    path = write(tmp_path / "a.txt", "31-01-2023", item)
    for given in (["--from", path], ["--from", path, "b.txt"], ["--from", "24/1700"], []):
        ask("timeline", *given)
        assert (ask.status, ask.err.count("\n"), "name the CASE" in ask.err) == (2, 1, True)
    ask("timeline", "--lang", "da")
    assert "skriv sagens nummer" in ask.err


def test_explain_says_what_a_link_joins_and_where_a_due_day_comes_from(ask: Asked) -> None:
    assert "link: presented again · 2023-01-16 → 2023-01-23" in ask("explain", "22/21670")
    assert "due 2023-01-16: “på det kommende" in ask("explain", "22/18549")


def test_explain_gives_the_whole_sentence_and_says_a_link_s_rule_in_words(
    ask: Asked, tmp_path: Path
) -> None:
    words = "Drøftet. Udvalget vedtog at udsætte sagen, da bilag mangler."
    first = write(
        tmp_path / "a.txt", "31-01-2023", {"title": "Støj", "case": "24/1", "text": words}
    )
    later = {"title": "Støj", "case": "24/1", "text": "Godkendt."}
    given = ["24/1", "--from", first, write(tmp_path / "b.txt", "28-02-2023", later)]
    reasons = ask.json("explain", *given)["reasons"]
    (told,) = [one for one in reasons if one["value"] == "deferred"]
    assert told["evidence"] in told["sentence"] == words.removeprefix("Drøftet. ")
    assert f"  “{told['sentence']}”" in ask("explain", *given)
    assert "  rule: put off, and this body's next treatment" in ask("explain", *given)
    assert "  regel: udsat, og organets næste behandling" in ask("explain", *given, "--lang", "da")


def test_check_names_what_is_odd_with_its_line(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Godkendt."}
    path = write(tmp_path / "a.txt", "31-02-2023", item)
    rows = ask.json("check", path)
    assert ask.status == 0
    assert {row["path"] for row in rows} == {str(path)}
    assert any("31-02-2023" in row["message"] for row in rows)


@pytest.mark.parametrize("command", ["cases", "open", "missing", "timeline 23/4127"])
def test_nothing_is_cut_where_no_terminal_is_but_by_columns(
    ask: Asked, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    cuts = re.compile(r"\w…|\w …”")
    assert not cuts.search(ask(*command.split()))
    monkeypatch.setenv("COLUMNS", "60")
    assert cuts.search(ask(*command.split()))


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "graph"])
@pytest.mark.parametrize("fmt", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("language", ["en", "da"])
def test_every_command_answers_in_every_format_and_language(
    ask: Asked, command: str, fmt: str, language: str
) -> None:
    wants = {"timeline": "23/4127", "explain": "23/4127"}
    if "from" not in COMMANDS[command].takes:
        wants[command] = "sample:direktionen-2022-11-02"
    extra = [wants[command]] if command in wants else []
    assert ask(command, *extra, "--format", fmt, "--lang", language)
    assert ask.status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(ask: Asked, command: str) -> None:
    out = ask(command, "--help")
    assert ask.status == 0
    assert f"casetrack {command}" in out.split("Example:")[1]


def test_the_language_may_stand_before_the_command(ask: Asked) -> None:
    assert ask("--lang", "da", "cases") == ask("cases", "--lang", "da")
    assert ask.status == 0
    assert ask("--lang", "da", "cases", "--help").startswith("brug: casetrack cases ")
    assert "hvad skete der med denne sag?" in ask("--lang", "da", "--help")
    assert ask("--lang=da", "cases") == ask("cases", "--lang", "da")
    ask("--lan", "da", "cases")
    assert (ask.status, ask.err) == (
        2, "casetrack: the command stands first (casetrack --help)\n",
    )  # fmt: skip


def test_every_example_of_the_help_is_a_command(ask: Asked, tmp_path: Path) -> None:
    for name, command in COMMANDS.items():
        words = command.example.split()
        assert words[:2] == ["casetrack", name]
        options = cli._options(words[1:], Labels())
        assert options.command == name


# What is not there.


def test_a_case_nobody_uses_names_the_nearest(ask: Asked) -> None:
    assert ask("timeline", "22/21671") == ""
    assert ask.status == 1
    assert ask.err.count("\n") == 2
    assert "22/21671" in ask.err
    assert "22/21670" in ask.err


def test_a_file_that_is_not_there_names_what_is_close(ask: Asked, tmp_path: Path) -> None:
    write(tmp_path / "referat.txt", "02-04-2024")
    assert ask("parse", tmp_path / "referatt.txt") == ""
    assert ask.status == 1
    assert ask.err.count("\n") == 1
    assert "no such file or folder" in ask.err
    assert "referat.txt" in ask.err


def test_an_empty_name_is_shown_in_quotation_marks(ask: Asked) -> None:
    ask("check", "")
    assert (ask.status, ask.err) == (1, "casetrack: '': no such file or folder\n")
    ask("timeline", " ")
    assert (ask.status, "no case ' ' in these minutes" in ask.err) == (1, True)
    ask("cases", "--body", "")
    assert ask.err.endswith("\ncasetrack: body: '' is no name of a body\n")
    assert ask.status == 2


def test_a_link_that_leads_nowhere_is_not_near_itself(ask: Asked, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "02-04-2024", {"title": "Støj", "case": "24/1", "text": "Udsat."})
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    ask("cases", "--from", tmp_path)
    assert ask.status == 3
    assert ask.err == f"casetrack: {tmp_path / 'lost.txt'}: no such file or folder\n"


def test_a_case_that_is_near_none_is_told_where_the_others_are(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Udsat."}
    path = write(tmp_path / "a.txt", "02-04-2024", item)
    ask("timeline", "99/1", "--from", path)
    assert ask.status == 1
    assert "casetrack cases lists" in ask.err


def test_what_is_wrong_with_a_document_is_told_in_danish(ask: Asked, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    assert ask("check", tmp_path / "tom.txt", "--lang", "da") == (
        f"{tmp_path / 'tom.txt'}: fejl: dokumentet er tomt (not_minutes)\n"
    )
    assert ask.err == f"casetrack: {tmp_path / 'tom.txt'}: ikke et referat: dokumentet er tomt\n"
    told = ask.json("check", tmp_path / "tom.txt", "--lang", "da")
    assert told[0]["message"] == "the document is empty"


def test_a_folder_without_minutes_is_not_there(ask: Asked, tmp_path: Path) -> None:
    assert ask("open", "--from", tmp_path) == ""
    assert ask.status == 1
    assert "no minutes in this folder" in ask.err


def test_several_authorities_with_a_number_are_named(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Godkendt."}
    for name in ("Vejen Kommune", "Kolding Kommune"):
        folder = tmp_path / name
        folder.mkdir()
        path = write(folder / "a.txt", "02-04-2024", item)
        path.write_text(f"{name}\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert ask("timeline", "24/1700", "--from", tmp_path) == ""
    assert ask.status == 1
    assert "Kolding Kommune" in ask.err
    assert "Vejen Kommune" in ask.err
    case = ask.json("timeline", "24/1700", "--authority", "kolding", "--from", tmp_path)
    assert case["authority"] == "Kolding Kommune"


def test_an_authority_without_minutes_names_those_that_are_here(ask: Asked) -> None:
    assert ask("cases", "--authority", "Vejen Kommune") == ""
    assert ask.status == 1
    assert "Kolding Kommune" in ask.err


# What cannot be read.


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 100, b"Indkoebsliste: smoer"])
def test_what_is_no_minutes_is_named_and_the_rest_is_done(
    ask: Asked, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    item = {"title": "Støj", "case": "24/1700", "text": "Godkendt."}
    write(tmp_path / "a.txt", "02-04-2024", item)
    case = ask.json("timeline", "24/1700", "--from", tmp_path)
    assert ask.status == 3
    assert case["status"] == "settled"
    assert ask.err.count("\n") == 1
    assert "x.txt" in ask.err


def test_files_passed_over_are_counted_in_one_line(ask: Asked, tmp_path: Path) -> None:
    for name in ("kort.png", "kort.JPG", "andet.jpg", "LAESMIG", "a.xls"):
        (tmp_path / name).write_bytes(b"")
    write(tmp_path / "a.txt", "02-04-2024", {"title": "Støj", "case": "24/1700", "text": "Udsat."})
    ask("cases", "--from", tmp_path)
    assert ask.status == 0
    told = "5 files with other endings were passed over (LAESMIG, .xls, .jpg …).\n"
    assert ask.err == told
    ask("add", tmp_path, "--archive", tmp_path / ".kept" / "a.ct")
    assert ask.err == told


def test_a_document_without_items_is_not_passed_over_in_silence(ask: Asked, tmp_path: Path) -> None:
    head = write(tmp_path / "a.txt", "02-04-2024")
    assert ask("parse", head) == "Nothing found.\n"
    assert ask.status == 0
    assert ask.err == "In 1 document no item was recognised; casetrack check tells more.\n"


def test_two_documents_that_contradict_each_other_are_told(ask: Asked, tmp_path: Path) -> None:
    item = {"title": "Støj", "case": "24/1700"}
    write(tmp_path / "a.txt", "02-04-2024", item | {"text": "Godkendt."})
    write(tmp_path / "b.txt", "02-04-2024", item | {"text": "Sagen udsættes."})
    codes = [row["code"] for row in ask.json("check", tmp_path)]
    assert "contradicting_decisions" in codes
    assert ask.status == 0


def test_a_word_of_the_answers_is_a_value_of_a_filter(ask: Asked) -> None:
    given = ask("open", "--because", "deferred")
    assert given.count("put off")
    assert ask("open", "--because", "Udsat") == given
    assert ask("open", "--because", "put off", "--lang", "da") == ask(
        "open", "--because", "deferred", "--lang", "da"
    )
    assert ask("cases", "--status", "afgjort") == ask("cases", "--status", "settled")


def test_minutes_are_read_from_standard_input(
    ask: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = {"title": "Støj", "case": "24/1700", "text": "Udsat."}
    text = write(tmp_path / "a.txt", "02-04-2024", item).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), "utf-8"))
    (meeting,) = ask.json("parse", "-")
    assert meeting["items"][0]["case_number"] == "24/1700"
    assert meeting["source"]["path"] == "stdin"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Hej"), "utf-8"))
    ask("timeline", "24/1700", "--from", tmp_path / "a.txt", "-")
    assert ask.status == 3
    assert ask.err == "casetrack: stdin: no minutes: no head and no item of any known form\n"


def test_an_archive_that_is_not_asked_is_named(ask: Asked, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "02-04-2024", {"title": "Støj", "case": "24/1", "text": "Udsat."})
    ask("timeline", "24/1", "--from", tmp_path / "a.txt", "--archive", "two.ct")
    assert ask.status == 0
    assert ask.err == "casetrack: --from says what to read; the archive two.ct was not asked\n"


# Wrong usage.


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("parse", "parse: følgende argumenter mangler: FILE"),
        ("open --as-of uge-50", "argument --as-of: 'uge-50' er ikke en dato; skriv den"),
        ("cases --status sjov", "argument --status: ugyldigt valg: 'sjov' (vælg mellem"),
        ("open --sjov", "open: ukendte argumenter: --sjov"),
        ("search x --limit to", "argument --limit: 'to' er ikke et helt tal"),
        (
            "cases --since 2026-05-01 --until 2026-01-01",
            "casetrack cases: dagene står omvendt: fra 2026-05-01 til 2026-01-01",
        ),
    ],
)
def test_wrong_usage_is_said_in_danish(ask: Asked, arguments: str, told: str) -> None:
    assert ask(*arguments.split(), "--lang", "da") == ""
    assert ask.status == 2
    assert told in ask.err
    assert ask.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["story"],
        ["timeline"],
        ["parse"],
        ["cases", "--status", "unsure"],
        ["open", "--because", "lazy"],
        ["timeline", "22/21670", "--as-of", "31-02-2023"],
        ["timeline", "22/21670", "--as-of", "2023-02-31"],
        ["timeline", "22/21670", "--format", "yaml"],
        ["timeline", "22/21670", "--layout", "no-such-layout"],
    ],
)
def test_wrong_usage_is_said_in_one_line(ask: Asked, arguments: list[str]) -> None:
    assert ask(*arguments) == ""
    assert ask.status == 2
    assert ask.err.splitlines()[-1].startswith("casetrack")
    assert len(ask.err.splitlines()) <= 2


# How it is written.


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "casetrack", *arguments],
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize(
    ("closed", "status"),
    [
        ("add - --archive a.db <&-", 3),
        ("cases >&-", 0),
        ("add none.txt --archive a.db 2>&-", 1),
        ("parse none.txt 2>&-", 1),
    ],
)
def test_a_closed_stream_is_no_mistake_of_ours(tmp_path: Path, closed: str, status: int) -> None:
    told = in_shell(f"{sys.executable} -m casetrack {closed}", tmp_path)
    assert told.returncode == status
    assert b"mistake" not in told.stderr
    if closed.startswith("parse"):
        assert told.stdout == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    told = in_shell(f"{sys.executable} -m casetrack cases >/dev/full", tmp_path)
    assert told.returncode == 3
    assert told.stderr.splitlines()[1:] == [b"casetrack: No space left on device"]


@pytest.mark.skipif(os.name == "nt", reason="nobody can take away the folder one is in")
def test_a_folder_that_is_gone_is_told_in_one_line(tmp_path: Path) -> None:
    gone = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m casetrack"
    told = in_shell(f"{gone} add ../a.txt --archive ../a.db", tmp_path)
    assert told.returncode == 3
    assert told.stderr == b"casetrack: No such file or directory\n"


@pytest.mark.parametrize("fmt", ["json", "csv", "markdown", "table"])
def test_a_pipe_gets_utf_8_whatever_the_locale(fmt: str) -> None:
    done = run("timeline", "23/4127", "--format", fmt, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Økonomiudvalget" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


def test_standard_error_takes_any_locale() -> None:
    done = run("timeline", "sagen om æ", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert b"no case sagen om ae in" in done.stderr


def in_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal of 80 columns gets."""
    pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {key: os.environ[key] for key in os.environ if key not in ("COLUMNS", "NO_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-m", "casetrack", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=kept | {"TERM": "xterm"} | environment,
    ) as process:
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
        os.close(ours)
    assert process.returncode == 0
    return data.decode(environment.get("PYTHONIOENCODING", "utf-8")).replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_its_width() -> None:
    told = in_terminal("timeline", "22/21670")
    assert "\x1b[1m" in told
    bare = re.sub(r"\x1b\[\d+m", "", told)
    assert max(map(len, bare.split("Open")[0].splitlines())) <= 80


@pytest.mark.parametrize("off", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_put_off(off: dict[str, str]) -> None:
    assert "\x1b" not in in_terminal("timeline", "22/21670", **off)
    assert "\x1b" not in in_terminal("timeline", "22/21670", "--no-color")


def test_a_terminal_without_danish_letters_gets_others() -> None:
    told = in_terminal("timeline", "23/4127", PYTHONIOENCODING="ascii")
    assert "Toemmerhavnen" in told
    assert "->" in told


def test_escapes_in_minutes_do_not_reach_standard_output_or_error(
    ask: Asked, tmp_path: Path
) -> None:
    item = {"title": "St\x1b[31møj", "case": "24/1700", "text": "Godkendt\x1b]0;x\x07."}
    path = write(tmp_path / "a.txt", "02-04-2024", item)
    for fmt in ("table", "json", "csv", "markdown"):
        assert "\x1b" not in ask("parse", path, "--format", fmt)
    ask("timeline", "\x1b[31mx", "--from", path)
    assert "\x1b" not in ask.err


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "casetrack", "cases", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Broken" not in told
    assert "Traceback" not in told


def test_an_interrupt_says_nothing(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stop)
    assert ask("cases") == ""
    assert (ask.status, ask.err) == (130, "")


def test_a_mistake_of_ours_is_one_line_that_asks_for_a_report(
    ask: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("out of\ncheese")

    monkeypatch.setattr(cli, "_run", fail)
    assert ask("cases") == ""
    assert ask.status == 70
    assert ask.err.count("\n") == 1
    assert "RuntimeError: out of cheese (test_cli.py:" in ask.err
    assert "report" in ask.err
