"""Minutes as plain text in, the pages of three kinds of municipal sites out, for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from setting import Line, lines_of

_LABELS = ("Mødedato", "Mødested", "Mødedeltagere")


def _label(line: Line) -> tuple[str, str] | None:
    label, _, value = line.text.partition(" ")
    return (label, value) if label in _LABELS else None


def _paragraphs(text: str) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines_of(text):
        paragraph.append(line)
        if line.last:
            yield paragraph
            paragraph = []


# A site of today: elements named for what they are, a menu and a footer around them.


def modern(text: str) -> bytes:
    body = "\n".join(map(_modern_paragraph, _paragraphs(text)))
    page = f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Dagsordener og referater</title>
<style>.sk&aelig;rm {{ color: red }}</style>
<script>if (1 < 2) {{ vis("<p>Punkt 9: Nej</p>") }}</script>
</head><body>
<a href="#indhold" hidden>Spring til indhold</a>
<header><nav><ul><li><a href="/">Forside</a></li><li><a href="/byraad">Byråd</a></li></ul></nav>
</header>
<div role="navigation"><p>Du er her: Forside / Møder</p></div>
<div style="display: none"><p>Vi bruger cookies den 1. januar 2020</p></div>
<main id="indhold"><article>
{body}
</article></main>
<footer><p>Rådhuset, Torvet 1. Åbent mandag kl. 10-14</p></footer>
</body></html>"""
    return page.encode("utf-8")


def _modern_paragraph(paragraph: list[Line]) -> str:
    names = {"title": "h2", "heading": "h3"}
    out = []
    for kind, lines in groupby(paragraph, key=lambda line: "list" if line.mark else line.kind):
        if kind == "list":
            out.append(_modern_list(list(lines)))
        else:
            name = names.get(kind, "p")
            joined = "<br>\n  ".join(_modern_text(line.text) for line in lines)
            out.append(f"<{name}>\n  {joined}\n</{name}>")
    return "\n".join(out)


def _modern_text(text: str) -> str:
    """As an editor writes it: a soft hyphen in a long word, a space that does not break."""
    marked = escape(text).replace("kommune", "kom&shy;mune").replace(" kr.", "&nbsp;kr.")
    return f"<span>{marked}</span>"


def _modern_list(lines: list[Line]) -> str:
    out: list[str] = []
    open_lists: list[str] = []
    for line in lines:
        while len(open_lists) > line.level + 1:
            out.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == line.level + 1:
            out.append("</li>")
        else:
            name = "ol" if line.kind == "number" else "ul"
            start = f' start="{line.mark[:-2]}"' if name == "ol" else ""
            open_lists.append(name)
            out.append(f"<{name}{start}>")
        out.append(f"<li>{_modern_text(line.text)}")
    while open_lists:
        out.append(f"</li></{open_lists.pop()}>")
    return "".join(out)


# A site of 2008: tables for looks, capital tags, ends left out, Windows-1252.


def tables(text: str) -> bytes:
    paragraphs = list(_paragraphs(text))
    head = [line for paragraph in paragraphs for line in paragraph if _label(line)]
    rest = [paragraph for paragraph in paragraphs[1:] if not _label(paragraph[0])]
    title = escape(paragraphs[0][0].text)
    rows = "".join(map(_table_row, head))
    body = "<BR><BR>\n".join("<BR>\n".join(map(_typed, paragraph)) for paragraph in rest)
    page = f"""<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">
</HEAD><BODY><CENTER><TABLE WIDTH=800><TR><TD COLSPAN=2><FONT SIZE=5><B>{title}</B></FONT>
<TR><TD><TABLE BORDER=0>{rows}</TABLE>
<TR><TD><FONT FACE=Arial>{body}</FONT></TABLE></CENTER></BODY></HTML>"""
    return page.encode("cp1252")


def _table_row(line: Line) -> str:
    label, value = _label(line) or ("", "")
    return f"<TR VALIGN=top><TD><B>{label}:</B><TD>{escape(value)}\n"


def _typed(line: Line) -> str:
    return escape(line.mark + line.text)


# A site of folded items: a button opens each, and every item has its own buttons.


def folded(text: str) -> bytes:
    paragraphs = list(_paragraphs(text))
    starts = [place for place, (line, *_) in enumerate(paragraphs) if line.text[:6] == "Punkt "]
    ends = [*starts[1:], len(paragraphs)]
    head = "\n".join(map(_folded_head, paragraphs[: starts[0]]))
    items = "\n".join(
        _folded_item(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)
    )
    page = f"""<html><head><title>Møder</title></head><body><div class="page">
<div class="head">{head}</div><hr/>
<div class="items">{items}</div></div></body></html>"""
    return page.encode("utf-8")


def _folded_head(paragraph: list[Line]) -> str:
    found = _label(paragraph[0])
    if found:
        return f"<dl><dt>{found[0]}</dt><dd>{escape(found[1])}</dd></dl>"
    return _divs(paragraph)


def _folded_item(paragraphs: list[list[Line]]) -> str:
    heading, *rest = paragraphs
    panel = heading[0].text.split(":")[0].replace(" ", "-")
    body = "".join(map(_divs, rest))
    return f"""<section><h2><button aria-expanded="false" aria-controls="{panel}">
<svg><title>Pil</title><path d="M0 0"/></svg>{escape(heading[0].text)}</button></h2>
<div id="{panel}" hidden>{body}</div></section>"""


def _divs(paragraph: Iterable[Line]) -> str:
    lines = "".join(f"<div>{_typed(line)}</div>" for line in paragraph)
    return f'<section class="text">{lines}</section>'


SITES: dict[str, Callable[[str], bytes]] = {
    "folded": folded,
    "modern": modern,
    "tables": tables,
}
