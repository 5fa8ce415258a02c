"""What several test files ask with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from asking import Asked


@pytest.fixture(name="ask")
def _ask(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Asked:
    for name in ("COLUMNS", "NO_COLOR", "CASETRACK_ARCHIVE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):  # where an archive of one's own could be
        monkeypatch.setenv(name, str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    return Asked(capsysbinary)
