"""Set what is chosen on the held-out split: thresholds, the lexicon's vote, the weights of an event's confidence, what is kept.

python -m training.learn.calibrate WEIGHTS      (rewrites WEIGHTS/settings.json)
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.reading.extract.learned.fuse import FEATURES, LEAST, fused
from dragoman.reading.extract.learned.labels import LAYERS
from dragoman.reading.extract.learned.weights import load
from training.corpus.compile import PARTS
from training.learn.evaluate import best, readings
from training.learn.pipeline import CANDIDATE, Seen, Text, texts
from training.learn.splits import HELD

VOTES = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
PENALTY, ROUNDS = 1.0, 25
BINS = 10


def vote(found: Sequence[Text]) -> float:
    """The lexicon's vote that gives the most right types at the triggers that meet a gold one."""
    met = [s for t in found for s in t.seen if s.gold is not None]
    return max(VOTES, key=lambda v: sum(_chosen(s, v) == s.gold["type"] for s in met if s.gold))


def voted(text: Text, weight: float) -> Text:
    """The text as it is seen with another vote."""
    return replace(text, seen=tuple(replace(s, fused=fused(s.fused.found, s.fused.rule, weight)) for s in text.seen))


def _chosen(one: Seen, weight: float) -> str:
    shares, rule = one.fused.found.shares, one.fused.rule
    return max(shares, key=lambda r: math.log(max(shares[r], LEAST)) + weight * (rule is not None and rule.type == r))


def weights(found: Sequence[Seen]) -> dict[str, float]:
    """Logistic regression of being right on the features, by Newton's method with a slight quadratic penalty."""
    x = np.array([[s.fused.features[f] for f in FEATURES] for s in found])
    y = np.array([float(s.right()) for s in found])
    w = np.zeros(len(FEATURES))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + PENALTY * w
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(w)), slope)
    return {f: round(float(v), 4) for f, v in zip(FEATURES, w, strict=True)}


def kept(found: Sequence[Text], fitted: dict[str, float]) -> float:
    """The confidence from which keeping events gives the best F1 of type and sides."""
    total = sum(len(t.gold) for t in found)
    rows = [(s.fused.confidence(fitted), s.right()) for t in found for s in t.seen if s.actors or s.recipients]

    def f1(least: float) -> float:
        said = [r for p, r in rows if p >= least]
        return 2 * sum(said) / max(1, len(said) + total)

    return max((n / 50 for n in range(2, 40)), key=f1)


def reliability(rows: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Mean probability, share right and number, in ten bins of the probability."""
    for n in range(BINS):
        inside = [(p, y) for p, y in rows if n / BINS <= p < (n + 1) / BINS or (n == BINS - 1 and p == 1)]
        if inside:
            yield sum(p for p, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside), len(inside)


def main() -> None:
    """Fit on held and write the settings."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    args = ask.parse_args()
    model = load(args.weights)
    reads = readings(model, HELD, args.parts)
    chosen = {x.name: best(reads, n) for n, x in enumerate(LAYERS)}
    # An event is looked at from a low threshold on; what is kept is decided by its confidence.
    settings: dict[str, Any] = {"thresholds": {**chosen, "event": CANDIDATE}, "anchor": chosen["event"]}
    first = list(texts(replace(model, settings=settings), HELD, args.parts))
    settings["vote"] = vote(first)
    found = [voted(t, settings["vote"]) for t in first]
    settings["weights"] = weights([s for t in found for s in t.seen])
    settings["keep"] = kept(found, settings["weights"])
    (args.weights / "settings.json").write_text(json.dumps({**model.settings, **settings}, indent=1) + "\n")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
