"""Plain data as people and programs read it: a format is one function and one row in a table."""

from __future__ import annotations

__all__: list[str] = []
