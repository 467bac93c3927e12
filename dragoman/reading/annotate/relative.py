"""Time expressions that hang on the publication date, and durations: the grammar, without what the dates come out as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.reading.annotate.calendar import WEEKDAYS, Point, month_near, season_near, unit_at, weekday_near
from dragoman.reading.annotate.numerals import NUMERAL, value
from dragoman.world.dates import MONTHS

_WEEKDAY = r"(?P<weekday>" + "|".join(d.title() for d in WEEKDAYS) + r")"
_MONTH = r"(?P<month>" + "|".join(m.title() for m in MONTHS) + r")"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_STEP = r"(?P<step>last|past|previous|this|current|next|coming|following)"
_FORMS = (
    r"(?i:(?P<named>yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening)|overnight))",
    r"(?i:(?P<within>earlier|later) in the (?P<unit6>day|week|month|year))",
    r"(?:(?<=in the )|(?<=during the )|(?<=over the )|(?<=since the )|(?<=In the )|(?<=During the )|(?<=Over the ))"
    r"(?P<season2>spring|summer|autumn|winter)(?! of\b|[- ][a-z]+ of\b)",
    r"(?i:(?<=over )the (?P<weekend>weekend)|(?<=at )the (?P<weekend2>weekend))(?! of\b)",
    r"(?i:(?:the )?past (?P<unit7>day|week|month|quarter|year|decade|century))(?!s)",
    rf"(?i:(?:(?P<side>earlier|later|late|early) )?{_STEP} )(?:(?i:(?P<unit1>day|week|weekend|month|quarter|year|decade|century))|"
    rf"{_WEEKDAY}|{_MONTH}|(?i:{_SEASON}))(?!s?-|s\b)",
    rf"(?P<count>(?i:a|an|{NUMERAL}))(?: full)? (?i:(?P<unit2>day|week|month|year|decade)s? (?P<way>ago|from now))",
    r"(?i:(?:(?:the|in) )?(?P<vague>recent|past|last|preceding|coming|next|previous) "
    r"(?:few |several |couple of )?(?P<unit3>day|week|month|year|decade)s)",
    rf"(?i:(?:the )?(?:past|last|next|coming|first) (?P<span>{NUMERAL}|few|several) (?P<unit4>day|week|month|year|decade|centurie)s)",
    rf"(?P<length>(?i:{NUMERAL}|several|few|many|half a|a|an|one))(?: full| whole)?[ -]"
    r"(?i:(?P<unit5>day|week|month|year|decade|hour|minute|centur(?:y|ie))s?)"
    r"(?:-(?:long|old))?",
    r"(?P<plural>(?i:decades|centuries|years|months|weeks|days))(?i:-long)?",
    rf"(?P<bare>{_WEEKDAY.replace('weekday', 'weekday2')}s?)(?!\w)",
)
_GRAMMAR = re.compile(r"\b(?:" + "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(_FORMS)) + r")\b")
_LETTER = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "hour": "H", "minute": "M",
}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_AHEAD = re.compile(
    r"\b(?:(?:will|should|may|might)(?! have\b)|(?i:plans? to|(?:is|are|was|were) (?:due|set|expected|scheduled|likely) to|is to|are to"
    r"|next|due|scheduled))\b|'ll\b"
)
# A date that opens its sentence can be followed by what lies ahead: "On Friday a truck will leave".
_FRONT = re.compile(r"(?:^|[.!?\"] )(?:On|In|By|From|Next|Late|Early)?[ \w-]{0,12}$")

Kind = Literal["point", "duration", "vague"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A relative expression; ``at`` gives its point for a publication day (None where it has none), ``timex3`` holds without one."""

    start: int
    end: int
    kind: Kind
    match: re.Match[str]
    ahead: bool
    timex3: str | None

    @property
    def side(self) -> int:
        """-1 for the part before the publication ("earlier this week"), 1 for the part after it, else 0."""
        return {"earlier": -1, "later": 1}.get((self.match["side"] or self.match["within"] or "").lower(), 0)

    def at(self, day: date) -> Point | None:
        """Return the interval meant in a text of that day; None off the calendar or for durations."""
        try:
            return _point(self.match, day, ahead=self.ahead) if self.kind == "point" else None
        except (OverflowError, ValueError):
            return None


def find_relative(text: str) -> Iterator[Expression]:
    """Yield the relative expressions and durations of a text in order."""
    for match in _GRAMMAR.finditer(text):
        kind, timex3 = _kind(match)
        if not (match["plural"] and not _plural_of_time(text, match)) and not _figurative(text, match):
            yield Expression(match.start(), match.end(), kind, match, ahead(text, match.start(), match.end()), timex3)


