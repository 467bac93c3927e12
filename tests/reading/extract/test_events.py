"""Events on sentences of our own: each construction and each hard call of the codebook. The table is ``event_cases.txt``."""

import re
from pathlib import Path

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import events
from dragoman.world.ontology.ontology import ROOTS, permitted

LINES = [line for line in Path(__file__).with_name("event_cases.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES]


def _told(event):
    return {event.polarity, event.certainty, event.phase, event.aspect, "cf" if event.counterfactual else ""}


def _has(sides, wanted):
    return wanted == "-" or any(wanted.lower() in s.name.lower() for s in sides)


def _fits(event, kind, mode, how, actor, recipient):
    plain = event.type == kind and (not mode or event.mode == mode) and (not how or how in _told(event))
    return plain and _has(event.actors, actor) and _has(event.recipients, recipient)


def test_the_table_is_wide_enough() -> None:
    assert len(CASES) >= 120
    assert {re.match(r"!?([A-Z]+)", c[0])[1] for c in CASES} == set(ROOTS)


@pytest.mark.parametrize(("kind", "actor", "recipient", "text"), CASES)
def test_case(annotated, kind, actor, recipient, text) -> None:
    found = events.find(annotated(text), record_ids("d0"))
    said = [(e.type, e.mode, [s.name for s in e.actors], [s.name for s in e.recipients], _told(e)) for e in found]
    if kind[0] == "!":
        assert not [e for e in found if e.type == kind[1:] and e.modality == "actual"], said
    else:
        root, mode, how = re.fullmatch(r"([A-Z]+)(?:/([a-z-]+))?(?::(.+))?", kind).groups()
        assert any(_fits(e, root, mode, how, actor, recipient) for e in found), said


def test_spans_lie_in_the_text_and_phases_are_permitted(annotated) -> None:
    text = "\n".join(dict.fromkeys(c[3] for c in CASES))
    for event in events.find(annotated(text), record_ids("d0")):
        assert 0 <= event.trigger[0] < event.trigger[1] <= len(text)
        assert permitted(event.type, event.phase), event
        for side in (*event.actors, *event.recipients):
            assert side.span is None or text[slice(*side.span)].split() == side.name.split()


def test_reading_twice_gives_the_same_events(annotated) -> None:
    annotation = annotated("Iran sent drones to Russia. Kyiv was struck by Russian missiles.")
    assert events.find(annotation, record_ids("d0")) == events.find(annotation, record_ids("d0"))
