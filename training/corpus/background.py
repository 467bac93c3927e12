"""Background for own event types: sentences of the corpus that name nobody by slot, as plain text.

    python -m training.corpus.background > dragoman/train/background.txt

Users' types are told apart from what these sentences speak of: every kind of act, and none. An even sample over the parts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from training.corpus.markup import MarkupError, parse

PARTS = Path(__file__).parent / "parts"
# Twice as many took recall from the types and few false events more; none at all left 9 of them in 100 sentences, these 0.3.
A_PART = 4


def main() -> None:
    """Print the sentences, one a line."""
    chance = random.Random(0)
    for part in sorted(PARTS.glob("*.txt")):
        held = list(dict.fromkeys(_plain(part)))
        for sentence in sorted(chance.sample(held, min(A_PART, len(held)))):
            print(sentence)


def _plain(part: Path) -> Iterator[str]:
    for line in part.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#") and not line.startswith("=") and "{" not in line:
            try:
                text = " ".join(parse(line.strip()).text.split())
            except MarkupError:
                continue
            if 30 <= len(text) <= 240:
                yield text


if __name__ == "__main__":
    main()
