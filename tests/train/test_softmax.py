"""The regression finds the penalised optimum, and the same one from any order of the pieces."""

from __future__ import annotations

import numpy as np

from dragoman.reading.extract.learned.decode import softmax
from dragoman.train.softmax import PENALTIES, path


def pieces(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    tags = chance.integers(0, 3, 300)
    return (chance.normal(size=(300, 8)) + np.eye(3, 8)[tags] * 2).astype("float32"), tags


def test_what_can_be_told_apart_is_told_apart() -> None:
    seen, tags = pieces()
    unseen, wanted = pieces(1)
    *_, heads = path(seen, tags, 3)
    assert ((unseen @ heads.weight + heads.bias).argmax(1) == wanted).mean() > 0.8


def test_the_slope_is_flat_where_it_ends() -> None:
    seen, tags = pieces()
    heads = next(path(seen, tags, 3))
    missed = softmax(seen @ heads.weight + heads.bias) - np.eye(3)[tags]
    slope = (seen - seen.mean(0)).T @ missed / len(seen) + PENALTIES[0] * heads.weight
    assert np.abs(slope).max() < 1e-3


def test_a_weaker_penalty_gives_larger_weights() -> None:
    sizes = [float(np.abs(heads.weight).sum()) for heads in path(*pieces(), 3)]
    assert sizes == sorted(sizes)
