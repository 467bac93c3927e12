"""Dates as metadata states them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dragoman.model.when import Precision, When

_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?![\d])")
_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%A, %B %d, %Y", "%A, %d %B %Y", "%d.%m.%Y")


def stated(value: object) -> When | None:
    """The day, month or year that a metadata value states; None where it states none or only an ambiguous one (03/04/2022)."""
    if isinstance(value, datetime):
        return day(value.date())
    if isinstance(value, date):
        return day(value)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return _iso(text) or _mail(text) or _words(text)


def day(value: date) -> When:
    """A stated day."""
    return When(start=value, end=value, precision="day", basis="stated")


def _iso(text: str) -> When | None:
    match = _ISO.match(text)
    if not match or (match[2] is None and match.end() != len(text)):
        return None
    year, month, number = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        return _interval(year, month, number)
    except ValueError:
        return None


def _interval(year: int, month: int, number: int) -> When:
    precision: Precision = "day" if number else "month" if month else "year"
    last = number or monthrange(year, month or 12)[1]
    return When(start=date(year, month or 1, number or 1), end=date(year, month or 12, last), precision=precision, basis="stated")


def _mail(text: str) -> When | None:
    try:
        return day(parsedate_to_datetime(text).date())
    except (TypeError, ValueError, IndexError):
        return None


def _words(text: str) -> When | None:
    for pattern in _WORDS:
        try:
            return day(datetime.strptime(text, pattern).date())
        except ValueError:
            continue
    return None
