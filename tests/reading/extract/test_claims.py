"""Claims on sentences of our own. The table is ``claim_cases.txt``."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.ids import record_ids
from dragoman.model.spans import covers
from dragoman.reading.extract import claims, quotations

LINES = [line for line in Path(__file__).with_name("claim_cases.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES]


def _words(text, pieces):
    return " ".join(" ".join(text[s:e] for s, e in pieces).split())


def _read(annotated, text):
    return claims.find(annotated(text), record_ids("d0"))


def _told(text, claim):
    marks = [claim.stance, claim.speech_act, *(["Q"] if claim.quoted else [])]
    return claim.speaker.name, _words(text, claim.cue), _words(text, claim.content), " ".join(marks)


@pytest.mark.parametrize(("speaker", "cue", "begins", "ends", "marks", "text"), CASES)
def test_case(annotated, speaker, cue, begins, ends, marks, text) -> None:
    said = [_told(text, c) for c in _read(annotated, text)]
    if speaker == "!":
        assert not said
        return
    who = "" if speaker == "-" else speaker.lower()
    assert any(
        cue.lower() in c.lower()
        and t.lower().startswith(begins.lower())
        and t.endswith(ends)
        and m == marks
        and s.lower().replace("’s", "") == who
        for s, c, t, m in said
    ), said


def test_a_claim_inside_a_claim_names_it(annotated) -> None:
    text = "Officials say that Tehran denies selling the drones."
    outer, inner = _read(annotated, text)
    assert (outer.speaker.name, inner.speaker.name) == ("Officials", "Tehran")
    assert inner.claim == outer.id
    assert outer.claim is None
    assert inner.stance == "denies"


def test_a_quotation_over_paragraphs_is_one_claim(annotated) -> None:
    text = "The envoy said: “The first winter was hard.\n“The second was worse.”"
    (claim,) = [c for c in _read(annotated, text) if c.quoted]
    assert [text[s:e] for s, e in claim.content] == ["“The first winter was hard.", "“The second was worse.”"]


def test_a_broken_quotation_is_one_claim(annotated) -> None:
    text = "“The road,” she said, “is closed.” Nobody moved."
    (claim,) = [c for c in _read(annotated, text) if c.quoted]
    assert [text[s:e] for s, e in claim.content] == ["“The road,”", "“is closed.”"]


def test_a_quoted_sentence_that_no_cue_claims_is_nobodys_but_not_the_authors(annotated) -> None:
    text = "Posters hung in the square. “The army must leave the valley now.”"
    (claim,) = _read(annotated, text)
    assert claim.speaker.span is None
    assert claim.cue == ()


def test_words_in_quotation_marks_are_no_claim(annotated) -> None:
    assert _read(annotated, "The army fired four “kamikaze” drones at the port.") == ()


def test_a_transcript_gives_its_turns_to_their_speakers(annotated) -> None:
    text = "Q: Did you sell the drones?\nMR. NOVAK: We did not.\nNobody did.\nQ: Will you?\nMR. NOVAK: No."
    found = [c for c in _read(annotated, text) if c.speaker.name in {"Q", "MR. NOVAK"}]
    assert [c.speaker.name for c in found] == ["Q", "MR. NOVAK", "Q", "MR. NOVAK"]
    assert found[0].speech_act == "ask"
    assert _words(text, found[1].content) == "We did not. Nobody did."


def test_a_label_in_capitals_is_no_speaker(annotated) -> None:
    text = "The talks failed.\nSEE ALSO: More talks.\nThe army left.\nThe port burned.\nThe fleet sailed.\nThe king died."
    assert _read(annotated, text) == ()


def test_a_speaker_in_a_relative_clause_is_its_noun(annotated) -> None:
    text = "Two officials who said that the port was mined left on Friday."
    (claim,) = [c for c in _read(annotated, text) if "said" in _words(text, c.cue)]
    assert claim.speaker.name == "Two officials"


def test_anchors_are_unique_and_spans_lie_in_the_text(annotated) -> None:
    text = "\n".join(c[5] for c in CASES)
    found = _read(annotated, text)
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        for start, end in (*claim.cue, *claim.content, *(claim.speaker.span or ())):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@given(st.text(alphabet="ab .,?\n\"'“”‘’«»", max_size=80))
def test_quotations_never_overlap_nor_leave_their_paragraph(text: str) -> None:
    body, at = [], 0
    for line in text.split("\n"):
        body += [(at, at + len(line))] if line.strip() else []
        at += len(line) + 1
    document = Document(id="d", path="", media_type="", raw_hash="", content_hash="", text=text, body=tuple(body))
    pieces = [p for q in quotations.find(document) for p in q.pieces]
    assert all(a[1] <= b[0] for a, b in pairwise(pieces))
    assert all(any(covers(b, p) for b in body) and p[0] < p[1] for p in pieces)
