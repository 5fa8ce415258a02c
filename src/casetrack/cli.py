"""The command line: the only place that prints or reads the clock, the environment or the terminal.

Exit status: 0 done; 1 the case, meeting or file is not there; 2 wrong usage; 3 some document could
not be read or is no minutes, and the rest was done, or the answer could not be written; 70 a
mistake of ours; 130 interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from casetrack import __version__
from casetrack.archive.place import default_place
from casetrack.commands import COMMANDS, Call, Command
from casetrack.faults import (
    DONE,
    INTERRUPTED,
    NOT_FOUND,
    OUR_MISTAKE,
    UNREADABLE,
    USAGE,
    fault_of,
    near,
    no_minutes_of,
)
from casetrack.views.labels import LANGUAGES, Labels
from casetrack.views.tables import FORMATS, Answer, Style
from casetrack.views.text import carried, described, one_line

if TYPE_CHECKING:
    from casetrack.archive.archive import Archive
    from casetrack.archive.writing import DocumentOutcome
    from casetrack.archive_commands import ArchiveCommand, Done
    from casetrack.questions import Minutes
    from casetrack.records import Meeting, Reading

__all__ = ["DONE", "INTERRUPTED", "NOT_FOUND", "OUR_MISTAKE", "UNREADABLE", "USAGE", "main"]

_WIDTH = 100  # characters a line, where a terminal does not say how many it has
_NO_END, _SHOWN_ENDINGS = sys.maxsize, 3  # nothing to cut for; of the files passed over


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `None` takes the arguments of the process."""
    _open_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    labels = Labels(_language(given))
    try:
        return _run(_options(given, labels), labels)
    except SystemExit as stop:  # argparse has said what there was to say
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # Whoever read the answer has had enough; Python would complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # the disk is full, or the folder we are in is gone
        _say(f"casetrack: {labels.told(error.strerror or str(error))}")
        return UNREADABLE
    except Exception as error:
        _say(labels("note.our_mistake", error=described(error), version=__version__))
        return OUR_MISTAKE


def _open_streams() -> None:
    """A stream that was closed (`2>&-`) is `None`, and what is printed there would go elsewhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), "utf-8"))


def _run(options: argparse.Namespace, labels: Labels) -> int:
    try:
        if options.command in COMMANDS:
            return _ask(COMMANDS[options.command], options, labels)
        return _keep(_archive_commands()[options.command], options, labels)
    except (LookupError, ValueError) as error:
        fault = fault_of(error, labels)
        if fault is None:
            raise
        _say(fault[1])
        return fault[0]


def _ask(command: Command[Call, Answer | str], options: argparse.Namespace, labels: Labels) -> int:
    """Answer a question to minutes."""
    opened = _open_minutes(command, options, labels)
    for note in opened.notes:
        _say(note)
    if opened.minutes is None:
        return opened.status
    answer = command.answer(Call(options, opened.minutes, date.today()))
    if isinstance(answer, Answer) and answer.left_out:
        _say(labels.count(*answer.left_out))
    _print(answer, options, labels)
    return opened.status


# What was asked.


class _Formatter(argparse.HelpFormatter):
    """Told its width: what argparse would load to find it out costs as much as an answer."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog, width=_width() - 2)
        self._usage_word = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{self._usage_word}: ")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and its help in the language that is asked for."""

    def __init__(self, labels: Labels, **settings: Any) -> None:
        formatter = partial(_Formatter, usage=labels("help.usage"))
        super().__init__(formatter_class=formatter, add_help=False, **settings)
        self.labels = labels
        self._groups = {
            positional: self.add_argument_group(labels(title))
            for positional, title in ((True, "help.arguments"), (False, "help.options"))
        }
        self.add("-h", "--help", action="help", help="show this help and exit")

    def add(self, *names: str, **settings: Any) -> None:
        """Add an argument, its help in the language of this parser."""
        if "help" in settings:
            settings["help"] = self.labels.told(settings["help"])
        added = self._groups[names[0][0] != "-"].add_argument(*names, **settings)
        added.required &= names != ("case",)  # which can stand among the paths

    def error(self, message: str) -> NoReturn:
        close = near(self._near(message), self.labels)
        _say(f"{self.prog}: {self.labels.told(message)}{close} ({self.prog} --help)")
        raise SystemExit(USAGE)

    def _near(self, message: str) -> list[str]:
        """The options, or the values, that come near the one that is not known."""
        from difflib import get_close_matches

        _, unknown, option = message.partition("unrecognized arguments: ")
        if unknown:
            wanted = option.split()[0].partition("=")[0]
            if "--from" in self._option_string_actions and os.path.exists(wanted):
                return [f"--from {wanted}"]
            return get_close_matches(wanted, self._option_string_actions, n=1)
        value, listed, choices = message.partition("invalid choice: ")[2].partition(
            " (choose from "
        )
        known = [choice.strip(" ')") for choice in choices.split(",")] if listed else []
        return get_close_matches(value.strip("'"), known, n=1)


