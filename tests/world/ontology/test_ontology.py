"""The ontology as data: 16 roots, their modes and what follows by rule; the crosswalk."""

import pytest

from dragoman.errors import InputError
from dragoman.world.items import category
from dragoman.world.ontology import crosswalk, ontology


def test_the_sixteen_roots_with_scores_of_their_class() -> None:
    assert len(ontology.ROOTS) == 16
    for name in ontology.ROOTS:
        assert (ontology.score(name) > 0) == ("cooperation" in ontology.quad_class(name)), name
    assert len(ontology.contexts()) == len(set(ontology.contexts())) == 37
    assert "impose" in ontology.modes("SANCTION")


def test_an_unknown_root_is_refused_with_the_list() -> None:
    with pytest.raises(InputError, match="ASSAULT"):
        ontology.root("FIGHT")


@pytest.mark.parametrize(
    ("polarity", "counterfactual", "certainty", "phase", "expected"),
    [
        ("-", True, "possible", "intended", "negated"),
        ("+", True, "certain", "completed", "hypothetical"),
        ("+", False, "possible", "intended", "hypothetical"),
        ("+", False, "certain", "intended", "future"),
        ("+", False, "probable", "ongoing", "actual"),
    ],
)
def test_modality_goes_from_negated_to_actual(polarity, counterfactual, certainty, phase, expected) -> None:
    assert ontology.modality(polarity, counterfactual, certainty, phase) == expected


def test_what_may_lie_ahead() -> None:
    assert {r for r in ontology.ROOTS if ontology.permitted(r, "intended")} == {
        "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "REQUEST", "ACCUSE", "REJECT", "CONCEDE",
    }  # fmt: skip


def test_cameo_there_and_back() -> None:
    assert crosswalk.from_cameo("190") == "ASSAULT"
    assert crosswalk.from_cameo("0871") == "CONCEDE"
    assert crosswalk.from_cameo("163") == "SANCTION"
    assert crosswalk.from_cameo("010") is None
    for name in ontology.ROOTS:
        assert crosswalk.from_cameo(crosswalk.to_cameo(name)) in (name, "RETREAT")
    with pytest.raises(InputError):
        crosswalk.from_cameo("99")


def test_older_labels() -> None:
    assert crosswalk.older("SANCTION", "convict") == "ACCUSE"
    assert crosswalk.older("SANCTION", "impose") == "COERCE"
    assert crosswalk.older("CONCEDE") == crosswalk.older("RETREAT", "release") == "YIELD"
    assert crosswalk.older("AID") == "AID"


def test_items_have_a_category_only_where_named() -> None:
    assert category("drone") == "arms"
    assert category("nothing", "turbine") == "technology"
    assert category("result") is None
