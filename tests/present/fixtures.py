"""Documents and records made by hand: invented outlets, invented sentences about Russia and Iran, each text marked SAMPLE."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.model.document import Boilerplate, Document
from dragoman.model.ids import digest, document_id, record_ids
from dragoman.model.records import (
    Amount,
    AnyRecord,
    Cause,
    Claim,
    Event,
    Forecast,
    Mention,
    Side,
    Speaker,
    State,
    Transfer,
)
from dragoman.model.spans import Span
from dragoman.model.verdict import Verdict
from dragoman.model.when import UNKNOWN, When
from dragoman.present.brief.question import Party, Question

RUSSIA, IRAN = Party("RUS", "Russia"), Party("IRN", "Iran")
QUESTION = Question(a=RUSSIA, b=IRAN)
JULY = When(start=date(2022, 7, 19), end=date(2022, 7, 19), precision="day", basis="stated")
AUTUMN = When(start=date(2022, 9, 1), end=date(2022, 10, 31), precision="month", basis="inferred")

WIRE = """SAMPLE. Envoys of Russia and Iran met in Tehran on 19 July 2022.
Iran delivered scores of training drones to Russia in the autumn, and Moscow paid with wheat.
Iranian officials deny that Iran supplied Russia with drones. Western officials say that Iran sent Russia at least 40 trainers.
Because its stocks dwindle, Russia leans on Iran. Iran is increasingly dependent on grain from Russia.
Read more: our newsletter."""
COLUMN = """SAMPLE. A column. Russia agreed to sell Iran air defences, and will probably send the first of them next year if paid.
The two have been partners since 1991. Iran may have shared its drone plans with Russia."""


@dataclass
class Maker:
    """Makes the records of one document; spans are found by their words."""

    document: Document
    made: list[AnyRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = record_ids(self.document.id)

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        return start, start + len(words)

    def side(self, words: str, actor: str | None, nth: int = 0) -> Side:
        return Side(span=self.span(words, nth), name=words, actor=actor)

    def add(self, kind: type[Any], anchor: Span, **fields: Any) -> Any:
        base = {"id": self.name(kind.kind, anchor), "doc": self.document.id, "extractor": "hand/1", "confidence": 0.75}
        record = kind(**base, **fields)
        self.made.append(record)
        return record

    def mentions(self, names: dict[str, str]) -> None:
        for name, actor in names.items():
            for nth in range(self.document.text.count(name)):
                span = self.span(name, nth)
                self.add(Mention, span, span=span, name=name, label="GPE", actor=actor, rule="capital" if name == "Moscow" else "name")

    def event(self, trigger: str, root: str, who: tuple[Side, ...], whom: tuple[Side, ...], **more: Any) -> Event:
        fields = {"mode": None, "polarity": "+", "certainty": "certain", "phase": "completed", **more}
        span = self.span(trigger)
        return self.add(Event, span, trigger=span, type=root, actors=who, recipients=whom, **fields)

    def claim(self, speaker: str, cue: str, content: str, stance: str = "affirms", belongs: str | None = None, **more: Any) -> Claim:
        said = Speaker(span=(self.span(speaker),), name=speaker, affiliation=belongs)
        fields = {"speech_act": "state", "certainty": "certain", "quoted": False, **more}
        at = self.span(cue)
        return self.add(Claim, at, speaker=said, cue=(at,), content=(self.span(content),), stance=stance, **fields)

    def transfer(self, item: str, giver: Side, receiver: Side, category: str, status: str, nth: int = 0, **more: Any) -> Transfer:
        at = self.span(item, nth)
        fields = {"quantity": None, "polarity": "+", "events": (), **more}
        return self.add(Transfer, at, item=at, item_name=item, giver=giver, receiver=receiver, category=category, status=status, **fields)


def document(path: str, text: str, **fields: Any) -> Document:
    """A document whose body is its lines, but for those that ask to read more."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    prompts = tuple(Boilerplate(span=s, reason="subscription prompt") for s in lines if text[slice(*s)].startswith("Read more"))
    body = tuple(s for s in lines if s[1] > s[0] and not text[slice(*s)].startswith("Read more"))
    raw = digest(text)
    parts = {"body": body, "boilerplate": prompts, "sentences": sentences(text, body)}
    given = {"media_type": "text/plain", "language": "en", **parts, **fields}
    return Document(id=document_id(path, raw), path=path, raw_hash=raw, content_hash=raw, text=text, **given)