def _options(arguments: Sequence[str], labels: Labels) -> argparse.Namespace:
    """What was asked; only the parser of the command named is made, for each costs time."""
    arguments = _command_first(arguments)
    name = arguments[0] if arguments else ""
    command = COMMANDS.get(name) or _archive_commands().get(name)
    if command is None:
        overview = _overview(labels)
        overview.parse_args(arguments)
        overview.error("the command stands first")
    parser = _Parser(
        labels,
        prog=f"casetrack {name}",
        description=labels.told(command.asks).capitalize(),
        epilog=labels("help.example", example=command.example),
    )
    for option in command.options:
        parser.add(*option.names, **option.settings)
    _add_shared(parser, command)
    options = parser.parse_args(arguments[1:], argparse.Namespace(command=name))
    if getattr(options, "case", "") is None:
        _find_case(options, parser, any("nargs" in one.settings for one in command.options))
    since, until = getattr(options, "since", None), getattr(options, "until", None)
    if since and until and since > until:  # told before anything is read
        parser.error(f"the days are the wrong way round: since {since}, until {until}")
    return options


def _find_case(options: argparse.Namespace, parser: _Parser, any_case: bool) -> None:
    """`--from minutes/ 22/21670`: a case named behind the paths was taken for one of them."""
    from casetrack.linking.identity import is_name_of_case

    *others, last = options.paths or [""]
    if others and is_name_of_case(last) and not os.path.exists(last):
        options.case, options.paths = last, others
    elif not any_case:
        parser.error("name the CASE, best before any option")


