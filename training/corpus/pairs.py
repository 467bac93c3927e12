"""Pairs of sides with the type of the act between them, from the corpus: ``python -m training.corpus.pairs [train|held|test] > pairs.tsv``.

A line is ``TYPE<TAB>sentence`` with the acting side in ``<s>...</s>`` and the other in ``<t>...</t>``, as ``training/relate_linear.py``
reads it: one pair an event, its first actor and recipient (of mutual acts the first two actors). Articles are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus.compile import PARTS, compiled, items
from training.learn.splits import split


def pairs(path: Path, which: str | None = None) -> Iterator[tuple[str, str]]:
    """Type and marked sentence of each pair in a part, of one split or of all."""
    if path.name.endswith(".article.txt"):
        return
    for item in (i for i in items(path) if which in (None, split(i))):
        row = compiled(item)
        for event in row["events"]:
            marked = _marked(row["text"], event)
            if marked:
                yield ("YIELD" if event["type"] in ("CONCEDE", "RETREAT") else event["type"]), marked


def _marked(text: str, event: dict[str, Any]) -> str | None:
    """The sentence with its two sides marked; None where there are not two that stand apart."""
    sides = [*event["actors"][:1], *event["recipients"][:1]]
    sides = sides if event["actors"] and event["recipients"] else event["actors"][:2]
    if len(sides) < 2 or (sides[0][0] < sides[1][1] and sides[1][0] < sides[0][1]) or "\t" in text:
        return None
    named = sorted(zip(sides, "st", strict=True), reverse=True)
    for (start, end), mark in named:
        text = f"{text[:start]}<{mark}>{text[start:end]}</{mark}>{text[end:]}"
    return text


def main() -> None:
    """Print the pairs of all parts, or of one split."""
    which = sys.argv[1] if len(sys.argv) > 1 else None
    for path in sorted(PARTS.glob("*.txt")):
        for kind, sentence in pairs(path, which):
            sys.stdout.write(f"{kind}\t{sentence}\n")


if __name__ == "__main__":
    main()
