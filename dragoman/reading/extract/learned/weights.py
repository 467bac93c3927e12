"""The files of the learned reader: the encoder (ONNX, int8), its heads, its tokenizer and the card's figures, read once.

A file that is missing, damaged or of another model raises DamagedModel, which names the file and the remedy.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.errors import DamagedModel, MissingPart
from dragoman.reading.extract.learned.labels import LAYERS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WIDTH = 384
REMEDY = "Install Dragoman again: pip install --force-reinstall --no-deps dragoman"


@dataclass(frozen=True, slots=True)
class Model:
    """What a reading needs. ``session`` gives states [1, pieces, 384] for ``ids`` [1, pieces]; ``heads`` are matrices by name."""

    session: Any
    heads: Mapping[str, Any]
    tokenizer: Any
    settings: Mapping[str, Any]


@cache
def shipped() -> Model:
    """The model in the package. Raises MissingPart without its libraries, DamagedModel for a bad file."""
    return load(files(__package__).joinpath("weights"))


def load(folder: Traversable) -> Model:
    """The model in a folder. Raises MissingPart, DamagedModel."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as why:
        raise MissingPart("The learned reader's libraries are not installed", evidence=str(why), remedy="pip install dragoman") from why
    settings = _read(folder, "settings.json", lambda raw: json.loads(raw.decode("utf-8")))
    heads = _checked(_read(folder, "heads.npz", _arrays))
    tokenizer = _read(folder, "tokenizer.json", lambda raw: Tokenizer.from_str(raw.decode("utf-8")))
    return Model(_read(folder, "encoder.onnx", lambda raw: _session(onnxruntime, raw)), heads, tokenizer, settings)


def _read(folder: Traversable, name: str, make: Any) -> Any:
    path = folder.joinpath(name)
    try:
        return make(path.read_bytes())
    except Exception as why:  # the libraries raise kinds of their own for a damaged file
        raise DamagedModel("A file of the learned reader cannot be used", evidence=f"{path}: {why}", remedy=REMEDY) from why


def _arrays(raw: bytes) -> dict[str, Any]:
    import numpy as np

    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        return {name: held[name].astype("float32") for name in held.files}


def _session(runtime: Any, raw: bytes) -> Any:
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(raw, options, providers=["CPUExecutionProvider"])
    if [i.name for i in session.get_inputs()] != ["ids"] or session.get_outputs()[0].shape[-1] != WIDTH:
        raise ValueError("not an encoder of this product: it takes other inputs or gives states of another width")
    return session


def _checked(heads: dict[str, Any]) -> dict[str, Any]:
    for layer in LAYERS:
        weight = heads.get(f"tags.{layer.name}.weight")
        if weight is None or weight.shape != (WIDTH, len(layer.tags)):
            raise DamagedModel("The heads are of another model", evidence=f"heads.npz: {layer.name}", remedy=REMEDY)
    return heads
