"""A charge that somebody denies stays asserted by its maker; a plain denial stays negative."""

from __future__ import annotations

import pytest

from dragoman import api
from dragoman.model.records import Claim, Event


@pytest.mark.parametrize(
    ("text", "polarity", "stances"),
    [
        ("The minister rejected the allegation by some neighbours that Chile had sent rifles to Peru.", "+", ("affirms", "denies")),
        ("The minister denied that Chile had sent rifles to Peru.", "-", ("denies",)),
        ("The minister said that Chile had not sent rifles to Peru.", "-", ("affirms",)),
    ],
)
def test_polarity_is_that_of_the_nearest_voice(text: str, polarity: str, stances: tuple[str, ...]) -> None:
    reading = api.read_text(text)
    claims = {c.id: c for c in reading.of(Claim)}
    sent = next(e for e in reading.of(Event) if e.type == "AID")
    chain = []
    at = sent.claim
    while at:
        chain.append(claims[at].stance)
        at = claims[at].claim
    assert (sent.polarity, tuple(chain)) == (polarity, stances)
