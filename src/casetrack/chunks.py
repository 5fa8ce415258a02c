"""Things, one after the other → lists of them that are worth a trip, a transaction, a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["in_chunks"]

_Thing = TypeVar("_Thing")


def in_chunks(
    things: Iterable[_Thing], weight: Callable[[_Thing], int], *, heaviest: int, most: int
) -> Iterator[list[_Thing]]:
    """Lists of the things in order, each ended as soon as it weighs `heaviest` or holds `most`.

    >>> list(in_chunks(["a", "bbb", "c", "d", "e"], len, heaviest=4, most=2))
    [['a', 'bbb'], ['c', 'd'], ['e']]
    """
    chunk: list[_Thing] = []
    weighs = 0
    for thing in things:
        chunk.append(thing)
        weighs += weight(thing)
        if weighs >= heaviest or len(chunk) >= most:
            yield chunk
            chunk, weighs = [], 0
    if chunk:
        yield chunk
