"""Identifiers: short hashes of what a thing is, never of when or where it was made."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable

from dragoman.model.spans import Span

# 80 bits: at a billion records the chance of any collision is under one in a million.
ID_CHARS = 20


def digest(*parts: str | bytes | int) -> str:
    """A hex hash of the parts; the border between parts counts."""
    running = hashlib.blake2b(digest_size=ID_CHARS // 2)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        running.update(len(data).to_bytes(8, "big"))
        running.update(data)
    return running.hexdigest()


def document_id(locator: str, raw_hash: str) -> str:
    """The id of an input: two files with one text are two documents."""
    return "d" + digest("document", locator, raw_hash)


def record_ids(doc: str) -> Callable[[str, Span], str]:
    """A namer for one document's records: document, kind, anchor span and ordinal among equals."""
    seen: Counter[tuple[str, Span]] = Counter()

    def name(kind: str, anchor: Span) -> str:
        ordinal = seen[kind, anchor]
        seen[kind, anchor] += 1
        return kind[0] + digest(doc, kind, anchor[0], anchor[1], ordinal)

    return name
