"""Events from what the encoder and the lexicon see: sides as spans of the text, times and places of the clause from the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Event, Phase, Side
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.events import place_of, time_of
from dragoman.reading.extract.learned.fuse import Fused
from dragoman.reading.extract.learned.labels import YES
from dragoman.reading.extract.names import Names, naming
from dragoman.world.ontology.ontology import modality, permitted, root

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "minilm/1"
# Below this an event is more likely wrong than worth showing; fitted with the weights.
KEEP = 0.25
# A fit for nobody yet: the encoder's own odds.
PLAIN = {"begins": 1.0, "class": 1.0}
# Letters between two words of one act.
BESIDE = 2
ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


def find(
    annotation: Annotation, seen: Sequence[tuple[Passage, Fused]], settings: Mapping[str, Any], name: Callable[[str, Span], str]
) -> tuple[Event, ...]:
    """Give the events that are likely enough; ``claim`` is left open for scopes. An act without a side is none."""
    made = []
    for passage, one in seen:
        confidence = one.confidence(settings.get("weights", PLAIN))
        event = _event(one, confidence, passage, annotation, name) if confidence >= settings.get("keep", KEEP) else None
        made += [event] if event is not None else []
    return tuple(e for e in made if not any(_twice(e, other) for other in made))


def _twice(event: Event, other: Event) -> bool:
    """Whether another event tells the same act by a word beside this one, and more surely: "flatly" and "refused"."""
    near = 0 <= max(event.trigger[0], other.trigger[0]) - min(event.trigger[1], other.trigger[1]) <= BESIDE
    same = event.type == other.type and {s.span for s in event.actors} == {s.span for s in other.actors}
    return near and same and (event.confidence, event.trigger) < (other.confidence, other.trigger)


def _event(one: Fused, confidence: float, passage: Passage, annotation: Annotation, name: Callable[[str, Span], str]) -> Event | None:
    names = Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))
    head = _head(passage, one.found.span)
    actors, recipients = sides(one, names)
    if head is None or not (actors or recipients):
        return None
    said: dict[str, Any] = {k: v for k, (v, _) in one.found.attributes.items()}
    phase: Phase = said["phase"] if permitted(one.type, said["phase"]) else "completed"
    unreal = said["counterfactual"] == YES
    return Event(
        id=name("event", one.found.span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=round(confidence, 3),
        trigger=one.found.span, type=one.type, mode=_mode(one, said["mode"]), actors=actors, recipients=recipients,
        polarity=said["polarity"], certainty=said["certainty"], phase=phase, counterfactual=unreal, aspect=said["aspect"],
        modality=modality(said["polarity"], unreal, said["certainty"], phase),
        time=time_of(head, passage, annotation), place=place_of(head, passage, annotation),
    )  # fmt: skip


def _mode(one: Fused, said: str) -> str | None:
    kind, _, mode = said.partition(".")
    if kind == one.type:
        return mode if mode in root(kind).modes else None
    return one.rule.mode if one.rule is not None and one.rule.type == one.type else None


def _head(passage: Passage, span: Span) -> Token | None:
    piece = passage.slice(span)
    return piece.root if piece is not None else None


def sides(one: Fused, names: Names) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Give actors and recipients: the lexicon's where it sees the same act, the encoder's where it sees none or lacks a side.

    On held-out parts the lexicon's sides were the better ones where both agree on the type (67 against 63 in a hundred events
    with all sides right); the encoder finds those of the many acts that the lexicon does not see.
    """
    actors, recipients = (tuple(_sides(one.found.roles[role], names)) for role in ("actors", "recipients"))
    rule = one.rule
    if rule is not None and rule.type == one.type:
        actors, recipients = rule.actors or actors, rule.recipients or recipients
    elif rule is not None:
        actors, recipients = actors or rule.actors, recipients or rule.recipients
    return actors, tuple(s for s in recipients if not _among(s, actors))


def _among(side: Side, others: Sequence[Side]) -> bool:
    return any(side.span is not None and o.span is not None and overlap(side.span, o.span) for o in others)


def _sides(spans: Sequence[tuple[Span, float]], names: Names) -> Iterator[Side]:
    seen: set[Span] = set()
    for span, _ in spans:
        side = named(span, names)
        if side is not None and side.span not in seen and side.span is not None:
            seen.add(side.span)
            yield side


def named(span: Span, names: Names) -> Side | None:
    """Give the side: the name that holds the span's head where that reaches further, else the words without their article."""
    piece = names.passage.slice(span)
    if piece is None or not any(c.isalnum() for c in piece.text):
        return None
    mention = names.mention(piece.root)
    if mention is not None and overlap(mention.span, span):
        span = naming(piece.root, names)
        piece = names.passage.slice(span) or piece
    text = " ".join(piece.text.split())
    cut = next((len(a) for a in ARTICLES if text.startswith(a)), 0)
    return Side(span=(span[0] + cut, span[1]), name=text[cut:])
