"""Absolute dates in running text, in any common written form: the one date grammar that all stages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    for match in _GRAMMAR.finditer(text):
        name = match.lastgroup or ""
        found = _READERS[name](match)
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


# "Sept" and "Sep", "Jun" and "Jul" are met as often as the style guides' own forms; "may" and "march" need their capital.
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \u00a0]+)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORD = r"(?:st|nd|rd|th)?"
_GAP = r"[ \u00a0\n]{1,2}"
_DASH = r"[ \u00a0]?(?:[-\u2013\u2014]|to|through|and|until)[ \u00a0]?"
_NOT_NUMBER = r"(?<![\w.,$£€#/-])"
_END = r"(?![\w/%]|[.,]\d|-\d)"
_BEFORE_YEAR = (
    r"(?:in|since|by|until|till|from|to|of|during|early|late|mid|before|after|through|throughout|between|and|year|back|circa|around|end|the|"
    r"this|that|spring|summer|autumn|fall|winter|a|its|their|his|her|mid-to-late|for|as|until|beyond|than)"
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?<![\d/-])({_YEAR})([-/.])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d])"),
    ("numeric", r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])"),
    ("mdrange", rf"\b({_MONTH}){_GAP}({_DAY}){_ORD}{_DASH}({_DAY}){_ORD},?{_GAP}({_YEAR})\b"),
    ("dmrange", rf"(?<![\d,.])({_DAY}){_ORD}{_DASH}({_DAY}){_ORD}{_GAP}({_MONTH}),?{_GAP}({_YEAR})\b"),
    ("mdy", rf"\b{_WEEKDAY}({_MONTH}){_GAP}({_DAY}){_ORD}(?:,{_GAP}?|{_GAP})({_YEAR})\b"),
    ("dmy", rf"{_NOT_NUMBER}{_WEEKDAY}(?:the )?({_DAY}){_ORD}(?:{_GAP}of)?{_GAP}({_MONTH})(?:,{_GAP}?|{_GAP})({_YEAR})\b"),
    ("dmony", r"(?<![\w-])(\d{1,2})-([A-Z][a-z]{2})-((?:19|20)\d\d)\b"),
    ("my", rf"\b({_MONTH}),?(?:{_GAP}of)?{_GAP}({_YEAR})\b"),
    ("quarter", rf"\b(?:Q([1-4])|(first|second|third|fourth) quarter)(?: of)?,?{_GAP}({_YEAR})\b"),
    ("season", rf"\b(spring|summer|autumn|fall|winter)(?: of)?{_GAP}({_YEAR})\b"),
    ("md", rf"\b{_WEEKDAY}({_MONTH}){_GAP}({_DAY}){_ORD}(?![\d:,.]?\d)\b"),
    ("dm", rf"{_NOT_NUMBER}{_WEEKDAY}(?:the )?({_DAY}){_ORD}(?:{_GAP}of)?{_GAP}({_MONTH})(?!\w)"),
    ("m", r"(?<=\b(?:in|of|by|to) )(January|February|March|April|May|June|July|August|September|October|November|December)\b"
          r"|(?<=\b(?:mid|ast|his|ext|arly|late|ince|rom|til|ing|een|fore|fter|ugh|nd)[ -])"
          r"(January|February|March|April|May|June|July|August|September|October|November|December)\b(?! [A-Z])"),
    ("decade", r"\b((?:1[5-9]|20)\d)0[’‘']?s\b"),
    ("century", r"\b(\d{1,2})(?:st|nd|rd|th)[ \u00a0-]century\b"),
    ("years", rf"{_NOT_NUMBER}({_YEAR})[-\u2013/]((?:(?:19|20)\d\d|\d\d))(?![\w/-])"),
    ("year", rf"(?i:\b{_BEFORE_YEAR})(?:[ \u00a0-]|’s ){{1}}({_YEAR}){_END}|(?<=\()({_YEAR})(?=[),;])"),
)


def _compile() -> re.Pattern[str]:
    # Groups inside each form are made non-capturing: readers parse the matched words again, so one scan finds every form.
    alternatives = (f"(?P<{name}>{re.sub(r'(?<!\\\\)\((?!\?)', '(?:', form)})" for name, form in _FORMS)
    return re.compile("|".join(alternatives))


