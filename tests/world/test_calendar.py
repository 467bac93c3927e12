"""The calendar of known happenings is whole and finds what it names."""

from __future__ import annotations

from datetime import date

from dragoman.world.calendar import happenings


def test_entries_are_whole():
    assert len({h.name for h in happenings()}) == len(happenings())
    assert all(h.keys and (h.end is None or h.start < h.end) for h in happenings())


def test_the_full_scale_invasion():
    invasion = next(h for h in happenings() if h.start == date(2022, 2, 24))
    assert invasion.named.search("the full-scale invasion of Ukraine")
    assert invasion.may_be_in("war in Ukraine")
    assert not invasion.may_be_in("war in Kestria")
