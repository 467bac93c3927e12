from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.when import UNKNOWN, When
from dragoman.reading.annotate.times import times_in

DAY = date(2022, 11, 3)
PUBLISHED = When(start=DAY, end=DAY, precision="day", basis="stated")
BOUNDS = When(start=date(2022, 10, 27), end=date(2022, 11, 10), precision="period", basis="inferred")


def only(text, published=PUBLISHED):
    found = times_in(text, published)
    assert len(found) == 1, f"{text!r}: {[text[f.start : f.end] for f in found]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "timex3", "first", "last"),
    [
        ("He came on Nov. 23, 2015.", "2015-11-23", "2015-11-23", "2015-11-23"),
        ("He came in July 2022.", "2022-07", "2022-07-01", "2022-07-31"),
        ("The deal of 2018 fell in the 1990s.".replace("of 2018 ", ""), "199", "1990-01-01", "1999-12-31"),
        ("They signed it in 2018.", "2018", "2018-01-01", "2018-12-31"),
        ("In July he came.", "2022-07", "2022-07-01", "2022-07-31"),
        ("In December he came.", "2021-12", "2021-12-01", "2021-12-31"),
        ("Last Sunday they met.", "2022-10-30", "2022-10-30", "2022-10-30"),
        ("He said Wednesday it ended.", "2022-11-02", "2022-11-02", "2022-11-02"),
        ("They will meet on Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("He came yesterday.", "2022-11-02", "2022-11-02", "2022-11-02"),
        ("He came this week.", "2022-W44", "2022-10-31", "2022-11-06"),
        ("He came last month.", "2022-10", "2022-10-01", "2022-10-31"),
        ("He came last year.", "2021", "2021-01-01", "2021-12-31"),
        ("He came two weeks ago.", "2022-W42", "2022-10-17", "2022-10-23"),
        ("He came three days ago.", "2022-10-31", "2022-10-31", "2022-10-31"),
        ("Between 2008 and 2012 it fell.", "2008/2012", "2008-01-01", "2012-12-31"),
        ("It fell from May to July.", "2022-05/2022-07", "2022-05-01", "2022-07-31"),
        ("In the summer of 2021 it fell.", "2021-SU", "2021-06-01", "2021-08-31"),
        ("In the second quarter of 2020 it fell.", "2020-Q2", "2020-04-01", "2020-06-30"),
        ("In the 21st century it fell.", "20", "2001-01-01", "2100-12-31"),
        ("In early 2022 it fell.", "2022", "2022-01-01", "2022-05-02"),
    ],
)
def test_dated(text, timex3, first, last):
    found = only(text)
    assert (found.timex3, str(found.first), str(found.last)) == (timex3, first, last)
    assert found.basis != "unknown"


@pytest.mark.parametrize(
    ("text", "timex3"),
    [
        ("It lasted eight months.", "P8M"),
        ("For more than six decades it lasted.", "P6DE"),
        ("After 14 months of rain.", "P14M"),
        ("An eight-year war ended.", "P8Y"),
        ("For decades it lasted.", "PXDE"),
    ],
)
def test_durations_have_no_dates(text, timex3):
    found = only(text)
    assert (found.timex3, found.first, found.last, found.basis) == (timex3, None, None, "unknown")


@pytest.mark.parametrize("text", ["Last Sunday.", "He came in February.", "He came this week.", "He left yesterday.", "In recent months."])
def test_nothing_falls_back_on_the_publication_date(text):
    found = only(text, UNKNOWN)
    assert (found.first, found.last, found.basis) == (None, None, "unknown")


def test_publication_bounds_become_bounds():
    found = only("Last Sunday they met.", BOUNDS)
    assert (found.first, found.last, found.precision, found.basis) == (date(2022, 10, 23), date(2022, 11, 6), "period", "inferred")
    assert only("Last summer they met.", BOUNDS).precision == "season"


def test_since_and_until_open_one_end():
    since = only("Since February it grew.")
    assert (since.first, since.last, since.edtf, since.timex3) == (date(2022, 2, 1), None, "2022-02/..", "2022-02")
    until = only("The war ran until 2015.")
    assert (until.first, until.last, until.edtf) == (None, date(2015, 12, 31), "../2015")


def test_part_of_a_decade():
    found = only("Whaling ended in the mid-to-late 1960s.")
    assert (found.timex3, found.first.year, found.last) == ("196", 1963, date(1969, 12, 31))


def test_recent_months_end_with_the_publication():
    found = only("In recent months it grew.")
    assert (found.timex3, found.first, found.last) == ("PAST_REF", None, DAY)


@pytest.mark.parametrize("text", ["He may march on.", "On 31 February 2022.", "The 4,500 men marched.", "He was second.", "It is 3-0."])
def test_no_time(text):
    assert [f for f in times_in(text, PUBLISHED) if f.first] == []


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["Last Sunday", "In July", "This week", "Last month", "A year ago"]))
def test_an_interval_never_ends_before_it_starts(day, text):
    found = only(text + " he came.", When(start=day, end=day, precision="day", basis="stated"))
    assert found.first is not None
    assert found.last is not None
    assert found.first <= found.last
    assert found.first <= day


@given(st.text(alphabet="0123456789 -/.,JanuryfomtMc2", max_size=40))
def test_any_text_is_survived(text):
    for found in times_in(text, PUBLISHED):
        assert 0 <= found.start < found.end <= len(text)
