"""The inbox beside a dossier: workers leave batches of readings in it, the dossier's owner merges them.

A batch is one Parquet file. It appears under its name only when it is whole and on disk: whoever is killed before that leaves
nothing to merge, whoever is killed after it loses nothing.
"""

from __future__ import annotations

import errno
import os
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.dossier.store.rows import COLUMNS, table_of
from dragoman.errors import DossierError, StorageFull
from dragoman.model.ids import digest
from dragoman.model.reading import Reading

FORMAT: Final = "dragoman batch 1"
_NO_ROOM: Final = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
# An unfinished file this old has no writer left.
_STALE_S: Final = 86_400


class BatchError(DossierError):
    """A batch that cannot be read back as it was written."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch read back: its rows, the run that wrote it, and the hash of its rows."""

    rows: pa.Table
    run: str
    digest: str


def inbox_of(path: Path) -> Path:
    """The inbox of a dossier file."""
    return path.with_name(path.name + ".inbox")


def write_batch(inbox: Path, readings: Sequence[Reading], run: str) -> Path:
    """Leave readings in the inbox and give the batch's path. Raises StorageFull; then nothing is left behind."""
    rows = table_of(readings)
    about = {b"format": FORMAT.encode(), b"run": run.encode(), b"digest": digest_of(rows, run).encode()}
    # Names sort in the order of writing; the random tail keeps two workers apart.
    name = f"{time.time_ns():020d}-{uuid.uuid4().hex[:12]}"
    partial, final = inbox / f"{name}.tmp", inbox / f"{name}.parquet"
    try:
        with _writing(inbox):
            inbox.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                pq.write_table(rows.replace_schema_metadata(about), file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
            partial.rename(final)
            sync_folder(inbox)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return final


def waiting(inbox: Path) -> list[Path]:
    """Finished batches, oldest first."""
    return sorted(inbox.glob("*.parquet")) if inbox.is_dir() else []


def read_batch(path: Path) -> Batch:
    """A batch as it was written. Raises BatchError."""
    try:
        rows = pq.read_table(path, memory_map=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BatchError("a damaged batch", evidence=str(error).split("\n", 1)[0][:300]) from error
    about = {k.decode(errors="replace"): v.decode(errors="replace") for k, v in (rows.schema.metadata or {}).items()}
    if about.get("format") != FORMAT or not rows.schema.equals(COLUMNS):
        raise BatchError("not a batch of this version", evidence=about.get("format", "no format named"))
    if digest_of(rows, about.get("run", "")) != about.get("digest"):
        raise BatchError("a damaged batch", evidence="its rows do not match its digest")
    return Batch(rows, about.get("run", ""), about["digest"])


def digest_of(rows: pa.Table, run: str) -> str:
    """A hash of all rows and the run."""
    return digest(run, *(_row_hash(batch) for batch in rows.combine_chunks().to_batches(max_chunksize=1_000)))


def _row_hash(batch: pa.RecordBatch) -> str:
    return digest(*(repr(column.to_pylist()) for column in batch.columns))


def set_aside(path: Path) -> Path:
    """Rename a batch that cannot be merged, so that it is kept but not tried again."""
    bad = path.with_name(path.name + ".bad")
    with _writing(path.parent):
        path.rename(bad)
        sync_folder(path.parent)
    return bad


def remove(path: Path) -> None:
    """Delete a merged batch."""
    with _writing(path.parent):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def sweep(inbox: Path) -> None:
    """Delete unfinished files whose writer is long gone."""
    if not inbox.is_dir():
        return
    with _writing(inbox):
        for partial in _stale(inbox):
            partial.unlink(missing_ok=True)


def _stale(inbox: Path) -> Iterator[Path]:
    for partial in inbox.glob("*.tmp"):
        with suppress(FileNotFoundError):
            if time.time() - partial.stat().st_mtime > _STALE_S:
                yield partial


def sync_folder(folder: Path) -> None:
    """Make a rename or deletion in the folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _writing(inbox: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritten(error, inbox) from error


def _unwritten(error: OSError, inbox: Path) -> DossierError:
    if error.errno in _NO_ROOM:
        return StorageFull(
            "no room for a batch of readings", evidence=f"{inbox}: {error}", remedy="free some room and run the command again"
        )
    return DossierError("the inbox cannot be written", evidence=f"{inbox}: {error}", remedy="check who may write the folder")
