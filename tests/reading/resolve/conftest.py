"""One annotator for all tests of the folder, and records made by hand on top of it."""

import pytest

from dragoman.model.document import Document
from dragoman.model.records import Claim, Event, Side, Speaker
from dragoman.model.when import UNKNOWN
from dragoman.reading.annotate.annotator import Annotator
from dragoman.reading.resolve.resolve import resolve
from dragoman.world.actors.registry import Registry


@pytest.fixture(scope="session")
def annotator():
    return Annotator(Registry.load())


def nth(text, piece, at):
    start = -1
    for _ in range(at + 1):
        start = text.index(piece, start + 1)
    return start, start + len(piece)


@pytest.fixture(scope="session")
def settle(annotator):
    """The sides that a phrase of a text resolves to: (actor, sector, name) each."""

    def run(text, phrase, at=0, *, when=UNKNOWN, recipient=False, published=UNKNOWN):
        document = Document(id="d", path="t", media_type="", raw_hash="", content_hash="", text=text, published=published)
        side = Side(span=nth(text, phrase, at), name=phrase)
        event = Event(
            id="e1", doc="d", extractor="t/1", confidence=1.0, trigger=(0, 1), type="CONSULT", mode=None,
            actors=() if recipient else (side,),
            recipients=(side,) if recipient else (), polarity="+", certainty="certain", phase="completed", time=when,
        )  # fmt: skip
        registry = annotator.registry
        done = next(r for r in resolve(annotator.annotate(document), [event], registry) if isinstance(r, Event))
        return [(s.actor, s.sector, s.name) for s in (done.recipients if recipient else done.actors)]

    return run


@pytest.fixture(scope="session")
def speaker(annotator):
    """The speaker that a phrase of a text resolves to: (actor, affiliation, name)."""

    def run(text, phrase, at=0):
        document = Document(id="d", path="t", media_type="", raw_hash="", content_hash="", text=text)
        claim = Claim(
            id="c1", doc="d", extractor="t/1", confidence=1.0, speaker=Speaker(span=(nth(text, phrase, at),), name=phrase), cue=((0, 1),),
            content=((0, 1),), stance="affirms", speech_act="state", certainty="certain", quoted=False,
        )  # fmt: skip
        done = next(r for r in resolve(annotator.annotate(document), [claim], annotator.registry) if isinstance(r, Claim))
        return done.speaker.actor, done.speaker.affiliation, done.speaker.name

    return run

