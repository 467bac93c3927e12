"""Joining rows for reading: the same thing told by several in one line, the entries of one item together. Never a count of events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.present.brief.model import Act, Brief, Passing, Row
from dragoman.present.brief.tallies import BETWEEN
from dragoman.present.wording import mid
from dragoman.present.words import capital, listed, word

STATUSES = ("sought", "offered", "contracted", "in-transit", "delivered", "used", "refused", "unknown")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells a line: an outlet, an author or a speaker, ``how``, and the id of the first row, its outlets and quantities."""

    id: str
    how: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """Reports of one kind between the same sides; ``lead`` is the row it opens, ``quoted`` what the texts call the acts."""

    lead: str
    clause: str
    quoted: tuple[str, ...]
    when: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """The ledger's entries of one item. ``amounts``: each quantity as told, with whoever tells it; ``differ``: they are not all one."""

    name: str
    category: str
    stages: str
    amounts: tuple[tuple[str, str], ...]
    differ: bool
    entries: tuple[Passing, ...]


def lines(brief: Brief, ids: Sequence[str]) -> tuple[Line, ...]:
    """The rows of these ids, joined: transfers first, then what most tell; visits and what is long past come last."""
    wanted = set(ids)
    passings = [p for p in brief.passings if p.row.id in wanted]
    # An act that a line's transfer is part of would say the same again.
    told = {event for p in brief.passings if p.direction in BETWEEN for event in p.events}
    acts = [a for a in brief.acts if a.row.id in wanted and a.row.id not in told]
    groups: dict[Key, list[Act | Passing]] = defaultdict(list)
    entries: tuple[Act | Passing, ...] = (*passings, *acts)
    for entry in entries:
        groups[_key(entry)].append(entry)
    return tuple(_line(group) for group in sorted(groups.values(), key=_weight))


def _key(entry: Act | Passing) -> Key:
    if isinstance(entry, Passing):
        return entry.direction, _stem(entry), entry.status, entry.row.act
    return entry.direction, entry.type, _said(entry.row).lower(), entry.row.act, entry.row.start and entry.row.start.year


def _weight(group: Sequence[Act | Passing]) -> tuple[bool, bool, int, int]:
    first = group[0]
    passes = isinstance(first, Passing)
    start = max((e.row.start for e in group if e.row.start), default=date.max)
    talk = isinstance(first, Act) and first.type == "CONSULT"
    return not passes, talk, -len({_teller(e.row) for e in group}), -start.toordinal()


def _line(group: Sequence[Act | Passing]) -> Line:
    first = group[0]
    rows = [e.row for e in group]
    # "visited" says all that "trip", "arrived" and "landed in" say.
    words = (e.row.words for e in group if isinstance(e, Act) and e.row.words and e.type != "CONSULT")
    clause = _clause(group)
    if _refused(first.row):
        clause = f"{'Whether' if first.row.standing.voice == 'open' else 'That'} {mid(clause)}"
    return Line(first.row.id, clause, tuple(dict.fromkeys(words)), _when(rows), _voices(group))


def _clause(group: Sequence[Act | Passing]) -> str:
    """The clause of the first; a thing is called by the shortest of its names, its quantities are left to those who tell them."""
    first = group[0]
    if isinstance(first, Passing):
        return capital(_said(first.row).replace(first.thing, _name([e for e in group if isinstance(e, Passing)])))
    return _said(first.row)


def _name(found: Sequence[Passing]) -> str:
    return min((p.head if not p.row.words or p.quantity.lower() in p.row.words.lower() else p.row.words for p in found), key=len)


def _refused(row: Row) -> bool:
    return row.standing.voice in ("denied", "doubted", "open") or (row.standing.voice == "said" and row.act == "negated")


def _said(row: Row) -> str:
    """The clause; without its "not" where the line stands under the denials."""
    return row.claimed if row.standing.voice == "said" and row.act == "negated" else row.heading


def _when(rows: Sequence[Row]) -> str:
    known = tuple(dict.fromkeys(r.when for r in rows if r.basis != "unknown"))
    return known[0] if len(known) == 1 and all(r.basis != "unknown" for r in rows) else ""


def _teller(row: Row) -> str:
    return row.standing.speaker or row.source.outlet


def _voices(group: Sequence[Act | Passing]) -> tuple[Voice, ...]:
    by: dict[str, list[Act | Passing]] = defaultdict(list)
    for entry in group:
        by[_teller(entry.row)].append(entry)
    return tuple(Voice(found[0].row.id, _how(found[0].row), _named(name, found[0].row), _note(found)) for name, found in by.items())


def _named(name: str, row: Row) -> str:
    return mid(name) if row.standing.speaker else name


def _how(row: Row) -> str:
    if row.standing.voice == "said":
        return "denied by" if row.act == "negated" else "according to"
    return {"reported": "reported by", "argued": "argued in", "own voice": "told in", "open": "left open by"}.get(
        row.standing.voice, f"{row.standing.voice} by"
    )


def _note(entries: Sequence[Act | Passing]) -> str:
    rows = [e.row for e in entries]
    amounts = dict.fromkeys(f"“{e.quantity}”" for e in entries if isinstance(e, Passing) and e.counted)
    outlets = dict.fromkeys(_outlet(r) for r in rows) if rows[0].standing.speaker else dict.fromkeys(_copies(r) for r in rows)
    return ", ".join(filter(None, (*amounts, listed(tuple(filter(None, outlets)), 3))))


def _outlet(row: Row) -> str:
    return row.source.outlet + (f" {_copies(row)}" if row.also else "")


def _copies(row: Row) -> str:
    return f"+ {len(row.also)} cop{'y' if len(row.also) == 1 else 'ies'}" if row.also else ""


def _stem(entry: Passing) -> str:
    return entry.head.removesuffix("s")


def by_thing(entries: Iterable[Passing]) -> tuple[Thing, ...]:
    """The entries by their item's noun, most told first; within it by how far they got, then as they came."""
    groups: dict[str, list[Passing]] = defaultdict(list)
    for entry in entries:
        groups[_stem(entry)].append(entry)
    ranked = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    return tuple(_of_thing(_name(found), found) for _, found in ranked)


def _of_thing(name: str, found: Sequence[Passing]) -> Thing:
    order = {word("statuses", s): n for n, s in enumerate(STATUSES)}
    ranked = tuple(sorted(found, key=lambda p: order.get(p.status, len(order))))
    stages = Counter(("denied, " if p.row.standing.voice == "denied" or p.negated else "") + p.status for p in ranked)
    amounts = tuple(dict.fromkeys((f"“{p.quantity}”", f"{_teller(p.row)}, {p.status}") for p in ranked if p.counted))
    return Thing(
        name=capital(name),
        category=listed(tuple(dict.fromkeys(p.category for p in ranked if p.category != name))),
        stages=", ".join(f"{stage} ({n})" for stage, n in stages.items()),
        amounts=amounts,
        differ=len({text for text, _ in amounts}) > 1,
        entries=ranked,
    )
