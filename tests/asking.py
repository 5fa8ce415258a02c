"""The command line, asked in this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casetrack import cli


class Asked:
    """Runs commands in this process."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self.capture = capture
        self.status = -1
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str | Path) -> str:
        self.capture.readouterr()
        self.status = cli.main([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        self.out, self.err = out.decode("utf-8"), err.decode("utf-8")
        assert "Traceback" not in self.err
        return self.out

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self(*arguments, "--format", "json"))
