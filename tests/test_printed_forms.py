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


PROTOCOL = """SØBY KOMMUNE

BYRÅDETS MØDE
Tirsdag den 12. maj 1998 kl. 19.00

                                    Blad nr. 11

Sag nr. 84
Godkendelse af dagsorden.

Byrådets beslutning:
Godkendt.

Sag nr. 85
J.nr. 01.02.05P16/27
Lokalplan nr. 4 for et område ved Kirke-
gade.

Forvaltningen fremsender forslag til lokalplan.

Teknisk Udvalgs indstilling, 21/4-1998:
Anbefales.

                                    Blad nr. 12

Byrådets beslutning:
Vedtaget.

LUKKET DØR

Sag nr. 86
Ejendomshandel.
"""


def test_an_old_protocol_prints_the_title_below_the_number() -> None:
    items = _items(PROTOCOL, head="")
    assert [(one.number, one.title, one.case_number, one.closed) for one in items] == [
        ("84", "Godkendelse af dagsorden", None, False),
        ("85", "Lokalplan nr. 4 for et område ved Kirkegade", "01.02.05P16/27", False),
        ("86", "Ejendomshandel", None, True),
    ]
    assert _decided(items[1]) == [
        ("Teknisk Udvalg", "1998-04-21", "Anbefales."),
        ("Byrådet", "1998-05-12", "Vedtaget."),
    ]


def test_a_title_cut_at_a_word_that_another_must_follow_goes_on() -> None:
    first, second = _items(
        "2. Salg af grund i\nKjersing\n\nUdvalget skal tage stilling.\n\nBeslutning\nGodkendt.\n\n"
        "3. Ny daginstitution i\nSædding\n\nDok.nr.: 5533\nSagsid.: 14/18830\n\n"
        "Beslutning\nGodkendt.\n"
    )
    assert first.title == "Salg af grund i Kjersing"
    assert second.title == "Ny daginstitution i Sædding"


def test_a_case_number_can_stand_below_its_heading_at_the_end_of_the_item() -> None:
    (item,) = _items(
        "1. Ny bus\n\nINDSTILLING\n\nAt bussen købes.\n\nBeslutning\n\nGodkendt.\n\n"
        "JOURNALNUMMER\n\n22027734\n\nBILAG\n\nNotat\n"
    )
    assert item.case_number == "22027734"
    assert item.attachments == ("Notat",)
    assert [one.text for one in item.decisions] == ["Godkendt."]
