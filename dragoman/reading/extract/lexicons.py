"""The lexicons of states and of evidence, read from ``lexicon/states.toml`` and ``lexicon/evidence.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.model.records import Relation


@dataclass(frozen=True, slots=True)
class StateWord:
    """A relation, the prepositions before its object, and whether it is said of the other side.

    A ``symmetric`` one holds among the subjects themselves; one with ``only`` counts where one of these words stands with it.
    """

    relation: Relation
    preps: frozenset[str]
    turned: bool
    symmetric: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class States:
    """Words of state by part of speech and lemma, and the words that tell where they head."""

    words: dict[tuple[str, str], StateWord]
    rising: frozenset[str]
    falling: frozenset[str]
    collectives: frozenset[str]
    lasting: frozenset[str]
    persons: frozenset[str]
    felt: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Kinds of evidence by noun, and the verbs that present, find or speak."""

    kinds: dict[str, str]
    present: frozenset[str]
    find: frozenset[str]
    speak: frozenset[str]
    on_show: frozenset[str]
    examine: frozenset[str]
    lists: frozenset[str]
    listed: frozenset[str]


def _load(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files("dragoman.reading.extract").joinpath(f"lexicon/{name}.toml").read_text("utf-8"))


@cache
def states() -> States:
    """The lexicon of states, read once a process."""
    data = tomllib.loads(files("dragoman.reading.extract").joinpath("lexicon/states.toml").read_text("utf-8"))
    words = {}
    for group in data["words"]:
        made = StateWord(
            group["relation"], frozenset(group["object"].split()), group.get("turned", False), group.get("symmetric", False),
            frozenset(group.get("only", "").split()),
        )  # fmt: skip
        for part, key in (("NOUN", "nouns"), ("ADJ", "adjectives"), ("VERB", "verbs")):
            words.update({(part, lemma): made for lemma in group.get(key, "").split()})
    directions = data["directions"]
    return States(
        words, frozenset(directions["rising"].split()), frozenset(directions["falling"].split()),
        frozenset(data["sides"]["nouns"].split()), frozenset(directions["lasting"].split()),
        frozenset(data["sides"]["persons"].split()), frozenset(data["sides"]["felt"].split()),
    )  # fmt: skip


@cache
def proofs() -> Proofs:
    """The lexicon of evidence, read once a process."""
    data = _load("evidence")
    verbs = {k: frozenset(v.split()) for k, v in data["verbs"].items()}
    kinds = {lemma: kind for kind, lemmas in data["kinds"].items() for lemma in lemmas.split()}
    return Proofs(
        kinds, verbs["present"], verbs["find"], verbs["speak"], frozenset(data["objects"]["verbs"].split()),
        frozenset(data["objects"]["examine"].split()), frozenset(data["lists"]["verbs"].split()),
        frozenset(data["lists"]["objects"].split()),
    )  # fmt: skip
