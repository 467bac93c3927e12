"""Transfers on sentences of our own: what, from whom, to whom, how far it has come."""

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import events, transfers
from dragoman.reading.extract.parse import ParseExtractor

CASES = [
    ("Iran sent drones to Russia.", "arms", "Iran", "Russia", "delivered", "+"),
    ("Togo has signed a contract to provide Benin with 12 generators.", "technology", "Togo", "Benin", "contracted", "+"),
    ("Prague denied supplying guns to Liberia.", "arms", "Prague", "Liberia", "delivered", "-"),
    ("The drones were delivered to Moscow in August.", "arms", None, "Moscow", "delivered", "+"),
    ("Russia has asked North Korea for artillery shells.", "arms", "North Korea", "Russia", "sought", "+"),
    ("France promised to send tanks to Ukraine.", "arms", "France", "Ukraine", "offered", "+"),
    ("Germany refused to deliver missiles to Kyiv.", "arms", "Germany", "Kyiv", "refused", "-"),
    ("Norway is shipping grain to Kenya.", "goods", "Norway", "Kenya", "in-transit", "+"),
    ("Japan will lend Vietnam 30 million dollars.", "money", "Japan", "Vietnam", "offered", "+"),
    ("Egypt bought gas from Israel.", "energy", "Israel", "Egypt", "delivered", "+"),
    ("Cuba sent doctors to Angola.", "personnel", "Cuba", "Angola", "delivered", "+"),
    ("In 2007 Russia agreed to sell Iran five battalions of S-300 missiles.", "arms", "Russia", "Iran", "contracted", "+"),
    ("Angola was once the chief recipient of Cuban rifles.", "arms", "Cuban", "Angola", "delivered", "+"),
    ("Chad emerged as a source of weapons for Sudan.", "arms", "Chad", "Sudan", "delivered", "+"),
    ("Havana's support has included rifles for Angolan recruits.", "arms", "Havana", "Angolan recruits", "delivered", "+"),
    ("Togo is reducing its supply of rifles to the Malian police.", "arms", "its", "the Malian police", "delivered", "+"),
    ("Libya became Chad's patron, providing rifles for its raids.", "arms", "Libya", "Chad", "delivered", "+"),
    ("Israel will not supply weapons to Ukraine.", "arms", "Israel", "Ukraine", "refused", "-"),
    ("Gantz said that Israel would not transfer missiles to Kyiv.", "arms", "Israel", "Kyiv", "refused", "-"),
    ("Iran sent Russia drones.", "arms", "Iran", "Russia", "delivered", "+"),
    ("China pays for Russian gas in yuan.", "energy", "Russian", "China", "delivered", "+"),
    ("The rifles had been flown from Cuba to Angola.", "arms", "Cuba", "Angola", "delivered", "+"),
    ("Belgium has exported weapons to neither side.", "arms", "Belgium", "side", "delivered", "-"),
    ("It will ask Chad for tanks.", "arms", "Chad", "It", "sought", "+"),
    ("Chad gave Sudan a host of equipment, including missiles.", "arms", "Chad", "Sudan", "delivered", "+"),
    ("Russia has denied that it uses Iranian missiles.", "arms", "Iranian", "it", "used", "-"),
    ("The report mentions China's sale of missiles to Pakistan.", "arms", "China", "Pakistan", "delivered", "+"),
]
NONE = [
    "Chad fired nearly 300 shells in one night.",
    "Poland may send jets to Ukraine.",
    "Critics accused Serbia of supplying guns to Libya.",
    "The firm delivered good results.",
    "Iran supplied Russia.",
    "Sudan has been sending drones at dams.",
    "Russian forces used Russian equipment.",
    "Analysts predict that Chad will likely continue to supply drones to Sudan.",
    "Chad deployed Turkish drones in Mali.",
    "Chad supplied Sudan with help.",
    "Serbia would have sold tanks to Angola.",
]


def _found(annotated, text):
    namer = record_ids("d0")
    annotation = annotated(text)
    return transfers.find(annotation, namer, events.find(annotation, namer))


@pytest.mark.parametrize(("text", "category", "giver", "receiver", "status", "polarity"), CASES)
def test_transfer(annotated, text, category, giver, receiver, status, polarity) -> None:
    said = [
        (t.category, t.giver and t.giver.name, t.receiver and t.receiver.name, t.status, t.polarity) for t in _found(annotated, text)
    ]
    assert (category, giver, receiver, status, polarity) in said


@pytest.mark.parametrize("text", NONE)
def test_no_transfer_is_made_up(annotated, text) -> None:
    assert _found(annotated, text) == ()


def test_acts_on_one_item_and_sides_are_joined(annotated) -> None:
    found = _found(annotated, "Iran sent drones to Russia. Later Iran delivered drones to Russia.")
    assert len(found) == 2
    joined = transfers.join(found)
    assert len(joined) == 1
    assert len(joined[0].events) == 2
    assert transfers.join(joined) == joined


def test_a_transfer_names_the_acts_that_speak_of_it(annotated) -> None:
    (one,) = _found(annotated, "Iran sent drones to Russia.")
    assert len(one.events) == 1


def test_a_thing_spelt_out_is_a_transfer_of_its_own(annotated) -> None:
    found = _found(annotated, "Chad gave Sudan a host of equipment, including rockets and tanks.")
    assert [t.item_name for t in found] == ["equipment", "rocket", "tank"]


def test_a_maker_is_no_stated_giver(annotated) -> None:
    (one,) = _found(annotated, "China pays for Russian gas in yuan.")
    assert one.giver.basis == "inferred"


def test_a_transfer_bears_the_claim_of_the_act_that_speaks_of_it(annotated) -> None:
    records = ParseExtractor().extract(annotated("Officials said that Iran had agreed to sell missiles to Russia."))
    act = next(r for r in records if r.kind == "event" and r.type == "AGREE")
    moved = next(r for r in records if r.kind == "transfer")
    assert moved.events[0] == act.id
    assert moved.claim == act.claim
