"""The parts of an item: what heads them, what stands in them, and what became of every line."""

from __future__ import annotations

import pytest

from casetrack.reading.parsing import line_fates, parse
from casetrack.records import AgendaItem

HEAD = "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\n23/1\n\n"
DECISION = "\n\nBeslutning\n\nGodkendt.\n"


def item(text: str, *, head: str = HEAD) -> AgendaItem:
    return parse(head + text).items[0]


def parts(one: AgendaItem) -> list[tuple[str, str, str]]:
    return [(section.kind, section.heading, section.text) for section in one.sections]


def kinds(one: AgendaItem) -> list[str]:
    return [section.kind for section in one.sections]


@pytest.mark.parametrize(
    "heading",
    ["Baggrund", "Baggrund:", "BAGGRUND", "BAGGRUND:", "**Baggrund**", "**Baggrund:**",
     "### Baggrund", "# **Baggrund**", "  Baggrund  "],
)  # fmt: skip
def test_a_section_heading_is_known_however_it_is_set(heading: str) -> None:
    ((kind, shown, text), _) = parts(item(heading + "\n\nEn linje." + DECISION))
    assert (kind, text) == ("background", "En linje.")
    assert shown.casefold() == "baggrund"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Resumé", "summary"),
        ("Baggrund", "background"),
        ("Beslutningstema", "question"),
        ("Indstilling", "recommendation"),
        ("Forslag", "recommendation"),
        ("Sagsfremstilling", "presentation"),
        ("Økonomi", "finances"),
        ("Retsgrundlag", "legal_basis"),
        ("Høring", "consultation"),
        ("Historik", "history"),
        ("Tidligere behandling", "history"),
        ("Sagens forløb", "history"),
        ("Sagen behandles i", "route"),
        ("Sagsgang", "route"),
        ("Beslutningskompetence", "competence"),
        ("Opfølgning", "follow_up"),
        ("Videre proces", "further_process"),
        ("Bilag", "attachments"),
        ("Kommunikation", "other"),
        ("Personaleforhold", "other"),
        ("Plangrundlag", "legal_basis"),
        ("Relevante bilag", "attachments"),
    ],
)
def test_section_words_have_their_kind(heading: str, kind: str) -> None:
    assert kinds(item(heading + "\n\nEn linje." + DECISION)) == [kind, "decision"]


def test_words_that_head_the_same_right_below_one_another_head_one_part() -> None:
    one = item(
        "Indstilling\n\nForvaltningen indstiller\n\nat broen bygges\n\n"
        "Beslutning\n\nByrådets beslutning den 16. januar 2023\n\nGodkendt.\n"
    )
    assert parts(one) == [
        ("recommendation", "Indstilling", "Forvaltningen indstiller\n\nat broen bygges"),
        ("decision", "Byrådets beslutning den 16. januar 2023", "Godkendt."),
    ]
    assert [point.text for point in one.recommendations] == ["at broen bygges"]


@pytest.mark.parametrize(
    "text",
    [
        "Beslutning\n\nFraværende: Bo Lind\n\nByrådet, 16-01-2023\n\nGodkendt.\n",
        "Indstilling\n\nAt broen bygges.\n\nByrådet, den 16. januar 2023:\nFraværende: Bo Lind\n",
    ],
)
def test_who_was_absent_is_told_below_a_heading_with_nothing_else(text: str) -> None:
    assert item(text).absent == ("Bo Lind",)


def test_a_body_and_its_day_above_plain_text_head_no_decision() -> None:
    text = "Resumé\n\nByrådet - 16-01-2023\n\nBroen er gammel.\n\nByrådet, 16-01-2023, pkt. {}\n"
    more = "\nPunkt 2: Sti\n\n23/2\n\nIndstilling\n\nNej.\n\nByrådet - 16-01-2023\nAnbefales.\n"
    one = item(text.format(1) + "\nGodkendt.\n" + more)
    assert [decision.text for decision in one.decisions] == ["Godkendt."]


