"""The publication date that a page states: in its container, its date lines, by-line, dateline or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.model.when import Basis, When
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.page import Page
from dragoman.world.dates import FoundDate, find_dates, month_span

_URL_DAY = re.compile(r"[/-](20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$|\.)")
_URL_MONTH = re.compile(r"/(20\d\d|19\d\d)/(0[1-9]|1[0-2])/")
_COMPACT = re.compile(r"/(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D)")
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_STATING = ("date line", "by-line", "dateline", "letterhead", "contact", "masthead")


def stated(page: Page, hints: Hints, url: str | None) -> When | None:
    """Return the date that is stated, the container's first; None where none is. Lines that say "updated" come last."""
    if hints.published is not None:
        return hints.published
    return next(_from_lines(page), None) or _from_url(url)


def in_title(page: Page) -> When | None:
    """Return the day that the headline itself gives: transcripts and statements are headed with theirs."""
    if page.title is None:
        return None
    start, end = page.pieces[page.title].block.span
    days = [found for found in find_dates(page.text[start:end]) if found.start is not None and found.precision == "day"]
    if not days:
        return None
    return When(start=days[-1].start, end=days[-1].end, precision="day", basis="stated", span=_moved(days[-1], start).span)


def without_year(page: Page) -> FoundDate | None:
    """Return a day of the year that the page states without its year (``MOSCOW, Nov 6``)."""
    return next((found for _, found in _found(page) if found.start is None and found.day), None)


def in_window(found: FoundDate, window: When) -> When | None:
    """Date a day without a year by the only year that puts it into the window; None where none or several do."""
    if window.start is None or window.end is None:
        return None
    days = (found.in_year(year) for year in range(window.start.year, window.end.year + 1))
    fitting = [day for day in days if day and window.start <= day[1] and day[0] <= window.end]
    return _when(*fitting[0], "inferred") if len(fitting) == 1 else None


def _from_lines(page: Page) -> Iterator[When]:
    dated = [(line, found) for line, found in _found(page) if found.start is not None and found.precision in {"day", "month", "period"}]
    dated.sort(key=lambda pair: (bool(_UPDATED.search(pair[0])), pair[1].precision != "day"))
    for _, found in dated:
        yield When(start=found.start, end=found.end, precision=found.precision, basis="stated", span=found.span)


def _found(page: Page) -> Iterator[tuple[str, FoundDate]]:
    opening = page.body[1] if len(page.body) > 1 else 0
    for reason in (*_STATING, "origin note"):
        for i, piece in enumerate(page.pieces):
            # Above the article a note on its origin gives the page's own date ("Source: ... | 2021-03-04"), below it another's.
            if piece.reason == reason and (reason != "origin note" or i < opening):
                raw = page.text[slice(*piece.block.span)]
                yield from ((piece.block.words, _moved(found, piece.block.span[0])) for found in find_dates(raw))


def _moved(found: FoundDate, by: int) -> FoundDate:
    return replace(found, span=(found.span[0] + by, found.span[1] + by))


def _from_url(url: str | None) -> When | None:
    match = _URL_DAY.search(url or "") or _COMPACT.search(url or "")
    try:
        if match:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return _when(day, day, "stated")
    except ValueError:
        return None
    month = _URL_MONTH.search(url or "")
    if not month:
        return None
    first, last = month_span(int(month[1]), int(month[2]))
    return When(start=first, end=last, precision="month", basis="stated")


def _when(start: date, end: date, basis: Basis) -> When:
    return When(start=start, end=end, precision="day", basis=basis)
