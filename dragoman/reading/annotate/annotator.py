"""Annotation of one document: sentences, parse, mentions, times, places, quantities."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.model.annotation import Annotation
from dragoman.model.document import Document
from dragoman.model.ids import record_ids
from dragoman.reading.annotate import mentions, places, quantities, times
from dragoman.reading.annotate.passages import Parser, sentences_of
from dragoman.world.actors.registry import Registry


@dataclass(frozen=True)
class Annotator:
    """Marks what later stages build on. The language model is loaded at the first document."""

    registry: Registry
    parser: Parser = field(default_factory=Parser)

    def annotate(self, document: Document) -> Annotation:
        """Return the document with its sentences, and its passages and records in the order of the text.

        Raises MissingPart where the language model is not installed.
        """
        passages = self.parser.passages(document)
        namer = record_ids(document.id)
        named = mentions.find(passages, self.registry, document.published, namer, document.id)
        dated = times.find(passages, document.published, namer, document.id)
        return Annotation(
            document=replace(document, sentences=sentences_of(passages)),
            passages=passages,
            mentions=named,
            times=dated,
            places=places.find(passages, named, self.registry, namer, document.id),
            quantities=quantities.find(passages, dated, namer, document.id),
        )