def test_the_body_with_its_day_heads_what_it_decided_below_the_attachments() -> None:
    one = item("Bilag\n\nKort.pdf\n\nByrådet, den 16. januar 2023\nGodkendt.\n")
    assert parts(one) == [
        ("attachments", "Bilag", "Kort.pdf"),
        ("decision", "Byrådet, den 16. januar 2023", "Godkendt."),
    ]
    other = item("Bilag\n\nByrådet, den 9. januar 2023\nGodkendt.pdf\n\nBeslutning\n\nUdsat.\n")
    assert [decision.text for decision in other.decisions] == ["Udsat."]


def test_sections_keep_their_order_lines_and_inner_blank_lines() -> None:
    one = item("Bilag\n\nKort.pdf\n\nBaggrund\n\nFørst.\n\nSå.\n\n\nBeslutning\n\nGodkendt.\n")
    assert [(section.kind, section.text, section.lines) for section in one.sections] == [
        ("attachments", "Kort.pdf", (7, 9)),
        ("background", "Først.\n\nSå.", (11, 15)),
        ("decision", "Godkendt.", (18, 20)),
    ]


def test_text_above_any_heading_is_a_part_without_one() -> None:
    assert parts(item("En linje.\nTo linjer." + DECISION))[0] == (
        "other",
        "",
        "En linje.\nTo linjer.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget traf en\nbeslutning\nom broen.",
        "Prisen følger af\nByrådets beslutning\nfra maj.",
        "Planen omfatter:\n• Økonomi\n• Høring\n• Beslutning",
        "Planen omfatter:\n- Økonomi\n- Bilag",
        "Der er tre trin:\n1. Indstilling\n2. Beslutning\n3. Udførelse",
        "Økonomi.",
        "Økonomi er et emne for sig.",
        "Beslutning om vejen blev udsat.",
        "Indstillingen er god.",
        "Behandling af ansøgningen den 4. marts 2020, pkt. 2",
    ],
)
def test_section_words_in_running_text_and_in_lists_head_nothing(text: str) -> None:
    one = item("Baggrund\n\nFørst.\n\n" + text + "\n\nTil sidst." + DECISION)
    assert kinds(one) == ["background", "decision"]
    assert one.sections[0].text == f"Først.\n\n{text}\n\nTil sidst."


def test_a_section_word_below_a_line_of_text_heads_nothing_where_headings_stand_alone() -> None:
    words = ("Resumé", "Indstilling", "Historik", "Høring", "Økonomi", "Sagsfremstilling")
    plain = "".join(f"{word}\n\nEn linje.\n\n" for word in words)
    one = item(plain + "Baggrund\n\nPlanen omfatter\nBilag\nog mere." + DECISION)
    assert kinds(one)[-2:] == ["background", "decision"]
    assert one.sections[-2].text == "Planen omfatter\nBilag\nog mere."


def test_a_heading_and_its_text_on_one_line() -> None:
    one = item("Beslutning: Godkendt.\n\nBilag: Kort.pdf\n")
    assert parts(one) == [
        ("decision", "Beslutning", "Godkendt."),
        ("attachments", "Bilag", "Kort.pdf"),
    ]
    assert one.sections[0].lines == (7, 7)


