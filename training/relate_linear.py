"""Train the linear model of ``relate`` on the corpus's own pairs (TYPE, sentence with <s>actor</s> and <t>recipient</t>).

    python -m training.corpus.pairs train > train.tsv && python -m training.corpus.pairs held > held.tsv
    python -m training.relate_linear train.tsv held.tsv dragoman/reading/extract/relate_linear.npz

Prints accuracy and macro-F1 on the held-out pairs. Seeded: the same pairs give the same weights.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.model.spans import Span
from dragoman.reading.extract.linear import CLASSES, features, with_votes
from dragoman.reading.extract.relate import ballots, parse, shares_of

# Chosen by cross-validation on the pairs over 0.5, 1, 2, 4.
PENALTY = 1.0
ROUNDS = 300
RARE = 3


def unmarked(sentence: str) -> tuple[str, Span, Span]:
    """Return the sentence without its marks, and the two spans."""
    plain, ends = "", {}
    for piece in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"</?[st]>", piece):
            ends.setdefault(piece.strip("</>"), []).append(len(plain))
        else:
            plain += piece
    return plain, tuple(ends["s"][:2]), tuple(ends["t"][:2])


def row(kind: str, sentence: str) -> tuple[dict[str, float], str]:
    """Return features and class of a pair."""
    text, actor, recipient = unmarked(sentence)
    passage = parse(text)
    votes = list(ballots(passage, actor, recipient))
    return with_votes(features(passage, actor, recipient), shares_of(votes)), kind


def fit(rows: list[dict[str, float]], kinds: list[str]) -> tuple[list[str], Any, Any]:
    """Return words, weights and bias of a softmax regression with a quadratic penalty, by Adam on all pairs at once."""
    counts = Counter(k for r in rows for k in r)
    words = sorted(k for k, n in counts.items() if n >= RARE)
    place = {w: n for n, w in enumerate(words)}
    x = np.zeros((len(rows), len(words)), dtype="float32")
    for n, r in enumerate(rows):
        for k, v in r.items():
            if k in place:
                x[n, place[k]] = v
    y = np.eye(len(CLASSES), dtype="float32")[[CLASSES.index(k) for k in kinds]]
    w, b = np.zeros((len(words), len(CLASSES)), dtype="float32"), np.zeros(len(CLASSES), dtype="float32")
    moments = [np.zeros_like(w), np.zeros_like(w)]
    for step in range(1, ROUNDS + 1):
        z = x @ w + b
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        slope = (x.T @ (p - y) + PENALTY * w) / len(rows)
        moments = [0.9 * moments[0] + 0.1 * slope, 0.999 * moments[1] + 0.001 * slope**2]
        w -= 0.03 * (moments[0] / (1 - 0.9**step)) / (np.sqrt(moments[1] / (1 - 0.999**step)) + 1e-8)
        b -= 0.5 * (p - y).mean(0)
    return words, w, b


def said(model: tuple[list[str], Any, Any], rows: list[dict[str, float]]) -> list[str]:
    """Return the class that a model gives to each row."""
    words, w, b = model
    place = {k: n for n, k in enumerate(words)}
    return [CLASSES[int(np.argmax(b + sum((v * w[place[k]] for k, v in r.items() if k in place), np.zeros_like(b))))] for r in rows]


def macro(gold: list[str], answers: list[str]) -> float:
    """Return macro-F1 over the classes."""
    scores = []
    for kind in CLASSES:
        hit = sum(g == a == kind for g, a in zip(gold, answers, strict=True))
        scores.append(2 * hit / max(1, gold.count(kind) + answers.count(kind)))
    return sum(scores) / len(scores)


def main(source: str, held: str, target: str) -> None:
    """Train on one file of pairs, print what that gives on another, write the weights."""
    rows, kinds = read(source)
    words, w, b = fit(rows, kinds)
    other, gold = read(held)
    got = said((words, w, b), other)
    right = sum(a == k for a, k in zip(got, gold, strict=True)) / len(gold)
    sys.stdout.write(f"trained on {len(kinds)}; held out {len(gold)}: macro-F1 {macro(gold, got):.3f} accuracy {right:.3f}\n")
    np.savez_compressed(target, words=np.array(words), table=w.astype("float16"), bias=b)


def read(source: str) -> tuple[list[dict[str, float]], list[str]]:
    """Return features and classes of the pairs of a file."""
    lines = [line.split("\t", 1) for line in Path(source).read_text(encoding="utf-8").splitlines() if line]
    made = [row(kind, sentence) for kind, sentence in lines if "</s>" in sentence and "</t>" in sentence]
    return [r for r, _ in made], [k for _, k in made]


if __name__ == "__main__":
    main(*sys.argv[1:4])
