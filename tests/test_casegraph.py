"""Graphs of cases, and the formats they leave in."""

from __future__ import annotations

import json
import subprocess
import sys

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import COMMITTEE, COUNCIL, decided, item, meeting
from casetrack.casegraph import graph
from casetrack.linking.cases import link
from casetrack.records import Meeting
from casetrack.views.graphs import to_dot, to_graphml, to_mermaid, to_node_link
from casetrack.views.labels import Labels

HARD = 'a "b" <c> & \\d\n[e](f)#g;|`h` \x00\x0c\ud800 æøå\r\t%'
FOUND = link(
    [
        meeting(COMMITTEE, "2024-03-05", item("4", "24/1", decided("deferred", "Udsat."))),
        meeting(COMMITTEE, "2024-04-09", item("4", "24/1", decided("deferred", HARD), title=HARD)),
        meeting(COUNCIL, "2024-03-20", item("1", "24/2")),
    ]
)
FIRST = "Vejen Kommune 24/1 2024-03-05 Teknik- og Miljøudvalget"
SECOND = "Vejen Kommune 24/1 2024-04-09 Teknik- og Miljøudvalget"
OPEN = f"{SECOND} re_presentation Teknik- og Miljøudvalget"


def test_entries_and_open_matters_are_nodes_and_links_are_edges() -> None:
    drawn = graph(FOUND["24/1"])

    assert list(drawn) == [FIRST, SECOND, OPEN]
    assert list(drawn.edges(keys=True)) == [
        (FIRST, SECOND, "re_presentation"),
        (SECOND, OPEN, "open"),
    ]
    assert drawn.nodes[OPEN]["kind"] == "open"
    assert drawn.nodes[OPEN]["awaits"] == "re_presentation"


def test_nodes_and_edges_carry_what_they_rest_on() -> None:
    drawn = graph(FOUND["24/1"])
    carried = {
        "date": "2024-03-05",
        "body": COMMITTEE,
        "outcome": "deferred",
        "case": "24/1",
        "evidence": "Udsat.",
    }
    edge = drawn.edges[FIRST, SECOND, "re_presentation"]

    assert {name: drawn.nodes[FIRST][name] for name in carried} == carried
    assert {name: edge[name] for name in carried} == carried
    assert (drawn.nodes[FIRST]["kind"], edge["kind"]) == ("decision", "re_presentation")


def test_a_node_carries_the_words_of_the_outcome_it_shows() -> None:
    said = [
        {"outcome": one, "evidence": one, "lines": [3, 3], "rule": "made up"}
        for one in ("discussed", "deferred")
    ]
    both = decided("deferred", outcomes=["discussed", "deferred"]) | {"findings": said}
    drawn = graph(link([meeting(COMMITTEE, "2024-03-05", item("4", "24/1", both))]))
    assert drawn.nodes[FIRST]["evidence"] == "deferred"


def test_many_cases_are_one_graph() -> None:
    drawn = graph(FOUND)

    assert len(drawn) == 4
    assert {about["kind"] for _, about in drawn.nodes(data=True)} == {"decision", "listed", "open"}


def test_graphml_is_read_back_the_same() -> None:
    drawn = graph(FOUND)
    read = networkx.parse_graphml(to_graphml(drawn), force_multigraph=True)

    assert set(read) == set(drawn)
    for node in drawn:
        plain = {name: value.replace("\r\n", "\n") for name, value in drawn.nodes[node].items()}
        assert {name: read.nodes[node].get(name) or "" for name in plain} == plain
    assert [about["kind"] for _, _, about in read.edges(data=True)] == ["re_presentation", "open"]


def test_networkx_can_write_it_too() -> None:
    assert "\n".join(networkx.generate_graphml(graph(FOUND))).startswith("<graphml")


def test_json_is_read_back_the_same_but_for_null() -> None:
    drawn = graph(FOUND)
    read = networkx.node_link_graph(json.loads(to_node_link(drawn)), edges="edges")

    for about in (*read.nodes.values(), *read.edges.values()):
        assert "" not in about.values()
        about.update({name: "" for name, value in about.items() if value is None})
    assert networkx.utils.graphs_equal(read, drawn)


def test_dot_escapes_quotes_and_lines() -> None:
    written = to_dot(graph(FOUND))
    evidence = 'evidence="a \\"b\\" <c> & \\\\d\\n[e](f)#g;|`h` \ufffd\ufffd\ufffd æøå\t%"'

    assert written.startswith("digraph cases {\n")
    assert written.endswith("}\n")
    assert evidence in written
    edge = '[label="presented again", kind="re_presentation", '
    assert f'  "{FIRST}" -> "{SECOND}" {edge}' in written
    assert len(written.splitlines()) == 4 + 4 + 2 + 1


def test_one_case_is_drawn_downwards_and_many_beside_each_other() -> None:
    assert "  rankdir=TB;\n" in to_dot(graph(FOUND["24/1"]))
    assert "  rankdir=LR;\n" in to_dot(graph(FOUND))
    assert to_mermaid(graph(FOUND)).startswith("flowchart LR\n")


def test_mermaid_names_nodes_by_number_and_escapes_its_marks() -> None:
    odd = link([meeting(COMMITTEE, "2024-03-05", item('4"]', None, decided("noted")))])

    assert to_mermaid(graph(odd)) == (
        "flowchart TD\n"
        '  n0["noted<br/>Teknik- og Miljøudvalget 2024-03-05<br/>'
        'Teknik- og Miljøudvalget 2024-03-05 #35;4#34;#93;"]\n'
    )
    assert "n0 -->|presented again| n1\n" in to_mermaid(graph(FOUND["24/1"]))
    assert "n0 -->|forelagt igen| n1\n" in to_mermaid(graph(FOUND["24/1"]), Labels("da"))


def test_an_empty_graph_is_written() -> None:
    drawn = graph(link([]))

    assert to_mermaid(drawn) == "flowchart TD\n"
    assert len(networkx.parse_graphml(to_graphml(drawn))) == 0


OUTCOMES = ["approved", "deferred", "recommended", "referred", "noted", "to_be_presented_again"]
TEXTS = [None, "Sagen blev udsat på Byrådets møde den 5. marts 2024.", "Sagen genfremlægges."]
Step = tuple[str, str | None, str, str | None, str | None]
STEP = st.tuples(
    st.sampled_from([COMMITTEE, COUNCIL, "Økonomiudvalget", "Direktionen"]),
    st.sampled_from(["2024-03-05", "2024-03-06", "2024-04-09", None]),
    st.sampled_from(OUTCOMES),
    st.sampled_from(["24/1", "24/2", None]),
    st.sampled_from(TEXTS),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(STEP, max_size=8))
def test_no_graph_has_a_cycle(
    steps: list[Step],
) -> None:
    meetings: list[Meeting] = []
    for number, (body, day, outcome, case, text) in enumerate(steps):
        printed = decided(outcome, f"{outcome} {number}", body=body, date=day)
        one = item("1", case, printed, text=text)
        meetings.append(meeting(COUNCIL, "2024-04-09", one, path=f"{number}.txt"))

    assert networkx.is_directed_acyclic_graph(graph(link(meetings)))


@pytest.mark.parametrize("module", ["casetrack.linking.cases", "casetrack.views.graphs"])
def test_networkx_is_loaded_for_graphs_alone(module: str) -> None:
    code = f"import sys, {module}; sys.exit('networkx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
