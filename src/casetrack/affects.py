"""affects."""
from __future__ import annotations
def affects_of(said, cut, sayings, recommendations, on, place):
    return (), [], False
