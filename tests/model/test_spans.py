"""Spans and ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.ids import digest, document_id, record_ids
from dragoman.model.spans import any_covers, covers, hull, length, overlap

SPAN = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: (min(p), max(p)))


@given(SPAN, SPAN)
def test_overlap_means_a_shared_character(a: tuple[int, int], b: tuple[int, int]) -> None:
    if a[0] < a[1] and b[0] < b[1]:
        assert overlap(a, b) == bool(set(range(*a)) & set(range(*b)))


@given(st.lists(SPAN, min_size=1))
def test_the_hull_covers_every_piece(pieces: list[tuple[int, int]]) -> None:
    assert all(covers(hull(pieces), piece) for piece in pieces)
    assert all(any_covers(pieces, piece) for piece in pieces)
    assert length(pieces) == sum(len(range(*piece)) for piece in pieces)


def test_the_border_between_parts_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert document_id("a.txt", "x") != document_id("b.txt", "x")


def test_records_on_one_span_are_told_apart_by_their_order() -> None:
    name = record_ids("d1")
    first, second = name("event", (3, 5)), name("event", (3, 5))
    assert first != second
    again = record_ids("d1")
    assert (again("event", (3, 5)), again("event", (3, 5))) == (first, second)
