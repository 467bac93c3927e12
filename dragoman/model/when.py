"""When something was: an interval of dates with the precision and the basis that the text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.spans import Span

Basis = Literal["stated", "inferred", "unknown"]
Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "period", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval [start, end] of days; an open end is None. ``span`` is the expression that it was read from."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    span: Span | None = None


UNKNOWN = When()
