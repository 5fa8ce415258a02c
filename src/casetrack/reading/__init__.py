"""The text of a document → its `Meeting`: landmarks, items, head, blocks, decisions."""

from __future__ import annotations

__all__: list[str] = []
