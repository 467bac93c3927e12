"""A parsed piece to a document of the contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.errors import DragomanError, Empty, TooLarge, Unreadable
from dragoman.model.document import Document
from dragoman.model.ids import digest, document_id
from dragoman.reading.sources.formats import Failed, Parsed
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.stated import day


def built(piece: Parsed, locator: str, published: date | None, limits: Limits) -> Document:
    """The completed document of a piece; one with ``error`` where its text is empty, too long or defeats completion."""
    text = encodable(piece.text)
    if error := _fault(text, limits):
        return failed(locator, error, piece.raw_hash, piece.media_type)
    document = Document(
        id=document_id(locator, piece.raw_hash),
        path=locator,
        media_type=piece.media_type,
        raw_hash=piece.raw_hash,
        content_hash=digest(text),
        text=text,
        url=_encodable_or_none(piece.hints.url),
    )
    hints = piece.hints
    if published is not None and not piece.own_date:
        hints = replace(hints, published=day(published))
    return _completed(document, replace(hints, title=_encodable_or_none(hints.title), authors=tuple(map(encodable, hints.authors))))


def refused(piece: Failed, locator: str) -> Document:
    """The document of a piece that cannot be read."""
    return failed(locator, piece.error, piece.raw_hash, piece.media_type)


def failed(locator: str, error: DragomanError, raw_hash: str = "", media_type: str = "application/octet-stream") -> Document:
    """A document that says why it could not be read."""
    return Document(
        id=document_id(locator, raw_hash),
        path=locator,
        media_type=media_type,
        raw_hash=raw_hash,
        content_hash=digest(""),
        error=encodable(_message(error)),
    )


def encodable(text: str) -> str:
    """The text with lone surrogates, which JSON can smuggle in and no file can hold, replaced one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _message(error: DragomanError) -> str:
    reason = getattr(error, "reason", "bad input")
    return str(error) if str(error).startswith(reason) else f"{reason}: {error}"


def _encodable_or_none(text: str | None) -> str | None:
    return encodable(text) if text is not None else None


def _fault(text: str, limits: Limits) -> DragomanError | None:
    if len(text) > limits.characters:
        evidence = f"{len(text):,} characters, the limit is {limits.characters:,}"
        return TooLarge("a text too long for one document", evidence=evidence, remedy="split it into articles")
    if not text.strip("\ufeff \t\r\n\v\f\u00a0\u200b"):
        return Empty("no text in it", evidence=f"{len(text):,} characters of white space", remedy="nothing to do, or fetch it again")
    return None


def _completed(document: Document, hints: Hints) -> Document:
    from dragoman.reading.sources.complete import complete

    try:
        return complete(document, hints)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - boundary: one odd text must not end a run; it is recorded with what happened
        fault = Unreadable("metadata could not be read", evidence=f"{type(error).__name__}: {error}"[:200], remedy="report this file")
        return failed(document.path, fault, document.raw_hash, document.media_type)
