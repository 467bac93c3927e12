"""Credit lines and names of outlets: what each line says, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.sources.credits import credit
from dragoman.reading.sources.cuts import stands_alone
from dragoman.reading.sources.outlets import is_outlet, proper

WRITERS, OUTLETS = ["Mara Quill", "Tom Rusk-Ives", "Olena Marchuk"], ["Strait Wire", "Larnwick Courier", "The Saltbury Weekly"]
DATES = ["4 March 2021", "March 4, 2021", "Thursday, 4 March 2021, 09:20"]


@pytest.mark.parametrize(
    ("line", "authors", "outlets", "reason"),
    [
        ("By Mara Quill and Tom Rusk", ("Mara Quill", "Tom Rusk"), (), "by-line"),
        ("Mara Quill, Strait Wire", ("Mara Quill",), ("Strait Wire",), "by-line"),
        ("By Mara Quill-Ives, Larnwick Courier, with wire reports", ("Mara Quill-Ives",), ("Larnwick Courier",), "by-line"),
        ("By MARA QUILL FOR THE DAILY LANTERN", ("Mara Quill",), ("THE DAILY LANTERN",), "by-line"),
        ("By Mara Quill in Larnwick and Tom Rusk in Kest", ("Mara Quill", "Tom Rusk"), (), "by-line"),
        ("By Emily Mail", ("Emily Mail",), (), "by-line"),
        ("By Reuters", (), ("Reuters",), "by-line"),
        ("By Reuters Staff", (), ("Reuters",), "by-line"),
        ("Hill Tribune | Sunday, 6 November 2022", (), ("Hill Tribune",), "date line"),
        ("The Northmoor Review, 14 December 2022", (), ("The Northmoor Review",), "date line"),
        ("Transcript, 21 October 2022, 11:00", (), (), "date line"),
        ("Posted on June 2, 2021 by Olav Brandt", ("Olav Brandt",), (), "date line"),
        ("for The Overwater Reader", (), ("The Overwater Reader",), "masthead"),
        ("Aldwater Institute · Analysis", (), ("Aldwater Institute",), "masthead"),
        ("Quay Road Daily (evening edition)", (), ("Quay Road Daily",), "masthead"),
    ],
)
def test_credit(line, authors, outlets, reason):
    found = credit(line)
    assert found is not None
    expected = "by-line" if found.is_signed or authors else reason
    assert (found.authors, found.outlets, found.reason) == (authors, outlets, expected)


@pytest.mark.parametrize(
    "line",
    [
        "How many were ordered", "World", "Larnwick", "Mara Quill", "Kestria and Valdoria", "Kestria, Valdoria and the Institute",
        "Iran Denies Reports, State News", "Department press briefing, February 14, 2020", "By the sea", "Who pays the Larnwick Courier?",
    ],
)  # fmt: skip
def test_no_credit(line):
    assert credit(line) is None


@given(
    st.lists(st.sampled_from(WRITERS), min_size=1, max_size=3, unique=True),
    st.sampled_from(OUTLETS),
    st.sampled_from(DATES),
    st.sampled_from([" | ", " · ", ", "]),
    st.permutations([0, 1, 2]),
)
def test_parts_are_found_in_any_order(writers, outlet, date, gap, order):
    parts = (" and ".join(writers), outlet, date)
    found = credit(gap.join(parts[i] for i in order))
    assert found is not None
    assert (set(found.authors), found.outlets, found.has_date) == (set(writers), (outlet,), True)


@pytest.mark.parametrize("name", ["Harrow Point Herald", "Kest-Inform", "HARBOUR FORUM ON SEA TRADE", "Quay Road Daily", "Daily Lantern"])
def test_outlets(name):
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["Mara Quill", "Thomas Star", "IRAN HOSTS FORUM", "Kestria Closes Its Marine Institute", "The End of the Tribune"]
)
def test_not_outlets(name):
    assert not is_outlet(name)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("HARBOUR FORUM ON SEA TRADE", "Harbour Forum on Sea Trade"),
        ("MINISTRY OF FOREIGN AFFAIRS", "Ministry of Foreign Affairs"),
        ("Kest-Inform", "Kest-Inform"),
        ("TASS", "TASS"),
    ],
)
def test_capitals_are_written_as_in_text(name, written):
    assert proper(name) == written


@pytest.mark.parametrize(
    "line", ["LARNWICK, March 4", "LARNWICK, Kestria, March 4 (Reuters)", "Larnwick, 4 March 2021", "LARNWICK —", "Kest (AFP) –"]
)
def test_a_dateline_alone(line):
    assert stands_alone(line)


@pytest.mark.parametrize("line", ["UKRAINE", "Who pays", "Kestria denies boats", "March 4, 2021"])
def test_no_dateline(line):
    assert not stands_alone(line)
