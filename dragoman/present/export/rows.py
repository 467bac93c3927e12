"""A record as an export row: the record contract, where it comes from, and as much of its words as may be passed on."""

from __future__ import annotations

from typing import Any

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord, Mention, Place, Quantity, Time, Transfer
from dragoman.model.serial import to_dict
from dragoman.model.sourced import Sourced
from dragoman.model.spans import Span
from dragoman.present.brief.rows import safe_link, whole_words
from dragoman.present.quoting import Quoter
from dragoman.present.words import clean, short

# Names and hedges are facts and short; what is longer is somebody's prose.
LONGEST_NAME = 120


def document_row(document: Document) -> dict[str, Any]:
    """A document without its text."""
    row = {k: v for k, v in to_dict(document).items() if k != "text"}
    return row | _provenance(document)


def record_row(record: AnyRecord, document: Document, quoter: Quoter) -> dict[str, Any]:
    """A record with its provenance and an excerpt within the quoter's limits. Names, times and numbers get no excerpt."""
    row: dict[str, Any] = _shortened(to_dict(record))
    if isinstance(record, Transfer):
        item = quoter.take(record.id, document, record.item, record.item)
        row["item_name"] = clean(document.text[slice(*item)]) if item else None
    shown = None if isinstance(record, Mention | Time | Place | Quantity) else _excerpt(record, document, quoter)
    start, end = shown or (None, None)
    text = document.text[start:end] if shown else None
    return row | _provenance(document) | {"anchor_start": record.anchor[0], "anchor_end": record.anchor[1]} | {
        "excerpt": text,
        "excerpt_start": start,
        "excerpt_end": end,
    }


def _excerpt(record: AnyRecord, document: Document, quoter: Quoter) -> Span | None:
    sentence = Sourced(record, document).sentence
    taken = quoter.take(record.id, document, sentence, record.anchor)
    return whole_words(document.text, taken) if taken else None


def _provenance(document: Document) -> dict[str, Any]:
    published = document.published
    return {
        "path": document.path,
        "url": safe_link(document.url),
        "outlet": document.outlet,
        "doc_published_start": published.start.isoformat() if published.start else None,
        "doc_published_end": published.end.isoformat() if published.end else None,
        "doc_published_basis": published.basis,
    }


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _shortened(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_shortened(v) for v in value]
    return short(value, LONGEST_NAME) if isinstance(value, str) else value
