"""Transfers: what passes, or is meant to pass, from one side to another, with how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Amount, Category, Event, Side, Transfer, TransferStatus
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract import syntax
from dragoman.reading.extract.events import EXTRACTOR, time_of
from dragoman.reading.extract.factuality import Facts, facts
from dragoman.reading.extract.patterns import Pattern, parts, toml, words
from dragoman.reading.extract.sides import Names, side
from dragoman.reading.extract.triggers import Trigger, lemma
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTRACTS = frozenset({"deal", "contract", "agreement", "accord", "memorandum", "agree", "sign", "pact", "order"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where giver, receiver and thing stand around a word, and what the bare deed means."""

    status: TransferStatus
    words: tuple[str, ...] = ()
    giver: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passing:
    """One word of passing with what was found around it."""

    head: Token
    frame: Frame
    givers: tuple[Token, ...]
    receivers: tuple[Token, ...]
    thing: Token
    category: Category
    facts: Facts


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


@cache
def _frames(kind: Literal["verbs", "nouns"]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for status, lines in toml("transfers.toml")[kind].items():
        for line in parts(lines):
            plain = [w for w in line.split() if "=" not in w]
            slots = {w[0]: tuple(w[2:].split("|")) for w in line.split() if "=" in w}
            frame = Frame(status, tuple(plain[1:]), slots.get("g", ()), slots.get("r", ()), slots.get("t", ()))
            table[plain[0]] = (*table.get(plain[0], ()), frame)
    return {k: tuple(sorted(v, key=lambda f: -len(f.words))) for k, v in table.items()}


def passings(passage: Passage, names: Names) -> Iterator[Passing]:
    """Yield each word of the passage that says something passes, with a thing that has a category and at least one side."""
    for token in passage.doc:
        if token.pos_ == "VERB":
            yield from _verbal(token, names)
        elif token.pos_ == "NOUN":
            yield from _nominal(token, names)


def _verbal(verb: Token, names: Names) -> Iterator[Passing]:
    for frame in _frames("verbs").get(lemma(verb), ()):
        if any(w not in {c.lower_ for c in verb.children} for w in frame.words):
            continue
        things = [(t, c) for s in frame.thing for t in _at(verb, s) if (c := kind_of(t)) is not None]
        for thing, kind in things[:3]:
            givers, receivers = _ends(verb, frame, thing, names)
            if givers or receivers:
                yield Passing(verb, frame, givers, receivers, thing, kind, facts(_trigger(verb)))
        if things:
            return


def _ends(verb: Token, frame: Frame, thing: Token, names: Names) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    givers = _first(verb, frame.giver, thing, names)
    receivers = tuple(t for t in _first(verb, frame.receiver, thing, names) if t not in givers)
    return givers, receivers or tuple(t for t in syntax.prepositions(thing, "to", "for") if names.party(t) and "to" in frame.receiver)


def _first(verb: Token, slots: Sequence[str], thing: Token, names: Names) -> tuple[Token, ...]:
    for slot in slots:
        found = tuple(t for t in _at(verb, slot) if t != thing and kind_of(t) is None and names.party(t))
        if found:
            return found
    return ()


def _at(verb: Token, slot: str) -> list[Token]:
    if slot == "s":
        return syntax.subjects(verb)
    if slot == "o":
        return syntax.objects(verb)
    if slot == "i":
        return syntax.datives(verb)
    return syntax.prepositions(verb, slot) + (syntax.datives(verb) if slot == "to" else [])


def _nominal(noun: Token, names: Names) -> Iterator[Passing]:
    frame = next(iter(_frames("nouns").get(lemma(noun), ())), None)
    if frame is None:
        return
    things = [*syntax.prepositions(noun, "of"), *syntax.children(noun, "compound")]
    owners = [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)] + syntax.agents(noun)
    owners += [c for c in syntax.children(noun, "amod", "compound", "nmod") if c.pos_ in ("PROPN", "ADJ") and names.named(c)]
    for thing, kind in [(t, c) for t in things if (c := kind_of(t)) is not None][:3]:
        givers = tuple(t for t in owners or syntax.prepositions(noun, "from") if names.party(t))
        to = [*syntax.prepositions(noun, "to", "for"), *syntax.prepositions(thing, "to", "for")]
        receivers = tuple(t for t in to if names.party(t) and t not in givers)
        if givers or receivers:
            yield Passing(noun, frame, givers, receivers, thing, kind, facts(_trigger(noun)))


