"""An archive answers as the same files do when they are read on the spot."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import casetrack
import keeping
from casetrack.archive.archive import Archive
from casetrack.archive.plain import MATTER_KEYS
from casetrack.linking.cases import AmbiguousCase, UnknownCase
from casetrack.minutes import ReadMinutes
from casetrack.questions import CaseFilter, OpenFilter
from keeping import item, minutes, write

SAMPLES = Path(casetrack.__file__).parent / "data" / "samples"
LAYOUTS = Path(__file__).parent / "layouts"
DAYS = (None, date(2023, 1, 20), date(2024, 3, 31), date(2030, 1, 1))


@pytest.fixture(name="pair", scope="module")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, ReadMinutes]:
    paths = [str(SAMPLES), *map(str, sorted(LAYOUTS.glob("*.txt")))]
    archive = Archive(tmp_path_factory.mktemp("kept") / "a.casetrack")
    archive.add(paths)
    return archive, ReadMinutes(casetrack.read_many(paths).meetings)


@pytest.mark.parametrize("day", DAYS)
def test_cases_are_the_same(pair: tuple[Archive, ReadMinutes], day: date | None) -> None:
    archive, read = pair
    kept = archive.minutes().cases(CaseFilter(), as_of=day, today=date(2025, 1, 1))
    assert kept == read.cases(CaseFilter(), as_of=day, today=date(2025, 1, 1))


@pytest.mark.parametrize("day", DAYS)
def test_what_is_open_is_the_same(pair: tuple[Archive, ReadMinutes], day: date | None) -> None:
    archive, read = pair
    kept = archive.minutes().open(OpenFilter(), as_of=day, today=date(2025, 1, 1))
    assert kept == read.open(OpenFilter(), as_of=day, today=date(2025, 1, 1))


def test_what_is_missing_is_the_same(pair: tuple[Archive, ReadMinutes]) -> None:
    archive, read = pair
    assert archive.minutes().missing() == read.missing()


@pytest.mark.parametrize(
    "wanted",
    [
        CaseFilter(body="Direktionen"),
        CaseFilter(status="deferred"),
        CaseFilter(since="2023-01-01", until="2023-12-31"),
        CaseFilter(collective=True),
        CaseFilter(body="Byrådet", since="2020-01-01", collective=False),
    ],
)
def test_filters_take_the_same_cases(pair: tuple[Archive, ReadMinutes], wanted: CaseFilter) -> None:
    archive, read = pair
    kept = archive.minutes().cases(wanted, as_of=None, today=None)
    assert kept == read.cases(wanted, as_of=None, today=None)


def test_every_case_is_found_by_its_names(pair: tuple[Archive, ReadMinutes]) -> None:
    archive, read = pair
    for case in read.cases(CaseFilter(), as_of=None, today=None):
        for name in (case["id"], *case["other_numbers"]):
            kept = archive.minutes(case["authority"]) if case["authority"] else archive.minutes()
            assert kept.case(name, as_of=None, today=None) == case


def test_the_graph_is_the_same(pair: tuple[Archive, ReadMinutes]) -> None:
    archive, read = pair
    kept = archive.minutes().graph(None, as_of=None)
    drawn = read.graph(None, as_of=None)
    assert dict(kept.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert sorted(kept.edges(keys=True)) == sorted(drawn.edges(keys=True))


def test_a_number_in_another_spelling_is_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([keeping.story(tmp_path / "minutes")])
    for asked in (" 19 / 21554", "Sagsnr.: 19/21554"):
        assert archive.minutes().case(asked, as_of=None, today=None)["id"] == "19/21554"


def test_a_number_that_is_not_there_names_what_is_near(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([keeping.story(tmp_path / "minutes")])
    with pytest.raises(UnknownCase) as caught:
        archive.minutes().case("19/21555", as_of=None, today=None)
    assert caught.value.near[0] == "19/21554"


def test_what_is_near_on_a_day_had_begun_by_then(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([keeping.story(tmp_path / "minutes")])
    with pytest.raises(UnknownCase) as caught:
        archive.minutes().case("19/400", as_of=date(2019, 8, 31), today=None)
    assert caught.value.near == ("19/300",)


def test_a_number_of_two_authorities_names_both(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    for name in ("Vejen", "Varde"):
        text = minutes("12-08-2019", item("19/1", "Udsat."), place=f"{name} Kommune, lokale 2")
        archive.add([write(tmp_path / f"{name}.txt", text)])
    with pytest.raises(AmbiguousCase) as caught:
        archive.minutes().case("19/1", as_of=None, today=None)
    assert caught.value.authorities == ("Varde Kommune", "Vejen Kommune")
    case = archive.minutes("varde").case("19/1", as_of=None, today=None)
    assert case["authority"] == "Varde Kommune"
    assert archive.authorities() == ["Varde Kommune", "Vejen Kommune"]
    with pytest.raises(LookupError):
        archive.minutes("Ribe Kommune")


def test_ages_are_counted_to_the_day_asked_about(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([keeping.story(tmp_path / "minutes")])
    (matter,) = archive.minutes().open(OpenFilter(), as_of=None, today=date(2019, 9, 19))
    assert (matter["case"], matter["days_open"]) == ("19/400", 10)
    early = archive.minutes().open(OpenFilter(), as_of=date(2019, 8, 13), today=date(2030, 1, 1))
    assert [(one["case"], one["days_open"]) for one in early] == [("19/21554", 1)]


def test_what_nobody_is_named_for_is_put_in_order_too(tmp_path: Path) -> None:
    text = minutes("12-08-2019", item("19/1", "Udsat."), place="lokale 2")
    paths = [
        write(tmp_path / "a.txt", text.replace("lokale 2", "Aarhus Kommune, lokale 2")),
        write(tmp_path / "b.txt", text),
    ]
    archive = Archive(tmp_path / "a.casetrack")
    archive.add(paths)
    kept = archive.minutes().open(OpenFilter(), as_of=None, today=None)
    assert [one["authority"] for one in kept] == [None, "Aarhus Kommune"]
    read = ReadMinutes(casetrack.read_many(paths).meetings)
    assert kept == read.open(OpenFilter(), as_of=None, today=None)


def test_an_authority_is_named_by_any_of_its_names(tmp_path: Path) -> None:
    text = minutes("12-08-2019", item("19/1", "Udsat."), place="Aarhus Kommune, lokale 2")
    path = write(tmp_path / "a.txt", text)
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([path])
    cases = casetrack.link(casetrack.read_many([path]).meetings)
    for name in ("Aarhus Kommune", "aarhus", "Århus", "Århus Kommunes"):
        assert archive.get("19/1", name) == cases.get("19/1", name) == cases["19/1"]
    for name in ("Varde", ""):
        assert archive.get("19/1", name) is cases.get("19/1", name) is None


def test_an_open_matter_has_the_keys_it_is_kept_with(pair: tuple[Archive, ReadMinutes]) -> None:
    read = pair[1].open(OpenFilter(), as_of=None, today=None)
    assert {tuple(matter) for matter in read} == {MATTER_KEYS}


# In Python.


def test_an_archive_answers_in_records_too(tmp_path: Path) -> None:
    folder = keeping.story(tmp_path / "minutes")
    archive = casetrack.Archive(tmp_path / "a.casetrack")
    archive.add([folder])
    cases = casetrack.link(casetrack.read_many([folder]).meetings)
    assert tuple(archive) == cases.cases
    assert len(archive) == len(cases)
    assert archive["19/21554"] == cases["19/21554"]
    assert archive.get("19/21554", "Vejen") == cases["19/21554"]
    assert archive.get("19/21554", "Varde") is archive.get("19/1") is None
    assert "2019/21554" in archive
    assert "2018/21554" not in archive
    assert "19/21554" in archive
    for day in (None, date(2019, 8, 31)):
        assert archive.open(day) == cases.open(day)
    assert archive.missing() == cases.missing()
    graph = casetrack.graph(archive)
    assert set(graph.nodes) == set(casetrack.graph(cases).nodes)
    with pytest.raises(UnknownCase):
        archive["19/1"]


# Whatever the order in which documents come and go.


def _country(folder: Path, chance: random.Random) -> list[Path]:
    """Thirty meetings of few cases: put off, cited, renumbered, collected, in two versions."""
    files = []
    bodies = (keeping.COMMITTEE, "Økonomiudvalget", keeping.COUNCIL)
    words = ("Udsat.", "Anbefales.", "Godkendt.", "Sagen udsættes til næste møde.", "Drøftet.",
             "Sagen sendes tilbage til Teknik- og Miljøudvalget.", "Punkt 2 udsættes.")  # fmt: skip
    for number in range(30):
        day = f"{chance.randint(1, 28):02}-{chance.randint(1, 12):02}-2019"
        items = [item("19/1", "Godkendt.", "Godkendelse af dagsorden")]
        for case in chance.sample(range(10, 18), 4):
            told = f"Byrådet behandlede sagen den {chance.randint(1, 28)}. januar 2019."
            title = f"Sag om vej {case}"
            if chance.random() < 0.15:
                title += f" - udsat sag fra 1. februar 2019 (19/{chance.randint(10, 18)})"
            items.append(item(f"19/{case}", chance.choice(words), title, chance.choice((told, ""))))
        body = chance.choice(bodies)
        place = f"{chance.choice(('Vejen', 'Varde'))} Kommune, lokale 2"
        files.append(
            write(folder / f"{number:02}.txt", minutes(day, *items, body=body, place=place))
        )
    return files


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_adding_and_removing_does_not_matter(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = _country(tmp_path, chance)
    archive = Archive(tmp_path / "a.casetrack")
    left = list(files)
    chance.shuffle(left)
    here: list[Path] = []
    while left:
        some, left = left[:7], left[7:]
        archive.add(some)
        here += some
        if chance.random() < 0.5:
            gone = here.pop(chance.randrange(len(here)))
            archive.remove([gone])
            left.append(gone) if chance.random() < 0.5 else None
    read = ReadMinutes(casetrack.read_many(sorted(here)).meetings)
    asked = (CaseFilter(), OpenFilter())
    kept = archive.minutes()
    assert kept.cases(asked[0], as_of=None, today=None) == read.cases(
        asked[0], as_of=None, today=None
    )
    assert kept.open(asked[1], as_of=None, today=None) == read.open(
        asked[1], as_of=None, today=None
    )
    assert kept.missing() == read.missing()
    assert archive.verify() == []


# What an answer costs.


def test_a_question_loads_no_reading_rules(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.casetrack")
    archive.add([keeping.story(tmp_path / "minutes")])
    program = (
        "import sys\n"
        "from casetrack.archive.archive import Archive\n"
        f"case = Archive({str(tmp_path / 'a.casetrack')!r}).minutes().case('19/21554',"
        " as_of=None, today=None)\n"
        "heavy = {'attr', 'casetrack.records', 'casetrack.reading.parsing'}\n"
        "heavy |= {'networkx', 'tabulate'}\n"
        "print(case['status'], sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "settled []"
