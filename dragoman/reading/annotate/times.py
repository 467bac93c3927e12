"""Times: every time expression as an interval with its precision, its basis and its EDTF and TIMEX3 values.

Absolute dates come from the shared grammar of ``dragoman.world.dates``; what hangs on the publication date ("last Sunday") is
dated only where that date is known, and widens to bounds where it is known as an interval. Nothing falls back on the
publication date itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model.annotation import Passage
from dragoman.model.records import Time
from dragoman.model.spans import Span
from dragoman.model.when import Basis, Precision, When
from dragoman.reading.annotate.calendar import Point, month_near, unit_at
from dragoman.reading.annotate.narrative import Anchor, Told, find_told
from dragoman.reading.annotate.relative import Expression, ahead, find_relative
from dragoman.reading.annotate.sentences import dateline
from dragoman.world.dates import FoundDate, find_dates

EXTRACTOR = "annotate/1"
# Paragraphs over which "two days later" reaches back; a dated point or calendar unit can carry it, an open stretch cannot.
_ANCHOR_REACH = 2
_FIRST_LINES, _SHORT_LINE = 4, 12
_ANCHORS = ("day", "week", "month", "season", "quarter", "year")
_CONFIDENCE = {"stated": 0.95, "inferred": 0.8, "unknown": 0.7}
_SINCE = re.compile(r"(?i)\b(since|from)\s+(?:at least |early |late |mid-)?$")
_UNTIL = re.compile(r"(?i)\b(until|till|through)\s+$")
_JOINED = re.compile(r"(?i)^\s*(?:to|and|until|through|-|–|—)\s*(?:the )?(?:early |late )?$")
_OPENED = re.compile(r"(?i)\b(from|between)\s+(?:early |late )?$")
# Thirds of a period, as newspapers use the words; mid-to-late runs from the middle third to the end.
_PARTS = re.compile(
    r"(?i)\b(early|late|mid|mid-to-late|early-to-mid|(?:first|second) half of|(?:first|second|third|last) week of|beginning of|end of)"
    r"[ -](?:the )?$"
)
_SHARES = {
    "early": (0, 1 / 3), "beginning of": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), "end of": (2 / 3, 1),
    "mid-to-late": (1 / 3, 1), "early-to-mid": (0, 2 / 3), "first half of": (0, 1 / 2), "second half of": (1 / 2, 1),
    "first week of": (0, 1 / 4), "second week of": (1 / 4, 1 / 2), "third week of": (1 / 2, 3 / 4), "last week of": (3 / 4, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """A time in a passage's cleaned text."""

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    timex3: str | None = None
    edtf: str | None = None
    told: Told | None = None


def find(passages: Sequence[Passage], published: When, namer: Callable[[str, Span], str], doc: str) -> tuple[Time, ...]:
    """Return the times of all passages in the order of the text; ``start`` and ``end`` are days, None where they are open or not known."""
    times: list[Time] = []
    published = _own_date(passages, published)
    anchor: Anchor | None = None
    for number, passage in enumerate(passages):
        for found in times_in(passage.doc.text, published):
            if found.told is not None:
                near = anchor if anchor is not None and number - anchor.paragraph <= _ANCHOR_REACH else None
                found = _of_told(found, found.told, near)
            times.append(_time(passage, found, namer, doc))
            anchor = _anchor(found, number) or anchor
    return tuple(times)


def _anchor(found: _Found, paragraph: int) -> Anchor | None:
    if found.first and found.last and found.precision in _ANCHORS:
        return Anchor(found.first, found.last, found.precision, paragraph)
    if found.first and found.timex3 == str(found.first):
        # "since 13 September" tells a day, though its stretch is open.
        return Anchor(found.first, found.first, "day", paragraph)
    return None


def _own_date(passages: Sequence[Passage], published: When) -> When:
    """Return the date that the text itself gives in its first lines, where that of publication is not known to the day.

    A short line with one full date ("The Northgate Review, 14 December 2022") or a dateline tells when the text speaks.
    """
    if published.start is not None and published.start == published.end:
        return published
    for passage in passages[:_FIRST_LINES]:
        text = passage.doc.text
        line = text if len(text.split()) <= _SHORT_LINE else text[: dateline(text)]
        days = [d for d in find_dates(line) if d.precision == "day" and d.start is not None and d.start == d.end]
        if len(days) == 1 and _can_be(days[0].start, published):
            return When(start=days[0].start, end=days[0].end, precision="day", basis="inferred")
    return published


def _can_be(day: date | None, published: When) -> bool:
    return day is not None and (published.start is None or published.start <= day) and (published.end is None or day <= published.end)


def _of_told(bare: _Found, told: Told, anchor: Anchor | None) -> _Found:
    point = told.at(anchor)
    return bare if point is None else _of_point(bare, point, "inferred")


