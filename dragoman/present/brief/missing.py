"""What a reader must know is not there: absent voices, absent dates, inputs that could not be read, what the cut-off left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.model.document import Document
from dragoman.present.brief.model import Brief
from dragoman.present.brief.question import Party
from dragoman.present.words import count, day, short


def missing(brief: Brief, left_out: Sequence[Document], elsewhere: int) -> tuple[str, ...]:
    """Sentences on what is missing, the gravest first. ``elsewhere`` records name neither side."""
    found = (
        *_voices(brief),
        *_outlets(brief),
        *_dates(brief),
        *_unreadable(brief),
        *_cut(brief, left_out),
        *_elsewhere(brief, elsewhere),
    )
    return tuple(found)


def cutoff(documents: Sequence[Document], as_of: date | None) -> str:
    """Up to when the information goes, and how that is known."""
    read = [d for d in documents if d.error is None]
    limit = f"Only what was published by {day(as_of)}. " if as_of else ""
    stated = [d.published.end or d.published.start for d in read if d.published.basis == "stated"]
    inferred = [d.published.end for d in read if d.published.basis == "inferred"]
    latest = max((d for d in stated if d), default=None)
    bound = max((d for d in inferred if d), default=None)
    unbound = sum(d.published.end is None and d.published.basis != "stated" for d in read)
    if latest is None and bound is None:
        return f"{limit}No article carries a date up to which it must have been written, so the cut-off is not known."
    beyond = f" {count(unbound, 'article')} may be later: nothing in the text bounds the date." if unbound else ""
    if latest is not None and (bound is None or bound <= latest):
        return f"{limit}The latest dated article is of {day(latest)}.{beyond}"
    known = f"no later than {day(bound)}" if bound else "not known"
    return f"{limit}The latest date is inferred from the texts: {known}.{beyond}"


def _voices(brief: Brief) -> list[str]:
    affiliations = {s.affiliation for s in brief.sayings}
    parties: tuple[Party, ...] = (brief.question.a, brief.question.b)
    silent = tuple(p.name for p in parties if p.code not in affiliations)
    if not silent or not brief.sources:
        return []
    return [f"Nobody who speaks for {' or '.join(silent)} is quoted in what was read."]


def _outlets(brief: Brief) -> list[str]:
    outlets = Counter(r.source.outlet for r in brief.read if not r.error and not r.copy_of)
    notes = [f"Everything rests on one outlet, {next(iter(outlets))}."] if len(outlets) == 1 else []
    if outlets and not any(r.country for r in brief.read):
        names = f"{brief.question.a.name} or {brief.question.b.name}"
        notes.append(f"The countries of the outlets are not known, so it cannot be told whether any of them is from {names}.")
    unknown = sum(r.genre == "unknown" for r in brief.read if not r.error and not r.copy_of)
    if unknown:
        notes.append(f"{count(unknown, 'document')} of unknown genre: reporting cannot be told from arguing there.")
    return notes


def _dates(brief: Brief) -> list[str]:
    bases = Counter(r.basis for r in brief.read if not r.error and not r.copy_of)
    notes = []
    if bases["unknown"]:
        notes.append(f"{count(bases['unknown'], 'document')} without any date.")
    if bases["inferred"]:
        notes.append(f"{count(bases['inferred'], 'document')} without a stated date: bounds are inferred from the text.")
    undated = sum(a.row.start is None and a.row.end is None for a in brief.acts)
    if undated:
        notes.append(f"{undated:,} of {count(len(brief.acts), 'report')} of acts {'carries' if undated == 1 else 'carry'} no date.")
    return notes


def _unreadable(brief: Brief) -> list[str]:
    return [f"Could not be read: {short(r.source.path, 120)} ({short(r.error, 160)})." for r in brief.read if r.error]


def _cut(brief: Brief, left_out: Sequence[Document]) -> list[str]:
    if not left_out or brief.question.as_of is None:
        return []
    return [f"{count(len(left_out), 'document')} left out: not shown to have been published by {day(brief.question.as_of)}."]


def _elsewhere(brief: Brief, elsewhere: int) -> list[str]:
    if not elsewhere:
        return []
    return [f"Not on this page: {count(elsewhere, 'record')} of these texts that name{'s' if elsewhere == 1 else ''} neither side."]
