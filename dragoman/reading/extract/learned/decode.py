"""From states to what was found: anchors of every layer with their class, attributes and the spans that fill their roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.spans import Span
from dragoman.reading.extract.learned.encode import Encoded
from dragoman.reading.extract.learned.labels import EVENT, LAYERS, Layer
from dragoman.reading.extract.learned.weights import Model

RANK = 64
# A filler is what scores over one half; a run of fillers bridges one piece (a hyphen, a comma) that scores over a quarter.
FILLS, BRIDGES = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Found:
    """One anchor: its words, its class, its attributes as (value, probability), its roles' spans likewise.

    ``confidence`` is the probability that an anchor begins here, ``shares`` those of the classes if one does.
    """

    layer: str
    span: Span
    label: str
    confidence: float
    shares: Mapping[str, float]
    attributes: Mapping[str, tuple[str, float]]
    roles: Mapping[str, tuple[tuple[Span, float], ...]]


def decode(model: Model, sentence: Encoded, asked: Sequence[Span] = (), layers: Sequence[Layer] = LAYERS) -> Iterator[Found]:
    """Yield what is found in a sentence, a layer at a time, in the order of the text.

    ``asked`` are words at which an event is looked at though the model alone would not see one there.
    """
    for layer in layers:
        yield from _layer(model, layer, sentence, asked if layer is EVENT else ())


def begun(model: Model, sentence: Encoded) -> tuple[float, ...]:
    """Give for each piece the probability that the trigger of an event begins there."""
    tags = softmax(_linear(model, f"tags.{EVENT.name}", sentence.states))
    return tuple(tags[:, 1:-1].sum(-1).tolist())


def _layer(model: Model, layer: Layer, sentence: Encoded, asked: Sequence[Span]) -> Iterator[Found]:
    tags = softmax(_linear(model, f"tags.{layer.name}", sentence.states))
    begins = tags[:, 1:-1].sum(-1)
    seen = list(anchors(begins, model.settings["thresholds"].get(layer.name, 0.5)))
    for first in sorted({*seen, *_asked(asked, seen, begins, sentence)}):
        yield anchored(model, layer, sentence, tags, first)


def anchored(model: Model, layer: Layer, sentence: Encoded, tags: Any, first: int) -> Found:
    """Give the anchor that begins at the piece ``first``; ``tags`` are the shares of the layer's tags at each piece."""
    begins, state = tags[first, 1:-1].sum(), sentence.states[first]
    shares = dict(zip(layer.classes, (tags[first, 1:-1] / begins).tolist(), strict=True))
    label = max(shares, key=shares.__getitem__)
    return Found(
        layer.name, covered(sentence, tags, first), label, float(begins), shares,
        {name: _said(model, f"{layer.name}:{name}", values, state, label) for name, values in layer.attributes},
        {role: tuple(_fillers(model, f"{layer.name}:{role}", state, sentence)) for role in layer.roles},
    )  # fmt: skip


def covered(sentence: Encoded, tags: Any, first: int) -> Span:
    """Give the words of the anchor that begins at the piece ``first``."""
    last = first
    while last + 1 < len(tags) and tags[last + 1].argmax() == tags.shape[1] - 1:
        last += 1
    return sentence.offsets[first][0], sentence.offsets[_whole(sentence.offsets, last)][1]


def anchors(begins: Any, threshold: float) -> Iterator[int]:
    """Yield where an anchor begins; of neighbours that both might, the likelier one."""
    for n, p in enumerate(begins):
        near = max(begins[n - 1] if n else 0.0, begins[n + 1] if n + 1 < len(begins) else 0.0)
        if p >= threshold and (p >= near or near < threshold):
            yield n


def _asked(asked: Sequence[Span], seen: Sequence[int], begins: Any, sentence: Encoded) -> Iterator[int]:
    """Yield the likeliest piece under each asked span that holds no anchor yet."""
    for span in asked:
        under = [n for n, (s, e) in enumerate(sentence.offsets) if s < span[1] and e > span[0]]
        if under and not set(under) & set(seen):
            yield max(under, key=lambda n: begins[n])


def _whole(offsets: Sequence[Span], last: int) -> int:
    """Give the last piece of the word that ``last`` is in."""
    while last + 1 < len(offsets) and offsets[last + 1][0] == offsets[last][1] and offsets[last + 1][1] - offsets[last + 1][0] > 1:
        last += 1
    return last


def _said(model: Model, key: str, values: Sequence[str], state: Any, label: str) -> tuple[str, float]:
    scores = _linear(model, f"attributes.{key}", state)
    if key == "event:mode":
        mine = [n for n, v in enumerate(values) if v.split(".")[0] == label]
        values, scores = [values[n] for n in mine], scores[mine]
    odds = softmax(scores)
    best = int(odds.argmax())
    return values[best], float(odds[best])


def _fillers(model: Model, key: str, state: Any, sentence: Encoded) -> Iterator[tuple[Span, float]]:
    import numpy as np

    left = _linear(model, f"anchors.{key}", state)
    right = _linear(model, f"fillers.{key}", sentence.states)
    odds = 1 / (1 + np.exp(-(right[:, :RANK] @ left / RANK**0.5 + right[:, RANK])))
    start: int | None = None
    for n in range(len(odds) + 1):
        on = n < len(odds) and (odds[n] > FILLS or (start is not None and odds[n] > BRIDGES and n + 1 < len(odds) and odds[n + 1] > FILLS))
        if on and start is None:
            start = n
        elif not on and start is not None:
            yield (sentence.offsets[start][0], sentence.offsets[n - 1][1]), float(odds[start:n].max())
            start = None


def _linear(model: Model, name: str, states: Any) -> Any:
    return states @ model.heads[f"{name}.weight"] + model.heads[f"{name}.bias"]


def softmax(scores: Any) -> Any:
    """Give the shares that scores stand for, over the last axis."""
    import numpy as np

    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return odds / odds.sum(-1, keepdims=True)
