"""Windows: every piece keeps its place in the text, no window bursts, odd input breaks nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.extract.learned.encode import WINDOW, encode, marked
from dragoman.reading.extract.learned.weights import shipped

ODD = {
    "one token": "Peace",
    "emoji": "🚀🔥 Minister 👍 says 🇫🇷 ok",
    "right to left": "قال وزير الخارجية إن الاتفاق وقع",
    "capitals": "MINISTER SAYS ARMY SHELLED THE PORT AT DAWN",
    "no punctuation": "the army shelled the port and the minister said it had not and then nobody knew",
    "a table in a line": "State 2019 2020 2021 | A 1.2 3.4 5.6 | B 7 8 9 | total -- -- 24",
    "blank": "   ",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_keeps_its_offsets(text: str) -> None:
    for sentence in encode(shipped(), text, [(0, len(text))]):
        assert len(sentence.offsets) == len(sentence.states)
        assert all(0 <= s < e <= len(text) for s, e in sentence.offsets)


def test_sentences_come_back_in_order_with_their_own_pieces() -> None:
    text = "The army left. " * 40
    spans = [(n * 15, n * 15 + 14) for n in range(40)]
    found = list(encode(shipped(), text, spans))
    assert [(f.offsets[0][0], f.offsets[-1][1]) for f in found] == spans


def test_a_sentence_of_5000_words_ends_in_bounded_time_and_in_windows() -> None:
    text = "drones " * 5000
    began = time.perf_counter()
    found = list(encode(shipped(), text, [(0, len(text))]))
    assert time.perf_counter() - began < 20
    assert all(len(f.offsets) <= WINDOW - 2 for f in found)
    assert found[-1].offsets[-1][1] == len(text) - 1


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_two_sentences_are_encoded_inside_their_bounds(a: str, b: str) -> None:
    text = a + b
    for sentence in encode(shipped(), text, [(0, len(a)), (len(a), len(text))]):
        assert all(0 <= s <= e <= len(text) for s, e in sentence.offsets)


def test_marks_stand_around_the_two_sides() -> None:
    text = "Peru thanked Chile."
    ids, states = marked(shipped(), text, (0, 4), (13, 18))
    plain = [i for i in ids if i not in (1, 2, 3, 4)]
    assert [i for i in ids if i in (1, 2, 3, 4)] == [1, 2, 3, 4], "each side opens and closes once, in the order of the text"
    assert len(plain) == len(ids) - 4
    assert len(states) == len(ids)


def test_marks_survive_a_text_far_over_the_encoders_length() -> None:
    text = "word " * 900 + "Peru thanked Chile. " + "word " * 900
    at = text.index("Peru")
    ids, states = marked(shipped(), text, (at, at + 4), (at + 13, at + 18))
    assert len(ids) <= 512
    assert {1, 2, 3, 4} <= set(ids)
    assert len(states) == len(ids)
