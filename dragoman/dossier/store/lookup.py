"""One record by its id."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

import duckdb

from dragoman.dossier.store.table import restored
from dragoman.errors import UnknownRecord
from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.sourced import Sourced

_SHORTEST: Final = 6


def find(con: duckdb.DuckDBPyConnection, wanted: str) -> Sourced[AnyRecord]:
    """The record with its document. Raises UnknownRecord, naming the nearest ids, where none or several begin so."""
    wanted = wanted.strip().lower()
    rows = con.execute(
        "SELECT id, record, reading FROM current_record"
        " WHERE id = $id OR (starts_with(id, $id) AND length($id) >= $least) ORDER BY id LIMIT 5",
        {"id": wanted, "least": _SHORTEST},
    ).fetchall()
    exact = [row for row in rows if row[0] == wanted] or rows
    if len(exact) != 1:
        raise _unknown(con, wanted, [row[0] for row in exact])
    _, line, reading = exact[0]
    return Sourced(_record(line), _document(con, reading))


def _record(line: str) -> AnyRecord:
    found = restored(line, "")
    if isinstance(found, Document):
        raise UnknownRecord("a document, not a record", evidence=found.id)
    return found


def _document(con: duckdb.DuckDBPyConnection, reading: int) -> Document:
    row = con.execute("SELECT record, text FROM document WHERE reading = ?", [reading]).fetchone()
    found = restored(*row) if row else None
    if not isinstance(found, Document):
        raise UnknownRecord("the record's document is missing", evidence=f"reading {reading}")
    return found


def _unknown(con: duckdb.DuckDBPyConnection, wanted: str, several: list[str]) -> UnknownRecord:
    if several:
        return UnknownRecord("several records begin so", evidence=f"{wanted}: {', '.join(several)}", remedy="give more of the id")
    ids = [
        i
        for (i,) in con.execute("SELECT id FROM current_record WHERE starts_with(id, $first) ORDER BY id", {"first": wanted[:3]}).fetchall()
    ]
    near = get_close_matches(wanted, ids, 3, 0.5)
    remedy = f"nearest: {', '.join(near)}" if near else "dragoman list shows the ids"
    return UnknownRecord("no such record", evidence=repr(wanted), remedy=remedy)
