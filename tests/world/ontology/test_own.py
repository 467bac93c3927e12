"""An ontology of own types is read, checked and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.world.ontology.own import EXAMPLE, OwnType, dumps, parse


def test_the_example_is_read() -> None:
    assert parse(EXAMPLE, "my.toml") == (OwnType("currency-swap", "COOPERATE", "central banks swap currencies"),)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_what_is_written_is_read_again(about: str) -> None:
    types = (OwnType("one", "AID", about), OwnType("two-3", "COERCE", ""))
    assert parse(dumps(types), "my.toml") == types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("types = ", "not TOML"),
        ("", "must hold tables"),
        ("types = 3", "must hold tables"),
        ('[types.a]\nroot = "AID"\n[other]', "must hold tables"),
        ('[types.Swap]\nroot = "AID"', "Not a name"),
        ('[types.swap]\nroot = "HELP"', "PLOVER"),
        ("[types.swap]", "PLOVER"),
        ('[types.swap]\nroot = "AID"\nmode = "x"', "takes root and about"),
        ("[types.swap]\nroot = 3", "takes root and about"),
        ('[types.cyber]\nroot = "COERCE"', "mode of that name"),
    ],
)
def test_what_is_wrong_is_told_with_the_remedy(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        parse(text, "my.toml")
    assert "my.toml" in error.value.evidence
    assert error.value.remedy
