"""The sample minutes, set as PDF, HTML and Word, are read to the records of the plain text."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

import casetrack
import setting
from casetrack import to_dict
from casetrack.readers import read_bytes
from casetrack.reading.parsing import parse_source
from sites import SITES

SAMPLES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(casetrack.__file__).parent / "data" / "samples").iterdir())
}
# What differs by nature: where a fact stands, and which file it is from.
_OWN = frozenset({"lines", "path", "sha256"})


def records(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: records(value) for key, value in data.items() if key not in _OWN}
    return [records(value) for value in data] if isinstance(data, list) else data


@cache
def expected(name: str) -> Any:
    return records(to_dict(casetrack.parse(setting.plain(SAMPLES[name]))))


def read(data: bytes, ending: str) -> Any:
    return records(to_dict(parse_source(read_bytes(data, ending))))


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer-nogui)")
    files = {name: setting.docx(text) for name, text in SAMPLES.items()}
    return setting.by_libreoffice(files, tmp_path_factory.mktemp("libreoffice"))


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_set_as_pdf_by_reportlab(name: str) -> None:
    assert read(setting.pdf(SAMPLES[name]), ".pdf") == expected(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_set_as_pdf_in_large_justified_type(name: str) -> None:
    data = setting.pdf(SAMPLES[name], size=13, justify=True, bullet="–")
    assert read(data, ".pdf") == expected(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_set_as_pdf_with_page_headers_and_footers(name: str) -> None:
    def furniture(canvas: Canvas, page: int) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 800, "Sekretariatet")
        canvas.drawString(72, 40, "Udskrevet 14-11-2025")
        canvas.drawRightString(523, 40, f"{page}/9")

    text = SAMPLES[name] + "\n\nFolderen ligger på rådhuset." * 40
    set_out = read(setting.pdf(text, size=13, furniture=furniture), ".pdf")
    assert set_out == records(to_dict(casetrack.parse("Sekretariatet\n\n" + setting.plain(text))))


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_set_as_pdf_by_libreoffice(name: str, by_libreoffice: dict[str, bytes]) -> None:
    assert read(by_libreoffice[name], ".pdf") == expected(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_as_a_word_file(name: str) -> None:
    assert read(setting.docx(SAMPLES[name]), ".docx") == expected(name)


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", SAMPLES)
def test_minutes_as_a_page_of_a_site(name: str, site: str) -> None:
    assert read(SITES[site](SAMPLES[name]), ".html") == expected(name)
