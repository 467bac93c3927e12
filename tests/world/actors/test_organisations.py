"""The table of organisations and armed groups: its columns, and that no name takes another's place."""

import re
from collections import Counter
from pathlib import Path

import pytest

import dragoman.world.actors
from dragoman.world.actors.additions import SECTORS
from dragoman.world.actors.registry import Registry

TABLE = Path(dragoman.world.actors.__file__).parent / "data" / "organisations.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
REGISTRY = Registry.load()


def names(row):
    return {name.strip().removeprefix("the ") for name in (row[1], *row[2].split("|")) if name.strip()}


def test_the_rows_are_whole_and_sorted():
    assert len(ROWS) > 1000
    assert [row[0] for row in ROWS] == sorted({row[0] for row in ROWS})
    for row in ROWS:
        assert len(row) == 6, row
        assert re.fullmatch(r"(org|grp):[a-z0-9]+(-[a-z0-9]+)*", row[0]), row
        assert row[1] == row[1].strip() != "", row
        assert row[3] in SECTORS, row
        assert row[4] == "" or row[4] in REGISTRY.entries, row
        assert row[5] in ("high", "fair"), row


def test_no_two_bodies_share_a_name():
    shared = [name for name, times in Counter(n for row in ROWS for n in names(row)).items() if times > 1]
    assert shared == []


def test_no_body_takes_a_state_s_or_a_person_s_name():
    clashes = [(name, row[0]) for row in ROWS for name in names(row) if [s.entry.id for s in REGISTRY.lookup(name)] != [row[0]]]
    assert clashes == []


def test_no_name_is_a_word_that_many_states_have():
    generic = {
        "Guard", "National Guard", "Parliament", "Ministry of Defence", "Foreign Ministry", "Central Bank", "Supreme Court",
        "National Assembly", "Senate", "Army", "Navy", "Air Force", "Coast Guard", "Labour Party", "Socialist Party", "Communist Party",
        "Workers' Party", "People's Party", "Joint Chiefs of Staff", "Secret Service", "Republican Guard", "The Times", "The National",
    }  # fmt: skip
    assert [row[0] for row in ROWS if names(row) & generic] == []


@pytest.mark.parametrize(
    ("name", "actor", "country", "sector"),
    [
        ("Bank of Japan", "org:bank-of-japan", "JPN", "GOV"), ("AIVD", "org:aivd", "NLD", "SPY"), ("PDVSA", "org:pdvsa", "VEN", "BUS"),
        ("European Council on Foreign Relations", "org:ecfr", None, "NGO"), ("European Council", "org:european-council", None, "IGO"),
        ("the Times of India", "org:times-of-india", "IND", "MED"), ("Wagner", "org:wagner", "RUS", "MIL"),
        ("Pakistani Taliban", "grp:ttp", "PAK", "REB"), ("AfD", "org:afd", "DEU", "PTY"),
        ("Sinaloa cartel", "grp:sinaloa-cartel", "MEX", "CRM"),
        ("JNIM", "grp:jnim", "MLI", "REB"), ("Rosatom", "org:rosatom", "RUS", "BUS"), ("Asian Development Bank", "org:adb", None, "IGO"),
    ],
)  # fmt: skip
def test_some_bodies(name, actor, country, sector):
    (sense,) = REGISTRY.lookup(name)
    assert (sense.entry.id, sense.entry.country, sense.entry.sector) == (actor, country, sector)


def test_a_capital_in_the_name_of_a_paper_is_not_the_state():
    text = "The Moscow Times, Tehran Times, Jakarta Post and the Washington Post reported it; so did the Bank of Korea."
    found = [text[s:e] for s, e, _ in REGISTRY.find(text)]
    assert found == ["The Moscow Times", "Tehran Times", "Jakarta Post", "Washington Post", "Bank of Korea"]


def test_the_council_is_not_the_paper():
    text = "The Guardian Council barred him, The Guardian wrote."
    assert [senses[0].entry.id for _, _, senses in REGISTRY.find(text)] == ["org:guardian-council", "org:guardian"]
