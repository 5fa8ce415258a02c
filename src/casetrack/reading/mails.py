"""Lines of the head in, without those that say who sent the minutes on by mail, and when, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casetrack.reading.marks import Marks

__all__ = ["without_mail"]

_SENDER = frozenset({"Fra", "From", "Afsender"})
_SENDERS = tuple(f"{label}:" for label in _SENDER)
_SENT = frozenset({"Sendt", "Sent", "Emne", "Subject"})
"""Beside the sender, these make a mail: a head can say `Fra: 16.00` and `Til: 18.00`."""
_SUBJECT = frozenset({"Emne", "Subject"})
"""What it names can be the meeting."""
_LABELS = _SENDER | _SENT | {
    "Til", "To", "Modtager", "Cc", "CC", "Bcc", "Dato", "Date", "Svar til", "Prioritet",
    "Vedhæftet", "Vedhæftede filer", "Vedhæftninger", "Attachments",
}  # fmt: skip
_GOES_ON = (",", ";")


def without_mail(plain: Sequence[int], marks: Marks, fates: list[str]) -> list[int]:
    """The lines without those that head a mail; these are none of the minutes' own."""
    left = [*plain]
    if not any(marks.bare[line].startswith(_SENDERS) for line in plain):
        return left
    for run in _runs(plain, marks):
        labels = {_label(marks.bare[line]) for line in run}
        if labels & _SENDER and labels & _SENT:
            for line in run:
                if _label(marks.bare[line]) not in _SUBJECT:
                    fates[line] = "furniture"
                    left.remove(line)
    return left


def _runs(plain: Sequence[int], marks: Marks) -> Iterator[list[int]]:
    """Lines with the labels of a mail, one below the other, and those that they wrap over."""
    run: list[int] = []
    for line in plain:
        text = marks.bare[line]
        wraps = bool(run) and run[-1] == line - 1 and marks.bare[line - 1].endswith(_GOES_ON)
        if wraps or (_label(text) in _LABELS and not _is_hour(text)):
            run.append(line)
        elif run:
            yield run
            run = []
    yield run


def _label(text: str) -> str:
    label, colon, _ = text.partition(":")
    return label.strip("* ") if colon else ""


def _is_hour(text: str) -> bool:
    value = text.partition(":")[2].lstrip("* ")
    return _label(text) in _SENDER and (value[:1].isdigit() or value[:2].lower() == "kl")
