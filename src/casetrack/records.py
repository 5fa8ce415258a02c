"""The records: what a page of minutes says, and what a case's story is made of.

Attributes bear the names of the JSON; `for_` and `from_` are `for` and `from` there. Lists are
tuples, a missing scalar is `None`, a missing list is `()`. `Lines` are the first and last line,
from 1, in the file as given.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from casetrack.outcomes import Outcome, Status

__all__ = [
    "Affect", "AgendaItem", "Case", "Commitment", "Decision", "Diagnostic", "Entry", "Failure",
    "Finding", "Interpretation", "Lines", "Link", "Meeting", "MissingMeeting", "OpenMatter",
    "OpenRow", "Participant", "PointFate", "Reading", "Recommendation", "Section", "Source",
    "SourceRef", "Statement", "Vote", "VoteSide",
]  # fmt: skip

Lines = tuple[int, int]
Day = date  # inside a class with an attribute `date`, that name is no type any more


# What a page says.


@frozen
class Diagnostic:
    """Something odd or unread in a document, with its place.

    Attributes:
        code: one of the codes in docs/diagnostics.md.
        severity: `error`, `warning` or `info`.
        lines: where; `None` when it concerns the document as a whole.
    """

    code: str
    severity: str
    message: str
    lines: Lines | None = None


@frozen
class Participant:
    """Somebody named in the head of the minutes (deltager).

    Attributes:
        name: without title, role or party.
        attendance: `present`, `apologies` (afbud), `absent` (fravær) or `substitute`
        (stedfortræder).
        items: numbers of the only items it holds for; `None` for the whole meeting.
    """

    name: str
    role: str | None = None
    party: str | None = None
    attendance: str = "present"
    items: tuple[str, ...] | None = None


@frozen
class Section:
    """One part of an item (afsnit), in the order of print.

    Attributes:
        kind: one of the kinds of section in docs/contract.md.
        text: the lines below the heading, outer blank lines cut, inner ones kept.
        lines: from the heading to the last line of the text.
    """

    kind: str
    heading: str
    text: str
    lines: Lines


@frozen
class Recommendation:
    """One point of what is recommended (indstillingspunkt); `point` is its number or `None`."""

    point: str | None
    text: str
    lines: Lines


@frozen
class Finding:
    """One outcome read from the words of a decision.

    Attributes:
        point: the recommendation point it is said of; `None` for the whole.
        evidence: the words it rests on, literal.
        rule: the id of the rule of the lexicon that read it.
    """

    outcome: Outcome
    point: str | None
    evidence: str
    lines: Lines
    rule: str


@frozen
class PointFate:
    """What became of a point: `as_recommended`, `changed`, `not_followed` or `not_stated`."""

    point: str
    fate: str
    outcome: Outcome | None
    evidence: str | None
    lines: Lines | None


@frozen
class Commitment:
    """Something promised: that a case comes back, goes to another body, or that somebody does
    something.

    Attributes:
        kind: `re_presentation`, `referral` or `task`.
        body: who gets it; for a re-presentation `None` means the deciding body.
        due_text: literal words, `None` where none are printed.
        due_from: first day these words name.
        due: last day these words name.
    """

    kind: str
    body: str | None
    due_text: str | None
    due_from: date | None
    due: date | None
    evidence: str
    lines: Lines


@frozen
class Affect:
    """What a decision does to another item; `item` is its number, else its case number or title."""

    item: str
    outcome: Outcome
    body: str | None
    due_text: str | None
    due_from: date | None
    due: date | None
    evidence: str
    lines: Lines


@frozen
class VoteSide:
    """One side of a vote: how many, and who by name or party letter."""

    count: int | None = None
    who: tuple[str, ...] = ()


@frozen
class Vote:
    """A vote (afstemning) on a `recommendation`, an `amendment` or a `procedure`.

    Attributes:
        carried: whether it was adopted; `None` where neither words nor numbers tell.
    """

    on: str
    carried: bool | None
    for_: VoteSide
    against: VoteSide
    abstained: VoteSide
    evidence: str
    lines: Lines


@frozen
class Statement:
    """What a `minority` wished, a `reservation` (forbehold) or a recorded `remark`."""

    kind: str
    by: tuple[str, ...]
    text: str
    lines: Lines


@frozen
class Interpretation:
    """What the text of one decision says, lines from 1; `outcome` is the weightiest `outcomes`."""

    outcome: Outcome
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    points: tuple[PointFate, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    affects: tuple[Affect, ...] = ()
    votes: tuple[Vote, ...] = ()
    statements: tuple[Statement, ...] = ()


@frozen
class Decision:
    """One body's decision (beslutning) on one day, as printed in an item.

    Attributes:
        item: the number another meeting gave it (`40` in `pkt. 40`).
        text: the decision's lines without its heading and its list of absentees.
        about: the words that name the case, where one block decides several.
        outcome: the one of most weight (docs/contract.md: Outcomes).
        recused: who left the room for this item.
    """

    body: str | None
    date: date | None
    item: str | None
    text: str
    lines: Lines
    about: str | None = None
    outcome: Outcome = Outcome.UNKNOWN
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    points: tuple[PointFate, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    affects: tuple[Affect, ...] = ()
    votes: tuple[Vote, ...] = ()
    statements: tuple[Statement, ...] = ()
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


@frozen
class AgendaItem:
    """One item of a meeting (dagsordenspunkt).

    Attributes:
        title: the heading's, not the contents list's.
        case_number: as printed, without blanks round its separators.
        closed: treated behind closed doors (lukket punkt).
        page: the page the contents list gives.
        commitments: promised in the item outside any decision (Opfølgning).
        absent: union of its decisions' absentees and its own tail line's.
    """

    number: str | None
    title: str | None
    case_number: str | None
    closed: bool
    page: int | None
    lines: Lines
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attachments: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@frozen
class Source:
    """Where a meeting was read from, and by which forms of layout."""

    path: str | None
    sha256: str
    layout: str | None
    sample: bool = False


@frozen
class Meeting:
    """One meeting (møde) as its minutes or its agenda tell it.

    Attributes:
        starts_at: `HH:MM`.
        status: `minutes` (referat) or `agenda` (dagsorden).
        supplement: a Tillægsreferat.
        issued: the day this version was made, where printed (Dannet, Publiceret, Revideret).
        remarks: the head's Bemærkninger.
        affects: what those remarks decide about items.
    """

    authority: str | None
    body: str | None
    date: date | None
    starts_at: str | None
    ends_at: str | None
    place: str | None
    status: str
    supplement: bool
    issued: Day | None
    participants: tuple[Participant, ...]
    remarks: str
    affects: tuple[Affect, ...]
    items: tuple[AgendaItem, ...]
    source: Source
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Failure:
    """A document that could not be read, and why."""

    path: str
    reason: str


@frozen(repr=False)
class Reading:
    """What became of files.

    Attributes:
        passed_over: how many files of the folders have another ending, and were not read.
        passed_endings: these endings, each once.
    """

    meetings: tuple[Meeting, ...]
    failures: tuple[Failure, ...] = ()
    passed_over: int = 0
    passed_endings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Reading: {len(self.meetings)} meetings, {len(self.failures)} failures>"


# What a case's story is made of.


@frozen
class SourceRef:
    """Lines of a document that print a fact."""

    path: str
    lines: Lines


@frozen
class Entry:
    """One step of a case.

    Attributes:
        id: does not depend on the order of the documents.
        kind: `decision`, `listed` or `cited`.
        item: the number the body's own meeting gave it.
        thread: the matter within a collective number.
        findings: what its outcomes rest on; lines in the first source.
        commitments: what was promised with it; lines in the first source. "Næste møde" has its day
            where the body's next meeting is known.
    """

    id: str
    kind: str
    date: date | None
    body: str | None
    item: str | None
    title: str | None
    thread: str | None
    closed: bool
    outcome: Outcome | None
    outcomes: tuple[Outcome, ...]
    text: str
    sources: tuple[SourceRef, ...]
    findings: tuple[Finding, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@frozen
class Link:
    """How one entry leads to a later one.

    Attributes:
        kind: `re_presentation`, `return`, `referral`, `repeat` or `citation`.
        evidence: the words that say so.
        rule: which rule made it (docs/contract.md: Links).
    """

    kind: str
    from_: str
    to: str
    evidence: str
    sources: tuple[SourceRef, ...]
    rule: str = ""


@frozen
class OpenMatter:
    """Something put off, promised or handed on that has not come back.

    Attributes:
        because: `deferred`, `not_treated`, `taken_off_agenda`, `promised`, `referred` or
            `returned`.
        body: where it is awaited; `None` where the words name nobody.
        since: day of the entry that left it open.
        first_since: day it was first put off, the same as `since` when that was the only time.
        times: how often it has been put off, 1 for the first.
        days_open: age in days on the day asked about; `None` without such a day.
        overdue: whether `due` has passed on that day; `None` without due or day.
    """

    id: str
    because: str
    kind: str
    body: str | None
    since: date | None
    first_since: date | None
    times: int
    due_text: str | None
    due_from: date | None
    due: date | None
    days_open: int | None
    overdue: bool | None
    entry: str
    evidence: str
    sources: tuple[SourceRef, ...]


@frozen
class Case:
    """One case (sag) through all its meetings.

    Attributes:
        id: its number, or `<body> <date> #<item>` where none is printed.
        other_numbers: numbers it had before.
        collective: the number is a collector of unrelated matters, told apart by `Entry.thread`.
        status_evidence, status_rule: the words and the rule that the status rests on.
        status_entry: the id of the entry that leaves it, `None` where none does.
        sample: told by the sample minutes of the package.
    """

    id: str
    case_number: str | None
    other_numbers: tuple[str, ...]
    authority: str | None
    title: str | None
    titles: tuple[str, ...]
    collective: bool
    status: Status
    status_since: date | None
    as_of: date | None
    entries: tuple[Entry, ...]
    links: tuple[Link, ...]
    open: tuple[OpenMatter, ...]
    status_evidence: str = ""
    sample: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    status_rule: str = ""
    status_entry: str | None = None
    status_sources: tuple[SourceRef, ...] = ()


@frozen(field_transformer=lambda _, all_: [*all_[-4:], *all_[:-4]])
class OpenRow(OpenMatter):
    """An open matter with the case it belongs to, which stands first.

    Attributes:
        closed: whether it was left open behind closed doors.
    """

    case: str
    authority: str | None
    title: str | None
    closed: bool


@frozen
class MissingMeeting:
    """A meeting that minutes here tell of and whose own minutes are not here.

    Attributes:
        date: `None` where a case only says that it comes back, and not from when.
        item: the number that meeting gave the item told of; several with a comma between.
        evidence: the words that tell of it, from the first of `told_in`.
    """

    authority: str | None
    body: str | None
    date: date | None
    item: str | None
    told_in: tuple[SourceRef, ...]
    evidence: str
