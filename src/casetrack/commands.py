"""The commands of the command line: options in, an answer out; nothing is printed here."""

from __future__ import annotations

from argparse import ArgumentTypeError, BooleanOptionalAction, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from casetrack.outcomes import Status
from casetrack.questions import BECAUSE, CaseFilter, Minutes, OpenFilter, check_body, explain
from casetrack.views import answers
from casetrack.views.labels import Labels, value_of
from casetrack.views.tables import FORMATS, Answer

if TYPE_CHECKING:
    from casetrack.minutes import ReadMinutes

__all__ = ["COMMANDS", "GRAPH_FORMATS", "Call", "Command", "Option", "choice", "day"]


class Call(NamedTuple):
    """One call of a command: what was asked, of which minutes, on which day."""

    options: Namespace
    minutes: Minutes
    today: date


class Option:
    """One argument of a command, as `argparse.ArgumentParser.add_argument` takes it."""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


Called = TypeVar("Called")
Given = TypeVar("Given")


class Command(NamedTuple, Generic[Called, Given]):
    """One command.

    Attributes:
        asks: the question it answers, for the list of commands.
        example: for its help.
        answer: gives rows and data for any format, or text that is written already.
        takes: what it takes as others do: which `archive`, or minutes `from` files; of which
            `authority`; what `documents` do not tell.
        formats: what `--format` takes, the default first.
    """

    asks: str
    example: str
    answer: Callable[[Called], Given]
    options: tuple[Option, ...] = ()
    takes: str = "archive from authority documents"
    formats: Sequence[str] = tuple(FORMATS)


def day(text: str) -> date:
    """A day as `YYYY-MM-DD`, or as minutes print it: `16/1-2023`, `16. januar 2023`."""
    from casetrack.dates import parse_date

    if found := parse_date(text):
        return found
    raise ArgumentTypeError(f"{text!r} is no day; write it as 2023-01-16")


def choice(name: str, values: Sequence[str], *kinds: str, **settings: Any) -> Option:
    """An option that takes one of the values, or the answers' word for it in any language."""
    told = {"choices": values, "help": ", ".join(values)} | settings
    return Option(name, type=partial(value_of, kinds=kinds, values=values), **told)


# What each command answers.


def _read_here(call: Call) -> ReadMinutes:
    from casetrack.minutes import ReadMinutes

    assert isinstance(call.minutes, ReadMinutes)  # no archive answers what a file says
    return call.minutes


def _timeline(call: Call) -> Answer:
    options = call.options
    case = call.minutes.case(options.case, as_of=options.as_of, today=call.today)
    return _told_of_days_ahead(answers.story(case), case["open"], call)


def _cases(call: Call) -> Answer:
    options = call.options
    wanted = CaseFilter(
        options.body, options.status, options.since, options.until, options.collective
    )
    found = call.minutes.cases(wanted, as_of=options.as_of, today=call.today)
    return answers.case_list(_of_body(call, found))


def _open(call: Call) -> Answer:
    options = call.options
    due_by = options.due_by
    wanted = OpenFilter(
        options.body,
        options.because,
        options.overdue or None,
        due_by,
        undated=options.undated or due_by is not None,
    )
    found = _of_body(call, call.minutes.open(wanted, as_of=options.as_of, today=call.today))
    if due_by is None or options.undated:
        return _told_of_days_ahead(answers.open_list(found), found, call)
    dated = [matter for matter in found if matter["due"] is not None]
    return answers.open_list(dated, undated=len(found) - len(dated))


def _told_of_days_ahead(answer: Answer, matters: list[dict[str, Any]], call: Call) -> Answer:
    """The answer, and how much of what is open began after today: a year may be mistyped."""
    today = call.today.isoformat()
    ahead = sum((matter["since"] or "") > today for matter in matters)
    return answer._replace(left_out=("note.ahead", ahead)) if ahead else answer


