"""The lexicon of hedges and expectations, read from ``lexicon/hedges.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.model.records import Band


@dataclass(frozen=True, slots=True)
class Expectations:
    """Phrases with their ICD-203 band, and words that mark an expectation without one."""

    bands: dict[tuple[str, ...], Band]
    modals: frozenset[str]
    boosters: frozenset[str]
    softeners: frozenset[str]
    passive: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]
    conditions: frozenset[str]


@cache
def expectations() -> Expectations:
    """The lexicon, read once a process."""
    data = tomllib.loads(files("dragoman.reading.extract").joinpath("lexicon/hedges.toml").read_text("utf-8"))
    none, predicates = data["none"], data["predicates"]
    return Expectations(
        bands={tuple(p.split()): band for band, phrases in data["bands"].items() for p in phrases},
        modals=frozenset(none["modals"].split()),
        boosters=frozenset(none["boosters"].split()),
        softeners=frozenset(none["softeners"].split()),
        passive=frozenset(predicates["passive"].split()),
        adjectives=frozenset(predicates["adjectives"].split()),
        verbs=frozenset(predicates["verbs"].split()),
        conditions=frozenset(data["conditions"]["marks"].split()),
    )
