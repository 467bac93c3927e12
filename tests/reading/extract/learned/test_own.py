"""A folder of own types is good for its encoder alone; where an own event meets a shipped one, the more confident stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import DamagedModel, InputError
from dragoman.model.records import Event
from dragoman.model.spans import overlap
from dragoman.reading.annotate.annotator import Annotator
from dragoman.reading.extract.learned import own
from dragoman.reading.extract.learned.extractor import LearnedExtractor
from dragoman.reading.extract.learned.weights import shipped
from dragoman.reading.sources.plain import from_text
from dragoman.world.actors.registry import Registry
from dragoman.world.ontology.own import OwnType, dumps

TYPES = (OwnType("gift", "AID"), OwnType("pact", "AGREE"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    settings = {"format": own.FORMAT, "encoder": own.encoder_hash(), "types": [t.name for t in TYPES]}
    np.savez(tmp_path / own.HEADS, weight=np.zeros((768, 4)), bias=np.zeros(4))
    (tmp_path / own.TYPES).write_text(dumps(TYPES), encoding="utf-8")
    (tmp_path / own.SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    return tmp_path


def test_a_whole_folder_is_read(folder: Path) -> None:
    assert own.load(folder).types == TYPES


@pytest.mark.parametrize(("key", "value"), [("encoder", "0" * 32), ("format", 0)])
def test_types_of_another_encoder_are_refused(folder: Path, key: str, value: object) -> None:
    settings = json.loads((folder / own.SETTINGS).read_text("utf-8"))
    (folder / own.SETTINGS).write_text(json.dumps({**settings, key: value}), encoding="utf-8")
    with pytest.raises(DamagedModel, match="another encoder") as told:
        own.load(folder)
    assert "dragoman train" in told.value.remedy


def test_types_in_another_order_than_the_heads_are_refused(folder: Path) -> None:
    (folder / own.TYPES).write_text(dumps(TYPES[::-1]), encoding="utf-8")
    with pytest.raises(DamagedModel, match="not those of the types"):
        own.load(folder)


@pytest.mark.parametrize("name", [own.HEADS, own.TYPES, own.SETTINGS])
def test_a_damaged_file_is_told(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\x00 no such thing")
    with pytest.raises(DamagedModel) as told:
        own.load(folder)
    assert str(folder) in str(told.value)


def test_a_folder_without_types_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No folder of own types"):
        own.load(tmp_path)


TEXT = "Norway delivered 40 generators to Moldova on 3 March 2021."


@pytest.fixture(scope="module")
def everywhere() -> own.OwnTypes:
    """Types whose one event begins at every word that outdoes its neighbours: what is tested is what becomes of it."""
    weight, bias = np.zeros((768, 4), "float32"), np.array([0.0, 3.0, 0.0, -9.0], "float32")
    weight[0, 1] = 1e-3
    return own.OwnTypes(TYPES, weight, bias)


@pytest.fixture(scope="module")
def annotation():
    return Annotator(Registry.load()).annotate(from_text(TEXT))


def test_an_own_event_has_its_root_as_type_and_its_name_as_mode(everywhere: own.OwnTypes, annotation) -> None:
    found = own.added(everywhere, shipped(), annotation, (), lambda kind, span: f"{kind}{span}")
    assert found
    assert {(e.type, e.mode, e.extractor) for e in found} == {("AID", "gift", "own/1")}
    assert all(e.actors or e.recipients for e in found)


@pytest.mark.parametrize(("confidence", "left"), [(0.1, {"own/1"}), (1.0, {"minilm/1"})])
def test_of_two_on_the_same_words_the_more_confident_stays(
    everywhere: own.OwnTypes, annotation, confidence: float, left: set[str]
) -> None:
    (mine, *_) = own.added(everywhere, shipped(), annotation, (), lambda kind, span: f"{kind}{span}")
    other = replace(mine, id="e1", type="CONSULT", mode=None, extractor="minilm/1", confidence=confidence)
    both = own.added(everywhere, shipped(), annotation, (other,), lambda kind, span: f"{kind}{span}")
    assert {e.extractor for e in both if overlap(e.trigger, mine.trigger)} == left


def test_the_extractor_gives_own_events_among_the_others_in_the_order_of_the_text(everywhere: own.OwnTypes, annotation) -> None:
    records = LearnedExtractor.load(everywhere).extract(annotation)
    assert any(isinstance(r, Event) and r.mode == "gift" for r in records)
    assert [r.anchor for r in records] == sorted(r.anchor for r in records)
