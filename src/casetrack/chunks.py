"""Things → lists of them that are worth a trip or a transaction; what came of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from casetrack.asked import not_wanted

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

__all__ = ["done", "in_chunks"]

_Thing = TypeVar("_Thing")
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


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


def done(
    work: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    executor: Executor | None,
    *,
    at_once: int,
) -> Iterator[tuple[_Task, _Result]]:
    """Each task with what came of it, in order; without an executor the work is done here.

    An executor has `at_once` tasks at most, so that neither many tasks nor slow work fill memory.

    >>> list(done(len, ["a", "bb"], None, at_once=1))
    [('a', 1), ('bb', 2)]
    """
    if executor is None:
        for task in tasks:
            yield task, work(task)
        return
    if not hasattr(executor, "submit"):
        raise not_wanted("executor", "a concurrent.futures.Executor", executor)
    pending: deque[tuple[_Task, Future[_Result]]] = deque()
    for task in tasks:
        pending.append((task, executor.submit(work, task)))
        if len(pending) >= at_once:
            first, future = pending.popleft()
            yield first, future.result()
    for task, future in pending:
        yield task, future.result()
