"""PLOVER's roots as data, and what follows from a root by rule. Source: ``plover.toml``, after the manual of February 2024."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from dragoman.errors import InputError
from dragoman.model.records import Certainty, Modality, Phase, Polarity

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True)
class Root:
    """One of the 16 event types. ``score`` is PLOVER's intensity from -10 to 10; ``modes`` may be empty.

    ``verbal``: the saying is the act, so its phase is completed unless the text stretches it.
    ``intended``: whether an act of this type may lie ahead and still be of this type.
    """

    name: str
    act: str
    quad: Quad
    score: float
    modes: tuple[str, ...]
    verbal: bool
    intended: bool


@cache
def _table() -> dict[str, object]:
    return tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))


@cache
def roots() -> dict[str, Root]:
    """Give the 16 roots by name, in the manual's order."""
    rows = cast("dict[str, dict[str, object]]", _table()["roots"])
    return {name: Root(name=name, **_typed(row)) for name, row in rows.items()}  # type: ignore[arg-type]


def _typed(row: dict[str, object]) -> dict[str, object]:
    return {**row, "modes": tuple(cast("list[str]", row["modes"]))}


ROOTS: tuple[str, ...] = tuple(roots())


def root(name: str) -> Root:
    """Give the root of that name. Raises InputError for a name that PLOVER does not have."""
    found = roots().get(name)
    if found is None:
        raise InputError("No such event type", evidence=name, remedy=f"Use one of {', '.join(ROOTS)}.")
    return found


def quad_class(name: str) -> Quad:
    """Give the quad class of a root. Raises InputError for an unknown one."""
    return root(name).quad


def modes(name: str) -> tuple[str, ...]:
    """Give the modes that a root may carry. Raises InputError for an unknown root."""
    return root(name).modes


def score(name: str) -> float:
    """PLOVER's intensity of a root, -10 (conflict) to 10 (cooperation). Raises InputError for an unknown root."""
    return root(name).score


@cache
def contexts() -> tuple[str, ...]:
    """Give the 37 labels that a document may carry."""
    return tuple(cast("list[str]", _table()["contexts"]))


def permitted(name: str, phase: Phase) -> bool:
    """Whether an act of that root may carry the phase (codebook, section 1). Raises InputError for an unknown root."""
    return phase != "intended" or root(name).intended


def modality(polarity: Polarity, counterfactual: bool, certainty: Certainty, phase: Phase) -> Modality:
    """PLOVER's auxiliary mode of the named act: negated, else hypothetical, else future, else actual."""
    if polarity == "-":
        return "negated"
    if counterfactual or certainty == "possible":
        return "hypothetical"
    return "future" if phase == "intended" else "actual"
