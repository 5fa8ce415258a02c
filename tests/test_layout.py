"""The forms of printing: each reads its own examples, and a wrong layout file says what is
wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casetrack.reading.layout import (
    Form,
    InvalidLayout,
    pinned_layout,
    shipped_layout,
)
from casetrack.reading.layoutfile import TRAITS, compile_form
from casetrack.reading.parsing import parse

FORMS = Path(__file__).parents[1] / "src" / "casetrack" / "data" / "layouts" / "forms.toml"


def test_every_shipped_form_reads_its_examples() -> None:
    layout = pinned_layout(str(FORMS))  # a file whose forms do not read their examples is refused
    assert layout.items == shipped_layout().items
    assert set(shipped_layout().decisions) <= set(layout.decisions)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Punkt 3: Rekrutteringspulje 2023", "punkt-colon"),
        ("Punkt 571 Leje af lokaler", "punkt"),
        ("Pkt. 153 Ny skole", "pkt"),
        ("Nr.143 - Budget", "nr"),
        ("1.  1. Godkendelse af dagsorden", "doubled"),
        ("1.Temamøde - grøfter (B)", "dot"),
        ("12: Ny havneplan", "colon"),
        ("79 Etape 2", "bare"),
        ("110Beslutning om vejbump", "glued"),
        ("Sag nr. 130", "sag-nr"),
    ],
)
def test_a_heading_belongs_to_the_first_form_that_reads_it(line: str, form: str) -> None:
    assert _first(shipped_layout().items, line) == form


@pytest.mark.parametrize(
    ("line", "body", "date"),
    [
        ("Beslutning Direktionen den 16-01-2023", "Direktionen", "16-01-2023"),
        ("BESLUTNING DIREKTIONEN DEN 14-04-2015", "DIREKTIONEN", "14-04-2015"),
        ("Beslutning i Byrådet 9. oktober 2018:", "Byrådet", "9. oktober 2018"),
        ("Beslutning Byrådet, 20.12.2016", "Byrådet", "20.12.2016"),
        (
            "Beslutning Teknik, Erhverv, Plan og Miljøudvalget 2018-2021 den 06-11-2018",
            "Teknik, Erhverv, Plan og Miljøudvalget 2018-2021",
            "06-11-2018",
        ),
    ],
)
def test_a_decision_heading_gives_body_and_day(line: str, body: str, date: str) -> None:
    for form in shipped_layout().decisions:
        fields = form.read(line)
        if fields:
            assert (fields.get("body"), fields.get("date")) == (body, date)
            return
    pytest.fail(f"no form reads {line!r}")


@pytest.mark.parametrize(
    "line",
    [
        "Beslutning om leje af lokaler på Strandmarksvej",
        "Beslutning om ældrerådet",
        "Beslutning Byrådet godkendte planen",
    ],
)
def test_a_title_that_begins_with_beslutning_is_no_decision_heading(line: str) -> None:
    meeting = parse(f"Byrådet\n\n3. maj 2022\n\n1. Kort\n\n22/1\n\nBaggrund\n\n{line}\n\nTekst.")
    assert [item.decisions for item in meeting.items] == [()]


def test_a_heading_can_name_a_body_and_no_more() -> None:
    text = "Byrådet\n\n3. maj 2022\n\n1. Kort\n\n22/1\n\nBeslutning Byrådet\n\nUdsat."
    assert [one.text for item in parse(text).items for one in item.decisions] == ["Udsat."]


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(InvalidLayout, match=r"unknown field \{titel\}"):
        compile_form("Punkt {number}: {titel}")


def test_a_form_that_does_not_read_its_example_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[item]]\nid = "mine"\nform = "Emne {number}: {title}"\nexamples = ["Sag 1: Skole"]\n'
    )
    with pytest.raises(InvalidLayout, match=r"mine\.toml: mine: .* does not read 'Sag 1: Skole'"):
        pinned_layout(str(file))


def test_a_layout_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[[item]\n")
    with pytest.raises(InvalidLayout, match=r"mine\.toml"):
        pinned_layout(str(file))


FORM = '[[item]]\nid = "emne"\nform = "Emne {number}: {title}"\nexamples = ["Emne 1: Skole"]\n'
KENDELSE = '[[decision]]\nid = "kendelse"\nform = "Kendelse"\nexamples = ["Kendelse"]\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[itm]]", r"unknown: 'itm'; known are id, item, decision"),
        ('item = "x"', r"item: begin each form with \[\[item\]\]"),
        ('[[item]]\nid = "emne"\nform = "Emne {number}"', r"item emne: lacks examples"),
        ('[[item]]\nid = "emne"\nform = 3\nexamples = ["Emne 1"]', r"emne: form: 3 is no text"),
        ('[[item]]\nid = "emne"\nform = ""\nexamples = ["Emne 1"]', r"emne: form: '' is no text"),
        (
            '[[item]]\nid = "emne"\nform = "Emne {number}"\nexamples = []',
            r"examples: \[\] is no list",
        ),
        (FORM + 'needs = ["emne"]', r"item emne: unknown: 'needs'; known are id, form"),
        (KENDELSE + 'title = "above"', r"decision kendelse: unknown: 'title'"),
        (KENDELSE + 'only_in = ["histori"]', r"kendelse: only_in: unknown: 'histori'"),
        (FORM + 'traits = ["dottet"]', r"item emne: traits: unknown: 'dottet'; known are dotted"),
        (FORM + 'traits = ["route"]', r"item emne: traits: unknown: 'route'"),
        (FORM + 'traits = "dotted"', r"item emne: traits: 'dotted' is no list of texts"),
        (FORM + FORM, r"item: two forms have the id 'emne'"),
        ('[sections]\nfinance = ["Penge"]', r"sections: unknown: 'finance'; known are summary"),
        ('[sections]\nfinances = "Penge"', r"sections: finances: 'Penge' is no list of texts"),
        ('sections = ["Penge"]', r"sections: begin its lists with \[sections\]"),
        ('[words]\ncases = ["Arkivsag"]', r"words: unknown: 'cases'"),
        ("[words]\ncase = 3", r"words: case: 3 is no list of texts"),
        ("[head]\nabsent = [3]", r"head: absent: 3 is no text"),
    ],
)
def test_a_slip_in_a_layout_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidLayout, match=rf"mine\.toml: .*{told}"):
        pinned_layout(str(file))


def test_every_trait_is_that_of_a_form_and_told_of_in_the_docs() -> None:
    told = (FORMS.parents[4] / "docs" / "layouts.md").read_text(encoding="utf-8")
    layout = shipped_layout()
    for table, forms in (("item", layout.items), ("decision", layout.decisions)):
        given = {trait for form in forms for trait in form.traits}
        assert set(TRAITS[table]) == given
        assert all(f"| `{trait}` | {says} |" in told for trait, says in TRAITS[table].items())


def test_every_shipped_heading_that_begins_with_beslutning_names_its_meeting() -> None:
    forms = shipped_layout().decisions
    begins = [form for form in forms if form.form.lstrip("<").startswith("Beslutning")]
    assert [form.id for form in begins if "names_meeting" not in form.traits] == []


def test_a_form_of_ones_own_can_have_the_traits_of_a_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    form = (
        '[[decision]]\nid = "vej"\nform = "Vejen over {body}, {date}"\n'
        'examples = ["Vejen over Byrådet, 16-01-2023"]\n'
    )
    text = (
        "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\n"
        "Vejen over Teknisk Udvalg, 03-01-2023\n\nBeslutning\n\nGodkendt.\n"
    )
    bodies = []
    for traits in ("", 'traits = ["route"]\n'):
        file.write_text(form + traits, encoding="utf-8")
        (item,) = parse(text, layout=str(file)).items
        bodies.append([decision.body for decision in item.decisions])
    assert bodies == [["Teknisk Udvalg", "Byrådet"], ["Byrådet"]]


@pytest.mark.parametrize(
    "heading",
    ["Beslutning i Byrådet den 16-01-2023", "Beslutning - 16. januar 2023 - Byrådet"],
)
def test_above_a_heading_that_names_its_meeting_a_bare_word_is_the_type(heading: str) -> None:
    text = (
        "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\nBeslutning\n\n"
        f"Sagsfremstilling\n\nBroen er gammel.\n\n{heading}\n\nGodkendt.\n"
    )
    (item,) = parse(text).items
    assert [section.kind for section in item.sections] == ["presentation", "decision"]


PINNED = (
    "REFERAT Byrådet d. 16-01-2023\n\n1. Ny bro\n\nSagsnr. 23/1\n\nIndstilling\n\nGodkendes.\n\n"
    "Teknisk Udvalg, 3. januar 2023:\n\nAnbefales.\n\nBeslutning den 16-01-2023\n\nGodkendt.\n"
)


@pytest.mark.parametrize(
    ("layout", "bodies"),
    [
        ("dot+beslutning-date", ["Teknisk Udvalg", "Byrådet"]),
        ("dot+body-date-colon", ["Teknisk Udvalg", "Byrådet"]),
        ("dot+body-date-pkt", ["Teknisk Udvalg"]),
    ],
)
def test_a_pinned_decision_heading_is_the_only_one_besides_those_of_sections(
    layout: str, bodies: list[str]
) -> None:
    (item,) = parse(PINNED, layout=layout).items
    assert [decision.body for decision in item.decisions] == bodies


def test_a_layout_file_that_was_mended_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(FORM.replace("Emne", "Emner"), encoding="utf-8")
    text = "REFERAT Byrådet d. 16-01-2023\n\nEmne 1: Ny bro\n\nBeslutning\n\nGodkendt.\n"
    assert [item.number for item in parse(text, layout=str(file)).items] == [None]
    file.write_text(FORM, encoding="utf-8")
    assert [item.number for item in parse(text, layout=str(file)).items] == ["1"]


def test_a_layout_file_takes_what_it_lacks_from_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[item]]\nid = "emne"\nform = "Emne {number}: {title}"\nexamples = ["Emne 1: Skole"]\n'
    )
    layout = pinned_layout(str(file))
    assert [form.id for form in layout.items] == ["emne"]
    assert layout.sections["baggrund"] == "background"


def test_the_words_of_a_layout_file_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[decision]]\nid = "kendelse"\nform = "Kendelse af {body}, {date}"\n'
        'examples = ["Kendelse af Byrådet, 16-01-2023"]\n'
        '[sections]\nsummary = ["Hvad er sagen", "Baggrund"]\nfinances = ["Penge"]\n'
        '[head]\nabsent = ["Ikke mødt frem"]\n[words]\ncase = ["Arkivsag"]\n',
        encoding="utf-8",
    )
    layout = pinned_layout(str(file))
    assert {word: layout.sections[word] for word in ("hvad er sagen", "baggrund", "resumé")} == {
        "hvad er sagen": "summary",
        "baggrund": "summary",
        "resumé": "summary",
    }
    meeting = parse(
        "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\nArkivsag: 23/1\n\nPenge\n\nIngen.\n\n"
        "Kendelse af Byrådet, 16-01-2023\n\nIkke mødt frem: Ida Holm\n\nGodkendt.\n\n"
        "Punkt 2: Ny vej\n\nArkivsag: 23/2\n\nBeslutning\n\nUdsat.\n",
        layout=str(file),
    )
    assert [(item.case_number, item.absent, len(item.decisions)) for item in meeting.items] == [
        ("23/1", ("Ida Holm",), 1),
        ("23/2", (), 1),
    ]
    assert meeting.items[0].sections[0].kind == "finances"


@pytest.mark.parametrize(
    "title",
    [
        "Ikke offentligt punkt",
        "Salg (Ikke offentligt punkt)",
        "Ikke offentligt punkt 4",
        "Salg\n\nIkke offentligt punkt",
    ],
)
def test_the_closed_words_of_a_layout_file_close_an_item(tmp_path: Path, title: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[words]\nclosed = ["Ikke offentligt punkt"]\n', encoding="utf-8")
    text = f"REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: {title}\n\n23/1\n\nBeslutning\n\nGodkendt.\n"
    assert [one.closed for one in parse(text).items] == [False]
    assert [one.closed for one in parse(text, layout=str(file)).items] == [True]


@pytest.mark.parametrize(
    "tail", ["Ikke mødt frem\nOle Lind", "Ikke mødt frem: Ole Lind", "Ikke mødt frem Ole Lind"]
)
def test_a_layout_files_label_of_absence_works_as_a_shipped_one(tmp_path: Path, tail: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[head]\nabsent = ["Ikke mødt frem"]\n', encoding="utf-8")
    head = "REFERAT Byrådet d. 16-01-2023\n\nPunkt 1: Ny bro\n\n23/1\n"
    text = f"{head}\nBeslutning\n\nGodkendt.\n{tail}\n"
    (item,) = parse(text, layout=str(file)).items
    assert (item.decisions[0].text, item.absent) == ("Godkendt.", ("Ole Lind",))


def _first(forms: tuple[Form, ...], line: str) -> str | None:
    return next((form.id for form in forms if form.read(line)), None)
