"""Slots: sides of invented statements, filled from lists so that a model learns the sentence and not a country's name.

    {state:A}  {state:A.adj}  {state:A.people}  {state:A.capital}     a state, its adjective, its people, its capital
    {group:B}  {org:C}  {person:P}  {person:P.last}  {city:D}         invented groups, organisations, persons; real large cities

A letter is one filling through the whole sentence or article. ``{state:A}`` brings its article ("the Netherlands"); write
``{State:A}`` where a sentence begins with it.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from training.corpus.markup import MarkupError

_SLOT = re.compile(r"\{(\w+):(\w+)(?:\.(\w+))?\}")


@cache
def fillings() -> dict[str, list[dict[str, str]]]:
    """The lists to fill from, by slot type: each filling has ``name`` and its other forms."""
    return tomllib.loads(Path(__file__).with_name("slots.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Filler:
    """Fills slots from a seeded source of chance; one letter, one filling."""

    chance: random.Random
    chosen: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def fill(self, source: str) -> str:
        """The source with every slot filled. Raises MarkupError for an unknown slot or form."""
        return _SLOT.sub(self._one, source)

    def _one(self, slot: re.Match[str]) -> str:
        kind, letter, form = slot[1], slot[2], slot[3] or "name"
        filling = self._filling(kind.lower(), letter)
        if form not in filling:
            raise MarkupError(f"no form {form!r} of {kind.lower()!r}")
        return filling[form][:1].upper() + filling[form][1:] if kind[0].isupper() else filling[form]

    def _filling(self, kind: str, letter: str) -> dict[str, str]:
        if kind not in fillings():
            raise MarkupError(f"unknown slot {kind!r}")
        key = (kind, letter)
        if key not in self.chosen:
            taken = {f["name"] for (k, _), f in self.chosen.items() if k == kind}
            self.chosen[key] = self.chance.choice([f for f in fillings()[kind] if f["name"] not in taken])
        return self.chosen[key]
