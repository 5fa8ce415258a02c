"""Meetings → cases: what is one case, its entries, links, status and open matters."""

from __future__ import annotations

__all__: list[str] = []
