"""Plain text, and whatever no other format claims."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import Empty
from dragoman.reading.sources.decode import decode
from dragoman.reading.sources.formats import Context, Parsed, raw_hash
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.stream import Source

# UTF-32 is the widest encoding: four bytes a character.
_BYTES = 4


class Text:
    """Text as it stands, newlines kept."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """A little for everything: the last resort."""
        return 0.1 if head or name else 0.05

    def parse(self, source: Source, context: Context) -> Iterator[Parsed]:
        """The one document. Raises Empty, TooLarge, NotText."""
        data = source.load(min(context.limits.document, _BYTES * context.limits.characters))
        if not data:
            raise Empty("an empty file", evidence="0 bytes", remedy="nothing to do, or fetch it again")
        decoded = decode(data, source.charset)
        yield Parsed(text=decoded.text, raw_hash=raw_hash(data), media_type="text/plain", hints=Hints(url=source.url))


FORMAT = Text()
