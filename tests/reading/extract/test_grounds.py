"""How speakers know what they say."""

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import claims

CASES = [
    ("According to documents, the ships were sold.", "document"),
    ("Satellite images show that the port is empty.", "document"),
    ("According to two people briefed on the talks, the ships were sold.", "was told"),
    ("A paper in Lima reported, citing two officials, that the ships were sold.", "was told"),
    ("The ministry judged that the ships were sold.", "inference"),
    ("The crew witnessed how the ships were sold.", "saw"),
    ("Peru said that the ships were sold.", None),
]


@pytest.mark.parametrize(("text", "basis"), CASES)
def test_basis(annotated, text, basis) -> None:
    assert basis in [c.basis for c in claims.find(annotated(text), record_ids("d0"))]
