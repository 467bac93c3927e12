"""The network: MiniLM's encoder, a linear head for each layer and attribute, a bilinear one for each role, and one for marked sides."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from dragoman.reading.extract.learned.labels import LAYERS, RELATIONS, moded
from dragoman.world.ontology.ontology import ROOTS

WIDTH, RANK = 384, 64
# Unused entries of the vocabulary that mark the two sides of a pair: [S] [/S] [T] [/T].
MARKERS = (1, 2, 3, 4)
CLS, SEP, MASK, PAD = 101, 102, 103, 0


class Reader(nn.Module):
    """One encoder pass, then heads over its states."""

    def __init__(self, base: str) -> None:
        super().__init__()
        from transformers import AutoModel

        # Dropout inside the encoder costs a third of a step on a CPU; words are masked at random instead (batches.py).
        self.encoder: Any = AutoModel.from_pretrained(
            base, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        words = self.encoder.embeddings.word_embeddings
        words.weight.requires_grad_(False)
        self.markers = nn.Parameter(words.weight[[103, 1012, 1006, 1007]].clone() + 0.02 * torch.randn(4, WIDTH))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.ModuleDict({x.name: nn.Linear(WIDTH, len(x.tags)) for x in LAYERS})
        self.attributes = nn.ModuleDict({f"{x.name}:{n}": nn.Linear(WIDTH, len(v)) for x in LAYERS for n, v in x.attributes})
        self.anchors = nn.ModuleDict({f"{x.name}:{r}": nn.Linear(WIDTH, RANK) for x in LAYERS for r in x.roles})
        self.fillers = nn.ModuleDict({f"{x.name}:{r}": nn.Linear(WIDTH, RANK + 1) for x in LAYERS for r in x.roles})
        self.query = nn.Linear(2 * WIDTH, WIDTH)
        self.joint = nn.Linear(4 * WIDTH, WIDTH)
        self.relation = nn.Linear(WIDTH, len(RELATIONS))
        self.relation_mode = nn.Linear(WIDTH, len(moded(ROOTS)))

    def embed(self, ids: Tensor) -> Tensor:
        """Word vectors, the markers' own in their places."""
        found: Tensor = self.encoder.embeddings.word_embeddings(ids)
        marks = (ids >= MARKERS[0]) & (ids <= MARKERS[-1])
        return found.index_put((marks,), self.markers[ids[marks] - MARKERS[0]])

    def forward(self, ids: Tensor) -> Tensor:
        """States of every piece, [batch, length, 384]."""
        states: Tensor = self.encoder(inputs_embeds=self.embed(ids), attention_mask=(ids != PAD).long()).last_hidden_state
        return states

    def fill(self, role: str, anchors: Tensor, states: Tensor, rows: Tensor) -> Tensor:
        """Scores of each piece as the filler of a role: anchors [n, 384], the states of a batch, and each anchor's row in it."""
        left, right = self.anchors[role](anchors), self.fillers[role](states)[rows]
        return torch.einsum("nr,nlr->nl", left, right[..., :RANK]) / RANK**0.5 + right[..., RANK]

    def related(self, ids: Tensor, states: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the relation and its mode between the marked sides of each text."""
        source, target = _at(ids, states, MARKERS[0]), _at(ids, states, MARKERS[2])
        query = self.query(torch.cat([source, target], -1))
        weight = torch.einsum("bd,bld->bl", query, states) / WIDTH**0.5
        weight = weight.masked_fill(ids == PAD, -1e4).softmax(-1)
        pooled = torch.einsum("bl,bld->bd", weight, states)
        joint = torch.nn.functional.gelu(self.joint(torch.cat([source, target, pooled, states[:, 0]], -1)))
        return self.relation(self.drop(joint)), self.relation_mode(self.drop(joint))


def _at(ids: Tensor, states: Tensor, marker: int) -> Tensor:
    where = (ids == marker).to(states.dtype)
    return torch.einsum("bl,bld->bd", where / where.sum(-1, keepdim=True).clamp(min=1), states)
