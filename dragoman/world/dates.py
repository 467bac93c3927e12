"""Absolute dates in running text, in any common written form: the one date grammar that all stages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.spans import Span
from dragoman.model.when import Precision

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date as it is written. ``start`` and ``end`` are None where the text gives no year: then ``in_year`` dates it.

    06/11/2022 can be read in two ways: the interval runs from the earlier reading to the later, with precision ``period``.
    ``month`` and ``day`` are given where the text names them.
    """

    span: Span
    start: date | None
    end: date | None
    precision: Precision
    month: int | None = None
    day: int | None = None

    def in_year(self, year: int) -> tuple[date, date] | None:
        """First and last day of this date in ``year``; None where it names no month or that year has no such day."""
        if self.month is None:
            return None
        return _day(year, self.month, self.day) if self.day else month_span(year, self.month)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every absolute date in the text, in order and without overlap, the longest form first; relative expressions are not dates."""
    if not _TRIGGER.search(text):
        return
    for match in _GRAMMAR.finditer(text):
        name = match.lastgroup or ""
        found = _READERS[name](match.span(name), match[name])
        if found is not None:
            yield found


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _day(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    try:
        only = date(year, month, day or 1)
    except ValueError:
        return None
    return only, only


# Forms in Associated Press, British and military style; "may" and "march" need their capital.
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"

        r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|"
        r"NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \u00a0]+(?:the )?)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_GAP = r"[ \u00a0\n]{1,2}"
_COMMA = rf"(?:,{_GAP}?|{_GAP})"
_DASH = r"[ \u00a0]?(?:[-\u2013\u2014]|to|through|and|until)[ \u00a0]?"
_NO_FIGURE = r"(?<![\w.,$£€#/-])"
# A bare month or year counts only after a word that makes it a time: "2000 troops" and "March on" are none.
_BEFORE_MONTH = (
    r"\b(?i:in|of|by|to|since|until|till|from|during|early|late|mid|last|this|next|before|after|through|between|and|around|for)[ \u00a0-]"
)
_BEFORE_YEAR = (
    r"\b(?i:in|since|by|until|till|from|to|of|during|early|late|mid|before|after|through|throughout|between|and|year|circa|around|the|"
    r"this|that|a|its|their|his|her|late|for|as|beyond|than)(?:[ \u00a0-]|’s )"
)

# "In July Putin flew": before a capital letter only a month that is no given name (April, May, June, August), or one that opens
# its sentence.
_NO_NAME = "(?:" + "|".join(
    rf"(?<={month})"
    for month in (
        "January", "February", "March", "July", "September", "October", "November", "December", "In April", "In May", "In June",
        "In August",
    )
) + ")"

_CLOCK = r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("iso", r"(?<![\d/-])", rf"{_YEAR}(?P<s1>[-/.])(?:0[1-9]|1[0-2])(?P=s1)(?:0[1-9]|[12]\d|3[01]){_CLOCK}(?!\d)"),
    ("numeric", r"(?<![\d/.-])", r"\d{1,2}(?P<s2>[/.-])\d{1,2}(?P=s2)(?:19|20)\d\d(?![\d/])"),
    ("mdrange", r"\b", rf"{_MONTH}{_GAP}{_DAY}{_DASH}{_DAY}{_COMMA}{_YEAR}\b"),
    ("dmrange", r"(?<![\d,.])", rf"{_DAY}{_DASH}{_DAY}{_GAP}{_MONTH}{_COMMA}{_YEAR}\b"),
    ("mdy", r"\b", rf"{_WEEKDAY}{_MONTH}{_GAP}{_DAY}{_COMMA}{_YEAR}\b"),
    ("dmy", _NO_FIGURE, rf"{_WEEKDAY}{_DAY}(?:{_GAP}of)?{_GAP}{_MONTH}{_COMMA}{_YEAR}\b"),
    ("dmony", r"(?<![\w-])", r"\d{1,2}-[A-Z][a-z]{2}-(?:19|20)\d\d\b"),
    ("my", r"\b", rf"{_MONTH},?(?:{_GAP}of)?{_GAP}{_YEAR}\b"),
    ("quarter", r"\b", rf"(?:Q[1-4]|(?:first|second|third|fourth)[ -]quarter)(?: of)?,?{_GAP}{_YEAR}\b"),
    ("season", r"\b", rf"(?:spring|summer|autumn|fall|winter)(?: of)?{_GAP}{_YEAR}\b"),
    ("md", r"\b", rf"{_WEEKDAY}{_MONTH}{_GAP}{_DAY}(?![:,.]?\d)\b"),
    ("dm", _NO_FIGURE, rf"{_WEEKDAY}{_DAY}(?:{_GAP}of)?{_GAP}{_MONTH}(?!\w)"),
    ("m", _BEFORE_MONTH, rf"{_FULL_MONTH}\b(?:{_NO_NAME}|(?! [A-Z]))(?!,?{_GAP}(?:of )?(?:{_DAY}\b|{_YEAR}))"),
    ("decade", r"\b", r"(?:1[5-9]|20)\d0[’‘']?s\b"),
    ("century", r"\b", r"\d{1,2}(?:st|nd|rd|th)[ \u00a0-]century\b"),
    ("years", _NO_FIGURE, rf"{_YEAR}[-\u2013/](?:(?:19|20)\d\d|\d\d)(?![\w/-])"),
    ("year", _BEFORE_YEAR, rf"{_YEAR}(?![\w%]|[-.,/\u2013]\d)"),
    ("yearalone", r"\(", rf"{_YEAR}(?=[),;])"),
)
_GRAMMAR = re.compile("|".join(f"{before}(?P<{name}>{form})" for name, before, form in _FORMS))
# Most sentences hold no date; this tells in a tenth of the time that the grammar takes.
_TRIGGER = re.compile(rf"\d\d|\d[a-z][a-z][ -]century|\b{_MONTH}\b")
_WORDS = re.compile(rf"(?P<month>(?<![a-z]){_MONTH}(?![a-z]))|(?P<figure>\d+)")


def _month_number(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".").lower()[:3]))


def _parts(words: str) -> tuple[int | None, list[int]]:
    """Return the month named in the words and their figures in order."""
    month, figures = None, []
    for match in _WORDS.finditer(words):
        if match.lastgroup == "month":
            month = _month_number(match.group())
        else:
            figures.append(int(match.group()))
    return month, figures


def _of_interval(
    span: Span, interval: tuple[date, date] | None, precision: Precision, *, month: int | None = None, day: int | None = None
) -> FoundDate | None:
    if interval is None:
        return None
    return FoundDate(span=span, start=interval[0], end=interval[1], precision=precision, month=month, day=day)


def _iso(span: Span, words: str) -> FoundDate | None:
    year, month, day = _parts(words)[1][:3]
    return _of_interval(span, _day(year, month, day), "day", month=month, day=day)


def _numeric(span: Span, words: str) -> FoundDate | None:
    first, second, year = _parts(words)[1]
    readings = {r for r in (_day(year, first, second), _day(year, second, first)) if r is not None}
    if len(readings) == 1:
        only = readings.pop()
        return _of_interval(span, only, "day", month=only[0].month, day=only[0].day)
    if not readings:
        return None
    return FoundDate(span=span, start=min(readings)[0], end=max(readings)[0], precision="period")


def _full(span: Span, words: str) -> FoundDate | None:
    month, (day, year) = _parts(words)[0], _parts(words)[1][-2:]
    return _of_interval(span, _day(year, month or 0, day), "day", month=month, day=day)


def _day_range(span: Span, words: str) -> FoundDate | None:
    month, (first, last, year) = _parts(words)
    a, b = _day(year, month or 0, first), _day(year, month or 0, last)
    return FoundDate(span=span, start=a[0], end=b[0], precision="day", month=month) if a and b and a <= b else None


def _month_year(span: Span, words: str) -> FoundDate | None:
    month, figures = _parts(words)
    return _of_interval(span, month_span(figures[-1], month or 1), "month", month=month)


def _no_year(span: Span, words: str) -> FoundDate | None:
    month, figures = _parts(words)
    day = figures[0] if figures else None
    # A leap year decides whether the day exists at all: 29 February does in some year, 31 June in none.
    if day is not None and _day(2000, month or 0, day) is None:
        return None
    return FoundDate(span=span, start=None, end=None, precision="day" if day else "month", month=month, day=day)


def _quarter(span: Span, words: str) -> FoundDate | None:
    ordinal = ("first", "second", "third", "fourth")
    number = int(words[1]) if words[1].isdigit() else ordinal.index(words.split()[0].split("-")[0]) + 1
    year = int(words[-4:])
    return FoundDate(span=span, start=date(year, 3 * number - 2, 1), end=month_span(year, 3 * number)[1], precision="quarter")


def _season(span: Span, words: str) -> FoundDate | None:
    year, first = int(words[-4:]), SEASONS[re.split(r"\W", words)[0].lower()]
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return FoundDate(span=span, start=date(year, first, 1), end=month_span(last_year, last)[1], precision="season")


def _years(first: int, last: int, span: Span, precision: Precision) -> FoundDate | None:
    return FoundDate(span=span, start=date(first, 1, 1), end=date(last, 12, 31), precision=precision) if first <= last else None


def _year_range(span: Span, words: str) -> FoundDate | None:
    first, last = _parts(words)[1]
    return _years(first, last if last > 99 else first - first % 100 + last, span, "period")


def _year(span: Span, words: str) -> FoundDate | None:
    return _years(int(words), int(words), span, "year")


def _decade(span: Span, words: str) -> FoundDate | None:
    return _years(int(words[:4]), int(words[:4]) + 9, span, "decade")


def _century(span: Span, words: str) -> FoundDate | None:
    number = int(re.split(r"\D", words)[0])
    return _years(100 * number - 99, 100 * number, span, "century") if 1 <= number <= 30 else None


_READERS: Mapping[str, Callable[[Span, str], FoundDate | None]] = {
    "iso": _iso, "numeric": _numeric, "mdrange": _day_range, "dmrange": _day_range, "mdy": _full, "dmy": _full, "dmony": _full,
    "my": _month_year, "quarter": _quarter, "season": _season, "md": _no_year, "dm": _no_year, "m": _no_year,
    "decade": _decade, "century": _century, "years": _year_range, "year": _year, "yearalone": _year,
}
