"""Readable names for actors on charts."""

from __future__ import annotations

from functools import cache


@cache
def actor_name(actor: str) -> str:
    """A country's common English name for its ISO 3166-1 alpha-3 code; anything else as it stands."""
    if len(actor) != 3 or not actor.isupper():
        return actor
    import pycountry

    country = pycountry.countries.get(alpha_3=actor)
    return getattr(country, "common_name", None) or country.name.split(",")[0] if country else actor
