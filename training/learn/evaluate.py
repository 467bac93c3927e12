"""Measure a reader on the corpus's own held-out parts, with the code that ships: ``python -m training.learn.evaluate WEIGHTS``.

Prints F1 of each layer's anchors and roles, macro-F1 of attributes at the anchors found, and the encoder's false events in texts that
hold none, each layer alone; ``training/learn/events.py`` measures events as the product gives them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.learned.decode import Found, decode
from dragoman.reading.extract.learned.encode import encode
from dragoman.reading.extract.learned.labels import LAYERS
from dragoman.reading.extract.learned.weights import Model, load
from training.corpus.compile import PARTS
from training.learn.examples import Anchor, Example, corpus, examples
from training.learn.splits import HELD, TEST, split

ROUNDS = 1000
LOWEST = 0.05


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its gold anchors and what the model finds at the lowest threshold."""

    example: Example
    found: tuple[Found, ...]

    def span(self, anchor: Anchor) -> Span:
        """Where a gold anchor stands in the text."""
        return self.example.offsets[anchor.first][0], self.example.offsets[anchor.last][1]

    def sides(self, anchor: Anchor, role: str) -> list[Span]:
        """The gold fillers of a role in the text."""
        return [(self.example.offsets[s][0], self.example.offsets[e][1]) for s, e in anchor.spans[role]]


def readings(model: Model, which: str, parts: Path) -> list[Read]:
    """Every text of a split, read."""
    wide = replace(model, settings={**model.settings, "thresholds": {x.name: LOWEST for x in LAYERS}})
    tokens = tokenizer_of(model)
    texts = [e for i in corpus(sorted(parts.glob("*.txt"))) if split(i) == which for e in examples(i, 0, tokens)]
    return [Read(e, tuple(_found(wide, e))) for e in texts]


def tokenizer_of(model: Model) -> Any:
    """The model's own tokenizer."""
    return model.tokenizer


def _found(model: Model, example: Example) -> Iterator[Found]:
    whole = example.offsets[0][0], example.offsets[-1][1]
    for sentence in encode(model, example.text, [whole]):
        yield from decode(model, sentence)


def matched(read: Read, layer: int, threshold: float) -> tuple[list[tuple[Anchor, Found]], int, int]:
    """Gold anchors paired with what overlaps them, and how many there are of either."""
    gold = [a for a in read.example.anchors if a.layer == layer]
    said = [f for f in read.found if f.layer == LAYERS[layer].name and f.confidence >= threshold]
    pairs, used = [], set()
    for anchor in gold:
        hit = next((n for n, f in enumerate(said) if n not in used and overlap(f.span, read.span(anchor))), None)
        if hit is not None:
            used.add(hit)
            pairs.append((anchor, said[hit]))
    return pairs, len(gold), len(said)


def anchored(reads: Sequence[Read], layer: int, threshold: float, same: bool) -> float:
    """F1 of a layer's anchors (``same``: with the right class)."""
    hit = gold = said = 0
    for read in reads:
        pairs, g, s = matched(read, layer, threshold)
        hit += sum(not same or a.label == f.label for a, f in pairs)
        gold, said = gold + g, said + s
    return 2 * hit / max(1, gold + said)


def role_f1(reads: Sequence[Read], layer: int, role: str, threshold: float) -> float:
    """F1 of a role's fillers by overlap, at the anchors found."""
    hit = gold = said = 0
    for read in reads:
        for anchor, found in matched(read, layer, threshold)[0]:
            true, made = read.sides(anchor, role), [s for s, _ in found.roles[role]]
            hit += sum(any(overlap(t, m) for m in made) for t in true)
            gold, said = gold + len(true), said + len(made)
    return 2 * hit / max(1, gold + said)


def macro(reads: Sequence[Read], layer: int, name: str, threshold: float) -> tuple[float, dict[str, tuple[float, int]]]:
    """Macro-F1 of an attribute over the values that occur in gold, at the anchors found; and F1 and number of each."""
    gold, said, hit = Counter[str](), Counter[str](), Counter[str]()
    for read in reads:
        for anchor, found in matched(read, layer, threshold)[0]:
            g, s = anchor.attributes[name], found.attributes[name][0]
            gold[g] += 1
            said[s] += 1
            hit[g] += g == s
    each = {v: (2 * hit[v] / (gold[v] + said[v]), gold[v]) for v in gold}
    return sum(f for f, _ in each.values()) / max(1, len(each)), each


def false_events(reads: Sequence[Read], threshold: float) -> tuple[float, int]:
    """Events a hundred texts that hold none, and how many such texts there are."""
    none = [r for r in reads if not any(a.layer == 0 for a in r.example.anchors)]
    return 100 * sum(matched(r, 0, threshold)[2] for r in none) / max(1, len(none)), len(none)


def interval(reads: Sequence[Read], measure: Callable[[Sequence[Read]], float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a measure over texts."""
    chance = random.Random(7)
    drawn = sorted(measure(chance.choices(reads, k=len(reads))) for _ in range(100))
    return drawn[2], drawn[97]


def best(reads: Sequence[Read], layer: int) -> float:
    """The threshold with the best F1 of anchor and class."""
    steps = [n / 40 for n in range(6, 38)]
    return max(steps, key=lambda t: anchored(reads, layer, t, same=True))


def main() -> None:
    """Print the figures of a model."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--parts", type=Path, default=PARTS)
    ask.add_argument("--split", default=TEST, choices=(HELD, TEST))
    args = ask.parse_args()
    model = load(args.weights)
    report(readings(model, args.split, args.parts), shown(model))


def shown(model: Model) -> dict[str, float]:
    """The thresholds at which the layers are measured alone."""
    return {**model.settings["thresholds"], "event": model.settings.get("anchor", 0.5)}


def report(reads: Sequence[Read], thresholds: dict[str, float]) -> None:
    """Print the figures of what was read."""
    print(f"{len(reads)} texts")
    for number, layer in enumerate(LAYERS):
        at = thresholds.get(layer.name, 0.5)
        roles = "  ".join(f"{r} {role_f1(reads, number, r, at):.3f}" for r in layer.roles)
        print(f"{layer.name:<9} F1 {anchored(reads, number, at, False):.3f}  with class {anchored(reads, number, at, True):.3f}  {roles}")
        for name, _ in layer.attributes:
            value, each = macro(reads, number, name, at)
            told = "" if name == "mode" else "  ".join(f"{v or '-'} {f:.2f}/{n}" for v, (f, n) in each.items())
            print(f"    {name:<15} macro-F1 {value:.3f}  {told}")
    rate, count = false_events(reads, thresholds.get("event", 0.5))
    print(f"false events: {rate:.1f} a hundred of {count} texts without one")


if __name__ == "__main__":
    main()
