from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import Amount
from dragoman.model.when import UNKNOWN, When
from dragoman.present.words import amount, clean, dated, dates, listed, short

DAY = date(2022, 7, 19)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (DAY, DAY, "19 July 2022"),
        (date(2022, 7, 1), date(2022, 7, 31), "July 2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2008, 1, 1), date(2012, 12, 31), "2008–2012"),
        (date(2022, 9, 1), date(2022, 10, 31), "September – October 2022"),
        (date(2021, 9, 1), date(2022, 2, 28), "September 2021 – February 2022"),
        (None, DAY, "by 19 July 2022"),
        (DAY, None, "since 19 July 2022"),
        (None, None, "undated"),
    ],
)
def test_dates_are_as_short_as_their_precision(start, end, said):
    assert dates(When(start=start, end=end, basis="stated")) == said


def test_a_date_says_its_basis_and_an_unknown_one_says_nothing_more():
    assert dated(When(start=DAY, end=DAY, basis="inferred")) == "19 July 2022 (inferred)"
    assert dated(UNKNOWN) == "undated"


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (None, "amount not told"),
        (Amount(low=40, high=40, unit="turbines"), "40 turbines"),
        (Amount(low=40, high=None, unit="drones"), "at least 40 drones"),
        (Amount(low=None, high=4500, unit="missiles"), "at most 4,500 missiles"),
        (Amount(low=20, high=99), "20–99"),
        (Amount(low=None, high=None, hedge="dozens"), "dozens"),
    ],
)
def test_amounts_stay_ranges(given_, said):
    assert amount(given_) == said


@given(st.text(max_size=400), st.integers(5, 120))
def test_short_text_is_never_longer_and_clean_is_idempotent(text, most):
    assert len(short(text, most)) <= most + 2
    assert clean(clean(text)) == clean(text)


def test_lists_read_as_english():
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert listed(tuple("abcdef")) == "a, b, c, d and 2 more"
