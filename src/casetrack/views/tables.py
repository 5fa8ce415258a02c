"""Answers as text in each of the formats: a format is one function and one row in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from casetrack.lazy import regex
from casetrack.views.labels import Labels
from casetrack.views.text import carried, clean, cut, excerpt, one_line, wrapped

__all__ = [
    "BOLD",
    "DIM",
    "FORMATS",
    "GREEN",
    "NOTED",
    "PLACE",
    "RED",
    "RULE",
    "STATUS",
    "STEP",
    "TOLD",
    "WORDS",
    "YELLOW",
    "Answer",
    "Column",
    "Row",
    "Style",
    "first_of",
    "to_csv",
    "to_json",
    "to_markdown",
    "to_table",
]

Row = Mapping[str, Any]

# A terminal's numbers for weights and colours.
BOLD, DIM, RED, GREEN, YELLOW = "1", "2", "31", "32", "33"

# What `Column.kind` and `Column.under` name.
RULE, STATUS, STEP, TOLD = "rule", "case status", "step", "told"
NOTED, PLACE, WORDS = "noted", "place", "words"


class Column(NamedTuple):
    """One column of an answer.

    Attributes:
        key: of the row, and the heading in CSV.
        kind: whose words of `Labels.value` stand for the values; "" for none, `@about` for the kind
            that the row's `about` names, `TOLD` for a sentence of the library, `STATUS` for that of
            the row's `record`, a case, `STEP` for the row as a step of its case, and `RULE` for
            what the row, a conclusion, follows from.
        width: the least it may be cut to on a terminal; 0 for never cut.
        shown: printed in tables for people too, not in CSV alone.
        rank: left out on a terminal that has no room for all, the highest first; 0 never is.
        keeps: the `start` of what is cut, or the `end`: a place without its line is of no use.
        under: on a terminal it stands below the row, the place or what was said there, so that
            every row can be checked at any width; or in the answer's note.
        whole: what the terminal cuts of it stands whole below the row: a name to ask by.
        wants: the width for which others are left out, if they may be.
        wraps: goes on below itself between its words, so that it is never cut within one.
        once: where all rows have the same, a table says it once above and has no such column.
    """

    key: str
    kind: str = ""
    width: int = 0
    shown: bool = True
    rank: int = 0
    keeps: str = "start"
    under: str = ""
    whole: bool = False
    wants: int = 0
    wraps: bool = False
    once: bool = False


class Style(NamedTuple):
    """How a person wants to see it.

    Attributes:
        width: of the terminal, in characters.
        colour: paint with terminal escapes.
        encoding: of a terminal that may not carry every letter; `None` carries all.
    """

    labels: Labels
    width: int = 100
    colour: bool = False
    encoding: str | None = None

    def text(self, value: str) -> str:
        """A value on one line, harmless, in letters that the terminal carries."""
        return carried(one_line(value), self.encoding)

    def cut(self, text: str, width: int, keeps: str = "start") -> str:
        """Cut to a width, with a mark that the terminal carries; `keeps` says which end stays."""
        mark = carried("…", self.encoding)
        if keeps == "end":
            return cut(text[::-1], width, mark[::-1])[::-1]
        return cut(text, width, mark)

    def paint(self, text: str, code: str) -> str:
        """Coloured where colours are wanted; `code` is a terminal's number for it."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


class Answer(NamedTuple):
    """What a question gives, ready for every format.

    Attributes:
        data: as it goes to JSON.
        rows: the same, flat.
        table: how a terminal shows it, where it is more than a plain table.
        left_out: what the caller should know of besides, and how much: the key of a text that is
            counted, and the number.
        note: what a terminal tells below a row, before the place, at any width.
        also: rows of another kind that belong to it, with their own columns.
        read_as: a row as people read it, in a table and in Markdown.
    """

    data: Any
    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()
    table: Callable[[Any, Style], str] | None = None
    left_out: tuple[str, int] | None = None
    note: Callable[[Row, Labels], str] | None = None
    also: Sequence[Answer] = ()
    read_as: Callable[[Row], Row] | None = None

    def for_people(self) -> Answer:
        """The same with its rows as people read them."""
        return self._replace(rows=list(map(self.read_as, self.rows))) if self.read_as else self


