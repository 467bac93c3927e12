"""What two texts have in common, by runs of five words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from dragoman.model.document import Document
from dragoman.model.ids import digest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Five words in a row are seldom written twice by chance: two independent reports of one event share names and short phrases.
RUN: Final = 5
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d")
_OPENING: Final = 12
# 64 bands of 2: texts of one length that share 40 % of their runs (Jaccard 0.25) meet with probability 0.98, 25 % (0.14) 0.73.
BANDS: Final = 64
_ROWS: Final = 2


@dataclass(frozen=True)
class Shape:
    """The words of a document's article text, and what is compared of them."""

    doc: str
    words: tuple[str, ...]

    @property
    def exact(self) -> str:
        """A hash of the words in order."""
        return digest(*self.words)

    @property
    def opening(self) -> str:
        """A hash of the first words: an excerpt and its whole share it. Empty for a text that is too short to tell."""
        return digest(*self.words[:_OPENING]) if len(self.words) >= 2 * _OPENING else ""

    @cached_property
    def runs(self) -> NDArray[np.uint64]:
        """The hashes of all runs of five words, sorted, each once."""
        import numpy as np

        found = {_hash(" ".join(self.words[i : i + RUN])) for i in range(len(self.words) - RUN + 1)}
        return np.array(sorted(found), dtype=np.uint64)

    @cached_property
    def numbers(self) -> Counter[str]:
        """The words that hold a digit, counted."""
        return Counter(w for w in self.words if _NUMBER.search(w))

    def bands(self) -> list[int]:
        """MinHash of the runs, two values to a band; empty for a text without runs."""
        from datasketch import MinHash

        if not len(self.runs):
            return []
        sketch = MinHash(num_perm=BANDS * _ROWS, seed=1, hashfunc=_low_half)
        sketch.update_batch([int(run) for run in self.runs])
        values: list[int] = [int(v) for v in sketch.hashvalues]
        return [values[i] << 32 | values[i + 1] for i in range(0, len(values), _ROWS)]


def shape_of(document: Document) -> Shape:
    """The shape of a document's article text: case and punctuation do not count."""
    body = " ".join(document.text[s:e] for s, e in document.body)
    return Shape(document.id, tuple(_WORD.findall(body.casefold())))


def containment(a: Shape, b: Shape) -> tuple[float, float]:
    """The share of a's runs that are in b, and of b's that are in a."""
    import numpy as np

    if not len(a.runs) or not len(b.runs):
        return 0.0, 0.0
    common = len(np.intersect1d(a.runs, b.runs, assume_unique=True))
    return common / len(a.runs), common / len(b.runs)


def numbers_agree(a: Shape, b: Shape) -> float:
    """The share of the numbers of the text with fewer of them that are in the other; 1 where one has none."""
    fewer = min(a.numbers.total(), b.numbers.total())
    return (a.numbers & b.numbers).total() / fewer if fewer else 1.0


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _low_half(value: Any) -> int:
    # MinHash works on 32 bits; the runs are hashed already.
    return int(value) & 0xFFFFFFFF
