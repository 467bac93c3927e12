"""The canonical export: what a dossier holds, whatever the order, the number of workers and the time of its making."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

import duckdb
import msgspec

from dragoman.dossier.store.table import restored
from dragoman.dossier.store.verdicts import current
from dragoman.model.serial import to_json

_CHUNK: Final = 2_000


def lines(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Documents with their records in the order of the text, by locator; then the verdicts in force."""
    documents = con.execute("SELECT reading, text, record FROM current_document ORDER BY path, id").fetchall
    for reading, text, record in documents():
        yield to_json(restored(record, text))
        for (line,) in con.execute("SELECT record FROM record WHERE reading = ? ORDER BY ordinal", [reading]).fetchall():
            yield line
    for _, verdict in current(con):
        yield msgspec.json.encode({"kind": "verdict", **msgspec.to_builtins(verdict)}).decode()


def digest_of(con: duckdb.DuckDBPyConnection) -> str:
    """A hash of the export."""
    running = hashlib.blake2b(digest_size=32)
    for line in lines(con):
        running.update(line.encode("utf-8", "surrogatepass"))
        running.update(b"\n")
    return running.hexdigest()