def to_table(answer: Answer, style: Style) -> str:
    """A table for a terminal, cut to its width; without rows one line that says so.

    A column that is empty in every row is left out.
    """
    if answer.table is not None:
        return answer.table(answer.data, style)
    answer = answer.for_people()
    if not answer.rows:
        return style.text(style.labels("table.empty")) + "\n"
    from tabulate import tabulate

    beside = [column for column in answer.columns if column.shown and not column.under]
    told, above = _speaking([(one, _told(answer.rows, one, style)) for one in beside], style)
    told = _with_room(told, style.width)
    widths = _widths(told, style.width)
    heads, *fitted = _fitted(told, widths, style)
    # tabulate widens a column by two when its heading is the widest; as a row it does not.
    shown = [[style.paint(head, BOLD) for head in heads[0]], ["-" * one for one in widths]]
    shown += [line for lines in fitted for line in lines]
    head, line, *table = tabulate(shown, tablefmt="plain", disable_numparse=True).split("\n")
    parts, rest = [*above, head, line], iter(table)
    names = _cut_names(told, widths)
    for row, lines, name in zip(answer.rows, fitted, names, strict=True):
        parts += islice(rest, len(lines))
        parts += [*(_INDENT + one for one in name), *_noted(row, answer.note, style)]
        parts += _below(row, answer.columns, style)
    return "\n".join([*parts, ""])


def _speaking(told: list[_Told], style: Style) -> tuple[list[_Told], list[str]]:
    """The columns that say something of the rows, and the lines above the table."""
    filled = [one for one in told if any(one[1][1:])] or told[:1]
    same = [one for one in filled if one[0].once and len(set(one[1][1:])) == 1]
    above = [
        line
        for _, (head, value, *_) in same
        for line in wrapped(f"{head}: {value}", style.width, hanging=_INDENT)
    ]
    return [one for one in filled if one not in same] or filled, [*above, ""] if above else []


def _fitted(told: Sequence[_Told], widths: Sequence[int], style: Style) -> list[list[list[str]]]:
    """The heading and each row as the lines of a table, one or, where a cell wraps, more."""
    rows = []
    for cells in zip(*(cells for _, cells in told), strict=True):
        parts = [
            [
                style.cut(part, width, column.keeps)
                for part in (wrapped(cell, width, least=1) if column.wraps else [cell])
            ]
            for (column, _), cell, width in zip(told, cells, widths, strict=True)
        ]
        rows.append([list(line) for line in zip_longest(*parts, fillvalue="")])
    return rows


def _cut_names(told: Sequence[_Told], widths: Sequence[int]) -> Iterator[list[str]]:
    """Of each row, what is cut of the columns that shall stand whole."""
    kept = [
        (cells[1:], width)
        for (column, cells), width in zip(told, widths, strict=True)
        if column.whole
    ]
    for at in range(len(told[0][1]) - 1):
        yield [cells[at] for cells, width in kept if len(cells[at]) > width]


def _noted(row: Row, note: Callable[[Row, Labels], str] | None, style: Style) -> list[str]:
    """What is to be told below a row, as lines of the terminal's width."""
    told = style.text(note(row, style.labels)) if note else ""
    return wrapped(told, style.width, hanging=_INDENT, first=_INDENT) if told else []


