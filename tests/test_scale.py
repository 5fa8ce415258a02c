"""More than one process or machine reads to the same records, and tables join what they made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from distributed import Client, LocalCluster

import casetrack
import keeping
from casetrack.archive.archive import Archive


@pytest.fixture(name="executor", scope="module")
def _executor() -> Iterator[Executor]:
    """The executor of a Dask cluster of two worker processes."""
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client.get_executor()


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keeping.story(tmp_path_factory.mktemp("minutes"))


def test_a_cluster_reads_what_one_process_reads(executor: Executor, folder: Path) -> None:
    paths = [folder, *(f"sample:{path.stem}" for path in samples())]
    alone, cluster = (casetrack.read_many(paths, executor=one) for one in (None, executor))
    assert cluster == alone
    assert len(cluster.meetings) == 3 + len(samples())


def samples() -> list[Path]:
    return sorted((Path(casetrack.__file__).parent / "data" / "samples").iterdir())


def test_an_archive_is_filled_from_a_cluster(
    executor: Executor, folder: Path, tmp_path: Path
) -> None:
    with Archive(tmp_path / "a.casetrack") as archive:
        report = archive.add([folder, *map(str, samples())], executor=executor)
        assert {outcome.what for outcome in report.outcomes} == {"added"}
        assert archive.verify() == []
        case = archive.minutes().case("19/21554", as_of=None, today=None)
        assert case["status"] == "settled"


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = parquet.read_table(folder / f"{table}.parquet").to_pylist()
    return read


def test_tables_are_joined_by_authority_and_case(folder: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "a.casetrack") as archive:
        archive.add([folder])
        written = archive.export(tmp_path / "out", form="parquet")
    assert written == {
        "documents": 3,
        "items": 5,
        "decisions": 5,
        "cases": 3,
        "entries": 5,
        "links": 2,
        "open": 1,
    }
    out = tmp_path / "out"
    whose = ("Vejen Kommune", "19/21554")
    entries = [row for row in rows(out, "entries") if (row["authority"], row["case"]) == whose]
    assert [(str(row["date"]), row["outcome"], row["outcomes"]) for row in entries] == [
        ("2019-08-12", "deferred", ["deferred"]),
        ("2019-09-09", "recommended", ["recommended"]),
        ("2019-10-01", "approved", ["approved"]),
    ]
    assert [row["kind"] for row in rows(out, "links")] == ["re_presentation", "referral"]
    assert [row["case"] for row in rows(out, "open")] == ["19/400"]
    assert {row["sha256"] for row in rows(out, "decisions")} == {
        row["sha256"] for row in rows(out, "documents")
    }


def test_the_tables_need_an_extra(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with Archive(tmp_path / "a.casetrack") as archive:
        archive.add([folder])
        with pytest.raises(ValueError, match=r"pip install 'casetrack\[parquet\]'"):
            archive.export(tmp_path / "out", form="parquet")
