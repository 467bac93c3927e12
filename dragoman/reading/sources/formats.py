"""What a format is, and the list of them: one file a format, told by content.

To add one, see docs/how-to/add-a-format.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from importlib import import_module
from typing import Protocol, cast

from dragoman.errors import DragomanError, TooLarge
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.limits import DEFAULT, Limits
from dragoman.reading.sources.mapping import ColumnMapping
from dragoman.reading.sources.stream import Budget, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One document as its format gives it. ``own_date``: its date belongs to the row itself and outranks the caller's for the file."""

    text: str
    raw_hash: str
    media_type: str
    suffix: str = ""
    hints: Hints = field(default_factory=Hints)
    own_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """One document that cannot be read; its siblings still are."""

    error: DragomanError
    suffix: str = ""
    raw_hash: str = ""
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that is no document was passed over: a sign of life from a long container."""


Piece = Parsed | Failed | Passed | Source


@dataclass(frozen=True, slots=True)
class Context:
    """What a parser may use: limits, what is left of the input's budget, the columns that the caller named."""

    budget: Budget
    limits: Limits = DEFAULT
    mapping: ColumnMapping | None = None
    depth: int = 0

    def deeper(self) -> Context:
        """The context of what lies inside a container. Raises TooLarge where archives are nested too deep."""
        if self.depth >= self.limits.depth:
            evidence = f"more than {self.limits.depth} levels"
            raise TooLarge("archives nested too deep", evidence=evidence, remedy="unpack it and add the folder")
        return replace(self, depth=self.depth + 1)


class Format(Protocol):
    """One input format. ``container``: it holds sources of other formats and yields them, instead of documents."""

    @property
    def container(self) -> bool:
        """Whether ``parse`` yields sources to be told and read in turn."""
        ...

    def sniff(self, head: bytes, name: str) -> float:
        """How surely these first bytes are of this format: 1 for a signature, 0 for no; ``name`` may only break a tie."""
        ...

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """The documents (or nested sources) in order, streaming. Raises a DragomanError where the whole cannot be read."""
        ...


# In the order of the reference; each module holds its format as FORMAT.
NAMES = ("pdf", "archive", "compressed", "parquet", "warc", "feed", "html", "jsonl", "table", "foreign", "text")


@cache
def load(name: str) -> Format:
    """The format of that name. Raises ModuleNotFoundError where there is none."""
    return cast("Format", import_module(f"dragoman.reading.sources.{name}").FORMAT)


def tell(head: bytes, name: str) -> Format:
    """The format that the first bytes are most surely of; text where none claims them."""
    return max((load(n) for n in NAMES), key=lambda f: f.sniff(head, name.lower()))


def raw_hash(data: bytes) -> str:
    """BLAKE2b-160 of the raw bytes (``b2sum -l 160`` gives the same)."""
    return blake2b(data, digest_size=20).hexdigest()