def _below(row: Row, columns: Sequence[Column], style: Style) -> list[str]:
    """What stands under a row: where it is printed, never cut, and the words if there are any."""
    said = {
        column.under: style.text(first_of(row.get(column.key), style.labels))
        for column in columns
        if column.under
    }
    place, words = said.get(PLACE, ""), said.get(WORDS, "")
    shown = style.paint(place, DIM)
    if not words:
        return [_INDENT + shown] if place else []
    room = style.width - len(_INDENT) - len(place) - _GAP
    if room >= _LEAST_WORDS:
        return [f"{_INDENT}{shown}{' ' * _GAP}{_quoted(words, room, style)}"]
    quote = _quoted(words, style.width - len(_INDENT), style)
    return [_INDENT + quote, *([_INDENT + shown] if place else [])]


def _quoted(words: str, room: int, style: Style) -> str:
    opens, closes = carried("“", style.encoding), carried("”", style.encoding)
    return opens + style.cut(style.text(excerpt(words)), room - 2) + closes


def first_of(value: Any, labels: Labels) -> str:
    """The first of several places, and how many more there are."""
    if not isinstance(value, (list, tuple)):
        return _plain(value)
    more = f" {labels('more', number=len(value) - 1)}" if len(value) > 1 else ""
    return _plain(value[:1]) + more


def to_json(answer: Answer, _style: Style) -> str:
    """JSON with two blanks of indent, letters as they are, control characters escaped."""
    import json

    # json leaves DEL and the C1 controls as they are, and some terminals obey them. They can stand
    # in strings only, so that an escape says the same.
    text = json.dumps(answer.data, ensure_ascii=False, indent=2)
    escaped = text.translate(_JSON_ESCAPES) if not text.isascii() or "\x7f" in text else text
    return escaped.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def to_csv(answer: Answer, _style: Style) -> str:
    """CSV with every column, headed by the names of the JSON; lists are joined by `; `. Rows of
    another kind come last, with columns of their own behind those they share.

    A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or
    one of their wide forms) gets an apostrophe in front.
    """
    return _separated(answer, ",", "\n", _harmless)


def to_excel(answer: Answer, _style: Style) -> str:
    """The same as a Danish Excel opens it: semicolons, and a mark that says it is UTF-8.

    A text that it would take for a day, a time or a number (`12/5`, `007`) is written `="12/5"`,
    which it shows as `12/5`. Days as the JSON has them, and whole numbers, are left to be read.
    """
    return "\ufeff" + _separated(answer, ";", "\r\n", _kept_text)


