"""Which claim covers which record."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.records import Claim, Evidence, Speaker
from dragoman.model.spans import any_covers, length
from dragoman.reading.extract import scopes


def _claim(number, content, cue):
    return Claim(
        id=f"c{number}", doc="d", extractor="t", confidence=1, speaker=Speaker(span=None, name=""), cue=(cue,), content=content,
        stance="affirms", speech_act="state", certainty="certain", quoted=False,
    )  # fmt: skip


def _evidence(span):
    return Evidence(id="e", doc="d", extractor="t", confidence=1, span=span, what="image")


def test_the_innermost_claim_is_named() -> None:
    claims = (_claim(1, ((10, 90),), (0, 5)), _claim(2, ((40, 80),), (30, 35)))
    (found,) = scopes.attach(claims, (_evidence((50, 55)),))
    assert found.claim == "c2"


def test_the_authors_own_voice_has_no_claim() -> None:
    (found,) = scopes.attach((_claim(1, ((10, 20),), (0, 5)),), (_evidence((30, 35)),))
    assert found.claim is None


def test_a_broken_content_covers_only_its_pieces() -> None:
    (found,) = scopes.attach((_claim(1, ((0, 10), (20, 30)), (12, 16)),), (_evidence((12, 15)),))
    assert found.claim is None


SPAN = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(st.tuples(SPAN, SPAN), max_size=8), SPAN)
def test_nothing_covering_is_narrower_and_nesting_never_turns_round(pairs, anchor) -> None:
    claims = scopes.nest(tuple(_claim(n, (content,), cue) for n, (content, cue) in enumerate(pairs)))
    (found,) = scopes.attach(claims, (_evidence(anchor),))
    around = [c for c in claims if any_covers(c.content, anchor)]
    assert (found.claim is None) == (not around)
    if around:
        assert min(length(c.content) for c in around) == next(length(c.content) for c in claims if c.id == found.claim)
    outer = {c.id: c.claim for c in claims}
    assert all(outer.get(outer[i]) != i for i in outer if outer[i])