def ahead(text: str, start: int, end: int) -> bool:
    """Whether the sentence around text[start:end] looks ahead at that point: "will meet on Friday", "On Friday they will meet"."""
    before = text[max(text.rfind(". ", 0, start), 0) : start]
    if _AHEAD.search(re.split(r"[,;:]| that | but ", before)[-1]):
        return True
    clause = re.split(r"[.;:,]", text[end : end + 80], maxsplit=1)[0]
    return bool(_FRONT.search(text[:start])) and bool(_AHEAD.search(clause))


def _figurative(text: str, match: re.Match[str]) -> bool:
    """Whether the words tell no time: "practically overnight", "may one day be"."""
    before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    if match["named"] and match["named"].lower() == "overnight":
        return before in ("practically", "almost", "virtually", "seemingly", "nearly", "an", "become", "became")
    return match.group().lower() == "one day" and before in ("may", "might", "could", "will", "would", "that", "can", "hopes", "")


def _plural_of_time(text: str, match: re.Match[str]) -> bool:
    """Whether "decades" is a length of time here: "for decades", "decades of", not "two dozen years" or "in those days"."""
    before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    return before in ("for", "after", "over", "than", "many", "within", "of", "took", "took", "through") or "long" in match.group().lower()


def _kind(match: re.Match[str]) -> tuple[Kind, str | None]:
    if match["vague"]:
        future = match["vague"].lower() in ("coming", "next")
        return "vague", "FUTURE_REF" if future else "PAST_REF" if match["vague"].lower() != "preceding" else None
    if match["unit7"]:
        return "vague", _duration("1", match["unit7"])
    if match["span"]:
        return "vague", _duration(match["span"], match["unit4"])
    if match["length"]:
        return "duration", _duration(match["length"], match["unit5"])
    if match["plural"]:
        return "duration", _duration("X", match["plural"].lower().removesuffix("s"))
    return "point", None


def _duration(count: str, unit: str) -> str:
    unit = unit.lower()
    number = value(count)
    shown = "1" if count.lower() in ("a", "an") else "X" if number is None else f"{number:g}"
    unit = "century" if unit == "centurie" else unit
    return ("PT" if unit in ("hour", "minute") else "P") + shown + _LETTER[unit]


def _point(match: re.Match[str], day: date, *, ahead: bool) -> Point | None:
    if match["named"]:
        return _named(match["named"].lower(), day)
    if match["step"]:
        return _stepped(match, _STEPS[match["step"].lower()], day)
    if match["count"]:
        count = 1 if match["count"].lower() in ("a", "an") else value(match["count"])
        sign = -1 if match["way"].lower() == "ago" else 1
        return unit_at(match["unit2"].lower(), day, sign * int(count)) if count is not None and count == int(count) else None
    if match["weekend"] or match["weekend2"]:
        # The last one begun: a text of Saturday or Sunday means its own.
        return unit_at("weekend", day, 0 if day.weekday() > 4 or ahead else -1)
    if match["season2"]:
        return season_near(day, match["season2"], 1 if ahead else -1)
    if match["within"]:
        return unit_at(match["unit6"].lower(), day, 0)
    if match["bare"] and not _recurs(match):
        weekday = WEEKDAYS.index(match["weekday2"].lower())
        return weekday_near(day, weekday, 1 if ahead else -1, today=True)
    return None


def _recurs(match: re.Match[str]) -> bool:
    """Whether a weekday is one of many: "on Fridays", "every Friday"."""
    return match["bare"].endswith("s") or bool(re.search(r"(?i)\b(?:every|each)\s+$", match.string[: match.start()]))


def _named(word: str, day: date) -> Point | None:
    if word == "overnight":
        # The night before the day of the text, told on that day.
        return Point(day - timedelta(days=1), day, "day", unit_at("day", day, -1).timex3 + "TNI", f"{day - timedelta(days=1)}/{day}")
    return unit_at("day", day, {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(word, 0))


def _stepped(match: re.Match[str], step: int, day: date) -> Point | None:
    if match["unit1"]:
        # "the previous week", "the following month" hang on the story's own time, not on the publication.
        told = match["step"].lower() in ("previous", "following")
        return None if told else unit_at(match["unit1"].lower(), day, step)
    if match["weekday"]:
        return weekday_near(day, WEEKDAYS.index(match["weekday"].lower()), step or -1, today=step == 0)
    if match["month"]:
        month = MONTHS.index(match["month"].lower()) + 1
        return month_near(day, month, step) if step else unit_at("month", date(day.year, month, 1), 0)
    return season_near(day, match["season"].lower(), step)