def _separated(answer: Answer, separator: str, end: str, safe: Callable[[str], str]) -> str:
    import csv
    import io

    parts = (answer, *answer.also)
    keys = dict.fromkeys(column.key for part in parts for column in part.columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(keys)
    for row in chain.from_iterable(part.rows for part in parts):
        writer.writerow(safe(clean(_plain(row.get(key)))) for key in keys)
    return out.getvalue()


def to_markdown(answer: Answer, style: Style) -> str:
    """A Markdown table in which nothing from the minutes is taken for markup; one more for rows of
    another kind.
    """
    tables = [answer, *(other for other in answer.also if other.rows)]
    return "\n".join(_to_markdown(one.for_people(), style) for one in tables)


def _to_markdown(answer: Answer, style: Style) -> str:
    columns = [column for column in answer.columns if column.shown]
    lines = [[style.labels(f"column.{column.key}") for column in columns], ["---"] * len(columns)]
    for row in answer.rows:
        cells = [one_line(_word(row, column, style.labels)) for column in columns]
        lines.append([cell.translate(_MARKUP) for cell in cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


FORMATS: dict[str, Callable[[Answer, Style], str]] = {
    "table": to_table,
    "json": to_json,
    "csv": to_csv,
    "excel": to_excel,
    "markdown": to_markdown,
}
"""Every format of an answer, the default first."""

_JSON_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)} | {
    code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKUP = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\|*_`[]~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def _plain(value: Any) -> str:
    """A value as text, the same in every language."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_plain, value))
    return str(value)


def _word(row: Row, column: Column, labels: Labels) -> str:
    """A value in the reader's words."""
    value = row.get(column.key)
    if isinstance(value, bool):
        return labels("yes") if value else ""
    if not column.kind or value is None:
        return _plain(value)
    if column.kind == TOLD:
        return labels.told(_plain(value))
    if column.kind == STATUS:
        return labels.status(row["record"])
    if column.kind == STEP:
        return labels.step(row)
    if column.kind == RULE:
        return labels.rule(row)
    kind = row[column.kind[1:]] if column.kind.startswith("@") else column.kind
    values = value if isinstance(value, (list, tuple)) else [value]
    return "; ".join(labels.value(kind, str(one)) for one in values)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


_IS_ONE = regex(r"\d{4}-\d{2}-\d{2}|0|[1-9]\d{0,9}")
_TAKEN_FOR_ONE = regex(
    r"(?i)\d(?:[\de./:, -]|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*)*"
)


def _kept_text(cell: str) -> str:
    if _TAKEN_FOR_ONE.fullmatch(cell) and not _IS_ONE.fullmatch(cell):
        return f'="{cell}"'
    return _harmless(cell)


# How a table fits a terminal. A told column is the column with its heading and cells.

_Told = tuple[Column, list[str]]
_GAP = 2
_INDENT = "    "
_A_NUMBER = 20  # characters of the longest usual case number, 27.00.00-A00-1188-16
_LEAST_WORDS = 30  # characters beside a place; with less room the words get a line of their own


def _told(rows: Sequence[Row], column: Column, style: Style) -> list[str]:
    head = style.labels(f"column.{column.key}")
    return [
        style.text(text) for text in (head, *(_word(row, column, style.labels) for row in rows))
    ]


def _with_room(told: list[_Told], room: int) -> list[_Told]:
    """Without the columns that must go so that the others keep their least width."""
    kept = list(told)
    while sum(map(_least, kept)) + _GAP * (len(kept) - 1) > room:
        last = max(kept, key=_dispensable)
        if not last[0].rank:
            break
        kept.remove(last)
    return kept


def _dispensable(told: _Told) -> tuple[bool, bool, int]:
    """What says the same in every row goes first, of what may go."""
    column, (_, *cells) = told
    same = len(cells) > 1 and len(set(cells)) == 1
    return column.rank > 0, same, column.rank


def _least(told: _Told) -> int:
    """The least width of a column; a name to ask by is as wide as a case number if it can be."""
    column, cells = told
    wanted = max(map(len, cells))
    least = max(column.width, column.wants, _A_NUMBER if column.whole else 0)
    if column.wraps:
        least = max(least, *(len(word) for cell in cells for word in cell.split()))
    return min(least, wanted) if least else wanted


def _widths(told: Sequence[_Told], room: int) -> list[int]:
    """The width of each column: what its text wants, the widest giving way first.

    A name to ask by gives way with the others down to a case number's width, then as the last;
    what wants a width gives way below it before the names do.
    """
    widths = [max(map(len, cells)) for _, cells in told]
    wanted = [_least(one) for one in told]
    named = [
        min(column.width, low) if column.wants else low
        for (column, _), low in zip(told, wanted, strict=True)
    ]
    least = [
        min(column.width, low) if column.whole else low
        for (column, _), low in zip(told, named, strict=True)
    ]
    for lowest in (wanted, named, least):
        _narrow(widths, lowest, room - _GAP * (len(widths) - 1))
    return widths


def _narrow(widths: list[int], least: Sequence[int], room: int) -> None:
    over = sum(widths) - room
    while over > 0:
        loose = [at for at in range(len(widths)) if widths[at] > least[at]]
        if not loose:
            break
        widest = max(loose, key=widths.__getitem__)
        # Down to the next widest at one go, or the loop would run once for every character.
        below = [widths[at] for at in loose if widths[at] < widths[widest]]
        slack = widths[widest] - max(least[widest], *below, 0)
        step = max(1, min(slack, over))
        widths[widest] -= step
        over -= step
