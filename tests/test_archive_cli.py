"""The commands that keep an archive, and questions that an archive answers."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import keeping
from asking import Asked
from casetrack.archive.place import default_place
from casetrack.archive_commands import ARCHIVE_COMMANDS
from casetrack.commands import COMMANDS
from keeping import item, minutes, write


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return keeping.story(tmp_path / "minutes")


# Keeping.


def test_adding_tells_what_became_of_each_document(ask: Asked, folder: Path) -> None:
    told = ask.json("add", folder)
    assert ask.status == 0
    assert told["counts"] == {"added": 3}
    assert told["new_cases"] == 3
    assert {document["what"] for document in told["documents"]} == {"added"}
    assert ask("add", folder) == "3 unchanged\n"


def test_adding_tells_which_cases_moved(ask: Asked, folder: Path) -> None:
    ask("add", folder / "aug.txt")
    told = ask("add", folder)
    assert told.startswith("1 unchanged, 2 added, 1 new case\n")
    assert "promise kept" in told


@pytest.mark.parametrize(
    ("fmt", "told"),
    [
        (
            "csv",
            [
                "what,path,reason,authority,body,date,moved,case,title,text,how,met",
                "added,sep.txt,,Vejen Kommune,Teknik- og Miljøudvalget,2019-09-09,,,,,,",
                ",,,Vejen Kommune,Teknik- og Miljøudvalget,2019-09-09,"
                "new_entry,19/1,Cykelsti langs åen,Godkendt.,,",
                ",,,Vejen Kommune,Teknik- og Miljøudvalget,2019-08-12,"
                "promise_kept,19/1,Cykelsti langs åen,Udsat.,kept,2019-09-09",
            ],
        ),
        (
            "markdown",
            [
                "| What | File | Why |",
                "| --- | --- | --- |",
                "| added | sep.txt |  |",
                "",
                "| Moved | Date | Case | Authority | Title | Body | What was decided |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                "| new entry | 2019-09-09 | 19/1 | Vejen Kommune | Cykelsti langs åen |"
                " Teknik- og Miljøudvalget | Godkendt. |",
                "| promise kept | 2019-09-09 | 19/1 | Vejen Kommune | Cykelsti langs åen |"
                " Teknik- og Miljøudvalget | Udsat. |",
            ],
        ),
    ],
)
def test_every_format_tells_what_moved(
    ask: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str, told: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ask("add", write(tmp_path / "aug.txt", minutes("12-08-2019", item("19/1", "Udsat."))))
    write(tmp_path / "sep.txt", minutes("09-09-2019", item("19/1", "Godkendt.")))
    assert ask("add", "sep.txt", "--format", fmt).splitlines() == told


def test_a_document_that_cannot_be_read_is_named_and_the_rest_is_done(
    ask: Asked, folder: Path
) -> None:
    letter = write(folder / "letter.txt", "Kære nabo\n\nTak for sidst.\n")
    (folder / "kort.png").write_bytes(b"\x89PNG")
    told = ask.json("add", folder)
    assert ask.status == 3
    assert told["counts"] == {"added": 3, "failed": 1}
    assert ask.err.splitlines() == [
        f"casetrack: {letter}: no head and no item of any known form",
        "1 file with another ending was passed over (.png).",
    ]


def test_a_file_that_is_not_there_is_status_1(ask: Asked) -> None:
    ask("add", "none.txt")
    assert ask.status == 1
    assert ask.err == "casetrack: none.txt: no such file or folder\n"


def test_what_failed_is_told_once(ask: Asked, folder: Path) -> None:
    assert ask("add", folder, "none.txt").startswith("3 added, 1 failed, 3 new cases\n")
    assert "none.txt" not in ask("add", folder, "none.txt")
    assert ask.err == "casetrack: none.txt: no such file or folder\n"


def test_figures_name_an_authority_that_is_the_only_one_once(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    assert ask("stats").count("Vejen Kommune") == 1


def test_standard_input_is_added(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    data = minutes("12-08-2019", item("19/1", "Udsat.")).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert ask.json("add", "-")["counts"] == {"added": 1}
    assert ask.json("timeline", "19/1")["status"] == "deferred"


def test_the_same_file_by_another_path_is_known_again(
    ask: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("add", folder / "aug.txt")
    write(folder / "aug.txt", minutes("12-08-2019", item("19/21554", "Godkendt.")))
    monkeypatch.chdir(folder)
    assert ask.json("add", "aug.txt")["counts"] == {"replaced": 1}


def test_documents_are_removed(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    assert ask.json("remove", folder / "aug.txt")["counts"] == {"removed": 1}
    ask("remove", folder / "aug.txt")
    assert ask.status == 1


def test_a_whole_archive_is_told_whole(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    assert ask("verify") == "The archive is whole.\n"
    assert ask.json("verify") == []
    assert ask.status == 0


def test_a_search_answers_in_a_row_a_hit(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    (hit,) = ask.json("search", "mosebryn*", "--outcome", "deferred", "--until", "2019-12-31")
    assert (hit["case"], hit["date"], hit["authority"]) == (
        "19/21554",
        "2019-08-12",
        "Vejen Kommune",
    )
    assert ask.json("search", "mosebryn*", "--body", "Byrådet") == []
    ask("search", "?")
    assert ask.status == 2


def test_a_search_for_no_number_that_is_here_names_those_near_it(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    assert ask("search", "19-21554") == "Nothing found.\n"
    assert ask.status == 0
    assert ask.err == "casetrack: no case 19-21554 in these minutes; near it: 19/21554\n"
    for words in (["19/21554", "--since", "2020-01-01"], ["mosebrynene"], ["2024"]):
        assert ask("search", *words) == "Nothing found.\n"
        assert ask.err == ""


def test_a_search_for_the_beginning_of_a_word_says_how_to_ask(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    told = "casetrack: words that only begin so are here: casetrack search 'mosebryn*'\n"
    for words in (["mosebryn"], ["mosebryn", "--until", "2020-01-01"]):
        assert ask("search", *words) == "Nothing found.\n"
        assert ask.err == told
    for words in (["mosebryn", "--since", "2020-01-01"], ["mosebryn*", "skole"], ["xyz"]):
        assert ask("search", *words) == "Nothing found.\n"
        assert ask.err == ""


def test_figures_and_files_come_out(ask: Asked, folder: Path, tmp_path: Path) -> None:
    ask("add", folder)
    assert ask.json("stats")["documents"] == 3
    assert ask("stats").startswith("Documents: 3\n")
    assert "Outcome unknown: 0 (0.0%)\n" in ask("stats")
    assert "Ukendt udfald: 0 (0,0 %)\n" in ask("stats", "--lang", "da")
    assert ask("export", tmp_path / "out") == f"{tmp_path / 'out'}: 3 documents, 3 cases\n"
    assert ask("export", tmp_path / "ud", "--lang", "da").endswith(": 3 dokumenter, 3 sager\n")
    assert ask.status == 0


def test_figures_tell_who_passed_cases_on_in_every_format(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    csv = ask("stats", "--format", "csv").splitlines()
    assert csv[0].endswith(",median_days,from,to,cases")
    assert csv[-1] == "Vejen Kommune,,2019,,,,,,,,Teknik- og Miljøudvalget,Byrådet,1"
    told = ask("stats", "--format", "markdown").splitlines()
    assert told[-3] == "| Authority | Year | From | To | Cases |"
    assert told[-1] == "| Vejen Kommune | 2019 | Teknik- og Miljøudvalget | Byrådet | 1 |"


def test_a_case_not_decided_is_no_open_matter(ask: Asked, tmp_path: Path) -> None:
    promised = item("19/1", "Godkendt. Sagen genoptages på næste møde.")
    ask("add", write(tmp_path / "a.txt", minutes("12-08-2019", promised)))
    (row,) = ask.json("stats")["bodies"]
    assert (row["decided"], row["not_decided"], len(ask.json("open"))) == (1, 0, 1)
    assert "Not decided" in ask("stats")
    assert "Ikke afgjort" in ask("stats", "--lang", "da")


@pytest.mark.parametrize("limit", ["0", "-3"])
def test_a_limit_below_one_is_wrong_usage(ask: Asked, folder: Path, limit: str) -> None:
    ask("add", folder)
    assert ask("search", "mosebrynet", "--limit", limit) == ""
    assert (ask.status, ask.err) == (2, f"casetrack: a limit of {limit} is none: 1 or more\n")


def test_what_an_earlier_export_left_is_taken_away(
    ask: Asked, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ask("add", folder)
    ask("export", out)
    ask("remove", folder / "aug.txt")
    assert ask("export", out) == f"{out}: 2 documents, 2 cases, 1 old text taken away\n"


# Layouts.


def test_a_layout_there_is_not_is_wrong_usage(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    new = write(folder / "new.txt", minutes("05-11-2019", item("19/1", "Udsat.")))
    for command in (["add", folder / "aug.txt"], ["add", new], ["cases"]):
        assert ask(*command, "--layout", "nope") == ""
        assert ask.status == 2
        assert ask.err.startswith("casetrack: no layout 'nope'; the forms are ")
        assert ask.err.count("\n") == 1
    assert ask.json("stats")["documents"] == 3


def test_a_layout_file_is_kept_with_what_it_read(
    ask: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = write(folder / "ot.toml", keeping.LAYOUT)
    monkeypatch.chdir(folder)
    ask("add", "aug.txt", "--layout", "ot.toml")
    before = ask("timeline", "19/21554")
    write(layout, keeping.LAYOUT.replace("Punkt", "Emne"))
    assert ask("rebuild", "--everything") == "1 read again\n"
    layout.unlink()
    assert ask("rebuild", "--everything") == "1 read again\n"
    assert ask("timeline", "19/21554") == before


def test_how_to_read_is_nothing_to_ask_of_an_archive(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    ask("cases", "--assume-authority", "Varde", "--layout", "none")
    assert ask.status == 0
    assert ask.err == (
        "casetrack: an archive answers from what was read when it was added; --layout, "
        "--assume-authority counts for casetrack add and with --from\n"
    )


def test_older_rules_are_told_and_mended(
    ask: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("add", folder)
    monkeypatch.setattr("casetrack.archive.rules.rules_version", lambda: "newer")
    monkeypatch.setattr("casetrack.archive.writing.rules_version", lambda: "newer")
    ask("timeline", "19/21554")
    assert ask.err.count("casetrack rebuild") == 1
    assert ask("rebuild") == "3 read again\n"
    ask("timeline", "19/21554")
    assert ask.err == ""


@pytest.mark.parametrize("command", ["verify", "rebuild", "stats", "search x", "remove x"])
def test_without_an_archive_nothing_can_be_told(ask: Asked, command: str) -> None:
    assert ask(*command.split()) == ""
    assert ask.status == 1
    assert ask.err.endswith("there is no such archive; casetrack add makes one\n")
    assert ask.err.count("\n") == 1


@pytest.mark.parametrize("command", ARCHIVE_COMMANDS)
def test_every_command_has_help_with_an_example(ask: Asked, command: str) -> None:
    out = ask(command, "--help")
    assert ask.status == 0
    assert f"casetrack {command}" in out.split("Example:")[1]
    assert ARCHIVE_COMMANDS[command].example.split()[:2] == ["casetrack", command]


# Asking.


@pytest.mark.parametrize("command", [name for name, one in COMMANDS.items() if "from" in one.takes])
def test_an_archive_answers_as_its_files_do(ask: Asked, folder: Path, command: str) -> None:
    ask("add", folder)
    case = ["19/21554"] if command in ("timeline", "explain", "graph") else []
    for more in ([], ["--as-of", "2019-08-31"], ["--authority", "Vejen"]):
        if command == "missing" and "--as-of" in more:
            continue
        kept = ask(command, *case, *more, "--format", "json")
        assert ask.err == ""
        assert kept == ask(command, *case, *more, "--format", "json", "--from", folder)


def test_the_archive_is_named_or_the_users_own(
    ask: Asked, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = tmp_path / "data" / "casetrack" / "archive.casetrack", tmp_path / "b.casetrack"
    ask("add", folder / "okt.txt")
    assert own.exists()
    ask("add", folder / "aug.txt", "--archive", other)
    assert len(ask.json("timeline", "19/21554")["entries"]) == 1
    assert ask.json("timeline", "19/21554")["status"] == "settled"
    monkeypatch.setenv("CASETRACK_ARCHIVE", str(other))
    assert ask.json("timeline", "19/21554")["status"] == "deferred"
    assert ask.json("timeline", "19/21554", "--archive", own)["status"] == "settled"
    monkeypatch.setenv("CASETRACK_ARCHIVE", str(tmp_path / "none"))
    ask("timeline", "19/21554")
    assert (ask.status, ask.err.count("no such archive")) == (1, 1)


def test_without_any_archive_the_samples_answer(ask: Asked) -> None:
    assert ask("timeline", "22/21670")
    assert ask.err.startswith("These are the sample minutes")


def test_an_archive_of_ones_own_without_documents_is_none(ask: Asked) -> None:
    ask("add", "none.txt")
    assert ask("timeline", "22/21670")
    assert ask.err.startswith("These are the sample minutes")


@pytest.mark.parametrize("kept", [True, False])
def test_a_name_or_a_day_that_finds_nothing_is_told(ask: Asked, tmp_path: Path, kept: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "REFERAT Byrådet d. 16-01-2023\n\n1. Ny bro\n\nSagsnr.: 23/1\n\nBeslutning\n\nUdsat.\n",
        encoding="utf-8",
    )
    ask("add", path)
    minutes = () if kept else ("--from", path)
    ask("timeline", "23/1", "--as-of", "2022-12-31", *minutes)
    assert (ask.status, ask.err) == (
        1,
        "casetrack: case 23/1 begins on 2023-01-16, after that day\n",
    )
    for command in ("open", "cases"):
        ask(command, "--body", "Byråded", *minutes)
        assert (ask.status, ask.err) == (
            1,
            "casetrack: no body Byråded in these minutes; near it: Byrådet\n",
        )
    ask("search", "bro", "--body", "Byråded")
    assert (ask.status, ask.err.count("near it: Byrådet")) == (1, 1)
    ask("open", "--body", "Byrådet", "--overdue", *minutes)
    assert (ask.status, ask.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("XYZ", "there are Byrådet, Teknik- og Miljøudvalget"),
        ("miljø", "near it: Teknik- og Miljøudvalget"),
    ],
)
def test_a_body_like_none_that_is_here_is_told_with_all_of_them(
    ask: Asked, folder: Path, name: str, told: str
) -> None:
    for command in (["open"], ["cases"]):
        assert ask(*command, "--body", name, "--from", folder) == ""
        assert (ask.status, ask.err) == (
            1,
            f"casetrack: no body {name} in these minutes; {told}\n",
        )


def test_an_authority_that_is_not_here_names_those_that_are(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    ask("cases", "--authority", "Ribe")
    assert ask.status == 1
    assert ask.err == "casetrack: no minutes of Ribe here; near it: Vejen Kommune\n"


def test_an_authority_of_no_list_is_found_without_its_kind(ask: Asked, tmp_path: Path) -> None:
    text = minutes("12-08-2019", item("19/300", "Godkendt."), place="Skovby Kommune, lokale 2")
    path = write(tmp_path / "a.txt", text)
    assume = ("--assume-authority", "Skovby Kommune")
    ask("add", path, *assume)
    read = ("--from", path, *assume)
    for source in ((), read):
        for name in ("skovby", "SKOVBY KOMMUNE"):
            found = ask.json("cases", "--authority", name, *source)
            assert {case["authority"] for case in found} == {"Skovby Kommune"}


def test_documents_that_name_no_authority_can_be_picked(ask: Asked, folder: Path) -> None:
    write(folder / "a.txt", minutes("12-08-2019", item("19/300", "Udsat."), place="lokale 2"))
    ask("add", folder)
    for source in ([], ["--from", folder]):
        ask("timeline", "19/300", *source)
        assert ask.status == 1
        assert ask.err == (
            "casetrack: several authorities have a case 19/300: authority not named, Vejen "
            'Kommune; --authority NAME says which; --authority "" those that name none\n'
        )
        ask("timeline", "19/300", "--lang", "da", *source)
        assert ask.err.endswith('siger hvilken; --authority "" dem, der ikke nævner nogen\n')
        case = ask.json("timeline", "19/300", "--authority", "", *source)
        assert (case["authority"], case["status"]) == (None, "deferred")
    assert '"" for those that name none' in " ".join(ask("timeline", "--help").split())


def test_where_every_document_names_an_authority_none_is_without(ask: Asked, folder: Path) -> None:
    ask("add", folder)
    for source in ([], ["--from", folder]):
        ask("cases", "--authority", "", *source)
        assert ask.status == 1
        assert ask.err == "casetrack: every document here names an authority\n"


def test_what_is_wrong_with_an_archive_is_told_in_danish(ask: Asked, folder: Path) -> None:
    ask("stats", "--archive", folder / "none", "--lang", "da")
    assert (
        ask.err == f"casetrack: {folder / 'none'}: arkivet findes ikke; casetrack add opretter et\n"
    )
    ask("add", folder)
    ask("search", "!", "--lang", "da")
    assert ask.err == "casetrack: der er ikke noget ord at søge efter i '!'\n"


def test_a_file_that_is_no_archive_is_status_3(ask: Asked, folder: Path) -> None:
    ask("stats", "--archive", folder / "aug.txt")
    assert ask.status == 3
    assert ask.err == f"casetrack: {folder / 'aug.txt'}: this is no archive of casetrack\n"


@pytest.mark.parametrize(
    ("platform", "environ", "place"),
    [
        ("linux", {"HOME": "/home/ida", "XDG_DATA_HOME": "/data"}, "/data/casetrack"),
        ("linux", {"HOME": "/home/ida"}, "/home/ida/.local/share/casetrack"),
        ("linux", {"HOME": "/home/ida", "XDG_DATA_HOME": "x"}, "/home/ida/.local/share/casetrack"),
        ("darwin", {"HOME": "/Users/ida"}, "/Users/ida/Library/Application Support/casetrack"),
        ("win32", {"LOCALAPPDATA": "C:\\L"}, "C:\\L\\casetrack"),
        ("win32", {"USERPROFILE": "C:\\U"}, "C:\\U\\AppData\\Local\\casetrack"),
    ],
)
def test_each_system_has_its_place(platform: str, environ: dict[str, str], place: str) -> None:
    found = default_place(environ, platform)
    assert found in (f"{place}/archive.casetrack", f"{place}\\archive.casetrack")


def test_a_timeline_from_an_archive_loads_little(folder: Path, tmp_path: Path) -> None:
    environ = os.environ | {"CASETRACK_ARCHIVE": str(tmp_path / "a.casetrack")}
    run = [sys.executable, "-m", "casetrack"]
    subprocess.run([*run, "add", str(folder)], env=environ, check=True, capture_output=True)
    program = (
        "import sys; from casetrack.cli import main; main(['timeline', '19/21554'])\n"
        "heavy = {'attr', 'casetrack.records', 'casetrack.reading.parsing'}\n"
        "heavy |= {'networkx', 'tabulate'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
