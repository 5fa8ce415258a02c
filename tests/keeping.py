"""Small minutes as files, for the tests of the archive."""

from __future__ import annotations

from pathlib import Path

HEAD = "REFERAT {body} d. {day}\n\nMødedato d. {day} kl. 10:00\n\nMødested {place}\n\n"
ITEM = "Punkt {number}: {title}\n\n{case}\n\n{text}Beslutning {body} den {day}\n\n{decided}\n\n"
LAYOUT = '[[item]]\nid = "dot"\nform = "Punkt {number}: {title}"\nexamples = ["Punkt 1: Sti"]\n'

COMMITTEE = "Teknik- og Miljøudvalget"
COUNCIL = "Byrådet"

Item = dict[str, str]


def item(case: str, decided: str, title: str = "Cykelsti langs åen", text: str = "") -> Item:
    """One item; `text` becomes its presentation."""
    told = f"Baggrund\n\n{text}\n\n" if text else ""
    return {"case": case, "decided": decided, "title": title, "text": told}


def minutes(
    day: str,
    *items: Item,
    body: str = COMMITTEE,
    place: str = "Vejen Kommune, lokale 2",
    issued: str = "",
) -> str:
    """Minutes of one meeting; `day` as 12-08-2019."""
    text = HEAD.format(body=body, day=day, place=place)
    if issued:
        text += f"Dannet den: {issued}\n\n"
    for number, one in enumerate(items, 1):
        text += ITEM.format(number=number, body=body, day=day, **one)
    return text


def write(path: Path, text: str) -> Path:
    """A file of that text, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def story(folder: Path) -> Path:
    """A case put off, recommended and approved; one settled at once, and one still open."""
    put_off = item("19/21554", "Udsat.", text="Stien skal gå forbi mosebrynet.")
    signs = item("19/300", "Godkendt.", "Skilte")
    write(folder / "aug.txt", minutes("12-08-2019", put_off, signs))
    again = item("19/21554", "Anbefales.", text="Stien er nu målt op.")
    later = item("19/400", "Sagen udsættes til næste møde.", "Gadelys i Holsted")
    write(folder / "sep.txt", minutes("09-09-2019", again, later))
    council = minutes("01-10-2019", item("19/21554", "Godkendt."), body=COUNCIL)
    write(folder / "okt.txt", council)
    return folder