def test_a_sentence_that_says_who_recommends_heads_the_recommendation() -> None:
    one = item("Direktøren indstiller, at\n\n- broen bygges" + DECISION)
    assert kinds(one) == ["recommendation", "decision"]
    assert [point.text for point in one.recommendations] == ["broen bygges"]


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget anbefaler planen og ønsker den forelagt igen,\nnår den har været i høring.",
        "Teknik- og Miljøudvalget indstiller til Byrådet, at\nplanen vedtages.",
    ],
)
def test_what_a_body_recommends_below_the_heading_of_a_decision_is_that(text: str) -> None:
    one = item(f"Beslutning\n\n{text}\n\nSagsfremstilling\n\nBroen er ny.\n")
    assert kinds(one) == ["decision", "presentation"]
    assert [decision.text for decision in one.decisions] == [text]
    proposed = item("Beslutning\n\nForvaltningen indstiller, at\n\nbroen bygges.\n")
    assert kinds(proposed) == ["decision", "recommendation"]


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning i Udvalget for Teknik og\nMiljø den 3. maj 2022:",
        "Beslutning i Udvalget for Teknik\nog Miljø den 3. maj 2022:",
        "Beslutning i Udvalget for Teknik og Miljø den\n3. maj 2022:",
        "Beslutning i Udvalget for Teknik og Miljø den 3.\nmaj 2022:",
        "Beslutning i Udvalget for Teknik og Miljø den 3. maj\n2022:",
        "Beslutning fra Udvalget for Teknik og Miljø, 3. maj 2022, pkt.\n61:",
        "Udvalget for Teknik og Miljøs beslutning i mødet den\n3. maj 2022",
        "Udvalget for Teknik og Miljøs beslutning i mødet\nden 3. maj 2022",
        "Udvalget for Teknik og Miljøs beslutning\ni mødet den 3. maj 2022",
        "Udvalget for Teknik og Miljøs beslutning den 3. maj\n2022",
    ],
)
def test_the_heading_of_a_decision_can_go_on_in_the_next_line(heading: str) -> None:
    one = item(f"{heading}\n\nAnbefales." + DECISION)
    told = [(found.body, str(found.date), found.text) for found in one.decisions]
    assert told[0] == ("Udvalget for Teknik og Miljø", "2022-05-03", "Anbefales.")
    assert len(told) == 2


def test_what_stands_right_below_the_heading_of_a_decision_is_no_part_of_it() -> None:
    one = item(
        "Beslutning i Økonomiudvalget den 3. maj 2022\nUdsat til den 7. juni 2022" + DECISION
    )
    assert (one.decisions[0].text, str(one.decisions[0].date)) == (
        "Udsat til den 7. juni 2022",
        "2022-05-03",
    )


def test_an_item_without_a_decision_has_its_follow_up() -> None:
    one = item("Opfølgning\n\nSagen genfremlægges den 6. februar 2023.\n")
    assert kinds(one) == ["follow_up"]
    assert one.decisions == ()
    assert [(promise.kind, promise.due_text, promise.lines) for promise in one.commitments] == [
        ("re_presentation", "den 6. februar 2023", (9, 9))
    ]


def test_a_follow_up_promises_below_a_decision_and_not_above_it() -> None:
    words = "Opfølgning\n\nSagen genfremlægges den 6. februar 2023."
    assert item(words + DECISION).commitments == ()
    (promise,) = item(DECISION + "\n" + words + "\n").commitments
    assert (promise.kind, promise.due_text) == ("re_presentation", "den 6. februar 2023")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Kort.pdf\nNotat om broen", ("Kort.pdf", "Notat om broen")),
        ("- Kort.pdf\n• Notat om\n  broen", ("Kort.pdf", "Notat om broen")),
        ("Ingen", ()),
        ("Ingen bilag.", ()),
        ("1. Kort\n2. Notat om broen", ("Kort", "Notat om broen")),
        ("2. udkast til aftale", ("2. udkast til aftale",)),
        ("1. behandling af budgettet", ("1. behandling af budgettet",)),
        ("Bilag 1B\nKort over Nygade 12 B", ("Bilag 1B", "Kort over Nygade 12 B")),
        ("-", ()),
        ("Kort.pdf\n\nÅ\n\n12", ("Kort.pdf",)),
        ("Kort (pdf, 230 kB)\nPlan.pdf 1,2 MB\n12 kB", ("Kort", "Plan.pdf")),
        ("Kort - PDF (1,2 MB)\nPlan - vest (PDF)", ("Kort", "Plan - vest (PDF)")),
        ("Kort[PDF - 4 MB]\nPlan (åbner i nyt vindue)\nKort (pdf)", ("Kort", "Plan", "Kort (pdf)")),
        (
            "Notat om de økonomiske og de øvrige følger af at bygge den nye bro\nover åen",
            ("Notat om de økonomiske og de øvrige følger af at bygge den nye bro over åen",),
        ),
    ],
)
def test_attachments_are_named_one_a_line(printed: str, names: tuple[str, ...]) -> None:
    assert item("Bilag\n\n" + printed + DECISION).attachments == names


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_attachments_first_then_the_title_again(blank: str) -> None:
    one = item(blank.join(["Bilag", "Kort.pdf", "Ny bro", "BAGGRUND", "Først."]) + DECISION)
    assert one.attachments == ("Kort.pdf",)
    assert kinds(one) == ["attachments", "background", "decision"]


