"""A sentence -> the case number it gives, and whether it is an older one of its own case."""

from __future__ import annotations

from casetrack.casenumber import CaseNumber, InvalidCaseNumber, find_case_numbers
from casetrack.lazy import regex

__all__ = ["HAD_NUMBER", "named_so", "number_behind", "only_number", "speaks_of_numbers"]


def only_number(sentence: str) -> str | None:
    """The case number of a sentence that gives exactly one."""
    numbers = {number.key: number.text for _, _, number in find_case_numbers(sentence)}
    return next(iter(numbers.values())) if len(numbers) == 1 else None


def number_behind(sentence: str, end: int) -> str | None:
    """`udsat sag fra 24.10.2022 (22/7)`: short as it is, after a day it can be no other day."""
    found = _BEHIND_DAY.match(sentence[end : end + _LONGEST_NUMBER])
    if found is None:
        return None
    try:
        return CaseNumber.parse(found[1] or found[2]).text
    except InvalidCaseNumber:
        return None


def named_so(sentence: str) -> str | None:
    """The number that a sentence calls its own case by."""
    if "agen (" not in sentence and "unktet (" not in sentence and " som sag" not in sentence:
        return None
    found = _SO_NUMBERED.search(sentence)
    return only_number(found[0]) if found else None


def speaks_of_numbers(text: str) -> bool:
    """Whether it is worth a closer look for `HAD_NUMBER`."""
    # What several of them share is looked for once.
    if "agsn" in text or "agsid" in text or "skiftet nummer" in text:
        return True
    if "(" in text and "(tidl" in text and _FORMER.search(text):
        return True
    if " sag" not in text:
        return False
    return "under sag" in text or "lse af sag " in text or "r sag " in text or " fra sag " in text


_FORMER = regex(r"\(tidl\w*\.? (?:sag |\d)")
"""Reads `(tidligere sag 02/7)` and `(tidl. 02/7)`, not `(tidligere punkt 7)`."""
_A_NUMBER = r"sag(?:s(?:nummer|nr|id))?\b"
# "tidligere sagsnr.", "Sagen er behandlet under sag": not "Lokalplanen er behandlet under sag".
HAD_NUMBER = regex(
    r"(?i)\((?:tidligere|tidl\.|før) (?:sag )?(?=\d)"
    r"|\b(?:(?:tidligere|tidl\.|gammelt|gl\.|oprindeligt?|hidtidigt?) sags(?:nummer|nr|id)\b"
    r"|(?:(?:denne )?sag(?:en)?|punktet) (?:(?:er|blev|har været) (?:tidligere "
    r"|første gang |oprindeligt )?"
    r"(?:behandlet|drøftet|udsat|udskudt|oprettet|journaliseret|forelagt)\b[^;,]{0,60}"
    rf"\bunder {_A_NUMBER}"
    r"|(?:har |havde )?(?:tidligere )?"
    r"(?:haft|(?:fået )?(?:et )?(?:nyt|andet)|skiftet|ændret) (?:sags)?(?:nummer|nr|id)\b"
    r"|(?:er en (?:fortsættelse|videreførelse|genoptagelse) af|erstatter|afløser"
    rf"|(?:er )?(?:over|videre)føre?[st]? fra) {_A_NUMBER})"
    r"|sags(?:nummeret|nummer|nr\.?) (?:er |blev )?(?:ændret|skiftet) fra\b)"
)
_SO_NUMBERED = regex(
    rf"(?i)\b(?:sagen|punktet) (?:\((?:{_A_NUMBER})?|[^(;]{{0,60}} som {_A_NUMBER})[^();]{{4,30}}"
)
"""`Udvalget udsatte sagen (20/14411)`, `Sagen var på dagsordenen den 3. maj som sag 20/14411`."""
_BEHIND_DAY = regex(
    r"(?i) ?\((?:tidligere )?(?:(?:sag|sagsnr|sagsid|j\.? ?nr)\b\.? ?(?:nr\.? ?)?)?([^()]{4,30})\)"
    r"|, sag(?:snr)?\b\.? ?(?:nr\.? ?)?(\S{4,30}?)[.,;]?(?!\S)"
)
"""Reads ` (sag nr. 02/7)`, `(KFU 393/2002)` and `, sag 02/71.`, not `(02)`."""
_LONGEST_NUMBER = 60  # characters after a date in which its number in brackets ends
