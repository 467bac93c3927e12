"""Encoder and lexicon together: who decides the type, and how sure it makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import Event
from dragoman.reading.extract.learned.decode import Found
from dragoman.reading.extract.learned.fuse import FEATURES, fuse, fused

SPAN = (5, 12)


def _found(shares: dict[str, float], begins: float = 0.9, sides: tuple[float, ...] = (0.9, 0.8)) -> Found:
    roles = {"actors": tuple(((0, 4), p) for p in sides[:1]), "recipients": tuple(((13, 21), p) for p in sides[1:])}
    return Found("event", SPAN, max(shares, key=shares.__getitem__), begins, shares, {}, roles)


def _rule(kind: str) -> Event:
    return Event(
        id="e", doc="d", extractor="parse/1", confidence=0.7, trigger=SPAN, type=kind, mode=None, actors=(), recipients=(),
        polarity="+", certainty="certain", phase="completed",
    )  # fmt: skip


def test_the_lexicon_breaks_a_near_tie_and_cannot_overrule_a_sure_encoder() -> None:
    near = _found({"ASSAULT": 0.45, "COERCE": 0.40, "AID": 0.15})
    sure = _found({"ASSAULT": 0.97, "COERCE": 0.02, "AID": 0.01})
    assert fused(near, _rule("COERCE"), 1.0).type == "COERCE"
    assert fused(sure, _rule("COERCE"), 1.0).type == "ASSAULT"
    assert fused(near, None, 1.0).type == "ASSAULT"


def test_events_are_paired_with_the_lexicons_by_their_trigger() -> None:
    other = Found("claim", SPAN, "cue", 0.9, {"cue": 1.0}, {}, {})
    both = fuse([_found({"AID": 1.0}), other], [_rule("AID")], {})
    assert len(both) == 1, "only events are fused"
    assert both[0].rule is not None
    assert both[0].features["agreed"] == 1.0
    assert set(both[0].features) == set(FEATURES), "each feature has its weight by name"


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-5, 5))
def test_confidence_is_a_probability_that_grows_with_what_speaks_for_it(a: float, b: float, shift: float) -> None:
    weights = {"begins": 0.4, "class": 0.3, "constant": shift}
    low, high = sorted((a, b))
    said = [fused(_found({"AID": 1.0}, begins=p), None, 1.0).confidence(weights) for p in (low, high)]
    assert 0 <= said[0] <= said[1] <= 1
