"""A graph of cases -> DOT, Mermaid, GraphML or JSON text.

The graph is read through its plain attributes alone, see `casetrack.casegraph.graph`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from casetrack.views.labels import Labels
from casetrack.views.text import wrapped

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]

__all__ = ["to_dot", "to_graphml", "to_mermaid", "to_node_link"]


_ENGLISH = Labels()


def to_dot(drawn: Graph, labels: Labels = _ENGLISH) -> str:
    """A graph in the language of Graphviz, one case downwards, many from left to right; `labels`
    are what is read, while the attributes of nodes and edges stay those of the graph.
    """
    lines = ["digraph cases {", f"  rankdir={_way(drawn, 'TB')};", f"  node [shape=box, {_FONT}];"]
    lines.append(f"  edge [{_FONT}, fontsize=11];")
    for node, about in drawn.nodes(data=True):
        look = {"label": _label(about, labels), **_carried(about), **_DOT_LOOKS[about["kind"]]}
        lines.append(f"  {_dot(node)} [{_dot_list(look)}];")
    for start, end, about in drawn.edges(data=True):
        look = {"label": labels.value("link", about["kind"]), **_carried(about)}
        style = {"style": "dashed"} if about["kind"] in _FAINT else {}
        lines.append(f"  {_dot(start)} -> {_dot(end)} [{_dot_list({**look, **style})}];")
    return "\n".join([*lines, "}", ""])


def to_mermaid(drawn: Graph, labels: Labels = _ENGLISH) -> str:
    """A graph as a Mermaid flowchart, which many sites draw where Markdown is shown."""
    names = {node: f"n{place}" for place, node in enumerate(drawn)}
    lines = [f"flowchart {_way(drawn, 'TD')}"]
    for node, about in drawn.nodes(data=True):
        left, right = _MERMAID_SHAPES[about["kind"]]
        lines.append(f'  {names[node]}{left}"{_mermaid(_label(about, labels))}"{right}')
    for start, end, about in drawn.edges(data=True):
        arrow = "-.->" if about["kind"] in _FAINT else "-->"
        told = _mermaid(labels.value("link", about["kind"]))
        lines.append(f"  {names[start]} {arrow}|{told}| {names[end]}")
    return "\n".join([*lines, ""])


def to_graphml(drawn: Graph, _labels: Labels = _ENGLISH) -> str:
    """A graph as GraphML, with every attribute as a string."""
    keys = {"node": _keys(drawn.nodes(data=True)), "edge": _keys(drawn.edges(data=True))}
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    for what, names in keys.items():
        for name in names:
            key = f'id="{what}_{name}" for="{what}" attr.name="{name}" attr.type="string"'
            lines.append(f"  <key {key}/>")
    lines.append('  <graph edgedefault="directed">')
    for node, about in drawn.nodes(data=True):
        lines += [f"    <node id={_xml_attribute(node)}>", *_data("node", about), "    </node>"]
    for number, (start, end, about) in enumerate(drawn.edges(data=True)):
        ends = f"source={_xml_attribute(start)} target={_xml_attribute(end)}"
        lines += [f'    <edge id="e{number}" {ends}>', *_data("edge", about), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def to_node_link(drawn: Graph, _labels: Labels = _ENGLISH) -> str:
    """A graph as JSON of the node-link form: `nodes` with `id`, `edges` with `source` and `target`.

    `networkx.node_link_graph(data, edges="edges")` reads it back. What is missing is `null`.
    """
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {},
        "nodes": [{"id": node, **_or_null(about)} for node, about in drawn.nodes(data=True)],
        "edges": [
            {"source": start, "target": end, "key": key, **_or_null(about)}
            for start, end, key, about in drawn.edges(keys=True, data=True)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _or_null(about: dict[str, str]) -> dict[str, str | None]:
    return {name: value or None for name, value in about.items()}


_CARRIED = ("kind", "date", "body", "outcome", "case", "evidence")
_FONT = 'fontname="Helvetica,Arial,sans-serif"'
_WIDEST = 40  # characters of a line in a drawing
_FAINT = frozenset({"citation", "open"})
_DOT_LOOKS: dict[str, dict[str, str]] = {
    "decision": {},
    "listed": {"style": "dashed"},
    "cited": {"style": "dotted"},
    "open": {"shape": "ellipse", "color": "red"},
}
_MERMAID_SHAPES = {
    "decision": ("[", "]"),
    "listed": ("(", ")"),
    "cited": (">", "]"),
    "open": ("([", "])"),
}


def _carried(about: dict[str, Any]) -> dict[str, str]:
    """What every node and edge carries; a drawing shows the evidence under the pointer."""
    return {**{name: about[name] for name in _CARRIED}, "tooltip": about["evidence"]}


def _way(drawn: Graph, down: str) -> str:
    """The way of the steps: a long story is too wide beside itself, many are below each other."""
    return "LR" if len({case for _, case in drawn.nodes(data="case")}) > 1 else down


def _label(about: dict[str, Any], labels: Labels) -> str:
    """What is shown of a node: a line each for what happened, where and when, and in which case."""
    if about["kind"] == "open":
        said = f"{labels('graph.open')}: {labels.value('commitment', about['awaits'])}"
        lines = [said, about["due_text"], about["body"]]
    else:
        step = labels.step({**about, "outcomes": about["outcomes"].split("; ")})
        lines = [step, f"{about['body']} {about['date']}".strip(), about["case"]]
    return "\n".join(part for line in lines if line for part in wrapped(line, _WIDEST))


def _dot(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r", "").replace("\n", "\\n") + '"'


def _dot_list(look: dict[str, str]) -> str:
    return ", ".join(f"{name}={_dot(value)}" for name, value in look.items())


# Mermaid reads entities by their number between # and ;, and some marks and words for itself.
_MERMAID = {ord(mark): f"#{ord(mark)};" for mark in '"#&;<>`|[](){}\\'}
_MERMAID |= {ord("\n"): "<br/>", ord("\r"): ""}


def _mermaid(text: str) -> str:
    return text.translate(_MERMAID)


def _keys(rows: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row[-1]))


def _data(what: str, about: dict[str, Any]) -> list[str]:
    told = {name: escape(str(value), {"\r": "&#13;"}) for name, value in about.items()}
    return [f'      <data key="{what}_{name}">{value}</data>' for name, value in told.items()]


def _xml_attribute(text: str) -> str:
    return quoteattr(text, {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
