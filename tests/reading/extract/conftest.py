"""A reader of short texts for the tests of extraction: the real annotation, loaded once."""

from collections.abc import Callable

import pytest

from dragoman.model.annotation import Annotation
from dragoman.model.document import Document
from dragoman.reading.annotate.annotator import Annotator
from dragoman.world.actors.registry import Registry


@pytest.fixture(scope="session")
def annotated() -> Callable[[str], Annotation]:
    annotator = Annotator(Registry.load())

    def read(text: str) -> Annotation:
        paragraphs, at = [], 0
        for line in text.split("\n"):
            paragraphs += [(at, at + len(line))] if line.strip() else []
            at += len(line) + 1
        document = Document(
            id="d0", path="t", media_type="text/plain", raw_hash="", content_hash="", text=text, body=tuple(paragraphs)
        )
        return annotator.annotate(document)

    return read
