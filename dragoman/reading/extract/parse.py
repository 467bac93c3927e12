"""The extractor by rules: every kind of record, read from the parse."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.annotation import Annotation
from dragoman.model.ids import record_ids
from dragoman.model.records import AnyRecord
from dragoman.reading.extract import claims, events
from dragoman.reading.extract.assemble import assembled, leaning


@dataclass(frozen=True, slots=True)
class ParseExtractor:
    """Reads records by lexicon and parse. Pure: the same annotation gives the same records."""

    name: str = events.EXTRACTOR

    def extract(self, annotation: Annotation) -> tuple[AnyRecord, ...]:
        """Give events, claims, transfers, causes, states, forecasts and evidence, each with its ``claim``, in the order of the text."""
        namer = record_ids(annotation.document.id)
        said = claims.find(annotation, namer)
        acts = events.find(annotation, namer)
        return assembled(annotation, said, (*acts, *leaning(annotation, namer, acts)))