def _of_body(call: Call, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows; where a body left none, raises `UnknownBody` unless it is one that is known."""
    if call.options.body and not rows:
        check_body(call.minutes, call.options.body)
    return rows


def _graph(call: Call) -> str:
    from casetrack.views import graphs

    write: Callable[..., str] = getattr(graphs, GRAPH_FORMATS[call.options.format])
    graph = call.minutes.graph(call.options.case, as_of=call.options.as_of)
    return write(graph, Labels(call.options.lang))


def _explain(call: Call) -> Answer:
    options = call.options
    case = call.minutes.case(options.case, as_of=options.as_of, today=call.today)
    return answers.reasons(explain(case), case)


GRAPH_FORMATS = {
    "dot": "to_dot",
    "mermaid": "to_mermaid",
    "graphml": "to_graphml",
    "json": "to_node_link",
}
"""The formats of a graph, and the function of `casetrack.views.graphs` that writes each."""

_FILES = Option("files", metavar="FILE", nargs="+", help="a file or a folder; - for the input")
_CASE = Option("case", metavar="CASE", help="a case number, or a case's id")
_ANY_CASE = Option("case", metavar="CASE", nargs="?", help="all cases without it")
_BODY = Option("--body", metavar="NAME", help="only this body (udvalg)")
_AS_OF = Option("--as-of", type=day, metavar="DATE", help="as it stood on that day")

_STATUSES = tuple(map(str, Status))
_CASE_OPTIONS = (
    _BODY,
    # An outcome stands for the status of what is prepared, see `Labels.status`.
    choice("--status", _STATUSES, "status", "outcome", metavar="STATUS"),
    Option("--since", type=day, metavar="DATE", help="treated on or after that day"),
    Option("--until", type=day, metavar="DATE", help="treated on or before that day"),
    Option(
        "--collective",
        action=BooleanOptionalAction,
        help="only collective numbers, or none of them",
    ),
    _AS_OF,
)
_OPEN_OPTIONS = (
    _BODY,
    choice("--because", BECAUSE, "open", metavar="WHY"),
    Option("--overdue", action="store_true", help="only what is past its due day"),
    Option("--due-by", type=day, metavar="DATE", help="only what is due by that day"),
    Option(
        "--undated", action="store_true", help="only what has no due day; with --due-by that too"
    ),
    _AS_OF,
)

COMMANDS: dict[str, Command[Call, Answer | str]] = {
    "parse": Command(
        "what do these minutes say?",
        "casetrack parse referat.txt --format json",
        lambda call: answers.decisions(_read_here(call).plain_meetings()),
        (_FILES,),
        takes="authority documents",
    ),
    "timeline": Command(
        "what happened to this case?",
        "casetrack timeline 22/21670 --from minutes/",
        _timeline,
        (_CASE, _AS_OF),
    ),
    "cases": Command(
        "which cases are there?",
        "casetrack cases --status deferred --since 2024-01-01 --from minutes/",
        _cases,
        _CASE_OPTIONS,
    ),
    "open": Command(
        "what was put off or promised and has not come back?",
        "casetrack open --body Direktionen --from minutes/",
        _open,
        _OPEN_OPTIONS,
    ),
    "missing": Command(
        "which earlier meetings do the minutes tell of that are not here?",
        "casetrack missing --from minutes/",
        lambda call: answers.missing_meetings(call.minutes.missing()),
    ),
    "graph": Command(
        "how do the steps of a case, or of all cases, hang together?",
        "casetrack graph 22/21670 --format mermaid --from minutes/",
        _graph,
        (_ANY_CASE, _AS_OF),
        formats=tuple(GRAPH_FORMATS),
    ),
    "explain": Command(
        "why does it say that of a case?",
        "casetrack explain 22/21670 --from minutes/",
        _explain,
        (_CASE, _AS_OF),
    ),
    "check": Command(
        "what could not be read, and what looks wrong in these minutes?",
        "casetrack check minutes/ --format csv",
        lambda call: answers.diagnostics(_read_here(call).diagnostics()),
        (_FILES,),
        takes="authority documents",
    ),
}
"""Every command, in the order of the help."""
