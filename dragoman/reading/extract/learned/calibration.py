"""From raw scores to probabilities that can be trusted: logistic calibration (Platt 1999), fitted on held-out parts of the corpus.

The two numbers of each curve stand in ``settings.json``; the card shows how well they hold on parts that nothing was fitted on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

LEAST = 1e-4


def raw(begins: float, sure: float, sides: Sequence[float]) -> float:
    """Give the score of an event before calibration: its trigger, its class and its weakest side together."""
    return begins * sure * min(sides, default=1.0)


def calibrated(settings: Mapping[str, Any], what: str, score: float) -> float:
    """Give the probability that a raw score stands for; the score itself where no curve was fitted."""
    curve = settings.get("calibration", {}).get(what)
    if curve is None:
        return score
    slope, shift = curve
    return 1 / (1 + math.exp(-(slope * logit(score) + shift)))


def logit(score: float) -> float:
    """Give the log odds of a score, kept finite."""
    kept = min(max(score, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
