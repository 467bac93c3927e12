from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.present.marks import marked
from tests.present.fixtures import sample

SPAN = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda p: (min(p), max(p)))


@given(st.text(min_size=80, max_size=80), SPAN, st.lists(st.tuples(st.sampled_from("abc"), SPAN), max_size=6))
def test_pieces_join_to_the_window_exactly(text, window, spans):
    assert "".join(p.text for p in marked(text, window, tuple(spans))) == text[slice(*window)]


def test_the_shortest_span_names_the_piece():
    pieces = marked("he said it sank", (0, 15), (("content", (8, 15)), ("act", (11, 15))))
    assert [(p.text, p.mark) for p in pieces] == [("he said ", None), ("it ", "content"), ("sank", "act")]


def test_every_record_of_the_sample_has_a_mark():
    from dragoman.present.marks import marks

    _, records, _ = sample()
    assert all(marks(r) for r in records)
