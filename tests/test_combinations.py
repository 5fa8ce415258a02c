"""Forms combine: one form each of head, heading, case line, parts, decision and foot, drawn by lot,
make a document, and what it was made of is read from it.

The draws are the same in every run. What fails prints its document.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from casetrack import parse
from casetrack.records import Meeting

DOCUMENTS = 300
PRINTED_HEADS = """\
REFERAT {body} d. {dashes}

Mødedato {weekday} d. {words} kl. {hour}

Mødested Rådhuset

Mødedeltagere {names}
--
Beslutningsprotokol
{weekday} den {words} kl. {hour}
Mødested:
Rådhuset
Udvalg:
{body}
Medlemmer:
{names}
--
Udvalg: {body}
Mødedato: {dashes} {hour}
Mødested: Rådhuset
--
{dashes} kl. {hour}
Rådhuset
{body}
Medlemmer
{names}
--
UDVALG
{body}
MØDE
Referat
STED
Rådhuset
STARTTIDSPUNKT
{dashes} {hour}:00
--
Referat
til
mødet i {body}
den {words} kl. {hour}
i Rådhuset
--
| Dato: | {dashes} {hour}:00 |
|---|---|
| Udvalg: | {body} |
| Sted: | Rådhuset |
--
# {body}

**{weekday} den {words} kl. {hour}**