@pytest.mark.parametrize(
    "again",
    [
        "Ny bro over åen ved Bakkeby med stier",
        "Ny bro over åen ved\nBakkeby med stier",
        "Ny bro over\nåen ved\nBakkeby med stier",
        "NY BRO OVER AEN VED BAKKEBY MED STIER",
        "Ny bro over åen ved Bakkeby med ster.docx\n\nNy bro over åen ved Bakby med stier",
    ],
)
def test_the_title_below_the_attachments_can_be_damaged_or_wrap(again: str) -> None:
    head = HEAD.replace("Ny bro", "Ny bro over åen ved Bakkeby med stier")
    one = item(f"Bilag\n\nKort.pdf\n\n{again}\n\nBaggrund\n\nFørst." + DECISION, head=head)
    files = [line for line in again.split("\n") if line.endswith(".docx")]
    assert one.attachments == ("Kort.pdf", *files)


def test_the_title_below_the_attachments_is_that_of_a_heading_that_wraps() -> None:
    title = "Ny bro over åen ved Bakkeby med stier til begge sider og"
    head = HEAD.replace("Ny bro", f"{title}\nbelysning ved skolen")
    one = item(f"Bilag\n\nKort.pdf\n\n{title} belysning ved skolen" + DECISION, head=head)
    assert (one.title, one.attachments) == (f"{title} belysning ved skolen", ("Kort.pdf",))


@pytest.mark.parametrize(
    "name",
    [
        "Lokalplan 12 for boliger ved Bakkeby Skov - høringssvar",
        "Lokalplan 13 for boliger ved Bakkeby Skov",
        "Kommuneplan 12 for boliger ved Bakkeby Skov",
    ],
)
def test_an_attachment_named_almost_as_the_title_is_one(name: str) -> None:
    head = HEAD.replace("Ny bro", "Lokalplan 12 for boliger ved Bakkeby Skov")
    assert item(f"Bilag\n\nKort.pdf\n\n{name}" + DECISION, head=head).attachments[1:] == (name,)


@pytest.mark.parametrize(
    "again",
    ["Ny bro over åen ved Bakkeby", "NY BRO OVER ÅEN VED BAKKEBY", "Ny bro over åen ved Bakeby"],
)
def test_the_title_again_below_the_number_is_no_text(again: str) -> None:
    head = HEAD.replace("Ny bro", "Ny bro over åen ved Bakkeby")
    one = item(again + "\n\nBaggrund\n\nFørst." + DECISION, head=head)
    assert one.title == "Ny bro over åen ved Bakkeby"
    assert kinds(one) == ["background", "decision"]


def test_a_long_title_goes_on_in_the_next_line() -> None:
    head = (
        "REFERAT Byrådet d. 16-01-2023\n\n"
        "Punkt 1: Ny bro over åen ved Bakkeby med cykelstier i begge\n"
        "retninger\n\n23/1\n\n"
    )
    one = item(DECISION, head=head)
    assert one.title == "Ny bro over åen ved Bakkeby med cykelstier i begge retninger"
    assert one.case_number == "23/1"


def test_a_short_title_goes_on_in_a_next_line_that_begins_small() -> None:
    head = "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Budget pr. 31.\naugust\n\n23/1\n\n"
    assert item(DECISION, head=head).title == "Budget pr. 31. august"


