"""Follow a case through the minutes of Danish municipalities.

Minutes go in (`read`, `parse`), cases come out (`link`), and a case knows every meeting that
treated it, where it stands and what was promised and has not come back. Names are loaded on first
use.

>>> import casetrack
>>> case = casetrack.link(casetrack.samples())["22/21670"]
>>> case.status.value
'awaiting_re_presentation'
>>> [(str(entry.date), entry.outcome.value) for entry in case.entries]
[('2023-01-16', 'not_treated'), ('2023-01-23', 'approved_with_changes')]
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import would double the time this one takes
if TYPE_CHECKING:
    from typing import Any

    from casetrack.archive.archive import Archive as Archive
    from casetrack.archive.errors import ArchiveError as ArchiveError
    from casetrack.archive.errors import UnknownAuthority as UnknownAuthority
    from casetrack.archive.search import InvalidSearch as InvalidSearch
    from casetrack.archive.search import SearchFilter as SearchFilter
    from casetrack.asked import InvalidFilter as InvalidFilter
    from casetrack.casegraph import graph as graph
    from casetrack.casenumber import CaseNumber as CaseNumber
    from casetrack.casenumber import InvalidCaseNumber as InvalidCaseNumber
    from casetrack.codec import InvalidRecordError as InvalidRecordError
    from casetrack.codec import from_dict as from_dict
    from casetrack.codec import to_dict as to_dict
    from casetrack.linking.cases import AmbiguousCase as AmbiguousCase
    from casetrack.linking.cases import Cases as Cases
    from casetrack.linking.cases import UnknownCase as UnknownCase
    from casetrack.linking.cases import link as link
    from casetrack.outcomes import Outcome as Outcome
    from casetrack.outcomes import Status as Status
    from casetrack.questions import CaseFilter as CaseFilter
    from casetrack.questions import OpenFilter as OpenFilter
    from casetrack.readers import Unreadable as Unreadable
    from casetrack.reading.layout import InvalidLayout as InvalidLayout
    from casetrack.reading.parsing import parse as parse
    from casetrack.records import AgendaItem as AgendaItem
    from casetrack.records import Case as Case
    from casetrack.records import Decision as Decision
    from casetrack.records import Diagnostic as Diagnostic
    from casetrack.records import Entry as Entry
    from casetrack.records import Interpretation as Interpretation
    from casetrack.records import Link as Link
    from casetrack.records import Meeting as Meeting
    from casetrack.records import OpenMatter as OpenMatter
    from casetrack.records import Reading as Reading
    from casetrack.sources import read as read
    from casetrack.sources import read_many as read_many
    from casetrack.sources import samples as samples
    from casetrack.wording.decisions import interpret as interpret

__version__ = "0.1.0"

_NAMES: dict[str, tuple[str, ...]] = {
    "archive.archive": ("Archive",),
    "archive.errors": ("ArchiveError", "UnknownAuthority"),
    "archive.search": ("InvalidSearch", "SearchFilter"),
    "asked": ("InvalidFilter",),
    "casegraph": ("graph",),
    "casenumber": ("CaseNumber", "InvalidCaseNumber"),
    "codec": ("InvalidRecordError", "from_dict", "to_dict"),
    "linking.cases": ("AmbiguousCase", "Cases", "UnknownCase", "link"),
    "outcomes": ("Outcome", "Status"),
    "questions": ("CaseFilter", "OpenFilter"),
    "readers": ("Unreadable",),
    "reading.layout": ("InvalidLayout",),
    "reading.parsing": ("parse",),
    "records": (
        "AgendaItem",
        "Case",
        "Decision",
        "Diagnostic",
        "Entry",
        "Interpretation",
        "Link",
        "Meeting",
        "OpenMatter",
        "Reading",
    ),
    "sources": ("read", "read_many", "samples"),
    "wording.decisions": ("interpret",),
}
_HOME = {name: f"casetrack.{module}" for module, names in _NAMES.items() for name in names}
_SHOWN = (
    ("casetrack.records", "Meeting"),
    ("casetrack.records", "Case"),
    ("casetrack.linking.cases", "Cases"),
)

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> object:
    """Load a public name from its module when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'casetrack' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    _teach_notebooks()
    return value


def __dir__() -> list[str]:
    return list(__all__)


def _teach_notebooks() -> None:
    """Give the records a `_repr_html_`.

    It is set from here because records stand above the views and may not import them; the views are
    loaded when a notebook first shows something.
    """
    import sys

    for module, name in _SHOWN:
        if module in sys.modules:
            shown = getattr(sys.modules[module], name, None)
            if shown is not None and "_repr_html_" not in vars(shown):
                shown._repr_html_ = _as_html


def _as_html(shown: Any) -> str:
    """A record as a notebook shows it: as plain data, by the view that has its name."""
    from casetrack.codec import to_dict
    from casetrack.views import html

    views = {"Meeting": html.meeting_page, "Case": html.case_page}
    view = views.get(type(shown).__name__)
    return view(to_dict(shown)) if view else html.cases_page([to_dict(case) for case in shown])
