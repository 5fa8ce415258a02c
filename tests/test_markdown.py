"""The signs of Markdown go, and no word and no line does."""

from __future__ import annotations

import pytest

from casetrack.reading.markdown import signs_off
from casetrack.reading.parsing import parse


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (r"1\. Ny bro \(2\. behandling\)", "1. Ny bro (2. behandling)"),
        ("**Godkendt**, idet *kort A* rettes", "Godkendt, idet kort A rettes"),
        ("**Punkt 1: Godkendelse af *dagsorden***", "Punkt 1: Godkendelse af dagsorden"),
        ("# __Godkendt__ med _bemærkning_", "# Godkendt med bemærkning"),
        ("[Bilag 1](https://example.dk/Dagsorden(ID7)/1.pdf)", "Bilag 1"),
        ('[Kort](kort.png "Kort over havnen") vedlagt', "Kort vedlagt"),
        ("![](kort.png)", ""),
        ("Godkendt.\\\nUdsat.", "Godkendt.\nUdsat."),
        (r"Sagsnr\.\: 26\/55", "Sagsnr.: 26/55"),
        ("Beslutning\n> Godkendt.\n>\n> > 1. Nej", "Beslutning\nGodkendt.\n\n1. Nej"),
        ("Beslutning\n| Godkendt. |\n| --- |", "Beslutning\nGodkendt.\n| --- |"),
        ("Godkendt.\n\n---\n\n# Punkt 2", "Godkendt.\n\n***\n\n# Punkt 2"),
    ],
)
def test_signs_of_markdown_are_no_words(printed: str, read: str) -> None:
    assert signs_off(printed.split("\n"), printed) == read.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        r"K:\Sager\2022",
        "Pris* i 2022, *ekskl. moms",
        "3*4*5",
        "* Ny bro\n* Ny sti",
        "referat_og_kort.pdf og _bilag_1.pdf",
        "Bilag [1] (kort)",
        "______",
        "Beslutning\n---",
        "-- Godkendt",
        "Areal\n> 50 m2\n>5 år",
        "Sag\n| 22/1 | Ny bro |\n| Ny vej",
    ],
)
def test_what_only_looks_like_a_sign_stays(text: str) -> None:
    assert signs_off(text.split("\n"), text) in (None, text.split("\n"))


def test_a_converted_document_reads_as_the_printed_one() -> None:
    meeting = parse(
        "## **REFERAT Byrådet d. 16-01-2023**\n\n---\n\n### **Punkt 1: *Ny* bro**\n\n"
        "**Beslutning Byrådet den 16-01-2023**\n\n1\\. **Godkendt**\\.\n\n"
        "**Bilag**\n\n- [Kort 1](https://example.dk/1.pdf)\n\n---\n\n"
        "### **Punkt 2: Ny vej \\(udsat\\)**\n\n**Beslutning Byrådet den 16-01-2023**\n\nUdsat\n"
    )
    first, second = meeting.items
    assert (first.title, second.title) == ("Ny bro", "Ny vej (udsat)")
    assert [one.text for item in meeting.items for one in item.decisions] == [
        "1. Godkendt.",
        "Udsat",
    ]
    assert first.decisions[0].lines == (7, 9)
    assert first.attachments == ("Kort 1",)
