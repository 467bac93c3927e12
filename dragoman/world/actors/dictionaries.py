"""Actor dictionaries as PETRARCH and Phoenix use them (the TABARI format): their actors as additions to a registry.

    # a comment runs to the end of its line
    HARBOUR_OFFICE_  [DNKGOV]
    +OFFICE_OF_THE_HARBOUR_
    IVO_DITKO_
    +DITKO_
        [PERELI <20190301]
        [PERGOV 190301-210630]
        [PERELI >210701]

A line is a name (words joined by ``_``), with its codes beside it or indented below; ``+`` adds a name. ``<`` is "until", ``>`` "from";
dates are YYMMDD (31 to 99 are the 1900s, as in PETRARCH) or YYYYMMDD, both ends count. A code is a country or region of three letters,
then sectors or bodies of three letters each; ``[---]`` is nobody.

What becomes of them: a name with a state's code and no sector is one more name of that state; one with dated codes is a person
(``per:``), any other an organisation (``org:``) or, with the sector REB, a group (``grp:``). Ids are made of the first name; strangers
of one name get numbers. Terms have the code for their title. Where the registry knows the id, its entry and terms stand and the names
are added.
Names in capitals are written as in running text ("Harbour Office"); a single word also stays as it is, for it may be an acronym.
Format: the manuals of TABARI and PETRARCH (P. Schrodt, Event Data Project).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.errors import InputError
from dragoman.world.actors.additions import SECTORS, Addition, extended
from dragoman.world.actors.registry import Entry, Kind, Office, Registry
from dragoman.world.actors.users import text_of

# CAMEO's codes that begin like a state's and are none: bodies between and beside states, and its regions of the world.
_NO_STATE = {
    "IGO": "IGO", "IMG": None, "MNC": "BUS", "NGM": "NGO", "NGO": "NGO", "UIS": None, "AFR": None, "ASA": None, "BLK": None, "CAS": None,
    "CAU": None, "CEU": None, "CFR": None, "CRB": None, "EAF": None, "EEU": None, "EIN": None, "EUR": None, "LAM": None, "MDT": None,
    "MEA": None, "NAF": None, "NMR": None, "PGS": None, "SAF": None, "SAM": None, "SAS": None, "SCN": None, "SEA": None, "WAF": None,
    "WST": None,
}  # fmt: skip
# CAMEO's sectors that PLOVER has under another code, and its codes of states that ISO 3166 has under another.
_AS_PLOVER = {"INS": "REB", "SEP": "REB"}
_AS_ISO = {"KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "USR": "SUN", "ZAR": "COD"}
_NOBODY = "---"
_CODE = re.compile(r"\[\s*(?P<code>[A-Z]{3}(?:[A-Z]{3})*|---)(?:\s+(?P<sign>[<>]?)\s*(?P<first>[0-9]+)(?:\s*-\s*(?P<last>[0-9]+))?)?\s*\]")
_SMALL = {"OF", "THE", "AND", "FOR", "IN", "ON", "AT", "TO", "BY"}
_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A dictionary with more faults than this is another kind of file.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Code:
    """A code and the days on which it holds; None is open."""

    code: str
    start: date | None = None
    end: date | None = None


@dataclass(slots=True)
class _Actor:
    """What the lines of one actor say."""

    line: int
    names: list[str]
    codes: list[Code] = field(default_factory=list)


class _FaultError(ValueError):
    """What is wrong with a line."""


def load(path: Path, registry: Registry) -> Registry:
    """Return the registry with the actors of a dictionary. Raises InputError; nothing is half-loaded."""
    return extended(registry, read(path, registry))


def read(path: Path, registry: Registry) -> tuple[Addition, ...]:
    """Return the actors of a dictionary's file. Raises InputError."""
    return parse(text_of(path), str(path), registry)


def parse(text: str, where: str, registry: Registry) -> tuple[Addition, ...]:
    """Return the actors of a dictionary; ``where`` names the file in errors.

    Raises InputError that lists every faulty line (the first twenty): unknown codes, bad dates, reversed ranges, actors without code.
    """
    actors, faults = _actors(text)
    faults.extend(_unknown(actors, registry))
    if faults:
        told = "; ".join(f"{where}, line {line}: {why}" for line, why in sorted(faults)[:_TOLD])
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise InputError("The dictionary of actors has faults", evidence=told + more, remedy="mend or remove these lines")
    return tuple(_additions(actors, registry))


def _actors(text: str) -> tuple[list[_Actor], list[tuple[int, str]]]:
    actors: list[_Actor] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        said = line.partition("#")[0].rstrip()
        if said.strip():
            try:
                _take(said, number, actors)
            except _FaultError as why:
                faults.append((number, str(why)))
    faulty = {line for line, _ in faults}
    ends = [a.line for a in actors[1:]] + [text.count("\n") + 2]
    for actor, end in zip(actors, ends, strict=False):
        if not actor.codes and not any(actor.line <= line < end for line in faulty):
            faults.append((actor.line, f"{actor.names[0]!r} has no code"))
    return actors, faults


def _take(said: str, number: int, actors: list[_Actor]) -> None:
    """Read one line into the actors. Raises _FaultError."""
    name, bracket, rest = said.partition("[")
    name = name.strip()
    if not name.startswith("+") and name:
        actors.append(_Actor(number, [_name(name)]))
    elif not actors:
        raise _FaultError("a further name or a code before the first actor")
    elif name:
        actors[-1].names.append(_name(name.removeprefix("+")))
    if bracket:
        if name.startswith("+"):
            raise _FaultError("a further name takes no code of its own")
        actors[-1].codes.extend(_codes(bracket + rest))


