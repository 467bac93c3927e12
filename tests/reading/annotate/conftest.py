"""One annotator for all tests of the folder: the language model takes most of a second to load."""

import pytest

from dragoman.model.document import Document
from dragoman.reading.annotate.annotator import Annotator
from dragoman.world.actors.registry import Registry


@pytest.fixture(scope="session")
def annotator():
    return Annotator(Registry.load())


@pytest.fixture(scope="session")
def annotate(annotator):
    def run(text, **fields):
        fields = {"id": "dtest", "path": "<test>", "media_type": "text/plain", "raw_hash": "", "content_hash": "", **fields}
        return annotator.annotate(Document(text=text, **fields))

    return run
