"""A damaged, foreign or missing model file is told by name, with the remedy."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from dragoman.errors import DamagedModel
from dragoman.reading.extract.learned.weights import load, shipped

FILES = ("encoder.onnx", "heads.npz", "tokenizer.json", "settings.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("dragoman.reading.extract.learned").joinpath("weights")) as held:
        return Path(shutil.copytree(held, tmp_path / "weights"))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["cut", "junk", "gone"])
def test_a_damaged_file_is_named_with_the_remedy(folder: Path, name: str, harm: str) -> None:
    path = folder / name
    raw = path.read_bytes()
    path.unlink()
    if harm != "gone":
        path.write_bytes(raw[: len(raw) // 2] if harm == "cut" else b"\x00not a model")
    with pytest.raises(DamagedModel) as told:
        load(folder)
    assert name in str(told.value)
    assert "pip install" in told.value.remedy


def test_heads_of_another_model_are_refused(folder: Path) -> None:
    import numpy as np

    np.savez(folder / "heads.npz", **{"tags.event.weight": np.zeros((384, 3), "float16")})
    with pytest.raises(DamagedModel, match=r"heads\.npz"):
        load(folder)


def test_the_shipped_files_fit_in_30_megabytes() -> None:
    with as_file(files("dragoman.reading.extract.learned").joinpath("weights")) as held:
        assert sum(p.stat().st_size for p in Path(held).iterdir()) < 30e6
        json.loads(Path(held, "settings.json").read_text(encoding="utf-8"))


def test_the_model_is_loaded_once() -> None:
    assert shipped() is shipped()
