"""A constructed country: minutes of any number of meetings, made up sentence by sentence.

    python benchmarks/constructed.py FOLDER DOCUMENTS [--seed 1]

Ninety-eight authorities, each with six committees, a finance committee and a council that meet
every month but July. Cases begin in a committee, are put off, promised again, sent on, sent back
and decided; numbers collect unrelated matters; later minutes tell of earlier meetings. The same
seed gives the same files. About ten items and 9 kB a document; four printed layouts.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from casetrack.authorities import all_authorities

__all__ = ["Document", "country", "main"]

AUTHORITIES = 98
WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
MONTHS, WEEKDAYS = WORDS["months"].split(), WORDS["weekdays"].split()
FIRST_PARTS, LAST_PARTS = WORDS["first_parts"].split(), WORDS["last_parts"].split()
PLACE_STEMS, PLACE_ENDS = WORDS["place_stems"].split(), WORDS["place_ends"].split()
GIVEN = WORDS["given_names"].split()
SENTENCES, TITLES, POINTS = (WORDS[key].splitlines() for key in ("sentences", "titles", "points"))

COUNCIL, FINANCE = "Byrådet", "Økonomiudvalget"
COMMITTEES = (
    "Teknik- og Miljøudvalget",
    "Børne- og Skoleudvalget",
    "Kultur- og Fritidsudvalget",
    "Social- og Sundhedsudvalget",
    "Beskæftigelsesudvalget",
    "Plan- og Klimaudvalget",
)


class Document(NamedTuple):
    """One file of minutes: the authority's name, the file's name, what it holds."""

    authority: str
    name: str
    text: str


@dataclass
class Matter:
    """A case on its way: what it is called, and every decision on it so far."""

    title: str
    number: str | None
    home: str
    high: bool
    decided: list[tuple[str, date, str, str]] = field(default_factory=list)


def country(documents: int, seed: int = 1) -> Iterator[Document]:
    """Minutes of all authorities, authority by authority, each in the order of its meetings."""
    names = [one.name for one in all_authorities() if one.kind == "municipality" and not one.until]
    names = names[:AUTHORITIES]
    for place, name in enumerate(names):
        share = documents // len(names) + (place < documents % len(names))
        yield from Council(name, place, seed).minutes(share)


class Council:
    """One authority: its bodies, its waiting cases and its way of printing."""

    def __init__(self, name: str, place: int, seed: int) -> None:
        self.name = name
        self.chance = random.Random(f"{seed} {name}")
        self.layout = LAYOUTS[place % len(LAYOUTS)]
        self.waiting: dict[str, list[Matter]] = defaultdict(list)
        self.later: list[tuple[date, str, Matter]] = []
        self.people = [f"{self.pick(GIVEN)} {self.place()}" for _ in range(24)]
        self.serial = 100 + 650 * place
        self.item = 0

    def minutes(self, documents: int) -> Iterator[Document]:
        """So many meetings, the earliest first."""
        for body, day in _calendar(documents):
            self.item = 0 if day.month == 1 and day.day < 20 else self.item
            yield Document(
                self.name, f"{body} {day}.txt".replace(" ", "-"), self._meeting(body, day)
            )

    def _meeting(self, body: str, day: date) -> str:
        for due in [one for one in self.later if one[0] <= day and one[1] == body]:
            self.later.remove(due)
            self.waiting[body].append(due[2])
        agenda = self.waiting[body][:9]
        del self.waiting[body][:9]
        while len(agenda) < self.chance.randint(6, 9) and body not in (COUNCIL, FINANCE):
            agenda.append(self._new_matter(body, day))
        standing = [
            Matter("Godkendelse af dagsorden", self._collector(1), body, False),
            Matter("Meddelelser", self._collector(2), body, False),
        ]
        printed = []
        for matter in [standing[0], *agenda, standing[1]]:
            self.item += 1
            told = list(matter.decided)
            outcome = "Godkendt." if matter in standing else self._decide(matter, body, day)
            matter.decided.append((body, day, str(self.item), outcome))
            printed.append(self._item(matter, told, body, day, outcome))
        return self.layout.head(self, body, day) + "\n".join(printed)

    def _collector(self, kind: int) -> str | None:
        return self.layout.number(self, 2007, kind) if self.layout.number else None

    def _new_matter(self, body: str, day: date) -> Matter:
        self.serial += self.chance.randint(1, 9)
        number = self.layout.number(self, day.year, self.serial) if self.layout.number else None
        return Matter(self.fill(self.pick(TITLES)), number, body, self.chance.random() < 0.45)

    def _decide(self, matter: Matter, body: str, day: date) -> str:
        """The words of the decision; sends the matter where they say."""
        roll = self.chance.random()
        if roll < 0.06:
            self.waiting[body].append(matter)
            return self.pick(("Udsat.", "Sagen udsættes til næste møde.", "Udsættes."))
        if roll < 0.09:
            if self.chance.random() < 0.8:
                back = day + timedelta(days=self.chance.randint(100, 200))
                self.later.append((back, body, matter))
            quarter = (day.month - 1) // 3 + 2
            year, quarter = (day.year + 1, 1) if quarter > 4 else (day.year, quarter)
            return f"Godkendt. Sagen forelægges igen i {quarter}. kvartal {year}."
        if body == COUNCIL:
            if roll < 0.11:
                self.waiting[matter.home].append(matter)
                return f"Sagen sendes tilbage til {matter.home}."
            return self.pick(
                (
                    "Godkendt.",
                    "Godkendt.",
                    "Vedtaget.",
                    f"Godkendt med den ændring, at {self.noun()} udgår.",
                    "Ikke godkendt.",
                )
            )
        if matter.high:
            self.waiting[COUNCIL if body == FINANCE else FINANCE].append(matter)
            return self.pick(("Anbefales.", "Indstilles godkendt.", "Anbefales godkendt."))
        return self.pick(
            (
                "Godkendt.",
                "Godkendt.",
                "Taget til efterretning.",
                "Drøftet.",
                f"{self.noun().capitalize()} blev taget til efterretning.",
                f"Udvalget godkendte {self.noun()}.",
            )
        )

    def _item(
        self,
        matter: Matter,
        told: list[tuple[str, date, str, str]],
        body: str,
        day: date,
        outcome: str,
    ) -> str:
        short = matter.title in ("Godkendelse af dagsorden", "Meddelelser")
        story = [self.sentences(0 if short else self.chance.randint(3, 6)) for _ in range(2)]
        if told and self.chance.random() < 0.5:
            old = told[-1]
            story[0] += f" {old[0]} behandlede sagen den {_long_day(old[1])}."
        points = (
            []
            if short
            else [self.fill(self.pick(POINTS)) for _ in range(self.chance.randint(1, 3))]
        )
        files = [f"{self.noun().capitalize()}.pdf" for _ in range(self.chance.randint(0, 2))]
        away = self.pick(self.people) if self.chance.random() < 0.3 else None
        part = Part(self.item, matter, told, body, day, outcome, story, points, files, away)
        return self.layout.item(part)

    # Words.

    def pick(self, of: tuple[str, ...] | list[str]) -> str:
        return self.chance.choice(of)

    def noun(self) -> str:
        return self.pick(FIRST_PARTS) + self.pick(LAST_PARTS)

    def place(self) -> str:
        return self.pick(PLACE_STEMS) + self.pick(PLACE_ENDS)

    def fill(self, pattern: str) -> str:
        return pattern.format(
            a=self.noun(),
            b=self.noun(),
            c=self.noun(),
            A=self.noun().capitalize(),
            place=self.place(),
            street=f"{self.place()}{self.pick(('vej', 'gade', 'allé', 'stræde'))}",
            money=f"{self.chance.randint(1, 90)},{self.chance.randint(1, 9)} mio. kr.",
            n=self.chance.randint(3, 99),
            year=self.chance.randint(2000, 2030),
            month=self.pick(MONTHS),
        )

    def sentences(self, count: int) -> str:
        return " ".join(self.fill(self.pick(SENTENCES)) for _ in range(count))


def _calendar(documents: int) -> Iterator[tuple[str, date]]:
    """Bodies and days: committees first in the month, then finance, then the council; no July."""
    made = 0
    for month in range(12 * 200):
        first = date(2008 + month // 12, month % 12 + 1, 1)
        if first.month == 7:
            continue
        days = [(body, 3 + place) for place, body in enumerate(COMMITTEES)]
        for body, day in [*days, (FINANCE, 15), (COUNCIL, 24)]:
            if made == documents:
                return
            made += 1
            yield body, first.replace(day=day)


def _long_day(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


# Ways of printing.


class Part(NamedTuple):
    """All that one item prints."""

    number: int
    matter: Matter
    told: list[tuple[str, date, str, str]]
    body: str
    day: date
    outcome: str
    story: list[str]
    points: list[str]
    files: list[str]
    away: str | None

    def recommended(self, lead: str) -> str:
        rows = "\n".join(f"{at}. {point}" for at, point in enumerate(self.points, 1))
        return f"Indstilling\n\n{lead}\n\n{rows}\n\n" if rows else ""

    def section(self, heading: str, place: int) -> str:
        return f"{heading}\n\n{self.story[place]}\n\n" if self.story[place] else ""

    def attached(self) -> str:
        return "Bilag\n\n" + "\n\n".join(self.files) + "\n\n" if self.files else ""


def _punkt_head(council: Council, body: str, day: date) -> str:
    when = f"{WEEKDAYS[day.weekday()].capitalize()} d. {_long_day(day)}"
    return (
        f"REFERAT {body} d. {day:%d-%m-%Y}\n\nMødedato {when} kl. 16:30\n\n"
        f"Mødested {council.name}, mødelokale {council.chance.randint(1, 9)}\n\n"
        f"Mødedeltagere {', '.join(council.people[:7])}\n\n"
    )


def _punkt_item(part: Part) -> str:
    told = "".join(
        f"Beslutning {body} den {day:%d-%m-%Y}\n\n{text}\n\n"
        for body, day, _, text in part.told[-2:]
    )
    return (
        f"Punkt {part.number}: {part.matter.title}\n\n{part.matter.number}\n\n"
        + part.section("Baggrund", 0)
        + part.recommended("Det indstilles, at")
        + told
        + f"Beslutning {part.body} den {part.day:%d-%m-%Y}\n\n{part.outcome}\n\n"
        + part.section("Sagsfremstilling", 1)
        + part.attached()
        + (f"Afbud {part.away}\n" if part.away else "")
    )


def _vejen_head(council: Council, body: str, day: date) -> str:
    return (
        f"{council.name}\n\nUdvalg: {body}\n\nMødedato: {day:%d-%m-%Y}\n\n"
        f"Mødested: Lokale {council.chance.randint(1, 9)}\n\n"
    )


def _vejen_item(part: Part) -> str:
    told = "".join(
        f"Beslutning {body} den {day:%d-%m-%Y}\n\n{text}\n\n"
        for body, day, _, text in part.told[-2:]
    )
    return (
        f"{part.number}.{part.matter.title} (B)\n\nSagsnummer: {part.matter.number}\n\n"
        f"{part.matter.title} (B)\n\n\n"
        + part.recommended("Direktøren indstiller, at")
        + part.section("Sagsfremstilling", 0)
        + part.section("Økonomiske konsekvenser", 1)
        + part.attached()
        + told
        + f"Beslutning {part.body} den {part.day:%d-%m-%Y}\n\n{part.outcome}\n\n"
        + (f"Afbud: {part.away}\n" if part.away else "")
    )


def _kle_head(council: Council, body: str, day: date) -> str:
    when = f"{_long_day(day)} kl. 17:30"
    return f"{council.name}\n\nReferat til mødet i {body} den {when} i rådhuset\n\n"


def _kle_item(part: Part) -> str:
    return (
        f"{part.number}. {part.matter.title}\n\nSagsnummer: {part.matter.number}\n\n"
        + part.section("Resume", 0)
        + part.recommended("Forvaltningen indstiller,")
        + part.section("Sagsfremstilling", 1)
        + part.attached()
        + f"Beslutning\n\n{part.outcome}\n\n"
        + (f"Fraværende: {part.away}\n" if part.away else "")
    )


def _chain_head(council: Council, body: str, day: date) -> str:
    when = f"{WEEKDAYS[day.weekday()].capitalize()} d. {_long_day(day)}"
    where = f"Mødested: Mødelokale 2\nUdvalg: {body}\n\n"
    return f"{council.name}\n\nReferat\n\n{when}, kl. 16:00\n{where}"


def _chain_item(part: Part) -> str:
    told = "".join(
        f"{body}, {_long_day(day)}, pkt. {item}:\n\n{text}\n\n"
        for body, day, item, text in part.told[-2:]
    )
    return (
        f"Pkt. {part.number} {part.matter.title}\n\n"
        + part.section("Resume", 0)
        + part.recommended("Forvaltningen indstiller, at")
        + told
        + f"Beslutning\n\n{part.outcome}\n\n"
        + part.section("Sagsfremstilling", 1)
        + (f"Fraværende: {part.away}\n" if part.away else "")
    )


class Layout(NamedTuple):
    """One way of printing: the head, an item, and the shape of a case number (`None` for none)."""

    head: Callable[[Council, str, date], str]
    item: Callable[[Part], str]
    number: Callable[[Council, int, int], str] | None


def _year_number(_council: Council, year: int, serial: int) -> str:
    return f"{year % 100:02}/{serial}"


def _kle_number(council: Council, year: int, serial: int) -> str:
    facet = ("A00", "G01", "P19", "K08")[serial % 4]
    return f"{serial % 27 + 1:02}.{serial % 9:02}.00-{facet}-{serial}-{year % 100:02}"


LAYOUTS = (
    Layout(_punkt_head, _punkt_item, _year_number),
    Layout(_vejen_head, _vejen_item, _year_number),
    Layout(_kle_head, _kle_item, _kle_number),
    Layout(_chain_head, _chain_item, None),
)


def main() -> None:
    """Write the files, one folder an authority."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    size = 0
    for document in country(asked.documents, asked.seed):
        folder = asked.folder / document.authority
        folder.mkdir(parents=True, exist_ok=True)
        data = document.text.encode("utf-8")
        (folder / document.name).write_bytes(data)
        size += len(data)
    print(f"{asked.documents} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
