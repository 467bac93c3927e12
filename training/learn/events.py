"""The figures of events on a split, by the code that ships: ``python -m training.learn.events WEIGHTS [--split test]``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.reading.extract.learned.weights import load
from training.corpus.compile import PARTS
from training.learn.calibrate import reliability
from training.learn.pipeline import Text, texts
from training.learn.splits import HELD, TEST


def figures(found: Sequence[Text], settings: dict[str, object]) -> None:
    """Print precision, recall and F1 of events, false events, reliability, and the commonest confusions."""
    weights, keep = settings["weights"], settings["keep"]
    assert isinstance(weights, dict)
    assert isinstance(keep, float)
    kept = {t.id: [s for s in t.seen if s.fused.confidence(weights) >= keep and (s.actors or s.recipients)] for t in found}
    gold, said = sum(len(t.gold) for t in found), sum(map(len, kept.values()))
    for name, hit in (
        ("trigger", sum(s.gold is not None for k in kept.values() for s in k)),
        ("and type", sum(s.typed() for k in kept.values() for s in k)),
        ("and sides", sum(s.right() for k in kept.values() for s in k)),
    ):
        print(f"{name:<10} P {hit / max(1, said):.3f} R {hit / max(1, gold):.3f} F1 {2 * hit / max(1, gold + said):.3f}")
    none = [t for t in found if not t.gold]
    print(f"false events: {100 * sum(len(kept[t.id]) for t in none) / max(1, len(none)):.1f} a hundred of {len(none)} texts without one")
    rows = [(s.fused.confidence(weights), s.right()) for t in found for s in t.seen]
    print("reliability:", "  ".join(f"{p:.2f}:{r:.2f}/{n}" for p, r, n in reliability(rows)))
    wrong = Counter((s.gold["type"], s.fused.type) for k in kept.values() for s in k if s.gold is not None and not s.typed())
    print("confused:", wrong.most_common(12))
    for name in ("polarity", "certainty", "phase"):
        print(f"{name}: macro-F1 {_macro(kept, name):.3f}")


def _macro(kept: dict[str, list], name: str) -> float:  # type: ignore[type-arg]
    gold, said, hit = Counter[str](), Counter[str](), Counter[str]()
    for one in (s for k in kept.values() for s in k if s.gold is not None):
        told, true = one.fused.found.attributes[name][0], one.gold[name]
        gold[true] += 1
        said[told] += 1
        hit[true] += told == true
    return sum(2 * hit[v] / (gold[v] + said[v]) for v in gold) / max(1, len(gold))


def main() -> None:
    """Print the figures of a model."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    ask.add_argument("--split", default=TEST, choices=(HELD, TEST))
    args = ask.parse_args()
    model = load(args.weights)
    figures(list(texts(model, args.split, args.parts)), dict(model.settings))


if __name__ == "__main__":
    main()
