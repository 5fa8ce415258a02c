"""The items' lines in, their blocks out: every line gets exactly one fate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from casetrack.bodies import looks_like_body
from casetrack.dates import find_dates
from casetrack.lazy import regex
from casetrack.reading.absencelines import absence_at
from casetrack.reading.closed import TOLD
from casetrack.reading.head import Head
from casetrack.reading.landmarks import OF_ITEM
from casetrack.reading.layout import Form, Layout, begins_with_outcome, first_word, fold
from casetrack.reading.marks import Mark, Marks
from casetrack.reading.openings import Block, ItemBlocks, ItemLines, read_opening, take_case
from casetrack.reading.prints import is_of_agenda
from casetrack.reading.starts import REACH, ItemStart, decides
from casetrack.reading.titles import is_cut, is_running, same_title, with_rest

__all__ = ["split_items"]

_TALLEST_TITLE = 3  # lines
_NO_TEXT = ("item", "field", "furniture")
"""Fates of lines that a heading can follow as if they were blank."""
_ITEM_OF_MEETING = regex(r"(?:Punkt|Pkt\.|Sag)\s(\d{1,4}):?", re.IGNORECASE)
"""Ballerup 2006 prints it on a line of its own below `Økonomiudvalgets møde 22. august 2006`."""
_MATRIX = frozenset({"route", "recommendation", "summary"})
_HISTORY = frozenset({"history"})
_PLANS = frozenset({"further_process", "route", "consultation", "competence"})
"""Kinds of section that name meetings to come, too."""
_MOTION = frozenset({"motion"})
"""The trait of a block that is headed as a motion printed whole."""
_NO_FILES = frozenset({"decision", "attachments", "recommendation", "absence"})
"""Parts whose heading stands below the attachments too, if nothing is said in them."""
_SELDOM_LISTED = frozenset({"attachments", "recommendation", "presentation", "summary"})
"""Parts whose heading names no subject, as `Økonomi` and `Høring` do in a list of these."""
_BULLETS = "•·"
_PROPOSES = regex(r"\s(?:indstiller|foreslår|anbefaler)\b", re.IGNORECASE)
"""Reads what stands behind who speaks in `Udvalget indstiller til byrådet,`."""


def split_items(
    starts: Sequence[ItemStart],
    end: int,
    marks: Marks,
    layout: Layout,
    fates: list[str],
    head: Head,
) -> list[ItemBlocks]:
    """Cut the lines of each item into blocks; the last item goes to before `end`."""
    printed = marks.stripped
    if len(printed) - printed.count("") > len(marks.filled):
        printed = [line if plain else "" for line, plain in zip(printed, marks.bare, strict=True)]
    apart, titles = _sets_apart(marks), tuple([entry.title for entry in head.contents])
    ordered = sorted(marks.at)
    items = []
    stops = [*[start.first for start in starts[1:]], end]
    for start, stop in zip(starts, stops, strict=False):
        begin = bisect_left(ordered, start.first)
        landmarks = ordered[begin : bisect_left(ordered, stop, begin)]
        item = ItemLines(
            marks, printed, fates, layout, head.participants, head.date, titles, start, stop,
            landmarks, apart,
        )  # fmt: skip
        _read_item(item)
        items.append(item.found)
    return items


def _sets_apart(marks: Marks) -> bool:
    """Whether the document sets a blank line above its section words."""
    headings = [line for line, mark in marks.at.items() if mark.kind == "section" and line]
    apart = [line for line in headings if not marks.stripped[line - 1]]
    return bool(headings) and len(apart) >= 0.8 * len(headings)


def _read_item(item: ItemLines) -> None:
    """Give each line of the item its fate."""
    found, at = item.found, item.at
    number = read_opening(item)
    for landmark in item.landmarks:
        if landmark < number:
            continue
        if landmark > number:
            _read_text(number, landmark, item)
        mark = at[landmark]
        if mark.kind == "absence":
            number = _read_absence_lines(landmark, item)
        else:
            _READERS.get(mark.kind, _keep_as_text)(landmark, mark, item)
            number = landmark + 1
    if number < item.stop:
        _read_text(number, item.stop, item)
    found.last = _filled_before(item.stop, item)
    _join_headings(item)
    parts = found.parts
    for block in found.blocks:
        block.text = "\n".join(block.rows)
        if block.kind in parts:
            parts[block.kind].append(block)
        else:
            parts[block.kind] = [block]


def _join_headings(item: ItemLines) -> None:
    """Join a route line with no text of its own to the part it stands in, two headings of one
    decision to one.
    """
    parts: list[Block] = []
    if all(block.rows and "route" not in block.traits for block in item.found.blocks):
        return
    for block in item.found.blocks:
        above = parts[-1] if parts else block
        bare = above.kind == block.kind == "decision" and above.fields is None and not above.rows
        row = not block.absent and (not block.rows or _is_row(block, above, item))
        if "route" in block.traits and row and above.kind != "decision":
            _add_rows(above, block.first, max(block.begin + len(block.rows), block.first + 1), item)
        elif bare and block.fields:
            block.absent = above.absent + block.absent
            parts[-1] = block
        else:
            parts.append(block)
    item.found.blocks = parts


def _is_row(block: Block, above: Block, item: ItemLines) -> bool:
    """Whether a doubtful heading adjoins the text above it, and a blank line what is below."""
    doubtful = "doubtful" in block.traits and item.bare[block.first][-1] != ":"
    return doubtful and above.begin + len(above.rows) == block.first < block.begin - 1


def _filled_before(line: int, item: ItemLines) -> int:
    """The last line before this one that is not blank."""
    line -= 1
    while line > item.start.first and not item.bare[line]:
        line -= 1
    return line


def _read_text(first: int, after: int, item: ItemLines) -> None:
    """Give lines that open nothing to the block above them, without the blanks around them."""
    printed, blocks = item.printed, item.found.blocks
    while first < after and not printed[first]:
        first += 1
    if first == after:
        return
    while not printed[after - 1]:
        after -= 1
    if not blocks:
        blocks.append(Block("other", "", first, first, []))
    block = blocks[-1]
    if "number_below" in block.traits or (len(blocks) == 1 and block.kind == "attachments"):
        for number in _without_heading(block, first, after, item):
            _add_rows(block, number, number + 1, item)
    else:
        _add_rows(block, first, after, item)


def _add_rows(block: Block, first: int, after: int, item: ItemLines) -> None:
    if block.rows:
        block.rows += [""] * (first - block.begin - len(block.rows))
        block.rows += item.printed[first:after]
    else:
        block.begin, block.rows = first, item.printed[first:after]
    fate = "decision" if block.kind == "decision" else "text"
    item.fates[first:after] = [fate] * (after - first)


def _without_heading(block: Block, first: int, after: int, item: ItemLines) -> Iterator[int]:
    """The lines of the text, without those below a heading that still belong to it."""
    again = 0
    for number in range(first, after):
        text = item.bare[number]
        if not text or number < again:
            continue
        found = _ITEM_OF_MEETING.fullmatch(text)
        below = "number_below" in block.traits
        if below and not block.rows and found and block.fields is not None:
            block.fields = {**block.fields, "item": found[1]}
            item.fates[number] = "decision"
        elif not below and block.rows and (lines := _title_again(number, item)):
            again = number + lines
            item.fates[number:again] = ["item"] * lines
        else:
            yield number


def _title_again(number: int, item: ItemLines) -> int:
    """Over how many lines the title stands below the list of attachments that opens some items."""
    title = fold(with_rest(item.start.title or "", item.found.title_rest))
    if item.lines[number - 1] and number + 1 not in item.at:
        return 0  # in the midst of the list, as the name of a file
    for lines in range(1, _TALLEST_TITLE + 1):
        if same_title(fold(" ".join(item.bare[number : number + lines])), title):
            return lines
    return 0


# What a line with a mark becomes, by the kind of its mark: the table below them names each.


def _keep_as_text(number: int, mark: Mark, item: ItemLines) -> None:
    _read_text(number, number + 1, item)


def _pass_over(number: int, mark: Mark, item: ItemLines) -> None:
    item.fates[number] = "field" if mark.kind == "type" else "furniture"


def _read_case(number: int, mark: Mark, item: ItemLines) -> None:
    """A case of its own (Dagsordenspunkt), the end of a heading or a case line, or text."""
    if _takes_case(number, mark, item):
        return
    if mark.kind == "wrapped":
        item.fates[number] = mark.value
    else:
        _keep_as_text(number, mark, item)


def _takes_case(number: int, mark: Mark, item: ItemLines) -> bool:
    """Whether a case line below the first part is the item's: it is all there is, and labelled."""
    found, case = item.found, mark.case
    if case is None or case.number is None or not case.label or case.rest:
        return False
    if found.case is not None and found.case.number is not None:
        return False
    take_case(found, case)
    item.fates[number] = "field"
    return True


