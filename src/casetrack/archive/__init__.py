"""Many documents on disk, in one SQLite file: add, ask, rebuild.

How `Archive.add` goes (`archive`), and what each step gives to the next:

    intake    files, folders, zip files ─▶ documents as bytes
    writing   which of them are new, in chunks ─▶ reading processes; what they give ─▶ the tables
    digest    in any process: bytes ─▶ records ─▶ rows (`rows`, `shapes`) ─▶ bytes (`plain`)
    store     what was read ─▶ the tables (`schema`); `versions`: what else of that meeting is here
    linking   in any process: the documents of an authority ─▶ its cases, ready to answer with;
              `moves`: what changed since; `figures`: what `stats` will tell

A question needs the tables alone: `asking` makes plain data of the cases kept there, and `search`,
`stats` and `export` ask in the same way.
"""

from __future__ import annotations

__all__: list[str] = []