def _name(written: str) -> str:
    name = " ".join(written.replace("_", " ").split())
    if not any(c.isalnum() for c in name):
        raise _FaultError(f"{written!r} is no name")
    return name


def _codes(written: str) -> Iterator[Code]:
    at = 0
    for found in _CODE.finditer(written):
        if written[at : found.start()].strip():
            break
        at = found.end()
        yield _code(found)
    if written[at:].strip():
        raise _FaultError(f"{written[at:].strip()!r} is no code such as [DNKGOV 900101-951231]")


def _code(found: re.Match[str]) -> Code:
    first = _day(found["first"])
    last = _day(found["last"])
    if first is None:
        return Code(found["code"])
    if found["sign"] and last:
        raise _FaultError(f"{found.group()!r} has both {found['sign']} and a range")
    if found["sign"] == "<":
        return Code(found["code"], None, first)
    if found["sign"] == ">":
        return Code(found["code"], first, None)
    if last is None:
        raise _FaultError(f"{found.group()!r} does not say whether it is until (<) or from (>) the date")
    if first > last:
        raise _FaultError(f"{found.group()!r} ends before it begins")
    return Code(found["code"], first, last)


def _day(written: str | None) -> date | None:
    """Return the day of YYMMDD or YYYYMMDD. Raises _FaultError."""
    if written is None:
        return None
    if len(written) not in (6, 8):
        raise _FaultError(f"{written} is no date YYMMDD or YYYYMMDD")
    year, month, day = int(written[:-4]), int(written[-4:-2]), int(written[-2:])
    if len(written) == 6:
        year += 1900 if year > 30 else 2000
    try:
        return date(year, month, day)
    except ValueError as why:
        raise _FaultError(f"{written} is no day") from why


def _unknown(actors: Iterable[_Actor], registry: Registry) -> Iterator[tuple[int, str]]:
    for actor in actors:
        for code in actor.codes:
            owner = code.code[:3]
            if owner not in _NO_STATE and owner != _NOBODY and _state(owner, registry) is None:
                yield actor.line, f"{owner} in [{code.code}] is no country"


def _state(owner: str, registry: Registry) -> Entry | None:
    entry = registry.entries.get(_AS_ISO.get(owner, owner))
    return entry if entry and entry.kind in ("state", "former") else None


def _sector(code: str) -> str | None:
    """Return the first sector that a code names."""
    parts = [code[at : at + 3] for at in range(3, len(code), 3)]
    known = (_AS_PLOVER.get(p, p) for p in parts)
    return next((p for p in known if p in SECTORS), _NO_STATE.get(code[:3]))


def _additions(actors: Iterable[_Actor], registry: Registry) -> Iterator[Addition]:
    taken: Counter[str] = Counter()
    for actor in actors:
        codes = [c for c in actor.codes if c.code != _NOBODY]
        if not codes:
            continue
        names = tuple(dict.fromkeys(spelled for name in actor.names for spelled in _spellings(name)))
        state = _whole_state(codes, registry)
        if state:
            yield Addition(state, names)
            continue
        made = _id(names[0], codes)
        taken[made] += 1
        key = made if taken[made] == 1 else f"{made}-{taken[made]}"
        known = registry.entries.get(key)
        yield Addition(known, names) if known else _new(key, names, codes, registry)


def _whole_state(codes: list[Code], registry: Registry) -> Entry | None:
    """Return the state whose name this is: a bare code of a state and no sector; after a change of codes, the last one's."""
    bare = [s for s in (_state(c.code, registry) for c in codes) if s]
    return bare[-1] if bare and all(_sector(c.code) is None for c in codes) else None


def _new(key: str, names: tuple[str, ...], codes: list[Code], registry: Registry) -> Addition:
    # The undated code is what the actor is; of dated ones the last says what it became.
    main = next((c for c in codes if c.start is None and c.end is None), codes[-1]).code
    kinds: dict[str, Kind] = {"per": "person", "grp": "group", "org": "organisation"}
    owner = _state(main[:3], registry)
    entry = Entry(key, names[0], kinds[key[:3]], _sector(main), owner.id if owner else None)
    if entry.kind != "person":
        return Addition(entry, names)
    return Addition(entry, names, tuple(_term(key, code, registry) for code in codes))


def _term(person: str, code: Code, registry: Registry) -> Office:
    owner = _state(code.code[:3], registry)
    return Office(person, code.code, owner.id if owner else None, _sector(code.code) or "", code.start, code.end)


def _id(name: str, codes: list[Code]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"
    if any(c.start or c.end for c in codes):
        return f"per:{slug}"
    return f"grp:{slug}" if _sector(codes[0].code) == "REB" else f"org:{slug}"


def _spellings(name: str) -> tuple[str, ...]:
    if not name.isupper():
        return (name,)
    words = name.split(" ")
    spelled = " ".join(w.lower() if n and w in _SMALL else _PIECE.sub(_capital, w) for n, w in enumerate(words))
    return (spelled, name) if len(words) == 1 else (spelled,)


def _capital(found: re.Match[str]) -> str:
    """O'NEILL is O'Neill and PEOPLE'S is People's: one letter before the apostrophe is a beginning of its own."""
    word = found.group()
    if len(word) > 2 and word[1] in "'’":
        return word[:2] + word[2:].capitalize()
    return word.capitalize()
