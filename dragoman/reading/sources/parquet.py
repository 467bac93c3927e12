"""Parquet tables, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from dragoman.errors import Empty, Unreadable
from dragoman.reading.sources.formats import Context, Piece
from dragoman.reading.sources.mapping import ColumnMapping, settle
from dragoman.reading.sources.rows import document
from dragoman.reading.sources.stream import Source

_MEDIA = "application/vnd.apache.parquet"
# Articles of 10 kB: a batch is under a megabyte.
_BATCH = 64


class Parquet:
    """Rows in the order of the file, from ``#1``."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """By signature."""
        return 1.0 if head.startswith(b"PAR1") else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """One document a row. Raises BadMapping, Unreadable (damaged), Empty."""
        import pyarrow as pa

        with source.seekable(context.limits.spool) as stream:
            try:
                yield from _rows(stream, context)
            except (pa.ArrowException, OSError) as error:
                raise Unreadable("a damaged Parquet file", evidence=str(error)[:200], remedy="write it again") from error


def _rows(stream: Any, context: Context) -> Iterator[Piece]:
    import pyarrow.parquet as pq

    table = pq.ParquetFile(stream)
    mapping = settle(table.schema_arrow.names, context.mapping)
    if table.metadata.num_rows == 0:
        raise Empty("a table without rows", evidence="0 rows", remedy="nothing to do")
    number = 0
    for batch in table.iter_batches(_BATCH, columns=_columns(mapping), use_threads=False):
        for row in batch.to_pylist():
            number += 1
            raw = repr(sorted(row.items())).encode("utf-8", "surrogatepass")
            yield document(row, mapping, raw=raw, suffix=f"#{number}", where=f"row {number}", media_type=_MEDIA)


def _columns(mapping: ColumnMapping) -> list[str]:
    return list(dict.fromkeys(name for name in astuple(mapping) if name))


FORMAT = Parquet()
