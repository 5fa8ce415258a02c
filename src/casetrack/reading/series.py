"""Judged headings in, the one series of items among them out: one a number, and they rise."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from attrs import define, evolve

from casetrack.reading.marks import Candidate

__all__ = ["NEAR", "STRONG", "Judged", "accepted", "is_sentence"]

STRONG = 1.0
"""Support from which a candidate is a heading by itself."""
NEAR = 2.0
"""Less is no field just below: the fields are of the heading that comes next."""
_LIKELY = 1.5
"""So much more support needs the point of a list to be an item rather than a title."""
_FAR = 200
"""A number so far ahead of the next two is none of the series."""
_SHARED = 8
"""So many letters of a title and of the same title again are the same."""
_QUOTES = '"”“»«'
_REPEATED_WITHIN = 6
"""Lines between a heading and the same again (Roskilde: `Pkt. 153 Title`, `Pkt. 153`)."""


@define
class Judged:
    """A candidate, how much the lines below make it a heading, and whether a case line follows."""

    candidate: Candidate
    support: float
    cased: bool = False


def accepted(judged: list[Judged]) -> list[Judged]:
    """One candidate a number: the strong ones, and weak ones that close a gap in their series."""
    kept = _one_a_number(judged)
    strong = [one for one in kept if one.support >= STRONG]
    if not strong:
        return kept if _is_series(kept) else []
    strong = _rising(strong)
    found: list[Judged] = []
    closes = "." if all(one.candidate.title.endswith(".") for one in strong) else ""
    weak = [
        one
        for one in kept
        if one.support < STRONG and not is_sentence(one.candidate.title.removesuffix(closes))
    ]
    if not weak:
        return strong
    lines = [one.candidate.line for one in weak]
    for before, after in zip([None, *strong], [*strong, None], strict=True):
        if before is not None:
            found.append(before)
        highest = max(map(_number, strong)) if after is None else 0
        found += _filling(weak, lines, before, after, highest)
    return found


def _one_a_number(judged: list[Judged]) -> list[Judged]:
    by_number: dict[int, list[Judged]] = {}
    for one in judged:
        by_number.setdefault(_number(one), []).append(one)
    kept = []
    for same in by_number.values():
        # A contents list comes before the headings and has no fields below it: the last of the
        # strongest is the heading, of those with a case below where there are, unless it only
        # repeats the one just above.
        if len(same) == 1:
            kept += same
            continue
        same = _without_sentences(same)
        top = max(one.support for one in same)
        strongest = [one for one in same if one.support >= min(top, max(STRONG, top - 1.5))]
        chosen = ([one for one in strongest if one.cased] or strongest)[-1]
        for one in reversed(same[: same.index(chosen)]):
            if chosen.candidate.line - one.candidate.line > _REPEATED_WITHIN:
                break
            if one.candidate.title and _is_same(one, chosen):
                chosen = evolve(one, support=chosen.support)
        kept.append(chosen)
        kept += [one for one in same if one.cased and _is_another(one, chosen)]
    return sorted(kept, key=lambda one: one.candidate.line)


def _without_sentences(same: list[Judged]) -> list[Judged]:
    """Without the points of a list, which end as sentences do, where a title is as likely."""
    titles = [one for one in same if not is_sentence(one.candidate.title)]
    if not titles or len(titles) == len(same):
        return same
    likely = max(one.support for one in titles) + _LIKELY
    return [one for one in same if one in titles or one.cased or one.support >= likely]


def _is_same(one: Judged, chosen: Judged) -> bool:
    """Whether a heading repeats another: without its title, or with how that begins."""
    title, other = chosen.candidate.folded, one.candidate.folded
    return not title or title[:_SHARED] == other[:_SHARED] or other.endswith(title)


def _is_another(one: Judged, chosen: Judged) -> bool:
    """Whether two headings of one number are two items: typing errors, or numbers that restart."""
    title, other = one.candidate.folded, chosen.candidate.folded
    return chosen.cased and not title.startswith(other) and not other.startswith(title)


def _rising(strong: list[Judged]) -> list[Judged]:
    """Without sentences and years, which jump, and points of a list between two items."""
    numbers = [_number(one) for one in strong]
    titled = any(not is_sentence(one.candidate.title) for one in strong)
    cased = sum(one.cased for one in strong) * 2 > len(strong)
    kept: list[Judged] = []
    point = 0  # the last of a list that begins at 1, among items of higher numbers
    for place, one in enumerate(strong):
        later = numbers[place + 1 : place + 3]
        running = titled and not one.cased and is_sentence(one.candidate.title)
        far = 0 if running else _FAR
        jumps = len(later) == 2 and all(numbers[place] > number + far for number in later)
        following = _number(kept[-1]) + 1 if kept else numbers[place]
        odd = not one.cased and (cased or numbers[place] < numbers[0])
        listed = odd and numbers[place] < following and following in later
        weak = not one.cased and one.support < NEAR
        stray = weak and numbers[place] > following and later[:1] == [following]
        falls = running and bool(kept) and numbers[place] < following
        plain = odd and not one.candidate.folded.startswith("lukket")
        if plain and numbers[place] == point + 1 < numbers[0]:
            point += 1
        elif not (jumps or listed or stray or falls):
            kept.append(one)
    return kept


def _filling(
    weak: list[Judged], lines: list[int], before: Judged | None, after: Judged | None, highest: int
) -> list[Judged]:
    """The weak ones (on these lines) that lead from one strong one to the next without a gap."""
    first = bisect_right(lines, before.candidate.line) if before else 0
    between = weak[first : bisect_left(lines, after.candidate.line) if after else len(weak)]
    if before is None and after is not None:
        wanted = _number(after) - 1
        taken: list[Judged] = []
        for one in reversed(between):
            if _number(one) == wanted:
                taken.append(one)
                wanted -= 1
        return taken[::-1]
    assert before is not None
    wanted = max(_number(before), highest) + 1
    last = _number(after) if after else 10**6
    taken = []
    for one in between:
        if _number(one) == wanted < last:
            taken.append(one)
            wanted += 1
    return taken


def _number(one: Judged) -> int:
    return int(one.candidate.number)


def _is_series(judged: list[Judged]) -> bool:
    numbers = [_number(one) for one in judged]
    return len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))


def is_sentence(title: str) -> bool:
    """Whether a title is running text: it ends as a sentence does, or never."""
    return title.rstrip(_QUOTES).endswith((".", ",", ";", ":")) or len(title) > 200