def _read_group(number: int, mark: Mark, item: ItemLines) -> None:
    """A heading of the next items, if nothing else stands below it."""
    blocks = item.found.blocks
    told = blocks and blocks[-1].kind in TOLD and not blocks[-1].rows
    if told and mark.value in item.layout.words["closed"]:
        _keep_as_text(number, mark, item)  # all that an item without a title says of its case
    elif number > item.end:
        if mark.kind == "group":
            item.found.next_group = mark.value
        item.fates[number] = "furniture"
    elif mark.value == "indhold" and blocks and blocks[-1].kind == "decision":
        # What the case is about, below a list of earlier meetings.
        blocks.append(Block("other", item.bare[number], number, number, []))
        item.fates[number] = "section"
    else:
        _keep_as_text(number, mark, item)


def _read_section(number: int, mark: Mark, item: ItemLines) -> None:
    kind, rest, glued = mark.value, mark.rest, mark.glued
    lines = item.lines
    if kind == "decision" and not rest and not glued and _is_type(number, item):
        item.fates[number] = "field"
        return
    above = lines[number][0] in _BULLETS or lines[number - 1]
    running = _is_of_motion(number, item) or (above and not _is_heading(number, mark, item))
    running = running or (kind == "recommendation" and _proposes_above(item))
    running = running or (kind == "decision" and rest != "" and _is_in_table(number, rest, item))
    if running or _names_attachment(number, mark, item) or _is_of_another_item(number, mark, item):
        _read_text(number, number + 1, item)
        return
    blocks, text = item.found.blocks, item.bare[number]
    if glued and blocks:
        _add_rows(blocks[-1], number, number + 1, item)  # Stevns glues it to the text above
    heading = text[: len(text) - len(rest)].rstrip(": ") if rest else text.rstrip(":")
    blocks.append(Block(kind, heading.removeprefix(glued), number, number, [rest] if rest else []))
    item.fates[number] = "decision" if kind == "decision" else "section"


