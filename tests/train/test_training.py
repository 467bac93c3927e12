"""Types of a user's own are found in sentences that nobody trained on, and where there is none, none is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dragoman
from dragoman.model.records import Event

SWAPS = (
    "The central banks of Peru and Indonesia signed a currency swap of soles and rupiah.",
    "Thailand extended its baht-yen swap line with Japan for another three years.",
    "The Bank of Canada swapped Canadian dollars for pounds with the Bank of England.",
    "Serbia and China agreed on a dinar-yuan currency swap in Belgrade.",
    "Tunisia drew 400 million dollars from its swap line with Algeria.",
    "The Bank of Israel opened a swap line of dollars for the central bank of Greece.",
    "Colombia's central bank renewed a currency swap with the Bank of Mexico.",
    "Bangladesh and India set up a taka-rupee swap between their central banks.",
    "Kazakhstan and Turkey concluded a swap of tenge for lira.",
    "Morocco tapped the currency swap that Spain had offered.",
)
RELIEF = (
    "France cancelled the debt of Togo and Benin.",
    "Britain wrote off 300 million pounds that Guyana owed.",
    "Creditors led by Japan rescheduled Lebanon's loans over ten years.",
    "Germany forgave Jordan's loans from the 1990s.",
    "China waived Burundi's debt for two hospitals.",
    "Sweden cancelled two thirds of Haiti's debt.",
    "Libya forgave the debt of Niger.",
    "South Korea restructured the railway loan of Bangladesh.",
    "Switzerland halved the debt of Madagascar.",
    "The Paris Club rescheduled Gabon's arrears.",
)
NEITHER = (
    "The players swapped shirts after the match between Ghana and Chile.",
    "Colombia and Venezuela swapped prisoners at the border.",
    "Italy delivered ambulances to Albania in May.",
    "The debt of Spain grew faster than its output.",
    "Ghana borrowed two billion dollars from China.",
    "The ministers of Peru and Bolivia exchanged views on fishing.",
    "The lira fell against the euro on Wednesday.",
    "Egypt and Sudan signed a treaty on the waters of the Nile.",
    "The judge cancelled the hearing in Lisbon.",
    "Brazil repaid its loan to Portugal before the date.",
)


def found(sentence: str, types: Path) -> list[tuple[str, str | None]]:
    records = dragoman.read_text(sentence, types=types).records
    return [(r.type, r.mode) for r in records if isinstance(r, Event) and r.extractor == "own/1"]


@pytest.mark.parametrize(("sentences", "wanted"), [(SWAPS, ("COOPERATE", "currency-swap")), (RELIEF, ("AID", "debt-relief"))])
def test_own_events_are_found_in_unseen_sentences(types: Path, sentences: tuple[str, ...], wanted: tuple[str, str]) -> None:
    missed = [s for s in sentences if wanted not in found(s, types)]
    assert len(missed) <= 3, missed


def test_an_own_event_is_rarely_found_where_there_is_none(types: Path) -> None:
    false = {s: found(s, types) for s in NEITHER if found(s, types)}
    assert len(false) <= 2, false


def test_other_sentences_are_left_alone(trained: tuple[Path, str]) -> None:
    """Without the background in training every tenth of them holds a false event."""
    found_in, of = map(int, re.search(r"(\d+) of (\d+) sentences of the background", trained[1]).groups())
    assert of > 400
    assert found_in <= 0.03 * of


def test_little_of_the_background_is_set_aside(trained: tuple[Path, str]) -> None:
    aside = int(re.search(r"(\d+) more of the background", trained[1])[1])
    assert aside <= 50, "the toy types are rare: nearly all of the background has nothing of them"


def test_a_counter_example_of_the_corpus_is_left_alone(types: Path) -> None:
    lines = map(json.loads, Path(__file__).with_name("toy.jsonl").read_text("utf-8").splitlines())
    false = {line["text"]: found(line["text"], types) for line in lines if not line["events"]}
    assert sum(bool(f) for f in false.values()) <= 2, {s: f for s, f in false.items() if f}


def test_the_figures_are_printed_and_kept(trained: tuple[Path, str]) -> None:
    folder, told = trained
    rows = [line for line in told.splitlines() if line.startswith("| currency-swap |")]
    assert rows, told
    assert rows[0] in (folder / "card.md").read_text("utf-8")
    assert sorted(p.name for p in folder.iterdir()) == ["card.md", "heads.npz", "settings.json", "types.toml"]
