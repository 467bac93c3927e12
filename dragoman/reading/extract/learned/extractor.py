"""The extractor that learned: events by encoder and lexicon together, the rest by the parse, with what only the encoder sees beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.ids import record_ids
from dragoman.model.records import AnyRecord, Event
from dragoman.model.spans import overlap
from dragoman.reading.extract import assemble, claims
from dragoman.reading.extract import events as rules
from dragoman.reading.extract.learned import events
from dragoman.reading.extract.learned.beside import beside
from dragoman.reading.extract.learned.decode import Found, decode
from dragoman.reading.extract.learned.encode import encode
from dragoman.reading.extract.learned.fuse import Fused, fuse
from dragoman.reading.extract.learned.labels import CAUSE, EVENT, TRANSFER
from dragoman.reading.extract.learned.own import OwnTypes, added
from dragoman.reading.extract.learned.weights import Model, shipped

# The layers that the product takes from the encoder; the others are read by the parse, which does better on real text so far.
USED = (EVENT, TRANSFER, CAUSE)


@dataclass(frozen=True, slots=True)
class LearnedExtractor:
    """Reads events with a model, a user's own types among them. Pure: the same annotation gives the same records."""

    model: Model
    name: str = events.EXTRACTOR
    own: OwnTypes | None = None

    @classmethod
    def load(cls, own: OwnTypes | None = None) -> LearnedExtractor:
        """Load the shipped model. Raises MissingPart, DamagedModel."""
        return cls(shipped(), own=own)

    def extract(self, annotation: Annotation) -> tuple[AnyRecord, ...]:
        """Give events, claims, transfers, causes, states, forecasts and evidence, each with its ``claim``, in the order of the text."""
        namer = record_ids(annotation.document.id)
        said = claims.find(annotation, namer)
        sights = tuple(looked(self.model, annotation))
        acts = events.find(annotation, [(s.passage, f) for s in sights for f in s.fused], self.model.settings, namer)
        if self.own is not None:
            acts = added(self.own, self.model, annotation, acts, namer)
        loose: tuple[AnyRecord, ...] = (*acts, *assemble.leaning(annotation, namer, acts))
        more = [r for s in sights for r in beside(annotation, s.passage, s.found, loose, namer)]
        return assemble.assembled(annotation, said, (*loose, *more))


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen in a passage: everything the encoder finds, and its events as the lexicon sees them too."""

    passage: Passage
    found: tuple[Found, ...]
    fused: tuple[Fused, ...]


def looked(model: Model, annotation: Annotation) -> Iterator[Sight]:
    """Yield what encoder and lexicon see in a document, passage by passage."""
    known = rules.find(annotation, lambda kind, span: f"{kind}:{span}")
    for passage in annotation.passages:
        inside = [e for e in known if overlap(e.trigger, passage.span)]
        anchors = tuple(found(model, annotation.document.text, passage, inside))
        yield Sight(passage, anchors, fuse(anchors, inside, model.settings))


def found(model: Model, text: str, passage: Passage, asked: Sequence[Event]) -> Iterator[Found]:
    """Yield what the model finds in a passage, and what it thinks of the triggers that the lexicon sees there."""
    sentences = [passage.at(s) for s in passage.doc.sents]
    for sentence in encode(model, text, [s for s in sentences if s[1] > s[0]]):
        yield from decode(model, sentence, [e.trigger for e in asked], USED)
