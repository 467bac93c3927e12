"""Credit lines: lines above the first paragraph that hold nothing but writers, outlet, date, section and desk, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.reading.sources.agencies import agencies
from dragoman.reading.sources.blocks import Block
from dragoman.reading.sources.bylines import by_line, is_role, only_names
from dragoman.reading.sources.outlets import is_name, is_outlet
from dragoman.reading.sources.phrases import stock_reason
from dragoman.world.dates import find_dates

_MOST_WORDS = 30
_LONGEST = 300
_SPLIT = re.compile(r"\s*[|·•;]\s*|,\s*|\s[–—-]{1,2}\s|\s/\s|\s(?=\bfor (?:[Tt]he )?[A-Z])|\s(?=FOR (?:THE )?[A-Z])")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]")
_CLOCK = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|"
    r"\d{1,2} ?[ap]\.?m\b\.?|\w+ (?:minute|hour|day|week|month|year)s? ago|(?:GMT|UTC|E[SD]?T|P[SD]?T|MSK|BST|CES?T|IST|KST|JST)\b)",
    re.IGNORECASE,
)
_STATING = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|issued|released|modified|dated?)|on|at|from|and)\b[\s:]*|\s(?:on|at)$", re.IGNORECASE
)
_DESK = re.compile(
    r"(?:(?:and|with|from) )?(?:(?:[\w’'.]+ ){0,3}(?:staff|agencies|wires|newsroom|desk|bureau)|"
    r"(?:wire|agency|news|staff) (?:reports?|services?)|(?:in|reporting from|reports from) [A-Z][\w’ .-]{2,30})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s?(?:no\.? ?|issue |vol\.? ?)?\d+(?:[/.-]\d+)*$", re.IGNORECASE)
_LEAD_BY = re.compile(r"\W{0,2}(?:\w+ )?by:?\s", re.IGNORECASE)
_STATIONED = re.compile(r"\sin [A-Z][\w’-]+(?:[ -][A-Z][\w’-]+){0,2}")
_STAFF = re.compile(r"(?:the )?(?P<name>.+) staff(?: writers?| reporters?)?", re.IGNORECASE)
_FOR = re.compile(r"(?i:for|in)\s(?P<name>\S.*)")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says. ``labels`` are its section labels; ``has_desk``: it names an office or a post."""

    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    has_date: bool = False
    has_desk: bool = False
    is_signed: bool = False

    @property
    def reason(self) -> str:
        """Why the line is furniture."""
        if self.is_signed or self.authors:
            return "by-line"
        return "date line" if self.has_date else "masthead"


@lru_cache(maxsize=256)
def credit(words: str) -> Credit | None:
    """Return what a line says, if each part of it is part of a credit; None where it is anything else, or a bare name or label."""
    if len(words) > _LONGEST or words.count(" ") >= _MOST_WORDS or words[-1:] in "!?:":
        return None
    rest, has_date = _without_date(_BRACKETED.sub("", words))
    signed = _LEAD_BY.match(words) is not None
    rest = _STATIONED.sub("", rest) if signed else rest
    parts = [part for raw in _SPLIT.split(rest) if (part := _bare(raw))]
    found = Credit(has_date=has_date, is_signed=signed)
    for part in parts:
        added = _added(found, part, alone=len(parts) == 1)
        if added is None:
            return None
        found = added
    return found if _is_credit(found, words) else None


def is_numbered_label(words: str) -> bool:
    """Return whether the words are a section label with its number ("Report No. 7")."""
    said = _label(words) if _NUMBER.search(words) else None
    return said is not None and said.labels != ()


def _is_credit(found: Credit, words: str) -> bool:
    """Whether the line says enough: a bare name of a person, a lone label or place do not."""
    if found.is_signed:
        return bool(found.authors or found.outlets or found.has_desk)
    if found.outlets:
        return bool(found.has_date or found.authors or found.has_desk) or "," not in words
    return found.has_date and bool(found.authors or found.labels or found.has_desk)


def _added(found: Credit, part: str, *, alone: bool) -> Credit | None:
    """Return the credit with what one part says; None if it says nothing that belongs there."""
    said = _on_behalf(part, found) or _staff(part, found) or _writers(part, found) or _outlet(part, found, alone=alone)
    said = said or _label(part) or _desk(part)
    if said is None:
        return None
    return Credit(
        authors=found.authors + tuple(a for a in said.authors if a not in found.authors),
        outlets=found.outlets + said.outlets,
        labels=found.labels + said.labels,
        has_date=found.has_date,
        has_desk=found.has_desk or said.has_desk,
        is_signed=found.is_signed,
    )


def _writers(part: str, found: Credit) -> Credit | None:
    office = _LEAD_BY.sub("", part, count=1) if found.is_signed and not found.authors else ""
    if office and is_outlet(office):
        return Credit(outlets=(office,))
    line = by_line(part)
    if line is not None:
        return Credit(authors=line.authors, has_desk=not line.authors)
    # A bare name is a writer's beside an outlet, a date or other writers; _is_credit asks for one of them.
    return Credit(authors=named) if not is_outlet(part) and (named := only_names(part)) else None


def _staff(part: str, found: Credit) -> Credit | None:
    """Return the outlet whose staff signs: "By Reuters Staff"."""
    named = _STAFF.fullmatch(_LEAD_BY.sub("", part, count=1))
    if named and found.is_signed and (" " in named["name"] or named["name"] in agencies()) and is_outlet(named["name"], supported=True):
        return Credit(outlets=(named["name"],), has_desk=True)
    return None


def _on_behalf(part: str, found: Credit) -> Credit | None:
    """Return the outlet of "for The Hill Times"."""
    named = _FOR.fullmatch(part)
    if named and is_name(named["name"]) and (found.is_signed or is_outlet(named["name"], supported=True)):
        return Credit(outlets=(named["name"],))
    return None


def _outlet(part: str, found: Credit, *, alone: bool) -> Credit | None:
    supported = found.has_date or bool(found.authors)
    if is_outlet(part, supported=supported) and not (alone and not supported and len(part.split()) < 2):
        return Credit(outlets=(part,))
    return None


def _label(part: str) -> Credit | None:
    bare = _NUMBER.sub("", part)
    reason = stock_reason(Block((0, len(bare)), bare), at_head=True) if bare else "number"
    return Credit(labels=(bare,) if bare else ()) if reason in {"section label", "number"} else None


def _desk(part: str) -> Credit | None:
    return Credit(has_desk=True) if _DESK.fullmatch(part) or is_role(part) else None


def _without_date(words: str) -> tuple[str, bool]:
    """Return the words with a bar in place of every date, weekday and clock time, and whether there was a date: a year alone is none."""
    rest, last, dated = [], 0, False
    for found in find_dates(words):
        if found.precision in {"year", "decade", "century"}:
            continue
        dated = True
        rest.append(words[last : found.span[0]])
        last = found.span[1]
    rest.append(words[last:])
    return _CLOCK.sub("|", "|".join(rest)), dated


def _bare(part: str) -> str:
    stripped = part.strip(" .,|:–—-")
    while (shorter := _STATING.sub("", stripped).strip(" .,|:–—-")) != stripped:
        stripped = shorter
    return stripped
