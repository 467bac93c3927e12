"""The pooled vector of a sentence: sentences that tell the same happening lie close. What linking compares.

The mean of the states, at unit length, kept as int8[384]; trained on stories of the project's own (``training/learn/stories.py``).
"""

from __future__ import annotations

from typing import Any

from dragoman.reading.extract.learned.encode import Encoded

SCALE = 127


def vector(sentence: Encoded) -> Any:
    """Give the vector of a sentence, int8[384]; divided by 127 it has about unit length."""
    import numpy as np

    mean = sentence.states.mean(0)
    return np.clip(np.rint(mean / max(float(np.linalg.norm(mean)), 1e-9) * SCALE), -SCALE, SCALE).astype("int8")


def likeness(a: Any, b: Any) -> float:
    """Give the cosine of two vectors, -1 to 1."""
    import numpy as np

    x, y = a.astype("float32"), b.astype("float32")
    return float(x @ y / max(float(np.linalg.norm(x) * np.linalg.norm(y)), 1e-9))
