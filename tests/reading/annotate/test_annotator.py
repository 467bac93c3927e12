from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Boilerplate

TEXT = "Talks open in Baku\n\nThe envoy arrived on Monday. “We will talk,” he said. “Then we\u00ad’ll see.”\n\nSubscribe now to read on."


def sentences(annotation):
    return [annotation.document.text[s:e] for s, e in annotation.document.sentences]


def test_whole_text_is_body_where_nobody_marked_any(annotate):
    annotation = annotate("One thing. Another thing.")
    assert sentences(annotation) == ["One thing.", "Another thing."]
    assert [p.role for p in annotation.passages] == ["body"]


def test_only_body_pieces_are_parsed(annotate):
    annotation = annotate(TEXT, body=((0, 18), (20, 92)), boilerplate=(Boilerplate(span=(94, len(TEXT)), reason="prompt"),))
    assert [p.role for p in annotation.passages] == ["title", "body"]
    assert sentences(annotation) == [
        "Talks open in Baku", "The envoy arrived on Monday.", "“We will talk,” he said.", "“Then we\u00ad’ll see.”",
    ]  # fmt: skip


def test_nothing_is_parsed_in_a_document_with_an_error_or_no_body(annotate):
    assert annotate("Some text.", error="not text").passages == ()
    assert annotate("Buy now.", boilerplate=(Boilerplate(span=(0, 8), reason="prompt"),)).passages == ()
    assert annotate("").passages == ()
    assert annotate(" \n ").passages == ()


def test_the_document_keeps_its_other_fields(annotate, annotator):
    annotation = annotate("One thing.", title="T", outlet="O")
    assert replace(annotation.document, sentences=()) == replace(annotate("One thing.", title="T", outlet="O").document, sentences=())


def test_a_very_long_paragraph_is_cut_between_sentences(annotate):
    text = "The minister spoke at length about trade. " * 1200
    annotation = annotate(text)
    assert len(annotation.passages) > 2
    assert len(annotation.document.sentences) == 1200


def test_a_long_text_without_any_stop_is_survived(annotate):
    text = "word " * 9000
    assert sum(len(p.doc) for p in annotate(text).passages) == 9000


PIECES = st.sampled_from([
    "Iran‘s envoy met Mr.\u00a0Orlov. ", "“No,” Gen.\u00a0Petrov said. ",
    "U.S. forces left on Nov. 23. ", "Zelen\u00adskyy spoke… ", "\r\n", "• ",
    "The oﬃce of the\u200b President closed. ", "about 4,500 missiles ", "\ufeff", "Almost $3 billion! ", "two weeks ago, ", "”", "‘",
])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(PIECES, max_size=8))
def test_spans_lead_back_to_the_original(annotate, pieces):
    text = "".join(pieces)
    annotation = annotate(text)
    for passage in annotation.passages:
        for token in passage.doc:
            start, end = passage.at(token)
            assert passage.span[0] <= start < end <= passage.span[1] or not token.text.strip()
            letters = "".join(c for c in text[start:end] if c.isascii() and c.isalnum())
            assert letters == "".join(c for c in token.text if c.isalnum()) or "ﬃ" in text[start:end]
    for record in (*annotation.mentions, *annotation.times, *annotation.places, *annotation.quantities):
        assert 0 <= record.span[0] < record.span[1] <= len(text)
        assert any(s <= record.span[0] and record.span[1] <= e for s, e in annotation.document.sentences)
