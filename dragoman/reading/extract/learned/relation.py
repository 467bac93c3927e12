"""What one marked side does to another: the shares of the 16 roots and of their modes, from one pass over the sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from dragoman.model.spans import Span
from dragoman.reading.extract.learned.decode import softmax
from dragoman.reading.extract.learned.encode import MARKERS, marked
from dragoman.reading.extract.learned.labels import NONE, RELATIONS, moded
from dragoman.reading.extract.learned.weights import WIDTH, Model
from dragoman.world.ontology.ontology import ROOTS

MODED = moded(ROOTS)
# What a share counts at least, so that neither voice alone can forbid a root.
FLOOR = 1e-6


def shares(model: Model, text: str, source: Span, target: Span) -> tuple[dict[str, float], dict[str, float]]:
    """Give the shares of the 16 roots (they sum to 1) and of each root's modes within it (``ROOT`` stands for no mode)."""
    ids, states = marked(model, text, source, target)
    joint = _joint(model, ids, states)
    root = softmax(joint @ model.heads["relation.weight"] + model.heads["relation.bias"])
    mode = joint @ model.heads["relation_mode.weight"] + model.heads["relation_mode.bias"]
    known = {r: float(p) for r, p in zip(RELATIONS, root, strict=True) if r != NONE}
    whole = sum(known.values())
    return {r: p / whole for r, p in known.items()}, _by_root(mode)


def mixed(learned: Mapping[str, float], lexical: Mapping[str, float], weight: float) -> dict[str, float]:
    """Give the geometric mean of both shares, the lexicon's to the power of ``weight``, summing to 1 again."""
    odds = {r: max(learned[r], FLOOR) ** (1 - weight) * max(lexical[r], FLOOR) ** weight for r in ROOTS}
    whole = sum(odds.values())
    return {r: p / whole for r, p in odds.items()}


def _joint(model: Model, ids: list[int], states: Any) -> Any:
    import numpy as np

    h = model.heads
    ends = [_at(m, ids, states) for m in (MARKERS[0], MARKERS[2])]
    query = np.concatenate(ends) @ h["query.weight"] + h["query.bias"]
    weight = softmax(states @ query / math.sqrt(WIDTH))
    joint = np.concatenate([*ends, weight @ states, states[0]]) @ h["joint.weight"] + h["joint.bias"]
    return _gelu(joint)


def _at(marker: int, ids: list[int], states: Any) -> Any:
    import numpy as np

    return states[ids.index(marker)] if marker in ids else np.zeros(WIDTH, "float32")


def _by_root(scores: Any) -> dict[str, float]:
    import numpy as np

    found: dict[str, float] = {}
    for root in ROOTS:
        mine = [n for n, label in enumerate(MODED) if label.split(".")[0] == root]
        odds = np.exp(scores[mine] - scores[mine].max())
        found.update({MODED[n]: float(o / odds.sum()) for n, o in zip(mine, odds, strict=True)})
    return found


def _gelu(x: Any) -> Any:
    import numpy as np

    return 0.5 * x * (1 + np.vectorize(math.erf, otypes=["float32"])(x / math.sqrt(2)))
