"""Readable names for actors, and where an outlet is from, as the registry knows them."""

from __future__ import annotations

from dragoman.model.records import Side
from dragoman.present.words import clean, is_pronoun, listed
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


def side(party: Side | None) -> str:
    """The side's name as the text has it, a state's own name for its adjective; ``not told`` where there is none."""
    if party is None:
        return "not told"
    name = _noun(party)
    return f"{name} (inferred)" if party.basis == "inferred" else name


def sides(parties: tuple[Side, ...]) -> str:
    """The names of several sides."""
    return listed(tuple(side(p) for p in parties))


def _noun(party: Side) -> str:
    name = clean(party.name)
    senses = Registry.load().lookup(name)
    adjective = any(s.form == "adjective" and s.entry.id == party.actor for s in senses)
    return actor_name(party.actor) if party.actor and (adjective or is_pronoun(name)) else name
