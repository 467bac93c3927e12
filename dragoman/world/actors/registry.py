"""The registry of actors: names to states, organisations, groups, collectives and people.

Ids: a state is its ISO 3166-1 alpha-3 code (a former one its ISO 3166-3 code); ``org:`` an organisation, ``grp:`` an armed or
rebel group, ``col:`` a collective that is an actor of its own, ``per:`` a person. Facts lie in ``data/*.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Literal

from dragoman.errors import UnknownActor

Kind = Literal["state", "former", "organisation", "group", "collective", "person", "place"]
Form = Literal["name", "adjective", "people", "capital", "metonym", "surname"]
_WORD = re.compile(r"\w+")
_EMPTY = ("",) * 8


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor. ``country`` is the state (or organisation) that it belongs to; a state's own code for a state."""

    id: str
    name: str
    kind: Kind
    sector: str | None = None
    country: str | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office. Dates are as coarse as they are known: the first or last possible day; None is open or unknown.

    ``confidence`` is "fair" where a date, or the break between two terms, may be off by a year.
    """

    person: str
    title: str
    country: str | None
    sector: str
    start: date | None
    end: date | None
    confidence: Literal["high", "fair"] = "high"

    def held(self, start: date | None, end: date | None) -> bool:
        """Whether the term can overlap [start, end]; an unknown time overlaps every term."""
        return (self.start is None or end is None or self.start <= end) and (self.end is None or start is None or start <= self.end)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a written name can stand for."""

    entry: Entry
    form: Form
    sector: str | None = None


@dataclass(frozen=True)
class Registry:
    """Every known actor by id, every sense of a name, the terms of office of people."""

    entries: dict[str, Entry] = field(default_factory=dict)
    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    offices: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    openings: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Registry:
        """Return the shipped registry (read once a process)."""
        return _shipped()

    def entry(self, actor: str) -> Entry:
        """Return the actor of an id. Raises UnknownActor."""
        found = self.entries.get(actor)
        if found is None:
            raise UnknownActor("no such actor", evidence=repr(actor), remedy="use an ISO code such as RUS or an id of the registry")
        return found

    def country(self, code: str) -> Entry:
        """Return the state of an ISO 3166 alpha-3 code. Raises UnknownActor."""
        found = self.entry(code)
        if found.kind not in ("state", "former"):
            raise UnknownActor("not a state", evidence=repr(code), remedy="use an ISO code such as RUS")
        return found

    def state(self, name: str) -> str | None:
        """Return the code of a state given by code, name, adjective, capital or seat of power; None where there is none."""
        if name.upper() in self.entries:
            return name.upper()
        spelled = {name, name.title(), name.upper(), name.capitalize()}
        senses = [s for spelling in spelled for s in self.lookup(spelling)]
        return next((s.entry.id for s in senses if s.entry.kind in ("state", "former")), None)

    def lookup(self, name: str) -> tuple[Sense, ...]:
        """Return every sense of a name exactly as written (with or without its article), the likeliest first."""
        return self.senses.get(name) or self.senses.get(name.removeprefix("the ").removeprefix("The "), ())

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
        """Yield (start, end, senses) of every registered name in a text, the longest at each place, without overlap."""
        reached = 0
        for word in _WORD.finditer(text):
            if word.start() < reached:
                continue
            name = self._longest(text, word)
            if name:
                reached = word.start() + len(name)
                yield word.start(), reached, self.senses[name]

    def _longest(self, text: str, word: re.Match[str]) -> str | None:
        at = word.start()
        for name in self.openings.get(word.group(), ()):
            end = at + len(name)
            if text.startswith(name, at) and (end >= len(text) or not (text[end].isalnum() and name[-1].isalnum())):
                return name
        return None


def _rows(name: str) -> Iterator[list[str]]:
    for line in (files(__package__) / "data" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), *_EMPTY]


def _terms() -> list[str]:
    # people.tsv first: where two tables know a person, its names stand.
    return ["people.tsv", *sorted(f.name for f in (files(__package__) / "data").iterdir() if f.name.startswith("terms-"))]


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@cache
def _shipped() -> Registry:
    loader = _Loader()
    loader.states()
    loader.organisations()
    loader.people()
    return loader.registry()


