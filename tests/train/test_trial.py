"""Folds are dealt by the seed alone and hold of everything; what is counted right shares words with what was marked."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dragoman.train.corpus import Example
from dragoman.train.trial import FOLDS, Figures, Read, dealt

KINDS = ("swap", "relief", "", "background")


def read(n: int, kind: str) -> Read:
    marks = ((kind, (0, 1)),) if kind in ("swap", "relief") else ()
    return Read(Example(f"{kind} {n}", marks), (), () if kind == "background" else None)


def kinds(fold: list[Read]) -> Counter[str]:
    return Counter("background" if one.background else one.example.marks[0][0] if one.example.marks else "" for one in fold)


@given(st.lists(st.sampled_from(KINDS), min_size=5, max_size=60), st.integers(0, 99))
def test_every_sentence_is_in_one_fold_and_every_kind_spread_evenly(given_kinds: list[str], seed: int) -> None:
    sentences = [read(n, kind) for n, kind in enumerate(given_kinds)]
    folds = dealt(sentences, seed)
    assert sorted(one.example.text for fold in folds for one in fold) == sorted(one.example.text for one in sentences)
    for kind in KINDS:
        held = [kinds(fold)[kind] for fold in folds]
        assert max(held) - min(held) <= 1, kind
    assert len(folds) == FOLDS


def test_the_same_seed_deals_the_same_folds() -> None:
    sentences = [read(n, KINDS[n % 4]) for n in range(40)]
    assert dealt(sentences, 7) == dealt(sentences, 7)
    assert dealt(sentences, 7) != dealt(sentences, 8)


def test_figures_abstain_where_there_is_nothing_to_count() -> None:
    nothing = Figures(marked=0, found=0, right=0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, 0.0)
    some = Figures(marked=8, found=4, right=3)
    assert (some.precision, some.recall, some.f1) == (0.75, 0.375, 0.5)
