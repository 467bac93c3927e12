"""The interface of extractors: whatever reads records out of an annotation, by rules or by learning."""

from __future__ import annotations

from typing import Protocol

from dragoman.model.annotation import Annotation
from dragoman.model.records import AnyRecord


class Extractor(Protocol):
    """Reads the records of one document. Pure: the same annotation gives the same records."""

    @property
    def name(self) -> str:
        """Name and version, as records carry it (``parse/1``)."""
        ...

    def extract(self, annotation: Annotation) -> tuple[AnyRecord, ...]:
        """Events, claims, transfers, causes, states, forecasts and evidence, each with its ``claim`` set."""
        ...
