"""Reading processes on this machine: one a core, started only when there is enough to read."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

__all__ = ["process_pool", "seldom_collected"]

# Records are made by the thousand and hold no cycles: looking for some is a fifth of the time.
_SELDOM = (200_000, 20, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom, as the reading processes do; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def process_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of processes that end with this one, however it ends.

    They are not forked from this process, which may hold an archive open. A program that calls this
    from its main module must guard it with `if __name__ == "__main__"`.
    """
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    # The server imports once what each process would import again; spawned processes do without.
    context.set_forkserver_preload(["casetrack.archive.writing"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    # Ctrl-C is meant for the process that writes; it tells these to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_SELDOM)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker waits for work for ever; when its parent was killed, none will come."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
