"""Causal statements on sentences of our own. The table is ``cause_cases.txt``."""

from pathlib import Path

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import causes

LINES = [line for line in Path(__file__).with_name("cause_cases.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES]


def _marks(cause):
    marks = [cause.cause_change, cause.effect_change, cause.sign, *["hedged"] * cause.hedged, *["intended"] * cause.intended]
    return " ".join(marks)


@pytest.mark.parametrize(("cue", "cause", "effect", "marks", "text"), CASES)
def test_case(annotated, cue, cause, effect, marks, text) -> None:
    found = causes.find(annotated(text), record_ids("d0"))
    said = [(text[slice(*c.cue)], text[slice(*c.cause)], text[slice(*c.effect)], _marks(c)) for c in found]
    if cue == "!":
        assert not said
        return
    assert any(q == cue and cause.lower() in c.lower() and effect.lower() in e.lower() and m == marks for q, c, e, m in said), said


def test_ends_never_overlap_and_one_cue_makes_one_record(annotated) -> None:
    text = "\n".join(c[4] for c in CASES)
    found = causes.find(annotated(text), record_ids("d0"))
    assert len({c.cue for c in found}) == len(found)
    for c in found:
        assert c.cause[1] <= c.effect[0] or c.effect[1] <= c.cause[0]


@pytest.mark.parametrize(
    ("cause", "effect", "wanted"),
    [
        ("up", "up", "+"),
        ("down", "down", "+"),
        ("up", "down", "-"),
        ("down", "occurs", "-"),
        ("occurs", "occurs", "+"),
        ("occurs", "down", "-"),
    ],
)
def test_the_sign_is_the_product_of_the_changes(cause, effect, wanted) -> None:
    assert causes.sign(cause, effect) == wanted
