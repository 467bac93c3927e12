"""When a text was published, where it does not say so: bounds inferred from the article text alone, each with its reason.

An act with a date that is told as past gives a lower bound, one told as future an upper bound; "six weeks of war" counts
from a known happening (``world.calendar``). Boilerplate never bounds anything: a caption's date is that of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.model.document import Document
from dragoman.model.spans import Span
from dragoman.model.when import Precision, When
from dragoman.world.calendar import Happening, happenings
from dragoman.world.dates import FoundDate, find_dates

_SENTENCE = re.compile(
    r"(?:[^.!?]+|[.!?](?![\"”’)]*(?:\s+[“\"(‘]?[A-Z]|\s*$))|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|No))\.|(?<=\b(?:Jan|"
    r"Feb|Mar|Apr|Aug|Oct|Nov|Dec|Gen|Col|Rep|Sen|Lt\.|U\.S))\.)+[.!?]*[\"”’)]*"
)
_PAST = re.compile(

        r"\b(?:was|were|had|did|said|told|met|began|took|made|came|went|became|led|fell|rose|won|lost|left|held|saw|"
        r"sent|gave|put|fought|struck|hit|drew|broke|"
    r"brought|built|bought|sold|shot|spoke|stood|swore|threw|wrote|flew|forbade|cut|since|[a-z]{2,}ed)\b"
)
_FUTURE = re.compile(

        r"\b(?:will|shall|won[’']t|(?:is|are|remains?) (?:due|set|expected|scheduled|slated|planned|to be|to (?:take|"
        r"start|begin|meet|hold|arrive|visit|open))|upcoming|"

        r"forthcoming|would|could|may|might|until|till|deadline|expires?|goals?|targets?|agenda|vision|plans? (?:to|"
        r"for)|hopes? to|aims? to|by the end of|projected|forecast|intends?)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:will|(?:is|are) (?:due|set|scheduled|slated|to be|to (?:take|start|begin|meet|hold|arrive|visit|open))|"
    r"upcoming|forthcoming)\b"
)
_NOT_REACHED = re.compile(
    r"\b(?:by|until|till|through|beyond|to|before|for|toward|towards|into)(?: the)?(?: (?:end|start|beginning|"
    r"middle) of)?(?: (?:early|late|mid))?[ -]$", re.IGNORECASE)
_CARDINAL_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINAL_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_CARDINAL_WORDS, 1)}
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS, 1)}
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_HEDGE = r"(?:(?P<hedge>more than|over|at least|nearly|almost|about|around|some|roughly|just over|just under|less than)\s)?"
_THING = r"(?:[\w’'-]+ ){0,4}?(?:THING)\b"
_ELAPSED = (
    rf"\b{_HEDGE}{_COUNT}[\s-]{_UNIT}(?: of| into| after| since)(?: the start of| the beginning of| the outbreak of)? {_THING}",
    rf"\b{_HEDGE}{_COUNT}[\s-]{_UNIT}(?: on)? (?:since|after) (?:[\w’'-]+ ){{1,4}}(?:invaded|attacked|launched)\b",
    rf"\b(?:THING)(?: [\w’'-]+){{0,6}}? (?:for|entered its|lasted|now|dragged on for) {_HEDGE}{_COUNT} {_UNIT}\b(?! ago)",
)
_NTH = rf"\b(?P<nth>{'|'.join(_ORDINAL_WORDS)}) {_UNIT} of {_THING}|\b(?P<anniversary>{'|'.join(_ORDINAL_WORDS)}) anniversary of {_THING}"
_BEGINNING = re.compile(r"\b(?:began|start(?:ed)?|launch\w*|order\w*|broke out|invaded|invasion)\b")
_INVADED = re.compile(r"\b(?:invaded|attacked|launched)\b")
_PRESENT = re.compile(r"\b(?:is|are|remains?|continues?|keeps?)\b")
_ANY_UNIT = re.compile(r"\b(?:days?|weeks?|months?|years?|anniversary)\b", re.IGNORECASE)
# More than any date holds: a figure or the beginning of a month's name.
_MAY_BE_DATE = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_PAST_YEAR = re.compile(r"\bfor (?:much|most|the better part) of the (?:past|last) year\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bthis (?:week|month)\b|\b(?:last|earlier this) week\b|"
    r"\byesterday\b|\btoday\b|\bnow\b"
)
_QUOTE = re.compile(r"[“\"]")
# Longest time for which news prose names a month without its year; after that it writes "last February" or the year.
_BARE_MONTH_LASTS = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Published on or after ``start``, on or before ``end`` (None: this sign does not say), because of ``reason`` read at ``span``."""

    start: date | None = None
    end: date | None = None
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    at: int
    paragraph: str
    dates: tuple[FoundDate, ...]
    has_unit: bool

    def span(self, match: re.Match[str]) -> Span:
        return self.at + match.start(), self.at + match.end()


