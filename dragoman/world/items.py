"""Items that can pass between sides, by category. Source: ``items.toml``, written for this project."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from dragoman.model.records import Category


@cache
def _heads() -> dict[str, Category]:
    table = tomllib.loads(files(__package__).joinpath("items.toml").read_text(encoding="utf-8"))
    return {head.strip(): cast("Category", name) for name, heads in reversed(table.items()) for head in heads.split(";") if head.strip()}


def category(*phrases: str) -> Category | None:
    """Give the category of the first phrase that names an item (lemmas, lower case); None where none does."""
    return next((found for phrase in phrases if (found := _heads().get(phrase.lower())) is not None), None)
