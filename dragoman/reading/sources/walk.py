"""An input to its pieces: tells each source's format, opens containers, keeps count of where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.errors import DragomanError, Empty, Unreadable
from dragoman.reading.sources.formats import Context, Failed, Format, Parsed, Passed, Piece, tell
from dragoman.reading.sources.stream import Source


@dataclass(frozen=True, slots=True)
class Unit:
    """A source that holds documents is about to be read, or is done: the points from which a run can go on after a crash."""

    number: int
    suffix: str
    is_done: bool = False


class Walk:
    """A walk through one input, passing over the first ``skip`` units."""

    def __init__(self, skip: int = 0) -> None:
        self._skip = skip
        self._unit = 0

    def through(self, source: Source, context: Context) -> Iterator[Parsed | Failed | Unit]:
        """Pieces with their locator's whole suffix; whatever a parser throws is a Failed piece. Lets only MemoryError through."""
        yield Unit(self._unit, source.suffix, is_done=True)
        try:
            found = tell(source.head, source.name)
            yield from self._container(found, source, context) if found.container else self._documents(found, source, context)
        except DragomanError as error:
            yield Failed(error=error, suffix=source.suffix)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - boundary: parsers of other makers, fed hostile bytes, may raise anything
            evidence = f"{type(error).__name__}: {error}"[:200]
            yield Failed(error=Unreadable("damaged", evidence=evidence, remedy="fetch it again"), suffix=source.suffix)

    def _documents(self, found: Format, source: Source, context: Context) -> Iterator[Parsed | Failed | Unit]:
        self._unit += 1
        yield Unit(self._unit, source.suffix)
        if self._unit <= self._skip:
            return
        count = 0
        for piece in found.parse(source, context):
            if isinstance(piece, Parsed | Failed):
                count += 1
                yield replace(piece, suffix=source.suffix + piece.suffix)
        if count == 0:
            raise Empty("no documents in it", evidence="0 documents", remedy="nothing to do")
        yield Unit(self._unit, source.suffix, is_done=True)

    def _container(self, found: Format, source: Source, context: Context) -> Iterator[Parsed | Failed | Unit]:
        inner = context.deeper()
        count = 0
        for piece in found.parse(source, inner):
            count += not isinstance(piece, Passed)
            yield from self._inside(piece, source, inner)
        if count == 0:
            raise Empty("no documents in it", evidence="0 pages or texts", remedy="nothing to do")

    def _inside(self, piece: Piece, outer: Source, context: Context) -> Iterator[Parsed | Failed | Unit]:
        if isinstance(piece, Source):
            suffix = piece.suffix if piece.suffix.startswith(outer.suffix) and outer.suffix else outer.suffix + piece.suffix
            yield from self.through(replace(piece, suffix=suffix), context)
        elif isinstance(piece, Passed):
            yield Unit(self._unit, outer.suffix, is_done=True)
        else:
            self._unit += 1
            if self._unit > self._skip:
                yield replace(piece, suffix=outer.suffix + piece.suffix)
