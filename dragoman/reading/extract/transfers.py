"""Transfers: what passes, or is meant to pass, from one side to another, with how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Amount, Event, Side, Transfer, TransferStatus
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract import syntax
from dragoman.reading.extract.events import EXTRACTOR, time_of
from dragoman.reading.extract.names import Names, side
from dragoman.reading.extract.passings import Passing, passings, real
from dragoman.reading.extract.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTRACTS = frozenset({"deal", "contract", "agreement", "accord", "memorandum", "agree", "sign", "pact", "order"})


def find(annotation: Annotation, name: Callable[[str, Span], str], events: Sequence[Event]) -> tuple[Transfer, ...]:
    """Give the transfers of a document, those of each act apart; ``events`` are linked where their trigger speaks of it."""
    found = []
    for passage in annotation.passages:
        names = Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))
        for one in passings(passage, names):
            standing = status_of(one)
            if standing is not None:
                found.append(_transfer(one, standing, passage, names, annotation, name, events))
    return tuple(found)


def join(transfers: Sequence[Transfer]) -> tuple[Transfer, ...]:
    """Give the transfers with those that speak of the same thing, sides, status and voice made one."""
    kept: dict[tuple[object, ...], Transfer] = {}
    for one in transfers:
        key = (_who(one.giver), _who(one.receiver), one.category, one.item_name.lower(), one.status, one.polarity, one.claim, one.time)
        old = kept.get(key)
        kept[key] = one if old is None else _merged(old, one)
    return tuple(kept.values())


def _merged(old: Transfer, one: Transfer) -> Transfer:
    return replace(old, events=tuple(dict.fromkeys((*old.events, *one.events))), quantity=old.quantity or one.quantity)


def _who(found: Side | None) -> str | None:
    return (found.actor or found.name.lower()) if found else None


def status_of(one: Passing) -> tuple[TransferStatus, str] | None:
    """Give status and polarity of a passing; None where the text only wishes, fears or supposes it."""
    how, base = one.facts, one.frame.status
    if base == "used" and not one.givers:
        return None  # what a side uses up of its own does not pass
    if how.counterfactual or how.hold in ("let", "accuse", "purpose", "condition", "threaten"):
        return None
    if how.hold == "refuse" or (how.hold == "commit" and how.polarity == "-"):
        return "refused", "-"  # "will not supply" is a refusal as much as "refuses to"
    if how.hold == "deny":
        return base, "-"
    if base == "sought" and how.hold in ("commit", "want"):
        return "sought", how.polarity
    if how.hold == "commit":
        return ("contracted" if _contract(how.holder) else "offered"), how.polarity
    if how.hold in ("want", "ask"):
        gets = "s" in one.frame.receiver
        return ("sought", how.polarity) if (gets or how.hold == "ask") and how.certainty != "possible" else None
    if how.phase == "stopped":
        return None
    if how.phase in ("begun", "ongoing") and base == "delivered":
        return "in-transit", how.polarity
    return base, how.polarity


def _contract(holder: Token | None) -> bool:
    return holder is not None and lemma(holder) in CONTRACTS


def _transfer(
    one: Passing, standing: tuple[TransferStatus, str], passage: Passage, names: Names, annotation: Annotation,
    name: Callable[[str, Span], str], events: Sequence[Event],
) -> Transfer:  # fmt: skip
    span = _item_span(one, passage)
    giver = side(one.givers[0], names) if one.givers else None
    at = passage.at(one.head)
    held = passage.at(one.facts.holder) if one.facts.holder is not None else at
    speaking = tuple(e.id for e in events if overlap(e.trigger, at) or overlap(e.trigger, held))
    return Transfer(
        id=name("transfer", span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=_confidence(one),
        events=speaking, giver=replace(giver, basis="inferred") if giver is not None and one.inferred else giver,
        receiver=side(one.receivers[0], names) if one.receivers else None, item=span,
        item_name=_item_name(one), category=one.category, quantity=_amount(one.thing, passage, annotation),
        status=standing[0], polarity="-" if standing[1] == "-" else "+", time=time_of(one.head, passage, annotation),
    )  # fmt: skip


def _confidence(one: Passing) -> float:
    """Rate by what is seen; set by hand, not calibrated."""
    score = 0.5 + 0.15 * bool(one.givers) + 0.15 * bool(one.receivers)
    return round(score - 0.1 * (one.head.pos_ == "NOUN") - 0.05 * bool(one.facts.hold), 2)


def _parts(one: Passing) -> list[Token]:
    """Give the words before the thing's noun that name it, a receiver that stands among them left out (``send Syria rifles``)."""
    noun = real(one.thing)
    return [c for c in syntax.children(noun, "amod", "compound", "nmod") if c.i < noun.i and c not in one.receivers]


def _item_span(one: Passing, passage: Passage) -> Span:
    noun = real(one.thing)
    left = min((c.left_edge.i for c in _parts(one)), default=noun.i)
    return passage.at(noun.doc[left])[0], passage.at(noun)[1]


def _item_name(one: Passing) -> str:
    return " ".join([*(c.text for c in _parts(one) if c.dep_ == "compound"), real(one.thing).lemma_])


def _amount(thing: Token, passage: Passage, annotation: Annotation) -> Amount | None:
    whole = passage.at(thing.doc[thing.left_edge.i : real(thing).i + 1])
    found = next((q for q in annotation.quantities if overlap(q.span, whole)), None)
    return Amount(low=found.low, high=found.high, unit=found.unit, hedge=found.hedge, span=found.span) if found else None
