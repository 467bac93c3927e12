"""The tables of office terms: well formed, dated, apart. Each failure names the row."""

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

from benchmarks import actors as agreement
from dragoman.world.actors.registry import Registry

DATA = files("dragoman.world.actors") / "data"
TABLES = ["people.tsv", *sorted(f.name for f in DATA.iterdir() if f.name.startswith("terms-"))]
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# Offices that several people hold at a time.
SHARED = re.compile(r"(First )?(Deputy|Vice Chairman|Foreign Ministry spokes\w+ of China)\b", re.IGNORECASE)


class Row(NamedTuple):
    table: str
    id: str
    name: str
    names: str
    office: str
    country: str
    sector: str
    start: str
    end: str
    confidence: str


def rows(table):
    lines = (DATA / table).read_bytes().decode("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            cells = line.split("\t")
            cells += [""] * (8 - len(cells)) if table == "people.tsv" else []
            yield Row(table, *cells, *([""] if table == "people.tsv" and len(cells) == 8 else []))


ROWS = [row for table in TABLES for row in rows(table)]
REGISTRY = Registry.load()


def latest(cell):
    """The last day that a date can mean; a start that is not known may be yet to come."""
    if not cell:
        return date.max
    parts = [int(p) for p in cell.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def earliest(cell):
    """The first day that a date can mean; an open end is yet to come."""
    if not cell:
        return date.max
    parts = [int(p) for p in cell.split("-")]
    return date(*[*parts, 1, 1][:3])


def test_there_are_terms_of_the_west():
    assert "terms-west.tsv" in TABLES
    assert sum(r.table == "terms-west.tsv" for r in ROWS) > 2000


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_well_formed(table):
    for row in (r for r in ROWS if r.table == table):
        assert re.fullmatch(r"per:[a-z0-9]+(-[a-z0-9]+)*", row.id), row
        assert row.name == " ".join(row.name.split()) != "", row
        assert all(n == n.strip() and n for n in row.names.split("|")) or not row.names, row
        assert row.office, row
        assert re.fullmatch(r"[A-Z]{3}", row.sector), row


@pytest.mark.parametrize("table", [t for t in TABLES if t != "people.tsv"])
def test_terms_say_how_sure_they_are_and_are_sorted(table):
    own = [r for r in ROWS if r.table == table]
    assert all(r.confidence in ("high", "fair") for r in own), [r for r in own if r.confidence not in ("high", "fair")]
    assert [(a, b) for a, b in pairwise(r.id for r in own) if a > b] == []


def test_dates_are_dates_in_order():
    for row in ROWS:
        assert row.start or row.end or row.sector == "REB", row
        assert all(DATE.fullmatch(cell) for cell in (row.start, row.end) if cell), row
        assert date(1900, 1, 1) <= (earliest(row.start) if row.start else date(1900, 1, 1)), row
        assert not (row.start and row.end) or earliest(row.start) <= latest(row.end), row


def test_the_state_or_body_of_an_office_is_known():
    """Only a rebel leader's state may be left open: many groups are of no one state."""
    assert [r for r in ROWS if r.country not in REGISTRY.entries and (r.country or r.sector != "REB")] == []


@pytest.mark.parametrize("table", [*TABLES, "organisations.tsv", "collectives.tsv", "former.tsv", "places.tsv"])
def test_cells_hold_no_stray_spaces(table):
    """The tables are read as they are: a cell is not stripped."""
    lines = (DATA / table).read_text("utf-8").splitlines()
    parts = [(line, p) for line in lines if not line.startswith("#") for cell in line.split("\t") for p in cell.split("|") if cell]
    assert [line for line, p in parts if p != p.strip() or not p] == []


def test_a_person_has_one_name():
    names = defaultdict(set)
    for row in ROWS:
        names[row.id].add((row.name, row.names))
    assert {i: n for i, n in names.items() if len(n) > 1} == {}


def test_a_name_is_not_two_peoples_ids():
    ids = defaultdict(set)
    for row in ROWS:
        ids[row.name].add(row.id)
    assert {n: i for n, i in ids.items() if len(i) > 1} == {}


def test_an_office_has_one_holder_at_a_time():
    """The days that two terms surely held: a shared day is the handover."""
    held = defaultdict(list)
    for row in ROWS:
        if not SHARED.match(row.office):
            held[row.office, row.country].append(row)
    clashes = [
        (one, other)
        for terms in held.values()
        for one, other in combinations(terms, 2)
        if max(latest(one.start), latest(other.start)) < min(earliest(one.end), earliest(other.end))
    ]
    assert clashes == []


def test_no_term_is_given_twice():
    given = [(r.id, r.office, r.country, r.start) for r in ROWS]
    assert [g for g in set(given) if given.count(g) > 1] == []


def test_a_surname_that_links_is_one_persons():
    shared = {n: [s.entry.id for s in senses] for n, senses in REGISTRY.senses.items() if len(senses) > 1}
    assert {n: s for n, s in shared.items() if any(x.form == "surname" for x in REGISTRY.senses[n])} == {}


def office(name, day):
    (sense,) = REGISTRY.lookup(name)
    return [t.title for t in REGISTRY.offices[sense.entry.id] if t.held(day, day)]


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("Khrushchev", date(1956, 2, 25), "leader of the Soviet Communist Party"),
        ("Andrei Gromyko", date(1962, 10, 18), "Foreign Minister of the Soviet Union"),
        ("Kissinger", date(1973, 10, 20), "Secretary of State of the United States"),
        ("Helmut Kohl", date(1989, 11, 9), "Chancellor of Germany"),
        ("Genscher", date(1990, 9, 12), "Foreign Minister of Germany"),
        ("Honecker", date(1985, 1, 1), "head of state of East Germany"),
        ("Mitterrand", date(1981, 6, 1), "President of France"),
        ("Tito", date(1961, 9, 1), "head of state of Yugoslavia"),
        ("Wałęsa", date(1992, 1, 1), "President of Poland"),
        ("Boutros-Ghali", date(1994, 4, 7), "Secretary-General of the United Nations"),
        ("Mark Rutte", date(2025, 1, 1), "Secretary General of NATO"),
        ("Mark Rutte", date(2014, 7, 17), "Prime Minister of the Netherlands"),
    ],
)
def test_who_held_what_when(name, day, title):
    assert title in office(name, day)


def test_confidence_is_read():
    assert {t.confidence for terms in REGISTRY.offices.values() for t in terms} == {"high", "fair"}


DICTIONARY = """
ANNA_BERG_  # a note
+MINISTER_BERG
	[NORELI 500101-610302]
	[NORGOV 610303-651012]
	[NORGOVMIL >030101]
+A._BERG

OLE_VIK_
	[NORBUS 610303-651012]
"""


def test_dictionaries_are_read():
    assert list(agreement.spells(DICTIONARY)) == [
        (name, "NOR", spell)
        for spell in (agreement.Spell(date(1961, 3, 3), date(1965, 10, 12)), agreement.Spell(date(2003, 1, 1), None))
        for name in ("anna berg", "minister berg")
    ]


def test_names_are_folded():
    assert agreement.folded("KÅRE_ÅS-LØVØY,_JR.") == "kare as lovoy jr"
    assert agreement.folded("Lech Wałęsa") == "lech walesa"
