"""The pooled vectors: unit length in int8, and a retelling lies closer than another happening."""

from __future__ import annotations

import numpy as np

from dragoman.reading.extract.learned.encode import encode
from dragoman.reading.extract.learned.vectors import likeness, vector
from dragoman.reading.extract.learned.weights import shipped


def _vector(text: str) -> np.ndarray:
    return vector(next(encode(shipped(), text, [(0, len(text))])))


def test_a_vector_is_384_small_numbers_of_about_unit_length() -> None:
    made = _vector("Peru returned the captured fishermen to Chile.")
    assert made.dtype == np.int8
    assert made.shape == (384,)
    assert abs(np.linalg.norm(made.astype("float32")) / 127 - 1) < 0.02


def test_a_retelling_is_nearer_than_another_happening() -> None:
    told = _vector("Peru returned the captured fishermen to Chile on Monday.")
    again = _vector("Chilean fishermen seized last month were handed back by Lima.")
    other = _vector("The central bank of Norway left its rate where it was.")
    assert likeness(told, again) > likeness(told, other) + 0.05