**Deltagere:** {names}
--
Åbent Referat til {body}
Mødedato: {weekday} den {words}
Mødetidspunkt: {hour}
Mødested: Rådhuset
Deltagere: {names}
Referent: Asta Riis"""
HEADS = PRINTED_HEADS.split("\n--\n")
HEADINGS = [
    "Punkt {number}: {title}", "Punkt {number} {title}", "{number}. {title}",
    "{number}.{title} (B)", "Pkt. {number} {title}", "Nr.{number} - {title}", "{number} : {title}",
    "## Punkt {number}: {title}", "**{number}. {title}**", "{number}.  {number}. {title}",
    "{title}\nSag nr. {number}",
    " • {number} {title}",
]  # fmt: skip
CASE_LINES = [
    "{case}", "Sagsnr.: {case}", "Sagsid.: {case}, Sagsinitialer: ABC", "Åbent - {case}",
    "Sagsnr.: {case}    Dok.nr.: 330-2018-500301    Åbent",
    "Sagsnr.\n{case}\nInitialer\nABC\nÅbent",
    "Dok.nr.: 2005 Sagsid.: {case} Initialer: abc Åben sag", "",
]  # fmt: skip
CASES = ["{year}/{serial}", "01.05.08-P19-{serial}-{year}", "20{year}-0{serial}"]
PARTS = ["{}", "{}:", "### {}", "**{}**", "{upper}"]
DECISIONS = [
    "Beslutning", "Beslutning {body} den {dashes}", "Beslutning i {body} den {words}:",
    "Beslutning {body}, {dots}", "{body}, {dashes}, pkt. {number}", "Beslutning i {body} {words}:",
]  # fmt: skip
EARLIER = ["", "Beslutning {body} den {dashes}", "Beslutning fra {body}, {words}, pkt. 7:"]
ABSENT = [
    "",
    "Fraværende: {}\n\nGodkendt.",
    "{} var fraværende.\n\nGodkendt.",
    "Godkendt.\n\nAfbud: {}",
]
FEET = ["", "Side {page} af 9", "Til toppen", "{body} {words}  Side {page}", "{body} {dashes}"]
ATTACHMENTS = ["{}", "- {}", "• {}"]
TITLES = [
    "Godkendelse af dagsorden", "Renovering af Søndergade", "Sager til orientering",
    "Lokalplan nr. 7 og VVM-redegørelse", "Økonomi på ældreområdet", "Høring om ny busplan",
    "2. behandling af budget 2020-2023", "Indstilling af medlem til Havnerådet",
    "Gensidig orientering",
]  # fmt: skip
TEXTS = [
    "Vejen er smal. Der er kommet 12 bemærkninger.",
    "Der er set på:\n1. Adgang fra nord\n2. Adgang fra syd\n3. Ingen adgang",
    "1. Baggrund\nSkolen er fra 1962.\n2. Vurdering\nTaget er utæt.",
    "Byrådet besluttede den 4. april 2011, at planen skal ses efter.",
    "Udgiften er:\n2019 1.200\n2020 800",
    "Punkt 3 i aftalen udgår.",
]
PROPOSED = "Forvaltningen indstiller,\n\n1. at veje ses efter\n2. at en sti bygges"
FILES = ["Kort", "Notat om støj", "Referat af borgermøde 3. maj 2019", "Udkast til aftale"]
MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
]  # fmt: skip
WEEKDAYS = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]


def on(day: date) -> dict[str, str]:
    """A day in the ways that the forms print it."""
    return {
        "dashes": f"{day:%d-%m-%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "words": f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        "weekday": WEEKDAYS[day.weekday()],
    }


@dataclass
class Item:
    """What an item is made of, as `read` gives it back."""

    number: str
    title: str
    case: str | None
    decisions: list[tuple[str, str]]
    attachments: list[str]
    absent: list[str]


@dataclass
class Made:
    """A document and what it was made of."""

    text: str
    body: str
    day: str
    hour: str
    items: list[Item]


def made(seed: int) -> Made:
    draw = random.Random(seed)
    day = date(draw.randint(2010, 2024), draw.randint(1, 12), draw.randint(1, 28))
    body = draw.choice(["Byrådet", "Kommunalbestyrelsen", "Udvalget for Kultur og Fritid"])
    hour = f"{draw.randint(8, 19):02}:{draw.choice(['00', '15', '30'])}"
    head = draw.choice(HEADS).format(body=body, hour=hour, names="Ida Skov, Per Bro", **on(day))
    forms = {
        name: draw.choice(forms)
        for name, forms in (
            ("heading", HEADINGS), ("case line", CASE_LINES), ("case", CASES), ("part", PARTS),
            ("decision", DECISIONS), ("earlier", EARLIER), ("absent", ABSENT), ("foot", FEET),
            ("attachment", ATTACHMENTS),
        )
    }  # fmt: skip
    parts = [head]
    items = []
    first = draw.choice([1, 1, draw.randint(40, 300)])
    for number, title in enumerate(draw.sample(TITLES, draw.randint(3, 6)), first):
        text, item = printed(draw, forms, number, title, body, day)
        foot = forms["foot"].format(page=number, body=body, **on(day))
        parts += [text, foot] if foot else [text]
        items.append(item)
    blank = draw.choice(["\n\n", "\n\n", "\n"])
    text = "\n\n".join(part.replace("\n\n", blank) for part in parts)
    return Made(text, body, day.isoformat(), hour, items)


def printed(
    draw: random.Random, forms: dict[str, str], number: int, title: str, body: str, day: date
) -> tuple[str, Item]:
    """An item as its forms print it, and what it is made of."""

    def part(word: str) -> str:
        return forms["part"].format(word, upper=word.upper())

    serial, year = draw.randint(1000, 9999), day.year % 100
    case = forms["case"].format(year=f"{year:02}", serial=serial) if forms["case line"] else None
    files = [f"{one} ({title})" for one in draw.sample(FILES, draw.randint(0, 2))]
    attached = [forms["attachment"].format(one) for one in files]
    earlier, decisions = "", [(body, day.isoformat())]
    if forms["earlier"] and number % 2:
        before = day - timedelta(days=7)
        heading = forms["earlier"].format(body="Økonomiudvalget", **on(before))
        earlier = f"{heading}\n\nAnbefales."
        decisions.insert(0, ("Økonomiudvalget", before.isoformat()))
    own = forms["decision"].format(body=body, number=number, **on(day))
    decided = forms["absent"].format("Per Bro") or draw.choice(
        ["Godkendt.", "1. Godkendt\n2. Udsat"]
    )
    blocks = [
        f"{part('Resumé')}\n\n{draw.choice(TEXTS)}",
        f"{part('Indstilling')}\n\n{PROPOSED}",
        f"{part('Sagsfremstilling')}\n\n{draw.choice(TEXTS)}",
        "\n".join([part("Bilag") + "\n", *attached]) if attached else "",
    ]
    place = draw.randint(1, len(blocks))
    blocks[place:place] = [earlier, f"{own}\n\n{decided}"]
    heading = forms["heading"].format(number=number, title=title)
    lines = forms["case line"].format(case=case)
    text = "\n\n".join(filter(None, [heading, lines, *blocks]))
    title += " (B)" if "(B)" in forms["heading"] else ""
    absent = ["Per Bro"] if forms["absent"] else []
    return text, Item(str(number), title, case, decisions, files, absent)


def read(meeting: Meeting) -> list[Item]:
    return [
        Item(
            item.number or "",
            item.title or "",
            item.case_number,
            [(one.body or "", str(one.date)) for one in item.decisions],
            list(item.attachments),
            list(item.absent),
        )
        for item in meeting.items
    ]


@pytest.mark.parametrize("seed", range(DOCUMENTS))
def test_forms_combine(seed: int) -> None:
    document = made(seed)
    meeting = parse(document.text)
    told = (meeting.body, str(meeting.date), meeting.starts_at)
    assert told == (document.body, document.day, document.hour), document.text
    assert read(meeting) == document.items, document.text
