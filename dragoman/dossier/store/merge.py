"""Merging a batch: its new readings into the typed tables, inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.dossier.store.inbox import Batch


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging came to. ``known`` readings were in the dossier already, word for word."""

    readings: int = 0
    known: int = 0
    damaged: tuple[str, ...] = ()

    def __add__(self, other: Merged) -> Merged:
        return Merged(self.readings + other.readings, self.known + other.known, self.damaged + other.damaged)


@dataclass(frozen=True, slots=True)
class _Head:
    number: int
    doc: str
    extractor: str
    content: str


def merge_batch(con: duckdb.DuckDBPyConnection, batch: Batch, file: str, now: datetime) -> Merged:
    """Append the batch's new readings; one that is equal to its document's current reading is left out, a second merge changes nothing."""
    if con.execute("SELECT 1 FROM batch WHERE digest = $d", {"d": batch.digest}).fetchone():
        return Merged(known=len(_heads(batch.rows)))
    heads = _heads(batch.rows)
    fresh = _fresh(con, heads)
    con.execute("INSERT INTO batch VALUES (?, ?, ?, ?, ?)", [batch.digest, file, batch.run, len(heads), now])
    con.execute("INSERT INTO run SELECT $r, $t WHERE NOT EXISTS (FROM run WHERE id = $r)", {"r": batch.run, "t": now})
    if fresh:
        _append(con, batch, fresh, now)
    return Merged(readings=len(fresh), known=len(heads) - len(fresh))


def _heads(rows: pa.Table) -> list[_Head]:
    documents = rows.filter(pc.equal(rows["kind"], "document")).select(["reading", "doc", "extractor_set", "content"])
    return [_Head(r["reading"], r["doc"], r["extractor_set"], r["content"]) for r in documents.to_pylist()]


def _fresh(con: duckdb.DuckDBPyConnection, heads: list[_Head]) -> list[_Head]:
    current = _current_content(con, [h.doc for h in heads])
    fresh = []
    for head in heads:
        if current.get(head.doc) != head.content:
            current[head.doc] = head.content
            fresh.append(head)
    return fresh


def _current_content(con: duckdb.DuckDBPyConnection, docs: list[str]) -> dict[str, str]:
    rows = con.execute(
        "SELECT r.doc, r.content FROM reading r JOIN current_reading c ON c.reading = r.seq"
        " WHERE c.recorded_to IS NULL AND r.doc IN (SELECT unnest($docs))",
        {"docs": docs},
    ).fetchall()
    return dict(rows)


def _append(con: duckdb.DuckDBPyConnection, batch: Batch, fresh: list[_Head], now: datetime) -> None:
    last = con.execute("SELECT coalesce(max(seq), 0) FROM reading").fetchone()
    first = (last[0] if last else 0) + 1
    columns = {
        "seq": pa.array(range(first, first + len(fresh)), pa.int64()),
        "reading": pa.array([h.number for h in fresh], pa.int32()),
        "doc": pa.array([h.doc for h in fresh]),
        "extractor_set": pa.array([h.extractor for h in fresh]),
        "content": pa.array([h.content for h in fresh]),
    }
    con.register("fresh", pa.table(columns))
    con.register("batch_rows", batch.rows)
    try:
        con.execute("INSERT INTO reading SELECT seq, doc, extractor_set, content, $run, $now FROM fresh", {"run": batch.run, "now": now})
        con.execute("CREATE OR REPLACE TEMP TABLE accepted AS SELECT f.seq, b.* FROM batch_rows b JOIN fresh f USING (reading)")
        for statement in insertions():
            con.execute(statement)
        con.execute("DROP TABLE temp.accepted")
        supersede(con, first)
    finally:
        con.unregister("fresh")
        con.unregister("batch_rows")


@cache
def insertions() -> tuple[str, ...]:
    """The statements that fill the typed tables, one file a table."""
    folder = files("dragoman.dossier.store") / "merge"
    return tuple(f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".sql"))


def supersede(con: duckdb.DuckDBPyConnection, first: int) -> None:
    """Bring current_reading forward for the documents of the readings from number ``first`` on."""
    con.execute("CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT doc FROM reading WHERE seq >= $first", {"first": first})
    con.execute("DELETE FROM current_reading WHERE doc IN (FROM touched)")
    con.execute(_intervals("WHERE doc IN (FROM touched)"))
    con.execute("DROP TABLE temp.touched")


def rebuild_current(con: duckdb.DuckDBPyConnection) -> None:
    """Make current_reading anew from reading."""
    con.execute("DELETE FROM current_reading")
    con.execute(_intervals(""))


def _intervals(which: str) -> str:
    # A document's readings follow each other: each is current from its own recording to that of the next.
    return (
        "INSERT INTO current_reading"  # noqa: S608 - both callers give constants
        " SELECT seq, doc, recorded_at, lead(recorded_at) OVER (PARTITION BY doc ORDER BY seq)"
        f" FROM reading {which}"
    )
