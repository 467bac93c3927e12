"""Times that hang on the story's own time ("two days later", "the same month", "the day before"): dated from the last date told.

The anchor is the last dated expression before, as TIMEX3's ``anchorTimeID`` (TimeML 1.2) is for most such phrases in news;
where the last dated expression is an open or loose interval, or lies more than two paragraphs back, they stay undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.model.when import Precision
from dragoman.reading.annotate.calendar import WEEKDAYS, Point, month_near, unit_at, weekday_near
from dragoman.reading.annotate.numerals import NUMERAL, value
from dragoman.world.dates import MONTHS

_UNIT = r"day|night|week|weekend|month|quarter|year|decade"
_DAYS = "|".join(d.title() for d in WEEKDAYS)
_MONTHS = "|".join(m.title() for m in MONTHS)
_TOLD = re.compile(
    rf"\b(?:(?P<count>(?i:a|an|the|{NUMERAL})) (?P<unit>day|week|month|year|decade)s? "
    r"(?P<way>later|earlier|afterwards?|previously|(?:before|after)(?= that\b|[,.;:)]|$))"
    rf"|(?i:the (?P<step>next|following|previous|preceding)) (?:(?P<stepped>{_UNIT})|(?P<weekday>{_DAYS})|(?P<month>{_MONTHS}))(?!s)"
    rf"|(?i:(?:the|that) (?P<same>very same|same|very) |(?P<that>(?<!ago )that) )(?P<kept>{_UNIT})(?=[,.;:)'’]|$| (?!when|that|of)\w))"
)
# How fine an anchor must be to date a unit of the story.
_FINENESS = {"day": 0, "night": 0, "week": 1, "weekend": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5, "century": 6}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last dated expression: where it lies in the calendar and in which paragraph it stands."""

    start: date
    end: date
    precision: Precision
    paragraph: int


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase of the story's own time in a cleaned text."""

    start: int
    end: int
    match: re.Match[str]

    def at(self, anchor: Anchor | None) -> Point | None:
        """Return the interval meant, seen from the anchor; None where that is too coarse or off the calendar."""
        if anchor is None or _FINENESS.get(anchor.precision, 9) > _FINENESS[self._unit()]:
            return None
        try:
            return self._moved(anchor)
        except (OverflowError, ValueError):
            return None

    def _unit(self) -> str:
        found = self.match
        if found["weekday"]:
            return "week"
        return "month" if found["month"] else str(found["unit"] or found["stepped"] or found["kept"])

    def _moved(self, anchor: Anchor) -> Point | None:
        found = self.match
        if found["count"]:
            word = found["count"].lower()
            count = 1 if word in ("a", "an", "the") else value(word)
            sign = -1 if found["way"] in ("earlier", "before", "previously") else 1
            return unit_at(self._unit(), anchor.start, sign * int(count)) if count is not None and count == int(count) else None
        step = -1 if (found["step"] or "").lower() in ("previous", "preceding") else 1
        if found["weekday"]:
            return weekday_near(anchor.end, WEEKDAYS.index(found["weekday"].lower()), step, today=False)
        if found["month"]:
            return month_near(anchor.start, MONTHS.index(found["month"].lower()) + 1, step)
        return unit_at(self._unit(), anchor.start, step if found["step"] else 0)


def find_told(text: str) -> Iterator[Told]:
    """Yield the phrases of the story's own time in a text, in order."""
    for match in _TOLD.finditer(text):
        if not (match["count"] and match["count"].lower() == "the" and match["way"] not in ("before", "after")):
            yield Told(match.start(), match.end(), match)
