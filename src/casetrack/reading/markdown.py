r"""Lines in, the same without the signs of Markdown out: no word goes, and no line.

Converters set a sign before a point or a dash (`1\.`), two around what stands out, an address
behind the name of a file, a rule between items, `>` before what is set in, and bars around a table
of one cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casetrack.lazy import regex

__all__ = ["signs_off"]

_DECORATION = "***"
"""What a rule between items becomes: a line without words, and not blank."""
_SIGNS = ("*", "#", "\\", "[")
"""One of them stands in what was Markdown; a scan for one letter takes no time."""
_ESCAPED = regex(r"\\(?<!\\\\)([-.()\[\]{}*_#+!`>~|&<$/:])")
r"""Reads `1\.` and `26\/55`, not `K:\Sager`."""
_BROKEN_OFF = regex(r"\\(?<=[^\s\\]\\)\Z")
r"""Reads `Godkendt.\`, not `K:\Sager`."""
_LINK = regex(
    r"\[(?P<name>(?:[^\[\]\\]|\\.)*)\]"
    r"\((?:[^\s()\[\]]|\([^\s()\[\]]*\)){0,500}(?: {1,3}\"[^\"]*\")?\)"
)
"""Reads `[Bilag 1](https://example.dk/1.pdf)` and `[](kort.png)`, not `[Bilag 1] (kort)`."""
_STARRED = regex(
    r"\*(?<![\w*\\]\*)(?P<more>\*{0,2})(?=[^\s*])(?P<words>[^*]*[^\s*\\])\*(?P=more)(?!\w)"
)
"""Reads `**Godkendt**` and `*Kort A*`, not `Pris* i 2022*`."""
_UNDERLINED = regex(
    r"_(?<![\w_\\]_)(?P<more>_?)(?=[^\s_])(?P<words>[^_]*[^\s_\\])_(?P=more)(?![\w_])"
)
"""Reads `_Kort A_` and `__Godkendt__`, not `referat_og_kort.pdf`."""
_QUOTED = regex(r"(?:>\s?)+(?=[^\W\d]|\d{1,3}[.)]\s|[-*#(\"”»]|\Z)")
"""Reads `> Godkendt.` and `>`, not `> 50 m2`."""
_RULE = regex(r"---[- ]*\Z")
"""Reads `---`, not `--- Godkendt`."""


def signs_off(printed: Sequence[str], text: str) -> list[str] | None:
    r"""The lines of a document without the signs of Markdown; `None` where it has none of these.

    `text` is the lines as one text.

    >>> line = "1\\. **Godkendt**, jf\\. [Bilag 1](https://example.dk/1.pdf)"
    >>> signs_off([line], line)
    ['1. Godkendt, jf. Bilag 1']
    """
    set_off = [one for one in _SET_OFF if _begins_line(one[0], text)]
    if not set_off and not any(map(text.__contains__, _SIGNS)):
        return None
    lines = [*printed]
    for sign, mend in _MENDED:
        if sign in text:
            lines = [mend(line) if sign in line else line for line in lines]
    for sign, mend in set_off:
        lines = [mend(line) if line[:1] == sign else line for line in lines]
    for number, line in enumerate(lines if "\n---" in text else ()):
        if line[:3] == "---" and number and not lines[number - 1] and _RULE.match(line):
            lines[number] = _DECORATION
    return lines


def _begins_line(sign: str, text: str) -> bool:
    at = text.find(sign)
    while at > 0 and text[at - 1] != "\n":
        at = text.find(sign, at + 1)
    return at >= 0


def _starred(line: str) -> str:
    line = _STARRED.sub(r"\g<words>", line)
    return _STARRED.sub(r"\g<words>", line) if "*" in line else line


def _unquoted(line: str) -> str:
    quoted = _QUOTED.match(line)
    return line[quoted.end() :] if quoted else line


def _of_one_cell(line: str) -> str:
    """`| Godkendt. |` without its bars; a rule keeps them."""
    cell = line.strip()
    if cell.count("|") > 2 or cell[-1] != "|" or not any(map(str.isalnum, cell)):
        return line
    return cell.strip("| ")


_MENDED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("[", lambda line: _LINK.sub(r"\g<name>", line.replace("![", "["))),
    ("*", _starred),
    ("_", lambda line: _UNDERLINED.sub(r"\g<words>", line)),
    ("\\", lambda line: _BROKEN_OFF.sub("", _ESCAPED.sub(r"\1", line))),
)
_SET_OFF = ((">", _unquoted), ("|", _of_one_cell))
"""What signs at the beginning of a line do."""
