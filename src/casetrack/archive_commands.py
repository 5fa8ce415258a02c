"""The commands that keep an archive: options in, an answer out; nothing is printed here."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

from casetrack.commands import Command, Option, choice, day
from casetrack.listing import Plain
from casetrack.outcomes import Outcome
from casetrack.questions import check_body
from casetrack.views import keeping
from casetrack.views.labels import Labels
from casetrack.views.tables import Answer

if TYPE_CHECKING:
    from casetrack.archive.archive import Archive
    from casetrack.archive.writing import DocumentOutcome, Report

__all__ = ["ARCHIVE_COMMANDS", "ArchiveCall", "ArchiveCommand", "Done"]


class ArchiveCall(NamedTuple):
    """One call of a command: what was asked, of which archive, and what only the caller knows.

    Attributes:
        base: the folder that relative paths begin at.
        workers: how many processes may read.
        progress: hears of each document.
    """

    options: Namespace
    archive: Archive
    today: date
    base: str
    stdin: IO[bytes]
    workers: int
    progress: Callable[[DocumentOutcome], None] | None = None


class Done(NamedTuple):
    """What a command gives.

    Attributes:
        failures: path and reason of each document that something went wrong with.
        passed_over: files whose ending is not known.
        passed_endings: those endings.
        at_fault: something is wrong with the archive itself.
        nothing_there: of all that was named, nothing is there.
        near: numbers of cases like what was searched for, where nothing was found.
        searched: what was searched for.
        wider: words that would find something, where those searched for find nothing.
    """

    answer: Answer | str
    failures: Sequence[tuple[str, str]] = ()
    passed_over: int = 0
    passed_endings: Sequence[str] = ()
    at_fault: bool = False
    nothing_there: bool = False
    near: Sequence[str] = ()
    searched: str = ""
    wider: str = ""


ArchiveCommand = Command[ArchiveCall, Done]


def _add(call: ArchiveCall) -> Done:
    options = call.options
    report = call.archive.add(
        options.files,
        assume_authority=options.assume_authority,
        layout=options.layout,
        workers=call.workers,
        base=call.base,
        stdin=call.stdin,
        progress=call.progress,
    )
    return _done(report, call.archive.newly_overdue(call.today))


def _rebuild(call: ArchiveCall) -> Done:
    report = call.archive.rebuild(
        everything=call.options.everything, workers=call.workers, progress=call.progress
    )
    return _done(report)


def _done(report: Report, overdue: Iterable[Plain] = ()) -> Done:
    from casetrack.archive.writing import NOT_HERE
    from casetrack.sources import ABSENT

    documents = [outcome._asdict() for outcome in report.outcomes]
    failures = [(one.path, one.reason or "") for one in report.outcomes if one.what == "failed"]
    moves = [*report.moves, *overdue]
    over = report.passed_over
    answer = keeping.kept(documents, moves, report.new_cases, passed_over=over)
    absent = len(failures) == len(documents) and all(
        why in (*ABSENT, NOT_HERE) for _, why in failures
    )
    return Done(answer, failures, over, report.passed_endings, nothing_there=absent)


def _verify(call: ArchiveCall) -> Done:
    faults = call.archive.verify()
    return Done(keeping.faults(faults), at_fault=bool(faults))


def _export(call: ArchiveCall) -> Done:
    options = call.options
    written = call.archive.export(options.folder, form=options.format, authority=options.authority)
    labels = Labels(options.lang)
    counts = [labels.count(f"exported.{name}", number) for name, number in written.items()]
    return Done(f"{options.folder}: {', '.join(counts)}\n")


def _search(call: ArchiveCall) -> Done:
    from casetrack.archive.search import SearchFilter

    options, words = call.options, " ".join(call.options.words)
    found = partial(
        call.archive.search,
        authority=options.authority,
        wanted=SearchFilter(options.body, options.outcome, options.since, options.until),
    )
    rows = found(words, limit=options.limit)
    if rows:
        return Done(keeping.hits(rows))
    minutes = call.archive.minutes(options.authority)
    if options.body:
        check_body(minutes, options.body)
    # A number in a spelling that is none, or mistyped; of one that is here, all was filtered out.
    if any(map(str.isdigit, words)):
        near = () if minutes.has(words) else minutes.near(words)
        return Done(keeping.hits(rows), near=near, searched=words)
    wider = " ".join(f"{word}*" for word in re.findall(r"\w+", words))
    return Done(keeping.hits(rows), wider=wider if found(wider, limit=1) else "")


_PATHS = {"metavar": "PATH", "nargs": "+"}
_SEARCH_OPTIONS = (
    Option("words", metavar="WORD", nargs="+", help='word, begin*, "one phrase"'),
    Option("--body", metavar="NAME", help="only this body (udvalg)"),
    choice("--outcome", tuple(map(str, Outcome)), "outcome", metavar="OUTCOME", help="decided so"),
    Option("--since", type=day, metavar="DATE", help="of that day or later"),
    Option("--until", type=day, metavar="DATE", help="of that day or earlier"),
    Option("--limit", type=int, default=20, metavar="N", help="at most so many"),
)

ARCHIVE_COMMANDS: dict[str, ArchiveCommand] = {
    "add": ArchiveCommand(
        "which documents are new, and which cases moved?",
        "casetrack add minutes/ more.zip",
        _add,
        (Option("files", **_PATHS, help="a file, a folder, a zip file; - for the input"),),
        takes="archive documents",
    ),
    "remove": ArchiveCommand(
        "what is left without these documents?",
        "casetrack remove minutes/2019",
        lambda call: _done(call.archive.remove(call.options.files, base=call.base)),
        (Option("files", **_PATHS, help="a path as it was added, a folder, a checksum"),),
        takes="archive",
    ),
    "verify": ArchiveCommand("is the archive whole?", "casetrack verify", _verify, takes="archive"),
    "rebuild": ArchiveCommand(
        "what do today's rules read in the documents?",
        "casetrack rebuild",
        _rebuild,
        (Option("--everything", action="store_true", help="also what today's rules have read"),),
        takes="archive",
    ),
    "export": ArchiveCommand(
        "what is in the archive, as files?",
        "casetrack export folder/ --format parquet",
        _export,
        (Option("folder", metavar="DIR", help="where to write"),),
        takes="archive authority",
        formats=("json", "parquet"),
    ),
    "search": ArchiveCommand(
        "where do these words stand?",
        "casetrack search lokalplan --body Byrådet --since 2024-01-01",
        _search,
        _SEARCH_OPTIONS,
        takes="archive authority",
    ),
    "stats": ArchiveCommand(
        "how much is in the archive, and how long do cases take?",
        "casetrack stats --format csv",
        lambda call: Done(keeping.figures(call.archive.stats(call.options.authority))),
        takes="archive authority",
    ),
}
"""Every command that keeps an archive, in the order of the help."""
