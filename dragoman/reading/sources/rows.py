"""A table's row to a document, for every format that holds rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.errors import DragomanError, Empty, NotText, Unreadable
from dragoman.reading.sources.formats import Failed, Parsed, raw_hash
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.mapping import ColumnMapping
from dragoman.reading.sources.stated import stated


def document(row: Mapping[str, object], mapping: ColumnMapping, *, raw: bytes, suffix: str, where: str, media_type: str) -> Parsed | Failed:
    """The document of one row, its text as it stands in the cell; Failed where the row has no text. ``where`` names the row in messages."""
    hashed = raw_hash(raw)
    text = row.get(mapping.text or "")
    if error := _fault(text, row, mapping, where):
        return Failed(error=error, suffix=suffix, raw_hash=hashed, media_type=media_type)
    hints = _hints(row, mapping)
    own = hints.published is not None
    return Parsed(text=str(text), raw_hash=hashed, media_type=media_type, suffix=suffix, hints=hints, own_date=own)


def _fault(text: object, row: Mapping[str, object], mapping: ColumnMapping, where: str) -> DragomanError | None:
    name = _string(row, mapping.id)
    evidence = f"{where}, id {name[:80]}" if name else where
    if text is None or text == "":
        return Empty("the row has no text", evidence=evidence, remedy=f"fill the column {mapping.text!r}, or name another")
    if not isinstance(text, str):
        return Unreadable(
            "the row's text is not a string", evidence=f"{evidence}, {type(text).__name__}", remedy=f"make {mapping.text!r} a string"
        )
    if "\0" in text:
        return NotText("the row's text holds zero bytes", evidence=evidence, remedy="export the table again as UTF-8")
    return None


def _hints(row: Mapping[str, object], mapping: ColumnMapping) -> Hints:
    return Hints(
        title=_string(row, mapping.title),
        authors=_strings(row, mapping.author),
        outlet=_string(row, mapping.outlet),
        url=_string(row, mapping.url),
        published=stated(row.get(mapping.published or "")),
    )


def _string(row: Mapping[str, object], column: str | None) -> str | None:
    value = row.get(column or "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return (value.strip() or None) if isinstance(value, str) else None


def _strings(row: Mapping[str, object], column: str | None) -> tuple[str, ...]:
    value = row.get(column or "")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(v.strip() for v in value if isinstance(v, str) and v.strip())
    one = _string(row, column)
    return tuple(part.strip() for part in one.split(";") if part.strip()) if one else ()
