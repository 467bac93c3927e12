"""Which words can stand for something named before, and what they are found to stand for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.model.records import Mention


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``anaphora.toml``."""

    he: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    we: frozenset[str]
    pair: frozenset[str]
    state: dict[str, str]
    body: dict[str, str]
    title: dict[str, list[str]]
    owned: dict[str, str]
    office: frozenset[str]
    one: frozenset[str]
    bodies: frozenset[str]
    act: frozenset[str]
    blame: frozenset[str]


@cache
def words() -> Words:
    """Return the shipped lists."""
    data = tomllib.loads((files(__package__) / "anaphora.toml").read_text("utf-8"))
    sets = {key: frozenset(data[key]) for key in ("he", "it", "they", "we", "pair", "blame", "office", "one", "bodies")}
    act = frozenset(data["act"]["heads"])
    return Words(state=data["state"], body=data["body"], title=data["title"], owned=data["owned"], act=act, **sets)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The mentions that a phrase goes back to, the rule that found them, and the sector where the phrase itself tells it."""

    mentions: tuple[Mention, ...]
    rule: str
    sector: str | None = None
