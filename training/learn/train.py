"""Train the reader: ``python -m training.learn.train --base MODEL --out training/runs/NAME``. Resumable, seeded, on CPU or GPU."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import torch

from training.corpus.compile import PARTS
from training.learn.base import base
from training.learn.batches import batches, masked, windows
from training.learn.examples import Example, corpus, examples, tokenizer
from training.learn.losses import loss, rarity
from training.learn.network import Reader
from training.learn.stories import GROUPS, STORIES, contrast, stories
from training.learn.splits import HELD, TEST, split

PIECES = 900
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 0.06
# The moving average takes in every so many steps: one update costs a twentieth of a step.
AVERAGE, SPARSE = 0.98, 4
# A step on stories every so many, and its weight.
TELL, TELLING = 6, 1.0


def main() -> None:
    """Train on the training split; write the weights (their moving average) and what they were made of."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2 (default: the installed package)")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--parts", type=Path, default=PARTS)
    ask.add_argument("--passes", type=int, default=8)
    ask.add_argument("--limit", type=int, help="train on so many of the sentences only (learning curve)")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--minutes", type=float, help="plan the passes so that training ends by then; the rate falls with the time")
    args = ask.parse_args()
    args.base = base(args.base)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    train(args)


def train(args: argparse.Namespace) -> None:
    """Run the passes."""
    tokens = tokenizer(f"{args.base}/tokenizer.json")
    items = [i for i in corpus(sorted(args.parts.glob("*.txt"))) if split(i) not in (HELD, TEST)]
    chance = random.Random(args.seed)
    chance.shuffle(items)
    items = items[: args.limit]
    net = Reader(args.base)
    averaged = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE))
    first = [e for i in items for e in examples(i, 0, tokens)]
    weights = rarity([a for e in first for a in e.anchors])
    told = [s for n, s in enumerate(stories()) if n % 10] if STORIES.exists() else []
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in encoder}
    heads = [p for p in net.parameters() if p.requires_grad and id(p) not in inside]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimiser.param_groups]
    began, start, at = time.time(), 0, args.out / "state.pt"
    if at.exists():
        held = torch.load(at, weights_only=True)
        net.load_state_dict(held["net"])
        averaged.load_state_dict(held["averaged"])
        optimiser.load_state_dict(held["optimiser"])
        start = held["pass"]
    for number in range(start, args.passes):
        generation = first if number == 0 else [e for i in items for e in examples(i, number, tokens)]
        made = list(windows(generation, chance))
        steps = list(batches(made, PIECES, chance))
        net.train()
        summed = 0.0
        for n, one in enumerate(steps):
            done = (number + n / len(steps)) / args.passes
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, done / WARM) * max(0.02, 1 - done)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                cost = loss(net, masked(one), weights)
                if told and n % TELL == 0:
                    cost = cost + TELLING * contrast(net, chance.sample(told, GROUPS), tokens, chance)
            optimiser.zero_grad(set_to_none=True)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            if n % SPARSE == 0:
                averaged.update_parameters(net)
            summed += cost.item()
            if n % 50 == 0:
                sys.stdout.write(f"\rpass {number + 1}/{args.passes} step {n}/{len(steps)} {time.time() - began:.0f} s")
                sys.stdout.flush()
        sys.stdout.write(f"\rpass {number + 1}/{args.passes}: loss {summed / len(steps):.3f}, {len(made)} windows, {time.time() - began:.0f} s\n")
        torch.save({"net": net.state_dict(), "averaged": averaged.state_dict(), "optimiser": optimiser.state_dict(), "pass": number + 1}, at)
    torch.save(averaged.module.state_dict(), args.out / "model.pt")
    (args.out / "made.json").write_text(json.dumps({"items": len(items), "passes": args.passes, "seed": args.seed, "seconds": round(time.time() - began)}))


if __name__ == "__main__":
    main()
