"""Intervals of the calendar: the week, month, quarter ... that holds a day, and those before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.when import Precision
from dragoman.world.dates import SEASONS, month_span

Bounds = tuple[date, date]
UNITS: dict[str, Precision] = {
    "day": "day", "night": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Point:
    """An interval with the TIMEX3 value and EDTF string that name it."""

    start: date
    end: date
    precision: Precision
    timex3: str
    edtf: str


def unit_at(unit: str, day: date, step: int) -> Point:
    """Return the unit that lies ``step`` units after the one holding ``day``. Raises OverflowError or ValueError off the calendar."""
    if unit in ("day", "night"):
        moved = day + timedelta(days=step)
        return Point(moved, moved, "day", moved.isoformat(), moved.isoformat())
    if unit in ("week", "weekend"):
        return _week(day + timedelta(weeks=step), weekend=unit == "weekend")
    if unit in ("month", "quarter"):
        return _months(day, step, 1 if unit == "month" else 3)
    return _years(day, step, {"year": 1, "decade": 10, "century": 100}[unit])


def _week(day: date, *, weekend: bool) -> Point:
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    year, week, _ = day.isocalendar()
    value = f"{year}-W{week:02}"
    if weekend:
        return Point(monday + timedelta(days=5), sunday, "day", value + "-WE", f"{monday + timedelta(days=5)}/{sunday}")
    return Point(monday, sunday, "week", value, f"{monday}/{sunday}")


def _months(day: date, step: int, size: int) -> Point:
    first = (day.month - 1) // size + step
    count = 12 // size
    year, index = day.year + first // count, first % count
    start, end = date(year, index * size + 1, 1), month_span(year, index * size + size)[1]
    if size == 3:
        return Point(start, end, "quarter", f"{year}-Q{index + 1}", f"{year}-{index + 33}")
    return Point(start, end, "month", f"{year}-{start.month:02}", f"{year}-{start.month:02}")


def _years(day: date, step: int, size: int) -> Point:
    first = day.year // size * size + step * size
    start, end = date(first, 1, 1), date(first + size - 1, 12, 31)
    value = str(first).zfill(4)[: {1: 4, 10: 3, 100: 2}[size]]
    precision: Precision = {1: "year", 10: "decade", 100: "century"}[size]  # type: ignore[assignment]
    return Point(start, end, precision, value, value.ljust(4, "X"))


def month_near(day: date, month: int, step: int) -> Point:
    """Return the month of that number that is the last (step -1, the present one included) or next (step 1) seen from ``day``."""
    year = day.year
    if step < 0 and month > day.month:
        year -= 1
    if step > 0 and month < day.month:
        year += 1
    return unit_at("month", date(year, month, 1), 0)


def weekday_near(day: date, weekday: int, step: int, *, today: bool) -> Point:
    """Return the last (step -1) or next (step 1) such weekday; ``today`` lets the day itself count."""
    away = (day.weekday() - weekday) % 7 if step < 0 else (weekday - day.weekday()) % 7
    return unit_at("day", day, step * (away if away or today else 7))


def season_near(day: date, season: str, step: int) -> Point:
    """Return the season of that name that is the last begun (step <= 0) or the next (step 1) seen from ``day``."""
    first = SEASONS[season]
    year = day.year - 1 if step <= 0 and (first > day.month) else day.year
    year += 1 if step > 0 and first <= day.month else 0
    end_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    code = {3: ("SP", 21), 6: ("SU", 22), 9: ("FA", 23), 12: ("WI", 24)}[first]
    return Point(date(year, first, 1), month_span(end_year, last)[1], "season", f"{year}-{code[0]}", f"{year}-{code[1]}")
