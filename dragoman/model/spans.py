"""Spans: half-open character offsets into a document's text."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def covers(outer: Span, inner: Span) -> bool:
    """Whether ``inner`` lies wholly within ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def any_covers(pieces: Iterable[Span], inner: Span) -> bool:
    """Whether one piece of a broken span holds ``inner`` wholly."""
    return any(covers(piece, inner) for piece in pieces)


def hull(pieces: Iterable[Span]) -> Span:
    """The smallest span around all pieces. Raises ValueError when there are none."""
    flat = tuple(pieces)
    return min(s for s, _ in flat), max(e for _, e in flat)


def length(pieces: Iterable[Span]) -> int:
    """Characters covered by a broken span whose pieces do not overlap."""
    return sum(e - s for s, e in pieces)
