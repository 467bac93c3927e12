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
from dragoman.reading.extract.learned.weights import load
from dragoman.reading.extract.relate import lexical
from dragoman.world.ontology.ontology import ROOTS
from training.corpus.compile import PARTS
from training.learn.batches import pairs
from training.learn.examples import Example, corpus, examples
from training.learn.splits import HELD, TEST, split

WEIGHTS = tuple(n / 20 for n in range(13))


def rows(which: str, parts: Path, tokens: object) -> list[tuple[str, Span, Span, str]]:
    """Text, the two sides and the root of the first pair of each act of a split."""
    found = []
    for example in (e for i in corpus(sorted(parts.glob("*.txt"))) if split(i) == which and i.genre is None for e in examples(i, 0, tokens)):
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
    """Choose the weight on held, print what it gives on test."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    args = ask.parse_args()
    model = load(args.weights)
    best = 0.0
    for which in (HELD, TEST):
        found = rows(which, args.parts, model.tokenizer)
        net = [shares(model, t, s, r)[0] for t, s, r, _ in found]
        lex = [lexical(t, s, r) for t, s, r, _ in found]
        gold = [g for *_, g in found]
        scored = {w: macro_f1(gold, [_top(mixed(n, x, w)) for n, x in zip(net, lex, strict=True)]) for w in (*WEIGHTS, 1.0)}
        best = max(WEIGHTS, key=lambda w: scored[w]) if which == HELD else best
        print(which, len(found), {w: round(f, 3) for w, f in scored.items()}, "chosen", best, round(scored[best], 3))
    (args.weights / "settings.json").write_text(json.dumps({**model.settings, "lexicon": best}, indent=1) + "\n")


def _top(roots: dict[str, float]) -> str:
    return max(ROOTS, key=roots.__getitem__)


if __name__ == "__main__":
    main()