def test_a_title_goes_on_with_the_number_or_the_day_the_case_had_before() -> None:
    head = "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n(tidligere sag 22/900)\n\n23/1\n\n"
    one = item(DECISION, head=head)
    assert (one.title, one.case_number) == ("Ny bro (tidligere sag 22/900)", "23/1")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Afbud fra Ida Holm stedfortræder Bo Lind", ("Ida Holm",)),
        (
            "Afbud fra Ida Holm stedfortræder Bo Lind. Afbud fra Ea Ravn stedfortræder Lars Dam",
            ("Ida Holm", "Ea Ravn"),
        ),
        ("FRAVÆRENDE: Ida Holm – som stedfortræder deltog Bo Lind.", ("Ida Holm",)),
        ("Fraværende: Ida Holm (Ø). Ea Ravn (G)", ("Ida Holm", "Ea Ravn")),
        ("Fraværende: Ida Holm (V) - Bo Lind (V) mødte som stedfortræder.", ("Ida Holm",)),
        ("Afbud fra:\nBorgmester Ida Holm pga. arbejde.\nEa Ravn", ("Ida Holm", "Ea Ravn")),
        (
            "Fraværende med afbud\nIda Holm. I stedet deltog Bo Lind.\nEa Ravn.",
            ("Ida Holm", "Ea Ravn"),
        ),
        (
            "Fraværende:\nIda Holm (F)\n\nBo Lind (F) deltog i mødet i stedet for Ida Holm (F)",
            ("Ida Holm",),
        ),
        ("Fraværende- Ida Holm (V)", ("Ida Holm",)),
        ("Fraværende: Ida Holm (V), Ea\nRavn (A)", ("Ida Holm", "Ea Ravn")),
        ("Fraværende:\nIda Holm og Ea Ravn)", ("Ida Holm", "Ea Ravn")),
        ("Samtlige medlemmer, undtagen Ida Holm, der havde meldt afbud, mødte.", ("Ida Holm",)),
    ],
)
def test_absence_is_no_part_of_the_decision(text: str, absent: tuple[str, ...]) -> None:
    for printed in (f"Intet.\n{text}", f"{text}\n\nIntet."):
        (decision,) = item(f"Beslutning\n\n{printed}\n").decisions
        assert (decision.absent, decision.text) == (absent, "Intet.")
        assert [outcome.value for outcome in decision.outcomes] == ["none"]


def test_who_was_absent_from_a_decision_that_is_not_printed_is_absent_from_the_item() -> None:
    assert item("Beslutning\n\nIkke til stede: Ida Holm (V)\n").absent == ("Ida Holm",)


def test_absentees_of_a_decision_stand_in_a_list_below_it() -> None:
    one = item(
        "Beslutning Byrådet den 16-01-2023\n\nGodkendt.\n\nFraværende:\nIda Holm\nBo Lind\n\n"
        "Sagsfremstilling\n\nTekst.\n\nFraværende Ida Holm, Bo Lind\n"
    )
    assert one.decisions[0].text == "Godkendt."
    assert one.decisions[0].absent == ("Ida Holm", "Bo Lind")
    assert one.absent == ("Ida Holm", "Bo Lind")
    assert [section.text for section in one.sections[1:]] == [
        "Fraværende:\nIda Holm\nBo Lind",
        "Tekst.",
        "Fraværende Ida Holm, Bo Lind",
    ]


def test_a_numbered_list_of_absentees_above_the_outcome() -> None:
    (decision,) = item("Beslutning\n\nAfbud:\n1. Ida Holm\n2. Bo Lind\n\nGodkendt.\n").decisions
    assert (decision.absent, decision.text) == (("Ida Holm", "Bo Lind"), "Godkendt.")


def test_absentees_are_no_text_of_a_decision_below_what_was_recommended() -> None:
    (decision,) = item(
        "Indstilling og beslutning\n\nDirektøren indstiller, at broen bygges.\n\nGodkendt.\n\n"
        "Afbud: Ida Holm\n\nArbejdet begynder til maj.\n"
    ).decisions
    assert decision.text == "Godkendt.\n\n\n\nArbejdet begynder til maj."


def test_the_absent_of_an_item_are_those_of_its_decisions_and_of_its_tail() -> None:
    one = item(
        "Beslutning\n\nIda Holm var fraværende. Godkendt.\n\nBilag\n\nKort.pdf\n\nAfbud Bo Lind\n"
    )
    assert one.absent == ("Ida Holm", "Bo Lind")
    assert one.attachments == ("Kort.pdf",)


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Afbud Lars Holte-\ngaard, Mette Bo", ("Lars Holtegaard", "Mette Bo")),
        (
            "Afbud Lars Holtegaard Jensen, Mette Bo Frederiksen, Anders\nHansen, Ida Krogh",
            ("Lars Holtegaard Jensen", "Mette Bo Frederiksen", "Anders Hansen", "Ida Krogh"),
        ),
    ],
)
def test_a_line_of_absentees_goes_on_below_itself(tail: str, names: tuple[str, ...]) -> None:
    one = item(f"Beslutning\n\nGodkendt.\n\n{tail}\n")
    assert one.absent == names
    assert one.decisions[0].text == "Godkendt."


