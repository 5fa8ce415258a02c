"""Plain data as the archive keeps it: compact JSON, compressed.

A meeting is kept in two parts, its head and its whole; `casetrack.archive.digest` says which.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

__all__ = ["LAST_DAY", "MATTER_KEYS", "Plain", "joined", "packed", "text_of", "to_json", "unpacked"]

Plain = dict[str, Any]

LAST_DAY = "9999-12-31"
"""Stands for a day that is not known where days are put in order."""

MATTER_KEYS = (
    "case",
    "authority",
    "title",
    "closed",
    "id",
    "because",
    "kind",
    "body",
    "since",
    "first_since",
    "times",
    "due_text",
    "due_from",
    "due",
    "days_open",
    "overdue",
    "entry",
    "evidence",
    "sources",
)
"""What an open matter has, in this order: kept as a list of values, it is read in half the time."""

# Of zlib: half the time of level 6 for an eighth more space, on minutes. A window and tables of the
# usual size would take four times as long to make ready as a case takes to pack.
_PACKING = {"level": 2, "wbits": 14, "memLevel": 7}

# What most records hold, so that it need not stand in each: a third less space for a case. It is
# part of the format of the file; another text would need another version of the tables.
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


def packed(text: str) -> bytes:
    """A text, compressed; lone surrogates, which broken bytes can leave, survive."""
    press = zlib.compressobj(**_PACKING, zdict=_COMMON)
    return press.compress(text.encode("utf-8", "surrogatepass")) + press.flush()


def unpacked(data: bytes) -> str:
    """The text that was packed; `zlib.error` for bytes that are none."""
    press = zlib.decompressobj(zdict=_COMMON)
    text = press.decompress(data) + press.flush()
    if not press.eof:
        raise zlib.error("incomplete")
    return text.decode("utf-8", "surrogatepass")


def to_json(value: object) -> str:
    """Compact JSON with its letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text_of(whole: bytes) -> str:
    """A document's text, line by line as its records count them."""
    text: str = json.loads(unpacked(whole))[0]
    return text


def joined(head: bytes, whole: bytes) -> Plain:
    """The whole meeting as plain data."""
    plain: Plain = json.loads(unpacked(head))
    _, rest = json.loads(unpacked(whole))
    del plain["told"]
    items = zip(plain["items"], rest.pop("items"), strict=True)
    plain["items"] = [item | parts for item, parts in items]
    plain.update(rest)
    return plain
