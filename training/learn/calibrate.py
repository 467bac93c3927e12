"""Set what is chosen on the held-out split: thresholds, the curve of events' confidence, and how far the lexicon is heard in ``relate``.

    python -m training.learn.calibrate WEIGHTS      (rewrites WEIGHTS/settings.json)
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

from dragoman.model.spans import overlap
from dragoman.reading.extract.learned.calibration import logit, raw
from dragoman.reading.extract.learned.decode import Found
from dragoman.reading.extract.learned.labels import LAYERS
from dragoman.reading.extract.learned.weights import load
from training.corpus.compile import PARTS
from training.learn.evaluate import Read, best, matched, readings
from training.learn.examples import Anchor
from training.learn.splits import HELD

ROUNDS, RATE = 4000, 0.05
BINS = 10


def outcomes(reads: Sequence[Read], threshold: float) -> list[tuple[float, bool]]:
    """For each event found, its raw score and whether type and sides are right."""
    found = []
    for read in reads:
        pairs, _, _ = matched(read, 0, threshold)
        truth = {id(f): a for a, f in pairs}
        for one in (f for f in read.found if f.layer == "event" and f.confidence >= threshold):
            sides = [p for role in ("actors", "recipients") for _, p in one.roles[role]]
            found.append((raw(one.confidence, one.sure, sides), _right(read, truth.get(id(one)), one)))
    return found


def _right(read: Read, gold: Anchor | None, one: Found) -> bool:
    if gold is None or gold.label != one.label:
        return False
    for role in ("actors", "recipients"):
        true, made = read.sides(gold, role), [s for s, _ in one.roles[role]]
        if not all(any(overlap(m, t) for t in true) for m in made) or (true and not made):
            return False
    return True


def curve(seen: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift of the logistic curve, by gradient descent on the log loss."""
    slope, shift = 1.0, 0.0
    points = [(logit(p), float(y)) for p, y in seen]
    for _ in range(ROUNDS):
        gs = gb = 0.0
        for x, y in points:
            off = 1 / (1 + math.exp(-(slope * x + shift))) - y
            gs, gb = gs + off * x, gb + off
        slope, shift = slope - RATE * gs / len(points), shift - RATE * gb / len(points)
    return round(slope, 4), round(shift, 4)


def table(seen: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Reliability: mean probability, share right and number, in ten bins of the probability."""
    rows = []
    for n in range(BINS):
        inside = [(p, y) for p, y in seen if n / BINS <= p < (n + 1) / BINS or (n == BINS - 1 and p == 1)]
        if inside:
            rows.append((sum(p for p, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside), len(inside)))
    return rows


def main() -> None:
    """Fit on held and write the settings."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    args = ask.parse_args()
    model = load(args.weights)
    reads = readings(model, HELD, args.parts)
    thresholds = {x.name: best(reads, n) for n, x in enumerate(LAYERS)}
    settings = {**model.settings, "thresholds": thresholds, "calibration": {"event": curve(outcomes(reads, thresholds["event"]))}}
    (args.weights / "settings.json").write_text(json.dumps(settings, indent=1) + "\n")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
