"""The corpus read by the code that ships, annotation included: what calibration is fitted on and the figures of events are taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model.spans import Span, overlap
from dragoman.reading.annotate.annotator import Annotator
from dragoman.reading.extract.learned.events import sides
from dragoman.reading.extract.learned.extractor import looked
from dragoman.reading.extract.learned.fuse import Fused
from dragoman.reading.extract.learned.weights import Model
from dragoman.reading.extract.names import Names
from dragoman.reading.sources.plain import from_text
from dragoman.world.actors.registry import Registry
from training.corpus.compile import compiled
from training.learn.examples import corpus
from training.learn.splits import split

# Anchors under this are not looked at unless the lexicon sees an act there.
CANDIDATE = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """A trigger that the code sees in a text, with its sides, and the gold event it meets, if any."""

    fused: Fused
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    gold: dict[str, Any] | None

    def typed(self) -> bool:
        """Whether the type is right."""
        return self.gold is not None and self.gold["type"] == self.fused.type

    def right(self) -> bool:
        """Whether type and sides are right: each side given is one of the gold's, and none that the gold has is wholly missing."""
        if not self.typed() or self.gold is None:
            return False
        return _covers(self.actors, self.gold["actors"]) and _covers(self.recipients, self.gold["recipients"])


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the corpus with its gold events and what is seen in it."""

    id: str
    gold: tuple[dict[str, Any], ...]
    seen: tuple[Seen, ...]


def _covers(said: Sequence[Span], gold: Sequence[Sequence[int]]) -> bool:
    true = [(g[0], g[1]) for g in gold]
    return all(any(overlap(s, g) for g in true) for s in said) and (bool(said) or not true)


def texts(model: Model, which: str, parts: Path) -> Iterator[Text]:
    """Yield the texts of a split as the code reads them."""
    annotator = Annotator(Registry.load())
    for item in corpus(sorted(parts.glob("*.txt"))):
        if split(item) == which:
            row = compiled(item)
            annotation = annotator.annotate(from_text(row["text"]))
            gold = tuple(e for e in row["events"] if e["span"])
            yield Text(item.id, gold, tuple(_seen(model, annotation, gold)))


def _seen(model: Model, annotation: Any, gold: Sequence[dict[str, Any]]) -> Iterator[Seen]:
    used: set[int] = set()
    for passage, one in ((s.passage, f) for s in looked(model, annotation) for f in s.fused):
        names = Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))
        actors, recipients = sides(one, names)
        met = next((n for n, g in enumerate(gold) if n not in used and any(overlap(one.found.span, (s, e)) for s, e in g["span"])), None)
        used |= {met} if met is not None else set()
        yield Seen(
            one, tuple(s.span for s in actors if s.span), tuple(s.span for s in recipients if s.span), None if met is None else gold[met]
        )