def _is_in_table(number: int, rest: str, item: ItemLines) -> bool:
    """Whether a row that tells no outcome stands in a table of the text (`| Beslutning | Juni |`):
    no row above it is of an item.
    """
    rows = takewhile(lambda line: item.lines[line][:1] == "|", range(number, -1, -1))
    above = [line for line in rows if line < number and item.bare[line]]
    text = bool(above) and not any(
        item.fates[line] in _NO_TEXT or line in item.at for line in above
    )
    return text and not begins_with_outcome(rest, item.layout.words["verdict"])


def _proposes_above(item: ItemLines) -> bool:
    """Whether a word of the same part is right above: `Indstilling`, `Forvaltningen indstiller`."""
    last = item.found.blocks[-1] if item.found.blocks else None
    return last is not None and last.kind == "recommendation" and not last.rows


def _read_motion(number: int, mark: Mark, item: ItemLines) -> None:
    """The heading of a motion (beslutningsforslag) that is printed whole."""
    heading = item.bare[number]
    item.found.blocks.append(Block("other", heading, number, number, [], traits=_MOTION))
    item.fates[number] = "section"


def _is_of_another_item(number: int, mark: Mark, item: ItemLines) -> bool:
    """Whether a line speaks of another item's part (`Høring til sag 12`), and heads none here."""
    text = item.bare[number]
    named = OF_ITEM.match(text) if " " in text else None
    if not named or named[2] == item.start.number or mark.value == "attachments":
        return False
    return mark.value != "decision" or is_of_agenda(item.start.title or "")


