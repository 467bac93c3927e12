from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.spans import length
from dragoman.present.quoting import SHARED, WHOLE, Limited, clip, merged

TEXT = st.text(alphabet="ab é.\n", min_size=1, max_size=4000)


def _document(text: str) -> Document:
    return Document(id="d1", path="a.txt", media_type="text/plain", raw_hash="0", content_hash="0", text=text, body=((0, len(text)),))


@st.composite
def wishes(draw):
    text = draw(TEXT)
    spot = st.integers(0, len(text))
    wanted = []
    for _ in range(draw(st.integers(1, 25))):
        window = tuple(sorted((draw(spot), draw(spot))))
        at = st.integers(*window)
        wanted.append((draw(st.sampled_from("abcd")), window, tuple(sorted((draw(at), draw(at))))))
    return text, wanted


@given(wishes())
def test_a_shared_page_keeps_both_limits_whatever_is_asked(asked):
    text, wanted = asked
    document, quoter = _document(text), SHARED.quoter()
    taken: dict[str, list[tuple[int, int]]] = {}
    for record, window, focus in wanted:
        span = quoter.take(record, document, window, focus)
        if span is not None:
            assert span[0] <= focus[0], "the focus must be shown whole or not at all"
            assert focus[1] <= span[1], "the focus must be shown whole or not at all"
            assert window[0] <= span[0] <= span[1] <= window[1], "nothing outside the window was asked for"
            taken.setdefault(record, []).append(span)
    for record, spans in taken.items():
        assert length(merged(tuple(spans))) <= 300, f"record {record} quotes over 300 characters"
    everything = tuple(s for spans in taken.values() for s in spans)
    assert length(merged(everything)) <= len(text) // 10, "over a tenth of the article is quoted"


@given(wishes())
def test_the_readers_own_page_shows_all_it_asks_for(asked):
    text, wanted = asked
    document, quoter = _document(text), WHOLE.quoter()
    for record, window, focus in wanted:
        assert quoter.take(record, document, window, focus) == window


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p)))))
def test_merged_spans_hold_the_same_characters_once(spans):
    pieces = merged(tuple(spans))
    assert {i for s, e in pieces for i in range(s, e)} == {i for s, e in spans for i in range(s, e)}
    assert all(a[1] < b[0] for a, b in itertools.pairwise(pieces))


@given(wishes(), st.integers(0, 400))
def test_clipping_keeps_to_its_size_and_holds_the_focus(asked, size):
    text, wanted = asked
    for _, window, focus in wanted:
        start, end = clip(text, window, focus, size)
        assert start <= focus[0]
        assert focus[1] <= end
        assert end - start <= max(size, focus[1] - focus[0])


def test_a_long_sentence_is_cut_around_its_anchor_between_words():
    text = "one two three four five six seven " * 100
    document = _document(text)
    start, end = Limited(per_record=40).quoter().take("r", document, (0, 700), (300, 305)) or (0, 0)
    assert end - start <= 40
    assert start == 0 or text[start - 1] == " "
    assert text[end] == " "


def test_the_same_words_cost_an_article_once():
    document = _document("x" * 1000)
    quoter = SHARED.quoter()
    assert quoter.take("a", document, (0, 100), (0, 5)) == (0, 100)
    assert quoter.take("b", document, (0, 100), (0, 5)) == (0, 100), "characters that are shown already cost nothing"
    assert quoter.take("c", document, (200, 300), (200, 205)) is None
