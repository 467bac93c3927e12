"""Passages lead every token back to the document's own text."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.annotation import Passage
from dragoman.model.spans import overlap

# The document has a soft hyphen and two spaces that the parse does not see.
TEXT = "Nor\u00adway  sent ships."
CLEAN = "Norway sent ships."
OFFSETS = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
PASSAGE = Passage(span=(0, len(TEXT)), role="body", doc=spacy.blank("en")(CLEAN), offsets=OFFSETS)


def test_tokens_stand_where_the_document_has_them() -> None:
    assert [TEXT[slice(*PASSAGE.at(token))] for token in PASSAGE.doc] == ["Nor\u00adway", "sent", "ships", "."]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_slice_holds_the_tokens_that_the_span_touches(a: int, b: int) -> None:
    span = min(a, b), max(a, b)
    found = PASSAGE.slice(span)
    touched = [t.text for t in PASSAGE.doc if span[0] < span[1] and overlap(PASSAGE.at(t), span) and TEXT[slice(*span)].strip(" \u00ad")]
    assert ([t.text for t in found] if found is not None else []) == touched
