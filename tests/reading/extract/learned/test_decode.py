"""Decoding on heads made by hand, so that what comes out is known."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.reading.extract.learned.decode import RANK, decode, softmax
from dragoman.reading.extract.learned.encode import Encoded
from dragoman.reading.extract.learned.labels import EVENT, LAYERS
from dragoman.reading.extract.learned.weights import WIDTH, Model

WORDS = ("Peru", "shelled", "the", "port")
# One feature of the state says "an ASSAULT begins", the next two "actor" and "recipient".
BEGINS, ACTOR, RECIPIENT = 0, 1, 2


def _model(threshold: float = 0.5) -> Model:
    heads = {}
    for layer in LAYERS:
        heads[f"tags.{layer.name}.weight"] = np.zeros((WIDTH, len(layer.tags)), "float32")
        heads[f"tags.{layer.name}.bias"] = np.array([8.0] + [0.0] * (len(layer.tags) - 1), "float32")
        for name, values in layer.attributes:
            heads[f"attributes.{layer.name}:{name}.weight"] = np.zeros((WIDTH, len(values)), "float32")
            heads[f"attributes.{layer.name}:{name}.bias"] = np.arange(len(values), 0, -1, dtype="float32")
        for role in layer.roles:
            key = f"{layer.name}:{role}"
            heads[f"anchors.{key}.weight"] = np.zeros((WIDTH, RANK), "float32")
            heads[f"anchors.{key}.bias"] = np.zeros(RANK, "float32")
            heads[f"fillers.{key}.weight"] = np.zeros((WIDTH, RANK + 1), "float32")
            heads[f"fillers.{key}.bias"] = np.array([0.0] * RANK + [-9.0], "float32")
    heads["tags.event.weight"][BEGINS, EVENT.tags.index("ASSAULT")] = 16.0
    heads["fillers.event:actors.weight"][ACTOR, RANK] = 18.0
    heads["fillers.event:recipients.weight"][RECIPIENT, RANK] = 18.0
    return Model(None, heads, None, {"thresholds": {"event": threshold}})


def _sentence(strength: float = 1.0) -> Encoded:
    states = np.zeros((4, WIDTH), "float32")
    states[1, BEGINS] = strength
    states[0, ACTOR] = 1.0
    states[2, RECIPIENT] = states[3, RECIPIENT] = 1.0
    offsets, at = [], 0
    for word in WORDS:
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    return Encoded(tuple(offsets), states)


def test_an_act_is_found_with_its_type_and_sides() -> None:
    found = list(decode(_model(), _sentence()))
    assert [(f.layer, f.label, f.span) for f in found] == [("event", "ASSAULT", (5, 12))]
    assert [s for s, _ in found[0].roles["actors"]] == [(0, 4)]
    assert [s for s, _ in found[0].roles["recipients"]] == [(13, 21)], "neighbouring pieces are one side"
    assert found[0].attributes["mode"][0].split(".")[0] == "ASSAULT", "a mode is always of the type"
    assert sum(found[0].shares.values()) == pytest.approx(1, abs=1e-4)


def test_under_the_threshold_nothing_is_found_unless_asked() -> None:
    assert not list(decode(_model(), _sentence(0.3)))
    asked = list(decode(_model(), _sentence(0.3), [(5, 12)]))
    assert [f.span for f in asked] == [(5, 12)]
    assert asked[0].confidence < 0.5


def test_what_is_asked_and_found_comes_once() -> None:
    assert len(list(decode(_model(), _sentence(), [(5, 12), (6, 9)]))) == 1


def test_softmax_sums_to_one_and_stays_finite() -> None:
    shares = softmax(np.array([[1e4, 0.0, -1e4], [0.0, 0.0, 0.0]]))
    assert np.allclose(shares.sum(-1), 1)
    assert np.isfinite(shares).all()
