"""Readings made up for tests: every kind of record, without any reader. Also run as a child process that adds them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.model.document import Document
from dragoman.model.ids import digest, document_id, record_ids
from dragoman.model.reading import Reading
from dragoman.model.records import (
    Amount,
    Candidate,
    Cause,
    Claim,
    Event,
    Evidence,
    Forecast,
    Mention,
    Place,
    Quantity,
    Side,
    Speaker,
    State,
    Time,
    Transfer,
)
from dragoman.model.when import UNKNOWN, When

TEXT = "Iran sent 100 drones to Russia in August. Tehran denied it. Officials said that Moscow had not paid for them."


def on(day: date) -> When:
    return When(start=day, end=day, precision="day", basis="stated")


def document(path: str, text: str = TEXT, published: When = UNKNOWN, **more: Any) -> Document:
    raw = digest(text)
    ends = [i + 1 for i, c in enumerate(text) if c == "."] or [len(text)]
    starts = [0, *(e + 1 for e in ends[:-1])]
    return Document(
        id=document_id(path, raw),
        path=path,
        media_type="text/plain",
        raw_hash=raw,
        content_hash=digest(text),
        text=text,
        body=((0, len(text)),),
        sentences=tuple(zip(starts, ends, strict=True)),
        published=published,
        **more,
    )


def reading(path: str, text: str = TEXT, published: When = UNKNOWN, extractor: str = "made/1", **more: Any) -> Reading:
    """A document with one record of every kind, whose spans stand in TEXT."""
    doc = document(path, text, published, **more)
    name = record_ids(doc.id)
    common: dict[str, Any] = {"doc": doc.id, "extractor": extractor, "confidence": 0.75}

    def at(words: str) -> tuple[int, int]:
        start = max(text.find(words), 0)
        return start, min(start + len(words), len(text))

    def new(kind: type, words: str, **fields: Any) -> Any:
        return kind(id=name(kind.kind, at(words)), **common, **fields)

    def side(words: str, actor: str | None) -> Side:
        return Side(span=at(words), name=words, actor=actor, sector="GOV")

    iran = new(
        Mention, "Iran", span=at("Iran"), name="Iran", label="GPE", actor="IRN", candidates=(Candidate(actor="IRN", confidence=0.9),)
    )
    russia = new(Mention, "Russia", span=at("Russia"), name="Russia", label="GPE", actor="RUS", rule="name")
    denial = new(
        Claim,
        "denied",
        speaker=Speaker(span=(at("Tehran"),), name="Tehran", actor="IRN"),
        cue=(at("denied"),),
        content=(at("it"),),
        stance="denies",
        speech_act="state",
        certainty="certain",
        quoted=False,
    )
    said = new(
        Claim,
        "said",
        speaker=Speaker(span=(at("Officials"),), name="Officials", affiliation="USA"),
        cue=(at("said"),),
        content=(at("that Moscow had not paid for them"),),
        stance="affirms",
        speech_act="state",
        certainty="certain",
        quoted=False,
    )
    august = When(start=date(2022, 8, 1), end=date(2022, 8, 31), precision="month", basis="stated", span=at("August"))
    sent = new(
        Event,
        "sent",
        trigger=at("sent"),
        type="AID",
        mode=None,
        actors=(side("Iran", "IRN"),),
        recipients=(side("Russia", "RUS"),),
        polarity="+",
        certainty="certain",
        phase="completed",
        time=august,
    )
    paid = new(
        Event,
        "paid",
        trigger=at("paid"),
        type="COOPERATE",
        mode=None,
        actors=(side("Moscow", "RUS"),),
        recipients=(),
        polarity="-",
        certainty="certain",
        phase="completed",
        claim=said.id,
    )
    drones = new(
        Transfer,
        "100 drones",
        events=(sent.id,),
        giver=side("Iran", "IRN"),
        receiver=side("Russia", "RUS"),
        item=at("100 drones"),
        item_name="100 drones",
        category="arms",
        quantity=Amount(low=100, high=None, unit="drones", hedge="over", span=at("100")),
        status="delivered",
        polarity="+",
        time=august,
        claim=denial.id,
    )
    rest = (
        new(
            Time,
            "August",
            span=at("August"),
            edtf="2022-08",
            timex3="2022-08",
            start=date(2022, 8, 1),
            end=date(2022, 8, 31),
            precision="month",
            basis="stated",
        ),
        new(Place, "Russia", span=at("Russia"), name="Russia", lat=55.7, lon=None, country="RUS"),
        new(Quantity, "100", span=at("100"), low=100, high=None, unit="drones", hedge="over"),
        new(
            Cause,
            "for",
            cause=at("drones"),
            effect=at("paid"),
            cue=at("for"),
            cause_change="up",
            effect_change="occurs",
            sign=None,
            hedged=True,
            intended=False,
        ),
        new(
            State,
            "Iran",
            span=at("Iran"),
            subject=side("Iran", "IRN"),
            object=side("Russia", "RUS"),
            relation="alliance",
            direction="rising",
        ),
        new(
            Forecast, "paid", content=(at("paid"), at("them")), hedge="may", band=None, horizon=When(start=date(2023, 1, 1)), claim=said.id
        ),
        new(Evidence, "drones", span=at("drones"), what="image", presenter=Speaker(span=None, name="Kyiv"), seen=None),
    )
    return Reading(doc, (iran, russia, denial, said, sent, paid, drones, *rest))


def readings(count: int, first: int = 0) -> list[Reading]:
    """Readings of different texts, some of them copies of their neighbour."""
    return [
        reading(f"a{n:04d}.txt", f"{TEXT} Number {n // 3}, so it was said.", on(date(2022, 9, 1 + n % 28)))
        for n in range(first, first + count)
    ]


def reread(old: Reading, extractor: str) -> Reading:
    """The same document as another version of the extractor reads it."""
    return Reading(old.document, tuple(replace(r, extractor=extractor, confidence=0.5) for r in old.records[:3]))


def add_in_batches(path: Path, count: int, size: int) -> None:
    """What ``dragoman add`` does, without reading: resume, write batches, merge them, link copies."""
    from dragoman.dossier.link.copies import link_copies
    from dragoman.dossier.store.inbox import inbox_of, write_batch
    from dragoman.dossier.store.writer import owner

    with owner(path) as dossier:
        known = dossier.known_documents()
    fresh: Sequence[Reading] = [r for r in readings(count) if r.document.id not in known]
    for start in range(0, len(fresh), size):
        write_batch(inbox_of(path), fresh[start : start + size], "run")
        with owner(path) as dossier:
            dossier.merge_inbox()
    with owner(path) as dossier:
        link_copies(dossier)


if __name__ == "__main__":
    add_in_batches(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
