"""Signatures of documents, kept in the dossier so that a new document is compared with all others without reading them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyarrow as pa

from dragoman.dossier.link.shingles import Shape, shape_of
from dragoman.dossier.store.table import restored
from dragoman.dossier.store.writer import Owner
from dragoman.model.document import Document

_LACKING = """
    SELECT reading FROM current_document d WHERE NOT EXISTS (FROM signature s WHERE s.reading = d.reading) ORDER BY reading
"""
_READ = "SELECT reading, record, text FROM document WHERE reading IN (SELECT unnest($readings))"
_CHOSEN = "SELECT reading, record, text FROM current_document WHERE id IN (SELECT unnest($docs))"
_CHUNK = 1_000
_CANDIDATES = """
    WITH shown AS (
        SELECT s.* FROM signature s JOIN current_reading c ON c.reading = s.reading WHERE c.recorded_to IS NULL AND s.words > 0
    ),
    marks AS (
        SELECT doc, unnest(bands) AS mark, generate_subscripts(bands, 1) AS place FROM shown
        UNION ALL
        SELECT doc, hash(exact), 0 FROM shown
        UNION ALL
        SELECT doc, hash(opening), -1 FROM shown WHERE opening <> ''
    )
    SELECT DISTINCT least(a.doc, b.doc) AS l, greatest(a.doc, b.doc) AS r
    FROM marks a JOIN marks b ON a.place = b.place AND a.mark = b.mark AND a.doc <> b.doc
    WHERE a.doc IN (SELECT unnest($fresh))
    ORDER BY l, r
"""


def bring_forward(dossier: Owner) -> frozenset[str]:
    """Sign the documents that have no signature yet. Their ids."""
    con = dossier.connection
    fresh: set[str] = set()
    lacking = [reading for (reading,) in con.execute(_LACKING).fetchall()]
    for start in range(0, len(lacking), _CHUNK):
        rows = con.execute(_READ, {"readings": lacking[start : start + _CHUNK]}).fetchall()
        shaped = {reading: shape_of(_document(record, text)) for reading, record, text in rows}
        fresh.update(shape.doc for shape in shaped.values())
        _insert(dossier, [_signature(reading, shape) for reading, shape in shaped.items()])
    return frozenset(fresh)


def candidates(dossier: Owner, fresh: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of documents worth comparing of which one is fresh, in order."""
    return dossier.connection.execute(_CANDIDATES, {"fresh": sorted(fresh)}).fetchall()


def shapes(dossier: Owner, docs: Iterable[str]) -> dict[str, Shape]:
    """The shapes of documents by id."""
    rows = dossier.connection.execute(_CHOSEN, {"docs": sorted(docs)}).fetchall()
    found = [shape_of(_document(record, text)) for _, record, text in rows]
    return {shape.doc: shape for shape in found}


def _signature(reading: int, shape: Shape) -> dict[str, object]:
    return {
        "reading": reading,
        "doc": shape.doc,
        "words": len(shape.words),
        "exact": shape.exact,
        "opening": shape.opening,
        "bands": shape.bands(),
    }


def _document(record: str, text: str) -> Document:
    found = restored(record, text)
    if not isinstance(found, Document):
        raise TypeError(f"a {found.kind} among the documents")
    return found


_COLUMNS = pa.schema(
    [("reading", pa.int64()), ("doc", pa.string()), ("words", pa.int32()), ("exact", pa.string()), ("opening", pa.string()),
     ("bands", pa.list_(pa.uint64()))]
)  # fmt: skip


def _insert(dossier: Owner, rows: list[dict[str, object]]) -> None:
    con = dossier.connection
    con.register("fresh_signatures", pa.Table.from_pylist(rows, schema=_COLUMNS))
    try:
        con.execute("INSERT INTO signature FROM fresh_signatures")
    finally:
        con.unregister("fresh_signatures")