def sentences(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences of a sample text: they end at a full stop and a space."""
    found = []
    for start, end in body:
        at = start
        while (stop := text.find(". ", at, end)) >= 0:
            found.append((at, stop + 1))
            at = stop + 2
        found.append((at, end))
    return tuple(found)


def wire(path: str = "wire.txt", **fields: Any) -> tuple[Document, tuple[AnyRecord, ...]]:
    """A news report: a visit, a delivery, a payment, a denial, a claim, a cause, a state."""
    names = {"outlet": "Harbour Wire", "title": "Envoys meet in Tehran", "authors": ("Mira Olden",)}
    given = {**names, "genre": "news", "published": AUTUMN, **fields}
    make = Maker(document(path, WIRE, **given))
    rus, irn = (lambda n: make.side("Russia", "RUS", n)), (lambda n: make.side("Iran", "IRN", n))
    make.mentions({"Russia": "RUS", "Iran": "IRN", "Moscow": "RUS"})
    make.event("met", "CONSULT", (rus(0), irn(0)), (), mode="visit", time=JULY)
    given_drones = make.event("delivered", "AID", (irn(1),), (rus(1),), time=AUTUMN)
    amount = Amount(low=40, high=None, unit="drones", hedge="scores of", span=make.span("scores of"))
    make.transfer("training drones", irn(1), rus(1), "arms", "delivered", quantity=amount, events=(given_drones.id,), time=AUTUMN)
    make.transfer("wheat", make.side("Moscow", "RUS"), irn(1), "goods", "delivered", time=AUTUMN)
    no = make.claim("Iranian officials", "deny", "that Iran supplied Russia with drones", "denies", "IRN")
    make.event("supplied", "AID", (irn(3),), (rus(2),), claim=no.id)
    make.transfer("drones", irn(3), rus(2), "arms", "delivered", nth=1, claim=no.id)
    yes = make.claim("Western officials", "say", "that Iran sent Russia at least 40 trainers")
    make.event("sent", "AID", (irn(4),), (rus(3),), claim=yes.id)
    trainers = Amount(low=40, high=None, unit="trainers", hedge="at least", span=make.span("40"))
    make.transfer("trainers", irn(4), rus(3), "personnel", "delivered", claim=yes.id, quantity=trainers)
    _why(make)
    return make.document, tuple(make.made)


def _why(make: Maker) -> None:
    cue = make.span("Because")
    ends = {"cause": make.span("its stocks dwindle"), "effect": make.span("Russia leans on Iran"), "cue": cue}
    make.add(Cause, cue, **ends, cause_change="down", effect_change="up", sign="-", hedged=False, intended=False)
    span = make.span("dependent on")
    sides = {"subject": make.side("Iran", "IRN", 6), "object": make.side("Russia", "RUS", 5)}
    make.add(State, span, span=span, **sides, relation="dependence", direction="rising")


def column(path: str = "column.txt", **fields: Any) -> tuple[Document, tuple[AnyRecord, ...]]:
    """An opinion piece: a contract, an expectation with a condition, a possible transfer; undated, of no outlet that is known."""
    given = {"outlet": "The Quay Review", "title": "What the two want", "genre": "opinion", "url": "https://example.org/column", **fields}
    make = Maker(document(path, COLUMN, **given))
    rus, irn = make.side("Russia", "RUS"), make.side("Iran", "IRN")
    make.mentions({"Russia": "RUS", "Iran": "IRN"})
    make.event("agreed", "AGREE", (rus,), (irn,))
    make.transfer("air defences", rus, irn, "arms", "contracted")
    if_paid = make.span("if paid")
    content = make.span("will probably send the first of them next year")
    make.add(Forecast, content, content=(content,), hedge="probably", band="likely", condition=if_paid, horizon=UNKNOWN)
    sides = ((make.side("Iran", "IRN", 1),), (make.side("Russia", "RUS", 1),))
    make.event("shared", "COOPERATE", *sides, certainty="possible", modality="hypothetical")
    span = make.span("partners")
    make.add(State, span, span=span, subject=rus, object=irn, relation="alliance", direction="steady")
    return make.document, tuple(make.made)


def sample() -> tuple[tuple[Document, ...], tuple[AnyRecord, ...], tuple[Verdict, ...]]:
    """The wire, a copy of it elsewhere, the column and an input that could not be read."""
    first, one = wire()
    again, two = wire("copy.txt", outlet="Lowland Courier", origin="Harbour Wire", published=UNKNOWN)
    opinion, three = column()
    scan = {"path": "scan.pdf", "media_type": "application/pdf", "raw_hash": "0", "content_hash": "0"}
    broken = Document(id="dbroken", error="unreadable: cut short", **scan)
    left, right = sorted((first.id, again.id))
    same = Verdict(question="copy", left=left, right=right, judgement="SAME", by="sample", why="same text", how="exact copy", score=1.0)
    return (first, again, opinion, broken), (*one, *two, *three), (same,)
