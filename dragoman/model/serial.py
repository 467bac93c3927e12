"""Records to JSON objects and back: the record contract, in one place."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model.document import Document
from dragoman.model.records import RECORD_TYPES, AnyRecord

_TYPES: dict[str, type[AnyRecord]] = {t.kind: t for t in RECORD_TYPES}


def to_dict(record: AnyRecord | Document) -> dict[str, Any]:
    """The record as JSON-ready values, ``kind``, ``id`` and ``doc`` first."""
    fields = msgspec.to_builtins(record)
    return {"kind": record.kind, "id": record.id, "doc": record.doc, **_renamed(fields, "inferred_from", "from")}


def from_dict(fields: dict[str, Any]) -> AnyRecord | Document:
    """The record that ``to_dict`` wrote. Raises msgspec.ValidationError where a field is not of its type."""
    plain = _renamed({k: v for k, v in fields.items() if k != "kind"}, "from", "inferred_from")
    if fields["kind"] == Document.kind:
        plain.pop("doc", None)
        return msgspec.convert(plain, Document)
    return msgspec.convert(plain, _TYPES[fields["kind"]])


def to_json(record: AnyRecord | Document) -> str:
    """One JSON line, without the newline."""
    return msgspec.json.encode(to_dict(record)).decode()


def from_json(line: str | bytes) -> AnyRecord | Document:
    """The record of one JSON line."""
    return from_dict(msgspec.json.decode(line))


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {(new if k == old else k): _renamed(v, old, new) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(v, old, new) for v in value]
    return value
