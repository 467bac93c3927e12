"""Forecasts, their hedges and bands on sentences of our own."""

from datetime import date

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import forecasts

CASES = [
    ("The army will leave the valley.", None, None),
    ("Iran is expected to sign the deal.", "expected", None),
    ("The truce is likely to hold.", "likely", "likely"),
    ("The truce is unlikely to hold.", "unlikely", "unlikely"),
    ("The truce is very likely to hold.", "very likely", "very likely"),
    ("The truce is highly unlikely to hold.", "highly unlikely", "very unlikely"),
    ("The truce will probably hold.", "probably", "likely"),
    ("The truce will probably not hold.", "probably not", "unlikely"),
    ("The truce will almost certainly collapse.", "almost certainly", "almost certain"),
    ("The growers are liable to lose the crop.", "liable", "likely"),
    ("Quito will inevitably draw Lima closer.", "inevitably", None),
    ("The war could spread to the coast.", "could", None),
    ("The war may spread to the coast.", "may", None),
    ("The war might spread to the coast.", "might", None),
    ("The fleet is set to sail.", "set", None),
    ("Exports are projected to fall.", "projected", None),
    ("The minister said that prices would fall.", None, None),
    ("More listings would probably follow, the analyst said.", "probably", "likely"),
    ("There is a roughly even chance that the bridge will be finished.", "roughly even", "roughly even"),
    ("The trucks should reach Minsk by May.", None, None),
]
NOT = [
    "The envoys would often meet in Vienna.",
    "The army left the valley.",
    "The deal was expected to fail.",
    "We will defend the island.",
    "The firm seized any goods that might help the enemy.",
    "Iran has sent drones.",
    "If the war spreads, prices rise.",
    "The army sent drones, which could carry bombs.",
    "Peru may want more helicopters.",
    "Minsk may be holding them back.",
    "The law could be aimed at smugglers.",
    "What the treaty will bring is open.",
    "No citizen may sell arms.",
    "They sold because the mills were starving and Chile could pay.",
    "They sold because the mills were idle and the buyers could pay.",
    "He said that he would resign.",
]
CONTENTS = [
    ("As a result, prices will inevitably rise.", "prices will inevitably rise"),
    ("Yet the dyke is likely to hold.", "the dyke is likely to hold"),
    ("That festival will fill the inns.", "That festival will fill the inns"),
    ("The sappers could clear the road, but they are unlikely to reopen it.", "they are unlikely to reopen it"),
    ("He left it open: the talks will resume.", "the talks will resume"),
    ("According to the ministry, the talks will resume.", "the talks will resume"),
    ("The talks will resume, according to the ministry.", "The talks will resume"),
    ("In Peru's view, the canal could cost too much.", "the canal could cost too much"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_content_is_the_clause_itself(annotated, text, content) -> None:
    found = forecasts.find(annotated(text), record_ids("d0"))
    assert content in [" ".join(text[s:e] for s, e in f.content) for f in found]


@pytest.mark.parametrize(("text", "hedge", "band"), CASES)
def test_case(annotated, text, hedge, band) -> None:
    found = forecasts.find(annotated(text), record_ids("d0"))
    assert [(f.hedge, f.band) for f in found] == [(hedge, band)]


@pytest.mark.parametrize("text", NOT)
def test_no_forecast(annotated, text) -> None:
    assert forecasts.find(annotated(text), record_ids("d0")) == ()


def test_the_condition_is_its_clause(annotated) -> None:
    text = "The truce will hold if both sides withdraw."
    (found,) = forecasts.find(annotated(text), record_ids("d0"))
    assert text[slice(*found.condition)] == "if both sides withdraw"


def test_the_horizon_is_the_date_inside_it(annotated) -> None:
    (found,) = forecasts.find(annotated("The line will open in March 2031."), record_ids("d0"))
    assert (found.horizon.start, found.horizon.end) == (date(2031, 3, 1), date(2031, 3, 31))


def test_what_is_taken_for_granted_is_marked(annotated) -> None:
    text = "When the story of this flood is told, the ferry will have a verse."
    taken = [text[slice(*f.content[0])] for f in forecasts.find(annotated(text), record_ids("d0")) if f.presupposed]
    assert taken == ["When the story of this flood is told"]
