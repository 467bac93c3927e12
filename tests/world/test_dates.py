"""Absolute dates: every written form, and what only looks like one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world.dates import find_dates

NOV6 = (date(2022, 11, 6), date(2022, 11, 6), "day")


def only(text):
    found = list(find_dates(text))
    assert len(found) == 1, f"{text!r} gave {found}"
    return found[0]


@pytest.mark.parametrize(
    "written",
    [
        "Nov. 6, 2022",
        "November 6, 2022",
        "Nov 6 2022",
        "6 November 2022",
        "6th of November 2022",
        "6 Nov. 2022",
        "Sunday, Nov. 6, 2022",
        "Sunday 6 November 2022",
        "2022-11-06",
        "2022/11/06",
        "2022-11-06T08:30:00Z",
        "06-Nov-2022",
        "November 6th, 2022",
        "NOVEMBER 6, 2022",
        "2022.11.06",
        "Nov.\u00a06, 2022",
    ],
)
def test_day_forms(written):
    found = only(f"It was signed on {written} in the capital.")
    assert (found.start, found.end, found.precision) == NOV6


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("in February 2022", date(2022, 2, 1), date(2022, 2, 28), "month"),
        ("in Sept. 2019", date(2019, 9, 1), date(2019, 9, 30), "month"),
        ("in 2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
        ("the 2015 deal", date(2015, 1, 1), date(2015, 12, 31), "year"),
        ("the presidency (2008–2012)", date(2008, 1, 1), date(2012, 12, 31), "period"),
        ("the winter (2021-22)", date(2021, 1, 1), date(2022, 12, 31), "period"),
        ("the mid-1980s", date(1980, 1, 1), date(1989, 12, 31), "decade"),
        ("the 21st century", date(2001, 1, 1), date(2100, 12, 31), "century"),
        ("the summer of 2022", date(2022, 6, 1), date(2022, 8, 31), "season"),
        ("winter 2021", date(2021, 12, 1), date(2022, 2, 28), "season"),
        ("the third quarter of 2022", date(2022, 7, 1), date(2022, 9, 30), "quarter"),
        ("Q3 2022", date(2022, 7, 1), date(2022, 9, 30), "quarter"),
        ("on November 6-8, 2022", date(2022, 11, 6), date(2022, 11, 8), "day"),
        ("from 6 to 8 November 2022", date(2022, 11, 6), date(2022, 11, 8), "day"),
    ],
)
def test_longer_forms(written, start, end, precision):
    found = only(f"This was {written}, they said.")
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_two_readings_give_the_interval_between_them():
    found = only("Filed 06/11/2022 by the desk")
    assert (found.start, found.end, found.precision) == (date(2022, 6, 11), date(2022, 11, 6), "period")


def test_one_reading_is_a_day():
    assert only("Filed 23/11/2022").start == date(2022, 11, 23)
    assert only("Filed 11/23/2022").start == date(2022, 11, 23)


@pytest.mark.parametrize(
    ("written", "month", "day"),
    [
        ("on November 6", 11, 6),
        ("on 6 November", 11, 6),
        ("in July", 7, None),
        ("last May", 5, None),
    ],
)
def test_without_a_year_the_date_stays_open(written, month, day):
    found = only(f"He came {written} and left.")
    assert (found.start, found.month, found.day) == (None, month, day)
    assert found.in_year(2022)[0] == date(2022, month, day or 1)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "2000 troops came.",
        "It cost $2022.",
        "some 4,500 missiles",
        "Shahed-136 drones",
        "resolution 2231",
        "June Miller said no.",
        "31 June",
        "Section 1990/2 applies",
        "at 10.30.2",
        "call 555-2022-11",
        "He met Theresa May in London",
        "version 1.2022.3",
        "1.2.3",
    ],
)
def test_no_date(text):
    assert [text[slice(*f.span)] for f in find_dates(text)] == []


def test_spans_are_the_words():
    text = "Since Nov. 6, 2022, and again in July 2023."
    assert [text[slice(*f.span)] for f in find_dates(text)] == ["Nov. 6, 2022", "July 2023"]


@given(st.text(alphabet=st.sampled_from("0123456789-/., NovemberMay6thofin\n(‘")), st.text())
def test_never_crashes_and_keeps_order(a, b):
    text = a + b
    spans = [f.span for f in find_dates(text)]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_round_trip(day):
    for written in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        assert only(f"on {written}.").start == day
