"""Parquet: typed columns, compressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.present.export.columns import Column, Value, flat
from dragoman.present.export.format import Rows

# Rows held at once: at about 2 kB a row this stays under 25 MB.
BATCH = 10_000
_TYPES = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "truth": pa.bool_()}


class Parquet:
    """One row a record; lists are JSON text, days ISO 8601 text. The meaning of a column is in its metadata."""

    name = "parquet"

    def write(self, path: Path, kind: str, columns: Sequence[Column], rows: Rows) -> int:
        """Write one kind's rows; return their number."""
        schema = pa.schema([pa.field(c.name, _TYPES[c.type], metadata={"meaning": c.meaning}) for c in columns])
        number = 0
        with pq.ParquetWriter(path, schema, compression="zstd") as out:
            for batch in _batches(flat(kind, row) for row in rows):
                out.write_table(pa.Table.from_pylist(batch, schema=schema))
                number += len(batch)
        return number


def _batches(rows: Iterator[dict[str, Value]]) -> Iterator[list[dict[str, Value]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
