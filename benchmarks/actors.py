"""Our terms of office against dated actor dictionaries: ``python -m benchmarks.actors FOLDER [--list]``.

FOLDER holds PETRARCH-style ``*.txt`` actor files: a name a line (``NAME_ # note``), ``+SYNONYM`` lines, and indented codes with dates
(``[GBRGOV 790504-901128]``, ``>`` since, ``<`` until; two-digit years from 15 on are of the 1900s). Printed by decade of our start, for
states' terms that began in 1945 to 2014: ``found`` has a name of ours (folded: no accents, case, points) and a dated government spell in
that state; ``held`` is the share of found whose spell shares a day with our term (within a month, as the dictionaries follow monthly
lists); ``start`` and ``end`` are the shares of held with a spell's start or end within a year of ours (an office taken while already in
another is one spell there, so that these are lower bounds). Ends unknown to either are left out. ``--list`` prints what is not held.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.world.actors.registry import Entry, Office, Registry

LAST = date(2014, 1, 30)
MONTH, YEAR = timedelta(31), timedelta(366)
# The dictionaries file a former state under its heir.
HEIR = {"SUN": "RUS", "CSK": "CZE", "DDR": "DEU", "YUG": "SRB", "SCG": "SRB"}
GOVERNING = ("GOV", "MIL", "LEG", "JUD", "SPY", "COP")
CODE = re.compile(r"\[([A-Z]{3})([A-Z]*)\s+([<>]?)(\d{6,8})(?:-(\d{6,8}))?\]")
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})


class Spell(NamedTuple):
    """A dated spell in a government; None is open."""

    start: date | None
    end: date | None


def folded(name: str) -> str:
    """A name without accents, case, points, hyphens and underscores."""
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return " ".join(re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def day(cell: str) -> date | None:
    """The day of a YYMMDD or YYYYMMDD; a day that no calendar has gives its month's first, nonsense None."""
    year = int(cell[:-4]) if len(cell) == 8 else int(cell[:2]) + (1900 if int(cell[:2]) > 14 else 2000)
    month, of_month = int(cell[-4:-2]), int(cell[-2:])
    if not 1 <= month <= 12:
        return None
    return date(year, month, of_month) if 1 <= of_month <= 28 else date(year, month, 28 if of_month else 1)


def spells(text: str) -> Iterator[tuple[str, str, Spell]]:
    """Yield (folded name, state, spell) of every dated government code of a dictionary."""
    names: list[str] = []
    coded = True
    for line in text.splitlines():
        bare = line.split("#")[0].rstrip()
        code = CODE.search(bare)
        if not bare:
            continue
        if bare[0].isspace() or bare.startswith("["):
            coded = True
            if code and code[2].startswith(GOVERNING):
                first, last = day(code[4]), day(code[5]) if code[5] else None
                spell = Spell(None, first) if code[3] == "<" else Spell(first, last)
                yield from ((name, code[1], spell) for name in names)
            continue
        if not bare.startswith("+") and (coded or names):
            names, coded = [], False
        names.append(folded(bare.lstrip("+").split("[")[0]))


def dictionary(folder: Path) -> dict[tuple[str, str], set[Spell]]:
    """Every dated government spell by (folded name, state)."""
    found: dict[tuple[str, str], set[Spell]] = defaultdict(set)
    for path in sorted(folder.glob("*.txt")):
        for name, state, spell in spells(path.read_text("utf-8", "replace")):
            found[name, state].add(spell)
    return found


def ours(registry: Registry) -> Iterator[tuple[Entry, set[str], Office]]:
    """Yield every state's term that began in 1945 to 2014, with its person and the person's folded full names."""
    names: dict[str, set[str]] = defaultdict(set)
    for name, senses in registry.senses.items():
        for sense in senses:
            if sense.form == "name" and sense.entry.kind == "person":
                names[sense.entry.id].add(folded(name))
    for person, terms in registry.offices.items():
        for term in terms:
            if len(term.country or "") == 3 and term.start and date(1945, 1, 1) <= term.start <= LAST:
                yield registry.entries[person], names[person], term


def shares_a_day(term: Office, spell: Spell) -> bool:
    """Whether the spell meets the term, give or take a month."""
    return (spell.end is None or term.start is None or term.start <= spell.end + MONTH) and (
        term.end is None or spell.start is None or spell.start <= term.end + MONTH
    )


def near(ours_is: date | None, theirs: set[date]) -> bool | None:
    """Whether one of theirs is within a year of ours; None where either is not known."""
    return any(abs(t - ours_is) <= YEAR for t in theirs) if ours_is and ours_is <= LAST and theirs else None


def main(folder: Path, listing: bool) -> None:
    """Print the agreement by decade, and on request every found term that is not held."""
    theirs, table = dictionary(folder), defaultdict[str, list[tuple[bool, bool, bool | None, bool | None]]](list)
    for entry, names, term in ours(Registry.load()):
        assert term.start
        assert term.country
        known = {s for n in names for s in theirs.get((n, HEIR.get(term.country, term.country)), ())}
        met = [s for s in known if shares_a_day(term, s)]
        start, end = near(term.start, {s.start for s in met if s.start}), near(term.end, {s.end for s in met if s.end})
        for decade in (f"{term.start.year // 10 * 10}s", "all"):
            table[decade].append((bool(known), bool(met), start, end))
        if listing and known and not met:
            print(f"not held: {entry.name}, {term.title}, {term.start} to {term.end}; there: {sorted(map(str, known))}")
    print("decade  terms  found   held  start    end")
    for decade, rows in sorted(table.items()):
        found = [r for r in rows if r[0]]
        held = [r for r in found if r[1]]
        shares = [_share([r[1] for r in found]), _share([r[2] for r in held]), _share([r[3] for r in held])]
        print(f"{decade:<6} {len(rows):>6} {len(found):>6} " + " ".join(f"{s:>6}" for s in shares))


def _share(said: list[bool] | list[bool | None]) -> str:
    told = [s for s in said if s is not None]
    return f"{sum(told) / len(told):.3f}" if told else "-"


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--list" in sys.argv[2:])
