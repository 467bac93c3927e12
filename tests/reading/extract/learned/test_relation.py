"""The relation between marked sides: always shares of the 16 roots, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.extract.learned.relation import mixed, shares
from dragoman.reading.extract.learned.weights import shipped
from dragoman.world.ontology.ontology import ROOTS, modes

PLAIN = (
    ("Peru shelled the positions of Chile at dawn.", "Peru", "Chile", "ASSAULT"),
    ("Norway imposed sanctions on Belarus over the vote.", "Norway", "Belarus", "SANCTION"),
    ("The Kenyan president met Uganda's prime minister in Kampala.", "The Kenyan president", "Uganda's prime minister", "CONSULT"),
    ("Ghana condemned Togo for closing the border.", "Ghana", "Togo", "ACCUSE"),
    ("Hungary refused to hand over the suspects to Austria.", "Hungary", "Austria", "REJECT"),
    ("Laos freed eleven fishermen from Thailand.", "Laos", "eleven fishermen from Thailand", "RETREAT"),
    ("Cuba sent doctors and medicine to Honduras.", "Cuba", "Honduras", "AID"),
    ("Farmers blocked the road to the ministry of agriculture.", "Farmers", "the ministry of agriculture", "PROTEST"),
)


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(("text", "actor", "recipient", "root"), PLAIN, ids=[p[3] for p in PLAIN])
def test_plain_acts_are_named(text: str, actor: str, recipient: str, root: str) -> None:
    roots, _ = shares(shipped(), text, _span(text, actor), _span(text, recipient))
    assert max(roots, key=roots.__getitem__) == root, sorted(roots.items(), key=lambda x: -x[1])[:3]


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=2, max_size=120), st.data())
def test_any_text_gives_shares_of_all_roots(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    roots, kinds = shares(shipped(), text, (0, cut), (cut, len(text)))
    assert set(roots) == set(ROOTS)
    assert sum(roots.values()) == pytest.approx(1, abs=1e-4)
    for root in ROOTS:
        assert sum(kinds[k] for k in (root, *(f"{root}.{m}" for m in modes(root)))) == pytest.approx(1, abs=1e-4)


def test_the_mix_goes_from_one_voice_to_the_other() -> None:
    a = {r: 0.9 if r == "AID" else 0.1 / 15 for r in ROOTS}
    b = {r: 0.9 if r == "ASSAULT" else 0.1 / 15 for r in ROOTS}
    assert max(mixed(a, b, 0.0), key=mixed(a, b, 0.0).__getitem__) == "AID"
    assert max(mixed(a, b, 1.0), key=mixed(a, b, 1.0).__getitem__) == "ASSAULT"
    assert sum(mixed(a, b, 0.3).values()) == pytest.approx(1)
