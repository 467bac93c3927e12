"""Relations against outside gold pairs, with 95 % bootstrap intervals: ``python -m benchmarks.relations GOLD.jsonl``.

GOLD holds {"text", "actor", "recipient", "actors", "recipients", "type"} with the older lines of PLOVER's first draft: convicting is
ACCUSE there, imposing sanctions COERCE, CONCEDE and RETREAT are one (YIELD). Figures are given with that crosswalk and without it.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman.model.spans import overlap
from dragoman.reading.extract.relate import relate
from dragoman.reading.one import reader
from dragoman.reading.sources.plain import from_text
from dragoman.world.ontology.ontology import quad_class

ROUNDS = 1000
CROSSWALK = {("SANCTION", "convict"): "ACCUSE", ("SANCTION", "impose"): "COERCE"}
QUADS = {"YIELD": "material cooperation"}


def merged(root: str, mode: str | None, crossed: bool) -> str:
    """The gold's label for a root and mode."""
    if root in ("CONCEDE", "RETREAT"):
        return "YIELD"
    return CROSSWALK.get((root, mode or ""), root) if crossed else root


def quad(label: str) -> str:
    """The quad class of a gold label."""
    return QUADS.get(label) or quad_class(label)


def macro_f1(both: Sequence[tuple[str, str]]) -> float:
    """Macro-F1 over the labels that occur in gold."""
    gold, said = [g for g, _ in both], [s for _, s in both]
    kinds = sorted(set(gold))
    return sum(2 * sum(g == s == k for g, s in both) / (gold.count(k) + said.count(k)) for k in kinds) / len(kinds)


def interval(rows: Sequence[Any], measure: Callable[[Sequence[Any]], float]) -> str:
    """The measure with its 95 % bootstrap interval."""
    chance = random.Random(11)
    drawn = sorted(measure(chance.choices(rows, k=len(rows))) for _ in range(ROUNDS))
    return f"{measure(rows):.3f} [{drawn[round(0.025 * ROUNDS)]:.3f}, {drawn[round(0.975 * ROUNDS)]:.3f}]"


def found(pair: dict[str, Any], crossed: bool) -> tuple[bool, bool, int]:
    """Whether the sides are found, whether the surest such event has the gold type, and how many events there are."""
    events = [r for r in reader().read(from_text(pair["text"])).records if r.kind == "event"]
    hit = []
    for e in events:
        actors = [s.span for s in e.actors if s.span]
        recipients = [s.span for s in e.recipients if s.span] or actors
        if _touch(actors, pair["actors"]) and _touch(recipients, pair["recipients"]):
            hit.append((e.confidence, merged(e.type, e.mode, crossed)))
    return bool(hit), bool(hit) and max(hit)[1] == pair["type"], len(events)


def _touch(spans: Sequence[Any], gold: Sequence[Sequence[int]]) -> bool:
    return any(overlap(s, (g[0], g[1])) for s in spans for g in gold)


def share(place: int) -> Callable[[Sequence[Any]], float]:
    """The mean of one column."""
    return lambda rows: sum(r[place] for r in rows) / len(rows)


def main(path: str) -> None:
    """Print the figures."""
    pairs = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    said = [relate(p["text"], tuple(p["actor"]), tuple(p["recipient"])) for p in pairs]
    for crossed in (True, False):
        both = [(p["type"], merged(r.type, r.mode, crossed)) for p, r in zip(pairs, said, strict=True)]
        quads = [(quad(g), quad(s)) for g, s in both]
        print(f"given, {'with' if crossed else 'without'} the crosswalk, n={len(pairs)}:")
        print("  root macro-F1", interval(both, macro_f1), " accuracy", interval([(g == s,) for g, s in both], share(0)))
        print("  quad macro-F1", interval(quads, macro_f1))
    rows = [found(p, crossed=True) for p in pairs]
    print("found, with the crosswalk: sides", interval(rows, share(0)), " sides and type", interval(rows, share(1)))
    print(f"  events a sentence {share(2)(rows):.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
