"""Readings as rows of a batch: what a worker writes and the owner merges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import msgspec
import pyarrow as pa

from dragoman.model.document import Document
from dragoman.model.ids import digest
from dragoman.model.reading import Reading
from dragoman.model.records import AnyRecord
from dragoman.model.serial import to_dict, to_json
from dragoman.model.sourced import sentence_at
from dragoman.model.spans import Span

COLUMNS: Final = pa.schema(
    [
        ("reading", pa.int32()), ("extractor_set", pa.string()), ("content", pa.string()),
        ("ordinal", pa.int32()), ("kind", pa.string()), ("id", pa.string()), ("doc", pa.string()),
        ("extractor", pa.string()), ("confidence", pa.float64()),
        ("anchor_start", pa.int32()), ("anchor_end", pa.int32()), ("sentence_start", pa.int32()), ("sentence_end", pa.int32()),
        ("claim", pa.string()), ("fold_key", pa.string()), ("text", pa.string()), ("record", pa.string()),
    ]
)  # fmt: skip
# What must agree, beside the words, before records of two copies of one text fold into one.
_LABELS: Final = ("type", "category", "relation", "stance", "label", "polarity", "status")
_SIDES: Final = ("actors", "recipients", "giver", "receiver", "subject", "object", "speaker")
# Letters after the anchor, within its sentence, that must agree too: enough to tell two uses of "said" in one text apart. What goes
# before does not count: a dateline put before the first words would part every record in them.
_AFTER: Final = 40
_NOT_WORD: Final = re.compile(r"\W+")
_LONE: Final = re.compile("[\ud800-\udfff]")


def table_of(readings: Sequence[Reading]) -> pa.Table:
    """The readings as one Arrow table, the document row of each (ordinal -1) before its records."""
    return pa.Table.from_pylist([row for n, reading in enumerate(readings) for row in _rows(n, reading)], schema=COLUMNS)


def _rows(number: int, reading: Reading) -> Iterator[dict[str, Any]]:
    document = reading.document
    bare = _line(replace(document, text=""))
    lines = [_line(record) for record in reading.records]
    common = {
        "reading": number,
        "doc": document.id,
        "extractor_set": " ".join(sorted({r.extractor for r in reading.records})),
        "content": digest(bare, document.text, *lines),
    }
    yield {**common, "ordinal": -1, "kind": "document", "id": document.id, "text": _storable(document.text), "record": bare}
    seen: Counter[str] = Counter()
    for ordinal, (record, line) in enumerate(zip(reading.records, lines, strict=True)):
        yield {**common, **_header(record, document, seen), "ordinal": ordinal, "record": line}


def _header(record: AnyRecord, document: Document, seen: Counter[str]) -> dict[str, Any]:
    sentence = sentence_at(document, record.anchor)
    return {
        "kind": record.kind,
        "id": record.id,
        "extractor": record.extractor,
        "confidence": record.confidence,
        "anchor_start": record.anchor[0],
        "anchor_end": record.anchor[1],
        "sentence_start": sentence[0],
        "sentence_end": sentence[1],
        "claim": getattr(record, "claim", None),
        "fold_key": _fold_key(record, document.text, sentence, seen),
    }


def _fold_key(record: AnyRecord, text: str, sentence: Span, seen: Counter[str]) -> str:
    start, end = record.anchor
    words = (_letters(text[start:end]), _letters(text[end : max(end, sentence[1])])[:_AFTER])
    labels = (str(getattr(record, name, "")) for name in _LABELS)
    key = "\x1f".join((record.kind, *labels, *_names(record), *words))
    seen[key] += 1
    return digest(key, seen[key])


def _names(record: AnyRecord) -> Iterator[str]:
    for role in _SIDES:
        held = getattr(record, role, None)
        for side in held if isinstance(held, tuple) else [held]:
            yield "" if side is None else str(side.actor or _letters(side.name))
        yield role


def _line(record: AnyRecord | Document) -> str:
    try:
        return to_json(record)
    except UnicodeEncodeError:
        # A path or text with bytes that are no Unicode: they are replaced one for one, so that offsets hold.
        return msgspec.json.encode(_storable(to_dict(record))).decode()


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list | tuple) else value


def _letters(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()
