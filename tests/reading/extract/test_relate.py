"""The relation between two given sides: always a root, a probability for each of the 16; and the lexicon's own soundness."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.extract.patterns import lexicon
from dragoman.reading.extract.relate import relate
from dragoman.world.ontology.ontology import ROOTS, modes

PAIRS = [
    ("Turkey condemned Greece over the arrest of a pilot.", "Turkey", "Greece", "ACCUSE"),
    ("Kyiv was shelled by Russian troops.", "Russian troops", "Kyiv", "ASSAULT"),
    ("Norway sent blankets to Kenya.", "Norway", "Kenya", "AID"),
    ("Cuba lifted a ban on flights from Spain.", "Cuba", "Spain", "CONCEDE"),
    ("Chile refused to meet envoys of Peru.", "Chile", "Peru", "REJECT"),
    ("Oman urged Yemen to release the crew.", "Oman", "Yemen", "REQUEST"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "expected"), PAIRS)
def test_relation(text, actor, recipient, expected) -> None:
    spans = [(text.index(side), text.index(side) + len(side)) for side in (actor, recipient)]
    said = relate(text, *spans)
    assert said.type == expected, said
    assert set(said.probabilities) == set(ROOTS)
    assert math.isclose(sum(said.probabilities.values()), 1.0, abs_tol=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_any_text_names_a_root(text, ends) -> None:
    start, end = sorted(min(e, len(text)) for e in ends)
    said = relate(text, (start, end), (end, len(text)))
    assert said.type in ROOTS
    assert said.mode is None or said.mode in modes(said.type)


def test_the_lexicon_is_wide_and_its_modes_are_of_their_roots() -> None:
    table = lexicon()
    assert sum(len(p) for p in table.verbs.values()) >= 900
    assert sum(len(p) for p in table.nouns.values()) >= 200
    for patterns in (*table.verbs.values(), *table.nouns.values(), *table.adjectives.values()):
        for pattern in patterns:
            assert pattern.mode is None or pattern.mode in modes(pattern.root), pattern
            assert pattern.lemma.strip("+><|"), pattern
