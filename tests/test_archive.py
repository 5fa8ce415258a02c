"""Documents go into an archive once, are told of when they are safe, and come out again."""

from __future__ import annotations

import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import casetrack
import keeping
from casetrack.archive.archive import Archive
from casetrack.archive.writing import Report
from keeping import LAYOUT, item, minutes, write


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return keeping.story(tmp_path / "minutes")


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "kept" / "archive.casetrack")


def whats(archive: Archive, *paths: Path) -> list[str]:
    return [outcome.what for outcome in archive.add(paths).outcomes]


# Adding.


def test_documents_are_added_once(archive: Archive, folder: Path) -> None:
    assert whats(archive, folder) == ["added", "added", "added"]
    assert whats(archive, folder) == ["unchanged", "unchanged", "unchanged"]
    assert archive.stats()["documents"] == 3


def test_the_words_of_many_documents_are_put_in_order_at_once(
    archive: Archive, folder: Path
) -> None:
    archive.add([folder])
    assert archive._rows("SELECT count(DISTINCT segid) FROM passage_idx") == [(1,)]


def test_adding_what_is_there_already_changes_nothing(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    database = archive._database(write=True)
    before = database.total_changes
    archive.add([folder])
    assert database.total_changes == before


def test_the_same_content_under_another_name_is_there_already(
    archive: Archive, folder: Path
) -> None:
    archive.add([folder])
    copy = write(folder / "copy.txt", (folder / "aug.txt").read_text(encoding="utf-8"))
    assert whats(archive, copy) == ["unchanged"]


def test_a_layout_that_todays_rules_refuse_is_named_by_a_rebuild(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: str, _text: str) -> None:
        raise casetrack.InvalidLayout(f"{file}: item dot: lacks needs")

    archive.add([folder / "aug.txt"], layout=str(write(folder / "ot.toml", LAYOUT)))
    monkeypatch.setattr("casetrack.reading.layout._own_layout", refuse)
    (outcome,) = archive.rebuild(everything=True).outcomes
    reason = "the layout it was added with cannot be used: ot.toml: item dot: lacks needs"
    assert (outcome.what, outcome.reason) == ("failed", reason)
    assert archive["19/21554"].status == "deferred"


def test_a_name_that_is_no_text_is_kept_readable(archive: Archive, folder: Path) -> None:
    odd = os.fsdecode(os.fsencode(folder) + b"/nov\xff.txt")
    Path(odd).write_text(minutes("05-11-2019", item("19/1", "Udsat.")), encoding="utf-8")
    (outcome,) = archive.add([odd]).outcomes
    assert (outcome.what, outcome.path) == ("added", f"{folder}/nov\\udcff.txt")
    assert archive["19/1"].entries[0].sources[0].path == outcome.path
    assert [one.what for one in archive.remove([odd]).outcomes] == ["removed"]


def test_words_that_are_no_text_find_nothing(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert "\udcff" not in archive
    with pytest.raises(casetrack.UnknownCase):
        archive["\udcff"]
    with pytest.raises(casetrack.UnknownAuthority, match=" are here, but of "):
        archive.minutes("\udcff")


def test_an_authority_that_is_no_text_is_kept_readable(archive: Archive, tmp_path: Path) -> None:
    place = minutes("05-11-2019", item("19/1", "Udsat."), place="lokale 2")
    archive.add([write(tmp_path / "a.txt", place)], assume_authority="V\udcff")
    assert archive.authorities() == ["V\\udcff"]


def test_an_outcome_tells_the_meeting(archive: Archive, folder: Path) -> None:
    (outcome,) = archive.add([folder / "okt.txt"]).outcomes
    told = (outcome.authority, outcome.body, outcome.date)
    assert told == ("Vejen Kommune", "Byrådet", "2019-10-01")


def test_a_file_changed_in_place_replaces_what_it_held(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    write(
        folder / "okt.txt",
        minutes("01-10-2019", item("19/21554", "Ikke godkendt."), body="Byrådet"),
    )
    (outcome,) = archive.add([folder / "okt.txt"]).outcomes
    assert outcome.what == "replaced"
    assert outcome.reason == f"{folder / 'okt.txt'}: changed: item 1"
    assert archive.minutes().case("19/21554", as_of=None, today=None)["status"] == "settled"
    assert archive.stats()["documents"] == 3


def test_a_file_that_holds_another_meeting_now_is_one_more(
    archive: Archive, tmp_path: Path
) -> None:
    latest = write(tmp_path / "latest.txt", minutes("12-08-2019", item("19/1", "Udsat.")))
    archive.add([latest])
    write(latest, minutes("09-09-2019", item("19/1", "Godkendt.")))
    assert whats(archive, latest) == ["added"]
    assert archive.stats()["documents"] == 2


def test_a_later_version_replaces_an_earlier_one(archive: Archive, tmp_path: Path) -> None:
    one, other = item("19/1", "Udsat."), item("19/1", "Godkendt.")
    early = write(tmp_path / "a.txt", minutes("12-08-2019", one, issued="13-08-2019"))
    late = write(tmp_path / "b.txt", minutes("12-08-2019", other, issued="20-08-2019"))
    assert whats(archive, early) == ["added"]
    (outcome,) = archive.add([late]).outcomes
    assert (outcome.what, outcome.reason) == ("replaced", f"{early}: changed: item 1")
    entries = archive.minutes().case("19/1", as_of=None, today=None)["entries"]
    assert [entry["outcome"] for entry in entries] == ["approved"]


def test_an_earlier_version_added_late_does_not_count(archive: Archive, tmp_path: Path) -> None:
    one, other = item("19/1", "Udsat."), item("19/1", "Godkendt.")
    late = write(tmp_path / "b.txt", minutes("12-08-2019", other, issued="20-08-2019"))
    early = write(tmp_path / "a.txt", minutes("12-08-2019", one, issued="13-08-2019"))
    archive.add([late])
    (outcome,) = archive.add([early]).outcomes
    assert outcome.what == "added"
    assert outcome.reason == f"{late} of 2019-08-20 is later and counts"


def test_what_is_no_minutes_is_failed_and_not_kept(archive: Archive, tmp_path: Path) -> None:
    letter = write(tmp_path / "letter.txt", "Kære nabo\n\nTak for sidst.\n")
    report = archive.add([letter, tmp_path / "none.txt"])
    assert [outcome.what for outcome in report.outcomes] == ["failed", "failed"]
    assert report.outcomes[1].reason == "no such file or folder"
    assert archive.stats()["documents"] == 0


@pytest.mark.parametrize("workers", [None, 2])
def test_a_copy_of_what_cannot_be_read_fails_for_the_same_reason(
    archive: Archive, tmp_path: Path, workers: int | None
) -> None:
    paths = [write(tmp_path / name, "Kære Hanne") for name in ("a.txt", "b.txt")]
    executor = ThreadPoolExecutor(workers) if workers else None
    first, copy = archive.add(paths, executor=executor).outcomes
    assert (first.what, copy.what) == ("failed", "failed")
    assert copy.path == str(tmp_path / "b.txt")
    assert copy.reason == first.reason


def test_a_copy_of_what_is_added_in_the_same_run_is_there_already(
    archive: Archive, folder: Path
) -> None:
    copy = write(folder / "z.txt", (folder / "aug.txt").read_text(encoding="utf-8"))
    assert whats(archive, folder / "aug.txt", copy) == ["added", "unchanged"]


def test_progress_hears_of_each_document(archive: Archive, folder: Path) -> None:
    heard: list[str] = []
    archive.add([folder], progress=lambda outcome: heard.append(Path(outcome.path).name))
    assert heard == ["aug.txt", "okt.txt", "sep.txt"]


def test_standard_input_is_a_document(archive: Archive) -> None:
    data = minutes("12-08-2019", item("19/1", "Godkendt.")).encode()
    (outcome,) = archive.add(["-"], stdin=io.BytesIO(data)).outcomes
    assert outcome.what == "added"
    assert outcome.path.startswith("stdin:")


def test_an_executor_reads_in_the_order_of_the_files(archive: Archive, folder: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        report = archive.add([folder], executor=executor)
    assert [Path(one.path).name for one in report.outcomes] == ["aug.txt", "okt.txt", "sep.txt"]
    assert archive.verify() == []


def test_processes_read_a_large_folder(archive: Archive, tmp_path: Path) -> None:
    filler = "Stien går gennem skoven og videre langs åen til broen. " * 400
    for day in range(1, 29):
        text = minutes(
            f"{day:02}-08-2019", *(item(f"19/{day}{n}", "Udsat.", text=filler) for n in range(4))
        )
        write(tmp_path / "many" / f"{day:02}.txt", text)
    report = archive.add([tmp_path / "many"], workers=2)
    assert {outcome.what for outcome in report.outcomes} == {"added"}
    assert archive.stats()["cases"] == 28 * 4
    assert archive.verify() == []


def test_an_assumed_authority_is_kept_for_reading_again(archive: Archive, tmp_path: Path) -> None:
    nameless = minutes("12-08-2019", item("19/1", "Udsat."), place="lokale 2")
    file = write(tmp_path / "a.txt", nameless)
    archive.add([file], assume_authority="Vejen Kommune")
    archive.rebuild(everything=True)
    case = archive.minutes().case("19/1", as_of=None, today=None)
    assert case["authority"] == "Vejen Kommune"


def test_what_is_assumed_by_a_short_name_joins_what_is_named(
    archive: Archive, tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Udsat."), place="lokale 2"))
    write(tmp_path / "b.txt", minutes("09-09-2019", item("19/1", "Godkendt.")))
    archive.add([tmp_path], assume_authority="Vejen")
    assert (archive.authorities(), len(archive["19/1"].entries)) == (["Vejen Kommune"], 2)


# What moved.


def moved(archive: Archive, path: Path) -> list[tuple[str, str]]:
    return [(move["moved"], move["case"]) for move in archive.add([path]).moves]


def test_the_first_documents_of_an_authority_are_only_counted(
    archive: Archive, folder: Path
) -> None:
    report = archive.add([folder])
    assert (report.moves, report.new_cases) == ((), 3)


def test_what_moves_is_told(archive: Archive, folder: Path) -> None:
    archive.add([folder / "aug.txt"])
    assert moved(archive, folder / "sep.txt") == [
        ("new_case", "19/400"),
        ("new_entry", "19/21554"),
        ("promise_kept", "19/21554"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("Udsat.", "Godkendt.", "kept"),
        ("Udsat til mødet den 9. september.", "Godkendt.", "kept"),
        ("Udsat til august.", "Godkendt.", "kept_late"),
        ("Punktet udgik.", "Punktet blev trukket af dagsordenen.", "put_off_again"),
        ("Udsat.", "Ingen beslutning, idet svar fortsat afventes.", "came_up"),
        ("Sagen forelægges igen i september.", "Udsat.", "came_up"),
    ],
)
def test_how_what_was_open_was_met_is_told(
    archive: Archive, tmp_path: Path, before: str, after: str, how: str
) -> None:
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", before)))])
    report = archive.add([write(tmp_path / "b.txt", minutes("09-09-2019", item("19/1", after)))])
    (met,) = (one for one in report.moves if one["moved"] == "promise_kept")
    assert (met["date"], met["met"], met["how"]) == ("2019-08-12", "2019-09-09", how)


def test_what_was_sent_on_arrives(archive: Archive, tmp_path: Path) -> None:
    sent = minutes("12-08-2019", item("19/1", "Sagen sendes til Økonomiudvalget."))
    treated = minutes("09-09-2019", item("19/1", "Godkendt."), body="Økonomiudvalget")
    archive.add([write(tmp_path / "a.txt", sent)])
    report = archive.add([write(tmp_path / "b.txt", treated)])
    assert [one["how"] for one in report.moves if one["moved"] == "promise_kept"] == ["arrived"]


def test_a_new_deferral_is_told(archive: Archive, tmp_path: Path) -> None:
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Drøftet.")))])
    again = write(tmp_path / "b.txt", minutes("09-09-2019", item("19/1", "Udsat.")))
    assert moved(archive, again) == [("new_entry", "19/1"), ("new_deferral", "19/1")]


def test_what_is_to_be_presented_again_is_put_off_as_figures_count_it(
    archive: Archive, tmp_path: Path
) -> None:
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Drøftet.")))])
    again = minutes("09-09-2019", item("19/1", "Sagen genoptages på næste møde."))
    path = write(tmp_path / "b.txt", again)
    assert moved(archive, path) == [("new_entry", "19/1"), ("new_deferral", "19/1")]
    assert [row["deferrals"] for row in archive.stats()["bodies"]] == [1]


def test_figures_count_the_deferral_that_a_new_case_begins_with(
    archive: Archive, tmp_path: Path
) -> None:
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Udsat.")))])
    later = write(tmp_path / "b.txt", minutes("09-09-2019", item("19/2", "Udsat.")))
    assert moved(archive, later) == [("new_case", "19/2")]
    assert [row["deferrals"] for row in archive.stats()["bodies"]] == [2]


def test_what_joins_two_cases_tells_only_what_it_prints_itself(
    archive: Archive, tmp_path: Path
) -> None:
    both = item("19/1042", "Udsat."), item("19/2300", "Sagen udsættes.", "Stien ved åen")
    write(tmp_path / "a.txt", minutes("12-08-2019", *both))
    write(tmp_path / "b.txt", minutes("09-09-2019", item("19/2300", "Drøftet.")))
    archive.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    renumbered = item(
        "19/2300", "Godkendt.", text="Sagen har skiftet sagsnummer fra 19/1042 til 19/2300."
    )
    joining = write(tmp_path / "c.txt", minutes("07-10-2019", renumbered))
    report = archive.add([joining])
    assert told_of(report) == [("new_entry", "2019-10-07"), ("promise_kept", "2019-08-12")]
    assert report.new_cases == 0


def test_what_parts_a_case_again_tells_of_no_new_one(archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1042", "Udsat.")))
    renumbered = item(
        "19/2300", "Drøftet.", text="Sagen har skiftet sagsnummer fra 19/1042 til 19/2300."
    )
    joining = write(tmp_path / "b.txt", minutes("09-09-2019", renumbered))
    write(tmp_path / "c.txt", minutes("07-10-2019", item("19/2300", "Godkendt.")))
    archive.add([tmp_path])
    report = archive.remove([joining])
    assert (told_of(report), report.new_cases) == ([], 0)
    assert [archive[number].id for number in ("19/1042", "19/2300")] == ["19/1042", "19/2300"]


def told_of(report: Report) -> list[tuple[str, str | None]]:
    return [(move["moved"], move["date"]) for move in report.moves]


def test_a_promise_whose_document_is_removed_is_not_kept(archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Drøftet.")))
    write(tmp_path / "b.txt", minutes("09-09-2019", item("19/1", "Udsat.")))
    archive.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    report = archive.remove([tmp_path / "b.txt"])
    assert told_of(report) == []
    assert archive.open() == ()


def test_a_promise_that_a_newer_text_lacks_is_not_kept(archive: Archive, tmp_path: Path) -> None:
    promising = minutes("12-08-2019", item("19/1", "Sagen sendes til Byrådet."))
    since = minutes("09-09-2019", item("19/1", "Drøftet."), body="Økonomiudvalget")
    paths = [write(tmp_path / "a.txt", promising), write(tmp_path / "b.txt", since)]
    archive.add(paths)
    assert [row.body for row in archive.open()] == ["Byrådet"]
    report = archive.add([write(paths[0], minutes("12-08-2019", item("19/1", "Godkendt.")))])
    assert [outcome.what for outcome in report.outcomes] == ["replaced"]
    assert told_of(report) == [("changed_entry", "2019-08-12")]
    assert archive.open() == ()


def test_a_decision_that_a_newer_text_tells_otherwise_is_a_move(
    archive: Archive, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Udsat til næste møde.")))
    archive.add([path])
    report = archive.add([write(path, minutes("12-08-2019", item("19/1", "Godkendt.")))])
    (move,) = report.moves
    assert (move["moved"], move["case"], move["text"]) == ("changed_entry", "19/1", "Godkendt.")
    archive.add([write(tmp_path / "b.txt", minutes("09-09-2019", item("19/1", "Drøftet.")))])
    report = archive.add([write(path, minutes("12-08-2019", item("19/1", "Drøftet.")))])
    assert told_of(report) == [("changed_entry", "2019-08-12")]
    write(path, minutes("12-08-2019", item("19/1", "Blev drøftet.")))
    assert archive.add([path]).moves == ()


@pytest.mark.parametrize("longer", ["Godkendt. Sagen genoptages på næste møde.", "Afvist."])
def test_what_another_document_told_already_is_no_change(
    archive: Archive, tmp_path: Path, longer: str
) -> None:
    gone = write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", longer)))
    archive.add([gone, write(tmp_path / "b.txt", minutes("12-08-2019", item("19/1", "Godkendt.")))])
    assert archive.remove([gone]).moves == ()
    assert [entry.text for entry in archive["19/1"].entries] == ["Godkendt."]


def test_what_opens_again_without_its_treatment_is_no_new_deferral(
    archive: Archive, folder: Path
) -> None:
    archive.add([folder])
    report = archive.remove([folder / "sep.txt", folder / "okt.txt"])
    assert told_of(report) == []
    assert [row.case for row in archive.open()] == ["19/21554"]


def test_the_minutes_of_a_meeting_whose_agenda_was_here_are_a_new_entry(
    archive: Archive, tmp_path: Path
) -> None:
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", item("19/1", "Drøftet.")))])
    agenda = minutes("09-09-2019", item("19/1", "")).partition("Beslutning")[0]
    assert moved(archive, write(tmp_path / "b.txt", agenda)) == [("new_entry", "19/1")]
    held = minutes("09-09-2019", item("19/1", "Godkendt."))
    assert moved(archive, write(tmp_path / "b.txt", held)) == [("new_entry", "19/1")]


def test_a_case_is_known_again_under_an_earlier_spelling(archive: Archive, tmp_path: Path) -> None:
    late = minutes("11-04-2024", item("24/1234", "Udsat."), item("24/9", "Godkendt."))
    archive.add([write(tmp_path / "b.txt", late)])
    early = minutes("14-03-2024", item("24/001234", "Drøftet."))
    report = archive.add([write(tmp_path / "a.txt", early)])
    assert told_of(report) == [("new_entry", "2024-03-14")]
    assert (report.new_cases, archive.stats()["cases"]) == (0, 2)
    again = minutes("09-05-2024", item("24/1234", "Godkendt."))
    report = archive.add([write(tmp_path / "c.txt", again)])
    assert told_of(report) == [("new_entry", "2024-05-09"), ("promise_kept", "2024-04-11")]
    archive.remove([tmp_path / "a.txt"])
    assert [case.id for case in archive] == ["24/9", "24/1234"]
    assert archive.verify() == []


def test_a_case_is_known_again_under_a_new_number(archive: Archive, tmp_path: Path) -> None:
    old = minutes("12-08-2019", item("19/10", "Udsat.", "Vej"))
    archive.add([write(tmp_path / "a.txt", old)])
    title = "Vej - udsat sag fra 12. august 2019 (19/10)"
    new = minutes("09-09-2019", item("19/77", "Godkendt.", title))
    report = archive.add([write(tmp_path / "b.txt", new)])
    assert told_of(report) == [("new_entry", "2019-09-09"), ("promise_kept", "2019-08-12")]
    assert (report.new_cases, archive["19/10"].id) == (0, "19/77")
    assert archive.verify() == []


def test_what_has_become_overdue_is_told_once(archive: Archive, tmp_path: Path) -> None:
    text = minutes("12-08-2019", item("19/1", "Sagen genoptages den 1. oktober 2019."))
    archive.add([write(tmp_path / "a.txt", text)])
    assert archive.newly_overdue(date(2019, 9, 1)) == []
    (move,) = archive.newly_overdue(date(2019, 10, 2))
    assert (move["moved"], move["case"], move["date"]) == ("newly_overdue", "19/1", "2019-10-01")
    assert archive.newly_overdue(date(2019, 10, 3)) == []


# Taking out, reading again, writing out.


def test_a_document_is_removed_by_path_or_checksum(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    (outcome,) = archive.remove([folder / "okt.txt"]).outcomes
    told = (outcome.what, outcome.authority, outcome.body, outcome.date)
    assert told == ("removed", "Vejen Kommune", "Byrådet", "2019-10-01")
    (document,) = casetrack.read_many([folder / "aug.txt"]).meetings
    (outcome,) = archive.remove([document.source.sha256[:12]]).outcomes
    assert outcome.what == "removed"
    assert archive.stats()["documents"] == 1
    assert archive.verify() == []
    assert archive.search("mosebrynet") == []


def test_a_document_is_removed_by_another_path_to_it(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    report = archive.remove(["aug.txt", "../minutes/sep.txt"], base=str(folder))
    assert [outcome.date for outcome in report.outcomes] == ["2019-08-12", "2019-09-09"]


def test_a_folder_is_removed_with_all_in_it(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert len(archive.remove([folder]).outcomes) == 3
    stats = archive.stats()
    assert (stats["documents"], stats["cases"], stats["open"]) == (0, 0, 0)


def test_what_is_not_there_cannot_be_removed(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    for name in ("nothing.txt", "", " "):
        (outcome,) = archive.remove([name], base=str(folder)).outcomes
        assert (outcome.what, outcome.reason) == ("failed", "no such document in the archive")


def test_documents_of_older_rules_are_read_again(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add([folder])
    assert not archive.outdated()
    monkeypatch.setattr("casetrack.archive.rules.rules_version", lambda: "newer")
    monkeypatch.setattr("casetrack.archive.writing.rules_version", lambda: "newer")
    assert archive.outdated()
    assert [outcome.what for outcome in archive.rebuild().outcomes] == ["rebuilt"] * 3
    assert not archive.outdated()
    assert archive.verify() == []
    assert len(archive.search("mosebrynet")) == 1


def test_everything_comes_out_again(archive: Archive, folder: Path, tmp_path: Path) -> None:
    archive.add([folder])
    assert archive.export(tmp_path / "out") == {"documents": 3, "cases": 3}
    lines = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    text = (tmp_path / "out" / first.pop("text")).read_text(encoding="utf-8")
    assert text.rstrip() == (folder / "aug.txt").read_text(encoding="utf-8").rstrip()
    assert first == casetrack.to_dict(casetrack.read(folder / "aug.txt"))
    cases = (tmp_path / "out" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in cases] == ["19/300", "19/400", "19/21554"]


def test_a_second_export_leaves_no_text_of_what_was_removed(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    archive.add([folder])
    archive.export(out)
    texts = out / "texts" / "Vejen Kommune"
    (mine, kept) = texts / "mine 0123456789ab.txt", out / "notes.txt"
    for path in (mine, kept):
        path.write_text("mine", encoding="utf-8")
    archive.remove([folder / "aug.txt"])
    assert archive.export(out) == {"documents": 2, "cases": 2, "old_texts": 1}
    names = sorted(path.name[:10] for path in texts.iterdir())
    assert names == ["2019-09-09", "2019-10-01", "mine 01234"]
    assert kept.exists()
    mine.unlink()
    archive.remove([folder])
    assert archive.export(out) == {"documents": 0, "cases": 0, "old_texts": 2}
    assert sorted(path.name for path in out.rglob("*")) == [
        "cases.jsonl", "documents.jsonl", "notes.txt", "texts",
    ]  # fmt: skip


def test_an_export_goes_into_no_folder_of_other_things(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    there = sorted(folder.iterdir())
    with pytest.raises(casetrack.ArchiveError, match="holds other things and no earlier export"):
        archive.export(folder)
    assert sorted(folder.iterdir()) == there
    write(folder / "new" / ".hidden", "")
    assert archive.export(folder / "new") == archive.export(folder / "new")


@pytest.mark.parametrize(
    "line",
    [
        '{"sha256":"0123456789ab","text":"texts/../../notes 0123456789ab.txt"}',
        '{"sha256":"0123456789ab","text":"texts/../notes 0123456789ab.txt"}',
        '{"sha256":"ffff","text":"texts/Vejen/notes 0123456789ab.txt"}',
        '{"text":"texts/Vejen/notes.txt"}',
        '"texts/Vejen/notes.txt"',
        "",
    ],
)
def test_a_list_that_is_not_ours_takes_nothing_away(
    archive: Archive, folder: Path, tmp_path: Path, line: str
) -> None:
    archive.add([folder])
    out = tmp_path / "out"
    kept = [tmp_path / "notes 0123456789ab.txt", out / "notes 0123456789ab.txt"]
    kept += [out / "texts" / "Vejen" / name for name in ("notes 0123456789ab.txt", "notes.txt")]
    for path in kept:
        write(path, "mine")
    write(out / "documents.jsonl", f"{line}\n")
    assert archive.export(out) == {"documents": 3, "cases": 3}
    assert all(path.exists() for path in kept)


# Searching and counting.


def found(archive: Archive, words: str, **asked: str) -> list[tuple[str | None, str]]:
    from casetrack.archive.search import SearchFilter

    hits = archive.search(words, wanted=SearchFilter(**asked))
    return [(hit["case"], hit["date"]) for hit in hits]


def test_words_are_found_in_titles_decisions_and_texts(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert found(archive, "gadelys") == [("19/400", "2019-09-09")]
    assert found(archive, "mosebrynet") == [("19/21554", "2019-08-12")]
    assert found(archive, "anbefales") == [("19/21554", "2019-09-09")]


def test_a_star_finds_what_begins_so(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert found(archive, "mosebr*") == [("19/21554", "2019-08-12")]
    assert found(archive, "mosebr") == []


def test_danish_letters_are_letters_of_their_own(archive: Archive, tmp_path: Path) -> None:
    sti = item("19/1", "Godkendt.", "Sti ved åen"), item("19/2", "Godkendt.", "Sti ved aen")
    archive.add([write(tmp_path / "a.txt", minutes("12-08-2019", *sti))])
    assert found(archive, "ÅEN") == [("19/1", "2019-08-12")]
    assert found(archive, "aen") == [("19/2", "2019-08-12")]


def test_common_words_give_the_latest_first(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add([folder / f"{name}.txt" for name in ("aug", "sep", "okt")])
    monkeypatch.setattr("casetrack.archive.search._RANKED", 1)
    days = [day for _, day in found(archive, "cykelsti")]
    assert days == ["2019-10-01", "2019-09-09", "2019-08-12"]
    assert found(archive, "cykelsti", body="Byrådet") == [("19/21554", "2019-10-01")]
    assert len(archive.search("cykelsti", limit=2)) == 2


@pytest.mark.parametrize("number", ["19/21554", "2019/21554", " 19 / 21554 "])
def test_a_search_for_a_number_finds_the_items_of_its_case(
    archive: Archive, folder: Path, number: str
) -> None:
    archive.add([folder])
    hits = archive.search(number)
    assert [hit["date"] for hit in hits] == ["2019-10-01", "2019-09-09", "2019-08-12"]
    assert hits[0]["snippet"] == "Godkendt."
    assert len(archive.search(number, limit=2)) == 2
    narrow = casetrack.SearchFilter(body="Byrådet")
    assert [hit["date"] for hit in archive.search(number, wanted=narrow)] == ["2019-10-01"]


def test_of_hits_that_tell_as_much_the_latest_comes_first_however_they_were_added(
    archive: Archive, tmp_path: Path
) -> None:
    for day in ("09-09-2019", "01-10-2019", "12-08-2019"):
        archive.add([write(tmp_path / f"{day}.txt", minutes(day, item("19/7", "Drøftet.")))])
    days = [hit["date"] for hit in archive.search("drøftet")]
    assert days == ["2019-10-01", "2019-09-09", "2019-08-12"]


def test_who_speaks_of_a_case_comes_after_its_own_items(archive: Archive, tmp_path: Path) -> None:
    speaks = item("19/7", "Godkendt.", "Skilte", text="Se sag 19/8 om stien.")
    both = minutes("12-08-2019", speaks, item("19/8", "Udsat."))
    archive.add([write(tmp_path / "a.txt", both)])
    assert [hit["case"] for hit in archive.search("19/8")] == ["19/8", "19/7"]


def test_words_in_quotes_follow_each_other(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert found(archive, '"forbi mosebrynet"') == [("19/21554", "2019-08-12")]
    assert found(archive, '"mosebrynet forbi"') == []


def test_operators_of_the_index_are_plain_words(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    assert found(archive, "gadelys OR mosebrynet") == []
    assert found(archive, 'title:gadelys) -"') == []


def test_a_search_is_narrowed_by_body_outcome_and_day(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    every = [("19/21554", f"2019-{day}") for day in ("08-12", "09-09", "10-01")]
    assert sorted(found(archive, "cykelsti")) == every
    assert found(archive, "cykelsti", body="byrådet") == every[2:]
    assert found(archive, "cykelsti", outcome="deferred") == every[:1]
    assert sorted(found(archive, "cykelsti", since="2019-09-01")) == every[1:]
    assert found(archive, "cykelsti", until="2019-09-01") == every[:1]


def broken_off(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding that ends after reading, before linking."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("casetrack.archive.writing.link_pending", end)
        with pytest.raises(KeyboardInterrupt):
            archive.add([folder])


def test_what_was_not_linked_is_linked_by_a_rebuild(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(archive, folder, monkeypatch)
    report = archive.rebuild()
    assert (report.outcomes, report.new_cases, archive.pending()) == ((), 3, [])


def test_what_is_not_linked_yet_is_found(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(archive, folder, monkeypatch)
    assert archive.pending() == ["Vejen Kommune"]
    assert found(archive, "mosebrynet") == [(None, "2019-08-12")]
    assert archive.add([folder]).new_cases == 3
    assert found(archive, "mosebrynet") == [("19/21554", "2019-08-12")]


def test_a_version_that_does_not_count_is_not_found(archive: Archive, tmp_path: Path) -> None:
    one, other = item("19/1", "Udsat.", text="Mosebryn."), item("19/1", "Godkendt.")
    write(tmp_path / "a.txt", minutes("12-08-2019", one, issued="13-08-2019"))
    write(tmp_path / "b.txt", minutes("12-08-2019", other, issued="20-08-2019"))
    archive.add([tmp_path])
    assert found(archive, "mosebryn") == []


def test_a_hit_shows_the_words_in_their_place(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    (hit,) = archive.search("mosebrynet")
    assert hit["snippet"] == "Stien skal gå forbi mosebrynet."
    assert hit["sources"] == [{"path": str(folder / "aug.txt"), "lines": [7, 17]}]


def test_a_search_for_nothing_is_wrong(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    for limit in (0, -3):
        with pytest.raises(ValueError, match=f"a limit of {limit} is none: 1 or more"):
            archive.search("mosebrynet", limit=limit)
    assert len(archive.search("mosebrynet", limit=10**30)) == 1
    with pytest.raises(ValueError, match="no word to search for"):
        archive.search("?!")


def test_figures_of_the_archive(archive: Archive, folder: Path) -> None:
    archive.add([folder])
    stats = archive.stats()
    asked = ("documents", "meetings", "items", "cases", "decisions", "open", "unknown")
    assert [stats[key] for key in asked] == [3, 3, 5, 3, 5, 1, 0]
    assert stats["unknown_share"] == 0.0
    row = stats["bodies"][1]
    assert (row["body"], row["year"]) == (keeping.COMMITTEE, "2019")
    assert (row["decisions"], row["deferrals"]) == (4, 2)
    assert (row["first_treated"], row["decided"], row["not_decided"]) == (3, 2, 1)
    assert stats["handovers"] == [
        {"authority": "Vejen Kommune", "year": "2019", "from": keeping.COMMITTEE}
        | {"to": "Byrådet", "cases": 1}
    ]


def test_cases_are_counted_as_they_are_listed(archive: Archive, tmp_path: Path) -> None:
    collector = item("19/1", "Taget til efterretning.", "Meddelelser")
    text = minutes("12-08-2019", collector, item("19/300", "Godkendt.", "Skilte"))
    report = archive.add([write(tmp_path / "a.txt", text)])
    stats = archive.stats()
    assert (report.new_cases, len(archive), stats["cases"], stats["collective"]) == (2, 2, 2, 1)
    assert stats["bodies"][0]["first_treated"] == 1


def test_open_cases_count_as_open_in_the_median(archive: Archive, tmp_path: Path) -> None:
    first = [item(f"19/{number}", "Drøftet.", f"Sag {number}x") for number in (1, 2, 3)]
    archive.add([write(tmp_path / "a.txt", minutes("01-08-2019", *first))])
    archive.add(
        [write(tmp_path / "b.txt", minutes("11-08-2019", item("19/1", "Godkendt.", "Sag 1x")))]
    )
    archive.add(
        [write(tmp_path / "c.txt", minutes("01-09-2019", item("19/9", "Drøftet.", "Sag 9x")))]
    )
    assert archive.stats()["bodies"][0]["median_days"] is None
    archive.add(
        [write(tmp_path / "d.txt", minutes("21-08-2019", item("19/2", "Godkendt.", "Sag 2x")))]
    )
    assert archive.stats()["bodies"][0]["median_days"] == 20
