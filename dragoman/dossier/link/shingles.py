"""What two texts have in common, by runs of five words."""

from __future__ import annotations

import hashlib
import re
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
        return digest(" ".join(self.words))

    @property
    def opening(self) -> str:
        """A hash of the first words: an excerpt and its whole share it. Empty for a text that is too short to tell."""
        return digest(" ".join(self.words[:_OPENING])) if len(self.words) >= 2 * _OPENING else ""

    @cached_property
    def runs(self) -> NDArray[np.uint64]:
        """The hashes of all runs of five words, sorted, each once."""
        return _runs(self.words)

    @cached_property
    def skeleton(self) -> NDArray[np.uint64]:
        """The same with every number masked: what texts on one template share."""
        return _runs(tuple("#" if _NUMBER.search(word) else word for word in self.words))

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


def containment(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> tuple[float, float]:
    """The share of a's runs that are in b, and of b's that are in a."""
    import numpy as np

    if not len(a) or not len(b):
        return 0.0, 0.0
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / len(a), common / len(b)


def _runs(words: tuple[str, ...]) -> NDArray[np.uint64]:
    import numpy as np

    found = {_hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
    return np.array(sorted(found), dtype=np.uint64)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _low_half(value: Any) -> int:
    # MinHash works on 32 bits; the runs are hashed already.
    return int(value) & 0xFFFFFFFF
