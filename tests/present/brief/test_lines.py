"""Rows joined for reading."""

from __future__ import annotations

from dataclasses import replace

from dragoman.present.brief.compose import compose
from dragoman.present.brief.lines import by_thing, lines
from dragoman.present.brief.tallies import between
from dragoman.present.charts.network import is_name
from tests.present.fixtures import QUESTION, sample, wire

BRIEF = compose(QUESTION, *sample())


def of(key, brief=BRIEF):
    return lines(brief, next(t.ids for t in brief.tallies if t.key == key))


def test_the_same_thing_told_by_two_outlets_is_one_line_with_both():
    (first, one), (second, two) = wire(), wire("other.txt", outlet="Lowland Courier")
    brief = compose(QUESTION, (first, second), (*one, *two), ())
    line = next(x for x in of("reported", brief) if x.clause == "Iran provided training drones to Russia")
    assert {v.name for v in line.voices} == {"Harbour Wire", "Lowland Courier"}
    assert all("“scores of”" in v.note for v in line.voices)


def test_an_act_that_a_transfer_is_part_of_is_not_said_again():
    assert not [x for x in of("reported") if "delivered" in x.quoted]


def test_denials_say_that_they_are_denials():
    line = of("denied")[0]
    assert line.clause.startswith("That Iran provided drones")
    assert line.voices[0].how == "denied by"


def test_every_row_of_a_heap_is_in_a_line_or_part_of_a_transfer():
    told = {e for p in BRIEF.passings for e in p.events}
    rows = [r.id for r in between(BRIEF) if r.id not in told]
    assert len(rows) >= sum(len(of(k)) for k in ("reported", "argued", "said", "denied", "planned"))


def test_things_are_grouped_with_their_quantities_side_by_side():
    drones = next(t for t in by_thing(BRIEF.passings) if "drones" in t.name.lower())
    assert len(drones.entries) == 2
    assert drones.amounts == (("“scores of”", "Harbour Wire, delivered"),)
    assert not drones.differ
    other = replace(drones.entries[0], quantity="about 2,000")
    assert by_thing((*drones.entries, other))[0].differ


def test_common_nouns_are_no_actors_of_the_network():
    assert is_name("IRN")
    assert is_name("the Quay Council")
    assert not is_name("some fishermen")
    assert not is_name("Specialists working")
