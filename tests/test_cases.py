"""Which items are one case, what its entries are, and how they are linked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import COMMITTEE, COUNCIL, FINANCE, affect, decided, item, meeting, promise
from casetrack.codec import from_dict
from casetrack.linking.cases import AmbiguousCase, Cases, UnknownCase, link
from casetrack.linking.timeline import on
from casetrack.outcomes import Outcome
from casetrack.reading.parsing import parse
from casetrack.records import AgendaItem, Case, Meeting

FOLDER = Path(__file__).parent / "cases"


def minutes(name: str) -> Meeting:
    text = (FOLDER / Path(name).with_suffix(".json").name).read_text(encoding="utf-8")
    return from_dict(Meeting, json.loads(text))


def entries(case: Case) -> list[tuple[str, str, str, str | None]]:
    return [
        (entry.kind, str(entry.date), entry.body or "", entry.outcome and entry.outcome.value)
        for entry in case.entries
    ]


def links(case: Case, *, citations: bool = False) -> list[tuple[str, str, str]]:
    days = {entry.id: str(entry.date) for entry in case.entries}
    return [
        (one.kind, days[one.from_], days[one.to])
        for one in case.links
        if citations or one.kind != "citation"
    ]


def opens(case: Case) -> list[tuple[str, str, str | None]]:
    return [(one.because, one.kind, one.body) for one in case.open]


def codes(found: Any) -> list[str]:
    return [one.code for one in found.diagnostics]


# The made-up minutes, labelled.

LABELLED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "label", LABELLED, ids=[f"{one['case']} {one.get('as_of', '')}" for one in LABELLED]
)
def test_labelled_cases_come_out_as_labelled(label: dict[str, Any]) -> None:
    case = link(map(minutes, label["from"]))[label["case"]]
    if "as_of" in label:
        case = on(case, date.fromisoformat(label["as_of"]))
    told = [entry for entry in case.entries if entry.kind != "cited"]
    spots = {entry.id: [str(entry.date), entry.body] for entry in case.entries}
    sources = {f"{one.date} {one.body}": len(one.sources) for one in told}

    assert [[str(one.date), one.body, one.outcome] for one in told] == label["entries"]
    assert [
        [one.kind, spots[one.from_], spots[one.to]] for one in case.links if one.kind != "citation"
    ] == label["links"]
    assert case.status == label["status"]
    found = [[one.kind, one.body, one.due_text] for one in case.open]
    assert sorted(found, key=str) == sorted(label["open"], key=str)
    assert all(sources[spot] == count for spot, count in label.get("sources", {}).items())


# Which items are one case.


def test_items_with_one_number_are_one_case() -> None:
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1234", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", item("2", "24 / 1234", decided("approved"))),
        ]
    )

    assert [case.id for case in found] == ["24/1234"]
    assert len(found["24/1234"].entries) == 2


def test_the_same_number_of_two_authorities_is_two_cases() -> None:
    one = meeting(COMMITTEE, "2024-03-05", item("4", "24/1234", decided("approved")))
    other = meeting(
        COMMITTEE, "2024-03-05", item("4", "24/1234"), authority="Kolding Kommune", path="k.txt"
    )
    found = link([one, other])

    assert len(found) == 2
    with pytest.raises(AmbiguousCase, match="Kolding Kommune, Vejen Kommune") as error:
        found["24/1234"]
    assert error.value.authorities == ("Kolding Kommune", "Vejen Kommune")
    assert isinstance(error.value, KeyError)
    for name in ("kolding kommune", "Kolding", "Koldings Kommune"):
        assert found.get("24/1234", name) == found.get("24/1234", "Kolding Kommune")
    assert found.get("24/1234", "Varde") is None
    case = found.get("24/1234", authority="kolding kommune")
    assert case is not None
    assert case.authority == "Kolding Kommune"


def test_documents_without_an_authority_are_never_joined_with_a_named_one_s() -> None:
    named = meeting(COMMITTEE, "2024-03-05", item("4", "24/1234", decided("deferred")))
    nameless = meeting(COMMITTEE, "2024-04-09", item("4", "24/1234"), authority=None)

    assert [len(case.entries) for case in link([named, nameless])] == [1, 1]


def test_an_item_without_a_number_is_a_case_of_its_own() -> None:
    found = link(
        [
            meeting(COUNCIL, "2024-03-05", item("47", None, decided("approved"))),
            meeting(COUNCIL, "2024-04-09", item("47", None, decided("approved"))),
        ]
    )

    assert [case.id for case in found] == ["Byrådet 2024-03-05 #47", "Byrådet 2024-04-09 #47"]
    assert found["Byrådet 2024-03-05 #47"].case_number is None


def test_items_without_a_number_are_one_case_if_one_prints_the_other_s_item_number() -> None:
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05", item="9")
    found = link(
        [
            meeting(COUNCIL, "2024-03-20", item("47", None, earlier, decided("approved"))),
            meeting(COMMITTEE, "2024-03-05", item("9", None, decided("recommended"))),
        ]
    )

    assert [case.id for case in found] == [f"{COMMITTEE} 2024-03-05 #9"]
    assert found["Byrådet 2024-03-20 #47"] is found.cases[0]
    assert entries(found.cases[0]) == [
        ("decision", "2024-03-05", COMMITTEE, "recommended"),
        ("decision", "2024-03-20", COUNCIL, "approved"),
    ]


@pytest.mark.parametrize(
    ("title", "earlier", "cases"),
    [
        ("Cykelsti", "Cykelsti", 1),
        ("Cykelsti, etape 2", "Cykelsti", 2),
        ("Meddelelser", "Meddelelser", 2),
    ],
)
def test_an_item_of_equal_title_that_a_text_prints_the_number_of_is_the_same_case(
    title: str, earlier: str, cases: int
) -> None:
    text = "På mødet den 5. marts 2024 (punkt 9) udsatte Byrådet tidsplanen."
    again = item("47", None, decided("approved"), title=title, text=text)
    first = item("9", None, decided("deferred"), title=earlier)
    found = link([meeting(COUNCIL, "2024-03-20", again), meeting(COUNCIL, "2024-03-05", first)])

    assert len(found) == cases


def test_the_approval_of_the_agenda_is_not_the_case_that_it_sent_back() -> None:
    text = "På mødet den 5. marts 2024 (punkt 1) sendte Byrådet sagen tilbage."
    again = item("47", None, decided("recommended"), text=text)
    agenda = item("1", None, decided("approved"), title="Godkendelse af dagsorden")
    found = link([meeting(COMMITTEE, "2024-03-20", again), meeting(COUNCIL, "2024-03-05", agenda)])

    assert len(found) == 2


def test_a_printed_day_without_an_item_number_joins_nothing() -> None:
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05")
    found = link(
        [
            meeting(COUNCIL, "2024-03-20", item("47", None, earlier, decided("approved"))),
            meeting(COMMITTEE, "2024-03-05", item("9", None, decided("recommended"))),
        ]
    )

    assert len(found) == 2


def test_where_no_items_are_numbered_an_equal_title_stands_for_the_number() -> None:
    again = item(None, None, decided("approved"), title="Cykelsti - udsat fra 5. marts 2024")
    found = link(
        [
            meeting(
                COMMITTEE,
                "2024-03-05",
                item(None, None, decided("deferred")),
                item(None, None, decided("deferred"), title="Havnen"),
            ),
            meeting(COMMITTEE, "2024-04-09", again),
        ]
    )

    assert [case.id for case in found] == [
        f"{COMMITTEE} 2024-03-05 #Cykelsti",
        f"{COMMITTEE} 2024-03-05 #Havnen",
    ]
    assert links(found.cases[0]) == [("re_presentation", "2024-03-05", "2024-04-09")]
    assert (found.cases[0].open, len(found.cases[1].open)) == ((), 1)


def test_a_decision_printed_under_an_equal_title_is_of_the_item_without_a_number() -> None:
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05")
    found = link(
        [
            meeting(COUNCIL, "2024-03-20", item(None, None, earlier, decided("approved"))),
            meeting(
                COMMITTEE,
                "2024-03-05",
                item(None, None, decided("recommended")),
                item(None, None, decided("recommended"), title="Havnen"),
            ),
        ]
    )

    assert [(case.id, len(case.entries)) for case in found] == [
        (f"{COMMITTEE} 2024-03-05 #Cykelsti", 2),
        (f"{COMMITTEE} 2024-03-05 #Havnen", 1),
    ]


def test_a_number_that_changed_on_the_way_takes_its_old_case_along() -> None:
    title = "Cykelsti - udsat sag fra 24.10.2002 (KFU 393/2002)"
    found = link(
        [
            meeting(COMMITTEE, "2002-10-24", item("3", "KFU 393/2002", decided("deferred"))),
            meeting(
                COMMITTEE, "2002-11-07", item("5", "KFU 405/2002", decided("approved"), title=title)
            ),
        ]
    )

    assert len(found) == 1
    case = found["KFU 405/2002"]
    assert case is found["KFU 393/2002"]
    assert (case.id, case.other_numbers) == ("KFU 405/2002", ("KFU 393/2002",))
    assert links(case) == [("re_presentation", "2002-10-24", "2002-11-07")]
    assert case.links[0].evidence == title


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cykelsti (tidligere sagsnr. 24/1042)", ""),
        ("Cykelsti (udsat den 5. marts 2024 - 24/1042)", ""),
        ("Cykelsti, jf. udsat sag nr. 24/1042", ""),
        ("Cykelsti", "Sagen er tidligere behandlet under sagsnr. 24/1042."),
        ("Cykelsti", "Sagen blev udsat på mødet den 5. marts 2024 under sag 24/1042."),
        ("Cykelsti", "Sagen er en genoptagelse af sag 24/1042."),
        ("Cykelsti", "Sagen har fået nyt sagsnummer (tidligere 24/1042)."),
        ("Cykelsti", "Sagsnummeret er ændret fra 24/1042 til 24/2300."),
        ("Cykelsti", "Sagen har skiftet sagsnummer fra 24/1042 til 24/2300."),
        ("Cykelsti", "Sagen er en fortsættelse af sag 24/1042."),
        ("Cykelsti", "Udvalget udsatte sagen (24/1042) på mødet den 5. marts 2024."),
        ("Cykelsti (tidligere sag 24/1042)", ""),
        ("Cykelsti", "Denne sag erstatter sag 24/1042."),
        ("Cykelsti", "Gl. sagsnr. 24/1042."),
        ("Cykelsti", "Sagen blev første gang behandlet under sagsnr. 24/1042."),
        ("Cykelsti", "Sagen har skiftet nummer fra 24/1042."),
        ("Cykelsti", "Sagen har nyt sagsnummer, tidligere 24/1042."),
        ("Cykelsti", "Sagen videreføres fra sag 24/1042."),
    ],
)
def test_a_text_tells_that_the_case_had_another_number(title: str, text: str) -> None:
    again = item("7", "24/2300", decided("approved"), title=title, text=text)
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1042", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", again),
        ]
    )

    assert [(case.id, case.other_numbers) for case in found] == [("24/2300", ("24/1042",))]
    assert links(found.cases[0]) == [("re_presentation", "2024-03-05", "2024-04-09")]
    assert found.missing() == ()


def test_the_old_number_can_stand_below_the_new_one_without_a_heading() -> None:
    text = "Sagen har skiftet sagsnummer fra 24/1042 til 24/2300."
    section = {"kind": "other", "heading": "", "text": text, "lines": [3, 3]}
    found = link([meeting(COMMITTEE, "2024-04-09", item("7", "24/2300", sections=[section]))])

    assert found["24/1042"].other_numbers == ("24/1042",)


@pytest.mark.parametrize(
    "text",
    [
        "Se også sag 24/1042.",
        "Jf. tidligere sag 24/1042.",
        "Lokalplanen er tidligere behandlet under sagsnr. 24/1042.",
        "Sagen om belysning (24/1042) blev udsat på udvalgets møde den 5. marts 2024.",
        "Sagen hænger sammen med sag 24/1042, der blev udsat på udvalgets møde den 5. marts 2024.",
    ],
)
def test_the_number_of_another_case_joins_nothing(text: str) -> None:
    other = item("7", "24/2300", decided("approved"), text=text)
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1042", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", other),
        ]
    )

    assert [case.id for case in found] == ["24/1042", "24/2300"]


RETURNS = "Sagen blev udsat på udvalgets møde den 5. marts 2024 og forelægges på ny."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cykelsti - Udsat fra mødet den 5/3 2024", ""),
        ("Cykelsti (udsat pkt. fra 5/3-24)", ""),
        ("Cykelsti (genoptaget fra 5. marts 2024)", ""),
        ("Cykelsti - udskudt fra d. 5. marts 2024", ""),
        ("Cykelsti - genbehandling", RETURNS),
        ("Cykelsti", RETURNS),
    ],
)
def test_an_item_takes_up_the_one_of_its_title_that_was_put_off_on_that_day(
    title: str, text: str
) -> None:
    again = item("7", "24/2300", decided("approved"), title=title, text=text)
    before = item("4", "24/1042", decided("deferred"), title="Cykelsti")
    found = link(
        [meeting(COMMITTEE, "2024-03-05", before), meeting(COMMITTEE, "2024-04-09", again)]
    )

    assert [(case.id, case.other_numbers) for case in found] == [("24/2300", ("24/1042",))]
    assert links(found.cases[0]) == [("re_presentation", "2024-03-05", "2024-04-09")]


@pytest.mark.parametrize(
    "before",
    [
        [item("4", "24/1042", decided("deferred"), title="Støjvold")],
        [item("4", "24/1042", decided("approved"), title="Cykelsti")],
        [
            item("4", "24/1042", decided("deferred"), title="Cykelsti"),
            item("5", "24/1043", decided("deferred"), title="Cykelsti"),
        ],
    ],
)
def test_another_title_another_fate_or_two_of_one_title_join_nothing(
    before: list[AgendaItem],
) -> None:
    again = item("7", "24/2300", decided("approved"), title="Cykelsti", text=RETURNS)
    found = link(
        [meeting(COMMITTEE, "2024-03-05", *before), meeting(COMMITTEE, "2024-04-09", again)]
    )

    assert found["24/2300"].other_numbers == ()


def test_an_old_number_is_known_without_its_minutes() -> None:
    title = "Cykelsti (udsat sag fra 24.10.2002 (KFU 393/2002))"
    found = link([meeting(COMMITTEE, "2002-11-07", item("5", "KFU 405/2002", title=title))])

    assert found["KFU 393/2002"].other_numbers == ("KFU 393/2002",)


def test_an_item_that_prints_only_the_number_it_resumes_belongs_to_that_case() -> None:
    title = "Cykelsti - udsat sag fra 24.10.2002 (KFU 393/2002)"
    found = link(
        [
            meeting(COMMITTEE, "2002-10-24", item("3", "KFU 393/2002", decided("deferred"))),
            meeting(COMMITTEE, "2002-11-07", item("5", None, decided("approved"), title=title)),
        ]
    )

    assert [case.id for case in found] == ["KFU 393/2002"]
    assert found.cases[0].status == "settled"


def test_items_without_number_and_title_are_named_by_their_place() -> None:
    found = link(
        [
            meeting(COUNCIL, "2024-03-05", item(None, None), item(None, None, title=None)),
            meeting(COUNCIL, "2024-04-09", item("1", None), item("1", None, title="Havnen")),
        ]
    )

    assert [case.id for case in found] == [
        "Byrådet 2024-03-05 #2",
        "Byrådet 2024-03-05 #Cykelsti",
        "Byrådet 2024-04-09 #1 Cykelsti",
        "Byrådet 2024-04-09 #1 Havnen",
    ]


def test_an_unknown_case_names_what_is_near() -> None:
    found = link([meeting(COMMITTEE, "2024-03-05", item("4", "24/1234"))])

    with pytest.raises(UnknownCase) as error:
        found["24/1243"]
    assert error.value.near == ("24/1234",)
    assert str(error.value) == "no case 24/1243; close to it: 24/1234"
    assert isinstance(error.value, KeyError)
    assert found.get("24/9999") is None
    assert found.find("24/9999") == ()
    assert "24/1234" in found
    assert "24/9999" not in found


def test_a_number_is_found_with_the_words_it_is_copied_with() -> None:
    found = link([meeting(COMMITTEE, "2024-03-05", item("4", "24/1234"))])

    for asked in ("Sagsnr.: 24/1234", "sag nr. 24/1234.", "“24/1234”", "(j.nr. 24/1234)"):
        assert found[asked].id == "24/1234"
    assert found.find("24/1234 og 24/1235") == found.find("cykler 24/1234") == ()


@pytest.mark.parametrize("asked", ["4", "#4", "pkt. 4"])
def test_the_number_of_an_item_alone_names_the_cases_that_bear_it(asked: str) -> None:
    found = link([meeting(COUNCIL, "2024-03-05", item("4", None), item("14", None))])

    with pytest.raises(UnknownCase) as error:
        found[asked]
    assert error.value.near == ("Byrådet 2024-03-05 #4",)


def test_cases_are_in_order_of_authority_and_number() -> None:
    found = link(
        [
            meeting(
                COMMITTEE,
                "2024-03-05",
                item("1", "24/200"),
                item("2", "24/30"),
                item("3", None),
                item("4", "09/1", title="Andet spor"),
            ),
            meeting(COMMITTEE, "2024-03-05", item("1", "24/1"), authority="Assens Kommune"),
        ]
    )

    assert [case.id for case in found] == [
        "24/1",
        "09/1",
        "24/30",
        "24/200",
        f"{COMMITTEE} 2024-03-05 #3",
    ]


def test_a_block_that_decides_several_named_cases_decides_each() -> None:
    blocks = (
        decided("approved", "Solgt.", about="Sag 24/777 Salg af areal"),
        decided("rejected", "Nej.", about="Sag 24/888 Køb af grund"),
    )
    found = link(
        [meeting(COUNCIL, "2024-03-05", item("9", None, *blocks, title="Sager fra lukket møde"))]
    )

    assert entries(found["24/777"]) == [("decision", "2024-03-05", COUNCIL, "approved")]
    assert entries(found["24/888"]) == [("decision", "2024-03-05", COUNCIL, "rejected")]


def test_a_block_can_name_an_item_of_its_meeting() -> None:
    block = decided("approved", "Solgt.", about="Sag nr. 7")
    found = link(
        [
            meeting(
                COUNCIL,
                "2024-03-05",
                item("7", "24/777", title="Lukket", closed=True),
                item("9", None, block, title="Sager behandlet på lukket møde"),
            )
        ]
    )

    assert entries(found["24/777"]) == [("decision", "2024-03-05", COUNCIL, "approved")]


def test_a_no_that_is_sent_back_goes_no_further() -> None:
    back = promise("referral", COMMITTEE)
    no = decided("not_recommended", outcomes=["not_recommended", "referred"], commitments=[back])
    days = [(FINANCE, "2024-03-05", no), (COMMITTEE, "2024-03-12", decided("recommended")),
            (FINANCE, "2024-03-19", decided("recommended")),
            (COUNCIL, "2024-03-26", decided("approved"))]  # fmt: skip
    found = link(meeting(body, day, item("4", "24/1", said)) for body, day, said in days)

    assert ("referral", "2024-03-05", "2024-03-26") not in links(found["24/1"])
    assert ("return", "2024-03-05", "2024-03-12") in links(found["24/1"])
    assert ("referral", "2024-03-19", "2024-03-26") in links(found["24/1"])


@pytest.mark.parametrize("about", ["Sag nr. 7", "Sag 24/777"])
def test_what_a_block_put_off_can_come_back_as_an_item(about: str) -> None:
    block = decided("deferred", "Udsat.", about=about)
    case = link(
        [
            meeting(
                COUNCIL,
                "2024-03-05",
                item("7", "24/777", closed=True),
                item("9", None, block, title="Sager behandlet på lukket møde"),
            ),
            meeting(COUNCIL, "2024-04-09", item("3", "24/777", decided("approved"))),
        ]
    )["24/777"]

    assert links(case) == [("re_presentation", "2024-03-05", "2024-04-09")]
    assert (case.status, case.open) == ("settled", ())


# Collective numbers.


def test_a_number_with_a_standing_title_is_no_case() -> None:
    found = link(
        [
            meeting(COMMITTEE, day, item("1", "24/1", decided("deferred"), title="Øvrige sager"))
            for day in ("2024-03-05", "2024-04-09")
        ]
    )
    case = found["24/1"]

    assert case.collective
    assert [entry.thread for entry in case.entries] == [
        "Øvrige sager 2024-03-05",
        "Øvrige sager 2024-04-09",
    ]
    assert case.links == ()
    assert case.open == ()


def test_a_collective_number_has_the_title_of_what_gathers() -> None:
    titles = ("Meddelelser", "Havnen", "Lukket punkt")
    items = [item(str(n), "24/1", decided("noted"), title=t) for n, t in enumerate(titles, 1)]
    case = link([meeting(COMMITTEE, "2024-03-05", *items)])["24/1"]

    assert (case.title, case.titles) == ("Meddelelser", titles)


def test_three_titles_in_one_meeting_make_a_number_collective() -> None:
    titles = ("Havnen", "Skolen", "Broen")
    first = [item(str(n), "24/1", decided("deferred"), title=t) for n, t in enumerate(titles, 1)]
    second = item("4", "24/1", decided("approved"), title="Skolen (genoptaget)")
    case = link(
        [meeting(COMMITTEE, "2024-03-05", *first), meeting(COMMITTEE, "2024-04-09", second)]
    )["24/1"]

    assert case.collective
    assert [entry.thread for entry in case.entries] == [*titles, "Skolen (genoptaget)"]
    assert links(case) == [("re_presentation", "2024-03-05", "2024-04-09")]
    assert [one.entry.endswith(("#1", "#3")) for one in case.open] == [True, True]


def test_two_titles_are_still_one_case() -> None:
    items = [item("1", "24/1", decided("noted")), item("2", "24/1", title="Cykelsti, etape 2")]

    assert not link([meeting(COMMITTEE, "2024-03-05", *items)])["24/1"].collective


def test_a_closed_case_alone_is_no_collector() -> None:
    closed = item("7", "24/1", title="Lukket", closed=True)
    case = link([meeting(COUNCIL, "2024-03-05", closed)])["24/1"]

    assert not case.collective
    assert case.entries[0].closed
    assert case.status == "listed"


# Entries.


def test_a_decision_printed_twice_is_one_entry_with_both_sources() -> None:
    again = decided("recommended", "Anbefales.", body=COMMITTEE, date="2024-03-05")
    case = link(
        [
            meeting(
                COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended", "anbefales"))
            ),
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", again, decided("approved"))),
        ]
    )["24/1"]

    first = case.entries[0]
    assert [source.path for source in first.sources] == [
        f"2024-03-05 {COMMITTEE}.txt",
        "2024-03-20 Byrådet.txt",
    ]
    assert first.item == "4"


def test_a_text_contained_in_another_is_the_same_decision() -> None:
    longer = decided("approved", "Godkendt. Afbud: ingen.", body=COMMITTEE, date="2024-03-05")
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("approved", "Godkendt."))),
            meeting(COMMITTEE, "2024-04-09", item("2", "24/1", longer, decided("noted"))),
        ]
    )["24/1"]

    assert [entry.text for entry in case.entries] == ["Godkendt. Afbud: ingen.", "noted"]
    assert len(case.entries[0].sources) == 2
    assert case.diagnostics == ()


def test_different_words_are_two_entries_and_a_diagnostic() -> None:
    other = decided("deferred", "Udsat.", body=COMMITTEE, date="2024-03-05")
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("approved", "Godkendt."))),
            meeting(COMMITTEE, "2024-04-09", item("2", "24/1", other)),
        ]
    )

    assert [entry.text for entry in found["24/1"].entries if entry.kind == "decision"] == [
        "Godkendt.",
        "Udsat.",
    ]
    assert len({entry.id for entry in found["24/1"].entries}) == 3
    assert codes(found) == ["contradicting_decisions"]
    assert codes(found["24/1"]) == ["contradicting_decisions"]


def test_a_part_of_a_word_is_not_contained() -> None:
    other = decided("noted", "Tages til efterretning i maj.", body=COMMITTEE, date="2024-03-05")
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("noted", "Ages til efter"))),
            meeting(COMMITTEE, "2024-04-09", item("2", "24/1", other)),
        ]
    )

    assert codes(found) == ["contradicting_decisions"]


def test_an_item_without_a_decision_of_its_meeting_is_listed() -> None:
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05")
    case = link([meeting(COUNCIL, "2024-03-20", item("2", "24/1", earlier))])["24/1"]

    assert entries(case) == [
        ("decision", "2024-03-05", COMMITTEE, "recommended"),
        ("listed", "2024-03-20", COUNCIL, None),
    ]


def test_minutes_without_a_day_that_print_decisions_list_nothing() -> None:
    own = decided("approved", body=COUNCIL, date="2024-03-05")
    case = link([meeting(COUNCIL, None, item("2", "24/1", own))])["24/1"]

    assert entries(case) == [("decision", "2024-03-05", COUNCIL, "approved")]


def test_an_item_that_another_one_defers_gets_a_decision_from_there() -> None:
    first = item(
        "1",
        "24/9",
        decided("approved", affects=[affect("5", "deferred", due_text="i maj", due="2024-05-31")]),
        title="Godkendelse af dagsorden",
    )
    found = link([meeting(COUNCIL, "2024-03-20", first, item("5", "24/1"))])
    case = found["24/1"]

    assert entries(case) == [("decision", "2024-03-20", COUNCIL, "deferred")]
    assert case.entries[0].text == "punkt 5 deferred"
    assert [(source.path, source.lines) for source in case.entries[0].sources] == [
        ("2024-03-20 Byrådet.txt", (3, 3))
    ]
    assert opens(case) == [("deferred", "re_presentation", COUNCIL)]
    assert (case.open[0].due_text, case.open[0].due) == ("i maj", date(2024, 5, 31))


def test_remarks_in_the_head_affect_items_too() -> None:
    affects = [affect("5", "taken_off_agenda")]
    case = link([meeting(COUNCIL, "2024-03-20", item("5", "24/1"), affects=affects)])["24/1"]

    assert entries(case) == [("decision", "2024-03-20", COUNCIL, "taken_off_agenda")]


def test_an_affected_item_that_says_the_same_keeps_one_entry() -> None:
    affects = [affect("5", "taken_off_agenda")]
    own = item("5", "24/1", decided("deferred", "Udsat."))
    case = link([meeting(COUNCIL, "2024-03-20", own, affects=affects)])["24/1"]

    assert [(entry.text, len(entry.sources)) for entry in case.entries] == [("Udsat.", 2)]
    assert case.diagnostics == ()


def test_a_fate_that_alone_promises_something_stands_for_both() -> None:
    own = item("5", "24/1", decided("taken_off_agenda", "Udgik."))
    fate = [affect("5", "taken_off_agenda", due_text="på næste møde")]
    case = link([meeting(COUNCIL, "2024-03-20", own, affects=fate)])["24/1"]

    assert [len(entry.sources) for entry in case.entries] == [2]
    assert [matter.due_text for matter in case.open] == ["på næste møde"]


def test_an_affected_item_that_says_something_else_contradicts() -> None:
    own = item("5", "24/1", decided("approved", "Godkendt."))
    found = link([meeting(COUNCIL, "2024-03-20", own, affects=[affect("5", "deferred")])])

    assert len(found["24/1"].entries) == 2
    assert codes(found) == ["contradicting_decisions"]


def test_an_empty_decision_takes_over_its_fate() -> None:
    own = item("5", "24/1", decided("none", "-"))
    case = link([meeting(COUNCIL, "2024-03-20", own, affects=[affect("5", "deferred")])])["24/1"]

    assert entries(case) == [("decision", "2024-03-20", COUNCIL, "deferred")]


def test_two_fates_of_one_item_are_one_entry() -> None:
    affects = [affect("5", "taken_off_agenda"), affect("5", "referred", body=COMMITTEE)]
    case = link([meeting(COUNCIL, "2024-03-20", item("5", "24/1"), affects=affects)])["24/1"]

    assert [entry.outcomes for entry in case.entries] == [
        (Outcome.TAKEN_OFF_AGENDA, Outcome.REFERRED)
    ]
    assert opens(case) == [
        ("taken_off_agenda", "re_presentation", COUNCIL),
        ("returned", "referral", COMMITTEE),
    ]


def test_an_item_taken_off_for_another_body_goes_back_to_that_one() -> None:
    affects = [affect("5", "taken_off_agenda", body=COMMITTEE)]
    case = link(
        [
            meeting(COUNCIL, "2024-03-20", item("5", "24/1"), affects=affects),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("recommended"))),
        ]
    )["24/1"]

    assert links(case) == [("return", "2024-03-20", "2024-04-09")]
    assert opens(case) == [("taken_off_agenda", "re_presentation", COUNCIL)]


def test_an_item_that_is_sent_back_to_a_lower_body_comes_again_and_one_sent_on_does_not() -> None:
    for words, again in (("punkt 5 sendes tilbage til", True), ("punkt 5 henvises til", False)):
        sent = affect("5", "referred", body=COMMITTEE) | {"evidence": f"{words} {COMMITTEE}"}
        own = item("5", "24/1")
        (entry,) = link([meeting(COUNCIL, "2024-03-20", own, affects=[sent])])["24/1"].entries
        assert (Outcome.TO_BE_PRESENTED_AGAIN in entry.outcomes) is again
        assert entry.outcome is Outcome.REFERRED
        assert tuple(one.outcome for one in entry.findings) == entry.outcomes


def test_what_is_put_off_comes_again_there_wherever_else_it_is_sent() -> None:
    affects = [affect("5", "deferred", body=COMMITTEE, due_text="i maj", due="2024-05-31")]
    case = link([meeting(COUNCIL, "2024-03-20", item("5", "24/1"), affects=affects)])["24/1"]

    assert [(one.because, one.body, one.due_text) for one in case.open] == [
        ("deferred", COUNCIL, "i maj"),
        ("returned", COMMITTEE, None),
    ]


@pytest.mark.parametrize("name", ["24/1", "Cykelsti"])
def test_an_affected_item_can_be_named_by_its_case_number_or_title(name: str) -> None:
    affects, other = [affect(name, "deferred")], item(None, "24/2", title="Ny vej")
    found = link([meeting(COUNCIL, "2024-03-20", item(None, "24/1"), other, affects=affects)])

    assert entries(found["24/1"]) == [("decision", "2024-03-20", COUNCIL, "deferred")]
    assert entries(found["24/2"]) == [("listed", "2024-03-20", COUNCIL, None)]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("first", "own", "fate"),
    [
        ("Godkendelse af dagsorden", None, "deferred"),
        ("Godkendelse af dagsorden", "not_treated", "not_treated"),
        ("Godkendelse af dagsorden", "approved", "approved"),
        ("Ny hal", None, None),
    ],
)
def test_where_no_item_has_a_number_they_are_counted_from_the_agenda(
    first: str, own: str | None, fate: str | None
) -> None:
    agenda = item(None, "24/1", title=first)
    second = item(None, "24/2", *([decided(own)] if own else []), title="Ny vej", lines=(20, 30))
    minutes = meeting(COUNCIL, "2024-03-20", agenda, second, affects=[affect("2", "deferred")])
    found = link([minutes])

    assert entries(found["24/2"])[0][3] == fate
    assert codes(found) == (
        [] if fate in ("deferred", "not_treated") else ["affected_item_unclear"]
    )


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("Ny sti - udgår", "taken_off_agenda"),
        ("Ny sti (udgået)", "taken_off_agenda"),
        ("Ny sti (udsat)", "deferred"),
        ("Ny sti. Sagen blev udsat.", "deferred"),
        ("Ny sti (udsat sag)", None),
        ("Ny sti - udsat fra mødet den 21/2 2024", None),
        ("Medlemmer, der udgår", None),
    ],
)
def test_the_title_can_say_what_became_of_an_item(title: str, outcome: str | None) -> None:
    own = item("5", "24/1", title=title)
    case = link([meeting(COUNCIL, "2024-03-20", own)])["24/1"]
    agenda = link([meeting(COUNCIL, "2024-03-20", own, status="agenda")])["24/1"]
    decision = item("5", "24/1", decided("approved"), title=title)

    assert entries(case)[0][3] == outcome
    assert len(case.open) == (outcome is not None)
    assert agenda.status == "listed"
    assert link([meeting(COUNCIL, "2024-03-20", decision)])["24/1"].status == "settled"


def test_an_affected_item_that_is_not_here_is_said() -> None:
    found = link(
        [meeting(COUNCIL, "2024-03-20", item("4", "24/1"), affects=[affect("5", "lapsed")])]
    )

    assert codes(found) == ["affected_item_unclear"]


def test_an_agenda_adds_nothing_to_the_minutes() -> None:
    agenda = meeting(
        COUNCIL, "2024-03-20", item("5", "24/1"), item("6", "24/2"), status="agenda", path="d.txt"
    )
    found = link([agenda, meeting(COUNCIL, "2024-03-20", item("5", "24/1", decided("approved")))])

    assert entries(found["24/1"]) == [("decision", "2024-03-20", COUNCIL, "approved")]
    assert entries(found["24/2"]) == [("listed", "2024-03-20", COUNCIL, None)]
    assert found.diagnostics == ()


def test_a_supplement_adds_items() -> None:
    supplement = meeting(
        COUNCIL, "2024-03-20", item("9", "24/2", decided("noted")), supplement=True, path="t.txt"
    )
    found = link(
        [supplement, meeting(COUNCIL, "2024-03-20", item("5", "24/1", decided("approved")))]
    )

    assert [case.status.value for case in found] == ["settled", "noted"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2023-01-16", "2023-02-20", "2032-03-20"), ["day_far_ahead"]),
        (("2023-01-16", "2023-02-20", "2024-02-20"), []),
        (("2023-01-16", "2032-02-20"), []),
    ],
)
def test_a_day_far_after_all_others_is_told(days: tuple[str, ...], told: list[str]) -> None:
    found = link([meeting(COUNCIL, day, item("5", None, decided("approved"))) for day in days])
    assert codes(found) == told


def test_the_later_version_counts_where_both_print_their_day() -> None:
    versions = [
        meeting(
            COUNCIL,
            "2024-03-20",
            item("5", "24/1", decided(outcome)),
            issued=issued,
            path=f"{issued}.txt",
        )
        for outcome, issued in (("approved", "2024-03-27"), ("deferred", "2024-03-21"))
    ]
    found = link(versions)

    assert entries(found["24/1"]) == [("decision", "2024-03-20", COUNCIL, "approved")]
    assert codes(found) == ["replaced_version"]


def test_versions_without_a_printed_day_both_stay() -> None:
    versions = [
        meeting(COUNCIL, "2024-03-20", item("5", "24/1", decided(outcome)), path=path)
        for outcome, path in (("approved", "a.txt"), ("deferred", "b.txt"))
    ]
    found = link(versions)

    assert len(found["24/1"].entries) == 2
    assert codes(found) == ["versions_without_date", "contradicting_decisions"]


def test_parts_of_one_meeting_are_no_versions() -> None:
    parts = [
        meeting(COUNCIL, "2024-03-20", item(str(n), f"24/{n}", decided("noted")), path=f"{n}.txt")
        for n in (1, 2)
    ]

    assert link(parts).diagnostics == ()


def test_the_same_document_twice_counts_once() -> None:
    once = meeting(COUNCIL, "2024-03-20", item("5", "24/1", decided("approved")))

    assert link([once, once]) == link([once])


def test_undated_minutes_decide_nothing() -> None:
    case = link(
        [
            meeting(COUNCIL, None, item("5", "24/1", decided("approved")), path="x.txt"),
            meeting(COUNCIL, "2024-03-20", item("5", "24/1", decided("deferred"))),
        ]
    )["24/1"]

    assert [entry.date for entry in case.entries] == [None, date(2024, 3, 20)]
    assert case.status == "deferred"
    assert case.links == ()


# What texts tell.


def test_an_earlier_decision_told_of_is_cited() -> None:
    text = "Byrådet godkendte den 4. april 2022 en helhedsplan."
    found = link([meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("noted"), text=text))])
    case = found["24/1"]

    assert entries(case) == [
        ("cited", "2022-04-04", COUNCIL, None),
        ("decision", "2024-03-05", COMMITTEE, "noted"),
    ]
    assert case.entries[0].outcomes == ()
    assert links(case, citations=True) == [("citation", "2022-04-04", "2024-03-05")]
    assert case.links[0].evidence == text
    assert [(source.path, source.lines) for source in case.links[0].sources] == [
        (f"2024-03-05 {COMMITTEE}.txt", (5, 5))
    ]
    assert case.status == "noted"


def test_a_decision_that_is_here_is_told_of_and_not_cited() -> None:
    text = "Sagen blev udsat på udvalgets møde den 5. marts 2024."
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("approved"), text=text)),
        ]
    )["24/1"]

    assert [entry.kind for entry in case.entries] == ["decision", "decision"]
    assert links(case, citations=True) == [
        ("re_presentation", "2024-03-05", "2024-04-09"),
        ("citation", "2024-03-05", "2024-04-09"),
    ]


def test_a_meeting_whose_minutes_are_here_treated_another_case() -> None:
    text = "Byrådet godkendte den 4. april 2023 en helhedsplan."
    found = link(
        [
            meeting(COUNCIL, "2023-04-04", item("1", "23/7", decided("approved"))),
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("noted"), text=text)),
        ]
    )

    assert entries(found["24/1"]) == [("decision", "2024-03-05", COMMITTEE, "noted")]
    assert found.missing() == ()


# Links.


def test_a_deferred_case_that_returns_is_re_presented() -> None:
    days = {"2024-03-05": "deferred", "2024-04-09": "not_treated", "2024-05-07": "approved"}
    case = link(
        [meeting(COMMITTEE, day, item("4", "24/1", decided(said))) for day, said in days.items()]
    )["24/1"]

    assert links(case) == [
        ("re_presentation", "2024-03-05", "2024-04-09"),
        ("re_presentation", "2024-04-09", "2024-05-07"),
    ]
    assert case.open == ()


def test_a_promise_on_an_approval_is_met_by_the_same_body() -> None:
    first = decided("approved", commitments=[promise("re_presentation", None, "om et år")])
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", first)),
            meeting(COMMITTEE, "2025-03-04", item("4", "24/1", decided("noted"))),
        ]
    )["24/1"]

    assert links(case) == [("re_presentation", "2024-03-05", "2025-03-04")]
    assert case.open == ()


@pytest.mark.parametrize(
    ("named", "printed"),
    [
        (FINANCE, "Økonomi- og Erhvervsudvalget"),
        ("Byrådet", "Kommunalbestyrelsen"),
    ],
)
def test_there_is_one_finance_committee_and_one_council(named: str, printed: str) -> None:
    sent = decided("referred", commitments=[promise("referral", named)])
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1042", sent)),
            meeting(printed, "2024-03-12", item("2", "24/1042", decided("approved"))),
        ]
    )

    case = found["24/1042"]
    assert links(case) == [("referral", "2024-03-05", "2024-03-12")]
    assert case.open == ()


def test_the_council_of_the_region_is_not_that_of_the_municipality() -> None:
    sent = decided("referred", commitments=[promise("referral", "Regionsrådet")])
    found = link(
        [
            meeting(COUNCIL, "2024-02-05", item("1", "24/1001", sent)),
            meeting(COUNCIL, "2024-03-04", item("3", "24/1001", decided("approved"))),
        ]
    )

    assert [kind for kind, _, _ in links(found["24/1001"])] == ["repeat"]


def test_a_case_sent_back_returns_and_comes_up_again() -> None:
    back = decided("referred", commitments=[promise("referral", COMMITTEE)])
    case = link(
        [
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", back)),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("recommended"))),
            meeting(COUNCIL, "2024-04-24", item("3", "24/1", decided("approved"))),
        ]
    )["24/1"]

    assert links(case) == [
        ("return", "2024-03-20", "2024-04-09"),
        ("referral", "2024-04-09", "2024-04-24"),
    ]
    assert (case.status, case.open) == ("settled", ())


SOME_COMMITTEE = [
    {**promise("referral"), "evidence": words}
    for words in ("Sagen sendes tilbage til udvalget.", "Hjemvist til fornyet udvalgsbehandling.")
]


@pytest.mark.parametrize("sent", [*SOME_COMMITTEE, promise("referral", "Fagudvalget")])
def test_a_case_sent_back_to_the_committee_returns_to_the_one_that_had_it(sent: Any) -> None:
    back = decided("referred", commitments=[sent])
    first = [
        meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended"))),
        meeting(COUNCIL, "2024-03-20", item("2", "24/1", back)),
    ]
    other = meeting("Kulturudvalget", "2024-04-02", item("4", "24/1", decided("noted")))
    again = meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("recommended")))
    case = link([*first, other, again])["24/1"]

    assert opens(link(first)["24/1"]) == [("returned", "referral", sent["body"])]
    assert links(case) == [
        ("referral", "2024-03-05", "2024-03-20"),
        ("return", "2024-03-20", "2024-04-09"),
    ]
    assert (case.status, case.open) == ("recommended", ())


def test_which_of_two_committees_gets_a_case_back_is_not_guessed() -> None:
    back = decided("referred", commitments=[promise("referral", "Fagudvalget")])
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("noted"))),
            meeting("Kulturudvalget", "2024-03-07", item("4", "24/1", decided("noted"))),
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", back)),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("recommended"))),
        ]
    )["24/1"]

    assert links(case) == [("repeat", "2024-03-05", "2024-04-09")]
    assert case.open == ()


def test_a_recommendation_to_a_body_between_does_not_lead_past_it() -> None:
    words = "Oversendes til Økonomiudvalget med anbefaling."
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended", text=words))),
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", decided("approved"))),
        ]
    )["24/1"]
    assert links(case) == []


def test_a_recommendation_goes_to_the_next_body_above_and_not_to_another_committee() -> None:
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended"))),
            meeting("Kulturudvalget", "2024-03-07", item("4", "24/1", decided("noted"))),
            meeting(FINANCE, "2024-03-12", item("4", "24/1", decided("recommended"))),
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", decided("approved"))),
        ]
    )["24/1"]

    assert links(case) == [
        ("referral", "2024-03-05", "2024-03-12"),
        ("referral", "2024-03-12", "2024-03-20"),
    ]


def test_a_referral_goes_to_the_body_it_names() -> None:
    sent = decided("referred", commitments=[promise("referral", "Kulturudvalget")])
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", sent)),
            meeting(FINANCE, "2024-03-12", item("4", "24/1", decided("noted"))),
            meeting("Kulturudvalget", "2024-04-02", item("4", "24/1", decided("noted"))),
        ]
    )["24/1"]

    assert links(case) == [("referral", "2024-03-05", "2024-04-02")]


def test_finance_and_council_can_meet_on_one_day() -> None:
    case = link(
        [
            meeting(COUNCIL, "2024-03-12", item("2", "24/1", decided("approved"))),
            meeting(FINANCE, "2024-03-12", item("4", "24/1", decided("recommended"))),
        ]
    )["24/1"]

    assert [entry.body for entry in case.entries] == [FINANCE, COUNCIL]
    assert links(case) == [("referral", "2024-03-12", "2024-03-12")]


def test_decisions_printed_in_one_item_lead_upwards() -> None:
    earlier = decided("noted", body=COMMITTEE, date="2024-03-05")
    case = link([meeting(COUNCIL, "2024-03-20", item("2", "24/1", earlier, decided("noted")))])[
        "24/1"
    ]

    assert links(case) == [("referral", "2024-03-05", "2024-03-20")]
    assert case.links[0].rule == "printed_together"


def test_a_decision_leads_upwards_to_the_next_one_printed_elsewhere_and_not_past_it() -> None:
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05")
    case = link(
        [
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", earlier, decided("deferred"))),
            meeting(COUNCIL, "2024-04-24", item("3", "24/1", earlier, decided("approved"))),
        ]
    )["24/1"]

    assert links(case) == [
        ("referral", "2024-03-05", "2024-03-20"),
        ("re_presentation", "2024-03-20", "2024-04-24"),
    ]


def test_another_body_s_decision_without_a_day_comes_first_and_leads_upwards() -> None:
    earlier = decided("recommended", body=FINANCE)
    case = link([meeting(COUNCIL, "2024-03-20", item("2", "24/1", earlier, decided("approved")))])[
        "24/1"
    ]

    assert entries(case) == [
        ("decision", "None", FINANCE, "recommended"),
        ("decision", "2024-03-20", COUNCIL, "approved"),
    ]
    assert links(case) == [("referral", "None", "2024-03-20")]


def test_the_same_body_again_without_a_reason_is_a_repeat() -> None:
    case = link(
        [
            meeting(COMMITTEE, day, item("4", "24/1", decided("noted")))
            for day in ("2024-03-05", "2024-04-09")
        ]
    )["24/1"]

    assert links(case) == [("repeat", "2024-03-05", "2024-04-09")]


def test_where_two_decisions_fit_nothing_is_linked() -> None:
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("noted")), path="a.txt"),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("approved")), path="b.txt"),
        ]
    )

    assert links(found["24/1"]) == []
    assert "ambiguous_link" in codes(found)


def test_an_item_that_says_what_it_resumes_is_linked_to_exactly_that() -> None:
    title = "Cykelsti - Udsat fra mødet den 5/3 2024"
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred"))),
            meeting(COMMITTEE, "2024-03-12", item("4", "24/1", decided("noted"))),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("approved"), title=title)),
        ]
    )["24/1"]

    assert ("re_presentation", "2024-03-05", "2024-04-09") in links(case)
    assert ("re_presentation", "2024-03-05", "2024-03-12") not in links(case)


def test_a_resumption_of_what_was_not_put_off_is_said() -> None:
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("approved"))),
            meeting(
                COMMITTEE,
                "2024-04-09",
                item("4", "24/1", decided("approved"), title="Cykelsti (Genoptaget)"),
            ),
        ]
    )

    assert links(found["24/1"]) == [("repeat", "2024-03-05", "2024-04-09")]
    assert codes(found) == ["return_without_deferral"]


def test_a_case_that_was_sent_back_is_resumed_though_it_was_not_put_off() -> None:
    back = decided("referred", commitments=[promise("referral", COMMITTEE)])
    again = item("4", "24/1", decided("approved"), title="Cykelsti (Genoptaget)")
    found = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended"))),
            meeting(COUNCIL, "2024-03-20", item("2", "24/1", back)),
            meeting(COMMITTEE, "2024-04-09", again),
        ]
    )
    assert ("return", "2024-03-20", "2024-04-09") in links(found["24/1"])
    assert codes(found) == []


def test_what_was_only_listed_meets_no_promise() -> None:
    case = link(
        [
            meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred"))),
            meeting(COMMITTEE, "2024-04-09", item("4", "24/1"), status="agenda"),
        ]
    )["24/1"]

    assert links(case) == []
    assert (case.status, opens(case)) == ("deferred", [("deferred", "re_presentation", COMMITTEE)])


# Meetings that are not here.


def test_meetings_that_are_told_of_and_not_here_are_missing() -> None:
    heading = f"{COMMITTEE}, 5. marts 2024, pkt. 9:"
    earlier = decided("recommended", body=COMMITTEE, date="2024-03-05", item="9")
    section = {"kind": "decision", "heading": heading, "text": "recommended", "lines": [2, 3]}
    text = "Byrådet godkendte den 4. april 2022 en helhedsplan (pkt. 17)."
    row, told = link(
        [
            meeting(
                COUNCIL,
                "2024-03-20",
                item("2", "24/1", earlier, decided("approved"), sections=[section], text=text),
                item("3", "24/2", earlier | {"item": "11"}),
            )
        ]
    ).missing()[::-1]

    assert (row.body, row.date, row.item) == (COMMITTEE, date(2024, 3, 5), "9, 11")
    assert row.evidence == heading
    assert [source.lines for source in row.told_in] == [(2, 3)]
    assert (told.authority, told.body, told.date) == ("Vejen Kommune", COUNCIL, date(2022, 4, 4))
    assert told.evidence == text


def test_a_meeting_of_two_bodies_is_one_of_each() -> None:
    text = "Skoleudvalget drøftede sagen på et fællesmøde den 5. marts 2024."
    later = item("4", "24/1", decided("approved"), text=text)
    joint = meeting("Havneudvalget og Skoleudvalget", "2024-03-05", item("1", "24/1"))

    assert link([joint, meeting("Skoleudvalget", "2024-04-09", later)]).missing() == ()


def test_a_return_from_nobody_knows_where_is_missing_without_a_day() -> None:
    again = item("4", "24/1", decided("approved"), title="Cykelsti (2. forelæggelse)")
    (row,) = link([meeting(COMMITTEE, "2024-03-05", again)]).missing()

    assert (row.body, row.date, row.evidence) == (COMMITTEE, None, "Cykelsti (2. forelæggelse)")
    first = meeting(COMMITTEE, "2024-02-05", item("7", "24/1", decided("deferred")))
    assert link([first, meeting(COMMITTEE, "2024-03-05", again)]).missing() == ()


# In any order.


def _many() -> list[Meeting]:
    back = decided("referred", commitments=[promise("referral", COMMITTEE)])
    printed = decided("recommended", "Anbefales.", body=COMMITTEE, date="2024-03-05", item="4")
    other = decided("deferred", "Udsat.", body=COMMITTEE, date="2024-03-05")
    text = (
        "Byrådet godkendte den 4. april 2022 en plan. Sagen blev udsat på mødet den 5. marts 2024."
    )
    return [
        meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("recommended", "Anbefales"))),
        meeting(COMMITTEE, "2024-03-05", item("4", "24/1", other), path="again.txt"),
        meeting(COMMITTEE, "2024-03-05", item("4", "24/1"), status="agenda", path="agenda.txt"),
        meeting(COUNCIL, "2024-03-20", item("2", "24/1", printed, back), item("3", None, printed)),
        meeting(COMMITTEE, "2024-04-09", item("1", "24/1", decided("recommended"), text=text)),
        meeting(COUNCIL, "2024-04-24", item("1", None, decided("noted"), title="Meddelelser")),
        meeting(COUNCIL, None, item("1", None, decided("noted")), path=None, authority=None),
        meeting(COUNCIL, None, item("1", "24/1", decided("approved")), path=None, authority=None),
        *map(minutes, ("vejen-utm-2019-08-12", "vejen-utm-2019-09-09", "roedovre-kb-2024")),
    ]


MANY = _many()
LINKED = link(MANY)


@settings(max_examples=20, deadline=None)
@given(st.permutations(MANY))
def test_the_order_of_the_documents_changes_nothing(shuffled: list[Meeting]) -> None:
    found = link(shuffled)

    assert found == LINKED
    assert found.diagnostics == LINKED.diagnostics


def test_entry_ids_are_unique() -> None:
    ids = [entry.id for case in LINKED for entry in case.entries]

    assert len(ids) == len(set(ids))


def test_links_rise_in_the_order_of_the_entries() -> None:
    for case in LINKED:
        places = {entry.id: place for place, entry in enumerate(case.entries)}
        assert all(places[one.from_] < places[one.to] for one in case.links)


def test_no_meetings_are_no_cases() -> None:
    assert len(link([])) == 0
    assert link([]).open() == ()
    assert repr(Cases(())) == "<Cases: 0 cases>"
    assert isinstance(hash(LINKED), int)


def _printed(authority: str, day: str, body: str, decisions: str, path: str) -> Meeting:
    head = f"{authority}\nREFERAT {body} d. {day}\n\nPunkt 1: Ny bro\n\n22/100\n\n"
    return parse(head + decisions, path=path)


def test_letters_for_a_body_are_learned_from_its_authority_s_documents_alone() -> None:
    told = "Beslutning TMU den 08-02-2022\n\nAnbefales.\n\nBeslutning\n\nGodkendt.\n"
    found = link(
        [
            _printed("Greve Kommune", "10-01-2022", "Teknik- og Miljøudvalget",
                     "Beslutning\n\nUdsat til næste møde.\n", "a.txt"),
            _printed("Greve Kommune", "20-02-2022", "Byrådet", told, "b.txt"),
            _printed("Solrød Kommune", "20-02-2022", "Byrådet", told, "c.txt"),
        ]
    )  # fmt: skip
    bodies = {case.authority: [entry.body for entry in case.entries] for case in found}
    assert bodies == {
        "Greve Kommune": ["Teknik- og Miljøudvalget", "Teknik- og Miljøudvalget", "Byrådet"],
        "Solrød Kommune": ["TMU", "Byrådet"],
    }


def _sent_to(letters: str, *committees: str) -> Cases:
    sent = f"Beslutning\n\nSagen sendes til {letters}.\n"
    return link(
        _printed("Greve Kommune", day, body, decided, f"{body}.txt")
        for day, body, decided in [
            ("10-01-2022", "Byrådet", sent),
            *(("20-02-2022", body, "Beslutning\n\nGodkendt.\n") for body in committees[:1]),
            *(("20-03-2022", body, "Beslutning\n\nDrøftet.\n") for body in committees[1:]),
        ]
    )


def test_a_case_sent_to_letters_goes_to_the_one_body_with_these_initials() -> None:
    case = _sent_to("BKU", "Børne- og Kulturudvalget")["22/100"]
    assert (case.status, case.open) == ("settled", ())
    assert [(one.kind, one.evidence) for one in case.links] == [("return", "Sagen sendes til BKU.")]


@pytest.mark.parametrize(
    ("committees", "said"),
    [
        (("Beskæftigelsesudvalget",), "no body here has the initials BKU"),
        (
            ("Børne- og Kulturudvalget", "Beskæftigelses- og Kulturudvalget"),
            "BKU can be Beskæftigelses- og Kulturudvalget, Børne- og Kulturudvalget",
        ),
    ],
)
def test_letters_that_fit_no_body_or_two_lead_nowhere(
    committees: tuple[str, ...], said: str
) -> None:
    found = _sent_to("BKU", *committees)
    assert [(one.because, one.body) for one in found["22/100"].open] == [("returned", "BKU")]
    message = f"Greve Kommune: {said}; what was sent there is not linked"
    assert ("unclear_short_form", message) in {(one.code, one.message) for one in found.diagnostics}


def test_letters_in_a_document_without_an_authority_are_those_of_a_body_of_such_documents() -> None:
    sent = "Beslutning {} den 01-02-2022\n\nAnbefales.\n\nBeslutning\n\nSendes tilbage til BKU.\n"
    minutes = [
        _printed("", "10-02-2022", "Byrådet", sent.format(body), "a.txt")
        for body in ("Børne- og Kulturudvalget", "Teknisk Udvalg")
    ]
    other = _printed(
        "", "10-03-2022", "Byrådet", "Beslutning\n\nSendes tilbage til BKU.\n", "b.txt"
    )
    alone = [link([one])["22/100"].open[0].body for one in (*minutes, other)]
    assert alone == ["Børne- og Kulturudvalget", "BKU", "BKU"]
    (awaited,) = link([minutes[0], other])["22/100"].open
    assert awaited.body == "Børne- og Kulturudvalget"


def test_a_page_without_a_decision_belongs_to_the_body_of_the_other_pages() -> None:
    head = "Mødedato: 25.10.2021, kl. 14:00\nMødested: Rådhuset\n\n{} ({})\n\nSe alle bilag\n\n"
    heading = "Teknik- og Miljøudvalgets beslutning i mødet den 25. oktober 2021\n\n"
    pages = [
        head.format("Godkendelse af dagsorden", "2021-0200001") + heading + "Punkt 2 udsættes.\n",
        head.format("Ny trafikplan", "2021-0211874") + "Indstilling\n\nat planen godkendes\n",
    ]
    found = link(parse(page, path=f"punkt-{at}.txt") for at, page in enumerate(pages, 1))
    (plan,) = (case for case in found if case.case_number == "2021-0211874")
    assert [(entry.body, entry.outcome) for entry in plan.entries] == [
        ("Teknik- og Miljøudvalget", Outcome.DEFERRED)
    ]


def test_a_promise_is_no_putting_off() -> None:
    said = {
        "10-01-2022": "Taget til efterretning. Udvalget får en status i maj 2026.",
        "10-02-2022": "Udsat.",
        "10-03-2022": "Udsat.",
    }
    days = [f"Beslutning\n\n{words}\n" for words in said.values()]
    printed = [
        _printed("Greve Kommune", day, "Byrådet", words, f"{day}.txt")
        for day, words in zip(said, days, strict=True)
    ]
    times = [link(printed[:upto])["22/100"].open[0].times for upto in (1, 2, 3)]
    assert times == [1, 1, 2]


def test_the_title_of_a_case_is_the_one_printed_last() -> None:
    titles = ["Ny bro", "Ny bro (fælles punkt)", "Ny bro"]
    found = link(
        meeting(COUNCIL, f"2024-0{at}-05", item("1", "24/1", title=title), path=f"{at}.txt")
        for at, title in enumerate(titles, 1)
    )

    assert (found["24/1"].title, found["24/1"].titles) == ("Ny bro", tuple(titles[:2]))


def test_the_title_of_a_case_does_not_say_that_it_is_up_again() -> None:
    titles = ["Ny bro", "Ny bro", "Ny bro (genoptaget)"]
    printed = [
        parse(
            f"Greve Kommune\nREFERAT Byrådet d. 10-0{at}-2022\n\nPunkt 1: {title}\n\n22/100\n\n"
            "Beslutning\n\nUdsat.\n",
            path=f"{at}.txt",
        )
        for at, title in enumerate(titles, 1)
    ]
    case = link(printed)["22/100"]
    assert (case.title, case.titles) == ("Ny bro", ("Ny bro", "Ny bro (genoptaget)"))
    assert link(printed[2:])["22/100"].title == "Ny bro (genoptaget)"


def test_what_is_put_off_of_several_named_matters_below_a_standing_title_is_open() -> None:
    said = [
        decided("approved", "Godkendt.", about="Salg af jord"),
        decided("deferred", "Udsat.", about="Leje af hal"),
    ]
    closed = item("9", None, *said, title="Lukkede sager")
    (case,) = link([meeting(COUNCIL, "2024-03-20", closed)])
    assert [entry.thread for entry in case.entries] == ["Salg af jord", "Leje af hal"]
    assert [(matter.because, matter.entry) for matter in case.open] == [
        ("deferred", case.entries[1].id)
    ]


def test_who_speaks_below_a_standing_title_is_no_matter_of_its_own() -> None:
    said = [
        decided("noted", "Intet.", about="Formanden"),
        decided("deferred", "Spørgsmålet udsættes.", about="Bo Lind"),
    ]
    case, *others = link(
        [meeting(COUNCIL, "2024-03-20", item("9", None, *said, title="Eventuelt"))]
    )
    assert (others, {entry.title for entry in case.entries}) == ([], {"Eventuelt"})
