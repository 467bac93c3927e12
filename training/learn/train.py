"""Train the reader: ``python -m training.learn.train --out training/runs/NAME``. Resumable, seeded, on two CPU cores."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.corpus.compile import PARTS, Item
from training.learn.base import base
from training.learn.batches import Batch, batches, masked, windows
from training.learn.examples import Example, corpus, examples, tokenizer
from training.learn.losses import loss, rarity
from training.learn.network import Reader
from training.learn.splits import TRAIN, split
from training.learn.stories import GROUPS, Story, contrast, stories

PIECES = 900
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM, LOWEST = 0.06, 0.02
# The moving average takes in every so many steps: one update costs a twentieth of a step.
AVERAGE, SPARSE = 0.98, 4
# A step on stories every so many, and its weight. One group in ten is left out, to measure on.
TELL, TELLING, LEFT_OUT = 6, 1.0, 10


@dataclass
class Course:
    """One training: what it reads, the network with its average, and how far it has come."""

    items: Sequence[Item]
    tokens: Any
    net: Reader
    passes: int
    chance: random.Random
    out: Path
    told: Sequence[Story]
    rate: float = 1.0
    began: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.first = self.generation(0)
        self.rarity = rarity([a for e in self.first for a in e.anchors])
        self.averaged = AveragedModel(self.net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
        self.optimiser = _optimiser(self.net)
        self.rates = [g["lr"] * self.rate for g in self.optimiser.param_groups]

    def generation(self, number: int) -> list[Example]:
        """Every example, its slots filled for this pass."""
        return [e for i in self.items for e in examples(i, number, self.tokens)]

    def one_pass(self, number: int) -> float:
        """Go once through the examples; the mean loss."""
        made = list(windows(self.first if number == 0 else self.generation(number), self.chance))
        steps = list(batches(made, PIECES, self.chance))
        self.net.train()
        summed = 0.0
        for n, one in enumerate(steps):
            self._rate((number + n / len(steps)) / self.passes)
            summed += self._step(one, n)
            if n % 50 == 0:
                self._say(f"pass {number + 1}/{self.passes} step {n}/{len(steps)}")
        return summed / len(steps)

    def _rate(self, done: float) -> None:
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * min(1.0, done / WARM) * max(LOWEST, 1 - done)

    def _step(self, one: Batch, n: int) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            cost = loss(self.net, masked(one), self.rarity)
            if self.told and n % TELL == 0:
                cost = cost + TELLING * contrast(self.net, self.chance.sample(self.told, GROUPS), self.tokens, self.chance)
        self.optimiser.zero_grad(set_to_none=True)
        cost.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        if n % SPARSE == 0:
            self.averaged.update_parameters(self.net)
        return float(cost.item())

    def _say(self, what: str) -> None:
        sys.stdout.write(f"\r{what} {time.time() - self.began:.0f} s")
        sys.stdout.flush()

    def resume(self) -> int:
        """Take up where a killed run was; the pass to go on with."""
        at = self.out / "state.pt"
        if not at.exists():
            return 0
        held = torch.load(at, weights_only=True)
        self.net.load_state_dict(held["net"])
        self.averaged.load_state_dict(held["averaged"])
        self.optimiser.load_state_dict(held["optimiser"])
        return int(held["pass"])

    def save(self, number: int) -> None:
        """Keep what a killed run needs."""
        held = {"net": self.net, "averaged": self.averaged, "optimiser": self.optimiser}
        torch.save({**{k: v.state_dict() for k, v in held.items()}, "pass": number}, self.out / "state.pt")

    def run(self) -> None:
        """All passes; then the averaged weights and what they were made of."""
        for number in range(self.resume(), self.passes):
            mean = self.one_pass(number)
            self._say(f"pass {number + 1}/{self.passes}: loss {mean:.3f},")
            sys.stdout.write("\n")
            self.save(number + 1)
        torch.save(self.averaged.module.state_dict(), self.out / "model.pt")


def _optimiser(net: Reader) -> torch.optim.AdamW:
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in encoder}
    heads = [p for p in net.parameters() if p.requires_grad and id(p) not in inside]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def main() -> None:
    """Train on the training split; write the weights (their moving average) and what they were made of."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2 (default: the installed package)")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--parts", type=Path, default=PARTS)
    ask.add_argument("--passes", type=int, default=9)
    ask.add_argument("--limit", type=int, help="train on so many of the sentences only (learning curve)")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--after", type=Path, help="go on from the weights of this run instead of the base model's")
    ask.add_argument("--rate", type=float, default=1.0, help="learning rates in shares of the usual ones")
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    folder, chance = base(args.base), random.Random(args.seed)
    items = [i for i in corpus(sorted(args.parts.glob("*.txt"))) if split(i) == TRAIN]
    chance.shuffle(items)
    told = [s for n, s in enumerate(stories()) if n % LEFT_OUT]
    net = Reader(folder)
    if args.after:
        net.load_state_dict(torch.load(args.after / "model.pt", weights_only=True))
    course = Course(items[: args.limit], tokenizer(f"{folder}/tokenizer.json"), net, args.passes, chance, args.out, told, args.rate)
    course.run()
    made = {
        "items": len(course.items), "passes": args.passes, "seed": args.seed, "rate": args.rate, "after": _made(args.after),
        "seconds": round(time.time() - course.began),
    }  # fmt: skip
    (args.out / "made.json").write_text(json.dumps(made) + "\n", encoding="utf-8")


def _made(run: Path | None) -> object:
    return json.loads((run / "made.json").read_text(encoding="utf-8")) if run else None


if __name__ == "__main__":
    main()
