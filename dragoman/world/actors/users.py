"""A user's own actors: a CSV or TOML file that adds actors to the registry or changes those that it has.

CSV, with a head line (names parted by ``|``, every column but ``id`` may be left out)::

    id,name,names,sector,country,from,to,office
    org:harbour-office,Harbour Office,the Harbour Office|HBO,GOV,DNK,,,
    per:ivo-ditko,Ivo Ditko,Ditko,GOV,PER,2019-03,2021,Trade Minister of Peru

TOML, the same keys, ``names`` as a list::

    [[actors]]
    id = "org:harbour-office"
    name = "Harbour Office"
    names = ["the Harbour Office", "HBO"]
    sector = "GOV"
    country = "DNK"

``id``: ``org:``, ``grp:`` (an armed group), ``col:`` or ``per:`` with small letters, digits and hyphens, or a state's code that the
registry has. ``sector`` is PLOVER's. ``country``: a state's code, or the id of another actor, that it belongs to. ``from`` and ``to``:
a year, month or day, for the time in which a person held the office (``office`` is its title) or a body belonged to the country; empty
is open. A new actor needs a name and (but for a collective) a sector. For an actor of the registry a cell that is given takes the place
of the registry's and an empty one leaves it; names are added. A name given here is that actor's alone. A person's single word is a
surname, which links by itself.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.world.actors.additions import SECTORS, Addition, extended, first_day, last_day
from dragoman.world.actors.registry import Entry, Kind, Office, Registry

COLUMNS = ("id", "name", "names", "sector", "country", "from", "to", "office")
_ID = re.compile(r"(?:org|grp|col|per):[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS: Mapping[str, Kind] = {"org": "organisation", "grp": "group", "col": "collective", "per": "person"}
_TABLE = re.compile(r"\s*\[\[\s*actors\s*\]\]\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class _Row:
    """One actor of a file, every cell stripped; ``at`` names file and line."""

    at: str
    cells: Mapping[str, str]
    names: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def load(path: Path, registry: Registry) -> Registry:
    """Return the registry with the actors of a ``.csv`` or ``.toml`` file. Raises InputError; nothing is half-loaded."""
    return extended(registry, read(path, registry))


def read(path: Path, registry: Registry) -> tuple[Addition, ...]:
    """Return the actors of a ``.csv`` or ``.toml`` file. Raises InputError with file and line."""
    forms = {".csv": parse_csv, ".toml": parse_toml}
    form = forms.get(path.suffix.lower())
    if form is None:
        raise InputError("A file of actors ends in .csv or .toml", evidence=str(path), remedy="name it so")
    return form(text_of(path), str(path), registry)


def text_of(path: Path) -> str:
    """Return the text of a UTF-8 file. Raises InputError where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as why:
        raise InputError("The file of actors cannot be read", evidence=f"{path}: {why.strerror}") from why
    except UnicodeDecodeError as why:
        line = path.read_bytes()[: why.start].count(b"\n") + 1
        raise InputError("The file of actors is not UTF-8", evidence=f"{path}, line {line}", remedy="save it as UTF-8") from why


def parse_csv(text: str, where: str, registry: Registry) -> tuple[Addition, ...]:
    """Return the actors of a CSV; ``where`` names the file in errors. Raises InputError."""
    return _additions(list(_csv_rows(text, where)), registry)


