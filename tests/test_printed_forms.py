"""How headings of items and decisions stand on web pages and in old protocols."""

from __future__ import annotations

from casetrack.reading.parsing import parse
from casetrack.records import AgendaItem

HEAD = "Referat\nØkonomiudvalget onsdag den 5. juni 2019 kl. 16.00\nMødested: Rådhuset\n\n"


def _items(text: str, head: str = HEAD) -> tuple[AgendaItem, ...]:
    return parse(head + text).items


def _decided(item: AgendaItem) -> list[tuple[str | None, str, str]]:
    return [(one.body, str(one.date), one.text) for one in item.decisions]


def test_an_outcome_can_follow_its_word_without_a_colon() -> None:
    first, second = _items(
        "1. Dagsorden\n\nBeslutning Godkendt med den ændring, at punkt 4 behandles først.\n\n"
        "2. Bump\n\nSagsfremstilling\nDer er brug for bump.\n\nBeslutning Udsat.\n"
    )
    assert [one.text for one in first.decisions] == [
        "Godkendt med den ændring, at punkt 4 behandles først."
    ]
    assert [one.text for one in second.decisions] == ["Udsat."]


def test_a_title_that_begins_with_beslutning_is_no_decision() -> None:
    items = _items("Beslutning om vejbump\nSagsnr.: 19/100\n\nSagsfremstilling\nBump er dyre.\n")
    assert [one.decisions for one in items] == [()]


def test_a_heading_of_a_decision_can_go_on_in_the_next_line() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\nEn hal.\n\n"
        "Beslutning i Kultur-, Fritids- og\nLanddistriktsudvalget den 03-06-2019\n\nAnbefales.\n\n"
        "Beslutning i Økonomiudvalget den\n05-06-2019\n\nGodkendt.\n"
    )
    assert _decided(item) == [
        ("Kultur-, Fritids- og Landdistriktsudvalget", "2019-06-03", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]


def test_a_genitive_heading_without_a_day_is_of_this_meeting() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\nEn hal.\n\n"
        "Børneudvalgets beslutning, den 3. juni 2019:\n\nAnbefales.\n\n"
        "Økonomiudvalgets beslutning:\n\nGodkendt.\n"
    )
    assert _decided(item) == [
        ("Børneudvalget", "2019-06-03", "Anbefales."),
        ("Økonomiudvalget", "2019-06-05", "Godkendt."),
    ]
    (item,) = _items("2. Ny hal\n\nSagsfremstilling\nEn hal.\n\nUdvalgets beslutning:\nGodkendt.\n")
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_a_sentence_that_ends_in_another_meeting_is_no_heading() -> None:
    (item,) = _items(
        "2. Ny hal\n\nSagsfremstilling\n"
        "Sagen har tidligere været behandlet i Byrådet den 24. juni 2013, punkt 377.\n\n"
        "Der henvises til Byrådet, 24. juni 2013, pkt. 12.\n\n"
        "Jf. Byrådets beslutning den 24. juni 2013, pkt. 12.\n\nHallen bygges.\n\n"
        "Beslutning\nGodkendt.\n"
    )
    assert _decided(item) == [("Økonomiudvalget", "2019-06-05", "Godkendt.")]


def test_a_list_of_earlier_meetings_decides_nothing() -> None:
    (item,) = _items(
        "4. Salg af jord\n\nTidligere behandling\n\nByrådet den 29. april 2019 Punkt 4\n\n"
        "Indhold\n\nSammendrag\n\nJorden sælges.\n"
    )
    assert item.decisions == ()
    assert [one.kind for one in item.sections if one.text] == ["summary"]
