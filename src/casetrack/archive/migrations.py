"""What older tables held, as today's hold it; one function for each version that is left behind."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from casetrack.archive.figures import figures
from casetrack.archive.plain import Plain, packed, parted, to_json
from casetrack.archive.rows import to_row
from casetrack.codec import from_dict
from casetrack.linking.citations import Citation
from casetrack.records import Case, Meeting

__all__ = ["objects_to_rows"]


def objects_to_rows(database: sqlite3.Connection) -> None:
    """Version 1 kept records as objects with their keys, and a row of each entry to count them.

    Version 2 keeps records as rows, and the figures of each authority.
    """
    for (document,) in database.execute("SELECT document FROM content").fetchall():
        kept = database.execute(
            "SELECT head, whole FROM content WHERE document = ?", (document,)
        ).fetchone()
        database.execute(
            "UPDATE content SET head = ?, whole = ? WHERE document = ?",
            (*_document(*map(_unpacked, kept)), document),
        )
    for table in ("entry", "handover", "body"):
        database.execute(f"DROP TABLE {table}")
    database.execute("ALTER TABLE story DROP COLUMN decided")
    linked = database.execute("SELECT authority, missing FROM linked").fetchall()
    database.execute("DROP TABLE linked")
    database.execute(_LINKED)
    for authority, missing in linked:
        told = to_json(figures(_cases(database, authority)))
        database.execute("INSERT INTO linked VALUES (?, ?, ?)", (authority, missing, told))


_LINKED = """CREATE TABLE linked (
    authority INTEGER PRIMARY KEY REFERENCES authority,
    missing TEXT NOT NULL,
    figures TEXT NOT NULL
)"""


def _cases(database: sqlite3.Connection, authority: int) -> Iterator[Case]:
    """The cases of an authority, each kept as a row from now on."""
    query = "SELECT id, data FROM story WHERE authority = ?"
    for story, data in database.execute(query, (authority,)).fetchall():
        case = from_dict(Case, _unpacked(data))
        kept = packed(to_json(to_row(case)))
        database.execute("UPDATE story SET data = ? WHERE id = ?", (kept, story))
        yield case


def _document(head: Plain, whole: tuple[str, Plain]) -> tuple[bytes, bytes]:
    text, rest = whole
    told = [[to_row(from_dict(Citation, one)) for one in item] for item in head.pop("told")]
    items = zip(head["items"], rest.pop("items"), strict=True)
    head["items"] = [item | parts for item, parts in items]
    row, put = parted(to_row(from_dict(Meeting, head | rest)), text.split("\n") if text else [])
    return packed(to_json([row, told])), packed(put)


def _unpacked(data: bytes) -> Any:
    press = zlib.decompressobj(zdict=_COMMON)
    text = press.decompress(data) + press.flush()
    return json.loads(text.decode("utf-8", "surrogatepass"))


# The dictionary that version 1 was compressed with.
_COMMON = (
    '{"authority":" Kommune","body":"Kommunalbestyrelsen","date":"20","starts_at":null,'
    '"ends_at":null,"place":null,"status":"minutes","supplement":false,"issued":null,"remarks":"","affects":[],'
    '"items":[{"number":"1","title":"","case_number":"","closed":false,"page":null,"lines":[1,2],'
    '"decisions":[{"body":"Byrådet","date":"20","item":null,"text":"Udsat.","lines":[1,2],'
    '"about":null,"outcome":"approved","outcomes":["approved"],"findings":[{"outcome":"deferred",'
    '"point":null,"evidence":"Godkendt.","lines":[1,2],"rule":"approved-passive"}],"points":[],'
    '"commitments":[{"kind":"re_presentation","body":null,"due_text":null,"due_from":null,'
    '"due":null,"evidence":""}],"affects":[],"votes":[],"statements":[],"absent":[],"recused":[]}],'
    '"commitments":[],"sections":[{"kind":"decision","heading":"Beslutning","text":"","lines":[1,2]}'
    ']}],"source":{"path":".txt","sha256":"","layout":null,"sample":false},"told":[[],[]]}'
    '{"id":" Kommune Økonomiudvalget","case_number":"","other_numbers":[],"authority":" Kommune",'
    '"title":"","titles":[""],"collective":false,"status":"settled","status_since":"20",'
    '"as_of":null,"entries":[{"id":"","kind":"decision","date":"20","body":"udvalget","item":"",'
    '"title":"","thread":null,"closed":false,"outcome":"recommended","outcomes":["recommended"],'
    '"text":"Anbefales.","sources":[{"path":"","lines":[1,2]}],"findings":[{"outcome":"approved",'
    '"point":null,"evidence":"Godkendt.","lines":[1,2],"rule":""}],"commitments":[]}],'
    '"links":[{"kind":"referral","from":"","to":"","evidence":"","sources":[{"path":"",'
    '"lines":[1,2]}],"rule":""}],"open":[],"status_evidence":"Godkendt.","sample":false,'
    '"diagnostics":[]}'
).encode()
