"""Actors that are added to a registry or changed in it: what a user's file and an actor dictionary are read to."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.world.actors.registry import Entry, Form, Office, Registry, Sense, openings

# PLOVER's sectors of agents.
SECTORS = frozenset((
    "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF",
    "REL", "SPY", "UAF",
))  # fmt: skip
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Addition:
    """An actor as it shall stand: ``names`` are added to those it has; ``terms`` take the place of its terms where there are any."""

    entry: Entry
    names: tuple[str, ...] = ()
    terms: tuple[Office, ...] = ()


def extended(registry: Registry, additions: Iterable[Addition]) -> Registry:
    """Return a registry with the additions; the one given stays as it is.

    A name that the additions give is theirs alone: it no longer stands for what the registry had under it.
    """
    held = tuple(additions)
    changed = {a.entry.id: a.entry for a in held}
    senses = {name: tuple(_after(s, changed) for s in same) for name, same in registry.senses.items()}
    given: dict[str, dict[str, Sense]] = {}
    for addition in held:
        for name in addition.names:
            plain = name.removeprefix("the ")
            given.setdefault(plain, {})[addition.entry.id] = Sense(addition.entry, _form(addition.entry, plain), addition.entry.sector)
    senses.update({name: tuple(same.values()) for name, same in given.items()})
    terms = {a.entry.id: a.terms for a in held if a.terms}
    # Terms are built when asked for: only copied where some change.
    offices = {**registry.offices, **terms} if terms else registry.offices
    return Registry(registry.entries | changed, senses, offices, openings(senses))


def _after(sense: Sense, changed: dict[str, Entry]) -> Sense:
    entry = changed.get(sense.entry.id)
    if entry is None:
        return sense
    # A seat or a capital keeps the part of the state that it stands for.
    own = sense.form in ("name", "surname")
    return replace(sense, entry=entry, sector=entry.sector if own else sense.sector)


def _form(entry: Entry, name: str) -> Form:
    return "surname" if entry.kind == "person" and " " not in name else "name"


def first_day(written: str) -> date:
    """Return the first day of a year, month or day (``1989``, ``1989-07``, ``1989-07-16``). Raises ValueError."""
    year, month, day = _parts(written)
    return date(year, month or 1, day or 1)


def last_day(written: str) -> date:
    """Return the last day of a year, month or day. Raises ValueError."""
    year, month, day = _parts(written)
    first = date(year, month or 12, day or 1)
    return first if day else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _parts(written: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(written)
    if not found:
        raise ValueError(written)
    year, month, day = found.groups()
    # "1989-00" is no month: zero must not pass for "not told".
    if month == "00" or day == "00":
        raise ValueError(written)
    return int(year), int(month) if month else None, int(day) if day else None
