"""Which part of the corpus a sentence belongs to: training, ``held`` (thresholds and calibration are set on it) or ``test``.

By whole parts, so that a topic and a hand are never in two of them.
"""

from __future__ import annotations

from training.corpus.compile import Item

HELD, TEST, TRAIN = "held", "test", "train"
_HELD = frozenset(
    {"106", "112", "210", "305", "309", "409", "415", "503", "515", "523", "533", "544", "604", "614", "634"}
)  # fmt: skip
_TEST = frozenset(
    {"103", "109", "116", "204", "214", "306", "314", "404", "506", "512", "524",
     "532", "541", "543", "545", "546", "547", "608", "613", "624", "635"}
)  # fmt: skip


def split(item: Item) -> str:
    """The split of an item, by its part."""
    part = item.id.split("-")[0]
    return HELD if part in _HELD else TEST if part in _TEST else TRAIN
