"""A small linear model over the lexicon's votes and the words near the path between two sides, to refine ``relate``.

Trained by ``training/relate_linear.py`` on the project's own pairs and on nothing else; the weights are ``relate_linear.npz``
beside this file. Features are words with a weight, so that every answer can be read back to them.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.model.annotation import Passage
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

# The classes of the project's pairs: both concessions are one there, and the lexicon parts them again.
CLASSES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "SANCTION",
    "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
YIELD = ("CONCEDE", "RETREAT")
# Closeness halves about every three steps of the parse.
DECAY = 0.22


@dataclass(frozen=True, slots=True)
class Weights:
    """What training left: a row for each feature, a column for each class."""

    vocabulary: dict[str, int]
    table: Any
    bias: Any


def features(passage: Passage, actor: Span, recipient: Span) -> dict[str, float]:
    """Give the words outside both sides, weighted by closeness to them, those on the path once more as such."""
    inside = [t for t in passage.doc if not t.is_space and not overlap(passage.at(t), actor) and not overlap(passage.at(t), recipient)]
    ends = [_head(passage, actor), _head(passage, recipient)]
    found: dict[str, float] = {}
    for token in inside:
        if token.is_punct or token.ent_type_ in ("DATE", "CARDINAL", "GPE", "NORP", "PERSON"):
            continue
        far = sum(syntax.distance(token, e) for e in ends if e is not None)
        key = token.lemma_.lower()
        found[key] = max(found.get(key, 0.0), 0.4 + math.exp(-DECAY * max(far - 2, 0)))
    path = _path(ends)
    found.update({f"path:{t.lemma_.lower()}": 1.0 for t in path if t in inside})
    return found


def _head(passage: Passage, span: Span) -> Token | None:
    piece = passage.slice(span)
    return piece.root if piece is not None else None


def _path(ends: list[Token | None]) -> list[Token]:
    if ends[0] is None or ends[1] is None:
        return []
    left, right = ([e, *e.ancestors] for e in ends if e is not None)
    joint = next((t for t in left if t in right), None)
    return [t for side in (left, right) for t in side[: side.index(joint) + 1 if joint in side else len(side)]]


def with_votes(found: Mapping[str, float], shares: Mapping[str, float]) -> dict[str, float]:
    """Give the features with the lexicon's own shares beside the words."""
    votes = {c: sum(shares[r] for r in YIELD) if c == "YIELD" else shares[c] for c in CLASSES}
    return {**found, **{f"vote:{c}": 3.0 * p for c, p in votes.items()}}


def refined(shares: dict[str, float], found: Mapping[str, float]) -> dict[str, float]:
    """Give the shares of the 16 roots after the model; the lexicon parts CONCEDE from RETREAT."""
    import numpy as np

    model = weights()
    total = model.bias.copy()
    for key, value in with_votes(found, shares).items():
        if key in model.vocabulary:
            total += value * model.table[model.vocabulary[key]]
    odds = np.exp(total - total.max())
    said = dict(zip(CLASSES, (odds / odds.sum()).tolist(), strict=True))
    both = sum(shares[r] for r in YIELD)
    return {r: said["YIELD"] * shares[r] / both if r in YIELD else said[r] for r in shares}


@cache
def weights() -> Weights:
    """Give the shipped weights (read once)."""
    import numpy as np

    raw = files(__package__).joinpath("relate_linear.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as data:
        words = [str(w) for w in data["words"]]
        return Weights({w: n for n, w in enumerate(words)}, data["table"].astype("float32"), data["bias"].astype("float32"))
