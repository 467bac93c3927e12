"""What a step is punished for: tags, attributes at the true anchors, fillers of roles, the relation of marked sides."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.reading.extract.learned.labels import LAYERS
from training.learn.batches import Batch
from training.learn.network import PAD, Reader

# An event's tags and the relation weigh most: everything else hangs on them. Set by hand, not searched.
WEIGHT = {"event": 1.0, "claim": 0.5, "transfer": 0.4, "cause": 0.4, "state": 0.3, "forecast": 0.3}
TAG, ROLE, ATTRIBUTE, RELATION = 15.0, 3.0, 0.5, 2.5
# The rare values of an attribute count up to this much more than the usual one.
RARE = 4.0
# A filler is one piece in about ten.
POSITIVE = 2.0


def loss(net: Reader, batch: Batch, rarity: dict[str, Tensor]) -> Tensor:
    """The weighted sum of all losses of a batch."""
    states = net(batch.ids)
    dropped = net.drop(states)
    total = states.new_zeros(())
    for layer, target in zip(LAYERS, batch.tags, strict=True):
        scores = net.tags[layer.name](dropped)
        total = total + TAG * WEIGHT[layer.name] * functional.cross_entropy(scores.flatten(0, 1).float(), target.flatten(), ignore_index=-1)
    total = total + _anchored(net, batch, dropped, rarity)
    if bool((batch.relations >= 0).any()):
        total = total + RELATION * _relation(net, batch, states)
    return total


def _relation(net: Reader, batch: Batch, states: Tensor) -> Tensor:
    root, mode = net.related(batch.ids, states)
    told: Tensor = functional.cross_entropy(root.float(), batch.relations, ignore_index=-1, label_smoothing=0.1)
    if bool((batch.modes >= 0).any()):
        told = told + 0.3 * functional.cross_entropy(mode.float(), batch.modes, ignore_index=-1, label_smoothing=0.05)
    return told


def _anchored(net: Reader, batch: Batch, states: Tensor, rarity: dict[str, Tensor]) -> Tensor:
    total = states.new_zeros(())
    for number, layer in enumerate(LAYERS):
        mine = [(n, a) for n, a in batch.anchors if a.layer == number]
        if not mine:
            continue
        rows = torch.tensor([n for n, _ in mine])
        heads = states[rows, torch.tensor([a.first for _, a in mine])]
        for name, values in layer.attributes:
            target = torch.tensor([values.index(a.attributes[name]) for _, a in mine])
            key = f"{layer.name}:{name}"
            scores = net.attributes[key](heads).float()
            total = total + ATTRIBUTE * functional.cross_entropy(scores, target, weight=rarity[key])
        for role in layer.roles:
            total = total + ROLE * WEIGHT[layer.name] * _role(net, f"{layer.name}:{role}", role, mine, rows, heads, states, batch.ids)
    return total


def _role(net: Reader, key: str, role: str, mine: list, rows: Tensor, heads: Tensor, states: Tensor, ids: Tensor) -> Tensor:  # type: ignore[type-arg]
    scores = net.fill(key, heads, states, rows).float()
    target = torch.zeros_like(scores)
    for n, (_, anchor) in enumerate(mine):
        target[n, sorted(anchor.roles[role])] = 1.0
    known = (ids[rows] != PAD).float()
    each = functional.binary_cross_entropy_with_logits(scores, target, pos_weight=scores.new_tensor(POSITIVE), reduction="none")
    return (each * known).sum() / known.sum()


def rarity(anchors: list, floor: int = 20) -> dict[str, Tensor]:  # type: ignore[type-arg]
    """For each attribute the weight of its values: the usual one counts 1, a rare one more, by the fourth root of how rare."""
    found = {}
    for number, layer in enumerate(LAYERS):
        for name, values in layer.attributes:
            counts = torch.tensor([sum(a.layer == number and a.attributes[name] == v for a in anchors) for v in values]).float()
            share = counts.max() / counts.clamp(min=floor)
            found[f"{layer.name}:{name}"] = share.pow(0.3).clamp(max=RARE)
    return found