@pytest.mark.parametrize("below", ["Godkendt", "Ida Krogh stemte imod.", "Udvalget godkendte."])
def test_what_follows_a_short_line_of_absentees_is_text(below: str) -> None:
    one = item(f"Beslutning\n\nFraværende Lars Holtegaard\n{below}\n")
    assert one.absent == ("Lars Holtegaard",)
    assert one.decisions[0].text == below


def test_a_substitute_and_who_left_the_room_are_not_absent() -> None:
    one = item(
        "Beslutning\n\nIda Holm deltog ikke i behandlingen af punktet.\nGodkendt.\n\n"
        "Stedfortræder: Bo Lind\n"
    )
    assert one.absent == ()
    assert one.decisions[0].recused == ("Ida Holm",)


def test_prose_about_absence_stays_in_the_text() -> None:
    one = item("Baggrund\n\nFravær under 5 procent er målet" + DECISION)
    assert one.sections[0].text == "Fravær under 5 procent er målet"
    assert one.absent == ()


def test_every_line_has_its_fate() -> None:
    text = (
        "Menu\nREFERAT Byrådet d. 16-01-2023\n\nIndholdsfortegnelse\nNy bro.....3\n\n"
        "Punkt 1: Ny bro\n\n"
        "23/1\n\nBaggrund\n\nFørst.\n\nSide 2 af 3\n\nBeslutning\n\nGodkendt.\n\nAfbud Ida Holm\n\n"
        "Mødet hævet kl. 20.15\n"
    )
    assert [fate for fate in line_fates(text) if fate != "blank"] == [
        "unread", "head", "contents", "contents", "item", "field", "section", "text", "furniture",
        "decision", "decision", "absence", "furniture",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    ["Kopier link til punktet  -   Print", "Side 2 af 3", "Sidenr. 1046", "Blad nr. 12", "- 7 -"],
)
def test_the_number_of_a_page_is_no_part_of_a_decision(page: str) -> None:
    text = f"Punkt 1: Ny bro\n\n23/1\n\nBeslutning\n\nGodkendt.\n\n{page}\n\nPunkt 2: Sti\n"
    assert [one.text for one in parse(HEAD + text).items[0].decisions] == ["Godkendt."]


def test_a_decision_can_begin_with_the_number_of_another_item() -> None:
    said = "Dagsordenspunkt 14: ”Salg af grund” blev taget af dagsordenen."
    text = f"Punkt 1: Godkendelse af dagsorden\n\nBeslutning\n\n{said}\n\nGodkendt.\n"
    (item,) = parse(HEAD + text).items
    assert [(one.item, one.outcome.value) for one in item.decisions[0].affects] == [
        ("14", "taken_off_agenda")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning Kultur- og\nFritidsudvalget den 14-04-2015",
        "BESLUTNING KULTUR- OG\nFRITIDSUDVALGET DEN 14-04-2015",
        "BESLUTNING KULTUR- OG FRITIDSUDVALGET\nDEN 14-04-2015",
        "**BESLUTNING KULTUR- OG FRITIDSUDVALGET DEN**\n**14-04-2015**",
        "Beslutning Kultur- og Fritidsudvalget den 14-\n04-2015",
    ],
)
def test_a_decision_heading_goes_on_in_the_next_line(heading: str) -> None:
    (decision,) = item(f"Baggrund\n\nFørst.\n\n{heading}\n\nGodkendt.").decisions
    assert (decision.body, str(decision.date)) == ("Kultur- og Fritidsudvalget", "2015-04-14")
    assert decision.text == "Godkendt."


