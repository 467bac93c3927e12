"""``dragoman train``: a corpus and an ontology in, a folder of own event types out. The encoder stays as it is; no torch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.reading.extract.learned import own
from dragoman.reading.extract.learned.decode import begun
from dragoman.reading.extract.learned.encode import encode
from dragoman.reading.extract.learned.weights import Model, shipped
from dragoman.train.card import card, table
from dragoman.train.corpus import Example, read
from dragoman.train.trial import Read, Trial, fitted, suspects, tried
from dragoman.world.ontology.own import OwnType, dumps, parse

# The rest of a sentence outdoes the types' own pieces in number and takes their recall (F1 0.69 at 0.02, 0.75 at 0.1).
LIKE = 0.1


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: where it lies, on how many sentences, and how it does on unseen ones."""

    folder: Path
    sentences: int
    trial: Trial

    def __str__(self) -> str:
        return table(self.trial)


def train(corpus: Path, ontology: Path, folder: Path, *, seed: int = 0) -> Trained:
    """Train heads for own types and write them to ``folder``, which is made or written over.

    Raises InputError where corpus or ontology cannot be used (it names the line), MissingPart or DamagedModel without the encoder.
    """
    types = _types(ontology)
    examples = read(corpus, types)
    model = shipped()
    seen = [*(_encoded(model, example) for example in examples), *background(model)]
    aside = suspects(seen, types, seed)
    held = {one.example.text for one in aside}
    seen = [one for one in seen if not (one.background and one.example.text in held)]
    trial = tried(seen, types, seed, aside)
    _write(folder, fitted(seen, types, trial.penalty), trial, len(examples))
    return Trained(folder, len(examples), trial)


def background(model: Model) -> Iterator[Read]:
    """Yield the shipped background's sentences; to learn from are the pieces at which the model sees the like of an act."""
    for line in files(__package__).joinpath("background.txt").read_text(encoding="utf-8").splitlines():
        read = _encoded(model, Example(line, ()))
        acts = [act for part in read.parts for act in begun(model, part)]
        yield replace(read, likely=tuple(n for n, act in enumerate(acts) if act > LIKE))


def _types(path: Path) -> tuple[OwnType, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as why:
        raise InputError("The ontology cannot be read", evidence=f"{path}: {why}", remedy="name a UTF-8 TOML file") from why
    return parse(text, str(path))


def _encoded(model: Model, example: Example) -> Read:
    return Read(example, tuple(encode(model, example.text, [(0, len(example.text))])))


def _write(folder: Path, made: own.OwnTypes, trial: Trial, sentences: int) -> None:
    import numpy as np

    settings = {
        "format": own.FORMAT, "encoder": own.encoder_hash(), "types": [t.name for t in made.types],
        "dragoman": __version__, "sentences": sentences, "penalty": trial.penalty,
    }  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / own.HEADS, weight=made.weight, bias=made.bias)
        (folder / own.TYPES).write_text(dumps(made.types), encoding="utf-8")
        (folder / own.CARD).write_text(card(trial, made.types, sentences, __version__), encoding="utf-8")
        (folder / own.SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    except OSError as why:
        raise InputError("The folder cannot be written", evidence=str(why), remedy="name another with -o") from why
