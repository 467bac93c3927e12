"""CAMEO codes to PLOVER roots and back, and the older names that PLOVER's first draft used. Source: ``cameo.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.errors import InputError
from dragoman.world.ontology.ontology import root


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cameo.toml").read_text(encoding="utf-8"))


def from_cameo(code: str) -> str | None:
    """Give the PLOVER root of a CAMEO code (``"190"``, ``"19"``); None for a mere statement (01). Raises InputError for no CAMEO code."""
    exceptions: dict[str, str] = _tables()["exceptions"]
    for end in range(len(code), 2, -1):
        if code[:end] in exceptions:
            return exceptions[code[:end]]
    row = _tables()["cameo"].get(code[:2])
    if row is None:
        raise InputError("Not a CAMEO code", evidence=code, remedy="Give two to four digits, from 01 to 20.")
    return row["plover"] or None


def to_cameo(name: str) -> str:
    """Give the CAMEO root that stands for a PLOVER root. Raises InputError for an unknown root."""
    found: str = _tables()["plover"][root(name).name]
    return found


def older(name: str, mode: str | None = None) -> str:
    """Give the label of PLOVER's first draft (as in the PLV data): YIELD for both concessions, convicting ACCUSE, sanctions COERCE."""
    table: dict[str, str] = _tables()["modes"]
    return table.get(f"{name}/{mode}") or table.get(root(name).name, name)
