from pathlib import Path

import pytest

from dragoman.reading.annotate.sentences import sentence_starts

CASES = [c for c in Path(__file__).with_name("sentence_cases.txt").read_text("utf-8").splitlines() if not c.startswith("#")]


@pytest.mark.parametrize("case", CASES)
def test_sentences_begin_where_marked(case):
    text = case.replace("|", "")
    starts = sentence_starts(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == case.split("|")


def test_the_parser_keeps_these_borders(annotate):
    text = "“It is over!” Gen. Petrov of the U.S. Army shouted. They came; they saw; they left. He lives in Washington, D.C. She does not."
    assert [text[s:e] for s, e in annotate(text).document.sentences] == [
        "“It is over!” Gen. Petrov of the U.S. Army shouted.", "They came; they saw; they left.",
        "He lives in Washington, D.C.", "She does not.",
    ]  # fmt: skip


def test_many_cases_are_held():
    assert len(CASES) >= 60
