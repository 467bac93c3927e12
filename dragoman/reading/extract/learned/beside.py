"""Transfers and causes that only the encoder sees: they stand beside those of the parse, where these have nothing at the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Amount, AnyRecord, Cause, Event, Side, Transfer
from dragoman.model.spans import Span, hull, overlap
from dragoman.reading.extract.causes import sign
from dragoman.reading.extract.events import time_of
from dragoman.reading.extract.learned.decode import Found
from dragoman.reading.extract.learned.events import EXTRACTOR, named
from dragoman.reading.extract.learned.labels import YES
from dragoman.reading.extract.names import Names
from dragoman.reading.extract.passings import real

if TYPE_CHECKING:
    from spacy.tokens import Token

Namer = Callable[[str, Span], str]


def beside(
    annotation: Annotation, passage: Passage, found: Sequence[Found], known: Sequence[AnyRecord], name: Namer
) -> Iterator[AnyRecord]:
    """Yield the transfers and causes that ``known`` does not have yet."""
    taken = {kind: [r.anchor for r in known if r.kind == kind] for kind in ("transfer", "cause")}
    events = [r for r in known if isinstance(r, Event)]
    for one in (_whole_item(f, passage) if f.layer == "transfer" else f for f in found):
        if one.layer not in taken or any(overlap(one.span, s) for s in taken[one.layer]):
            continue
        taken[one.layer].append(one.span)
        made = _transfer(one, annotation, passage, events, name) if one.layer == "transfer" else _cause(one, annotation, name)
        if made is not None:
            yield made


def _whole_item(one: Found, passage: Passage) -> Found:
    """Give the anchor with the thing itself in it: "a first batch of drones", where the encoder marked "a first"."""
    piece = passage.slice(one.span)
    if piece is None:
        return one
    noun = next((t for t in (piece.root, *piece.root.ancestors) if t.pos_ in ("NOUN", "PROPN")), piece.root)
    thing = real(noun)
    inside = passage.at(thing.sent)
    spans = [one.span, *(passage.at(t) for t in (noun, thing) if overlap(passage.at(t), inside))]
    return replace(one, span=hull(spans))


def _transfer(one: Found, annotation: Annotation, passage: Passage, events: Sequence[Event], name: Namer) -> Transfer | None:
    names = Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))
    giver, receiver = (_side(one, role, names) for role in ("giver", "receiver"))
    item = passage.slice(one.span)
    if item is None or not (giver or receiver):
        return None
    said: dict[str, Any] = {k: v for k, (v, _) in one.attributes.items()}
    label: Any = one.label
    return Transfer(
        id=name("transfer", one.span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=round(one.confidence, 3),
        events=tuple(e.id for e in events if _speaks(e, giver, receiver)), giver=giver, receiver=receiver, item=one.span,
        item_name=_name(real(item.root)), category=label,
        quantity=_amount(one.span, annotation), status=said["status"], polarity=said["polarity"],
        time=time_of(item.root, passage, annotation),
    )  # fmt: skip


def _name(noun: Token) -> str:
    return " ".join([*(c.text for c in noun.lefts if c.dep_ == "compound"), noun.lemma_])


def _side(one: Found, role: str, names: Names) -> Side | None:
    surest = max(one.roles[role], key=lambda f: f[1], default=None)
    return named(surest[0], names) if surest is not None else None


def _speaks(event: Event, giver: Side | None, receiver: Side | None) -> bool:
    """Whether an act is one of both sides of the transfer: then it speaks of it."""
    sides = [s.span for s in (*event.actors, *event.recipients) if s.span]
    ends = [s.span for s in (giver, receiver) if s is not None and s.span]
    return len(ends) == 2 and all(any(overlap(e, s) for s in sides) for e in ends)


def _amount(span: Span, annotation: Annotation) -> Amount | None:
    found = next((q for q in annotation.quantities if overlap(q.span, span)), None)
    return Amount(low=found.low, high=found.high, unit=found.unit, hedge=found.hedge, span=found.span) if found else None


def _cause(one: Found, annotation: Annotation, name: Namer) -> Cause | None:
    ends = [_whole(one, role) for role in ("cause", "effect")]
    if ends[0] is None or ends[1] is None or overlap(ends[0], ends[1]):
        return None
    said: dict[str, Any] = {k: v for k, (v, _) in one.attributes.items()}
    return Cause(
        id=name("cause", one.span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=round(one.confidence, 3),
        cause=ends[0], effect=ends[1], cue=one.span, cause_change=said["cause_change"], effect_change=said["effect_change"],
        sign=sign(said["cause_change"], said["effect_change"]), hedged=said["hedged"] == YES, intended=said["intended"] == YES,
    )  # fmt: skip


def _whole(one: Found, role: str) -> Span | None:
    return hull([s for s, _ in one.roles[role]]) if one.roles[role] else None
