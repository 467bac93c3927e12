"""The columns of each kind of record, taken from the record model itself, and the dictionary that explains them."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from dragoman.model.document import Document
from dragoman.model.records import RECORD_TYPES
from dragoman.model.spans import Span

Kind = Literal["text", "number", "whole", "truth"]
Value = str | float | int | bool | None

# Words of the sources that no export carries, whatever the policy: an excerpt stands for them.
LEFT_OUT = {"document": ("text",)}
PROVENANCE: tuple[tuple[str, Kind], ...] = (
    ("path", "text"),
    ("url", "text"),
    ("outlet", "text"),
    ("doc_published_start", "text"),
    ("doc_published_end", "text"),
    ("doc_published_basis", "text"),
    ("anchor_start", "whole"),
    ("anchor_end", "whole"),
    ("excerpt", "text"),
    ("excerpt_start", "whole"),
    ("excerpt_end", "whole"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its type, and what it means."""

    name: str
    type: Kind
    meaning: str


def file_stem(kind: str) -> str:
    """The name of a kind's file, without its ending."""
    return {"evidence": "evidence", "quantity": "quantities"}.get(kind, f"{kind}s")


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind: kind, id and doc, its own fields, then provenance."""
    names: dict[str, Kind] = {"kind": "text", "id": "text", "doc": "text"}
    for name, hint in _fields(kind):
        names.update(_flat_names(name, hint))
    names.update(PROVENANCE)
    return tuple(Column(name, type_, meaning(name)) for name, type_ in names.items())


def flat(kind: str, row: Mapping[str, Any]) -> dict[str, Value]:
    """A nested row (as the record contract has it, with provenance) as one value a column."""
    out: dict[str, Value] = {"kind": kind, "id": row["id"], "doc": row["doc"]}
    for name, hint in _fields(kind):
        out.update(_flat(name, hint, row.get(name)))
    return out | {name: row.get(name) for name, _ in PROVENANCE}


def meaning(column: str) -> str:
    """What a column means, from ``meanings.toml``: its own entry, else that of its last part, of its field."""
    known = _meanings()
    if column in known:
        return known[column]
    fits = [f for f in known if column.startswith(f + "_") and column[len(f) + 1 :] in known]
    if fits:
        field = max(fits, key=len)
        return f"{known[column[len(field) + 1 :]]}; of: {known[field]}"
    head, _, end = column.rpartition("_")
    return f"{known[end]}; of: {meaning(head)}"


@cache
def _meanings() -> dict[str, str]:
    return tomllib.loads(files("dragoman.present.export").joinpath("meanings.toml").read_text(encoding="utf-8"))


@cache
def _fields(kind: str) -> tuple[tuple[str, Any], ...]:
    model: type[Any] = next(t for t in (Document, *RECORD_TYPES) if t.kind == kind)
    hints = get_type_hints(model)
    return tuple((f.name, _bare(hints[f.name])) for f in fields(model) if f.name not in LEFT_OUT.get(kind, ()))


def _bare(hint: Any) -> Any:
    """The type without None."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(a for a in get_args(hint) if a is not type(None))
    return hint


def _parts(hint: Any) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(hint)
    return ((f.name, _bare(hints[f.name])) for f in fields(hint))


def _flat_names(name: str, hint: Any) -> dict[str, Kind]:
    if is_dataclass(hint):
        return {n: t for part, inner in _parts(hint) for n, t in _flat_names(f"{name}_{part}", inner).items()}
    if hint == Span:
        return {f"{name}_start": "whole", f"{name}_end": "whole"}
    return {name: _kind(hint)}


def _kind(hint: Any) -> Kind:
    return "truth" if hint is bool else "number" if hint is float else "whole" if hint is int else "text"


def _flat(name: str, hint: Any, value: Any) -> dict[str, Value]:
    if is_dataclass(hint):
        inside = value or {}
        key = {"inferred_from": "from"}
        return {n: v for part, inner in _parts(hint) for n, v in _flat(f"{name}_{part}", inner, inside.get(key.get(part, part))).items()}
    if hint == Span:
        start, end = value or (None, None)
        return {f"{name}_start": start, f"{name}_end": end}
    return {name: _plain(value)}


def _plain(value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    return msgspec.json.encode(value).decode() if isinstance(value, list | tuple | dict) else value