_Rule = Callable[[_Sentence, tuple[Happening, ...]], Iterator[Bound]]


def infer(document: Document) -> When | None:
    """Return the interval that all bounds leave, basis ``inferred``; None where nothing bounds it."""
    bounds = explain(document)
    start = max((b.start for b in bounds if b.start), default=None)
    end = min((b.end for b in bounds if b.end), default=None)
    if start is None and end is None:
        return None
    # An upper bound from a figure of speech gives way to an act that is told as past.
    end = None if start and end and end < start else end
    return When(start=start, end=end, precision=_precision(start, end), basis="inferred")


def explain(document: Document) -> tuple[Bound, ...]:
    """Return every bound on the publication date that the article text gives, with its reason, in text order."""
    body = "\n".join(document.text[s:e] for s, e in document.body)
    meant = tuple(happening for happening in happenings() if happening.may_be_in(body))
    return tuple(bound for one in _sentences(document, meant) for rule in _RULES for bound in rule(one, meant))


def _may_bound(paragraph: str, meant: tuple[Happening, ...]) -> bool:
    """Whether the paragraph holds anything that a rule could bound by; most hold nothing."""
    return _MAY_BE_DATE.search(paragraph) is not None or _has_unit(paragraph) or any(h.may_be_in(paragraph) for h in meant)


def _has_unit(words: str) -> bool:
    lowered = words.lower()
    return any(map(lowered.__contains__, ("day", "week", "month", "year", "anniversary"))) and _ANY_UNIT.search(words) is not None


def _sentences(document: Document, meant: tuple[Happening, ...]) -> Iterator[_Sentence]:
    for start, end in document.body:
        paragraph = document.text[start:end]
        if not _may_bound(paragraph, meant):
            continue
        for match in _SENTENCE.finditer(paragraph):
            yield _Sentence(match[0], start + match.start(), paragraph, tuple(find_dates(match[0])), _has_unit(match[0]))


