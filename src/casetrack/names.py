"""What people's names are made of beside words with a capital."""

from __future__ import annotations

__all__ = ["PARTICLES"]

PARTICLES = frozenset(
    {"af", "von", "van", "de", "der", "den", "la", "el", "al", "da", "bin", "ben", "du"}
)
"""Small words that stand inside a name: `Ida von Holm`."""
