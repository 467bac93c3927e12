"""How well ``relate`` does on the corpus's own pairs, alone and with the lexicon: ``python -m training.learn.relations WEIGHTS``.

The weight of the lexicon is chosen on the held-out parts and written into ``settings.json``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from dragoman.model.spans import Span
from dragoman.reading.extract.learned.relation import mixed, shares
from dragoman.reading.extract.learned.weights import Model, load
from dragoman.reading.extract.relate import lexical
from dragoman.world.ontology.ontology import ROOTS
from training.corpus.compile import PARTS
from training.learn.examples import Example, corpus, examples, pairs
from training.learn.splits import HELD, TEST, split

WEIGHTS = tuple(n / 20 for n in range(11))


def rows(which: str, parts: Path, tokens: object) -> list[tuple[str, Span, Span, str]]:
    """Text, the two sides and the root of the first pair of each act of a split."""
    found = []
    items = [i for i in corpus(sorted(parts.glob("*.txt"))) if split(i) == which and i.genre is None]
    for example in (e for i in items for e in examples(i, 0, tokens)):
        done = set()
        for source, target, (root, _) in pairs(example):
            if root not in done and not (source[0] <= target[1] and target[0] <= source[1]):
                done.add(root)
                found.append((example.text, _span(example, source), _span(example, target), root))
    return found


def _span(example: Example, run: tuple[int, int]) -> Span:
    return example.offsets[run[0]][0], example.offsets[run[1]][1]


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """Macro-F1 over the roots that occur."""
    kinds = sorted(set(gold))
    both = list(zip(gold, said, strict=True))
    return sum(2 * sum(g == s == k for g, s in both) / (list(gold).count(k) + list(said).count(k)) for k in kinds) / len(kinds)


def main() -> None:
    """Choose the weight on held, write it, print what it gives on test."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    args = ask.parse_args()
    model = load(args.weights)
    scored = by_weight(model, HELD, args.parts)
    best = max(WEIGHTS, key=lambda w: scored[w])
    print({w: round(f, 3) for w, f in scored.items()}, "chosen", best)
    settings = {**model.settings, "lexicon": best}
    (args.weights / "settings.json").write_text(json.dumps(settings, indent=1) + "\n")


def by_weight(model: Model, which: str, parts: Path) -> dict[float, float]:
    """Root macro-F1 for each weight of the lexicon (1: the lexicon alone)."""
    found = rows(which, parts, model.tokenizer)
    both = [(shares(model, t, s, r)[0], lexical(t, s, r)) for t, s, r, _ in found]
    gold = [g for *_, g in found]
    return {w: macro_f1(gold, [_top(mixed(n, x, w)) for n, x in both]) for w in (*WEIGHTS, 1.0)}


def report(model: Model, parts: Path) -> None:
    """Print the figures of the marked sides on test."""
    scored = by_weight(model, TEST, parts)
    chosen = float(model.settings.get("lexicon", 0.0))
    print(f"encoder alone: root macro-F1 {scored[0.0]:.3f}")
    print(f"lexicon alone: root macro-F1 {scored[1.0]:.3f}")
    print(f"both, as shipped (lexicon {chosen}): root macro-F1 {scored[chosen]:.3f}")


def _top(roots: dict[str, float]) -> str:
    return max(ROOTS, key=roots.__getitem__)


if __name__ == "__main__":
    main()
