"""From examples to batches: windows of pieces, some with the two sides of an act marked, and the targets of every head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from dragoman.reading.extract.learned.labels import LAYERS, NONE, RELATIONS, moded
from dragoman.world.ontology.ontology import ROOTS
from training.learn.examples import Anchor, Example, pairs, strangers
from training.learn.network import CLS, MARKERS, MASK, PAD, SEP

# Shares of texts that carry marked sides, that carry two sides no act joins, and that are packed with others into one window.
MARKED, APART, PACKED = 0.55, 0.1, 0.35
WINDOW = 128
MODES = moded(ROOTS)
# Share of pieces hidden in a step, so that no single word decides.
HIDDEN = 0.06


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces with special tokens, the anchors in them, and the relation of the marked sides (root, mode; None where none are)."""

    ids: tuple[int, ...]
    anchors: tuple[Anchor, ...]
    relation: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step. ``relations`` are -1 where no sides are marked."""

    ids: Tensor
    tags: tuple[Tensor, ...]
    anchors: tuple[tuple[int, Anchor], ...]
    relations: Tensor
    modes: Tensor


def plain(example: Example) -> Window:
    """The example alone in a window."""
    return Window((CLS, *example.pieces, SEP), tuple(moved(a, lambda n: n + 1) for a in example.anchors))


def moved(anchor: Anchor, to: object) -> Anchor:
    """The anchor with every piece number mapped."""
    assert callable(to)
    return replace(
        anchor, first=to(anchor.first), last=to(anchor.last),
        roles={r: frozenset(to(n) for n in v) for r, v in anchor.roles.items()},
        spans={r: [(to(s), to(e)) for s, e in v] for r, v in anchor.spans.items()},
    )  # fmt: skip


def marked(example: Example, source: tuple[int, int], target: tuple[int, int], relation: tuple[str, str | None]) -> Window | None:
    """The example with two sides marked; None where they overlap or the window would burst."""
    if (source[0] <= target[1] and target[0] <= source[1]) or len(example.pieces) > WINDOW - 6:
        return None
    before = {source[0]: MARKERS[0], target[0]: MARKERS[2]}
    after = {source[1]: MARKERS[1], target[1]: MARKERS[3]}
    ids, place = [CLS], {}
    for n, piece in enumerate(example.pieces):
        ids += [before[n]] if n in before else []
        place[n] = len(ids)
        ids += [piece, *([after[n]] if n in after else [])]
    return Window((*ids, SEP), tuple(moved(a, place.__getitem__) for a in example.anchors), relation)


def windows(examples: Sequence[Example], chance: random.Random) -> Iterator[Window]:
    """One generation: every example once, marked or plain, some of the plain packed together."""
    waiting: Window | None = None
    for example in chance.sample(examples, len(examples)):
        window = _marked(example, chance)
        if window is not None:
            yield window
            continue
        window = plain(example)
        if waiting is None and chance.random() < PACKED:
            waiting = window
        elif waiting is not None and len(waiting.ids) + len(window.ids) - 1 <= WINDOW:
            waiting = packed(waiting, window)
            if len(waiting.ids) > chance.randint(50, WINDOW):
                yield waiting
                waiting = None
        else:
            yield window
    if waiting is not None:
        yield waiting


def _marked(example: Example, chance: random.Random) -> Window | None:
    roll = chance.random()
    if roll < MARKED and (found := pairs(example)):
        return marked(example, *chance.choice(found))
    if roll > 1 - APART and (apart := strangers(example)):
        return marked(example, *chance.choice(apart), (NONE, None))
    return None


def packed(first: Window, second: Window) -> Window:
    """Two windows as one; the second's first token gives way."""
    shift = len(first.ids) - 1
    return Window((*first.ids, *second.ids[1:]), (*first.anchors, *(moved(a, lambda n: n + shift) for a in second.anchors)))


def batches(made: Sequence[Window], pieces: int, chance: random.Random) -> Iterator[Batch]:
    """Batches of about so many pieces, of windows of like length, in random order."""
    pool = sorted(made, key=lambda w: len(w.ids) + chance.random() * 6)
    groups: list[list[Window]] = [[]]
    for window in pool:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.ids) > pieces:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    yield from (batch(g) for g in groups)


def batch(group: Sequence[Window]) -> Batch:
    """The tensors of a group of windows."""
    long = max(len(w.ids) for w in group)
    ids = torch.full((len(group), long), PAD)
    tags = tuple(torch.full((len(group), long), -1) for _ in LAYERS)
    for n, w in enumerate(group):
        ids[n, : len(w.ids)] = torch.tensor(w.ids)
        for target in tags:
            target[n, : len(w.ids)] = 0
        for a in w.anchors:
            inside = len(LAYERS[a.layer].tags) - 1
            tags[a.layer][n, a.first] = 1 + LAYERS[a.layer].classes.index(a.label)
            tags[a.layer][n, a.first + 1 : a.last + 1] = inside
    return Batch(
        ids, tags, tuple((n, a) for n, w in enumerate(group) for a in w.anchors),
        torch.tensor([RELATIONS.index(w.relation[0]) if w.relation else -1 for w in group]),
        torch.tensor([MODES.index(w.relation[1]) if w.relation and w.relation[1] else -1 for w in group]),
    )  # fmt: skip


def masked(one: Batch) -> Batch:
    """The batch with some pieces hidden."""
    hide = (torch.rand(one.ids.shape) < HIDDEN) & (one.ids > MASK)
    return replace(one, ids=torch.where(hide, torch.full_like(one.ids, MASK), one.ids))
