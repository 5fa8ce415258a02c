"""What the scripts that write a page of docs/ share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["keep"]


def keep(text: str, page: Path, arguments: Sequence[str]) -> int:
    """Write the page, or with `--check` compare it; 1 when it is out of date."""
    if "--check" in arguments:
        return 0 if page.exists() and page.read_text(encoding="utf-8") == text else 1
    page.write_text(text, encoding="utf-8")
    return 0
