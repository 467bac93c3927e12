"""Pairs of texts that are too alike: ``python -m training.corpus.duplicates [PARTS]``; exit 1 if there are any.

Texts are compared as written, with their slots but without their marks, in small letters and without punctuation: two texts that differ
only in who is named are duplicates. Two texts are too alike where the 5-word shingles that they share are ``ALIKE`` or more of all that
they have (Jaccard). Of articles each paragraph is compared, so that none is repeated in another.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from training.corpus.compile import PARTS, items

ALIKE = 0.6
WORDS = 5
_SLOT = re.compile(r"\{(\w+):\w+(\.\w+)?\}")
_MARK = re.compile(r"\]\([^)]*\)|\[")
_WORD = re.compile(r"\w+")


def plain(source: str) -> str:
    """The text without its marks, slots left in; marks that do not compile are no hindrance."""
    return _MARK.sub("", source)


def words(source: str) -> list[str]:
    """The words of a marked text: a slot is one word, whatever its letter."""
    return _WORD.findall(_SLOT.sub(lambda slot: "slot" + slot[1].lower(), plain(source)).lower())


def shingles(source: str) -> frozenset[tuple[str, ...]]:
    """Runs of ``WORDS`` words; a shorter text is one run."""
    found = words(source)
    return frozenset(tuple(found[at : at + WORDS]) for at in range(max(1, len(found) - WORDS + 1)))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Id and marked text of every sentence, and of every paragraph of an article (``id/3`` is its third)."""
    for path in sorted(folder.glob("*.txt")):
        for item in items(path):
            if item.genre is None:
                yield item.id, item.source
            else:
                yield from ((f"{item.id}/{number}", paragraph) for number, paragraph in enumerate(item.source.split("\n\n"), 1))


def alike(named: Iterable[tuple[str, str]], least: float = ALIKE) -> list[tuple[float, str, str]]:
    """Pairs of ids whose texts are too alike, the most alike first, each with its Jaccard similarity."""
    runs = {name: shingles(source) for name, source in named}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in runs.items():
        for run in found:
            holders[run].append(name)
    near = {pair for names in holders.values() if len(names) > 1 for pair in combinations(names, 2)}
    told = ((_jaccard(runs[a], runs[b]), a, b) for a, b in near)
    return sorted((pair for pair in told if pair[0] >= least), key=lambda pair: (-pair[0], *pair[1:]))


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)


def main() -> None:
    """Print the pairs with their texts."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("parts", nargs="?", type=Path, default=PARTS)
    named = dict(texts(ask.parse_args().parts))
    found = alike(named.items())
    for share, one, other in found:
        print(f"{share:.2f} {one} {other}\n  {plain(named[one])}\n  {plain(named[other])}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