def _command_first(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments, `--lang` at their end where it stands before the command."""
    at = 0
    while at < len(arguments) and arguments[at].partition("=")[0] == "--lang":
        at += 1 if "=" in arguments[at] else 2
    return [*arguments[at:], *arguments[:at]]


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, looked for before anything is parsed: the help is in it too."""
    language = LANGUAGES[0]
    for name, value in pairwise("=".join(arguments).split("=")):
        if name == "--lang" and value in LANGUAGES:
            language = value
    return language


def _overview(labels: Labels) -> argparse.ArgumentParser:
    """The program as a whole: its help, its version, and what to say where no command is named."""
    about = labels.told("follow a case through Danish minutes")
    about = f"{about[0].upper()}{about[1:]}."
    parser = _Parser(labels, prog="casetrack", description=about)
    version = f"casetrack {__version__}"
    parser.add("--version", action="version", version=version, help="show the version and exit")
    parser.add("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of the answer")
    commands = parser.add_subparsers(
        title=labels("help.commands"),
        dest="command",
        metavar="COMMAND",
        required=True,
        parser_class=argparse.ArgumentParser,
    )
    every: Iterable[tuple[str, Command[Any, Any]]]
    every = (*COMMANDS.items(), *_archive_commands().items())
    for name, command in every:
        commands.add_parser(name, help=labels.told(command.asks))
    return parser


def _archive_commands() -> dict[str, ArchiveCommand]:
    """The commands that keep an archive; a question to minutes does without loading them."""
    from casetrack.archive_commands import ARCHIVE_COMMANDS

    return ARCHIVE_COMMANDS


def _add_shared(parser: _Parser, command: Command[Any, Any]) -> None:
    """What many commands take, and all of them."""
    add, takes = parser.add, command.takes
    if "archive" in takes:
        add("--archive", metavar="FILE", help="the archive, instead of your own")
    if "from" in takes:
        add("--from", dest="paths", metavar="PATH", nargs="+", help="minutes: files and folders")
    if "authority" in takes:
        add(
            "--authority",
            metavar="NAME",
            help='only minutes of this authority (kommune); "" for those that name none',
        )
    if "documents" in takes:
        add("--assume-authority", metavar="NAME", help="of the documents that name none")
        add("--layout", metavar="NAME", help="how the minutes are printed, instead of finding out")
    add("--format", choices=command.formats, default=command.formats[0])
    add("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of the answer")
    add("--no-color", action="store_true", help="no colours on a terminal")


# Which minutes answer.


class _Opened(NamedTuple):
    """Minutes to ask, or none of them and why; and the status if all else goes well."""

    minutes: Minutes | None
    status: int
    notes: Sequence[str]


def _open_minutes(
    command: Command[Any, Any], options: argparse.Namespace, labels: Labels
) -> _Opened:
    """The files a command names, else those of `--from`, else an archive, else the samples."""
    paths = options.paths if "from" in command.takes else options.files
    archive = None if paths else _archive_to_ask(options)
    if archive is not None:
        minutes = archive.minutes(options.authority)
        notes = [*_of_reading(options, labels), *_archive_notes(archive, labels)]
        return _Opened(minutes, DONE, notes)
    samples = None if paths else _samples_to_ask(options)
    if samples is not None:
        _say(labels("note.samples"))
        return _Opened(samples.minutes(options.authority), DONE, [])
    from casetrack.sources import Wishes, read_given, sample_paths

    notes = [] if paths else [labels("note.samples")]
    if paths and getattr(options, "archive", None):
        notes.append(labels("note.archive_not_asked", path=options.archive))
    wishes = Wishes(assume_authority=options.assume_authority, layout=options.layout)
    reading = read_given(paths or sample_paths(), wishes, sys.stdin.buffer)
    notes.extend(_reading_notes(reading, labels))
    read = _Opened(None, _reading_status(reading), notes)
    if not reading.meetings:
        return read
    return _ask_of(reading.meetings, options.authority, labels, read)


def _ask_of(
    meetings: Sequence[Meeting], authority: str | None, labels: Labels, read: _Opened
) -> _Opened:
    """What was read, with minutes to ask: all of them, or those of the one authority wanted."""
    from casetrack.minutes import ReadMinutes, of_authority

    kept = meetings if authority is None else of_authority(meetings, authority)
    if kept:
        return read._replace(minutes=ReadMinutes(kept))
    there = sorted({meeting.authority for meeting in meetings if meeting.authority})
    line = no_minutes_of(authority or "", there, labels)
    return _Opened(None, NOT_FOUND, [*read.notes, line])


def _reading_status(reading: Reading) -> int:
    from casetrack.sources import ABSENT, error_in

    if not reading.meetings and all(failure.reason in ABSENT for failure in reading.failures):
        return NOT_FOUND
    return UNREADABLE if reading.failures or any(map(error_in, reading.meetings)) else DONE


def _reading_notes(reading: Reading, labels: Labels) -> Iterator[str]:
    from casetrack.sources import error_in, near_paths

    for failure in reading.failures:
        line = labels("note.failure", path=failure.path, reason=labels.told(failure.reason))
        yield line + near(near_paths(failure.path), labels)
    for meeting in reading.meetings:
        if (error := error_in(meeting)) is not None:
            reason = labels.told(error.message)
            yield labels(f"note.{error.code}", path=meeting.source.path, reason=reason)
    yield from _passed_over(reading, labels)


def _passed_over(done: Reading | Done, labels: Labels) -> Iterator[str]:
    if done.passed_over:
        more = " …" if len(done.passed_endings) > _SHOWN_ENDINGS else ""
        endings = ", ".join(done.passed_endings[:_SHOWN_ENDINGS]) + more
        yield labels.count("note.passed_over", done.passed_over, endings=endings)


# Archives.


def _archive_path(options: argparse.Namespace) -> tuple[str, bool]:
    """The archive that is meant, and whether it was named."""
    named = os.environ.get("CASETRACK_ARCHIVE") or None
    if options.archive is not None:
        named = options.archive
    return default_place(os.environ, sys.platform) if named is None else named, named is not None


def _archive_to_ask(options: argparse.Namespace) -> Archive | None:
    """The archive that was named, or the user's own if there is anything in it."""
    path, named = _archive_path(options)
    if not named and not os.path.exists(path):
        return None
    from casetrack.archive.archive import Archive

    archive = Archive(path)
    return archive if named or archive.holds_documents() else None


def _samples_to_ask(options: argparse.Namespace) -> Archive | None:
    """The sample minutes as the package was built with them; a source tree reads its own."""
    if options.assume_authority or options.layout:
        return None
    from casetrack.archive.place import samples_archive

    return samples_archive()


def _of_reading(options: argparse.Namespace, labels: Labels) -> Iterator[str]:
    """What was asked of how to read, where nothing is read; raises for a layout there is not."""
    asked = {"--layout": options.layout, "--assume-authority": options.assume_authority}
    if options.layout is not None:
        from casetrack.reading.layout import pinned_layout

        pinned_layout(options.layout)
    given = ", ".join(name for name, value in asked.items() if value is not None)
    if given:
        yield labels("note.as_added", options=given)


def _archive_notes(archive: Archive, labels: Labels) -> Iterator[str]:
    waiting = archive.pending()
    if waiting:
        names = ", ".join(name or labels("no_authority") for name in waiting[:3])
        yield labels("note.pending", authorities=names + (" …" if len(waiting) > 3 else ""))
    if archive.outdated():
        yield labels("note.outdated")


def _keep(command: ArchiveCommand, options: argparse.Namespace, labels: Labels) -> int:
    """Run a command that keeps an archive."""
    from casetrack.archive.archive import Archive
    from casetrack.archive_commands import ArchiveCall

    path, _ = _archive_path(options)
    with ExitStack() as stack:
        archive = stack.enter_context(Archive(path))
        workers, progress = os.cpu_count() or 1, _progress(stack)
        call = ArchiveCall(
            options, archive, date.today(), os.getcwd(), sys.stdin.buffer, workers, progress
        )
        done = command.answer(call)
        notes = list(_archive_notes(archive, labels)) if os.path.exists(path) else []
    for note in (*_done_notes(done, labels), *notes):
        _say(note)
    _print(done.answer, options, labels)
    return _done_status(done)


def _progress(stack: ExitStack) -> Callable[[DocumentOutcome], None] | None:
    """A bar that counts documents on a terminal, where tqdm is there to draw it."""
    if not sys.stderr.isatty():
        return None
    try:
        tqdm = import_module("tqdm").tqdm
    except ImportError:
        return None
    bar = stack.enter_context(tqdm(unit=" documents", leave=False, delay=0.5))
    return lambda _: bar.update()


def _done_notes(done: Done, labels: Labels) -> Iterator[str]:
    for path, reason in done.failures:
        yield labels("note.failure", path=path, reason=labels.told(reason))
    yield from _passed_over(done, labels)
    if done.near:
        yield labels("note.unknown_case", case=done.searched) + near(done.near, labels)
    if done.wider:
        yield labels("note.wider", words=done.wider)


def _done_status(done: Done) -> int:
    if not done.failures:
        return UNREADABLE if done.at_fault else DONE
    return NOT_FOUND if done.nothing_there else UNREADABLE


# What is printed, and how.


def _print(answer: Answer | str, options: argparse.Namespace, labels: Labels) -> None:
    """Write the answer as UTF-8, or a table in what the terminal takes."""
    if isinstance(answer, Answer):
        answer = FORMATS[options.format](answer, _style(options, labels))
    encoding = _encoding() if options.format == "table" else "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.encode(encoding, "replace"))
    sys.stdout.buffer.flush()


def _style(options: argparse.Namespace, labels: Labels) -> Style:
    terminal = sys.stdout.isatty()
    plain = options.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(labels, _width(), colour=terminal and not plain, encoding=_encoding())


def _encoding() -> str:
    """What the terminal carries; a pipe or file carries everything."""
    return sys.stdout.encoding if sys.stdout.isatty() else "utf-8"


def _width() -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH
    except OSError:  # a pipe or a file
        return _NO_END


def _say(line: str) -> None:
    """One line on standard error, without anything that a terminal would obey."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(carried(one_line(line), encoding), file=sys.stderr)
