"""Plain sentences from fields, and by whose word they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model.records import Amount, Claim, Speaker, Transfer
from dragoman.present.standing import UNNAMED, Standing, speaker_name, standing
from dragoman.present.wording import acted, attributed, head, passed, things
from tests.present.fixtures import wire

DOCUMENT, RECORDS = wire()
CLAIM = next(r for r in RECORDS if isinstance(r, Claim))
DRONES = next(r for r in RECORDS if isinstance(r, Transfer))


@pytest.mark.parametrize(
    ("status", "negated", "sentence"),
    [
        ("delivered", False, "Iran provided drones to Russia"),
        ("delivered", True, "Iran did not provide drones to Russia"),
        ("sought", False, "Russia sought drones from Iran"),
        ("used", False, "Russia used drones from Iran"),
        ("contracted", False, "Iran agreed to supply drones to Russia"),
    ],
)
def test_a_transfer_reads_as_a_sentence(status, negated, sentence):
    assert passed(replace(DRONES, status=status), "drones", negated=negated) == sentence


def test_an_end_that_is_not_told_is_called_so():
    assert passed(replace(DRONES, giver=None), "drones", negated=False) == "Somebody not named provided drones to Russia"


def test_quantities_stand_before_the_thing_once():
    assert things("drones", "dozens") == "dozens of drones"
    assert things("2,400 drones", "2,400") == "2,400 drones"
    assert things("kamikaze” drones", "40") == "40 kamikaze drones"


def test_the_head_is_the_noun_as_the_text_inflects_it():
    assert head(replace(DRONES, item_name="Shahed-136 drone"), "Shahed-136 drones") == "drones"
    assert head(DRONES, None) == "drones"


def test_acts_say_who_did_what_to_whom():
    event = next(r for r in RECORDS if r.kind == "event" and r.type == "AID")
    assert acted(event, "completed", "delivered") == "Iran gave aid to Russia"
    assert acted(event, "negated", "delivered") == "Iran did not give aid to Russia"
    assert acted(replace(event, recipients=()), "hypothetical", "delivered") == "Iran may give aid to somebody not named"
    visit = replace(event, type="CONSULT", mode="visit")
    assert acted(visit, "completed", "received") == "Iran received Russia"


def test_sentences_name_whoever_stands_for_them():
    clause = "The navy provided boats"
    assert attributed(clause, Standing("reported", ""), "Harbour Wire") == "The navy provided boats, Harbour Wire reports"
    assert attributed(clause, Standing("said", "", "The envoy"), "x") == "The navy provided boats, according to the envoy"
    assert attributed(clause, Standing("denied", "", "Iran"), "x") == "Denied by Iran: that the navy provided boats"


@pytest.mark.parametrize(
    ("name", "actor", "affiliation", "shown"),
    [
        ("They", "IRN", None, "Iran"),
        ("he", None, "USA", "somebody of United States"),
        ("", None, None, UNNAMED),
        ("MS. BRANDT-OLDEN", None, None, "Ms. Brandt-Olden"),
        ("IRNA", None, None, "IRNA"),
    ],
)
def test_pronouns_and_empty_names_never_stand_as_speakers(name, actor, affiliation, shown):
    assert speaker_name(replace(CLAIM, speaker=Speaker(span=None, name=name, actor=actor, affiliation=affiliation))) == shown


def test_who_is_denied_is_not_who_denies():
    charge = replace(CLAIM, id="c1", stance="affirms", claim="c2", speaker=Speaker(span=None, name="some rivals"))
    answer = replace(CLAIM, id="c2", stance="denies", claim=None, speaker=Speaker(span=None, name="the minister"))
    found = standing("c1", {"c1": charge, "c2": answer}, DOCUMENT)
    assert (found.voice, found.speaker) == ("denied", "the minister")
    assert found.words == "denied by the minister, said by some rivals"


def test_a_hedge_is_part_of_the_quantity():
    assert DRONES.quantity == replace(DRONES.quantity or Amount(None, None, None, None), hedge="scores of")