def test_the_same_decision_heading_in_two_items_keeps_each_item_s_number() -> None:
    earlier = "Historik\n\nØkonomiudvalgets møde 22. august 2006\n\nPunkt {}\n\nGodkendt.\n\n"
    text = earlier.format(4) + "Punkt 2: Ny sti\n\n23/2\n\n" + earlier.format(7)
    told = [one.decisions for one in parse(HEAD + text).items]
    assert [[(one.body, one.item, one.text) for one in decisions] for decisions in told] == [
        [("Økonomiudvalget", "4", "Godkendt.")],
        [("Økonomiudvalget", "7", "Godkendt.")],
    ]


@pytest.mark.parametrize("label", ["Fraværende:\n\n", "Afbud:\n"])
def test_nobody_below_a_label_of_absence_is_no_text_of_the_decision(label: str) -> None:
    one = item(f"Beslutning\n\nGodkendt.\n\n\n{label}Ingen\n")
    assert [decision.text for decision in one.decisions] == ["Godkendt."]
    assert one.absent == ()


def test_absentees_and_who_came_instead_stand_in_a_list_below_their_label() -> None:
    one = item(
        "Beslutning\n\nGodkendt.\n\nFravær med afbud:\n\n"
        " • Ida Holm – Bo Lind deltager som suppleant\n"
        " • Lis Krog – Eva Lund deltager som suppleant\n\nFravær uden afbud: Hans Bech\n"
    )
    assert one.absent == ("Ida Holm", "Lis Krog", "Hans Bech")
    assert [decision.text for decision in one.decisions] == ["Godkendt."]


def test_a_sentence_of_apologies_is_no_text_of_the_decision() -> None:
    one = item("Beslutning\n\nDer var afbud fra Ida Holm (B).\n\nAt 1: Godkendt.\n")
    assert one.absent == ("Ida Holm",)
    assert [decision.text for decision in one.decisions] == ["At 1: Godkendt."]


def test_sentences_of_absence_below_their_label_appoint_nobody() -> None:
    one = item(
        "Beslutning\n\nFraværende:\nIda Holm (F) havde lovligt forfald.\n"
        "Bo Lind (A) havde lovligt forfald. Lis Krog (A) var indkaldt som stedfortræder.\n\n"
        "Udsat.\n"
    )
    assert one.absent == ("Ida Holm", "Bo Lind")
    assert [decision.text for decision in one.decisions] == ["Udsat."]


def test_people_between_the_title_and_the_decision_of_a_meeting_were_absent() -> None:
    one = item("Ida Holm (V), Bo Lind (A)\n\nBeslutning i Byrådet den 04-05-2022\n\nGodkendt.\n")
    assert one.absent == ("Ida Holm", "Bo Lind")
    assert [section.kind for section in one.sections] == ["absence", "decision"]


def test_who_was_out_under_other_items_is_no_outcome_and_not_recused() -> None:
    (decision,) = item("Beslutning\n\nIda Holm deltog ikke under punkterne 12-15.\n").decisions
    assert (decision.recused, decision.outcomes) == ((), ())


def test_a_row_of_a_table_in_the_text_is_no_decision() -> None:
    table = (
        "| Hvad | Hvornår |\n|---|---|\n| Høring | Maj |\n| Beslutning | {} |\n\nBroen er smal.\n\n"
    )
    part = f"Sagsfremstilling\n\n{table.format('Byrådet i juni')}Beslutning\n\nGodkendt.\n"
    assert [decision.text for decision in item(part).decisions] == ["Godkendt."]
    part = "Sagsfremstilling\n\n| Hvad | Sagt |\n|---|---|\n| Beslutning | Godkendt. |\n"
    assert [decision.text for decision in item(part).decisions] == ["Godkendt."]


def test_the_case_of_an_item_can_stand_in_a_list_of_fields() -> None:
    fields = "1. Ny bro\n- Sagsnr. 23/11\n- Sagsbehandler: Ida Holm\n\n"
    (one,) = parse(f"Byrådet 03-05-2022\n\n{fields}Beslutning\n\nGodkendt.\n").items
    assert (one.case_number, kinds(one)) == ("23/11", ["decision"])
