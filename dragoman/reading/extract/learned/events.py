"""Events from what the learned reader found: sides as spans of the text, times and places of the clause from the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Event, Side
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.events import place_of, time_of
from dragoman.reading.extract.learned.calibration import calibrated, raw
from dragoman.reading.extract.learned.decode import Found
from dragoman.reading.extract.learned.labels import YES
from dragoman.reading.extract.names import Names, naming
from dragoman.world.ontology.ontology import modality, permitted, root

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "minilm/1"
ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


def find(
    annotation: Annotation, found: Sequence[tuple[Passage, Found]], settings: Mapping[str, Any], name: Callable[[str, Span], str]
) -> tuple[Event, ...]:
    """Give the events among what was found; ``claim`` is left open for scopes. An act without a side is none."""
    made = (_event(one, passage, annotation, settings, name) for passage, one in found if one.layer == "event")
    return tuple(e for e in made if e is not None)


def _event(
    one: Found, passage: Passage, annotation: Annotation, settings: Mapping[str, Any], name: Callable[[str, Span], str]
) -> Event | None:
    names = Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))
    head = _head(passage, one.span)
    actors = tuple(_sides(one.roles["actors"], names))
    recipients = tuple(s for s in _sides(one.roles["recipients"], names) if s.span not in {a.span for a in actors})
    if head is None or not (actors or recipients):
        return None
    said: dict[str, Any] = {k: v for k, (v, _) in one.attributes.items()}
    phase = said["phase"] if permitted(one.label, said["phase"]) else "completed"
    mode = said["mode"].partition(".")[2] or None
    unreal = said["counterfactual"] == YES
    sides = [p for role in ("actors", "recipients") for _, p in one.roles[role]]
    return Event(
        id=name("event", one.span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=round(calibrated(settings, "event", raw(one.confidence, one.sure, sides)), 3),
        trigger=one.span, type=one.label, mode=mode if mode in root(one.label).modes else None, actors=actors, recipients=recipients,
        polarity=said["polarity"], certainty=said["certainty"], phase=phase, counterfactual=unreal, aspect=said["aspect"],
        modality=modality(said["polarity"], unreal, said["certainty"], phase),
        time=time_of(head, passage, annotation), place=place_of(head, passage, annotation),
    )  # fmt: skip


def _head(passage: Passage, span: Span) -> Token | None:
    piece = passage.slice(span)
    return piece.root if piece is not None else None


def _sides(spans: Sequence[tuple[Span, float]], names: Names) -> Iterator[Side]:
    seen: set[Span] = set()
    for span, _ in spans:
        named = _named(span, names)
        if named is not None and named.span not in seen and named.span is not None:
            seen.add(named.span)
            yield named


def _named(span: Span, names: Names) -> Side | None:
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
