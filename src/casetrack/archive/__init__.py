"""Many documents on disk, in one SQLite file: add, ask, rebuild."""

from __future__ import annotations

__all__: list[str] = []