class _Loader:
    """Collects entries and senses while the tables are read."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.senses: dict[str, tuple[Sense, ...]] = {}
        self.terms: dict[str, list[list[str]]] = {}

    def add(self, entry: Entry, names: Iterable[str], form: Form, sector: str | None = None) -> None:
        self.entries.setdefault(entry.id, entry)
        sense = Sense(entry, form, sector)
        for name in names:
            # Matching starts at a word: the article is not part of the name.
            plain = name.removeprefix("the ")
            held = self.senses.get(plain)
            if not held:
                self.senses[plain] = (sense,)
            elif all(s.entry.id != entry.id for s in held):
                self.senses[plain] = (*held, sense)

    def states(self) -> None:
        for code, name, names, adjectives, people, capital, metonyms, *_ in _rows("states.tsv"):
            entry = Entry(code, name, "state", None, code)
            self.add(entry, _split(names), "name")
            self.add(entry, [a for a in _split(adjectives) if a not in ("U.S.", "US", "UK", "U.K.")], "adjective")
            self.add(entry, _split(people), "people")
            self.add(entry, _split(capital), "capital", "GOV")
            for metonym in _split(metonyms):
                seat, _, sector = metonym.partition("=")
                self.add(entry, [seat], "metonym", sector or "GOV")
        for code, name, names, adjectives, people, capital, _successor, _start, _end, heirs, *_ in _rows("former.tsv"):
            entry = Entry(code, name, "former", None, code, tuple(_split(heirs)))
            self.add(entry, _split(names), "name")
            self.add(entry, _split(adjectives), "adjective")
            self.add(entry, _split(people), "people")
            self.add(entry, _split(capital), "capital", "GOV")

    def organisations(self) -> None:
        for actor, name, names, sector, country, *_ in _rows("organisations.tsv"):
            kind: Kind = "group" if actor.startswith("grp:") else "organisation"
            self.add(Entry(actor, name, kind, sector, country or None), [name, *_split(names)], "name", sector)
        for actor, name, names, adjectives, *_ in _rows("collectives.tsv"):
            entry = Entry(actor, name, "collective")
            self.add(entry, _split(names), "name")
            self.add(entry, _split(adjectives), "adjective")
        for name, country, *_ in _rows("places.tsv"):
            self.add(Entry(f"place:{name}", name, "place", None, country or None), [name], "name")

    def people(self) -> None:
        for row in chain(*map(_rows, _terms())):
            actor, name, names, _title, country, sector, *_ = row
            known = self.terms.get(actor)
            if known:
                known.append(row)
                continue
            self.terms[actor] = [row]
            entry = Entry(actor, name, "person", sector, country or None)
            further = _split(names)
            surnames = [n for n in further if " " not in n]
            self.add(entry, [name, *(n for n in further if " " in n)], "name", sector)
            if surnames:
                self.add(entry, surnames, "surname", sector)

    def registry(self) -> Registry:
        return Registry(self.entries, self.senses, _Terms(self.terms), openings(self.senses))


def openings(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names by their first word, the longest first; a name that begins with no word is left out."""
    found: dict[str, list[str]] = {}
    for name in names:
        first = _WORD.match(name)
        if first:
            found.setdefault(first.group(), []).append(name)
    for same in found.values():
        if len(same) > 1:
            same.sort(key=len, reverse=True)
    return found


class _Terms(Mapping[str, tuple[Office, ...]]):
    """Terms by person, built when asked for: to build them all would take half of the time to load."""

    def __init__(self, rows: dict[str, list[list[str]]]) -> None:
        self._rows = rows
        self._built: dict[str, tuple[Office, ...]] = {}

    def __getitem__(self, person: str) -> tuple[Office, ...]:
        if person not in self._built:
            self._built[person] = tuple(map(_office, self._rows[person]))
        return self._built[person]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _office(row: list[str]) -> Office:
    actor, _name, _names, title, country, sector, start, end, confidence, *_ = row
    return Office(actor, title, country or None, sector, _first(start), _last(end), "fair" if confidence == "fair" else "high")


def _first(cell: str) -> date | None:
    if not cell:
        return None
    year, month, day = [int(p) for p in cell.split("-")] + [1] * (3 - len(cell.split("-")))
    return date(year, month, day)


def _last(cell: str) -> date | None:
    if not cell:
        return None
    parts = [int(p) for p in cell.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date(year + month // 12, month % 12 + 1, 1) - date.resolution