def _told_as_past(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by an act with its year that is told as past: published on or after its first possible day."""
    for found in one.dates:
        before = one.words[max(0, found.span[0] - 60) : found.span[0]]
        if found.start is None or found.precision in {"decade", "century", "period"} or _NOT_REACHED.search(before):
            continue
        around = before + one.words[found.span[1] : found.span[1] + 40]
        if _PAST.search(one.words) and not _FUTURE.search(around):
            yield Bound(start=found.start, reason="an act of this date is told as past", span=_shift(found.span, one.at))


def _told_as_future(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by an act with its day or month that the author announces: published before it is over."""
    for found in one.dates:
        before = one.words[max(0, found.span[0] - 60) : found.span[0]]
        own_present = not _QUOTE.search(one.words) and not _PAST.search(before)
        if found.end and found.precision in {"day", "month"} and own_present and _ANNOUNCED.search(before):
            yield Bound(end=found.end, reason="an act of this date is announced", span=_shift(found.span, one.at))


def _names_happening(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    for happening in meant:
        if not happening.may_be_in(one.words):
            continue
        if match := happening.named.search(one.words):
            yield Bound(start=happening.start, reason=f"names: {happening.name}", span=one.span(match))
        if match := happening.present.search(one.words):
            yield Bound(start=happening.start, end=happening.end, reason=f"tells as present: {happening.name}", span=one.span(match))
        if match := happening.after.search(one.words):
            yield Bound(start=happening.end, reason=f"tells as over: {happening.name}", span=one.span(match))


def _bare_month(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by the month of a known happening without its year ("the siege opened in May"): within a year of it."""
    bare = [found for found in one.dates if found.start is None]
    for happening in _counted_here(one, meant) if bare else ():
        for found in bare:
            near = one.words[max(0, found.span[0] - 80) : found.span[0]]
            if found.month == happening.start.month and _BEGINNING.search(near):
                latest = happening.start + _BARE_MONTH_LASTS
                reason = f"month without year: {happening.name}"
                yield Bound(start=happening.start, end=latest, reason=reason, span=_shift(found.span, one.at))


def _elapsed(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by elapsed time ("in six weeks of siege"): so long after the beginning; an upper bound only if told of now."""
    for happening in _counted_here(one, meant) if one.has_unit else ():
        for form in _ELAPSED:
            for match in _with_thing(form, happening).finditer(one.words):
                low, high = _interval(match, _number(match["count"]))
                current = _is_current(one, match)
                yield Bound(
                    start=_later(happening, low, match["unit"]),
                    end=_later(happening, high, match["unit"]) if current else None,
                    reason=f"time elapsed since: {happening.name}",
                    span=one.span(match),
                )


def _nth(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by "the second year of the war", "the first anniversary of the invasion"."""
    for happening in _counted_here(one, meant) if one.has_unit else ():
        for match in _with_thing(_NTH, happening).finditer(one.words):
            nth = _ORDINALS[match["nth"] or match["anniversary"]]
            # Anniversaries are written about from some weeks before.
            low = nth - 1.0 if match["nth"] else nth - 0.1
            start = _later(happening, low, match["unit"] or "year")
            yield Bound(start=start, reason=f"counts from: {happening.name}", span=one.span(match))


def _past_year(one: _Sentence, meant: tuple[Happening, ...]) -> Iterator[Bound]:
    """Bound by "for most of the last year" of something that the happening brought about: half a year at least."""
    match = _PAST_YEAR.search(one.words) if one.has_unit else None
    for happening in meant if match else ():
        if match and happening.about.pattern != "(?!)" and happening.about.search(one.words):
            yield Bound(start=_later(happening, 0.5, "year"), reason=f"most of a year since: {happening.name}", span=one.span(match))


_RULES: tuple[_Rule, ...] = (_told_as_past, _told_as_future, _names_happening, _bare_month, _elapsed, _nth, _past_year)


def _counted_here(one: _Sentence, meant: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """Return the happening that "the war" means here: the one named in the paragraph, else the only one the text can mean."""
    invaded = _INVADED.search(one.words)
    able = [h for h in meant if h.counted.search(one.words) or (invaded and h.about.search(one.words))]
    named = [h for h in able if h.about.search(one.paragraph)]
    return tuple(named if len(named) == 1 else able if len(able) == 1 else ())


@cache
def _with_thing(form: str, happening: Happening) -> re.Pattern[str]:
    return re.compile(form.replace("THING", happening.counted.pattern), re.IGNORECASE)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _interval(match: re.Match[str], count: int) -> tuple[float, float]:
    """Fewest and most units that "eight months" stands for: rounded to the nearest, or in full ones."""
    hedge = (match["hedge"] or "").lower()
    if hedge in {"more than", "over", "at least", "just over"}:
        return count, count + 2.0
    if hedge in {"nearly", "almost", "just under", "less than"}:
        return count - 1.0, float(count)
    return count - 0.5, count + 1.0


def _is_current(one: _Sentence, match: re.Match[str]) -> bool:
    """Whether the sentence counts up to the writing: it speaks of now, is in the perfect or, after an opening count, in the present.

    A quotation needs a day near it.
    """
    after = one.words[match.end() :]
    present = match.start() == 0 and _PRESENT.search(after) and not _PAST.search(after)
    perfect = present or re.search(r"\b(?:has|have)\b", one.words)
    quoted = _QUOTE.search(one.words) is not None
    return bool(_NOW.search(one.paragraph)) if quoted else bool(perfect or _NOW.search(one.words))


def _later(happening: Happening, count: float, unit: str) -> date:
    return happening.start + timedelta(days=round(count * _UNIT_DAYS[unit.lower()]))


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _precision(start: date | None, end: date | None) -> Precision:
    """Return the unit that the interval is about as long as; ``period`` where it is longer than a year or open."""
    if start is None or end is None:
        return "period"
    days = (end - start).days + 1
    steps: tuple[tuple[int, Precision], ...] = ((1, "day"), (8, "week"), (62, "month"), (100, "quarter"), (366, "year"))
    return next((name for most, name in steps if days <= most), "period")
