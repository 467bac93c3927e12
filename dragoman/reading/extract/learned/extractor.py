"""The extractor that learned: events by the encoder, the records that lean on grammar by the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.ids import record_ids
from dragoman.model.records import AnyRecord
from dragoman.reading.extract import assemble, claims
from dragoman.reading.extract.learned import events
from dragoman.reading.extract.learned.decode import Found, decode
from dragoman.reading.extract.learned.encode import encode
from dragoman.reading.extract.learned.weights import Model, shipped


@dataclass(frozen=True, slots=True)
class LearnedExtractor:
    """Reads events with the shipped model. Pure: the same annotation gives the same records."""

    model: Model
    name: str = events.EXTRACTOR

    @classmethod
    def load(cls) -> LearnedExtractor:
        """Load the shipped model. Raises MissingPart, DamagedModel."""
        return cls(shipped())

    def extract(self, annotation: Annotation) -> tuple[AnyRecord, ...]:
        """Give events, claims, transfers, causes, states, forecasts and evidence, each with its ``claim``, in the order of the text."""
        namer = record_ids(annotation.document.id)
        said = claims.find(annotation, namer)
        acts = events.find(annotation, tuple(found(self.model, annotation)), self.model.settings, namer)
        return assemble.assembled(annotation, namer, said, acts)


def found(model: Model, annotation: Annotation) -> Iterator[tuple[Passage, Found]]:
    """Yield what the model finds in a document, passage by passage."""
    for passage in annotation.passages:
        sentences = [passage.at(s) for s in passage.doc.sents]
        for sentence in encode(model, annotation.document.text, [s for s in sentences if s[1] > s[0]]):
            yield from ((passage, one) for one in decode(model, sentence))
