"""What the learned reader marks: layers of tagged words, the attributes of a tagged word, and the roles that hang on it.

Training and reading share this one table, so that a weight always means the same label. The words are the codebook's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from dragoman.model.records import Aspect, Band, Category, Certainty, Change, Direction, Phase, Relation, SpeechAct, Stance, TransferStatus
from dragoman.world.ontology.ontology import ROOTS, modes

OUTSIDE, INSIDE = "O", "I"
NO, YES = "no", "yes"


@dataclass(frozen=True)
class Layer:
    """One kind of anchor in a text: its tags (the first piece carries the class), what is told of it, who hangs on it."""

    name: str
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    roles: tuple[str, ...]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Outside, the classes as they begin, and inside."""
        return (OUTSIDE, *self.classes, INSIDE)


def moded(roots: tuple[str, ...]) -> tuple[str, ...]:
    """Give ``ROOT`` and ``ROOT.mode`` for every mode of the roots."""
    return tuple(label for r in roots for label in (r, *(f"{r}.{m}" for m in modes(r))))


POLARITY = ("+", "-")
EVENT = Layer(
    "event", ROOTS,
    (("mode", moded(ROOTS)), ("polarity", POLARITY), ("certainty", get_args(Certainty)), ("phase", get_args(Phase)),
     ("aspect", get_args(Aspect)), ("counterfactual", (NO, YES))),
    ("actors", "recipients"),
)  # fmt: skip
CLAIM = Layer(
    "claim", ("cue",),
    (("stance", get_args(Stance)), ("speech_act", get_args(SpeechAct)), ("certainty", get_args(Certainty)), ("quoted", (NO, YES))),
    ("speaker", "content"),
)  # fmt: skip
TRANSFER = Layer(
    "transfer", get_args(Category), (("status", get_args(TransferStatus)), ("polarity", POLARITY)), ("giver", "receiver")
)  # fmt: skip
CAUSE = Layer(
    "cause", ("cue",),
    (("hedged", (NO, YES)), ("intended", (NO, YES)), ("cause_change", get_args(Change)), ("effect_change", get_args(Change))),
    ("cause", "effect"),
)  # fmt: skip
STATE = Layer("state", get_args(Relation), (("direction", get_args(Direction)),), ("subject", "object"))
FORECAST = Layer("forecast", ("hedge",), (("band", ("", *get_args(Band))),), ("content",))
LAYERS = (EVENT, CLAIM, TRANSFER, CAUSE, STATE, FORECAST)
# What stands between two marked sides; NONE where no act joins them.
NONE = "NONE"
RELATIONS = (*ROOTS, NONE)
