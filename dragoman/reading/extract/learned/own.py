"""Events of a user's own types: heads that ``dragoman train`` made on the shipped encoder's states, kept in a folder.

The heads find the trigger; sides, polarity, certainty and phase at it come from the shipped heads. A folder is good for the encoder
that it was trained on and for no other.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import DamagedModel, InputError
from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Event
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.learned import events
from dragoman.reading.extract.learned.decode import Found, anchored, anchors, covered, softmax
from dragoman.reading.extract.learned.encode import Encoded, encode
from dragoman.reading.extract.learned.fuse import Fused
from dragoman.reading.extract.learned.labels import EVENT, Layer
from dragoman.reading.extract.learned.weights import WIDTH, Model
from dragoman.world.ontology.own import OwnType, parse

Namer = Callable[[str, Span], str]
EXTRACTOR = "own/1"
FORMAT = 1
HEADS, TYPES, SETTINGS, CARD = "heads.npz", "types.toml", "settings.json", "card.md"
# An own event is kept where one begins with this probability: on the toy corpus 0.5 lost 9 of 63 right ones, 0.3 gave
# 3 more right ones and 6 more false.
THRESHOLD = 0.4
SURE = 1e-4
# How much the mean of a sentence counts beside the piece itself. What makes a common verb an own type is what the sentence is
# about: on the toy corpus 0 gave an F1 of 0.67, 1 of 0.72, 3 of 0.77.
ABOUT = 3.0
REMEDY = "run dragoman train again"


@dataclass(frozen=True, slots=True)
class OwnTypes:
    """A user's types and the matrices that find them: what is seen of a piece to outside, a type each, inside."""

    types: tuple[OwnType, ...]
    weight: Any
    bias: Any

    @property
    def layer(self) -> Layer:
        """What is marked: the types as classes, with an event's attributes (but its mode, which is the type) and roles."""
        return Layer(EVENT.name, tuple(t.name for t in self.types), EVENT.attributes[1:], EVENT.roles)

    def tags(self, sentence: Encoded) -> Any:
        """Give the shares [pieces, types + 2] of outside, each type as it begins, and inside."""
        return softmax(seen(sentence) @ self.weight + self.bias)


def seen(sentence: Encoded) -> Any:
    """Give what the heads see [pieces, 768]: each piece's state and the mean state of its sentence."""
    import numpy as np

    mean = sentence.states.mean(0, keepdims=True) * ABOUT
    return np.concatenate([sentence.states, np.repeat(mean, len(sentence.states), 0)], 1)


@cache
def encoder_hash() -> str:
    """A hash of the shipped encoder's file."""
    return hashlib.blake2b(files(__package__).joinpath("weights", "encoder.onnx").read_bytes(), digest_size=16).hexdigest()


def stamp(folder: Path) -> int:
    """A number that changes when the folder is trained anew; 0 where it holds no types."""
    settings = folder / SETTINGS
    return settings.stat().st_mtime_ns if settings.is_file() else 0


def load(folder: Path) -> OwnTypes:
    """Give the types in a folder. Raises InputError where it holds none, DamagedModel for a bad file or another encoder's."""
    import numpy as np

    if not (folder / SETTINGS).is_file():
        remedy = "make one: dragoman train --corpus my.jsonl --ontology my.toml -o my-types/"
        raise InputError("No folder of own types", evidence=str(folder), remedy=remedy)
    try:
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        types = parse((folder / TYPES).read_text(encoding="utf-8"), str(folder / TYPES))
        with np.load(folder / HEADS, allow_pickle=False) as held:
            own = OwnTypes(types, held["weight"].astype("float32"), held["bias"].astype("float32"))
        made, names = (settings["format"], settings["encoder"]), tuple(settings["types"])
    except Exception as why:  # numpy raises kinds of its own for a damaged file
        raise DamagedModel("A file of the own types cannot be used", evidence=f"{folder}: {why}", remedy=REMEDY) from why
    return _checked(own, made, names, folder)


def _checked(own: OwnTypes, made: tuple[int, str], names: tuple[str, ...], folder: Path) -> OwnTypes:
    if made != (FORMAT, encoder_hash()):
        raise DamagedModel("These types were trained for another encoder", evidence=str(folder), remedy=REMEDY)
    tags = len(own.layer.tags)
    if names != own.layer.classes or own.weight.shape != (2 * WIDTH, tags) or own.bias.shape != (tags,):
        raise DamagedModel("The heads are not those of the types", evidence=f"{folder}: {', '.join(names)}", remedy=REMEDY)
    return own


def triggers(own: OwnTypes, sentence: Encoded, threshold: float = THRESHOLD) -> Iterator[tuple[str, Span, float]]:
    """Yield type, span and probability of the triggers of own types in a sentence."""
    tags = own.tags(sentence)
    for first in anchors(tags[:, 1:-1].sum(-1), threshold):
        best = int(tags[first, 1:-1].argmax())
        yield own.types[best].name, covered(sentence, tags, first), float(tags[first, 1 + best])


def added(own: OwnTypes, model: Model, annotation: Annotation, acts: tuple[Event, ...], name: Namer) -> tuple[Event, ...]:
    """Give the shipped events and the own types' ones; where triggers share words, the more confident stays."""
    mine = tuple(_named(own, model, annotation, acts, name))
    won = [e for e in mine if all(e.confidence >= a.confidence for a in acts if overlap(e.trigger, a.trigger))]
    return (*(a for a in acts if not any(overlap(e.trigger, a.trigger) for e in won)), *won)


def _named(own: OwnTypes, model: Model, annotation: Annotation, acts: Sequence[Event], name: Namer) -> Iterator[Event]:
    fused = list(_fused(own, model, annotation, acts))
    modes = {one.found.span: one.found.label for _, one in fused}
    for event in events.find(annotation, fused, {"weights": {"own": 1.0}, "keep": 0.0}, name):
        yield replace(event, mode=modes[event.trigger], extractor=EXTRACTOR)


def _fused(own: OwnTypes, model: Model, annotation: Annotation, acts: Sequence[Event]) -> Iterator[tuple[Passage, Fused]]:
    roots = {t.name: t.root for t in own.types}
    for passage in annotation.passages:
        spans = [s for s in (passage.at(sentence) for sentence in passage.doc.sents) if s[1] > s[0]]
        for sentence in encode(model, annotation.document.text, spans):
            for found in _found(own, model, sentence):
                beside = next((a for a in acts if overlap(a.trigger, found.span)), None)
                yield passage, Fused(found, beside, roots[found.label], {"own": _logit(found.confidence * found.shares[found.label])})


def _found(own: OwnTypes, model: Model, sentence: Encoded) -> Iterator[Found]:
    tags = own.tags(sentence)
    for first in anchors(tags[:, 1:-1].sum(-1), THRESHOLD):
        found = anchored(model, own.layer, sentence, tags, first)
        yield replace(found, attributes={**found.attributes, "mode": ("", 1.0)})


def _logit(share: float) -> float:
    kept = min(max(share, SURE), 1 - SURE)
    return math.log(kept / (1 - kept))
