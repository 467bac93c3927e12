"""Which claims pass the records of their content on."""

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import claims
from dragoman.reading.extract.judgements import transparent

JUDGED = ["Peru welcomed the attack on the port.", "Peru condemned the sale of the ships.", "Peru called for an inquiry into the raid."]
KEPT = ["Peru denied the sale of the ships.", "Peru announced a sale of ships.", "Peru said that the ships were sold."]


@pytest.mark.parametrize("text", JUDGED)
def test_a_judgement_of_a_thing_holds_no_records(annotated, text) -> None:
    annotation = annotated(text)
    (claim,) = claims.find(annotation, record_ids("d0"))
    assert claim.id in transparent(annotation, [claim]).judged


@pytest.mark.parametrize("text", KEPT)
def test_a_word_about_the_thing_holds_them(annotated, text) -> None:
    annotation = annotated(text)
    (claim,) = claims.find(annotation, record_ids("d0"))
    assert transparent(annotation, [claim]).judged == frozenset()


def test_what_is_promised_is_the_act_itself(annotated) -> None:
    annotation = annotated("Peru agreed to sell two ships.")
    (claim,) = claims.find(annotation, record_ids("d0"))
    assert transparent(annotation, [claim]).promised == {claim.id}