def parse_toml(text: str, where: str, registry: Registry) -> tuple[Addition, ...]:
    """Return the actors of a TOML; ``where`` names the file in errors. Raises InputError."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as why:
        raise InputError("The file of actors is not TOML", evidence=f"{where}: {why}") from why
    rows = held.get("actors", [])
    if set(held) - {"actors"} or not isinstance(rows, list):
        raise InputError("A file of actors holds tables [[actors]] and nothing else", evidence=where)
    heads = [number for number, line in enumerate(text.splitlines(), 1) if _TABLE.fullmatch(line)]
    places = [f"{where}, line {n}" for n in heads] if len(heads) == len(rows) else [f"{where}, actor {n}" for n in range(1, len(rows) + 1)]
    return _additions([_toml_row(row, at) for row, at in zip(rows, places, strict=True)], registry)


def _csv_rows(text: str, where: str) -> Iterator[_Row]:
    head: list[str] | None = None
    for at, cells in _csv_lines(text, where):
        if head is None:
            head = _head(cells, at)
        elif len(cells) > len(head):
            raise InputError("The line has more cells than the head", evidence=f"{at}: {len(cells)}, not {len(head)}")
        else:
            row = dict(zip(head, cells, strict=False))
            yield _Row(at, row, tuple(n.strip() for n in row.get("names", "").split("|") if n.strip()))


def _csv_lines(text: str, where: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines that hold something, each with the place where it begins (a quoted cell may run over several)."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begun = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield f"{where}, line {begun}", [cell.strip() for cell in cells]
            begun = reader.line_num + 1
    except csv.Error as why:
        raise InputError("The line is not CSV", evidence=f"{where}, line {begun}: {why}") from why


def _head(cells: Sequence[str], at: str) -> list[str]:
    for column in cells:
        if column not in COLUMNS:
            raise InputError("Not a column of a file of actors", evidence=f"{at}: {column!r}", remedy=f"use {', '.join(COLUMNS)}")
    if "id" not in cells or len(set(cells)) < len(cells):
        raise InputError("The head needs the column id, and each column once", evidence=f"{at}: {', '.join(cells)}")
    return list(cells)


def _toml_row(row: Any, at: str) -> _Row:
    if not isinstance(row, dict):
        raise InputError("An actor is a table [[actors]]", evidence=at)
    cells = {}
    for key, value in row.items():
        if key not in COLUMNS:
            raise InputError("Not a key of an actor", evidence=f"{at}: {key}", remedy=f"use {', '.join(COLUMNS)}")
        if key != "names":
            cells[key] = _toml_cell(key, value, at)
    names = row.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError("The names of an actor are a list of texts", evidence=f"{at}: names = {names!r}")
    return _Row(at, cells, tuple(name.strip() for name in names if name.strip()))


def _toml_cell(key: str, value: Any, at: str) -> str:
    # TOML writes a day without quotes, and a bare year is a number.
    dated = key in ("from", "to")
    if dated and type(value) is int and 0 < value < 10_000:
        return f"{value:04}"
    if dated and type(value) is date:
        return value.isoformat()
    if not isinstance(value, str):
        raise InputError("The value of the key is text", evidence=f"{at}: {key} = {value!r}", remedy=f'write {key} = "..."')
    return value.strip()


def _additions(rows: Sequence[_Row], registry: Registry) -> tuple[Addition, ...]:
    """Check all, then build all."""
    first: dict[str, _Row] = {}
    for row in rows:
        actor = _actor(row, registry)
        if actor in first:
            raise InputError("The actor stands twice in the file", evidence=f"{row.at}: {actor}, first on {first[actor].at}")
        first[actor] = row
    known = {**registry.entries, **{actor: _entry(actor, row, registry) for actor, row in first.items()}}
    for actor, row in first.items():
        _check_country(actor, row, known)
    return tuple(_addition(known[actor], row) for actor, row in first.items())


def _actor(row: _Row, registry: Registry) -> str:
    actor = row["id"]
    if not actor:
        raise InputError("The actor has no id", evidence=row.at)
    if actor not in registry.entries and not _ID.fullmatch(actor):
        remedy = "use org:, grp:, col: or per: with small letters, digits and hyphens, or a state's code"
        raise InputError("Not an id for an actor", evidence=f"{row.at}: {actor!r}", remedy=remedy)
    return actor


def _entry(actor: str, row: _Row, registry: Registry) -> Entry:
    held = registry.entries.get(actor)
    kind = held.kind if held else _KINDS[actor.partition(":")[0]]
    name = row["name"] or (held.name if held else "")
    sector = row["sector"] or (held.sector if held else None)
    country = row["country"] or (held.country if held else None)
    if not name:
        raise InputError("A new actor needs a name", evidence=f"{row.at}: {actor}")
    if sector and sector not in SECTORS and (held is None or sector != held.sector):
        raise InputError("Not a sector", evidence=f"{row.at}: {sector!r}", remedy=f"use one of {', '.join(sorted(SECTORS))}")
    if not sector and held is None and kind != "collective":
        raise InputError("A new actor needs a sector", evidence=f"{row.at}: {actor}", remedy=f"use one of {', '.join(sorted(SECTORS))}")
    return Entry(actor, name, kind, sector, country, held.successors if held else ())


def _check_country(actor: str, row: _Row, known: Mapping[str, Entry]) -> None:
    """Follow whom an actor belongs to up to a state or to one that belongs to nobody."""
    if known[actor].kind in ("state", "former") and known[actor].country != actor:
        raise InputError("The actor is a state and belongs to no other", evidence=f"{row.at}: {actor}, country {row['country']!r}")
    passed = [actor]
    while (owner := known[passed[-1]].country) is not None and owner != passed[-1]:
        if owner not in known:
            remedy = "use a state's ISO 3166 alpha-3 code such as DNK, or the id of an actor"
            raise InputError("The country is unknown", evidence=f"{row.at}: {owner!r}", remedy=remedy)
        if owner in passed:
            raise InputError("The actors belong to each other in a circle", evidence=f"{row.at}: {' -> '.join([*passed, owner])}")
        passed.append(owner)
    if row["country"] == actor and known[actor].kind not in ("state", "former"):
        raise InputError("The actor belongs to itself", evidence=f"{row.at}: {actor}")


def _addition(entry: Entry, row: _Row) -> Addition:
    names = tuple(dict.fromkeys(n for n in (row["name"], *row.names) if n))
    start = _day(row, "from")
    end = _day(row, "to")
    if start and end and start > end:
        raise InputError("The time ends before it begins", evidence=f"{row.at}: from {row['from']} to {row['to']}")
    if not (start or end or row["office"]):
        return Addition(entry, names)
    return Addition(entry, names, (Office(entry.id, row["office"], entry.country, entry.sector or "", start, end),))


def _day(row: _Row, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return first_day(row[column]) if column == "from" else last_day(row[column])
    except ValueError as why:
        remedy = "write a year, month or day: 1989, 1989-07 or 1989-07-16"
        raise InputError("Not a date", evidence=f"{row.at}: {column} = {row[column]!r}", remedy=remedy) from why
