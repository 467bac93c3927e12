"""One input to its documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from dragoman.errors import Unreadable
from dragoman.model.document import Document
from dragoman.reading.sources.build import failed
from dragoman.reading.sources.inputs import Input
from dragoman.reading.sources.limits import DEFAULT, Limits
from dragoman.reading.sources.mapping import ColumnMapping
from dragoman.reading.sources.parser import borrowed
from dragoman.reading.sources.wire import Request


def documents(
    item: Input, *, mapping: ColumnMapping | None = None, published: date | None = None, limits: Limits = DEFAULT
) -> Iterator[Document]:
    """The documents of one input in its own order, each completed; at least one, for what cannot be read is one with ``error``.

    Parsing runs in a process of its own that is killed at the limits. ``mapping`` names the columns of tables; ``published`` is the day
    that the caller knows, which a row's own date outranks. Never raises SourceError. Memory: one document at a time.
    """
    if item.fault is not None:
        yield failed(item.locator, Unreadable(item.fault, remedy=item.remedy))
        return
    request = Request(
        locator=item.locator,
        path=os.fsencode(item.path) if item.path is not None else None,
        data=item.data,
        mapping=mapping,
        published=published,
        limits=limits,
    )
    with borrowed(limits) as parser:
        yield from parser.read(request)
