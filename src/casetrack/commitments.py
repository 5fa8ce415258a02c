"""Promises in a decision."""
from __future__ import annotations
def commitments_of(said, cut, body, on, place):
    return ()
