"""Readable names for actors, and where an outlet is from, as the registry knows them."""

from __future__ import annotations

from dragoman.world.actors.registry import Registry


def actor_name(actor: str) -> str:
    """The registry's name for an id or country code; anything else as it stands."""
    entry = Registry.load().entries.get(actor)
    return entry.name if entry else actor


def outlet_country(outlet: str | None) -> str | None:
    """The name of the country an outlet belongs to, where the registry lists the outlet as media of one; else None."""
    senses = Registry.load().lookup(outlet) if outlet else ()
    homes = {s.entry.country for s in senses if s.entry.sector == "MED" and s.entry.country}
    return actor_name(homes.pop()) if len(homes) == 1 else None
