"""Cases -> a directed graph without cycles: entries, links, and promises that nothing has met.

The only module that knows networkx; it is loaded when a graph is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx

from casetrack.asked import as_each
from casetrack.lazy import regex
from casetrack.linking.treatments import evidence_of
from casetrack.records import Case, Entry, OpenMatter

__all__ = ["graph"]


def graph(case_or_cases: Case | Iterable[Case]) -> networkx.MultiDiGraph[str]:
    """The graph of one case, or of many in one.

    A node is an entry (`kind` decision, listed or cited; its id the entry's) or an open matter
    (`kind` open). An edge is a link, with the link's kind, or leads with the kind `open` from an
    entry to what it left open. Edges rise in the order of the entries, so there is no cycle.

    Nodes and edges carry `kind`, `date`, `body`, `outcome`, `case` and `evidence`, all strings, the
    empty one where there is nothing to say, so that every graph format can hold them; an edge has
    date, body and outcome of the node it comes from. An entry's `outcomes` are joined by `; `.
    """
    drawn: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for case in _cases(case_or_cases):
        entries = {entry.id: entry for entry in case.entries}
        for entry in case.entries:
            drawn.add_node(_plain(entry.id), **_of_entry(entry, case))
        for link in case.links:
            about = _attributes(link.kind, entries[link.from_], case, link.evidence)
            about["rule"] = link.rule
            drawn.add_edge(_plain(link.from_), _plain(link.to), key=link.kind, **about)
        for matter in case.open:
            _add_open(drawn, matter, entries[matter.entry], case)
    return drawn


def _cases(given: object) -> Iterable[Case]:
    """Each case; raises `TypeError`, which says what is wanted, for what is none."""
    wanted = "graph: a Case or Cases is wanted"
    if isinstance(given, Case):
        return (given,)
    if isinstance(given, str):
        raise TypeError(f"{wanted}, not str: link(...)[{given!r}] is the case")
    return as_each(wanted, given, Case)


def _add_open(
    drawn: networkx.MultiDiGraph[str], matter: OpenMatter, entry: Entry, case: Case
) -> None:
    node = _plain(matter.id)
    edge = _attributes("open", entry, case, matter.evidence)
    about = edge | {
        "body": _plain(matter.body or ""),
        "awaits": matter.kind,
        "because": matter.because,
        "due": _day(matter.due),
        "due_text": _plain(matter.due_text or ""),
    }
    drawn.add_node(node, **about)
    drawn.add_edge(_plain(entry.id), node, key="open", **edge)


def _of_entry(entry: Entry, case: Case) -> dict[str, str]:
    evidence, _ = evidence_of(entry, [entry.outcome] if entry.outcome else [])
    return {
        **_attributes(entry.kind, entry, case, evidence),
        "outcomes": "; ".join(entry.outcomes),
        "item": _plain(entry.item or ""),
        "title": _plain(entry.title or ""),
        "thread": _plain(entry.thread or ""),
    }


def _attributes(kind: str, entry: Entry, case: Case, evidence: str) -> dict[str, str]:
    return {
        "kind": kind,
        "date": _day(entry.date),
        "body": _plain(entry.body or ""),
        "outcome": entry.outcome.value if entry.outcome else "",
        "case": _plain(case.id),
        "authority": _plain(case.authority or ""),
        "evidence": _plain(evidence),
    }


def _day(day: object) -> str:
    return str(day) if day else ""


# What XML cannot hold: control characters, half surrogates and two that are no characters.
_NOT_IN_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _plain(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