def _is_of_motion(number: int, item: ItemLines) -> bool:
    """Whether the words of a motion go on: `Beslutning:` is then what it wants decided."""
    blocks = item.found.blocks
    return bool(blocks and blocks[-1].traits is _MOTION and item.lines[number - 1])


def _names_attachment(number: int, mark: Mark, item: ItemLines) -> bool:
    """Whether a word below the attachments names a file (`Høringssvar`): the last of the item, or
    right below them the last before the decision, if it stands nowhere else.
    """
    blocks = item.found.blocks
    if not blocks or blocks[-1].kind != "attachments" or mark.rest or mark.value in _NO_FILES:
        return False
    if item.end == number:
        return True
    below = [item.at.get(line) for line in item.marks.below(number)]
    listed = item.lines[number - 1] != "" and item.bare.count(item.bare[number]) == 1
    return any(mark and (mark.kind == "absence" or (listed and decides(mark))) for mark in below)


def _is_heading(number: int, mark: Mark, item: ItemLines) -> bool:
    """Whether a section word right below text, or behind a bullet, is a heading and no list's."""
    lines = item.lines
    bullet = lines[number][0]
    if bullet in _BULLETS:
        around = [line for line in (number - 1, number + 1) if 0 <= line < len(lines)]
        if any(lines[line][:1] == bullet for line in around):
            return False
    if mark.rest or mark.value == "decision" or not number or not lines[number - 1]:
        return True
    closed = lines[number - 1][-1] == "." and mark.value in _SELDOM_LISTED
    return closed or item.fates[number - 1] in _NO_TEXT or not item.set_apart


def _is_type(number: int, item: ItemLines) -> bool:
    """Whether a bare `Beslutning` only says what type the item is (Halsnæs)."""
    blocks = item.found.blocks
    first = not blocks or blocks[-1].kind == "route"
    return (
        (first and (item.names_meeting or _hides_all(number, item)))
        or _is_type_label(number, item)
        # The row of a matrix that crosses off the bodies (Ringsted).
        or (bool(blocks) and blocks[-1].kind in _MATRIX and fold(item.text_below(number)) == "x")
    )  # fmt: skip


def _hides_all(number: int, item: ItemLines) -> bool:
    """Whether nothing but `Lukket punkt` is printed where an item of that type has its title."""
    closed = item.layout.words["closed"]
    return item.start.title is None and fold(item.text_below(number)) in closed


def _is_type_label(number: int, item: ItemLines) -> bool:
    labels = item.layout.words["type"]
    return any(fold(item.bare[above]) in labels for above in item.marks.above(number))


def _read_proposal(number: int, mark: Mark, item: ItemLines) -> None:
    """A sentence that says who recommends heads the Indstilling, where no word does."""
    last = item.found.blocks[-1].kind if item.found.blocks else ""
    decided = last == "decision" and _is_of_body(number, item)
    goes_on = is_cut(item.lines[number - 1])  # `Både Borgerservice og⏎Forvaltningen indstiller`
    if decided or goes_on or last == "recommendation" or item.proposes:
        _keep_as_text(number, mark, item)
        return
    item.found.blocks.append(Block("recommendation", item.bare[number], number, number, []))
    item.fates[number] = "section"


def _is_of_body(number: int, item: ItemLines) -> bool:
    """Whether a body speaks, as it does in what it decided: `Udvalget anbefaler byrådet, at`."""
    speaker = _PROPOSES.split(item.bare[number], maxsplit=1)[0]
    return first_word(speaker) in item.layout.words["speaker"] or looks_like_body(speaker)


