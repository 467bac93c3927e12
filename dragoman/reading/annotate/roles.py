"""The vocabulary of ``roles.toml``: which nouns stand for people or bodies of a state, and their PLOVER sector."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SETS = ("unnamed", "defence", "intelligence", "titles", "plural", "topical", "seated", "bodies", "things", "saying")


@dataclass(frozen=True, slots=True)
class Roles:
    """``sectors`` leads a head noun's lemma to its sector; the sets are lemmas, titles in lower case."""

    sectors: dict[str, str]
    unnamed: frozenset[str]
    defence: frozenset[str]
    intelligence: frozenset[str]
    titles: frozenset[str]
    plural: frozenset[str]
    topical: frozenset[str]
    seated: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    saying: frozenset[str]

    def sector(self, head: str, modifiers: frozenset[str]) -> str | None:
        """Return the sector of a head noun with its modifiers (both lower case); None where it names no role."""
        base = self.sectors.get(head)
        if base == "GOV" and modifiers & self.defence:
            return "MIL"
        if base in ("GOV", "MIL") and modifiers & (self.intelligence - {"security"}):
            return "SPY"
        return base


@cache
def roles() -> Roles:
    """Return the shipped vocabulary."""
    data = tomllib.loads((files(__package__) / "roles.toml").read_text("utf-8"))
    sets = {key: frozenset(data.pop(key)) for key in _SETS}
    return Roles({noun: sector for sector, nouns in data.items() for noun in nouns}, **sets)
