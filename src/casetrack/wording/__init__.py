"""The words of a decision → what it says: outcomes, points, promises, votes, statements."""

from __future__ import annotations

__all__: list[str] = []
