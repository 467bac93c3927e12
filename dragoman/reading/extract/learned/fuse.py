"""Where the encoder and the lexicon meet: one type and one confidence for each trigger, from a table of features and weights.

The lexicon's reading of the parse is a second opinion on the encoder's: where both see an act it is surer, where only one does it
is kept as far as that has proved right. The weights are fitted on held-out parts of the corpus (``training/learn/calibrate.py``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.records import Event
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.learned.decode import Found

LEAST = 1e-4
# How much more likely the encoder must find another type before it overrules the lexicon's (in natural logarithms), until fitted.
VOTE = 1.0
FEATURES = ("begins", "class", "side", "agreed", "rule", "disagreed", "complete", "constant")


@dataclass(frozen=True, slots=True)
class Fused:
    """A trigger as both see it: the encoder's anchor, the lexicon's event if it has one there, the type, and what speaks for it."""

    found: Found
    rule: Event | None
    type: str
    features: Mapping[str, float]

    def confidence(self, weights: Mapping[str, float]) -> float:
        """Give the probability that type and sides are right: the logistic of the weighted features."""
        total = sum(weights.get(name, 0.0) * value for name, value in self.features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def fuse(found: Sequence[Found], rules: Sequence[Event], settings: Mapping[str, Any]) -> tuple[Fused, ...]:
    """Give every event anchor with the lexicon's event that has the same trigger."""
    vote = settings.get("vote", VOTE)
    return tuple(fused(one, _beside(one.span, rules), vote) for one in found if one.layer == "event")


def _beside(span: Span, rules: Sequence[Event]) -> Event | None:
    return next((e for e in rules if overlap(e.trigger, span)), None)


def fused(one: Found, rule: Event | None, vote: float) -> Fused:
    """Give an anchor and the lexicon's event at it as one, with the type that both together make likeliest."""
    chosen = max(one.shares, key=lambda r: math.log(max(one.shares[r], LEAST)) + vote * (rule is not None and rule.type == r))
    sides = [p for role in ("actors", "recipients") for _, p in one.roles[role]]
    told = {
        "begins": _logit(one.confidence), "class": _logit(one.shares[chosen]), "side": _logit(min(sides, default=0.5)),
        "agreed": float(rule is not None and rule.type == chosen), "disagreed": float(rule is not None and rule.type != chosen),
        "rule": rule.confidence if rule is not None and rule.type == chosen else 0.0,
        "complete": float(bool(one.roles["actors"]) and bool(one.roles["recipients"])), "constant": 1.0,
    }  # fmt: skip
    return Fused(one, rule, chosen, told)


def _logit(share: float) -> float:
    kept = min(max(share, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
