"""Cities over 100,000 people with their coordinates, from ``data/cities.tsv`` (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class City:
    """A city; coordinates in degrees (WGS 84), ``country`` an ISO alpha-3 code."""

    name: str
    country: str
    lat: float
    lon: float
    people: int


@cache
def cities() -> dict[str, tuple[City, ...]]:
    """Return the cities by name; several may share one."""
    found: dict[str, list[City]] = {}
    for line in (files(__package__) / "data" / "cities.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, country, lat, lon, people = line.split("\t")
            found.setdefault(name, []).append(City(name, country, float(lat), float(lon), int(people)))
    return {name: tuple(same) for name, same in found.items()}
