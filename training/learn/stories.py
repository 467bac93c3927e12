"""Stories: groups of sentences that tell one happening, with others easily taken for it, and the loss that parts them.

``training/corpus/stories.txt``: blank lines part the groups; lines that begin with ``! `` tell something else. The pooled vector of
a sentence is the mean of its states; InfoNCE (van den Oord et al. 2018) draws the tellings of a happening together.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.corpus.slots import Filler
from training.learn.network import CLS, PAD, SEP, Reader

STORIES = Path(__file__).parents[1] / "corpus" / "stories.txt"
# Groups a step, and the temperature of sentence-transformers' recipes.
GROUPS, TEMPERATURE = 10, 0.05


@dataclass(frozen=True, slots=True)
class Story:
    """Tellings of one happening, and of others."""

    same: tuple[str, ...]
    other: tuple[str, ...]


def stories(path: Path = STORIES) -> tuple[Story, ...]:
    """The groups of the file; comments at its head are skipped."""
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# "))
    groups = [[line.strip() for line in block.splitlines() if line.strip()] for block in text.split("\n\n")]
    made = (Story(tuple(x for x in g if not x.startswith("!")), tuple(x[1:].strip() for x in g if x.startswith("!"))) for g in groups)
    return tuple(s for s in made if len(s.same) > 1 and s.other)


def contrast(net: Reader, groups: list[Story], tokens: Any, chance: random.Random) -> Tensor:
    """The loss of some groups: each telling must find another of its happening among all others and the false ones."""
    filled = [_filled(s, chance) for s in groups]
    pairs = [chance.sample(s.same, 2) for s in filled]
    left = vectors(net, [a for a, _ in pairs], tokens)
    right = vectors(net, [b for _, b in pairs] + [chance.choice(s.other) for s in filled], tokens)
    return functional.cross_entropy(left @ right.T / TEMPERATURE, torch.arange(len(groups)))


def _filled(story: Story, chance: random.Random) -> Story:
    fill = Filler(chance).fill
    return Story(tuple(fill(x) for x in story.same), tuple(fill(x) for x in story.other))


def vectors(net: Reader, texts: list[str], tokens: Any) -> Tensor:
    """Unit vectors [texts, 384]: the mean of each text's states."""
    coded = [(CLS, *tokens.encode(t, add_special_tokens=False).ids[:126], SEP) for t in texts]
    ids = torch.full((len(coded), max(map(len, coded))), PAD)
    for n, one in enumerate(coded):
        ids[n, : len(one)] = torch.tensor(one)
    inner = ((ids != PAD) & (ids != CLS) & (ids != SEP)).float().unsqueeze(-1)
    states = net(ids).float()
    return functional.normalize((states * inner).sum(1) / inner.sum(1), dim=-1)