def _time(passage: Passage, found: _Found, namer: Callable[[str, Span], str], doc: str) -> Time:
    span = passage.offsets[found.start], passage.offsets[found.end - 1] + 1
    return Time(
        id=namer("time", span), doc=doc, extractor=EXTRACTOR, confidence=_CONFIDENCE[found.basis], span=span, edtf=found.edtf,
        timex3=found.timex3, start=found.first, end=found.last, precision=found.precision, basis=found.basis,
    )  # fmt: skip


def times_in(text: str, published: When) -> list[_Found]:
    """Return the times of a cleaned text in order, without overlap: ranges joined, "since" and "until" opened."""
    absolute = [_widened(text, _absolute(text, found, published)) for found in find_dates(text)]
    told = [_Found(t.start, t.end, told=t) for t in find_told(text)]
    fixed = [*told, *(a for a in absolute if not _meets(a, told))]
    relative = [_relative(e, published) for e in find_relative(text) if not _meets(e, fixed)]
    ordered = sorted([*fixed, *relative], key=lambda f: (f.start, -f.end))
    return [_opened(text, found) for found in _joined(text, _apart(ordered))]


def _meets(one: _Found | Expression, others: Sequence[_Found]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _apart(ordered: list[_Found]) -> Iterator[_Found]:
    reached = 0
    for found in ordered:
        if found.start >= reached:
            reached = found.end
            yield found


def _absolute(text: str, found: FoundDate, published: When) -> _Found:
    start, end = found.span
    if found.start is None and found.month is not None:
        return _yearless(text, found, published)
    made = _Found(start, end, found.start, found.end, found.precision, "stated")
    edtf = _edtf(made)
    return replace(made, edtf=edtf, timex3=_timex3(edtf, found.precision))


def _yearless(text: str, found: FoundDate, published: When) -> _Found:
    """Date a month or day without its year: the last such before the publication, the next where the text looks ahead."""
    start, end = found.span
    month = found.month or 1
    open_value = f"XXXX-{month:02}" + (f"-{found.day:02}" if found.day else "")
    nothing = _Found(start, end, None, None, found.precision, "unknown", open_value, open_value)
    if published.start is None or published.end is None:
        return nothing
    step = 1 if ahead(text, start, end) else -1
    bounds = [found.in_year(month_near(day, month, step).start.year) for day in (published.start, published.end)]
    if bounds[0] is None or bounds[1] is None:
        return nothing
    made = _Found(start, end, bounds[0][0], bounds[1][1], found.precision, "inferred")
    if bounds[0] != bounds[1]:
        return replace(made, precision="period", timex3=open_value, edtf=_edtf(replace(made, precision="period")))
    edtf = _edtf(made)
    return replace(made, edtf=edtf, timex3=_timex3(edtf, found.precision))


def _relative(expression: Expression, published: When) -> _Found:
    bare = _Found(expression.start, expression.end, timex3=expression.timex3)
    if expression.kind == "duration":
        return replace(bare, precision="period")
    if published.start is None or published.end is None:
        return bare
    if expression.kind == "vague":
        return _vague(bare, expression, published)
    points = [expression.at(published.start), expression.at(published.end)]
    if points[0] is None or points[1] is None:
        return bare
    basis: Basis = "stated" if published.basis == "stated" else "inferred"
    if points[0] == points[1]:
        return _cut(_of_point(bare, points[0], basis), expression, published)
    found = replace(bare, first=points[0].start, last=points[1].end, precision="period", basis=basis)
    return replace(found, edtf=_edtf(found))


def _of_point(bare: _Found, point: Point, basis: Basis) -> _Found:
    return replace(bare, first=point.start, last=point.end, precision=point.precision, basis=basis, timex3=point.timex3, edtf=point.edtf)


def _cut(found: _Found, expression: Expression, published: When) -> _Found:
    """End "earlier this week" with the publication, begin "later this week" with it."""
    if expression.side < 0 and published.end and found.first and found.first <= published.end:
        found = replace(found, last=min(found.last or published.end, published.end))
    elif expression.side > 0 and published.start and found.last and found.last >= published.start:
        found = replace(found, first=max(found.first or published.start, published.start))
    else:
        return found
    return replace(found, edtf=f"{found.first}/{found.last}" if found.first != found.last else str(found.first))


def _vague(bare: _Found, expression: Expression, published: When) -> _Found:
    """Bound the past or coming months: open on the far side, or as many units as the text says."""
    groups = expression.match
    ahead = groups.group().lower().removeprefix("the ").startswith(("next", "coming"))
    if "first" in groups.group().lower() or (groups["vague"] and groups["vague"].lower() in ("preceding", "previous")):
        return replace(bare, precision="period")
    number = re.search(r"P(\d+)(D|W|M|Y|DE)$", expression.timex3 or "")
    near, far = (published.start, None) if ahead else (published.end, None)
    if number:
        unit = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade"}[number[2]]
        far = _moved(near, unit, int(number[1]) * (1 if ahead else -1))
    first, last = (near, far) if ahead else (far, near)
    found = replace(bare, first=first, last=last, precision="period", basis="inferred")
    return replace(found, edtf=_edtf(found))


def _moved(day: date | None, unit: str, step: int) -> date | None:
    try:
        if day and unit == "year" and (day.month, day.day) != (2, 29):
            return day.replace(year=day.year + step)
        return unit_at(unit, day, step).start if day else None
    except (OverflowError, ValueError):
        return None


def _widened(text: str, found: _Found) -> _Found:
    """Early, mid and late parts of what follows the word."""
    word = _PARTS.search(text[: found.start])
    if not word or found.first is None or found.last is None or found.precision == "day":
        return found
    low, high = _SHARES[word[1].lower()]
    if found.precision == "year" and high - low == 1 / 2:
        # Halves of a year end with a month.
        bounds = (found.first, date(found.first.year, 6, 30)) if low == 0 else (date(found.first.year, 7, 1), found.last)
        return replace(found, start=word.start(1), first=bounds[0], last=bounds[1], edtf=f"{bounds[0]}/{bounds[1]}")
    days = (found.last - found.first).days + 1
    first = found.first + date.resolution * round(days * low)
    last = found.first + date.resolution * (round(days * high) - 1)
    return replace(found, start=word.start(1), first=first, last=last, edtf=f"{first}~/{last}~")


def _joined(text: str, ordered: Iterator[_Found]) -> Iterator[_Found]:
    """One interval of "from 2008 to 2012" and "between May and July"."""
    held: _Found | None = None
    for found in ordered:
        if held is not None and _JOINED.match(text[held.end : found.start]) and _OPENED.search(text[: held.start]):
            held = _range(held, found)
            continue
        if held is not None:
            yield held
        held = found
    if held is not None:
        yield held


def _range(left: _Found, right: _Found) -> _Found:
    first, last = left.first, right.last
    if first is not None and last is not None and first > last:
        first, last = None, None
    made = _Found(left.start, right.end, first, last, "period", "unknown" if first is None and last is None else _weaker(left, right))
    values = None if None in (left.timex3, right.timex3) else f"{left.timex3}/{right.timex3}"
    plain = left.edtf and right.edtf and "/" not in left.edtf + right.edtf and made.basis != "unknown"
    return replace(made, edtf=f"{left.edtf}/{right.edtf}" if plain else _edtf(made), timex3=values)


def _weaker(left: _Found, right: _Found) -> Basis:
    return "stated" if left.basis == right.basis == "stated" else "inferred"


def _opened(text: str, found: _Found) -> _Found:
    # "Since February" has no end, "until 2015" no beginning; the TIMEX3 value stays that of the date itself.
    before = text[: found.start]
    if found.first and _SINCE.search(before) and not before.lower().rstrip().endswith("from"):
        return replace(found, last=None, precision="period", edtf=f"{(found.edtf or str(found.first)).split('/')[0]}/..")
    if found.last and _UNTIL.search(before):
        return replace(found, first=None, precision="period", edtf=f"../{(found.edtf or str(found.last)).split('/')[-1]}")
    return found


def _edtf(found: _Found) -> str | None:
    first, last = found.first, found.last
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if found.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if found.precision in ("year", "decade", "century"):
        digits = {"year": 4, "decade": 3, "century": 2}[found.precision]
        return f"{first.year - (found.precision == 'century'):04}"[:digits].ljust(4, "X")
    if found.precision == "season":
        return f"{first.year}-{ {3: 21, 6: 22, 9: 23, 12: 24}[first.month]}"
    if found.precision == "quarter":
        return f"{first.year}-{33 + (first.month - 1) // 3}"
    return str(first) if first == last else _years(first, last) or f"{first}/{last}"


def _years(first: date, last: date) -> str | None:
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"{first.year}/{last.year}" if whole else None


def _timex3(edtf: str | None, precision: Precision) -> str | None:
    """Return the TIMEX3 value of a date with that EDTF string: they differ for decades, seasons and quarters."""
    if edtf is None:
        return None
    if precision in ("decade", "century"):
        return edtf.rstrip("X")
    season = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}.get(edtf[5:]) if precision == "season" else None
    if season:
        return f"{edtf[:4]}-{season}"
    return f"{edtf[:4]}-Q{int(edtf[5:]) - 32}" if precision == "quarter" else edtf
