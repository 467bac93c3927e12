from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from dragoman.model.sourced import Sourced
from dragoman.present.show import show
from tests.present.fixtures import sample

DOCUMENTS, RECORDS, _ = sample()


def shown(record, document):
    console = Console(width=200, record=True, file=None, force_terminal=False, no_color=True)
    with console.capture() as capture:
        console.print(show(Sourced(record, document)))
    return capture.get()


def test_a_record_stands_in_its_paragraph_with_its_spans_named():
    event = next(r for r in RECORDS if r.kind == "event" and r.type == "AID")
    text = shown(event, DOCUMENTS[0])
    assert "[delivered](act)" in text
    assert "[Iran](who)" in text
    assert "[Russia](to whom)" in text
    assert "confidence 0.75" in text
    assert "reported by Harbour Wire" in text


def test_every_kind_can_be_shown():
    by_id = {d.id: d for d in DOCUMENTS}
    for record in RECORDS:
        assert record.id in shown(record, by_id[record.doc])


def test_an_article_cannot_steer_the_terminal():
    document = replace(DOCUMENTS[0], outlet="\x1b[31mWire\x07", title="a\x1b]0;x\x07b")
    text = shown(RECORDS[0], document)
    assert "\x1b" not in text
    assert "\x07" not in text
