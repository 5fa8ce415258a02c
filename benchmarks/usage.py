"""What the processes of a benchmark use: processor time and memory, of all of them together."""

from __future__ import annotations

import os
import re
import resource
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["Use"]


class Use:
    """What this process and those it starts use, looked at once a second (Linux).

    To look oftener would disturb what is measured: the kernel walks through all their memory.
    """

    def __init__(self) -> None:
        self._memory = 0.0
        self._processor: dict[int, float] = {}
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._run, daemon=True)
        self._watch.start()

    def processor(self) -> float:
        """Seconds of processor time, of all of them."""
        self._done.set()
        self._watch.join()
        return sum(self._processor.values())

    def memory(self) -> float:
        """The most megabytes at a time, of all of them."""
        return self._memory

    def own_memory(self) -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000

    def _run(self) -> None:
        ended = False
        while not ended:
            ended = self._done.wait(1.0)
            used = {process: _used(process) for process in _in_session()}
            self._memory = max(self._memory, sum(memory for memory, _ in used.values()))
            self._processor |= {process: seconds for process, (_, seconds) in used.items()}


def _in_session() -> Iterator[int]:
    for name in os.listdir("/proc"):
        with suppress(OSError):
            if name.isdecimal() and os.getsid(int(name)) == os.getsid(0):
                yield int(name)


def _used(process: int) -> tuple[float, float]:
    """Megabytes of memory and seconds of processor time of a process; none for one that ended."""
    with suppress(OSError):
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        seconds = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        # What several processes share counts once in all.
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        share = re.search(r"^Pss: +(\d+)", rollup, re.MULTILINE)
        return int(share[1]) / 1000 if share else 0.0, seconds
    return 0.0, 0.0
