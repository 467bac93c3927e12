"""Texts to states: windows of word pieces, each piece encoded once.

Consecutive sentences share a window of at most 128 pieces, so that each sees its neighbours and none is padded. A sentence
longer than a window is cut into pieces of a window each: what hangs together over the cut is lost, time stays bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.spans import Span
from dragoman.reading.extract.learned.weights import Model

CLS, SEP = 101, 102
MARKERS = (1, 2, 3, 4)
WINDOW = 128


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence's pieces: where each stands in the text, and its state (an array [pieces, 384])."""

    offsets: tuple[Span, ...]
    states: Any


def encode(model: Model, text: str, sentences: Sequence[Span]) -> Iterator[Encoded]:
    """Yield the sentences (parts of ``text``, in order) with their states; a very long one comes in several pieces."""
    import numpy as np

    for group in _windows(list(_pieces(model, text, sentences))):
        ids = [CLS]
        for pieces, _ in group:
            ids += [*pieces, SEP]
        states = model.session.run(None, {"ids": np.array([ids])})[0][0]
        at = 1
        for pieces, offsets in group:
            yield Encoded(offsets, states[at : at + len(pieces)])
            at += len(pieces) + 1


def _pieces(model: Model, text: str, sentences: Sequence[Span]) -> Iterator[tuple[list[int], tuple[Span, ...]]]:
    for coded, (start, _) in zip(
        model.tokenizer.encode_batch([text[s:e] for s, e in sentences], add_special_tokens=False), sentences, strict=True
    ):
        for cut in range(0, len(coded.ids), WINDOW - 2):
            offsets = tuple((s + start, e + start) for s, e in coded.offsets[cut : cut + WINDOW - 2])
            yield coded.ids[cut : cut + WINDOW - 2], offsets


def _windows(coded: Sequence[tuple[list[int], tuple[Span, ...]]]) -> Iterator[list[tuple[list[int], tuple[Span, ...]]]]:
    group: list[tuple[list[int], tuple[Span, ...]]] = []
    held = 1
    for one in coded:
        if group and held + len(one[0]) + 1 > WINDOW:
            yield group
            group, held = [], 1
        group.append(one)
        held += len(one[0]) + 1
    if group:
        yield group


def marked(model: Model, text: str, source: Span, target: Span) -> tuple[list[int], Any]:
    """Give ids and states [pieces, 384] of one text with two sides marked; a long text is cut to a window around them."""
    import numpy as np

    coded = model.tokenizer.encode(text, add_special_tokens=False)
    ids: list[int] = []
    for n, piece in enumerate(coded.ids):
        before = [m for m, (a, b) in ((MARKERS[0], source), (MARKERS[2], target)) if _opens(coded.offsets, n, (a, b))]
        after = [m for m, (a, b) in ((MARKERS[1], source), (MARKERS[3], target)) if _closes(coded.offsets, n, (a, b))]
        ids += [*before, piece, *after]
    ids = [CLS, *_around(ids), SEP]
    return ids, model.session.run(None, {"ids": np.array([ids])})[0][0]


def _opens(offsets: Sequence[Span], n: int, side: Span) -> bool:
    return _under(offsets[n], side) and (n == 0 or not _under(offsets[n - 1], side))


def _closes(offsets: Sequence[Span], n: int, side: Span) -> bool:
    return _under(offsets[n], side) and (n + 1 == len(offsets) or not _under(offsets[n + 1], side))


def _under(piece: Span, side: Span) -> bool:
    return piece[0] < side[1] and piece[1] > side[0]


def _around(ids: list[int]) -> list[int]:
    """At most a window of pieces, with the markers in it where they are not too far apart."""
    if len(ids) <= 510:
        return ids
    marks = [n for n, i in enumerate(ids) if i in MARKERS]
    middle = (min(marks) + max(marks)) // 2 if marks else 0
    start = min(max(0, middle - 255), len(ids) - 510)
    return ids[start : start + 510]