def _trigger(head: Token) -> Trigger:
    return Trigger(head, Pattern(lemma(head), "AID", None, noun=head.pos_ == "NOUN"), (head,))


def kind_of(noun: Token) -> Category | None:
    """Give the category of the thing that a noun names, its measure looked through (``dozens of tanks``); None where it names none."""
    thing = real(noun)
    before = " ".join(t.lemma_.lower() for t in [*syntax.children(thing, "compound"), thing])
    described = " ".join(t.lemma_.lower() for t in [*syntax.children(thing, "amod", "compound"), thing][-2:])
    return category(before, described, thing.lower_, lemma(thing))


def real(noun: Token) -> Token:
    """Give the noun that a measure measures, else the noun itself."""
    if noun.pos_ == "NUM" or lemma(noun) in words("measures.toml", "measures"):
        return next(iter(syntax.prepositions(noun, "of")), noun)
    return noun


def status_of(one: Passing) -> tuple[TransferStatus, str] | None:
    """Give status and polarity of a passing; None where the text only wishes, fears or supposes it."""
    how, base = one.facts, one.frame.status
    if base == "used" and not one.givers:
        return None  # what a side uses up of its own does not pass
    if how.counterfactual or how.hold in ("let", "accuse", "purpose", "condition", "threaten"):
        return None
    if how.hold == "refuse":
        return "refused", "-"
    if how.hold == "deny":
        return base, "-"
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
    span = _item_span(one.thing, passage)
    at = passage.at(one.head)
    held = passage.at(one.facts.holder) if one.facts.holder is not None else at
    speaking = tuple(e.id for e in events if overlap(e.trigger, at) or overlap(e.trigger, held))
    return Transfer(
        id=name("transfer", span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=_confidence(one),
        events=speaking, giver=side(one.givers[0], names) if one.givers else None,
        receiver=side(one.receivers[0], names) if one.receivers else None, item=span,
        item_name=_item_name(one.thing), category=one.category, quantity=_amount(one.thing, passage, annotation),
        status=standing[0], polarity="-" if standing[1] == "-" else "+", time=time_of(one.head, passage, annotation),
    )  # fmt: skip


def _confidence(one: Passing) -> float:
    """Rate by what is seen; set by hand, not calibrated."""
    score = 0.5 + 0.15 * bool(one.givers) + 0.15 * bool(one.receivers)
    return round(score - 0.1 * (one.head.pos_ == "NOUN") - 0.05 * bool(one.facts.hold), 2)


def _item_span(thing: Token, passage: Passage) -> Span:
    noun = real(thing)
    left = min((c.left_edge.i for c in syntax.children(noun, "amod", "compound", "nmod") if c.i < noun.i), default=noun.i)
    return passage.at(noun.doc[left])[0], passage.at(noun)[1]


def _item_name(thing: Token) -> str:
    noun = real(thing)
    return " ".join([*(c.text for c in syntax.children(noun, "compound")), noun.lemma_])


def _amount(thing: Token, passage: Passage, annotation: Annotation) -> Amount | None:
    whole = passage.at(thing.doc[thing.left_edge.i : real(thing).i + 1])
    found = next((q for q in annotation.quantities if overlap(q.span, whole)), None)
    return Amount(low=found.low, high=found.high, unit=found.unit, hedge=found.hedge, span=found.span) if found else None
