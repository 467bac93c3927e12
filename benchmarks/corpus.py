"""Articles for measuring: sentences of the bundled sample recombined, so that every article is new and none says anything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from dragoman import flow, sample


def sample_sentences() -> list[str]:
    """The sentences of the sample's article texts."""
    folder = sample.articles()
    settings = flow.Settings(root=folder, workers=1)
    found = [r.document for r in flow.readings(flow.inputs([folder], settings), settings)]
    return [" ".join(d.text[s:e].split()) for d in found for s, e in d.sentences if e - s > 30]


def articles(count: int, seed: int = 1991) -> Iterator[str]:
    """``count`` articles of 15 to 40 sentences in paragraphs of two or three, always the same for a seed."""
    sentences = sample_sentences()
    chance = random.Random(seed)
    for number in range(count):
        chosen = chance.sample(sentences, chance.randint(15, 40))
        paragraphs = []
        while chosen:
            size = chance.choice((2, 3))
            paragraphs.append(" ".join(chosen[:size]))
            chosen = chosen[size:]
        yield f"SAMPLE recombination {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, count: int, seed: int = 1991) -> Path:
    """The articles as text files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(articles(count, seed)):
        (folder / f"r{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