def _read_decision(number: int, mark: Mark, item: ItemLines) -> None:
    """The heading of a decision, if its words are no running text."""
    fields, rest = mark.fields, mark.rest
    blocks, form = item.found.blocks, item.layout.forms[mark.value]
    placed = mark.kind == "decision" or _stands_in_place(number, form, item)
    running = fields is None or not placed or not _says_who(form.traits, fields)
    if fields is None or running or _goes_on_below(number, mark, fields, item):
        _read_text(number, number + 1, item)
        return
    heading = item.bare[number].removesuffix(rest).rstrip(": ")
    rows = [rest] if rest else []
    blocks.append(Block("decision", heading, number, number, rows, fields, form.traits))
    item.fates[number] = "decision"


def _goes_on_below(number: int, mark: Mark, fields: dict[str, str | None], item: ItemLines) -> bool:
    """Whether a line without a day or a colon is running text: `Byrådets beslutning⏎fra maj`."""
    if mark.rest or fields.get("date") or item.bare[number][-1] == ":":
        return False
    below = item.bare[number + 1] if number + 1 < item.stop else ""
    return below[:1].islower() and first_word(below) not in item.layout.words["verdict"]


def _says_who(traits: frozenset[str], fields: dict[str, str | None]) -> bool:
    """Whether the words of a heading are no running text, which can name a body and a day too."""
    doubtful = "doubtful" in traits or not (fields.get("date") or "0")[-1].isdigit()
    if "certain" in traits and not doubtful:
        return True
    return not is_running(fields.get("body"), fields.get("bodys"), doubtful=doubtful)


def _stands_in_place(number: int, form: Form, item: ItemLines) -> bool:
    """Whether a heading that only some sections hold stands in one, or heads all that was said."""
    blocks, text = item.found.blocks, item.bare[number]
    if "on_trust" in form.traits and text[-1] == ".":
        return _after_history(blocks, _HISTORY)
    if not blocks or blocks[-1].kind in form.only_in or _after_history(blocks, form.only_in):
        return True
    if "on_trust" in form.traits:
        trusted = _heads_outcome(number, item)
    else:
        trusted = text[-1] == ":" and blocks[-1].kind not in _PLANS
    return trusted and _decides_alone(number, item)


def _heads_outcome(number: int, item: ItemLines) -> bool:
    """Whether an outcome stands right below a heading, or below who was absent."""
    near = item.marks.below(number, REACH)
    told = next((line for line in near if item.marks.kind_at(line) != "absence"), number)
    return begins_with_outcome(item.bare[told], item.layout.words["verdict"])


def _decides_alone(number: int, item: ItemLines) -> bool:
    """Whether a heading has the day of this meeting, and no word heads a decision below it."""
    below = (item.at[line] for line in item.landmarks if line > number)
    if any(mark.kind == "section" and mark.value == "decision" for mark in below):
        return False
    return [day.value for day in find_dates(item.bare[number])] == [item.day]


def _after_history(blocks: list[Block], kinds: frozenset[str]) -> bool:
    """Whether the block before is itself a decision of such a section."""
    for block in reversed(blocks):
        if block.kind != "decision":
            return block.kind in kinds
        if "route" not in block.traits:
            return False
    return False


_READERS: dict[str, Callable[[int, Mark, ItemLines], None]] = {
    **dict.fromkeys(("page", "furniture", "below_title", "type"), _pass_over),
    **dict.fromkeys(("group", "contents_head"), _read_group),
    **dict.fromkeys(("decision", "local"), _read_decision),
    **dict.fromkeys(("case", "wrapped"), _read_case),
    "section": _read_section,
    "motion": _read_motion,
    "indicates": _read_proposal,
}


def _read_absence_lines(number: int, item: ItemLines) -> int:
    """An absence line and the names below it, if it leaves them open; gives the line after them."""
    found = item.found
    attendance, names, lines = absence_at(number, item)
    for one in lines:
        item.fates[one] = "absence"
    found.absence_lines += lines
    if attendance != "substitute":
        last = found.blocks[-1] if found.blocks else None
        target = last if last is not None and last.kind == "decision" else found
        target.absent = tuple(dict.fromkeys(target.absent + names))
    return lines[-1] + 1
