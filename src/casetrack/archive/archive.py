"""An archive: many documents on disk, and the questions that `Cases` answers, over all of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from casetrack.archive.asking import KeptMinutes, as_record
from casetrack.archive.errors import ArchiveError, NoArchive, OldArchive, UnknownAuthority, naming
from casetrack.archive.plain import storable
from casetrack.archive.schema import connect
from casetrack.asked import (
    as_date,
    as_days,
    as_flag,
    as_function,
    as_path,
    as_text,
    as_texts,
    as_whole,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from types import TracebackType

    from casetrack.archive.digest import Given
    from casetrack.archive.plain import Plain
    from casetrack.archive.search import SearchFilter
    from casetrack.archive.writing import DocumentOutcome, Report
    from casetrack.records import Case, Failure, MissingMeeting, OpenRow
    from casetrack.sources import Paths

__all__ = ["Archive"]

_WORTH_A_POOL = 1_500_000  # bytes to read, below which starting processes takes longer


class Archive:
    """Many documents in one file, and every question about their cases answered at once.

    The file is made by the first `add`. Several processes may ask while one adds. An `Archive` can
    be used in a `with` statement, and closes when it is no longer used. A `fixed` one is never
    written to by anybody, such as a part of an installed package.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/a.casetrack") as archive:
    ...     report = archive.add([f"{folder}/minutes"])
    ...     [outcome.reason for outcome in report.outcomes]
    ['no such file or folder']
    """

    def __init__(self, path: str | os.PathLike[str], *, fixed: bool = False) -> None:
        self._open: sqlite3.Connection | None = None
        self._fixed = bool(as_flag("fixed", fixed))
        self.path = as_path("path", path)
        self._writes = False
        if os.path.exists(self.path):
            with suppress(NoArchive, OldArchive):  # nothing in it yet, or `add` will mend it
                self._database()

    # Its life.

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; asking again opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None
            self._writes = False

    def _database(self, *, write: bool = False) -> sqlite3.Connection:
        if self._open is None or (write and not self._writes):
            opened = connect(self.path, write=write, fixed=self._fixed)
            self.close()
            self._open, self._writes = opened, write
        return self._open

    # Questions, as `Cases` answers them.

    def __getitem__(self, number: str) -> Case:
        """The case of a number in any spelling, an old number, or an id.

        Raises `UnknownCase`, which names what is near, and `AmbiguousCase`, which names the
        authorities that use it.
        """
        wanted = as_text("number", number)
        return as_record(self.minutes().case(wanted, as_of=None, today=None))

    def get(self, number: str, authority: str | None = None) -> Case | None:
        """The case of a number, of that authority if one is named; `None` where there is none.

        As `Cases.get`, and `AmbiguousCase` where several authorities use the number.
        """
        from casetrack.linking.cases import UnknownCase

        try:
            return as_record(self.minutes(authority).case(number, as_of=None, today=None))
        except (UnknownAuthority, UnknownCase):
            return None

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and self.minutes().has(number)

    def __iter__(self) -> Iterator[Case]:
        return map(as_record, self.minutes().every())

    def __len__(self) -> int:
        ((count,),) = self._rows("SELECT count(*) FROM story")
        return int(count)

    def open(self, as_of: date | None = None) -> tuple[OpenRow, ...]:
        """What was put off or promised and has not come back, oldest first.

        Ages are counted only with `as_of`, and then only what was known on that day counts.
        """
        from casetrack.codec import from_dict
        from casetrack.questions import OpenFilter
        from casetrack.records import OpenRow

        (day,) = as_days(as_of=as_of)
        rows = self.minutes().open(OpenFilter(), as_of=day, today=None)
        return tuple(from_dict(OpenRow, row) for row in rows)

    def missing(self) -> tuple[MissingMeeting, ...]:
        """The meetings that the minutes speak of and whose own minutes are not here."""
        from casetrack.codec import from_dict
        from casetrack.records import MissingMeeting

        return tuple(from_dict(MissingMeeting, row) for row in self.minutes().missing())

    # Questions, as plain data.

    def minutes(self, authority: str | None = None) -> KeptMinutes:
        """What answers the questions of the command line, of one authority if one is named.

        Raises `UnknownAuthority` where it has no documents here.
        """
        database = self._database()
        return KeptMinutes(database, self.path, self._only(authority), keeper=self)

    def authorities(self) -> list[str]:
        """The authorities whose documents are here, by name."""
        rows = self._rows(
            "SELECT name FROM authority WHERE name IS NOT NULL"
            " AND id IN (SELECT authority FROM document) ORDER BY name"
        )
        return [name for (name,) in rows]

    def _only(self, authority: str | None) -> list[int] | None:
        if authority is None:
            return None
        from casetrack.authorities import keys_of

        keys = sorted(keys_of(storable(as_text("authority", authority))))
        places = ", ".join("?" * len(keys))
        rows = self._rows(f"SELECT id FROM authority WHERE key IN ({places})", keys)
        if not rows:
            raise UnknownAuthority(authority, self.authorities())
        return [row for (row,) in rows]

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        database = self._database()
        with naming(self.path):
            return database.execute(query, values).fetchall()

    # Changes.

    def add(
        self,
        paths: Paths,
        *,
        authority: str | None = None,
        assume_authority: str | None = None,
        layout: str | None = None,
        executor: Executor | None = None,
        workers: int = 1,
        base: str | os.PathLike[str] | None = None,
        stdin: IO[bytes] | None = None,
        progress: Callable[[DocumentOutcome], None] | None = None,
    ) -> Report:
        """Add files, folders and zip files; `-` is `stdin`.

        Documents whose content is here are skipped. A file that now holds another text of the same
        meeting replaces what it held. What cannot be read is told as failed and stops nothing.
        Killed at any moment, the archive holds whole documents only, and the next `add` goes on.

        Args:
            executor: reads in chunks on it; otherwise `workers` processes do, where there is
                enough to read.
            layout: raises `InvalidLayout` before anything is read where there is none of that name.
                A layout file is kept with what it read, for `rebuild`.
            base: the folder that relative paths begin at, to know a file again whatever the path.
            progress: hears of each document once it is safely kept.
        """
        from casetrack.archive import writing
        from casetrack.archive.intake import Intake
        from casetrack.reading.layout import layout_text, pinned_layout
        from casetrack.sources import Wishes, as_paths

        names = as_texts(authority=authority, assume_authority=assume_authority)
        names += (layout and layout_text(layout),)
        wishes = Wishes(*[name and storable(name) for name in names])
        pinned_layout(wishes.layout)
        intake = Intake(as_paths(paths), base=_base(base), stdin=stdin, wishes=wishes)
        many = as_whole("workers", workers) > 1 and executor is None
        database = self._database(write=True)
        documents, much = _peek(iter(intake))
        with self._changing(workers if many and much else 1) as pool:
            batches = writing.add(database, documents, executor=executor or pool)
            heard = as_function("progress", progress)
            found = writing.finished(database, self.path, batches, linker=pool, progress=heard)
        endings = tuple(intake.passed_endings)
        return found._replace(passed_over=intake.passed_over, passed_endings=endings)

    def remove(self, wanted: Paths, *, base: str | os.PathLike[str] | None = None) -> Report:
        """Take documents out, named by path, folder, zip file or the first digits of a checksum.

        Paths are those they were added by, or lead to the same place from `base`.
        """
        from casetrack.archive import writing
        from casetrack.sources import as_paths

        database = self._to_change()
        with naming(self.path):
            batches = writing.remove(database, as_paths(wanted), base=_base(base))
            return writing.finished(database, self.path, batches)

    def rebuild(
        self,
        *,
        everything: bool = False,
        workers: int = 1,
        executor: Executor | None = None,
        progress: Callable[[DocumentOutcome], None] | None = None,
    ) -> Report:
        """Conclude anew, from the kept texts, what older rules did; `everything` in any case."""
        from casetrack.archive import writing

        many = as_whole("workers", workers) > 1 and executor is None
        again = bool(as_flag("everything", everything))
        database = self._to_change()
        with self._changing(workers if many else 1) as pool:
            batches = writing.rebuild(database, executor=executor or pool, everything=again)
            heard = as_function("progress", progress)
            return writing.finished(database, self.path, batches, linker=pool, progress=heard)

    def newly_overdue(self, today: date) -> list[Plain]:
        """What has become overdue since this was last asked, as rows of `Report.moves`."""
        from casetrack.archive import writing

        database, day = self._to_change(), as_date("today", today)
        with naming(self.path):
            return writing.newly_overdue(database, day)

    def _to_change(self) -> sqlite3.Connection:
        """The database to write to, where there is one."""
        if not os.path.exists(self.path):
            raise NoArchive(self.path)
        return self._database(write=True)

    @contextmanager
    def _changing(self, workers: int) -> Iterator[Executor | None]:
        """Where documents are read, by processes of their own if there are several `workers`; what
        goes wrong names the archive.
        """
        from concurrent.futures import BrokenExecutor

        from casetrack.archive.pool import process_pool, seldom_collected

        pool = process_pool(workers) if workers > 1 else None
        try:
            with naming(self.path), seldom_collected():
                yield pool
        except BrokenExecutor:  # killed, or out of memory
            reason = (
                "a reading process ended by itself; what was reported is kept, and adding goes on"
            )
            raise ArchiveError(self.path, reason) from None
        finally:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)  # nothing unread is waited for

    # What is in it.

    def search(
        self,
        words: str,
        *,
        authority: str | None = None,
        wanted: SearchFilter | None = None,
        limit: int = 20,
    ) -> list[Plain]:
        """The items that hold all the words; see `casetrack.archive.search.search`."""
        from casetrack.archive.search import search

        with naming(self.path):
            return search(self.minutes(authority), words, wanted=wanted, limit=limit)

    def stats(self, authority: str | None = None) -> Plain:
        """Figures as plain data; see `casetrack.archive.stats.stats`."""
        from casetrack.archive.stats import stats

        with naming(self.path):
            return stats(self.minutes(authority))

    def verify(self) -> list[Plain]:
        """What is wrong with it, as rows of `what` and `where`; nothing when it is whole."""
        from casetrack.archive.verify import verify

        database = self._database()
        with naming(self.path):
            return verify(database)

    def export(
        self, folder: str | os.PathLike[str], *, form: str = "json", authority: str | None = None
    ) -> Plain:
        """Write everything into a folder; see `casetrack.archive.export.export`."""
        from casetrack.archive.export import export

        with naming(self.path):
            return export(self.minutes(authority), as_path("folder", folder), form=form)

    def holds_documents(self) -> bool:
        """Whether there is any document here; never raises for a file that is empty."""
        try:
            return bool(self._rows("SELECT 1 FROM document LIMIT 1"))
        except NoArchive:
            return False

    def pending(self) -> list[str | None]:
        """Authorities with documents whose cases are not linked yet: adding was broken off."""
        rows = self._rows("SELECT name FROM pending JOIN authority ON id = authority ORDER BY key")
        return [name for (name,) in rows]

    def outdated(self) -> bool:
        """Whether documents were read by other rules than today's; `rebuild` reads them again."""
        from casetrack.archive.rules import rules_version

        # The least and the greatest are found in an index, whatever the size of the archive.
        ((least, greatest),) = self._rows("SELECT min(rules), max(rules) FROM document")
        return not {least, greatest} <= {None, rules_version()}


def _base(base: str | os.PathLike[str] | None) -> str | None:
    return None if base is None else as_path("base", base)


def _peek(documents: Iterator[Given | Failure]) -> tuple[Iterator[Given | Failure], bool]:
    """The same documents, and whether there is much to read."""
    seen: list[Given | Failure] = []
    size = 0
    for one in documents:
        seen.append(one)
        size += len(getattr(one, "data", b""))
        if size > _WORTH_A_POOL:
            return chain(seen, documents), True
    return iter(seen), False
