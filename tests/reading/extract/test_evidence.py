"""Evidence on sentences of our own."""

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import evidence

CASES = [
    ("Ukraine showed debris of a drone to reporters.", "debris", "debris", "Ukraine", None),
    ("The Pentagon published photographs of the site.", "image", "photographs", "The Pentagon", None),
    ("Satellite images released by the ministry show the site.", "image", "Satellite images", None, None),
    ("We examined the documents.", "document", "the documents", None, True),
    ("A recording indicates that the order was given.", "recording", "A recording", None, None),
    ("Rockets have been shown at the ruined depot.", "object", "Rockets", None, None),
    ("Foreign components have turned up in the wreck.", "object", "Foreign components", None, None),
    ("Experts took captured drones apart in May.", "object", "captured drones", None, None),
    ("The Chilean army had shown what it said was the wing of a drone.", "object", "the wing", "The Chilean army", None),
    ("The European Union listed three officers.", "sanctions listing", "listed three officers", "The European Union", None),
    (
        "The European Union imposed sanctions on two firms over the drones.",
        "sanctions listing",
        "imposed sanctions",
        "The European Union",
        None,
    ),
]
NOT = ["The ministry paid for the images.", "Iran sent drones.", "The army did not show the debris.", "The envoy presented no documents."]


@pytest.mark.parametrize(("text", "what", "words", "presenter", "seen"), CASES)
def test_case(annotated, text, what, words, presenter, seen) -> None:
    found = evidence.find(annotated(text), record_ids("d0"))
    assert (what, words, seen) in [(e.what, text[slice(*e.span)], e.seen) for e in found]
    if presenter:
        assert presenter in [e.presenter.name for e in found if e.presenter]


@pytest.mark.parametrize("text", NOT)
def test_no_evidence(annotated, text) -> None:
    assert evidence.find(annotated(text), record_ids("d0")) == ()
